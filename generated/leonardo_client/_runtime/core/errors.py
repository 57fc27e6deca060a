# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Everything that can go wrong, as one tree.

    ClientError
      InvalidRequest           found wrong before anything was sent; also a ValueError
      ConnectionFailed         no connection, nothing was sent; or a read that kept failing
      RequestTimeout           a read that got no answer in time; also a TimeoutError
      ApiError                 the server answered, and said no
        AuthenticationFailed   the key is missing, wrong, or not allowed to do this
        RequestRejected        the body or the path; also where HTTP says 200
        ContentModerated       the prompt or an input was refused
        InsufficientCredits    the account cannot pay
        RateLimited            too many requests
        ServerFailed           the server could not do it
      OutcomeUnknown           a billed request may or may not have been accepted
      GenerationFailed         the job was accepted and failed
      NoFiles                  the job has no files: it is complete without any (moderated, say), or was not waited for
      WaitTimeout              the job was still running at the deadline; also a TimeoutError
      TransferFailed           an upload or a download did not finish

``retry_safe`` says whether the same call may be made again without the danger of paying twice.
"""

from __future__ import annotations

import os.path
import warnings
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple


class ClientError(Exception):
    """Base class of all errors of this package. The attributes are those of the answer, where one came.

    ``raw`` is the whole answer: data where it was JSON, else text. ``more`` are attributes of a kind of its own.
    """

    retry_safe: bool = False

    def __init__(
        self,
        message: str = "",
        *,
        status: int | None = None,
        request_id: str | None = None,
        headers: Mapping[str, str] | None = None,
        raw: object = None,
        **more: Any,
    ) -> None:
        super().__init__(message)
        self.status, self.request_id, self.headers, self.raw = status, request_id, dict(headers or {}), raw
        vars(self).update(more)


class Problem(NamedTuple):
    """One thing wrong with a request body, and where the documentation speaks of it.

    ``keyword`` is JSON Schema's word for what is broken, or one of docpact's own, as ``forbidden``; ``condition`` is the
    fact itself where it is one of the model's conditions.
    """

    path: str
    message: str
    page_line: int | None = None
    unstated: str | None = None
    keyword: str = ""
    warns: bool = False
    condition: object = None

    def __str__(self) -> str:
        where = f" (page line {self.page_line})" if self.page_line else ""
        return f"{self.path}: {self.message}{where}{f' [{self.unstated}]' if self.unstated else ''}"


class InvalidRequest(ClientError, ValueError):
    """The request breaks the documentation; nothing was sent."""

    problems: tuple[Problem, ...]

    def __init__(self, message: str = "", problems: Sequence[Problem] = ()) -> None:
        super().__init__(message, problems=tuple(problems))

    def __str__(self) -> str:
        return "\n  ".join([*map(str, self.args), *map(str, self.problems)])


class ConnectionFailed(ClientError):
    """No connection to the server. A request that creates something was not sent at all."""

    retry_safe = True


class RequestTimeout(ClientError, TimeoutError):
    """A request that changes nothing got no answer in time."""

    retry_safe = True


class ApiError(ClientError):
    """The server answered, and said no: ``status`` is HTTP's, ``code`` and ``messages`` are the API's own.

    ``retry_after`` is in seconds, where the server says it.
    """

    code: str | None = None
    messages: tuple[str, ...] = ()
    retry_after: float | None = None


class AuthenticationFailed(ApiError):
    """The key is missing, wrong, or not allowed to do this."""


class RequestRejected(ApiError):
    """The server refused the request; rejected bodies are not billed."""


class ContentModerated(ApiError):
    """The prompt or an input was refused by moderation."""


class InsufficientCredits(ApiError):
    """The account cannot pay for this."""


class RateLimited(ApiError):
    """Too many requests; nothing was accepted."""

    retry_safe = True


class ServerFailed(ApiError):
    """The server could not answer a request that changes nothing."""

    retry_safe = True


class OutcomeUnknown(ClientError):
    """A billed request was sent and no clear answer came: a job may be running, and may be charged.

    Do not send it again before you know. ``fingerprint`` is the SHA-256 of the body that was sent (the same body has
    the same fingerprint; the address comes before it where it holds members of the body), ``sent_at`` the time in
    seconds since the epoch. ``raw`` is what came of an answer, which may tell of the job.
    """

    fingerprint: str = ""
    sent_at: float = 0.0


class GenerationFailed(ClientError):
    """The job was accepted and ended without a result: ``reason`` is the server's own, where it gives one."""

    generation_id: str = ""
    reason: str | None = None


class NoFiles(ClientError):
    """The job has no files. ``complete`` tells whether the server says that it is done: moderated, as a rule."""

    generation_id: str = ""
    complete: bool = False


class WaitTimeout(ClientError, TimeoutError):
    """The deadline passed and the job had not ended. It goes on: pick it up by its ``generation_id``."""

    retry_safe = True  # waiting again costs nothing
    generation_id: str = ""


class TransferFailed(ClientError):
    """An upload or a download did not finish; no partial file is left under the final name."""

    retry_safe = True


class DocumentationWarning(UserWarning):
    """The request was sent, and breaks a fact that the server ignores or that witnesses contradict each other about."""


class ModelRetiredWarning(UserWarning):
    """The vendor has retired the model: new generations are likely to be refused."""


def warn(text: str, category: type[Warning]) -> None:
    """Warn at the line outside of this package that led here."""
    from inspect import currentframe  # it takes long, and few calls warn

    package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    level, frame = 1, currentframe()
    while frame is not None and frame.f_code.co_filename.startswith(package):
        level, frame = level + 1, frame.f_back
    warnings.warn(text, category, stacklevel=level)
