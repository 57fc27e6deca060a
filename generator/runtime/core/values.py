"""Small values that come out: costs, progress, a request as it would be sent."""

from __future__ import annotations

import base64
import json
import shlex
from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple, TypedDict, get_args


class Cost(NamedTuple):
    """What the server charged: ``amount`` is the server's own decimal text."""

    amount: str
    unit: str


class Progress(NamedTuple):
    """How far a call is: seconds since it began; for transfers, bytes done and, where known, in total."""

    stage: Literal["waiting", "downloading"]
    status: str
    elapsed: float
    done: int = 0
    total: int | None = None


ProgressHook = Callable[[Progress], object]
Validation = Literal["refuse", "warn", "off"]
"""What becomes of a body that the documentation is against: refused, or sent with a warning, or nobody looks."""
VALIDATIONS: tuple[str, ...] = get_args(Validation)


class RequestOptions(TypedDict, total=False):
    """What may be set for one request; what is None is as the client has it.

    ``timeout`` is in seconds, for the server to take the request and to answer it; ``headers`` are sent besides.
    """

    timeout: float | None
    headers: Mapping[str, str] | None
    validation: Validation | None


class ClientOptions(RequestOptions, total=False):
    """What may be set for all requests: also how often one is sent again."""

    max_retries: int | None


class PreparedRequest(NamedTuple):
    """A request exactly as it would be sent, but for the key: ``key`` is what curl adds to send that."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes
    key: str = ""

    def json(self) -> Any:
        """The body as JSON. Raises ValueError for a form."""
        return json.loads(self.body)

    def curl(self) -> str:
        """A line for a shell that sends the same request, with the key taken from the environment."""
        headers = " ".join(f"-H {shlex.quote(f'{name}: {value}')}" for name, value in self.headers.items())
        line = f"curl -X {self.method} {shlex.quote(self.url)} {headers} {self.key}"
        if b"\r\n" in self.body:  # a multipart form, whose files are no text
            return f"echo {base64.b64encode(self.body).decode()} | base64 -d | {line} --data-binary @-"
        return f"{line} --data-raw {shlex.quote(self.body.decode())}" if self.body else line
