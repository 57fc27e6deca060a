"""An API that takes forms: what leaves the client, what its file inputs become, and what a shell would send."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from docpact.check.offline import read_har
from docpact.spec import Project
from docpact.spec.forms import read_form
from docpact.write.openapi import compile_document

VENDOR = "tern"
PNG = b"\x89PNG\r\n\x1a\n\0\r\n--\xff"
ASKED: dict[str, Any] = {
    "quality": "fine",
    "prompt": 'A "tern" é',
    "image": PNG,
    "hints": [PNG, PNG],
    "strength": 0.5,
    "tidy": True,
    "width": 3,
}


class Server:
    """Takes whatever it is sent, and keeps it."""

    def __init__(self, package: ModuleType) -> None:
        self.package, self.requests = package, list[httpx.Request]()

    def _handle(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append(request)
        if request.method == "POST" and "pictures" in request.url.path:
            return httpx.Response(200, headers={"content-type": "image/png"}, content=PNG)
        return httpx.Response(202, json={"film": "f-1", "stage": "queued"})

    def client(self) -> Any:
        return self.package.Tern("the-key", http_client=httpx.Client(transport=httpx.MockTransport(self._handle)))

    def async_client(self) -> Any:
        async def handle(request: httpx.Request) -> httpx.Response:
            return self._handle(request)

        return self.package.AsyncTern("the-key", http_client=httpx.AsyncClient(transport=httpx.MockTransport(handle)))


def test_files_go_as_parts_with_their_type_and_the_rest_as_texts(package: ModuleType) -> None:
    server = Server(package)
    job = server.client().tern_picture.create(**ASKED)
    (request,) = server.requests
    parts = read_form(request.headers["content-type"], request.content)
    files = [(one.name, one.filename, one.media_type, one.content) for one in parts if one.filename]
    hint = ("hints", "hints.png", "image/png", PNG)
    assert files == [("image", "image.png", "image/png", PNG), hint, hint]
    texts = {one.name: one.content.decode() for one in parts if not one.filename}
    assert texts == {"prompt": 'A "tern" é', "strength": "0.5", "tidy": "true", "frame": '{"width": 3}'}
    assert request.url.path == "/v2/pictures/fine"
    assert job.images[0].read() == PNG


def test_both_clients_send_the_same_bytes_each_time(package: ModuleType) -> None:
    """So that a request that is sent again is the same request, and its fingerprint names it."""
    server = Server(package)

    async def main() -> None:
        async with server.async_client() as client:
            await client.tern_picture.create(**ASKED)

    for _ in range(2):
        server.client().tern_picture.create(**ASKED)
    asyncio.run(main())
    assert len({(one.headers["content-type"], one.content) for one in server.requests}) == 1


def test_one_body_is_one_request_whatever_its_order(package: ModuleType) -> None:
    server, body = Server(package), {"quality": "core", "prompt": "A tern", "seed": 7, "tidy": False}
    for one in (body, dict(reversed(body.items()))):
        server.client().tern_picture.create_from(one)
    assert len({one.headers["content-type"] for one in server.requests}) == 1


def test_what_is_null_is_left_out_and_a_form_of_nothing_is_a_form(package: ModuleType) -> None:
    server = Server(package)
    client = server.client().with_options(validation="off")
    client.tern_picture.create_from({"quality": "core", "seed": None, "hints": [None]})
    client.tern_film.create_from({"prompt": None})
    picture, film = server.requests
    assert read_form(picture.headers["content-type"], picture.content) == []
    assert film.content == b""


def test_a_form_of_a_browser_has_each_item_of_a_list_under_one_name(package: ModuleType) -> None:
    server = Server(package)
    server.client().tern_film.create(prompt="a & b", tags=["sea", "sky"], loop=True)
    (request,) = server.requests
    assert request.content == b"model=tern-film&prompt=a+%26+b&tags=sea&tags=sky&loop=true"
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"


def test_what_is_no_file_is_refused_where_a_file_is_wanted(package: ModuleType) -> None:
    """As a text of its own it would be sent, and be billed."""
    server = Server(package)
    with pytest.raises(package.InvalidRequest, match=r"image"):
        server.client().tern_picture.create_from({"quality": "core", "prompt": "A tern", "image": "a.png"})
    with pytest.raises(package.InvalidRequest, match=r"image takes no address, but a file"):
        server.client().tern_picture.create(quality="core", prompt="A tern", image="https://files.example/a.png")
    assert server.requests == []


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no shell")
def test_a_shell_sends_the_very_bytes(package: ModuleType) -> None:
    shown = Server(package).client().tern_picture.preview(**ASKED)
    script = f"curl() {{ cat; }}\n{shown.curl()}"
    assert subprocess.run(["sh", "-c", script], capture_output=True, check=True).stdout == shown.body
    with pytest.raises(ValueError, match=r"."):
        shown.json()


def test_the_fake_server_reads_forms(package: ModuleType) -> None:
    server = package.FakeServer(package.Tern, package.AsyncTern)
    with server.client() as client:
        client.tern_picture.create(**ASKED | {"image": None, "hints": None})
        client.tern_film.create(prompt="A tern", tags=["sea", "sky"])
    picture, film = server.bodies
    frame = {"frame": '{"width": 3}'}
    assert picture == {"quality": "fine", "prompt": 'A "tern" é', "strength": "0.5", "tidy": "true", **frame}
    assert film == {"model": "tern-film", "prompt": "A tern", "tags": ["sea", "sky"]}


def test_the_openapi_document_says_which_form_and_which_files(project: Project) -> None:
    paths: Any = compile_document(project)["paths"]
    content = paths["/pictures/{quality}"]["post"]["requestBody"]["content"]
    types = {"contentType": "image/png, image/jpeg"}
    assert content["multipart/form-data"]["encoding"] == {"hints": types, "image": types}
    assert [*paths["/films"]["post"]["requestBody"]["content"]] == ["application/x-www-form-urlencoded"]


def test_a_har_file_has_the_bodies_of_forms(project: Project, package: ModuleType, tmp_path: Path) -> None:
    client = Server(package).client()
    shown = [
        client.tern_picture.preview(**ASKED | {"image": None, "hints": None}),
        client.tern_film.preview(prompt="A tern"),
    ]
    entries = [
        {
            "request": {
                "url": one.url,
                "postData": {"mimeType": one.headers["content-type"], "text": one.body.decode()},
            },
            "response": {"status": 200, "content": {}},
        }
        for one in shown
    ]
    entries.append(json.loads(json.dumps(entries[0]).replace("fine", "core")))
    entries[-1]["request"]["postData"]["text"] = "nothing of a form"
    (tmp_path / "x.har").write_text(json.dumps({"log": {"entries": entries}}), encoding="utf-8")
    picture, film, broken = read_har(tmp_path / "x.har", [one.placed for one in project.specs])
    assert picture.body == {
        "quality": "fine",
        "prompt": 'A "tern" é',
        "strength": 0.5,
        "tidy": True,
        "frame": {"width": 3},
    }
    assert film.body == {"model": "tern-film", "prompt": "A tern"}
    assert "it is no form" in broken.problem
