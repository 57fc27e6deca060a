"""Rows of a table in which any three states of three columns occur together, as far as they are allowed to."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations, product
from math import prod
from typing import Final

_MOST_TOGETHER: Final = (300, 100, 40, 16, 8, 4)
"""Columns with more combinations of states than this need not meet in every one: smaller groups of them do. The first
with which there are few enough groups."""
_MOST_GROUPS: Final = 8000
_STRENGTH: Final = 3
_TRIES: Final = 8

Row = tuple[int, ...]
Repair = Callable[[Row, frozenset[int]], "Row | None"]
"""Makes an allowed row of one, in which some columns stay as they are; None where there is none."""
_Group = tuple[tuple[int, int], ...]
"""Some columns, each with a state."""


def covering_rows(sizes: Sequence[int], repaired: Repair) -> Iterator[Row]:
    """Allowed rows of state numbers, one for each column, that hold every allowed state of up to three columns.

    State 0 is that which stands in nobody's way. The same rows come out every time.
    """
    together = next((most for most in _MOST_TOGETHER if _count(sizes, most) <= _MOST_GROUPS), _MOST_TOGETHER[-1])
    wanted = {group: None for size in range(1, _STRENGTH + 1) for group in _groups(sizes, size, together)}
    chance = random.Random(0)  # noqa: S311  # the same choices in every run, and no secret

    @cache
    def alone(group: _Group) -> Row | None:
        """A row that holds a group, and little else; None where a part of it, or all of it, is not allowed."""
        if any(alone(part) is None for part in combinations(group, len(group) - 1) if part):
            return None
        fixed = dict(group)
        return repaired(tuple(fixed.get(at, 0) for at in range(len(sizes))), frozenset(fixed))

    while wanted:
        # The largest group first: the smaller ones are met on the way.
        group = next(reversed(wanted))
        del wanted[group]
        row = alone(group)
        if row is None:
            continue
        fixed = dict(group)
        tries = [tuple(fixed.get(at, chance.randrange(size)) for at, size in enumerate(sizes)) for _ in range(_TRIES)]
        best = max(tries, key=lambda row: sum(held in wanted for held in _held(row)))
        row = repaired(best, frozenset(fixed)) or row
        for held in _held(row):
            wanted.pop(held, None)
        yield row


def _count(sizes: Sequence[int], together: int) -> int:
    products = (prod(chosen) for count in range(2, _STRENGTH + 1) for chosen in combinations(sizes, count))
    return sum(size for size in products if size <= together)


def _groups(sizes: Sequence[int], count: int, together: int) -> Iterator[_Group]:
    for columns in combinations(range(len(sizes)), count):
        if count == 1 or prod(sizes[at] for at in columns) <= together:
            yield from product(*([(at, state) for state in range(sizes[at])] for at in columns))


def _held(row: Row) -> Iterator[_Group]:
    for count in range(1, _STRENGTH + 1):
        yield from combinations(enumerate(row), count)
