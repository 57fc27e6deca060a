"""The emitted calls drift under a faithful endpoint: what they make of arguments and bodies before a check."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Final, cast

from pydantic import JsonValue

from docpact.check.harness import Harness
from docpact.check.judge import Judge
from docpact.check.score.mutant import Drift, Mutant, replaced_attribute
from docpact.facts import Field, canonical
from docpact.write.python.context import always_sent

Arguments = dict[str, Any]
_Change = Callable[[Arguments], Arguments]
_Reading = Callable[[JsonValue], JsonValue]
_NAMESPACES: Final = {"blocking": "namespace", "awaited": "async_namespace"}


class _Delegating:
    """A namespace that does one call in its own way and leaves the others to the one that it stands for."""

    def __init__(self, honest: Any, **calls: Callable[..., object]) -> None:
        self._honest = honest
        self._calls = calls

    def __getattr__(self, name: str) -> Any:
        return self._calls.get(name) or getattr(self._honest, name)


def call_mutants(harness: Harness) -> Iterator[Mutant]:
    """Every drift of ``create``, ``create_from`` and ``preview``, blocking and awaited."""
    yield from _argument_mutants(harness)
    yield from _body_mutants(harness)
    yield from _preview_mutants()


def _calling(mode: str, call: str, change: Callable[[Any], Any]) -> Drift:
    """The calls of a model, of whichever client, change what one is given: all its arguments, or the body."""

    def drift(harness: Harness) -> AbstractContextManager[object]:
        calls = cast("type[object]", type(getattr(harness, _NAMESPACES[mode])))
        honest = getattr(calls, call)

        def changed(self: Any, body: Any = None, **arguments: Any) -> Any:
            if call == "create_from":
                return honest(self, change(body), **arguments)
            return honest(self, **change(arguments))

        return replaced_attribute(calls, call, changed)

    return drift


def _argument_mutants(harness: Harness) -> Iterator[Mutant]:
    for path, name, node in harness.arguments.entries():
        for mode in _NAMESPACES:
            for call in ("create", "preview"):
                for kind, what, change in _changes(harness, path, name, node):
                    yield Mutant("client", kind, f"{mode} {call} {name}", what, _calling(mode, call, change), path)
        coerced = _COERCIONS.get(str(node.type))
        if coerced:
            drift = _calling("blocking", "create", _coercing(name, coerced))
            yield Mutant("client", "coerced", f"create {name}", "before it is checked", drift, path)
    for what, change in (("unknown ones ignored", _known(harness)), ("empty ones ignored", _not_empty)):
        yield Mutant("client", "argument lost", "blocking create", what, _calling("blocking", "create", change))


def _changes(harness: Harness, path: str, name: str, node: Field) -> Iterator[tuple[str, str, _Change]]:
    default = node.constraint("default")
    if harness.arguments.sent_by_itself(path) and default:
        for value in default.fact.meaning.mutants(default.fact.value):
            yield "default changed", canonical(value), _setting(name, value)
        yield "argument lost", "the default is sent", _losing(name)
    elif default:
        yield "default sent", canonical(default.fact.value), _setting(name, default.fact.value)
    if not always_sent(node):
        yield "argument lost", "never sent", _losing(name)


def _known(harness: Harness) -> _Change:
    known = set(harness.arguments.parameters)
    return lambda given: {name: value for name, value in given.items() if name in known}


def _not_empty(given: Arguments) -> Arguments:
    return {name: value for name, value in given.items() if value or value is None}


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


_COERCIONS: Final[dict[str, Callable[[Any], object]]] = {
    "integer": int,
    "string": str,
    "boolean": bool,
    "number": float,
}


def _body_mutants(harness: Harness) -> Iterator[Mutant]:
    sample: JsonValue = dict(harness.spec.content.sample.body)
    changes: list[tuple[str, str, _Reading]] = [
        ("default sent", "every documented default", Judge(harness.spec).effective),
        ("default sent", "the model's own defaults", _dumped(harness, without_null=False)),
        ("default sent", "the model's own defaults, none null", _dumped(harness, without_null=True)),
        ("member dropped", "the last one", _object_reading(lambda body: dict([*body.items()][:-1]))),
        ("member added", "one more", _object_reading(lambda body: {**body, "unknown": 1})),
    ]
    lenient: list[tuple[str, str, _Reading]] = [
        ("key opened", "unknown members dropped", _object_reading(_known_members(harness))),
        ("null let through", "null dropped", _without_null),
        ("null let through", "null for a whole body", lambda body: sample if body is None else body),
        ("coerced", "JSON in a text", _parsed),
        ("coerced", "one in an array", _single),
    ]
    for mode in _NAMESPACES:
        for kind, what, change in changes if mode != "blocking" else [*changes, *lenient]:
            yield Mutant("client", kind, f"{mode} create_from", what, _calling(mode, "create_from", change))


def _object_reading(change: Callable[[dict[str, JsonValue]], JsonValue]) -> _Reading:
    return lambda body: change(body) if isinstance(body, dict) else body


def _known_members(harness: Harness) -> Callable[[dict[str, JsonValue]], JsonValue]:
    names = set(harness.spec.contract.root.properties)
    return lambda body: {name: value for name, value in body.items() if name in names}


def _dumped(harness: Harness, *, without_null: bool) -> _Reading:
    def dumped(body: JsonValue) -> JsonValue:
        try:
            model: Any = harness.page.request.model_validate(body)
        except ValueError:
            return body
        found: JsonValue = model.model_dump(by_alias=True, exclude_none=without_null)
        return found

    return dumped


def _single(body: JsonValue) -> JsonValue:
    return body[0] if isinstance(body, list) and len(body) == 1 else body


def _parsed(body: JsonValue) -> JsonValue:
    try:
        found: JsonValue = json.loads(body) if isinstance(body, str) else body
    except ValueError:
        return body
    return found


def _without_null(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return {name: _without_null(member) for name, member in value.items() if member is not None}
    return [_without_null(item) for item in value] if isinstance(value, list) else value


def _preview_mutants() -> Iterator[Mutant]:
    def sending(harness: Harness) -> AbstractContextManager[object]:
        honest = harness.namespace

        def preview(**arguments: Any) -> Any:
            honest.create(**arguments)
            return honest.preview(**arguments)

        return replaced_attribute(harness, "namespace", _Delegating(honest, preview=preview))

    yield Mutant("client", "sent unasked", "preview", "as create would", sending)
