"""More constructions of pages of vendors that nobody has seen, on pages of our own."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import read_page

HEAD: Final = "| Name | Type | Required | Default | Description |\n|---|---|---|---|---|\n"

PAGES: Final[dict[str, tuple[str, set[str]]]] = {
    "rows nested by a mark of their own below a head of two words": (
        """## 请求参数

| 参数 | 类型 | 必填 | 说明与约束 |
|---|---|---|---|
| band | object | 否 | 乐队 |
| \u221f size | integer | 是 | 人数\uff0c取值范围 1~9 |
| tone | string | 否 | 可选值\uff1a`soft`\u3001`hard` |
""",
        {
            'band type "object"',
            "band required false",
            'band.size type "integer"',
            "band.size required true",
            "band.size minimum 1",
            "band.size maximum 9",
            'tone type "string"',
            "tone required false",
            'tone enum ["hard", "soft"]',
        },
    ),
    "values under a condition that stands before them": (
        """| 参数 | 类型 | 必填 | 说明 |
|---|---|---|---|
| `fast` | boolean | 否 | 快速 |
| `size` | string | 否 | 大小\u3002\
<br>\u2022 **`fast` 为 `false` 时可选**\uff1a`s`\u3001`m`\u3001`l`\u3002\
<br>\u2022 **`fast` 为 `true` 时可选**\uff1a`s`\u3001`m`\u3002 |
| `beat` | integer | 否 | 当 `fast` 为 `true` 时\uff0c最大为 5 |
| `tune` | string | 否 | 未指定时默认 `a` |
| `tone` | string | 否 | 当使用专家模式时\uff0c默认 `a` |
""",
        {
            'fast type "boolean"',
            "fast required false",
            'size type "string"',
            "size required false",
            'size enum ["l", "m", "s"] when fast=false',
            'size enum ["m", "s"] when fast=true',
            'beat type "integer"',
            "beat required false",
            "beat maximum 5 when fast=true",
            'tune type "string"',
            "tune required false",
            'tune default "a"',
            'tone type "string"',
            "tone required false",
        },
    ),
    "values in single quotes": (
        HEAD + "| force | string | no | - | How hard it blows: 'soft', 'hard' |\n",
        {'force type "string"', "force required false", 'force enum ["hard", "soft"]'},
    ),
    "a list below the whole name of a parameter": (
        HEAD
        + "| band_size | string | no | - | Size of the band (see options below). |\n\n"
        + "### Band size options\n\n- `duo`\n- `trio`\n",
        {'band_size type "string"', "band_size required false", 'band_size enum ["duo", "trio"]'},
    ),
    "no default": (
        HEAD + "| tune | string | no | - | What to hum. Defaults to null. |\n",
        {'tune type "string"', "tune required false"},
    ),
    "what another must be is no value of this one": (
        HEAD + "| mode | string | no | - | `fast` or `slow`. |\n"
        "| tune | string | no | - | With `mode` set to `slow`. |\n"
        "| tone | string | no | - | `mode` must be set to `slow`. |\n",
        {
            'mode type "string"',
            "mode required false",
            'mode enum ["fast", "slow"]',
            'tune type "string"',
            "tune required false",
            'tone type "string"',
            "tone required false",
        },
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_what_stands_beside_it(name: str) -> None:
    text, expected = PAGES[name]

    assert {str(claim.fact) for claim in read_page(text, "page.md").claims} == expected
