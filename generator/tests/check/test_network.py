"""The network inside the process, and whether the laws notice clients that break them."""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpcore
import httpx
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

import leonardo_client
from docpact.check import seam
from docpact.check.messages import Response, json_answer
from docpact.check.network import measured, sweep
from docpact.check.network.answers import reply, unaccepted, written
from docpact.check.network.clock import EPOCH, Clock, HangError, VirtualLoop
from docpact.check.network.fault_harness import CLIP, Call, FaultHarness, Interrupt, takes_pictures
from docpact.check.network.invariants import at_rest, violated_invariants
from docpact.check.network.lines import interrupted_at_lines
from docpact.check.network.loopback import (
    KEY,
    handshakes,
    hangs_up,
    loopback,
    no_common_cipher,
    self_signed,
    speaks_no_tls,
)
from docpact.check.network.machine import Tally, machine
from docpact.check.network.request_faults import DOWNLOAD_PAIRS, KINDS, PAIRS, READ_PAIRS, Fault
from docpact.check.network.server import CURRENT, Exchange, nowhere
from docpact.check.network.streams import Backend
from docpact.check.seam import MODES, Mode
from docpact.spec import LoadedSpec

PACKAGE = Path(leonardo_client.__file__).parent
HONEST = json_answer(200, {"generate": {"generationId": "the-job"}})


@pytest.fixture(scope="module")
def harness(sora: LoadedSpec) -> Iterator[FaultHarness]:
    harness = FaultHarness(sora)
    yield harness
    harness.close()


@pytest.fixture
def rested(harness: FaultHarness) -> FaultHarness:
    harness.rest()
    return harness


# The table.


@pytest.mark.parametrize("body", [{"id": "j-1"}, "data:audio/mpeg;base64,AAAA"])
def test_of_a_file_nothing_comes_while_nothing_was_accepted(body: Any) -> None:
    """A part of one could not be told from the whole."""
    documented: Any = SimpleNamespace(created=lambda _: (200, body))
    found = unaccepted(documented)
    assert (found.headers["content-type"], bool(found.body)) == (
        ("application/json", True) if isinstance(body, dict) else ("audio/mpeg", False)
    )


def test_every_fault_of_an_answer_changes_it_and_no_other_does(rested: FaultHarness) -> None:
    documented = rested.endpoint.documented
    honest = [(0.0, written(HONEST))]
    for fault in (fault for fault in READ_PAIRS if fault.moment == "answer"):
        changed = reply(fault, HONEST, 1e9, documented)
        assert changed != (honest, "stays") or KINDS[fault.kind].polls_only, fault
    assert reply(None, HONEST, 1e9, documented) == (honest, "stays")


def test_no_fault_before_acceptance_shows_a_whole_answer_that_names_a_job(rested: FaultHarness) -> None:
    """Else the server would lie, and no client could be right."""
    documented = rested.endpoint.documented
    for fault in PAIRS:
        if fault.moment == "answer" and fault.phase == "before" and fault.kind != "huge JSON":
            sent = b"".join(piece for _, piece in reply(fault, HONEST, 1e9, documented).pieces)
            body = sent.partition(b"\r\n\r\n")[2]
            assert (
                b"the-job" not in body or reply(fault, HONEST, 1e9, documented).end != "stays" or b"length: 2" in sent
            ), fault


def test_the_table_has_every_kind_that_the_issue_names() -> None:
    kinds = {fault.kind for fault in PAIRS}
    for status in (408, 409, 425, 429, 500, 502, 503, 504):
        assert {f"{status}", f"{status}, Retry-After seconds", f"{status}, Retry-After date"} <= kinds
    assert {"refused", "tls failure", "cut before the request", "cut inside the request", "closed", "slow"} <= kinds
    assert {
        "cut in the body",
        "HTML",
        "empty",
        "truncated JSON",
        "huge JSON",
        "refusal",
        "refusal in another form",
        "wrong types",
    } <= kinds
    assert {"silence", "connect timeout", "stalled request", "crawl in the head"} <= kinds
    assert len(PAIRS) == len(set(PAIRS)) > 100
    assert set(DOWNLOAD_PAIRS) < set(PAIRS) < set(READ_PAIRS)
    assert str(Fault("503", "after")) == "503 (after)"


# Time.


def test_time_passes_only_where_somebody_waits() -> None:
    clock = Clock()
    loop = VirtualLoop(clock)
    began, virtual = time.perf_counter(), clock.monotonic()
    loop.run_until_complete(asyncio.sleep(3600))
    clock.sleep(60)
    loop.close()
    assert clock.monotonic() - virtual == pytest.approx(3660, abs=0.01)
    assert clock.time() - clock.monotonic() == 1_800_000_000
    assert clock.strftime("%Y", clock.gmtime(clock.time())) == "2027"
    assert time.perf_counter() - began < 60


def test_a_wait_without_end_is_an_error() -> None:
    clock = Clock()
    with pytest.raises(HangError):
        clock.sleep(1e12)
    loop = VirtualLoop(clock)
    with pytest.raises(HangError):
        loop.run_until_complete(loop.create_future())
    loop.close()


def test_the_real_time_comes_back() -> None:
    now = importlib.import_module("leonardo_client._runtime.core.clock").now
    clock, before = Clock(), now()
    with seam.clock("leonardo_client", clock):
        assert now() is clock
    assert now() is before


# The network.


def test_a_read_without_a_timeout_is_an_error(rested: FaultHarness) -> None:
    CURRENT.set(Exchange(0, "create", b"", None))
    host = next(iter(rested.network.hosts))
    stream = Backend(rested.network).connect_tcp(host, 443)
    with pytest.raises(HangError):
        stream.read(10)
    with pytest.raises(httpcore.ReadTimeout):
        stream.read(10, timeout=5)


def test_the_key_and_requests_in_the_wrong_place_are_noticed(rested: FaultHarness) -> None:
    CURRENT.set(Exchange(0, "create", b"", None))
    hosts = rested.network.hosts
    api, storage = next(iter(hosts)), "storage.example"
    backend, context = Backend(rested.network), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with pytest.raises(httpcore.ConnectError):
        backend.connect_tcp("nobody.example", 443)
    backend.connect_tcp(api, 443).write(rested.network.key.encode())
    backend.connect_tcp(storage, 443).start_tls(context).write(rested.network.key.encode())
    assert rested.leaks() == [
        "a connection to nobody.example",
        f"the key to {api} in the clear",
        f"the key to {storage}",
    ]
    assert rested.leaks() == []
    assert nowhere(SimpleNamespace()).status == 404  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", MODES)
def test_a_job_from_picture_to_file(rested: FaultHarness, mode: Mode, tmp_path: Path) -> None:
    how = "create with a picture"
    made = rested.call(mode, how, rested.creation(mode, how, 1))
    assert violated_invariants(rested, made) + at_rest(rested, mode) == []
    assert [exchange.operation for exchange in made.exchanges] == ["upload", "storage", "create"]
    waited = rested.call(mode, "wait", made.value.wait)
    assert [exchange.operation for exchange in waited.exchanges] == ["poll", "poll", "poll"]
    rested.call(mode, "download", lambda: made.value.videos[0].download(tmp_path / "clip"))
    assert (tmp_path / "clip").read_bytes() == b"%b %b" % (made.value.id.encode(), CLIP)


def test_a_connection_that_stays_busy_is_noticed(rested: FaultHarness) -> None:
    transport = rested.clients["blocking"].session.wire._http._transport
    request = httpx.Request("GET", f"{rested.spec.api.content.server.url}/v1/me")
    response = transport.handle_request(request)
    assert len(at_rest(rested, "blocking")) == 1
    response.close()


def test_only_some_models_take_pictures(sora: LoadedSpec, gale: LoadedSpec) -> None:
    assert takes_pictures(sora)
    assert isinstance(takes_pictures(gale), bool)


def test_a_model_that_takes_addresses_alone_is_given_no_picture(sora: LoadedSpec) -> None:
    image = sora.api.content.inputs["image"]
    addressed = image.model_copy(update={"forms": {"url": "{url}"}, "upload": None})
    content = sora.api.content.model_copy(update={"inputs": {"image": addressed}})
    assert not takes_pictures(replace(sora, api=replace(sora.api, content=content)))


# The laws notice clients that break them.

FINGERPRINT = hashlib.sha256(b"body").hexdigest()
TELLS = f"look for it with account(), pick it up with generation(id): {FINGERPRINT[:16]}"


def unknown(text: str = TELLS, fingerprint: str = FINGERPRINT, status: int | None = None, **others: Any) -> Exception:
    error = leonardo_client.OutcomeUnknown(text, status=status)
    vars(error).update({"fingerprint": fingerprint, "sent_at": EPOCH, **others})
    return error


def exchanged(fault: Fault | None = None, **others: Any) -> Exchange:
    exchange = Exchange(1, "create", FINGERPRINT, fault, struck=True, received=10)
    for name, value in others.items():
        setattr(exchange, name, value)
    return exchange


CALLS: dict[str, tuple[str, list[Exchange], Exception | BaseException | None]] = {
    "one call started 2 jobs": ("create", [exchanged(job="a"), exchanged(job="b")], unknown()),
    "sent again": ("create", [exchanged(Fault("503", "before")), exchanged(job="b")], unknown()),
    "gave the job": ("create", [exchanged(job="another")], None),
    "a job was accepted, and": ("create", [exchanged(job="a")], leonardo_client.ServerFailed("x")),
    "interrupted by nobody": ("create", [], asyncio.CancelledError()),
    "what was never sent": ("create", [], unknown()),
    "the fingerprint": ("create", [exchanged()], unknown(fingerprint="0")),
    "the time": ("create", [exchanged()], unknown(sent_at=EPOCH - 5)),
    "safe to try again": ("create", [exchanged()], unknown(retry_safe=True)),
    "another error's cause": ("create", [exchanged()], unknown()),
    "how to find out": ("create", [exchanged()], unknown(FINGERPRINT)),
    "and the error does not": (
        "create",
        [exchanged(Fault("answer behind 500", "after"), job="the-job", status=500)],
        unknown(status=500),
    ),
    "does not say that a job": ("create", [exchanged()], Interrupt()),
    "should only read": ("wait", [exchanged()], None),
    "the most": ("wait", [], None),
    "of another family": ("wait", [], ValueError()),
    "hides behind": ("wait", [], leonardo_client.ServerFailed("x")),
}


@pytest.mark.parametrize("law", CALLS)
def test_each_law_can_be_broken(rested: FaultHarness, law: str) -> None:
    name, exchanges, error = CALLS[law]
    call = Call(1, "blocking", name, 0.0, 1e9 if law == "the most" else 0.0, None, error, exchanges=exchanges)
    if law == "hides behind" and error:
        error.__context__ = unknown()
    if law == "another error's cause" and error:
        error.__cause__ = ValueError()
    found = violated_invariants(rested, call)
    assert any(law in text for text in found), found


def test_an_unknown_outcome_that_tells_all_breaks_no_law(rested: FaultHarness) -> None:
    call = Call(1, "blocking", "create", 0.0, 0.0, None, unknown(), exchanges=[exchanged(job="a")])
    assert violated_invariants(rested, call) == []


def test_a_turn_in_line_may_last_as_long_as_the_calls_before(rested: FaultHarness) -> None:
    """With one slot, and a server that says nothing to the first; the deep profile met it."""
    rested.renew("asynchronous", max_concurrent=1)
    rested.network.queue_faults("create", [Fault("stale", "before"), Fault("silence", "before")])
    creations = [rested.creation("asynchronous", "create", number) for number in range(3)]
    calls = rested.together("asynchronous", "create", creations, interrupts=[None, None, 2])
    rested.renew("asynchronous")
    assert calls[2].interrupted
    assert calls[2].ended - calls[2].started >= 60, "the second had no answer in its time"
    assert [violated_invariants(rested, call) for call in calls] == [[], [], []]
    calls[2].turns, calls[2].exchanges = 0, []
    assert "are the most" in violated_invariants(rested, calls[2])[0]


CORE = "_runtime/core/"
NONE = 'return "not_connected" if ours and not self.sent else'
ENDS = "        raise self._unknown(reason, fingerprint, sent_at, once, about"
MUTANTS = {
    "a lost connection taken for none": (
        f"{CORE}wire.py",
        NONE,
        'return "not_connected" if isinstance(error, httpx.NetworkError) else',
    ),
    "a silent server taken for none": (
        f"{CORE}wire.py",
        NONE,
        'return "not_connected" if isinstance(error, httpx.TimeoutException) else',
    ),
    "503 sent again": ("_api.py", "resend=True, statuses=(429,)", "resend=True, statuses=(429, 503)"),
    "500 taken for a refusal": ("_api.py", "statuses=(400, 403,", "statuses=(400, 500, 403,"),
    "whatever is unknown sent again": ("_api.py", 'Row(outcome="unknown"),', 'Row(outcome="unknown", resend=True),'),
    "wrapped": (f"{CORE}jobs.py", ENDS, ENDS.replace("raise", "raise TransferFailed('x') from")),
    "called safe": (f"{CORE}errors.py", "    retry_safe: bool = False", "    retry_safe: bool = True"),
    "another fingerprint": (f"{CORE}jobs.py", " + sent).hexdigest()", " + sent + b' ').hexdigest()"),
    "redirects followed": (f"{CORE}wire.py", "follow_redirects=False", "follow_redirects=True"),
    "drift told with its value": (
        "_runtime/extras/drift.py",
        'yield Drift(f"{path}.{name}", json_type(value))',
        "yield Drift(path, str(value))",
    ),
    "drift told twice": ("_runtime/extras/drift.py", "                seen.add(found)\n", ""),
    "another id": (f"{CORE}jobs.py", "Created(job, report", "Created(job * attempt, report"),
    "an error of no family": (f"{CORE}jobs.py", 'raise ConnectionFailed(f"nothing', 'raise KeyError(f"nothing'),
}


@pytest.fixture
def mutated(sora: LoadedSpec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Makes a bench of a client that differs in one place."""
    benches: list[FaultHarness] = []

    def made(file: str, old: str, new: str) -> FaultHarness:
        name = f"mutant_{tmp_path.name.replace('-', '_')}"
        shutil.copytree(PACKAGE, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        source = (tmp_path / name / file).read_text()
        assert old in source, "the mutation fits no longer"
        (tmp_path / name / file).write_text(source.replace(old, new))
        monkeypatch.syspath_prepend(tmp_path)
        benches.append(FaultHarness(sora, name))
        return benches[-1]

    yield made
    for harness in benches:
        harness.close()


@pytest.mark.untraced
@pytest.mark.parametrize("mutant", MUTANTS)
def test_the_sweep_finds_a_client_that(mutated: Any, mutant: str) -> None:
    harness = mutated(*MUTANTS[mutant])
    kinds = ("503", "500", "reset", "silence", "HTML", "refused", "redirect 307", "unknown members")
    fitting = [case for case in sweep.cases() if case.fault.kind in kinds and case.position != "last"]
    found = [text for case in fitting for text in sweep.check_case(harness, case)]
    if mutant == "drift told twice":
        harness.rest()
        harness.network.queue_faults("create", [Fault("unknown members", "after")] * 2)
        found = [
            text
            for number in (1, 2)
            for text in violated_invariants(
                harness, harness.call("blocking", "create", harness.creation("blocking", "create", number))
            )
        ]
    elif mutant == "an error of no family":
        found = sweep.check_case(harness, sweep.Case("blocking", Fault("refused", "before"), "last", "create"))
    assert found


@pytest.mark.parametrize("mode", MODES)
def test_what_the_sweep_expects_of_a_fault_can_be_missed(
    rested: FaultHarness, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each case is met as it is, and missed where its fault should mean something else."""
    kinds = {case.fault.meaning: case for case in sweep.cases() if case.mode == mode and case.position == "first"}
    assert len(kinds) > 5
    assert [text for case in kinds.values() for text in sweep.check_case(rested, case)] == []
    monkeypatch.setattr(Fault, "meaning", property(lambda _: "accepted"))
    found = {meaning: sweep.check_case(rested, case) for meaning, case in kinds.items() if meaning != "accepted"}
    assert all(found.values()), found


NOTE = (f"{CORE}jobs.py", "                error.add_note(self.interrupted[-1])\n", "                pass\n")


@pytest.mark.parametrize("mode", MODES)
def test_interruptions_without_a_note_are_found(mutated: Any, rested: FaultHarness, mode: Mode) -> None:
    faults = [Fault("429", "before"), Fault("503", "after")]
    points, found = sweep.interrupted(rested, mode, "create_from", faults)
    assert points > 15  # each byte that comes or goes may be where it strikes
    assert found == []
    assert sweep.interrupted(mutated(*NOTE), mode, "create_from", faults)[1]


def test_ctrl_c_at_lines_without_a_note_is_found(mutated: Any, rested: FaultHarness) -> None:
    places = set[str]()
    assert interrupted_at_lines(rested, "create_from", places, most=20) == (20, [])
    assert len(places) > 10
    line = "        return Generation(self, run("
    harness = mutated(f"{CORE}client.py", line, f"        return None\n{line}")
    assert interrupted_at_lines(harness, "create_from", places)[1], "nothing was returned"


def test_what_is_interrupted_is_chosen_from_each_moment() -> None:
    some, every = sweep.interruptible(every=False), sweep.interruptible(every=True)
    assert {fault.moment for faults in some for fault in faults} == {"connect", "tls", "request", "answer"}
    assert len(PAIRS) - 10 < len(every) <= len(PAIRS) + 1


def search(harness: FaultHarness, examples: int) -> Tally:
    tally = Tally()
    options = settings(
        max_examples=examples,
        stateful_step_count=30,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    run_state_machine_as_test(machine(harness, tally), settings=options)
    return tally


def test_the_machine_drives_both_clients_and_counts(harness: FaultHarness) -> None:
    tally = search(harness, 15)
    assert tally.steps >= 300
    assert tally.calls > tally.jobs > 0
    assert tally.interruptions > 0
    assert 0 < len(tally.missing) < len(PAIRS)
    assert f"of {len(PAIRS)} pairs" in str(tally)


@pytest.mark.untraced
@pytest.mark.parametrize("mutant", ["503 sent again", "wrapped"])
def test_the_machine_finds_a_client_with(mutated: Any, mutant: str) -> None:
    with pytest.raises(AssertionError, match="met"):
        search(mutated(*MUTANTS[mutant]), 220)


# A client after a fork.


@pytest.mark.parametrize("mode", MODES)
def test_a_client_leaves_its_connections_to_the_process_that_made_them(
    mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind: Any = leonardo_client.Leonardo if mode == "blocking" else leonardo_client.AsyncLeonardo
    http: Any = httpx.Client() if mode == "blocking" else httpx.AsyncClient()
    ours, callers = kind(api_key="key-of-nobody"), kind(api_key="key-of-nobody", http_client=http)

    async def connections() -> Any:
        ours.session.wire.ready()
        return ours.session.wire._http

    async def before_and_after() -> tuple[Any, Any, Any]:
        before, again = await connections(), await connections()
        monkeypatch.setattr("os.getpid", lambda: -1)
        return before, again, await connections()

    before, again, after = asyncio.run(before_and_after())
    assert before is again
    assert after is not before
    with pytest.raises(leonardo_client.InvalidRequest, match="after a fork"):
        callers.generation("a-job")


# What the summary shows, and what the loopback server does.


def test_the_summary_shows_what_was_measured() -> None:
    lines: list[str] = []
    report = SimpleNamespace(nodeid="a::test_b", when="call", user_properties=[("measured", "3 steps"), ("other", "x")])
    reporter = SimpleNamespace(stats={"passed": [report, object()]}, section=lines.append, write_line=lines.append)
    measured.pytest_terminal_summary(reporter)
    assert lines == ["measured", "test_b: 3 steps"]
    reporter.stats = {}
    measured.pytest_terminal_summary(reporter)
    assert len(lines) == 2


def test_the_loopback_server_holds_and_tells(sora: LoadedSpec) -> None:
    client: Any = leonardo_client.Leonardo
    with loopback(sora) as server, client(api_key=KEY, base_url=server.url) as leonardo:
        assert leonardo.account().concurrent_jobs
        assert server.arrived.get(timeout=10) == ("GET", "/api/v1/me")
        server.released.set()
        for hold in ("before", "after"):
            server.hold = hold  # type: ignore[assignment]
            with pytest.warns(leonardo_client.ModelRetiredWarning):
                generation = leonardo.sora_2_pro.create(prompt=hold)
            assert server.arrived.get(timeout=10)[0] == "POST"
            assert generation.id == server.jobs()[-1]


def test_handshakes_fail_as_told(tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    shakes = [no_common_cipher, hangs_up, speaks_no_tls]
    if openssl:
        certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
        options = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
        files = ["-keyout", str(key), "-out", str(certificate)]
        subprocess.run([openssl, *options, *files], check=True, capture_output=True)
        shakes.append(self_signed(str(certificate), str(key)))
    for shake in shakes:
        with handshakes(shake) as (url, seen), httpx.Client(trust_env=False) as http:
            with pytest.raises(httpx.ConnectError):
                http.get(url)
            assert len(seen) == 1


def test_nothing_of_this_is_loaded_unasked() -> None:
    code = "import docpact.check.network, sys; print('httpx' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout == "False\n"
    assert Response(200, {}).status == 200
