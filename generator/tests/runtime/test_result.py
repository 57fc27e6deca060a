"""An API whose files are told by an operation of their own, once the job is complete."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable, Iterator
from itertools import combinations
from types import ModuleType
from typing import Any

import httpx
import pytest

from docpact.check.seam import MODES, Mode, no_pauses, settled
from leonardo_client import AsyncLeonardo, Leonardo, NoFiles
from leonardo_client._runtime.core.api import CostPaths

from .conftest import CREATED, RETIRED, Api, copy_vendor, imported, json_answer

FILE = "https://files.wren.example/k-1.png"
DONE = {"task_id": "tasks/k-1", "state": 2, "output_id": "o-77"}
OUTPUT = {"images": [{"url": FILE}]}
REFUSED = '{"detail": [{"loc": ["body"], "msg": "The picture was not allowed.", "type": "moderated"}]}'


@pytest.fixture(scope="module", params=["by a name of its own", "by the job's id"])
def wren(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("wren")
    file = copy_vendor("wren", folder) / "api.yaml"
    if request.param == "by the job's id":
        text = file.read_text().replace(", result: [output_id]", "").replace("/outputs\n", "/{+id}\n")
        file.write_text(text.replace('    query: {output_id: "{result}"}\n', ""))
    with imported(folder) as (_, package):
        yield package


class Server:
    """Gives each operation's answers one after the other, and the last for all that follow; keeps the addresses."""

    def __init__(self, package: ModuleType, mode: Mode, **answers: Any) -> None:
        self.package, self.mode, self.asked = package, mode, list[str]()
        self.answers: dict[str, list[Any]] = {
            name: found if isinstance(found, list) else [found] for name, found in answers.items()
        }
        library: dict[str, Any] = {"blocking": httpx.Client, "asynchronous": httpx.AsyncClient}
        http = library[mode](transport=httpx.MockTransport(self.handle if mode == "blocking" else self.awaited))
        self.client: Any = getattr(package, "Wren" if mode == "blocking" else "AsyncWren")("a-key", http_client=http)

    def handle(self, request: httpx.Request) -> httpx.Response:
        path = request.url.raw_path.decode().removeprefix("/v1")
        self.asked.append(path)
        name = "poll" if path.endswith("/progress") else "submit" if request.method == "POST" else "result"
        found = self.answers[name]
        answer = found.pop(0) if len(found) > 1 else found[0]
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, tuple):
            return httpx.Response(answer[0], text=answer[1])
        return httpx.Response(200, json=answer)

    async def awaited(self, request: httpx.Request) -> httpx.Response:
        return self.handle(request)

    def run(self, call: Callable[[Any], Any]) -> Any:
        with no_pauses(self.package.__name__, guards_loops=True):
            if self.mode == "blocking":
                return call(self.client)

            async def awaited() -> Any:
                return await settled(call(self.client))

            return asyncio.run(awaited())

    @property
    def result_address(self) -> str:
        named = "result" in self.package.Wren.api.operation("poll").reads
        return "/outputs?output_id=o-77" if named else "/tasks/k-1"


@pytest.mark.parametrize("mode", MODES)
def test_a_wait_ends_with_the_files_that_the_result_tells(wren: ModuleType, mode: Mode) -> None:
    pending = {"task_id": "tasks/k-1", "state": 0, "output_id": None}
    server = Server(wren, mode, poll=[pending, DONE], result=OUTPUT)
    job = server.run(lambda client: client.generation("tasks/k-1").wait())
    assert server.asked == ["/tasks/k-1/progress", "/tasks/k-1/progress", server.result_address]
    assert (job.status, job.raw, job.result, job.images[0].url) == ("2", DONE, OUTPUT, FILE)
    server.run(lambda _: job.wait())
    assert server.asked[3:] == ["/tasks/k-1/progress"], "what the result has told is not asked for again"


@pytest.mark.parametrize("mode", MODES)
def test_refreshing_asks_for_the_result_of_a_complete_job_alone(wren: ModuleType, mode: Mode) -> None:
    server = Server(wren, mode, poll=[{"task_id": "tasks/k-1", "state": 1}, DONE], result=OUTPUT)
    job = server.run(lambda client: client.generation("tasks/k-1").refresh())
    assert (server.asked, [*job.files]) == (["/tasks/k-1/progress"], [])
    server.run(lambda _: job.refresh())
    assert [one.url for one in job.files] == [FILE]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("trouble", [(503, "{}"), httpx.ReadError("reset"), (200, "{")])
def test_a_result_that_cannot_be_had_yet_is_asked_for_again(wren: ModuleType, mode: Mode, trouble: Any) -> None:
    server = Server(wren, mode, poll=DONE, result=[trouble, trouble, OUTPUT])
    assert server.run(lambda client: client.generation("tasks/k-1").wait()).images[0].url == FILE
    assert server.asked.count(server.result_address) == 3


@pytest.mark.parametrize("mode", MODES)
def test_a_result_that_is_refused_ends_the_wait_with_its_reason(wren: ModuleType, mode: Mode) -> None:
    server = Server(wren, mode, poll=DONE, result=(422, REFUSED))
    with pytest.raises(wren.RequestRejected, match="The picture was not allowed"):
        server.run(lambda client: client.generation("tasks/k-1").wait())
    assert len(server.asked) == 2


@pytest.mark.parametrize("mode", MODES)
def test_a_wait_that_never_gets_the_result_ends_at_its_deadline_and_says_so(wren: ModuleType, mode: Mode) -> None:
    server = Server(wren, mode, poll=DONE, result=(503, '{"detail": "busy"}'))
    with pytest.raises(wren.WaitTimeout, match=r"status '2'; asking failed: busy"):
        server.run(lambda client: client.generation("tasks/k-1").wait(30))


@pytest.mark.parametrize("mode", MODES)
def test_a_complete_job_that_names_no_result_is_asked_again(wren: ModuleType, mode: Mode) -> None:
    server = Server(wren, mode, poll=[{"task_id": "tasks/k-1", "state": 2}, DONE], result=OUTPUT)
    assert server.run(lambda client: client.generation("tasks/k-1").wait()).images[0].url == FILE
    polls = server.asked.count("/tasks/k-1/progress")
    assert polls == (2 if "output_id" in server.result_address else 1)


def test_no_files_are_an_error_that_holds_the_result(wren: ModuleType) -> None:
    server = Server(wren, "blocking", poll=DONE, result={"images": []})
    with pytest.raises(wren.NoFiles, match="it is complete") as caught:
        _ = server.run(lambda client: client.generation("tasks/k-1").wait()).images[0]
    assert (caught.value.complete, caught.value.raw) == (True, {"images": []})


def test_a_failed_job_has_no_result(wren: ModuleType) -> None:
    server = Server(wren, "blocking", poll={"task_id": "tasks/k-1", "state": 9, "trouble": "too dark"}, result=OUTPUT)
    with pytest.raises(wren.GenerationFailed, match="too dark"):
        server.run(lambda client: client.generation("tasks/k-1").wait())
    assert server.asked == ["/tasks/k-1/progress"]


def test_the_fake_server_tells_files_there(wren: ModuleType) -> None:
    client = importlib.import_module("wren_client.testing").FakeServer(wren.Wren, wren.AsyncWren).client()
    job = client.wren_sketch.create(prompt="A wren").wait()
    assert job.files[0].read() == b"a file of the fake server"


SAYING = ("submission", "poll", "result")


@RETIRED
@pytest.mark.parametrize("telling", [one for count in range(4) for one in combinations(SAYING, count)])
def test_of_a_job_s_answers_the_newest_counts_that_tells(
    api: Api, monkeypatch: pytest.MonkeyPatch, telling: tuple[str, ...]
) -> None:
    """For its status and files; what it costs is what was said first."""
    reading: dict[str, Any] = {
        "reads": {"job": ("id",), "status": ("state",)},
        "costs": [CostPaths("price", word="COINS")],
        "files": {"image": ("url",)},
    }
    for client in (Leonardo, AsyncLeonardo):
        old = client.api.operations
        new = {name: old[name]._replace(**reading) for name in ("create", "poll")}
        new["result"] = new["poll"]._replace(role="result")
        monkeypatch.setattr(client, "api", client.api._replace(operations={**old, **new}))
    said: dict[str, Any] = {
        name: {"state": f"S-{name}", "price": name, "url": f"https://cdn.test/{name}"} if name in telling else {}
        for name in SAYING
    }
    api.answer(json_answer({"id": "k-1", **said["submission"]}))
    job = api.create()
    job.raw, job.result = ({"id": "k-1", **said[name]} for name in ("poll", "result"))
    newest, oldest = ([*telling][at] if telling else None for at in (-1, 0))
    assert job.status == (newest and f"S-{newest}")
    assert [one.url for one in job.images] == ([f"https://cdn.test/{newest}"] if newest else [])
    assert job.cost == ((oldest, "COINS") if oldest else None)


@RETIRED
@pytest.mark.parametrize("known", range(3))
def test_what_has_no_files_holds_the_newest_answer(api: Api, known: int) -> None:
    api.answer(json_answer(CREATED))
    job, answers = api.create(), [CREATED, {"a": "poll"}, {"a": "result"}]
    job.raw, job.result = [*answers[1 : known + 1], None, None][:2]
    with pytest.raises(NoFiles) as caught:
        _ = job.files[0]
    assert caught.value.raw == answers[known]
