"""Waiting for a job, picking one up, asking for the account, and being told of what was not known."""

from __future__ import annotations

import asyncio
import logging
import re
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import httpx
import pytest

from leonardo_client import (
    ApiError,
    AuthenticationFailed,
    Drift,
    GenerationFailed,
    InvalidRequest,
    NoFiles,
    Progress,
    RequestRejected,
    WaitTimeout,
    watch_drift,
)
from leonardo_client._runtime.core.clock import now
from leonardo_client._runtime.core.progress import Bar

from .conftest import COMPLETE, CREATED, JOB, PENDING, RETIRED, Answer, Api, Pieces, json_answer

pytestmark = RETIRED


def polled(status: object, **members: Any) -> httpx.Response:
    return json_answer({"generations_by_pk": {"id": JOB, "status": status, **members}})


def test_a_wait_asks_at_growing_intervals_until_the_job_is_complete(api: Api) -> None:
    api.answer(*[json_answer(PENDING)] * 12, json_answer(COMPLETE))
    generation = api.wait()
    assert generation.status == "COMPLETE"
    assert generation.raw == COMPLETE
    assert [(video.id, video.url) for video in generation.videos] == [("v1", "https://cdn.test/clip.mp4")]
    assert [image.url for image in generation.images] == ["https://cdn.test/still.png"]
    assert api.server.paths == [f"GET /api/rest/v1/generations/{JOB}"] * 13
    nominal = [2.0, *(min(3 * 1.3**step, 15) for step in range(12))]
    for pause, expected in zip(api.clock.pauses, nominal, strict=True):
        assert expected * 0.9 <= pause <= expected * 1.1
    assert len(set(api.clock.pauses)) == 13, "pauses have jitter"


@pytest.mark.parametrize("interval", [0.5, 40])
def test_an_interval_of_the_callers_own_is_kept(api: Api, interval: float) -> None:
    api.answer(*[json_answer(PENDING)] * 5, json_answer(COMPLETE))
    api.wait(interval=interval)
    assert len(api.clock.pauses) == 6
    assert all(interval * 0.9 <= pause <= interval * 1.1 for pause in api.clock.pauses)


@pytest.mark.parametrize("timeout", [-1, float("nan"), float("inf"), "5", True])
def test_a_wait_without_an_end_is_refused(api: Api, timeout: Any) -> None:
    with pytest.raises(InvalidRequest, match="timeout of 0 or more seconds"):
        api.wait(timeout)


@pytest.mark.parametrize("interval", [0, -1, float("nan"), "5"])
def test_an_interval_that_would_ask_without_pause_is_refused(api: Api, interval: Any) -> None:
    with pytest.raises(InvalidRequest, match="an interval of more than 0"):
        api.wait(interval=interval)
    assert api.server.requests == []


STUBBORN: dict[str, Answer] = {
    "pending": json_answer(PENDING),
    "another shape": json_answer({"generations_by_pk": [1]}),
    "unknown status": polled("DREAMING"),
    "status of another type": polled(7),
    "server error": httpx.Response(500),
    "rate limit": httpx.Response(429),
    "rate limit with some patience": httpx.Response(429, headers={"retry-after": "20"}),
    "rate limit with much patience": httpx.Response(429, headers={"retry-after": "60"}),
    "no JSON": httpx.Response(200, text="<html>"),
    "cut": httpx.ReadError("cut"),
    "refused": httpx.ConnectError("refused"),
    "late": httpx.ReadTimeout("late"),
}


@pytest.mark.parametrize("name", STUBBORN)
def test_a_wait_ends_at_its_deadline_whatever_the_server_does(api: Api, name: str) -> None:
    api.answer(STUBBORN[name])
    began = api.clock.now
    with pytest.raises(WaitTimeout, match=f"{JOB} has not ended after 100 s") as caught:
        api.wait(100)
    assert 100 <= api.clock.now - began <= 115
    assert (caught.value.generation_id, caught.value.retry_safe) == (JOB, True)
    assert isinstance(caught.value, TimeoutError)
    assert len(api.server.requests) > 1
    assert all(request.extensions["timeout"]["read"] <= 60 for request in api.server.requests)
    assert max(api.server.requests[-1].extensions["timeout"].values()) <= 20


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ([httpx.ConnectError("refused")], r"status None; asking failed: GET .*ConnectError: refused"),
        ([httpx.Response(500)], r"status None; asking failed: .*HTTP 500"),
        ([json_answer({"generations_by_pk": None})], "status None; the last answer names none"),
        ([polled("DREAMING"), httpx.Response(500)], "status 'DREAMING'; asking failed: .*HTTP 500"),
        ([httpx.Response(500), json_answer(PENDING)], r"status 'PENDING'\)"),
    ],
)
def test_a_wait_that_ends_says_what_was_wrong_with_the_answers(api: Api, answers: list[Answer], told: str) -> None:
    api.answer(*answers)
    with pytest.raises(WaitTimeout, match=told):
        api.wait(10)


NULL = json_answer({"generations_by_pk": None})


def test_a_job_that_is_null_is_unknown_soon(api: Api) -> None:
    api.answer(NULL)
    began = api.clock.now
    with pytest.raises(ApiError, match=f"knows no generation {JOB}: look at the id, and whose key this is") as caught:
        api.wait()
    assert (len(api.server.requests), caught.value.generation_id) == (5, JOB)
    assert caught.value.raw == {"generations_by_pk": None}
    assert api.clock.now - began < 30


def test_a_job_that_was_started_here_is_waited_for_though_it_is_null(api: Api) -> None:
    client = api.client()
    api.answer(json_answer(CREATED))
    generation = api.create(client)
    api.answer(NULL)
    with pytest.raises(WaitTimeout, match="has not ended after 100 s"):
        api.run(generation.wait(100))


def test_a_job_that_is_null_now_and_then_is_waited_for(api: Api) -> None:
    named = json_answer({"generations_by_pk": {"id": JOB}})
    api.answer(*[NULL] * 4, named, *[NULL] * 4, json_answer(PENDING), NULL)
    with pytest.raises(WaitTimeout, match="status 'PENDING'"):
        api.wait(300)


@pytest.mark.parametrize(("status", "error"), [("FAILED", GenerationFailed), ("DREAMING", WaitTimeout)])
def test_a_wait_that_ends_in_an_error_leaves_the_last_answer(api: Api, status: str, error: type[Exception]) -> None:
    api.answer(polled(status))
    generation = api.client().generation(JOB)
    with pytest.raises(error):
        api.run(generation.wait(10))
    assert generation.status == status


def test_retry_after_is_kept_between_polls(api: Api) -> None:
    limited = httpx.Response(429, headers={"retry-after": "60"})
    api.answer(limited, json_answer(COMPLETE))
    api.wait()
    assert len(api.server.requests) == 2
    assert 54 <= api.clock.pauses[-1] <= 66


def test_a_wait_of_no_time_asks_once(api: Api) -> None:
    api.answer(json_answer(PENDING))
    with pytest.raises(WaitTimeout):
        api.wait(0)
    assert (len(api.server.requests), api.clock.pauses) == (1, [])


def test_the_last_status_survives_answers_that_have_none(api: Api) -> None:
    api.answer(polled("DREAMING"), json_answer({"generations_by_pk": None}))
    with pytest.raises(WaitTimeout, match="status 'DREAMING'"):
        api.wait(10)


def test_a_failed_job_is_an_error_that_has_the_servers_answer(api: Api) -> None:
    api.answer(json_answer(PENDING), polled("FAILED", prompt_moderations=[{"why": "x"}]))
    with pytest.raises(GenerationFailed, match=f"{JOB} ended with status FAILED") as caught:
        api.wait()
    raw: Any = caught.value.raw
    assert caught.value.generation_id == JOB
    assert raw["generations_by_pk"]["prompt_moderations"] == [{"why": "x"}]
    assert not caught.value.retry_safe


def test_transient_errors_do_not_end_a_wait(api: Api) -> None:
    transient: list[Answer] = [httpx.Response(502), httpx.ReadTimeout("late"), httpx.Response(200, text="<html>")]
    api.answer(*transient * 3, httpx.ConnectError("refused"), json_answer(COMPLETE))
    assert api.wait().status == "COMPLETE"


def test_what_asking_again_cannot_help_ends_a_wait_at_once(api: Api) -> None:
    api.answer(httpx.Response(401))
    with pytest.raises(AuthenticationFailed):
        api.wait()
    api.answer(httpx.Response(404, text="<html>"))
    with pytest.raises(RequestRejected):
        api.wait()
    assert len(api.server.requests) == 2


def test_an_earlier_job_is_picked_up_by_its_id_without_asking(api: Api) -> None:
    generation = api.client().generation(JOB)
    assert api.server.requests == []
    assert (generation.id, generation.model, generation.status, generation.cost) == (JOB, None, None, None)
    assert (generation.videos, generation.images) == ([], [])
    api.answer(json_answer(PENDING))
    assert api.run(generation.refresh()) is generation
    assert generation.status == "PENDING"
    assert repr(generation).endswith(f"Generation {JOB!r} 'PENDING'>")


@pytest.mark.parametrize("text", ["", " ", ".", "..", "\ud800", "\ud800" * 500, None, 7])
def test_what_is_no_id_is_refused(api: Api, text: Any) -> None:
    with pytest.raises(InvalidRequest, match="no id: .*nothing was sent") as caught:  # noqa: RUF043
        api.client().generation(text)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize("text", ["tasks/../b", "/tasks", "tasks/", "tasks//b", "tasks/./b", ".."])
def test_an_id_that_keeps_its_slashes_leads_nowhere_else(api: Api, text: str) -> None:
    session = api.client().session
    operation = session.operation("poll")._replace(path="/v1/{+id}", query={})
    assert session.address.of(operation, id="tasks/a b:1?").endswith("/v1/tasks/a%20b:1%3F")
    with pytest.raises(InvalidRequest, match="no id"):
        session.address.of(operation, id=text)


@pytest.mark.parametrize(
    "text", ["a/b:c", "a?b", "a b", "ä", "a%2f", "a\n", "../../v2/generations", "tasks/1#x", "x" * 300]
)
def test_an_id_may_be_any_text_and_stays_one_step_of_the_path_or_one_value_of_the_query(api: Api, text: str) -> None:
    api.answer(json_answer({"generationId": text}), json_answer(COMPLETE))
    generation = api.create()
    api.run(generation.wait())
    raw = api.server.requests[-1].url.raw_path.decode()
    before, _, step = raw.rpartition("/")
    assert before == "/api/rest/v1/generations"
    assert unquote(step) == text
    session = api.client().session
    asking = session.operation("poll")._replace(path="/tasks", query={"id": "{id}", "full": "yes"})
    assert parse_qs(urlsplit(session.address.of(asking, id=text)).query) == {"id": [text], "full": ["yes"]}


@pytest.mark.parametrize(
    "found", [None, {}, {"generated_images": None}, {"generated_images": [None, 3, {"url": None}]}]
)
def test_files_that_are_missing_or_odd_are_none(api: Api, found: Any) -> None:
    api.answer(json_answer({"generations_by_pk": found}))
    generation = api.run(api.client().generation(JOB).refresh())
    assert (generation.videos, generation.images) == ([], [])


def test_a_file_without_an_address_is_none_and_one_without_an_id_is_one(api: Api) -> None:
    nameless = {"id": None, "url": "https://cdn.test/still.png", "motionMP4URL": ""}
    api.answer(polled("COMPLETE", generated_images=[nameless]))
    generation = api.run(api.client().generation(JOB).refresh())
    assert generation.videos == []
    assert [image.id for image in generation.images] == [""]


def test_the_account_is_what_the_server_says_or_the_documented_number_of_jobs(api: Api) -> None:
    details = {"user": {"id": "u", "username": "n"}, "apiConcurrencySlots": 25, "apiPaidTokens": 7}
    whole = {"user_details": [{**details, "apiSubscriptionTokens": 3.5, "more": 1}]}
    api.answer(
        json_answer(whole), json_answer({"user_details": [{"apiConcurrencySlots": None}]}), json_answer({"x": 1})
    )
    account = api.run(api.client().account())
    assert account == ("u", "n", 25, 10.5, whole)
    for _ in range(2):
        assert api.run(api.client().account())[:4] == (None, None, 10, None)


def drifted() -> dict[str, Any]:
    image = {"id": "v1", "url": None, "motionMP4URL": None, "nsfw": False, "secret": "the value"}
    details = {"id": JOB, "status": "DREAMING", "generated_images": [image, image], "prompt_moderations": [{"x": 1}]}
    return {"generations_by_pk": {**details, "seed": 4}, "more": None, "flags": [], "ratio": 1.5, "on": True, "new": {}}


def test_drift_is_reported_once_each_with_path_and_type_and_never_the_value(api: Api) -> None:
    seen: list[Drift] = []
    api.answer(json_answer(drifted()))
    client = api.client()
    watch_drift(client, seen.append)
    generation = client.generation(JOB)
    for _ in range(3):
        api.run(generation.refresh())
    assert {(found.path, found.kind) for found in seen} == {
        ("$.generations_by_pk.status", "unknown word"),
        ("$.generations_by_pk.seed", "integer"),
        ("$.generations_by_pk.generated_images[].secret", "string"),
        ("$.more", "null"),
        ("$.flags", "array"),
        ("$.ratio", "number"),
        ("$.on", "boolean"),
        ("$.new", "object"),
    }
    assert len(seen) == 8
    assert "the value" not in repr(seen)


def test_drift_where_a_word_is_of_another_type_is_reported_and_null_is_none(api: Api) -> None:
    seen: list[Drift] = []
    client = api.client()
    watch_drift(client, seen.append)
    api.answer(polled(7), polled(None), polled("PENDING"))
    for _ in range(3):
        api.run(client.generation(JOB).refresh())
    assert seen == [Drift("$.generations_by_pk.status", "integer")]


@pytest.mark.parametrize(
    ("answer", "path", "kind"),
    [
        ({"generations_by_pk": [{"status": "COMPLETE"}]}, "$.generations_by_pk", "array"),
        ({"generations_by_pk": {"generated_images": {"0": {}}}}, "$.generations_by_pk.generated_images", "object"),
        ({"generations_by_pk": {"generated_images": ["u"]}}, "$.generations_by_pk.generated_images[]", "string"),
    ],
)
def test_another_type_where_an_object_or_a_list_was_known_is_drift(api: Api, answer: Any, path: str, kind: str) -> None:
    """The client finds no status and no file there: whoever waits in vain must be able to see why."""
    seen: list[Drift] = []
    api.answer(json_answer(answer))
    client = api.client()
    watch_drift(client, seen.append)
    api.run(client.generation(JOB).refresh())
    assert seen == [Drift(path, kind)]


def test_what_goes_on_meanwhile_is_logged(api: Api, caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    """Each repetition with its reason and pause, what is asked again, where a download goes on; a new word once."""
    caplog.set_level(logging.INFO, "leonardo_client")
    api.answer(json_answer({}, 429, {"retry-after": "3"}), json_answer(CREATED))
    api.create()
    new_word = polled("A_NEW_WORD")
    api.answer(new_word, json_answer({"error": "busy"}, 503), new_word, json_answer(COMPLETE))
    api.wait()
    headers = {"content-type": "video/mp4", "content-length": "8", "etag": '"a"'}
    rest = {**headers, "content-length": "4", "content-range": "bytes 4-7/8"}
    api.answer(
        httpx.Response(200, headers=headers, stream=Pieces(b"half", httpx.ReadError("reset"))),
        httpx.Response(206, headers=rest, stream=Pieces(b"half")),
    )
    api.download(tmp_path / "clip.mp4")
    told = [f"{one.levelname} {one.getMessage()}" for one in caplog.records if one.name == "leonardo_client"]
    wanted = [
        r"INFO POST /v2/generations: HTTP 429; attempt 2 of 4 follows in 3\.\d s",
        "WARNING the server gives a status that this client does not know: 'A_NEW_WORD'",
        rf"INFO asking for {JOB} failed, and is tried again: busy \(HTTP 503\)",
        r"INFO downloading: connection: ReadError: reset \(after 4 bytes\); it goes on at byte 4",
    ]
    assert [re.fullmatch(*pair) is not None for pair in zip(wanted, told, strict=True)] == [True] * 4, told


def test_drift_hooks_that_fail_lose_nothing(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    def broken(_: Drift) -> None:
        raise ZeroDivisionError

    api.answer(json_answer({"generationId": "g1", "new": 1}))
    client = api.client()
    watch_drift(client, broken)
    with caplog.at_level(logging.ERROR):
        assert api.create(client).id == "g1"
    assert "on_drift failed" in caplog.text


def test_drift_that_never_ends_is_told_to_a_bound(api: Api) -> None:
    seen: list[Drift] = []
    client = api.client()
    watch_drift(client, seen.append)
    for start in (0, 6000, 12000):
        api.answer(json_answer({**PENDING, **{f"new{number}": 1 for number in range(start, start + 6000)}}))
        api.run(client.generation(JOB).refresh())
    assert len(seen) == len(set(seen)) == 10_000


def test_the_documented_answers_are_no_drift(api: Api) -> None:
    seen: list[Drift] = []
    client = api.client()
    watch_drift(client, seen.append)
    api.answer(json_answer(CREATED), json_answer(PENDING), json_answer(COMPLETE))
    generation = api.create(client)
    api.run(generation.wait())
    assert seen == []


def test_a_job_of_an_answer_at_once_that_still_goes_on_is_waited_for(api: Api) -> None:
    api.answer(json_answer(CREATED), json_answer(COMPLETE))
    generation = api.create(api.client())
    poll = generation.operation and api.client().session.operation("poll")
    generation.operation, generation.submission = poll._replace(role="sync"), PENDING
    api.run(generation.wait())
    assert generation.status == "COMPLETE"


def test_progress_is_told_of_while_waiting(api: Api) -> None:
    seen: list[Progress] = []
    api.answer(json_answer(PENDING), polled("DREAMING"), json_answer(COMPLETE))
    api.wait(progress=seen.append)
    assert {(progress.stage, progress.done, progress.total) for progress in seen} == {("waiting", 0, None)}
    assert [progress.elapsed for progress in seen] == sorted(progress.elapsed for progress in seen)
    assert max(api.clock.pauses) <= 0.2, "a bar that stands still looks dead"
    statuses = [progress.status for progress in seen]
    assert list(dict.fromkeys(statuses)) == ["PENDING", "DREAMING", "COMPLETE"]


def test_a_progress_hook_that_raises_ends_the_wait_with_its_own_error(api: Api) -> None:
    def broken(_: Progress) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        api.wait(progress=broken)


def test_on_no_terminal_progress_is_a_line_for_each_change(api: Api, capsys: pytest.CaptureFixture[str]) -> None:
    api.answer(json_answer(PENDING), json_answer(PENDING), polled("\x1b[31mRED"), json_answer(COMPLETE))
    api.wait(progress=True)
    assert capsys.readouterr().err.splitlines() == [
        "waiting PENDING",
        "waiting [31mRED",
        "waiting COMPLETE",
    ]


def test_on_a_terminal_progress_is_one_line_drawn_again(
    api: Api, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    api.answer(json_answer(PENDING), polled("\x1b[31mRED\u202e" + "x" * 50), json_answer(COMPLETE))
    api.wait(progress=True)
    lines = capsys.readouterr().err
    assert lines.count("\n") == 1
    assert lines.endswith("\n")
    frames = lines.rstrip("\n").split("\r\x1b[K")[1:]
    assert all("\x1b" not in frame and "\u202e" not in frame and len(frame) < 80 for frame in frames)
    assert max(frame.count("x") for frame in frames) == 20 - len("[31mRED"), "a word for a state has twenty characters"
    assert len({frame[13:43] for frame in frames}) > 5, "the block moves"
    assert frames[-1].endswith("COMPLETE")


@pytest.mark.parametrize(
    ("end", "kind"),
    [
        (polled("FAILED", failureReason="no\x1b[2J"), GenerationFailed),
        (httpx.Response(503), WaitTimeout),
        (polled("COMPLETE", generated_images=[]), NoFiles),
        (json_answer({"generations_by_pk": None}), ApiError),
    ],
)
def test_an_id_steers_no_terminal_however_a_wait_ends(
    api: Api, end: httpx.Response, kind: type[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "leonardo_client")
    api.answer(end)
    with pytest.raises(kind) as caught:
        _ = api.run(api.client().generation("\x1b[2Jjob\u202e").wait(60)).files[0]
    assert type(caught.value) is kind
    assert "[2Jjob" in str(caught.value)
    assert all(text.isprintable() for text in (str(caught.value), *caplog.messages))


class Gone:
    """Standard error whose reader is gone."""

    def isatty(self) -> bool:
        return True

    def write(self, _: str) -> int:
        raise BrokenPipeError

    def flush(self) -> None:
        raise BrokenPipeError


@pytest.mark.parametrize("there", [Gone(), None])
def test_where_nobody_sees_the_bar_nothing_is_lost(
    api: Api, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: object
) -> None:
    monkeypatch.setattr(sys, "stderr", there)
    api.answer(json_answer(PENDING), json_answer(COMPLETE))
    assert api.wait(progress=True).status == "COMPLETE"
    api.answer(httpx.Response(200, headers={"content-type": "video/mp4"}, content=b"a clip"))
    api.download(tmp_path / "clip.mp4", progress=True)
    assert (tmp_path / "clip.mp4").read_bytes() == b"a clip"


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf")])
def test_a_client_without_time_is_refused(api: Api, timeout: float) -> None:
    with pytest.raises(InvalidRequest, match="more than 0 seconds, and finite"):
        api.client(timeout=timeout)


def test_the_bar_of_a_transfer_fills(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    bar = Bar()
    for done in (0, 1_000_000, 2_000_000, 3_000_000):
        bar(Progress("downloading", "", 1.0, done, 2_000_000))
    bar.end()
    bar.end()
    shown = capsys.readouterr().err
    assert [frame.count("█") for frame in shown.split("\r")[1:]] == [0, 15, 30, 30]
    assert "1.0 of 2.0 MB" in shown
    assert shown.count("\n") == 1
    monkeypatch.setenv("COLUMNS", "20")  # a line that is longer could not be replaced
    bar(Progress("waiting", "PENDING", 1.0))
    assert len(capsys.readouterr().err.removeprefix("\r\x1b[K")) == 19


def test_outside_of_tests_the_clock_is_the_system_s() -> None:
    clock = now()
    for shown, own in ((clock.time, time.time), (clock.monotonic, time.monotonic)):
        before, told, after = own(), shown(), own()
        assert before <= told <= after

    async def pauses() -> None:
        await asyncio.gather(*(clock.pause(0.03) for _ in range(30)))

    for paused in (lambda: clock.sleep(0.03), lambda: asyncio.run(pauses())):
        began = time.monotonic()
        paused()
        assert 0.03 <= time.monotonic() - began < 0.03 * 25
