"""Answers as a server may give them one day: the documented ones with members added, lost, null or of another kind."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

import httpx
from hypothesis import strategies as st
from pydantic import JsonValue

from docpact.check.authorisation import authorised
from docpact.check.harness import KEY, SECRET, Harness
from docpact.check.messages import Request, read_answer
from docpact.facts import canonical
from docpact.facts.values import json_type
from docpact.spec import LoadedApi
from docpact.spec.api import Role
from docpact.spec.documented import result_of
from docpact.spec.forms import JSON

VALUE: Final = "a-value-that-nobody-may-be-told"
"""Stands in every text that a mutation puts into an answer."""
NEW: Final = "member_of_tomorrow"
OPERATIONS: Final[tuple[Role, ...]] = ("submit", "sync", "poll", "result", "upload", "account")
"""What the client asks for with methods of its own, whose answers are tried."""
PNG: Final = b"\x89PNG\r\n\x1a\n"

Step = str | int

VALUES: Final[st.SearchStrategy[JsonValue]] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5).map(lambda text: f"{VALUE}{text}"),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["a", NEW, "error"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@dataclass(frozen=True, slots=True)
class Mutated:
    """An operation's answer, and where members were added to objects that the spec describes: path and JSON type."""

    operation: str
    answer: JsonValue
    added: frozenset[tuple[str, str]]


def documented_answers(harness: Harness) -> dict[str, JsonValue]:
    """For each operation of the client, an answer as the spec describes it, of the endpoint's own making."""
    api = harness.spec.api.content
    shown, asked = authorised(api.auth, KEY, SECRET, time.time())
    found: dict[str, JsonValue] = {}
    harness.reset()
    for role in OPERATIONS:
        billed = harness.spec.operation
        operation = billed if role == billed.role else api.operation(role)
        if operation is None or (operation.billed and operation is not billed):
            continue
        job = next(iter(harness.endpoint.jobs), "a-job")
        kind = next(
            (one for one in api.inputs.values() if one.upload and api.operations[one.upload] is operation), None
        )
        ending, media = next(iter(kind.extensions.items())) if kind else ("", "")
        values = {"id": job, "result": result_of(job), "extension": ending, "type": media}
        path, query = operation.address(values)
        content = dict(harness.spec.content.sample.body) if operation.billed else operation.own_body(values)
        content_type, body = str(JSON), b"" if content is None else json.dumps(content).encode()
        if operation.billed:
            path, content_type, body = harness.spec.request(body)
        url = httpx.URL(api.server.url + path).copy_merge_params({**({} if operation.billed else query), **asked})
        request = Request(operation.method, url.raw_path.decode(), {**shown, "content-type": content_type}, body)
        response = harness.endpoint.api(request)
        answer = read_answer(response.headers["content-type"], response.body)
        if not isinstance(answer, str):  # a file, in which nothing can change
            found[role] = answer
    return found


@st.composite
def mutated(draw: st.DrawFn, api: LoadedApi, answers: Mapping[str, JsonValue]) -> Mutated:
    """One to three changes of a documented answer, or any JSON in its place."""
    operation = draw(st.sampled_from(sorted(answers)))
    answer = copy.deepcopy(answers[operation])
    added: set[tuple[str, str]] = set()
    if draw(st.integers(0, 15)) == 0:
        return Mutated(operation, draw(VALUES), frozenset())
    for number in range(draw(st.integers(1, 3))):
        json_paths = sorted(_json_paths(answer), key=str)
        steps = draw(st.sampled_from(json_paths))
        what = draw(st.sampled_from(["added", "lost", "null", "other", "listed", "word"]))
        if what == "added" and isinstance(holder := _at(answer, steps), dict):
            name, value = f"{NEW}_{number}", draw(VALUES)
            holder[name] = value
            if _described(api, operation, steps):
                added.add((f"{_path(steps)}.{name}", json_type(value) or "null"))
        elif steps:
            holder = _at(answer, steps[:-1])
            _change(holder, steps[-1], what, draw(VALUES))
            # What was changed may be what held a new member.
            added = {one for one in added if not one[0].startswith(_path(steps))}
    return Mutated(operation, answer, frozenset(added))


def _change(holder: JsonValue, step: Step, what: str, value: JsonValue) -> None:
    target = cast("dict[Step, JsonValue]", holder)
    if what == "lost":
        del target[step]
    elif what == "listed":
        target[step] = [target[step]]
    else:
        target[step] = None if what == "null" else f"{VALUE} OF TOMORROW" if what == "word" else value


def _json_paths(value: JsonValue, steps: tuple[Step, ...] = ()) -> list[tuple[Step, ...]]:
    members: list[tuple[Step, JsonValue]] = []
    if isinstance(value, dict):
        members = list(cast("dict[Step, JsonValue]", value).items())
    elif isinstance(value, list):
        members = list(enumerate(value))
    return [steps, *(place for step, member in members for place in _json_paths(member, (*steps, step)))]


def _at(value: JsonValue, steps: tuple[Step, ...]) -> JsonValue:
    for step in steps:
        value = cast("dict[Step, JsonValue]", value)[step]
    return value


def _path(steps: tuple[Step, ...]) -> str:
    return "$" + "".join("[]" if isinstance(step, int) else f".{step}" for step in steps)


def _described(api: LoadedApi, operation: str, steps: tuple[Step, ...]) -> bool:
    """Whether the shape of an operation's answer lists the members of the object at some steps."""
    found = next((one for one in api.content.operations.values() if one.role == operation), None)
    schemas: list[JsonValue] = [{"$ref": found.answer}] if found and found.answer else []
    for step in (*steps, None):
        schemas = [plain for schema in schemas for plain in _plain(api, schema)]
        if step is None:
            break
        inner: list[JsonValue] = []
        for schema in cast("list[dict[str, JsonValue]]", schemas):
            if isinstance(step, int):
                inner += [schema["items"]] if "items" in schema else []
            else:
                properties = cast("dict[str, JsonValue]", schema.get("properties", {}))
                inner += [properties[step]] if step in properties else []
        schemas = inner
    return any(isinstance(schema, dict) and schema.get("properties") for schema in schemas)


def _plain(api: LoadedApi, schema: JsonValue) -> list[JsonValue]:
    """A schema, or those that it stands for."""
    if not isinstance(schema, dict):
        return []
    if isinstance(reference := schema.get("$ref"), str):
        return _plain(api, cast("JsonValue", api.content.shapes[reference].json_schema))
    if isinstance(options := schema.get("anyOf"), list):
        return [plain for option in options for plain in _plain(api, option)]
    return [schema]


def same(one: object, other: JsonValue) -> bool:
    """Whether two JSON values are the same, members, types and all."""
    return canonical(cast("JsonValue", one)) == canonical(other)
