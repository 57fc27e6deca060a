"""Changing a body at a place, and what differs from it by a hair."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from docpact.check.bodies import replaced
from docpact.check.near_misses import near_misses
from docpact.check.texts import look_alike
from docpact.facts import ABSENT, canonical


def test_a_change_leaves_the_body_as_it_was() -> None:
    body: JsonValue = {"a": [{"b": 1}], "c": 2}
    assert replaced(body, ("a", 0, "b"), 3) == {"a": [{"b": 3}], "c": 2}
    assert replaced(body, ("a", 0), ABSENT) == {"a": [], "c": 2}
    assert replaced(body, ("a", 1), 5) == {"a": [{"b": 1}, 5], "c": 2}
    assert replaced(body, ("c",), ABSENT) == {"a": [{"b": 1}]}
    assert replaced(body, ("d", "e"), ABSENT) == body
    assert body == {"a": [{"b": 1}], "c": 2}


def test_a_change_below_a_scalar_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        replaced({"a": 1}, ("a", "b"), 2)


def test_a_look_alike_differs_where_one_is_known() -> None:
    assert look_alike("FAST") != "FAST"
    assert len(look_alike("FAST")) == 4
    assert look_alike("?") == "?"


@pytest.mark.parametrize(
    ("value", "near"),
    [
        ("SLOW_2", ["slow_2", "SLOW_3", "SLOW_4", "SLOW_2 ", " SLOW_2", "SLOW-2", "SLOW_", "", None, ["SLOW_2"]]),
        (4, [5, 3, 4.5, 3.75, "4", True, 0, -4, 8, None, [4]]),
        (True, [0, 1, "true", None]),
        (["a"], [[None], '["a"]', {"0": "a"}, "a", "a,a", {}]),
        ({"a": 1}, ["", [], '{"a": 1}', None, [{"a": 1}]]),
    ],
)
def test_near_misses_are_what_lenient_readers_take(value: JsonValue, near: list[JsonValue]) -> None:
    found = {canonical(other) for _, other in near_misses(value)}
    assert [one for one in near if canonical(one) not in found] == []
