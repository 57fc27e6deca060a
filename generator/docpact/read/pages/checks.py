"""Contradictions: two statements about one thing, and samples that the table does not allow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from pydantic import JsonValue

from docpact.facts import Fact, Path, canonical
from docpact.read.pages.model import ClaimAt, Discrepancy, DiscrepancyKind, PageFact, Row
from docpact.read.pages.placing import body_of, paths_of, spellings
from docpact.read.pages.samples import Sample

_NUMERIC: Final = ("minimum", "maximum", "multipleOf")
_SIZES: Final = ("minLength", "maxLength", "minItems", "maxItems")


def merged(facts: Sequence[PageFact]) -> tuple[list[PageFact], list[Discrepancy]]:
    """Every fact once, sorted; where two statements differ the first stands, and both are reported.

    Of two lists of values the one that holds all values of the other stands.
    """
    first: dict[str, PageFact] = {}
    conflicts: list[Discrepancy] = []
    for at in facts:
        known = first.setdefault(at.id, at)
        if known.fact != at.fact:
            if at.fact.keyword == "enum" and _holds_all(at.fact.value, known.fact.value):
                first[at.id] = at  # The shorter list was a part of the values, as those that are new.
            conflicts.append(Discrepancy("stated twice", at.fact.path, _claim(known), _claim(at)))
    stated = sorted(first.values(), key=lambda at: at.fact)
    return stated, [*dict.fromkeys(conflicts), *_defaults(stated)]


def _holds_all(longer: JsonValue, shorter: JsonValue) -> bool:
    return isinstance(longer, list) and isinstance(shorter, list) and all(value in longer for value in shorter)


def _defaults(stated: Sequence[PageFact]) -> Iterator[Discrepancy]:
    by_key = {(at.fact.path, at.fact.keyword): at for at in stated if not at.when}
    for at in stated:
        if at.fact.keyword != "default" or at.when:
            continue
        for keyword in ("enum", "minimum", "maximum"):
            bound = by_key.get((at.fact.path, keyword))
            if bound is not None and not _allows(bound.fact, at.fact.value):
                yield Discrepancy("default not allowed", at.fact.path, _claim(at), _claim(bound))


def against_samples(
    rows: Sequence[Row], facts: Sequence[PageFact], samples: Sequence[Sample], models: Collection[str]
) -> list[Discrepancy]:
    """Every way in which the samples contradict the table, in the order of the samples; ``models`` are the page's."""
    found: list[Discrepancy] = []
    for sample in samples:
        check = _SampleCheck(rows, facts, sample)
        found += [*check.syntax(), *check.names(), *check.values(), *check.pairs(), *check.missing()]
    found += _models(samples, models)
    return list(dict.fromkeys(found))


def _models(samples: Sequence[Sample], models: Collection[str]) -> Iterator[Discrepancy]:
    named = [
        (body["model"], sample) for sample in samples if isinstance(body := body_of(sample), dict) and "model" in body
    ]
    for (one, first), (two, second) in pairwise(named):
        if one != two and not {str(one), str(two)} <= {*models}:
            a, b = (
                ClaimAt(f"a sample sends model {canonical(value)}", _lines(sample).get("model", sample.line))
                for value, sample in ((one, first), (two, second))
            )
            yield Discrepancy("two model names", "model", a, b)


class _SampleCheck:
    def __init__(self, rows: Sequence[Row], facts: Sequence[PageFact], sample: Sample) -> None:
        self._rows = rows
        self._sample = sample
        self._facts: dict[str, list[PageFact]] = {}
        for at in facts:
            self._facts.setdefault(at.fact.path, []).append(at)
        self._values = list(paths_of(body_of(sample)))
        self._table_line = min((row.line for row in rows), default=1)
        self._lines = _lines(sample)
        self._listed = {row.path for row in rows}
        self._inside = {above.removesuffix("[]") for path in self._facts for above in Path(path).ancestors}

    def syntax(self) -> Iterator[Discrepancy]:
        if self._sample.body is not body_of(self._sample):
            wrapper = next(iter(self._sample.body)) if isinstance(self._sample.body, dict) else ""
            yield Discrepancy(
                "wrapped sample",
                str(wrapper),
                ClaimAt(f"the sample wraps the body in {wrapper}", self._sample.line),
                ClaimAt("the table does not", self._table_line),
            )
        for complaint in self._sample.complaints:
            text = f"{complaint.message} (column {complaint.column})"
            yield Discrepancy(
                "invalid JSON sample",
                "",
                ClaimAt(text, complaint.line),
                ClaimAt("a request body is JSON", self._sample.line),
            )

    def names(self) -> Iterator[Discrepancy]:
        shown = [path for path, _ in self._values]
        pairs = spellings([row.path for row in self._rows], shown)
        lines = {row.path: row.line for row in self._rows}
        for declared, other in pairs:
            yield Discrepancy(
                "name spelt two ways",
                declared,
                ClaimAt(f"the table has {declared}", lines[declared]),
                ClaimAt(f"the sample has {other}", self._line(other)),
            )
        respelt = {other for _, other in pairs}
        known = {path for named in (*self._facts, *lines) for path in (named, *Path(named).ancestors)}
        unknown: set[str] = set()
        for path, _ in self._values:
            without_items = path.replace("[]", "")
            if path in known or without_items in respelt or any(above in unknown for above in Path(path).ancestors):
                continue
            if self._unspecified(path) or any(above.replace("[]", "") in respelt for above in Path(path).ancestors):
                continue
            unknown.add(path)
            yield Discrepancy(
                "sample parameter not in the table",
                path,
                ClaimAt(f"the sample sends {path}", self._line(path)),
                ClaimAt("the table does not list it", self._table_line),
            )

    def _unspecified(self, path: str) -> bool:
        """Whether the path lies inside a parameter of whose inside the page says nothing."""
        for above in (path, *Path(path).ancestors):
            holder = above.removesuffix("[]")
            if holder != path and holder in self._listed and holder not in self._inside:
                return True
        return path.endswith("[]") and path.removesuffix("[]") in self._listed

    def values(self) -> Iterator[Discrepancy]:
        if self._sample.is_skeleton:
            return
        for path, value in self._values:
            for at in self._facts.get(path, ()):
                kind = _broken(at.fact, value)
                if kind is not None:
                    shown = canonical(value)
                    yield Discrepancy(
                        kind, path, ClaimAt(f"the sample sends {shown[:80]}", self._line(path)), _claim(at)
                    )

    def pairs(self) -> Iterator[Discrepancy]:
        values = dict(self._values)
        for path, facts in self._facts.items():
            for at in facts:
                if at.fact.keyword != "pairs" or not isinstance(at.fact.value, list) or not path.endswith("width"):
                    continue
                pair = [values.get(path), values.get(f"{path.removesuffix('width')}height")]
                if None not in pair and pair not in at.fact.value:
                    text = f"the sample sends {pair[0]} x {pair[1]}"
                    yield Discrepancy(
                        "sample breaks pairs",
                        path,
                        ClaimAt(text, self._line(path)),
                        ClaimAt("no such row in the table of combinations", at.line),
                    )

    def missing(self) -> Iterator[Discrepancy]:
        shown = {path for path, _ in self._values}
        for path, facts in self._facts.items():
            for at in facts:
                inside = len(Path(path).steps) == 1 or Path(path).parent in shown
                if (
                    at.fact.keyword == "required"
                    and at.fact.value is True
                    and path not in shown
                    and inside
                    and not path.endswith("[]")
                ):
                    yield Discrepancy(
                        "sample lacks a required parameter",
                        path,
                        ClaimAt("the sample does not send it", self._sample.line),
                        _claim(at),
                    )

    def _line(self, path: str) -> int:
        return self._lines.get(path.replace("[]", ""), self._sample.line)


def _lines(sample: Sample) -> dict[str, int]:
    """The line of every path in the body of a sample, its ``[]`` left out; of several the first."""
    body = body_of(sample)
    prefix = f"{next(iter(sample.body))}." if isinstance(sample.body, dict) and body is not sample.body else ""
    lines: dict[str, int] = {}
    for path, line in sample.lines.items():
        if path.startswith(prefix):
            lines.setdefault(path.removeprefix(prefix).replace("[]", ""), line)
    return lines


def _broken(fact: Fact, value: JsonValue) -> DiscrepancyKind | None:
    """Which kind of contradiction a sample value is to a fact; None when it agrees."""
    if fact.keyword == "type":
        return None if _is_a(value, str(fact.value)) else "sample breaks type"
    if fact.keyword == "enum":
        values = value if isinstance(value, list) else [value]
        return None if all(_allows(fact, inner) for inner in values) else "sample breaks enum"
    if fact.keyword in _NUMERIC:
        return None if _allows(fact, value) else "sample breaks range"
    if fact.keyword in _SIZES and isinstance(value, str | list) and isinstance(fact.value, int):
        short = fact.keyword.startswith("min") and len(value) < fact.value
        long = fact.keyword.startswith("max") and len(value) > fact.value
        return "sample breaks length" if short or long else None
    return None


def _allows(fact: Fact, value: JsonValue) -> bool:
    if fact.keyword == "enum" and isinstance(fact.value, list):
        allowed = {canonical(known) for known in fact.value}
        return all(canonical(inner) in allowed for inner in (value if isinstance(value, list) else [value]))
    if isinstance(value, bool) or not isinstance(value, int | float) or not isinstance(fact.value, int | float):
        return True
    if fact.keyword == "minimum":
        return value >= fact.value
    if fact.keyword == "maximum":
        return value <= fact.value
    return fact.keyword != "multipleOf" or not fact.value or abs(value / fact.value - round(value / fact.value)) < 1e-9


def _is_a(value: JsonValue, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    kinds: dict[str, type | tuple[type, ...]] = {
        "string": str,
        "integer": int,
        "number": (int, float),
        "array": list,
        "object": dict,
    }
    return isinstance(value, kinds.get(kind, ()))


def _claim(at: PageFact) -> ClaimAt:
    return ClaimAt(f"{at.fact.keyword} {canonical(at.fact.value)[:200]}", at.line)
