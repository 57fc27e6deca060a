"""The key shows nowhere, whatever happens: not in what a client makes, raises, logs, prints, pickles, or crashes with.

How far it is searched for is said in ``docpact.check.secrets``. What a server repeats of it is masked, also in a
header or a broken answer that httpcore logs at DEBUG.
"""

from __future__ import annotations

import copy
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from docpact.check.bodies import bodies_for
from docpact.check.harness import Harness
from docpact.check.leak_scenarios import ECHO, LEAK_SCENARIOS, LeakScenario, echo_server, run, said
from docpact.check.seam import MODES, Mode, connections_library
from docpact.check.secrets import forms, texts_of, tracebacks_of, ways_shown

ONCE = True  # what the client does with its key knows no model
# Every character that JSON, Python, addresses or regular expressions write in another way.
KEY = "sk-7Hq\"x'\\9/Zr+t%w=~L$m(2kP"
SHOWN_BY_RICH = (
    "the key is refused",
    "a failing server",
    "Ctrl-C",
    "a key with a line end",
    "an address with a password",
)
"""Rich draws source and locals, which takes a while: a situation of each kind is enough."""


def shown_in(*found: tuple[str, str]) -> list[str]:
    """Where the key shows, and how; nothing that would show it again."""
    return [f"{where}: {', '.join(ways)}" for where, text in found if (ways := ways_shown(KEY, text))]


def copies_of(one: object) -> Iterator[tuple[str, str]]:
    """What pickle and copy make of an object, or say of it."""
    ways: dict[str, Callable[[object], object]] = {"pickle": pickle.dumps, "copy": copy.copy, "deepcopy": copy.deepcopy}
    for name, way in ways.items():
        try:
            made = way(one)
        except Exception as error:  # noqa: BLE001  # whatever it is, it must not show the key
            made = error.with_traceback(None)  # its frames hold what was half made
        yield from texts_of(made, name)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("scenario", LEAK_SCENARIOS, ids=lambda scenario: scenario.name)
def test_the_key_shows_nowhere(harness: Harness, scenario: LeakScenario, mode: Mode) -> None:
    if scenario.jobs and harness.spec.api.content.operation("poll") is None:
        pytest.skip("the API has no jobs to ask for")
    evidence = run(scenario, mode, harness, lambda: KEY)
    assert evidence.objects, "nothing was made or raised"
    assert scenario.error is None or evidence.error(scenario.error), [*map(repr, evidence.objects)]
    found = [*texts_of(evidence.objects, "what was made"), ("a warning", "\n".join(evidence.warned))]
    found.append(("the terminal", evidence.printed))
    for one in evidence.objects:
        found += copies_of(one)
        if isinstance(one, BaseException):
            found += tracebacks_of(one, rich=scenario.name in SHOWN_BY_RICH)
    found += [pair for record in evidence.logged for pair in texts_of(vars(record), f"the log of {record.name}")]
    found += [("a line of the log", record.getMessage()) for record in evidence.logged]
    assert shown_in(*found) == []


def test_the_logs_that_are_searched_are_those_of_every_library(harness: Harness) -> None:
    loggers = {
        record.name.split(".")[0]
        for mode in MODES
        for record in run(LEAK_SCENARIOS[0], mode, harness, lambda: KEY).logged
    }
    assert loggers >= {connections_library(harness.package.__name__).__name__, "asyncio"}


def test_a_key_is_found_however_it_is_written() -> None:
    for form in forms(KEY).values():
        assert shown_in(("a text", f"before {form} after"))
    assert shown_in(("bytes", str(f"x{KEY}".encode())))
    assert len([*texts_of({"a": [ValueError(KEY)]})]) > 1
    assert shown_in(*texts_of({"a": [ValueError(KEY)]}))
    assert shown_in(("nothing", "a text without it")) == []


def of_a_process(harness: Harness, *arguments: str, folder: Path, **environment: str) -> tuple[int, str]:
    """The exit code and all output of Python run with the key in its environment."""
    names = harness.spec.api.content
    path = os.pathsep.join([str(Path(harness.package.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    variables = {**os.environ, names.auth.environment: KEY, "PYTHONPATH": path, **environment}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=variables, capture_output=True, timeout=60, check=False
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def address(harness: Harness, server: str) -> dict[str, str]:
    """The variable that sends a client to a server."""
    api = harness.spec.api.content.server
    return {api.environment: f"http://{server}/rest"}


def creating(harness: Harness, settings: str = "") -> str:
    """Source that starts a generation."""
    client = f"{harness.package.__name__}.{harness.spec.api.content.client}({settings})"
    return f"{client}.{harness.spec.namespace}.create_from({dict(harness.spec.content.sample.body)!r})"


def test_the_key_is_in_no_report_of_pytest_with_local_values(harness: Harness, tmp_path: Path) -> None:
    create, package, client = creating(harness), harness.package.__name__, harness.spec.api.content.client
    variable = harness.spec.api.content.auth.environment
    tests = (
        f"import os, {package}\n\ndef test_one():\n    {create}\n\ndef test_other():\n    {create}\n\n"
        f"def test_spoilt():\n    {package}.{client}(os.environ['{variable}'] + ' ')\n"
    )
    (tmp_path / "test_crash.py").write_text(tests)
    error = harness.endpoint.documented.error
    answers = [said(*error(401, f"bad key {ECHO}", ECHO)), said(*error(500, ECHO))]
    with echo_server(answers, harness.spec.api.content.auth) as server:
        options = ["-l", "--tb=long", "-vv", "-c", "/dev/null", "-p", "no:cacheprovider", "test_crash.py"]
        _, output = of_a_process(harness, "-m", "pytest", *options, folder=tmp_path, **address(harness, server))
    for name in ("AuthenticationFailed", "OutcomeUnknown", "InvalidRequest"):
        assert name in output, output
    assert "report     = Report(" in output, "local values are shown"
    assert shown_in(("pytest", output)) == []


CRASH = """
import faulthandler, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except ImportError:
    pass
import {package}
from docpact.check.http_client import http_client
faulthandler.enable()
try:
    {create}
except Exception:
    sys.excepthook(*sys.exc_info())
def handle(request):
    faulthandler._sigsegv()
http = http_client("{package}", handle, blocking=True)
{again}
"""


def test_the_key_is_in_no_crash_of_the_interpreter(harness: Harness, tmp_path: Path) -> None:
    source = CRASH.format(
        package=harness.package.__name__, create=creating(harness), again=creating(harness, "http_client=http")
    )
    refused = said(*harness.endpoint.documented.error(401, f"bad key {ECHO}"))
    with echo_server([refused], harness.spec.api.content.auth) as server:
        code, output = of_a_process(harness, "-X", "dev", "-c", source, folder=tmp_path, **address(harness, server))
    assert code != 0
    assert "AuthenticationFailed: bad key (key)" in output
    assert "most recent call first" in output, "faulthandler says where it was"
    assert shown_in(("a crash", output)) == []


def test_the_key_is_in_nothing_that_the_command_prints(harness: Harness, tmp_path: Path) -> None:
    if find_spec(f"{harness.package.__name__}.__main__") is None:
        pytest.skip("this package has no command")
    arguments = dict(harness.arguments.sparse(bodies_for(harness.spec).minimal))
    if "prompt" not in arguments:
        pytest.skip("the command takes a prompt")
    base = ["-m", harness.package.__name__, "generate", str(arguments.pop("prompt")), "--model", harness.spec.model]
    base += [f"--set={name}={json.dumps(value)}" for name, value in arguments.items()]
    answer = said(*harness.endpoint.documented.error(401, f"bad key {ECHO}"))
    with echo_server([answer], harness.spec.api.content.auth) as server:
        where = address(harness, server)
        spoilt = dict.fromkeys(where, f"https://user:{KEY}@api.example")
        shown = of_a_process(harness, *base, "--preview", folder=tmp_path, **where)
        refused = of_a_process(harness, *base, "-o", "clip.mp4", folder=tmp_path, **where)
        nowhere = of_a_process(harness, *base, "--preview", folder=tmp_path, **spoilt)
    assert (shown[0], refused[0], nowhere[0]) == (0, 1, 2), (shown, refused, nowhere)
    assert "(key)" in refused[1]
    assert "is not shown here" in nowhere[1]
    assert shown_in(("the preview", shown[1]), ("a refusal", refused[1]), ("an address", nowhere[1])) == []
