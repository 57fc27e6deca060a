"""Errors: what, where, what to do, and never a control character on somebody's terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docpact.errors import DocpactError, Place, display_path, printable


def test_an_error_says_what_where_and_what_next() -> None:
    error = DocpactError("it is wrong", where=Place("a.yaml", 3, 7), hint="Mend it.")
    assert str(error) == "a.yaml:3:7: it is wrong\n  Mend it."
    assert str(DocpactError("it is wrong")) == "it is wrong"
    assert str(Place("a.yaml", 3)) == "a.yaml:3"
    assert str(Place("a.yaml")) == "a.yaml"


@settings(max_examples=100, deadline=None, derandomize=True)
@given(text=st.text(st.characters(exclude_categories=())))
def test_no_text_can_steer_a_terminal(text: str) -> None:
    error = str(DocpactError(text, where=Place(text, 1, 1), hint=text))
    assert all(character.isprintable() for line in error.split("\n") for character in line)
    assert error.count("\n") <= 1
    error.encode()


def test_nothing_foreign_begins_a_line() -> None:
    """A runner of CI takes what begins a line with :: for a command, also after blanks."""
    error = DocpactError("a\n::error::b", where=Place("c\n::error::d", 1), hint="e\n::error::f")
    assert str(error) == r"c\n::error::d:1: a\n::error::b" + "\n  " + r"e\n::error::f"


@pytest.mark.parametrize("text", ["\x1b[2J", "\x9b2J", "\u202e", "\u200b", "\x07", "\r", "\ud800"])
def test_what_is_invisible_is_escaped(text: str) -> None:
    assert printable(text).isascii()
    assert printable(text).startswith("\\")


def test_long_texts_are_cut() -> None:
    assert printable("x" * 501) == "x" * 499 + "…"
    assert printable("x" * 500) == "x" * 500


def test_paths_are_shown_as_a_reader_would_type_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert display_path(tmp_path / "a" / "b.yaml") == "a/b.yaml"
    assert display_path(Path("/somewhere/else.yaml")) == "/somewhere/else.yaml"
