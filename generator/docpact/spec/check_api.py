"""What makes a well-formed ``api.yaml`` one that a client can work with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from keyword import iskeyword

from pydantic import JsonValue

from docpact import naming
from docpact.errors import printable
from docpact.spec.api import Api
from docpact.spec.check import Complaint, Steps


def api_complaints(api: Api, folder: str) -> Iterator[Complaint]:
    """Everything that is wrong with the description of an API; ``folder`` is the name of its folder."""
    if folder != api.api:
        yield Complaint(
            ("api",), f"the folder is called {folder!r} and the API {api.api!r}", "Give both the same name."
        )
    yield from _shapes(api)
    yield from _names(api)
    yield from _operations(api)


def _shapes(api: Api) -> Iterator[Complaint]:
    todo = "Name one of 'shapes', or add it there."
    for operation_name, operation in api.operations.items():
        if operation.answer not in api.shapes:
            yield Complaint(("operations", operation_name, "answer"), f"there is no shape {operation.answer!r}", todo)
    for name, shape in api.shapes.items():
        for steps, reference in _references(shape.json_schema, ("shapes", name, "schema")):
            if not isinstance(reference, str) or reference not in api.shapes:
                yield Complaint(steps, f"there is no shape {printable(str(reference), 60)!r}", todo)


def _names(api: Api) -> Iterator[Complaint]:
    if not naming.is_package(api.package):
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


def _operations(api: Api) -> Iterator[Complaint]:
    for name, operation in api.operations.items():
        wanted = ["id"] if name in ("poll", "delete") else []
        if re.findall(r"\{([a-z_]+)\}", operation.path) != wanted:
            yield Complaint(
                ("operations", name, "path"),
                f"the path of {name!r} must hold {'{id} once and ' if wanted else ''}nothing else in braces",
                "The client fills in the id of a generation, and nothing else.",
            )
    for missing in sorted({"create", "poll", "upload", "account"} - set(api.operations)):
        yield Complaint(
            ("operations",),
            f"the operation {missing!r} is missing",
            "The client cannot do without it: describe it here.",
        )


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
