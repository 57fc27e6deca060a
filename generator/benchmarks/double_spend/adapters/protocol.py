"""How the benchmark talks to a client in another process: a line of JSON for each call, and a line back.

Runs in the environment of each client, which has the standard library and rich besides that client.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
import warnings
from collections.abc import Callable, Mapping
from typing import Final, Literal, NamedTuple, Protocol, TypedDict, cast

PROMPT: Final = "A red kite above dunes in the evening light"
ANY_JOB: Final = "7f4e3c52-0d8a-4f0e-9a35-51d0c6a1b2f3"
EMITTED: Final = "emitted_by_openapi_python_client"
"""The package that openapi-python-client emits for the benchmark."""


class Order(TypedDict):
    """One call to make. ``timeout`` in seconds, None for the client's own; ``interval`` is that between two polls."""

    action: Literal["create", "wait"]
    base_url: str
    key: str
    timeout: float | None
    interval: float


class Outcome(TypedDict):
    """What the caller of a client sees: ``returned`` or ``raised``, what, whether it has the job's id, and when.

    ``failed`` says that what was returned is itself an account of a failure.
    """

    ended: Literal["returned", "raised"]
    what: str
    job: bool
    failed: bool
    seconds: float


class Seen(TypedDict):
    """A place where the key might show: ``where`` is empty where it does not."""

    place: str
    where: str


class Description(TypedDict):
    """What a client says about itself: versions, the call that is paid, its own timeout, and how it waits."""

    versions: dict[str, str]
    call: str
    own_timeout: str
    waits: str


class Result(NamedTuple):
    """What a call returned: the value, a few words for it, the id of the job where the value has one.

    ``failed``: the value is an account of a failure, as good as an exception.
    """

    value: object
    words: str
    job: str | None
    failed: bool = False


class Handle(Protocol):
    """A client that was made, and the two calls that the benchmark makes with it."""

    @property
    def client(self) -> object: ...

    def create(self) -> Result: ...

    def wait(self) -> Result: ...

    def close(self) -> None: ...


class Adapter(Protocol):
    """One kind of client."""

    def describe(self) -> Description: ...

    def open(self, order: Order) -> Handle: ...


def named(error: BaseException) -> str:
    """An exception's class, after the package that it comes from."""
    module = type(error).__module__.split(".")[0]
    return type(error).__name__ if module == "builtins" else f"{module}.{type(error).__name__}"


def perform(adapter: Adapter, order: Order) -> Outcome:
    """Make one call. A client that cannot be made counts as a call that raised."""
    began = time.monotonic()
    outcome: Outcome = {"ended": "returned", "what": "", "job": False, "failed": False, "seconds": 0}
    handle: Handle | None = None
    try:
        handle = adapter.open(order)
        began = time.monotonic()
        result = handle.create() if order["action"] == "create" else handle.wait()
        outcome["what"], outcome["job"], outcome["failed"] = result.words, result.job is not None, result.failed
    except Exception as error:  # noqa: BLE001  # whatever it is, it must not show the key
        outcome["ended"], outcome["what"] = "raised", named(error)
    outcome["seconds"] = time.monotonic() - began
    if handle:
        handle.close()
    return outcome


def guard() -> None:
    """Keep this process on loopback: any other connection or name is refused, however it is asked for."""

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        host: object = "127.0.0.1"
        if event == "socket.connect" and isinstance(arguments[1], tuple):
            host = cast("tuple[object, ...]", arguments[1])[0]
        elif event == "socket.getaddrinfo":
            host = arguments[0]
        if host not in ("127.0.0.1", "::1", "localhost", b"127.0.0.1", None):
            raise RuntimeError(f"the benchmark stays on loopback: {host!r} was asked for")

    sys.addaudithook(refuse)


def serve(adapter: Adapter) -> None:
    """Answer orders from standard input on standard output until it ends; what libraries print goes to the errors."""
    from benchmarks.double_spend.exposure import Urls, exposure  # noqa: PLC0415 - rich is needed for nothing else

    guard()
    warnings.simplefilter("ignore")
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    sys.stdout = sys.stderr

    def shown(request: Mapping[str, object]) -> list[Seen]:
        return exposure(adapter, str(request["key"]), cast("Urls", request["urls"]))

    actions: Mapping[str, Callable[[Mapping[str, object]], object]] = {
        "describe": lambda _: adapter.describe(),
        "call": lambda request: perform(adapter, cast("Order", request["order"])),
        "exposure": shown,
    }
    with contextlib.suppress(KeyboardInterrupt):  # it is for the benchmark, which ends this process
        for line in sys.stdin:
            request = cast("dict[str, object]", json.loads(line))
            answers.write(json.dumps(actions[str(request["do"])](request)) + "\n")
            answers.flush()
