"""Pages of made-up models, and a folder of specs to transcribe them into."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import JsonValue

from docpact.facts import Fact
from docpact.read.pages import Page, read_page
from docpact.read.pages.model import PageClaim
from docpact.spec import LoadedSpec, load_spec
from docpact.transcribe import Transcription, Wanted, address_of, save, transcribe
from docpact.transcribe.api_draft import draft_pages
from docpact.transcribe.api_report import ApiDraft

DATA = Path(__file__).parents[1] / "data" / "spec" / "kestrel"
TODAY = dt.date(2026, 11, 22)

SAMPLE = """{
  "model": "breeze-2",
  "public": false,
  "parameters": {
    "prompt": "Ein Satz, der nur auf der Seite steht",
    "speed": 4,
    "style": "CALM",
    "guidances": {"first": [{"image": {"id": "<YOUR_ID>", "type": "UPLOADED"}, "strength": "MID"}]}
  }
}"""

ROWS = """\
| model | `string` | *Required.* Set to `breeze-2`. |
| guidances.first | `array` | *Optional.* Maximum 1 item. Each item includes image.id and image.type (`UPLOADED`, \
`GENERATED`), and strength (`LOW`, `MID`; defaults to `MID`). |
| prompt | `string` | *Required.* What blows. Maximum of 900 characters. |
| public | `boolean` | *Optional.* Controls whether it is public (true) or private (false). |
| seed | `number` | *Optional.* Set to a value between `0` and `99`. |
| speed | `integer` | *Optional.* Set to `2`, `4`, or `8`. Defaults to `4`. |
| style | `string` | *Optional.* Accepts CALM, WILD. |
"""

PAGE = """\
# Breeze 2

A guide to a model that nobody has.

# Sample Request

```curl
curl --request POST \\
     --url https://kestrel.example/api/v2/flights \\
     --data '
{sample}
'
```

# Body Parameters

| Parameter | Type | Definition |
| :-------- | :--- | :--------- |
{rows}{more}"""


def page_text(*edits: tuple[str, str], sample: str | None = SAMPLE, rows: str = ROWS, more: str = "") -> str:
    """The page of Breeze 2 with some texts replaced; without its sample where that is None."""
    text = PAGE.replace("{rows}", rows).replace("{more}", more)
    if sample is None:
        start, end = text.index("# Sample Request"), text.index("# Body Parameters")
        text = text[:start] + text[end:]
    else:
        text = text.replace("{sample}", sample)
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return text


def page(*edits: tuple[str, str], sample: str | None = SAMPLE, rows: str = ROWS, more: str = "") -> Page:
    return read_page(page_text(*edits, sample=sample, rows=rows, more=more), "breeze-2.md")


def stating(read: Page, *facts: tuple[str, str, JsonValue]) -> Page:
    """A page that states more than its text, since what pages may state is not what these tests are about."""
    more = [PageClaim(Fact(path, keyword, value), page_line=30, phrase="made up") for path, keyword, value in facts]
    return replace(read, claims=(*read.claims, *more))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of specs of the made-up API, with its ``api.yaml`` and nothing else."""
    made = tmp_path / "spec" / "kestrel"
    (made / "models").mkdir(parents=True)
    shutil.copy(DATA / "api.yaml", made)
    return made


Transcribe = Callable[[Page], tuple[LoadedSpec, Transcription]]


@pytest.fixture
def onto(folder: Path) -> Transcribe:
    """Transcribes a page into breeze-2.yaml, merging onto what is there: the spec as loaded, and the report."""

    def run(read: Page) -> tuple[LoadedSpec, Transcription]:
        target = folder / "models" / "breeze-2.yaml"
        made = transcribe(read, Wanted(TODAY, target))
        save(made, target)
        return load_spec(target), made

    return run


def drafted(api: str, text: str, ending: str = "md") -> ApiDraft:
    """The draft of an API's file after a page, both of which are written below the working directory."""
    page = Path(f"{api}.{ending}")
    page.write_text(text, encoding="utf-8")
    draft, target = draft_pages([str(page)], lambda _: api), Path("spec", api, "api.yaml")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(draft.text, encoding="utf-8")
    return draft


def spec_of(api: str, text: str, ending: str = "md") -> LoadedSpec:
    """The spec of the first model of such an API, after the same page."""
    drafted(api, text, ending)
    target = Path("spec", api, "models", f"{api}-1.yaml")
    target.parent.mkdir()
    wanted = Wanted(TODAY, target)
    made = transcribe(read_page(text, f"{api}.{ending}", address=address_of(wanted)), wanted)
    target.write_text(made.text, encoding="utf-8")
    return load_spec(target)
