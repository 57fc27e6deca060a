"""A job from submission to file, over the mocked endpoint: blocking and asynchronous."""

from __future__ import annotations

import asyncio
import warnings
from pathlib import Path
from typing import Any

import pytest

from docpact.contract.harness import KEY, Harness


def test_a_job_is_submitted_waited_for_and_fetched(harness: Harness, tmp_path: Path) -> None:
    generation = harness.create(harness.arguments_of({**harness.spec.content.sample.body}))
    generation.wait(interval=0.01)
    path = generation.videos[0].download(tmp_path / "clip.mp4")
    assert Path(path).read_bytes() == b"a very short clip"
    assert [file.name for file in tmp_path.iterdir()] == ["clip.mp4"]
    _key_went_to_the_api_only(harness)


def test_an_asynchronous_job_does_the_same(harness: Harness, tmp_path: Path) -> None:
    arguments = harness.arguments_of({**harness.spec.content.sample.body})

    async def job() -> str:
        generation: Any = await getattr(harness.async_client, harness.spec.namespace).create(**arguments)
        await generation.wait(interval=0.01)
        path: str = await generation.videos[0].download(tmp_path / "clip.mp4")
        return path

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        path = asyncio.run(job())
    assert Path(path).read_bytes() == b"a very short clip"
    assert len(harness.endpoint.jobs) == 1
    _key_went_to_the_api_only(harness)


def test_a_retired_model_warns_before_it_costs(harness: Harness) -> None:
    lifecycle = harness.spec.content.lifecycle
    arguments = harness.arguments_of({**harness.spec.content.sample.body})
    if lifecycle is None:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            harness.namespace.create(**arguments)
        return
    with pytest.warns(harness.package.ModelRetiredWarning, match=lifecycle.retired.isoformat()) as caught:
        harness.namespace.create(**arguments)
    assert all(name in str(caught[0].message) for name in lifecycle.replaced_by)


def _key_went_to_the_api_only(harness: Harness) -> None:
    server = harness.spec.api.content.server.url
    for request in harness.requests:
        to_the_api = str(request.url).startswith(server)
        assert (request.headers.get("authorization") == f"Bearer {KEY}") is to_the_api
        assert to_the_api or KEY not in str(request.headers.raw)
