# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Request bodies: checked against the documentation before anything is sent. The body that is judged is the body that is sent."""

from __future__ import annotations

import json
import math
import warnings
from collections.abc import Iterator, Mapping, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Protocol, Union, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, field_validator

from .api import Api
from .errors import InvalidRequest, Problem, UnlikelyRequestWarning
from .inputs import Media, Slot, read, written
from .paths import items


class RequestModel(BaseModel):
    """Base of all request models. JSON types are exact: no 4.0 or true for an integer, no null for an absent member."""

    model_config = ConfigDict(protected_namespaces=())  # a page may call its parameters what it likes

    @field_validator("*", mode="before")
    @classmethod
    def _exact_json_type(cls, value: Any, info: ValidationInfo) -> Any:
        return _exact(cls.model_fields[info.field_name or ""].annotation, value)


class _Inexact:
    """Stands for a value of the wrong JSON type: no field takes it, so that the complaint names the value's own path."""

    def __init__(self, value: object) -> None:
        self.value = value


def _exact(annotation: Any, value: object) -> object:
    """The value, or what no field takes where pydantic's own strictness would let a near miss pass."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _exact(arguments[0], value)
    if value is None:
        return _Inexact(value)
    if origin is Union or origin is UnionType:
        return _exact(next(argument for argument in arguments if argument is not NoneType), value)
    if origin is Literal and not any(type(value) is type(argument) for argument in arguments):
        return _Inexact(value)
    if origin is list and isinstance(value, list):
        return [_exact(arguments[0], item) for item in items(cast("object", value))]
    return value


class Condition(Protocol):
    """A fact that holds of a body only where something else does; a body that breaks one that ``warns`` is sent."""

    @property
    def warns(self) -> bool: ...

    def faults(self, body: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The steps to each place at which a body breaks the fact, and what is wrong there."""
        ...


class Parameter(NamedTuple):
    """One argument of ``create``: where it goes, and what is sent where the caller says nothing (None: it is left out).

    One that is ``optional`` though something is sent usually is left out where the caller gives None; a default that is
    ``own`` is the client's choice, and not said by anybody who describes the API.
    """

    path: str
    default: object = None
    optional: bool = False
    own: bool = False


REQUIRED = object()
"""The default of an argument that the caller has to give."""


class SlotParameter(NamedTuple):
    """One argument of ``create`` that takes inputs (see :class:`Slot`); ``many`` tells whether it is a list of them."""

    path: str
    kind: str
    wrap: str = ""
    listed: bool = False
    many: bool = False
    forms: Sequence[str] = ()
    default: object = None

    def slot(self, given: Any) -> Slot:
        return Slot(self.path, self.kind, self.wrap, self.listed, self.forms, tuple(given) if self.many else (given,))


class Page(NamedTuple):
    """What the client knows of one model's documentation page: its request, and the arguments that it is made of."""

    model: str
    title: str
    url: str
    request: type[RequestModel]
    fixed: Mapping[str, object]
    parameters: Mapping[str, Parameter | SlotParameter]
    lines: Mapping[str, int]
    unstated: Mapping[str, Mapping[str, str]]
    retired: str | None = None
    replaced_by: Sequence[str] = ()
    conditions: Sequence[Condition] = ()

    def call(self, extra: Mapping[str, object] | None = None, /, **arguments: Any) -> Call:
        """The request that arguments of ``create`` mean. Raises TypeError as a call without or with unknown ones does."""
        body: dict[str, Any] = {}
        slots: list[Slot] = []
        for path, value in self.fixed.items():
            put(body, path, value)
        for name, parameter in self.parameters.items():
            value = arguments.pop(name, parameter.default)
            if value is REQUIRED:
                raise TypeError(f"create() missing 1 required keyword-only argument: {name!r}")
            if value is None and (
                parameter.default is None or (isinstance(parameter, Parameter) and parameter.optional)
            ):
                continue
            if isinstance(parameter, Parameter):
                put(body, parameter.path, value)
            else:
                slots.append(parameter.slot(value))
        for name in arguments:
            raise TypeError(f"create() got an unexpected keyword argument {name!r}")
        return Call(self, body, tuple(slots), extra)

    def call_from(self, body: Mapping[str, object]) -> Call:
        """The request of a whole body, sent as it is."""
        return Call(self, body, whole=True)


class Call(NamedTuple):
    """One request to be made: the body but for its inputs, and these."""

    page: Page
    body: Mapping[str, object]
    slots: Sequence[Slot] = ()
    extra: Mapping[str, object] | None = None
    whole: bool = False

    def read_inputs(self, api: Api) -> dict[tuple[int, int], Media]:
        """The contents that must be sent, by slot and place in it. Raises InvalidRequest, naming every input at fault."""
        found: dict[tuple[int, int], Media] = {}
        problems: list[Problem] = []
        for number, slot in enumerate(self.slots):
            for index, given in enumerate(slot.values):
                try:
                    if media := read(api.inputs[slot.kind], given):
                        found[number, index] = media
                except InvalidRequest as error:
                    path = f"{slot.path}[{index}]" if slot.listed else slot.path
                    problems.append(Problem(path, str(error), self.page.lines.get(slot.path)))
        if problems:
            raise refusal(self.page, problems)
        return found

    def checked(self, api: Api, uploaded: Mapping[tuple[int, int], str] | None = None) -> bytes:
        """The JSON to send. Raises InvalidRequest, naming every path at fault."""
        if self.whole:
            return check(self.page, api, self.body)
        body: dict[str, Any] = {name: _unshared(value) for name, value in self.body.items()}
        media = self.read_inputs(api) if self.slots else {}
        for number, slot in enumerate(self.slots):
            found = [
                written(api, slot, given, media.get((number, index)), (uploaded or {}).get((number, index)))
                for index, given in enumerate(slot.values)
            ]
            put(body, slot.path, found if slot.listed else found[0])
        sent = check(self.page, api, body)
        return self._with_extra(sent) if self.extra else sent

    def _with_extra(self, sent: bytes) -> bytes:
        body = json.loads(sent)
        prefix, target = ("parameters.", body["parameters"]) if isinstance(body.get("parameters"), dict) else ("", body)
        for name, value in json.loads(encoded(self.page, self.extra, "extra")).items():
            if name in target or prefix + name in self.page.lines:
                raise InvalidRequest(f"extra: {name!r} is documented or set already; pass it as an argument of its own")
            target[name] = value
        return json.dumps(body).encode()


def put(body: dict[str, Any], path: str, value: object) -> None:
    """Set the member at a dotted path, with the objects that hold it."""
    *above, name = path.split(".")
    for step in above:
        body = body.setdefault(step, {})
    body[name] = value


def check(page: Page, api: Api, body: object) -> bytes:
    """Check a whole body; the JSON of it. Raises InvalidRequest, naming every path at fault."""
    sent = encoded(page, body)
    value = json.loads(sent)
    problems: list[Problem] = []
    try:
        page.request.model_validate(value)
    except ValidationError as error:
        found = error.errors(include_url=False)
        problems = [_problem(page, api, item["loc"], item["type"], item["msg"], item["input"]) for item in found]
    named = {problem.path for problem in problems}
    for condition in page.conditions:
        for steps, said in condition.faults(value):
            path = _path(steps)
            if condition.warns:
                warnings.warn(f"{page.title}: {path}: {said}", UnlikelyRequestWarning, stacklevel=6)
            elif path not in named:
                problems.append(Problem(path, said, page.lines.get(_generic(path))))
    if problems:
        raise refusal(page, problems)
    return sent


def refusal(page: Page, problems: Sequence[Problem]) -> InvalidRequest:
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    return InvalidRequest(f"{page.title}: {count}, nothing was sent ({page.url})", problems)


def encoded(page: Page, value: object, path: str = "$") -> bytes:
    """An object as JSON. Raises InvalidRequest for what JSON cannot carry, naming its path."""
    try:
        found = json.dumps(value, allow_nan=False, default=_as_object).encode()
        problems = [] if found.startswith(b"{") else [Problem(path, "must be an object")]
    except (TypeError, ValueError, RecursionError, UnicodeError) as error:
        found, problems = b"", [*_unencodable(value, path)] or [Problem(path, f"is not JSON: {error}")]
    if problems:
        raise refusal(page, problems)
    return found


def _as_object(value: object) -> object:
    if isinstance(value, Mapping):
        return {**cast("Mapping[str, object]", value)}
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def _unencodable(value: object, path: str, depth: int = 0) -> Iterator[Problem]:
    """What of a value JSON cannot carry, by path."""
    if depth > 50:
        return
    if isinstance(value, Mapping):
        for name, member in cast("Mapping[object, object]", value).items():
            if not isinstance(name, str):
                yield Problem(path, f"is not JSON: a member's name is {type(name).__name__}")
            yield from _unencodable(member, f"{name}" if path == "$" else f"{path}.{name}", depth + 1)
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(cast("Sequence[object]", value)):
            yield from _unencodable(item, f"{path}[{index}]", depth + 1)
    elif isinstance(value, float) and not math.isfinite(value):
        yield Problem(path, f"is not JSON: {value}")
    elif not isinstance(value, (str, int, float, bool, NoneType)):
        yield Problem(path, f"is not JSON: {type(value).__name__}")


def _unshared(value: object) -> object:
    """A copy of the objects in which inputs are put, so that the caller's own stay as they are."""
    if not isinstance(value, dict):
        return value
    return {name: _unshared(member) for name, member in cast("dict[str, object]", value).items()}


def _problem(page: Page, api: Api, steps: tuple[int | str, ...], kind: str, message: str, value: object) -> Problem:
    path = _path(steps)
    generic = _generic(path)
    value = value.value if isinstance(value, _Inexact) else value
    text = json.dumps(value, default=lambda inexact: inexact.value)
    text = text if len(text) <= 60 else f"of {len(text)} characters of JSON"
    text = text if value is None else f"{json_type(value)} {text}"
    texts = {"missing": "must be given"}
    if kind == "extra_forbidden":
        texts[kind] = f"there is no such parameter, got {text}{_instead(page, api, generic)}"
    notes = page.unstated.get(generic, {})
    keyword = "required" if kind == "missing" else "type" if kind.endswith("_type") else ""
    unstated = f"{keyword} is {notes[keyword]}, not stated by the page" if keyword in notes else None
    said = texts.get(kind, f"{message[:1].lower()}{message[1:]}, got {text}")
    return Problem(path, said, page.lines.get(generic), unstated)


def _instead(page: Page, api: Api, path: str) -> str:
    """What an unknown key may be meant for: that of another version of the API, or a known one that is close to it."""
    from difflib import get_close_matches

    above, _, name = path.rpartition(".")
    if name in api.other_versions:
        return f"; it is a key of {api.other_versions[name]}"
    known = [other.rpartition(".")[2] for other in page.lines if other.rpartition(".")[0] == above]
    close = get_close_matches(name, known, 1)
    elsewhere = [other for other in page.lines if other.rpartition(".")[2] == name]
    return f"; did you mean {close[0]}?" if close else f"; it belongs at {elsewhere[0]}" if elsewhere else ""


def _path(steps: Sequence[str | int]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".") or "$"


def _generic(path: str) -> str:
    """A path with its indexes as ``[]``, as the page's are."""
    first, *rest = path.split("[")
    return first + "".join(f"[]{part.partition(']')[2]}" for part in rest)


def json_type(value: object) -> str:
    """JSON's name for the type of a parsed value."""
    names = {"bool": "boolean", "int": "integer", "float": "number", "str": "string", "list": "array", "dict": "object"}
    return names.get(type(value).__name__, "null")


__all__ = ["REQUIRED", "Call", "Page", "Parameter", "RequestModel", "SlotParameter", "check"]
