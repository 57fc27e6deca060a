"""What a run may cost and send, whatever the server does."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from verify_reference import KEY, Server, running

from docpact.check.verify import Limits, Report
from docpact.errors import DocpactError

Ask = Callable[..., Report]
OPEN = {"durations": tuple(range(-2, 5000)), "most_frames": None, "fold_case": True, "open_at": "parameters"}
ANSWER = (500, "text/plain", b"no")


@pytest.mark.parametrize("budget", [1, 2, 3, 10])
def test_accepts_never_exceed_the_budget(ask: Ask, budget: int) -> None:
    with running(nulls=("duration", "mode", "prompt"), **OPEN) as server:
        report = ask(server, budget)
    assert len(server.accepted) == report.accepted == budget
    assert report.stopped
    assert "budget" in report.stopped


def test_unknown_outcomes_count_as_accepted_and_are_never_sent_again(ask: Ask) -> None:
    def fail(_: Server, number: int) -> tuple[int, str, bytes] | None:
        return None if number < 2 else ANSWER

    with running(before=fail) as server:
        report = ask(server, 6)
    assert report.requests == len(server.requests) + len(server.reads)
    assert len(server.requests) == 2 + 5, "one was accepted, five are unknown"
    unknown = server.requests[2:]
    assert len(set(unknown)) == len(unknown)
    assert report.accepted == 6
    assert {one.kind for one in report.deviations} == {"answer"}


PASSING = [(0, "", b""), (502, "text/html", b"<html>"), (503, "application/json", b"{}"), (504, "", b"")]
RETRIED = (0, 503)
"""Statuses after which a request is sent once more; 0 is a connection that was cut."""


@pytest.mark.untraced
@pytest.mark.usefixtures("no_sleep")
@pytest.mark.parametrize("answer", PASSING)
def test_a_hiccup_names_no_fact(ask: Ask, answer: tuple[int, str, bytes]) -> None:
    with running(before=lambda _, number: answer if number in (5, 40, 240) else None) as server:
        report = ask(server, 20, 300)
    assert (report.exit_code, report.deviations, report.stopped) == (0, [], None)
    again = 3 if answer[0] in RETRIED else 0
    unknown = 0 if answer[0] == 503 else 3
    assert report.accepted == len(server.accepted) + unknown, "each may have been accepted, but for a 503"
    keys = 2
    assert len({*server.requests}) == len(server.requests) - keys - again
    left = [one.why for one in report.facts if one.status == "undecided" and "the server answered" in one.why]
    assert bool(left) is not bool(again)


@pytest.mark.usefixtures("no_sleep")
@pytest.mark.parametrize("answer", PASSING)
def test_gives_up_where_three_answers_in_a_row_are_none(ask: Ask, answer: tuple[int, str, bytes]) -> None:
    with running(before=lambda _, number: answer if number >= 20 else None) as server:
        report = ask(server, 20)
    sent = 26 if answer[0] in RETRIED else 23
    assert (report.exit_code, report.deviations, report.requests) == (2, [], sent)
    assert "not the API's answer" in str(report.could_not_run)


@pytest.mark.usefixtures("no_sleep")
@pytest.mark.parametrize("answer", PASSING)
def test_without_a_budget_a_request_that_may_have_been_accepted_is_the_end(
    ask: Ask, answer: tuple[int, str, bytes]
) -> None:
    """Of one that was cut off nobody knows; a server that is unavailable has done nothing, once."""
    with running(before=lambda _, number: answer if number == 5 else None) as server:
        report = ask(server)
    if answer[0] == 503:
        assert (report.exit_code, report.accepted, report.could_not_run) == (0, 0, None)
        assert server.requests[5] == server.requests[6]
    else:
        assert (report.exit_code, report.deviations, report.requests, report.accepted) == (2, [], 6, 1)
        assert "no more may be accepted" in str(report.could_not_run)


@pytest.mark.usefixtures("no_sleep")
def test_a_server_that_stays_unavailable_is_asked_twice_and_no_more(ask: Ask) -> None:
    with running(before=lambda _, number: (503, "text/plain", b"") if number >= 5 else None) as server:
        report = ask(server)
    assert (report.exit_code, report.requests, report.accepted) == (2, 7, 1)
    assert server.requests[5] == server.requests[6]


@pytest.mark.usefixtures("no_sleep")
def test_both_of_two_requests_count_where_the_first_may_have_been_accepted(ask: Ask, tmp_path: Path) -> None:
    state = tmp_path / "state"
    with running(before=lambda _, number: (0, "", b"") if number == 3 else None) as server:
        first = ask(server, 20, most=6, state=state)
        assert first.accepted == len(server.accepted) + 1
        known = len(server.requests)
        resumed = ask(server, 20, most=1, state=state)
    assert resumed.accepted == len(server.accepted) + 1, "also after an earlier run"
    assert server.requests[3] == server.requests[4]
    assert server.requests[3] not in server.requests[known:]


def test_without_a_budget_the_first_unknown_outcome_is_the_end(ask: Ask) -> None:
    with running(crash_on_null=True) as server:
        report = ask(server)
    assert (report.accepted, report.exit_code) == (1, 1)
    assert report.deviations[0].answer.status == 500
    assert "null" in report.deviations[0].name


def test_sends_no_more_requests_than_allowed(ask: Ask) -> None:
    with running() as server:
        report = ask(server, 30, most=60)
        assert len(server.requests) + len(server.reads) == report.requests <= 60
        assert any("left out" in note for note in report.notes)
        again = ask(server, most=10)
    assert again.requests == 10
    assert again.stopped == "10 requests were sent, which is the limit"
    assert again.exit_code == 0


def test_witnesses_each_fact_early(ask: Ask) -> None:
    with running() as server:
        report = ask(server, most=45)
    assert report.count("kept") > 35


def test_keeps_the_rate(ask: Ask) -> None:
    with running() as server:
        started = time.monotonic()
        ask(server, most=6, rate=20)
    assert time.monotonic() - started >= 5 / 20


def test_waits_when_it_is_told_to_and_sends_again(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("docpact.check.verify.exchange.Exchange.__init__.__kwdefaults__", {"sleep": waited.append})

    def busy(_: Server, number: int) -> tuple[int, str, bytes] | None:
        return (429, "application/json", b"{}") if number in (1, 2) else None

    with running(before=busy) as server:
        report = ask(server, most=8)
    assert waited == [1.0, 2.0]
    assert server.requests[1] == server.requests[2] == server.requests[3]
    assert report.exit_code == 0


def test_gives_up_on_a_server_that_is_always_busy(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docpact.check.verify.exchange.Exchange.__init__.__kwdefaults__", {"sleep": lambda _: None})
    with running(before=lambda *_: (429, "application/json", b"{}")) as server:
        report = ask(server)
    assert (report.exit_code, report.requests) == (2, 5)
    assert "--rate" in str(report.could_not_run)


COULD_NOT_RUN = {
    "a wrong key": ({"key": "another-key"}, None, "does not take the key"),
    "an address that is not there": ({}, (404, "application/json", b'{"detail": "Not Found"}'), "not the API's answer"),
    "a page": ({}, (403, "text/html", b"<html>blocked</html>"), "not the API's answer"),
    "a page with status 200": ({}, (200, "text/html", b"<html>hello</html>"), "not the API's answer"),
    "a page without its type": ({}, (400, "", b"<html>blocked</html>"), "not the API's answer"),
    "a server that is down": ({}, (502, "text/plain", b"bad gateway"), "not the API's answer"),
    "a redirect": ({}, (307, "text/plain", b""), "redirects"),
    "no credit": ({}, (402, "application/json", b'{"error": "no money"}'), "too little credit"),
    "no answer": ({}, (0, "", b""), "not the API's answer"),
}


@pytest.mark.parametrize("billed", [None, 20])
@pytest.mark.parametrize("name", list(COULD_NOT_RUN))
def test_says_that_it_could_not_run(ask: Ask, name: str, billed: int | None) -> None:
    options, answer, told = COULD_NOT_RUN[name]
    with running(before=(lambda *_: answer) if answer else None) as server:
        report = ask(server, billed, **options)
    # A valid body may be answered by a page: what is said to one that has to be refused tells.
    sent = 2 if name in ("no answer", "a page with status 200") and billed else 1
    assert (report.exit_code, report.deviations, report.requests) == (2, [], sent)
    assert told in str(report.could_not_run)
    assert report.count("kept") == 0


def test_a_page_in_place_of_what_accepts_a_job_is_named(ask: Ask) -> None:
    page = 200, "text/html", b"<html>Thank you, it is queued</html>"
    with running(before=lambda server, _: None if server.problems(server.last_body) else page) as server:
        report = ask(server, 20)
    assert [(one.kind, one.subject.id) for one in report.deviations] == [("answer", "api#delivery")]
    assert report.exit_code == 1
    assert report.could_not_run is None


def test_a_block_in_the_middle_witnesses_nothing(ask: Ask) -> None:
    def block(_: Server, number: int) -> tuple[int, str, bytes] | None:
        return (403, "text/html", b"<html>slow down</html>") if number >= 20 else None

    with running(before=block) as server:
        report = ask(server)
    assert (report.exit_code, report.requests) == (2, 23)
    assert 0 < report.count("kept") < 30


def test_moderation_witnesses_nothing(ask: Ask) -> None:
    def moderate(server: Server, _: int) -> tuple[int, str, bytes] | None:
        refused = b"aaaa" in server.last
        return (403, "application/json", b'{"error": "content moderation filter: x"}') if refused else None

    with running(before=moderate) as server:
        report = ask(server)
    why = {fact.subject.id: fact.why for fact in report.facts}
    assert why["parameters.prompt#maxLength"] == "moderation refused the text"
    assert report.exit_code == 0


def test_nobody_answers(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docpact.check.verify.exchange.Exchange.__init__.__kwdefaults__", {"sleep": lambda _: None})
    report = ask(Server(url="http://127.0.0.1:9"))
    assert (report.exit_code, report.accepted) == (2, 0)
    assert "nobody answers" in str(report.could_not_run)


def test_an_interruption_still_reports(ask: Ask) -> None:
    def interrupt(done: int, _total: int, _name: str) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with running() as server:
        report = ask(server, progress=interrupt)
    assert (report.exit_code, report.requests) == (2, 5)
    assert "interrupted" in str(report.could_not_run)


# Going on where an earlier run stopped.


def test_goes_on_where_it_stopped(ask: Ask, tmp_path: Path) -> None:
    state = tmp_path / "state"
    with running() as server:
        first = ask(server, 20, most=50, state=state)
        second = ask(server, 20, most=400, state=state)
        third = ask(server, 20, most=400, state=state)
    assert first.requests <= 50
    assert second.requests > 200
    assert third.exit_code == 0
    assert third.requests < 45, "what costs nothing is asked again"
    assert third.count("kept") == second.count("kept")
    assert len({(body, key) for body, key in zip(server.requests, server.keys, strict=True)}) == len(server.requests)
    assert third.accepted == len(server.accepted) <= 20
    assert KEY not in state.read_text()
    assert state.stat().st_mode & 0o077 == 0


def test_the_budget_is_one_for_all_runs(ask: Ask, tmp_path: Path) -> None:
    state = tmp_path / "state"
    with running(nulls=("duration", "mode", "prompt"), **OPEN) as server:
        for _ in range(3):
            report = ask(server, 4, state=state)
    assert len(server.accepted) == report.accepted == 4


def test_what_was_on_its_way_when_a_run_died_counts_and_is_not_sent_again(ask: Ask, tmp_path: Path) -> None:
    state = tmp_path / "state"
    with running() as server:
        ask(server, most=5, state=state)
        lines = state.read_bytes().splitlines(keepends=True)
        state.write_bytes(b"".join(lines[:-1]) + lines[-1][:20])
        before = list(server.requests)
        report = ask(server, state=state)
    assert server.requests == before
    assert report.accepted == 1
    assert (report.exit_code, report.deviations) == (2, [])
    assert "an earlier run ended before the answer came" in str(report.could_not_run)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"something else\n", "is not what docpact verify writes"),
        (b'{"docpact_verify":1,"url":"http://elsewhere","contract":"x"}\n', "belongs to another run"),
        (b'{"docpact_verify":1,"url":"u","contract":"x"}\n{"request":1}\n', "is not what docpact verify writes"),
    ],
)
def test_refuses_a_state_of_something_else(ask: Ask, tmp_path: Path, content: bytes, told: str) -> None:
    state = tmp_path / "state"
    state.write_bytes(content)
    with running() as server, pytest.raises(DocpactError, match=told):
        ask(server, state=state)
    assert state.read_bytes() == content
    assert server.requests == []


@pytest.mark.parametrize("content", [b"no line end", b"something\nelse", b'{"docpact_verify":1,"ur'])
def test_leaves_a_file_of_something_else_as_it_is(ask: Ask, tmp_path: Path, content: bytes) -> None:
    state = tmp_path / "notes"
    state.write_bytes(content)
    with running() as server:
        if content.startswith(b"{"):
            assert ask(server, most=2, state=state).requests == 2, "a run that died with its first line begins anew"
            return
        with pytest.raises(DocpactError, match="is not what docpact verify writes"):
            ask(server, state=state)
    assert state.read_bytes() == content
    assert server.requests == []


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((401, "application/json", b'{"error": "who?"}'), "does not take the key"),
        ((402, "application/json", b'{"error": "no money"}'), "too little credit"),
    ],
)
def test_goes_on_with_the_right_key_or_new_credit(
    ask: Ask, tmp_path: Path, answer: tuple[int, str, bytes], told: str
) -> None:
    state = tmp_path / "state"
    with running(before=lambda _, number: answer if number == 3 else None) as server:
        stopped = ask(server, state=state)
        again = ask(server, state=state)
    assert told in str(stopped.could_not_run)
    assert (again.exit_code, again.could_not_run) == (0, None)
    assert server.requests[3] == server.requests[4], "it was refused for what has changed since"


def test_a_job_that_a_busy_server_names_counts_in_later_runs_too(ask: Ask, tmp_path: Path) -> None:
    state = tmp_path / "state"
    job = (429, "application/json", b'{"generationId": "a-job"}')
    with running(before=lambda _, number: job if number == 0 else None) as server:
        assert ask(server, state=state).accepted == 1
        again = ask(server, state=state)
    assert (again.accepted, len(server.requests)) == (1, 1)


def test_sends_nothing_that_it_cannot_note(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = os.write

    def full(descriptor: int, content: bytes) -> int:
        if b'"sending"' in content and len(server.requests) == 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return honest(descriptor, content[:7])

    with running() as server:
        monkeypatch.setattr(os, "write", full)
        report = ask(server, state=tmp_path / "state")
        monkeypatch.undo()
        assert ask(server, most=1, state=tmp_path / "state").notes[0].startswith("4 answers"), "short writes go on"
    assert (report.exit_code, report.requests, report.accepted) == (2, 4, 0)
    assert "cannot be written" in str(report.could_not_run)


def test_refuses_a_state_that_is_no_file(ask: Ask, tmp_path: Path) -> None:
    state = tmp_path / "pipe"
    os.mkfifo(state)
    with running() as server, pytest.raises(DocpactError, match="no regular file"):
        ask(server, state=state)


def test_refuses_a_state_that_cannot_be_opened(ask: Ask, tmp_path: Path) -> None:
    with running() as server, pytest.raises(DocpactError, match="cannot be used"):
        ask(server, state=tmp_path / "missing" / "state")


def test_two_runs_cannot_share_a_state(ask: Ask, tmp_path: Path) -> None:
    state = tmp_path / "state"
    told: list[str] = []

    with running() as server:

        def another(done: int, _total: int, _name: str) -> None:
            if done == 2 and not told:
                with pytest.raises(DocpactError) as found:
                    ask(server, state=state)
                told.append(str(found.value))

        ask(server, most=4, state=state, progress=another)
    assert "another run is using the file" in told[0]


@pytest.mark.parametrize(
    "limits", [{"allow_billed": 0}, {"most_requests": 0}, {"rate": 0.0}, {"rate": 1e-300}, {"rate": float("nan")}]
)
def test_refuses_limits_that_make_no_sense(limits: dict[str, float]) -> None:
    with pytest.raises(DocpactError):
        Limits(**limits)  # type: ignore[arg-type]
