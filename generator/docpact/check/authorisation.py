"""Does a request show the key that an API's ``api.yaml`` asks for?"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from contextlib import suppress
from urllib.parse import parse_qsl

from pydantic import JsonValue

from docpact.check.messages import Request
from docpact.spec.api import Auth


def key_fault(auth: Auth, request: Request, key: str, secret: str, now: float) -> str | None:
    """What is wrong with the key of a request, in words; None where it is right. ``now`` is seconds since the epoch."""
    if auth.scheme == "query":
        shown = dict(parse_qsl(request.path.partition("?")[2])).get(auth.query or "")
    else:
        shown = _after(auth.header_prefix, request.headers.get(auth.header.lower(), ""))
    if not shown:
        return "A key is wanted here, and none was sent."
    if auth.scheme == "jwt":
        return _token_fault(shown, key, secret, now)
    return None if hmac.compare_digest(shown.encode(), key.encode()) else "This key is not known here."


def authorised(auth: Auth, key: str, secret: str, now: float) -> tuple[dict[str, str], dict[str, str]]:
    """The headers and the parameters of the address by which a key is shown."""
    if auth.scheme == "query":
        return {}, {auth.query or "": key}
    if auth.scheme == "jwt":
        claims = {"iss": key, "exp": int(now) + auth.lifetime, "nbf": int(now) - auth.not_before}
        parts = [json.dumps(part).encode() for part in ({"alg": "HS256", "typ": "JWT"}, claims)]
        text = ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)
        signed = hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()
        key = f"{text}.{base64.urlsafe_b64encode(signed).decode().rstrip('=')}"
    return {auth.header.lower(): auth.header_prefix + key}, {}


def _after(prefix: str, text: str) -> str | None:
    """What follows a prefix, in which case does not matter."""
    fits = text[: len(prefix)].lower() == prefix.lower()
    return text[len(prefix) :].strip() or None if fits else None


def _token_fault(token: str, key: str, secret: str, now: float) -> str | None:
    parts = token.split(".")
    if len(parts) != 3:
        return "A signed token is wanted here."
    signed = hmac.new(secret.encode(), ".".join(parts[:2]).encode(), hashlib.sha256).digest()
    if not hmac.compare_digest(_decoded(parts[2]), signed):
        return "The token is not signed with the secret of a key that is known here."
    claims: JsonValue = None
    with suppress(ValueError):
        claims = json.loads(_decoded(parts[1]))
    if not isinstance(claims, dict) or claims.get("iss") != key:
        return "The token is of another key."
    begins, ends = claims.get("nbf", 0), claims.get("exp", 0)
    lasts = isinstance(begins, int | float) and isinstance(ends, int | float) and begins <= now < ends
    return None if lasts else "The token does not hold now."


def _decoded(text: str) -> bytes:
    with suppress(ValueError):
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return b""
