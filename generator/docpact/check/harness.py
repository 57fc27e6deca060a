"""A client and the endpoint of its spec, joined by a respx router: what the contract suite's promises are made of.

What a promise asks of it never raises: exceptions of the client are part of the outcome.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import re
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Protocol, cast, get_args

import httpx
import respx
from pydantic import JsonValue

from docpact.check.arguments import Arguments, NotExpressibleError
from docpact.check.authorisation import authorised, key_fault
from docpact.check.bodies import bodies_for
from docpact.check.cases import MeantBody
from docpact.check.certify import InvalidBody
from docpact.check.conditions import bare, emitted_conditions
from docpact.check.endpoint import Endpoint
from docpact.check.http_client import http_client, request_of, response_of
from docpact.check.messages import Request, Response, read_answer
from docpact.check.outcomes import Fetched, Outcome, Reply
from docpact.check.seam import Mode, no_pauses, settled, untold
from docpact.check.shapes import Shapes
from docpact.check.violations import joins
from docpact.facts import ROOT, Absent, Fact, canonical, value_at
from docpact.facts import Path as FactPath
from docpact.spec import LoadedSpec

KEY: Final = "contract-key"
STORAGE: Final = "https://storage.example"
CDN: Final = "https://cdn.example"
CLIP: Final = b"a very short clip, and long enough to be told from an address in base64"
SECRET: Final = "contract-secret"  # noqa: S105

Answer = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class Refused:
    """How a client refused a call: the exception, and the paths that it named."""

    error: Exception
    paths: frozenset[str]
    conditions: frozenset[str] = frozenset()
    """Each condition of the model that was named as broken, as text."""


class Namespace(Protocol):
    """A model's calls, as every emitted client has them."""

    def create(self, **arguments: Any) -> Any: ...

    def create_from(self, body: Any) -> Any: ...

    def preview(self, **arguments: Any) -> Any: ...

    def check(self, body: Any) -> Any: ...


class Harness:
    """One model: its spec, the endpoint, and a client whose every request passes through respx to that endpoint.

    ``namespace``, ``async_namespace`` and ``answers`` (by host: api, storage, cdn) may be replaced by others.
    """

    def __init__(
        self, spec: LoadedSpec, package: str | None = None, facts: Mapping[str, set[Fact]] | None = None
    ) -> None:
        api = spec.api.content
        self.spec = spec
        self.package: Any = importlib.import_module(package or api.package)
        self.endpoint = Endpoint(
            [spec],
            key=KEY,
            secret=SECRET,
            base_url=api.server.url,
            storage_url=STORAGE,
            cdn_url=CDN,
            clip=lambda _job: CLIP,
            fails_on_request=False,  # the texts are searched for, and all that are valid have to start a job
            facts=facts or {},
        )
        self.answers: dict[str, Answer] = {
            "storage": self.endpoint.storage,
            "cdn": self.endpoint.cdn,
            "api": self.endpoint.api,
        }
        self.router = respx.Router(assert_all_called=False)
        for host, name in ((STORAGE, "storage"), (CDN, "cdn"), (api.server.url, "api")):
            self.router.route(url__startswith=host).mock(side_effect=self._answering(name))
        name = self.package.__name__
        self.http = http_client(name, self.router.handler, blocking=True)
        self.async_http = http_client(name, self.router.async_handler, blocking=False)
        clients = self.new_clients()
        self.client, self.async_client = clients["client"], clients["async_client"]
        self.namespace: Namespace = getattr(self.client, spec.namespace)
        self.async_namespace: Any = getattr(self.async_client, spec.namespace)
        parameters = inspect.signature(self.namespace.create).parameters
        self.arguments = Arguments(spec, parameters, self.package.Reference)

    def new_clients(self) -> dict[str, Any]:
        """A client of each kind, over the router, by the names that they have here."""
        api = self.spec.api.content
        settings = {"api_key": KEY, "api_secret": SECRET, "base_url": api.server.url}
        return {
            "client": getattr(self.package, api.client)(http_client=self.http, **settings),
            "async_client": getattr(self.package, f"Async{api.client}")(http_client=self.async_http, **settings),
        }

    def reset(self) -> None:
        """Forget all requests and jobs."""
        self.router.reset()
        self.endpoint.reset()

    @property
    def requests(self) -> list[httpx.Request]:
        """Every request that the client has sent since the last reset."""
        calls = cast("list[respx.models.Call]", self.router.calls)
        return [call.request for call in calls]

    @cached_property
    def shapes(self) -> Shapes:
        """The shapes of answers that the spec describes."""
        return Shapes(self.spec.api)

    # Calls of the client, quietly: that the model is retired is one promise's business.

    def create(self, arguments: Mapping[str, Any]) -> Any:
        return self._quietly(lambda: self.namespace.create(**arguments))

    def create_from(self, body: JsonValue) -> Any:
        return self._quietly(lambda: self.namespace.create_from(body))

    def create_awaited(self, arguments: Mapping[str, Any]) -> Any:
        return self._quietly(lambda: asyncio.run(self.async_namespace.create(**arguments)))

    def create_from_awaited(self, body: JsonValue) -> Any:
        return self._quietly(lambda: asyncio.run(self.async_namespace.create_from(body)))

    # What comes of them.

    def outcome(self, call: Callable[[Any], object], argument: Any) -> Outcome:
        """What comes of one call, whatever it raises."""
        self.reset()
        refused, error = None, ""
        try:
            refused = self.refused(call, argument)
        except Exception as raised:  # noqa: BLE001  # whatever it is: the outcome says what came of it
            error = f"{type(raised).__name__}: {raised}"
        sent = tuple(self.bodies_sent())
        jobs = tuple(canonical(job.body) for job in self.endpoint.jobs.values())
        return Outcome(refused.paths if refused else None, sent, jobs, str(refused.error) if refused else error)

    def refused(self, call: Callable[[Any], object], argument: Any) -> Refused | None:
        """How ``create`` or ``create_from`` refuses an argument; None where it does not."""
        try:
            call(argument)
        except self.package.InvalidRequest as error:
            # A refusal that names no member speaks of the body as a whole.
            paths = frozenset(_generic(problem.path) for problem in error.problems) or frozenset({ROOT})
            named = (problem.condition for problem in error.problems if getattr(problem, "condition", None))
            return Refused(error, paths, frozenset(str(bare(condition)) for condition in named))
        except TypeError as error:
            return Refused(error, frozenset(self.arguments.named(str(error))))
        return None

    def previewed(self, namespace: Namespace, arguments: Mapping[str, Any]) -> Outcome:
        """What ``preview`` shows for some arguments, as if it had been sent; with what really was sent."""
        self.reset()
        shown, error = "", ""
        try:
            prepared = self._quietly(lambda: namespace.preview(**arguments))
            shown = canonical(self.body_of(prepared.url, prepared.headers, prepared.body))
        except Exception as raised:  # noqa: BLE001  # see above
            error = f"{type(raised).__name__}: {raised}"
        return Outcome(None, (shown, *self.bodies_sent()), (), error)

    def bodies_sent(self) -> Iterator[str]:
        """The body that each request means, as it has it and its address, as canonical JSON."""
        return (canonical(self.body_of(one.url, one.headers, one.content)) for one in self.requests)

    def started(self, body: JsonValue) -> Outcome:
        """Nothing was refused, and this very body, as a request can say it, was sent and started one job."""
        said = canonical(self.spec.placed.said(body))
        return Outcome(None, (said,), (said,))

    def body_of(self, url: httpx.URL | str, headers: Mapping[str, str], content: bytes) -> JsonValue:
        """The body that a request means, from its address and what it holds; a note where it means none."""
        path, _, query = httpx.URL(url).raw_path.decode().partition("?")
        return self.spec.placed.joined(path.removeprefix(self._prefix), query, self.content_of(headers, content))

    @cached_property
    def _prefix(self) -> str:
        """The path of the server's address."""
        return httpx.URL(self.spec.api.content.server.url).path.rstrip("/")

    def content_of(self, headers: Mapping[str, str], content: bytes) -> JsonValue:
        """The JSON that a request holds, or of a form its fields; a note where it holds neither."""
        if not content:
            return None
        try:
            return self.spec.placed.body(headers.get("content-type", ""), content, json.loads)
        except ValueError:
            return f"(no {self.spec.placed.content_type})"

    def posted(self, text: bytes, shown: tuple[dict[str, str], dict[str, str]] | None = None) -> Reply:
        """What the endpoint answers to a body as it is; ``shown`` replaces the key's headers and query."""
        self.reset()
        api = self.spec.api.content
        headers, query = authorised(api.auth, KEY, SECRET, time.time()) if shown is None else shown
        path, content_type, content = self.spec.request(text)
        url = httpx.URL(api.server.url + path).copy_merge_params(query)
        headers = {**headers, **({"content-type": content_type} if content_type else {})}
        response = self.answers["api"](Request(self.spec.operation.method, url.raw_path.decode(), headers, content))
        try:
            answer = read_answer(response.headers.get("content-type", ""), response.body)
        except ValueError:
            answer = None
        messages = tuple(self.endpoint.documented.messages(answer))
        return Reply(
            response.status, answer, messages, len(self.endpoint.jobs), response.body.decode("utf-8", "replace")
        )

    def effective(self, body: JsonValue) -> JsonValue:
        """What the endpoint reports that it takes a body for; what it says where it starts no job."""
        reply = self.posted(json.dumps(body).encode())
        jobs = list(self.endpoint.jobs.values())
        return jobs[0].effective if len(jobs) == 1 else f"no job: {reply.text}"

    def broken_conditions(self, violation: InvalidBody) -> frozenset[str]:
        """The conditions that a client has to name for an invalid body."""
        return frozenset(str(self.emitted[fact]) for fact in violation.facts if fact in self.emitted)

    @cached_property
    def emitted(self) -> dict[Fact, Any]:
        """The conditions that the client should have, by the facts that they say."""
        return emitted_conditions(self.spec.contract, self.package.__name__)

    def warned_at(self, body: JsonValue) -> list[str]:
        """The paths that ``check`` warns of, sorted; one of several broken facts stands there as often."""
        untold(self.package.__name__)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            self.refused(self.namespace.check, body)
        texts = [str(one.message) for one in caught if one.category is self.package.DocumentationWarning]
        return sorted(_generic(text.removeprefix(f"{self.page.title}: ").partition(": ")[0]) for text in texts)

    def arguments_for(self, meant: MeantBody) -> dict[str, Any] | None:
        """The arguments that mean a body, all or as few as will do; None where no arguments mean it."""
        of = self.arguments
        with suppress(NotExpressibleError):
            arguments = of.sparse(meant.body) if meant.sparse else of.of(of.wire(meant.body))
            return None if self._broken_by_what_is_sent(meant.body) else arguments
        return None

    def expresses(self, violation: InvalidBody) -> bool:
        """Whether there are arguments that mean an invalid body."""
        with suppress(NotExpressibleError):
            self.arguments.wrong(violation.body, violation.path)
            return True
        return False

    def refusal_of_create(self, violation: InvalidBody) -> frozenset[str]:
        """Where ``create`` refuses an invalid body: what it sends by itself may break facts besides."""
        holders = {FactPath(path).parent or ROOT for path, _, _ in self.arguments.entries()}
        unknown = any(fact.keyword == "additionalProperties" and fact.path in holders for fact in violation.facts)
        if unknown or not self._broken_by_what_is_sent(violation.body):
            return violation.paths  # Python refuses an unknown argument before anything is judged
        return frozenset(
            str(fault.path) for fault in bodies_for(self.spec).judge.refusals(self.arguments.wire(violation.body))
        )

    def _broken_by_what_is_sent(self, body: JsonValue) -> bool:
        """Whether what ``create`` sends by itself breaks a fact about several members that a body keeps without it."""
        if not any(isinstance(value_at(body, path.loc()), Absent) for path in self._sent_beside_others):
            return False
        judge = bodies_for(self.spec).judge
        before = {fault.fact for fault in judge.refusals(body)}
        return any(
            fault.fact not in before and joins(fault.fact) for fault in judge.refusals(self.arguments.wire(body))
        )

    @cached_property
    def _sent_beside_others(self) -> list[FactPath]:
        """The members that ``create`` sends by itself and that some fact allows or forbids together with others."""
        facts = [one.fact for one in self.spec.contract.constraints if joins(one.fact)]
        together = {path for fact in facts for path in fact.meaning.subjects(fact.path, fact.value)}
        together |= {test.path for fact in facts for test in fact.when}
        entries = [FactPath(path) for path, _, _ in self.arguments.entries()]
        return [path for path in entries if path in together and self.arguments.sent_by_itself(path)]

    @property
    def api_host(self) -> str:
        return httpx.URL(self.spec.api.content.server.url).host

    def told_default(self, path: str) -> JsonValue:
        """The default that the client's models tell for a member; a text where they have no such member."""
        model: Any = self.page.request
        default: object = None
        for step in path.replace("[]", "").split("."):
            fields: dict[str, Any] = model.model_fields if hasattr(model, "model_fields") else {}
            field = next((field for name, field in fields.items() if (field.alias or name) == step), None)
            if field is None:
                return "no such member"
            model = next((one for one in _within(field.annotation) if hasattr(one, "model_fields")), None)
            default = field.default
        return cast("JsonValue", default)

    @property
    def calls(self) -> Any:
        """The client's module of this model's calls."""
        return importlib.import_module(f"{self.package.__name__}.calls.{self.spec.namespace}")

    @property
    def page(self) -> Any:
        """What the client knows of the model's page, its request model among it."""
        return self.calls.PAGE

    def fetched(self, body: JsonValue, mode: Mode) -> Fetched:
        """What a job of either client leaves behind from submission to file, and which hosts saw the key."""
        namespace = self.namespace if mode == "blocking" else self.async_namespace

        async def job(path: Path) -> None:
            generation = await settled(namespace.create(**self.arguments.sparse(body)))
            await settled(generation.wait(interval=0.001, timeout=9))
            for number, video in enumerate(generation.files):
                await settled(video.download(path / f"{number}"))

        self.reset()
        error = ""
        with tempfile.TemporaryDirectory(prefix="docpact-") as folder:
            try:
                with no_pauses(self.package.__name__):
                    self._quietly(lambda: asyncio.run(job(Path(folder))))
            except Exception as raised:  # noqa: BLE001  # see above
                error = f"{type(raised).__name__}: {raised}"
            files = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
        hosts = {request.url.host for request in self.requests if self._shows_key(request)}
        return Fetched(files, frozenset(hosts), error)

    def _shows_key(self, request: httpx.Request) -> bool:
        """Whether a request holds the key as it is, or what the API takes for it."""
        taken = key_fault(self.spec.api.content.auth, request_of(request), KEY, SECRET, time.time()) is None
        return taken or KEY in f"{request.url} {request.headers.raw}"

    def _answering(self, name: str) -> Callable[[httpx.Request], httpx.Response]:
        return lambda request: response_of(self.answers[name](request_of(request)))

    @staticmethod
    def _quietly(call: Any) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            return call()


def _within(annotation: object) -> Iterator[object]:
    """A type, and all that it is made of, as a list of models that may be left out is."""
    yield annotation
    for one in get_args(annotation):
        yield from _within(one)


def _generic(path: str) -> str:
    """A path with its indexes as ``[]``, as facts write it."""
    return re.sub(r"\[\d+\]", "[]", path)
