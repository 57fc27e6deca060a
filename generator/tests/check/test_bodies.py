"""The one search: bodies that keep a contract, and bodies that break just one of its facts."""

from __future__ import annotations

import itertools

import pytest

from docpact.check.bodies import Bodies, bodies_for
from docpact.check.covering import Row, covering_rows
from docpact.check.values import ClosedBodies, beyond, boundary_bodies, keeping
from docpact.check.violations import breaking, joins, refuses_something, violations
from docpact.errors import DocpactError
from docpact.facts import ABSENT, Absent, Contract, Judge, Path, parse, value_at
from docpact.facts.judge import breaks

from .contracts import squall


@pytest.fixture(scope="module")
def bodies() -> Bodies:
    return Bodies(squall())


def contract(*facts: str) -> Contract:
    return Contract.from_facts([parse('$ type "object"'), *map(parse, facts)])


def test_the_smallest_and_the_fullest_body_are_valid(bodies: Bodies) -> None:
    assert bodies.minimal == {"model": "squall-1", "prompt": "A kite in the wind"}
    assert bodies.judge.accepts(bodies.full)
    assert isinstance(bodies.full, dict)
    assert len(bodies.full) > 12


def test_every_field_is_held_by_some_valid_body(bodies: Bodies) -> None:
    for path in bodies.fields:
        body = bodies.holding(path)
        assert not isinstance(body, Absent), path
        assert bodies.judge.accepts(body), path
        assert not isinstance(value_at(body, path.loc()), Absent), path


def test_what_is_kept_stays_and_the_rest_changes_as_little_as_it_must(bodies: Bodies) -> None:
    body = bodies.nearest({"model": "squall-1", "prompt": "a", "end": "b", "seed": 1, "loop": False}, ("end",))
    assert body == {
        "model": "squall-1",
        "prompt": "a",
        "end": "b",
        "loop": False,
        "start": {"image": "https://files.example/kite.png"},
    }
    assert bodies.nearest({"model": "other"}, ("model",)) is ABSENT


def test_the_search_finds_a_body_many_changes_away() -> None:
    names = [f"n{number}" for number in range(5)]
    chain = [f'{name} type "boolean"' for name in names]
    chain += [f"{later} required true when {name} given" for name, later in itertools.pairwise(names)]
    found = Bodies(contract(*chain)).with_value(Path("n0"), value=True)
    assert isinstance(found, dict)
    assert found.keys() == set(names)


def test_a_contract_that_no_body_keeps_is_told() -> None:
    impossible = ["a required true", 'a type "integer"', "a forbidden true when a given"]
    with pytest.raises(DocpactError, match=r"no valid body.*\n.*a must not be given"):
        _ = Bodies(contract(*impossible)).minimal


def test_each_fact_is_broken_alone_by_a_body_of_its_own(bodies: Bodies) -> None:
    tried = [one for one in bodies.contract.constraints if one.refuses and joins(one.fact)]
    assert len(tried) > 15
    for constraint in tried:
        found = breaking(bodies, constraint)
        assert found, constraint.fact
        for one in found:
            assert {fault.fact for fault in bodies.judge.refusals(one.body)} == {constraint.fact}
            assert bodies.judge.accepts(one.mended)


def test_of_facts_that_follow_from_each_other_the_fewest_are_broken() -> None:
    found = Bodies(
        contract(
            'a type "integer"',
            'b type "integer"',
            'c type "integer"',
            "a forbidden true when b given",
            "b forbidden true when a given",
            "c required true when a given",
            "c forbidden true when b given",
        )
    )
    sizes = {
        str(one.fact): [len(body.facts) for body in breaking(found, one)]
        for one in found.contract.constraints
        if joins(one.fact)
    }
    assert {*sizes["c forbidden true when b given"], *sizes["c required true when a given"]} == {1}
    assert sizes["a forbidden true when b given"] == [3]


def test_both_sides_of_each_condition_are_valid_bodies(bodies: Bodies) -> None:
    for constraint in bodies.contract.constraints:
        fact = constraint.fact
        if not (fact.when and constraint.refuses):
            continue
        met = [body for body in keeping(bodies, fact) if not isinstance(body, Absent)]
        assert met, fact
        for body in met:
            assert bodies.judge.accepts(body)
            assert all(test.holds_in(body) for test in fact.when), (fact, body)
        free = [body for body in beyond(bodies, constraint) if not isinstance(body, Absent)]
        assert free, fact
        for body in free:
            assert bodies.judge.accepts(body)
            bare = parse(str(fact).partition(" when ")[0])
            assert breaks(bare, body, bodies.contract), (fact, body)


def test_every_row_is_sent(bodies: Bodies) -> None:
    sent = [body.body for body in boundary_bodies(bodies.contract)]
    pairs = {
        (body["ratio"], body["quality"])
        for body in sent
        if isinstance(body, dict) and {"ratio", "quality"} <= body.keys()
    }
    assert pairs == {("1:1", "HIGH"), ("1:1", "LOW"), ("2:1", "LOW")}


def test_comparisons_are_reached_from_both_sides(bodies: Bodies) -> None:
    def largest(body: object) -> int:
        width, height = (body.get(name) for name in ("width", "height")) if isinstance(body, dict) else (0, 0)
        return max(width, height) if isinstance(width, int) and isinstance(height, int) else 0

    assert max(largest(body.body) for body in boundary_bodies(bodies.contract)) == 2048
    wrong = [one for one in violations(bodies.contract) if any("max(width" in fact.id for fact in one.facts)]
    assert min(largest(one.body) for one in wrong) == 2064


def test_a_fact_that_warns_is_broken_by_a_body_that_is_sent(bodies: Bodies) -> None:
    warned = {fault.fact for one in boundary_bodies(bodies.contract) for fault in bodies.judge.warnings(one.body)}
    assert {fact.keyword for fact in warned} == {"ignored", "maxLength"}


def test_every_fact_that_refuses_is_broken_by_a_certified_violation(bodies: Bodies) -> None:
    broken = {fact for one in violations(bodies.contract) for fact in one.facts}
    refusing = [one.fact for one in bodies.contract.constraints if one.refuses and refuses_something(one.fact)]
    assert [fact for fact in refusing if fact not in broken] == []


def test_items_of_arrays_in_arrays_are_judged_and_made(bodies: Bodies) -> None:
    assert any("tracks[][]" in one.paths for one in violations(bodies.contract))
    assert bodies.judge.accepts({"model": "squall-1", "prompt": "a", "tracks": [[0.5], [1, 0]]})


@pytest.mark.untraced
def test_combinations_beyond_the_cap_are_covered_in_triples(bodies: Bodies) -> None:
    few, all_ = ClosedBodies(bodies.contract, 100), contract('a type "boolean"', 'b type "boolean"', "c enum [1, 2]")
    assert not few.exhaustive
    assert all(bodies.judge.accepts(body) for body in few)
    assert len(list(few)) < few.combinations
    assert list(few) == list(ClosedBodies(squall(), 100))
    assert len(list(ClosedBodies(all_))) == 27


def test_rows_hold_every_triple_that_is_allowed() -> None:
    sizes = [3, 4, 2, 5]

    def allowed(row: Row, _fixed: frozenset[int]) -> Row | None:
        return None if row[0] == 2 and row[1] == 3 else row

    rows = list(covering_rows(sizes, allowed))
    assert not [row for row in rows if row[0] == 2 and row[1] == 3]
    for columns in itertools.combinations(range(4), 3):
        wanted = set(itertools.product(*(range(sizes[at]) for at in columns)))
        held = {tuple(row[at] for at in columns) for row in rows}
        assert {group for group in wanted - held if not (columns[:2] == (0, 1) and group[:2] == (2, 3))} == set()
    assert list(covering_rows([], allowed)) == []


def test_many_states_each_occur_without_every_pair_of_them() -> None:
    rows = list(covering_rows([90, 80, 2], lambda row, _: row))
    assert {row[0] for row in rows} == set(range(90))
    assert {row[1] for row in rows} == set(range(80))
    assert {(row[0], row[2]) for row in rows} == set(itertools.product(range(90), range(2)))
    assert len(rows) < 300


def test_bodies_of_one_contract_are_worked_out_once() -> None:
    one = squall()
    assert bodies_for(one) is bodies_for(one)
    assert Judge(one).accepts(bodies_for(one).minimal)
