# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/krea-2-turbo.yaml 55246e38bd58; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Krea 2 Turbo in short."""

from . import ModelInfo

MODEL = ModelInfo(name="krea-2-turbo", namespace="krea_2_turbo", title="Krea 2 Turbo", kind="image",
    names=("krea-2-turbo",), limits={"width": "16 to 4096, in steps of 8", "height": "16 to 4096, in steps of 8",
    "prompt": "at most 9999 characters", "quantity": "1 to 8", "prompt_enhance": "AUTO, OFF, ON"},
    url="https://docs.leonardo.ai/reference")
