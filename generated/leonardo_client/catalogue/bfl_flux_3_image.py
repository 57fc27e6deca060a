# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/bfl-flux-3-image.yaml e0dd7834fac3; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""FLUX 3 Image in short."""

from . import ModelInfo

MODEL = ModelInfo(name="bfl-flux-3-image", namespace="bfl_flux_3_image", title="FLUX 3 Image", kind="image",
    names=("bfl/flux-3-image",), inputs={"image": ("image_reference",)}, limits={"width": "43 values, 672 to 6256",
    "height": "43 values, 672 to 6256", "prompt": "at most 9999 characters", "quantity": "1 to 8",
    "image_reference": "at most 10", "prompt_enhance": "AUTO, OFF, ON"}, url="https://docs.leonardo.ai/reference")
