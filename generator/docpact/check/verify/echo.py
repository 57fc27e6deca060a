"""Values that a server reports to have taken for parameters that were left out, where its answer repeats others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from docpact.facts import Absent, Field, Path, canonical, value_at

_DEEPEST = 6


def reported_defaults(
    answer: JsonValue, body: JsonValue, taken: JsonValue, members: Mapping[Path, Field]
) -> list[tuple[str, JsonValue]]:
    """Paths that ``body`` leaves out, each with the value that the answer reports.

    Only an object that repeats a value which was sent counts as a report of what was taken.
    """
    sent: dict[str, str] = {}
    left_out: dict[str, str] = {}
    for member in members.values():
        steps = member.path.loc()
        value = value_at(body, steps)
        if not isinstance(value, Absent) and isinstance(value, str | int | float):
            sent[member.name] = canonical(value)
        elif isinstance(value, Absent) and not isinstance(value_at(taken, steps), Absent):
            left_out[member.name] = member.path
    found: dict[str, JsonValue] = {}
    for report in _objects(answer, 0):
        if any(name in report and _text(report[name]) == value for name, value in sent.items()):
            found.update({path: report[name] for name, path in left_out.items() if name in report})
    return [(path, value) for path, value in found.items() if _text(value) is not None]


def _text(value: JsonValue) -> str | None:
    """The text by which a value is compared; None for one that is nested deeper than any parameter's."""
    return canonical(value) if _shallow(value, 0) else None


def _shallow(value: JsonValue, depth: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return depth <= _DEEPEST and all(_shallow(item, depth + 1) for item in inner)


def _objects(data: JsonValue, depth: int) -> Iterator[dict[str, JsonValue]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _objects(value, depth + 1)
    elif isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
