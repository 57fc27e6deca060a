"""The specs of living models stand beside what was made of them, each with a page and the vendor's document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from docpact.spec import load_project

REPOSITORY = Path(__file__).parents[3]
MOST_USED = {
    "flux-pro-2.0",
    "flux-schnell",
    "gemini-2.5-flash-image",
    "gemini-image-2",
    "gpt-image-2",
    "kling-3.0",
    "kling-video-o-3",
    "nano-banana-2",
    "remove-bg",
    "seedance-2.0",
}
"""What requests of public programs name most often."""


def test_every_model_of_the_document_has_a_spec_and_nothing_waits_for_a_decision() -> None:
    project = load_project(REPOSITORY / "spec")
    assert not project.refused
    living = [spec for spec in project.specs if not spec.content.lifecycle]
    for spec in living:
        witnesses = spec.content.witnesses
        assert witnesses.openapi is not None, spec.model
        assert witnesses.openapi.read >= dt.date(2026, 11, 1), spec.model
        assert not spec.undecided, spec.model
        assert spec.contract.facts("openapi"), spec.model
    names = [name for spec in living for name in spec.contract.models]
    assert len(names) == len({*names}) == 79
    assert {*names} >= MOST_USED


def test_each_says_what_it_makes_and_keeps_results_private() -> None:
    for spec in load_project(REPOSITORY / "spec").specs:
        if not spec.content.lifecycle:
            assert spec.content.result is not None, spec.model
            assert spec.content.body["public"].sent is False, spec.model
            for path, row in spec.content.body.items():
                if path == "parameters.quantity" and row.sent is not None:
                    assert row.sent == 1, spec.model
                    assert row.sent_why, spec.model
