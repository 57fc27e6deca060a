# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/happy-horse-1.1.yaml 1fea9a788dda; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Happy Horse 1.1 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="happy-horse-1.1", namespace="happy_horse_1_1", title="Happy Horse 1.1", kind="video",
    names=("happy-horse-1.1",), inputs={"image": ("start_frame", "image_reference")},
    limits={"size": "720x1280, 832x1108, 960x960, 1080x1920, 1108x832, 1248x1662, 1280x720, 1440x1440 and 2 more",
    "prompt": "at most 2500 characters", "duration": "3 to 15", "quantity": "1", "image_reference": "at most 9",
    "prompt_enhance": "AUTO, OFF, ON"}, url="https://docs.leonardo.ai/reference")
