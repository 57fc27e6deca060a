"""What came of a call or of an answer, as plain values: a promise compares one of them with what is documented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pydantic import JsonValue


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one call: the paths that the client blamed, what it sent, and the bodies that started a job.

    ``refused`` is None where the client itself refused nothing. Bodies are JSON text with sorted members. ``error`` is
    the exception, if any; it is there to be read and does not count in comparisons.
    """

    refused: frozenset[str] | None
    sent: tuple[str, ...]
    started: tuple[str, ...]
    error: str = field(default="", compare=False)

    def nameless_at(self, paths: frozenset[str]) -> Outcome:
        """The same, where a refusal that names nothing, as a TypeError may, is taken for one at these paths."""
        return replace(self, refused=paths) if self.refused == frozenset() else self


def refused_at(paths: Iterable[str]) -> Outcome:
    """The client refused at these paths alone, and sent nothing."""
    return Outcome(frozenset(paths), (), ())


def overlaid(body: JsonValue, other: JsonValue) -> JsonValue:
    """The body with every value that the other holds in its place; the same body where it holds them all."""
    if isinstance(body, dict) and isinstance(other, dict):
        return {**body, **{name: overlaid(body.get(name), value) for name, value in other.items()}}
    if isinstance(body, list) and isinstance(other, list) and len(body) == len(other):
        return [overlaid(item, value) for item, value in zip(body, other, strict=True)]
    return other


@dataclass(frozen=True, slots=True)
class Reply:
    """What the endpoint answered to a request for a job: its messages, and how many jobs it started.

    ``answer`` is the answer's JSON, ``text`` the answer as it came.
    """

    status: int
    answer: JsonValue
    messages: tuple[str, ...]
    started: int
    text: str = ""

    def refuses(self, messages: tuple[str, ...]) -> bool:
        """Whether no job was started, and the messages say just that."""
        return not self.started and sorted(self.messages) == sorted(messages)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a client makes of an answer: the name of the error that it raised, its messages, and how often it asked."""

    error: str | None
    messages: tuple[str, ...]
    requests: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole job: the files that it left, and the hosts that saw the key. ``error`` is there to be read only."""

    files: Mapping[str, bytes]
    key_went_to: frozenset[str]
    error: str = field(default="", compare=False)
