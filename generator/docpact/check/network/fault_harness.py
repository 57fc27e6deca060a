"""Both clients of a package on one network: calls of them, and what came of each."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import math
import warnings
from collections.abc import Awaitable, Callable, Generator, Sequence
from contextlib import ExitStack, suppress
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeVar

import httpx
from pydantic import JsonValue

from docpact.check.arguments import Arguments
from docpact.check.endpoint import Endpoint
from docpact.check.messages import Request
from docpact.check.network.clock import START, Clock, VirtualLoop
from docpact.check.network.server import CALL, Exchange, Host, Network, nowhere
from docpact.check.network.streams import AsyncTransport, Transport
from docpact.check.seam import MODES, Mode, clock, connections_library, http_library, watch_drift
from docpact.facts import canonical, value_at
from docpact.spec import LoadedSpec
from docpact.spec.api import Role
from docpact.write.python.context import Argument, model_context

T = TypeVar("T")
How = Literal["create", "create_from", "submit", "create with a picture"]
HOWS: Final[tuple[How, ...]] = ("create", "create_from", "submit", "create with a picture")
KEY: Final = "network-key-that-goes-to-the-api-alone"
SECRET: Final = "network-secret-that-goes-nowhere"  # noqa: S105
STORAGE: Final = "https://storage.example"
CDN: Final = "https://cdn.example"
CLIP: Final = b"a very short clip, and yet long enough to be cut"
PICTURE: Final = b"\x89PNG\r\n\x1a\n" + b"a picture"
PENDING_SECONDS: Final = 7.0


class Interrupt(KeyboardInterrupt):
    """A Ctrl-C of ours: the real one still ends the tests."""


@dataclass(eq=False)
class Call:
    """One call of a client: what it gave or raised, what it exchanged, and how long it took in virtual seconds.

    ``interrupted`` tells whether it was cancelled, or met a Ctrl-C. ``started`` and ``ended`` are virtual seconds;
    ``most`` is how many it may take, where its caller has said so; ``turns`` counts the exchanges of the calls
    beside it, where it may have waited for them to end.
    """

    number: int
    mode: Mode
    name: str
    started: float
    ended: float = 0.0
    value: Any = None
    error: BaseException | None = None
    interrupted: bool = False
    most: float | None = None
    turns: int = 0
    exchanges: list[Exchange] = field(default_factory=list[Exchange])

    @property
    def submissions(self) -> list[Exchange]:
        """The exchanges that could start a job."""
        return [exchange for exchange in self.exchanges if exchange.operation == "create"]

    @property
    def jobs(self) -> list[str]:
        """The jobs that the endpoint accepted."""
        return [exchange.job for exchange in self.exchanges if exchange.job]

    def __str__(self) -> str:
        met = ", ".join(f"{exchange.operation} {exchange.fault or 'well'}" for exchange in self.exchanges) or "nothing"
        came = f"{type(self.error).__name__}: {self.error}" if self.error else repr(self.value)
        return f"{self.mode} {self.name} met [{met}], {len(self.jobs)} jobs were accepted, and came to {came}"


class FaultHarness:
    """A client package and the endpoint of a spec, joined by a network. To be closed.

    ``drifts`` holds what each of the clients told of drift, the present ones last.
    """

    def __init__(self, spec: LoadedSpec, package: str | None = None) -> None:
        api = spec.api.content
        self.spec, self.clock = spec, Clock()
        self.package: Any = importlib.import_module(package or api.package)
        # An API on loopback may be spoken to in the clear; here it is not, or no fault of a handshake could strike.
        self._base_url = api.server.url.replace("http://", "https://", 1)
        numbers = iter(range(1, 1_000_000_000))
        self.endpoint = Endpoint(
            [spec],
            key=KEY,
            secret=SECRET,
            time=self.clock.time,
            base_url=self._base_url,
            storage_url=STORAGE,
            cdn_url=CDN,
            clip=lambda job: job.id.encode() + b" " + CLIP,
            clock=self.clock.monotonic,
            pending_seconds=PENDING_SECONDS,
            new_id=lambda: f"id-{next(numbers)}",
        )
        library = connections_library(self.package.__name__)
        self.network = Network(self._hosts(), self.endpoint, self.clock, KEY, point=self._point, library=library)
        self.clock.on_sleep = self._point
        self._resources = ExitStack()
        self._resources.enter_context(clock(self.package.__name__, self.clock))
        self.loop = VirtualLoop(self.clock)
        self._resources.callback(self.loop.close)
        self._countdown: int | None = None
        self.points = self._calls = 0
        self.clients: dict[Mode, Any] = {}
        self.https: dict[Mode, Any] = {}
        self.slots: dict[Mode, int | None] = {}
        self.pools: dict[Mode, Any] = {}
        self.drifts: dict[Mode, list[Any]] = {}
        self.cancelled: dict[Mode, bool] = {}
        for mode in MODES:
            self.renew(mode)
        parameters = inspect.signature(self.models("blocking").create).parameters
        self.arguments = Arguments(spec, parameters, self.package.Reference)

    def close(self) -> None:
        """Close clients, loop and time. What the clients did not close comes to light here."""
        with suppress(RuntimeError):
            for mode in MODES:
                self._retire(mode)
            self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self._resources.close()

    def renew(self, mode: Mode, **options: Any) -> None:
        """Close this mode's client, and take a new one, with connections of its own."""
        self._retire(mode)
        package = self.package.__name__
        kind_of_transport = Transport if mode == "blocking" else AsyncTransport
        transport = kind_of_transport(self.network, package)
        library = http_library(package)
        http: Any = library.Client if mode == "blocking" else library.AsyncClient
        name = self.spec.api.content.client
        kind = getattr(self.package, name if mode == "blocking" else f"Async{name}")
        known = inspect.signature(kind).parameters
        self.drifts[mode], self.cancelled[mode] = [], False
        self.slots[mode] = options.get("max_concurrent")
        self.https[mode] = http(transport=transport, trust_env=False)
        self.clients[mode] = kind(
            api_key=KEY,
            api_secret=SECRET,
            base_url=self._base_url,
            http_client=self.https[mode],
            **{option: value for option, value in options.items() if option in known},
        )
        self.pools[mode] = transport
        watch_drift(self.package.__name__, self.clients[mode], self.drifts[mode].append)

    def models(self, mode: Mode) -> Any:
        """This mode's calls of the model."""
        return getattr(self.clients[mode], self.spec.namespace)

    def has(self, role: Role) -> bool:
        """Whether the API, and the client, have an operation."""
        names: dict[Role, str] = {"account": "account", "upload": "upload", "poll": "generation"}
        return self.spec.api.content.operation(role) is not None and hasattr(self.clients["blocking"], names[role])

    def rest(self) -> None:
        """Begin anew: no jobs, no faults to come, the time and the clients as at the start."""
        self.network.clear_faults()
        self.network.forget()
        self.endpoint.reset()
        self.clock.now = START
        for mode in MODES:
            self.renew(mode)

    def call(
        self,
        mode: Mode,
        name: str,
        function: Callable[[], Any],
        *,
        interrupt: int | None = None,
        most: float | None = None,
    ) -> Call:
        """Let a client do one thing, cancelled or interrupted at the given point if it comes so far."""
        (call,) = self.together(mode, name, [function], interrupts=[interrupt])
        call.most = most
        return call

    def together(
        self, mode: Mode, name: str, functions: Sequence[Callable[[], Any]], *, interrupts: Sequence[int | None]
    ) -> list[Call]:
        """Several things at once, by the asynchronous client; one after another by the blocking one."""
        self.network.forget()
        calls = [self._begun(mode, name) for _ in functions]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # that a model is retired
            self._run(mode, calls, functions, interrupts)
        for call in calls:
            call.exchanges = [exchange for exchange in self.network.journal if exchange.call == call.number]
            if (self.slots[mode] or math.inf) < len(calls):
                call.turns = len(self.network.journal) - len(call.exchanges)
        return calls

    def _run(
        self, mode: Mode, calls: list[Call], functions: Sequence[Callable[[], Any]], interrupts: Sequence[int | None]
    ) -> None:
        if mode == "blocking":
            for call, function, interrupt in zip(calls, functions, interrupts, strict=True):
                copy_context().run(self._blocking, call, function, interrupt)
        else:
            tasks = [
                self._awaited(call, function, interrupt)
                for call, function, interrupt in zip(calls, functions, interrupts, strict=True)
            ]
            self.loop.run_until_complete(_all(tasks))

    def leaks(self) -> list[str]:
        """Where the key or a request went and should not have gone, since this was last asked."""
        found, self.network.leaks = self.network.leaks, []
        return found

    # Arguments and bodies.

    def body(self, number: int) -> dict[str, JsonValue]:
        """A valid body; different numbers make different ones where the model has a prompt."""
        body: dict[str, Any] = json.loads(canonical(self.arguments.wire(dict(self.spec.content.sample.body))))
        for path in self.spec.contract.fields:
            if path.name == "prompt" and isinstance(value_at(body, path.loc()), str):
                holder: Any = value_at(body, path.loc()[:-1])
                holder["prompt"] = f"Number {number}"
        return body

    def picture(self) -> dict[str, Any]:
        """An argument that takes an image itself; none where the model takes no images, or their addresses alone."""
        found = _picture(self.spec)
        return {found.name: [PICTURE] if found.many else PICTURE} if found else {}

    def creation(self, mode: Mode, how: How, number: int) -> Callable[[], Any]:
        """One way of starting a job."""
        body, models = self.body(number), self.models(mode)
        if how == "create_from":
            return lambda: models.create_from(body)
        if how == "submit":
            calls = importlib.import_module(f"{self.package.__name__}.calls.{self.spec.namespace}")
            return lambda: self.clients[mode].submit(calls.PAGE.call_from(body))
        arguments = self.arguments.sparse(body) | (self.picture() if how == "create with a picture" else {})
        return lambda: models.create(**arguments)

    # Private.

    def _hosts(self) -> dict[str, Host]:
        def operation(method: str, path: str) -> str:
            found = self.endpoint.route(Request(method, path, {}, b""))
            return "unknown" if found is None else "create" if found[0].billed else found[0].role

        hosts = [
            Host(httpx.URL(self.spec.api.content.server.url).host, self.endpoint.api, operation, may_see_the_key=True),
            Host(httpx.URL(STORAGE).host, self.endpoint.storage, lambda _method, _path: "storage"),
            Host(httpx.URL(CDN).host, self.endpoint.cdn, lambda _method, _path: "cdn"),
            Host("elsewhere.example", nowhere, lambda _method, _path: "elsewhere"),
        ]
        return {host.name: host for host in hosts}

    def _begun(self, mode: Mode, name: str) -> Call:
        self._calls += 1
        return Call(self._calls, mode, name, self.clock.now)

    def _blocking(self, call: Call, function: Callable[[], Any], interrupt: int | None) -> None:
        CALL.set(call.number)
        self._countdown, self.points, call.started = interrupt, 0, self.clock.now
        try:
            call.value = function()
        except Interrupt as raised:
            call.error, call.interrupted = raised, True
        except Exception as raised:  # noqa: BLE001  # whatever it is: the laws judge it
            call.error = raised
        finally:
            self._countdown, call.ended = None, self.clock.now

    async def _awaited(self, call: Call, function: Callable[[], Any], interrupt: int | None) -> None:
        CALL.set(call.number)
        steps = _Steps(function(), interrupt)
        try:
            call.value = await steps
        except asyncio.CancelledError as raised:
            call.error, call.interrupted = raised, True
            self.cancelled[call.mode] = True
        except Exception as raised:  # noqa: BLE001  # see above
            call.error = raised
        finally:
            self.points, call.ended = steps.taken, self.clock.now

    def _point(self) -> None:
        """A moment at which the blocking client may be interrupted."""
        self.points += 1
        if self._countdown is not None:
            self._countdown -= 1
            if self._countdown <= 0:
                self._countdown = None
                raise Interrupt

    def _retire(self, mode: Mode) -> None:
        client = self.clients.pop(mode, None)
        if client is None:
            return
        if mode == "blocking":
            client.close()
            self.pools[mode].close()
        else:
            self.loop.run_until_complete(client.close())
            self.loop.run_until_complete(self.pools[mode].aclose())


class _Steps:
    """Awaits something, counts how often it suspends, and cancels its task when it does for the given time."""

    def __init__(self, awaitable: Awaitable[Any], last: int | None) -> None:
        self._awaitable, self._last = awaitable, last
        self.taken = 0

    def __await__(self) -> Generator[Any, Any, Any]:
        inner = self._awaitable.__await__()
        error: BaseException | None = None
        value: Any = None
        while True:
            try:
                awaited = inner.throw(error) if error else inner.send(value)
            except StopIteration as end:
                return end.value
            self.taken += 1
            task = asyncio.current_task()
            if task and self.taken == self._last:
                task.cancel()
            error = None
            try:
                value = yield awaited
            except BaseException as raised:  # noqa: BLE001  # it is thrown into what we stand for
                error = raised


def takes_pictures(spec: LoadedSpec) -> bool:
    """Whether a model has an argument that takes an image itself, and not its address alone."""
    return _picture(spec) is not None


def _picture(spec: LoadedSpec) -> Argument | None:
    taken = spec.api.content.inputs.get("image")
    if taken is None or not {"uploaded", "base64"} & {*taken.forms}:
        return None
    return next((argument for argument in model_context(spec).arguments if argument.image), None)


async def _all(tasks: Sequence[Awaitable[None]]) -> None:
    await asyncio.gather(*tasks)
