# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""The one place that names the HTTP library, and the library that opens its connections."""

import httpcore
import httpx

__all__ = ["httpcore", "httpx"]
