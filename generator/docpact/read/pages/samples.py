"""Sample requests: the curl lines of a page, their quoting, and the JSON body that they send."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.read.pages import loosejson
from docpact.read.pages.endpoints import MULTIPART, URLENCODED
from docpact.read.pages.limits import MAX_SAMPLE, MAX_SAMPLES
from docpact.read.pages.loosejson import Complaint
from docpact.read.pages.text import visible

_CURL: Final = re.compile(r"^[ \t>$]*curl[ \t]", re.MULTILINE | re.IGNORECASE)
_OPTION: Final = re.compile(r"(--?[A-Za-z][A-Za-z-]*)(?:=|[ \t]*(?:\\?\n)?[ \t]*)")
_WORD: Final = re.compile(r"(?:\\.|[^\s'\"\\])+")
_DATA: Final = frozenset(("--data", "--data-raw", "--data-binary", "--data-ascii", "--json", "-d"))
_FORM: Final = frozenset(("--form", "-F", "--data-urlencode", "--form-string"))
_METHOD: Final = frozenset(("--request", "-X"))
_HEADER: Final = frozenset(("--header", "-H"))
_ADDRESS: Final = frozenset(("--url", "--location", "-L"))
_FLAGS: Final = frozenset(
    ("-s", "-S", "-k", "-i", "-v", "--silent", "--compressed", "--insecure", "--fail", "-f", "-sS")
)
_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")
_MAX_QUOTES: Final = 200
_BLANK: Final = re.compile(r"<[^<>]{1,60}>")
_PLAIN: Final = re.compile(r"'[\w.\[\]-]+=[^'{]*'|\"[\w.\[\]-]+=[^\"{]*\"")
"""A quoted form, as ``"a=1&b=2"``."""
_BLANKS: Final = re.compile(r"(?:[ \t]|\\?\n)*")


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample request.

    ``lines`` gives the page's line for every path in ``body``; ``complaints`` what is wrong with its JSON or quoting.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: JsonValue
    line: int
    lines: dict[str, int]
    complaints: tuple[Complaint, ...] = ()
    form: str = ""
    """The media type of a body that is a form, and no JSON."""
    listed: bool = False
    """Whether the body is the one item of a list."""

    @property
    def is_skeleton(self) -> bool:
        """Whether a documentation system made it of types alone: each text is a blank such as ``<string>``."""
        texts = [*_texts(self.body)]
        return bool(texts) and all(_BLANK.fullmatch(text) for text in texts)


def _texts(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for member in value.values() if isinstance(value, dict) else value:
            yield from _texts(member)


@dataclass(frozen=True, slots=True)
class Found:
    """A sample, and where its source text begins and ends."""

    sample: Sample
    start: int
    end: int


def find(text: str, first_line: int = 1) -> list[Found]:
    """The curl requests of a text with a body, in order; ``first_line`` is the page's line of the text's first."""
    found: list[Found] = []
    position = 0
    for match in _CURL.finditer(text):
        if match.start() < position or len(found) >= MAX_SAMPLES:
            continue
        line = first_line + text.count("\n", 0, match.start())
        request = _Request(text, match.end(), first_line)
        request.parse()
        position = request.position
        found.append(Found(request.sample(line), match.start(), position))
    return found


class _Request:
    """Reads one curl command as a shell would, up to the line that does not continue."""

    def __init__(self, text: str, position: int, first_line: int) -> None:
        self.text = text
        self.position = position
        self._first_line = first_line
        self._method = ""
        self._url = ""
        self._headers: list[tuple[str, str]] = []
        self._body: loosejson.Loose | None = None
        self._complaints: list[Complaint] = []
        self._encoding = ""
        self._listed = False

    def sample(self, line: int) -> Sample:
        body = self._body
        complaints = (*self._complaints, *(body.complaints if body else ()))
        method = self._method or ("POST" if body else "GET")
        lines = body.lines if body else {}
        value = body.value if body else None
        headers = tuple(self._headers)
        return Sample(method, self._url, headers, value, line, lines, complaints, self._encoding, self._listed)

    def parse(self) -> None:
        while self._skip_blanks():
            option = _OPTION.match(self.text, self.position)
            if option is None:
                word = self._word()
                if not word:
                    return
                self._url = self._url or (word if "://" in word else "")
                continue
            self._option(option)

    def _option(self, option: re.Match[str]) -> None:
        name = option[1]
        self.position = option.end(1) if name in _FLAGS else option.end()
        if name in _DATA:
            self._data()
        elif name in _FORM:
            coded = name == "--data-urlencode"
            self._form(self._word(), URLENCODED if coded else MULTIPART)
        elif name in _METHOD:
            self._method = self._word().upper()
        elif name in _HEADER:
            key, _, value = self._word().partition(":")
            self._headers.append((key.strip().lower(), value.strip()))
        elif name in _ADDRESS:
            word = self._word() if self.text[self.position : self.position + 2] != "--" else ""
            self._url = self._url or word
        elif name not in _FLAGS and self.text[self.position : self.position + 1] not in ("-", ""):
            word = self._word()  # of an option that takes none it is the address
            self._url = self._url or (word if "://" in word else "")

    def _skip_blanks(self) -> bool:
        """Whether the command goes on after blanks and line breaks that a backslash hides."""
        blanks = _BLANKS.match(self.text, self.position)
        end = blanks.end() if blanks else self.position
        crossed = self.text[self.position : end]
        if "\n" in crossed.replace("\\\n", "") and not self.text.startswith(("-", "'{", '"{'), end):
            return False
        self.position = end
        return end < len(self.text)

    def _word(self) -> str:
        """The next word of the command, without its quotes."""
        parts: list[str] = []
        while self.position < len(self.text):
            character = self.text[self.position]
            if character in "'\"":
                end = self.text.find(character, self.position + 1)
                end = len(self.text) if end < 0 else end
                parts.append(self.text[self.position + 1 : end])
                self.position = end + 1
                if character == "'":
                    break
            elif word := _WORD.match(self.text, self.position):
                parts.append(word[0].replace("\\", ""))
                self.position = word.end()
            else:
                break
        return visible("".join(parts))

    def _data(self) -> None:
        self.position += self.text.startswith("$'", self.position)
        quote = self.text[self.position : self.position + 1]
        if quote not in ("'", '"') or _PLAIN.match(self.text, self.position):
            for member in self._word().split("&"):
                self._form(member, URLENCODED)
            return
        start = self.position + 1
        end = self._end_of_quote(start, quote)
        data = self.text[start:end]
        self.position = end + 1
        if quote == '"':
            data = re.sub(r"\\([\"\\$`])", r"\1", data)
        if "{" not in data:
            return
        lead = data.index("{")
        body = loosejson.read(visible(data[lead:]), self._line(start + lead))
        rest = data[lead + body.end :].strip()
        self._listed = data[:lead].strip() == "[" and rest == "]"
        if rest and not self._listed:
            self._complain(f"{rest[:40]} stands after the end of the body", start + lead + body.end)
        self._body = self._body or body

    def _form(self, word: str, encoding: str) -> None:
        """One member of a form: ``-F prompt="a kite"``."""
        line = self._line(self.position)
        key, equals, value = word.partition("=")
        if not equals or not re.fullmatch(r"[A-Za-z_][\w.\[\]-]{0,120}", key):
            return
        known = self._body or loosejson.Loose({}, {}, (), 0)
        *above, name = [step for step in re.split(r"[\[\]]+", key) if step]
        holder: JsonValue = known.value
        for step in above:
            holder = holder.setdefault(step, {}) if isinstance(holder, dict) else None
        if isinstance(holder, dict):
            # A member of a form may hold an object as JSON.
            holder[name] = loosejson.read(visible(value), line).value if value.startswith("{") else value
            known.lines.setdefault(".".join([*above, name]), line)
            self._body, self._encoding = known, encoding

    def _end_of_quote(self, start: int, quote: str) -> int:
        """Where the quoted body ends: at the first quote that a heading or the end of the line follows."""
        position = start
        for _ in range(_MAX_QUOTES):
            end = self.text.find(quote, position, start + MAX_SAMPLE)
            if end < 0:
                break
            escaped = quote == '"' and self.text[end - 1] == "\\"
            before = self.text[start:end].rstrip()
            if not escaped and (before.endswith(("}", "]")) or _balanced(before)):
                return end
            if not escaped and not before.strip():
                return end
            if quote == "'" and re.match(r"\\''|'\"'\"'", self.text[end : end + 5]):
                position = end + 3
                continue
            if quote == "'":
                self._complain("an apostrophe inside the body ends the shell's quoting", end)
            position = end + 1
        self._complain("the quote around the body is not closed", start - 1)
        blank = _EMPTY_LINE.search(self.text, start, start + MAX_SAMPLE)
        return blank.start() if blank else min(len(self.text), start + MAX_SAMPLE)

    def _line(self, position: int) -> int:
        return self._first_line + self.text.count("\n", 0, position)

    def _complain(self, message: str, position: int) -> None:
        if len(self._complaints) < 20:
            column = position - (self.text.rfind("\n", 0, position) + 1) + 1
            self._complaints.append(Complaint(message, self._line(position), column))


def _balanced(body: str) -> bool:
    return bool(body) and body.count("{") == body.count("}") > 0
