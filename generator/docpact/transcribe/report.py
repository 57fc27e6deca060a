"""What a transcription did, for a person and for a program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from docpact.errors import Place
from docpact.facts import Change
from docpact.read.pages import Unread
from docpact.report import Evidence, Finding, Words, counted
from docpact.report import Report as Printed
from docpact.spec.model import Discrepancy
from docpact.transcribe.stated import SetAside

NoteKind = Literal[
    "added",
    "removed",
    "kept",
    "reworded",
    "assumption dropped",
    "contradiction",
    "settled",
    "sample",
    "comment",
    "note",
]


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a reviewer should know of one path; of the whole spec where the path is ``$``."""

    kind: NoteKind
    path: str
    text: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}" if self.path == "$" else f"{self.kind}: {self.path}: {self.text}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a transcription did.

    ``changes`` are the facts in which the spec differs from what stood there before; ``unfilled`` are entries whose
    ``says`` is empty. Lines count from 1 in the page.
    """

    page: str
    model: str
    merged: bool
    facts: int
    changes: tuple[Change, ...]
    notes: tuple[Note, ...]
    unread: tuple[Unread, ...]
    contradictions: tuple[Discrepancy, ...]
    aside: tuple[SetAside, ...]
    unfilled: tuple[str, ...]

    def printed(self, spec: str | None = None, *, written: bool | None = None) -> Printed:
        """The report that each format prints: with the ``spec`` that was made, or whether one was ``written``."""
        changed = f", {counted(len(self.changes), 'fact')} changed" if self.merged else ""
        waiting = len(self.unfilled)
        spelt = "1 entry waits" if waiting == 1 else f"{waiting} entries wait"
        about: dict[str, JsonValue] = {"page": self.page, "model": self.model}
        about |= {"merged": self.merged, "facts": self.facts}
        made: dict[str, JsonValue] = {} if spec is None else {"spec": spec}
        made |= {} if written is None else {"written": written}
        return Printed(
            command="transcribe",
            title=Words.of("{} from {}", self.model, self.page),
            verdict=Words.of(f"{{}}: {counted(self.facts, 'fact')} from {{}}{changed}.", self.model, self.page),
            exit_code=0,
            findings=tuple(self._findings()),
            remarks=(Words((f"{spelt} for 'says'.",)),) if waiting else (),
            source=Place(self.page),
            data={**about, "unfilled": [*self.unfilled], **made},
        )

    def _findings(self) -> Iterator[Finding]:
        for change in self.changes:
            yield _note("changed", change.id, Words.foreign(change), {"path": str(change.path)})
        for note in self.notes:
            about = Words.of("{}: {}", note.path, note.text) if note.path != "$" else Words.foreign(note.text)
            yield _note(note.kind, note.path, about, {"path": note.path, "text": note.text})
        for aside in self.aside:
            message = Words.of("{}: no spec can hold it: {}", aside.fact, aside.reason)
            place = Place(self.page, aside.line)
            yield Finding("set-aside", "warning", message, aside.fact.id, place, "left out")
        for one in self.contradictions:
            yield _contradiction(one, self.page)
        for unread in self.unread:
            message = Words.of("{}{}", f"{unread.path}: " if unread.path else "", unread.sentence)
            hint = Words(("Read it, and add to the spec what it states.",))
            reason = Words.foreign(unread.reason)
            place = Place(self.page, unread.line or None)
            yield Finding(
                "unread",
                "warning",
                message,
                unread.path or "",
                place,
                "not understood",
                hint=hint,
                evidence=(Evidence("because", str(reason)),),
                data={"path": unread.path, "sentence": unread.sentence, "rest": unread.rest},
            )


def _note(kind: str, fact: str, message: Words, data: dict[str, JsonValue]) -> Finding:
    return Finding(kind.replace(" ", "-"), "note", message, fact, label=kind, data=data)


def _contradiction(one: Discrepancy, page: str) -> Finding:
    settled = bool(one.why.strip())
    return Finding(
        kind="discrepancy",
        severity="note" if settled else "warning",
        message=Words.of("{}: {} against {}", one.path, one.claim_a, one.claim_b),
        fact=one.path,
        place=Place(page, one.line_a),
        label="settled" if settled else "contradiction",
        evidence=(Evidence("against", str(Place(page, one.line_b))), Evidence("reading", one.chosen)),
        hint=None if settled else Words(("Choose a reading in 'discrepancies', and say why.",)),
        data={"path": one.path, "check": one.kind, "chosen": one.chosen, "settled": settled},
    )
