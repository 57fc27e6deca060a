"""What an OpenAPI document in a page tells of endpoints: where they are, how keys are sent, what answers hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pydantic import JsonValue

from docpact.read.openapi.choices import as_list, as_object
from docpact.read.openapi.document import Object, References
from docpact.read.openapi.request import media_order

_METHODS: Final = ("get", "post", "put", "patch", "delete")
_DEEPEST, _MOST = 8, 1000
"""Levels of a schema that are looked at, and parts of one."""
_REFUSED: Final = 400
"""The status of HTTP from which on an answer says no."""
_KEY: Final = re.compile(r"authorization|[\w-]*(?:key|token|secret)", re.IGNORECASE)


class Shown(NamedTuple):
    """A documented answer: its status of HTTP, None for any other, and its body."""

    status: int | None
    body: JsonValue

    @property
    def is_error(self) -> bool:
        """Whether its status says no."""
        return self.status is not None and self.status >= _REFUSED


class Member(NamedTuple):
    """A member of an answer: its path, its type, and what is said of it, its closed values included."""

    path: str
    type: str
    says: str


class Described(NamedTuple):
    """An operation of a document; ``content_type`` is that of its body, ``sends`` the texts at its top.

    ``asked`` are parameters of the query, ``file`` is the media type of an answer that is a file, and ``listed`` says
    that a body is a list.
    """

    method: str
    url: str
    title: str
    content_type: str
    sends: dict[str, JsonValue]
    asked: tuple[str, ...]
    answers: tuple[Shown, ...]
    members: tuple[Member, ...]
    file: str
    listed: bool


def operations_in(document: Object) -> Iterator[Described]:
    """The operations of a document, in its order."""
    references = References(document)
    servers = [as_object(one).get("url") for one in as_list(document.get("servers"))]
    base = next((one.rstrip("/") for one in servers if isinstance(one, str) and "://" in one), "")
    for path, item in as_object(document.get("paths")).items():
        for method in _METHODS:
            operation = as_object(references.follow(as_object(item).get(method)))
            if not operation:
                continue
            content = as_object(as_object(references.follow(operation.get("requestBody"))).get("content"))
            kind = next(iter(sorted(content, key=media_order)), "")
            body = as_object(references.follow(as_object(content.get(kind)).get("schema")))
            asked = [one for one in _parameters(references, item, operation) if one["in"] == "query"]
            answers = [*_answers(references, operation)]
            yield Described(
                method.upper(),
                base + path,
                str(operation.get("summary") or operation.get("operationId") or ""),
                kind.partition(";")[0].strip().lower(),
                _texts(references, body),
                tuple(str(one["name"]) for one in asked),
                tuple(one for shown, _ in answers for one in shown),
                tuple(member for _, members in answers for member in members),
                next(iter(_files(references, operation)), ""),
                body.get("type") == "array",
            )


def _texts(references: References, body: Object) -> dict[str, JsonValue]:
    """The members of a body that are texts, each with the one that is given for it."""
    members = {name: as_object(references.follow(one)) for name, one in as_object(body.get("properties")).items()}
    given = {
        name: [one.get("const"), one.get("default"), one.get("example"), ""]
        for name, one in members.items()
        if one.get("type") == "string"
    }
    return {name: next(one for one in values if isinstance(one, str)) for name, values in given.items()}


def keys_in(document: Object) -> Iterator[tuple[str, str]]:
    """How keys are sent: a header in lower case and what stands before the key, or ``?`` and the query's parameter."""
    references = References(document)
    schemes = as_object(as_object(document.get("components")).get("securitySchemes"))
    for scheme in (as_object(references.follow(one)) for one in schemes.values()):
        name = str(scheme.get("name") or "")
        if "bearer" in (scheme.get("type"), str(scheme.get("scheme")).lower()):
            yield "authorization", "Bearer"
        elif name and scheme.get("in") in ("header", "query"):
            yield (name.lower(), "") if scheme.get("in") == "header" else ("?", name)
    for item in as_object(document.get("paths")).values():
        for operation in as_object(item).values():
            for one in _parameters(references, item, operation):
                if one.get("in") == "header" and _KEY.fullmatch(str(one.get("name"))):
                    told = (
                        f"{one.get('example')} {one.get('description')} {as_object(one.get('schema')).get('default')}"
                    )
                    yield str(one["name"]).lower(), "Bearer" if re.search(r"\bbearer\b", told, re.IGNORECASE) else ""


def _parameters(references: References, item: JsonValue, operation: JsonValue) -> Iterator[Object]:
    for holder in (as_object(item), as_object(operation)):
        for one in as_list(holder.get("parameters")):
            parameter = as_object(references.follow(one))
            if isinstance(parameter.get("name"), str) and isinstance(parameter.get("in"), str):
                yield parameter


def _answers(references: References, operation: Object) -> Iterator[tuple[list[Shown], list[Member]]]:
    for code, one in as_object(operation.get("responses")).items():
        content = as_object(as_object(references.follow(one)).get("content"))
        media = next((as_object(content[kind]) for kind in sorted(content, key=media_order)), Object())
        given = [as_object(references.follow(each)).get("value") for each in as_object(media.get("examples")).values()]
        schema = as_object(references.follow(media.get("schema")))
        shown = (media.get("example"), *given, schema.get("example"))
        examples = [body for body in shown if isinstance(body, dict | list)]
        status = int(code) if code.isdecimal() and len(code) == 3 else None  # as HTTP has them
        members = [] if Shown(status, None).is_error else [*_Leaves(references).of(schema)]
        yield [Shown(status, body) for body in examples], members


def _files(references: References, operation: Object) -> Iterator[str]:
    """The media types of files that an operation answers with where all is well."""
    for code, one in as_object(operation.get("responses")).items():
        for kind in as_object(as_object(references.follow(one)).get("content")) if code.startswith("2") else ():
            if re.fullmatch(r"(?:image|audio|video|model)/[a-z0-9.+-]+", kind.partition(";")[0].strip().lower()):
                yield kind.partition(";")[0].strip().lower()


class _Leaves:
    """The leaves of a schema, and what is said of each: of very large ones the first."""

    def __init__(self, references: References) -> None:
        self._references, self._left = references, _MOST

    def of(self, value: JsonValue, path: str = "", depth: int = 0) -> Iterator[Member]:
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            return
        schema = self._object(value)
        options = [self._object(one) for word in ("anyOf", "oneOf") for one in as_list(schema.get(word))]
        schema = next((one for one in options if one.get("type") != "null"), schema)
        properties = as_object(schema.get("properties"))
        for part in as_list(schema.get("allOf")):
            properties = {**as_object(self._object(part).get("properties")), **properties}
        for name, member in properties.items():
            yield from self.of(member, f"{path}.{name}".lstrip("."), depth + 1)
        if not properties and "items" in schema:
            yield from self.of(schema["items"], f"{path}[]", depth + 1)
        elif not properties and path:
            kinds = [kind for kind in (*as_list(schema.get("type")), schema.get("type")) if isinstance(kind, str)]
            values = [f"`{one}`" for one in as_list(schema.get("enum"))]
            listed = f" One of {', '.join(values)}." if values else ""
            kind = next((kind for kind in kinds if kind != "null"), "")
            yield Member(path, kind, f"{schema.get('description', '')}{listed}")

    def _object(self, value: JsonValue) -> Object:
        return as_object(self._references.follow(value))
