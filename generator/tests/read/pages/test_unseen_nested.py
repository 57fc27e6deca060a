"""Pages of nested elements without a table or list, and statements that stand beside what they are about."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import read_page

HEAD: Final = "| Name | Type | Required | Description |\n|---|---|---|---|\n"


def _field(*parts: str) -> str:
    return f"<div><div>{''.join(f'<span>{part}</span>' for part in parts)}</div></div>"


PAGES: Final[dict[str, tuple[str, set[str]]]] = {
    "parameters inside a form": (
        "<html><body><h1>Hum</h1><form><h2>Body Params</h2>"
        + _field("tune", "string", "required")
        + _field("beats", "integer", "40 to 200", "Defaults to 90")
        + "</form></body></html>",
        {
            'tune type "string"',
            "tune required true",
            'beats type "integer"',
            "beats minimum 40",
            "beats maximum 200",
            "beats default 90",
        },
    ),
    "values in code within a line": (
        "<html><body><h4>Authorizations</h4>"
        + _field("Authorization", "string", "header", "required")
        + "<h4>Body</h4>"
        + _field("tone", "enum&lt;string&gt;")
        + "<div><div>Available options: </div><div><code>soft</code>, <code>loud</code> </div></div>"
        + _field("tune", "string")
        + "<div>Required string length: <code>1 - 90</code></div></body></html>",
        {
            'tone type "string"',
            'tone enum ["loud", "soft"]',
            'tune type "string"',
            "tune minLength 1",
            "tune maxLength 90",
        },
    ),
    "titles that are no headings": (
        "<html><body><h3>Hum</h3><div>Body</div><div>required</div>"
        + _field("tune", "Type: string", "required")
        + _field("slow", "Type: boolean")
        + "<div>Responses</div><div>200</div>"
        + _field("id", "Type: string")
        + _field("state", "Type: string")
        + "</body></html>",
        {'tune type "string"', "tune required true", 'slow type "boolean"'},
    ),
    "a list of values below the word for one": (
        "<html><body><h3>Hum</h3>"
        + _field("tone", "Type: string", "enum")
        + "<p>How it sounds.</p><ul><li>soft</li><li>loud</li></ul>"
        + _field("tune", "Type: string", "required")
        + "</body></html>",
        {'tone type "string"', 'tone enum ["loud", "soft"]', 'tune type "string"', "tune required true"},
    ),
    "a body whose values are types": (
        (
            "# Hum\n\n`POST /v1/hum`\n\n```json\n"
            '{"tune": "string (required)", "beats": "integer (optional, default: 90)", "slow": "boolean"}\n```\n'
        ),
        {
            'tune type "string"',
            "tune required true",
            'beats type "integer"',
            "beats required false",
            "beats default 90",
            'slow type "boolean"',
        },
    ),
    "a place glued to name and type": (
        "Hum\n\nRequest Parameters\n\ntunebodystringrequired\nWhat to hum.\nbeatsbodyintegeroptional\nHow fast.\n",
        {'tune type "string"', "tune required true", 'beats type "integer"', "beats required false"},
    ),
    "values below a label in a cell": (
        (
            "Parameters\n\nName\tType\tRequired\tDescription\ntone\tstring\tYes\tHow it sounds.\n"
            "Allowed values:\nsoft-1\nloud-1\n"
            "beats\tinteger\tNo\tHow fast.\nDefault:\n90\n"
        ),
        {
            'tone type "string"',
            "tone required true",
            'tone enum ["loud-1", "soft-1"]',
            'beats type "integer"',
            "beats required false",
            "beats default 90",
        },
    ),
    "a figure for a mode and one for all others": (
        (
            f"{HEAD}| loud_mode | boolean | No | Turns it up. |\n"
            "| beats | integer | No | At most 8 in loud mode, 4 otherwise. |\n"
        ),
        {
            'loud_mode type "boolean"',
            "loud_mode required false",
            'beats type "integer"',
            "beats required false",
            "beats maximum 8 when loud_mode=true",
            "beats maximum 4 when loud_mode is not true",
        },
    ),
    "a list below a condition": (
        (
            f"# Hum\n\n{HEAD}| loud_mode | boolean | No | Turns it up. |\n| slow | boolean | No | Takes its time. |\n"
            "| tune | string | No | What. |\n\nIn loud mode:\n\n- With `slow: true`: `tune` is required\n- "
            "`tune` is 3 long\n"
        ),
        {
            *(f'{name} type "boolean"' for name in ("loud_mode", "slow")),
            'tune type "string"',
            *(f"{name} required false" for name in ("loud_mode", "slow", "tune")),
            "tune required true when loud_mode=true and slow=true",
        },
    ),
    "prose beside an OpenAPI document": (
        (
            "# Hum\n\nWith `loud: true`: `tone` is required. When `tone` is given, `tune` is ignored.\n\n```json\n"
            '{"openapi": "3.0.0", "info": {"title": "t", "version": "1"}, "paths": {"/hum": {"post": '
            '{"requestBody": '
            '{"content": {"application/json": {"schema": {"type": "object", "properties": {"loud": {"type": '
            '"boolean"}, '
            '"tone": {"type": "string"}, "tune": {"type": "string"}}}}}}}}}}\n```\n'
        ),
        {
            'loud type "boolean"',
            'tone type "string"',
            'tune type "string"',
            *(f"{name} required false" for name in ("loud", "tone", "tune")),
            "tone required true when loud=true",
            "tune ignored true when tone given",
        },
    ),
    "bounds in a table of their own": (
        (
            "## Body\n\n- **beats** \u2013 How fast.\n\n  | Minimum | Maximum | Default |\n  |---|---|---|\n"
            "  | 40 | 200 | 90 |\n\n"
            "- **tone** \u2013 `soft` or `loud`.\n"
        ),
        {"beats minimum 40", "beats maximum 200", "beats default 90", 'tone enum ["loud", "soft"]'},
    ),
    "one head for three columns": (
        (
            "| Headers | | |\n|---|---|---|\n| **key** | _string_ | Who asks. |\n\n"
            "| Payload | | |\n|---|---|---|\n| **tune\\*** | _string_ | What. |\n| **beats** | _integer_ | "
            "Defaults to 90. |\n"
        ),
        {'tune type "string"', "tune required true", 'beats type "integer"', "beats default 90"},
    ),
    "two columns below one head, types first": (
        (
            '<html><body><h2>Request body</h2><table><tr><th colspan="2">Fields</th></tr>'
            "<tr><td><code>tune</code></td><td><p><code>string</code></p><p>Required. What.</p></td></tr>"
            "<tr><td><code>tags[]</code></td><td><p><code>string</code></p><p>Optional.</p></td></tr></table></body></html>"
        ),
        {
            'tune type "string"',
            "tune required true",
            'tags type "array"',
            'tags itemType "string"',
            "tags required false",
        },
    ),
    "a schema as a browser shows it": (
        (
            "Hum\n\nRequest body\n\ntune*\tstring\nmaxLength: 90\nWhat.\n\ntone\tstring\ndefault: soft\n"
            "Enum:\n[ soft, loud ]\n"
        ),
        {
            'tune type "string"',
            "tune required true",
            "tune maxLength 90",
            'tone type "string"',
            'tone default "soft"',
            'tone enum ["loud", "soft"]',
        },
    ),
    "a decimal comma": (
        (
            "| Param\u00e8tre | Type | Obligatoire | Par d\u00e9faut |\n|---|---|---|---|\n| `force` | "
            "nombre | Non | 7,5 |\n"
        ),
        {'force type "number"', "force required false", "force default 7.5"},
    ),
    "an object whose name ends a heading": (
        (
            f"{HEAD}| tune | string | No | What. |\n| settings | object | No | How. |\n\n### Hum settings\n\n"
            "| Field | Type |\n|---|---|\n| beats | integer |\n"
        ),
        {
            'tune type "string"',
            "tune required false",
            'settings type "object"',
            "settings required false",
            'settings.beats type "integer"',
        },
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_what_stands_beside_it(name: str) -> None:
    text, expected = PAGES[name]

    assert {str(claim.fact) for claim in read_page(text, "page.md").claims} == expected


def test_a_table_below_an_object_that_nothing_names_has_an_uncertain_place() -> None:
    page = read_page(
        f"{HEAD}| tune | string | No | What. |\n\n### HumSettings\n\n"
        "| Field | Type |\n|---|---|\n| beats | integer |\n",
        "page.md",
    )

    assert [(one.sentence, "uncertain" in one.reason) for one in page.unread] == [("HumSettings", True)]


def test_a_condition_in_another_language_below_one_is_listed() -> None:
    page = read_page(
        f"# Hum\n\n{HEAD}| loud | boolean | No | Turns it up. |\n| tune | string | No | What. |\n\n"
        "\u5728\u67d0\u6a21\u5f0f\u4e0b\uff1a\n\n- \u5f53 `loud` \u4e3a `true` \u65f6\uff0c`tune` \u5fc5\u586b\n",
        "page.md",
    )

    assert [one.sentence for one in page.unread if "`tune`" in one.sentence]
