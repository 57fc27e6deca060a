"""One parameter outside of a table: its name, its type, whether it must be sent, and what is said about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from docpact.errors import DocpactError
from docpact.read.pages import languages
from docpact.read.pages.blocks import Grid, TableRow
from docpact.read.pages.languages import Role, SectionKind
from docpact.read.pages.limits import MAX_ROWS
from docpact.read.pages.text import joined_lists

CODE: Final = re.compile(r"`([^`]{1,120})`")
_LABEL: Final = re.compile(r"(?P<label>[^:\uff1a\n`]{1,40})\s*[:\uff1a]\s*(?P<value>.*)", re.DOTALL)
_LABEL_ALONE: Final = re.compile(r"(?P<label>[^:\uff1a\n`]{1,40})\s*[:\uff1a]\s*")
_ANNOUNCES: Final = re.compile(
    r".*\b(?:of|be|are) (?:the )?following (?:[a-z]+ )?(?:values|options)[.:]"
    r"|(?:valid|available|supported|allowed|possible) (?:values|options|models|voices|modes|styles|languages)\s*:\s*"
    r"|.*(?:可选值|枚举值|取值)(?:包括|如下|为)?\s*[:\uff1a]\s*",
    re.DOTALL | re.IGNORECASE,
)
"""A text of which the next lines hold the values, one each."""
_GLOSS: Final = r"[:\uff1a]\s*[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
"""What begins the meaning of a bare value in another script, as in ``soft:柔和``."""
_VALUE: Final = re.compile(
    rf"`[^`\n]{{1,120}}`|\"[^\"\n]{{1,120}}\"|(?:(?!{_GLOSS})[\w.:/+-]){{0,60}}(?!{_GLOSS})[\w./+-]"
)
_LISTED: Final = re.compile(
    rf"(?P<value>{_VALUE.pattern})(?P<gloss>\s*\([^()]{{0,80}}\)|\s+[-\u2013\u2014]\s[^\n]{{0,300}}"
    rf"|{_GLOSS}[^\n]{{0,300}}|(?<=[`\"])\s*[:\uff1a(\uff08-][^\n]{{0,300}})?"
)
"""A value of a list, perhaps with what it means."""
_VALUE_FIRST: Final = re.compile(rf"(?:{_VALUE.pattern})\s*[,;(\uff08]")
"""A value of a list with a remark of its own."""
_BARE_ITEM: Final = re.compile(
    rf"(?!(?:note|example|tip|warning|default|recommended|important)s?\b)(?P<value>{_VALUE.pattern})"
    r"(?P<gloss>:(?:\s|(?-i:[A-Z]))[^\n]{0,300})",
    re.IGNORECASE,
)
"""An item with a bare value and what it means, as in ``soft: A quiet tune``."""
_BY_DEFAULT: Final = re.compile(r"\((?:[^()]{0,40},)?\s*(?:the )?default\s*\)|\u9ed8\u8ba4\s*[)\uff09]", re.IGNORECASE)
_GLOSSED: Final = re.compile(
    r"(?!(?:Note|Example|Tip|Warning|Default)s?\b)[`\"]?[A-Za-z][\w.-]{0,40}[`\"]?\s*[:\uff1a(\uff08]"
)
"""A value with its meaning, in whatever form."""
_OPEN: Final = re.compile(r"\W*(?:\.\.\.|and\b|more\b|others?\b|many\b|additional\b|any\b|see\b|etc)", re.IGNORECASE)
_MEANING: Final = re.compile(r"[A-Z][^\n:]{1,200}\.")
_LENGTH: Final = re.compile(r"(?:max|min)(?:imum)? (?:string )?length", re.IGNORECASE)
_COMMA_AFTER: Final = re.compile(rf"(?:{_VALUE.pattern})\s*,")
"""A value of a list that goes on with the next line."""
_ONE_WAY: Final = re.compile(r"(?:- )?\**(?:method|way|option|方式|方法)\s*[1-9一二三]\b", re.IGNORECASE)
"""One of several ways to set a parameter: what is said below it bounds that way alone."""
_SENTENCE_AFTER_VALUE: Final = re.compile(r"(?<=[`\"])\.\s+(?=[A-Z])")
"""Between the value of a label and a sentence after it, as in ``Default: `8`. If it is left out, ...``."""
_BESIDE: Final = re.compile(r"\s+[|\u00b7\u2022]\s+")
"""What stands between labels on one line."""
_SEAM: Final = re.compile(
    r"(?<=[a-z0-9\u00df-\u00ff\u0430-\u044f)])(?=(?P<label>[A-Z\u00c0-\u00de\u0410-\u042f][^\W\d_]*(?: [^\W\d_]+){0,2})"
    r"\s?:(?:\s|$))"
)
"""Where a label begins whose line break was lost, as in ``What to humMaximum length: 400 characters``."""
_BETWEEN_QUOTES: Final = re.compile(r"(?<=[\"`])\s+(?=[\"`])|(?<=\w\")(?=\"\w)")
_WITHIN_BRACKETS: Final = re.compile(r"\[\s*(?P<values>[^\[\]]{1,2000}?)\s*\]")
_BETWEEN_VALUES: Final = re.compile(r"(?<=[\"`])\s+(?=[\"`])|(?<=\d)\s+(?=-?\d+(?:\s|$))")

_GLUED_PRESENCE: Final = re.compile(r"(?P<word>required|optional)(?P<rest>(?!ly\b|s\b|ity\b)\w.*)", re.DOTALL)
"""A mark that a definition follows without a blank, where the markup between them was taken out."""

MARKS: Final = frozenset(languages.presence_words())
_VALUED: Final[tuple[Role, ...]] = ("allowed", "default", "range", "minimum", "maximum", "ignored")
"""What a label announces whose value may stand below it."""
BOUNDS: Final[frozenset[Role]] = frozenset(("default", "minimum", "maximum"))
HEADS: Final[dict[Role, str]] = {
    "name": "Parameter", "type": "Type", "required": "Required", "default": "Default", "range": "Range",
    "allowed": "Allowed values", "minimum": "Minimum", "maximum": "Maximum", "ignored": "Example",
    "location": "In", "definition": "Definition",
}  # fmt: skip
"""The columns that fields are put into, by role, in their order."""


@dataclass(slots=True)
class FieldForm:
    """A parameter as a list, a heading or a component states it: a row of the table that it could stand in."""

    name: str
    line: int
    cells: dict[Role, str] = field(default_factory=dict[Role, str])
    lines: list[str] = field(default_factory=list[str])
    """The texts of its definition."""
    strong: bool = False
    """Whether a type or a presence is stated, so that it can be nothing but a parameter."""
    marked: bool = False
    """Whether its name is set as code."""
    separated: bool = False
    """Whether a colon or a dash stands between its name and what is said of it."""
    cut: bool = False
    listing: bool = False
    """Whether the lines that come are its values, one each."""
    enumerated: bool = False
    """Whether it is said to be one of some values, which a list may hold."""
    explained: bool = False
    """Whether those are bare, each with what it means."""
    explained_below: bool = False
    """Whether what each value means stands on the line below it."""
    meaning: str = ""
    """What the last value means, where it stands so."""
    ways: bool = False
    """Whether it can be set in several ways, so that no line bounds them all."""

    def add(self, text: str, *, item: bool) -> None:
        """Takes one more line of its definition; a labelled line is a cell of the column that its label names.

        A label may stand on a line of its own, before its value or values, and one line hold several labels.
        """
        for part in (several := _parts(text)):
            self.add(part, item=False)
        if several:
            return
        text = self._cleaned(text, item=item)
        self._announced(text, item=item)
        if self.listing and self._lists(text, item=item or self.explained):
            return
        self.listing = self.explained = False
        if self.lines and (alone := _LABEL_ALONE.fullmatch(self.lines[-1])) and "\n" not in text:
            kind = languages.role(alone["label"])
            if kind == "allowed":
                self.lines.pop()
                if within := _WITHIN_BRACKETS.fullmatch(text):
                    self.cells["allowed"] = within["values"]
                    return
                self.listing = _value_of_list(text, item=item) is not None
                text = _BETWEEN_QUOTES.sub(", ", text)
                self.add(text, item=item and self.listing)
                return
            if _LENGTH.fullmatch(alone["label"]) and text.isdecimal():
                text = f"{text} characters"
                kind = "maximum"
            if kind in ("default", "minimum", "maximum"):
                text = f"{self.lines.pop()} {text}"
        self._line(text, item=item)

    def _announced(self, text: str, *, item: bool) -> None:
        """Sees whether a line is the first of a list of values that the lines before it announce."""
        if self.lines and not self.listing and _ANNOUNCES.fullmatch(self.lines[-1]):
            self.listing = self.explained = _value_of_list(text, item=True) is not None
        if item and self.enumerated and "allowed" not in self.cells:
            self.listing = _LISTED.fullmatch(text) is not None

    def _cleaned(self, text: str, *, item: bool) -> str:
        """A line without the mark that is glued to it, and without the signs that part a value from the next."""
        if (glued := _GLUED_PRESENCE.match(text)) and "required" not in self.cells and not self.lines:
            self.cells["required"] = glued["word"]
            text = glued["rest"]
        if self.listing:
            text = re.sub(r"^\s*,\s*", "", text.removesuffix(";") if item else text)
        announced = self.listing or (self.lines and _LABEL_ALONE.fullmatch(self.lines[-1]))
        return text.rstrip(" ,") if announced and _COMMA_AFTER.fullmatch(text) else text

    def _line(self, text: str, *, item: bool) -> None:
        """Takes one line that belongs to no list: a mark, a cell behind a label, or a text of the definition."""
        if not self.lines and "required" not in self.cells and _is_mark(text):
            self.cells["required"] = text
            return
        if text.lower() == "enum":
            self.enumerated = True
            return
        match = _LABEL.fullmatch(text)
        kind = languages.role(match["label"]) if match and len(match["label"].split()) <= 4 else "other"
        self.ways = self.ways or _ONE_WAY.match(text) is not None
        if match and kind == "required" and languages.yes_or_no(match["value"]) is None:
            said = languages.yes_or_no(match["label"])  # ``Optional: How fast.``
            if said is not None:
                self.cells.setdefault("required", match["label"])
                text, match, kind = match["value"], None, "other"
        if match and kind != "default" and self.ways:
            self.lines.append(f"Options, not all of them: {match['value'].rstrip(' .')}, ...")
            return
        if (
            match
            and kind in HEADS
            and kind not in ("name", "definition")
            and kind not in self.cells
            and match["value"].strip()
        ):
            value, *after = _SENTENCE_AFTER_VALUE.split(match["value"].strip(), 1)
            self.lines += after
            between = _BETWEEN_VALUES if kind == "allowed" else _BETWEEN_QUOTES
            self.cells[kind] = between.sub(", ", value)
            self.strong = self.strong or kind in ("type", "required")
        elif match and kind == "definition":
            self.lines.append(match["value"])
        else:
            self.lines.append(f"- {text}" if item else text)

    def _lists(self, text: str, *, item: bool) -> bool:
        """Takes a line of a list of values: one of them, or the remark that there are more."""
        before = self.cells.get("allowed")
        means = before and not item and not self.meaning and _MEANING.fullmatch(text) and not _OPEN.match(text)
        if before and means and (self.explained_below or before.count("`") == len("``")):
            self.explained_below, self.meaning = True, text
            return True
        value = _value_of_list(text, item=item)
        if value and (value["value"].isascii() or not languages.is_telling(value["value"])):
            self.meaning = ""
            one = _as_code(value["value"])
            self.cells["allowed"] = f"{before}, {one}" if before else one
            if _BY_DEFAULT.search(value["gloss"] or ""):
                self.cells.setdefault("default", one)
            return True
        self.lines += [self.meaning] if self.meaning else []
        self.meaning, self.explained_below = "", False
        listed = self.cells.pop("allowed", "") if _OPEN.match(text) or (item and _GLOSSED.match(text)) else ""
        if listed:
            self.lines.append(f"Options, not all of them: {listed}; {text}")
            self.listing = False
        return bool(listed)

    @property
    def awaits_value(self) -> bool:
        """Whether the line that comes is a value of the list that its last one announces or continues."""
        alone = _LABEL_ALONE.fullmatch(self.lines[-1]) if self.lines else None
        return self.listing or (alone is not None and languages.role(alone["label"]) in _VALUED)

    def add_table(self, grid: Grid) -> None:
        """Takes a table that stands inside of it: its values, where that is what the first column holds."""
        roles: list[Role] = [languages.role(head) for head in grid.header]
        if len(grid.rows) == 1 and BOUNDS.issuperset(roles):
            self.cells |= dict(zip(roles, grid.rows[0].cells, strict=True))
            return
        cells = [row.cells[0] for row in grid.rows]
        values = [value for cell in cells for value in CODE.findall(cell)]
        bare = all(not re.sub(r"[\s/,|]", "", CODE.sub("", cell)) for cell in cells)
        if values and bare and languages.role(grid.header[0]) == "allowed":
            self.cells.setdefault("allowed", ", ".join(f"`{value}`" for value in values))
            if self.lines and _LABEL_ALONE.fullmatch(self.lines[-1]):
                self.lines.pop()
        else:
            self.lines += [" - ".join(row.cells) for row in grid.rows]

    @property
    def definition(self) -> str:
        return joined_lists("\n".join(self.lines))


def with_values_beside(text: str) -> str:
    """A cell whose lines of values stand beside the label above them; as it was where a value holds at times only."""
    found: list[str] = []
    label, first = "", False
    for line in text.split("\n"):
        alone = _LABEL_ALONE.fullmatch(line)
        kind = languages.role(alone["label"]) if alone else "other"
        if label and (value := _LISTED.fullmatch(line.strip())) and (first or label == "allowed"):
            found[-1] += f"{' ' if first else ', '}{_as_code(value['value']) if label == 'allowed' else line.strip()}"
            first = False
            continue
        if label == "allowed" and not first and _VALUE_FIRST.match(line):
            return text
        label, first = (kind, True) if kind in _VALUED else ("", False)
        found.append(line)
    return "\n".join(found)


def _value_of_list(text: str, *, item: bool) -> re.Match[str] | None:
    """The value that a line of a list of values is, perhaps with what it means."""
    return _LISTED.fullmatch(text) or (_BARE_ITEM.fullmatch(text) if item else None)


def _parts(text: str) -> list[str]:
    """The cells behind labels that one text holds, on its lines or side by side; none where it holds just one."""
    parts = _BESIDE.split(text)
    if len(parts) > 1 and all(is_cell(part) for part in parts):
        return parts
    seam = next((seam.end() for seam in _SEAM.finditer(text) if " " in seam["label"] or is_label(seam["label"])), None)
    return [text[:seam], text[seam:]] if seam else []


def is_label(text: str) -> bool:
    """Whether a text is the label of a column that says something of values."""
    return languages.role(text) in _VALUED


def _is_mark(text: str) -> bool:
    """Whether a line says whether a parameter must be sent, and nothing else."""
    return len(text) > int(text.isascii()) and languages.yes_or_no(text) is not None


def is_cell(text: str) -> bool:
    """Whether a text is a label and its value, as in ``Type: string``."""
    found = languages.label(text)
    return found is not None and bool(found[1]) and found[0] in HEADS


def _as_code(text: str) -> str:
    return text if text[0] in '`"' else f"`{text}`"


def table(fields: Sequence[FieldForm], section: SectionKind | None = None) -> Grid:
    """The table that fields could stand in, one row each. Raises DocpactError beyond :data:`MAX_ROWS`."""
    if len(fields) > MAX_ROWS:
        raise DocpactError(f"the page lists more than {MAX_ROWS:,} parameters", hint="Pass the page of one model.")
    roles: list[Role] = [
        role for role in HEADS if role in ("name", "definition") or any(role in form.cells for form in fields)
    ]
    rows = tuple(TableRow(tuple(_cells(form, roles)), form.line, cut=form.cut) for form in fields)
    return Grid(tuple(HEADS[role] for role in roles), rows, fields[0].line, section)


def _cells(form: FieldForm, roles: Sequence[Role]) -> Iterable[str]:
    for role in roles:
        yield form.name if role == "name" else form.definition if role == "definition" else form.cells.get(role, "")
