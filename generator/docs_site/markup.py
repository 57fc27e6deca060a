"""Text for pages: whatever comes from a spec, a schema or a docstring is escaped, and never read as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

_SPECIAL: Final = re.compile(r"""[&<>"'\\`*_{}\[\]#|!~^=:+-]""")


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def text(value: object) -> Html:
    """A text as HTML in which Markdown finds nothing to do."""
    if isinstance(value, Html):
        return value
    return Html(_escaped(" ".join(str(value).split())))


def prose(value: object) -> Html:
    """A docstring's text: what stands between double backticks is set as code."""
    if isinstance(value, Html):
        return value
    parts = " ".join(str(value).split()).split("``")
    return Html("".join(code(part) if at % 2 else _escaped(part) for at, part in enumerate(parts)))


def _escaped(value: str) -> str:
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", value)


def code(value: object) -> Html:
    """A text set as code, with places where a long path may break."""
    return Html(f"<code>{text(value)}</code>".replace("&#95;", "&#95;<wbr>").replace(".", ".<wbr>"))


def joined(parts: Iterable[object], between: str = ", ") -> Html:
    """Texts one after another."""
    return Html(between.join(text(part) for part in parts))


def link(label: object, target: str) -> Html:
    """A link; only to a web address or within the site."""
    if not re.match(r"https?://|[\w./#-]+$", target):
        return text(label)
    return Html(f'<a href="{escape(target)}">{text(label)}</a>')


def table(headers: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    """A table in HTML: cells that are not :class:`Html` are escaped."""
    lines = ['<div class="scroll" tabindex="0"><table class="made">', "<thead><tr>"]
    lines += [f"<th>{text(header)}</th>" for header in headers]
    lines.append("</tr></thead><tbody>")
    lines += ["<tr>" + "".join(f"<td>{text(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    return "\n".join([*lines, "</tbody></table></div>", "", ""])


def slug(value: str) -> str:
    """A text as part of an address."""
    return re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
