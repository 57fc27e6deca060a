"""What a bracket after a field states: its values or range, its default, whether it must be sent and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final

from pydantic import JsonValue

from docpact.facts import JSON_TYPES, JsonType
from docpact.read.pages.phrases.entry import Claim, compiled, number, numbered
from docpact.read.pages.phrases.values import read_list, typed, typed_all

_RANGE: Final = numbered(
    r"(?:^|(?<=[,;]))\s*(?:from |between |range:? ?)?<low>\s*(?:to|-|\u2013|and|\.\.)\s*<high>\s*(?=$|[,;])",
    "low",
    "high",
)
_MINIMUM: Final = numbered(
    r"(?:\b(?:min(?:imum)?(?: of| is|:)?|at least|starting (?:at|from|with))\s+|(?:\u2265|>=)\s*)<low>", "low"
)
_MAXIMUM: Final = numbered(
    (
        r"(?:\b(?:max(?:imum)?(?: of| is|:)?|at most|up to)\s+|(?:\u2264|<=)\s*)<high>(?!\s*(?:mb|kb|gb|seconds?"
        r"|characters?))"
    ),
    "high",
)
_VALUE: Final = r"(?P<value>`[^`]{1,80}`|\"[^\"]{1,80}\"|[\w.+-]{1,80})"
_DEFAULT: Final = compiled(rf"\(?\bdefaults?\s*(?:to|is|:|=)?\s*{_VALUE}")
_AS_DEFAULT: Final = compiled(rf"\bwith {_VALUE} as (?:the |its )?default\b")
_LENGTH: Final = numbered(
    r"(?:^|(?<=[,;]))\s*(?:up to|at most|max(?:imum)?(?: of|:)?|no more than)\s+<high>\s+characters?(?: "
    r"long)?\s*(?=$|[,;])",
    "high",
)
_BETWEEN: Final = numbered(r"\b(?:between|from)\s+<low>\s+(?:and|to)\s+<high>", "low", "high")
_REQUIRED: Final = compiled(r"(?:^|(?<=[,;]))\s*(?P<how>required|optional)\s*(?=$|[,;])")
_TYPE: Final = compiled(rf"(?:^|(?<=[,;]))\s*(?P<type>{'|'.join(JSON_TYPES)})\s*(?=$|[,;])")
_TYPE_AND_BOUND: Final = compiled(
    rf"(?:^|(?<=[,;]))\s*(?P<type>{'|'.join(JSON_TYPES)})\s+(?=>=|<=|min|max|from|between|-?\d)"
)
_EXCEED: Final = numbered(
    (
        r"\b(?:(?:must|may|can|should) ?not exceed|cannot exceed|at most|no more than|up to|maximum(?: of| "
        r"is)?)\s+<high>(?:\s*(?P<unit>[A-Za-z%]+))?"
    ),
    "high",
)
_MUST_BE: Final = compiled(r"\b(?:must|can|may|should) (?:only )?be (?:set to )?(?:one of |either )?(?=[`\"])")
_OF: Final = compiled(r"\s+(?:of|set to|being)\s+(?:either\s+|one of\s+)?")
_UNITS: Final = {
    "seconds": "second",
    "second": "second",
    "s": "second",
    "minutes": "minute",
    "pixels": "pixel",
    "px": "pixel",
}
_LEAD: Final = compiled(r"^(?:one of|either|accepts|values?|set to|only)\s*:?\s+")
_SUBFIELDS: Final = compiled(
    r"^\s*(?P<object>(?:an? )?object )?(?P<with>with|including"
    r"|containing)?\s*(?P<list>`?[a-z_][\w.]*`?(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)`?[a-z_][\w.]*`?)+)\s*$"
)
FIELD_IS: Final = compiled(
    r"(?P<required>required\s+|only\s+)?(?:when|if)\s+(?:the\s+)?`?(?P<name>[A-Za-z_][\w.]*)`?\s+(?:is|equals"
    r"|is set to)\s+(?:`(?P<code>[^`]{1,80})`|\"(?P<text>[^\"]{1,80})\"|(?P<bare>(?-i:[A-Z][A-Z0-9_]*))\b)"
)


def read(inner: str, target: str, siblings: Collection[str], name: str) -> list[Claim]:
    """The claims of a bracket about the field ``target`` of the parameter ``name``.

    ``siblings`` are the fields named before it.
    """
    claims = _subfields(inner, target)
    if claims:
        return claims
    rest = _TYPE_AND_BOUND.sub(r"\g<type>, ", inner)
    for pattern, make in _parts(target, siblings, name):
        for match in pattern.finditer(rest):
            claims += make(match)
        rest = pattern.sub(" ", rest)
    default = _AS_DEFAULT.search(rest) or _DEFAULT.search(rest)
    listed = _values(rest[: default.start()] if default else rest, target)
    claims += listed
    if default:
        claims += _default(default["value"], target, listed)
    return claims


def bounds(words: str, target: str) -> list[Claim]:
    """What words after a field bound: ``which must not exceed `9` seconds`` of a field of seconds.

    A unit that the field's own name does not hold is that of a file.
    """
    if (must := _MUST_BE.search(words)) and (values := values_at(words, must.end())):
        return [Claim("enum", values[0], target)]
    if between := _BETWEEN.match(words.lstrip()):
        return [Claim("minimum", number(between["low"]), target), Claim("maximum", number(between["high"]), target)]
    match = _EXCEED.search(words)
    unit = match["unit"] if match else None
    if match is None or (unit and _UNITS.get(unit.lower(), unit.lower()) not in target.rpartition(".")[2].lower()):
        return []
    return [Claim("maximum", number(match["high"]), target)]


def values_at(text: str, start: int) -> tuple[list[JsonValue], int] | None:
    """The marked values that stand at a place, and where they end."""
    values = read_list(text, start)
    found = typed_all(values.texts, None) if values and values.marked and values.closed else None
    return (found, values.end) if values and found else None


def values_after(text: str, end: int) -> tuple[list[JsonValue], int] | None:
    """The values of a field that stand right after it, as in ``a `kind` of `A` or `B```, and where they end."""
    of = _OF.match(text, end)
    values = read_list(text, of.end()) if of else None
    telling = values is not None and (values.marked or all(re.search(r"[_\d]", one) for one in values.texts))
    if values is None or not telling or len(values.texts) < 2 or not values.closed or values.glossed:
        return None
    found = typed_all(values.texts, None)
    return None if found is None else (found, values.end)


Make = Callable[[re.Match[str]], list[Claim]]


def _parts(target: str, siblings: Collection[str], name: str) -> tuple[tuple[re.Pattern[str], Make], ...]:
    """The parts of a bracket that stand between commas, and the claims that each makes."""
    return (
        (FIELD_IS, lambda match: sibling_rule(match, target, siblings, name)),
        (_REQUIRED, lambda match: [Claim("required", match["how"].lower() == "required", target)]),
        (_TYPE, lambda match: [Claim("type", match["type"].lower(), target)]),
        (
            _RANGE,
            lambda match: [
                Claim("minimum", number(match["low"]), target),
                Claim("maximum", number(match["high"]), target),
            ],
        ),
        (_LENGTH, lambda match: [Claim("maxLength", number(match["high"]), target)]),
        (_MINIMUM, lambda match: [Claim("minimum", number(match["low"]), target)]),
        (_MAXIMUM, lambda match: [Claim("maximum", number(match["high"]), target)]),
    )


def sibling_rule(match: re.Match[str], target: str, siblings: Collection[str], name: str) -> list[Claim]:
    """``when `type` is `URL``` of a field: the sibling of that name decides when the field counts or must be sent."""
    sibling = f"{target.rsplit('.', 1)[0]}.{match['name'].rsplit('.', 1)[-1]}"
    if sibling not in siblings:
        return []
    path = f"{name}{sibling}".replace("[]", "")
    value = match["code"] or match["text"] or match["bare"]
    must = (match["required"] or "").lower().startswith("required")
    return [Claim("rule", f"{'required' if must else 'only'} when {path}={value}", target)]


def _subfields(inner: str, target: str) -> list[Claim]:
    """``(with id and type)`` and ``(image.id and image.type)``: fields inside the field."""
    match = _SUBFIELDS.match(inner)
    if match is None:
        return []
    names = [part.strip(" `") for part in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", match["list"])]
    marker = f"{target.rsplit('.', 1)[-1]}."
    if not match["with"] and not all(name.startswith(marker) for name in names):
        return []
    inside = [Claim("present", value=True, target=f"{target}.{name.removeprefix(marker)}") for name in names]
    return [Claim("type", "object", target), *inside] if match["object"] else inside


def _values(inner: str, target: str) -> list[Claim]:
    inner = _LEAD.sub("", inner.strip(" ,;"))
    values = read_list(inner, 0)
    if values is None or inner[values.end :].strip(" .,;").lower() not in ("", "only"):
        return []
    if not values.marked and any(text.islower() and not text.isdigit() for text in values.texts):
        return []
    found = typed_all(values.texts, None)
    return [] if found is None else [Claim("enum", found, target)]


def _default(text: str, target: str, listed: list[Claim]) -> list[Claim]:
    words = any(isinstance(value, str) for claim in listed if isinstance(claim.value, list) for value in claim.value)
    kind: JsonType | None = "string" if words else None
    value = typed(text.strip('`"').rstrip("."), kind)
    return [] if value is None else [Claim("default", value[0], target)]
