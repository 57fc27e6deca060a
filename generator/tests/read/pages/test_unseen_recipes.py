"""Pages that list their parameters in bullets, as copies and converters leave them: torn, glued and set in."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages.reading import read_page

_CURL: Final = (
    "Hum a Tune\nSample Request\ncurl --request POST \\\n--url https://api.example.com/v2/tunes \\\n--data '\n"
    '{\n"model": "tuba-2.6",\n"score": {\n"beats": 90,\n"width": 64,\n"height": 32,\n"parts": {\n"first_hall": [\n'
    '{\n"hall": {\n"id": "x",\n"kind": "OWN"\n}\n}\n]\n}\n}\n}\n\'\n'
)
_HALLS: Final = {
    *('score.parts.first_hall type "array"', "score.parts.first_hall maxItems 2"),
    *('score.parts.first_hall[].hall type "object"', 'score.parts.first_hall[].hall.id type "string"'),
    'score.parts.first_hall[].hall.kind enum ["HIRED", "OWN"]',
}

PAGES: Final[dict[str, tuple[str, set[str]]]] = {
    "lists set in below their items": (
        (
            f"{_CURL}\nCore Parameters\n\n  \u2022 model\n    \u2022 Set totuba-2.6 to use Tuba 2.6.\n  \u2022 beats\n"
            "    \u2022 Type: integer\n    \u2022 Valid values: 60 or 90\n\nSizes\n\n"
            "The width and height combinations:\n\n"
            "RatioWidthHeight\n2:1 (Wide)6432\n1:2 (Tall)3264\n\nHalls\n\n  \u2022 Choose a hall that is open.\n"
            "  \u2022 It may be far.\n  \u2022 It may be loud.\n  \u2022 first_hall\n    \u2022 Type: array\n"
            "    \u2022 Max items: 2\n    \u2022 Items: Each item is an object containing:\n"
            "      \u2022 hall (object):\n"
            '        \u2022 id (string, uuid format)\n        \u2022 kind (enum: "OWN", "HIRED")\n'
        ),
        {
            *('model enum ["tuba-2.6"]', 'score.beats type "integer"', "score.beats enum [60, 90]", *_HALLS),
            'score rows {"columns": ["width", "height"], "rows": [[32, 64], [64, 32]]}',
        },
    ),
    "sizes whose first cells rows share": (
        (
            f"{_CURL}Parameters\n- beats - Supports 60 to 180\nSizes\nThe width and height combinations:\n"
            "Hall | Shape | Seats (Width x Height) |\n|---|---|---|\nsmall | 2:1 | 64x32 |\n1:2 | 32x64 | |\n"
            "large | 2:1 | 128x64 |\n1:2 | 64x128 | |\n1:1 | 64x64 |\n"
        ),
        {
            *("score.beats minimum 60", "score.beats maximum 180"),
            'score rows {"columns": ["width", "height"], "rows": [[32, 64], [64, 32], [64, 64], [64, 128], [128, 64]]}',
        },
    ),
    "sizes on lines of their own": (
        (
            f"{_CURL}\nCore Parameters\n\n  \u2022 beats\n    \u2022 Type: integer\n\nSizes\n\nThe width and height"
            " combinations:\n\nHall\n\nSeats (Width x Height)\n\nsmall\n\n64x32\n\nlarge\n\n128x64\n\ntall\n"
            "\n32x64\n\nMore\n"
        ),
        {
            'score.beats type "integer"',
            'score rows {"columns": ["width", "height"], "rows": [[32, 64], [64, 32], [128, 64]]}',
        },
    ),
    "members below a heading of an object that a sentence names": (
        (
            "Hum\n\nCore Parameters\n\n  \u2022 beats\n    \u2022 Type: integer\n\nParts\n\n"
            "The parts object contains the halls."
            "\n\n  \u2022 first_hall\n    \u2022 Type: array\n"
        ),
        {'beats type "integer"', 'parts.first_hall type "array"'},
    ),
    "groups of members below the heading of their object, without levels": (
        (
            "Hum\nParameters\nParameter | Type | Required | Description |\n|---|---|---|---|\n"
            "tune | string | Yes | What. |\n"
            "hallObject | object | Yes | Where. |\nHall Object Parameters\nBasic Parameters\n"
            "Parameter | Type | Required |"
            " Description |\n|---|---|---|---|\nid | string | Yes | Which. |\nFurther Parameters\n"
            "Parameter | Type | Required |"
            " Description |\n|---|---|---|---|\nrow | integer | No | From 1 to 9. |\n"
        ),
        {
            *('tune type "string"', "tune required true", 'hallObject type "object"', "hallObject required true"),
            *('hallObject.id type "string"', "hallObject.id required true", 'hallObject.row type "integer"'),
            *("hallObject.row required false", "hallObject.row minimum 1", "hallObject.row maximum 9"),
        },
    ),
    "a value that begins a definition without a mark": (
        "Hum\n\nBody Parameters\n\nParameterTypeDefinition\nmodelstringtuba-2 or tuba-2-fast\ntunestringWhat to hum.\n",
        {'model type "string"', 'model enum ["tuba-2", "tuba-2-fast"]', 'tune type "string"'},
    ),
    "what others and models a definition speaks of in passing": (
        (
            "# Hum\n\n| Parameter | Type | Definition |\n|---|---|---|\n| model | string | Set to a-1 or b-2. |\n"
            "| tone | string | How. |\n| tune | string | What. |\n| lastHall | object | Must include a hall id and"
            " kind. Requires specifying the first song (tone, tune). |\n| echo | string | Set to `ON` or `OFF` when"
            " using b-2 model. |\n| halls | array | Each place includes id (of a hall) and kind (OWN or HIRED). |\n"
            "| key | string | Required when using b-2 and tone parameter is not empty. |\n"
        ),
        {
            *('model type "string"', 'model enum ["a-1", "b-2"]', 'tone type "string"', 'tune type "string"'),
            *('lastHall type "object"', "lastHall.id present true", "lastHall.kind present true"),
            *("tone required true when lastHall given", "tune required true when lastHall given"),
            *('echo type "string"', 'echo enum ["OFF", "ON"] when model="b-2"', 'halls type "array"'),
            *('key type "string"', 'key required true when model="b-2" and tone given'),
            *("halls[].id present true", "halls[].kind present true", 'halls[].kind enum ["HIRED", "OWN"]'),
        },
    ),
    "a figure and a list that the end of the page cuts": (
        (
            "Hum\n\nBody Parameters\n\nParameterTypeDefinition\ntunestringRequired. What to hum.\n"
            "beatsintegerOptional. How fast. The maximum is 18"
        ),
        {'tune type "string"', "tune required true", 'beats type "integer"', "beats required false"},
    ),
    "a list of values that the end of the page cuts": (
        (
            "# Hum\n\n| Parameter | Type | Definition |\n|---|---|---|\n| tune | string | Required. |\n"
            "| tone | string | Optional. Set to LOUD (default), SO"
        ),
        {'tune type "string"', "tune required true", 'tone type "string"', "tone required false"},
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_what_stands_beside_it(name: str) -> None:
    text, expected = PAGES[name]

    assert {str(claim.fact) for claim in read_page(text, "page.md").claims} == expected


def test_an_item_that_no_form_reads_is_told() -> None:
    page = f"{_CURL}Parameters\n- beats - Supports 60 to 180\nOf a hall:\n- id\n- kind\n- `OWN` - Yours\n"

    unread = {entry.sentence for entry in read_page(page, "page.md").unread}

    assert {"id", "kind"} <= unread


def test_a_sentence_about_a_parameter_that_no_list_has_is_told() -> None:
    page = f"{_CURL}Parameters\n- beats - Supports 60 to 180\nMore\nThe parameter hallKind is one of several.\n"

    assert any("hallKind" in entry.sentence for entry in read_page(page, "page.md").unread)


def test_a_sentence_that_names_a_parameter_without_marks_is_told() -> None:
    page = (
        f"{_CURL}Parameters\n- beats - Supports 60 to 180\n- first_hall - Where.\nOnly a first_hall with a roof goes.\n"
    )

    assert any("roof" in entry.sentence for entry in read_page(page, "page.md").unread)
