"""A request as a line for a shell: nothing in it is a command of its own, and the key is a variable's name."""

from __future__ import annotations

import re
import shlex
from base64 import b64encode
from typing import Final

from docpact.check.verify.findings import Deviation, Report
from docpact.check.verify.sender import WRONG_KEY, Key
from docpact.spec.forms import JSON

_LONG_RUN: Final = re.compile(r"((?:[^\"\\]|\\u[0-9a-f]{4}){1,40}?)\1{19,}")
_SHORT: Final = 2000
_PLAIN: Final = re.compile(r"[A-Za-z0-9: _-]+")
"""What means itself within double quotes of a shell."""

_NEARLY: Final[dict[Key, str]] = {
    "other case": '$(printf %s "${0}" | tr a-zA-Z A-Za-z)',
    "cut short": "${{{0}%?}}",
}
"""What a shell makes of the variable that holds the key, by the way in which that is nearly right."""


def curl(report: Report, deviation: Deviation) -> str:
    """A line that sends the body of a deviation again. Doing so may be billed."""
    words = ["curl", "--silent", "--show-error", "--include", "--request"]
    if deviation.request is not None and deviation.request[2] is None:
        return " ".join([*words, deviation.request[0], *_shown(report, deviation.key, deviation.request[1])])
    operation = report.spec.operation
    path, content_type, content = report.spec.request(deviation.body)
    usual = operation.method, report.url.removesuffix(operation.template) + path, content
    method, url, sent = deviation.request or usual
    words += [method, *_shown(report, deviation.key, url)]
    if content_type := content_type if deviation.request is None else JSON:
        words += ["--header", shlex.quote(f"content-type: {content_type}")]
    if deviation.request is None and not content:
        return " ".join(words)
    if deviation.request is None and operation.content_type != JSON:
        return " ".join(["echo", b64encode(content).decode(), "|", "base64", "-d", "|", *words, "--data-binary", "@-"])
    text = _ascii(sent or b"")
    if len(text) <= _SHORT:
        # --data-raw: a body that begins with @ is not a file's name.
        return " ".join([*words, "--data-raw", shlex.quote(text)])
    return " ".join(["python3", "-c", shlex.quote(_program(text)), "|", *words, "--data-binary", "@-"])


def _shown(report: Report, key: Key, url: str) -> list[str]:
    """The address, and the header that shows a key: the wrong one as it is, the right one as a shell's variable."""
    auth = report.spec.api.content.auth
    variable = f"${report.key_variable}{'_TOKEN' if auth.scheme == 'jwt' else ''}"
    variable = _NEARLY[key].format(report.key_variable) if key in _NEARLY else variable
    if key == "none" or (key != "wrong" and not report.key_variable):
        return [shlex.quote(url)]
    if auth.scheme == "query":
        start = f"{url}{'&' if '?' in url else '?'}{auth.query}="
        return [shlex.quote(start + WRONG_KEY) if key == "wrong" else f'{shlex.quote(start)}"{variable}"']
    start = f"{auth.header.lower()}: {'' if key == 'bare' else auth.header_prefix}"
    if key == "wrong":
        return [shlex.quote(url), "--header", shlex.quote(start + WRONG_KEY)]
    plain = _PLAIN.fullmatch(start)
    return [shlex.quote(url), "--header", f'"{start}{variable}"' if plain else f'{shlex.quote(start)}"{variable}"']


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
