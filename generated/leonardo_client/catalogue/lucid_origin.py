# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/lucid-origin.yaml 23d6c84ff247; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Lucid Origin in short."""

from . import ModelInfo

MODEL = ModelInfo(name="lucid-origin", namespace="lucid_origin", title="Lucid Origin", kind="image",
    names=("lucid-origin",), limits={"content": "at most 1", "style": "at most 1",
    "height": "16 to 3616, in steps of 8", "mode": "FAST, ULTRA", "prompt": "at most 2000 characters",
    "prompt_enhance": "AUTO, OFF, ON", "quantity": "1 to 8", "seed": "0 to 2147483647",
    "style_ids": "8 values; at most 1", "width": "16 to 3840, in steps of 8"},
    url="https://docs.leonardo.ai/docs/lucid-origin")
