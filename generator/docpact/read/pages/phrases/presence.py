"""Whether a parameter must be sent, and whether it is on its way out."""

from __future__ import annotations

import re
from typing import Final

from docpact.read.pages.phrases.entry import Claim, Example, Phrase, Reading, Scope, compiled

_END: Final = r"(?=\s*(?:$|[.;:,)]|[-\u2013\u2014]\s))"


def _required(match: re.Match[str], _scope: Scope) -> Reading | None:
    return Reading((Claim("required", value=True),), match.end())


def _optional(match: re.Match[str], _scope: Scope) -> Reading | None:
    return Reading((Claim("required", value=False),), match.end())


def _deprecated(match: re.Match[str], _scope: Scope) -> Reading | None:
    return Reading((Claim("deprecated", value=True),), match.end())


PHRASES: Final = (
    Phrase(
        "not required",
        compiled(rf"^\s*(?:this (?:field|parameter|value) is |it is |is )?not (?:required|mandatory){_END}"),
        (
            Example("Not required.", (("required", False),)),
            Example("This field is not required.", (("required", False),)),
        ),
        _optional,
    ),
    Phrase(
        "required",
        compiled(
            r"^\s*\(?(?:this (?:field|parameter|value|option) is |it is |is |always |strictly )?(?:required|mandatory)"
            rf"(?: field| parameter| always| for (?:all|every|each) requests?| in every "
            rf"request)?\)?(?:\s*\((?:for|in|on) (?:each|every|all)\b[^()]{{0,60}}\))?{_END}"
        ),
        (
            Example("Required.", (("required", True),)),
            Example("Required: the words to speak.", (("required", True),)),
            Example("This parameter is required.", (("required", True),)),
            Example("Required (for each `tunes` item).", (("required", True),)),
            Example("Required when the moon is full.", ()),
        ),
        _required,
    ),
    Phrase(
        "required in brackets",
        compiled(
            r"[(\[]\s*(?:required|mandatory)\s*[)\]](?=\s*(?:$|[.;:\[(]))|,\s*required\s*(?=\.?$)"
            r"|[-\u2013\u2014]\s*required\s*(?=\.?$)"
        ),
        (
            Example("The tune to hum (required).", (("required", True),)),
            Example("The tune, required.", (("required", True),)),
        ),
        _required,
        prose=False,
    ),
    Phrase(
        "required before a noun",
        compiled(
            r"^\s*required\s+(?=(?!when\b|if\b|for\b|unless\b|only\b|by\b|to\b|in\b|with\b|on\b|as\b|and\b|or\b"
            r"|at\b|(?:[a-z]+ )?(?:range|length|size|format)\s*:)[a-z])"
        ),
        (
            Example("Required picture to start from.", (("required", True),)),
            Example("Required string length: 1 - 9", (("minLength", 1), ("maxLength", 9))),
        ),
        _required,
        prose=False,
    ),
    Phrase(
        "optional",
        compiled(
            rf"^\s*\(?(?:this (?:field|parameter|value|option) is |it is |is |always )?optional(?: field| "
            rf"parameter)?\)?{_END}"
        ),
        (
            Example("Optional.", (("required", False),)),
            Example("Optional: how loud the tune is.", (("required", False),)),
            Example("Optional - the pitch.", (("required", False),)),
        ),
        _optional,
    ),
    Phrase(
        "optional in brackets",
        compiled(
            r"[(\[]\s*optional\s*[)\]](?=\s*(?:$|[.;:\[(]))|,\s*optional\s*(?=\.?$)"
            r"|[-\u2013\u2014]\s*optional\s*(?=\.?$)"
        ),
        (
            Example("A second tune (optional).", (("required", False),)),
            Example("[optional] [default to 'soft']", (("required", False), ("default", "soft"))),
        ),
        _optional,
        prose=False,
    ),
    Phrase(
        "optional before a noun",
        compiled(
            r"^\s*(?:an )?optional\s+(?=(?!when\b|if\b|for\b|unless\b|only\b|and\b|or\b|in\b|on\b|with\b|but\b"
            r"|`)[a-z]+\b)"
        ),
        (Example("Optional drum track that carries the tune.", (("required", False),)),),
        _optional,
        prose=False,
    ),
    Phrase(
        "deprecated",
        compiled(
            r"^\s*\(?(?:this (?:field|parameter|value|option) (?:is|has been) |it is |(?:is|are|has been) |is "
            r"being |now )?(?:now |being )?"
            r"deprecated\)?(?=\s*(?:$|[.;:,)]|[-\u2013\u2014]\s|(?:in favou?r of|since|as of|and|from|for|use|but"
            r"|by|because)\b))"
        ),
        (
            Example("Deprecated.", (("deprecated", True),)),
            Example("This field is deprecated in favour of `tone`.", (("deprecated", True),)),
            Example("Not deprecated.", ()),
        ),
        _deprecated,
    ),
    Phrase(
        "deprecated in brackets",
        compiled(r"[(\[]\s*deprecated\s*[)\]]"),
        (Example("The old tone (deprecated).", (("deprecated", True),)),),
        _deprecated,
        prose=False,
    ),
)
