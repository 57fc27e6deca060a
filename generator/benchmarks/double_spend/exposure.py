"""Where does a client show its key? Looks at the client, at what it returns, at its errors and at its logs.

Runs in the environment of each client, like the adapters, and walks all of them in the same way.
"""

from __future__ import annotations

import contextlib
import io
import logging
import pickle
import traceback
import types
from collections.abc import Generator, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple, TypedDict, cast

from benchmarks.double_spend.adapters.protocol import Adapter, Handle, Order, Seen
from rich.console import Console
from rich.traceback import Traceback

PLACES: Final = (
    "repr or str of the client",
    "repr of something that the client holds",
    "attributes of the client, all the way down",
    "pickle of the client",
    "attributes of what the call returned, all the way down",
    "text of an error or of its chain",
    "attributes of an error or of its chain, all the way down",
    "traceback with local values, by rich",
    "traceback with local values, by the standard library",
    "log records at DEBUG",
)
MOST_OBJECTS: Final = 100_000
_FOLDER: Final = str(Path(__file__).parent)
_LEAVES: Final = (str, bytes, bytearray, int, float, complex, type(None))
_CODE: Final = (type, types.ModuleType, types.FunctionType, types.MethodType, types.BuiltinFunctionType)


class Urls(TypedDict):
    """Where a call goes well, and the addresses at which it fails, by the name of the failure."""

    well: str
    failing: dict[str, str]


class Found(NamedTuple):
    """Something reachable: the path to it, and itself."""

    path: str
    value: object


def exposure(adapter: Adapter, key: str, urls: Urls) -> list[Seen]:
    """Every place of PLACES, and where in it the key shows: the first path found, or the failure at which it did."""
    found: dict[str, str] = dict.fromkeys(PLACES, "")
    with _logged() as records:
        _client(adapter, key, urls["well"], found)
        for failure, url in urls["failing"].items():
            _failure(adapter, key, (failure, url), found)
    for record in records:
        if _holds(record.getMessage(), key) or _holds(repr(vars(record)), key):
            found[PLACES[9]] = f"`{record.name}`"
            break
    return [{"place": place, "where": where} for place, where in found.items()]


def _order(key: str, url: str) -> Order:
    return {"action": "create", "base_url": url, "key": key, "timeout": 1.0, "interval": 1.0}


def _client(adapter: Adapter, key: str, url: str, found: dict[str, str]) -> None:
    handle = adapter.open(_order(key, url))
    try:
        result = handle.create()
        _look(found, PLACES[0], "`repr` or `str`", [repr(handle.client), str(handle.client)], key)
        for path, value in reachable(handle.client, "client"):
            _look(found, PLACES[1], f"`{path}`", [] if isinstance(value, _LEAVES) else [_text(value)], key)
            _look(found, PLACES[2], f"`{path}`", [value], key)
        with contextlib.suppress(Exception):  # what cannot be pickled shows nothing
            _look(found, PLACES[3], "`pickle.dumps`", [pickle.dumps(handle.client)], key)
        for path, value in reachable(result.value, "result"):
            _look(found, PLACES[4], f"`{path}`", [value], key)
    finally:
        handle.close()


def _failure(adapter: Adapter, key: str, failure: tuple[str, str], found: dict[str, str]) -> None:
    name, url = failure
    handle = adapter.open(_order(key, url))
    error = _error(handle)
    handle.close()
    if error is None:
        return
    for link in _chain(error):
        _look(found, PLACES[5], f"after {name}", [str(link), repr(link), *getattr(link, "__notes__", [])], key)
        for path, value in reachable(link, "error"):
            _look(found, PLACES[6], f"`{path}` after {name}", [value], key)
    trace = _below_here(error.__traceback__)
    output = io.StringIO()
    shown = Traceback.from_exception(
        type(error), error, trace, show_locals=True, locals_max_length=1000, locals_max_string=100_000
    )
    Console(file=output, width=10_000).print(shown)
    _look(found, PLACES[7], f"after {name}", [output.getvalue()], key)
    captured = traceback.TracebackException(type(error), error, trace, capture_locals=True)
    _look(found, PLACES[8], f"after {name}", ["".join(captured.format())], key)


def _error(handle: Handle) -> Exception | None:
    try:
        handle.create()
    except Exception as error:  # noqa: BLE001  # whatever it is, it must not show the key
        return error
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        link = waiting.pop()
        if link is not None and link not in seen:
            seen.append(link)
            yield link
            waiting += [link.__cause__, link.__context__]


def _below_here(trace: types.TracebackType | None) -> types.TracebackType | None:
    """The part of a traceback below the benchmark's own frames, which do hold the key."""
    below, step = trace, trace
    while step:
        own = step.tb_frame.f_code.co_filename.startswith(_FOLDER)
        step = step.tb_next
        below = step if own else below
    return below


def _look(found: dict[str, str], place: str, where: str, values: Iterable[object], key: str) -> None:
    if not found[place] and any(_holds(value, key) for value in values):
        found[place] = where


def _holds(value: object, key: str) -> bool:
    if isinstance(value, str):
        return key in value
    return isinstance(value, (bytes, bytearray)) and key.encode() in value


def _text(value: object) -> str:
    try:
        return repr(value)
    except Exception:  # noqa: BLE001 - a repr that fails shows nothing
        return ""


def reachable(value: object, name: str) -> Iterator[Found]:
    """A value and everything below it that attributes, slots and containers show, breadth first; no code."""
    seen: dict[int, object] = {}
    waiting = [Found(name, value)]
    while waiting and len(seen) < MOST_OBJECTS:
        later: list[Found] = []
        for found in waiting:
            if id(found.value) in seen or isinstance(found.value, _CODE):
                continue
            seen[id(found.value)] = found.value
            yield found
            later += _below(found)
        waiting = later


def _below(found: Found) -> Iterator[Found]:
    path, value = found
    if isinstance(value, _LEAVES):
        return
    if isinstance(value, Mapping):
        for member, below in list(cast("Mapping[object, object]", value).items()):
            yield Found(f"{path} (a key)", member)
            yield Found(f"{path}[{member!r:.40}]", below)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for index, below in enumerate(islice(cast("Iterable[object]", value), 10_000)):
            yield Found(f"{path}[{index}]", below)
    yield from _attributes(path, found.value)


def _attributes(path: str, value: object) -> Iterator[Found]:
    members = cast("dict[str, object]", getattr(value, "__dict__", {}))
    for attribute, below in list(members.items()):
        yield Found(f"{path}.{attribute}", below)
    for kind in type(value).__mro__:
        slots = cast("object", kind.__dict__.get("__slots__", ()))
        for slot in [slots] if isinstance(slots, str) else cast("Iterable[str]", slots):
            if slot not in ("__dict__", "__weakref__") and hasattr(value, slot):
                yield Found(f"{path}.{slot}", getattr(value, slot))


@contextlib.contextmanager
def _logged() -> Generator[list[logging.LogRecord]]:
    """Every record of every logger, at DEBUG, while this lasts."""
    records: list[logging.LogRecord] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    root, handler = logging.getLogger(), Keep()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield records
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
