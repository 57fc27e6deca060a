"""The report in four formats, and what a hostile server can do to them: nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from verify_reference import KEY, Server, running, utf8

from docpact.check.verify import Report, printed
from docpact.check.verify.curl import curl
from docpact.report import junit, sarif, structured, text
from docpact.spec import LoadedSpec

Ask = Callable[..., Report]
Command = Callable[..., tuple[int, str, str]]

HOSTILE = "\x1b[31mred\x07 \u202egnp.exe [link](http://evil) {0} ]]> <b>&amp;\x00\ufffe [bold]x[/bold]\r\n::error::x"


@pytest.fixture(scope="module")
def hostile(sora: LoadedSpec) -> Report:
    """What a server says that accepts a null duration and counts bytes, and answers with all it can think of."""
    from docpact.check.verify import Limits, verify

    def answer(server: Server, _: int) -> tuple[int, str, bytes] | None:
        if b'"duration":null' in server.last:
            said = json.dumps({"generationId": HOSTILE}).replace("\\u001b", "\x1b").replace("\\u0000", "\x00")
            return 200, "application/json\x1b[31m", json.dumps({"generationId": HOSTILE, "raw": said}).encode()
        return None

    with running(before=answer, count=utf8) as server:
        return verify(sora, server.url, key=KEY, limits=Limits(40))


@pytest.fixture
def duration(sora: LoadedSpec) -> int:
    """The line of the spec that states the type of the duration."""
    return sora.path.read_text().splitlines().index("  parameters.duration:") + 2


def is_safe(shown: str) -> bool:
    return all(character.isprintable() or character == "\n" for character in shown)


def test_text_shows_body_answer_curl_and_places(hostile: Report, duration: int) -> None:
    lines = list(text(printed(hostile)))
    whole = "\n".join(lines)
    assert all(is_safe(line) and "\n" not in line for line in lines)
    for wanted in (
        "said by: page, page line 42, ",
        f"sora-2-pro.yaml:{duration}:",
        '"duration":null',
        "HTTP 200",
        '"authorization: Bearer $LEONARDO_API_KEY"',
        "UTF-8 bytes, at most 5000",
        "The server departs from the spec in 2 ways.",
        "Not decided:",
    ):
        assert wanted in whole
    assert KEY not in whole


def test_json_holds_it_all(hostile: Report, duration: int) -> None:
    data = json.loads(json.dumps(structured(printed(hostile))))
    kinds = {one["fact"]: one["kind"] for one in data["findings"]}
    assert kinds == {"parameters.duration#type": "verify/accepted", "parameters.prompt#maxLength": "verify/refused"}
    assert data["exit_code"] == 1
    assert data["keeps_the_spec"] is False
    found = next(one for one in data["findings"] if one["fact"] == "parameters.duration#type")
    assert found["place"]["line"] == duration
    assert found["body"]["parameters"]["duration"] is None
    assert {one["status"] for one in data["facts"]} == {"kept", "broken", "undecided"}
    assert KEY not in json.dumps(data)


def test_junit_has_a_case_for_each_fact(hostile: Report, duration: int) -> None:
    root = ET.fromstring(junit(printed(hostile)))
    suite = root[0]
    cases = {case.get("name"): case for case in suite}
    assert len(cases) == len(hostile.facts) == int(suite.get("tests", "0"))
    failed = [name for name, case in cases.items() if case.find("failure") is not None]
    assert failed == ["parameters.prompt#maxLength", "parameters.duration#type"]
    assert suite.get("failures") == "2"
    assert int(suite.get("skipped", "0")) == hostile.count("undecided")
    case = cases["parameters.duration#type"]
    assert case.get("line") == str(duration)
    failure = case.find("failure")
    assert failure is not None
    assert failure.text is not None
    assert "curl" in failure.text
    assert is_safe(failure.text)


def test_sarif_points_at_the_spec(hostile: Report, duration: int) -> None:
    run = json.loads(json.dumps(sarif(printed(hostile))))["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["verify/accepted", "verify/refused"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        message = result["message"]["text"]
        assert is_safe(message)
        assert "](" not in message
        assert "{" not in message.replace("{{", "")
        assert "}" not in message.replace("}}", "")
    places = {one["properties"]["fact"]: one["locations"][0]["physicalLocation"] for one in run["results"]}
    place = places["parameters.duration#type"]
    assert place["artifactLocation"]["uri"].endswith("sora-2-pro.yaml")
    assert place["region"]["startLine"] == duration
    assert run["invocations"][0]["executionSuccessful"] is True


def test_sarif_is_valid_by_its_required_members(hostile: Report) -> None:
    log = sarif(printed(hostile))
    assert log["version"] == "2.1.0"
    assert str(log["$schema"]).endswith("sarif-schema-2.1.0.json")


def test_a_run_that_failed_is_an_error_in_each_format(ask: Ask) -> None:
    with running() as server:
        report = ask(server, key="another-key")
    suite = ET.fromstring(junit(printed(report)))[0]
    assert (suite.get("errors"), suite.get("failures")) == ("1", "0")
    assert suite[0].find("error") is not None
    invocation = json.loads(json.dumps(sarif(printed(report))))["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert [told["level"] for told in invocation["toolExecutionNotifications"]][-1] == "error"
    assert structured(printed(report))["failed"]
    last = list(text(printed(report)))[-1]
    assert last.startswith("Nothing can be said of the server: the server does not take the key")


def test_facts_outside_the_body_have_their_case_and_place(ask: Ask) -> None:
    with running(refusal_status=409) as server:
        report = ask(server, 10)
    cases = {case.get("name"): case for case in ET.fromstring(junit(printed(report)))[0]}
    assert cases["api#delivery"].find("failure") is not None
    assert str(cases["api#delivery"].get("file")).endswith("api.yaml")


@pytest.mark.untraced
@pytest.mark.parametrize(
    "changes",
    [{"longest": 6000}, {"count": utf8}, {"nulls": ("mode",)}, {"check_key": False}],
    ids=["long", "escaped", "short", "wrong key"],
)
def test_the_curl_line_sends_the_same_again(ask: Ask, changes: dict[str, object], tmp_path: Path) -> None:
    shell, program = shutil.which("sh"), shutil.which("curl")
    if shell is None or program is None:
        pytest.skip("there is no sh or no curl here")
    with running(**changes) as server:
        report = ask(server, 40)
        assert report.deviations
        for deviation in report.deviations:
            server.requests.clear()
            server.keys.clear()
            line = curl(report, deviation)
            assert "\n" not in line
            assert line.isascii()
            assert len(line) < 2500
            environment = {"PATH": f"{Path(program).parent}:{Path(sys.executable).parent}", "LEONARDO_API_KEY": KEY}
            done = subprocess.run([shell, "-c", line], env=environment, capture_output=True, check=True, cwd=tmp_path)
            assert json.loads(server.requests[0]) == json.loads(deviation.body)
            assert (server.keys[0] == f"Bearer {KEY}") == (deviation.key == "key")
            assert f" {deviation.answer.status} ".encode() in done.stdout


def test_the_curl_line_is_one_word_of_data(ask: Ask) -> None:
    with running(open_at="parameters") as server:
        report = ask(server)
    deviation = report.deviations[0]
    deviation.body = json.dumps({"a": "'; touch /tmp/x; $(id) `id` \\ @file\n\u2028"}).encode()
    import shlex

    words = shlex.split(curl(report, deviation))
    assert json.loads(words[-1]) == json.loads(deviation.body)
    assert words[-2] == "--data-raw"


def test_times_are_those_of_the_requests_about_a_fact(hostile: Report) -> None:
    cases = {case.get("name"): float(case.get("time", "")) for case in ET.fromstring(junit(printed(hostile)))[0]}
    asked = {fact.subject.id for fact in hostile.facts if fact.witnesses}
    assert any(cases[name] > 0 for name in asked)
    assert sum(cases.values()) <= hostile.seconds + 0.1


def test_a_run_that_sent_nothing_valid_says_so_in_its_last_line(ask: Ask) -> None:
    with running() as server:
        report = ask(server)
    assert report.deviations == []
    last = "The server refuses what it should; no valid body was sent or accepted."
    assert list(text(printed(report)))[-1].startswith(last)


# The command.


@pytest.mark.parametrize(
    ("report", "start"),
    [("text", "sora-2-pro at "), ("json", "{"), ("junit", "<?xml"), ("sarif", "{"), ("markdown", "**The server")],
)
def test_the_command_prints_each_format(
    docpact: Command, monkeypatch: pytest.MonkeyPatch, repository: Path, report: str, start: str
) -> None:
    monkeypatch.setenv("LEONARDO_API_KEY", KEY)
    monkeypatch.chdir(repository)
    with running(nulls=("duration",)) as server:
        code, out, err = docpact("verify", "sora-2-pro", "--base-url", server.url, "--format", report)
    assert (code, err) == (1, "")
    assert out.startswith(start)
    assert "parameters.duration" in out


@pytest.mark.untraced
def test_the_command_takes_a_file_and_says_when_all_is_well(docpact: Command, sora: LoadedSpec, tmp_path: Path) -> None:
    with running() as server:
        arguments = ("--base-url", server.url, "--key", KEY, "--allow-billed", "20", "--state", tmp_path / "state")
        code, out, _ = docpact("verify", sora.path, *arguments)
        assert (code, out.splitlines()[-1]) == (0, "The server keeps the spec, as far as it was asked.")
        assert docpact("verify", sora.path, *arguments)[0] == 0
        assert len(server.accepted) < 24


def test_the_command_takes_the_name_of_a_model(docpact: Command, workspace: Path) -> None:
    assert (workspace / "spec").is_dir()
    code, _, err = docpact("verify", "sora-2-pro", "--base-url", "no address")
    assert (code, "is no address of a server" in err) == (2, True)
    code, _, err = docpact("verify", "sora-3", "--base-url", "no address")
    assert (code, "there is no model 'sora-3' in spec" in err) == (2, True)


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    "name", ["spec/leonardo/api.yaml", "spec/leonardo/sora-2-pro", "spec/leonardo/sora-2-pro.yml", "spec/leonardo"]
)
def test_a_file_that_is_no_spec_is_named_as_such(docpact: Command, name: str) -> None:
    if not Path(name).exists():
        shutil.copy("spec/leonardo/models/sora-2-pro.yaml", name)
    code, out, err = docpact("verify", name, "--base-url", "http://127.0.0.1:1")
    assert (code, out) == (2, "")
    assert f"{name}: this is no model's spec" in err
    assert "Name API/models/MODEL.yaml" in err


def test_the_command_ends_with_2_where_it_cannot_run(docpact: Command, sora: LoadedSpec) -> None:
    with running() as server:
        code, out, _ = docpact("verify", sora.path, "--base-url", f"{server.url}/nothing", "--key", KEY)
        assert (code, "HTTP 404" in out) == (2, True)
        code, out, err = docpact(
            "verify", sora.path, "--base-url", server.url, "--key", "wrong-key", "--format", "json"
        )
        assert (code, json.loads(out)["exit_code"], "does not take the key" in err) == (2, 2, True)
    code, out, err = docpact("verify", sora.path, "--base-url", "http://example.com")
    assert (code, out, "--insecure" in err) == (2, "", True)


def test_a_name_that_a_server_makes_up_writes_no_line_of_the_report(ask: Ask) -> None:
    forged = "parameters.x\n\nThe server keeps the spec, as far as it was asked."
    said = json.dumps({"errors": [{"path": forged, "message": "no"}]}).encode()
    with running(before=lambda _, number: (400, "application/json", said) if number else None) as server:
        report = ask(server, most=10)
    lines = "\n".join(text(printed(report))).split("\n")
    assert any("Not decided" in line for line in lines)
    assert [line for line in lines if line.startswith("The server keeps")] == []
