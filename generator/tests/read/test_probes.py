"""Bodies that are tried for facts: as few as may be, and none that hides what a check does wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pydantic import JsonValue

from docpact.facts import Contract, Fact, Path, Test
from docpact.facts.judge import Judge
from docpact.read.instances import Instances
from docpact.read.probes import Named, Probes, Wanted

FACTS = [
    Fact("$", "type", "object"),
    Fact("a", "type", "string"),
    Fact("a", "enum", ["X", "Y"]),
    Fact("b", "type", "integer"),
    Fact("b", "minimum", 3),
    Fact("b", "maximum", 9),
    Fact("o", "type", "object"),
    Fact("o.c", "type", "string"),
    Fact("o.c", "maxLength", 5),
    Fact("o.d", "required", value=True),
    Fact("o.d", "type", "boolean"),
    Fact("l", "type", "array"),
    Fact("l[].e", "type", "string"),
    Fact("l[].f", "required", value=True),
    Fact("l[].f", "type", "string"),
]
CONTRACT = Contract.from_facts(FACTS)
WANTED = [Wanted(fact, warns=False, told=False) for fact in FACTS]


def generic(loc: Sequence[str | int]) -> str:
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return text.lstrip(".") or "$"


def check(ignored: Fact | None, seen: list[JsonValue]) -> Callable[[JsonValue, Sequence[Wanted]], list[Named]]:
    """A check that keeps every fact but one."""
    judge = Judge(Contract.from_facts(fact for fact in FACTS if fact != ignored))

    def checked(body: JsonValue, _: Sequence[Wanted]) -> list[Named]:
        seen.append(body)
        return [Named(generic(one.loc), one.fact.keyword, warns=False) for one in judge.refusals(body)]

    return checked


def test_what_lies_beside_each_other_is_tried_in_one_body() -> None:
    seen: list[JsonValue] = []
    assert Probes(CONTRACT, check(None, seen)).faults(WANTED) == [None] * len(FACTS)
    alone: list[JsonValue] = []
    for one in WANTED:
        Probes(CONTRACT, check(None, alone)).faults([one])
    assert len(seen) * 2 < len(alone)
    assert any({"a", "b", "o", "l"} <= body.keys() for body in seen if isinstance(body, dict))


@pytest.mark.parametrize("ignored", FACTS, ids=str)
def test_of_a_check_that_keeps_all_but_one_fact_that_one_is_found(ignored: Fact) -> None:
    found = Probes(CONTRACT, check(ignored, [])).faults(WANTED)
    faults = {fact: fault for fact, fault in zip(FACTS, found, strict=True) if fault}
    assert [*faults] == [ignored]
    assert faults[ignored].startswith("the check does not refuse ")


def test_a_fault_is_shown_by_a_body_that_holds_nothing_else() -> None:
    found = Probes(CONTRACT, check(Fact("b", "minimum", 3), [])).faults(WANTED)
    assert found[4] == 'the check does not refuse {"b":0}'


def test_a_check_that_refuses_what_a_fact_allows_is_found() -> None:
    strict = Judge(Contract.from_facts([Fact("b", "maximum", 8)]))

    def checked(body: JsonValue, _: Sequence[Wanted]) -> list[Named]:
        return [Named(generic(one.loc), one.fact.keyword, warns=False) for one in strict.refusals(body)]

    wanted = Wanted(Fact("b", "maximum", 9), warns=False, told=False)
    assert Probes(CONTRACT, checked).faults([wanted]) == ['the check refuses {"b":9}']


def under(*values: JsonValue) -> Fact:
    return Fact("b", "enum", [3, 4], [Test(Path("a"), values)])


@pytest.mark.parametrize(
    ("kept", "fault"),
    [
        (under("X", "Y"), None),
        (under("X"), "the check does not refuse"),
        (under("Y"), "the check does not refuse"),
        (under("X", "Y", "Z"), "the check refuses"),
        (Fact("b", "enum", [3, 4, 5], [Test(Path("a"), ("X", "Y"))]), "the check does not refuse"),
        (Fact("b", "enum", [3], [Test(Path("a"), ("X", "Y"))]), "the check refuses"),
    ],
    ids=str,
)
def test_each_value_with_which_a_fact_binds_is_tried_and_each_that_breaks_it(kept: Fact, fault: str | None) -> None:
    always = [Fact("a", "enum", ["X", "Y", "Z"]), Fact("b", "enum", [3, 4, 5])]
    judge = Judge(Contract.from_facts([*always, kept]))

    def checked(body: JsonValue, _: Sequence[Wanted]) -> list[Named]:
        named = [one for one in judge.refusals(body) if one.fact == kept]
        return [Named(generic(one.loc), "enum", warns=False, fact=under("X", "Y")) for one in named]

    wanted = Wanted(under("X", "Y"), warns=False, told=True)
    (found,) = Probes(Contract.from_facts(always), checked).faults([wanted])
    assert found is None if fault is None else (found or "").startswith(fault)


def test_a_check_that_breaks_down_on_one_value_is_asked_for_each_by_itself() -> None:
    judged = check(Fact("b", "minimum", 3), [])

    def checked(body: JsonValue, asked: Sequence[Wanted]) -> Sequence[Named]:
        if isinstance(body, dict) and isinstance(body.get("a"), str) and len(body) > 1:
            raise TypeError("a text and something else")
        return judged(body, asked)

    found = Probes(CONTRACT, checked).faults(WANTED)
    assert [fact for fact, fault in zip(FACTS, found, strict=True) if fault] == [Fact("b", "minimum", 3)]


def test_fields_of_which_the_same_is_said_share_their_values() -> None:
    shared = Instances()
    other = Contract.from_facts([Fact("z", "type", "integer"), Fact("z", "minimum", 3), Fact("z", "maximum", 9)])
    mine, theirs = CONTRACT.root.properties["b"], other.root.properties["z"]
    assert shared.candidates(mine) is shared.candidates(theirs)
    assert shared.candidates(mine) is not shared.candidates(CONTRACT.root.properties["a"])
    tried = shared.trial(Fact("b", "minimum", 3), mine, broken=True)
    assert tried is shared.trial(Fact("z", "minimum", 3), theirs, broken=True)
    assert tried is not shared.trial(Fact("b", "minimum", 3), mine, broken=False)
