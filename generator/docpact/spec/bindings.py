"""Do the documented answers bear out what an ``api.yaml`` says that they hold? Every fault at once, by its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from pydantic import JsonValue

from docpact.facts.values import is_number
from docpact.spec.answers import fields_of, files_at, first_at, starts, status_word, values_at
from docpact.spec.api import REQUIRED_READS, ROLES, Api, Example, Operation, Reads
from docpact.spec.check import Complaint, Steps

Fault = tuple[Steps, str]
_TODO: Final = "Correct what 'reads' says, or give a documented answer that shows it under 'examples'."


def binding_complaints(api: Api) -> Iterator[Complaint]:
    """What the documented answers do not bear out."""
    for steps, what in _faults(api):
        yield Complaint(steps, what, _TODO)


def _faults(api: Api) -> Iterator[Fault]:
    for role in ROLES:
        named = [name for name, one in api.operations.items() if one.role == role]
        if len(named) > 1 and role not in ("submit", "sync", "upload"):
            yield ("operations", named[1], "role"), f"{named[0]!r} has the role {role!r} already"
    if not any(one.billed for one in api.operations.values()):
        yield ("operations",), "no operation has the role 'submit' or 'sync'"
    for name, operation in api.operations.items():
        yield from _operation_faults(api, name, operation)
    for kind, one in api.inputs.items():
        upload = api.operations.get(one.upload) if one.upload else None
        if one.upload and (upload is None or upload.role != "upload"):
            yield ("inputs", kind, "upload"), f"there is no operation {one.upload!r} with the role 'upload'"
    yield from _error_faults(api)
    if api.webhook is not None:
        yield from _reads_faults(api, ("webhook",), api.webhook.reads, api.webhook.examples)


def _operation_faults(api: Api, name: str, operation: Operation) -> Iterator[Fault]:  # noqa: C901, PLR0912
    place = ("operations", name)
    for wanted in REQUIRED_READS[operation.role]:
        if getattr(operation.reads, wanted) is None:
            why = f"an operation with the role {operation.role!r} has to say where its answers hold {wanted!r}"
            yield (*place, "reads") if "reads" in operation.model_fields_set else (*place,), why
    if operation.reads.model_fields_set and not operation.examples:
        yield (*place,), "no example bears out what 'reads' says: give a documented answer under 'examples'"
        return
    yield from _reads_faults(api, place, operation.reads, operation.examples)
    yield from _schema_faults(place, operation)
    for index, example in enumerate(operation.examples):
        where = (*place, "examples", index)
        if example.status not in operation.statuses:
            yield where, f"its status {example.status} is none of {operation.statuses}"
        for path, words in operation.success.items():
            said = first_at(example.body, [path])
            if not any(said == word and type(said) is type(word) for word in words):
                yield where, f"{path} is {said!r}, which is none of the words of a success: {words}"
        if operation.billed and not starts(example.body, operation):
            both = " and no files" if operation.role == "sync" else ""
            yield where, f"the client would find no job{both} in it: 'reads' leads nowhere"
        if operation.role == "upload" and not _is_slot(example, operation.reads):
            yield where, "the client would find no place to upload to in it"
    if (
        operation.role in ("sync", "result")
        and operation.reads.files
        and not any(files_at(one.body, operation.reads) for one in operation.examples)
    ):
        yield (*place, "examples"), "no example shows an answer that has files"
    if operation.role == "poll" and not operation.reads.files and api.operation("result") is None:
        why = "nothing says where the files of a job are: give them here, or an operation with the role 'result'"
        yield (*place, "reads"), why
    if operation.role == "result" and api.operation("poll") is None:
        yield (*place, "role"), "no operation with the role 'poll' says when a result can be asked for"
    if operation.role == "result" and operation.asks_by("result"):
        poll = api.operation("poll")
        if poll is not None and not poll.reads.result:
            yield (*place,), "{result} is filled in with what 'reads: result' of the poll names, which names nothing"
    if operation.role == "poll" and "waiter" not in api.model_fields_set:
        yield (*place,), "nothing says how to wait for the job: give 'waiter'"
    if operation.role == "poll" and operation.reads.status:
        shown = {status_word(one.body, operation.reads.status) for one in operation.examples}
        for wanted in ("success", "pending"):
            known = {str(word) for word in getattr(api.waiter, wanted)}
            if not shown & known:
                yield (
                    (*place, "examples"),
                    f"no example shows a job with one of the words for {wanted}: {', '.join(sorted(known))}",
                )
        files = any(
            status_word(one.body, operation.reads.status) in api.waiter.success and files_at(one.body, operation.reads)
            for one in operation.examples
        )
        if operation.reads.files and not files:
            yield (*place, "examples"), "no example shows a job that is complete and has files"


def _schema_faults(place: tuple[str, ...], operation: Operation) -> Iterator[Fault]:
    """Whether examples hold the schemas that an API is said to serve."""
    bodies = [example.body for example in operation.examples]
    entries = [entry for body in bodies for path in operation.reads.items or [] for entry in values_at(body, path)]
    for path, at in operation.schemas.items():
        if not any(isinstance(schema, dict) for entry in entries for schema in values_at(entry, at)):
            yield (*place, "schemas", path), f"no example bears this out: no entry holds an object at {at}"


def _is_slot(example: Example, reads: Reads) -> bool:
    wanted = [first_at(example.body, reads.job), first_at(example.body, reads.url)]
    return all(isinstance(one, str) and one for one in wanted)


def _reads_faults(api: Api, place: tuple[str, ...], reads: Reads, examples: list[Example]) -> Iterator[Fault]:
    within = reads.items
    bodies = [example.body for example in examples]
    if within:
        bodies = [item for body in bodies for path in within for item in values_at(body, path)]
    for steps, path in reads.paths():
        name = str(steps[0])
        where = (*place, "reads", *steps)
        seen = bodies if name != "items" else [example.body for example in examples]
        found = [value for body in seen for value in values_at(body, path) if value != ""]  # says nothing
        fitting, wanted = _KINDS.get(name, _TEXT)
        if not found:
            yield where, f"no example bears this out: none holds anything at {path}"
        for value in found:
            if not fitting(value):
                yield where, f"at {path} an example holds {value!r:.60}, which is no {wanted}"
                break
    if place[-1] == "poll" or reads.status:
        words = {*api.waiter.pending, *api.waiter.success, *api.waiter.failure}
        for path in reads.status or []:
            for value in (status_word(body, [path]) for body in bodies):
                if value and value not in words:
                    yield (
                        (*place, "reads", "status"),
                        f"an example has the status {value!r:.60}, and 'waiter' does not know it",
                    )


def _error_faults(api: Api) -> Iterator[Fault]:
    bodies = [example.body for example in api.errors.examples]
    for index, example in enumerate(api.errors.examples):
        texts = [
            value for path in api.errors.texts for value in values_at(example.body, path) if isinstance(value, str)
        ]
        codes = [value for path in api.errors.codes for value in values_at(example.body, path)]
        if not texts and not codes:
            yield ("errors", "examples", index), "the client would find neither a message nor a code in it"
    for name in ("messages", "explanations", "codes"):
        paths: list[str] = getattr(api.errors, name)
        for index, path in enumerate(paths):
            found = [value for body in bodies for value in values_at(body, path)]
            where = ("errors", name, index)
            if not any(isinstance(value, str | int) for value in found):
                yield where, f"no example bears this out: none holds a text at {path}"


def _is_text(value: JsonValue) -> bool:
    return isinstance(value, str) and bool(value)


def _is_id(value: JsonValue) -> bool:
    return _is_text(value) or (is_number(value) and isinstance(value, int))


def _is_word(value: JsonValue) -> bool:
    return isinstance(value, bool) or _is_id(value)


def _is_amount(value: JsonValue) -> bool:
    return is_number(value) or _is_text(value)


_TEXT: Final[tuple[Callable[[JsonValue], bool], str]] = (_is_text, "text")
_KINDS: Final[dict[str, tuple[Callable[[JsonValue], bool], str]]] = {
    "job": (_is_id, "text or whole number, as an id has to be"),
    "result": (_is_id, "text or whole number, as an id has to be"),
    "status": (_is_word, "text, whole number or boolean, as a status has to be"),
    "event": (_is_word, "text, whole number or boolean, as a word has to be"),
    "cost": (_is_amount, "number, nor a text"),
    "balance": (_is_amount, "number, nor a text"),
    "concurrent_jobs": (is_number, "number"),
    "fields": (lambda value: fields_of(value) is not None, "object, nor a text that holds one"),
    "items": (lambda _: True, "entry"),
}
