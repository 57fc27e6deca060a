"""Reading and writing JSON answers where ``api.yaml`` says that they hold things.

The emitted client has its own reader of such paths, on purpose: what an API's examples show is held against both.
"""

from __future__ import annotations

import base64
import copy
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress

from pydantic import JsonValue

from docpact.spec.api import Example, Operation, Reads
from docpact.spec.model import Media


def values_at(answer: JsonValue, path: str) -> list[JsonValue]:
    """Every value at a path of an answer that is not null."""
    found: list[JsonValue] = [] if isinstance(answer, str) and path != "$" else [answer]
    for step in _steps(path):
        if step.startswith("**~"):
            return [
                text for value in found for text in texts_in(value) if text.partition("?")[0].lower().endswith(step[3:])
            ]
        name = step.removesuffix("[]")
        if name:
            found = [value.get(name) for value in map(parsed, found) if isinstance(value, dict)]
        if step.endswith("[]"):
            found = [item for value in map(parsed, found) if isinstance(value, list) for item in value]
    return [value for value in found if value is not None]


def parsed(value: JsonValue) -> JsonValue:
    """What a text says that is an object or a list in JSON itself, as some answers have; any other value as it is."""
    if not isinstance(value, str) or not value.lstrip().startswith(("{", "[")):
        return value
    try:
        found: JsonValue = json.loads(value)
    except (ValueError, RecursionError):
        return value
    return found


def first_at(answer: JsonValue, paths: Sequence[str] | None) -> JsonValue:
    """The first value at the first of some paths that has one; None where none has."""
    return next((value for path in paths or () for value in values_at(answer, path)), None)


def status_word(answer: JsonValue, paths: Sequence[str] | None) -> str | None:
    """The word for how far a job is, as the client reads it: a whole number or a boolean is what JSON writes for it."""
    word = first_at(answer, paths)
    return json.dumps(word) if isinstance(word, int) else word if isinstance(word, str) else None


def with_status(answer: JsonValue, paths: Sequence[str], word: str) -> JsonValue:
    """A copy of an answer with another word for how far a job is, at the first path that it holds one at."""
    path = borne_out(answer, paths) or paths[0]
    return with_value(answer, path, [word_like(word, first_at(answer, [path]))])


def word_like(word: str, shown: object) -> JsonValue:
    """A word as answers hold it: the number or boolean that it is where they are ``shown`` to hold one."""
    found: JsonValue = word
    with suppress(ValueError):
        found = json.loads(word)
    return found if type(found) is type(shown) else word


def with_value(answer: JsonValue, path: str, values: Sequence[JsonValue], beside: str | None = None) -> JsonValue:
    """A copy of an answer with values at a path: a list on the way gets an item for each, made of its first item.

    ``beside`` names a member of the object that holds the value: it gets texts of its own, so that items differ.
    """
    changed = copy.deepcopy(answer)
    return _written(changed, _steps(path), list(values), beside)


def _steps(path: str) -> list[str]:
    """The steps of a path, none of ``$``; an ending that is looked for however deep is the last one."""
    if path == "$":
        return []
    before, mark, ending = path.partition("**~")
    steps = before.rstrip(".").split(".") if before else []
    return [*steps, mark + ending] if mark else steps


def _written(at: JsonValue, steps: list[str], values: list[JsonValue], beside: str | None) -> JsonValue:
    if not steps:
        return values[0] if values else at
    if isinstance(at, str) and not isinstance(inside := parsed(at), str):
        return json.dumps(_written(inside, steps, values, beside))
    step, rest = steps[0], steps[1:]
    if step.startswith("**~"):
        return _replaced(at, step[3:], values)
    name, listed = step.removesuffix("[]"), step.endswith("[]")
    inner = at.get(name) if name and isinstance(at, dict) else None if name else at
    if listed:
        first: JsonValue = inner[0] if isinstance(inner, list) and inner else {} if rest else None
        # Only the last list on the way gets an item for each value.
        groups = [values] if any(one.endswith("[]") for one in rest) else [[value] for value in values]
        new: JsonValue = [_written(copy.deepcopy(first), rest, group, beside) for group in groups if group]
    else:
        new = _written(inner, rest, values, beside)
    if not name:
        return new
    holder: dict[str, JsonValue] = at if isinstance(at, dict) else {}
    holder[name] = new
    if beside and not rest and not listed and isinstance(values[0] if values else None, str):
        holder[beside] = f"{str(values[0]).rpartition('/')[2] or values[0]}"
    return holder


def texts_in(value: JsonValue) -> Iterator[str]:
    """Every text of some JSON, however deep."""
    if isinstance(value, str):
        yield value
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for member in members:
        yield from texts_in(member)


def _replaced(value: JsonValue, ending: str, values: list[JsonValue]) -> JsonValue:
    if isinstance(value, str) and value.lower().endswith(ending):
        return values[0] if values else value
    if isinstance(value, dict):
        return {name: _replaced(member, ending, values) for name, member in value.items()}
    if not isinstance(value, list):
        return value
    found = [(item, _replaced(item, ending, values)) for item in value]
    # In a list there is room for all of them.
    return [one for item, new in found for one in (values if item != new and isinstance(item, str) else [new])]


def fields_of(value: JsonValue) -> dict[str, JsonValue] | None:
    """The fields of a form, given as an object or as JSON in a text; None where it is neither."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return None
    return value if isinstance(value, dict) else None


def files_at(answer: JsonValue, reads: Reads) -> dict[Media, list[str]]:
    """The addresses of an answer's files, by kind."""
    found: dict[Media, list[str]] = {}
    for kind, paths in (reads.files or {}).items():
        for path in paths:
            if values := [value for value in values_at(answer, path) if isinstance(value, str) and value]:
                found[kind] = values
                break
    return found


def starts(answer: JsonValue, operation: Operation) -> bool:
    """Whether an answer to a body shows that it was accepted: by a job's id, or by the files."""
    made = operation.role == "sync" and bool(files_at(answer, operation.reads))
    return made or first_at(answer, operation.reads.job) is not None


def content_of(file: str) -> bytes | None:
    """The bytes of a file that an answer holds itself, as base64 or as a data URL; None of an address."""
    try:
        return None if file.startswith("http") else base64.b64decode(file.rpartition(",")[2], validate=True)
    except ValueError:
        return None


def answers_with_files(operation: Operation | None) -> list[Example]:
    """The documented answers that have files."""
    return [one for one in operation.examples if files_at(one.body, operation.reads)] if operation else []


def addressed(answer: JsonValue, operation: Operation) -> bool:
    """Whether the files of an answer lie at addresses, and are not in it themselves."""
    found = files_at(answer, operation.reads)
    return all(text.startswith("http") for texts in found.values() for text in texts)


def answers_with_the_file(operation: Operation) -> bool:
    """Whether the body of an answer is a file itself."""
    return any("$" in paths for paths in (operation.reads.files or {}).values())


def asks_for_files(operation: Operation | None) -> bool:
    """Whether the files of an operation's usual answer are asked for at addresses."""
    return operation is not None and all(addressed(one.body, operation) for one in answers_with_files(operation)[:1])


def borne_out(answer: JsonValue, paths: Sequence[str] | None) -> str | None:
    """The first of some paths at which an answer holds something; None where it holds nothing at any."""
    return next((path for path in paths or () if values_at(answer, path)), None)
