"""Which parameters an answer names, in the shapes that servers are known to name them in; doubt counts as none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import dropwhile, islice
from typing import Final

from pydantic import JsonValue

from docpact.check.verify.answers import texts
from docpact.facts import ITEMS, ROOT, Path

_PLACES: Final = ("loc", "path", "instancePath", "dataPath", "pointer", "field", "param", "property", "parameter")
_WRAPPERS: Final = frozenset({"body", "$", "request", "input", "data", "json", ""})
_COMMON: Final = frozenset({"type", "id", "value", "name"})
"""Words that a sentence may begin with or quote without meaning a parameter."""
_TOKEN: Final = re.compile(r"(?P<quote>['\"`]?)(?P<path>[A-Za-z_][\w-]*(?:\[\d*\]|\.\d+(?=\.)|\.[A-Za-z_][\w-]*)*)")
_DEEPEST: Final = 8
_LONGEST: Final = 2000
_MOST_STEPS: Final = 50
_MOST_NAMED: Final = 50
"""An answer may be a megabyte of nothing but names: the first ones tell enough."""


class Naming:
    """Finds the paths of one contract in answers."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths: Final = frozenset(path for path in paths if path != ROOT)
        self._tops: Final = {Path(path).steps[0] for path in self.paths}
        self._folded: Final = {folded(path): path for path in self.paths}
        """Paths as a server may write them that names its members in another style."""
        leaves = Counter(leaf(path) for path in self.paths)
        self._leaves: Final = {leaf(path): path for path in self.paths if leaves[leaf(path)] == 1}

    def named(self, data: JsonValue) -> list[str]:
        """The paths that an answer blames: by its members for that, else by sentences that name or begin with one."""
        found = list(dict.fromkeys(islice(self._placed(data, 0), _MOST_NAMED)))
        return found or self._written(data, quoted=False)

    def misses(self, data: JsonValue, path: str, *, unknown: bool) -> list[str]:
        """The paths that an answer blames if none that it blames or quotes has to do with ``path``.

        Sentences that hold its name have to do with it, wherever in them it stands ("prompt, width and height are
        required"), and with a member that is ``unknown`` its neighbours.
        """
        named = [one for one in self.named(data) if one in self.paths]
        if not named or path == ROOT:
            return []
        name = leaf(path)
        if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for text in texts(data)):
            return []
        known = [*named, *self._written(data, quoted=True)]
        near = any(related(other, path) or leaf(other) == name for other in known)
        beside = unknown and any(Path(other).parent == Path(path).parent for other in known)
        return [] if near or beside else named

    def _placed(self, data: JsonValue, depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            return
        if isinstance(data, list):
            for item in data:
                yield from self._placed(item, depth + 1)
        elif isinstance(data, dict):
            for name in _PLACES:
                yield from self._place(data.get(name))
            if data and all(self._resolved(name) for name in data):
                yield from (path for name in data if (path := self._resolved(name)))
                return
            for name in ("errors", "detail", "details", "error", "extensions", "issues", "violations", "source"):
                yield from self._placed(data.get(name), depth + 1)

    def _place(self, value: JsonValue) -> Iterator[str]:
        if isinstance(value, list):
            known = value[:_MOST_STEPS]
            steps = [step for step in known if isinstance(step, str | int) and not isinstance(step, bool)]
        elif isinstance(value, str):
            steps = list(islice(_steps(value[:_LONGEST]), _MOST_STEPS))
        else:
            return
        steps = list(dropwhile(lambda step: step in _WRAPPERS, steps))
        # What stands before the body's own members is the server's: the name of a class, of a variant.
        start = next((index for index, step in enumerate(steps) if step in self._tops), None)
        steps = steps[start or 0 :]
        if any(isinstance(step, str) for step in steps):
            path = Path.of(steps)
            resolved = self._resolved(path)
            # A field of a query language, the address, "payload": what is no parameter is not blamed.
            if resolved is not None or start is not None:
                yield resolved or path

    def _resolved(self, text: str) -> str | None:
        """A known path, a known path without its beginning, or the last name of one alone."""
        if text in self.paths:
            return text
        ends = [path for path in self.paths if path.endswith(f".{text}")] if "." in text else []
        return ends[0] if len(ends) == 1 else self._leaves.get(text) or self._folded.get(folded(text))

    def _written(self, data: JsonValue, *, quoted: bool) -> list[str]:
        """What sentences name: whole paths, the name that one begins with, and names in quotes where they count."""
        found: dict[str, None] = {}
        for text in texts(data):
            for token in _TOKEN.finditer(text[:_LONGEST]):
                path = Path.of(_steps(token["path"]))
                resolved = self._resolved(path)
                alone = "." not in path and ITEMS not in path
                telling = not alone or (
                    path not in _COMMON and (token.start() == 0 or (quoted and bool(token["quote"])))
                )
                if resolved is not None and telling:
                    found[resolved] = None
        return list(found)


def _steps(text: str) -> Iterator[str | int]:
    """The steps of a dotted path or a JSON pointer, with indexes as numbers."""
    pointer = text.startswith("/")
    for step in text.removeprefix("#").strip("/").split("/") if pointer else re.split(r"\.|(?=\[)", text):
        bare = step.strip("[]'\"")
        # isdecimal alone lets digits of other scripts pass, isdigit even some that int refuses.
        number = bare.isascii() and bare.isdigit() and len(bare) < 10
        yield int(bare) if number else ITEMS if step == ITEMS else bare


def related(one: str, other: str) -> bool:
    """Whether one path is the other, or holds it."""
    left, right = Path(one).steps, Path(other).steps
    shared = min(len(left), len(right))
    return ROOT in (one, other) or left[:shared] == right[:shared]


def folded(path: str) -> str:
    return path.replace("_", "").lower()


def leaf(path: str) -> str:
    return next((step for step in reversed(Path(path).steps) if step != ITEMS), path)
