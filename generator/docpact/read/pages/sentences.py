"""A definition cut into sentences, without tripping over ``e.g.``, ``image.id``, ``2.0`` or an address."""

from __future__ import annotations

import re
from typing import Final

from docpact.read.pages.languages.entry import listed

_ABBREVIATIONS: Final = frozenset(
    listed("e.g, i.e, etc, vs, approx, incl, excl, max, min, no, nr, fig, cf, sec, ca, resp, al")
)
_END: Final = re.compile(r"(?<![.!?])[.!?]+(?:[\"')\]]*)(?=\s|$)|[\u3002\uff01\uff1f]|\uff1b|\n")
_PROTECTED: Final = re.compile(r"`[^`]*`|https?://\S+")
_GOES_ON: Final = re.compile(
    r"\s*(?:These|Those|They) (?:(?:two|three|four|five|\d) )?(?:parameters |fields |options )?"
    r"(?:cannot|can't|can not|must not|may not|should not|are mutually exclusive)\b"
)
"""A sentence about what the one before it lists: both are read as one."""
_GLUED_LABEL: Final = re.compile(
    r"(?<=[.!?)\]`\"\d\u3002])(?=(?:(?:Allowed|Possible|Valid|Supported|Accepted|Available|Permitted) (?:values?"
    r"|options?)|(?:Default|Value range|Range|Options|Enum|Required|Type|(?:Min|Max)(?:imum)?)(?: (?:values?"
    r"|length))?)\s?:)"
)
"""Between a sentence and a label of what follows it, where the break between them is lost."""
_DOTS_BETWEEN: Final = re.compile(r"\d[`\s]*$")
"""What stands before two dots that part two numbers, as in ``1 .. 8``."""
_LAST_WORD: Final = re.compile(r"([A-Za-z][A-Za-z.]*)$")


def sentences(text: str) -> list[str]:
    """The sentences of a text in their order, trimmed, none empty. A line break ends a sentence as well."""
    text = _GLUED_LABEL.sub("\n", text)
    guarded = _PROTECTED.sub(lambda match: "x" * len(match[0].rstrip(".")) + "." * _dots(match[0]), text)
    depth = _depths(guarded)
    found: list[str] = []
    start = 0
    for match in _END.finditer(guarded):
        if guarded[match.start()] == "\uff1b" and text[match.end() :].lstrip().startswith(("`", '"')):
            continue
        if guarded[match.start()] in ".!?" and not _ends_sentence(guarded, match, depth, start):
            continue
        if _GOES_ON.match(text, match.end()) and "\n" not in match[0]:
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence.strip(" .;,-:*#|")]


def _dots(token: str) -> int:
    return len(token) - len(token.rstrip("."))


def _depths(text: str) -> list[int]:
    """How many round brackets are open at every character; an unbalanced text counts as having none."""
    depths: list[int] = []
    depth = 0
    for character in text:
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(0, depth - 1)
        depths.append(depth)
    return depths if depth == 0 else [0] * len(text)


def _parts_numbers(text: str, match: re.Match[str]) -> bool:
    """Whether dots stand between two numbers, as in ``1 .. 8``."""
    after = text[match.end() :].lstrip(" `-")
    before = _DOTS_BETWEEN.search(text, max(0, match.start() - 20), match.start())
    return match[0] in ("..", "...") and before is not None and after[:1].isdigit()


def _ends_sentence(text: str, match: re.Match[str], depths: list[int], start: int) -> bool:
    if depths[match.start()] or _parts_numbers(text, match):
        return False
    word = _LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    if word is None or not match[0].startswith("."):
        return True
    abbreviation = word[1].lower()
    follows = text[match.end() :].lstrip()
    if abbreviation in ("e.g", "i.e", "vs", "approx", "incl", "excl", "cf", "ca"):
        return False
    if abbreviation in _ABBREVIATIONS or len(abbreviation) == 1:
        return not follows or follows[0].isupper()
    return True
