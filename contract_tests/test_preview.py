"""What would be sent, shown without being sent."""

from __future__ import annotations

from docpact.check import cases
from docpact.check.harness import Harness
from docpact.check.outcomes import Outcome
from docpact.check.promises import body_excerpt, promise, promises_in
from docpact.check.pytest_suite import Tried, hold, promised
from docpact.facts import canonical


@promise(cases.few_meant_bodies)
def preview_shows_what_create_sends(harness: Harness, meant: cases.MeantBody) -> None:
    """``preview`` of either client shows the body that ``create`` would send, and sends nothing."""
    if (arguments := harness.arguments_for(meant)) is None:
        return
    wanted = Outcome(None, (canonical(harness.arguments.wire(meant.body)),), ())
    found = {harness.previewed(namespace, arguments) for namespace in (harness.namespace, harness.async_namespace)}
    assert found == {wanted}, f"preview of {body_excerpt(meant.body)} shows or sends {found}"


PROMISES = promises_in(globals())


@promised(PROMISES)
def test_every_preview(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)
