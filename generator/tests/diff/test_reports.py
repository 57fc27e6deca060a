"""Reports: what each format holds, and that no text from a source becomes more than text."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from docpact.diff import Report, changelog, classify, compare, markdown, sarif, structured, text
from docpact.diff.markdown import code
from docpact.errors import Place
from docpact.facts import Fact
from docpact.read.sources import Source

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


def hostile_report(name: str, value: str) -> Report:
    """A change of every shape in which a source's text can stand: path, member, rule, default, type, source name."""
    path = f"p{name}"
    before = {Fact(path, "enum", [value, "A"]), Fact(path, "rule", f"requires {value}"), Fact("q", "type", value)}
    after = {
        Fact(path, "enum", ["A", f"{value}!"]),
        Fact(path, "default", {value: [value]}),
        Fact("q", "type", "string"),
        Fact(f"new{name}", "default", value),
        Fact("w", "pairs", [[value, value]]),  # a document's, where nobody checked it
    }
    old = Source(f"old{name}", "page", frozenset(before), unread=2, places={f"{path}#enum": Place(f"old{name}", 3)})
    new = Source(f"new{name}", "spec", frozenset(after), path_places={path: Place(f"spec/{name}.yaml", 7, 5)})
    return compare(old, new)


def report_of_both_kinds() -> Report:
    before = [Fact("p", "enum", [1, 2]), Fact("p", "maxLength", 5), Fact("gone", "required", value=True)]
    after = [Fact("p", "enum", [1, 3]), Fact("p", "maxLength", 6), Fact("come", "type", "string")]
    after += [Fact("come", "maxLength", 9)]
    old = Source("old.md", "page", frozenset(before), places={"p#enum": Place("old.md", 12)}, unread=1)
    places = {"p#enum": Place("spec/a/b c.yaml", 30, 5), "p#maxLength": Place("spec/a/b c.yaml", 31, 5)}
    new = Source("spec/a/b c.yaml", "spec", frozenset(after), places=places)
    return compare(old, new)


def printed(report: Report) -> str:
    return "".join(f"{line}\n" for line in text(report))


def test_the_text_says_what_changed_where_and_why() -> None:
    lines = printed(report_of_both_kinds()).splitlines()
    assert lines[0] == "old.md: 1 sentence could not be read and may hide a change."
    at = lines.index("breaking  p takes 3, and no longer 2")
    assert lines[at + 2 : at + 4] == ["    old: old.md:12", "    new: spec/a/b c.yaml:30:5"]
    at = lines.index("compatible  come is a new parameter")
    assert lines[at + 1 : at + 3] == ["    come  maxLength  9", "    come  type  string"]
    assert "compatible  p has maxLength 6, up from 5" in lines
    assert "2 breaking, 2 compatible, 0 neutral: a major release of the client." in lines


def test_the_text_of_no_change() -> None:
    assert printed(classify([], [])) == "No change: both state the same facts.\n"


@pytest.mark.parametrize("value", HOSTILE)
def test_nothing_in_a_text_report_steers_the_terminal(value: str) -> None:
    plain = printed(hostile_report(value, value))
    assert all(character.isprintable() or character == "\n" for character in plain)
    assert len(plain.splitlines()) == len(printed(hostile_report("name", "value")).splitlines())


def test_rich_markup_in_a_value_is_shown_as_it_is() -> None:
    value = "[bold red]markup[/] :boom: [link=https://evil.example]x[/link]"
    assert value in printed(hostile_report("name", value))


def test_the_changelog_lists_what_a_caller_notices() -> None:
    assert changelog(report_of_both_kinds()).splitlines() == [
        "### Added",
        "",
        "- `come` is a new parameter.",
        "",
        "### Changed",
        "",
        "- **Breaking:** `p` takes `3`, and no longer `2`.",
        "- `p` has maxLength `6`, up from `5`.",
        "",
        "### Removed",
        "",
        "- **Breaking:** `gone` is gone.",
    ]
    assert (
        changelog(classify([Fact("p", "type", "string")], [Fact("p", "type", "string"), Fact("p", "default", "A")]))
        == ""
    )


def test_markdown_of_no_change_and_of_a_page_that_was_not_read_in_full() -> None:
    assert markdown(classify([], [])) == "**No change** from `old` to `new`.\n"
    page = Source("page.md", "page", frozenset(), unread=2)
    assert markdown(compare(page, page)).endswith(
        "\n> `page.md`: 2 sentences could not be read and may hide a change.\n"
    )


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


@given(NAMES, NAMES)
@example(HOSTILE[0], HOSTILE[5])
@example(HOSTILE[1], HOSTILE[2])
@example(HOSTILE[3], HOSTILE[6])
@example(HOSTILE[11], HOSTILE[9])
@pytest.mark.untraced
def test_no_text_becomes_markup_in_markdown(name: str, value: str) -> None:
    report = hostile_report(name, value)
    html = rendered(markdown(report))
    allowed = {"p", "strong", "table", "thead", "tbody", "tr", "th", "td", "code", "br", "h3", "ul", "li"}
    assert html.tags <= allowed | {"details", "summary", "blockquote"}
    assert html.cells == [0] + [4] * len(report.changes)


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


def test_json_holds_every_change_with_stable_members() -> None:
    document = json.loads(json.dumps(structured(report_of_both_kinds()), ensure_ascii=True))
    assert list(document) == ["old", "new", "semver", "counts", "changes", "changelog"]
    assert document["old"] == {"name": "old.md", "kind": "page", "models": [], "unread": 1}
    assert document["counts"] == {"breaking": 2, "compatible": 2, "neutral": 0}
    by_id = {change["id"]: change for change in document["changes"]}
    assert by_id["p#enum"] == {
        "id": "p#enum",
        "path": "p",
        "keyword": "enum",
        "change": "changed",
        "before": [1, 2],
        "after": [1, 3],
        "class": "breaking",
        "direction": "values exchanged",
        "reason": "A call that gives a removed value is refused; the new values do not make up for it.",
        "old_place": {"source": "old.md", "line": 12, "column": None},
        "new_place": {"source": "spec/a/b c.yaml", "line": 30, "column": 5},
    }
    assert [by_id["come#parameter"][name] for name in ("keyword", "change", "before", "after")] == [
        "parameter",
        "added",
        None,
        [["come", "maxLength", 9], ["come", "type", "string"]],
    ]
    assert by_id["gone#parameter"]["change"] == "removed"


@given(NAMES, NAMES)
@pytest.mark.untraced
def test_every_report_can_be_written_for_any_text(name: str, value: str) -> None:
    report = hostile_report(name, value)
    assert json.dumps(structured(report), ensure_ascii=True).isascii()
    markdown(report).encode("utf-8")
    printed(report).encode("utf-8")
    assert list(SARIF.iter_errors(sarif(report))) == []


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
        "id": {"type": "string", "pattern": "^[A-Za-z]+(-[a-z]+)+$"},
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
    {"name": {"const": "docpact"}, "semanticVersion": {"type": "string"}, "rules": {"type": "array", "items": RULE}}
)
RUN = closed(
    {
        "tool": closed({"driver": DRIVER}),
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
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


def results(report: Report) -> dict[str, dict[str, Any]]:
    """The results of a SARIF log by the path they are about, with the log's own rules checked."""
    log: dict[str, Any] = sarif(report)
    assert list(SARIF.iter_errors(log)) == []
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    found = log["runs"][0]["results"]
    assert [rules[one["ruleIndex"]] for one in found] == [one["ruleId"] for one in found]
    assert {one["ruleId"] for one in found} == set(rules)
    return {f"{one['properties']['path']} {one['ruleId']}": one for one in found}


def test_sarif_points_at_the_spec_s_line() -> None:
    found = results(report_of_both_kinds())
    one = found["p enum-values-exchanged"]
    assert one["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "spec/a/b%20c.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 30, "startColumn": 5},
            }
        }
    ]
    assert (one["level"], found["p maxLength-raised"]["level"]) == ("error", "warning")
    neutral = classify([Fact("p", "type", "string")], [Fact("p", "type", "string"), Fact("p", "default", "A")])
    assert [one["level"] for one in results(neutral).values()] == ["note"]


@pytest.mark.parametrize(
    ("old", "new", "uri", "line"),
    [
        (("a.yaml", "spec", 3), ("b.md", "page", 4), "a.yaml", 3),
        (("a.md", "page", 3), ("b.yaml", "spec", 4), "b.yaml", 4),
        (("a.yaml", "spec", 3), ("b.yaml", "spec", 4), "b.yaml", 4),
        (("a.md", "page", 3), ("b.json", "openapi", None), "a.md", 3),
        (("a.json", "openapi", None), ("generated", "package", None), "generated", 1),
        (("a.json", "openapi", None), ("https://a.example/d?x=1|2 3", "page", 9), "https://a.example/d?x=1%7C2%203", 9),
        (("a.json", "openapi", None), ("/tmp/a b.md", "page", 9), "file:///tmp/a%20b.md", 9),
        (("a.json", "openapi", None), ("<standard input>", "page", 9), "%3Cstandard%20input%3E", 9),
    ],
)
def test_sarif_prefers_a_spec_then_a_page_then_the_new_side(
    old: tuple[str, Any, int | None], new: tuple[str, Any, int | None], uri: str, line: int
) -> None:
    def source(name: str, kind: Any, at: int | None, fact: Fact) -> Source:
        places = {fact.id: Place(name, at)} if at else {}
        return Source(name, kind, frozenset({fact}), places=places)

    report = compare(source(*old, Fact("p", "maximum", 1)), source(*new, Fact("p", "maximum", 2)))
    (one,) = results(report).values()
    physical = one["locations"][0]["physicalLocation"]
    assert (physical["artifactLocation"]["uri"], physical["region"]["startLine"]) == (uri, line)
    assert ("uriBaseId" in physical["artifactLocation"]) is ("://" not in uri)


def test_a_fingerprint_stays_the_same_while_the_value_changes() -> None:
    def fingerprint(highest: int) -> object:
        (one,) = results(classify([Fact("p", "maximum", 1)], [Fact("p", "maximum", highest)])).values()
        return one["partialFingerprints"]

    assert fingerprint(2) == fingerprint(3)
    (other,) = results(classify([Fact("q", "maximum", 1)], [Fact("q", "maximum", 2)])).values()
    assert other["partialFingerprints"] != fingerprint(2)


def test_a_sarif_message_holds_no_placeholder_and_no_link() -> None:
    report = hostile_report("n", "{0} [x](https://evil.example)")
    messages = [one["message"]["text"] for one in results(report).values()]
    assert all("](" not in message for message in messages)
    assert all(not message.replace("{{", "").replace("}}", "").count("{") for message in messages)
    assert any("{{0}}" in message for message in messages)


def test_the_checked_part_of_sarif_refuses_what_is_none() -> None:
    log: Any = sarif(report_of_both_kinds())
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert len(list(SARIF.iter_errors(log))) == 1


def test_a_report_names_its_own_words_only(tmp_path: Path) -> None:
    """The reasons are ours: none of them is filled with a value."""
    report = hostile_report(str(tmp_path), "{after} {reason}")
    assert all("{" not in change.row.reason for change in report.changes)


@pytest.mark.parametrize("text", ["a|b", "|", "a`b", "a\\|b", "a\\", "\\`|"])
def test_no_text_ends_a_cell_of_a_table(text: str) -> None:
    shown = code(text)
    assert "|" not in shown
    assert "\\" not in shown
    assert MarkdownIt("gfm-like", {"linkify": False}).render(f"| a |\n|---|\n| {shown} |\n").count("<td>") == 1
