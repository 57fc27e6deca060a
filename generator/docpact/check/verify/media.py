"""What a file says of itself: its kind, and where its headers tell it, its size in pixels and its length in seconds."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from docpact.spec.model import Media

_BOXES: Final = frozenset({b"moov", b"trak"})
"""Boxes of an MP4 file that hold the ones which tell its size and length."""
_MOST_BOXES: Final = 1000


@dataclass(frozen=True, slots=True)
class MediaFile:
    """``kind`` is None where no known format begins so; width and height are pixels, ``seconds`` the length."""

    kind: Media | None
    format: str = ""
    width: int | None = None
    height: int | None = None
    seconds: float | None = None


def read_media(content: bytes) -> MediaFile:
    """A file by its headers alone; one that ends too early is of no known kind."""
    read = next((read for begins, read in _FORMATS if content.startswith(begins)), None)
    read = _mp4 if content[4:8] == b"ftyp" else read
    try:
        return read(content) if read else MediaFile(None)
    except (struct.error, IndexError, ZeroDivisionError):
        return MediaFile(None)


def _png(content: bytes) -> MediaFile:
    width, height = struct.unpack(">II", content[16:24])
    return MediaFile("image", "PNG", width, height)


def _jpeg(content: bytes) -> MediaFile:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, size = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return MediaFile("image", "JPEG", width, height)
        at += 2 + size
    return MediaFile("image", "JPEG")


def _riff(content: bytes) -> MediaFile:
    if content[8:12] == b"WEBP":
        if content[12:16] == b"VP8X":
            width, height = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (24, 27))
            return MediaFile("image", "WebP", width, height)
        return MediaFile("image", "WebP")
    if content[8:12] != b"WAVE":
        return MediaFile(None)
    at, rate = 12, 0
    while at + 8 <= len(content):
        name, size = content[at : at + 4], struct.unpack("<I", content[at + 4 : at + 8])[0]
        if name == b"fmt ":
            rate = struct.unpack("<I", content[at + 16 : at + 20])[0]
        elif name == b"data" and rate:
            return MediaFile("audio", "WAV", seconds=size / rate)
        at += 8 + size + size % 2
    return MediaFile("audio", "WAV")


def _mp4(content: bytes) -> MediaFile:
    if content[8:12] in (b"avif", b"avis", b"heic", b"mif1"):
        return MediaFile("image", "AVIF")
    seconds: float | None = None
    width = height = None
    audio = content[8:12] in (b"M4A ", b"M4B ")
    for name, box in _boxes(content):
        wide = box[:1] == b"\x01"
        if name == b"mvhd":
            scale, length = struct.unpack(">IQ" if wide else ">II", box[20:32] if wide else box[12:20])
            seconds = length / scale
        elif name == b"tkhd":
            sides = struct.unpack(">II", box[88:96] if wide else box[76:84])
            if all(sides):
                width, height = (side >> 16 for side in sides)
    return MediaFile("audio" if audio and width is None else "video", "MP4", width, height, seconds)


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The boxes of an MP4 file with what is in them, those within some others too."""
    pending, seen = [(0, len(content))], 0
    while pending and seen < _MOST_BOXES:
        at, end = pending.pop()
        while at + 8 <= end and seen < _MOST_BOXES:
            seen += 1
            size, name = struct.unpack(">I4s", content[at : at + 8])
            begins = at + 8
            if size == 1:
                size, begins = struct.unpack(">Q", content[at + 8 : at + 16])[0], at + 16
            ends = end if size == 0 else at + size
            if ends <= at + 7:
                break
            if name in _BOXES:
                pending.append((begins, min(ends, end)))
            yield name, content[begins : min(ends, end)]
            at = ends


def _named(kind: Media, name: str) -> Callable[[bytes], MediaFile]:
    return lambda _content: MediaFile(kind, name)


_FORMATS: Final[tuple[tuple[bytes, Callable[[bytes], MediaFile]], ...]] = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"\xff\xd8\xff", _jpeg),
    (b"RIFF", _riff),
    (b"glTF", _named("model3d", "GLB")),
    (b"GIF8", _named("image", "GIF")),
    (b"\x1a\x45\xdf\xa3", _named("video", "WebM")),
    (b"ID3", _named("audio", "MP3")),
    (b"\xff\xfb", _named("audio", "MP3")),
    (b"OggS", _named("audio", "Ogg")),
    (b"fLaC", _named("audio", "FLAC")),
)
