"""Bodies out of files: JSON documents, JSON Lines, or the requests of a HAR file, with the line of each member."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, cast

from pydantic import JsonValue

from docpact.check.json_text import JsonTextError, read_json
from docpact.errors import DocpactError, Place, display_path, opens_at_once, printable
from docpact.facts import Loc, value_at
from docpact.spec.addresses import Placed
from docpact.spec.forms import JSON

LARGEST: Final = 512 * 1024 * 1024
_LINES: Final = (".jsonl", ".ndjson")
_STANDARD_INPUT: Final = "-"
_DECODER: Final = json.JSONDecoder()


@dataclass(frozen=True)
class Given:
    """A body as it was found. ``name`` tells it from others; ``problem`` says why it is no JSON, where it is none.

    ``answer`` is what came back, where the file says so: the status, and what the answer said.
    """

    name: str
    place: Place
    body: JsonValue = None
    problem: str = ""
    answer: tuple[int, JsonValue] | None = None
    lines: Mapping[Loc, int] = field(default_factory=dict[Loc, int])

    def place_of(self, loc: Loc) -> Place:
        """The line of a member, or of the nearest one that holds it."""
        for end in range(len(loc), 0, -1):
            if (line := self.lines.get(loc[:end])) is not None:
                return Place(self.place.source, line)
        return self.place


def read_bodies(source: str) -> Iterator[Given]:
    """The bodies of a file, or of standard input where ``source`` is ``-``. Raises DocpactError.

    A document is a body or a list of bodies; each may be wrapped, as in ``{"id": ..., "body": {...}}``.
    """
    text = _text(source)
    name = "<standard input>" if source == _STANDARD_INPUT else display_path(Path(source))
    if source == _STANDARD_INPUT or Path(source).suffix.lower() in _LINES:
        for number, line in enumerate(text.split(b"\n"), 1):
            if line.strip():
                yield from _bodies_in_text(line, f"{name}:{number}", Place(name, number))
    else:
        yield from _bodies_in_text(text, name, Place(name, 1))


def read_har(path: Path, operations: Sequence[Placed]) -> Iterator[Given]:
    """The bodies that a HAR file's requests sent to some operations, with members that stand in their addresses.

    Which address is an operation's its end tells. Raises DocpactError.
    """
    try:
        content = cast("JsonValue", json.loads(_text(str(path))))
    except (ValueError, RecursionError):
        content = None
    entries = value_at(content, ("log", "entries"))
    if not isinstance(entries, list):
        hint = "Save one with 'Save all as HAR' in a browser's network panel."
        raise DocpactError("this is no HAR file", where=Place(display_path(path)), hint=hint)
    for number, entry in enumerate(entries):
        address, text = value_at(entry, ("request", "url")), value_at(entry, ("request", "postData", "text"))
        kind = value_at(entry, ("request", "postData", "mimeType"))
        placed = next((one for one in operations if isinstance(address, str) and one.in_url(address)), None)
        if placed and isinstance(address, str) and (placed.in_query or isinstance(text, str)):
            name, place = f"{display_path(path)} entry {number}", Place(display_path(path))
            sent = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else b""
            found = _bodies_in_text(sent, name, place)
            if placed.content_type != JSON or placed.listed:
                found = _body_of_form(placed, str(kind), sent, name, place)
            for given in found:
                yield replace(given, body=placed.shown_in(address, given.body), answer=_answer(entry), lines={})


def _body_of_form(placed: Placed, kind: str, content: bytes, name: str, place: Place) -> Iterator[Given]:
    try:
        yield Given(name, place, placed.body(kind, content, json.loads))
    except ValueError as error:
        yield Given(name, place, problem=f"it is no {'list' if placed.listed else 'form'}: {error}")


def _answer(entry: JsonValue) -> tuple[int, JsonValue] | None:
    status, text = value_at(entry, ("response", "status")), value_at(entry, ("response", "content", "text"))
    try:
        said = cast("JsonValue", json.loads(text)) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        said = None
    return (status, said) if isinstance(status, int) and status > 0 else None


def _text(source: str) -> bytes:
    if source == _STANDARD_INPUT:
        if sys.stdin is None:
            raise DocpactError("there is no standard input", hint="Name a file of bodies instead of -.")
        return sys.stdin.buffer.read(LARGEST)
    path = Path(source)
    try:
        if not opens_at_once(path) or path.is_dir():
            raise DocpactError(
                "this is no regular file", where=Place(display_path(path)), hint="Name a file of bodies."
            )
        if path.stat().st_size > LARGEST:
            raise DocpactError("the file is too large", where=Place(display_path(path)), hint="Split it.")
        return path.read_bytes()
    except OSError as error:
        hint = "Check the path and its rights."
        raise DocpactError(
            f"cannot read the file: {error.strerror}", where=Place(display_path(path)), hint=hint
        ) from None


def _bodies_in_text(text: bytes, name: str, place: Place) -> Iterator[Given]:
    try:
        document = read_json(text)
    except JsonTextError as error:
        yield Given(name, place, problem=str(error))
        return
    lines = {} if text.count(b"\n") == 0 else line_numbers(text.decode("utf-8"))
    several = isinstance(document, list)
    for index, member in enumerate(document if isinstance(document, list) else [document]):
        steps: Loc = (index,) if several else ()
        yield _unwrapped(member, steps, f"{name} [{index}]" if several else name, place, lines)


def _unwrapped(value: JsonValue, steps: Loc, name: str, place: Place, lines: Mapping[Loc, int]) -> Given:
    """A body, out of its wrapping where it has one."""
    answer = None
    if isinstance(value, dict) and "model" not in value and _wraps(value):
        answer = _recorded(value)
        label = value.get("id")
        name = f"{name} ({printable(label, 60)})" if isinstance(label, str) else name
        steps, value = (*steps, "body"), value["body"]
    own = {loc[len(steps) :]: line for loc, line in lines.items() if loc[: len(steps)] == steps}
    start = own.get(())
    return Given(name, Place(place.source, start) if start else place, value, "", answer, own)


def _wraps(value: Mapping[str, JsonValue]) -> bool:
    """Whether an object holds a body, and is none: a body that was answered may be anything."""
    return isinstance(value.get("body"), dict) or ("body" in value and _recorded(value) is not None)


def _recorded(wrapper: Mapping[str, JsonValue]) -> tuple[int, JsonValue] | None:
    status = wrapper.get("status")
    return (status, wrapper.get("answer")) if isinstance(status, int) and not isinstance(status, bool) else None


def line_numbers(text: str) -> dict[Loc, int]:
    """The line, from 1, on which each member of a JSON document begins; of a document that has been read already."""
    found: dict[Loc, int] = {}
    at, line = 0, 1
    for position, loc in _members(text):
        line += text.count("\n", at, position)
        at = position
        found[loc] = line
    return found


def _members(text: str) -> Iterator[tuple[int, Loc]]:
    """Where each value of a document begins, in order."""
    stack: list[tuple[Loc, bool, int]] = []  # the steps to a list or an object, whether it is a list, its next index
    position, expects = _blank(text, 0), True
    loc: Loc = ()
    while position < len(text):
        character = text[position]
        if expects:
            yield position, loc
            if character in "[{":
                stack.append((loc, character == "[", 0))
                position = _blank(text, position + 1)
                if text[position] in "]}":
                    expects = False
                    continue
                position, loc = _next(text, position, stack[-1])
                continue
            _, position = _DECODER.raw_decode(text, position)
            expects = False
        elif character in "]}":
            stack.pop()
            position += 1
        elif character == ",":
            above, is_list, index = stack.pop()
            stack.append((above, is_list, index + 1))
            position, loc = _next(text, _blank(text, position + 1), stack[-1])
            expects = True
            continue
        position = _blank(text, position)


def _next(text: str, position: int, holder: tuple[Loc, bool, int]) -> tuple[int, Loc]:
    """Where the next value of a list or an object begins, and the steps to it."""
    above, is_list, index = holder
    if is_list:
        return position, (*above, index)
    name, position = _DECODER.raw_decode(text, position)
    return _blank(text, _blank(text, position) + 1), (*above, name)


def _blank(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n":
        position += 1
    return position
