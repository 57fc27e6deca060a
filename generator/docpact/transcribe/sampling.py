"""A spec's sample: the page's figures with texts of our own; where the page has none, a body that is all ours."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from mimetypes import guess_type
from typing import Final

from pydantic import JsonValue

from docpact.facts import ITEMS, NAME, ROOT, Path, canonical
from docpact.read.pages import Page, Sample
from docpact.read.pages.placing import body_of, paths_of, spellings
from docpact.spec.addresses import path_pattern
from docpact.spec.forms import DATA_URL, FILES, MULTIPART
from docpact.spec.yaml import LARGEST_INTEGER
from docpact.transcribe.api_assumed import INPUTS, is_named

SENTENCE: Final = "A red kite above dunes in the evening light"
REFUSED: Final = "Rain and fog"
IDENTIFIER: Final = "00000000-0000-4000-8000-000000000001"
ADDRESS: Final = "https://example.com/reference"
DATA: Final = "ZXhhbXBsZQ=="

MAXIMUM_DEPTH: Final = 24
"""Levels of a sample that a spec keeps; its YAML may be nested 40 deep."""

_FIGURE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+/%#-]{0,31}")
_REFERENCE: Final = re.compile(r"(?:^|_)(?:id|ids|uuid|uuids|url|urls|uri|data)$|(?:UUID|Id|Url)$")
_WORDS: Final = re.compile(r"prompt|text|lyrics|description|caption|title|message")

Values = Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class SampleBody:
    """A sample's body as a spec has it. ``line`` is None where the body is ours altogether."""

    body: dict[str, JsonValue]
    line: int | None
    replaced: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    """What was left out, since a spec cannot hold it."""

    @property
    def values(self) -> dict[str, JsonValue]:
        """The first value at every path."""
        found: dict[str, JsonValue] = {}
        for path, value in paths_of(self.body):
            found.setdefault(path, value)
        return found

    def as_data(self) -> dict[str, object]:
        line: dict[str, object] = {} if self.line is None else {"line": self.line}
        replaced: dict[str, object] = {"replaced": [*self.replaced]} if self.replaced else {}
        return {**line, "body": self.body, **replaced}


def chosen_sample(page: Page, create_path: str | None) -> Sample | None:
    """The first sample of the operation that creates a generation, where several are told apart by their address."""
    if create_path is not None:
        wanted = re.compile(rf".*{path_pattern(create_path).pattern}/?")
        for sample in page.samples:
            if wanted.fullmatch(sample.url.partition("?")[0]):
                return sample
    return next(iter(page.samples), None)


def from_page(page: Page, sample: Sample, stated: Mapping[str, Values]) -> SampleBody:
    """A page's sample: its figures, names as the table spells them, free texts and ids in our own words."""
    body = body_of(sample)
    shown = [path for path, _ in paths_of(body)]
    respelt = {other: Path(declared).name for declared, other in spellings([row.path for row in page.rows], shown)}
    copier = _Copier(stated, respelt, sample.form)
    copy = copier.copy(body, ())
    return SampleBody(
        copy if isinstance(copy, dict) else {},
        _line(sample),
        tuple(dict.fromkeys(copier.replaced)),
        tuple(dict.fromkeys(copier.dropped)),
    )


def _line(sample: Sample) -> int:
    """The line on which the body begins, which is above its first member where members have lines of their own."""
    first = min(sample.lines.values(), default=sample.line)
    return max(sample.line, first - 1)


class _Copier:
    def __init__(self, stated: Mapping[str, Values], respelt: Mapping[str, str], form: str) -> None:
        self._stated = stated
        self._respelt = respelt
        self._form = form
        self.replaced: list[str] = []
        self.dropped: list[str] = []

    def copy(self, value: JsonValue, steps: tuple[str, ...], source: tuple[str, ...] = ()) -> JsonValue:
        """A value with our texts; ``steps`` are as the table spells them, ``source`` as the sample does."""
        if isinstance(value, dict):
            return dict(self._members(value, steps, source))
        if isinstance(value, list):
            return [self.copy(item, (*steps, ITEMS), (*source, ITEMS)) for item in value]
        path = Path.of(steps)
        if isinstance(value, str) and (ours := self._ours(path, value)) != value:
            self.replaced.append(path)
            return ours
        if isinstance(value, float) and not math.isfinite(value):
            return self._zero(path)
        if isinstance(value, int) and abs(value) > LARGEST_INTEGER:
            return self._zero(path)
        return value

    def _members(
        self, value: dict[str, JsonValue], steps: tuple[str, ...], source: tuple[str, ...]
    ) -> Iterator[tuple[str, JsonValue]]:
        for name, member in value.items():
            path = Path.of((*source, name))
            known = self._respelt.get(path.replace(ITEMS, ""), name)
            if not NAME.fullmatch(known) or len(steps) >= MAXIMUM_DEPTH:
                self.dropped.append(path)
            else:
                yield known, self.copy(member, (*steps, known), (*source, name))

    def _zero(self, path: str) -> int:
        self.replaced.append(path)
        return 0

    def _ours(self, path: str, value: str) -> str:
        if value.startswith("@") and self._form == MULTIPART:
            kind = (guess_type(value)[0] or "").partition("/")[0]
            return FILES.get(kind, FILES["image"])
        stated: Values = self._stated.get(path, {})
        holder: Values = self._stated.get(path.removesuffix(ITEMS), {})
        allowed = stated.get("enum") or holder.get("enum")
        if path == "model" or (isinstance(allowed, list) and value in allowed):
            return value
        return text_for(path, value, stated.get("maxLength"))


def text_for(path: str, value: str, most: JsonValue = None) -> str:
    """Our text in place of a page's: figures and words of a fixed set stay, sentences, ids and addresses do not."""
    name = next(step for step in reversed(Path(path).steps) if step != ITEMS)
    lower = name.lower()
    if _REFERENCE.search(name):
        ours = ADDRESS if "ur" in lower else DATA if lower.endswith("data") else IDENTIFIER
    elif _FIGURE.fullmatch(value) and not _WORDS.search(lower):
        return value
    elif not _WORDS.search(lower) and any(is_named(name, words) for words, _ in INPUTS.values()):
        ours = ADDRESS
    else:
        ours = REFUSED if lower.startswith("neg") else SENTENCE
    return ours[:most] if isinstance(most, int) and not isinstance(most, bool) else ours


def made_up(paths: Sequence[str], known: Mapping[str, Values]) -> SampleBody:
    """A body of ours for a page without a sample: what must be sent, with the first value that is allowed."""
    return SampleBody(_Maker(paths, known).members(ROOT), None)


class _Maker:
    def __init__(self, paths: Sequence[str], known: Mapping[str, Values]) -> None:
        self._known = known
        self._children: dict[str, list[str]] = {}
        for path in paths:
            self._children.setdefault(Path(path).parent or ROOT, []).append(path)

    def members(self, path: str) -> dict[str, JsonValue]:
        inside = [child for child in self._children.get(path, []) if not child.endswith(ITEMS)]
        needed = [child for child in inside if child == "model" or self._known[child].get("required") is True]
        return {Path(child).name: self._value(child) for child in needed}

    def _value(self, path: str) -> JsonValue:
        facts = self._known[path]
        if facts.get("type") == "object":
            return self.members(path)
        if facts.get("type") == "array":
            count = facts.get("minItems", 1)
            return [self._item(path)] * (count if isinstance(count, int) else 1)
        for keyword in ("default", "minimum"):
            if keyword in facts:
                return facts[keyword]
        enum = facts.get("enum")
        return enum[0] if isinstance(enum, list) else _simplest(path, facts)

    def _item(self, path: str) -> JsonValue:
        inside = f"{path}{ITEMS}"
        facts = self._known[path]
        if isinstance(enum := facts.get("enum"), list):
            return enum[0]
        return self._value(inside) if inside in self._known else _simplest(inside, {"type": facts.get("itemType")})


def _simplest(path: str, facts: Values) -> JsonValue:
    kind = facts.get("type")
    if kind == "boolean":
        return False
    if kind in ("integer", "number"):
        most = facts.get("maximum")
        return most if isinstance(most, int | float) and most < 1 else 1
    if kind == "array":
        return []
    if kind == "object":
        return {}
    if facts.get("pattern") == DATA_URL:
        kinds = [kind for kind, (words, _) in INPUTS.items() if is_named(path.removesuffix(ITEMS), words)]
        return FILES[[*kinds, "image"][0]]
    return text_for(path, SENTENCE + ".", facts.get("maxLength"))


def same_figures(one: JsonValue, other: JsonValue, ours: frozenset[str], path: str = "") -> bool:
    """Whether two sample bodies agree in everything but the values at paths that hold texts of ours."""
    if path in ours:
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        below = ((name, f"{path}.{name}" if path else name) for name in one)
        return one.keys() == other.keys() and all(
            same_figures(one[name], other[name], ours, inside) for name, inside in below
        )
    if isinstance(one, list) and isinstance(other, list):
        pairs = zip(one, other, strict=False)
        return len(one) == len(other) and all(same_figures(a, b, ours, path + ITEMS) for a, b in pairs)
    return canonical(one) == canonical(other)
