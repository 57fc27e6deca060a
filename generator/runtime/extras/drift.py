"""Telling what answers hold that this client has not seen: where, and of which JSON type, never a value."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, cast

from ..core.answers import Report, texts
from ..core.api import Operation
from ..core.client import ClientState
from ..core.paths import every, items, members
from ..core.progress import checked_callback
from ..core.requests import json_type

_MOST = 10_000


class Drift(NamedTuple):
    """Something in an answer that the client had not seen: where, and of which JSON type (never its value)."""

    path: str
    kind: str


def watch_drift(client: ClientState[Any], on_drift: Callable[[Drift], object]) -> None:
    """Have ``on_drift`` called once for each thing in answers that is not known; ten thousand things at most.

    Raises InvalidRequest for a callback that is none.
    """
    told = checked_callback("on_drift", on_drift)
    api, seen = client.api, set[Drift]()

    def look(asked: Operation, report: Report) -> None:
        known, nothing = asked.known, not any(True for paths in asked.reads.values() for _ in every(report.data, paths))
        if report.kind != "success" or (nothing and texts(report.data, api.errors.explanations)):
            listed = bool(items(report.data))
            known = next((one for one in api.errors.known if bool(items(one)) is listed), None)
        for found in drift(report.data, known):
            if found not in seen and len(seen) < _MOST:
                seen.add(found)
                try:
                    told(found)
                except Exception:  # the answer may hold the id of a paid job: nothing may keep it from the caller
                    logging.getLogger(api.package).exception("on_drift failed")

    client.session.on_answer = look


def drift(data: object, known: object, path: str = "$") -> Iterator[Drift]:
    """What an answer holds that is not known: members, words where a set of them is known, a list for an object."""
    if data is None or known is None or (isinstance(known, tuple) and data in cast("tuple[object, ...]", known)):
        return
    if isinstance(known, tuple):
        yield Drift(path, "unknown word" if isinstance(data, str) else json_type(data))
    elif json_type(data) != json_type(known):
        yield Drift(path, json_type(data))
    elif known_items := items(known):
        for item in items(data):
            yield from drift(item, known_items[0], f"{path}[]")
    else:
        for name, value in members(data).items():
            if name in members(known):
                yield from drift(value, members(known)[name], f"{path}.{name}")
            else:
                yield Drift(f"{path}.{name}", json_type(value))
