"""Sentences that bind a parameter to others: what it requires, excludes, and when it counts at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from docpact.read.pages.phrases.conditions import Condition, condition_at, names_in
from docpact.read.pages.phrases.entry import Claim, Example, Phrase, Read, Reading, Scope, compiled
from docpact.read.pages.phrases.values import read_list, typed

_USABLE: Final = r"(?:available|supported|allowed|valid|permitted|accepted|usable|possible|enabled|settable|compatible)"
_ONLY_WHEN: Final = compiled(
    rf"\b(?:(?:is |are )?only {_USABLE}|{_USABLE} only|(?:can|may|must) only be (?:used|set|specified|provided"
    rf"|sent|supplied|combined)|(?:can|may) be (?:used|set|specified|provided|sent) only"
    rf"|only (?:can )?be (?:used|set|provided)|(?:can|may) be (?:used|set|provided)|^available"
    rf"|(?:^|(?<=[.;:,(]\s)|(?<=\())only)\s*(?=(?:when|if|for|together with|with|alongside|in combination with)\b)"
)
_COUNTS_WHEN: Final = compiled(
    r"\b(?:only (?:used|applies|applied|applicable|relevant|effective|considered|respected|takes effect|has an effect"
    r"|works|takes part|meaningful)|(?:used|applies|applied|applicable|relevant|effective|takes effect|has an effect"
    r"|works) only|used|applies|takes effect|applicable|relevant|effective|has an effect|has effect|considered"
    r"|honou?red|respected)\s*(?=(?:when|if)\b)|\bonly (?:applies|used|works|takes effect|has an effect"
    r"|considered)\s*(?=(?:together with|in combination with|alongside|with)\b)"
)
_NOT_WHEN: Final = compiled(
    rf"\b(?:(?:is |are )?not {_USABLE}|unavailable|unsupported|disabled|(?:cannot|can't|can not|must not|may not"
    rf"|should not|do not) (?:be )?(?:use|used|set|combined|provided|specified|sent|mixed|supplied)(?: (?:this"
    rf"|it))?)\s*(?=(?:when|if|together with|with|alongside|in combination with|and)\b)"
)
_IGNORED_WHEN: Final = compiled(
    r"\b(?:(?:is |are |will be )?(?:ignored|overridden|has no effect|have no effect|not used|not applied"
    r"|disregarded|does not apply|no effect))\s*(?=(?:when|if|unless|for|in)\b)"
)
_REQUIRED_WHEN: Final = compiled(
    r"\b(?:only )?(?:required|mandatory|must be (?:provided|set|specified|supplied))\s*(?:only )?"
    r"(?=(?:when|if|unless|for|in)\b)"
)
_WITH: Final = compiled(r"\s*(?:together with|with|alongside|in combination with|and)\s+")
_EXCLUSIVE: Final = compiled(
    r"\b(?:mutually exclusive with|incompatible with|not compatible with|excludes|conflicts with|cannot be (?:used"
    r"|combined|mixed|sent|provided|set)(?: together| along| in combination)? (?:with|alongside)|can't be (?:used"
    r"|combined) (?:together )?with|(?:must|should|may) not be (?:used|combined|set|sent|provided)(?: together)? "
    r"with|do not (?:use|combine|send) (?:this )?(?:together )?with)\s+"
)
_REQUIRES: Final = compiled(
    r"(?:^|[,;]\s*(?:and\s+)?|\b(?:it|this parameter|this field|also|and) |(?<=[`\"\d])\s)\s*(?:requires?|needs"
    r"|depends on(?= `)|must be (?:used|sent|provided|supplied|combined|set)(?: together)? with|must accompany"
    r"|use together with)\s+(?:that\s+)?"
)
_TO_BE: Final = compiled(
    r"\s*(?:to be|is|must be|are)\s+(?:also\s+)?(?:set|provided|specified|supplied|present|given|included)(?!\s+to)\b"
    r"|(?=\s*(?:\([^()]{1,40}\)\s*)?(?:$|[.;,)]|to (?!be\b)[a-z]+\b))|\s+(?:parameter|field)s?(?=\s*(?:$|[.;,)]))"
    r"|\s+as well(?=\s*(?:$|[.;,)]))"
)
AND: Final = compiled(r"\s*,?\s*(?:and|&)\s+(?:when\s+|if\s+|the\s+)?")
_SETTING: Final = compiled(r"`(?P<name>[\w.\[\]]{1,120})\s*(?:==?|:)\s*(?P<value>\"?[\w./-]{1,80}\"?)`")
_SETTINGS: Final = compiled(
    r"\b(?:(?:only )?(?:used |applies |applied )?(?:when|if|for) (?:using |set to )?"
    r"|used with )[a-z ]{0,40}\(\s*(?P<settings>`[\w.\[\]]{1,120}\s*(?:==?|:)\s*[^`]{1,80}`(?:\s*(?:,|and"
    r"|&)\s*`[\w.\[\]]{1,120}\s*(?:==?|:)\s*[^`]{1,80}`){0,5})\s*\)(?: (?:for|in) [\w -]{1,40}(?=[.;]|$))?"
)
_USE_WITH: Final = compiled(
    r"\b(?:use(?:d)?|send|provide|pass|goes|only) (?:only )?with (?:the )?(?P<name>`[^`]{1,120}`"
    r"|[a-z_][\w.]*) (?:is )?(?:set to|is|equals|=)\s+(?=[`\"])"
)
_FOLLOWS: Final = compiled(r"\s*(?:$|[.;:,()]|[-\u2013\u2014]\s|or\b)")


@dataclass(frozen=True, slots=True)
class Forms:
    """How a rule reads for each kind of condition; ``{}`` stands for the parameter or for ``parameter=value``."""

    given: str
    absent: str
    equal: str
    differs: str | None
    turned: bool = False
    """Whether the rule speaks of the opposite of what the condition says of a value."""


ONLY: Final = Forms("requires {}", "excludes {}", "only when {}", "only when {}")
COUNTS: Final = Forms(
    "ignored when {} not given", "ignored when {} given", "ignored when {}", "ignored when {}", turned=True
)
NOT: Final = Forms("excludes {}", "requires {}", "not available when {}", None)
IGNORED: Final = Forms("ignored when {} given", "ignored when {} not given", "ignored when {}", "ignored when {}")
REQUIRED: Final = Forms("required when {} given", "required when {} not given", "required when {}", "required when {}")


def claims_of(found: Sequence[Condition], forms: Forms) -> tuple[Claim, ...]:
    """The claims that conditions give: one for each name of a single condition, one for several that must all hold."""
    if len(found) > 1:
        tests = [_test(one, forms) for one in found]
        form = forms.equal
        if None in tests or forms.turned or "{}" not in form:
            return ()
        return (Claim("rule", form.format(" and ".join(test for test in tests if test))),)
    return _condition_claims(found[0], forms)


def _test(found: Condition, forms: Forms) -> str | None:
    """A condition on one parameter as a test in the words of a row; None for one that speaks of several."""
    if len(found.names) != 1:
        return None
    if found.value is None:
        return f"{found.names[0]} not given" if found.absent else f"{found.names[0]} given"
    return f"{found.names[0]}{'=' if found.equal != forms.turned else ' is not '}{found.value}"


def _condition_claims(found: Condition, forms: Forms) -> tuple[Claim, ...]:
    names = found.names
    if found.value is not None:
        form = forms.equal if found.equal else forms.differs
        if form is None or (found.either and len(names) > 1):
            return ()
        pairs = [
            f"{name}={found.value}" if found.equal != forms.turned else f"{name} is not {found.value}" for name in names
        ]
        return tuple(Claim("rule", form.format(pair)) for pair in pairs)
    form = forms.absent if found.absent else forms.given
    if found.given and found.either and form.startswith("requires"):
        return (Claim("rule", form.format(" or ".join(names))),)
    return tuple(Claim("rule", form.format(name)) for name in names)


def _reading(match: re.Match[str], scope: Scope, *, forms: Forms) -> Reading | None:
    with_names = _WITH.match(match.string, match.end())
    first = _with(match, with_names.end(), scope) if with_names else condition_at(match.string, match.end(), scope)
    if first is None:
        return None
    found = [first]
    while (joined := AND.match(match.string, found[-1].end)) and (
        further := condition_at(match.string, joined.end(), scope)
    ):
        found.append(further)
    if _FOLLOWS.match(match.string, found[-1].end) is None:
        return None
    claims = claims_of(found, forms)
    own = any(name == scope.name for one in found for name in one.names)
    return Reading(claims, found[-1].end) if claims and not own else None


def _with(match: re.Match[str], start: int, scope: Scope) -> Condition | None:
    """``with `a` or `b``` read as: those parameters given."""
    stop = re.compile(r"\.(?!\w)|[;)]|,(?! *`)|\s[-\u2013\u2014]\s|\s\(|$").search(match.string, start)
    words = match.string[start : stop.start() if stop else len(match.string)]
    words = re.sub(
        r"\s+(?:is|are)\s+(?:provided|set|used|present)$|\s+in the same request$|\s+at the same time$", "", words
    )
    named = names_in(words, scope)
    return None if named is None else Condition(*named, end=start + len(words), given=True)


def _only_when(match: re.Match[str], scope: Scope) -> Reading | None:
    if not re.search(r"\bonly\b|^\s*available", match[0], re.IGNORECASE):
        return None
    return _reading(match, scope, forms=ONLY)


def _counts_when(match: re.Match[str], scope: Scope) -> Reading | None:
    if re.search(r"\b(?:not|never|is)\s*$", match.string[: match.start()]) and not match[0].lower().startswith("only"):
        return None
    return _reading(match, scope, forms=COUNTS)


def _required_when(match: re.Match[str], scope: Scope) -> Reading | None:
    if re.search(r"\b(?:not|never|no longer)\s*$", match.string[: match.start()], re.IGNORECASE):
        return None
    return _reading(match, scope, forms=REQUIRED)


def _excludes(match: re.Match[str], scope: Scope) -> Reading | None:
    found = _with(match, match.end(), scope)
    if found is None or scope.name in found.names:
        return None
    return Reading(tuple(Claim("rule", f"excludes {name}") for name in found.names), found.end)


_NAMES_OF_REQUIRES: Final = re.compile(
    r"(?:[^.;,]|\.(?=\w))*?(?=\s+(?:to be|is|are|must)\b|\s+(?:\([^()]{1,40}\)\s+)?to (?!be\b)[a-z]+\b|\s\(|[;)]"
    r"|\.(?!\w)|,(?! *(?:`|or\b|and\b))|$)"
)


def _requires(match: re.Match[str], scope: Scope) -> Reading | None:
    words = _NAMES_OF_REQUIRES.match(match.string, match.end())
    if words is None:
        words = re.compile(r"[^;]*").match(match.string, match.end())
    if words is None:
        return None
    end = words.end()
    equality = condition_at(match.string, match.end(), scope)
    if equality is not None and equality.value is not None:
        return Reading(claims_of([equality], ONLY), equality.end)
    named = names_in(re.sub(r"^(?:either|both|at least one of|one of)\s+", "", words[0].strip()), scope)
    tail = _TO_BE.match(match.string, end)
    if named is None or tail is None or scope.name in named[0]:
        return None
    names, either = named
    claims = (
        [Claim("rule", f"requires {' or '.join(names)}")]
        if either
        else [Claim("rule", f"requires {name}") for name in names]
    )
    return Reading(tuple(claims), tail.end())


def _settings(match: re.Match[str], scope: Scope) -> Reading | None:
    """``when using auto sizes (`width: 0`, `height: 0`)``: without effect where they are set otherwise."""
    claims: list[Claim] = []
    for setting in _SETTING.finditer(match["settings"]):
        name = scope.names.resolve(f"`{setting['name']}`", scope.name)
        if name is None or name == scope.name:
            return None
        claims.append(Claim("rule", f"ignored when {name} is not {setting['value'].strip(chr(34))}"))
    return Reading(tuple(claims), match.end()) if claims else None


def _use_with(match: re.Match[str], scope: Scope) -> Reading | None:
    """``Use with `type` set to `A` or `B```: the parameter goes with those values only."""
    name = scope.names.resolve(match["name"], scope.name)
    values = read_list(match.string, match.end())
    if name is None or name == scope.name or values is None or not values.closed:
        return None
    return Reading((Claim("rule", f"only when {name}={'|'.join(values.texts)}"),), values.end)


_VALUE_BEFORE: Final = re.compile(
    r"(?:^|(?<=[(,;.:])|(?<=\band)|(?<=\bor)|(?<=\bthe))\s*(?:`(?P<code>[^`]{1,120})`"
    r"|\"(?P<text>[^\"]{1,120})\"|(?P<bare>\d[\w.]*|[A-Z][A-Z0-9_]+))"
    r"\s*(?:(?:mode|option|value|setting|resolution|parameter|field|seconds?|s)\s*)?(?:(?:is|are|can be|may be)\s*)?$"
)
"""What a relation is said of, where that stands before it: a value of the parameter, or another parameter."""
_ONE_OF_VALUES: Final = compiled(
    r"(?:^|(?<=[.;,(]))\s*(?:the\s+)?(?P<which>first|last|former|latter|others?|two|three|these|those|both|remaining)"
    r"(?:\s+(?:ones?|values?|options?|two|three))?\s+(?:is|are)?\s*$"
)
"""Values that a relation is said of by where they stand."""
_TURNED: Final = (
    (re.compile(r"only when (?P<name>\S+) is not (?P<value>.+)"), "{name}={value}"),
    (re.compile(r"only when (?P<name>[^= ]+)=(?P<value>.+)"), "{name} is not {value}"),
    (re.compile(r"not available when (?P<value>.+)"), "{value}"),
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
            return None if which is None or not values else _other_values(str(values[which]), found, one.start(), scope)
        if found is None or subject is None:
            return found
        word = subject["code"] or subject["text"] or subject["bare"]
        name = scope.names.resolve(f"`{word}`", scope.name) if subject["code"] else None
        if name is not None:
            claims = tuple(replace(claim, on=claim.on or name) for claim in found.claims)
            return Reading(claims, found.end, subject.start())
        return _other_values(word, found, subject.start(), scope)

    return reading


def _other_values(word: str, found: Reading, start: int, scope: Scope) -> Reading | None:
    """The values that are left under the tests under which one value is not allowed."""
    values = [False, True] if scope.type == "boolean" else scope.names.values(scope.name)
    own = typed(word, scope.type)
    if values is None or own is None or own[0] not in values or len(values) < 2:
        return None
    left = [value for value in values if value != own[0]]
    tests = [_turned(str(claim.value)) for claim in found.claims]
    if None in tests:
        return None
    return Reading(tuple(Claim("enum", left, when=test) for test in tests if test), found.end, start)


def _turned(wording: str) -> str | None:
    for pattern, test in _TURNED:
        if match := pattern.fullmatch(wording):
            return test.format(**match.groupdict())
    return None


PHRASES: Final = (
    Phrase(
        "used with values of another",
        _USE_WITH,
        (Example("Use with `tone` set to `LOUD` or `SOFT`.", (("rule", "only when tone=LOUD|SOFT"),)),),
        said_of(_use_with),
    ),
    Phrase(
        "when using settings",
        _SETTINGS,
        (
            Example(
                "Tier when using AUTO (`width: 0`, `height: 0`).",
                (("rule", "ignored when width is not 0"), ("rule", "ignored when height is not 0")),
            ),
        ),
        said_of(_settings),
    ),
    Phrase(
        "required when",
        _REQUIRED_WHEN,
        (
            Example("Required when `tone` is `LOUD`.", (("rule", "required when tone=LOUD"),)),
            Example("Required when tone is LOUD or SOFT.", (("rule", "required when tone=LOUD|SOFT"),)),
            Example("Required for `tone: LOUD`.", (("rule", "required when tone=LOUD"),)),
            Example("Required for tone=WARM.", (("rule", "required when tone=WARM"),)),
            Example("Required unless `tune` is given.", (("rule", "required when music.tune not given"),)),
            Example("Not required when `tune` is given.", ()),
            Example(
                "Required when `tone` is `LOUD` and `echo` is `true`.",
                (("rule", "required when tone=LOUD and echo=true"),),
            ),
        ),
        said_of(_required_when),
    ),
    Phrase(
        "only available when",
        _ONLY_WHEN,
        (
            Example("Only available when `tune` is provided.", (("rule", "requires music.tune"),)),
            Example(
                "Only available when NO `tune` or `tone` is provided.",
                (("rule", "excludes music.tune"), ("rule", "excludes tone")),
            ),
            Example("Can only be used with `tune`.", (("rule", "requires music.tune"),)),
            Example("Only supported when `tone` is `LOUD`.", (("rule", "only when tone=LOUD"),)),
            Example("Only when `tone` is LOUD.", (("rule", "only when tone=LOUD"),)),
            Example("Only can be used when LOUD or SOFT is selected in tone.", (("rule", "only when tone=LOUD|SOFT"),)),
            Example("Only available when the moon is full.", ()),
            Example(
                "`SOFT` is only available when `echo` is `true`.",
                (("", "", "enum", ["LOUD"], "echo is not true"),),
                name="tone",
            ),
            Example("`FLAT` is only available when `echo` is `true`.", (), name="tone"),
            Example(
                "`tune` is only available when `tone` is `LOUD`.", (("music.tune", "", "rule", "only when tone=LOUD"),)
            ),
            Example("Can be used with `tune`.", ()),
            Example("How loud (only for `LOUD`).", (("rule", "only when tone=LOUD"),), "integer"),
            Example("Only for the brave.", ()),
        ),
        said_of(_only_when),
    ),
    Phrase(
        "not available when",
        _NOT_WHEN,
        (
            Example("Not available when `tone` is `LOUD`.", (("rule", "not available when tone=LOUD"),)),
            Example("Cannot be used when `tune` is set.", (("rule", "excludes music.tune"),)),
        ),
        said_of(partial(_reading, forms=NOT)),
    ),
    Phrase(
        "excludes",
        _EXCLUSIVE,
        (
            Example("Mutually exclusive with `tune`.", (("rule", "excludes music.tune"),)),
            Example(
                "Cannot be used with `music.tune` or `tone`.",
                (("rule", "excludes music.tune"), ("rule", "excludes tone")),
            ),
        ),
        said_of(_excludes),
    ),
    Phrase(
        "ignored when",
        _IGNORED_WHEN,
        (Example("Ignored when `echo` is `true`.", (("rule", "ignored when echo=true"),)),),
        said_of(partial(_reading, forms=IGNORED)),
    ),
    Phrase(
        "counts when",
        _COUNTS_WHEN,
        (
            Example(
                "The key, used when `tone` and `tune` are not supplied.",
                (("rule", "ignored when tone given"), ("rule", "ignored when music.tune given")),
            ),
            Example("Only applies when `echo` is enabled.", (("rule", "ignored when echo is not true"),)),
            Example("Only applies with `tune`.", (("rule", "ignored when music.tune not given"),)),
            Example("Only applies when a drum is enabled.", (("rule", "ignored when drum_kind=none"),)),
            Example(
                "Used when `width` and `height` are automatic (`0`).",
                (("rule", "ignored when width is not 0"), ("rule", "ignored when height is not 0")),
            ),
        ),
        said_of(_counts_when),
    ),
    Phrase(
        "requires",
        _REQUIRES,
        (
            Example("Requires `tune` or `tone`; a hum does not count.", (("rule", "requires music.tune or tone"),)),
            Example("Must be used together with `tune` (a hum) to carry it on.", (("rule", "requires music.tune"),)),
            Example("Requires `tune` to be set.", (("rule", "requires music.tune"),)),
            Example("Requires `tone` to be `LOUD`.", (("rule", "only when tone=LOUD"),)),
            Example("`SOFT` needs `echo` = `true`.", (("", "", "enum", ["LOUD"], "echo is not true"),), name="tone"),
            Example("Requires patience.", ()),
        ),
        said_of(_requires),
    ),
)
