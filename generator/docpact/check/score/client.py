"""The emitted checks drift under a faithful endpoint: models and conditions of changed facts, or lenient readings."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, Final

from pydantic import JsonValue

from docpact.check.conditions import whole_conditions
from docpact.check.harness import Harness
from docpact.check.score.coercions import coercions
from docpact.check.score.facts import Changed, changes, settled
from docpact.check.score.mutant import Drift, Mutant, SameClientError, Takes, replaced_attribute
from docpact.facts import ROOT, Contract
from docpact.write.json_schema import body_schema
from docpact.write.python.models import emit_models, plain

_IMPORT: Final = "from .._runtime.core.requests import RequestModel"
_counter = itertools.count()


def source_of(contract: Contract) -> str:
    """What the emitter writes for the request of a contract."""
    return emit_models(body_schema(contract, conditions=False), "Drifted").replace(_IMPORT, "")


def request_model(harness: Harness, source: str, base: type | None = None) -> Any:
    """The request model of emitted source, made in memory; ``base`` is another base class for all models."""
    package = harness.package.__name__
    module = ModuleType(f"{package}.models._drifted_{next(_counter)}")
    vars(module)["RequestModel"] = base or requests_module(harness).RequestModel
    # Registered while it runs: pydantic looks there for what annotations name.
    sys.modules[module.__name__] = module
    try:
        exec(compile(source, module.__name__, "exec"), vars(module))  # noqa: S102  # what the emitter would write
        # Models are built when first used: here they are built while what makes them exact is as a mutant has it.
        vars(module)["Drifted"].model_rebuild()
    finally:
        del sys.modules[module.__name__]
    return vars(module)["Drifted"]


def conditions_of(harness: Harness, contract: Contract) -> tuple[Any, ...]:
    """The conditions that the emitter writes for a contract."""
    return tuple(whole_conditions(contract, harness.package.__name__).values())


def client_mutants(harness: Harness) -> Iterator[Mutant]:
    """Every drift of the emitted models and conditions. They are made when a mutant is put in."""
    contract = harness.spec.contract
    emitted = _Emitted.of(harness, contract)
    for changed in changes(contract):
        yield _changed(harness, changed, emitted)
    for lenient in coercions(contract):
        if lenient.path == ROOT and lenient.kind in ("null let through", "coerced", "type widened"):
            continue  # what is no object never reaches the checks: create_from drifts so instead
        takes = _takes(harness, lambda: harness.page, lenient)
        yield Mutant("client", lenient.kind, lenient.path, lenient.what, _reading(lenient), lenient.path, takes)


@dataclass(frozen=True, slots=True)
class _Emitted:
    """What is emitted of a contract as it is."""

    contract: Contract
    schema: Any
    source: str
    conditions: tuple[Any, ...]

    @classmethod
    def of(cls, harness: Harness, contract: Contract) -> _Emitted:
        schema, conditions = plain(body_schema(contract, conditions=False)), conditions_of(harness, settled(contract))
        return cls(contract, schema, source_of(contract), conditions)


def _changed(harness: Harness, changed: Changed, emitted: _Emitted) -> Mutant:
    """The client with the models and conditions of another contract, made once they are needed: that takes long."""
    parts = cache(lambda: _page_parts(harness, changed, emitted))

    def page() -> Any:
        return harness.page._replace(**parts())

    def drift(here: Harness) -> AbstractContextManager[object]:
        return paged(page())(here)

    takes = _takes(harness, page)
    return Mutant("client", changed.kind, changed.subject, changed.what, drift, changed.path, takes, changed.facts)


def _page_parts(harness: Harness, changed: Changed, emitted: _Emitted) -> dict[str, Any]:
    """What of the page another contract changes. Raises SameClientError where that is nothing."""
    conditions = conditions_of(harness, changed.contract)
    parts = {} if conditions == emitted.conditions else {"conditions": conditions}
    if plain(body_schema(changed.contract, conditions=False)) != emitted.schema:
        source = source_of(changed.contract)
        if source == emitted.source and _warns_of_a_model(changed, emitted.contract):
            raise SameClientError("an object of parameters is a model, which takes nothing else whatever is said of it")
        if source != emitted.source:
            parts["request"] = request_model(harness, source)
    if not parts:
        raise SameClientError("what is emitted for it is what is emitted without it")
    return parts


def _warns_of_a_model(changed: Changed, contract: Contract) -> bool:
    """Whether it is only the type of an object with members of its own that is warned of now."""
    fact = changed.facts[0] if changed.facts else None
    field = contract.fields.get(fact.path) if fact and fact.keyword == "type" and not fact.when else None
    return changed.kind == "refusal lost" and field is not None and bool(field.properties)


def paged(page: object) -> Drift:
    """The client with another page."""
    return lambda harness: replaced_attribute(harness.calls, "PAGE", page)


def modelled(model: object, **others: Any) -> Drift:
    """The client with another request model, and perhaps with other parts of its page."""
    return lambda harness: paged(harness.page._replace(request=model, **others))(harness)


def _reading(read: Callable[[JsonValue], JsonValue]) -> Drift:
    """The client that reads a body in its own way before it checks it, and sends it as it was."""

    def drift(harness: Harness) -> AbstractContextManager[object]:
        runtime = requests_module(harness)
        honest = runtime.problems

        def problems(page: Any, api: Any, sent: bytes) -> Any:
            return honest(page, api, json.dumps(read(json.loads(sent))).encode())

        return replaced_attribute(runtime, "problems", problems)

    return drift


def _takes(
    harness: Harness, page: Callable[[], Any], read: Callable[[JsonValue], JsonValue] = lambda body: body
) -> Takes:
    """Whether the client with a page takes a body, read in some way."""
    runtime, api = requests_module(harness), harness.client.session.api

    def takes(body: JsonValue) -> bool:
        text = json.dumps(read(body)).encode()
        return isinstance(body, dict) and all(problem.warns for problem in runtime.problems(page(), api, text))

    return takes


def requests_module(harness: Harness) -> Any:
    """The client's module that checks requests."""
    return import_module(f"{harness.package.__name__}._runtime.core.requests")
