"""Hypothesis strategies: valid bodies beyond the finite part, and single violations of them. Only this imports it.

Draws are flat: one for which optional members are there and one for each value, which is faster than nested
``fixed_dictionaries`` and shrinks to the smallest body.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from hypothesis import assume
from hypothesis import strategies as st
from pydantic import JsonValue

from docpact.check.bodies import Bodies, bodies_for, replaced
from docpact.check.certify import Candidate, Certifier, InvalidBody, NotCertifiedError
from docpact.check.proposals import Source
from docpact.check.violations import faults_in
from docpact.facts import ROOT, Absent, Field, Path, value_at
from docpact.facts.values import is_number

_LONGEST_TEXT: Final = 200
"""Longer texts are drawn at their bounds only: Hypothesis is slow with them, and nothing happens in between."""
_MOST_ITEMS: Final = 5
_MOST_JUDGED: Final = 60
_WIDEST: Final = Decimal(2**31)


def valid_bodies(source: Source) -> st.SearchStrategy[JsonValue]:
    """Bodies that the facts allow: any values of open members, the edges often, any optional members.

    Shrinks towards the smallest body with short texts.
    """
    bodies = bodies_for(source)
    values = {path: _values(bodies, field) for path, field in bodies.fields.items()}

    @st.composite
    def drawn(draw: st.DrawFn) -> JsonValue:
        body = _drawn(draw, bodies.contract.root, values)
        if bodies.judge.accepts(body):
            return body
        # Members that do not go together: the nearest body in which they do; where there is none near, start again.
        nearest = bodies.nearest(body, most=_MOST_JUDGED)
        assume(not isinstance(nearest, Absent))
        return None if isinstance(nearest, Absent) else nearest

    return drawn()


def violations(source: Source) -> st.SearchStrategy[InvalidBody]:
    """Certified violations of drawn bodies: one member is made wrong, missing, or joined by one too many."""
    bodies = bodies_for(source)
    certifier = Certifier(bodies.judge)
    whole = valid_bodies(bodies.contract)
    paths = list(bodies.fields)

    @st.composite
    def drawn(draw: st.DrawFn) -> InvalidBody | None:
        body = draw(whole)
        there = [path for path in paths if not isinstance(value_at(body, path.loc()), Absent)]
        field = bodies.fields[draw(st.sampled_from(there))]
        faults = list(faults_in(bodies, field, body))
        if field.path != ROOT:
            wrong = replaced(body, field.path.loc(), draw(_ANYTHING))
            faults.append(Candidate(f"{field.path} is something else", str(field.path), wrong, body))
        try:
            return certifier.certify(draw(st.sampled_from(faults))) if faults else None
        except NotCertifiedError:
            return None

    return drawn().filter(lambda found: found is not None).map(_there)


def _there(violation: InvalidBody | None) -> InvalidBody:
    if violation is None:  # pragma: no cover  # filtered before
        raise AssertionError
    return violation


_ANYTHING: st.SearchStrategy[JsonValue] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False, width=32).filter(lambda number: not number.is_integer()),
    st.text(st.characters(codec="utf-8"), max_size=20),
    st.just([]),
    st.just({}),
)


def _drawn(draw: st.DrawFn, field: Field, values: Mapping[Path, st.SearchStrategy[JsonValue]]) -> JsonValue:
    if field.type == "object" and field.properties:
        body: dict[str, JsonValue] = {}
        optional = [name for name, child in field.properties.items() if not child.required]
        present = draw(_subset(len(optional)))
        for name, child in field.properties.items():
            if child.required or present >> optional.index(name) & 1:
                body[name] = _drawn(draw, child, values)
        return body
    if field.items is not None:
        low, high = _count(field, "minItems", 0), _count(field, "maxItems", _MOST_ITEMS)
        size = draw(st.integers(low, max(low, min(high, low + _MOST_ITEMS))))
        return [_drawn(draw, field.items, values) for _ in range(size)]
    return draw(values[field.path])


def _subset(count: int) -> st.SearchStrategy[int]:
    """Which of so many members are there, as bits: none, all, one, or any. Numbers alone are mostly small."""
    whole = 2**count - 1
    return st.sampled_from([0, *(1 << bit for bit in range(count))]) | st.integers(0, whole) | st.just(whole)


def _values(bodies: Bodies, field: Field) -> st.SearchStrategy[JsonValue]:
    """The values of a field that holds no others."""
    if closed := bodies.proposals.closed(field):
        return st.sampled_from(closed)
    listed = st.sampled_from(bodies.proposals.values(field))
    if field.type in ("integer", "number"):
        return _numbers(bodies, field) | listed
    if field.type in ("array", "object"):
        return listed
    low, high = _count(field, "minLength", 0), _count(field, "maxLength", _LONGEST_TEXT)
    texts = st.text(st.characters(codec="utf-8"), min_size=low, max_size=min(high, max(low, _LONGEST_TEXT)))
    return texts.filter(lambda text: bodies.proposals.fits(field, text)) | listed


def _count(field: Field, keyword: str, otherwise: int) -> int:
    value = field.value(keyword)
    return value if isinstance(value, int) else otherwise


def _numbers(bodies: Bodies, field: Field) -> st.SearchStrategy[JsonValue]:
    """Numbers within the bounds: whole steps of multipleOf, of 1 for integers, of a 64th else."""
    low, high, multiple = (_decimal(field.value(keyword)) for keyword in ("minimum", "maximum", "multipleOf"))
    step = multiple or Decimal(1 if field.type == "integer" else "0.015625")
    low = low if low is not None else (high if high is not None else Decimal(0)) - _WIDEST
    high = high if high is not None else low + 2 * _WIDEST
    first = int((low / step).to_integral_value(ROUND_CEILING))
    last = int((high / step).to_integral_value(ROUND_FLOOR))

    def number(count: int) -> JsonValue:
        value = step * count
        return int(value) if value == value.to_integral_value() else float(value)

    drawn = st.integers(first, max(first, last)).map(number)
    return drawn.filter(lambda value: bodies.proposals.fits(field, value))


def _decimal(value: JsonValue) -> Decimal | None:
    return Decimal(repr(value)) if value is not None and is_number(value) else None
