# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/lucid-realism.yaml c7e554ee3473; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Lucid Realism in short."""

from . import ModelInfo

MODEL = ModelInfo(name="lucid-realism", namespace="lucid_realism", title="Lucid Realism", kind="image",
    names=("lucid-realism",), limits={"mode": "FAST, ULTRA", "seed": "0 to 2147483647",
    "width": "16 to 2496, in steps of 8", "height": "16 to 2496, in steps of 8", "prompt": "at most 9999 characters",
    "quantity": "1 to 8", "style": "at most 1", "content": "at most 1", "style_ids": "21 values",
    "prompt_enhance": "AUTO, OFF, ON"}, url="https://docs.leonardo.ai/reference")
