"""The page of facts: it holds all that it needs, hostile text in it stays text, and it works in a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from docpact.check.traceability import Proofs, matrix, proofs_of, summary
from docpact.report import text
from docpact.report.html import embedded, html
from docpact.spec import Project

HOSTILE = "</script><script>alert(1)</script><!-- \u2028 ]]> & \x1b[2J \u202e '\" ${x}"


class Page(HTMLParser):
    """The tags of a page, its scripts by type, and the addresses that it names."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: dict[str, str] = {}
        self.addresses: list[str] = []
        self._kind: str | None = None
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.addresses += [str(given[name]) for name in ("src", "href", "action") if name in given]
        self._kind = str(given.get("type", tag)) if tag in ("script", "style") else None
        if given.get("http-equiv"):
            self.texts["policy"] = str(given["content"])

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._kind = None

    def handle_data(self, data: str) -> None:
        if self._kind:
            self.texts[self._kind] = self.texts.get(self._kind, "") + data


def row(**changes: Any) -> dict[str, Any]:
    said = [{"witness": "page", "page_line": "3", "file": "a.yaml", "line": "4", "why": None, "since": None}]
    known = {"model": "kite-1", "fact": "p#enum", "path": "p", "states": "is one of A", "when": "", "said": said}
    return {
        **known,
        "effect": "refuses",
        "against": "",
        "assumed": False,
        "openapi": "/properties/p",
        "client": None,
        "server": None,
        "guards": None,
        **changes,
    }


def data(*rows: dict[str, Any], matters: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "about": "Made for a test.",
        "counts": {"facts": len(rows)},
        "models": [{"model": "kite-1", "schema": "#/components/schemas/Kite1Request", "module": "calls/kite_1.py"}],
        "matters": [*matters],
        "rows": [*rows],
    }


def test_the_page_loads_nothing_and_runs_its_own_script_alone() -> None:
    page = Page(html(data(row())))
    assert page.addresses == ["#facts"]
    assert set(re.findall(r"https?://", html(data(row())))) == set()

    def digest(kind: str) -> str:
        return base64.b64encode(hashlib.sha256(page.texts[kind].encode()).digest()).decode()

    assert f"script-src 'sha256-{digest('script')}'" in page.texts["policy"]
    assert f"style-src 'sha256-{digest('style')}'" in page.texts["policy"]
    assert page.texts["policy"].startswith("default-src 'none'")


def rows_of(page: Page) -> list[Any]:
    """The rows of a page's data, as its script unpacks them."""
    held = json.loads(page.texts["application/json"])

    def unpacked(value: Any) -> Any:
        if isinstance(value, int) and not isinstance(value, bool):
            return held["texts"][value]
        if not isinstance(value, list):
            return value
        form, *members = value
        found = [unpacked(member) for member in members]
        if form < 0:
            return found
        names = held["forms"][form]
        return dict(zip(names, [*found, *[None] * (len(names) - len(found))], strict=True))

    return unpacked(held["rows"])


def test_hostile_text_stays_text() -> None:
    hostile = data(row(states=HOSTILE, path=HOSTILE, fact=HOSTILE, model=HOSTILE, when=HOSTILE), matters=(HOSTILE,))
    plain, spoilt = Page(html(data(row(), matters=("x",)))), Page(html(hostile))
    assert spoilt.tags == plain.tags
    assert rows_of(spoilt)[0]["states"] == HOSTILE
    assert not re.search(r"[<>&]", embedded({"x": HOSTILE, "rows": [HOSTILE]}))
    placed = data(row(states="STYLE_TEXT SCRIPT_HASH DATA_TEXT"))
    assert rows_of(Page(html(placed))) == placed["rows"]


def test_a_page_of_eighty_models_is_smaller_than_a_megabyte_and_the_same_every_time(
    committed: Project, repository: Path
) -> None:
    found = matrix(committed.specs, generated=repository / "generated")
    first = html(found)
    assert len(committed.specs) > 70
    assert len(first.encode()) < 1_000_000
    assert first == html(found)


def test_every_fact_of_the_committed_specs_has_its_row(project: Project) -> None:
    found: Any = matrix(project.specs)
    for spec in project.specs:
        rows = {one["fact"]: one for one in found["rows"] if one["model"] == spec.model}
        assert set(rows) == {constraint.fact.id for constraint in spec.contract.constraints}
        for claim in spec.contract.claims:
            if claim.page_line and claim.witness == "page" and claim.fact.id in rows:
                lines = [said["page_line"] for said in rows[claim.fact.id]["said"]]
                assert str(claim.page_line) in lines or claim.witness not in {
                    said["witness"] for said in rows[claim.fact.id]["said"]
                }
    assert found["counts"]["models"] == len(project.specs)
    shown = "\n".join(text(summary(project.specs, found)))
    assert all(spec.model in shown for spec in project.specs)


def test_what_one_line_would_settle_is_one_matter(committed: Project) -> None:
    """Two witnesses that contradict each other are one matter, and not one from the side of each."""
    spec = committed.spec("seedance-2.0")
    contested = spec.contract.contested
    open_matters = {(str(one.path), one.family) for one in contested}
    assert len(open_matters) < len(contested)
    found: Any = matrix([spec])
    assert found["counts"]["contested"] == len(open_matters)
    assert len(found["matters"]) == len(open_matters)


def test_each_row_names_the_place_in_the_document_and_in_the_client(committed: Project, repository: Path) -> None:
    document: Any = json.loads((repository / "generated" / "openapi.json").read_text())
    found: Any = matrix(committed.specs, generated=repository / "generated")
    schemas = {one["model"]: one["schema"] for one in found["models"]}
    modules = {one["model"]: one["module"] for one in found["models"]}
    for one in found["rows"]:
        held = document
        for step in f"{schemas[one['model']]}{one['openapi']}".removeprefix("#/").split("/"):
            held = held[step]
        file = repository / "generated" / "leonardo_client" / modules[one["model"]]
        line = file.read_text().splitlines()[int(one["client"]) - 1]
        assert json.dumps(one["path"]) in line


def test_what_score_and_verify_found_stands_beside_the_facts(project: Project) -> None:
    spec = project.specs[0]
    fact = spec.contract.constraints[0].fact.id
    verified = {"command": "verify", "model": spec.model, "facts": [{"id": fact, "status": "broken"}]}
    results = [{"subject": fact, "state": state} for state in ("killed", "survived", "equivalent")]
    scored = {"command": "score", "scores": [{"model": spec.model, "results": results}]}
    proofs = proofs_of(scored, [verified])  # type: ignore[list-item,arg-type]  # JSON
    found: Any = matrix([spec], proofs)
    first = next(one for one in found["rows"] if one["fact"] == fact)
    assert (first["server"], first["guards"]) == ("broken", "1 of 2 mutants noticed")
    assert proofs_of(None, []) == Proofs()
    for score, verification in ((verified, []), (None, [scored])):
        with pytest.raises(ValueError, match="is not what"):
            proofs_of(score, verification)  # type: ignore[arg-type]  # JSON


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_both_themes_have_enough_contrast() -> None:
    style = Page(html(data())).texts["style"]
    themes = [
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", part)) for part in style.split("@media (prefers-color-scheme")
    ]
    assert len(themes) == 2
    for theme in themes:
        for back in ("back", "head", "mark"):
            for front in ("text", "soft", "link", "refuses", "warns"):
                bright, dark = sorted((luminance(theme[back]), luminance(theme[front])), reverse=True)
                assert (bright + 0.05) / (dark + 0.05) >= 4.5, (back, front)


@pytest.fixture
def browser() -> str:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("there is no Chromium here")
    return found


def opened(browser: str, page: Path, place: str = "") -> str:
    """The document as the browser has it once the page's script has run."""
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", f"file://{page}{place}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


@pytest.mark.untraced
def test_a_browser_shows_filters_and_links(browser: str, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    rows = [row(), row(fact="q#maximum", path="q", states="is at most 8", when='mode="A"', effect="warns")]
    page.write_text(html(data(*rows, row(fact="r#x", path="r", states=HOSTILE), matters=("look here",))))
    whole = opened(browser, page)
    assert "3 of 3 facts" in whole
    assert whole.count("<tr id=") == 4, "the head and three rows"
    assert "look here" in whole
    assert "<script>alert" not in whole
    for place, count in (
        ("?query=most", 1),
        ("?effect=warns", 1),
        ("?conditions=true", 1),
        ("?contested=true", 0),
        ("?changed=true", 0),
    ):
        assert f"{count} of 3 facts" in opened(browser, page, f"#{place}")
    many = [row(fact=f"q{number}#enum", path=f"q{number}") for number in range(300)]
    page.write_text(html(data(*many)))
    assert "300 of 300 facts, the first 250 below" in opened(browser, page)
    assert "Kite1Request/properties/p" in opened(browser, page)
    assert 'class="here"' in opened(browser, page, "#kite-1%2Fq299%23enum")
    page.write_text(html(data(*rows)))
    assert 'class="here"' in opened(browser, page, "#kite-1%2Fq%23maximum")
