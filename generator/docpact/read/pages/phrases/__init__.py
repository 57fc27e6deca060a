"""The grammar of definitions: a catalogue of sentence patterns, one entry each, in the order in which they are tried.

To teach docpact a new wording, add an entry, or an alternative to one, in the module of its subject, with an example
sentence of your own and what it states; ``generator/tests/read/pages`` runs the examples of every entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from docpact.facts.keywords import KEYWORDS
from docpact.read.pages import languages
from docpact.read.pages.limits import MAX_SENTENCE
from docpact.read.pages.phrases import (
    bounds,
    choices,
    defaults,
    description,
    fields,
    lists,
    members,
    models,
    multiples,
    presence,
    relations,
    rules,
)
from docpact.read.pages.phrases.clauses import BOUND, VARIES, Clause, clauses, first_model, others_than, several
from docpact.read.pages.phrases.conditions import condition_at
from docpact.read.pages.phrases.entry import READ, Claim, Phrase, Reading, Scope, compiled, states_absence
from docpact.read.pages.phrases.lexicon import CONNECTOR
from docpact.read.pages.phrases.spelling import respelt, with_products

CATALOGUE: Final[tuple[Phrase, ...]] = (
    *lists.PHRASES[:2],
    *members.PHRASES,
    *fields.PHRASES,
    *presence.PHRASES,
    *defaults.PHRASES,
    *relations.PHRASES,
    *rules.PHRASES,
    *models.PHRASES,
    *bounds.PHRASES,
    *multiples.PHRASES,
    *choices.PHRASES,
    *lists.PHRASES[2:],
    *description.PHRASES,
)
"""Every entry: those that give facts, then those that recognise description."""

_INNER_DOT: Final = re.compile(r"(?<=[\w\]])\.(?=\w)")
_AROUND: Final = compiled(
    r"(?:\b(?:ranges?|accepts?|allows?|must|should|can|be|contain|contains|have|has|hold|holds|supports?|takes?|set|to"
    r"|an?|any|the|of|with|up|values?|numbers?|integers?|whole|is|are|or)\s+){0,8}\x00+(?:\s*\((?![^()]*\b(?:only|when|if|unless|requires?|except)\b)[^()\d`\"]*\)"
    r"|(?<=\))\s*)?(?:\s+(?:are|is)\s+(?:accepted|allowed|supported|valid|permitted|possible)\b)?"
)
"""The words that lead to what was read, which tell nothing once it was read."""
_TELLING: Final = compiled(
    r"[\d`\"]|(?<!\w)'\w|\b(?:must|(?<!that )(?<!which )(?<!what )should|only|max(?:imum)?|min(?:imum)?|least|most"
    r"|up to|limit(?:s|ed)?|rang(?:e|es|ing)|between|defaults?|accepts?|allow(?:s|ed)?|valid|possible|options|choices"
    r"|choose|one of|requir(?:e|es|ed)|optional|mandatory|availab(?:le|ility)|support(?:s|ed)?|exclusive(?:ly)?"
    r"|together|cannot|can't|not|never|ignored|multiples?|exactly|deprecated|greater|less|more than|fewer|if|when"
    r"|unless|depends?|depending|fixed (?:at|to)|always|either|neither|both|same as|irrelevant|meaningless"
    r"|(?:no|without) effect|overrid\w+|skipped|conflicts?|refused|rejected|forbidden)\b"
    r"|\w:\s*[\w.-]{1,30}(?:,\s*[\w.-]{1,30}){0,20},?\s+or\s+[\w.-]{1,30}\s*\.?$"
)


_SOMETIMES: Final = compiled(
    r"\b(?:when|if|unless|except|depending|only (?:for|on|in|with))\b"
    r"|\bfor (?:the )?`[^`]{1,60}`(?:\s+models?)?(?=\s*(?:$|[.,;)]))"
    r"|\bin (?:the )?(?:`[^`]*`|\S+) modes?\b|^\s*(?:in|with|for|on|at|under|using) (?:the )?(?-i:[`A-Z\d])"
)
_PERHAPS: Final = compiled(rf"\b(?:{CONNECTOR})\b(?=\s)")
"""Words that may begin a condition, and do where one is understood."""
_OTHER_STATEMENT: Final = re.compile(r"[\d`\";]")
_LEADING_VALUE: Final = re.compile(r"\s*`(?P<value>[^`]{1,60})`[^,:;.]{0,120}\s[a-z]{3,30}\s*[,:]\s")
"""A value of some other parameter before a statement: `` `high` quality, 4 or 6 seconds``."""
_SUBJECT: Final = re.compile(
    r"(?:^|;)\s*`?(?P<name>(?=\S*\d)[a-z][\w.]*-[\w.-]+)`?\s+(?:models?\s+)?(?:max|min|must|can|only|always|supports?"
    r"|accepts?|allows?|defaults?|requires?|is|has)|:\s*(?P<who>(?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)?) (?:supports?"
    r"|accepts?|allows?) |^\s*(?P<some>[A-Z][a-z]{2,20}(?:ed|ing) [a-z]{2,20}s) (?:must|can"
    r"|may|should|cannot) "
)
"""A model or some results that a sentence is about: what it states holds for those alone."""
_OWN_FIRST: Final = re.compile(r"(?:^|(?<=; ))(?P<name>\w{1,60}) (?=(?:is|does|will|has no) )")
_SAID_OF: Final = re.compile(r"(?<![\w`\"'-])[a-z]{3,30}(?= (?:requires?|needs|is only|is not|does not|cannot)\b)")
_TAKES: Final = re.compile(
    r"(?:^|[;,])\s*(?:- )?`(?P<value>[^`]{1,60})`\s+(?:(?P<apart>[-\u2013\u2014:])\s+)?(?:only\s+)?"
    r"(?i:supports?|allows?|accepts?|takes)\b"
)
"""What a value takes, which is then another parameter's."""
_LEFT: Final = "values under a condition"
_OWN_MODEL: Final = re.compile(
    r"\s*,?\s+(?:(?:when|if) (?:using|used with|you use)|for|on|with|in) (?:the )?(?P<model>`[^`]{2,60}`"
    r"|(?-i:[A-Z])[\w.-]*(?: [\w.-]+){0,3}?|[a-z][\w.]*-[\w.-]+)(?:\s+models?)?(?=\s*(?:$|[.,;)]))",
    re.IGNORECASE,
)
"""The model that a statement holds for: nothing is left to say where the page is about that model alone."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a sentence gave: claims with the name of their entry, and what is left that may state something."""

    claims: tuple[tuple[Claim, str], ...]
    rest: str
    """Empty when the whole sentence was read or is description."""


def read(sentence: str, scope: Scope, *, account: bool = True) -> Read:
    """Reads one sentence about a parameter. Entries are tried in order; what one has read, no other sees.

    Without ``account`` the rest is not looked for.
    """
    sentence = with_products(sentence)
    sentence = " ".join(languages.in_english(" ".join(sentence.split())[: 2 * MAX_SENTENCE]).split())
    sentence = respelt(sentence, scope.type)
    if len(sentence) > MAX_SENTENCE:
        return Read((), sentence)
    sentence = _with_marks(sentence, scope)
    sentence = _OWN_MODEL.sub(lambda match: "" if scope.names.is_own(match["model"]) else match[0], sentence)
    claims, text = _claims(sentence, scope)
    rest = _rest(text)
    labelled = first_model(sentence, scope)
    subject = _SUBJECT.search(sentence)
    about = subject[subject.lastgroup or 0] if subject else ""
    if subject and (not subject["some"] or scope.type != "array") and scope.names.resolve(about, scope.name) is None:
        rest = sentence
        labelled = subject.start(subject.lastgroup or 0)
    elif (other := _TAKES.search(sentence)) and (other["apart"] or not _is_own(other["value"], scope)):
        rest, labelled = sentence, other.start("value") if labelled is None else labelled
    sometimes = _holds_sometimes(text, scope)
    rest = rest or (sentence if _explained(claims, sentence, text, scope) else "")
    if (rest or sometimes or labelled is not None) and (
        bound := next(
            filter(
                None,
                (
                    _conditional(sentence[at:], scope)
                    for at in sorted({0, labelled or 0})
                    if not at or not _is_telling(sentence[:at])
                ),
            ),
            None,
        )
    ):
        return Read(tuple(bound), "")
    if sometimes or labelled is not None:
        kept = [(claim, name) for claim, name in claims if claim.keyword not in BOUND or claim.when]
        rest = rest or (sentence if sometimes or kept != claims else "")
        claims = kept
    return Read(tuple(claims), rest if account else "")


def _with_marks(sentence: str, scope: Scope) -> str:
    """A sentence that calls the parameter ``it``, and marks what is one of its values before what is said of that."""
    own, known = scope.name.rpartition(".")[2].lower(), scope.names.values(scope.name) or ()
    sentence = _OWN_FIRST.sub(lambda found: "It " if found["name"].lower() == own else found[0], sentence)
    if scope.type not in ("string", None):
        return sentence
    return _SAID_OF.sub(lambda found: f"`{found[0]}`" if found[0] in known else found[0], sentence)


def _explained(claims: Sequence[tuple[Claim, str]], sentence: str, text: str, scope: Scope) -> bool:
    """Whether all that was read is one list of values, with words among them that are the condition of one."""
    lists = len(claims) == 1 and claims[0][0].keyword == "enum" and not claims[0][0].when
    among = _PERHAPS.finditer(sentence) if lists else ()
    return any(text[match.start()] == READ and condition_at(sentence, match.start(), scope) for match in among)


def _is_own(value: str, scope: Scope) -> bool:
    """Whether a value is one of the parameter's own, or the name of one."""
    return value in map(str, scope.names.values(scope.name) or ()) or scope.names.resolve(f"`{value}`", "") is not None


def _holds_sometimes(text: str, scope: Scope) -> bool:
    """Whether words that were not read may be the condition of what was: then that is no fact by itself."""
    lead = _LEADING_VALUE.match(text)
    if lead and READ in text[lead.end() :] and scope.names.resolve(f"`{lead['value']}`", scope.name) is None:
        return True
    markers = [match for match in _SOMETIMES.finditer(text) if not states_absence(text, match.start())]
    if READ in text:
        markers += [match for match in _PERHAPS.finditer(text) if condition_at(text, match.start(), scope)]
    return any(_governs(text, match) for match in markers)


def _governs(text: str, marker: re.Match[str]) -> bool:
    """Whether a condition's first word stands next to what was read, with no figure or end of a statement between."""
    before, _, between = text[: marker.start()].rpartition(READ)
    if READ in text[: marker.start()] and (before or between) and not _OTHER_STATEMENT.search(between):
        return True
    after, found, _ = text[marker.end() :].partition(READ)
    begins = re.search(r"(?:^|[,;(])\s*(?:but\s+|and\s+)?$", text[: marker.start()]) is not None
    return begins and bool(found) and ";" not in after


def _claims(sentence: str, scope: Scope) -> tuple[list[tuple[Claim, str]], str]:
    """What the entries read of a sentence, and the sentence with that blanked out."""
    text = sentence
    claims: list[tuple[Claim, str]] = []
    for phrase in CATALOGUE:
        seen = sentence if phrase.overlaps else text
        silent = _silent(seen)
        if phrase.read is None or (scope.prose and not phrase.prose) or phrase.name in silent:
            continue
        if phrase.pattern.search(seen) is None:
            silent.add(phrase.name)
        else:
            text = _apply(phrase, seen, text, scope, claims)
    return claims, text


@lru_cache(maxsize=4096)
def _silent(text: str) -> set[str]:
    """The entries of which is known that they find nothing in a text: a page's sentences are read twice."""
    del text
    return set()


def _conditional(sentence: str, scope: Scope) -> list[tuple[Claim, str]]:
    """The claims of a sentence whose statements hold under conditions; none unless every statement is understood."""
    bound: list[tuple[Claim, str]] = []
    always: list[tuple[Claim, str]] = []
    sentence = VARIES.sub("", sentence)
    whole = clauses(sentence, scope) if ";" not in sentence else several(sentence, scope)
    parts = [
        clauses(part, scope) or (Clause(part, ("",)),) for part in re.split(r"\s*;\s+", sentence) if part.strip(" .")
    ]
    found = [*whole] or [clause for part in parts for clause in part]
    if not any(test for clause in found for test in clause.tests):
        return []
    for clause in found:
        sometimes = clause.tests != ("",)
        of = replace(scope, name=clause.on, type=scope.names.kind(clause.on), fields=[]) if clause.on else scope
        # What holds under a condition need not go with what else stands by default.
        of = replace(of, defaults=[]) if sometimes else of
        read_so = _claims(as_statement(clause.statement, of), of)
        claims, text = ([(Claim("enum", [*clause.values]), _LEFT)], "") if clause.values else read_so
        if _rest(text) or (sometimes and not (claims and all(claim.keyword in BOUND for claim, _ in claims))):
            return []
        if sometimes:
            on = [(replace(claim, on=clause.on), name) for claim, name in claims]
            bound += [(replace(claim, when=test), name) for claim, name in on for test in clause.tests]
        else:
            always += claims
    beside = [*_with_exceptions(always, [claim for claim, _ in bound])]
    return [] if None in beside else [*(one for one in beside if one), *bound]


def _with_exceptions(always: Sequence[tuple[Claim, str]], bound: Sequence[Claim]) -> Iterator[tuple[Claim, str] | None]:
    """What is stated beside conditional claims: where one of those loosens it, it holds under no such condition.

    None in place of what cannot be told.
    """
    for claim, name in always:
        others = [
            one
            for one in bound
            if (one.on, one.keyword, one.target) == (claim.on, claim.keyword, claim.target) != ("", "default", "")
        ]
        order = KEYWORDS[claim.keyword].order
        tests = [one.when for one in others if order(claim.value, one.value) in ("looser", "incomparable")]
        turned = [test for one in tests for test in others_than([(one,)])]
        yield (replace(claim, when=" and ".join(turned)), name) if len(turned) == len(tests) else None


def as_statement(text: str, scope: Scope) -> str:
    """A bare list or range as a sentence of the grammar: ``6, 8`` of a number's row, ``4-12``."""
    text = re.sub(r"^\s*only\s+(?=(?:allows?|supports?|accepts?)\s+(?:values\s+)?(?:up|at|from|between)\b)", "", text)
    if re.match(r"\s*[`\"]?-?\d[\d.]*[`\"]?\s*(?:-|\u2013|~|to)\s*[`\"]?-?\d", text):
        return f"Range {text}"
    if re.match(r"\s*(?:only\s+)?(?:[`\"]|\d)", text) and scope.type != "array":
        return f"Valid values: {re.sub(r'^ *only +', '', text)}"
    return text


def _apply(phrase: Phrase, seen: str, text: str, scope: Scope, claims: list[tuple[Claim, str]]) -> str:
    """Reads with one entry as often as it matches; the text with what was read blanked out."""
    position = 0
    while position <= len(seen) and (match := phrase.pattern.search(seen, position)):
        reading = phrase.read(match, scope) if phrase.read else None
        if reading is None or reading.end <= match.start():
            position = max(match.start() + 1, position + 1)
            continue
        claims += [(claim, phrase.name) for claim in reading.claims]
        scope.defaults.extend(
            claim.value for claim in reading.claims if claim.keyword == "default" and not claim.target
        )
        if not phrase.overlaps:
            text = seen = _blanked(text, match, reading)
        position = reading.end
    return text


def _blanked(text: str, match: re.Match[str], reading: Reading) -> str:
    start = match.start() if reading.start is None else reading.start
    return text[:start] + READ * (reading.end - start) + text[reading.end :]


def _is_telling(text: str) -> bool:
    """Whether words may bound a value or join parameters, in any language."""
    return _TELLING.search(text) is not None or languages.is_telling(text)


def _rest(text: str) -> str:
    """What nobody read and no entry recognises as description, if it may state something."""
    rest = _AROUND.sub(" ", _INNER_DOT.sub("_", text))
    if not _is_telling(rest):
        return ""
    for phrase in CATALOGUE:
        if phrase.read is not None:
            continue
        rest, found = phrase.pattern.subn(" ", rest)
        if found and not _is_telling(rest):
            return ""
    return " ".join(rest.replace(READ, " ").split())
