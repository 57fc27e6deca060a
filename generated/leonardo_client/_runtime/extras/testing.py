# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""For the tests of programs that use the client: a server in memory. The package's ``testing`` has a fixture of it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from email import message_from_bytes
from itertools import zip_longest
from typing import Any, TypeVar
from urllib.parse import parse_qs, unquote

from ..core.api import JSON, NAMES, Api, Operation
from ..core.client import AsyncClient, Client
from ..core.http import httpx
from ..core.paths import items, members

C = TypeVar("C", Client, AsyncClient)
CONTENT = b"a file of the fake server"
_BILLED, _TELLING, _FILE = ("submit", "sync"), ("poll", "result", "sync"), {"content-type": "application/octet-stream"}


class FakeServer:
    """Takes every job, and says at once that it is complete, with ``files`` (addresses by kind of media).

    Its clients ask for that without a pause, so that tests wait for nothing. ``bodies`` are those that it was sent, what
    stands in the address or in a form as text; ``refuse_next`` has it refuse, ``fail_next`` has the next job fail. No network is
    used, and nothing is judged: the client judges its own requests.
    """

    def __init__(
        self, client: type[Client], async_client: type[AsyncClient], files: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self._client, self._async_client = client, async_client
        quick = client.api.waiter._replace(first_after=0.0, interval=0.01, longest_interval=0.01)
        self.api: Api = client.api._replace(waiter=quick)
        told = (one.files for one in self.api.operations.values() if one.role in _TELLING)
        kinds = [next(iter(files)) for files in told if files]
        self.files = files or {kind: [f"https://files.invalid/result.{kind}"] for kind in kinds}
        self.bodies: list[Any] = []
        self.jobs: dict[str, bool] = {}
        self._refusals: list[tuple[int, Any]] = []
        self._failures = 0

    def client(self, **settings: Any) -> Client:
        """A blocking client of this server."""
        http_client = httpx.Client(transport=httpx.MockTransport(self._handle))
        return self._quick(self._client(http_client=http_client, **self._settings(settings)))

    def async_client(self, **settings: Any) -> AsyncClient:
        """An asynchronous client of this server."""

        async def handle(request: httpx.Request) -> httpx.Response:
            return self._handle(request)

        http_client = httpx.AsyncClient(transport=httpx.MockTransport(handle))
        return self._quick(self._async_client(http_client=http_client, **self._settings(settings)))

    def _quick(self, client: C) -> C:
        client.session.api = self.api
        return client

    def _settings(self, settings: dict[str, Any]) -> dict[str, Any]:
        """Settings of a client of this server, whatever key and address the environment names."""
        return {**settings, "api_key": "fake-key", "api_secret": "fake-secret", "base_url": self.api.base_url}

    def refuse_next(self, status: int = 400, message: str = "refused, as the test asked for") -> None:
        """Refuse the next request for a job."""
        self._refusals.append((status, _written(self.api.errors.messages[0], message)))

    def fail_next(self) -> None:
        """Let the next job fail."""
        self._failures += 1

    def _handle(self, request: httpx.Request) -> httpx.Response:
        url = str(request.url)
        if not url.startswith(self.api.base_url):
            status = 204 if request.method in ("POST", "PUT") else 200
            return httpx.Response(status, content=CONTENT if status == 200 else b"")
        fitting = {name: _places(one, request, self.api.base_url) for name, one in self.api.operations.items()}
        named = [self.api.operations[name] for name, places in fitting.items() if places is not None]
        operation = max(named, key=lambda one: len(NAMES.sub("", one.path)))
        if operation.role in _BILLED and self._refusals:
            return httpx.Response(self._refusals[0][0], json=self._refusals.pop(0)[1])
        found = self._answer(operation, request)
        sent: dict[str, Any] = {"content": CONTENT, "headers": _FILE} if isinstance(found, str) else {"json": found}
        return httpx.Response(operation.statuses[0], **sent)

    def _answer(self, operation: Operation, request: httpx.Request) -> Any:
        found: Any = {}
        for path, words in operation.success:
            found = _merged(found, _written(path, words[0]))
        told: dict[str, Any] = {**_PLACE} if operation.role == "upload" else {}
        job = max((job for job in self.jobs if job in str(request.url)), key=len, default="")
        if operation.role in _BILLED:
            told["job"] = job = f"fake-{len(self.jobs) + 1}"
            aside = {self.api.auth.query, *operation.query}
            self.bodies.append(
                _sent(operation, request, aside) | (_places(operation, request, self.api.base_url) or {})
            )
            self.jobs[job], self._failures = self._failures > 0, max(0, self._failures - 1)
        if operation.role in _TELLING:
            failed = self.jobs.get(job, False)
            told["result"], told["status"] = job, self.api.waiter.failure[0] if failed else self.api.waiter.success[0]
            for kind in () if failed else filter(operation.files.get, self.files):
                found = _merged(found, _written(operation.files[kind][0], *self.files[kind]))
        for part in filter(operation.reads.get, told):
            found = _merged(found, _written(operation.reads[part][0], told[part]))
        return found


def _sent(operation: Operation, request: httpx.Request, aside: Collection[str]) -> dict[str, Any]:
    """The JSON of a request, or the fields of a form but for those ``aside``; of which there are several as a list."""
    kind, fields = request.headers.get("content-type", ""), dict[str, list[str]]()
    if kind.startswith(JSON):
        return {**(json.loads(request.content)[0] if operation.listed else json.loads(request.content))}
    if kind.startswith("multipart/"):
        form: Any = message_from_bytes(f"content-type: {kind}\r\n\r\n".encode() + request.content)
        for part in form.get_payload():
            name, text = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
            fields.setdefault(name, []).append(text.decode(errors="replace"))
    else:
        form = request.url.query if operation.method in ("GET", "DELETE") else request.content
        fields = parse_qs(form.decode(), keep_blank_values=True)
    several = {name: len(texts) > 1 or name.endswith("[]") for name, texts in fields.items() if name not in aside}
    return {name.removesuffix("[]"): fields[name] if several[name] else fields[name][0] for name in several}


def _places(operation: Operation, request: httpx.Request, base_url: str) -> dict[str, str] | None:
    """What a request's address holds in the places of an operation's; None where it does not fit."""
    literal = re.sub(r"\\([{}+])", r"\1", re.escape(operation.path))
    names = [name.strip("+") for name in NAMES.findall(literal)]
    pattern = NAMES.sub(lambda name: "(.+)" if "+" in name[0] else "([^/]+)", literal)
    path = str(request.url).partition("?")[0].removeprefix(base_url)
    if operation.method != request.method or not (found := re.fullmatch(pattern, path)):
        return None
    asked = [
        (name, request.url.params.get(one)) for one, text in operation.query.items() for name in NAMES.findall(text)
    ]
    inside = zip(names, map(unquote, found.groups()), strict=True)
    return {name: text for name, text in (*inside, *asked) if text is not None}


def _written(path: str, *values: Any) -> Any:
    """The smallest answer that holds values at a path."""
    found: list[Any] = list(values)
    for step in reversed(path.split(".")):
        name, listed = step.removesuffix("[]"), step.endswith("[]")
        whole: Any = found if listed else found[0]
        found = [{name: whole}] if name and not step.startswith(("**", "$")) else [whole]
    return found[0]


def _merged(left: Any, right: Any) -> Any:
    """Two answers in one: the members of both, and the items of the longer list, each with what the other has there."""
    if members(left) and members(right):
        return {name: _merged(members(left).get(name), members(right).get(name)) for name in {**left, **right}}
    if items(left) and items(right):
        return [_merged(*pair) for pair in zip_longest(items(left), items(right))]
    return left if right is None else right


_PLACE: Mapping[str, Any] = {"job": "fake-upload", "url": "https://storage.invalid/", "fields": {"key": "fake"}}
