"""The documented API as an object without I/O: what the mocked contract suite and the sandbox server both answer with.

What is documented or observed is answered in the forms of the documented examples; the sentences are ours. A text in
the body that holds ``[fail]`` makes a job that fails; one that holds ``[moderated]`` is refused by moderation.
"""

from __future__ import annotations

import base64
import re
import time
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from pydantic import JsonValue

from docpact.check.authorisation import key_fault
from docpact.check.json_text import JsonTextError, read_json
from docpact.check.judge import Judge, Refusal
from docpact.check.messages import (
    Request,
    Response,
    html_answer,
    json_answer,
    plain_answer,
    storage_error,
)
from docpact.check.range_responses import deliver
from docpact.facts import Contract, Fact
from docpact.spec import Api, LoadedSpec
from docpact.spec.addresses import Placed
from docpact.spec.answers import content_of, files_at, texts_in
from docpact.spec.api import Operation
from docpact.spec.documented import Documented, State, result_of
from docpact.spec.forms import JSON, Part, read_form
from docpact.spec.model import Media

FAIL: Final = "[fail]"
"""A text that holds this makes a job that fails."""
MODERATED: Final = "[moderated]"
"""A text that holds this is refused as a moderated one is."""
MAXIMUM_UPLOAD: Final = 20 * 1024 * 1024
MAXIMUM_BODY: Final = MAXIMUM_UPLOAD * 4 // 3 + 1024 * 1024
"""Bytes of a body, which may hold such a file as base64."""
MAXIMUM_RESULTS: Final = 16


@dataclass(slots=True)
class Job:
    """An accepted generation: the body as received, and as the documentation says the server takes it."""

    id: str
    model: str
    body: JsonValue
    effective: JsonValue
    submitted: float
    will_fail: bool = False
    at_once: bool = False
    deleted: bool = False
    kind: Media = "video"

    def parameter(self, name: str) -> JsonValue:
        """The effective value of the member of this name that lies nearest to the top; None where there is none."""
        return _nearest(self.effective, name)


@dataclass(slots=True)
class Upload:
    """A slot for an image: the form's fields that the storage host wants, and what it was sent."""

    id: str
    extension: str
    fields: dict[str, str]
    content: bytes | None = None


def given_job(operation: Operation, given: Any) -> str | None:
    """The id of the job that a client gave: its ``id``, or that of its files where answers name none.

    Where they are in the answer themselves, what ``clip`` has made has to begin with the job's id and a blank.
    """
    found = [] if operation.reads.job or given is None else [*files_at(given.submission, operation.reads).values()]
    if not found:
        return getattr(given, "id", None)
    content = content_of(found[0][0])
    return unquote(found[0][0].split("/")[-2]) if content is None else content.partition(b" ")[0].decode()


@dataclass(frozen=True, slots=True)
class Route:
    """An operation, and the paths of requests that may ask for it."""

    operation: Operation
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, operation: Operation, prefix: str) -> Route:
        """The way to an operation of a server whose paths begin so."""
        return cls(operation, operation.pattern(prefix))

    def identifier(self, request: Request) -> str | None:
        """The id that a request names, nothing where it names none; None where it asks for something else."""
        operation, found = self.operation, self.pattern.fullmatch(request.route)
        if operation.method != request.method or not found:
            return None
        if found.groups():
            return unquote(found.group(1))
        asked = dict(parse_qsl(request.path.partition("?")[2], keep_blank_values=True))
        if (identifier := _named(asked, operation.query)) is None:
            return None
        return identifier or _named(_own_body(operation, request), operation.body or {}) or ""


@dataclass(slots=True)
class Endpoint:
    """The API of some specs.

    ``clip`` makes the bytes of a job's file; ``facts`` replaces what a model's bodies are judged by;
    ``pending_seconds`` is how long a job runs by ``clock``; ``documented`` is what the answers are made of, and chooses
    among several forms of one. Where it does not ``fails_on_request``, texts that ask for a failure are as any other.
    """

    specs: Sequence[LoadedSpec]
    key: str = field(kw_only=True, repr=False)
    secret: str = field(default="sandbox-secret", kw_only=True, repr=False)
    base_url: str = field(kw_only=True)
    storage_url: str = field(kw_only=True)
    cdn_url: str = field(kw_only=True)
    clip: Callable[[Job], bytes] = field(kw_only=True)
    pending_seconds: float = field(default=0.0, kw_only=True)
    clock: Callable[[], float] = field(default=time.monotonic, kw_only=True)
    time: Callable[[], float] = field(default=time.time, kw_only=True)
    new_id: Callable[[], str] = field(default=lambda: str(uuid.uuid4()), kw_only=True)
    fails_on_request: bool = field(default=True, kw_only=True)
    facts: Mapping[str, Contract | Iterable[Fact]] = field(
        default_factory=dict[str, Contract | Iterable[Fact]], kw_only=True
    )
    jobs: dict[str, Job] = field(default_factory=dict[str, Job], init=False)
    uploads: dict[str, Upload] = field(default_factory=dict[str, Upload], init=False)
    answered: dict[str, Response] = field(default_factory=dict[str, Response], init=False)
    """Answers to requests that are done once, by the header that says so."""
    judges: dict[str, Judge] = field(default_factory=dict[str, Judge], init=False)
    documented: Documented = field(init=False)
    _routes: list[Route] = field(default_factory=list[Route], init=False)
    _placed: dict[int, Placed] = field(default_factory=dict[int, Placed], init=False)
    """How requests say the bodies, by the identity of the operation that takes them."""

    def __post_init__(self) -> None:
        self.documented = Documented(self._api)
        self.judges = {spec.model: Judge(self.facts.get(spec.model, spec)) for spec in self.specs}
        prefix = urlsplit(self.base_url).path
        self._routes = [
            Route.of(operation, prefix)
            for operation in sorted(self._api.operations.values(), key=lambda one: one.generality)
        ]
        self._placed = {
            id(one): self._api.placed(one, partial(self._contracts, one))
            for one in self._api.operations.values()
            if one.billed
        }

    def _contracts(self, operation: Operation) -> list[Contract]:
        return [spec.contract for spec in self._taken_by(operation)]

    @property
    def _api(self) -> Api:
        return self.specs[0].api.content

    def reset(self) -> None:
        """Forget all jobs and uploads."""
        self.jobs.clear()
        self.uploads.clear()
        self.answered.clear()

    # The API's host.

    def api(self, request: Request) -> Response:
        """What the API's host answers."""
        found = self.route(request)
        if found is None:
            return html_answer(HTTPStatus.FORBIDDEN, "Nothing can be reached at this address.")
        return self._unauthorised(request) or self._too_large(request) or self._carried_out(request, *found)

    def _carried_out(self, request: Request, operation: Operation, identifier: str) -> Response:  # noqa: PLR0911
        if operation.billed:
            once = request.headers.get((operation.idempotency or "").lower())
            if once is None:
                return self._create(operation, request)
            return self.answered.get(once) or self.answered.setdefault(once, self._create(operation, request))
        if operation.role == "poll":
            return self._answer(self._polled(operation, identifier))
        if operation.role == "result":
            return self._answer(self._result(operation, identifier))
        if operation.role == "delete":
            return self._delete(operation, identifier)
        if operation.role == "upload":
            return self._slot(operation, request)
        if operation.role == "list":
            jobs: list[tuple[str, State]] = [
                (job.id, self._state(job)) for job in self.jobs.values() if not job.deleted
            ]
            return self._answer(self.documented.listed(operation, jobs))
        if operation.role == "account":
            return self._answer(self.documented.account(operation))
        return self._answer((operation.statuses[0], operation.examples[0].body if operation.examples else {}))

    def _answer(self, answer: tuple[int, JsonValue]) -> Response:
        return json_answer(*answer)

    def route(self, request: Request) -> tuple[Operation, str] | None:
        """The operation that a request asks for, and the id that it names; None where there is no such operation."""
        named = ((route.operation, route.identifier(request)) for route in self._routes)
        return next(((operation, one) for operation, one in named if one is not None), None)

    def _unauthorised(self, request: Request) -> Response | None:
        fault = key_fault(self._api.auth, request, self.key, self.secret, self.time())
        return self._error(HTTPStatus.UNAUTHORIZED, fault) if fault else None

    def _error(self, status: int, message: str, code: str | None = None) -> Response:
        return self._answer(self.documented.error(status, message, code))

    def _too_large(self, request: Request) -> Response | None:
        if len(request.body) <= MAXIMUM_BODY:
            return None
        return self._error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The request body is too large.")

    def _create(self, operation: Operation, request: Request) -> Response:
        judge, refusals, body = self._judged(operation, request)
        if refusals:
            return self._answer(self.documented.refused([refusal.message for refusal in refusals]))
        texts = " ".join(texts_in(body)) if self.fails_on_request else ""
        if MODERATED in texts:
            return self._moderated()
        model = next((name for name, one in self.judges.items() if one is judge), "")
        job = Job(
            id=self.documented.id_like(self.new_id(), operation),
            model=model,
            kind=self._kind(model),
            body=body,
            effective=judge.effective(body),
            submitted=self.clock(),
            will_fail=FAIL in texts,
            at_once=operation.role == "sync",
        )
        if job.at_once and job.will_fail:
            return self._error(HTTPStatus.INTERNAL_SERVER_ERROR, "It went wrong, as the text asked for.")
        self.jobs[job.id] = job
        urls = self._urls(job) if job.at_once else []
        return self._answer(self.documented.created(job.id, operation, urls, job.kind, lambda: self._held(job)))

    def _held(self, job: Job) -> str:
        """A job's file as a data URL."""
        return f"data:{_MEDIA[job.kind][1]};base64,{base64.b64encode(self.clip(job)).decode()}"

    def _moderated(self) -> Response:
        row = next((row for row in self._api.delivery if row.error == "ContentModerated"), None)
        status = row.statuses[0] if row and row.statuses else HTTPStatus.FORBIDDEN
        what = row.text if row and row.text else "moderation"
        code = row.codes[0] if row and row.codes else None
        return self._error(status, f"The {what} refused this text, as it asked for.", code)

    def _taken_by(self, operation: Operation) -> list[LoadedSpec]:
        """The specs whose bodies go to an operation."""
        usual = self._api.submit
        return [one for one in self.specs if self._api.operations.get(one.content.operation or "", usual) is operation]

    def _judged(self, operation: Operation, request: Request) -> tuple[Judge, list[Refusal], JsonValue]:
        judges = {spec.model: self.judges[spec.model] for spec in self._taken_by(operation)}
        judge = next(iter(judges.values()), None)
        if judge is None:
            return next(iter(self.judges.values())), [Refusal("$", None, "no model is run here")], None
        placed = self._placed[id(operation)]
        if not placed.takes(request.headers.get("content-type", "")):
            return judge, [Refusal("$", None, f"$ is not sent as {placed.content_type}")], None
        try:
            body = placed.body(request.headers.get("content-type", ""), request.body, read_json)
        except JsonTextError as error:
            return judge, [Refusal(error.path, None, str(error))], None
        except ValueError as error:
            return judge, [Refusal("$", None, f"$ is no form: {error}")], None
        asked = request.path.partition("?")[2]
        path = request.route.removeprefix(urlsplit(self.base_url).path.rstrip("/"))
        body = placed.joined(path, asked, body)
        named = [value for value in body.values() if isinstance(value, str)] if isinstance(body, dict) else []
        judge = next((one for one in judges.values() if {*named} & {*one.models}), judge)
        refusals = judge.judge(body)
        wrong = [refusal for refusal in refusals if refusal.path == "model"]
        if len(judges) > 1 and wrong:
            # Of a body whose model is not known nothing else can be said.
            names = ", ".join(name for judge in judges.values() for name in judge.models)
            refusals = [Refusal("model", wrong[0].fact, f"model has to be one of: {names}")]
        return judge, refusals, body

    def _state(self, job: Job) -> State:
        if self.clock() - job.submitted < self.pending_seconds and not job.at_once:
            return "pending"
        return "failure" if job.will_fail else "success"

    def _polled(self, operation: Operation, identifier: str) -> tuple[int, JsonValue]:
        job = self.jobs.get(identifier)
        if job is None or job.deleted:
            return self.documented.missing(operation)
        state = self._state(job)
        urls = self._urls(job) if state == "success" else []
        return self.documented.polled(operation, job.id, state, urls, job.kind)

    def _result(self, operation: Operation, identifier: str) -> tuple[int, JsonValue]:
        by = result_of if operation.asks_by("result") else str
        job = next((one for name, one in self.jobs.items() if by(name) == identifier and not one.deleted), None)
        if job is None or self._state(job) != "success":
            return self.documented.missing(operation)
        return self.documented.result(operation, job.id, self._urls(job), job.kind)

    def _urls(self, job: Job) -> list[str]:
        """Where the files of a job lie."""
        counts = next((one.operation.count for one in self.specs if one.model == job.model), list[str]())
        asked = [job.parameter(name) for name in counts]
        count = next((int(one) for one in asked if isinstance(one, int | float) and not isinstance(one, bool)), 1)
        address, (ending, _) = f"{self.cdn_url.rstrip('/')}/{quote(job.id, safe='')}", _MEDIA[job.kind]
        return [f"{address}/{number}.{ending}" for number in range(max(1, min(count, MAXIMUM_RESULTS)))]

    @property
    def kinds(self) -> set[Media]:
        """The kinds of files that jobs of some model leave."""
        return {self._kind(spec.model) for spec in self.specs}

    def _kind(self, model: str) -> Media:
        """The kind of file that a model's jobs leave: what its spec says, else what the API's examples have."""
        spec = next((spec for spec in self.specs if spec.model == model), self.specs[0])
        if spec.content.result is not None:
            return spec.content.result
        return self.documented.kind_of_files(spec.telling) if spec.telling else "video"

    def _delete(self, operation: Operation, identifier: str) -> Response:
        job = self.jobs.get(identifier)
        if job is None or job.deleted:
            return self._answer(self.documented.missing(operation))
        job.deleted = True
        return self._answer(self.documented.deleted(operation, job.id))

    def _slot(self, operation: Operation, request: Request) -> Response:
        name = next(name for name, one in self._api.operations.items() if one is operation)
        kinds = {
            ending: media
            for one in self._api.inputs.values()
            if one.upload == name
            for ending, media in one.extensions.items()
        }
        wanted, sent = operation.body or {}, _own_body(operation, request)
        extension = next((sent.get(member) for member, text in wanted.items() if text == "{extension}"), None)
        media = next((sent.get(member) for member, text in wanted.items() if text == "{type}"), None)
        extension = extension or next((ending for ending, one in kinds.items() if one == media), None)
        if not isinstance(extension, str) or extension not in kinds:
            names = ", ".join(wanted)
            return self._error(HTTPStatus.BAD_REQUEST, f"{names} has to say one of: {', '.join(kinds)}")
        identifier = self.new_id()
        key = f"uploads/{identifier}.{extension}"
        # A field without a value is one all the same: forms that are signed hold every field.
        fields = {"key": key, "Content-Type": kinds[extension], "policy": "c2FuZGJveA==", "signature": identifier}
        fields["tagging"] = ""
        self.uploads[identifier] = Upload(identifier, extension, fields)
        url = f"{self.storage_url.rstrip('/')}/{key}" if operation.transfer == "put" else self.storage_url
        return self._answer(self.documented.slot(operation, identifier, url, fields))

    # The storage host.

    def storage(self, request: Request) -> Response:
        """What the storage host answers: 204 to a form with all fields of a slot and then the file, and no key."""
        if request.method == "PUT":
            return self._stored(request)
        if request.method != "POST" or request.route.rstrip("/") != urlsplit(self.storage_url).path.rstrip("/"):
            return storage_error(HTTPStatus.FORBIDDEN, "AccessDenied", "Nothing can be done here.")
        if "authorization" in request.headers:
            message = "The address is signed already; an authorization header must not come with it."
            return storage_error(HTTPStatus.BAD_REQUEST, "InvalidArgument", message)
        if len(request.body) > MAXIMUM_UPLOAD:
            return storage_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "EntityTooLarge", "The file is too large.")
        try:
            parts = read_form(request.headers.get("content-type", ""), request.body)
        except ValueError as error:
            return storage_error(HTTPStatus.BAD_REQUEST, "MalformedPOSTRequest", f"Not readable: {error}.")
        return self._store(parts)

    def _store(self, parts: list[Part]) -> Response:
        names = [part.name for part in parts]
        if not names or names[-1] != "file" or names.count("file") != 1:
            return storage_error(HTTPStatus.BAD_REQUEST, "InvalidArgument", "One file is wanted, as the last field.")
        *before, file = parts
        sent = {part.name: part.content.decode("utf-8", "replace") for part in before}
        upload = next((upload for upload in self.uploads.values() if upload.fields["key"] == sent.get("key")), None)
        if upload is None or upload.fields != sent or len(before) != len(sent):
            return storage_error(HTTPStatus.FORBIDDEN, "AccessDenied", "The fields are not those of an upload slot.")
        upload.content = file.content
        return Response(HTTPStatus.NO_CONTENT, {})

    def _stored(self, request: Request) -> Response:
        """A file put at its own address."""
        prefix = urlsplit(self.storage_url).path.rstrip("/")
        upload = next((one for one in self.uploads.values() if request.route == f"{prefix}/{one.fields['key']}"), None)
        if upload is None or any(name in request.headers for name in ("authorization", self._api.auth.header.lower())):
            return storage_error(HTTPStatus.FORBIDDEN, "AccessDenied", "This is no address of an upload slot.")
        upload.content = request.body
        return Response(HTTPStatus.OK, {})

    # The host of the clips.

    def cdn(self, request: Request) -> Response:
        """What the host of the clips answers: a clip or a part of it, to a request without a key."""
        if any(name in request.headers for name in ("authorization", self._api.auth.header.lower())):
            return plain_answer(HTTPStatus.BAD_REQUEST, "A key was sent to a host that must not see it.")
        if request.method not in ("GET", "HEAD"):
            return plain_answer(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET and HEAD.", {"allow": "GET, HEAD"})
        prefix = re.escape(urlsplit(self.cdn_url).path.rstrip("/"))
        found = re.fullmatch(rf"{prefix}/([^/]+)/([0-9]{{1,2}})\.([a-z0-9]+)", request.route)
        job = self.jobs.get(unquote(found[1])) if found else None
        if found is None or job is None or job.deleted:
            return plain_answer(HTTPStatus.NOT_FOUND, "There is no such file.")
        ending, media = _MEDIA[job.kind]
        if found[3] != ending:
            return plain_answer(HTTPStatus.NOT_FOUND, "There is no such file.")
        if self._state(job) != "success" or int(found[2]) >= len(self._urls(job)):
            return plain_answer(HTTPStatus.NOT_FOUND, "There is no such file yet.")
        return deliver(request, self.clip(job), media)


_MEDIA: Final[dict[Media, tuple[str, str]]] = {
    "video": ("mp4", "video/mp4"),
    "image": ("png", "image/png"),
    "audio": ("wav", "audio/wav"),
    "model3d": ("glb", "model/gltf-binary"),
}


def _own_body(operation: Operation, request: Request) -> Mapping[str, JsonValue]:
    """The members of an operation's own body, all of which have to be there; nothing of any other."""
    try:
        body = read_json(request.body) if operation.body and request.media_type == JSON else None
    except JsonTextError:
        body = None
    return body if isinstance(body, dict) and operation.body and body.keys() == operation.body.keys() else {}


def _named(given: Mapping[str, JsonValue], template: Mapping[str, str]) -> str | None:
    """What stands in the place of the id; nothing where it has none, and None where the template does not fit."""
    named = [given.get(name) for name, text in template.items() if text in ("{id}", "{result}")]
    fixed = {name: text for name, text in template.items() if "{" not in text}
    if not fixed.items() <= given.items() or not all(isinstance(one, str) for one in named):
        return None
    return next((one for one in named if isinstance(one, str)), "")


def _nearest(body: JsonValue, name: str) -> JsonValue:
    """The member of a name that lies nearest to the top of a body, lists left out; None where there is none."""
    level = [body]
    while level:
        objects = [one for one in level if isinstance(one, dict)]
        for one in objects:
            if name in one:
                return one[name]
        level = [member for one in objects for member in one.values()]
    return None
