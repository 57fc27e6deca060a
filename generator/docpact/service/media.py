# pyright: reportUnknownMemberType=false
"""Files that the sandbox serves: real ones of the kind that a job leaves, of the size or length that it asked for."""

from __future__ import annotations

import io
import json
import math
import struct
import wave
from functools import lru_cache
from typing import Final

from docpact.check.endpoint import Job
from docpact.extras import require
from docpact.service import picture
from docpact.service.clip import clip_for, seconds_for, size_for

PICTURE: Final = (1024, 1024)
"""Width and height of a picture where the job says nothing."""
RATE: Final = 8000
"""Samples of sound in a second."""
_PITCH: Final = 220.0


def media_for(job: Job) -> bytes:
    """The file of a job: a clip, a picture, a sound or an object."""
    match job.kind:
        case "image":
            return make_picture(*size_for(job, PICTURE))
        case "audio":
            return make_sound(seconds_for(job))
        case "model3d":
            return make_object()
        case _:
            return clip_for(job)


@lru_cache(maxsize=8)
def make_picture(width: int, height: int) -> bytes:
    """A PNG file of a size in pixels: the first frame of a clip, scaled."""
    require("PIL")
    file = io.BytesIO()
    picture.frame(*picture.size_for(width, height), 0.0).resize((width, height)).save(file, "PNG", compress_level=1)
    return file.getvalue()


@lru_cache(maxsize=8)
def make_sound(seconds: int) -> bytes:
    """A WAV file of a length in seconds: one quiet tone, in 16 bits."""
    tone = [round(6000 * math.sin(math.tau * _PITCH * at / RATE)) for at in range(RATE)]
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(struct.pack(f"<{RATE}h", *tone) * seconds)
    return file.getvalue()


@lru_cache(maxsize=1)
def make_object() -> bytes:
    """A GLB file (binary glTF 2.0): a kite of two triangles."""
    corners = ((0.0, 1.0, 0.0), (-0.6, 0.2, 0.0), (0.6, 0.2, 0.0), (0.0, -1.0, 0.0))
    points = b"".join(struct.pack("<3f", *corner) for corner in corners)
    faces = struct.pack("<6H", 0, 1, 2, 2, 1, 3)
    scene = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "buffers": [{"byteLength": len(points) + len(faces)}],
        "bufferViews": [
            {"buffer": 0, "byteOffset": 0, "byteLength": len(points), "target": 34962},
            {"buffer": 0, "byteOffset": len(points), "byteLength": len(faces), "target": 34963},
        ],
        "accessors": [
            {
                "bufferView": 0,
                "componentType": 5126,
                "count": len(corners),
                "type": "VEC3",
                "min": [min(axis) for axis in zip(*corners, strict=True)],
                "max": [max(axis) for axis in zip(*corners, strict=True)],
            },
            {"bufferView": 1, "componentType": 5123, "count": 6, "type": "SCALAR"},
        ],
    }
    text = json.dumps(scene, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    data = points + faces
    parts = struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(data), b"BIN\0") + data
    return struct.pack("<4sII", b"glTF", 2, 12 + len(parts)) + parts
