# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/pro-upscaler-precise.yaml 676f13af266d; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Pro Upscaler Precise in short."""

from . import ModelInfo

MODEL = ModelInfo(name="pro-upscaler-precise", namespace="pro_upscaler_precise", title="Pro Upscaler Precise",
    kind="image", names=("aurora-upscaler-precise",), inputs={"image": ("image_reference",)},
    limits={"height": "from 128", "upscale_factor": "2, 3, 4, 5, 6, 8", "upscale_mode": "clean, detailed",
    "width": "from 128", "quantity": "1"}, url="https://docs.leonardo.ai/docs/pro-upscaler-precise")
