"""Members of a body that no witness knows: a slip of the pen, a key of another version of the API, or simply new.

Documentation forgets parameters, so that an unknown member alone is no reason to refuse a body. It is refused where
somebody surely meant another name, where it is known to belong elsewhere, or where it stands beside the envelope of
the request instead of among its parameters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.facts.contract import Contract, Field
from docpact.facts.path import ITEMS, ROOT, Loc, Path

_SHORTEST: Final = 3
"""Names shorter than this are one edit away from too many others."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A member that no witness knows. ``refused`` says whether a body with it is; ``meant`` is the right name."""

    loc: Loc
    refused: bool
    why: str
    meant: Path | None = None

    @property
    def path(self) -> Path:
        return Path.of(self.loc)


@dataclass(frozen=True)
class KnownMembers:
    """What has to be known to judge the members of a body, as plain data.

    ``members`` are the names of each object, ``words`` all names of this and of sibling models, ``foreign`` names that
    belong to another version of the API, each with that version. Objects without names, and those that are said to
    take any, are not among the ``members``.
    """

    members: Mapping[Path, tuple[str, ...]]
    words: frozenset[str]
    foreign: Mapping[str, str]

    @classmethod
    def of(
        cls, contract: Contract, siblings: Iterable[Contract] = (), foreign: Mapping[str, str] | None = None
    ) -> KnownMembers:
        """The names that the claims of a contract and of its sibling models speak of."""
        members = {field.path: tuple(field.properties) for field in contract.root.walk() if _is_listed(field)}
        words = {
            field.name for one in (contract, *siblings) for field in one.root.walk() if field.name not in (ITEMS, ROOT)
        }
        return cls(members, frozenset(words), foreign or {})

    def unknown(self, body: JsonValue) -> Iterator[Unknown]:
        """Every member of a body that no witness knows, in the body's order."""
        yield from self._of(body, ())

    def _of(self, value: JsonValue, loc: Loc) -> Iterator[Unknown]:
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from self._of(item, (*loc, index))
        elif isinstance(value, dict):
            known = self.members.get(Path.of(loc))
            for name, member in value.items():
                if known is None or name in known:
                    yield from self._of(member, (*loc, name))
                else:
                    yield self._judged(name, (*loc, name), known)

    def _judged(self, name: str, loc: Loc, known: Iterable[str]) -> Unknown:
        holder = Path.of(loc[:-1])
        if name in self.foreign:
            return Unknown(loc, refused=True, why=f"belongs to {self.foreign[name]}")
        if name not in self.words and (meant := meant_name(name, known)):
            return Unknown(loc, refused=True, why=f"is not known; {meant} is", meant=_child(holder, meant))
        if holder == ROOT:
            why = "stands beside the parameters instead of among them"
            return Unknown(loc, refused=True, why=why, meant=self._inside(name))
        why = "is a parameter of other models" if name in self.words else "is known to no witness"
        return Unknown(loc, refused=False, why=why)

    def _inside(self, name: str) -> Path | None:
        """The parameter that a name in the wrong place means: the same name before a similar one, then the outer."""
        found = [
            _child(path, right)
            for path, names in self.members.items()
            if path != ROOT and (right := name if name in names else meant_name(name, names))
        ]
        return min(found, key=lambda path: (path.name != name, len(path.steps), path), default=None)


def meant_name(name: str, known: Iterable[str]) -> str | None:
    """The known name that somebody meant: the same in another case or style, or one edit away, if it is one only."""
    listed = [*known]
    found = [other for other in listed if _bare(other) == _bare(name)]
    if not found and len(name) >= _SHORTEST:
        found = [other for other in listed if len(other) >= _SHORTEST and _is_one_edit(name, other)]
    return found[0] if len(found) == 1 else None


def _bare(name: str) -> str:
    """A name without what styles differ in: ``promptEnhance``, ``prompt-enhance`` and ``prompt_enhance``."""
    return re.sub(r"[_\W]", "", name).lower()


def _is_one_edit(one: str, other: str) -> bool:
    """Whether a letter was added, left out, changed, or swapped with its neighbour."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return True  # one is the other with a letter more at its end
    left, right = one[start:], other[start:]
    swapped = len(left) > 1 and left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]


def _is_listed(field: Field) -> bool:
    return bool(field.properties) and field.value("additionalProperties") is not True


def _child(holder: Path, name: str) -> Path:
    return Path.of((*holder.steps, name))
