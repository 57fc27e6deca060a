"""What leaves, for where, and how much of an answer is read."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import httpx
import pytest
from verify_reference import KEY, Server, running

from docpact.check.network.loopback import listening
from docpact.check.verify import Report, sender
from docpact.check.verify.sender import Sender
from docpact.errors import DocpactError
from docpact.spec import LoadedSpec
from docpact.spec.api import Auth

Ask = Callable[..., Report]


@contextmanager
def saying(pieces: list[bytes], *, pause: float = 0.0) -> Iterator[str]:
    """A server that answers anything with the same bytes."""
    done = threading.Event()

    def say(connection: socket.socket) -> None:
        connection.recv(65536)
        for piece in pieces:
            connection.sendall(piece)
            done.wait(pause)

    with listening(say) as host:
        yield f"http://{host}"
        done.set()


def test_sends_the_key_in_its_header_only(ask: Ask) -> None:
    with running() as server:
        report = ask(server, most=5)
    assert server.keys[0] == f"Bearer {KEY}"
    assert not any(KEY.encode() in body for body in server.requests)
    assert report.key_variable == "LEONARDO_API_KEY"


def test_takes_the_key_from_the_environment(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEONARDO_API_KEY", KEY)
    with running() as server:
        assert ask(server, most=5, key=None).exit_code == 0


def test_sends_no_key_where_none_is_known(ask: Ask) -> None:
    with running(check_key=False, check_presence_of_key=False) as server:
        report = ask(server, most=50, key=None)
    assert set(server.keys) == {None}
    assert report.exit_code == 0
    assert next(fact.why for fact in report.facts if fact.subject.id == "api#auth") == "no key was given"


def test_uses_no_proxy_unless_asked(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setattr("docpact.check.verify.exchange.Exchange.__init__.__kwdefaults__", {"sleep": lambda _: None})
    with running() as server:
        assert ask(server, most=5).requests == 5
        assert server.requests, "of five one may ask for something else than a job"
        assert "nobody answers" in str(ask(server, most=5, proxy=True).could_not_run)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.com",
        "ftp://example.com",
        "https://",
        "https://user:word@example.com",
        "https://example.com?x=1",
        "https://example.com#x",
        "https://exa mple.com",
        "https://example.com:0",
        "https://example.com:99999",
        "https://[::1",
        "http://example.com",
        "http://127.0.0.1.example.com",
        "http://\x1b[31mexample.com",
        "https://b\u00fccher.example",
        "https://a..example",
        "https://xn--/",
        f"https://{'x' * 64}.example",
    ],
)
def test_refuses_an_address(address: str) -> None:
    with pytest.raises(DocpactError) as found:
        sender.checked_address(address, insecure=False)
    assert "\x1b" not in str(found.value)
    assert found.value.hint


@pytest.mark.parametrize(
    "address", ["https://example.com/api/rest/", "http://127.0.0.1:80", "http://localhost", "http://[::1]:8000"]
)
def test_takes_an_address(address: str) -> None:
    assert sender.checked_address(address, insecure=False) == address.rstrip("/")


@pytest.mark.parametrize("scheme", ["https", "HTTPS", "Https"])
def test_checks_certificates_however_the_scheme_is_written(
    sora: LoadedSpec, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    given: list[object] = []
    client = sender.httpx.Client

    def noted(**options: Any) -> object:
        given.append(options["verify"])
        return client(**options)

    monkeypatch.setattr(sender.httpx, "Client", noted)
    Sender(sora.api, f"{scheme}://127.0.0.1:1", None).close()
    Sender(sora.api, "HTTP://127.0.0.1:1", None).close()
    assert given == [True, False]


def test_insecure_lets_http_be_used() -> None:
    assert sender.checked_address("http://example.com", insecure=True) == "http://example.com"


@pytest.mark.parametrize("key", ["", "  ", "sch\u00f6n", "a\nb"])
def test_refuses_a_key_that_no_header_can_hold(ask: Ask, key: str) -> None:
    with running() as server, pytest.raises(DocpactError, match="the key is"):
        ask(server, key=key)


def test_follows_no_redirect(ask: Ask) -> None:
    with running() as other, running() as server:
        head = f"HTTP/1.1 307 x\r\nlocation: {other.url}/v2/generations\r\ncontent-length: 0\r\n\r\n"
        with saying([head.encode()]) as url:
            report = ask(Server(url=url))
        assert (report.exit_code, other.requests, server.requests) == (2, [], [])


@pytest.mark.parametrize("location", [b"https:foo", b"https://xn--/", b"http://a:b", b"http://[", b"\xff", b"data:,x"])
def test_an_address_that_is_none_in_a_redirect_is_not_looked_at(sora: LoadedSpec, location: bytes) -> None:
    head = b"HTTP/1.1 307 x\r\nlocation: " + location + b"\r\ncontent-length: 0\r\n\r\n"
    with saying([head]) as url, Sender(sora.api, url, None) as sending:
        answer = sending.send(b"{}")
    assert (answer.status, answer.event) == (307, None)


def test_reads_no_more_than_a_limit(sora: LoadedSpec, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "LONGEST_ANSWER", 1000)
    with (
        saying([b"HTTP/1.1 200 x\r\ncontent-length: 5000\r\n\r\n" + b"x" * 5000]) as url,
        Sender(sora.api, url, None) as sending,
    ):
        answer = sending.send(b"{}")
    assert answer.event == "interrupted"
    assert "longer than 1000 bytes" in answer.problem


@pytest.mark.parametrize(
    "pieces",
    [
        [b"HTTP/1.1 200 x\r\ncontent-length: 90000\r\n\r\n", *[b"x"] * 9000],
        [b"HTTP/1.1 200 x\r\n\r\n", *[b" "] * 9000],
        [b"HTTP/1.1 200 x\r\nx: ", *[b"x"] * 9000],
        [b"HTTP/1.1 100 Continue\r\n\r\n"] * 9000,
    ],
    ids=["its content", "content without an end", "a header", "no answer yet"],
)
def test_waits_no_longer_than_a_limit_for_what_comes_in_pieces(sora: LoadedSpec, pieces: list[bytes]) -> None:
    with saying(pieces, pause=0.02) as url, Sender(sora.api, url, None) as sending:
        sending._longest = 0.1  # type: ignore[misc]
        answer = sending.send(b"{}")
    assert answer.event == "interrupted"
    assert answer.problem == "the answer takes longer than 0.1 s"


def test_undoes_gzip_though_it_was_not_asked_for(sora: LoadedSpec) -> None:
    packed = gzip.compress(b'{"error": "no"}')
    head = b"HTTP/1.1 400 x\r\ncontent-encoding: gzip\r\ncontent-length: %d\r\n\r\n" % len(packed)
    with saying([head, packed]) as url, Sender(sora.api, url, None) as sending:
        assert sending.send(b"{}").content == b'{"error": "no"}'


@pytest.mark.parametrize(
    ("content", "problem"),
    [(gzip.compress(bytes(2**22), mtime=0), "longer than"), (b"\x1f\x8b" + b"x" * 50, "is not")],
    ids=["large", "no gzip"],
)
def test_takes_no_more_of_gzip_than_of_an_answer_as_it_is(sora: LoadedSpec, content: bytes, problem: str) -> None:
    head = b"HTTP/1.1 200 x\r\ncontent-encoding: gzip\r\ncontent-length: %d\r\n\r\n" % len(content)
    with saying([head, content]) as url, Sender(sora.api, url, None) as sending:
        answer = sending.send(b"{}")
    assert (answer.event, answer.content) == ("interrupted", b"")
    assert problem in answer.problem


def test_hides_a_key_that_the_answer_repeats(sora: LoadedSpec) -> None:
    with (
        saying([b"HTTP/1.1 401 x\r\ncontent-length: 13\r\n\r\nreference-key"]) as url,
        Sender(sora.api, url, KEY) as sending,
    ):
        assert sending.send(b"{}").content == b"(key)"
        assert KEY not in str(vars(sending.send(b"{}").__class__))


@pytest.mark.parametrize(("value", "seconds"), [(b"7", 7.0), (b"99999", 3600.0), (b"soon", None), (b"", None)])
def test_reads_how_long_to_wait(sora: LoadedSpec, value: bytes, seconds: float | None) -> None:
    with (
        saying([b"HTTP/1.1 429 x\r\nretry-after: " + value + b"\r\ncontent-length: 0\r\n\r\n"]) as url,
        Sender(sora.api, url, None) as sending,
    ):
        assert sending.send(b"{}").retry_after == seconds


@pytest.mark.parametrize("said", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 x\r\ncontent-length: 50\r\n\r\nhalf"])
def test_an_answer_that_is_cut_off_leaves_the_outcome_unknown(sora: LoadedSpec, said: bytes) -> None:
    with saying([said]) as url, Sender(sora.api, url, None) as sending:
        assert sending.send(b"{}").event == "interrupted"


AUTHS = {
    "bearer": (Auth(scheme="bearer", environment="K", source="x"), {"authorization": "Bearer a-key"}, ""),
    "header": (
        Auth(scheme="header", header="X-Kite-Key", prefix="Wing ", environment="K", source="x"),
        {"x-kite-key": "Wing a-key"},
        "",
    ),
    "query": (Auth(scheme="query", query="key", environment="K", source="x"), {}, "key=a-key"),
}


@pytest.mark.parametrize("name", AUTHS)
def test_the_key_is_sent_as_the_api_has_it(sora: LoadedSpec, name: str) -> None:
    auth, headers, query = AUTHS[name]
    api = replace(sora.api, content=sora.api.content.model_copy(update={"auth": auth}))
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={})

    with Sender(api, "http://127.0.0.1:1", "a-key") as sender:
        sender._client = httpx.Client(transport=httpx.MockTransport(answer))  # type: ignore[misc]  # in place of a network
        for key in ("key", "none", "wrong"):
            sender.send(b"{}", key)  # type: ignore[arg-type]  # a literal
    right, none, wrong = seen
    assert headers.items() <= dict(right.headers).items()
    assert right.url.query.decode() == query
    shown = [str(request.url) + str(request.headers.multi_items()) for request in (none, wrong)]
    assert ["a-key-of" in one or "a-key'" in one for one in shown] == [False, False]
    assert ["nobody-has" in one for one in shown] == [False, True]
