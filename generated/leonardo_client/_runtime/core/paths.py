# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Reading JSON answers at paths that are data.

A path is names joined by dots, also into a text that is JSON itself; ``[]`` after a name stands for every item.
``**~.glb`` finds every text, however deep, that ends so. Alternatives are tried in order, and a member that is null
counts as missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, cast

Found = tuple[dict[str, Any], Any]
"""A value, and the object that holds it (empty where none does)."""


_NOBODY: dict[str, Any] = {}


@lru_cache(1024)
def _parts(path: str) -> tuple[tuple[str, ...], str]:
    """The steps of a path: names, and ``[]`` for every item (none for ``$``); and the ending of the texts below."""
    path, _, ending = path.partition("**~")
    path = path.rstrip(".") if ending else path
    return () if path in ("$", "") else tuple(path.replace("[]", ".[]").removeprefix(".").split(".")), ending


def members(value: Any) -> dict[str, Any]:
    """The members of a JSON object; none of anything else."""
    return cast("Any", value) if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    """The items of a JSON array; none of anything else."""
    return cast("Any", value) if isinstance(value, list) else []


def given_at(data: Any, path: str) -> list[Found]:
    """Every value at a path, also null; of one with ``**~`` at what stands before that."""
    found: list[Found] = [(_NOBODY, data)]
    for step in _parts(path)[0]:
        holders, found = found, []
        for _, holder in holders:
            value = _parsed(holder) if type(holder) is str and holder is not data else holder  # an answer is no text
            if step == "[]":
                found += [(_NOBODY, item) for item in items(value)]
            elif step in (inner := members(value)):
                found.append((inner, inner[step]))
    return found


def _parsed(value: str) -> Any:
    """What a text says that is JSON itself, as some answers have; any other value as it is."""
    try:
        return json.loads(value) if value.lstrip()[:1] in ("{", "[") else value
    except (ValueError, RecursionError):
        return value


def found_at(data: Any, path: str) -> list[Found]:
    """Every value at a path, but null."""
    found = given_at(data, path)
    if ending := _parts(path)[1]:
        return [one for holder, value in found for one in _endings(holder, value, ending)]
    return [one for one in found if one[1] is not None]


def every(data: object, paths: Iterable[str]) -> Iterator[Any]:
    """Every value at every path."""
    return (value for path in paths for _, value in found_at(data, path))


def first(data: object, paths: Iterable[str]) -> Any:
    """The first value at the first path that has one; None where none has."""
    return next(every(data, paths), None)


def text(data: object, paths: Iterable[str]) -> str | None:
    """The first text that is not empty, or number as text, at these paths."""
    for value in every(data, paths):
        if isinstance(value, (int, str)) and not isinstance(value, bool) and value != "":
            return str(value)
    return None


def word(data: object, paths: Sequence[str]) -> str | None:
    """As ``text``, for a word that may also be a boolean, as JSON writes it."""
    return json.dumps(found) if isinstance(found := first(data, paths), bool) else text(data, paths)


def _endings(holder: dict[str, Any], value: Any, ending: str) -> Iterator[Found]:
    """Every text that ends so, a query or fragment aside; depth first, without recursion."""
    waiting: list[Found] = [(holder, value)]
    while waiting:
        holder, value = waiting.pop()
        if isinstance(value, str) and value.partition("?")[0].partition("#")[0].lower().endswith(ending):
            yield holder, value
        waiting += [(members(value), item) for item in reversed(members(value).values())]
        waiting += [(members(item), item) for item in reversed(items(value))]
