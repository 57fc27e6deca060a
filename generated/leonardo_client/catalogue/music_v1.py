# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/music-v1.yaml 6bacf5ca3f63; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Music v1 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="music-v1", namespace="music_v1", title="Music v1", kind="audio", names=("music-v1",),
    limits={"duration_minutes": "1 to 10", "prompt": "at most 9999 characters", "quantity": "1 to 4"},
    url="https://docs.leonardo.ai/docs/music-v1")
