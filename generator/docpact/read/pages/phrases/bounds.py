"""Ranges and limits: of a number's value, a text's length, a list's items."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import Final, Literal

from docpact.read.pages.phrases.entry import (
    NEAR,
    Claim,
    Example,
    Field,
    Phrase,
    Reading,
    Scope,
    compiled,
    conditional,
    is_lead,
    number,
    numbered,
    states_absence,
    subject_field,
    unread_before,
)

_GLOSS: Final = r"(?:\s*\([^()]{0,60}\))?"
_UNIT: Final = r"(?:\s*(?:(?:seconds?|secs?|s|pixels?|px|minutes?)(?![\w])|\u00d7(?!\s*\d)))?"
_DASH: Final = r"(?:-|~|\u2013|\u2014|\u2212|\.\.\.?)"
_TO: Final = rf"\s*(?:\b(?:up to|to|through|until)\b|{_DASH}|\bto\b)\s*"
_RANGE_LEAD: Final = (
    r"(?:\brequired (?:string length|array length|range)\s*:|\branges?\b(?:\s+(?:is|of|from|between))?\s*:?"
    r"|\bsupports?\b|\baccepts?\b|\bset (?:it |this )?to\b|\bcan be\b|\bmust be(?: in the range(?: of)?| in| within)?"
    r"|\bis\b|\b(?:valid|allowed|accepted|supported|permitted) (?:values?|range|numbers?)(?: (?:are|is|of))?\s*:?"
    r"|\bany (?:whole |integer |real |decimal )?(?:numbers?|values?|integers?)\b|\b(?:number|count"
    r"|amount) of [a-z]+(?: [a-z]+)?(?=\s*\d)|\bvalues?\b|\bwithin\b|\bof\b|\blimits?\s*:?|\b(?:containing|holding)|:"
    r"|\(|,|^)"
)
_VALUE: Final = (
    r"(?:\s*(?:an?|any|the)?\s*(?:(?:whole|integer|decimal|real|float|floating[- ]point)\s+)?(?:numbers?|values?"
    r"|integers?|floats?|decimals?|lengths?|durations?)?\s*(?:in the range)?(?: of)?\s*(?:from|between|in)?\s*\[?\s*)"
)

_RANGE: Final = numbered(rf"{_RANGE_LEAD}{_VALUE}<low>{_UNIT}{_GLOSS}{_TO}<high>", "low", "high")
_FROM: Final = numbered(rf"\bfrom\s+<low>{_UNIT}{_GLOSS}{_TO}<high>", "low", "high")
_BETWEEN: Final = numbered(
    rf"\bbetween\s+(?:a min(?:imum)? of\s+)?<low>{_UNIT}{_GLOSS}\s*(?:and|to|{_DASH})\s*"
    r"(?:an? )?(?:max(?:imum)? of\s+)?<high>",
    "low", "high",
)  # fmt: skip
_NAMED_RANGE: Final = numbered(
    rf"^(?:[A-Za-z]+ ){{0,4}}(?P<noun>[A-Za-z]{{4,20}}):? <low>{_DASH}<high>(?= (?:seconds?|pixels?|px)\b|\s*[.,(]|$)",
    "low", "high",
)  # fmt: skip
"""A range right behind what a parameter is called, as in ``Tune length 2-15 seconds``."""
_INTERVAL: Final = numbered(
    r"(?:^|(?<=[a-z])\s(?=\s*\[[^\[\]]*\]\s*(?:for [a-z ]+)?\.?$)"
        r"|\b(?:range|ranges|ranging|interval|between|within|from|values?|lengths?)\b[^\d\[\](`]{0,30})\s*`?(?:\["
        r"|(?P<past>\((?=[^()\[\]]*\])))\s*<low>\s*,\s*<high>\s*(?:\]|(?P<open>\)))`?",
    "low", "high",
)  # fmt: skip
_BOTH: Final = numbered(
    r"\b(?:min(?:imum)?\b\.?|at least)(?: (?:value|length|of|is))*\s*[:=]?\s*<low>\s*(?:[,;/&]|\band\b)?\s*(?:an? "
    r"|the )?\b(?:max(?:imum)?\b\.?|at most|no more than|up to)(?: (?:value|length|of|is))*\s*[:=]?\s*<high>",
    "low", "high",
)  # fmt: skip
_CHAIN: Final = numbered(
    r"(?:\brequired range\s*:\s*)?<low>\s*(?:\u2264|<=)\s*(?:`?\w+`?|value)\s*(?:\u2264|<=)\s*<high>", "low", "high"
)
_OF: Final = (
    r"(?:\s*(?:value|string|array|length|number|count|size|limit|amount|duration|allowed|supported"
    r"|permitted))*(?:\s+(?:value"
    r"|length|number|count))?(?:\s+of(?:\s+(?!<)[a-z]{2,20}){1,3})?\s*(?:\b(?:is|of|are|allowed|at|to)\b|:|=)?\s*"
)
_MAXIMUM: Final = numbered(
    rf"(?:\b(?:an? |the )?max(?:imum)?\b\.?(?:\s+(?!of\b|is\b|value\b|length\b"
    rf"|number\b)[a-z_]{{2,20}}(?:\s[a-z]{{2,20}})?\s+is\s+|{_OF})|\b(?:up to|at most|no more than|not more than"
    rf"|no longer than|no larger than|no greater than|limited to|capped at|a limit of|limit(?: is|:| of)?"
    r"|only(?=\s+[\w-]+\s+(?:[a-z]+\s+){1,3}(?:is|are|can be|may be)\s+(?:supported|allowed|accepted|permitted))"
    r"|(?:must |should |may |can)?(?:not|cannot) (?:to )?exceed|less than or equal to|not exceeding)\s+(?:a "
    r"(?:maximum|total) of\s+)?|(?<!to )(?:\u2264|<=)\s*)<limit>",
    "limit",
)
_MINIMUM: Final = numbered(
    rf"(?:\b(?:an? |the )?min(?:imum)?\b\.?{_OF}|\b(?:at least|no less than|not less than|no fewer than|no smaller"
    rf" than|no shorter than|greater than or equal to)\s+|(?:\u2265|>=)\s*)<limit>",
    "limit",
)
_BOUND_AFTER: Final = numbered(
    r"<limit>\s+(?P<noun>(?!and\b|or\b|to\b)[a-z]+\s+)?"
    r"(?:(?P<high>or (?:fewer|less|under)|(?!(?-i:Max\b))max(?:imum)?\b|at most)|or more|min(?:imum)?\b|at least)",
    "limit",
)
_EXACTLY: Final = numbered(
    r"\b(?:exactly|precisely)\s+<limit>(?=\s+(?:[a-z-]+\s+){0,2}[a-z]|\s*\.?$)|\b(?:array|list) of\s+(?!(?:one|zero"
    r"|\d) or )<count>(?!\s*(?:to|or|and|through|-|\u2013)\s*\d)(?=\s+[a-z])"
    r"|^\s*(?P<only>only\s+)?<items>(?=\s+items?\s*\.?$|(?(only)\s*\.?$|(?!)))",
    "limit",
    "count",
    "items",
)
_COMPARED: Final = re.compile(r"`(?P<code>[^`]+)`\s*(?:\u2264|\u2265|[<>]=?)\s*$")
_CHARACTERS: Final = compiled(r"[\s\]-]*(?:unicode )?(?:characters?|chars?|letters?)\b")
_LENGTH_BEFORE: Final = compiled(r"\b(?:character (?:limit|count)|length|characters)\b[^.\d]{0,20}$")
_OF_FILES: Final = compiled(
    r"\s*(?:%|mb\b|kb\b|gb\b|mib\b|kib\b|megabytes?|kilobytes?|bytes?|megapixels?|mp\b|fps\b|credits?|usd|\$"
    r"|dollars?|tokens?\b|(?:[a-z]+ )?words?\b|(?:chinese|english|latin) (?:character"
    r"|letter)s?\b|hours?|days?|requests?\b(?! per)|:\d|\s?[x\u00d7]\s?\d)"
)
_OF_TIME: Final = compiled(r"\s*-?(?:seconds?|secs?|s\b|minutes?|pixels?|px\b|megapixels?)")
_FILE: Final = compiled(r"(?:ur[li]|file|frame|image|audio|video)s?$")
_OF_PIXELS: Final = compiled(r"\s*-?(?:pixels?|px\b|megapixels?)")
_SIDE_OF: Final = compiled(r"width|height|size|side|dimension|resolution|pixel")
"""What a parameter that counts pixels is called; others are files of so many."""
_VERBAL: Final = compiled(r"\s+(?:is|are|and|or|when|if|to|for|max|min|inclusive)\b")
_NOUN: Final = compiled(r"\s+(?:[a-z-]+\s+){0,2}[a-z-]+")
_ALLOWED_NOUN: Final = compiled(
    r"\s+(?:[a-z]+\s+){1,3}(?:is|are|can be|may be)\s+(?:allowed|supported|accepted|permitted|used|supplied"
    r"|provided|sent)\b(?!\s+(?:when|if|on|for|with))"
)
_EXCLUSIVE_BOUND: Final = numbered(
    r"\b(?P<side>greater|larger|higher|more|less|smaller|lower|fewer) than\s+(?!or equal)<limit>(?!\s*(?:mb"
    r"|kb|gb|%|pixels|px))",
    "limit",
)
_COUNTED: Final = compiled(r"\b(?:number|count|amount|quantity) of [a-z]+\s*$")
_VERB: Final = compiled(r"\s*(?:\b(?:must|should|can|may|is|are|be|has to be|ranges?|accepts?|of)\b\s*)+$")
_EXCLUSIVE: Final = compiled(r"\s*\(?\s*(?:exclusive|not included)")
_FIELD_AT_FRONT: Final = compiled(
    r"^\s*(?:each|every|the|all|any)\s+(?:item|image|video|clip|audio|reference|file|source|input|frame|uploaded?"
    r"|output)"
)

_LONG: Final = compiled(r"\s*(?:seconds?|secs?|s|minutes?)\s+long\b")
_TIME: Final = compiled(r"duration|length")
"""How long a file is, and what a parameter is called that says it of what is made."""
_ADVISED: Final = compiled(
    r"\b(?:recomm?en\w*|suggest\w*|advis\w*|ideal(?:ly)?|typical(?:ly)?|usual(?:ly)?"
    r"|(?:high|low|larg|small)(?:er?)? values)\b[^.;,()]*\(?$"
)
"""What says that a bound is advice."""

_OR_ANOTHER: Final = compiled(r"\s*(?:[a-z]+\s+)?(?:,\s*)?or\s+[`\"]?-?\d")
"""One more value beside a range, as in ``4 to 15, or -1``: the range is no bound."""

Side = Literal["low", "high"]


def _range(match: re.Match[str], scope: Scope) -> Reading | None:
    low, high = number(match["low"]), number(match["high"])
    end = match.end()
    past = _past_unit(match.string, end)
    if _OR_ANOTHER.match(match.string, past):
        return None
    if low > high or _EXCLUSIVE.match(match.string, end) or conditional(match.string, match.start(), past):
        return None
    bare = match[0].lstrip().startswith("[") and not _CHARACTERS.match(match.string, end)
    if not _allowed(match, scope, end) or (bare and scope.type not in ("integer", "number")):
        return None
    if scope.type in ("array", "object") and (field := _field(match, scope)):
        return Reading((Claim("minimum", low, field.target), Claim("maximum", high, field.target)), end)
    first, last = _keyword(match, scope, "low", end), _keyword(match, scope, "high", end)
    if first is None or last is None or (scope.type == "array" and not _counts_items(match)):
        return None
    return Reading((Claim(first, low), Claim(last, high)), past)


def _named_range(match: re.Match[str], scope: Scope) -> Reading | None:
    named = match["noun"].lower() in re.split(r"[_.]", scope.name.lower())
    return _range(match, scope) if named and scope.type in ("integer", "number") else None


def _interval(match: re.Match[str], scope: Scope) -> Reading | None:
    """``[0, 1)``: its upper end is no value. Of whole numbers the one before is the last; of others none is known."""
    found = _range(match, scope)
    if found is None or not (match["open"] or match["past"]):
        return found
    if scope.type not in ("integer", "number"):
        return None
    kept: list[Claim] = []
    for claim, excluded, step in zip(found.claims, (match["past"], match["open"]), (1, -1), strict=True):
        if not excluded:
            kept.append(claim)
        elif scope.type == "integer" and isinstance(claim.value, int):
            kept.append(replace(claim, value=claim.value + step))
    return replace(found, claims=tuple(kept))


def _field(match: re.Match[str], scope: Scope) -> Field | None:
    return subject_field(_VERB.sub("", unread_before(match.string, match.start())[-NEAR:]), scope)


def _counts_items(match: re.Match[str]) -> bool:
    """Whether a range in an array's definition counts its items: a noun follows, or nothing else comes before."""
    before = unread_before(match.string, match.start())
    return _NOUN.match(match.string, match.end()) is not None or is_lead(before) or _COUNTED.search(before) is not None


def _limit(match: re.Match[str], scope: Scope, *, side: Side) -> Reading | None:
    limit = number(match["limit"])
    if scope.type in ("array", "object") and (field := _field(match, scope)):
        return Reading((Claim("minimum" if side == "low" else "maximum", limit, field.target),), match.end())
    keyword = _keyword(match, scope, side, match.end())
    of = _COMPARED.search(match.string, 0, match.start("limit"))
    if keyword is None or not _allowed(match, scope, match.end()) or (of and of["code"] != scope.name):
        return None
    past = _past_unit(match.string, match.end())
    if conditional(match.string, match.start(), past) or _has_condition(match):
        return None
    claims = () if limit == 0 and keyword in ("minItems", "minLength") else (Claim(keyword, limit),)
    return Reading(claims, past)


_TAIL: Final = compiled(r"(?:\s+[a-z]{2,20}){0,3}\s*,?\s*(?=(?:when|if)\b)")


def _has_condition(match: re.Match[str]) -> bool:
    """Whether a condition follows the limit and the noun it counts, as in ``10 seconds when ...``."""
    tail = _TAIL.match(match.string, match.end())
    return tail is not None and not states_absence(match.string, tail.end())


def _keyword(match: re.Match[str], scope: Scope, side: Side, end: int) -> str | None:
    """What a limit bounds, from the parameter's type and from the noun that follows; None when they disagree."""
    text = match.string
    characters = _CHARACTERS.match(text, end) or (
        scope.type in ("string", None)
        and (_LENGTH_BEFORE.search(text[:end].rstrip('`"0123456789, ')) or _LENGTH_BEFORE.search(text[: match.start()]))
    )
    if scope.type == "string" or (scope.type is None and characters):
        return None if not characters else "minLength" if side == "low" else "maxLength"
    if characters or scope.type in ("boolean", "object"):
        return None
    if scope.type == "array":
        return None if _OF_TIME.match(text, end) else "minItems" if side == "low" else "maxItems"
    if scope.type is None and _counts_something(text, end, scope):
        return None
    return "minimum" if side == "low" else "maximum"


def _counts_something(text: str, end: int, scope: Scope) -> bool:
    """Whether a limit without a type counts something: is it a number, the items of an array, or of a file?"""
    if _OF_TIME.match(text, end) and _FILE.search(scope.name):
        return True
    if _OF_PIXELS.match(text, end):
        return _SIDE_OF.search(scope.name) is None
    return bool(_NOUN.match(text, end)) and not _OF_TIME.match(text, end) and not _VERBAL.match(text, end)


def _allowed(match: re.Match[str], scope: Scope, end: int) -> bool:
    """Whether a limit can be the parameter's own, not that of a file, a price or an output."""
    if _FIELD_AT_FRONT.match(match.string) and (
        scope.type in ("array", "object", "string") or (_LONG.match(match.string, end) and not _TIME.search(scope.name))
    ):
        return False
    return _OF_FILES.match(match.string, end) is None and _ADVISED.search(match.string[: match.start()]) is None


def _past_unit(text: str, end: int) -> int:
    if allowed := _ALLOWED_NOUN.match(text, end):
        return allowed.end()
    unit = _CHARACTERS.match(text, end) or _OF_TIME.match(text, end)
    return unit.end() if unit else end


def _exclusive(match: re.Match[str], scope: Scope) -> Reading | None:
    """``Greater than 0`` of a whole number: its bound is the next one. Of other numbers no inclusive bound is known."""
    limit = number(match["limit"])
    if scope.type != "integer" or not isinstance(limit, int) or conditional(match.string, match.start(), match.end()):
        return None
    if re.search(r"\b(?:for|if|when|needs?|want)\s*$", match.string[: match.start()], re.IGNORECASE):
        return None
    high = match["side"].lower() in ("less", "smaller", "lower", "fewer")
    return Reading((Claim("maximum", limit - 1) if high else Claim("minimum", limit + 1),), match.end())


def _exactly(match: re.Match[str], scope: Scope) -> Reading | None:
    if scope.type != "array" or conditional(match.string, match.start(), match.end()):
        return None
    count = number(match["limit"] or match["count"] or match["items"])
    if _OF_TIME.match(match.string, match.end()) or not _allowed(match, scope, match.end()):
        return None
    return Reading((Claim("minItems", count), Claim("maxItems", count)), match.end())


_NUMERIC: Final = (("minimum", 1), ("maximum", 9))


PHRASES: Final = (
    Phrase(
        "between",
        _BETWEEN,
        (
            Example("Between 1 and 9.", _NUMERIC, "integer"),
            Example("How loud, between 1 and a maximum of 9.", _NUMERIC, "integer"),
            Example("Between 1 and 9, but we suggest one between 4 and 6.", _NUMERIC, "integer"),
            Example("Takes between 1 and 4 tunes.", (("minItems", 1), ("maxItems", 4)), "array"),
            Example("Between 2 and 400 characters.", (("minLength", 2), ("maxLength", 400))),
            Example("A share between `10%` and `100%`.", ()),
            Example("The clip must be between 1 and 30 seconds long.", (), "number"),
        ),
        _range,
    ),
    Phrase(
        "interval",
        _INTERVAL,
        (
            Example("Value range: [1, 9].", _NUMERIC, "integer"),
            Example("The value range is `[1, 9]`.", _NUMERIC, "integer"),
            Example("[1, 9]", _NUMERIC, "integer"),
            Example("How loud [1, 9].", _NUMERIC, "integer"),
            Example("How loud [1, 9] for better tunes", _NUMERIC, "integer"),
            Example("[1, 9)", (("minimum", 1), ("maximum", 8)), "integer"),
            Example("Value range: [0, 1)", (("minimum", 0),), "number"),
            Example("Valid range is (1.0, 2.0]", (("maximum", 2.0),), "number"),
            Example("[1, 9]", (), "array"),
            Example("The number of tunes ranging from [2, 7].", (("minItems", 2), ("maxItems", 7)), "array"),
        ),
        _interval,
    ),
    Phrase(
        "minimum and maximum",
        _BOTH,
        (Example("Min: 1 max: 9", _NUMERIC, "integer"), Example("How loud (min 1, max 9).", _NUMERIC, "integer")),
        _range,
    ),
    Phrase(
        "range behind the name",
        _NAMED_RANGE,
        (
            Example("Hum count 1-9 seconds (default: 5)", (*_NUMERIC, ("default", 5)), "integer", "hum_count"),
            Example("Takes 1-9 ago", (), "integer"),
        ),
        _named_range,
    ),
    Phrase(
        "from one number to another",
        _FROM,
        (
            Example("How loud, from `1` to `9`.", _NUMERIC, "integer"),
            Example("Any whole number from 1 to 9.", _NUMERIC, "number"),
            Example("How loud the tuba plays from 1 to 9.", _NUMERIC, "integer"),
            Example(
                "From 1 to 9 when `tone` is `LOUD`.",
                (("", "", "minimum", 1, "tone=LOUD"), ("", "", "maximum", 9, "tone=LOUD")),
                "integer",
            ),
            Example("From 1 to 9 when the moon is full.", (), "integer"),
        ),
        _range,
    ),
    Phrase("low <= value <= high", _CHAIN, (Example("1 \u2264 x \u2264 9.", _NUMERIC, "integer"),), _range),
    Phrase(
        "range",
        _RANGE,
        (
            Example("Range 1-9.", _NUMERIC, "integer"),
            Example("Range: `1`\u2013`9`.", _NUMERIC, "integer"),
            Example("Supports `1` to `9`.", _NUMERIC, "integer"),
            Example("Set to 1 up to 9.", _NUMERIC, "integer"),
            Example("Set to `1`to `9`.", _NUMERIC, "integer"),
            Example("How many tunes (1-9).", _NUMERIC, "integer"),
            Example("From 0 to 2^31 - 1.", (("minimum", 0), ("maximum", 2147483647)), "integer"),
            Example("Tunes per request: 1\u20139; send more requests for more.", _NUMERIC, "integer"),
            Example("Accepts a value from `-1.5` to `1,000`.", (("minimum", -1.5), ("maximum", 1000)), "number"),
            Example("Range 4-15 or -1.", (), "integer"),
            Example("Higher values (7-12) wake the house.", (), "integer"),
            Example("1 to 3 tunes.", (("minItems", 1), ("maxItems", 3)), "array"),
            Example("An array containing 1 to 3 tunes.", (("minItems", 1), ("maxItems", 3)), "array"),
        ),
        _range,
    ),
    Phrase(
        "exactly so many items",
        _EXACTLY,
        (
            Example("Must hold exactly 3 notes.", (("minItems", 3), ("maxItems", 3)), "array"),
            Example("Array of 2 tunes.", (("minItems", 2), ("maxItems", 2)), "array"),
            Example("Only 2.", (("minItems", 2), ("maxItems", 2)), "array"),
            Example("Array of exactly 1 tune.", (("minItems", 1), ("maxItems", 1)), "array"),
        ),
        _exactly,
    ),
    Phrase(
        "so many or more or fewer",
        _BOUND_AFTER,
        (
            Example("400 characters or fewer.", (("maxLength", 400),)),
            Example("5 items max.", (("maxItems", 5),), "array"),
            Example("2 items or more.", (("minItems", 2),), "array"),
            Example("Array of one or more tunes.", (("minItems", 1),), "array"),
        ),
        lambda match, scope: _limit(match, scope, side="high" if match["high"] else "low"),
    ),
    Phrase(
        "at most",
        _MAXIMUM,
        (
            Example("Maximum of 400 characters.", (("maxLength", 400),)),
            Example("Maximum length is 400 characters.", (("maxLength", 400),)),
            Example("Up to 1,200 characters.", (("maxLength", 1200),)),
            Example("Tunes over 1,200 characters are rejected.", (("maxLength", 1200),)),
            Example("Maximum 1 item.", (("maxItems", 1),), "array"),
            Example("Only one tune is allowed.", (("maxItems", 1),), "array"),
            Example("Array of up to four tunes.", (("maxItems", 4),), "array"),
            Example(
                "Max length: 300 chars (500 chars for Tuba 2 Pro).",
                (
                    ("", "", "maxLength", 300, "model is not tuba-2-pro"),
                    ("", "", "maxLength", 500, "model=tuba-2-pro"),
                ),
            ),
            Example("Follows the tune (limited to 1).", (("maxItems", 1),), "array"),
            Example("A tune (max 2) to follow.", (("maxItems", 2),), "array"),
            Example("Maximum is 9.", (("maximum", 9),), "integer"),
            Example("The maximum tempo number is 240.", (("maximum", 240),), "integer"),
            Example("Must not exceed 9.", (("maximum", 9),), "integer"),
            Example("Maximum of `9` when `tune` is set.", (("", "", "maximum", 9, "music.tune given"),), "integer"),
            Example("Each item must be at most 15 seconds.", (), "array"),
            Example("Files are capped at 20 MB.", (), "integer"),
            Example("Must not exceed 900 pixels.", (), None),
            Example("The recommended length is no more than 60 characters.", ()),
            Example("No more than 60 English words.", ()),
            Example("Up to 400 characters (up to 200 Chinese characters).", (("maxLength", 400),)),
        ),
        partial(_limit, side="high"),
    ),
    Phrase(
        "at least",
        _MINIMUM,
        (
            Example("Minimum `1`, no upper bound.", (("minimum", 1),), "integer"),
            Example("At least 2 items.", (("minItems", 2),), "array"),
        ),
        partial(_limit, side="low"),
    ),
    Phrase(
        "more or less than",
        _EXCLUSIVE_BOUND,
        (
            Example("Must be greater than 0.", (("minimum", 1),), "integer"),
            Example("Must be less than 10.", (("maximum", 9),), "integer"),
            Example("Must be greater than 0.", (), "number"),
        ),
        _exclusive,
    ),
)
