"""Functions on paths that are texts, until every room uses :class:`~docpact.facts.path.Path` itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docpact.facts.path import Path


def segments(path: str) -> list[str]:
    """The steps of a path: ``a.b[].c`` gives ``a``, ``b``, ``[]``, ``c``."""
    return list(Path(path).steps) or ["$"]


def join(steps: Iterable[str | int]) -> str:
    """The path of some steps; a number stands for an array index and is written as ``[]``."""
    listed = [*steps]
    return Path.of(listed) if listed else ""


def parent(path: str) -> str | None:
    """The path of the object or array that holds this one; None for the body itself."""
    return Path(path).parent


def is_path(text: str) -> bool:
    """Whether a text is a path of parameter names, ``[]`` marks and dots only."""
    return text != "$" and Path(text).valid


def ancestors(path: str) -> Iterator[str]:
    """The paths that hold this one, nearest first."""
    yield from Path(path).ancestors
