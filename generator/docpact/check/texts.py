"""Characters that look like others: what a reader takes for the same text, and a program should not."""

from __future__ import annotations

import string
from typing import Final

_WIDE: Final = 0xFEE0
"""How far from an ASCII character its full-width form is."""
_WITHIN_WORDS: Final = zip(
    "ABCEHIKMOPTXaceiopsxy-",
    "\u0410\u0412\u0421\u0415\u041d\u0406\u041a\u041c\u041e\u0420\u0422\u0425"
    "\u0430\u0441\u0435\u0456\u043e\u0440\u0455\u0445\u0443\u2010",
    strict=True,
)
LOOK_ALIKES: Final = {one: chr(ord(one) + _WIDE) for one in string.ascii_letters + string.digits} | dict(_WITHIN_WORDS)
"""Characters that look like an ASCII one: Cyrillic letters, another hyphen, and full-width forms of all others."""


def look_alike(text: str) -> str:
    """The text with its first character that has a look-alike replaced by it; the same text where none has."""
    for index, character in enumerate(text):
        if character in LOOK_ALIKES:
            return text[:index] + LOOK_ALIKES[character] + text[index + 1 :]
    return text
