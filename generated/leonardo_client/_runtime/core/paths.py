# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Reading JSON answers at paths that are data.

A path is names joined by dots; ``[]`` after a name stands for every item. ``**~.glb`` finds every text, however deep,
that ends so. Alternatives are tried in order, and a member that is null counts as missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

Found = tuple[dict[str, Any], Any]
"""A value, and the object that holds it (empty where none does)."""


def members(value: object) -> dict[str, Any]:
    """The members of a JSON object; none of anything else."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """The items of a JSON array; none of anything else."""
    return cast("Any", value) if isinstance(value, list) else []


def found_at(data: object, path: str) -> Iterator[Found]:
    """Every value at a path."""
    return _walk({}, data, path.split("."))


def every(data: object, paths: Iterable[str]) -> Iterator[Any]:
    """Every value at every path."""
    return (value for path in paths for _, value in found_at(data, path))


def first(data: object, paths: Iterable[str]) -> Any:
    """The first value at the first path that has one; None where none has."""
    return next(every(data, paths), None)


def text(data: object, paths: Iterable[str]) -> str | None:
    """The first text that is not empty, or number as text, at these paths."""
    for value in every(data, paths):
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and value:
            return value
    return None


def _walk(holder: dict[str, Any], value: object, steps: Sequence[str]) -> Iterator[Found]:
    if not steps:
        if value is not None:
            yield holder, value
        return
    step, rest = steps[0], steps[1:]
    if step.startswith("**"):
        yield from _endings(holder, value, ".".join(steps).removeprefix("**~"))
        return
    name, each, _ = step.partition("[]")
    if name:
        holder, value = members(value), members(value).get(name)
    if not each:
        yield from _walk(holder, value, rest)
    for item in items(value) if each else ():
        yield from _walk(members(item), item, rest)


def _endings(holder: dict[str, Any], value: object, ending: str) -> Iterator[Found]:
    """Every text that ends so, a query or fragment aside; depth first, without recursion."""
    waiting: list[Found] = [(holder, value)]
    while waiting:
        holder, value = waiting.pop()
        if isinstance(value, str) and value.partition("?")[0].partition("#")[0].lower().endswith(ending):
            yield holder, value
        waiting += [(members(value), item) for item in reversed(members(value).values())]
        waiting += [(members(item), item) for item in reversed(items(value))]
