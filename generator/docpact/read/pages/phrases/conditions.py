"""Conditions that name other parameters: ``when `a` and `b` are not supplied``, ``if `mode` is `FAST```."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from docpact.read.pages.phrases.entry import Scope, compiled
from docpact.read.pages.phrases.lexicon import CONNECTOR, OF_VALUES, SOLELY, UNLESS, WITH

_NAME: Final = (
    r"(?:(?:the|an?|any|your)\s+)?(?:(?:corresponding|optional)\s+)?(?:`[^`]{1,120}`|\"[A-Za-z_][\w.]*\""
    r"|[A-Za-z_][\w.\[\]]*(?:\s(?:frames?|references?|images?|videos?|audio|prompts?|ids?|base|file|style|type"
    r"|mode))?(?:\s(?:reference|frame|image|base|id))?)(?:\s+(?:parameters?|fields?|values?|guidances?)"
    r"|(?<=[`\"])\s+(?:images?|videos?|audio|files?|urls?))?"
)
_NAMES: Final = rf"{_NAME}(?:\s*(?:,\s*(?:and\s+|n?or\s+)?|\s(?:and|n?or|and/or)\s)\s*{_NAME}){{0,5}}"
_GIVEN: Final = (
    r"(?:provided|supplied|specified|given|set|used|present|included|passed|sent|defined|supplied together|in use"
    r"|filled(?: in)?|non-empty|not null|an? value|there|(?:part of|in) the request)"
)
_ABSENT: Final = r"(?:omitted|absent|missing|unset|empty|unspecified|left out|left empty)"
_START: Final = compiled(
    rf"\s*(?:(?P<word>{CONNECTOR}|to)\b)?\s*(?:(?:audio|videos?|images?|files?|pictures?|output|requests?|calls?"
    rf"|jobs?)\s+(?:in|of|with|using)\s+)?"
)

_PRESENCE: Final = compiled(
    rf"(?:(?P<no>no|neither)\s+)?(?:both\s+|either\s+)?(?P<names>{_NAMES})\s+(?:is|are|was|were|(?:has|have)(?: "
    rf"been)?)(?:\s+(?:also\s+|both\s+|being\s+|explicitly\s+)?(?P<not>not\s+(?:also\s+)?)?(?:(?P<given>{_GIVEN})"
    rf"|(?P<absent>{_ABSENT}))\b(?!\s+to\b)(?!\s+[`\"])|(?=\s*(?:$|[.;,)])))"
)
_USING: Final = compiled(
    rf"(?:(?:you\s+)?(?:are\s+)?(?:specify(?:ing)?|us(?:e|ing)|provid(?:e|ing)|supply(?:ing)?|includ(?:e|ing)"
    rf"|pass(?:ing)?|send(?:ing)?|used (?:together )?with|combined "
    rf"with))\s+(?P<no>no\s+)?(?P<names>{_NAMES})(?=\s*(?:$|[.,;)]))"
)
_IS: Final = r"\b(?:is|are|equals?|has the value|(?:has |needs )?to be|must be|being|set to)\b|==?"
_EQUALITY: Final = compiled(
    rf"(?:both\s+)?(?P<names>{_NAMES})\s*(?:{_IS})\s*(?:both\s+)?(?P<not>not\s+)?(?:set to\s+|equal to\s+"
    rf"|automatic\s*\(\s*)?(?:`\s*\"?(?P<code>[^`\"]{{1,80}}?)\"?\s*`|\"(?P<text>[^\"]{{1,80}})\"|(?P<bare>true|false"
    rf"|-?\d+(?:\.\d+)?|(?-i:[A-Z][A-Z0-9_]+))\b)\s*\)?"
)
_SHORT_EQUALITY: Final = compiled(
    r"(?P<tick>`)?(?P<name>[\w.\[\]]{1,120})(?(tick)\s*(?:==?|:)\s*|==?)\"?(?P<value>[\w./-]{0,79}[\w/-])\"?(?(tick)`)"
)
_SET: Final = r"(?:[`\"']{1,2}[^`\"']{1,80}[`\"']{1,2}|[A-Za-z0-9](?:[\w.:*+-]{0,60}[\w*+])?)"
_SETS: Final = rf"{_SET}(?:\s*(?:,\s*(?:(?:or|and)\s+)?|\b(?:or|and)\b|/|\|)\s*{_SET}){{0,8}}"
_MARKED: Final = compiled(
    rf"(?:the\s+)?(?P<values>{_SETS}?)(?=\s*(?:$|[.;:()]|,(?!\s*[`\"])|(?:only|solely|exclusively)\b|and\s(?![`\"A-Z\d])"
    rf"|[-\u2013\u2014]\s))"
)
_SET_SPLIT: Final = compiled(r"\s*(?:,\s*(?:(?:or|and)\s+)?|\b(?:or|and)\b|/|\|)\s*")
_KNOWN: Final = compiled(
    rf"(?P<name>(?:the\s+)?(?:`[^`]{{1,120}}`|[A-Za-z_][\w.]*)(?:\s+(?:parameter|field|value))?)\s*(?:{_IS}|\b(?:in"
    rf"|of)\b|:|(?<=`)(?=\s[`\"(A-Z\d]))\s*(?P<not>not\s+)?(?:set to\s+|equal to\s+|(?:either"
    rf"|one of)\s+)?(?P<values>{_SETS}?)(?=\s*(?:$|[.;:)]|,(?!\s*(?:or\b|[`\"]))|\band\b|[-\u2013\u2014]\s))"
)
"""A parameter and values that the page is known to allow for it, marked or not."""
_IN_MODE: Final = compiled(
    rf"(?:the\s+)?(?P<values>{_SETS}?)\s+(?P<name>[a-z_]{{3,30}}?)s?\b(?!\s*(?:[`\"]|is\b|are\b))"
)
_FIGURE: Final = compiled(r"\d[\w.:]*")
_NAMED_MODE: Final = compiled(r"(?P<name>[a-z]{3,20}(?:\s[a-z]{3,20})? mode)\b")
_RESULTS: Final = compiled(r"(?:the\s+)?(?P<name>[a-z]{3,20})(?:ed|ing)\s+[a-z]{2,20}(?=\s*(?:$|[.;:,()]))")
"""A mode that a parameter of its name switches on: ``in loud mode`` where there is ``loud_mode``; what it makes."""
_SELECTED: Final = compiled(
    rf"(?P<values>{_SETS})\s+(?:is|are) (?:selected|chosen|set) (?:in|for|as)\s+(?P<name>`[\w.]+`|[A-Za-z_][\w.]*)"
)
_SWITCHED: Final = compiled(
    r"(?P<names>(?:an?\s+|the\s+)?(?:`[^`]{1,120}`|[A-Za-z_][\w.]*))\s+(?:(?:is|are|has been"
    r"|being)\s+)?(?P<not>not\s+)?(?:turned\s+|switched\s+)?(?P<state>enabled|disabled|on|off|true|false|active)\b"
)
_MODELS: Final = compiled(
    rf"(?:the\s+)?(?:models?\s+)?(?P<models>(?:`[^`]{{2,60}}`|[A-Za-z][\w.-]*\w)(?:\s+(?!{SOLELY}\b|models?\b|which\b|where\b"
    r"|it\b|this\b|up to\b|at \b|(?:max|min)\w*\s+(?:of\s+)?[`\d]|and (?:is|will|not|must|ignored)\b)[`\w.-]*[`\w]"
    r"|\s*(?:,|&|/)\s*(?:(?:and|or)\s+)?(?=`|(?-i:[A-Z])|[a-z][\w.-]*\d)[`\w.-]*[`\w]){0,12}?)(?P<noun>\s+models?)?"
    rf"(?=\s*(?:$|[.;:()]|,(?!\s*[a-z][\w.-]*\d)|{SOLELY}\b"
    rf"|and (?:is|will|not|must|ignored|\S+ (?:\S+ )?is)\b|which\b|where\b|[-\u2013\u2014]\s))"
)
_OWN_STATE: Final = compiled(
    r"(?:when|if)\s+(?:(?:this|it)\s+)?(?:(?:field|parameter|option)\s+)?(?:is\s+)?(?:set to\s+"
    r"|equal to\s+)?(?:`\"?(?P<code>[^`\":=]{1,80})\"?`|(?P<bare>true|false|enabled|disabled)|(?P<given>provided"
    r"|specified|set|supplied|given|used|sent|present)|(?P<absent>not (?:provided|set|given|sent)|omitted"
    r"|absent))(?=\s*[,:])"
)
"""What is said of the parameter itself before what becomes of others."""
_ALTERNATIVE: Final = compiled(rf"\s*(?:,\s*)?\bor\b\s*(?=[`\"])(?!`[^`]{{1,120}}`\s*(?:{_IS}|in\b))")
_AND: Final = compiled(r"\s*,?\s*(?:and|&)\s+(?:(?:when|if|the|with)\s+)?|\s+(?=(?:with|at)\s+[`\"\d])")
_JOINED: Final = compiled(r"\s*(?:,(?:\s*(?:and|or)\b)?|\band\b|\bor\b|&|/)\s*")
_WHOLE: Final = compiled(
    rf"(?:(?:both|either|one of|at least one of)\s+)?(?P<names>{_NAMES})(?:(?:\s+(?:is|are|being|to be"
    rf"|must be))?\s+(?:also\s+)?{_GIVEN}(?!\s+to\b)| in the same request| at the same time| as well)?(?=\s*(?:$"
    rf"|[.;:,()]|(?:{SOLELY}|too|or|and)\b|to (?!be\b)[a-z]|[-\u2013\u2014]\s))"
)
_SPLIT: Final = compiled(r"\s*,\s*(?:and\s+|n?or\s+)?|\s+(?:and/or|and|n?or)\s+")
_OR: Final = compiled(r"\s(?:or|and/or)\s|,\s*or\s")


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold: parameters given or not given, or having a value (``equal``) or not."""

    names: tuple[str, ...]
    either: bool
    """Whether one of the names suffices."""
    end: int
    given: bool = False
    absent: bool = False
    value: str | None = None
    equal: bool = True

    def test(self, name: str, *, turned: bool = False) -> str:
        """The condition on a name as a test in the words of a row; ``turned``: the opposite, where it has a value."""
        if self.value is None:
            return f"{name} not given" if self.absent else f"{name} given"
        value = f'"{self.value}"' if " " in self.value else self.value
        return f"{name}{'=' if self.equal is not turned else ' is not '}{value}"


def names_in(words: str, scope: Scope) -> tuple[tuple[str, ...], bool] | None:
    """The parameters that some words name, and whether they are joined by ``or``; None when one is not known."""
    found: list[str] = []
    for part in _SPLIT.split(words):
        name = scope.names.resolve(part, scope.name)
        if name is None:
            return None
        if name not in found:
            found.append(name)
    return (tuple(found), _OR.search(words) is not None) if found else None


def conditions_at(text: str, start: int, scope: Scope, implied: str = "") -> tuple[list[Condition], int]:
    """The conditions that begin at a place of a text, of which all must hold, and where they end."""
    found: list[Condition] = []
    end = start
    while condition := condition_at(text, start, scope, "" if found else implied):
        found.append(condition)
        end = condition.end
        joined = _AND.match(text, end)
        if not joined:
            break
        start = joined.end()
    return found, end


def condition_at(text: str, start: int, scope: Scope, implied: str = "") -> Condition | None:
    """The condition that begins at a place of a text, with its first word; None when it is not understood.

    ``implied`` stands for that word where there is none.
    """
    lead = _START.match(text, start)
    position = lead.end() if lead else start
    word = (lead["word"] or implied).lower() if lead else implied
    readers: Sequence[Callable[[str, int, Scope], Condition | None]]
    if re.fullmatch(rf"{OF_VALUES}|to|outside(?: of)?|except(?: for| in| on)?|.*other than", word):
        readers = (_equality, _switched, in_mode, _of_model, _of_one)
    elif re.fullmatch(rf"{WITH}|except with", word):
        readers = (_equality, _switched, in_mode, _of_model, _of_one, _presence, _named)
    elif word in ("without", "in the absence of"):
        readers = (_named,)
    else:
        readers = (_presence, _equality, _switched, in_mode)
    found = next((found for read in readers if (found := read(text, position, scope)) is not None), None)
    return opposite(found) if found is not None and re.fullmatch(UNLESS, word) else found


def own_state(text: str, start: int, scope: Scope) -> Condition | None:
    """``If this is `true`,``, ``When given,``: a condition on the parameter itself."""
    match = _OWN_STATE.match(text, start) if scope.name else None
    if match is None or (match["code"] and scope.names.resolve(f"`{match['code']}`", scope.name)):
        return None
    absent = match["absent"] is not None
    value = match["code"] or {"enabled": "true", "disabled": "false"}.get(bare := match["bare"] or "", bare) or None
    return Condition(
        (scope.name,), either=False, end=match.end(), given=not (value or absent), absent=absent, value=value
    )


def opposite(found: Condition) -> Condition | None:
    """The condition that holds where one on a single parameter does not."""
    if len(found.names) != 1:
        return None
    return replace(found, given=found.absent, absent=found.given, equal=not found.equal)


def _presence(text: str, position: int, scope: Scope) -> Condition | None:
    for match in filter(None, (pattern.match(text, position) for pattern in (_PRESENCE, _USING))):
        if named := names_in(match["names"], scope):
            said = match.groupdict()
            absent = bool(said["no"]) or bool(said.get("not")) != bool(said.get("absent"))
            return Condition(*named, end=match.end(), given=not absent, absent=absent)
    return None


def _named(text: str, position: int, scope: Scope) -> Condition | None:
    """Names alone, as in ``with `a` or `b` ``: those parameters given."""
    match = _WHOLE.match(text, position)
    named = names_in(match["names"], scope) if match else None
    return None if match is None or named is None else Condition(*named, end=match.end(), given=True)


def _of_model(text: str, position: int, scope: Scope) -> Condition | None:
    """``the `tuba-2` model``, ``Tuba 2 Pro and Tuba 2 Max``: a value of the parameter that names the model."""
    match = _MODELS.match(text, position)
    found = models_in(match["models"] + (match["noun"] or ""), scope) if match else ()
    if match is None or not found:
        return None
    return Condition((scope.names.model_field,), either=False, end=match.end(), value="|".join(found))


def models_in(words: str, scope: Scope) -> tuple[str, ...]:
    """The models that some words name, each of them; none where one of the words is no model's."""
    if whole := scope.names.models_like(words):
        return tuple(whole)
    noun = " model" if re.search(r"\smodels?$", words) else ""
    parts = [scope.names.models_like(part + noun) for part in _JOINED.split(re.sub(r"\s+models?$", "", words))]
    return tuple(dict.fromkeys(model for part in parts for model in part)) if all(parts) else ()


def _equality(text: str, position: int, scope: Scope) -> Condition | None:
    if short := _SHORT_EQUALITY.match(text, position):
        name = scope.names.resolve(short["name"], scope.name)
        return None if name is None else Condition((name,), either=False, end=short.end(), value=_plain(short["value"]))
    if known := in_mode(text, position, scope, (_KNOWN,)):
        return known
    match = _EQUALITY.match(text, position)
    named = names_in(match["names"], scope) if match else None
    if match is None or named is None or _ALTERNATIVE.match(text, match.end()):
        return None
    value = _plain(match["code"] or match["text"] or match["bare"])
    return Condition(*named, end=match.end(), value=value, equal=not match["not"])


def in_mode(
    text: str, position: int, scope: Scope, patterns: Sequence[re.Pattern[str]] = (_SELECTED, _IN_MODE)
) -> Condition | None:
    """``pro mode``: a value that is known of the parameter which the noun names."""
    for match in filter(None, (pattern.match(text, position) for pattern in patterns)):
        name = scope.names.resolve(match["name"], scope.name) or scope.names.resolve(match["name"].lower(), scope.name)
        if name == scope.names.model_field and re.search(r"\bmodels$", match[0]):
            continue  # they may be a family, which ``_of_model`` knows
        found = [part.strip("`\"' ") for part in _SET_SPLIT.split(match["values"])]
        if (
            name is None
            and (holder := scope.names.holder(found))
            and (
                match["name"].rstrip("s")
                in (*holder.split("_"), "output", "file", "mode", "format", "quality", "setting")
            )
        ):
            name = holder
        known = [*map(str, scope.names.values(name) or ())] if name is not None else []
        if not known and name is not None and match.re is _IN_MODE and scope.names.kind(name) in ("string", None):
            known = [value for value in found if _FIGURE.fullmatch(value)]  # as in ``720p resolution``
        if name is not None and all(value in known for value in found):
            equal = not match.groupdict().get("not")
            return Condition((name,), either=False, end=match.end(), value="|".join(found), equal=equal)
    named = (_NAMED_MODE.match(text, position) or _RESULTS.match(text, position)) if _IN_MODE in patterns else None
    noun = named["name"].lower() if named else ""
    called = [noun, noun.removesuffix(" mode"), f"{noun}e"] if named else []
    name = next(filter(None, (scope.names.resolve(words, scope.name) for words in called)), None)
    if named is not None and name is not None and scope.names.kind(name) == "boolean":
        return Condition((name,), either=False, end=named.end(), value="true")
    return None


def _of_one(text: str, position: int, scope: Scope) -> Condition | None:
    """Values alone, as in ``for `pro` ``: of the one parameter that has them among its own."""
    match = _MARKED.match(text, position)
    found = [part.strip("`\"' ") for part in _SET_SPLIT.split(match["values"])] if match else []
    sure = match is not None and not re.fullmatch(r"[\d\s.,]*(?:(?:and|or)[\d\s.,]*)*", match["values"])
    name = scope.names.holder(found) if sure else None
    if match is None or name is None or name == scope.name:
        return None
    return Condition((name,), either=False, end=match.end(), value="|".join(found))


def _switched(text: str, position: int, scope: Scope) -> Condition | None:
    match = _SWITCHED.match(text, position)
    if match is None:
        return None
    on = (match["state"].lower() in ("enabled", "on", "true", "active")) is not bool(match["not"])
    name = scope.names.resolve(match["names"], scope.name)
    if name is not None and scope.names.kind(name) in ("boolean", None) and not scope.names.values(name):
        return Condition((name,), either=False, end=match.end(), value="true" if on else "false")
    noun = re.sub(r"^(?:an?|the)\s+", "", match["names"].strip(" `"), flags=re.IGNORECASE)
    like = scope.names.named_like(noun, scope.name)
    if like is None:
        return None
    if scope.names.kind(like) == "boolean":
        return Condition((like,), either=False, end=match.end(), value="true" if on else "false")
    off = next(value for value in scope.names.values(like) or () if str(value).lower() in ("none", "off"))
    return Condition((like,), either=False, end=match.end(), value=str(off), equal=not on)


def _plain(value: str) -> str:
    value = value.strip()
    return value.lower() if value.lower() in ("true", "false") else value
