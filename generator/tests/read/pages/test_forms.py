"""Every way in which pages list parameters: each form states the same as the table that it could have been."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import Page, read_page

PROMPT: Final = {'prompt type "string"', "prompt required true", "prompt maxLength 800"}
MODE: Final = {'mode type "string"', "mode required false", 'mode enum ["hard", "soft"]', 'mode default "soft"'}
COUNT: Final = {'count type "integer"', "count required false", "count minimum 1", "count maximum 4"}
EXPECTED: Final = PROMPT | MODE | COUNT


def facts_of(text: str, name: str = "page.md") -> set[str]:
    return {str(claim.fact) for claim in read_page(text, name).claims}


def unread(page: Page) -> list[str]:
    return [entry.rest for entry in page.unread]


FORMS: Final = {
    "bullets with brackets": """# Wind

## Parameters

- `prompt` (string, required): What to draw. At most 800 characters.
- `mode` (string, optional): One of `soft`, `hard`. Default: `soft`.
- `count` (integer, optional): Between 1 and 4.
""",
    "bullets with labels below": """# Wind

## Body

* **prompt** - string
  * Required: yes
  * Description: What to draw. At most 800 characters.
* **mode** - string
  * Required: no
  * Allowed values: `soft`, `hard`
  * Default: `soft`
* **count** - integer
  * Required: no
  * Range: 1 to 4
""",
    "headings": """# Wind

## Request

### `prompt`

string, required

What to draw. At most 800 characters.

### `mode`

- Type: string
- Required: no
- Default: `soft`
- Options: `soft`, `hard`

### `count`

* **Type:** integer
* **Mandatory:** No
* **Min:** 1
* **Max:** 4

## Response

### `id`

* **Type:** string
""",
    "headings that hold the type": """# Wind

## Request

### prompt `string` Required

What to draw. At most 800 characters.

### mode `string` Optional

One of `soft`, `hard`. Defaults to `soft`.

### count `integer` Optional

From 1 to 4.
""",
    "components": """# Wind

<ParamField body="prompt" type="string" required>
  What to draw. At most 800 characters.
</ParamField>
<ParamField body="mode" type="string" required={false} default="soft">
  Kind of wind: `soft` or `hard`.
</ParamField>
<ParamField body="count" type="integer" required={false} minimum={1} maximum={4} />

<ParamField query="page" type="integer">Page to show.</ParamField>
<ResponseField name="id" type="string">The job.</ResponseField>
""",
    "properties of a component": """# Wind

<Properties>
  <Property name="prompt" type="string" required>What to draw. At most 800 characters.</Property>
  <Property name="mode" type="string" optional default="soft" enum={["soft", "hard"]} />
  <Property name="count" type="integer" optional min="1" max="4"></Property>
</Properties>
""",
    "lines": """Wind

Body

prompt string Required
What to draw. At most 800 characters.

mode string Optional
One of soft, hard. Default: soft

count integer Optional
From 1 to 4.
""",
    "lines of their own": """Wind

Body

prompt
string
required
What to draw. At most 800 characters.
mode
string
optional
One of `soft`, `hard`. Default: `soft`
count
integer
optional
Range 1-4
""",
    "definition list": """<html><body><h1>Wind</h1><dl>
<dt>prompt <em>string</em> <em>required</em></dt><dd>What to draw. At most 800 characters.</dd>
<dt>mode <em>string</em> <em>optional</em></dt>
<dd>One of <code>soft</code>, <code>hard</code>. Default: <code>soft</code></dd>
<dt>count <em>integer</em> <em>optional</em></dt><dd>Between 1 and 4.</dd></dl></body></html>
""",
    "paragraphs": """# Wind

## Body

**prompt** `string` *required*

What to draw. 800 characters at most.

**mode** `string` *optional* - Default: `soft`

Possible values: `soft`, `hard`

**count** `integer` *optional*

Range: 1-4
""",
    "cells on lines of their own": """Wind
Input schema
| Field | Type | Required | Default value | Description |
|---|---|---|---|---|
| prompt |
string
| yes |
|
What to draw. At most 800 characters.
|
| mode |
string
| no |
soft
|
One of `soft`, `hard`.
|
| count |
integer
| no |
|
Min: 1 Max: 4
|
""",
    "cells on lines of their own without outer pipes": """Wind
Field | Type | Required | Description |
---|---|---|---|
prompt |
string
| yes |
What to draw. At most 800 characters. |
mode |
string
| no |
One of `soft`, `hard`. Default `soft`. |
count |
integer
| no |
From 1 to 4. |
""",
    "tabs": """Wind
Request Body
Field	Type	Required Field	Default	Description
prompt	string	Required	None	What to draw

Cannot exceed 800 characters
mode	string	Optional	soft\t
Kind of wind

Enum values\uff1asoft, hard
count	int	Optional	Null	Value range: [1, 4]
Response Body
Field	Type	Description
id	string	The job
""",
    "columns in Chinese": """# 风

## 请求参数

| 参数名 | 类型 | 是否必填 | 默认值 | 说明 |
|---|---|---|---|---|
| prompt | string | 是 | 无 | 提示词，最多 800 字符 |
| mode | 字符串 | 否 | `soft` | 可选值：`soft`、`hard` |
| count | int | 否 | - | 取值范围 1～4 |

## 返回参数

| 参数名 | 类型 | 说明 |
|---|---|---|
| id | string | 任务 |
""",
    "columns in Spanish": """# Viento

## Parámetros de la solicitud

| Parámetro | Tipo | Obligatorio | Predeterminado | Descripción |
|---|---|---|---|---|
| prompt | cadena | Sí | - | Máximo 800 caracteres. |
| mode | texto | No | soft | Valores permitidos: `soft`, `hard`. |
| count | entero | No | - | Entre 1 y 4. |

## Respuesta

| Campo | Tipo |
|---|---|
| id | cadena |
""",
    "mandatory and optional tables": """# Wind

## Required parameters

| Name | Type | Description |
|---|---|---|
| prompt | string | At most 800 characters. |

## Optional parameters

| Name | Type | Description |
|---|---|---|
| mode | string | One of `soft`, `hard`. Default `soft`. |
| count | integer | 1 to 4 |
""",
    "where a column says what is in the body": """# Wind

| Name | In | Type | Required | Description |
|---|---|---|---|---|
| Authorization | header | string | yes | Key |
| id | path | string | yes | Id |
| body | body | object | no | none |
| » prompt | body | string | yes | At most 800 characters. |
| » mode | body | string | no | Default `soft`. |
| » count | body | integer | no | 1 to 4 |

#### Enum

| Name | Value |
|---|---|
| mode | soft |
| mode | hard |
""",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_a_form_states_what_a_table_would(text: str) -> None:
    page = read_page(text, "page.md")

    assert {str(claim.fact) for claim in page.claims} == EXPECTED
    assert unread(page) == []


NESTED: Final = {
    "set in by marks": """# Wind

| Parameter | Type | Description |
|---|---|---|
| options | object | Everything else. |
| └ kites | array | Kites. |
| └└ name | string | Its name. |
""",
    "set in by blanks": """# Wind

| Parameter | Type | Description |
|---|---|---|
| options | object | Everything else. |
| &nbsp;&nbsp;kites | array | Kites. |
| &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;name | string | Its name. |
""",
    "a column of subfields": """# Wind

| Parameter | Subfield | Type | Description |
|---|---|---|---|
| options | - | object | Everything else. |
| options | kites | array | Kites. |
| | kites.name | string | Its name. |
""",
    "a section for each object": """# Wind

## Parameters

| Parameter | Type | Description |
|---|---|---|
| options | Options | Everything else. |

## Options object

| Parameter | Type | Description |
|---|---|---|
| kites | array of Kite | Kites. |

### Kites

| Parameter | Type | Description |
|---|---|---|
| name | string | Its name. |
""",
    "lists in lists": """# Wind

## Parameters

- `options` (object): Everything else.
  - `kites` (array): Kites.
    - `name` (string): Its name.
""",
    "headings in headings": """# Wind

## Body

### options

* Type: object

#### kites

* Type: array

##### name

* Type: string
""",
    "components in components": """# Wind

<ParamField body="options" type="object">
  Everything else.
  <Expandable title="more">
    <ParamField body="kites" type="array">
      Kites.
      <ParamField body="name" type="string">Its name.</ParamField>
    </ParamField>
  </Expandable>
</ParamField>
""",
    "names on lines of their own": """Wind
Field	Type	Description
options	object	Everything else
options

kites
array	Kites
kites

name
string	Its name
""",
    "dots and indexes": """# Wind

| Parameter | Type | Description |
|---|---|---|
| options | object | Everything else. |
| options.kites | array | Kites. |
| options.kites[0].name | string | Its name. |
""",
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED.keys())
def test_nested_parameters_land_in_their_object(text: str) -> None:
    types = {fact for fact in facts_of(text) if " type " in fact} - {'options type "object"'}

    assert types == {'options.kites type "array"', 'options.kites[].name type "string"'}


def test_prose_in_lists_is_no_parameter() -> None:
    page = read_page(
        "# Wind\n\n- First do this: read the guide\n- Then that\n\n"
        "| Parameter | Type |\n|---|---|\n| prompt | string |\n\n## Notes\n\n- red (warm)\n- blue (cold)\n",
        "page.md",
    )

    assert [row.path for row in page.rows] == ["prompt"]


def test_items_that_are_no_parameters_stay_a_list() -> None:
    lines = ["- `prompt` (string, required): What to draw.", "- `mode` (string): Kind.", "- Have fun"]
    text = "\n".join(["# Wind", "", "## Parameters", "", *lines])

    assert facts_of(text) == {'prompt type "string"', "prompt required true", 'mode type "string"'}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("prompt*", "prompt required true"),
        ("prompt \\*", "prompt required true"),
        ("prompt?", "prompt required false"),
        ("prompt (optional)", "prompt required false"),
        ("`prompt` <br> *required*", "prompt required true"),
        ("**prompt** required", "prompt required true"),
    ],
)
def test_marks_at_a_name_say_whether_it_must_be_sent(cell: str, expected: str) -> None:
    assert expected in facts_of(f"# W\n\n| Parameter | Type |\n|---|---|\n| {cell} | string |\n")


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("yes", True), ("\u2713", True), (":white_check_mark:", True), ("M", True), ("R", True), ("**Yes**", True),
        ("no", False), ("\u2717", False), (":x:", None), ("O", False), ("Conditional", None), ("-", None),
    ],
)  # fmt: skip
def test_marks_of_a_required_column(mark: str, *, expected: bool | None) -> None:
    facts = facts_of(f"# W\n\n| Parameter | Required | Type |\n|---|---|---|\n| prompt | {mark} | string |\n")
    said = {fact for fact in facts if "required" in fact}

    assert said == (set() if expected is None else {f"prompt required {str(expected).lower()}"})


def test_an_optional_column_says_the_opposite() -> None:
    facts = facts_of("# W\n\n| Parameter | Optional | Type |\n|---|---|---|\n| prompt | no | string |\n")

    assert "prompt required true" in facts


def test_a_column_that_is_not_understood_is_listed_by_name() -> None:
    page = read_page("# W\n\n| Parameter | Type | Flavour |\n|---|---|---|\n| prompt | string | sour |\n", "p.md")

    assert ("Flavour", "a column that docpact does not know") in {(one.rest, one.reason) for one in page.unread}


def test_examples_and_versions_state_nothing() -> None:
    page = read_page(
        "# W\n\n| Parameter | Type | Example | Since |\n|---|---|---|---|\n| n | integer | 4 | 2.0 |\n", "p.md"
    )

    assert ({str(claim.fact) for claim in page.claims}, unread(page)) == ({'n type "integer"'}, [])


def test_what_is_struck_out_is_gone() -> None:
    page = read_page(
        "# W\n\n| Parameter | Type | Definition |\n|---|---|---|\n| ~~old~~ | string | Required. |\n"
        "| new | integer | ~~Up to 4.~~ Up to 8. |\n| <del>older</del> | string | x |\n",
        "p.md",
    )

    assert {str(claim.fact) for claim in page.claims} == {'new type "integer"', "new maximum 8"}


def test_a_row_that_is_cut_off_is_read_up_to_its_last_whole_word() -> None:
    page = read_page(
        "# W\n\n| Parameter | Type | Definition |\n|---|---|---|\n"
        "| pics | array | Up to 4 items. Each item includes a.id and a.ki",
        "p.md",
    )

    assert {str(claim.fact) for claim in page.claims} == {
        'pics type "array"',
        "pics maxItems 4",
        "pics[].a.id present true",
    }
    assert any("ends in the middle" in entry.reason for entry in page.unread)


def test_a_component_that_does_not_end_is_reported_as_cut() -> None:
    page = read_page('# W\n\n<ParamField body="prompt" type="string" required>\n  What to dr', "p.md")

    assert "prompt required true" in {str(claim.fact) for claim in page.claims}
    assert any("ends in the middle" in entry.reason for entry in page.unread)
