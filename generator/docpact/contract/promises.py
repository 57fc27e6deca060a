"""The promises of the contract, one function each: they return what is broken, in words that name the facts.

``contract_tests`` calls them for every body; so can anything else that wants to know what the suite would notice.
"""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import JsonValue

from docpact.contract.certify import Violation
from docpact.contract.harness import Harness, NotExpressibleError
from docpact.facts import Fact, canonical
from docpact.spec import LoadedSpec

LONGEST_SHOWN = 160


def accepted_as_it_is(harness: Harness, body: JsonValue) -> list[str]:
    """A valid body given to ``create_from`` is accepted by client and endpoint, and arrives unchanged."""
    harness.reset()
    refused = harness.refused(harness.create_from, body)
    if refused:
        return [f"the client refuses a body that the page allows: {shown(body)}: {_first_line(refused.error)}"]
    if harness.sent_body() != body or canonical(harness.sent_body()) != canonical(body):
        return [f"create_from changed a body: given {shown(body)}, sent {shown(harness.sent_body())}"]
    return _one_job(harness, body)


def arrives_as_meant(harness: Harness, body: JsonValue) -> list[str]:
    """The arguments that mean a valid body put it on the wire: no key and no default that nobody chose.

    Only what a client must always send is there beyond it.
    """
    harness.reset()
    try:
        arguments = harness.arguments_of({**body, **_always_sent(harness, body)} if isinstance(body, dict) else body)
    except NotExpressibleError:
        return []
    refused = harness.refused(harness.create, arguments)
    if refused:
        return [f"create refuses arguments that the page allows: {shown(body)}: {_first_line(refused.error)}"]
    wanted = harness.expected_wire(body)
    if canonical(harness.sent_body()) != canonical(wanted):
        return [f"create sent {shown(harness.sent_body())}, meant was {shown(wanted)}"]
    return _one_job(harness, wanted)


def refused_by_create_from(harness: Harness, violation: Violation) -> list[str]:
    """An invalid body is refused by ``create_from`` at its one path, before any request is made."""
    if violation.raw is not None:
        return []  # wrong as text alone: a client that is given a mapping cannot be given this
    harness.reset()
    refused = harness.refused(harness.create_from, violation.body)
    return _judged(harness, violation, "create_from", refused.paths if refused else None)


def refused_by_create(harness: Harness, violation: Violation) -> list[str]:
    """An invalid body that arguments can express is refused by ``create``, before any request is made."""
    if violation.raw is not None:
        return []
    harness.reset()
    try:
        arguments = harness.arguments_of(violation.body)
    except NotExpressibleError:
        return []
    refused = harness.refused(harness.create, arguments)
    paths = refused.paths or frozenset({violation.path}) if refused else None
    return _judged(harness, violation, "create", paths)


def refused_by_endpoint(harness: Harness, violation: Violation) -> list[str]:
    """An invalid body sent past the client is refused by the endpoint, which names its path; no job is started."""
    harness.reset()
    status, answer = harness.post(violation.text())
    if harness.endpoint.jobs:
        return [f"the endpoint accepted {named(harness.spec, violation)}"]
    if status != 200 or not isinstance(answer, list) or violation.path not in canonical(answer):
        return [f"the endpoint refused {named(harness.spec, violation)} without naming its path: {shown(answer)}"]
    return []


def named(spec: LoadedSpec, violation: Violation) -> str:
    """A violation with the facts that it breaks, where the page and the spec state them, and the body."""
    facts = "; ".join(f"{fact} ({_places(spec, fact)})" for fact in violation.facts) or "no fact, but JSON itself"
    return f"{violation.name}, which breaks {facts}: {shown(violation.body)}"


def shown(body: JsonValue) -> str:
    """A body's JSON, cut to what one line can hold."""
    text = canonical(body)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def summary(failures: Iterable[str], tried: int) -> str:
    """Failures on one screen: how many of how many, and the first of them."""
    found = list(failures)
    lines = [f"{len(found)} of {tried} bodies break the contract:", *found[:10]]
    return "\n  ".join([*lines, f"... and {len(found) - 10} more"] if len(found) > 10 else lines)


def _judged(harness: Harness, violation: Violation, call: str, paths: frozenset[str] | None) -> list[str]:
    if harness.requests:
        return [f"{call} sent a request for {named(harness.spec, violation)}"]
    if paths is None:
        return [f"{call} accepted {named(harness.spec, violation)}"]
    if paths != frozenset({violation.path}):
        return [f"{call} blames {', '.join(sorted(paths))} for {named(harness.spec, violation)}"]
    return []


def _one_job(harness: Harness, body: JsonValue) -> list[str]:
    jobs = list(harness.endpoint.jobs.values())
    if len(jobs) != 1 or canonical(jobs[0].body) != canonical(body):
        return [f"the endpoint started {len(jobs)} jobs for a body that the page allows: {shown(body)}"]
    return []


def _always_sent(harness: Harness, body: dict[str, JsonValue]) -> dict[str, JsonValue]:
    wire = harness.expected_wire(body)
    return {name: value for name, value in wire.items() if name not in body} if isinstance(wire, dict) else {}


def _places(spec: LoadedSpec, fact: Fact) -> str:
    for claim in spec.claims:
        if claim.fact == fact:
            line = f"page line {claim.page_line}, " if claim.page_line else ""
            return f"{claim.provenance}, {line}{claim.place}"
    return "nowhere in the spec"


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
