"""JSON as documentation pages write it: read as far as it makes sense, with a complaint for everything amiss.

Accepts what is not JSON but cannot be misread: comments, trailing or missing commas, single quotes, bare words such as
``<YOUR_ID>``, ``True``, missing or mismatched closing brackets. Every tolerance is reported with line and column.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

from pydantic import JsonValue

from docpact.errors import DocpactError
from docpact.facts import Path
from docpact.read.pages.limits import MAX_DEPTH

_NEWLINE: Final = re.compile("\n")
_BLANK: Final = re.compile(r"\s+|//[^\n]*|/\*.{0,2000}?\*/|#[^\n]*", re.DOTALL)
_NUMBER: Final = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?(?:[eE][-+]?\d{1,3})?(?![\w.])")
_BARE: Final = re.compile(r"`[^`\n]*`|<[^<>\n]*>|[^\s,:{}\[\]\"']+")
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_CONSTANTS: Final[dict[str, JsonValue]] = {"true": True, "false": False, "null": None}
_PYTHON: Final[dict[str, JsonValue]] = {"True": True, "False": False, "None": None}
_OPENERS: Final = {"}": "{", "]": "["}


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is not JSON, and where: line and column count from 1 in the page."""

    message: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Loose:
    """A text read as JSON: its value, the line of every path in it, and what was amiss."""

    value: JsonValue
    lines: dict[str, int]
    complaints: tuple[Complaint, ...]
    end: int
    """Where the value ends in the text."""
    comments: dict[str, str] = field(default_factory=dict[str, str])
    """What comments say of every path: on its line, or on lines of their own above it."""


@dataclass(slots=True)
class _Open:
    """An object or array that is being read."""

    mark: str
    container: dict[str, JsonValue] | list[JsonValue]
    steps: list[str | int]
    key: str | None = None
    separated: bool = True


@dataclass(slots=True)
class _Reader:
    text: str
    first_line: int
    position: int = 0
    stack: list[_Open] = field(default_factory=list["_Open"])
    lines: dict[str, int] = field(default_factory=dict[str, int])
    complaints: list[Complaint] = field(default_factory=list[Complaint])
    result: JsonValue = None
    done: bool = False
    breaks: list[int] = field(default_factory=list[int])
    """Where the lines of the text end."""
    comments: dict[str, str] = field(default_factory=dict[str, str])
    latest: str = ""
    """The path that was read last; ``waiting`` are comments of the one to come."""
    waiting: list[str] = field(default_factory=list[str])


def read(text: str, first_line: int = 1) -> Loose:
    """The JSON value that a text begins with. Raises DocpactError when it is nested deeper than the limit."""
    reader = _Reader(text, first_line)
    reader.breaks = [match.start() for match in _NEWLINE.finditer(text)]
    while not reader.done:
        _skip_blank(reader)
        if reader.position >= len(text):
            break
        _step(reader)
    if reader.stack:
        _complain(reader, f"{len(reader.stack)} closing bracket(s) missing at the end")
    return Loose(reader.result, reader.lines, tuple(reader.complaints), reader.position, reader.comments)


def _step(reader: _Reader) -> None:
    character = reader.text[reader.position]
    if character in "{[":
        _open(reader, character)
    elif character in "}]":
        _close(reader, character)
    elif character == ",":
        if reader.stack and reader.stack[-1].separated:
            _complain(reader, "a comma without a value before it")
        if reader.stack:
            reader.stack[-1].separated = True
        reader.position += 1
    elif character == ":":
        _complain(reader, "a colon without a name before it")
        reader.position += 1
    else:
        _scalar_or_key(reader)


def _open(reader: _Reader, mark: str) -> None:
    if len(reader.stack) >= MAX_DEPTH:
        raise DocpactError(f"a sample is nested deeper than {MAX_DEPTH} levels", hint="Shorten the sample.")
    container: dict[str, JsonValue] | list[JsonValue] = {} if mark == "{" else []
    steps = _next_steps(reader)
    _place(reader, container)
    reader.position += 1
    reader.done = False
    reader.stack.append(_Open(mark, container, steps))


def _close(reader: _Reader, mark: str) -> None:
    if not any(entry.mark == _OPENERS[mark] for entry in reader.stack):
        _complain(reader, f"an unexpected {mark}")
        reader.position += 1
        reader.done = not reader.stack and reader.result is not None
        return
    while reader.stack[-1].mark != _OPENERS[mark]:
        _complain(reader, f"{mark} stands where {'}' if reader.stack[-1].mark == '{' else ']'} is due")
        reader.stack.pop()
    closed = reader.stack.pop()
    reader.latest = Path.of(closed.steps) if closed.steps else ""
    if closed.key is not None:
        _complain(reader, f"{closed.key} has no value")
    elif closed.separated and closed.container:
        _complain(reader, "a comma before the closing bracket")
    reader.position += 1
    reader.done = not reader.stack


def _scalar_or_key(reader: _Reader) -> None:
    top = reader.stack[-1] if reader.stack else None
    if top is not None and not top.separated:
        _complain(reader, "a comma is missing")
        top.separated = True
    if top is not None and isinstance(top.container, dict) and top.key is None:
        key, _ = _scalar(reader)
        _skip_blank(reader)
        if reader.text[reader.position : reader.position + 1] == ":":
            reader.position += 1
            top.key = str(key)
        else:
            _complain(reader, f"a colon is missing after {key}")
            top.key = None if reader.text[reader.position : reader.position + 1] in (",", "}", "") else str(key)
        return
    steps = _next_steps(reader)
    line = _line(reader)
    _, value = _scalar(reader)
    reader.lines.setdefault(Path.of(steps), line)
    _place(reader, value)
    reader.done = not reader.stack


def _next_steps(reader: _Reader) -> list[str | int]:
    if not reader.stack:
        return []
    top = reader.stack[-1]
    step: str | int = 0 if isinstance(top.container, list) else (top.key or "")
    steps = [*top.steps, step]
    reader.latest = Path.of(steps)
    reader.lines.setdefault(reader.latest, _line(reader))
    if reader.waiting:
        reader.comments.setdefault(reader.latest, "\n".join(reader.waiting))
        reader.waiting = []
    return steps


def _place(reader: _Reader, value: JsonValue) -> None:
    if not reader.stack:
        reader.result = value
        return
    top = reader.stack[-1]
    if not top.separated:
        _complain(reader, "a comma is missing")
    top.separated = False
    if isinstance(top.container, list):
        top.container.append(value)
        return
    if top.key is None:
        _complain(reader, "a value without a name")
        return
    if top.key in top.container:
        _complain(reader, f"{top.key} stands twice in one object")
    top.container[top.key] = value
    top.key = None


def _scalar(reader: _Reader) -> tuple[str, JsonValue]:
    """The text and the value of the next string, number or bare word."""
    if reader.text[reader.position] in "\"'":
        text = _string(reader)
        return text, text
    if number := _NUMBER.match(reader.text, reader.position):
        reader.position = number.end()
        digits = number[0]
        return digits, int(digits) if digits.lstrip("-").isdecimal() else float(digits)
    bare = _BARE.match(reader.text, reader.position)
    word = bare[0] if bare else reader.text[reader.position]
    if word not in _CONSTANTS:
        _complain(reader, f"{word} is not JSON")
    reader.position += len(word)
    if word in _CONSTANTS:
        return word, _CONSTANTS[word]
    return word, _PYTHON.get(word, word.strip("`"))


def _string(reader: _Reader) -> str:
    text, quote = reader.text, reader.text[reader.position]
    if quote == "'":
        _complain(reader, "single quotes around a text")
    start = reader.position
    position = start + 1
    parts: list[str] = []
    while position < len(text) and text[position] != quote:
        character = text[position]
        if character == "\n":
            _complain(reader, "a text runs over the end of its line")
            reader.position = position
            return "".join(parts)
        if character == "\\" and position + 1 < len(text):
            position += 1
            if text[position] == "u" and re.fullmatch(r"[0-9a-fA-F]{4}", text[position + 1 : position + 5]):
                character = chr(int(text[position + 1 : position + 5], 16))
                position += 4
            else:
                character = _ESCAPES.get(text[position], text[position])
        parts.append(character)
        position += 1
    if position >= len(text):
        _complain(reader, "a text does not end")
    reader.position = min(position + 1, len(text))
    return "".join(parts)


def _skip_blank(reader: _Reader) -> None:
    while blank := _BLANK.match(reader.text, reader.position):
        if not blank[0].isspace():
            _complain(reader, "a comment is not JSON")
            _keep_comment(reader, blank[0].strip("/*# \t"))
        reader.position = blank.end()


def _keep_comment(reader: _Reader, text: str) -> None:
    """Keeps a comment for what stands before it on its line, or else for what comes."""
    line = reader.text[reader.text.rfind("\n", 0, reader.position) + 1 : reader.position]
    if not line.strip(" \t{["):
        reader.waiting.append(text)
    elif reader.latest and text:
        before = reader.comments.get(reader.latest)
        reader.comments[reader.latest] = f"{before}\n{text}" if before else text


def _line(reader: _Reader) -> int:
    return reader.first_line + bisect_left(reader.breaks, reader.position)


def _complain(reader: _Reader, message: str) -> None:
    if len(reader.complaints) < 20:
        column = reader.position - (reader.text.rfind("\n", 0, reader.position) + 1) + 1
        reader.complaints.append(Complaint(message, _line(reader), column))
