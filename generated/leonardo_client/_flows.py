# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""What a client does, step by step: submitting, asking, waiting, uploading, downloading.

Both clients run these coroutines over a wire (``_http.py``). That of the blocking client never suspends, so that a coroutine
runs to its end at the first step, and there is one implementation of everything that matters.
"""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import math
import os
import random
import re
import secrets
import stat
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

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
from ._progress import plain, shown
from ._slots import Slots
from ._values import Account, Drift, Progress, ProgressHook, UploadedImage, drift, image_file, items, members

if TYPE_CHECKING:
    from ._clients import Facts
    from ._http import BaseWire
    from ._request import Call

_MUCH = 1 << 20  # bytes: who has brought as much since the last cut is worth as many attempts again
_LONGEST_LIST = 10_000


class Exchange(NamedTuple):
    """What came of one HTTP request. ``event`` is empty when a whole answer came, else a word of the delivery table."""

    event: str
    reason: str
    status: int
    content: bytes
    headers: Mapping[str, str]

    @property
    def retry_after(self) -> float | None:
        """Seconds that the server asks to wait; None where it does not, or asks for more than a day and some hours.

        A date counts from the server's own clock where it names that too: the clock here may be wrong.
        """
        text = self.headers.get("retry-after", "")
        if text.isdecimal():
            return float(text) if len(text) < 6 else None
        moment, now = _moment(text), _moment(self.headers.get("date", ""))
        seconds = -math.inf if moment is None else moment - (time.time() if now is None else now)
        return max(0.0, seconds) if -math.inf < seconds < 100_000 else None


class _OfHook(BaseException):
    """What a progress hook of the caller's own has raised: nothing on its way may take it for a cut connection."""


class Transfer:
    """A download into an open file, from ``offset`` on where the host allows; ``finished`` when whole."""

    def __init__(self, file: IO[bytes], deadline: float, advance: Callable[[int, int | None], object]) -> None:
        self.file, self.deadline, self.advance = file, deadline, advance
        self.offset, self.tag, self.finished, self.status = 0, "", False, 0
        self.reason = self.url = self.location = ""
        self.total: int | None = None
        self.packed: Any = None


class Address:
    """Where the API lies. ``fault`` says what is wrong with it: whoever raises that has no password in a local value."""

    def __init__(self, base_url: object) -> None:
        given = base_url or os.environ.get(_api.BASE_URL_VARIABLE) or _api.BASE_URL
        self.url = given.rstrip("/") if isinstance(given, str) else "?"
        self.fault, bare = "", not set("@?#") & set(self.url)
        try:
            parts = urlsplit(self.url)
            self.loopback = parts.hostname in ("localhost", "127.0.0.1", "::1")
            secure = parts.scheme == "https" and bool((parts.hostname or "").encode("idna"))
        except ValueError:
            self.loopback = secure = False
        if not (bare and (secure or self.loopback and self.url.startswith("http://"))):
            # What stands before an @ or behind a ? may be a secret.
            shown = f": {self.url!r:.200}" if bare else ", and is not shown here"
            self.fault = f"the base URL must start with https:// (http:// on loopback only) and have no user, query or fragment{shown}"
            self.url = ""


class Session:
    """What a client does, over its wire. ``seen`` is drift that was reported already; ``submitted`` tells of each job
    when (monotonic, in seconds) it was accepted, until it is fetched or seen to fail. ``interrupted`` has a text for each
    billed request that was interrupted, and may have been accepted: what tells of it else, a TaskGroup drops.
    """

    def __init__(
        self,
        wire: BaseWire,
        address: Address,
        on_drift: Callable[[Drift], object] | None,
        max_concurrent: object = None,
        max_retries: object = None,
    ) -> None:
        limit = _whole("max_concurrent", _api.CONCURRENT_JOBS if max_concurrent is None else max_concurrent, 1)
        self.attempts = 1 + _whole("max_retries", _api.ATTEMPTS - 1 if max_retries is None else max_retries, 0)
        self.running, self.transfers = Slots(wire, limit), Slots(wire, _api.CONCURRENT_JOBS)
        self.submitted: dict[str, float] = {}
        self.interrupted: list[str] = []
        self.wire, self.on_drift = wire, plain("on_drift", on_drift)
        self.base_url, self.loopback = address.url, address.loopback
        self.seen: set[Drift] = set()
        if address.fault:
            raise InvalidRequest(address.fault)

    def url(self, operation: str, **parameters: object) -> tuple[str, str]:
        """An operation's method and address. Raises InvalidRequest for a closed client, or an id that is none."""
        self._usable()
        method, path = _api.OPERATIONS[operation]
        for value in parameters.values():
            if not (isinstance(value, str) and value.isascii() and value.replace("-", "").replace("_", "").isalnum()):
                raise InvalidRequest(f"not an id: {value!r:.200}")
        return method, self.base_url + path.format(**parameters)

    def _usable(self) -> None:
        self.wire.settle()
        if self.wire.closed:
            raise InvalidRequest("this client is closed; nothing was sent")

    def checked(self, url: str) -> str:
        """A storage or download address that may be used: https, or also http while the API itself is on loopback."""
        written = url.encode("utf-8", "ignore").decode() == url
        if not written or not url.lower().startswith(("https://", "http://") if self.loopback else "https://"):
            raise TransferFailed(f"the server named an address that is not https: {url[:200]!r}")
        return url

    def report(self, operation: str, report: _delivery.Report) -> None:
        """Tell ``on_drift``, once each, what an answer holds that was not known; ten thousand things at most."""
        kind = operation if report.kind == "success" else "error list" if items(report.data) else "error"
        for found in drift(report.data, _api.KNOWN[kind]) if self.on_drift else ():
            if found not in self.seen and len(self.seen) < _LONGEST_LIST and self.on_drift:
                self.seen.add(found)
                try:
                    self.on_drift(found)
                except Exception:  # the answer may hold the id of a paid job: nothing may keep it from the caller
                    logging.getLogger(__name__).exception("on_drift failed")

    async def create(self, call: Call, before: Callable[[str, float], object] | None = None) -> tuple[str, Any]:
        """Wait for a slot, upload what must be uploaded, then send the billed request: the job's id, and the answer.

        ``before`` is given the body's fingerprint and the time, right before the request leaves, each time.
        """
        call.checked()
        self.url("create")
        call.uploads()  # what is no image is refused at once, and not when its turn has come
        ticket = self.wire.signal()
        try:
            await self.running.enter(ticket, self._look_around, _api.INTERVAL)
            uploaded: dict[tuple[str, int], str] = {}
            for path, index, (data, extension, name) in call.uploads():
                uploaded[path, index] = (await self._put(data, extension, name)).id
            job, answer = await self.submit(call.checked(uploaded), before)
            self.running.rename(ticket, job)
            return job, answer
        except BaseException:
            self.running.leave(ticket)
            raise

    async def _look_around(self) -> None:
        """Ask how far the jobs are that nobody has asked for of late: without that, a full house could stay full."""
        for job, heard_of in list(self.running.held.items()):
            if len(self.running.held) < self.running.limit:
                return
            if not isinstance(job, str) or time.monotonic() - heard_of < _api.INTERVAL:
                continue
            try:
                await self.ask("poll", seconds=_api.LONGEST_INTERVAL, id=job)
                lost = time.monotonic() - self.submitted.get(job, 0) > _api.DEADLINE
            except LeonardoError as error:
                lost = not error.retry_safe
            if lost:  # nobody will ever hear of its end
                self.running.leave(job)

    def note_on(self, error: BaseException) -> None:
        """Add to what ends the use of a client what was paid for and not fetched, or may have been paid for."""
        if self.submitted:
            error.add_note(f"jobs that were started and not fetched: {', '.join(map(ascii, self.submitted))}")
        told = getattr(error, "__notes__", [])
        for text in self.interrupted:
            if text not in told:
                error.add_note(text)

    def _heard_of(self, job: str, status: str | None) -> None:
        """The server has told how far a job is: one that has ended runs no more, one that has failed leaves no file."""
        self.running.heard_of(job)
        if status in _api.SUCCESS or status in _api.FAILURE:
            self.running.leave(job)
        if status in _api.FAILURE:
            self.submitted.pop(job, None)

    async def submit(self, body: bytes, before: Callable[[str, float], object] | None = None) -> tuple[str, Any]:
        """Send a billed request, again only where the last one was provably not accepted."""
        method, url = self.url("create")
        attempt = 0
        while True:
            attempt, sent_at, job = attempt + 1, time.time(), None
            if before:
                before(_fingerprint(body), sent_at)
            try:
                exchange = await self.wire.exchange(method, url, body)
                report = _delivery.examine(exchange.content)
                job = _delivery.submission(report.data)
                self.report("create", report)
                row = _delivery.decide_billed(exchange.event, exchange.status, report)
                if job and row.outcome == "accepted":
                    self.submitted[job[0]] = time.monotonic()
                    if len(self.submitted) > _LONGEST_LIST:
                        del self.submitted[next(iter(self.submitted))]
                    return job[0], report.data
            except BaseException as error:
                reason = "the call was interrupted" + (
                    f", after the answer named the job {job[0]!r:.100}" if job else ""
                )
                if isinstance(error, Exception):  # of a hook of the caller's own, say
                    text = _unknown(f"{reason} by {type(error).__name__}", body, sent_at)
                    raise OutcomeUnknown(text, _fingerprint(body), sent_at) from error
                self.interrupted = [*self.interrupted[-_LONGEST_LIST:], _unknown(reason, body, sent_at)]
                error.add_note(self.interrupted[-1])
                raise
            delay = _delay(attempt, exchange.retry_after)
            if not row.resend or attempt >= self.attempts or delay is None:
                break
            await self.wire.pause(delay)
        if row.outcome == "not_sent":
            raise ConnectionFailed(f"nothing was sent, in {attempt} attempts: {exchange.reason}")
        if row.outcome == "refused":
            raise _delivery.api_error(row.error or RequestRejected, exchange.status, report, exchange.retry_after)
        reason = exchange.reason or f"HTTP {exchange.status} without a clear answer"
        if job:
            reason += f", which names the job {job[0]!r:.100}"
        elif exchange.event and report.text:
            reason += f", after a part of the answer: {report.text!r:.200}"
        text = _unknown(reason, body, sent_at)
        raise OutcomeUnknown(text, _fingerprint(body), sent_at, exchange.status or None, report.raw)

    async def ask(
        self, operation: str, body: bytes | None = None, *, seconds: float | None = None, **ids: str
    ) -> dict[str, Any]:
        """Send a request that changes nothing, again while that may help, or once within ``seconds``; the answer's data."""
        method, url = self.url(operation, **ids)
        attempt = 0
        while True:
            attempt += 1
            exchange = await self.wire.exchange(method, url, body, timeout=seconds)
            report = _delivery.examine(exchange.content)
            self.report(operation, report)
            if not exchange.event and exchange.status in (200, 201, 202) and report.kind == "success":
                if operation == "poll":
                    self._heard_of(ids["id"], _delivery.status_of(report.data))
                return members(report.data)
            row = _delivery.decide(exchange.event, exchange.status, report)
            delay = _delay(attempt, exchange.retry_after)
            again = bool(exchange.event) or row.resend or row.outcome == "unknown"
            if not again or delay is None or seconds is not None or attempt >= self.attempts:
                break
            await self.wire.pause(delay)
        if exchange.event:
            kind = RequestTimeout if exchange.reason.startswith("timeout") else ConnectionFailed
            raise kind(f"{method} {url} failed, in {attempt} attempts: {exchange.reason}")
        raise _delivery.api_error(row.error or ServerFailed, exchange.status, report, exchange.retry_after)

    async def wait(self, job: Facts, seconds: float, interval: float | None, progress: bool | ProgressHook) -> None:
        """Poll until the job has ended; it holds the last answer, however this ends. Raises GenerationFailed; WaitTimeout, a second after the deadline at most.

        Whatever goes wrong meanwhile, there is one request in an interval and not more.
        """
        if not 0 <= number(seconds) < math.inf or not (interval is None or number(interval) > 0):
            raise InvalidRequest("a wait needs a timeout of 0 or more seconds, and an interval of more than 0")
        deadline = (began := time.monotonic()) + seconds
        pause, delay, patience, trouble = interval or _api.FIRST_POLL, interval or _api.INTERVAL, 0.0, ""
        status: str | None = None
        with shown(progress) as tell:
            while True:
                # No two waits keep in step; and nobody comes back earlier than the server asked for.
                pause *= random.uniform(1 - _api.JITTER, 1 + _api.JITTER)
                pause = max(pause, patience * random.uniform(1, 1 + _api.JITTER))
                least = min(1.0, delay)  # seconds that the last question has, which is asked at the deadline
                # A question so near to the deadline waits for it; else its answer could come too late for another.
                step_end = deadline if (due := time.monotonic() + pause) > deadline - least else due
                while (left := step_end - time.monotonic()) > 0:
                    if tell:
                        tell(Progress("waiting", status or _api.PENDING[0], time.monotonic() - began))
                    await self.wire.pause(min(left, 0.2 if tell else 3600))
                pause, delay = delay, delay if interval else min(delay * _api.BACKOFF, _api.LONGEST_INTERVAL)
                patience, left = 0.0, deadline - time.monotonic()
                try:
                    job.raw = await self.ask("poll", seconds=left if left > 0 else least, id=job.id)
                    status, trouble = job.status or status, "" if job.status else "; the last answer names none"
                except LeonardoError as error:
                    if not error.retry_safe:
                        raise
                    trouble, patience = f"; asking failed: {error}", getattr(error, "retry_after", None) or 0.0
                if tell:
                    tell(Progress("waiting", status or _api.PENDING[0], time.monotonic() - began))
                if status in _api.SUCCESS:
                    return
                if status in _api.FAILURE:
                    text = f"generation {job.id} ended with status {status}; the API gives no reason (moderation is a common one)"
                    raise GenerationFailed(text, job.id, job.raw)
                if left <= 0:
                    text = f"generation {job.id} has not ended after {seconds:g} s (status {status!r:.60}{trouble}); it may be waited for again"
                    raise WaitTimeout(text, job.id)

    async def upload(self, image: str | os.PathLike[str] | bytes) -> UploadedImage:
        """Upload an image file or its bytes. Raises InvalidRequest, TransferFailed."""
        return await self._put(*image_file(image))

    async def _put(self, data: bytes, extension: str, name: str) -> UploadedImage:
        """Ask for a slot, then send the image there, without the key and with the file last."""
        answer = await self.ask("upload", json.dumps({"extension": extension}).encode())
        slot = members(answer.get("uploadInitImage"))
        try:
            fields = {name: str(value) for name, value in members(json.loads(slot["fields"])).items()}
            image, url = slot["id"], self.checked(str(slot["url"]))
            "".join([image, *fields, *fields.values()]).encode()
        except (TypeError, KeyError, ValueError, RecursionError):
            raise TransferFailed("the server's answer names no place to upload to") from None
        exchange = await self.wire.send_form(url, fields, data, f"image.{extension}")
        if exchange.event or exchange.status not in (200, 201, 204):
            # Storage hosts say no in XML; its code is one word.
            code = re.search(rb"<Code>([A-Za-z]{1,60})</Code>", exchange.content)
            said = f"HTTP {exchange.status}" + (f", {code[1].decode()}" if code else "")
            raise TransferFailed(f"uploading {name} failed: {exchange.reason or said}")
        return UploadedImage(image)

    async def account(self) -> Account:
        """Ask what the key may do and has left."""
        data = await self.ask("account")
        details = members(next(iter(items(data.get("user_details"))), None))
        user, slots = members(details.get("user")), details.get("apiConcurrencySlots")
        jobs = slots if isinstance(slots, int) else _api.CONCURRENT_JOBS
        tokens = details.get("apiPaidTokens"), details.get("apiSubscriptionTokens")
        return Account(user.get("id"), user.get("username"), jobs, *tokens, data)

    async def fetch(self, job: str, url: str, path: str, progress: bool | ProgressHook, timeout: float | None) -> str:
        """Download a file of a job when its turn has come; ``timeout`` is for both."""
        if timeout is not None and not 0 < number(timeout) < math.inf:
            raise InvalidRequest("a timeout must be more than 0 seconds, and finite")
        self._usable()
        deadline, ticket = time.monotonic() + (timeout or math.inf), self.wire.signal()
        try:
            await self.transfers.enter(ticket, deadline=deadline)
        except TimeoutError:
            raise TransferFailed(f"downloading failed: too many other transfers for all of {timeout:g} s") from None
        else:
            with shown(progress) as tell:
                await self.download(url, path, tell, deadline)
        finally:
            self.transfers.leave(ticket)
        self.submitted.pop(job, None)
        return path

    async def download(self, url: str, path: str, tell: ProgressHook | None, deadline: float) -> None:
        """Fetch a file whole or not at all: into a temporary file beside it, resumed where cut, renamed at the end."""
        target, began = os.path.abspath(path), time.monotonic()
        folder, name = os.path.split(target)
        temporary = os.path.join(folder, f".{name[:40]}.{secrets.token_hex(4)}.part")
        try:
            if no_file(path):
                raise OSError(errno.EINVAL, "it is, or can be, no file")
            with open(temporary, "xb") as file:

                def advance(done: int, total: int | None) -> None:
                    try:
                        if tell:
                            tell(Progress("downloading", "", time.monotonic() - began, done, total))
                    except Exception as error:
                        raise _OfHook(error) from None

                await self._fetch(Transfer(file, deadline, advance), self.checked(url))
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, target)
            _settle(folder)
        except (OSError, ValueError) as error:
            raise TransferFailed(f"cannot write {path}: {getattr(error, 'strerror', None) or error}") from None
        except _OfHook as error:
            raise error.args[0] from None
        finally:
            if os.path.exists(temporary):
                os.unlink(temporary)

    async def _fetch(self, transfer: Transfer, url: str) -> None:
        """Fetch until the file is whole, over cut connections, and in each attempt over at most five redirects."""
        attempt = redirects = best = 0
        transfer.url = url
        while not transfer.finished:
            await self.wire.transfer(transfer)
            if transfer.location and redirects < 5:
                redirects += 1
                transfer.url = self.checked(transfer.location)
            elif not transfer.finished:
                left = transfer.deadline - time.monotonic()
                if transfer.tag and transfer.offset >= best + _MUCH:
                    attempt, best = 0, transfer.offset
                attempt += 1
                final = 400 <= transfer.status < 500 and transfer.status not in (408, 416, 425, 429)
                if attempt >= _api.ATTEMPTS or final or transfer.location or left <= 0:
                    late = ", and the time for it is over" if left <= 0 else ""
                    raise TransferFailed(f"downloading failed: {transfer.reason}{late}")
                await self.wire.pause(min(_delay(attempt, None) or 0, left))
                transfer.url, redirects = url, 0


def _whole(name: str, value: object, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise InvalidRequest(f"{name} must be a whole number from {least}, got {value!r:.80}")
    return value


def number(value: object) -> float:
    """A number as it is, and NaN, which is in no range, for anything else."""
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else math.nan


def no_file(path: str) -> bool:
    """Whether a path cannot be that of a file: what is there is none, it names a folder or a stream, or nothing could be there."""
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode) and os.path.dirname(os.path.abspath(path)) != "/dev"
    except FileNotFoundError:
        regular = True
    except (OSError, ValueError):
        regular = False
    return not regular or not os.path.basename(path)


def _settle(folder: str) -> None:
    """Have a rename outlast a loss of power, on systems where a folder can be told to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _moment(text: str) -> float | None:
    """Seconds since the epoch of a date as HTTP writes it; None for any other text."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).timestamp() if text.endswith(" GMT") and len(text) < 40 else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _delay(attempt: int, retry_after: float | None) -> float | None:
    """Seconds to wait before another attempt; None where the server asks for more patience than a call should have."""
    if retry_after is not None:
        # A little later than asked, so that not all who were sent away come back at once.
        return retry_after * random.uniform(1, 1 + _api.JITTER) if retry_after <= _api.LONGEST_DELAY else None
    return random.uniform(0, min(_api.LONGEST_DELAY, _api.FIRST_DELAY * 2 ** (attempt - 1)))


def _fingerprint(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _unknown(reason: str, body: bytes, sent_at: float) -> str:
    when = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(sent_at))
    return (
        f"the request may have been accepted, and charged: {reason}. Do not send it again before you know: look in your "
        f"account's list of generations for one created at about {when}, or compare account() before and after; pick it "
        f"up with generation(id). Fingerprint of the body: {_fingerprint(body)[:16]}."
    )
