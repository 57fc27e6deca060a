"""Downloads: the whole file or none under its name, resumed where cut, and never with the key."""

from __future__ import annotations

import base64
import gzip
import io
import os
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest

from docpact.check.messages import Request as ContractRequest
from docpact.check.range_responses import deliver
from leonardo_client import AsyncLeonardo, FakeServer, File, Leonardo, Progress, TransferFailed
from leonardo_client._runtime.core.download import path_of

from .conftest import JOB, Answer, Api, Pieces

CLIP = bytes(range(256)) * 40
TAG = '"version-1"'
VIDEO = {"content-type": "video/mp4", "etag": TAG}
LENGTH = {"content-length": str(len(CLIP))}


def whole(**headers: str) -> httpx.Response:
    return httpx.Response(200, headers={**VIDEO, **headers}, content=CLIP)


def cut(*pieces: bytes, status: int = 200, error: BaseException | None = None, **headers: str) -> httpx.Response:
    """An answer that ends too early: with an error, as over a connection that is cut."""
    merged = {**VIDEO, **LENGTH, **{name.replace("_", "-"): value for name, value in headers.items()}}
    shown = {name: value for name, value in merged.items() if value}
    return httpx.Response(status, headers=shown, stream=Pieces(*pieces, error or httpx.ReadError("cut")))


def part(start: int, headers: Mapping[str, str] | None = None, *, stop: int = len(CLIP)) -> httpx.Response:
    """The rest of the clip from a byte on, as an answer to a Range."""
    described = {"content-range": f"bytes {start}-{stop - 1}/{len(CLIP)}", **VIDEO, **(headers or {})}
    return httpx.Response(206, headers=described, content=CLIP[start:stop])


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "clips").mkdir()
    return tmp_path / "clips" / "clip.mp4"


def left(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


def test_a_file_is_fetched_whole_in_one_request_without_the_key(api: Api, target: Path) -> None:
    api.answer(whole())
    assert api.download(target) == str(target)
    assert target.read_bytes() == CLIP
    assert left(target) == ["clip.mp4"]
    (request,) = api.server.requests
    assert "authorization" not in request.headers
    assert "range" not in request.headers
    assert request.headers["accept-encoding"] == "identity"
    assert request.extensions["timeout"] == {"connect": 10, "read": 60, "write": 60, "pool": 60}


def test_a_file_of_one_byte_is_a_file(api: Api, target: Path) -> None:
    api.answer(httpx.Response(200, headers=VIDEO, content=b"x"))
    api.download(target)
    assert target.read_bytes() == b"x"


def test_a_relative_path_is_given_back_and_stays_where_it_was_meant(
    api: Api, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(target.parent)

    def answer(_: httpx.Request) -> httpx.Response:
        os.chdir("/")
        return whole()

    api.answer(answer)
    assert api.download("clip.mp4") == "clip.mp4"
    assert target.read_bytes() == CLIP


def test_a_cut_transfer_is_resumed_where_it_ended(api: Api, target: Path) -> None:
    api.answer(
        cut(CLIP[:100], CLIP[100:3000]),
        cut(CLIP[3000:5000], status=206, content_range=f"bytes 3000-10239/{len(CLIP)}", content_length="7240"),
        part(5000),
    )
    api.download(target)
    assert target.read_bytes() == CLIP
    asked = [(request.headers.get("range"), request.headers.get("if-range")) for request in api.server.requests]
    assert asked == [(None, None), ("bytes=3000-", TAG), ("bytes=5000-", TAG)]
    assert len(api.clock.pauses) == 2


def test_what_the_contracts_host_serves_is_resumed_at_any_byte(api: Api, target: Path) -> None:
    for step in (1, 5119, len(CLIP) - 1):
        count = 0

        def answer(request: httpx.Request, step: int = step) -> httpx.Response:
            nonlocal count
            count += 1
            given = deliver(ContractRequest("GET", "/", dict(request.headers)), CLIP, "video/mp4")
            if count > 1:
                return httpx.Response(given.status, headers=given.headers, content=given.body)
            return httpx.Response(
                given.status, headers=given.headers, stream=Pieces(CLIP[:step], httpx.ReadError("cut"))
            )

        api.answer(answer)
        api.download(target)
        assert target.read_bytes() == CLIP


@pytest.mark.parametrize("tag", ["", 'W/"weak"', "unquoted"])
def test_without_a_strong_tag_a_cut_transfer_begins_anew(api: Api, target: Path, tag: str) -> None:
    api.answer(cut(CLIP[:3000], etag=tag), whole(etag=tag))
    api.download(target)
    assert target.read_bytes() == CLIP
    assert [request.headers.get("range") for request in api.server.requests] == [None, None]


def test_a_tag_that_cannot_be_sent_back_is_none(api: Api, target: Path) -> None:
    first = cut(CLIP[:3000])
    first.headers = httpx.Headers(
        [(b"etag", b'"caf\xe9"'), *[pair for pair in first.headers.raw if pair[0] != b"etag"]]
    )
    api.answer(first, whole())
    api.download(target)
    assert target.read_bytes() == CLIP
    assert "if-range" not in api.server.requests[1].headers


def test_a_host_without_range_sends_all_again_and_nothing_is_doubled(api: Api, target: Path) -> None:
    api.answer(cut(CLIP[:3000]), whole())
    api.download(target)
    assert target.read_bytes() == CLIP


def test_a_part_whose_two_lengths_differ_is_not_written(api: Api, target: Path) -> None:
    """The deep profile of contract_tests/test_double_spend.py found it: the padding of a 206 lay within the clip."""
    span = f"bytes 3000-{len(CLIP) - 1}/{len(CLIP)}"
    padded = cut(b" " * 1000, status=206, content_range=span, content_length=str(len(CLIP)))
    api.answer(cut(CLIP[:3000]), padded, part(4000), whole())
    api.download(target)
    assert target.read_bytes() == CLIP


def test_another_version_meanwhile_replaces_what_was_fetched(api: Api, target: Path) -> None:
    other = httpx.Response(200, headers={**VIDEO, "etag": '"version-2"'}, content=b"other")
    api.answer(cut(CLIP[:3000]), other)
    api.download(target)
    assert target.read_bytes() == b"other"


def test_a_host_that_fails_once_in_between_changes_nothing(api: Api, target: Path) -> None:
    api.answer(cut(CLIP[:3000]), httpx.Response(503), part(3000))
    api.download(target)
    assert target.read_bytes() == CLIP
    assert [one.headers.get("range") for one in api.server.requests] == [None, "bytes=3000-", "bytes=3000-"]


def test_after_a_refused_range_the_transfer_begins_anew(api: Api, target: Path) -> None:
    api.answer(cut(CLIP[:3000]), httpx.Response(416), whole())
    api.download(target)
    assert target.read_bytes() == CLIP
    assert [one.headers.get("range") for one in api.server.requests] == [None, "bytes=3000-", None]


def test_over_http_2_the_end_is_told_without_a_length(api: Api, target: Path) -> None:
    answer = httpx.Response(200, headers=VIDEO, stream=Pieces(CLIP), extensions={"http_version": b"HTTP/2"})
    api.answer(lambda _: answer)
    api.download(target)
    assert target.read_bytes() == CLIP


@pytest.mark.parametrize("length", [0, 1, 2, 700])
def test_a_file_that_the_answer_holds_itself_is_written_whole(api: Api, target: Path, length: int) -> None:
    content = CLIP[: 600 + length]
    text = base64.b64encode(content).decode()
    for url in (text, f"data:video/mp4;base64,{text}", f"DATA:video/mp4;base64,{text}"):
        seen: list[Progress] = []
        assert api.download(target, url, progress=seen.append) == str(target)
        assert target.read_bytes() == content
        assert [(one.done, one.total) for one in seen] == [(len(content), len(content))]
    assert api.server.requests == []


def test_a_first_answer_with_only_a_part_is_completed(api: Api, target: Path) -> None:
    api.answer(part(0, stop=4000), part(4000))
    api.download(target)
    assert target.read_bytes() == CLIP


def test_a_resumed_part_that_ends_early_is_completed_too(api: Api, target: Path) -> None:
    api.answer(cut(CLIP[:3000]), part(3000, stop=4000), part(4000))
    api.download(target)
    assert target.read_bytes() == CLIP


PASSING = (408, 416, 425, 429)
"""Statuses of refusals after which another attempt may have the file."""
BAD: dict[str, tuple[Sequence[Answer], str, int]] = {
    "forbidden": ([httpx.Response(403, text="<html>")], "HTTP 403", 1),
    **{
        f"HTTP {status}": ([httpx.Response(status)], f"HTTP {status}", 4 if status >= 500 or status in PASSING else 1)
        for status in (*range(400, 432), 451, *range(500, 512), 599)
    },
    "gone while resuming": ([cut(CLIP[:10]), httpx.Response(410)], "HTTP 410", 2),
    "range refused": ([cut(CLIP[:10]), httpx.Response(416)], "HTTP 416", 4),
    "no content": ([httpx.Response(204)], "HTTP 204", 4),
    "refused": ([httpx.ConnectError("refused")], "connection: ConnectError: refused", 4),
    "late": ([httpx.ReadTimeout("late")], "timeout: ReadTimeout: late", 4),
    "always cut": ([cut(CLIP[:10], etag="")], "cut", 4),
    "too short": ([httpx.Response(200, headers={**VIDEO, **LENGTH}, stream=Pieces(CLIP[:-1]))], "10239 of 10240", 4),
    "too long": ([httpx.Response(200, headers={**VIDEO, **LENGTH}, stream=Pieces(CLIP, b"x"))], "10241 of 10240", 4),
    "no length": ([httpx.Response(200, headers=VIDEO, stream=Pieces(CLIP))], "does not say where the file ends", 4),
    "odd length": (
        [
            httpx.Response(
                200,
                headers=[(b"content-length", b"\xb2"), *[(n.encode(), v.encode()) for n, v in VIDEO.items()]],
                stream=Pieces(CLIP),
            )
        ],
        "does not say where the file ends",
        4,
    ),
    "endless length": ([cut(CLIP, content_length="9" * 5000)], "cut", 4),
    "another part": ([cut(CLIP[:10]), part(20)], "another part", 4),
    "a part of what is not known": (
        [cut(CLIP[:10]), part(10, {"content-range": "bytes 10-20/*"})],
        "another part",
        4,
    ),
    "a part without range": ([httpx.Response(206, headers=VIDEO, content=CLIP)], "another part", 4),
    "a part in another encoding": (
        [
            httpx.Response(
                206,
                headers={**VIDEO, "content-range": "bytes 0-10239/10240", "content-encoding": "gzip"},
                stream=Pieces(CLIP),
            )
        ],
        "another part",
        4,
    ),
    "broken compression": (
        [
            httpx.Response(
                200, headers={**VIDEO, "content-encoding": "gzip", "content-length": "3"}, stream=Pieces(b"abc")
            )
        ],
        "incorrect header check",
        4,
    ),
    "a page": (
        [httpx.Response(200, headers={"content-type": "text/html"}, content=b"<html>")],
        "'text/html', which",
        1,
    ),
    "redirect without location": ([httpx.Response(302)], "HTTP 302", 4),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("before", [None, b"an earlier clip"])
def test_a_failed_download_leaves_what_was_there_and_no_half_file(
    api: Api, target: Path, name: str, before: bytes | None
) -> None:
    if before:
        target.write_bytes(before)
    answers, message, requests = BAD[name]
    api.answer(*answers)
    with pytest.raises(TransferFailed, match="(downloading failed: .*|the host sent )" + message) as caught:
        api.download(target)
    assert caught.value.retry_safe
    assert len(api.server.requests) == requests
    assert left(target) == (["clip.mp4"] if before else [])
    if before:
        assert target.read_bytes() == before


def test_a_file_without_a_length_in_chunks_or_compressed_is_whole_when_it_ends(api: Api, target: Path) -> None:
    import gzip

    chunked = httpx.Response(200, headers={**VIDEO, "transfer-encoding": "chunked"}, stream=Pieces(CLIP))
    packed = gzip.compress(CLIP)
    encoded = {**VIDEO, "content-encoding": "gzip", "content-length": str(len(packed))}
    for answer in (chunked, httpx.Response(200, headers=encoded, stream=Pieces(packed))):
        api.answer(answer)
        api.download(target)
        assert target.read_bytes() == CLIP
        target.unlink()


def test_compressed_data_is_unpacked_in_small_pieces(api: Api, target: Path) -> None:
    """Sixteen kilobytes become sixteen megabytes: they are never all in memory."""
    seen = [0]
    headers = {**VIDEO, "content-encoding": "gzip", "transfer-encoding": "chunked"}
    api.answer(httpx.Response(200, headers=headers, stream=Pieces(gzip.compress(bytes(1 << 24)))))
    api.download(target, progress=lambda progress: seen.append(progress.done))
    assert target.stat().st_size == seen[-1] == 1 << 24
    assert max(later - earlier for earlier, later in pairwise(seen)) <= 5 << 20


def test_a_cut_compressed_transfer_is_not_resumed_in_the_middle(api: Api, target: Path) -> None:
    api.answer(cut(b"", content_encoding="gzip"), whole())
    api.download(target)
    assert [request.headers.get("range") for request in api.server.requests] == [None, None]
    assert target.read_bytes() == CLIP


@pytest.mark.parametrize(
    "kind", ["video/mp4", "VIDEO/MP4", "image/png", "application/octet-stream", "binary/octet-stream"]
)
def test_media_types_of_files_are_taken(api: Api, target: Path, kind: str) -> None:
    api.answer(httpx.Response(200, headers={"content-type": kind}, content=CLIP))
    api.download(target)
    assert target.read_bytes() == CLIP


def redirect(location: str, status: int = 302) -> httpx.Response:
    return httpx.Response(status, headers={"location": location})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_without_the_key(api: Api, target: Path, status: int) -> None:
    api.answer(redirect("https://other.test/a", status), redirect("b/c?d=1", status), whole())
    api.download(target)
    assert [str(request.url) for request in api.server.requests] == [
        "https://cdn.test/clip.mp4",
        "https://other.test/a",
        "https://other.test/b/c?d=1",
    ]
    assert all("authorization" not in request.headers for request in api.server.requests)
    assert api.clock.pauses == []
    assert target.read_bytes() == CLIP


@pytest.mark.parametrize(
    "location", ["http://cdn.test/clip.mp4", "HTTP://x.test/", "ftp://x.test/", "file:///etc/passwd"]
)
def test_redirects_to_what_is_not_https_are_refused(api: Api, target: Path, location: str) -> None:
    api.answer(redirect(location))
    with pytest.raises(TransferFailed, match="not https"):
        api.download(target)
    assert len(api.server.requests) == 1
    assert left(target) == []


@pytest.mark.parametrize(
    "location", ["https://[", "https://x.test:99999/", "//[", "https://x y/", "\x7f", "https://\xff\xfe/"]
)
def test_redirects_that_cannot_be_read_fail_as_downloads_do(api: Api, target: Path, location: str) -> None:
    api.answer(httpx.Response(302, headers=[(b"location", location.encode("latin-1"))]), httpx.Response(404))
    with pytest.raises(TransferFailed, match="failed"):
        api.download(target)
    assert left(target) == []


def test_a_cut_transfer_goes_on_from_the_address_that_was_named_and_not_from_where_it_led(
    api: Api, target: Path
) -> None:
    api.answer(*[redirect("/a")] * 5, cut(CLIP[:3000]), *[redirect("/b")] * 5, part(3000))
    api.download(target)
    assert target.read_bytes() == CLIP
    assert [request.url.path for request in api.server.requests] == ["/clip.mp4", *["/a"] * 5, "/clip.mp4", *["/b"] * 5]


def test_too_many_redirects_end(api: Api, target: Path) -> None:
    api.answer(redirect("/again"))
    with pytest.raises(TransferFailed, match="too many redirects"):
        api.download(target)
    assert len(api.server.requests) == 6
    assert left(target) == []


@pytest.mark.parametrize("url", ["http://cdn.test/a", "ftp://cdn.test/a", "file:///etc/passwd", "//cdn.test/a", ""])
def test_an_address_that_is_not_https_is_never_asked(api: Api, target: Path, url: str) -> None:
    with pytest.raises(TransferFailed, match="not https"):
        api.download(target, url)
    assert api.server.requests == []
    assert left(target) == []


@pytest.mark.parametrize("base_url", ["http://127.0.0.1:8000/api/rest", "http://localhost", "http://[::1]:1/x"])
def test_plain_http_is_for_a_sandbox_on_loopback(api: Api, target: Path, base_url: str) -> None:
    api.answer(redirect("http://127.0.0.1:9000/clip.mp4"), whole())
    api.download(target, "http://127.0.0.1:9000/a", base_url=base_url)
    assert target.read_bytes() == CLIP
    with pytest.raises(TransferFailed, match="not https"):
        api.download(target, "ftp://127.0.0.1/a", base_url=base_url)


def test_an_address_that_cannot_be_read_fails_as_downloads_do(api: Api, target: Path) -> None:
    with pytest.raises(TransferFailed, match="InvalidURL"):
        api.download(target, "https://cdn.test:port/")
    assert left(target) == []


def test_a_folder_that_is_missing_or_a_name_that_is_a_folder_is_an_error_of_ours(api: Api, target: Path) -> None:
    api.answer(whole())
    with pytest.raises(TransferFailed, match=r"cannot write .*missing.*: No such file"):
        api.download(target.parent / "missing" / "clip.mp4")
    assert api.server.requests == []


def test_a_download_into_a_folder_is_named_after_its_job(api: Api, target: Path) -> None:
    api.answer(whole())
    target.mkdir()
    path = Path(api.download(target))
    assert path.parent == target
    assert path.name == f"{JOB}-v1.mp4"
    assert path.read_bytes() == CLIP


ENDINGS = {"video": ".mp4", "image": ".png", "audio": ".mp3", "model3d": ".glb", "something new": ""}


@pytest.mark.parametrize("kind", ENDINGS)
@pytest.mark.parametrize("address", ["https://cdn.test/clip", "https://cdn.test/clip.bin-ary", "data"])
def test_a_file_without_an_ending_has_one_of_its_kind(tmp_path: Path, kind: str, address: str) -> None:
    url = f"data:x/y;base64,{base64.b64encode(CLIP).decode()}" if address == "data" else address
    file = File(Leonardo("a-key"), JOB, kind, url, "v1")
    assert path_of(str(tmp_path), file) == str(tmp_path / f"{JOB}-v1{ENDINGS[kind]}")


@pytest.mark.parametrize(
    ("ending", "kept"), [(".MOV", ".mov"), (".abcde", ".abcde"), (".abcdef", ".mp4"), (".", ".mp4")]
)
def test_an_ending_of_the_address_is_kept_where_it_is_one(tmp_path: Path, ending: str, kept: str) -> None:
    file = File(Leonardo("a-key"), JOB, "video", f"https://cdn.test/clip{ending}?a=b.exe", "")
    assert path_of(str(tmp_path), file) == str(tmp_path / f"{JOB}{kept}")


@pytest.mark.parametrize(("job", "name"), [("../../x y", "x-y"), ("\u00e4" * 3, "file"), ("x" * 300, "x" * 100)])
def test_a_name_in_a_folder_is_plain_and_not_long(tmp_path: Path, job: str, name: str) -> None:
    file = File(Leonardo("a-key"), job, "video", "https://cdn.test/clip.mp4", "")
    assert path_of(str(tmp_path), file) == str(tmp_path / f"{name}.mp4")


@pytest.mark.parametrize("content", [b"<clip", b"{clip", b"[clip", b" clip"])
def test_a_file_of_a_type_may_begin_as_text_does(api: Api, target: Path, content: bytes) -> None:
    api.answer(httpx.Response(200, headers=VIDEO, content=content))
    assert Path(api.download(target)).read_bytes() == content


def test_a_file_of_no_type_is_fetched_unless_it_is_text(api: Api, target: Path) -> None:
    api.answer(httpx.Response(200, headers=LENGTH, content=CLIP))
    assert Path(api.download(target)).read_bytes() == CLIP
    api.answer(httpx.Response(200, headers={"content-length": "6"}, content=b"<html>"))
    with pytest.raises(TransferFailed, match="text without saying so"):
        api.download(target)
    assert target.read_bytes() == CLIP


def test_a_long_name_in_many_bytes_can_be_written(api: Api, target: Path) -> None:
    path = target.parent / ("\U0001f426" * 60 + ".mp4")
    api.answer(whole())
    api.download(path)
    assert path.read_bytes() == CLIP


def test_a_full_disk_is_an_error_of_ours_and_leaves_nothing(
    api: Api, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    api.answer(whole())
    with pytest.raises(TransferFailed, match="No space left"):
        api.download(target)
    assert left(target) == []


def interrupts(what: type[BaseException]) -> list[Callable[[Path], Answer]]:
    return [
        lambda _: what(),
        lambda _: cut(CLIP[:100], error=what()),
        lambda _: cut(b"", error=what()),
    ]


@pytest.mark.parametrize("phase", range(3))
@pytest.mark.parametrize("what", [KeyboardInterrupt, SystemExit, ZeroDivisionError])
def test_an_interrupted_download_leaves_what_was_there(
    api: Api, target: Path, phase: int, what: type[BaseException]
) -> None:
    target.write_bytes(b"an earlier clip")
    api.answer(interrupts(what)[phase](target))
    with pytest.raises(what):
        api.download(target)
    assert left(target) == ["clip.mp4"]
    assert target.read_bytes() == b"an earlier clip"


OWN_ERRORS = [
    ValueError,
    KeyboardInterrupt,
    BrokenPipeError,
    TimeoutError,
    httpx.ConnectError,
    httpx.InvalidURL,
    RuntimeError,
]


@pytest.mark.parametrize("what", OWN_ERRORS)
def test_a_progress_hook_that_raises_ends_the_download_with_its_own_error(
    api: Api, target: Path, what: type[BaseException]
) -> None:
    def broken(_: Progress) -> None:
        raise what("mine")

    api.answer(whole())
    with pytest.raises(what, match="mine"):
        api.download(target, progress=broken)
    assert len(api.server.requests) == 1
    assert left(target) == []


def test_progress_counts_the_bytes_also_over_a_cut(api: Api, target: Path) -> None:
    seen: list[Any] = []
    api.answer(cut(CLIP[:100], CLIP[100:3000]), part(3000))
    api.download(target, progress=seen.append)
    assert [(progress.done, progress.total) for progress in seen] == [
        (100, len(CLIP)),
        (3000, len(CLIP)),
        (len(CLIP), len(CLIP)),
    ]
    assert all(progress.stage == "downloading" and progress.status == "" for progress in seen)


def test_downloads_draw_a_bar_when_asked(api: Api, target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    api.answer(whole())
    api.download(target, progress=True)
    assert capsys.readouterr().err == "downloading\n"


def test_a_request_for_a_file_has_no_more_than_the_time_for_it() -> None:
    server: Any = FakeServer(Leonardo, AsyncLeonardo)
    asked, answered = list[dict[str, float]](), server._handle

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.host == "files.invalid":
            asked.append(request.extensions["timeout"])
        return answered(request)

    server._handle = handle
    with server.client() as leonardo:
        leonardo.kling_2_6.create(prompt="A red kite").wait().videos[0].download(io.BytesIO(), timeout=2.5)
    assert len(asked) == 1
    assert all(0 < seconds <= 2.5 for seconds in asked[0].values())
