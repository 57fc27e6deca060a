"""Every valid body is accepted by client and endpoint, and arrives exactly as it was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpact.contract import promises
from docpact.contract.harness import Harness
from docpact.contract.strategies import valid_bodies
from docpact.contract.values import ClosedBodies, boundary_bodies
from docpact.spec import LoadedSpec

PARTS = 8


@pytest.mark.parametrize("part", range(PARTS))
def test_every_combination_of_closed_values(harness: Harness, part: int) -> None:
    bodies = list(ClosedBodies(harness.spec))[part::PARTS]
    failures = [broken for body in bodies for broken in promises.accepted_as_it_is(harness, body)]
    failures += [broken for body in bodies for broken in promises.arrives_as_meant(harness, body)]
    assert bodies
    assert not failures, promises.summary(failures, len(bodies))


def test_every_boundary(harness: Harness) -> None:
    bodies = list(boundary_bodies(harness.spec))
    failures = [
        f"{valid.name}: {broken}"
        for valid in bodies
        for promise in (promises.accepted_as_it_is, promises.arrives_as_meant)
        for broken in promise(harness, valid.body)
    ]
    assert bodies
    assert not failures, promises.summary(failures, len(bodies))


@given(data=st.data())
def test_bodies_found_by_search(shared_harness: Harness, spec: LoadedSpec, data: st.DataObject) -> None:
    body = data.draw(valid_bodies(spec))
    assert promises.accepted_as_it_is(shared_harness, body) == []
    assert promises.arrives_as_meant(shared_harness, body) == []
