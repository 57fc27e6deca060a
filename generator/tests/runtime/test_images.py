"""Images as arguments: checked before any request, uploaded without the key, and named in the body."""

from __future__ import annotations

import io
import json
import os
import socket
from pathlib import Path
from typing import Any

import httpx
import pytest

from docpact.check.endpoint import Endpoint
from docpact.spec.forms import read_form
from leonardo_client import ApiError, InvalidRequest, Leonardo, Reference, TransferFailed, Uploaded
from leonardo_client._runtime.core.api import InputKind
from leonardo_client._runtime.core.inputs import Slot, read, written

from .conftest import CREATED, KEY, PNG, RETIRED, Api, Mode, json_answer, sent
from .virtual_network import Script, VirtualNetwork, World

pytestmark = RETIRED
KINDS = {
    "png": PNG,
    "jpg": b"\xff\xd8\xff\xe0 picture",
    "webp": b"RIFF\x00\x00\x00\x00WEBPVP8 ",
}


def frames(request: httpx.Request) -> Any:
    return sent(request)["parameters"]["guidances"]["start_frame"]


@pytest.mark.parametrize("form", ["str", "path", "bytes"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_or_its_bytes_are_uploaded_and_named(
    documented: Api, endpoint: Endpoint, tmp_path: Path, form: str, kind: str
) -> None:
    path = tmp_path / "frame.anything"
    path.write_bytes(KINDS[kind])
    image = {"str": str(path), "path": path, "bytes": KINDS[kind]}[form]
    documented.create(start_frame=image)
    slot, storage, create = documented.server.requests
    assert sent(slot) == {"extension": kind}
    (upload,) = endpoint.uploads.values()
    assert upload.content == KINDS[kind]
    assert frames(create) == [{"image": {"id": upload.id, "type": "UPLOADED"}}]
    assert len(endpoint.jobs) == 1
    assert storage.url.host == "storage.test"


def test_the_upload_has_no_key_all_fields_and_the_file_last(documented: Api, endpoint: Endpoint) -> None:
    uploaded = documented.run(documented.client().upload(PNG))
    request = documented.server.requests[1]
    assert "authorization" not in request.headers
    assert KEY.encode() not in request.content
    parts = read_form(request.headers["content-type"], request.content)
    (upload,) = endpoint.uploads.values()
    assert [part.name for part in parts] == [*upload.fields, "file"]
    assert parts[-1].content == PNG
    assert uploaded == Uploaded(upload.id)


def test_an_uploaded_image_serves_many_requests_and_references_go_as_they_are(documented: Api) -> None:
    client = documented.client()
    uploaded = documented.run(client.upload(PNG))
    documented.create(client, start_frame=uploaded)
    documented.create(client, start_frame=uploaded)
    documented.create(client, start_frame=Reference("g1", "GENERATED"))
    assert documented.server.paths == [
        "POST /api/rest/v1/init-image",
        "POST /bucket",
        *["POST /api/rest/v2/generations"] * 3,
    ]
    assert frames(documented.server.requests[-1]) == [{"image": {"id": "g1", "type": "GENERATED"}}]


@pytest.mark.parametrize(
    ("image", "message"),
    [
        (b"plain text", "the input of 10 bytes is not of an accepted type: png, jpg, jpeg, webp"),
        (b"", "not of an accepted type"),
        (b"RIFF\x00\x00\x00\x00AVI ", "not of an accepted type"),
        ("missing.png", "cannot read the input 'missing.png': No such file"),
        (Path(), "cannot read the input"),
        ("nul\x00.png", "cannot read the input"),
        (17, "cannot read the input 17"),
        (["a.png"], "cannot read the input"),
        (Reference("g1", "PHOTO"), r"start_frame\[0\].image.type: input should be"),
    ],
)
def test_what_is_no_image_is_refused_before_any_request(api: Api, image: Any, message: str) -> None:
    with pytest.raises(InvalidRequest, match=message):
        api.create(start_frame=image)
    assert api.server.requests == []


def test_an_unreadable_file_is_refused_before_any_request(api: Api, tmp_path: Path) -> None:
    folder = tmp_path / "frame.png"
    folder.mkdir()
    with pytest.raises(InvalidRequest, match="cannot read the input") as caught:
        api.create(start_frame=os.fspath(folder))
    assert caught.value.__context__ is None
    assert api.server.requests == []


def test_what_may_never_end_is_refused_without_reading_it(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    os.mkfifo("pipe.png")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.png")
        for image in ("pipe.png", "socket.png", "/dev/zero", os.devnull, tmp_path):
            with pytest.raises(InvalidRequest, match=r"cannot read the input .*it is no file"):
                api.create(start_frame=image)
    assert api.server.requests == []


def test_a_file_that_must_not_be_read_is_refused(api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "first.png").write_bytes(PNG)
    monkeypatch.setattr("leonardo_client._runtime.core.inputs.open", refused, raising=False)
    with pytest.raises(InvalidRequest, match=r"first\.png.*: Permission denied"):
        api.create(start_frame=tmp_path / "first.png")
    assert api.server.requests == []


@pytest.mark.parametrize("form", ["bytes", "path"])
def test_what_is_larger_than_any_frame_is_refused_and_not_read_whole(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr("leonardo_client._runtime.core.inputs.LARGEST", 5 * 10**6)
    path = tmp_path / "first.png"
    path.write_bytes(PNG)
    os.truncate(path, 10**12)
    image = path if form == "path" else PNG.ljust(5 * 10**6 + 1)
    with pytest.raises(InvalidRequest, match="too large for an input: more than 5 MB"):
        api.create(start_frame=image)
    assert api.server.requests == []


@pytest.mark.parametrize("form", ["bytes", "path", "open file"])
def test_what_is_just_as_large_is_sent_whole(
    documented: Api, endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr("leonardo_client._runtime.core.inputs.LARGEST", len(PNG))
    path = tmp_path / "first.png"
    path.write_bytes(PNG)
    documented.create(start_frame={"bytes": PNG, "path": path, "open file": io.BytesIO(PNG)}[form])
    assert [upload.content for upload in endpoint.uploads.values()] == [PNG]


OTHERS = {
    "gif": b"GIF89a picture",
    "bmp": b"BM picture",
    "tiff": b"II*\x00 picture",
    "avif": b"\x00\x00\x00\x20ftypavif",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "mp4": b"\x00\x00\x00\x20ftypisom",
    "half a signature": b"\x89PNG",
    "nothing": b"",
    "zeros": bytes(1000),
    "a page": b"<!doctype html>",
}


@pytest.mark.parametrize("name", OTHERS)
def test_the_content_and_not_the_name_says_what_is_an_image(api: Api, tmp_path: Path, name: str) -> None:
    path = tmp_path / "first.png"
    path.write_bytes(OTHERS[name])
    with pytest.raises(InvalidRequest, match="is not of an accepted type: png, jpg, jpeg, webp"):
        api.create(start_frame=path)
    assert api.server.requests == []


@pytest.mark.parametrize("size", [1000, 3_000_000])
def test_images_of_any_size_arrive_whole(documented: Api, endpoint: Endpoint, tmp_path: Path, size: int) -> None:
    path = tmp_path / "a picture.gif"
    path.write_bytes(PNG + os.urandom(size - len(PNG)))
    documented.run(documented.client().upload(path))
    slot, storage = documented.server.requests
    assert sent(slot) == {"extension": "png"}
    (upload,) = endpoint.uploads.values()
    assert upload.content == path.read_bytes()
    assert int(storage.headers["content-length"]) > size


def uploaded(mode: Mode, size: int, seconds: float) -> World:
    """Upload so many bytes to a host that takes so long for each piece of 64 kB."""
    slot = {"uploadInitImage": {"id": "u1", "fields": "{}", "url": "http://storage.test/bucket"}}
    body = json.dumps(slot).encode()
    answers = [b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body), b"HTTP/1.1 204 OK\r\n\r\n"]

    def serve(number: int) -> Script:
        world.reading = seconds * number
        return Script(((0.0, answers[number]),))

    world = World(serve)
    try:
        VirtualNetwork(mode).use(world, lambda client: client.upload(PNG.ljust(size)))
    except TransferFailed as error:
        world.error = error
    return world


@pytest.mark.parametrize("mode", ["blocking", "asynchronous"])
def test_a_slow_line_may_take_its_time_for_a_large_image(mode: Mode) -> None:
    world = uploaded(mode, 3_000_000, 20.0)
    assert world.error is None
    assert world.now - 1000 > 900
    assert len(world.bodies[1]) > 3_000_000


@pytest.mark.parametrize("mode", ["blocking", "asynchronous"])
def test_a_host_that_takes_an_image_at_a_trickle_is_left(mode: Mode, monkeypatch: pytest.MonkeyPatch) -> None:
    world = uploaded(mode, 1_000_000, 90.0)
    assert "failed: timeout: " in str(world.error), "silence"
    monkeypatch.setattr("leonardo_client._runtime.core.upload.LEAST_PACE", 10_000)
    world = uploaded(mode, 1_000_000, 59.0)
    assert "failed: timeout: " in str(world.error), "a piece in every minute"
    assert world.now - 1000 <= 190 + 100 + 0.01


def test_the_rest_of_a_body_is_checked_before_the_image_is_uploaded(api: Api) -> None:
    with pytest.raises(InvalidRequest, match="duration"):
        api.create(start_frame=PNG, duration=5)
    with pytest.raises(InvalidRequest, match="extra"):
        api.create(start_frame=PNG, extra={"width": 5})
    assert api.server.requests == []


SLOT = {"id": "u1", "fields": '{"key": "k", "size": 3}', "url": "https://storage.test/bucket"}


@pytest.mark.parametrize(
    ("slot", "message"),
    [
        (None, "names no place"),
        ({}, "names no place"),
        ({**SLOT, "fields": "[1]"}, "names no place"),
        ({**SLOT, "fields": "{"}, "names no place"),
        ({**SLOT, "fields": "[" * 100_000}, "names no place"),
        ({**SLOT, "url": "http://storage.test/"}, "not https"),
        ({**SLOT, "url": "ftp://storage.test/"}, "not https"),
        ({**SLOT, "url": "https://"}, "failed: connection"),
        ({**SLOT, "url": "https://storage.test:port/"}, "failed: connection: InvalidURL"),
    ],
)
def test_a_slot_that_cannot_be_used_sends_nothing_to_it(api: Api, slot: Any, message: str) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.UnsupportedProtocol("no host", request=request)

    api.answer(json_answer({"uploadInitImage": slot}), refuse)
    with pytest.raises(TransferFailed, match=message) as caught:
        api.create(start_frame=PNG)
    assert caught.value.retry_safe
    assert [path for path in api.server.paths if "generations" in path] == []


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (httpx.Response(403, text="<Error/>"), "uploading the input of 17 bytes failed: HTTP 403$"),
        (
            httpx.Response(403, text="<Error><Code>AccessDenied</Code><Message>\x1b[31m</Message></Error>"),
            "uploading the input of 17 bytes failed: HTTP 403, AccessDenied$",
        ),
        (httpx.Response(400, text="<Error><Code>\x1b[31m</Code></Error>"), "failed: HTTP 400$"),
        (httpx.Response(302, headers={"location": "https://evil.test/"}), "HTTP 302"),
        (httpx.ConnectError("refused"), "failed: connection: ConnectError: refused"),
        (httpx.ReadTimeout("late"), "failed: timeout: ReadTimeout"),
    ],
)
def test_a_failed_upload_starts_nothing_and_is_not_repeated(api: Api, answer: Any, message: str) -> None:
    api.answer(json_answer({"uploadInitImage": SLOT}), answer)
    with pytest.raises(TransferFailed, match=message) as caught:
        api.create(start_frame=PNG)
    assert len(api.server.requests) == 2
    assert caught.value.status == getattr(answer, "status_code", None)


def test_the_files_name_stands_in_the_message_of_a_failed_upload(api: Api, tmp_path: Path) -> None:
    path = tmp_path / "first.png"
    path.write_bytes(PNG)
    api.answer(json_answer({"uploadInitImage": SLOT}), httpx.Response(500))
    with pytest.raises(TransferFailed, match=r"first\.png"):
        api.run(api.client().upload(path))


@pytest.mark.parametrize("fields", ['{"key": "k", "size": 3}', {"key": "k", "size": 3}, "{}", {}, None])
def test_the_fields_of_a_form_are_an_object_or_the_text_of_one_or_none(api: Api, fields: Any) -> None:
    api.answer(json_answer({"uploadInitImage": {**SLOT, "fields": fields}}), httpx.Response(204))
    assert api.run(api.client().upload(PNG)) == Uploaded("u1")
    request = api.server.requests[1]
    parts = [(one.name, one.content) for one in read_form(request.headers["content-type"], request.content)]
    assert parts == [*([("key", b"k"), ("size", b"3")] if fields and "key" in fields else []), ("file", PNG)]


def test_asking_for_a_slot_is_repeated_as_it_costs_nothing(api: Api) -> None:
    slot = json_answer({"uploadInitImage": SLOT})
    api.answer(httpx.Response(503), httpx.ReadTimeout("late"), slot, httpx.Response(204), json_answer(CREATED))
    api.create(start_frame=PNG)
    assert json.loads(api.server.requests[2].content) == {"extension": "png"}
    parts = read_form(api.server.requests[3].headers["content-type"], api.server.requests[3].content)
    assert [(part.name, part.content) for part in parts][:2] == [("key", b"k"), ("size", b"3")]
    assert len(api.clock.pauses) == 2


def test_a_refused_slot_is_the_apis_error(api: Api) -> None:
    api.answer(json_answer({"error": "extension has to be known", "code": "bad"}, 400))
    with pytest.raises(ApiError, match="extension has to be known"):
        api.run(api.client().upload(PNG))


SIGNED = {
    "image/gif": b"GIF89a",
    "video/quicktime": b"\0\0\0\x14ftypqt  ",
    "video/mp4": b"\0\0\0\x18ftypmp42",
    "video/webm": b"\x1aE\xdf\xa3",
    "audio/wav": b"RIFF\x10\0\0\0WAVE",
    "audio/mpeg": b"ID3\x04",
    "audio/flac": b"fLaC",
    "audio/ogg": b"OggS",
}


@pytest.mark.parametrize("media", SIGNED)
def test_content_of_each_type_is_known_by_how_it_begins_and_by_nothing_else(media: str) -> None:
    kinds = InputKind({name.replace("/", "."): name for name in SIGNED}, {})
    found = read(kinds, SIGNED[media])
    assert found is not None
    assert found.type == media
    with pytest.raises(InvalidRequest, match="is not of an accepted type"):
        read(kinds, b"\x01" + SIGNED[media])


SOUNDS = InputKind({"mp3": "audio/mpeg", "aac": "audio/aac", "png": "image/png", "xyz": "model/xyz"}, {})


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a.mp3", b"\xff\xfb a frame of any kind", "audio/mpeg"),
        ("A.MP3", b"\xff\xfb a frame of any kind", "audio/mpeg"),
        ("a.aac", b"anything", "audio/aac"),
        ("a.xyz", b"anything", "model/xyz"),
        ("a.bin", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("a.png", b"not a picture", None),
        ("amp3", b"\xff\xfb", None),
        ("a.bin", b"anything", None),
    ],
)
def test_a_file_is_known_by_its_first_bytes_or_by_its_ending_where_none_are_its_own(
    tmp_path: Path, name: str, content: bytes, media: str | None
) -> None:
    (tmp_path / name).write_bytes(content)
    if media is None:
        with pytest.raises(InvalidRequest, match="is not of an accepted type: mp3, aac, png, xyz"):
            read(SOUNDS, tmp_path / name)
        return
    found = read(SOUNDS, tmp_path / name)
    assert found is not None
    assert (found.data, found.type, SOUNDS.extensions[found.extension]) == (content, media, media)


FORMS: dict[str, tuple[Any, str]] = {
    "uploaded": (Uploaded("an-id", "image"), "file"),
    "url": ("https://x.test/a.png", "address"),
    "reference": (Reference("an-id", "A_TYPE"), "Reference"),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_that_is_not_taken_is_named_with_those_that_are(form: str) -> None:
    given, word = FORMS[form]
    others = [one for one in ("uploaded", "base64", "url", "generated", "reference") if one not in (form, "base64")]
    said = {"uploaded": "a file", "url": "an address", "generated": "a result", "reference": "a Reference"}
    slot = Slot("parameters.picture", "image", forms=others)
    taken = " or ".join(said[one] for one in others)
    with pytest.raises(InvalidRequest, match=f"picture takes no {word}, but {taken}; nothing was sent"):
        written(Leonardo.api, slot, given, None, None)
