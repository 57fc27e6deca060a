"""HTML: whole pages, and the tables that stand as HTML inside markdown. Parsed by selectolax."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from docpact.errors import DocpactError
from docpact.read.pages.blocks import Block, Code, Document, Grid, Heading, Prose, TableRow
from docpact.read.pages.forms.attributes import fields_of_pairs
from docpact.read.pages.languages.entry import listed
from docpact.read.pages.limits import MAX_COLUMNS, MAX_ROWS, MAX_TAGS_OPEN
from docpact.read.pages.lines import check_cell
from docpact.read.pages.text import inline, squeezed, visible, without_backticks

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LINE: Final = "data-docpact-line"
_MARKED: Final = re.compile(
    r"<(?=(?:table|tr|td|th|p|li|dt|dd|h[1-6]|pre|div|section|article|blockquote)\b)", re.IGNORECASE
)
_LIST_END: Final = re.compile(r"</(?:ul|ol)\s*>", re.IGNORECASE)
_TAG_NAME: Final = re.compile(r"<([A-Za-z][A-Za-z0-9]*)")
_ANY_TAG: Final = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?![^<>]{0,2000}/>)")
_UNCOUNTED: Final = frozenset(
    listed("br, hr, img, input, meta, link, area, base, col, embed, source, track, wbr, param")
    + listed("p, li, td, th, tr, thead, tbody, tfoot, dt, dd, option, colgroup, html, head, body")
)
"""Elements without an end tag, or whose end tag may be missing."""
_SKIPPED: Final = frozenset(
    listed("script, style, template, svg, nav, button, head, noscript, iframe, select, textarea, footer")
)
_REDOC: Final = re.compile(r"\b__redoc_state\s*=\s*(?=\{)")
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PROSE: Final = frozenset(("p", "li", "dt", "dd", "blockquote"))
_WITHIN_A_LINE: Final = frozenset(("code", "tt", "kbd", "b", "strong", "i", "em", "a", "span"))
_BLOCKS: Final = frozenset(("table", "pre", "li", "p"))
_NAVIGATION_ROLES: Final = ("navigation", "menu", "menubar", "search", "banner", "contentinfo")
_NAVIGATION: Final = re.compile(
    r"(?:^|[\s_-])(?:side-?bar|nav-?bar|navigation|breadcrumbs?|toc|table-of-contents|pagination|menu-content|footer)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_BREAKS: Final = frozenset(("br", "p", "div", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4"))


def read(source: str) -> Document:
    """The blocks of an HTML page."""
    return Document("html", (*blocks(source, 1, markdown=False), *_redoc_state(source)))


def _redoc_state(source: str) -> Iterator[Code]:
    """The OpenAPI document that a page of Redoc carries in its script, where it describes one request alone."""
    state = _REDOC.search(source)
    if state is None:
        return
    with suppress(ValueError, KeyError, TypeError, RecursionError):
        found = json.JSONDecoder().raw_decode(source, state.end())[0]["spec"]["data"]
        operations = [operation for path in found["paths"].values() for operation in path.values()]
        if sum("requestBody" in operation for operation in operations if isinstance(operation, dict)) == 1:
            yield Code(
                json.dumps({"openapi": found.get("openapi", "3.0.0"), **found}),
                source.count("\n", 0, state.end()) + 1,
                "json",
            )


def blocks(source: str, first_line: int, *, markdown: bool) -> list[Block]:
    """The blocks of a piece of HTML whose first line is ``first_line`` of the page.

    ``markdown``: the texts of cells may hold markdown, as in the tables that ReadMe writes.
    Raises DocpactError when there are more rows than :data:`MAX_ROWS`.
    """
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only pages with HTML pay for the import

    _check_depth(source)
    root = LexborHTMLParser(_with_lines(source, first_line)).root
    if root is None:
        return []
    return list(_Walk(first_line, markdown=markdown).over(root))


def _check_depth(source: str) -> None:
    """Raises DocpactError for elements nested so deep that parsing them takes more than linear time."""
    depth = 0
    for match in _ANY_TAG.finditer(source):
        if match["name"].lower() in _UNCOUNTED:
            continue
        depth += -1 if match["close"] else 1
        if depth > MAX_TAGS_OPEN:
            line = source.count("\n", 0, match.start()) + 1
            raise DocpactError(
                f"HTML is nested deeper than {MAX_TAGS_OPEN} elements on line {line}",
                hint="Save the page as markdown or text.",
            )
        depth = max(depth, 0)


class _Walk:
    def __init__(self, first_line: int, *, markdown: bool) -> None:
        self._line = first_line
        self._markdown = markdown
        self._rows = 0
        self._holders: set[int] = set()
        """The elements that hold a block, which are therefore not one piece of prose."""
        self._taken: set[int] = set()
        """The nodes whose text an item has taken already."""

    def over(self, root: LexborNode) -> Iterator[Block]:
        self._holders = _holders(root)
        node: LexborNode | None = root
        while node is not None:
            self._line = _line(node, self._line)
            block, descend = self._block(node)
            if block is not None:
                yield block
            node = _following(node, root, descend=descend)

    def _block(self, node: LexborNode) -> tuple[Block | None, bool]:
        """The block that a node is, and whether to look inside it."""
        tag = (node.tag or "").lower()
        if tag in _SKIPPED or tag in ("_comment", "table") or node.mem_id in self._taken or _is_navigation(node):
            return (self._grid(node) if tag == "table" else None), False
        if tag == "pre":
            return Code(_raw_text(node).strip("\n"), self._line), False
        if tag in _HEADINGS:
            text = without_backticks(self._text(node))
            return (Heading(text, self._line, int(tag[1])) if text else None), False
        return self._prose_block(node, tag)

    def _prose_block(self, node: LexborNode, tag: str) -> tuple[Prose | None, bool]:
        if tag in _PROSE and node.mem_id not in self._holders:
            return self._prose(self._text(node), node), False
        if tag == "li":
            return self._prose(self._text_before_blocks(node), node), True
        if _is_mixed(node):
            return self._prose(self._text(node), node), False
        if tag == "-text" and not self._in_prose(node):
            return self._prose(_text_of(node.text_content or "", markdown=self._markdown), node), False
        return None, True

    def _text_before_blocks(self, item: LexborNode) -> str:
        """The text that an item begins with, before the lists, paragraphs and code inside it."""
        parts: list[str] = []
        node = item.child
        while node is not None and node.tag not in ("ul", "ol", *_BLOCKS) and node.mem_id not in self._holders:
            parts.append(_marked_text(node, itself=True))
            self._taken.add(node.mem_id)
            node = node.next
        return _text_of("".join(parts), markdown=self._markdown)

    def _in_prose(self, node: LexborNode) -> bool:
        parent = node.parent
        return parent is not None and parent.tag in _PROSE and parent.mem_id not in self._holders

    def _prose(self, text: str, node: LexborNode) -> Prose | None:
        if not text:
            return None
        parent = node.parent
        begins = node.tag == "p" and parent is not None and parent.tag == "li" and not _has_element_before(node)
        return Prose(text, self._line, node.tag == "li" or begins, _lists_around(node))

    def _text(self, node: LexborNode) -> str:
        return _text_of(_marked_text(node), markdown=self._markdown)

    def _grid(self, table: LexborNode) -> Grid | None:
        rows: list[TableRow] = []
        spans: dict[int, tuple[int, str]] = {}
        for node in table.css("tr"):
            self._rows += 1
            if self._rows > MAX_ROWS:
                raise DocpactError(
                    f"the page has more than {MAX_ROWS:,} table rows", hint="Pass the page of one model."
                )
            cells = self._cells(node, spans)
            if cells:
                rows.append(TableRow(tuple(cells), _line(node, self._line)))
        if not rows:
            return None
        if table.css_first("th") is None and (fields := fields_of_pairs(rows)) is not None:
            return fields
        width = max(len(row.cells) for row in rows)
        header, *body = [TableRow((*row.cells, *[""] * (width - len(row.cells))), row.line) for row in rows]
        return Grid(tuple(without_backticks(cell) for cell in header.cells), tuple(body), header.line)

    def _cells(self, row: LexborNode, spans: dict[int, tuple[int, str]]) -> list[str]:
        """The texts of a row; ``spans`` holds, by column, how many more rows a cell above covers, and its text."""
        cells: list[str] = []
        node = row.child
        while len(cells) < MAX_COLUMNS:
            if (covering := spans.get(len(cells))) is not None:
                left, text = covering
                spans[len(cells)] = (left - 1, text)
                if left <= 1:
                    del spans[len(cells)]
                cells.append(text)
                continue
            while node is not None and node.tag not in ("td", "th"):
                node = node.next
            if node is None:
                return cells
            text = self._text(node)
            check_cell(len(text), _line(node, self._line))
            for _ in range(_span(node, "colspan", MAX_COLUMNS - len(cells))):
                if (rows := _span(node, "rowspan", MAX_ROWS)) > 1:
                    spans[len(cells)] = (rows - 1, text)
                cells.append(text)
            node = node.next
        return cells


def _with_lines(source: str, first_line: int) -> str:
    """The source with the line of every block element as an attribute; the first attribute of a name wins in HTML."""
    source = _LIST_END.sub(lambda match: f"{match[0]}<br>", source)
    parts: list[str] = []
    position, line = 0, first_line
    for match in _MARKED.finditer(source):
        name = _TAG_NAME.match(source, match.start())
        if name is None:
            continue
        line += source.count("\n", position, match.start())
        parts.append(f'{source[position : name.end()]} {_LINE}="{line}"')
        line += source.count("\n", match.start(), name.end())
        position = name.end()
    parts.append(source[position:])
    return "".join(parts)


def _line(node: LexborNode, otherwise: int) -> int:
    value = node.attributes.get(_LINE) if node.tag not in ("-text", "_comment", None) else None
    return int(value) if value and value.isdecimal() and len(value) < 10 else otherwise


def _span(node: LexborNode, name: str, limit: int) -> int:
    value = node.attributes.get(name) or "1"
    return max(1, min(int(value), limit)) if value.isdecimal() and len(value) < 6 else 1


def _following(node: LexborNode, root: LexborNode, *, descend: bool) -> LexborNode | None:
    """The next node in the order of the source, within ``root``."""
    if descend and node.child is not None:
        return node.child
    current: LexborNode | None = node
    while current is not None and current.mem_id != root.mem_id:
        if current.next is not None:
            return current.next
        current = current.parent
    return None


def _holders(root: LexborNode) -> set[int]:
    """The ids of all elements that hold a table, code, an item or a paragraph: found in one walk, however nested."""
    found: set[int] = set()
    node: LexborNode | None = root
    while node is not None:
        above = node.parent if node.tag in _BLOCKS else None
        while above is not None and above.mem_id not in found:
            found.add(above.mem_id)
            above = above.parent
        node = _following(node, root, descend=True)
    return found


def _raw_text(node: LexborNode) -> str:
    return visible(node.text(deep=True))


def _is_navigation(node: LexborNode) -> bool:
    """Whether an element is called navigation and holds neither a table nor the page's title."""
    if node.tag not in ("div", "aside", "ul", "section", "header"):
        return False
    attributes = node.attributes
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    called = (attributes.get("role") or "") in _NAVIGATION_ROLES or _NAVIGATION.search(named) is not None
    return called and node.css_first("h1, table, pre") is None


def _is_mixed(node: LexborNode) -> bool:
    """Whether an element holds text of its own beside elements that set words within a line, and nothing else."""
    inner = [*node.iter(include_text=True)] if node.tag not in ("-text", None) else []
    own = any(one.tag == "-text" and (one.text_content or "").strip() for one in inner)
    others = [one for one in inner if one.tag != "-text"] if own else []
    return bool(others) and all(
        one.tag in _WITHIN_A_LINE and (one.child is None or one.child.tag == "-text") for one in others
    )


def _lists_around(node: LexborNode) -> int:
    """How many lists a node stands in."""
    depth, above = 0, node.parent
    while above is not None:
        depth += above.tag in ("ul", "ol")
        above = above.parent
    return depth


def _has_element_before(node: LexborNode) -> bool:
    before = node.prev
    while before is not None:
        if before.tag != "-text" or (before.text_content or "").strip():
            return True
        before = before.prev
    return False


def _marked_text(node: LexborNode, *, itself: bool = False) -> str:
    """The text in a node with backticks around code and line breaks where the page breaks lines.

    ``itself``: of a node that may be text or code.
    """
    parts: list[str] = []
    inner = node if itself else node.child
    while inner is not None:
        tag = (inner.tag or "").lower()
        descend = tag not in _SKIPPED
        if tag == "-text":
            parts.append(
                re.sub(r"[ \t]*\n[ \t]*", "\n" if _blank_line(inner.text_content) else " ", inner.text_content or "")
            )
        elif tag in ("code", "tt", "kbd"):
            code = " ".join(inner.text(deep=True).replace("`", "").split())
            parts.append(f"`{code}`" if code else "")
            descend = False
        elif tag in ("del", "s", "strike"):
            struck = " ".join(inner.text(deep=True).replace("~", "").split())
            parts.append(f"~~{struck}~~" if struck else "")
            descend = False
        elif tag == "li":
            parts.append("\n- ")
        elif tag in _BREAKS:
            parts.append("\n")
        inner = _following(inner, node, descend=descend)
    return "".join(parts)


def _blank_line(text: str | None) -> bool:
    return bool(text and re.search(r"\n[ \t]*\n", text.strip()))


def _text_of(text: str, *, markdown: bool) -> str:
    return inline(text, entities=False) if markdown else squeezed(visible(text))
