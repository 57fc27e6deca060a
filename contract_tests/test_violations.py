"""Every invalid body is refused at its one path: by the client before anything is sent, and by the endpoint."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpact.contract import promises, strategies
from docpact.contract.certify import Violation
from docpact.contract.harness import Harness
from docpact.contract.violations import unwitnessed, violations
from docpact.spec import LoadedSpec

Promise = Callable[[Harness, Violation], list[str]]
PROMISES: list[Promise] = [
    promises.refused_by_create_from,
    promises.refused_by_create,
    promises.refused_by_endpoint,
]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_every_violation(harness: Harness, promise: Promise) -> None:
    found = list(violations(harness.spec))
    failures = [broken for violation in found for broken in promise(harness, violation)]
    assert found
    assert not failures, promises.summary(failures, len(found))


def test_every_fact_that_forbids_something_is_broken_by_a_violation(spec: LoadedSpec) -> None:
    broken = {fact for violation in violations(spec) for fact in violation.facts}
    without = {entry.fact: entry.reason for entry in unwitnessed(spec)}
    assert all(fact in broken or fact in without for fact in spec.facts)
    forbidding = {"enum", "maximum", "minimum", "maxLength", "maxItems"}
    assert not [fact for fact in without if fact.keyword in forbidding]


@given(data=st.data())
def test_violations_found_by_search(shared_harness: Harness, spec: LoadedSpec, data: st.DataObject) -> None:
    violation = data.draw(strategies.violations(spec))
    for promise in PROMISES:
        assert promise(shared_harness, violation) == []
