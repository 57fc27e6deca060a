"""Bodies as forms: each member at the top is a field, a list several of one name, and of a multipart form a data URL is
a file.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import Final, Literal, NamedTuple, cast
from urllib.parse import parse_qsl, urlencode

from pydantic import JsonValue

from docpact.facts import Field
from docpact.facts.values import from_text

ContentType = Literal["application/json", "multipart/form-data", "application/x-www-form-urlencoded"]
JSON: Final[ContentType] = "application/json"
MULTIPART: Final[ContentType] = "multipart/form-data"
URLENCODED: Final[ContentType] = "application/x-www-form-urlencoded"
DATA_URL: Final = "^data:[a-z]+/[a-z0-9.+-]+;base64,"
"""A pattern of texts that go as files."""
FILES: Final[Mapping[str, str]] = {
    "image": "data:image/png;base64,iVBORw0KGgo=",
    "video": "data:video/mp4;base64,AAAAGGZ0eXBtcDQy",
    "audio": "data:audio/mpeg;base64,SUQzBAAA",
}
"""The beginnings of files, by kind."""
_DATA_URL: Final = re.compile(r"data:([a-z]+/[a-z0-9.+-]+);base64,(.*)", re.DOTALL)


class Writing(NamedTuple):
    """How a request writes a body: as JSON or as a form, which may stand in its address, or as the one item of a list;
    the fields of a form's list may have ``[]`` behind their name.
    """

    content_type: ContentType = JSON
    in_query: bool = False
    listed: bool = False
    brackets: bool = False


WHOLE: Final = Writing()
"""A body is sent as it is, as JSON."""


def writing(method: str, content_type: ContentType = JSON, *, listed: bool = False, brackets: bool = False) -> Writing:
    """How a request of a method of HTTP writes a body: what is asked for with GET, or taken away, in its address."""
    in_query = method in ("GET", "DELETE")
    return Writing(URLENCODED if in_query else content_type, in_query, listed, brackets)


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a form, or with a ``filename`` one file."""

    name: str
    content: bytes
    filename: str | None = None
    media_type: str = ""


def media_type(content_type: str) -> str:
    """A content type without its parameters, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def written_form(body: Mapping[str, JsonValue], writing: Writing) -> tuple[str, bytes]:
    """A body as a form: its content type, and its content. What is null is left out."""
    fields = [*_fields(body, "[]" if writing.brackets else "")]
    if writing.content_type == URLENCODED:
        return URLENCODED, urlencode(fields, errors="replace").encode()
    boundary = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:32]
    lines: list[bytes] = []
    for name, text in fields:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"'
        content = text.encode(errors="replace")
        if file := _file(text):
            kind, content = file
            head += f'; filename="{_quoted(name)}.{kind.rpartition("/")[2]}"\r\nContent-Type: {kind}'
        lines += [head.encode(errors="replace"), b"", content]
    return f"{MULTIPART}; boundary={boundary}", b"\r\n".join([*lines, f"--{boundary}--".encode(), b""])


def body_of_form(
    content_type: str, content: bytes, known: Mapping[str, Field], writing: Writing
) -> dict[str, JsonValue]:
    """The body that a form means, its texts as values of the types that are known. Raises ValueError for none."""
    texts: dict[str, list[str]] = {}
    if media_type(content_type) == MULTIPART:
        for part in read_form(content_type, content):
            encoded = f"data:{part.media_type};base64,{base64.b64encode(part.content).decode()}"
            text = part.content.decode(errors="replace") if part.filename is None else encoded
            texts.setdefault(part.name, []).append(text)
    else:
        for name, text in parse_qsl(content.decode("latin-1"), keep_blank_values=True, strict_parsing=bool(content)):
            texts.setdefault(name, []).append(text)
    body: dict[str, JsonValue] = {}
    for said, found in texts.items():
        name = said.removesuffix("[]") if writing.brackets else said
        field = known.get(name)
        listed = said != name if writing.brackets else field is not None and field.type == "array"
        items = [from_text(text, _type(field.items if listed and field else field)) for text in found]
        body[name] = [*items] if listed or len(items) > 1 else items[0]
    return body


def read_form(content_type: str, body: bytes) -> list[Part]:
    """The fields of a ``multipart/form-data`` body, in their order.

    Raises ValueError for a body that is not one, or that ends before its closing boundary.
    """
    if re.fullmatch(rb"--[^\r\n]+--\s*", body):
        return []
    header = b"MIME-Version: 1.0\r\nContent-Type: " + content_type.encode("latin-1", "replace") + b"\r\n\r\n"
    message = message_from_bytes(header + body)
    if message.get_content_type() != MULTIPART or not message.is_multipart():
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
    return Part(name, content, message.get_filename(), message.get_content_type())


def _fields(body: Mapping[str, JsonValue], behind_lists: str) -> Iterator[tuple[str, str]]:
    for name, value in body.items():
        for one in value if isinstance(value, list) else [value]:
            if one is not None:
                text = one if isinstance(one, str) else json.dumps(one)
                yield name + behind_lists * isinstance(value, list), text


def _type(field: Field | None) -> JsonValue:
    return field.type if field else None


def _file(text: str) -> tuple[str, bytes] | None:
    """Media type and content of a data URL; None of any other text."""
    found = _DATA_URL.fullmatch(text) if text.startswith("data:") else None
    try:
        return (found[1], base64.b64decode("".join(found[2].split()), validate=True)) if found else None
    except ValueError:
        return None


def _quoted(name: str) -> str:
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
