"""Faults that no mutation makes, written for assertions that nothing else makes fail."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from importlib import import_module
from typing import Any
from unittest.mock import patch

from docpact.check.harness import KEY, Harness

Drift = Callable[[Harness], AbstractContextManager[object]]
PICTURE = b"\x89PNG\r\n\x1a\nnobody asked for this"


def wrapped(place: str, other: Callable[..., Any]) -> Drift:
    """A function of the client's runtime, as ``core.module:Class.name``; ``other`` is given it before its arguments."""
    module, _, names = place.partition(":")

    @contextmanager
    def drift(harness: Harness) -> Generator[None]:
        holder: Any = import_module(f"{harness.package.__name__}._runtime.{module}")
        *above, name = names.split(".")
        for one in above:
            holder = getattr(holder, one)
        honest = getattr(holder, name)
        with patch.object(holder, name, lambda *arguments, **named: other(honest, *arguments, **named)):
            yield

    return drift


def shows_key_to_host(honest: Any, wire: Any, url: str, headers: Mapping[str, str], limit: float) -> Any:
    return honest(wire, url, {**headers, "x-key": KEY}, limit)


def prepares_and_sends(honest: Any, client: Any, call: Any) -> Any:
    client.submit(call)
    return honest(client, call)


def prepares_with_key(honest: Any, client: Any, call: Any) -> Any:
    found = honest(client, call)
    return found._replace(key=f"-H 'authorization: Bearer {KEY}'")


def prepares_and_uploads(honest: Any, client: Any, call: Any) -> Any:
    client.upload(PICTURE)
    return honest(client, call)


async def writes_a_part(honest: Any, session: Any, url: str, target: Any, *rest: Any) -> Any:
    target.write(b"a part")
    return await honest(session, url, target, *rest)


def names_another_client(honest: Any, *arguments: Any, **named: Any) -> Any:
    found = honest(*arguments, **named)
    return {**found, "user-agent": "another/0"} if found["user-agent"] != "mine" else found


def ends_at_known_words(honest: Any, session: Any, *about: Any) -> Any:
    return honest(session, *about) and about[-1] in session.api.waiter.success


def names_no_call(  # those of the method
    honest: Any, session: Any, reason: str, fingerprint: str, sent_at: float, _once: object, *about: Any
) -> Any:
    return honest(session, reason, fingerprint, sent_at, None, *about)


def may_be_repeated(honest: Any, *arguments: Any) -> Any:
    found = honest(*arguments)
    found.retry_safe = True
    return found


async def takes_any_page(honest: Any, session: Any, offset: int, limit: int, user: str | None) -> Any:
    return await honest(session, max(offset, 0), max(limit, 1), user)


async def stays_open(_honest: Any, _wire: Any) -> None:
    """Nothing is closed."""


def names_no_input(honest: Any, *arguments: Any) -> Any:
    try:
        return honest(*arguments)
    except Exception as error:
        error.__dict__["problems"] = ()
        raise


def warns_each_time(honest: Any, *arguments: Any) -> Any:
    honest.__globals__["_told"].clear()
    return honest(*arguments)


@contextmanager
def takes_no_prompt(harness: Harness) -> Generator[None]:
    kinds: list[Any] = [getattr(harness.calls, name) for name in ("BLOCKING", "ASYNC")]
    with ExitStack() as stack:
        for kind in kinds:
            stack.enter_context(patch.object(kind, "create", lambda _client, *, duration: duration))
        yield


@contextmanager
def lists_another_kind(harness: Harness) -> Generator[None]:
    catalogue: Any = import_module(f"{harness.package.__name__}.catalogue")
    known = catalogue.models()
    with patch.object(catalogue, "models", lambda: [one._replace(kind="another") for one in known]):
        yield


WRITTEN: dict[str, Drift] = {
    "written:files of a job have one name": wrapped(
        "core.download:path_of", lambda _honest, target, _file: f"{target}/the file"
    ),
    "written:a wait tells of other seconds": wrapped(
        "core.jobs:Progress", lambda honest, stage, word, seconds: honest(stage, word, seconds + 1000)
    ),
    "written:a download does not tell of how much": wrapped(
        "core.download:Progress", lambda honest, *told: honest(*told)._replace(total=None)
    ),
    "written:a hook may be asynchronous": wrapped(
        "core.progress:checked_callback", lambda _honest, _name, hook: hook or None
    ),
    "written:a preview is empty": wrapped(
        "core.client:ClientState.prepare", lambda honest, client, call: honest(client, call)._replace(body=b"")
    ),
    "written:every text is an id": wrapped(
        "core.client:ClientState._known", lambda honest, _client, name: honest.__globals__["Created"](name)
    ),
    "written:each deletion succeeds": wrapped("core.client:Generation.delete", lambda _honest, _job: None),
    "written:nothing is noted in the end": wrapped("core.jobs:Session.note_on", lambda *_: None),
    "written:a closed client goes on": wrapped("core.wire:Wire.close", stays_open),
    "written:inputs at fault are not named": wrapped("core.requests:Call.read_inputs", names_no_input),
    "written:a warning is told each time": wrapped("core.requests:check", warns_each_time),
    "written:the key has a text": wrapped("core.secrets:Key.__repr__", lambda _honest, key: key._value()),
    "written:create takes fewer arguments": takes_no_prompt,
    "written:the client lists a model of another kind": lists_another_kind,
    "written:a list begins anywhere": wrapped("extras.listing:generations", takes_any_page),
    "written:the key goes to hosts of files": wrapped("core.wire:Wire.open_download", shows_key_to_host),
    "written:a preview sends the request": wrapped("core.client:ClientState.prepare", prepares_and_sends),
    "written:a preview holds the key": wrapped("core.client:ClientState.prepare", prepares_with_key),
    "written:a preview uploads a picture": wrapped("core.client:ClientState.prepare", prepares_and_uploads),
    "written:an open file gets a part": wrapped("core.download:_to_file", writes_a_part),
    "written:the client names another": wrapped("core.jobs:Session.headers", names_another_client),
    "written:curl is not the program": wrapped(
        "core.values:PreparedRequest.curl", lambda honest, shown: honest(shown).replace("curl", "wget")
    ),
    "written:curl sends nothing": wrapped(
        "core.values:PreparedRequest.curl", lambda honest, shown: honest(shown).partition(" --data-raw")[0]
    ),
    "written:a wait ends at known words alone": wrapped("core.jobs:Session._ended", ends_at_known_words),
    "written:an unknown outcome may be repeated": wrapped("core.jobs:Session._unknown", may_be_repeated),
    "written:an unknown outcome is another error": wrapped(
        "core.jobs:Session._unknown", lambda *_: ZeroDivisionError()
    ),
    "written:an unknown outcome names no call": wrapped("core.jobs:Session._unknown", names_no_call),
    "written:all calls have one text": wrapped("core.jobs:token_hex", lambda *_: "one"),
    "written:the headers of a caller are lost": wrapped(
        "core.jobs:checked_options", lambda honest, usual, **changes: honest(usual, **{**changes, "headers": None})
    ),
    "written:a message has no status": wrapped(
        "extras.webhooks:parse_webhook", lambda honest, *message: honest(*message)._replace(status=None)
    ),
    "written:a message has lost its answer": wrapped(
        "extras.webhooks:parse_webhook", lambda honest, *message: honest(*message)._replace(raw=None)
    ),
}
"""By a name of its own, as :class:`Faults` knows it."""
