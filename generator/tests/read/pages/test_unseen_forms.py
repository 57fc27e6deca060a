"""Pages whose fields stand in no table: folded into one line, glued to their types, below labels, in paragraphs."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import read_page

HEAD: Final = "| Name | Type | Required | Default | Description |\n|---|---|---|---|---|\n"

PAGES: Final[dict[str, tuple[str, set[str]]]] = {
    "a page of one line": (
        (
            "# Tuba --- ## Create **Endpoint:** `POST https://api.example/tunes` ### Parameters "
            "| Name | Type | Required | Default | Description | |------|------|------|------|------| "
            "| `tune` | string | yes | - | What to hum. | | `beats` | integer | - | `8` | How many, `1` to `16`. | "
            "### Answer It holds an id. "
            '```json { "id": "7" } ``` See also the `pitch` page.'
        ),
        {
            'tune type "string"',
            "tune required true",
            'beats type "integer"',
            "beats required false",
            "beats default 8",
            "beats minimum 1",
            "beats maximum 16",
        },
    ),
    "a paragraph each, with its definition below its name": (
        """### Request body

**tune** `string` Required
What to hum. The maximum length is 40 characters.

**beats** `integer` Optional, defaults to `8`
How many. Must be between 1 and 16.

**hall** `string` Optional
One of `large`, `small`.
""",
        {
            'tune type "string"',
            "tune required true",
            "tune maxLength 40",
            'beats type "integer"',
            "beats required false",
            "beats default 8",
            "beats minimum 1",
            "beats maximum 16",
            'hall type "string"',
            "hall required false",
            'hall enum ["large", "small"]',
        },
    ),
    "a heading each, with its default, and the path of what lies in another": (
        """## Body

### parts `array of objects` `required`

What the tune is made of, at most two.

#### parts.kind `string` `required`

One of `verse`, `chorus`.

#### parts.words `string`

What is sung. Required when `kind` is `verse`.

### beats `integer` `default: 8`

Range: [-1, 16].

### loud `boolean` `default: false`

Whether it is loud.
""",
        {
            'parts type "array"',
            'parts itemType "object"',
            "parts required true",
            "parts maxItems 2",
            'parts[].kind type "string"',
            "parts[].kind required true",
            'parts[].kind enum ["chorus", "verse"]',
            'parts[].words type "string"',
            'parts[].words required true when parts[].kind="verse"',
            'beats type "integer"',
            "beats default 8",
            "beats minimum -1",
            "beats maximum 16",
            'loud type "boolean"',
            "loud default false",
        },
    ),
    "a paragraph each, marked by its default or not at all": (
        """### Body

**`tune`** `string` *required*

What to hum. Up to 40 characters.

**`beats`** `integer`

How many. Must be at least 1 and at most 16.

**`echo`** `number` *defaults to 0.3*

How much, between 0 and 1.

**`hall`** `string` *defaults to large*

One of `large`, `small`.
""",
        {
            'tune type "string"',
            "tune required true",
            "tune maxLength 40",
            'beats type "integer"',
            "beats minimum 1",
            "beats maximum 16",
            'echo type "number"',
            "echo default 0.3",
            "echo minimum 0",
            "echo maximum 1",
            'hall type "string"',
            'hall default "large"',
            'hall enum ["large", "small"]',
        },
    ),
    "fields glued to their types by a mark": (
        """Create a tune.
tune*stringWhat to hum.
beats?integerHow many.
hall?objectWhere.
width?numberheight?numberloud?booleanWhether it is loud.
code?integerdata?object
error?objectWhat went wrong.
""",
        {
            'tune type "string"',
            "tune required true",
            'beats type "integer"',
            "beats required false",
            'hall type "object"',
            "hall required false",
            'hall.width type "number"',
            "hall.width required false",
            'hall.height type "number"',
            "hall.height required false",
            'loud type "boolean"',
            "loud required false",
        },
    ),
    "cells below a label each": (
        """Required attributes

  • Name
    tune
    Type
    string
    Description

    What to hum. At most 60 characters.

Optional attributes

  • Name
    hall
    Type
    string
    default big
    Description

    Where.

    Available values:

    • small: A room
    • big: A dome

  • Name
    loud
    Type
    boolean
    required
    Description

    Whether it is loud.

Response

  • Name
    id
    Type
    string
    Description

    The tune's.
""",
        {
            'tune type "string"',
            "tune required true",
            "tune maxLength 60",
            'hall type "string"',
            "hall required false",
            'hall default "big"',
            'hall enum ["big", "small"]',
            'loud type "boolean"',
            "loud required true",
        },
    ),
    "Chinese cells below a label each": (
        """必填属性

• Name
tune
Type
string
Description
哼什么。应设置为 "low"。

可选属性

• Name
hall
Type
string
Description
可选值:
• small:小厅
• big:大厅
如未指定,默认为 small
""",
        {
            'tune type "string"',
            "tune required true",
            'tune enum ["low"]',
            'hall type "string"',
            "hall required false",
            'hall enum ["big", "small"]',
            'hall default "small"',
        },
    ),
    "paragraphs that begin with a name, with lists below": (
        """Tuba

Required parameters

tune: What to hum.

  • score: Where it stands.

kind: Must be set to low_tuba.

mood: A string that says how.

Further parameters

beat_count: An integer value between 1 and 8.

is_loud: A bool flag. The default value is false.
""",
        {
            "tune required true",
            "kind required true",
            'kind enum ["low_tuba"]',
            "mood required true",
            'mood type "string"',
            'beat_count type "integer"',
            "beat_count minimum 1",
            "beat_count maximum 8",
            'is_loud type "boolean"',
            "is_loud default false",
        },
    ),
    "a sentence above a table is no title of it": (
        f"Each call returns two tunes.\n{HEAD}tune | String | Optional | — | What to hum |\n",
        {'tune type "string"', "tune required false"},
    ),
    "true and false as texts": (
        (
            "Body\n\nloud\nenum<string>\ndefault:false\n\nWhether it is.\n\nAvailable options:\ntrue,\nfalse\n\n"
            "tune\nstring\nrequired\n\nWhat to hum.\n"
        ),
        {
            'loud type "string"',
            'loud default "false"',
            'loud enum ["false", "true"]',
            'tune type "string"',
            "tune required true",
        },
    ),
    "the empty text among values": (
        (
            f"{HEAD}| hall | string | no | | Accepts 'small', 'big', or empty string (default). |\n"
            '| loud | string | no | | One of `yes`, `no` or "". |\n'
        ),
        {
            'hall type "string"',
            "hall required false",
            'hall enum ["", "big", "small"]',
            'hall default ""',
            'loud type "string"',
            "loud required false",
            'loud enum ["", "no", "yes"]',
        },
    ),
    "a mark behind a label": (
        (
            "| Name | Type | Description |\n|---|---|---|\n| tune | string | Required: sometimes. |\n"
            "| hall | string | Required: no. |\n| loud | boolean | Required: yes. |\n"
        ),
        {
            'tune type "string"',
            'hall type "string"',
            "hall required false",
            'loud type "boolean"',
            "loud required true",
        },
    ),
    "a legend of a mark above a table": (
        (
            "## Parameters (<mark>\\*</mark> required)\n\n| Name | Type | Description |\n|---|---|---|\n"
            "| tune* | string | What to hum. |\n| beats | i32 | How many. |\n| pitch | f64 | How high. |\n"
        ),
        {'tune type "string"', "tune required true", 'beats type "integer"', 'pitch type "number"'},
    ),
    "options of a command beside the parameters of a call": (
        """## Command

| Parameter | Description |
|---|---|
| `tune` | What to hum. |
| `-b, --beats` | How many, default 8 |
| `--pitch` | How high, 1-20 |

## Parameters

- **tune** (string, required): What to hum.
- **beats** (string/array): Up to 3 items.
- **hall** (string): Where.
  - Way 1: one of 2K, 4K
  - Way 2: a size
- **mood** (string): How.
  - `soft`: A quiet tune
  - `hard`: A loud tune (default)
  - Further moods: on request
""",
        {
            'tune type "string"',
            "tune required true",
            "beats maxItems 3",
            'hall type "string"',
            'mood type "string"',
            'mood enum ["hard", "soft"]',
            'mood default "hard"',
        },
    ),
    "a model beside the other members of an object": (
        """## Body

```json
{"input": {"model": "tuba-1", "tune": "la"}}
```

- **model** (string): Who hums.
- **tune** (string, default: "la"): What to hum.
""",
        {'input.model type "string"', 'input.tune type "string"', 'input.tune default "la"'},
    ),
    "values that hold under conditions which no line names": (
        """## Parameters

- **tune** (string, required): What to hum.
  - Options: 4s: 360p - 1080p; 8s: 360p - 720p
- **hall** (string): Where.
""",
        {'tune type "string"', "tune required true", 'hall type "string"'},
    ),
    "a table of values inside a component": (
        """## Body

<ParamField body="hall" type="string">
  Where.

  Supported halls:

  | Value | Description |
  |---|---|
  | `small` | A room |
  | `1:1` / `4:3` | Domes |
</ParamField>

<ParamField body="tune" type="string" required>
  What to hum.

  | Verse | Mood |
  |---|---|
  | first | Must be at most 20 characters. |
</ParamField>
""",
        {
            'hall type "string"',
            'hall enum ["1:1", "4:3", "small"]',
            'tune type "string"',
            "tune required true",
            "tune maxLength 20",
        },
    ),
    "a table below a call that asks": (
        f"""`POST /v1/tunes` · with a key · `application/json`

{HEAD}| tune | string | yes | | What to hum. |

## Ask for it

```bash
curl "https://api.example/v1/tunes/7" -H "Authorization: Bearer KEY"
```

| Name | Type | Description |
|---|---|---|
| state | string | `done` or `open`. |
""",
        {'tune type "string"', "tune required true"},
    ),
    "marks with words, members that go on, examples and types of Rust": (
        f"""{HEAD}| tune | string | \u2705 (uno de los tres) | | What to hum. |
| hall | object | no | | Where. |
| hall.x / .y | integer | no | | Its place. |
| loud | number | no | | Higher values (e.g., 8-10) are louder. |
| mood | Option<String> | no | | How. |
| form | string | no | | 哼唱方式。省略时为 `a` |
""",
        {
            'tune type "string"',
            'hall type "object"',
            "hall required false",
            'hall.x type "integer"',
            "hall.x required false",
            'hall.y type "integer"',
            "hall.y required false",
            'loud type "number"',
            "loud required false",
            'mood type "string"',
            "mood required false",
            'form type "string"',
            "form required false",
            'form default "a"',
        },
    ),
    "calls below headings, their parameters below a line each": (
        f"""# Tubas

### hum_tune

**Parameters:**

{HEAD}| tune | string | yes | | What to hum. |
| form | string | no | | `1k` or `2k`. Default: `1k` |
| model | string | no | | Who hums: `tuba-1` or `tuba-2`. |

### echo_tune

**Parameters:**

{HEAD}| tune_id | string | yes | | What to echo. |
| form | string | no | | `1k` or `2k` |
""",
        {
            'tune type "string"',
            "tune required true",
            'form type "string"',
            "form required false",
            'form default "1k"',
            'form enum ["1k", "2k"]',
            'model type "string"',
            "model required false",
            'model enum ["tuba-1", "tuba-2"]',
        },
    ),
    "values with a slash between in a table of models": (
        f"""{HEAD}| model | string | yes | | `tuba-1` or `tuba-2`. |
| form | string | no | | Allowed values: `1k`, `2k`. See the table. |

## Models

| Model | Form |
|---|---|
| `tuba-1` | 1k/2k |
| `tuba-2` | 2k |
""",
        {
            'model type "string"',
            "model required true",
            'model enum ["tuba-1", "tuba-2"]',
            'form type "string"',
            "form required false",
            'form enum ["1k", "2k"]',
            'form enum ["1k", "2k"] when model="tuba-1"',
            'form enum ["2k"] when model="tuba-2"',
        },
    ),
    "settings above a numbered endpoint that says what it returns": (
        f"""# Tubas

## Settings

| Name | Type | Default |
|---|---|---|
| port | integer | 80 |

## 1. `POST /v1/tunes` \u2014 hum (returns a tune)

### Body

{HEAD}| tune | string | yes | | What to hum. |

## 2. `POST /v1/echoes` \u2014 echo

### Body

{HEAD}| tune_id | string | yes | | What to echo. |
""",
        {'tune type "string"', "tune required true"},
    ),
    "properties in Spanish": (
        (
            "## Propiedades\n\n| Nombre de la propiedad | Tipo | Valor por defecto |\n|---|---|---|\n"
            '| `tune` | Text | "la" |\n'
        ),
        {'tune type "string"', 'tune default "la"'},
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_what_stands_beside_it(name: str) -> None:
    text, expected = PAGES[name]

    assert {str(claim.fact) for claim in read_page(text, "page.md").claims} == expected


def test_a_mark_that_depends_is_listed_as_unread() -> None:
    text, _ = PAGES["a mark behind a label"]

    assert [left.path for left in read_page(text, "page.md").unread] == ["tune"]


def test_a_table_above_the_endpoint_is_listed_as_unread() -> None:
    text, _ = PAGES["settings above a numbered endpoint that says what it returns"]

    assert [left.rest for left in read_page(text, "page.md").unread] == ["Name | Type | Default"]


def test_pieces_of_an_address_are_no_title() -> None:
    page = read_page(f"POST\n/\nv1\n/\ntunes\nHum a tune\n\n{HEAD}| tune | string | yes | | What. |\n", "page.txt")

    assert page.title == "Hum a tune"


def test_lines_of_a_page_of_one_line_are_that_line() -> None:
    text, _ = PAGES["a page of one line"]
    page = read_page(f"Tuba\n\n{text}\n", "page.md")

    assert {row.line for row in page.rows} == {3}


@pytest.mark.parametrize(
    "written",
    [
        "POST\n\n/v1/tunes\n\n",
        "POST\n/\nv1\n/\ntunes\nBody\n\n",
        "**POST**\n\nhttps://api.example/v1/tunes\n\n",
    ],
)
def test_a_method_and_an_address_may_stand_on_lines_of_their_own(written: str) -> None:
    page = read_page(f"{written}{HEAD}| tune | string | yes | | What to hum. |\n", "page.md")

    assert [one.removeprefix("POST ").removeprefix("https://api.example") for one in page.operations] == ["/v1/tunes"]
