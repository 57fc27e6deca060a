# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/minimax-hailuo-03.yaml a50ba48286fc; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""MiniMax Hailuo 03 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="minimax-hailuo-03", namespace="minimax_hailuo_03", title="MiniMax Hailuo 03", kind="video",
    names=("hailuo-03",), inputs={"image": ("end_frame", "image_reference", "start_frame")},
    limits={"size": "0x0, 480x480, 480x640, 480x856, 640x480, 768x768, 768x1024, 768x1376 and 17 more",
    "duration": "5 to 15", "audio_reference": "at most 3", "image_reference": "at most 9",
    "video_reference_base": "at most 3", "prompt": "at most 7000 characters", "quality": "ACCELERATED, STANDARD, TURBO",
    "quantity": "1", "resolution": "2k, 480p, 4k, 768p"}, url="https://docs.leonardo.ai/docs/minimax-hailuo-03")
