"""The words of a diff: what changed, where and why, and what goes into a changelog."""

from __future__ import annotations

import json

import pytest

from docpact.diff import Comparison, changelog, classify, compare, report
from docpact.errors import Place
from docpact.facts import Fact, Test
from docpact.read.sources import Source
from docpact.report import code, markdown, structured, text


def of_both_kinds() -> Comparison:
    before = [Fact("p", "enum", [1, 2]), Fact("q", "maxLength", 5), Fact("gone", "required", value=True)]
    after = [Fact("p", "enum", [1, 3]), Fact("q", "maxLength", 6), Fact("come", "type", "string")]
    after += [Fact("come", "maxLength", 9)]
    old = Source("old.md", "page", frozenset(before), places={"p#enum": Place("old.md", 12)}, unread=1)
    places = {"p#enum": Place("spec/a/b c.yaml", 30, 5), "q#maxLength": Place("spec/a/b c.yaml", 31, 5)}
    new = Source("spec/a/b c.yaml", "spec", frozenset(after), places=places)
    return compare(old, new)


def test_the_text_says_what_changed_where_and_why() -> None:
    lines = list(text(report(of_both_kinds())))
    assert lines[0] == "old.md: 1 sentence could not be read and may hide a change."
    at = lines.index("breaking  p takes 3, and no longer 2")
    assert lines[at + 1 : at + 4] == [
        "    The two cannot be put in an order. A call that was accepted may be refused.",
        "    at spec/a/b c.yaml:30:5",
        "    before: old.md:12",
    ]
    at = lines.index("compatible  come is a new parameter")
    assert lines[at + 2 : at + 4] == ["    states: come maxLength 9", '    states: come type "string"']
    assert "compatible  q now has at most 6 characters, where before it has at most 5 characters" in lines
    assert lines[-1] == "2 breaking, 2 compatible, 0 neutral: a major release of the client."


MODE = (Test("mode", ["A"]),)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (None, Fact("p", "maximum", 8), "p now is at most 8"),
        (Fact("p", "maximum", 8), None, "p no longer is at most 8"),
        (Fact("p", "maximum", 8), Fact("p", "maximum", 9), "p now is at most 9, where before it is at most 8"),
        (Fact("p", "enum", ["A"]), Fact("p", "enum", ["A", "B"]), 'p also takes "B"'),
        (Fact("p", "enum", ["A", "B"]), Fact("p", "enum", ["A"]), 'p no longer takes "B"'),
        (None, Fact("p", "required", False), "p is now said: it may be left out"),
        (None, Fact("p", "required", True), "p now has to be given"),
        (None, Fact("p", "forbidden", True, MODE), 'p now must not be given when mode="A"'),
        (
            Fact("p", "maximum", 8, MODE),
            Fact("p", "maximum", 8, (Test("mode", ["A", "B"]),)),
            'p now is at most 8 when mode="A"|"B", where before it is at most 8 when mode="A"',
        ),
        (None, Fact("p", "maximum", "eight"), 'p now has maximum "eight"'),
        (None, Fact("p", "deprecated", True), "p now is deprecated"),
    ],
)
def test_a_change_in_words(before: Fact | None, after: Fact | None, says: str) -> None:
    known = {Fact("p", "type", "integer"), Fact("mode", "type", "string")}
    found = classify(known | ({before} if before else set()), known | ({after} if after else set()))
    assert [str(finding.message) for finding in report(found).findings] == [says]


def test_the_changelog_lists_what_a_caller_notices() -> None:
    assert changelog(of_both_kinds()).splitlines() == [
        "### Added",
        "",
        "- `come` is a new parameter.",
        "",
        "### Changed",
        "",
        "- **Breaking:** `p` takes `3`, and no longer `2`.",
        "- `q` now has at most 6 characters, where before it has at most 5 characters.",
        "",
        "### Removed",
        "",
        "- **Breaking:** `gone` is gone.",
    ]
    assert report(of_both_kinds()).sections[0].markdown == changelog(of_both_kinds())
    typed, default = Fact("p", "type", "string"), Fact("p", "default", "A")
    assert changelog(classify([typed], [typed, default])) == ""
    deprecated = classify([typed], [typed, Fact("p", "deprecated", value=True)])
    assert changelog(deprecated).startswith("### Deprecated\n")


def test_a_value_of_a_source_is_quoted_in_markdown_and_our_words_are_not() -> None:
    lines = markdown(report(of_both_kinds())).splitlines()
    assert any(line.startswith("| **breaking** | `p` takes `3`, and no longer `2`.<br>") for line in lines)
    hostile = "[x](https://evil.example)"
    found = classify([Fact("p", "type", "string")], [Fact("p", "type", "string"), Fact("p", "pattern", hostile)])
    assert f"`p` now {code(f'matches {hostile}')}." in markdown(report(found))


def test_json_holds_what_changed_for_programs() -> None:
    document = json.loads(json.dumps(structured(report(of_both_kinds()))))
    assert document["old"] == {"name": "old.md", "kind": "page", "models": [], "unread": 1}
    assert (document["semver"], document["classes"]) == ("major", {"breaking": 2, "compatible": 2, "neutral": 0})
    found = {finding["fact"]: finding for finding in document["findings"]}
    assert (
        found["p#enum"].items()
        >= {
            "kind": "enum-changed",
            "severity": "error",
            "path": "p",
            "keyword": "enum",
            "change": "changed",
            "before": [1, 2],
            "after": [1, 3],
            "class": "breaking",
            "direction": "changed",
            "old_place": {"source": "old.md", "line": 12, "column": None},
            "new_place": {"source": "spec/a/b c.yaml", "line": 30, "column": 5},
        }.items()
    )
    parts = [found["come#parameter"][name] for name in ("keyword", "change", "before", "after")]
    assert parts == ["parameter", "added", None, [["come", "maxLength", 9], ["come", "type", "string"]]]
    assert found["gone#parameter"]["change"] == "removed"


def test_no_change_and_other_models_are_said_in_so_many_words() -> None:
    same = report(classify([], []))
    assert (str(same.verdict), same.exit_code, same.findings) == ("No change: both state the same facts.", 0, ())
    old, new = Source("a", "page", frozenset(), models=("m1",)), Source("b", "page", frozenset(), models=("m2",))
    assert [str(line) for line in report(compare(old, new)).remarks] == ["The two are of different models: m1 and m2."]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (("a.yaml", "spec", 3), ("b.md", "page", 4), "a.yaml:3"),
        (("a.md", "page", 3), ("b.yaml", "spec", 4), "b.yaml:4"),
        (("a.yaml", "spec", 3), ("b.yaml", "spec", 4), "b.yaml:4"),
        (("a.md", "page", 3), ("b.json", "openapi", None), "a.md:3"),
        (("a.json", "openapi", None), ("generated", "package", None), "None"),
    ],
)
def test_a_finding_stands_at_a_spec_then_a_page_then_the_new_side(
    old: tuple[str, str, int | None], new: tuple[str, str, int | None], expected: str
) -> None:
    def source(name: str, kind: str, at: int | None, fact: Fact) -> Source:
        return Source(name, kind, frozenset({fact}), places={fact.id: Place(name, at)} if at else {})  # type: ignore[arg-type]  # a kind

    found = compare(source(*old, Fact("p", "maximum", 1)), source(*new, Fact("p", "maximum", 2)))
    assert [str(finding.place) for finding in report(found).findings] == [expected]
