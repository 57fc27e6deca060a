"""Languages that put words behind what they are about, as Japanese and Korean do, and the wordings they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docpact.read.pages.languages.entry import Wording, wording
from docpact.read.pages.languages.words import ExampleFact


@dataclass(frozen=True, slots=True)
class Particles:
    """How such a language says what the grammar knows: each a pattern of alternatives, without a group of its own."""

    default: str
    lists: str
    one_of: str
    range_: tuple[str, str]
    characters: str
    items: str
    at_most: str
    or_less: str
    at_least: str
    or_more: str
    multiple: str
    is_: str
    required_when: str
    not_with: str
    required: str
    optional: str
    deprecated: str


def wordings(particles: Particles, examples: Mapping[str, Sequence[ExampleFact]]) -> tuple[Wording, ...]:
    """The wordings of a language; ``examples`` by the name of the wording."""
    return tuple(wording(name, pattern, english, *examples.get(name, ())) for name, pattern, english in _all(particles))


def _all(says: Particles) -> Iterator[tuple[str, str, str]]:
    low, high = says.range_
    count = r"(?P<n>\d[\d,.]*(?:\s*(?:characters|items))?)"
    ends = r"(?=\s*(?:[.,;:)]|$))"
    yield "default", rf"(?:{says.default})\s*:?\s*(?=[`\"A-Za-z\d-])", " Default: "
    yield "one of", rf"(?P<list>{says.lists})\s*(?:{says.one_of})", r" One of \g<list> "
    yield "range", rf"(?P<a>-?\d[\d.]*)\s*(?:{low})\s*(?P<b>-?\d[\d.]*)(?:{high})?", r" Range: \g<a> to \g<b> "
    yield "characters", says.characters, " characters "
    yield "items", rf"(?<=\d)\s*(?:{says.items})", " items "
    yield "at most", rf"(?:{says.at_most})\s*:?\s*{count}(?:\s*(?:{says.or_less}))?", r" maximum \g<n> "
    yield "so much or less", rf"{count}\s*(?:{says.or_less})", r" maximum \g<n> "
    yield "at least", rf"(?:{says.at_least})\s*:?\s*{count}", r" minimum \g<n> "
    yield "so much or more", rf"{count}\s*(?:{says.or_more})", r" minimum \g<n> "
    yield "multiple", rf"(?P<n>\d+)\s*(?:{says.multiple})", r" a multiple of \g<n> "
    yield (
        "required when",
        rf"(?P<name>`[^`]+`)\s*(?:{says.is_})\s*(?P<value>[`\"][^`\"]+[`\"])\s*(?:{says.required_when})",
        r" Required when \g<name> is \g<value>. ",
    )
    yield "not with", rf"(?P<name>`[^`]+`)\s*(?:{says.not_with})", r" Mutually exclusive with \g<name>. "
    for name, words in (("required", says.required), ("optional", says.optional), ("deprecated", says.deprecated)):
        yield name, rf"^\s*(?:{words}){ends}", name.capitalize()
