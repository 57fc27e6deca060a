# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7, leonardo/sora-2-pro.yaml 418c99d92876.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""The two clients, blocking and asynchronous, from one template: the same methods, the same flows."""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from . import _api, _delivery, _flows
from ._errors import InvalidRequest
from ._progress import Bar, hook
from ._values import Account, Cost, Drift, ProgressHook, UploadedImage, items, members

if TYPE_CHECKING:
    import httpx

    from ._request import Call
    from .calls.sora_2_pro import AsyncSora2Pro, Sora2Pro

T = TypeVar("T")


def _key(api_key: str | None) -> str:
    key = api_key or os.environ.get(_api.KEY_VARIABLE)
    if not key:
        raise InvalidRequest(f"no API key: set {_api.KEY_VARIABLE} or pass api_key")
    return key


def _address(base_url: str | None) -> str:
    return base_url or os.environ.get(_api.BASE_URL_VARIABLE) or _api.BASE_URL


def _run(flow: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that never suspends, as those over the blocking wire are."""
    try:
        flow.send(None)
    except StopIteration as end:
        value: T = end.value
        return value
    raise RuntimeError("a blocking client was given an asynchronous wire")


class _Facts:
    """What is known of one generation so far. ``raw`` holds the server's last answer whole."""

    def __init__(self, generation_id: str, model: str | None, raw: Any) -> None:
        self.id, self.model, self.raw = generation_id, model, raw
        self._submission: Any = None

    @property
    def status(self) -> str | None:
        """The server's word for how far the job is, also one that this client does not know; None before asking."""
        return _flows.status_of(self.raw)

    @property
    def cost(self) -> Cost | None:
        """What the server charged, as it said on submission; None where it did not."""
        found = _delivery.submission(self._submission)
        cost = members(found[1].get("cost")) if found else {}
        return Cost(str(cost.get("amount")), str(cost.get("unit"))) if cost else None

    def _files(self, kind: str) -> list[tuple[str, str]]:
        details = members(members(self.raw).get("generations_by_pk"))
        images = [members(image) for image in items(details.get("generated_images"))]
        return [(str(image[kind]), str(image.get("id"))) for image in images if isinstance(image.get(kind), str)]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id} {self.status or ''}>"


class File:
    """One finished file: ``url`` is where it lies, ``id`` the image or video's own id."""

    def __init__(self, client: Leonardo, url: str, file_id: str) -> None:
        self._client, self.url, self.id = client, url, file_id

    def download(self, path: str | os.PathLike[str], *, progress: bool | ProgressHook = False) -> str:
        """Fetch the file to ``path``, whole or not at all; what was there before is replaced. Gives the path.

        Raises TransferFailed.
        """
        shown = hook(progress)
        try:
            return _run(_flows.download(self._client.session, self.url, os.fspath(path), shown))
        finally:
            if isinstance(shown, Bar):
                shown.end()


class Generation(_Facts):
    """A job that was submitted: its id, its status when last asked, and its files once it is complete."""

    def __init__(self, client: Leonardo, generation_id: str, model: str | None = None, submission: Any = None) -> None:
        super().__init__(generation_id, model, None)
        self._client, self._submission = client, submission

    @property
    def videos(self) -> list[File]:
        return [File(self._client, *found) for found in self._files("motionMP4URL")]

    @property
    def images(self) -> list[File]:
        return [File(self._client, *found) for found in self._files("url")]

    def refresh(self) -> Generation:
        """Ask once how far the job is. Raises ApiError, RequestTimeout, ConnectionFailed."""
        self.raw = _run(_flows.ask(self._client.session, "poll", id=self.id))
        return self

    def wait(
        self, timeout: float = _api.DEADLINE, *, interval: float | None = None, progress: bool | ProgressHook = False
    ) -> Generation:
        """Wait until the job has ended, for ``timeout`` seconds at most, asking every ``interval`` seconds.

        Raises GenerationFailed, WaitTimeout (the job goes on), ApiError where asking again cannot help.
        """
        shown = hook(progress)
        try:
            flow = _flows.wait(self._client.session, self.id, timeout, interval, shown)
            self.raw = _run(flow)
        finally:
            if isinstance(shown, Bar):
                shown.end()
        return self


class Leonardo:
    """The blocking client.

    ``api_key`` and ``base_url`` come from ``LEONARDO_API_KEY`` and ``LEONARDO_BASE_URL`` unless given.
    ``timeout`` is in seconds, for the server to take a request and to answer it; connecting has its own, short one.
    ``http_client`` is your own ``httpx.Client`` (proxies, certificates); it is not closed here.
    ``on_drift`` is called once for each thing in answers that this client has not seen before.
    """

    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        http_client: httpx.Client | None = None,
        on_drift: Callable[[Drift], object] | None = None,
    ) -> None:
        from ._http import Key, Wire

        self._wire = Wire(Key(_key(api_key)), http_client, timeout)
        self.session = _flows.Session(self._wire, _address(base_url), on_drift)

    @cached_property
    def sora_2_pro(self) -> Sora2Pro:
        """Sora 2 Pro: https://docs.leonardo.ai/docs/sora-2-pro"""
        from .calls.sora_2_pro import Sora2Pro

        return Sora2Pro(self)

    def submit(self, call: Call) -> Generation:
        """Send one prepared call; the models' ``create`` end here. Sent again only where that cannot cost twice."""
        data = _run(_flows.create(self.session, call))
        generation_id, _ = _delivery.submission(data) or ("", None)
        return Generation(self, generation_id, call.page.model, data)

    def generation(self, generation_id: str) -> Generation:
        """Pick up an earlier job by its id; asks nothing yet."""
        self.session.url("poll", id=generation_id)
        return Generation(self, generation_id)

    def upload(self, image: str | os.PathLike[str] | bytes) -> UploadedImage:
        """Upload an image once, to use it in several requests. Raises InvalidRequest, TransferFailed, ApiError."""
        return _run(_flows.upload_file(self.session, image))

    def account(self) -> Account:
        """Ask what the key may do and has left. Raises ApiError, RequestTimeout, ConnectionFailed."""
        return _run(_flows.account(self.session))

    def close(self) -> None:
        """Close the connections; done by ``with``."""
        _run(self._wire.close())

    def __enter__(self) -> Leonardo:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Leonardo {self.session.base_url}>"


class AsyncFile:
    """One finished file: ``url`` is where it lies, ``id`` the image or video's own id."""

    def __init__(self, client: AsyncLeonardo, url: str, file_id: str) -> None:
        self._client, self.url, self.id = client, url, file_id

    async def download(self, path: str | os.PathLike[str], *, progress: bool | ProgressHook = False) -> str:
        """Fetch the file to ``path``, whole or not at all; what was there before is replaced. Gives the path.

        Raises TransferFailed.
        """
        shown = hook(progress)
        try:
            return await _flows.download(self._client.session, self.url, os.fspath(path), shown)
        finally:
            if isinstance(shown, Bar):
                shown.end()


class AsyncGeneration(_Facts):
    """A job that was submitted: its id, its status when last asked, and its files once it is complete."""

    def __init__(
        self, client: AsyncLeonardo, generation_id: str, model: str | None = None, submission: Any = None
    ) -> None:
        super().__init__(generation_id, model, None)
        self._client, self._submission = client, submission

    @property
    def videos(self) -> list[AsyncFile]:
        return [AsyncFile(self._client, *found) for found in self._files("motionMP4URL")]

    @property
    def images(self) -> list[AsyncFile]:
        return [AsyncFile(self._client, *found) for found in self._files("url")]

    async def refresh(self) -> AsyncGeneration:
        """Ask once how far the job is. Raises ApiError, RequestTimeout, ConnectionFailed."""
        self.raw = await _flows.ask(self._client.session, "poll", id=self.id)
        return self

    async def wait(
        self, timeout: float = _api.DEADLINE, *, interval: float | None = None, progress: bool | ProgressHook = False
    ) -> AsyncGeneration:
        """Wait until the job has ended, for ``timeout`` seconds at most, asking every ``interval`` seconds.

        Raises GenerationFailed, WaitTimeout (the job goes on), ApiError where asking again cannot help.
        """
        shown = hook(progress)
        try:
            flow = _flows.wait(self._client.session, self.id, timeout, interval, shown)
            self.raw = await flow
        finally:
            if isinstance(shown, Bar):
                shown.end()
        return self


class AsyncLeonardo:
    """The asynchronous client.

    ``api_key`` and ``base_url`` come from ``LEONARDO_API_KEY`` and ``LEONARDO_BASE_URL`` unless given.
    ``timeout`` is in seconds, for the server to take a request and to answer it; connecting has its own, short one.
    ``http_client`` is your own ``httpx.AsyncClient`` (proxies, certificates); it is not closed here.
    ``on_drift`` is called once for each thing in answers that this client has not seen before.
    """

    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        http_client: httpx.AsyncClient | None = None,
        on_drift: Callable[[Drift], object] | None = None,
    ) -> None:
        from ._http import AsyncWire, Key

        self._wire = AsyncWire(Key(_key(api_key)), http_client, timeout)
        self.session = _flows.Session(self._wire, _address(base_url), on_drift)

    @cached_property
    def sora_2_pro(self) -> AsyncSora2Pro:
        """Sora 2 Pro: https://docs.leonardo.ai/docs/sora-2-pro"""
        from .calls.sora_2_pro import AsyncSora2Pro

        return AsyncSora2Pro(self)

    async def submit(self, call: Call) -> AsyncGeneration:
        """Send one prepared call; the models' ``create`` end here. Sent again only where that cannot cost twice."""
        data = await _flows.create(self.session, call)
        generation_id, _ = _delivery.submission(data) or ("", None)
        return AsyncGeneration(self, generation_id, call.page.model, data)

    def generation(self, generation_id: str) -> AsyncGeneration:
        """Pick up an earlier job by its id; asks nothing yet."""
        self.session.url("poll", id=generation_id)
        return AsyncGeneration(self, generation_id)

    async def upload(self, image: str | os.PathLike[str] | bytes) -> UploadedImage:
        """Upload an image once, to use it in several requests. Raises InvalidRequest, TransferFailed, ApiError."""
        return await _flows.upload_file(self.session, image)

    async def account(self) -> Account:
        """Ask what the key may do and has left. Raises ApiError, RequestTimeout, ConnectionFailed."""
        return await _flows.account(self.session)

    async def close(self) -> None:
        """Close the connections; done by ``with``."""
        await self._wire.close()

    async def __aenter__(self) -> AsyncLeonardo:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"<AsyncLeonardo {self.session.base_url}>"
