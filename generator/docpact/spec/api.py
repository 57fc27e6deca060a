"""What ``api.yaml`` may say: server, authorisation, operations, shapes of answers, waiting and delivery, as data."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field, JsonValue, StringConstraints

from docpact.spec.model import ClassName, Count, EnvironmentName, Identifier, Provenance, Statements, Strict, Text, Url

UrlPath = Annotated[str, StringConstraints(pattern=r"^(/[A-Za-z0-9._~-]+|/\{[a-z_]+\})+$")]
MemberPath = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$")]
Seconds = Annotated[int | float, Field(gt=0, allow_inf_nan=False)]
Status = Annotated[int, Field(ge=100, le=599)]
Word = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]
OperationName = Literal["create", "poll", "delete", "upload", "account"]
"""What a client can ask for; the emitted client has a method for each but ``delete``."""

ERROR: Final = "Error"
ERROR_LIST: Final = "ErrorList"
WRAPPED_ERRORS: Final = "WrappedErrorList"
"""Names of shapes that any operation may answer with, where ``api.yaml`` has them."""


class Server(Strict):
    url: Url
    environment: EnvironmentName = Field(description="Environment variable that overrides the address.")


class Auth(Strict):
    scheme: Literal["bearer"]
    environment: EnvironmentName = Field(description="Environment variable that holds the key.")
    source: Text


class Operation(Strict):
    method: Literal["GET", "POST", "DELETE"]
    path: UrlPath
    says: Text
    answer: ClassName = Field(description="The shape of a successful answer.")
    source: Text
    billed: bool = Field(default=False, description="true: re-sending may cost money twice.")


class Shape(Strict):
    """An answer's JSON Schema. Answers are open: members that it does not name are allowed and kept."""

    provenance: Provenance
    source: Text
    json_schema: dict[str, JsonValue] = Field(alias="schema")


class Waiter(Strict):
    """How to wait for a job: which answers mean what, and how often to ask."""

    status: MemberPath = Field(description="Where the poll answer holds the status.")
    pending: list[Word]
    success: list[Word]
    failure: list[Word]
    first_after: Seconds = Field(description="Seconds from submission to the first poll.")
    interval: Seconds = Field(description="Seconds between polls at first.")
    backoff: Annotated[int | float, Field(ge=1)] = Field(description="Each interval is the one before times this.")
    longest_interval: Seconds
    jitter: Annotated[int | float, Field(ge=0, lt=1)] = Field(description="Share by which an interval may vary.")
    deadline: Seconds = Field(description="Seconds after which a wait gives up unless told otherwise.")
    source: Text


class DeliveryRow(Strict):
    """One row of the delivery table; the first row whose conditions all hold decides."""

    event: Literal["not_connected", "interrupted"] | None = Field(
        None, description="not_connected: nothing was sent; interrupted: sent, but no complete answer came."
    )
    statuses: list[Status] | None = Field(None, description="HTTP status codes.")
    codes: list[Word] | None = Field(None, description="Error codes in the answer's body.")
    text: Annotated[str, StringConstraints(min_length=3, max_length=80)] | None = Field(
        None, description="A marker in the error text, compared without case."
    )
    answer: Literal["success", "errors"] | None = Field(None, description="What the answer's JSON body holds.")
    outcome: Literal["accepted", "refused", "not_sent", "unknown"]
    error: ClassName | None = Field(None, description="The client's error class.")
    resend: bool = Field(default=False, description="true: sending the same billed request again cannot cost twice.")
    source: Text


class Retries(Strict):
    """How often a request that may be repeated is repeated, with exponential backoff and full jitter."""

    attempts: Annotated[int, Field(ge=1, le=10)]
    first_delay: Seconds
    longest_delay: Seconds


class Timeouts(Strict):
    connect: Seconds
    read: Seconds
    write: Seconds
    pool: Seconds


class Images(Strict):
    """What the upload operation takes and how an uploaded image is referred to."""

    extensions: dict[Word, Annotated[str, StringConstraints(pattern=r"^image/[a-z]+$")]]
    reference_type: Word = Field(description="The 'type' of a reference to an uploaded image.")
    source: Text


class Account(Strict):
    concurrent_jobs: Count = Field(description="Jobs that a key may have running at once unless the account says more.")
    source: Text


class Api(Strict):
    """One vendor's API: everything that its model pages share."""

    api: Identifier
    title: Text
    package: Identifier = Field(description="Name of the emitted package.")
    client: ClassName = Field(description="Name of the client class; the asynchronous one has 'Async' before it.")
    server: Server
    auth: Auth
    objects: Statements = Field(description="What is observed of every object in a request body.")
    objects_evidence: Text
    operations: dict[OperationName, Operation]
    shapes: dict[ClassName, Shape]
    waiter: Waiter
    delivery: Annotated[list[DeliveryRow], Field(min_length=1)]
    retries: Retries
    timeouts: Timeouts
    images: Images
    account: Account
