"""Situations in which a client's key might show: what a server says that repeats the key, and what goes wrong.

The server is a real one on this machine, which answers with fixed bytes and repeats the key that it was sent wherever
these ask for it. So no frame of a caller holds the key, and whatever shows it was shown by the client.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import logging
import re
import socket
import warnings
from collections.abc import Callable, Coroutine, Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NoReturn
from urllib.parse import quote, unquote, urlsplit

import httpx
from pydantic import JsonValue

from docpact.check.harness import Harness
from docpact.check.network.loopback import listening
from docpact.check.seam import Mode, http_library, no_pauses, settled
from docpact.spec.answers import with_status
from docpact.spec.api import Auth
from docpact.spec.documented import Documented, State

ECHO: Final = "<<key>>"
"""Stands in an answer for the key that the server was sent."""


@contextlib.contextmanager
def echo_server(answers: Sequence[bytes | None], auth: Auth) -> Generator[str]:
    """A server that gives each request the next of some raw answers, the last one for all that follow; None: never.

    Gives its host and port.
    """
    left = [*answers]

    def serve(connection: socket.socket) -> None:
        request = b""
        while not _is_complete(request):
            piece = connection.recv(65536)
            request += piece
            # TLS begins with the byte 22, and this server does not speak it.
            if not piece or request[0] == 22:
                return
        answer = left.pop(0) if len(left) > 1 else left[0]
        if answer is None:
            connection.recv(1)
            return
        key = _shown(request.decode("latin-1"), auth)
        for mark, form in {ECHO: key, quote(ECHO): quote(key, safe=""), _JSON_ECHO: json.dumps(key)[1:-1]}.items():
            answer = answer.replace(mark.encode(), form.encode())
        connection.sendall(answer)

    with listening(serve) as host:
        yield host


def _shown(request: str, auth: Auth) -> str:
    """The key that a request shows."""
    if auth.scheme == "query":
        found = re.search(rf"[?&]{re.escape(auth.query or '')}=([^&\s]+)", request)
        return unquote(found[1]) if found else ""
    found = re.search(rf"(?i){re.escape(auth.header)}: {re.escape(auth.header_prefix)}(\S+)", request)
    return found[1] if found else ""


_JSON_ECHO: Final = "<<json key>>"


def _is_complete(request: bytes) -> bool:
    head, end, body = request.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", head)
    return bool(end) and len(body) >= (int(length[1]) if length else 0)


def said(status: int, body: str | JsonValue, headers: str = "", length: int | None = None) -> bytes:
    """A raw answer that ends with the connection; a JSON body holds the key as JSON writes it."""
    text = body if isinstance(body, str) else json.dumps(body).replace(ECHO, _JSON_ECHO)
    kind = "text/html" if isinstance(body, str) else "application/json"
    more = f"content-length: {length}\r\n" if length else ""
    return f"HTTP/1.1 {status} Said\r\ncontent-type: {kind}\r\nconnection: close\r\n{more}{headers}\r\n{text}".encode()


@dataclass
class LeakContext:
    """One kind of client at one server; whatever is made or raised there is kept as evidence."""

    harness: Harness
    mode: Mode
    key: Callable[[], str]
    base_url: str = ""
    evidence: list[object] = field(default_factory=list[object])

    def client(self, **settings: Any) -> Any:
        """A client with the key, unless ``settings`` say otherwise, whose pauses take no time."""
        name = f"{'Async' if self.mode == 'asynchronous' else ''}{self.harness.spec.api.content.client}"
        made = getattr(self.harness.package, name)(**{"api_key": self.key(), "base_url": self.base_url} | settings)
        self.evidence.append(made)
        return made

    def create(self, client: Any) -> Any:
        body = dict(self.harness.spec.content.sample.body)
        return getattr(client, self.harness.spec.namespace).create(**self.harness.arguments.sparse(body))

    async def kept(self, call: Callable[[], Any]) -> Any:
        """What a call gives or raises, kept as evidence."""
        try:
            found = await settled(call())
        except BaseException as error:  # noqa: BLE001  # interruptions are situations too
            found = error.with_traceback(self._from_the_client_on(error.__traceback__))
        self.evidence.append(found)
        return found

    def _from_the_client_on(self, trace: TracebackType | None) -> TracebackType | None:
        """A traceback without the frames of callers, who have a key of their own to look after."""
        folder = str(Path(self.harness.package.__file__).parent)
        while trace is not None and not trace.tb_frame.f_code.co_filename.startswith(folder):
            trace = trace.tb_next
        return trace

    async def closed(self, client: Any) -> None:
        await settled(client.close())


Play = Callable[[LeakContext], Coroutine[Any, Any, None]]

_AMPLE: Final = 60.0
"""Seconds that no answer of this machine takes, however busy it is."""
_SOON: Final = 0.05
"""Seconds after which a situation ends in which nothing else would come."""


@dataclass(frozen=True, slots=True)
class LeakScenario:
    """What a server answers, and what is done with a client; ``error`` is the one that comes of it, if any."""

    name: str
    answers: Callable[[Documented], Sequence[bytes | None]]
    run: Play
    error: str | None = None
    https: bool = False
    jobs: bool = False
    """Whether it is about jobs that can be asked for."""


def _creating(seconds: float = _AMPLE) -> Play:
    async def run(context: LeakContext) -> None:
        client = context.client(timeout=seconds)
        await context.kept(lambda: context.create(client))
        await context.closed(client)

    return run


async def _reading(context: LeakContext) -> None:
    client = context.client()
    for call in (
        getattr(client, "account", None),
        lambda: client.generation("a-job").refresh(),
        lambda: client.upload(_PNG),
    ):
        if call is not None:
            await context.kept(call)
    await context.closed(client)


def _waiting(seconds: float = _AMPLE, interval: float = 0.01) -> Play:
    async def run(context: LeakContext) -> None:
        client = context.client()
        job = client.generation("a-job")
        found = await context.kept(lambda: job.wait(timeout=seconds, interval=interval, progress=True))
        if not isinstance(found, BaseException):
            await context.kept(lambda: (found.files, found.status, found.raw))
        await context.closed(client)

    return run


async def _closed(context: LeakContext) -> None:
    client = context.client()
    await context.closed(client)
    await context.kept(lambda: context.create(client))


async def _showing(context: LeakContext) -> None:
    client = context.client()
    body = dict(context.harness.spec.content.sample.body)
    arguments = context.harness.arguments.sparse(body)
    preview = await context.kept(lambda: getattr(client, context.harness.spec.namespace).preview(**arguments))
    context.evidence += [
        preview.curl(),
        preview.body.decode(errors="replace"),
        preview.headers,
        dict(preview._asdict()),
    ]
    await context.closed(client)


def _interrupted(kind: type[BaseException]) -> Play:
    async def run(context: LeakContext) -> None:
        def handle(request: httpx.Request) -> NoReturn:
            # An interruption that came while another error was looked after.
            raise kind from OSError(f"while sending to {request.url.host}")

        async def handle_async(request: httpx.Request) -> NoReturn:
            handle(request)

        blocking = context.mode == "blocking"
        library = http_library(context.harness.package.__name__)
        transport = library.MockTransport(handle if blocking else handle_async)
        http: Any = (library.Client if blocking else library.AsyncClient)(transport=transport)
        client = context.client(http_client=http)
        await context.kept(lambda: context.create(client))
        await context.kept(lambda: client.generation("a-job").refresh())

    return run


def _refused(**settings: Any) -> Play:
    """A client that cannot be made; settings are made of the key where they hold ECHO."""

    async def run(context: LeakContext) -> None:
        def make() -> Any:
            given = {
                name: value.replace(ECHO, context.key()) if isinstance(value, str) else value
                for name, value in settings.items()
            }
            return context.client(**given)

        await context.kept(make)

    return run


_PNG: Final = b"\x89PNG\r\n\x1a\n"


def _error(documented: Documented, status: int, **more: Any) -> bytes:
    found = documented.error(status, f"bad key {ECHO}", ECHO)[1]
    return said(status, {**found, ECHO: ECHO} if isinstance(found, dict) else found, **more)


def _job(documented: Documented, **more: Any) -> bytes:
    status, found = documented.created("a-job")
    return said(status, {**found, ECHO: ECHO} if isinstance(found, dict) else found, **more)


def _polled(documented: Documented, state: State, word: str | None = None) -> bytes:
    poll = documented.api.operation("poll")
    if poll is None:
        return said(200, {})
    status, found = documented.polled(poll, ECHO, state, [f"https://cdn.example/{quote(ECHO)}"])
    if word is not None and poll.reads.status:
        found = with_status(found, poll.reads.status, word)
    return said(status, {**found, ECHO: [ECHO]} if isinstance(found, dict) else found)


def _slot(url: str) -> Callable[[Documented], list[bytes]]:
    def slot(documented: Documented) -> list[bytes]:
        upload = documented.api.operation("upload")
        return [said(*documented.slot(upload, ECHO, url, {"a": ECHO})) if upload else said(404, {})]

    return slot


LEAK_SCENARIOS: Final = (
    LeakScenario("a job is accepted", lambda api: [_job(api)], _creating()),
    LeakScenario("a body is refused", lambda api: [said(*api.refused([f"no: {ECHO}"]))], _creating(), "ApiError"),
    LeakScenario("the key is refused", lambda api: [_error(api, 401)], _creating(), "AuthenticationFailed"),
    LeakScenario("a page instead of JSON", lambda _: [said(403, f"<html>{ECHO}</html>")], _creating()),
    LeakScenario(
        "too many requests", lambda api: [_error(api, 429, headers=f"retry-after: {ECHO}\r\n")], _creating(), "ApiError"
    ),
    LeakScenario("a failing server", lambda api: [_error(api, 500)], _creating(), "OutcomeUnknown"),
    LeakScenario(
        "a failing server names a job", lambda api: [said(500, api.created(ECHO)[1])], _creating(), "OutcomeUnknown"
    ),
    LeakScenario("half an answer", lambda api: [_job(api, length=5000)], _creating(), "OutcomeUnknown"),
    LeakScenario(
        "an answer that is no HTTP",
        lambda _: [f"HTTP/1.1 {ECHO} {ECHO}\r\n\r\n".encode()],
        _creating(),
        "OutcomeUnknown",
    ),
    LeakScenario(
        "a header that is none",
        lambda _: [f"HTTP/1.1 200 OK\r\n {ECHO}\r\n\r\n".encode()],
        _creating(),
        "OutcomeUnknown",
    ),
    LeakScenario(
        "the key as the reason for a status",
        lambda api: [_error(api, 401).replace(b" Said\r\n", f" {ECHO}\r\n".encode())],
        _creating(),
        "AuthenticationFailed",
    ),
    LeakScenario(
        "a cookie",
        lambda api: [_error(api, 401, headers=f"set-cookie: a={ECHO}; path=/\r\n")],
        _creating(),
        "AuthenticationFailed",
    ),
    LeakScenario("no answer", lambda _: [None], _creating(_SOON), "OutcomeUnknown"),
    LeakScenario("no TLS", lambda api: [_job(api)], _creating(), "ConnectionFailed", https=True),
    LeakScenario("nobody listens", lambda _: [], _creating(), "ConnectionFailed"),
    LeakScenario("reads are refused", lambda api: [_error(api, 401)], _reading),
    LeakScenario("reads fail", lambda api: [_error(api, 503)], _reading),
    LeakScenario("reads end early", lambda api: [_job(api, length=5000)], _reading),
    LeakScenario("a slot at no address", _slot(ECHO), _reading),
    LeakScenario("a slot elsewhere", _slot(f"http://127.0.0.1:1/{quote(ECHO)}"), _reading),
    LeakScenario("a job is complete", lambda api: [_polled(api, "success")], _waiting(), jobs=True),
    LeakScenario("a job has failed", lambda api: [_polled(api, "failure")], _waiting(), "GenerationFailed", jobs=True),
    # The one question that it asks has a second: asyncio logs connections whose unread bytes would show the echo.
    LeakScenario(
        "a job goes on", lambda api: [_polled(api, "pending", ECHO)], _waiting(_SOON, 1.0), "WaitTimeout", jobs=True
    ),
    LeakScenario("the client is closed", lambda api: [_job(api)], _closed, "InvalidRequest"),
    LeakScenario("a preview", lambda api: [_job(api)], _showing),
    LeakScenario("Ctrl-C", lambda _: [], _interrupted(KeyboardInterrupt), "KeyboardInterrupt"),
    LeakScenario("a cancelled task", lambda _: [], _interrupted(asyncio.CancelledError), "CancelledError"),
    LeakScenario("a defect below", lambda _: [], _interrupted(ZeroDivisionError), "ZeroDivisionError", jobs=True),
    LeakScenario("a key with a line end", lambda _: [], _refused(api_key=f"{ECHO}\n"), "InvalidRequest"),
    LeakScenario("a key with a space", lambda _: [], _refused(api_key=f"{ECHO} x"), "InvalidRequest"),
    LeakScenario("a key beyond ASCII", lambda _: [], _refused(api_key=f"{ECHO}\u00e9"), "InvalidRequest"),
    LeakScenario(
        "an address with a password",
        lambda _: [],
        _refused(base_url=f"https://user:{ECHO}@api.example"),
        "InvalidRequest",
    ),
    LeakScenario(
        "an address with a user", lambda _: [], _refused(base_url=f"http://{ECHO}@api.example/v1"), "InvalidRequest"
    ),
    LeakScenario(
        "an address with a query",
        lambda _: [],
        _refused(base_url=f"https://api.example/v1?key={ECHO}"),
        "InvalidRequest",
    ),
    LeakScenario("a timeout that is none", lambda _: [], _refused(timeout=-1.0), "InvalidRequest"),
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a situation left: what was made or raised, and what was logged, warned of and printed meanwhile."""

    objects: list[object]
    logged: list[logging.LogRecord]
    warned: list[str]
    printed: str

    def error(self, name: str) -> bool:
        """Whether an exception of this name, or of one below it, was raised."""
        return any(name in [kind.__name__ for kind in type(one).__mro__] for one in self.objects)


class _Records(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.found: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record)


def run(scenario: LeakScenario, mode: Mode, harness: Harness, key: Callable[[], str]) -> Evidence:
    """What a client makes and raises in a situation, with every library's log at DEBUG, and asyncio's own checks on."""
    path = urlsplit(harness.spec.api.content.server.url).path
    records, printed, root = _Records(), io.StringIO(), logging.getLogger()
    level = root.level
    with contextlib.ExitStack() as stack:
        answers = scenario.answers(harness.endpoint.documented)
        origin = _origin(answers, harness.spec.api.content.auth, stack)
        warned = stack.enter_context(warnings.catch_warnings(record=True))
        warnings.simplefilter("always")
        stack.enter_context(contextlib.redirect_stderr(printed))
        stack.enter_context(contextlib.redirect_stdout(printed))
        root.addHandler(records)
        stack.callback(root.removeHandler, records)
        root.setLevel(logging.DEBUG)
        stack.callback(root.setLevel, level)
        context = LeakContext(harness, mode, key, f"{'https' if scenario.https else 'http'}://{origin}{path}")
        with no_pauses(harness.package.__name__):
            asyncio.run(scenario.run(context), debug=True)
    return Evidence(context.evidence, records.found, [str(one.message) for one in warned], printed.getvalue())


def _origin(answers: Sequence[bytes | None], auth: Auth, stack: contextlib.ExitStack) -> str:
    """Where the situation's server is; where it has none, a port at which nobody listens."""
    if answers:
        return stack.enter_context(echo_server(answers, auth))
    taken = stack.enter_context(socket.socket())
    # Bound and not listening: nobody else gets the port meanwhile.
    taken.bind(("127.0.0.1", 0))
    return f"127.0.0.1:{taken.getsockname()[1]}"
