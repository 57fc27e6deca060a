"""What a mutant is: one thing that one side does otherwise than the spec says, put into a harness for a while."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Literal, Protocol, cast

from pydantic import JsonValue

from docpact.check.harness import Harness
from docpact.facts import ROOT, Fact

Side = Literal["endpoint", "client"]
Drift = Callable[[Harness], AbstractContextManager[object]]
Takes = Callable[[JsonValue], bool]


class CannotDriftError(Exception):
    """A mutant that cannot be made: what it changes is not there."""


class SameClientError(Exception):
    """A mutant that is none: what is emitted for it is what is emitted without it."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One drift: on which side, of which kind, at which path, of which fact or claim, and what is different.

    ``drift`` puts it into a harness for as long as its context lasts. ``takes`` says whether the side that drifts takes
    a body then; None where it is not bodies that are judged differently.
    """

    side: Side
    kind: str
    subject: str
    what: str
    drift: Drift
    path: str = ROOT
    takes: Takes | None = None
    facts: tuple[Fact, Fact | None] | None = None
    """The fact that drifts as it was, and as it is; None there where it is gone, or breaks to another end."""

    @property
    def id(self) -> str:
        """A name that stays the same from run to run."""
        return f"{self.side}:{self.kind}:{self.subject}:{self.what}"


class _Settable(Protocol):
    def __setitem__(self, key: object, value: object) -> None: ...
    def __getitem__(self, key: object) -> object: ...


@contextmanager
def replaced_attribute(holder: object, name: str, value: object) -> Generator[None]:
    """An attribute that is another one for a while; of a class also one that it has of another."""
    if not hasattr(holder, name):
        raise CannotDriftError(f"{holder!r} has no {name}")
    known = vars(holder).get(name, _NOTHING) if isinstance(holder, type) else getattr(holder, name)
    setattr(holder, name, value)
    try:
        yield
    finally:
        if known is _NOTHING:
            delattr(holder, name)
        else:
            setattr(holder, name, known)


@contextmanager
def replaced_item(holder: Any, key: object, value: object) -> Generator[None]:
    """An entry of a mapping that is another one for a while."""
    entries = cast("_Settable", holder)
    known = entries[key]
    entries[key] = value
    try:
        yield
    finally:
        entries[key] = known


_NOTHING = object()
