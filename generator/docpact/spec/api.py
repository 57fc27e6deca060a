"""What ``api.yaml`` may say: server, authorisation, operations, bindings of answers, waiting and delivery, as data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Final, Literal, get_args
from urllib.parse import urlencode

from pydantic import Field, JsonValue, StringConstraints

from docpact.facts import Contract
from docpact.spec.addresses import Placed, filled_in, filled_path, names_in, path_pattern
from docpact.spec.forms import JSON, ContentType, Writing, writing
from docpact.spec.model import (
    ClassName,
    Count,
    EnvironmentName,
    Identifier,
    Media,
    PathText,
    Provenance,
    Statements,
    Strict,
    Text,
    Url,
)

UrlPath = Annotated[str, StringConstraints(pattern=r"^(/(?:[A-Za-z0-9._~:-]|\{\+?[A-Za-z0-9_-]+\})+)+$")]
AnswerPath = Annotated[
    str,
    StringConstraints(
        pattern=r"^(\$|\*\*~\.[a-z0-9]{1,8}|(\[\]|[A-Za-z0-9_-]+(\[\])?)(\.([A-Za-z0-9_-]+(\[\])?|\*\*~\.[a-z0-9]{1,8}))*)$",
        max_length=200,
    ),
]
"""A place in a JSON answer: names joined by dots (also into a text that is JSON itself), ``[]`` for every item,
``**~.glb`` for any text that ends so, ``$`` for a file that is the answer itself."""
AnswerPaths = Annotated[list[AnswerPath], Field(min_length=1)]
HeaderName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,64}$")]
MemberName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Filling = Annotated[str, StringConstraints(pattern=r"^[\x20-\x7e]{0,200}$")]
"""Text in which names in braces are replaced: {id}, {offset}, {extension} and such."""
Seconds = Annotated[int | float, Field(gt=0, allow_inf_nan=False)]
Status = Annotated[int, Field(ge=100, le=599)]
Word = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]
StatusWord = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-][A-Za-z0-9_. -]{0,63}$")]
Source = Annotated[Text, Field(description="Who says so: a page of the vendor, users, or nobody (assumed).")]
Role = Literal["submit", "poll", "delete", "list", "upload", "account", "models", "sync", "result"]
"""What an operation is for: one takes a request's body, and starts a job (``submit``) or answers with the files at once
(``sync``). A client can do without any other. ``poll`` says how far a job is, and as a rule where its files are; where
it does not, ``result`` does once the job is complete.
"""
Form = Literal["uploaded", "generated", "reference", "url", "base64"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)

REQUIRED_READS: Final[dict[Role, tuple[str, ...]]] = {
    "submit": ("job",),
    "poll": ("status",),
    "delete": (),
    "list": ("items", "job"),
    "upload": ("job", "url"),
    "account": (),
    "models": ("items",),
    "sync": ("files",),
    "result": ("files",),
}
"""What an operation's answers must be said to hold for the client to use it."""

ERROR: Final = "Error"
ERROR_LIST: Final = "ErrorList"
WRAPPED_ERRORS: Final = "WrappedErrorList"
"""Names of shapes that any operation may answer with, where ``api.yaml`` has them."""


class Server(Strict):
    url: Url = Field(description="The address that all paths begin with.")
    environment: EnvironmentName = Field(description="Environment variable that overrides the address.")


class Auth(Strict):
    """How a key is sent. ``jwt`` signs a token (HS256) of the key, which issues it, and a secret."""

    scheme: Literal["bearer", "header", "query", "jwt"] = Field(description="How the key is sent.")
    header: HeaderName = Field("authorization", description="header and jwt: the header that holds it.")
    prefix: Filling = Field("", description="header: what stands before the key, its space included.")
    query: MemberName | None = Field(None, description="query: the parameter that holds the key.")
    environment: EnvironmentName = Field(description="Environment variable that holds the key.")
    secret_environment: EnvironmentName | None = Field(None, description="jwt: the variable that holds the secret.")
    lifetime: Annotated[int, Field(ge=1)] = Field(1800, description="jwt: seconds from now until the token ends.")
    not_before: Count = Field(5, description="jwt: seconds before now from which the token holds.")
    source: Source

    @property
    def header_prefix(self) -> str:
        """What stands before the key in its header."""
        return "Bearer " if self.scheme in ("bearer", "jwt") and not self.prefix else self.prefix


class CostRead(Strict):
    """Where an answer says what a job costs."""

    amount: AnswerPath = Field(description="Where the amount is, a number or a text.")
    unit: AnswerPath | None = Field(None, description="Where its unit is, as in CREDITS.")
    word: Word | None = Field(None, description="The unit, where no member names it.")


class Reads(Strict):
    """Where an operation's answer holds what, each as alternatives in order; what is not said is not read."""

    job: AnswerPaths | None = Field(None, description="The id of the job, or of what was uploaded.")
    status: AnswerPaths | None = Field(
        None, description="The word for how far a job is; a number or a boolean as JSON writes it, as in 'true'."
    )
    result: AnswerPaths | None = Field(
        None, description="poll: what the operation with the role result is asked by ({result}), if not the job's id."
    )
    reason: AnswerPaths | None = Field(None, description="Why a job failed, in words.")
    cost: list[CostRead] | None = Field(None, description="What the job costs.")
    files: dict[Media, AnswerPaths] | None = Field(
        None, description="Addresses of files (or base64), by kind; $ where the answer is the file itself."
    )
    file_id: MemberName | None = Field(None, description="The member beside a file's address that holds its own id.")
    url: AnswerPaths | None = Field(None, description="upload: where the file goes.")
    fields: AnswerPaths | None = Field(None, description="upload: the form's fields, an object or JSON as text.")
    items: AnswerPaths | None = Field(None, description="list, models: each entry; other paths are within it.")
    user: AnswerPaths | None = Field(None, description="account: the id of the account.")
    name: AnswerPaths | None = Field(None, description="account, models: the name of the account or model.")
    concurrent_jobs: AnswerPaths | None = Field(None, description="account: jobs that may run at once.")
    balance: AnswerPaths | None = Field(None, description="account: what is left to spend; several are added up.")
    event: AnswerPaths | None = Field(None, description="webhook: the word for what has happened.")

    def paths(self) -> list[tuple[tuple[str | int, ...], str]]:
        """Every path with the steps to it in the file."""
        found: list[tuple[tuple[str | int, ...], str]] = []
        for name in sorted(self.model_fields_set):
            if name == "files":
                found += [
                    ((name, kind, index), one)
                    for kind, paths in (self.files or {}).items()
                    for index, one in enumerate(paths)
                ]
            elif name == "cost":
                found += [((name, index, "amount"), one.amount) for index, one in enumerate(self.cost or [])]
            elif name != "file_id":
                listed: list[str] = getattr(self, name) or []
                found += [((name, index), one) for index, one in enumerate(listed)]
        return found


class Example(Strict):
    """A documented answer, which the client must be able to read."""

    status: Status = Field(200, description="The status of HTTP that it comes with.")
    body: JsonValue = Field(description="Its body; of an answer that is a file itself, a data URL.")
    says: Provenance = Field("stated", description="Who says that such an answer comes.")


class Operation(Strict):
    role: Role = Field(description="What the client does with it.")
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"] = Field(description="The method of HTTP.")
    path: UrlPath = Field(
        description="May hold names in braces: {id} is the job's, those of submit and sync are members of the body, "
        "which go there; {+id} keeps its slashes, as in RFC 6570."
    )
    query: dict[MemberName, Filling] = Field({}, description="Parameters of the address; may hold names in braces.")
    headers: dict[HeaderName, Filling] = Field({}, description="Headers of its own; may hold names in braces.")
    body: dict[MemberName, Filling] | None = Field(
        None,
        description="What an operation that takes no request's body sends all the same, as JSON; may hold names in "
        "braces, as in 'task: \"{id}\"', those of upload are {extension} and {type}.",
    )
    transfer: Literal["form", "put"] = Field("form", description="upload: how the file goes to the place it is given.")
    statuses: Annotated[list[Status], Field(min_length=1)] = Field([200, 201, 202], description="HTTP's for success.")
    success: dict[AnswerPath, Annotated[list[str | int | bool], Field(min_length=1)]] = Field(
        {}, description="Words that the body of a success holds, as in 'code: [0]'."
    )
    content_type: ContentType = Field(
        JSON,
        description="submit and sync: how a body is written. In a form each member at its top is a field, and of one "
        "that is multipart a text that is a data URL is a file.",
    )
    listed: bool = Field(default=False, description="submit and sync: a body goes as the one item of a list.")
    brackets: bool = Field(
        default=False,
        description="submit and sync: in a form the fields of a list have [] behind its name, as image[].",
    )
    idempotency: HeaderName | None = Field(
        None,
        description="submit and sync: the header for a text that is one call's own: however often the call is sent "
        "with it, the server does it once.",
    )
    says: Text = Field(description="What it does, in our own words.")
    operation_id: MemberName | None = Field(None, description="Its operationId in OpenAPI; its own name if none.")
    answer: ClassName | None = Field(None, description="The shape of a successful answer.")
    reads: Reads = Reads.model_construct()
    schemas: dict[PathText, AnswerPath] = Field(
        {},
        description="models: where an entry holds the JSON Schema of a part of the body ($: all of it), by its path.",
    )
    count: list[MemberName] = Field([], description="submit: members of the body that say how many files are made.")
    missing: Example | None = Field(None, description="The answer about a job that is not there, where it is known.")
    examples: list[Example] = []
    source: Source

    def asks_by(self, name: str) -> bool:
        """Whether its address or its own body has a place for what is called so, as ``{id}``."""
        return name in names_in(self.path, *self.query.values(), *(self.body or {}).values())

    def address(self, values: Mapping[str, str]) -> tuple[str, dict[str, str]]:
        """Its path and query with values in place of their names in braces, those in the path quoted."""
        return filled_path(self.path, values), {one: filled_in(text, values) for one, text in self.query.items()}

    def own_body(self, values: Mapping[str, str]) -> dict[str, JsonValue] | None:
        """The body that is no request's, with values in place of their names in braces; None where it has none."""
        return None if self.body is None else {name: filled_in(text, values) for name, text in self.body.items()}

    @property
    def template(self) -> str:
        """Its path and query as they stand here."""
        return self.path + (f"?{urlencode(self.query, safe='{}')}" if self.query else "")

    def pattern(self, prefix: str = "") -> re.Pattern[str]:
        """What its paths look like below one: for each name in braces one step, with a + before it one or more."""
        return path_pattern(self.path, prefix)

    @property
    def writing(self) -> Writing:
        """How its requests write a body."""
        return writing(self.method, self.content_type, listed=self.listed, brackets=self.brackets)

    @property
    def generality(self) -> tuple[bool, int]:
        """How much its path leaves open: of two operations that fit a request, that with less of it is meant."""
        return "{+" in self.path, len(names_in(self.path))

    @property
    def billed(self) -> bool:
        """Whether re-sending may cost money twice."""
        return self.role in ("submit", "sync")


class Errors(Strict):
    """Where answers that say no hold their words and codes, wherever these may stand; all that are found count."""

    messages: AnswerPaths = Field(description="Where words may stand that say what is wrong.")
    explanations: list[AnswerPath] = Field(
        [], description="Where words may stand that explain a status of HTTP, and alone are no sign of a refusal."
    )
    codes: list[AnswerPath] = Field([], description="Where codes may stand.")
    request_id: list[AnswerPath] = Field([], description="Where any answer's body names the request.")
    request_id_headers: list[HeaderName] = Field([], description="Headers of any answer that name the request.")
    examples: Annotated[list[Example], Field(min_length=1)]
    source: Source

    @property
    def texts(self) -> list[str]:
        """Where words may stand, whether or not they are the sign of a refusal."""
        return [*self.messages, *self.explanations]


class Shape(Strict):
    """An answer's JSON Schema. Answers are open: members that it does not name are allowed and kept."""

    provenance: Provenance = Field(description="Who says that answers look so.")
    source: Source
    json_schema: dict[str, JsonValue] = Field(
        alias="schema", description="JSON Schema; other shapes are named by $ref."
    )


class Waiter(Strict):
    """How to wait for a job: which answers mean what, and how often to ask."""

    pending: Annotated[list[StatusWord], Field(min_length=1)] = Field(description="Words for a job that still runs.")
    success: Annotated[list[StatusWord], Field(min_length=1)] = Field(description="Words for a job that is complete.")
    failure: list[StatusWord] = Field(description="Words for a job that has failed.")
    first_after: Seconds = Field(description="Seconds from submission to the first poll.")
    interval: Seconds = Field(description="Seconds between polls at first.")
    backoff: Annotated[int | float, Field(ge=1)] = Field(description="Each interval is the one before times this.")
    longest_interval: Seconds = Field(description="No interval is longer than this.")
    jitter: Annotated[int | float, Field(ge=0, lt=1)] = Field(description="Share by which an interval may vary.")
    deadline: Seconds = Field(description="Seconds after which a wait gives up unless told otherwise.")
    source: Source


NO_JOBS: Final = Waiter.model_construct(
    pending=["pending"], success=["complete"], failure=["failed"], first_after=1, interval=1, backoff=1,
    longest_interval=1, jitter=0.1, deadline=60, source="no operation asks for a job",
)  # fmt: skip
"""What stands for the waiter of an API in which nobody waits."""


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
    outcome: Literal["accepted", "refused", "not_sent", "unknown"] = Field(
        description="What became of the request; unknown where it may have been accepted."
    )
    error: ClassName | None = Field(None, description="The client's error class.")
    resend: bool = Field(default=False, description="true: sending the same billed request again cannot cost twice.")
    source: Source


class Retries(Strict):
    """How often a request that may be repeated is repeated, with exponential backoff and full jitter."""

    attempts: Annotated[int, Field(ge=1, le=10)] = Field(description="How often a request is sent at most.")
    first_delay: Seconds = Field(description="Seconds before the second attempt; they double.")
    longest_delay: Seconds = Field(description="No delay is longer than this.")


class Timeouts(Strict):
    connect: Seconds = Field(description="Seconds for a connection to be made.")
    read: Seconds = Field(description="Seconds for the server to answer.")
    write: Seconds = Field(description="Seconds for the server to take the request.")
    pool: Seconds = Field(description="Seconds to wait for a connection that is free.")


class InputKind(Strict):
    """How a kind of media may be given in a request, and how a member of the body then refers to it."""

    members: Annotated[list[MemberName], Field(min_length=1)] = Field(
        description="Names of members that take one: objects that refer to one, or texts (an address, or base64)."
    )
    extensions: Annotated[
        dict[Word, Annotated[str, StringConstraints(pattern=r"^(image|video|audio)/[a-z0-9.+-]+$")]],
        Field(min_length=1),
    ] = Field(description="Its file name extensions, and the media type of each.")
    forms: Annotated[dict[Form, Filling | dict[MemberName, Filling]], Field(min_length=1)] = Field(
        description="What stands in the body by source; {id}, {type}, {url} and {data} (base64) are filled in."
    )
    upload: Identifier | None = Field(None, description="The operation that takes uploads of this kind.")
    source: Source


class Webhook(Strict):
    """What the API sends when a job ends, and the header by which it shows that it is the API."""

    header: HeaderName = Field(description="The header that shows the callback key.")
    prefix: Filling = Field("", description="What stands before the key there, its space included.")
    reads: Reads
    examples: Annotated[list[Example], Field(min_length=1)]
    source: Source


class Account(Strict):
    concurrent_jobs: Count = Field(description="Jobs that a key may have running at once unless the account says more.")
    source: Source


class Index(Strict):
    """The vendor's own list of its pages, by which ``docpact update`` notices new and vanished ones."""

    at: Text = Field(description="An address (llms.txt, a sitemap, a page of links), or a file beside this one.")
    pages: Url = Field(description="What the address of a model's page begins with.")
    others: list[Url] = Field([], description="Pages below it that no spec is to be made of.")


class Api(Strict):
    """One vendor's API: everything that its model pages share."""

    api: Identifier = Field(description="Its name, and that of the folder of this file.")
    title: Text = Field(description="Its name for people.")
    package: Identifier = Field(description="Name of the emitted package.")
    client: ClassName = Field(description="Name of the client class; the asynchronous one has 'Async' before it.")
    docs: Url | None = Field(None, description="The address of its documentation.")
    server: Server = Field(description="Where it is.")
    auth: Auth
    objects: Statements = Field(description="What is observed of every object in a request body.")
    objects_evidence: Text = Field(description="Who has seen it, or that nobody has.")
    operations: Annotated[dict[Identifier, Operation], Field(min_length=1)] = Field(
        description="What it can be asked, by names of our own; one has the role submit or sync."
    )
    errors: Errors
    shapes: dict[ClassName, Shape] = {}
    waiter: Waiter = Field(default_factory=lambda: NO_JOBS, description="Needed where jobs are asked for: poll.")
    delivery: Annotated[list[DeliveryRow], Field(min_length=1)]
    retries: Retries
    timeouts: Timeouts = Field(description="How long each part of a request may take.")
    inputs: dict[Literal["image", "video", "audio"], InputKind] = {}
    account: Account = Field(description="What a key may do.")
    webhook: Webhook | None = None
    index: Index | None = None
    glossary: dict[PathText, Text] = Field(
        {}, description="What a parameter is for, by its name or the end of its path, where a spec does not say."
    )
    other_versions: dict[MemberName, Text] = Field({}, description="Keys of other versions of the API, and which.")

    def operation(self, role: Role) -> Operation | None:
        """The first operation that does this; None where the API has none."""
        return next((one for one in self.operations.values() if one.role == role), None)

    def placed(
        self, operation: Operation, contracts: Callable[[], Iterable[Contract]] = tuple[Contract, ...]
    ) -> Placed:
        """How the requests of an operation say a body; ``contracts`` gives those of the bodies."""
        aside = [self.auth.query] if self.auth.query else []
        return Placed(operation.path, operation.query, contracts, operation.writing, aside)

    @property
    def submit(self) -> Operation:
        """The operation that bodies go to unless a spec names another: there is one, as loading has made sure."""
        return min((one for one in self.operations.values() if one.billed), key=lambda one: one.role != "submit")
