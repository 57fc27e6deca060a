"""Connections of the client's own: kept for the next request, never shared by two, closed in the end, and proxied."""

# The modules of the package are private to its users; these tests look inside.
# pyright: reportPrivateUsage=false
from __future__ import annotations

import math
import ssl
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpcore
import httpx
import pytest

from docpact.check.seam import TLS
from leonardo_client._runtime.core.blocking import DEADLINE, run
from leonardo_client._runtime.core.transport import Transport

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


class Stream(httpcore.NetworkStream):
    """A connection whose host answers every request."""

    def __init__(self) -> None:
        self.closed = self.ended = False
        self.asked = self.sent = b""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        found, self.asked = (ANSWER if self.asked else b""), b""
        return found

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self.asked += buffer
        self.sent += buffer

    def close(self) -> None:
        self.closed = True

    def start_tls(self, *_: Any, **__: Any) -> Stream:
        return self

    def get_extra_info(self, info: str) -> Any:
        return self.ended if info == "is_readable" else None


class Network(httpcore.NetworkBackend):
    """Opens such connections, and keeps them with the place that was asked for."""

    def __init__(self) -> None:
        self.opened: list[Stream] = []
        self.places: list[tuple[str, int]] = []

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> Stream:
        self.places.append((host, port))
        self.opened.append(Stream())
        return self.opened[-1]


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def transport(network: Network) -> Iterator[Transport]:
    found = Transport(network, tls=TLS, trust_env=False)
    yield found
    found.close()
    assert all(stream.closed for stream in network.opened)


def sent(transport: Transport, url: str = "https://a.test/") -> httpx.Response:
    return transport.handle_request(httpx.Request("GET", url))


def test_a_connection_is_kept_for_the_next_request_to_its_host(transport: Transport, network: Network) -> None:
    for url in ("https://a.test/", "https://a.test/x", "https://b.test/", "https://a.test/", "http://a.test/"):
        answer = sent(transport, url)
        assert answer.read() == b"ok"
        answer.close()
        answer.close()  # twice is once
    assert network.places == [("a.test", 443), ("b.test", 443), ("a.test", 80)]
    assert len(transport.connections) == 3


@pytest.mark.parametrize("ended", [True, False], ids=["its host has ended it", "it was idle for long"])
def test_a_connection_that_may_be_dead_is_closed_and_not_used_again(
    transport: Transport,
    network: Network,
    monkeypatch: pytest.MonkeyPatch,
    ended: bool,  # noqa: FBT001
) -> None:
    """A billed request over it would be lost, and nobody could say whether it had arrived."""
    sent(transport).read()
    network.opened[0].ended, now = ended, time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + (0 if ended else 60))
    assert sent(transport).read() == b"ok"
    assert [stream.closed for stream in network.opened] == [True, False]


def test_no_connection_is_shared_by_two_requests(transport: Transport, network: Network) -> None:
    sent(transport).read()
    both = [sent(transport), sent(transport)]
    assert [stream.closed for stream in network.opened] == [False, False]
    assert [answer.read() for answer in both] == [b"ok", b"ok"]


def test_a_closed_transport_keeps_nothing(network: Network) -> None:
    transport = Transport(network, tls=TLS, trust_env=False)
    answer = sent(transport)
    transport.close()
    answer.close()
    assert transport.connections == []
    assert network.opened[0].closed
    sent(transport).close()  # of another thread, which was faster
    assert transport.connections == []
    assert network.opened[1].closed


def test_a_connection_that_fails_is_closed(transport: Transport, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> bytes:
        raise httpcore.ReadError("cut")

    monkeypatch.setattr(Stream, "read", fails)
    with pytest.raises(httpx.ReadError, match="cut"):
        sent(transport)
    assert transport.connections == []


def test_a_hundred_idle_connections_are_kept_and_no_more(transport: Transport, network: Network) -> None:
    answers = [sent(transport) for _ in range(103)]
    for answer in answers:
        answer.read()
    assert len(transport.connections) == 100
    assert sum(stream.closed for stream in network.opened) == 3


@pytest.mark.parametrize(
    ("variables", "place"),
    [
        ({"HTTPS_PROXY": "http://proxy.test:3128"}, ("proxy.test", 3128)),
        ({"HTTPS_PROXY": "proxy.test:3128"}, ("proxy.test", 3128)),
        ({"HTTPS_PROXY": "http://me:secret@proxy.test:3128"}, ("proxy.test", 3128)),
        ({"ALL_PROXY": "http://proxy.test:8080"}, ("proxy.test", 8080)),
        ({"HTTP_PROXY": "http://proxy.test:3128"}, ("a.test", 443)),
        ({"HTTPS_PROXY": "http://proxy.test:3128", "NO_PROXY": "a.test"}, ("a.test", 443)),
        ({}, ("a.test", 443)),
    ],
)
@pytest.mark.parametrize("trusted", [True, False])
def test_the_proxy_is_that_of_the_environment_where_that_is_trusted(
    network: Network,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    place: tuple[str, int],
    trusted: bool,  # noqa: FBT001
) -> None:
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    transport = Transport(network, tls=TLS, trust_env=trusted)
    run(transport.handled(httpx.Request("GET", "https://a.test/")))
    transport.close()
    assert network.places == [place if trusted else ("a.test", 443)]
    told = b"proxy-authorization: basic bwu6c2vjcmv0" in network.opened[0].sent.lower()
    assert told is (trusted and "@" in f"{variables}")


@pytest.mark.parametrize("trusted", [True, False])
def test_the_certificates_are_those_of_the_environment_where_that_is_trusted(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    trusted: bool,  # noqa: FBT001
) -> None:
    usual = Transport(trust_env=False)
    one = ssl.DER_cert_to_PEM_cert(usual._tls.get_ca_certs(binary_form=True)[0])
    (tmp_path / "one.pem").write_text(one)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "one.pem"))
    transport = Transport(trust_env=trusted)
    known = transport._tls.cert_store_stats()["x509_ca"]
    usual.close()
    transport.close()
    assert known == (1 if trusted else usual._tls.cert_store_stats()["x509_ca"])


def test_a_deadline_ends_with_the_call_that_was_interrupted() -> None:
    """Ctrl-C may come anywhere, also where a deadline is about to be taken back: the next call has none of it."""

    async def interrupted() -> None:
        DEADLINE.set(1.0)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(interrupted())
    assert DEADLINE.get() == math.inf
