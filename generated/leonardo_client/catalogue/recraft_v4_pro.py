# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/recraft-v4-pro.yaml 467ab9bf5298; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Recraft V4 Pro in short."""

from . import ModelInfo

MODEL = ModelInfo(name="recraft-v4-pro", namespace="recraft_v4_pro", title="Recraft V4 Pro", kind="image",
    names=("recraft-v4-pro",), limits={"width": "1536, 1664, 1792, 2048, 2304, 2432, 2560, 2688, 3072",
    "height": "1536, 1664, 1792, 2048, 2304, 2432, 2560, 2688, 3072", "prompt": "at most 9999 characters",
    "quantity": "1 to 8", "prompt_enhance": "AUTO, OFF, ON"}, url="https://docs.leonardo.ai/reference")
