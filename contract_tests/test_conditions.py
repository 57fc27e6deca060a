"""Facts under a condition, or of several members: the client names each, and warns of what the page only advises."""

from __future__ import annotations

from docpact.check import cases
from docpact.check.certify import InvalidBody
from docpact.check.harness import Harness
from docpact.check.promises import ByFact, ByPath, body_excerpt, named, promise, promises_in
from docpact.check.pytest_suite import Tried, hold, promised


@promise(cases.broken_conditions, ByFact(cases.kept_as_conditions))
def every_broken_condition_is_named(harness: Harness, violation: InvalidBody) -> None:
    """Each condition that a body breaks is named, so that one shows by its absence though it follows from others."""
    refused, wanted = harness.refused(harness.namespace.check, violation.body), harness.broken_conditions(violation)
    found = refused.conditions if refused else frozenset[str]()
    assert found == wanted, (
        f"the client names {len(found & wanted)} of {len(wanted)} broken conditions, and {len(found - wanted)} others, "
        f"for {named(harness.spec, violation)}"
    )


@promise(cases.warned_bodies, ByPath())
def what_is_only_advised_is_warned_of(harness: Harness, warned: cases.Warned) -> None:
    """A body that breaks what only warns is taken, with a warning for each such fact; no other body is warned of."""
    found = harness.warned_at(warned.body)
    assert found == warned.paths, (
        f"the client warns of {found or 'nothing'} instead of {warned.paths or 'nothing'}: {body_excerpt(warned.body)}"
    )


PROMISES = promises_in(globals())


@promised(PROMISES)
def test_every_condition(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)
