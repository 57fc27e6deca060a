"""Every invalid body is refused at its one path: by the client before anything is sent, and by the endpoint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpact.check import cases, strategies
from docpact.check.certify import InvalidBody
from docpact.check.harness import Harness
from docpact.check.outcomes import refused_at
from docpact.check.promises import Promise, cut, forbidden, named, promise
from docpact.check.violations import as_value, violations
from docpact.spec import LoadedSpec


@promise(as_value)
def refused_by_create_from(harness: Harness, violation: InvalidBody) -> None:
    """An invalid body is refused by ``create_from`` at its one path, before any request is made."""
    outcome = harness.outcome(harness.create_from, violation.body)
    assert outcome == refused_at(violation.paths), forbidden(harness.spec, violation, outcome)


@promise(as_value)
def refused_by_create(harness: Harness, violation: InvalidBody) -> None:
    """An invalid body that arguments can express is refused by ``create``, before any request is made."""
    if not harness.expresses(violation):
        return
    arguments = harness.arguments.wrong(violation.body, violation.path)
    outcome = harness.outcome(harness.create, arguments).nameless_at(violation.paths)
    assert outcome == refused_at(violation.paths), forbidden(harness.spec, violation, outcome)


@promise(violations)
def refused_by_the_endpoint(harness: Harness, violation: InvalidBody) -> None:
    """An invalid body sent past the client starts no job, and every message names its one path."""
    reply = harness.posted(violation.text())
    assert reply.refuses(violation.messages), (
        f"the endpoint answers {cut(reply.text)} to {named(harness.spec, violation)}"
    )


@promise(cases.near_misses)
def near_misses_are_refused(harness: Harness, near: cases.NearMiss) -> None:
    """What JSON Schema lets pass for an integer and no documentation speaks of, 4.0, never leaves the client."""
    outcome = harness.outcome(harness.create_from, near.body)
    assert outcome == refused_at({near.path}), f"{near.name} is not refused there: {cut(str(outcome))}"


PROMISES = [refused_by_create_from, refused_by_create, refused_by_the_endpoint, near_misses_are_refused]


@pytest.mark.parametrize("promised", PROMISES, ids=str)
def test_every_violation(harness: Harness, promised: Promise) -> None:
    if not promised.keep(harness):
        pytest.skip("the spec has nothing to try it on")


@pytest.fixture(scope="session")
def drawn(spec: LoadedSpec) -> st.SearchStrategy[InvalidBody]:
    return strategies.violations(spec)


@given(data=st.data())
def test_violations_found_by_search(
    shared_harness: Harness, drawn: st.SearchStrategy[InvalidBody], data: st.DataObject
) -> None:
    violation = data.draw(drawn)
    refused_by_create_from(shared_harness, violation)
    refused_by_create(shared_harness, violation)
    refused_by_the_endpoint(shared_harness, violation)
