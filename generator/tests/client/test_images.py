"""Images as arguments: checked before any request, uploaded without the key, and named in the body."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import httpx
import pytest

from docpact.contract import Endpoint
from docpact.contract.multipart import read_form
from leonardo_client import ApiError, ImageReference, InvalidRequest, TransferFailed, UploadedImage

from .conftest import CREATED, KEY, PNG, RETIRED, Api, json_answer, sent

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
    assert uploaded == UploadedImage(upload.id)


def test_an_uploaded_image_serves_many_requests_and_references_go_as_they_are(documented: Api) -> None:
    client = documented.client()
    uploaded = documented.run(client.upload(PNG))
    documented.create(client, start_frame=uploaded)
    documented.create(client, start_frame=uploaded)
    documented.create(client, start_frame=ImageReference("g1", "GENERATED"))
    assert documented.server.paths == [
        "POST /api/rest/v1/init-image",
        "POST /bucket",
        *["POST /api/rest/v2/generations"] * 3,
    ]
    assert frames(documented.server.requests[-1]) == [{"image": {"id": "g1", "type": "GENERATED"}}]


@pytest.mark.parametrize(
    ("image", "message"),
    [
        (b"plain text", "'10 bytes' is not an image of an accepted type: png, jpg, jpeg, webp"),
        (b"", "not an image"),
        (b"RIFF\x00\x00\x00\x00AVI ", "not an image"),
        ("missing.png", "cannot read the image 'missing.png': No such file"),
        (Path(), "cannot read the image"),
        ("nul\x00.png", "cannot read the image"),
        (17, "cannot read the image 17"),
        (["a.png"], "cannot read the image"),
        (ImageReference("g1", "PHOTO"), r"start_frame\[0\].image.type: input should be"),
    ],
)
def test_what_is_no_image_is_refused_before_any_request(api: Api, image: Any, message: str) -> None:
    with pytest.raises(InvalidRequest, match=message):
        api.create(start_frame=image)
    assert api.server.requests == []


def test_an_unreadable_file_is_refused_before_any_request(api: Api, tmp_path: Path) -> None:
    folder = tmp_path / "frame.png"
    folder.mkdir()
    with pytest.raises(InvalidRequest, match="cannot read the image") as caught:
        api.create(start_frame=os.fspath(folder))
    assert caught.value.__suppress_context__
    assert api.server.requests == []


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
        ({**SLOT, "fields": {"key": "k"}}, "names no place"),
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
        (httpx.Response(403, text="<Error/>"), "uploading 17 bytes failed: HTTP 403"),
        (httpx.Response(302, headers={"location": "https://evil.test/"}), "HTTP 302"),
        (httpx.ConnectError("refused"), "failed: connection: ConnectError: refused"),
        (httpx.ReadTimeout("late"), "failed: timeout: ReadTimeout"),
    ],
)
def test_a_failed_upload_starts_nothing_and_is_not_repeated(api: Api, answer: Any, message: str) -> None:
    api.answer(json_answer({"uploadInitImage": SLOT}), answer)
    with pytest.raises(TransferFailed, match=message):
        api.create(start_frame=PNG)
    assert len(api.server.requests) == 2


def test_the_files_name_stands_in_the_message_of_a_failed_upload(api: Api, tmp_path: Path) -> None:
    path = tmp_path / "first.png"
    path.write_bytes(PNG)
    api.answer(json_answer({"uploadInitImage": SLOT}), httpx.Response(500))
    with pytest.raises(TransferFailed, match=r"first\.png"):
        api.run(api.client().upload(path))


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
