"""Pages as copying leaves them: Japanese and Chinese titles, glued names and marks, answers below their samples."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import read_page

HEAD: Final = "| Name | Type | Required | Description |\n|---|---|---|---|\n"

PAGES: Final[dict[str, tuple[str, set[str]]]] = {
    "a table with tabs below headings": (
        """# Tuba

## Parameters

### **tune** (string, Required)

What to hum.

### **hall** (enum, Optional)

Allowed values:

* small
* big (Default)

## More

Parameter\tType\tRequired\tDefault
beats\tinteger\t\u274c\t8
""",
        {
            'tune type "string"',
            "tune required true",
            "hall required false",
            'hall enum ["big", "small"]',
            'hall default "big"',
            'beats type "integer"',
            "beats required false",
            "beats default 8",
        },
    ),
    "Japanese titles, marks and values": (
        """リクエスト
| パラメーター | 型 | 必須 | 説明 |
|---|
tune | string | はい | "a"（デフォルト）または "b"。 |
hall | string | いいえ | 選択肢：small、big（デフォルト） |
レスポンス
| フィールド | 型 | 説明 |
|---|
clip | string | 音 |
""",
        {
            'tune type "string"',
            "tune required true",
            'tune enum ["a", "b"]',
            'tune default "a"',
            'hall type "string"',
            "hall required false",
            'hall enum ["big", "small"]',
            'hall default "big"',
        },
    ),
    "a glued table in Chinese": (
        """请求参数

参数名必填说明
tunestring是曲调
beatsinteger可选拍数，默认 8

响应参数

参数名类型说明
clipstring地址
""",
        {
            'tune type "string"',
            "tune required true",
            'beats type "integer"',
            "beats required false",
            "beats default 8",
        },
    ),
    "names, types and marks in one word": (
        """Body
tunestringRequired
What to hum.
beatsdoubleOptionalDefaults to 8
How many. Must be at least 1 and at most 9.
hall?string
Where.
song?
What is sung.
""",
        {
            'tune type "string"',
            "tune required true",
            'beats type "number"',
            "beats required false",
            "beats default 8",
            "beats minimum 1",
            "beats maximum 9",
            'hall type "string"',
            "hall required false",
            "song required false",
        },
    ),
    "a mark with its default": (
        '| Name | Type | Required? |\n|---|---|---|\n| tune | String | no (default "a") |\n| song | String | yes |\n',
        {'tune type "string"', "tune required false", 'tune default "a"', 'song type "string"', "song required true"},
    ),
    "ways to hand a file over, and a value called standard": (
        (
            f"{HEAD}| clip | string | Yes | Supports Base64 or URL. |\n"
            "| tone | string | No | Enum: `std` (standard), `pro` (best). |\n"
        ),
        {
            'clip type "string"',
            "clip required true",
            'tone type "string"',
            "tone required false",
            'tone enum ["pro", "std"]',
        },
    ),
    "values of which some are named before": (
        f"{HEAD}| hall | string | No | Now also wide (`w1`, `w2`).<br>Possible values: `n1`, `w1`, `w2` |\n",
        {'hall type "string"', "hall required false", 'hall enum ["n1", "w1", "w2"]'},
    ),
    "the list of an answer below its sample": (
        """## Play

**Request:**
```json
{"tune": "a"}
```
- `tune` (string, required): What to hum.

**Response:**
```json
{"clip": "b"}
```
- `clip` (string): The sound.
""",
        {'tune type "string"', "tune required true"},
    ),
    "values in the place of a type": (
        f"{HEAD}| hall | enum: `big`, `small` | No | Where. |\n",
        {'hall type "string"', "hall required false", 'hall enum ["big", "small"]'},
    ),
    "a header of its own, a fixed value and bare ranges in Chinese": (
        """## 请求参数

| 参数名 | 类型 | 必填 | 说明 |
|---|---|---|---|
| X-Tuba-Hook | string | 是 | 回调地址 |

| 参数名 | 类型 | 必填 | 说明 |
|---|---|---|---|
| model | string | 是 | 固定 `tuba-2` |
| tune | string | 否 | 文本长度限制：1 - 90 |
| beats | int | 否 | 秒数 3-9，默认 5 |
""",
        {
            'model type "string"',
            "model required true",
            'model enum ["tuba-2"]',
            'tune type "string"',
            "tune required false",
            "tune minLength 1",
            "tune maxLength 90",
            'beats type "integer"',
            "beats required false",
            "beats minimum 3",
            "beats maximum 9",
            "beats default 5",
        },
    ),
    "a call that asks for something first, with settings of the program above": (
        """## 环境变量

| 变量 | 必填 | 默认值 | 说明 |
|---|---|---|---|
| `PORT` | 否 | `8000` | 端口 |

## 接口

### `GET /halls`

| 参数 | 必填 | 说明 |
|---|---|---|
| `town` | 否 | 城市 |

### `POST /tunes`

- **Header：**
  - `Content-Type: application/json`
- **Body（JSON）：**

| 字段 | 类型 | 必填 | 说明 |
|---|---|---|---|
| `tune` | string | 是 | 必须固定传入 `a` 以使用该曲调。 |
| `hall` | string | 否 | 厅。本地服务（甲）仅支持 `h1`，云服务不限 |
""",
        {
            'tune type "string"',
            "tune required true",
            'tune enum ["a"]',
            'hall type "string"',
            "hall required false",
        },
    ),
    "values in quotes that are figures, and the default of another": (
        (
            "| Par\u00e1metro | Tipo de dato | Rango | Descripci\u00f3n |\n|---|---|---|---|\n"
            '| `hall` | CHOICE | `"3.0"`<br>`"3.1"` | Incluye un par\u00e1metro `echo` (por defecto: `False`). |\n'
        ),
        {'hall enum ["3.0", "3.1"]'},
    ),
    "short texts of a copied page in Japanese": (
        """Body
tune
string
Required
何を吹くか。
n
integer
いくつ。
format
string
形式
選択肢：png、webp、auto（デフォルト）
""",
        {
            'tune type "string"',
            "tune required true",
            'n type "integer"',
            'format type "string"',
            'format enum ["auto", "png", "webp"]',
            'format default "auto"',
        },
    ),
    "a copied page in Ukrainian": (
        """POST
/
v1
/
tunes
Авторизації

Authorization
string
header
обов'язково

Заголовки

accept
enum<string>

Доступні опції:
application/json

Тіло

application/json
tune
string
обов'язково

What to hum.

hall
enum<string>
за замовчуванням:small

Where.

Доступні опції:
small,
big
""",
        {
            'tune type "string"',
            "tune required true",
            'hall type "string"',
            'hall default "small"',
            'hall enum ["big", "small"]',
        },
    ),
    "values with figures on lines of a copied page": (
        """Body
tune
string
required

What to hum.

hall
enum<string>
default: 2k

Where.

Available options:
2k,
4k
beats
integer

How many.
""",
        {
            'tune type "string"',
            "tune required true",
            'hall type "string"',
            'hall default "2k"',
            'hall enum ["2k", "4k"]',
            'beats type "integer"',
        },
    ),
    "what is said without a blank after the type below a name": (
        """Request Body
application/json
Optionaltune
RequiredstringWhat to hum.
Maximum length: 90
halls
array<object>Where it is hummed.
pitch
numberHow high.
Default:
1.5
size
stringHow large.
Default:
10x10
""",
        {
            'tune type "string"',
            "tune required true",
            "tune maxLength 90",
            'halls type "array"',
            'halls itemType "object"',
            'pitch type "number"',
            "pitch default 1.5",
            'size type "string"',
            'size default "10x10"',
        },
    ),
    "glued rows whose marks are lost": (
        "参数类型必填说明\ntunestring需要哼唱的旋律。\nbeatsinteger拍数,默认 8\n",
        {'tune type "string"', 'beats type "integer"', "beats default 8"},
    ),
    "turns of speech that mean what the grammar says": (
        (
            f"{HEAD}| beats | integer | no | Defaults to 25 beats if omitted. |\n"
            "| echo | integer | no | Echoes: 1-50 (20 by default). |\n"
            '| hall | string | no | Enum: "small", "big". |\n'
            "| tune | string | yes | Tunes over 1,500 characters are rejected. |\n"
        ),
        {
            'beats type "integer"',
            "beats required false",
            "beats default 25",
            'echo type "integer"',
            "echo required false",
            "echo minimum 1",
            "echo maximum 50",
            "echo default 20",
            'hall type "string"',
            "hall required false",
            'hall enum ["big", "small"]',
            'tune type "string"',
            "tune required true",
            "tune maxLength 1500",
        },
    ),
    "marks below no head, slices, and what an address must be like": (
        (
            "## Body\n\n| Name | Type | | Description |\n|---|---|---|---|\n"
            "| tune | string | required | What to hum. |\n| halls | []string | optional | Where. |\n"
            "| hook_url | string | optional | Who is told. Must be HTTPS. |\n"
        ),
        {
            'tune type "string"',
            "tune required true",
            'halls type "array"',
            'halls itemType "string"',
            "halls required false",
            'hook_url type "string"',
            "hook_url required false",
        },
    ),
    "heads and marks in Vietnamese": (
        (
            "## Tham s\u1ed1\n\n| Tr\u01b0\u1eddng | Ki\u1ec3u d\u1eef li\u1ec7u | B\u1eaft bu\u1ed9c "
            "| M\u1eb7c \u0111\u1ecbnh | M\u00f4 t\u1ea3 |\n|---|---|---|---|---|\n"
            "| tune | string | C\u00f3 | | Giai \u0111i\u1ec7u |\n| beats | integer | Kh\u00f4ng | 8 | Nh\u1ecbp |\n"
        ),
        {
            'tune type "string"',
            "tune required true",
            'beats type "integer"',
            "beats required false",
            "beats default 8",
        },
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_what_stands_beside_it(name: str) -> None:
    text, expected = PAGES[name]

    assert {str(claim.fact) for claim in read_page(text, "page.md").claims} == expected
