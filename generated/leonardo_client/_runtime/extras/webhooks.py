# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""What the API sends when a job ends: checked, and read."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..core.answers import FileAddress, files
from ..core.api import Api, Operation
from ..core.errors import ClientError
from ..core.paths import text, word


class InvalidWebhook(ClientError):
    """Something that did not come from the API, or that is no message of it: do nothing with it."""


class Event(NamedTuple):
    """What the API tells of a job: ``type`` and ``status`` in its own words, ``files`` by kind; ``raw`` is all of it.

    The key shows who sent it and not that the job is yours: look it up by ``generation_id`` before you rely on it.
    """

    type: str | None
    generation_id: str
    status: str | None
    files: Sequence[FileAddress]
    raw: Any


def parse_webhook(api: Api, body: bytes | str, headers: Mapping[str, str], callback_key: str) -> Event:
    """Check that a message shows the callback key, in constant time, and read it. Raises InvalidWebhook."""
    webhook = api.webhook
    if webhook is None:
        raise InvalidWebhook(f"the {api.title} sends none that its spec describes")
    shown = next((value for name, value in headers.items() if name.lower() == webhook.header), "")
    wanted = webhook.prefix + callback_key
    if not callback_key or not hmac.compare_digest(shown.encode(), wanted.encode()):
        raise InvalidWebhook(f"its header {webhook.header!r} does not show the callback key")
    try:
        data: Any = json.loads(body)
    except (ValueError, RecursionError):
        raise InvalidWebhook("its body is not JSON") from None
    generation_id = text(data, webhook.reads.get("job", ()))
    if generation_id is None:
        raise InvalidWebhook("its body names no job", raw=data)
    said = Operation("webhook", "POST", "", files=webhook.files, file_id=webhook.file_id)
    words = (word(data, webhook.reads.get(name, ())) for name in ("event", "status"))
    return Event(next(words), generation_id, next(words), tuple(files(said, data)), data)
