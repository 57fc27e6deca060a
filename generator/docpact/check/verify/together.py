"""Several violations in one body: a server that lists all that is wrong shows in one answer which of them it minds.

What it names by its path is refused. Of what it says nothing nothing is concluded: that is sent by itself, and first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pydantic import JsonValue

from docpact.check.bodies import replaced
from docpact.check.verify.answers import Reading, texts
from docpact.check.verify.blamed_members import Naming, folded, leaf
from docpact.check.verify.probes import Probe, Probes
from docpact.facts import ABSENT, ROOT, Absent, Loc, canonical, value_at

_MOST: Final = 12
"""How many violations one body holds at most."""
_FEWEST: Final = 6


def together(probes: Probes, queue: Sequence[Probe]) -> Iterator[tuple[Probe, list[Probe]]]:
    """Bodies that hold several violations each, of members that do not hold each other, with these violations."""
    places = ((probe, _place(probes.base, probe.body)) for probe in queue if probe.fact is not None)
    left = [(probe, place) for probe, place in places if place]
    while left:
        body, held = probes.base, list[tuple[Probe, Loc]]()
        for probe, place in left:
            apart = all(place[: len(other)] != other[: len(place)] for _, other in held)
            # Who names a member in another style may mean the one that is beside it.
            alike = any(folded(probe.path) == folded(other.path) for other, _ in held)
            if apart and not alike and len(held) < _MOST:
                value, planted = value_at(probe.body, place), probes.bodies.planted
                body = replaced(body, place, value) if isinstance(value, Absent) else planted(body, place, value)
                held.append((probe, place))
        left = [one for one in left if one not in held]
        wrong = {str(fault.path) for fault in probes.bodies.judge.refusals(body)}
        parts = [probe for probe, _ in held if probe.path in wrong]
        if len(parts) >= _FEWEST:
            yield Probe("violation", f"{len(parts)} violations at once", ROOT, body), parts


def sorted_out(parts: Sequence[Probe], reading: Reading, naming: Naming) -> tuple[list[Probe], list[Probe]]:
    """The violations that a refusal of all names by their paths, and those of which it says nothing.

    What it says of an object may be of another member than the one that is meant.
    """
    named, said = naming.named(reading.data), texts(reading.data)

    def is_said(path: str) -> bool:
        if path in naming.paths or path in named:
            return any(f"{one}.".startswith((f"{path}.", f"{path}[")) for one in named)
        return any(re.search(rf"(?<!\w){re.escape(leaf(path))}(?!\w)", text) for text in said)

    return [one for one in parts if one.path in named], [one for one in parts if not is_said(one.path)]


def _place(base: JsonValue | Absent, body: JsonValue | Absent) -> Loc:
    """The steps to the one place at which a body differs from the base; none where there are several."""
    before = base if isinstance(base, dict) else {}
    if not isinstance(body, dict) or not isinstance(base, dict | Absent):
        return ()
    names = [name for name in {**before, **body} if _text(before, name) != _text(body, name)]
    if len(names) != 1:
        return ()
    name = names[0]
    return (name, *_place(before.get(name, ABSENT), body.get(name, ABSENT)))


def _text(holder: dict[str, JsonValue], name: str) -> str | None:
    return canonical(holder[name]) if name in holder else None
