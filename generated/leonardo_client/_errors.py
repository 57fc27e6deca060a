# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""Everything that can go wrong, as one tree.

    LeonardoError
      InvalidRequest           found wrong before anything was sent; also a ValueError
      ConnectionFailed         no connection, nothing was sent; or a read that kept failing
      RequestTimeout           a read that got no answer in time; also a TimeoutError
      ApiError                 the server answered, and said no
        AuthenticationFailed   the key is missing, wrong, or not allowed to do this
        RequestRejected        the body or the path; also where HTTP says 200
        ContentModerated       the prompt or an image was refused
        InsufficientCredits    the account cannot pay
        RateLimited            too many requests
        ServerFailed           the server could not do it
      OutcomeUnknown           a billed request may or may not have been accepted
      GenerationFailed         the job was accepted and failed
      WaitTimeout              the job was still running at the deadline; also a TimeoutError
      TransferFailed           an upload or a download did not finish

``retry_safe`` says whether the same call may be made again without the danger of paying twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class LeonardoError(Exception):
    """Base class of all errors of this package."""

    retry_safe: bool = False


class Problem(NamedTuple):
    """One thing wrong with a request body, and where the documentation speaks of it."""

    path: str
    message: str
    page_line: int | None = None
    unstated: str | None = None

    def __str__(self) -> str:
        where = f" (page line {self.page_line})" if self.page_line else ""
        return f"{self.path}: {self.message}{where}{f' [{self.unstated}]' if self.unstated else ''}"


class InvalidRequest(LeonardoError, ValueError):
    """The request breaks the documentation; nothing was sent."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n  ".join([*map(str, self.args), *map(str, self.problems)])


class ConnectionFailed(LeonardoError):
    """No connection to the server. A request that creates something was not sent at all."""

    retry_safe = True


class RequestTimeout(LeonardoError, TimeoutError):
    """A request that changes nothing got no answer in time."""

    retry_safe = True


class ApiError(LeonardoError):
    """The server answered, and said no: ``status`` is HTTP's, ``code`` and ``messages`` are the API's own.

    ``raw`` is the whole answer: data where it was JSON, else text.
    """

    def __init__(
        self,
        message: str,
        status: int = 0,
        code: str | None = None,
        messages: Sequence[str] = (),
        retry_after: float | None = None,
        raw: object = None,
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.messages = status, code, tuple(messages)
        self.retry_after, self.raw = retry_after, raw


class AuthenticationFailed(ApiError):
    """The key is missing, wrong, or not allowed to do this."""


class RequestRejected(ApiError):
    """The server refused the request; rejected bodies are not billed."""


class ContentModerated(ApiError):
    """The prompt or an image was refused by moderation."""


class InsufficientCredits(ApiError):
    """The account cannot pay for this."""


class RateLimited(ApiError):
    """Too many requests; nothing was accepted. ``retry_after`` is in seconds where the server says it."""

    retry_safe = True


class ServerFailed(ApiError):
    """The server could not answer a request that changes nothing."""

    retry_safe = True


class OutcomeUnknown(LeonardoError):
    """A billed request was sent and no clear answer came: a job may be running, and may be charged.

    Do not send it again before you know. ``fingerprint`` is the SHA-256 of the body that was sent (the same body has
    the same fingerprint), ``sent_at`` the time in seconds since the epoch. ``raw`` is what came of an answer, which may
    tell of the job: data where it is JSON, else text; None where nothing came.
    """

    def __init__(
        self, message: str, fingerprint: str = "", sent_at: float = 0.0, status: int | None = None, raw: object = None
    ) -> None:
        super().__init__(message)
        self.fingerprint, self.sent_at, self.status, self.raw = fingerprint, sent_at, status, raw


class GenerationFailed(LeonardoError):
    """The job was accepted and ended without a result. ``generation_id`` is its id, ``raw`` the server's answer."""

    def __init__(self, message: str, generation_id: str = "", raw: object = None) -> None:
        super().__init__(message)
        self.generation_id, self.raw = generation_id, raw


class WaitTimeout(LeonardoError, TimeoutError):
    """The deadline passed and the job had not ended. It goes on: pick it up by its ``generation_id``."""

    retry_safe = True  # waiting again costs nothing

    def __init__(self, message: str, generation_id: str = "") -> None:
        super().__init__(message)
        self.generation_id = generation_id


class TransferFailed(LeonardoError):
    """An upload or a download did not finish; no partial file is left under the final name."""

    retry_safe = True


class ModelRetiredWarning(UserWarning):
    """The vendor has retired the model: new generations are likely to be refused."""
