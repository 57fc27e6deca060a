"""Where the parameters of a table stand in the request body, as the sample request shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.facts import ITEMS, ROOT, Fact, Path
from docpact.read.pages.limits import MAX_DEPTH
from docpact.read.pages.page_names import squashed
from docpact.read.pages.samples import Sample

_TOP_LEVEL: Final = frozenset(("model", "public"))
_PREFIX: Final = "parameters"
_WRAPPERS: Final = ("request", "requestbody", "body", "payload", "json")
"""What a sample may call the body that stands alone inside it."""
_INDEX: Final = re.compile(r"\[\d{0,6}\]")


def declared_name(cell: str) -> str | None:
    """The name in a name cell: no backticks, indexes as ``[]``; None when it cannot be a parameter's name."""
    text = cell.replace("`", "").strip().rstrip("*:").strip()
    text = re.sub(r"\s*\((?:required|optional|deprecated)\)$", "", text, flags=re.IGNORECASE)
    text = _INDEX.sub("[]", text)
    shallow = text.count(".") + text.count(ITEMS) < MAX_DEPTH
    return text if shallow and text != ROOT and Path(text).valid else None


def in_place(fact: Fact) -> Fact:
    """A fact where it belongs: the type and the allowed values of an array's items are facts of the array."""
    if not fact.path.endswith(ITEMS) or fact.keyword not in ("type", "enum"):
        return fact
    return Fact(fact.path.removesuffix(ITEMS), "itemType" if fact.keyword == "type" else "enum", fact.value)


def paths_of(value: JsonValue, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[str, JsonValue]]:
    """Every path in a sample body with its value, outermost first."""
    stack: list[tuple[tuple[str | int, ...], JsonValue]] = [(steps, value)]
    while stack:
        at, current = stack.pop()
        if at:
            yield Path.of(at), current
        if isinstance(current, dict):
            stack += [((*at, key), inner) for key, inner in reversed(current.items())]
        elif isinstance(current, list):
            stack += [((*at, 0), inner) for inner in reversed(current)]


def body_of(sample: Sample) -> JsonValue:
    """The request body of a sample; one that stands alone inside ``request`` or ``body`` is taken out of it."""
    body = sample.body
    if isinstance(body, dict) and len(body) == 1:
        [(name, inner)] = body.items()
        if squashed(name) in _WRAPPERS and isinstance(inner, dict) and ("model" in inner or _PREFIX in inner):
            return inner
    return body


@dataclass(frozen=True, slots=True)
class Placing:
    """Turns names as the table declares them into paths in the request body."""

    shown: frozenset[str]
    """The members at the top level of the samples."""
    holders: Mapping[str, str]
    """Names that a sample shows inside an object, and that object: of the top level, or the only one that has it."""
    wrapper: str
    """The object that holds a parameter which no sample shows; empty for the top level."""
    arrays: frozenset[str]
    """Names that are arrays, as the table or a sample has it, without ``[]``."""

    def path(self, declared: str) -> str:
        """The path of a declared name."""
        name = declared
        first = Path(name).steps[0]
        if first in (_PREFIX, *self.shown) or (first in _TOP_LEVEL and first not in self.holders):
            placed = name
        else:
            above = self.holders.get(first, self.wrapper)
            placed = f"{above}.{name}" if above else name
        return self._with_items(placed)

    def _with_items(self, path: str) -> str:
        """The path with ``[]`` after every array on the way to its last step."""
        steps = Path(path).steps
        placed = ""
        for index, step in enumerate(steps):
            placed = f"{placed}[]" if step == "[]" else f"{placed}.{step}" if placed else step
            last = index == len(steps) - 1
            if not last and step != "[]" and steps[index + 1] != "[]" and placed.replace("[]", "") in self.arrays:
                placed += "[]"
        return placed


def placing(tables: Sequence[Sequence[tuple[str, bool]]], samples: Sequence[Sample]) -> Placing:
    """How to place the names of each table: pairs of the declared name and whether it is an array."""
    declared = [pair for table in tables for pair in table]
    known = {path for sample in samples for path, _ in paths_of(body_of(sample))}
    shown = frozenset(path for path in known if "." not in path and "[]" not in path)
    holders: dict[str, list[str]] = {}
    for path in sorted(known):
        if path.count(".") == 1 and "[]" not in path:
            above, _, name = path.partition(".")
            holders.setdefault(name, []).append(above)
    apart = {name for table in tables for name in _apart([name for name, _ in table], shown, holders)}
    first_holders = {name: above[0] for name, above in holders.items() if name not in apart}
    wrapper = _wrapper(declared, shown, holders)
    dotted = {name.rpartition(".")[2] for name, _ in declared if "." in name}
    for name, above in _deep(known).items():
        if name not in {*shown, *apart, *dotted}:
            first_holders.setdefault(name, above)
    for table in tables:
        own = _wrapper(table, shown, holders, wrapper)
        for first in (Path(name).steps[0] for name, _ in table):
            if len(tables) > 1:
                first_holders.setdefault(first, own)
            if own in holders.get(first, ()) and first not in apart:
                first_holders[first] = own
    bare = Placing(shown, first_holders, wrapper, frozenset())
    arrays = {bare.path(name).replace("[]", "") for name, is_array in declared if is_array}
    arrays |= {path.removesuffix("[]").replace("[]", "") for path in known if path.endswith("[]")}
    return Placing(shown, first_holders, wrapper, frozenset(arrays))


def _deep(known: AbstractSet[str]) -> dict[str, str]:
    """The members that samples show at one place only, deep within an object, and what they stand in there."""
    found: dict[str, set[str]] = {}
    for path in known:
        above, _, name = path.rpartition(".")
        if not name.endswith(ITEMS):
            found.setdefault(name, set()).add(above)
    return {name: one for name, places in found.items() if len(places) == 1 and "." in (one := places.pop())}


def _apart(names: Sequence[str], shown: AbstractSet[str], holders: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The rows that a sample shows in an object which the same table lists elsewhere: a member is called the same."""
    inside, held = "", False
    for name in names:
        above = next(iter(holders.get(name, ())), "")
        if name in shown or not (above or held):
            inside, held = name if name in shown else "", False
        elif above == inside:
            held = True
        elif above in names:
            yield name


def _wrapper(
    declared: Sequence[tuple[str, bool]],
    shown: AbstractSet[str],
    holders: Mapping[str, Sequence[str]],
    otherwise: str | None = None,
) -> str:
    """Where a parameter goes that no sample shows: where its siblings are, or ``otherwise`` where none is shown."""
    counted = Counter[str]()
    for name, _ in declared:
        first = Path(name).steps[0]
        if first in _TOP_LEVEL or first == _PREFIX:
            continue
        counted.update(("",) if first in shown else ())
        counted.update(holders.get(first, ()))
    if counted:
        return max(sorted(counted), key=lambda holder: counted[holder])
    if otherwise is not None:
        return otherwise
    prefixed = any(name.startswith(f"{_PREFIX}.") for name, _ in declared)
    return _PREFIX if _PREFIX in shown and not prefixed else ""


def spellings(declared: Sequence[str], shown: Sequence[str]) -> list[tuple[str, str]]:
    """Paths of the table and paths of a sample that differ in their spelling only."""
    table = {path.replace("[]", ""): path for path in declared}
    sample = {path.replace("[]", "") for path in shown}
    by_squash = {_squashed_path(path): path for path in sorted(sample - table.keys())}
    missing = {path for path in table if path not in sample}
    return [
        (table[path], by_squash[_squashed_path(path)]) for path in sorted(missing) if _squashed_path(path) in by_squash
    ]


def _squashed_path(path: str) -> str:
    return ".".join(squashed(step) for step in path.split("."))
