from __future__ import annotations

import pytest
from pydantic import JsonValue

from docpact.check.places import ABSENT, replaced, steps_to, value_at
from docpact.check.texts import look_alike

BODY: JsonValue = {"a": {"b": [{"c": 1}, None]}, "n": None}


def test_steps_lead_to_the_first_item_of_an_array() -> None:
    assert steps_to("$") == ()
    assert steps_to("a.b[].c") == ("a", "b", 0, "c")


def test_null_is_a_value_and_absence_is_none() -> None:
    assert value_at(BODY, ("n",)) is None
    assert value_at(BODY, ("a", "b", 1)) is None
    for steps in [("x",), ("a", "b", 2), ("a", "b", "c"), ("a", 0), ("n", "c"), ("a", "b", 0, "c", "d")]:
        assert value_at(BODY, steps) is ABSENT
    assert repr(ABSENT) == "ABSENT"


def test_a_change_leaves_the_body_as_it_was() -> None:
    before = str(BODY)
    assert replaced(BODY, ("a", "b", 0, "c"), 2) == {"a": {"b": [{"c": 2}, None]}, "n": None}
    assert replaced(BODY, ("a", "b", 0), ABSENT) == {"a": {"b": [None]}, "n": None}
    assert replaced(BODY, ("a",), ABSENT) == {"n": None}
    assert replaced(BODY, ("a", "b", 2), 3) == {"a": {"b": [{"c": 1}, None, 3]}, "n": None}
    assert replaced(BODY, (), 1) == 1
    assert replaced(BODY, (), ABSENT) is None
    assert str(BODY) == before


def test_a_change_below_a_scalar_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        replaced(BODY, ("n", "c"), 1)


def test_a_look_alike_differs_where_one_is_known() -> None:
    assert look_alike("RESOLUTION") != "RESOLUTION"
    assert len(look_alike("sora")) == 4
    assert look_alike("!") == "!"
