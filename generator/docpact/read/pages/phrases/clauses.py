"""Statements that hold under a condition: ``Up to 8 on Tuba 2 Pro.``, ``In `fast` mode: 4 or 6.``, ``Pro: 6, 8.``

The condition is cut off, the rest is read as if it always held, and what it states is bound to the condition's tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pydantic import JsonValue

from docpact.read.pages.phrases.conditions import conditions_at, own_state
from docpact.read.pages.phrases.entry import Scope, compiled
from docpact.read.pages.phrases.lexicon import CONNECTOR, MUST
from docpact.read.pages.phrases.values import read_list, typed_all

BOUND: Final = frozenset(
    ("enum", "default", "minimum", "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems")
)
"""What may hold under a condition only; a relation has its condition in its own words."""

_FIRST: Final = rf"(?P<clause>(?:{CONNECTOR}|using)\s+"
_STATES: Final = (
    r"(?:an? |the )?(?:at (?:most|least)|up to|no \w+ than|max(?:imum)?|min(?:imum)?|only|just|default|between|from"
    r"|must|limited|capped|[`\"]?-?\d)"
)
_BEFORE: Final = compiled(
    rf"^\s*(?:(?:but|and)\s*,?\s+)?{_FIRST}[^:;]{{2,160}}?)\s*[,:]\s*(?:(?:it|this|the value) (?=must|has|can|may|is"
    rf"|default))?(?P<rest>\S.*)$"
)
_BARE: Final = compiled(rf"^\s*{_FIRST}[^,:;]{{2,100}}?)\s+(?P<rest>{_STATES}.*)$")
_BARE_WORD: Final = compiled(
    rf"^\s*{_FIRST}[^,:;]{{2,100}}?)\s+(?P<rest>(?!(?:set|is|are|being|equal|has)\b)(?-i:[a-z])\S*\s.*)$"
)
_NAMED: Final = re.compile(
    r"^\s*(?:\((?P<in>))?(?P<clause>`[^`]{2,80}`(?:\s*(?:,|/|&|\band\b)\s*`[^`]{2,80}`){0,5}"
    r"|[A-Z][\w. -]{1,60}?|[a-z]\w{1,60} (?:is|=|==) [\w.:`\"-]{1,60}"
    r"|[a-z][\w.-]{1,60}(?:\s*[,/&]\s*[a-z][\w.-]{1,60}){0,5})"
    r"\s*(?(in)\)|(?:\([^()a-z]{1,20}s?\)\s*)?(?::|\s[-\u2013\u2014]\s))\s*(?P<rest>\S.*)$"
)
VARIES: Final = compiled(
    r"^[^:;`\"\d]{0,80}\b(?:var(?:y|ies)|depends?(?: on)?|differs?) [^:;`\"\d]{2,60}:\s*(?=[^:;]{2,80}:)"
)
"""What says that labels follow, a statement behind each."""
_OF_A_MODE: Final = re.compile(r"^\s*(?P<clause>`[^`]{1,60}`[^,:;.]{0,120}?\s[a-z_]{3,30})\s*[,:]\s*(?P<rest>\S.*)$")
"""Values of another parameter and its name before a statement: `` `high` and `low` quality, 4 or 6 seconds``."""
_ONLY_SUPPORTS: Final = compiled(
    r"^\s*(?P<clause>`[^`]{2,60}`"
    r"|(?:the\s+)?[a-z\d][\w./-]*(?:\s+[\w.-]+){0,4}?(?:\s+models?)?)\s+(?P<rest>(?:currently\s+)?"
    r"(?:(?:only\s+)?(?:supports?|accepts?|allows?|takes?)(?:\s+only)?|(?:must|can only) be|(?:is|are) (?:limited"
    r"|restricted) to|max(?:imum)?|min(?:imum)?)\s+\S.*)$"
)
"""What one model takes: ``Tuba only supports 1``, ``tuba-2 must be 1 or 2``."""
_AFTER: Final = compiled(rf"\s*,?\s+\(?\s*(?:but\s+)?(?:only\s+)?(?<!when )(?<!if )(?=(?:{CONNECTOR}|using)\b)")
_OWN_NAME: Final = re.compile(r"(?<=\s)`?(?P<name>[A-Za-z_]\w*)\s*=\s*(?=[\w\"])")
_OTHERS_NAME: Final = compiled(
    r"(?P<name>`[\w.\[\]]+`|[a-z]+(?:_[a-z0-9]+)+)\s+(?=(?:must|has to|have to|should|can|cannot|can't|may|is|are"
    r"|accepts?|supports?|defaults?|takes?)\b)"
)
"""Another parameter that a statement under a condition is about."""
_MUST: Final = compiled(
    rf"^\s*(?:(?P<not>cannot|can not|must not|may not) be|(?:{MUST}|(?:you )?(?:can|may) only) (?:also |always )?"
    r"(?:be|stay|remain|equal|use)|(?:it )?(?:is )?(?:(?:fixed|forced|locked) (?:at|to)|(?:limited"
    r"|restricted) to(?= [`\"])|always|only)|use)\s+(?:set to\s+|either\s+|one of\s+)?(?=[`\"\d]|true\b|false\b)"
)
_SEPARATORS: Final = (
    compiled(r"\s*;\s*(?:(?:and|or|but)\s+)?|\s*\((?=[^()]*\)\s*\.?\s*$)"),
    compiled(r"\s*,(?!\d{3})\s*(?:(?:and|or|but)\s+)?(?:to\s+)?"),
    compiled(r"\s+(?:and|or|but)\s+(?:to\s+)?"),
)
"""What parts the statements of a sentence, the surest first."""
_ELSE: Final = compiled(
    r"^\s*(?:(?:otherwise|else),?\s+(?P<rest>\S.*?)|(?P<before>\S.*?),?\s+(?:otherwise|else(?:where)?|with(?:out)? it"
    r"|(?:for|on|with|in) (?:(?:all|any|the) )*others?(?: [a-z]+)?))\s*$"
)
_LEAD: Final = compiled(r"\s*(?P<lead>[^`\"\d]{0,120}?)(?=[`\"]?-?\d|`)")
_BOUND: Final = compiled(
    r"(?:at (?:most|least)|up to|max(?:imum)?|min(?:imum)?|between|from|range|limit(?:ed)?|defaults?|capped|no \w+ "
    r"than|not exceed)\b|^\W*$"
)
_SPAN: Final = re.compile(r"(?<![\w.-])\d[\d.,]*[`\"]?\s*(?:-|~|\u2013|\bto\b|\band\b)\s*[`\"]?-?\d")
_ONE_BRACKET: Final = re.compile(r"^[^()\d`]*\(([^()]{3,200})\)\s*\.?\s*$")
"""A sentence whose figures all stand in one bracket at its end."""
_COUNTED: Final = re.compile(r"(?<=\d)[`\"]?(?P<unit> (?!or\b|and\b|when\b|for\b|at\b|otherwise\b)[a-z]{3,20})\b")
"""What the figures of several parts count, said once: ``4000 characters for Tuba, 1000 for Tuba Lite``."""
_LAST_FIGURE: Final = re.compile(r"\d[`\"]?(?=\D*$)")
_TAKES: Final = compiled(
    r"^\s*(?:just|only|merely|(?:supports?|accepts?|allows?|takes?)(?: only| just)?)\s+(?=[`\"]?-?\d)"
)
_MAX_PARTS: Final = 12
_SOMETIMES: Final = compiled(r"\b(?:when|if|unless|except|depending|with|for|in|on)\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """A statement without its condition, and the condition's tests in the words of a row, each enough by itself."""

    statement: str
    tests: tuple[str, ...]
    on: str = ""
    """The parameter that it is about, where that is another one."""
    values: Sequence[JsonValue] = ()
    """What the statement leaves of its values, where it says so."""


_SETTING: Final = re.compile(r"\s*(?:- )?(?P<clause>`?[A-Za-z]\w{1,60}`? (?:is|=|==) [^\s:,;]{1,60})\s*:")
"""Another parameter and its value before what holds then, as in ``loud is false: 1, 2``."""
_LABEL: Final = re.compile(
    r"(?:^|(?<=[;:,.(/])|(?<=\band))\s*(?:- )?(?P<model>`[^`]{2,60}`|[A-Za-z][\w.-]{1,60})\s*(?:\([^()]{1,40}\))?\s*:"
)
"""A model before what holds for it, as in ``tuba-2: up to 8``."""


def first_model(sentence: str, scope: Scope) -> int | None:
    """Where the first model or setting stands that labels a part of a sentence: what is said there holds for it."""
    names = scope.names
    for match in _LABEL.finditer(sentence):
        if names.models_like(match["model"]) and not names.is_own(match["model"]):
            return match.start("model")
    setting = _SETTING.match(sentence)
    return setting.start("clause") if setting and conditions_at(setting["clause"], 0, scope, "when")[0] else None


def clauses(sentence: str, scope: Scope) -> Sequence[Clause]:
    """The conditional statements of a sentence; none where it has no condition that is understood.

    A statement that always holds has the empty test.
    """
    for text in (sentence, *_ONE_BRACKET.findall(sentence)):
        if parts := several(text.strip(" ."), scope):
            return parts
    one = _one(sentence, scope)
    return (one,) if one else ()


def _one(sentence: str, scope: Scope) -> Clause | None:
    """A statement with one condition before or after it."""
    for pattern in (_BEFORE, _BARE, _BARE_WORD, _NAMED, _ONLY_SUPPORTS, _OF_A_MODE):
        match = pattern.match(sentence)
        tests = _tests(match["clause"], scope) if match else ()
        if match and tests:
            return _clause(match["rest"], tests, scope)
    text = sentence.strip(" .")
    for match in [*_AFTER.finditer(text, 1)][:_MAX_PARTS]:
        clause = text[match.end() :].removesuffix(")" if "(" in match[0] else "")
        stated = text[: match.start()]
        if (tests := _tests(clause, scope)) and ("only" not in match[0].lower() or _BOUND.search(stated)):
            return _clause(stated, tests, scope)  # ``50 only for Tuba`` is said of one value.
    return None


def _clause(text: str, tests: tuple[str, ...], scope: Scope) -> Clause | None:
    """What holds under tests, of the parameter itself or of another one that it begins with."""
    text = _OWN_NAME.sub(lambda own: "" if own["name"] == scope.name else own[0], text)
    text = re.sub(rf"(?<=[`\"]) {re.escape(scope.name.rpartition('.')[2])}s?(?=\W*$)", "", text)
    other = _OTHERS_NAME.match(text)
    name = scope.names.resolve(other["name"], scope.name) if other else scope.name
    if other and name is not None:
        text = text[other.end() :]
    if name is None or any(test.startswith((f"{name}=", f"{name} ")) for test in tests):
        return None
    values = _values(text, name, scope)
    return Clause(text, tests, "" if name == scope.name else name, values)


def _values(text: str, name: str, scope: Scope) -> list[JsonValue]:
    """The values that ``must be `a` or `b` `` leaves to a parameter, or ``cannot be `a` ``."""
    match = _MUST.match(text)
    said = read_list(text, match.end()) if match else None
    kind = scope.names.kind(name)
    found = typed_all(said.texts, kind) if said and said.closed and not said.has_unquoted_word else None
    if match is None or found is None or kind in ("array", "object"):
        return []
    if not match["not"]:
        return found
    known = [False, True] if kind == "boolean" else scope.names.values(name) or ()
    return [value for value in known if value not in found] if all(value in known for value in found) else []


def several(text: str, scope: Scope) -> Sequence[Clause]:
    """``Up to 8 for Tuba and 4 for Tuba Lite``, ``1 to 4, or 8 in loud mode``: a statement for each.

    The first may have no condition.
    """
    for surest, separator in _separators(text):
        first, rest = text[: separator.start()], text[separator.end() :].removesuffix(")")
        lead = _LEAD.match(first)
        parts = _parts(rest, scope) if lead else ()
        if lead is None or not parts:
            continue
        head = _one(first, scope)
        if head is None and (_SOMETIMES.search(first) or not (surest or _BOUND.search(lead["lead"]))):
            continue
        if head is None and not surest and not lead["lead"].strip() and not _SPAN.search(first):
            if not _SEPARATORS[-1].search(separator[0]) or ("," in first and not _SEPARATORS[-1].search(first)):
                continue  # ``4, 8 for Tuba`` may be said of both.
            parts = [replace(part, statement=f"{first}, {part.statement}") for part in parts]
        if complete := _completed([head or Clause(first, ("",)), *parts]):
            return complete
    return ()


def _separators(text: str) -> Iterator[tuple[bool, re.Match[str]]]:
    """The places at which a text may be parted, and whether they are sure; none within a span of two figures."""
    spans = [match.span() for match in _SPAN.finditer(text)]
    for kind, pattern in enumerate(_SEPARATORS):
        found = [
            match
            for match in pattern.finditer(text)
            if not any(a < match.end() and match.start() < b for a, b in spans)
        ]
        yield from ((kind == 0, match) for match in found[:_MAX_PARTS])


def _parts(text: str, scope: Scope) -> Sequence[Clause]:
    """Statements that each have a condition; that with ``otherwise`` has no test yet."""
    for _, separator in _separators(text):
        first = _one(text[: separator.start()], scope)
        if first and (rest := _parts(text[separator.end() :], scope)):
            return (first, *rest)
    if other := _ELSE.match(text):
        return (Clause(other["rest"] or other["before"], ()),)
    one = _one(text, scope)
    return (one,) if one else ()


def _completed(parts: Sequence[Clause]) -> Sequence[Clause]:
    """The parts of a sentence with what they share: the words before a figure and what it counts, and ``otherwise``."""
    lead = _LEAD.match(parts[0].statement)
    unit = _COUNTED.search(parts[0].statement)
    spans = _SPAN.search(parts[0].statement) is not None
    found: list[Clause] = []
    for index, part in enumerate(parts):
        statement, tests = part.statement, part.tests or others_than([one.tests for one in parts if one is not part])
        statement = _TAKES.sub("", statement) if index else statement
        bare = re.match(r"[`\"]?-?\d|`", statement) is not None
        single = bare and not _SPAN.search(statement)
        if not tests or (index and spans and single and parts[0].tests == ("",)):
            return ()
        if index and unit and not _COUNTED.search(statement):
            statement = _LAST_FIGURE.sub(rf"\g<0>{unit['unit']}", statement)
        if index and single and lead and not spans:
            statement = f"{lead['lead']}{statement}"
        found.append(replace(part, statement=statement, tests=tests))
    return found


def others_than(known: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The test that holds where none of some tests does; none where no test can say so."""
    tests = [test for several in known for test in several if test]
    equal = [match for test in tests if (match := re.fullmatch(r"(?P<name>[\w.]+)=(?P<values>[^ ]+)", test))]
    if equal and len(equal) == len(tests) and len({match["name"] for match in equal}) == 1:
        return (f"{equal[0]['name']} is not {'|'.join(match['values'] for match in equal)}",)
    if len(tests) != 1 or " and " in tests[0]:
        return ()
    for one, other in ((" not given", " given"), (" given", " not given"), (" is not ", "=")):
        if one in tests[0]:
            return (tests[0].replace(one, other),)
    return ()


def _tests(clause: str, scope: Scope) -> tuple[str, ...]:
    """The tests that the words of a condition stand for, each enough by itself; none when they are not understood."""
    clause = re.sub(r"^using\s+", "with ", clause.strip(), flags=re.IGNORECASE)
    found, end = conditions_at(clause, 0, scope, "for")
    if not found and (own := own_state(f"{clause},", 0, scope)):
        return (own.test(scope.name),)
    if not found or clause[end:].strip(" .") or any(scope.name in one.names for one in found):
        return ()
    if len(found) == 1 and found[0].either:
        return tuple(found[0].test(name) for name in found[0].names)
    return (" and ".join(one.test(name) for one in found for name in one.names),)
