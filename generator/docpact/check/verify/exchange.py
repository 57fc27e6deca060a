"""Requests within limits: a budget of accepted ones that is never exceeded, a number in all, and a rate."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Final

from docpact.check.verify.answers import Answer, Reader, Reading
from docpact.check.verify.journal import Journal
from docpact.check.verify.record import Record
from docpact.check.verify.sender import Key, Sender
from docpact.errors import printable

_MOST_CONNECTIONS: Final = 3
_MOST_WAITS: Final = 5
_UNAVAILABLE: Final = 503
_PUT_OFF: Final = frozenset({429, 502, 503, 504})
"""Statuses with which a request that costs nothing is put off."""
_LONGEST_WAIT: Final = 60.0


class StoppedError(Exception):
    """The run ends here: ``fatal`` if nothing more can be learnt from this server, else because a limit is reached."""

    def __init__(self, reason: str, *, fatal: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.fatal = fatal


class Exchange:
    """Asks a server, one request at a time, so that what one may cost is known before the next leaves."""

    def __init__(  # noqa: PLR0913  # the parts of a run and its limits, all named
        self,
        sender: Sender,
        reader: Reader,
        journal: Journal,
        record: Record,
        *,
        allowed: int,
        most_requests: int,
        rate: float | None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._sender: Final = sender
        self._reader: Final = reader
        self._journal: Final = journal
        self._record: Final = record
        self._allowed: Final = allowed
        self._most: Final = most_requests
        self._pause: Final = 1 / rate if rate else 0.0
        self._sleep: Final = sleep
        self._next = 0.0
        self.requests = 0
        self.kept = 0
        """How many requests are kept back from bodies, for the operations that cost nothing."""
        self.spent = sum(reader.read(answer).costly for answer in journal.costs_before())

    @property
    def left(self) -> int:
        """How many more requests may be accepted."""
        return self._allowed - self.spent

    @property
    def requests_left(self) -> int:
        return self._most - self.requests

    @property
    def _at_the_limit(self) -> str:
        if self.kept:
            return f"{self.requests} requests were sent, and the {self.kept} left are kept for what costs nothing"
        return f"{self.requests} requests were sent, which is the limit"

    def ask(self, body: bytes, key: Key = "key") -> Reading:
        """What the server says to a body: now, or before if it was asked already. Raises StoppedError at a limit."""
        known = self._journal.known(body, key)
        if known is not None:
            return self._reader.read(known)
        refused_connections = waits = 0
        again = False
        while True:
            reading = self._sent(body, key, again=again)
            if reading.outcome == "not_sent":
                refused_connections += 1
                if refused_connections == _MOST_CONNECTIONS:
                    raise StoppedError(f"nobody answers at {self._sender.url} ({reading.answer.problem})", fatal=True)
                self._sleep(0.1 * refused_connections)
            elif reading.reason == "limit":
                waits += 1
                if waits == _MOST_WAITS:
                    raise StoppedError("the server says that requests come too fast: use --rate", fatal=True)
                self._sleep(_wait(reading.answer, waits))
            elif not again and self._may_be_asked_again(reading):
                again = True
                self._sleep(_wait(reading.answer, 1))
            else:
                return reading

    def call(self, method: str, url: str, body: bytes | None = None, key: Key = "key") -> Answer:
        """The answer of an operation that costs nothing; one that was cut off or put off is asked again."""
        attempt = 0
        while True:
            attempt += 1
            if self.requests_left < 1:
                raise StoppedError(self._at_the_limit, fatal=False)
            self._keep_pace()
            self.requests += 1
            answer = self._sender.call(method, url, body, key)
            if not (answer.event or answer.status in _PUT_OFF) or attempt == _MOST_CONNECTIONS:
                return answer
            self._sleep(_wait(answer, attempt))

    def fetch(self, url: str) -> Answer:
        """A file, which is no request to the API."""
        return self._sender.fetch(url)

    def wait(self, seconds: float) -> None:
        self._sleep(seconds)

    def _may_be_asked_again(self, reading: Reading) -> bool:
        """Whether nothing is known of a request that may pass another time, and the budget holds a second one.

        A server that says that it is unavailable has not handled the request, and it does not count; of one that was
        cut off nobody knows, and it does.
        """
        if reading.outcome != "unknown":
            return False
        if reading.answer.status == _UNAVAILABLE:
            self.spent -= 1
            return True
        return reading.answer.event is not None and self.left > 0

    def _sent(self, body: bytes, key: Key, *, again: bool = False) -> Reading:
        if self.left < 1:
            raise StoppedError(f"the budget is used up: {self.spent} accepted or of unknown outcome", fatal=False)
        if self.requests_left <= self.kept:
            raise StoppedError(self._at_the_limit, fatal=False)
        self._keep_pace()
        with _noted():
            self._journal.sending(body, key, again=again)
        # Counted before it leaves: whatever interrupts what follows, it may have arrived.
        self.requests += 1
        self.spent += 1
        answer = self._sender.send(body, key)
        reading = self._reader.read(answer)
        with _noted():
            if _may_be_sent_again(reading, key):
                self._journal.forget(body, key, again=again)
            else:
                self._journal.answered(body, key, answer, again=again)
            if key == "key":
                self._record.add(body, reading)
        if not reading.costly:
            self.spent -= 1
        return reading

    def _keep_pace(self) -> None:
        if self._pause:
            now = time.monotonic()
            if now < self._next:
                self._sleep(self._next - now)
            self._next = max(now, self._next) + self._pause


@contextmanager
def _noted() -> Generator[None]:
    """What is not in the journal is not sent: a run whose file cannot be written ends, and reports what it found."""
    try:
        yield
    except OSError as error:
        raise StoppedError(f"a file of this run cannot be written ({error.strerror})", fatal=True) from None


def said(answer: Answer) -> str:
    """An answer on one line, safe to print and short."""
    if answer.event:
        return printable(answer.problem)
    text = answer.content[:2000].decode("utf-8", "replace")
    return f"HTTP {answer.status} {printable(' '.join(text.split()), 300)}".rstrip()


def _may_be_sent_again(reading: Reading, key: Key) -> bool:
    """Whether another time may bring another answer, at no cost: with the right key, with credit, or more slowly."""
    turned_away = reading.reason in ("limit", "credits") or (reading.reason == "key" and key == "key")
    return reading.outcome == "not_sent" or turned_away


def _wait(answer: Answer, times: int) -> float:
    return min(_LONGEST_WAIT, answer.retry_after if answer.retry_after is not None else 2.0 ** (times - 1))
