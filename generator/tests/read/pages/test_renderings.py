"""One made-up page about a model that no vendor has, written in every rendering that docpact reads."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

import pytest

from docpact.facts import Fact
from docpact.read.pages import read_page

SAMPLE: Final = """curl --request POST \\
     --url https://api.example.test/v2/generations \\
     --header 'accept: application/json' \\
     --header 'authorization: Bearer <YOUR_API_KEY>' \\
     --header 'content-type: application/json' \\
     --data '
{
    "model": "tuba-2-pro",
    "public": false,
    "parameters": {
      "prompt": "A slow march for two tubas",
      "music": {
        "opening_tune": [
          {
            "sound": {
              "id": "<YOUR_TUNE_ID>",
              "kind": "UPLOADED"
            }
          }
        ]
      },
      "tempo": 96,
      "bars": 8,
      "echo": true,
      "width": 1280,
      "height": 720
    }
}
'"""

ROWS: Final[tuple[tuple[str, str, str], ...]] = (
    ("bars", "integer", "*Optional.* How many bars to write. Set to `4`, `8`, or `16`. Defaults to `8`."),
    ("echo", "boolean", "*Optional.* Whether an echo is added. Defaults to `true`."),
    ("height", "integer", "*Optional.* The height of the score in pixels. See the Dimensions table."),
    ("key_signature", "string", "*Optional.* The key. Accepts `C_MAJOR`, `A_MINOR`, or `AUTO`. Default is `AUTO`."),
    ("model", "string", "*Required.* The model that plays. Set to `tuba-2-pro` or `tuba-2-lite`."),
    ("music", "object", "*Optional.* What the piece is built from (e.g. an opening tune)."),
    (
        "music.opening_tune",
        "array",
        (
            "*Optional.* The tune to begin with. Maximum 1 item. Each item includes sound.id and sound.kind "
            "(`UPLOADED`, `GENERATED`)."
        ),
    ),
    (
        "music.closing_tune",
        "array",
        (
            "*Optional.* Maximum of 2 items. Each item includes sound.id, and an optional order. Only available when "
            "`opening_tune` is provided."
        ),
    ),
    ("prompt", "string", "*Required.* What to play. Maximum of 4000 characters."),
    ("public", "boolean", "*Optional.* Whether all (`true`) or none (`false`) may listen."),
    ("tempo", "number", "*Optional.* Beats per minute. Ranges from `40` to `208.5`. Defaults to `96`."),
    (
        "voice_ids",
        "array",
        "*Optional.* Array of voice UUIDs (limited to 2). Refer to the list of voices below for its UUIDs.",
    ),
    ("width", "integer", "*Optional.* The width of the score in pixels. See the Dimensions table."),
)
SIZES: Final = (
    ("720p", "16:9", "1280x720"),
    ("", "1:1", "720x720"),
    ("1080p (not supported on Tuba 2 Lite)", "16:9", "1920x1080"),
    ("", "9:16", "1080x1920"),
)
VOICES: Final = (
    ("Low", "0c1f3a52-7d84-4b96-9e15-3a6b7c8d9e0f"),
    ("High", "9b8a7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d"),
)
_VOICE_IDS: Final = [voice for _, voice in VOICES]
_KINDS: Final = ["GENERATED", "UPLOADED"]

_P: Final = "parameters"
FACTS: Final = frozenset(
    (
        Fact(f"{_P}.bars", "type", "integer"),
        Fact(f"{_P}.bars", "required", value=False),
        Fact(f"{_P}.bars", "enum", [4, 8, 16]),
        Fact(f"{_P}.bars", "default", 8),
        Fact(f"{_P}.echo", "type", "boolean"),
        Fact(f"{_P}.echo", "required", value=False),
        Fact(f"{_P}.echo", "default", value=True),
        Fact(f"{_P}.height", "type", "integer"),
        Fact(f"{_P}.height", "required", value=False),
        Fact(f"{_P}.key_signature", "type", "string"),
        Fact(f"{_P}.key_signature", "required", value=False),
        Fact(f"{_P}.key_signature", "enum", ["C_MAJOR", "A_MINOR", "AUTO"]),
        Fact(f"{_P}.key_signature", "default", "AUTO"),
        Fact("model", "type", "string"),
        Fact("model", "required", value=True),
        Fact("model", "enum", ["tuba-2-pro", "tuba-2-lite"]),
        Fact(f"{_P}.music", "type", "object"),
        Fact(f"{_P}.music", "required", value=False),
        Fact(f"{_P}.music.opening_tune", "type", "array"),
        Fact(f"{_P}.music.opening_tune", "required", value=False),
        Fact(f"{_P}.music.opening_tune", "maxItems", 1),
        Fact(f"{_P}.music.opening_tune[].sound.id", "present", value=True),
        Fact(f"{_P}.music.opening_tune[].sound.kind", "present", value=True),
        Fact(f"{_P}.music.opening_tune[].sound.kind", "enum", [*_KINDS]),
        Fact(f"{_P}.music.closing_tune", "type", "array"),
        Fact(f"{_P}.music.closing_tune", "required", value=False),
        Fact(f"{_P}.music.closing_tune", "maxItems", 2),
        Fact(f"{_P}.music.closing_tune", "rule", "requires music.opening_tune"),
        Fact(f"{_P}.music.closing_tune[].sound.id", "present", value=True),
        Fact(f"{_P}.music.closing_tune[].order", "present", value=True),
        Fact(f"{_P}.music.closing_tune[].order", "required", value=False),
        Fact(f"{_P}.prompt", "type", "string"),
        Fact(f"{_P}.prompt", "required", value=True),
        Fact(f"{_P}.prompt", "maxLength", 4000),
        Fact("public", "type", "boolean"),
        Fact("public", "required", value=False),
        Fact(f"{_P}.tempo", "type", "number"),
        Fact(f"{_P}.tempo", "required", value=False),
        Fact(f"{_P}.tempo", "minimum", 40),
        Fact(f"{_P}.tempo", "maximum", 208.5),
        Fact(f"{_P}.tempo", "default", 96),
        Fact(f"{_P}.voice_ids", "type", "array"),
        Fact(f"{_P}.voice_ids", "required", value=False),
        Fact(f"{_P}.voice_ids", "itemType", "string"),
        Fact(f"{_P}.voice_ids", "maxItems", 2),
        Fact(f"{_P}.voice_ids", "enum", [*_VOICE_IDS]),
        Fact(f"{_P}.width", "type", "integer"),
        Fact(f"{_P}.width", "required", value=False),
        Fact(f"{_P}.width", "pairs", [[1280, 720], [720, 720], [1920, 1080], [1080, 1920]]),
        Fact(f"{_P}.width", "rule", "1920x1080 and 1080x1920 not available on model tuba-2-lite"),
    )
)
"""What the page states, in whatever rendering."""


@dataclass(frozen=True, slots=True)
class Rendered:
    name: str
    text: str


def all_renderings() -> list[Rendered]:
    return [
        Rendered("markdown", markdown()),
        Rendered("markdown with HTML tables", markdown(tables="html")),
        Rendered("markdown with ReadMe tables", markdown(tables="readme")),
        Rendered("html", page_html()),
        Rendered("flattened", flattened()),
        Rendered("html-to-markdown", glued()),
        Rendered("tab-separated", tabbed()),
    ]


def markdown(*, tables: str = "pipes", rows: tuple[tuple[str, str, str], ...] = ROWS) -> str:
    table = {"pipes": _pipes, "html": _html_table, "readme": _readme_table}[tables]
    escaped = [(name.replace("_", "\\_"), f"`{kind}`", text) for name, kind, text in rows]
    voices = [(label, f"`{voice}`") for label, voice in VOICES]
    return (
        "---\nupdatedAt: 2026-01-01\n---\n\n# Tuba 2\n\nHow to write marches with Tuba 2.\n\n# Sample Request\n\n"
        f"```curl\n{SAMPLE}\n```\n\n# Endpoint, Headers, Parameters\n\n## Body Parameters\n\n"
        f"{table(('Parameter', 'Type', 'Definition'), escaped)}\n\n## Dimensions\n\n"
        f"{table(('Resolution', 'Aspect Ratio', 'Pixel Values (Width x Height)'), SIZES)}\n\n"
        f"## List of Voice IDs\n\n{table(('Voice', 'UUID'), voices)}\n\n<br />\n"
    )


def _pipes(header: tuple[str, ...], rows: object) -> str:
    lines = [_row(header), _row(tuple("---" for _ in header))]
    return "\n".join([*lines, *(_row(row) for row in _typed(rows))])


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _typed(rows: object) -> list[tuple[str, ...]]:
    assert isinstance(rows, list | tuple)
    return [tuple(str(cell) for cell in row) for row in rows]


def _marked_html(text: str) -> str:
    text = html.escape(text, quote=False)
    text = re.sub(r"`([^`]*)`", r"<code>\1</code>", text)
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", text).replace("\\_", "_")


def _html_table(header: tuple[str, ...], rows: object) -> str:
    head = "".join(f"<th>{cell}</th>" for cell in header)
    body = "\n".join(f"<tr>{''.join(f'<td>{_marked_html(cell)}</td>' for cell in row)}</tr>" for row in _typed(rows))
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _readme_table(header: tuple[str, ...], rows: object) -> str:
    head = "\n".join(f'      <th style={{{{ textAlign: "left" }}}}>\n        {cell}\n      </th>\n' for cell in header)
    body = "\n".join(
        "    <tr>\n" + "\n".join(f"      <td>\n        {cell}\n      </td>\n" for cell in row) + "    </tr>\n"
        for row in _typed(rows)
    )
    opening = '<Table align={["left","left"]}>'
    return f"{opening}\n  <thead>\n    <tr>\n{head}    </tr>\n  </thead>\n\n  <tbody>\n{body}  </tbody>\n</Table>"


def page_html() -> str:
    voices = [(label, f"`{voice}`") for label, voice in VOICES]
    return (
        "<!DOCTYPE html>\n<html><head><title>Tuba 2</title><style>td { color: red "
        "}</style></head>\n<body><nav><ul><li>Parameter</li></ul></nav>\n"
        f"<h1>Tuba 2</h1><p>How to write marches with Tuba&nbsp;2.</p>\n<h2>Sample "
        f"Request</h2>\n<pre><code>{html.escape(SAMPLE)}</code></pre>\n"
        f"<h2>Body Parameters</h2>\n{_html_table(('Parameter', 'Type', 'Definition'), ROWS)}\n"
        f"<h2>Dimensions</h2>\n"
        f"{_html_table(('Resolution', 'Aspect Ratio', 'Pixel Values (Width &times; Height)'), SIZES)}\n"
        f"<h2>List of Voice IDs</h2>\n{_html_table(('Voice', 'UUID'), voices)}\n<script>var x = "
        f"'<table>';</script></body></html>\n"
    )


def _bare(text: str) -> str:
    return text.replace("`", "").replace("*", "")


def flattened() -> str:
    rows = "\n".join(f"{name}{kind}{_bare(text)}" for name, kind, text in ROWS)
    sizes = "\n".join("".join(row) for row in SIZES)
    voices = "\n".join("".join(row) for row in VOICES)
    return (
        f"Tuba 2\n\nHow to write marches with Tuba 2.\n\nSample Request\n\n{SAMPLE}\n\nBody "
        f"Parameters\n\nParameterTypeDefinition\n{rows}\n\n"
        f"Dimensions\n\nResolutionAspect RatioPixel Values (Width x Height)\n{sizes}\n\nList of Voice "
        f"IDs\n\nVoiceUUID\n{voices}\n"
    )


def glued() -> str:
    def table(header: tuple[str, ...], rows: object, lead: str) -> str:
        lines = [f"| {' | '.join(header)} |", "|---" * len(header) + "|"]
        return "\n".join([*lines, *(f"{lead}{' | '.join(_bare(cell) for cell in row)} |" for row in _typed(rows))])

    return (
        f"Tuba 2\nHow to write marches with Tuba 2.\nSample "
        f"Request\n{SAMPLE}Recipe\nEndpoint\nhttps://api.example.test/v2/generationsHeaders\n"
        f'--header "accept: application/json"Body Parameters\n{table(("Parameter", "Type", "Definition"), ROWS, "")}\n'
        f"Dimensions\n{table(('Resolution', 'Aspect Ratio', 'Pixel Values (Width x Height)'), SIZES, '| ')}\n"
        f"List of Voice IDs\n{table(('Voice', 'UUID'), VOICES, '')}\nUpdated 2 days ago"
    )


def tabbed() -> str:
    def table(header: tuple[str, ...], rows: object) -> str:
        return "\n".join(["\t".join(header), *("\t".join(_bare(cell) for cell in row) for row in _typed(rows))])

    return (
        f"Tuba 2\n\nHow to write marches with Tuba 2.\n\nSample Request\n\n{SAMPLE}\n\nBody Parameters\n\n"
        f"{table(('Parameter', 'Type', 'Definition'), ROWS)}\n\nDimensions\n\n"
        f"{table(('Resolution', 'Aspect Ratio', 'Pixel Values (Width x Height)'), SIZES)}\n\nList of Voice "
        f"IDs\n\n{table(('Voice', 'UUID'), VOICES)}\n"
    )


@pytest.mark.parametrize("rendered", all_renderings(), ids=lambda rendered: rendered.name)
def test_every_rendering_states_the_same_facts(rendered: Rendered) -> None:
    page = read_page(rendered.text, rendered.name)

    assert {str(at) for at in page.claims} == {str(fact) for fact in FACTS}
    assert page.unread == ()
    assert page.discrepancies == ()
    assert page.models == ("tuba-2-lite", "tuba-2-pro")
    assert page.title == "Tuba 2"


@pytest.mark.parametrize("rendered", all_renderings(), ids=lambda rendered: rendered.name)
def test_every_row_and_fact_stands_on_the_line_that_is_given(rendered: Rendered) -> None:
    page = read_page(rendered.text, rendered.name)
    lines = rendered.text.split("\n")

    assert [row.declared for row in page.rows] == [name for name, _, _ in ROWS]
    for row in page.rows:
        start = "\n".join(lines[row.line - 1 : row.line + 3]).replace("\\", "")
        assert row.declared in start
    by_path = {row.path: row.line for row in page.rows}
    for at in page.claims:
        plain = at.fact.path in by_path and not at.fact.when
        if plain and at.fact.keyword in ("type", "required", "default", "maxLength"):
            assert at.page_line == by_path[at.fact.path]


def test_renderings_are_told_apart() -> None:
    found = [read_page(rendered.text, rendered.name).rendering for rendered in all_renderings()]

    assert found == ["markdown"] * 3 + ["html", "flattened", "html-to-markdown", "tab-separated"]


def test_the_hash_of_a_row_does_not_depend_on_padding_or_rendering() -> None:
    padded = re.sub(r" \| ", "    |  ", markdown())

    def hashes(text: str) -> list[str]:
        return [row.sha256 for row in read_page(text, "page").rows]

    assert hashes(padded) == hashes(markdown())
    changed = markdown(rows=(*ROWS[:-1], (ROWS[-1][0], ROWS[-1][1], "*Optional.* Something else.")))
    assert hashes(changed)[:-1] == hashes(markdown())[:-1]
    assert hashes(changed)[-1] != hashes(markdown())[-1]


def test_reading_is_the_same_twice() -> None:
    assert read_page(markdown(), "page") == read_page(markdown(), "page")


def test_description_is_accounted_for_with_its_line() -> None:
    page = read_page(markdown(), "page")

    sentences = {entry.sentence: entry for entry in page.described}
    assert sentences["How many bars to write."].path == "parameters.bars"


def test_a_line_break_of_any_kind_is_a_line() -> None:
    page = read_page(markdown().replace("\n", "\r\n").encode(), "page")

    assert {str(at) for at in page.claims} == {str(fact) for fact in FACTS}


def test_a_row_called_method_is_a_row() -> None:
    table = (
        "Wind\n\nRequest parameters\n\nName\tType\tMandatory\tDescription\ntempo\tFloat\tYes\tHow fast.\n"
        "method\tString\tNo\tPossible values: phase, grain.\n"
    )

    assert 'method enum ["grain", "phase"]' in {str(claim.fact) for claim in read_page(table, "page.txt").claims}
