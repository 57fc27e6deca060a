"""Where a client finds its key and address, what it says of other versions' keys, and messages that it is sent."""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from pydantic import JsonValue

from docpact.check.callers import Caller, ModeCase, accepting, asked, modes
from docpact.check.harness import KEY, SECRET, Harness
from docpact.check.promises import promise, promises_in
from docpact.check.pytest_suite import Tried, hold, promised
from docpact.check.seam import MODES, Mode
from docpact.spec import LoadedSpec
from docpact.spec.answers import files_at, first_at, status_word, values_at, with_value

ELSEWHERE = "https://elsewhere.example/of/ours"
HERE = "http://127.0.0.1:8080/of/ours"
NO_ADDRESSES = (
    "http://elsewhere.example",
    "ftp://elsewhere.example",
    f"{ELSEWHERE}?a=b",
    "https://a:b@elsewhere.example",
)

ONCE = True


@contextmanager
def environment(variables: Mapping[str, str | None]) -> Generator[None]:
    """Other variables of the environment; None is for one that is not there."""
    before = {name: os.environ.get(name) for name in variables}
    _set(variables)
    try:
        yield
    finally:
        _set(before)


def _set(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _variables(harness: Harness, key: str | None, secret: str | None, address: str | None) -> dict[str, str | None]:
    api = harness.spec.api.content
    found = {api.auth.environment: key, api.server.environment: address}
    return found | ({api.auth.secret_environment: secret} if api.auth.secret_environment else {})


@promise(modes)
def key_and_address_come_from_the_environment(harness: Harness, case: ModeCase) -> None:
    """From the variables that api.yaml names, blanks and slashes around an address left out; what is given to a client
    counts before them. Unless it is this machine's, an address is encrypted, and it holds nothing that is secret.
    """
    body = harness.arguments.wire(dict(harness.spec.content.sample.body))
    unset: dict[str, Any] = {"api_key": None, "api_secret": None, "base_url": None}
    usual = harness.spec.api.content.server.url
    for address, given, want in (
        (ELSEWHERE, {}, ELSEWHERE),
        (None, {}, usual),
        (usual, {"base_url": ELSEWHERE}, ELSEWHERE),
        (f" {ELSEWHERE}/\n", {}, ELSEWHERE),
        (usual, {"base_url": f"\t{ELSEWHERE}// "}, ELSEWHERE),
        (None, {"api_key": KEY, "api_secret": SECRET}, usual),
        (None, {"base_url": HERE}, HERE),
    ):
        key, secret = ("another-key", "another-secret") if "api_key" in given else (KEY, SECRET)
        with environment(_variables(harness, key, secret, address)):
            settings: dict[str, Any] = {**unset, **given}
            caller = Caller(harness, case.mode, accepting(harness), **settings)
            caller.through("create_from", body)
        found = asked(harness, caller.sent[0])
        path = harness.spec.request(json.dumps(body).encode()).path
        begins = found.url.startswith(f"{want.rstrip('/')}{path.partition('?')[0]}")
        taken = [one for one in NO_ADDRESSES if not _is_refused(harness, case, one)]
        assert (begins, found.fault, taken) == (True, None, []), f"{case.name}, {address}, {given}: {found}, {taken}"


def _is_refused(harness: Harness, case: ModeCase, address: str) -> bool:
    try:
        Caller(harness, case.mode, base_url=address)
    except harness.package.InvalidRequest:
        return True
    return False


@promise(modes)
def without_a_key_nothing_is_sent(harness: Harness, case: ModeCase) -> None:
    """The error names the variable; a preview needs no key."""
    body = dict(harness.spec.content.sample.body)
    variable = harness.spec.api.content.auth.environment
    with environment(_variables(harness, None, None, None)):
        caller = Caller(harness, case.mode, api_key=None, api_secret=None)
        error = caller.error(lambda _: caller.namespace.create(**harness.arguments.sparse(body)))
        shown = caller.through("preview", body)
    assert isinstance(error, harness.package.InvalidRequest) and variable in str(error), f"{case.name}: {error!r}"  # noqa: PT018
    assert not caller.sent, f"{case.name}: {len(caller.sent)} requests"
    assert shown.body or harness.spec.placed.in_query, f"{case.name}: no preview"


@dataclass(frozen=True, slots=True)
class OtherKey:
    """A member that another version of the API has, and the words that say which."""

    name: str
    said: str


def other_keys(spec: LoadedSpec) -> Iterator[OtherKey]:
    known = {path.name for path in spec.contract.fields}
    yield from (OtherKey(*one) for one in spec.api.content.other_versions.items() if one[0] not in known)


@promise(other_keys)
def a_key_of_another_version_is_named(harness: Harness, other: OtherKey) -> None:
    """The refusal of a member that another version of the API has says so."""
    body = {**harness.spec.content.sample.body, other.name: 1}
    refused = harness.refused(harness.namespace.check, body)
    if refused is None:
        return  # unknown members are taken
    assert f" {other.said}" in str(refused.error), f"{other.name}: {refused.error}"


@dataclass(frozen=True, slots=True)
class Message:
    """A documented message of the API's, and the client that reads it."""

    body: JsonValue
    number: int
    mode: Mode

    @property
    def name(self) -> str:
        return f"message {self.number}, {self.mode}"


def messages(spec: LoadedSpec) -> Iterator[Message]:
    webhook = spec.api.content.webhook
    for number, one in enumerate(webhook.examples if webhook else ()):
        yield from (Message(one.body, number, mode) for mode in MODES)


@promise(messages)
def a_message_is_read_where_it_shows_the_key(harness: Harness, case: Message) -> None:
    """What it says is read from the members that api.yaml names; without the right key, or a job, it is refused."""
    webhook = harness.spec.api.content.webhook
    client = Caller(harness, case.mode).client
    if webhook is None or not hasattr(client, "parse_webhook"):
        return
    body, shown = json.dumps(case.body).encode(), {webhook.header: f"{webhook.prefix}callback-key"}
    for name in (webhook.header.title(), webhook.header.upper()):  # as servers write the names of headers
        client.parse_webhook(body, {name: shown[webhook.header]}, "callback-key")
    found = client.parse_webhook(body.decode(), shown, "callback-key")  # a text is as good as its bytes
    reads = webhook.reads
    job = str(first_at(case.body, reads.job))
    want = (status_word(case.body, reads.event), job, status_word(case.body, reads.status))
    assert (found.type, found.generation_id, found.status) == want, f"{case.name}: {found}, not {want}"
    urls = {kind: [one.url for one in found.files if one.kind == kind] for kind in files_at(case.body, reads)}
    assert urls == files_at(case.body, reads), f"{case.name}: {found.files}"
    ids = {one.id for one in found.files if one.id}
    known = {str(text) for path in _ids(harness) for text in values_at(case.body, path)}
    assert not reads.file_id or ids == known, f"{case.name}: the ids {ids}, not {known}"
    assert found.raw == case.body, f"{case.name}: {found.raw}"
    for wrong in (
        {},
        {webhook.header: "another"},
        *(
            {webhook.header: f"{webhook.prefix}{other}"}
            for other in ("", "another-key", "callback-ke", "callback-keys")
        ),
        {webhook.header: "callback-key"},
        {f"{webhook.header}x": shown[webhook.header]},
    ):
        if wrong == shown:
            continue
        with pytest.raises(harness.package.InvalidWebhook):
            client.parse_webhook(body, wrong, "callback-key")
    nameless = case.body
    for path in reads.job or ():
        nameless = with_value(nameless, path, [None])
    for wrong_body in (json.dumps(nameless), "{}", "[1]", "<p>", b"", b"\xff"):
        with pytest.raises(harness.package.InvalidWebhook):
            client.parse_webhook(wrong_body, shown, "callback-key")
    with pytest.raises(harness.package.InvalidWebhook):  # of a caller who has no key, anybody's message
        client.parse_webhook(body, {webhook.header: webhook.prefix}, "")


def _ids(harness: Harness) -> Iterator[str]:
    webhook = harness.spec.api.content.webhook
    for paths in ((webhook.reads.files or {}) if webhook else {}).values():
        yield from (f"{path.rpartition('.')[0]}.{webhook.reads.file_id}" for path in paths if webhook)


PROMISES = promises_in(globals())


@promised(PROMISES)
def test_every_setting(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)
