"""Comparisons such as ``max(width, height) < 4000``, brought into one way of writing."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<name>[A-Za-z_][\w.]*)|(?P<sign><=|>=|\u2264"
    r"|\u2265|<|>|[-+*/(),\u00d7\u00f7\u2212])|(?P<other>\S))"
)
_SIGNS: Final = {"\u2264": "<=", "\u2265": ">=", "\u00d7": "*", "\u00f7": "/", "\u2212": "-"}
_COMPARATORS: Final = frozenset(("<", "<=", ">", ">="))
_FUNCTIONS: Final = frozenset(("max", "min", "abs"))
_DEFINITION: Final = re.compile(r"\s*(?P<name>[A-Za-z_]\w*)\s*=\s*(?P<body>[^=<>]+)")
_MAX_TOKENS: Final = 60


def comparison(text: str, names: Collection[str], defined: Mapping[str, str]) -> str | None:
    """A comparison over parameters in canonical form; None when it is none or has a word that is not known.

    ``defined`` gives the meaning of names that the page introduced with ``Let``.
    """
    tokens = _tokens(text)
    if tokens is None:
        return None
    parts: list[str] = []
    named = False
    for token in tokens:
        is_word = token[0].isalpha() or token[0] == "_"
        known = token in defined or token in names
        if is_word and not known and token not in _FUNCTIONS:
            return None
        named = named or known
        parts.append(defined.get(token, token))
    if not named or not _COMPARATORS & set(parts) or parts[0] in _COMPARATORS or parts[-1] in _COMPARATORS:
        return None
    return _joined(parts) if parts.count("(") == parts.count(")") else None


def definition(text: str, names: Collection[str]) -> tuple[str, str] | None:
    """``long = max(width, height)`` as the new name and its meaning."""
    match = _DEFINITION.fullmatch(text)
    if match is None or match["name"] in names:
        return None
    tokens = _tokens(match["body"])
    if tokens is None or not any(token in names for token in tokens):
        return None
    if any(
        (token[0].isalpha() or token[0] == "_") and token not in names and token not in _FUNCTIONS for token in tokens
    ):
        return None
    return match["name"], _joined(tokens)


def _tokens(text: str) -> list[str] | None:
    found: list[str] = []
    text = text.strip().rstrip(".")
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None or match["other"] or len(found) >= _MAX_TOKENS:
            return None
        token = (
            match["number"].replace(",", "")
            if match["number"]
            else match["name"] or _SIGNS.get(match["sign"], match["sign"])
        )
        found.append(token)
        position = match.end()
    return found or None


def _joined(parts: list[str]) -> str:
    text = " ".join(parts)
    text = re.sub(r"\b(max|min|abs) \( ", r"\1(", text)
    return text.replace("( ", "(").replace(" )", ")").replace(" ,", ",")
