"""Type cells: ``array<string>``, ``string or null``, ``Optional[int]``, ``String(50)``, ``"soft" | "hard"``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from docpact.facts import JsonType
from docpact.read.pages import languages
from docpact.read.pages.languages.entry import listed

_TYPES: Final[dict[str, JsonType]] = {
    **dict.fromkeys(("string", "str", "text", "uuid", "guid", "url", "uri", "varchar", "char", "email", "datetime",
                     "date-time", "base64", "string literal", "date", "enum", "enumeration", "character"), "string"),
    **dict.fromkeys(("integer", "int", "int32", "int64", "long", "uint", "uint32", "uint64", "bigint", "short",
                     "whole number", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "usize"), "integer"),
    **dict.fromkeys(("number", "num", "float", "double", "decimal", "float32", "float64", "real", "numeric",
                     "bigdecimal", "f32", "f64"), "number"),
    **dict.fromkeys(("boolean", "bool", "true/false", "true", "false"), "boolean"),
    **dict.fromkeys(("array", "list", "tuple", "sequence"), "array"),
    **dict.fromkeys(("object", "dict", "json", "map", "record", "hash", "json object", "dictionary",
                     "obj"), "object"),
}  # fmt: skip
FORMATS: Final = frozenset(
    listed("float, double, int32, int64, uuid, url, uri, date-time, date, binary, byte, base64, email")
)
TYPE_ALONE: Final = re.compile(r"(?:string|integer|number|boolean|array|object|float|int|bool)(?:\[\])?", re.IGNORECASE)
FILES: Final = frozenset(("file", "binary", "blob", "file/binary"))
"""Words for what a form alone can send, and JSON has no type for."""
_SILENT: Final = frozenset(("any", "mixed"))
"""Words that say something else than a type."""
_PRESENCE: Final = re.compile(
    r"(?:^|(?<=[\s,;(\[|/]))(?P<word>required|optional|mandatory|必填|必选|可选|选填)(?=$|[\s,;)\]|/.])", re.IGNORECASE
)
_NULLS: Final = frozenset(("null", "none", "nil", "undefined", "nonetype"))
_COUNTED: Final = re.compile(
    r"(?P<type>\S.*?)\s+(?:\[\s*(?P<low>\d+)\s*\.\.\s*(?P<high>\d+)\s*\]\s*(?P<of>characters|items)"
    r"|(?P<bound>[<>]=?\s*\d+\s*(?:characters|items)))"
)
"""A type with how many characters or items it takes: ``string [ 1 .. 90 ] characters``."""
_OR_NULL: Final = re.compile(r"(?<=\S)\s*(?:\|{1,2}|\bor\b)\s*null$|^null\s*(?:\|{1,2}|\bor\b)\s*(?=\S)", re.IGNORECASE)
_ITEMS: Final = re.compile(
    r"(?:array|list|sequence)\s*(?:of|<|\[|\()\s*(?P<of>[^<>]*?(?:<[^<>]*>)?)\s*[>\])]?|(?P<before>.+?)\s*\[\s*\d*\s*\]"
    r"|\[\s*\](?P<slice>[a-z]\w*)|\[\s*(?P<inside>[^\[\]]*?)\s*\]|(?P<word>[a-z0-9]+)s?\s+(?:array|list)"
)
_WRAPPED: Final = re.compile(
    r"(?P<how>option(?:al)?|nullable|maybe|required|enum|literal|union)\s*[\[<(]\s*(?P<of>.+?)\s*[\]>)]"
)
_ENUM_OF: Final = re.compile(
    r"enum\s*[:(]\s*(?P<values>\"?\w+\"?(?:\s*[,|]\s*\"?[A-Za-z][\w.-]*\"?)+)\s*\)?", re.IGNORECASE
)
"""Values in the place of a type, as in ``enum: soft, hard``."""
_QUOTED: Final = re.compile(r"\"([^\"|]{1,120})\"|'([^'|]{1,120})'")
_BRACKET: Final = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]{1,200})[)\]]\s*$|\s*<(?P<angle>[^<>]{1,80})>\s*$")
_LENGTH: Final = re.compile(r"(?:max(?:imum)?(?: length)?\s*:?\s*)?\d{1,7}")
_RANGE: Final = re.compile(r"\s*`?-?\d[\d.,]*`?\s*(?:-|\u2013|~|\.\.+|to)\s*`?-?\d[\d.,]*`?\s*")
_WIDE: Final = str.maketrans("\uff08\uff09", "()")
_RANGED: Final = re.compile(rf"(?P<type>[A-Za-z]*)(?P<range>{_RANGE.pattern})")
_DECIMAL_COMMA: Final = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")
_PACKAGE: Final = re.compile(r"^(?:[a-z]+(?:\.|::))+(?=[a-z])")
"""What stands before the name of a type in languages of packages, as in ``kotlin.String``."""
_SPLIT: Final = re.compile(r"\s*\|\|?\s*|\s+(?:or|oder|ou)\s+|\s*/\s*")
_QUALIFIED: Final = re.compile(r"^(?!(?:array|list|map)\b)\w+ (?P<type>string|integer|number|boolean|object)$")
"""A type behind a word of the vendor's own, as in ``UUIDv4 string``."""
_WORDS: Final = re.compile(r"[\w\s().\uff08\uff09*-]*")
_COMMA: Final = re.compile(r"\s*[,;\uff0c\uff1b]\s*")


@dataclass(frozen=True, slots=True)
class TypeCell:
    """What a type cell states; ``type`` is None when it states none that is known.

    ``says`` are further statements of the cell, put as sentences; ``unknown`` is the part that is not understood.
    """

    type: JsonType | None
    item: JsonType | None = None
    required: bool | None = None
    values: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    unknown: str = ""


def read_type(cell: str) -> TypeCell:
    """What a type cell states, whatever its notation."""
    text = _OR_NULL.sub("", " ".join(cell.translate(_WIDE).replace("`", " ").replace("\\|", "|").split()).strip(" .*:"))
    required: bool | None = None
    if presence := _PRESENCE.findall(text):
        required = languages.yes_or_no(presence[0])
        text = _PRESENCE.sub(" ", text)
        text = re.sub(r"\(\s*[,;]?\s*\)", " ", text)
    says: list[str] = []
    while (wrapped := _WRAPPED.fullmatch(text.strip().lower())) and wrapped["how"] != "union":
        required = False if wrapped["how"] == "optional" else required
        text = text.strip()[wrapped.start("of") : wrapped.end("of")]
    if listed := _ENUM_OF.fullmatch(text):
        text = " | ".join(f'"{value}"' for value in re.split(r"\s*[,|]\s*", listed["values"].replace('"', "")))
    if (ranged := _RANGED.fullmatch(text)) and (not ranged["type"] or _word(ranged["type"].lower())):
        return TypeCell(_word(ranged["type"].lower()), says=(f"Range {_DECIMAL_COMMA.sub('.', ranged['range'])}",))
    if counted := _COUNTED.fullmatch(text):
        says.append(f"{counted['low']} to {counted['high']} {counted['of']}" if counted["low"] else counted["bound"])
        text = counted["type"]
    if literals := _literals(text):
        return TypeCell(None if text[:1].isdigit() else "string", None, required, literals)
    head, *rest = _COMMA.split(text.strip()) if not re.search(r"[<\[][^>\]]*,", text) else [text.strip()]
    says += [part for part in rest if part]
    head = _without_bracket(head, says)
    found, item, unknown = _named(head.strip(" ,;:|/").lower())
    bracketed = [_from_bracket(part, found) for part in says]
    return TypeCell(found, item, required, (), tuple(part for part in bracketed if part), unknown)


def _literals(text: str) -> tuple[str, ...]:
    """The values of ``"soft" | "hard"``; none when the cell is not made of them alone."""
    parts = [part.strip() for part in re.split(r"\s*(?:\||,|\bor\b)\s*", text) if part.strip()]
    if len(parts) > 1 and all(map(str.isdecimal, parts)):
        return tuple(parts)
    found = [match[1] or match[2] for part in parts if (match := _QUOTED.fullmatch(part))]
    return tuple(found) if found and len(found) == len(parts) else ()


def _without_bracket(head: str, says: list[str]) -> str:
    """The head of a type without a bracket that says something about it, such as its format or range."""
    bracket = _BRACKET.search(head)
    if bracket is None or _ITEMS.fullmatch(head.lower()) or not head[: bracket.start()].strip():
        return head
    says.append(bracket["inner"] or bracket["angle"])
    return head[: bracket.start()]


def _from_bracket(part: str, kind: JsonType | None) -> str:
    """What a bracket or a part after a comma says, as a sentence; empty when it only names a format."""
    lowered = part.strip().lower()
    if lowered in FORMATS or lowered in _TYPES or lowered in _SILENT or lowered in _NULLS or lowered == "nullable":
        return ""
    if kind == "string" and _LENGTH.fullmatch(lowered):
        return f"Maximum {re.sub(r'[^0-9]', '', lowered)} characters"
    if re.fullmatch(r"(?:default|defaults)(?: (?:is|to|value))*\s*:?\s*(?:null|none|nil)", lowered):
        return ""
    if kind == "string" and _RANGE.fullmatch(part):
        return f"Length {part} characters"
    return f"Range {part}" if kind in ("integer", "number") and _RANGE.fullmatch(part) else part


def _named(text: str) -> tuple[JsonType | None, JsonType | None, str]:
    """The type and the item's type that words stand for, and what is not understood."""
    members = [part for part in _SPLIT.split(text) if part and part not in _NULLS and part not in ("", "nullable")]
    if len(members) > 1 and text not in _TYPES:
        kinds = {_one(member) for member in members}
        if {kind for kind, _, _ in kinds} == {"number", "integer"}:
            return "number", None, ""
        if len(kinds) == 1 and None not in {kind for kind, _, _ in kinds}:
            return next(iter(kinds))
        return None, None, text
    return _one(members[0] if members else "")


def _one(text: str) -> tuple[JsonType | None, JsonType | None, str]:
    text = re.sub(r"^(?:an?|the|json)\s+(?=[a-z])", "", text.removesuffix("?").strip())
    text = re.sub(r"^nullable\s+|\s+nullable$|\s+enum$|^enum\s+(?:of\s+)?", "", text)
    if known := _word(_QUALIFIED.sub(r"\g<type>", text)):
        return known, None, ""
    if items := _ITEMS.fullmatch(text):
        inner = next(group for group in items.groups() if group is not None).strip()
        first = re.split(r"[<\[(]", inner, maxsplit=1)[0].strip() or inner
        return "array", _word(first) or _word(first.removesuffix("s")), ""
    if (named := re.fullmatch(r"(?P<list>[a-z]+) de (?P<of>[^\s<>]+)", text)) and _word(named["list"]) == "array":
        return "array", _word(named["of"]) or _word(named["of"].removesuffix("s")), ""
    if not text.isascii():  # Other scripts put a word for lists behind that for what they hold.
        ends = (at for at in range(1, len(text[:20])) if languages.type_word(text[at:]) == "array")
        if (at := next(ends, 0)) and (held := languages.type_word(text[:at])):
            return "array", held, ""
    if re.match(r"(?:object|dict|map|record|dictionary)\s*[<\[({]", text):
        return "object", None, ""
    return None, None, "" if not text or text in _SILENT else text


def _word(text: str) -> JsonType | None:
    text = _PACKAGE.sub("", text)
    known = _TYPES.get(text) or languages.type_word(text)
    return known or (languages.type_word(languages.folded(text)) if _WORDS.fullmatch(text) else None)
