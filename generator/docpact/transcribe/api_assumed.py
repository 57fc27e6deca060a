"""What a draft of ``api.yaml`` assumes where no page says it: waiting, delivery, and the forms of media."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from docpact.read.pages import Page, Row
from docpact.read.pages.endpoints import ErrorCode
from docpact.read.pages.placing import body_of
from docpact.read.pages.types import FILES
from docpact.spec.answers import values_at
from docpact.transcribe.answers import State

INPUTS: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "image": (r"image|img|picture|photo|mask|frame", {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}),
    "video": (r"video|clip", {"mp4": "video/mp4", "mov": "video/quicktime"}),
    "audio": (r"audio|sound|voice|music", {"mp3": "audio/mpeg", "wav": "audio/wav"}),
}
"""By kind of media, what members that take one are called, and the media types of its extensions."""
_FILE: Final = re.compile(r"\b(?:file|upload|url|uri|address|link|base64|wav|mp3|recording|clip)", re.IGNORECASE)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z _-]{0,40}")
"""A value that is no address and no data."""


def is_named(path: str, words: str) -> bool:
    """Whether a member is called as one that takes an input of a kind."""
    pattern = rf"(?:\w+_)?(?:{words})s?(?:_(?:url|urls|uri|tail|end|base64|data))?"
    return re.fullmatch(pattern, path.rpartition(".")[2].removesuffix("[]"), re.IGNORECASE) is not None


def is_file(row: Row) -> bool:
    """Whether the page calls a parameter a file, which a form alone can send."""
    return any(word.removesuffix("s") in FILES for word in re.split(r"[^a-z/]+", row.type_cell.lower()))


def _words_of_file(row: Row) -> str:
    """What members of a file's kind are called, by its name or else its description; a picture where neither tells."""
    every = [words for words, _ in INPUTS.values()]
    named = [words for words in every if is_named(row.path, words)]
    told = [words for words in every if re.search(rf"\b(?:{words})s?\b", row.definition, re.IGNORECASE)]
    return [*named, *told, every[0]][0]


def takes(page: Page, row: Row, words: str) -> bool:
    """Whether a parameter seems to take a file of a kind: it is called so, and is sent with no plain word.

    A voice, music or a sound is a file only where that is said: most often it is picked by its name.
    """
    spoken = row.path.rpartition(".")[2] in ("voice", "music", "sound") and not _FILE.search(row.definition)
    if is_file(row):
        return words == _words_of_file(row)
    if row.type not in ("string", "array", None) or spoken or not is_named(row.path, words):
        return False
    sent = [claim.fact.value for claim in page.claims if (claim.fact.path, claim.fact.keyword) == (row.path, "default")]
    sent += [value for sample in page.samples for value in values_at(body_of(sample), row.path)]
    return not any(isinstance(value, str) and _WORD.fullmatch(value) for value in sent)


TIMING: Final[dict[str, object]] = {
    "first_after": 2, "interval": 3, "backoff": 1.3, "longest_interval": 15, "jitter": 0.1, "deadline": 1200,
}  # fmt: skip
WORDS: Final[dict[State, list[str]]] = {"pending": ["pending"], "success": ["succeeded"], "failure": ["failed"]}
"""The words for a job, where a page has none."""

_REFUSED: Final = (400, 403, 404, 405, 413, 415, 422)


_USUAL: Final = {401: "AuthenticationFailed", 402: "InsufficientCredits", 429: "RateLimited"}
_SAID: Final[dict[str, re.Pattern[str]]] = {
    "InsufficientCredits": re.compile(r"credit|balance|funds|payment|billing", re.IGNORECASE),
    "RateLimited": re.compile(r"rate.?limit|too (?:many|frequent|high)|frequen|concurren|slow down", re.IGNORECASE),
    "AuthenticationFailed": re.compile(r"unauthori[sz]ed|authenticat|api.?key|\btoken\b", re.IGNORECASE),
}
_UNKNOWN: Final = 408
"""The status of a request that nobody knows of what became of it."""


def delivery(documented: Mapping[int, ErrorCode]) -> list[dict[str, object]]:
    """The rows of delivery that HTTP gives; ``documented`` is what a page says of statuses by which requests fail.

    Whatever a page calls an error, only HTTP's own 429 is sent again.
    """
    told = {
        status: next((error for error, words in _SAID.items() if words.search(said.definition)), None)
        for status, said in documented.items()
        if status not in (*_REFUSED, _UNKNOWN)
    }
    named = {status: error for status, error in told.items() if error and error != _USUAL.get(status)}
    refused = sorted({*_REFUSED, *documented} - {*_USUAL, *named, _UNKNOWN})
    arrived = "the request may have arrived"
    return [
        _row("not_sent", "ConnectionFailed", "no byte of the request left", event="not_connected", resend=True),
        _row("unknown", "OutcomeUnknown", arrived, event="interrupted"),
        *(
            _row("refused", error, f"stated on the page, line {documented[status].line}", statuses=[status])
            for status, error in sorted(named.items())
        ),
        *(
            _row("refused", error, "HTTP: assumed to start no job", statuses=[status], resend=error == "RateLimited")
            for status, error in sorted(_USUAL.items(), reverse=True)
            if status not in named
        ),
        _row("accepted", None, "HTTP", statuses=[200, 201, 202], answer="success"),
        _row("refused", "RequestRejected", "HTTP: the request was not carried out", statuses=refused),
        _row("unknown", "OutcomeUnknown", "nothing is stated for any other answer"),
    ]


def _row(outcome: str, error: str | None, source: str, **conditions: object) -> dict[str, object]:
    resend = conditions.pop("resend", False)
    raised = {} if error is None else {"error": error}
    return {**conditions, "outcome": outcome, **raised, **({"resend": True} if resend else {}), "source": source}
