"""Rows of a table in which any two states of two columns occur together: pairwise testing, without chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, combinations_with_replacement
from typing import Final

_MOST_PAIRS: Final = 400

Pair = tuple[int, int, int, int]
"""A column and its state, and another column and its state."""


def covering_rows(sizes: Sequence[int], allowed: Callable[[tuple[int, ...]], bool]) -> list[tuple[int, ...]]:
    """Rows of state numbers, one for each column, that hold every pair of states for which a row was found.

    Two columns with very many states between them need not meet in every pair: each state occurs, and that is all.
    A pair is given up where neither the row that covers most nor those filled with one state are ``allowed``.
    """
    wanted: dict[Pair, None] = {
        (left, a, right, b): None
        for left, right in combinations(range(len(sizes)), 2)
        if sizes[left] * sizes[right] <= _MOST_PAIRS
        for a in range(sizes[left])
        for b in range(sizes[right])
    }
    wanted |= {(column, state, column, state): None for column, size in enumerate(sizes) for state in range(size)}
    rows: list[tuple[int, ...]] = []
    while wanted:
        pair = next(iter(wanted))
        row = next((row for row in _candidates(sizes, wanted, pair, rows) if allowed(row)), None)
        if row is None:
            del wanted[pair]
            continue
        rows.append(row)
        for left, right in combinations_with_replacement(range(len(sizes)), 2):
            wanted.pop((left, row[left], right, row[right]), None)
    return rows or [row for row in [tuple(0 for _ in sizes)] if allowed(row)]


def _candidates(
    sizes: Sequence[int], wanted: dict[Pair, None], pair: Pair, rows: Sequence[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    left, a, right, b = pair
    fixed = {left: a, right: b}
    found = [_greedy(sizes, wanted, fixed)]
    found += [tuple(fixed.get(column, min(state, size - 1)) for column, size in enumerate(sizes)) for state in (0, 1)]
    # What went well before may go well again with two states changed.
    found += [tuple(fixed.get(column, state) for column, state in enumerate(row)) for row in rows[-20:]]
    return found


def _greedy(sizes: Sequence[int], wanted: dict[Pair, None], fixed: dict[int, int]) -> tuple[int, ...]:
    chosen = dict(fixed)
    for column, size in enumerate(sizes):
        if column not in chosen:
            chosen[column] = max(range(size), key=lambda state: (_gain(column, state, chosen, wanted), -state))
    return tuple(chosen[column] for column in range(len(sizes)))


def _gain(column: int, state: int, chosen: dict[int, int], wanted: dict[Pair, None]) -> int:
    return sum(
        ((column, state, other, at) if column < other else (other, at, column, state)) in wanted
        for other, at in chosen.items()
    )
