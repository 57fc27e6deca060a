"""Pages whose body is told by comments, by parts that rows refer to, and by marks and values glued together."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import loosejson, read_page
from docpact.read.pages.types import read_type

HEAD: Final = "| Name | Type | Required | Default | Description |\n|---|---|---|---|---|\n"

PAGES: Final[dict[str, tuple[str, set[str]]]] = {
    "a body whose comments are the schema, and an answer with comments": (
        """# Tunes

`POST /v1/tunes`

```jsonc
{
  "tune": "la", // required, 3-40 characters
  // what it is played on
  "model": "tuba-2", // required, "tuba-2" | "tuba-3"
  "form": "1k", // optional, 1k|2k|4k, default 1k
  "takes": 1, // integer, 1-4
  "hall": { // optional
    "kind": "small", /* small or large */
    "depth": 0.5 // required when kind is large
  },
  "loud": "soft|hard",
  "notes": ["a"] // up to 5
}
```

The answer:

```json
{
  "id": "x", // id of the tune
  "state": "done" // queued|done
}
```
""",
        {
            "tune required true",
            "tune minLength 3",
            "tune maxLength 40",
            "model required true",
            'model enum ["tuba-2", "tuba-3"]',
            "form required false",
            'form enum ["1k", "2k", "4k"]',
            'form default "1k"',
            'takes type "integer"',
            "takes minimum 1",
            "takes maximum 4",
            "hall required false",
            'hall.kind enum ["large", "small"]',
            'hall.depth required true when hall.kind="large"',
            'loud enum ["hard", "soft"]',
            "notes maxItems 5",
        },
    ),
    "comments beside a table, which is read alone": (
        f"""{HEAD}| tune | string | yes | | What. |

```json
{{
  "tune": "a", // optional
  "x": 1 // 1-4
}}
```
""",
        {'tune type "string"', "tune required true"},
    ),
    "a row of the same name as a member that a sample shows in an object of the same table": (
        f"""{HEAD}| tune | string | yes | | What to hum. |
| extra | object | no | | For one hall. |
| takes | integer | no | | How many. |
| seed | integer | no | | The seed. |

```json
{{"tune": "la", "extra": {{"seed": 7}}}}
```
""",
        {
            'tune type "string"',
            "tune required true",
            'extra type "object"',
            "extra required false",
            'takes type "integer"',
            "takes required false",
            'seed type "integer"',
            "seed required false",
        },
    ),
    "cells on lines of their own, a definition that could title a body": (
        "请求参数\n\n参数名\n类型\n必填\n说明\ntune\nstring\n是\n请求内容\ntone\nstring\n否\n音色\n",
        {'tune type "string"', "tune required true", 'tone type "string"', "tone required false"},
    ),
    "cells between tabs, a definition that could title a body": (
        "参数\t类型\t是否必填\t说明\ntune\tstring\t是\t\n请求内容\n要哼的曲子\ntone\tstring\t否\t音色\n",
        {'tune type "string"', "tune required true", 'tone type "string"', "tone required false"},
    ),
    "a default that ran together with its repetition": (
        f"{HEAD}| form | string | no | 9x169x16 | Valid values: `9x16`, `16x9` |\n",
        {'form type "string"', "form required false", 'form default "9x16"', 'form enum ["16x9", "9x16"]'},
    ),
    "names glued to their marks": (
        """Parameters

tunerequired
string (uri)

What to hum

beatsoptional
integer

How many

Default: 8Range: 1 - 16
hallrequired
string

Where
""",
        {
            'tune type "string"',
            "tune required true",
            'beats type "integer"',
            "beats required false",
            "beats default 8",
            "beats minimum 1",
            "beats maximum 16",
            'hall type "string"',
            "hall required true",
        },
    ),
    "names glued to their types, with details between dots": (
        """Body
modelstring \u00b7 enumRequired
Possible values:
tuba-2
tuba-3

tunestring \u00b7 max: 40Required
What to hum.

seedinteger \u00b7 min: -1 \u00b7 max: 99Optional
The seed.
""",
        {
            'model type "string"',
            "model required true",
            'model enum ["tuba-2", "tuba-3"]',
            'tune type "string"',
            "tune required true",
            "tune maxLength 40",
            'seed type "integer"',
            "seed required false",
            "seed minimum -1",
            "seed maximum 99",
        },
    ),
    "defaults in code behind a name": (
        "## Body\n\n**beats** `integer` `default: 8`\n\nHow many.\n\n**tune** `string` `required`\n\nWhat.\n",
        {'beats type "integer"', "beats default 8", 'tune type "string"', "tune required true"},
    ),
    "a default in other words behind a type": (
        """请求参数

tune string 必选
哼唱内容。

beats integer 默认值 8
拍数。

form string 默认值 p1
形式。可选值\uff1a
p1\uff1a甲
q1\uff1a乙
""",
        {
            'tune type "string"',
            "tune required true",
            'beats type "integer"',
            "beats default 8",
            'form type "string"',
            'form default "p1"',
            'form enum ["p1", "q1"]',
        },
    ),
    "what is said of one parameter in a table of its own": (
        f"""{HEAD}| tune | string | yes | | What. |

### The tune

| Property | Value | Description |
|---|---|---|
| **Type** | string | A text. |
| **Required** | Yes | Always. |
""",
        {'tune type "string"', "tune required true"},
    ),
    "the part that a row refers to": (
        """## Body

| Field | Type | Description |
|---|---|---|
| songs | array | (Required) Tunes to hum. See *Song* below. |
| old | boolean | (Optional) Deprecated. |

### Song

| Field | Type | Description |
|---|---|---|
| tune | string | (Required) `la` or `lu`. |
""",
        {
            'songs type "array"',
            "songs required true",
            'old type "boolean"',
            "old required false",
            "old deprecated true",
            'songs[].tune type "string"',
            "songs[].tune required true",
            'songs[].tune enum ["la", "lu"]',
        },
    ),
    "all but one are optional": (
        """## Parameters

| Field | Type | Description |
|---|---|---|
| tune (required) | string | What. |
| beats | integer | How many. |

**Note:** all parameters beside `tune` are optional.

## Hall parameters

| Field | Type | Description |
|---|---|---|
| depth | integer | How deep. |
""",
        {
            'tune type "string"',
            "tune required true",
            'beats type "integer"',
            "beats required false",
            'depth type "integer"',
        },
    ),
    "an object and its member in one cell, and a body between signs of a shell": (
        """| Field | Type | Description |
|---|---|---|
| hall | object | Where. |
| hall<br/>\u2022 depth | integer | How deep. |

```bash
curl -X POST https://api.example/tunes \\
  -d $'{
    "input": {"hall": {"depth": 1}}
  }'
```
""",
        {'input.hall type "object"', 'input.hall.depth type "integer"'},
    ),
    "an answer without a heading, below a call with the parameters": (
        f"""{HEAD}| tune | string | yes | | What. |

```bash
curl -X POST https://api.example/tunes -d '{{"tune": "la"}}'
```

| Field | Type | Description |
|---|---|---|
| state | string | How far it is. |
""",
        {'tune type "string"', "tune required true"},
    ),
    "a bound in the place of a default": (
        f"{HEAD}| songs | array | no | max 3 items | Tunes. |\n",
        {'songs type "array"', "songs required false", "songs maxItems 3"},
    ),
    "values that are words of their language": (
        f"{HEAD}| lengua | string | no | | Uno de: `es`, `en`. Por defecto: `es`. |\n",
        {'lengua type "string"', "lengua required false", 'lengua enum ["en", "es"]', 'lengua default "es"'},
    ),
    "the words of a type once more": (
        f"{HEAD}| form | Hall \\| Enum | no | | One of: Hall \\| Enum |\n",
        {"form required false"},
    ),
    "values with blanks between, behind a label": (
        f'{HEAD}| form | string | no | | The form. Enum: `"a"` `"b"` |\n',
        {'form type "string"', "form required false", 'form enum ["a", "b"]'},
    ),
    "plain words that only may be values": (
        f"{HEAD}| tono | string | no | | vivo o natural |\n",
        {'tono type "string"', "tono required false"},
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_what_stands_beside_it(name: str) -> None:
    text, expected = PAGES[name]

    assert {str(claim.fact) for claim in read_page(text, "page.md").claims} == expected


def test_plain_words_that_may_be_values_are_listed_as_unread() -> None:
    text, _ = PAGES["plain words that only may be values"]

    assert [left.sentence for left in read_page(text, "page.md").unread] == ["vivo o natural"]


def test_a_default_that_may_be_either_of_two_is_listed_as_unread() -> None:
    page = read_page(f"{HEAD}| form | string | no | 9x1616x9 | Valid values: `9x16`, `16x9` |\n", "page.md")

    assert [left.sentence for left in page.unread] == ["9x1616x9"]


def test_comments_are_of_what_stands_before_them_or_of_what_comes() -> None:
    text = '{ // all\n  // one\n  "a": 1, // more\n  "b": [\n    2\n  ], # list\n  "c": {}\n}'

    assert loosejson.read(text).comments == {"a": "all\none\nmore", "b": "list"}


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("string [ 1 .. 90 ] characters", ("1 to 90 characters",)),
        ("string <= 90 characters", ("<= 90 characters",)),
        ("enum<string> | null", ()),
    ],
)
def test_a_type_with_how_much_it_takes(cell: str, says: tuple[str, ...]) -> None:
    stated = read_type(cell)

    assert (stated.type, stated.says, stated.unknown) == ("string", says, "")
