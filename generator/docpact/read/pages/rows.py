"""The rows of parameter tables: names with their marks, nested names, and what each column's cell is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from docpact.facts import JsonType
from docpact.read.pages import languages
from docpact.read.pages.blocks import Grid, TableRow
from docpact.read.pages.cuts import FINISHED
from docpact.read.pages.forms.attributes import field_form
from docpact.read.pages.forms.field import FieldForm, table, with_values_beside
from docpact.read.pages.languages import Role, folded
from docpact.read.pages.model import Described, PageFact, Unread
from docpact.read.pages.page_names import squashed
from docpact.read.pages.placing import declared_name
from docpact.read.pages.sections import Placed
from docpact.read.pages.sentences import sentences
from docpact.read.pages.text import NESTED
from docpact.read.pages.types import TYPE_ALONE, TypeCell, read_type

_SEVERAL: Final = re.compile(r"\s*(?:,|/|\band\b|&|\n)\s*|(?<=`)\s+(?=`)")
_BLANK: Final = re.compile(r"\s+")
_STRUCK: Final = re.compile(r"~~[^~]{0,2000}~~")
_MARKS: Final = re.compile(
    (
        rf"^(?P<marks>(?:[{NESTED}\u221f\u251c\u2500\u2502\u21b3\u2937>\u00bb\u203a\u2192\u2514+]|--?(?=\s|[a-z])"
        rf"|\u2014|\u2013|&gt;)[\s{NESTED}\u251c\u2500\u2502>\u00bb]*)(?P<rest>.+)$"
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
_TYPE_IN_BRACKETS: Final = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]{2,60})[)\]]\s*[-:\u2013\u2014]?\s*")
_TYPE_AT_THE_END: Final = re.compile(r"\s*\((?P<inner>[a-z]{3,20}(?:\[\])?)\)\s*\.?$")
_SPOKEN_TYPE: Final = re.compile(
    r"(?:an?\s+)?(?P<type>integer|bool(?:ean)?|float(?!ing)|(?:string|text)(?=\s+(?:value|that))"
    r"|object(?=\s+(?:containing|holding)))\s+(?:values?|flag|switch|number|that|to|between|from|containing|holding)\b",
    re.IGNORECASE,
)
"""A sentence that begins with what a parameter is, as in ``An integer value between 1 and 4.``"""
_SEEN_BELOW: Final = re.compile(r"\bsee (?:the )?[*_`]*(?P<what>(?-i:[A-Z])\w*(?: (?-i:[A-Z])\w*)?)", re.IGNORECASE)
"""The part of the page that lists the members of an object, where its row names it."""
_ARROW: Final = re.compile(r"\s*(?:->|\u2192|>)\s*")
_INSIDE: Final = re.compile(
    r"\b(?:object|objects|fields?|properties|parameters?|params?|schema|attributes|options of|items?|structure"
    r"|details|the|of|type)\b|对象|参数|字段|结构|说明|数组|元素|列表|子"
)
_MEMBER: Final = re.compile(
    r"`?(?P<name>[a-z][a-z0-9]*(?:_[a-z0-9]+)*)`?(?:\s+[-\u2013\u2014:]\s|\s*[(\uff08\uff1a]|\s+[\u3400-\u9fff]|\s*$)"
)
_CAPTION: Final = re.compile(
    r"\s*(?:table|tabelle|tableau|tabl?[ae]|\u8868|\ud45c|\u0442\u0430\u0431\u043b\u0438\u0446\u0430)\s*\d{1,3}\s*[.:\u2013\u2014-]?\s*"
    r"(?P<title>\S.*)",
    re.IGNORECASE,
)
"""The line above a table that numbers it, as in ``Table 2: tuning``."""
_VALUE_AND_GLOSS: Final = re.compile(r"`[^`]*`\s+[\u2013\u2014-]\s")
"""A default, and what is said of it."""
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])[A-Z]")
_FIRST_NAME: Final = re.compile(r"\W*(?P<name>[A-Za-z_][\w.]*)")
_ELSEWHERE: Final = frozenset(
    ("query", "path", "header", "headers", "cookie", "uri", "url", "query string", "querystring")
)
_HTTP_HEADER: Final = re.compile(
    r"Authorization|Content-[Tt]ype|Accept(?:-[A-Z][a-z]+)?|X-[\w-]+|[A-Z][a-z]+-[A-Z][\w-]+"
)
_OF_A_HEADER: Final = re.compile(r"\bheader|\bbearer\b|\bapi[ _-]?key|\bapplication/json|\btoken\b", re.IGNORECASE)
_MOST_WORDS_OF_A_DEFAULT: Final = 3
_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
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
    table: int = 0
    """The line at which its table begins."""

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

    @property
    def told(self) -> int:
        """How much a reader of the account is told."""
        return len(self.facts) + len(self.unread)

    def add(self, other: Account) -> None:
        self.facts += other.facts
        self.unread += other.unread
        self.described += other.described


class RowSource:
    """Takes the rows out of the parameter tables of a page, in its order; earlier rows may hold later ones."""

    def __init__(self, account: Account, takes: Callable[[str], bool] | None = None, told: Iterable[str] = ()) -> None:
        self._account = account
        self._takes = takes
        """Whether a member of the body stands in its address."""
        self.rows: list[RawRow] = []
        self._stack: list[tuple[int, str]] = []
        """The rows that a row set in below them belongs to: how far in, and the declared name."""
        self._carried = ""
        self._numbered: dict[str, str] = {}
        """The rows of a table by their numbers, of which ``4.1`` is a member of ``4``."""
        self._firsts: set[str] = set()
        self._lasts: dict[str, set[str]] = {}
        self._objects: dict[str, list[str]] = {squashed(name): [name] for name in told}
        """Rows that may hold others, by the names and types that headings may call them; several are of one type.

        At first those that are no rows, of which sentences have ``told``.
        """

    def take(self, table: Placed, grid: Grid) -> None:
        grid = _with_heads(grid)
        roles: list[Role] = [languages.role(header) for header in grid.header]
        self._columns(grid, roles)
        grid = _with_dashes(grid, roles)
        heads = [folded(header) for header in grid.header]
        for above in self._holders(table):
            self._stack = [(-1, above)] if above else []
            self._carried = ""
            for row in _joined_values(grid, roles):
                if [folded(cell) for cell in row.cells] != heads:
                    # Else it is the head of a further table that a rendering put below this one.
                    self._row(row, grid, roles, mandatory=table.mandatory)

    def _columns(self, grid: Grid, roles: Sequence[Role]) -> None:
        """Reports the columns that are not understood, each once and by name."""
        for index, kind in enumerate(roles):
            filled = any(not languages.is_blank(row.cells[index]) for row in grid.rows)
            if kind == "other" and filled:
                head = grid.header[index] or f"column {index + 1}"
                self._account.unread.append(Unread(head, grid.line, None, "a column that docpact does not know", head))

    def _holders(self, table: Placed) -> list[str]:
        """The objects that the heading above a table names, where earlier rows list some of that name or type."""
        inner: list[str] = []
        """Objects that the headings below an object's own name, and no row."""
        headings = [*table.headings]
        if caption := _CAPTION.match(table.lead):
            headings.append(caption["title"])
        for heading in reversed(headings):
            wanted = _essence(heading)
            last = heading.lower().split()[-1] if wanted else ""
            known = (
                next(filter(None, map(self._objects.get, (wanted, squashed(heading), last, f"{wanted}s"))), None)
                if wanted
                else None
            )
            known = known or self._spoken(heading)
            if known:
                return [".".join([one, *inner]) for one in known]
            # An object may be called ``parameters`` itself.
            first = _FIRST_NAME.match(heading)
            if first and not wanted and (known := self._objects.get(squashed(first["name"]))):
                return known
            member = _MEMBER.match(heading)
            if member and wanted and languages.section_kind(member["name"]) is None:
                inner.insert(0, member["name"])
        return [""]

    def _spoken(self, heading: str) -> list[str]:
        """The object whose name a heading says in other words: ``Settings for rendering`` of ``render_settings``."""
        words = [word for word in folded(heading).split() if len(word) > 3]
        named = (one for known in self._objects.values() for one in known)
        names = {one: _CAMEL.sub(r" \g<0>", one.rpartition(".")[2]).replace("_", " ").lower().split() for one in named}
        alike = {
            one: all(any(word.startswith(part) for word in words) for part in parts) for one, parts in names.items()
        }
        found = [one for one, is_alike in alike.items() if is_alike and len(names[one]) == len(words) > 1]
        return found if len(found) == 1 else []

    def _keep(self, row: RawRow) -> None:
        """Takes a row, and remembers by which names later rows and headings may mean it."""
        self.rows.append(row)
        first, _, _ = row.declared.partition(".")
        self._firsts.add(first.removesuffix("[]"))
        self._lasts.setdefault(row.declared.rpartition(".")[2], set()).add(row.declared)
        if row.kind in ("object", "array", None) or "JSON" in row.definition:
            told = (_essence(seen["what"]) for seen in _SEEN_BELOW.finditer(row.definition) if row.kind)
            kinds = (_essence(row.type_cell), squashed(row.type.unknown.removesuffix("[]")), *filter(None, told))
            last = row.name.rpartition(".")[2]
            spoken = _essence(_CAMEL.sub(r" \g<0>", last).replace("_", " "))
            own = (spoken if row.kind == "object" else f"{spoken.removesuffix('s')}object",) if row.kind else ()
            for name in {squashed(row.declared), squashed(last), *kinds, *own}:
                known = self._objects.setdefault(name, [])
                if not known or (name in kinds and row.declared not in known):
                    known.append(row.declared)

    def _is_body(self, location: str, name: str, grid: Grid) -> bool:
        """Whether a row is the body itself, whose members are set in below it."""
        if folded(location) != "body" or folded(name) not in ("body", "request body", "payload", "data"):
            return False
        return any(_MARKS.match(row.cells[0].strip()) for row in grid.rows)

    def _row(self, row: TableRow, grid: Grid, roles: Sequence[Role], *, mandatory: bool | None) -> None:
        by_role: dict[Role, str] = {}
        for kind, cell in zip(roles, row.cells, strict=True):
            by_role.setdefault(kind, cell)
        location = by_role.get("location", "")
        shown = by_role["name"].strip(" `*")
        if _HTTP_HEADER.fullmatch(shown) and (shown.startswith("X-") or _OF_A_HEADER.search(" ".join(row.cells))):
            self._account.described.append(Described(" | ".join(row.cells), row.line, ""))
            return
        if not self._in_body(location, row) or self._is_body(location, by_role["name"], grid):
            return
        cell = self._with_subfield(by_role["name"], by_role.get("subfield", ""))
        if _STRUCK.fullmatch(cell.replace("`", "").strip()):
            self._account.described.append(Described(" | ".join(row.cells), row.line, ""))
            return
        named = self._names(_STRUCK.sub("", cell))
        if named is None:
            self._not_a_name(row, cell)
            return
        names, required, says = named
        names = self._below_number(names, by_role.get("ignored", "").strip())
        row, definition = _definition(row, by_role, roles)
        type_cell = by_role.get("type", "")
        stated = read_type(type_cell if not languages.is_blank(type_cell) else says)
        if "type" not in roles and stated.type is None:
            stated, definition = _typed_definition(stated, definition)
        if re.search(r"\bdeprecated\b", cell, re.IGNORECASE) or languages.yes_or_no(by_role.get("deprecated", "")):
            definition = f"Deprecated. {definition}"
        members, definition = _members(definition, row.line) if stated.type in ("object", "array") else ([], definition)
        extra = tuple(
            (header, _STRUCK.sub("", text))
            for column, header, text in zip(roles, grid.header, row.cells, strict=True)
            if column not in ("name", "type", "definition", "subfield", "location")
        )
        marked = required if required is not None else mandatory if not by_role.get("required") else None
        shown = type_cell.replace("`", "")
        for name in names:
            bare = name.removesuffix("[]")
            items = bare != name and stated.type not in ("array", "object", None) and bare not in self._firsts
            if items and "[]" not in bare:
                stated = TypeCell("array", stated.type)
            declared = bare if stated.type in ("array", None) else name
            self._keep(
                RawRow(declared, stated, shown, definition, extra, row.line, _digest(row), row.cut, marked, grid.line)
            )
        self._take_members(names[0], members, grid)

    def _take_members(self, holder: str, members: Sequence[FieldForm], grid: Grid) -> None:
        """Takes the members that the cell of an object lists as if they were rows below it."""
        for form in members:
            form.name = f"{holder}.{form.name}"
        stack, inner = self._stack, replace(table(members), line=grid.line) if members else grid
        for row in inner.rows if members else ():
            self._row(row, inner, [languages.role(head) for head in inner.header], mandatory=None)
        self._stack = stack

    def _below_number(self, names: list[str], number: str) -> list[str]:
        """The names of a row that a column numbers, below the one whose number its own goes on."""
        if holder := self._numbered.get(number.rpartition(".")[0]):
            names = [f"{holder}.{name}" for name in names]
        if _NUMBER.fullmatch(number):
            self._numbered[number] = names[0]
        return names

    def _not_a_name(self, row: TableRow, cell: str) -> None:
        if any(text.strip() for text in row.cells):
            reason = "the first cell is not the name of a parameter"
            self._account.unread.append(Unread(" | ".join(row.cells), row.line, None, reason, cell))

    def _in_body(self, location: str, row: TableRow) -> bool:
        """Whether a row is about the body, where a column says what it is about."""
        kind = languages.section_kind(location)
        if kind != "header" and self._takes and any(self._takes(cell.strip("`* \n")) for cell in row.cells):
            return True
        if folded(location) in _ELSEWHERE or kind in ("header", "query", "path"):
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
        if text.startswith("`") and _MARKS.match(text[1:]):
            text = text.strip("`")
        if marks := _MARKS.match(text):
            depth = (
                sum(
                    character in f"{NESTED}\u221f>\u00bb\u203a-\u2013\u2014\u21b3\u2192" for character in marks["marks"]
                )
                or 1
            )
            text = marks["rest"].strip()
        first, line_break, member = text.partition("\n")
        if line_break and first.strip("` ") in self._firsts and declared_name(member):
            text = f"{first.strip('` ')}.{member.strip('` ')}"
        text, required, says = _without_words(text)
        parts = [part for part in _SEVERAL.split(text) if part.strip(" `")]
        if len(parts) == 1:
            parts = [".".join(_ARROW.split(parts[0]))]
        if parts and all(part.strip(" `").startswith(".") for part in parts[1:]):
            above = parts[0].strip(" `").rpartition(".")[0]
            parts = [parts[0], *(f"`{above}{part.strip(' `')}`" for part in parts[1:])]
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
        if not dot or first == "parameters" or first in self._firsts:
            return name
        holders = self._lasts.get(first.removesuffix("[]"), set())
        return f"{next(iter(holders))}.{rest}" if len(holders) == 1 else name

    def _above(self, depth: int) -> str:
        return next((name for level, name in reversed(self._stack) if level < depth), "")


def _essence(words: str) -> str:
    """What a heading or a type calls an object, without such words as ``object`` and ``fields``."""
    return squashed(_INSIDE.sub(" ", words.lower()))


def _definition(row: TableRow, by_role: dict[Role, str], roles: Sequence[Role]) -> tuple[TableRow, str]:
    """The definition of a row, and the row without what was taken for one."""
    parts = [text for kind, text in zip(roles, row.cells, strict=True) if kind == "definition"]
    definition = "\n".join(_STRUCK.sub("", text) for text in parts if not languages.is_blank(text))
    definition = with_values_beside(definition) if "\n" in definition else definition
    default = by_role.get("default", "")
    if not definition and len(default.split()) > _MOST_WORDS_OF_A_DEFAULT and not _VALUE_AND_GLOSS.match(default):
        # Pages whose cells were taken apart leave out an empty default, and the next cell moves up.
        definition = default
        row = TableRow(tuple("" if cell == definition else cell for cell in row.cells), row.line, row.cut)
    # The last word of a row that was cut may be half of one.
    return row, definition.rpartition(" ")[0] if row.cut and not FINISHED.search(definition) else definition


def _typed_definition(stated: TypeCell, definition: str) -> tuple[TypeCell, str]:
    """The type that a definition begins with in brackets, as in ``(string, required) What it says.``, and the rest.

    Elsewhere it may stand behind a label, as in ``What it says. Type: string.``, which stays in the definition.
    """
    first, _, after = definition.partition("\n")
    marked = first[:1] in ("`", "*") or TYPE_ALONE.fullmatch(first)
    if after and marked and (found := read_type(first.strip("`* "))).type is not None and not found.unknown:
        return found, after
    for sentence in sentences(definition):
        if spoken := _SPOKEN_TYPE.match(sentence):
            return read_type(spoken["type"].lower()), definition
        kind, value = languages.label(sentence) or ("other", "")
        if kind == "type" and (found := read_type(value)).type is not None and not found.unknown:
            return found, definition
    group = _TYPE_IN_BRACKETS.match(definition) or _TYPE_AT_THE_END.search(definition)
    found = read_type(group["inner"]) if group else stated
    if group is None or found.type is None or found.unknown or found.says:
        return stated, definition
    return found, definition[: group.start()] + definition[group.end() :]


def _members(definition: str, line: int) -> tuple[list[FieldForm], str]:
    """The members that lines of a definition list with their types, as in ``id: string - Which.``, and the rest."""
    found: list[FieldForm] = []
    rest: list[str] = []
    for text in definition.split("\n"):
        form = field_form(text.removeprefix("- "), line)
        if form is not None and form.separated and "type" in form.cells:
            found.append(form)
        elif found and found[-1].awaits_value:
            found[-1].add(text.removeprefix("- "), item=True)
        else:
            rest.append(text)
    return found, "\n".join(rest)


def _with_heads(grid: Grid) -> Grid:
    """A table with the heads that its cells need: of marks below none or a second of types, of types below values."""
    roles = [languages.role(head) for head in grid.header]
    heads = [*grid.header]
    for index, head in enumerate(grid.header):
        cells = [row.cells[index] for row in grid.rows]
        if (not head or (roles[index] == "type" and roles.count("type") > 1)) and all(map(_is_mark, cells)):
            heads[index] = "Required"
        elif roles[index] == "allowed" and "type" not in roles and all(map(_is_type, cells)):
            heads[index] = "Type"
    return replace(grid, header=tuple(heads)) if grid.rows and heads.count("Required") <= 1 else grid


def _is_type(cell: str) -> bool:
    found = read_type(cell)
    return found.type is not None and not found.unknown


def _is_mark(cell: str) -> bool:
    return len(cell) > 1 and languages.yes_or_no(cell) is not None


def _with_dashes(grid: Grid, roles: Sequence[Role]) -> Grid:
    """A table with a no for every dash in a column that else marks nothing but the parameters that must be sent."""
    if "required" not in roles:
        return grid
    column = roles.index("required")
    said = {languages.yes_or_no(row.cells[column], grid.header[column]) for row in grid.rows} - {None}
    if said != {True}:
        return grid
    rows = [
        replace(row, cells=(*row.cells[:column], "no", *row.cells[column + 1 :]))
        if languages.is_dash(row.cells[column])
        else row
        for row in grid.rows
    ]
    return replace(grid, rows=tuple(rows))


def _joined_values(grid: Grid, roles: Sequence[Role]) -> Sequence[TableRow]:
    """The rows; where a table has names and values alone and a name for every value, one row for every name."""
    if sorted(roles) != ["allowed", "name"] or len({row.cells[roles.index("name")] for row in grid.rows}) == len(
        grid.rows
    ):
        return grid.rows
    name, value = roles.index("name"), roles.index("allowed")
    found: dict[str, TableRow] = {}
    for row in grid.rows:
        before = found.get(row.cells[name])
        cells = [*row.cells]
        cells[value] = f"`{row.cells[value].strip('` ')}`"
        if before is not None:
            cells[value] = f"{before.cells[value]}, {cells[value]}"
        found[row.cells[name]] = TableRow(tuple(cells), before.line if before else row.line)
    return [*found.values()]


def _without_words(text: str) -> tuple[str, bool | None, str]:
    """A name cell without the words and marks after its name; what they say of presence, and the type they name.

    In capitals and brackets a type may be one of the vendor's own.
    """
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
        elif read_type(word).type is not None or (match["words"].strip() == f"({word})" and word.isupper()):
            kinds.append(word)
        else:
            return text, None, ""
    return match["name"], required, " ".join(kinds)


def _digest(row: TableRow) -> str:
    text = "\x1f".join(_BLANK.sub(" ", cell.replace("`", "")).strip() for cell in row.cells)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
