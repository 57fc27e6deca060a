"""The vendor's own ``Leonardo-Ai-SDK``, for version 1 of the API. It has no wait: one read stands for it."""

from __future__ import annotations

import importlib
import logging
from importlib.metadata import version
from typing import Any

from benchmarks.double_spend.adapters.protocol import ANY_JOB, PROMPT, Description, Handle, Order, Result, serve

package: Any = importlib.import_module("leonardo_ai_sdk")  # in the environment of this client alone


class Sdk:
    """LeonardoAiSDK with its own settings, and a logger, which it asks for as an argument."""

    def __init__(self, order: Order) -> None:
        timeout = None if order["timeout"] is None else round(order["timeout"] * 1000)
        options = {"timeout_ms": timeout, "debug_logger": logging.getLogger("leonardo_ai_sdk")}
        self.client: Any = package.LeonardoAiSDK(bearer_auth=order["key"], server_url=order["base_url"], **options)
        self.client.__enter__()

    def create(self) -> Result:
        response = self.client.motion.create_text_to_video_generation(request={"prompt": PROMPT})
        job = response.object and response.object.motion_video_generation_job
        found = job.generation_id if job else None
        return Result(response, "a job" if found else "an answer without a job", found)

    def wait(self) -> Result:
        response = self.client.image.get_generation_by_id(id=ANY_JOB)
        details = response.object and response.object.generations_by_pk
        status = details.status if details else None
        return Result(response, f"a job that is {getattr(status, 'value', status)}" if details else "no job", None)

    def close(self) -> None:
        self.client.__exit__(None, None, None)


class Adapter:
    """Leonardo-Ai-SDK."""

    def open(self, order: Order) -> Handle:
        return Sdk(order)

    def describe(self) -> Description:
        client = package.LeonardoAiSDK(bearer_auth="none", server_url="http://127.0.0.1")
        timeout = client.sdk_configuration.timeout_ms
        limit = "no timeout at all" if timeout is None else f"{timeout / 1000:g} s between two bytes"
        return {
            "versions": {name: version(name) for name in ("Leonardo-Ai-SDK", "httpx", "pydantic")},
            "call": "`motion.create_text_to_video_generation`",
            "own_timeout": f"{limit}; one attempt",
            "waits": "no wait; one `image.get_generation_by_id` stands for it",
        }


if __name__ == "__main__":
    serve(Adapter())
