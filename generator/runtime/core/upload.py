"""Sending inputs to the vendor's storage before the request that refers to them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .errors import InvalidRequest, TransferFailed
from .inputs import Media, Place, Uploaded, read, uploads
from .paths import first, members, text
from .wire import LEAST_PACE

if TYPE_CHECKING:
    from .jobs import Session
    from .requests import Call


async def sent_inputs(session: Session, call: Call, media: Mapping[Place, Media]) -> dict[Place, str]:
    """The ids of what a request refers to, uploaded now. Raises InvalidRequest, TransferFailed, ApiError."""
    uploaded: dict[Place, str] = {}
    for (number, index), one in media.items():
        slot = call.slots[number]
        if uploads(session.api.inputs[slot.kind], slot):
            uploaded[number, index] = await _put(session, slot.kind, one)
    return uploaded


async def upload(session: Session, given: Any, kind: str) -> Uploaded:
    """Upload a file, its bytes or an open file. Raises InvalidRequest, TransferFailed, ApiError."""
    found = session.api.inputs.get(kind)
    if found is None or not found.upload:
        takes = ", ".join(name for name, one in session.api.inputs.items() if one.upload) or "nothing"
        raise InvalidRequest(f"the {session.api.title} takes no upload of kind {kind!r:.40}, but: {takes}")
    media = read(found, given)
    if media is None:
        raise InvalidRequest("only content can be uploaded: a path, bytes, an open file or a data URL")
    return Uploaded(await _put(session, kind, media), kind)


async def _put(session: Session, kind: str, media: Media) -> str:
    """Ask for a place, then send the content there, without the key, and in a form with the file last."""
    operation = session.api.operations[session.api.inputs[kind].upload]
    answer = await session.ask(operation, values={"extension": media.extension, "type": media.type})
    reads, form, url, input_id = operation.reads, dict[str, str](), "", None
    try:
        fields = first(answer, reads.get("fields", ()))
        fields = json.loads(fields) if isinstance(fields, str) else fields
        if fields is not None and not isinstance(fields, dict):
            raise ValueError("the form's fields are no object")
        form = {name: str(value) for name, value in members(fields).items()}  # pyright: ignore[reportUnknownArgumentType]
        input_id, url = text(answer, reads["job"]), text(answer, reads["url"]) or ""
        "".join([input_id or "", url, *form, *form.values()]).encode()
    except (KeyError, ValueError, RecursionError):
        input_id = None
    if not input_id or not url:
        raise TransferFailed("the server's answer names no place to upload to")
    await _send(session, operation.transfer, session.address.checked(url), form, media)
    return input_id


async def _send(session: Session, transfer: str, url: str, form: dict[str, str], media: Media) -> None:
    method, headers = "POST", dict[str, str]()
    # Read from a buffer in pieces, so that the timeout of writing is for each of them and not for all.
    sent: dict[str, Any] = {"fields": form, "files": {"file": (f"image.{media.extension}", io.BytesIO(media.data))}}
    if transfer == "put":
        method, headers, sent = "PUT", {"content-type": media.type}, {"body": media.data}
    seconds = len(media.data) / LEAST_PACE
    answer = await session.wire.exchange(method, url, headers, with_key=False, extra=seconds, **sent)
    if answer.event or answer.status not in (200, 201, 204):
        # Storage hosts say no in XML; its code is one word.
        code = re.search(rb"<Code>([A-Za-z]{1,60})</Code>", answer.content)
        said = f"HTTP {answer.status}" + (f", {code[1].decode()}" if code else "")
        raise TransferFailed(f"uploading {media.name} failed: {answer.reason or said}", status=answer.status or None)
