"""Text and values from specs as Python source: whatever they hold, they stay text and values."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import cast


def literal(value: object) -> str:
    """A value as a Python expression of plain ASCII. Raises TypeError for what has none."""
    if value is None or isinstance(value, bool | int):
        return repr(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise TypeError(f"{value!r} has no literal")
        return repr(value)
    if isinstance(value, str):
        # JSON's escapes are Python's too, but for what lies beyond the first plane.
        return json.dumps(value) if value.isascii() else ascii(value)
    if isinstance(value, Mapping):
        members = cast("Mapping[object, object]", value)
        return "{" + ", ".join(f"{literal(key)}: {literal(member)}" for key, member in members.items()) + "}"
    if isinstance(value, tuple):
        return literals(cast("tuple[object, ...]", value))
    if isinstance(value, Sequence):
        return "[" + ", ".join(literal(member) for member in cast("Sequence[object]", value)) + "]"
    raise TypeError(f"{type(value).__name__} has no literal")


def literals(values: Sequence[object]) -> str:
    """Values as a tuple expression."""
    return tuple_of([*map(literal, values)])


def tuple_of(sources: Sequence[str]) -> str:
    """Expressions as a tuple expression."""
    return f"({', '.join(sources)}{',' * (len(sources) == 1)})"


def docstring(text: str) -> str:
    """Text for the inside of a docstring: one line, nothing that ends the string or steers a terminal."""
    safe = "".join(character if character.isprintable() and character.isascii() else " " for character in text)
    return " ".join(safe.replace("\\", "/").replace('"', "'").split())
