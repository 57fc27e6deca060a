"""The endpoint answers as the spec describes."""

from __future__ import annotations

import json

from pydantic import JsonValue

from docpact.check import cases
from docpact.check.certify import InvalidBody
from docpact.check.harness import KEY, Harness
from docpact.check.promises import promise, promises_in
from docpact.check.pytest_suite import Tried, hold, promised
from docpact.check.violations import one_of_each_kind


@promise(one_of_each_kind)
def refusals_have_their_shape(harness: Harness, violation: InvalidBody) -> None:
    """A refused body is answered with the status and in a shape that the spec describes."""
    if not harness.spec.placed.expresses(violation.body, violation.raw):
        return  # what stands in an address or a form cannot be of another type, or missing
    reply = harness.posted(violation.text())
    documented = {(one.status, _form(one.body)) for one in harness.endpoint.documented.refusals}
    described = (reply.status, _form(reply.answer)) in documented
    assert described, f"{violation.name} is answered with HTTP {reply.status}, in no documented form: {reply.text}"


def _form(value: JsonValue) -> str:
    """The members of an answer and the types of their values, of a list those of its first item."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_form(member)}' for name, member in sorted(value.items()))}}}"
    return f"[{_form(value[0]) if value else ''}]" if isinstance(value, list) else type(value).__name__


@promise(lambda spec: cases.wrong_keys(spec.api.content.auth, KEY))
def a_key_is_needed(harness: Harness, wrong: cases.WrongKey) -> None:
    """A valid body without the right key starts no job and is answered with status 401."""
    body = json.dumps(harness.spec.content.sample.body).encode()
    reply = harness.posted(body, wrong.shown)
    documented = harness.endpoint.documented
    described = documented.refuses(reply.answer) and documented.messages(reply.answer) != []
    assert (reply.status, reply.started, described) == (401, 0, True), (
        f"{wrong.name} is answered with HTTP {reply.status}: {reply.text}"
    )


PROMISES = promises_in(globals())


@promised(PROMISES)
def test_every_answer(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)
