"""Constructions of pages of many vendors: each small page states what stands beside it, and nothing else."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import read_page

HEAD: Final = (
    "# Tuba\n\n## Body\n\n| Parameter | Type | Required | Default | Range | Description |\n|---|---|---|---|---|---|\n"
)

PAGES: Final[dict[str, tuple[str, set[str]]]] = {
    "fields of the answer in the component of the body": (
        """## Input Schema

<ParamField body="tune" type="string" required>
  What to hum.
</ParamField>

## Output Schema

<ParamField body="clip" type="File" required>
  The sound.
</ParamField>
""",
        {'tune type "string"', "tune required true"},
    ),
    "a type in angle brackets inside an attribute": (
        """<ParamField body="clips" type="object[]">
  <ParamField body="link" type="string<uri>" required>
    Where it is.
  </ParamField>
</ParamField>
""",
        {'clips type "array"', 'clips itemType "object"', 'clips[].link type "string"', "clips[].link required true"},
    ),
    "figures in quotes without a type": (
        """<ParamField body="step" type="StepEnum" default="2">
  How far. Default value: `"2"`

  Possible values: `1`, `2`
</ParamField>
""",
        {'step default "2"', 'step enum ["1", "2"]'},
    ),
    "an object that is called parameters": (
        """### 顶层参数

| 参数名 | 类型 | 必填 |
|---|---|---|
| tune | string | 是 |
| parameters | object | 是 |

### parameters 对象参数

| 参数名 | 类型 | 必填 |
|---|---|---|
| loud | boolean | 否 |
""",
        {
            'tune type "string"',
            "tune required true",
            'parameters type "object"',
            "parameters required true",
            'parameters.loud type "boolean"',
            "parameters.loud required false",
        },
    ),
    "defaults in quotes": (
        HEAD + '| band | string | no | "Low Brass (old)" | any string | Who plays. |\n'
        '| motto | string | no | `""` | - | Said before. |\n',
        {
            'band type "string"',
            "band required false",
            'band default "Low Brass (old)"',
            'motto type "string"',
            "motto required false",
            'motto default ""',
        },
    ),
    "values of several words, and one of them as default": (
        HEAD + "| band | string | no | Low Brass | Options: Low Brass, Strings, Oboe 2 | Who plays. |\n",
        {
            'band type "string"',
            "band required false",
            'band default "Low Brass"',
            'band enum ["Low Brass", "Oboe 2", "Strings"]',
        },
    ),
    "a boolean's two values are no statement": (
        HEAD + "| loud | boolean | no | `true` | `true` / `false` | Whether it is loud. |\n",
        {'loud type "boolean"', "loud required false", "loud default true"},
    ),
    "values below a label, where the row refers to them": (
        HEAD + "| band_name | string | no | - | see below | Who plays. |\n\n"
        "**Available bands:**\n- `Low Brass` (old)\n- `Strings`\n",
        {'band_name type "string"', "band_name required false", 'band_name enum ["Low Brass", "Strings"]'},
    ),
    "values below a label that no row refers to": (
        HEAD + "| format | string | no | - | | Of the answer. |\n\n**Supported formats:**\n- `wav`\n- `mp3`\n",
        {'format type "string"', "format required false"},
    ),
    "variables of the environment": (
        HEAD + "| tune | string | yes | - | | What to hum. |\n\n"
        "## Environment Variables\n\n| Variable | Required | Description |\n|---|---|---|\n| `KEY` | Yes | The key |\n",
        {'tune type "string"', "tune required true"},
    ),
    "words with slashes are no values": (
        HEAD + "| image | string | no | - | | URL/file/bytes, as the band likes. |\n",
        {'image type "string"', "image required false"},
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_what_stands_beside_it(name: str) -> None:
    text, expected = PAGES[name]

    assert {str(claim.fact) for claim in read_page(text, "page.md").claims} == expected
