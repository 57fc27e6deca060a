"""The emitted client of this repository: ``python -m ...adapters.ours blocking``, or another of ``KINDS``."""

from __future__ import annotations

import asyncio
import sys
from importlib.metadata import version
from typing import Final

from benchmarks.double_spend.adapters.protocol import ANY_JOB, PROMPT, Description, Handle, Order, Result, serve

from leonardo_client import AsyncGeneration, AsyncLeonardo, Generation, Leonardo


def _result(generation: Generation | AsyncGeneration) -> Result:
    status = f" that is {generation.status}" if generation.status else ""
    return Result(generation, f"a job{status}", generation.id)


class Blocking:
    """Leonardo."""

    retries: int | None = None

    def __init__(self, order: Order) -> None:
        self._order = order
        timeout = order["timeout"] if order["action"] == "create" else None
        self.client = Leonardo(order["key"], base_url=order["base_url"], timeout=timeout, max_retries=self.retries)

    def create(self) -> Result:
        return _result(self.client.sora_2_pro.create(prompt=PROMPT))

    def wait(self) -> Result:
        generation = self.client.generation(ANY_JOB)
        return _result(generation.wait(self._order["timeout"] or 0, interval=self._order["interval"]))

    def close(self) -> None:
        self.client.close()


class Once(Blocking):
    """Leonardo, told never to send a request again."""

    retries = 0


class Asynchronous:
    """AsyncLeonardo, with an event loop of its own."""

    retries: int | None = None

    def __init__(self, order: Order) -> None:
        self._order = order
        self._runner = asyncio.Runner()
        timeout = order["timeout"] if order["action"] == "create" else None
        self.client = AsyncLeonardo(order["key"], base_url=order["base_url"], timeout=timeout)

    def create(self) -> Result:
        return _result(self._runner.run(self.client.sora_2_pro.create(prompt=PROMPT)))

    def wait(self) -> Result:
        generation = self.client.generation(ANY_JOB)
        wait = generation.wait(self._order["timeout"] or 0, interval=self._order["interval"])
        return _result(self._runner.run(wait))

    def close(self) -> None:
        self._runner.run(self.client.close())
        self._runner.close()


KINDS: Final[dict[str, type[Blocking | Asynchronous]]] = {
    "blocking": Blocking,
    "asynchronous": Asynchronous,
    "max_retries=0": Once,
}


class Ours:
    """Any of them."""

    def __init__(self, kind: type[Blocking | Asynchronous]) -> None:
        self._kind = kind

    def open(self, order: Order) -> Handle:
        return self._kind(order)

    def describe(self) -> Description:
        from leonardo_client._api import API  # noqa: PLC0415 - its own numbers

        attempts = "one attempt" if self._kind.retries == 0 else f"at most {API.retries.attempts} attempts"
        return {
            "versions": {name: version(name) for name in ("httpx", "pydantic")},
            "call": "`sora_2_pro.create`",
            "own_timeout": f"{API.timeouts['read']:g} s between two bytes; {attempts}",
            "waits": f"`wait(timeout, interval=)`; {API.waiter.deadline:g} s unless told otherwise",
        }


if __name__ == "__main__":
    serve(Ours(KINDS[sys.argv[1]]))
