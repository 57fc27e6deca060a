"""Whether a parameter must be sent, and whether it is on its way out."""

from __future__ import annotations

import re
from typing import Final

from docpact.read.pages.phrases.entry import Claim, Example, Phrase, Read, Reading, Scope, compiled
from docpact.read.pages.phrases.lexicon import CONNECTOR

_END: Final = r"(?=\s*(?:$|[.;:,)]|[-\u2013\u2014]\s))"


def _states(keyword: str, *, value: bool) -> Read:
    return lambda match, _scope: Reading((Claim(keyword, value),), match.end())


def _by_word(match: re.Match[str], _scope: Scope) -> Reading | None:
    word = next(group for group in match.groups() if group).lower()
    claim = Claim("deprecated", value=True) if word == "deprecated" else Claim("required", word != "optional")
    return Reading((claim,), match.end())


PHRASES: Final = (
    Phrase(
        "required",
        compiled(
            r"^\s*\(?(?:this (?:field|parameter|value|option) is |it is |is |always |strictly )?(?:required|mandatory)"
            rf"(?: field| parameter| always| for (?:all|every|each) requests?| in every "
            rf"request)?\)?(?:\s*\((?:for|in|on) (?:each|every|all)\b[^()]{{0,60}}\))?(?:(?<=\))|{_END})"
        ),
        (
            Example("Required.", (("required", True),)),
            Example("Required: the words to speak.", (("required", True),)),
            Example("This parameter is required.", (("required", True),)),
            Example("Required (for each `tunes` item).", (("required", True),)),
            Example("Required when the moon is full.", ()),
        ),
        _states("required", value=True),
    ),
    Phrase(
        "a mark in brackets or at the end",
        compiled(
            r"[(\[]\s*(required|mandatory|optional)\s*(?:[)\]](?=\s*(?:$|[.;:\[(]))|,(?=\s*(?:\x00|default)))"
            r"|[(\[]\s*(deprecated)\s*[)\],;]|[,\u2013\u2014-]\s*(required|optional)\s*(?=\.?$)"
        ),
        (
            Example("The tune to hum (required).", (("required", True),)),
            Example("The tune, required.", (("required", True),)),
            Example("A second tune (optional).", (("required", False),)),
            Example('A second tune (optional, default "soft")', (("required", False), ("default", "soft"))),
            Example("[optional] [default to 'soft']", (("required", False), ("default", "soft"))),
            Example("The old tone (deprecated, use `tone` instead)", (("deprecated", True),)),
        ),
        _by_word,
        prose=False,
    ),
    Phrase(
        "optional",
        compiled(
            rf"^\s*\(?(?:this (?:field|parameter|value|option) is |it is |is |always )?"
            rf"(?:optional(?: field| parameter)?|not (?:required|mandatory))\)?(?:(?<=\))|{_END})|(?<=\()optional(?=,)"
        ),
        (
            Example("Optional.", (("required", False),)),
            Example("This field is not required.", (("required", False),)),
            Example("Optional: how loud the tune is.", (("required", False),)),
            Example("Optional - the pitch.", (("required", False),)),
        ),
        _states("required", value=False),
    ),
    Phrase(
        "required or optional before a noun",
        compiled(
            rf"^\s*(?:an )?(required|optional)\s+(?=(?!(?:{CONNECTOR}|only|to|as)\b"
            r"|and\b|or\b|at\b|but\b|values?\b|options?\b|`|(?:[a-z]+ )?(?:range|length|size|format)\s*:)[a-z])"
        ),
        (
            Example("Required picture to start from.", (("required", True),)),
            Example("Required string length: 1 - 9", (("minLength", 1), ("maxLength", 9))),
            Example("Optional drum track that carries the tune.", (("required", False),)),
            Example("Optional values: `a`, `b`", (("enum", ["a", "b"]),)),
        ),
        _by_word,
        prose=False,
    ),
    Phrase(
        "deprecated",
        compiled(
            r"^[\s\x00]*\(?(?:this (?:field|parameter|value|option) (?:is|has been) |it is |(?:is|are|has been) "
            r"|is being |now )?(?:now |being )?deprecated\)?(?=\s*(?:$|[.;:,)]|[-\u2013\u2014]\s|(?:in favou?r of|since"
            r"|as of|and|from|for|use|but|by|because)\b))"
        ),
        (
            Example("(Optional) Deprecated.", (("required", False), ("deprecated", True))),
            Example("This field is deprecated in favour of `tone`.", (("deprecated", True),)),
            Example("Not deprecated.", ()),
        ),
        _states("deprecated", value=True),
    ),
)
