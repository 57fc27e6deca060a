# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""What an account holds: what the key may do, its jobs, and the models of the API."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..core.errors import InvalidRequest
from ..core.jobs import Created, Session
from ..core.paths import every, first, text


class Account(NamedTuple):
    """What the key may do: ``concurrent_jobs`` run at once. ``balance`` is what is left to spend, in the API's units.

    ``raw`` is the whole answer.
    """

    user_id: str | None
    username: str | None
    concurrent_jobs: int
    balance: float | None
    raw: Any


class Model(NamedTuple):
    """A model as the API lists it; ``raw`` is its whole entry."""

    id: str | None
    name: str | None
    raw: Any


async def account(session: Session) -> Account:
    """Ask what the key may do and has left."""
    operation = session.operation("account")
    data, reads = await session.ask(operation), operation.reads
    slots = first(data, reads.get("concurrent_jobs", ()))
    jobs = slots if isinstance(slots, int) and not isinstance(slots, bool) else session.api.concurrent_jobs
    amounts = [float(one) for one in every(data, reads.get("balance", ())) if _is_amount(one)]
    balance = sum(amounts) if amounts else None
    return Account(text(data, reads.get("user", ())), text(data, reads.get("name", ())), jobs, balance, data)


async def generations(session: Session, offset: int, limit: int, user: str | None) -> list[Created]:
    """An account's jobs, and what the API says of each."""
    operation = session.operation("list")
    if offset < 0 or limit < 1:
        raise InvalidRequest("a list of generations needs an offset from 0 and a limit from 1")
    if user is None and "{user}" in f"{operation.path} {operation.query}":
        user = (await account(session)).user_id
        if user is None:
            raise InvalidRequest("the API did not say whose key this is: give user")
    values = {"offset": str(offset), "limit": str(limit)} | ({"user": user} if user else {})
    data = await session.ask(operation, values=values)
    found = [(text(item, operation.reads["job"]), item) for item in every(data, operation.reads["items"])]
    return [Created(generation_id, item) for generation_id, item in found if generation_id]


async def models(session: Session) -> list[Model]:
    """The models that the API says it has."""
    operation = session.operation("models")
    reads = operation.reads
    data = await session.ask(operation)
    return [
        Model(text(item, reads.get("job", ())), text(item, reads.get("name", ())), item)
        for item in every(data, reads["items"])
    ]


def _is_amount(value: object) -> bool:
    try:
        return not isinstance(value, bool) and isinstance(value, (int, float, str)) and float(value) == float(value)
    except ValueError:
        return False
