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
| tone | string | How it sounds, see the models table |
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
    "a footnote at the word that says yes, and calls that no address parts": (
        """## hum

### Parameters

| Parameter | Type | Required | Description |
|---|---|---|---|
| `tune` | string | Yes* | What to hum |
| `score` | object | Yes* | Notes in place of it |
| `length` | integer | No | Beats (3,000\u20136,000) when using `tune`; if omitted, the band chooses |

*Provide either `tune` or `score`, not both.

## whistle

### Parameters

| Parameter | Type | Required | Description |
|---|---|---|---|
| `tune` | string | Yes | What to whistle |
""",
        {
            'tune type "string"',
            "tune required true when score not given",
            'score type "object"',
            "score required true when tune not given",
            "score forbidden true when tune given",
            'length type "integer"',
            "length required false",
            "length minimum 3000 when tune given",
            "length maximum 6000 when tune given",
        },
    ),
    "heads within a table, headers above it, and members marked inside their code": (
        """| Parameter | Type | Required | Description |
|---|---|---|---|
| Authorization | string | Yes | Bearer token of the header |
| Parameter | Type | Required | Description |
| band | object | Yes | Who plays |
| `\u2514\u2500 size` | integer | No | From 1 to 9 |
""",
        {
            'band type "object"',
            "band required true",
            'band.size type "integer"',
            "band.size required false",
            "band.size minimum 1",
            "band.size maximum 9",
        },
    ),
    "a name and a mark on lines of their own, in Portuguese": (
        """Corpo

tune
obrigat\u00f3rio

What to hum. A picture of it must be at least 300 pixels.

echo
padr\u00e3o:false

Whether it is repeated.

tempo
number | null
padr\u00e3o:0.5

How fast.

Intervalo obrigat\u00f3rio: 0 <= x <= 1

tone
string

How it sounds.

Required string length: 1 - 90
""",
        {
            "tune required true",
            "echo default false",
            'tempo type "number"',
            "tempo default 0.5",
            "tempo minimum 0",
            "tempo maximum 1",
            'tone type "string"',
            "tone minLength 1",
            "tone maxLength 90",
        },
    ),
    "circles and crosses below a Korean head": (
        """### Request Body

| \ud544\ub4dc | \ud0c0\uc785 | \ud544\uc218 | \uc124\uba85 |
|---|---|---|---|
| tune | string | O | \uc81c\ubaa9 (\ucd5c\ub300 90\uc790) |
| tempo | integer | X | \uc18d\ub3c4 (\uae30\ubcf8: 5) |
""",
        {
            'tune type "string"',
            "tune required true",
            "tune maxLength 90",
            'tempo type "integer"',
            "tempo required false",
            "tempo default 5",
        },
    ),
    "half-open intervals, types with their package, and values that a blank parts": (
        """## Body

| Name | Type | Range | Description |
|---|---|---|---|
| tempo | kotlin.Int | [0, 90) | How fast |
| loud | number | - | Value range: [0, 1) |
| tone | string | "soft" "hard" | How it sounds |
""",
        {
            'tempo type "integer"',
            "tempo minimum 0",
            "tempo maximum 89",
            'loud type "number"',
            "loud minimum 0",
            'tone type "string"',
            'tone enum ["hard", "soft"]',
        },
    ),
    "members below a parameter of a class, of which one or the other is sent": (
        """## Parameters

* score (TubaScore): What is played.

    Fields in score:

    * tune (string, optional): What to hum. Either tune or notes must be provided, but not both.
    * notes (string, optional): What is written.
""",
        {
            'score.tune type "string"',
            "score.tune required false",
            "score.tune required true when score.notes not given",
            "score.notes required true when score.tune not given",
            "score.notes forbidden true when score.tune given",
            'score.notes type "string"',
            "score.notes required false",
        },
    ),
    "names and types on neighbouring lines of one paragraph": (
        """# Body

tune
string

What to hum.

Required string length: 1 - 90
width
integer
height
integer

How high.

Required range: 10 <= x <= 50
""",
        {
            'tune type "string"',
            "tune minLength 1",
            "tune maxLength 90",
            'width type "integer"',
            'height type "integer"',
            "height minimum 10",
            "height maximum 50",
        },
    ),
    "the document in the script of a page of Redoc": (
        """<!DOCTYPE html><html><body><div id="redoc"></div><script>
const __redoc_state = {"spec": {"data": {"openapi": "3.0.0", "info": {"title": "Tuba", "version": "1"}, "paths":
{"/tunes": {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties":
{"tune": {"type": "string", "maxLength": 90}}, "required": ["tune"]}}}}, "responses": {}}}}}}};
</script></body></html>
""",
        {'tune type "string"', "tune maxLength 90", "tune required true"},
    ),
    "a copied table in Chinese, whose cells go on and bound each model apart": (
        """\u8bf7\u6c42\u4f53
\u53c2\u6570\u540d\u79f0\t\u7c7b\u578b\t\u5fc5\u586b\t\u53c2\u6570\u63cf\u8ff0
model\tString\t\u662f\t\u6a21\u578b\uff0c\u53ef\u9009\u503c\uff1atuba-1\u3001tuba-2
tone\tString\t\u53ef\u9009\t\u9ed8\u8ba4 soft\uff0c\u53ef\u9009\u503c\uff1asoft\u3001hard
\u6ce8\uff1a\u8be5\u53c2\u6570\u5f88\u65b0
beats\tInt\t\u53ef\u9009\t\u62cd\u6570\uff0c\u9ed8\u8ba4\u503c\u4f9d\u636e\u6a21\u578b\u800c\u5b9a\uff1a
- tuba-1 : \u9ed8\u8ba45\u79d2\uff0c\u53ef\u9009\uff1a1-10
- tuba-2 : \u9ed8\u8ba46\u79d2\uff0c\u53ef\u9009\uff1a6
loud\tBool\t\u53ef\u9009\t\u54cd\u4eae
""",
        {
            'model type "string"',
            "model required true",
            'model enum ["tuba-1", "tuba-2"]',
            'tone type "string"',
            "tone required false",
            'tone default "soft"',
            'tone enum ["hard", "soft"]',
            'beats type "integer"',
            "beats required false",
            'beats default 5 when model="tuba-1"',
            'beats minimum 1 when model="tuba-1"',
            'beats maximum 10 when model="tuba-1"',
            'beats default 6 when model="tuba-2"',
            'beats enum [6] when model="tuba-2"',
            'loud type "boolean"',
            "loud required false",
        },
    ),
    "models in a table, several in a cell, where the row says so": (
        """## \u53c2\u6570

| \u53c2\u6570 | \u7c7b\u578b | \u5fc5\u586b | \u8bf4\u660e |
|---|---|---|---|
| model | string | \u662f | \u89c1\u4e0b\u65b9\u6a21\u578b\u5217\u8868 |
| image_type | string | \u5426 | MIME (image/png, image/webp) |

### \u6a21\u578b\u5217\u8868

| \u6a21\u578b | \u7279\u6027 |
|---|---|
| `tuba-1`\u3001`tuba-1-fast` | \u5feb |
| `tuba-2` | \u597d |
""",
        {
            'model type "string"',
            "model required true",
            'model enum ["tuba-1", "tuba-1-fast", "tuba-2"]',
            'image_type type "string"',
            "image_type required false",
            'image_type enum ["image/png", "image/webp"]',
        },
    ),
    "values of a model that a label names are none of the parameter's": (
        HEAD
        + "| model | string | yes | - | Set to `tuba-1` or `tuba-2`. |\n"
        + "| beats | integer | no | - | How many. tuba-1 (in 4/4): up to 8; tuba-2 (in 3/4): up to 6. |\n",
        {
            'model type "string"',
            "model required true",
            'model enum ["tuba-1", "tuba-2"]',
            'beats type "integer"',
            "beats required false",
        },
    ),
    "values set without marks, each with what it does": (
        HEAD + "| hall | string | no | - | HALL_1 routes to the small (80 seats) hall, HALL_2 routes to the large. |\n",
        {'hall type "string"', "hall required false", 'hall enum ["HALL_1", "HALL_2"]'},
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
