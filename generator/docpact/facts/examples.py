"""What each keyword means, by hand: facts, bodies, and what becomes of the bodies.

The judge, the JSON Schema under an independent validator, and the emitted client must all give these verdicts. A
keyword without examples fails the tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import JsonValue

from docpact.facts.fact import Fact, parse

Verdict = Literal["accepted", "refused", "warned"]


@dataclass(frozen=True, slots=True)
class Example:
    """One body under one fact. A body that is warned of is sent."""

    fact: Fact
    body: JsonValue
    verdict: Verdict


_UUID: Final = "0b9c1f5e-58a4-4f0e-9f51-d6c1f7a9e2ab"
_SIZES: Final = '{"columns": ["width", "height"], "rows": [[1, 2], [3, 4]]}'
_DENIED: Final = '{"columns": ["width", "height"], "denied": true, "rows": [[1, 2]]}'

_Table = Mapping[str, tuple[Sequence[JsonValue], Sequence[JsonValue]]]
"""Facts, each with bodies that keep it and bodies that break it."""

_TABLE: Final[Mapping[str, _Table]] = {
    "type": {
        'a type "string"': ([{"a": ""}, {}], [{"a": 1}, {"a": None}, {"a": ["x"]}]),
        'a type "integer"': ([{"a": 4}, {"a": -(2**70)}], [{"a": 4.5}, {"a": "4"}, {"a": True}]),
        'a type "number"': ([{"a": 4}, {"a": 0.5}], [{"a": "4"}, {"a": False}]),
        'a type "boolean"': ([{"a": False}], [{"a": 0}, {"a": "false"}]),
        'a type "array"': ([{"a": []}], [{"a": {}}, {"a": "[]"}]),
        'a type "object"': ([{"a": {}}], [{"a": []}, {"a": None}]),
        'a type "string" when mode="A"': ([{"a": 1}, {"a": 1, "mode": "B"}], [{"a": 1, "mode": "A"}]),
    },
    "required": {
        "a required true": ([{"a": 1}, {"a": None}], [{}, {"b": 1}]),
        "a required false": ([{}, {"a": 1}], []),
        "o.a required true": ([{}, {"o": {"a": 1}}], [{"o": {}}]),
        "a required true when b given": ([{}, {"a": 1, "b": 1}, {"a": 1}], [{"b": None}, {"b": 1}]),
        'a required true when mode is not "A"': ([{}, {"mode": "A"}, {"a": 1, "mode": "B"}], [{"mode": "B"}]),
        "o.a required true when b given": ([{}, {"b": 1, "o": {"a": 1}}], [{"b": 1}, {"b": 1, "o": {}}]),
        "a required true when b not given": ([{"b": 0}, {"a": 1}], [{}]),
        'x[].url required true when x[].type="URL"': (
            [{"x": [{"type": "URL", "url": "u"}, {"type": "ID"}]}, {"x": []}, {}],
            [{"x": [{"type": "ID", "url": "u"}, {"type": "URL"}]}],
        ),
        'a required true when x[].type="URL"': (
            [{"x": [{"type": "ID"}]}, {"a": 1, "x": [{"type": "URL"}]}],
            [{"x": [{"type": "ID"}, {"type": "URL"}]}],
        ),
    },
    "present": {"x[].a present true": ([{"x": [{"a": 1}]}, {"x": [{}]}, {"x": []}, {"x": 1}, {}, {"a": 1}], [])},
    "itemType": {
        'a itemType "string"': ([{"a": []}, {"a": ["x"]}, {"a": "x"}, {}], [{"a": [1]}, {"a": ["x", None]}]),
        'a itemType "object"': ([{"a": [{}]}], [{"a": [[]]}]),
        'a itemType "string" when b given': ([{"a": [1]}], [{"a": [1], "b": 1}]),
    },
    "enum": {
        'a enum ["A", "B"]': ([{"a": "A"}, {"a": "B"}, {}], [{"a": "a"}, {"a": "C"}, {"a": ""}, {"a": None}]),
        "a enum [1, 4]": ([{"a": 4}], [{"a": 2}, {"a": "1"}, {"a": True}]),
        "a enum [false]": ([{"a": False}], [{"a": 0}, {"a": True}, {"a": "false"}]),
        'a enum ["A", "B"] when model="m"': ([{"a": "C"}, {"a": "C", "model": "n"}], [{"a": "C", "model": "m"}]),
        'x enum ["A", "B"] when b given': ([{"x": ["A", "A"], "b": 1}, {"x": ["C"]}], [{"x": ["A", "C"], "b": 1}]),
    },
    "minimum": {
        "a minimum 2": ([{"a": 2}, {"a": 2.5}, {"a": "1"}, {}], [{"a": 1}, {"a": 1.99}, {"a": -5}]),
        "a minimum -0.5": ([{"a": -0.5}, {"a": 0}], [{"a": -1}, {"a": -0.51}]),
        "a minimum 2 when b=1": ([{"a": 1}, {"a": 1, "b": 2}, {"a": 1, "b": True}], [{"a": 1, "b": 1}]),
    },
    "maximum": {
        "a maximum 8": ([{"a": 8}, {"a": -9}, {"a": True}, {"a": "9"}, {}], [{"a": 9}, {"a": 8.01}]),
        "a maximum 0.1": ([{"a": 0.1}, {"a": 0}], [{"a": 0.2}, {"a": 1}]),
        "a maximum 8 when b given": ([{"a": 9}, {"a": 8, "b": 1}], [{"a": 9, "b": []}]),
        'x[].n maximum 8 when x[].t="A"': (
            [{"x": [{"n": 9, "t": "B"}, {"n": 8, "t": "A"}]}],
            [{"x": [{"n": 9, "t": "A"}]}],
        ),
    },
    "multipleOf": {
        "a multipleOf 8": ([{"a": 0}, {"a": 16}, {"a": -8}, {"a": "7"}], [{"a": 7}, {"a": 4}]),
        "a multipleOf 0.1": ([{"a": 0.3}, {"a": 1}, {"a": 0.7}], [{"a": 0.25}]),
        "a multipleOf 8 when b given": ([{"a": 7}], [{"a": 7, "b": 1}]),
    },
    "minLength": {
        "a minLength 2": ([{"a": "ab"}, {"a": "\U0001fa81\U0001fa81"}, {"a": 1}], [{"a": "a"}, {"a": "\U0001fa81"}]),
        "a minLength 1 when b given": ([{"a": ""}, {"a": " ", "b": 1}], [{"a": "", "b": 1}]),
    },
    "maxLength": {
        "a maxLength 2": ([{"a": "ab"}, {"a": ""}, {"a": "\U0001fa81\U0001fa81"}], [{"a": "abc"}, {"a": "ab "}]),
        "a maxLength 2 when b given": ([{"a": "abc"}], [{"a": "abc", "b": 1}]),
    },
    "pattern": {
        'a pattern "^[A-Z]{2}$"': ([{"a": "AB"}, {"a": 1}, {}], [{"a": "ABC"}, {"a": "ab"}, {"a": "AB\n"}]),
        'a pattern "b"': ([{"a": "abc"}], [{"a": ""}]),
        'a pattern "^\\\\d+$"': ([{"a": "12"}], [{"a": "1x"}, {"a": "\u0661"}]),
    },
    "format": {
        'a format "uuid"': ([{"a": _UUID}, {"a": 1}, {}], [{"a": "x"}, {"a": f"{_UUID}0"}]),
        'a format "uri"': ([{"a": "https://example.org/a"}], [{"a": "example"}]),
        'a format "date"': ([{"a": "2026-02-28"}], [{"a": "28.2.2026"}]),
        'a format "of-the-vendor"': ([{"a": "anything"}], []),
    },
    "minItems": {
        "a minItems 1": ([{"a": [0]}, {"a": "x"}, {}], [{"a": []}]),
        "a minItems 2": ([{"a": [0, 0]}], [{"a": [0]}]),
        "a minItems 2 when b given": ([{"a": []}], [{"a": [1], "b": 1}]),
    },
    "maxItems": {
        "a maxItems 2": ([{"a": []}, {"a": [1, 2]}], [{"a": [1, 2, 3]}]),
        "a maxItems 0": ([{"a": []}], [{"a": [1]}]),
        "a maxItems 4 when b given": (
            [{"a": [1, 1, 1, 1, 1]}, {"a": [1, 1, 1, 1], "b": 1}],
            [{"a": [1, 1, 1, 1, 1], "b": 1}],
        ),
    },
    "uniqueItems": {
        "a uniqueItems true": (
            [{"a": [1, 2]}, {"a": [1, True, "1"]}],
            [{"a": [1, 1]}, {"a": [{"b": [1]}, {"b": [1]}]}],
        ),
        "a uniqueItems false": ([{"a": [1, 1]}], []),
        "a uniqueItems true when b given": ([{"a": [1, 1]}], [{"a": [1, 1], "b": 1}]),
    },
    "default": {"a default 4": ([{}, {"a": 4}, {"a": 5}, {"a": "x"}, {"a": None}, {"a": 4, "b": 1}], [])},
    "deprecated": {"a deprecated true": ([{}, {"a": 4}, {"a": None}, {"a": []}, {"b": 1}, {"a": {}}], [])},
    "forbidden": {
        "a forbidden true": ([{}, {"b": 1}], [{"a": 1}, {"a": None}]),
        "a forbidden true when b given": ([{"a": 1}, {"b": 1}], [{"a": 1, "b": 1}, {"a": None, "b": []}]),
        'o.a forbidden true when mode="A"|"B"': (
            [{"mode": "C", "o": {"a": 1}}, {"mode": "A", "o": {}}, {"o": {"a": 1}}],
            [{"mode": "A", "o": {"a": 1}}, {"mode": "B", "o": {"a": 0}}],
        ),
        "a forbidden true when mode is not 1": (
            [{"a": 1}, {"a": 1, "mode": 1}, {"a": 1, "mode": 1.0}],
            [{"a": 1, "mode": True}, {"a": 1, "mode": None}],
        ),
        'a forbidden true when b given and mode="A"': (
            [{"a": 1, "b": 1}, {"a": 1, "mode": "A"}],
            [{"a": 1, "b": 1, "mode": "A"}],
        ),
        "x[].a forbidden true when x[].b given": (
            [{"x": [{"a": 1}, {"b": 1}]}],
            [{"x": [{"a": 1}, {"a": 1, "b": 1}]}],
        ),
        "a forbidden true when x[] given": ([{"a": 1, "x": []}], [{"a": 1, "x": [0]}]),
    },
    "ignored": {
        "a ignored true when b given": ([{"a": 1}, {"b": 1}, {}], [{"a": 1, "b": 1}]),
        'a ignored true when mode="A"': ([{"a": 1}, {"a": 1, "mode": "B"}], [{"a": 1, "mode": "A"}]),
        "a ignored true": ([{}], [{"a": 1}]),
    },
    "anyOf": {
        '$ anyOf ["a", "b"]': ([{"a": 1}, {"b": None}, {"a": 1, "b": 1}], [{}, {"c": 1}]),
        '$ anyOf ["a", "o.b"] when c given': ([{}, {"c": 1, "o": {"b": 1}}, {"a": 1, "c": 1}], [{"c": 1, "o": {}}]),
        'x[] anyOf ["x[].a", "x[].b"]': ([{"x": [{"a": 1}, {"b": 1}]}, {}], [{"x": [{"a": 1}, {"c": 1}]}]),
    },
    "rows": {
        f"$ rows {_SIZES}": (
            [{"width": 1, "height": 2}, {"width": 9}, {"height": 9}, {}, {"width": 3.0, "height": 4}],
            [{"width": 1, "height": 4}, {"width": None, "height": 2}, {"width": True, "height": 2}],
        ),
        f"$ rows {_DENIED}": (
            [{"width": 1, "height": 3}, {"width": 1}, {}],
            [{"width": 1, "height": 2}],
        ),
        f'o rows {_SIZES} when mode="A"': (
            [{"mode": "A", "o": {"width": 1, "height": 2}}, {"o": {"width": 1, "height": 4}}],
            [{"mode": "A", "o": {"width": 1, "height": 4}}],
        ),
        '$ rows {"columns": ["mode", "size.width"], "rows": [["A", 1]]}': (
            [{"mode": "A", "size": {"width": 1}}, {"mode": "B"}, {"size": {"width": 2}}],
            [{"mode": "A", "size": {"width": 2}}, {"mode": "B", "size": {"width": 1}}],
        ),
    },
    "compare": {
        '$ compare "max(width, height) < 10"': (
            [{"width": 9, "height": 9}, {"width": 99}, {"width": "99", "height": 1}, {}],
            [{"width": 9, "height": 10}, {"width": 10, "height": 0}],
        ),
        'o compare "width / height <= 3"': (
            [{"o": {"width": 3, "height": 1}}, {"o": {"width": 3, "height": 0}}, {"width": 9, "height": 1}],
            [{"o": {"width": 4, "height": 1}}],
        ),
        '$ compare "0.1 + a == b" when c given': (
            [{"a": 0.2, "b": 0.3, "c": 1}, {"a": 1, "b": 1}],
            [{"a": 1, "b": 1, "c": 1}],
        ),
        '$ compare "-5 < a - b < 5"': ([{"a": 4, "b": 0}, {"a": 0, "b": 4}], [{"a": 5, "b": 0}, {"a": 0, "b": 5}]),
    },
    "additionalProperties": {
        "o additionalProperties false": ([{"o": {}}, {"o": 1}, {"a": 1}, {}], [{"o": {"a": 1}}, {"o": {"o": None}}]),
        "o additionalProperties true": ([{"o": {"a": 1}}], []),
        "o additionalProperties false when b given": ([{"o": {"a": 1}}], [{"o": {"a": 1}, "b": 1}]),
    },
}


def _examples(table: _Table) -> Iterator[Example]:
    for text, (kept, broken) in table.items():
        fact = parse(text)
        verdict: Verdict = "warned" if fact.meaning.warns else "refused"
        yield from (Example(fact, body, "accepted") for body in kept)
        yield from (Example(fact, body, verdict) for body in broken)


EXAMPLES: Final[dict[str, tuple[Example, ...]]] = {name: (*_examples(table),) for name, table in _TABLE.items()}
"""The examples of each keyword, by its name."""
