# Made by docpact 0.1.0 from leonardo/api.yaml d0e4496cfe50; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Every model of the Leonardo.AI REST API that this package knows, in short; ``models()`` of the clients gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class ModelInfo(NamedTuple):
    """A model: ``kind`` is what it makes, ``namespace`` the client's property that makes it.

    ``names`` are those that a request may give. ``inputs`` are the arguments that take pictures, videos or sounds, by
    kind; ``limits`` say in words what other arguments may be. ``retired`` is the day of its retirement, None while it
    is alive, and ``replaced_by`` what its vendor names instead.
    """

    name: str
    namespace: str
    title: str
    kind: str
    names: Sequence[str]
    inputs: Mapping[str, Sequence[str]]
    limits: Mapping[str, str]
    url: str | None = None
    retired: str | None = None
    replaced_by: Sequence[str] = ()


MODELS = (
    ModelInfo(
        name="gpt-image-2",
        namespace="gpt_image_2",
        title="GPT Image 2",
        kind="image",
        names=("gpt-image-2",),
        inputs={"image": ("image_reference",)},
        limits={
            "image_reference": "at most 6",
            "height": "37 values, 640 to 3584",
            "prompt": "at most 9999 characters",
            "prompt_enhance": "AUTO, OFF, ON",
            "quality": "HIGH, LOW, MEDIUM",
            "quantity": "1 to 8",
            "width": "33 values, 768 to 3808",
            "style_ids": "21 values",
        },
        url="https://docs.leonardo.ai/docs/gpt-image-2",
        retired=None,
        replaced_by=(),
    ),
    ModelInfo(
        name="kling-2.6",
        namespace="kling_2_6",
        title="Kling 2.6",
        kind="video",
        names=("kling-2.6",),
        inputs={"image": ("start_frame",)},
        limits={
            "size": "0x0, 1080x1920, 1440x1440, 1920x1080",
            "duration": "5, 10",
            "prompt": "at most 2500 characters",
            "quantity": "1",
        },
        url="https://docs.leonardo.ai/docs/kling-2.6",
        retired=None,
        replaced_by=(),
    ),
    ModelInfo(
        name="kling-3.0",
        namespace="kling_3_0",
        title="Kling 3.0",
        kind="video",
        names=("kling-3.0",),
        inputs={"image": ("end_frame", "image_reference", "start_frame")},
        limits={
            "size": "0x0, 720x1280, 960x960, 1080x1920, 1280x720, 1440x1440, 1920x1080, 2160x3840 and 2 more",
            "duration": "3 to 15",
            "image_reference": "at most 7",
            "mode": "RESOLUTION_1080, RESOLUTION_2160, RESOLUTION_720",
            "prompt": "at most 2500 characters",
            "quantity": "1",
        },
        url="https://docs.leonardo.ai/docs/kling-3.0",
        retired=None,
        replaced_by=(),
    ),
    ModelInfo(
        name="kling-o3",
        namespace="kling_o3",
        title="Kling O3",
        kind="video",
        names=("kling-video-o-3",),
        inputs={"image": ("end_frame", "image_reference", "start_frame"), "video": ("video_reference_base",)},
        limits={
            "size": "720x1280, 960x960, 1080x1920, 1280x720, 1440x1440, 1920x1080",
            "duration": "3 to 15",
            "image_reference": "at most 7",
            "mode": "RESOLUTION_1080, RESOLUTION_2160, RESOLUTION_720",
            "prompt": "at most 2500 characters",
            "quantity": "1",
        },
        url="https://docs.leonardo.ai/docs/kling-o3",
        retired=None,
        replaced_by=(),
    ),
    ModelInfo(
        name="minimax-hailuo-03",
        namespace="minimax_hailuo_03",
        title="MiniMax Hailuo 03",
        kind="video",
        names=("hailuo-03",),
        inputs={"image": ("end_frame", "image_reference", "start_frame")},
        limits={
            "size": "0x0, 480x480, 480x640, 480x856, 640x480, 768x768, 768x1024, 768x1376 and 17 more",
            "duration": "5 to 15",
            "audio_reference": "at most 3",
            "image_reference": "at most 9",
            "video_reference_base": "at most 3",
            "prompt": "at most 7000 characters",
            "quality": "ACCELERATED, STANDARD, TURBO",
            "quantity": "1",
            "resolution": "2k, 480p, 4k, 768p",
        },
        url="https://docs.leonardo.ai/docs/minimax-hailuo-03",
        retired=None,
        replaced_by=(),
    ),
    ModelInfo(
        name="nano-banana-2",
        namespace="nano_banana_2",
        title="Nano Banana 2",
        kind="image",
        names=("nano-banana-2",),
        inputs={"image": ("image_reference",), "video": ("video_reference_base",)},
        limits={
            "image_reference": "at most 6",
            "height": "31 values, 0 to 5504",
            "prompt": "at most 9999 characters",
            "prompt_enhance": "AUTO, OFF, ON",
            "quantity": "1 to 8",
            "seed": "to 2147483638",
            "style_ids": "19 values",
            "width": "31 values, 0 to 6336",
        },
        url="https://docs.leonardo.ai/docs/nano-banana-2",
        retired=None,
        replaced_by=(),
    ),
    ModelInfo(
        name="nano-banana-pro",
        namespace="nano_banana_pro",
        title="Nano Banana Pro",
        kind="image",
        names=("gemini-image-2",),
        inputs={"image": ("image_reference",)},
        limits={
            "image_reference": "at most 6",
            "height": "31 values, 0 to 5504",
            "prompt": "at most 9999 characters",
            "prompt_enhance": "AUTO, OFF, ON",
            "quantity": "1 to 8",
            "seed": "to 2147483638",
            "style_ids": "19 values",
            "width": "31 values, 0 to 6336",
        },
        url="https://docs.leonardo.ai/docs/nano-banana-pro",
        retired=None,
        replaced_by=(),
    ),
    ModelInfo(
        name="seedance-2.0",
        namespace="seedance_2_0",
        title="Seedance 2.0",
        kind="video",
        names=("seedance-2.0",),
        inputs={"image": ("end_frame", "image_reference", "start_frame"), "video": ("video_reference_base",)},
        limits={
            "duration": "4 to 15",
            "image_reference": "at most 4",
            "audio_reference": "at most 1",
            "video_reference_base": "at most 3",
            "mode": "RESOLUTION_1080, RESOLUTION_2160, RESOLUTION_480, RESOLUTION_720",
            "prompt": "at most 5000 characters",
            "quantity": "1",
            "seed": "from -1",
        },
        url="https://docs.leonardo.ai/docs/seedance-2.0",
        retired=None,
        replaced_by=(),
    ),
    ModelInfo(
        name="sora-2-pro",
        namespace="sora_2_pro",
        title="Sora 2 Pro",
        kind="video",
        names=("sora-2-pro",),
        inputs={"image": ("start_frame",)},
        limits={
            "prompt": "at most 5000 characters",
            "width": "720, 1024, 1280, 1792",
            "height": "720, 1024, 1280, 1792",
            "duration": "4, 8, 12",
            "mode": "RESOLUTION_1080, RESOLUTION_720",
            "quantity": "1",
        },
        url="https://docs.leonardo.ai/docs/sora-2-pro",
        retired="2026-07-09",
        replaced_by=("veo-3.1-generate-001", "veo-3.1-fast-generate-001"),
    ),
    ModelInfo(
        name="veo-3.1",
        namespace="veo_3_1",
        title="Veo 3.1",
        kind="video",
        names=("veo-3.1-fast-generate-001", "veo-3.1-generate-001", "veo-3.1-lite"),
        inputs={"image": ("end_frame", "image_reference", "start_frame")},
        limits={
            "size": "720x1280, 1080x1920, 1280x720, 1920x1080, 2160x3840, 3840x2160",
            "model": "veo-3.1-fast-generate-001, veo-3.1-generate-001, veo-3.1-lite",
            "duration": "4, 6, 8",
            "image_reference": "at most 3",
            "negative_prompt": "at most 1000 characters",
            "prompt": "at most 9999 characters",
            "seed": "0 to 4294967295",
        },
        url="https://docs.leonardo.ai/docs/veo-3.1",
        retired=None,
        replaced_by=(),
    ),
    ModelInfo(
        name="wan-3.0",
        namespace="wan_3_0",
        title="Wan 3.0",
        kind="video",
        names=("alibaba/wan-3.0",),
        inputs={"image": ("end_frame", "image_reference", "start_frame"), "video": ("video_reference_base",)},
        limits={
            "size": "0x0, 480x854, 552x736, 640x640, 720x1280, 736x552, 828x1104, 854x480 and 8 more",
            "duration": "2 to 30",
            "audio_reference": "at most 5",
            "image_reference": "at most 10",
            "video_reference_base": "at most 5",
            "webpage_reference": "at most 1",
            "prompt": "at most 5000 characters",
            "quantity": "1",
            "resolution": "1080p, 480p, 720p",
            "seed": "0 to 2147483647",
            "quality": "ACCELERATED, STANDARD",
        },
        url="https://docs.leonardo.ai/docs/wan-3.0",
        retired=None,
        replaced_by=(),
    ),
)
"""Sorted by name."""
