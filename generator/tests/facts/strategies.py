"""Random facts, contracts and bodies over a few paths, so that they meet: nested objects, arrays, arrays in arrays."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st
from pydantic import JsonValue

from docpact.facts import ABSENT, ITEMS, JSON_TYPES, Absent, Claim, Contract, Fact, Path, Test
from docpact.facts.claim import WITNESSES
from docpact.facts.wording import any_of

PATHS: Final = (
    *("model", "mode", "n", "s", "o", "o.p", "o.q", "o.r.u", "x", "x[]", "x[].t", "x[].n", "x[].o.p", "x[].o.q"),
    *("x[].y", "x[].y[]", "x[].y[].k", "x[].y[].l", "z", "z[]", "w", "w[][]", "w[][].v"),
)
VALUES: Final[tuple[JsonValue, ...]] = (
    *(0, 1, 1.0, 2, 2.5, -1, True, False, None, "", "A", "B", "1", "true", "A B"),
    *([], ["A"], [1, True], [1, 1.0], {}, {"p": 1}),
)
values = st.sampled_from(VALUES)
scalars = st.sampled_from(VALUES[:15])
paths = st.sampled_from(PATHS)
COLUMNS: Final = {"$": ("n", "s", "o.p"), "o": ("p", "q", "r.u"), "x[]": ("t", "n", "o.p"), "x[].y[]": ("k", "l")}


def _tests() -> st.SearchStrategy[Test]:
    listed = st.none() | st.lists(scalars, min_size=1, max_size=3)
    return st.builds(lambda path, values, negated: Test(path, values, negated=negated), paths, listed, st.booleans())


tests = st.lists(_tests(), max_size=2)
whole = st.integers(0, 3)
bound = st.sampled_from([-1, 0, 0.5, 1, 1.0, 2, 2.5])
VALUE_OF: Final[dict[str, st.SearchStrategy[JsonValue]]] = {
    "type": st.sampled_from(JSON_TYPES),
    "itemType": st.sampled_from(JSON_TYPES),
    "required": st.booleans(),
    "enum": st.lists(values, min_size=1, max_size=4),
    "minimum": bound,
    "maximum": bound,
    "multipleOf": st.sampled_from([0.1, 0.5, 1, 2]),
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems"), whole),
    "pattern": st.sampled_from(["A", "^A$", "^.$", "[0-9]"]),
    "format": st.sampled_from(["uuid", "date", "elsewhere"]),
    "uniqueItems": st.booleans(),
    "default": values,
    "additionalProperties": st.booleans(),
    **dict.fromkeys(("present", "deprecated", "forbidden", "ignored"), st.just(value=True)),
}


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """A fact about some path: with conditions, or without."""
    when = draw(tests)
    keyword = draw(st.sampled_from([*VALUE_OF, "anyOf", "rows", "compare"]))
    if keyword == "anyOf":
        return any_of(draw(st.lists(paths.map(Path), min_size=1, max_size=3)), tuple(when))
    if keyword in ("rows", "compare"):
        path = draw(st.sampled_from([*COLUMNS]))
        columns = draw(st.permutations(COLUMNS[path]))[: draw(st.integers(2, len(COLUMNS[path])))]
        if keyword == "compare":
            return Fact(path, "compare", f"{columns[0]} < {columns[1]} * 2", when)
        rows = draw(st.lists(st.tuples(*[scalars for _ in columns]).map(list), min_size=1, max_size=3))
        denied: dict[str, JsonValue] = {"denied": True} if draw(st.booleans()) else {}
        return Fact(path, "rows", {"columns": columns, "rows": rows, **denied}, when)
    path = draw(paths) if keyword != "additionalProperties" else draw(st.sampled_from(["$", *PATHS]))
    return Fact(path, keyword, draw(VALUE_OF[keyword]), when)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim of any witness; some warn, some refuse by a reviewer's word."""
    fact = draw(facts())
    severities = st.sampled_from((None, None, "warn", "refuse"))
    return Claim(fact, draw(st.sampled_from(WITNESSES)), severity=draw(severities))


contracts = st.lists(facts(), min_size=2, max_size=8).map(Contract.from_facts)
contested_contracts = st.lists(claims(), min_size=2, max_size=10).map(Contract)


@st.composite
def bodies(draw: st.DrawFn) -> JsonValue:
    """A body that mostly has the shape of :data:`PATHS`, with members left out, and here and there another value."""
    return draw(_shaped(Path("$"), 0))


def _shaped(path: Path, depth: int) -> st.SearchStrategy[JsonValue]:
    @st.composite
    def shaped(draw: st.DrawFn) -> JsonValue:
        below = {other.steps[len(path.steps)] for other in map(Path, PATHS) if path.holds(other) and other != path}
        if not below or draw(st.integers(0, 11)) == 0:
            return draw(values)
        if below == {ITEMS}:
            return draw(st.lists(_shaped(path.items, depth + 1), max_size=3 - depth // 2))
        body: dict[str, JsonValue] = {}
        for name in sorted(below):
            found = draw(st.just(ABSENT) | _shaped(path.child(name), depth + 1))
            if not isinstance(found, Absent):
                body[name] = found
        if draw(st.integers(0, 19)) == 0:
            body["unknown"] = 1
        return body

    return shaped()
