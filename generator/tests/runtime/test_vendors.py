"""Other APIs, by their specs alone: two real ones and one made up. Client, endpoint, and what goes wrong."""

from __future__ import annotations

import asyncio
import base64
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from docpact.check import seam
from docpact.check.endpoint import FAIL, Endpoint
from docpact.check.messages import Request
from docpact.check.network.loopback import loopback
from docpact.spec import Project

from .conftest import copy_vendor, imported

PNG = b"\x89PNG\r\n\x1a\n" + b"a picture"
GOOD: dict[str, dict[str, Any]] = {
    "modelverse": {"prompt": "A kite"},
    "kling": {"image": PNG, "prompt": "A kite"},
    "gull": {"text": "A kite"},
}
BAD: dict[str, dict[str, Any]] = {
    "modelverse": {"duration": 99},
    "kling": {"image": PNG, "cfg_scale": 7},
    "gull": {"seconds": 5},
}
TEXTS = {"modelverse": "prompt", "kling": "prompt", "gull": "text"}


class Vendor:
    """One vendor's emitted package, and the endpoint of its spec."""

    def __init__(self, project: Project, package: ModuleType) -> None:
        self.spec, self.package = project.specs[0], package
        api = project.api.content
        self.endpoint = Endpoint(
            [self.spec],
            key="the-access-key",
            secret="the-secret-key",
            base_url=api.server.url,
            storage_url="https://storage.example",
            cdn_url="https://files.example",
            clip=lambda _: b"a clip",
        )
        self.requests: list[httpx.Request] = []

    def handle(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        host = self.endpoint.cdn if request.url.host == "files.example" else self.endpoint.api
        headers = {name.lower(): value for name, value in request.headers.items()}
        path = request.url.raw_path.decode()
        found = host(Request(request.method, path, headers, request.read()))
        return httpx.Response(found.status, headers=found.headers, content=found.body)

    def client(self, key: str = "the-access-key") -> Any:
        kind = getattr(self.package, self.spec.api.content.client)
        http = httpx.Client(transport=httpx.MockTransport(self.handle))
        return kind(key, api_secret="the-secret-key", http_client=http)

    def models(self, client: Any) -> Any:
        return getattr(client, self.spec.namespace)


@pytest.fixture(scope="module", params=sorted(GOOD))
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Project, ModuleType]]:
    folder = tmp_path_factory.mktemp(request.param)
    copy_vendor(request.param, folder)
    with imported(folder) as found:
        yield found


@pytest.fixture
def vendor(made: tuple[Project, ModuleType]) -> Iterator[Vendor]:
    with seam.no_pauses(made[1].__name__):
        yield Vendor(*made)


def arguments(vendor: Vendor) -> dict[str, Any]:
    return GOOD[vendor.spec.api.content.api]


def test_a_job_from_start_to_file(vendor: Vendor, tmp_path: Path) -> None:
    client = vendor.client()
    generation = vendor.models(client).create(**arguments(vendor))
    assert generation.id in vendor.endpoint.jobs
    generation.wait()
    assert Path(generation.videos[0].download(tmp_path / "clip.mp4")).read_bytes() == b"a clip"
    assert generation.videos[0].read() == b"a clip"
    assert vendor.spec.api.content.auth.header not in vendor.requests[-1].headers


def test_a_header_of_the_key_goes_to_no_other_host(vendor: Vendor) -> None:
    """Though the caller's own HTTP client has it for all requests."""
    client, header = vendor.client(), vendor.spec.api.content.auth.header
    client.session.wire._http.headers[header] = "the-access-key"
    vendor.models(client).create(**arguments(vendor)).wait().videos[0].read()
    assert vendor.requests[-1].url.host == "files.example"
    assert header not in vendor.requests[-1].headers


def test_the_same_awaited(vendor: Vendor) -> None:
    async def handle(request: httpx.Request) -> httpx.Response:
        return vendor.handle(request)

    async def job() -> bytes:
        kind = getattr(vendor.package, f"Async{vendor.spec.api.content.client}")
        http = httpx.AsyncClient(transport=httpx.MockTransport(handle))
        async with kind("the-access-key", api_secret="the-secret-key", http_client=http) as client:
            generation = await vendor.models(client).create(**arguments(vendor))
            found: bytes = await (await generation.wait()).videos[0].read()
            return found

    assert asyncio.run(job()) == b"a clip"


def test_the_key_is_shown_as_the_spec_says(vendor: Vendor) -> None:
    vendor.models(vendor.client()).create(**arguments(vendor))
    shown = vendor.requests[0].headers[vendor.spec.api.content.auth.header]
    assert "the-secret-key" not in shown
    assert shown.startswith("Bearer ey") if vendor.spec.api.content.api == "kling" else shown == "the-access-key"


def test_a_wrong_key_is_refused_and_not_sent_again(vendor: Vendor) -> None:
    with pytest.raises(vendor.package.AuthenticationFailed) as caught:
        vendor.models(vendor.client("another-access-key")).create(**arguments(vendor))
    assert bool(caught.value.request_id) is bool(vendor.spec.api.content.errors.request_id)
    assert len(vendor.requests) == 1


def test_a_wrong_body_is_refused_by_the_client_and_by_the_endpoint(vendor: Vendor) -> None:
    wrong = BAD[vendor.spec.api.content.api]
    with pytest.raises(vendor.package.InvalidRequest, match=r"less than or equal to|should be 4 or 8"):
        vendor.models(vendor.client()).create(**{**arguments(vendor), **wrong})
    assert vendor.requests == []


def test_a_failed_job_says_why(vendor: Vendor) -> None:
    generation = vendor.models(vendor.client()).create(
        **{**arguments(vendor), TEXTS[vendor.spec.api.content.api]: f"A kite {FAIL}"}
    )
    with pytest.raises(vendor.package.GenerationFailed, match="It went wrong") as caught:
        generation.wait()
    assert caught.value.reason == "It went wrong."


def test_pictures_are_sent_as_base64_or_as_an_address(vendor: Vendor) -> None:
    if not vendor.spec.api.content.inputs:
        pytest.skip("this API takes no pictures")
    models = vendor.models(vendor.client())
    for given, ends in ((PNG, base64.b64encode(PNG).decode()), ("https://pictures.example/a.png", "/a.png")):
        body = models.preview(**{**arguments(vendor), "image": given}).json()
        assert (body.get("image") or body["parameters"]["image"]).endswith(ends)


def test_no_line_of_python_names_a_vendor() -> None:
    root = Path(inspect.getfile(Endpoint)).parents[1]
    for path in [*root.rglob("*.py"), *(root.parent / "runtime").rglob("*.py")]:
        assert "modelverse" not in path.read_text().lower(), path
        assert "task_status" not in path.read_text(), path


def test_an_endpoint_says_all_that_is_wrong_wherever_an_answer_has_room_for_it(vendor: Vendor) -> None:
    """Also in one text for all messages, from which the suite reads each again."""
    documented, messages = vendor.endpoint.documented, ["a is wrong: 1; 2", "b is missing"]
    assert documented.messages(documented.refused(messages)[1]) == messages


def test_the_server_for_signals_holds_what_is_paid_for_at_any_address(vendor: Vendor) -> None:
    submit = vendor.spec.api.content.submit
    with loopback(vendor.spec) as server:
        server.hold = "before"
        server.released.set()
        server.handle(Request(submit.method, submit.path, {}, b"{}"))
        assert server.arrived.get_nowait() == (submit.method, submit.path)
        server.hold = None
        assert server.arrived.empty(), "what is held is told of once"
