"""Signals, forks and TLS, with real processes and sockets: at most one job, and a note where there may be one."""

from __future__ import annotations

import asyncio
import inspect
import json
import os
import shutil
import signal
import subprocess
import sys
import warnings
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import httpx
import pytest

from docpact.check.harness import Harness
from docpact.check.http_client import fingerprint
from docpact.check.network.loopback import (
    KEY,
    PATIENCE,
    Loopback,
    handshakes,
    hangs_up,
    loopback,
    no_common_cipher,
    self_signed,
    speaks_no_tls,
)
from docpact.check.seam import http_library, no_pauses
from docpact.check.subject import Subject
from docpact.spec import LoadedSpec

Mode = Literal["blocking", "asynchronous"]
MODES: list[Mode] = ["blocking", "asynchronous"]
POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs signals and forks as POSIX has them")
START = """
import asyncio, importlib, json, os, signal, sys, threading, warnings
signal.signal(signal.SIGINT, signal.default_int_handler)  # also where the tests run in the background of a shell
warnings.simplefilter("ignore")
package, name, namespace, url, body, operation = json.loads(sys.argv[1])
package = importlib.import_module(package)
Blocking, Asynchronous = getattr(package, name), getattr(package, "Async" + name)
settings = {"api_key": "loopback-key", "base_url": url}
def models(client):
    return getattr(client, namespace)
"""
JOB = """
from docpact.check.endpoint import given_job
from docpact.spec.api import Operation
operation = Operation.model_validate(operation)
def job(made):
    return given_job(operation, made)
"""
CREATES = {
    "blocking": """
with Blocking(**settings) as client:
    models(client).create_from(body)
""",
    "asynchronous": """
async def main():
    async with Asynchronous(**settings) as client:
        await models(client).create_from(body)
asyncio.run(main())
""",
}
WAITS = {
    "blocking": """
with Blocking(**settings) as client:
    models(client).create_from(body).wait(interval=0.05)
""",
    "asynchronous": """
async def main():
    async with Asynchronous(**settings) as client:
        generation = await models(client).create_from(body)
        await generation.wait(interval=0.05)
asyncio.run(main())
""",
}
FORKS = {
    "blocking": """
def create(client):
    return job(models(client).create_from(body))
""",
    "asynchronous": """
loops = {}
def create(client):
    async def created():
        return job(await models(client).create_from(body))
    loop = loops.get(os.getpid()) or asyncio.new_event_loop()
    loops[os.getpid()] = loop
    return loop.run_until_complete(created())
""",
}
AFTER_USE = """
client = (Blocking if mode == "blocking" else Asynchronous)(**settings)
create(client)
children = []
for _ in range(3):
    child = os.fork()
    if not child:
        break
    children.append(child)
line = " ".join([str(os.getpid()), *(create(client) for _ in range(5))]) + "\\n"
os.write(1, line.encode())  # in one piece: four processes write to this pipe, perhaps unbuffered
if not child:
    os._exit(0)
for child in children:
    os.waitpid(child, 0)
"""
UNDER_WAY = """
client = (Blocking if mode == "blocking" else Asynchronous)(**settings)
found = []
thread = threading.Thread(target=lambda: found.append(create(client)))
thread.start()
sys.stdin.readline()  # the request of the thread has arrived, and is held
child = os.fork()
if not child:
    print("child", create(client), flush=True)
    os._exit(0)
os.waitpid(child, 0)
print("released", flush=True)
thread.join()
print("parent", *found, flush=True)
"""


LOOPS = """
from docpact.check.seam import http_library
client = Asynchronous(**settings, http_client=None if ours else http_library(package.__name__).AsyncClient())
async def created():
    return job(await models(client).create_from(body))
for _ in range(4):
    try:
        print(asyncio.run(created()))
    except package.OutcomeUnknown:
        print("unknown")
"""


ONCE = True


@pytest.fixture(scope="session")
def body(spec: LoadedSpec, subject: Subject) -> Any:
    """A valid body, as it is sent."""
    return Harness(spec, subject.package).arguments.wire(dict(spec.content.sample.body))


@contextmanager
def child(
    code: str, server: Loopback, spec: LoadedSpec, subject: Subject, body: Any
) -> Generator[subprocess.Popen[str]]:
    """A process that runs some code with the client under test; killed where it does not end by itself."""
    operation = spec.operation.model_dump(mode="json", exclude_unset=True)
    argument = json.dumps([subject.package, spec.api.content.client, spec.namespace, server.url, body, operation])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "NO_PROXY": "*"}
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = [sys.executable, "-c", START + code, argument]
    with subprocess.Popen(command, text=True, env=environment, **pipes) as process:  # our own code
        try:
            yield process
        finally:
            process.kill()


def ended(code: str, spec: LoadedSpec, subject: Subject, body: Any) -> tuple[str, str, list[str]]:
    """What a program has written to its outputs when it has ended, and the jobs that the server has accepted."""
    with loopback(spec) as server:
        with child(code, server, spec, subject, body) as process:
            told, said = process.communicate(timeout=PATIENCE)
        return told, said, list(server.jobs())


def interrupted(process: subprocess.Popen[str]) -> str:
    """What a process says on a Ctrl-C that it does not catch."""
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode in (-signal.SIGINT, 130), said
    return said


@POSIX
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("hold", ["before", "after"])
def test_ctrl_c_while_the_request_is_under_way_tells_of_it(
    spec: LoadedSpec, subject: Subject, body: Any, mode: Mode, hold: Literal["before", "after"]
) -> None:
    """Before or after the server has accepted the job: it is named by its fingerprint, and no second is started."""
    with loopback(spec) as server:
        server.hold = hold
        with child(CREATES[mode], server, spec, subject, body) as process:
            server.arrived.get(timeout=PATIENCE)
            said = interrupted(process)
        server.released.set()
        assert len(server.jobs()) == (hold == "after")
    path, _, content = spec.request(json.dumps(body).encode())
    sent = fingerprint(spec, httpx.URL(server.url + path), content)[:16]
    assert "KeyboardInterrupt" in said
    assert all(words in said for words in ("may have been accepted", sent)), said
    assert ("generation(" in said) is (spec.api.content.operation("poll") is not None), said
    assert KEY not in said


@POSIX
@pytest.mark.parametrize("mode", MODES)
def test_ctrl_c_while_waiting_names_the_job(spec: LoadedSpec, subject: Subject, body: Any, mode: Mode) -> None:
    """The job goes on, its id is told, and no second is started."""
    if spec.operation.role == "sync" or spec.api.content.operation("poll") is None:
        pytest.skip("there are no jobs to wait for")
    with loopback(spec, pending_seconds=1e9) as server, child(WAITS[mode], server, spec, subject, body) as process:
        for _ in range(3):  # the submission and two polls
            server.arrived.get(timeout=PATIENCE)
        said = interrupted(process)
        (job,) = server.jobs()
    assert "KeyboardInterrupt" in said
    assert job in said


@POSIX
@pytest.mark.parametrize("mode", MODES)
def test_processes_of_a_fork_never_read_each_others_answers(
    spec: LoadedSpec, subject: Subject, body: Any, mode: Mode
) -> None:
    """A client that was used before a fork serves four processes after it: twenty calls, twenty jobs, no id twice."""
    code = f"mode = {mode!r}\n{JOB}{FORKS[mode]}{AFTER_USE}"
    told, said, jobs = ended(code, spec, subject, body)
    lines = [line.split() for line in told.splitlines()]
    ids = [found for _, *rest in lines for found in rest]
    assert not said
    assert len({process for process, *_ in lines}) == 4
    assert len(ids) == 20, told
    assert {*ids} < {*jobs}
    assert len(jobs) == len({*ids}) + 1, "the first job was made before the fork"


@POSIX
@pytest.mark.parametrize("mode", MODES)
def test_a_fork_while_a_request_is_under_way_doubles_nothing(
    spec: LoadedSpec, subject: Subject, body: Any, mode: Mode
) -> None:
    """The child creates a job of its own, while the parent's is held; each gets its own id."""
    code = f"mode = {mode!r}\n{JOB}{FORKS[mode]}{UNDER_WAY}"
    with loopback(spec) as server:
        server.hold = "after"
        with child(code, server, spec, subject, body) as process:
            server.arrived.get(timeout=PATIENCE)
            server.hold = None
            assert process.stdin is not None
            assert process.stdout is not None
            print(file=process.stdin, flush=True)
            of_child = process.stdout.readline().split()
            assert process.stdout.readline() == "released\n"
            server.released.set()
            told, said = process.communicate(timeout=PATIENCE)
        jobs = server.jobs()
    assert not said
    assert [of_child[0], *told.split()[:1]] == ["child", "parent"]
    assert [told.split()[1], of_child[1]] == jobs


@pytest.mark.parametrize("connections", ["own", "the caller's"])
def test_one_client_under_several_event_loops_hides_no_outcome(
    spec: LoadedSpec, subject: Subject, body: Any, connections: str
) -> None:
    """Each call has its own job's id; over connections of the caller's own it may also be an unknown outcome."""
    code = f"ours = {connections == 'own'}\n{JOB}{LOOPS}"
    told, said, jobs = ended(code, spec, subject, body)
    ids = [line for line in told.splitlines() if line != "unknown"]
    assert not said
    assert len(told.splitlines()) == 4
    assert len({*ids}) == len(ids)
    assert {*ids} <= {*jobs}
    assert len(jobs) <= 4
    assert connections != "own" or len(ids) == 4


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("shake", [no_common_cipher, hangs_up, speaks_no_tls])
def test_nothing_is_sent_where_tls_fails(
    subject: Subject, spec: LoadedSpec, body: Any, mode: Mode, shake: Callable[[Any], None]
) -> None:
    """Every attempt fails in the handshake, and the error says that nothing was sent."""
    _fails_in_the_handshake(subject, spec, body, mode, shake)


@pytest.mark.parametrize("mode", MODES)
def test_nothing_is_sent_to_a_certificate_that_nobody_vouches_for(
    subject: Subject, spec: LoadedSpec, body: Any, mode: Mode, tmp_path: Path
) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    options = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(certificate), "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([openssl, *options, *files], check=True, capture_output=True)  # our own arguments
    _fails_in_the_handshake(subject, spec, body, mode, self_signed(str(certificate), str(key)))


def _fails_in_the_handshake(
    subject: Subject, spec: LoadedSpec, body: Any, mode: Mode, shake: Callable[[Any], None]
) -> None:
    package: Any = sys.modules[subject.package]
    kind = getattr(package, f"{'' if mode == 'blocking' else 'Async'}{spec.api.content.client}")
    with handshakes(shake) as (url, seen):
        library = http_library(subject.package)
        http: Any = library.Client if mode == "blocking" else library.AsyncClient
        leonardo = kind(api_key=KEY, base_url=url, http_client=http(trust_env=False))
        with _quietly(), no_pauses(subject.package), pytest.raises(package.ConnectionFailed) as raised:
            _run(getattr(leonardo, spec.namespace).create_from, body)
    assert raised.value.retry_safe
    assert "nothing was sent" in str(raised.value)
    assert len(seen) == spec.api.content.retries.attempts
    assert not any(KEY.encode() in first or b"HTTP" in first for first in seen)


def _run(function: Callable[[Any], Any], argument: Any) -> Any:
    async def awaited() -> Any:
        return await function(argument)

    return asyncio.run(awaited()) if inspect.iscoroutinefunction(function) else function(argument)


@contextmanager
def _quietly() -> Generator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield
