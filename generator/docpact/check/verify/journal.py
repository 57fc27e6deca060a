"""What was sent already: a file to which each request is written before it leaves, and its answer when it came.

A run that is cut short goes on where it stopped. A request without an answer in the file may have arrived: its outcome
is unknown, it counts as accepted, and it is never sent again. The key never stands in the file.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import stat
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from docpact.check.verify.answers import Answer, Event
from docpact.check.verify.sender import Key
from docpact.errors import DocpactError, Place, display_path, printable

_VERSION: Final = 1
_LARGEST: Final = 512 * 1024 * 1024
_FOREIGN: Final = "is not what docpact verify writes"
_LOST: Final = "an earlier run ended before the answer came"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Head(_Strict):
    docpact_verify: int
    url: str
    contract: str


class _Line(_Strict):
    request: str
    state: Literal["sending", "answered", "not_sent"]
    status: int = 0
    media_type: str = ""
    content: str = ""
    event: Event | None = None
    problem: str = ""


class Journal:
    """Known answers by request. Without a path nothing is written. Raises DocpactError for a file of something else.

    Its methods raise OSError where the file cannot be written.
    """

    def __init__(self, path: Path | None, url: str, contract: str) -> None:
        self._path: Final = path
        self._answers: Final[dict[str, Answer]] = {}
        self._fresh: Final[set[str]] = set()
        self._descriptor: int | None = None
        if path is None:
            return
        head = _Head(docpact_verify=_VERSION, url=url, contract=contract)
        try:
            self._open(path, head)
        except OSError as error:
            raise DocpactError(
                f"the file cannot be used: {error.strerror}",
                where=Place(display_path(path)),
                hint="Choose another with --state.",
            ) from None

    @property
    def resumed(self) -> int:
        """How many answers an earlier run has left."""
        return len(self._answers.keys() - self._fresh)

    def known(self, body: bytes, key: Key) -> Answer | None:
        """The answer to this very request, if it was sent before: the later one of two."""
        return self._answers.get(_digest(body, key, again=True)) or self._answers.get(_digest(body, key))

    def costs_before(self) -> list[Answer]:
        """The answers of earlier runs, for counting what they may have cost."""
        return [answer for name, answer in self._answers.items() if name not in self._fresh]

    def sending(self, body: bytes, key: Key, *, again: bool = False) -> None:
        """Note that a request is about to leave."""
        self._write(_Line(request=_digest(body, key, again=again), state="sending"))

    def forget(self, body: bytes, key: Key, *, again: bool = False) -> None:
        """Note that a request started nothing and says nothing of its body: it may be sent again."""
        self._write(_Line(request=_digest(body, key, again=again), state="not_sent"))

    def answered(self, body: bytes, key: Key, answer: Answer, *, again: bool = False) -> None:
        """Note what came."""
        name = _digest(body, key, again=again)
        self._answers[name] = answer
        self._fresh.add(name)
        content = base64.b64encode(answer.content).decode()
        self._write(
            _Line(
                request=name,
                state="answered",
                status=answer.status,
                media_type=answer.media_type,
                content=content,
                event=answer.event,
                problem=answer.problem,
            )
        )

    def close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _open(self, path: Path, head: _Head) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0)
        self._descriptor = os.open(path, flags, 0o600)
        _lock(self._descriptor, path)
        status = os.fstat(self._descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise self._unusable(path, "is no regular file")
        if status.st_size > _LARGEST:
            raise self._unusable(path, "is too large")
        with open(self._descriptor, "rb", closefd=False) as file:  # open already, and locked
            *complete, rest = file.read().split(b"\n")
        # Nothing is cut off or written before it is sure that the file is ours.
        if complete:
            self._read(path, head, complete)
        elif not _text(head).startswith(rest):
            raise self._unusable(path, _FOREIGN)
        # A run that was killed while it wrote leaves half a line: of an answer, whose request was noted before, or of a
        # request, which has not left then.
        os.ftruncate(self._descriptor, sum(len(line) + 1 for line in complete))
        if not complete:
            self._write(head)

    def _read(self, path: Path, head: _Head, lines: list[bytes]) -> None:
        try:
            found = _Head.model_validate_json(lines[0])
            entries = [_Line.model_validate_json(line) for line in lines[1:]]
            for entry in entries:
                self._recall(entry)
        except (ValidationError, ValueError):
            raise self._unusable(path, _FOREIGN) from None
        if found != head:
            raise self._unusable(
                path, f"belongs to another run: {printable(found.url, 100)}, or to a spec that has changed since"
            )

    def _recall(self, entry: _Line) -> None:
        if entry.state == "sending":
            self._answers[entry.request] = Answer(event="interrupted", problem=_LOST)
        elif entry.state == "not_sent":
            self._answers.pop(entry.request, None)
        else:
            content = base64.b64decode(entry.content, validate=True)
            self._answers[entry.request] = Answer(
                entry.status, entry.media_type, content, None, entry.event, entry.problem
            )

    def _unusable(self, path: Path, why: str) -> DocpactError:
        self.close()
        return DocpactError(f"the file {why}", where=Place(display_path(path)), hint="Choose another with --state.")

    def _write(self, line: BaseModel) -> None:
        left = _text(line) if self._descriptor is not None else b""
        while left and self._descriptor is not None:
            left = left[os.write(self._descriptor, left) :]


def _text(line: BaseModel) -> bytes:
    return line.model_dump_json(exclude_defaults=True).encode() + b"\n"


def contract_digest(claims: list[str]) -> str:
    """A name for what a spec claims, by which a run recognises what an earlier one was about."""
    return hashlib.sha256(json.dumps(claims).encode()).hexdigest()[:16]


def _digest(body: bytes, key: Key, *, again: bool = False) -> str:
    """A name for a request; one that is sent a second time has another, as it may cost as much again."""
    return hashlib.sha256(key.encode() + b"\n" + body).hexdigest()[:32] + ("-again" if again else "")


def _lock(descriptor: int, path: Path) -> None:
    """Two runs at once would each believe that they may spend the whole budget."""
    try:
        import fcntl  # noqa: PLC0415  # not on Windows, where there is no such lock
    except ImportError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise DocpactError(
            "another run is using the file", where=Place(display_path(path)), hint="Wait for it, or choose another."
        ) from None
