"""Statements with an exception, a condition or a lead of their own, and rows that stand apart from their heads."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import read_page

HEAD: Final = "| Name | Type | Description |\n|---|---|---|\n"


def _row(kind: str, text: str) -> str:
    return f"# Hum\n\n{HEAD}| tone | string | `LOUD` or `SOFT`. |\n| x | {kind} | {text} |\n"


PAGES: Final[dict[str, tuple[str, set[str]]]] = {
    "conditions in Chinese below a setting": (
        (
            f"# Hum\n\n\u5728\u5408\u5531\u6a21\u5f0f\uff08`choir: true`\uff09\u4e0b\uff1a\n\n"
            "- \u5f53 `loud` \u4e3a `true` \u65f6\uff0c`tune` \u5fc5\u586b\n\n"
            f"{HEAD}| choir | boolean | a |\n| loud | boolean | a |\n| tune | string | a |\n"
        ),
        {
            *('choir type "boolean"', 'loud type "boolean"', 'tune type "string"'),
            "tune required true when choir=true and loud=true",
        },
    ),
    "a sentence about the parameters below it": (
        (
            "# Hum\n\n## Request\n\nThe following parameters are required.\n\n- **tune** \u2013 What to hum.\n"
            "- **tone** \u2013 How.\n\nThe `extra` parameters below are optional.\n\n- **beats** \u2013 How fast.\n"
        ),
        {"tune required true", "tone required true", "beats required false"},
    ),
    "values and their meanings below a small heading": (
        (
            "<html><body><h1>Hum</h1><h5>Parameters</h5><ul><li><div><div>tone</div><div>enum</div><div>Required</div>"
            "</div><p>How it sounds.</p><div><h6>Possible enum values</h6><div><code>ash</code><p>Dry.</p></div>"
            "<div><code>elm</code><p>Warm, low.</p></div></div></li><li><div><div>beats</div><div>integer</div></div>"
            "<p>How fast.</p></li></ul></body></html>"
        ),
        {"tone required true", 'tone enum ["ash", "elm"]', 'beats type "integer"'},
    ),
    "values below a heading within a parameter's own": (
        (
            "# Hum\n\n## Body\n\n### tone\n\nType: string\n\n#### Allowed values\n\n- `ash`\n- `elm`\n\n"
            "### beats\n\nType: integer\n"
        ),
        {'tone type "string"', 'tone enum ["ash", "elm"]', 'beats type "integer"'},
    ),
    "a heading with an object's name in other words": (
        (
            f"# Hum\n\n{HEAD}| hold_settings | object | How. |\n\n### Settings for holding\n\n"
            "| Name | Type |\n|---|---|\n| beats | integer |\n"
        ),
        {'hold_settings type "object"', 'hold_settings.beats type "integer"'},
    ),
    "any noun before the fields of items": (
        _row("array", "Up to 3 cuts. A cut has a `key` (string, up to 9 characters, required) and a `rank` (1-6).")
        + "| y | array | Items are made of sound.id and, optionally, force (`A` or `B`, with `B` as default). |\n"
        + "| z | array | Moves, each given as `key` (one of `A`, `B`) and an optional `gain` between 0.1 and 1. |\n",
        {
            *('tone type "string"', 'tone enum ["LOUD", "SOFT"]', 'x type "array"', "x maxItems 3"),
            *('x[].key type "string"', "x[].key required true", "x[].key present true", "x[].key maxLength 9"),
            *("x[].rank present true", "x[].rank minimum 1", "x[].rank maximum 6", 'y type "array"'),
            *("y[].sound.id present true", "y[].force present true", "y[].force required false"),
            *('y[].force enum ["A", "B"]', 'y[].force default "B"', 'z type "array"', "z[].key present true"),
            *('z[].key enum ["A", "B"]', "z[].gain present true", "z[].gain required false"),
            *("z[].gain minimum 0.1", "z[].gain maximum 1"),
        },
    ),
    "an exception that loosens a bound": (
        _row("integer", "How many, 1-2; `LOUD` allows up to 4."),
        {
            *('tone type "string"', 'tone enum ["LOUD", "SOFT"]', 'x type "integer"', "x minimum 1"),
            *('x maximum 2 when tone is not "LOUD"', 'x maximum 4 when tone="LOUD"'),
        },
    ),
    "an exception within the values": (
        _row("integer", "Either `1`, `2` or `3`; `LOUD` only supports `2`. Default `3`."),
        {
            *('tone type "string"', 'tone enum ["LOUD", "SOFT"]', 'x type "integer"', "x default 3"),
            *("x enum [1, 2, 3]", 'x enum [2] when tone="LOUD"'),
        },
    ),
    "an exception for what nobody knows": (
        _row("integer", "How many, 1-2; `odd` allows up to 4."),
        {'tone type "string"', 'tone enum ["LOUD", "SOFT"]', 'x type "integer"'},
    ),
    "the last of some values": (
        _row("string", "`a` or `b`. The last one is not available when `tone` is `LOUD`."),
        {
            *('tone type "string"', 'tone enum ["LOUD", "SOFT"]', 'x type "string"', 'x enum ["a", "b"]'),
            'x enum ["a"] when tone="LOUD"',
        },
    ),
    "relations below the table in words": (
        (
            f"# Hum\n\n{HEAD}| tune | string | a |\n| beats | integer | a |\n| width | integer | a |\n"
            "| height | integer | a |\n\n- If `tune` is used, `beats` is limited to 4.\n"
            "- The product of `width` and `height` must not exceed 9,000 pixels.\n"
        ),
        {
            *('tune type "string"', 'beats type "integer"', 'width type "integer"', 'height type "integer"'),
            *("beats maximum 4 when tune given", '$ compare "width * height <= 9000"'),
        },
    ),
    "values in a numbered list": (
        f"# Hum\n\n{HEAD}| tone | string | How. |\n\ntone: can have the following values:\n\n1) ash\n2) elm\n",
        {'tone type "string"', 'tone enum ["ash", "elm"]'},
    ),
    "rows above their heads, of the first endpoint": (
        (
            "# Hums\n\n| Method | Request |\n|---|---|\n| [**hum**](a#hum) | **POST** /v1/hums |\n"
            "| [**look**](a#look) | **GET** /v1/hums |\n\n# **hum**\n\n### Parameters\n"
            "| **tune** | **kotlin.String** | What. | |\n| **beats** | **kotlin.Int** | How fast. | [optional] |\n"
            "| Name | Type | Description | Notes |\n|---|---|---|---|\n"
            "| **tone** | **kotlin.String** | How. | [optional] |\n"
            "\n# **look**\n\n### Parameters\n| Name | Type | Description | Notes |\n|---|---|---|---|\n"
            "| **id** | **kotlin.String** | Which. | |\n"
        ),
        {
            *('tune type "string"', 'beats type "integer"', "beats required false", 'tone type "string"'),
            "tone required false",
        },
    ),
    "cells on lines of their own, and numbers of members": (
        "# Hum\n\n"
        + "".join(
            f"| \n        {number}  | \n\n        {name}  | \n\n        {kind}  | \n\n        {text}  | \n     \n{rule}"
            for number, name, kind, text, rule in (
                ("No.", "Parameter", "Type", "Description", "|---|---|---|---|\n"),
                ("1", "tune", "String", "What.", ""),
                ("2", "how", "Object", "How.", ""),
                ("2.1", "beats", "Integer", "How fast.", ""),
            )
        ),
        {'tune type "string"', 'how type "object"', 'how.beats type "integer"'},
    ),
    "a vendor's types behind names, and lengths in a column": (
        (
            "# Hum\n\n| Parameter (Type) | Description | Required | Max. length |\n|---|---|---|---|\n"
            "| hum_id (ALPHA_NUM) | Which. | Required | - |\n| title (STRING) | What. | Optional | 1,000 characters |\n"
        ),
        {"hum_id required true", 'title type "string"', "title required false", "title maxLength 1000"},
    ),
    "two parameters that one item names": (
        "# Hum\n\n## Inputs\n\n- tune \u2014 What to hum.\n- low / high \u2014 1 to 9.\n- beats \u2014 Fast.\n",
        {"low minimum 1", "low maximum 9", "high minimum 1", "high maximum 9"},
    ),
    "a default whose thousands are parted": (
        _row("integer", "How many. Default: 30,000"),
        {'tone type "string"', 'tone enum ["LOUD", "SOFT"]', 'x type "integer"', "x default 30000"},
    ),
    "other values than the one before": (
        _row("string", "Stays as it is with `SAME`; other choices are `HIGH` and `LOW`."),
        {
            *('tone type "string"', 'tone enum ["LOUD", "SOFT"]', 'x type "string"'),
            'x enum ["HIGH", "LOW", "SAME"]',
        },
    ),
    "the latter of two fields": (
        _row("array", "The hum consists of sound.id and sound.kind, the latter always `A`.")
        + "| y | array | Inside each: sound.id, and gain (0 to 1, default 0.5). |\n",
        {
            *('tone type "string"', 'tone enum ["LOUD", "SOFT"]', 'x type "array"', "x[].sound.id present true"),
            *("x[].sound.kind present true", 'x[].sound.kind enum ["A"]', 'y type "array"'),
            *("y[].sound.id present true", "y[].gain present true", "y[].gain minimum 0", "y[].gain maximum 1"),
            "y[].gain default 0.5",
        },
    ),
    "a name behind what people call it": (
        (
            "# Hum\n\n## Options\n\n### How loud (`loudness`)\n\n- **Default**: `low`\n- **Options**: `low`, `high`\n\n"
            "### How fast (`beats`)\n\n- **Default**: `90`\n- **Range**: 40-200\n"
        ),
        {
            *('loudness default "low"', 'loudness enum ["high", "low"]', "beats default 90"),
            *("beats minimum 40", "beats maximum 200"),
        },
    ),
    "sentences of a copy that name what titles name": (
        "\u53c2\u6570\n\n\u53ef\u9009\u5c5e\u6027\n\n"
        + "".join(
            f"  \u2022 Name\n    {name}\n    Type\n    string\n    Description\n\n    {name}\u5b57\u6bb5"
            f"\u63a7\u5236\u58f0\u97f3\u3002\n\n    \u6709\u6548\u503c:\n\n    \u2022 off:\u5173\u95ed\u3002\n"
            f"    \u2022 on:Loud one\n\n    \u672a\u6307\u5b9a\u65f6\u9ed8\u8ba4\u4e3aon\n\n"
            for name in ("tune", "tone")
        )
        + "\u54cd\u5e94\n\n\u65e0\n",
        {
            f"{name} {fact}"
            for name in ("tune", "tone")
            for fact in ('type "string"', "required false", 'enum ["off", "on"]', 'default "on"')
        },
    ),
    "labels below a definition": (
        (
            '# Hum\n\n## Request Body\n\n ** [Tune](#a) **   <a name="a"></a>\nWhat to hum.  \nType: String  \n'
            'Valid Values: `la | li-lo | lu`   \nRequired: No\n\n ** [Beats](#b) **   <a name="b"></a>\nHow fast.  \n'
            "Type: Integer  \nValid Range: Minimum value of 1. Maximum value of 9.  \nRequired: Yes\n\n## Response\n\n"
            ' ** [Id](#c) **   <a name="c"></a>\nThe id.  \nType: String\n'
        ),
        {
            *('Tune type "string"', 'Tune enum ["la", "li-lo", "lu"]', "Tune required false", 'Beats type "integer"'),
            *("Beats minimum 1", "Beats maximum 9", "Beats required true"),
        },
    ),
    "labels below a definition, in a copy in Chinese": (
        "\u8bf7\u6c42\u6b63\u6587\n\n"
        + "".join(
            f"{name}\n\n\u8bf7\u6c42\u7684\u58f0\u97f3\u3002\n\n\u7c7b\u578b:{kind}\n\n{more}\u5fc5\u9700:\u5426\n\n"
            for name, kind, more in (
                ("Tune", "\u5b57\u7b26\u4e32", "\u6709\u6548\u503c:la | li\n\n"),
                (
                    "Tags",
                    "\u5b57\u7b26\u4e32\u6570\u7ec4",
                    "\u6570\u7ec4\u6210\u5458:\u6700\u591a 5 \u4e2a\u9879\u76ee\u3002\n\n",
                ),
            )
        )
        + "\u54cd\u5e94\u5143\u7d20\n\n\u65e0\n",
        {
            *('Tune type "string"', 'Tune enum ["la", "li"]', "Tune required false", 'Tags type "array"'),
            *('Tags itemType "string"', "Tags maxItems 5", "Tags required false"),
        },
    ),
    "members set in below their object": (
        (
            "Body\n\n  \u2022 tune stringrequired\n\n    What to hum.\n\n  \u2022 how objectnullable\n\n    How.\n\n"
            "    Show propertiesHide properties\n    \u2022 beats integerrequired\n\n      Default: 90\n\n"
            "      Possible values: 60, 90\n\n  \u2022 tone string\n\n    The tone.\n"
        ),
        {
            *('tune type "string"', "tune required true", 'how type "object"', 'how.beats type "integer"'),
            *("how.beats required true", "how.beats default 90", "how.beats enum [60, 90]", 'tone type "string"'),
        },
    ),
    "a bound that one value of another tightens": (
        _row("number", "Values from 0 to 2 are accepted; `LOUD` only allows values up to 1."),
        {
            *('tone type "string"', 'tone enum ["LOUD", "SOFT"]', 'x type "number"', "x minimum 0", "x maximum 2"),
            'x maximum 1 when tone="LOUD"',
        },
    ),
    "a table below what is about something else": (
        (
            "# Hum\n\n## Installation\n\n### Options\n\n| Option | Type | Default | Description |\n|---|---|---|---|\n"
            "| tune | string | Required | What. |\n| beats | num | 90 | How fast. |\n"
        ),
        {'tune type "string"', "tune required true", 'beats type "number"', "beats default 90"},
    ),
    "paragraphs of names in bold with dashes": (
        (
            "# Hum\n\n## Inputs\n\n**tune** \u2014 Required. Up to 90 characters.\n\n**tone** \u2014 `la` or `li`. "
            "Default `la`.\n\n**beats** \u2014 How fast.\n\n## Output\n\nA hum.\n"
        ),
        {"tune required true", "tune maxLength 90", 'tone enum ["la", "li"]', 'tone default "la"'},
    ),
    "what an object names is no member": (
        _row("object", "Names the band."),
        {'tone type "string"', 'tone enum ["LOUD", "SOFT"]', 'x type "object"'},
    ),
    "a bound of something else": (
        _row("integer", "Must be in increments of 8 with 100 \u2264 `x * y` \u2264 1,000."),
        {'tone type "string"', 'tone enum ["LOUD", "SOFT"]', 'x type "integer"', "x multipleOf 8"},
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_states_what_stands_beside_it(name: str) -> None:
    text, expected = PAGES[name]

    assert {str(claim.fact) for claim in read_page(text, "page.md").claims} == expected
