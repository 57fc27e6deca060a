"""Bodies with the answers that they got, kept in a file for ``docpact learn``: no key, and no id of a job."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Final

from pydantic import JsonValue

from docpact.check.verify.answers import Reading, read_json_text
from docpact.errors import DocpactError, Place, display_path
from docpact.spec.answers import first_at
from docpact.spec.api import Operation

_JOB: Final = "a job"


class Record:
    """A file of JSON Lines that is added to. Without a path nothing is written.

    Raises DocpactError for a file that cannot be used, or holds something else.
    """

    def __init__(self, path: Path | None, operation: Operation) -> None:
        self._jobs: Final = operation.reads.job
        self._descriptor: int | None = None
        if path is None:
            return
        try:
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0)
            self._descriptor = os.open(path, flags, 0o600)
            regular = stat.S_ISREG(os.fstat(self._descriptor).st_mode)
            first = os.read(self._descriptor, 64) if regular else b""
        except OSError as error:
            raise DocpactError(
                f"the file cannot be used: {error.strerror}",
                where=Place(display_path(path)),
                hint="Choose another with --record.",
            ) from None
        if not regular or (first and not first.startswith(b'{"body": ')):
            self.close()
            why = "the file holds something else than docpact verify writes"
            raise DocpactError(why, where=Place(display_path(path)), hint="Choose another with --record.")

    def add(self, body: bytes, reading: Reading) -> None:
        """Note one answer. Raises OSError where the file cannot be written."""
        if self._descriptor is None or not reading.answer.status:
            return
        answer: JsonValue = reading.data
        job = first_at(answer, self._jobs)
        text = json.dumps(answer)
        if job is not None:
            text = text.replace(json.dumps(job), json.dumps(_JOB))
        entry = {"body": read_json_text(body), "status": reading.answer.status, "answer": read_json_text(text.encode())}
        os.write(self._descriptor, json.dumps(entry).encode() + b"\n")

    def close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
