"""An API's answers, made of its documented examples: what they hold is replaced as the bindings of ``api.yaml`` say."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from pydantic import JsonValue

from docpact.spec.answers import (
    answers_with_files,
    borne_out,
    files_at,
    first_at,
    starts,
    status_word,
    values_at,
    with_status,
    with_value,
)
from docpact.spec.api import Api, Example, Operation
from docpact.spec.model import Media

State = Literal["pending", "success", "failure"]
Answer = tuple[int, JsonValue]
"""HTTP's status, and the JSON that comes with it."""

_JOINT: Final = "; also: "
"""What stands between messages where an answer has one text for all of them."""


@dataclass(slots=True)
class Documented:
    """What an API says. ``form`` and ``error_form`` choose another example where several are documented."""

    api: Api
    form: int = field(default=0)
    error_form: int = field(default=0)

    def created(
        self,
        job: str,
        operation: Operation | None = None,
        urls: Sequence[str] = (),
        kind: Media | None = None,
        content: Callable[[], str] = str,
    ) -> Answer:
        """A body was accepted. ``urls`` are for files that come at once; ``content`` gives one as a data URL, where the
        answer holds them itself.
        """
        operation = operation or self.api.submit
        shown = {index: files_at(one.body, operation.reads) for index, one in enumerate(operation.examples)}
        fitting = [index for index, files in shown.items() if kind in files] or [*filter(shown.get, shown)] or [*shown]
        at = fitting[self.form % len(fitting)]
        status, body = self._with(operation.examples[at], operation.reads.job, [job])
        text = next((text for texts in shown[at].values() for text in texts), "https:")
        if not text.startswith("http"):
            urls = [content() if text.startswith("data:") else content().partition(",")[2]] * len(urls)
        return status, _with_files(body, operation, urls, kind) if urls else body

    def id_like(self, name: str, operation: Operation) -> str:
        """A job's id with a name of its own: what stands before the last slash is that of the documented ones."""
        shown = next((first_at(one.body, operation.reads.job) for one in operation.examples), None)
        return f"{shown.rpartition('/')[0]}/{name}" if isinstance(shown, str) and "/" in shown else name

    def polled(
        self, operation: Operation, job: str, state: State, urls: Sequence[str], kind: Media | None = None
    ) -> Answer:
        """How far a job is, and where its files are, of a kind of media or of the usual one."""
        example = self._example_for(operation, state, kind)
        status, body = self._with(example, operation.reads.job, [job])
        if path := borne_out(body, operation.reads.result):
            body = with_value(body, path, [result_of(job)])
        word = self._word(state)
        if operation.reads.status and status_word(body, operation.reads.status) not in self._words(state):
            body = with_status(body, operation.reads.status, word)
        return status, _with_files(body, operation, urls, kind)

    def result(self, operation: Operation, job: str, urls: Sequence[str], kind: Media | None = None) -> Answer:
        """The files of a job that is complete, told by an operation of their own."""
        status, body = self._with(self._example_for(operation, "success", kind), operation.reads.job, [job])
        return status, _with_files(body, operation, urls, kind)

    def kind_of_files(self, operation: Operation) -> Media:
        """The kind of media that the first example of a complete job has, or of an answer with files at once."""
        at_once = operation.role == "sync"
        example = answers_with_files(operation)[0] if at_once else self._example_for(operation, "success")
        kinds: list[Media] = [*files_at(example.body, operation.reads), "video"]
        return kinds[0]

    def _example_for(self, operation: Operation, state: State, kind: Media | None = None) -> Example:
        words = self._words(state)
        whole = not operation.reads.status
        fitting = [one for one in operation.examples if whole or status_word(one.body, operation.reads.status) in words]
        if state == "success":
            fitting = [one for one in fitting if files_at(one.body, operation.reads)] or fitting
            if kind is not None:
                having = [(one, [*files_at(one.body, operation.reads)]) for one in fitting]
                of_kind = [one for one, kinds in sorted(having, key=lambda one: one[1][:1] != [kind]) if kind in kinds]
                fitting = of_kind or (fitting if not operation.reads.files else [])
        return (fitting or operation.examples)[0]

    def _words(self, state: State) -> list[str]:
        words: dict[State, list[str]] = {
            "pending": self.api.waiter.pending,
            "success": self.api.waiter.success,
            "failure": self.api.waiter.failure,
        }
        return words[state]

    def _word(self, state: State) -> str:
        return next(iter(self._words(state)), self.api.waiter.pending[0])

    def missing(self, operation: Operation) -> Answer:
        """There is no such job."""
        if operation.missing is not None:
            return operation.missing.status, copy.deepcopy(operation.missing.body)
        return self.error(404, "There is no such job here.")

    def deleted(self, operation: Operation, job: str) -> Answer:
        if not operation.examples:
            return operation.statuses[0], {}
        return self._with(operation.examples[0], operation.reads.job, [job])

    def slot(self, operation: Operation, job: str, url: str, fields: dict[str, str]) -> Answer:
        """A place to upload to."""
        example, reads = operation.examples[0], operation.reads
        status, body = self._with(example, reads.job, [job])
        if path := borne_out(body, reads.url):
            body = with_value(body, path, [url])
        if path := borne_out(body, reads.fields):
            before = values_at(body, path)[0]
            whole: JsonValue = json.dumps(fields) if isinstance(before, str) else {**fields}
            body = with_value(body, path, [whole])
        return status, body

    def account(self, operation: Operation) -> Answer:
        """What a key may do."""
        example = operation.examples[0]
        return self._with(example, operation.reads.concurrent_jobs, [self.api.account.concurrent_jobs])

    def listed(self, operation: Operation, jobs: Sequence[tuple[str, State]]) -> Answer:
        """Some jobs."""
        example, reads = operation.examples[0], operation.reads
        path = (reads.items or ["[]"])[0]
        empty: JsonValue = {}
        first = next(iter(values_at(example.body, path)), empty)
        entries: list[JsonValue] = []
        for job, state in jobs:
            entry = with_value(first, (reads.job or ["id"])[0], [job])
            if reads.status:
                entry = with_status(entry, reads.status, self._word(state))
            entries.append(entry)
        return example.status, with_value(example.body, path, entries) if entries else _emptied(example.body, path)

    def refused(self, messages: Sequence[str]) -> Answer:
        """A body was refused: all that is wrong with it, in the form of an example of that."""
        forms = self.refusals
        example = forms[self.error_form % len(forms)]
        return example.status, self._saying(example, messages)

    def _saying(self, example: Example, messages: Sequence[str]) -> JsonValue:
        """An answer with other messages: in a list of them, or else wherever it has one, as a title and a detail."""
        first, *others = [path for path in self.api.errors.messages if values_at(example.body, path)] or [
            self.api.errors.messages[0]
        ]
        if "[]" in first:
            return with_value(example.body, first, [*messages])
        body = example.body
        for path in (first, *(path for path in others if "[]" not in path)):
            body = with_value(body, path, [_JOINT.join(messages)])
        return body

    @property
    def refusals(self) -> list[Example]:
        """The examples of refused bodies; those of a wrong key or of the server itself in form alone, if at all."""
        others = 401, 402, 403, 404, 429
        forms = [one for one in self.api.errors.examples if one.status not in others and one.status < 500]
        return forms or [one.model_copy(update={"status": 400}) for one in self.api.errors.examples]

    def error(self, status: int, message: str, code: str | None = None) -> Answer:
        """Any other answer that says no."""
        # A gateway's explanation is no sign of a refusal: what the API itself says is looked for in messages.
        examples = [one for one in self.api.errors.examples if borne_out(one.body, self.api.errors.messages)]
        exact = [one for one in examples if one.status == status]
        others = [one for one in examples if one.status >= 400]
        example = (exact or others or examples or self.api.errors.examples)[0]
        body = self._saying(example, [message])
        if code is None and not exact:
            code = f"status-{status}"  # and not that of another status, which may decide what the answer means
        if code is not None and (place := borne_out(body, self.api.errors.codes)):
            before = values_at(body, place)[0]
            body = with_value(body, place, [int(code) if isinstance(before, int) and code.isdecimal() else code])
        return status, body

    def refuses(self, answer: JsonValue) -> bool:
        """Whether an answer says no, as far as its body shows."""
        words = next((one.success for one in self.api.operations.values() if one.success), None)
        if words:
            return not all(first_at(answer, [path]) in accepted for path, accepted in words.items())
        started = any(starts(answer, one) for one in self.api.operations.values() if one.billed)
        return bool(self.messages(answer)) and not started

    def messages(self, answer: JsonValue) -> list[str]:
        """What an answer says is wrong, the most particular first, without what stands above that."""
        path = borne_out(answer, self.api.errors.messages)
        texts = [one for one in values_at(answer, path) if isinstance(one, str)] if path else []
        return texts if path and "[]" in path else [one for text in texts for one in text.split(_JOINT)]

    def _with(self, example: Example, paths: Sequence[str] | None, values: Sequence[JsonValue]) -> Answer:
        path = borne_out(example.body, paths)
        return example.status, with_value(example.body, path, values) if path else copy.deepcopy(example.body)


def result_of(job: str) -> str:
    """What a job's result is asked by, where that is not its id."""
    return f"{job}-result"


def _with_files(body: JsonValue, operation: Operation, urls: Sequence[str], kind: Media | None = None) -> JsonValue:
    """An answer with other files, where it has some: of a kind, and then of no other, or of the first that it has."""
    found, paths = files_at(body, operation.reads), operation.reads.files or {}
    shown = kind if kind in found else next(iter(found), None)
    if shown is None:
        return body
    for path in (path for other in found.keys() - {shown} if kind == shown for path in paths[other]):
        above, _, name = path.rpartition(".")
        for holder in values_at(body, above or "$"):
            if isinstance(holder, dict) and name.removesuffix("[]") in holder:
                del holder[name.removesuffix("[]")]
    return with_value(body, borne_out(body, paths[shown]) or paths[shown][0], [*urls], operation.reads.file_id)


def _emptied(body: JsonValue, path: str) -> JsonValue:
    name = path.removesuffix("[]")
    return with_value(body, name, [[]]) if name else []
