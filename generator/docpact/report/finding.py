"""What every command that judges something gives: findings, in a report, which one writer a format prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, get_args

from docpact.errors import DocpactError, Place
from docpact.report.words import Words

if TYPE_CHECKING:
    from pydantic import JsonValue

Severity = Literal["error", "warning", "note"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows a finding: a body, an answer, another place. ``label`` is ours, ``text`` may be foreign."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that somebody should know.

    ``kind`` names the sort of finding for machines (``enum-tightened``), ``label`` for readers (``breaking``).
    ``message`` is one sentence without a full stop; ``reason`` says why a finding of this kind matters, in our words;
    ``hint`` what to do next. ``fact`` is the id of the fact that it is about, ``case`` the name of the case that it
    belongs to where that is not the fact. ``data`` is what programs get beyond.
    """

    kind: str
    severity: Severity
    message: Words
    fact: str = ""
    place: Place | None = None
    label: str = ""
    reason: str = ""
    hint: Words | None = None
    evidence: tuple[Evidence, ...] = ()
    case: str = ""
    data: Mapping[str, JsonValue] = field(default_factory=dict[str, "JsonValue"])

    @property
    def shown_label(self) -> str:
        return self.label or self.severity

    @property
    def identity(self) -> str:
        """A name that stays the same while values change."""
        return f"{self.kind} {self.fact or (self.place.source if self.place else '')}"


def model_refused(error: DocpactError) -> Finding:
    """That no client could be made of a model, and why."""
    hint = Words.foreign(error.hint) if error.hint else None
    message = Words.foreign(error.what)
    return Finding("model-refused", "error", message, place=error.where, label="not emitted", hint=hint)


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that was looked at. ``skipped`` says why nothing can be said of it."""

    name: str
    place: Place | None = None
    skipped: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of a report that are no findings, in our words or with foreign parts.

    ``markdown`` is the same where Markdown shows it otherwise. ``folded`` sections stand after the findings.
    """

    title: str
    lines: tuple[Words, ...]
    markdown: str | None = None


@dataclass(frozen=True)
class Report:
    """What one run of a command found.

    ``verdict`` is the last line, and agrees with ``exit_code``; ``title`` says what was looked at. ``cases`` lists
    what was judged, found faulty or not; a finding belongs to the case of its fact. ``failed`` says why nothing could
    be judged. ``source`` is the place of findings that have none.
    """

    command: str
    title: Words
    verdict: Words
    exit_code: int
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Words, ...] = ()
    sections: tuple[Section, ...] = ()
    cases: tuple[Case, ...] = ()
    seconds: float = 0.0
    failed: str = ""
    source: Place | None = None
    data: Mapping[str, JsonValue] = field(default_factory=dict[str, "JsonValue"])

    def count(self, severity: Severity) -> int:
        """How many findings are of a severity."""
        return sum(finding.severity == severity for finding in self.findings)
