"""Tables in every shape: other columns and orders, spans, sizes, ids; and the prose around them."""

from __future__ import annotations

import pytest

from docpact.facts import Fact
from docpact.read.pages import Page, read_page

BODY = 'curl --request POST https://x.test/v2 --data \'{"model": "tuba-2", "parameters": {"prompt": "A march"}}\'\n'


def page_of(table: str, *, after: str = "", sample: str = BODY) -> Page:
    head = f"# Tuba 2\n\n```curl\n{sample}```\n\n## Body Parameters\n\n"
    return read_page(f"{head}{table}\n\n{after}\n", "page.md")


def facts_of(table: str, *, after: str = "", sample: str = BODY) -> set[str]:
    return {str(at) for at in page_of(table, after=after, sample=sample).claims}


SIDES = (
    "| Parameter | Type | Definition |\n|---|---|---|\n"
    "| width | integer | The width. |\n| height | integer | The height. |\n"
)
TYPES = {'parameters.width type "integer"', 'parameters.height type "integer"'}


def test_columns_may_stand_in_any_order_and_bring_others_along() -> None:
    table = (
        "| Type | Required | Parameter | Default | Range | Allowed values | Description |\n"
        "|---|---|---|---|---|---|---|\n"
        "| integer | No | `tempo` | `96` | 40-208 | | Beats. |\n"
        '| string | Yes | key | "AUTO" | - | `AUTO`, `C` | The key. |\n'
        "| array | Optional | voices | [] | 1 to 3 items | | Array of strings. |\n"
    )

    assert facts_of(table) == {
        'parameters.tempo type "integer"',
        "parameters.tempo required false",
        "parameters.tempo default 96",
        "parameters.tempo minimum 40",
        "parameters.tempo maximum 208",
        'parameters.key type "string"',
        "parameters.key required true",
        'parameters.key default "AUTO"',
        'parameters.key enum ["AUTO", "C"]',
        'parameters.voices type "array"',
        "parameters.voices required false",
        "parameters.voices default []",
        "parameters.voices minItems 1",
        "parameters.voices maxItems 3",
        'parameters.voices itemType "string"',
    }


@pytest.mark.parametrize(
    ("cell", "facts"),
    [
        ("`array` of strings", {'type "array"', 'itemType "string"'}),
        ("integer[]", {'type "array"', 'itemType "integer"'}),
        ("array<number>", {'type "array"', 'itemType "number"'}),
        ("string (required)", {'type "string"', "required true"}),
        ("bool, optional", {'type "boolean"', "required false"}),
        ("float", {'type "number"'}),
        ("integer | null", {'type "integer"'}),
        ("tuba", set()),
    ],
)
def test_a_type_cell_states_a_type_and_perhaps_more(cell: str, facts: set[str]) -> None:
    page = page_of(
        f"| Parameter | Type | Definition |\n|---|---|---|\n| a | {cell.replace('|', chr(92) + '|')} | Words. |\n"
    )

    assert {str(at) for at in page.claims} == {f"parameters.a {fact}" for fact in facts}
    assert bool(page.unread) == (cell == "tuba")


def test_minimum_and_maximum_columns_bound_what_the_type_says() -> None:
    table = (
        "| Name | Type | Min | Max |\n|---|---|---|---|\n"
        "| a | integer | 1 | 9 |\n| b | string | 2 | 90 |\n| c | array | - | 3 |\n"
    )

    stated = {fact for fact in facts_of(table) if " type " not in fact}
    assert stated == {
        "parameters.a minimum 1",
        "parameters.a maximum 9",
        "parameters.b minLength 2",
        "parameters.b maxLength 90",
        "parameters.c maxItems 3",
    }


def test_one_row_may_name_two_parameters() -> None:
    table = "| Parameter | Type | Definition |\n|---|---|---|\n| `width` / `height` | integer | Supports 8 to 64. |\n"

    assert {fact.split()[0] for fact in facts_of(table)} == {"parameters.width", "parameters.height"}


def test_a_cell_that_is_no_name_is_reported_and_never_a_path() -> None:
    page = page_of(
        "| Parameter | Type | Definition |\n|---|---|---|\n| a | string | X. |\n| ../../etc | string | Y. |\n"
    )

    assert [row.declared for row in page.rows] == ["a"]
    assert [entry.rest for entry in page.unread] == ["../../etc"]


def test_a_table_of_the_response_states_nothing_about_the_request() -> None:
    answer = "# Response\n\n| Field | Type | Definition |\n|---|---|---|\n| id | string | Required. |\n"

    assert facts_of(SIDES, after=answer) == TYPES


@pytest.mark.parametrize(
    "table",
    [
        "| Ratio | Width | Height |\n|---|---|---|\n| 16:9 | 1280 | 720 |\n| 1:1 | 720 | 720 |\n",
        "| Ratio | Height | Width |\n|---|---|---|\n| 16:9 | 720 | 1280 |\n| 1:1 | `720` | 720 px |\n",
        "| Ratio | Pixel Values (Width x Height) |\n|---|---|\n| 16:9 | 1280x720 |\n| 1:1 | 720 x 720 |\n",
        "| Ratio | Size (Height x Width) |\n|---|---|\n| 16:9 | 720x1280 |\n| 1:1 | 720x720 |\n",
        "| Ratio | Small | Large |\n|---|---|---|\n| any | 720&times;720 | 1280\u00d7720 |\n",
        "| Name | Sizes |\n|---|---|\n| all | 1280x720, 720x720 |\n",
        (
            "<table><tr><th>Tier</th><th>Size</th></tr><tr><td rowspan=2>SD</td><td>1280x720</td></tr>"
            "<tr><td>720x720</td></tr></table>"
        ),
        (
            "<table><tr><th>Ratio</th><th>Width</th><th>Height</th></tr>"
            "<tr><td>1:1</td><td colspan=2>720</td></tr><tr><td>16:9</td><td>1280</td><td>720</td></tr></table>"
        ),
    ],
)
def test_a_table_of_sizes_gives_pairs_on_width(table: str) -> None:
    assert facts_of(SIDES, after=f"## Dimensions\n\n{table}") == {
        *TYPES,
        str(Fact("parameters.width", "pairs", [[1280, 720], [720, 720]])),
    }


def test_lists_of_widths_and_heights_are_an_enum_on_each() -> None:
    table = "## Sizes\n\n| Model | Height | Width |\n|---|---|---|\n| Tuba | 0, 720, 1080 | 1280, 1920 |\n"

    assert facts_of(SIDES, after=table) == {
        *TYPES,
        "parameters.height enum [0, 720, 1080]",
        "parameters.width enum [1280, 1920]",
    }


def test_a_second_table_about_known_parameters_adds_to_the_first() -> None:
    table = "## Dimensions\n\n| Side | Allowed values (px) |\n|---|---|\n| width | 1280, 720 |\n| height | 720 |\n"
    page = page_of(SIDES, after=table)

    assert {str(at) for at in page.claims} == {
        *TYPES,
        "parameters.width enum [720, 1280]",
        "parameters.height enum [720]",
    }
    assert [row.declared for row in page.rows] == ["width", "height"]


@pytest.mark.parametrize(
    "after",
    [
        "Tuba supports flexible custom resolutions.\n\n| Ratio | Width | Height |\n|---|---|---|\n| 1:1 | 8 | 8 |\n",
        "## Recommended sizes\n\n| Ratio | Width | Height |\n|---|---|---|\n| 1:1 | 64 | 64 |\n",
    ],
)
def test_sizes_that_are_only_some_of_those_allowed_are_no_pairs(after: str) -> None:
    assert facts_of(SIDES, after=after) == TYPES


def test_sizes_beside_a_stated_range_are_no_pairs_and_are_reported() -> None:
    ranged = SIDES.replace("The width.", "Supports 8 to 64.")
    page = page_of(ranged, after="## Sizes\n\n| Ratio | Width | Height |\n|---|---|---|\n| 1:1 | 16 | 16 |\n")

    assert not any(at.fact.keyword == "pairs" for at in page.claims)
    assert any("allows others" in entry.reason for entry in page.unread)


IDS = "## List of Voice IDs\n\n| Voice | UUID |\n|---|---|\n| Low | `v-low` |\n| High | `v-high` |\n"


@pytest.mark.parametrize(
    ("definition", "found"),
    [
        ("The voice. One of the ids in List of Voice IDs.", True),
        ("Refer to the list of voices below for its UUIDs.", True),
        ("The voice that sings.", False),
    ],
)
def test_a_table_of_ids_counts_when_the_definition_refers_to_it(definition: str, found: bool) -> None:  # noqa: FBT001
    table = f"| Parameter | Type | Definition |\n|---|---|---|\n| voice_id | string | {definition} |\n"

    assert ('parameters.voice_id enum ["v-high", "v-low"]' in facts_of(table, after=IDS)) is found


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("Defaults: width 1280, height 720.", {"width default 1280", "height default 720"}),
        ("Defaults to `1280` x `720`.", {"width default 1280", "height default 720"}),
        ("When not specified, default width and height is 64.", {"width default 64", "height default 64"}),
        (
            "Both `width` and `height` must be sent together, or left out together.",
            {'width rule "requires height"', 'height rule "requires width"'},
        ),
        ("* Both `width` and `height` must be **multiples of 16**.", {"width multipleOf 16", "height multipleOf 16"}),
        ("* `width` is fixed at `64`.", {"width enum [64]"}),
        ("* width defaults to 64.", {"width default 64"}),
        ("The `width` parameter accepts: `32`, `64`.", {"width enum [32, 64]"}),
        ("* **Edge**<br />`max(width, height) < 4,000`", {'width rule "max(width, height) < 4000"'}),
        ("`1,000 \u2264 width \u00d7 height \u2264 8,000`", {'width rule "1000 <= width * height <= 8000"'}),
        (
            "Let `long = max(width, height)` and `short = min(width, height)`.<br />`long / short \u2264 3`",
            {'width rule "max(width, height) / min(width, height) <= 3"'},
        ),
        ("The old_size parameter is being deprecated.", {"old_size deprecated true"}),
        (
            "`width` and `height` cannot be used together.",
            {'width rule "excludes height"', 'height rule "excludes width"'},
        ),
        ("Wide is the meadow, and high is the hill at 64.", set()),
        ("In portrait, defaults to `720` x `1280`.", set()),
    ],
)
def test_prose_below_the_table_is_read_where_it_names_parameters(prose: str, expected: set[str]) -> None:
    assert facts_of(SIDES, after=f"## Dimensions\n\n{prose}") - TYPES == {f"parameters.{fact}" for fact in expected}


def test_values_that_a_lead_announces_are_an_enum() -> None:
    table = "| Parameter | Type | Definition |\n|---|---|---|\n| key | string | The key. |\n"
    listed = "The API accepts the following `key` values:\n\n* `C`\n* `D` - the brighter one\n"

    assert 'parameters.key enum ["C", "D"]' in facts_of(table, after=listed)


def test_parameters_in_a_list_are_read_when_there_is_no_table() -> None:
    page = read_page(
        f"# Tuba\n\n```\n{BODY}```\n\n## Parameters\n\n"
        "* tempo - Supports 40 to 208\n* `key` (string): Set to `C` or `D`.\n",
        "page",
    )

    assert {at.fact for at in page.claims} == {
        Fact("parameters.tempo", "minimum", 40),
        Fact("parameters.tempo", "maximum", 208),
        Fact("parameters.key", "type", "string"),
        Fact("parameters.key", "enum", ["C", "D"]),
    }


def test_items_in_the_same_shape_as_another_parameter() -> None:
    table = (
        "| Parameter | Type | Definition |\n|---|---|---|\n"
        "| music.echo | array | Each item specifies a `sound` object in the same shape as `tune`. |\n"
        "| music.tune | array | Each item specifies a `sound` object with a `kind` (`A`, `B`) and an `id`. |\n"
    )

    assert {fact for fact in facts_of(table) if fact.startswith("parameters.music.echo[].sound.")} == {
        "parameters.music.echo[].sound.id present true",
        "parameters.music.echo[].sound.kind present true",
        'parameters.music.echo[].sound.kind enum ["A", "B"]',
    }


def test_two_statements_that_differ_are_a_discrepancy_with_both_lines() -> None:
    table = (
        "| Parameter | Type | Definition |\n|---|---|---|\n| key | string | Accepts `C` or `D`. Defaults to `E`. |\n"
    )
    page = page_of(table, after="The `key` parameter accepts: `C`, `F`.")

    kinds = {entry.kind: entry for entry in page.discrepancies if entry.path == "parameters.key"}
    assert set(kinds) == {"stated twice", "default not allowed"}
    assert (kinds["stated twice"].a.line, kinds["stated twice"].b.line) == (11, 14)


def test_list_items_in_a_cell_belong_to_the_sentence_before() -> None:
    cell = "<td>Optional. Accepts:<ul><li><code>a</code></li><li><code>b</code></li></ul></td>"
    head = "<tr><th>Parameter</th><th>Type</th><th>Definition</th></tr>"
    table = f"<table>{head}<tr><td>key</td><td>string</td>{cell}</tr></table>"

    assert 'parameters.key enum ["a", "b"]' in facts_of(table)
    assert 'parameters.key enum ["a", "b"]' in facts_of(
        "| Parameter | Type | Definition |\n|---|---|---|\n| key | string | Accepts:<br />- `a`<br />- `b` |\n"
    )


def test_a_parameter_that_no_sample_shows_goes_where_most_others_are() -> None:
    sample = 'curl x --data \'{"top": 1, "box": {"a": 1, "b": 2}}\'\n'
    table = "| Parameter | Type |\n|---|---|\n| a | integer |\n| b | integer |\n| top | integer |\n| new | integer |\n"

    assert {row.path for row in page_of(table, sample=sample).rows} == {"box.a", "box.b", "top", "box.new"}


def test_a_row_of_an_arrays_items_states_their_type_and_values_of_the_array() -> None:
    table = (
        "| Parameter | Type | Definition |\n|---|---|---|\n"
        "| tones | array | Optional. |\n| tones[] | string | One of `LOUD`, `SOFT`. Maximum of 9 characters. |\n"
    )
    page = page_of(table)

    assert {str(at) for at in page.claims} == {
        'parameters.tones type "array"',
        "parameters.tones required false",
        'parameters.tones itemType "string"',
        'parameters.tones enum ["LOUD", "SOFT"]',
        "parameters.tones[] maxLength 9",
    }
    assert [row.path for row in page.rows] == ["parameters.tones", "parameters.tones[]"]


def test_an_array_and_its_items_that_say_two_types_contradict_each_other() -> None:
    table = (
        "| Parameter | Type | Definition |\n|---|---|---|\n"
        "| tones | array of strings | Optional. |\n| tones[] | integer | x |\n"
    )

    contradiction = 'parameters.tones: stated twice: itemType "string" (line 11) against itemType "integer" (line 12)'
    assert contradiction in map(str, page_of(table).discrepancies)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The model supports any resolution.", False),
        ("It accepts custom sizes. Widths vary.", False),
        ("It accepts these sizes. Any width fits.", True),
        ("It does not support arbitrary sizes.", True),
        ("Any size that the model supports is listed.", True),
    ],
)
def test_a_table_of_sizes_is_complete_unless_a_sentence_allows_any(text: str, *, pairs: bool) -> None:
    sizes = "| Ratio | Width x Height |\n|---|---|\n| 1:1 | 640x640 |\n| 2:1 | 1280x640 |\n"
    found = facts_of(SIDES, after=f"{text}\n\n{sizes}")

    assert ("parameters.width pairs [[640, 640], [1280, 640]]" in found) is pairs
