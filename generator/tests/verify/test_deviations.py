"""The reference server, right and wrong in one way at a time: no false alarm, and every deviation by its fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from verify_reference import DEVIATIONS, running

from docpact.verify import Report

Ask = Callable[..., Report]


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
    assert len(server.requests) == report.requests <= 300
    assert len(server.accepted) == report.accepted <= 12
    undecided = {fact.subject.keyword for fact in report.facts if fact.status == "undecided"}
    assert undecided == {"default"}, "all but unreported defaults are decided"


@pytest.mark.parametrize("name", some(DEVIATIONS))
def test_names_the_facts_that_a_server_breaks(ask: Ask, name: str) -> None:
    # Refusals without a reason are the hardest to tell apart.
    changes, facts = DEVIATIONS[name]
    with running(style="plain", **changes) as server:
        report = ask(server, 50)
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
        report = ask(server)
    assert report.exit_code == 1
    assert len(report.deviations) == 1
    assert broken(report) <= set(facts)
    assert len(server.accepted) <= report.accepted == 1


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


def test_recognises_a_default_that_the_server_reports(ask: Ask) -> None:
    with running(echo=True) as server:
        report = ask(server, 20)
    statuses = {fact.subject.id: fact.status for fact in report.facts}
    assert (report.exit_code, statuses["parameters.duration#default"]) == (0, "kept")


def test_says_when_no_valid_body_is_accepted_at_all(ask: Ask) -> None:
    with running(style="vendor", modes=("A",), widths=(1,)) as server:
        report = ask(server, 20)
    assert "parameters.width#enum" in broken(report)
    assert server.accepted == []
    assert any("Valid bodies were left out" in note for note in report.notes)


def test_an_id_that_was_made_up_is_no_deviation(ask: Ask) -> None:
    def real_ids(server: Any, _: int) -> tuple[int, str, bytes] | None:
        if b"00000000-0000-4000-8000-000000000001" in server.last and not server.problems(server.last_body):
            where = ["body", "parameters", "guidances", "start_frame", 0, "image", "id"]
            return 422, "application/json", str({"detail": [{"loc": where, "msg": "x"}]}).replace("'", '"').encode()
        return None

    with running(before=real_ids) as server:
        report = ask(server, 30)
    assert broken(report) == set()
    assert any("ids that exist" in note for note in report.notes)
