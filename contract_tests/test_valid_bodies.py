"""Every valid body is accepted by client and endpoint, arrives exactly as it was meant, and takes effect."""

from __future__ import annotations

from hypothesis import strategies as st

from docpact.check import cases
from docpact.check.harness import Harness
from docpact.check.outcomes import overlaid
from docpact.check.promises import ByPath, allowed, body_excerpt, promise, promises_in
from docpact.check.pytest_suite import Tried, hold, long, promised, searched
from docpact.check.strategies import valid_bodies
from docpact.check.values import ValidBody, boundary_bodies, closed_bodies
from docpact.spec import LoadedSpec


def closed_combinations(spec: LoadedSpec) -> list[ValidBody]:
    """Every combination of the values of closed sets, as far as there are not too many."""
    return [ValidBody("closed values", body) for body in closed_bodies(spec)]


@promise(boundary_bodies, ByPath())
def accepted_as_it_is(harness: Harness, valid: ValidBody) -> None:
    """A body given to ``create_from`` is accepted by client and endpoint, and arrives unchanged."""
    outcome = harness.outcome(harness.create_from, valid.body)
    assert outcome == harness.started(valid.body), allowed(harness.spec, valid.body, outcome)


@promise(cases.few_meant_bodies)
def accepted_as_it_is_when_awaited(harness: Harness, valid: ValidBody) -> None:
    """The same of the asynchronous client."""
    outcome = harness.outcome(harness.create_from_awaited, valid.body)
    assert outcome == harness.started(valid.body), allowed(harness.spec, valid.body, outcome)


@promise(cases.argument_cases, ByPath())
def arrives_as_meant(harness: Harness, meant: cases.MeantBody) -> None:
    """The arguments that mean a body put it on the wire: no default that nobody chose but those that must be sent."""
    wire, arguments = harness.arguments.wire(meant.body), harness.arguments_for(meant)
    outcome = harness.outcome(harness.create, arguments) if arguments is not None else harness.started(wire)
    assert outcome == harness.started(wire), allowed(harness.spec, wire, outcome)


@promise(cases.few_meant_bodies)
def arrives_as_meant_when_awaited(harness: Harness, meant: cases.MeantBody) -> None:
    """The same of the asynchronous client."""
    wire, arguments = harness.arguments.wire(meant.body), harness.arguments_for(meant)
    outcome = harness.outcome(harness.create_awaited, arguments) if arguments is not None else harness.started(wire)
    assert outcome == harness.started(wire), allowed(harness.spec, wire, outcome)


@promise(boundary_bodies, ByPath())
def takes_effect(harness: Harness, valid: ValidBody) -> None:
    """What is sent is what the endpoint says that it takes the body for."""
    effective, sent = harness.effective(valid.body), harness.spec.placed.said(valid.body)
    assert overlaid(effective, sent) == effective, f"{body_excerpt(valid.body)} was taken for {body_excerpt(effective)}"


@promise(cases.omissions, ByPath(cases.may_be_left_out, others=False))
def left_out_means_the_default(harness: Harness, pair: cases.Pair) -> None:
    """Leaving a parameter out is the same as sending its documented default."""
    left_out, given_ = harness.effective(pair.body), harness.effective(pair.same)
    assert left_out == given_, (
        f"{pair.name} is taken for {body_excerpt(left_out)}, with its default for {body_excerpt(given_)}"
    )


@promise(cases.reorderings)
def order_means_nothing(harness: Harness, pair: cases.Pair) -> None:
    """The order of members makes no difference."""
    other, usual = harness.effective(pair.body), harness.effective(pair.same)
    assert other == usual, f"{pair.name}, is taken for {body_excerpt(other)} instead of {body_excerpt(usual)}"


@promise(cases.told_defaults, ByPath(cases.may_be_left_out))
def tells_the_default(harness: Harness, told: cases.ToldDefault) -> None:
    """The client tells the documented default of what it leaves out: nothing that it sends could show it."""
    told_here = harness.told_default(told.name)
    assert told_here == told.default, f"the client says that {told.name} defaults to {told_here}, not {told.default}"


PROMISES = promises_in(globals())


@promised(PROMISES)
def test_every_boundary(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)


@promise(closed_combinations)
def every_combination_is_accepted(harness: Harness, valid: ValidBody) -> None:
    """Every combination of closed values is accepted as it is, and arrives as arguments mean it."""
    accepted_as_it_is(harness, valid)
    for sparse in (False, True):
        arrives_as_meant(harness, cases.MeantBody(valid.name, valid.body, sparse))


@long
@promised([every_combination_is_accepted])
def test_every_combination_of_closed_values(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)


@long
def test_bodies_found_by_search(harness: Harness) -> None:
    drawn = valid_bodies(harness.spec)

    def check(data: st.DataObject) -> None:
        body, sparse = data.draw(drawn), data.draw(st.booleans())
        accepted_as_it_is(harness, ValidBody("drawn", body))
        arrives_as_meant(harness, cases.MeantBody("drawn", body, sparse))

    searched(check)
