"""Pipe-table markdown with front matter, headings, fenced code, and HTML or ReadMe's JSX tables in between.

markdown-it-py parses the blocks; inline markup is reduced by :func:`docpact.read.pages.text.inline`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from docpact.errors import DocpactError
from docpact.read.pages import hypertext, tabbed
from docpact.read.pages.blocks import Block, Code, Document, Grid, Heading, Prose, TableRow
from docpact.read.pages.forms.components import without_components
from docpact.read.pages.languages import label
from docpact.read.pages.limits import MAX_COLUMNS, MAX_ROWS
from docpact.read.pages.lines import check_rows
from docpact.read.pages.pipes import broken_table
from docpact.read.pages.text import inline, without_backticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER: Final = re.compile(r"\A(?:[ \t]*\n)*---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TITLE: Final = re.compile(
    r"^title[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<title>[^\n]{1,200}?)(?P=quote)[ \t]*$", re.MULTILINE
)
_HTML_TABLE: Final = re.compile(r"^[ \t]*<table\b", re.IGNORECASE | re.MULTILINE)
_TABLE_END: Final = re.compile(r"</table\s*>", re.IGNORECASE)
_TEMPLATE_TAG: Final = re.compile(r"^[ \t]*\{%[^%\n]{0,2000}%\}[ \t]*$", re.MULTILINE)
_TEMPLATE_PART: Final = re.compile(
    r"^[ \t]*\{% (?P<close>end)?(?:swagger|api-method)(?:-(?P<part>parameter|response))?"
    r"(?P<attributes>\s[^%\n]{0,2000})?%\}[ \t]*$",
    re.MULTILINE,
)
"""GitBook's blocks for an endpoint, its parameters and its answers."""
_TEMPLATE_ATTRIBUTE: Final = re.compile(r"(?P<name>[A-Za-z]+)=(?:\"(?P<text>[^\"]*)\"|(?P<bare>\w+))")
_DEFINES: Final = re.compile(r"^:[ \t]{1,4}(?=\S)", re.MULTILINE)
"""What some converters put before what is said of the heading above."""
_FENCE: Final = re.compile(r"^[ \t]{0,3}(?:```|~~~)", re.MULTILINE)
_WRAPPER: Final = re.compile(
    r"^[ \t]*<(?P<close>/?)(?P<name>(?:Request|Response)Example|CodeGroup|CodeBlocks?|Tabs?|Accordion(?:Group)?|Steps?"
    r"|Columns?|Frame|Panel)(?:\s[^<>\n]{0,400})?>[ \t]*$",
    re.MULTILINE,
)
_FENCED: Final = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_NAME_LINE: Final = re.compile(r"[A-Za-z_][\w.\[\]]{0,80}")
_TYPE_LINE: Final = re.compile(
    r"(?:array of [a-z]+|(?:string|integer|number|boolean|object|array|enum(?:<\w+>)?|file)(?:\[\])?)(?:\s*\|\s*null)?"
)
_LISTS_OPEN: Final = ("bullet_list_open", "ordered_list_open")
_LISTS_CLOSE: Final = ("bullet_list_close", "ordered_list_close")
_SOFT_BREAK: Final = re.compile(r"(?<![ \\][ \\])(?<!\\)\n(?!\s*\*\*[^*\n]{1,40}(?:\*\*\s*[:\uff1a]|[:\uff1a]\*\*))")
"""A line break that parts no lines; before a label set bold it does."""


def read(source: str) -> Document:
    """The blocks of a markdown page. Raises DocpactError beyond the limits of :mod:`~docpact.read.pages.limits`."""
    front = _FRONT_MATTER.match(source)
    titled = _TITLE.search(front[0]) if front else None
    text = "\n" * front[0].count("\n") + source[front.end() :] if front else source
    text = _TEMPLATE_TAG.sub("", _TEMPLATE_PART.sub(_as_component, text))
    text = _DEFINES.sub("", _without_wrappers(text))
    text, components = without_components(text, lambda inner: _from_tokens(_parser().parse(inner)))
    text, tables = _without_tables(text)
    text, broken = _without_broken_tables(text)
    blocks: list[Block] = [*components, *tables, *broken, *_from_tokens(_parser().parse(text))]
    title = inline(titled["title"]) if titled else ""
    return Document("markdown", tuple(sorted(blocks, key=lambda block: block.line)), title=title)


def _without_wrappers(text: str) -> str:
    """The page without the components that only group what stands in them, and the code inside them at the margin.

    Markdown would take them for HTML, and what stands in them for its text. Code of an answer says so in its fence.
    """
    if not _WRAPPER.search(text):
        return text
    lines = text.split("\n")
    fence, indent, answer = "", 0, False
    for index, line in enumerate(lines):
        mark = _FENCED.match(line)
        if fence:
            ends = mark is not None and mark["fence"].startswith(fence) and not mark["info"].strip()
            lines[index] = line[min(indent, len(line) - len(line.lstrip(" "))) :]
            fence = "" if ends else fence
        elif mark:
            fence, indent = mark["fence"], len(mark["indent"])
            lines[index] = f"{fence}{mark['info']}{' response' if answer else ''}"
        elif wrapper := _WRAPPER.fullmatch(line):
            answer = not wrapper["close"] if "Response" in wrapper["name"] else answer
            lines[index] = ""
    return "\n".join(lines)


def _as_component(match: re.Match[str]) -> str:
    """One line of GitBook's block for an endpoint, as the component or heading that others write for it."""
    attributes = {one["name"]: one["text"] or one["bare"] or "" for one in _TEMPLATE_ATTRIBUTE.finditer(match[0])}
    if match["part"] == "parameter":
        return "</ParamField>" if match["close"] else f"<ParamField{match['attributes'] or ''}>"
    if match["close"]:
        return ""
    if match["part"] == "response":
        return f"###### Response {attributes.get('status', '')}".rstrip()
    if "method" in attributes and "path" in attributes:
        return f"{attributes['method'].upper()} {attributes.get('baseUrl', '')}{attributes['path']}"
    return ""


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only markdown pages pay for the import

    parser = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block.ruler.disable(["reference", "code"])
    return parser


def _without_tables(text: str) -> tuple[str, list[Block]]:
    """The page without its HTML tables (line breaks stay), and the blocks of those tables.

    CommonMark ends an HTML block at a blank line, and ReadMe writes blank lines inside tables.
    """
    kept: list[str] = []
    blocks: list[Block] = []
    position, line, fenced = 0, 1, False
    for count, start in enumerate(_HTML_TABLE.finditer(text)):
        if start.start() < position:
            continue
        between = text[position : start.start()]
        line += between.count("\n")
        fenced ^= len(_FENCE.findall(between)) % 2 == 1
        kept.append(between)
        position = start.start()
        if fenced:
            continue
        end = _TABLE_END.search(text, start.end())
        position = end.end() if end else len(text)
        piece = text[start.start() : position]
        blocks += hypertext.blocks(piece, line, markdown=True)
        kept.append("\n" * piece.count("\n"))
        line += piece.count("\n")
        if count > MAX_ROWS or len(blocks) > MAX_ROWS:
            raise DocpactError(f"the page has more than {MAX_ROWS:,} tables", hint="Pass the page of one model.")
    return "".join([*kept, text[position:]]), blocks


def _without_broken_tables(text: str) -> tuple[str, list[Block]]:
    """The page without the pipe tables whose rows run over several lines, and those tables."""
    lines = text.split("\n")
    blocks: list[Block] = []
    position = 0
    while position < len(lines):
        found = broken_table(lines, position, 1) if "|" in lines[position] else tabbed.table_of(lines, position)
        if found is not None:
            grid, end = found
            blocks.append(grid)
            lines[position:end] = [""] * (end - position)
            position = end
        position += 1
    return ("\n".join(lines) if blocks else text), blocks


def _from_tokens(tokens: Sequence[Token]) -> list[Block]:
    blocks: list[Block] = []
    rows = 0
    depth, begins = 0, False
    index = item_line = 0
    while index < len(tokens):
        token = tokens[index]
        line = token.map[0] + 1 if token.map else 1
        if token.type == "table_open":
            stop = _closing(tokens, index)
            grid = _grid(tokens[index:stop], line)
            rows += len(grid.rows)
            check_rows(rows)
            blocks.append(grid)
            index = stop
        elif token.type in ("fence", "code_block"):
            blocks.append(Code(token.content, line + (token.type == "fence"), token.info.strip()))
        elif token.type == "html_block":
            blocks += hypertext.blocks(token.content, line, markdown=True)
        elif token.type == "inline":
            texts = _texts(token.content, tokens[index - 1], line, item=begins, depth=depth)
            begins = begins and not any(isinstance(block, Prose) for block in texts)
            blocks += texts
        elif token.type == "list_item_close" and begins:
            blocks.append(Prose("-", item_line, depth=depth))
            begins = False
        depth += (token.type in _LISTS_OPEN) - (token.type in _LISTS_CLOSE)
        if token.type == "list_item_open":
            begins, item_line = True, line
        index += 1
    return blocks


def _texts(content: str, opening: Token, line: int, *, item: bool, depth: int) -> list[Block]:
    """The heading or the paragraphs that one run of text is; ``item`` where it begins an item of a list."""
    if opening.type == "paragraph_open" and (fields := _fields_of_lines(content)):
        return [Prose(inline(text), line + at, item=item and not at, depth=depth) for at, text in fields]
    text = inline(_SOFT_BREAK.sub(" ", content))
    if opening.type == "heading_open":
        return [Heading(without_backticks(text), line, int(opening.tag[1:]))] if without_backticks(text) else []
    return [Prose(text, line, item=item, depth=depth)] if text else []


def _fields_of_lines(content: str) -> list[tuple[int, str]]:
    """The parts of a paragraph of labels, or of names and types on lines of their own, each with its line."""
    lines = content.split("\n")
    labels = [label(inline(line)) for line in lines] if len(lines) > 1 else []
    if labels and all(found is not None and found[1] for found in labels):
        return [*enumerate(lines)]
    first = inline(lines[0]).strip(" *`")
    if _NAME_LINE.fullmatch(first) and any(found and found[0] == "type" and found[1] for found in labels):
        return [(0, first), *enumerate(lines[1:], 1)]
    names = [
        at for at in range(len(lines) - 1) if _NAME_LINE.fullmatch(lines[at]) and _TYPE_LINE.fullmatch(lines[at + 1])
    ]
    if not names or len(lines) < 3:
        return []
    found = [(0, "\n".join(lines[: names[0]]))] if names[0] else []
    for at, end in zip(names, [*names[1:], len(lines)], strict=True):
        found += [(at, lines[at]), (at + 1, lines[at + 1])]
        found += [(at + 2, " ".join(lines[at + 2 : end]))] if end > at + 2 else []
    return found


def _closing(tokens: Sequence[Token], start: int) -> int:
    index = start
    while index < len(tokens) - 1 and tokens[index].type != "table_close":
        index += 1
    return index


def _grid(tokens: Sequence[Token], line: int) -> Grid:
    rows: list[TableRow] = []
    cells: list[str] = []
    row_line = line
    for token in tokens:
        if token.type == "tr_open":
            cells, row_line = [], token.map[0] + 1 if token.map else row_line
        elif token.type == "inline" and len(cells) < MAX_COLUMNS:
            cells.append(inline(token.content))
        elif token.type == "tr_close":
            rows.append(TableRow(tuple(cells), row_line))
    header, *body = rows
    return Grid(tuple(without_backticks(cell) for cell in header.cells), tuple(body), line)
