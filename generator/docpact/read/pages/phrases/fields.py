"""The fields of an array's items or of an object, where a definition names them in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.facts import JSON_TYPES, NAME
from docpact.read.pages.languages.entry import listed
from docpact.read.pages.phrases import brackets
from docpact.read.pages.phrases.entry import Claim, Example, Field, Phrase, Reading, Scope, compiled, stated

HOLDS: Final = (
    r"(?:includes?|contains?|has|have|specif(?:y|ies)|requires?|consists? of|comprises?|takes|accepts|needs|provides?"
    r"|is an? object (?:with|containing)|(?:must|should|can|may) (?:include|contain|have|specify|provide)|holds?"
    r"|is made of|with|defines)"
)
_CARRY: Final = (
    rf"(?:{HOLDS}|(?:is |are )?(?:(?:made(?: up)?|composed) of|(?:given|described|defined) (?:as|by|with))"
    r"|carr(?:y|ies)|names|gives|lists|supplies|bears|wants)"
)
_ONE_MORE: Final = (
    r"^\s*(?=(?:an?|the|each)\s+(?:optional|required)\s+(?:`[A-Za-z_]\w*`|[a-z_]+)\s+(?:(?:string|integer|number"
    r"|boolean|array|object|field|value|parameter|property)\s+)?(?:\([^()]{1,300}\)\s*)?"
    r"(?:sets|controls|defines|specifies|determines|gives|indicates|adds|decides|can be|may be|is)\b)"
)
"""What begins a sentence about a field alone."""
_EACH: Final = compiled(
    rf"{_ONE_MORE}|\b(?:each|every|the|all)\s+(?:(?:[a-z]+\s){{0,2}})(?:items?|references?|entr(?:y|ies)|elements?"
    rf"|objects?|images?|frames?|videos?|clips?|values?|members?|ones?)\s+{_CARRY}(?:\s+both)?:?\s+(?=\S)"
    rf"|\b(?:array|list|objects?|items) with\s+(?=(?:an? )?[a-z_`]+(?:(?:,| and|, and) [a-z_`]+){{0,8}}"
    r" (?:fields|properties|keys)\b)"
    rf"|\b(?:(?:inside|in) )?each(?: one| item)?:\s+(?=[a-z_]+\.[a-z_])|^\s*(?:items?|entries"
    rf"|elements)\s+{_CARRY}:?\s+(?=\S)|\beach\s+(?:(?:is\s+)?an? object (?:with|of|containing)"
    rf"|{_CARRY})\s+(?=(?:an?\s+)?`)|(?:^|[;:,]\s)\s*(?:each|every|an?|one"
    rf"|the)\s+(?:[a-z]+\s){{1,2}}{_CARRY}\s+(?=(?:an?\s+|both\s+)?`?[a-z_]\w*\.[a-z_]|(?:an?\s+`\w+`|\w+)\s*\()"
)
"""The last: any noun, before names that can be nothing but those of fields."""
_OBJECT: Final = compiled(rf"{_ONE_MORE}|(?:^|\b(?:object|it|which|that)\s+)\s*{HOLDS}:?\s+(?=\S)")
_LEAD: Final = compiled(
    r"\s*(?:[,;]\s*)?(?:(?:and|or|plus|as well as|along with|together with|either),?\s+)*(?:the\s+)?(?:(?:matching"
    r"|corresponding|following)\s+(?:[a-z]+\s+){0,2}?(?:fields?|properties)\s*:\s*)?(?P<how>(?:optionally,?|an optional"
    r"|optional|a required|required|also|both)\s+)*(?:an?\s+|the\s+|its\s+)?(?P<how2>(?:optional"
    r"|required)\s+)?(?P<level>(?:item|top|entry)[- ]level\s+)?(?:(?:matching|corresponding|respective)\s+)?"
)
_NEEDS: Final = compiled(r"\b(?:requires?|needs)\W*$")
_OWN_NOUN: Final = re.compile(r"(?P<noun>[a-z]{3,20})\s+(?=[a-z]+\s*(?:,|\band\b|\.|$))")
_DOTTED: Final = r"[A-Za-z_]\w*(?:(?:\[\d{0,3}\])?\.[A-Za-z_]\w*)*"
_FIELD: Final = re.compile(rf"`(?P<code>{_DOTTED})`|(?P<bare>{_DOTTED})")
_TYPE_AFTER: Final = compiled(
    r"\s+(?P<type>string|integer|number|boolean|array|object)s?\b(?:\s+with\s+(?=(?:an?\s+|the\s+)?[`a-z]))?"
    r"|\s+(?:fields?|values?|parameters?|propert(?:y|ies))\b"
)
_OBJECT_WITH: Final = compiled(r"with\s+$")
_SAME_SHAPE: Final = compiled(
    r"\s*(?:in|of|with)\s+the same (?:shape|format|structure|form) as\s+(?P<name>`[^`]{1,120}`|[\w.]{1,120})"
)
BRACKET: Final = re.compile(r"\s*\((?P<inner>(?:[^()]|\([^()]{0,100}\)){1,500})\)")
_GLOSS: Final = compiled(
    r"(?:\s*,)?\s+(?P<word>for|to|that|which|describing|indicating|when|if|where|giving|in|from|of|as|controls?|sets"
    r"|defines|specifies|determines|gives|indicates|adds|decides|can|may|is|must|should|used|with|between)\b"
)
_RESUME: Final = compiled(
    r"[,;]\s*(?:(?:and|or)\s+)?(?:an?\s+|the\s+)?(?:optional(?:ly)?\s+|required\s+)?(?=`[A-Za-z_][\w.]*`"
    r"|[a-z]+\.[a-z])|\s+and\s+(?:an?\s+)?(?:optional(?:ly)?\s+)?(?=`[A-Za-z_][\w.]*`|[a-z]+\.[a-z])|[,;]\s*(?:and"
    r"|or)\s+(?:an?\s+)?(?:optional(?:ly)?|required)\s+(?=[a-z_]+\b)"
)
_SEPARATED: Final = compiled(r"\s*(?:,|;|\band\b|\bor\b|\bplus\b|\bas well as\b|\balong with\b)")
_END: Final = compiled(r"\s*(?:$|[.;])")
_LATTER: Final = compiled(
    r",?\s+the (?:latter|second|last)(?: one)?(?: is| being)?(?: always| only)?(?: one of| either)?\s+(?=`)"
)
_MORE_FIELDS: Final = re.compile(r"`|[a-z]\.[a-z]")
_MAX_FIELDS: Final = 40
_NO_FIELDS: Final = frozenset(
    listed("a, an, the, one, its, more, other, both, either, must, only, up, at, no, not, two, three, and, or")
)


@dataclass(slots=True)
class _List:
    """What a list of fields has given so far; ``prefix`` is the object that the fields stand in."""

    claims: list[Claim]
    prefix: str
    outer: str
    optional: bool = False


def _items(match: re.Match[str], scope: Scope) -> Reading | None:
    if scope.type not in ("array", None) or scope.name == "guidances":
        return None
    objects = (Claim("itemType", "object"),) if scope.type == "array" and " object " in match[0] else ()
    return Reading((*objects, *found.claims), found.end) if (found := _fields(match, scope, "[]")) else None


def _members(match: re.Match[str], scope: Scope) -> Reading | None:
    first = _FIELD.match(match.string, match.end())
    other = scope.names.resolve(first[0], scope.name) if first and _NEEDS.search(match[0]) else None
    if other and not other.startswith(f"{scope.name}."):
        return None  # ``Requires `tone`.`` speaks of another parameter.
    return _fields(match, scope, "") if scope.type == "object" else None


def _fields(match: re.Match[str], scope: Scope, prefix: str) -> Reading | None:
    listing = _List([], prefix, prefix)
    position = match.end()
    for _ in range(_MAX_FIELDS):
        end = _one(match.string, position, listing, scope)
        if end is None:
            break
        position = end
        if _SEPARATED.match(match.string, position) is None:
            break
    if not listing.claims:
        return None
    if (latter := _LATTER.match(match.string, position)) and (of := brackets.values_at(match.string, latter.end())):
        listing.claims.append(Claim("enum", of[0], listing.claims[-1].target))
        position = of[1]
    if _MORE_FIELDS.search(match.string, position):
        position = _past_glosses(match.string, position, listing)
        if position < 0:
            return None
    remember(listing.claims, scope)
    return Reading(tuple(listing.claims), position)


def _past_glosses(text: str, position: int, listing: _List) -> int:
    """The end of words that only explain values listed before, as in ``: `X` edits, `Y` refers``; -1 for others."""
    known = {str(value) for claim in listing.claims if isinstance(claim.value, list) for value in claim.value}
    rest = text[position:]
    marked = re.findall(r"`([^`]*)`", rest)
    if not re.match(r"\s*[:(;,]", rest) or not marked or not known.issuperset(marked):
        return -1
    return len(text)


def remember(claims: list[Claim], scope: Scope) -> None:
    for claim in claims:
        if claim.keyword == "enum" and isinstance(claim.value, list):
            scope.fields.append(Field(claim.target, tuple(claim.value)))
        elif claim.keyword == "present":
            scope.fields.append(Field(claim.target))


def _one(text: str, position: int, listing: _List, scope: Scope) -> int | None:
    """Reads one field of the list; the place after it, or None when there is none."""
    lead = _LEAD.match(text, position)
    start = lead.end() if lead else position
    how = f"{(lead['how'] or '') + (lead['how2'] or '') if lead else ''}".lower()
    if lead and "optional" in (lead[0] or "").lower():
        listing.optional = listing.optional or "optionally" in lead[0].lower()
        how = "optional"
    if (noun := _OWN_NOUN.match(text, start)) and scope.name.lower().endswith(noun["noun"].lower()):
        start = noun.end()  # ``an image id`` of ``first_image``
    name = _FIELD.match(text, start)
    if name is None or (field := _name(name, text)) is None:
        return None
    if lead and lead["level"]:
        # ``an item-level `role```: beside the object whose fields came before it.
        listing.prefix = listing.outer
    target = target_of(listing.prefix, field, scope)
    claims: list[Claim] = [Claim("present", value=True, target=target)]
    if how.strip().startswith("required") or "required" in how:
        claims.append(Claim("required", value=True, target=target))
    elif "optional" in how or listing.optional:
        claims.append(Claim("required", value=False, target=target))
    end = _after((text, name.end()), target, claims, listing, scope)
    if end is None:
        return None
    listing.claims += claims
    return end


def _name(match: re.Match[str], text: str) -> str | None:
    """The name of a field; a bare word only where it cannot be prose."""
    if match["code"]:
        name = match["code"]
    else:
        name = match["bare"]
        if name.lower() in _NO_FIELDS or name.lower() in JSON_TYPES:
            return None
        if "." not in name and "_" not in name and not _bare_follows(text, match.end()):
            return None
    name = re.sub(r"\[\d*\]", "[]", name)
    return name if all(NAME.fullmatch(step) for step in name.replace("[]", "").split(".")) else None


def _bare_follows(text: str, end: int) -> bool:
    """Whether what follows an unmarked word lets it be a field: a separator, a bracket, a type word or the end."""
    return bool(
        _SEPARATED.match(text, end)
        or BRACKET.match(text, end)
        or _TYPE_AFTER.match(text, end)
        or _END.match(text, end)
        or _GLOSS.match(text, end)
    )


def target_of(prefix: str, field: str, scope: Scope) -> str:
    if scope.names.has_inside(scope.name, f"{prefix}.{field}"):
        return f"{prefix}.{field}"  # A member may be called as what holds it.
    own = scope.name.rsplit(".", 1)[-1]
    for whole in (f"{scope.name}[].", f"{scope.name}.", f"{own}[].", f"{own}."):
        field = field.removeprefix(whole)
    return f"{prefix}.{field}"


def _after(place: tuple[str, int], target: str, claims: list[Claim], listing: _List, scope: Scope) -> int | None:
    """Reads what explains a field: its type, a bracket, words up to the next field. The place after all that."""
    text, end = place
    kind = _TYPE_AFTER.match(text, end)
    if kind:
        end = kind.end()
        if kind["type"]:
            claims.append(Claim("type", kind["type"].lower(), target))
        if kind["type"] and _OBJECT_WITH.search(kind[0]):
            listing.prefix = target
            listing.claims += claims
            claims.clear()
            return _one(text, end, listing, scope)
        if same := _SAME_SHAPE.match(text, end):
            return _same(same, target, claims, scope)
    bracket = BRACKET.match(text, end)
    if bracket:
        claims += brackets.read(bracket["inner"], target, _named(listing), scope.name)
        end = bracket.end()
    if values := brackets.values_after(text, end):
        claims.append(Claim("enum", values[0], target))
        return values[1]
    gloss = _GLOSS.match(text, end)
    if gloss is None:
        return end
    if gloss["word"].lower() in ("when", "if"):
        condition = brackets.FIELD_IS.match(text, gloss.start("word"))
        rules = brackets.sibling_rule(condition, target, _named(listing), scope.name) if condition else []
        if condition and rules:
            claims += rules
            return condition.end()
    resume = _RESUME.search(text, gloss.end())
    stop = re.search(r"\.(?=\s|$)|$", text[gloss.end() :])
    limit = gloss.end() + (stop.start() if stop else 0)
    limit = resume.start() if resume and resume.start() < limit else limit
    claims += brackets.bounds(text[gloss.start() : limit], target)
    return limit


def _named(listing: _List) -> set[str]:
    return {claim.target for claim in listing.claims if claim.keyword == "present"}


def _same(match: re.Match[str], target: str, claims: list[Claim], scope: Scope) -> int:
    other = scope.names.resolve(match["name"], scope.name)
    shape = scope.names.shape(other, target) if other else None
    claims += [Claim(claim.keyword, claim.value, f"{target}{claim.target}") for claim in shape or ()]
    return match.end()


def _there(*targets: str) -> tuple[tuple[JsonValue, ...], ...]:
    """The fields that an example names, each of which is there."""
    return tuple((target, "present", True) for target in targets)


_TYPES: Final[tuple[tuple[JsonValue, ...], ...]] = (
    *_there("[].sound.id", "[].sound.kind"),
    ("[].sound.kind", "enum", ["A", "B"]),
)


PHRASES: Final = (
    Phrase(
        "each item includes",
        _EACH,
        (
            Example("Each item includes sound.id and sound.kind (`A` or `B`).", _TYPES, "array"),
            Example("Each entry contains `sound.id`, `sound.kind` (A, B).", _TYPES, "array"),
            stated(
                "Each item includes sound.id, and an optional pan.",
                "[].sound.id,[].pan present true; [].pan required false",
                "array",
            ),
            stated(
                "Each item includes sound.id, and optionally sound.url and sound.gain.",
                "[].sound.id,[].sound.url,[].sound.gain present true; [].sound.url,[].sound.gain required false",
                "array",
            ),
            stated(
                "Each item includes `key` (required) and `gain` (`-3` to `3`, defaults to `0`).",
                "[].key,[].gain present true; [].key required true; [].gain minimum -3; [].gain maximum 3; [].gain "
                "default 0",
                "array",
            ),
            stated(
                "Each item includes sound.id, a required force (LOW, MID; defaults to MID), and pan.",
                '[].sound.id,[].force,[].pan present true; [].force required true; [].force enum ["LOW", "MID"]; '
                '[].force default "MID"',
                "array",
            ),
            stated(
                "Each item includes a sound object (sound.id and sound.kind).",
                '[].sound,[].sound.id,[].sound.kind present true; [].sound type "object"',
                "array",
            ),
            stated(
                "Each item specifies a `sound` object with a `kind` (`A`, `B`) plus the matching source field: `id` "
                "for tunes you own, or `url` (an address) when `kind` is `B`.",
                '[].sound,[].sound.kind,[].sound.id,[].sound.url present true; [].sound type "object"; '
                '[].sound.kind enum ["A", "B"]; [].sound.url rule "only when x.sound.kind=B"',
                "array",
            ),
            stated("Each item includes page.url, which must be open to all.", "[].page.url present true", "array"),
            Example("Each item must be under 10 MB.", (), "array"),
            stated(
                "Each item includes sound.id and sound.kind, which must be `A`.",
                '[].sound.id,[].sound.kind present true; [].sound.kind enum ["A"]',
                "array",
            ),
            stated(
                "Each item includes a `sound` object with `id` and `kind` (`A` or `B`), and an optional item-level "
                "`role` (`X` or `Y`): `X` leads, `Y` follows.",
                '[].sound,[].sound.id,[].sound.kind,[].role present true; [].sound type "object"; [].sound.kind '
                'enum ["A", "B"]; [].role required false; [].role enum ["X", "Y"]',
                "array",
            ),
            stated(
                "Each entry includes `sound.kind` (`A`, `B`) and the matching `sound.id` or `sound.url`.",
                '[].sound.kind,[].sound.id,[].sound.url present true; [].sound.kind enum ["A", "B"]',
                "array",
            ),
            stated(
                "Each item includes sound.id, and sound.seconds, which must not exceed `9` seconds.",
                "[].sound.id,[].sound.seconds present true; [].sound.seconds maximum 9",
                "array",
            ),
            stated(
                "Each item includes `rank` (integer ≥ 0).",
                '[].rank present true; [].rank type "integer"; [].rank minimum 0',
                "array",
            ),
            stated(
                "An optional `rank` integer sets the order of play.",
                '[].rank present true; [].rank required false; [].rank type "integer"',
                "array",
            ),
            stated(
                "An optional rank (integer, minimum 0) sets the order of play.",
                '[].rank present true; [].rank required false; [].rank type "integer"; [].rank minimum 0',
                "array",
            ),
        ),
        _items,
        prose=False,
    ),
    Phrase(
        "an object includes",
        _OBJECT,
        (
            stated(
                "Includes id and kind (`A`, `B`).",
                '.id,.kind present true; .kind enum ["A", "B"]',
                "object",
            ),
            Example("Must include `id`.", ((".id", "present", True),), "object"),
        ),
        _members,
        prose=False,
    ),
)
