"""Judges beside each other: every documented reason is met by some made-up body, and whatever else differs is named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import JsonValue

from docpact.check import oracles
from docpact.check.harness import Harness
from docpact.check.oracles import ACCEPTED, Corpus, Entry, Oracle, Verdict, compare
from docpact.check.score.command import emitted_client
from docpact.spec import LoadedSpec, Project

pytestmark = pytest.mark.xdist_group("oracles")


@pytest.fixture(scope="module")
def made_up(kestrel: Project) -> Iterator[Harness]:
    with emitted_client(kestrel) as package:
        yield Harness(kestrel.specs[0], package)


@pytest.fixture(scope="module")
def corpus(made_up: Harness) -> list[Entry]:
    found = Corpus(made_up.spec)
    return [*found.edges, *found.closed()]


def answering(harness: Harness) -> oracles.Oracle:
    def post(body: bytes) -> tuple[int, JsonValue]:
        reply = harness.posted(body)
        return reply.status, reply.answer

    return oracles.by_answers(harness.spec, post)


def test_every_reason_is_met_and_nothing_else_differs(made_up: Harness, corpus: list[Entry]) -> None:
    judges: dict[oracles.OracleName, Oracle] = {
        oracles.MODELS: oracles.emitted_models(made_up),
        oracles.JSONSCHEMA: oracles.by_jsonschema(made_up.spec),
        oracles.JSONSCHEMA_RS: oracles.by_jsonschema_rs(made_up.spec),
        oracles.SANDBOX: answering(made_up),
    }
    found = [compare(made_up.spec, name, judge, corpus) for name, judge in judges.items()]
    assert [drift for one in found for drift in one.drifts] == []
    assert {name for one in found for name in one.met} == set(oracles.REASONS)
    assert [one.unmet(made_up.spec) for one in found] == [[], [], [], []]
    assert all(one.judged == len(corpus) > 500 for one in found)


def test_a_drift_names_judge_body_paths_and_facts_with_their_lines(sora: LoadedSpec) -> None:
    corpus = Corpus(sora).edges
    honest = oracles.by_jsonschema_rs(sora)

    def lenient(entry: Entry) -> Verdict:
        return honest(entry) - {"parameters.duration"}

    found = compare(sora, oracles.JSONSCHEMA_RS, lenient, corpus)
    assert found.drifts
    wanted = (
        "accepted by jsonschema-rs, refused at parameters.duration by the facts: parameters.duration is null, about "
    )
    assert found.drifts[0].startswith(wanted)
    assert "(page, line 42, " in found.drifts[0]
    assert "sora-2-pro.yaml:" in found.drifts[0]
    assert '"duration":null' in found.drifts[0]
    lines = found.report().splitlines()
    assert lines[0] == f"jsonschema-rs and the facts part on {len(found.drifts)} of {len(corpus)} bodies:"
    assert lines[-1].strip() == f"... and {len(found.drifts) - 10} more"


def test_a_judge_that_refuses_what_is_allowed_drifts_too(sora: LoadedSpec) -> None:
    found = compare(sora, oracles.SANDBOX, lambda _entry: frozenset({"model"}), Corpus(sora).closed(60))
    assert found.judged == len(found.drifts) == 4
    wanted = "refused at model by the sandbox over HTTP, accepted by the facts: closed values, about model "
    assert found.drifts[0].startswith(wanted)
    assert len(found.report().splitlines()) == 5


def test_a_reason_is_for_its_judges_only(sora: LoadedSpec) -> None:
    near = [entry for entry in Corpus(sora).edges if "4.0" in entry.name]
    assert near
    refusing: Oracle = lambda entry: frozenset({entry.path})  # noqa: E731
    assert compare(sora, oracles.MODELS, refusing, near).drifts == []
    assert len(compare(sora, oracles.JSONSCHEMA, refusing, near).drifts) == len(near)


def test_a_reason_that_nothing_needs_is_reported(sora: LoadedSpec) -> None:
    strict = oracles.judge_of_facts(sora)
    found = compare(sora, oracles.MODELS, strict, Corpus(sora).edges)
    assert found.drifts == []
    assert found.unmet(sora) == [name for name, one in oracles.REASONS.items() if oracles.MODELS in one.oracles]
    assert compare(sora, oracles.SANDBOX, strict, []).unmet(sora) == []


@pytest.mark.parametrize(
    ("status", "answer", "verdict"),
    [
        (200, {"generate": {"generationId": "1"}}, ACCEPTED),
        (500, {"error": "down"}, {"down"}),
        (200, [], {"(HTTP 200 without a path: [])"}),
        (200, {"errors": []}, {'(HTTP 200 without a path: {"errors": []})'}),
        (200, [{"extensions": {"details": {"errors": ["model  is too much"]}}}], {"model "}),
        (200, [{"extensions": {"details": {"errors": ["other is too much"]}}}], {"other"}),
    ],
)
def test_an_answer_accepts_or_names_paths_or_says_neither(
    sora: LoadedSpec, status: int, answer: JsonValue, verdict: set[str]
) -> None:
    judge = oracles.by_answers(sora, lambda _body: (status, answer))
    assert judge(Entry("x", {}, "model ")) == verdict


def test_a_client_that_sends_nothing_has_a_verdict_of_its_own(
    made_up: Harness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_up, "create_from", lambda _body: 1 / 0)
    judge = oracles.emitted_models(made_up)
    assert judge(Entry("x", {})) == {"(nothing was sent: ZeroDivisionError: division by zero)"}
    assert "somewhere" in next(iter(judge(Entry(oracles.CLOSED, {}))))
