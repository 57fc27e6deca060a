"""The emitted client of this repository, blocking and asynchronous: ``python -m ...adapters.ours blocking``."""

from __future__ import annotations

import asyncio
import sys
from importlib.metadata import version

from benchmarks.double_spend.adapters.protocol import ANY_JOB, PROMPT, Description, Handle, Order, Result, serve

from leonardo_client import AsyncGeneration, AsyncLeonardo, Generation, Leonardo


def _result(generation: Generation | AsyncGeneration) -> Result:
    status = f" that is {generation.status}" if generation.status else ""
    return Result(generation, f"a job{status}", generation.id)


class Blocking:
    """Leonardo."""

    def __init__(self, order: Order) -> None:
        self._order = order
        timeout = order["timeout"] if order["action"] == "create" else None
        self.client = Leonardo(order["key"], base_url=order["base_url"], timeout=timeout)

    def create(self) -> Result:
        return _result(self.client.sora_2_pro.create(prompt=PROMPT))

    def wait(self) -> Result:
        generation = self.client.generation(ANY_JOB)
        return _result(generation.wait(self._order["timeout"] or 0, interval=self._order["interval"]))

    def close(self) -> None:
        self.client.close()


class Asynchronous:
    """AsyncLeonardo, with an event loop of its own."""

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


class Ours:
    """Either of them."""

    def __init__(self, kind: type[Blocking | Asynchronous]) -> None:
        self._kind = kind

    def open(self, order: Order) -> Handle:
        return self._kind(order)

    def describe(self) -> Description:
        from leonardo_client._api import ATTEMPTS, DEADLINE, TIMEOUTS  # noqa: PLC0415 - its own numbers

        return {
            "versions": {name: version(name) for name in ("httpx", "pydantic")},
            "call": "`sora_2_pro.create`",
            "own_timeout": f"{TIMEOUTS['read']:g} s between two bytes; at most {ATTEMPTS} attempts",
            "waits": f"`wait(timeout, interval=)`; {DEADLINE:g} s unless told otherwise",
        }


if __name__ == "__main__":
    serve(Ours(Asynchronous if sys.argv[1:] == ["asynchronous"] else Blocking))
