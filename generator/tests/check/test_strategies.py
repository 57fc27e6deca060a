from __future__ import annotations

from typing import cast

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from docpact.check import strategies
from docpact.check.bodies import bodies_for
from docpact.check.certify import InvalidBody
from docpact.check.judge import Judge
from docpact.facts import Absent, Path, value_at
from docpact.spec import LoadedSpec
from docpact.write.json_schema import body_schema

FIXED = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],  # a busy machine is no failure
)


def drawn(strategy: st.SearchStrategy[object], most: int = 150) -> list[object]:
    found: list[object] = []

    @settings(FIXED, max_examples=most)
    @given(strategy)
    def draw(value: object) -> None:
        found.append(value)

    draw()
    return found


@pytest.mark.untraced
def test_drawn_bodies_are_valid_and_use_every_member(spec: LoadedSpec) -> None:
    judge = Judge(spec)
    # What is drawn also depends on the modules that are loaded: enough for the member that lies deepest.
    bodies = cast("list[JsonValue]", drawn(strategies.valid_bodies(spec), 500))
    assert len(bodies) >= 100
    assert all(judge.accepts(body) for body in bodies)
    used = {
        path
        for path in bodies_for(spec).fields
        for body in bodies
        if not isinstance(value_at(body, path.loc()), Absent)
    }
    assert used == set(bodies_for(spec).fields)


def test_drawn_bodies_reach_the_bounds(sora: LoadedSpec) -> None:
    bodies = cast("list[JsonValue]", drawn(strategies.valid_bodies(sora)))
    prompts = [cast("str", value_at(body, Path("parameters.prompt").loc())) for body in bodies]
    assert 5000 in {len(prompt) for prompt in prompts}


@pytest.mark.untraced
def test_drawn_violations_are_certified_and_break_many_facts(spec: LoadedSpec) -> None:
    judge = Judge(spec)
    second = jsonschema_rs.Draft202012Validator(body_schema(spec.contract))
    found = cast("list[InvalidBody]", drawn(strategies.violations(spec), most=250))
    for violation in found:
        assert {refusal.path for refusal in judge.judge(violation.body)} == violation.paths
        assert judge.accepts(violation.mended)
        assert not second.is_valid(violation.body)
    assert len({name for violation in found for name in violation.ids}) >= 15


def test_bodies_shrink_to_the_smallest(sora: LoadedSpec) -> None:
    smallest = find(strategies.valid_bodies(sora), lambda _: True, settings=settings(FIXED, max_examples=2000))
    assert isinstance(smallest, dict)
    assert set(smallest) == {"model", "parameters"}
    assert set(cast("dict[str, JsonValue]", smallest["parameters"])) == {"prompt", "width", "height", "quantity"}


@pytest.mark.untraced
def test_a_shrunk_violation_is_still_certified(sora: LoadedSpec) -> None:
    wanted = "parameters.duration#enum"
    smallest = find(
        strategies.violations(sora), lambda one: wanted in one.ids, settings=settings(FIXED, max_examples=2000)
    )
    assert smallest.path == "parameters.duration"
    assert Judge(sora).accepts(smallest.mended)
    assert len(smallest.text()) < 250
