"""What the client knows of its API, as data: ``_api.py`` holds one :class:`Api`, and no code names a vendor's member."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

JSON, URLENCODED = "application/json", "application/x-www-form-urlencoded"
Outcome = Literal["accepted", "refused", "not_sent", "unknown"]
Paths = Sequence[str]
"""Places in a JSON answer, in the order in which they are tried (see ``paths.py``)."""


class Auth(NamedTuple):
    """How the key is sent: in ``header`` after ``prefix``, or as the parameter ``query``; ``jwt`` signs a token."""

    variable: str
    header: str = ""
    prefix: str = ""
    query: str = ""
    jwt: Mapping[str, int] | None = None
    secret_variable: str = ""


class CostPaths(NamedTuple):
    """Where an answer says what a job costs; ``word`` is the unit where no member names it."""

    amount: str
    unit: str = ""
    word: str = ""


class Operation(NamedTuple):
    """One request: its parts may hold ``{id}`` and other names in braces (``{+id}`` keeps its slashes, as in RFC 6570);
    ``reads`` says where its answer holds what.

    Names in the address of one that takes a request's body are members of the body, which go there and not into it. The
    others are written as its ``content_type`` says: as JSON, or as a form, which stands in a GET's address;
    ``listed``: as the one item of a list; ``brackets``: fields of a list have [] behind its name. ``idempotency`` is the
    header for a text that is one call's own, for which the server starts one job, however often it is sent.
    ``body`` is sent where no request's body is taken.
    ``transfer`` is how the file itself then goes to the place that an upload names.
    """

    role: str
    method: str
    path: str
    query: Mapping[str, str] = {}
    headers: Mapping[str, str] = {}
    body: Mapping[str, object] | None = None
    content_type: str = JSON
    listed: bool = False
    brackets: bool = False
    idempotency: str = ""
    transfer: Literal["form", "put"] = "form"
    statuses: Sequence[int] = (200, 201, 202)
    success: Sequence[tuple[str, Sequence[object]]] = ()
    reads: Mapping[str, Paths] = {}
    costs: Sequence[CostPaths] = ()
    files: Mapping[str, Paths] = {}
    file_id: str = ""
    known: object = None


class Row(NamedTuple):
    """If all conditions hold: is a billed request accepted, and may it be sent again?"""

    outcome: Outcome
    error: str = "RequestRejected"
    resend: bool = False
    event: str = ""
    statuses: Sequence[int] = ()
    codes: Sequence[str] = ()
    text: str = ""
    answer: str = ""


class Errors(NamedTuple):
    """Where answers that say no hold their words, their codes and the id of the request.

    ``explanations`` are words that explain a status of HTTP, and alone are no sign of a refusal.
    """

    messages: Paths = ()
    explanations: Paths = ()
    codes: Paths = ()
    request_id: Paths = ()
    request_id_headers: Sequence[str] = ()
    known: Sequence[object] = ()


class Waiter(NamedTuple):
    """How to wait for a job: the words for its states, and seconds."""

    pending: Sequence[str]
    success: Sequence[str]
    failure: Sequence[str]
    first_after: float
    interval: float
    backoff: float
    longest_interval: float
    jitter: float
    deadline: float


class Retries(NamedTuple):
    """How often what may be repeated is repeated, with exponential backoff and full jitter; seconds."""

    attempts: int
    first_delay: float
    longest_delay: float


class InputKind(NamedTuple):
    """How a picture, video or sound is given: ``forms`` by source (uploaded, generated, url, base64)."""

    extensions: Mapping[str, str]
    forms: Mapping[str, object]
    upload: str = ""


class Webhook(NamedTuple):
    """What the API sends when a job ends: where its body holds what, and which header shows the callback key."""

    header: str
    prefix: str = ""
    reads: Mapping[str, Paths] = {}
    files: Mapping[str, Paths] = {}
    file_id: str = ""


class Api(NamedTuple):
    """Everything that one vendor's models share."""

    title: str
    package: str
    version: str
    base_url: str
    base_url_variable: str
    auth: Auth
    operations: Mapping[str, Operation]
    errors: Errors
    waiter: Waiter
    delivery: Sequence[Row]
    retries: Retries
    timeouts: Mapping[str, float]
    inputs: Mapping[str, InputKind]
    concurrent_jobs: int
    webhook: Webhook | None = None
    other_versions: Mapping[str, str] = {}

    def operation(self, role: str) -> Operation | None:
        """The operation that does this; None where the API has none."""
        return next((operation for operation in self.operations.values() if operation.role == role), None)


NAMES = re.compile(r"\{(\+?[\w-]+)\}")
"""The names in braces of a template, each with the + before it."""


def filled(template: Any, values: Mapping[str, Any]) -> Any:
    """A template with each name in braces replaced by its value; members that name what has none are left out."""
    if isinstance(template, str):
        if whole := NAMES.fullmatch(template):
            return values.get(whole[1], template)  # what is no text stays so, for others to judge
        return NAMES.sub(lambda one: str(values.get(one[1], one[0])), template)
    members: Mapping[str, Any] = template or {}
    known = (name for name, member in members.items() if {*NAMES.findall(str(member))} <= values.keys())
    return {name: filled(members[name], values) for name in known}
