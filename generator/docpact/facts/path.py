"""Paths into a request body: ``parameters.guidances.start_frame[].image.type``; ``$`` is the body itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from pydantic import JsonValue

ITEMS: Final = "[]"
ROOT_TEXT: Final = "$"

NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,63}")
"""What a parameter may be called: anything else in a page or a spec is refused, so that no name can become code."""

Loc = tuple[str | int, ...]
"""The keys and indexes that lead from a body to one value in it."""


class Absent:
    """The value found where there is none; JSON's null is a value."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()


class Path(str):
    """A path of members joined by ``.``, with ``[]`` for any item of an array. It is a text, and compares as one."""

    __slots__ = ()

    @classmethod
    def of(cls, steps: Iterable[str | int]) -> Path:
        """The path of some steps; a number stands for an index of an array and is written as ``[]``."""
        return _path(tuple(steps))

    from_loc = of

    @property
    def steps(self) -> tuple[str, ...]:
        """``a.b[].c`` gives ``a``, ``b``, ``[]``, ``c``; the body itself gives none."""
        return _steps(self)

    @property
    def name(self) -> str:
        """The last step, ``$`` for the body itself."""
        return self.steps[-1] if self.steps else ROOT_TEXT

    @property
    def parent(self) -> Path | None:
        """The path of the object or array that holds this one; None for the body itself."""
        return Path.of(self.steps[:-1]) if self.steps else None

    @property
    def ancestors(self) -> Iterator[Path]:
        """The paths that hold this one, nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    @property
    def scope(self) -> Path:
        """The innermost array item that holds this path, or is it; ``$`` outside of arrays."""
        steps = self.steps
        last = max((index for index, step in enumerate(steps) if step == ITEMS), default=-1)
        return Path.of(steps[: last + 1])

    @property
    def items(self) -> Path:
        return Path.of((*self.steps, ITEMS))

    def child(self, name: str) -> Path:
        """The path of a member of this object."""
        return Path.of((*self.steps, name))

    def below(self, other: str) -> Path:
        """This path with another one under it, as in ``a`` and ``b[].c``."""
        return Path.of((*self.steps, *Path(other).steps))

    def holds(self, other: str) -> bool:
        """Whether another path is this one or lies below it."""
        steps = Path(other).steps
        return steps[: len(self.steps)] == self.steps

    def relative_to(self, above: str) -> tuple[str, ...]:
        """The steps from a path that holds this one to this one."""
        return self.steps[len(Path(above).steps) :]

    def shared(self, other: str) -> Path:
        """The innermost array item that both paths lie in; ``$`` where there is none."""
        common: list[str] = []
        for mine, theirs in zip(self.steps, Path(other).steps, strict=False):
            if mine != theirs:
                break
            common.append(mine)
        return Path.of(common).scope

    def within(self, body: JsonValue) -> Iterator[tuple[Loc, JsonValue]]:
        """Every value of a body that stands at this path, with the steps that lead to it."""
        yield from _within(body, self.steps, ())

    def loc(self, indexes: Iterable[int] = ()) -> Loc:
        """The steps to one value at this path: ``indexes`` choose the items, each the first where they run out."""
        chosen = iter(indexes)
        return tuple(next(chosen, 0) if step == ITEMS else step for step in self.steps)

    @property
    def valid(self) -> bool:
        """Whether the text is ``$``, or consists of parameter names, ``[]`` marks and dots only."""
        steps = self.steps
        if not steps:
            return str(self) == ROOT_TEXT
        return steps[0] != ITEMS and all(step == ITEMS or NAME.fullmatch(step) for step in steps)


ROOT: Final = Path(ROOT_TEXT)
"""The path of the request body itself."""


def value_at(body: JsonValue, loc: Loc) -> JsonValue | Absent:
    """The value of a body at some steps, or ABSENT."""
    for step in loc:
        if isinstance(body, dict):
            found = body.get(step, ABSENT) if isinstance(step, str) else ABSENT
        elif isinstance(body, list):
            found = body[step] if isinstance(step, int) and 0 <= step < len(body) else ABSENT
        else:
            return ABSENT
        if isinstance(found, Absent):
            return ABSENT
        body = found
    return body


@lru_cache(maxsize=8192)
def _path(steps: tuple[str | int, ...]) -> Path:
    text = ""
    for step in steps:
        if isinstance(step, int) or step == ITEMS:
            text += ITEMS
        else:
            text += f".{step}" if text else step
    return Path(text or ROOT_TEXT)


@lru_cache(maxsize=8192)
def _steps(text: str) -> tuple[str, ...]:
    return () if text == ROOT_TEXT else tuple(text.replace(ITEMS, f".{ITEMS}").split("."))


def _within(value: JsonValue, steps: tuple[str, ...], loc: Loc) -> Iterator[tuple[Loc, JsonValue]]:
    if not steps:
        yield loc, value
    elif steps[0] == ITEMS:
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from _within(item, steps[1:], (*loc, index))
    elif isinstance(value, dict) and steps[0] in value:
        yield from _within(value[steps[0]], steps[1:], (*loc, steps[0]))
