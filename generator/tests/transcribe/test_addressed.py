"""Members of a body that stand in an address: from a page's tables about that into spec, draft and comparison."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from docpact.read.pages.reading import read_page
from docpact.spec import load_project, load_spec
from docpact.spec.addresses import Placed

Command = Callable[..., tuple[int, str, str]]

PAGE = """# Finch Voice

`POST https://api.finch.example/v1/speech/{voice_id}`

Makes sound of a text.

## Path parameters

| Parameter | Type | Required | Description |
|---|---|---|---|
| `voice_id` | string | yes | The voice that reads, 1 to 40 characters. |

## Query parameters

| Parameter | Type | Required | Description |
|---|---|---|---|
| `form` | string | no | `mp3` (default) or `wav`. |
| `haste` | integer | no | From 0 to 4. |

## Body

| Parameter | Type | Required | Description |
|---|---|---|---|
| `text` | string | yes | What is read, up to 900 characters. |
| `calm` | number | no | Between 0 and 1. |

```bash
curl -X POST "https://api.finch.example/v1/speech/v-21?form=mp3&haste=2" \\
  -H "x-finch-key: $FINCH_KEY" -H "Content-Type: application/json" \\
  -d '{"text": "Good morning.", "calm": 0.4}'
```

The response is an audio file (`audio/mpeg`).
"""
ADDRESS = Placed("/v1/speech/{voice_id}", {"form": "{form}", "haste": "{haste}"})


def facts(page: str, address: Placed | None) -> set[str]:
    return {f"{claim.fact.id}" for claim in read_page(page, "page.md", address=address).claims}


def test_a_page_alone_says_nothing_of_an_address() -> None:
    assert {one.partition("#")[0] for one in facts(PAGE, None)} == {"text", "calm"}


def test_tables_about_an_address_are_of_the_body_where_that_names_their_rows() -> None:
    found = facts(PAGE, ADDRESS)
    assert {"voice_id#required", "voice_id#minLength", "form#enum", "form#default", "haste#maximum"} <= found
    assert found - facts(PAGE, None) == {one for one in found if one.startswith(("voice_id#", "form#", "haste#"))}
    one = facts(PAGE, Placed("/v1/speech/{voice_id}", {"haste": "{haste}"}))
    assert {name.partition("#")[0] for name in one} == {"text", "calm", "voice_id", "haste"}
    page = read_page(PAGE, "page.md", address=ADDRESS)
    assert page.samples[0].body == {"text": "Good morning.", "calm": 0.4, "voice_id": "v-21", "form": "mp3", "haste": 2}
    assert page.unread == ()


def test_a_column_may_say_that_a_row_is_of_the_address() -> None:
    page = """# Finch Voice

| Name | In | Type | Required | Description |
|---|---|---|---|---|
| `voice_id` | path | string | yes | The voice, 1 to 40 characters. |
| `trace` | query | string | no | For your own records. |
| `text` | body | string | yes | What is read. |
"""
    assert {one.partition("#")[0] for one in facts(page, None)} == {"text"}
    assert {one.partition("#")[0] for one in facts(page, ADDRESS)} == {"text", "voice_id"}


def test_a_project_begins_with_such_a_page_and_updates_from_it(
    docpact: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("speak.md").write_text(PAGE)
    code, _, said = docpact("init", "finch", "--url", "speak.md", "-m", "finch-voice")
    assert code == 0, said
    api: Any = yaml.safe_load(Path("spec/finch/api.yaml").read_text())
    submit = api["operations"]["submit"]
    assert (submit["role"], submit["path"]) == ("sync", "/v1/speech/{voice_id}")
    assert submit["query"] == {"form": "{form}", "haste": "{haste}"}
    assert "v-21" not in Path("spec/finch/api.yaml").read_text()
    spec = load_spec(Path("spec/finch/models/finch-voice.yaml"))
    assert spec.placed.names == {"voice_id", "form", "haste"}
    assert spec.content.sample.body["haste"] == 2
    for pair in (("speak.md", spec.path), (spec.path, "speak.md")):
        code, out, said = docpact("diff", *pair)
        assert (code, "No change" in out) == (0, True), out + said
    assert docpact("generate", "--draft", "--spec", "spec", "--output", "made")[0] == 0
    Path("speak.md").write_text(PAGE.replace("From 0 to 4", "From 0 to 3"))
    code, out, said = docpact("transcribe", "speak.md", "-o", "spec/finch/models/finch-voice.yaml")
    assert load_spec(spec.path).contract.root.properties["haste"].value("maximum") == 3, out + said
    assert len(load_project(Path("spec")).specs) == 1
