"""A body as a definition of its type, of TypeScript, GraphQL, protobuf or Go, or as settings that comments explain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from docpact.read.pages.blocks import Code
from docpact.read.pages.forms.field import FieldForm
from docpact.read.pages.languages import section_kind
from docpact.read.pages.limits import MAX_SAMPLE
from docpact.read.pages.text import visible

_OPENS: Final = re.compile(
    r"(?:(?:export|declare|default|pub)\s+)*(?P<what>interface|type|input|message|enum)\s+(?P<name>\w{1,80})"
    r"(?P<after>[^{\n]{0,200})\{$"
)
_ALIAS: Final = re.compile(r"(?:export\s+)?type\s+(?P<name>\w{1,80})\s*=\s*(?P<type>[^{]{1,400}?);?$")
_LINE: Final = re.compile(
    r"(?P<code>(?:[^\"'/#`]|\"[^\"]*\"|'[^']*'|`[^`]*`|/(?![/*]))*?)\s*(?:(?://+|#+|/\*+)\s*(?P<said>.*?)\s*(?:\*/)?)?$"
)
"""Code, and a comment after it."""
_SAID: Final = re.compile(r"(?:/\*+|\*+(?!/)|\"{1,3})\s*(?P<said>.*?)\s*(?:\*/|\"{1,3})?$")
"""A line of a comment above a member."""
_TAG: Final = re.compile(r"@(?P<label>default|minimum|maximum)\s+(?P<value>.*)")
_INNER: Final = re.compile(r"[\"']?(?P<name>\w{1,80})[\"']?(?P<mark>\??)\s*:\s*(?P<list>Array<)?\{$")
_CLOSES: Final = re.compile(r"\}(?P<list>\s*\[\]|>)?\s*[;,)]*$")
_MEMBERS: Final = {
    "message": re.compile(
        r"(?P<mark>(?:repeated|optional|required) )?(?P<type>[\w.]+|map<[^<>]+>)\s+(?P<name>\w+)\s*=\s*\d+[^;]*;$"
    ),
    "struct": re.compile(r"\w+\s+(?P<type>[\w.*\[\]]+)\s+`[^`]*\bjson:\"(?P<name>\w+)(?P<mark>,omitempty)?[^`]*`$"),
    "": re.compile(
        r"(?:readonly\s+)?[\"']?(?P<name>\w{1,80})[\"']?(?P<mark>\??)\s*:\s*(?P<type>[^=;]{1,400}?)"
        r"(?:\s*=\s*(?P<default>[^;]{1,200}?))?\s*[;,]?$"
    ),
}
"""The line of a member, by the word that opens what it stands in."""
_SETTING: Final = re.compile(r"(?P<indent>\s*)[\"']?(?P<name>[A-Za-z_]\w{0,80})[\"']?\s*[:=](?!=)\s*(?P<value>.*)$")
_SENT: Final = re.compile(r"request|input|params|parameters|options|args|payload|body", re.IGNORECASE)
_NUMBERS: Final = re.compile(r"-?\d[\d.]*(?:\s*\|\s*-?\d[\d.]*)+")
_MOST_DEPTH: Final = 6


@dataclass(slots=True)
class _Member:
    form: FieldForm
    said: list[str]
    """What comments say of it."""
    of: str = ""
    """The definition that its type names."""
    items: bool = False


def declared_fields(code: Code) -> list[tuple[FieldForm, str]]:
    """The members of the body that code defines, each with what comments say of it; none where the code is no such."""
    text = visible(code.text)[:MAX_SAMPLE]
    found = _Definitions(text, code.line)
    known, aliases = found.known, found.aliases
    sent = [name for name in known if section_kind(re.sub(r"(?=[A-Z])", " ", name)) not in ("response", "error")]
    chosen = next((name for name in sent if _SENT.search(name)), next(iter(sent), None))
    if chosen is None:
        return [*_settings(text, code.line)] if not known else []
    return [*_placed(chosen, "", known, aliases, 0)]


def _placed(
    name: str, above: str, known: Mapping[str, Sequence[_Member]], aliases: Mapping[str, str], depth: int
) -> Iterator[tuple[FieldForm, str]]:
    for member in known[name]:
        form = FieldForm(f"{above}{member.form.name}", member.form.line, dict(member.form.cells))
        if member.of in aliases:
            form.cells["type"] = aliases[member.of]
        elif member.of in known:
            form.cells["type"] = "array<object>" if member.items else "object"
        if _NUMBERS.fullmatch(form.cells.get("type", "")):
            form.cells["allowed"] = form.cells.pop("type").replace("|", ",")
        yield form, "\n".join(member.said)
        if member.of in known and depth < _MOST_DEPTH:
            inner = f"{form.name}{'[]' if member.items else ''}."
            yield from _placed(member.of, inner, known, aliases, depth + 1)


class _Definitions:
    """The members of each type that a text defines, and the types that only call another one or list values."""

    def __init__(self, text: str, first: int) -> None:
        self.known: dict[str, list[_Member]] = {}
        self.aliases: dict[str, str] = {}
        self._stack: list[tuple[str, str]] = []
        """The open definitions: the word that opens each, and its name."""
        self._values: list[str] = []
        self._waiting: list[str] = []
        """The comments above the member that comes."""
        for number, line in enumerate(text.split("\n"), first):
            match = _LINE.fullmatch(line.strip())
            self._line(*((match["code"].strip(), match["said"] or "") if match else (line.strip(), "")), number)
        self.known = {name: members for name, members in self.known.items() if members}

    def _line(self, line: str, said: str, number: int) -> None:
        above = _SAID.fullmatch(line)
        if above or not line:
            self._waiting += [_TAG.sub(r"\g<label>: \g<value>", above["said"] if above else said)]
        elif opens := _OPENS.fullmatch(line):
            what = "struct" if "struct" in opens["after"] else "" if "=" in opens["after"] else opens["what"]
            self._open(what, opens["name"])
        elif not self._stack:
            alias = _ALIAS.fullmatch(line)
            self.aliases |= {alias["name"]: alias["type"]} if alias else {}
        elif closes := _CLOSES.fullmatch(line):
            self._close(items=bool(closes["list"]))
        elif self._stack[-1][0] == "enum":
            self._values.append(re.split(r"[\s=,;]", line, maxsplit=1)[0].strip("\"'"))
        else:
            self._member(line, said, number)

    def _open(self, what: str, name: str) -> None:
        self._stack.append((what, name))
        self._values, self._waiting = [], []
        self.known[name] = []

    def _close(self, *, items: bool) -> None:
        what, name = self._stack.pop()
        if what == "enum" and self._values:
            self.aliases[name] = " | ".join(f'"{value}"' for value in self._values)
        if items and self._stack and (holder := self.known[self._stack[-1][1]]):
            holder[-1].items = True
        self._waiting = []

    def _member(self, line: str, said: str, number: int) -> None:
        what, holder = self._stack[-1]
        inner = _INNER.fullmatch(line)
        name = f"{holder}.{inner['name']}" if inner else ""
        found = _opened(inner, number, name) if inner else _member(what, line, number)
        if found is None:
            return
        found.said += [*self._waiting, said]
        self.known[holder].append(found)
        self._waiting = []
        if inner:
            self._open(what, name)


def _opened(match: re.Match[str], number: int, of: str) -> _Member:
    presence = "optional" if match["mark"] else "required"
    return _Member(FieldForm(match["name"], number, {"required": presence}), [], of, items=bool(match["list"]))


def _member(what: str, line: str, number: int) -> _Member | None:
    match = _MEMBERS.get(what, _MEMBERS[""]).fullmatch(line)
    if match is None:
        return None
    found = match.groupdict()
    kind, mark = found["type"].strip(), (found["mark"] or "").strip()
    form = FieldForm(found["name"], number)
    if what == "input" or (what == "type" and "!" in line):  # of GraphQL, where a sign says that none may be null
        form.cells["required"] = "required" if kind.endswith("!") and not found.get("default") else "optional"
        kind = kind.replace("!", "")
    elif what == "struct":
        form.cells |= {"required": "optional"} if mark or kind.startswith("*") else {}
        kind = kind.lstrip("*")
    elif what == "message":
        form.cells |= {"required": mark} if mark in ("optional", "required") else {}
        kind = f"array<{kind}>" if mark == "repeated" else kind
    else:
        form.cells["required"] = "optional" if mark else "required"
        if "undefined" in kind:
            form.cells["required"] = "optional"
    form.cells["type"] = kind
    if found.get("default"):
        form.cells["default"] = found["default"] or ""
    base = re.sub(r"^(?:array|Array|List)<|[\[\]<>\s*]|\|\s*(?:null|undefined)", "", kind)
    return _Member(form, [], base, items=bool(re.search(r"\[|array<", kind, re.IGNORECASE)))


def _settings(text: str, first: int) -> Iterator[tuple[FieldForm, str]]:
    """Settings on lines of their own, as of YAML or of a call by names, where comments speak of most."""
    found: list[tuple[FieldForm, str]] = []
    stack: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), first):
        match = _LINE.fullmatch(line.rstrip())
        setting = _SETTING.fullmatch(match["code"]) if match else None
        if match is None or setting is None:
            continue
        indent = len(setting["indent"])
        stack = [one for one in stack if one[0] < indent]
        name = ".".join([*(above for _, above in stack), setting["name"]])
        stack += [(indent, setting["name"])] if not setting["value"] else []
        found.append((FieldForm(name, number), match["said"] or ""))
    said = sum(bool(text) for _, text in found)
    if said > 1 and 2 * said >= len(found):
        yield from found
