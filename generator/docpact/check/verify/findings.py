"""What a run finds: deviations, what became of each fact, and the server's dialect, as plain data for all formats."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from docpact.check.verify.answers import Answer
from docpact.check.verify.sender import Key
from docpact.errors import Place
from docpact.facts import Claim, Fact, Witness
from docpact.spec import LoadedSpec

DeviationKind = Literal[
    "accepted", "refused", "blamed", "answer", "default", "echo", "key", "operation", "result", "late"
]
"""How a server departs from a fact.

accepted: it took a body that the fact refuses. refused: it refused one that the fact allows. blamed: it refused for
another parameter than the one at fault. answer: nothing documented fits its answer. default: what it reports is not the
documented default. echo: it reports another value than was sent. key: it took a request without a key, or with a wrong
one. operation: an answer of another operation is not as documented. result: the file of a job is not what was asked
for. late: the job of a body that the facts allow failed.
"""

FreeRequest = tuple[str, str, bytes | None]
"""A request of an operation that costs nothing: its method, its address, and its body."""

Status = Literal["kept", "broken", "undecided"]

MEANING: Final[dict[DeviationKind, str]] = {
    "accepted": "The server accepted a body that this fact refuses.",
    "refused": "The server refused a body that this fact allows.",
    "blamed": "The server refused the body for another parameter than the one at fault.",
    "answer": "Nothing that is documented fits the server's answer; the job may have been started.",
    "default": "The server reports another value than the documented default.",
    "echo": "The server reports another value than was sent.",
    "key": "The server accepted a request without the right key.",
    "operation": "The answer of this operation is not as api.yaml has it.",
    "result": "What the job made is not what was asked for.",
    "late": "The server took a body that the facts allow, and its job failed.",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a deviation is about: a fact by its id, or ``api#auth``, in words, and who says it where.

    ``witness`` is None for what follows from other facts.
    """

    id: str
    path: str
    keyword: str
    text: str
    witness: Witness | None
    place: Place
    page_line: int | None

    @property
    def where(self) -> str:
        page = f"page line {self.page_line}, " if self.page_line else ""
        return f"{self.witness or 'implied'}, {page}{self.place}"


@dataclass(slots=True)
class Deviation:
    """One departure from one fact: the smallest body that shows it, what came back, and what else shows it."""

    kind: DeviationKind
    subject: Subject
    name: str
    body: bytes
    answer: Answer
    key: Key = "key"
    note: str = ""
    request: FreeRequest | None = None
    others: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class FactResult:
    """What became of one fact: how many bodies showed it, why it is undecided where it is, and how long asking took."""

    subject: Subject
    status: Status = "undecided"
    witnesses: int = 0
    why: str = "no body that shows it was sent"
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing about how a server reads a field: ``answer`` is yes, no, or a unit; ``shown_by`` the body's name."""

    path: str
    question: str
    answer: str
    shown_by: str


@dataclass(frozen=True, slots=True)
class Side:
    """What a server showed of a contested matter: ``witness`` is the one that it agrees with, ``claim`` what the spec
    has, or what another witness says; ``id`` is that of its fact.
    """

    id: str
    claim: str
    witness: Witness
    shown_by: str


@dataclass(slots=True)
class Report:
    """One run. ``stopped`` says why it ended early, ``could_not_run`` why it says nothing about the server; ``proven``
    whether the server has accepted a valid body.
    """

    spec: LoadedSpec
    url: str
    key_variable: str | None
    allowed: int
    billed: bool
    deviations: list[Deviation] = field(default_factory=list[Deviation])
    facts: list[FactResult] = field(default_factory=list[FactResult])
    sides: list[Side] = field(default_factory=list[Side])
    dialect: list[Trait] = field(default_factory=list[Trait])
    notes: list[str] = field(default_factory=list[str])
    requests: int = 0
    accepted: int = 0
    seconds: float = 0.0
    stopped: str | None = None
    could_not_run: str | None = None
    proven: bool = True

    @property
    def exit_code(self) -> int:
        """0: the server keeps the spec as far as it was asked, 1: deviations, 2: nothing can be said."""
        return 1 if self.deviations else 2 if self.could_not_run else 0

    def count(self, status: Status) -> int:
        return sum(fact.status == status for fact in self.facts)


class Subjects:
    """Facts of a spec with who says them where."""

    def __init__(self, spec: LoadedSpec) -> None:
        self._spec: Final = spec
        ranked = sorted(spec.contract.claims, key=lambda claim: -claim.rank)
        self._claims: Final[dict[str, Claim]] = {claim.fact.id: claim for claim in ranked}

    def of(self, fact: Fact) -> Subject:
        claim = self._claims.get(fact.id)
        if claim is None:
            nearest = next((one for one in self._spec.contract.claims if one.fact.path == fact.path), None)
            return self._said(fact, None, nearest)
        return self._said(fact, claim.witness, claim)

    def _said(self, fact: Fact, witness: Witness | None, claim: Claim | None) -> Subject:
        place = (claim.place if claim else None) or self._spec.file.place("body")
        return Subject(fact.id, fact.path, fact.keyword, str(fact), witness, place, claim.page_line if claim else None)

    def of_api(self, name: Literal["auth", "delivery", "result"]) -> Subject:
        """What ``api.yaml`` says of keys, or of answers, or the spec of what a job makes."""
        words = {
            "auth": "requests need a bearer key",
            "delivery": "an answer fits a row of the delivery table",
            "result": f"a job makes {self._spec.content.result or 'a file'}",
        }
        file = self._spec.file if name == "result" else self._spec.api.file
        place = file.place("body" if name == "result" and not self._spec.content.result else name)
        return Subject(f"api#{name}", "$", name, words[name], "page", place, None)

    def of_operation(self, name: str) -> Subject:
        """What ``api.yaml`` says of an operation."""
        operation = self._spec.api.content.operations[name]
        words = f"{operation.method} {operation.path} answers as documented"
        return Subject(f"api#{name}", "$", name, words, "page", self._spec.api.file.place("operations", name), None)
