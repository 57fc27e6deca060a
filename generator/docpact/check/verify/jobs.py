"""What becomes of the jobs that a run has started: one is polled to its end, the others are looked at once."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

from pydantic import JsonValue

from docpact.check.endpoint import Job
from docpact.check.judge import effective
from docpact.check.proposals import IDENTIFIER
from docpact.check.verify.answers import Answer, Reading
from docpact.check.verify.asking import Accepted, Asking
from docpact.check.verify.baseline import BaselineBody
from docpact.check.verify.cover import states_in
from docpact.check.verify.exchange import StoppedError, said
from docpact.check.verify.media import MediaFile, read_media
from docpact.check.verify.operations import FOR_READING, Operations, holds_always
from docpact.check.verify.probes import State, fact_at
from docpact.errors import printable
from docpact.facts import ROOT, Absent, Fact, Field, Path, canonical, value_at
from docpact.facts.values import is_number, number
from docpact.spec import LoadedSpec
from docpact.spec.answers import content_of, files_at, first_at, status_word
from docpact.spec.api import Operation

_SIDES: Final = ("width", "height")
_LENGTH: Final = "duration"
_HUGE: Final = 4096
"""Pixels: a page may allow sides that are longer, and nobody draws them."""
_NEAR: Final = 0.75
"""Seconds by which a clip may be shorter or longer than it was asked for: it ends with a frame."""
_FILE_LATE: Final = 2.0
"""Seconds by which a file may come later than its address."""
_GONE: Final = frozenset({401, 403, 404, 410})
"""Statuses with which a host says for good that it gives no file."""
MOST_LOOKED_AT: Final = 30
_MOST_TRIED: Final = 4
"""How many values are tried alone, of those for which a job may have failed."""
_FEWEST_POLLED: Final = 2
"""How many jobs are polled of which a list says that they are complete."""
_FEWEST_LOOKED_AT: Final = 6
"""Without another that was completed, nobody can tell for what a job failed."""


class Jobs:
    """Follows the jobs of a run."""

    def __init__(
        self,
        spec: LoadedSpec,
        base: BaselineBody,
        operations: Operations,
        asking: Asking,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._spec: Final = spec
        self._api: Final = spec.api.content
        self._base: Final = base
        self._operations: Final = operations
        self._asking: Final = asking
        self._exchange: Final = asking.exchange
        self._ledger: Final = asking.ledger
        self._echoes: Final = asking.echoes
        self._clock: Final = clock
        self._failed: Final[list[tuple[Accepted, Answer, str]]] = []
        self._complete: Final[list[Accepted]] = []

    def follow(self, accepted: Sequence[Accepted]) -> None:
        """Poll one job to its end, look at its file, and then at the other jobs once."""
        poll = self._api.operation("poll")
        # What was made up, as the id of a picture, may well make a job fail.
        real = [one for one in accepted if IDENTIFIER not in one.probe.text().decode()]
        first = max(real, key=self._tells, default=None)
        if first is not None and self._spec.operation.role == "sync":
            for one in real:
                self._result(one, self._spec.operation, one.reading.data, one.reading.answer, whole=one is first)
            return
        if poll is None or first is None:
            return
        name = self._operations.subject_id(poll)
        data = self._finished(first, name)
        self._operations.without_key(poll, {"id": first.id})
        if data is None:
            return
        try:
            others = [one for one in real if one is not first]
            told = self._operations.statuses([one.id for one in others])
            failed = [one for one in others if told.get(one.id) in self._api.waiter.failure]
            known = [one for one in others if told.get(one.id) in self._api.waiter.success]
            self._complete.extend(known)
            # What a list tells of is polled only for what else its answer holds.
            unknown = [one for one in others if one not in failed and one not in known]
            room = max(_FEWEST_LOOKED_AT, min(self._exchange.requests_left - FOR_READING, MOST_LOOKED_AT))
            for one in failed[:_FEWEST_LOOKED_AT]:
                self._look(one, self._operations.ask(poll, {"id": one.id}))
            for _ in unknown[:room]:
                # Once one has failed, what shares the half of all that it may have failed for tells the most.
                causes = {(one.path, canonical(one.value)) for one in self._shared_by_failures()}
                shared = [len(self._values(one.probe.body) & causes) for one in unknown]
                one = unknown.pop(min(range(len(unknown)), key=lambda at: abs(2 * shared[at] - len(causes))))
                self._look(one, self._operations.ask(poll, {"id": one.id}))
            for one in known[: max(_FEWEST_POLLED, room - _FEWEST_LOOKED_AT)]:
                self._complete.remove(one)
                self._look(one, self._operations.ask(poll, {"id": one.id}))
        finally:
            self._blame_failures()

    def _tells(self, one: Accepted) -> tuple[int, float]:
        """How much of what a body asks for its file can show, and of as much how long it is: it may be cut."""
        parameters = [self._parameter(one.probe.body, name) for name in (_LENGTH, *_SIDES, *self._spec.operation.count)]
        shown = [number(value) if is_number(value) and 0 < number(value) <= _HUGE else 0.0 for value in parameters]
        return sum(map(bool, shown)), shown[0]

    def _finished(self, one: Accepted, name: str) -> JsonValue:
        """The answer that says how a job ended; None where it cannot be told."""
        poll, waiter = self._api.operation("poll"), self._api.waiter
        if poll is None:
            return None
        ends, pause = self._clock() + waiter.deadline, min(waiter.first_after, 1.0)
        while True:
            data = self._operations.ask(poll, {"id": one.id})
            if data is None or self._look(one, data, whole=True):
                return data
            if self._clock() + pause > ends:
                self._ledger.mark_undecided(name, f"the job still ran after {waiter.deadline:g} s")
                return None
            self._exchange.wait(pause)
            pause = min(pause * waiter.backoff, waiter.longest_interval)

    def _look(self, one: Accepted, data: JsonValue, *, whole: bool = False) -> bool:
        """Whether a job has ended; what its answer shows is compared with what was asked for."""
        poll, waiter = self._api.operation("poll"), self._api.waiter
        if poll is None or data is None:
            return False
        word = status_word(data, poll.reads.status)
        answer = Answer(200, "application/json", json.dumps(data).encode())
        told = first_at(data, poll.reads.job)
        if isinstance(told, str | int) and str(told) != one.id:
            self._operations.deviates(poll, {"id": one.id}, answer, "It tells of another job than was asked for.")
            return True
        if word in waiter.pending:
            return False
        if told is None and holds_always([shown.body for shown in poll.examples], poll.reads.job):
            note = f"It does not say of which job it tells: {', '.join(poll.reads.job or ())} holds nothing."
            self._operations.deviates(poll, {"id": one.id}, answer, note)
        if word in waiter.failure:
            reason = first_at(data, poll.reads.reason)
            self._failed.append((one, answer, str(reason) if reason else ""))
        elif word in waiter.success:
            self._complete.append(one)
            self._echoes.compare(data, one.probe, one.reading, self._base.probes.bodies.contract)
            self._told(one, poll, data, answer, whole=whole)
        else:
            known = ", ".join(map(str, (*waiter.pending, *waiter.success, *waiter.failure)))
            note = f"Its word {printable(json.dumps(word), 60)} is none of those documented: {known}."
            self._operations.deviates(poll, {"id": one.id}, answer, note)
        return True

    def _told(self, one: Accepted, poll: Operation, data: JsonValue, answer: Answer, *, whole: bool) -> None:
        """Look at the files of a job that is complete, which an operation of their own may tell."""
        operation = self._api.operation("result")
        if operation is None:
            self._result(one, poll, data, answer, whole=whole)
            return
        names = {"id": one.id, "result": str(first_at(data, poll.reads.result) or "")}
        told = self._operations.ask(operation, names)
        if told is not None:
            shown = Answer(200, "application/json", json.dumps(told).encode())
            self._result(one, operation, told, shown, whole=whole)

    def _result(self, one: Accepted, operation: Operation, data: JsonValue, answer: Answer, *, whole: bool) -> None:
        if not operation.reads.files:
            return
        files = files_at(data, operation.reads)
        wanted = self._spec.content.result
        found = files.get(wanted, []) if wanted else next(iter(files.values()), list[str]())
        if not found:
            others = ", ".join(files) or "no file"
            note = f"The job is complete, and its answer holds {others} where {wanted or 'a file'} is read."
            self._operations.deviates(operation, {"id": one.id}, answer, note)
            return
        self._count(one, len(found), answer)
        if whole:
            held = content_of(found[0])
            fetched = self._fetched(found[0]) if held is None else Answer(200, "", held)
            if _is_gone(fetched):
                note = f"There is no file at the address that it names: {said(fetched)[:100]}."
                subject = self._ledger.subjects.of_api("result")
                self._ledger.deviates("result", subject, one.probe, Reading(answer, "accepted"), note=note)
            elif fetched.event or fetched.status != 200:
                why = f"its file could not be read ({said(fetched)[:100]})"
                self._ledger.mark_undecided(self._ledger.subjects.of_api("result").id, why)
            else:
                self._file(one, read_media(fetched.content), fetched)

    def _fetched(self, url: str) -> Answer:
        """A file; a host that has none yet is asked once more."""
        fetched = self._exchange.fetch(url)
        if _is_gone(fetched):
            self._exchange.wait(_FILE_LATE)
            fetched = self._exchange.fetch(url)
        return fetched

    def _count(self, one: Accepted, found: int, answer: Answer) -> None:
        for name in self._spec.operation.count:
            wanted = self._parameter(one.probe.body, name)
            if isinstance(wanted, int) and not isinstance(wanted, bool) and wanted != found:
                self._differs(one, answer, name, f"{wanted} files were asked for, and {found} came.")

    def _file(self, one: Accepted, file: MediaFile, answer: Answer) -> None:
        about = Answer(answer.status, answer.media_type, f"{len(answer.content)} bytes, {file}".encode())
        wanted = self._spec.content.result
        result = self._ledger.subjects.of_api("result")
        if not answer.content or (wanted and file.kind and file.kind != wanted):
            note = f"Its file is {file.format or 'empty'}, no {wanted or 'file'}."
            self._ledger.deviates("result", result, one.probe, Reading(about, "accepted"), note=note)
            return
        if file.kind:
            self._ledger.record_kept(result.id)
        for name, side in zip(_SIDES, (file.width, file.height), strict=True):
            asked = self._parameter(one.probe.body, name)
            if not side or not isinstance(asked, int | float) or not 0 < asked <= _HUGE or asked % 1:
                continue  # nobody says what becomes of a part of a pixel
            if abs(side - asked) > max(16, asked * 0.02):
                self._differs(one, about, name, f"Its file is {file.width} x {file.height} pixels.")
        asked = self._parameter(one.probe.body, _LENGTH)
        if file.seconds and isinstance(asked, int | float) and asked > 0 and abs(file.seconds - asked) > _NEAR:
            self._differs(one, about, _LENGTH, f"Its file lasts {file.seconds:.2f} s.")

    def _differs(self, one: Accepted, answer: Answer, name: str, note: str) -> None:
        member = next((field for path, field in self._fields() if path.steps[-1] == name), None)
        fact = next((fact for word in _SAYING if member and (fact := fact_at(member, word))), None)
        subject = fact or self._ledger.subjects.of_api("result")
        self._ledger.deviates("result", subject, one.probe, Reading(answer, "accepted"), note=note)

    def _parameter(self, body: JsonValue, name: str) -> JsonValue:
        """What a body asks for by a name; a default that nobody sent is not what was asked for."""
        return Job("", "", body, body, 0.0).parameter(name)

    def _fields(self) -> list[tuple[Path, Field]]:
        fields = self._base.probes.bodies.fields
        return sorted(
            ((path, field) for path, field in fields.items() if path != ROOT), key=lambda one: len(one[0].steps)
        )

    # ---- jobs that failed

    def _blame_failures(self) -> None:
        """A valid body whose job fails is refused late: for what all such bodies have, and no completed one."""
        if not self._failed:
            return
        one, answer, reason = min(self._failed, key=lambda failed: len(failed[0].probe.text()))
        said_why = f" It says: {printable(reason, 100)}." if reason else ""
        if not self._complete:
            note = f"None of {len(self._failed)} jobs was completed.{said_why}"
            subject = self._ledger.subjects.of_api("result")
            self._ledger.deviates("late", subject, one.probe, Reading(answer, "accepted"), note=note)
            return
        facts = self._shared_by_failures()
        if len(facts) > 1:
            with suppress(StoppedError):
                self._try_each(facts)
            facts = self._shared_by_failures()
        table = self._base.joining({state.path for state in facts})
        if len(facts) == 1 or (facts and table.path != ROOT):
            note = f"The job of this body failed.{said_why}"
            fact = facts[0].fact if len(facts) == 1 else table
            self._ledger.deviates("late", fact, one.probe, Reading(answer, "accepted"), note=note)
            return
        listed = ", ".join(state.path for state in facts)
        note = "The job failed" + (f", which may be for any of these: {listed}." if facts else ".") + said_why
        subject = self._ledger.subjects.of_api("result")
        self._ledger.deviates("late", subject, one.probe, Reading(answer, "accepted"), note=note)

    def _shared_by_failures(self) -> list[State]:
        """What all bodies have whose jobs failed, and none whose job was completed: values, else members with any."""
        if not self._failed:
            return []
        shared = self._values(self._failed[0][0].probe.body)
        for failed, _, _ in self._failed:
            shared &= self._values(failed.probe.body)
        for complete in self._complete:
            shared -= self._values(complete.probe.body)
        known = ((path, text, self._allowing(path)) for path, text in sorted(shared))
        values = [State(path, f"= {text[:60]}", json.loads(text), fact) for path, text, fact in known if fact]
        return values or self._given_in_failures()

    def _given_in_failures(self) -> list[State]:
        """The members that all bodies give whose jobs failed, and none whose job was completed."""
        failed = [states_in(self._base.probes, one.probe.body) for one, *_ in self._failed]
        complete = {state.path for one in self._complete for state in states_in(self._base.probes, one.probe.body)}
        paths = set[str]().union(*({state.path for state in states} for states in failed)) - complete
        always = [path for path in sorted(paths) if all(any(one.path == path for one in states) for states in failed)]
        known = ((state, self._allowing(state.path)) for state in failed[0] if state.path in always)
        return [replace(state, fact=fact) for state, fact in known if fact]

    def _try_each(self, states: Sequence[State]) -> None:
        """Start a job with each of some values alone, as far as the budget goes, and see how it ends."""
        poll = self._api.operation("poll")
        for state in states[:_MOST_TRIED]:
            probe = self._base.probes.with_states([state])
            if probe is None or poll is None or self._exchange.left < 1 or self._exchange.requests_left < 2:
                continue
            reading, before = self._asking.ask(probe), len(self._asking.jobs)
            if reading.outcome == "accepted":
                self._base.shown(probe, reading)
                for started in self._asking.jobs[before:]:
                    self._finished(started, self._operations.subject_id(poll))

    def _values(self, body: JsonValue) -> set[tuple[str, str]]:
        """Every value of a body that holds no others, by its path; defaults count as sent."""
        taken = effective(body, self._base.probes.bodies.contract.root)
        found: set[tuple[str, str]] = set()
        for path, field in self._fields():
            value = value_at(taken, path.loc())
            if not isinstance(value, Absent | dict | list) and not field.properties:
                found.add((str(path), canonical(value)))
        return found

    def _allowing(self, path: str) -> Fact | None:
        member = self._base.probes.bodies.fields[Path(path)]
        return next((fact for word in _SAYING if (fact := fact_at(member, word))), None)


def _is_gone(answer: Answer) -> bool:
    return not answer.event and answer.status in _GONE


_SAYING: Final = ("enum", "maximum", "minimum", "maxLength", "type", "present", "required")
