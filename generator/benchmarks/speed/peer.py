"""One client in a process of its own: ``python peer.py NAME ADDRESS`` makes creates as the lines of its input order.

Each line is a JSON list of how many creates, and how many of them in flight at a time (0: blocking, one after another);
the seconds they took come back. It runs in the environment of the client, with the standard library beside that.
"""

# The clients are imported where they are used: each is in an environment of its own.
# mypy: disable-error-code="import-not-found, import-untyped"
# pyright: reportMissingImports=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingModuleSource=false, reportMissingTypeStubs=false
from __future__ import annotations

import asyncio
import importlib
import json
import sys
import time
import warnings
from collections.abc import Awaitable, Callable
from typing import Any

PROMPT = "A red kite above dunes in the evening light"
KEY = "a-key-as-long-as-real-ones-are-3f5e2c1a"
PATH = "/api/rest/v2/generations"
BODY = {
    "model": "veo-3.1-generate-001",
    "public": False,
    "parameters": {"prompt": PROMPT, "duration": 8, "quantity": 1, "width": 1280, "height": 720},
}
Creates = tuple[Callable[[], object], Callable[[], Awaitable[object]] | None]
"""A blocking create, and one to be awaited where the client has one. Each raises where it gives no job."""


def bare(library: str, address: str) -> Creates:
    """The HTTP library by itself: one pooled client, the body as a dict, the answer as a dict. Judges nothing."""
    http = importlib.import_module(library)
    headers = {"authorization": f"Bearer {KEY}"}
    client, awaited = http.Client(headers=headers), http.AsyncClient(headers=headers)

    async def post() -> object:
        return (await awaited.post(address + PATH, json=BODY)).json()["generate"]["generationId"]

    return lambda: client.post(address + PATH, json=BODY).json()["generate"]["generationId"], post


def connections(_: str, address: str) -> Creates:
    """What opens the connections of httpx and of the emitted client, by itself: the least that a create can take."""
    http: Any = importlib.import_module("httpcore")
    client, awaited = http.ConnectionPool(), http.AsyncConnectionPool()
    headers = {"authorization": f"Bearer {KEY}", "content-type": "application/json", "host": address.split("/")[2]}
    url = address + PATH

    async def post() -> object:
        answer = await awaited.request("POST", url, headers=headers, content=json.dumps(BODY).encode())
        return json.loads(answer.content)["generate"]["generationId"]

    def posted() -> object:
        answer = client.request("POST", url, headers=headers, content=json.dumps(BODY).encode())
        return json.loads(answer.content)["generate"]["generationId"]

    return posted, post


def ours(_: str, address: str) -> Creates:
    """The emitted client: the body is judged, the answer decided on."""
    package: Any = importlib.import_module("leonardo_client")
    arguments = {"model": "veo-3.1-generate-001", "prompt": PROMPT, "duration": 8, "width": 1280, "height": 720}
    models = package.Leonardo(KEY, base_url=address).veo_3_1
    # As many in flight as are asked for: by default no more are than the vendor lets run.
    awaited = package.AsyncLeonardo(KEY, base_url=address, max_concurrent=100).veo_3_1
    return lambda: models.create(**arguments).id, lambda: awaited.create(**arguments)


def openapi_python_client(emitted: str, address: str) -> Creates:
    """What openapi-python-client emits from our OpenAPI document; its models judge no values."""
    package: Any = importlib.import_module(emitted)
    models: Any = importlib.import_module(f"{emitted}.models")
    create: Any = importlib.import_module(f"{emitted}.api.jobs.create_generation")
    client = package.AuthenticatedClient(base_url=address, token=KEY)

    def body() -> Any:
        parameters = models.Sora2ProRequestParameters(prompt=PROMPT)
        return models.Sora2ProRequest(model=models.Sora2ProRequestModel("sora-2-pro"), parameters=parameters)

    def post() -> object:
        found = create.sync(client=client, body=body())
        return getattr(found, "generate", found).generation_id

    async def awaited() -> object:
        found = await create.asyncio(client=client, body=body())
        return getattr(found, "generate", found).generation_id

    return post, awaited


def openai(_: str, address: str) -> Creates:
    """openai's ``videos.create``."""
    package: Any = importlib.import_module("openai")
    client, awaited = (kind(api_key=KEY, base_url=address) for kind in (package.OpenAI, package.AsyncOpenAI))
    arguments = {"prompt": PROMPT, "model": "sora-2-pro", "seconds": "8"}
    return lambda: client.videos.create(**arguments).id, lambda: awaited.videos.create(**arguments)


def runwayml(_: str, address: str) -> Creates:
    """runwayml's ``text_to_video.create``."""
    package: Any = importlib.import_module("runwayml")
    client, awaited = (kind(api_key=KEY, base_url=address) for kind in (package.RunwayML, package.AsyncRunwayML))
    arguments = {"model": "veo3.1", "prompt_text": PROMPT, "ratio": "1280:720", "duration": 8}
    return lambda: client.text_to_video.create(**arguments).id, lambda: awaited.text_to_video.create(**arguments)


def leonardo_ai_sdk(_: str, address: str) -> Creates:
    """The vendor's own package, for version 1 of the API."""
    package: Any = importlib.import_module("leonardo_ai_sdk")
    client = package.LeonardoAiSDK(bearer_auth=KEY, server_url=address)
    client.__enter__()

    def create() -> object:
        found = client.motion.create_text_to_video_generation(request={"prompt": PROMPT})
        return found.object.motion_video_generation_job.generation_id

    return create, None


CLIENTS: dict[str, Callable[[str, str], Creates]] = {
    "httpx": bare,
    "httpcore": connections,
    "httpx2": bare,
    "docpact": ours,
    "openapi-python-client": openapi_python_client,
    "openai": openai,
    "runwayml": runwayml,
    "Leonardo-Ai-SDK": leonardo_ai_sdk,
}


async def in_flight(create: Callable[[], Awaitable[object]], count: int, at_once: int) -> float:
    """Seconds for so many creates, so many of them at a time."""
    left = iter(range(count))

    async def work() -> None:
        for _ in left:
            await create()

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(at_once)))
    return time.perf_counter() - began


def main() -> None:
    name, argument, address = sys.argv[1:]
    warnings.simplefilter("ignore")  # of a retired model
    create, awaited = CLIENTS[name](argument, address)
    if not create():
        raise SystemExit("the answer names no job")
    with asyncio.Runner() as runner:
        for line in sys.stdin:
            count, at_once = json.loads(line)
            if at_once == 0:
                began = time.perf_counter()
                for _ in range(count):
                    create()
                print(time.perf_counter() - began, flush=True)
            elif awaited:
                print(runner.run(in_flight(awaited, count, at_once)), flush=True)
            else:
                print("null", flush=True)


if __name__ == "__main__":
    main()
