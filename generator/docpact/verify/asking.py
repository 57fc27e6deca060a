"""Asking a server about one body, and what to do with answers that say nothing of the body."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from docpact.contract.bodies import IDENTIFIER
from docpact.contract.places import steps_to, value_at
from docpact.verify.answers import Reading
from docpact.verify.exchange import Exchange, StoppedError, said
from docpact.verify.ledger import Ledger
from docpact.verify.naming import Naming
from docpact.verify.probes import Probe
from docpact.verify.sender import Key

_MOST_ELSEWHERE: Final = 3
"""After so many answers in a row that are not the API's, the run ends."""

Progress = Callable[[int, int, str], None]
"""Told how many requests were made, of how many, and what is being sent."""


class Asking:
    """What a run asks with: the exchange, the ledger, and whether the server has said anything of a body yet."""

    def __init__(self, exchange: Exchange, ledger: Ledger, naming: Naming, progress: Progress) -> None:
        self.exchange: Final = exchange
        self.ledger: Final = ledger
        self.naming: Final = naming
        self.answered = 0
        self.base_proven = False
        self.expected = 0
        self._progress: Final = progress
        self._elsewhere = 0

    def ask(self, probe: Probe, key: Key = "key") -> Reading:
        """What the server says. Raises StoppedError for answers after which asking on makes no sense."""
        self._progress(self.exchange.requests, max(self.expected, self.exchange.requests), probe.name)
        reading = self.exchange.ask(probe.text(), key)
        if 300 <= reading.answer.status < 400:
            raise StoppedError(f"the server redirects ({said(reading.answer)}); give the address itself", fatal=True)
        if key == "key" and reading.reason == "key":
            raise StoppedError(f"the server does not take the key: {said(reading.answer)}", fatal=True)
        if reading.reason == "credits":
            raise StoppedError(f"the account has too little credit: {said(reading.answer)}", fatal=True)
        if self.base_proven and key == "key" and reading.reason == "elsewhere" and reading.data is not None:
            # At this address a body was accepted: what is refused here in JSON, whatever the status, is the body.
            reading = replace(reading, reason="body")
        if reading.about_body or reading.outcome == "accepted":
            self.answered += 1
            self._elsewhere = 0
        return reading

    def unusable(self, probe: Probe, reading: Reading) -> None:
        """Take note of an answer that says nothing of the body, or nothing that is documented."""
        answer = reading.answer
        nobody = reading.outcome == "unknown" and (answer.event or answer.status >= 500 or answer.content[:1] == b"<")
        if reading.reason == "elsewhere" or (nobody and not self.answered):
            self._elsewhere += 1
            if not self.answered or self._elsewhere >= _MOST_ELSEWHERE:
                raise StoppedError(f"this is not the API's answer to a body: {said(answer)}", fatal=True)
            self.ledger.leave_all(probe, f"the server answered {said(answer)[:100]}")
        elif reading.reason == "moderation":
            self.ledger.leave_all(probe, "moderation refused the text")
        elif reading.outcome == "unknown" and probe.fact is not None:
            self.ledger.accepted[probe.fact.id] += 1
            self.ledger.deviates("answer", probe.fact, probe, reading)

    def named(self, reading: Reading) -> list[str]:
        """The paths that an answer blames."""
        return self.naming.named(reading.data)


def is_made_up(probe: Probe, named: Sequence[str]) -> bool:
    """Whether a server blames nothing but an id that was made up: it may well want one that exists."""
    return bool(named) and all(value_at(probe.body, steps_to(path)) == IDENTIFIER for path in named)
