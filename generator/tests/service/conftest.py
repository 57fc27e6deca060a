from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import httpx
import pytest
from pydantic import JsonValue

from docpact.check.endpoint import Job
from docpact.service import Sandbox, make_clip
from docpact.spec import LoadedSpec, load_project

SPECS = Path(__file__).parents[3] / "spec"
TINY = (64, 36, 1)
"""Width, height and seconds of the one clip that these tests make over HTTP."""


def without(missing: str) -> Callable[[str], object]:
    """A stand-in for find_spec that does not find one module."""
    return lambda name: None if name == missing else find_spec(name)


def tiny_clip(_: Job) -> bytes:
    return make_clip(*TINY)


class Api:
    """A running sandbox as a test sees it: its addresses, its log, and requests that carry the key."""

    def __init__(self, sandbox: Sandbox, http: httpx.Client, log: list[str]) -> None:
        self.sandbox = sandbox
        self.http = http
        self.log = log

    def request(self, method: str, path: str, *, key: str | None = None, **options: object) -> httpx.Response:
        headers = {"authorization": f"Bearer {key or self.sandbox.key}"}
        return self.http.request(method, self.sandbox.base_url + path, headers=headers, **options)  # type: ignore[arg-type]

    def create(self, **changes: JsonValue) -> httpx.Response:
        return self.request("POST", "/v2/generations", json=body(**changes))

    def created(self) -> str:
        answer = self.create().json()
        return str(answer["generate"]["generationId"])

    def poll(self, identifier: str) -> httpx.Response:
        return self.request("GET", f"/v1/generations/{identifier}")

    def clip_address(self) -> str:
        polled = self.poll(self.created()).json()
        return str(polled["generations_by_pk"]["generated_images"][0]["motionMP4URL"])

    def upload_slot(self) -> tuple[str, dict[str, str]]:
        slot = self.request("POST", "/v1/init-image", json={"extension": "png"}).json()["uploadInitImage"]
        return slot["url"], json.loads(slot["fields"])

    def first_logged(self) -> str:
        """The first line of the log, which may come a moment after the client saw its connection end."""
        patience = time.monotonic() + 5
        while not self.log and time.monotonic() < patience:
            time.sleep(0.01)
        return self.log[0]

    @property
    def accepted(self) -> int:
        """How many jobs were accepted since the test began, as the control address counts them."""
        return len(self.http.get(f"{self.sandbox.control_url}/jobs").json()["jobs"])


def body(**changes: JsonValue) -> dict[str, JsonValue]:
    """A valid body, with some of its parameters changed."""
    parameters: dict[str, JsonValue] = {
        "prompt": "A red kite above dunes",
        "quantity": 1,
        "width": 1280,
        "height": 720,
        **changes,
    }
    return {"model": "sora-2-pro", "public": False, "parameters": parameters}


@pytest.fixture(scope="session")
def specs() -> list[LoadedSpec]:
    return [load_project(SPECS).spec("sora-2-pro")]


@pytest.fixture(scope="session")
def running(specs: list[LoadedSpec]) -> Iterator[Api]:
    log: list[str] = []
    with (
        Sandbox(specs, clip=tiny_clip, log=log.append) as sandbox,
        httpx.Client(verify=False, trust_env=False, timeout=10) as http,
    ):
        yield Api(sandbox, http, log)


@pytest.fixture
def api(running: Api) -> Iterator[Api]:
    """A sandbox without jobs, faults or log; the server is shared, as starting one takes a moment."""
    running.sandbox.endpoint.reset()
    running.sandbox.faults.clear()
    running.log.clear()
    yield running
    assert running.sandbox.faults.waiting == [], "a fault that the test asked for did not strike"
