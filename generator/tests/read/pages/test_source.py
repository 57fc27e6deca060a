"""Where pages come from: files, standard input, and addresses that may misbehave."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import httpx
import pytest

from docpact.errors import DocpactError
from docpact.read.pages import limits, load, source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = b"# Tuba\n\n| Parameter | Type | Definition |\n|---|---|---|\n| key | string | Optional. |\n"


def serving(handler: Callable[[httpx.Request], httpx.Response]) -> httpx.MockTransport:
    return httpx.MockTransport(handler)


def test_an_address_with_a_password_is_refused_without_being_shown() -> None:
    with pytest.raises(DocpactError) as caught:
        load("https://user:secret@docs.example/page")
    assert "secret" not in f"{caught.value} {caught.value.where}"
    assert "is not shown here" in str(caught.value)


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_bytes(PAGE)

    page = load(str(path))
    assert (page.title, page.source, len(page.claims)) == ("Tuba", str(path), 2)


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Standard:
        buffer = io.BytesIO(PAGE)

    monkeypatch.setattr("sys.stdin", Standard)
    assert load("-").source == "<standard input>"


@pytest.mark.parametrize(
    ("name", "message"),
    [("absent.md", "does not exist"), (".", "is a folder"), ("a\0b", "does not exist|cannot be read")],
)
def test_a_path_that_is_no_file_is_an_error(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(DocpactError, match=message):
        load(str(tmp_path / name))


def test_an_address_is_fetched() -> None:
    page = load("https://docs.test/tuba", transport=serving(lambda _: httpx.Response(200, content=PAGE)))

    assert (page.source, len(page.rows)) == ("https://docs.test/tuba", 1)


def test_a_redirect_is_followed() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/old":
            return httpx.Response(301, headers={"location": "/new"})
        return httpx.Response(200, content=PAGE)

    assert load("https://docs.test/old", transport=serving(handler)).title == "Tuba"


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("file:///etc/passwd", "redirect leads to"),
        ("ftp://docs.test/x", "redirect leads to"),
        ("http://docs.test/x", "leaves https"),
    ],
)
def test_a_redirect_to_anything_else_is_an_error(location: str, message: str) -> None:
    with pytest.raises(DocpactError, match=message):
        load("https://docs.test/x", transport=serving(lambda _: httpx.Response(302, headers={"location": location})))


def test_endless_redirects_are_an_error() -> None:
    with pytest.raises(DocpactError, match="more than 5 redirects"):
        load("https://docs.test/x", transport=serving(lambda _: httpx.Response(302, headers={"location": "/x"})))


@pytest.mark.parametrize("status", [403, 404, 500])
def test_an_error_of_the_server_is_an_error(status: int) -> None:
    with pytest.raises(DocpactError, match=f"answers {status}"):
        load("https://docs.test/x", transport=serving(lambda _: httpx.Response(status, content=PAGE)))


def test_a_body_beyond_the_limit_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 50)
    with pytest.raises(DocpactError, match="larger than"):
        load("https://docs.test/x", transport=serving(lambda _: httpx.Response(200, content=PAGE)))


def test_a_page_that_takes_too_long_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "DOWNLOAD_SECONDS", -1.0)
    with pytest.raises(DocpactError, match="took longer"):
        load("https://docs.test/x", transport=serving(lambda _: httpx.Response(200, content=PAGE)))


def test_a_connection_that_fails_is_an_error() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route", request=request)

    with pytest.raises(DocpactError, match="cannot be fetched: no route"):
        load("https://docs.test/x", transport=serving(handler))


@pytest.mark.parametrize("address", ["ftp://docs.test/x", "file:///etc/passwd", "gopher://x"])
def test_other_schemes_are_an_error(address: str) -> None:
    with pytest.raises(DocpactError, match="is not a way to fetch a page"):
        load(address)


def test_limits_are_what_the_issue_promises() -> None:
    assert (limits.MAX_BYTES, limits.DOWNLOAD_SECONDS) == (10_000_000, 30.0)
