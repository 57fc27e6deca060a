"""The benchmark of paid calls does not rot: its server counts, its search finds, its tables show what was measured."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from benchmarks.double_spend import drive
from benchmarks.double_spend.adapters.ours import Asynchronous, Blocking, Once, Ours
from benchmarks.double_spend.adapters.protocol import (
    Adapter,
    Description,
    Handle,
    Order,
    Outcome,
    Result,
    Seen,
    perform,
)
from benchmarks.double_spend.cases import MATRIX, Case
from benchmarks.double_spend.environments import GENERATOR, HERE, UnavailableError
from benchmarks.double_spend.exposure import PLACES, exposure
from benchmarks.double_spend.measures import Column, Measure, shortcomings
from benchmarks.double_spend.server import FaultServer, Run, make_certificate
from benchmarks.double_spend.table import render

pytestmark = [
    pytest.mark.filterwarnings("ignore::leonardo_client.ModelRetiredWarning"),
    pytest.mark.untraced,
]
KEY = "sk-0123456789abcdef0123456789abcdef"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultServer]:
    with FaultServer(make_certificate(tmp_path_factory.mktemp("certificate"))) as running:
        yield running


@pytest.fixture(params=[Blocking, Asynchronous])
def ours(request: pytest.FixtureRequest) -> Adapter:
    return Ours(request.param)


def order(run: Run, **changed: object) -> Order:
    values: Order = {"action": "create", "base_url": run.base_url, "key": KEY, "timeout": 0.3, "interval": 0.05}
    return values | changed  # type: ignore[return-value] # the tests change members that there are


# Each case with the paid POSTs, the jobs, and what the caller is told.
KNOWN: list[tuple[Case, int, int, str]] = [
    (Case("", "create", "none", accepted=True), 1, 1, "a job"),
    (Case("", "create", "refused"), 0, 0, "leonardo_client.ConnectionFailed"),
    (Case("", "create", "cut unread"), 1, 0, "leonardo_client.OutcomeUnknown"),
    (Case("", "create", "cut", accepted=True), 1, 1, "leonardo_client.OutcomeUnknown"),
    (Case("", "create", "reset", accepted=True), 1, 1, "leonardo_client.OutcomeUnknown"),
    (Case("", "create", "cut inside", accepted=True), 1, 1, "leonardo_client.OutcomeUnknown"),
    (Case("", "create", "silence", accepted=True), 1, 1, "leonardo_client.OutcomeUnknown"),
    (Case("", "create", "status", accepted=True, status=500), 1, 1, "leonardo_client.OutcomeUnknown"),
    (Case("", "create", "status", status=409, retry_after=True), 1, 0, "leonardo_client.OutcomeUnknown"),
    (Case("", "create", "status", status=429, once=True), 2, 1, "a job"),
    (Case("", "create", "errors"), 1, 0, "leonardo_client.RequestRejected"),
    (Case("", "create", "html", accepted=True), 1, 1, "leonardo_client.OutcomeUnknown"),
    (Case("", "create", "truncated", accepted=True), 1, 1, "leonardo_client.OutcomeUnknown"),
]


BOTH: list[tuple[type[Blocking | Asynchronous], tuple[Case, int, int, str]]] = [
    *((Blocking, known) for known in KNOWN),
    *((Asynchronous, known) for known in KNOWN if known[0].fault in ("none", "cut", "status", "silence")),
]


@pytest.mark.parametrize(("kind", "known"), BOTH)
def test_one_call_of_ours_starts_one_job_at_most_and_the_server_counts_it(
    server: FaultServer, kind: type[Blocking | Asynchronous], known: tuple[Case, int, int, str]
) -> None:
    case, posts, jobs, what = known
    with server.open(case, "leonardo v2") as run:
        outcome = perform(Ours(kind), order(run))
    assert (run.posts, run.jobs, outcome["what"]) == (posts, jobs, what)
    assert run.jobs <= 1
    assert outcome["ended"] == ("returned" if what == "a job" else "raised")


@pytest.mark.parametrize("retry_after", [False, True])
def test_told_not_to_send_again_one_call_starts_one_job_also_behind_a_refusal(
    server: FaultServer,
    retry_after: bool,  # noqa: FBT001 - pytest gives it by name
) -> None:
    lie = Case("", "create", "status", accepted=True, status=429, retry_after=retry_after)
    with server.open(lie, "leonardo v2") as run:
        outcome = perform(Ours(Once), order(run))
    assert (run.posts, run.jobs, outcome["what"]) == (1, 1, "leonardo_client.RateLimited")


def test_a_stranger_s_certificate_is_refused_before_anything_is_sent(server: FaultServer) -> None:
    if not server.has_certificate:
        pytest.skip("no openssl here to make a certificate with")
    with server.open(Case("", "create", "untrusted"), "leonardo v2") as run:
        outcome = perform(Ours(Blocking), order(run))
    assert (run.posts, outcome["what"]) == (0, "leonardo_client.ConnectionFailed")


@pytest.mark.parametrize("fault", ["none", "null", "silence", "slow head"])
def test_a_wait_of_ours_ends_and_reads_nothing_but_the_status(server: FaultServer, ours: Adapter, fault: str) -> None:
    case = next(case for case in MATRIX if case.action == "wait" and case.fault == fault)
    with server.open(case, "leonardo v2") as run:
        outcome = perform(ours, order(run, action="wait"))
    # Five nulls end a wait, where so many come before its deadline.
    ends = {"WaitTimeout", "ApiError"} if fault == "null" else {"WaitTimeout"}
    assert outcome["what"].removeprefix("leonardo_client.") in ends
    assert run.reads >= 1
    assert run.posts == 0


class Careless:
    """A client that sends twice, once with an idempotency key, returns nothing, and shows its key wherever it can."""

    def __init__(self, given: Order) -> None:
        import httpx

        self.client: object = {"key": given["key"]}
        self._order, self._http = given, httpx.Client()

    def create(self) -> Result:
        logging.getLogger("careless").debug("with %s", self._order["key"])
        for idempotency in ({}, {"idempotency-key": "a"}, {"idempotency-key": "a"}):
            answer = self._http.post(self._order["base_url"], headers=idempotency)
        if answer.status_code != 200:
            raise ValueError(self._order["key"])
        return Result(self.client, "nothing", None)

    def wait(self) -> Result:
        raise NotImplementedError

    def close(self) -> None:
        self._http.close()


class CarelessAdapter:
    def open(self, order: Order) -> Handle:
        return Careless(order)

    def describe(self) -> Description:
        raise NotImplementedError


def shown(server: FaultServer, adapter: Adapter) -> dict[str, str]:
    well, failing = Case("", "create", "none", accepted=True), Case("", "create", "status", status=500)
    with server.open(well, "leonardo v2") as good, server.open(failing, "leonardo v2") as bad:
        found = exposure(adapter, KEY, {"well": good.base_url, "failing": {"500": bad.base_url}})
    return {seen["place"]: seen["where"] for seen in found}


def test_our_key_shows_nowhere(server: FaultServer, ours: Adapter) -> None:
    assert shown(server, ours) == dict.fromkeys(PLACES, "")


def test_a_key_that_shows_is_found(server: FaultServer) -> None:
    found = shown(server, CarelessAdapter())
    assert found[PLACES[2]] == "`client['key']`"
    assert found[PLACES[5]] == "after 500"
    assert found[PLACES[9]] == "`careless`"
    tracebacks = {PLACES[6], PLACES[7], PLACES[8]}  # the careless client's frames are those of this file
    assert all(where for place, where in found.items() if place not in tracebacks), found


def test_a_second_job_is_counted_and_a_repeated_idempotency_key_starts_none(server: FaultServer) -> None:
    with server.open(Case("", "create", "none", accepted=True), "leonardo v2") as run:
        perform(CarelessAdapter(), order(run))
    assert (run.posts, run.with_key, run.jobs) == (3, 2, 2)


def test_a_call_that_does_not_end_is_killed_and_the_next_one_is_made_by_a_new_process(
    server: FaultServer, tmp_path: Path
) -> None:
    peer = drive.Peer("ours", "leonardo v2", "ours", "blocking")
    silent, well = Case("", "create", "silence"), Case("", "create", "none", accepted=True)
    with drive.Conversation(Path(sys.executable), peer, tmp_path) as conversation:
        with server.open(silent, "leonardo v2") as run:
            assert conversation.ask({"do": "call", "order": order(run, timeout=None)}, 0.5) is None
        with server.open(well, "leonardo v2") as run:
            assert conversation.ask({"do": "call", "order": order(run)}, 30) is not None
        assert (run.posts, run.jobs) == (1, 1)
        assert "httpx" in conversation.describe()["versions"]


def test_a_client_that_cannot_be_imported_is_said_to_be_unavailable(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    peer = drive.Peer("nobody", "openai", "nobody_s_adapter", requirements="openai")
    failing = pytest.raises(UnavailableError, match="ended with an error")
    with drive.Conversation(Path(sys.executable), peer, tmp_path) as conversation, failing:
        conversation.describe()
    assert "nobody_s_adapter" in capfd.readouterr().err


def test_nothing_leaves_loopback() -> None:
    program = """
import socket
from benchmarks.double_spend.adapters.protocol import guard
guard()
for attempt in (lambda: socket.create_connection(("192.0.2.1", 80)), lambda: socket.getaddrinfo("a.test", 80)):
    try:
        attempt()
    except RuntimeError as error:
        print(error)
with socket.create_server(("127.0.0.1", 0)) as server:
    socket.create_connection(server.getsockname()).close()
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(GENERATOR)})
    assert done.stdout.count("stays on loopback") == 2


PAID, LOST, SLOW = (
    Case("500", "create", "status", accepted=True, status=500),
    Case("200, HTML", "create", "html", accepted=True),
    Case("no answer", "wait", "silence"),
)


def outcome(what: str, seconds: float = 1.0, *, raised: bool = False) -> Outcome:
    return {
        "ended": "raised" if raised else "returned",
        "what": what,
        "job": False,
        "failed": False,
        "seconds": seconds,
    }


def sample() -> Sequence[Column]:
    measures = {
        PAID: Measure(3, 3, outcome=outcome("a.ServerError", raised=True)),
        LOST: Measure(1, 1, outcome=outcome("an empty | object")),
        SLOW: Measure(reads=2),
    }
    description: Description = {
        "versions": {"a": "1.0"},
        "call": "`a.create`",
        "own_timeout": "no timeout at all",
        "waits": "`a.wait`",
    }
    seen: Sequence[Seen] = [{"place": PLACES[0], "where": "`repr`"}]
    return Column("a", ours=True, description=description, measures=measures, seen=seen), Column(
        "b", problem="b could not be installed"
    )


def row(document: str, label: str) -> list[str]:
    found = [line for line in document.splitlines() if line.startswith(f"| {label} |")]
    return [cell.strip() for line in found for cell in re.split(r"(?<!\\)\|", line)[2:-1]]


def test_the_tables_show_what_was_measured() -> None:
    document = render(sample(), (PAID, LOST, SLOW))
    missing = "b could not be installed"
    assert row(document, "most paid POSTs for one call") == ["3", missing]
    assert row(document, "cases in which one call starts more than one job") == ["1 of 2", missing]
    assert row(document, "jobs started beyond the first, in all cases") == ["2", missing]
    assert row(document, "waits that end in time") == ["0 of 1", missing]
    assert row(document, "places where the key shows") == ["1 of 1", missing]
    assert row(document, "500, *job first*") == [
        "**3 / 3**",
        "not measured",
        "`a.ServerError`",
        "not measured",
    ]
    assert "**lost: an empty \\| object**" in row(document, "200, HTML, *job first*")
    assert row(document, "no answer") == ["**not in 10 s**", "not measured"]
    assert row(document, PLACES[0]) == ["**yes**: `repr`", "not measured"]
    assert "- a: `a.create`; `a.wait`. a 1.0." in document
    assert "- b: b could not be installed" in document


def test_what_falls_short_is_said() -> None:
    assert shortcomings(sample()[0]) == [
        "500, job started before: 3 POSTs started 3 jobs",
        "200, HTML, job started before: the job was lost in silence",
        "waiting, no answer: did not end",
        "the key shows: repr or str of the client (`repr`)",
    ]


def test_the_committed_results_are_of_this_matrix_and_name_no_folder() -> None:
    document = (HERE / "RESULTS.md").read_text("utf-8")
    for case in MATRIX:
        assert f"| {case.name}{', *job first*' if case.accepted and case.fault != 'none' else ''} |" in document
    assert all(f"| {place} |" in document for place in PLACES)
    assert all(peer.title in document for peer in drive.PEERS)
    assert not re.search(r"/(home|root|tmp|work|Users)/", document)
