"""Type cells in every notation."""

from __future__ import annotations

import pytest

from docpact.facts import JsonType
from docpact.read.pages import read_page
from docpact.read.pages.types import read_type


@pytest.mark.parametrize(
    ("cell", "kind", "item"),
    [
        ("string", "string", None), ("`String`", "string", None), ("str", "string", None),
        ("varchar(20)", "string", None),
        ("INT", "integer", None), ("int64", "integer", None), ("float", "number", None),
        ("number (float)", "number", None),
        ("bool", "boolean", None), ("dict[str, any]", "object", None), ("object<Wind>", "object", None),
        ("array", "array", None), ("array of strings", "array", "string"), ("list of integers", "array", "integer"),
        ("string[]", "array", "string"), ("[object]", "array", "object"), ("Array<number>", "array", "number"),
        ("list[str]", "array", "string"), ("string array", "array", "string"), ("Wind[]", "array", None),
        ("array of arrays", "array", "array"), ("enum<string>", "string", None), ("string (enum)", "string", None),
        ("string | null", "string", None), ("null or integer", "integer", None), ("string<uuid>", "string", None),
        ("nullable string", "string", None), ("string?", "string", None), ("a string", "string", None),
        ("Optional[int]", "integer", None), ("integer | int32", "integer", None), ("string, required", "string", None),
        ("\u5b57\u7b26\u4e32", "string", None), ("n\u00famero", "number", None),
    ],
)  # fmt: skip
def test_a_notation_is_understood(cell: str, kind: JsonType, item: JsonType | None) -> None:
    read = read_type(cell)

    assert (read.type, read.item, read.unknown) == (kind, item, "")


@pytest.mark.parametrize("cell", ["WindEnum", "File", "COMBO", "string | array", "jpeg/png", "tuple of 2"])
def test_what_is_no_type_of_json_is_reported(cell: str) -> None:
    read = read_type(cell)

    assert read.type is None or cell == "tuple of 2"
    assert read.unknown or read.type


def test_a_choice_of_texts_is_a_string_with_values() -> None:
    assert (read_type('"soft" | "hard"').type, read_type("'a' or 'b'").values) == ("string", ("a", "b"))


@pytest.mark.parametrize(
    ("cell", "facts"),
    [
        ("String(50)", {"n maxLength 50"}),
        ("string (max 50 characters)", {"n maxLength 50"}),
        ("integer (1-8)", {"n minimum 1", "n maximum 8"}),
        ("integer [1..8]", {"n minimum 1", "n maximum 8"}),
        ("integer, required", {"n required true"}),
        ("integer (optional)", {"n required false"}),
        ("integer, default is 4", {"n default 4"}),
        ("integer, default is null", set()),
        ("Optional[int]", {"n required false"}),
        ('"soft" | "hard"', {'n enum ["hard", "soft"]'}),
    ],
)
def test_a_type_cell_may_say_more(cell: str, facts: set[str]) -> None:
    text = cell.replace("|", "\\|")
    page = read_page(f"# W\n\n| Parameter | Type |\n|---|---|\n| n | {text} |\n", "p.md")

    assert {str(claim) for claim in page.claims if " type " not in str(claim)} == facts
