"""Fetching files: whole or not at all, resumed where they were cut."""

from __future__ import annotations

import errno
import io
import math
import os
import random
import re
import secrets
import stat
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any
from urllib.parse import unquote, urlsplit

from .clock import now
from .errors import InvalidRequest, TransferFailed
from .http import httpx
from .inputs import FileState, held
from .jobs import Session
from .progress import progress_reporter
from .values import Progress, ProgressHook
from .wire import BROKEN, LEAST_PACE, number

Target = str | os.PathLike[str] | IO[bytes]
_MUCH = 1 << 20  # bytes: a transfer that has brought as much since the last cut is worth as many attempts again
_NO_MEDIA = ("text/", "application/json", "application/xml", "application/xhtml", "application/problem")
_ENDINGS = {"video": ".mp4", "image": ".png", "audio": ".mp3", "model3d": ".glb"}


class Transfer:
    """A download into an open file, from ``offset`` on where the host allows; ``finished`` when whole."""

    def __init__(self, file: IO[bytes], deadline: float, advance: Callable[[int, int | None], object]) -> None:
        self.file, self.deadline, self.advance = file, deadline, advance
        self.offset, self.tag, self.finished, self.status = 0, "", False, 0
        self.reason = self.url = self.location = ""
        self.total: int | None = None
        self.packed: Any = None
        self.failure: Exception | None = None


class _UnusableError(Exception):
    """An answer that holds no part of the file that is wanted."""


async def fetch(
    session: Session, file: FileState, target: Target, progress: bool | ProgressHook, timeout: float | None
) -> str:
    """Download a file to a path, into a folder, or into an open file; gives the path, or the open file's name."""
    if timeout is not None and not 0 < number(timeout) < math.inf:
        raise InvalidRequest("a timeout must be more than 0 seconds, and finite")
    session.wire.ready()
    clock = now()
    began, deadline = clock.monotonic(), clock.monotonic() + (timeout or math.inf)
    with progress_reporter(progress) as tell:

        def advance(done: int, total: int | None) -> None:
            if tell:
                tell(Progress("downloading", "", clock.monotonic() - began, done, total))

        if isinstance(target, (str, os.PathLike)):
            found = path_of(os.fspath(target), file)
            await _to_path(session, file.url, found, Transfer(io.BytesIO(), deadline, advance))
        else:
            found = await _to_file(session, file.url, target, Transfer(io.BytesIO(), deadline, advance))
    session.submitted.pop(file.job, None)
    return found


def path_of(target: str, file: FileState) -> str:
    """The path of a file: in a folder its own name, of which nothing but letters, digits, dots and dashes is kept."""
    target = os.path.expanduser(target)
    if not os.path.isdir(target) or os.path.basename(target) in (".", ".."):
        return target
    typed = re.match(r"data:\w+/(?:x-)?(?!mpeg)([a-z0-9]{2,5})[;,]", file.url, re.IGNORECASE)
    address = "" if file.url[:5].lower() == "data:" else unquote(urlsplit(file.url).path)
    ending = f".{typed[1]}" if typed else os.path.splitext(address)[1]
    ending = ending if re.fullmatch(r"\.[A-Za-z0-9]{1,5}", ending) else _ENDINGS.get(file.kind, "")
    name = re.sub(r"[^A-Za-z0-9-]+", "-", f"{file.job}-{file.id}" if file.id else file.job).strip("-")[:100]
    return os.path.join(target, (name or "file") + ending.lower())


async def _to_path(session: Session, url: str, path: str, transfer: Transfer) -> None:
    """Into a temporary file beside the path, renamed at the end; what was there before is replaced."""
    target = os.path.abspath(path)
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name[:40]}.{secrets.token_hex(4)}.part")
    try:
        if no_file(path):
            raise OSError(errno.EINVAL, "it is, or can be, no file")
        with open(temporary, "xb") as file:
            transfer.file = file
            await _fetched(session, transfer, url)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
        _sync_folder(folder)
    except (OSError, ValueError) as error:
        if error is transfer.failure:
            raise
        raise TransferFailed(f"cannot write {path}: {getattr(error, 'strerror', None) or error}") from None
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)


async def _to_file(session: Session, url: str, target: IO[bytes], transfer: Transfer) -> str:
    """Into an open file: it is written to only once all is here."""
    await _fetched(session, transfer, url)
    try:
        buffer: Any = transfer.file
        target.write(buffer.getbuffer())
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise TransferFailed(f"cannot write into {target!r:.100}: {error}") from None
    return str(getattr(target, "name", ""))


async def _fetched(session: Session, transfer: Transfer, url: str) -> None:
    """Fetch until the file is whole, over cut connections, and in each attempt over at most five redirects."""
    if data := held(url):
        transfer.file.write(data)
        transfer.advance(len(data), len(data))
        return
    attempt = redirects = best = 0
    transfer.url = session.address.checked(url)
    retries = session.api.retries
    while not transfer.finished:
        await _attempt(session, transfer)
        if transfer.location and redirects < 5:
            redirects += 1
            transfer.url = session.address.checked(transfer.location)
        elif not transfer.finished:
            left = transfer.deadline - now().monotonic()
            if transfer.tag and transfer.offset >= best + _MUCH:
                attempt, best = 0, transfer.offset
            attempt += 1
            final = 400 <= transfer.status < 500 and transfer.status not in (408, 416, 425, 429)
            if attempt >= retries.attempts or final or transfer.location or left <= 0:
                late = ", and the time for it is over" if left <= 0 else ""
                raise TransferFailed(f"downloading failed: {transfer.reason}{late}", status=transfer.status or None)
            pause = random.uniform(0, min(retries.longest_delay, retries.first_delay * 2 ** (attempt - 1)))
            session.log.info("downloading: %s; it goes on at byte %d", transfer.reason, transfer.offset)
            await session.wire.pause(min(pause, left))
            transfer.url, redirects = url, 0


async def _attempt(session: Session, transfer: Transfer) -> None:
    """Download from where the last attempt ended; what went wrong stands in ``transfer.reason``."""
    session.wire.usable()
    headers = {"accept-encoding": "identity"}
    transfer.location, transfer.status = "", 0
    if transfer.offset and transfer.tag:
        headers |= {"range": f"bytes={transfer.offset}-", "if-range": transfer.tag}
    left = transfer.deadline - now().monotonic()
    try:
        async with session.wire.within(min(left, sum(session.wire.timeouts.values()))) as limit:
            response = await session.wire.open_download(transfer.url, headers, left)
            try:
                _begin(transfer, response)
                await _receive(session, transfer, response, limit)
            finally:
                await session.wire.shut(response)
    except _UnusableError as error:
        transfer.reason = str(error)
    except (*BROKEN, zlib.error) as error:
        if error is transfer.failure:
            raise
        transfer.reason = f"{session.wire.said(error)} (after {transfer.offset} bytes)"


def _begin(transfer: Transfer, response: Any) -> None:
    """Read a download's headers and set its file up. Raises _UnusableError, TransferFailed."""
    headers, transfer.status, total = response.headers, response.status_code, None
    encoding, length, tag = (headers.get(name, "") for name in ("content-encoding", "content-length", "etag"))
    plain = encoding in ("", "identity")
    if response.has_redirect_location:
        transfer.location = str(response.url.join(headers["location"]))
        raise _UnusableError("too many redirects")
    if transfer.status not in (200, 206):
        transfer.offset = 0 if transfer.status == 416 else transfer.offset
        raise _UnusableError(f"HTTP {transfer.status}")
    if headers.get("content-type", "").lower().startswith(_NO_MEDIA):
        raise TransferFailed(f"the host sent {headers['content-type'][:80]!r}, which is no media file")
    if not plain and encoding.lower() not in ("gzip", "x-gzip"):
        raise TransferFailed(f"the host sent the file in an encoding that nobody asked for: {encoding[:80]!r}")
    if transfer.status == 206:
        part = re.fullmatch(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18})", headers.get("content-range", ""))
        first, last, total = map(int, part.groups()) if part else (-1, -1, 0)
        same = not transfer.offset or (tag in ("", transfer.tag) and total == transfer.total)
        same = same and int(length[:18] if length.isdecimal() else last + 1 - first) == last + 1 - first
        if not (plain and same and transfer.offset == first <= last < total):
            transfer.offset = 0
            raise _UnusableError("the host sent another part than was asked for")
    elif not length.isdecimal() and "transfer-encoding" not in headers and response.http_version != "HTTP/2":
        raise _UnusableError("the host does not say where the file ends")
    else:
        total, transfer.offset = int(length[:18]) if length.isdecimal() and plain else None, 0
    transfer.file.seek(transfer.offset)
    transfer.file.truncate()
    # A weak tag promises too little, and one beyond ASCII cannot be sent back.
    transfer.tag, transfer.total = tag if plain and tag.startswith('"') and tag.isascii() else "", total
    transfer.packed = None if plain else zlib.decompressobj(wbits=31)


async def _receive(session: Session, transfer: Transfer, response: Any, limit: Any) -> None:
    """Write what comes, as long as each read timeout brings at least as many bytes as the least pace."""
    window, fresh, packed, clock = session.wire.timeouts["read"], 0, transfer.packed, now()
    # Compressed data comes in small pieces: each may become a thousand times as long.
    chunks, typed = (session.wire.chunks(response, raw=packed is not None), "content-type" in response.headers)
    limit.move(min(transfer.deadline - clock.monotonic(), window))
    while (chunk := await session.wire.next(chunks)) is not None:
        if not (typed or transfer.offset) and chunk.lstrip()[:1] in (b"<", b"{", b"["):
            raise TransferFailed("the host sent text without saying so, and no media file")
        if limit.left < 0:
            raise httpx.ReadTimeout("too slow: the time for it is over")
        fresh += len(chunk)
        if fresh >= LEAST_PACE * window:
            fresh = 0
            limit.move(min(transfer.deadline - clock.monotonic(), window))
        chunk = packed.decompress(chunk) if packed else chunk
        transfer.file.write(chunk)
        transfer.offset += len(chunk)
        try:
            transfer.advance(transfer.offset, transfer.total)
        except Exception as error:  # of a progress hook of the caller's own: no cut connection
            transfer.failure = error
            raise
    transfer.reason = f"the host sent {transfer.offset} of {transfer.total or 'an unknown number of'} bytes"
    # Compressed data is whole where its one stream has ended: nobody has looked at what may follow it.
    whole = packed.eof and not packed.unused_data if packed else transfer.total in (None, transfer.offset)
    transfer.finished = whole and transfer.offset > 0


def no_file(path: str) -> bool:
    """Whether a path cannot be that of a file: what is there is none, it names a folder or a stream, or nothing could be there."""
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode) and os.path.dirname(os.path.abspath(path)) != "/dev"
    except FileNotFoundError:
        regular = True
    except (OSError, ValueError):
        regular = False
    return not regular or not os.path.basename(path)


def _sync_folder(folder: str) -> None:
    """Have a rename outlast a loss of power, on systems where a folder can be told to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
