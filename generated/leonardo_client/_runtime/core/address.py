# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Where the API lies, and where its requests go with what they say: in the address, as a form, as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from .api import JSON, NAMES, Api, Operation, filled
from .errors import InvalidRequest, TransferFailed
from .forms import written_form


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

    def of(self, operation: Operation, **values: Any) -> str:
        """An operation's address. Raises InvalidRequest for an id that is no text, or empty."""
        for name, value in values.items():
            steps = str(value).split("/") if f"{{+{name}}}" in operation.path else [value]
            if not (isinstance(value, str) and _encodable(value)) or {"", ".", ".."} & {*map(str.strip, steps)}:
                raise InvalidRequest(f"no {name}: {value!r:.200}; nothing was sent")
        return self.filled(operation, values)[0]

    def filled(self, operation: Operation, members: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """An operation's address with the members that it has places for, and the others, which belong into the body.

        Raises InvalidRequest for a path without one of its members.
        """
        path, query = (NAMES.findall(str(one).replace("{+", "{")) for one in (operation.path, operation.query))
        given = {name: members[name] for name in path + query if members.get(name) is not None}
        texts = {name: one if isinstance(one, str) else json.dumps(one) for name, one in given.items()}
        if missing := [name for name in path if not texts.get(name)]:
            raise InvalidRequest(f"no {' and no '.join(missing)}, a part of the address; nothing was sent")
        inside = {at + name: _quoted(one, at and "/:") for name, one in texts.items() for at in ("", "+")}
        url, asked = self.url + filled(operation.path, inside), filled(operation.query, texts)
        rest = {name: one for name, one in members.items() if name not in path + query}
        return f"{url}?{urlencode(asked)}" if asked else url, rest

    def request(self, operation: Operation, body: bytes) -> tuple[str, str, bytes]:
        """Where a request's body goes, its content type, and what of it: what the address has a place for goes there."""
        if operation.content_type == JSON and not NAMES.search(f"{operation.path}{operation.query}"):
            return self.of(operation), JSON, b"[%b]" % body if operation.listed else body
        url, rest = self.filled(operation, json.loads(body))
        if operation.content_type == JSON:
            return url, JSON, json.dumps([rest] if operation.listed else rest).encode()
        content_type, sent = written_form(rest, operation.content_type, operation.brackets)
        if operation.method in ("GET", "DELETE"):
            return f"{url}{'&' if '?' in url else '?'}{sent.decode()}" if sent else url, "", b""
        return url, content_type, sent

    def checked(self, url: str) -> str:
        """A storage or download address that may be used: https, or also http while the API itself is on loopback."""
        if not _encodable(url) or not url.lower().startswith(("https://", "http://") if self.loopback else "https://"):
            raise TransferFailed(f"the server named an address that is not https: {url[:200]!r}")
        return url


def _encodable(value: str) -> bool:
    return value.encode("utf-8", "ignore").decode() == value


def _quoted(text: str, safe: str) -> str:
    """A text as a step of a path; one of dots alone would be taken for another folder."""
    return quote(text, safe=safe) if text.strip(".") else "%2E" * len(text)
