"""The operations beside the billed one: account, listing and upload slots are read, none of which costs anything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from pydantic import JsonValue

from docpact.check.shapes import validator_of
from docpact.check.verify.answers import Answer, read_json_answer
from docpact.check.verify.exchange import Exchange, said
from docpact.check.verify.ledger import Ledger
from docpact.check.verify.sender import Key, Sender
from docpact.errors import printable
from docpact.facts import Path, value_at
from docpact.spec import LoadedSpec
from docpact.spec.answers import fields_of, first_at, status_word, values_at
from docpact.spec.api import REQUIRED_READS, Operation

_ADDRESS: Final = re.compile(r"https?://[^/\s]+")
_FREE: Final = ("account", "models", "upload")
FOR_READING: Final = 18
"""How many requests the operations take that only read."""
_OF_ENTRIES: Final = ("job", "name", "status")
"""What is read of each entry of a list."""
_ON_A_PAGE: Final = 10
_MOST_PAGES: Final = 3
_WITH: Final[dict[Key, str]] = {
    "none": "without a key",
    "other case": "with the key's letters in the other case",
    "cut short": "with the key without its last character",
    "bare": "with the key alone, without the word before it",
}


class Operations:
    """Asks what costs nothing, and says where an answer is not as ``api.yaml`` has it."""

    def __init__(self, spec: LoadedSpec, sender: Sender, exchange: Exchange, ledger: Ledger) -> None:
        self._spec: Final = spec
        self._api: Final = spec.api.content
        self._sender: Final = sender
        self._exchange: Final = exchange
        self._ledger: Final = ledger
        self._names: Final = {id(operation): name for name, operation in self._api.operations.items()}
        self._near_keys: Final[list[Key]] = [*sender.near_keys()] if sender.has_key else []
        """Those that have not been tried yet."""
        self._user: JsonValue = None
        self._listed = False
        self._later: Final[list[tuple[Operation, list[dict[str, str]]]]] = []

    def read_each(self) -> None:
        """Ask every operation once that only reads, also for an upload slot where the model takes files."""
        for operation in self._with_roles(*_FREE):
            asked: list[dict[str, str]] = [*self._slots_of(operation)] if operation.role == "upload" else [{}]
            data = [self._read(operation, names) for names in asked[:1]]
            self._user = first_at(data[0], operation.reads.user) if operation.role == "account" else self._user
            self._later.extend([(operation, asked)] if asked else [])

    def statuses(self, wanted: Sequence[str]) -> dict[str, str | None]:
        """The words for some jobs that lists of jobs hold, by their ids: one request tells of many."""
        found: dict[str, str | None] = {}
        self._listed = True
        for operation in self._with_roles("list"):
            if operation.asks_by("user") and not isinstance(self._user, str | int):
                self._ledger.mark_undecided(self.subject_id(operation), "no account's id is known")
                continue
            pages = [
                {"user": str(self._user), "offset": str(at * _ON_A_PAGE), "limit": str(_ON_A_PAGE)}
                for at in range(_MOST_PAGES)
            ]
            self._later.append((operation, pages[:1]))
            for names in pages:
                data = self._read(operation, names)
                entries = [entry for path in operation.reads.items or () for entry in values_at(data, path)]
                words = {
                    str(first_at(one, operation.reads.job)): status_word(one, operation.reads.status) for one in entries
                }
                more = len(found) < len(found := {**found, **words})
                if not more or {*wanted} <= found.keys() or "{offset}" not in operation.query.values():
                    break
        return found

    def read_rest(self) -> None:
        """Ask for everything again without a key, and for slots for the other types of files."""
        if not self._listed:
            self.statuses(())
        for operation, asked in self._later:
            self.without_key(operation, asked[0])
        for operation, asked in self._later:
            for names in asked[1:]:
                self._read(operation, names)

    def _with_roles(self, *roles: str) -> list[Operation]:
        found = (one for role in roles for one in self._api.operations.values() if one.role == role)
        return [one for one in found if not one.asks_by("id")]

    def ask(self, operation: Operation, names: Mapping[str, str]) -> JsonValue:
        """What an operation answers; None, and a deviation, where ``api.yaml`` has it otherwise."""
        method, url, body = self._request(operation, names)
        answer = self._exchange.call(method, url, body)
        data = read_json_answer(answer)
        fault = self._fault(operation, answer, data)
        if fault is None:
            self._ledger.record_kept(self.subject_id(operation))
            return data
        if answer.event or answer.status >= 500:
            self._ledger.mark_undecided(self.subject_id(operation), f"the server answered {said(answer)[:100]}")
        else:
            self.deviates(operation, names, answer, fault)
        return None

    def deviates(self, operation: Operation, names: Mapping[str, str], answer: Answer, note: str) -> None:
        """Note that an operation's answer is not as it is documented."""
        method, url, body = self._request(operation, names)
        subject = self._ledger.subjects.of_operation(self._names[id(operation)])
        asked = f"{method} {operation.path}" + (f" {body.decode()}" if body else "")
        self._ledger.deviates_in_operation(subject, asked, (method, url, body), answer, note)

    def subject_id(self, operation: Operation) -> str:
        return f"api#{self._names[id(operation)]}"

    def without_key(self, operation: Operation, names: Mapping[str, str]) -> None:
        """A request without a key has to be refused, and of one operation those with what is nearly the key."""
        if not self._sender.has_key or self._answers_to("none", operation, names):
            return
        while operation.role != "upload" and self._near_keys and self._exchange.requests_left > FOR_READING:
            self._answers_to(self._near_keys.pop(0), operation, names)

    def _answers_to(self, key: Key, operation: Operation, names: Mapping[str, str]) -> bool:
        """Whether a request with another key, or none, is answered, which is a deviation."""
        method, url, body = self._request(operation, names)
        answer = self._exchange.call(method, url, body, key)
        if self._fault(operation, answer, read_json_answer(answer)) is not None:
            return False
        subject = self._ledger.subjects.of_api("auth")
        note = f"{method} {operation.path} was answered {_WITH[key]}."
        asked = f"{method} {operation.path}"
        self._ledger.deviates_in_operation(subject, asked, (method, url, body), answer, note, key=key)
        return True

    def _request(self, operation: Operation, names: Mapping[str, str]) -> tuple[str, str, bytes | None]:
        path, asked = operation.address(names)
        query = urlencode(asked)
        body = operation.own_body(names)
        url = f"{self._sender.base_url}{path}" + (f"?{query}" if query else "")
        return operation.method, url, json.dumps(body).encode() if body is not None else None

    def _fault(self, operation: Operation, answer: Answer, data: JsonValue) -> str | None:
        """How an answer differs from what is documented of an operation; None where it does not."""
        if answer.event or answer.status not in operation.statuses:
            return f"It answers {said(answer)[:200]}."
        if data is None:
            return "Its answer is no JSON."
        for path, words in operation.success.items():
            found = first_at(data, [path])
            if not any(found == word and type(found) is type(word) for word in words):
                return f"{path} is {printable(json.dumps(found), 100)}, which no success has."
        if operation.answer:
            error = next(validator_of(self._spec.api, operation.answer).iter_errors(data), None)
            if error is not None:
                where = ".".join(map(str, error.absolute_path)) or "the answer"
                return f"{where}: {printable(error.message, 200)}."
        return self._unread(operation, data)

    def _unread(self, operation: Operation, data: JsonValue) -> str | None:
        """What ``reads`` says that an answer holds, and it does not."""
        reads = operation.reads
        entries = [entry for path in reads.items or () for entry in values_at(data, path)]
        bodies = [shown.body for shown in operation.examples]
        documented = [entry for body in bodies for path in reads.items or () for entry in values_at(body, path)]
        others = [wanted for wanted in _OF_ENTRIES if wanted not in REQUIRED_READS[operation.role]]
        always = [wanted for wanted in others if holds_always(documented, getattr(reads, wanted))]
        for wanted in (*REQUIRED_READS[operation.role], *always):
            if wanted in ("items", "files"):
                continue
            for holder in entries if reads.items else [data]:
                if first_at(holder, getattr(reads, wanted)) is None:
                    return f"It holds nothing where {wanted} is read: {', '.join(getattr(reads, wanted))}."
        if operation.role == "account" and reads.user and first_at(data, reads.user) is None:
            return f"It holds nothing where user is read: {', '.join(reads.user)}."
        return None

    def _slots_of(self, operation: Operation) -> Iterator[dict[str, str]]:
        """What an operation is asked with for each type of each kind of file that the model takes."""
        taken = {path.steps[-1].removesuffix("[]") for path in self._spec.contract.fields if path.steps}
        for kind in self._api.inputs.values():
            if kind.upload == self._names[id(operation)] and taken.intersection(kind.members):
                yield from ({"extension": extension, "type": media} for extension, media in kind.extensions.items())

    def _read(self, operation: Operation, names: Mapping[str, str]) -> JsonValue:
        data = self.ask(operation, names)
        if operation.role == "upload" and data is not None and (fault := self._slot_fault(operation, data)):
            self.deviates(operation, names, Answer(200, "application/json", json.dumps(data).encode()), fault)
        return data

    def _slot_fault(self, operation: Operation, data: JsonValue) -> str | None:
        url = first_at(data, operation.reads.url)
        if not isinstance(url, str) or not _ADDRESS.match(url):
            return "What it holds as the address to upload to is no address."
        for holder in (Path(path).parent for path in operation.reads.url or ()):
            # A slot is used as it is documented: none of its members is there for information alone.
            slots = [
                value_at(one, holder.loc() if holder else ())
                for one in (data, *(each.body for each in operation.examples))
            ]
            given, *documented = ({*slot} if isinstance(slot, dict) else None for slot in slots)
            known = [names for names in documented if names is not None]
            if given is not None and known and (missing := set[str].intersection(*known) - given):
                return f"It holds no {', '.join(sorted(missing))}, as every documented one does."
        fields = first_at(data, operation.reads.fields)
        if operation.transfer == "form" and operation.reads.fields and fields_of(fields) is None:
            return "The fields of its form are neither an object nor JSON in a text."
        return None


def holds_always(documented: Sequence[JsonValue], paths: Sequence[str] | None) -> bool:
    """Whether every one of some documented answers, or parts of them, holds something at some paths."""
    return bool(paths and documented) and all(first_at(one, paths or ()) is not None for one in documented)
