from __future__ import annotations

import itertools
from typing import cast

import pytest
from pydantic import JsonValue

from docpact.check import ClosedBodies, Judge, boundary_bodies, closed_bodies
from docpact.check.bodies import Bodies
from docpact.check.covering import covering_rows
from docpact.check.places import Absent, steps_to, value_at
from docpact.errors import DocpactError
from docpact.facts import Fact, canonical
from docpact.spec import LoadedSpec

Body = dict[str, JsonValue]


def test_all_combinations_of_closed_values_are_there(sora: LoadedSpec, judge: Judge) -> None:
    closed = ClosedBodies(sora)
    bodies = list(closed)
    assert (len(bodies), closed.combinations, closed.left_out, closed.exhaustive) == (4608, 4608, 0, True)
    assert len({canonical(body) for body in bodies}) == 4608
    assert all(judge.accepts(body) for body in bodies)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("path", "states"),
    [
        ("parameters.width", {720, 1024, 1280, 1792}),
        ("parameters.duration", {None, 4, 8, 12}),
        ("public", {None, True, False}),
        (
            "parameters.guidances.start_frame[].image.type",
            {None, "INIT", "GENERATION", "UPLOADED", "GENERATED", "VARIATION"},
        ),
    ],
)
def test_every_state_of_a_member_occurs(sora: LoadedSpec, path: str, states: set[str | int | None]) -> None:
    found = [value_at(body, steps_to(path)) for body in closed_bodies(sora)]
    assert {None if isinstance(value, Absent) else canonical(value) for value in found} == {
        None if state is None else canonical(state) for state in states
    }


def test_frames_may_be_left_out_at_each_level(sora: LoadedSpec) -> None:
    found = [value_at(body, steps_to("parameters.guidances")) for body in closed_bodies(sora)]
    assert {"{}", '{"start_frame":[]}'} <= {canonical(value) for value in found if not isinstance(value, Absent)}
    assert any(isinstance(value, Absent) for value in found)


@pytest.mark.untraced
def test_too_many_combinations_are_covered_in_pairs_and_the_rest_is_counted(
    gale: LoadedSpec, gale_judge: Judge
) -> None:
    closed = ClosedBodies(gale)
    bodies = list(closed)
    assert not closed.exhaustive
    assert closed.left_out == closed.combinations - len(bodies) > 100_000
    assert all(gale_judge.accepts(body) for body in bodies)
    parameters = [cast("Body", cast("Body", body)["parameters"]) for body in bodies]
    seen = {(p.get("steps"), canonical(p.get("style_ids")), p.get("loop")) for p in parameters}
    for steps, loop in itertools.product([None, 8, 16, 24, 32], [None, True, False]):
        assert any((steps, loop) == (one[0], one[2]) for one in seen)
    assert {(p["width"], p["height"]) for p in parameters} == {(640, 480), (480, 640), (800, 800)}
    assert any("loop_count" in p for p in parameters)


@pytest.mark.untraced
def test_a_selection_is_the_same_each_time(gale: LoadedSpec) -> None:
    assert list(closed_bodies(gale, 100)) == list(closed_bodies(gale, 100))


def test_rows_cover_every_pair_of_states_that_is_allowed() -> None:
    sizes = [3, 4, 2, 5]

    def allowed(row: tuple[int, ...]) -> bool:
        return not (row[0] == 2 and row[1] == 3)

    rows = covering_rows(sizes, allowed)
    assert all(allowed(row) for row in rows)
    for left, right in itertools.combinations(range(4), 2):
        wanted = set(itertools.product(range(sizes[left]), range(sizes[right]))) - ({(2, 3)} if right == 1 else set())
        assert {(row[left], row[right]) for row in rows} == wanted
    assert len(rows) < 3 * 4 * 2 * 5
    assert covering_rows([3], lambda _: True) == [(0,), (1,), (2,)]
    assert covering_rows([], lambda _: True) == [()]


def test_many_states_each_occur_without_every_pair_of_them() -> None:
    rows = covering_rows([90, 80, 2], lambda _: True)
    assert {row[0] for row in rows} == set(range(90))
    assert {row[1] for row in rows} == set(range(80))
    assert {(row[0], row[2]) for row in rows} == set(itertools.product(range(90), range(2)))
    assert len(rows) < 300


def test_boundaries_are_valid_different_and_named(spec: LoadedSpec) -> None:
    judge = Judge(spec)
    bodies = list(boundary_bodies(spec))
    assert all(judge.accepts(body.body) for body in bodies)
    assert len({canonical(body.body) for body in bodies}) == len(bodies) == len({body.name for body in bodies})
    assert [body.name for body in bodies[:3]] == ["the smallest body", "the fullest body", "the page's sample"]


def test_prompts_reach_every_bound_in_every_alphabet(sora: LoadedSpec) -> None:
    found = [value_at(body.body, steps_to("parameters.prompt")) for body in boundary_bodies(sora)]
    prompts = [prompt for prompt in found if isinstance(prompt, str)]
    assert {0, 1, 4999, 5000} <= {len(prompt) for prompt in prompts}
    longest = [prompt for prompt in prompts if len(prompt) == 5000]
    assert {len(prompt.encode()) for prompt in longest} == {5000, 10_000, 15_000, 20_000, 7500}
    assert {len(prompt.encode("utf-16-le")) // 2 for prompt in longest} == {5000, 10_000}
    assert any(prompt != prompt.strip() for prompt in longest)


def test_each_bound_of_numbers_and_arrays_is_reached(gale: LoadedSpec) -> None:
    bodies = [body.body for body in boundary_bodies(gale)]

    def values(path: str) -> set[str]:
        found = (value_at(body, steps_to(path)) for body in bodies)
        return {canonical(value) for value in found if not isinstance(value, Absent)}

    assert {"0.1", "0.2", "0.8", "0.9"} <= values("parameters.strength")
    assert {"-1.5", "-0.5", "1", "2"} <= values("parameters.weight")
    assert {"0", "1", "4294967294", "4294967295"} <= values("parameters.seed")
    assert {"8", "16", "24", "32"} == values("parameters.steps")
    assert {'["BREEZE"]', '["SQUALL"]', '["CALM"]'} <= values("parameters.style_ids")
    counts = {text.count('"x"') for text in values("parameters.camera.path")}
    assert {2, 3, 4} <= counts


def test_each_optional_member_stands_alone_and_is_missing_alone(spec: LoadedSpec) -> None:
    bodies = Bodies(spec)
    for path, member in bodies.members.items():
        body = bodies.holding(path)
        assert not isinstance(body, Absent), path
        assert not isinstance(value_at(body, steps_to(path)), Absent) or path == "$"
        assert member.required or isinstance(value_at(bodies.minimal, steps_to(path)), Absent) or path == "$"


def test_facts_that_no_body_keeps_are_told() -> None:
    impossible = [
        Fact("width", "type", "integer"),
        Fact("width", "required", True),
        Fact("width", "rule", "requires height"),
        Fact("height", "type", "integer"),
        Fact("height", "rule", "excludes width"),
    ]
    with pytest.raises(DocpactError, match="no valid body"):
        _ = Bodies(impossible).minimal
