from __future__ import annotations

import pytest

from docpact.check.judge import Judge
from docpact.check.values import ClosedBodies, boundary_bodies, closed_bodies
from docpact.facts import Absent, Path, canonical, value_at
from docpact.spec import LoadedSpec


@pytest.mark.untraced
def test_all_combinations_of_closed_values_are_there_up_to_the_cap(sora: LoadedSpec, judge: Judge) -> None:
    closed = ClosedBodies(sora, 10_000)
    bodies = list(closed)
    assert (len(bodies), closed.combinations, closed.exhaustive) == (4608, 4608, True)
    assert all(judge.accepts(body) for body in bodies)
    assert not ClosedBodies(sora, 1000).exhaustive


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
    found = [value_at(body, Path(path).loc()) for body in closed_bodies(sora)]
    assert {None if isinstance(value, Absent) else canonical(value) for value in found} == {
        None if state is None else canonical(state) for state in states
    }


def test_frames_may_be_left_out_at_each_level(sora: LoadedSpec) -> None:
    found = [value_at(body, Path("parameters.guidances").loc()) for body in closed_bodies(sora)]
    assert {"{}", '{"start_frame":[]}'} <= {canonical(value) for value in found if not isinstance(value, Absent)}
    assert any(isinstance(value, Absent) for value in found)


@pytest.mark.untraced
def test_a_selection_is_the_same_each_time(gale: LoadedSpec) -> None:
    assert list(closed_bodies(gale, 100)) == list(closed_bodies(gale, 100))


def test_boundaries_are_valid_different_and_named(spec: LoadedSpec) -> None:
    judge = Judge(spec)
    bodies = list(boundary_bodies(spec))
    assert all(judge.accepts(body.body) for body in bodies)
    assert len({canonical(body.body) for body in bodies}) == len(bodies)
    assert [body.name for body in bodies[:3]] == ["the smallest body", "the fullest body", "the page's sample"]


def test_prompts_reach_every_bound_in_every_alphabet(sora: LoadedSpec) -> None:
    found = [value_at(body.body, Path("parameters.prompt").loc()) for body in boundary_bodies(sora)]
    prompts = [prompt for prompt in found if isinstance(prompt, str)]
    assert {18, 5000} <= {len(prompt) for prompt in prompts}
    longest = [prompt for prompt in prompts if len(prompt) == 5000]
    assert {len(prompt.encode()) for prompt in longest} == {5000, 10_000, 15_000, 20_000, 7500}
    assert {len(prompt.encode("utf-16-le")) // 2 for prompt in longest} == {5000, 10_000}
    assert any(prompt != prompt.strip() for prompt in longest)


def test_each_bound_of_numbers_and_arrays_is_reached(gale: LoadedSpec) -> None:
    bodies = [body.body for body in boundary_bodies(gale)]

    def values(path: str) -> set[str]:
        found = (value_at(body, Path(path).loc()) for body in bodies)
        return {canonical(value) for value in found if not isinstance(value, Absent)}

    assert {"0.1", "0.9"} <= values("parameters.strength")
    assert {"-1.5", "2"} <= values("parameters.weight")
    assert {"0", "4294967295"} <= values("parameters.seed")
    assert {"8", "16", "24", "32"} == values("parameters.steps")
    assert {'["BREEZE"]', '["SQUALL"]', '["CALM"]'} <= values("parameters.style_ids")
    counts = {text.count('"x"') for text in values("parameters.camera.path")}
    assert {2, 3, 4} <= counts
