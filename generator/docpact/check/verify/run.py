"""One run: violations, and with a budget valid bodies, against a server; what it departs from, named as facts."""

from __future__ import annotations

import time
from collections import Counter
from typing import Final

from docpact.check.verify.answers import Reading
from docpact.check.verify.asking import Asking, Progress, is_made_up, is_passing
from docpact.check.verify.baseline import BaselineBody
from docpact.check.verify.blamed_members import Naming, related
from docpact.check.verify.dialect import conclude
from docpact.check.verify.exchange import Exchange, StoppedError
from docpact.check.verify.findings import Report
from docpact.check.verify.jobs import MOST_LOOKED_AT, Jobs
from docpact.check.verify.ledger import Ledger
from docpact.check.verify.operations import Operations
from docpact.check.verify.probes import Probe, State, spoken_of
from docpact.check.verify.sender import Key, Sender
from docpact.check.verify.sides import seen_sides, split
from docpact.check.verify.together import sorted_out, together
from docpact.check.verify.valid import ValidBodies
from docpact.errors import printable
from docpact.facts import Absent, Fact, Path, canonical, value_at
from docpact.spec import LoadedSpec

_MOST_ACCEPTED: Final = 3
"""How many accepted violations of one fact are paid for, as they tell more of the server's dialect."""
_FOR_BLAME: Final = 12
"""Requests that are kept back for finding which of several values was refused."""
_FOR_VALID: Final = 24
"""How many accepted requests valid bodies should have left."""
_FOR_OPERATIONS: Final = 20
"""The same for the operations that cost nothing."""
_SHARE_FOR_VALID: Final = 5
_SHARE_FOR_BLAME: Final = 12
_SHARE_FOR_OPERATIONS: Final = 4
_SHARE_AFTER_MANY: Final = 3
"""Of how many requests one is kept back for these at most, so that a small number is shared among all."""
_FOR_SINGLE: Final = 5
"""How many violations are to be sent by themselves, of requests that may hold many."""
_ENOUGH: Final = 5
"""After so many refusals a parameter that all of them name is taken to be refused itself."""
_TAKEN: Final = "a body that has to be refused was accepted, or may have been"


class Run:
    """The state of one run. ``billed``: valid bodies are sent too, and an accepted violation is not the end.

    ``thorough``: each violation is sent on the fullest body as well as on the smallest.
    """

    def __init__(  # noqa: PLR0913  # what a run is given
        self,
        spec: LoadedSpec,
        sender: Sender,
        exchange: Exchange,
        progress: Progress,
        *,
        billed: bool,
        thorough: bool = False,
    ) -> None:
        self._spec: Final = spec
        self._sender: Final = sender
        self._exchange: Final = exchange
        self._billed: Final = billed
        self._thorough: Final = thorough
        self._ledger: Final = Ledger(spec)
        self._asking: Final = Asking(exchange, self._ledger, Naming(spec.contract.fields), progress, spec.operation)
        self._base: Final = BaselineBody(spec, self._asking)
        self._total: Final = exchange.requests_left
        self._many_tell = False
        """Whether refusals of many violations at once tell of each: the others then tell less by themselves."""
        self._key_checked = False
        self._kept_violations = 0
        self._sent: Final[set[str]] = set()
        self._left_out: list[Probe] = []
        self._refused_at: Final[list[str]] = []
        """The paths of the violations that were refused for their bodies."""
        self._beside: Final[Counter[str]] = Counter()
        """How many refusals name a parameter that had nothing to do with the violation."""
        self._blamed: Final[set[str]] = set()
        """Parameters that the server goes on to name when it has them."""

    def carry_out(self, report: Report) -> Report:
        """Send what is to be sent, and fill in what was found."""
        started = time.monotonic()
        try:
            if self._billed and self._exchange.left > 1:
                self._base.prove()
            self._violations()
            if self._billed:
                self._exchange.kept = self._for_operations()
                ValidBodies(self._spec, self._base, self._asking).send()
            if self._thorough:
                self._left_out += self._base.probes.fullest().violations()
            share = _SHARE_AFTER_MANY if self._many_tell else _SHARE_FOR_OPERATIONS
            self._violations_left_out(self._for_operations(share))
        except StoppedError as stop:
            report.stopped = stop.reason
            report.could_not_run = stop.reason if stop.fatal else None
        except KeyboardInterrupt:
            report.stopped = report.could_not_run = "it was interrupted; with --state it can go on"
        self._asking.report_refused_keys()
        if not report.could_not_run:
            self._look_beyond(report)
        if self._left_out:
            left = len(self._left_out)
            self._ledger.notes.append(f"{left} violations were left out, to stay within --max-requests.")
        self._asking.echoes.conclude()
        report.seconds = time.monotonic() - started
        self._close(report)
        return report

    def _look_beyond(self, report: Report) -> None:
        """Read what costs nothing: the other operations, and what became of the jobs."""
        operations = Operations(self._spec, self._sender, self._exchange, self._ledger)
        self._exchange.kept = 0
        try:
            operations.read_each()
            Jobs(self._spec, self._base, operations, self._asking).follow(self._asking.jobs)
            operations.read_rest()
            self._violations_left_out(0)
        except StoppedError as stop:
            report.stopped = report.stopped or stop.reason
        except KeyboardInterrupt:
            report.stopped = report.stopped or "it was interrupted while it waited for a job"

    def _violations(self) -> None:
        """Send violations, as long as what comes after them has requests enough."""
        given = len(self._base.given)
        queue = self._base.probes.violations()
        valid = min(self._exchange.left, self._total // _SHARE_FOR_VALID) if self._billed else 0
        blame = min(_FOR_BLAME, self._total // _SHARE_FOR_BLAME)
        reserve = valid + blame if self._billed else 0
        # What is refused costs nothing but requests, and the free operations are asked at the end.
        requests = self._for_operations() + (reserve + blame if self._billed else 0)
        self._asking.expected = len(queue) + (reserve if self._billed else 2)
        if self._base.proven:
            queue = self._doubted_first(queue, requests)
        while queue:
            if queue[0].name in self._sent or self._paid_enough(queue[0], _FOR_VALID):
                queue.pop(0)
                continue
            if self._exchange.requests_left <= requests:
                break
            probe = queue.pop(0)
            if probe.fact is not None:
                self._violation(probe, probe.fact)
            if len(self._base.given) > given:
                # All others, and what was refused for want of it, are made from the new base.
                given = len(self._base.given)
                queue = self._base.probes.violations()
            else:
                self._sent.add(probe.name)
        self._left_out = queue

    def _doubted_first(self, queue: list[Probe], kept: int) -> list[Probe]:
        """Violations, those first of which an answer to many says nothing, then those of facts that none has shown.

        An answer that takes many, or is silent about most of them, tells nothing of the rest.
        """
        doubted, sent = set[str](), set[str]()
        for whole, parts in together(self._base.probes, queue, max(self._exchange.requests_left - kept, 0)):
            if self._exchange.requests_left - kept <= len(doubted) + _FOR_SINGLE:
                break
            reading = self._asking.ask(whole)
            named, unsaid = sorted_out(parts, reading, self._asking.naming)
            if not reading.about_body and reading.outcome != "accepted":
                self._asking.unusable(whole, reading)
            if not reading.about_body or len(unsaid) * 2 > len(parts):
                break
            doubted |= {one.name for one in unsaid}
            sent |= {one.name for one in parts}
            for one in named:
                self._note_refusal(one)
        self._many_tell = bool(sent)

        def rank(one: Probe) -> tuple[bool, ...]:
            shown = one.fact is not None and self._ledger.is_kept(one.fact.id)
            return one.name not in doubted, one.name in sent, self._many_tell and shown

        return sorted(queue, key=rank)

    def _violations_left_out(self, kept: int) -> None:
        """Send what was kept back for valid bodies and operations that turned out not to need all of it."""
        while self._left_out and self._exchange.requests_left > kept:
            probe = self._left_out.pop(0)
            if probe.fact is not None and not self._paid_enough(probe, 1) and self._exchange.left > 0:
                self._violation(probe, probe.fact)

    def _for_operations(self, share: int = _SHARE_FOR_OPERATIONS) -> int:
        """How many requests are kept back for what costs nothing: one of so many at most."""
        looks = min(len(self._asking.jobs) or self._exchange.left, MOST_LOOKED_AT) if self._billed else 0
        return min(_FOR_OPERATIONS + looks, self._total // share)

    def _paid_enough(self, probe: Probe, reserve: int) -> bool:
        """Whether a fact is broken already and one more violation of it, accepted too, would be a waste."""
        paid = self._ledger.accepted[probe.fact.id] if probe.fact else 0
        return paid >= _MOST_ACCEPTED or (paid > 0 and self._exchange.left <= reserve)

    def _violation(self, probe: Probe, fact: Fact) -> None:
        reading = self._asking.ask(probe)
        if reading.outcome == "accepted":
            self._ledger.accepted[fact.id] += 1
            self._ledger.sample_violation(probe, accepted=True)
            self._ledger.deviates("accepted", fact, probe, reading)
        elif reading.about_body:
            self._refused(probe, fact, reading)
        else:
            self._asking.unusable(probe, reading)
        self._end_if_taken(reading)

    def _refused(self, probe: Probe, fact: Fact, reading: Reading) -> None:
        named = self._asking.named(reading)
        unknown = fact.keyword == "additionalProperties"
        missed = self._asking.naming.misses(reading.data, probe.path, unknown=unknown)
        if any(related(path, str(other)) for path in missed for one in probe.facts for other in spoken_of(one)):
            missed = []  # it names another part of what is broken
        self._refused_at.append(probe.path)
        self._beside.update(path for path in named if not related(path, probe.path))
        if is_made_up(probe, missed):
            self._ledger.mark_all_undecided(
                probe, "the server wants ids that exist, and refuses the one that was made up"
            )
        elif missed and not self._is_as_in_base(missed[0], probe):
            # It may well be wrong there: the valid bodies hold it too, and will tell.
            self._ledger.mark_all_undecided(probe, f"the server refused its violations for {printable(missed[0], 100)}")
        elif missed:
            if not self._given(missed[0], probe, reading):
                # A server may name what it likes: one line of it is enough.
                blamed = printable(" ".join(", ".join(missed[:3]).split()), 200)
                self._ledger.deviates("blamed", fact, probe, reading, note=f"It names {blamed}.")
                self._ledger.mark_all_undecided(probe, "the server refused its violations for another parameter")
        else:
            self._kept(probe, reading)

    def _is_as_in_base(self, path: str, probe: Probe) -> bool:
        """Whether a violation has at a path what the base has: if that was accepted, it is not what is wrong."""
        loc = Path(path).loc()
        there, before = value_at(probe.body, loc), value_at(self._base.probes.base, loc)
        if isinstance(there, Absent) or isinstance(before, Absent):
            return isinstance(there, Absent) and isinstance(before, Absent)
        return canonical(there) == canonical(before)

    def _given(self, path: str, probe: Probe, reading: Reading) -> bool:
        """Whether the server wanted another value, or any, for a parameter, and was given it from now on.

        Given it, a server that looks there first blames what is wrong; one that goes on to name it says nothing.
        """
        states = [] if path in self._blamed else self._base.wanted(path)
        for state in states:
            if self._blames_another(state, probe):
                self._base.give(state, probe, reading)
                return True
        self._blamed.add(path)
        return False

    def _blames_another(self, state: State, probe: Probe) -> bool:
        """Whether a violation is refused for something else once it holds a value."""
        given = self._base.with_given(state, probe)
        if given is None:
            return False
        reading = self._asking.ask(given)
        if is_passing(reading):
            self._asking.unusable(given, reading)
        elif reading.costly:
            self._ledger.deviates("accepted", probe.facts[0], given, reading)
        self._end_if_taken(reading)
        return reading.about_body and state.path not in self._asking.named(reading)

    def _note_refusal(self, probe: Probe) -> None:
        self._kept_violations += 1
        self._ledger.sample_violation(probe, accepted=False)
        for fact in probe.facts:
            self._ledger.record_kept(fact.id)

    def _kept(self, probe: Probe, reading: Reading) -> None:
        self._note_refusal(probe)
        if self._sender.has_key and not self._key_checked:
            self._key_checked = True
            self._check_key(probe, reading)
        for path in [path for path, count in self._beside.items() if count == _ENOUGH]:
            others = sum(not related(path, other) for other in self._refused_at)
            for state in self._base.wanted(path)[:1] if others == _ENOUGH else ():
                self._base.give(state, probe, reading)

    def _check_key(self, probe: Probe, keyed: Reading) -> None:
        """A violation without the right key costs nothing; where it is refused as such, only a valid body will show."""
        ways: tuple[Key, ...] = ("none", "wrong")
        undecided: list[Key] = []
        for way in ways:
            reading = self._asking.ask(probe, way)
            # Two refusals of one body may differ in an id or a time: another status tells, or words about the key.
            alike = reading.outcome == "refused" and reading.answer.status == keyed.answer.status
            if alike and reading.reason != "key":
                undecided.append(way)
            else:
                self._judge_key(probe, reading, way)
            self._end_if_taken(reading)
            if reading.outcome == "unknown":
                break  # the body may have been taken: it is not sent again, with another key either
        if undecided and not self._base.proven:
            self._ledger.mark_undecided("api#auth", "the server refuses the body before it looks at the key")
        elif undecided:
            for way in undecided:
                valid = self._base.probe()
                self._judge_key(valid, self._asking.ask(valid, way), way)

    def _judge_key(self, probe: Probe, reading: Reading, way: Key) -> None:
        if reading.outcome == "accepted":
            note = "It came without a key." if way == "none" else "It came with a key that nobody has."
            self._ledger.deviates("key", self._ledger.subjects.of_api("auth"), probe, reading, key=way, note=note)
        elif reading.outcome == "refused":
            self._ledger.record_kept("api#auth")

    def _end_if_taken(self, reading: Reading) -> None:
        if not self._billed and reading.costly:
            raise StoppedError(_TAKEN, fatal=is_passing(reading))

    def _close(self, report: Report) -> None:
        ledger, bodies = self._ledger, self._base.probes.bodies
        report.requests, report.accepted = self._exchange.requests, self._exchange.spent
        found = ledger.deviations(refusals_seen=self._kept_violations > 0)
        report.deviations, sides = split(self._spec, found, ledger.samples)
        report.sides = [*sides, *seen_sides(self._spec, ledger.samples)]
        for side in sides:
            ledger.mark_undecided(side.id, f"witnesses disagree, and the server sides with {side.witness}")
        broken = {one.subject.id for one in report.deviations}
        report.facts = ledger.results(
            list({one.fact.id: one.fact for one in bodies.contract.constraints}.values()),
            broken,
            billed=self._billed,
            has_key=self._sender.has_key,
        )
        report.dialect = conclude(ledger.samples, bodies.fields)
        report.notes += ledger.notes
        report.proven = self._base.proven
        if not self._asking.answered and not report.deviations:
            report.could_not_run = report.could_not_run or report.stopped or "nothing was answered"
        if not self._base.proven and not report.could_not_run:
            report.notes.append(
                "No valid body was sent or accepted: a server that refuses everything would look the same. "
                "--allow-billed lets one be sent."
            )
