# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/sora-2-pro.yaml 2e422df5626a; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Sora 2 Pro in short."""

from . import ModelInfo

MODEL = ModelInfo(name="sora-2-pro", namespace="sora_2_pro", title="Sora 2 Pro", kind="video", names=("sora-2-pro",),
    inputs={"image": ("start_frame",)}, limits={"prompt": "at most 5000 characters", "width": "720, 1024, 1280, 1792",
    "height": "720, 1024, 1280, 1792", "duration": "4, 8, 12", "mode": "RESOLUTION_1080, RESOLUTION_720",
    "quantity": "1"}, url="https://docs.leonardo.ai/docs/sora-2-pro", retired="2026-07-09",
    replaced_by=("veo-3.1-generate-001", "veo-3.1-fast-generate-001"))
