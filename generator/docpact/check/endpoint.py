"""The documented API as an object without I/O: what the mocked contract suite and the sandbox server both answer with.

What is documented or observed is answered in the vendor's shapes; the sentences are ours. A prompt that holds
``[fail]`` makes a job that fails; one that holds ``[moderated]`` is refused by moderation.
"""

from __future__ import annotations

import hmac
import json
import re
import time
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final, cast
from urllib.parse import unquote, urlsplit

from pydantic import JsonValue

from docpact.check.delivery import deliver
from docpact.check.json_text import JsonTextError, read_json
from docpact.check.judge import Judge, Refusal
from docpact.check.messages import (
    JSON,
    Request,
    Response,
    error_answer,
    html_answer,
    json_answer,
    plain_answer,
    rejection,
    storage_error,
)
from docpact.check.multipart import Part, read_form
from docpact.facts import Fact
from docpact.spec import LoadedSpec

FAIL: Final = "[fail]"
"""A prompt that holds this makes a job that ends as FAILED."""
MODERATED: Final = "[moderated]"
"""A prompt that holds this is refused with status 403, as a moderated one is."""
MAXIMUM_BODY: Final = 1024 * 1024
MAXIMUM_UPLOAD: Final = 20 * 1024 * 1024
MAXIMUM_RESULTS: Final = 16
COST: Final = {"amount": "0.36", "unit": "DOLLARS"}
"""What the endpoint says that every job cost; nobody is charged."""


@dataclass(slots=True)
class Job:
    """An accepted generation: the body as received, and as the documentation says the server takes it."""

    id: str
    model: str
    body: JsonValue
    effective: JsonValue
    submitted: float
    will_fail: bool = False
    deleted: bool = False

    def parameter(self, name: str) -> JsonValue:
        """A parameter's effective value, at the top level or within ``parameters``; None where there is none."""
        return _parameter(self.effective, name)


@dataclass(slots=True)
class Upload:
    """A slot for an image: the form's fields that the storage host wants, and what it was sent."""

    id: str
    extension: str
    fields: dict[str, str]
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class _Route:
    name: str
    method: str
    pattern: re.Pattern[str]


@dataclass(slots=True)
class Endpoint:
    """The API of some specs.

    ``clip`` makes the bytes of a job's video; ``facts`` replaces the facts by which a model's bodies are judged;
    ``pending_seconds`` is how long a job runs by ``clock``; ``wrapped_errors`` and ``bare_success`` choose the other
    shape of an answer where two were seen.
    """

    specs: Sequence[LoadedSpec]
    key: str = field(kw_only=True, repr=False)
    base_url: str = field(kw_only=True)
    storage_url: str = field(kw_only=True)
    cdn_url: str = field(kw_only=True)
    clip: Callable[[Job], bytes] = field(kw_only=True)
    pending_seconds: float = field(default=0.0, kw_only=True)
    clock: Callable[[], float] = field(default=time.monotonic, kw_only=True)
    new_id: Callable[[], str] = field(default=lambda: str(uuid.uuid4()), kw_only=True)
    wrapped_errors: bool = field(default=False, kw_only=True)
    bare_success: bool = field(default=False, kw_only=True)
    facts: Mapping[str, Iterable[Fact]] = field(default_factory=dict[str, Iterable[Fact]], kw_only=True)
    jobs: dict[str, Job] = field(default_factory=dict[str, Job], init=False)
    uploads: dict[str, Upload] = field(default_factory=dict[str, Upload], init=False)
    judges: dict[str, Judge] = field(default_factory=dict[str, Judge], init=False)
    _routes: list[_Route] = field(default_factory=list[_Route], init=False)

    def __post_init__(self) -> None:
        self.judges = {spec.model: Judge(self.facts.get(spec.model, spec)) for spec in self.specs}
        prefix = urlsplit(self.base_url).path.rstrip("/")
        self._routes = [
            _Route(name, operation.method, _pattern(prefix + operation.path))
            for name, operation in self.specs[0].api.content.operations.items()
        ]

    def reset(self) -> None:
        """Forget all jobs and uploads."""
        self.jobs.clear()
        self.uploads.clear()

    # The API's host.

    def api(self, request: Request) -> Response:
        """What the API's host answers."""
        found = self._route(request)
        if found is None:
            return html_answer(HTTPStatus.FORBIDDEN, "Nothing can be reached at this address.")
        return self._unauthorised(request) or self._too_large(request) or self._carried_out(request, *found)

    def _carried_out(self, request: Request, operation: str, identifier: str) -> Response:
        if operation == "create":
            return self._create(request)
        if operation == "poll":
            return json_answer(HTTPStatus.OK, {"generations_by_pk": self._state(identifier)})
        if operation == "delete":
            return self._delete(identifier)
        return self._slot(request) if operation == "upload" else self._account()

    def _route(self, request: Request) -> tuple[str, str] | None:
        for route in self._routes:
            if route.method == request.method and (found := route.pattern.fullmatch(request.route)):
                return route.name, unquote(found.group(1)) if found.groups() else ""
        return None

    def _unauthorised(self, request: Request) -> Response | None:
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not key.strip():
            return error_answer(HTTPStatus.UNAUTHORIZED, "A bearer key is wanted.", "access-denied")
        if not hmac.compare_digest(key.strip().encode(), self.key.encode()):
            return error_answer(HTTPStatus.UNAUTHORIZED, "This key is not known here.", "unexpected")
        return None

    def _too_large(self, request: Request) -> Response | None:
        if len(request.body) <= MAXIMUM_BODY:
            return None
        return error_answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The request body is too large.", "too-large")

    def _create(self, request: Request) -> Response:
        judge, refusals, body = self._judged(request)
        if refusals:
            return rejection(refusals, wrapped=self.wrapped_errors)
        prompt = str(_parameter(body, "prompt"))
        if MODERATED in prompt:
            message = "The content moderation refused this prompt, as it asked for."
            return error_answer(HTTPStatus.FORBIDDEN, message, "moderated", "$.parameters.prompt")
        job = Job(
            id=self.new_id(),
            model=str(_parameter(body, "model")),
            body=body,
            effective=judge.effective(body),
            submitted=self.clock(),
            will_fail=FAIL in prompt,
        )
        self.jobs[job.id] = job
        submission: JsonValue = {"generationId": job.id, "cost": dict[str, JsonValue](COST), "apiCreditCost": None}
        return json_answer(HTTPStatus.OK, submission if self.bare_success else {"generate": submission})

    def _judged(self, request: Request) -> tuple[Judge, list[Refusal], JsonValue]:
        judge = next(iter(self.judges.values()))
        if request.media_type != JSON:
            return judge, [Refusal("$", None, (), f"$ is not sent as {JSON}")], None
        try:
            body = read_json(request.body)
        except JsonTextError as error:
            return judge, [Refusal(error.path, None, (), str(error))], None
        judge = self._judge_of(body) or judge
        refusals = judge.judge(body)
        named = [refusal for refusal in refusals if refusal.path == "model"]
        if len(self.judges) > 1 and named:
            # Of a body whose model is not known nothing else can be said.
            names = ", ".join(name for judge in self.judges.values() for name in judge.models)
            refusals = [Refusal("model", named[0].keyword, named[0].facts, f"model has to be one of: {names}")]
        return judge, refusals, body

    def _judge_of(self, body: JsonValue) -> Judge | None:
        model = body.get("model") if isinstance(body, dict) else None
        return next((judge for judge in self.judges.values() if isinstance(model, str) and model in judge.models), None)

    def _state(self, identifier: str) -> JsonValue:
        job = self.jobs.get(identifier)
        if job is None or job.deleted:
            return None
        status, results = "PENDING", list[JsonValue]()
        if self.clock() - job.submitted >= self.pending_seconds:
            status = "FAILED" if job.will_fail else "COMPLETE"
            results = [] if job.will_fail else self._results(job)
        return {
            "id": job.id,
            "status": status,
            "generated_images": results,
            "prompt_moderations": [],
        }

    def _results(self, job: Job) -> list[JsonValue]:
        quantity = job.parameter("quantity")
        count = max(1, min(int(quantity), MAXIMUM_RESULTS)) if isinstance(quantity, int | float) else 1
        address = f"{self.cdn_url.rstrip('/')}/{job.id}"
        return [
            {
                "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{job.id}/{number}")),
                "url": None,
                "motionMP4URL": f"{address}/{number}.mp4",
                "nsfw": False,
            }
            for number in range(count)
        ]

    def _delete(self, identifier: str) -> Response:
        job = self.jobs.get(identifier)
        if job is None or job.deleted:
            return json_answer(HTTPStatus.OK, {"delete_generations_by_pk": None})
        job.deleted = True
        return json_answer(HTTPStatus.OK, {"delete_generations_by_pk": {"id": job.id}})

    def _account(self) -> Response:
        api = self.specs[0].api.content
        user: JsonValue = {
            "user": {"id": "00000000-0000-4000-8000-000000000000", "username": "sandbox"},
            "apiConcurrencySlots": api.account.concurrent_jobs,
            "apiPaidTokens": 100_000,
            "apiSubscriptionTokens": 0,
        }
        return json_answer(HTTPStatus.OK, {"user_details": [user]})

    def _slot(self, request: Request) -> Response:
        kinds = self.specs[0].api.content.images.extensions
        try:
            body = read_json(request.body) if request.media_type == JSON else None
        except JsonTextError:
            body = None
        extension = body.get("extension") if isinstance(body, dict) and len(body) == 1 else None
        if not isinstance(extension, str) or extension not in kinds:
            message = f"extension has to be one of: {', '.join(kinds)}"
            return error_answer(HTTPStatus.BAD_REQUEST, message, "validation-failed", "$.extension")
        identifier = self.new_id()
        name = f"uploads/{identifier}.{extension}"
        fields = {"key": name, "Content-Type": kinds[extension], "policy": "c2FuZGJveA==", "signature": identifier}
        self.uploads[identifier] = Upload(identifier, extension, fields)
        slot: JsonValue = {"id": identifier, "fields": json.dumps(fields), "key": name, "url": self.storage_url}
        return json_answer(HTTPStatus.OK, {"uploadInitImage": slot})

    # The storage host.

    def storage(self, request: Request) -> Response:
        """What the storage host answers: 204 to a form with all fields of a slot and then the file, and no key."""
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

    # The host of the clips.

    def cdn(self, request: Request) -> Response:
        """What the host of the clips answers: a clip or a part of it, to a request without a key."""
        if "authorization" in request.headers:
            return plain_answer(HTTPStatus.BAD_REQUEST, "A key was sent to a host that must not see it.")
        if request.method not in ("GET", "HEAD"):
            return plain_answer(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET and HEAD.", {"allow": "GET, HEAD"})
        prefix = re.escape(urlsplit(self.cdn_url).path.rstrip("/"))
        found = re.fullmatch(rf"{prefix}/([^/]+)/([0-9]{{1,2}})\.mp4", request.route)
        job = self.jobs.get(unquote(found[1])) if found else None
        state = self._state(job.id) if job else None
        if found is None or job is None or not isinstance(state, dict):
            return plain_answer(HTTPStatus.NOT_FOUND, "There is no such clip.")
        if int(found[2]) >= len(cast("list[JsonValue]", state["generated_images"])):
            return plain_answer(HTTPStatus.NOT_FOUND, "There is no such clip yet.")
        return deliver(request, self.clip(job), "video/mp4")


def _pattern(path: str) -> re.Pattern[str]:
    """A path with ``{id}`` in it as a pattern; what stands for it is one step of a path."""
    pieces = re.split(r"\{[a-z_]+\}", path)
    return re.compile("([^/]+)".join(re.escape(piece) for piece in pieces))


def _parameter(body: JsonValue, name: str) -> JsonValue:
    if not isinstance(body, dict):
        return None
    inner = body.get("parameters")
    return body[name] if name in body else inner.get(name) if isinstance(inner, dict) else None
