"""An API that answers with the files at once: complete jobs, files in answers, what is hostile there, and promises."""

from __future__ import annotations

import asyncio
import base64
import importlib
import json
import shutil
import wave
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from docpact.check.endpoint import Endpoint
from docpact.check.harness import Harness
from docpact.check.messages import Request
from docpact.check.promises import Promise
from docpact.check.pytest_suite import contract_tests
from docpact.check.verify.entry import Limits, verify
from docpact.service import Sandbox
from docpact.service.media import media_for
from docpact.spec import Project, load_project
from docpact.write.openapi import compile_document
from docpact.write.python.render import render

VENDOR = "lark"
KEY = "the-key-of-lark"
CONTENT = bytes(range(256))
Handler = Callable[[httpx.Request], httpx.Response]


class Server:
    """Answers as a handler does, and keeps the requests."""

    def __init__(self, package: ModuleType, handler: Handler) -> None:
        self.package, self.handler, self.requests = package, handler, list[httpx.Request]()

    def _handle(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append(request)
        return self.handler(request)

    def client(self) -> Any:
        return self.package.Lark(KEY, http_client=httpx.Client(transport=httpx.MockTransport(self._handle)))

    def async_client(self) -> Any:
        async def handle(request: httpx.Request) -> httpx.Response:
            return self._handle(request)

        return self.package.AsyncLark(KEY, http_client=httpx.AsyncClient(transport=httpx.MockTransport(handle)))


def endpoint_of(project: Project) -> Handler:
    """The documented API, with real files."""
    api = project.api.content
    endpoint = Endpoint(
        project.specs,
        key=KEY,
        clip=media_for,
        base_url=api.server.url,
        storage_url="https://storage.example",
        cdn_url="https://files.example",
    )

    def handle(request: httpx.Request) -> httpx.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        asked = Request(request.method, request.url.raw_path.decode(), headers, request.content)
        found = endpoint.cdn(asked) if request.url.host == "files.example" else endpoint.api(asked)
        return httpx.Response(found.status, headers=found.headers, content=found.body)

    return handle


def pictures(*contents: str, **members: Any) -> Handler:
    body = {"receipt": "r-7", "pictures": [{"content": content} for content in contents], **members}
    return lambda _request: httpx.Response(200, json=body)


def test_a_job_is_complete_when_create_returns(package: ModuleType, project: Project, tmp_path: Path) -> None:
    server = Server(package, endpoint_of(project))
    job = server.client().lark_brush.create(text="A lark", number=2)
    assert (job.status, job.cost, len(job.images)) == ("complete", ("3", "SEEDS"), 2)
    assert job.wait() is job
    assert len(server.requests) == 1, "a wait asks for nothing"
    path = Path(job.images[0].download(tmp_path))
    assert path.suffix == ".png"
    assert path.read_bytes().startswith(b"\x89PNG")
    assert "x-lark-key" not in server.requests[-1].headers


def test_an_answer_that_is_the_file_itself(package: ModuleType, project: Project, tmp_path: Path) -> None:
    """It names no job: each gets an id here, so that two files in a folder are two."""
    server = Server(package, endpoint_of(project))

    async def spoken() -> list[str]:
        async with server.async_client() as client:
            jobs = [await client.lark_voice.create(text="Good morning", voice="dawn") for _ in range(2)]
            return [await (await job.wait()).audios[0].download(tmp_path) for job in jobs]

    paths = asyncio.run(spoken())
    assert len({*paths}) == 2
    for path in map(Path, paths):
        assert path.suffix == ".wav"
        with wave.open(BytesIO(path.read_bytes())) as sound:
            assert sound.getframerate() == 8000
    assert [request.headers["accept"] for request in server.requests] == ["audio/wav"] * 2


UNDOCUMENTED: dict[str, tuple[int, dict[str, Any]]] = {
    "nothing": (200, {"json": {}}),
    "no files and no id": (200, {"json": {"pictures": []}}),
    "files behind 500": (500, {"json": {"pictures": [{"content": base64.b64encode(CONTENT).decode()}]}}),
    "a picture where JSON is documented": (200, {"headers": {"content-type": "image/png"}, "content": CONTENT}),
    "a page": (200, {"headers": {"content-type": "text/html"}, "text": "<p>Sign in"}),
}


@pytest.mark.parametrize("what", UNDOCUMENTED)
def test_what_nobody_documents_is_unknown_and_sent_once(package: ModuleType, what: str) -> None:
    status, answer = UNDOCUMENTED[what]
    server = Server(package, lambda _request: httpx.Response(status, **answer))
    with pytest.raises(package.OutcomeUnknown):
        server.client().lark_brush.create(text="A lark")
    assert len(server.requests) == 1


def test_an_empty_file_is_unknown(package: ModuleType) -> None:
    server = Server(package, lambda _request: httpx.Response(200, headers={"content-type": "audio/wav"}))
    with pytest.raises(package.OutcomeUnknown):
        server.client().lark_voice.create(text="Good morning", voice="dawn")
    assert len(server.requests) == 1


def test_a_cut_answer_is_unknown_and_sent_once(package: ModuleType) -> None:
    class Cut(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield b"RIFF"
            raise httpx.ReadError("reset")

    server = Server(package, lambda _request: httpx.Response(200, headers={"content-type": "audio/wav"}, stream=Cut()))
    with pytest.raises(package.OutcomeUnknown) as caught:
        server.client().lark_voice.create(text="Good morning", voice="dawn")
    assert len(server.requests) == 1
    assert "generation(id)" not in str(caught.value), "there are no jobs to be picked up"


@pytest.mark.parametrize("mebibytes", [64, 65])
def test_an_answer_has_a_largest_size(package: ModuleType, mebibytes: int) -> None:
    """Files may be larger than other answers, and not of any size."""

    class Pieces(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            return iter([bytes(1 << 20)] * mebibytes)

    server = Server(
        package, lambda _request: httpx.Response(200, headers={"content-type": "audio/wav"}, stream=Pieces())
    )
    calls = server.client().lark_voice
    if mebibytes > 64:
        with pytest.raises(package.OutcomeUnknown, match="too large"):
            calls.create(text="Good morning", voice="dawn")
    else:
        assert len(calls.create(text="Good morning", voice="dawn").audios[0].read()) == mebibytes << 20
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "content",
    ["!" * 100, "A" * 101, "data:image/png;base64,%%%", "data:,", "/etc/passwd", "file:///etc/passwd", "short"],
)
def test_content_that_is_none_fails_and_leaves_nothing(package: ModuleType, content: str, tmp_path: Path) -> None:
    job = Server(package, pictures(content)).client().lark_brush.create(text="A lark")
    with pytest.raises(package.TransferFailed):
        job.images[0].download(tmp_path / "picture.png")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    "content",
    [
        base64.encodebytes(CONTENT).decode(),
        f"data:image/webp;base64,{base64.b64encode(CONTENT).decode()}",
        f"DATA:image/webp;BASE64,{base64.b64encode(CONTENT).decode()}",
        f"data:image/webp,{''.join(f'%{byte:02x}' for byte in CONTENT)}",
    ],
    ids=["in lines", "a data URL", "in capitals", "percent-encoded"],
)
def test_content_is_read_in_every_form(package: ModuleType, content: str, tmp_path: Path) -> None:
    job = Server(package, pictures(content)).client().lark_brush.create(text="A lark")
    assert job.images[0].read() == CONTENT
    assert Path(job.images[0].download(tmp_path)).suffix == (".png" if "\n" in content else ".webp")


def test_the_key_shows_in_no_answer_and_goes_to_no_other_host(package: ModuleType) -> None:
    server = Server(package, pictures("A" * 80, note=f"you are {KEY}", fault=f"none, {KEY}"))
    job = server.client().lark_brush.create(text="A lark")
    assert KEY not in f"{job!r} {job.submission} {job.images}"
    said = Server(package, lambda _request: httpx.Response(200, json={"fault": f"{KEY} is tired"}))
    with pytest.raises(package.ClientError) as caught:
        said.client().lark_brush.create(text="A lark")
    assert KEY not in f"{caught.value} {caught.value.raw}"


def test_moderated_answers_have_no_files(package: ModuleType) -> None:
    job = Server(package, pictures()).client().lark_brush.create(text="A lark")
    assert job.id == "r-7"
    with pytest.raises(package.NoFiles, match="it is complete, and names none") as caught:
        _ = job.wait().images[0]
    assert caught.value.raw == {"receipt": "r-7", "pictures": []}


def test_nothing_asks_for_a_job_that_cannot_be_asked_for(package: ModuleType) -> None:
    server = Server(package, pictures("A" * 80))
    client = server.client()
    job = client.lark_brush.create(text="A lark")
    for ask in (job.refresh, job.delete, lambda: client.generation("r-7")):
        with pytest.raises(package.InvalidRequest, match="has no operation to"):
            ask()
    assert len(server.requests) == 1


def test_a_fake_server_answers_at_once(package: ModuleType) -> None:
    fake = importlib.import_module("lark_client.testing").FakeServer(package.Lark, package.AsyncLark)
    client = fake.client()
    spoken = client.lark_voice.create(text="Good morning", voice="a/dawn", speed=1.5, pauses=2).wait()
    assert spoken.audios[0].read() == b"a file of the fake server"
    assert client.lark_brush.create(text="A lark").images[0].url.startswith("https://")
    assert [body["model"] for body in fake.bodies] == ["lark-voice", "lark-brush"]
    assert fake.bodies[0] == {
        "model": "lark-voice", "text": "Good morning", "voice": "a/dawn", "speed": "1.5", "pauses": 2
    }  # fmt: skip


def test_members_of_the_body_that_stand_in_the_address(package: ModuleType, project: Project) -> None:
    """A path and a query have them as texts; a preview and the line for a shell show the same address."""
    server = Server(package, endpoint_of(project))
    calls = server.client().lark_voice
    given = {"text": "Good morning", "voice": "á/b ?", "speed": 1.5, "loud": True, "pauses": 2}
    calls.create(**given)
    calls.create_from({"model": "lark-voice", **given, "voice": ".."})
    shown = calls.preview(**given)
    want = "https://api.lark.example/v1/speech/%C3%A1%2Fb%20%3F?speed=1.5&loud=true"
    assert [str(request.url) for request in server.requests] == [
        want, "https://api.lark.example/v1/speech/%2E%2E?speed=1.5&loud=true"
    ]  # fmt: skip
    assert (shown.url, want in shown.curl()) == (want, True)
    body = {"model": "lark-voice", "text": "Good morning", "pauses": 2}
    assert shown.json() == body
    assert [json.loads(request.content) for request in server.requests] == [body] * 2


@pytest.mark.parametrize("voice", ["", None])
def test_an_address_without_its_member_is_never_asked(package: ModuleType, project: Project, voice: str | None) -> None:
    server = Server(package, endpoint_of(project))
    with pytest.raises(package.InvalidRequest, match="voice"):
        server.client().lark_voice.create_from({"model": "lark-voice", "text": "a", "voice": voice}, validation="off")
    assert server.requests == []


def test_the_openapi_document_says_where_each_member_stands(project: Project) -> None:
    document: Any = compile_document(project)
    asked = document["paths"]["/speech/{voice}"]["post"]
    shown = [(one["name"], one["in"], one["required"], one["schema"]["type"]) for one in asked["parameters"]]
    assert shown == [
        ("voice", "path", True, "string"),
        ("format", "query", False, "string"),
        ("speed", "query", False, "number"),
        ("loud", "query", False, "boolean"),
    ]
    assert {*document["components"]["schemas"]["LarkVoiceRequest"]["properties"]} == {"model", "text", "pauses"}
    examples = asked["requestBody"]["content"]["application/json"]["examples"]
    assert examples["lark-voice"]["value"] == {"model": "lark-voice", "text": "Good morning."}


def test_what_is_made_after_a_change_is_what_is_made_anew(
    project: Project, tmp_path: Path, docpact: Callable[..., tuple[int, str, str]]
) -> None:
    """Each operation takes bodies of its own models, whichever of these was generated last."""
    shutil.copytree(project.folder, tmp_path / "spec")
    folder = tmp_path / "generated"
    making = ("generate", "--spec", tmp_path / "spec", "--output", folder)
    assert docpact(*making)[0] == 0
    model = tmp_path / "spec" / "lark" / "models" / "lark-brush.yaml"
    model.write_text(model.read_text().replace("maxLength: 800", "maxLength: 900"))
    assert docpact(*making)[0] == 0
    document = json.loads((folder / "openapi.json").read_text())
    assert document == json.loads(render(load_project(tmp_path / "spec"))["openapi.json"])


def test_promises_hold_of_what_answers_at_once(project: Project, package: ModuleType) -> None:
    """Those about waiting have no case, and all others hold, for both kinds of answers."""
    suite = contract_tests(package.__name__, project.folder)
    tried: dict[str, int] = {}
    for spec in project.specs:
        harness = Harness(spec, package.__name__)
        for name in ("test_a_job", "test_every_result", "test_every_operation", "test_every_request"):
            promises: list[Promise] = vars(suite[name])["promises"]
            for promise in promises:
                harness.reset()
                tried[promise.name] = tried.get(promise.name, 0) + promise.keep(harness)
    assert {name for name, count in tried.items() if count == 0} == {
        "every_word_means_what_api_yaml_says",
        "a_failure_says_why",
        "an_operation_is_asked_for_as_documented",
        "an_account_is_what_the_answer_says",
        "a_list_is_what_the_answer_says",
        "whose_jobs_are_listed_is_asked_first",
        "a_size_is_width_and_height",
        "options_that_nobody_names_stay",
        "a_call_that_the_server_carries_out_once_says_so",
    }


def test_verify_follows_files_that_come_at_once(project: Project) -> None:
    """A server that gives another number of files than was asked for is told of; one that keeps its spec is not."""
    spec = project.spec("lark-brush")
    with Sandbox(project.specs, clip=lambda _job: CONTENT) as sandbox:
        limits = Limits(allow_billed=12, most_requests=100)
        assert verify(spec, sandbox.base_url, key=sandbox.key, limits=limits).deviations == []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Endpoint, "_urls", lambda _self, _job: [f"{sandbox.base_url}/1.png"] * 7)  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
            found = verify(spec, sandbox.base_url, key=sandbox.key, limits=limits).deviations
    assert "7 came" in " ".join(f"{one.note}" for one in found)
