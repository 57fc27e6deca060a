"""Between bodies and the arguments of ``create`` that mean them, as the spec's tree has it."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from pydantic import JsonValue

from docpact.check.bodies import replaced
from docpact.check.cases import sent_usually
from docpact.facts import Absent, Field, Path, canonical, value_at
from docpact.spec import LoadedSpec
from docpact.spec.forms import FILES
from docpact.write.python.context import Argument, InputSlot, always_sent, model_context


class NotExpressibleError(Exception):
    """A body that no arguments of ``create`` can stand for."""


class Arguments:
    """One model's arguments: ``parameters`` are those of the client's ``create``, ``reference`` makes an image's."""

    def __init__(
        self, spec: LoadedSpec, parameters: Mapping[str, inspect.Parameter], reference: Callable[[str, str], object]
    ) -> None:
        self.parameters: Final = parameters
        self._reference: Final = reference
        self._fields: Final = spec.contract.fields
        self._forms: Final = {str(kind): one.forms for kind, one in spec.api.content.inputs.items()}
        self._by_path: Final[dict[str, Argument]] = {entry.path: entry for entry in model_context(spec).arguments}
        self._origins: dict[str, str] = {}
        self._sent: Final = {
            path: value for path in self._fields if (value := self._sent_value(spec, path)) is not None
        }
        self._fixed: Final = {path: value for path, field in self._fields.items() for value in self._only_value(field)}

    def of(self, body: JsonValue) -> dict[str, Any]:
        """The arguments that mean this body, each given by its caller.

        Raises NotExpressibleError where there are none: an object that is given but empty, a null, another model, or
        a member left out that ``create`` sends by itself or demands.
        """
        arguments = self._collected(body)
        self._check_demanded(body)
        for path, argument in self._by_path.items():
            if self.sent_by_itself(path) and argument.name not in arguments:
                raise NotExpressibleError(f"create always sends {path}")
        return arguments

    def wrong(self, body: JsonValue, path: str) -> dict[str, Any]:
        """The arguments that mean an invalid body, wrong at ``path``; what ``create`` sends by itself may be left out.

        Raises NotExpressibleError where there are none, also where ``create`` would mend it by sending what is missing.
        """
        arguments = self._collected(body)
        argument = self._by_path.get(path)
        left_out = path in self._fields and isinstance(value_at(body, Path(path).loc()), Absent)
        if left_out and (argument is None or self.sent_by_itself(path)):
            raise NotExpressibleError(f"no argument leaves out {path}")
        self._check_demanded(body)
        return arguments

    def sparse(self, body: JsonValue) -> dict[str, Any]:
        """The arguments that mean a body, without those that ``create`` would send by itself just so."""
        arguments = self._collected(self.wire(body))
        self._check_demanded(body)
        for path, argument in self._by_path.items():
            given = value_at(body, Path(path).loc())
            default = self._sent.get(Path(path))
            if self.sent_by_itself(path) and (isinstance(given, Absent) or canonical(given) == canonical(default)):
                del arguments[argument.name]
        return arguments

    def wire(self, body: JsonValue) -> JsonValue:
        """What ``create`` should send for a valid body: the body, and what a client must always send."""
        wire: JsonValue = json.loads(json.dumps(body))
        by_itself = {Path(path): self._sent[Path(path)] for path in self._by_path if Path(path) in self._sent}
        for path, value in {**self._fixed, **by_itself}.items():
            if isinstance(value_at(wire, path.loc()), Absent):
                wire = replaced(wire, path.loc(), value)
        return wire

    def entries(self) -> list[tuple[str, str, Field]]:
        """Every argument: the path that it fills, its name, and what the spec says of it."""
        return [(path, argument.name, self._fields[Path(path)]) for path, argument in self._by_path.items()]

    def sent_by_itself(self, path: str) -> bool:
        """Whether ``create`` sends a member where its caller says nothing."""
        return Path(path) in self._sent and self._by_path[path].default not in (None, "None")

    def _check_demanded(self, body: JsonValue) -> None:
        """Raise NotExpressibleError where ``create`` demands a member that the facts leave out of a body.

        Some witness requires it, or what holds it, and another does not.
        """
        for path in map(Path, self._by_path):
            field, above = self._fields[path], path.parent
            if not (self._held(path) and always_sent(field)) or path in self._sent:
                continue
            left_out = isinstance(value_at(body, path.loc()), Absent)
            refused = field.required and above is not None and not isinstance(value_at(body, above.loc()), Absent)
            if left_out and not refused:
                raise NotExpressibleError(f"create demands {path}")

    def named(self, message: str) -> list[str]:
        """The paths of the arguments that a TypeError of Python's own names."""
        known = {argument.name: path for path, argument in self._by_path.items()}
        # From Python 3.13 on a suggestion follows, which blames nothing.
        names = re.findall(r"'([^']*)'", message.partition(" Did you mean ")[0])
        return [path for name in names if (path := self._origins.get(name) or known.get(name))]

    def _sent_value(self, spec: LoadedSpec, path: Path) -> JsonValue:
        """What ``create`` sends where its caller says nothing: the spec's word for it, or a required member's default.

        None where it sends nothing of its own.
        """
        return sent_usually(spec, self._fields[path]) if self._held(path) else None

    def _held(self, path: Path) -> bool:
        """Whether every request holds the objects that hold a member."""
        return all(always_sent(self._fields[above]) for above in path.ancestors if above.steps)

    def _only_value(self, field: Field) -> list[JsonValue]:
        """The value of a member that every request holds, and always with this one value: no argument is for it."""
        closed = field.enum if field.type != "array" and field.enum is not None else []
        fixed = len(closed) == 1 and field.path not in self._by_path and always_sent(field) and self._held(field.path)
        return [*closed] if fixed else []

    def _collected(self, body: JsonValue) -> dict[str, Any]:
        if not isinstance(body, dict):
            raise NotExpressibleError("not an object")
        arguments: dict[str, Any] = {}
        self._origins = {}
        self._collect(body, (), arguments)
        return arguments

    def _collect(self, body: dict[str, JsonValue], steps: tuple[str, ...], arguments: dict[str, Any]) -> None:
        for name, value in body.items():
            path = Path.of((*steps, name))
            field, argument = self._fields.get(path), self._by_path.get(path)
            if field is None:
                if not name.isidentifier() or name in self.parameters or name in arguments:
                    raise NotExpressibleError(f"{path} cannot be a keyword of its own")
                arguments[name] = value
                self._origins[name] = path
            elif argument is not None:
                self._give(argument, value, arguments)
            elif field.type == "object" and field.properties:
                if not isinstance(value, dict) or (not value and not always_sent(field)):
                    raise NotExpressibleError(f"{path} has no argument of its own")
                self._collect(value, (*steps, name), arguments)
            elif path not in self._fixed or canonical(self._fixed[path]) != canonical(value):
                raise NotExpressibleError(f"{path} has no argument, or one value that no caller gives")

    def _give(self, argument: Argument, value: JsonValue, arguments: dict[str, Any]) -> None:
        parameter = self.parameters.get(argument.name)
        if parameter is None:
            raise NotExpressibleError(f"{argument.path} has no argument")
        if value is None and (parameter.default is None or argument.optional):
            raise NotExpressibleError("None leaves the parameter out")
        arguments[argument.name] = self._references(argument, value) if argument.image else value

    def _references(self, argument: Argument, value: JsonValue) -> object:
        slot = argument.slot
        if slot is None or isinstance(value, list) is not slot.listed:
            raise NotExpressibleError(f"{argument.path} takes inputs")
        items = value if isinstance(value, list) else [value]
        if not slot.many and len(items) != 1:
            raise NotExpressibleError(f"{argument.path} takes one input")
        references = [self._input(slot, argument.path, item) for item in items]
        return references if slot.many else references[0]

    def _input(self, slot: InputSlot, path: str, item: JsonValue) -> object:
        """What stands for an item of the body: a reference, its address, or the item as it is."""
        inner = item.get(slot.wrap) if slot.wrap and isinstance(item, dict) else item
        if isinstance(inner, dict) and inner.keys() == {"id", "type"} and (not slot.wrap or item == {slot.wrap: inner}):
            return self._reference(cast("str", inner["id"]), cast("str", inner["type"]))
        is_address = isinstance(item, str) and item.startswith(("https://", "http://"))
        as_file = item == FILES.get(slot.kind) and str(self._forms[slot.kind].get("base64")).startswith("data:")
        if isinstance(item, dict) or (is_address and "url" in slot.forms) or as_file:
            return item
        raise NotExpressibleError(f"{path} takes an id and a type, an address or an object")
