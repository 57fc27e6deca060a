"""Reading and changing a body at a path, always in a copy: the body that is given stays as it is."""

from __future__ import annotations

from typing import Final

from pydantic import JsonValue

from docpact.facts import ITEMS, ROOT, segments

Steps = tuple[str | int, ...]
"""The keys and indexes that lead from a body to a value in it."""


class Absent:
    """What is found where nothing is; JSON's null is a value."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()


def steps_to(path: str) -> Steps:
    """The steps to the value at a path, in the first item of every array on the way."""
    return () if path == ROOT else tuple(0 if step == ITEMS else step for step in segments(path))


def value_at(body: JsonValue, steps: Steps) -> JsonValue | Absent:
    """The value at some steps, or ABSENT."""
    for step in steps:
        if isinstance(body, dict):
            found = body.get(step, ABSENT) if isinstance(step, str) else ABSENT
        elif isinstance(body, list):
            found = body[step] if isinstance(step, int) and step < len(body) else ABSENT
        else:
            return ABSENT
        if isinstance(found, Absent):
            return ABSENT
        body = found
    return body


def replaced(body: JsonValue, steps: Steps, value: JsonValue | Absent) -> JsonValue:
    """The body with another value at some steps, or with none there; the containers on the way must be there."""
    if not steps:
        return None if isinstance(value, Absent) else value
    step, *rest = steps
    if isinstance(body, dict) and isinstance(step, str):
        changed = dict(body)
        if not rest and isinstance(value, Absent):
            changed.pop(step, None)
        else:
            changed[step] = replaced(body.get(step), tuple(rest), value)
        return changed
    if isinstance(body, list) and isinstance(step, int):
        items = list(body)
        if not rest and isinstance(value, Absent):
            del items[step : step + 1]
        else:
            items[step : step + 1] = [replaced(body[step] if step < len(body) else None, tuple(rest), value)]
        return items
    raise KeyError(step)


def overlaid(body: JsonValue, other: JsonValue) -> JsonValue:
    """The body with every value that the other holds in its place; the same body where it holds them all."""
    if isinstance(body, dict) and isinstance(other, dict):
        return {**body, **{name: overlaid(body.get(name), value) for name, value in other.items()}}
    if isinstance(body, list) and isinstance(other, list) and len(body) == len(other):
        return [overlaid(item, value) for item, value in zip(body, other, strict=True)]
    return other
