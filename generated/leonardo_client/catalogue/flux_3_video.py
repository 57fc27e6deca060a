# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/flux-3-video.yaml 759bc64e1dce; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""FLUX 3 Video in short."""

from . import ModelInfo

MODEL = ModelInfo(name="flux-3-video", namespace="flux_3_video", title="FLUX 3 Video", kind="video",
    names=("bfl/flux-3-video",), inputs={"image": ("end_frame", "start_frame")},
    limits={"size": "0x0, 720x1280, 834x1112, 960x960, 1080x1440, 1080x1920, 1112x834, 1280x720 and 7 more",
    "duration": "5 to 20", "video_reference_base": "at most 1", "prompt": "at most 5000 characters", "quantity": "1",
    "resolution": "1080p, 720p"}, url="https://docs.leonardo.ai/docs/flux-3-video")
