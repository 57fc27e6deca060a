"""What ``openapi-python-client`` emits from our OpenAPI document. It has no wait: one read stands for it."""

from __future__ import annotations

import importlib
from importlib.metadata import version
from typing import Any

from benchmarks.double_spend.adapters.protocol import (
    ANY_JOB,
    EMITTED,
    PROMPT,
    Description,
    Handle,
    Order,
    Result,
    serve,
)

package: Any = importlib.import_module(EMITTED)  # emitted for the benchmark, in the environment of this client alone
models: Any = importlib.import_module(f"{EMITTED}.models")
create: Any = importlib.import_module(f"{EMITTED}.api.jobs.create_generation")
poll: Any = importlib.import_module(f"{EMITTED}.api.jobs.get_generation")
httpx: Any = importlib.import_module("httpx")


def _other(value: Any) -> Result:
    """A returned value that is no job; its error types and a list of errors are accounts of a failure."""
    kind = type(value).__name__
    failed = kind in ("Error", "WrappedErrorList", "list")
    return Result(value, "nothing" if value is None else f"returns an object of `{kind}`", None, failed)


class Emitted:
    """AuthenticatedClient with its own settings."""

    def __init__(self, order: Order) -> None:
        options: dict[str, Any] = {} if order["timeout"] is None else {"timeout": httpx.Timeout(order["timeout"])}
        self.client: Any = package.AuthenticatedClient(base_url=order["base_url"], token=order["key"], **options)

    def create(self) -> Result:
        parameters = models.Sora2ProRequestParameters(prompt=PROMPT)
        body = models.Sora2ProRequest(model=models.Sora2ProRequestModel("sora-2-pro"), parameters=parameters)
        value = create.sync(client=self.client, body=body)
        job = getattr(getattr(value, "generate", value), "generation_id", None)
        return Result(value, "a job", job) if job else _other(value)

    def wait(self) -> Result:
        value = poll.sync(ANY_JOB, client=self.client)
        details = getattr(value, "generations_by_pk", None)
        status = getattr(details, "status", None)
        return Result(value, f"a job that is {getattr(status, 'value', status)}", None) if details else _other(value)

    def close(self) -> None:
        self.client.get_httpx_client().close()


class Adapter:
    """openapi-python-client."""

    def open(self, order: Order) -> Handle:
        return Emitted(order)

    def describe(self) -> Description:
        client = package.AuthenticatedClient(base_url="http://127.0.0.1", token="none")
        timeout = client.get_httpx_client().timeout.read
        client.get_httpx_client().close()
        limit = "no timeout at all" if timeout is None else f"{timeout:g} s between two bytes"
        return {
            "versions": {name: version(name) for name in ("openapi-python-client", "httpx", "attrs")},
            "call": "`create.sync`",
            "own_timeout": f"{limit}; one attempt",
            "waits": "no wait; one `poll.sync` stands for it",
        }


if __name__ == "__main__":
    serve(Adapter())
