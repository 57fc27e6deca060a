"""Every model of a project in short: what it makes, what it takes, its limits, and whether it is still there.

Nothing here is a fact of its own: ``docpact list``, the client's ``models()`` and the docs show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.facts import Field, Path
from docpact.spec import LoadedSpec
from docpact.write.python.context import Argument, ModelContext, model_context
from docpact.write.python.literal import literal

_MAY_LACK: Final = frozenset({"inputs", "limits", "url", "retired", "replaced_by"})
_MOST_LISTED: Final = 8
_LONGEST: Final = 120
_LARGEST: Final = 100_000
"""A number beyond which a bound tells nobody what a model can do, as that of a seed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A model: ``inputs`` are the arguments that take media, by kind; ``limits`` say what other arguments may be."""

    model: str
    names: tuple[str, ...]
    namespace: str
    title: str
    url: str | None
    kind: str
    inputs: Mapping[str, tuple[str, ...]]
    limits: Mapping[str, str]
    retired: str | None
    replaced_by: tuple[str, ...]
    figures: frozenset[str]
    """The limits that are sizes, lengths of time and numbers of files: what somebody who chooses a model looks at."""

    @property
    def state(self) -> str:
        """Whether requests still make something."""
        if self.retired is None:
            return "alive"
        instead = f"; instead: {', '.join(self.replaced_by)}" if self.replaced_by else ""
        return f"retired on {self.retired}{instead}"

    @property
    def short(self) -> str:
        """The limits in one line, of which the start says most."""
        parts = [f"{name} {text}" for name, text in self.limits.items() if name in self.figures]
        return "; ".join(sorted(parts, key=len))

    def data(self) -> dict[str, object]:
        """All of it, by the names that the client gives its parts."""
        return {
            "name": self.model,
            "namespace": self.namespace,
            "title": self.title,
            "kind": self.kind,
            "names": self.names,
            "inputs": self.inputs,
            "limits": self.limits,
            "url": self.url,
            "retired": self.retired,
            "replaced_by": self.replaced_by,
        }


def catalogue(specs: Iterable[LoadedSpec]) -> list[Entry]:
    """The models of some specs, in their order."""
    return [entry(model_context(spec)) for spec in specs]


def entry(model: ModelContext) -> Entry:
    """One model."""
    limits, figures = dict[str, str](), set[str]()
    fields, inputs = model.spec.contract.fields, dict[str, tuple[str, ...]]()
    if model.size and model.size.texts:
        limits["size"] = _listed(model.size.texts)
        figures.add("size")
    for argument in model.parameters:
        field = fields[Path(argument.path)]
        if argument.slot:
            inputs[argument.slot.kind] = (*inputs.get(argument.slot.kind, ()), argument.name)
        if limits.get("size") and model.size and argument.name in model.size.arguments:
            continue
        if text := "; ".join(_limits(field, argument)):
            limits[argument.name] = text
            figures |= {argument.name} if _is_figure(field) else set()
    content = model.spec.content
    names, url = (tuple(model.spec.contract.models) or (content.model,)), content.source.url
    shown = (content.model, names, model.namespace, content.title, url, model.kind)
    return Entry(*shown, inputs, limits, model.retired, tuple(model.replaced_by), frozenset(figures))


def entry_source(model: ModelContext) -> str:
    """The statement that says what the client knows of a model."""
    said = {name: value for name, value in entry(model).data().items() if value or name not in _MAY_LACK}
    return f"MODEL = ModelInfo({', '.join(f'{name}={literal(value)}' for name, value in said.items())})"


def _limits(field: Field, argument: Argument) -> Iterator[str]:
    values = (field.items or field).enum
    if values and field.type != "boolean":
        numbers = [value for value in values if isinstance(value, int | float)]
        yield _numbers(numbers) if len(numbers) == len(values) else _listed([str(value) for value in values])
    low, high, step = (field.value(keyword) for keyword in ("minimum", "maximum", "multipleOf"))
    if not values and (low is not None or high is not None):
        steps = f", in steps of {step}" if step not in (None, 1) else ""
        yield f"{_range(low, high)}{steps}"
    if (longest := field.value("maxLength")) is not None:
        yield f"at most {longest} characters"
    if (most := field.value("maxItems")) is not None and (argument.many or not argument.slot):
        yield f"at most {most}"


def _is_figure(field: Field) -> bool:
    highest = field.value("maximum")
    beyond = isinstance(highest, int | float) and highest > _LARGEST
    return field.type in ("integer", "number") and not beyond


def _range(low: JsonValue, high: JsonValue) -> str:
    if low == high:
        return str(low)
    return f"from {low}" if high is None else f"to {high}" if low is None else f"{low} to {high}"


def _numbers(values: list[int | float]) -> str:
    """Some numbers: a run by its ends, many by how many they are."""
    ordered = sorted(values)
    run = len(ordered) > 2 and ordered == [*range(int(ordered[0]), int(ordered[0]) + len(ordered))]
    if run or len(ordered) <= _MOST_LISTED + 1:
        return _range(ordered[0], ordered[-1]) if run else ", ".join(map(str, values))
    return f"{len(ordered)} values, {_range(ordered[0], ordered[-1])}"


def _listed(values: Iterable[str]) -> str:
    """Some texts, of many the first; how many they are where they are long."""
    every = [*values]
    shown = every if len(every) <= _MOST_LISTED + 1 else every[:_MOST_LISTED]
    text = ", ".join(shown)
    if len(text) > _LONGEST:
        return f"{len(every)} values"
    return text if shown is every else f"{text} and {len(every) - len(shown)} more"
