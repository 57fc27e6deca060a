"""Asking a server about one body, and what to do with answers that say nothing of the body."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from docpact.check.proposals import IDENTIFIER
from docpact.check.verify.answers import Reading
from docpact.check.verify.blamed_members import Naming
from docpact.check.verify.echo import Echoes
from docpact.check.verify.exchange import Exchange, StoppedError, said
from docpact.check.verify.ledger import Ledger
from docpact.check.verify.probes import Probe
from docpact.check.verify.sender import Key
from docpact.facts import Contract, Fact, Path, value_at
from docpact.spec.answers import first_at, starts
from docpact.spec.api import Operation

_MOST_ELSEWHERE: Final = 3
"""After so many answers in a row that are not the API's, the run ends."""
_SUCCESS: Final = range(200, 300)
_OF_GATEWAYS: Final = frozenset({502, 503, 504})
"""Statuses that say that the server was not reached, or is overloaded."""

_NOT_THERE: Final = re.compile(
    r"not (be )?found|(not|n't) (exist|belong)|no such|unknown (id|image|picture|video|file)", re.IGNORECASE
)
"""What a server says of an id that it does not know."""
_KEY_KNOWN: Final = 20
"""After so many answers a key is known to be right: what is refused for it is refused for the body."""
_MOST_REFUSED_KEY: Final = 8
"""Unless so many requests in a row are refused for it."""

Progress = Callable[[int, int, str], None]
"""Told how many requests were made, of how many, and what is being sent."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A body that started a job, and the answer that said so."""

    probe: Probe
    reading: Reading
    id: str


class Asking:
    """What a run asks with: the exchange, the ledger, and whether the server has said anything of a body yet."""

    def __init__(  # the parts of a run
        self, exchange: Exchange, ledger: Ledger, naming: Naming, progress: Progress, operation: Operation
    ) -> None:
        self.exchange: Final = exchange
        self.ledger: Final = ledger
        self.naming: Final = naming
        self.echoes: Final = Echoes(ledger)
        self.jobs: Final[list[Accepted]] = []
        """Valid bodies that were accepted, with the ids of their jobs."""
        self._operation: Final = operation
        self.answered = 0
        self.base_proven = False
        self.expected = 0
        self._progress: Final = progress
        self._elsewhere = self._refused_key = 0
        self._in_doubt: Final[list[tuple[Probe, Reading]]] = []
        """A valid body that was answered as by no API, before any answer that is one."""
        self._turned_away: list[tuple[Fact, Probe, Reading]] = []
        """What was refused for a key that was taken before, since the last answer to a body."""
        self._turning_away: Final[set[str]] = set()
        """Facts whose violations are known to be refused so."""

    def ask(self, probe: Probe, key: Key = "key") -> Reading:
        """What the server says. Raises StoppedError for answers after which asking on makes no sense."""
        self._progress(self.exchange.requests, max(self.expected, self.exchange.requests), probe.name)
        began = time.monotonic()
        reading = self.exchange.ask(probe.text(), key)
        self.ledger.took((fact.id for fact in probe.facts), time.monotonic() - began)
        if 300 <= reading.answer.status < 400:
            raise StoppedError(f"the server redirects ({said(reading.answer)}); give the address itself", fatal=True)
        if key == "key" and reading.reason == "key":
            known = self.answered >= _KEY_KNOWN
            self._refused_key += 1
            if not (known or (self.base_proven and probe.kind == "violation")) or self._refused_key > _MOST_REFUSED_KEY:
                self._turned_away.clear()
                raise _no_key(reading)
            if probe.kind == "valid":
                # The key was taken so often that it is the body that is refused.
                return replace(reading, reason="body")
        if reading.reason == "credits":
            raise StoppedError(f"the account has too little credit: {said(reading.answer)}", fatal=True)
        if self.base_proven and key == "key" and reading.reason == "elsewhere" and reading.data is not None:
            # At this address a body was accepted: what is refused here in JSON, whatever the status, is the body.
            reading = replace(reading, reason="body")
        if reading.about_body or reading.outcome == "accepted":
            self.answered += 1
            self._elsewhere = self._refused_key = 0
            for doubtful in self._in_doubt:
                self.ledger.deviates("answer", self.ledger.subjects.of_api("delivery"), *doubtful)
            self._in_doubt.clear()
            if key == "key":
                self.report_refused_keys()
        return reading

    def started(self, probe: Probe, reading: Reading, contract: Contract) -> None:
        """A valid body was accepted: its job is followed later, and what the answer repeats is compared."""
        self.echoes.compare(reading.data, probe, reading, contract)
        if reading.two_minded:
            note = "It names a job, and says beside it what is wrong: whether it was accepted cannot be told."
            self.ledger.deviates("answer", self.ledger.subjects.of_api("delivery"), probe, reading, note=note)
        job = first_at(reading.data, self._operation.reads.job)
        if isinstance(job, str | int) or self._operation.role == "sync":
            self.jobs.append(Accepted(probe, reading, str(job or "")))

    def unusable(self, probe: Probe, reading: Reading) -> None:
        """Take note of an answer that says nothing of the body, or nothing that is documented."""
        answer = reading.answer
        nobody = reading.outcome == "unknown" and (
            answer.event or answer.status >= 500 or answer.content.lstrip()[:1] == b"<"
        )
        passing = is_passing(reading)
        if probe.kind == "valid" and reading.outcome == "unknown" and starts(reading.data, self._operation):
            # A job is named, or files are there, whatever the status says: what is wrong is the answer.
            self.ledger.deviates("answer", self.ledger.subjects.of_api("delivery"), probe, reading)
            return
        if nobody and not self.answered and probe.kind == "valid" and answer.status in _SUCCESS and not self._in_doubt:
            # A page in place of the answer, or no API: what is said to a body that has to be refused will tell.
            self._in_doubt.append((probe, reading))
        elif reading.reason == "elsewhere" or passing or (nobody and not self.answered):
            self._elsewhere += 1
            if not self.answered or self._elsewhere >= _MOST_ELSEWHERE:
                raise StoppedError(f"this is not the API's answer to a body: {said(answer)}", fatal=True)
            if passing and self.exchange.left < 1:
                spent = "what came of the last request is unknown, and no more may be accepted"
                raise StoppedError(f"{spent}: {said(answer)}", fatal=True)
            self.ledger.mark_all_undecided(probe, f"the server answered {said(answer)[:100]}")
        elif reading.reason == "key" and probe.fact is not None:
            self._turn_away(probe.fact, probe, reading)
        elif reading.reason == "moderation":
            self.ledger.mark_all_undecided(probe, "moderation refused the text")
        elif reading.outcome == "unknown" and probe.kind == "valid":
            # It is what answers look like that is not as documented, and no fact of the body.
            self.ledger.deviates("answer", self.ledger.subjects.of_api("delivery"), probe, reading)
        elif reading.outcome == "unknown" and probe.fact is not None:
            self.ledger.accepted[probe.fact.id] += 1
            self.ledger.deviates("answer", probe.fact, probe, reading)

    def _turn_away(self, fact: Fact, probe: Probe, reading: Reading) -> None:
        """A server that took the key refuses it for one body: of that fact, or from now on for all."""
        if fact.id in self._turning_away:
            self._deviates_in_key(fact, probe, reading)
            return
        self._turned_away.append((fact, probe, reading))
        members = {fact.path.steps[:2] for fact, _, _ in self._turned_away}
        if len(self._turned_away) >= _MOST_ELSEWHERE and (len(members) > 1 or self.answered < _KEY_KNOWN):
            self._turned_away.clear()
            raise _no_key(reading)

    def report_refused_keys(self) -> None:
        """The server has answered to a body again, or the run ends: what it refused for the key before was the body."""
        for fact, probe, reading in self._turned_away:
            self._turning_away.add(fact.id)
            self._deviates_in_key(fact, probe, reading)
        self._turned_away.clear()

    def _deviates_in_key(self, fact: Fact, probe: Probe, reading: Reading) -> None:
        self.ledger.deviates(
            "answer", fact, probe, reading, note="It refuses the key, which it takes for other bodies."
        )

    def named(self, reading: Reading) -> list[str]:
        """The paths that an answer blames."""
        return self.naming.named(reading.data)


def is_passing(reading: Reading) -> bool:
    """Whether nothing came of a request that says anything of the server: it was cut off, or went no further."""
    answer = reading.answer
    return reading.outcome == "unknown" and (answer.event is not None or answer.status in _OF_GATEWAYS)


def _no_key(reading: Reading) -> StoppedError:
    return StoppedError(f"the server does not take the key: {said(reading.answer)}", fatal=True)


def is_made_up(probe: Probe, named: Sequence[str], messages: Sequence[str] = ()) -> bool:
    """Whether a server blames nothing but an id that was made up, or says of something that it is not there.

    It may well want one that exists.
    """
    if named and all(value_at(probe.body, Path(path).loc()) == IDENTIFIER for path in named):
        return True
    return IDENTIFIER[:-2] in probe.text().decode() and any(map(_NOT_THERE.search, messages))
