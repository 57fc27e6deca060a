"""Pictures, videos and sounds that a request refers to: how they may be given, and how the API is told of them."""

from __future__ import annotations

import base64
import os
import re
import stat
from collections.abc import Mapping, Sequence
from typing import IO, Annotated, Any, NamedTuple
from urllib.parse import unquote_to_bytes

from .api import Api, InputKind, filled
from .errors import InvalidRequest

LARGEST = 512 * 10**6  # bytes; what is larger is no input
_BASE64 = re.compile(r"[A-Za-z0-9+/\s]{64,}=*\s*", re.ASCII)
_SIGNATURES: Mapping[str, Sequence[tuple[int, bytes]]] = {
    "image/png": [(0, b"\x89PNG\r\n\x1a\n")],
    "image/jpeg": [(0, b"\xff\xd8\xff")],
    "image/webp": [(0, b"RIFF"), (8, b"WEBP")],
    "image/gif": [(0, b"GIF8")],
    "video/quicktime": [(4, b"ftypqt")],  # before MP4, as which it begins
    "video/mp4": [(4, b"ftyp")],
    "video/webm": [(0, b"\x1aE\xdf\xa3")],
    "audio/wav": [(0, b"RIFF"), (8, b"WAVE")],
    "audio/mpeg": [(0, b"ID3")],
    "audio/flac": [(0, b"fLaC")],
    "audio/ogg": [(0, b"OggS")],
}


class Reference(NamedTuple):
    """An input that the vendor already has, by its id and type."""

    id: str
    type: str


class Uploaded(NamedTuple):
    """An input that ``upload`` has sent; may be used in any number of requests."""

    id: str
    kind: str = "image"


class FileState:
    """One finished file of a ``job``: ``kind`` of media, ``url`` where it lies, ``id`` its own id."""

    def __init__(self, client: Any, job: str, kind: str, url: str, file_id: str) -> None:
        self._client, self.job, self.kind, self.url, self.id = client, job, kind, url, file_id

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.kind} {self.url!r:.200}>"


class InPython:
    """Marks what JSON cannot carry: pydantic takes such an argument as it is; agents are told ``told``, or nothing."""

    def __init__(self, told: Mapping[str, str] | None = None) -> None:
        self.told = told

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {"type": "any"}

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        from pydantic_core import PydanticOmit

        if self.told is None:
            raise PydanticOmit
        return self.told


_Held = os.PathLike[str] | bytes | IO[bytes] | Reference | Uploaded | FileState | Mapping[str, object]
Input = str | Annotated[_Held, InPython()]
"""How a picture, video or sound may be given: a file's path, its bytes or an open file (uploaded, or sent as BASE64,
when the request is made), its address, a data URL, an earlier upload or result, or what the API wants, as it is."""


Extra = Annotated[Mapping[str, object] | None, InPython({"type": "null"})]
Headers = Annotated[Mapping[str, str] | None, InPython({"type": "null"})]
"""Members of a body that nobody documents, and headers; all that an agent can give is none."""
Content = str | os.PathLike[str] | bytes | IO[bytes]
"""What can be uploaded: a file's path, its bytes, an open file, or a data URL."""


class Slot(NamedTuple):
    """An argument of ``create`` that takes inputs, or with ``many`` a list of them: ``values`` are those that were given.

    ``path`` is where they stand in the body, where ``listed`` in a list, each as the member ``wrap`` of an object where
    that is named; ``forms`` are those that the API takes there.
    """

    path: str
    kind: str
    wrap: str = ""
    listed: bool = False
    many: bool = False
    forms: Sequence[str] = ()
    default: object = None
    values: Sequence[Input] = ()


Place = tuple[int, int]
"""A slot of a request, and which of its inputs."""


class Media(NamedTuple):
    """The content of an input that has to be sent."""

    data: bytes
    extension: str
    type: str
    name: str


def read(kind: InputKind, given: object) -> Media | None:
    """The content of an input; None for one that the API has, or can fetch. Raises InvalidRequest.

    That is for a file that cannot be read, or whose content is not of an accepted type.
    """
    if isinstance(given, FileState) and not given.id:
        given = held(given.url) or given
    if isinstance(given, (Reference, Uploaded, FileState, Mapping)):
        return None
    if isinstance(given, str) and re.match(r"https?://", given, re.IGNORECASE):
        return None
    data, name = _content(given)
    if len(data) > LARGEST:
        raise InvalidRequest(f"{name} is too large for an input: more than {LARGEST // 10**6} MB")
    for signed, marks in _SIGNATURES.items():
        for extension, media in kind.extensions.items():
            if media == signed and all(data.startswith(mark, at) for at, mark in marks):
                return Media(data, extension, media, name)
    for extension, media in kind.extensions.items():  # sounds may begin with a frame of any kind
        unsigned = media not in _SIGNATURES or media.startswith("audio/")
        if unsigned and name.lower().strip("'\"").endswith(f".{extension}"):
            return Media(data, extension, media, name)
    raise InvalidRequest(f"{name} is not of an accepted type: {', '.join(kind.extensions)}")


def held(text: str) -> bytes | None:
    """The content of a data URL, or of a long text that is base64; None of any other text, and of one that is broken."""
    head, _, content = text.partition(",")
    if head[:5].lower() != "data:":
        head, content = ";base64", text if _BASE64.fullmatch(text) else ""
    try:
        plain = not head.lower().endswith(";base64")
        return unquote_to_bytes(content) if plain else base64.b64decode("".join(content.split()), validate=True)
    except ValueError:
        return None


def _content(given: object) -> tuple[bytes, str]:
    """The bytes of an input, and a name for messages. Raises InvalidRequest."""
    if isinstance(given, (bytes, bytearray)):
        return bytes(given), f"the input of {len(given)} bytes"
    if isinstance(given, str) and given[:5].lower() == "data:":
        if data := held(given):
            return data, "the data URL"
        raise InvalidRequest("this data URL holds no content, or none that is valid base64")
    file: Any = given
    if callable(getattr(given, "read", None)):
        start: int | None = file.tell() if getattr(given, "seekable", bool)() else None
        content: Any = file.read(LARGEST + 1)
        if start is not None:  # the file is left where it was
            file.seek(start)
        if type(content) is not bytes:
            raise InvalidRequest(f"{given!r:.100} must be opened in binary mode")
        return content, f"{getattr(given, 'name', None) or 'the open file'}"
    path_like: Any = given
    try:
        path: str = os.path.expanduser(os.fsdecode(path_like))
        if not stat.S_ISREG(os.stat(path).st_mode):  # reading a pipe or a device may never end
            raise ValueError("it is no file")
        with open(path, "rb") as file:
            return file.read(LARGEST + 1), repr(path)
    except (OSError, TypeError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
    raise InvalidRequest(f"cannot read the input {given!r:.200}: {reason}")


def written(api: Api, slot: Slot, given: Input, media: Media | None, uploaded: str | None) -> object:
    """What stands in the body for an input. Raises InvalidRequest for a form that the API does not take here."""
    kind = api.inputs[slot.kind]
    if isinstance(given, Mapping):
        return given
    if isinstance(given, Reference):
        form, values = "reference", {"id": given.id, "type": given.type}
    elif isinstance(given, Uploaded):
        form, values = "uploaded", {"id": given.id}
    elif isinstance(given, FileState) and media is None:
        known = "generated" if given.id and "generated" in slot.forms else "url"
        form, values = known, {"id": given.id, "url": given.url}
    elif media is None:
        form, values = "url", {"url": str(given)}
    elif uploads(kind, slot):
        form, values = "uploaded", {"id": uploaded or "(uploaded when sent)"}
    else:
        form, values = "base64", {"data": base64.b64encode(media.data).decode(), "type": media.type}
    if form not in slot.forms:
        ways = {"uploaded": "file", "base64": "file", "url": "address", "generated": "result", "reference": "Reference"}
        taken = " or ".join(f"{'an' if way[0] == 'a' else 'a'} {way}" for way in {ways[one]: 1 for one in slot.forms})
        raise InvalidRequest(f"{slot.path} takes no {ways[form]}, but {taken}; nothing was sent")
    found = filled(kind.forms[form], values)
    return {slot.wrap: found} if slot.wrap else found


def uploads(kind: InputKind, slot: Slot) -> bool:
    """Whether the content of an input is uploaded before the request, and not sent within it."""
    return bool(kind.upload) and "uploaded" in slot.forms
