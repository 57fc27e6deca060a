# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Request bodies: checked against the documentation before anything is sent. The body that is judged is the body that is sent."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from types import NoneType
from typing import Any, NamedTuple, cast

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, ValidationError
from pydantic_core import ErrorDetails

from .api import Api
from .conditions import Condition, Steps, faults
from .errors import DocumentationWarning, InvalidRequest, Problem, warn
from .inputs import Media, Place, Slot, read, written
from .values import Validation


class RequestModel(BaseModel, defer_build=True):
    """Base of all request models. JSON types are exact: no 4.0 or true for an integer, no null for an absent member."""

    model_config = ConfigDict(protected_namespaces=())  # a page may call its parameters what it likes

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> Any:
        schema: Any = handler(source)
        fields = schema
        while "fields" not in fields:
            fields = fields["schema"]
        for field in fields["fields"].values():
            field["schema"] = _exact(field["schema"])
        return schema


def _exact(schema: Any) -> Any:
    """A schema that takes no null, and of a closed set no value that Python only takes for equal, as 1.0 for 1."""
    if schema["type"] == "nullable":
        return _exact(schema["schema"])
    if schema["type"] == "literal":
        *others, last = map(repr, schema["expected"])
        expected = f"{', '.join(others)} or {last}" if others else last
        of_type = {"type": type(schema["expected"][0]).__name__, "strict": True}
        error = {"custom_error_type": "literal_error", "custom_error_context": {"expected": expected}}
        return {"type": "chain", "steps": [{"type": "custom-error", "schema": of_type, **error}, schema]}
    if schema["type"] == "model" and not schema.get("root_model"):
        return schema  # it has made itself exact
    return {**schema, **{inner: _exact(schema[inner]) for inner in ("schema", "items_schema") if inner in schema}}


class Documented(NamedTuple):
    """What is said of one path, as keywords and their values, by who says it; ``line`` is the page's."""

    line: int | None = None
    page: Mapping[str, object] = {}
    others: Mapping[str, Mapping[str, object]] = {}


class Parameter(NamedTuple):
    """One argument of ``create``: where it goes, and what is sent where the caller says nothing (None: it is left out).

    One that is ``optional`` though something is sent usually is left out where the caller gives None; ``documented`` is
    what the server then takes, where it is something else.
    """

    path: str
    default: object = None
    optional: bool = False
    documented: object = None


REQUIRED = object()
"""The default of an argument that the caller has to give."""


class Page(NamedTuple):
    """What the client knows of one model's documentation page: its request, and the arguments that it is made of."""

    model: str
    title: str
    url: str
    request: type[RequestModel]
    fixed: Mapping[str, object]
    parameters: Mapping[str, Parameter | Slot]
    fields: Mapping[str, Documented]
    conditions: Sequence[Condition] = ()
    retired: str | None = None
    replaced_by: Sequence[str] = ()
    size: Sequence[str] = ()
    """The arguments that ``size`` stands for, width first; none where the model takes no size."""
    operation: str = ""
    """The operation that its bodies go to, where it is not the one that has the role ``submit``."""

    def call(self, extra: Mapping[str, object] | None = None, /, **arguments: Any) -> Call:
        """The request that arguments of ``create`` mean. Raises TypeError as a call without or with unknown ones does."""
        body: dict[str, Any] = {}
        slots: list[Slot] = []
        for path, fixed in self.fixed.items():
            put(body, path, fixed)
        if self.size and (size := arguments.pop("size", None)) is not None:
            arguments |= self._measures(size, arguments)
        for name, parameter in self.parameters.items():
            value: Any = arguments.pop(name, parameter.default)
            if value is REQUIRED or (value is None and parameter.default is REQUIRED and name in self.size):
                raise TypeError(f"create() missing 1 required keyword-only argument: {name!r}")
            if value is None and (parameter.default is None or getattr(parameter, "optional", False)):
                continue
            if isinstance(parameter, Parameter):
                put(body, parameter.path, value)
            elif parameter.many and type(value) not in (list, tuple):
                raise InvalidRequest(f"{name} takes a list of inputs, got {type(value).__name__}; nothing was sent")
            else:
                slots.append(parameter._replace(values=value if parameter.many else (value,)))
        for name in arguments:
            raise TypeError(f"create() got an unexpected keyword argument {name!r}")
        return Call(self, body, tuple(slots), extra)

    def _measures(self, size: object, given: Mapping[str, object]) -> dict[str, int]:
        """Width and height from a text as ``1280x720``. Raises InvalidRequest for any other, or where they are given too.

        What create sends by itself counts as not given.
        """
        found = re.fullmatch("([0-9]{1,16})x([0-9]{1,16})", size) if isinstance(size, str) else None
        beside = " and ".join(one for one in self.size if given.get(one) not in (None, self.parameters[one].default))
        if found and not beside:
            return dict(zip(self.size, map(int, found.groups()), strict=True))
        said = f"must not be given beside {beside}, which it stands for"
        said = said if beside else f'must be WIDTHxHEIGHT, as in "1280x720", got {size!r:.80}'
        raise refusal(self, [Problem("size", said)])

    def line(self, path: str) -> int | None:
        """The line of the page that speaks of a path, if one does."""
        return self.fields.get(path, Documented()).line

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
    validation: Validation = "refuse"

    def read_inputs(self, api: Api) -> dict[Place, Media]:
        """The contents that must be sent, by slot and place in it. Raises InvalidRequest, naming every input at fault."""
        found: dict[Place, Media] = {}
        problems: list[Problem] = []
        for number, slot in enumerate(self.slots):
            for index, given in enumerate(slot.values):
                try:
                    if media := read(api.inputs[slot.kind], given):
                        found[number, index] = media
                except InvalidRequest as error:
                    path = f"{slot.path}[{index}]" if slot.listed else slot.path
                    problems.append(Problem(path, str(error), self.page.line(slot.path)))
        if problems:
            raise refusal(self.page, problems)
        return found

    def checked(
        self, api: Api, media: Mapping[Place, Media] | None = None, uploaded: Mapping[Place, str] | None = None
    ) -> bytes:
        """The JSON to send, with inputs that have been read, and uploaded. Raises InvalidRequest, naming every path at fault."""
        if self.whole:
            return check(self.page, api, self.body, self.validation)
        body: dict[str, Any] = {**self.body}  # inputs lie in objects that ``Page.call`` made: no argument holds another
        media = self.read_inputs(api) if media is None else media
        for number, slot in enumerate(self.slots):
            found = [
                written(api, slot, given, media.get((number, index)), (uploaded or {}).get((number, index)))
                for index, given in enumerate(slot.values)
            ]
            put(body, slot.path, found if slot.listed else found[0])
        sent = check(self.page, api, body, self.validation)
        return self._with_extra(sent) if self.extra else sent

    def _with_extra(self, sent: bytes) -> bytes:
        body = json.loads(sent)
        holders = [parameter.path.rpartition(".")[0] for parameter in self.page.parameters.values()]
        above = max(holders, key=lambda path: (holders.count(path), path), default="")
        target = reduce(lambda at, step: at.setdefault(step, {}), filter(None, above.split(".")), body)
        for name, value in json.loads(encoded(self.page, self.extra, "extra")).items():
            if name in target or f"{above}.{name}".lstrip(".") in self.page.fields:
                raise InvalidRequest(f"extra: {name!r} is documented or set already; pass it as an argument of its own")
            target[name] = value
        return json.dumps(body).encode()


def put(body: dict[str, Any], path: str, value: object) -> None:
    """Set the member at a dotted path, with the objects that hold it."""
    *above, name = path.split(".")
    for step in above:
        body = body.setdefault(step, {})
    body[name] = value


def check(page: Page, api: Api, body: object, validation: Validation = "refuse") -> bytes:
    """Check a whole body; the JSON of it. Raises InvalidRequest, naming every path at fault.

    What only warns gives a DocumentationWarning, once a fact and process; with ``validation="warn"`` everything only
    warns, and with ``"off"`` nothing is judged. What is no JSON object is refused always.
    """
    sent = encoded(page, body)
    found = problems(page, api, sent) if validation != "off" else []
    if validation == "refuse" and (refused := [problem for problem in found if not problem.warns]):
        raise refusal(page, refused)
    for problem in found:
        told = page.title, _generic(problem.path), problem.keyword, repr(problem.condition)
        if told not in _told:
            _told.add(told)
            warn(f"{page.title}: {problem} ({page.url})", DocumentationWarning)
    return sent


_told: set[tuple[str, str, str, str]] = set()


def problems(page: Page, api: Api, sent: bytes) -> list[Problem]:
    """Everything that the documentation has against the JSON of a body, refused or warned of."""
    found: list[Problem] = []
    try:
        page.request.model_validate_json(sent)
    except ValidationError as error:
        found += [_problem(page, api, one) for one in error.errors(include_url=False)]
    for condition, steps, said in faults(page.conditions, json.loads(sent)) if page.conditions else ():
        keyword, unstated = condition.keyword, _unstated(condition.keyword, condition.witness)
        found.append(Problem(_path(steps), said, condition.line, unstated, keyword, condition.warns, condition))
    return found


def refusal(page: Page, problems: Sequence[Problem]) -> InvalidRequest:
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    return InvalidRequest(f"{page.title}: {count}, nothing was sent ({page.url})", problems)


def encoded(page: Page, value: object, path: str = "$") -> bytes:
    """An object as JSON. Raises InvalidRequest for what JSON cannot carry, naming its path."""
    try:
        found = _ENCODER.encode(value).encode()
        faults = [] if found.startswith(b"{") else [Problem(path, "must be an object")]
        if b"\\ud" in found:
            faults += _unencodable(value, path)
    except (TypeError, ValueError, RecursionError) as error:
        found, faults = b"", [*_unencodable(value, path)] or [Problem(path, f"is not JSON: {error}")]
    if faults:
        raise refusal(page, faults)
    return found


def _as_object(value: object) -> object:
    if isinstance(value, Mapping):
        return {**cast("Mapping[str, object]", value)}
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


_ENCODER = json.JSONEncoder(allow_nan=False, default=_as_object)


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
    elif isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            yield Problem(path, "is not JSON: the text holds half of a character")
    elif isinstance(value, float) and not math.isfinite(value):
        yield Problem(path, f"is not JSON: {value}")
    elif not isinstance(value, (str, int, float, bool, NoneType)):
        yield Problem(path, f"is not JSON: {type(value).__name__}")


_KEYWORDS = {
    "missing": "required",
    "extra_forbidden": "additionalProperties",
    "literal_error": "enum",
    "greater_than_equal": "minimum",
    "less_than_equal": "maximum",
    "multiple_of": "multipleOf",
    "string_too_short": "minLength",
    "string_too_long": "maxLength",
    "too_short": "minItems",
    "too_long": "maxItems",
}
"""Pydantic's kinds of errors; every other one is about a type."""


def _problem(page: Page, api: Api, error: ErrorDetails) -> Problem:
    path, keyword, value = _path(error["loc"]), _KEYWORDS.get(error["type"], "type"), error["input"]
    message, generic, text = error["msg"], _generic(path), json.dumps(value)
    text = text if len(text) <= 60 else f"of {len(text)} characters of JSON"
    text = text if value is None else f"{json_type(value)} {text}"
    said = f"{message[:1].lower()}{message[1:]}, got {text}"
    if keyword == "required":
        said = "must be given"
    elif keyword == "additionalProperties":
        said = f"there is no such parameter, got {text}{_instead(page, api, generic)}"
    field = page.fields.get(generic) or page.fields.get(generic.removesuffix("[]"), Documented())
    others = (one for one in field.others if keyword in field.others[one])
    witness = "page" if keyword in field.page else next(others, "page")
    return Problem(path, said, field.line, _unstated(keyword, witness), keyword)


def _unstated(keyword: str, witness: str) -> str | None:
    """Who says a fact that the page does not state."""
    if witness in ("assumed", "observed"):
        return f"{keyword} is {witness}, not stated by the page"
    return None if witness == "page" else f"{keyword} is said by {witness}"


def _path(steps: Steps) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".") or "$"


def _instead(page: Page, api: Api, path: str) -> str:
    """What an unknown key may be meant for: that of another version of the API, or a known one that is close to it."""
    from difflib import get_close_matches

    above, _, name = path.rpartition(".")
    if name in api.other_versions:
        return f"; it is a key of {api.other_versions[name]}"
    known = [other.rpartition(".")[2] for other in page.fields if other.rpartition(".")[0] == above]
    close = get_close_matches(name, known, 1)
    elsewhere = [other for other in page.fields if other.rpartition(".")[2] == name]
    return f"; did you mean {close[0]}?" if close else f"; it belongs at {elsewhere[0]}" if elsewhere else ""


def _generic(path: str) -> str:
    """A path with its indexes as ``[]``, as the page's are."""
    first, *rest = path.split("[")
    return first + "".join(f"[]{part.partition(']')[2]}" for part in rest)


def json_type(value: object) -> str:
    """JSON's name for the type of a parsed value."""
    names = {"bool": "boolean", "int": "integer", "float": "number", "str": "string", "list": "array", "dict": "object"}
    return names.get(type(value).__name__, "null")
