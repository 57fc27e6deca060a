# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Where the API lies."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from .api import Api


class Address:
    """An API's base URL. ``fault`` says what is wrong with it: whoever raises that has no password in a local value."""

    def __init__(self, base_url: object, api: Api) -> None:
        given = base_url or os.environ.get(api.base_url_variable) or api.base_url
        self.url = given.strip().rstrip("/") if isinstance(given, str) else "?"
        self.fault, bare = "", not set("@?#") & set(self.url)
        try:
            parts = urlsplit(self.url)
            self.loopback = parts.hostname in ("localhost", "127.0.0.1", "::1")
            secure = parts.scheme == "https" and bool((parts.hostname or "").encode("idna"))
        except ValueError:
            self.loopback = secure = False
        if not (bare and (secure or (self.loopback and self.url.startswith("http://")))):
            # What stands before an @ or behind a ? may be a secret.
            shown = f": {self.url!r:.200}" if bare else ", and is not shown here"
            self.fault = f"the base URL must start with https:// (http:// on loopback only) and have no user, query or fragment{shown}"
            self.url = ""
