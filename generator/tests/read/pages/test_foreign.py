"""Constructions of pages of many vendors: each small page states what stands beside it, and nothing else."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import read_page

TWO: Final = "  "
"""A break of a line in markdown."""
HEAD: Final = (
    "# Tuba\n\n## Body\n\n| Parameter | Type | Required | Default | Range | Description |\n|---|---|---|---|---|---|\n"
)

PAGES: Final[dict[str, tuple[str, set[str]]]] = {
    "fields of the answer in the component of the body": (
        """## Input Schema

<ParamField body="tune" type="string" required>
  What to hum.
</ParamField>

## Output Schema

<ParamField body="clip" type="File" required>
  The sound.
</ParamField>
""",
        {'tune type "string"', "tune required true"},
    ),
    "a type in angle brackets inside an attribute": (
        """<ParamField body="clips" type="object[]">
  <ParamField body="link" type="string<uri>" required>
    Where it is.
  </ParamField>
</ParamField>
""",
        {'clips type "array"', 'clips itemType "object"', 'clips[].link type "string"', "clips[].link required true"},
    ),
    "figures in quotes without a type": (
        """<ParamField body="step" type="StepEnum" default="2">
  How far. Default value: `"2"`

  Possible values: `1`, `2`
</ParamField>
""",
        {'step default "2"', 'step enum ["1", "2"]'},
    ),
    "an object that is called parameters": (
        """### 顶层参数

| 参数名 | 类型 | 必填 |
|---|---|---|
| tune | string | 是 |
| parameters | object | 是 |

### parameters 对象参数

| 参数名 | 类型 | 必填 |
|---|---|---|
| loud | boolean | 否 |
""",
        {
            'tune type "string"',
            "tune required true",
            'parameters type "object"',
            "parameters required true",
            'parameters.loud type "boolean"',
            "parameters.loud required false",
        },
    ),
    "defaults in quotes": (
        HEAD + '| band | string | no | "Low Brass (old)" | any string | Who plays. |\n'
        '| motto | string | no | `""` | - | Said before. |\n',
        {
            'band type "string"',
            "band required false",
            'band default "Low Brass (old)"',
            'motto type "string"',
            "motto required false",
            'motto default ""',
        },
    ),
    "values of several words, and one of them as default": (
        HEAD + "| band | string | no | Low Brass | Options: Low Brass, Strings, Oboe 2 | Who plays. |\n",
        {
            'band type "string"',
            "band required false",
            'band default "Low Brass"',
            'band enum ["Low Brass", "Oboe 2", "Strings"]',
        },
    ),
    "a boolean's two values are no statement": (
        HEAD + "| loud | boolean | no | `true` | `true` / `false` | Whether it is loud. |\n",
        {'loud type "boolean"', "loud required false", "loud default true"},
    ),
    "values below a label, where the row refers to them": (
        HEAD + "| band_name | string | no | - | see below | Who plays. |\n\n"
        "**Available bands:**\n- `Low Brass` (old)\n- `Strings`\n",
        {'band_name type "string"', "band_name required false", 'band_name enum ["Low Brass", "Strings"]'},
    ),
    "values below a label that no row refers to": (
        HEAD + "| format | string | no | - | | Of the answer. |\n\n**Supported formats:**\n- `wav`\n- `mp3`\n",
        {'format type "string"', "format required false"},
    ),
    "variables of the environment": (
        HEAD + "| tune | string | yes | - | | What to hum. |\n\n"
        "## Environment Variables\n\n| Variable | Required | Description |\n|---|---|---|\n| `KEY` | Yes | The key |\n",
        {'tune type "string"', "tune required true"},
    ),
    "words with slashes are no values": (
        HEAD + "| image | string | no | - | | URL/file/bytes, as the band likes. |\n",
        {'image type "string"', "image required false"},
    ),
    "fields with their place in brackets": (
        """## Parameters

- **band** (string, required) [path]:
- **tag** (string, optional) [query]:

## Request Body

- **tune** (string, required): What to hum.
- **force** (number, optional): A value between 0 and 1.
""",
        {
            'tune type "string"',
            "tune required true",
            'force type "number"',
            "force required false",
            "force minimum 0",
            "force maximum 1",
        },
    ),
    "values of a list inside, one the default, and models": (
        """### `model` (optional)
- **Type**: String
- **Options**:
  - `tuba-2` - Full (default)
  - `tuba-2-lite` - Thin
  - (More on request)

### `size` (optional, Tuba 2 only)
- **Type**: String
- **Options**:
  - `big` - Loud, more notes
  - `small` - Soft (default)
""",
        {
            'model type "string"',
            "model required false",
            'model default "tuba-2"',
            'size type "string"',
            "size required false",
            'size enum ["big", "small"]',
            'size default "small"',
            'size forbidden true when model is not "tuba-2"',
        },
    ),
    "an object below an object, named by headings alone": (
        """## 请求体

| 字段 | 类型 | 必填 |
|---|---|---|
| camera | object | 可选 |

### camera 控制

#### config - 参数\uff08kind=simple时必填\uff09

| 参数 | 描述 | 取值范围 |
|---|---|---|
| pan | 左右 | [-10, 10]\uff0c负值向左 |
""",
        {
            'camera type "object"',
            "camera required false",
            "camera.config.pan minimum -10",
            "camera.config.pan maximum 10",
        },
    ),
    "a default that says whether it must be sent": (
        """## Body

| Parameter | Type | Default | Description |
|---|---|---|---|
| tune | string | (required) | What to hum. |
| mood | string | optional | How. |
| key | string | Automatic | Of the tune. |
""",
        {
            'tune type "string"',
            "tune required true",
            'mood type "string"',
            "mood required false",
            'key type "string"',
        },
    ),
    "columns of plain text": (
        """TUBA API, VERSION 3
===================

POST https://api.tuba.example/v3/play

Request fields
--------------

tune     string, required   What to hum,
                            1 to 300 characters.
band     string             The band: brass, wood or pipes.
tempo    integer            From 20 to 200, default 90.

Answer
------

id       string             Id of the job.
state    string             Where it stands.
""",
        {
            'tune type "string"',
            "tune required true",
            "tune minLength 1",
            "tune maxLength 300",
            'band type "string"',
            'band enum ["brass", "pipes", "wood"]',
            'tempo type "integer"',
            "tempo minimum 20",
            "tempo maximum 200",
            "tempo default 90",
        },
    ),
    "two endpoints in tabs, each behind a label": (
        """# Tuba

<Tab title="Play">
**Endpoint:** `POST https://tuba.example/play`
**Endpoint ID:** `play`

## Examples

### Input Schema

<ParamField body="tune" type="string" required>
  What to hum.
</ParamField>
</Tab>

<Tab title="Sing">
**Endpoint:** `POST https://tuba.example/sing`

### Input Schema

<ParamField body="words" type="string" required>
  What to sing.
</ParamField>
</Tab>
""",
        {'tune type "string"', "tune required true"},
    ),
    "what a parameter takes as a file is no list of values": (
        HEAD + "| score_url | string | no | - | | Supported formats: JPEG, PNG, WebP. |\n"
        "| score_format | string | no | - | | Supported formats: JPEG, PNG, WebP. |\n",
        {
            'score_url type "string"',
            "score_url required false",
            'score_format type "string"',
            "score_format required false",
            'score_format enum ["JPEG", "PNG", "WebP"]',
        },
    ),
    "bounds for each model in a bracket": (
        HEAD + "| model | string | yes | - | | Model name: tuba-1, tuba-2 |\n"
        "| words | string | yes | - | | To sing (max 400 chars for tuba-2, 100 for tuba-1) |\n",
        {
            'model type "string"',
            "model required true",
            'model enum ["tuba-1", "tuba-2"]',
            'words type "string"',
            "words required true",
            'words maxLength 400 when model="tuba-2"',
            'words maxLength 100 when model="tuba-1"',
        },
    ),
    "a list with the shape of an object in it is not whole": (
        HEAD + "| size | string | no | - | `big`, `small`, or `{width: int}` | How large. |\n",
        {'size type "string"', "size required false"},
    ),
    "inputs of a screen are no parameters": (
        HEAD + "| tune | string | no | - | | What to hum. |\n\n## Inputs/outputs\n\n- **Inputs:**\n"
        "  - `Tune` (String)\n  - `Tune Speed` (Integer)\n  - `Seed` (Integer)\n",
        {'tune type "string"', "tune required false"},
    ),
    "a list of parameters inside a list": (
        """### 1. Speech
- **Endpoint:** `/v1/speech`
- **Method:** `POST`
- **Request Body Parameters:**
    - `words`: Required, 1-3000 characters.
    - `force`: Optional, 0.25-2.0.
- **Response:** `audio/wav`
""",
        {"words required true", "words minLength 1", "words maxLength 3000", "force required false"}
        | {"force minimum 0.25", "force maximum 2"},
    ),
    "names and types without blanks": (
        """Tuba Max
POST https://api.tuba.example/v1/max
tempointeger
How fast [0, 2147483647].
kindEnumDefault: "soft*2"
How it sounds.
Possible values: soft*2, hard*2
tunestring* required
To hum (max 800 characters).
echobooleanDefault: true
Twice.
""",
        {
            'tempo type "integer"',
            "tempo minimum 0",
            "tempo maximum 2147483647",
            'kind default "soft*2"',
            'kind enum ["hard*2", "soft*2"]',
            'tune type "string"',
            "tune required true",
            "tune maxLength 800",
            'echo type "boolean"',
            "echo default true",
        },
    ),
    "values of another parameter before a statement": (
        """<ParamField body="quality" type="string">
  Options: `low`, `high`
</ParamField>

<ParamField body="bars" type="integer">
  How long.

  * `low` quality, it can be either `4` or `8` bars.
  * `high` quality, it is fixed at 4.
  * `royal` quality, it can be either `5` or `6` bars.
</ParamField>
""",
        {
            'quality type "string"',
            'quality enum ["high", "low"]',
            'bars type "integer"',
            'bars enum [4, 8] when quality="low"',
            'bars enum [4] when quality="high"',
        },
    ),
    "a bound with an exception in a bracket": (
        HEAD + "| words | string | yes | - | | Max length: 300 chars (500 chars for v2). |\n",
        {'words type "string"', "words required true"},
    ),
    "what is an example": (
        HEAD + "| words | string | yes | - | | Example values: `a`, `b` |\n",
        {'words type "string"', "words required true"},
    ),
    "bounds as powers": (
        HEAD + "| seed | integer | no | random | 0 to 2^32-1 | Where to start. |\n",
        {'seed type "integer"', "seed required false", "seed minimum 0", "seed maximum 4294967295"},
    ),
    "names, types and marks on lines of their own, with bullets below": (
        """Generation Parameters

The band takes several parameters:
tune
string
required
The input tune to hum
  \u2022 Maximum length: 5,000 characters
  \u2022 Minimum length: 1 character
voiceId
string
required
Who hums
tempo
number
default:"0.8"
Controls the speed
  \u2022 Range: 0.0 - 2.0
  \u2022 Step: 0.05
""",
        {
            'tune type "string"',
            "tune required true",
            "tune minLength 1",
            "tune maxLength 5000",
            'voiceId type "string"',
            "voiceId required true",
            'tempo type "number"',
            "tempo default 0.8",
            "tempo minimum 0",
            "tempo maximum 2",
            "tempo multipleOf 0.05",
        },
    ),
    "labels on one paragraph's lines": (
        f"""### `bars` (optional)
**Type:** `integer | null`{TWO}
**Default:** `null`{TWO}
**Range:** `1 - 8`

How long. Values are rounded to multiples of 2.

### `strength` (optional)
**Type:** `float`/`int`
**Default**: `4`. If it is left out, the band decides.
""",
        {
            'bars type "integer"',
            "bars required false",
            "bars minimum 1",
            "bars maximum 8",
            'strength type "number"',
            "strength required false",
            "strength default 4",
        },
    ),
    "members of a form in brackets": (
        """### Parameters

#### `tune` (required)
What to hum.

#### `band` (optional)
Possible values: brass, wood, pipes.

```bash
curl -X POST https://tuba.example/plays -F play[tune]="hey" -F play[band]=wood
```
""",
        {"play.tune required true", "play.band required false", 'play.band enum ["brass", "pipes", "wood"]'},
    ),
    "two endpoints whose address and method stand apart": (
        """**\u8bf7\u6c42URL**\uff1a`/v1/plays`

**\u8bf7\u6c42\u65b9\u6cd5**\uff1aPOST

| Parameter | Type | Required |
|---|---|---|
| tune | string | yes |

**\u8bf7\u6c42URL**\uff1a`/v1/plays/info`

**\u8bf7\u6c42\u65b9\u6cd5**\uff1aGET

| Parameter | Type | Required |
|---|---|---|
| id | string | yes |
""",
        {'tune type "string"', "tune required true"},
    ),
    "a list that goes on": (
        HEAD + "| mood | string | no | - | | Available values: `sad`, `glad`, ... (and the rest) |\n",
        {'mood type "string"', "mood required false"},
    ),
    "a list of parameters two lists inside": (
        """### Endpoints

- `GET /`: What there is
- `POST /plays`: Play a tune
  - Parameters (form data):
    - `tune` (required): What to hum
    - `bars` (optional, default=50): How long
    - `band` (optional, default="brass"): "brass" or "wood"
- `GET /health`: Whether it lives
""",
        {
            "tune required true",
            "bars required false",
            "bars default 50",
            "band required false",
            'band default "brass"',
            'band enum ["brass", "wood"]',
        },
    ),
    "values with a remark that one is the default": (
        """<ParamField body="shape" type="string">
  Supported formats:

  * `16:9` (landscape, default)
  * `9:16` (portrait)
</ParamField>

<ParamField body="last" type="string">
  **Must** be used together with `shape` (the frame) to end there.
</ParamField>

<ParamField body="all" type="string[]">
  Cannot be used together with `shape` \u2014 the band plays one.
</ParamField>
""",
        {
            'shape type "string"',
            'shape enum ["16:9", "9:16"]',
            'shape default "16:9"',
            'last type "string"',
            "shape required true when last given",
            'all type "array"',
            'all itemType "string"',
            "shape forbidden true when all given",
        },
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_what_stands_beside_it(name: str) -> None:
    text, expected = PAGES[name]

    assert {str(claim.fact) for claim in read_page(text, "page.md").claims} == expected


def test_a_table_of_the_body_that_is_not_read_is_listed() -> None:
    table = "### Kinds\n\n| Kind | Sound |\n|---|---|\n| soft | quiet |\n| hard | loud |\n"
    page = read_page(HEAD + "| kind | string | no | - | | How. |\n\n" + table, "page.md")

    assert [(entry.line, entry.rest) for entry in page.unread] == [(11, "Kind | Sound")]


def test_one_value_alone_that_a_bracket_may_speak_of_is_left_unread() -> None:
    rows = (
        "| model | string | yes | - | | `tuba-1` or `tuba-2` |\n"
        "| style | string | no | - | | plain, rich (tuba-2 only) |\n"
    )
    page = read_page(HEAD + rows, "page.md")

    assert not [claim for claim in page.claims if claim.fact.path == "style" and claim.fact.keyword == "forbidden"]
    assert [entry.path for entry in page.unread] == ["style"]


def test_a_type_that_belongs_to_no_parameter_is_listed() -> None:
    page = read_page(HEAD + "| tune | string | no | - | | To hum. |\n\nnumber\n", "page.md")

    assert [(entry.line, entry.rest) for entry in page.unread] == [(9, "number")]
