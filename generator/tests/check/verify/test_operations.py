"""What costs nothing: other operations, the end of a job, its file, what answers repeat, and what is kept of them."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from verify_reference import KEY, running

from docpact.check.endpoint import Job
from docpact.check.offline import read_bodies
from docpact.check.verify import Limits, Report, printed, verify
from docpact.check.verify.answers import Answer
from docpact.check.verify.dialect import Sample
from docpact.check.verify.echo import reported
from docpact.check.verify.findings import Deviation, Side, Subjects
from docpact.check.verify.media import MediaFile, read_media
from docpact.check.verify.sides import seen_sides, split
from docpact.facts import Fact
from docpact.service import Sandbox
from docpact.service.clip import seconds_for
from docpact.service.media import make_object, make_picture, make_sound
from docpact.spec import LoadedSpec, Project

Ask = Callable[..., Report]
Change = Callable[[str, Any], Any]


def found(ask: Ask, change: Change, budget: int | None = 3, most: int = 60) -> list[tuple[str, str]]:
    """Kinds and ids of what is noticed on a server whose operations answer otherwise: ``change`` makes the answer."""
    with running() as server:
        usual = server.read
        server.read = lambda path, content: change(path, usual(path, content))  # type: ignore[method-assign]
        report = ask(server, budget, most)
    return [(one.kind, one.subject.id) for one in report.deviations]


def polled(**members: Any) -> Change:
    def change(_: str, answer: Any) -> Any:
        if answer and "generations_by_pk" in answer:
            answer["generations_by_pk"] |= members
        return answer

    return change


def instead(path: str, answer: Any) -> Change:
    return lambda asked, usual: answer if asked == path else usual


def slot(**members: str) -> Change:
    return instead("/v1/init-image", {"uploadInitImage": {"id": "1", **members}})


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda _, answer: answer, []),
        (polled(status="DONE"), [("operation", "api#poll")]),
        (polled(id="11111111-2222-4333-8444-555555555555"), [("operation", "api#poll")]),
        (polled(generated_images=[]), [("operation", "api#poll")]),
        (lambda path, answer: None if "generations/0" in path else answer, [("operation", "api#poll")]),
        (instead("/v2/models", [{"id": "m-1"}]), [("operation", "api#models")]),
        (polled(id=None), [("operation", "api#poll")]),
        (polled(status="FAILED", generated_images=[]), [("late", "api#result")]),
        (slot(url="/put", fields="{}"), [("operation", "api#upload")]),
        (slot(url="https://x.example", key="k", fields="no JSON"), [("operation", "api#upload")]),
        (slot(url="https://x.example", fields="{}"), [("operation", "api#upload")]),
        (instead("/v1/me", {"user_details": []}), [("operation", "api#account")]),
        (instead("/v1/me", {"user_details": [{"user": {"id": 7}}]}), [("operation", "api#account")]),
        (instead("/v1/generations/user/u-1", {"items": []}), [("operation", "api#list")]),
        (instead("/v1/generations/user/u-1", {"generations": [{"status": "COMPLETE"}]}), [("operation", "api#list")]),
        (instead("/v2/models", "no list"), [("operation", "api#models")]),
    ],
)
def test_names_the_operation_whose_answer_is_not_as_documented(
    ask: Ask, change: Change, expected: list[tuple[str, str]]
) -> None:
    assert found(ask, change) == expected


@pytest.mark.usefixtures("no_sleep")
def test_waits_for_one_job_and_sees_what_the_failed_ones_share(ask: Ask) -> None:
    with running() as server:
        usual, asked = server.read, list[str]()

        def read(path: str, content: bytes) -> Any:
            answer = usual(path, content)
            if answer and "generations_by_pk" in answer:
                asked.append(path)
                number = int(path.rpartition("-")[2])
                if asked.count(path) < 3:
                    answer["generations_by_pk"] |= {"status": "PENDING", "generated_images": []}
                elif server.accepted[number - 1]["parameters"].get("duration") == 12:
                    answer["generations_by_pk"] |= {"status": "FAILED", "generated_images": []}
            return answer

        server.read = read  # type: ignore[method-assign]
        report = ask(server, 40)
        first = max(asked, key=asked.count)
    assert asked.count(first) >= 3, "one is polled to its end"
    assert [one.kind for one in report.deviations] in ([], ["late"])


@pytest.mark.parametrize("budget", [16, 40])
def test_a_failure_that_one_value_has_is_named_as_its_fact(ask: Ask, budget: int) -> None:
    # With few bodies others have the value beside this one too: each is tried alone.
    with running() as server:
        usual = server.read

        def read(path: str, content: bytes) -> Any:
            answer = usual(path, content)
            if answer and "generations_by_pk" in answer:
                body = server.accepted[int(path.rpartition("-")[2]) - 1]
                if body["parameters"].get("duration") == 12:
                    answer["generations_by_pk"] |= {"status": "FAILED", "generated_images": [], "failureReason": "no"}
            return answer

        server.read = read  # type: ignore[method-assign]
        report = ask(server, budget)
    (late,) = report.deviations
    assert (late.kind, late.subject.id) == ("late", "parameters.duration#enum")
    assert "It says: no." in late.note


@pytest.mark.parametrize(("failing", "late"), [(12, ["parameters.duration#enum"]), (None, [])])
def test_a_list_tells_how_many_jobs_ended(ask: Ask, failing: int | None, late: list[str]) -> None:
    with running() as server:
        usual, polled = server.read, list[str]()

        def read(path: str, content: bytes) -> Any:
            words = [
                "FAILED" if one["parameters"].get("duration", 0) == failing else "COMPLETE" for one in server.accepted
            ]
            if path == "/v1/generations/user/u-1":
                ids = [f"00000000-0000-4000-8000-{number:012}" for number in range(1, len(words) + 1)]
                return {"generations": [{"id": one, "status": word} for one, word in zip(ids, words, strict=True)]}
            answer = usual(path, content)
            if answer and "generations_by_pk" in answer:
                polled.append(path)
                answer["generations_by_pk"]["status"] = words[int(path.rpartition("-")[2]) - 1]
            return answer

        server.read = read  # type: ignore[method-assign]
        report = ask(server, 50, 50)
    assert [one.subject.id for one in report.deviations if one.kind == "late"] == late
    failed = sum(one["parameters"].get("duration", 0) == failing for one in server.accepted)
    assert len({*polled}) <= failed + 3 < len(server.accepted)


def test_few_requests_are_shared_among_all_that_is_asked(ask: Ask) -> None:
    with running() as server:
        report = ask(server, 50, 50)
    assert report.requests == 50
    assert 10 < len(server.accepted) < 30, "valid bodies"
    assert len(server.requests) - len(server.accepted) > 10, "violations"
    assert {one.rpartition("/")[0] for one in server.reads} >= {"GET /v1/generations", "GET /v1"}


@pytest.mark.usefixtures("no_sleep")
def test_what_is_away_for_a_moment_is_asked_again_and_names_nothing(ask: Ask) -> None:
    with running() as server:
        usual, seen = server.read, set[str]()

        def read(path: str, content: bytes) -> Any:
            if path not in seen:
                seen.add(path)
                raise ConnectionAbortedError
            return usual(path, content)

        server.read = read  # type: ignore[method-assign]
        report = ask(server, 3, 80)
    assert report.deviations == []
    assert report.could_not_run is None


def test_files_tell_their_kind_size_and_length() -> None:
    assert read_media(make_picture(320, 200)) == MediaFile("image", "PNG", 320, 200)
    assert read_media(make_sound(3)) == MediaFile("audio", "WAV", seconds=3.0)
    assert read_media(make_object()) == MediaFile("model3d", "GLB")
    assert read_media(mp4(8, 1280, 720)) == MediaFile("video", "MP4", 1280, 720, 8.0)
    jpeg = b"\xff\xd8\xff\xe0\0\x04\0\0\xff\xc0\0\x0b\x08" + struct.pack(">HH", 200, 320) + bytes(6)
    assert read_media(jpeg) == MediaFile("image", "JPEG", 320, 200)
    webp = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0" + (319).to_bytes(3, "little") + (199).to_bytes(3, "little")
    assert read_media(webp) == MediaFile("image", "WebP", 320, 200)
    assert read_media(b"\0\0\0\x18ftypavif").kind == "image"
    assert read_media(b"ID3x").kind == "audio"


def mp4(seconds: int, width: int, height: int) -> bytes:
    mvhd = bytes(12) + struct.pack(">II", 1000, seconds * 1000)
    tkhd = bytes(76) + struct.pack(">II", width << 16, height << 16)
    track = box(b"trak", box(b"tkhd", tkhd))
    return box(b"ftyp", b"isom") + box(b"moov", box(b"mvhd", mvhd) + track)


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, name) + content


def test_a_part_of_a_pixel_is_no_size_of_a_file(committed: Project) -> None:
    """Nobody says what becomes of a width of 1280.5, which a page that names no step allows."""
    spec = committed.spec("seedance-2.0-mini")

    def clip(job: Job) -> bytes:
        sides = [job.parameter(name) for name in ("width", "height")]
        whole = all(isinstance(side, int) for side in sides)
        return mp4(seconds_for(job), *((sides[0], sides[1]) if whole else (64, 64)))  # type: ignore[arg-type]

    with Sandbox([spec], clip=clip) as sandbox:
        report = verify(spec, sandbox.base_url, key=sandbox.key, limits=Limits(50, most_requests=50))
    assert [one.subject.id for one in report.deviations] == []


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"\x89PNG\r\n\x1a\n\0", b"RIFF\0\0\0\0AVI ", b"\0\0\0\0ftyp", mp4(8, 1, 1)[:40]]
)
def test_files_that_end_early_raise_nothing(content: bytes) -> None:
    assert read_media(content).width is None


def test_the_file_is_compared_with_what_was_asked_for(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docpact.check.verify.jobs.read_media", lambda _: MediaFile("video", "MP4", 640, 640, 2.0))
    with running() as server:
        report = ask(server, 30)
    ids = {one.subject.id: one for one in report.deviations}
    assert ids.keys() == {"parameters.width#enum", "parameters.height#enum", "parameters.duration#enum"}
    assert {one.kind for one in report.deviations} == {"result"}
    assert "640 x 640" in ids["parameters.width#enum"].note
    monkeypatch.setattr("docpact.check.verify.jobs.read_media", lambda _: MediaFile("image", "PNG"))
    with running() as server:
        report = ask(server, 3, 60)
    assert [one.subject.id for one in report.deviations] == ["api#result"]


def test_answers_that_repeat_other_values_are_told_apart(sora: LoadedSpec) -> None:
    fields = sora.contract.fields
    body: Any = {"model": "sora-2-pro", "parameters": {"prompt": "A Kite", "width": 1280, "mode": "RESOLUTION_720"}}

    def told(**said: Any) -> dict[str, Any]:
        return {one.path: one.value for one in reported({"x": {"parameters": said}}, body, body, fields)}

    assert told(width=1280, mode="RESOLUTION_1080") == {"parameters.mode": "RESOLUTION_1080"}
    assert told(width=720, mode="RESOLUTION_720", prompt="a kite") == {
        "parameters.width": 720,
        "parameters.prompt": "a kite",
    }
    assert told(width=1280, prompt="A wholly other text") == {}, "a prompt may be enhanced"
    body["parameters"]["prompt"] = "風" * 5000
    assert told(width=1280, prompt="A wind in " + "風" * 20) == {}, "so may one in any script"
    assert told(width=720) == {}, "nothing that was sent is repeated"
    nested = reported({"guidances": {"width": 1280, "mode": "OTHER"}}, body, body, fields)
    assert nested == [], "what lies in a guidance has values of its own"


def test_a_server_that_sides_with_another_witness_settles_and_does_not_deviate(kling: LoadedSpec) -> None:
    subjects = Subjects(kling)
    longest = Fact("parameters.prompt", "maxLength", 2500)
    text = json.dumps({"model": "kling-2.6", "parameters": {"prompt": "x" * 2000}}).encode()
    refused = Deviation("refused", subjects.of(longest), "2000 characters", text, Answer(400))
    kept, sides = split(kling, [refused], [])
    assert kept == []
    assert sides == [Side(longest.id, str(longest), "page", "2000 characters")]
    short = Deviation("refused", subjects.of(longest), "3 characters", text.replace(b"x" * 2000, b"xxx"), Answer(400))
    assert split(kling, [short], []) == ([short], []), "no witness refuses that"
    taken = Sample("valid", "parameters.prompt", "x" * 2001, longest, True, "2001 characters")  # noqa: FBT003
    assert split(kling, [refused], [taken]) == ([refused], []), "it has taken what that witness refuses"


def test_values_show_which_witness_is_right_where_nobody_has_settled_it(kling: LoadedSpec) -> None:
    for contested in kling.contract.contested:
        fact = contested.claim.fact
        samples = [
            Sample("valid", str(fact.path), value, fact, accepted, "shown")
            for accepted in (True, False)
            for value in fact.meaning.breaks(fact.value)[:1]
        ]
        found = {one.witness for one in seen_sides(kling, samples)}
        assert found <= {contested.claim.witness, *(other.witness for other in contested.against)}


def test_keeps_answers_for_docpact_learn_without_the_key_and_ids(ask: Ask, tmp_path: Path) -> None:
    record = tmp_path / "answers.jsonl"
    with running() as server:
        ask(server, 3, 60, record=record)
        sent = len(server.requests)
    text = record.read_text()
    assert KEY not in text
    given = [*read_bodies(str(record))]
    told = [json.dumps(one.answer) for one in given if '"input"' not in json.dumps(one.answer)]
    assert "a job" in "".join(told)
    assert "00000000-0000-4000-8000-000000000001" not in "".join(told)
    assert len(given) == sent - 2, "those with a wrong key are not kept"
    assert [one.body for one in given if one.answer is None] == []
    record.write_text("something else")
    with running() as server, pytest.raises(Exception, match="something else than docpact verify"):
        ask(server, 3, 60, record=record)


def test_thorough_sends_violations_on_the_fullest_body_too(sora: LoadedSpec) -> None:
    with running(durations=(4, 8, 12)) as server:
        report = verify(sora, server.url, key=KEY, limits=Limits(30, thorough=True))
        full = [body for body in server.requests if b'"guidances"' in body and b'"mode"' in body]
    assert 500 < report.requests <= 700
    assert len(full) > 200
    assert report.deviations == []


def test_says_in_its_last_line_that_nothing_valid_was_sent(ask: Ask) -> None:
    with running(durations=(4, 8, 12, 16)) as server:
        report = ask(server)
    assert not report.proven
    assert report.deviations
    text = "".join(str(part) for part in printed(report).verdict.parts)
    assert "No valid body was sent or accepted." in text


@pytest.mark.usefixtures("no_sleep")
@pytest.mark.parametrize(("status", "told"), [(404, True), (403, True), (500, False)])
def test_an_address_without_a_file_is_no_result(ask: Callable[..., Report], status: int, *, told: bool) -> None:
    """A host that fails may have it later."""
    with running(file_status=status) as server:
        report = ask(server, 20)
    assert [one.subject.id for one in report.deviations] == (["api#result"] if told else [])
    assert told or any("could not be read" in one.why for one in report.facts)
