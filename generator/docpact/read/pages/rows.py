"""The rows of parameter tables: names with their marks, nested names, and what each column's cell is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from docpact.facts import JsonType
from docpact.read.pages import languages
from docpact.read.pages.blocks import Grid, TableRow
from docpact.read.pages.languages import Role, folded
from docpact.read.pages.model import Described, PageFact, Unread
from docpact.read.pages.naming import squashed
from docpact.read.pages.placing import declared_name
from docpact.read.pages.sections import Placed
from docpact.read.pages.text import NESTED
from docpact.read.pages.types import TypeCell, read_type

_SEVERAL: Final = re.compile(r"\s*(?:,|/|\band\b|&|\n)\s*")
_BLANK: Final = re.compile(r"\s+")
_STRUCK: Final = re.compile(r"~~[^~]{0,2000}~~")
_MARKS: Final = re.compile(
    (
        rf"^(?P<marks>(?:[{NESTED}\u251c\u2500\u2502\u21b3\u2937>\u00bb\u203a\u2192\u2514+]|--?(?=\s|[a-z])|\u2014"
        rf"|\u2013|&gt;)[\s{NESTED}\u251c\u2500\u2502>\u00bb]*)(?P<rest>.+)$"
    ),
    re.DOTALL,
)
_WORDS_AFTER: Final = re.compile(
    (
        r"^(?P<name>`?[A-Za-z_][\w.\[\]*-]*`?)(?P<mark>[*?\u2217\uff0a]{0,2})(?:\s*\n\s*|\s+|(?=[(\uff08]"
        r"|\[(?!\s*\])))(?P<words>.{1,80})$"
    ),
    re.DOTALL,
)
_ARROW: Final = re.compile(r"\s*(?:->|\u2192|>)\s*")
_INSIDE: Final = re.compile(
    r"\b(?:object|objects|fields?|properties|parameters?|params?|schema|attributes|options of|items?|structure"
    r"|details|the|of|type)\b|对象|参数|字段|结构|说明"
)
_SUFFIXED: Final = re.compile(r"\[\s*(?:\*|\d{0,6}|n|i)\s*\]")


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row of a parameter table before its parameter has a place.

    ``cells`` are those beyond name, type and definition.
    """

    declared: str
    type: TypeCell
    type_cell: str
    definition: str
    cells: tuple[tuple[str, str], ...]
    line: int
    sha256: str
    cut: bool = False
    required: bool | None = None
    """What a mark at its name, or the heading above its table, says."""

    @property
    def name(self) -> str:
        """The name by which rules call the parameter: without ``parameters.`` and ``[]``."""
        return self.declared.removeprefix("parameters.").replace("[]", "")

    @property
    def kind(self) -> JsonType | None:
        return self.type.type


@dataclass(slots=True)
class Account:
    """What was read so far: facts, sentences that are not understood, sentences that describe."""

    facts: list[PageFact] = field(default_factory=list[PageFact])
    unread: list[Unread] = field(default_factory=list[Unread])
    described: list[Described] = field(default_factory=list[Described])

    def add(self, other: Account) -> None:
        self.facts += other.facts
        self.unread += other.unread
        self.described += other.described


class RowSource:
    """Takes the rows out of the parameter tables of a page, in its order; earlier rows may hold later ones."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self.rows: list[RawRow] = []
        self._stack: list[tuple[int, str]] = []
        """The rows that a row set in below them belongs to: how far in, and the declared name."""
        self._carried = ""

    def take(self, table: Placed, grid: Grid) -> None:
        roles: list[Role] = [languages.role(header) for header in grid.header]
        above = self._holder(table)
        self._stack = [(-1, above)] if above else []
        self._carried = ""
        self._columns(grid, roles)
        for row in grid.rows:
            self._row(row, grid, roles, mandatory=table.mandatory)

    def _columns(self, grid: Grid, roles: Sequence[Role]) -> None:
        """Reports the columns that are not understood, each once and by name."""
        for index, kind in enumerate(roles):
            filled = any(not languages.is_blank(row.cells[index]) for row in grid.rows)
            if kind == "other" and filled:
                head = grid.header[index] or f"column {index + 1}"
                self._account.unread.append(Unread(head, grid.line, None, "a column that docpact does not know", head))

    def _holder(self, table: Placed) -> str:
        """The object that the heading above a table names, where an earlier row lists one of that name or type."""
        for heading in reversed(table.headings):
            wanted = squashed(_INSIDE.sub(" ", heading.lower()))
            if not wanted:
                continue
            for row in self.rows:
                if row.kind not in ("object", "array", None):
                    continue
                kinds = (
                    squashed(_INSIDE.sub(" ", row.type_cell.lower())),
                    row.type.unknown and squashed(row.type.unknown.removesuffix("[]")),
                )
                if wanted in (
                    squashed(row.declared),
                    squashed(row.name.rpartition(".")[2]),
                    *(kind for kind in kinds if kind),
                ):
                    return row.declared
        return ""

    def _row(self, row: TableRow, grid: Grid, roles: Sequence[Role], *, mandatory: bool | None) -> None:
        by_role: dict[Role, str] = {}
        for kind, cell in zip(roles, row.cells, strict=True):
            by_role.setdefault(kind, cell)
        if not self._in_body(by_role.get("location", ""), row):
            return
        cell = self._with_subfield(by_role["name"], by_role.get("subfield", ""))
        if _STRUCK.fullmatch(cell.replace("`", "").strip()):
            self._account.described.append(Described(" | ".join(row.cells), row.line, ""))
            return
        named = self._names(_STRUCK.sub("", cell))
        if named is None:
            if any(text.strip() for text in row.cells):
                unread = Unread(
                    " | ".join(row.cells), row.line, None, "the first cell is not the name of a parameter", cell
                )
                self._account.unread.append(unread)
            return
        names, required, says = named
        definition = "\n".join(
            text
            for kind, text in zip(roles, row.cells, strict=True)
            if kind == "definition" and not languages.is_blank(text)
        )
        type_cell = by_role.get("type", "")
        stated = read_type(type_cell if not languages.is_blank(type_cell) else says)
        if re.search(r"\bdeprecated\b", cell, re.IGNORECASE):
            definition = f"Deprecated. {definition}"
        extra = tuple(
            (header, _STRUCK.sub("", text))
            for column, header, text in zip(roles, grid.header, row.cells, strict=True)
            if column not in ("name", "type", "definition", "subfield", "location")
        )
        marked = required if required is not None else mandatory if "required" not in roles else None
        if row.cut:
            # The last word may be half of one.
            definition = definition.rpartition(" ")[0]
        for name in names:
            declared = name.removesuffix("[]") if stated.type == "array" else name
            definition = _STRUCK.sub("", definition)
            self.rows.append(
                RawRow(
                    declared,
                    stated,
                    type_cell.replace("`", ""),
                    definition,
                    extra,
                    row.line,
                    _digest(row),
                    row.cut,
                    marked,
                )
            )

    def _in_body(self, location: str, row: TableRow) -> bool:
        """Whether a row is about the body, where a column says what it is about."""
        if languages.is_blank(location) or (languages.section_kind(location) or "body") == "body":
            return True
        if folded(location) in ("query", "path", "header", "cookie", "uri", "url") or languages.section_kind(
            location
        ) in ("header", "query", "path"):
            self._account.described.append(Described(" | ".join(row.cells), row.line, ""))
            return False
        return True

    def _with_subfield(self, name: str, subfield: str) -> str:
        """The name with the one of its column of subfields; an empty name goes on with the one above."""
        if not name.strip(" `-"):
            name = self._carried if subfield.strip() else name
        else:
            self._carried = name
        return (
            f"{name.strip('` ')}.{subfield.strip('` ')}" if subfield.strip(" `-\u2013\u2014") and name.strip() else name
        )

    def _names(self, cell: str) -> tuple[list[str], bool | None, str] | None:
        """The declared names of a name cell, what its marks say of presence, and a type that stands in it."""
        depth, text = 0, cell.strip()
        if marks := _MARKS.match(text):
            depth = (
                sum(character in f"{NESTED}>\u00bb\u203a-\u2013\u2014\u21b3\u2192" for character in marks["marks"]) or 1
            )
            text = marks["rest"].strip()
        text, required, says = _without_words(text)
        parts = [part for part in _SEVERAL.split(text) if part.strip(" `")]
        if len(parts) == 1:
            parts = [".".join(_ARROW.split(parts[0]))]
        names = [declared_name(_SUFFIXED.sub("[]", part.replace(".[]", "[]"))) for part in parts]
        if not names or any(name is None for name in names):
            return None
        listed = [name for name in names if name]
        above = self._above(depth)
        placed = [f"{above}.{name}" if above and not name.startswith(f"{above}.") else name for name in listed]
        placed = [self._below_known(name) for name in placed]
        self._stack = [entry for entry in self._stack if entry[0] < depth]
        self._stack.append((depth, placed[-1]))
        return placed, required, says

    def _below_known(self, name: str) -> str:
        """A dotted name whose first step is the last one of an earlier row: the same below that row."""
        first, dot, rest = name.partition(".")
        if (
            not dot
            or first == "parameters"
            or any(row.declared.partition(".")[0].removesuffix("[]") == first for row in self.rows)
        ):
            return name
        holders = {row.declared for row in self.rows if row.declared.rpartition(".")[2] == first.removesuffix("[]")}
        return f"{holders.pop()}.{rest}" if len(holders) == 1 else name

    def _above(self, depth: int) -> str:
        return next((name for level, name in reversed(self._stack) if level < depth), "")


def _without_words(text: str) -> tuple[str, bool | None, str]:
    """A name cell without the words and marks after its name; what they say of presence, and the type they name."""
    text = re.sub(
        (r"^(?P<name>`?[A-Za-z_][\w.\[\]-]*`?)\s*\\?(?P<mark>\*{1,2}|\uff0a|\u2217)$"), r"\g<name>*", text.strip()
    )
    if text.endswith("*"):
        return text.rstrip("*").strip(), True, ""
    if re.fullmatch(r"`?[A-Za-z_][\w.\[\]]*\?`?", text):
        return text.replace("?", ""), False, ""
    match = _WORDS_AFTER.match(text)
    if match is None:
        return text, None, ""
    required: bool | None = True if match["mark"] else None
    kinds: list[str] = []
    for word in re.split(r"[\s,;|()\[\]*\uff08\uff09]+", match["words"].replace("`", "")):
        if not word or word.lower() in ("deprecated", "nullable", "new", "beta"):
            continue
        said = languages.yes_or_no(word)
        if said is not None and len(word) > 2:
            required = said
        elif read_type(word).type is not None:
            kinds.append(word)
        else:
            return text, None, ""
    return match["name"], required, " ".join(kinds)


def _digest(row: TableRow) -> str:
    text = "\x1f".join(_BLANK.sub(" ", cell.replace("`", "")).strip() for cell in row.cells)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
