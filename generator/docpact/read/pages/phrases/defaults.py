"""The value that stands when a parameter is not sent."""

from __future__ import annotations

import re
from typing import Final

from pydantic import JsonValue

from docpact.facts import canonical
from docpact.read.pages.languages.entry import listed
from docpact.read.pages.phrases.entry import (
    Claim,
    Example,
    Phrase,
    Reading,
    Scope,
    compiled,
    conditional,
    number,
    subject_field,
    unread_before,
)
from docpact.read.pages.phrases.values import read_list, typed, typed_all

_DEFAULT: Final = compiled(
    r"(?:[(\[]\s*)?(?:\b(?:it |which |and |the value )?defaults? (?:value )?(?:to|is|of|=|:|is set to|will be)\s*:?"
    r"|\bdefaults?\s*(?:value)?\s*[:=]|\bdefaulting to|\bby default,? (?:this |it )?(?:is|to|uses|set to)|\b(?:the"
    r" )?default(?: [a-z]{2,20}){0,2} (?:is|of)|(?:^|(?<=[(,;\s]))default(?: value)?(?=\s+[`\"\d-]))"
    r"(?=[\s`\"\[:]|(?<=[:=])[\w-])"
)
_LIST: Final = re.compile(r"\s*`?(?P<json>\[[^\[\]]{0,2000}\])`?")
_EMPTY: Final = compiled(r"\s*(?:`\s*(?:\"\"|'')\s*`|\"\"|''|(?:an? )?empty string|(?:an? )?empty text)(?:\s*\))?")
_NAMED: Final = re.compile(
    r"\s*(?:the\s+)?(?P<name>[A-Z][\w &'/-]{0,60}?)\s*\(\s*(?:id:?\s*|uuid:?\s*)?`(?P<code>[^`]{3,120})`\s*\)(?=\s*(?:$"
    r"|[.;,)]))|\s*`(?P<first>[^`]{3,120})`\s*\((?P<after>[A-Z][^()`]{0,60})\)(?=\s*(?:$|[.;,)]))"
)
"""An id with the name it stands for, whichever comes first."""
_DONE: Final = ("used", "applied", "chosen", "selected", "generated", "taken", "assigned")
"""What is done with a default that is not named, as in ``the default tune is used``."""
_NOTHING: Final = ("null", "nil", "undefined")
"""What says that there is no default."""
_MARK_AFTER: Final = compiled(
    r"(?:`\"?(?P<code>[^`\"]{1,120}|\"\")\"?`|\"(?P<text>[^\"]{1,120})\"|(?<![\w`\"])(?P<bare>[\w.:+-]{1,60})"
    r"(?=\s*\(default\)|\s+(?:as|being) (?:the|its) default\b))\s*(?:\((?:[^()`]{0,40},)?\s*(?:the\s+)?default\s*"
    r"(?:,[^()`]{0,80})?\)|by default(?=\s*(?:$|[.;,)]))"
    r"|(?::|[-\u2013\u2014])\s*(?:the )?default(?: value)?(?=\s*(?:$|[.;,)]))|(?:as|being) (?:the|its) default\b)"
)
_LABEL: Final = compiled(
    r",\s*(?:(?:min|max)(?:imum)?(?: [a-z]+)?|(?:[a-z]+ )?(?:range"
    r"|values|options)|accepted|available|allowed|supported)\s*:"
)
"""Where the next statement begins, as in ``Default: 8, minimum: 1``."""
_OTHERS: Final = compiled(
    r"\s*\((?:also |can be )?(?:supports?|others?|other (?:options|values)|or|alternatives?)\s*:?\s+"
)
_LARGE: Final = re.compile(r"\s*`?(?P<figure>\d{1,3}(?:,\d{3})+)`?(?![\d,.]|\s*,)")
"""A number whose thousands are parted."""
_NUMBERS: Final = re.compile(r"\s*-?\d[\d.]*(?:\s*,\s*-?\d[\d.]*){2,}\s*")
"""Several numbers, which are the defaults of as many members."""
_ENDS: Final = compiled(
    r"\s*(?:$|[.;:)\]]|\(|,|\b(?:and|which|for|if|when|unless|to|seconds?|pixels?|px|with|but|where|means?|is used)\b"
    r"|[-\u2013\u2014]\s)"
)


_UNIT: Final = compiled(r"(?:\s?%|\s+[a-z]+(?:\s+per\s+[a-z]+)?)(?=\s*(?:$|[.;:,)\]]))")
"""What a number counts, at the end of what is said of it."""
_OMITTED: Final = (
    r"(?:(?:(?:if|when) (?:it is |left )?|^\s*)(?:omitted|unset|unspecified|left out|not (?:set|specified|provided"
    r"|given|supplied|sent))|unless (?:it is |otherwise )?(?:set|specified|given|stated|told)(?: otherwise)?|(?:if"
    r"|when) you (?:leave it out|omit it|do not (?:set|send) it)|without it)"
)
_NAMED_BEFORE: Final = re.compile(r"`[A-Za-z_]\w*`\s*[(\[]?\s*$")
"""A name before what is said in a bracket."""
_MEMBER_OF_CODE: Final = re.compile(r"[A-Z]\w*Enum\.\w+")
"""A constant of a generated client, which is not what is sent."""


def _default(match: re.Match[str], scope: Scope) -> Reading | None:
    text = match.string
    if scope.type == "array" and (listed := _LIST.match(text, match.end())):
        value = typed(listed["json"], "array")
        return None if value is None else Reading((Claim("default", value[0]),), listed.end())
    if scope.type in ("string", None) and (empty := _EMPTY.match(text, match.end())):
        return Reading((Claim("default", ""),), empty.end())
    if scope.type in ("integer", "number") and (large := _LARGE.match(text, match.end())):
        return Reading((Claim("default", number(large["figure"])),), large.end())
    named = _NAMED.match(text, match.end())
    return _of_several_words(match, scope) or (_named(match, named, scope) if named else _one(match, scope))


def _of_several_words(match: re.Match[str], scope: Scope) -> Reading | None:
    """One of the values that the page lists, where it stands bare and has several words."""
    text = match.string
    for known in map(str, scope.names.values(scope.name) or ()):
        end = match.end() + 1 + len(known)
        stands = " " in known and text[match.end() : end] == f" {known}" and _ENDS.match(text, end)
        if stands and not conditional(text, match.start(), end):
            return Reading((Claim("default", known),), end)
    return None


def _one(match: re.Match[str], scope: Scope) -> Reading | None:
    """The one value that a default is said to be."""
    text = match.string
    label = _LABEL.search(text, match.end(), match.end() + 80)
    values = read_list(text[: label.start()] if label else text, match.end())
    if values is None or (len(values.texts) != 1 and not _several(text, match, values.end)):
        return None
    word = values.texts[0]
    known = [*map(str, scope.names.values(scope.name) or ())]
    of_another = _NAMED_BEFORE.search(text, 0, match.start()) and known and word not in known
    if of_another or _MEMBER_OF_CODE.fullmatch(word) or (not values.marked and word.lower() in _DONE):
        return None
    end = text.find(word, match.end()) + len(word)
    while end < len(text) and text[end] in "`\"'":
        end += 1
    unit = _UNIT.match(text, end) if scope.type in ("integer", "number") and word[-1:].isdigit() else None
    if conditional(text, match.start(), end) or (unit or _ENDS.match(text, end)) is None:
        return None
    holds = scope.type in ("array", "object")
    field = subject_field(unread_before(text, match.start()), scope) if holds else None
    value = typed(word, None) if field else None
    quoted = text[end - 1] in "\"'`" and text[text.find(word, match.end()) - 1] == '"'
    claim = (
        Claim("default", value[0], field.target)
        if field and value
        else _claim(word, scope, marked=values.marked, quoted=quoted)
    )
    closing = text[end : end + 1] in (")", "]") and match[0].startswith(("(", "["))
    others = _with_others(text, end, word, scope) if claim is not None and not claim.target else None
    if word.lower() in _NOTHING or (word.lower() == "none" and not values.marked and word not in known):
        return Reading((), end + closing)
    if claim is None:
        return None
    return Reading((claim, *others.claims), others.end) if others else Reading((claim,), end + closing)


def _with_others(text: str, end: int, word: str, scope: Scope) -> Reading | None:
    """The values that a bracket lists beside the default right before it."""
    lead = _OTHERS.match(text, end)
    others = read_list(text, lead.end()) if lead else None
    closed = others is not None and text[others.end : others.end + 1] == ")"
    found = typed_all((word, *others.texts), scope.type) if others and closed else None
    return Reading((Claim("enum", found),), others.end + 1) if others and found else None


def _named(match: re.Match[str], named: re.Match[str], scope: Scope) -> Reading | None:
    """``Defaults to Plain (`ab12`)``: the id is the value."""
    code = named["code"] or named["first"]
    if conditional(match.string, match.start(), named.end()):
        return None
    value = typed(code, scope.type)
    if value is None or scope.type == "object":
        return None
    found: JsonValue = value[0] if scope.type != "array" or isinstance(value[0], list) else [value[0]]
    return Reading((Claim("default", found),), named.end())


def _several(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the list goes on with another statement, as in ``default is 1, maximum is 8``."""
    said = text[match.end() : end]
    return "," in said and " or " not in said and not _NUMBERS.fullmatch(said)


def _claim(word: str, scope: Scope, *, marked: bool, quoted: bool) -> Claim | None:
    if quoted and scope.type is None:
        return Claim("default", word)
    if scope.type == "array":
        # Without fields, a marked id is the one item that stands by default.
        return _item_default(word, scope) or (Claim("default", [word]) if marked and not scope.fields else None)
    value = typed(word, scope.type)
    if value is None or scope.type == "object":
        return None
    if not marked and isinstance(value[0], str) and not _like_a_value(word):
        return None
    return Claim("default", value[0])


def _item_default(word: str, scope: Scope) -> Claim | None:
    """A default that can only be that of a field named before: the last one whose values hold it."""
    for named in reversed(scope.fields):
        for value in named.values:
            if canonical(value) == canonical(word) or str(value) == word:
                return Claim("default", value, named.target)
    return None


def _like_a_value(word: str) -> bool:
    return word.lower() not in _PROSE_WORDS


_PROSE_WORDS: Final = frozenset(
    listed("the, a, an, its, same, your, their, our, random, whatever, no, none, input, source, original, first, best")
) - {"none", "original"}


def _marked(match: re.Match[str], scope: Scope) -> Reading | None:
    known = map(str, scope.names.values(scope.name) or ())
    if (
        match["bare"]
        and match["bare"] not in known
        and scope.type not in ("integer", "number", "boolean")
        and not match["bare"].isupper()
    ):
        return None  # A word of prose, unless the page lists it as a value.
    value = typed(match["code"] or match["text"] or match["bare"], scope.type)
    if value is None or scope.type in ("array", "object"):
        return None
    return Reading((Claim("default", value[0]),), match.end())


def _true_false(match: re.Match[str], scope: Scope) -> Reading | None:
    if scope.type != "boolean":
        return None
    value: JsonValue = match["state"].lower() in ("enabled", "on", "true")
    return Reading((Claim("default", value),), match.end())


def _bare(match: re.Match[str], scope: Scope) -> Reading | None:
    value = typed(match["word"], scope.type)
    if value is None or scope.type not in ("boolean", "integer", "number", "string"):
        return None
    among = re.search(rf"(?:^|[(/|,]|\bor )\s*{re.escape(match['word'])}(?:\s*[)/|,]| or\b)", match.string)
    if scope.type == "string" and not among and value[0] not in (scope.names.values(scope.name) or ()):
        return None
    return Reading((Claim("default", value[0]),), match.end())


PHRASES: Final = (
    Phrase(
        "default whose meaning says so",
        compiled(
            r"(?:`\"?(?P<code>[^`\"]{1,120})\"?`|\"(?P<text>[^\"]{1,120})\")(?P<bare>(?!))?\s*[:\u2013\u2014-]\s*[^;`\"]{1,200}?"
            r"\((?:the )?default(?:,[^()]{0,60})?\)"
        ),
        (
            Example("`soft`: A quiet one (default); `loud`: Other.", (("default", "soft"), ("enum", ["soft", "loud"]))),
            Example("`true`: plays twice (default).", (("default", True),), "boolean"),
        ),
        _marked,
        overlaps=True,
    ),
    Phrase(
        "default and a word",
        compiled(r"(?:^|(?<=[,;(]))\s*default\s+(?P<word>[\w.-]*\w)(?=\s*(?:$|[.;,)]))"),
        (
            Example("Default true.", (("default", True),), "boolean"),
            Example("How it sounds, default LOUD", (("default", "LOUD"),), name="tone"),
            Example("The tone (soft/mid/hard), default mid", (("default", "mid"), ("enum", ["soft", "mid", "hard"]))),
            Example("soft or hard, default soft", (("default", "soft"), ("enum", ["soft", "hard"]))),
            Example("Default tone.", (), name="tone"),
        ),
        _bare,
        prose=False,
    ),
    Phrase(
        "used when nothing is sent",
        compiled(
            rf"\b{_OMITTED},?\s+(?:(?:the value |it |you get |(?:it|the [a-z]+) (?:is|stays|remains|becomes"
            rf"|falls back to) ))?(?:`\"?(?P<code>[^`\"]{{1,80}})\"?`|(?P<bare>-?\d+(?:\.\d+)?"
            rf"|(?-i:[A-Z][A-Z0-9_]+)))(?P<text>(?!))?(?:\s+(?:(?:is|will be)\s+(?:used|assumed|applied|taken)|applies"
            rf"|holds|stands)\b|(?<=`)(?=\s*(?:$|[.;,)])))"
        ),
        (
            Example("If omitted, `LOUD` is used.", (("default", "LOUD"),)),
            Example("When not set, 4 is assumed.", (("default", 4),), "integer"),
        ),
        _marked,
        prose=False,
    ),
    Phrase(
        "value that is the default, or used if omitted",
        compiled(
            r"(?:^|(?<=[;,(.]\s)|(?<=[;,(.]))\s*(?:`\"?(?P<code>[^`\"]{1,80})\"?`|(?P<bare>-?\d+(?:\.\d+)?))"
            rf"(?P<text>(?!))?\s+(?:(?:is used\s+)?{_OMITTED}"
            r"|(?:(?:is|being) (?:the|our|its) )?default(?: value)?)(?=\s*(?:$|[.;,)]))"
        ),
        (
            Example("Seconds; `8` if omitted.", (("default", 8),), "integer"),
            Example("`LOUD` when not set.", (("default", "LOUD"),)),
            Example("`1.5` is the default.", (("default", 1.5),), "number"),
            Example("How many tunes (25 default).", (("default", 25),), "integer"),
        ),
        _marked,
        prose=False,
    ),
    Phrase(
        "defaults to",
        _DEFAULT,
        (
            Example("Defaults to `7`.", (("default", 7),), "integer"),
            Example("Default is LOUD", (("default", "LOUD"),)),
            Example("Default is +x (supports -x, +y).", (("default", "+x"), ("enum", ["+x", "-x", "+y"]))),
            Example("Defaults to null.", ()),
            Example("default=0.5.", (("default", 0.5),), "number"),
            Example("Default: 0.5.", (("default", 0.5),), "number"),
            Example("Default: 8, range: [1, 9]", (("default", 8), ("minimum", 1), ("maximum", 9)), "integer"),
            Example("Default: 8, minimum: 1", (("default", 8), ("minimum", 1)), "integer"),
            Example("The tempo (default 120).", (("default", 120),), "integer"),
            Example("How many takes, defaults to 2 if not specified.", (("default", 2),), "integer"),
            Example("Default is 24 beats per bar.", (("default", 24),), "integer"),
            Example("Default is 3%.", (("default", 3),), "number"),
            Example("Defaults to 3 times the length.", (), "integer"),
            Example("Defaults to True.", (("default", True),), "boolean"),
            Example("Defaults to `[]`.", (("default", []),), "array"),
            Example('Defaults to `["ab12"]` (Plain).', (("default", ["ab12"]),), "array"),
            Example("Defaults to the length of the tune.", ()),
            Example('Defaults to `""`.', (("default", ""),)),
            Example('What to hum (default: "")', (("default", ""),)),
            Example("Defaults to Plain (`ab12`).", (("default", ["ab12"]),), "array"),
            Example("Defaults to `ab12` (Plain).", (("default", ["ab12"]),), "array"),
            Example("Defaults to `8` when `tone` is `LOUD`.", (("", "", "default", 8, "tone=LOUD"),), "integer"),
            Example("When omitted, defaults to 3.", (("default", 3),), "integer"),
        ),
        _default,
    ),
    Phrase(
        "value marked as the default",
        _MARK_AFTER,
        (
            Example("`soft` (default).", (("default", "soft"),)),
            Example('Either `"soft"` (default) or `"loud"`.', (("default", "soft"), ("enum", ["soft", "loud"]))),
            Example("Accepts `soft` (default) or `loud`.", (("default", "soft"), ("enum", ["soft", "loud"]))),
            Example("`true`: Default value, plays twice; `false`: Plays once.", (("default", True),), "boolean"),
            Example("`soft` (quiet, default) or `hard`.", (("default", "soft"), ("enum", ["soft", "hard"]))),
            Example("none or snare (default)", (("default", "snare"), ("enum", ["none", "snare"])), name="drum_kind"),
            Example("The loudness (default)", (), name="drum_kind"),
            Example("From quiet to loud, with 0.5 as the default.", (("default", 0.5),), "number"),
            Example("Default: none", (("default", "none"),), name="drum_kind"),
            Example("Default: none", ()),
            Example("`true` by default.", (("default", True),), "boolean"),
        ),
        _marked,
        prose=False,
        overlaps=True,
    ),
    Phrase(
        "on or off by default",
        compiled(r"\b(?P<state>enabled|disabled|on|off) by default(?:\s*\(`?(?:true|false)`?\))?(?=\s*(?:$|[.;,)]))"),
        (
            Example("Echo, off by default.", (("default", False),), "boolean"),
            Example("Enabled by default.", (("default", True),), "boolean"),
        ),
        _true_false,
    ),
)
