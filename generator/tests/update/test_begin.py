"""``docpact init``: a project from a page, with nothing written over and what is open named by its line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import docpact as package

from .conftest import Site

Command = Callable[..., tuple[int, str, str]]
FILES = ["spec/acme/api.yaml", "spec/acme/models/gale-1.yaml", ".github/workflows/docpact-update.yml"]
FILES += [".pre-commit-config.yaml", ".gitignore", "spec/api.schema.json", "spec/spec.schema.json"]
WHOLE = """# Gale clips

## Start a clip

```bash
curl -X POST https://api.acme.example/v1/clips -H 'Authorization: Bearer <KEY>' \\
  -d '{"model": "gale-1", "prompt": "a kite"}'
```

### Body

| Name | Type | Definition |
|---|---|---|
| model | string | Required. Set to `gale-1`. |
| prompt | string | Required. |

### Response

```json
{"data": {"clip_id": "c-81"}}
```
"""
POLL = """# Polling

## Ask for a clip

`GET /v1/clips/{clip_id}`

### Response

| Field | Type | Description |
|---|---|---|
| data.phase | string | One of `waiting`, `finished` or `broken`. |
| data.files | array | Addresses of the clips. |

```json
{"data": {"clip_id": "c-81", "phase": "finished", "files": ["https://cdn.acme.example/81.mp4"]}}
```
"""


@pytest.fixture(autouse=True)
def _empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_page_becomes_a_project(docpact: Command, site: Site) -> None:
    code, output, errors = docpact("init", "acme", "--url", f"{site.url}/docs/gale-1")
    assert (code, errors) == (0, "")
    assert output.splitlines()[: len(FILES)] == [f"wrote {name}" for name in FILES]
    assert sorted(str(path) for path in Path().rglob("*") if path.is_file()) == sorted(FILES)
    assert f"url: {site.url}/docs/gale-1" in Path(FILES[1]).read_text()
    assert "nobody has noted the page's address" not in output
    lines = Path(FILES[1]).read_text().splitlines()
    shown = next(line for line in output.splitlines() if line.startswith("    lines: ")).removeprefix("    lines: ")
    assert [lines[int(number) - 1].strip() for number in shown.split(", ")] == ["says: ''"] * 3
    assert f'INSTALL: "docpact[generate]=={package.__version__}"' in Path(FILES[2]).read_text()
    assert "  1. Fill in what is open, the pages beside spec/acme/api.yaml and" in output
    # What is missing still is said with its line.
    code, _, errors = docpact("generate", "--draft")
    assert code == 2
    assert errors.startswith("error: spec/acme/api.yaml:")


def test_a_page_that_says_enough_gives_a_client_at_once(docpact: Command) -> None:
    Path("poll.md").write_text(POLL)
    Path("gale-1.md").write_text(WHOLE)
    code, output, _ = docpact("init", "acme", "--url", "gale-1.md", "--more", "poll.md", "--format", "json")
    assert code == 0
    places = {one["fact"]: one["place"] for one in json.loads(output)["findings"]}
    assert places["url"]["source"] == "spec/acme/models/gale-1.yaml"
    assert places["errors"]["line"] == Path(FILES[0]).read_text().splitlines().index("errors:") + 1
    code, output, errors = docpact("generate", "--draft")
    assert (code, errors) == (0, "")
    assert Path("generated/acme_client/calls/gale_1.py").is_file()


def test_nothing_is_written_over_and_nothing_is_left_half_done(
    docpact: Command, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(".pre-commit-config.yaml").write_text("mine")
    Path(".gitignore").write_text("mine")
    address = f"{site.url}/docs/gale-1"
    code, output, errors = docpact("init", "acme", "--url", address)
    assert (code, output) == (2, "")
    assert "this is there already, and nothing is written over: .pre-commit-config.yaml" in errors
    assert [str(path) for path in sorted(Path().iterdir())] == [".gitignore", ".pre-commit-config.yaml"]
    Path(".pre-commit-config.yaml").unlink()
    Path(".github").write_text("no folder")
    code, _, errors = docpact("init", "acme", "--url", address)
    assert code == 2
    assert "error: .github/workflows: cannot write: " in errors
    assert not [path for path in Path("spec").rglob("*") if path.is_file()]
    Path(".github").unlink()
    assert docpact("init", "acme", "--url", address)[0] == 0
    assert Path(".gitignore").read_text() == "mine\n__pycache__/\n"
    for name in ("Acme", "../x", "a-b", ""):
        code, _, errors = docpact("init", name, "--url", address)
        assert (code, "cannot be the name of an API" in errors) == (2, True)
    assert "the server answers 404" in docpact("init", "other", "--url", f"{site.url}/none")[2]
    monkeypatch.chdir("spec")
    assert docpact("init", "acme")[0] == 2
