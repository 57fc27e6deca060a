"""From the rows of the parameter tables to facts: cells, then the sentences of every definition."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from docpact.facts import Fact
from docpact.read.pages import phrases
from docpact.read.pages.blocks import Grid, TableRow
from docpact.read.pages.columns import TypeCell, is_blank, read_required, read_type, role, roles
from docpact.read.pages.model import Described, PageFact, Row, Unread
from docpact.read.pages.naming import PageNames
from docpact.read.pages.phrases.entry import Claim, Scope
from docpact.read.pages.phrases.values import read_list, typed, typed_all
from docpact.read.pages.placing import Placing, declared_name, in_place
from docpact.read.pages.sentences import sentences

_SEVERAL: Final = re.compile(r"\s*(?:,|/|\band\b|&|\n)\s*")
_BLANK: Final = re.compile(r"\s+")
_COLUMN: Final = "column"


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row of a parameter table before its parameter has a place."""

    declared: str
    type: TypeCell
    type_cell: str
    definition: str
    cells: tuple[tuple[str, str], ...]
    line: int
    sha256: str
    cut: bool = False

    @property
    def name(self) -> str:
        """The name by which rules call the parameter: without ``parameters.`` and ``[]``."""
        return self.declared.removeprefix("parameters.").replace("[]", "")


@dataclass(slots=True)
class Account:
    """What was read so far: facts, sentences that nobody understood, sentences that describe."""

    facts: list[PageFact] = field(default_factory=list[PageFact])
    unread: list[Unread] = field(default_factory=list[Unread])
    described: list[Described] = field(default_factory=list[Described])

    def add(self, other: Account) -> None:
        self.facts += other.facts
        self.unread += other.unread
        self.described += other.described


def raw_rows(grid: Grid, account: Account) -> list[RawRow]:
    """The rows of a parameter table. Cells that are no name are reported in ``account``."""
    kinds = roles(grid)
    found: list[RawRow] = []
    for row in grid.rows:
        by_role = dict(zip(reversed(kinds), reversed(row.cells), strict=True))
        name_cell = by_role["name"]
        names = [declared_name(part) for part in _SEVERAL.split(name_cell) if part.strip(" `")]
        if not names or None in names:
            _report_name(row, name_cell, account)
            continue
        definition = "\n".join(
            cell for kind, cell in zip(kinds, row.cells, strict=True) if kind == "definition" and not is_blank(cell)
        )
        extra = tuple(
            (header, cell)
            for kind, header, cell in zip(kinds, grid.header, row.cells, strict=True)
            if kind not in ("name", "type", "definition")
        )
        if re.search(r"\bdeprecated\b", name_cell, re.IGNORECASE):
            definition = f"Deprecated. {definition}"
        type_cell = by_role.get("type", "")
        digest = _digest(row)
        found += [
            RawRow(name, read_type(type_cell), type_cell.replace("`", ""), definition, extra, row.line, digest, row.cut)
            for name in names
            if name
        ]
    return found


def _report_name(row: TableRow, cell: str, account: Account) -> None:
    if any(text.strip() for text in row.cells):
        account.unread.append(
            Unread(" | ".join(row.cells), row.line, None, "the first cell is not the name of a parameter", cell)
        )


def _digest(row: TableRow) -> str:
    text = "\x1f".join(_BLANK.sub(" ", cell.replace("`", "")).strip() for cell in row.cells)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def rows_of(raw: Sequence[RawRow], places: Placing) -> list[Row]:
    """The rows with their paths; a parameter that several tables list stands once, as its first row has it."""
    first: dict[str, RawRow] = {}
    for row in raw:
        first.setdefault(places.path(row.declared), row)
    return [
        Row(
            row.declared,
            path,
            row.type_cell,
            row.type.type,
            row.definition,
            row.line,
            row.sha256,
            row.cells,
        )
        for path, row in first.items()
    ]


def read_rows(raw: Sequence[RawRow], places: Placing, names: PageNames, *, learn: bool) -> Account:
    """Reads the cells of every row.

    A definition may refer to a row below it, so rows are read twice: first to ``learn`` what ``names`` is to know.
    """
    account = Account()
    for row in raw:
        path = places.path(row.declared)
        scope = Scope(row.name, row.type.type or names.kind(row.name), names)
        reader = _RowReader(row, path, scope, account, learn=learn)
        reader.read()
        if not learn:
            continue
        names.shapes.setdefault(row.name, []).extend(reader.claims)
        for claim in reader.claims:
            if claim.keyword == "enum" and not claim.target and isinstance(claim.value, list):
                names.allowed.setdefault(row.name, claim.value)
                if path == "model":
                    names.models = sorted({*names.models, *(str(value) for value in claim.value)})
    return account


class _RowReader:
    def __init__(self, row: RawRow, path: str, scope: Scope, account: Account, *, learn: bool) -> None:
        self._learn = learn
        self._row = row
        self._path = path
        self._scope = scope
        self._account = account
        self.claims: list[Claim] = []

    def read(self) -> None:
        row = self._row
        self._types()
        for header, cell in row.cells:
            if not is_blank(cell):
                self._cell(header, cell)
        for sentence in sentences(row.definition):
            self.sentence(sentence)
        if row.cut:
            self._unread(row.definition[-80:], "the page ends in the middle of this row")

    def sentence(self, sentence: str) -> None:
        found = phrases.read(sentence, self._scope, account=not self._learn)
        for claim, phrase in found.claims:
            self._claim(claim, phrase, sentence)
        if found.rest:
            reason = "read in part" if found.claims else "no entry of the catalogue reads this sentence"
            self._unread(sentence, reason, found.rest)
        elif not found.claims:
            self._account.described.append(Described(sentence, self._row.line, self._path))

    def _types(self) -> None:
        kind = self._row.type
        if kind.type is not None:
            self._claim(Claim("type", kind.type), _COLUMN, self._row.type_cell)
        elif not is_blank(self._row.type_cell):
            self._unread(self._row.type_cell, "not a type that docpact knows")
        if kind.item is not None:
            self._claim(Claim("itemType", kind.item), _COLUMN, self._row.type_cell)
        if kind.required is not None:
            self._claim(Claim("required", kind.required), _COLUMN, self._row.type_cell)

    def _cell(self, header: str, cell: str) -> None:
        """One further cell: Required, Default, Range, allowed values."""
        kind = role(header)
        claim: Claim | None = None
        if kind == "required":
            required = read_required(cell)
            claim = None if required is None else Claim("required", required)
            if claim is None:
                self.sentence(cell)
                return
        elif kind in ("minimum", "maximum"):
            claim = self._bound("minimum" if kind == "minimum" else "maximum", cell)
        elif kind == "default":
            claim = self._default(cell)
        elif kind == "range":
            self.sentence(cell if re.search(r"[A-Za-z]{4}", cell) else f"Range {cell}")
            return
        elif kind == "allowed":
            claim = self._allowed(cell)
            if claim is None:
                self.sentence(cell)
                return
        if claim is not None:
            self._claim(claim, _COLUMN, cell)
        elif kind != "other" or phrases.read(cell, self._scope).rest:
            self._unread(cell, f"a cell of the column {header} that docpact does not understand")

    def _bound(self, keyword: str, cell: str) -> Claim | None:
        value = typed(cell.strip("` "), "number")
        lengths: dict[str, str] = {"minimum": "minLength", "maximum": "maxLength"}
        counts: dict[str, str] = {"minimum": "minItems", "maximum": "maxItems"}
        by_type = {"string": lengths, "array": counts}.get(self._scope.type or "", {})
        return None if value is None else Claim(by_type.get(keyword, keyword), value[0])

    def _default(self, cell: str) -> Claim | None:
        values = read_list(cell, 0)
        text = (
            values.texts[0]
            if values and len(values.texts) == 1 and not cell[values.end :].strip(" .")
            else cell.strip("` ")
        )
        if self._scope.type == "array":
            text = cell.strip("` ")
            value = typed(text, "array") if text.startswith("[") else None
        else:
            value = typed(text, self._scope.type) if " " not in text else None
        return None if value is None else Claim("default", value[0])

    def _allowed(self, cell: str) -> Claim | None:
        values = read_list(cell, 0, numeric=self._scope.type in ("integer", "number"))
        if values is None or cell[values.end :].strip(" .") or self._scope.type in ("boolean", "object"):
            return None
        found = typed_all(values.texts, self._scope.type)
        return None if found is None else Claim("enum", found)

    def _claim(self, claim: Claim, phrase: str, sentence: str) -> None:
        self.claims.append(claim)
        fact = in_place(Fact(f"{self._path}{claim.target}", claim.keyword, claim.value))
        self._account.facts.append(PageFact(fact, self._row.line, phrase, sentence))

    def _unread(self, sentence: str, reason: str, rest: str = "") -> None:
        self._account.unread.append(Unread(sentence, self._row.line, self._path, reason, rest or sentence))


def list_row(name: str, type_words: str, text: str, line: int) -> RawRow:
    """A parameter that stands in a list instead of a table."""
    digest = hashlib.sha256(f"{name}\x1f{type_words}\x1f{text}".encode("utf-8", "surrogatepass")).hexdigest()
    return RawRow(name, read_type(type_words), type_words, text, (), line, digest)
