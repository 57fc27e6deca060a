"""The page's own sample request: given as arguments it is what arrives, and it is accepted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docpact.contract.harness import Harness
from docpact.facts import canonical
from docpact.spec import LoadedSpec

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"


def test_the_samples_arguments_give_the_samples_body(harness: Harness) -> None:
    sample = harness.spec.content.sample.body
    harness.create(harness.arguments_of({**sample}))
    assert canonical(harness.sent_body()) == canonical({**sample})
    assert len(harness.endpoint.jobs) == 1


def test_preview_shows_the_samples_body_and_sends_nothing(harness: Harness) -> None:
    sample = harness.spec.content.sample.body
    prepared = harness.namespace.preview(**harness.arguments_of({**sample}))
    assert prepared.json() == sample
    assert harness.requests == []


def test_the_sample_is_the_pages_but_for_what_the_spec_says_was_replaced(spec: LoadedSpec) -> None:
    pages = sorted(CORPUS.glob(f"{spec.model}.*"))
    if not pages:
        pytest.skip("the corpus of real pages is not beside this repository")
    text = pages[0].read_text(encoding="utf-8")
    on_the_page: dict[str, Any] = json.JSONDecoder().raw_decode(text, text.index("{"))[0]
    ours = json.loads(json.dumps(spec.content.sample.body))
    for path in spec.content.sample.replaced:
        _remove(on_the_page, path.split("."))
        _remove(ours, path.split("."))
    assert ours == on_the_page
    assert text.splitlines()[spec.content.sample.line - 1].strip().startswith("{")


def _remove(body: dict[str, Any], steps: list[str]) -> None:
    for step in steps[:-1]:
        body = body[step]
    del body[steps[-1]]
