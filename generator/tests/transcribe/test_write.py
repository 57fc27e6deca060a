"""What is written reads back as the same data, whatever the text; a person's comments and look survive."""

from __future__ import annotations

import datetime as dt
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from docpact.errors import DocpactError
from docpact.spec import Project
from docpact.spec.write import HEADER, LONGEST_INLINE, lost_comments, spec_text, write_spec
from docpact.spec.yaml import parse_yaml

NAMED = Path("x.yaml")

HOSTILE = [
    'it\'s "quoted" \\ back',
    "!!python/object/apply:os.system [x]",
    "&anchor *alias",
    "a: b # c",
    "- item",
    "{{ template }}",
    "line one\nline two\n",
    "\ttab",
    "\u202ereversed\u2066 and \u200bhidden",
    "\x1b[31mred\x07\x00",
    "\x85\u2028\u2029\ufeff",
    "--- \n...",
    "%YAML 1.1",
    "yes",
    "OFF",
    "null",
    "~",
    "1e3",
    "0x10",
    "2026-11-22",
    "12:30",
    "",
    " ",
    "# no comment",
    "[1, 2",
    "x" * 1500,
    "\U0001f600 é ü",
]

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reads_back_and_never_reaches_a_terminal(text: str) -> None:
    data: dict[str, JsonValue] = {"says": text, "list": [text], "deep": {text: [{text: text}]}}
    written = spec_text(data)
    assert parse_yaml(NAMED, written.encode()).data == data
    assert all(line.isprintable() for line in written.split("\n"))


@settings(deadline=None, derandomize=True)
@given(st.dictionaries(TEXT, JSON, max_size=5))
@pytest.mark.untraced
def test_any_data_reads_back(data: dict[str, JsonValue]) -> None:
    written = spec_text(data)
    assert parse_yaml(NAMED, written.encode()).data == (data or {})


@settings(deadline=None, derandomize=True)
@given(st.dictionaries(TEXT, JSON, min_size=1, max_size=5), st.dictionaries(TEXT, JSON, min_size=1, max_size=5))
@pytest.mark.untraced
def test_any_data_written_onto_any_other_reads_back(before: dict[str, JsonValue], after: dict[str, JsonValue]) -> None:
    written = spec_text({**after, **before}, spec_text(before))
    assert parse_yaml(NAMED, written.encode()).data == {**after, **before}
    onto = spec_text(after, spec_text(before))
    assert parse_yaml(NAMED, onto.encode()).data == after


def test_a_spec_looks_like_those_that_people_write() -> None:
    data = {
        "model": "gale-1",
        "page": {"url": "https://kestrel.example/docs/gale-1", "read": dt.date(2026, 11, 22)},
        "sample": {"body": {"parameters": {"shots": [{"text": "a"}, {"text": "b"}], "ids": []}}},
        "body": {
            "parameters.mode": {
                "enum": ["ON", "OFF"],
                "assumed": {"type": "string", "required": False},
                "why": "It's so.",
                "says": "",
            }
        },
    }
    assert spec_text(data) == HEADER + (
        "model: gale-1\n"
        "page:\n"
        "  url: https://kestrel.example/docs/gale-1\n"
        "  read: 2026-11-22\n"
        "sample:\n"
        "  body:\n"
        "    parameters:\n"
        "      shots:\n"
        "        - text: a\n"
        "        - text: b\n"
        "      ids: []\n"
        "body:\n"
        "  parameters.mode:\n"
        "    enum: ['ON', 'OFF']\n"
        "    assumed: {type: string, required: false}\n"
        "    why: It's so.\n"
        "    says: ''\n"
    )


def test_a_long_list_takes_a_line_for_each_item() -> None:
    written = spec_text({"enum": ["x" * 40] * 4, "short": ["x" * 40]})
    assert written.count("\n  - ") == 4
    assert max(map(len, written.split("\n"))) > LONGEST_INLINE


def test_the_committed_specs_come_out_as_they_are(project: Project) -> None:
    for spec in project.specs:
        text = spec.path.read_text(encoding="utf-8")
        data = parse_yaml(spec.path, text.encode()).data
        assert isinstance(data, dict)
        assert spec_text(data, text) == text


COMMENTED = """\
# at the top
model: a  # after the model
# above the page
page:
  url: u
  list: [1, 2]  # after the list
  # above the flow
  flow: {p: 1}  # after the flow
# above the title
title: t
# above the items
items:
  - path: one
    text: a
  # above the second
  - path: two
    text: b
# at the end
"""


def commented(**changes: object) -> str:
    data = parse_yaml(NAMED, COMMENTED.encode()).data
    assert isinstance(data, dict)
    wanted = {name: value for name, value in {**data, **changes}.items() if value is not None}
    written = spec_text(wanted, COMMENTED)
    assert parse_yaml(NAMED, written.encode()).data == wanted
    return written


def test_nothing_changed_is_nothing_written_anew() -> None:
    assert commented() == COMMENTED


@pytest.mark.parametrize(
    "changes",
    [
        {"title": None},
        {"title": "it: is"},
        {"new": {"a": [1]}},
        {"page": {"url": "u", "list": [1, 2, 3], "flow": {"p": 2}}},
        {"page": {"url": "u", "list": "none", "new": "n", "flow": {"p": 1}}},
        {"page": {"new": [1], "list": [1, 2], "flow": {"p": 1}}},
        {"items": [{"path": "one", "text": "changed"}, {"path": "two", "text": "b"}, {"path": "three", "text": "c"}]},
        {"items": [{"path": "zero", "text": "z"}, {"path": "one", "text": "a"}, {"path": "two", "text": "b"}]},
    ],
)
def test_comments_survive_changes_beside_them(changes: dict[str, object]) -> None:
    assert lost_comments(COMMENTED, commented(**changes)) == []


def test_comments_stay_above_what_they_are_about() -> None:
    without = commented(title=None).split("\n")
    assert without[without.index("items:") - 1] == "# above the items"
    data = parse_yaml(NAMED, COMMENTED.encode()).data
    assert isinstance(data, dict)
    more = spec_text({"model": "a", "new": 1, **{name: data[name] for name in data if name != "model"}}, COMMENTED)
    assert "new: 1\n# above the page\npage:" in more


def test_comments_of_what_is_gone_are_named() -> None:
    assert lost_comments(COMMENTED, commented(page=None)) == [
        "# after the list",
        "# above the flow",
        "# after the flow",
    ]
    assert lost_comments(COMMENTED, commented(items=[{"path": "two", "text": "b"}])) == ["# above the second"]


def test_a_file_is_replaced_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "gale-1.yaml"
    assert write_spec(target, "a: 1\n")
    target.chmod(0o640)
    assert not write_spec(target, "a: 1\n")
    assert write_spec(target, "a: é\n")
    assert target.read_bytes() == "a: é\n".encode()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["gale-1.yaml"]


def test_a_failed_write_leaves_the_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "gale-1.yaml"
    write_spec(target, "a: 1\n")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DocpactError, match="cannot be written: No space left"):
        write_spec(target, "a: 2\n")
    assert target.read_text() == "a: 1\n"
    assert [path.name for path in tmp_path.iterdir()] == ["gale-1.yaml"]


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("precious")
    link = tmp_path / "gale-1.yaml"
    link.symlink_to(other)
    with pytest.raises(DocpactError, match="symbolic link"):
        write_spec(link, "a: 1\n")
    assert other.read_text() == "precious"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocpactError, match=r"cannot be written: .*\n.*folder exists"):
        write_spec(tmp_path / "no" / "gale-1.yaml", "a: 1\n")


def test_a_text_that_can_be_read_and_not_edited_is_said() -> None:
    text = "model: gale-1\nbody:\n  model: {type: string, line:\t3}\n\t# a comment\n"
    with pytest.raises(DocpactError, match="the spec cannot be edited: "):
        spec_text({"model": "gale-1"}, text)
