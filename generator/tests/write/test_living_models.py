"""The specs of living models stand beside what was made of them, each with a page and the vendor's document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from docpact.spec import load_project

REPOSITORY = Path(__file__).parents[3]
LIVING = {
    "gpt-image-2",
    "kling-2.6",
    "kling-3.0",
    "kling-o3",
    "minimax-hailuo-03",
    "nano-banana-2",
    "nano-banana-pro",
    "seedance-2.0",
    "veo-3.1",
    "wan-3.0",
}


def test_each_has_two_witnesses_and_nothing_that_waits_for_a_decision() -> None:
    project = load_project(REPOSITORY / "spec")
    assert not project.refused
    living = {spec.model: spec for spec in project.specs if not spec.content.lifecycle}
    assert living.keys() == LIVING
    for spec in living.values():
        witnesses = spec.content.witnesses
        assert witnesses.page is not None, spec.model
        assert witnesses.openapi is not None, spec.model
        assert witnesses.page.read >= dt.date(2026, 11, 1), spec.model
        assert not spec.undecided, spec.model
        assert spec.contract.facts("openapi"), spec.model
