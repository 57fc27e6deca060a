"""Text whose table cells run together, as when the tags of a page are simply taken out.

Cells are told apart by what they are: a type word after a name, an aspect ratio that fits its width and height, an id
of a known form. A row that can be cut in more than one way, or in none, is left over and reported, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from typing import Final

from docpact.read.pages import languages
from docpact.read.pages.blocks import Document, Grid, Heading, Leftover, TableRow
from docpact.read.pages.languages import Role
from docpact.read.pages.lines import Line, check_cell, document, is_header, prose
from docpact.read.pages.text import inline

_AFTER_LATIN: Final = re.compile(r"[^a-z\u00e0-\u00ff\s]|$")
_AFTER_OTHERS: Final = re.compile(r"[^\u0430-\u044f]|$")
"""What follows where a cell ends that begins in one script or another."""
_SEAM: Final = re.compile(r"(?<=[a-z\u00e0-\u00ff\u0430-\u044f)\]])(?=[A-Z\u00c0-\u00dd\u0410-\u042f])")
_TYPE: Final = (
    r"(?:(?:string|integer|number|boolean|array|object|float|int|bool|uuid|file)"
    r"(?:(?: of (?:strings|integers|numbers|booleans|objects|floats))|\[\])?(?: (?:or|oder|ou) [a-z]{3,8}(?=[A-Z]))?)"
)
_LONGEST_NAME: Final = 121
_NAME: Final = re.compile(rf"[A-Za-z_][A-Za-z0-9_.\[\]-]{{0,{_LONGEST_NAME - 1}}}")
_ROW: Final = re.compile(rf"({_TYPE})(?=[^\x00-\x7f]|[A-Z\"'`(*]|[a-z][a-z0-9]*-[\w.-]*\d|$)")
_LONGEST_MARK: Final = 16
_DEFINITION_GOES_ON: Final = re.compile(r"[A-Z\"`(*\u2022-][^\s]*\s+\S")
_PAIR: Final = re.compile(r"(\d{1,12}) ?[x\u00d7] ?(\d{1,5})(?:\s?px)?$", re.IGNORECASE)
_LABELLED_RATIO: Final = re.compile(r"(\d{1,2}(?:\.\d{1,2})?:\d{1,2}(?: ?\([A-Za-z ]{1,30}\))?)$")
_SIZES: Final = re.compile(r"(\d{1,2}(?:\.\d{1,2})?):(\d{1,2} ?\([A-Za-z ]{1,30}\))?(\d{1,16})$")
_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")
_TOKEN: Final = re.compile(r"(?=[\w-]*[\d_-])[\w-]{3,120}")
_VALUES: Final = re.compile(r"([A-Za-z_][\w.]*?)((?:\d|[A-Z]|[\"`]).*)$")
_NUMBER: Final = r"-(?!\d)|-?\d+(?:\.\d+)?(?=[-A-Z]|$)"
_CELLS: Final[Mapping[Role, str]] = {
    "required": r"(?i:yes|no|true|false|required|optional)",
    "default": rf"true|false|{_NUMBER}|[a-z][a-z_]*(?=-|[A-Z])",
    "minimum": _NUMBER,
    "maximum": _NUMBER,
    "allowed": r"-|[\w.:]+?(?:, [\w.:]+?)*(?=[A-Z]|$)",
    "definition": r"[^a-z].*",
}
"""What cells of many columns are made of, where a dash stands for an empty one."""
_TOLERANCE: Final = 0.12
"""How far a width over a height may be from the ratio that the row names: ``6:10`` stands beside 832 x 1344."""

Splitter = Callable[[str], "list[str] | None"]


def read(source: str) -> Document:
    """The blocks of a flattened page. Raises DocpactError beyond the limits of :mod:`~docpact.read.pages.limits`."""
    return document("flattened", source, _Reader().table)


class _Reader:
    def __init__(self) -> None:
        self._names: set[str] = set()
        self._third = ""
        self._further = re.compile("")

    def table(self, lines: list[Line], start: int, leftovers: list[Leftover]) -> tuple[Grid, int] | None:
        header = _header(lines, start)
        return self._grid(header, lines, start, leftovers) if header else None

    def _grid(self, header: list[str], lines: list[Line], start: int, leftovers: list[Leftover]) -> tuple[Grid, int]:
        splitter = self._splitter(header)
        parameters = splitter == self._parameter
        rows: list[TableRow] = []
        stop = start + 1
        while stop < len(lines) and lines[stop].text.strip():
            line = lines[stop]
            text = line.text.strip()
            cells = splitter(text)
            if cells is not None:
                cells += [""] * (len(header) - len(cells))
                rows.append(TableRow(tuple(inline(cell) for cell in cells), line.number))
                if parameters:
                    self._names.add(cells[0])
            elif text.startswith("\u2022") or (rows and _ends(lines, stop, parameters=parameters)):
                break
            elif rows and parameters and _DEFINITION_GOES_ON.match(text):
                rows[-1] = _continued(rows[-1], inline(text))
            else:
                leftovers.append(Leftover(text, line.number, "the cells of the row cannot be told apart"))
            stop += 1
        if parameters and self._third and not self._further.groups and not all(row.cells[2] for row in rows):
            # Where one row has no mark, what others seem to begin with is their definition.
            rows = [TableRow((*row.cells[:2], "", "".join(row.cells[2:])), row.line) for row in rows]
        return Grid(tuple(header), tuple(rows), lines[start].number), stop

    def _splitter(self, header: list[str]) -> Splitter:
        words = [cell.lower() for cell in header]
        if len(words) == 1:
            return lambda text: [text] if _TOKEN.fullmatch(text) else None
        if languages.role(words[1]) == "type":
            self._third = words[2] if len(words) > 3 else ""
            cells = [_CELLS.get(languages.role(word), "(?!)") for word in words[2:]] if len(words) > 4 else []
            self._further = re.compile("".join(f"({cell})" for cell in cells))
            return self._parameter
        if words[0] in ("parameter", "name", "field"):
            return self._values
        if words[-2:] == ["width", "height"]:
            return lambda text: _sizes(text, len(header))
        if any(word in words[-1] for word in ("width x height", "width \u00d7 height", "pixel", "dimension", "size")):
            return lambda text: _pair(text, len(header))
        return _identified

    def _parameter(self, text: str) -> list[str] | None:
        ends = takewhile(lambda match: match.start() <= _LONGEST_NAME, _ROW.finditer(text))
        cut = next((match for match in ends if _NAME.fullmatch(text, 0, match.start())), None)
        if cut is None:
            return None
        rest = text[cut.end() :]
        if self._further.groups:
            cells = self._further.fullmatch(rest)
            return [text[: cut.start()], cut[1], *cells.groups()] if cells else None
        if languages.role(self._third) == "required":
            mark = _mark(rest)
            unmarked = not mark and rest[:1].isalpha() and not rest.isascii()  # Marks that were pictures are lost.
            return [text[: cut.start()], cut[1], mark, rest[len(mark) :]] if mark or unmarked else None
        return None if self._third else [text[: cut.start()], cut[1], rest]

    def _values(self, text: str) -> list[str] | None:
        for end in range(min(len(text), _LONGEST_NAME), 0, -1):
            if text[:end] in self._names and (rest := text[end:].strip()):
                return [text[:end], rest]
        match = _VALUES.match(text)
        return [match[1], match[2]] if match else None


def _mark(text: str) -> str:
    """The longest mark of presence that a text begins with; empty where there is none."""
    shortest, after = (2, _AFTER_LATIN) if text[:1].isascii() else (1, _AFTER_OTHERS)
    ends = range(min(len(text), _LONGEST_MARK), shortest - 1, -1)
    return next((text[:end] for end in ends if after.match(text, end) and languages.is_mark(text[:end])), "")


def _header(lines: list[Line], index: int) -> list[str]:
    """The cells of the table header on this line; none when it is not one."""
    line = lines[index].text.strip()
    if not line or len(line) > 200 or line[-1] in ".:;,":
        return []
    cells = _SEAM.split(line) if not re.search(r"\d", line) else [line]
    if len(cells) > 1 and line[:1].isupper() and ((line.isascii() and is_header(cells)) or _names_columns(cells)):
        return cells
    if not line.isascii() and len(cells := languages.glued_heads(line)) > 2:
        return cells if "type" in map(languages.role, cells) else [cells[0], "Type", *cells[1:]]
    following = [line.text.strip() for line in lines[index + 1 : index + 4]]
    if is_header([line]) and len(following) == 3 and all(_TOKEN.fullmatch(text) for text in following):
        return [line]
    return []


def _names_columns(cells: list[str]) -> bool:
    """Whether words of any language are the heads of a table of parameters."""
    first, *others = map(languages.role, cells)
    return first == "name" and "type" in others and "other" not in others


def _ends(lines: list[Line], index: int, *, parameters: bool) -> bool:
    """Whether a line that is no row ends the table: a heading, or after other tables any prose."""
    if not parameters or not isinstance(prose(lines[index]), Heading):
        return not parameters
    after = index + 1
    return after == len(lines) or not lines[after].text.strip() or bool(_header(lines, after))


def _continued(row: TableRow, text: str) -> TableRow:
    definition = f"{row.cells[-1]}\n{text}"
    check_cell(len(definition), row.line)
    return TableRow((*row.cells[:-1], definition), row.line)


def _sizes(text: str, columns: int) -> list[str] | None:
    """``16:91344768`` as ratio, width and height: the one cut whose sides stand in that ratio."""
    match = _SIZES.search(text)
    if match is None:
        return None
    lead = text[: match.start()]
    found: list[list[str]] = []
    for ratio, sides in [(match[2].split("(")[0].strip(), match[3])] if match[2] else _cuts(match[3]):
        found += [
            [f"{match[1]}:{ratio}", sides[:cut], sides[cut:]]
            for cut in range(2, len(sides) - 1)
            if sides[cut] != "0" and len(sides[:cut]) < 6 and len(sides[cut:]) < 6
            if _fits(match[1], ratio, sides[:cut], sides[cut:])
        ]
    best = _only(found)
    return None if best is None else [*[lead] * (columns > 3), *best] if not lead or columns > 3 else None


def _pair(text: str, columns: int) -> list[str] | None:
    """``9:16 (Portrait)720x1280`` or ``21:91470x630`` as its cells, the pair last."""
    match = _PAIR.search(text)
    if match is None:
        return None
    lead, digits, height = text[: match.start()], match[1], match[2]
    ratio = re.search(r"(\d{1,2}(?:\.\d{1,2})?):$", lead)
    if ratio is None:
        if len(digits) > 5:
            return None
        labelled = _LABELLED_RATIO.search(lead)
        cells = [lead[: labelled.start()], labelled[1]] if labelled else [lead]
        return _filled(cells, f"{digits}x{height}", columns)
    found = [
        [right, width] for right, width in _cuts(digits) if len(width) < 6 and _fits(ratio[1], right, width, height)
    ]
    best = _only(found)
    return (
        None
        if best is None
        else _filled([lead[: ratio.start()], f"{ratio[1]}:{best[0]}"], f"{best[1]}x{height}", columns)
    )


def _filled(cells: list[str], pair: str, columns: int) -> list[str]:
    cells = [cell.strip() for cell in cells]
    if len(cells) >= columns:
        cells = [" ".join(cell for cell in cells if cell)]
    return [*[""] * (columns - 1 - len(cells)), *cells, pair]


def _cuts(digits: str) -> Iterator[tuple[str, str]]:
    for cut in (1, 2):
        if len(digits) > cut and digits[cut] != "0" and digits[0] != "0":
            yield digits[:cut], digits[cut:]


def _fits(left: str, right: str, width: str, height: str) -> bool:
    named = float(left) / float(right)
    return abs(int(width) / int(height) / named - 1) <= _TOLERANCE if int(height) else False


def _only(found: list[list[str]]) -> list[str] | None:
    """The one cut; of several the one whose sides are multiples of eight, if that is one."""
    if len(found) > 1:
        found = [cut for cut in found if all(int(side) % 8 == 0 for side in cut[1:])]
    return found[0] if len(found) == 1 else None


def _identified(text: str) -> list[str] | None:
    match = _UUID.search(text)
    return [text[: match.start()], match[0]] if match and match.start() else None
