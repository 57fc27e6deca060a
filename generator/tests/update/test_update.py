"""``docpact update``: what changed is merged, emitted and told; what did not change is not touched."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Site, page

Command = Callable[..., tuple[int, str, str]]


def texts(specs: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in specs.glob("*.yaml")}


def found(docpact: Command, *arguments: object) -> tuple[int, list[dict[str, object]]]:
    code, output, errors = docpact("update", *map(str, arguments), "--format", "json")
    assert errors == ""
    return code, json.loads(output)["findings"]


def kinds(findings: list[dict[str, object]]) -> list[object]:
    return [one["kind"] for one in findings]


def test_nothing_is_touched_where_nothing_changed(
    docpact: Command, specs: Path, site: Site, emitted: list[object]
) -> None:
    before = texts(specs)
    assert docpact("update") == (0, "Nothing has changed: 2 specs held against their pages.\n", "")
    assert sorted(site.asked) == ["/docs/gale-1", "/docs/gale-2"]
    # Another day, other bytes, the same statements.
    site.put("/docs/gale-1", page("gale-1") + "\nUpdated yesterday.\n")
    assert docpact("update")[0] == 0
    assert texts(specs) == before
    assert emitted == []


def test_a_change_is_merged_and_told_with_what_breaks_first(
    docpact: Command, specs: Path, site: Site, emitted: list[object]
) -> None:
    changed = (
        page("gale-1")
        .replace("900", "800")
        .replace("3, 6, 9", "3, 6, 9, 12")
        .replace("| seconds |", "| length | integer | Optional. |\n| seconds |")
    )
    site.put("/docs/gale-1", changed)
    before = texts(specs)
    code, output, _ = docpact("update", "--body", "body.md", "--title", "title.txt")
    assert code == 1
    assert (
        output.splitlines()[-1]
        == "1 spec changed of 2 read; 1 breaking, 2 compatible, 0 neutral: a major release of the client."
    )
    after = texts(specs)
    assert after["gale-2.yaml"] == before["gale-2.yaml"]
    assert "maxLength: 800" in after["gale-1.yaml"]
    assert after["gale-1.yaml"].count("says: Our own words.") == 3
    assert "read: 2026-01-31" not in after["gale-1.yaml"]
    assert len(emitted) == 1
    assert Path("title.txt").read_text() == "Update gale-1: 1 breaking change (major)\n"
    body = Path("body.md").read_text()
    assert re.findall(r"^## .*", body, re.MULTILINE) == [
        "## Breaks callers",
        "## For a person to decide",
        "## Other changes",
    ]
    breaks, decide, other = body.split("## ")[1:]
    assert (
        "| **breaking** | `gale-1`: `prompt` now has at most 800 characters, where before it has at most 900 " in breaks
    )
    assert "`length`: nobody has said what it is for" in decide
    assert re.search(r"`spec/kestrel/models/gale-1.yaml:\d+`", decide)
    assert "`12`" in other
    # Nothing is left to do, and it is not told again.
    assert docpact("update")[0] == 0


@pytest.mark.usefixtures("specs")
def test_a_sentence_that_is_not_understood_is_told_once(docpact: Command, site: Site) -> None:
    site.put(
        "/docs/gale-1",
        page("gale-1").replace("| Optional. Accepts", "| Must frobnicate the wind twice. Optional. Accepts"),
    )
    code, findings = found(docpact)
    assert (code, kinds(findings)[0]) == (1, "unread")
    assert "frobnicate" in str(findings[0]["message"])
    assert docpact("update")[0] == 0


def test_a_sentence_beside_the_table_is_told_once_too(docpact: Command, specs: Path, site: Site) -> None:
    site.put("/docs/gale-1", page("gale-1") + "\nThe `prompt` is limited to whatever fits 7 kites.\n")
    code, findings = found(docpact)
    assert (code, kinds(findings)) == (1, ["unread"])
    assert "read: 2026-01-31" not in texts(specs)["gale-1.yaml"]
    assert docpact("update")[0] == 0


@pytest.mark.usefixtures("specs")
def test_a_row_in_other_words_is_a_patch(docpact: Command, site: Site) -> None:
    site.put("/docs/gale-1", page("gale-1").replace("Maximum of 900", "At most 900"))
    code, findings = found(docpact, "--title", "title.txt")
    assert (code, kinds(findings)) == (1, ["reworded"])
    assert Path("title.txt").read_text() == "Update gale-1: nothing breaks (patch)\n"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((404, {}, ""), "the server answers 404"),
        ((500, {}, ""), "the server answers 500"),
        ((200, {}, ""), "the page is empty"),
        ((200, {}, "# Sign in\n\nPlease sign in.\n"), "no table or list of parameters"),
        ((200, {"content-length": "90000"}, page("gale-1")), "the page cannot be fetched"),
        (
            (302, {"location": "http://localhost:1/elsewhere"}, ""),
            "the page has moved to another host: http://localhost:1/elsewhere",
        ),
        ((302, {"location": "/docs/gale-1"}, ""), "more than 5 redirects"),
        ((200, {}, page("gale-1")[:-8]), "the page seems to be cut"),
        ((200, {}, page("gale-2")), "the page is of 'gale-2', and this is a spec of 'gale-1'"),
    ],
)
def test_a_page_that_cannot_be_used_is_named_and_stops_no_other(
    docpact: Command, specs: Path, site: Site, answer: tuple[int, dict[str, str], str], told: str
) -> None:
    status, headers, body = answer
    site.put("/docs/gale-1", body, status, **headers)
    site.put("/docs/gale-2", page("gale-2").replace("900", "800"))
    before = texts(specs)
    code, findings = found(docpact)
    assert code == 1
    (failure,) = [one for one in findings if one["kind"] == "page-unread"]
    assert str(failure["message"]).startswith("gale-1: ")
    assert told in str(failure["message"])
    assert failure["hint"]
    assert texts(specs)["gale-1.yaml"] == before["gale-1.yaml"]
    assert "maxLength: 800" in texts(specs)["gale-2.yaml"]


def test_where_no_page_can_be_read_nothing_can_be_said(docpact: Command, specs: Path, site: Site) -> None:
    before = texts(specs)
    site.answers.clear()
    code, output, errors = docpact("update")
    assert (code, errors, output.splitlines()[-1]) == (2, "", "No page could be read.")
    assert output.count("the server answers 404") == 2
    assert texts(specs) == before


def test_an_index_names_new_and_vanished_pages(docpact: Command, specs: Path, site: Site) -> None:
    api = specs.parent / "api.yaml"
    index = f'index: {{at: {site.url}/llms.txt, pages: "{site.url}/docs/", others: ["{site.url}/docs/billing"]}}\n'
    api.write_text(api.read_text() + index)
    listed = f"- [Gale 1]({site.url}/docs/gale-1.md)\n- [Gale 3](/docs/gale-3)\n- {site.url}/docs/billing.\n"
    listed += "- [Up](/blog/x)\n"
    site.put("/llms.txt", listed)
    code, findings = found(docpact)
    assert (code, kinds(findings)) == (1, ["page-gone", "page-new"])
    assert findings[0]["message"] == "gale-2: the index no longer lists its page"
    assert findings[1]["place"] == {"source": f"{site.url}/docs/gale-3", "line": None, "column": None}
    site.put("/llms.txt", f"<urlset><url><loc>{site.url}/docs/gale-1</loc></url><a href='/docs/gale-2/#x'></urlset>")
    assert found(docpact) == (0, [])
    site.put("/llms.txt", "nothing")
    assert "the index lists no page below" in str(found(docpact)[1][0]["message"])
    (specs.parent / "index.txt").write_text(listed)
    api.write_text(api.read_text().replace(f"{site.url}/llms.txt", "index.txt"))
    assert kinds(found(docpact)[1]) == ["page-gone", "page-new"]
    api.write_text(api.read_text().replace("at: index.txt", "at: ../../secret"))
    assert "outside of the API's folder" in str(found(docpact)[1][0]["message"])


def test_files_are_known_by_name_address_or_model(docpact: Command, specs: Path, site: Site) -> None:
    folder = Path("pages/deep")
    folder.mkdir(parents=True)
    (folder / "gale-1.md").write_text(page("gale-1").replace("900", "800"))
    (folder / "saved.md").write_text(page("gale-2"))
    (folder / "new.md").write_text(page("gale-9"))
    (folder / "gale-2.txt").write_text("no page")
    (folder / "notes.rst").write_text("left alone")
    code, findings = found(docpact, "pages")
    assert code == 1
    assert {*map(str, kinds(findings))} == {"maxLength-tightened", "page-new", "page-unread"}
    by_kind = {str(one["kind"]): one for one in findings}
    assert by_kind["page-new"]["place"] == {"source": "pages/deep/new.md", "line": None, "column": None}
    assert "gale-2" in str(by_kind["page-unread"]["message"])
    assert "maxLength: 800" in texts(specs)["gale-1.yaml"]
    assert site.asked == []
    code, _, errors = docpact("update", "nowhere")
    assert (code, errors.splitlines()[0]) == (2, "error: nowhere: there is no such file or folder")


@pytest.mark.usefixtures("specs")
def test_hostile_text_stays_text_in_the_body(docpact: Command, site: Site) -> None:
    evil = "Must frob <img src=x onerror=alert(1)> @everyone `x` [a](javascript:1) ::error::y. "
    site.put("/docs/gale-1", page("gale-1").replace("Optional. Accepts", f"{evil}Optional. Accepts"))
    docpact("update", "--body", "body.md")
    body = Path("body.md").read_text()
    assert "frob" in body
    assert "<img" not in body
    assert "@everyone" not in re.sub(r"`[^`]*`", "", body)
    assert "](javascript" not in re.sub(r"`[^`]*`", "", body)


@pytest.mark.usefixtures("specs")
def test_a_body_stays_within_what_github_takes(docpact: Command, site: Site) -> None:
    rows = "".join(f"| extra_{number} | string | Optional. {'Must whirl so. ' * 3}|\n" for number in range(400))
    site.put("/docs/gale-1", page("gale-1").replace("| seconds |", f"{rows}| seconds |"))
    docpact("update", "--body", "body.md")
    body = Path("body.md").read_text()
    assert 50_000 < len(body) < 65_536
    assert re.search(r"… and \d+ more, which `docpact update --format json` lists\.", body)


def test_specs_that_cannot_be_loaded_or_a_body_that_cannot_be_written_end_with_two(
    docpact: Command, specs: Path, site: Site
) -> None:
    assert docpact("update", "--body", "nowhere/body.md")[0] == 2
    (specs / "broken.yaml").write_text("model: broken\n")
    code, output, errors = docpact("update")
    assert (code, output) == (2, "")
    assert "broken.yaml" in errors
    assert site.asked == []


def document(longest: int, *models: str) -> str:
    prompt = {"type": "string", "maxLength": longest}
    body = {"properties": {"model": {"enum": [*models]}, "prompt": prompt}, "required": ["model"], "type": "object"}
    content = {"application/json": {"schema": body}}
    return json.dumps({"openapi": "3.0.0", "paths": {"/v1": {"post": {"requestBody": {"content": content}}}}})


def test_a_spec_may_be_made_of_a_document_alone(docpact: Command, specs: Path) -> None:
    Path("document.json").write_text(document(700, "breeze-1"))
    assert docpact("transcribe", "document.json", "-o", specs)[0] == 0
    assert docpact("update", "document.json")[0] == 0
    Path("document.json").write_text(document(600, "breeze-1"))
    code, findings = found(docpact, "document.json")
    assert (code, findings[0]["message"]) == (
        1,
        "breeze-1: prompt now has at most 600 characters, where before it has at most 700 characters",
    )
    Path("document.json").write_text("{}")
    assert docpact("update", "document.json")[0] == 2
    assert "maxLength: 600" in texts(specs)["breeze-1.yaml"]


def test_a_document_is_a_witness_that_is_read_again(docpact: Command, specs: Path, site: Site) -> None:
    url = f"{site.url}/openapi.json"
    target = specs / "gale-1.yaml"
    witness = f"  openapi:\n    url: {url}\n    read: 2026-01-31\n    sha256: {'a' * 64}\nsample:"
    target.write_text(target.read_text().replace("sample:", witness, 1))
    site.put("/openapi.json", document(700, "gale-1", "gale-7"))
    code, findings = found(docpact)
    assert code == 1
    assert "openapi: {required: false, maxLength: 700}" in target.read_text()
    assert {"contested", "model-new"} <= {*map(str, kinds(findings))}
    assert "gale-1: prompt is only warned of now: it has at most 900 characters" in [one["message"] for one in findings]
    assert docpact("update")[0] == 1  # the new model is still nobody's
    Path("document.json").write_text(document(600, "gale-1"))
    code, findings = found(docpact, "document.json")
    message = str(findings[0]["message"])
    assert (code, kinds(findings)) == (1, ["page-unread"])
    assert message.startswith("gale-1: the vendor's document has changed, and the page could not be read")
    Path("gale-1.md").write_text(page("gale-1"))
    assert found(docpact, "document.json", "gale-1.md")[0] == 1
    assert "openapi: {required: false, maxLength: 600}" in target.read_text()


def test_two_states_of_a_real_page(
    docpact: Command, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path(__file__).parents[3]
    monkeypatch.chdir(tmp_path)
    Path("spec/leonardo/models").mkdir(parents=True)
    Path("spec/leonardo/api.yaml").write_bytes((root / "spec/leonardo/api.yaml").read_bytes())
    Path("pages").mkdir()
    Path("pages/motion-2.0-fast.md").write_bytes((corpus / "motion-2.0-fast.md").read_bytes())
    spec = "spec/leonardo/models/motion-2.0-fast.yaml"
    assert docpact("transcribe", corpus / "motion-2.0-fast@older.h2m.txt", "-o", spec)[0] == 0
    code, output, _ = docpact("update", "pages", "--format", "json")
    data = json.loads(output)
    assert (code, data["title"]) == (1, "Update motion-2.0-fast: 8 breaking changes (major)")
    assert [one["severity"] for one in data["findings"][:9]] == ["error"] * 8 + ["warning"]
    assert docpact("generate", "--check")[0] == 0
    assert docpact("update", "pages")[0] == 0
