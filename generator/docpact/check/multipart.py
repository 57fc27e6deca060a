"""A multipart form, read with the standard library."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import cast


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a form."""

    name: str
    filename: str | None
    content: bytes


def read_form(content_type: str, body: bytes) -> list[Part]:
    """The fields of a ``multipart/form-data`` body, in their order.

    Raises ValueError for a body that is not one, or that ends before its closing boundary.
    """
    header = b"MIME-Version: 1.0\r\nContent-Type: " + content_type.encode("latin-1", "replace") + b"\r\n\r\n"
    message = message_from_bytes(header + body)
    if message.get_content_type() != "multipart/form-data" or not message.is_multipart():
        raise ValueError("the body is no multipart form")
    boundary = str(message.get_boundary()).encode("latin-1", "replace")
    if not body.rstrip(b"\r\n").endswith(b"--" + boundary + b"--"):
        raise ValueError("the form has no end")
    return [_part(cast("Message", part)) for part in cast("list[object]", message.get_payload())]


def _part(message: Message) -> Part:
    name = message.get_param("name", header="content-disposition")
    content = message.get_payload(decode=True)
    if not isinstance(name, str) or not isinstance(content, bytes):
        raise ValueError("a part of the form has no name")  # noqa: TRY004  # the form is at fault, not our caller
    return Part(name, message.get_filename(), content)
