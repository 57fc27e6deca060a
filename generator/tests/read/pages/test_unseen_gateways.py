"""Pages of gateways: several calls with an endpoint in each heading, types of the vendor's own, remarks of others."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import read_page

HEAD: Final = "| Name | Type | Req. | Default | Description |\n|---|---|---|---|---|\n"
ROW: Final = """# Hum

| Name | Type | Required | Default | Description |
|---|---|---|---|---|
| model | string | yes | | `hum-1`, `hum-2` or `hum-3`. |
| tone | string | no | | `LOUD` or `SOFT`. |
| loop | boolean | no | | a |
| tune | string | no | | a |
| x | {kind} | {mark} | {default} | {text} |
"""

SAID: Final = (
    ("integer", "Limits vary: Old Tuba supports up to 4, New Tuba up to 10.", set[str]()),
    ("string", "Common values include `1:1`, `4:3`.", set[str]()),
    ("string", "Defaults: `a` for tune-to-tune (as its hall is the same), `b` for text-to-tune.", set[str]()),
    ("array", "1枚は始め、3枚以上は並びとして使用可能", set[str]()),
    ("object", "設定（デフォルト値:0、1、1）", set[str]()),
    ("string", "模型可通过 `<<<tune>>>` 指定甲/乙/丙。", set[str]()),
    ("string", "MUST be uppercase `A`, `B`, or `C`.", {'x enum ["A", "B", "C"]'}),
    ("integer", "Non-negative", {"x minimum 0"}),
    (
        "integer", "`hum-1`/`hum-2`: `2-15`; `hum-3`: `2-10`",
        {
            'x minimum 2 when model="hum-1"|"hum-2"', 'x maximum 15 when model="hum-1"|"hum-2"',
            'x minimum 2 when model="hum-3"', 'x maximum 10 when model="hum-3"',
        },
    ),
    (
        "string", "Required when `loop` is `false` or `tone` is `LOUD`.",
        {"x required true when loop=false", 'x required true when tone="LOUD"'},
    ),
    (
        "boolean", "为 `true` 时 `tune` 参数无效；为 `false` 时 `tone` 及 `loop` 参数无效。",
        {
            "tune ignored true when x=true", "tone ignored true when x=false", "loop ignored true when x=false",
        },
    ),
    ("string", "`x` 参数与 `tune` 参数至少二选一，二者不能同时为空。", {
        "x required true when tune not given", "tune required true when x not given",
    }),
    ("string", "`tune` 参数、`x` 参数二选一，不能同时使用。", {"tune forbidden true when x given"}),
    ("array", "至多 2 个音色。", {"x maxItems 2"}),
    ("integer", "4 or 8. (Note: `hum-2` only supports `4`.)", {"x enum [4, 8]", 'x enum [4] when model="hum-2"'}),
    ("string", "`a`, `b`. `hum-2` only supports `b` x.", {'x enum ["a", "b"]', 'x enum ["b"] when model="hum-2"'}),
    ("string", "At most 40 characters for `old-hum`, 90 for the rest.", set[str]()),
    ("array", "List with name and gain fields", {"x[].name present true", "x[].gain present true"}),
    ("integer", "How big the x 2-15 seconds (default: 5)", {"x default 5"}),
    ("string", "Ne peut pas être utilisé en même temps que `tune`.", {"tune forbidden true when x given"}),
    ("string", "`a` (defecto) o `b`", {'x default "a"', 'x enum ["a", "b"]'}),
    (
        "string", "`a`, `b` or `c`. `b` and `c` are only supported for the hum-1 model.",
        {'x enum ["a", "b", "c"]', 'x enum ["a"] when model is not "hum-1"'},
    ),
)  # fmt: skip


def facts(page: str, operation: str | None = None) -> set[str]:
    return {str(claim.fact) for claim in read_page(page, "page.md", operation=operation).claims}


def about_x(page: str) -> set[str]:
    plain = ("x type", "x itemType", "x required true\n")
    return {
        fact for fact in facts(page)
        if (" x" in fact or fact.startswith(("x ", "x[")) or " when x" in fact) and not f"{fact}\n".startswith(plain)
    }  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "stated"), SAID)
def test_what_is_said_of_one_is_not_said_of_all(kind: str, text: str, stated: set[str]) -> None:
    page = ROW.format(kind=kind, mark="", default="", text=text)

    assert about_x(page) == stated


def test_what_no_entry_reads_of_some_results_is_listed() -> None:
    for kind, text, stated in SAID:
        page = read_page(ROW.format(kind=kind, mark="", default="", text=text), "page.md")
        assert stated or any(one.sentence in text for one in page.unread), text


def test_a_mark_may_hold_for_one_model_and_a_default_be_explained() -> None:
    marked = ROW.format(kind="array", mark="`hum-2` 必填", default="", text="a")
    explained = ROW.format(kind="number", mark="no", default="`0.5` — 0 is calm, 1 is wild", text="")
    ranged = ROW.format(kind="0,5–22", mark="no", default="", text="a")

    assert about_x(marked) == {'x required true when model="hum-2"'}
    assert about_x(explained) == {"x required false", "x default 0.5"}
    assert about_x(ranged) == {"x required false", "x minimum 0.5", "x maximum 22"}


def test_a_heading_may_end_with_its_endpoint() -> None:
    page = f"""# Tubas

## 1. Hum — `POST /v1/hums`

{HEAD}| tune | string | yes | | a |
| `low` `high` | integer | no | | a |

## 2. Beat — `POST /v1/beats`

{HEAD}| drum | string | yes | | a |
"""

    assert read_page(page, "page.md").operations == ("POST /v1/hums", "POST /v1/beats")
    assert {fact.split()[0] for fact in facts(page)} == {"tune", "low", "high"}
    assert {fact.split()[0] for fact in facts(page, "/v1/beats")} == {"drum"}


def test_an_endpoint_may_stand_in_rows_of_a_table() -> None:
    page = f"""# 哼唱

| 项目 | 值 |
|---|---|
| 请求地址 | /v1/hums |
| 请求方法 | POST |

{HEAD}| tune | string | yes | | a |
"""

    assert read_page(page, "page.md").operations == ("POST /v1/hums",)


def test_headings_of_members_stand_below_that_of_an_object_of_the_vendors_own() -> None:
    page = """# Hum

## Request parameters

### tune `string` <span>&#42;</span>

What to hum.

### setup `HumSetup` <font>Optional</font>

Holds the following fields:

#### takes `integer` <font>Optional</font>

How many. Defaults to 1.
"""

    assert facts(page) == {
        'tune type "string"', "tune required true", "setup required false",
        'setup.takes type "integer"', "setup.takes required false", "setup.takes default 1",
    }  # fmt: skip


def test_a_comment_may_call_the_value_beside_it_the_default() -> None:
    page = """# Hum

### `POST /v1/hums`

**Payload:**
```json
{
  "tune": "string",
  "tone": "soft", // default
  "beats": 8, // default
  "pace": 1.0, // 0.8 to 2.0
  "hall": "large | small" // default: large
}
```
"""

    assert {'tone default "soft"', "beats default 8", 'hall default "large"', "pace minimum 0.8"} <= facts(page)


def test_what_leads_to_a_request_leads_to_the_body_below_any_heading() -> None:
    page = """# Tuba

## Answer

Request (fields and rules)
- hums[0].tune (string, required): what to hum.
- hums[0].seed (integer, optional): cannot be used with takes in the same request.
- setup.takes (integer, optional): how many.

Response (shape)
- hums: array of objects
"""

    assert facts(page) == {
        'hums[].tune type "string"', "hums[].tune required true",
        'hums[].seed type "integer"', "hums[].seed required false",
        'setup.takes type "integer"', "setup.takes required false",
        "setup.takes forbidden true when hums[].seed given",
    }  # fmt: skip


def test_a_sample_of_a_part_shows_what_is_inside_the_whole_body() -> None:
    page = """# Hum

`POST /v1/hums`

### Request body

```json
{
  "input": {"tune": "la", "beats": 4, "pace": 1, "hall": "a", "gain": 2, "takes": []}
}
```

### Parameter details

#### tune (required)

What to hum.

#### takes

```json
{"takes": [{"name": "first", "gain": 1}]}
```

| Field | Type | Description |
|---|---|---|
| `name` | string | a |
| `gain` | float | b |

#### Beats (required: any one of these)

| Field | Type | Description |
|---|---|---|
| `beats` | integer | a |
"""

    assert facts(page) == {
        "input.tune required true", 'input.takes[].name type "string"', 'input.takes[].gain type "number"',
        'input.beats type "integer"',
    }  # fmt: skip


RECIPE: Final = """# Humming

The `model` must be `hum-2`. Put what to hum into `tune`, which takes up to 40 characters and is needed.
You can pick a `hall`: `large`, `small` or `none`; the default is `small`. Do not send `tune` together with `clip`.

```bash
curl -X POST https://api.example/v1/hums -d '{"model": "hum-2", "tune": "la", "hall": "small"}'
```
"""


def test_prose_alone_defines_what_it_names_and_the_rest_is_listed() -> None:
    page = read_page(RECIPE, "page.md")

    assert {str(claim.fact) for claim in page.claims} == {
        'model enum ["hum-2"]', 'hall enum ["large", "none", "small"]', 'hall default "small"',
        "tune maxLength 40",
    }  # fmt: skip
    assert {one.sentence[:10] for one in page.unread} == {"Do not sen"}


def test_a_schema_as_python_has_it_is_read_and_one_of_something_else_listed() -> None:
    schema = """```python
HUM = {
    "type": "object",
    "properties": {"tune": {"type": "string", "default": None}, "loud": {"type": "boolean", "default": False}},
    "required": ["tune"],
}
```
"""
    alone = f"# Hum\n\nInput\n\n{schema}"
    beside = f"# Hum\n\n{HEAD}| pace | number | no | | a |\n\n## Another tool\n\n{schema}"

    assert facts(alone) == {
        'tune type "string"', "tune required true", 'loud type "boolean"', "loud required false", "loud default false",
    }  # fmt: skip
    assert [one.sentence for one in read_page(beside, "page.md").unread] == ["a schema"]


def test_models_may_be_told_by_a_sentence_alone() -> None:
    page = f"""# Hum

Takes Big Tuba models (`big-tuba-1`, `big-tuba-1-mini`, and `big-tuba-2`) and `hum-0`.

{HEAD}| model | string | no | `hum-0` | Only `hum-0` and the Big Tuba models are taken. |
| x | string | yes | | The maximum length is 10 characters for `hum-0`, and 90 characters for the Big Tuba models. |
| y | string | no | | This parameter is only supported for the Big Tuba models. |
"""
    big = '"big-tuba-1"|"big-tuba-1-mini"|"big-tuba-2"'

    assert {
        'x maxLength 10 when model="hum-0"', f"x maxLength 90 when model={big}",
        f"y forbidden true when model is not {big}",
    } <= facts(page)  # fmt: skip
    assert "x maxLength 10" not in facts(page)


def test_what_stands_below_the_heading_of_a_parameter_defines_it_or_is_listed() -> None:
    page = f"""# Hum

{HEAD}| seed | integer | no | | See below. |
| takes | array | no | | See below. |

## Details

### seed

Must be between 0 and 100. Defaults to 7 on Sundays of 5 weeks.

### `takes` (optional)

At most 4 of them. Cannot be used together with `seed`.

### Tips

At most 40 words.
"""

    assert facts(page) == {
        'seed type "integer"', "seed required false", "seed minimum 0", "seed maximum 100",
        'takes type "array"', "takes required false", "takes maxItems 4", "seed forbidden true when takes given",
    }  # fmt: skip
    assert any("Sundays" in one.sentence for one in read_page(page, "page.md").unread)


def test_a_mark_may_stand_beside_a_range_or_values() -> None:
    page = """# Tuba

### Input fields

- `tune` (required, string): What to hum.
- `beats` (optional, integer `2..15`): How many.
- `hall` (optional, `"large"`, `"mid"`, or `"small"`): Where.
"""
    bare = ROW.format(kind="enum", mark="", default="mid", text="large / mid / small")

    assert facts(page) == {
        'tune type "string"', "tune required true", 'hall enum ["large", "mid", "small"]', "hall required false",
        'beats type "integer"', "beats required false", "beats minimum 2", "beats maximum 15",
    }  # fmt: skip
    assert 'x enum ["large", "mid", "small"]' in about_x(bare)


def test_a_title_of_every_page_ends_the_groups_of_an_object_of_a_page_without_levels() -> None:
    head = "Parameter | Type | Required | Description |\n|---|---|---|---|\n"
    page = (
        f"Hum\nParameters\n{head}tune | string | Yes | What. |\nhallObject | object | Yes | Where. |\n"
        f"Hall Object Parameters\nBasic Parameters\n{head}id | string | Yes | Which. |\n"
        f"Further Parameters\n{head}row | integer | No | Which. |\n"
        f"Request Parameters\n{head}seed | integer | No | Which. |\n"
    )

    assert {fact.split()[0] for fact in facts(page)} == {
        "tune",
        "hallObject",
        "hallObject.id",
        "hallObject.row",
        "seed",
    }
