# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""Small values that go in and come out: images to upload, references, cost, progress, drift."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, NamedTuple, cast

from ._api import IMAGE_REFERENCE_TYPE, IMAGE_TYPES
from ._errors import InvalidRequest

LARGEST_IMAGE = 100 * 10**6  # bytes; no limit is documented, and what is larger is no frame
_SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff", "image/webp": b"RIFF"}


class ImageReference(NamedTuple):
    """An image that the vendor already has, by its id and type."""

    id: str
    type: str


class UploadedImage(NamedTuple):
    """An image that :meth:`Leonardo.upload` has sent; may be used in any number of requests."""

    id: str
    type: str = IMAGE_REFERENCE_TYPE


ImageInput = str | os.PathLike[str] | bytes | UploadedImage | ImageReference
"""An image argument: the path of a file or its bytes (uploaded when the request is made), or a reference."""


class Cost(NamedTuple):
    """What the server charged: ``amount`` is the server's own decimal text."""

    amount: str
    unit: str


class Account(NamedTuple):
    """What the key may do: ``concurrent_jobs`` run at once, more are queued. ``raw`` is the whole answer."""

    user_id: str | None
    username: str | None
    concurrent_jobs: int
    paid_tokens: float | None
    subscription_tokens: float | None
    raw: object


class Progress(NamedTuple):
    """How far a call is: seconds since it began; for transfers, bytes done and, where known, in total."""

    stage: Literal["waiting", "downloading"]
    status: str
    elapsed: float
    done: int = 0
    total: int | None = None


ProgressHook = Callable[[Progress], object]


class Drift(NamedTuple):
    """Something in an answer that the client had not seen: where, and of which JSON type (never its value)."""

    path: str
    kind: str


def image_file(image: str | os.PathLike[str] | bytes) -> tuple[bytes, str, str]:
    """The bytes of an image, its extension, and a name for messages.

    Raises InvalidRequest for a file that cannot be read, or whose content is not an image of an accepted type.
    """
    if isinstance(image, bytes):
        data, name = image, f"{len(image)} bytes"
    else:
        try:
            name = os.fspath(image)
            if not stat.S_ISREG(os.stat(name).st_mode):  # reading a pipe or a device may never end
                raise ValueError("it is no file")
            with open(name, "rb") as file:
                data = file.read(LARGEST_IMAGE + 1)
        except (OSError, TypeError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise InvalidRequest(f"cannot read the image {image!r:.200}: {reason}") from None
    if len(data) > LARGEST_IMAGE:
        raise InvalidRequest(f"{name!r} is too large for an image: more than {LARGEST_IMAGE // 10**6} MB")
    for extension, kind in IMAGE_TYPES.items():
        if data.startswith(_SIGNATURES[kind]) and (kind != "image/webp" or data[8:12] == b"WEBP"):
            return data, extension, name
    raise InvalidRequest(f"{name!r} is not an image of an accepted type: {', '.join(IMAGE_TYPES)}")


def drift(data: object, known: object, path: str = "$") -> Iterator[Drift]:
    """What an answer holds that is not known: members, words where a set of them is known, a list for an object."""
    if data is None or known is None or isinstance(known, tuple) and data in known:
        return
    if isinstance(known, tuple):
        yield Drift(path, "unknown word" if isinstance(data, str) else json_type(data))
    elif json_type(data) != json_type(known):
        yield Drift(path, json_type(data))
    elif known_items := items(known):
        for item in items(data):
            yield from drift(item, known_items[0], f"{path}[]")
    else:
        for name, value in members(data).items():
            if name in members(known):
                yield from drift(value, members(known)[name], f"{path}.{name}")
            else:
                yield Drift(f"{path}.{name}", json_type(value))


def members(value: object) -> dict[str, Any]:
    """The members of a JSON object; none of anything else."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """The items of a JSON array; none of anything else."""
    return [*cast("Sequence[Any]", value)] if isinstance(value, list) else []


def json_type(value: object) -> str:
    """JSON's name for the type of a parsed value."""
    names = {"bool": "boolean", "int": "integer", "float": "number", "str": "string", "list": "array", "dict": "object"}
    return names.get(type(value).__name__, "null")
