"""From the short wordings of a page's rows to claims: facts with conditions, names as paths, values typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from docpact.errors import Place
from docpact.facts import ROOT, Fact, JsonType, Path, Test
from docpact.facts.wording import Names, columns_beside, facts_from_wording, parse_test
from docpact.read.pages.model import PageClaim, PageFact, Row, Unread


def resolved(stated: Sequence[PageFact], rows: Sequence[Row], source: str) -> tuple[list[PageClaim], list[Unread]]:
    """The claims that statements make, in the page's order, and the statements that name something unknown."""
    names = _names(stated, rows)
    claims: list[PageClaim] = []
    unread: list[Unread] = []
    for at in sorted(stated, key=lambda at: at.line):
        try:
            claims += _claims(at, names, source)
        except ValueError as error:
            wording = str(at.fact.value) if at.fact.keyword == "rule" else at.when
            unread.append(Unread(at.sentence or wording, at.line, at.fact.path, str(error), wording))
    return claims, unread


def _names(stated: Sequence[PageFact], rows: Sequence[Row]) -> Names:
    types: dict[Path, JsonType] = {Path(row.path): row.type for row in rows if row.type is not None}
    facts = [at.fact for at in stated]
    for fact in facts:  # values in quotes tell it as well
        if fact.keyword == "enum" and isinstance(fact.value, list) and isinstance(next(iter(fact.value), None), str):
            types.setdefault(fact.path, "string")
    known = Names.from_facts(facts)
    paths = dict.fromkeys([*(Path(row.path) for row in rows), *known.paths])
    return Names(tuple(paths), {**types, **known.types})


def _claims(at: PageFact, names: Names, source: str) -> Iterator[PageClaim]:
    """Raises ValueError where a wording names something that no parameter is called."""
    fact, wording, row = at.fact, None, None
    if fact.keyword == "rule":
        wording, row = str(fact.value), fact.path
        found = facts_from_wording(fact.path, wording, names)
    elif fact.keyword == "pairs":
        columns: list[JsonValue] = [*columns_beside(fact.path)]
        found = [Fact(fact.path.parent or ROOT, "rows", {"columns": columns, "rows": fact.value})]
    else:
        found = [fact]
    tests: tuple[Test, ...] = (
        tuple(parse_test(test, names, fact.path) for test in at.when.split(" and ")) if at.when else ()
    )
    for one in found:
        stated = Fact(one.path, one.keyword, one.value, (*one.when, *tests)) if tests else one
        yield PageClaim(
            stated,
            "page",
            place=Place(source, at.line),
            page_line=at.line,
            wording=wording,
            row=row,
            phrase=at.phrase,
            sentence=at.sentence,
        )
