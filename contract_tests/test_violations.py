"""Every invalid body is refused at its one path: by the client before anything is sent, and by the endpoint."""

from __future__ import annotations

from hypothesis import strategies as st

from docpact.check import cases, strategies
from docpact.check.certify import InvalidBody
from docpact.check.harness import Harness
from docpact.check.outcomes import refused_at
from docpact.check.promises import ByFact, ByPath, cut, forbidden, named, promise, promises_in
from docpact.check.pytest_suite import Tried, hold, long, promised, searched
from docpact.check.violations import as_value, violations


@promise(as_value, ByFact())
def refused_by_create_from(harness: Harness, violation: InvalidBody) -> None:
    """An invalid body is refused by ``create_from`` at its one path, before any request is made."""
    outcome = harness.outcome(harness.create_from, violation.body)
    assert outcome == refused_at(violation.paths), forbidden(harness.spec, violation, outcome)


@promise(as_value, ByFact())
def refused_by_create(harness: Harness, violation: InvalidBody) -> None:
    """An invalid body that arguments can express is refused by ``create``, before any request is made."""
    if not harness.expresses(violation):
        return
    arguments = harness.arguments.wrong(violation.body, violation.path)
    paths = harness.refusal_of_create(violation)
    outcome = harness.outcome(harness.create, arguments).nameless_at(paths)
    assert outcome == refused_at(paths), forbidden(harness.spec, violation, outcome)


@promise(violations, ByFact())
def refused_by_the_endpoint(harness: Harness, violation: InvalidBody) -> None:
    """An invalid body sent past the client starts no job, and every message names its one path."""
    if not harness.spec.placed.expresses(violation.body, violation.raw):
        return  # what stands in an address or a form cannot be of another type, or missing
    reply = harness.posted(violation.text())
    assert reply.refuses(violation.messages), (
        f"the endpoint answers {cut(reply.text)} to {named(harness.spec, violation)}"
    )


@promise(cases.near_misses, ByPath(lambda field: field.type == "integer", others=False))
def near_misses_are_refused(harness: Harness, near: cases.NearMiss) -> None:
    """What JSON Schema lets pass for an integer and no documentation speaks of, 4.0, never leaves the client."""
    outcome = harness.outcome(harness.create_from, near.body)
    assert outcome == refused_at({near.path}), f"{near.name} is not refused there: {cut(str(outcome))}"


PROMISES = promises_in(globals())


@promised(PROMISES)
def test_every_violation(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)


@long
def test_violations_found_by_search(harness: Harness) -> None:
    drawn = strategies.violations(harness.spec)

    def check(data: st.DataObject) -> None:
        violation = data.draw(drawn)
        refused_by_create_from(harness, violation)
        refused_by_create(harness, violation)
        refused_by_the_endpoint(harness, violation)

    searched(check)
