"""What the contract suite works with: witnesses for every fact, and the page's own sample."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docpact.check.cases import few_meant_bodies
from docpact.check.harness import Harness
from docpact.check.outcomes import Outcome
from docpact.check.violations import violations
from docpact.spec import LoadedSpec, load_project

from .conftest import REPOSITORY


def test_the_near_misses_of_the_issue_are_among_the_violations(sora: LoadedSpec) -> None:
    duration = [
        violation.body["parameters"]["duration"]
        for violation in violations(sora)
        if violation.path == "parameters.duration"
        and isinstance(violation.body, dict)
        and isinstance(violation.body["parameters"], dict)
        and "duration" in violation.body["parameters"]
    ]
    for near in (5, "4", True, 4.5, 16, None):
        assert any(value is near or (type(value) is type(near) and value == near) for value in duration), near
    names = {violation.name for violation in violations(sora)}
    assert "parameters.mode is a look-alike of RESOLUTION_1080" in names
    assert all(violation.ids for violation in violations(sora) if violation.raw is None)


def test_the_sample_is_the_pages_but_for_what_the_spec_says_was_replaced(sora: LoadedSpec, corpus: Path) -> None:
    text = min(corpus.glob(f"{sora.model}.*")).read_text(encoding="utf-8")
    on_the_page: dict[str, Any] = json.JSONDecoder().raw_decode(text, text.index("{"))[0]
    ours = json.loads(json.dumps(sora.content.sample.body))
    for path in sora.content.sample.replaced:
        _remove(on_the_page, path.split("."))
        _remove(ours, path.split("."))
    assert ours == on_the_page
    assert text.splitlines()[sora.content.sample.line - 1].strip().startswith("{")


def test_an_outcome_says_what_came_of_a_call_whatever_it_raises(sora: LoadedSpec) -> None:
    harness = Harness(sora)

    def broken(_argument: object) -> None:
        raise OSError("the disk is full")

    found = harness.outcome(broken, None)
    assert found == Outcome(None, (), ())
    assert found.error == "OSError: the disk is full"


@pytest.mark.parametrize(
    ("model", "more"),
    [
        ("hailuo-2_3-fast", {"start_frame"}),  # an object of which nothing is said
        ("veo-3.1", set[str]()),
    ],
)
def test_few_bodies_give_every_argument_whatever_create_demands_besides(model: str, more: set[str]) -> None:
    spec = load_project(REPOSITORY / "spec").spec(model)
    arguments = Harness(spec).arguments
    given = [Harness(spec).arguments_for(meant) for meant in few_meant_bodies(spec)]
    names = {name for path, name, _ in arguments.entries() if path.rpartition(".")[2] not in more}
    assert {"width", "height"} <= names
    assert names - {name for one in given for name in one or {}} == {"quantity"} & names


def _remove(body: dict[str, Any], steps: list[str]) -> None:
    for step in steps[:-1]:
        body = body[step]
    del body[steps[-1]]
