"""Pages whose parameters are told by where they stand: beside siblings, below a heading, before the answer."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.errors import DocpactError
from docpact.read.pages import read_page

PAGES: Final[dict[str, tuple[str, set[str]]]] = {
    "a table for one item of an array, by the singular of its name": (
        """## Body

| Kolom | Tipe | Wajib | Keterangan |
|---|---|---|---|
| songs | array | ✅ | Lagu (max 2) |

## Song Object

| Kolom | Tipe | Wajib | Keterangan |
|---|---|---|---|
| tune | string | Ya | Nada |
| bars | integer | Tidak | Panjang |
""",
        {
            'songs type "array"',
            "songs required true",
            "songs maxItems 2",
            'songs[].tune type "string"',
            "songs[].tune required true",
            'songs[].bars type "integer"',
            "songs[].bars required false",
        },
    ),
    "marks below one of two heads of types, values and defaults of several words": (
        """## Body

| nombre | tipo | tipo de datos | descripcion |
|---|---|---|---|
| dance | required | string | Valid values: Slow Waltz, Polka. Default: Slow Waltz. |
| swing | optional | | Low, mid and high (default: 0, 1, 1) |
""",
        {
            'dance type "string"',
            "dance required true",
            'dance enum ["Polka", "Slow Waltz"]',
            'dance default "Slow Waltz"',
            "swing required false",
        },
    ),
    "a table for each object, of which a sample shows some members": (
        """## Body

```json
{"song": {"tune": "a", "halls": []}, "play": {"beats": 8}}
```

### song fields

| Field | Type |
|---|---|
| tune | string |
| echo | boolean |

### play fields

| Field | Type |
|---|---|
| beats | integer |
| swing | number |
| pause | number |
""",
        {
            'song.tune type "string"',
            'song.echo type "boolean"',
            'play.beats type "integer"',
            'play.swing type "number"',
            'play.pause type "number"',
        },
    ),
    "members in a list below the heading of their object": (
        """## Body

#### song (object, required)

- **verses** (array, required): What is sung.
  - **text** (string, required): The words. Maximum 90 characters.

#### beats (integer, optional)

How many. Defaults to 8.
""",
        {
            'song type "object"',
            "song required true",
            'song.verses type "array"',
            "song.verses required true",
            'song.verses[].text type "string"',
            "song.verses[].text required true",
            "song.verses[].text maxLength 90",
            'beats type "integer"',
            "beats required false",
            "beats default 8",
        },
    ),
    "marks glued to types, and a schema of the answer in a copy without levels": (
        """Tuba

POST

/v2/tunes

Request

Body

required

    tuneUrl urirequired

    What to follow.

    beats integer

    Possible values: >= 2 and <= 8

Responses

Accepted.

Schema

    id uuidrequired
    halls string[]required
    beats integer

    Default value: 2
""",
        {
            'tuneUrl type "string"',
            "tuneUrl required true",
            'beats type "integer"',
            "beats minimum 2",
            "beats maximum 8",
        },
    ),
    "lists of required and of optional parameters of one endpoint that takes two kinds of body": (
        """# Tuba

### Hum a tune
**Endpoint:** `POST /v2/tunes`

**Required Parameters:**
- `mode` (string): Must be `"hum"`.

**Optional Parameters:**
- `tone` (string): `"soft"` (default) or `"loud"`.

### Sing a tune
**Endpoint:** `POST /v2/tunes`

**Required Parameters:**
- `mode` (string): Must be `"sing"`.
- `verse` (string): What is sung.

### Ask for a tune
**Endpoint:** `GET /v2/tunes/:id`

## Task Object

- `tone` (string): How it sounded.
- `beats` (integer): How many.
""",
        {
            'mode type "string"',
            "mode required true",
            'mode enum ["hum"]',
            'tone type "string"',
            "tone required false",
            'tone enum ["loud", "soft"]',
            'tone default "soft"',
        },
    ),
    "a column of what is deprecated, and older values": (
        (
            """## Body

| Name | Required | Deprecated | Description |
|---|:---:|:---:|---|
| tone | \u2713 | \u2717 | How. * `soft` - Quiet. * `loud` - Not. **Deprecated values (still taken):** """
            """* `low` - Now: use `soft` * `high` - Now: use `loud` |
| tune | \u2717 | \u2713 | What to hum. |
"""
        ),
        {
            "tone required true",
            'tone enum ["high", "loud", "low", "soft"]',
            "tune required false",
            "tune deprecated true",
        },
    ),
    "types below the head of values": (
        (
            "Body\nParameter\tDescription\tValues\ntune\tWhat to hum.\tstring\n"
            "echo (optional)\tPlays twice. Default: false.\tTRUE or FALSE\n"
            "beats (optional)\tHow many. Default: 8, Minimum: 1.\tinteger\n"
        ),
        {
            'tune type "string"',
            'echo type "boolean"',
            "echo required false",
            "echo default false",
            'beats type "integer"',
            "beats required false",
            "beats default 8",
            "beats minimum 1",
        },
    ),
    "paragraphs with marks, and what stands between them": (
        """Tuba
POST https://tuba.example/v2/tunes
Request
kind: Must be set to hum_tune.

tone: How it sounds. It can only be one of the following two values.

LOW: A deep one.
HIGH: A bright one.
Note: Only one of them.
echo (Optional): When set to true, it plays twice.

delay (Optional): Effective only when echo is enabled. The default value is 0.5.

Note: A long one takes time.
hall (Optional): Where. The default value is small (supports big, open).

bell (optional): Only can be used when LOW is selected in tone. The default value is false.

Response
task_id: Which one.
""",
        {
            'kind enum ["hum_tune"]',
            'tone enum ["HIGH", "LOW"]',
            "echo required false",
            "delay required false",
            "delay default 0.5",
            "delay ignored true when echo is not true",
            "hall required false",
            'hall default "small"',
            'hall enum ["big", "open", "small"]',
            "bell required false",
            "bell default false",
            'bell forbidden true when tone is not "LOW"',
        },
    ),
    "marks between names and types, and definitions without a dot": (
        """API URL
POST /tunes
Headers
Code
Content-Type: application/json
Param
Type
Description
Content-Type
required
string
HTTP header that says what kind of content it is
tune
required
string
What to hum
beats
optional
integer
How many of them there are in all (1-9 default: 8)
echo
optional
boolean
Whether it plays twice
""",
        {
            'tune type "string"',
            "tune required true",
            'beats type "integer"',
            "beats required false",
            "beats default 8",
            "beats minimum 1",
            "beats maximum 9",
            'echo type "boolean"',
            "echo required false",
        },
    ),
    "glued lists, bounds behind marks, and an answer that speaks of the request": (
        """Request
This endpoint expects an object.
hook_urlstringOptionalformat: "uri"
Who is told.
beatsintegerOptional>=1
How many
hallslist of stringsRequired
Where.
tuneobjectOptional
What to hum.
Response
Tune generation request accepted
tune_idstring
Which one.
""",
        {
            'hook_url type "string"',
            "hook_url required false",
            'beats type "integer"',
            "beats required false",
            "beats minimum 1",
            'halls type "array"',
            'halls itemType "string"',
            "halls required true",
            'tune type "object"',
            "tune required false",
        },
    ),
    "types and values behind a name that need not be sent": (
        """Make a tune
POST /v1/tunes
Request payload data
beats: number
How many.
tone?: "soft" | "loud"
How it sounds.
delay?: number
When it begins.
Response payload data
done: null | boolean
Whether it is made.
""",
        {
            'beats type "number"',
            'tone type "string"',
            "tone required false",
            'tone enum ["loud", "soft"]',
            'delay type "number"',
            "delay required false",
        },
    ),
    "a table of broken rows whose last one lacks a cell": (
        """Input
| Field | Type | Default value | Description |
|---|---|---|---|
| beats |
integer
|
8
Min: 1 Max: 9 |
How many
|
| tune |
string
|
What it is that is hummed
|
Output
""",
        {
            'beats type "integer"',
            "beats default 8",
            "beats minimum 1",
            "beats maximum 9",
            'tune type "string"',
        },
    ),
    "bullets on one line in a cell": (
        "| Name | Type | Description |\n|---|---|---|\n| tone | string | Options are as follows:   * LOW   * HIGH |\n",
        {'tone type "string"', 'tone enum ["HIGH", "LOW"]'},
    ),
    "bounds of a file, of a clip and of a member, and what is optional before its meaning": (
        """## Parameters

- **`clip`** (File, optional): What to follow.
  - Duration: 3-30 seconds
- **`song`** (required): What to play. Use `song.tone` (`"soft"` or `"loud"`). Defaults to `"soft"`.
  - **`tone`** (string, no default): How it sounds.
- **`end`** (number): Where it ends. The clip must be 1-30 seconds long.
- **`beats`** (integer)
  - Optional: How many. Defaults to 8.
- **`parts`** ([List[TunePart]](TunePart.md)): All parts.
""",
        {
            "clip required false",
            "song required true",
            'song.tone type "string"',
            'end type "number"',
            'beats type "integer"',
            "beats required false",
            "beats default 8",
            'parts type "array"',
        },
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_what_stands_beside_it(name: str) -> None:
    text, expected = PAGES[name]

    assert {str(claim.fact) for claim in read_page(text, "page.md").claims} == expected


def test_a_page_with_a_broken_document_alone_is_refused_with_what_is_wrong_in_it() -> None:
    with pytest.raises(DocpactError, match="an OpenAPI document on line 4 cannot be read"):
        read_page("# Tuba\n\n```yaml\nopenapi: 3.0.1\npaths: [\n```\n", "page.md")


def test_a_sentence_of_another_script_that_binds_bare_names_is_not_lost() -> None:
    text = "ボディ\n\ntuneまたはmoodのいずれかが必要。音を出します。\n\ntune\nstring\n\nmood\nstring\n"
    page = read_page(text, "page.txt")
    assert [entry.sentence for entry in page.unread] == ["tuneまたはmoodのいずれかが必要。"]
