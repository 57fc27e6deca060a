"""Batches: what is checked before anything is sent, what the journal says when, and that nothing is paid for twice."""

from __future__ import annotations

import asyncio
import io
import json
import os
import shlex
import shutil
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from pydantic import JsonValue

from docpact.check.endpoint import Endpoint
from docpact.check.messages import Request as ContractRequest
from leonardo_client import AsyncLeonardo
from leonardo_client import __main__ as command
from leonardo_client._runtime.core.awaiting import AsyncWire
from leonardo_client._runtime.extras import batch, batch_lines, shell
from leonardo_client._runtime.extras.batch_lines import folded, numbered
from leonardo_client._runtime.extras.journal import Journal, JournalError, Row
from leonardo_client.calls import sora_2_pro

from .conftest import BASE, JOB, KEY, PENDING, PNG, RETIRED, Clock, Connections, json_answer, own_connections

Answer = Callable[[httpx.Request], Awaitable[httpx.Response]]
Rule = httpx.Response | BaseException | Answer
CLIP = b"a clip of a heron " * 100
COMPLETE_WITHOUT_FILE = json_answer({"generations_by_pk": {"status": "COMPLETE"}})

MODEL: tuple[str, ...] = ("--model", "sora-2-pro")


class Runs:
    """Runs the command in this process, over the contract's endpoint; ``rules`` take the place of its next answers."""

    def __init__(self, folder: Path, endpoint: Endpoint, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.endpoint, self.capsys = folder, endpoint, capsys
        self.list, self.clips, self.journal = (
            folder / "list.jsonl",
            folder / "clips",
            folder / "clips" / ".leonardo-batch.sqlite3",
        )
        self.requests: list[str] = []
        self.rules: dict[str, list[Rule]] = {}
        self.out = self.err = ""
        self.model = MODEL

    def write(self, *lines: JsonValue, text: str | bytes = "") -> None:
        content = "".join(f"{json.dumps(line)}\n" for line in lines).encode()
        self.list.write_bytes(content + (text if isinstance(text, bytes) else text.encode()))

    def run(self, *arguments: str) -> int:
        code = command.main(["batch", str(self.list), "-o", str(self.clips), *self.model, *arguments])
        self.out, self.err = self.capsys.readouterr()
        assert "Traceback" not in self.err
        assert KEY not in self.out + self.err
        return code

    async def answer(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        kind = {"POST": "create", "GET": "poll"}[request.method] if request.url.host == "api.test" else "cdn"
        kind = "upload" if request.url.path.endswith("init-image") else kind
        self.requests.append(kind)
        waiting = self.rules.get(kind)
        if waiting:
            rule = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            if isinstance(rule, BaseException):
                raise rule
            return rule if isinstance(rule, httpx.Response) else await rule(request)
        return self.handled(request)

    def handled(self, request: httpx.Request) -> httpx.Response:
        sides = {"api.test": self.endpoint.api, "storage.test": self.endpoint.storage, "cdn.test": self.endpoint.cdn}
        contract = ContractRequest(
            request.method, request.url.raw_path.decode(), dict(request.headers), request.content
        )
        answer = sides[request.url.host](contract)
        return httpx.Response(answer.status, headers=answer.headers, content=answer.body)

    @property
    def rows(self) -> list[Row]:
        """The journal's rows as they are on the disk, whoever has it open."""
        copy = self.folder / "copy.sqlite3"
        shutil.copy(self.journal, copy)
        database = sqlite3.connect(copy)
        try:
            return [Row(*values) for values in database.execute("SELECT * FROM jobs ORDER BY file")]
        finally:
            database.close()

    @property
    def states(self) -> list[str]:
        return [row.state for row in self.rows]

    @property
    def files(self) -> list[str]:
        return sorted(path.name for path in self.clips.iterdir() if path != self.journal)

    @property
    def prompts(self) -> Counter[object]:
        """How often each prompt was accepted."""
        return Counter(job.parameter("prompt") for job in self.endpoint.jobs.values())

    def spoil(self, statement: str) -> None:
        database = sqlite3.connect(self.journal, isolation_level=None)
        database.executescript(statement)
        database.close()


@pytest.fixture
def runs(
    tmp_path: Path,
    endpoint: Endpoint,
    clock: Clock,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Runs]:
    assert clock.pauses == []
    monkeypatch.setenv("LEONARDO_API_KEY", KEY)
    monkeypatch.setenv("LEONARDO_BASE_URL", BASE)
    found = Runs(tmp_path, endpoint, capsys)
    with own_connections(lambda: Connections(found.answer)):
        yield found


HERON, KITE = {"prompt": "A heron"}, {"prompt": "A kite", "duration": 8}


def test_each_line_becomes_a_clip_and_the_next_run_does_nothing(runs: Runs) -> None:
    runs.write(HERON, KITE, HERON)
    assert runs.run() == 0
    assert runs.prompts == {"A heron": 2, "A kite": 1}
    assert runs.states == ["done"] * 3
    shown = [Path(name) for name in runs.out.split()]
    assert [path.parent for path in shown] == [runs.clips] * 3
    assert sorted(path.name for path in shown) == runs.files
    assert [name.rsplit("-", 1)[0] for name in runs.files] == ["a-heron", "a-heron", "a-kite"]
    assert all((runs.clips / name).read_bytes() == CLIP for name in runs.files)
    assert "3 clips: 3 not started; to be started now, and charged: 3" in runs.err
    assert runs.err.endswith("3 clips: 3 done; charged in all: 1.08 DOLLARS\n")
    assert runs.err.count("was retired") == 1
    runs.requests.clear()
    assert runs.run() == 0
    assert runs.requests == []
    assert (runs.out, runs.err.count("to be started now, and charged: 0")) == ("", 1)


def test_a_line_is_known_by_what_it_says_and_not_by_its_place_or_spelling(runs: Runs) -> None:
    runs.write(HERON, KITE)
    assert runs.run() == 0
    text = (
        '\n{ "duration": 8, "prompt":"\\u0041 kite", "mode": null}\r\n   \r\n{"model":"sora-2-pro","prompt":"A heron"}'
    )
    runs.write(text=b"\xef\xbb\xbf" + json.dumps({"prompt": "new"}).encode() + text.encode())
    assert runs.run() == 0
    assert runs.prompts == {"A heron": 1, "A kite": 1, "new": 1}
    assert len(runs.files) == 3


def test_the_order_of_members_within_a_line_is_no_difference(runs: Runs) -> None:
    frame = {"id": "an-id", "type": "UPLOADED"}
    runs.write({**HERON, "start_frame": frame})
    assert runs.run() == 0
    runs.write({"start_frame": dict(reversed(frame.items())), **HERON})
    assert runs.run() == 0
    assert runs.prompts == {"A heron": 1}


def test_a_changed_line_is_a_new_one_and_its_old_clip_stays(runs: Runs) -> None:
    runs.write(HERON)
    assert runs.run() == 0
    runs.write({**HERON, "duration": 12})
    assert runs.run() == 0
    assert runs.prompts == {"A heron": 2}
    assert len(runs.files) == 2


def test_the_journal_holds_neither_prompts_nor_the_key(runs: Runs) -> None:
    runs.write({"prompt": "A heron of the morning", "file": "x.mp4"})
    assert runs.run() == 0
    content = runs.journal.read_bytes()
    assert b"done" in content
    assert b"morning" not in content
    assert KEY.encode() not in content


def test_a_request_is_on_the_disk_before_it_leaves_and_its_job_before_anything_else_is_asked(runs: Runs) -> None:
    found: list[Row] = []

    async def look(request: httpx.Request) -> httpx.Response:
        found.extend(runs.rows)
        return runs.handled(request)

    runs.write(HERON)
    runs.rules = {"create": [look], "poll": [look], "cdn": [look]}
    assert runs.run() == 0
    sending, submitted, fetching = found
    assert (sending.state, sending.job, len(sending.fingerprint or "")) == ("sending", None, 64)
    assert submitted == fetching
    assert (submitted.state, submitted.job, submitted.amount) == ("submitted", next(iter(runs.endpoint.jobs)), "0.36")
    assert runs.rows == [submitted._replace(state="done")]


WRONG: list[tuple[str | bytes, str]] = [
    ("{", "is not JSON: Expecting property name"),
    ("[]", "must be an object, got array"),
    ("null", "must be an object, got null"),
    ('"x"', "must be an object, got string"),
    ('{"prompt": "x", "prompt": "y"}', "has a member twice: 'prompt'"),
    ('{"prompt": "x", "extra": {"a": 1, "a": 2}}', "has a member twice: 'a'"),
    ('{"prompt": "x", "quantity": NaN}', "is not JSON: NaN is no number"),
    ('{"prompt": "x", "quantity": 1e999}', "parameters.quantity: is not JSON: inf"),
    ('{"prompt": "x", "quantity": ' + "9" * 5000 + "}", "is not JSON: Exceeds the limit"),
    ("[" * 100_000, "is not JSON: maximum recursion"),
    (b'{"prompt": "\xff"}', "is not UTF-8 from byte 13 on"),
    ('{"prompt": "x", "seed": 5, "shade": 6}', "'shade': there is no such field; there are prompt, public"),
    ('{"self": 5}', "'self': there is no such field"),
    ("{}", "prompt: must be given"),
    ('{"prompt": null}', "prompt: must be given"),
    ('{"prompt": "x", "model": "sora-3"}', "model: must be one of "),
    ('{"prompt": "x", "model": ["sora-2-pro"]}', "model: must be one of"),
    ('{"prompt": 5}', "parameters.prompt: "),
    ('{"prompt": "x", "duration": 5}', "parameters.duration: input should be 4, 8 or 12, got integer 5 (page line 42)"),
    ('{"prompt": "x", "extra": 5}', "extra: must be an object"),
    ('{"prompt": "x", "start_frame": "missing.png"}', "missing.png': No such file"),
    ('{"prompt": "x", "start_frame": "a\\u0000b"}', "cannot read the input"),
    ('{"prompt": "x", "start_frame": "list.jsonl"}', "is not of an accepted type"),
    ('{"prompt": "x", "start_frame": 5}', "parameters.guidances.start_frame[0]: must be a path, an address"),
    ('{"prompt": "x", "start_frame": {"id": "y"}}', "must be a path, an address, or an id and its type"),
    ('{"prompt": "x", "start_frame": {"id": "y", "type": 5}}', "must be a path, an address, or an id and its type"),
    ('{"prompt": "x", "start_frame": {"id": "y", "type": "Z"}}', "start_frame[0].image.type: input should be"),
]
NAMES = ["", ".", "..", "a/b", "/a", "a\\b", "C:a", ".hidden", "a.", "a ", " a", "con", "NUL.mp4", "com1 .x", "a\nb"]
NAMES += ["a\x1b[2J", "a\u202eb", "\ud800", "x?", "a*", "é" * 101, 5, True]  # type: ignore[list-item]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[row[1][:30] for row in WRONG])
def test_a_wrong_line_is_named_and_nothing_is_sent(runs: Runs, text: str | bytes, message: str) -> None:
    runs.write(HERON, text=text)
    assert runs.run() == 2
    assert f"{runs.list}: " in runs.err
    found = [line for line in runs.err.splitlines() if line.startswith(f"  {runs.list}:2: ")]
    assert any(message in line for line in found), runs.err
    assert (runs.requests, runs.clips.exists()) == ([], False)


@pytest.mark.parametrize("name", NAMES, ids=[ascii(name)[:20] for name in NAMES])
def test_a_name_that_is_no_plain_one_on_any_system_is_refused(runs: Runs, name: str) -> None:
    runs.write({**HERON, "file": name})
    assert runs.run() == 2
    assert "list.jsonl:1: file: must" in runs.err
    assert "\x1b" not in runs.err
    assert (runs.requests, runs.clips.exists()) == ([], False)


def test_of_several_models_each_line_names_one_unless_the_command_does(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = {"other": "sora_2_pro", "sora-2-pro": "sora_2_pro"}
    monkeypatch.setattr(command, "PACKAGE", command.PACKAGE._replace(models=models))
    runs.model = ()
    runs.write({**HERON, "model": "other"}, KITE)
    assert runs.run() == 2
    assert "list.jsonl:2: model: must be one of other, sora-2-pro, got None" in runs.err
    assert "1 problem," in runs.err
    assert runs.run("--model", "sora-2-pro") == 0
    runs.write(HERON, {**KITE, "model": "sora-2-pro"})
    assert runs.run("--model", "other") == 0
    assert len(runs.endpoint.jobs) == 2
    runs.write({**HERON, "model": "sora-2-pro"})
    assert runs.run() == 0
    assert len(runs.endpoint.jobs) == 3, "the same words for another model are another clip"


def test_every_problem_of_every_line_is_listed(runs: Runs) -> None:
    runs.write({"prompt": 5, "duration": 5}, HERON, {"x": 1}, {**KITE, "file": "a/b"})
    assert runs.run() == 2
    assert "5 problems, nothing was sent" in runs.err
    assert [runs.err.count(f"list.jsonl:{number}: ") for number in (1, 2, 3, 4)] == [2, 0, 2, 1]


def test_names_must_differ_on_systems_that_ignore_case_and_among_several_files(runs: Runs) -> None:
    names = ["É.mp4", "e\u0301.MP4", "a.mp4", "a-2.mp4", "b-7.mp4"]
    runs.write(*({"prompt": name, "file": name} for name in names))
    assert runs.run() == 2
    assert "list.jsonl:2: file: 'e\u0301.MP4' is that of line 1" in runs.err
    assert "list.jsonl:4: file: 'a-2.mp4' may become the name of a second file, beside that of line 3" in runs.err
    assert "2 problems" in runs.err
    assert [numbered("a-2.mp4"), numbered("a-12"), numbered("a.mp4")] == ["a.mp4", "a", ""]
    assert folded("ﬀ") == "ff"


def test_a_file_that_is_there_already_is_never_replaced(runs: Runs) -> None:
    runs.clips.mkdir()
    (runs.clips / "mine.mp4").write_bytes(b"mine")
    runs.write({**HERON, "file": "mine.mp4"})
    for _ in range(2):
        assert runs.run() == 2
        assert "list.jsonl:1: file: 'mine.mp4' is there already, and not from this line" in runs.err
    assert ((runs.clips / "mine.mp4").read_bytes(), runs.requests) == (b"mine", [])
    # Nor where the journal knows the line already, under that name or another.
    runs.write({**HERON, "file": "other.mp4"}, {**KITE, "file": "own.mp4"})
    runs.rules = {"create": [httpx.ConnectError("refused"), *[httpx.ConnectError("refused")] * 3, runs_normally(runs)]}
    assert runs.run("--at-once", "1") == 1
    (runs.clips / "other.mp4").write_bytes(b"mine")
    (runs.clips / "own.mp4").rename(runs.clips / "moved.mp4")
    runs.write({**HERON, "file": "other.mp4"}, {**KITE, "file": "mine.mp4"})
    assert runs.run() == 2
    assert "2 problems" in runs.err
    assert (runs.clips / "other.mp4").read_bytes() == (runs.clips / "mine.mp4").read_bytes() == b"mine"


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_list_is_a_mistake(runs: Runs, content: bytes) -> None:
    runs.write(text=content)
    assert runs.run() == 2
    assert "there is no line in it" in runs.err


def test_a_list_or_folder_that_cannot_be_had_is_named(runs: Runs) -> None:
    assert runs.run() == 2
    assert "list.jsonl': No such file or directory; nothing was sent" in runs.err
    runs.write(HERON)
    runs.clips.write_text("")
    assert runs.run() == 2
    assert "cannot make the folder" in runs.err
    assert runs.requests == []


def test_preview_shows_the_requests_and_leaves_no_trace(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    runs.write({**HERON, "file": "x.mp4"}, KITE)
    with monkeypatch.context() as without_key:
        without_key.delenv("LEONARDO_API_KEY")
        assert runs.run("--preview") == 0
    assert runs.out.startswith('line 1: x.mp4: {"model": "sora-2-pro", "public": false, "parameters": {"prompt": "A h')
    assert (len(runs.out.splitlines()), runs.requests, runs.clips.exists()) == (2, [], False)
    runs.rules = {"poll": [httpx.Response(401)]}
    assert runs.run("--limit", "1") == 4
    assert runs.run("--preview") == 0
    assert len(runs.out.splitlines()) == 1
    assert "2 clips: 1 started, 1 not started; to be started now, and charged: 1" in runs.err


def test_preview_settles_nothing(runs: Runs) -> None:
    runs.write(HERON)
    with pytest.raises(SystemExit, match="2"):
        runs.run("--preview", "--resolve", "1=none")


def test_images_are_found_beside_the_list_or_named_by_id(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    (runs.folder / "frames").mkdir()
    (runs.folder / "frames" / "one.png").write_bytes(PNG)
    monkeypatch.chdir("/")
    reference = {"id": "i-1", "type": "GENERATED"}
    runs.write({**HERON, "start_frame": "frames/one.png"}, {**KITE, "start_frame": reference})
    assert runs.run() == 0
    assert len(runs.endpoint.uploads) == 1
    bodies = [json.dumps(job.body) for job in runs.endpoint.jobs.values()]
    assert sum(json.dumps(reference) in body for body in bodies) == 1


@pytest.mark.parametrize("images", ["one.png", 5, {}, []])
def test_where_several_images_are_wanted_only_a_list_will_do(
    runs: Runs, images: JsonValue, monkeypatch: pytest.MonkeyPatch
) -> None:
    one: Any = sora_2_pro.PAGE.parameters["start_frame"]
    several = {**sora_2_pro.PAGE.parameters, "start_frame": one._replace(many=True)}
    monkeypatch.setattr(sora_2_pro, "PAGE", sora_2_pro.PAGE._replace(parameters=several))
    runs.write({**HERON, "start_frame": images})
    assert runs.run() == 2
    assert "start_frame" in runs.err
    assert runs.requests == []


def test_several_files_of_one_job_are_numbered(runs: Runs) -> None:
    files = [{"id": f"v{number}", "url": f"https://cdn.test/{number}.png"} for number in range(3)]
    details = {"id": JOB, "status": "COMPLETE", "generated_images": files}
    picture = httpx.Response(200, headers={"content-type": "image/png"}, content=PNG)
    runs.rules = {"poll": [json_answer({"generations_by_pk": details})], "cdn": [picture] * 4}
    runs.write({**HERON, "file": "x.png"})
    assert runs.run() == 0
    assert runs.files == ["x-2.png", "x-3.png", "x.png"]


def test_limit_starts_so_many_new_jobs_at_most(runs: Runs) -> None:
    runs.write(HERON, KITE, HERON)
    assert [runs.run("--limit", "2"), len(runs.endpoint.jobs)] == [1, 2]
    assert f"go on with: python -m leonardo_client batch {runs.list} -o {runs.clips} --model sora-2-pro\n" in runs.err
    assert [runs.run("--limit", "2"), len(runs.endpoint.jobs)] == [0, 3]


def test_what_was_started_before_does_not_count_for_the_limit(runs: Runs) -> None:
    runs.write(HERON, KITE, HERON, KITE)
    runs.rules = {"poll": [httpx.Response(401)]}
    assert [runs.run("--limit", "2"), len(runs.endpoint.jobs)] == [4, 2]
    runs.rules = {}
    assert [runs.run("--limit", "1"), len(runs.endpoint.jobs), len(runs.files)] == [1, 3, 3]


@pytest.mark.parametrize("at_once", [1, 3])
def test_at_once_bounds_the_jobs_that_run_and_earlier_ones_count(runs: Runs, at_once: int) -> None:
    running: set[str] = set()
    most = 0

    async def create(request: httpx.Request) -> httpx.Response:
        nonlocal most
        await asyncio.sleep(0)
        answer = runs.handled(request)
        running.add(answer.json()["generate"]["generationId"])
        most = max(most, len(running))
        return answer

    async def poll(request: httpx.Request) -> httpx.Response:
        for _ in range(5):
            await asyncio.sleep(0)
        running.discard(request.url.path.rsplit("/", 1)[-1])
        return runs.handled(request)

    runs.write(*({"prompt": f"{number}"} for number in range(12)))
    runs.rules = {"poll": [httpx.Response(401)]}
    runs.run("--limit", "4")
    running |= set(runs.endpoint.jobs)
    assert len(running) == 4
    runs.rules = {"poll": [poll], "create": [create]}
    assert runs.run("--at-once", str(at_once)) == 0
    assert most <= max(at_once, 4)
    assert len(runs.endpoint.jobs) == 12


@pytest.mark.parametrize(("option", "least"), [("--at-once", 1), ("--limit", 1), ("--max-retries", 0)])
@pytest.mark.parametrize("value", ["-1", "x", "1.5", "\u00b2"])
def test_counts_are_whole_numbers(
    runs: Runs, capsys: pytest.CaptureFixture[str], option: str, least: int, value: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        runs.run(option, value)
    assert f"{option}: wants a whole number from {least}, got '{value}'" in capsys.readouterr().err


def test_none_at_once_is_no_number(runs: Runs) -> None:
    with pytest.raises(SystemExit, match="2"):
        runs.run("--at-once", "0")


def test_with_no_retries_a_request_that_was_refused_is_not_sent_again_in_this_run(runs: Runs) -> None:
    runs.write(HERON)
    runs.rules = {"create": [httpx.Response(429)]}
    assert runs.run("--max-retries", "0") == 1
    assert runs.requests.count("create") == 1
    assert runs.err.rstrip().endswith("--max-retries 0"), "the command that goes on keeps the promise"


UNKNOWN: list[Rule] = [httpx.ReadError("cut"), httpx.Response(500), httpx.Response(200, text="<html>\x1b[2J")]


def lost(runs: Runs) -> Answer:
    """Accepts the job, and loses the answer."""

    async def answer(request: httpx.Request) -> httpx.Response:
        runs.handled(request)
        raise httpx.ReadTimeout("no answer")

    return answer


@pytest.mark.parametrize("rule", UNKNOWN, ids=["cut", "500", "html"])
def test_an_unknown_outcome_is_recorded_and_never_sent_again(runs: Runs, rule: Rule) -> None:
    runs.write(HERON, KITE)
    runs.rules = {"create": [rule]}
    for options in ([], [], ["--retry-failed"]):
        assert runs.run(*options) == 3
        assert runs.requests.count("create") == 2
        assert runs.states == ["unknown", "unknown"]
        fingerprints = [row.fingerprint for row in runs.rows]
        assert all(
            f"OUTCOME UNKNOWN, sent at 2027-01-15 08:16:40 UTC, fingerprint {one}" in runs.err for one in fingerprints
        )
        again = f"python -m leonardo_client batch {runs.list} -o {runs.clips} --model sora-2-pro"
        assert f"say {again} --resolve 1=ID, or =none in its place" in runs.err
        assert "\x1b" not in runs.err


def test_an_unknown_outcome_that_was_a_job_is_fetched(runs: Runs) -> None:
    runs.write(HERON)
    runs.rules = {"create": [lost(runs)]}
    assert runs.run() == 3
    (job,) = runs.endpoint.jobs
    assert runs.run("--resolve", f"1={job}") == 0
    assert (runs.requests.count("create"), len(runs.files)) == (1, 1)
    assert runs.run("--resolve", f"1={job}") == 0
    assert "line 1 is done, not unknown: there is nothing to settle" in runs.err
    assert "charged in all: nothing that the server spoke of" in runs.err


def test_an_unknown_outcome_that_was_none_is_sent_again_by_the_next_run_alone(runs: Runs) -> None:
    runs.write(HERON)
    runs.rules = {"create": [httpx.ReadError("cut")]}
    assert runs.run() == 3
    runs.rules = {}
    for _ in range(2):
        # However often this is repeated, by a loop perhaps, it permits one sending.
        assert runs.run("--resolve", "1=none") == 0
        assert f"nothing was sent. Go on with: python -m leonardo_client batch {runs.list}" in runs.err
        assert (runs.requests.count("create"), runs.states) == (1, ["planned"])
    assert runs.run() == 0
    assert runs.prompts == {"A heron": 1}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1", "--resolve wants LINE=ID or LINE=none, got '1'"),
        ("1=", "--resolve wants LINE=ID"),
        ("3=none", "--resolve wants LINE=ID"),
        ("line 1", "--resolve wants LINE=ID"),
        ("1=..", "no id: '..'"),
        (f"1={JOB}", f"the server knows no job {JOB}; nothing was sent"),
        ("1=known", "the job known is another line's; nothing was sent"),
    ],
)
def test_what_settles_nothing_changes_nothing(runs: Runs, text: str, message: str) -> None:
    runs.endpoint.new_id = lambda: "known"
    runs.write(HERON, KITE)
    runs.rules = {"create": [httpx.ReadError("cut"), json_answer({"generationId": "known"})]}
    assert runs.run("--at-once", "1", "--interval", "9", "--timeout", "5") == 3
    before = runs.rows
    runs.rules = {}
    runs.requests.clear()
    assert runs.run("--resolve", text) == 2
    assert message in runs.err
    assert (runs.rows, runs.requests.count("create")) == (before, 0)


def test_jobs_of_lines_that_are_gone_are_fetched_settled_and_keep_their_names(runs: Runs) -> None:
    runs.write({**HERON, "file": "a=1.mp4"}, {**KITE, "file": "b.mp4"})
    runs.rules = {"create": [lost(runs), runs_normally(runs)], "poll": [httpx.Response(401)]}
    assert runs.run("--at-once", "1") == 3
    first, second = runs.endpoint.jobs
    runs.rules = {}
    runs.write({"prompt": "other", "file": "a=1.mp4"}, {"prompt": "more", "file": "B.mp4"})
    assert runs.run() == 2
    assert "'a=1.mp4' is that of an earlier prompt, whose job is unknown" in runs.err
    assert "'B.mp4' is that of an earlier prompt, whose job is submitted" in runs.err
    runs.write({"prompt": "other", "file": "c.mp4"})
    assert runs.run() == 3
    assert runs.files == ["b.mp4", "c.mp4"]
    assert f"--resolve {shlex.quote('a=1.mp4')}=ID" in runs.err
    assert runs.run("--resolve", f"a=1.mp4={first}") == 0
    assert runs.files == ["a=1.mp4", "b.mp4", "c.mp4"]
    assert len(runs.endpoint.jobs) == 3
    assert second in runs.endpoint.jobs


def runs_normally(runs: Runs) -> Answer:
    async def answer(request: httpx.Request) -> httpx.Response:
        return runs.handled(request)

    return answer


def test_what_is_refused_is_not_sent_again_unless_asked(runs: Runs) -> None:
    runs.write(KITE, {"prompt": "A heron [moderated]"}, {"prompt": "A crane [fail]"})
    for _ in range(2):
        assert runs.run() == 1
        assert runs.requests.count("create") == 3
        assert sorted(runs.states) == ["done", "failed", "failed"]
        assert "line 2: failed, and is sent again only with --retry-failed: The content moderation" in runs.err
        assert "line 3: failed, and is sent again only with --retry-failed: generation " in runs.err
        assert "go on with" not in runs.err
    assert runs.err.endswith("3 clips: 1 done, 2 failed; charged in all: 0.72 DOLLARS\n")
    assert runs.run("--retry-failed") == 1
    assert runs.requests.count("create") == 5


@pytest.mark.parametrize(
    "rule",
    [httpx.Response(429, headers={"retry-after": "60"}), httpx.ConnectError("refused")],
    ids=["too many", "no connection"],
)
def test_what_was_provably_not_accepted_is_sent_by_the_next_run(runs: Runs, rule: Rule) -> None:
    runs.write(HERON, KITE)
    runs.rules = {"create": [rule]}
    assert runs.run() == 1
    assert set(runs.states) == {"planned"}
    assert "go on with" in runs.err
    runs.rules = {}
    assert runs.run() == 0
    assert runs.prompts == {"A heron": 1, "A kite": 1}


@pytest.mark.parametrize(
    "rule", [httpx.Response(401), httpx.Response(402), json_answer({"error": "not enough api tokens"}, 400)]
)
def test_a_refused_key_or_an_empty_account_ends_the_sending(runs: Runs, rule: Rule) -> None:
    runs.write(*({"prompt": f"{number}"} for number in range(20)))
    runs.rules = {"create": [rule]}
    assert runs.run("--at-once", "2") == 1
    assert runs.requests.count("create") <= 2
    assert "20 clips: 20 not started" in runs.err
    runs.rules = {}
    assert runs.run() == 0
    assert len(runs.endpoint.jobs) == 20


ALL_WRONG: dict[str, tuple[dict[str, list[Rule]], int, str, str]] = {
    "unknown": ({"create": [httpx.Response(500)]}, 3, "no job", "5 unknown"),
    "too many": ({"create": [httpx.Response(429, headers={"retry-after": "60"})]}, 1, "no job", "20 not started"),
    "blocked": ({"create": [httpx.Response(403)]}, 1, "no job", "15 not started, 5 failed"),
    "no file": ({"cdn": [httpx.Response(404)]}, 4, "no clip", " started, 1"),
    "failing jobs": (
        {"poll": [json_answer({"generations_by_pk": {"status": "FAILED"}})]},
        1,
        "no clip",
        "15 not started, 5 failed",
    ),
}


@pytest.mark.parametrize("name", ALL_WRONG)
def test_where_all_goes_wrong_nothing_more_is_started(runs: Runs, name: str) -> None:
    runs.rules, code, lacking, counts = ALL_WRONG[name]
    runs.write(*({"prompt": f"{number}"} for number in range(20)))
    assert runs.run("--at-once", "1") == code
    assert runs.requests.count("create") <= 6
    assert f"{lacking} came of 5 lines in a row: nothing more is started in this run" in runs.err
    assert counts in runs.err
    assert "go on with: python -m leonardo_client batch" in runs.err


def test_lost_jobs_of_earlier_runs_keep_no_line_from_being_sent(runs: Runs) -> None:
    runs.write(*({"prompt": f"{number}"} for number in range(9)))
    runs.rules = {"cdn": [httpx.Response(404)]}
    assert runs.run("--limit", "9") == 4
    jobs = len(runs.endpoint.jobs)
    runs.write(HERON)
    runs.rules = {"cdn": [httpx.Response(404)] * jobs + [runs_normally(runs)]}
    runs.run("--at-once", "1")
    assert runs.prompts["A heron"] == 1


def test_lines_that_are_refused_for_what_they_show_stop_no_others(runs: Runs) -> None:
    runs.write(*({"prompt": f"{number} [moderated]"} for number in range(9)), HERON)
    assert runs.run("--at-once", "1") == 1
    assert "9 failed" in runs.err
    assert runs.prompts == {"A heron": 1}


def test_what_goes_wrong_between_what_goes_well_stops_nothing(runs: Runs) -> None:
    runs.write(*({"prompt": f"{number}"} for number in range(16)))
    runs.rules = {"create": [httpx.Response(500), runs_normally(runs)] * 8}
    assert runs.run("--at-once", "1") == 3
    assert "8 done, 8 unknown" in runs.err


@pytest.mark.parametrize("answer", [None, httpx.Response(404)], ids=["no status", "404"])
def test_a_job_that_the_server_has_lost_is_made_anew_where_asked(runs: Runs, answer: httpx.Response | None) -> None:
    runs.write({**HERON, "file": "x.mp4"})
    assert runs.run() == 0
    (lost,) = runs.endpoint.jobs
    (runs.clips / "x.mp4").unlink()
    runs.rules = {"cdn": [httpx.Response(404)]}
    assert runs.run() == 4
    assert runs.run("--resolve", "1=none") == 2
    assert f"the server has the job {lost} of 1; nothing was sent" in runs.err
    assert runs.states == ["submitted"]
    runs.endpoint.reset()
    runs.rules = {"poll": [answer]} if answer else {}
    assert runs.run("--resolve", "1=none") == 0
    assert (runs.states, len(runs.endpoint.jobs)) == (["planned"], 0)
    runs.rules = {}
    assert runs.run() == 0
    assert (runs.states, len(runs.endpoint.jobs), runs.files) == (["done"], 1, ["x.mp4"])
    assert runs.err.endswith("charged in all: 0.72 DOLLARS\n")


def test_an_image_that_cannot_be_uploaded_leaves_its_line_unsent(runs: Runs) -> None:
    (runs.folder / "one.png").write_bytes(PNG)
    runs.write({**HERON, "start_frame": "one.png"})
    runs.rules = {"upload": [json_answer({"uploadInitImage": None})]}
    assert runs.run() == 1
    assert "names no place to upload to" in runs.err
    assert (runs.states, runs.requests) == ([], ["upload"])


RUNNING: dict[str, tuple[dict[str, list[Rule]], str]] = {
    "deadline": ({"poll": [json_answer({"generations_by_pk": None})]}, "has not ended after 30 s"),
    "key no longer good": ({"poll": [httpx.Response(401)]}, "HTTP 401"),
    "no file": ({"poll": [COMPLETE_WITHOUT_FILE]}, "is complete and names no file"),
    "download": ({"cdn": [httpx.Response(404)]}, "downloading failed: HTTP 404"),
}


@pytest.mark.parametrize("name", RUNNING)
def test_a_job_whose_file_cannot_be_had_is_fetched_by_the_next_run(runs: Runs, name: str) -> None:
    runs.rules, message = RUNNING[name]
    runs.write(HERON)
    assert runs.run("--timeout", "30") == 4
    assert message in runs.err
    assert "go on with: python -m leonardo_client batch" in runs.err
    assert (runs.states, runs.files) == (["submitted"], [])
    runs.rules = {}
    assert runs.run() == 0
    assert runs.prompts == {"A heron": 1}
    assert len(runs.files) == 1


def test_an_id_that_is_none_is_kept_and_shown_without_harm(runs: Runs) -> None:
    runs.write(HERON)
    runs.rules = {"create": [json_answer({"generationId": "x; touch pwned \x1b[2J"})]}
    assert runs.run() == 4
    assert "\x1b" not in runs.err


def test_a_clip_that_is_gone_or_has_another_name_is_fetched_and_not_paid_again(runs: Runs) -> None:
    runs.write({**HERON, "file": "a.mp4"})
    assert runs.run() == 0
    (runs.clips / "a.mp4").unlink()
    assert runs.run() == 0
    assert runs.files == ["a.mp4"]
    runs.write({**HERON, "file": "b.mp4"})
    runs.rules = {"cdn": [httpx.Response(404)]}
    assert runs.run() == 4
    assert [row.file for row in runs.rows] == ["b.mp4"]
    # Killed between the download and its record: the file is this line's own.
    (runs.clips / "b.mp4").write_bytes(b"older")
    runs.rules = {}
    assert runs.run() == 0
    assert runs.files == ["a.mp4", "b.mp4"]
    assert (runs.clips / "b.mp4").read_bytes() == CLIP
    assert runs.prompts == {"A heron": 1}


def test_what_a_killed_download_left_is_removed_and_nothing_else(runs: Runs) -> None:
    runs.write({**HERON, "file": "a.mp4"}, {**KITE, "file": "x" * 60 + ".mp4"})
    assert runs.run() == 0
    stale = [".a.mp4.0123abcd.part", ".a-2.mp4.0123abcd.part", f".{'x' * 40}.0123abcd.part"]
    others = [".b.mp4.0123abcd.part", ".a.mp4.part", "a.mp4.0123abcd.part", ".a.mp4.0123ABCD.part"]
    for name in [*stale, *others]:
        (runs.clips / name).touch()
    assert runs.run() == 0
    assert runs.files == sorted([*others, "a.mp4", "x" * 60 + ".mp4"])


def test_amounts_that_are_no_plain_numbers_are_not_added_up(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_MISSES", 99)
    costs: Sequence[JsonValue] = ["0.10", "0.20", "NaN", "1e999999", None, {"x": 1}]
    answers = [
        json_answer({"generationId": f"g{n}", "cost": {"amount": cost, "unit": "CREDITS"}})
        for n, cost in enumerate(costs)
    ]
    answers.append(json_answer({"generationId": "g", "apiCreditCost": 5}))
    runs.write(*({"prompt": f"{number}"} for number in range(len(answers))))
    runs.rules = {"create": [*answers, answers[0]], "poll": [httpx.Response(401)]}
    assert runs.run() == 4
    assert "charged in all: 5.30 CREDITS\n" in runs.err


# The journal


def test_only_one_batch_at_a_time_works_in_a_folder(runs: Runs) -> None:
    runs.write(HERON)
    runs.clips.mkdir()
    journal = Journal(str(runs.journal), BASE)
    try:
        assert runs.run() == 2
        assert f"another batch is at work in '{runs.clips}'; nothing was sent" in runs.err
        assert runs.run("--preview") == 2
    finally:
        journal.close()
    assert runs.requests == []
    assert runs.run() == 0


def test_what_was_being_sent_when_a_process_ended_is_unknown(runs: Runs) -> None:
    runs.write(HERON)
    runs.rules = {"create": [httpx.ConnectError("refused")]}
    assert runs.run() == 1
    runs.spoil("UPDATE jobs SET state = 'sending'")
    runs.requests.clear()
    assert runs.run("--preview") == 0
    for _ in range(2):
        assert runs.run() == 3
        assert "line 1: OUTCOME UNKNOWN, sent at 2027-" in runs.err
        assert "the batch ended while this was under way" in runs.err
    assert runs.requests == []


def other_version(runs: Runs) -> None:
    runs.spoil("PRAGMA user_version = 2")


def other_application(runs: Runs) -> None:
    runs.spoil("PRAGMA application_id = 7")


def other_columns(runs: Runs) -> None:
    runs.spoil("ALTER TABLE jobs ADD COLUMN more TEXT")


def no_table(runs: Runs) -> None:
    runs.spoil("DROP TABLE server")


def other_server(runs: Runs) -> None:
    runs.spoil("UPDATE server SET base_url = 'https://other.test'")


def garbage(runs: Runs) -> None:
    runs.journal.write_bytes(b"\0" * 4096)


def text(runs: Runs) -> None:
    runs.journal.write_text("This is no database. " * 100)


def shorter(runs: Runs) -> None:
    content = runs.journal.read_bytes()
    runs.journal.write_bytes(content[: len(content) - 4096])


def flipped(runs: Runs) -> None:
    content = bytearray(runs.journal.read_bytes())
    content[4096:4200] = bytes(byte ^ 0xFF for byte in content[4096:4200])
    runs.journal.write_bytes(content)


def other_word(runs: Runs) -> None:
    runs.journal.write_bytes(runs.journal.read_bytes().replace(b"mp4done", b"mp4dome"))


def folder(runs: Runs) -> None:
    runs.journal.unlink()
    runs.journal.mkdir()


SPOILT: list[tuple[Callable[[Runs], None], str]] = [
    (other_version, "has version 2, and this client knows version 1; nothing was sent"),
    (other_application, "is not the journal of a batch; nothing was sent"),
    (other_columns, "Only it knows what was paid for: bring back a copy"),
    (no_table, "cannot be read (no such table: server)"),
    (other_server, f"is of jobs at https://other.test, not at {BASE}: take another folder; nothing was sent"),
    (garbage, "cannot be read (file is not a database)"),
    (text, "cannot be read (file is not a database)"),
    (shorter, "cannot be read ("),
    (flipped, "cannot be read ("),
    (other_word, "cannot be read (CHECK constraint failed"),
    (folder, "cannot be opened (unable to open database file); nothing was sent"),
]


@pytest.mark.parametrize(("spoil", "message"), SPOILT, ids=[row[0].__name__ for row in SPOILT])
def test_a_journal_that_cannot_be_trusted_ends_the_run(runs: Runs, spoil: Callable[[Runs], None], message: str) -> None:
    runs.write(HERON)
    assert runs.run() == 0
    runs.requests.clear()
    spoil(runs)
    assert runs.run() == 2
    assert message in runs.err
    assert runs.requests == []


@pytest.mark.parametrize(
    ("state", "code", "sent", "message"),
    [
        ("sending", 1, 0, "what it lacks: x.mp4 is sending"),
        ("submitted", 3, 1, "what it lacks: x.mp4 is submitted, as job "),
        ("done", 4, 1, "what it lacks: x.mp4 is done, as job "),
    ],
)
def test_where_the_journal_cannot_be_written_the_batch_ends_and_says_what_it_lacks(
    runs: Runs, state: str, code: int, sent: int, message: str
) -> None:
    runs.clips.mkdir()
    Journal(str(runs.journal), BASE).close()
    runs.spoil(
        f"CREATE TRIGGER full BEFORE INSERT ON jobs WHEN NEW.state = '{state}' BEGIN SELECT RAISE(ABORT, 'full'); END"
    )
    runs.write({**HERON, "file": "x.mp4"}, KITE)
    assert runs.run("--at-once", "1") == code
    assert message + (next(iter(runs.endpoint.jobs)) if sent else "") in runs.err
    assert "cannot be written (full)" in runs.err
    assert runs.requests.count("create") <= 1 + (sent == 1)
    runs.spoil("DROP TRIGGER full")
    assert runs.run() in (0, 3)
    assert max(runs.prompts.values()) == 1


def test_where_the_journal_cannot_be_written_every_job_that_it_lacks_is_named(runs: Runs) -> None:
    runs.clips.mkdir()
    Journal(str(runs.journal), BASE).close()
    runs.spoil(
        "CREATE TRIGGER full BEFORE INSERT ON jobs WHEN NEW.state = 'submitted' BEGIN SELECT RAISE(ABORT, 'full'); END"
    )
    arrived: list[httpx.Request] = []
    all_arrived = asyncio.Event()

    async def answer(request: httpx.Request) -> httpx.Response:
        arrived.append(request)
        if len(arrived) == 4:
            all_arrived.set()
        await all_arrived.wait()
        return runs.handled(request)

    runs.write(*({"prompt": f"{number}"} for number in range(4)))
    runs.rules = {"create": [answer]}
    assert runs.run() == 3
    assert len(runs.endpoint.jobs) == 4
    assert all(f"as job {job}" in runs.err for job in runs.endpoint.jobs)


def test_what_no_text_on_a_disk_can_hold_loses_no_job(runs: Runs) -> None:
    cost = b'{"amount": "\\ud800", "unit": "\\ud800"}'
    answer = b'{"generate": {"generationId": "%s", "cost": %s}}' % (JOB.encode(), cost)
    runs.write(HERON)
    runs.rules = {"create": [httpx.Response(200, content=answer)], "poll": [httpx.Response(500)]}
    assert runs.run("--timeout", "1") == 4
    assert [(row.state, row.job, row.amount) for row in runs.rows] == [("submitted", JOB, "?")]


def test_a_terminal_that_cannot_show_a_name_ends_nothing(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", newline="\n")
    runs.write({**HERON, "file": "日本.mp4"}, KITE)
    monkeypatch.setattr("sys.stdout", output)
    assert command.main(["batch", str(runs.list), "-o", str(runs.clips), *MODEL]) == 0
    output.seek(0)
    assert "\\u65e5\\u672c.mp4" in output.read()


def test_a_journal_that_names_a_file_elsewhere_is_refused(runs: Runs) -> None:
    runs.clips.mkdir()
    journal = Journal(str(runs.journal), BASE)
    journal.put(Row("k", "../escaped.mp4", "submitted", JOB))
    journal.close()
    runs.write(HERON)
    assert runs.run() == 2
    assert "names a file that is in another folder: '../escaped.mp4'" in runs.err
    assert runs.requests == []


def test_a_line_that_is_nested_too_deeply_is_named(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some depth can be read and not be written again: which one depends on what calls the client."""

    def dumps(*_: object, **__: object) -> str:
        raise RecursionError

    runs.write({**HERON, "extra": {"a": {}}})
    monkeypatch.setattr(batch_lines, "json", SimpleNamespace(dumps=dumps, loads=json.loads, JSONDecodeError=ValueError))
    assert runs.run("--preview") == 2
    assert "list.jsonl:1: is nested too deeply" in runs.err
    assert runs.requests == []


def test_what_a_failed_job_has_cost_is_counted_with_the_next(runs: Runs) -> None:
    cost: JsonValue = {"amount": "5", "unit": "CREDITS"}
    runs.write(HERON)
    runs.rules = {
        "create": [json_answer({"generate": {"generationId": JOB, "cost": cost}})],
        "poll": [json_answer({"generations_by_pk": {"id": JOB, "status": "FAILED"}})],
    }
    assert runs.run() == 1
    assert "charged in all: 5 CREDITS" in runs.err
    assert runs.run("--retry-failed") == 1
    assert "charged in all: 10 CREDITS" in runs.err


def test_what_a_killed_process_left_beside_its_journal_is_gone_after_the_next_run(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    journal = Journal(str(before / "j"), BASE)
    journal.put(Row("k", "f", "done", "job"))
    shutil.copytree(before, after)
    journal.close()
    assert len(list(after.iterdir())) == 2
    journal = Journal(str(after / "j"), BASE)
    journal.close()
    assert journal.rows == {"k": Row("k", "f", "done", "job")}
    assert [path.name for path in after.iterdir()] == ["j"]


def test_a_journal_says_what_it_could_not_write(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path / "j"), BASE)
    journal.close()
    with pytest.raises(JournalError, match=r"cannot be written .*; what it lacks: f is planned"):
        journal.put(Row("k", "f"))


# Ctrl-C


@pytest.fixture
def ctrl_c(signals: None) -> Any:  # noqa: ARG001
    return lambda: signal.raise_signal(signal.SIGINT)


def test_ctrl_c_waits_for_answers_that_are_under_way_and_says_how_to_go_on(runs: Runs, ctrl_c: Any) -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        ctrl_c()
        await asyncio.sleep(0.02)
        return runs.handled(request)

    runs.write(*({"prompt": f"{number}"} for number in range(8)))
    runs.rules = {"create": [answer]}
    assert runs.run("--at-once", "1") == 130
    assert "up to 10 s for the answers to 1 requests that are under way" in runs.err
    assert "1 started, 7 not started" in runs.err
    assert (
        f"go on with: python -m leonardo_client batch {runs.list} -o {runs.clips} --model sora-2-pro\ninterrupted\n"
        in runs.err
    )
    runs.rules = {}
    assert runs.run() == 0
    assert len(runs.endpoint.jobs) == len(runs.files) == 8


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_who_is_told_to_end_has_time_for_answers_that_are_under_way(runs: Runs, ctrl_c: Any, name: str) -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        signal.raise_signal(getattr(signal, name))
        await asyncio.sleep(0.02)
        return runs.handled(request)

    assert ctrl_c
    before = signal.signal(getattr(signal, name), signal.SIG_DFL)
    runs.write(HERON, KITE)
    runs.rules = {"create": [answer]}
    try:
        assert runs.run("--at-once", "1") == 130
        assert signal.getsignal(getattr(signal, name)) is signal.SIG_DFL
    finally:
        signal.signal(getattr(signal, name), before)
    assert "1 started, 1 not started" in runs.err


def test_after_ctrl_c_nothing_is_sent_again(runs: Runs, ctrl_c: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even what the server has refused for the moment, and which waits for its next attempt."""

    usual = AsyncWire.pause

    async def pause(wire: AsyncWire, seconds: float) -> None:
        if runs.rules:
            ctrl_c()
        await asyncio.sleep(0.01)
        await usual(wire, seconds)

    monkeypatch.setattr(AsyncWire, "pause", pause)
    runs.write(HERON)
    runs.rules = {"create": [httpx.Response(429, headers={"retry-after": "1"})]}
    assert runs.run() == 130
    assert runs.requests == ["create"]
    assert runs.states == ["planned"]
    assert "not sent again, as the batch is ending" in runs.err
    runs.rules = {}
    assert runs.run() == 0


def test_ctrl_c_while_jobs_run_leaves_them_in_the_journal(runs: Runs, ctrl_c: Any) -> None:
    async def hang(_: httpx.Request) -> httpx.Response:
        ctrl_c()
        await asyncio.Event().wait()
        raise AssertionError

    runs.write(HERON, KITE)
    runs.rules = {"poll": [hang]}
    assert runs.run() == 130
    assert "answers to" not in runs.err
    assert "submitted" in runs.states
    runs.rules = {}
    assert runs.run() == 0
    assert runs.prompts == {"A heron": 1, "A kite": 1}


def test_what_is_not_answered_after_ctrl_c_is_unknown(runs: Runs, ctrl_c: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang(request: httpx.Request) -> httpx.Response:
        runs.handled(request)
        ctrl_c()
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(batch, "_GRACE", 0.05)
    runs.write(HERON)
    runs.rules = {"create": [hang]}
    assert runs.run() == 130
    assert "line 1: OUTCOME UNKNOWN" in runs.err
    assert runs.states == ["unknown"]
    (job,) = runs.endpoint.jobs
    runs.rules = {}
    assert runs.run("--resolve", f"1={job}") == 0


def test_a_second_ctrl_c_ends_the_patience_and_tells_all_the_same(runs: Runs, ctrl_c: Any) -> None:
    async def hang(request: httpx.Request) -> httpx.Response:
        runs.handled(request)
        if runs.requests.count("create") == 2:
            ctrl_c()
            asyncio.get_running_loop().call_later(0.01, ctrl_c)
        await asyncio.Event().wait()
        raise AssertionError

    runs.write(HERON, KITE)
    runs.rules = {"create": [hang]}
    assert runs.run() == 130
    assert runs.states == ["unknown", "unknown"]
    assert runs.err.count("OUTCOME UNKNOWN") == 2
    assert "what it lacks" not in runs.err
    assert runs.err.endswith("--resolve 1=ID, or =none in its place where there is no such job\ninterrupted\n")


@pytest.mark.parametrize("where", ["create", "poll", "cdn"])
def test_an_interrupt_that_leaves_no_time_loses_nothing(runs: Runs, where: str) -> None:
    runs.write(HERON)
    runs.rules = {where: [KeyboardInterrupt()]}
    assert runs.run() == 130
    assert runs.states == ["unknown" if where == "create" else "submitted"]
    runs.rules = {}
    assert runs.run() == (3 if where == "create" else 0)


# What is shown


@pytest.mark.parametrize("interval", ["7", "40"])
def test_jobs_are_asked_for_at_the_interval_that_is_given(runs: Runs, clock: Clock, interval: str) -> None:
    runs.write(HERON)
    runs.rules = {"poll": [*[json_answer(PENDING)] * 5, runs_normally(runs)]}
    assert runs.run("--interval", interval) == 0
    assert len(clock.pauses) == 6
    assert all(0.9 <= pause / float(interval) <= 1.1 for pause in clock.pauses)


def test_the_line_of_a_terminal_is_gone_before_a_path_is_shown(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both streams are one terminal: a path would begin in the middle of the overview."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout", sys.stderr)
    runs.write(HERON, KITE)
    assert runs.run("--at-once", "1") == 0
    shown = [line for line in runs.err.split("\n") if line.endswith(".mp4")]
    assert len(shown) == 2
    assert all(line.rpartition("\r\x1b[K")[2].startswith(str(runs.clips)) for line in shown)


def test_on_a_terminal_one_line_tells_how_far_it_is(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    runs.write(HERON, KITE)
    assert runs.run("--at-once", "1") == 0
    assert "\r\x1b[K2 clips: 1 started, 1 not started " in runs.err
    assert runs.err.endswith("2 clips: 2 done; charged in all: 0.72 DOLLARS\n")
    for shown in runs.err.split("\n"):
        assert shown.rpartition("\r\x1b[K")[2].isprintable()


def test_on_a_narrow_terminal_the_line_stays_one(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "20")
    runs.write(HERON, KITE)
    assert runs.run("--at-once", "1") == 0
    assert "\r\x1b[K2 clips: 1 started,\r" in runs.err


def test_help_documents_every_field(runs: Runs) -> None:
    with pytest.raises(SystemExit) as caught:
        runs.run("--help")
    assert caught.value.code == 0
    shown = runs.capsys.readouterr().out
    for name in ("file", "model", "extra", "prompt", "public", "width", "duration", "mode", "quantity", "start_frame"):
        assert f"\n  {name}  " in shown
    for line in shell.EXIT_CODES.splitlines():
        assert line in shown


def test_the_command_that_goes_on_can_be_pasted() -> None:
    settings = batch.Settings(
        "leonardo_client", ".j", AsyncLeonardo, "a list; rm.jsonl", "my clips", {"a": "a", "b": "b"}, 5, model="a"
    )
    words = ["batch", "a list; rm.jsonl", "-o", "my clips", "--model", "a"]
    assert shlex.split(settings.command)[3:] == words
    assert shlex.split(settings._replace(max_retries=0).command)[3:] == [*words, "--max-retries", "0"]


@RETIRED
def test_a_list_loads_the_models_that_it_names_and_no_other(tmp_path: Path) -> None:
    loaded: list[str] = []

    class Client:
        api = AsyncLeonardo.api

        def __getattr__(self, name: str) -> object:
            loaded.append(name)
            return sora_2_pro.AsyncSora2Pro(None)

    (tmp_path / "list.jsonl").write_text('{"prompt": "A heron"}\n{"prompt": "A crane", "model": "veo-3.1"}\n')
    models = {"sora-2-pro": "sora_2_pro", "veo-3.1": "veo_3_1", "kling-2.6": "kling_2_6"}
    client: Any = Client()
    reader = batch_lines.Reader(client, models, "sora-2-pro")
    lines, problems = asyncio.run(reader.read(str(tmp_path / "list.jsonl")))
    assert (len(lines), problems) == (2, [])
    assert loaded == ["sora_2_pro", "veo_3_1"]
