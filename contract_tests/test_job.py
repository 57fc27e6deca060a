"""A job from submission to file, over the mocked endpoint: blocking and asynchronous."""

from __future__ import annotations

import inspect
from typing import Any

from docpact.check.callers import Caller, ModeCase, modes
from docpact.check.harness import CLIP, Harness
from docpact.check.promises import promise, promises_in
from docpact.check.pytest_suite import Tried, hold, promised
from docpact.check.values import sample_body
from docpact.facts import Path, value_at
from docpact.spec import LoadedSpec
from docpact.write.python.catalogue import entry
from docpact.write.python.context import model_context


def sample(harness: Harness) -> Any:
    """The page's sample, settled."""
    return sample_body(harness.spec)[0].body


def with_sample(spec: LoadedSpec) -> list[ModeCase]:
    """Both clients, where the page's sample can be settled."""
    return modes(spec) if sample_body(spec) else []


def asked_for(harness: Harness) -> dict[str, bytes]:
    """The files that a job should leave: as many as the body asks for, by the member that api.yaml names, or one."""
    names = harness.spec.operation.count
    paths = [path for path in harness.spec.contract.fields if path.name in names]
    found = [value_at(harness.arguments.wire(sample(harness)), Path(path).loc()) for path in paths]
    count = next((one for one in found if isinstance(one, int)), 1)
    return {str(number): CLIP for number in range(count)}


@promise(lambda spec: with_sample(spec) if spec.telling is not None else [])
def a_job_ends_with_its_file(harness: Harness, case: ModeCase) -> None:
    """A job is submitted, waited for and fetched, and there are as many whole files as were asked for."""
    fetched = harness.fetched(sample(harness), case.mode)
    assert fetched.files == asked_for(harness), f"{case.name}: the job left {fetched.files} [{fetched.error}]"


@promise(with_sample)
def the_key_goes_to_the_api_alone(harness: Harness, case: ModeCase) -> None:
    """The key is sent to the API, and not to the host of the files."""
    went_to = harness.fetched(sample(harness), case.mode).key_went_to
    assert went_to == {harness.api_host}, f"{case.name}: the key went to {sorted(went_to)}"


@promise(with_sample)
def a_retired_model_warns_before_it_costs(harness: Harness, case: ModeCase) -> None:
    """``create`` of a retired model warns once, with the day and with every model named instead; others do not warn."""
    lifecycle = harness.spec.content.lifecycle
    wanted = [lifecycle.retired.isoformat(), *lifecycle.replaced_by] if lifecycle else []
    caller, given = Caller(harness, case.mode), harness.arguments.sparse(sample(harness))
    warned = [str(one.message) for one in caller.warned(lambda _: caller.namespace.create(**given))]
    named = [word for word in wanted if any(word in text for text in warned)]
    told = len(warned), named
    assert told == (1 if lifecycle else 0, wanted), f"{case.name}: warns {warned}, and not of {wanted}"


@promise(with_sample)
def the_client_lists_the_model_as_it_is(harness: Harness, case: ModeCase) -> None:
    """``models()`` tells what the model makes, its names, inputs, limits, and whether it is retired."""
    want = entry(model_context(harness.spec)).data()
    client = Caller(harness, case.mode).client
    if hasattr(client, "models"):  # a copy may lack it
        listed = [one._asdict() for one in client.models() if one.namespace == harness.spec.namespace]
        found = [{**one, "names": tuple(one["names"])} for one in listed]
        assert found == [want], f"the {case.mode} client lists {found}, not {want}"


@promise(with_sample)
def create_takes_each_argument(harness: Harness, case: ModeCase) -> None:
    """``create`` takes an argument for each parameter that the spec gives one."""
    wanted = [one.name for one in model_context(harness.spec).arguments]
    taken = inspect.signature(Caller(harness, case.mode).namespace.create).parameters
    lacking = [name for name in wanted if name not in taken]
    assert not lacking, f"create of the {case.mode} client takes no {', '.join(lacking)}"


PROMISES = promises_in(globals())


@promised(PROMISES)
def test_a_job(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)
