# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0, leonardo/models/remove-bg.yaml 24ba99b401f1; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Remove bg in short."""

from . import ModelInfo

MODEL = ModelInfo(name="remove-bg", namespace="remove_bg", title="Remove bg", kind="image", names=("remove-bg",),
    inputs={"image": ("background_image_reference", "image_reference")}, limits={"channels": "alpha, rgba",
    "format": "jpg, png, webp", "quantity": "1", "shadow_opacity": "0 to 100", "shadow_type": "3d, car, drop, none",
    "size": "50MP, auto, full, preview", "type": "animal, auto, car, graphic, other, person, product, transportation",
    "type_level": "1, 2, latest, none"}, url="https://docs.leonardo.ai/docs/remove-bg")
