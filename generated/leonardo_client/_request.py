# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""Request bodies: checked against the documentation before anything is sent, and shown without sending."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, field_validator

from ._errors import InvalidRequest, Problem
from ._values import ImageInput, ImageReference, UploadedImage, image_file, items, json_type, members


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


class Page(NamedTuple):
    """What the client knows of one model's documentation page."""

    model: str
    title: str
    url: str
    request: type[RequestModel]
    lines: Mapping[str, int]
    unstated: Mapping[str, Mapping[str, str]]
    retired: str | None
    replaced_by: Sequence[str]


class Call(NamedTuple):
    """One request to be made: the body but for its images, and the images by their path."""

    page: Page
    body: Mapping[str, object]
    images: Mapping[str, Sequence[ImageInput]] = {}
    extra: Mapping[str, object] | None = None

    def uploads(self) -> list[tuple[str, int, tuple[bytes, str, str]]]:
        """Images that must be uploaded first: path, index, and the file."""
        return [
            (path, index, image_file(image))
            for path, images in self.images.items()
            for index, image in enumerate(images)
            if not isinstance(image, (UploadedImage, ImageReference))
        ]

    def checked(self, uploaded: Mapping[tuple[str, int], str] = {}) -> bytes:
        """The JSON to send. Raises InvalidRequest, naming every path at fault."""
        body: dict[str, Any] = _copied(self.body, self.page)
        for path, images in self.images.items():
            references: list[object] = []
            for index, image in enumerate(images):
                if not isinstance(image, (UploadedImage, ImageReference)):
                    image = UploadedImage(uploaded.get((path, index), "(uploaded when sent)"))
                references.append({"image": {"id": image.id, "type": image.type}})
            put(body, path, references)
        check(self.page, body)
        prefix, target = ("parameters.", body["parameters"]) if "parameters" in body else ("", body)
        for name, value in _copied({} if self.extra is None else self.extra, self.page, "extra").items():
            if name in target or prefix + name in self.page.lines:
                raise InvalidRequest(f"extra: {name!r} is documented or set already; pass it as an argument of its own")
            target[name] = value
        return json.dumps(body).encode()


class PreparedRequest(NamedTuple):
    """A request exactly as it would be sent, but for the key."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)

    def curl(self) -> str:
        """A line for a shell that sends the same request, with the key taken from the environment."""
        headers = [f"-H {shlex.quote(f'{name}: {value}')}" for name, value in self.headers.items()]
        key = '-H "authorization: Bearer $LEONARDO_API_KEY"'
        data = shlex.quote(self.body.decode())
        return f"curl -X {self.method} {shlex.quote(self.url)} {' '.join(headers)} {key} --data-raw {data}"


def put(body: dict[str, Any], path: str, value: object) -> None:
    """Set the member at a dotted path, with the objects that hold it."""
    *above, name = path.split(".")
    for step in above:
        body = body.setdefault(step, {})
    body[name] = value


def assemble(members: Mapping[str, object], optional: Sequence[str]) -> dict[str, Any]:
    """A body from dotted paths; optional members that are None are left out."""
    body: dict[str, Any] = {}
    for path, value in members.items():
        if value is not None or path not in optional:
            put(body, path, value)
    return body


def check(page: Page, body: object) -> None:
    """Check a whole body. Raises InvalidRequest, naming every path at fault."""
    try:
        page.request.model_validate(body)
    except ValidationError as error:
        found = error.errors(include_url=False)
    else:
        return
    problems = [_problem(page, item["loc"], item["type"], item["msg"], item["input"]) for item in found]
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    raise InvalidRequest(f"{page.title}: {count}, nothing was sent ({page.url})", problems)


def _problem(page: Page, steps: tuple[int | str, ...], kind: str, message: str, value: object) -> Problem:
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".") or "$"
    generic = "".join("[]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")
    value = value.value if isinstance(value, _Inexact) else value
    shown = json.dumps(value, default=lambda inexact: inexact.value)
    shown = shown if len(shown) <= 60 else f"of {len(shown)} characters of JSON"
    shown = shown if value is None else f"{json_type(value)} {shown}"
    texts = {"missing": "must be given", "extra_forbidden": f"there is no such parameter, got {shown}"}
    notes = page.unstated.get(generic, {})
    keyword = "required" if kind == "missing" else "type" if kind.endswith("_type") else ""
    unstated = f"{keyword} is {notes[keyword]}, not stated by the page" if keyword in notes else None
    return Problem(
        path, texts.get(kind, f"{message[:1].lower()}{message[1:]}, got {shown}"), page.lines.get(generic), unstated
    )


def _copied(value: object, page: Page, path: str = "$") -> dict[str, Any]:
    """An object as JSON will carry it. Raises InvalidRequest for what JSON cannot carry."""
    try:
        copy: object = json.loads(json.dumps(value, allow_nan=False, default=lambda mapping: {**mapping}))
        fault = "" if json_type(copy) == "object" else "must be an object"
    except (TypeError, ValueError, RecursionError) as error:
        copy, fault = None, f"is not JSON: {error}"
    if fault:
        raise InvalidRequest(f"{page.title}: 1 problem, nothing was sent ({page.url})", [Problem(path, fault)])
    return members(copy)
