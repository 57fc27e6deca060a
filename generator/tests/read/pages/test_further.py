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
    "a Russian table, and a form that holds an object as JSON": (
        """## Параметры

| Параметр | Тип | Обязательный | По умолчанию | Описание |
|---|---|---|---|---|
| tune | string | Да | - | Мелодия (от 1 до 90 символов) |
| tempo | число | Нет | `90` | Темп, не более 240 |
| tone | string | Нет | `"soft"` | Звук: `soft`, `hard` |

## Пример запроса

```bash
curl -X POST https://api.example.com/v1/tunes \\
  -F "file=@tune.mid" \\
  -F 'score={"tune": "la", "tempo": 90, "tone": "soft"}'
```
""",
        {
            'score.tune type "string"',
            "score.tune required true",
            "score.tune minLength 1",
            "score.tune maxLength 90",
            'score.tempo type "number"',
            "score.tempo required false",
            "score.tempo default 90",
            "score.tempo maximum 240",
            'score.tone type "string"',
            "score.tone required false",
            'score.tone default "soft"',
            'score.tone enum ["hard", "soft"]',
        },
    ),
    "members of an object whose name the heading spells apart": (
        """## Parameters

| Parameter | Type | Required | Description |
|---|---|---|---|
bandSetup | object | Yes | Who plays |

## Band Setup Parameters

### Brass

| Parameter | Type | Required | Description | Default |
|---|---|---|---|---|
tubas | integer | No | How many tubas (1-4) | 1 |
""",
        {
            'bandSetup type "object"',
            "bandSetup required true",
            'bandSetup.tubas type "integer"',
            "bandSetup.tubas required false",
            "bandSetup.tubas default 1",
            "bandSetup.tubas minimum 1",
            "bandSetup.tubas maximum 4",
        },
    ),
    "a table with a row for each model": (
        """## Models

| Model | Max Tune Length | Supported Tones |
|---|---|---|
| `tuba-1` | 1,000 characters | `soft`, `hard` |
| `tuba-2` | 4,000 characters | `soft` |

## Body

| Parameter | Type | Description |
|---|---|---|
| model | string | Which one |
| tune | string | What to hum, see the table above |
| tone | string | How it sounds |
| takes | integer | How many, range 1-9. tuba-1 only supports takes=1 |
| echo | string | Only tuba-2 supports: `near` (default), `far` |
| fade | integer | How much is left, 0-100% |

## Prices

| Model | Tone | Price |
|---|---|---|
| tuba-1 | Soft | 2 |
| tuba-2 | Hard | 3 |
""",
        {
            'model type "string"',
            'tune type "string"',
            'tune maxLength 1000 when model="tuba-1"',
            'tune maxLength 4000 when model="tuba-2"',
            'tone type "string"',
            'tone enum ["hard", "soft"] when model="tuba-1"',
            'tone enum ["soft"] when model="tuba-2"',
            'takes type "integer"',
            "takes minimum 1",
            "takes maximum 9",
            'takes enum [1] when model="tuba-1"',
            'echo type "string"',
            'echo enum ["far", "near"]',
            'echo default "near"',
            'echo forbidden true when model is not "tuba-2"',
            'fade type "integer"',
            "fade minimum 0",
            "fade maximum 100",
        },
    ),
    "a list of values below a sentence, and samples inside components that group them": (
        """<RequestExample>
  ```bash cURL
  curl https://api.example.com/v1/tunes --data '{"score": {"tone": "soft"}}'
  ```
</RequestExample>

<ResponseExample>
  ```json 200
  {"tone": "answered"}
  ```
</ResponseExample>

## 请求参数

<ParamField body="tone" type="string">
  音色。

  * `soft`\uff08默认\uff0c由模型决定\uff09
  * `hard`
  * `thin`\uff08轻\uff09
</ParamField>
""",
        {'score.tone type "string"', 'score.tone enum ["hard", "soft", "thin"]', 'score.tone default "soft"'},
    ),
    "notes in square brackets": (
        """## Properties

Name | Type | Description | Notes
---- | ---- | ----------- | -----
**tune** | **character** | What to hum. | [Max. length: 90]
**speed** | **numeric** | How fast. `1.5` is the default. | [optional] [Max: 4.0] [Min: 0.5]
**key** | **Key** | In which key. | [Max. length: 2]
""",
        {
            'tune type "string"',
            "tune maxLength 90",
            'speed type "number"',
            "speed required false",
            "speed default 1.5",
            "speed maximum 4",
            "speed minimum 0.5",
            "key maxLength 2",
        },
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
