"""The reference of the keywords, from the classes that give them their meaning."""

from __future__ import annotations

import inspect

from docpact.facts.keywords import KEYWORDS, Keyword
from docs_site.markup import Html, code, joined, prose, table, text


def page() -> str:
    """Every keyword with its meaning, the JSON types that it applies to, and what comes of a body that breaks it."""
    intro = (
        "Made from the code: one class for each keyword holds all that it means. A fact is a path, a keyword and a "
        "value, and under a condition a `when`; [Facts](../explanation/facts.md) says more."
    )
    rows = [
        [
            code(keyword.name),
            _says(keyword),
            joined([code(kind) for kind in keyword.applies_to]) or "any value",
            keyword.family,
            _breach(keyword),
        ]
        for keyword in KEYWORDS.values()
    ]
    headers = ["keyword", "what it says", "applies to", "family", "a body that breaks it"]
    lines = ["# Keywords", "", intro, "", table(headers, rows)]
    return "\n".join(
        [*lines, str(text("A witness is silent on a path unless it states a keyword of the same family there.")), ""]
    )


def _says(keyword: Keyword) -> Html:
    words = inspect.cleandoc(type(keyword).__doc__ or "").split("\n\n")[0]
    return prose(words.removeprefix(f"``{keyword.name}``: "))


def _breach(keyword: Keyword) -> str:
    if not keyword.constrains:
        return "none can"
    return "is warned of" if keyword.warns else "is refused"
