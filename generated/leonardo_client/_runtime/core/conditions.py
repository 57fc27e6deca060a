# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Facts about a body beyond what the types of its members say: under a condition, of several members, or warned of.

The facts are data in the module of each model; this is their interpreter. It reads a body as it will be sent: a path
is *given* where its key is there, whatever the value; a test of values holds only where its path is given; paths that
go through one array speak of the same item of it. ``1`` is ``1.0``, and ``true`` is neither.
"""

from __future__ import annotations

import json
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from itertools import islice
from typing import Any, NamedTuple, TypeGuard, cast
from uuid import UUID

from .paths import given_at, items, members

Steps = tuple[str | int, ...]
Place = tuple[Steps, Any]
"""The steps to a place of a body, and the value there."""


Places = Mapping[str, Sequence[Place]]
"""The places of a body by their path."""


def places(body: object) -> Places:
    """Every place of a body at which something is given."""
    found: dict[str, list[Place]] = {}
    waiting: list[tuple[str, Steps, Any]] = [("", (), body)]
    for path, steps, value in waiting:  # which grows as it is walked
        found.setdefault(path.lstrip(".") or "$", []).append((steps, value))
        if _is_object(value):
            waiting += ((f"{path}.{name}", (*steps, name), one) for name, one in value.items() if _NAME(name))
        elif _is_list(value):
            waiting += ((f"{path}[]", (*steps, at), item) for at, item in enumerate(value))
    return found


_NAME = re.compile(r"(?!\$\Z)[^.\[\]]+").fullmatch  # any other is no step of a path


class Condition(NamedTuple):
    """One fact. All tests of ``when`` must hold for it to bind: ``(path, "given")``, ``(path, "not given")``,
    ``(path, "=", value, ...)`` or ``(path, "is not", value, ...)``. ``line`` is the page's, ``witness`` is who says
    it, and a body that breaks a fact that ``warns`` is sent all the same.
    """

    path: str
    keyword: str
    value: Any = True
    when: Sequence[Sequence[Any]] = ()
    line: int | None = None
    witness: str = "page"
    warns: bool = False

    def places(self, given: Places) -> Iterable[Place]:
        """Where a body is judged: there the value must keep the fact, if the tests hold."""
        found = given.get(self.path, ())
        if self.keyword != "required":
            return found
        # Under a condition it is missing from the item or the body, else from the object that should hold it.
        above, mark, names = self.path.rpartition("[]" if self.when else ".")
        holders = given.get(above + mark.rstrip(".") or "$", ())
        return [
            ((*steps, *names.lstrip(".").split(".")), None)
            for steps, value in holders
            if _is_object(value) and not any(one[: len(steps)] == steps for one, _ in found)
        ]

    def words(self, value: object) -> str:
        """What is wrong with a value that does not keep the fact."""
        words = _KEYWORDS[self.keyword][0]
        wanted: Any = self.value
        columns: Sequence[str] = ()
        if self.keyword == "rows":
            wanted, columns = wanted["rows"], wanted["columns"]
            words = f"{' x '.join(columns)} must {'not ' if self.value.get('denied') else ''}be one of {{}}"
        elif self.keyword == "compare":
            wanted, columns = wanted[0], wanted[1]
        tests = " and ".join(f"{path} {verb} {_listed(values)}".rstrip() for path, verb, *values in self.when)
        sent = ", ".join(f"{name} {_text(member)}" for name, member in _given(value, columns).items()) or _text(value)
        got = "" if words in _ABOUT_PRESENCE else f", got {sent}"
        return f"{words.format(_listed(wanted))}{f' when {tests}' if tests else ''}{got}"


def faults(conditions: Iterable[Condition], body: object) -> Iterator[tuple[Condition, Steps, str]]:
    """Each fact that a body breaks, where, and what is wrong there."""
    given = places(body)
    for condition in conditions:
        keyword = condition.keyword
        if condition.path in given or keyword == "required":
            for steps, value in condition.places(given):
                kept = _KEYWORDS[keyword][1](condition.value, value)
                if not kept and all(_holds(test, given, steps) for test in condition.when):
                    yield condition, steps, condition.words(value)


def _text(value: object) -> str:
    text = json.dumps(value)
    return text if len(text) <= 60 else f"{text[:60]}..."


def _listed(value: object) -> str:
    """What a fact asks for: a text as it is, of a list its items, of a table its rows, as many as one takes in."""
    if isinstance(value, str):
        return value
    rows = value if _is_list(value) else [value]
    return ", ".join(" x ".join(map(_text, row)) if _is_list(row) else _text(row) for row in islice(rows, 40))


def _is_list(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, (list, tuple))


def _is_object(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _given(value: object, paths: Iterable[str]) -> dict[str, object]:
    """What an object holds at some paths, as far as they are given."""
    return {path: found[-1][1] for path in paths if (found := given_at(value, path))}


def _holds(test: Sequence[Any], given: Places, steps: Steps) -> bool:
    """Whether a test of a condition holds beside a place."""
    path, verb, *values = cast("Sequence[str]", test)
    for at, value in given.get(path, ()):
        if _beside(at, steps) and (verb.endswith("given") or _among(value, values) is (verb == "=")):
            return verb != "not given"
    return verb == "not given"


def _beside(left: Steps, right: Steps) -> bool:
    """Whether two places are in the same item of each array that both go through."""
    return next((str in map(type, pair) for pair in zip(left, right, strict=False) if pair[0] != pair[1]), True)


def _same(left: object, right: object) -> bool:
    if _is_list(left):
        return _is_list(right) and len(left) == len(right) and all(map(_same, left, right))
    if _is_object(left):
        return _is_object(right) and left.keys() == right.keys() and all(_same(left[key], right[key]) for key in left)
    return bool(left == right) and isinstance(left, bool) is isinstance(right, bool)


def _among(value: object, values: Sequence[object]) -> bool:
    if value not in values or isinstance(value, str):
        return value in values
    if isinstance(value, (int, float)) and value not in (0, 1):
        return True  # of these two alone Python has equals that are others in JSON
    return any(value == other and _same(value, other) for other in values)


def _number(value: Any) -> Fraction | None:
    """A number as its decimal text says, so that 0.1 is a tenth; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return Fraction(value if isinstance(value, int) else repr(value))


def _numeric(keeps: Callable[[Any, Any], object]) -> Callable[[Any, Any], bool]:
    return lambda bound, value: (number := _number(value)) is None or bool(keeps(number, _number(bound)))


def _sized(kind: Any, keeps: Callable[[int, int], object]) -> Callable[[Any, Any], bool]:
    return lambda bound, value: not isinstance(value, kind) or bool(keeps(len(value), bound))


def _has_type(name: str, value: object) -> bool:
    if (number := _number(value)) is not None:
        return name == "number" or (name == "integer" and number.denominator == 1)
    return isinstance(value, {"string": str, "boolean": bool, "array": list, "object": dict}.get(name, ()))


def _enum(values: Sequence[object], value: object) -> bool:
    return _among(value, values) or (_is_list(value) and all(_among(item, values) for item in value))


def _unique(wanted: object, value: object) -> bool:
    return not wanted or not any(_among(item, items(value)[:index]) for index, item in enumerate(items(value)))


def _format(name: str, value: object) -> bool:
    try:
        return not isinstance(value, str) or name not in _FORMATS or bool(_FORMATS[name](value))
    except ValueError:
        return False


def _pattern(pattern: str, text: object) -> bool:
    """As JavaScript reads it: ``$`` is the very end, and not before a line's, ``\\d`` is an ASCII digit."""
    if not isinstance(text, str):
        return True
    ends = re.sub(r"(\\.|\[(?:\\.|[^\]\\])*\])|\$", lambda found: found[1] or r"\Z", pattern)
    return bool(re.search(ends, text, re.ASCII))


def _rows(value: Mapping[str, Any], instance: object) -> bool:
    row = [*_given(instance, value["columns"]).values()]
    return len(row) < len(value["columns"]) or _among(row, value["rows"]) is not value.get("denied", False)


def _compare(value: Sequence[Any], instance: object) -> bool:
    try:  # each link of the chain, before any of them is judged: one without its members keeps them all
        return False not in [_computed(term, instance) for term in value[2:]]
    except (LookupError, ZeroDivisionError):
        return True


def _computed(term: Any, instance: object) -> Any:
    """The value of ``(operator, term, ...)``, of a number, or of the member of that name. Raises LookupError."""
    if _is_list(term):
        return _OPERATORS[term[0]](*(_computed(one, instance) for one in term[1:]))
    number = _number(_given(instance, [term])[term] if isinstance(term, str) else term)
    if number is None:
        raise LookupError(term)
    return number


_FORMATS: Mapping[str, Callable[[str], object]] = {
    "uuid": UUID,
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
    "uri": lambda text: re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S", text),
    "url": lambda text: re.match(r"https?://\S", text),
    "email": lambda text: re.fullmatch(r"[^@\s]+@[^@\s]+", text),
}
_OPERATORS: Mapping[str, Callable[..., Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
    "+": lambda *terms: terms[0] + terms[1],
    "-": lambda *terms: terms[0] - terms[1],
    "*": lambda *terms: terms[0] * terms[1],
    "/": lambda *terms: terms[0] / terms[1],
    "abs": abs,
    "max": lambda *terms: max(terms),
    "min": lambda *terms: min(terms),
}
_KEYWORDS: Mapping[str, tuple[str, Callable[[Any, Any], bool]]] = {
    "required": ("must be given", lambda wanted, _: wanted is not True),
    "forbidden": ("must not be given", lambda _, __: False),
    "ignored": ("is ignored by the server", lambda _, __: False),
    "anyOf": ("needs one of {}", lambda paths, value: not _is_object(value) or bool(_given(value, paths))),
    "type": ("must be of type {}", _has_type),
    "itemType": ("must hold items of type {}", lambda name, value: all(_has_type(name, item) for item in items(value))),
    "enum": ("must be one of {}", _enum),
    "minimum": ("must be at least {}", _numeric(operator.ge)),
    "maximum": ("must be at most {}", _numeric(operator.le)),
    "multipleOf": ("must be a multiple of {}", _numeric(lambda number, step: number % step == 0)),
    "minLength": ("must have at least {} characters", _sized(str, operator.ge)),
    "maxLength": ("must have at most {} characters", _sized(str, operator.le)),
    "pattern": ("must match {}", _pattern),
    "format": ("should be written as {}", _format),
    "minItems": ("must have at least {} items", _sized(list, operator.ge)),
    "maxItems": ("must have at most {} items", _sized(list, operator.le)),
    "uniqueItems": ("must hold no item twice", _unique),
    "additionalProperties": ("must hold nothing but {}", lambda names, value: members(value).keys() <= {*names}),
    "rows": ("", _rows),
    "compare": ("must keep {}", _compare),
}
"""By keyword what it asks for, and whether a value keeps it."""
_ABOUT_PRESENCE = frozenset(_KEYWORDS[name][0] for name in ("required", "forbidden", "ignored", "anyOf"))
