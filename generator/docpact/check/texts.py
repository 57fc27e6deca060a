"""Characters that look like others: what a reader takes for the same text, and a program should not."""

from __future__ import annotations

from typing import Final

LOOK_ALIKES: Final = dict(
    zip(
        "ABCEHIKMOPTXaceiopsxy0145-",
        "\u0410\u0412\u0421\u0415\u041d\u0406\u041a\u041c\u041e\u0420\u0422\u0425"
        "\u0430\u0441\u0435\u0456\u043e\u0440\u0455\u0445\u0443\uff10\uff11\uff14\uff15\u2010",
        strict=True,
    )
)
"""Characters that look like an ASCII one: Cyrillic letters, full-width digits, another hyphen."""


def look_alike(text: str) -> str:
    """The text with its first character that has a look-alike replaced by it; the same text where none has."""
    for index, character in enumerate(text):
        if character in LOOK_ALIKES:
            return text[:index] + LOOK_ALIKES[character] + text[index + 1 :]
    return text
