# Made by docpact 0.1.0 from leonardo/api.yaml d0e4496cfe50; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""The client as a shell command: ``python -m leonardo_client --help``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ._client import AsyncLeonardo, Leonardo
from ._runtime.extras import batch, mcp
from ._runtime.extras.shell import Package
from ._runtime.extras.shell import main as run_command

PACKAGE = Package(
    __package__ or "leonardo_client",
    "leonardo",
    Leonardo,
    AsyncLeonardo,
    {
        "gpt-image-2": "gpt_image_2",
        "kling-2.6": "kling_2_6",
        "kling-3.0": "kling_3_0",
        "kling-o3": "kling_o3",
        "minimax-hailuo-03": "minimax_hailuo_03",
        "nano-banana-2": "nano_banana_2",
        "nano-banana-pro": "nano_banana_pro",
        "seedance-2.0": "seedance_2_0",
        "sora-2-pro": "sora_2_pro",
        "veo-3.1": "veo_3_1",
        "wan-3.0": "wan_3_0",
    },
    batch=batch,
    mcp=mcp,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    return run_command(PACKAGE, arguments)


if __name__ == "__main__":
    sys.exit(main())
