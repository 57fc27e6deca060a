"""Conditions in the words of many writers: a relation or a bound, what it is said of, and when it holds."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import read_page

PAGE: Final = """# Hum

| Name | Type | Description |
|---|---|---|
| model | string | `hum-1` or `hum-1-max`. |
| tone | string | `LOUD`, `SOFT` or `FLAT`. |
| echo | boolean | a |
| tune | string | a |
| beats | integer | a |
| size | string | a |
| fps | None | a |
| x | {kind} | {text} |
"""

CASES: Final = (
    ("string", "Needs `tune` as well.", "tune required true when x given"),
    (
        "string", "Cannot coexist with `tune` or `echo`.",
        "tune forbidden true when x given", "echo forbidden true when x given",
    ),
    ("string", "Leave out when `tune` is set.", "tune forbidden true when x given"),
    ("string", "If `tune` is given, this one has to be given too.", "x required true when tune given"),
    ("string", "Can be dropped if `tune` is sent; required otherwise.", "x required true when tune not given"),
    ("string", "Required except when `tune` is sent.", "x required true when tune not given"),
    ("string", "You need to set this when `echo` is `true`.", "x required true when echo=true"),
    (
        "string", "Must be set if `tone` is `LOUD` and must be absent otherwise.",
        'x required true when tone="LOUD"', 'x forbidden true when tone is not "LOUD"',
    ),
    ("string", "Not for `SOFT`.", 'x forbidden true when tone="SOFT"'),
    ("string", "Refused by `hum-1`.", 'x forbidden true when model="hum-1"'),
    ("string", "Available on Hum 1 Max exclusively.", 'x forbidden true when model is not "hum-1-max"'),
    ("string", "Does nothing without `tune`.", "x ignored true when tune not given"),
    ("string", "Meaningless if `echo` isn't `true`.", "x ignored true when echo is not true"),
    ("string", "Applies to `LOUD` and `SOFT` only.", 'x ignored true when tone is not "LOUD"|"SOFT"'),
    ("string", "Models other than `hum-1-max` ignore it.", 'x ignored true when model is not "hum-1-max"'),
    ("string", "Only available when `tone` is `LOUD` or `tune` is given."),
    ("string", "Depends on `tune`: see there."),
    ("string", "`a`, `b` or `c`. The `c` kind of hum is not offered by `hum-1`."),
    ("string", "`a` or `b`. `b` exists for `LOUD` only.", 'x enum ["a"] when tone is not "LOUD"'),
    ("string", "`a` or `b`. In echo mode only `a` is possible.", 'x enum ["a"] when echo=true'),
    ("string", "`a`, `b` or `c` (`hum-1-max` only).", 'x enum ["a", "b"] when model is not "hum-1-max"'),
    ("string", "`a`, `b` or `c`; `b` and `c` require `tune`.", 'x enum ["a"] when tune not given'),
    ("string", "`a` or `b`. Pick `b` only together with `hum-1-max`.", 'x enum ["a"] when model is not "hum-1-max"'),
    ("boolean", "Can be `true` only when `tune` is given.", "x enum [false] when tune not given"),
    (
        "string", "Only available and required when `tune` is given.",
        "tune required true when x given", "x required true when tune given",
    ),
    ("string", "Can be sent and required when `tune` is given.", "x required true when tune given"),
    ("string", "Does not work with `tune`.", "tune forbidden true when x given"),
    ("string", "X does nothing without `tune`.", "x ignored true when tune not given"),
    ("integer", "Note: For 4k size, the value must be 5 or 10.", 'x enum [5, 10] when size="4k"'),
    ("integer", "For 4k beats, the value must be 5 or 10."),
    ("integer", "`soft` - Supports clips between 5-60 seconds."),
    (
        "integer", "Values longer than 9 are only available at LOUD tone with 24 or 25 FPS.",
        'x maximum 9 when tone is not "LOUD"', "x maximum 9 when fps is not 24|25",
    ),
    ("integer", "48/50 FPS caps at 10 beats.", "x maximum 10 when fps=48|50"),
    ("integer", "5 or 8. LOUD doesn't support 8.", 'x enum [5] when tone="LOUD"'),
    ("integer", "5 or 8. LOUD doesn't support singing."),
    (
        "integer", "Values vary by model: hum-1,hum-1-max (1-9s): default 5s, available: 1 - 9.",
        'x default 5 when model="hum-1"|"hum-1-max"', 'x minimum 1 when model="hum-1"|"hum-1-max"',
        'x maximum 9 when model="hum-1"|"hum-1-max"',
    ),
    ("string", "Note: Not effective with h1 or h2 models"),
    ("integer", "0-100 (LOUD/SOFT only)", 'x forbidden true when tone is not "LOUD"|"SOFT"'),
    ("string", "If both this and tune are provided, the content from tune is used.", "x ignored true when tune given"),
    ("string", "`soft` or `hard` (hard requires `tune`)", 'x enum ["soft"] when tune not given'),
    ("string", 'Only takes effect when a "tune" file is provided.', "x ignored true when tune not given"),
    ("boolean", "Must stay `false` if `tone` is `FLAT`.", 'x enum [false] when tone="FLAT"'),
    ("boolean", "If `true`, `tune` must be left out.", "tune forbidden true when x=true"),
    ("string", "With `echo` enabled, `tone` has to be `SOFT` or `FLAT`.", 'tone enum ["FLAT", "SOFT"] when echo=true'),
    ("integer", "1 to 4; values above 2 need `hum-1-max`.", 'x maximum 2 when model is not "hum-1-max"'),
    (
        "integer", "Up to 4 with `LOUD` and 1 otherwise.",
        'x maximum 4 when tone="LOUD"', 'x maximum 1 when tone is not "LOUD"',
    ),
    (
        "integer", "Up to 180, with `tune` up to 240.",
        "x maximum 180 when tune not given", "x maximum 240 when tune given",
    ),
    ("string", "Up to 900 characters (300 if `echo` is `true`).", "x maxLength 300 when echo=true"),
    ("string", "Up to 900 characters; the max model takes 500 at most.", 'x maxLength 500 when model="hum-1-max"'),
    ("integer", "Defaults to `10`, or to `0` when `echo` is on.", "x default 0 when echo=true"),
    ("integer", "Accepts `4`, `6` on Hum 1.", 'x enum [4, 6] when model="hum-1"'),
    # A value with a condition among others, and statements about some results alone.
    (
        "integer", "`24`, or `30` for Hum 1 Max",
        'x enum [24] when model is not "hum-1-max"', 'x enum [24, 30] when model="hum-1-max"',
    ),
    ("integer", "`24`, `30` for Hum 1 Max", 'x enum [24, 30] when model="hum-1-max"'),
    (
        "integer", "(Hum 1) 2, 4; (Hum 1 Max) 8, 9",
        'x enum [2, 4] when model="hum-1"', 'x enum [8, 9] when model="hum-1-max"',
    ),
    (
        "integer", "1\u20134 (Max: 1\u20138).",
        'x maximum 4 when model is not "hum-1-max"', 'x minimum 1 when model="hum-1-max"',
        'x maximum 8 when model="hum-1-max"',
    ),
    ("integer", "2 to 9. Echoed hums can only be 5.", "x enum [5] when echo=true"),
    ("integer", "2 to 9. Whistled hums can only be 5."),
    ("integer", "4 or 8. With a tune, only 4.", "x enum [4] when tune given"),
    ("integer", "Hum 1 Max also accepts 48 and 60."),
    (
        "integer", "Range 1-4 with `LOUD`, 1-2 with `SOFT`, and 1 with `FLAT`.",
        'x minimum 1 when tone="LOUD"', 'x maximum 4 when tone="LOUD"', 'x minimum 1 when tone="SOFT"',
        'x maximum 2 when tone="SOFT"', 'x enum [1] when tone="FLAT"',
    ),
    (
        "integer", "The default depends on `tone`: 1 for `LOUD`, 2 for `SOFT`.",
        'x default 1 when tone="LOUD"', 'x default 2 when tone="SOFT"',
    ),
    (
        "array", "Up to 4 hums, exactly one for `hum-1`.",
        'x minItems 1 when model="hum-1"', 'x maxItems 1 when model="hum-1"',
    ),
    ("array", "At least 2 hums are needed when `echo` is `true`.", "x minItems 2 when echo=true"),
    (
        "array", "Up to 7 items without `tune`, 4 with it.",
        "x maxItems 7 when tune not given", "x maxItems 4 when tune given",
    ),
    (
        "string", "Up to 900 characters on Hum 1 Max and 300 on the other models.",
        'x maxLength 900 when model="hum-1-max"', 'x maxLength 300 when model is not "hum-1-max"',
    ),
    ("string", "Required when `tune` and `beats` are given.", "x required true when beats given and tune given"),
    (
        "string", "Required if neither `tune` nor `beats` is given.",
        "x required true when beats not given and tune not given",
    ),
    ("string", "Required when `tune` has a value.", "x required true when tune given"),
    ("string", "Ignored if `tune` is not empty.", "x ignored true when tune given"),
    ("string", "Can't be used if `tune` is non-empty.", "tune forbidden true when x given"),
    ("string", "A `tune` must be sent along with it.", "tune required true when x given"),
    ("string", "Use this or `tune`, never both.", "tune forbidden true when x given"),
    ("string", "Supported models: `hum-1-max`.", 'x forbidden true when model is not "hum-1-max"'),
    ("string", "Hum 1 requests must not contain this field.", 'x forbidden true when model="hum-1"'),
    ("string", "`a` or `b`; `hum-1` is limited to `a`.", 'x enum ["a"] when model="hum-1"'),
    ("string", "`a` or `b` (the last one needs `tune`).", 'x enum ["a"] when tune not given'),
    ("string", "`a` or `b` - `b` is limited to the `SOFT` tone.", 'x enum ["a"] when tone is not "SOFT"'),
    ("string", "Either `tune` or `beats` must be set when `echo` is `true`."),
    ("integer", "`2` or `4` rounds; 4 rounds only on Hum 1 Max."),
    ("boolean", "Only `false` is allowed when `tune` is set.", "x enum [false] when tune given"),
    ("boolean", "Has to be off when `tune` is set.", "x enum [false] when tune given"),
    ("boolean", "Cannot be turned on while `tune` is set.", "x enum [false] when tune given"),
    ("boolean", "Setting it to `true` requires `tone` to be `SOFT`.", 'x enum [false] when tone is not "SOFT"'),
    ("boolean", "When enabled, `beats` must be 8.", "beats enum [8] when x=true"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "expected"), [(kind, text, set(facts)) for kind, text, *facts in CASES])
def test_a_definition_states_what_holds_at_times(kind: str, text: str, expected: set[str]) -> None:
    facts = [claim.fact for claim in read_page(PAGE.format(kind=kind, text=text), "page.md").claims]

    assert {str(fact) for fact in facts if fact.when} == expected


BELOW: Final = """
| Limit | hum-1 | hum-1-max |
|---|---|---|
| `beats` | 1-4 | 1-9 |
| `echo` | not supported | supported |

\\* Hum 1 Max only.

`FLAT` is available on `hum-1-max` only.

Neither `tune` nor `beats` may be given with `x`.
"""


def test_what_stands_below_the_table_states_conditions_too() -> None:
    page = PAGE.format(kind="string", text="a").replace("| tune |", "| tune\\* |") + BELOW.replace(
        "\n\n\\* Hum 1 Max only.", ""
    )
    noted = page.replace("\n| Limit", "\n\\* Hum 1 Max only.\n\n| Limit")
    facts = [claim.fact for claim in read_page(noted, "page.md").claims]

    assert {str(fact) for fact in facts if fact.when} == {
        *('beats minimum 1 when model="hum-1"', 'beats maximum 4 when model="hum-1"'),
        *('beats minimum 1 when model="hum-1-max"', 'beats maximum 9 when model="hum-1-max"'),
        *('echo forbidden true when model="hum-1"', 'tune forbidden true when model is not "hum-1-max"'),
        'tone enum ["LOUD", "SOFT"] when model is not "hum-1-max"',
        *("x forbidden true when tune given", "x forbidden true when beats given"),
    }
    assert "tune required true" not in {str(fact) for fact in facts}
