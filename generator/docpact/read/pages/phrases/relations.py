"""Relations of several parameters: one of two, never together, what becomes of others under a condition."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, permutations
from typing import Final

from docpact.read.pages.phrases.conditions import conditions_at, names_in, own_state
from docpact.read.pages.phrases.entry import Claim, Example, Phrase, Reading, Scope, compiled, conditional, ruled
from docpact.read.pages.phrases.lexicon import MUST, TOGETHER, USED
from docpact.read.pages.phrases.rules import BECOMES, FORMS, claims_of, kind_of, of_values, value_in

_A_NAME: Final = (
    r"(?:the\s+)?(?:parameter\s+|field\s+)?(?:`[A-Za-z_][\w.\[\]]{0,120}`|[a-z][a-z0-9]*(?:_[a-z0-9]+)+"
    r"|[a-z][a-z0-9]{2,40})"
)
_SELF: Final = r"(?:this (?:field|parameter|option)|this|it)"
_ONE_OF_TWO: Final = compiled(
    r"\b(?P<how>at least|exactly|only|at most)(?: use| set| send| provide)? one(?: of)?(?: the)?"
    rf"(?: parameters?| fields?)?(?: (?:should|must)(?: be)? (?:filled in|provided|given|set|sent))?"
    r"(?: (?:between|of|from|among))?"
    rf"\s+(?P<names>{_A_NAME}(?:\s*(?:,\s*(?:and|or)?|\band\b|\bor\b)\s*{_A_NAME}){{1,6}})"
    r"(?:\s+(?:must|should|can|may|has to|needs to|is|are)\s+(?:be\s+)?(?:filled in|provided|given|set|sent|passed"
    r"|present|specified|supplied|required))?(?P<rest>\s*[;,]\s*(?:they )?cannot both be (?:empty|omitted)[^.]*)?"
    rf"|^\s*(?:you (?:must|should|can) )?(?:provide|specify|send|supply|set|use|give|pass)\s+either\s+(?P<given>(?:"
    rf"{_A_NAME}|{_SELF})\s+or\s+(?:{_A_NAME}|{_SELF}))(?=\s*\.?\s*$)|\b(?:either(?: of)?"
    rf"|(?<!only )(?<!most )(?<!exactly )one of|any of)\s+(?P<either>(?:{_A_NAME}|{_SELF})\s+or\s+(?:{_A_NAME}"
    rf"|{_SELF}))\s+(?:must|should|has to|needs to|is)\s+(?:be\s+)?(?:provided|given|set|sent|present|specified"
    rf"|supplied|required)\b"
)
_BUT_NOT_BOTH: Final = compiled(r"\s*[,;(]?\s*(?:but\s+)?(?:not|never) both\b\)?")
_OWN: Final = compiled(rf"^{_SELF}\b|\b{_SELF}$")
_NEVER_TOGETHER: Final = compiled(
    rf"^\s*(?P<names>[`\w.+/\[\]]+(?:\s*(?:,\s*(?:and\s+)?|\s+and\s+)[`\w.+/\[\]]+){{1,8}})[\s.]*(?:(?:these|those"
    rf"|they)\s+(?:(?:two|three|four|five|\d)\s+)?(?:parameters\s+|fields\s+|options\s+)?)?{TOGETHER}"
)
_PRECEDES: Final = compiled(
    rf"(?:^|(?<=[.;,])|\bit\b|\bthis\b)\s*(?:takes? (?:precedence|priority) over"
    rf"|overrides?)\s+(?P<names>{_A_NAME}(?:\s*(?:,|\band\b)\s*{_A_NAME}){{0,4}})"
    r"(?:\s+(?:when|if)\s+(?:it is\s+)?(?:provided|given|set|specified|present))?(?=\s*(?:$|[.;,)]))"
)
_BOTH_GIVEN: Final = compiled(
    rf"\b(?:if|when) both (?:(?:of )?(?P<names>(?:{_A_NAME}|{_SELF})\s+and\s+(?:{_A_NAME}|{_SELF}))\s+)?are (?:{USED}"
    rf"|given),?\s+(?:only\s+)?(?:the (?:content|value)s? (?:of|from) )?(?P<wins>{_A_NAME}|{_SELF}) "
    r"(?:(?:is|will be) (?:used|preferred|applied)|(?:takes|has) (?:precedence|priority)|wins)\b"
    r"(?: to [a-z ]{2,40})?(?=\s*(?:$|[.;,)]))"
)
_IT: Final = compiled(
    rf"\s*[,:]\s*(?:then\s+)?(?:(?:this(?: one)?|the)(?:\s+(?:field|parameter|value|option))?|it|(?:both\s+)?"
    rf"(?P<names>{_A_NAME}(?:\s*(?:,|\band\b|\bor\b)\s*(?:and\s+)?{_A_NAME}){{0,6}})"
    rf"|(?P<value>[`\"][^`\"]{{1,80}}[`\"]|\d+))\s+"
)
_NOT_BOTH: Final = compiled(
    rf"\b(?:(?:use|provide|send|set|specify|pass)\s+(?:either\s+)?|either\s+)(?P<first>{_SELF}|{_A_NAME})\s+or"
    rf"\s+(?P<other>{_SELF}|{_A_NAME})(?:\s+(?:may|can)\s+be\s+{USED})?\s*(?:\(\s*"
    rf"|[,;\u2013\u2014]\s*)?(?:but\s+)?(?:not|never) both\b"
)


def _one_of_two(match: re.Match[str], scope: Scope) -> Reading | None:
    """``At least one of `a` and `b` must be sent.``: each is required where the other is not given.

    Of those of which only one may be sent each excludes the others.
    """
    named = names_in(_with_own_name(match["names"] or match["given"] or match["either"], scope), scope)
    how = (match["how"] or "").lower()
    only = how in ("only", "at most")
    both = _BUT_NOT_BOTH.match(match.string, match.end())
    sometimes = conditional(match.string, match.start(), both.end() if both else match.end())
    if named is None or sometimes or not 2 <= len(named[0]) <= (7 if only else 2):
        return None
    pairs = [*combinations(named[0], 2)]
    if any(name.startswith(f"{other}.") for name, other in permutations(named[0], 2)):
        return None  # A member goes with its object.
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
    pairs += [(other, name) for name, other in pairs] if scope.prose else []
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


def _both_given(match: re.Match[str], scope: Scope) -> Reading | None:
    """``If both `tune` and this are sent, `tune` is used.``: the other one is without effect."""
    wins = scope.names.resolve(_with_own_name(match["wins"], scope), scope.name)
    named = names_in(_with_own_name(match["names"], scope), scope) if match["names"] else None
    others = [name for name in (named[0] if named else (scope.name,)) if name != wins]
    if wins is None or len(others) != 1 or (named and wins not in named[0]):
        return None
    on = "" if others[0] == scope.name else others[0]
    return Reading((Claim("rule", f"ignored when {wins} given", on=on),), match.end())


def _condition_first(match: re.Match[str], scope: Scope) -> Reading | None:
    """``If `tone` is `LOUD`, this field is required.``, ``When this is `true`, `a` and `b` are ignored.``"""
    text = match.string
    own = own_state(text, match.end(), scope)
    found, end = ([own], own.end) if own else conditions_at(text, match.end(), scope)
    subject = _IT.match(text, end) if found else None
    verb = BECOMES.match(text, subject.end()) if subject else None
    if subject is None or verb is None or kind_of(verb) in ("usable", "effect", "reserved"):
        return None
    forms = FORMS[kind_of(verb)]
    claims = claims_of(found, forms) if forms else ()
    names = names_in(subject["names"], scope) if subject["names"] else None
    word = subject["value"] or (subject["names"] if names is None else None)
    if word is not None:
        return (
            None if scope.prose else of_values([value_in(word)], Reading(claims, verb.end()), "", match.start(), scope)
        )
    subjects = names[0] if names else (scope.name,)
    if not claims or (scope.prose and not names) or not {n for one in found for n in one.names}.isdisjoint(subjects):
        return None
    return Reading(tuple(replace(claim, on=name) for name in subjects for claim in claims), verb.end())


def _together(match: re.Match[str], scope: Scope) -> Reading | None:
    """``Give `width` and `height` together or neither.``: each is required where another is given."""
    named = names_in(match["names"], scope)
    if named is None or len(named[0]) < 2:
        return None
    pairs = permutations(named[0], 2)
    return Reading(tuple(Claim("rule", f"requires {other}", on=name) for name, other in pairs), match.end())


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
        (ruled("Takes precedence over `tone`.", "tone: ignored when x given"),),
        _precedes,
        prose=False,
    ),
    Phrase(
        "which of two counts",
        _BOTH_GIVEN,
        (
            ruled(
                "If both `tune` and `tone` are sent, the value of `tune` is used.",
                "tone: ignored when music.tune given",
            ),
            ruled("If both are provided, `tune` takes priority.", "ignored when music.tune given"),
            Example("If both are provided, both are used.", ()),
        ),
        _both_given,
    ),
    Phrase(
        "condition first",
        compiled(r"(?:^|(?<=[.;(]))\s*(?:but\s+|and\s+)?(?=(?:when|if|with|without|for|in|on)\s)"),
        (
            ruled("With `tone: LOUD`: `tune` is required.", "music.tune: required when tone=LOUD"),
            ruled("If `tone` is `LOUD`, this field is required.", "x: required when tone=LOUD"),
            ruled("When `tune` is given, it is ignored.", "x: ignored when music.tune given"),
            ruled("When `tune` is given, `tone` is ignored.", "tone: ignored when music.tune given"),
            ruled(
                "When this is `true`, `tone` and `tune` are ignored.",
                "tone: ignored when x=true",
                "music.tune: ignored when x=true",
            ),
            ruled("If provided, `tune` is required.", "music.tune: required when x given"),
            ruled("If set to `LOUD`, `tune` is required.", "music.tune: required when x=LOUD"),
            Example(
                "With `tune`, `SOFT` is not allowed.", (("", "", "enum", ["LOUD"], "music.tune given"),), name="tone"
            ),
        ),
        _condition_first,
    ),
    Phrase(
        "together or not at all",
        compiled(
            rf"^\s*(?:(?:give|send|set|provide|pass|specify|use|supply)\s+)?(?:either\s+)?(?:both\s+)?(?P<names>"
            rf"{_A_NAME}(?:\s*,?\s*(?:\band\b|,)\s*{_A_NAME}){{1,4}})\s+(?:(?:together,?\s+)?or\s+(?:neither|none"
            rf"|not at all|omit (?:both|them all))\b|(?:{MUST}|should) (?:both )?be {USED} (?:together|as a pair)\b"
            rf"|are required together\b)"
        ),
        (
            ruled(
                "Give `tone` and `tune` together or neither.", "tone: requires music.tune", "music.tune: requires tone"
            ),
        ),
        _together,
    ),
    Phrase(
        "not both",
        _NOT_BOTH,
        (
            ruled("Use either `tune` or this field, not both.", "excludes music.tune"),
            ruled("Provide `tone` or `tune` (not both).", "tone: excludes music.tune"),
            ruled("Provide `tone` OR `tune` \u2014 not both.", "tone: excludes music.tune"),
        ),
        _not_both,
    ),
    Phrase(
        "one of two",
        _ONE_OF_TWO,
        (
            ruled(
                "Either `tone` or `tune` must be provided.",
                "tone: required when music.tune not given",
                "music.tune: required when tone not given",
            ),
            ruled(
                "Provide either `tone` or `tune`.",
                "tone: required when music.tune not given",
                "music.tune: required when tone not given",
            ),
            ruled(
                "Either this or `tone` must be provided.",
                "x: required when tone not given",
                "tone: required when x not given",
            ),
            ruled("Only one of `tone` or `tune` can be set.", "tone: excludes music.tune"),
            ruled(
                "At least one of `tone` and `tune` must be provided.",
                "tone: required when music.tune not given",
                "music.tune: required when tone not given",
            ),
        ),
        _one_of_two,
    ),
    Phrase(
        "never together",
        _NEVER_TOGETHER,
        (
            ruled(
                "tone+tune, echo/drum_kind, and width. These three parameters cannot be used at the same time",
                "music.tune: excludes echo",
                "music.tune: excludes drum_kind",
                "music.tune: excludes width",
                "echo: excludes width",
                "drum_kind: excludes width",
            ),
        ),
        _never_together,
    ),
)
