"""The fault matrix: what goes wrong around one call, as data. The server, the driver and the table all read it."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Action = Literal["create", "wait"]
Fault = Literal[
    "none",
    "refused",
    "untrusted",
    "cut unread",
    "cut",
    "reset",
    "cut inside",
    "slow head",
    "slow body",
    "silence",
    "status",
    "html",
    "empty",
    "truncated",
    "huge",
    "errors",
    "no id",
    "strange status",
    "null",
]

ASKED: Final = 1.0
"""The timeout in seconds that every client is given for a paid request."""
DEADLINE: Final = 4.0
"""The deadline in seconds that a wait is given; a client without one gets it as the timeout of its requests."""
INTERVAL: Final = 1.0
"""The seconds between two polls that a wait is asked for."""
PATIENCE: Final = 10.0
"""A call that has not ended after this many seconds is killed, and counts as one that does not end."""
STATUSES: Final = (408, 409, 425, 429, 500, 502, 503, 504)


class Case(NamedTuple):
    """One row of the matrix.

    ``accepted``: the server starts a job for each paid POST it has read, and the fault strikes after that.
    ``once``: the fault strikes at the first request alone, and the next one is answered as it should be.
    ``own_timeout``: the client is given no timeout, so that its own rules.
    """

    name: str
    action: Action
    fault: Fault
    accepted: bool = False
    status: int = 200
    retry_after: bool = False
    once: bool = False
    own_timeout: bool = False


def _paid() -> list[Case]:
    found = [
        Case("no fault", "create", "none", accepted=True),
        Case("connection refused", "create", "refused"),
        Case("certificate of a stranger (TLS fails)", "create", "untrusted"),
        Case("cut before the request is read", "create", "cut unread"),
    ]
    lost: list[tuple[str, Fault]] = [
        ("cut after the request", "cut"),
        ("reset after the request", "reset"),
        ("cut inside the answer", "cut inside"),
        ("no answer", "silence"),
    ]
    for name, fault in lost:
        found += [Case(name, "create", fault, accepted) for accepted in (False, True)]
    found += [
        Case("no answer, and no timeout given", "create", "silence", accepted=True, own_timeout=True),
        Case("answer's head byte by byte", "create", "slow head", accepted=True),
        Case("answer's body byte by byte", "create", "slow body", accepted=True),
    ]
    for status in STATUSES:
        for retry_after in (False, True):
            name = f"{status}{' with Retry-After' if retry_after else ''}"
            found += [Case(name, "create", "status", accepted, status, retry_after) for accepted in (False, True)]
    found += [
        Case("200, a list of errors", "create", "errors"),
        Case("200, HTML", "create", "html", accepted=True),
        Case("200, empty", "create", "empty", accepted=True),
        Case("200, truncated JSON", "create", "truncated", accepted=True),
        Case("200, 9 MB of JSON", "create", "huge", accepted=True),
        Case("200, JSON without an id", "create", "no id", accepted=True),
        Case("403, HTML", "create", "html", status=403),
        Case("429 once, then well", "create", "status", status=429, once=True),
        Case("500 once, then well", "create", "status", accepted=True, status=500, once=True),
        Case("no answer once, then well", "create", "silence", accepted=True, once=True),
        Case("cut after the request once, then well", "create", "cut", accepted=True, once=True),
    ]
    return found


def _waits() -> list[Case]:
    return [
        Case("the status never ends", "wait", "none"),
        Case("a status nobody knows", "wait", "strange status"),
        Case("null instead of the job", "wait", "null"),
        Case("no answer", "wait", "silence"),
        Case("answer's head byte by byte", "wait", "slow head"),
        Case("answer's body byte by byte", "wait", "slow body"),
        Case("429 for ever", "wait", "status", status=429),
        Case("429 with Retry-After for ever", "wait", "status", status=429, retry_after=True),
        Case("500 for ever", "wait", "status", status=500),
        Case("cut after the request, for ever", "wait", "cut"),
        Case("HTML for ever", "wait", "html"),
    ]


MATRIX: Final = (*_paid(), *_waits())
