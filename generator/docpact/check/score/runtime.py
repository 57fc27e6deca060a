"""The emitted runtime drifts under a faithful endpoint: the wire, what is said of the page, the key, exact types."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from pydantic import BaseModel

from docpact.check.harness import KEY, Harness
from docpact.check.score.client import modelled, paged, request_model, requests_module, source_of
from docpact.check.score.mutant import Drift, Mutant, replaced_attribute
from docpact.facts import ROOT
from docpact.spec import LoadedSpec
from docpact.spec.answers import asks_for_files


def runtime_mutants(harness: Harness) -> Iterator[Mutant]:
    """Every drift of what carries the calls and reads the answers."""
    yield from _wire_mutants(harness)
    yield from _page_mutants(harness)
    yield from _header_mutants(harness.spec)
    yield from _exact_type_mutants(harness)


def _wire_mutants(harness: Harness) -> Iterator[Mutant]:
    """What was checked is not what is sent: a member lost, under another name, or null."""
    for member in harness.spec.contract.root.walk():
        if member.path == ROOT or "[]" in member.path:
            continue
        for what in ("dropped", "renamed", "null"):
            yield Mutant("client", f"sent {what}", member.path, what, _sending(member.path, what), member.path)


def _sending(path: str, what: str) -> Drift:
    def change(body: Any) -> Any:
        *above, name = path.split(".")
        at: Any = body
        for step in above:
            at = at.get(step, {})
        if name in at:
            value = at.pop(name)
            if what != "dropped":
                at[f"{name}s" if what == "renamed" else name] = value if what == "renamed" else None
        return body

    def drift(harness: Harness) -> AbstractContextManager[object]:
        call = requests_module(harness).Call
        honest = call.checked

        def checked(self: Any, *arguments: Any) -> bytes:
            return json.dumps(change(json.loads(honest(self, *arguments)))).encode()

        return replaced_attribute(call, "checked", checked)

    return drift


def _page_mutants(harness: Harness) -> Iterator[Mutant]:
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
        yield Mutant("client", "claim changed", "lifecycle", what, paged(other))
    if page.size:
        yield Mutant("client", "size changed", "size", "height first", paged(page._replace(size=page.size[::-1])))
        yield Mutant("client", "size changed", "size", "not known", paged(page._replace(size=())))


def _header_mutants(spec: LoadedSpec) -> Iterator[Mutant]:
    auth = spec.api.content.auth
    if auth.scheme == "query":
        return
    name = auth.header.lower()
    changes: dict[str, Callable[[Any], object]] = {
        **({"sent to everybody": _with_everybody} if asks_for_files(spec.telling) else {}),
        "not sent": lambda headers: headers.pop(name, None),
        "another header": lambda headers: headers.update({"x-of-another": headers.pop(name, "")}),
    }
    if auth.header_prefix:
        changes["another scheme"] = lambda headers: headers.update({name: f"Basic {KEY}"})
    for what, change in changes.items():
        yield Mutant("client", "authorisation", "key", what, _hooked(change))


def _hooked(change: Callable[[Any], object]) -> Drift:
    """Every request that the client sends is changed on its way out."""

    @contextmanager
    def drift(harness: Harness) -> Generator[None]:
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


def _exact_type_mutants(harness: Harness) -> Iterator[Mutant]:
    """Request models that take a value for one of another type: made without a part of what makes them exact."""
    source = source_of(harness.spec.contract)
    runtime = requests_module(harness)
    honest = runtime._exact  # noqa: SLF001  # the part of the runtime that no schema speaks of
    lenient: dict[str, Callable[[Any], bool]] = {
        "null": lambda schema: schema["type"] == "nullable",
        "closed sets": lambda schema: schema["type"] == "literal",
        "items": lambda schema: "items_schema" in schema,
    }
    for what, passes in lenient.items():

        def exact(schema: Any, passes: Callable[[Any], bool] = passes) -> Any:
            return schema if passes(schema) else honest(schema)

        def looser(here: Harness, exact: Callable[[Any], Any] = exact) -> AbstractContextManager[object]:
            with replaced_attribute(runtime, "_exact", exact):
                model = request_model(here, source)
                model.model_rebuild(force=True)  # the model is built at its first use otherwise
            return modelled(model)(here)

        yield Mutant("client", "exact types", "RequestModel", f"{what} let through", looser)

    def drift(here: Harness) -> AbstractContextManager[object]:
        return modelled(request_model(here, source, BaseModel))(here)

    yield Mutant("client", "exact types", "RequestModel", "not exact", drift)
