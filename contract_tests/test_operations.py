"""Every other operation of the API: what is asked for it, and what is made of its answers, by either client."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
from pydantic import JsonValue

from docpact.check.callers import Asked, Besides, Caller, answer, asked, replies
from docpact.check.harness import Harness
from docpact.check.promises import promise, promises_in
from docpact.check.pytest_suite import Tried, hold, promised
from docpact.check.seam import MODES, Mode
from docpact.spec import LoadedSpec
from docpact.spec.answers import borne_out, first_at, values_at, with_value
from docpact.spec.api import Operation, Role
from docpact.spec.documented import result_of
from docpact.spec.forms import JSON

JOB = "a job/of ours?1"
USER = "user/1 2"
USED: tuple[Role, ...] = ("poll", "result", "delete", "list", "account", "models")
"""Roles that the client has a method for; uploads have promises of their own."""


@dataclass(frozen=True, slots=True)
class OperationCase:
    """An operation, and the client that asks for it."""

    operation: Operation
    mode: Mode

    @property
    def name(self) -> str:
        return f"{self.mode} {self.operation.role}"


def operation_cases(spec: LoadedSpec) -> Iterator[OperationCase]:
    firsts = (spec.api.content.operation(role) for role in USED)
    yield from (OperationCase(one, mode) for one in firsts if one is not None for mode in MODES)


CALLS: Mapping[str, Callable[[Any], Any]] = {
    "poll": lambda client: client.generation(JOB).refresh(),
    "result": lambda client: client.generation(JOB).refresh(),
    "delete": lambda client: client.generation(JOB).delete(),
    "list": lambda client: client.generations(offset=30, limit=7, user=USER),
    "account": lambda client: client.account(),
    "models": lambda client: client.api_models(),
}
METHODS = {"list": "generations", "account": "account", "models": "api_models"}
VALUES = {"id": JOB, "result": result_of(JOB), "user": USER, "offset": "30", "limit": "7"}


def offered(caller: Caller, operation: Operation) -> bool:
    """Whether a package has what asks for an operation: parts of it may be left out of a copy."""
    return operation.role not in METHODS or hasattr(caller.client, METHODS[operation.role])


def address(harness: Harness, operation: Operation) -> str:
    path, query = operation.address(VALUES)
    return harness.spec.api.content.server.url.rstrip("/") + path + (f"?{urlencode(query)}" if query else "")


@promise(operation_cases)
def an_operation_is_asked_for_as_documented(harness: Harness, case: OperationCase) -> None:
    """One request: the documented method, address and body with what the caller says in it, headers and key.

    Headers of the caller's own win, however they are written. What has been deleted may be answered with nothing at
    all, or with an object that holds nothing.
    """
    operation = case.operation
    body = operation.examples[0].body if operation.examples else {}
    headers = {"accept": "application/json"} | {name.lower(): text for name, text in operation.headers.items()}
    sends = operation.own_body(VALUES)
    headers |= {} if sends is None else {"content-type": JSON}
    status = operation.statuses[0]
    empty = [httpx.Response(status), answer(status, {})] if operation.role == "delete" else []
    for reply in (*(answer(status, body) for status in operation.statuses), *empty):
        for mine in ({}, {name.title(): "of/mine" for name in (*headers, "x-mine")}):
            besides: Besides = "poll" if operation.role == "result" else "result"
            caller = Caller(harness, case.mode, replies(reply), besides=besides, headers=mine)
            if not offered(caller, operation):
                return
            caller.run(CALLS[operation.role])
            found = [asked(harness, request) for request in caller.sent]
            sent = headers | {name.lower(): text for name, text in mine.items()}
            want = [Asked(operation.method, address(harness, operation), sent, sends)]
            assert found == want, f"{case.name} answered with HTTP {reply.status_code} sends {found}, not {want}"


def _distinct(operation: Operation, names: tuple[str, ...]) -> dict[str, JsonValue]:
    """A value of its own for each binding of an account."""
    known: dict[str, JsonValue] = {"user": "the user's id", "name": "the user's name", "concurrent_jobs": 17}
    return {name: value for name, value in known.items() if name in names and getattr(operation.reads, name)}


@promise(operation_cases)
def an_account_is_what_the_answer_says(harness: Harness, case: OperationCase) -> None:
    """Whose key it is, how many jobs may run, and what is left to spend: each from the member that api.yaml names."""
    operation = case.operation
    caller_of: Callable[[JsonValue], Caller] = lambda body: Caller(  # noqa: E731  # one line of a call
        harness, case.mode, replies(answer(operation.statuses[0], body))
    )
    if operation.role != "account" or not operation.examples or not offered(caller_of({}), operation):
        return
    body, reads = operation.examples[0].body, operation.reads
    values = _distinct(operation, ("user", "name", "concurrent_jobs"))
    for name, value in values.items():
        path = borne_out(body, getattr(reads, name)) or getattr(reads, name)[0]
        body = with_value(body, path, [value])
    balances = [path for path in reads.balance or [] if values_at(body, path)]
    tens = [10**number for number, _ in enumerate(balances)]
    # What is used up is a balance too, and what is no amount is none.
    for told in (
        [1000 * ten for ten in tens],
        [0 for _ in tens],
        [True, *tens[1:]],
        [None, *tens[1:]],
        [None for _ in tens],
        ["7", *tens[1:]],
    ):
        for path, amount in zip(balances, told, strict=False):
            body = with_value(body, path, [amount])
        found = caller_of(body).run(CALLS["account"])
        amounts = [float(one) for one in told[: len(balances)] if one is not None and one is not True]
        balance = sum(amounts) if amounts else None
        slots = values.get("concurrent_jobs", harness.spec.api.content.account.concurrent_jobs)
        want = (values.get("user"), values.get("name"), slots, balance, body)
        shown = (found.user_id, found.username, found.concurrent_jobs, found.balance, found.raw)
        assert shown == want, f"{case.name}: {shown}, not {want}"


@promise(operation_cases)
def a_list_is_what_the_answer_says(harness: Harness, case: OperationCase) -> None:
    """Each job by its id, whatever its state, with what the API says of it, in the API's order, to be asked for by the
    same client; each model by its id, and by its name where it has one.
    """
    operation, reads = case.operation, case.operation.reads
    if operation.role not in ("list", "models") or not operation.examples:
        return
    path = (reads.items or ["[]"])[0]
    first = (values_at(operation.examples[0].body, path) or [{}])[0]
    waiter = harness.spec.api.content.waiter
    words = [*waiter.pending, *waiter.success, *waiter.failure, "A_NEW_WORD"]
    entries = [_entry(first, operation, number, word) for number, word in enumerate(words)]
    body = with_value(operation.examples[0].body, path, entries)
    caller = Caller(harness, case.mode, replies(answer(operation.statuses[0], body)))
    if not offered(caller, operation):
        return
    found = caller.run(CALLS[operation.role])
    if operation.role == "list":
        said = [one.submission if one.submission is not None else one.raw for one in found]
        shown = [(one.id, caller.is_own(one, "Generation"), raw) for one, raw in zip(found, said, strict=True)]
        want = [(first_at(entry, reads.job), True, entry) for entry in entries]
        assert shown == want, f"{case.name}: {shown}, not {want}"
    else:
        models = [(one.id, one.name, one.raw) for one in found]
        wanted = [(first_at(entry, reads.job), first_at(entry, reads.name), entry) for entry in entries]
        assert models == wanted, f"{case.name}: {models}, not {wanted}"


def _entry(first: JsonValue, operation: Operation, number: int, word: str) -> JsonValue:
    """An entry of a list like the first: a job of its own, in some state; the first of models has no name."""
    values = {"job": f"job {number}", "name": f"name {number}" if number else None, "status": word}
    for name, value in values.items():
        paths = getattr(operation.reads, name)
        first = with_value(first, paths[0], [value]) if paths else first
    return first


@promise(operation_cases)
def whose_jobs_are_listed_is_asked_first(harness: Harness, case: OperationCase) -> None:
    """Without a user, the account's own id is asked for, and stands in the address."""
    operation, account = case.operation, harness.spec.api.content.operation("account")
    if operation.role != "list" or "{user}" not in f"{operation.path} {operation.query}" or account is None:
        return
    path = (account.reads.user or [""])[0]
    body = with_value(account.examples[0].body, path, [USER])
    answers = replies(answer(account.statuses[0], body), answer(operation.statuses[0], operation.examples[0].body))
    caller = Caller(harness, case.mode, answers)
    if not offered(caller, operation):
        return
    caller.run(lambda client: client.generations(offset=30, limit=7))
    found = [str(request.url).rstrip("?") for request in caller.sent]
    want = [address(harness, account), address(harness, operation)]
    assert [one.partition("?")[0] for one in found] == [one.partition("?")[0] for one in want], f"{found}, not {want}"
    for page in ({"offset": -1}, {"limit": 0}):
        error = caller.error(lambda client, page=page: client.generations(user=USER, **page))  # type: ignore[misc]
        assert isinstance(error, harness.package.InvalidRequest), f"{page} gives {error!r}"


PROMISES = promises_in(globals())

ONCE = True


@promised(PROMISES)
def test_every_operation(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)
