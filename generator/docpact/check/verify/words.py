"""Words that a server may take though no fact names them: guessed from siblings, samples and other specs of the API."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path as FilePath
from typing import Final

from pydantic import JsonValue

from docpact.facts import Absent, Contract, Field, canonical, value_at
from docpact.facts.resolution import MODEL
from docpact.spec import LoadedSpec
from docpact.spec.load import API_FILE

_MOST_FILES: Final = 100
_LARGEST: Final = 1024 * 1024
_TOP: Final = re.compile(r"^([A-Za-z_]\w*):")
_PATH: Final = re.compile(r"^  '?([A-Za-z_][\w.\[\]-]*?)'?:\s*(.*)$")
_ENUM: Final = re.compile(r"\benum: \[([^\]]*)\]")
_TYPE: Final = re.compile(r"\btype: (string|integer|number|boolean|array|object)\b")
_PROSE: Final = re.compile(r"\b[A-Z][A-Z0-9_]{2,}\b")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_USUAL: Final[dict[str, JsonValue]] = {
    "string": "x",
    "integer": 1,
    "number": 1,
    "boolean": True,
    "array": [],
    "object": {},
}
_SYNONYMS: Final = (
    ("prompt", "text", "description"),
    ("quantity", "count", "n", "number"),
    ("duration", "length", "seconds"),
    ("mode", "resolution", "quality"),
    ("image", "picture"),
    ("width", "w"),
    ("height", "h"),
    ("style", "preset"),
    ("format", "type"),
)
"""Words for the same: the name of a member may be another in an older version of a server, or the next."""
_OF_ALL: Final = ("none", "auto")
"""Words that may stand beside any others."""
_MOST_NAMES: Final = 6
_SECONDS: Final = (5, 10, 15, 20)
_SIZES: Final = (640, 768, 1080, 1920)
_LINES: Final = ("360", "480", "540", "1440", "2160", "4K")
_MOST_GUESSED: Final = 6
_MOST_MEMBERS: Final = 10
_MOST_WORDS: Final = 10


@dataclass(slots=True)
class Vocabulary:
    """The enums and members that other specs of an API have, by path; members with how many specs have them."""

    enums: dict[str, list[list[str]]] = field(default_factory=dict[str, list[list[str]]])
    members: Counter[str] = field(default_factory=Counter[str])
    types: dict[str, str] = field(default_factory=dict[str, str])


def vocabulary(spec: LoadedSpec) -> Vocabulary:
    """What the specs beside this one name. They are read as lines, as nothing rests on it but guesses."""
    folder = spec.path.resolve().parent
    return _read(folder, spec.path.resolve()) if spec.path.name != API_FILE else Vocabulary()


@lru_cache(maxsize=8)
def _read(folder: FilePath, but: FilePath) -> Vocabulary:
    found = Vocabulary()
    for path in sorted(folder.glob("*.yaml"))[:_MOST_FILES]:
        if path == but or not path.is_file() or path.stat().st_size > _LARGEST:
            continue
        at, section = "", ""
        for line in path.read_text("utf-8", errors="replace").splitlines():
            if top := _TOP.match(line):
                at, section = "", top[1]
            elif section != "body":
                continue
            if opening := _PATH.match(line):
                at = opening[1]
                found.members[at] += 1
            for words in _ENUM.findall(line) if at else ():
                listed = [word for word in re.split(r",\s*", words.replace("'", "")) if _WORD.fullmatch(word)]
                found.enums.setdefault(at, []).append(listed)
            if (typed := _TYPE.search(line)) and at:
                found.types.setdefault(at, typed[1])
    return found


def guessed_words(spec: LoadedSpec, member: Field, known: Vocabulary) -> list[JsonValue]:
    """Values that may join a member's enum, the likeliest first."""
    enum = member.enum or []
    texts = [value for value in enum if isinstance(value, str)]
    found: list[JsonValue] = [*_sample_values(spec, member)]
    if texts:
        # Words that stand beside some of this enum's in another spec are the likeliest.
        enums = sorted(_enums_of(member, known), key=lambda words: -len({*words} & {*texts}))
        others = dict.fromkeys(word for words in enums for word in words if word not in texts)
        found += [word for word in others if _is_like(word, texts)][: _MOST_GUESSED - 2]
        found += [word for word in _sibling_words(spec.contract, member) if _is_like(word, texts)][:2]
        row = spec.row(member.path)
        prose = " ".join(str(text) for text in (row.says, row.why) if text) if row else ""
        found += [word for word in _PROSE.findall(prose) if _is_like(word, texts)]
    found += likely_values(enum)
    found += [_styled(word, texts[-1]) for word in _OF_ALL if texts]
    return list({canonical(value): value for value in found if value not in enum}.values())[:_MOST_WORDS]


def _enums_of(member: Field, known: Vocabulary) -> list[list[str]]:
    """The enums that other specs have at the path of a member, then those of other members of its name."""
    there = known.enums.get(str(member.path), [])
    elsewhere = [
        words
        for path, enums in known.enums.items()
        if path.endswith(f".{member.name}") and path != str(member.path)
        for words in enums
        if any(word in words for word in member.enum or [])
    ]
    return [*there, *elsewhere]


def guessed_members(above: Field, known: Vocabulary) -> list[tuple[str, JsonValue]]:
    """Members of an object that other specs have and this one has not, each with a value that fits there."""
    found: list[tuple[str, JsonValue]] = []
    for path, _ in sorted(known.members.items(), key=lambda one: (-one[1], one[0])):
        parent, _, name = path.rpartition(".")
        if (parent or "$") != str(above.path) or name.endswith("]") or name in above.properties:
            continue
        words = [word for words in known.enums.get(path, []) for word in words]
        found.append((name, words[0] if words else _USUAL.get(known.types.get(path, ""), "x")))
    return found[:_MOST_MEMBERS]


def other_names(names: Sequence[str]) -> list[tuple[str, str]]:
    """Members of an object, each with a name that it may have elsewhere; a second one once each has had its first."""
    found = [[(name, other) for other in _others(name) if other not in names] for name in names]
    turns = [pair for turn in zip_longest(*found) for pair in turn if pair is not None]
    return list({other: (name, other) for name, other in reversed(turns)}.values())[::-1][:_MOST_NAMES]


def _others(name: str) -> Iterator[str]:
    yield from (other for group in _SYNONYMS if name in group for other in group if other != name)
    words = name.split("_")
    yield from (words[-1], f"{words[0]}s") if len(words) > 1 else ()


def _sample_values(spec: LoadedSpec, member: Field) -> list[JsonValue]:
    value = value_at(dict(spec.content.sample.body), member.path.loc())
    return [value] if not isinstance(value, Absent) and isinstance(value, str | int) else []


def _sibling_words(contract: Contract, member: Field) -> list[str]:
    """Words of the members beside a member."""
    others = [
        other
        for path, other in contract.fields.items()
        if path.parent == member.path.parent and path not in (member.path, MODEL) and other.enum
    ]
    words = [word for other in others for word in other.enum or [] if isinstance(word, str)]
    return [word for word in words if word not in (member.enum or [])]


def _is_like(word: str, texts: Sequence[str]) -> bool:
    """Whether a word is written as some others are: in capitals or not, with the beginning that they share."""
    if all(text.upper() == text for text in texts) != (word.upper() == word):
        return False
    begins = {text.partition("_")[0] for text in texts if "_" in text}
    return len(begins) != 1 or len(texts) < 2 or word.startswith(next(iter(begins)))


def _styled(word: str, like: str) -> str:
    """A word in capitals, or with a first one, as another."""
    return word.upper() if like.upper() == like else word.capitalize() if like[:1].isupper() else word


def likely_values(enum: Sequence[JsonValue]) -> list[JsonValue]:
    """Values that may join an enum: its numbers continued, common sizes, its words with other numbers."""
    numbers = sorted(value for value in enum if isinstance(value, int) and not isinstance(value, bool))
    found: list[JsonValue] = []
    if len(numbers) > 1:
        step, last = numbers[1] - numbers[0], numbers[-1]
        found += [last + (last - numbers[-2]), last + step, last * 2]
        common = _SIZES if last > 100 else _SECONDS
        found += [number for number in common if number not in numbers]
        found += [number * 2 for number in numbers[-2::-1]][:2]
    for text in (value for value in enum if isinstance(value, str)):
        if number := re.search(r"\d{3,4}", text):
            more = [other for other in ("720", "1080", *_LINES) if other != number[0]]
            found += [text.replace(number[0], other) for other in more]
            found += [f"{number[0]}p"] if number[0] in ("720", "1080") else []
    return list({canonical(value): value for value in found if value not in enum}.values())
