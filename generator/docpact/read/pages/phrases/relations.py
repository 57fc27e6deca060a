"""Relations of several parameters: one of two, never together, what becomes of others under a condition."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, permutations
from typing import Final

from docpact.read.pages.phrases.conditions import Condition, condition_at, names_in
from docpact.read.pages.phrases.entry import Claim, Example, Phrase, Reading, Scope, compiled
from docpact.read.pages.phrases.rules import AND, IGNORED, NOT, REQUIRED, claims_of

_BECOMES: Final = {"ignored": "ignored when {}", "required": "required when {}", "refused": "not available when {}"}
_A_NAME: Final = (
    r"(?:the\s+)?(?:parameter\s+|field\s+)?(?:`[A-Za-z_][\w.\[\]]{0,120}`|[a-z][a-z0-9]*(?:_[a-z0-9]+)+"
    r"|[a-z][a-z0-9]{2,40})"
)
_SELF: Final = r"(?:this (?:field|parameter|option)|this|it)"
_OTHERS: Final = compiled(
    rf"\b(?:when|if)\s+(?:this\s+|it\s+)?(?:is\s+)?(?:set to\s+|this is\s+)?(?:`\"?(?P<code>[^`\"]{{1,80}})\"?`"
    rf"|(?P<bare>true|false)|(?P<given>provided|specified|set|supplied|given|used)),\s*(?P<names>{_A_NAME}(?:\s*(?:,"
    rf"|and|or)\s*(?:and\s+)?{_A_NAME}){{0,6}})\s+(?:is|are|will be|must be|must|has|have|cannot be|can not be"
    rf"|becomes?)\s+(?:(?P<ignored>ignored|not used|disregarded|no effect|without effect)"
    r"|(?P<required>required|mandatory|provided|be provided|be set|set|needed)|(?P<refused>not (?:available"
    r"|supported|allowed)|unavailable|unsupported|used))\b"
)
_ONE_OF_TWO: Final = compiled(
    rf"\b(?P<how>at least|exactly|only|at most) one(?: of)?(?: the)?(?: parameters?| fields?)?(?: (?:should"
    rf"|must)(?: be)? (?:filled in|provided|given|set|sent))?(?: (?:between|of|from"
    rf"|among))?\s+(?P<names>{_A_NAME}(?:\s*(?:,\s*(?:and|or)?|\band\b|\bor\b)\s*{_A_NAME}){{1,6}})"
    r"(?:\s+(?:must|should|can|may|has to|needs to|is|are)\s+(?:be\s+)?(?:filled in|provided|given|set|sent|passed"
    r"|present|specified|supplied|required))?(?P<rest>\s*[;,]\s*(?:they )?cannot both be (?:empty|omitted)[^.]*)?"
    rf"|^\s*(?:you (?:must|should|can) )?(?:provide|specify|send|supply|set"
    rf"|pass)\s+either\s+(?P<given>{_A_NAME}\s+or\s+{_A_NAME})(?=\s*\.?\s*$)|\b(?:either(?: of)?"
    rf"|(?<!only )(?<!most )(?<!exactly )one of|any of)\s+(?P<either>(?:{_A_NAME}|{_SELF})\s+or\s+(?:{_A_NAME}"
    rf"|{_SELF}))\s+(?:must|should|has to|needs to|is)\s+(?:be\s+)?(?:provided|given|set|sent|present|specified"
    rf"|supplied|required)\b"
)
_BUT_NOT_BOTH: Final = compiled(r"\s*[,;(]?\s*(?:but\s+)?not both\b\)?")
_OWN: Final = compiled(rf"^{_SELF}\b|\b{_SELF}$")
_NEVER_TOGETHER: Final = compiled(
    r"^\s*(?P<names>[`\w.+/\[\]]+(?:\s*(?:,\s*(?:and\s+)?|\s+and\s+)[`\w.+/\[\]]+){1,8})[\s.]*(?:(?:these|those"
    r"|they)\s+(?:(?:two|three|four|five|\d)\s+)?(?:parameters\s+|fields\s+|options\s+)?)?(?:(?:cannot|can't|can not"
    r"|must not|may not|should not)\s+(?:all\s+|both\s+)?be\s+(?:used|set|provided|sent|combined|supplied"
    r"|specified)\s+(?:together|at the same time|simultaneously|in the same request)|are mutually exclusive)"
)
_PRECEDES: Final = compiled(
    rf"(?:^|(?<=[.;,])|\bit\b|\bthis\b)\s*(?:takes? (?:precedence|priority) over"
    rf"|overrides?)\s+(?P<names>{_A_NAME}(?:\s*(?:,|\band\b)\s*{_A_NAME}){{0,4}})"
    r"(?:\s+(?:when|if)\s+(?:it is\s+)?(?:provided|given|set|specified|present))?(?=\s*(?:$|[.;,)]))"
)
_IT_IS: Final = compiled(
    r"\s*[,:]\s*(?:then\s+|only\s+)?(?:(?:this|the)(?:\s+(?:field|parameter|value|option))?|it"
    rf"|(?P<names>{_A_NAME}(?:\s*(?:,|\band\b)\s*{_A_NAME}){{0,5}}))\s+(?:is\s+|are\s+"
    r"|must\s+(?:also\s+)?be\s+|will\s+be\s+|has\s+|cannot\s+be\s+|can\s+not\s+be\s+)(?:(?P<ignored>ignored|not used"
    r"|disregarded|no effect)|(?P<required>required|mandatory|provided|set|given|specified|supplied)(?!\s+to)"
    r"|(?P<refused>not (?:available|supported|allowed)|unavailable|unsupported|used))\b"
)
_NOT_BOTH: Final = compiled(
    rf"\b(?:(?:use|provide|send|set|specify|pass)\s+(?:either\s+)?|either\s+)(?P<first>{_SELF}|{_A_NAME})\s+or"
    rf"\s+(?P<other>{_SELF}|{_A_NAME})\s*(?:\(\s*|[,;\u2013\u2014]\s*)?(?:but\s+)?not both\b"
)


def _others(match: re.Match[str], scope: Scope) -> Reading | None:
    """``When this is `true`, `a` and `b` are ignored.``: rules of the others, from the row that decides."""
    named = names_in(re.sub(r"^(?:the|both)\s+", "", match["names"]), scope)
    value = match["code"] or match["bare"]
    test = f"{scope.name} given" if match["given"] else f"{scope.name}={value}"
    if named is None or scope.name in named[0] or scope.prose:
        return None
    how = "ignored" if match["ignored"] else "required" if match["required"] else "refused"
    return Reading(tuple(Claim("rule", _BECOMES[how].format(test), on=name) for name in named[0]), match.end())


def _one_of_two(match: re.Match[str], scope: Scope) -> Reading | None:
    """``At least one of `a` and `b` must be sent.``: each is required where the other is not given.

    Of those of which only one may be sent each excludes the others.
    """
    named = names_in(_with_own_name(match["names"] or match["given"] or match["either"], scope), scope)
    how = (match["how"] or "").lower()
    only = how in ("only", "at most")
    if named is None or not 2 <= len(named[0]) <= (7 if only else 2):
        return None
    pairs = [*combinations(named[0], 2)]
    both = _BUT_NOT_BOTH.match(match.string, match.end())
    needed = [] if only else [*permutations(named[0], 2)]
    claims = [Claim("rule", f"required when {other} not given", on=name) for name, other in needed]
    if how in ("only", "at most", "exactly") or both:
        turned = [(two, one) if two == scope.name else (one, two) for one, two in pairs]
        claims += [Claim("rule", f"excludes {other}", on=name) for name, other in turned]
    return Reading(tuple(claims), both.end() if both else match.end())


def _never_together(match: re.Match[str], scope: Scope) -> Reading | None:
    """``a+b, c/d, and e cannot be used together``: each group excludes the others; ``+`` joins what goes together."""
    groups: list[list[str]] = []
    for part in re.split(r"\s*,\s*(?:and\s+|or\s+)?|\s+and\s+", match["names"].strip(" ,.")):
        members = [scope.names.resolve(name, scope.name) for name in re.split(r"\s*[+/]\s*", part)]
        if not members or any(member is None for member in members):
            return None
        known = [member for member in members if member]
        groups.append(known[-1:] if "+" in part else known)
    if len(groups) < 2:
        return None
    pairs = [
        (name, other)
        for index, group in enumerate(groups)
        for later in groups[index + 1 :]
        for name in group
        for other in later
    ]
    # On its own row a parameter is the one that excludes.
    pairs = [(other, name) if other == scope.name else (name, other) for name, other in pairs]
    claims = [Claim("rule", f"excludes {other}", on=name) for name, other in pairs]
    return Reading(tuple(claims), match.end())


def _precedes(match: re.Match[str], scope: Scope) -> Reading | None:
    """``Takes precedence over `tone`.``: the other one is without effect."""
    named = names_in(match["names"], scope)
    if named is None or scope.name in named[0]:
        return None
    return Reading(tuple(Claim("rule", f"ignored when {scope.name} given", on=name) for name in named[0]), match.end())


def _condition_first(match: re.Match[str], scope: Scope) -> Reading | None:
    """``If `tone` is `LOUD`, this field is required.``"""
    found: list[Condition] = []
    position = match.end()
    while condition := condition_at(match.string, position, scope):
        found.append(condition)
        joined = AND.match(match.string, condition.end)
        position = joined.end() if joined else condition.end
        if not joined:
            break
    verb = _IT_IS.match(match.string, position) if found else None
    if verb is None:
        return None
    claims = claims_of(found, IGNORED if verb["ignored"] else REQUIRED if verb["required"] else NOT)
    subjects = names_in(verb["names"], scope) if verb["names"] else ((scope.name,), False)
    if not claims or subjects is None or (scope.prose and not verb["names"]):
        return None
    if not {name for one in found for name in one.names}.isdisjoint(subjects[0]):
        return None
    return Reading(tuple(replace(claim, on=name) for name in subjects[0] for claim in claims), verb.end())


def _not_both(match: re.Match[str], scope: Scope) -> Reading | None:
    """``Use either `tune` or this field, not both.``: neither goes with the other."""
    one, other = (scope.names.resolve(_with_own_name(match[group], scope), scope.name) for group in ("first", "other"))
    if one is None or other is None or one == other:
        return None
    if other == scope.name:
        one, other = other, one
    return Reading((Claim("rule", f"excludes {other}", on="" if one == scope.name else one),), match.end())


def _with_own_name(words: str, scope: Scope) -> str:
    """Words that name parameters, with the own name in place of ``this field``."""
    return _OWN.sub(f"`{scope.name}`", words) if scope.name else words


PHRASES: Final = (
    Phrase(
        "takes precedence over",
        _PRECEDES,
        (Example("Takes precedence over `tone`.", (("tone", "", "rule", "ignored when x given"),)),),
        _precedes,
        prose=False,
    ),
    Phrase(
        "condition first",
        compiled(r"^\s*(?=(?:when|if|with)\s)"),
        (
            Example("With `tone: LOUD`: `tune` is required.", (("music.tune", "", "rule", "required when tone=LOUD"),)),
            Example("If `tone` is `LOUD`, this field is required.", (("x", "", "rule", "required when tone=LOUD"),)),
            Example("When `tune` is given, it is ignored.", (("x", "", "rule", "ignored when music.tune given"),)),
            Example(
                "When `tune` is given, `tone` is ignored.", (("tone", "", "rule", "ignored when music.tune given"),)
            ),
        ),
        _condition_first,
    ),
    Phrase(
        "not both",
        _NOT_BOTH,
        (
            Example("Use either `tune` or this field, not both.", (("rule", "excludes music.tune"),)),
            Example("Provide `tone` or `tune` (not both).", (("tone", "", "rule", "excludes music.tune"),)),
            Example("Provide `tone` OR `tune` \u2014 not both.", (("tone", "", "rule", "excludes music.tune"),)),
        ),
        _not_both,
    ),
    Phrase(
        "what becomes of others",
        _OTHERS,
        (
            Example(
                "When this is `true`, `tone` and `tune` are ignored.",
                (("tone", "", "rule", "ignored when x=true"), ("music.tune", "", "rule", "ignored when x=true")),
                "boolean",
            ),
            Example("If provided, `tune` is required.", (("music.tune", "", "rule", "required when x given"),)),
            Example("If set to `LOUD`, `tune` is required.", (("music.tune", "", "rule", "required when x=LOUD"),)),
        ),
        _others,
        prose=False,
    ),
    Phrase(
        "one of two",
        _ONE_OF_TWO,
        (
            Example(
                "Either `tone` or `tune` must be provided.",
                (
                    ("tone", "", "rule", "required when music.tune not given"),
                    ("music.tune", "", "rule", "required when tone not given"),
                ),
            ),
            Example(
                "Provide either `tone` or `tune`.",
                (
                    ("tone", "", "rule", "required when music.tune not given"),
                    ("music.tune", "", "rule", "required when tone not given"),
                ),
            ),
            Example(
                "Either this or `tone` must be provided.",
                (("x", "", "rule", "required when tone not given"), ("tone", "", "rule", "required when x not given")),
            ),
            Example("Only one of `tone` or `tune` can be set.", (("tone", "", "rule", "excludes music.tune"),)),
            Example(
                "At least one of `tone` and `tune` must be provided.",
                (
                    ("tone", "", "rule", "required when music.tune not given"),
                    ("music.tune", "", "rule", "required when tone not given"),
                ),
            ),
        ),
        _one_of_two,
    ),
    Phrase(
        "never together",
        _NEVER_TOGETHER,
        (
            Example(
                "tone+tune, echo/drum_kind, and width. These three parameters cannot be used at the same time",
                (
                    ("music.tune", "", "rule", "excludes echo"),
                    ("music.tune", "", "rule", "excludes drum_kind"),
                    ("music.tune", "", "rule", "excludes width"),
                    ("echo", "", "rule", "excludes width"),
                    ("drum_kind", "", "rule", "excludes width"),
                ),
            ),
        ),
        _never_together,
    ),
)
