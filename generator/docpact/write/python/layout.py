"""How data is laid out in emitted modules: as many values a line as fit, where a formatter would give each a line."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Iterator
from typing import Final

WIDTH: Final = 120
_INDENT: Final = 4
OFF: Final = "# fmt: off"
"""Tells the formatter to leave alone what follows, up to :data:`ON`."""
ON: Final = "# fmt: on"


def filled(source: str, indent: int = 0) -> str:
    """An expression on lines as long as may be; those after the first stand further in. It is broken after commas."""
    lines: list[str] = []
    line = " " * indent
    for piece in _pieces(source):
        if len(line) + len(piece.rstrip()) > WIDTH and line.strip():
            lines.append(line.rstrip())
            line = " " * (indent + _INDENT)
            piece = piece.lstrip()  # noqa: PLW2901
        line += piece
    return "\n".join([*lines, line.rstrip()])


def _pieces(source: str) -> Iterator[str]:
    """An expression in pieces that end after a comma, in the same order."""
    rows = source.splitlines(keepends=True)
    start = 0
    offsets = [0]
    for row in rows:
        offsets.append(offsets[-1] + len(row))
    depth = 0
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        depth += (token.string in ("(", "[", "{")) - (token.string in (")", "]", "}"))
        if token.type == tokenize.OP and token.string == "," and depth:
            end = offsets[token.end[0] - 1] + token.end[1]
            end += source[end : end + 1] == " "
            yield source[start:end]
            start = end
    yield source[start:]


def kept(source: str) -> str:
    """Statements that are laid out already: the formatter leaves them alone."""
    return f"{OFF}\n{source}\n{ON}"


def laid_out(statement: str) -> str:
    """A statement of one long expression, laid out for good."""
    return kept(filled(statement))


def without_marks(source: str) -> str:
    """Formatted source without the comments that were for the formatter."""
    return "".join(line for line in source.splitlines(keepends=True) if line.strip() not in (OFF, ON))
