"""Pages whose cells, sections and places say what others say in columns, headings and full names."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import read_page

HEAD: Final = "| Name | Type | Required | Range | Description |\n|---|---|---|---|---|\n"

PAGES: Final[dict[str, tuple[str, set[str]]]] = {
    "a type in bold on the first line of a definition": (
        (
            "# Hum\n\n## Body parameters\n\n| Parameter | Description |\n|---|---|\n"
            "| tune | **string**<br>What to hum.<br>You can only use one `tune` and `score` field. |\n"
            "| score | **string**<br>The notes. |\n"
            "| pace | **string**<br>From slow to fast. Where: `3.0`: Fast; `1.0` (default): Plain; `0.1`: Slow. |\n"
        ),
        {
            *('tune type "string"', 'score type "string"', "score forbidden true when tune given"),
            *('pace type "string"', 'pace default "1.0"'),
        },
    ),
    "a member that samples show in several objects, beside one that they show in one": (
        (
            "# Hum\n\n```bash\ncurl https://x.example/v1/hum -d '{\n"
            '  "back": {"kind": "wood", "value": "oak"}, "voice": {"kind": "file", "sound": "x.wav"}, "tone": "LOUD"\n'
            "}'\n```\n\n## Voice parameters\n\n"
            "| Parameter | Type | Required |\n|---|---|---|\n| kind | string | Yes |\n| sound | string | Yes |\n"
        ),
        {
            *('voice.kind type "string"', "voice.kind required true"),
            *('voice.sound type "string"', "voice.sound required true"),
        },
    ),
    "calls without a method, the parameters of each behind a sentence": (
        (
            "# Hum\n\n### sing\n\nThe path is `/sing`, and all the parameters are listed below:\n\n"
            "| Parameter | Type | Description |\n|---|---|---|\n| tune | string | What |\n| key | string | Of C |\n\n"
            "### whistle\n\nIt has no words. The parameters for whistling are listed below:\n\n"
            "| Parameter | Type | Description |\n|---|---|---|\n| tune | string | What |\n| lips | string | How |\n"
        ),
        {'tune type "string"', 'key type "string"'},
    ),
    "values of several words in a column of ranges": (
        f"# Hum\n\n{HEAD}| dance | string | No | Slow Waltz, Polka, R&B, Free Form | Which. |\n",
        {'dance type "string"', "dance required false", 'dance enum ["Free Form", "Polka", "R&B", "Slow Waltz"]'},
    ),
}


@pytest.mark.parametrize(("content", "facts"), PAGES.values(), ids=PAGES)
def test_page_is_read_as_it_says(content: str, facts: set[str]) -> None:
    page = read_page(content, "page.md")
    assert {str(claim.fact) for claim in page.claims} == facts
