"""The sandbox's files: of the kind that the spec states, as many and of the size that a job asked for."""

from __future__ import annotations

import io
import json
import re
import struct
import wave
import zlib
from pathlib import Path

import pytest
from PIL import Image
from pydantic import JsonValue

from docpact.check.bodies import bodies_for
from docpact.check.endpoint import Endpoint, Job
from docpact.check.messages import Request
from docpact.errors import DocpactError
from docpact.service import media_for
from docpact.service.media import make_object, make_picture, make_sound
from docpact.spec import Project, load_spec
from docpact.spec.model import Media

CLIPS = {"kling-2.6", "kling-3.0", "kling-o3", "minimax-hailuo-03", "seedance-2.0", "sora-2-pro", "veo-3.1", "wan-3.0"}
PICTURES = {"gpt-image-2", "nano-banana-2", "nano-banana-pro"}


def pixels(content: bytes) -> tuple[tuple[int, int], list[bytes]]:
    """The size of a PNG of ours, and its rows, each as long as it must be. Fails on a wrong checksum."""
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        name, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        assert struct.unpack(">I", content[at + 8 + length : at + 12 + length]) == (zlib.crc32(name + data),)
        chunks[name] = data
        at += 12 + length
    assert list(chunks) == [b"IHDR", b"IDAT", b"IEND"]
    width, height = struct.unpack(">II", chunks[b"IHDR"][:8])
    raw = zlib.decompress(chunks[b"IDAT"])
    assert len(raw) == height * (1 + 3 * width)
    rows: list[bytes] = []
    for row in range(height):
        kind, *values = raw[row * (1 + 3 * width) : (row + 1) * (1 + 3 * width)]
        above = rows[-1] if kind == 2 else bytes(3 * width)
        rows.append(bytes((one + upper) % 256 for one, upper in zip(values, above, strict=True)))
    return (width, height), rows


@pytest.mark.parametrize("size", [(16, 16), (37, 600), (700, 33)])
def test_a_picture_has_its_size_and_shows_something(size: tuple[int, int]) -> None:
    content = make_picture(*size)
    found, rows = pixels(content)
    assert found == size
    assert len({*rows}) > 10
    assert make_picture.__wrapped__(*size) == content


def test_a_sound_has_its_length_and_is_no_silence() -> None:
    with wave.open(io.BytesIO(make_sound(3))) as sound:
        assert sound.getnframes() / sound.getframerate() == 3
        assert len({*sound.readframes(200)}) > 50


def test_an_object_is_one_that_viewers_read() -> None:
    content = make_object()
    assert struct.unpack("<4sII", content[:12]) == (b"glTF", 2, len(content))
    length, name = struct.unpack("<I4s", content[12:20])
    scene = json.loads(content[20 : 20 + length])
    size, kind = struct.unpack("<I4s", content[20 + length : 28 + length])
    assert (name, kind, length % 4, size % 4) == (b"JSON", b"BIN\0", 0, 0)
    assert size == scene["buffers"][0]["byteLength"] == sum(view["byteLength"] for view in scene["bufferViews"])
    corners, faces = scene["accessors"]
    points = struct.unpack(f"<{3 * corners['count']}f", content[28 + length :][: 12 * corners["count"]])
    assert max(struct.unpack("<6H", content[-12:])) == corners["count"] - 1
    assert [min(points[axis::3]) for axis in range(3)] == pytest.approx(corners["min"])
    assert faces["count"] == 6


def job(kind: Media, **parameters: JsonValue) -> Job:
    return Job("1", "m", {}, {"parameters": parameters}, 0.0, kind=kind)


@pytest.mark.parametrize(
    ("made", "magic"),
    [
        (job("image", width=20, height=30), b"\x89PNG"),
        (job("audio", duration=2), b"RIFF"),
        (job("model3d"), b"glTF"),
        (job("video", width=16, height=16, duration=1), b"\0\0\0"),
    ],
    ids=lambda one: one.kind if isinstance(one, Job) else "",
)
def test_a_file_is_of_the_kind_of_its_job(made: Job, magic: bytes) -> None:
    assert media_for(made).startswith(magic)


def test_sizes_that_nobody_can_draw_are_moved_to_the_bound() -> None:
    assert pixels(media_for(job("image", width=1, height=-5)))[0] == (16, 16)
    assert pixels(media_for(job("image", width="wide", height=16)))[0] == (1024, 16)
    with wave.open(io.BytesIO(media_for(job("audio", duration=10**9)))) as sound:
        assert sound.getnframes() == 60 * sound.getframerate()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"size": "640x480"}, (640, 480)),
        ({"imageSize": "64 \xd7 32"}, (64, 32)),
        ({"aspect_ratio": "16:9"}, (1820, 1024)),
        ({"shape": {"ratio": "1:2"}}, (1024, 2048)),
        ({"aspect_ratio": "16:9", "size": "40x20"}, (40, 20)),
        ({"aspect_ratio": "16:9", "width": 32, "height": 48}, (32, 48)),
        ({"aspect_ratio": "0:9", "prompt": "a 16:9 frame of 640x480"}, (1024, 1024)),
        ({"ratio": "999:1"}, (4096, 1024)),
        ({"size": "99999x20"}, (4096, 20)),
    ],
)
def test_a_size_is_told_by_its_form_under_any_name(asked: dict[str, JsonValue], expected: tuple[int, int]) -> None:
    with Image.open(io.BytesIO(media_for(job("image", **asked)))) as picture:
        picture.load()
        assert picture.size == expected


@pytest.mark.parametrize(
    ("asked", "seconds"), [("3", 3), ("2s", 2), (" 1 s ", 1), ("long", 4), ("99999999", 4), (2.5, 4)]
)
def test_a_duration_may_be_a_text(asked: JsonValue, seconds: int) -> None:
    with wave.open(io.BytesIO(media_for(job("audio", duration=asked)))) as sound:
        assert sound.getnframes() == seconds * sound.getframerate()


def answer(endpoint: Endpoint, method: str, path: str, body: JsonValue = None) -> JsonValue:
    headers = {"authorization": "Bearer key", "content-type": "application/json"}
    found: JsonValue = json.loads(endpoint.api(Request(method, path, headers, json.dumps(body).encode())).body)
    return found


@pytest.mark.parametrize("model", sorted(CLIPS | PICTURES))
def test_every_committed_model_leaves_as_many_files_of_its_kind_as_it_is_asked_for(
    committed: Project, model: str
) -> None:
    """The kind is the spec's, the number the body's; what a picture's job asks for is what is drawn."""
    spec = committed.spec(model)
    asked: list[Job] = []

    def file(job: Job) -> bytes:
        asked.append(job)
        return b"file"

    endpoint = Endpoint(
        [spec],
        key="key",
        base_url="https://api.example",
        storage_url="https://s.example",
        cdn_url="https://cdn.example",
        clip=file,
        new_id=lambda: "j",
    )
    bodies, names = bodies_for(spec), spec.api.content.submit.count
    path = next((path for path in spec.contract.fields if path.name in names), None)
    tried = bodies.proposals.values(bodies.fields[path]) if path else []
    several = [value for value in tried if isinstance(value, int)]
    body = bodies.with_value(path, max(several)) if path and several else bodies.minimal
    answer(endpoint, "POST", spec.api.content.submit.path, body)  # type: ignore[arg-type]  # never absent
    polled = spec.api.content.operation("poll")
    assert polled is not None
    text = json.dumps(answer(endpoint, "GET", polled.path.replace("{id}", "j")))
    ending = "png" if model in PICTURES else "mp4"
    wanted = max(several, default=1)
    assert re.findall(rf"https://cdn.example/j/\d+\.{ending}", text) == [
        f"https://cdn.example/j/{number}.{ending}" for number in range(wanted)
    ]
    found = endpoint.cdn(Request("GET", f"/j/{wanted - 1}.{ending}", {}, b""))
    assert (found.status, found.body) == (200, b"file")
    assert endpoint.cdn(Request("GET", f"/j/{wanted}.{ending}", {}, b"")).status == 404
    assert endpoint.cdn(Request("GET", "/j/0.glb", {}, b"")).status == 404
    assert {job.kind for job in asked} == {"image" if model in PICTURES else "video"}


def test_a_kind_for_which_the_api_has_no_place_is_refused(repository: Path, tmp_path: Path) -> None:
    folder = repository / "spec" / "leonardo"
    (tmp_path / "leonardo" / "models").mkdir(parents=True)
    (tmp_path / "leonardo" / "api.yaml").write_text(
        re.sub(r"\n +audio: .*", "", (folder / "api.yaml").read_text(encoding="utf-8"), count=1), encoding="utf-8"
    )
    target = tmp_path / "leonardo" / "models" / "kling-2.6.yaml"
    text = (folder / "models" / "kling-2.6.yaml").read_text(encoding="utf-8")
    target.write_text(text.replace("result: video", "result: audio"), encoding="utf-8")
    with pytest.raises(DocpactError, match=r"kling-2\.6\.yaml:\d+:\d+: .*'audio', for which api\.yaml binds no place"):
        load_spec(target)
