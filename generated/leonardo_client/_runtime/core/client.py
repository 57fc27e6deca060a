# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""The two clients without their models: the same methods, one to be called and one to be awaited."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from copy import copy
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, Unpack, cast

from .address import Address
from .answers import FileAddress, cost, files, printable, status
from .api import Api, Operation
from .blocking import run
from .download import Target, fetch
from .errors import ModelRetiredWarning, NoFiles, warn
from .http import httpx
from .inputs import Content, FileState, Uploaded
from .jobs import Created, Options, Session, checked_options, whole
from .secrets import Key
from .upload import upload
from .values import ClientOptions, Cost, PreparedRequest, ProgressHook, RequestOptions, Validation
from .wire import BlockingWire, Wire

if TYPE_CHECKING:
    from .requests import Call, Page

F = TypeVar("F")
H = TypeVar("H")


class GenerationState(Generic[F]):
    """What is known of one job so far: the server's answers whole, to its submission and (``raw``) the last poll, and
    (``result``) the one that names its files, where that is another.

    Where an API answers with the files at once, ``submission`` holds them, and nothing needs to be waited for.
    """

    _file: ClassVar[Any]

    def __init__(self, client: Any, job: Created, model: str | None = None) -> None:
        self._client, self.id, self.model, self.submission = client, job.id, model, job.data
        self._session: Session = client.session
        self.operation = job.operation or self._session.api.operation("submit")
        self.raw: Any = None
        self.result: Any = None

    @property
    def status(self) -> str | None:
        """The server's word for how far the job is, also one that this client does not know; None before asking."""
        found = next(filter(None, (status(*answer) for answer in self._answers())), None)
        at_once = self.operation is not None and self.operation.role == "sync"
        return found or (self._session.api.waiter.success[0] if at_once else None)

    @property
    def cost(self) -> Cost | None:
        """What the server charged, as it said; None where it did not."""
        return next(filter(None, (cost(*answer) for answer in reversed(self._answers()))), None)

    @property
    def files(self) -> Files[F]:
        """The files of the first kind that the job has: videos before pictures, which may be stills of them."""
        return self._found(None)

    @property
    def videos(self) -> Files[F]:
        return self._found("video")

    @property
    def images(self) -> Files[F]:
        return self._found("image")

    @property
    def audios(self) -> Files[F]:
        return self._found("audio")

    @property
    def models3d(self) -> Files[F]:
        return self._found("model3d")

    def _answers(self) -> list[tuple[Operation, Any]]:
        """What was answered, the newest first."""
        api = self._session.api
        answers = (api.operation("result"), self.result), (api.operation("poll"), self.raw)
        return [(one, data) for one, data in (*answers, (self.operation, self.submission)) if one]

    def _found(self, kind: str | None) -> Files[F]:
        addresses = next(filter(None, (files(*answer) for answer in self._answers())), list[FileAddress]())
        kind = kind or next((one.kind for one in addresses), None)
        found = [self._file(self._client, self.id, *one) for one in addresses if one.kind == kind]
        return Files(found, self, kind, self.status in self._session.api.waiter.success)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id!r:.200} {self.status!r:.60}>"


class Files(list[F]):
    """The files of a job; the first of none is an error that says why there is none."""

    def __init__(self, found: list[Any], job: GenerationState[Any], kind: str | None, complete: bool) -> None:
        super().__init__(found)
        self._job, self._kind, self._complete = job, kind, complete

    def __getitem__(self, index: Any) -> Any:
        if not self and not isinstance(index, slice):
            job, what = self._job, f"no {self._kind or 'file'}"
            why = "it is complete, and names none: moderated, as a rule"
            why = why if self._complete else f"its status is {job.status!r:.60}; wait() first"
            said = f"generation {printable(job.id)} has {what}: {why}"
            answers = (job.result, job.raw, job.submission)
            raw = next((one for one in answers if one is not None), None)
            raise NoFiles(said, raw=raw, generation_id=job.id, complete=self._complete)
        return cast("Any", super()).__getitem__(index)


class ClientState(Generic[H]):
    """What both kinds of client have and need not be awaited.

    ``api_key`` and ``base_url`` come from the environment unless given. ``timeout`` is in seconds, for the server to
    take a request and to answer it; connecting has its own, short one. ``headers`` are sent with each request to the
    API. ``http_client`` is your own ``httpx.Client`` (proxies, certificates), or for the asynchronous client an
    ``httpx.AsyncClient``; it is not closed here. A blocking one keeps its own timeouts, which start again with every
    byte: a server that sends the head of an answer slowly enough can hold a call. ``max_concurrent`` is how many requests
    that create something are made at once. ``max_retries`` is how often a request is sent again: a billed one only where
    it provably never arrived or was refused for its rate, or the API carries out each once, and with 0 never. Downloads go on where they were cut all the
    same. ``validation`` says what becomes of a body that the documentation is against: it is refused, or sent with a
    ``"warn"``ing, or, with ``"off"``, sent without a look. Raises InvalidRequest for a key or an address that cannot be
    one.
    """

    api: ClassVar[Api]
    _wire: ClassVar[Callable[..., Wire]]

    def __init__(
        self,
        api_key: str | None = None,
        *,
        api_secret: str | None = None,
        base_url: str | None = None,
        timeout: float | None = None,
        headers: Mapping[str, str] | None = None,
        http_client: H | None = None,
        max_concurrent: int | None = None,
        max_retries: int | None = None,
        validation: Validation | None = None,
    ) -> None:
        key = Key(self.api.auth, api_key, api_secret)
        address = Address(base_url, self.api)
        del api_key, api_secret, base_url  # a traceback that shows local values must not show a key or a password
        usual = Options(attempts=self.api.retries.attempts)
        options = checked_options(
            usual, timeout=timeout, headers=headers, max_retries=max_retries, validation=validation
        )
        at_once = whole("max_concurrent", self.api.concurrent_jobs if max_concurrent is None else max_concurrent, 1)
        self.session = Session(self.api, self._wire(key, http_client, self.api.timeouts, at_once), address, options)

    def _known(self, generation_id: str) -> Created:
        self.session.wire.usable()
        self.session.address.of(self.session.operation("poll"), id=generation_id)
        return Created(generation_id)

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """A client with other options over the same connections; ``headers`` are added. Raises InvalidRequest."""
        other, session = copy(self), copy(self.session)
        session.options = checked_options(session.options, **options)
        other.session = session
        return other

    @property
    def submitted(self) -> list[str]:
        """Ids of jobs that this client has started, oldest first, whose files it has not fetched and that have not failed.

        Of these, ``generation(id)`` can still have the files. The list holds ten thousand at most, the latest.
        """
        return list(self.session.submitted)

    def prepare(self, call: Call) -> PreparedRequest:
        """The exact request that ``submit`` would send, but for the key, sending nothing. Raises InvalidRequest."""
        session, operation = self.session, self.session.creating(call)
        body = call._replace(validation=session.options.validation).checked(self.api)
        url, content_type, sent = session.address.request(operation, body)
        headers = session.headers(operation, session.options, content_type)
        return PreparedRequest(operation.method, url, headers, sent, session.wire.key.curl())

    def __repr__(self) -> str:
        known: dict[str, Session] = vars(self)  # a traceback may show a client whose making failed
        return f"<{type(self).__name__} {known['session'].address.url if 'session' in known else ''}>"


def find_calls(client: object, package: str, name: str) -> Any:
    """The module with a model's calls, loaded when it is first used. Raises AttributeError where there is none."""
    module = f"{package}.calls.{name}"
    try:
        if name.isidentifier():
            return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
    said = f"{type(client).__name__!r} object has no attribute {name!r}"
    raise AttributeError(said, name=name, obj=client)


def model_names(package: str) -> list[str]:
    """What the models of a package are called, for ``dir``."""
    from pkgutil import iter_modules  # for which few ask

    return sorted(one.name for one in iter_modules(import_module(f"{package}.calls").__path__))


def warn_of_retirement(page: Page) -> None:
    """Warn the caller of ``create`` that its model is gone."""
    if page.retired:
        instead = " or ".join(page.replaced_by) or "nothing in its place"
        text = f"{page.title} was retired by its vendor on {page.retired}, which names {instead}"
        warn(text, ModelRetiredWarning)


class File(FileState):
    """One finished file: ``kind`` of media, ``url`` where it lies, ``id`` its own id."""

    _client: Client

    def download(self, path: Target, *, progress: bool | ProgressHook = False, timeout: float | None = None) -> str:
        """Fetch the file whole or not at all, to a path, into a folder, or into an open file; gives the path.

        What was there before is replaced. A transfer that is cut, or slower than 1 kB a second, goes on where it ended,
        a few times. ``timeout`` is in seconds, for all of it; without one, a slow transfer may take its time. Raises
        TransferFailed.
        """
        return run(fetch(self._client.session, self, path, progress, timeout))

    def read(self, *, timeout: float | None = None) -> bytes:
        """Fetch the file into memory. Raises TransferFailed."""
        buffer = io.BytesIO()
        self.download(buffer, timeout=timeout)
        return buffer.getvalue()


class Generation(GenerationState[File]):
    """A job that was submitted: its id, its status when last asked, and its files once it is complete."""

    _client: Client
    _file = File

    def refresh(self) -> Self:
        """Ask once how far the job is. Raises ApiError, RequestTimeout, ConnectionFailed."""
        run(self._session.refresh(self))
        return self

    def wait(
        self, timeout: float | None = None, *, interval: float | None = None, progress: bool | ProgressHook = False
    ) -> Self:
        """Wait until the job has ended, for ``timeout`` seconds at most, asking every ``interval`` seconds.

        Without a timeout, as long as the API's jobs take at the most. Raises GenerationFailed, WaitTimeout (the job
        goes on), NoFiles where it is complete without any, ApiError where asking again cannot help.
        """
        run(self._session.wait(self, timeout, interval, progress))
        return self

    def delete(self) -> None:
        """Delete the job, and its files, at the vendor's. Raises ApiError, RequestTimeout, ConnectionFailed."""
        run(self._session.ask("delete", values={"id": self.id}))


class Client(ClientState[httpx.Client]):
    """The blocking client of an API; each API's own has its models besides. See :class:`ClientState` for its options."""

    @staticmethod
    def _wire(*settings: Any) -> Wire:
        return BlockingWire(*settings)

    def submit(self, call: Call, **options: Unpack[RequestOptions]) -> Generation:
        """Send one prepared call; the models' ``create`` end here. Sent again only where that cannot cost twice."""
        warn_of_retirement(call.page)
        return Generation(self, run(self.session.create(call, **options)), call.page.model)

    def generation(self, generation_id: str) -> Generation:
        """Pick up an earlier job by its id; asks nothing yet. Raises InvalidRequest for what cannot be an id."""
        return Generation(self, self._known(generation_id))

    def upload(self, given: Content, kind: str = "image") -> Uploaded:
        """Upload a file once, to use it in several requests: a path, bytes, an open file or a data URL.

        Raises InvalidRequest, TransferFailed, ApiError.
        """
        return run(upload(self.session, given, kind))

    def close(self) -> None:
        """Close the connections; done by ``with``."""
        run(self.session.wire.close())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is not None:
            self.session.note_on(error)
        self.close()


class AsyncFile(FileState):
    """One finished file: ``kind`` of media, ``url`` where it lies, ``id`` its own id."""

    _client: AsyncClient

    async def download(
        self, path: Target, *, progress: bool | ProgressHook = False, timeout: float | None = None
    ) -> str:
        """Fetch the file whole or not at all, to a path, into a folder, or into an open file; gives the path.

        What was there before is replaced. A transfer that is cut, or slower than 1 kB a second, goes on where it ended,
        a few times. ``timeout`` is in seconds, for all of it; without one, a slow transfer may take its time. Raises
        TransferFailed.
        """
        return await fetch(self._client.session, self, path, progress, timeout)

    async def read(self, *, timeout: float | None = None) -> bytes:
        """Fetch the file into memory. Raises TransferFailed."""
        buffer = io.BytesIO()
        await self.download(buffer, timeout=timeout)
        return buffer.getvalue()


class AsyncGeneration(GenerationState[AsyncFile]):
    """A job that was submitted: its id, its status when last asked, and its files once it is complete."""

    _client: AsyncClient
    _file = AsyncFile

    async def refresh(self) -> Self:
        """Ask once how far the job is. Raises ApiError, RequestTimeout, ConnectionFailed."""
        await self._session.refresh(self)
        return self

    async def wait(
        self, timeout: float | None = None, *, interval: float | None = None, progress: bool | ProgressHook = False
    ) -> Self:
        """Wait until the job has ended, for ``timeout`` seconds at most, asking every ``interval`` seconds.

        Without a timeout, as long as the API's jobs take at the most. Raises GenerationFailed, WaitTimeout (the job
        goes on), NoFiles where it is complete without any, ApiError where asking again cannot help.
        """
        await self._session.wait(self, timeout, interval, progress)
        return self

    async def delete(self) -> None:
        """Delete the job, and its files, at the vendor's. Raises ApiError, RequestTimeout, ConnectionFailed."""
        await self._session.ask("delete", values={"id": self.id})


class AsyncClient(ClientState[httpx.AsyncClient]):
    """The asynchronous client of an API; each API's own has its models besides. See :class:`ClientState` for its options."""

    @staticmethod
    def _wire(*settings: Any) -> Wire:
        from .awaiting import AsyncWire  # with asyncio, which takes long to import

        return AsyncWire(*settings)

    async def submit(self, call: Call, **options: Unpack[RequestOptions]) -> AsyncGeneration:
        """Send one prepared call; the models' ``create`` end here. Sent again only where that cannot cost twice."""
        warn_of_retirement(call.page)
        return AsyncGeneration(self, await self.session.create(call, **options), call.page.model)

    def generation(self, generation_id: str) -> AsyncGeneration:
        """Pick up an earlier job by its id; asks nothing yet. Raises InvalidRequest for what cannot be an id."""
        return AsyncGeneration(self, self._known(generation_id))

    async def upload(self, given: Content, kind: str = "image") -> Uploaded:
        """Upload a file once, to use it in several requests: a path, bytes, an open file or a data URL.

        Raises InvalidRequest, TransferFailed, ApiError.
        """
        return await upload(self.session, given, kind)

    async def close(self) -> None:
        """Close the connections; done by ``with``."""
        await self.session.wire.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is not None:
            self.session.note_on(error)
        await self.close()
