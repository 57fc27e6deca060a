"""A job from submission to file, over the mocked endpoint: blocking and asynchronous."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from docpact.check.callers import Caller
from docpact.check.harness import CLIP, Harness
from docpact.check.promises import promise, promises_in
from docpact.check.pytest_suite import Tried, hold, promised
from docpact.check.seam import MODES
from docpact.check.values import ValidBody, sample_body
from docpact.facts import Path, value_at
from docpact.spec import LoadedSpec
from docpact.write.python.catalogue import entry
from docpact.write.python.context import model_context


def asked_for(harness: Harness, sample: ValidBody) -> dict[str, bytes]:
    """The files that a job should leave: as many as the body asks for, by the member that api.yaml names, or one."""
    names = harness.spec.operation.count
    paths = [path for path in harness.spec.contract.fields if path.name in names]
    found = [value_at(harness.arguments.wire(sample.body), Path(path).loc()) for path in paths]
    count = next((one for one in found if isinstance(one, int)), 1)
    return {str(number): CLIP for number in range(count)}


def sample_with_files(spec: LoadedSpec) -> Iterator[ValidBody]:
    """The sample's body, where some answer has the files."""
    if spec.telling is not None:
        yield from sample_body(spec)


@promise(sample_with_files)
def a_job_ends_with_its_file(harness: Harness, sample: ValidBody) -> None:
    """A job is submitted, waited for and fetched, and there are as many whole files as were asked for."""
    fetched = harness.fetched(sample.body)
    assert fetched.files == asked_for(harness, sample), f"the job left {fetched.files} [{fetched.error}]"


@promise(sample_with_files)
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
    """``create`` of a retired model warns once, with the day and with every model named instead; others do not warn.

    So do both clients.
    """
    lifecycle = harness.spec.content.lifecycle
    wanted = [lifecycle.retired.isoformat(), *lifecycle.replaced_by] if lifecycle else []
    given = harness.arguments.sparse(sample.body)
    for mode in MODES:
        caller = Caller(harness, mode)
        warned = [str(one.message) for one in caller.warned(lambda _, one=caller: one.namespace.create(**given))]  # type: ignore[misc]
        named = [word for word in wanted if any(word in text for text in warned)]
        assert (len(warned), named) == (1 if lifecycle else 0, wanted), f"{mode}: warns {warned}, and not of {wanted}"


@promise(sample_body)
def the_client_lists_the_model_as_it_is(harness: Harness, _sample: ValidBody) -> None:
    """``models()`` of both clients tells what the model makes, its names, inputs, limits, and whether it is retired."""
    want = entry(model_context(harness.spec)).data()
    for mode in MODES:
        client = Caller(harness, mode).client
        if hasattr(client, "models"):  # a copy may lack it
            listed = [one._asdict() for one in client.models() if one.namespace == harness.spec.namespace]
            found = [{**one, "names": tuple(one["names"])} for one in listed]
            assert found == [want], f"the {mode} client lists {found}, not {want}"


@promise(sample_body)
def create_takes_each_argument(harness: Harness, _sample: ValidBody) -> None:
    """``create`` of both clients takes an argument for each parameter that the spec gives one."""
    wanted = [one.name for one in model_context(harness.spec).arguments]
    for mode in MODES:
        taken = inspect.signature(Caller(harness, mode).namespace.create).parameters
        lacking = [name for name in wanted if name not in taken]
        assert not lacking, f"create of the {mode} client takes no {', '.join(lacking)}"


PROMISES = promises_in(globals())


@promised(PROMISES)
def test_a_job(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)
