"""Components of MDX pages that are parameters: Mintlify's and Fern's ``<ParamField body="tempo" type="integer">``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import dedent
from typing import Final

from docpact.read.pages.blocks import Block, Grid, Prose
from docpact.read.pages.forms.field import FieldForm, table
from docpact.read.pages.languages import SectionKind, section_kind
from docpact.read.pages.limits import MAX_DEPTH, MAX_ROWS

_TAG: Final = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Z][\w.]{0,60})(?P<attributes>(?:\s+[A-Za-z][\w:-]{0,60}(?:\s*=\s*(?:\"[^\"]{0,4000}\""
    r"|'[^']{0,4000}'|\{(?:[^{}]|\{[^{}]{0,400}\}){0,400}\}))?){0,40})\s*(?P<whole>/?)>"
)
_ATTRIBUTE: Final = re.compile(
    r"(?P<name>[A-Za-z][\w:-]{0,60})(?:\s*=\s*(?:\"(?P<text>[^\"]*)\"|'(?P<single>[^']*)'"
    r"|\{(?P<code>(?:[^{}]|\{[^{}]*\})*)\}))?"
)
_FENCE: Final = re.compile(r"^[ \t]{0,12}(?:```|~~~)[^\n]*$", re.MULTILINE)
_TITLE: Final = re.compile(r"^#{1,6} +(?P<title>[^\n]{1,120})$", re.MULTILINE)
_NAMED: Final = ("body", "query", "path", "header", "name", "param", "field", "property")
_FIELD: Final = re.compile(r"Param|Field|Propert|Prop\b|Argument|Attribute|Input")
_ANSWER: Final = re.compile(r"Response|Return|Output|Result")
_PLACES: Final[dict[str, SectionKind]] = {"body": "body", "query": "query", "path": "path", "header": "header"}
_NAME: Final = re.compile(r"[A-Za-z_][\w.\[\]-]{0,120}")
_SENTENCES: Final = {
    "minlength": "Minimum {} characters.", "maxlength": "Maximum {} characters.", "minitems": "Minimum {} items.",
    "maxitems": "Maximum {} items.", "multipleof": "Must be a multiple of {}.",
}  # fmt: skip


@dataclass(slots=True)
class _Open:
    """A component whose end tag has not come: its row, where its tag and its content start, and what is cut out."""

    form: FieldForm
    tag: str
    section: SectionKind | None
    begin: int
    start: int
    inner: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])


@dataclass(slots=True)
class _Found:
    form: FieldForm
    section: SectionKind | None
    start: int
    end: int


def without_components(text: str, blocks_of: Callable[[str], Sequence[Block]]) -> tuple[str, list[Block]]:
    """The page without its parameter components (line breaks stay), and the tables that those are.

    ``blocks_of`` reads the markdown inside a component.
    """
    if "<" not in text or not _FIELD.search(text):
        return text, []
    found = _fields(text, blocks_of)
    if any(entry.section == "body" for entry in found) is False:
        # Where no component says that it is of the body, ``path`` is what their pages call the name.
        for entry in found:
            entry.section = None if entry.section == "path" else entry.section
    pieces: list[str] = []
    position = 0
    tables: list[Block] = []
    group: list[_Found] = []
    for entry in sorted(found, key=lambda entry: (entry.start, entry.form.line)):
        if group and (
            entry.section != group[-1].section or _separate(text, max(one.end for one in group), entry.start)
        ):
            tables.append(table([one.form for one in group], group[0].section))
            group = []
        group.append(entry)
        if entry.end > position and entry.start >= position:
            pieces += [text[position : entry.start], "\n" * text.count("\n", entry.start, entry.end)]
            position = entry.end
    if group:
        tables.append(table([one.form for one in group], group[0].section))
    return "".join([*pieces, text[position:]]), tables


def _separate(text: str, end: int, start: int) -> bool:
    """Whether anything but blanks and closing tags stands between two components."""
    return end < start and bool(re.sub(r"</?[A-Za-z][\w.]*[^<>]{0,200}>", "", text[end:start]).strip())


def _fields(text: str, blocks_of: Callable[[str], Sequence[Block]]) -> list[_Found]:
    found: list[_Found] = []
    stack: list[_Open] = []
    fences = [match.start() for match in _FENCE.finditer(text)]
    titles = [(match.end(), section_kind(match["title"])) for match in _TITLE.finditer(text)]
    line, counted = 1, 0
    for match in _TAG.finditer(text):
        if sum(start < match.start() for start in fences) % 2 == 1 or len(found) > MAX_ROWS:
            continue
        line += text.count("\n", counted, match.start())
        counted = match.start()
        if match["close"]:
            if stack and stack[-1].tag == match["name"]:
                found.append(_closed(text, stack.pop(), match, stack, blocks_of))
            continue
        above = [kind for end, kind in titles if end <= match.start()]
        opened = _opened(match, stack, line, above[-1] if above else None)
        if opened is None or len(stack) > MAX_DEPTH:
            continue
        if match["whole"]:
            found.append(_closed(text, opened, match, stack, blocks_of))
        else:
            stack.append(opened)
    for left in stack:
        left.form.cut = True
        found.append(_Found(left.form, left.section, left.start, left.start))
    return found


def _opened(match: re.Match[str], stack: Sequence[_Open], line: int, part: str | None) -> _Open | None:
    """The parameter that a start tag opens in a part of the page; None for every other component."""
    attributes = {
        one["name"].lower(): next(
            (part for part in (one["text"], one["single"], one["code"]) if part is not None), "true"
        )
        for one in _ATTRIBUTE.finditer(match["attributes"])
    }
    key = next((key for key in _NAMED if key in attributes and _NAME.fullmatch(attributes[key])), None)
    if key is None or not (_FIELD.search(match["name"]) or ("type" in attributes and key != "name")):
        return None
    answers = _ANSWER.search(match["name"]) is not None and part != "body"
    section: SectionKind | None = "response" if answers else None
    if section is None:
        section = _PLACES.get(key) or _PLACES.get(attributes.get("in", "").lower())
    above = stack[-1] if stack else None
    name = f"{above.form.name}.{attributes[key]}" if above else attributes[key]
    form = FieldForm(name, line, strong=True, marked=True)
    _take(attributes, form)
    return _Open(form, match["name"], above.section if above else section, match.start(), match.end())


def _take(attributes: Mapping[str, str], form: FieldForm) -> None:
    """The attributes of a component as cells and sentences of its row."""
    for key, value in attributes.items():
        text = value.strip()
        if key == "type":
            form.cells["type"] = text
        elif key in ("required", "optional"):
            form.cells["required"] = "Required" if (key == "required") == (text.lower() != "false") else "Optional"
        elif key == "default":
            form.cells["default"] = (
                text if text in ("true", "false") or not text else f"`{text.strip(chr(34) + chr(39))}`"
            )
        elif key in ("minimum", "min"):
            form.cells["minimum"] = text
        elif key in ("maximum", "max"):
            form.cells["maximum"] = text
        elif key in ("enum", "options", "allowedvalues"):
            form.cells["allowed"] = text.strip("[]{} ")
        elif key in _SENTENCES and text.isdecimal():
            form.lines.append(_SENTENCES[key].format(text))
        elif key == "deprecated" and text.lower() != "false":
            form.lines.append("Deprecated.")


def _closed(
    text: str, opened: _Open, match: re.Match[str], stack: Sequence[_Open], blocks_of: Callable[[str], Sequence[Block]]
) -> _Found:
    """A component with all that stands inside it."""
    content, position = "", opened.start
    if not match["whole"]:
        for low, high in opened.inner:
            content += text[position:low]
            position = high
        content += text[position : match.start()]
    for block in blocks_of(dedent(re.sub(r"</?[A-Z][\w.]*[^<>]{0,400}>", "", content)).strip("\n")):
        if isinstance(block, Prose):
            opened.form.add(block.text, item=block.item)
        elif isinstance(block, Grid):
            opened.form.add_table(block)
    if stack:
        stack[-1].inner.append((opened.begin, match.end()))
    return _Found(opened.form, opened.section, opened.begin, match.end())
