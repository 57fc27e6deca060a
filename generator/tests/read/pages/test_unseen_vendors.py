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
    "notes that say under which condition a mark holds": (
        (
            f"# Hum\n\n{HEAD}| mode | string | 必须 | - | `loud` 或 `soft` |\n"
            "| song_id | string | 必须* | - | 歌曲 |\n| song_url | string | 必须* | - | 地址 |\n"
            "| tune | string | 可选† | - | 曲子 |\n\n注释:\n- `*` 表示 song_id 和 song_url 必须二选一\n"
            "- `†` 表示在 loud 模式下必填\n"
        ),
        {
            *('mode type "string"', "mode required true", 'mode enum ["loud", "soft"]', 'tune type "string"'),
            *('song_id type "string"', "song_id required true when song_url not given", 'song_url type "string"'),
            *("song_url required true when song_id not given", 'tune required true when mode="loud"'),
        },
    ),
    "members on lines of an object's cell": (
        (
            "# Hum\n\n| 参数名 | 类型 | 必填 | 说明 |\n|---|---|---|---|\n"
            "| parts | array | 是 | 声部<br>属性:<br>hall_id: string - 大厅<br>weight: int - 权重, 范围[1,100]"
            "<br>最多支持4个 |\n| style | object | 否 | 风格<br>hard: boolean - 默认false |\n"
        ),
        {
            *('parts type "array"', "parts required true", "parts maxItems 4", 'parts[].hall_id type "string"'),
            *('parts[].weight type "integer"', "parts[].weight minimum 1", "parts[].weight maximum 100"),
            *('style type "object"', "style required false", 'style.hard type "boolean"', "style.hard default false"),
        },
    ),
    "an endpoint behind a label for its path": (
        (
            "# Hum\n\n### 1. 哼唱\n\n**接口路径**: `POST /hum/start`\n\n**请求参数**:\n\n"
            "| 参数 | 类型 | 必填 | 说明 |\n|---|---|---|---|\n| tune | string | 是 | 曲子 |\n\n"
            "### 2. 查询\n\n**接口路径**: `POST /hum/query`\n\n**请求参数**:\n\n"
            "| 参数 | 类型 | 必填 | 说明 |\n|---|---|---|---|\n| jobId | string | 是 | 任务 |\n"
        ),
        {'tune type "string"', "tune required true"},
    ),
    "types at the end of items, and figures in the place of one": (
        (
            "# Hum\n\n## Inputs\n\n- tune (required): What to hum (string)\n- bars (optional): How many (integer)\n"
            "\n## Body\n\n### [pace](https://x.example#pace) 2 | 4 required\n:   How fast.\n\n"
            '### [tone](https://x.example#tone) "LOUD" | "SOFT" Default: SOFT\n'
            ":   How loud.\n\n### [kind](https://x.example#kind) string\n:   For this task, the value must be `hum`.\n"
            "\n    Supported formats are: WAV, MP3 and FLAC.\n"
        ),
        {
            *('tune type "string"', "tune required true", 'bars type "integer"', "bars required false"),
            *("pace enum [2, 4]", "pace required true", 'tone type "string"', 'tone default "SOFT"'),
            *('tone enum ["LOUD", "SOFT"]', 'kind type "string"', 'kind enum ["hum"]'),
        },
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
