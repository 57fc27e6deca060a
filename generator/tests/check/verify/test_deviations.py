"""The reference server, right and wrong in one way at a time: no false alarm, and every deviation by its fact."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from verify_reference import DEVIATIONS, IMAGE, KEY, P, Rules, Server, running

from docpact.check.verify import Limits, Report, verify
from docpact.service import Sandbox
from docpact.spec import load_spec

Ask = Callable[..., Report]
REPOSITORY = Path(__file__).parents[4]


def some(names: Iterable[str]) -> list[Any]:
    """Every eighth deviation always, and all of them in the deep profile: each takes a second."""
    return [pytest.param(name, marks=[pytest.mark.deep] if at % 8 else []) for at, name in enumerate(names)]


def broken(report: Report) -> set[str]:
    return {one.subject.id for one in report.deviations}


@pytest.mark.untraced
@pytest.mark.parametrize("style", ["fastapi", "plain", "vendor"])
@pytest.mark.parametrize("success", ["wrapped", "bare"])
def test_raises_no_alarm_on_a_server_that_keeps_the_spec(ask: Ask, style: str, success: str) -> None:
    with running(style=style, success=success) as server:
        report = ask(server, 20)
    assert (broken(report), report.exit_code, report.stopped) == (set(), 0, None)
    assert len(server.requests) + len(server.reads) == report.requests <= 300
    assert len(server.accepted) == report.accepted <= 20
    undecided = {fact.subject.keyword for fact in report.facts if fact.status == "undecided"}
    assert undecided == {"default"}, "all but unreported defaults are decided"


@pytest.mark.untraced
@pytest.mark.parametrize("model", ["music-v1", "seedream-4.5", "ltxv-2.3-pro"])
def test_raises_no_alarm_on_our_own_sandbox(model: str) -> None:
    """Which makes as many sounds as were asked for, and draws no side as long as pages allow."""
    spec = load_spec(REPOSITORY / "spec" / "leonardo" / "models" / f"{model}.yaml")
    with Sandbox([spec], key=KEY) as sandbox:
        report = verify(spec, sandbox.base_url, key=KEY, limits=Limits(50, 300, None))
    assert (broken(report), report.exit_code) == (set(), 0)


@pytest.mark.untraced
def test_raises_no_alarm_where_a_server_sides_with_a_witness_against_the_page(ask: Ask) -> None:
    with running(style="plain", required_above=("model", "parameters", "public")) as server:
        report = ask(server, 50)
    assert (broken(report), report.exit_code) == (set(), 0)
    (fact,) = [one for one in report.facts if one.subject.id == "public#required"]
    assert (fact.status, fact.why) == ("undecided", "witnesses disagree, and the server sides with observed")


@pytest.mark.parametrize("name", some(DEVIATIONS))
def test_names_the_facts_that_a_server_breaks(ask: Ask, name: str) -> None:
    # Refusals without a reason are the hardest to tell apart.
    changes, facts = DEVIATIONS[name]
    with running(style="plain", **changes) as server:
        report = ask(server, 50, 300)
    assert broken(report) == set(facts)
    assert report.exit_code == 1
    assert len(server.requests) <= 300
    assert len(server.accepted) <= report.accepted <= 50


@pytest.mark.untraced
@pytest.mark.parametrize("style", ["fastapi", "vendor"])
@pytest.mark.parametrize("name", ["the usual width removed", "lengths in UTF-16 units", "the duration required"])
def test_uses_the_names_that_a_server_gives(ask: Ask, name: str, style: str) -> None:
    changes, facts = DEVIATIONS[name]
    with running(style=style, **changes) as server:
        report = ask(server, 50)
    assert broken(report) == set(facts)


NEEDS_A_VALID_BODY = (
    "removed",
    "moved down",
    "lengths in",
    "required",
    "renamed",
    "key",
    "status 409",
    "default",
)
ACCEPTING = [name for name in DEVIATIONS if not any(part in name for part in NEEDS_A_VALID_BODY)]
ACCEPTING += ["the prompt not required", "unknown keys at the top", "the smallest quantity moved down"]


@pytest.mark.parametrize("name", some(ACCEPTING))
def test_stops_at_the_first_body_that_is_wrongly_accepted(ask: Ask, name: str) -> None:
    changes, facts = DEVIATIONS[name]
    with running(**changes) as server:
        report = ask(server, most=300)
    assert report.exit_code == 1
    assert len(report.deviations) == 1
    assert broken(report) <= set(facts)
    assert len(server.accepted) <= report.accepted == 1


@pytest.mark.parametrize(
    ("style", "refused", "shown"),
    [
        ("plain", r"^\s|\s$", "^ "),
        ("fastapi", r"^\s|\s$", "^ "),
        ("plain", r"[\U00010000-\U0010ffff]", "[\U00010000-\U0010ffff]"),
        ("plain", r"\S{200}", "a{200}"),
        ("plain", "\n", "\n"),
        ("plain", "['\"]", "['\"]"),
    ],
)
def test_a_text_that_is_refused_for_what_it_holds_is_not_called_too_long(
    ask: Ask, style: str, refused: str, shown: str
) -> None:
    with running(style=style, refused_texts=refused) as server:
        report = ask(server, 50)
    assert broken(report) == {"parameters.prompt#type"}
    assert re.search(shown, json.loads(report.deviations[0].body)["parameters"]["prompt"])


def test_a_server_that_wants_one_member_first_takes_no_objects(ask: Ask) -> None:
    with running(first_member="model") as server:
        report = ask(server, 30)
    assert broken(report) == {"$#type"}
    assert "in another order" in report.deviations[0].note
    assert next(iter(json.loads(report.deviations[0].body))) != "model"


def test_sends_nothing_valid_unless_allowed(ask: Ask) -> None:
    with running() as server:
        report = ask(server)
    assert (server.accepted, report.accepted, report.exit_code) == ([], 0, 0)
    assert any("No valid body" in note for note in report.notes)
    assert report.count("kept") > 35


def test_takes_apart_two_deviations_in_one_body(ask: Ask) -> None:
    with running(style="plain", durations=(4, 8), modes=("RESOLUTION_720",), longest=4999) as server:
        report = ask(server, 50)
    assert broken(report) == {"parameters.duration#enum", "parameters.mode#enum", "parameters.prompt#maxLength"}
    by_fact = {one.subject.id: one for one in report.deviations}
    assert b'"duration":12' in by_fact["parameters.duration#enum"].body
    assert b"RESOLUTION_1080" not in by_fact["parameters.duration#enum"].body, "the smallest body is shown"


@pytest.mark.untraced
@pytest.mark.parametrize("style", ["fastapi", "vendor"])
def test_finds_a_parameter_that_hides_behind_all_refusals(ask: Ask, style: str) -> None:
    with running(style=style, required=("prompt", "width", "height", "quantity", "duration")) as server:
        report = ask(server)
    assert broken(report) == {"parameters.duration#required"}
    assert server.accepted == []


def test_tells_a_refusal_for_the_wrong_parameter_from_a_right_one(ask: Ask) -> None:
    with running(wrong_name="duration") as server:
        report = ask(server)
    assert {one.kind for one in report.deviations} == {"blamed"}
    assert broken(report) == {"parameters.duration#type", "parameters.duration#enum"}
    assert "parameters.height" in report.deviations[0].note


def test_takes_a_body_for_refused_whatever_the_status_once_one_was_accepted(ask: Ask) -> None:
    with running(refusal_status=403) as server:
        assert ask(server, 20).exit_code == 0


@pytest.mark.untraced
def test_says_that_the_server_looks_at_the_body_before_the_key(ask: Ask) -> None:
    with running(body_before_key=True) as server:
        report = ask(server)
        whys = {fact.subject.id: fact.why for fact in report.facts}
        assert whys["api#auth"] == "the server refuses the body before it looks at the key"
        billed = ask(server, 20)
    assert billed.exit_code == 0
    assert next(fact.status for fact in billed.facts if fact.subject.id == "api#auth") == "kept"


def numbered(server: Server, number: int) -> tuple[int, str, bytes] | None:
    """Every refusal holds another id, as those of many servers do."""
    if not server.problems(server.last_body):
        return None
    return 400, "application/json", json.dumps({"error": "invalid request", "request_id": number}).encode()


@pytest.mark.untraced
def test_a_key_that_nobody_checks_is_noticed_beside_refusals_that_are_never_the_same(ask: Ask) -> None:
    with running(before=numbered, check_key=False, check_presence_of_key=False) as server:
        statuses = {fact.subject.id: fact.status for fact in ask(server).facts}
        billed = ask(server, 20)
    assert statuses["api#auth"] == "broken", "the account is told to everybody"
    assert broken(billed) == {"api#auth"}
    with running(before=numbered) as server:
        report = ask(server, 20)
    assert report.exit_code == 0
    assert next(fact.status for fact in report.facts if fact.subject.id == "api#auth") == "kept"


def test_a_refusal_of_the_key_for_one_body_only_is_no_end(ask: Ask) -> None:
    def odd(server: Server, _: int) -> tuple[int, str, bytes] | None:
        wrong = b'"mode":1' in server.last or re.search(rb'"duration":3[,}]', server.last)
        return (401, "application/json", b'{"error": "x"}') if wrong else None

    with running(before=odd, most_frames=None) as server:
        report = ask(server, 50, 300)
    assert {one.subject.id: one.kind for one in report.deviations} == {
        P + "mode#type": "answer",
        P + "duration#enum": "answer",
        P + "guidances.start_frame#maxItems": "accepted",
    }
    assert report.could_not_run is None


def test_a_key_that_is_taken_no_longer_is_the_end(ask: Ask) -> None:
    ends: Any = lambda _, number: (401, "application/json", b"{}") if number >= 30 else None  # noqa: E731
    with running(style="plain", before=ends) as server:
        report = ask(server, 50)
    assert (report.exit_code, report.deviations) == (2, [])
    assert 33 <= report.requests <= 36
    assert "does not take the key" in str(report.could_not_run)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("kind", "style"),
    [
        ("INIT", "plain"),
        ("GENERATION", "vendor"),
        ("UPLOADED", "fastapi"),
        ("GENERATED", "plain"),
        ("VARIATION", "vendor"),
    ],
)
def test_a_value_that_is_refused_breaks_nothing_beside_it(ask: Ask, kind: str, style: str) -> None:
    kinds = tuple(one for one in Rules().kinds if one != kind)
    with running(kinds=kinds, style=style) as server:
        report = ask(server, 50)
    assert broken(report) == {IMAGE + ".type#enum"}
    statuses = {fact.subject.id: fact.status for fact in report.facts}
    assert statuses[IMAGE + ".id#type"] == "kept"
    assert len(server.requests) <= 300


@pytest.mark.untraced
@pytest.mark.parametrize("style", ["plain", "vendor", "fastapi"])
def test_a_list_that_may_hold_nothing_is_not_blamed_on_what_it_held(ask: Ask, style: str) -> None:
    with running(most_frames=0, style=style) as server:
        report = ask(server, 50)
    assert broken(report) == {P + "guidances.start_frame#maxItems"}
    assert len(server.requests) <= 300


@pytest.mark.parametrize("style", ["vendor", "fastapi"])
def test_a_refusal_for_another_parameter_is_told_in_sentences_too(ask: Ask, style: str) -> None:
    with running(wrong_name="width", style=style) as server:
        report = ask(server)
    assert {one.kind for one in report.deviations} == {"blamed"}
    assert {P + "width#type", P + "width#enum", P + "width#required"} <= broken(report)


RIGHT_REFUSALS: list[tuple[int, Any]] = [
    (200, [{"message": "x", "extensions": {"path": "$.selectionSet.generate.args", "code": "validation-failed"}}]),
    (200, {"errors": [{"message": "Invalid input", "path": ["createGeneration"]}]}),
    (400, {"status": 400, "message": "Bad Request", "path": "/v2/generations"}),
    (400, {"error": {"field": "payload", "property": "body", "message": "bad"}}),
]


@pytest.mark.untraced
@pytest.mark.parametrize(("status", "said"), RIGHT_REFUSALS)
def test_what_is_no_parameter_is_not_blamed(ask: Ask, status: int, said: Any) -> None:
    def refuse(server: Server, _: int) -> tuple[int, str, bytes] | None:
        return (status, "application/json", json.dumps(said).encode()) if server.problems(server.last_body) else None

    with running(before=refuse) as server:
        assert broken(ask(server)) == set()


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("rounding", "name"), [(math.floor, "width"), (math.ceil, "quantity"), (round, "quantity"), (int, "width")]
)
def test_numbers_that_are_rounded_are_noticed(ask: Ask, rounding: Callable[[float], int], name: str) -> None:
    def take(server: Server, _: int) -> tuple[int, str, bytes] | None:
        body = server.last_body
        values = body.get("parameters") if isinstance(body, dict) else None
        if isinstance(values, dict) and isinstance(values.get(name), float):
            problems = server.problems({**body, "parameters": {**values, name: rounding(values[name])}})
            said = json.dumps({"detail": [{"loc": ["body", *path], "msg": words} for path, words in problems]})
            accepted = (200, "application/json", b'{"generationId": "a"}')
            return (422, "application/json", said.encode()) if problems else accepted
        return None

    with running(before=take) as server:
        report = ask(server, 50)
    assert broken(report) == {f"parameters.{name}#type"}


def test_recognises_a_default_that_the_server_reports(ask: Ask) -> None:
    with running(echo=True) as server:
        report = ask(server, 20)
    statuses = {fact.subject.id: fact.status for fact in report.facts}
    assert (report.exit_code, statuses["parameters.duration#default"]) == (0, "kept")


def test_says_when_no_valid_body_is_accepted_at_all(ask: Ask) -> None:
    with running(style="vendor", modes=("A",), widths=(1,)) as server:
        report = ask(server, 20)
    assert "parameters.width#enum" in broken(report)
    assert all(body["parameters"]["width"] == 1 for body in server.accepted), "no valid one"
    assert any("Valid bodies were left out" in note for note in report.notes)


@pytest.mark.parametrize(
    "said",
    [
        {"detail": [{"loc": ["body", "parameters", "guidances", "start_frame", 0, "image", "id"], "msg": "x"}]},
        {"error": "Init image not found"},
        {"detail": "The picture does not exist."},
    ],
)
def test_an_id_that_was_made_up_is_no_deviation(ask: Ask, said: dict[str, Any]) -> None:
    def real_ids(server: Any, _: int) -> tuple[int, str, bytes] | None:
        if b"00000000-0000-4000-8000-000000000001" in server.last and not server.problems(server.last_body):
            return 422, "application/json", json.dumps(said).encode()
        return None

    with running(before=real_ids) as server:
        report = ask(server, 30)
    assert broken(report) == set()
    assert any("ids that exist" in note for note in report.notes)
