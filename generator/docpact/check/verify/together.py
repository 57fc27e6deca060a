"""Several violations in one body: a server that lists all that is wrong shows in one answer which of them it minds.

What it names by its path is refused. Of what it says nothing nothing is concluded: that is sent by itself, and first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from pydantic import JsonValue

from docpact.check.verify.answers import Reading, texts
from docpact.check.verify.blamed_members import Naming, folded, leaf, related
from docpact.check.verify.order import RENAMED
from docpact.check.verify.probes import Probe, Probes, spoken_of
from docpact.check.violations import joins
from docpact.facts import ABSENT, ROOT, Absent, Fact, Loc, Path, canonical

_MOST: Final = 24
"""How many violations one body holds at most."""
_FEWEST: Final = 3
_FRESH: Final = 3
"""How much a fact counts for that no body before has broken, beside a violation."""

_Part = tuple[Probe, dict[Loc, JsonValue | Absent]]
"""A violation, and where it differs from the base."""


def together(probes: Probes, queue: Sequence[Probe], most: int) -> Iterator[tuple[Probe, list[Probe]]]:
    """Bodies that hold several violations each, with these violations; those first that break the most facts anew."""
    left, seen = [*islice(_together(probes, queue), most)], set[Fact]()
    while left:
        best = max(left, key=lambda one: len(one[1]) + _FRESH * len({probe.facts[0] for probe in one[1]} - seen))
        left.remove(best)
        seen.update(probe.facts[0] for probe in best[1])
        yield best


def _together(probes: Probes, queue: Sequence[Probe]) -> Iterator[tuple[Probe, list[Probe]]]:
    changes: list[_Part] = []
    for probe in queue:
        own, renamed, _ = probe.name.partition(f" {RENAMED} ")
        away: dict[Loc, JsonValue | Absent] = {Path(own).loc(): ABSENT} if renamed else {}
        changes.append((probe, away | dict(_changes(probes, probes.base, probe.body))))
    # What joins members leaves room for others, and not they for it.
    left = sorted((part for part in changes if _is_told(probes, part)), key=lambda part: not joins(part[0].facts[0]))
    while left:
        held = _fitting(probes, left)
        body, wrong = _composed(probes, held)
        while odd := _odd(held, wrong):
            held = [part for part in held if part not in odd]
            body, wrong = _composed(probes, held)
        left = [part for part in left if part not in held]
        parts = [part[0] for part in held if not _is_spoilt(part, wrong)]
        if len(parts) >= _FEWEST:
            yield Probe("violation", f"{len(parts)} violations at once", ROOT, body), parts


def path_at_fault(probe: Probe) -> str:
    """Where a violation is wrong by itself, also if what joins that with others is broken with it."""
    own = str(probe.facts[0].path)
    return own if own.startswith(f"{probe.path}.") else probe.path


def _is_told(probes: Probes, part: _Part) -> bool:
    """Whether a refusal can tell of a violation among others: not where it names the object that holds theirs too."""
    field = probes.bodies.fields.get(Path(path_at_fault(part[0]))) if part[0].facts else None
    return bool(part[0].facts and part[1]) and (field is None or not field.properties or field.path.loc() in part[1])


def _fitting(probes: Probes, parts: Sequence[_Part]) -> list[_Part]:
    """As many as fit into one body: none within another, and at one place the same."""
    held, there = list[_Part](), dict[Loc, str | None]()
    above, known = set[Loc](), dict[str, bool]()
    for probe, places in parts:
        texts = {place: _text(value) for place, value in places.items()}
        over = {place[:depth] for place in places for depth in range(len(place))}
        apart = not (above & texts.keys() or over & there.keys())
        # Who names a member by its last name, or in another style, may mean another of that name.
        path = path_at_fault(probe)
        name, is_known = folded(leaf(path)), Path(path) in probes.bodies.fields
        alone = path not in known and (name not in known or (is_known and known[name]))
        if apart and alone and all(there.get(at, text) == text for at, text in texts.items()):
            held.append((probe, places))
            there |= texts
            above |= over
            known |= {name: is_known, path: is_known}
        if len(held) == _MOST:
            break
    return held


def _composed(probes: Probes, parts: Sequence[_Part]) -> tuple[JsonValue, list[tuple[Fact, str]]]:
    """The body with all that is wrong in some, and the facts that it breaks, each with its path."""
    body, changes = probes.base, {place: value for _, places in parts for place, value in places.items()}
    for place in sorted(changes, key=len):
        body = probes.bodies.moved(body, (place, changes[place]))
    return body, [(fault.fact, str(fault.path)) for fault in probes.bodies.judge.refusals(body)]


def _odd(parts: Sequence[_Part], wrong: Sequence[tuple[Fact, str]]) -> list[_Part]:
    """Parts that break, with those before them, what none breaks by itself, or of which one is spoilt."""
    meant = {fact for probe, _ in parts for fact in probe.facts}
    for path in (path for fact, _ in wrong if fact not in meant for path in reversed(spoken_of(fact))):
        found = [part for part in parts if any(related(str(Path.from_loc(at)), str(path)) for at in part[1])]
        if found and parts[0] not in found:
            return found
    return [part for part in parts[1:] if _is_spoilt(part, wrong)][:1]


def _is_spoilt(part: _Part, wrong: Sequence[tuple[Fact, str]]) -> bool:
    """Whether a violation breaks its fact no more, or more is wrong at its path: that may be what a server minds."""
    beside = any(path == path_at_fault(part[0]) and fact not in part[0].facts for fact, path in wrong)
    return beside or part[0].fact not in [fact for fact, _ in wrong]


def sorted_out(parts: Sequence[Probe], reading: Reading, naming: Naming) -> tuple[list[Probe], list[Probe]]:
    """The violations that a refusal of all names by their paths, and those of which it says nothing.

    What it says of an object may be of another member than the one that is meant.
    """
    named, whole = naming.named(reading.data), json.dumps(reading.data, ensure_ascii=False)

    def is_refused(path: str) -> bool:
        written = "." in path and re.search(rf"(?<![\w.]){re.escape(path)}(?![\w.\[])", whole)
        return path in named or bool(written)

    def is_silent(path: str) -> bool:
        if path in naming.paths or path in named:
            return not any(f"{one}.".startswith((f"{path}.", f"{path}[")) for one in named)
        return not any(re.search(rf"(?<!\w){re.escape(leaf(path))}(?!\w)", text) for text in texts(reading.data))

    refused = [one for one in parts if is_refused(path_at_fault(one))]
    return refused, [one for one in parts if one not in refused and is_silent(path_at_fault(one))]


def _changes(
    probes: Probes, before: JsonValue | Absent, after: JsonValue | Absent, *place: str | int
) -> Iterator[tuple[Loc, JsonValue | Absent]]:
    """The places at which a body differs from another, and what stands there; of a list's one item each by itself."""
    field = probes.bodies.fields.get(Path.from_loc(place))
    if isinstance(after, dict) and after and isinstance(before, dict | Absent):
        old = before if isinstance(before, dict) else {}
        for name in {**old, **after}:
            yield from _changes(probes, old.get(name, ABSENT), after.get(name, ABSENT), *place, name)
    elif isinstance(after, list) and len(after) == 1 and isinstance(before, Absent) and field and field.items:
        yield from _changes(probes, before, after[0], *place, 0)
    elif _text(before) != _text(after):
        yield place, after


def _text(value: JsonValue | Absent) -> str | None:
    return None if isinstance(value, Absent) else canonical(value)
