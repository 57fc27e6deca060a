"""The names of a page: what a definition means by ``start_frame``, ``a video reference`` or ``Tuba 2 Lite``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pydantic import JsonValue

from docpact.facts import JsonType
from docpact.pages.phrases.entry import Claim

_ARTICLE: Final = re.compile(r"^(?:(?:the|an?|any|your|both|either|corresponding|optional)\s+)+", re.IGNORECASE)
_TAIL: Final = re.compile(r"\s+(?:parameters?|fields?|values?|guidances?|is|are|also)$", re.IGNORECASE)
_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")
_COPIED: Final = frozenset(("present", "enum", "type", "default", "minimum", "maximum"))


def squashed(text: str) -> str:
    """Letters and digits only, for comparing names that are spelt in different ways."""
    return _NOT_WORD.sub("", text.lower())


@dataclass(slots=True)
class PageNames:
    """Implements :class:`docpact.pages.phrases.entry.Names` for one page."""

    kinds: Mapping[str, JsonType | None]
    """The parameters as the table names them, without ``parameters.``, and their types."""
    allowed: dict[str, list[JsonValue]] = field(default_factory=dict[str, list[JsonValue]])
    models: list[str] = field(default_factory=list[str])
    id_lists: Sequence[tuple[str, str, tuple[str, ...]]] = ()
    """Tables of ids: heading, header of the column, and the ids."""
    shapes: dict[str, list[Claim]] = field(default_factory=dict[str, list[Claim]])
    """What is known of the items of every parameter, with targets below its path."""

    def resolve(self, words: str, near: str) -> str | None:
        text = _TAIL.sub("", _ARTICLE.sub("", words.strip(" `\"'"))).strip(" `\"'")
        text = text.removeprefix("parameters.").replace("[]", "")
        above = near.rpartition(".")[0]
        if above and f"{above}.{text}" in self.kinds:
            return f"{above}.{text}"
        if text in self.kinds:
            return text
        ends = [name for name in self.kinds if name.endswith(f".{text}")]
        if len(ends) == 1:
            return ends[0]
        return self._loosely(text, above)

    def _loosely(self, text: str, above: str) -> str | None:
        """By words: ``a video reference`` is ``guidances.video_reference_base`` if no other name begins like it."""
        if "_" in text or "." in text or " " not in text:
            wanted = {squashed(text), squashed(text.removesuffix("s"))}
            if len(text) < 4 or text != text.lower():
                return None
        else:
            wanted = {squashed(text), squashed(text.removesuffix("s"))}
        lasts = {name: squashed(name.rsplit(".", 1)[-1]) for name in self.kinds}
        exact = [name for name, last in lasts.items() if last in wanted]
        if exact:
            near = [name for name in exact if above and name.startswith(f"{above}.")]
            return near[0] if len(near) == 1 else exact[0] if len(exact) == 1 else None
        begins = [name for name, last in lasts.items() if " " in text and any(last.startswith(word) for word in wanted)]
        return begins[0] if len(begins) == 1 else None

    def values(self, name: str) -> Sequence[JsonValue] | None:
        return self.allowed.get(name)

    def kind(self, name: str) -> JsonType | None:
        return self.kinds.get(name)

    def named_like(self, noun: str, near: str) -> str | None:
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

    def listed(self, words: str, near: str) -> Sequence[str] | None:
        """The ids of the table that a sentence refers to, by the table's heading, column or the parameter's name."""
        sentence = set(re.findall(r"[a-z]+", words.lower().replace("uuids", "uuid").replace("ids", "id")))
        name = {word.rstrip("s") for word in near.rsplit(".", 1)[-1].lower().split("_")} - {"id"}
        found: list[tuple[int, tuple[str, ...]]] = []
        for heading, column, ids in self.id_lists:
            about = {word.rstrip("s") for word in re.findall(r"[a-z]+", f"{heading} {column}".lower())}
            kin = bool(name & about) or squashed(near.rsplit(".", 1)[-1]) == squashed(column)
            if kin or (heading and squashed(heading) in squashed(words)):
                found.append((len(sentence & about) + 2 * kin, ids))
        best = sorted(found, key=lambda entry: -entry[0])
        if not best or (len(best) > 1 and best[0][0] == best[1][0] and best[0][1] != best[1][1]):
            return None
        return best[0][1]

    def shape(self, name: str, member: str) -> Sequence[Claim] | None:
        """The claims about ``member`` of another parameter's items, with targets below that member."""
        claims = [claim for claim in self.shapes.get(name, ()) if claim.target.startswith(f"{member}.")]
        return [
            Claim(claim.keyword, claim.value, claim.target.removeprefix(member))
            for claim in claims
            if claim.keyword in _COPIED
        ] or None
