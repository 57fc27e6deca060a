"""What the site is made of: hostile text stays text, and every page that is made has its place."""

from __future__ import annotations

import re
from html import unescape

import pytest
from markdown import Markdown

from docs_site import code_map, picture
from docs_site.markup import Html, code, joined, link, slug, table, text
from docs_site.schemas import Reference

HOSTILE = (
    "<script>alert(1)</script>",
    "a | b",
    "**bold** _it_ `code`",
    "[x](javascript:alert(1))",
    "![x](https://e.example/x.png)",
    "&lt;b&gt; \" ' \\",
    "::: leonardo_client",
    "# heading",
    "```\nsh\n```",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(hostile: str) -> None:
    markdown = Markdown(extensions=["tables", "attr_list", "md_in_html", "admonition"])
    page = "\n".join([f"Before {text(hostile)} after.", "", table([hostile], [[hostile, code(hostile)]])])
    made = markdown.convert(page)
    assert set(re.findall(r"<(\w+)", made)) <= {"p", "div", "table", "thead", "tbody", "tr", "th", "td", "code", "wbr"}
    shown = unescape(re.sub(r"<[^>]*>", "", made))
    assert shown.count(" ".join(hostile.split())) == 4


def test_a_link_leads_to_the_web_or_within_the_site() -> None:
    assert link("page", "https://docs.example.com/a?b=1&c=2") == (
        '<a href="https://docs.example.com/a?b=1&amp;c=2">page</a>'
    )
    assert link("here", "#field") == '<a href="#field">here</a>'
    for target in ("javascript:alert(1)", 'x" onclick="y', "data:text/html,x"):
        assert link("page", target) == "page"
    assert (joined(["a_b", Html("<i>c</i>")]), slug("A b_C-d")) == ("a&#95;b, <i>c</i>", "a-b-c-d")


def test_a_field_without_a_description_is_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    schema = {
        "properties": {"told": {"$ref": "#/$defs/Part"}, "silent": {"type": "string", "default": "x"}},
        "required": ["told"],
        "$defs": {
            "Part": {"description": "A part.", "properties": {"of": {"enum": [1, "a"], "description": "Which."}}}
        },
    }
    page = Reference(schema).page("Made", "Intro.")
    assert [record.getMessage() for record in caplog.records] == [
        "Made: the field silent has no description in its schema"
    ]
    assert '<a href="#part">Part</a></td><td>required</td><td>A part.' in page
    assert "<code>1</code> or <code>&#34;a&#34;</code>" in page
    assert "Default&#58; " not in page
    assert " Default: <code>&#34;x&#34;</code>." in page


def test_the_map_knows_who_imports_whom() -> None:
    found = {room.name: room for room in code_map.rooms()}
    assert found["facts"].uses == set()
    assert "facts" in found["spec"].uses
    assert {"spec", "read"} <= found["cli"].uses
    assert all(room.does and room.lines and room.files for room in found.values())
    against = code_map.Room("facts", "", uses={"spec"}), code_map.Room("spec", "")
    assert code_map.drawing([*against]).count('class="against"') == 1


def test_the_pictures_of_the_readme_are_what_is_drawn() -> None:
    assert picture.stale() == []
    assert picture.draw("light") != picture.draw("dark")
