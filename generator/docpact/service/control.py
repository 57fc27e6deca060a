"""The sandbox's own address on the API's port: which faults are to come, and what was accepted."""

from __future__ import annotations

import json
from typing import Final

from pydantic import JsonValue
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docpact.check.endpoint import Endpoint
from docpact.errors import DocpactError
from docpact.service.faults import Faults, parse_faults

PREFIX: Final = "/sandbox/"
MAXIMUM_BODY: Final = 1024 * 1024


def control(endpoint: Endpoint, faults: Faults) -> Starlette:
    """``/sandbox/faults`` (GET, PUT a JSON list, DELETE) and ``/sandbox/jobs`` (GET, DELETE to forget them all)."""

    async def list_faults(_: Request) -> Response:
        return _json({"faults": [fault.model_dump(mode="json") for fault in faults.waiting]})

    async def put_faults(request: Request) -> Response:
        try:
            faults.replace(parse_faults(await _body(request)))
        except DocpactError as error:
            return _json({"error": str(error)}, 400)
        return await list_faults(request)

    async def delete_faults(request: Request) -> Response:
        faults.clear()
        return await list_faults(request)

    async def list_jobs(_: Request) -> Response:
        jobs: list[JsonValue] = [
            {"id": job.id, "model": job.model, "body": job.body, "effective": job.effective, "deleted": job.deleted}
            for job in endpoint.jobs.values()
        ]
        return _json({"jobs": jobs})

    async def delete_jobs(request: Request) -> Response:
        endpoint.reset()
        return await list_jobs(request)

    return Starlette(
        routes=[
            Route(f"{PREFIX}faults", list_faults, methods=["GET"]),
            Route(f"{PREFIX}faults", put_faults, methods=["PUT"]),
            Route(f"{PREFIX}faults", delete_faults, methods=["DELETE"]),
            Route(f"{PREFIX}jobs", list_jobs, methods=["GET"]),
            Route(f"{PREFIX}jobs", delete_jobs, methods=["DELETE"]),
        ]
    )


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece[: max(0, MAXIMUM_BODY + 1 - len(body))]
    if len(body) > MAXIMUM_BODY:
        raise DocpactError("the body is longer than a MiB", hint="Send fewer faults.")
    return bytes(body)


def _json(value: JsonValue, status: int = 200) -> Response:
    # ASCII, because a prompt may hold half a surrogate pair, which no encoding can write.
    return Response(json.dumps(value), status, media_type="application/json")
