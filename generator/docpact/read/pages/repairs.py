"""What a converter has torn apart or run together: names with their types and marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from docpact.read.pages.languages import presence_words
from docpact.read.pages.types import read_type

_Repair = tuple[str, str | Callable[[re.Match[str]], str]]
"""A pattern and what is put in its place; a vertical tab begins a further line."""


def _sentence(match: re.Match[str]) -> str:
    """A sentence with the parts of it that stand on lines of their own, and as many lines as before."""
    return match["first"] + match["parts"].replace("\n", "") + "\n" * match["parts"].count("\n")


def _apart(match: re.Match[str]) -> str:
    """Names and marks on lines of their own, where the line below them is a type."""
    parts = [part for part in match.groups()[:-1] if part]
    return "\v".join(parts) if read_type(match["type"].strip()).type else match[0]


def _as_item(match: re.Match[str]) -> str:
    """A parameter, its type and what is said of it, which stand in columns, as an item of a list."""
    said = f"\u2022 {match[1]} ({match[2]}): {match[3]}"
    return said if read_type(match["type"]).type else match[0]


_TYPE: Final = r"(?:(?:string|integer|number|boolean|array|object|float|ur[il])(?:\[\]|<\w{1,20}>)?|uuid|date-time)"
_MARKS: Final = "|".join(word for word in presence_words() if not word.isascii())
_REPAIRS: Final[tuple[_Repair, ...]] = (
    (r"(?P<first>^[^ \n]* [^\n]*[^.,\n])(?P<parts>(?:\n+[,;](?!\w)[^\n]*)+)", _sentence),
    (r"^[ \t]*(?i:show (?:\w+ )?(?:properties|attributes|fields))\b.*", ""),  # what people click on
    (rf"^([ \t]*(?:\u2022[ \t]+)?(?:[A-Za-z_][\w.]*[ \t])?{_TYPE})(required|optional|nullable)(?=[ \t]*$)", r"\1 \2"),
    (rf"^([ \t]*[A-Za-z_]\w*?)(body|query|path|header)({_TYPE})(required|optional)?(?=[ \t]*$)", r"\1 \2 \3 \4"),
    (r"^[ \t]*(required|optional)([a-z][a-z0-9]*(?:_[a-z0-9]+)+)[ \t]*$(?=\n(?P<type>.+))", _apart),
)
_OFTEN: Final[tuple[_Repair, ...]] = (
    (r"^[ \t]{0,8}([A-Za-z_][\w.\[\]]*\*?)[ \t]{2,}(?P<type>[A-Za-z]\S(?:\S| (?! ))*)[ \t]{2,}(\S.*)$", _as_item),
    (r"^[ \t]*([a-z]\w*?)(required|optional)[ \t]*$(?=\n(?P<type>.+))", _apart),
    (rf"^[ \t]*([A-Za-z_][\w.\[\]]*)({_MARKS})[ \t]*$", "\\1\v\\2"),
    (
        rf"^[ \t]*(?:Optional|Required)?([a-z]\w*)[ \t]*\n[ \t]*(Required|Optional)?({_TYPE})([A-Z].*)$",
        "\\1\n\\3\v\\2\v\\4",
    ),
)
"""What one place alone may look like by chance."""
_ROW: Final = re.compile(r"^\| ?(?P<label>[A-Z][a-z ]{2,20}?) ?\| ?(?P<value>[^|\n].{0,400}?) ?\|$", re.MULTILINE)


def restored(source: str) -> Iterator[tuple[int, str]]:
    """The numbered lines of a page whose parts stand as its converter found them: items, names, types and marks."""
    often = [one for one in _OFTEN if len(re.findall(one[0], source, re.MULTILINE)) > 1]
    if source.count("\n| Type |") > 2:
        source = _ROW.sub(r"\g<label>: \g<value>", source)  # of a table for each parameter
    for pattern, repaired in (*_REPAIRS, *often):
        source = re.sub(pattern, repaired, source, flags=re.MULTILINE)
    for number, line in enumerate(source.split("\n"), 1):
        yield from ((number, part) for part in line.split("\v") if part or "\v" not in line)
