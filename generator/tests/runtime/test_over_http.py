"""Over real connections, against the sandbox and its faults: what MockTransport cannot show."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from docpact.service import Sandbox, parse_fault
from docpact.spec import load_project
from leonardo_client import ApiError, ConnectionFailed, LeonardoError, OutcomeUnknown, RequestTimeout, TransferFailed

from .conftest import KEY, PNG, REPOSITORY, RETIRED, Api

pytestmark = RETIRED
CLIP = bytes(range(256)) * 4000


@pytest.fixture(scope="module")
def running() -> Iterator[Sandbox]:
    with Sandbox(load_project(REPOSITORY / "spec").specs, clip=lambda _: CLIP, key=KEY) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running: Sandbox) -> Sandbox:
    running.endpoint.reset()
    running.faults.clear()
    return running


def through(api: Api, base_url: str, use: Callable[[Any, Callable[[Any], Any]], Any], **options: Any) -> Any:
    """Use a client of its own connections: ``use`` is given it and what runs its calls, in one event loop."""
    if api.mode == "blocking":
        with api.client(http_client=None, base_url=base_url, **options) as client:
            return use(client, lambda value: value)

    async def asynchronous() -> Any:
        async with api.client(http_client=None, base_url=base_url, **options) as client:
            return await use(client, lambda value: value)

    return api.run(asynchronous())


def create(client: Any, _: Any) -> Any:
    return client.sora_2_pro.create(prompt="A heron")


def test_a_clip_is_made_and_fetched_with_an_uploaded_frame(api: Api, sandbox: Sandbox, tmp_path: Path) -> None:
    target = tmp_path / "clip.mp4"
    if api.mode == "blocking":
        with api.client(http_client=None, base_url=sandbox.base_url) as client:
            client.sora_2_pro.create(prompt="A heron", start_frame=PNG).wait().videos[0].download(target)
    else:

        async def asynchronous() -> None:
            async with api.client(http_client=None, base_url=sandbox.base_url) as client:
                generation = await client.sora_2_pro.create(prompt="A heron", start_frame=PNG)
                await (await generation.wait()).videos[0].download(target)

        api.run(asynchronous())
    assert target.read_bytes() == CLIP
    assert len(sandbox.endpoint.jobs) == 1
    assert [upload.content for upload in sandbox.endpoint.uploads.values()] == [PNG]


# Faults of a paid request, and for each: the error, how many jobs there are afterwards.
FAULTS: list[tuple[str, type[LeonardoError] | None, int]] = [
    ("create=429", None, 1),
    ("create=429:4", ApiError, 0),
    ("create=500", OutcomeUnknown, 0),
    ("create=500,phase=after", OutcomeUnknown, 1),
    ("create=503", OutcomeUnknown, 0),
    ("create=html-403", ApiError, 0),
    ("create=cut-before-answer", OutcomeUnknown, 0),
    ("create=cut-before-answer,phase=after", OutcomeUnknown, 1),
    ("create=cut-inside-answer", OutcomeUnknown, 1),
    ("create=reset-before-answer", OutcomeUnknown, 0),
    ("create=reset-before-answer,phase=after", OutcomeUnknown, 1),
    ("create=malformed-json", OutcomeUnknown, 1),
    ("create=truncated-json", OutcomeUnknown, 1),
    ("create=empty-body", OutcomeUnknown, 1),
    ("create=wrong-length", OutcomeUnknown, 1),
    ("create=late,seconds=5", OutcomeUnknown, 1),
]


@pytest.mark.parametrize(("fault", "error", "jobs"), FAULTS, ids=[row[0] for row in FAULTS])
def test_no_fault_makes_a_paid_request_start_two_jobs(
    api: Api, sandbox: Sandbox, fault: str, error: type[LeonardoError] | None, jobs: int
) -> None:
    sandbox.faults.add(parse_fault(fault))
    timeout = {"timeout": 0.5} if "late" in fault else {}
    if error is None:
        through(api, sandbox.base_url, create, **timeout)
    else:
        with pytest.raises(error) as caught:
            through(api, sandbox.base_url, create, **timeout)
        assert KEY not in str(caught.value)
    assert len(sandbox.endpoint.jobs) == jobs
    assert sandbox.faults.waiting == []


def test_where_nobody_listens_nothing_was_sent(api: Api) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        base_url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(
            ConnectionFailed,
            match="nothing was sent, in 4 attempts .max_retries=3.: connection: ConnectError",  # noqa: RUF043
        ):
            through(api, base_url, create)


def test_a_name_that_does_not_resolve_was_not_reached(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def unresolved(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unresolved)
    with pytest.raises(ConnectionFailed, match="nothing was sent"):
        through(api, "https://api.invalid", create)


def test_a_server_without_tls_was_not_reached(api: Api, sandbox: Sandbox) -> None:
    with pytest.raises(ConnectionFailed, match="nothing was sent"):
        through(api, sandbox.base_url.replace("http://", "https://"), create)
    assert sandbox.endpoint.jobs == {}


@pytest.mark.parametrize("kind", ["cut-before-answer", "cut-inside-answer", "reset-before-answer", "empty-body", "500"])
def test_a_read_is_asked_again(api: Api, sandbox: Sandbox, kind: str) -> None:
    sandbox.faults.add(parse_fault(f"account={kind}:3"))
    account = through(api, sandbox.base_url, lambda client, _: client.account())
    assert account.username == "someone"
    assert sandbox.faults.waiting == []


def test_a_read_that_gets_no_answer_in_time_is_a_timeout(api: Api, sandbox: Sandbox) -> None:
    sandbox.faults.add(parse_fault("account=late,seconds=5:4"))
    with pytest.raises(RequestTimeout, match="in 4 attempts .max_retries=3.: timeout: "):  # noqa: RUF043
        through(api, sandbox.base_url, lambda client, _: client.account(), timeout=0.2)


def fetched(api: Api, sandbox: Sandbox, target: Path) -> list[dict[str, Any]]:
    """Fetch the clip of a new job; the progress that was told of."""
    seen: list[Any] = []
    if api.mode == "blocking":
        with api.client(http_client=None, base_url=sandbox.base_url) as client:
            client.sora_2_pro.create(prompt="A heron").refresh().videos[0].download(target, progress=seen.append)
    else:

        async def asynchronous() -> None:
            async with api.client(http_client=None, base_url=sandbox.base_url) as client:
                generation = await (await client.sora_2_pro.create(prompt="A heron")).refresh()
                await generation.videos[0].download(target, progress=seen.append)

        api.run(asynchronous())
    return seen


def test_a_download_that_is_cut_goes_on_where_it_ended(api: Api, sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.faults.add(parse_fault("cdn=cut-inside-answer:3"))
    seen: list[Any] = fetched(api, sandbox, tmp_path / "clip.mp4")
    assert (tmp_path / "clip.mp4").read_bytes() == CLIP
    done = [progress.done for progress in seen]
    assert done == sorted(done), "nothing was fetched twice"
    assert all(progress.total == len(CLIP) for progress in seen)
    assert sandbox.faults.waiting == []


@pytest.mark.parametrize("fault", ["cdn=wrong-length,by=10:4", "cdn=html-403", "cdn=500:4"])
def test_a_download_that_cannot_be_whole_leaves_no_file(api: Api, sandbox: Sandbox, tmp_path: Path, fault: str) -> None:
    sandbox.faults.add(parse_fault(fault))
    with pytest.raises(TransferFailed):
        fetched(api, sandbox, tmp_path / "clip.mp4")
    assert list(tmp_path.iterdir()) == []


def test_memory_stays_flat_while_a_large_file_comes_in(api: Api, sandbox: Sandbox, tmp_path: Path) -> None:
    seen: list[Any] = fetched(api, sandbox, tmp_path / "clip.mp4")
    pieces = [after.done - before.done for before, after in pairwise(seen)]
    assert max(pieces) <= 256 * 1024, "the file passes in pieces, and is never held whole"
