"""Lenient readings: what a side that does not take a value as it is makes of it before it judges."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.check.proposals import proposals_for
from docpact.check.texts import LOOK_ALIKES
from docpact.facts import ABSENT, ITEMS, ROOT, Absent, Contract, Field, JsonType, Path

Reading = Callable[[JsonValue], JsonValue | Absent]
"""A value as a lenient side reads it; ABSENT for a member that it then takes for left out."""


@dataclass(frozen=True, slots=True)
class Lenient:
    """A reading of the values at one path. ``judged_only``: it is judged by, and what was sent is what is taken."""

    kind: str
    path: str
    what: str
    reading: Reading
    judged_only: bool = False

    def __call__(self, body: JsonValue) -> JsonValue:
        """The whole body as read."""
        found = _read(body, Path(self.path).steps, self.reading)
        return None if isinstance(found, Absent) else found


def coercions(contract: Contract) -> Iterator[Lenient]:
    """Every lenient reading that a fact of some path is there to exclude."""
    for path, field in contract.fields.items():
        if refuses(field, "type"):
            yield from _type_coercions(path, field, proposals_for(contract).usual(field))
        if field.enum:
            yield from _enum_coercions(path, [one for one in field.enum if isinstance(one, str)])
        if refuses(field, "minLength") or refuses(field, "maxLength"):
            yield from _length_coercions(path, field)
        if field.value("additionalProperties") is False:
            yield from _name_coercions(path, field)


def refuses(field: Field, keyword: str) -> bool:
    """Whether a body that breaks a keyword at a field is refused."""
    found = field.constraint(keyword)
    return found is not None and found.refuses


def _type_coercions(path: str, member: Field, valid: JsonValue) -> Iterator[Lenient]:
    optional = not member.required and member.name != ITEMS and path != ROOT
    yield Lenient(
        "null let through", path, "null", lambda value: (ABSENT if optional else valid) if value is None else value
    )
    own = _KINDS[_known(member.type)]
    for what, given, reading in _COERCED[_known(member.type)]:
        yield Lenient("coerced", path, what, _only(given, reading))
    yield Lenient(
        "type widened",
        path,
        "any type",
        lambda value: valid if value is not None and not isinstance(value, own) else value,
    )


def _length_coercions(path: str, member: Field) -> Iterator[Lenient]:
    for what, reading in _COUNTS:
        yield Lenient("length", path, what, reading, judged_only=True)
    most = member.value("maxLength")
    if isinstance(most, int):
        yield Lenient("length", path, "cut at the maximum", _text(lambda text: text[:most]))


def _enum_coercions(path: str, texts: list[str]) -> Iterator[Lenient]:
    if not texts:
        return
    folded = {text.casefold(): text for text in texts}
    for what, change in (
        ("white space around trimmed", str.strip),
        ("white space before trimmed", str.lstrip),
        ("white space after trimmed", str.rstrip),
    ):
        yield Lenient("trimmed", path, what, _text(change))
    if any(text.swapcase() != text for text in texts):
        in_any_case = _text(lambda text: folded.get(text.casefold(), text))
        yield Lenient("case folded", path, "upper and lower case", in_any_case)
    if any(one in LOOK_ALIKES for text in texts for one in text):
        yield Lenient("coerced", path, "look-alikes", _text(lambda text: "".join(_ALIKE.get(one, one) for one in text)))
    hyphens = {re.sub("[-_ ]", "-", text): text for text in texts}
    if any(re.search("[-_ ]", text) for text in texts):
        separators = _text(lambda text: hyphens.get(re.sub("[-_ ]", "-", text), text))
        yield Lenient("case folded", path, "hyphens, underscores and spaces", separators)


def _name_coercions(path: str, member: Field) -> Iterator[Lenient]:
    folded = {name.casefold(): name for name in member.properties}
    yield Lenient("key opened", path, "unknown members dropped", _names(lambda name: name, member, drop=True))
    yield Lenient("case folded", path, "names", _names(lambda name: folded.get(name.casefold(), name), member))
    yield Lenient("trimmed", path, "names", _names(str.strip, member))


def _names(change: Callable[[str], str], member: Field, *, drop: bool = False) -> Reading:
    def read(value: JsonValue) -> JsonValue:
        if not isinstance(value, dict):
            return value
        changed = {change(name): content for name, content in value.items() if change(name) != name}
        kept = {name: content for name, content in value.items() if change(name) == name}
        return {name: content for name, content in {**changed, **kept}.items() if not drop or name in member.properties}

    return read


def _text(change: Callable[[str], str]) -> Reading:
    return lambda value: change(value) if isinstance(value, str) else value


def _only(given: tuple[type, ...], reading: Reading) -> Reading:
    """A reading of values of these types only; what it cannot read stays as it is."""

    def read(value: JsonValue) -> JsonValue | Absent:
        if type(value) not in given:
            return value
        try:
            return reading(value)
        except (ValueError, TypeError, IndexError):
            return value

    return read


def _number(value: JsonValue) -> JsonValue:
    text = str(value)
    return int(text) if re.fullmatch(r"-?\d+", text) else float(text)


def _as_integer(value: JsonValue) -> JsonValue:
    return int(value) if isinstance(value, float) else value


def _boolean(value: JsonValue) -> JsonValue:
    return {"true": True, "false": False}.get(str(value).lower(), value)


def _parsed(kind: type) -> Reading:
    def read(value: JsonValue) -> JsonValue:
        found: JsonValue = json.loads(str(value))
        return found if isinstance(found, kind) else value

    return read


def _single(value: JsonValue) -> JsonValue:
    if isinstance(value, list) and len(value) == 1:
        return value[0]
    raise ValueError


def _values(value: JsonValue) -> JsonValue:
    return [*value.values()] if isinstance(value, dict) and _indexed(value) else value


def _indexed(value: JsonValue) -> bool:
    return isinstance(value, dict) and bool(value) and all(name.isdigit() for name in value)


_ALIKE: Final = {alike: character for character, alike in LOOK_ALIKES.items()}
_NUMERIC: Final[list[tuple[str, tuple[type, ...], Reading]]] = [
    ("a number in a text", (str,), _number),
    ("true for 1", (bool,), lambda value: int(value is True)),
    ("one in an array", (list,), _single),
]
_COERCED: Final[dict[JsonType, list[tuple[str, tuple[type, ...], Reading]]]] = {
    "string": [
        ("a number for its text", (int, float), str),
        ("true for its text", (bool,), lambda value: str(value).lower()),
        ("one in an array", (list,), _single),
    ],
    "integer": [*_NUMERIC, ("a fraction cut off", (float,), _as_integer)],
    "number": _NUMERIC,
    "boolean": [
        ("a word for a boolean", (str,), _boolean),
        ("a number for a boolean", (int,), lambda value: bool(value) if value in (0, 1) else value),
    ],
    "array": [
        ("JSON in a text", (str,), _parsed(list)),
        ("one without its array", (dict,), lambda value: [value] if value and not _indexed(value) else value),
        ("an object with indexes", (dict,), _values),
        ("one text without its array", (str,), lambda value: [value]),
    ],
    "object": [
        ("JSON in a text", (str,), _parsed(dict)),
        ("one in an array", (list,), _single),
    ],
}
_KINDS: Final[dict[JsonType, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int, float),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}
_COUNTS: Final[tuple[tuple[str, Reading], ...]] = (
    ("counted in bytes", _text(lambda text: "a" * len(text.encode()))),
    ("counted in UTF-16 units", _text(lambda text: "a" * (len(text.encode("utf-16-le")) // 2))),
    ("combining marks not counted", _text(lambda text: "".join(one for one in text if not unicodedata.combining(one)))),
    ("white space around not counted", _text(str.strip)),
    ("white space after not counted", _text(str.rstrip)),
)


def _known(json_type: JsonValue) -> JsonType:
    return next(known for known in _KINDS if known == json_type)


def _read(value: JsonValue, steps: tuple[str, ...], reading: Reading) -> JsonValue | Absent:
    if not steps:
        return reading(value)
    step, rest = steps[0], steps[1:]
    if step == ITEMS and isinstance(value, list):
        items = [_read(item, rest, reading) for item in value]
        return [item for item in items if not isinstance(item, Absent)]
    if isinstance(value, dict) and step in value:
        found = _read(value[step], rest, reading)
        others = {name: member for name, member in value.items() if name != step}
        return others if isinstance(found, Absent) else {**value, step: found}
    return value
