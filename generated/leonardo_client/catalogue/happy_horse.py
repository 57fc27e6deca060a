# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/happy-horse.yaml b8b732e3db2c; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Happy Horse 1.0 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="happy-horse", namespace="happy_horse", title="Happy Horse 1.0", kind="video",
    names=("happy-horse",), inputs={"image": ("start_frame", "image_reference"), "video": ("video_reference_base",)},
    limits={"size": "720x720, 720x960, 720x1280, 960x720, 1080x1080, 1080x1440, 1080x1920, 1280x720 and 2 more",
    "prompt": "at most 2500 characters", "duration": "3 to 15", "quantity": "1", "image_reference": "at most 9",
    "audio_setting": "auto, origin", "prompt_enhance": "AUTO, OFF, ON"}, url="https://docs.leonardo.ai/reference")
