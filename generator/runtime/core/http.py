"""The one place that names the HTTP library, and the library that opens its connections."""

import httpcore
import httpx

__all__ = ["httpcore", "httpx"]
