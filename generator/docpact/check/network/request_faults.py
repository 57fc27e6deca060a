"""What can go wrong with one request, before or after it was accepted, and what a client may then believe.

The meanings are worked out here from what HTTP and ``api.yaml`` say, and not from the client's own table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple, get_args

Phase = Literal["before", "after"]
"""Whether a fault strikes before or after the endpoint has accepted the request."""

Meaning = Literal["not sent", "limited", "too long", "refused", "unknown", "accepted"]
"""What a client may believe of a billed request: ``limited`` is a refusal after which it may ask again, ``too long``
one that asks for more patience than a call has."""

RESENT: Final[tuple[Meaning, ...]] = ("not sent", "limited")

Moment = Literal["connect", "tls", "request", "answer"]


class Kind(NamedTuple):
    """What goes wrong, at which moment, and what it means in each phase; None where it cannot happen then."""

    does: str
    moment: Moment
    before: Meaning | None = None
    after: Meaning | None = None
    polls_only: bool = False


class Fault(NamedTuple):
    """A kind of fault in a phase."""

    kind: str
    phase: Phase

    @property
    def meaning(self) -> Meaning:
        """What it means for a billed request."""
        kind = KINDS[self.kind]
        return (kind.before if self.phase == "before" else kind.after) or "unknown"

    @property
    def moment(self) -> Moment:
        return KINDS[self.kind].moment

    def __str__(self) -> str:
        return f"{self.kind} ({self.phase})"


def _connecting(does: str) -> Kind:
    return Kind(does, "connect", "not sent")


def _lost(does: str, moment: Moment = "answer") -> Kind:
    """Nobody can tell whether the request was accepted."""
    return Kind(does, moment, "unknown", "unknown")


def _taken(does: str) -> Kind:
    """An odd answer, and yet one that names the job with a status that says so."""
    return Kind(does, "answer", after="accepted")


def _refused(does: str) -> Kind:
    # Never after: the documentation says that these answers mean no job.
    return Kind(does, "answer", before="refused")


def _statuses() -> Iterator[tuple[str, Kind]]:
    for status in (408, 409, 425, 500, 502, 503, 504):
        yield f"{status}", _lost(f"status {status}")
        yield f"{status}, Retry-After seconds", _lost(f"status {status}, and to come back in a second")
        yield f"{status}, Retry-After date", _lost(f"status {status}, and to come back at a date")
    yield "429", Kind("too many requests", "answer", before="limited")
    yield "429, Retry-After seconds", Kind("too many requests, come back in a second", "answer", before="limited")
    yield "429, Retry-After date", Kind("too many requests, come back at a date", "answer", before="limited")
    yield "429, Retry-After hour", Kind("too many requests, come back in an hour", "answer", before="too long")
    for status in (400, 401, 402, 403, 404, 422):
        yield f"{status}", _refused(f"status {status}")
    for status in (203, 302, 403, 429, 500, 503):
        yield (
            f"answer behind {status}",
            Kind(f"the answer that names the job, with status {status}", "answer", after="unknown"),
        )


KINDS: Final[Mapping[str, Kind]] = {
    "no such host": _connecting("the host's name is not known"),
    "refused": _connecting("the host refuses the connection"),
    "connect timeout": _connecting("nobody answers the connection"),
    "tls failure": Kind("the host's certificate is wrong", "tls", "not sent"),
    "tls timeout": Kind("the handshake stops", "tls", "not sent"),
    "stale": Kind("the host has closed the connection, which nobody noticed", "request", "unknown"),
    "cut before the request": Kind("the connection breaks before the first byte", "request", "unknown"),
    "cut inside the request": Kind("the connection breaks halfway", "request", "unknown"),
    "stalled request": Kind("the host stops taking bytes", "request", "unknown"),
    "early 503": Kind("503 before the body was sent, and the connection breaks", "request", "unknown"),
    "early 413": Kind("413 before the body was sent, and the connection breaks", "request", "refused"),
    "silence": _lost("no answer at all"),
    "closed": _lost("the connection ends without an answer"),
    "reset": _lost("the connection breaks without an answer"),
    "cut in the status line": _lost("the connection ends in the answer's first line"),
    "cut in the head": _lost("the connection ends within the answer's headers"),
    "cut in the body": _lost("the connection ends within the answer's body"),
    "reset in the body": _lost("the connection breaks within the answer's body"),
    "cut in a chunk": _lost("the connection ends within a chunk of the answer"),
    "silence in the body": _lost("the answer stops within its body"),
    "crawl in the head": _lost("the answer's headers come so slowly that they do not end"),
    "crawl in the body": _lost("the answer's body comes so slowly that it does not end"),
    "slow": _taken("the answer comes byte by byte, in good time"),
    "chunked": _taken("the answer comes in chunks"),
    "until close": _taken("the answer ends with the connection"),
    "informational": _taken("the answer follows a status 103"),
    "gzip": _taken("the answer is compressed"),
    "unknown members": _taken("the answer holds members that nobody has documented"),
    "errors beside the job": _taken("the answer names the job, and errors beside it"),
    "answer behind 202": _taken("the answer that names the job, with status 202"),
    "garbage": _lost("bytes that are not HTTP"),
    "bad gzip": _lost("an answer that says it is compressed and is not"),
    "HTML": _lost("a page with status 200"),
    "HTML 502": _lost("a page with status 502"),
    "HTML 403": _refused("a page with status 403"),
    "empty": _lost("status 200 and nothing else"),
    "204": _lost("status 204"),
    "truncated JSON": _lost("half of the answer, as if that were all"),
    "longer than announced": _lost("more bytes than the answer announces"),
    "huge JSON": _lost("more bytes than any answer has"),
    "wrong types": _lost("JSON of the right members and wrong types"),
    "JSON null": _lost("null"),
    "JSON list": _lost("a list of numbers"),
    "empty object": _lost("an object without members"),
    "redirect 302": _lost("a redirect to another host, to be followed with GET"),
    "redirect 307": _lost("a redirect to another host, to be followed with the same request"),
    "refusal": _refused("a documented refusal of a body"),
    "refusal in another form": _refused("a documented refusal of a body, in the next form of it"),
    **dict(_statuses()),
    "new status": Kind("a status that nobody has documented", "answer", after="accepted", polls_only=True),
    "null generation": Kind("null for the generation", "answer", after="accepted", polls_only=True),
    "missing members": Kind("a generation without members", "answer", after="accepted", polls_only=True),
}
"""Every kind of fault. Kinds without a phase ``after`` strike before a request is whole, or say by documentation
that no job was started; kinds without ``before`` name the job."""

PAIRS: Final = tuple(
    Fault(name, phase)
    for name, kind in KINDS.items()
    for phase in get_args(Phase)
    if (kind.before if phase == "before" else kind.after) and not kind.polls_only
)
"""Every pair of a fault and a phase that may strike a billed request."""

_LOST_ON_THE_WAY: Final = (
    *(
        "silence",
        "closed",
        "reset",
        "cut in the status line",
        "cut in the head",
        "cut in the body",
        "reset in the body",
    ),
    *("cut in a chunk", "silence in the body", "crawl in the head", "crawl in the body", "garbage"),
)

READ_PAIRS: Final = (*PAIRS, *(Fault(name, "after") for name, kind in KINDS.items() if kind.polls_only))
"""The same for requests that change nothing."""

DOWNLOAD_PAIRS: Final = tuple(
    fault
    for fault in PAIRS
    if fault.moment != "answer"
    or (
        fault.phase == "after"
        and (
            fault.kind[:3].isdecimal()
            or fault.kind in (*_LOST_ON_THE_WAY, "slow", "chunked", "until close", "informational")
        )
    )
)
"""The same for a file: what a client can tell from a file. Of whole answers with other bytes it cannot know."""
