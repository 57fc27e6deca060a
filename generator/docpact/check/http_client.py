"""HTTP clients of the library that a package was made for, answered by what speaks httpx, as respx and this suite do.

Where that library is another, each request is written anew for httpx, and its answer, or what it raises, anew for that.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from docpact.check.messages import Request, Response
from docpact.check.seam import http_library
from docpact.spec import LoadedSpec

Handler = Callable[[httpx.Request], Any]


def http_client(package: str, handler: Handler, *, blocking: bool) -> Any:
    """A client whose requests a handler answers: a function for a blocking one, else a coroutine function.

    It has settings that its caller may want for other servers, and that are nothing to the API.
    """
    library = http_library(package)
    answering: Any = handler
    if library is not httpx:
        translation = _Translation(library, handler)
        answering = translation.awaited if inspect.iscoroutinefunction(handler) else translation.blocking
    kind = library.Client if blocking else library.AsyncClient
    return kind(transport=library.MockTransport(answering), auth=("a user", "a password"), follow_redirects=True)


def request_of(request: httpx.Request) -> Request:
    """A request as the endpoint takes it."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    return Request(request.method, request.url.raw_path.decode(), headers, request.content)


def response_of(answer: Response) -> httpx.Response:
    """An answer of the endpoint, as httpx has it."""
    return httpx.Response(answer.status, headers=answer.headers, content=answer.body)


def fingerprint(spec: LoadedSpec, url: httpx.URL, content: bytes) -> str:
    """The SHA-256 by which a client names a request: of its body, after the address unless JSON alone says it all."""
    auth = spec.api.content.auth
    address = url.copy_remove_param(auth.query) if auth.scheme == "query" and auth.query else url
    return hashlib.sha256((b"" if spec.placed.plain else str(address).encode()) + content).hexdigest()


class _Translation:
    """A handler of httpx for requests of another library."""

    def __init__(self, library: Any, handler: Handler) -> None:
        self._library, self._handler, self._body = library, handler, _body_class(library)

    def blocking(self, request: Any) -> Any:
        with _named(self._library):
            return self._answer(self._handler(_asked(request)))

    async def awaited(self, request: Any) -> Any:
        with _named(self._library):
            return self._answer(await self._handler(_asked(request)))

    def _answer(self, answer: httpx.Response) -> Any:
        headers, body = answer.headers.raw, self._body(answer.stream)
        return self._library.Response(answer.status_code, headers=headers, stream=body)


def _asked(request: Any) -> httpx.Request:
    parts = {"headers": request.headers.raw, "content": request.content, "extensions": request.extensions}
    return httpx.Request(request.method, str(request.url), **parts)


@contextmanager
def _named(library: Any) -> Generator[None]:
    """Raise errors of httpx as a library calls them."""
    try:
        yield
    except httpx.HTTPError as error:
        raise getattr(library, type(error).__name__)(str(error)) from error


def _body_class(library: Any) -> Any:
    """A library's class of an answer's body, over one of httpx."""

    class Body(library.SyncByteStream, library.AsyncByteStream):  # type: ignore[misc]
        def __init__(self, inner: Any) -> None:
            self._inner = inner

        def __iter__(self) -> Iterator[bytes]:
            with _named(library):
                yield from self._inner

        async def __aiter__(self) -> AsyncIterator[bytes]:
            with _named(library):
                async for part in self._inner:
                    yield part

        def close(self) -> None:
            self._inner.close()

        async def aclose(self) -> None:
            await self._inner.aclose()

    return Body
