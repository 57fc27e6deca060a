"""Renderings without markup: cells that run together are told apart by what they are, or reported."""

from __future__ import annotations

import pytest

from docpact.facts import Fact
from docpact.read.pages import Page, read_page

PARAMETERS = "ParameterTypeDefinition\nwidthintegerOptional. The width.\nheightintegerOptional. The height.\n"


def page_of(text: str) -> Page:
    return read_page(f"Tuba 2\n\n{text}", "flat.txt")


def facts_of(text: str) -> set[str]:
    return {str(at) for at in page_of(text).claims}


@pytest.mark.parametrize(
    ("rows", "pairs"),
    [
        (
            "Aspect RatioWidthHeight\n1:110241024\n2:11536768\n9:167681344\n14:101280896",
            [[1024, 1024], [1536, 768], [768, 1344], [1280, 896]],
        ),
        ("Aspect RatioPixel Values (Width x Height)\n21:91470x630\n1:1960x960", [[1470, 630], [960, 960]]),
        (
            "TierAspect RatioPixel Values (Width x Height)\n720p16:9 (Wide)1280x720\n9:16 (Tall)720 x 1280\nAutoAny0x0",
            [[1280, 720], [720, 1280], [0, 0]],
        ),
    ],
)
def test_sizes_are_told_apart_by_their_ratio(rows: str, pairs: list[list[int]]) -> None:
    found = facts_of(f"{PARAMETERS}\nDimensions\n\n{rows}\n")

    assert str(Fact("width", "pairs", [*pairs])) in found


@pytest.mark.parametrize("row", ["1:1999", "3:210", "no sizes here", "16:9123456789123"])
def test_a_row_that_cannot_be_cut_in_one_way_is_reported(row: str) -> None:
    page = page_of(f"{PARAMETERS}\nSizes\n\nAspect RatioWidthHeight\n{row}\n1:110241024\n")

    assert [entry.sentence for entry in page.unread] == [row]
    assert any(str(at) == "width pairs [[1024, 1024]]" for at in page.claims)


def test_a_table_of_values_is_cut_after_a_known_name() -> None:
    found = facts_of(f"{PARAMETERS}\nDimensions\n\nParameterAllowed values (px)\nwidth1280, 720\nheight720\n")

    assert {"width enum [720, 1280]", "height enum [720]"} <= found


def test_a_column_of_ids_below_a_single_header() -> None:
    rows = "ParameterTypeDefinition\nvoice_idstringThe voice. One of the ids in List of Voice IDs.\n"

    assert 'voice_id enum ["high_01", "low_01", "mid_01"]' in facts_of(
        f"{rows}\nList of Voice IDs\n\nVoice ID\nlow_01\nmid_01\nhigh_01\n"
    )


def test_a_required_column_is_told_apart() -> None:
    found = facts_of("ParameterTypeRequiredDescription\nkeystringYesThe key.\ntempointegerNoHow fast. Range 1-9.\n")

    assert found == {
        'key type "string"',
        "key required true",
        'tempo type "integer"',
        "tempo required false",
        "tempo minimum 1",
        "tempo maximum 9",
    }


def test_names_that_hold_a_type_word_are_not_cut_there() -> None:
    assert 'number_of_strings type "integer"' in facts_of(
        "ParameterTypeDefinition\nnumber_of_stringsintegerOptional.\n"
    )


def test_a_definition_may_go_on_in_the_next_line() -> None:
    found = facts_of("ParameterTypeDefinition\nkeystringOptional. The key.\nAccepts C, D, E.\ntempointegerOptional.\n")

    assert 'key enum ["C", "D", "E"]' in found
    assert 'tempo type "integer"' in found


def test_a_row_of_an_unknown_type_is_reported() -> None:
    page = page_of("ParameterTypeDefinition\nkeystringOptional.\nsizetubaOptional. Accepts A, B.\n")

    assert [entry.sentence for entry in page.unread] == ["sizetubaOptional. Accepts A, B."]
    assert {at.fact.path for at in page.claims} == {"key"}


def test_a_heading_ends_the_table() -> None:
    page = page_of(f"{PARAMETERS}Dimensions\n\nSome words.\n")

    assert ("Dimensions", 6) in page.headings
    assert page.unread == ()


def test_piped_rows_may_lack_their_outer_pipes_and_hold_more_pipes() -> None:
    page = read_page(
        "T\nParameter | Type | Definition |\n|---|---|---|\nkey | string | Optional. C | D. |\nshort |\n", "glued.txt"
    )

    assert page.rows[0].definition == "Optional. C | D."
    assert [entry.sentence for entry in page.unread] == ["short |"]


def test_a_page_that_ends_inside_a_row_says_so() -> None:
    page = read_page(
        "T\n| Parameter | Type | Definition |\n|---|---|---|\n| key | string | Optional. The ke", "cut.txt"
    )

    assert {str(at) for at in page.claims} == {'key type "string"', "key required false"}
    assert [entry.reason for entry in page.unread] == ["the page ends in the middle of this row"]


def test_a_row_with_too_many_tabs_is_reported() -> None:
    page = read_page("T\n\nParameter\tType\nkey\tstring\nodd\tstring\tmore\n", "tabs.txt")

    assert [entry.sentence for entry in page.unread] == ["odd\tstring\tmore"]
    assert {at.fact.path for at in page.claims} == {"key"}


def test_code_above_a_table_does_not_shift_where_a_definition_ends() -> None:
    table = "ParameterTypeDefinition\ntonestringOptional.\nLoud music\nOr soft music as well.\n"
    text = f"https://tuba.test/v2\n\n{table}\nEnd"

    assert [row.definition for row in page_of(text).rows] == ["Optional.\nLoud music\nOr soft music as well."]
