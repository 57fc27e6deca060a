"""The emitted calls and their runtime drift under a faithful endpoint: defaults, arguments, the wire, errors, the key."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from importlib import import_module
from typing import Any, Final

from pydantic import BaseModel, JsonValue

from docpact.contract.harness import KEY, Harness
from docpact.contract.judge import Judge
from docpact.facts import canonical
from docpact.score.client import modelled, request_model
from docpact.score.mutant import Drift, Mutant, replaced_attribute, replaced_item
from docpact.score.values import other_values

Arguments = dict[str, Any]
_Change = Callable[[Arguments], Arguments]
_NAMESPACES: Final = {"blocking": "namespace", "awaited": "async_namespace"}


class _Delegating:
    """A namespace that does one call in its own way and leaves the others to the one that it stands for."""

    def __init__(self, honest: Any, **calls: Callable[..., object]) -> None:
        self._honest = honest
        self._calls = calls

    def __getattr__(self, name: str) -> Any:
        return self._calls.get(name) or getattr(self._honest, name)


def call_mutants(harness: Harness) -> Iterator[Mutant]:
    """Every drift of ``create``, ``create_from`` and ``preview``, blocking and awaited, and of what carries them."""
    yield from _of_arguments(harness)
    yield from _of_whole_bodies(harness)
    yield from _of_previews()
    yield from _of_the_wire(harness)
    yield from _of_the_page(harness)
    yield from _of_the_table(harness)
    yield from _of_operations(harness)
    yield from _of_headers()
    yield from _of_files(harness)
    yield from _of_exact_types(harness)


def _calling(mode: str, call: str, change: Callable[[Any], Any]) -> Drift:
    """A namespace that changes what ``call`` is given; ``change`` takes all arguments, or the body."""

    def drift(harness: Harness) -> AbstractContextManager[object]:
        honest = getattr(harness, _NAMESPACES[mode])

        def changed(body: Any = None, **arguments: Any) -> Any:
            method = getattr(honest, call)
            return method(change(body)) if call == "create_from" else method(**change(arguments))

        return replaced_attribute(harness, _NAMESPACES[mode], _Delegating(honest, **{call: changed}))

    return drift


def _of_arguments(harness: Harness) -> Iterator[Mutant]:
    for path, name, node in harness.arguments.entries():
        default = node.claim("default")
        changes: list[tuple[str, str, _Change]] = []
        if harness.arguments.sent_by_itself(path) and default:
            changes += [
                ("default changed", canonical(value), _setting(name, value)) for value in other_values(node)
            ]
            changes.append(("argument lost", "the default is sent", _losing(name)))
        elif default:
            changes.append(("default sent", canonical(default.fact.value), _setting(name, default.fact.value)))
        if not node.always_sent:
            changes.append(("argument lost", "never sent", _losing(name)))
        for mode in _NAMESPACES:
            for call in ("create", "preview"):
                for kind, what, change in changes:
                    yield Mutant("client", kind, f"{mode} {call} {name}", what, _calling(mode, call, change), path)
        coerced = _COERCIONS.get(str(node.type))
        if coerced and path != "model":
            change = _coercing(name, coerced)
            yield Mutant("client", "coerced", f"create {name}", "before it is checked", _calling("blocking", "create", change), path)
    known = set(harness.arguments.parameters)
    for mode in _NAMESPACES:
        for what, change in (
            ("unknown ones ignored", lambda given: {name: value for name, value in given.items() if name in known}),
            ("empty ones ignored", lambda given: {name: value for name, value in given.items() if value or value is None}),
        ):
            if mode == "blocking":
                yield Mutant("client", "argument lost", f"{mode} create", what, _calling(mode, "create", change))


def _setting(name: str, value: object) -> _Change:
    return lambda given: {name: value, **given}


def _losing(name: str) -> _Change:
    return lambda given: {key: value for key, value in given.items() if key != name}


def _coercing(name: str, kind: Callable[[Any], object]) -> _Change:
    def change(given: Arguments) -> Arguments:
        try:
            return {**given, name: kind(given[name])} if given.get(name) is not None else given
        except (ValueError, TypeError):
            return given

    return change


_COERCIONS: Final[dict[str, Callable[[Any], object]]] = {"integer": int, "string": str, "boolean": bool, "number": float}


def _of_whole_bodies(harness: Harness) -> Iterator[Mutant]:
    judge = Judge(harness.spec)
    names = set(judge.root.properties)

    def known(body: Any) -> Any:
        return {name: value for name, value in body.items() if name in names} if isinstance(body, dict) else body

    def dumped(body: Any) -> Any:
        return harness.page.request.model_validate(body).model_dump(by_alias=True)

    def dumped_without_null(body: Any) -> Any:
        return harness.page.request.model_validate(body).model_dump(by_alias=True, exclude_none=True)

    changes: list[tuple[str, str, Callable[[Any], Any]]] = [
        ("default sent", "every documented default", judge.effective),
        ("default sent", "the model's own defaults", _if_valid(dumped)),
        ("default sent", "the model's own defaults, none null", _if_valid(dumped_without_null)),
        ("member dropped", "the last one", lambda body: dict([*body.items()][:-1]) if isinstance(body, dict) else body),
        ("key opened", "unknown members dropped", known),
        ("member added", "one more", lambda body: {**body, "unknown": 1} if isinstance(body, dict) else body),
        ("null let through", "null dropped", _without_null),
        ("null let through", "null for a whole body", lambda body: harness.spec.content.sample.body if body is None else body),
        ("coerced", "JSON in a text", lambda body: _parsed(body) if isinstance(body, str) else body),
        ("coerced", "one in an array", lambda body: body[0] if isinstance(body, list) and len(body) == 1 else body),
    ]
    for mode in _NAMESPACES:
        for kind, what, change in changes:
            if mode == "blocking" or kind not in ("key opened", "null let through", "coerced"):
                yield Mutant("client", kind, f"{mode} create_from", what, _calling(mode, "create_from", change))


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _if_valid(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def changed(body: Any) -> Any:
        try:
            return change(body)
        except ValueError:
            return body

    return changed


def _without_null(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return {name: _without_null(member) for name, member in value.items() if member is not None}
    return [_without_null(item) for item in value] if isinstance(value, list) else value


def _of_previews() -> Iterator[Mutant]:
    def sending(harness: Harness) -> AbstractContextManager[object]:
        honest = harness.namespace

        def preview(**arguments: Any) -> Any:
            honest.create(**arguments)
            return honest.preview(**arguments)

        return replaced_attribute(harness, "namespace", _Delegating(honest, preview=preview))

    yield Mutant("client", "sent unasked", "preview", "as create would", sending)


def _of_the_wire(harness: Harness) -> Iterator[Mutant]:
    """What was checked is not what is sent: a member lost, under another name, or null."""
    for member in Judge(harness.spec).root.walk():
        if member.path in ("$",) or "[]" in member.path:
            continue
        for what in ("dropped", "renamed", "null"):
            yield Mutant("client", f"sent {what}", member.path, what, _sending(member.path, what), member.path)


def _sending(path: str, what: str) -> Drift:
    def change(body: Any) -> Any:
        *above, name = path.split(".")
        at = body
        for step in above:
            at = at.get(step) if isinstance(at, dict) else None
        if isinstance(at, dict) and name in at:
            value = at.pop(name)
            if what != "dropped":
                at[f"{name}s" if what == "renamed" else name] = value if what == "renamed" else None
        return body

    @contextmanager
    def drift(harness: Harness) -> Iterator[None]:
        with ExitStack() as stack:
            for client in (harness.client, harness.async_client):
                honest = client.session.submit

                async def submit(body: bytes, honest: Any = honest) -> Any:
                    return await honest(json.dumps(change(json.loads(body))).encode())

                stack.enter_context(replaced_attribute(client.session, "submit", submit))
            yield

    return drift


def _of_the_page(harness: Harness) -> Iterator[Mutant]:
    page = harness.page
    if not page.retired:
        changes = {"retired": page._replace(retired="2000-01-01")}
    else:
        changes = {
            "not retired": page._replace(retired=None),
            "another day": page._replace(retired="2000-01-01"),
            "nothing in its place": page._replace(replaced_by=()),
        }
        if len(page.replaced_by) > 1:
            changes["one model in its place"] = page._replace(replaced_by=page.replaced_by[:1])
    for what, other in changes.items():
        yield Mutant("client", "claim changed", "lifecycle", what, _paged(other))


def _paged(page: object) -> Drift:
    return lambda harness: replaced_attribute(harness.calls, "PAGE", page)


def _of_the_table(harness: Harness) -> Iterator[Mutant]:
    delivery = _module(harness, "_delivery")
    rows: tuple[Any, ...] = delivery.TABLE
    errors = _module(harness, "_errors")
    for index, row in enumerate(rows):
        name = " ".join(str(part) for part in (row.event, row.statuses or "", row.codes or "", row.text, row.answer) if part)
        subject = f"row {index + 1} {name or 'all else'}"
        others: list[tuple[str, Any]] = [("dropped", None), ("sent again or not", row._replace(resend=not row.resend))]
        if row.error is not None:
            other = errors.ServerFailed if row.error is not errors.ServerFailed else errors.ApiError
            others.append(("another error", row._replace(error=other)))
        for status in row.statuses if len(row.statuses) > 1 else ():
            left = tuple(one for one in row.statuses if one != status)
            others.append((f"without status {status}", row._replace(statuses=left)))
        for what, changed in others:
            table = (*rows[:index], *([changed] if changed is not None else []), *rows[index + 1 :])
            if table:
                yield Mutant("client", "status or error", subject, what, _tabled(delivery, table))
    honest = delivery.examine

    def wordless(content: bytes) -> Any:
        return honest(content)._replace(messages=())

    yield Mutant(
        "client",
        "status or error",
        "messages",
        "not read",
        lambda _harness: replaced_attribute(delivery, "examine", wordless),
    )


def _tabled(delivery: object, table: tuple[object, ...]) -> Drift:
    return lambda _harness: replaced_attribute(delivery, "TABLE", table)


def _of_operations(harness: Harness) -> Iterator[Mutant]:
    operations: dict[str, tuple[str, str]] = _module(harness, "_api").OPERATIONS
    for operation in ("create", "poll"):
        method, path = operations[operation]
        others = {
            "another path": (method, f"{path}s"),
            "another version": (method, path.replace("/v", "/v9")),
            "another method": ("PUT", path),
        }
        for what, other in others.items():
            if other != operations[operation]:
                yield Mutant("client", "wrong path", operation, what, _operated(operations, operation, other))


def _operated(operations: dict[str, tuple[str, str]], name: str, other: tuple[str, str]) -> Drift:
    return lambda _harness: replaced_item(operations, name, other)


def _of_headers() -> Iterator[Mutant]:
    for what, change in _HEADERS.items():
        yield Mutant("client", "authorisation", "key", what, _hooked(change))


def _hooked(change: Callable[[Any], None]) -> Drift:
    """Every request that the client sends is changed on its way out."""

    @contextmanager
    def drift(harness: Harness) -> Iterator[None]:
        async def awaited(request: Any) -> None:
            change(request.headers)

        def blocking(request: Any) -> None:
            change(request.headers)

        with (
            replaced_attribute(harness.http, "event_hooks", {"request": [blocking]}),
            replaced_attribute(harness.async_http, "event_hooks", {"request": [awaited]}),
        ):
            yield

    return drift


def _with_everybody(headers: Any) -> None:
    headers["x-session"] = KEY


_HEADERS: Final[dict[str, Callable[[Any], None]]] = {
    "sent to everybody": _with_everybody,
    "not sent": lambda headers: headers.pop("authorization", None),
    "another scheme": lambda headers: headers.update({"authorization": f"Basic {KEY}"}),
    "another header": lambda headers: headers.update({"x-api-key": headers.pop("authorization", "")}),
}


def _of_files(harness: Harness) -> Iterator[Mutant]:
    clients = _module(harness, "_clients")
    for name in ("Generation", "AsyncGeneration"):
        generation = getattr(clients, name)
        drift = _attributed(generation, "videos", property(lambda job: job.images))
        yield Mutant("client", "answer misread", name, "the address of the file", drift)
    yield Mutant(
        "client", "answer misread", "status", "another member", _attributed(_module(harness, "_api"), "STATUS_PATH", "status")
    )


def _attributed(holder: object, name: str, value: object) -> Drift:
    return lambda _harness: replaced_attribute(holder, name, value)


def _of_exact_types(harness: Harness) -> Iterator[Mutant]:
    """The validator of exact JSON types, without one of the things that it refuses, and taken away altogether."""
    runtime = _module(harness, "_request")
    honest = runtime._exact  # noqa: SLF001  # the part of the runtime that no schema speaks of
    facts = Judge(harness.spec).facts
    lenient: dict[str, Callable[[object], bool]] = {
        "null": lambda value: value is None,
        "fractions": lambda value: isinstance(value, float),
        "booleans": lambda value: isinstance(value, bool),
        "items": lambda value: isinstance(value, list),
    }
    for what, passes in lenient.items():

        def exact(annotation: Any, value: object, passes: Callable[[object], bool] = passes) -> object:
            return value if passes(value) else honest(annotation, value)

        yield Mutant("client", "exact types", "RequestModel", f"{what} let through", _attributed(runtime, "_exact", exact))

    def drift(here: Harness) -> AbstractContextManager[object]:
        return modelled(request_model(here, facts, BaseModel))(here)

    yield Mutant("client", "exact types", "RequestModel", "no validator", drift)


def _module(harness: Harness, name: str) -> Any:
    return import_module(f"{harness.package.__name__}.{name}")
