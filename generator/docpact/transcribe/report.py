"""What a transcription did, for a person and for a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from docpact.facts import Change
from docpact.read.pages import Unread
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

    def lines(self) -> Iterator[str]:
        """The report as lines of plain text; they hold text of the page and must be escaped before they are shown."""
        if self.merged:
            changed = f"{len(self.changes)} facts changed" if self.changes else "no fact changed"
            yield f"{self.model}: {self.facts} facts from {self.page}, {changed}"
        else:
            yield f"{self.model}: {self.facts} facts from {self.page}"
        yield from _section("changed", self.changes)
        yield from _section("notes", self.notes)
        yield from _section(
            "left out, since no spec can hold it", (f"{one.fact} (line {one.line}): {one.reason}" for one in self.aside)
        )
        yield from _section("contradictions", map(_contradiction, self.contradictions))
        yield from _section("not understood: read these and add what they state", map(_unread, self.unread))
        if self.unfilled:
            yield f"{len(self.unfilled)} entries wait for their 'says'"

    def as_json(self) -> dict[str, JsonValue]:
        return {
            "page": self.page,
            "model": self.model,
            "merged": self.merged,
            "facts": self.facts,
            "changes": [
                {
                    "path": change.path,
                    "keyword": change.keyword,
                    "before": change.before.value if change.before else None,
                    "after": change.after.value if change.after else None,
                }
                for change in self.changes
            ],
            "notes": [{"kind": note.kind, "path": note.path, "text": note.text} for note in self.notes],
            "set_aside": [{"fact": one.fact.as_json(), "line": one.line, "reason": one.reason} for one in self.aside],
            "contradictions": [
                {
                    "path": one.path,
                    "kind": one.kind,
                    "claim_a": one.claim_a,
                    "line_a": one.line_a,
                    "claim_b": one.claim_b,
                    "line_b": one.line_b,
                    "chosen": one.chosen,
                    "settled": bool(one.why.strip()),
                }
                for one in self.contradictions
            ],
            "unread": [
                {"line": one.line, "path": one.path, "sentence": one.sentence, "rest": one.rest, "reason": one.reason}
                for one in self.unread
            ],
            "unfilled": [*self.unfilled],
        }


def _section(title: str, found: Iterable[object]) -> Iterator[str]:
    lines = [f"  {one}" for one in found]
    if lines:
        yield f"{title}:"
        yield from lines


def _contradiction(one: Discrepancy) -> str:
    state = "settled" if one.why.strip() else "open"
    claims = f"{one.claim_a} (line {one.line_a}) against {one.claim_b} (line {one.line_b})"
    return f"{one.path}: {claims}; {state}, reading {one.chosen}"


def _unread(one: Unread) -> str:
    about = f"{one.path}: " if one.path else ""
    return f"line {one.line}: {about}{one.sentence} ({one.reason})"
