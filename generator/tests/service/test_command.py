"""What the command runs: in this process where it can be, in one of its own where signals are meant."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from docpact.errors import DocpactError
from docpact.service import serve
from docpact.service.command import PATIENCE
from docpact.spec import LoadedSpec

from .conftest import SPECS

posix_only = pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX has them")

ASK = """
import os, sys, urllib.request
request = urllib.request.Request(
    os.environ["LEONARDO_BASE_URL"] + "/v1/me", headers={"authorization": "Bearer " + os.environ["LEONARDO_API_KEY"]}
)
print(urllib.request.urlopen(request, timeout=5).status, os.environ["NO_PROXY"])
"""

RUN = """
import pathlib, sys
from docpact.service import serve
from docpact.spec import load_project
spec = load_project(pathlib.Path(sys.argv[1])).spec("sora-2-pro")
sys.exit(serve([spec], command=sys.argv[2:]))
"""


@contextmanager
def started(*command: str) -> Generator[subprocess.Popen[str]]:
    """The server in a process of its own, once it has said something."""
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(SPECS), *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_a_command_finds_the_sandbox_in_its_environment_and_gives_the_exit_code(
    specs: list[LoadedSpec], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("NO_PROXY", "example.com")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    threads = threading.active_count()
    assert serve(specs, command=[sys.executable, "-c", ASK + "sys.exit(7)"]) == 7
    out, err = capfd.readouterr()
    assert out == "200 example.com,127.0.0.1\n"
    assert "GET /api/rest/v1/me 200" in err
    assert "Running: " in err
    assert threading.active_count() == threads


def test_a_quiet_server_leaves_the_terminal_to_the_command(
    specs: list[LoadedSpec], capfd: pytest.CaptureFixture[str]
) -> None:
    assert serve(specs, command=[sys.executable, "-c", ASK], quiet=True) == 0
    out, err = capfd.readouterr()
    assert out.startswith("200 ")
    assert err == ""


def test_a_command_that_is_not_there_is_named_and_the_port_is_free_again(specs: list[LoadedSpec]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with pytest.raises(DocpactError, match=r"cannot run 'no-such-command\\x1b': No such file"):
        serve(specs, port=port, command=["no-such-command\x1b"], quiet=True)
    with pytest.raises(DocpactError, match="cannot run"):
        serve(specs, port=port, command=["nul\0byte"], quiet=True)


@posix_only
def test_a_command_ended_by_a_signal_gives_what_a_shell_would(specs: list[LoadedSpec]) -> None:
    end = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    assert serve(specs, command=[sys.executable, "-c", end], quiet=True) == 128 + signal.SIGKILL


def test_it_can_be_run_outside_of_the_main_thread(specs: list[LoadedSpec]) -> None:
    codes: list[int] = []
    command = [sys.executable, "-c", ASK]
    thread = threading.Thread(target=lambda: codes.append(serve(specs, command=command, quiet=True)))
    thread.start()
    thread.join(20)
    assert codes == [0]


@posix_only
@pytest.mark.usefixtures("signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_the_server_cleanly(number: signal.Signals) -> None:
    with started() as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(5)]
        process.send_signal(number)
        out, err = process.communicate(timeout=10)
        assert process.returncode == 0
    assert re.match(r"Sandbox for .*\bsora-2-pro\b.* at http://127\.0\.0\.1:", said[0])
    assert said[3] == "  export LEONARDO_API_KEY=sandbox-key\n"
    assert said[4].endswith("Ctrl-C ends it.\n")
    assert (out, err) == ("", "")


@posix_only
@pytest.mark.usefixtures("signals")
def test_a_command_is_told_to_end_with_the_server_and_may_put_things_in_order(tmp_path: Path) -> None:
    mark = tmp_path / "order"
    command = textwrap.dedent(f"""
        import pathlib, signal, sys, time
        def end(*_):
            pathlib.Path({str(mark)!r}).write_text("in order")
            sys.exit(3)
        signal.signal(signal.SIGTERM, end)
        print("begun", flush=True)
        time.sleep(60)
    """)
    with started(sys.executable, "-c", command) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=10)
        assert time.monotonic() - begun < PATIENCE
        assert process.returncode == 3
    assert mark.read_text() == "in order"
    assert "Traceback" not in err


@posix_only
@pytest.mark.usefixtures("signals")
def test_a_command_that_ignores_everything_is_killed(specs: list[LoadedSpec], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docpact.service.command.PATIENCE", 0.3)
    stubborn = (
        "import os, signal, time\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "os.kill(os.getppid(), signal.SIGINT)\n"
        "time.sleep(60)\n"
    )
    assert serve(specs, command=[sys.executable, "-c", stubborn], quiet=True) == 128 + signal.SIGKILL


def test_a_reader_that_has_gone_does_not_stop_the_server(
    specs: list[LoadedSpec], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Gone:
        def write(self, _: str) -> None:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Gone())
    assert serve(specs, command=[sys.executable, "-c", ASK]) == 0
    assert capfd.readouterr().out.startswith("200 ")
