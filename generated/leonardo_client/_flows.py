# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""What a client does, step by step: submitting, asking, waiting, uploading, downloading.

Both clients run these coroutines over a wire (``_http.py``). That of the blocking client never suspends, so that a coroutine
runs to its end at the first step, and there is one implementation of everything that matters.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from . import _api, _delivery
from ._errors import (
    ConnectionFailed,
    GenerationFailed,
    InvalidRequest,
    LeonardoError,
    OutcomeUnknown,
    RequestRejected,
    RequestTimeout,
    ServerFailed,
    TransferFailed,
    WaitTimeout,
)
from ._values import Account, Drift, Progress, ProgressHook, UploadedImage, drift, image_file, items, members

if TYPE_CHECKING:
    from ._http import BaseWire
    from ._request import Call


class Exchange(NamedTuple):
    """What came of one HTTP request. ``event`` is empty when a whole answer came, else a word of the delivery table."""

    event: str
    reason: str
    status: int
    content: bytes
    headers: Mapping[str, str]

    @property
    def retry_after(self) -> float | None:
        text = self.headers.get("retry-after", "")
        return float(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


class Transfer:
    """A download into an open file, from ``offset`` on where the host allows; ``finished`` when whole."""

    def __init__(self, url: str, file: IO[bytes], advance: Callable[[int, int | None], object]) -> None:
        self.url, self.file, self.advance = url, file, advance
        self.offset, self.tag, self.finished, self.reason, self.status = 0, "", False, "", 0
        self.content_type, self.location = "", ""


class Session:
    """What the flows of one client share: the wire, addresses, and drift that was reported already."""

    def __init__(self, wire: BaseWire, base_url: str, on_drift: Callable[[Drift], object] | None) -> None:
        self.wire, self.base_url, self.on_drift = wire, base_url.rstrip("/"), on_drift
        self.seen: set[Drift] = set()
        scheme, _, rest = self.base_url.partition("://")
        host = rest.split("/")[0].rsplit("@", 1)[-1]
        host = host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.split(":")[0]
        self.loopback = host in ("localhost", "127.0.0.1", "[::1]")
        if scheme != "https" and not (scheme == "http" and self.loopback):
            raise InvalidRequest(f"the base URL must start with https:// (http:// on loopback only): {base_url!r}")

    def url(self, operation: str, **parameters: str) -> tuple[str, str]:
        method, path = _api.OPERATIONS[operation]
        if any(
            not value.isascii() or not value.replace("-", "").replace("_", "").isalnum()
            for value in parameters.values()
        ):
            raise InvalidRequest(f"not an id: {next(iter(parameters.values()))!r}")
        return method, self.base_url + path.format(**parameters)

    def checked(self, url: str) -> str:
        """A storage or download address that may be used: https, or anything while the API itself is on loopback."""
        if not (url.startswith("https://") or (self.loopback and url.startswith("http://"))):
            raise TransferFailed(f"the server named an address that is not https: {url[:200]!r}")
        return url

    def report(self, operation: str, data: object) -> None:
        """Tell ``on_drift``, once each, what an answer holds that was not known."""
        for found in drift(data, _api.KNOWN[operation]) if self.on_drift else ():
            if found not in self.seen and self.on_drift:
                self.seen.add(found)
                try:
                    self.on_drift(found)
                except Exception:  # the answer may hold the id of a paid job: nothing may keep it from the caller
                    import logging

                    logging.getLogger(__name__).exception("on_drift failed")


async def create(session: Session, call: Call) -> Any:
    """Upload what must be uploaded, then send a billed request at most once more than it provably got lost."""
    call.checked()
    uploaded: dict[tuple[str, int], str] = {}
    for path, index, (data, extension, name) in call.uploads():
        image = await upload(session, data, extension, name)
        uploaded[path, index] = image.id
    return await submit(session, call.checked(uploaded))


async def submit(session: Session, body: bytes) -> Any:
    method, url = session.url("create")
    sent_at, attempt = time.time(), 0
    while True:
        attempt += 1
        try:
            exchange = await session.wire.exchange(method, url, body)
        except BaseException as error:
            error.add_note(_unknown("the call was interrupted", body, sent_at))
            raise
        report = _delivery.examine(exchange.content)
        if _delivery.submission(report.data):
            report = report._replace(kind="success")
        elif report.kind == "success":
            report = report._replace(kind="unreadable")
        row = _delivery.decide(exchange.event, exchange.status, report)
        if row.outcome == "accepted":
            session.report("create", report.data)
            return report.data
        delay = _delay(attempt, exchange.retry_after)
        if not (row.resend and attempt < _api.ATTEMPTS and delay is not None):
            break
        await session.wire.pause(delay)
    if row.outcome == "unknown":
        reason = exchange.reason if exchange.event else f"HTTP {exchange.status} without a clear answer"
        text = _unknown(reason, body, sent_at)
        raise OutcomeUnknown(text, _fingerprint(body), sent_at, exchange.status or None)
    if row.outcome == "not_sent":
        raise ConnectionFailed(f"nothing was sent, in {attempt} attempts: {exchange.reason}")
    raise _delivery.api_error(row.error or RequestRejected, exchange.status, report, exchange.retry_after)


async def ask(
    session: Session, operation: str, body: bytes | None = None, *, deadline: float | None = None, **ids: str
) -> Any:
    """Send a request that changes nothing, again and again while that may help; the answer's data."""
    method, url = session.url(operation, **ids)
    attempt = 0
    while True:
        attempt += 1
        left = None if deadline is None else max(1.0, deadline - time.monotonic())
        exchange = await session.wire.exchange(method, url, body, timeout=left)
        report = _delivery.examine(exchange.content)
        if not exchange.event and exchange.status in (200, 201, 202) and report.kind == "success":
            session.report(operation, report.data)
            return report.data
        row = _delivery.decide(exchange.event, exchange.status, report)
        delay = _delay(attempt, exchange.retry_after)
        again = bool(exchange.event) or row.resend or row.outcome == "unknown"
        late = deadline is not None and delay is not None and time.monotonic() + delay > deadline
        if not again or delay is None or late or attempt >= _api.ATTEMPTS:
            break
        await session.wire.pause(delay)
    if exchange.event:
        kind = RequestTimeout if exchange.reason.startswith("timeout") else ConnectionFailed
        raise kind(f"{method} {url} failed, in {attempt} attempts: {exchange.reason}")
    raise _delivery.api_error(row.error or ServerFailed, exchange.status, report, exchange.retry_after)


async def wait(
    session: Session, generation_id: str, seconds: float, interval: float | None, progress: ProgressHook | None
) -> Any:
    """Poll until the job has ended. Raises GenerationFailed, and WaitTimeout within one interval of the deadline."""
    import random

    began = time.monotonic()
    deadline = began + seconds
    pause, delay = interval or _api.FIRST_POLL, interval or _api.INTERVAL
    status = _api.PENDING[0]
    while True:
        step_end = min(time.monotonic() + pause * random.uniform(1 - _api.JITTER, 1 + _api.JITTER), deadline)
        while (left := step_end - time.monotonic()) > 0:
            if progress:
                progress(Progress("waiting", status, time.monotonic() - began))
            await session.wire.pause(min(left, 0.2) if progress else left)
        try:
            data = await ask(session, "poll", deadline=deadline, id=generation_id)
        except LeonardoError as error:
            if not error.retry_safe:
                raise
            data = None
        status = status_of(data) or status
        if progress:
            progress(Progress("waiting", status, time.monotonic() - began))
        if status in _api.SUCCESS:
            return data
        if status in _api.FAILURE:
            text = f"generation {generation_id} ended with status {status}; the API gives no reason (moderation is a common one)"
            raise GenerationFailed(text, generation_id)
        if time.monotonic() >= deadline:
            text = f"generation {generation_id} has not ended after {seconds:g} s (status {status}); it goes on, and may be waited for again"
            raise WaitTimeout(text, generation_id)
        pause, delay = delay, min(delay if interval else delay * _api.BACKOFF, _api.LONGEST_INTERVAL)


async def upload(session: Session, data: bytes, extension: str, name: str) -> UploadedImage:
    """Ask for a slot, then send the image there, without the key and with the file last."""
    import json

    answer = await ask(session, "upload", json.dumps({"extension": extension}).encode())
    slot = members(answer.get("uploadInitImage"))
    try:
        fields = {str(key): str(value) for key, value in members(json.loads(slot["fields"])).items()}
        image, url = str(slot["id"]), session.checked(str(slot["url"]))
    except (TypeError, KeyError, ValueError):
        raise TransferFailed("the server's answer names no place to upload to") from None
    exchange = await session.wire.send_form(url, fields, data, f"image.{extension}")
    if exchange.event or exchange.status not in (200, 201, 204):
        reason = exchange.reason if exchange.event else f"HTTP {exchange.status}"
        raise TransferFailed(f"uploading {name} failed: {reason}")
    return UploadedImage(image)


async def upload_file(session: Session, image: str | os.PathLike[str] | bytes) -> UploadedImage:
    return await upload(session, *image_file(image))


async def account(session: Session) -> Account:
    data = await ask(session, "account")
    details = members(next(iter(items(data.get("user_details"))), None))
    user, slots = members(details.get("user")), details.get("apiConcurrencySlots")
    jobs = slots if isinstance(slots, int) else _api.CONCURRENT_JOBS
    tokens = details.get("apiPaidTokens"), details.get("apiSubscriptionTokens")
    return Account(user.get("id"), user.get("username"), jobs, *tokens, data)


async def download(session: Session, url: str, path: str, progress: ProgressHook | None) -> str:
    """Fetch a file whole or not at all: into a temporary file beside it, resumed where cut, renamed at the end."""
    import secrets

    folder, name = os.path.split(os.path.abspath(path))
    began, attempt, redirects = time.monotonic(), 0, 0

    def advance(done: int, total: int | None) -> None:
        if progress:
            progress(Progress("downloading", "", time.monotonic() - began, done, total))

    temporary = os.path.join(folder, f".{name[:80]}.{secrets.token_hex(4)}.part")
    try:
        with open(temporary, "xb") as file:
            transfer = Transfer(session.checked(url), file, advance)
            while not transfer.finished:
                attempt += 1
                transfer.location = ""
                await session.wire.transfer(transfer)
                if transfer.location and redirects < 5:
                    redirects, attempt = redirects + 1, attempt - 1
                    transfer.url = session.checked(transfer.location)
                elif not transfer.finished:
                    delay = _delay(attempt, None)
                    if attempt >= _api.ATTEMPTS or delay is None or 400 <= transfer.status < 500:
                        raise TransferFailed(f"downloading failed: {transfer.reason}")
                    await session.wire.pause(delay)
            if not transfer.content_type.startswith(
                ("video/", "image/", "audio/", "application/octet-stream", "binary/")
            ):
                raise TransferFailed(f"the host sent {transfer.content_type[:80]!r}, which is no media file")
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        raise TransferFailed(f"cannot write {path}: {error.strerror}") from None
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)
    return path


def status_of(data: object) -> str | None:
    """The status in a poll answer; None where the server knows no such generation."""
    for step in _api.STATUS_PATH.split("."):
        data = members(data).get(step)
    return data if isinstance(data, str) else None


def _delay(attempt: int, retry_after: float | None) -> float | None:
    """Seconds to wait before another attempt; None where the server asks for more patience than a call should have."""
    import random

    if retry_after is not None:
        return retry_after if retry_after <= _api.LONGEST_DELAY else None
    return random.uniform(0, min(_api.LONGEST_DELAY, _api.FIRST_DELAY * 2 ** (attempt - 1)))


def _fingerprint(body: bytes) -> str:
    import hashlib

    return hashlib.sha256(body).hexdigest()


def _unknown(reason: str, body: bytes, sent_at: float) -> str:
    when = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(sent_at))
    return (
        f"the request may have been accepted, and charged: {reason}. Do not send it again before you know: look in your "
        f"account's list of generations for one created at about {when}, or compare account() before and after; pick it "
        f"up with generation(id). Fingerprint of the body: {_fingerprint(body)[:16]}."
    )
