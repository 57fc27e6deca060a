"""Statements that hold under a condition: ``Up to 8 on Tuba 2 Pro.``, ``In `fast` mode: 4 or 6.``, ``Pro: 6, 8.``

The condition is cut off, the rest is read as if it always held, and what it states is bound to the condition's tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from docpact.read.pages.phrases.conditions import Condition, condition_at, in_mode
from docpact.read.pages.phrases.entry import Scope, compiled

BOUND: Final = frozenset(
    ("enum", "default", "minimum", "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems")
)
"""What may hold under a condition only; a relation has its condition in its own words."""

_BEFORE: Final = compiled(
    r"^\s*(?:(?:but|and|otherwise)\s*,?\s+)?(?P<word>when|if|for|in|with|on|using"
    r"|under)\s+(?P<clause>[^,:;]{2,160}?)\s*[,:]\s*(?P<rest>\S.*)$"
)
_BARE: Final = compiled(
    r"^\s*(?P<word>for|in|with|on)\s+(?P<clause>(?:`[^`]{2,60}`"
    r"|(?-i:[A-Z])[\w.-]*(?:\s+(?-i:[A-Z0-9])[\w.-]*){0,4}))\s+(?P<rest>(?-i:[a-z`\"\d])\S*.*)$"
)
_NAMED: Final = re.compile(
    r"^\s*(?P<clause>`[^`]{2,80}`|[A-Z][\w. -]{1,60}?|[a-z][\w.-]{1,60})\s*(?::|\s[-\u2013\u2014]\s)\s*(?P<rest>\S.*)$"
)
_OF_A_MODE: Final = re.compile(r"^\s*(?P<clause>`[^`]{1,60}`[^,:;.]{0,120}?\s[a-z_]{3,30})\s*[,:]\s*(?P<rest>\S.*)$")
"""Values of another parameter and its name before a statement: `` `high` and `low` quality, 4 or 6 seconds``."""
_ONLY_SUPPORTS: Final = compiled(
    r"^\s*(?P<clause>`[^`]{2,60}`|[a-z][\w.-]*(?:\s+[\w.-]+){0,4}?)(?:\s+models?)?\s+(?P<rest>(?:currently\s+)?"
    r"(?:(?:only\s+)?(?:supports?|accepts?|allows?)(?:\s+only)?|must be|max(?:imum)?|min(?:imum)?)\s+\S.*)$"
)
"""What one model takes: ``Tuba only supports 1``, ``tuba-2 must be 1 or 2``."""
_OWN_NAME: Final = re.compile(r"(?<=\s)`?(?P<name>[A-Za-z_]\w*)\s*=\s*(?=[\w\"])")
# A default with another one in a bracket that holds at times, and a statement under a condition with one without it.
_EXCEPTION: Final = compiled(
    r"^(?P<rest>(?:.*\s)?default(?:s to| value)?(?: is)?\s*[:=]?\s*[`\"]?[\w.-]+[`\"]?)\s*"
    r"\(\s*(?P<other>[`\"]?[\w.-]+[`\"]?)\s+(?P<word>for|on|with|in|when|if)\s+(?P<clause>[^()]{2,80})\)\s*\.?\s*$"
)
_OTHERWISE: Final = compiled(
    r"^\s*(?P<word>when|if|for|in|with|on)\s+(?P<clause>`[^`]{2,120}`|[^,:;]{2,120}?),?\s+(?P<rest>(?:at |up |max|min"
    r"|only |default|`|\d|between |from ).*?)\s*[,;]\s*(?:otherwise|else),?\s+(?P<other>\S.*)$"
)
_OTHERWISE_LAST: Final = compiled(
    r"^(?P<lead>[^`\"\d]{0,80})(?P<value>[`\"]?\d[\d,.]*[`\"]?)(?P<unit>(?:\s+[a-z]{4,20})?)\s+(?P<word>when|if|for|in"
    r"|with|on)\s+(?P<clause>[^,;:]{2,120}?)\s*[,;]\s*(?:and\s+)?(?P<other>[`\"]?\d[\d,.]*[`\"]?)"
    r"(?:\s+[a-z]{4,20})?\s+(?:otherwise|else)\s*\.?\s*$"
)
"""Two figures of which one holds in all other cases: ``Up to 8 in loud mode, 4 otherwise.``"""
_BOUND_LEAD: Final = compiled(r"(?:at (?:most|least)|up to|max(?:imum)?|min(?:imum)?)\b[^`\"\d]{0,20}")
_AFTER: Final = compiled(
    r"^(?P<rest>.*\S)\s*,?\s+\(?\s*(?:but\s+)?(?:only\s+)?(?P<word>when|if|for|in|with|on"
    r"|(?<!when )(?<!if )using)\s+(?P<clause>[^;]{2,160}?)\)?\s*\.?\s*$"
)
_MODE: Final = compiled(
    r"^(?:the\s+)?(?:`(?P<code>[^`]{1,60})`|\"(?P<text>[^\"]{1,60})\""
    r"|(?P<bare>(?-i:[A-Z][A-Z0-9_]+)))\s+(?P<noun>[a-z_]{3,30})$"
)
_MODELS: Final = compiled(r"^(?:the\s+)?(?P<models>.{2,140}?)(?:\s+models?)?$")
_AND: Final = compiled(r"\s*,?\s*\band\s+(?:when\s+|if\s+)?")
_JOINED: Final = compiled(r"\s*(?:,|\band\b|\bor\b|&|/)\s*")
_LEAD: Final = compiled(r"\s*(?P<lead>[^`\"\d]{0,80}?)(?=(?:up to\s+|at most\s+)?[`\"]?\d|`)")
_ONE_BRACKET: Final = re.compile(r"^[^()\d`]*\(([^()]{3,200})\)\s*\.?\s*$")
"""A sentence whose figures all stand in one bracket at its end."""
_COUNTED: Final = re.compile(r"(?<=\d) [a-z]{3,20}$")
"""What the figures of several pairs count, said once: ``4000 characters for Tuba, 1000 for Tuba Lite``."""
_PAIR: Final = compiled(
    r"(?P<value>[`\"\w.,/ -]{1,80}?)\s+(?:for|on|with)\s+(?P<clause>[`\w. -]{2,60}?)(?:\s*(?:[,;]\s*(?:and\s+)?"
    r"|\band\b)\s*(?=(?:only\s+)?[`\"\d])|\s*\.?\s*$)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A statement without its condition, and the condition's tests in the words of a row, each enough by itself."""

    statement: str
    tests: tuple[str, ...]


_LABEL: Final = re.compile(
    r"(?:^|(?<=[;:,.(]))\s*(?:- )?(?P<model>`[^`]{2,60}`|[A-Za-z][\w.-]{1,60})\s*(?:\([^()]{1,40}\))?\s*:"
)
"""A model before what holds for it, as in ``tuba-2: up to 8``."""


def first_model(sentence: str, scope: Scope) -> int | None:
    """Where the first model stands that labels a part of a sentence; what is said there holds for it alone."""
    names = scope.names
    for match in _LABEL.finditer(sentence):
        if names.models_like(match["model"]) and not names.is_own(match["model"]):
            return match.start("model")
    return None


def clauses(sentence: str, scope: Scope) -> Sequence[Clause]:
    """The conditional statements of a sentence; none where it has no condition that is understood."""
    for text in (sentence, *_ONE_BRACKET.findall(sentence)):
        if several := [*_several(text, scope)]:
            return several
    if (match := _EXCEPTION.match(sentence)) and (tests := _tests(match, scope)):
        return (Clause(match["rest"], ("",)), Clause(f"Default: {match['other']}", tests))
    if (match := _OTHERWISE.match(sentence)) and (tests := _condition_tests(match["clause"], scope)):
        lead = _BOUND_LEAD.match(match["rest"]) if match["other"].lstrip('`"-')[:1].isdigit() else None
        turned = _condition_tests(f"unless {match['clause']}", scope)
        other = Clause(f"{lead[0] if lead else ''}{match['other']}", turned)
        return (Clause(match["rest"], tests), other) if turned else ()
    if (match := _OTHERWISE_LAST.match(sentence)) and (tests := _tests(match, scope)):
        turned = _condition_tests(f"unless {match['clause']}", scope)
        both = ((match["value"], tests), (match["other"], turned))
        return tuple(Clause(f"{match['lead']}{value}{match['unit']}", when) for value, when in both) if turned else ()
    for pattern in (_BEFORE, _BARE, _NAMED, _ONLY_SUPPORTS, _OF_A_MODE, _AFTER):
        match = pattern.match(sentence)
        tests = _tests(match, scope) if match else ()
        if match and tests:
            rest = _OWN_NAME.sub(lambda own: "" if own["name"] == scope.name else own[0], match["rest"])
            return (Clause(rest, tests),)
    return ()


def _several(sentence: str, scope: Scope) -> Iterator[Clause]:
    """``The maximum is 8 for Tuba and 4 for Tuba Lite.``: a statement for each."""
    lead = _LEAD.match(sentence)
    start = lead.end() if lead else 0
    pairs = [*_PAIR.finditer(sentence, start)]
    # The pairs must be all that there is.
    if len(pairs) < 2 or pairs[0].start() != start or sentence[pairs[-1].end() :].strip(" ."):
        return
    found = [(pair, _model_tests(pair["clause"], scope)) for pair in pairs]
    unit = _COUNTED.search(pairs[0]["value"])
    if all(tests for _, tests in found):
        for pair, tests in found:
            counted = unit[0] if unit and not _COUNTED.search(pair["value"]) else ""
            yield Clause(f"{lead['lead'] if lead else ''}{pair['value']}{counted}", tests)


def _tests(match: re.Match[str], scope: Scope) -> tuple[str, ...]:
    """The tests that the words of a condition stand for; none when they are not understood."""
    clause = match["clause"].strip()
    word = (match.groupdict().get("word") or "").lower()
    if word in ("", "for", "in", "with", "on", "using"):
        alone = _condition_tests(f"for {clause}", scope) if clause.startswith("`") and not word else ()
        return _model_tests(clause, scope) or _mode_tests(clause, scope) or alone
    return _condition_tests(clause, scope)


def _model_tests(clause: str, scope: Scope) -> tuple[str, ...]:
    """``Tuba 2 Pro and Tuba 2 Max``: a test of the model."""
    match = _MODELS.match(clause)
    if match is None:
        return ()
    whole = scope.names.models_like(match["models"])
    found = [*whole] if whole else []
    if not found:
        for part in _JOINED.split(match["models"]):
            models = scope.names.models_like(part)
            if not models:
                return ()
            found += models
    return (f"{scope.names.model_field}={'|'.join(dict.fromkeys(found))}",)


def _mode_tests(clause: str, scope: Scope) -> tuple[str, ...]:
    """``in `fast` mode``: a value of the parameter that the noun names."""
    if (found := in_mode(clause, 0, scope)) and found.end == len(clause) and scope.name not in found.names:
        return (_test(found, found.names[0]),)
    match = _MODE.match(clause)
    name = scope.names.resolve(match["noun"], scope.name) if match else None
    if match is None or name is None or name == scope.name:
        return ()
    value = match["code"] or match["text"] or match["bare"]
    known = scope.names.values(name)
    return (f"{name}={value}",) if known is None or value in map(str, known) else ()


def _condition_tests(clause: str, scope: Scope) -> tuple[str, ...]:
    found: list[Condition] = []
    position = 0
    while condition := condition_at(clause, position, scope):
        found.append(condition)
        joined = _AND.match(clause, condition.end)
        position = joined.end() if joined else condition.end
        if not joined:
            break
    if not found or clause[position:].strip(" .") or any(scope.name in one.names for one in found):
        return ()
    if len(found) == 1 and found[0].either:
        return tuple(_test(found[0], name) for name in found[0].names)
    return (" and ".join(_test(one, name) for one in found for name in one.names),)


def _test(condition: Condition, name: str) -> str:
    if condition.value is None:
        return f"{name} not given" if condition.absent else f"{name} given"
    value = f'"{condition.value}"' if " " in condition.value else condition.value
    return f"{name}={value}" if condition.equal else f"{name} is not {value}"
