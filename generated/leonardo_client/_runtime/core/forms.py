# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Bodies as forms: each member at the top is a field, a list several of one name, and of a multipart form a data URL is
a file.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from .api import URLENCODED
from .http import httpx
from .inputs import held
from .paths import items

_DATA_URL = re.compile(r"data:([a-z]+/([a-z0-9.+-]+));base64,")


def written_form(body: Mapping[str, Any], form: str, brackets: bool) -> tuple[str, bytes]:
    """A body as a form of a kind: its content type, and its content. What is null is left out."""
    fields = [
        (
            f"{name}[]" if brackets and isinstance(value, list) else name,
            one if isinstance(one, str) else json.dumps(one),
        )
        for name, value in body.items()
        for one in (items(value) if isinstance(value, list) else [value])
        if one is not None
    ]
    if form == URLENCODED:
        return form, urlencode(fields).encode()
    # One body is one request, each time it is sent, and whatever the order of its members.
    boundary = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:32]
    head, parts = {"content-type": f"{form}; boundary={boundary}"}, [(name, _part(name, one)) for name, one in fields]
    content = httpx.Request("POST", "https://form.invalid", headers=head, files=parts).read()
    return head["content-type"], content or f"--{boundary}--\r\n".encode()


def _part(name: str, text: str) -> Any:
    found = _DATA_URL.match(text)
    content = held(text) if found else None
    return (None, text) if found is None or content is None else (f"{name}.{found[2]}", content, found[1])
