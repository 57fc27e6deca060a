# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/rodin-v2.yaml 33c0036e34e5; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Rodin V2 in short."""

from . import ModelInfo

MODEL = ModelInfo(name="rodin-v2", namespace="rodin_v2", title="Rodin V2", kind="model3d", names=("rodin-v2",),
    inputs={"image": ("image_reference",)}, limits={"bounding_box": "at most 3", "image_reference": "at most 5",
    "material": "All, PBR, Shaded", "mesh_mode": "Quad, Triangle", "quality": "extra_low, high, low, medium",
    "seed": "0 to 65535"}, url="https://docs.leonardo.ai/docs/rodin-v2")
