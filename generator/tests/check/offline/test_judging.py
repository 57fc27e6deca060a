"""What becomes of a body, why, and how to mend it."""

from __future__ import annotations

from typing import Any

import pytest

from docpact.check.offline import Given, SpecJudges, Verdict, judged_report
from docpact.check.offline.judging import nearest
from docpact.errors import Place
from docpact.facts import Claim, Contract, Fact, Test

PLACE = Place("spec/kestrel/kite-1.yaml", 7, 5)
CLAIMS = [
    Claim(Fact("$", "type", "object"), "assumed"),
    Claim(Fact("$", "additionalProperties", value=False), "observed"),
    Claim(Fact("model", "enum", ["kite-1", "kite-1-turbo"]), place=PLACE, page_line=3),
    Claim(Fact("parameters", "required", value=True)),
    Claim(Fact("parameters.prompt", "required", value=True), place=PLACE, page_line=4),
    Claim(Fact("parameters.prompt", "maxLength", 5), place=PLACE, page_line=4),
    Claim(Fact("parameters.span", "type", "integer")),
    Claim(Fact("parameters.span", "enum", [2, 4, 8])),
    Claim(Fact("parameters.span", "enum", [2, 4, 8, 16]), "openapi"),
    Claim(Fact("parameters.seed", "type", "integer")),
    Claim(Fact("parameters.seed", "ignored", True, (Test("parameters.span", [2]),)), page_line=9),
    Claim(Fact("parameters.tail", "forbidden", True, (Test("parameters.span", [8]),)), page_line=8),
    Claim(Fact("parameters.size", "maximum", 10)),
    Claim(Fact("parameters.size", "minimum", 5)),
]
KITE = Contract(CLAIMS)
OTHER = Contract([Claim(Fact("model", "enum", ["gale-1"])), Claim(Fact("parameters.prompt", "type", "string"))])
BENCH = SpecJudges(
    (KITE, OTHER), dict.fromkeys(("kite-1", "kite-1-turbo"), KITE) | {"gale-1": OTHER}, {"controls": "v1"}
)


def judged(parameters: Any, **body: Any) -> Verdict:
    whole = {"model": "kite-1", "parameters": {"prompt": "wind", **parameters}, **body}
    return BENCH.judged(Given("body.json", Place("body.json", 1), whole))


def test_a_body_that_keeps_everything_is_accepted() -> None:
    assert judged({"span": 4}).state == "accepted"
    assert judged({}, model="kite-1-turbo").state == "accepted"


@pytest.mark.parametrize(
    ("parameters", "kind", "fact", "hint"),
    [
        ({"span": 5}, "enum-refused", "parameters.span#enum", "Give 4, for example."),
        ({"span": "4"}, "type-refused", "parameters.span#type", "Give 4, for example."),
        ({"prompt": "too long"}, "maxLength-refused", "parameters.prompt#maxLength", None),
        ({"size": 12}, "maximum-refused", "parameters.size#maximum", "Give 10, for example."),
        ({"size": 1}, "minimum-refused", "parameters.size#minimum", "Give 5, for example."),
        (
            {"span": 8, "tail": 1},
            "forbidden-refused",
            "parameters.tail#forbidden when parameters.span=8",
            "Leave parameters.tail out, or change parameters.span.",
        ),
        ({"spen": 4}, "unknown-refused", "parameters.spen#unknown", "Write parameters.span."),
        ({"controls": 4}, "unknown-refused", "parameters.controls#unknown", "Leave it out."),
    ],
)
def test_a_body_is_refused_with_the_fact_and_the_mend(
    parameters: dict[str, Any], kind: str, fact: str, hint: str | None
) -> None:
    verdict = judged(parameters)
    errors = [finding for finding in verdict.findings if finding.severity == "error"]
    assert verdict.state == "refused"
    found = {finding.kind: finding for finding in errors}
    assert found[kind].fact == fact
    assert found[kind].label == "refused"
    if hint is not None:
        assert str(found[kind].hint) == hint


def test_what_is_missing_is_named_with_who_says_so_and_where() -> None:
    (finding,) = BENCH.judged(Given("b", Place("b", 1), {"model": "kite-1", "parameters": {}})).findings
    assert str(finding.message) == "parameters.prompt is missing"
    assert str(finding.hint) == "Give parameters.prompt."
    assert ("said by", f"page (page line 4, {PLACE})") in [(one.label, one.text) for one in finding.evidence]


def test_what_one_witness_accepts_is_warned_of_and_both_are_named() -> None:
    verdict = judged({"span": 16})
    assert (verdict.state, [finding.severity for finding in verdict.findings]) in (
        ("warned", ["warning"]),
        ("accepted", []),
    )
    assert judged({"span": 32}).state == "refused"


def test_what_is_ignored_or_not_known_is_warned_of() -> None:
    (ignored,) = judged({"span": 2, "seed": 1}).findings
    assert (ignored.kind, ignored.severity) == ("ignored-warned", "warning")
    (unknown,) = judged({"sparkle": 1}).findings
    assert (unknown.kind, unknown.severity) == ("unknown-warned", "warning")
    assert judged({"sparkle": 1}).state == "warned"


def test_a_claim_about_other_members_does_not_refuse_what_is_merely_unknown() -> None:
    """Documentation forgets parameters: that an object is closed is no better known than its list of members."""
    assert {finding.kind for finding in judged({"sparkle": 1}).findings} == {"unknown-warned"}


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({"model": "gust-9"}, 'no spec is of the model "gust-9"'),
        ({"model": ["x"]}, 'no spec is of the model ["x"]'),
        ({}, "it names no model"),
        ([], "it names no model"),
    ],
)
def test_a_body_of_no_known_model_is_not_judged(body: Any, why: str) -> None:
    verdict = BENCH.judged(Given("b", Place("b", 1), body))
    assert (verdict.state, verdict.skipped) == ("not judged", why)
    alone = SpecJudges((KITE,), {"kite-1": KITE})
    assert alone.judged(Given("b", Place("b", 1), {})).state == "refused"


def test_text_that_is_no_json_is_refused() -> None:
    verdict = BENCH.judged(Given("b", Place("b", 1), problem="$ is not readable as JSON"))
    assert (verdict.state, verdict.findings[0].kind) == ("refused", "json-refused")


def test_the_report_counts_what_was_judged_and_says_what_was_not() -> None:
    verdicts = [judged({}), judged({"sparkle": 1}), judged({"span": 5})]
    skipped = BENCH.judged(Given("c", Place("c", 1), {"model": "gust"}))
    found = judged_report([*verdicts, skipped, skipped], "bodies")
    assert str(found.verdict) == "3 bodies judged: 1 accepted, 1 warned, 1 refused."
    assert [str(remark) for remark in found.remarks] == ['2 bodies not judged: no spec is of the model "gust".']
    assert (found.exit_code, found.data["judged"], len(found.cases)) == (1, 3, 5)
    assert judged_report(verdicts[:2], "bodies").exit_code == 0
    nothing = judged_report([skipped], "bodies")
    assert (nothing.exit_code, nothing.failed) == (2, "no body could be judged")


@pytest.mark.parametrize(
    ("keyword", "value", "instance", "near"),
    [
        ("enum", ["LIGHT", "HEAVY"], "light", "LIGHT"),
        ("enum", [1, 2], "one", None),
        ("enum", [1, 9], 7, 9),
        ("type", "integer", "7", 7),
        ("type", "integer", "7.5", None),
        ("type", "integer", "true", None),
        ("type", "number", "7.5", 7.5),
        ("type", "boolean", "True", True),
        ("type", "boolean", "1", None),
        ("type", "string", 7, "7"),
        ("type", "string", None, None),
        ("type", "array", "x", None),
        ("multipleOf", 8, 15, 16),
        ("maxItems", 2, [1, 2, 3], None),
    ],
)
def test_the_nearest_value_that_is_allowed(keyword: str, value: Any, instance: Any, near: Any) -> None:
    found = nearest(Fact("p", keyword, value), instance)
    assert (found, type(found)) == (near, type(near))
