"""Both clients over scripted answers: one adapter, so that each test holds for the blocking and the awaited one."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import shutil
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, Literal
from unittest.mock import patch

import httpx
import pytest
from pydantic import JsonValue

from docpact.check import seam
from docpact.check.endpoint import Endpoint
from docpact.check.messages import Request as ContractRequest
from docpact.check.network.clock import slept
from docpact.spec import LoadedSpec, Project, load_project
from docpact.write.python.generate import generate
from leonardo_client._runtime.core import awaiting, wire

REPOSITORY = Path(__file__).parents[3]
VENDORS = Path(__file__).parents[1] / "data" / "vendors"
KEY = "key-that-must-not-show"
BASE = "https://api.test/api/rest"
JOB = "0b1c7f0e-0000-4000-8000-000000000001"
PNG = b"\x89PNG\r\n\x1a\n" + b"a picture"
COMPLETE: JsonValue = {
    "generations_by_pk": {
        "id": JOB,
        "status": "COMPLETE",
        "generated_images": [
            {
                "id": "v1",
                "url": "https://cdn.test/still.png",
                "motionMP4URL": "https://cdn.test/clip.mp4",
                "nsfw": False,
            }
        ],
    }
}
PENDING: JsonValue = {"generations_by_pk": {"id": JOB, "status": "PENDING", "generated_images": []}}
CREATED: JsonValue = {"generate": {"generationId": JOB, "cost": {"amount": "0.36", "unit": "DOLLARS"}}}
BODY: dict[str, Any] = {
    "model": "sora-2-pro",
    "public": False,
    "parameters": {"prompt": "A heron", "width": 1280, "height": 720, "quantity": 1},
}
RETIRED = pytest.mark.filterwarnings("ignore::leonardo_client.ModelRetiredWarning")
"""For tests that start generations and are about something else than the warning."""

Mode = Literal["blocking", "asynchronous"]
Piece = bytes | BaseException | Callable[[], object]
Answer = httpx.Response | BaseException | Callable[[httpx.Request], httpx.Response]


class Clock:
    """Time that passes only in pauses: ``pauses`` are those that a client made, in seconds."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.pauses: list[float] = []
        self.interrupt: BaseException | None = None
        self.strftime, self.gmtime = time.strftime, time.gmtime

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return 1_800_000_000 + self.now

    def pause(self, seconds: float) -> None:
        if self.interrupt:
            raise self.interrupt
        self.pauses.append(seconds)
        self.now += slept(seconds)

    sleep = pause


class PackageClock:
    """The clock as the client wants it: its asynchronous pauses take no time either."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.monotonic, self.time, self.sleep = clock.monotonic, clock.time, clock.sleep

    async def pause(self, seconds: float) -> None:
        self._clock.pause(seconds)


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in pieces; an exception among them is raised in its place."""

    def __init__(self, *pieces: Piece) -> None:
        self.pieces = pieces
        self.closed = False

    def _next(self, piece: Piece) -> bytes:
        if isinstance(piece, BaseException):
            raise piece
        if callable(piece):
            piece()
            return b" "
        return piece

    def __iter__(self) -> Iterator[bytes]:
        yield from map(self._next, self.pieces)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            yield self._next(piece)

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


class Server:
    """Answers requests from a script, in order, the last answer for all that follow; keeps what it was sent."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.answers: list[Answer] = []

    def handle(self, request: httpx.Request) -> httpx.Response:
        request.read()
        return self._answer(request)

    async def handle_async(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        return self._answer(request)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        assert self.answers, f"no answer left for {request.method} {request.url}"
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, BaseException):
            raise answer
        return copied(answer) if isinstance(answer, httpx.Response) else answer(request)

    @property
    def paths(self) -> list[str]:
        return [f"{request.method} {request.url.path}" for request in self.requests]


def copied(answer: httpx.Response) -> httpx.Response:
    """An answer that may be given again, as one can be read only once."""
    if isinstance(answer.stream, Pieces):
        return httpx.Response(answer.status_code, headers=answer.headers, stream=answer.stream)
    return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


class Connections(httpx.MockTransport):
    """What stands in for a client's own connections."""

    is_closed = False

    async def handled(self, request: httpx.Request) -> httpx.Response:
        async for _ in request.stream:  # type: ignore[union-attr]  # as real ones send it
            pass
        if inspect.iscoroutinefunction(self.handler):
            return await self.handle_async_request(request)
        return self.handle_request(request)

    async def shut(self) -> None:
        self.is_closed = True


@contextmanager
def own_connections(connections: Callable[[], Connections]) -> Iterator[None]:
    """Have the clients that are made now, and no HTTP client is given, take these for connections of their own."""
    made = staticmethod(connections)
    with patch.object(wire.BlockingWire, "transport", made), patch.object(awaiting.AsyncWire, "transport", made):
        yield


class Api:
    """One of the two clients, over a scripted server."""

    def __init__(self, mode: Mode, clock: Clock) -> None:
        self.mode, self.clock, self.server = mode, clock, Server()

    def answer(self, *answers: Answer) -> None:
        self.server.answers = list(answers)

    def transport(self) -> Connections:
        # MockTransport tells its handlers apart by whether they are coroutines, and takes either for both.
        handler: Any = self.server.handle if self.mode == "blocking" else self.server.handle_async
        return Connections(handler)

    def client(self, **options: Any) -> Any:
        """A client of this mode; what its methods give goes through ``run``."""
        import leonardo_client

        kind = leonardo_client.Leonardo if self.mode == "blocking" else leonardo_client.AsyncLeonardo
        if "http_client" in options:
            return kind(**{"api_key": KEY, "base_url": BASE} | options)
        with own_connections(self.transport):
            client: Any = kind(**{"api_key": KEY, "base_url": BASE} | options)
        client.session.wire.transport = self.transport  # also after a change of the event loop
        return client

    def callers_client(self, **options: Any) -> Any:
        """A client over an HTTP client of the caller's own."""
        kind = httpx.Client if self.mode == "blocking" else httpx.AsyncClient
        return self.client(http_client=kind(transport=self.transport()), **options)

    def run(self, result: Any) -> Any:
        """The value of a call, which the asynchronous client gives as something to await."""

        async def awaited() -> Any:
            return await result

        return asyncio.run(awaited()) if inspect.isawaitable(result) else result

    def create(self, client: Any = None, /, **changes: Any) -> Any:
        return self.run((client or self.client()).sora_2_pro.create(**{"prompt": "A heron", **changes}))

    def wait(self, *arguments: Any, client: Any = None, **options: Any) -> Any:
        return self.run((client or self.client()).generation(JOB).wait(*arguments, **options))

    def download(self, path: Path | str, url: str = "https://cdn.test/clip.mp4", **options: Any) -> Any:
        """Fetch a file as a generation's video; ``base_url`` is for the client, the rest for ``download``."""
        from leonardo_client import AsyncFile, File

        base_url = options.pop("base_url", BASE)
        kind: Any = File if self.mode == "blocking" else AsyncFile
        return self.run(kind(self.client(base_url=base_url), JOB, "video", url, "v1").download(path, **options))


@pytest.fixture
def clock() -> Iterator[Clock]:
    clock = Clock()
    with seam.clock("leonardo_client", PackageClock(clock)):
        yield clock


@pytest.fixture(params=["blocking", "asynchronous"])
def api(request: pytest.FixtureRequest, clock: Clock) -> Api:
    return Api(request.param, clock)


@pytest.fixture(scope="package", autouse=True)
def _far_from_greenwich() -> Iterator[None]:
    """Whoever uses the client may live anywhere."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TZ", "Asia/Kathmandu")
        _read_zone()
        yield
    _read_zone()


def _read_zone() -> None:
    if sys.platform != "win32":
        time.tzset()


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key or address of whoever runs the tests."""
    monkeypatch.delenv("LEONARDO_API_KEY", raising=False)
    monkeypatch.delenv("LEONARDO_BASE_URL", raising=False)


@pytest.fixture(scope="session")
def sora() -> LoadedSpec:
    return load_project(REPOSITORY / "spec").spec("sora-2-pro")


@pytest.fixture
def endpoint(sora: LoadedSpec) -> Endpoint:
    return Endpoint(
        [sora],
        key=KEY,
        base_url=BASE,
        storage_url="https://storage.test/bucket",
        cdn_url="https://cdn.test/clips",
        clip=lambda _: b"a clip of a heron " * 100,
    )


@pytest.fixture
def documented(api: Api, endpoint: Endpoint) -> Api:
    """The adapter with the contract's endpoint behind it, which judges what it is sent."""

    def answer(request: httpx.Request) -> httpx.Response:
        host = {"api.test": endpoint.api, "storage.test": endpoint.storage, "cdn.test": endpoint.cdn}[request.url.host]
        path = request.url.raw_path.decode()
        answer = host(ContractRequest(request.method, path, dict(request.headers), request.content))
        return httpx.Response(answer.status, headers=answer.headers, content=answer.body)

    api.answer(answer)
    return api


def copy_vendor(name: str, folder: Path) -> Path:
    """The folder of a vendor's specs, which may be changed."""
    return shutil.copytree(VENDORS / name, folder / "spec" / name)


@contextmanager
def imported(folder: Path) -> Iterator[tuple[Project, ModuleType]]:
    """The project whose specs lie in a folder, and its client, made beside them and forgotten in the end."""
    project, made = load_project(folder / "spec"), str(folder / "generated")
    assert generate(project, Path(made)).refused == []
    name = project.api.content.package
    sys.path.insert(0, made)
    try:
        yield project, importlib.import_module(name)
    finally:
        sys.path.remove(made)
        for loaded in [one for one in sys.modules if one.partition(".")[0] == name]:
            del sys.modules[loaded]


@pytest.fixture(scope="module")
def vendor_client(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Project, ModuleType]]:
    """The project of the vendor that a module names, and its client."""
    folder = tmp_path_factory.mktemp(request.module.VENDOR)
    copy_vendor(request.module.VENDOR, folder)
    with imported(folder) as found:
        yield found


@pytest.fixture(scope="module")
def project(vendor_client: tuple[Project, ModuleType]) -> Project:
    return vendor_client[0]


@pytest.fixture(scope="module")
def package(vendor_client: tuple[Project, ModuleType]) -> ModuleType:
    return vendor_client[1]


def json_answer(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> httpx.Response:
    return httpx.Response(status, json=value, headers=headers)


def sent(request: httpx.Request) -> Any:
    """The JSON of a request's body."""
    return json.loads(request.content)
