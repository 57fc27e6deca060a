"""What a page tells of an API besides the parameters of a body: endpoints, what they answer, codes, words for a job."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from pydantic import JsonValue

JSON: Final = "application/json"
MULTIPART: Final = "multipart/form-data"
URLENCODED: Final = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Answer:
    """A documented answer; ``comments`` are what its own comments say of its members, by path."""

    body: JsonValue
    line: int
    title: str
    is_error: bool
    status: int | None = None
    comments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerField:
    """A member of an answer as a table lists it."""

    path: str
    type_cell: str
    definition: str
    line: int


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A row of a table of errors."""

    code: str
    definition: str
    line: int


@dataclass(slots=True)
class Endpoint:
    """An endpoint; ``path`` has ``{name}`` where an address has a hole, ``query`` the values of a sample's address."""

    method: str
    path: str
    title: str
    line: int
    host: str = ""
    query: dict[str, str] = field(default_factory=dict[str, str])
    asked: set[str] = field(default_factory=set[str])
    """Names of the parameters that tables of its query list."""
    has_body: bool = False
    sent: str = ""
    """The media type of the body that a sample sends."""
    sends: dict[str, JsonValue] = field(default_factory=dict[str, JsonValue])
    """The members of the body that a sample sends, or that a document lists."""
    listed: bool = False
    """Whether the body that a sample sends is the one item of a list."""
    brackets: bool = False
    """Whether a sample names the fields of a form's list with brackets, as ``image[]``."""
    said: str = ""
    """The media type that the page names for a body."""
    answers: list[Answer] = field(default_factory=list[Answer])
    fields: list[AnswerField] = field(default_factory=list[AnswerField])

    @property
    def key(self) -> tuple[str, str]:
        return self.method, re.sub(r"\{\w+\}", "{}", self.path)

    @property
    def form(self) -> str:
        """The media type of the form that is sent; nothing where that is JSON."""
        named = self.sent or self.said
        return named if named in (MULTIPART, URLENCODED) else ""

    @property
    def unwritten(self) -> str:
        """The media type of a body that is neither JSON nor a form; nothing for those, or where none is named."""
        named = self.sent or self.said
        is_type = re.fullmatch(r"[a-z]{1,20}/[a-z0-9.+-]{1,60}", named) is not None
        return named if is_type and named not in (JSON, MULTIPART, URLENCODED) and not named.endswith("+json") else ""

    def is_shown_by(self, sample: Endpoint) -> bool:
        """Whether the address of a sample has values where this one has holes."""
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(self.path))
        return sample.host != "" and sample.method == self.method and re.fullmatch(pattern, sample.path) is not None


@dataclass(slots=True)
class Exchanges:
    """What a page tells of an API besides the parameters of a body."""

    source: str
    title: str = ""
    endpoints: list[Endpoint] = field(default_factory=list[Endpoint])
    errors: list[Answer] = field(default_factory=list[Answer])
    codes: list[ErrorCode] = field(default_factory=list[ErrorCode])
    states: dict[str, str] = field(default_factory=dict[str, str])
    """Words for how far a job is, of tables and lists of them, each with what is said of it."""
    listed: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    """By the name of a member, the words that a sentence says it may be."""
    base: str = ""
    """The address that all others begin with, where a sentence says it."""
    key_in_query: str = ""
    """The parameter of addresses that a sentence says the key is sent in."""
    file: str = ""
    """The media type of a file that a sentence says an answer itself is."""
    webhook: int | None = None
    """The line of what is sent to a webhook, where that is shown."""
    concurrent: tuple[int, int] | None = None
    """The smallest number of jobs that is said to be allowed at one time, and the line."""
    unknown: tuple[str, int] | None = None
    """What is said to become of unknown members of a body, and the line."""
    headers: dict[str, str] = field(default_factory=dict[str, str])
    """The headers of the sample requests, by name in lower case."""
