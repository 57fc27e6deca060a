"""An API that takes bodies in the address and as the one item of a list, and carries out each call once."""

from __future__ import annotations

import asyncio
import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from docpact.check import seam
from docpact.check.harness import Harness
from docpact.check.offline import read_har
from docpact.check.promises import Promise
from docpact.check.pytest_suite import contract_tests
from docpact.read.openapi import model_names, read_request
from docpact.spec import Project
from docpact.write.openapi import compile_document

VENDOR = "ibis"
REEL: dict[str, Any] = {"prompt": "An ibis", "seconds": 6}
TAKEN = httpx.Response(202, json=[{"task": "t-1", "state": "waiting"}])


class Server:
    """Gives the answers that it was made with, or fails with them, and the last one always."""

    def __init__(self, package: ModuleType, *answers: httpx.Response | Exception) -> None:
        self.package, self.answers, self.requests = package, [*answers], list[httpx.Request]()

    def _handle(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    def client(self, **options: Any) -> Any:
        http_client = httpx.Client(transport=httpx.MockTransport(self._handle))
        return self.package.Ibis("the-key", http_client=http_client, **options)

    @property
    def once(self) -> list[str]:
        return [request.headers["ibis-once"] for request in self.requests]


def test_a_body_stands_in_the_address_beside_what_is_always_there(package: ModuleType) -> None:
    server = Server(package, httpx.Response(200, json={"sketch": "https://files.ibis.example/s.png"}))
    asked: dict[str, Any] = {"style": "ink", "prompt": "a & b", "width": 128, "tags": ["sea", "sky"], "signed": True}
    job = server.client().ibis_sketch.create(**asked)
    (request,) = server.requests
    path, _, query = request.url.raw_path.decode().partition("?")
    assert (request.method, path, request.content) == ("GET", "/sketch/ink", b"")
    assert query == "v=3&q=a+%26+b&width=128&tags%5B%5D=sea&tags%5B%5D=sky&signed=true&token=the-key"
    assert not {"content-type", "content-length"} & request.headers.keys()
    assert job.images[0].url == "https://files.ibis.example/s.png"


def test_a_shell_asks_for_the_same(package: ModuleType) -> None:
    line = Server(package, TAKEN).client().ibis_sketch.preview(style="chalk", prompt="a").curl()
    assert "curl -X GET 'https://api.ibis.example/sketch/chalk?v=3&q=a'" in line
    assert "--data" not in line


def test_a_body_is_the_one_item_of_a_list(package: ModuleType) -> None:
    server = Server(package, TAKEN)
    assert server.client().ibis_reel.create(**REEL).id == "t-1"
    assert json.loads(server.requests[0].content) == [{"model": "ibis-reel", **REEL}]


def test_what_may_have_arrived_is_sent_again_with_the_same_text(package: ModuleType) -> None:
    lost = httpx.ReadError("cut")
    server = Server(package, lost, httpx.Response(502), TAKEN)
    with seam.no_pauses("ibis_client"):
        assert server.client().ibis_reel.create(**REEL).id == "t-1"
        server.client().ibis_reel.create(**REEL)
    first, second, third, other = server.once
    assert first == second == third != other
    assert len({request.content for request in server.requests[:3]}) == 1


@pytest.mark.parametrize("status", [400, 401, 429])
def test_a_refusal_after_what_may_have_arrived_is_no_refusal(package: ModuleType, status: int) -> None:
    """The request before it may have started a job."""
    problem = httpx.Response(status, json={"problems": [{"code": "no", "text": "not again"}]})
    server = Server(package, httpx.ReadError("cut"), problem)
    with seam.no_pauses("ibis_client"), pytest.raises(package.OutcomeUnknown) as raised:
        server.client().ibis_reel.create(**REEL)
    said = str(raised.value)
    assert f"ReadError: cut, and after that HTTP {status}" in said
    assert f"with headers={{'Ibis-Once': {server.once[0]!r}}}, which starts no second one" in said
    assert raised.value.retry_safe is False


def test_a_plain_refusal_is_sent_once(package: ModuleType) -> None:
    server = Server(package, httpx.Response(400, json={"problems": [{"code": "no", "text": "seconds"}]}))
    with seam.no_pauses("ibis_client"), pytest.raises(package.RequestRejected):
        server.client().ibis_reel.create(**REEL)
    assert len(server.once) == 1


def test_no_connection_after_what_may_have_arrived_is_not_nothing_sent(package: ModuleType) -> None:
    server = Server(package, httpx.Response(503), httpx.ConnectError("refused"))
    with (
        seam.no_pauses("ibis_client"),
        pytest.raises(package.OutcomeUnknown, match="HTTP 503 without a clear answer, "),
    ):
        server.client().ibis_reel.create(**REEL)


def test_a_caller_who_wants_no_second_request_has_none_and_goes_on_with_the_same_text(package: ModuleType) -> None:
    server = Server(package, httpx.ReadError("cut"), TAKEN)
    client = server.client(max_retries=0)
    with pytest.raises(package.OutcomeUnknown) as raised:
        client.ibis_reel.create(**REEL)
    (text,) = server.once
    assert text in str(raised.value)
    client.ibis_reel.create(**REEL, headers={"ibis-once": text})
    assert server.once == [text, text]


def test_an_interruption_between_two_attempts_says_that_a_job_may_run(package: ModuleType) -> None:
    async def main() -> None:
        async def handle(request: httpx.Request) -> httpx.Response:
            raise httpx.ReadError("cut", request=request)

        http_client = httpx.AsyncClient(transport=httpx.MockTransport(handle))
        async with package.AsyncIbis("the-key", http_client=http_client) as client:
            task = asyncio.ensure_future(client.ibis_reel.create(**REEL))
            await asyncio.sleep(0.05)  # it is waiting for its second attempt, or is lost again
            task.cancel()
            await task

    with pytest.raises(asyncio.CancelledError) as raised:
        asyncio.run(main())
    assert "may have been accepted" in " ".join(raised.value.__notes__)


def test_the_fake_of_a_callers_tests_keeps_the_bodies(package: ModuleType) -> None:
    fake = importlib.import_module("ibis_client.testing").FakeServer(package.Ibis, package.AsyncIbis)
    client = fake.client()
    client.ibis_reel.create(**REEL).wait()
    client.ibis_sketch.create(style="ink", prompt="An ibis", tags=["sea"], signed=False)
    assert fake.bodies == [
        {"model": "ibis-reel", **REEL},
        {"style": "ink", "prompt": "An ibis", "tags": ["sea"], "signed": "false"},
    ]


def test_the_openapi_document_tells_it_and_is_read_back(project: Project) -> None:
    document: Any = compile_document(project)
    sketch, reel = document["paths"]["/sketch/{style}"]["get"], document["paths"]["/tasks"]["post"]
    assert "requestBody" not in sketch
    assert [(one["name"], one["in"], one["required"]) for one in sketch["parameters"]] == [
        ("style", "path", True),
        ("v", "query", False),
        ("q", "query", True),
        ("width", "query", False),
        ("tags[]", "query", False),
        ("grain", "query", False),
        ("signed", "query", False),
    ]
    assert [(one["name"], one["in"]) for one in reel["parameters"]] == [("Ibis-Once", "header")]
    schema = reel["requestBody"]["content"]["application/json"]["schema"]
    assert (schema["type"], schema["minItems"], schema["maxItems"]) == ("array", 1, 1)
    known = {str(fact) for fact in read_request(document, "ibis-reel").facts}
    assert "seconds enum [3, 6]" in known
    del document["paths"]["/tasks"]
    assert "sketch" in model_names(document)
    asked = {str(fact) for fact in read_request(document, "sketch").facts}
    assert {"width multipleOf 64", "style required true", "tags maxItems 3"} <= asked


def test_bodies_are_found_in_what_a_browser_recorded(project: Project, tmp_path: Path) -> None:
    placed = {spec.model: spec.placed for spec in project.specs}
    entries = [
        {"request": {"url": "https://api.ibis.example/sketch/ink?v=3&q=a&width=128&token=k"}},
        {"request": {"url": "https://api.ibis.example/tasks", "postData": {"text": '[{"prompt": "b", "seconds": 3}]'}}},
    ]
    (tmp_path / "a.har").write_text(json.dumps({"log": {"entries": entries}}))
    found = [one.body for one in read_har(tmp_path / "a.har", [*placed.values()])]
    assert found == [{"style": "ink", "prompt": "a", "width": 128}, {"prompt": "b", "seconds": 3}]


def test_a_list_of_more_or_of_none_is_no_body(project: Project) -> None:
    placed = next(spec.placed for spec in project.specs if spec.model == "ibis-reel")
    for text in (b"{}", b"[[1]]"):
        assert not isinstance(placed.body("application/json", text, json.loads), dict)
    for text in (b"[{}, {}]", b"[]", b"[{}"):
        with pytest.raises(ValueError, match=r"Expecting|Extra"):
            placed.body("application/json", text, json.loads)


def test_the_suite_holds_of_calls_that_a_server_carries_out_once(project: Project, package: ModuleType) -> None:
    suite, spec = contract_tests(package.__name__, project.folder), project.spec("ibis-reel")
    promises: list[Promise] = vars(suite["test_every_request"])["promises"]
    tried = {promise.name: promise.keep(Harness(spec, package.__name__)) for promise in promises}
    assert tried["a_call_that_the_server_carries_out_once_says_so"] > 0
