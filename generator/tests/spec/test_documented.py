"""Answers that an API gives, made of its documented ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpact.spec.documented import Documented
from docpact.spec.load import load_api

LARK = Path(__file__).parents[1] / "data" / "vendors" / "lark"


@pytest.mark.parametrize(("kept", "statuses"), [((400, 401, 500), [400]), ((401, 500), [400, 400]), ((500,), [400])])
def test_a_body_is_refused_as_bodies_are_and_else_in_the_form_of_any_error(
    kept: tuple[int, ...], statuses: list[int]
) -> None:
    api = load_api(LARK / "api.yaml").content
    errors = api.errors.model_copy(update={"examples": [one for one in api.errors.examples if one.status in kept]})
    documented = Documented(api.model_copy(update={"errors": errors}))
    assert [one.status for one in documented.refusals] == statuses
    assert documented.refused(["too loud"]) == (400, {"fault": "too loud"})
