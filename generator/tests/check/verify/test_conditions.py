"""Conditions, rows and comparisons on a server: each shown from both sides, and named where it is not kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from docpact.check.verify import Limits, verify
from docpact.check.verify.answers import Answer, Reader
from docpact.check.verify.cover import Cover
from docpact.check.verify.exchange import Exchange
from docpact.check.verify.findings import Report
from docpact.check.verify.journal import Journal
from docpact.check.verify.probes import Probes
from docpact.check.verify.record import Record
from docpact.check.verify.run import Run
from docpact.facts import Contract, Fact, Judge, Test, parse
from docpact.service import Sandbox
from docpact.spec import LoadedSpec, load_project, load_spec

SPECS = Path(__file__).parents[1] / "data" / "spec"
REPOSITORY = Path(__file__).parents[4]


@pytest.fixture(scope="module")
def gale() -> LoadedSpec:
    """A made-up model with rows, denied rows of one of its names, and conditions."""
    return load_project(SPECS).specs[0]


def joining(spec: LoadedSpec) -> list[Fact]:
    """The facts that join members."""
    facts = [one.fact for one in spec.contract.constraints if one.refuses]
    return [fact for fact in facts if fact.when or fact.meaning.family in ("combination", "rows")]


class JudgingSender:
    """A server that keeps some facts, and answers as the API's documented examples do."""

    url = "https://api.kestrel.example/v2/flights"
    base_url = "https://api.kestrel.example"
    has_key = False

    def __init__(self, spec: LoadedSpec, facts: Iterable[Fact], read: Callable[[bytes], Any] = json.loads) -> None:
        self._judge, self._read = Judge(Contract.from_facts(facts)), read
        accepted, refusal = spec.api.content.submit.examples[0], spec.api.content.errors.examples[0]
        self._accepted = Answer(accepted.status, "application/json", json.dumps(accepted.body).encode())
        self._refused = Answer(refusal.status, "application/json", json.dumps(refusal.body).encode())
        self.bodies: list[bytes] = []

    def call(self, *_: object) -> Answer:
        """Nothing but bodies is judged here."""
        return Answer(500)

    def send(self, body: bytes, _key: str = "key") -> Answer:
        self.bodies.append(body)
        return self._accepted if self._judge.accepts(self._read(body)) else self._refused


def verified(
    spec: LoadedSpec,
    change: Callable[[Fact], Fact | None] = lambda fact: fact,
    besides: Iterable[Fact] = (),
    read: Callable[[bytes], Any] = json.loads,
    most: int = 900,
) -> Report:
    """A run with a budget against a server whose facts are the spec's, each changed or left out, and some besides."""
    facts = [one.fact for one in spec.contract.constraints if one.refuses]
    kept = [fact for one in facts if (fact := change(one)) is not None] + [*besides]
    sender = JudgingSender(spec, kept, read)
    exchange = Exchange(
        sender,
        Reader(spec.api),
        Journal(None, sender.url, ""),
        Record(None, spec.operation),
        allowed=80,
        most_requests=most,
        rate=None,
    )  # type: ignore[arg-type]  # what a run uses of one
    report = Report(spec, sender.url, None, 80, billed=True)
    run = Run(spec, sender, exchange, lambda *_: None, billed=True)  # type: ignore[arg-type]  # the same
    return run.carry_out(report)


def test_a_member_that_is_wanted_with_others_of_a_table_is_named_by_itself(kling: LoadedSpec) -> None:
    """A body without it, or without what it needs beside it, is no second deviation."""
    facts = [
        one.fact for one in kling.contract.constraints if one.refuses and one.fact.id != "parameters.width#required"
    ]
    sandbox = Sandbox([kling], key="a-key")
    sandbox._contracts = {kling.model: Contract.from_facts([*facts, parse("parameters.width required true")])}
    with sandbox:
        report = verify(kling, sandbox.base_url, key="a-key", limits=Limits(50, 60))
    assert {one.subject.id for one in report.deviations} == {"parameters.width#required"}


def test_each_fact_that_joins_members_is_shown_from_both_sides(gale: LoadedSpec) -> None:
    probes = Probes(gale)
    bodies = [*Cover(probes).bodies(200)]
    broken = {fact.id for probe in probes.violations() for fact in probe.facts}
    wanted = joining(gale)
    assert len(wanted) >= 4
    assert {fact.id for one in bodies for fact in one.joins} >= {fact.id for fact in wanted}
    assert broken >= {fact.id for fact in wanted}
    for fact in wanted:
        if fact.when:
            met = {all(test.holds_in(one.body) for test in fact.when) for one in bodies}
            assert met == {True, False}, fact.id
    judge = Judge(gale.contract)
    assert all(judge.accepts(one.body) for one in bodies)


def test_every_row_of_a_table_is_sent(gale: LoadedSpec) -> None:
    (rows,) = [fact for fact in joining(gale) if fact.keyword == "rows" and not fact.when]
    listed = rows.value["rows"]  # type: ignore[index,call-overload]  # JSON
    sent = [one.body["parameters"] for one in Cover(Probes(gale)).bodies(200)]  # type: ignore[index,call-overload]  # JSON
    shown = [[one.get("width"), one.get("height")] for one in sent]  # type: ignore[union-attr]  # JSON
    assert all(row in shown for row in listed)


@pytest.mark.untraced
def test_a_server_that_keeps_the_spec_departs_from_nothing(gale: LoadedSpec) -> None:
    report = verified(gale)
    assert [(one.kind, one.subject.id, one.note) for one in report.deviations] == []
    kept = {one.subject.id for one in report.facts if one.status == "kept"}
    assert {fact.id for fact in joining(gale)} <= kept


@pytest.mark.untraced
def test_a_condition_that_a_server_does_not_keep_is_named(gale: LoadedSpec) -> None:
    for dropped in joining(gale):
        report = verified(gale, lambda fact, dropped=dropped: None if fact == dropped else fact)  # type: ignore[misc]  # bound now
        assert {(one.kind, one.subject.id) for one in report.deviations} == {("accepted", dropped.id)}


@pytest.mark.untraced
def test_a_row_that_a_server_has_lost_is_named(gale: LoadedSpec) -> None:
    def fewer(fact: Fact) -> Fact:
        if fact.keyword != "rows" or fact.when:
            return fact
        value = dict(fact.value)  # type: ignore[arg-type]  # JSON
        value["rows"] = value["rows"][1:]  # type: ignore[index,call-overload]  # JSON
        return Fact(fact.path, "rows", value)

    report = verified(gale, fewer)
    (rows,) = [fact for fact in joining(gale) if fact.keyword == "rows" and not fact.when]
    named = {(one.kind, one.subject.id) for one in report.deviations}
    assert ("refused", rows.id) in named


@pytest.mark.untraced
def test_a_condition_that_a_server_adds_is_a_body_refused(gale: LoadedSpec) -> None:
    facts = [one.fact for one in gale.contract.constraints if one.refuses]
    added = Fact("parameters.camera.speed", "forbidden", True, (Test("parameters.camera.path"),))
    report = verified(gale, lambda fact: added if fact == facts[-1] else fact)
    assert [one for one in report.deviations if one.kind == "refused"]


FIRST, LAST = "parameters.guidances.start_frame", "parameters.guidances.end_frame"
SECOND = "parameters.guidances.image_reference"
CLIPS = "parameters.guidances.video_reference_base"


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("model", "lost", "added", "named"),
    [
        ("seedream-4.5", f"{SECOND}[].order#required", f"{SECOND}[].order required true", None),
        ("nano-banana-2", "parameters.quantity#required", "parameters.quantity required true", None),
        (
            "veo-3.1",
            'parameters.width#enum when model="veo-3.1-lite"',
            'parameters.width enum [720, 1280] when model="veo-3.1-lite"',
            None,
        ),
        (
            "kling-2.6",
            "",
            "parameters.motion_has_audio forbidden true when parameters.width=1440",
            "parameters#rows:width, height",
        ),
        ("wan-2.7", "", f"{SECOND} forbidden true when {CLIPS} given", f"{SECOND}#maxItems"),
        ("wan-2.7", "", f"{FIRST} required true when {LAST} given", f"{FIRST}#required"),
        ("hailuo-2_3", "", "parameters.style_ids maxItems 1", "parameters.style_ids#type"),
        (
            "lucid-realism",
            "",
            "parameters.height required true when parameters.width given",
            "parameters.height#required",
        ),
        ("phoenix", "", 'parameters compare "width != height"', "parameters.width#type"),
        (
            "ltxv-2.3-pro",
            "",
            f"parameters.guidances required true\n{FIRST} required true",
            f"{FIRST}#required",
        ),
    ],
)
def test_what_a_server_wants_or_forbids_besides_is_named(model: str, lost: str, added: str, named: str | None) -> None:
    """A member that is wanted wherever it could stand, or beside another; a shorter list, or two members apart."""
    spec = load_spec(REPOSITORY / "spec" / "leonardo" / "models" / f"{model}.yaml")
    report = verified(spec, lambda fact: None if fact.id == lost else fact, map(parse, added.splitlines()))
    # Its refusals all say the same, and so name the wrong member.
    assert [one.subject.id for one in report.deviations if one.kind == "refused"] == [named or lost]


@pytest.mark.untraced
@pytest.mark.parametrize("lost", [4, 15])
def test_few_requests_show_a_list_from_both_ends(lost: int) -> None:
    spec = load_spec(REPOSITORY / "spec" / "leonardo" / "models" / "seedance-2.0.yaml")

    def shorter(fact: Fact) -> Fact:
        listed = fact.value if fact.id == "parameters.duration#enum" and isinstance(fact.value, list) else None
        return Fact(fact.path, "enum", [one for one in listed if one != lost]) if listed else fact

    report = verified(spec, shorter, most=50)
    assert [one.subject.id for one in report.deviations if one.kind == "refused"] == ["parameters.duration#enum"]


def sora_2_pro() -> LoadedSpec:
    return load_spec(REPOSITORY / "spec" / "leonardo" / "models" / "sora-2-pro.yaml")


@pytest.mark.untraced
@pytest.mark.parametrize("known", ["prompt and text", "text"])
def test_a_member_that_a_server_knows_by_another_name_is_named(known: str) -> None:
    """By that one too, or alone: then no body that the page allows is taken, and it is the one member that is named."""
    alone = known == "text"

    def read(body: bytes) -> Any:
        found = json.loads(body)
        inner = found.get("parameters") if isinstance(found, dict) else None
        if isinstance(inner, dict):
            own = inner.pop("prompt", None) if alone else None
            inner |= {"prompt": inner.pop("text")} if "text" in inner and "prompt" not in inner else {}
            inner |= {"nobody": own} if own is not None else {}
        return found

    report = verified(sora_2_pro(), read=read)
    wanted = {("accepted", "parameters#additionalProperties")}
    wanted |= {("refused", "parameters.prompt#required")} if alone else set()
    # Its refusals all say the same, and so blame the wrong member.
    assert {(one.kind, one.subject.id) for one in report.deviations if one.kind != "blamed"} == wanted


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("added", "named"),
    [
        ("parameters.prompt minLength 10", "parameters.prompt#type"),
        ("parameters.prompt maxLength 1500", "parameters.prompt#maxLength"),
    ],
)
def test_a_text_that_is_too_short_or_too_long_for_a_server_is_named(added: str, named: str) -> None:
    report = verified(sora_2_pro(), besides=[parse(added)])
    assert [one.subject.id for one in report.deviations if one.kind != "blamed"] == [named]
