"""What answers to real bodies teach: values that a server took though a spec denies them, and members it blames.

Nothing is concluded from silence, and no text that a person wrote is kept: of the values only numbers, truth values
and short words of closed sets are, and of an answer only which members it names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Final

from pydantic import JsonValue

from docpact.check.offline.judging import SpecJudges, bodies
from docpact.check.offline.reading import Given
from docpact.check.offline.specs import judges_of, loaded_specs
from docpact.check.verify.answers import Answer, Reader
from docpact.check.verify.blamed_members import Naming
from docpact.errors import DocpactError, Place, display_path
from docpact.facts import Contract, Fact, Judge, Path, Violation, value_at
from docpact.facts.path import Absent
from docpact.facts.values import among
from docpact.report import Case, Evidence, Finding, Report, Section, Words, counted
from docpact.spec.addresses import Placed

_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*([_.-][A-Za-z0-9]+)*")
_LONGEST: Final = 40
_ID: Final = re.compile(r"[0-9a-f]{8}-|[0-9a-f]{16}|\d{6}", re.IGNORECASE)


@dataclass
class Lesson:
    """One fact that accepted bodies broke, or one member that refusals named. ``values`` are those that were taken."""

    path: Path
    fact: Fact | None
    witnesses: tuple[str, ...] = ()
    place: Place | None = None
    bodies: list[str] = field(default_factory=list[str])
    values: list[JsonValue] = field(default_factory=list[JsonValue])

    @property
    def accepted(self) -> bool:
        """Whether it is about bodies that were accepted."""
        return self.fact is not None

    @property
    def statement(self) -> tuple[str, JsonValue] | None:
        """What a spec can record as observed; None where a person has to think of it."""
        if self.fact is None or self.fact.when:
            return None
        value = self.fact.value
        match self.fact.keyword:
            case "enum" if isinstance(value, list) and self.values:
                return "enum", [*value, *self.values]
            case "maximum" | "minimum" if self.values:
                numbers = [one for one in self.values if isinstance(one, int | float)]
                return self.fact.keyword, max(numbers) if self.fact.keyword == "maximum" else min(numbers)
            case "maxLength" | "maxItems" | "minLength" | "minItems" if self.values:
                sizes = [one for one in self.values if isinstance(one, int)]
                return self.fact.keyword, max(sizes) if self.fact.keyword.startswith("max") else min(sizes)
            case "required":
                return "required", False
            case _:
                return None


class Lessons:
    """Collects what answers teach about the bodies of some contracts."""

    def __init__(self, judges: SpecJudges, reader: Reader) -> None:
        self._judges: Final = judges
        self._reader: Final = reader
        self._found: Final[dict[tuple[int, str], Lesson]] = {}
        self.accepted = 0
        self.refused = 0
        self.unread = 0

    def learn(self, given: Given) -> None:
        """Take note of one body with its answer; without one it teaches nothing."""
        name = given.body.get("model") if isinstance(given.body, dict) else None
        contract = self._judges.names.get(name) if isinstance(name, str) else None
        if given.answer is None or contract is None:
            self.unread += 1
            return
        status, said = given.answer
        reading = self._reader.read(Answer(status, "application/json", json.dumps(said).encode()))
        if reading.outcome == "accepted":
            self.accepted += 1
            for violation in Judge(contract).violations(given.body):
                self._take(contract, violation, given)
        elif reading.about_body:
            self.refused += 1
            for path in Naming(map(str, contract.fields)).named(reading.data):
                lesson = self._lesson(contract, f"refused {path}", Lesson(Path(path), None))
                lesson.bodies.append(given.name)
        else:
            self.unread += 1

    def of(self, contract: Contract) -> list[Lesson]:
        """What was learnt of one contract: what was accepted first."""
        found = [lesson for (owner, _), lesson in self._found.items() if owner == id(contract)]
        return sorted(found, key=lambda lesson: (not lesson.accepted, lesson.path))

    def _take(self, contract: Contract, violation: Violation, given: Given) -> None:
        fact = violation.fact
        if fact.keyword == "additionalProperties" or fact.meaning.warns:
            return
        said = tuple(dict.fromkeys(claim.witness for claim in violation.claims))
        place = next((claim.place for claim in violation.claims if claim.place), None)
        lesson = self._lesson(contract, fact.key, Lesson(fact.path, fact, said, place))
        lesson.bodies.append(given.name)
        value = value_at(given.body, violation.loc)
        kept = None if isinstance(value, Absent) else keepable(fact, value)
        if kept is not None and not among(kept, lesson.values):
            lesson.values.append(kept)

    def _lesson(self, contract: Contract, name: str, new: Lesson) -> Lesson:
        return self._found.setdefault((id(contract), name), new)


def keepable(fact: Fact, value: JsonValue) -> JsonValue:
    """What of a value may be kept: a number, a truth value, a short word of a closed set, or a size; else None."""
    if fact.keyword in ("maxLength", "minLength"):
        return len(value) if isinstance(value, str) else None
    if fact.keyword in ("maxItems", "minItems"):
        return len(value) if isinstance(value, list) else None
    if isinstance(value, int | float):
        return value
    if fact.keyword == "enum" and isinstance(value, str) and len(value) <= _LONGEST:
        return value if _WORD.fullmatch(value) and not _ID.search(value) else None
    return None


def learned_report(lessons: Lessons, names: Mapping[int, str], contracts: Sequence[Contract], title: str) -> Report:
    """What was learnt, each with a draft that a person may put into a spec. Exit code 2 where no answer was read."""
    found = [(names[id(contract)], lesson) for contract in contracts for lesson in lessons.of(contract)]
    judged = lessons.accepted + lessons.refused
    unread = Words((f"{bodies(lessons.unread)} without an answer that says something of it.",))
    denied = counted(sum(lesson.accepted for _, lesson in found), "fact")
    verdict = f"{counted(judged, 'answer')} read, {lessons.accepted} to accepted bodies; {denied} did not hold."
    return Report(
        command="learn",
        title=Words.foreign(title),
        verdict=Words((verdict,)),
        exit_code=0 if judged else 2,
        findings=tuple(_finding(spec, lesson) for spec, lesson in found),
        remarks=(unread,) if lessons.unread else (),
        sections=tuple(_drafts(names, contracts, lessons, title)),
        cases=tuple(Case(f"{spec} {lesson.path}") for spec, lesson in found),
        failed="" if judged else "no answer could be read",
        data={"read": judged, "accepted": lessons.accepted, "refused": lessons.refused},
    )


def _finding(spec: str, lesson: Lesson) -> Finding:
    times, case = bodies(len(lesson.bodies)), f"{spec} {lesson.path}"
    if lesson.fact is None:
        message = Words.of(f"{{}} is blamed by the refusals of {times}", lesson.path)
        return Finding("learn-blamed", "note", message, f"{lesson.path}#blamed", label="blamed", case=case)
    seen = Words.of(" with {}", ", ".join(json.dumps(value) for value in lesson.values)) if lesson.values else Words(())
    message = Words.of(f"{{}} did not hold for {times} that the server accepted{{}}", lesson.fact, seen)
    return Finding(
        kind="learn-accepted",
        severity="warning",
        message=message,
        fact=lesson.fact.id,
        place=lesson.place,
        label="accepted",
        case=case,
        evidence=(Evidence("said by", ", ".join(lesson.witnesses)), Evidence("first", lesson.bodies[0])),
        data={"path": str(lesson.path), "times": len(lesson.bodies), "values": [*lesson.values]},
    )


def _drafts(names: Mapping[int, str], contracts: Sequence[Contract], lessons: Lessons, title: str) -> Iterator[Section]:
    for contract in contracts:
        lines = [*_draft(lessons.of(contract), title)]
        if lines:
            words = tuple(map(Words.foreign, ["body:", *lines]))
            yield Section(f"To be reviewed, and merged into {names[id(contract)]}", words)


def _draft(found: Iterable[Lesson], title: str) -> Iterator[str]:
    """Rows of a spec. JSON texts are YAML too, so that nothing that a file held can become anything else."""
    for lesson in found:
        if lesson.statement is not None:
            keyword, value = lesson.statement
            evidence = f"the server accepted {bodies(len(lesson.bodies))} of {title}"
            yield f"  {lesson.path}:"
            yield f"    observed: {{{keyword}: {json.dumps(value)}}}"
            yield f"    evidence: {json.dumps(evidence)}"


def lessons_of(paths: Sequence[FilePath]) -> tuple[Lessons, dict[int, str], list[Contract], tuple[Placed, ...]]:
    """What learns of the specs of one API: with the file of each contract, and the addresses of their operations.

    Raises DocpactError.
    """
    judges, addresses = judges_of(paths)
    loaded = [spec for path in paths for spec in loaded_specs(path)]
    folders = {spec.api.path.resolve() for spec in loaded}
    if len(folders) > 1:
        raise DocpactError("the specs are of several APIs", hint="Learn of one API at a time.")
    names = {
        id(judges.names[name]): display_path(spec.path)
        for spec in loaded
        for name in spec.names
        if name in judges.names
    }
    return Lessons(judges, Reader(loaded[0].api)), names, [*judges.contracts], addresses
