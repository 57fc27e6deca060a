"""A file is fetched whole or not at all: to a path, into a folder, an open file or memory, by either client."""

from __future__ import annotations

import base64
import gzip
import io
import mimetypes
import os
import re
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

import httpx
from pydantic import JsonValue

from docpact.check.callers import JOB, Caller, answer, replies
from docpact.check.harness import CDN, KEY, SECRET, Harness
from docpact.check.http_client import request_of
from docpact.check.promises import promise, promises_in
from docpact.check.pytest_suite import Tried, hold, promised
from docpact.check.range_responses import deliver
from docpact.check.seam import MODES, Mode, no_pauses
from docpact.spec import LoadedSpec
from docpact.spec.answers import addressed, answers_with_files, borne_out, content_of, files_at, with_value
from docpact.spec.api import Reads
from docpact.spec.documented import Documented
from docpact.spec.model import Media

CONTENT = bytes(range(256)) * 40
OTHER = CONTENT[::-1]
SHORT = CONTENT[:700]
OLD = b"what was there before"
SLACK = 1.0
"""Seconds that a busy machine may add to what is counted."""
MEDIA = "video/mp4"
Serve = Callable[[httpx.Request, int], httpx.Response]

ONCE = True


def _full_response() -> httpx.Response:
    return httpx.Response(200, headers={"content-type": MEDIA, "content-length": str(len(CONTENT))}, content=CONTENT)


def _compressed(content: bytes) -> Serve:
    headers = {"content-type": MEDIA, "content-length": str(len(content)), "content-encoding": "gzip"}
    return lambda _request, _number: httpx.Response(200, headers=headers, stream=_Pieces(content))


def _honest(request: httpx.Request, _number: int) -> httpx.Response:
    found = deliver(request_of(request), CONTENT, MEDIA)
    return httpx.Response(found.status, headers=found.headers, content=found.body)


def _cut(request: httpx.Request) -> httpx.Response:
    """The first half of what was asked for, as a connection that ends early gives it."""
    found = _honest(request, 0)
    half = found.content[: len(found.content) // 2]
    return httpx.Response(found.status_code, headers=found.headers, stream=_Pieces(half))


class _Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __init__(self, content: bytes) -> None:
        self.content = content

    def __iter__(self) -> Iterator[bytes]:
        yield self.content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self.content


def _once_cut(then: Serve) -> Serve:
    return lambda request, number: _cut(request) if number == 0 else then(request, number)


def _another_version(request: httpx.Request, number: int) -> httpx.Response:
    """The file has become another one: a part of that is no part of the first."""
    found = deliver(request_of(request), OTHER, MEDIA)
    if number == 1 and "range" in request.headers:
        part = {"content-range": f"bytes {len(CONTENT) // 2}-{len(OTHER) - 1}/{len(OTHER)}", "etag": '"another"'}
        return httpx.Response(206, headers={"content-type": MEDIA, **part}, content=OTHER[len(CONTENT) // 2 :])
    return httpx.Response(found.status, headers=found.headers, content=found.body)


def _shorter(request: httpx.Request, _number: int) -> httpx.Response:
    """The file has become another one, which is shorter than what has come of the first."""
    found = deliver(request_of(request), SHORT, MEDIA)
    return httpx.Response(found.status, headers=found.headers, content=found.body)


def _too_long(request: httpx.Request, number: int) -> httpx.Response:
    """A part that ends beyond the file, as its own header tells."""
    found = _honest(request, number)
    if number != 1 or found.status_code != HTTPStatus.PARTIAL_CONTENT:
        return found
    part = f"bytes {len(CONTENT) - len(found.content)}-{len(CONTENT) + len(OTHER) - 1}/{len(CONTENT)}"
    headers = {**found.headers, "content-range": part, "content-length": str(len(found.content) + len(OTHER))}
    return httpx.Response(found.status_code, headers=headers, content=found.content + OTHER)


def _moved(request: httpx.Request, _number: int) -> httpx.Response:
    """The file lies at another address, and only there."""
    elsewhere = str(request.url) == f"{CDN}/elsewhere"
    return _full_response() if elsewhere else httpx.Response(302, headers={"location": "/elsewhere"})


def _moved_to_http(request: httpx.Request, _number: int) -> httpx.Response:
    """The file lies at an address where anybody on the way could replace it."""
    plain = str(request.url.copy_with(scheme="http"))
    return _full_response() if request.url.scheme == "http" else httpx.Response(302, headers={"location": plain})


def _typed(media: str | None, content: bytes) -> Serve:
    headers = {"content-type": media} if media else {}
    return lambda _request, _number: httpx.Response(
        200, headers={**headers, "content-length": str(len(content))}, content=content
    )


def _announced(length: int, content: bytes = CONTENT) -> Serve:
    return lambda _request, _number: httpx.Response(
        200, headers={"content-type": MEDIA, "content-length": str(length)}, stream=_Pieces(content)
    )


def _refusing(status: int, **headers: str) -> Serve:
    return lambda _request, _number: httpx.Response(status, headers=headers, text="no")


WHOLE: dict[str, tuple[Serve, bytes]] = {
    "a whole file": (_honest, CONTENT),
    "a file that is cut once, and goes on": (_once_cut(_honest), CONTENT),
    "a file that is cut once, and comes from its start": (
        _once_cut(lambda _request, _number: _full_response()),
        CONTENT,
    ),
    "a file that is another one after a cut": (_once_cut(_another_version), OTHER),
    "a file that is a shorter one after a cut": (_once_cut(_shorter), SHORT),
    "a file that is cut once, and goes on beyond its end": (_once_cut(_too_long), CONTENT),
    "a file at another address": (_moved, CONTENT),
    "a compressed file": (_compressed(gzip.compress(CONTENT)), CONTENT),
    "a file that a busy host refuses once": (
        lambda request, number: httpx.Response(503) if number == 0 else _honest(request, number),
        CONTENT,
    ),
    "a file whose host does not name its type": (_typed(None, CONTENT), CONTENT),
}
AFTER_A_CUT = ("a file that is another one after a cut", "a file that is cut once, and goes on beyond its end")
"""What takes three requests: the one that was cut, one for the rest, and one from the start."""
IN_THE_CLEAR = "moved to where nothing is encrypted"
REFUSED = {"not there": 404, "forbidden": 403, "failing": 500}
BROKEN: dict[str, Serve] = {
    "shorter than announced": _announced(len(CONTENT) + 1),
    "longer than announced": _announced(len(CONTENT) - 1),
    "empty": _typed(MEDIA, b""),
    "a page": _typed("text/html; charset=utf-8", b"<!doctype html><p>Sign in"),
    "JSON": _typed("application/json", b'{"error": "no"}'),
    "XML": _typed("application/xml", b"<Error/>"),
    "a page that does not say so": _typed(None, b"<!doctype html><p>Sign in"),
    **{what: _refusing(status) for what, status in REFUSED.items()},
    IN_THE_CLEAR: _moved_to_http,
    "moved in a circle": _refusing(302, location=f"{CDN}/again"),
    "compressed and cut": _compressed(gzip.compress(CONTENT)[:-9]),
}
TARGETS = ("path", "folder", "open file", "memory")
NOWHERE = "folder that is not there"
PATHS: Mapping[str, Callable[[Path], str]] = {
    "path": str,
    "relative path": os.path.relpath,
    "path from home": lambda path: f"{Path.home()}/{os.path.relpath(path, Path.home())}",
}
"""Ways of giving a path, and what the call then gives."""


@dataclass(frozen=True, slots=True)
class Fetch:
    """What a host does, where the file should go, and the client that fetches it."""

    what: str
    target: str
    mode: Mode

    @property
    def name(self) -> str:
        return f"{self.what}, to {self.target}, {self.mode}"


def at_addresses(cases: Callable[[LoadedSpec], Iterator[Fetch]]) -> Callable[[LoadedSpec], Iterator[Fetch]]:
    """Cases about files that lie at an address; none where each answer holds them itself."""
    return lambda spec: cases(spec) if _kinds_at_addresses(spec) else iter(())


def _kinds_at_addresses(spec: LoadedSpec) -> set[Media]:
    """The kinds of files for which a documented answer has an address."""
    if (telling := spec.telling) is None:
        return set()
    having = [one.body for one in answers_with_files(telling) if addressed(one.body, telling)]
    return {kind for body in having for kind in files_at(body, telling.reads)}


@at_addresses
def fetches(spec: LoadedSpec) -> Iterator[Fetch]:
    patient = spec.api.content.retries.attempts > 2
    served = [what for what in WHOLE if patient or what not in AFTER_A_CUT]
    for mode in MODES:
        yield from (Fetch("a whole file", target, mode) for target in (*TARGETS, *PATHS))
        yield from (Fetch(what, target, mode) for what in served for target in ("path", "memory"))


@at_addresses
def broken_fetches(spec: LoadedSpec) -> Iterator[Fetch]:
    here = spec.api.content.server.url.startswith("http://")  # an API on this machine may have files in the clear
    broken = [what for what in BROKEN if not (here and what == IN_THE_CLEAR)]
    for mode in MODES:
        yield from (Fetch(what, target, mode) for what in broken for target in ("path", "open file", "memory"))
        yield Fetch("a whole file", NOWHERE, mode)


@dataclass(slots=True)
class Outcome:
    """What a fetch left: the content, the error, the requests to the host, all that lies in the folder, and what the
    call gave.
    """

    content: bytes | None
    error: Any
    requests: list[httpx.Request]
    files: dict[str, bytes]
    given: Any = None
    job: str = ""
    began: list[float] = field(default_factory=list[float])
    """When each request to the host left, in seconds from the first."""


def fetch(  # noqa: PLR0913  # all but the first four have a default
    harness: Harness,
    case: Fetch,
    serve: Serve,
    folder: Path,
    *,
    address: str = "clip.mp4",
    kind: Media | None = None,
    job: str = JOB,
    progress: Any = False,
    timeout: float | None = None,
    slow: float = 0,
) -> Outcome:
    """Fetch the one file of a job, of the usual kind or another, from an address of a host.

    Each answer of the host takes ``slow`` seconds. An open file has something in it, and stands at its end.
    """
    asked: list[httpx.Request] = []
    began: list[float] = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.host != httpx.URL(CDN).host:
            return with_file(harness, f"{CDN}/{address}", kind, job)
        asked.append(request)
        began.append(clock.monotonic())
        clock.skipped += slow
        return serve(request, len(asked) - 1)

    caller = Caller(harness, case.mode, handler, besides="poll")
    path, buffer = folder / "clip", io.BytesIO(OLD)
    buffer.seek(0, io.SEEK_END)
    if case.target == "path":
        path.write_bytes(OLD)
    with no_pauses(harness.package.__name__) as clock:
        generation = caller.job(job)
        calls: dict[str, Callable[[Any], Any]] = {
            "path": lambda _: generation.files[0].download(path, progress=progress, timeout=timeout),
            "relative path": lambda _: generation.files[0].download(
                os.path.relpath(path), progress=progress, timeout=timeout
            ),
            "path from home": lambda _: generation.files[0].download(
                f"~/{os.path.relpath(path, Path.home())}", progress=progress, timeout=timeout
            ),
            "folder": lambda _: generation.files[0].download(folder, progress=progress, timeout=timeout),
            NOWHERE: lambda _: generation.files[0].download(
                folder / "none" / "clip", progress=progress, timeout=timeout
            ),
            "open file": lambda _: generation.files[0].download(buffer, progress=progress, timeout=timeout),
            "memory": lambda _: generation.files[0].read(timeout=timeout),
        }
        found: list[Any] = []
        error = caller.error(lambda client: _kept(found, calls[case.target](client)))
    files = {one.name: one.read_bytes() for one in folder.iterdir()}
    written = buffer.getvalue()
    assert written.startswith(OLD), f"{case.name}: what an open file had before was overwritten"
    kept = {
        "open file": written.removeprefix(OLD),
        "path": files.get("clip"),
        "relative path": files.get("clip"),
        "path from home": files.get("clip"),
        "folder": next(iter(files.values()), None),
    }
    content = found[0] if case.target == "memory" and found else kept.get(case.target)
    times = [one - began[0] for one in began]
    return Outcome(content, error, asked, files, found[0] if found else None, generation.id, times)


def with_file(harness: Harness, address: str, kind: Media | None, job: str) -> httpx.Response:
    """The answer that has one file, of the usual kind or another, at an address."""
    telling = harness.spec.telling
    assert telling is not None
    if telling.role == "result":
        return answer(*harness.endpoint.documented.result(telling, job, [address], kind))
    if telling is not harness.spec.operation:
        return answer(*harness.endpoint.documented.polled(telling, job, "success", [address], kind))
    forms = (Documented(harness.spec.api.content, form=form) for form in range(len(telling.examples)))
    bodies = (one.created(job, telling, [address], kind, lambda: "data:,held") for one in forms)
    return answer(*next(one for one in bodies if addressed(one[1], telling)))


def _kept(found: list[Any], given: Any) -> Any:
    """Keep what a call gives, awaited or not."""
    if hasattr(given, "__await__"):

        async def awaited() -> None:
            found.append(await given)

        return awaited()
    found.append(given)
    return None


@promise(fetches)
def a_file_is_fetched_whole(harness: Harness, case: Fetch) -> None:
    """Its content is what the host has, also where the transfer was cut; nothing else is left, and no key was shown.

    The call gives the path as the caller has given it.
    """
    serve, content = WHOLE[case.what]
    with tempfile.TemporaryDirectory(prefix="docpact-") as name:
        found = fetch(harness, case, serve, Path(name))
        path = PATHS[case.target](Path(name) / "clip") if case.target in PATHS else found.given
    assert found.given == path, f"{case.name}: the call gives {found.given!r}, not {path!r}"
    assert found.content == content, f"{case.name}: {len(found.content or b'')} bytes, {found.error!r}"
    assert len(found.files) == (0 if case.target in ("open file", "memory") else 1), (
        f"{case.name}: left {[*found.files]}"
    )
    shown = [one for one in found.requests if KEY in f"{one.url} {one.headers.raw}" or SECRET in str(one.headers.raw)]
    assert not shown, f"{case.name}: the key was shown to the host of files"
    methods = {(one.method, one.headers.get("accept-encoding")) for one in found.requests}
    assert methods == {("GET", "identity")}, f"{case.name}: asked by {methods}"


@promise(fetches)
def a_cut_file_goes_on_where_it_was_cut(harness: Harness, case: Fetch) -> None:
    """The second request asks for the rest of this very version alone."""
    if not case.what.startswith("a file that is cut once"):
        return
    with tempfile.TemporaryDirectory(prefix="docpact-") as name:
        found = fetch(harness, case, WHOLE[case.what][0], Path(name))
    tag = deliver(request_of(found.requests[0]), CONTENT, MEDIA).headers["etag"]
    ranges = [(one.headers.get("range"), one.headers.get("if-range")) for one in found.requests[:2]]
    assert ranges == [(None, None), (f"bytes={len(CONTENT) // 2}-", tag)], f"{case.name}: {ranges}"


@promise(broken_fetches)
def no_part_of_a_file_is_left(harness: Harness, case: Fetch) -> None:
    """What is not whole, is no media, or cannot be written, raises TransferFailed with the host's status.

    What was there before stays.
    """
    with tempfile.TemporaryDirectory(prefix="docpact-") as name:
        found = fetch(harness, case, BROKEN.get(case.what, _honest), Path(name))
    told = found.error.status if isinstance(found.error, harness.package.TransferFailed) else False
    wanted = told is not False and told == REFUSED.get(case.what, told)
    assert wanted, f"{case.name}: {found.error!r}, of status {told}"
    want = {"clip": OLD} if case.target == "path" else {}
    assert found.files == want, f"{case.name}: left {[*found.files]}"
    assert case.target == "path" or not found.content, f"{case.name}: gave {len(found.content or b'')} bytes"
    # What may pass is asked for as often as api.yaml says, and what is refused is not asked for again.
    often = harness.spec.api.content.retries.attempts if case.what == "failing" else 1
    wanted_requests = [often] if case.what in REFUSED else range(30)
    assert len(found.requests) in wanted_requests, f"{case.name}: {len(found.requests)} requests"


@at_addresses
def fetches_in_time(_spec: LoadedSpec) -> Iterator[Fetch]:
    yield from (Fetch("failing", target, mode) for mode in MODES for target in TARGETS)


@promise(fetches_in_time)
def a_download_ends_in_its_time(harness: Harness, case: Fetch) -> None:
    """A host that fails is not asked on when the time is over; what is no time is refused, and nothing asked."""
    with tempfile.TemporaryDirectory(prefix="docpact-") as name:
        long, short = (fetch(harness, case, BROKEN[case.what], Path(name), timeout=time) for time in (None, 0.001))
        wrong = [fetch(harness, case, BROKEN[case.what], Path(name), timeout=time) for time in (0, -1, float("inf"))]
    errors = [type(one.error).__name__ for one in (long, short, *wrong)]
    assert errors == ["TransferFailed"] * 2 + ["InvalidRequest"] * 3, f"{case.name}: {errors}"
    asked = [len(one.requests) for one in (long, short, *wrong)]
    attempts = harness.spec.api.content.retries.attempts
    # A pause has jitter, and may be shorter than the shortest time.
    ended = asked[1] <= max(2, attempts - 1)
    assert (asked[0], ended, asked[2:]) == (attempts, True, [0, 0, 0]), f"{case.name}: {asked} requests"
    _check_the_time_of_all_attempts(harness, case)


def _check_the_time_of_all_attempts(harness: Harness, case: Fetch) -> None:
    """Each attempt has what those before have left, and no more; without a time, what api.yaml says."""
    usual = harness.spec.api.content.timeouts.read
    slow, whole = usual / 4, usual / 2
    for time in (None, whole):
        with tempfile.TemporaryDirectory(prefix="docpact-") as name:
            found = fetch(harness, case, _refusing(503), Path(name), timeout=time, slow=slow)
        seconds = [one.extensions["timeout"]["read"] for one in found.requests]
        wanted = [min(usual, (time or usual * 9) - begun) for begun in found.began]
        odd = [pair for pair in zip(seconds, wanted, strict=True) if not pair[1] - SLACK <= pair[0] <= pair[1] + SLACK]
        assert not odd, f"{case.name}, timeout {time}: the host has {odd} (was, wanted) seconds"
        assert min(wanted) > 0, f"{case.name}, timeout {time}: asked at {found.began}"


ENDINGS = {
    "clip.webm": ".webm",
    "clip.v2.MOV?name=clip.txt": ".mov",
    "clip%2Egif": ".gif",
    "clip": None,
    "clip?name=clip.exe": None,
    "clip.a-long-name/1": None,
    "clip.exe%2F..%2F..%2Fupwards": None,
    "clip.m p4": None,
}
"""Addresses of files and the endings of these; None where the address has none, and the kind of file decides."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file of a kind at an address, and the client that fetches it into a folder."""

    address: str
    kind: Media
    mode: Mode

    @property
    def name(self) -> str:
        return f"{self.kind} at /{self.address}, {self.mode}"


def named_files(spec: LoadedSpec) -> Iterator[NamedFile]:
    """Every address, of each kind of files that a documented answer has and that is not told by its ending."""
    telling = spec.telling
    if telling is None or not telling.reads.files:
        return
    placed: dict[Media, bool] = {
        kind: all("**" not in one for one in paths) for kind, paths in telling.reads.files.items()
    }
    shown = _kinds_at_addresses(spec)
    for mode in MODES:
        yield from (
            NamedFile(address, kind, mode) for kind in placed if placed[kind] and kind in shown for address in ENDINGS
        )


@promise(named_files)
def a_file_in_a_folder_has_its_name(harness: Harness, case: NamedFile) -> None:
    """The job's id, and the ending of the address, or else one of the kind of file; the call gives the path."""
    with tempfile.TemporaryDirectory(prefix="docpact-") as name:
        fetched = Fetch(case.name, "folder", case.mode)
        place: dict[str, Any] = {"address": case.address, "kind": case.kind, "job": f"{JOB}/of: ours"}
        found = fetch(harness, fetched, _typed(MEDIA, CONTENT), Path(name), **place)
        assert [*found.files] == [Path(str(found.given)).name], f"{case.name}: {found.error or found.given!r}"
        assert Path(str(found.given)).parent == Path(name), f"{case.name}: {found.given} is not in {name}"
    (file,) = map(Path, found.files)
    stem = f"{JOB}-of-ours" if found.job.startswith(JOB) else found.job
    assert re.fullmatch(f"{stem}[A-Za-z0-9-]*", file.stem), f"{case.name}: {file}"
    ending = ENDINGS[case.address]
    media = "model3d/gltf-binary" if file.suffix == ".glb" else mimetypes.guess_type(file.name)[0] or "of no type"
    if ending is not None:
        assert file.suffix == ending, f"{case.name}: {file}, not {ending}"
    else:
        assert media.startswith(f"{case.kind}/"), f"{case.name}: {file} is {media}"


@dataclass(frozen=True, slots=True)
class Hook:
    """An error that a caller's progress hook raises, where the file should go, and the client that fetches it."""

    error: type[Exception]
    target: str
    mode: Mode

    @property
    def name(self) -> str:
        return f"{self.error.__name__} of a hook, to {self.target}, {self.mode}"


def hooks(spec: LoadedSpec) -> Iterator[Hook]:
    """Errors of the caller's own, also such as the network has: these would be tried again."""
    errors = (ZeroDivisionError, ConnectionResetError, TimeoutError, RuntimeError, httpx.ReadError)
    for mode in MODES if _kinds_at_addresses(spec) else ():
        yield from (Hook(error, target, mode) for error in errors for target in ("path", "open file"))


@promise(hooks)
def a_hook_that_fails_ends_a_download(harness: Harness, case: Hook) -> None:
    """With the hook's own error, after one request; what was there before is as it was."""
    mine = case.error("mine")

    def hook(_progress: object) -> None:
        raise mine

    with tempfile.TemporaryDirectory(prefix="docpact-") as name:
        fetched = Fetch(case.name, case.target, case.mode)
        found = fetch(harness, fetched, _honest, Path(name), progress=hook)
    assert found.error is mine, f"{case.name}: {found.error!r}"
    assert len(found.requests) == 1, f"{case.name}: {len(found.requests)} requests"
    want = {"clip": OLD} if case.target == "path" else {}
    assert found.files == want and found.content in (OLD, b""), f"{case.name}: left {[*found.files]}"  # noqa: PT018


@dataclass(frozen=True, slots=True)
class Held:
    """A documented answer that holds its files itself, and the client that is given it."""

    body: JsonValue
    number: int
    mode: Mode

    @property
    def name(self) -> str:
        return f"documented answer {self.number}, {self.mode}"


def held_files(spec: LoadedSpec) -> Iterator[Held]:
    for number, one in enumerate(answers_with_files(spec.telling)):
        if spec.telling and not addressed(one.body, spec.telling):
            yield from (Held(_whole(one.body, spec.telling.reads), number, mode) for mode in MODES)


def _whole(body: JsonValue, reads: Reads) -> JsonValue:
    """A documented answer, whose files' content is no base64 any more where the page has shortened it."""
    for kind, found in files_at(body, reads).items():
        path = borne_out(body, (reads.files or {})[kind])
        if path and None in map(content_of, found):
            written = [f"{one[: one.rfind(',') + 1]}{base64.b64encode(SHORT).decode()}" for one in found]
            body = with_value(body, path, [*written])
    return body


@promise(held_files)
def a_file_in_the_answer_is_given_whole(harness: Harness, case: Held) -> None:
    """Files that an answer holds itself are there without another request, into memory and at a path."""
    telling = harness.spec.telling or harness.spec.operation
    caller = Caller(harness, case.mode, replies(answer(telling.statuses[0], case.body)), besides="poll")
    job = caller.job()
    want = [content_of(text) for text in next(iter(files_at(case.body, telling.reads).values()))]
    found: list[Any] = []
    with tempfile.TemporaryDirectory(prefix="docpact-") as name:
        path = Path(name) / "file"
        for file in job.files:
            caller.run(lambda _, file=file: _kept(found, file.read()))  # type: ignore[misc]
            caller.run(lambda _, file=file: _kept(found, file.download(path)))  # type: ignore[misc]
            found[-1] = path.read_bytes()
    assert found == [one for one in want for _ in range(2)], f"{case.name}: {found}, not {want}"
    assert len(caller.sent) == 1, f"{case.name}: {len(caller.sent)} requests"


PROMISES = promises_in(globals())


@promised(PROMISES)
def test_every_download(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)
