"""YAML in, with the line and column of every value, and nothing of YAML that a spec does not need.

Anchors, aliases, tags, directives and several documents are refused, so that a file means what it shows: no value can
grow beyond the text that is there, and none can become an object.
"""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Protocol, cast

from pydantic import JsonValue
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver

from docpact.errors import DocpactError, Place, display_path, opens_at_once, printable

MAXIMUM_BYTES: Final = 512 * 1024
MAXIMUM_DEPTH: Final = 40
MAXIMUM_NODES: Final = 30_000
LARGEST_INTEGER: Final = 2**64
"""No vendor's integer is larger, and every tool that reads an emitted document can still hold it."""

Step = str | int
Value = JsonValue | dt.date

_libyaml: Final[Any] = import_module("yaml")
"""PyYAML, which has no types. Its parser in C is twenty times as fast as one in Python."""

_IN_C: Final[bool] = _libyaml.__with_libyaml__

_TAG: Final = "tag:yaml.org,2002:"
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class SpecError(DocpactError):
    """A spec file that cannot be used. ``errors`` are all that is wrong with it, itself where that is all."""

    @property
    def errors(self) -> tuple[SpecError, ...]:
        return (self,)


class SpecFilesError(SpecError):
    """Several things that are wrong with spec files. ``what``, ``where`` and ``hint`` are those of the first."""

    def __init__(self, errors: Sequence[SpecError]) -> None:
        self._errors: Final = tuple(errors)
        super().__init__(self._errors[0].what, where=self._errors[0].where, hint=self._errors[0].hint)

    @property
    def errors(self) -> tuple[SpecError, ...]:
        return self._errors

    def __str__(self) -> str:
        return "\n".join(map(str, self._errors))


def joined(errors: Sequence[SpecError]) -> SpecError:
    """One error that says all that some errors say, each file's from its top to its end."""
    every = [one for error in errors for one in error.errors]
    files = list(dict.fromkeys(one.where.source if one.where else "" for one in every))

    def position(error: SpecError) -> tuple[int, int, int]:
        where = error.where or Place("")
        return files.index(where.source), where.line or 0, where.column or 0

    once = list({str(error): error for error in sorted(every, key=position)}.values())
    return once[0] if len(once) == 1 else SpecFilesError(once)


def raise_all(errors: Sequence[SpecError]) -> None:
    """Raises SpecError for everything that is wrong, at once; does nothing where nothing is."""
    if errors:
        raise joined(errors)


class _Mark(Protocol):
    """What is used of a parser's marks, which count from 0; like its events they have no types."""

    line: int
    column: int


class _Event(Protocol):
    start_mark: _Mark
    anchor: str | None
    tag: str | None
    version: object
    tags: object
    value: str
    implicit: tuple[bool, bool]


class _Marked(Protocol):
    context: str | None
    problem: str | None
    context_mark: _Mark | None
    problem_mark: _Mark | None


class _Unreadable(Protocol):
    position: int


class _Resolver(Protocol):
    def resolve(self, kind: type, value: str, implicit: tuple[bool, bool]) -> object: ...


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file's data, and where each value of it stands."""

    path: Path
    data: Value
    sha256: str
    positions: dict[tuple[Step, ...], tuple[int, int]]

    def place(self, *steps: Step) -> Place:
        """Where a value stands; where it is not there, the nearest value that would hold it."""
        for length in range(len(steps), -1, -1):
            if steps[:length] in self.positions:
                line, column = self.positions[steps[:length]]
                return Place(_shown(self.path, Path.cwd()), line, column)
        return Place(display_path(self.path))


@lru_cache(maxsize=16)
def _shown(path: Path, _: Path) -> str:
    """A path as a reader in the current folder would type it: asked for every claim of a spec."""
    return display_path(path)


def read_yaml(path: Path) -> YamlFile:
    """Read one YAML file.

    Raises SpecError, with file, line and column, for a file that is missing, too large, no UTF-8, no YAML, or that
    uses more of YAML than mappings, lists and plain values.
    """
    return parse_yaml(path, _read(path))


def parse_yaml(path: Path, raw: bytes) -> YamlFile:
    """Read the bytes of a YAML file; ``path`` names it in messages. Raises SpecError as :func:`read_yaml` does."""
    # Reading is slow, and every spec of an API reads the same api.yaml; the data is each caller's own.
    file = _parsed(path, raw)
    return replace(file, data=copy.deepcopy(file.data))


@lru_cache(maxsize=16)
def _parsed(path: Path, raw: bytes) -> YamlFile:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SpecError(
            "the file is not UTF-8 text", where=Place(display_path(path), line, 1), hint="Save it as UTF-8."
        ) from None
    try:
        construction = _Construction(path, text)
        data = construction.data()
    except _libyaml.MarkedYAMLError as error:
        marked = cast("_Marked", error)
        mark = marked.problem_mark or marked.context_mark
        place = Place(display_path(path), mark.line + 1, mark.column + 1) if mark else Place(display_path(path))
        what = ", ".join(printable(part) for part in (marked.context, marked.problem) if part)
        raise SpecError(f"not YAML: {what}", where=place, hint="Mend the syntax at this place.") from None
    except _libyaml.reader.ReaderError as error:
        position = cast("_Unreadable", error).position  # libyaml counts bytes
        before = raw[:position].decode("utf-8", "ignore") if _IN_C else text[:position]
        place = Place(display_path(path), before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise SpecError(
            "not YAML: a control character stands here", where=place, hint="Remove it, or write it as an escape."
        ) from None
    return YamlFile(path, data, hashlib.sha256(raw).hexdigest(), construction.positions)


def _read(path: Path) -> bytes:
    try:
        if not opens_at_once(path):
            raise SpecError("this is no regular file", where=Place(display_path(path)), hint="Save the spec to a file.")
        with path.open("rb") as file:
            raw = file.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        raise SpecError(
            f"cannot read the file: {error.strerror}",
            where=Place(display_path(path)),
            hint="Check the path and its rights.",
        ) from None
    if len(raw) > MAXIMUM_BYTES:
        raise SpecError(
            f"the file is larger than {MAXIMUM_BYTES // 1024} KiB",
            where=Place(display_path(path), 1, 1),
            hint="A spec describes one page and takes a few KiB: is this the right file?",
        )
    # A byte order mark is what some editors leave; it means nothing.
    return raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")


def _plain_events(path: Path, events: Iterable[_Event]) -> Iterator[_Event]:
    """Events as they come, until one is of something that a spec does not need: then SpecError."""
    depth = documents = 0
    for count, event in enumerate(events):
        kind = _kind(event)
        documents += kind == "DocumentStart"
        depth += kind in ("MappingStart", "SequenceStart")
        depth -= kind in ("MappingEnd", "SequenceEnd")
        complaint = None
        if documents > 1:
            complaint = "a second document starts here; a spec file holds one"
        elif kind == "DocumentStart" and (event.version or event.tags):
            complaint = "a YAML directive stands here; a spec file has none"
        elif getattr(event, "anchor", None) is not None:
            complaint = "an anchor or alias; a spec spells out every value"
        elif getattr(event, "tag", None) is not None:
            complaint = "a YAML tag; a spec has plain values only"
        elif depth > MAXIMUM_DEPTH:
            complaint = f"values are nested more than {MAXIMUM_DEPTH} deep"
        elif count > MAXIMUM_NODES:
            complaint = f"the file holds more than {MAXIMUM_NODES} values"
        if complaint:
            raise SpecError(complaint, where=_place(path, event), hint="Write the value out at this place.")
        yield event


class _Construction:
    """A document's data and positions, made from its events in one pass: reading YAML is the slow part of a start."""

    def __init__(self, path: Path, text: str) -> None:
        loader = _libyaml.CSafeLoader if _IN_C else _libyaml.SafeLoader
        self.positions: Final[dict[tuple[Step, ...], tuple[int, int]]] = {(): (1, 1)}
        self._path: Final = path
        self._events: Final = _plain_events(path, _libyaml.parse(text, Loader=loader))

    def data(self) -> Value:
        """The one document's value; None of an empty file. Reads to the end, so that all of it is known to be plain."""
        value: Value = None
        for event in self._events:
            if _kind(event) in ("MappingStart", "SequenceStart", "Scalar"):
                value = self._value(event, ())
        return value

    def _value(self, event: _Event, steps: tuple[Step, ...]) -> Value:
        self.positions[steps] = _position(event)
        if _kind(event) == "MappingStart":
            return self._mapping(steps)
        if _kind(event) == "SequenceStart":
            found: list[Value] = []
            while _kind(item := next(self._events)) != "SequenceEnd":
                found.append(self._value(item, (*steps, len(found))))
            return cast("JsonValue", found)
        return _scalar(self._path, event, self._tag(event))

    def _mapping(self, steps: tuple[Step, ...]) -> Value:
        found: dict[str, Value] = {}
        while _kind(event := next(self._events)) != "MappingEnd":
            key = self._key(event)
            if key in found:
                raise SpecError(
                    f"{key!r} stands here a second time",
                    where=_place(self._path, event),
                    hint="Keep one of the two entries.",
                )
            found[key] = self._value(next(self._events), (*steps, key))
            # A complaint about a member points at its name, which is where a reader looks.
            self.positions[(*steps, key)] = _position(event)
        return cast("JsonValue", found)

    def _key(self, event: _Event) -> str:
        if _kind(event) != "Scalar" or self._tag(event) != "str":
            raise SpecError(
                "a key that is not text", where=_place(self._path, event), hint="Quote the key, or write a plain name."
            )
        return event.value

    def _tag(self, scalar: _Event) -> str:
        """What a scalar is by YAML 1.2's rules: str, int, float, bool, null or timestamp."""
        return _plain_tag(scalar.value, scalar.implicit)


@lru_cache(maxsize=4096)
def _plain_tag(value: str, implicit: tuple[bool, bool]) -> str:
    # PyYAML reads by YAML 1.1, where 'no' is false: what a plain value means is decided by YAML 1.2.
    return str(_resolver().resolve(ScalarNode, value, implicit)).removeprefix(_TAG)


@cache
def _resolver() -> _Resolver:
    return cast("_Resolver", VersionedResolver())


def _scalar(path: Path, event: _Event, kind: str) -> Value:
    text = event.value
    if kind == "str":
        return text
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() == "true"
    try:
        if kind == "int" and abs(integer := _integer(text)) <= LARGEST_INTEGER:
            return integer
        if kind == "float" and math.isfinite(number := float(text.replace("_", ""))):
            return number
        if kind == "timestamp" and _DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise SpecError(
        f"{printable(text, 60)!r} is not a value that a spec can hold",
        where=_place(path, event),
        hint="Quote it if it is text; write numbers in plain decimal digits and dates as YYYY-MM-DD.",
    )


def _integer(text: str) -> int:
    return int(text.replace("_", ""), 0 if text.lower().lstrip("+-").startswith(("0x", "0o", "0b")) else 10)


def _kind(event: _Event) -> str:
    return type(event).__name__.removesuffix("Event")


def _position(event: _Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _place(path: Path, event: _Event) -> Place:
    return Place(display_path(path), *_position(event))
