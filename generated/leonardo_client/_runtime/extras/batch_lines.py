# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""A list of prompts, read and checked whole: each line becomes a prepared call, or a problem at its place."""

from __future__ import annotations

import hashlib
import inspect
import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..core.client import warn_of_retirement
from ..core.errors import InvalidRequest, Problem
from ..core.inputs import Input, Reference, Slot
from ..core.paths import members
from ..core.requests import Call, json_type

if TYPE_CHECKING:
    from ..core.client import AsyncClient
    from .journal import Row

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]|^[. ]|[. ]$|^(con|prn|aux|nul|(com|lpt)[0-9¹²³])\s*(\.|$)', re.IGNORECASE)
_LONGEST_NAME = 200


class Line(NamedTuple):
    """One line: ``key`` stands for what it says (and how many above say the same), ``file`` is a plain name."""

    number: int
    key: str
    file: str
    call: Call


class _Collector:
    """In a client's place: the models' ``create`` gives it the call that it would send."""

    async def submit(self, call: Call, **_: object) -> Call:
        warn_of_retirement(call.page)
        return call


class Reader:
    """Reads lists for a client. ``models`` are namespaces by name, ``model`` is taken where a line names none."""

    def __init__(self, client: AsyncClient, models: Mapping[str, str], model: str | None) -> None:
        self._client, self._models, self._model, self._api = client, models, model, client.api
        self._seen = Counter[str]()

    async def read(self, path: str) -> tuple[list[Line], list[Problem]]:
        """The lines of a list, and all that is wrong with it. Raises InvalidRequest where it cannot be read."""
        try:
            with open(path, "rb") as file:
                content = file.read().removeprefix(b"\xef\xbb\xbf")
        except OSError as error:
            raise InvalidRequest(f"cannot read {path!r}: {error.strerror}; nothing was sent") from None
        lines: list[Line] = []
        problems: list[Problem] = []
        for number, text in enumerate(content.split(b"\n"), 1):
            try:
                if text.strip():
                    lines.append(await self._line(number, _object(text), os.path.dirname(path)))
            except InvalidRequest as error:
                problems += [Problem(f"{path}:{number}", str(found)) for found in error.problems or error.args]
            except RecursionError:
                problems.append(Problem(f"{path}:{number}", "is nested too deeply"))
        if not lines and not problems:
            problems.append(Problem(path, "there is no line in it"))
        return lines, problems

    async def _line(self, number: int, fields: dict[str, Any], folder: str) -> Line:
        model, file = fields.pop("model", None) or self._model, fields.pop("file", None)
        space = self._models.get(model) if isinstance(model, str) else None
        if space is None:
            raise InvalidRequest("", [Problem("model", f"must be one of {', '.join(self._models)}, got {model!r:.80}")])
        # Only now, so that the models are loaded that a line names, and no other.
        maker: Any = type(getattr(self._client, space))(_Collector())
        known = {
            name: one
            for name, one in inspect.signature(maker.create).parameters.items()
            if name not in ("timeout", "headers")
        }
        arguments = {name: fields[name] for name in sorted(fields) if fields[name] is not None}
        names = ", ".join([*known, "model", "file"])
        wrong = [
            Problem(f"{name!r:.80}", f"there is no such field; there are {names}")
            for name in fields
            if name not in known
        ]
        wrong += [
            Problem(name, "must be given")
            for name, one in known.items()
            if one.default is one.empty and name not in arguments
        ]
        if wrong:
            raise InvalidRequest("", wrong)
        said = json.dumps([model, arguments], sort_keys=True)
        self._seen[said] += 1
        key = hashlib.sha256(f"{self._seen[said]} {said}".encode()).hexdigest()
        name = _file_name(file, arguments.get("prompt"), key)
        call: Call = await maker.create(**arguments)
        call = call._replace(slots=tuple(_inputs(slot, folder) for slot in call.slots))
        call.checked(self._api)
        return Line(number, key, name, call)


def _object(text: bytes) -> dict[str, Any]:
    """The object that a line holds. Raises InvalidRequest, also for what other readers of JSON let pass."""
    try:
        found: object = json.loads(text.decode(), object_pairs_hook=_unique, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise InvalidRequest(f"is not UTF-8 from byte {error.start + 1} on") from None
    except json.JSONDecodeError as error:
        raise InvalidRequest(f"is not JSON: {error.msg}, column {error.colno}") from None
    except (ValueError, RecursionError) as error:
        raise InvalidRequest(f"is not JSON: {error}") from None
    if json_type(found) != "object":
        raise InvalidRequest(f"must be an object, got {json_type(found)}")
    return members(found)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    twice = [name for name, count in Counter(name for name, _ in pairs).items() if count > 1]
    if twice:
        raise InvalidRequest(f"has a member twice: {twice[0]!r:.80}")
    return dict(pairs)


def _no_number(text: str) -> float:
    raise InvalidRequest(f"is not JSON: {text} is no number")


def _inputs(slot: Slot, folder: str) -> Slot:
    """A slot whose inputs are as a list may give them: paths from the list's folder. Raises InvalidRequest."""
    found: list[Input] = []
    for number, given in enumerate(slot.values):
        path = f"{slot.path}[{number}]" if slot.listed else slot.path
        entry = members(given)
        if isinstance(given, str):
            elsewhere = given[:5].lower() == "data:" or "://" in given
            found.append(given if elsewhere else os.path.join(folder, os.path.expanduser(given)))
        elif entry.keys() == {"id", "type"} and all(isinstance(value, str) for value in entry.values()):
            found.append(Reference(entry["id"], entry["type"]))
        else:
            raise InvalidRequest("", [Problem(path, "must be a path, an address, or an id and its type")])
    if not found:
        raise InvalidRequest("", [Problem(slot.path, "must not be empty")])
    return slot._replace(values=tuple(found))


def _file_name(wanted: object, prompt: object, key: str) -> str:
    """The name that a line gives, or one made of its prompt. Raises InvalidRequest for what is no plain name anywhere."""
    if wanted is None:
        plain = unicodedata.normalize("NFKD", f"{prompt}").encode("ascii", "ignore").decode().lower()
        return f"{re.sub(r'[^a-z0-9]+', '-', plain)[:40].strip('-') or 'clip'}-{key[:10]}.mp4"
    if not isinstance(wanted, str) or not wanted or not wanted.isprintable() or _FORBIDDEN.search(wanted):
        raise InvalidRequest("", [Problem("file", f"must be a file's plain name, on any system, got {wanted!r:.80}")])
    if len(wanted.encode()) > _LONGEST_NAME:
        raise InvalidRequest("", [Problem("file", f"must not be longer than {_LONGEST_NAME} bytes")])
    return wanted


def folded(name: str) -> str:
    """A file's name as systems see it that ignore case, or how accents are written."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def numbered(name: str) -> str:
    """The name of the first of several files, of which this may be a later one; empty where it cannot be."""
    first, found = re.subn(r"-[0-9]+(?=(\.[^.]*)?$)", "", name)
    return first if found else ""


def taken(lines: Sequence[Line], path: str, folder: str, rows: Mapping[str, Row]) -> Iterator[Problem]:
    """Names of files that are those of something else: in the folder, in its journal, or in the list itself."""
    own = {line.key for line in lines}
    owners = {
        folded(row.file): f"that of an earlier prompt, whose job is {row.state}"
        for key, row in rows.items()
        if key not in own and row.state in ("submitted", "unknown")
    }
    for line in lines:
        row, name = rows.get(line.key), folded(line.file)
        text = owners.get(name)
        if os.path.lexists(os.path.join(folder, line.file)) and not (row and row.job and folded(row.file) == name):
            text = "there already, and not from this line"
        if text:
            yield Problem(f"{path}:{line.number}", f"file: {line.file!r} is {text}")
        owners[name] = f"that of line {line.number}"
    for line in lines:
        if owner := owners.get(numbered(folded(line.file))):
            text = f"file: {line.file!r} may become the name of a second file, beside {owner}"
            yield Problem(f"{path}:{line.number}", text)
