"""Downloads over the whole HTTP stack and a virtual network: a whole file or none, and an end in any case."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leonardo_client import AsyncFile, File, InvalidRequest, TransferFailed
from leonardo_client._api import API
from leonardo_client._runtime.core.download import LEAST_PACE

from .conftest import JOB, Mode
from .virtual_network import Script, VirtualNetwork, World

MODES: tuple[Mode, ...] = ("blocking", "asynchronous")
URL = "http://cdn.test/clip.mp4"
VERSIONS = [bytes(range(256)) * 12, b"another cut of the clip " * 170]
Piece = tuple[float, bytes]
Behaviour = Callable[[bytes], Iterator[Piece]]


def head(status: int, **headers: object) -> bytes:
    merged: dict[str, object] = {"content_type": "video/mp4", "connection": "close"} | headers
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in merged.items() if value is not None]
    return "\r\n".join([f"HTTP/1.1 {status} X", *lines, "", ""]).encode()


def tag(version: int) -> str:
    return f'"version-{version}"'


def wanted(request: bytes, version: int) -> int:
    """The first byte that a request asks for, of that version."""
    found = re.search(rb"(?i)range: bytes=(\d+)-", request)
    return int(found[1]) if found and tag(version).encode() in request else 0


def honest(version: int, cut: float = 1.0, pace: float = 0.0, *, ranges: bool = True, tagged: bool = True) -> Behaviour:
    """A host that keeps to the standard, up to the share of the file at which the connection breaks."""

    def answer(request: bytes) -> Iterator[Piece]:
        clip, start = VERSIONS[version], wanted(request, version) if ranges else 0
        etag = tag(version) if tagged else None
        length = len(clip) - start
        if 0 < start < len(clip):
            yield (
                0.0,
                head(206, content_length=length, etag=etag, content_range=f"bytes {start}-{len(clip) - 1}/{len(clip)}"),
            )
        else:
            start = 0
            yield 0.0, head(200, content_length=len(clip), etag=etag)
        rest = clip[start:]
        rest = rest[: int(len(rest) * cut)]
        yield from ((pace, rest[at : at + 500]) for at in range(0, len(rest), 500))

    return answer


def fixed(text: bytes) -> Behaviour:
    return lambda _: iter([(0.0, text)])


def shifted(version: int, by: int) -> Behaviour:
    """Another part than was asked for, and truly so named."""

    def answer(request: bytes) -> Iterator[Piece]:
        clip, start = VERSIONS[version], max(0, wanted(request, version) + by)
        shown = f"bytes {start}-{len(clip) - 1}/{len(clip)}"
        yield 0.0, head(206, content_length=len(clip) - start, etag=tag(version), content_range=shown) + clip[start:]

    return answer


def other_version(version: int, *, tagged: bool) -> Behaviour:
    """The part asked for, of whatever version there is now, although If-Range named the other."""

    def answer(request: bytes) -> Iterator[Piece]:
        found = re.search(rb"(?i)range: bytes=(\d+)-", request)
        clip, start = VERSIONS[version], int(found[1]) if found else 0
        shown = f"bytes {start}-{len(clip) - 1}/{len(clip)}"
        etag = tag(version) if tagged else None
        yield 0.0, head(206, content_length=len(clip) - start, etag=etag, content_range=shown) + clip[start:]

    return answer


PACKED = gzip.compress(VERSIONS[0])
HOSTS: dict[str, Behaviour] = {
    "not there": fixed(head(404, content_length=0)),
    "busy": fixed(head(503, content_length=0)),
    "too many": fixed(head(429, content_length=0, retry_after=1)),
    "not satisfiable": fixed(head(416, content_length=0)),
    "a page": fixed(head(200, content_type="text/html", content_length=6) + b"<html>"),
    "a page without a type": fixed(head(200, content_type=None, content_length=6) + b"<html>"),
    "too short": fixed(head(200, content_length=len(VERSIONS[0]) + 9) + VERSIONS[0]),
    "no length": fixed(head(200) + VERSIONS[0]),
    "two lengths": fixed(head(200, content_length="5, 6") + VERSIONS[0]),
    "chunks": fixed(head(200, transfer_encoding="chunked") + b"c00\r\n" + VERSIONS[0] + b"\r\n0\r\n\r\n"),
    "chunks without an end": fixed(head(200, transfer_encoding="chunked") + b"c00\r\n" + VERSIONS[0] + b"\r\n"),
    "compressed": fixed(head(200, content_encoding="gzip", content_length=len(PACKED)) + PACKED),
    "cut before compression ended": fixed(
        head(200, content_encoding="gzip", content_length=len(PACKED) - 9) + PACKED[:-9]
    ),
    "compressed twice over": fixed(
        head(200, content_encoding="gzip", content_length=len(PACKED) * 2) + PACKED + PACKED
    ),
    "compression that nobody knows": fixed(head(200, content_encoding="br", content_length=9) + b"x" * 9),
    "a page of compression": fixed(head(200, content_encoding="gzip", content_length=9) + b"x" * 9),
    "part before": shifted(0, -1),
    "part behind": shifted(0, 1),
    "part of another version": other_version(1, tagged=True),
    "part of another length": other_version(1, tagged=False),
    "part without a place": fixed(head(206, content_length=5) + b"hello"),
    "part that is longer than it says": fixed(
        head(206, content_range=f"bytes 0-9/{len(VERSIONS[0])}", content_length=len(VERSIONS[0])) + VERSIONS[0]
    ),
    "part beyond the end": fixed(head(206, content_range="bytes 0-9/5", content_length=10) + b"0123456789"),
    "a redirect": fixed(head(302, location="/other/clip.mp4", content_length=0)),
    "a redirect to nowhere": fixed(head(302, location="http://[", content_length=0)),
    "silence": lambda _: iter([(1e9, b"")]),
    "cut at once": fixed(b""),
    "no HTTP": fixed(b"\x16\x03\x01\r\n\r\n"),
}
"""Hosts that do one thing wrong, or unusual."""


def behaviours() -> st.SearchStrategy[Behaviour]:
    return st.one_of(
        st.builds(
            honest,
            st.sampled_from([0, 1]),
            st.one_of(st.just(1.0), st.floats(0, 1)),
            st.sampled_from([0.0, 0.1, 30.0]),
            ranges=st.booleans(),
            tagged=st.booleans(),
        ),
        st.sampled_from(list(HOSTS.values())),
    )


def fetch(mode: Mode, hosts: list[Behaviour], path: Path, timeout: float | None = None, **options: Any) -> World:
    """Fetch a file; each request meets the next host, the last one for ever. Gives the world, also with an error."""
    world = World(lambda number: Script(answer=hosts[min(number, len(hosts) - 1)]))

    def use(client: Any) -> Any:
        kind: Any = File if mode == "blocking" else AsyncFile
        return kind(client, JOB, "video", URL, "v1").download(path, timeout=timeout, **options)

    try:
        VirtualNetwork(mode).use(world, use)
    except TransferFailed as error:
        world.error = error
    return world


def check(folder: Path, examples: int) -> None:
    target = folder / "clip.mp4"

    @settings(max_examples=examples, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
    @given(
        st.sampled_from(MODES),
        st.lists(behaviours(), min_size=1, max_size=6),
        st.one_of(st.none(), st.floats(1, 500)),
        st.booleans(),
    )
    def run(mode: Mode, hosts: list[Behaviour], timeout: float | None, before: bool) -> None:  # noqa: FBT001
        target.unlink(missing_ok=True)
        if before:
            target.write_bytes(b"an earlier clip")
        world = fetch(mode, hosts, target, timeout)
        if world.error is None:
            assert target.read_bytes() in VERSIONS
        else:
            assert target.exists() == before
            assert not before or target.read_bytes() == b"an earlier clip"
        assert sorted(path.name for path in folder.iterdir()) == ["clip.mp4"] * target.exists()
        if timeout is not None:
            assert world.now - 1000 <= timeout + 0.01

    run()


def test_whatever_hosts_do_the_file_is_whole_or_what_was_there_before(tmp_path: Path) -> None:
    check(tmp_path, 120)


@pytest.mark.deep
def test_whatever_hosts_do_the_file_is_whole_or_what_was_there_before_searched_far_longer(tmp_path: Path) -> None:
    check(tmp_path, 4_000)


RECOVERED = [
    "not satisfiable",
    "part before",
    "part behind",
    "part of another version",
    "part of another length",
    "part without a place",
    "part that is longer than it says",
    "too short",
    "cut at once",
    "silence",
    "busy",
    "too many",
    "no HTTP",
    "cut before compression ended",
    "chunks without an end",
]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", RECOVERED)
def test_what_goes_wrong_in_the_middle_costs_a_new_beginning_at_most(tmp_path: Path, mode: Mode, name: str) -> None:
    world = fetch(mode, [honest(0, 0.5), HOSTS[name], honest(0)], tmp_path / "clip.mp4")
    assert world.error is None
    assert (tmp_path / "clip.mp4").read_bytes() == VERSIONS[0]
    assert len(world.asked) == 3


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("compression that nobody knows", "in an encoding that nobody asked for: 'br'"),
        ("a page", "'text/html', which is no media file"),
        ("cut before compression ended", "of an unknown number of bytes"),
        ("compressed twice over", "the host sent 3072 of an unknown number of bytes"),
        ("two lengths", "RemoteProtocolError"),
        ("silence", "timeout: "),
        ("too short", "RemoteProtocolError: peer closed connection"),
    ],
)
def test_what_went_wrong_is_said(tmp_path: Path, mode: Mode, name: str, message: str) -> None:
    world = fetch(mode, [HOSTS[name]], tmp_path / "clip.mp4")
    assert message in str(world.error)
    assert list(tmp_path.iterdir()) == []


def even(size: int, piece: int, pause: float, etag: str | None = '"a"') -> Behaviour:
    """A host that sends a piece after each pause."""

    def answer(request: bytes) -> Iterator[Piece]:
        found = re.search(rb"(?i)range: bytes=(\d+)-", request)
        start = int(found[1]) if found else 0
        shown = f"bytes {start}-{size - 1}/{size}" if start else None
        yield 0.0, head(206 if start else 200, content_length=size - start, etag=etag, content_range=shown)
        for at in range(start, size, piece):
            yield pause, b"x" * min(piece, size - at)

    return answer


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("piece", "pause"), [(1, 50.0), (1, 0.5), (100, 1.0), (50_000, 59.0)])
def test_a_host_that_trickles_is_left_after_a_few_attempts(
    tmp_path: Path, mode: Mode, piece: int, pause: float
) -> None:
    world = fetch(mode, [even(10**9, piece, pause)], tmp_path / "clip.mp4")
    assert "timeout: " in str(world.error)
    assert "bytes)" in str(world.error)
    assert len(world.asked) == 4
    assert world.now - 1000 <= 4 * (API.timeouts["read"] + pause) + 10
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", MODES)
def test_a_slow_line_may_take_its_time(tmp_path: Path, mode: Mode) -> None:
    size = 3 * 10**6
    world = fetch(mode, [even(size, 60_000, 55.0)], tmp_path / "clip.mp4")
    assert world.error is None
    assert (tmp_path / "clip.mp4").stat().st_size == size
    assert world.now - 1000 >= size / LEAST_PACE * 0.9
    assert len(world.asked) == 1


@pytest.mark.parametrize("mode", MODES)
def test_a_transfer_that_brings_much_between_cuts_is_not_given_up(tmp_path: Path, mode: Mode) -> None:
    size = 12 << 20

    def cut_after(request: bytes) -> Iterator[Piece]:
        for number, piece in enumerate(even(size, 1 << 20, 0.0)(request)):
            if number == 2:
                return
            yield piece

    world = fetch(mode, [cut_after], tmp_path / "clip.mp4")
    assert world.error is None
    assert len(world.asked) == 12


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("each", "asked"), [(349_526, 12), (349_525, 7)])
def test_a_megabyte_in_three_attempts_is_worth_as_many_again_and_less_is_not(
    tmp_path: Path, mode: Mode, each: int, asked: int
) -> None:
    def cut_after(request: bytes) -> Iterator[Piece]:
        for number, piece in enumerate(even(4 << 20, each, 0.0)(request)):
            if number == 2:
                return
            yield piece

    world = fetch(mode, [cut_after], tmp_path / "clip.mp4")
    assert (world.error is None, len(world.asked)) == (asked == 12, asked)


@pytest.mark.parametrize("mode", MODES)
def test_a_transfer_that_begins_anew_each_time_has_its_few_attempts(tmp_path: Path, mode: Mode) -> None:
    def cut_after(_: bytes) -> Iterator[Piece]:
        reach = 2 * next(attempts)
        for number, piece in enumerate(even(100 << 20, 1 << 20, 0.0, None)(b"")):
            if number == reach:
                return
            yield piece

    attempts = iter(range(1, 40))
    world = fetch(mode, [cut_after], tmp_path / "clip.mp4")
    assert world.error is not None
    assert len(world.asked) == 4


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("timeout", [7.0, 100.0, 4000.0])
def test_the_time_for_all_of_it_is_kept(tmp_path: Path, mode: Mode, timeout: float) -> None:
    world = fetch(mode, [even(10**9, 5000, 1.0)], tmp_path / "clip.mp4", timeout)
    assert "the time for it is over" in str(world.error)
    assert timeout <= world.now - 1000 + 0.01
    assert world.now - 1000 <= timeout + 0.01
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("timeout", "pauses"), [(0.25, [0.25]), (0.5, [0.5]), (1.0, [0.5, 0.5]), (None, [0.5, 1, 2])])
def test_pauses_before_attempts_double_and_end_with_the_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: Mode, timeout: float | None, pauses: list[float]
) -> None:
    monkeypatch.setattr(random, "uniform", lambda _least, most: most)
    world = fetch(mode, [HOSTS["busy"]], tmp_path / "clip.mp4", timeout)
    assert world.error is not None
    assert world.now - 1000 == pytest.approx(sum(pauses), abs=0.01)
    assert mode == "asynchronous" or world.pauses == pauses, "and with the time they end too"


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf")])
def test_a_time_that_is_none_is_refused(tmp_path: Path, timeout: float) -> None:
    with pytest.raises(InvalidRequest, match="more than 0 seconds, and finite"):
        fetch("blocking", [honest(0)], tmp_path / "clip.mp4", timeout)
    assert list(tmp_path.iterdir()) == []
