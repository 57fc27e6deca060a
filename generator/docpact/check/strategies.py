"""Hypothesis strategies: valid bodies beyond the finite part, and single violations of them. Only this imports it.

Draws are flat: one for which optional members are there and one for each value, which is faster than nested
``fixed_dictionaries`` and shrinks to the smallest body.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from hypothesis import assume
from hypothesis import strategies as st
from pydantic import JsonValue

from docpact.check.bodies import Bodies, item_of, item_values, representative, scalar_values
from docpact.check.certify import Candidate, Certifier, NotCertifiedError, Violation
from docpact.check.places import Absent, replaced, steps_to, value_at
from docpact.check.tree import Member, Source
from docpact.check.values import edge_values
from docpact.check.violations import faults_in
from docpact.facts import ROOT

_LONGEST_TEXT: Final = 200
"""Longer texts are drawn at their bounds only: Hypothesis is slow with them, and nothing happens in between."""
_MOST_ITEMS: Final = 5


def valid_bodies(source: Source) -> st.SearchStrategy[JsonValue]:
    """Bodies that the facts allow: any values of open members, the edges often, any optional members.

    Shrinks towards the smallest body with short texts.
    """
    bodies = Bodies(source)
    values = {path: _values(bodies, member) for path, member in bodies.members.items()}

    @st.composite
    def drawn(draw: st.DrawFn) -> JsonValue:
        body = _member(draw, bodies.root, values)
        if not bodies.joined or bodies.judge.accepts(body):
            return body
        # Members that do not go together: those that may be left out are; where that does not help, start again.
        body = bodies.mended(body)
        assume(bodies.judge.accepts(body))
        return body

    return drawn()


def violations(source: Source) -> st.SearchStrategy[Violation]:
    """Certified violations of drawn bodies: one member is made wrong, missing, or joined by one too many."""
    bodies = Bodies(source)
    certifier = Certifier(bodies.judge)
    whole = valid_bodies(bodies.judge.facts)
    paths = list(bodies.members)

    @st.composite
    def drawn(draw: st.DrawFn) -> Violation | None:
        body = draw(whole)
        there = [path for path in paths if not isinstance(value_at(body, steps_to(path)), Absent)]
        member = bodies.members[draw(st.sampled_from(there))]
        faults = list(faults_in(bodies, member, body))
        wrong = _wrong_by_chance(draw, member, body)
        chosen = draw(st.sampled_from([*faults, *wrong])) if faults or wrong else None
        try:
            return certifier.certify(chosen) if chosen else None
        except NotCertifiedError:
            return None

    return drawn().filter(lambda found: found is not None).map(_there)


def _there(violation: Violation | None) -> Violation:
    if violation is None:  # pragma: no cover  # filtered before
        raise AssertionError
    return violation


def _wrong_by_chance(draw: st.DrawFn, member: Member, body: JsonValue) -> list[Candidate]:
    """Any JSON value in the member's place; whether it is wrong there the certificate says."""
    if member.path == ROOT:
        return []
    value = draw(_ANYTHING)
    changed = replaced(body, steps_to(member.path), value)
    return [Candidate(f"{member.path} is something else", member.path, changed, body)]


_ANYTHING: st.SearchStrategy[JsonValue] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False, width=32).filter(lambda number: not number.is_integer()),
    st.text(st.characters(codec="utf-8"), max_size=20),
    st.just([]),
    st.just({}),
)


def _member(draw: st.DrawFn, member: Member, values: dict[str, st.SearchStrategy[JsonValue]]) -> JsonValue:
    if member.holds_items:
        least, most = member.value("minItems"), member.value("maxItems")
        low = least if isinstance(least, int) else 0
        high = most if isinstance(most, int) else low + _MOST_ITEMS
        count = draw(st.integers(low, min(high, low + _MOST_ITEMS)))
        if member.items:
            return [_member(draw, member.items, values) for _ in range(count)]
        return [draw(values[member.path]) for _ in range(count)]
    if member.properties or member.type == "object":
        body: dict[str, JsonValue] = {}
        optional = [name for name, child in member.properties.items() if not child.required]
        present = draw(st.integers(0, 2 ** len(optional) - 1)) if optional else 0
        for name, child in member.properties.items():
            if child.required or present >> optional.index(name) & 1:
                body[name] = _member(draw, child, values)
        return body
    return draw(values[member.path])


def _values(bodies: Bodies, member: Member) -> st.SearchStrategy[JsonValue]:
    """The values of a member; of an array, those of one item."""
    if member.holds_items:
        if member.enum:
            return st.sampled_from(member.enum)
        item = item_of(member)
        return st.sampled_from(item_values(member)) if scalar_values(item) else _open_values(item)
    if closed := scalar_values(member):
        return st.sampled_from(closed)
    edges = [value for _, value in edge_values(member) if not isinstance(bodies.with_value(member.path, value), Absent)]
    drawn = _open_values(member)
    return st.one_of(drawn, st.sampled_from(edges)) if edges else drawn


def _open_values(member: Member) -> st.SearchStrategy[JsonValue]:
    if member.type in ("integer", "number"):
        return _numbers(member)
    if member.type in ("array", "object"):
        return st.just(representative(member))
    least, most = member.value("minLength"), member.value("maxLength")
    low = least if isinstance(least, int) else 0
    high = min(most if isinstance(most, int) else _LONGEST_TEXT, max(low, _LONGEST_TEXT))
    return st.text(st.characters(codec="utf-8"), min_size=low, max_size=high)


def _numbers(member: Member) -> st.SearchStrategy[JsonValue]:
    """Numbers within the bounds: whole steps of multipleOf, of 1 for integers, of a 64th else."""
    low, high = (_decimal(member.value(keyword)) for keyword in _BOUNDS)
    step = _decimal(member.value("multipleOf")) or Decimal(1 if member.type == "integer" else "0.015625")
    if low is None:
        low = (high if high is not None else Decimal(0)) - _WIDEST
    if high is None:
        high = low + 2 * _WIDEST
    first = int((low / step).to_integral_value(ROUND_CEILING))
    last = int((high / step).to_integral_value(ROUND_FLOOR))

    def number(count: int) -> JsonValue:
        value = step * count
        return int(value) if value == value.to_integral_value() else float(value)

    return st.integers(first, max(first, last)).map(number)


_BOUNDS: Final[tuple[str, str]] = ("minimum", "maximum")
_WIDEST: Final = Decimal(2**31)


def _decimal(value: JsonValue) -> Decimal | None:
    return Decimal(repr(value)) if isinstance(value, int | float) else None
