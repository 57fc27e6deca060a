"""HTML as documentation systems deliver it: what the page says is found, its navigation and its answers are not."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.errors import DocpactError
from docpact.read.pages import Page, read_page

CURL: Final = """curl -X POST https://x.example/v1/draw -d '{"prompt": "a", "mode": "soft", "count": 2}'"""
CODE: Final = f"<pre><code>{CURL}</code></pre>"

README_COM: Final = """<!DOCTYPE html><html><head><title>Draw</title></head><body>
<div class="rm-Sidebar"><ul><li><a>Draw</a></li><li><a>Fetch integer required</a></li></ul></div>
<article><h1>Draw</h1><h3>Headers</h3>
<div class="Param"><label>X-Trace</label><div>string</div></div>
<h3>Body Params</h3>
<div class="Param"><label>prompt</label><div>string</div><div>required</div><div>length between 1 and 800</div>
<div><p>What to draw.</p></div></div>
<div class="Param"><label>mode</label><div>string</div><div>Defaults to soft</div>
<div><p>How.</p><p>Allowed:</p><code>soft</code><code>hard</code></div></div>
<div class="Param"><label>count</label><div>integer</div><div>1 to 4</div><div><p>How many.</p></div></div>
<h3>Responses</h3><div class="Param"><label>job</label><div>string</div></div></article></body></html>"""

DOCUSAURUS: Final = f"""<!doctype html><html><body><nav><a>Docs</a></nav>
<aside class="theme-doc-sidebar-container"><ul><li>Draw</li><li>Trim</li></ul></aside>
<main><article><h1>Draw</h1><h2>Body<a class="hash-link">&#8203;</a></h2>
<table><thead><tr><th>Field</th><th>Type</th><th>Req.</th><th>Default</th><th>Notes</th></tr></thead><tbody>
<tr><td><code>prompt</code></td><td>string</td><td>\u2705</td><td>\u2014</td>
<td>What to draw. 1 to 800 characters.</td></tr>
<tr><td><code>mode</code></td><td>string</td><td></td><td><code>soft</code></td>
<td>One of <code>soft</code> or <code>hard</code>.</td></tr>
<tr><td><code>count</code></td><td>integer</td><td></td><td></td><td>Between 1 and 4.</td></tr>
<tr><td><del><code>loop</code></del></td><td>boolean</td><td></td><td>false</td><td>Gone.</td></tr></tbody></table>
{CODE}</article><ul class="table-of-contents"><li>Body</li></ul></main></body></html>"""

MINTLIFY: Final = f"""<!DOCTYPE html><html><body><div id="sidebar"><ul><li>Draw</li></ul></div>
<h1>Draw</h1><h2>Body</h2>
<div><div><div>prompt</div><div><span>string</span></div><div>required</div></div>
<div><p>What to draw. 1 to 800 characters.</p></div></div>
<div><div><div>mode</div><div><span>string</span></div><div><span>default:</span><span>soft</span></div></div>
<div><p>Set to <code>soft</code> or <code>hard</code>.</p></div></div>
<div><div><div>count</div><div><span>integer</span></div></div><div><p>From 1 to 4.</p></div></div>
<h2>Response</h2><div><div>task</div><div><span>string</span></div><div>required</div></div>
{CODE}</body></html>"""

REDOC: Final = f"""<!DOCTYPE html><html><body><div class="menu-content"><ul role="menu"><li>Draw</li></ul></div>
<h1>Draw</h1><h5>header Parameters</h5><table><tbody><tr><td><span>X-Key</span><div>required</div></td>
<td><div>string</div></td></tr></tbody></table>
<h5>Request Body schema: <span>application/json</span><div>required</div></h5><table><tbody>
<tr><td><span>prompt</span><div>required</div></td>
<td><div><span>string</span> <span> [ 1 .. 800 ] characters </span></div><div><p>What to draw.</p></div></td></tr>
<tr><td><span>mode</span></td><td><div>string</div><div>Default: "soft"</div>
<div><span>Enum: </span><span>"soft"</span> <span>"hard"</span></div></td></tr>
<tr><td><span>count</span></td>
<td><div><span>integer</span> <span>&lt;int32&gt;</span> <span>[ 1 .. 4 ]</span></div></td></tr>
</tbody></table><h3>Responses</h3><table><tbody><tr><td><span>song</span><div>required</div></td>
<td><div>string</div></td></tr></tbody></table>{CODE}</body></html>"""

LISTED: Final = f"""<!DOCTYPE html><html><body><h1>Draw</h1><h2>Body</h2><ul>
<li><code>prompt</code> (string, required): What to draw. 1 to 800 characters.</li>
<li><p><code>mode</code> (string): How.</p><ul><li>Default: soft</li><li>Allowed values: soft, hard</li></ul></li>
<li><code>count</code> (integer): Between 1 and 4.</li></ul>{CODE}</body></html>"""

GITBOOK: Final = """# Draw

{% swagger method="post" path="/v1/draw" baseUrl="https://x.example" summary="Draw" %}
{% swagger-parameter in="header" name="Authorization" type="String" required="true" %}
The key.
{% endswagger-parameter %}
{% swagger-parameter in="body" name="prompt" type="String" required="true" %}
What to draw. 1 to 800 characters.
{% endswagger-parameter %}
{% swagger-parameter in="body" name="mode" type="String" %}
One of `soft`, `hard`. Defaults to `soft`.
{% endswagger-parameter %}
{% swagger-parameter in="body" name="count" type="Integer" %}
From 1 to 4.
{% endswagger-parameter %}
{% swagger-response status="200: OK" description="" %}
`job` (string, required): Its id.
{% endswagger-response %}
{% endswagger %}
"""

OPENAPI_DOCS: Final = f"""<!doctype html><html><body><h1>Draw</h1><h2>Body</h2><ul>
<li><div><strong>prompt</strong><span>string</span><span>required</span><p>Possible values:
<code>&gt;= 1 characters</code> and <code>&lt;= 800 characters</code></p></div></li>
<li><div><strong>mode</strong><span>string</span><p>Possible values: [<code>soft</code>, <code>hard</code>]</p>
<p><strong>Default value:</strong> <code>soft</code></p></div></li>
<li><div><strong>count</strong><span>integer</span>
<p>Possible values: <code>&gt;= 1</code> and <code>&lt;= 4</code></p></div></li></ul>{CODE}</body></html>"""

STOPLIGHT: Final = f"""<!doctype html><html><body><h1>Draw</h1><h3>Body</h3>
<div><div>prompt</div><span>string</span><span>required</span><div>&gt;= 1 characters</div>
<div>&lt;= 800 characters</div></div><div><div>mode</div><span>string</span>
<div>Allowed values:</div><span>soft</span><span>hard</span>
<div>Default:</div><span>soft</span></div>
<div><div>count</div><span>integer</span><div>&gt;= 1</div><div>&lt;= 4</div></div>{CODE}</body></html>"""

SLATE: Final = f"""<!doctype html><html><body><h1>Draw</h1>{CODE}<h3>Body Parameters</h3>
<table><thead><tr><th>Parameter</th><th>Default</th><th>Description</th></tr></thead><tbody>
<tr><td>prompt</td><td></td><td>(string, required) What to draw. 1 to 800 characters.</td></tr>
<tr><td>mode</td><td>soft</td><td>(string) Must be one of soft or hard.</td></tr>
<tr><td>count</td><td></td><td>(integer) At least 1 and at most 4.</td></tr></tbody></table></body></html>"""

SYSTEMS: Final = {
    "ReadMe": README_COM,
    "Docusaurus": DOCUSAURUS,
    "Mintlify": MINTLIFY,
    "Redoc": REDOC,
    "a list": LISTED,
    "Docusaurus with OpenAPI": OPENAPI_DOCS,
    "Stoplight": STOPLIGHT,
    "Slate": SLATE,
    "GitBook": GITBOOK,
}


def _facts(page: Page) -> set[str]:
    return {str(claim.fact) for claim in page.claims if claim.fact.keyword != "required" or claim.fact.value}


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_system_states_the_same_and_nothing_else(system: str) -> None:
    page = read_page(SYSTEMS[system], "page.html" if system != "GitBook" else "page.md")

    assert _facts(page) == {
        *('prompt type "string"', "prompt required true", "prompt minLength 1", "prompt maxLength 800"),
        *('mode type "string"', 'mode enum ["hard", "soft"]', 'mode default "soft"'),
        *('count type "integer"', "count minimum 1", "count maximum 4"),
    }
    assert page.unread == ()


def test_a_list_outside_of_any_navigation_is_read_and_stops_nothing() -> None:
    page = read_page(
        f"<html><body><ul><li>One</li><li><p>Two</p><p>words</p></li></ul>{LISTED}</body></html>", "p.html"
    )

    assert "prompt maxLength 800" in _facts(page)


def test_what_is_called_a_sidebar_and_holds_the_table_is_the_page() -> None:
    page = read_page(DOCUSAURUS.replace("<main>", '<div class="has sidebar">').replace("</main>", "</div>"), "p.html")

    assert "count maximum 4" in _facts(page)


def test_a_body_that_must_be_sent_does_not_make_its_members_required() -> None:
    page = read_page(REDOC, "page.html")

    assert [str(claim.fact) for claim in page.claims if claim.fact.keyword == "required"] == ["prompt required true"]


def test_an_endpoint_of_gitbook_is_named() -> None:
    assert read_page(GITBOOK, "page.md").operations == ("POST https://x.example/v1/draw",)


def test_a_type_with_two_numbers_bounds_a_length_and_a_column_of_ranges_takes_brackets() -> None:
    page = read_page(
        "| Name | Type | Range | Notes |\n|---|---|---|---|\n| title | string(1..80) | | A title. |\n"
        "| count | integer | [1, 4] | `2` if omitted. |\n| model | string | `wind-1` | |\n",
        "page.md",
    )

    assert {str(claim.fact) for claim in page.claims if claim.fact.keyword not in ("type", "required")} == {
        *("title minLength 1", "title maxLength 80", "count minimum 1", "count maximum 4", "count default 2"),
        'model enum ["wind-1"]',
    }


def test_labels_may_stand_beside_each_other() -> None:
    page = read_page(
        "# Draw\n\n## Fields\n\n### `mode`\n\n**Type:** string | **Required:** no | **Default:** `soft`\n\nHow.\n\n"
        "### `tags`\n\n**Type:** array of strings \u00b7 **Required:** yes\n\nWords.\n",
        "page.md",
    )

    assert {str(claim.fact) for claim in page.claims} == {
        *('mode type "string"', "mode required false", 'mode default "soft"'),
        *('tags type "array"', 'tags itemType "string"', "tags required true"),
    }


def test_bare_words_are_values_in_a_column_of_values_and_unread_in_a_definition() -> None:
    head = "| Name | Type | {} |\n|---|---|---|\n| lens | string | wide, fish |\n"
    allowed = read_page(head.format("Range"), "page.md")
    said = read_page(head.format("Constraints"), "page.md")

    assert 'lens enum ["fish", "wide"]' in {str(claim.fact) for claim in allowed.claims}
    assert [one.rest for one in said.unread] == ["wide, fish"]


def test_a_spanish_list_has_items() -> None:
    page = read_page(
        "| Campo | Tipo | Descripci\u00f3n |\n|---|---|---|\n| fotos | lista de cadenas | Hasta 3 elementos. |\n",
        "p.md",
    )

    assert {(claim.fact.keyword, str(claim.fact.value)) for claim in page.claims} == {
        *(("type", "array"), ("itemType", "string"), ("maxItems", "3")),
    }


def test_an_endless_list_is_refused() -> None:
    items = "<li>a (string): x</li>" * 5_001

    with pytest.raises(DocpactError, match="more than 5,000 parameters"):
        read_page(f"<html><body><ul>{items}</ul></body></html>", "page.html")
