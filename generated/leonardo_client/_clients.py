# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7, leonardo/models/sora-2-pro.yaml d430d990db9a.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""The two clients, blocking and asynchronous, from one template: the same methods, the same flows.

What a client needs is imported when one is made, so that importing the package costs next to nothing.
"""

from __future__ import annotations

import os

from ._api import DEADLINE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any, TypeVar

    import httpx

    from ._request import Call
    from ._values import Account, Cost, Drift, ProgressHook, UploadedImage
    from .calls.sora_2_pro import AsyncSora2Pro, Sora2Pro

    T = TypeVar("T")


def _run(flow: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that never suspends, as those over the blocking wire are."""
    try:
        flow.send(None)
    except StopIteration as end:
        value: T = end.value
        return value
    raise RuntimeError("a blocking client was given an asynchronous wire")


class Facts:
    """What is known of one generation so far: the server's answers whole, to its submission and (``raw``) the last poll."""

    def __init__(self, generation_id: str, model: str | None, submission: Any) -> None:
        self.id, self.model, self.submission = generation_id, model, submission
        self.raw: Any = None

    @property
    def status(self) -> str | None:
        """The server's word for how far the job is, also one that this client does not know; None before asking."""
        from ._delivery import status_of

        return status_of(self.raw)

    @property
    def cost(self) -> Cost | None:
        """What the server charged, as it said on submission; None where it did not."""
        from ._delivery import cost_of

        return cost_of(self.submission)

    def _files(self, kind: str) -> list[tuple[str, str]]:
        from ._delivery import files_of

        return files_of(self.raw, kind)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id!r} {self.status!r}>"


class File:
    """One finished file: ``url`` is where it lies, ``id`` the image or video's own id."""

    def __init__(self, client: Leonardo, job: str, url: str, file_id: str) -> None:
        self._client, self._job, self.url, self.id = client, job, url, file_id

    def download(
        self, path: str | os.PathLike[str], *, progress: bool | ProgressHook = False, timeout: float | None = None
    ) -> str:
        """Fetch the file to ``path``, whole or not at all; what was there before is replaced. Gives the path.

        A transfer that is cut, or slower than 1 kB a second, goes on where it ended, a few times. ``timeout`` is in
        seconds, for all of it; without one, a slow transfer may take its time. Raises TransferFailed.
        """
        return _run(self._client.session.fetch(self._job, self.url, os.fspath(path), progress, timeout))


class Generation(Facts):
    """A job that was submitted: its id, its status when last asked, and its files once it is complete."""

    def __init__(self, client: Leonardo, generation_id: str, model: str | None = None, submission: Any = None) -> None:
        super().__init__(generation_id, model, submission)
        self._client = client

    @property
    def videos(self) -> list[File]:
        return [File(self._client, self.id, *found) for found in self._files("motionMP4URL")]

    @property
    def images(self) -> list[File]:
        return [File(self._client, self.id, *found) for found in self._files("url")]

    def refresh(self) -> Generation:
        """Ask once how far the job is. Raises ApiError, RequestTimeout, ConnectionFailed."""
        self.raw = _run(self._client.session.ask("poll", id=self.id))
        return self

    def wait(
        self, timeout: float = DEADLINE, *, interval: float | None = None, progress: bool | ProgressHook = False
    ) -> Generation:
        """Wait until the job has ended, for ``timeout`` seconds at most, asking every ``interval`` seconds.

        Raises GenerationFailed, WaitTimeout (the job goes on), ApiError where asking again cannot help.
        """
        _run(self._client.session.wait(self, timeout, interval, progress))
        return self


class Leonardo:
    """The blocking client.

    ``api_key`` and ``base_url`` come from ``LEONARDO_API_KEY`` and ``LEONARDO_BASE_URL`` unless given.
    ``timeout`` is in seconds, for the server to take a request and to answer it; connecting has its own, short one.
    ``http_client`` is your own ``httpx.Client`` (proxies, certificates); it is not closed here.
    ``max_concurrent`` is how many of this client's jobs may run at once, 10 unless given: ``create`` waits for its turn,
    in the order of asking (``account()`` tells what the key allows). A job runs until ``wait`` or ``refresh`` has seen its
    end; while all slots are taken, the one that waits asks after those that nobody else asks after.
    ``max_retries`` is how often a request to the API is sent again, 3 times unless given: a billed one only where it
    provably never arrived or was refused for its rate, and with 0 never. Downloads go on where they were cut all the same.
    ``on_drift`` is called once for each thing in answers that this client has not seen before.
    Raises InvalidRequest for a key or an address that cannot be one.
    """

    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        http_client: httpx.Client | None = None,
        max_concurrent: int | None = None,
        max_retries: int | None = None,
        on_drift: Callable[[Drift], object] | None = None,
    ) -> None:
        from ._flows import Address, Session
        from ._http import Key, Wire

        key, address = Key(api_key), Address(base_url)
        del api_key, base_url  # a traceback that shows local values must not show a key or a password
        self.session = Session(Wire(key, http_client, timeout), address, on_drift, max_concurrent, max_retries)

    @property
    def sora_2_pro(self) -> Sora2Pro:
        """Sora 2 Pro: https://docs.leonardo.ai/docs/sora-2-pro"""
        from .calls.sora_2_pro import Sora2Pro

        return Sora2Pro(self)

    @property
    def submitted(self) -> list[str]:
        """Ids of jobs that this client has started, oldest first, whose files it has not fetched and that have not failed.

        Of these, ``generation(id)`` can still have the files. The list holds ten thousand at most, the latest.
        """
        return list(self.session.submitted)

    def submit(self, call: Call) -> Generation:
        """Send one prepared call; the models' ``create`` end here. Sent again only where that cannot cost twice."""
        generation_id, data = _run(self.session.create(call))
        return Generation(self, generation_id, call.page.model, data)

    def generation(self, generation_id: str) -> Generation:
        """Pick up an earlier job by its id; asks nothing yet. Raises InvalidRequest for what cannot be an id."""
        self.session.url("poll", id=generation_id)
        return Generation(self, generation_id)

    def upload(self, image: str | os.PathLike[str] | bytes) -> UploadedImage:
        """Upload an image once, to use it in several requests. Raises InvalidRequest, TransferFailed, ApiError."""
        return _run(self.session.upload(image))

    def account(self) -> Account:
        """Ask what the key may do and has left. Raises ApiError, RequestTimeout, ConnectionFailed."""
        return _run(self.session.account())

    def close(self) -> None:
        """Close the connections; done by ``with``."""
        _run(self.session.wire.close())

    def __enter__(self) -> Leonardo:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is not None:
            self.session.note_on(error)
        self.close()

    def __repr__(self) -> str:
        session = vars(self).get("session")  # a traceback may show a client whose making failed
        return f"<Leonardo {session.base_url if session else ''}>"


class AsyncFile:
    """One finished file: ``url`` is where it lies, ``id`` the image or video's own id."""

    def __init__(self, client: AsyncLeonardo, job: str, url: str, file_id: str) -> None:
        self._client, self._job, self.url, self.id = client, job, url, file_id

    async def download(
        self, path: str | os.PathLike[str], *, progress: bool | ProgressHook = False, timeout: float | None = None
    ) -> str:
        """Fetch the file to ``path``, whole or not at all; what was there before is replaced. Gives the path.

        A transfer that is cut, or slower than 1 kB a second, goes on where it ended, a few times. ``timeout`` is in
        seconds, for all of it; without one, a slow transfer may take its time. Raises TransferFailed.
        """
        return await self._client.session.fetch(self._job, self.url, os.fspath(path), progress, timeout)


class AsyncGeneration(Facts):
    """A job that was submitted: its id, its status when last asked, and its files once it is complete."""

    def __init__(
        self, client: AsyncLeonardo, generation_id: str, model: str | None = None, submission: Any = None
    ) -> None:
        super().__init__(generation_id, model, submission)
        self._client = client

    @property
    def videos(self) -> list[AsyncFile]:
        return [AsyncFile(self._client, self.id, *found) for found in self._files("motionMP4URL")]

    @property
    def images(self) -> list[AsyncFile]:
        return [AsyncFile(self._client, self.id, *found) for found in self._files("url")]

    async def refresh(self) -> AsyncGeneration:
        """Ask once how far the job is. Raises ApiError, RequestTimeout, ConnectionFailed."""
        self.raw = await self._client.session.ask("poll", id=self.id)
        return self

    async def wait(
        self, timeout: float = DEADLINE, *, interval: float | None = None, progress: bool | ProgressHook = False
    ) -> AsyncGeneration:
        """Wait until the job has ended, for ``timeout`` seconds at most, asking every ``interval`` seconds.

        Raises GenerationFailed, WaitTimeout (the job goes on), ApiError where asking again cannot help.
        """
        await self._client.session.wait(self, timeout, interval, progress)
        return self


class AsyncLeonardo:
    """The asynchronous client.

    ``api_key`` and ``base_url`` come from ``LEONARDO_API_KEY`` and ``LEONARDO_BASE_URL`` unless given.
    ``timeout`` is in seconds, for the server to take a request and to answer it; connecting has its own, short one.
    ``http_client`` is your own ``httpx.AsyncClient`` (proxies, certificates); it is not closed here.
    ``max_concurrent`` is how many of this client's jobs may run at once, 10 unless given: ``create`` waits for its turn,
    in the order of asking (``account()`` tells what the key allows). A job runs until ``wait`` or ``refresh`` has seen its
    end; while all slots are taken, the one that waits asks after those that nobody else asks after.
    ``max_retries`` is how often a request to the API is sent again, 3 times unless given: a billed one only where it
    provably never arrived or was refused for its rate, and with 0 never. Downloads go on where they were cut all the same.
    ``on_drift`` is called once for each thing in answers that this client has not seen before.
    Raises InvalidRequest for a key or an address that cannot be one.
    """

    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        http_client: httpx.AsyncClient | None = None,
        max_concurrent: int | None = None,
        max_retries: int | None = None,
        on_drift: Callable[[Drift], object] | None = None,
    ) -> None:
        from ._flows import Address, Session
        from ._http import AsyncWire, Key

        key, address = Key(api_key), Address(base_url)
        del api_key, base_url  # a traceback that shows local values must not show a key or a password
        self.session = Session(AsyncWire(key, http_client, timeout), address, on_drift, max_concurrent, max_retries)

    @property
    def sora_2_pro(self) -> AsyncSora2Pro:
        """Sora 2 Pro: https://docs.leonardo.ai/docs/sora-2-pro"""
        from .calls.sora_2_pro import AsyncSora2Pro

        return AsyncSora2Pro(self)

    @property
    def submitted(self) -> list[str]:
        """Ids of jobs that this client has started, oldest first, whose files it has not fetched and that have not failed.

        Of these, ``generation(id)`` can still have the files. The list holds ten thousand at most, the latest.
        """
        return list(self.session.submitted)

    async def submit(self, call: Call) -> AsyncGeneration:
        """Send one prepared call; the models' ``create`` end here. Sent again only where that cannot cost twice."""
        generation_id, data = await self.session.create(call)
        return AsyncGeneration(self, generation_id, call.page.model, data)

    def generation(self, generation_id: str) -> AsyncGeneration:
        """Pick up an earlier job by its id; asks nothing yet. Raises InvalidRequest for what cannot be an id."""
        self.session.url("poll", id=generation_id)
        return AsyncGeneration(self, generation_id)

    async def upload(self, image: str | os.PathLike[str] | bytes) -> UploadedImage:
        """Upload an image once, to use it in several requests. Raises InvalidRequest, TransferFailed, ApiError."""
        return await self.session.upload(image)

    async def account(self) -> Account:
        """Ask what the key may do and has left. Raises ApiError, RequestTimeout, ConnectionFailed."""
        return await self.session.account()

    async def close(self) -> None:
        """Close the connections; done by ``with``."""
        await self.session.wire.close()

    async def __aenter__(self) -> AsyncLeonardo:
        return self

    async def __aexit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is not None:
            self.session.note_on(error)
        await self.close()

    def __repr__(self) -> str:
        session = vars(self).get("session")  # a traceback may show a client whose making failed
        return f"<AsyncLeonardo {session.base_url if session else ''}>"
