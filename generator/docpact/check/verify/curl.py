"""A request as a line for a shell: nothing in it is a command of its own, and the key is a variable's name."""

from __future__ import annotations

import re
import shlex
from typing import Final

from docpact.check.verify.findings import Deviation, Report
from docpact.check.verify.sender import WRONG_KEY

_LONG_RUN: Final = re.compile(r"((?:[^\"\\]|\\u[0-9a-f]{4}){1,2}?)\1{99,}")
_SHORT: Final = 2000


def curl(report: Report, deviation: Deviation) -> str:
    """A line that sends the body of a deviation again. Doing so may be billed."""
    words = ["curl", "--silent", "--show-error", "--include", "--request"]
    words += [report.spec.api.content.submit.method, shlex.quote(report.url)]
    words += ["--header", "'content-type: application/json'"]
    if deviation.key == "wrong":
        words += ["--header", shlex.quote(f"authorization: Bearer {WRONG_KEY}")]
    elif deviation.key == "key" and report.key_variable:
        words += ["--header", f'"authorization: Bearer ${report.key_variable}"']
    text = _ascii(deviation.body)
    if len(text) <= _SHORT:
        # --data-raw: a body that begins with @ is not a file's name.
        return " ".join([*words, "--data-raw", shlex.quote(text)])
    return " ".join(["python3", "-c", shlex.quote(_program(text)), "|", *words, "--data-binary", "@-"])


def _ascii(body: bytes) -> str:
    """JSON with everything beyond ASCII escaped: what is copied out of a terminal arrives as it was."""
    text = body.decode("utf-8")
    return "".join(character if 0x20 <= ord(character) < 0x7F else _escaped(character) for character in text)


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index]:02x}{units[index + 1]:02x}" for index in range(0, len(units), 2))


def _program(text: str) -> str:
    """Python that prints a text, with what repeats written once."""
    pieces: list[str] = []
    end = 0
    for found in _LONG_RUN.finditer(text):
        pieces.append(repr(text[end : found.start()]))
        pieces.append(f"{found[1]!r} * {len(found[0]) // len(found[1])}")
        end = found.end()
    pieces.append(repr(text[end:]))
    return f"print({' + '.join(pieces)}, end='')"
