# pyright: reportUnknownMemberType=false
# PyAV's own type stubs leave some types open.
"""Clips that the sandbox serves: real MP4 files of the size and duration that a job asked for."""

from __future__ import annotations

import re
import tempfile
import threading
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

from pydantic import JsonValue

from docpact.check.endpoint import Job
from docpact.errors import DocpactError
from docpact.extras import require
from docpact.service import picture
from docpact.spec.answers import texts_in

FRAMES_PER_SECOND: Final = 4
SIDE: Final = (16, 4096)
"""The smallest and largest width or height of a clip, in pixels."""
SECONDS: Final = (1, 60)
"""The shortest and longest clip, in seconds."""
USUAL: Final = (1280, 720, 4)
"""Width, height and seconds of a clip where the job says nothing."""

_SIZE: Final = re.compile(r"(\d{2,5}) ?[x*\xd7] ?(\d{2,5})", re.ASCII)
_SHAPE: Final = re.compile(r"(\d{1,3}):(\d{1,3})", re.ASCII)
_DURATION: Final = re.compile(r"(\d{1,6}) ?s?", re.ASCII)

_encoding = threading.Lock()


def clip_for(job: Job) -> bytes:
    """The clip of a job: of the size and duration that its request asked for or left to their defaults."""
    return make_clip(*size_for(job, USUAL[:2]), seconds_for(job))


def size_for(job: Job, usual: tuple[int, int]) -> tuple[int, int]:
    """The width and height in pixels that a job asked for: under these names, or by a text such as 1024x768 or 16:9.

    A shape alone has the shorter side of the usual size. What is beyond SIDE is moved to the bound, as a model's page
    may allow more than is worth drawing here.
    """
    texts = [text.strip() for text in texts_in(job.effective)]
    sizes = [(int(found[1]), int(found[2])) for text in texts if (found := _SIZE.fullmatch(text))]
    shapes = [(int(found[1]), int(found[2])) for text in texts if (found := _SHAPE.fullmatch(text))]
    if not sizes and shapes and all(shapes[0]):
        short = min(usual)
        sizes = [(round(short * shapes[0][0] / min(shapes[0])), round(short * shapes[0][1] / min(shapes[0])))]
    width, height = sizes[0] if sizes else usual
    return _bounded(job.parameter("width"), width, SIDE), _bounded(job.parameter("height"), height, SIDE)


def seconds_for(job: Job) -> int:
    """The duration that a job asked for, as a number or as a text such as 5 or 5s, moved within SECONDS."""
    asked = job.parameter("duration")
    if isinstance(asked, str) and (found := _DURATION.fullmatch(asked.strip())):
        asked = int(found[1])
    return _bounded(asked, USUAL[2], SECONDS)


def _bounded(value: JsonValue, usual: int, bounds: tuple[int, int]) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        value = usual
    return min(max(int(value), bounds[0]), bounds[1])


def make_clip(width: int, height: int, seconds: int) -> bytes:
    """An MP4 file (H.264, yuv420p, index first) of a size in pixels and a duration in seconds; always the same bytes.

    Odd sizes lose a pixel, as yuv420p halves them. The last few clips are kept. Raises DocpactError where PyAV or
    Pillow is missing or was built without x264, ValueError for a size or duration beyond SIDE or SECONDS.
    """
    sides_fit = all(SIDE[0] <= side <= SIDE[1] for side in (width, height))
    if not sides_fit or not SECONDS[0] <= seconds <= SECONDS[1]:
        raise ValueError(f"cannot make a clip of {width} x {height} pixels and {seconds} s")
    require("av")
    require("PIL")
    # One at a time: two requests for the same new clip would both encode it, and encoding fills the processor anyway.
    with _encoding:
        return encoded(width - width % 2, height - height % 2, seconds)


@lru_cache(maxsize=8)
def encoded(width: int, height: int, seconds: int) -> bytes:
    """A clip of even sizes, made where it is not among the last few."""
    with tempfile.TemporaryDirectory(prefix="docpact-clip-") as folder:
        # A file and not memory: the muxer reads what it has written once more, to move the index to the front.
        path = Path(folder, "clip.mp4")
        _encode(path, width, height, seconds)
        return path.read_bytes()


def _encode(path: Path, width: int, height: int, seconds: int) -> None:
    import av  # noqa: PLC0415  # an optional dependency, checked by the caller
    from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, Interpolation  # noqa: PLC0415  # the same

    if "libx264" not in av.codecs_available:
        raise DocpactError(
            "this build of PyAV cannot encode H.264",
            hint="Install the one that PyPI offers for your system: python -m pip install 'docpact[sandbox]'",
        )
    frames = seconds * FRAMES_PER_SECOND
    drawn = picture.size_for(width, height)
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"}) as container:
        # One thread: how x264 splits a picture between threads shows in the bytes.
        stream = container.add_stream(
            "libx264", rate=FRAMES_PER_SECOND, options={"preset": "ultrafast", "crf": "24", "threads": "1"}
        )
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        # Said in the file too, or players guess the colours by the size.
        stream.colorspace, stream.color_range = Colorspace.ITU709, ColorRange.MPEG
        stream.color_primaries, stream.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
        for index in range(frames):
            drawing = picture.frame(*drawn, index / frames)
            image = cast("av.VideoFrame", av.VideoFrame.from_image(drawing))  # type: ignore[no-untyped-call]
            image.pts = index
            scaled = image.reformat(
                width,
                height,
                "yuv420p",
                dst_colorspace=Colorspace.ITU709,
                dst_color_range=ColorRange.MPEG,
                interpolation=Interpolation.BICUBIC,
            )
            container.mux(stream.encode(scaled))
        container.mux(stream.encode())
