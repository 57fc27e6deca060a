"""The key: where it comes from, what is refused, and that it shows nowhere and goes nowhere else."""

from __future__ import annotations

import base64
import copy
import hmac
import io
import json
import logging
import pickle
import sys
import traceback
import types
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

import httpx
import pytest
from rich.console import Console
from rich.traceback import Traceback

from leonardo_client import InvalidRequest, Leonardo, LeonardoError
from leonardo_client._runtime.core.api import Auth
from leonardo_client._runtime.core.secrets import Key

from .conftest import BASE, COMPLETE, CREATED, KEY, PNG, RETIRED, Api, json_answer

pytestmark = RETIRED


def authorization(api: Api) -> list[str]:
    return [request.headers.get("authorization", "") for request in api.server.requests]


def test_the_key_comes_from_the_argument_or_else_from_the_environment(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEONARDO_API_KEY", "key-of-the-environment")
    api.answer(json_answer({"user_details": []}))
    api.run(api.client().account())
    api.run(api.client(api_key=None).account())
    assert authorization(api) == [f"Bearer {KEY}", "Bearer key-of-the-environment"]


@pytest.mark.parametrize("key", [None, ""])
def test_without_a_key_nothing_is_sent_and_the_message_says_how_to_give_one(
    api: Api, key: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A request can be seen and judged without one."""
    if key is not None:
        monkeypatch.setenv("LEONARDO_API_KEY", KEY)
    client = api.client(api_key=key)
    assert client.sora_2_pro.preview(prompt="A heron").json()["parameters"]["prompt"] == "A heron"
    for call in (lambda: api.create(client), lambda: api.run(client.account()), lambda: api.wait(client=client)):
        with pytest.raises(InvalidRequest, match="no API key: set LEONARDO_API_KEY or pass api_key"):
            call()
    assert api.server.requests == []


BROKEN = [
    "hushed\nkey",
    "hushed\r",
    "hushed key",
    " hushed",
    "h\u00fcshed",
    "hushed\x00",
    "hushed\u202e",
    "hushed\t",
    "\ufeffhushed",
]


def locals_shown(error: BaseException) -> str:
    """A traceback as rich and the standard library show it, with local values; of the client's frames only."""
    trace = error.__traceback__
    while trace and "leonardo_client" not in trace.tb_frame.f_code.co_filename:
        trace = trace.tb_next
    output = io.StringIO()
    rendered = Traceback.from_exception(type(error), error, trace, show_locals=True, locals_max_string=10_000)
    Console(file=output, width=500).print(rendered)
    captured = traceback.TracebackException(type(error), error, trace, capture_locals=True)
    return output.getvalue() + "".join(captured.format())


@pytest.mark.untraced
@pytest.mark.parametrize("key", BROKEN)
@pytest.mark.parametrize("source", ["argument", "environment"])
def test_a_key_that_cannot_be_one_is_refused_without_being_shown(
    api: Api, key: str, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = key if source == "argument" else None
    if source == "environment":
        if "\x00" in key:
            pytest.skip("an environment cannot hold it")
        monkeypatch.setenv("LEONARDO_API_KEY", key)
    with pytest.raises(InvalidRequest, match="white space, line ends, non-ASCII") as caught:
        api.client(api_key=given)
    assert "shed" not in str(caught.value)
    assert "shed" not in locals_shown(caught.value)


def test_a_bad_address_is_refused_without_showing_the_key(api: Api) -> None:
    with pytest.raises(InvalidRequest, match="https://") as caught:
        api.client(base_url="http://api.test")
    assert KEY not in locals_shown(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://api.test",
        *(f"http://{name}" for here in ("127.0.0.1", "localhost") for name in (f"{here}.evil.test", f"evil.{here}")),
        "http://127.0.0.1@evil.test",
        "http://evil.test?@127.0.0.1",
        "http://evil.test#@localhost",
        "http://[",
        "https://",
        "https:///path",
        "ftp://api.test",
        "api.test",
        "javascript:alert(1)",
    ],
)
def test_an_address_to_which_the_key_would_go_in_clear_is_refused(api: Api, url: str) -> None:
    with pytest.raises(InvalidRequest, match="the base URL must start with https://"):
        api.client(base_url=url)


@pytest.mark.parametrize(
    "url",
    ["https://user:password@x.test", "https://password@x.test", "https://x.test?k=password", "https://x.test#password"],
)
@pytest.mark.parametrize("source", ["argument", "environment"])
def test_an_address_that_may_hold_a_secret_is_refused_without_being_shown(
    api: Api, url: str, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if source == "environment":
        monkeypatch.setenv("LEONARDO_BASE_URL", url)
    with pytest.raises(InvalidRequest, match="and is not shown here") as caught:
        api.client(base_url=url if source == "argument" else None)
    assert "password" not in str(caught.value) + locals_shown(caught.value)


def test_what_a_server_says_of_the_key_is_kept_without_the_key(api: Api) -> None:
    escaped = "".join(f"\\u{ord(one):04x}" for one in KEY)
    answer = f'[{{"message": "{KEY}, {escaped} is not {KEY[:-1]}", "extensions": {{"code": "{KEY}"}}}}]'
    api.answer(httpx.Response(200, content=answer.encode()))
    with pytest.raises(LeonardoError) as caught:
        api.create()
    error: Any = caught.value
    assert (error.messages, error.code) == ((f"(key), (key) is not {KEY[:-1]}",), "(key)")


def test_a_header_that_is_named_like_the_key_is_kept_without_it(api: Api) -> None:
    api.answer(httpx.Response(401, headers={f"x-{KEY}": KEY, "retry-after": KEY}))
    with pytest.raises(LeonardoError) as caught:
        api.create()
    assert KEY.lower() not in locals_shown(caught.value).lower()


def escaped(key: str, form: str, *, letters: bool) -> str:
    """A key as JSON may write it: some of its characters or all by their code."""
    return "".join(f"\\u{ord(one):04{form}}" if letters or not one.isalnum() else one for one in key)


@pytest.mark.parametrize("key", ["A-Key+of/some?length", "A+k/e?y8"])
def test_what_a_server_says_of_the_key_in_other_writings_is_kept_without_the_key(api: Api, key: str) -> None:
    quoted = quote(key, safe="")
    small = quoted.replace("%2B", "%2b").replace("%2F", "%2f").replace("%3F", "%3f")
    escapes = [escaped(key, form, letters=letters) for form in "xX" for letters in (True, False)]
    said = " ".join([key, quoted, small, quote(key), key.replace("/", "\\/"), *escapes])
    api.answer(httpx.Response(200, content=f'[{{"message": "{said}"}}]'.encode()))
    with pytest.raises(LeonardoError) as caught:
        api.create(api.client(api_key=key))
    assert str(caught.value).count("(key)") == 5 + len(escapes)
    assert key not in locals_shown(caught.value)


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "all_proxy"])
@pytest.mark.parametrize(
    "proxy",
    ["http://user:w0rd#w0rd@proxy:1", "http://user:w0rd/x@proxy:1", "ftp://user:w0rd@proxy", "socks5://u:w0rd@x"],
)
def test_a_proxy_that_cannot_be_used_is_refused_without_showing_its_password(
    api: Api, variable: str, proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, proxy)
    client = api.client(http_client=None)
    with pytest.raises(InvalidRequest, match="the environment's proxy or certificates") as caught:
        api.create(client)
    assert "w0rd" not in str(caught.value) + locals_shown(caught.value)
    assert caught.value.__context__ is None


def test_a_key_of_a_few_characters_is_not_looked_for_in_answers(api: Api) -> None:
    api.answer(json_answer(CREATED))
    generation = api.create(api.client(api_key="cost"))
    assert generation.submission == CREATED
    assert generation.cost.amount == "0.36"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8000/api/rest/", "http://localhost", "http://[::1]:80", "https://x.test/"]
)
def test_addresses_that_are_safe_are_taken(api: Api, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEONARDO_BASE_URL", url)
    client = api.client(base_url=None)
    assert repr(client).endswith(f"Leonardo {url.rstrip('/')}>")
    api.answer(json_answer(CREATED))
    api.create(client)
    assert str(api.server.requests[0].url).startswith(f"{url.rstrip('/')}/v2/".replace(":80/", "/"))


def test_the_documented_address_is_the_default(api: Api) -> None:
    assert repr(api.client(base_url=None)).endswith("Leonardo https://cloud.leonardo.ai/api/rest>")


@pytest.mark.parametrize("timeout", [-1, float("nan"), float("inf")])
def test_a_timeout_that_is_none_is_refused(api: Api, timeout: float) -> None:
    with pytest.raises(InvalidRequest, match="more than 0 seconds, and finite"):
        api.client(timeout=timeout)


def walk(value: object, seen: dict[int, object]) -> Iterator[str]:
    """The repr, str and format of a value and of everything below it that vars and containers show."""
    if id(value) in seen or isinstance(value, (type, types.ModuleType, types.FunctionType, types.MethodType)):
        return
    seen[id(value)] = value
    yield from (repr(value), str(value), f"{value}")
    if isinstance(value, dict):
        for pair in cast("dict[object, object]", value).items():
            yield from walk(pair, seen)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for member in cast("Iterable[object]", value):
            yield from walk(member, seen)
    elif hasattr(value, "__dict__"):
        yield from walk(vars(value), seen)


def test_the_key_is_in_no_repr_str_or_vars_however_deep(api: Api) -> None:
    client = api.client()
    api.answer(json_answer(CREATED), json_answer(COMPLETE))
    generation = api.create(client)
    api.run(generation.refresh())
    # What the test's own server kept is the requests as they came, with the key.
    api.server.requests.clear()
    texts = list(walk([client, generation, generation.videos, client.sora_2_pro], {}))
    assert len(texts) > 100
    assert all(KEY not in text for text in texts)
    assert "<Key: hidden>" in texts


@pytest.mark.parametrize("copying", [pickle.dumps, copy.deepcopy])
def test_neither_the_key_nor_what_holds_it_can_be_pickled_or_copied(api: Api, copying: Any) -> None:
    client = api.client()
    for value in (client, client.session, client.session.wire.key, client.sora_2_pro, client.generation("a")):
        with pytest.raises(TypeError, match=r"pickle|copied"):
            copying(value)
    with pytest.raises(TypeError, match="an API key cannot be pickled or copied"):
        copying(client.session.wire.key)


ANSWERS: dict[str, httpx.Response | BaseException] = {
    "refused": json_answer([{"message": "no"}]),
    "bad key": json_answer({"error": "Invalid response from authorization hook"}, 401),
    "server error": httpx.Response(500),
    "cut": httpx.ReadError("cut"),
    "not connected": httpx.ConnectError("refused"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_key_is_in_no_error_nor_its_traceback_with_locals_nor_its_chain(api: Api, name: str) -> None:
    api.answer(ANSWERS[name])
    with pytest.raises(LeonardoError) as caught:
        api.create()
    assert KEY not in locals_shown(caught.value)
    assert KEY not in repr(caught.value) + str(vars(caught.value))
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


def test_the_key_is_in_no_log_at_debug_of_any_library(
    api: Api, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    from docpact.service import Sandbox
    from docpact.spec import load_project

    from .conftest import REPOSITORY

    caplog.set_level(logging.DEBUG)
    project = load_project(REPOSITORY / "spec")
    with Sandbox(project.specs, key=KEY, clip=lambda _: b"clip") as sandbox:
        options: dict[str, Any] = {"http_client": None, "base_url": sandbox.base_url}

        async def through() -> None:
            async with api.client(**options) as client:
                generation = await client.sora_2_pro.create(prompt="x", start_frame=PNG)
                await generation.wait()
                await generation.videos[0].download(tmp_path / "clip.mp4")

        if api.mode == "asynchronous":
            api.run(through())
        else:
            with api.client(**options) as client:
                generation = client.sora_2_pro.create(prompt="x", start_frame=PNG)
                generation.wait().videos[0].download(tmp_path / "clip.mp4")
    names = {record.name.split(".")[0] for record in caplog.records}
    assert "httpcore" in names
    assert KEY not in caplog.text
    assert all(KEY not in f"{record.__dict__}" for record in caplog.records)


def test_previews_have_no_key(api: Api) -> None:
    preview = api.client().sora_2_pro.preview(prompt="x")
    assert KEY not in repr(preview) + preview.curl() + repr(preview.headers)
    assert "$LEONARDO_API_KEY" in preview.curl()


def test_the_key_goes_to_the_api_alone(documented: Api, tmp_path: Path) -> None:
    client = documented.client()
    generation = documented.create(client, start_frame=PNG)
    documented.run(generation.wait())
    documented.run(generation.videos[0].download(tmp_path / "clip.mp4"))
    seen = {(request.url.host, "authorization" in request.headers) for request in documented.server.requests}
    assert seen == {("api.test", True), ("storage.test", False), ("cdn.test", False)}
    for request in documented.server.requests:
        if request.url.host != "api.test":
            assert KEY.encode() not in request.content + repr(request.headers.raw).encode() + str(request.url).encode()


def test_the_key_does_not_follow_a_redirect_of_the_api(api: Api) -> None:
    api.answer(httpx.Response(307, headers={"location": "https://evil.test/"}))
    with pytest.raises(LeonardoError, match="HTTP 307"):
        api.create()
    assert [request.url.host for request in api.server.requests] == ["api.test"]


def test_a_callers_http_client_keeps_its_own_authorization_to_itself(api: Api, tmp_path: Path) -> None:
    kind = httpx.Client if api.mode == "blocking" else httpx.AsyncClient
    http: Any = kind(transport=api.transport(), auth=("name", "word"), cookies={"session": "of-the-api"})
    api.answer(json_answer(COMPLETE), httpx.Response(200, headers={"content-type": "video/mp4"}, content=b"clip"))
    client = api.client(http_client=http)
    generation = api.run(client.generation("a").refresh())
    api.run(generation.videos[0].download(tmp_path / "clip.mp4"))
    assert authorization(api) == [f"Bearer {KEY}", ""]
    cookies = [request.headers.get("cookie") for request in api.server.requests]
    assert cookies == ["session=of-the-api", None], "a host of files is another one"


def test_a_client_of_its_own_closes_its_connections(api: Api) -> None:
    client = api.client(base_url=BASE)
    api.answer(json_answer(CREATED))
    api.create(client)
    http = client.session.wire._http
    api.run(client.close())
    assert http.is_closed
    assert sys.exc_info() == (None, None, None)


def test_a_proxy_that_needs_another_package_says_which_and_not_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "socksio", None)
    monkeypatch.setenv("HTTPS_PROXY", "socks5://somebody:a-password@127.0.0.1:9")
    with pytest.raises(InvalidRequest, match="socksio") as caught:
        Leonardo(KEY).sora_2_pro.create(prompt="A heron")
    assert "a-password" not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("given", [None, "the-secret-key"])
def test_a_signed_token_is_of_both_keys_wherever_the_second_comes_from(
    given: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = given or "secret-of-the-environment"
    monkeypatch.setenv("THE_SECRET", "secret-of-the-environment")
    auth = Auth("THE_KEY", "authorization", "Bearer ", "", {"lifetime": 60, "not_before": 5}, "THE_SECRET")
    request = httpx.Request("GET", BASE)
    Key(auth, "the-access-key", given).put_on(request)
    head, claims, signature = request.headers["authorization"].removeprefix("Bearer ").split(".")
    expected = hmac.digest(secret.encode(), f"{head}.{claims}".encode(), "sha256")
    assert base64.urlsafe_b64decode(f"{signature}=") == expected
    said = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
    assert (said["iss"], said["exp"] - said["nbf"]) == ("the-access-key", 65)


def test_a_key_in_the_address_is_taken_off_a_request_that_failed() -> None:
    key, request = (
        Key(Auth("THE_KEY", query="token"), "key-of-the-address"),
        httpx.Request("GET", "https://a.test/?b=1"),
    )
    key.put_on(request)
    assert request.url.params["token"] == "key-of-the-address"
    key.take_off(request)
    assert str(request.url) == "https://a.test/?b=1"
