"""Further constructions of pages that nobody had seen: copied text, glued cells, conditions in other languages."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import read_page

HEAD: Final = "| Name | Type | Required | Description |\n|---|---|---|---|\n"

PAGES: Final[dict[str, tuple[str, set[str]]]] = {
    "labels glued to what stands before them": (
        f"""{HEAD}| tune | string | No | What to hum.Allowed values:<br>slowfast |
| beats | integer | No | How many.Default:8Range:1-9 |
| hall | string | No | Where.Options: smalllarge |
| tone | string | No | How it sounds. Enum |
""",
        {
            'tune type "string"',
            "tune required false",
            'beats type "integer"',
            "beats required false",
            "beats default 8",
            "beats minimum 1",
            "beats maximum 9",
            'hall type "string"',
            "hall required false",
            'tone type "string"',
            "tone required false",
        },
    ),
    "a type behind a label in the definition": (
        "## Body\n\n- `beats` (optional): How fast. Type: float.\n- `tunes`: What. Type: array of strings.\n",
        {
            "beats required false",
            'beats type "number"',
            'tunes type "array"',
            'tunes itemType "string"',
        },
    ),
    "items in Chinese without a sign after the name, and conditions without marks": (
        (
            "## 请求参数\n\n- tone 音色，可选值：LOUD、SOFT\n- tune 曲调，tone 取值为 LOUD 时必填\n"
            "- hall 厅，tone 为 SOFT 时不支持\n"
        ),
        {
            'tone enum ["LOUD", "SOFT"]',
            'tune required true when tone="LOUD"',
            'hall forbidden true when tone="SOFT"',
        },
    ),
    "Chinese cells on lines of their own, and paragraphs of labels": (
        """## 请求体

参数

是否必选

参数类型

默认值

描述

tune

是

String

-

曲调，宽x高：2x2、4x4

还有一行。

beats

否

Integer

8

取值范围：1~9

## 请求头

### tone

类型：string
必填：否
""",
        {
            'tune type "string"',
            "tune required true",
            'tune enum ["2x2", "4x4"]',
            'beats type "integer"',
            "beats required false",
            "beats default 8",
            "beats minimum 1",
            "beats maximum 9",
        },
    ),
    "cells on lines of their own that do not fit their heads": (
        """参数

类型

必填

说明

tune

string

是

曲调

beats

string

说明在下
""",
        {'tune type "string"', "tune required true"},
    ),
    "paragraphs of labels below a heading each": (
        """## Body

### tone

Type: string
Required: no
Default: LOUD

How it sounds.
""",
        {'tone type "string"', "tone required false", 'tone default "LOUD"'},
    ),
    "a head and cells of a piped table on lines of their own": (
        """输入参数

参数名 |
数据类型 |
可选/必选 |
说明 |
|---|---|---|---|
tune |
str |
必选 |
曲调。长度取值范围[1, 2 * 8]。 |
beats |
int |
可选 |
正整数 |
""",
        {
            'tune type "string"',
            "tune required true",
            "tune minLength 1",
            "tune maxLength 16",
            'beats type "integer"',
            "beats required false",
            "beats minimum 1",
        },
    ),
    "a glued table in Russian": (
        """Параметры

ПараметрТипОбязательныйОписание
tunestringДаa-1, a-2 или b/c
beatsintegerНетЧисло (1-9, default: 1)
hallstringНетbig (default) или small
""",
        {
            'tune type "string"',
            "tune required true",
            'tune enum ["a-1", "a-2", "b/c"]',
            'beats type "integer"',
            "beats required false",
            "beats minimum 1",
            "beats maximum 9",
            "beats default 1",
            'hall type "string"',
            "hall required false",
            'hall enum ["big", "small"]',
            'hall default "big"',
        },
    ),
    "a type behind a label below every name, and words after it": (
        """Body

Name

Description

tune

Type: string

What to hum; it depends on the hall.

hall

Type: string | null

Where.

Enum: small, big

beats

Type: integer

Min value: 1
""",
        {
            'tune type "string"',
            'hall type "string"',
            'hall enum ["big", "small"]',
            'beats type "integer"',
            "beats minimum 1",
        },
    ),
    "marks and values without blanks": (
        """Body

tune
enum<string>
requireda
- Alto
Available options:
a
, b

song
string
optionalWhat is sung.
""",
        {
            'tune type "string"',
            "tune required true",
            'tune enum ["a", "b"]',
            'song type "string"',
            "song required false",
        },
    ),
    "dashes beside check marks, and values in quotes without a type": (
        """| Name | Type | Required | Range |
|---|---|---|---|
| tune | string | ✅ | - |
| hall | CHOICE | — | "b1""b2" |
| song | CHOICE | — | "c-1" |
""",
        {
            'tune type "string"',
            "tune required true",
            "hall required false",
            'hall enum ["b1", "b2"]',
            "song required false",
            'song enum ["c-1"]',
        },
    ),
    "what holds for one model": (
        HEAD
        + "| tune | string | No | Text.<br>tuba-2 maximum length is 90 characters<br>tuba-3 must be `a` or `b` |\n",
        {'tune type "string"', "tune required false"},
    ),
    "a range with one more value": (
        HEAD + "| beats | integer | No | 4-15 beats or -1 for any |\n",
        {'beats type "integer"', "beats required false"},
    ),
    "calls that are named before their parameters": (
        f"""# Tuba

## Endpoints

### Play
```
POST /v1/play
```
### Stop
```
POST /v1/stop
```
## Body

### Play

{HEAD}| tune | string | Yes | What. |

### Stop

{HEAD}| hall | string | No | Where. |
""",
        {'tune type "string"', "tune required true"},
    ),
    "a poll between a call and its parameters": (
        """# Prices and models

## Calls

### 1. Play
```
POST /v1/play
```
### 2. Ask
```
GET /v1/play/{id}
```
## Main parameters

| Paramètre | Type | Description |
|---|---|---|
| tune | string | mélodie de base optionnelle |
""",
        {'tune type "string"', "tune required false"},
    ),
    "a list of the parts of a page at its top": (
        """Entradas
Salidas
Toca una melodía.
| Parámetro | Tipo | Obligatorio | Descripción |
|---|---|---|---|
tune | string | Sí | La melodía |
""",
        {'tune type "string"', "tune required true"},
    ),
    "bounds with what they are for": (
        HEAD + "| beats | integer | No | Number between 1-4 for how loud it is |\n",
        {'beats type "integer"', "beats required false", "beats minimum 1", "beats maximum 4"},
    ),
    "glued cells of many columns": (
        (
            "Hums\n\nParameterTypeRequiredDefaultMinMaxAllowed ValuesDescription\n"
            "loudbooleanNotrue---Whether it is loud.\nkindstringNosoft--soft, hardHow it sounds.\n"
            "beatsintegerYes-19-How many.\nspeednumberNo----How fast.\n"
        ),
        {
            *('loud type "boolean"', "loud required false", "loud default true"),
            *('kind type "string"', "kind required false", 'kind default "soft"', 'kind enum ["hard", "soft"]'),
            *('speed type "number"', "speed required false"),
        },
    ),
    "copied cells whose default is left out, and heads of two words on a line": (
        (
            "Hum\n\nField Type Default value Description\ntune\nstring\nWhat to hum for all to hear.\nbeats\nNone\n8\n"
            "How many beats it has.\nloud\nboolean\nFalse\nWhether it is loud.\n"
        ),
        {'tune type "string"', "beats default 8", 'loud type "boolean"', "loud default false"},
    ),
    "values that hold for a setting, as items": (
        (
            "Hum\n\nRequest Body\n\nloud\nboolean\nWhether it is loud.\nhall\nstring\n"
            "Where. Default: 1h\nAccepted values:\n"
            "  \u2022 loud is false: 1h, 2h\n  \u2022 loud is true: 1h\n"
        ),
        {
            *('loud type "boolean"', 'hall type "string"', 'hall default "1h"'),
            *('hall enum ["1h", "2h"] when loud=false', 'hall enum ["1h"] when loud=true'),
        },
    ),
    "a default in words of another language": (
        (
            "| \u53c2\u6570 | \u7c7b\u578b | \u9ed8\u8ba4\u503c |\n|---|---|---|\n"
            "| tune | string | \u6a21\u578b\u9ed8\u8ba4 |\n| hall | string | \u5927\u5385 |\n"
        ),
        {'tune type "string"', 'hall type "string"', 'hall default "\u5927\u5385"'},
    ),
    "a row that lacks its last cell": (
        (
            "Hum\n\nPOST /v1/hum\n\nRequest Body\n\n| Field | Type | Required | Title | Description |\n"
            "|---|---|---|---|---|\n"
            "tune | string | Yes | What | Up to 9 characters |\nhall | object | Yes | Where |\n"
        ),
        {
            *(
                'tune type "string"',
                "tune required true",
                "tune maxLength 9",
                'hall type "object"',
                "hall required true",
            ),
        },
    ),
    "words between quotes that are strings all the same": (
        (
            "| Name | Type | Required | Range | Description |\n|---|---|---|---|---|\n"
            '| loud | KIND | Yes | `"true"`<br>`"false"` | a |\n'
            '| tune | string | No | - | Only available when `loud` is set to `"true"`. |\n'
        ),
        {
            *("loud required true", 'loud enum ["false", "true"]', 'tune type "string"', "tune required false"),
            'tune forbidden true when loud is not "true"',
        },
    ),
    "models by a part of their names": (
        HEAD + "| model | string | Yes | Accepted values: `hum-p1`, `hum-p2-max`, `hum-p2` |\n"
        "| hall | string | No | `A`, `B` or `C`<br>Note: B & C only support p2 model |\n"
        "| loud | boolean | No | Note: Only the p2 models supports this parameter |\n"
        "| tune | string | No | Not effective when using p1 or p2 models |\n",
        {
            *('model type "string"', "model required true", 'model enum ["hum-p1", "hum-p2", "hum-p2-max"]'),
            *('hall type "string"', "hall required false", 'hall enum ["A", "B", "C"]'),
            *('hall enum ["A"] when model is not "hum-p2"|"hum-p2-max"', 'loud type "boolean"', "loud required false"),
            *('loud forbidden true when model is not "hum-p2"|"hum-p2-max"', 'tune type "string"'),
            *("tune required false", 'tune ignored true when model="hum-p1"|"hum-p2"|"hum-p2-max"'),
        },
    ),
    "marks glued to names in Chinese, and what models alone have": (
        (
            "\u54fc\u5531\n\nPOST /v1/hum\n\n\u8bf7\u6c42\u53c2\u6570\n\nmodel\u5fc5\u586b\n\n"
            "\u540d\u79f0,\u793a\u4f8b:hum-1, hum-2-max\n\n"
            "input.tune\u5fc5\u586b\n\n\u66f2\u8c03(\u6700\u957f90\u5b57\u7b26)\n\ninput.clip_url\u53ef\u9009\n\n"
            "\u97f3\u9891(\u4ec5 hum-2-max \u652f\u6301,3-30\u79d2)\n"
        ),
        {
            *("model required true", "input.tune required true", "input.tune maxLength 90"),
            *("input.clip_url required false", 'input.clip_url forbidden true when model is not "hum-2-max"'),
        },
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_what_stands_beside_it(name: str) -> None:
    text, expected = PAGES[name]

    assert {str(claim.fact) for claim in read_page(text, "page.md").claims} == expected


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("what holds for one model", "tuba-2 maximum length is 90 characters"),
        ("what holds for one model", "tuba-3 must be `a` or `b`"),
        ("a range with one more value", "4-15 beats or -1 for any"),
        ("labels glued to what stands before them", "Allowed values:"),
        ("labels glued to what stands before them", "slowfast"),
        ("labels glued to what stands before them", "Options: smalllarge"),
        ("labels glued to what stands before them", "Enum"),
        ("cells on lines of their own that do not fit their heads", "string"),
        ("glued cells of many columns", "beatsintegerYes-19-How many."),
    ],
)
def test_what_is_no_fact_is_listed_as_unread(name: str, sentence: str) -> None:
    page = read_page(PAGES[name][0], "page.md")

    assert any(sentence in one.sentence for one in page.unread)


def test_a_parameter_that_stands_alone_is_listed_as_unread() -> None:
    text = "# Hum\n\n## Required parameters\n\nold_tune: The tune before.\n\n## Optional parameters\n\n"
    page = read_page(f"{text}hall_kind: Set to a1.\n\nloud_ness: The default value is true.\n", "page.md")

    assert [one.sentence for one in page.unread if "old_tune" in one.sentence] == ["old_tune: The tune before."]
