"""Either client of a package, made and called by the same words, with every request that it sends at hand."""

from __future__ import annotations

import asyncio
import json
import time
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar

import httpx
from pydantic import JsonValue

from docpact.check.authorisation import key_fault
from docpact.check.harness import CDN, KEY, SECRET, STORAGE, Harness
from docpact.check.http_client import http_client, request_of, response_of
from docpact.check.messages import Response, json_answer
from docpact.check.seam import MODES, Mode, settled
from docpact.spec import LoadedSpec

Handler = Callable[[httpx.Request], httpx.Response]
Besides = Literal["poll", "result"]
JOB: Final = "A-Job"
One = TypeVar("One")
_OF_THE_LIBRARY: Final = ("host", "accept-encoding", "connection", "content-length")


@dataclass(frozen=True, slots=True)
class ModeCase:
    """One of the two clients."""

    mode: Mode

    @property
    def name(self) -> str:
        return self.mode


@dataclass(frozen=True, slots=True)
class Door:
    """One way of starting a job, or of showing what would start it: a method of either client."""

    mode: Mode
    method: str

    @property
    def name(self) -> str:
        return f"{self.mode} {self.method}"


def modes(_spec: LoadedSpec) -> list[ModeCase]:
    """Both clients."""
    return [ModeCase(mode) for mode in MODES]


def of_jobs(cases: Callable[[LoadedSpec], Iterable[One]]) -> Callable[[LoadedSpec], Iterable[One]]:
    """Cases about jobs that are asked for; none where no operation asks for one."""
    return lambda spec: cases(spec) if spec.api.content.operation("poll") else ()


def sending_doors(_spec: LoadedSpec) -> list[Door]:
    """The methods that start a job."""
    return [Door(mode, method) for mode in MODES for method in ("create", "create_from")]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the API's documentation speaks of it: without the key, whose ``fault`` says what is wrong with it,
    and without what every request of HTTP has.
    """

    method: str
    url: str
    headers: Mapping[str, str]
    body: JsonValue
    fault: str | None = None


class Caller:
    """One client, over a harness's endpoint or over a handler of one's own; ``settings`` are those of the client.

    A handler may leave the polls of a job, or the requests for its result, to what is documented for one that is
    complete (``besides``): these are not among those ``sent``.
    """

    def __init__(
        self,
        harness: Harness,
        mode: Mode,
        handler: Handler | None = None,
        *,
        besides: Besides | None = None,
        **settings: Any,
    ) -> None:
        api = harness.spec.api.content
        self.harness, self.mode, self.sent = harness, mode, list[httpx.Request]()
        self._handler = handler or self._endpoint
        self._besides: Besides | None = besides
        blocking = mode == "blocking"
        handle = self._handle if blocking else self._handle_awaited
        http = http_client(harness.package.__name__, handle, blocking=blocking)
        name = f"{'Async' if mode == 'asynchronous' else ''}{api.client}"
        usual = {"api_key": KEY, "api_secret": SECRET, "base_url": api.server.url, "http_client": http}
        given = {name: value for name, value in (usual | settings).items() if value is not None}
        self.client: Any = getattr(harness.package, name)(**given)

    @property
    def namespace(self) -> Any:
        """The calls of the harness's model."""
        return getattr(self.client, self.harness.spec.namespace)

    def is_own(self, found: Any, name: str) -> bool:
        """Whether what a call has given is of this client's own kind, and not of the other client's."""
        prefix = "" if self.mode == "blocking" else "Async"
        return isinstance(found, getattr(self.harness.package, f"{prefix}{name}"))

    def run(self, call: Callable[[Any], Any]) -> Any:
        """What a call on the client gives, awaited where it has to be; what it warns of is another matter."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            if self.mode == "blocking":
                return call(self.client)
            return asyncio.run(_awaited(call, self.client))

    def error(self, call: Callable[[Any], Any]) -> Any:
        """The exception that a call on the client raises; None where it raises none."""
        try:
            self.run(call)
        except Exception as error:  # noqa: BLE001  # whatever it is: the promise says what it should be
            return error
        return None

    def warned(self, call: Callable[[Any], Any]) -> list[warnings.WarningMessage]:
        """What a call on the client warns of, each time, whatever becomes of it."""

        async def awaited() -> None:
            await call(self.client)

        with warnings.catch_warnings(record=True) as caught, suppress(Exception):
            warnings.simplefilter("always")
            _ = call(self.client) if self.mode == "blocking" else asyncio.run(awaited())
        return caught

    def through(self, method: str, body: JsonValue, **options: Any) -> Any:
        """What a door gives for a valid body."""
        given = {"body": body} if method == "create_from" else self.harness.arguments.sparse(body)
        return self.run(lambda _: getattr(self.namespace, method)(**given, **options))

    def job(self, name: str = JOB) -> Any:
        """A job as the API's answer has it: asked for by its id, or where the files come at once, created."""
        spec = self.harness.spec
        if spec.telling is spec.operation:
            return self.through("create_from", self.harness.arguments.wire(dict(spec.content.sample.body)))
        return self.run(lambda client: client.generation(name).refresh())

    def _handle(self, request: httpx.Request) -> httpx.Response:
        request.read()
        if (found := beside(self.harness, request, self._besides)) is not None:
            return found
        self.sent.append(request)
        return self._handler(request)

    async def _handle_awaited(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        if (found := beside(self.harness, request, self._besides)) is not None:
            return found
        self.sent.append(request)
        answer: httpx.Response = await settled(self._handler(request))
        return answer

    def _endpoint(self, request: httpx.Request) -> httpx.Response:
        hosts = {STORAGE: "storage", CDN: "cdn"}
        name = next((hosts[one] for one in hosts if str(request.url).startswith(one)), "api")
        return response_of(self.harness.answers[name](request_of(request)))


async def _awaited(call: Callable[[Any], Any], client: Any) -> Any:
    return await settled(call(client))


def answer(status: int, body: JsonValue, headers: Mapping[str, str] | None = None) -> httpx.Response:
    """An answer of an API, as httpx has it."""
    found = json_answer(status, body)
    found.headers.update(headers or {})
    return response_of(found)


def accepting(harness: Harness, job: str = "a-job") -> Handler:
    """A handler that takes whatever it is sent for a job."""
    return replies(answer(*harness.endpoint.documented.created(job, harness.spec.operation)))


def asked(harness: Harness, request: httpx.Request) -> Asked:
    """What a request to the API asks."""
    auth = harness.spec.api.content.auth
    fault = key_fault(auth, request_of(request), KEY, SECRET, time.time())
    url = request.url.copy_remove_param(auth.query) if auth.scheme == "query" and auth.query else request.url
    left_out = {*_OF_THE_LIBRARY, "user-agent", *(() if auth.scheme == "query" else (auth.header.lower(),))}
    headers = {name.lower(): value for name, value in request.headers.items() if name.lower() not in left_out}
    found = harness.endpoint.route(request_of(request))
    read = harness.content_of if found is None or found[0].billed else _own_content
    content = read(request.headers, request.content)
    return Asked(request.method, str(url).rstrip("?"), told_once(harness, headers), content, fault)


def _own_content(_: Mapping[str, str], content: bytes) -> JsonValue:
    """What an operation sends that takes no request's body: JSON, or nothing."""
    try:
        found: JsonValue = json.loads(content) if content else None
    except ValueError:
        found = "(no JSON)"
    return found


ONCE: Final = "(a text of the call's own)"


def told_once(harness: Harness, headers: Mapping[str, str]) -> dict[str, str]:
    """Headers with ``ONCE`` in the place of a text that no two calls share."""
    name = (harness.spec.operation.idempotency or "").lower()
    return {**headers, **({name: ONCE} if headers.get(name) else {})}


def beside(harness: Harness, request: httpx.Request, role: Besides | None) -> httpx.Response | None:
    """What is documented about a job that is complete, for a request of this role; None for any other, and where no
    operation of its own tells the files of jobs.
    """
    documented, telling = harness.endpoint.documented, harness.spec.telling
    found = harness.endpoint.route(request_of(request))
    if telling is None or telling.role != "result" or found is None or found[0].role != role:
        return None
    if role == "poll":
        return answer(*documented.polled(found[0], found[1], "success", []))
    return answer(*documented.result(found[0], JOB, ["https://cdn.example/a"]))


def replies(*found: Response | httpx.Response | Exception) -> Handler:
    """A handler that gives one answer after the other, and the last one for all that follow."""
    left: Sequence[Any] = [*found]
    at = [0]

    def handler(_request: httpx.Request) -> httpx.Response:
        one = left[min(at[0], len(left) - 1)]
        at[0] += 1
        if isinstance(one, Exception):
            raise one
        if isinstance(one, Response):
            return response_of(one)
        given: httpx.Response = one
        return httpx.Response(given.status_code, headers=given.headers, content=given.content)

    return handler
