# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Starting jobs and hearing of them: submitting, asking, waiting."""

from __future__ import annotations

import hashlib
import json
import logging
import math
import random
import time
from collections.abc import Callable, Mapping
from secrets import token_hex
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

from .address import Address
from .answers import Report, about, api_error, decide, decide_billed, examine, files, job_id, printable, status, texts
from .api import JSON, Api, Operation, filled
from .clock import now
from .errors import (
    ApiError,
    ClientError,
    ConnectionFailed,
    GenerationFailed,
    InvalidRequest,
    OutcomeUnknown,
    RequestTimeout,
    WaitTimeout,
)
from .paths import given_at, text
from .progress import progress_reporter
from .upload import sent_inputs
from .values import VALIDATIONS, Progress, ProgressHook, RequestOptions, Validation
from .wire import MAXIMUM_ANSWER, MAXIMUM_FILES, Answer, Wire, number

if TYPE_CHECKING:
    from .client import GenerationState
    from .requests import Call

_LONGEST_LIST, _LONGEST_TIME = 10_000, 1_000_000_000  # seconds: sockets cannot wait longer than some of these
_MOST_NULLS = 5  # answers in a row that have null in the place of a job: the API does not know it
Before = Callable[[str, float], object]


class Created(NamedTuple):
    """A job's id, and where they are known, what the API said of it, and the operation that said it."""

    id: str
    data: Any = None
    operation: Operation | None = None


class Options(NamedTuple):
    """What a caller may set for all requests, or for one: seconds, headers, how often a request is sent again, and
    what becomes of a body that the documentation is against.
    """

    timeout: float | None = None
    headers: Mapping[str, str] = {}
    attempts: int = 1
    validation: Validation = "refuse"


class Session:
    """What a client does, over its wire. ``submitted`` tells of each job when (monotonic, in seconds) it was accepted,
    until it is fetched or seen to fail; ``interrupted`` has a text for each billed request that was interrupted, and
    may have been accepted. ``on_answer`` is called with the operation and what each answer says.
    """

    def __init__(self, api: Api, wire: Wire, address: Address, options: Options) -> None:
        self.api, self.wire, self.address, self.options = api, wire, address, options
        if address.fault:
            raise InvalidRequest(address.fault)
        self.submitted: dict[str, float] = {}
        self.interrupted: list[str] = []
        self.on_answer: Callable[[Operation, Report], object] | None = None
        self.log = logging.getLogger(api.package)
        self._told: set[str] = set()

    # Requests.

    def operation(self, role: str) -> Operation:
        """Raises InvalidRequest where the API has no such operation."""
        if operation := self.api.operation(role):
            return operation
        raise InvalidRequest(f"the spec of the {self.api.title} has no operation to {role}; nothing was sent")

    def headers(self, operation: Operation, options: Options, content_type: str = "") -> dict[str, str]:
        """The headers of a request, but for the key: the caller's own win."""
        usual = {"accept": "application/json", "user-agent": f"{self.api.package}/{self.api.version}"}
        usual |= {"content-type": content_type} if content_type else {}
        usual |= {operation.idempotency.lower(): token_hex(16)} if operation.idempotency else {}
        usual |= {name.lower(): value for name, value in operation.headers.items()}
        return usual | {name.lower(): value for name, value in options.headers.items()}

    def _examined(self, operation: Operation, answer: Answer) -> Report:
        report = examine(self.api, operation, answer)
        if self.on_answer is not None:
            self.on_answer(operation, report)
        return report

    def tell_once(self, text: str) -> None:
        """Log what a caller should hear of, once."""
        if text not in self._told and len(self._told) < _LONGEST_LIST:
            self._told.add(text)
            self.log.warning("%s", printable(text))

    # Creating.

    async def create(self, call: Call, before: Before | None = None, **changes: Unpack[RequestOptions]) -> Created:
        """Upload what must be uploaded, then send the billed request.

        ``before`` is given the body's fingerprint and the time, right before the request leaves, each time.
        """
        self.wire.ready()
        options = checked_options(self.options, **changes)
        call = call._replace(validation=options.validation)
        media = call.read_inputs(self.api)  # what is no picture is refused at once, and not when its turn has come
        body = call.checked(self.api, media)
        await self.wire.take_turn()
        try:
            if media and (uploaded := await sent_inputs(self, call, media)):
                body = call.checked(self.api, media, uploaded)
            return await self.submit(self.creating(call), body, options, before)
        finally:
            self.wire.end_turn()

    def creating(self, call: Call) -> Operation:
        """The operation that takes a call's body. Raises InvalidRequest where the API has none."""
        return self.api.operations.get(call.page.operation) or self.operation("submit")

    async def submit(self, operation: Operation, body: bytes, options: Options, before: Before | None) -> Created:
        """Send a billed request, again only where the last one was provably not accepted, or the server does each once."""
        most = MAXIMUM_FILES if operation.role == "sync" else MAXIMUM_ANSWER
        url, content_type, sent = self.address.request(operation, body)
        headers = self.headers(operation, options, content_type)
        once = {operation.idempotency: headers[operation.idempotency.lower()]} if operation.idempotency else None
        attempt, doubt, fingerprint = 0, "", hashlib.sha256((b"" if sent is body else url.encode()) + sent).hexdigest()
        while True:
            attempt, sent_at, job, refused = attempt + 1, now().time(), None, False
            if before:
                before(fingerprint, sent_at)
            try:
                answer = await self.wire.exchange(
                    operation.method, url, headers, sent, timeout=options.timeout, maximum=most
                )
                job = job_id(operation, (report := self._examined(operation, answer)).data)
                row = decide_billed(self.api, operation, answer, report, job)
                if job and row.outcome == "accepted":
                    self._note_submitted(job)
                    return Created(job, report.data, operation)
                reason = answer.reason or f"HTTP {answer.status} without a clear answer"
                doubt = doubt or reason * (row.outcome not in ("not_sent", "refused"))
                refused = not doubt
                if not ((row.resend or (doubt and once)) and await self._again(operation, attempt, options, answer)):
                    break
            except BaseException as error:
                if refused:
                    raise
                reason = "the call was interrupted" + (f", after the answer named the job {job[:100]!r}" if job else "")
                if isinstance(error, Exception):  # of a hook of the caller's own, say
                    raise self._unknown(f"{reason} by {type(error).__name__}", fingerprint, sent_at, once) from error
                self.interrupted[:-_LONGEST_LIST] = []  # those of a client with other options are the same list
                self.interrupted.append(str(self._unknown(reason, fingerprint, sent_at, once)))
                error.add_note(self.interrupted[-1])
                raise
        if row.outcome == "not_sent" and not doubt:
            raise ConnectionFailed(f"nothing was sent, in {_times(attempt, options)}: {answer.reason}")
        if row.outcome == "refused" and not doubt:
            raise api_error(self.api, row.error, answer, report)
        if doubt != reason:
            reason = f"{doubt}, and after that {reason}"
        if job:
            reason += f", which names the job {job[:100]!r}"
        elif answer.event and report.text:
            reason += f", after a part of the answer: {report.text!r:.200}"
        raise self._unknown(reason, fingerprint, sent_at, once, about(self.api, answer, report))

    def _unknown(
        self,
        reason: str,
        fingerprint: str,
        sent_at: float,
        once: Mapping[str, str] | None,
        about: Mapping[str, Any] | None = None,
    ) -> OutcomeUnknown:
        when = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(sent_at))
        polled = self.api.operation("poll") is not None
        said = (
            f"the request may have been accepted, and charged: {reason}. Do not send it again before you know: look in your "
            f"account's list of generations for one created at about {when}"
            f"{'; pick it up with generation(id)' if polled else ''}"
            f"{f', or send the same again with headers={once}, which starts no second one' if once else ''}. Fingerprint of the body: {fingerprint[:16]}."
        )
        return OutcomeUnknown(said, fingerprint=fingerprint, sent_at=sent_at, **(about or {}))

    def _note_submitted(self, job: str) -> None:
        self.submitted[job] = now().monotonic()
        if len(self.submitted) > _LONGEST_LIST:
            del self.submitted[next(iter(self.submitted))]

    def note_on(self, error: BaseException) -> None:
        """Add to what ends the use of a client what was paid for and not fetched, or may have been paid for."""
        if self.submitted:
            error.add_note(f"jobs that were started and not fetched: {', '.join(map(ascii, self.submitted))}")
        known = getattr(error, "__notes__", [])
        for said in self.interrupted:
            if said not in known:
                error.add_note(said)

    # Asking.

    async def ask(
        self,
        role: str | Operation,
        *,
        limit: float | None = None,
        values: Mapping[str, str] | None = None,
    ) -> Any:
        """Send a request that changes nothing, again while that may help, or once within ``limit``; the answer's data."""
        self.wire.ready()
        operation = self.operation(role) if isinstance(role, str) else role
        options, seconds, attempt = self.options, math.inf if limit is None else limit, 0
        url = self.address.of(operation, **values or {})
        body = None if operation.body is None else json.dumps(filled(operation.body, values or {})).encode()
        headers = self.headers(operation, options, "" if body is None else JSON)
        while True:
            attempt += 1
            answer = await self.wire.exchange(
                operation.method, url, headers, body, timeout=options.timeout, limit=seconds
            )
            report = self._examined(operation, answer)
            empty = operation.role == "delete" and not (report.data or answer.content.lstrip().startswith(b"<"))
            if not answer.event and answer.status in operation.statuses and (report.kind == "success" or empty):
                return report.data
            row = decide(self.api, answer, report)
            passing = limit is None and (bool(answer.event) or row.resend or row.outcome == "unknown")
            if not (passing and await self._again(operation, attempt, options, answer)):
                break
        if answer.event:
            kind = RequestTimeout if answer.reason.startswith("timeout") else ConnectionFailed
            raise kind(f"{operation.method} {url} failed, in {_times(attempt, options)}: {answer.reason}")
        raise api_error(self.api, row.error if row.outcome == "refused" else "ServerFailed", answer, report)

    async def refresh(self, job: GenerationState[Any], limit: float | None = None) -> None:
        """Ask how far a job is, and once it is complete for its files, where an operation of their own tells them."""
        poll, result, began = self.operation("poll"), self.api.operation("result"), now().monotonic()
        job.raw = await self.ask(poll, limit=limit, values={"id": job.id})
        named = text(job.raw, poll.reads["result"]) if "result" in poll.reads else job.id
        if result and named and job.result is None and status(poll, job.raw) in self.api.waiter.success:
            if limit is not None:
                limit = max(began + limit - now().monotonic(), min(limit, 1.0))
            job.result = await self.ask(result, limit=limit, values={"id": job.id, "result": named})

    async def wait(
        self, job: GenerationState[Any], timeout: float | None, interval: float | None, progress: bool | ProgressHook
    ) -> None:
        """Poll until the job has ended, unless its files came at once; it holds the last answer, however this ends.

        Raises GenerationFailed; WaitTimeout, a second after the deadline at most; ApiError where answers have null for the
        job, unless it was started here. Whatever goes wrong meanwhile, there is one request in an interval and not more.
        """
        seconds = self.api.waiter.deadline if timeout is None else timeout
        if not 0 <= number(seconds) < math.inf or not (interval is None or number(interval) > 0):
            raise InvalidRequest("a wait needs a timeout of 0 or more seconds, and an interval of more than 0")
        waiter, clock, own = self.api.waiter, now(), job.operation
        if own and own.role == "sync" and (word := status(own, job.submission)) not in waiter.pending:
            self._ended(own, job, job.submission, word)
            return
        operation = self.operation("poll")
        deadline = (began := clock.monotonic()) + seconds
        pause, delay, patience, trouble = interval or waiter.first_after, interval or waiter.interval, 0.0, ""
        word, nulls = status(operation, job.raw), 0
        with progress_reporter(progress) as tell:
            while True:
                # No two waits keep in step; and nobody comes back earlier than the server asked for.
                pause *= random.uniform(1 - waiter.jitter, 1 + waiter.jitter)
                pause = max(pause, patience * random.uniform(1, 1 + waiter.jitter))
                least = min(1.0, delay)  # seconds that the last question has, which is asked at the deadline
                # A question so near to the deadline waits for it; else its answer could come too late for another.
                step_end = deadline if (due := clock.monotonic() + pause) > deadline - least else due
                while (left := step_end - clock.monotonic()) > 0:
                    if tell:
                        tell(Progress("waiting", word or waiter.pending[0], clock.monotonic() - began))
                    await self.wire.pause(min(left, 0.2 if tell else 3600))
                pause, delay = delay, delay if interval else min(delay * waiter.backoff, waiter.longest_interval)
                patience, left = 0.0, deadline - clock.monotonic()
                try:
                    await self.refresh(job, left if left > 0 else least)
                    found = status(operation, job.raw)
                    trouble = "" if found else "; the last answer names none"
                    known = found or word or job.id in self.submitted
                    nulls = nulls + 1 if not known and _is_null(operation, job.raw) else 0
                except ClientError as error:
                    if not error.retry_safe:
                        raise
                    trouble, patience = f"; asking failed: {error}", getattr(error, "retry_after", None) or 0.0
                    self.log.info("asking for %s failed, and is tried again: %s", printable(job.id), error)
                word = status(operation, job.raw) or word
                if tell:
                    tell(Progress("waiting", word or waiter.pending[0], clock.monotonic() - began))
                if self._ended(operation, job, job.raw, word):
                    return
                if nulls == _MOST_NULLS:
                    said = f"the server answers, and knows no generation {printable(job.id)}: look at the id, and whose key this is"
                    raise ApiError(said, raw=job.raw, generation_id=job.id)
                if left <= 0:
                    said = f"generation {printable(job.id)} has not ended after {seconds:g} s (status {word!r:.60}{trouble}); it may be waited for again"
                    raise WaitTimeout(said, generation_id=job.id)

    def _ended(self, operation: Operation, job: GenerationState[Any], data: Any, word: str | None) -> bool:
        """Whether a job is complete. Raises GenerationFailed where it has failed, with the server's reason."""
        waiter = self.api.waiter
        if word in waiter.failure:
            self.submitted.pop(job.id, None)
            found = "; ".join(texts(data, operation.reads.get("reason", ()))) or None
            because = f": {printable(found)[:300]}" if found else "; the API gives no reason (moderation is common)"
            said = f"generation {printable(job.id)} ended with status {word}{because}"
            raise GenerationFailed(said, raw=data, generation_id=job.id, reason=found)
        if word is not None and word not in waiter.success and word not in waiter.pending:
            # A final word that nobody has documented, beside files, is the end; else the wait goes on.
            self.tell_once(f"the server gives a status that this client does not know: {word[:60]!r}")
            return bool(files(operation, data))
        return word in waiter.success and (job.result is not None or not self.api.operation("result"))

    async def _again(self, operation: Operation, attempt: int, options: Options, answer: Answer) -> bool:
        """Wait before another attempt. False without one: they are over, or the server asks for more patience than a
        call has.
        """
        longest, first, asked = self.api.retries.longest_delay, self.api.retries.first_delay, answer.retry_after
        if attempt >= options.attempts or (asked is not None and asked > longest):
            return False
        delay = random.uniform(0, min(longest, first * 2 ** (attempt - 1)))
        if asked is not None:  # a little later, so that not all who were sent away come back at once
            delay = asked * random.uniform(1, 1 + self.api.waiter.jitter)
        why, following = answer.reason or f"HTTP {answer.status}", f"attempt {attempt + 1} of {options.attempts}"
        self.log.info("%s %s: %s; %s follows in %.1f s", operation.method, operation.path, why, following, delay)
        await self.wire.pause(delay)
        return True


def _is_null(operation: Operation, data: object) -> bool:
    """Whether an answer about a job has null in its place."""
    above = [path.rpartition(".")[0] or "$" for path in operation.reads.get("job", ())]
    return any(value is None for path in above for _, value in given_at(data, path))


def _times(attempt: int, options: Options) -> str:
    return f"{attempt} {'attempt' if attempt == 1 else 'attempts'} (max_retries={options.attempts - 1})"


def checked_options(
    usual: Options, *, timeout: Any = None, headers: Any = None, max_retries: Any = None, validation: Any = None
) -> Options:
    """Options, checked; what is None is as it was. Raises InvalidRequest."""
    found = usual
    if max_retries is not None:
        found = found._replace(attempts=1 + whole("max_retries", max_retries, 0))
    if timeout is not None:
        if not 0 < number(timeout) < _LONGEST_TIME:
            raise InvalidRequest("a timeout must be more than 0 seconds, and finite: a billion at most")
        found = found._replace(timeout=timeout)
    if headers is not None:
        pairs: list[tuple[Any, Any]] = [*headers.items()] if isinstance(headers, Mapping) else [(None, None)]
        if not all(isinstance(one, str) for pair in pairs for one in pair):
            raise InvalidRequest("headers must map names to texts")
        found = found._replace(headers={**found.headers, **dict(pairs)})
    if validation is not None:
        if validation not in VALIDATIONS:
            raise InvalidRequest(f"validation must be one of {', '.join(VALIDATIONS)}, got {validation!r:.80}")
        found = found._replace(validation=validation)
    return found


def whole(name: str, value: object, least: int) -> int:
    """A whole number. Raises InvalidRequest for anything else."""
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise InvalidRequest(f"{name} must be a whole number from {least}, got {value!r:.80}")
    return value
