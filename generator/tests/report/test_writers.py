"""One writer a format: what each holds, and that no text from elsewhere becomes more than text."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from docpact.cli.parser import FORMATS as TYPED
from docpact.errors import Place
from docpact.report import (
    FORMATS,
    Case,
    Evidence,
    Finding,
    Foreign,
    Report,
    Section,
    Words,
    code,
    counted,
    junit,
    markdown,
    sarif,
    structured,
    text,
    written,
)
from docpact.report.sarif import homepage

HOSTILE = [
    "a|b",
    "`code` ``more``",
    "<script>alert(1)</script><img src=x onerror=y>",
    "[click](https://evil.example) ![x](y) https://evil.example www.evil.example",
    "\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x07link",
    "\u202egnp.exe\u2066 zero\u200bwidth",
    "line\nbreak\r\nand # heading\n| a | b |",
    "[bold red]markup[/] :boom: [link=https://evil.example]x[/link]",
    "{{ jinja }} {0} {path} %s",
    "back\\slash\\",
    "@somebody fixes #1 &amp; &lt;b&gt;",
    "</details></code>--> *bold* __strong__ ~~gone~~",
    "\ud800 lone surrogate",
    " ",
    "",
    "x" * 5000,
]


NAMES = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))


def report_with(name: str, value: str) -> Report:
    """A report with foreign text wherever there can be some."""
    breaking = Finding(
        kind="enum-tightened",
        severity="error",
        label="breaking",
        message=Words.of("{} no longer takes {value}", name, value=value),
        fact=f"{name}#enum",
        place=Place(f"spec/{name}.yaml", 7, 5),
        reason="A call may be refused.",
        hint=Words.of("Say {} instead.", value),
        evidence=(Evidence("body", json.dumps({name: value})), Evidence("answer", value)),
        data={"path": name, "before": [value]},
    )
    remark = Finding("note", "note", Words.foreign(value), fact=f"{name}#default")
    section = Section("More", (Words.of("- {}", value), Words(())))
    return Report(
        "diff",
        Words.of("{} to {}", name, value),
        Words(("One thing has changed.",)),
        1,
        (breaking, remark),
        remarks=(Words.of("{} was not read.", name),),
        sections=(section,),
        cases=(Case(f"{name}#enum", seconds=0.25), Case("kept"), Case(f"{value}#x", skipped=value)),
        seconds=1.5,
        data={"semver": "major"},
    )


REPORT = report_with("span", "B")
EMPTY = Report("diff", Words(("a to b",)), Words(("No change.",)), 0)


def test_words_keep_what_is_ours_apart_from_what_is_not() -> None:
    words = Words.of("{} has {value}, {}", "a", Words.of("not {}", "b"), value=Words(("ours",)))
    assert words.parts == (Foreign("a"), " has ", "ours", ", ", "not ", Foreign("b"))
    assert words.quoted(lambda text: f"<{text}>") == "<a> has ours, not <b>"
    assert str(Words.foreign("x" * 500)) == "x" * 399 + "…"
    assert (counted(1, "fact"), counted(2, "fact")) == ("1 fact", "2 facts")


def test_each_format_that_can_be_typed_is_written_by_one_writer() -> None:
    assert set(TYPED) == set(FORMATS)
    for form in FORMATS:
        whole = written(REPORT, form)
        assert whole.endswith("\n")
        assert "span" in whole
    assert json.loads(written(REPORT, "json")) == json.loads(json.dumps(structured(REPORT)))
    assert json.loads(written(REPORT, "sarif")) == json.loads(json.dumps(sarif(REPORT)))
    assert (written(REPORT, "markdown"), written(REPORT, "junit")) == (markdown(REPORT), junit(REPORT))


def test_the_text_says_what_where_why_and_what_to_do() -> None:
    assert list(text(REPORT)) == [
        "span was not read.",
        "breaking  span no longer takes B",
        "    A call may be refused.",
        "    at spec/span.yaml:7:5",
        '    body: {"span": "B"}',
        "    answer: B",
        "    Say B instead.",
        "note  B",
        "",
        "More:",
        "    - B",
        "",
        "",
        "One thing has changed.",
    ]
    assert list(text(EMPTY)) == ["No change."]
    assert "red:breaking  span" in "".join(text(REPORT, lambda words, colour: f"{colour}:{words}"))


@pytest.mark.parametrize("value", HOSTILE)
def test_nothing_in_a_text_report_steers_the_terminal_or_begins_a_line(value: str) -> None:
    lines = list(text(report_with(value, value)))
    assert all(character.isprintable() for line in lines for character in line)
    assert len(lines) == len(list(text(REPORT)))
    begun = [line for line in text(report_with("::error::x", "::error::x")) if line.startswith("::")]
    assert begun == []


class Rendered(HTMLParser):
    """The tags of some HTML and the texts of its code elements."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.cells: list[int] = []
        self.codes: list[str] = []
        self.inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name != "style"], attrs
        if tag == "tr":
            self.cells.append(0)
        if tag == "td":
            self.cells[-1] += 1
        if tag == "code":
            self.inside = True
            self.codes.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "code":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.codes[-1] += data


def rendered(source: str) -> Rendered:
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
    return Rendered(reader.render(source))


def test_markdown_shows_the_verdict_a_table_and_folded_sections() -> None:
    lines = markdown(REPORT).splitlines()
    assert lines[0] == "**One thing has changed.** (`span` to `B`)"
    assert lines[2] == "> `span` was not read."
    assert lines[6].startswith("| **breaking** | `span` no longer takes `B`.<br>A call may be refused.<br>body: ")
    assert lines[6].endswith("<br>Say `B` instead. | `spec/span.yaml:7` |")
    assert "<details><summary>More</summary>" in lines
    assert markdown(EMPTY) == "**No change.** (a to b)\n"
    given_markdown = Report("x", Words(()), Words(()), 0, sections=(Section("S", (), markdown="### Added\n"),))
    assert "### Added" in markdown(given_markdown)


@given(NAMES, NAMES)
@example(HOSTILE[0], HOSTILE[5])
@example(HOSTILE[1], HOSTILE[2])
@example(HOSTILE[3], HOSTILE[6])
@example(HOSTILE[11], HOSTILE[9])
@pytest.mark.untraced
def test_no_text_becomes_markup_in_markdown(name: str, value: str) -> None:
    html = rendered(markdown(report_with(name, value)))
    allowed = {"p", "strong", "table", "thead", "tbody", "tr", "th", "td", "code", "br", "h3", "ul", "li"}
    assert html.tags <= allowed | {"details", "summary", "blockquote"}
    assert html.cells == [0, 3, 3]


@given(NAMES)
@example("a|b")
@example("``")
@example("\\|")
@example(" x ")
def test_code_shows_the_text_and_nothing_but(value: str) -> None:
    expected = "".join(character if character.isprintable() else "?" for character in value.replace("\n", "\\n"))
    shown = rendered(f"| {code(value)} |\n|---|\n| {code(value)} |").codes
    assert len(shown) == 2
    if expected == value and len(value) < 300:
        # White space at either end of a cell has no meaning.
        assert [one.strip() for one in shown] == [value.strip()] * 2


def test_json_holds_everything_with_stable_members() -> None:
    document = structured(REPORT)
    assert list(document)[:9] == [
        "command",
        "title",
        "exit_code",
        "verdict",
        "failed",
        "seconds",
        "counts",
        "remarks",
        "findings",
    ]
    assert document["counts"] == {"error": 1, "warning": 0, "note": 1}
    assert document["semver"] == "major"
    assert document["findings"][0] == {  # type: ignore[index,call-overload]  # JSON
        "kind": "enum-tightened",
        "severity": "error",
        "fact": "span#enum",
        "message": "span no longer takes B",
        "reason": "A call may be refused.",
        "hint": "Say B instead.",
        "place": {"source": "spec/span.yaml", "line": 7, "column": 5},
        "evidence": [{"label": "body", "text": '{"span": "B"}'}, {"label": "answer", "text": "B"}],
        "path": "span",
        "before": ["B"],
    }
    assert document["cases"][2] == {"name": "B#x", "skipped": "B", "place": None}  # type: ignore[index,call-overload]  # JSON


@given(NAMES, NAMES)
@pytest.mark.untraced
def test_every_report_can_be_written_for_any_text(name: str, value: str) -> None:
    report = report_with(name, value)
    assert json.dumps(structured(report), ensure_ascii=True).isascii()
    for form in FORMATS:
        written(report, form).encode("utf-8")
    assert list(SARIF.iter_errors(sarif(report))) == []
    ET.fromstring(junit(report))


def closed(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """The schema of an object with these members and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


MESSAGE = closed({"text": {"type": "string", "minLength": 1}})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
WHOLE = {"type": "integer", "minimum": 1}
REGION = closed({"startLine": WHOLE}, {"startColumn": WHOLE})
# A URI reference holds nothing but these characters (RFC 3986).
URI = {"type": "string", "pattern": r"^([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-F]{2})+$"}
ARTIFACT = closed({"uri": URI}, {"uriBaseId": {"const": "%SRCROOT%"}})
LOCATION = closed({"physicalLocation": closed({"artifactLocation": ARTIFACT, "region": REGION})})
RULE = closed(
    {
        "id": {"type": "string", "pattern": "^[A-Za-z/-]+$"},
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": closed({"level": LEVEL}),
        "properties": closed({"tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True}}),
    }
)
RESULT = closed(
    {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION, "minItems": 1, "maxItems": 1},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}},
        "properties": {"type": "object"},
    }
)
DRIVER = closed(
    {"name": {"const": "docpact"}, "semanticVersion": {"type": "string"}, "rules": {"type": "array", "items": RULE}},
    {"informationUri": {"type": "string", "pattern": "^https://"}},
)
TOLD = closed({"level": LEVEL, "message": MESSAGE})
INVOCATION = closed(
    {
        "executionSuccessful": {"type": "boolean"},
        "exitCode": {"type": "integer"},
        "toolExecutionNotifications": {"type": "array", "items": TOLD},
    }
)
RUN = closed(
    {
        "tool": closed({"driver": DRIVER}),
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "invocations": {"type": "array", "items": INVOCATION, "minItems": 1, "maxItems": 1},
        "results": {"type": "array", "items": RESULT},
    }
)
SARIF: Any = Draft202012Validator(
    closed(
        {
            "$schema": {"const": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"},
            "version": {"const": "2.1.0"},
            "runs": {"type": "array", "items": RUN, "minItems": 1},
        }
    )
)
"""The part of SARIF 2.1.0 that docpact uses, stricter than the standard: nothing else may be there."""


def results(report: Report) -> list[dict[str, Any]]:
    """The results of a SARIF log, with the log's own rules checked."""
    log: dict[str, Any] = sarif(report)
    assert list(SARIF.iter_errors(log)) == []
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    found: list[dict[str, Any]] = log["runs"][0]["results"]
    assert [rules[one["ruleIndex"]] for one in found] == [one["ruleId"] for one in found]
    assert {one["ruleId"] for one in found} == set(rules)
    return found


def test_sarif_points_at_the_line_and_says_how_the_run_went() -> None:
    first, second = results(REPORT)
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "spec/span.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 7, "startColumn": 5},
            }
        }
    ]
    assert (first["level"], second["level"]) == ("error", "note")
    log: Any = sarif(Report("verify", Words(()), Words(()), 2, failed="no answer"))
    assert log["runs"][0]["invocations"] == [
        {
            "executionSuccessful": False,
            "exitCode": 2,
            "toolExecutionNotifications": [{"level": "error", "message": {"text": "no answer"}}],
        }
    ]


@pytest.mark.parametrize(
    ("place", "uri", "line"),
    [
        (Place("a b.yaml", 3), "a%20b.yaml", 3),
        (Place("/tmp/a b.md", 9, 2), "file:///tmp/a%20b.md", 9),
        (Place("https://a.example/d?x=1|2 3", 9), "https://a.example/d?x=1%7C2%203", 9),
        (Place("<standard input>", 9), "%3Cstandard%20input%3E", 9),
        (Place("generated"), "generated", 1),
        (None, "source.yaml", 1),
    ],
)
def test_sarif_locations_are_uris(place: Place | None, uri: str, line: int) -> None:
    finding = Finding("kind", "error", Words(("x",)), place=place)
    (one,) = results(Report("diff", Words(()), Words(()), 1, (finding,), source=Place("source.yaml")))
    physical = one["locations"][0]["physicalLocation"]
    assert (physical["artifactLocation"]["uri"], physical["region"]["startLine"]) == (uri, line)
    assert ("uriBaseId" in physical["artifactLocation"]) is ("://" not in uri)


def test_a_fingerprint_stays_the_same_while_the_value_changes() -> None:
    def fingerprint(report: Report) -> object:
        return results(report)[0]["partialFingerprints"]

    assert fingerprint(report_with("span", "B")) == fingerprint(report_with("span", "C"))
    assert fingerprint(report_with("span", "B")) != fingerprint(report_with("prompt", "B"))


def test_a_sarif_message_holds_no_placeholder_and_no_link() -> None:
    messages = [one["message"]["text"] for one in results(report_with("n", "{0} [x](https://evil.example)"))]
    assert all("](" not in message for message in messages)
    assert all(not message.replace("{{", "").replace("}}", "").count("{") for message in messages)
    assert any("{{0}}" in message for message in messages)


def test_the_checked_part_of_sarif_refuses_what_is_none() -> None:
    log: Any = sarif(REPORT)
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert len(list(SARIF.iter_errors(log))) == 1


@pytest.mark.parametrize(
    ("urls", "address"),
    [
        (["Homepage, https://docpact.example/"], "https://docpact.example/"),
        ([], None),
        (None, None),
        (["Repository, https://github.com/OWNER/docpact"], None),
    ],
)
def test_sarif_names_the_project_s_address_as_its_metadata_has_it(
    monkeypatch: pytest.MonkeyPatch, urls: list[str] | None, address: str | None
) -> None:
    class Metadata:
        def get_all(self, name: str) -> list[str] | None:
            assert name == "Project-URL"
            return urls

    monkeypatch.setattr("importlib.metadata.metadata", lambda _name: Metadata())
    homepage.cache_clear()
    log: Any = sarif(REPORT)
    homepage.cache_clear()
    assert log["runs"][0]["tool"]["driver"].get("informationUri") == address


def test_junit_has_a_case_for_each_thing_that_was_judged_with_its_time() -> None:
    (suite,) = ET.fromstring(junit(REPORT))
    assert {name: suite.get(name) for name in ("name", "tests", "failures", "errors", "skipped", "time")} == {
        "name": "docpact diff",
        "tests": "4",
        "failures": "1",
        "errors": "0",
        "skipped": "1",
        "time": "1.500",
    }
    cases = {case.get("name"): case for case in suite}
    broken = cases["span#enum"]
    failure = broken.find("failure")
    assert failure is not None
    assert (broken.get("time"), failure.get("message"), failure.get("type")) == (
        "0.250",
        "span no longer takes B",
        "enum-tightened",
    )
    assert "at spec/span.yaml:7:5" in str(failure.text)
    assert [*cases["kept"]] == []
    assert cases["span#default"].find("system-out") is not None
    (failed,) = ET.fromstring(junit(Report("verify", Words(()), Words(()), 2, failed="no answer")))
    assert (failed.get("errors"), failed[0][0].get("message")) == ("1", "no answer")


@pytest.mark.parametrize("value", HOSTILE)
def test_junit_stays_xml_whatever_is_said(value: str) -> None:
    suite = ET.fromstring(junit(report_with(value, value)))[0]
    assert len(suite) >= 3
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", junit(report_with(value, value)))


@pytest.mark.parametrize("text", ["a|b", "|", "a`b", "a\\|b", "a\\", "\\`|"])
def test_no_text_ends_a_cell_of_a_table(text: str) -> None:
    shown = code(text)
    assert "|" not in shown
    assert "\\" not in shown
    assert MarkdownIt("gfm-like", {"linkify": False}).render(f"| a |\n|---|\n| {shown} |\n").count("<td>") == 1
