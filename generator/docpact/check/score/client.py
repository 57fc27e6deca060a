"""The emitted models drift under a faithful endpoint: regenerated in memory from changed facts, or lenient."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any, Final

from pydantic import JsonValue, ValidationError

from docpact.check.harness import Harness
from docpact.check.score.facts import changes
from docpact.check.score.mutant import Drift, Mutant, SameClientError, replaced_attribute
from docpact.check.score.readings import lenient_readings
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
    vars(module)["RequestModel"] = base or _runtime(harness).RequestModel
    # Registered while it runs: pydantic looks there for what annotations name.
    sys.modules[module.__name__] = module
    try:
        exec(compile(source, module.__name__, "exec"), vars(module))  # noqa: S102  # what the emitter would write
    finally:
        del sys.modules[module.__name__]
    return vars(module)["Drifted"]


@dataclass(slots=True)
class ReadingModel:
    """A request model that reads a body in its own way before it checks it."""

    model: Any
    read: Callable[[JsonValue], JsonValue]

    @property
    def model_fields(self) -> object:
        return self.model.model_fields

    def model_validate(self, body: Any) -> object:
        return self.model.model_validate(self.read(body))


def client_mutants(harness: Harness) -> Iterator[Mutant]:
    """Every drift of the emitted models. The models themselves are made when a mutant is put in."""
    contract = harness.spec.contract
    emitted, known = plain(body_schema(contract, conditions=False)), source_of(contract)
    for changed in changes(contract):
        if plain(body_schema(changed.contract, conditions=False)) == emitted:
            continue  # no model says it
        drift, takes = _lazily(harness, changed.contract, known)
        yield Mutant("client", changed.kind, changed.subject, changed.what, drift, changed.path, takes)
    honest = harness.page.request
    for lenient in lenient_readings(contract):
        if lenient.path == ROOT and lenient.kind in ("null let through", "coerced", "type widened"):
            continue  # what is no object never reaches the models: create_from drifts so instead
        model = ReadingModel(honest, lenient)
        takes = _takes(partial(_same, model))
        yield Mutant("client", lenient.kind, lenient.path, lenient.what, modelled(model), lenient.path, takes)


def _same(model: ReadingModel) -> ReadingModel:
    return model


def _lazily(harness: Harness, contract: Contract, known: str) -> tuple[Drift, Callable[[JsonValue], bool]]:
    """A client with the models of another contract, made once they are needed: that takes most of the time."""
    made: list[Any] = []

    def model() -> Any:
        if not made:
            source = source_of(contract)
            if source == known:
                raise SameClientError("what is emitted for it is what is emitted without it")
            made.append(request_model(harness, source))
        return made[0]

    def drift(harness: Harness) -> AbstractContextManager[object]:
        return modelled(model())(harness)

    return drift, _takes(model)


def modelled(model: object) -> Drift:
    """The client with another request model."""
    return lambda harness: replaced_attribute(harness.calls, "PAGE", harness.page._replace(request=model))


def _takes(model: Callable[[], Any]) -> Callable[[JsonValue], bool]:
    def takes(body: JsonValue) -> bool:
        try:
            model().model_validate(body)
        except ValidationError:
            return False
        return True

    return takes


def _runtime(harness: Harness) -> Any:
    from importlib import import_module  # noqa: PLC0415

    return import_module(f"{harness.package.__name__}._runtime.core.requests")
