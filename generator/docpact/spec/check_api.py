"""What makes a well-formed ``api.yaml`` one that a client can work with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from keyword import iskeyword
from typing import Final

from pydantic import JsonValue

from docpact import identifiers
from docpact.errors import printable
from docpact.facts import Contract
from docpact.spec.addresses import NAME, names_in, takes_a_key
from docpact.spec.api import Api, Operation, Role
from docpact.spec.bindings import binding_complaints
from docpact.spec.check import Complaint, Steps
from docpact.spec.forms import JSON


def api_complaints(api: Api, folder: str) -> Iterator[Complaint]:
    """Everything that is wrong with the description of an API; ``folder`` is the name of its folder."""
    if folder != api.api:
        yield Complaint(
            ("api",), f"the folder is called {folder!r} and the API {api.api!r}", "Give both the same name."
        )
    yield from _server(api)
    yield from _shapes(api)
    yield from _names(api)
    yield from _operations(api)
    yield from _addressed(api)
    yield from _auth(api)
    yield from binding_complaints(api)


def _server(api: Api) -> Iterator[Complaint]:
    if not takes_a_key(api.server.url):
        yield Complaint(
            ("server", "url"),
            "no client sends a key in the clear: the address is not https",
            "Write https:// if the server takes it.",
        )


def _shapes(api: Api) -> Iterator[Complaint]:
    hint = "Name one of 'shapes', or add it there."
    for operation_name, operation in api.operations.items():
        if operation.answer is not None and operation.answer not in api.shapes:
            yield Complaint(("operations", operation_name, "answer"), f"there is no shape {operation.answer!r}", hint)
    for name, shape in api.shapes.items():
        for steps, reference in _references(shape.json_schema, ("shapes", name, "schema")):
            if not isinstance(reference, str) or reference not in api.shapes:
                yield Complaint(steps, f"there is no shape {printable(str(reference), 60)!r}", hint)


def _names(api: Api) -> Iterator[Complaint]:
    if not identifiers.is_package(api.package):
        yield Complaint(
            ("package",),
            f"{api.package!r} is no name for a package",
            "Use letters, digits and _, and no name that Python or one of its packages has already.",
        )
    if iskeyword(api.client):
        yield Complaint(("client",), f"{api.client!r} is no name for a class", "Choose another, as in 'Vendor'.")
    if set("@?#") & set(api.server.url):
        yield Complaint(
            ("server", "url"),
            "the server's address holds a user, a query or a fragment",
            "Give scheme, host, port and path only.",
        )


_FILLED: Final[Mapping[Role, tuple[str, ...]]] = {
    "submit": (),
    "poll": ("id",),
    "delete": ("id",),
    "list": ("user", "offset", "limit"),
    "upload": ("extension", "type"),
    "account": (),
    "models": (),
    "sync": (),
    "result": ("id", "result"),
}
"""The names in braces that the client fills in, by the role of an operation."""


def _operations(api: Api) -> Iterator[Complaint]:
    identified: dict[str, str] = {}
    for name, operation in api.operations.items():
        if (other := identified.setdefault(operation.operation_id or name, name)) != name:
            yield Complaint(
                ("operations", name, "operation_id"),
                f"{name!r} has the operationId of {other!r}",
                "Give each operation its own: OpenAPI tells them apart by it.",
            )
        yield from _written(name, operation)
        known = _FILLED[operation.role]
        filled: dict[Steps, str] = {("path",): operation.path}
        filled |= {("query", member): text for member, text in operation.query.items()}
        filled |= {("body", member): text for member, text in (operation.body or {}).items()}
        for steps, text in filled.items():
            for unknown in [one for one in names_in(text) if one not in known and not operation.billed]:
                yield Complaint(
                    ("operations", name, *steps),
                    f"nothing fills in {{{unknown}}} in the {steps[0]} of {name!r}",
                    f"An operation with the role {operation.role!r} is given {', '.join(known) or 'nothing'}.",
                )
        named = {"poll": "{id}", "delete": "{id}", "result": "{"}.get(operation.role, "")
        if named not in " ".join(filled.values()).replace("{+", "{"):
            yield Complaint(
                ("operations", name, "path"),
                f"{name!r} does not say which job it is about",
                f"Put {' or '.join(f'{{{one}}}' for one in known)} into its path, its query or its body.",
            )
        if operation.body is not None and (operation.billed or operation.writing.in_query):
            yield Complaint(
                ("operations", name, "body"),
                f"{name!r} has a body of its own, and "
                + ("takes that of a request" if operation.billed else f"{operation.method} has none"),
                "Leave it out, or name another method.",
            )


def _written(name: str, operation: Operation) -> Iterator[Complaint]:
    """A body can be written in one way, and only where there is one."""
    given = {
        "content_type": operation.content_type != JSON,
        "listed": operation.listed,
        "brackets": operation.brackets,
        "idempotency": operation.idempotency is not None,
    }
    headers = {header.lower() for header in operation.headers}
    as_form = operation.content_type != JSON or operation.writing.in_query
    for member in [one for one in given if given[one]]:
        at, said, hint = ("operations", name, member), "", "Leave one of them out."
        if not operation.billed:
            said = "takes no body that could be a form" if member == "content_type" else "takes no body"
            hint = "Only operations with the role submit or sync take such bodies."
        elif {"content_type": "content-type", "idempotency": (operation.idempotency or "").lower()}.get(
            member
        ) in headers:
            said = "has a header of its own for that"
        elif member in ("content_type", "listed") and operation.writing.in_query:
            said = f"says everything in its address: {operation.method} has no body"
        elif member == "listed" and as_form:
            said = "sends a form, which is no item of a list"
        elif member == "brackets" and not as_form:
            said, hint = "sends JSON, which has lists", "Name the form as content_type, or leave 'brackets' out."
        if said:
            yield Complaint(at, f"{name!r} {said}", hint)


def _addressed(api: Api) -> Iterator[Complaint]:
    """Members of a body have a place of their own in the address of the operation that takes it."""
    for name, operation in api.operations.items():
        names = names_in(operation.path, *operation.query.values()) if operation.billed else []
        for twice in {one for one in names if names.count(one) > 1}:
            yield Complaint(
                ("operations", name, "path"), f"{name!r} has two places for {{{twice}}}", "Leave one: it is said once."
            )
        for parameter, text in operation.query.items() if operation.billed else ():
            if names_in(text) and not NAME.fullmatch(text):
                yield Complaint(
                    ("operations", name, "query", parameter),
                    f"{parameter!r} holds more than the member that it names",
                    "Give the name in braces alone: the parameter is that member's value.",
                )


def address_complaints(operation: Operation, contract: Contract) -> Iterator[Complaint]:
    """What keeps members of a body out of the address that names them, by places in the spec of the body."""
    inside = names_in(operation.path)
    for name in sorted({*inside, *names_in(*operation.query.values())}):
        field = contract.root.properties.get(name)
        if field is None and name in inside:
            yield Complaint(
                ("body",),
                f"the path {operation.path} names {{{name}}}, and the body has no such member",
                f"Describe {name} here as if the body held it: the client sends it in the address.",
            )
        if field is None:
            continue
        at, what = ("body", name), f"{name} stands in the address {operation.path}"
        if field.type not in ("string", "integer", "number", "boolean"):
            yield Complaint(at, f"{what}, and is no text, number or boolean", "Give it one of these types.")
        elif name in inside and not field.required:
            yield Complaint(at, f"{what}, and need not be given", "Say 'required: true'.")
        elif field.type == "string" and name in inside and not field.enum and not field.value("minLength"):
            yield Complaint(at, f"{what}, and may be empty", "Say 'minLength: 1', or assume it.")
        elif field.type == "string" and name in inside and f"{{+{name}}}" in operation.path and not field.enum:
            yield Complaint(at, f"{what} with its slashes, and may be anything", "List its values: enum.")


def _auth(api: Api) -> Iterator[Complaint]:
    auth = api.auth
    if auth.scheme == "jwt" and auth.secret_environment is None:
        yield Complaint(
            ("auth",), "a signed token needs a secret", "Name its environment variable: secret_environment."
        )
    if auth.scheme == "query" and auth.query is None:
        yield Complaint(("auth",), "the parameter for the key has no name", "Give it as 'query'.")


def _references(value: JsonValue, steps: Steps) -> Iterator[tuple[Steps, JsonValue]]:
    """Every ``$ref`` in a shape's schema, with the steps that lead to it."""
    if isinstance(value, dict):
        for name, member in value.items():
            if name == "$ref":
                yield (*steps, name), member
            else:
                yield from _references(member, (*steps, name))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _references(member, (*steps, index))
