"""Sentences that hold text from elsewhere: pages, specs, bodies and servers may say what they like."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass

from docpact.errors import one_line

LONGEST: int = 400
"""Characters of a foreign text that a report shows."""


class Foreign(str):
    """A text that a report shows and that is not ours: each writer quotes it, so that it stays text."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence, in parts that are ours and parts that are :class:`Foreign`."""

    parts: tuple[str | Foreign, ...]

    @classmethod
    def of(cls, template: str, *values: object, **named: object) -> Words:
        """Our words with foreign text in the places of a format string; a value that is ``Words`` stays as it is."""
        parts: list[str | Foreign] = []
        pending = iter(values)
        for literal, name, _, _ in string.Formatter().parse(template):
            if literal:
                parts.append(literal)
            if name is not None:
                value = named[name] if name else next(pending)
                parts.extend(value.parts if isinstance(value, Words) else [Foreign(value)])
        return cls(tuple(parts))

    @classmethod
    def foreign(cls, text: object) -> Words:
        """A text of which no word is ours."""
        return cls((Foreign(text),))

    def quoted(self, quote: Callable[[str], str], limit: int = LONGEST) -> str:
        """The sentence on one line, each foreign part made safe by ``quote``."""
        return "".join(quote(one_line(part, limit)) if isinstance(part, Foreign) else part for part in self.parts)

    def __str__(self) -> str:
        return self.quoted(str)


def counted(count: int, singular: str) -> str:
    """A number with its noun."""
    return f"{count} {singular}" if count == 1 else f"{count} {singular}s"
