"""Sentences that bind a parameter to others: what it requires, excludes, and when it counts at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from docpact.read.pages.phrases.conditions import (
    Condition,
    condition_at,
    conditions_at,
    opposite,
)
from docpact.read.pages.phrases.entry import Claim, Example, Phrase, Read, Reading, Scope, compiled, number, ruled
from docpact.read.pages.phrases.lexicon import CONNECTOR, RELATION, SOLELY, WITH
from docpact.read.pages.phrases.values import read_list, typed_all

_UNDER: Final = compiled(
    rf"\b(?:(?:{RELATION})(?: {SOLELY})?|(?P<alone>(?:^|(?<=[.;:,(] )|(?<=[(\d`\"])|(?<=[\d`\"] )){SOLELY}))\s*"
    rf"(?=(?P<word>{CONNECTOR}|to)\b)"
)
BECOMES: Final = compiled(
    rf"\s*(?:then |also |should )*(?:{RELATION})(?=\s*(?:$|[.;,)]|(?:too|as well|then|otherwise|else)\b))"
)
_ADVICE: Final = compiled(r"useful|active|works?|functions?|sense|understood")
"""Words for an effect that tell nothing of it elsewhere, unless it is the only one."""
_ONLY: Final = compiled(SOLELY)
_ONLY_AFTER: Final = compiled(rf"\s*(?:models? )?{SOLELY}\b\)?")
_NEGATED: Final = compiled(r"\b(?:not|never|no longer|n't|neither|nor|isn't|need not be|without being)\s*$")
_OF_A_VALUE: Final = re.compile(
    r"(?:[\d`\"][\w.:]*[`\"]?\s*(?:\([^()]*\)?)?|(?:,|\bor\b|/)\s*[\w.:-]+\s*\(|\d[`\"]? (?:[a-z]+ ){1,2})\s*$"
)
_PAIRED: Final = compiled(rf"(?:{RELATION}) and\s*$")
"""A relation that holds under the same condition as the next, as in ``only available and required when``."""
_ALONE: Final = compiled(rf"(?:^|\(|,\s*)\s*(?:(?:for|on|with|in)\s+)?(?=[^.;,()]{{2,80}}\b{SOLELY}\s*(?:$|[.;,)]))")
_IGNORED: Final = compiled(r"\W+(?:and |it |will |is |be ){0,4}(?:simply )?ignored(?: there)?\b")
_ELSE: Final = compiled(r"\s*[;,]?\s*(?:(?:and|but|or)\s+)?(?P<first>(?:otherwise|else),?\s+)?(?:(?:it|this)\s+)?")
_REQUIRES: Final = compiled(
    r"(?:^|[,;]\s*(?:and\s+)?|\b(?:it|this parameter|this field|also|and) |(?<=[`\"\d])\s|(?<=\bone)\s)\s*(?:requires?"
    r"|needs?|depends on(?= `)|must accompany|use together with|to use (?:this|it),|(?P<not>excludes))\s+(?:that\s+)?"
)
_OR: Final = compiled(r"\s*,?\s*or\s+(?:(?:when|if)\s+)?(?=[`a-z])")
_FOLLOWS: Final = compiled(r"\s*(?:$|[.;:,()]|[-\u2013\u2014]\s|or\b)")


@dataclass(frozen=True, slots=True)
class Forms:
    """How a rule reads for each kind of condition; ``{}`` stands for the parameter or for a test of its value."""

    given: str
    absent: str
    tested: str
    turned: bool = False
    """Whether the rule speaks of the opposite of what the condition says of a value."""


ONLY: Final = Forms("requires {}", "excludes {}", "only when {}")
COUNTS: Final = Forms("ignored when {} not given", "ignored when {} given", "ignored when {}", turned=True)
NOT: Final = Forms("excludes {}", "requires {}", "not available when {}")
IGNORED: Final = Forms("ignored when {} given", "ignored when {} not given", "ignored when {}")
REQUIRED: Final = Forms("required when {} given", "required when {} not given", "required when {}")


def claims_of(found: Sequence[Condition], forms: Forms) -> tuple[Claim, ...]:
    """The claims that conditions give: one for each name of a single condition, one for several that must all hold."""
    one, *more = found
    if not one.either and forms in (REQUIRED, IGNORED):
        one, *more = found = [replace(each, names=(name,)) for each in found for name in each.names]
    if more and forms.turned:
        return tuple(claim for each in found for claim in claims_of([each], forms))
    if more:
        tests = [each.test(each.names[0]) for each in found if len(each.names) == 1]
        return (Claim("rule", forms.tested.format(" and ".join(tests))),) if len(tests) == len(found) else ()
    if one.value is None:
        form = forms.absent if one.absent else forms.given
        any_of = one.given and one.either and form.startswith("requires")
        return tuple(Claim("rule", form.format(name)) for name in ([" or ".join(one.names)] if any_of else one.names))
    if one.either and len(one.names) > 1:
        return ()
    own = "not available when model=" if one.equal and "|" not in one.value else "\0"
    said = (forms.tested.format(one.test(name, turned=forms.turned)) for name in one.names)
    return tuple(Claim("rule", wording.replace(own, "not available on model ")) for wording in said)


FORMS: Final = {
    "idle": IGNORED, "denied": NOT, "needed": REQUIRED, "reserved": ONLY, "usable": ONLY, "alone": ONLY,
    "effect": COUNTS, "free": None,
}  # fmt: skip
"""How each kind of relation reads."""


def kind_of(match: re.Match[str]) -> str:
    """The kind of the relation that was found."""
    return next(kind for kind, text in match.groupdict().items() if text is not None and kind in FORMS)


def _under(match: re.Match[str], scope: Scope) -> Reading | None:
    """A relation and the conditions under which it holds."""
    text, kind, before = match.string, kind_of(match), match.string[: match.start()]
    found, end = conditions_at(text, match.end(), scope)
    if not found or any(scope.name in one.names for one in found) or _NEGATED.search(before):
        return None
    after = _ONLY_AFTER.match(text, end)
    only = after is not None or _ONLY.search(match[0]) is not None
    other, end = _otherwise(text, after.end() if after else end, found)
    forms = _forms(kind, match, found[0], before, only=only)
    if forms is NOT and (ignored := _IGNORED.match(text, end)):
        forms, end = IGNORED, ignored.end()
    follows = _FOLLOWS.match(text, end)
    if not (other or follows) or (follows and follows[0].strip() == "or" and forms in (ONLY, COUNTS)):
        return None
    claims = [*(claims_of(found, forms) if forms else ()), *other]
    if paired := _PAIRED.search(before):
        usable = kind_of(paired) == "usable"
        also = FORMS[kind_of(paired)] if not usable or _ONLY.search(paired[0]) else None
        claims += claims_of(found, also) if also else ()
    while forms in (REQUIRED, IGNORED, NOT) and (more := _OR.match(text, end)):
        found, end_of_next = conditions_at(text, more.end(), scope)
        if not found or any(scope.name in one.names for one in found):
            break
        claims, end = [*claims, *claims_of(found, forms)], end_of_next
    return Reading(tuple(claims), end) if claims else None


def _forms(kind: str, match: re.Match[str], found: Condition, before: str, *, only: bool) -> Forms | None:
    """How a relation reads; None where it states nothing, as one that holds at times and perhaps at others."""
    word = match["word"].lower()
    together = re.fullmatch(WITH, word) is not None
    if word == "to" and kind not in ("reserved", "effect", "idle"):
        return None
    if kind == "effect" and not only:
        of_another = _ADVICE.search(match[0]) or re.search(r"\bis\s*$|^\W*(?:is|are)\b", before + match[0])
        return COUNTS if word in ("when", "if") and not of_another else None
    if kind == "usable" and not only:
        first = re.match(r"\s*(?:available|(?P<use>use))\b", match[0], re.IGNORECASE) if not before.strip() else None
        return ONLY if first and (word in ("when", "if") if not first["use"] else together and found.value) else None
    return ONLY if kind == "needed" and together and "be " in match[0] else FORMS[kind]


def _otherwise(text: str, start: int, found: Sequence[Condition]) -> tuple[tuple[Claim, ...], int]:
    """What holds where a condition does not, as in ``and must be left out otherwise``, and where that ends."""
    lead = _ELSE.match(text, start)
    verb = BECOMES.match(text, lead.end()) if lead and len(found) == 1 else None
    turned = opposite(found[0]) if verb else None
    last = re.compile(r"\s*(?:otherwise|else)\b").match(text, verb.end()) if verb else None
    if lead is None or verb is None or turned is None or not (lead["first"] or last):
        return (), start
    forms = FORMS[kind_of(verb)]
    return claims_of([turned], forms) if forms else (), last.end() if last else verb.end()


def _alone(match: re.Match[str], scope: Scope) -> Reading | None:
    """``Tuba 2 Pro only``, ``(`LOUD` only)``."""
    found = condition_at(match.string, match.end(), scope, "for")
    after = _ONLY_AFTER.match(match.string, found.end) if found else None
    if found is None or after is None or scope.name in found.names:
        return None
    return Reading(claims_of([found], ONLY), after.end())


def _requires(match: re.Match[str], scope: Scope) -> Reading | None:
    found, end = conditions_at(match.string, match.end(), scope, "with")
    if not found or any(scope.name in one.names for one in found) or match.string.startswith(":", end):
        return None
    return Reading(claims_of(found, NOT if match["not"] else ONLY), end)


_A_VALUE: Final = r"(?:`[^`]{1,120}`|\"[^\"]{1,120}\"|\d[\w.:]*|[A-Z][A-Z0-9_]+)"
_VALUE_BEFORE: Final = re.compile(
    rf"(?:^|(?<=[(,;.:\u2013\u2014])|(?<= -)|(?<=\band)|(?<=\bor)|(?<=\bthe)|(?<=\bboth))\s*(?:(?:the )?(?:value"
    rf"|option)s? |(?i:use|set|send|pick|choose|select|pass|give|setting (?:it"
    rf"|this) to) )?(?P<values>{_A_VALUE}(?:\s*(?:,|&|,?\s*\b(?:and|or))\s*{_A_VALUE}){{0,8}})\s*(?:(?:mode|option"
    rf"|value|setting|resolution|parameter|field|second)s?\s*|s\s*)?(?:(?:is|are|can be|may be)\s*)?(?P<in>\()?\s*$"
)
"""What a relation is said of, where that stands before it: values of the parameter, or another parameter."""
_RANGE_BEFORE: Final = compiled(
    r"(?:^|(?<=[(,;.:]))\s*(?:values?|anything|sizes?|lengths?|numbers?|durations?|videos?"
    r"|clips?)?\s*(?P<side>above|over|beyond|higher than"
    r"|greater than|more than|longer than|below|under|less than|lower than)\s+[`\"]?(?P<limit>\d[\d,]*)[`\"]?(?:\s+[a-"
    r"z]+)?\s*(?:(?:is|are)\s*)?\(?\s*$"
)
"""Values beyond a bound that a relation is said of."""
_NAMED: Final = re.compile(r"(?P<name>`[^`]+`)[^`.;:,()]*$")
_WHOLE_RANGE: Final = re.compile(r"\s*`?-?\d[\d.]*\s*[-~\u2013]\s*-?\d[\d.]*`?[\s(]*")
_ONE_OF_VALUES: Final = compiled(
    r"(?:^|(?<=[.;,(]))\s*(?:the\s+)?(?P<which>first|last|former|latter|others?|two|three|these|those|both|remaining)"
    r"(?:\s+(?:ones?|values?|options?|two|three))?\b\s*(?:is|are)?\s*$"
)
"""Values that a relation is said of by where they stand."""
_TURNED: Final = (
    (re.compile(r"only when (?P<name>\S+) is not (?P<value>.+)"), "{name}={value}"),
    (re.compile(r"only when (?P<name>[^= ]+)=(?P<value>.+)"), "{name} is not {value}"),
    (re.compile(r"(?:not available|ignored) when (?P<value>.+)"), "{value}"),
    (re.compile(r"not available on model (?P<value>.+)"), "model={value}"),
    (re.compile(r"requires (?P<value>\S+)"), "{value} not given"),
    (re.compile(r"excludes (?P<value>\S+)"), "{value} given"),
)
"""Relations of one value, and the tests under which the value is not allowed."""


def said_of(read: Read) -> Read:
    """An entry that binds its claims to what stands before them: ``` `4k` is only available when ...``` speaks of a
    value of the parameter, ``` `tune` is ignored when ...``` of another one."""

    def reading(match: re.Match[str], scope: Scope) -> Reading | None:
        found = read(match, scope)
        before = match.string[: match.start()]
        subject = _VALUE_BEFORE.search(before) if found else None
        if found is not None and (one := _ONE_OF_VALUES.search(before)):
            values = scope.names.values(scope.name) or ()
            which = {"first": 0, "former": 0, "last": -1, "latter": -1}.get(one["which"].lower())
            return (
                None
                if which is None or not values
                else of_values([str(values[which])], found, before, one.start(), scope)
            )
        if found and (past := _RANGE_BEFORE.search(before)):
            return _beyond(past, found, scope)
        if found is None or subject is None:
            bracket = "(" if match[0].lstrip().startswith("(") else ""
            other = _NAMED.search(before)  # Something that is named, and not known to be what the words are about.
            apart = other and scope.names.resolve(other["name"], "") != scope.name
            return None if found and (apart or _is_of_a_value(before + bracket)) else found
        words = [value_in(word) for word in re.findall(_A_VALUE, subject["values"])]
        names = [scope.names.resolve(f"`{word}`", scope.name) for word in words] if "`" in subject["values"] else [None]
        if (name := names[-1]) is not None:
            own = re.compile(rf"(?<![\w.]){re.escape(name)}(?![\w.])")
            if before[: subject.start()].endswith("` or") or any(own.search(str(one.value)) for one in found.claims):
                return None
            claims = tuple(replace(claim, on=claim.on or one) for one in names if one for claim in found.claims)
            return Reading(claims, found.end, subject.start()) if all(names) else None
        bracketed = subject["in"] is not None or match[0].lstrip().startswith("(")
        of_all = re.search(r"\b(?:are|be)\s*$", before, re.IGNORECASE) is not None
        last = bracketed or (match[0].lower().startswith("only") and len(words) > 1 and not of_all)
        start = subject.end("values") if last and not before[: subject.start()].endswith("(") else subject.start()
        return of_values(words[-1:] if last else words, found, match.string[: subject.end("values")], start, scope)

    return reading


def _is_of_a_value(before: str) -> bool:
    """Whether what stands before a relation ends in a value, and is no range of all that a parameter accepts."""
    return _OF_A_VALUE.search(before) is not None and _WHOLE_RANGE.fullmatch(before) is None


def of_values(words: Sequence[str], found: Reading, before: str, start: int, scope: Scope) -> Reading | None:
    """The values that are left under the tests under which some are not allowed."""
    on = "" if scope.name else scope.names.holder(words) or ""
    values = [False, True] if scope.type == "boolean" else scope.names.values(scope.name or on)
    if values is None and (listed := read_list(before, 0)) and listed.listed and not listed.has_unquoted_word:
        values = typed_all(listed.texts, scope.type)  # What the sentence itself lists before.
    own = typed_all(tuple(words), scope.names.kind(on) if on else scope.type)
    if values is None or own is None or not all(value in values for value in own):
        return None
    left = [value for value in values if value not in own]
    tests = _turned(found.claims)
    return Reading(tuple(Claim("enum", left, when=test, on=on) for test in tests), found.end, start) if left else None


def value_in(words: str) -> str:
    """A value without the marks around it."""
    return words.strip("`\"' ")


def _beyond(past: re.Match[str], found: Reading, scope: Scope) -> Reading | None:
    """The bound under the tests under which what lies beyond it is not allowed."""
    low = past["side"].lower() in ("below", "under", "less than", "lower than")
    names = {"integer": ("minimum", "maximum"), "number": ("minimum", "maximum"), "array": ("minItems", "maxItems")}
    counts = any(isinstance(value, int | float) for value in scope.defaults)
    kind = "number" if scope.type is None and counts else scope.type
    tests = _turned(found.claims)
    if kind not in names or not tests:
        return None
    keyword, limit = names[kind][not low], number(past["limit"])
    return Reading(tuple(Claim(keyword, limit, when=test) for test in tests), found.end, past.start())


def _turned(claims: Sequence[Claim]) -> list[str]:
    """The tests under which relations deny a value, each enough by itself; none where one of them cannot say so."""
    found: list[str] = []
    for wording in (str(claim.value) for claim in claims):
        whole = wording.replace(" and ", " and only when ") if wording.startswith("only when ") else wording
        for part in whole.split(" and " if whole != wording else "\0"):
            turned = (test.format(**match.groupdict()) for one, test in _TURNED if (match := one.fullmatch(part)))
            found.append(next(turned, ""))
    return found if all(found) else []


PHRASES: Final = (
    Phrase(
        "under a condition",
        _UNDER,
        (
            ruled("Required when `tone` is `LOUD`.", "required when tone=LOUD"),
            ruled("Required when tone is LOUD or SOFT.", "required when tone=LOUD|SOFT"),
            ruled("Required for `tone: LOUD`.", "required when tone=LOUD"),
            ruled("Required unless `tune` is given.", "required when music.tune not given"),
            Example("Not required when `tune` is given.", ()),
            ruled("Required when `tone` is `LOUD` and `echo` is `true`.", "required when tone=LOUD and echo=true"),
            ruled("Can be left out if `tune` is sent; required otherwise.", "required when music.tune not given"),
            ruled("Use with `tone` set to `LOUD` or `SOFT`.", "only when tone=LOUD|SOFT"),
            ruled("Must be sent with `tune`.", "requires music.tune"),
            ruled(
                "Must be set if `tone` is `LOUD` and must be absent otherwise.",
                "required when tone=LOUD",
                "not available when tone is not LOUD",
            ),
            ruled("Only available when `tune` is provided.", "requires music.tune"),
            ruled("Only available when NO `tune` or `tone` is provided.", "excludes music.tune", "excludes tone"),
            ruled("Can only be used with `tune`.", "requires music.tune"),
            ruled("Only supported when `tone` is `LOUD`.", "only when tone=LOUD"),
            ruled("Only can be used when LOUD or SOFT is selected in tone.", "only when tone=LOUD|SOFT"),
            Example("Only available when the moon is full.", ()),
            Example(
                "`SOFT` is only available when `echo` is `true`.",
                (("", "", "enum", ["LOUD"], "echo is not true"),),
                name="tone",
            ),
            Example(
                "`SOFT` is for `tuba-2-pro` only.",
                (("", "", "enum", ["LOUD"], "model is not tuba-2-pro"),),
                name="tone",
            ),
            Example("`FLAT` is only available when `echo` is `true`.", (), name="tone"),
            ruled("`tune` is only available when `tone` is `LOUD`.", "music.tune: only when tone=LOUD"),
            Example("Can be used with `tune`.", ()),
            ruled("How loud (only for `LOUD`).", "only when tone=LOUD"),
            Example("Only for the brave.", ()),
            ruled("Available only on `tuba-2-pro`.", "only when model=tuba-2-pro"),
            ruled("Reserved for Tuba 2 Pro.", "only when model=tuba-2-pro"),
            ruled("Only available in LOUD tone.", "only when tone=LOUD"),
            ruled("Not supported on Tuba 2 Lite.", "not available on model tuba-2-lite"),
            ruled("Not supported in the `SOFT` tone.", "not available when tone=SOFT"),
            ruled("Not available when `tone` is `LOUD`.", "not available when tone=LOUD"),
            ruled("Mutually exclusive with `tune`.", "excludes music.tune"),
            ruled("Cannot be used with `music.tune` or `tone`.", "excludes music.tune", "excludes tone"),
            ruled("Not supported for `tuba-2-pro` and ignored.", "ignored when model=tuba-2-pro"),
            ruled("Ignored when `echo` is `true`.", "ignored when echo=true"),
            ruled("Overridden by `tune`.", "ignored when music.tune given"),
            ruled("Has no effect without `tune`.", "ignored when music.tune not given"),
            ruled(
                "The key, used when `tone` and `tune` are not supplied.",
                "ignored when tone given",
                "ignored when music.tune given",
            ),
            ruled("Only applies when `echo` is enabled.", "ignored when echo is not true"),
            ruled("Works with `LOUD` only.", "ignored when tone is not LOUD"),
            ruled("Only applies when a drum is enabled.", "ignored when drum_kind=none"),
            ruled(
                "Tier when using AUTO (`width: 0`, `height: 0`).",
                "ignored when width is not 0",
                "ignored when height is not 0",
            ),
            ruled(
                "Used when `width` and `height` are automatic (`0`).",
                "ignored when width is not 0",
                "ignored when height is not 0",
            ),
        ),
        said_of(_under),
    ),
    Phrase(
        "one only",
        _ALONE,
        (
            ruled("`tuba-2-pro` only.", "only when model=tuba-2-pro"),
            ruled("LOUD tone only.", "only when tone=LOUD"),
            Example("Style: plain, rich (tuba-2-pro only)", ()),
            Example(
                "`LOUD` or `SOFT` (Tuba 2 Pro only)",
                (("enum", ["LOUD", "SOFT"]), ("", "", "enum", ["LOUD"], "model is not tuba-2-pro")),
                name="tone",
            ),
            Example("21:9 (wide), `tuba-2-pro` only", ()),
        ),
        said_of(_alone),
    ),
    Phrase(
        "requires",
        _REQUIRES,
        (
            ruled("Requires `tune` or `tone`; a hum does not count.", "requires music.tune or tone"),
            ruled("Must be used together with `tune` (a hum) to carry it on.", "requires music.tune"),
            ruled("Requires `tune` to be set.", "requires music.tune"),
            ruled("Requires `tone` to be `LOUD`.", "only when tone=LOUD"),
            Example("`SOFT` needs `echo` = `true`.", (("", "", "enum", ["LOUD"], "echo is not true"),), name="tone"),
            ruled("Excludes `tune`.", "excludes music.tune"),
            Example("Requires patience.", ()),
        ),
        said_of(_requires),
    ),
)
