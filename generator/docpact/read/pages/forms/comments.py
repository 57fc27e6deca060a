"""A body in JSON whose comments say what its members are: ``"size": "1k", // optional, 1k|2k, default 1k``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from docpact.errors import DocpactError
from docpact.read.pages import languages, loosejson
from docpact.read.pages.blocks import Block, Code
from docpact.read.pages.forms.field import FieldForm, table
from docpact.read.pages.limits import MAX_SAMPLE
from docpact.read.pages.placing import paths_of
from docpact.read.pages.text import inline, visible
from docpact.read.pages.types import read_type

_BODY: Final = re.compile(r"\{\s*(?:(?://|#)[^\n]*\n\s*|/\*.{0,400}?\*/\s*)*(?=[\"'])", re.DOTALL)
_VALUES: Final = re.compile(r"[\w.:/-]{1,60}(?:\s?\|\s?[\w.:/-]{1,60}){1,40}")
"""A value that stands for several: ``"soft|loud"``."""
_SPELLED: Final = re.compile(r"(?P<type>[a-z]{3,10}(?:\[\])?)\s*(?:[,(:\uff08-]\s*(?P<rest>.{1,300}?)[)\uff09]?)?")
"""A value that says what the member is: ``"string (required)"``."""
_MARK: Final = re.compile(
    rf"(?P<word>{'|'.join(map(re.escape, languages.presence_words()))})"
    r"(?=\s*(?:[,;:.(\uff0c\u3002\uff1a-]|$))\s*[,;:.\uff0c\u3002\uff1a-]?\s*",
    re.IGNORECASE,
)


def with_comments(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a table below every body that comments describe, or in place of one whose values are types."""
    found: list[Block] = []
    for block in blocks:
        fields = [*_fields(block)] if isinstance(block, Code) else []
        found += [] if fields and all("type" in form.cells and form.separated for form in fields) else [block]
        found += [table(fields)] if fields else []
    return found


def _fields(code: Code) -> Iterator[FieldForm]:
    text = visible(code.text)[:MAX_SAMPLE]
    body = _BODY.search(text)
    if body is None:
        return
    try:
        loose = loosejson.read(text[body.start() :], code.line + text.count("\n", 0, body.start()))
    except DocpactError:
        return
    members = {path: value for path, value in paths_of(loose.value) if not path.endswith("[]")}
    spelled = {
        path: (match["type"], match["rest"] or "")
        for path, value in members.items()
        if isinstance(value, str) and (match := _SPELLED.fullmatch(value)) and read_type(match["type"]).type
    }
    if 2 * len((loose.comments.keys() | spelled.keys()) & members.keys()) < max(4, len(members)):
        return
    for path, value in members.items():
        form = FieldForm(path, loose.lines[path])
        if path in spelled:
            form.separated = True
            form.cells["type"] = spelled[path][0]
        if languages.role(loose.comments.get(path, "")) == "default":
            form.cells["default"] = json.dumps(value, ensure_ascii=False)
            loose.comments.pop(path)
        _describe(form, loose.comments.get(path, "") or spelled.get(path, ("", ""))[1])
        if path not in spelled and isinstance(value, str) and _VALUES.fullmatch(value):
            form.cells.setdefault("type" if read_type(value).type else "allowed", value)
        yield form


def _describe(form: FieldForm, comment: str) -> None:
    """Takes what a comment says of a member: a mark, a type, and the rest."""
    for line in inline(comment).split("\n"):
        mark = _MARK.match(line)
        said = line[mark.end() :] if mark else line
        kind, _, after = said.partition(",")
        typed = '"' not in kind and read_type(kind).type is not None
        form.cells |= {"required": mark["word"]} if mark else {}
        form.cells |= {"type": kind} if typed else {}
        form.lines.append(after.strip() if typed else said)
