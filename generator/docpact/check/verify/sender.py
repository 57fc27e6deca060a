"""Requests to one address and no other: no redirects, no proxies, no cookies, and answers of limited size and time."""

from __future__ import annotations

import ipaddress
import os
import time
import zlib
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Final, Literal, Self, cast
from urllib.parse import urlsplit

import httpx

import docpact
from docpact.check.authorisation import authorised
from docpact.check.secrets import masked
from docpact.check.verify.answers import LONGEST_ANSWER, Answer
from docpact.check.verify.watch import Watch
from docpact.errors import DocpactError, client_from_environment, printable
from docpact.spec import LoadedApi, LoadedSpec
from docpact.spec.addresses import Content

Key = Literal["key", "none", "wrong", "other case", "cut short", "bare"]
"""With which key a request goes out: the caller's, none, one that nobody has, or one that is nearly right: with its
letters in another case, without its last character, or without the word that stands before it."""

WRONG_KEY: Final = "docpact-verify-a-key-that-nobody-has"
LARGEST_FILE: Final = 256 * 1024 * 1024
"""How many bytes of a file are read; of a longer one nothing is said."""
_LONGEST_WAIT: Final = 3600.0
_HEADERS: Final = {
    "accept": "application/json",
    "accept-encoding": "identity",
    "content-type": "application/json",
    "user-agent": f"docpact/{docpact.__version__}",
}


class Sender:
    """Sends bodies to the ``create`` operation below one address. Raises DocpactError for an address not to be used."""

    def __init__(  # noqa: PLR0913  # where to, with what key, and how
        self,
        api: LoadedApi,
        base_url: str,
        key: str | None,
        *,
        spec: LoadedSpec | None = None,
        insecure: bool = False,
        proxy: bool = False,
    ) -> None:
        content = api.content
        operation = spec.operation if spec else content.submit
        self.base_url: Final = checked_address(base_url, insecure=insecure)
        self.url: Final = f"{self.base_url}{operation.template}"
        self._request: Final[Callable[[bytes], Content]] = (
            spec.request if spec else lambda text: Content(operation.template, operation.content_type, text)
        )
        self.has_key: Final = key is not None
        self._method: Final = operation.method
        self._headers: Final = {name.lower(): text for name, text in operation.headers.items()}
        self._longest_answer: Final = LARGEST_FILE if operation.role == "sync" else LONGEST_ANSWER
        self._auth: Final = content.auth
        self._key: Final = _checked_key(key, content.auth.header_prefix.strip())
        self._secret: Final = os.environ.get(content.auth.secret_environment or "", "")
        self._longest: Final = float(content.timeouts.connect + content.timeouts.read)
        self._watch: Final = Watch()
        local = is_loopback(urlsplit(self.base_url).hostname or "")
        # On this machine a new connection costs next to nothing, while a kept one may wait 40 ms for each answer that a
        # simple server sends in two pieces (Nagle's algorithm and delayed acknowledgements).
        limits = httpx.Limits(max_connections=1, max_keepalive_connections=0 if local else 1)
        timeouts = content.timeouts
        self._client: Final = client_from_environment(
            lambda: httpx.Client(
                timeout=httpx.Timeout(
                    connect=timeouts.connect, read=timeouts.read, write=timeouts.write, pool=timeouts.pool
                ),
                limits=limits,
                trust_env=proxy,
                follow_redirects=False,
                # Without it httpx reads where a redirect goes, though it does not go there, and trips over some.
                event_hooks={"response": [_forget_location]},
                # Without TLS its context, which takes 30 ms to make, is not needed.
                verify=urlsplit(self.base_url).scheme == "https" or proxy,
            )
        )

    def send(self, body: bytes, key: Key = "key") -> Answer:
        """The answer to one request, or what came instead. Never raises for what the server does."""
        path, content_type, content = self._request(body)
        headers = {**({"content-type": content_type} if content_type else {}), **self._headers}
        return self.call(
            self._method, self.base_url + path, content, key, longest=self._longest_answer, headers=headers
        )

    def call(  # noqa: PLR0913  # all that a request is made of
        self,
        method: str,
        url: str,
        body: bytes | None = None,
        key: Key = "key",
        *,
        longest: int = LONGEST_ANSWER,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The answer to a request of any operation. Never raises for what the server does."""
        shown, parameters = self._shown(key)
        address = httpx.URL(url).copy_merge_params(parameters) if parameters else httpx.URL(url)
        request = httpx.Request(method, address, headers={**_HEADERS, **(headers or {}), **shown}, content=body)
        return self._exchanged(request, longest)

    def near_keys(self) -> list[Key]:
        """The ways in which what is nearly the key can be shown; none where a token is signed with it."""
        key, auth = self._key or "", self._auth
        ways: dict[Key, bool] = {
            "other case": key.swapcase() != key,
            "cut short": len(key) > 1,
            "bare": bool(auth.header_prefix.strip()) and auth.scheme != "query",
        }
        return [way for way, differs in ways.items() if differs and auth.scheme != "jwt"]

    def fetch(self, url: str) -> Answer:
        """A file at an address that an answer gave, without the key; an event where it is no address to read from."""
        parts = urlsplit(url)
        safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
        if not safe or not parts.hostname:
            return Answer(event="not_connected", problem=f"{printable(url, 100)} is no https address")
        try:
            request = httpx.Request("GET", url, headers={"user-agent": _HEADERS["user-agent"]})
        except (httpx.InvalidURL, ValueError):
            return Answer(event="not_connected", problem=f"{printable(url, 100)} is no address")
        return self._exchanged(request, LARGEST_FILE)

    def _exchanged(self, request: httpx.Request, longest: int) -> Answer:
        request.extensions |= {"timeout": self._client.timeout.as_dict(), "trace": self._watch.follow}
        with self._watch.within(self._longest):
            answer = self._answer(request, longest)
        if self._watch.late and answer.event != "not_connected":
            late = f"the answer takes longer than {self._longest:g} s"
            return Answer(answer.status, event="interrupted", problem=late)
        return answer

    def _answer(self, request: httpx.Request, longest: int) -> Answer:
        try:
            response = self._client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            return Answer(event="not_connected", problem=self._said(error))
        except httpx.HTTPError as error:
            return Answer(event="interrupted", problem=self._said(error))
        finally:
            self._client.cookies.clear()
        try:
            content = _content(response, longest)
        except (httpx.HTTPError, httpx.StreamError, _EndlessError) as error:
            return Answer(response.status_code, event="interrupted", problem=self._said(error))
        finally:
            response.close()
        return Answer(
            response.status_code,
            self._masked(response.headers.get("content-type", "").partition(";")[0].strip().lower())[:100],
            self._hidden(content),
            _seconds(response.headers),
        )

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _shown(self, key: Key) -> tuple[dict[str, str], dict[str, str]]:
        """The headers and the parameters of the address that show a key, as ``api.yaml`` has it."""
        own = self._key or ""
        if key == "none" or (key != "wrong" and not own):
            return {}, {}
        if key == "bare":
            return {self._auth.header.lower(): own}, {}
        shown: dict[Key, str] = {"wrong": WRONG_KEY, "other case": own.swapcase(), "cut short": own[:-1]}
        return authorised(self._auth, shown.get(key, own), self._secret, time.time())

    def _hidden(self, content: bytes) -> bytes:
        """An answer may repeat the key; what is kept and shown does not."""
        return self._masked(content.decode("latin-1")).encode("latin-1")

    def _masked(self, said: str) -> str:
        for own in (self._key, self._key[:-1]) if self._key else ():  # in whatever case
            said = masked(own, said)
        return said

    def _said(self, error: Exception) -> str:
        return printable(self._masked(" ".join(f"{type(error).__name__}: {cast('object', error)}".split())), 200)


class _EndlessError(Exception):
    """An answer that does not end within bounds."""


def _content(response: httpx.Response, longest: int) -> bytes:
    """What an answer holds. Gzip is undone, though it was not asked for; other encodings stay as they are."""
    unzip = zlib.decompressobj(zlib.MAX_WBITS | 16) if response.headers.get("content-encoding") == "gzip" else None
    content = bytearray()
    for piece in response.iter_raw():
        try:
            content += unzip.decompress(piece, longest + 1 - len(content)) if unzip else piece
        except zlib.error:
            raise _EndlessError("the answer is said to be gzip, and is not") from None
        if len(content) > longest:
            raise _EndlessError(f"the answer is longer than {longest} bytes")
    return bytes(content)


def _forget_location(response: httpx.Response) -> None:
    response.headers.pop("location", None)


def checked_address(base_url: str, *, insecure: bool) -> str:
    """An address without its last slash. Raises DocpactError for one to which a key should not be sent."""
    try:
        parts = urlsplit(base_url)
        port, host = parts.port, parts.hostname
    except ValueError:
        port, host, parts = None, None, urlsplit("")
    if set("@?#") & set(base_url):
        raise DocpactError(
            "the address holds a user, a password, a query or a fragment",
            hint="Give scheme, host, port and path only, and the key with --key or the environment.",
        )
    plain = base_url.isascii() and base_url.isprintable() and " " not in base_url
    if not plain or parts.scheme not in ("http", "https") or not host or port == 0 or not _is_reachable(base_url, host):
        raise DocpactError(
            f"{printable(base_url, 100)!r} is no address of a server", hint="Give one like https://api.example.com/v1."
        )
    if parts.scheme == "http" and not is_loopback(host) and not insecure:
        raise DocpactError(
            f"http would send the key to {host} for everybody to read",
            hint="Use https, or --insecure if that is what you want.",
        )
    return base_url.rstrip("/")


def _is_reachable(base_url: str, host: str) -> bool:
    """Whether the client reads the same host out of an address as was checked, and it can be looked up."""
    try:
        host.encode("idna")
        return httpx.URL(base_url).host == host
    except (httpx.InvalidURL, ValueError):
        return False


def is_loopback(host: str) -> bool:
    """Whether a host name or number is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def key_of(api: LoadedApi, key: str | None) -> str | None:
    """The key that was given, else the one in the environment variable that the API names."""
    return key if key is not None else os.environ.get(api.content.auth.environment) or None


def _checked_key(key: str | None, prefix: str) -> str | None:
    if key is not None and (not key.strip() or not key.isascii() or not key.isprintable()):
        raise DocpactError("the key is empty or no printable ASCII", hint="Give the key as the vendor shows it.")
    if key is not None and prefix and key.split()[0].lower() == prefix.lower():
        raise DocpactError(
            f"the key begins with the word {prefix}", hint="Give the key alone: the word is sent before it."
        )
    if key is not None and " " in key:
        # HTTP takes blanks away at the end of a header: a server would repeat another text than is looked for then.
        raise DocpactError("the key holds a blank", hint="Give the key as the vendor shows it.")
    return key


def _seconds(headers: Mapping[str, str]) -> float | None:
    value = headers.get("retry-after", "").strip()
    return min(float(value), _LONGEST_WAIT) if value.isascii() and value.isdigit() and len(value) < 10 else None
