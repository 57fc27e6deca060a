"""Pages that list parameters in no known form: what names a member is read all the same, and wrong places are not."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.errors import DocpactError
from docpact.read.pages import read_page

TEMPO: Final = {"tempo minimum 1", "tempo maximum 9"}
MARKS: Final = {"tune required true", "tempo required false", *TEMPO}
TYPES: Final = {*MARKS, 'tune type "string"', 'tempo type "integer"'}

HEAD: Final = "| Parameter | Type | Description |\n|---|---|---|\n"

PAGES: Final[dict[str, tuple[str, set[str]]]] = {
    "a schema alone": (
        (
            '```json\n{"type": "object", "required": ["tune"], "properties": {"tune": {"type": "string"}, "tempo": '
            '{"type": "integer", "minimum": 1, "maximum": 9}}}\n```\n'
        ),
        TYPES,
    ),
    "a table without heads": (
        "| | | |\n|---|---|---|\n| tune | string | Required. a |\n| tempo | integer | Optional. From 1 to 9 |\n",
        TYPES,
    ),
    "a table with heads of its own": (
        (
            "| Thing | Kind of data | What it does |\n|---|---|---|\n| `tune` | string | Required. a |\n"
            "| `tempo` | integer | Optional. From 1 to 9 |\n"
        ),
        TYPES,
    ),
    "a table of what the sample sends": (
        (
            '```sh\ncurl -X POST https://x.dev/v1/hum -d \'{"tune": "x", "tempo": 3}\'\n```\n\n'
            "| Thing | More |\n|---|---|\n| tune | what to hum, required |\n| tempo | goes from 1 to 9 |\n"
        ),
        {"tune required true", *TEMPO},
    ),
    "a heading for each": ("## tune\n\nRequired. a.\n\n## tempo\n\nOptional. Between 1 and 9.\n", MARKS),
    "numbered lines": ("1. `tune` - the text (required)\n2. `tempo` - from 1 to 9 (optional)\n", MARKS),
    "terms": ("`tune`\n: Required. a\n\n`tempo`\n: Optional. From 1 to 9\n", MARKS),
    "terms of a list": (
        "<h1>Hum</h1><dl><dt>tune</dt><dd>Required. a</dd><dt>tempo</dt><dd>Optional. From 1 to 9</dd></dl>",
        MARKS,
    ),
    "sentences": (
        "The `tune` field is text. The `tempo` field ranges from 1 to 9.\n",
        TEMPO,
    ),
    "circles that say yes in Japanese": (
        (
            "| \u9805\u76ee | \u578b | \u5fc5\u9808 |\n|---|---|---|\n"
            "| tune | string | \u25cb |\n| tempo | integer | - |\n"
        ),
        {'tune type "string"', "tune required true", 'tempo type "integer"', "tempo required false"},
    ),
    "code that stands on lines of its own within sentences": (
        (
            "Body\n\ntune\nstring\nRequired. Possible values are hm\n, la\n, and li\n. Default is hm\n.\ntempo\n"
            "integer\nOptional. From 1 to 9\n."
        ),
        {*TYPES, 'tune enum ["hm", "la", "li"]', 'tune default "hm"'},
    ),
    "a sign within a type": (
        (
            "| Name | Type | Required | Description |\n|---|---|---|---|\n| tune | UUIDv4 string | Yes | a |\n"
            "| tempo | integer | null | No | From 1 to 9 |\n"
        ),
        TYPES,
    ),
    "German values between slashes": (
        "| Name | Typ | Beschreibung |\n|---|---|---|\n| tune | string | Singsprache (de/es/it), Standard: de |\n",
        {'tune type "string"', 'tune enum ["de", "es", "it"]', 'tune default "de"'},
    ),
    "other words for when a parameter goes": (
        (
            f"{HEAD}| loud | boolean | a |\n| part | string | `ALTO` or `BASS` |\n"
            "| a | string | Rejected when `loud` is `false`. |\n"
            "| b | string | May only be given while `loud` is `true`. |\n"
            "| c | string | Must be left out if `part` is supplied. |\n"
            "| d | integer | Only honoured when `loud` is `true`. Falls back to `5` when omitted. |\n"
            "| e | integer | From 1 to 9. When `part` is `BASS` the maximum drops to 4. |\n"
            "| f | boolean | Can't be `true` if `part` is `BASS`. |\n"
            "| g | string | Exactly 2 characters. |\n"
            "| h | string | Required if `part` is given, otherwise optional. |\n"
            "| i | integer | Values clamp to \u22649. |\n"
        ),
        {
            *('loud type "boolean"', 'part type "string"', 'part enum ["ALTO", "BASS"]'),
            *('a type "string"', "a forbidden true when loud=false"),
            *('b type "string"', "b forbidden true when loud is not true"),
            *('c type "string"', "part forbidden true when c given"),
            *('d type "integer"', "d ignored true when loud is not true", "d default 5"),
            *('e type "integer"', "e minimum 1", "e maximum 9", 'e maximum 4 when part="BASS"'),
            *('f type "boolean"', 'f enum [false] when part="BASS"'),
            *('g type "string"', "g minLength 2", "g maxLength 2"),
            *('h type "string"', "h required true when part given", 'i type "integer"'),
        },
    ),
    "members of an item that are called as their array": (
        (
            '```sh\ncurl https://x.dev/v1/hum -d \'{"clip": [{"clip": {"id": "x", "kind": "UP"}}]}\'\n```\n\n'
            f"{HEAD}| clip | array | Each item includes `clip.id` and `clip.kind` (`UP` or `GEN`). |\n"
        ),
        {
            *('clip type "array"', "clip[].clip.id present true", "clip[].clip.kind present true"),
            'clip[].clip.kind enum ["GEN", "UP"]',
        },
    ),
    "rows of labels below each name": (
        (
            'Request body\ntune (required)\n| Type | string |\nWhat to hum.\nkey\n| Type | "C" | "D" |\n'
            '| Default | "C" |\n'
            "The key.\ntempo\n| Type | integer |\n| Bounds | 1-9 |\n"
        ),
        {
            *('key type "string"', 'key enum ["C", "D"]', 'key default "C"', 'tempo type "integer"', *TEMPO),
        },
    ),
    "names with signs glued to types": (
        (
            'Request Body\n\nhumTune*unknown\nWhat to hum.\nhumKey*string\nValue in"C" | "D"\n'
            "humTempo?number\nHow fast.\n"
        ),
        {
            *("humTune required true", 'humKey type "string"', "humKey required true", 'humKey enum ["C", "D"]'),
            *('humTempo type "number"', "humTempo required false"),
        },
    ),
    "an output that the body asks for": (
        (
            "## Parameters\n\n| Parameter | Type | Default |\n|---|---|---|\n| tune | string | hm |\n\n"
            "### Output\n\n| Parameter | Type | Default |\n|---|---|---|\n| form | string | ogg |\n"
        ),
        {'tune type "string"', 'tune default "hm"', 'form type "string"', 'form default "ogg"'},
    ),
    "a default in Portuguese of a list without marks": (
        (
            "| Par\u00e2metro | Tipo | Descri\u00e7\u00e3o |\n|---|---|---|\n"
            "| tom | string | O tom do canto: low, mid ou high. Padr\u00e3o: mid |\n"
        ),
        {'tom type "string"', 'tom enum ["high", "low", "mid"]', 'tom default "mid"'},
    ),
    "code that is closed in its last line": (
        (
            '```json\n{\n  "tune": "x"\n}```\n\n| Parameter | Type | Description |\n|---|---|---|\n'
            "| tune | string | Required. a |\n"
        ),
        {'tune type "string"', "tune required true"},
    ),
    "members deep in a sample that a table lists flat": (
        (
            '```sh\ncurl https://x.dev/v1/hum -d \'{"in": {"choir": [{"voice": {"kind": "UP"}}]}}\'\n```\n\n'
            "| Parameter | Type | Description |\n|---|---|---|\n| in | object | a |\n| kind | string | Optional. a |\n"
        ),
        {
            *('in type "object"', 'in.choir[].voice.kind type "string"'),
            "in.choir[].voice.kind required false",
        },
    ),
}


@pytest.mark.parametrize("case", PAGES.values(), ids=PAGES)
def test_whatever_names_a_member_is_read(case: tuple[str, set[str]]) -> None:
    page, facts = case
    read = read_page(page if page[0] in "<R" else f"# Make a tune\n\n{page}", "page")
    assert {str(claim.fact) for claim in read.claims} == facts


def test_a_sample_alone_gives_members_and_no_fact() -> None:
    page = read_page(
        '# Hum\n\n```sh\ncurl https://x.dev/v1/hum -d \'{"tune": "x", "style": {"mood": "y"}}\'\n```\n', "p"
    )
    assert [row.path for row in page.rows] == ["tune", "style", "style.mood"]
    assert page.claims == ()
    assert any("nothing lists" in note for note in page.notes)


@pytest.mark.parametrize(
    "page",
    [
        "# Hum\n\nGET /v1/hum\n\n| Thing | More |\n|---|---|\n| `tune` | required |\n| `tempo` | optional |\n",
        "# Hum\n\n| Level | Price |\n|---|---|\n| Small | 1 |\n| Large | 2 |\n\n- soft: a\n- loud: b\n",
    ],
)
def test_what_names_no_member_of_a_body_is_refused(page: str) -> None:
    with pytest.raises(DocpactError, match="parameters"):
        read_page(page, "page.md")
