"""Pipe-table markdown with front matter, headings, fenced code, and HTML or ReadMe's JSX tables in between.

markdown-it-py parses the blocks; inline markup is reduced by :func:`docpact.read.pages.text.inline`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from docpact.errors import DocpactError
from docpact.read.pages import hypertext
from docpact.read.pages.blocks import Block, Code, Document, Grid, Heading, Prose, TableRow
from docpact.read.pages.limits import MAX_COLUMNS, MAX_ROWS
from docpact.read.pages.text import inline, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER: Final = re.compile(r"\A(?:[ \t]*\n)*---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_HTML_TABLE: Final = re.compile(r"^[ \t]*<table\b", re.IGNORECASE | re.MULTILINE)
_TABLE_END: Final = re.compile(r"</table\s*>", re.IGNORECASE)
_FENCE: Final = re.compile(r"^[ \t]{0,3}(?:```|~~~)", re.MULTILINE)
_LISTS_OPEN: Final = ("bullet_list_open", "ordered_list_open")
_LISTS_CLOSE: Final = ("bullet_list_close", "ordered_list_close")
_SOFT_BREAK: Final = re.compile(r"(?<![ \\][ \\])(?<!\\)\n")


def read(source: str) -> Document:
    """The blocks of a markdown page. Raises DocpactError beyond the limits of :mod:`~docpact.read.pages.limits`."""
    text = _FRONT_MATTER.sub(lambda match: "\n" * match[0].count("\n"), source, count=1)
    text, tables = _without_tables(text)
    blocks: list[Block] = [*tables, *_from_tokens(_parser().parse(text))]
    return Document("markdown", tuple(sorted(blocks, key=lambda block: block.line)))


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
            raise DocpactError(f"the page has more than {MAX_ROWS:,} tables", todo="Pass the page of one model.")
    return "".join([*kept, text[position:]]), blocks


def _from_tokens(tokens: Sequence[Token]) -> list[Block]:
    blocks: list[Block] = []
    rows = 0
    depth, begins = 0, False
    index = 0
    while index < len(tokens):
        token = tokens[index]
        line = token.map[0] + 1 if token.map else 1
        if token.type == "table_open":
            stop = _closing(tokens, index)
            grid = _grid(tokens[index:stop], line)
            rows += len(grid.rows)
            if rows > MAX_ROWS:
                raise DocpactError(
                    f"the page has more than {MAX_ROWS:,} table rows", todo="Pass the page of one model."
                )
            blocks.append(grid)
            index = stop
        elif token.type in ("fence", "code_block"):
            blocks.append(Code(token.content, line + (token.type == "fence"), token.info.strip()))
        elif token.type == "html_block":
            blocks += hypertext.blocks(token.content, line, markdown=True)
        elif token.type == "inline":
            opening = tokens[index - 1]
            text = inline(_SOFT_BREAK.sub(" ", token.content))
            if opening.type == "heading_open":
                blocks += [Heading(plain(text), line, int(opening.tag[1:]))] if plain(text) else []
            elif text:
                blocks.append(Prose(text, line, item=begins, depth=depth))
                begins = False
        depth += (token.type in _LISTS_OPEN) - (token.type in _LISTS_CLOSE)
        begins = begins or token.type == "list_item_open"
        index += 1
    return blocks


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
    return Grid(tuple(plain(cell) for cell in header.cells), tuple(body), line)
