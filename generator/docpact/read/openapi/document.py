"""An OpenAPI 3.0 or 3.1 document from a file: JSON or YAML, and what its references lead to."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
import warnings
from pathlib import Path
from typing import Any, Final, cast

from pydantic import JsonValue
from referencing import Registry, Resource
from referencing.exceptions import NoSuchResource, Unresolvable
from referencing.jsonschema import DRAFT202012
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from docpact.errors import DocpactError, Place, display_path, opens_at_once, printable

MAXIMUM_BYTES: Final = 20 * 1024 * 1024
MAXIMUM_YAML_BYTES: Final = 4 * 1024 * 1024
"""Reading YAML takes a hundred times as long as reading JSON."""

MAXIMUM_DEPTH: Final = 40
MAXIMUM_SCHEMAS: Final = 100_000
"""Schemas that are looked at, each as often as it is referred to: few references can stand for very many schemas."""

_MAXIMUM_VALUES: Final = 500_000
_MAXIMUM_YAML_DEPTH: Final = 100

_WRAPPED: Final = re.compile(rb"enum\"?\s*:\s*(?:\[\s*\{\s*|-\s+)\"?value\"?\s*:")

Object = dict[str, JsonValue]


def read_document(path: Path) -> Object:
    """A document from a file. Raises DocpactError where it is none."""
    return parse_document(_read(path), path)


def read_data(path: Path) -> JsonValue:
    """JSON or YAML of any kind from a file. Raises DocpactError where it is none."""
    return parse_data(_read(path), path)


def parse_document(raw: bytes, path: Path) -> Object:
    """A document from its text; ``path`` names it in messages. Raises DocpactError where it is none."""
    document = parse_data(raw, path)
    if _WRAPPED.search(raw):
        _unwrap_values(document)
    if not isinstance(document, dict) or "openapi" not in document:
        raise DocpactError(
            "not an OpenAPI document: it has no member 'openapi'",
            where=Place(display_path(path), 1, 1),
            hint="Pass an OpenAPI 3.0 or 3.1 document.",
        )
    return document


def _unwrap_values(document: JsonValue) -> None:
    """Take the values of closed sets out of objects of their own, in which some documentation systems write them."""
    waiting = [document]  # no recursion: a document may nest deeper than Python calls
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            waiting += part.values()
            listed = part.get("enum")
            if isinstance(listed, list) and part.get("type") != "object":
                part["enum"] = [
                    one["value"] if isinstance(one, dict) and {*one} == {"value"} else one for one in listed
                ]


def parse_data(raw: bytes, path: Path) -> JsonValue:
    """JSON or YAML of any kind, as JSON."""
    return _json(path, raw) if raw.lstrip()[:1] in (b"{", b"[", b"") or path.suffix == ".json" else _yaml(path, raw)


def _read(path: Path) -> bytes:
    try:
        if not opens_at_once(path):
            raise DocpactError(
                "this is no regular file", where=Place(display_path(path)), hint="Save the document to a file."
            )
        with path.open("rb") as file:
            raw = file.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        raise DocpactError(
            f"cannot read the file: {error.strerror}",
            where=Place(display_path(path)),
            hint="Check the path and its rights.",
        ) from None
    if len(raw) > MAXIMUM_BYTES:
        raise DocpactError(
            f"the file is larger than {MAXIMUM_BYTES // 1024**2} MiB",
            where=Place(display_path(path)),
            hint="Pass a document with fewer operations: those that generate something are enough.",
        )
    return raw.removeprefix(b"\xef\xbb\xbf")


def _json(path: Path, raw: bytes) -> JsonValue:
    try:
        return cast("JsonValue", json.loads(raw, parse_constant=_refused, parse_float=_finite))
    except (ValueError, RecursionError) as error:
        place = Place(display_path(path), getattr(error, "lineno", None), getattr(error, "colno", None))
        raise DocpactError("not JSON", where=place, hint="Mend the syntax at this place.") from None


def _yaml(path: Path, raw: bytes) -> JsonValue:
    if len(raw) > MAXIMUM_YAML_BYTES:
        raise DocpactError(
            f"the file is larger than {MAXIMUM_YAML_BYTES // 1024**2} MiB",
            where=Place(display_path(path)),
            hint="Convert it to JSON, which is read far faster.",
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            loaded: Any = YAML(typ="safe", pure=True).load(raw.decode("utf-8"))  # pyright: ignore[reportUnknownMemberType]
        return _Plain().value(loaded, 0)
    except MarkedYAMLError as error:
        marked: Any = error
        mark = marked.problem_mark or marked.context_mark
        place = Place(display_path(path), mark.line + 1, mark.column + 1) if mark else Place(display_path(path))
        words = printable(str(marked.problem or marked.context or ""), 200)
        raise DocpactError(f"not YAML: {words}", where=place, hint="Mend the syntax at this place.") from None
    except (YAMLError, ValueError, RecursionError, OverflowError) as error:
        words = printable(str(error).partition("\n")[0], 200)
        raise DocpactError(f"not YAML: {words}", where=Place(display_path(path)), hint="Convert it to JSON.") from None


class _Plain:
    """YAML's values as JSON's: keys as texts, dates as they are written."""

    def __init__(self) -> None:
        self._count = 0

    def value(self, value: object, depth: int) -> JsonValue:
        """Raises ValueError for what JSON cannot hold, and for what repeats itself without end."""
        self._count += 1
        if depth > _MAXIMUM_YAML_DEPTH or self._count > _MAXIMUM_VALUES:
            raise ValueError("its aliases stand for too many values")
        match value:
            case dict():
                items = cast("dict[object, object]", value).items()
                return {self._key(key): self.value(member, depth + 1) for key, member in items}
            case list():
                return [self.value(member, depth + 1) for member in cast("list[object]", value)]
            case float() if not math.isfinite(value):
                raise ValueError("a number that JSON cannot hold")
            case None | bool() | int() | float() | str():
                return value
            case dt.date() | dt.datetime():
                return value.isoformat()
            case _:
                raise ValueError("a value that JSON cannot hold")

    def _key(self, key: object) -> str:
        if isinstance(key, bool) or key is None:
            return json.dumps(key)
        if isinstance(key, str | int | float):
            return str(key)
        raise ValueError("a key that is no text")


class References:
    """Follows the references of one document, within it only."""

    def __init__(self, document: Object) -> None:
        resource: Resource[Any] = DRAFT202012.create_resource(document)
        registry: Registry[Any] = Registry()
        self._resolver = registry.with_resource("", resource).resolver()
        self._targets: dict[str, JsonValue] = {}
        self._followed = 0

    def target(self, reference: str) -> JsonValue:
        """What a reference leads to. Raises DocpactError where that is not in this document."""
        if reference in self._targets:
            return self._targets[reference]
        if not reference.startswith("#"):
            raise DocpactError(
                f"the reference {reference!r} leaves the document", hint="Bundle it into one file first."
            )
        try:
            found = self._targets[reference] = cast("JsonValue", self._resolver.lookup(reference).contents)
        except (Unresolvable, NoSuchResource, ValueError, TypeError, LookupError):
            raise DocpactError(f"the reference {reference!r} leads nowhere", hint="Mend the document.") from None
        return found

    def follow(self, value: JsonValue) -> JsonValue:
        """A value, or what its references lead to in the end. Raises DocpactError."""
        self._followed += 1
        if self._followed > MAXIMUM_SCHEMAS:
            raise DocpactError(
                f"the requests refer to more than {MAXIMUM_SCHEMAS:,} schemas",
                hint="Pass a document of this model's operation alone.",
            )
        for _ in range(MAXIMUM_DEPTH):
            reference = value.get("$ref") if isinstance(value, dict) else None
            if not isinstance(value, dict) or not isinstance(reference, str):
                return value
            found, beside = self.target(reference), {name: value[name] for name in value if name != "$ref"}
            if not isinstance(found, dict):
                raise DocpactError(f"the reference {reference!r} leads nowhere", hint="Mend the document.")
            parts: list[JsonValue] = [found, beside]
            value = {"allOf": parts} if beside.keys() - {"description", "summary"} else found
        return {}


def _refused(text: str) -> float:
    raise ValueError(f"{text} is no JSON")


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refused(text)
