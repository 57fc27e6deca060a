"""The client in processes that may be killed: each line of standard input is a JSON task, done in a fork of its own.

The answer to each is a line of JSON: what came of it, or how the process ended. ``{pid}`` in a task's address becomes
the fork's own process id, so that a server can kill who asks.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import ssl
import sys
from typing import Any

import anyio._backends._asyncio  # noqa: F401  # what a first request would import, so that forks need not
import httpx

from leonardo_client import AsyncFile, AsyncLeonardo, File, Leonardo, LeonardoError

signal.signal(signal.SIGINT, signal.default_int_handler)  # also where the tests run in the background of a shell
KEY = "key-that-must-not-show"
CONTEXT = ssl.create_default_context()  # once, and not in each fork
AsyncLeonardo(KEY, http_client=httpx.AsyncClient(verify=CONTEXT))


def kill_self(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def arm(task: dict[str, Any]) -> None:
    """Set up what shall go wrong: a limit for files, or a kill right before or after a system call."""
    if limit := task.get("limit"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    if name := task.get("kill"):
        when, call = name.split()
        real = getattr(os, call)

        def hooked(*arguments: Any) -> None:
            if when == "after":
                real(*arguments)
            kill_self()

        setattr(os, call, hooked)


def download(task: dict[str, Any], url: str) -> str:
    if task.get("mode") == "asynchronous":

        async def fetched() -> str:
            async with (
                httpx.AsyncClient(verify=CONTEXT) as http,
                AsyncLeonardo(KEY, base_url=task["base_url"], http_client=http) as leonardo,
            ):
                return await AsyncFile(leonardo, "job", "video", url, "v1").download(task["path"])

        return asyncio.run(fetched())
    with Leonardo(KEY, base_url=task["base_url"]) as leonardo:
        return File(leonardo, "job", "video", url, "v1").download(task["path"])


def grown(task: dict[str, Any], url: str) -> int:
    """By how many kB a download lets the process grow, after a small one."""
    download(task | {"path": task["path"] + ".small"}, url + "?small")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    download(task, url)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before


def wait(task: dict[str, Any], _: str) -> str | None:
    job = task["id"].replace("{pid}", str(os.getpid()))
    with Leonardo(KEY, base_url=task["base_url"]) as leonardo:
        return leonardo.generation(job).wait(30, interval=0.05).status


def work(task: dict[str, Any]) -> object:
    arm(task)
    url = str(task.get("url", "")).replace("{pid}", str(os.getpid()))
    try:
        return {"download": download, "grown": grown, "wait": wait}[task["do"]](task, url)
    except LeonardoError as error:
        return f"{type(error).__name__}: {error}"
    except KeyboardInterrupt:
        return "KeyboardInterrupt"


def main() -> None:
    for line in sys.stdin:
        receive, send = os.pipe()
        process = os.fork()
        if process == 0:
            os.write(send, json.dumps(work(json.loads(line))).encode())
            os._exit(0)
        os.close(send)
        with os.fdopen(receive, "rb") as answer:
            said = answer.read()
        _, status = os.waitpid(process, 0)
        sys.stdout.write((said.decode() if status == 0 else json.dumps({"signal": os.WTERMSIG(status)})) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
