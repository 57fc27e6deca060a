"""The names of a page: what a definition means by ``start_frame``, ``a video reference`` or ``Tuba 2 Lite``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pydantic import JsonValue

from docpact.facts import JsonType
from docpact.read.pages.model import MODEL_FIELDS, PageFact
from docpact.read.pages.phrases.entry import Claim

_ARTICLE: Final = re.compile(
    r"^(?:(?:the|an?|any|your|both|either|corresponding|optional|parameter|field)\s+)+", re.IGNORECASE
)
_TAIL: Final = re.compile(
    r"\s+(?:parameters?|fields?|values?|guidances?|is|are|also)$|(?<=[`\"])\s+(?:images?|videos?|audio|files?|urls?)$",
    re.IGNORECASE,
)
_DESCRIBED: Final = re.compile(r"(?:input|source|reference|uploaded|given|provided) (?P<name>[a-z]+)")
"""A parameter's name with what it is for: ``an input image`` is ``image`` where that is a parameter."""
_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")
_COPIED: Final = frozenset(("present", "enum", "type", "default", "minimum", "maximum"))


def squashed(text: str) -> str:
    """Letters and digits only, for comparing names that are spelt in different ways."""
    return _NOT_WORD.sub("", text.lower())


@dataclass(frozen=True, slots=True)
class _Listed:
    """A table of ids: the words of its heading and column, and both as they are compared."""

    about: frozenset[str]
    heading: str | None
    column: str
    ids: tuple[str, ...]

    @staticmethod
    def of(heading: str, column: str, ids: tuple[str, ...], others: str) -> _Listed:
        words = re.findall(r"[a-z]+", f"{heading} {column} {others}".lower())
        about = frozenset(word.rstrip("s") for word in words)
        return _Listed(about, squashed(heading) if heading else None, squashed(column), ids)


class _Index:
    """The names of a page by what sentences call them, so that many sentences about many names cost little."""

    def __init__(
        self,
        names: Iterable[str],
        lists: Sequence[tuple[str, str, tuple[str, ...]]],
        words: Mapping[tuple[str, ...], str],
    ) -> None:
        self.lists = [_Listed.of(*listed, words.get(listed[2], "")) for listed in lists]
        self.ends: dict[str, list[str]] = {}
        """Names by what follows one of their dots."""
        self.squashed: dict[str, list[str]] = {}
        """Names by the letters and digits of their last step."""
        for name in names:
            steps = name.split(".")
            for start in range(1, len(steps)):
                self.ends.setdefault(".".join(steps[start:]), []).append(name)
            self.squashed.setdefault(squashed(steps[-1]), []).append(name)
        self._sorted = sorted(self.squashed)

    def beginning(self, word: str) -> list[str]:
        """The names whose last step begins with a word: two are enough to know that there is not just one."""
        start = bisect_left(self._sorted, word)
        near = [last for last in self._sorted[start : start + 2] if last.startswith(word)]
        return [name for last in near for name in self.squashed[last]]


@dataclass(slots=True)
class PageNames:
    """What a page tells the entries of the grammar: its parameters, models and tables."""

    kinds: Mapping[str, JsonType | None]
    """The parameters as the table names them, without ``parameters.``, and their types."""
    allowed: dict[str, list[JsonValue]] = field(default_factory=dict[str, list[JsonValue]])
    models: list[str] = field(default_factory=list[str])
    id_words: Mapping[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])
    """The heads of the other columns of a table of ids."""
    title: str = ""
    paths: Mapping[str, str] = field(default_factory=dict[str, str])
    """The place of every parameter in the request body."""
    id_lists: Sequence[tuple[str, str, tuple[str, ...]]] = ()
    """Tables of ids: heading, header of the column, and the ids."""
    shapes: dict[str, list[Claim]] = field(default_factory=dict[str, list[Claim]])
    """What is known of the items of every parameter, with targets below its path."""
    quoted: set[str] = field(default_factory=set[str])
    """Parameters without a stated type whose figures stand in quotes: their values are strings."""
    inside: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    """What the samples show inside every parameter, as paths below its own."""
    _indexed: _Index | None = None

    def learn(self, members: Mapping[str, tuple[str, JsonType | None]], facts: Iterable[PageFact]) -> None:
        """Takes further parameters: names with their paths and types, and what facts say of their values."""
        self.kinds = {**self.kinds, **{name: kind for name, (_, kind) in members.items()}}
        self.paths = {**self.paths, **{name: path for name, (path, _) in members.items()}}
        names = {path: name for name, (path, _) in members.items()}
        for fact in (at.fact for at in facts if not at.fact.when):
            if fact.keyword == "enum" and isinstance(fact.value, list) and (name := names.get(str(fact.path))):
                self.allowed.setdefault(name, fact.value)
        self._indexed = None

    def resolve(self, words: str, near: str) -> str | None:
        """The parameter that some words name, as the table names it; None when none or several could be meant."""
        text = _TAIL.sub("", _ARTICLE.sub("", words.strip(" `\"'"))).strip(" `\"'")
        text = text.removeprefix("parameters.").replace("[]", "")
        above = near.rpartition(".")[0]
        if above and f"{above}.{text}" in self.kinds:
            return f"{above}.{text}"
        if text in self.kinds:
            return text
        ends = self._index().ends.get(text, ())
        if len(ends) == 1:
            return ends[0]
        return self._loosely(text, above)

    def _loosely(self, text: str, above: str) -> str | None:
        """By words: ``a video reference`` is ``guidances.video_reference_base`` if no other name begins like it."""
        words = " " in text and "_" not in text and "." not in text
        if not words and (len(text) < 4 or text != text.lower()):
            return None
        wanted = {squashed(text), squashed(text.removesuffix("s"))}
        index = self._index()
        exact = [name for word in sorted(wanted) for name in index.squashed.get(word, ())]
        if exact:
            near = [name for name in exact if above and name.startswith(f"{above}.")]
            return near[0] if len(near) == 1 else exact[0] if len(exact) == 1 else None
        if " " not in text:
            return None
        if (described := _DESCRIBED.fullmatch(text)) and described["name"] in self.kinds:
            return described["name"]
        begins = {name for word in wanted for name in index.beginning(word)}
        return begins.pop() if len(begins) == 1 else None

    def _index(self) -> _Index:
        if self._indexed is None:
            self._indexed = _Index(self.kinds, self.id_lists, self.id_words)
        return self._indexed

    def values(self, name: str) -> Sequence[JsonValue] | None:
        """The values that the page allows for a parameter, where it lists them."""
        return self.allowed.get(name)

    def holder(self, values: Sequence[str]) -> str | None:
        """The one parameter that has all of some values among its own."""
        found = [name for name, known in self.allowed.items() if {*values} <= {*map(str, known)}]
        return found[0] if len(found) == 1 else None

    def are_strings(self, name: str) -> bool:
        """Whether the values of a parameter without a stated type are known to be strings."""
        return name in self.quoted or any(isinstance(value, str) for value in self.allowed.get(name, ()))

    def kind(self, name: str) -> JsonType | None:
        """The type of a parameter."""
        return self.kinds.get(name)

    def named_like(self, noun: str, near: str) -> str | None:
        """The parameter that switches something on: its name holds the noun and it can be off."""
        word = squashed(noun)
        if len(word) < 3:
            return None
        found = [
            name
            for name in self.kinds
            if name != near
            and word in squashed(name.rsplit(".", 1)[-1])
            and (self.kinds[name] == "boolean" or self._can_be_off(name))
        ]
        return found[0] if len(found) == 1 else None

    def _can_be_off(self, name: str) -> bool:
        return any(str(value).lower() in ("none", "off") for value in self.allowed.get(name, ()))

    def model(self, words: str) -> str | None:
        """The model name of the page that some words stand for."""
        text = words.strip(' `"').removesuffix(" model")
        if text in self.models:
            return text
        word = squashed(text)
        if len(word) < 3:
            return None
        same = [model for model in self.models if squashed(model) == word]
        if len(same) == 1:
            return same[0]
        begins = [model for model in self.models if squashed(model).startswith(word)]
        longer = [model for model in begins if re.search(r"[a-z]", squashed(model)[len(word) :])]
        return begins[0] if len(begins) == 1 and " " in text and len(longer) <= 1 else None

    @property
    def model_field(self) -> str:
        """The parameter that names the model: ``model`` or one called much like it."""
        return next((name for name in MODEL_FIELDS if name in self.kinds), "model")

    def models_like(self, words: str) -> Sequence[str]:
        """The models of the page that some words stand for: one, or several that ``Tuba-v2.x`` stands for."""
        text = words.strip(' `".').removesuffix(" models").removesuffix(" model")
        kin = [model for model in self.models if re.match(rf"{re.escape(text)}(?![A-Za-z0-9])", model)]
        if words.rstrip(' `".').endswith(" models") and len(kin) > 1:
            return kin  # "tuba-3 models" are tuba-3 and tuba-3-lite
        if (one := self.model(text)) is not None:
            return [one]
        wild = re.fullmatch(r"(.{3,60}?)[.\-]?(?:x|\*)", text, re.IGNORECASE)
        word = squashed(wild[1]) if wild else ""
        if word:
            return [model for model in self.models if squashed(model).startswith(word)]
        family = squashed(text)
        begins = [model for model in self.models if family and squashed(model).startswith(family)]
        if begins and " " in text and text[:1].isupper() and len(begins) < len(self.models):
            return begins
        if text != words.strip(' `".') and re.fullmatch(r"[A-Za-z]{1,3}\d[\w.]*", text):  # "q3 models" of tuba-q3-pro
            return [model for model in self.models if re.search(rf"{re.escape(text)}(?![\d.])", model, re.IGNORECASE)]
        last = squashed(text)
        ends = [model for model in self.models if squashed(re.split(r"[-_ /]", model)[-1]) == last]
        named = text[:1].isupper() or text != words.strip(' `".')
        return ends if len(ends) == 1 and len(self.models) > 1 and named else []

    def path(self, name: str) -> str:
        """The path of a parameter in the request body."""
        return self.paths.get(name, name)

    def is_own(self, words: str) -> bool:
        """Whether some words are the page's title, the beginning of it, or the only model that it names."""
        text = words.strip(' `".').removesuffix(" model")
        if len(self.models) == 1 and squashed(text) == squashed(self.models[0]):
            return True
        if len(self.models) > 1:
            return False
        said, title = text.lower().split(), self.title.lower().split()
        return (
            bool(said)
            and len(squashed(text)) > 2
            and (title[: len(said)] == said or squashed(text) == squashed(self.title))
        )

    def listed(self, words: str, near: str) -> Sequence[str] | None:
        """The ids of the table that a sentence refers to, by the table's heading, column or the parameter's name."""
        sentence = set(re.findall(r"[a-z]+", words.lower().replace("uuids", "uuid").replace("ids", "id")))
        name = {word.rstrip("s") for word in near.rsplit(".", 1)[-1].lower().split("_")} - {"id"}
        own, said = squashed(near.rsplit(".", 1)[-1]), squashed(words)
        found: list[tuple[int, tuple[str, ...]]] = []
        for listed in self._index().lists:
            kin = not name.isdisjoint(listed.about) or own == listed.column
            if kin or (listed.heading is not None and listed.heading in said):
                found.append((len(sentence & listed.about) + 2 * kin, listed.ids))
        best = sorted(found, key=lambda entry: -entry[0])
        if not best or (len(best) > 1 and best[0][0] == best[1][0] and best[0][1] != best[1][1]):
            return None
        return best[0][1]

    def has_inside(self, name: str, target: str) -> bool:
        """Whether the samples show that path inside a parameter."""
        return target in self.inside.get(name, ())

    def sample_path(self, name: str, member: str) -> str | None:
        """Where the samples show a field of that name inside a parameter, as in ``[].clip.type``; None unless once."""
        holder = self.inside.get(name, ())
        found = [below for below in holder if below.rpartition(".")[2] == member]
        return found[0] if len(found) == 1 else None

    def shape(self, name: str, member: str) -> Sequence[Claim] | None:
        """The claims about ``member`` of another parameter's items, with targets below that member."""
        claims = [claim for claim in self.shapes.get(name, ()) if claim.target.startswith(f"{member}.")]
        return [
            Claim(claim.keyword, claim.value, claim.target.removeprefix(member))
            for claim in claims
            if claim.keyword in _COPIED
        ] or None
