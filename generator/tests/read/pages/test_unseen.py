"""What pages that nobody had seen were found to write, each on a small page of our own with all that it states."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import read_page

HEAD: Final = "| Name | Type | Required | Description |\n|---|---|---|---|\n"

PAGES: Final[dict[str, tuple[str, set[str]]]] = {
    "a range set as code behind a label": (
        '<ParamField body="beats" type="integer">\n  How many.\n\n  Value range: `[1, 15]`\n</ParamField>\n',
        {'beats type "integer"', "beats minimum 1", "beats maximum 15"},
    ),
    "a parameter named with what it is for": (
        f"""{HEAD}| video | string | No | An address. |
| tone | string | No | Ignored when a source video is provided. |
""",
        {
            'video type "string"',
            "video required false",
            'tone type "string"',
            "tone required false",
            "tone ignored true when video given",
        },
    ),
    "a range of something that is no number": (
        '<ParamField body="stage" type="string">\n  How large.\n\n  Value range: `[2x2, 9x9]`\n</ParamField>\n',
        {'stage type "string"'},
    ),
    "advice": (
        HEAD + "| tune | string | Yes | The recommended length is no more than 60 characters. |\n"
        "| song | string | No | At most 90 German words. |\n",
        {'tune type "string"', "tune required true", 'song type "string"', "song required false"},
    ),
    "values of one of two ways": (
        """<ParamField body="stage" type="string">
  Two ways are known.

  * Method 1, name it.
    * Optional values: `S`, `M`
  * Method 2, measure it.
    * Default: `4x4`
</ParamField>
""",
        {'stage type "string"', 'stage default "4x4"'},
    ),
    "Chinese parts of a page without levels": (
        """请求参数
Body 参数application/json
tune
string
必需
曲调。
beats
integer
可选
必须介于 1 和 9 之间。
hall
string
可选
必须是a1、b2或 c3之一。
返回响应
clip
string
必需
地址
""",
        {
            'tune type "string"',
            "tune required true",
            'beats type "integer"',
            "beats required false",
            "beats minimum 1",
            "beats maximum 9",
            'hall type "string"',
            "hall required false",
            'hall enum ["a1", "b2", "c3"]',
        },
    ),
    "paragraphs that begin with a name, below a line that was a heading": (
        """# 曲调

请求头

**Accept**: 枚举值: application/json

请求体

**tune**: 要吹的曲调。

**beats**: 拍数。可用选项：4，8

**tone**: 音色。可接受的值：a1，b2

响应

**clip**: 地址
""",
        {"beats enum [4, 8]", 'tone enum ["a1", "b2"]'},
    ),
    "numbers that stand on lines of their own": (
        """Body

hall
enum<integer>
required

Which hall.

Available options:
0,
1
beats
integer
optional
How many.
Default:
0
tune
string

Must provide either tune or song

Response

clip
string
required
""",
        {
            'hall type "integer"',
            "hall required true",
            "hall enum [0, 1]",
            'beats type "integer"',
            "beats required false",
            "beats default 0",
            'tune type "string"',
        },
    ),
    "a type and its mark without a blank, and a length on two lines": (
        (
            """Body

tune
stringrequired
What to hum.
Maximum length:
900
beats
integeroptional
How many, from 1 to 9.
"""
        ),
        {
            'tune type "string"',
            "tune required true",
            "tune maxLength 900",
            'beats type "integer"',
            "beats required false",
            "beats minimum 1",
            "beats maximum 9",
        },
    ),
    "a default that is not named": (
        HEAD + "| tune | string | No | If not provided, the default tune is used. |\n",
        {'tune type "string"', "tune required false"},
    ),
    "a constant of a generated client": (
        HEAD + "| Tone | string | No | How it sounds. One of `A` or `B`. [default to ToneEnum.A] |\n",
        {'Tone type "string"', "Tone required false", 'Tone enum ["A", "B"]'},
    ),
    "a range right behind what it counts": (
        HEAD + "| tunes | integer | No | Number of tunes 1-4 |\n",
        {'tunes type "integer"', "tunes required false", "tunes minimum 1", "tunes maximum 4"},
    ),
    "plain words alone, and a condition on them": (
        HEAD + "| hall.type | string | No | small or large. Where it is played. |\n"
        "| hall.name | string | Required when hall.type is small | What it is called. |\n"
        "| song | string | No | url or base64. |\n",
        {
            'hall.type type "string"',
            "hall.type required false",
            'hall.type enum ["large", "small"]',
            'hall.name type "string"',
            'hall.name required true when hall.type="small"',
            'song type "string"',
            "song required false",
        },
    ),
    "values in a cell with bullets, below heads of several words": (
        """| Параметр | Тип | Параметр по умолчанию | Диапазон |
|---|---|---|---|
| tone | string | soft | \u2022 soft (тихо)\u2022 hard (громко) |
| rate | integer | 80 | 80 или 160 |
| tune | string | - | Любая мелодия; без повторов. |
""",
        {
            'tone type "string"',
            'tone default "soft"',
            'tone enum ["hard", "soft"]',
            'rate type "integer"',
            "rate default 80",
            "rate enum [80, 160]",
            'tune type "string"',
        },
    ),
    "fields of an answer below a heading of a request": (
        """### Body

<ResponseField name="tune" type="string" required="true">
  What to hum.
</ResponseField>

### Response

<ResponseField name="song" type="string">
  What was hummed.
</ResponseField>
""",
        {'tune type "string"', "tune required true"},
    ),
    "details that dots part, and a list over two lines": (
        """Hum a tune

tune string \u00b7 max: 400 required

What to hum.

pitch string \u00b7 enum \u00b7 default: low

Options: low
, high
""",
        {
            'tune type "string"',
            "tune maxLength 400",
            "tune required true",
            'pitch type "string"',
            'pitch default "low"',
            'pitch enum ["high", "low"]',
        },
    ),
    "labels whose line breaks were lost": (
        """Body

tune
string
required
What to humMaximum length: 400 charactersExample: "La"

tuba
string
required
The instrumentVerf\u00fcgbare Stimmen:
\u2022 low \u2013 deep
\u2022 high \u2013 bright
""",
        {
            'tune type "string"',
            "tune required true",
            "tune maxLength 400",
            'tuba type "string"',
            "tuba required true",
            'tuba enum ["high", "low"]',
        },
    ),
    "a label of values without a colon, and values without anything between": (
        """Request Body

tuba
string
Required
The instrument.
Valid values
"low""high"

tunes
string[]
tuba-2-low max 2; tuba-3-low max 4.
""",
        {
            'tuba type "string"',
            "tuba required true",
            'tuba enum ["high", "low"]',
            'tunes type "array"',
            'tunes itemType "string"',
        },
    ),
    "glued cells with marks of another language, below values with bars": (
        """Corpo da requisição

{
  "toneKind": "low" | "high" | "any",
  "imageUrl": "..."
}

ParâmetroTipoObrigatórioDescrição
toneKindstringSimO som: `low` ou `high`
imageUrlstringCondicionalObrigatório se toneKind for `high`
tunestringNãoA melodia
""",
        {
            'toneKind type "string"',
            "toneKind required true",
            'toneKind enum ["high", "low"]',
            'imageUrl type "string"',
            'imageUrl required true when toneKind="high"',
            'tune type "string"',
            "tune required false",
        },
    ),
    "members of a type that several parameters are of": (
        """| Parameter | Type | Description |
|---|---|---|
| bands | Band[] | All of them. |
| first | Band | The one that begins. |
| last | Band | The old one (deprecated, use `first` instead) |

### Band

| Field | Type | Description |
|---|---|---|
| size | integer | How many (1-9). |
""",
        {
            'bands type "array"',
            "last deprecated true",
            *(
                f"{band}.size {fact}"
                for band in ("bands[]", "first", "last")
                for fact in ('type "integer"', "minimum 1", "maximum 9")
            ),
        },
    ),
    "cells on lines of their own with two names each, and a text of JSON": (
        """Parameters

Parameter

Type

Required

Name

Description

Tuning

String

Yes

How it is tuned

\u2022 JSON text

Tuning

Parameter

Type

Required

Name

Description

pitch

String

No

The pitch

Where to begin.
""",
        {
            'Tuning type "string"',
            "Tuning required true",
            'Tuning.pitch type "string"',
            "Tuning.pitch required false",
        },
    ),
    "a mark below a default, and labels of another language": (
        """Corps

tuba
enum<string>
défaut:low
requis

Nom du tuba

Options disponibles:
low,
high
""",
        {'tuba type "string"', 'tuba default "low"', "tuba required true", 'tuba enum ["high", "low"]'},
    ),
    "glued fields of a form": (
        """Request
tubastringRequired
Which one.
takefileRequired
A recording.
parts[]string or list of anyOptional
Which parts.
""",
        {'tuba type "string"', "tuba required true", "take required true", "parts required false"},
    ),
    "a table below its number and its object, and two columns of names": (
        """### Request Body

| Name | Field | Type | Required |
|---|---|---|---|
| How it sounds | tuning | object | yes |

Table 2 tuning

| Name | Field | Type | Required |
|---|---|---|---|
| How high it is | pitch | string | no |
""",
        {
            'tuning type "object"',
            "tuning required true",
            'tuning.pitch type "string"',
            "tuning.pitch required false",
        },
    ),
    "heads of a broken line": (
        """Body
Name |
Field | Type | Required |
|---|---|---|---|
| What to hum | tune | string | yes |
""",
        {'tune type "string"', "tune required true"},
    ),
    "yes and no on lines of their own, and a link that looks like a field": (
        """Request

tune
string
Yes
What to hum.
beats
integer
No
How many. Range: 1-8.
View JSON Schema
""",
        {
            'tune type "string"',
            "tune required true",
            'beats type "integer"',
            "beats required false",
            "beats minimum 1",
            "beats maximum 8",
        },
    ),
    "a mark glued to the name of the next parameter": (
        """Body
tunes
object[]
requiredtuba_kind
string
""",
        {'tunes type "array"', 'tunes itemType "object"', "tunes required true", 'tuba_kind type "string"'},
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_what_stands_beside_it(name: str) -> None:
    text, expected = PAGES[name]

    assert {str(claim.fact) for claim in read_page(text, "page.md").claims} == expected


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a range of something that is no number", "`[2x2, 9x9]`"),
        ("advice", "The recommended length is no more than 60 characters."),
        ("values of one of two ways", "`S`, `M`"),
        ("a constant of a generated client", "ToneEnum.A"),
        ("values in a cell with bullets, below heads of several words", "Любая мелодия; без повторов."),
        ("a label of values without a colon, and values without anything between", "tuba-2-low max 2"),
    ],
)
def test_what_is_no_fact_is_listed_as_unread(name: str, sentence: str) -> None:
    page = read_page(PAGES[name][0], "page.md")

    assert any(sentence in one.sentence for one in page.unread)


def test_a_label_outside_of_the_parameters_is_listed_as_unread() -> None:
    page = read_page(f"{HEAD}| tuba | string | No | A text. |\n\nAllowed values: soft, loud\n", "page.md")

    assert [one.sentence for one in page.unread] == ["Allowed values: soft, loud"]


@pytest.mark.parametrize("heading", ["Input schema", "Documentation Index", "API reference", "请求参数", "接口说明"])
def test_a_heading_that_every_page_has_names_no_model(heading: str) -> None:
    table = f"{HEAD}| tuba | string | No | A text. |\n\n## More\n"

    assert read_page(f"## {heading}\n\n{table}", "page.md").title == ""
    assert read_page(f"## {heading}\n\n## Tuba 2 {heading}\n\n{table}", "page.md").title == f"Tuba 2 {heading}"
    assert read_page(f"---\ntitle: 'Tuba 3'\n---\n\n## {heading}\n\n{table}", "page.md").title == "Tuba 3"


@pytest.mark.parametrize(
    "first", ["You read an old page of this model. Go to the new one.", "From https://a.example/p"]
)
def test_a_notice_or_an_address_is_no_title(first: str) -> None:
    assert (
        read_page(f"{first}\n\n# Breeze 2\n\n{HEAD}| tuba | string | No | A text. |\n", "page.md").title == "Breeze 2"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Which part to hum (verse, chorus).",
        "Which part to hum (verse, chorus). Defaults to `bridge`.",
        "What to hum: verse, chorus, bridge.",
    ],
)
def test_words_that_may_be_values_are_listed_as_unread(sentence: str) -> None:
    page = read_page(f"{HEAD}| part | string | No | {sentence} |\n", "page.md")

    assert [one.sentence for one in page.unread] == [sentence.partition(" Defaults")[0]]


def test_heads_on_one_line_say_nothing_of_what_must_be_sent() -> None:
    page = read_page(
        "Request Body\n\nName Required Type Description\n\ntuba\n\nstring\n\nWhich.\n\noboe\n\nstring\n", "p"
    )

    assert {str(claim.fact) for claim in page.claims} == {'tuba type "string"', 'oboe type "string"'}


def test_a_choice_between_parameters_below_the_table_is_listed_or_read() -> None:
    table = f"{HEAD}| tuba | string | No | A text. |\n| oboe | string | No | A text. |\n\n"

    read = read_page(f"{table}Provide either `tuba` or `oboe`.\n", "page.md")
    unread = read_page(f"{table}Pick either `tuba` or `oboe` by ear.\n", "page.md")

    assert {str(claim.fact) for claim in read.claims if claim.fact.when} == {
        "oboe required true when tuba not given",
        "tuba required true when oboe not given",
    }
    assert [one.sentence for one in unread.unread] == ["Pick either `tuba` or `oboe` by ear."]
