from __future__ import annotations

import io

import av
import pytest
from av.video.frame import VideoFrame
from pydantic import JsonValue

from docpact import extras
from docpact.check.endpoint import Job
from docpact.errors import DocpactError
from docpact.service import clip, clip_for, make_clip, picture

from .conftest import TINY, without


def frames(content: bytes) -> list[VideoFrame]:
    with av.open(io.BytesIO(content), "r") as container:
        return list(container.decode(video=0))


def size_and_seconds(content: bytes) -> tuple[int, int, float]:
    with av.open(io.BytesIO(content), "r") as container:
        stream = container.streams.video[0]
        assert container.duration is not None
        return stream.width, stream.height, container.duration / av.time_base


def job(parameters: JsonValue) -> Job:
    body: JsonValue = {"model": "sora-2-pro", "parameters": parameters}
    return Job("1", "sora-2-pro", body, body, 0.0)


def test_a_clip_is_h264_of_the_requested_size_and_duration() -> None:
    content = make_clip(*TINY)
    with av.open(io.BytesIO(content), "r") as container:
        stream = container.streams.video[0]
        assert stream.codec_context.name == "h264"
        assert stream.codec_context.pix_fmt == "yuv420p"
    assert size_and_seconds(content) == (64, 36, 1.0)
    assert len(frames(content)) == clip.FRAMES_PER_SECOND


def test_a_clip_can_be_played_before_all_of_it_has_come() -> None:
    content = make_clip(*TINY)
    assert 0 < content.index(b"moov") < content.index(b"mdat")


def test_a_clip_shows_a_red_kite_that_moves() -> None:
    def red(frame: VideoFrame) -> list[tuple[int, int]]:
        plane = frame.reformat(format="rgb24").planes[0]
        pixels, line = bytes(plane), plane.line_size
        at = ((x, y) for y in range(frame.height) for x in range(frame.width))
        return [(x, y) for x, y in at if pixels[y * line + 3 * x] > 120 > 2 * pixels[y * line + 3 * x + 1]]

    shown = [red(frame) for frame in frames(make_clip(*TINY))]
    assert all(len(places) > 10 for places in shown)
    middles = [sum(x for x, _ in places) / len(places) for places in shown]
    assert max(middles) - min(middles) > 5


@pytest.mark.parametrize(("asked", "made"), [((65, 37, 1), (64, 36)), ((36, 64, 1), (36, 64)), ((16, 16, 2), (16, 16))])
def test_any_size_can_be_asked_for_and_odd_ones_lose_a_pixel(
    asked: tuple[int, int, int], made: tuple[int, int]
) -> None:
    assert size_and_seconds(make_clip(*asked)) == (*made, asked[2])


def test_the_same_clip_has_the_same_bytes_and_is_made_once() -> None:
    first = make_clip(*TINY)
    assert make_clip(*TINY) is first
    clip.encoded.cache_clear()
    assert make_clip(*TINY) == first


@pytest.mark.parametrize("asked", [(8, 36, 1), (64, 5000, 1), (64, 36, 0), (64, 36, 61)])
def test_a_clip_beyond_the_bounds_is_refused(asked: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="cannot make a clip"):
        make_clip(*asked)


@pytest.mark.parametrize(
    ("parameters", "made"),
    [
        ({"width": 640, "height": 320, "duration": 2}, (640, 320, 2)),
        ({"width": True, "height": "tall"}, (1280, 720, 4)),
        ({}, (1280, 720, 4)),
        (None, (1280, 720, 4)),
        ({"width": 1, "height": 1_000_000, "duration": 10_000}, (16, 4096, 60)),
    ],
)
def test_the_clip_of_a_job_follows_its_parameters(
    parameters: JsonValue, made: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int, int]] = []

    def make(*size: int) -> bytes:
        asked.append((size[0], size[1], size[2]))
        return b"clip"

    monkeypatch.setattr(clip, "make_clip", make)
    assert clip_for(job(parameters)) == b"clip"
    assert asked == [made]


def test_without_pyav_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", without("av"))
    with pytest.raises(DocpactError, match=r"needs av, .*\n.*pip install 'docpact\[sandbox\]'"):
        make_clip(*TINY)


def test_a_pyav_without_the_encoder_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(av, "codecs_available", frozenset[str]())
    clip.encoded.cache_clear()
    with pytest.raises(DocpactError, match=r"cannot encode H\.264"):
        make_clip(*TINY)


def test_pictures_are_drawn_small_and_in_the_clips_shape() -> None:
    assert picture.size_for(1792, 1024) == (480, 274)
    assert picture.size_for(64, 36) == (64, 36)
    assert picture.size_for(4096, 16) == (480, 2)
    first, later = picture.frame(48, 30, 0.0), picture.frame(48, 30, 0.5)
    assert first.size == later.size == (48, 30)
    assert first.tobytes() != later.tobytes()  # the kite flies
