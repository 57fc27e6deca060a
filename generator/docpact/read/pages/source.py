"""Where a page comes from: a file, standard input, or an http(s) address."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO, cast

from docpact.errors import DocpactError, Place, client_from_environment, display_path
from docpact.read.pages.limits import DOWNLOAD_SECONDS, MAX_BYTES, MAX_REDIRECTS
from docpact.read.pages.reading import read_page
from docpact.read.pages.specifications import beside

if TYPE_CHECKING:
    import httpx

    from docpact.read.pages.model import Page
    from docpact.spec.addresses import Placed

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_AGENT: Final = "docpact (documentation checker)"


def load(
    source: str,
    *,
    operation: str | None = None,
    address: Placed | None = None,
    transport: httpx.BaseTransport | None = None,
) -> Page:
    """Reads the page at a path, at an http(s) address, or on standard input (``-``).

    ``operation`` picks one of several endpoints, and ``address`` has members of the body, see
    :func:`~docpact.read.pages.reading.read_page`.

    ``transport`` replaces the network, for tests. Raises DocpactError when the page cannot be had or read.
    """
    content, name = content_of(source, transport)
    is_file = source != "-" and _SCHEME.match(source) is None
    documents = beside(Path(source), content) if is_file else ()
    return read_page(content, name, documents, operation=operation, address=address)


def content_of(
    source: str, transport: httpx.BaseTransport | None = None, *, same_host: bool = False
) -> tuple[bytes, str]:
    """The bytes of a page, and its name in messages. Raises DocpactError, with ``same_host`` also if it moved."""
    if source == "-":
        return _standard_input(), "<standard input>"
    scheme = _SCHEME.match(source)
    if scheme is None:
        return _file(Path(source)), display_path(Path(source))
    if scheme[1].lower() not in ("http", "https"):
        raise DocpactError(
            f"{scheme[1]} is not a way to fetch a page",
            where=Place(source),
            hint="Pass a file, - or an http(s) address.",
        )
    return _fetched(source, transport, same_host=same_host), source


def _standard_input() -> bytes:
    # A process may be started with its standard input closed, whatever the type says.
    if cast("TextIO | None", sys.stdin) is None:
        raise DocpactError("there is no standard input", hint="Pass the page's file or address instead of -.")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _file(path: Path) -> bytes:
    try:
        if not path.is_file():
            problem = (
                "is a folder" if path.is_dir() else "does not exist" if not path.exists() else "is not a regular file"
            )
            raise DocpactError(
                f"the page {problem}",
                where=Place(display_path(path)),
                hint="Pass the file of a documentation page, or - for standard input.",
            )
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocpactError(
            f"the page cannot be read: {reason}", where=Place(str(path)), hint="Check the path and its permissions."
        ) from error


def _fetched(address: str, transport: httpx.BaseTransport | None, *, same_host: bool) -> bytes:
    import httpx  # noqa: PLC0415 - only addresses pay for the import

    if "@" in address.split("://", 1)[-1].split("/", 1)[0]:
        raise DocpactError(
            "an address with a user or a password is not fetched, and is not shown here",
            where=Place("PAGE"),
            hint="Save the page to a file.",
        )
    deadline = time.monotonic() + DOWNLOAD_SECONDS
    headers = {"user-agent": _AGENT, "accept": "text/markdown, text/html, text/plain;q=0.9, */*;q=0.1"}
    made = client_from_environment(
        lambda: httpx.Client(transport=transport, timeout=10.0, headers=headers, follow_redirects=False)
    )
    try:
        with made as client:
            url = httpx.URL(address)
            for _ in range(MAX_REDIRECTS + 1):
                with client.stream("GET", url) as response:
                    if not response.is_redirect:
                        return _body(response, address, deadline)
                    url = _target(response, url, address, same_host=same_host)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        reason = str(error) or type(error).__name__
        raise DocpactError(
            f"the page cannot be fetched: {reason}",
            where=Place(address),
            hint="Check the address, or save the page to a file.",
        ) from error
    raise DocpactError(f"more than {MAX_REDIRECTS} redirects", where=Place(address), hint="Pass the final address.")


def _target(response: httpx.Response, url: httpx.URL, address: str, *, same_host: bool) -> httpx.URL:
    """Where a redirect leads. Raises DocpactError when that is no http(s) address, or leaves https or the host."""
    target = url.join(response.headers.get("location", ""))
    if target.scheme not in ("http", "https") or not target.host:
        raise DocpactError(
            f"a redirect leads to {target}", where=Place(address), hint="Pass an http(s) address that holds the page."
        )
    if url.scheme == "https" and target.scheme == "http":
        raise DocpactError(
            "a redirect leaves https for http", where=Place(address), hint="Pass the https address that holds the page."
        )
    if same_host and target.host != url.host:
        raise DocpactError(
            f"the page has moved to another host: {target}",
            where=Place(address),
            hint="See whether that is still the vendor's page, and correct the address in the spec.",
        )
    return target


def _body(response: httpx.Response, address: str, deadline: float) -> bytes:
    if response.status_code != 200:
        raise DocpactError(
            f"the server answers {response.status_code}",
            where=Place(address),
            hint="Check the address, or save the page to a file.",
        )
    parts: list[bytes] = []
    size = 0
    for part in response.iter_bytes():
        size += len(part)
        if size > MAX_BYTES:
            raise DocpactError(
                f"the page is larger than {MAX_BYTES // 1_000_000} MB",
                where=Place(address),
                hint="Pass the documentation page of one model.",
            )
        if time.monotonic() > deadline:
            raise DocpactError(
                f"the page took longer than {DOWNLOAD_SECONDS:.0f} s",
                where=Place(address),
                hint="Try again, or save the page to a file.",
            )
        parts.append(part)
    return b"".join(parts)
