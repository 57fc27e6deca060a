# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""The one place that names the HTTP library; ``transport.py`` names the one that opens its connections."""

import httpx

LOGGERS = (httpx.__name__, *(f"httpcore.{part}" for part in ("connection", "http11", "http2", "proxy", "socks")))
"""What these two log to: requests, with their headers and addresses."""

__all__ = ["LOGGERS", "httpx"]
