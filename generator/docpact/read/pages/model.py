"""A documentation page as docpact sees it: rows, tables, samples, facts, and an account of every sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from pydantic import JsonValue

from docpact.facts import Claim, Fact, JsonType
from docpact.facts.condition import dumps
from docpact.read.pages.blocks import Grid
from docpact.read.pages.samples import Sample

MODEL_FIELDS: Final = ("model", "model_name", "modelId", "model_id", "modelName", "engine")
"""What the parameter that names the model may be called, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a parameter table.

    ``declared`` is the name as the table writes it, ``path`` where the parameter stands in the request body.
    ``sha256`` is that of the row's cells, so that it stays the same when only the table's padding changes.
    """

    declared: str
    path: str
    type_cell: str
    type: JsonType | None
    definition: str
    line: int
    sha256: str
    extra: tuple[tuple[str, str], ...] = ()
    """Further cells by the text of their column's header."""


TableKind = Literal["parameters", "pairs", "sizes", "ids", "values", "other"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page and what it was used as; ``heading`` is the heading above it."""

    kind: TableKind
    heading: str
    grid: Grid

    @property
    def line(self) -> int:
        return self.grid.line


@dataclass(frozen=True, slots=True)
class PageFact:
    """A fact, the line that states it, the entry of the catalogue that read it, and the sentence it was read from.

    A relation is still in the short wording of its row (``rule``); ``when`` are tests in the same words.
    """

    fact: Fact
    line: int
    phrase: str
    sentence: str = ""
    when: str = ""

    @property
    def id(self) -> str:
        """A name that stays the same while the value changes."""
        return f"{self.fact.id} when {self.when}" if self.when else self.fact.id


@dataclass(frozen=True, slots=True)
class PageClaim(Claim):
    """The page's word for one fact, with the entry of the catalogue that read it and the sentence it was read from."""

    phrase: str = ""
    sentence: str = ""

    def __str__(self) -> str:
        """The claim in the wording of its row, where it has one."""
        path, keyword, value, *when = self.as_json()
        return " ".join([str(path), str(keyword), dumps(value), *(f"when {test}" for test in when)])


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that may state a fact and was not understood: a person has to look.

    ``path`` is that of the parameter, or None outside the table; ``rest`` the part that was not understood.
    """

    sentence: str
    line: int
    path: str | None
    reason: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """A sentence that was recognised as description: it states no fact."""

    sentence: str
    line: int
    path: str


@dataclass(frozen=True, slots=True)
class Ceasing:
    """A parameter with which requests fail from a day on, as a notice of the page says."""

    path: str
    since: dt.date
    sentence: str
    line: int


DiscrepancyKind = Literal[
    "sample breaks enum",
    "sample breaks range",
    "sample breaks length",
    "sample breaks type",
    "sample breaks pairs",
    "sample parameter not in the table",
    "sample lacks a required parameter",
    "name spelt two ways",
    "two model names",
    "invalid JSON sample",
    "stated twice",
    "default not allowed",
    "wrapped sample",
]


@dataclass(frozen=True, slots=True)
class ClaimAt:
    """One side of a contradiction: what the page says, and on which line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two places of a page that cannot both be right. ``path`` is the parameter they are about."""

    kind: DiscrepancyKind
    path: str
    a: ClaimAt
    b: ClaimAt

    def __str__(self) -> str:
        return (
            f"{self.path}: {self.kind}: {self.a.text} (line {self.a.line}) against {self.b.text} (line {self.b.line})"
        )


@dataclass(frozen=True, slots=True)
class Page:
    """A documentation page, read. Lines count from 1 in the source; ``sha256`` is that of its bytes."""

    title: str
    source: str
    sha256: str
    rendering: str
    rows: tuple[Row, ...]
    tables: tuple[Table, ...]
    samples: tuple[Sample, ...]
    claims: tuple[PageClaim, ...]
    """Every fact, relations and conditions resolved, in the page's order."""
    shown: Mapping[str, JsonValue] = field(default_factory=dict[str, JsonValue])
    """What any sample shows at each path, be it one in another notation than those of ``samples``."""
    complete: bool = False
    """Whether a document lists all that a body may hold, so that what it lacks is no member."""
    form: str = ""
    steps: frozenset[str] = frozenset()
    """Members of the body that are steps of the address."""
    """The media type of the form that a body is sent as; nothing where that is JSON, or is not known."""
    unread: tuple[Unread, ...] = ()
    described: tuple[Described, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    headings: tuple[tuple[str, int], ...] = field(default=())
    operations: tuple[str, ...] = ()
    """The endpoints that the page describes, as far as it names their methods and addresses, in its order."""
    ceasing: tuple[Ceasing, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader of the facts should know of the page as a whole."""

    @property
    def models(self) -> tuple[str, ...]:
        """The model names that the page states, sorted."""
        facts = [claim.fact for claim in self.claims if claim.fact.keyword == "enum" and not claim.fact.when]
        named = [fact.value for fact in facts if fact.path.name in MODEL_FIELDS]
        return tuple(sorted({str(value) for values in named if isinstance(values, list) for value in values}))
