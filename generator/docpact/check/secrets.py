"""Where a secret shows: the ways in which it may be written, and everything that an object shows of itself.

The walk goes through attributes and slots, containers, exceptions with their chains, notes and the local values of
their frames, methods and partials. It does not go into closures (a client must hold its key somewhere), modules and
classes, frames that still run, and memory as a debugger sees it.
"""

from __future__ import annotations

import base64
import functools
import io
import json
import logging
import re
import traceback
import types
from collections.abc import Iterator, Mapping
from typing import Final, cast
from urllib.parse import quote

HIDDEN: Final = "(key)"
SHORTEST_HIDDEN: Final = 6
SHORTEST_PART: Final = 8
"""Of fewer characters of a secret nobody can make anything."""

_LEAVES: Final = (
    logging.Manager,  # leads to the loggers of everybody: what the client's own told is asked for apart
    type,
    types.ModuleType,
    types.FunctionType,
    types.BuiltinFunctionType,
    types.CodeType,
    types.FrameType,
)


def forms(secret: str) -> dict[str, str]:
    """A secret as it may be written somewhere, by the name of the way: whole, escaped, encoded, or half of it."""
    raw = secret.encode()
    found = {
        "as it is": secret,
        "as Python writes it": repr(secret)[1:-1],
        "as JSON writes it": json.dumps(secret)[1:-1],
        "percent-encoded": quote(secret, safe=""),
        "in hex": raw.hex(),
    }
    for skipped in range(3):
        # Base64 takes three bytes at a time: what surrounds the secret decides about its first and last characters.
        encoded = base64.b64encode(b"\0" * skipped + raw)[4 if skipped else 0 : -4].decode()
        found[f"in base64 after {skipped} bytes"] = encoded
        found[f"in base64 for addresses after {skipped} bytes"] = encoded.replace("+", "-").replace("/", "_")
    half = len(secret) // 2
    if half >= SHORTEST_PART:
        found |= {"its first half": secret[:half], "its second half": secret[half:]}
    return found


def masked(secret: str, said: str) -> str:
    """What somebody said without the secret, however JSON, an address, base64 or hex may write it.

    A secret of a few characters hides nothing and is left alone: it may be part of any word.
    """
    if len(secret) < SHORTEST_HIDDEN:
        return said
    return re.sub(_pattern(secret), HIDDEN, said, flags=re.IGNORECASE)


def _pattern(secret: str) -> str:
    """The characters as they are or escaped, also where each takes several bytes; of a long secret also all in one."""
    each = (rf"(?:\\?{re.escape(one)}|\\u00{ord(one):02x}|%{ord(one):02x})" for one in secret)
    ways = [r"\0*".join(each)]
    if len(secret) >= 2 * SHORTEST_PART:
        ways += [re.escape(form) for way, form in forms(secret).items() if " hex" in way or " base64 " in way]
    return "|".join(ways)


def ways_shown(secret: str, text: str) -> list[str]:
    """The ways in which a text shows a secret; upper and lower case are the same."""
    lowered = text.lower()
    return [way for way, form in forms(secret).items() if form.lower() in lowered]


def texts_of(value: object, where: str = "$", seen: dict[int, object] | None = None) -> Iterator[tuple[str, str]]:
    """Everything that a value shows of itself and of what it holds, each with where it stands."""
    known: dict[int, object] = {} if seen is None else seen
    waiting: list[tuple[str, object]] = [(where, value)]
    while waiting:
        place, one = waiting.pop()
        if isinstance(one, str):
            yield place, one
        elif isinstance(one, bytes | bytearray):
            yield place, one.decode("latin-1")
        elif id(one) not in known and not isinstance(one, _LEAVES):
            # Kept, so that no other object gets the same id meanwhile.
            known[id(one)] = one
            yield from _said(place, one)
            waiting += [(f"{place}{step}", inner) for step, inner in _held(one)]


def _said(place: str, one: object) -> Iterator[tuple[str, str]]:
    for name, say in (("repr", repr), ("str", str), ("format", format)):
        try:
            yield f"{name}({place})", say(one)
        except Exception as error:  # noqa: BLE001  # whatever a foreign object raises, it is not shown
            yield f"{name}({place})", repr(error)


def _held(one: object) -> Iterator[tuple[str, object]]:
    yield from _members(one)
    yield from _attributes(one)
    if isinstance(one, types.MethodType):
        yield ".__self__", one.__self__
    elif isinstance(one, functools.partial):
        partial = cast("functools.partial[object]", one)
        yield from ((".func", partial.func), (".args", partial.args), (".keywords", partial.keywords))
    elif isinstance(one, BaseException):
        yield from _exception_parts(one)
    elif isinstance(one, types.TracebackType):
        yield from ((f" locals of {entry.f_code.co_name}", dict(entry.f_locals)) for entry, _ in traceback.walk_tb(one))


def _members(one: object) -> Iterator[tuple[str, object]]:
    if isinstance(one, Mapping):
        for name, member in list(cast("Mapping[object, object]", one).items()):
            yield f"[key {type(name).__name__}]", name
            yield f"[{name!r:.40}]", member
    elif isinstance(one, list | tuple | set | frozenset):
        yield from ((f"[{index}]", item) for index, item in enumerate(list(cast("list[object]", one))))


def _attributes(one: object) -> Iterator[tuple[str, object]]:
    attributes: dict[str, object] = getattr(one, "__dict__", {})
    yield from ((f".{name}", member) for name, member in list(attributes.items()))
    for kind in type(one).__mro__:
        slots: object = kind.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else cast("tuple[str, ...]", slots):
            private = name.startswith("__") and not name.endswith("__")
            attribute = f"_{kind.__name__.lstrip('_')}{name}" if private else name
            if hasattr(one, attribute):
                yield f".{name}", getattr(one, attribute)


def _exception_parts(error: BaseException) -> Iterator[tuple[str, object]]:
    yield from ((".args", error.args), (".__notes__", getattr(error, "__notes__", [])))
    yield from ((".__cause__", error.__cause__), (".__context__", error.__context__))
    yield ".__traceback__", error.__traceback__
    if isinstance(error, BaseExceptionGroup):
        yield ".exceptions", cast("BaseExceptionGroup[BaseException]", error).exceptions


def tracebacks_of(error: BaseException, *, rich: bool = True) -> Iterator[tuple[str, str]]:
    """An exception's traceback with local values, as the standard library shows it, and as ``rich`` draws it."""
    captured = traceback.TracebackException(type(error), error, error.__traceback__, capture_locals=True)
    yield "a traceback with local values", "".join(captured.format())
    if not rich:
        return
    from rich.console import Console  # noqa: PLC0415  # slow to import, and not always wanted
    from rich.traceback import Traceback  # noqa: PLC0415

    output = io.StringIO()
    shown = Traceback.from_exception(
        type(error), error, error.__traceback__, show_locals=True, locals_max_string=10_000, locals_max_length=1_000
    )
    Console(file=output, width=1000).print(shown)
    yield "rich's traceback with local values", output.getvalue()
