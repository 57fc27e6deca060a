"""A job from submission to file, over the mocked endpoint: blocking and asynchronous."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from docpact.check.bodies import replaced
from docpact.check.cases import always_sent
from docpact.check.harness import CLIP, Harness
from docpact.check.promises import Promise, promise
from docpact.check.situations import MODES, Mode
from docpact.check.values import ValidBody, sample_body
from docpact.check.violations import as_value
from docpact.facts import ITEMS, Path, canonical, value_at
from docpact.spec.answers import first_at


def asked_for(harness: Harness, sample: ValidBody) -> dict[str, bytes]:
    """The files that a job should leave: as many as the body asks for, by the member that api.yaml names, or one."""
    names = harness.spec.api.content.submit.count
    paths = [path for path in harness.spec.contract.fields if path.name in names]
    found = [value_at(harness.arguments.wire(sample.body), Path(path).loc()) for path in paths]
    count = next((one for one in found if isinstance(one, int)), 1)
    return {str(number): CLIP for number in range(count)}


@promise(sample_body)
def a_job_ends_with_its_file(harness: Harness, sample: ValidBody) -> None:
    """A job is submitted, waited for and fetched, and there are as many whole files as were asked for."""
    fetched = harness.fetched(sample.body)
    assert fetched.files == asked_for(harness, sample), f"the job left {fetched.files} [{fetched.error}]"


@promise(sample_body)
def an_awaited_job_ends_with_its_file(harness: Harness, sample: ValidBody) -> None:
    """The same of the asynchronous client."""
    fetched = harness.fetched_awaited(sample.body)
    assert fetched.files == asked_for(harness, sample), f"the job left {fetched.files} [{fetched.error}]"


@promise(sample_body)
def the_key_goes_to_the_api_alone(harness: Harness, sample: ValidBody) -> None:
    """The key is sent to the API, and not to the host of the files."""
    fetched = harness.fetched(sample.body)
    assert fetched.key_went_to == {harness.api_host}, f"the key went to {sorted(fetched.key_went_to)}"


@promise(sample_body)
def a_retired_model_warns_before_it_costs(harness: Harness, sample: ValidBody) -> None:
    """``create`` of a retired model warns once, with the day and with every model named instead; others do not warn."""
    lifecycle = harness.spec.content.lifecycle
    wanted = [lifecycle.retired.isoformat(), *lifecycle.replaced_by] if lifecycle else []
    warned = harness.warned(sample.body)
    named = [word for word in wanted if any(word in text for text in warned)]
    assert (len(warned), named) == (1 if lifecycle else 0, wanted), f"create warns {warned} instead of naming {wanted}"


PROMISES = [
    a_job_ends_with_its_file,
    an_awaited_job_ends_with_its_file,
    the_key_goes_to_the_api_alone,
    a_retired_model_warns_before_it_costs,
]


@pytest.mark.parametrize("promised", PROMISES, ids=str)
def test_a_job(harness: Harness, promised: Promise) -> None:
    promised.keep(harness)


@pytest.mark.once
@pytest.mark.parametrize("mode", MODES)
def test_the_cost_is_what_each_documented_answer_says(harness: Harness, mode: Mode) -> None:
    submit = harness.spec.api.content.submit
    answers = [example.body for example in submit.examples if first_at(example.body, submit.reads.job) is not None]
    costs = [(example, _cost(harness, example)) for example in answers]
    assert not submit.reads.cost or any(cost for _, cost in costs)
    for answer, cost in costs:
        found = harness.submitted(answer, mode).cost
        assert (None if found is None else tuple(found)) == cost, f"the cost in {answer}"


def _cost(harness: Harness, answer: JsonValue) -> tuple[str, str] | None:
    """Amount and unit, by the first binding of api.yaml that an answer bears out."""
    for read in harness.spec.api.content.submit.reads.cost or ():
        amount = first_at(answer, [read.amount])
        if amount is not None:
            return str(amount), str(first_at(answer, [read.unit]) if read.unit else read.word)
    return None


@pytest.mark.parametrize("mode", MODES)
def test_what_is_not_documented_is_sent_beside_what_is(harness: Harness, mode: Mode) -> None:
    """``extra`` goes into the innermost object that every request holds."""
    fields = harness.spec.contract.fields
    held = [path for path, field in fields.items() if field.type == "object" and ITEMS not in path.steps]
    always = [path for path in held if all(always_sent(fields[one]) for one in (path, *path.ancestors) if one.steps)]
    holder = max(always, key=lambda path: len(path.steps)).loc()
    body = harness.arguments.wire(dict(harness.spec.content.sample.body))
    arguments = {**harness.arguments.sparse(body), "extra": {"not_documented": [1, "two"]}}
    outcome = harness.outcome(harness.create if mode == "blocking" else harness.create_awaited, arguments)
    assert outcome.sent == (canonical(replaced(body, (*holder, "not_documented"), [1, "two"])),), outcome.error


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("door", ["create", "create_from"])
def test_a_call_may_have_options_of_its_own(harness: Harness, mode: Mode, door: str) -> None:
    """Its seconds and headers are those of the request."""
    body = dict(harness.spec.content.sample.body)
    given = harness.arguments.sparse(body) if door == "create" else {"body": body}
    harness.called(mode, door, **given, timeout=7.25, headers={"x-of-the-caller": "mine"})
    (request,) = harness.requests
    assert (request.extensions["timeout"]["read"], request.headers["x-of-the-caller"]) == (7.25, "mine")


@pytest.mark.parametrize("mode", MODES)
def test_a_body_is_sent_unjudged_where_the_caller_wants_it(harness: Harness, mode: Mode) -> None:
    wrong = next(one for one in as_value(harness.spec) if isinstance(one.body, dict))
    with pytest.raises(harness.package.ApiError):
        harness.called(mode, "create_from", body=wrong.body, validation="off")
    assert len(harness.requests) == 1
