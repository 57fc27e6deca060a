# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""The API key: it reaches requests to the API itself and nothing else, and shows nowhere.

What a server or a library says is searched for the key as it is, and as JSON, an address and Python may write it. That is the
limit: a server that repeats it in another encoding is not seen through, and neither is a debugger.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import logging
import os
import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from urllib.parse import quote

from .api import Auth
from .clock import now
from .http import LOGGERS, httpx

_MASK = b"(key)"


class Key:
    """The key, and for a signed token its secret; cannot be printed or pickled.

    ``fault`` says what is wrong with it: whoever raises that has the key in no local value. ``missing`` says that there
    is none, which matters only once something is sent.
    """

    def __init__(self, auth: Auth, api_key: object, secret: object = None) -> None:
        environment = api_key is None
        given = [os.environ.get(auth.variable, "") if environment else api_key]
        if auth.jwt is not None:
            given.append(os.environ.get(auth.secret_variable, "") if secret is None else secret)
        keys = [one if isinstance(one, str) else "" for one in given]
        self.fault = self.missing = ""
        ways = f"{auth.variable} or pass api_key", f"{auth.secret_variable} or pass api_secret"
        for key, said in zip(keys, ways, strict=False):
            if not key and not environment and api_key != "":
                self.fault = f"no API key: set {said}, a text"  # it was given, and is none
            elif not key:
                self.missing = f"{self.missing or 'nothing was sent, no API key'}: set {said}, a text"
            elif not key.isascii() or not key.isprintable() or " " in key:
                self.fault = "the API key has characters that no key has (white space, line ends, non-ASCII)"
        hidden = [*_forms([key for key in keys if len(key) >= 8])]
        tokens: list[str] = []

        def value() -> str:
            if auth.jwt is not None:
                tokens[:] = [_signed(keys[0], keys[1], auth.jwt)]
            return (tokens or keys)[0]

        def forms() -> list[bytes]:
            return [form.encode() for form in (*tokens, *hidden)]

        # Functions hold the key, and not attributes, which vars() and debuggers would show.
        self._auth, self._value, self._forms, self.header = auth, value, forms, auth.header

    def put_on(self, request: httpx.Request) -> None:
        if self._auth.query:
            request.url = request.url.copy_merge_params({self._auth.query: self._value()})
        else:
            request.headers[self._auth.header] = self._auth.prefix + self._value()

    def take_off(self, request: httpx.Request) -> None:
        """For a request that failed: who shows the frames of that must not find the key there."""
        request.headers.pop(self._auth.header or "-", None)
        request.url = request.url.copy_remove_param(self._auth.query) if self._auth.query else request.url

    def hidden(self, said: str) -> str:
        """What a server said, without the key. A key of a few characters hides nothing, and stays."""
        return self.hidden_bytes(said.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")

    def hidden_bytes(self, said: bytes) -> bytes:
        forms = self._forms()
        if rb"\u00" in said:  # which JSON may write for any character
            plain = re.sub(rb"\\u00([2-7][0-9a-fA-F])", lambda found: bytes([int(found[1], 16)]), said)
            said = plain if any(form in plain for form in forms) else said
        for form in forms:
            said = said.replace(form, _MASK)
        return said

    def curl(self) -> str:
        """What shows curl the key, from the environment."""
        auth, variable = self._auth, f"${self._auth.variable}"
        if auth.query:
            return f'--url-query "{auth.query}={variable}"'
        return f'-H "{auth.header}: {auth.prefix}{"$TOKEN" if auth.jwt else variable}"'

    def __repr__(self) -> str:
        return "<Key: hidden>"

    def __reduce__(self) -> str:
        raise TypeError("an API key cannot be pickled or copied")


def _forms(keys: Iterable[str]) -> Iterable[str]:
    """Each key as it is, and as JSON, an address and Python write it, once each, the longest first."""
    found: dict[str, None] = {}
    for key in keys:
        quoted = quote(key, safe="")
        small = re.sub("%[0-9A-F]{2}", lambda code: code[0].lower(), quoted)
        written = [json.dumps(key)[1:-1], key.replace("/", "\\/"), repr(key)[1:-1], repr(key.encode())[2:-1]]
        found |= dict.fromkeys([quoted, small, quote(key), *written, key])
    return sorted(found, key=len, reverse=True)


def _signed(access: str, secret: str, jwt: Mapping[str, int]) -> str:
    """A JSON Web Token, HS256: issued by the access key, for so many seconds from now on."""
    seconds = int(now().time())
    claims = {"iss": access, "exp": seconds + jwt["lifetime"], "nbf": seconds - jwt["not_before"]}
    parts = [
        _coded(json.dumps(part, separators=(",", ":")).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims)
    ]
    text = ".".join(parts)
    return f"{text}.{_coded(hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest())}"


def _coded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


CURRENT: ContextVar[Key | None] = ContextVar("CURRENT", default=None)
"""The key of the request that is under way: what the HTTP library logs meanwhile is searched for it."""


class _Masked(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        if (key := CURRENT.get()) is not None:
            # What an exception says may quote what it quotes: of that the kind is enough.
            said = re.sub(r"exception=(\w+)\(.*", r"exception=\1(...)", record.getMessage(), flags=re.DOTALL)
            record.msg, record.args = key.hidden(said), ()
        return True


_masked = _Masked()


def mask_logs() -> None:
    """Have the HTTP library's own loggers, whichever it is, show no key. Done when a client is made, once."""
    for name in LOGGERS:
        logging.getLogger(name).addFilter(_masked)  # which adds the same one only once
