"""Pages whose parameters are told by where they stand: beside siblings, below a heading, before the answer."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import read_page

PAGES: Final[dict[str, tuple[str, set[str]]]] = {
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
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_what_stands_beside_it(name: str) -> None:
    text, expected = PAGES[name]

    assert {str(claim.fact) for claim in read_page(text, "page.md").claims} == expected
