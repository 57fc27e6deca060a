"""Which rendering a page is in: decided here and nowhere else."""

from __future__ import annotations

import re
from typing import Final, Literal

from docpact.read.pages import languages

Rendering = Literal["markdown", "html", "html-to-markdown", "flattened", "tab-separated"]

_HTML: Final = re.compile(
    r"\A\s*(?:<\?xml[^<>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|div"
    r"|section|table|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP: Final = re.compile(r"^(?:#{1,6}\s|```|~~~|\s{0,8}<[A-Z]\w{0,40}Field\s)|\A\s*---\s*$", re.MULTILINE)
_PIPES: Final = re.compile(r"^[^|\n]{0,400}\|.{0,2400}\n\s{0,40}\|?\s{0,40}:?-{2,}", re.MULTILINE)
_PIPE_ROW: Final = re.compile(r"^(?!\s{0,40}[\"'])[^|\n]{1,200}\|[^|\n]{1,200}\|", re.MULTILINE)
_GLUED: Final = re.compile(r"^[^\S\n]*(?:Parameter|Name|Field|Property)s?Type[A-Z]", re.MULTILINE)
_TABBED: Final = re.compile(r"^[^\t\n]{1,40}\t[^\n]{1,200}$", re.MULTILINE)
_HTML_TABLE: Final = re.compile(r"<(?:table|tbody)\b", re.IGNORECASE)
_WINDOW: Final = 400_000


def rendering(source: str) -> Rendering:
    """The rendering of a page, from its first characters."""
    text = source[:_WINDOW]
    if _HTML.match(text) and not re.search(r"^#{1,6}\s", text, re.MULTILINE):
        return "html"
    if not _MARKUP.search(text) and any(heads_parameters(match[0]) for match in _TABBED.finditer(text)):
        return "tab-separated"
    if _GLUED.search(text):
        return "flattened"
    if _MARKUP.search(text) or _HTML_TABLE.search(text):
        return "markdown"
    if _PIPES.search(text) or _PIPE_ROW.search(text):
        return "html-to-markdown"
    return "flattened"


def heads_parameters(line: str) -> bool:
    """Whether a line with tabs is the head of a table of parameters, in any language."""
    if "\t" not in line:
        return False
    first, *others = (languages.role(cell) for cell in line.split("\t"))
    return first == "name" and not {"type", "definition"}.isdisjoint(others)
