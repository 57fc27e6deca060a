"""Downloads over real connections, into a real file system: killed, full, cut, redirected, and large."""

from __future__ import annotations

import errno
import io
import json
import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from leonardo_client import AsyncFile, File, TransferFailed
from leonardo_client._runtime.core import download

from .conftest import COMPLETE, JOB, KEY, PNG, Api
from .raw_server import Asked, RawServer, http

CLIP = bytes(range(256)) * 4000
VIDEO = {"content_type": "video/mp4", "etag": '"one"'}
DRIVER = Path(__file__).with_name("process_driver.py")


class Processes:
    """Does tasks in processes of their own."""

    def __init__(self, *before: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(Path(download.__file__).parents[3])}
        self._process = subprocess.Popen(
            [*before, sys.executable, str(DRIVER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        )

    def do(self, what: str, **task: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": what, **task}, default=str) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()


@pytest.fixture(scope="module")
def processes() -> Iterator[Processes]:
    found = Processes()
    yield found
    found.close()


def parts(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f".{path.name}.*.part"))


def killing(seed: int) -> Callable[[Asked, socket.socket], None]:
    """A host that kills who asks, after some of the bytes; whole answers where no process is named."""
    chance = random.Random(seed)

    def answer(asked: Asked, connection: socket.socket) -> None:
        name = asked.path.strip("/")
        if not name.isdecimal():
            connection.sendall(http(200, CLIP, **VIDEO))
            return
        connection.sendall(http(200, **VIDEO | {"content_length": str(len(CLIP))}))
        count = chance.choice([0, 1, len(CLIP) - 1, len(CLIP), *[chance.randrange(len(CLIP))] * 4])
        connection.sendall(CLIP[:count])
        os.kill(int(name), signal.SIGKILL)

    return answer


def check_kills(processes: Processes, folder: Path, kills: int) -> None:
    target = folder / "clip.mp4"
    with RawServer(killing(3)) as server:
        for number in range(kills):
            mode = ("blocking", "asynchronous")[number % 2]
            before = b"an earlier clip" if number % 3 else None
            target.unlink(missing_ok=True)
            if before:
                target.write_bytes(before)
            address = {"url": server.url + "/{pid}", "base_url": server.url, "path": target, "mode": mode}
            assert processes.do("download", **address) == {"signal": signal.SIGKILL}
            assert (target.read_bytes() if target.exists() else None) in (before, CLIP)
        assert 0 < len(parts(target)) <= kills
        stale = {path: path.read_bytes() for path in parts(target)}
        assert processes.do("download", url=server.url + "/clip.mp4", base_url=server.url, path=target) == str(target)
        assert target.read_bytes() == CLIP
        assert {path: path.read_bytes() for path in parts(target)} == stale, "what others left is left alone"
        assert {path.name for path in folder.iterdir()} == {"clip.mp4", *(path.name for path in stale)}


def test_a_killed_download_leaves_no_partial_file_under_the_final_name(processes: Processes, tmp_path: Path) -> None:
    check_kills(processes, tmp_path, 10)


@pytest.mark.deep
def test_a_download_killed_five_hundred_times_leaves_no_partial_file(processes: Processes, tmp_path: Path) -> None:
    check_kills(processes, tmp_path, 500)


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_kill_at_the_last_steps_leaves_the_file_whole_or_as_it_was(
    processes: Processes, tmp_path: Path, when: str, call: str
) -> None:
    target = tmp_path / "clip.mp4"
    target.write_bytes(b"an earlier clip")
    with RawServer(killing(1)) as server:
        address = {"url": server.url + "/clip.mp4", "base_url": server.url, "path": target}
        assert processes.do("download", **address, kill=f"{when} {call}") == {"signal": signal.SIGKILL}
    done = (when, call) == ("after", "replace")
    assert target.read_bytes() == (CLIP if done else b"an earlier clip")
    assert [path.read_bytes() for path in parts(target)] == ([] if done else [CLIP])


def test_a_file_larger_than_the_system_allows_leaves_nothing(processes: Processes, tmp_path: Path) -> None:
    with RawServer(killing(1)) as server:
        for mode in ("blocking", "asynchronous"):
            address = {"url": server.url + "/clip.mp4", "base_url": server.url, "path": tmp_path / "clip.mp4"}
            said = processes.do("download", **address, mode=mode, limit=100_000)
            assert said == f"TransferFailed: cannot write {tmp_path / 'clip.mp4'}: File too large"
            assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_leaves_nothing_but_what_was_there(tmp_path: Path) -> None:
    probe = subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("this system lets nobody mount a small disk of their own (unshare -rm)")
    script = 'mount -t tmpfs -o size=64k none "$0" && echo an earlier clip > "$0/clip.mp4" && exec "$@"'
    processes = Processes("unshare", "-rm", "sh", "-c", script, str(tmp_path))
    with RawServer(killing(1)) as server:
        address = {"url": server.url + "/clip.mp4", "base_url": server.url, "path": tmp_path / "clip.mp4"}
        said = [processes.do("download", **address) for _ in range(2)]
    processes.close()
    assert said == [f"TransferFailed: cannot write {tmp_path / 'clip.mp4'}: No space left on device"] * 2


class Failing(io.BufferedRandom):
    """A file whose writes, or whose end, find the disk full."""

    where = ""

    def _fail(self, where: str) -> None:
        if self.where == where:
            raise OSError(errno.ENOSPC, "No space left on device")

    def write(self, data: Any) -> int:
        self._fail("write")
        return super().write(data)

    def flush(self) -> None:
        self._fail("flush")
        super().flush()

    def truncate(self, size: int | None = None) -> int:
        self._fail("truncate")
        return super().truncate(size)


@pytest.mark.parametrize("where", ["open", "write", "truncate", "flush", "fsync", "replace"])
def test_wherever_the_disk_fails_what_was_there_stays(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    target = tmp_path / "clip.mp4"
    target.write_bytes(b"an earlier clip")

    def full(*_: object) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    def opened(path: str, _: str) -> Any:
        if where == "open":
            full()
        return Failing(io.FileIO(path, "xb+"))

    monkeypatch.setattr(Failing, "where", where)
    monkeypatch.setattr(download, "open", opened, raising=False)
    if where in ("fsync", "replace"):
        monkeypatch.setattr(os, where, full)
    api.answer(httpx.Response(200, headers={"content-type": "video/mp4"}, content=CLIP))
    with pytest.raises(TransferFailed, match=r"cannot write .*No space left on device"):
        api.download(target)
    monkeypatch.undo()
    assert target.read_bytes() == b"an earlier clip"
    assert list(tmp_path.iterdir()) == [target]


def test_file_and_folder_are_on_the_disk_before_the_call_returns(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        steps.append("folder" if Path(f"/proc/self/fd/{handle}").resolve() == tmp_path else "file")
        fsync(handle)

    def replaced(*paths: Any) -> None:
        steps.append("rename")
        replace(*paths)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    api.answer(httpx.Response(200, headers={"content-type": "video/mp4"}, content=CLIP))
    api.download(tmp_path / "clip.mp4")
    assert steps == ["file", "rename", "folder"]


def test_a_folder_that_cannot_be_told_to_last_costs_no_clip(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refused(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if Path(path) == tmp_path:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", refused)
    api.answer(httpx.Response(200, headers={"content-type": "video/mp4"}, content=CLIP))
    api.download(tmp_path / "clip.mp4")
    assert (tmp_path / "clip.mp4").read_bytes() == CLIP


def test_what_is_no_file_is_never_replaced(api: Api, tmp_path: Path) -> None:
    api.answer(httpx.Response(200, headers={"content-type": "video/mp4"}, content=CLIP))
    os.mkfifo(tmp_path / "pipe.mp4")
    (tmp_path / "folder.mp4").mkdir()
    for path in (tmp_path / "pipe.mp4", Path(os.devnull)):
        with pytest.raises(TransferFailed, match=r"cannot write .*no file"):
            api.download(path)
    assert api.server.requests == []
    assert Path(os.devnull).is_char_device()
    (tmp_path / "link.mp4").symlink_to(tmp_path / "nowhere")
    api.download(tmp_path / "link.mp4")
    assert (tmp_path / "link.mp4").read_bytes() == CLIP
    assert not (tmp_path / "nowhere").exists()


def serve_large(size: int) -> Callable[[Asked, socket.socket], None]:
    piece = memoryview(bytes(1 << 20))

    def answer(asked: Asked, connection: socket.socket) -> None:
        wanted = 1 << 20 if "small" in asked.path else size
        connection.sendall(http(200, **VIDEO | {"content_length": str(wanted)}))
        for _ in range(wanted >> 20):
            connection.sendall(piece)

    return answer


def check_memory(processes: Processes, folder: Path, mode: str, megabytes: int) -> int:
    target = folder / "large.mp4"
    with RawServer(serve_large(megabytes << 20)) as server:
        grown = processes.do("grown", url=server.url + "/large", base_url=server.url, path=target, mode=mode)
    assert target.stat().st_size == megabytes << 20
    target.unlink()
    assert isinstance(grown, int), grown
    assert grown < 30_000, f"{grown} kB for {megabytes} MB"
    return grown


@pytest.mark.parametrize("mode", ["blocking", "asynchronous"])
def test_memory_stays_flat_for_a_file_of_64_megabytes(processes: Processes, tmp_path: Path, mode: str) -> None:
    check_memory(processes, tmp_path, mode, 64)


@pytest.mark.deep
@pytest.mark.parametrize("mode", ["blocking", "asynchronous"])
def test_memory_stays_flat_for_a_file_of_a_gigabyte(processes: Processes, tmp_path: Path, mode: str) -> None:
    print(f"{mode}: grown by {check_memory(processes, tmp_path, mode, 1024)} kB")  # noqa: T201


def use(api: Api, base_url: str, does: Callable[[Any], Any]) -> Any:
    """Let a client of real connections do something; ``does`` gives what the asynchronous one awaits."""
    if api.mode == "blocking":
        with api.client(base_url=base_url, http_client=None) as client:
            return does(client)

    async def awaited() -> Any:
        async with api.client(base_url=base_url, http_client=None) as client:
            return await does(client)

    return api.run(awaited())


def test_the_key_goes_to_the_api_alone_also_when_a_host_sends_it_back_there(api: Api, tmp_path: Path) -> None:
    target = tmp_path / "clip.mp4"

    def host(asked: Asked, connection: socket.socket) -> None:
        away = {"/clip": f"http://localhost:{first.port}/hop", "/hop": f"http://127.0.0.1:{first.port}/back"}
        if asked.path in away:
            connection.sendall(http(307, location=away[asked.path]))
        elif asked.path.startswith("/bucket"):
            connection.sendall(http(204))
        else:
            connection.sendall(http(200, CLIP, **VIDEO))

    def answer(asked: Asked, connection: socket.socket) -> None:
        if asked.path == "/back":
            connection.sendall(http(302, location=f"{second.url}/whole"))
        elif asked.path == "/v1/init-image":
            slot = {"id": "u1", "fields": json.dumps({"key": "k", "policy": "p"}), "url": f"{second.url}/bucket"}
            connection.sendall(http(200, json.dumps({"uploadInitImage": slot}).encode()))
        elif asked.path == "/hop":
            connection.sendall(http(307, location=f"{first.url}/back"))
        else:
            body: Any = json.loads(json.dumps(COMPLETE).replace("https://cdn.test/clip.mp4", f"{second.url}/clip"))
            connection.sendall(http(200, json.dumps(body).encode()))

    with RawServer(answer) as first, RawServer(host) as second:
        if api.mode == "blocking":
            use(api, first.url, lambda client: client.generation(JOB).refresh().videos[0].download(target))
        else:

            async def fetch(client: Any) -> Any:
                return await (await client.generation(JOB).refresh()).videos[0].download(target)

            use(api, first.url, fetch)
        uploaded = use(api, first.url, lambda client: client.upload(PNG))
    assert uploaded.id == "u1"
    assert target.read_bytes() == CLIP
    assert [asked.path for asked in first.asked] == [f"/v1/generations/{JOB}", "/hop", "/back", "/v1/init-image"]
    assert [asked.path for asked in second.asked] == ["/clip", "/whole", "/bucket"]
    with_key = [asked.path for asked in [*first.asked, *second.asked] if KEY in str(asked)]
    assert with_key == [f"/v1/generations/{JOB}", "/v1/init-image"]
    assert not [asked for asked in second.asked if "authorization" in asked.headers or "cookie" in asked.headers]


@pytest.mark.parametrize("header", ["authorization", "Authorization"])
def test_a_key_in_the_headers_of_the_callers_own_client_goes_to_no_other_host(
    api: Api, tmp_path: Path, header: str
) -> None:
    kind: Any = httpx.Client if api.mode == "blocking" else httpx.AsyncClient
    own = kind(transport=api.transport(), headers={header: f"Bearer {KEY}"}, auth=("user", KEY))
    client = api.client(http_client=own)
    slot = {"uploadInitImage": {"id": "u1", "fields": "{}", "url": "https://storage.test/bucket"}}
    api.answer(httpx.Response(200, json=slot), httpx.Response(204))
    api.run(client.upload(PNG))
    api.answer(httpx.Response(200, headers={"content-type": "video/mp4"}, content=CLIP))
    file = (File if api.mode == "blocking" else AsyncFile)(client, JOB, "video", "https://cdn.test/clip.mp4", "v1")
    api.run(file.download(tmp_path / "clip.mp4"))
    assert ["authorization" in request.headers for request in api.server.requests] == [True, False, False]
