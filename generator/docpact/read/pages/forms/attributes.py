"""What stands after the name of a parameter in a line: its type, its marks, and the rest that is said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docpact.read.pages import languages
from docpact.read.pages.blocks import Grid, TableRow
from docpact.read.pages.forms.field import CODE, FieldForm, table
from docpact.read.pages.types import FILES, FORMATS, read_type

_NAME: Final = re.compile(
    r"(?:`(?P<code>[A-Za-z_][\w.\[\]-]{0,120})`|(?P<bare>[A-Za-z_][\w.\[\]-]{0,120}))(?P<mark>[?*]?)"
)
_NAMES: Final = re.compile(
    r"(?P<names>`?[a-z_]\w{0,60}`?(?:\s*/\s*`?[a-z_]\w{0,60}`?){1,3})(?=\s*(?:[:\uff1a(]|[\u2013\u2014-]\s))"
)
"""Several parameters of which one text speaks, as in ``width / height: ...``."""
_SEPARATOR: Final = re.compile(
    r"\s*(?:[:\uff1a|\u00b7\u2022]|-{1,2}(?=\s)|[\u2013\u2014])\s*|\s*,\s*(?=`?[a-z])|\s+|(?=[(\[<\uff08])"
)
_GROUP: Final = re.compile(
    r"\((?P<round>[^()]{1,300})\)|\[(?P<square>[^\[\]]{1,300})\]|<(?P<angle>[^<>]{1,100})>"
    r"|\uff08(?P<wide>[^\uff08\uff09]{1,300})\uff09"
)
_DETAIL: Final = re.compile(
    r"(?<=[\u00b7\w] )(?P<label>min|max|default)\s*:\s*(?P<value>\S{1,80})"
    r"(?=\s*(?:\u00b7|$)|\s+(?:required|optional)\b)",
    re.IGNORECASE,
)
"""One of the details that dots part, as in ``string \u00b7 max: 400``, or that follows a type and ends the line."""
_WORDS: Final = re.compile(
    r"(?:null\s*\|\s*)?(?:(?:array|list|str(?:ing)?|integer|num(?:ber)?|boolean|object|float|int|bool|enum|file(?:/binary)?"
    r"|binary|blob|json(?! [a-z])|map|any|double|uri|uuid|date-time|datetime)s?(?:\s+of\s+[a-z]+|\s*<[^<>]{1,60}>"
    r"|\s*\[[a-z]{0,12}\])?(?:\s+(?:or|\|)\s+(?:null|string|integer|number|array|object|boolean))?)(?![\w`])",
    re.IGNORECASE,
)
_LITERALS: Final = re.compile(r"(?:\"[^\"\n]{1,60}\"|\d{1,9})(?:\s*\|\s*(?:\"[^\"\n]{1,60}\"|\d{1,9})){1,60}")
_PLACES: Final = ("path", "query", "header", "cookie", "body")
_PRESENCE: Final = re.compile(
    rf"(?P<word>nullable|deprecated|{'|'.join(map(re.escape, (*_PLACES, *languages.presence_words())))})(?![\w`])",
    re.IGNORECASE,
)
_QUICK: Final = re.compile(
    r"array|list|\bstr|int|\bnum|bool|object|float|enum|file|json|map|any|double|uri|uuid|datetime|date-time"
    r"|required|optional|mandatory|deprecated|\"\s*\|\s*\"",
    re.IGNORECASE,
)
_UNTYPED: Final = ("any", *FILES)
"""Words in the place of a type that stand for none of JSON."""
_CLASS: Final = re.compile(r"[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+")
"""A type of the vendor's own, which only its looks tell from prose."""
_LITERAL: Final = re.compile(r"(?:or )?`?\"[^\"`]{1,60}\"`?")
_STAR: Final = re.compile(r"\\?\*\s*")
_VENDOR_TYPE: Final = re.compile(r"[A-Z][A-Za-z0-9]{1,60}(?:\[\]|<[A-Za-z]{1,40}>)?|[A-Z]{2,20}")


def field_form(text: str, line: int) -> FieldForm | None:
    """A parameter that a text begins with, as in `` `tempo` (`integer`, required): How fast.``; None for other text."""
    match = _NAME.match(text)
    if match is None:
        return None
    found = FieldForm(match["code"] or match["bare"], line, marked=match["code"] is not None)
    if several := _NAMES.match(text):
        found.name = several["names"].replace("`", "")
        match = several
    mark = match.groupdict().get("mark")
    if mark == "*":
        _attribute("required", found)
    elif mark == "?":
        _attribute("optional", found)
    position = _attributes(text, match.end(), found)
    rest = text[position:]
    bracket = re.match(r"\s*[(\uff08](?P<inner>[^()\uff08\uff09]{1,60})[)\uff09](?=\s*[:\uff1a]\s)", rest)
    if bracket and "type" not in found.cells:
        found.cells["type"] = bracket["inner"]
        rest = rest[bracket.end() :]
    separator = re.match(r"\s*(?:[:\uff1a]|[-\u2013\u2014]{1,2}(?=\s))\s*", rest)
    if separator:
        found.separated = True
        rest = rest[separator.end() :]
    elif rest and not rest[:1].isspace() and not text[position - 1 : position].isspace() and rest[:1] not in ".,;":
        return None
    if rest.strip(" .,;"):
        found.lines.append(rest.strip(" ,;"))
    return found


def attributes_alone(name: str, text: str, line: int) -> FieldForm | None:
    """The parameter of that name with what a line of attributes says of it, such as ``string, required``."""
    read = field_form(f"{name} {text}", line)
    return read if read is not None and read.strong and not read.lines else None


def fields_of_pairs(rows: Sequence[TableRow]) -> Grid | None:
    """The table that two columns without heads stand for: a name with its marks, and beside it all that is said.

    None where the rows are not made so.
    """
    found: list[FieldForm] = []
    for row in rows:
        lines = [line.strip() for line in row.cells[1].split("\n") if line.strip()] if len(row.cells) == 2 else []
        name, *marks = row.cells[0].split()
        form = field_form(f"{name} {lines[0]}", row.line) if lines else None
        if form is None or "type" not in form.cells or not all(_attribute(mark, form) for mark in marks):
            return None
        for line in lines[1:]:
            form.add(line, item=False)
        found.append(form)
    return table(found) if found else None


def says_type(text: str) -> bool:
    """Whether a text holds a word of a type or of presence at all: a quick look before a close one."""
    return _QUICK.search(text) is not None or not text.isascii()


def _attributes(text: str, position: int, found: FieldForm) -> int:
    """Reads the attributes after a name; the place after the last."""
    while separator := _SEPARATOR.match(text, position):
        end = _one_attribute(text, separator.end(), found)
        if end is None:
            break
        position = end
    return position


def _one_attribute(text: str, start: int, found: FieldForm) -> int | None:
    if detail := _DETAIL.match(text, start):
        found.cells.setdefault(languages.role(detail["label"]), detail["value"])
        return detail.end()
    if group := _GROUP.match(text, start):
        inner = next(part for part in group.groups() if part is not None)
        return group.end() if _group(inner, found) else None
    if (code := CODE.match(text, start)) and (_attribute(code[1], found) or _is_vendors(code[1], found)):
        return code.end()
    if (word := _CLASS.match(text, start)) and _ends_or_marks(text, word.end()) and _is_vendors(word[0], found):
        return word.end()
    for pattern in (_PRESENCE, _WORDS, _LITERALS):
        word = pattern.match(text, start)
        if word is None:
            continue
        placed = word[0].lower() in _PLACES and _WORDS.match(text[word.end() :].lstrip()) is not None
        if (placed or _ends(text, word.end())) and _attribute(word[0], found):
            return word.end()
    star = _STAR.fullmatch(text, start)
    return star.end() if star and _attribute("required", found) else None


def _ends(text: str, end: int) -> bool:
    """Whether an attribute can end here: prose may go on with the same word, as in ``string of words``."""
    rest = text[end:]
    return (
        rest[:1] in ":,;)]|\uff1a\n"
        or re.match(
            r"\s*(?:[-\u00b7\u2013\u2014(\[:|\uff1a\uff08<>\u2264\u2265]|$|[A-Z`\u3040-\u30ff\u3400-\u9fff])", rest
        )
        is not None
        or _ends_or_marks(text, end)
        or _DETAIL.match(text, len(text) - len(rest.lstrip())) is not None
        or _WORDS.fullmatch(re.sub(r"\s*\([^()]{1,60}\)$", "", rest.strip())) is not None
    )


def _ends_or_marks(text: str, end: int) -> bool:
    """Whether nothing follows, or whether the parameter must be sent."""
    rest = text[end:].lstrip()
    return not rest or _STAR.fullmatch(rest) is not None or _PRESENCE.match(rest) is not None


def _group(inner: str, found: FieldForm) -> bool:
    """Reads ``(string, required)``; whether at least its first part is a type or a presence."""
    if inner.strip().lower() in FORMATS and "type" in found.cells:
        return True
    label, colon, listed = inner.partition(":")
    if colon and languages.role(label) == "allowed" and listed.strip():
        found.cells["allowed"], found.strong = listed.strip(), True
        return True
    parts = [part.strip() for part in re.split(r"\s*[,;\uff0c|](?![^<]*>)\s*", inner) if not languages.is_blank(part)]
    literals = [part for part in parts if _LITERAL.fullmatch(part)]
    if len(literals) > 1:
        found.cells["allowed"] = ", ".join(part.removeprefix("or ") for part in literals)
        parts = [part for part in parts if part not in literals]
    known = [_attribute(part.strip("` "), found) for part in parts]
    if len(parts) == 1 and _is_vendors(inner.strip("` "), found):
        return True
    if not any(known):
        return False
    for part, is_known in zip(parts, known, strict=True):
        bare = part.strip("` ")
        if not is_known and "type" not in found.cells and _VENDOR_TYPE.fullmatch(bare):
            found.cells["type"] = bare
        elif not is_known and bare:
            found.lines.append(f"{part}.")
    return True


def _is_vendors(word: str, found: FieldForm) -> bool:
    """Takes a word that looks like a type of the vendor's own, where none is known."""
    is_one = "type" not in found.cells and _CLASS.fullmatch(word) is not None
    found.cells |= {"type": word} if is_one else {}
    return is_one


def _attribute(word: str, found: FieldForm) -> bool:
    """Takes a word that is a type or says whether the parameter must be sent."""
    text = word.strip()
    label, _, value = text.partition(":")
    said = languages.role(label) if value.strip() else "other"
    kind = read_type(text)
    if text.lower() == "deprecated":
        found.lines.append("Deprecated.")
    elif text.lower() in _PLACES:
        found.cells["location"] = text
    elif said in ("default", "minimum", "maximum"):
        found.cells.setdefault(said, value.strip())
    elif text.lower() in ("nullable", "enum"):
        found.strong = True
        found.enumerated = found.enumerated or text.lower() == "enum"
    elif _PRESENCE.fullmatch(text):
        found.cells["required"] = text
        found.strong = True
    elif "type" not in found.cells and (kind.type or kind.values or text.lower() in _UNTYPED):
        found.cells["type"] = text
        found.strong = True
    else:
        return False
    return True
