"""The ``openai`` package: ``videos.create`` is its nearest relative of our paid call, ``videos.poll`` of our wait."""

from __future__ import annotations

import importlib
from importlib.metadata import version
from typing import Any

from benchmarks.double_spend.adapters.protocol import ANY_JOB, PROMPT, Description, Handle, Order, Result, serve

openai: Any = importlib.import_module("openai")  # in the environment of this client alone


def _result(video: Any) -> Result:
    job = getattr(video, "id", None)
    words = "nothing" if video is None else f"a video that is {video.status}" if job else "a video without an id"
    return Result(video, words, job)


class OpenAI:
    """openai.OpenAI with its own settings."""

    def __init__(self, order: Order) -> None:
        self._interval = order["interval"]
        options: dict[str, Any] = {} if order["timeout"] is None else {"timeout": order["timeout"]}
        self.client: Any = openai.OpenAI(api_key=order["key"], base_url=order["base_url"], **options)

    def create(self) -> Result:
        return _result(self.client.videos.create(prompt=PROMPT, model="sora-2-pro"))

    def wait(self) -> Result:
        return _result(self.client.videos.poll(ANY_JOB, poll_interval_ms=round(self._interval * 1000)))

    def close(self) -> None:
        self.client.close()


class Adapter:
    """openai."""

    def open(self, order: Order) -> Handle:
        return OpenAI(order)

    def describe(self) -> Description:
        client = openai.OpenAI(api_key="none", base_url="http://127.0.0.1")
        timeout, retries = client.timeout, client.max_retries
        client.close()
        return {
            "versions": {name: version(name) for name in ("openai", "httpx2", "pydantic")},
            "call": "`videos.create`",
            "own_timeout": f"{timeout.read:g} s between two bytes; at most {retries + 1} attempts",
            "waits": "`videos.poll(id, poll_interval_ms=)`, which takes no deadline",
        }


if __name__ == "__main__":
    serve(Adapter())
