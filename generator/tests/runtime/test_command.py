"""The client as a shell command: what it prints, its exit codes, and what is checked before anything is sent."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

import leonardo_client
from docpact.check.endpoint import Endpoint
from docpact.service import Sandbox
from docpact.spec import load_project
from leonardo_client import __main__ as command
from leonardo_client._runtime.extras.shell import EXIT_CODES

from .conftest import (
    COMPLETE,
    CREATED,
    JOB,
    KEY,
    PENDING,
    PNG,
    REPOSITORY,
    Answer,
    Api,
    Clock,
    documented,
    json_answer,
    own_connections,
    sent,
)

__all__ = ["documented"]
INSTEAD = ("veo-3.1-generate-001", "veo-3.1-fast-generate-001")
VIDEO = httpx.Response(200, headers={"content-type": "video/mp4"}, content=b"clip")


def of_model(*arguments: object) -> list[str]:
    """A command's words, with the model of the jobs that it starts where it names none."""
    words = [str(argument) for argument in arguments]
    model = ["--model", "sora-2-pro"] if words[:1] in (["generate"], ["batch"]) and "--model" not in words else []
    return words[:1] + model + words[1:]


class Shell:
    """Runs the command in this process, over a scripted server."""

    def __init__(self, api: Api, capsys: pytest.CaptureFixture[str]) -> None:
        self.api, self.capsys = api, capsys
        self.out = self.err = ""

    def run(self, *arguments: str | Path) -> int:
        code = command.main(of_model(*arguments))
        self.out, self.err = self.capsys.readouterr()
        assert "Traceback" not in self.err
        assert KEY not in self.out + self.err
        return code


@pytest.fixture
def api(clock: Clock) -> Api:
    """The command uses the blocking client."""
    return Api("blocking", clock)


@pytest.fixture
def shell(api: Api, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    monkeypatch.setenv("LEONARDO_API_KEY", KEY)
    monkeypatch.setenv("LEONARDO_BASE_URL", "https://api.test/api/rest")
    with own_connections(api.transport):
        yield Shell(api, capsys)


def test_generate_starts_waits_and_fetches(shell: Shell, tmp_path: Path) -> None:
    shell.api.answer(json_answer(CREATED), json_answer(PENDING), json_answer(COMPLETE), VIDEO)
    target = tmp_path / "clip.mp4"
    assert shell.run("generate", "A heron", "-o", target) == 0
    assert shell.out == f"{target}\n"
    assert target.read_bytes() == b"clip"
    assert shell.err.splitlines() == [
        f"warning: Sora 2 Pro was retired by its vendor on 2026-07-09, which names {' or '.join(INSTEAD)}",
        f"generation {JOB} started, charged 0.36 DOLLARS",
        "waiting PENDING",
        "waiting COMPLETE",
        "downloading",
    ]
    assert sent(shell.api.server.requests[0])["parameters"]["prompt"] == "A heron"


def test_wait_fetches_an_earlier_generation_and_each_of_its_files(shell: Shell, clock: Clock, tmp_path: Path) -> None:
    files = [{"id": f"v{number}", "motionMP4URL": f"https://cdn.test/{number}.mp4"} for number in range(3)]
    details = {"id": JOB, "status": "COMPLETE", "generated_images": files}
    shell.api.answer(json_answer(PENDING), json_answer(PENDING), json_answer({"generations_by_pk": details}), VIDEO)
    began = clock.now
    assert shell.run("wait", JOB, "--output", tmp_path / "clip.mp4", "--timeout", "90", "--interval", "17") == 0
    assert 0.9 <= (clock.now - began) / (3 * 17) <= 1.1
    assert shell.out.split() == [str(tmp_path / name) for name in ("clip.mp4", "clip-2.mp4", "clip-3.mp4")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clip-2.mp4", "clip-3.mp4", "clip.mp4"]


def test_images_are_fetched_where_there_is_no_video(shell: Shell, tmp_path: Path) -> None:
    details = {"status": "COMPLETE", "generated_images": [{"id": "i", "url": "https://cdn.test/still.png"}]}
    shell.api.answer(
        json_answer({"generations_by_pk": details}),
        httpx.Response(200, headers={"content-type": "image/png"}, content=PNG),
    )
    assert shell.run("wait", JOB, "-o", tmp_path / "still.png") == 0
    assert (tmp_path / "still.png").read_bytes() == PNG


def test_set_gives_any_argument_as_json_or_text(
    shell: Shell, documented: Api, endpoint: Endpoint, tmp_path: Path
) -> None:
    frame = tmp_path / "frame.png"
    frame.write_bytes(PNG)
    settings = ["duration=8", "mode=RESOLUTION_1080", "public=true", f"start_frame={frame}", 'extra={"x": 1}']
    arguments = [word for setting in settings[:-1] for word in ("--set", setting)]
    assert shell.run("generate", "A heron", "--model", "sora-2-pro", *arguments, "-o", tmp_path / "clip.mp4") == 0
    (job,) = endpoint.jobs.values()
    assert job.parameter("duration") == 8
    assert job.parameter("mode") == "RESOLUTION_1080"
    assert job.parameter("public") is True
    assert len(endpoint.uploads) == 1
    assert documented.server.requests


def test_preview_shows_a_curl_line_and_sends_nothing(shell: Shell) -> None:
    assert shell.run("generate", "A 'heron' $HOME", "--preview", "--set", "duration=12", "--set", "height=1792") == 0
    words = shlex.split(shell.out)
    assert words[0] == "curl"
    body = json.loads(words[-1])
    assert body["parameters"] == {
        "prompt": "A 'heron' $HOME",
        "width": 1280,
        "height": 1792,
        "duration": 12,
        "quantity": 1,
    }
    assert shell.api.server.requests == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--set", "duration=5"], "parameters.duration: input should be 4, 8 or 12, got integer 5 (page line 42)"),
        (["--set", "duration"], "--set wants NAME=VALUE, got 'duration'"),
        (["--set", "=5"], "--set wants NAME=VALUE"),
        (["--set", "seed=5"], "unexpected keyword argument 'seed'; --set takes the arguments of sora_2_pro.create"),
        (["--set", "__class__=5"], "--set takes the arguments"),
        (["--set", "duration=" + "[" * 100_000], "parameters.duration"),
        (["--set", "start_frame=missing.png"], "cannot read the input 'missing.png'"),
        (["--set", "extra=5"], "extra: must be an object"),
    ],
)
def test_wrong_arguments_exit_with_2_and_send_nothing(
    shell: Shell, tmp_path: Path, arguments: list[str], message: str
) -> None:
    assert shell.run("generate", "A heron", "-o", tmp_path / "clip.mp4", *arguments) == 2
    assert message in shell.err
    assert shell.api.server.requests == []


@pytest.mark.parametrize("wanted", ["missing/clip.mp4", ".", "", None, os.devnull, "-", "x" * 300, "pipe"])
@pytest.mark.parametrize("name", ["generate", "wait"])
def test_the_output_is_checked_before_anything_is_sent(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, wanted: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    if wanted == "pipe":
        getattr(os, "mkfifo", os.mkdir)("pipe")
    output = [] if wanted is None else ["-o", wanted]
    if name == "wait" and wanted is None:
        with pytest.raises(SystemExit, match="2"):
            shell.run(name, JOB)
        return
    assert shell.run(name, JOB, *output) == 2
    assert "-o wants a file in a folder that can be written to" in shell.err
    assert shell.api.server.requests == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: command"),
        (["generate"], "the following arguments are required: prompt"),
        (["generate", "x", "--model", "sora-3"], "invalid choice: 'sora-3'"),
        (["generate", "x", "--max-retries", "-1"], "--max-retries: wants a whole number from 0, got '-1'"),
        (["generate", "x", "--max-retries", "1.5"], "--max-retries: wants a whole number from 0, got '1.5'"),
        (["wait", "x"], "the following arguments are required: -o"),
        (["wait", "x", "-o", "y", "--max-retries", "0"], "unrecognized arguments: --max-retries 0"),
        (
            ["wait", "x", "-o", "y", "--timeout", "nan"],
            "--timeout: wants a number of seconds of more than 0, got 'nan'",
        ),
        (["wait", "x", "-o", "y", "--timeout", "-1"], "--timeout: wants a number of seconds of more than 0, got '-1'"),
        (["wait", "x", "-o", "y", "--interval", "0"], "--interval: wants a number of seconds of more than 0, got '0'"),
        (["wait", "x", "-o", "y", "--interval", "soon"], "wants a number of seconds of more than 0, got 'soon'"),
        (["delete"], "invalid choice: 'delete'"),
    ],
)
def test_what_is_no_command_exits_with_2(shell: Shell, arguments: list[str], message: str) -> None:
    with pytest.raises(SystemExit) as caught:
        shell.run(*arguments)
    assert caught.value.code == 2
    assert message in shell.capsys.readouterr().err
    assert shell.api.server.requests == []


@pytest.mark.parametrize(("options", "sent"), [(["--max-retries", "0"], 1), (["--max-retries", "1"], 2), ([], 4)])
def test_max_retries_is_how_often_a_refused_request_is_sent_again(
    shell: Shell, tmp_path: Path, options: list[str], sent: int
) -> None:
    shell.api.answer(httpx.Response(429))
    assert shell.run("generate", "A heron", "-o", tmp_path / "clip.mp4", *options) == 1
    assert len(shell.api.server.requests) == sent


def test_help_lists_the_exit_codes(shell: Shell) -> None:
    with pytest.raises(SystemExit) as caught:
        shell.run("--help")
    assert caught.value.code == 0
    shown = shell.capsys.readouterr().out
    for line in EXIT_CODES.splitlines():
        assert line in shown
    assert "LEONARDO_API_KEY" in shown


def test_without_a_key_it_exits_with_2(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEONARDO_API_KEY")
    assert shell.run("generate", "x", "-o", "x.mp4") == 2
    assert "set LEONARDO_API_KEY" in shell.err
    assert shell.run("generate", "x", "--preview") == 0
    assert "$LEONARDO_API_KEY" in shell.out


def test_an_id_that_is_none_exits_with_2(shell: Shell, tmp_path: Path) -> None:
    assert shell.run("wait", "..", "-o", tmp_path / "clip.mp4") == 2
    assert "no id: '..'" in shell.err


ENDS: list[tuple[list[Answer], int, str]] = [
    ([json_answer([{"message": "refused\x1b[31m"}])], 1, "refused?[31m (HTTP 200)"),
    ([httpx.Response(401)], 1, "HTTP 401"),
    ([httpx.Response(429, headers={"retry-after": "60"})], 1, "HTTP 429"),
    ([httpx.ConnectError("refused")], 1, "nothing was sent, in 4 attempts"),
    ([httpx.ReadError("cut")], 3, "may have been accepted, and charged"),
    ([httpx.Response(500)], 3, "Do not send it again before you know"),
    ([json_answer(CREATED), json_answer({"generations_by_pk": {"status": "FAILED"}})], 1, "ended with status FAILED"),
]


@pytest.mark.parametrize(("answers", "code", "message"), ENDS, ids=[f"{row[1]} {row[2][:20]}" for row in ENDS])
def test_the_exit_code_says_what_became_of_it(
    shell: Shell, tmp_path: Path, answers: list[Answer], code: int, message: str
) -> None:
    shell.api.answer(*answers)
    assert shell.run("generate", "A heron", "-o", tmp_path / "clip.mp4") == code
    assert message in shell.err
    assert "resume with" not in shell.err
    assert "\x1b" not in shell.err
    assert list(tmp_path.iterdir()) == []


def test_a_failed_upload_started_nothing_and_exits_with_1(shell: Shell, tmp_path: Path) -> None:
    frame = tmp_path / "frame.png"
    frame.write_bytes(PNG)
    shell.api.answer(json_answer({"uploadInitImage": None}))
    assert shell.run("generate", "x", "-o", tmp_path / "clip.mp4", "--set", f"start_frame={frame}") == 1
    assert "resume with" not in shell.err


RUNNING: dict[str, tuple[list[Answer], str]] = {
    "deadline": ([json_answer(PENDING)], "has not ended after 30 s"),
    "download": ([json_answer(COMPLETE), httpx.Response(404)], "downloading failed: HTTP 404"),
    "no file": ([json_answer({"generations_by_pk": {"status": "COMPLETE"}})], "names no file"),
    "key no longer good": ([httpx.Response(401)], "HTTP 401"),
    "blocked": ([httpx.Response(403, text="<html>")], "HTTP 403"),
    "interrupted": ([KeyboardInterrupt()], "interrupted"),
    "interrupted download": ([json_answer(COMPLETE), KeyboardInterrupt()], "interrupted"),
}


@pytest.mark.parametrize("name", RUNNING)
@pytest.mark.parametrize("start", ["generate", "wait"])
def test_where_a_job_was_started_the_message_says_how_to_resume(
    shell: Shell, tmp_path: Path, name: str, start: str
) -> None:
    answers, message = RUNNING[name]
    created = [json_answer(CREATED)] if start == "generate" else []
    shell.api.answer(*created, *answers)
    target = tmp_path / "a clip; rm -rf $HOME.mp4"
    code = shell.run(start, JOB, "-o", target, "--timeout", "30")
    assert code == (130 if name.startswith("interrupted") else 4)
    assert message in shell.err
    (line,) = [line for line in shell.err.splitlines() if line.startswith("resume with: ")]
    words = shlex.split(line.removeprefix("resume with: "))
    assert words == ["python", "-m", "leonardo_client", "wait", JOB, "-o", str(target)]
    shell.api.answer(json_answer(COMPLETE), VIDEO)
    assert shell.run(*words[3:]) == 0
    assert target.read_bytes() == b"clip"


def test_an_id_from_the_server_is_no_shell_command(shell: Shell, tmp_path: Path) -> None:
    shell.api.answer(json_answer({"generationId": "x; touch pwned \x1b[2J"}))
    assert shell.run("generate", "A heron", "-o", tmp_path / "clip.mp4") == 4
    (line,) = [line for line in shell.err.splitlines() if line.startswith("resume with: ")]
    assert shlex.split(line)[6] == "x; touch pwned ?[2J"
    assert "\x1b" not in shell.err


def test_ctrl_c_while_sending_says_what_may_have_been_charged(shell: Shell, tmp_path: Path) -> None:
    shell.api.answer(KeyboardInterrupt())
    assert shell.run("generate", "A heron", "-o", tmp_path / "clip.mp4") == 130
    assert "may have been accepted, and charged: the call was interrupted" in shell.err
    assert shell.err.endswith("interrupted\n")
    assert "resume with" not in shell.err


def test_the_command_leaves_how_warnings_are_shown_as_it_was(shell: Shell) -> None:
    import warnings

    before = warnings.showwarning
    shell.run("generate", "x", "--preview")
    assert warnings.showwarning is before


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(load_project(REPOSITORY / "spec").specs, clip=lambda _: b"clip " * 50_000, key=KEY) as running:
        yield running


@pytest.fixture
def process(sandbox: Sandbox, tmp_path: Path, signals: None) -> Callable[..., subprocess.Popen[str]]:  # noqa: ARG001
    environment = {**os.environ, **sandbox.environment, "PYTHONPATH": str(Path(leonardo_client.__file__).parents[1])}

    def start(*arguments: str, closed: bool = False) -> subprocess.Popen[str]:
        line = [sys.executable, "-m", "leonardo_client", *of_model(*arguments)]
        line = ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *line] if closed else line
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(line, cwd=tmp_path, env=environment, **pipes)

    return start


def test_a_process_of_its_own_fetches_a_clip_from_the_sandbox(
    process: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    running = process("generate", "A heron", "-o", "clip.mp4", "--interval", "0.1")
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (0, "clip.mp4\n"), err
    assert (tmp_path / "clip.mp4").read_bytes() == b"clip " * 50_000
    assert KEY not in out + err


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_process_that_is_told_to_end_prints_the_line_that_resumes(
    process: Callable[..., subprocess.Popen[str]], sandbox: Sandbox, name: str
) -> None:
    running = process("generate", "A heron", "-o", "clip.mp4", "--interval", "60")
    assert running.stderr is not None
    lines = [running.stderr.readline() for _ in range(3)]
    assert "waiting PENDING" in lines[-1], lines
    running.send_signal(getattr(signal, name))
    _, err = running.communicate(timeout=30)
    assert running.returncode == 130
    job = list(sandbox.endpoint.jobs)[-1]
    assert f"interrupted\nresume with: python -m leonardo_client wait {job} -o clip.mp4\n" in err
    assert "Traceback" not in err
    resumed = process("wait", job, "-o", "clip.mp4", "--interval", "0.1")
    assert resumed.communicate(timeout=30)[0] == "clip.mp4\n"
    assert leonardo_client.__name__ in str(resumed.args)


@pytest.mark.skipif(os.name != "posix", reason="output is closed by a shell")
@pytest.mark.parametrize("closed", [False, True], ids=["nobody reads", "closed"])
@pytest.mark.parametrize("words", ["generate heron -o clips/heron.mp4", "batch list.jsonl -o clips"])
def test_what_was_begun_ends_well_where_nobody_reads_of_it(
    process: Callable[..., subprocess.Popen[str]], tmp_path: Path, words: str, *, closed: bool
) -> None:
    (tmp_path / "clips").mkdir()
    (tmp_path / "list.jsonl").write_text('{"prompt": "heron", "file": "heron.mp4"}\n{"prompt": "x", "file": "x.mp4"}\n')
    running = process(*words.split(), "--interval", "0.1", closed=closed)
    for output in (running.stdout, running.stderr):
        assert output is not None
        output.close()
    assert running.wait(30) == 0
    assert (tmp_path / "clips" / "heron.mp4").read_bytes() == b"clip " * 50_000
