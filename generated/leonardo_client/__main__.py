# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0; do not edit, change the spec.
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
from .catalogue import models

PACKAGE = Package(
    str(__package__),
    "leonardo",
    Leonardo,
    AsyncLeonardo,
    {one.name: one.namespace for one in models()},
    batch=batch,
    mcp=mcp,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    return run_command(PACKAGE, arguments)


if __name__ == "__main__":
    sys.exit(main())
