"""The key of ``docpact verify`` and of the sandbox: in no report, file, line or crash, though a server repeats it."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from verify_reference import KEY as REFERENCE_KEY
from verify_reference import Server, running

from docpact.check.leak_scenarios import ECHO, echo_server
from docpact.check.secrets import texts_of, ways_shown
from docpact.check.verify import Limits, printed, verify
from docpact.check.verify.curl import curl
from docpact.check.verify.sender import Key, Sender
from docpact.errors import DocpactError
from docpact.report import junit, sarif, structured, text
from docpact.service import Sandbox
from docpact.spec import LoadedSpec

pytestmark = pytest.mark.untraced

Command = Callable[..., tuple[int, str, str]]
KEY = "vk-7Hq\"x'\\9/Zr+t%w=~L$m(2kP"


def echo(server: Server, _: int) -> tuple[int, str, bytes] | None:
    """Takes a null duration, and repeats the key in every way that JSON and addresses have."""
    if b'"duration":null' not in server.last:
        return None
    key = str(server.keys[-1]).removeprefix("Bearer ")
    escaped = "".join(f"\\u{ord(one):04x}" for one in key)
    percent = "".join(f"%{ord(one):02X}" for one in key)
    said = json.dumps({"generationId": key, key: [key], "address": percent})
    return 200, f"application/json; x={key}", said.replace("}", f', "escaped": "{escaped}"}}').encode()


def shown(*texts: str) -> list[str]:
    return [f"{ways_shown(KEY, one)}: {one[:60]}" for one in texts if ways_shown(KEY, one)]


def test_an_answer_that_is_no_http_repeats_no_key(sora: LoadedSpec) -> None:
    with echo_server([f"HTTP/1.1 {ECHO}\r\n\r\n".encode()], sora.api.content.auth) as server:
        report = verify(sora, f"http://{server}", key=KEY, limits=Limits(3))
    said = [*text(printed(report)), report.could_not_run or "", report.stopped or ""]
    assert any("illegal status line" in one for one in said)
    assert shown(*said) == []


def test_a_key_that_a_server_repeats_as_the_kind_of_its_answer_is_masked(sora: LoadedSpec) -> None:
    answer = f"HTTP/1.1 400 No\r\ncontent-type: x/{ECHO}\r\nconnection: close\r\n\r\n{{}}".encode()
    with (
        echo_server([answer], sora.api.content.auth) as server,
        Sender(sora.api, f"http://{server}", "a-key-of-the-tests") as sender,
    ):
        assert sender.send(b"{}").media_type == "x/(key)"


def test_a_key_that_a_server_repeats_is_in_no_report_and_no_journal(sora: LoadedSpec, tmp_path: Path) -> None:
    state = tmp_path / "state"
    with running(before=echo, check_key=False) as server:
        report = verify(sora, server.url, key=KEY, limits=Limits(40), state=state)
        assert [one for one in server.keys if one == f"Bearer {KEY}"]
    assert report.deviations, "what the server repeats is part of the report"
    written = [
        json.dumps(structured(printed(report))),
        json.dumps(sarif(printed(report))),
        junit(printed(report)),
        *text(printed(report)),
        state.read_text(),
    ]
    assert any("(key)" in one for one in written)
    assert shown(*written) == []
    contents = re.findall(r'"content":"([^"]*)"', state.read_text())
    assert shown(*(base64.b64decode(one).decode("latin-1") for one in contents)) == []
    assert shown(*(said for _, said in texts_of([report.deviations, report.notes, report.facts]))) == []


@pytest.mark.parametrize("kind", ["text", "json", "sarif", "junit"])
def test_the_command_prints_no_key(docpact: Command, sora: LoadedSpec, kind: str) -> None:
    with running(before=echo, check_key=False) as server:
        options = ["--allow-billed", "40", "--format", kind, "--key", KEY]
        code, output, errors = docpact("verify", sora.path, "--base-url", server.url, *options)
    assert code == 1
    assert "LEONARDO_API_KEY" in output
    assert shown(output, errors) == []


NEARLY: dict[str, Callable[[str], str]] = {
    "other case": lambda key: f"Bearer {key.swapcase()}",
    "cut short": lambda key: f"Bearer {key[:-1]}",
    "bare": lambda key: key,
}


@pytest.mark.usefixtures("no_sleep")
@pytest.mark.parametrize("way", NEARLY)
def test_what_is_nearly_the_key_has_to_be_refused_too(sora: LoadedSpec, way: str) -> None:
    near = NEARLY[way](REFERENCE_KEY)
    with running(keys=(f"Bearer {REFERENCE_KEY}", near)) as server:
        report = verify(sora, server.url, key=REFERENCE_KEY, limits=Limits(20))
    (found,) = report.deviations
    assert (found.subject.id, found.key) == ("api#auth", way)
    line = curl(report, found)
    assert not shown(line)
    seen = subprocess.run(
        ["sh", "-c", f"echo {line.partition('--header')[2]}"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, report.key_variable or "": REFERENCE_KEY},
    )
    assert seen.stdout.strip() == f"authorization: {near}", "the line sends the same again"


def test_a_nearly_right_key_that_a_server_repeats_is_masked_too(sora: LoadedSpec) -> None:
    answer = f"HTTP/1.1 401 No\r\ncontent-type: text/plain; {ECHO}\r\nconnection: close\r\n\r\n{ECHO}".encode()
    ways: tuple[Key, ...] = ("other case", "cut short")
    for way in ways:
        with (
            echo_server([answer], sora.api.content.auth) as server,
            Sender(sora.api, f"http://{server}", KEY) as sender,
        ):
            said = sender.call("GET", f"http://{server}/v1/me", key=way)
        assert b"(key)" in said.content, way
        assert KEY[:-1].lower() not in said.content.decode().lower()


def test_a_slot_for_an_upload_is_given_to_nobody_without_a_key(sora: LoadedSpec) -> None:
    with running(open_reads=("/v1/init-image",)) as server:
        report = verify(sora, server.url, key=REFERENCE_KEY, limits=Limits(20))
    assert [(one.subject.id, one.key, one.name) for one in report.deviations] == [
        ("api#auth", "none", "POST /v1/init-image")
    ]


@pytest.mark.parametrize("key", [f"{KEY}\n", f"{KEY}\u00e9", f"{KEY}\x00", "", " "])
def test_a_key_that_cannot_be_one_is_refused_without_being_shown(sora: LoadedSpec, key: str) -> None:
    with pytest.raises(DocpactError, match="the key is empty or no printable ASCII") as caught:
        verify(sora, "http://127.0.0.1:1", key=key)
    assert shown(str(caught.value)) == []


@pytest.mark.parametrize("key", [f"{KEY} ", f" {KEY}", f"{KEY} x"])
def test_a_key_with_a_blank_is_refused_without_being_shown(sora: LoadedSpec, key: str) -> None:
    with pytest.raises(DocpactError, match="the key holds a blank") as caught:
        verify(sora, "http://127.0.0.1:1", key=key)
    assert shown(str(caught.value)) == []


@pytest.mark.parametrize("proxy", ["http://user:w0rd/x@proxy:1", "ftp://user:w0rd@proxy", "socks5://user:w0rd@proxy"])
def test_a_proxy_that_cannot_be_used_is_said_without_its_password(
    docpact: Command, sora: LoadedSpec, proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    for command in (
        ["verify", sora.path, "--base-url", "https://api.example", "--key", KEY, "--proxy"],
        ["facts", "https://docs.example/page"],
    ):
        code, output, errors = docpact(*command)
        assert (code, output) == (2, "")
        assert "the proxy or the certificates that the environment names" in errors
        assert "w0rd" not in errors


@pytest.mark.parametrize("word", ["Bearer", "bearer", " BEARER "])
def test_a_key_with_the_word_before_it_is_refused_without_being_shown(sora: LoadedSpec, word: str) -> None:
    with pytest.raises(DocpactError, match="begins with the word Bearer") as caught:
        verify(sora, "http://127.0.0.1:1", key=f"{word} {KEY}")
    assert "the key alone" in str(caught.value)
    assert shown(str(caught.value)) == []


def test_an_address_with_a_password_is_refused_without_being_shown(docpact: Command, sora: LoadedSpec) -> None:
    code, output, errors = docpact("verify", sora.path, "--base-url", f"https://user:{KEY}@127.0.0.1", "--key", "k" * 9)
    assert code == 2
    assert shown(output, errors) == []


def test_the_key_is_in_nothing_that_an_interrupted_run_leaves(
    sora: LoadedSpec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("docpact.check.verify.sender.Sender.send", interrupt)
    report = verify(sora, "http://127.0.0.1:1", key=KEY, state=tmp_path / "state")
    assert report.stopped
    assert shown(*text(printed(report)), (tmp_path / "state").read_text()) == []


def test_the_sandbox_logs_no_key_but_says_its_own(sora: LoadedSpec) -> None:
    logged: list[str] = []
    with Sandbox([sora], key=KEY, clip=lambda _: b"clip", log=logged.append) as sandbox:
        for path in (f"/v1/me?key={KEY}", f"/v1/generations/{KEY}", "/v1/me"):
            httpx.get(sandbox.base_url + path, headers={"authorization": f"Bearer {KEY}"}, trust_env=False)
        answer = httpx.get(f"{sandbox.control_url}/jobs", trust_env=False).text
    assert len(logged) >= 3
    assert shown(answer, *logged) == []


def test_a_crash_of_the_command_shows_no_key(sora: LoadedSpec, tmp_path: Path) -> None:
    source = (
        "import sys, docpact.check.verify.sender as s\n"
        "def crash(*_): raise RuntimeError('a defect')\n"
        "s.Sender.send = crash\n"
        "from docpact.cli import main\n"
        f"sys.argv = ['docpact', 'verify', {str(sora.path)!r}, '--base-url', 'http://127.0.0.1:1']\n"
        "main()\n"
    )
    environment = {**os.environ, "LEONARDO_API_KEY": KEY}
    command = [sys.executable, "-X", "faulthandler", "-c", source]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "RuntimeError: a defect" in done.stderr
    assert shown(done.stdout, done.stderr) == []
