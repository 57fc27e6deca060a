"""Reviewed models, and those that users use most, make files through the sandbox: both clients, each form of input."""

from __future__ import annotations

import asyncio
import base64
import inspect
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import leonardo_client
from docpact.check.arguments import Arguments
from docpact.check.bodies import bodies_for
from docpact.check.endpoint import Job
from docpact.facts import Absent, value_at
from docpact.facts import Path as FactPath
from docpact.service import Sandbox, make_clip
from docpact.service.media import make_object, make_picture, make_sound
from docpact.spec import LoadedSpec, Project
from docpact.write.python.context import Argument, InputSlot, model_context

NAMES = (
    "flux-pro-2.0",
    "flux-schnell",
    "gemini-2.5-flash-image",
    "gemini-image-2",
    "gpt-image-2",
    "hailuo-03",
    "kling-2.6",
    "kling-3.0",
    "kling-video-o-3",
    "nano-banana-2",
    "remove-bg",
    "seedance-2.0",
    "sora-2-pro",
    "veo-3.1",
    "alibaba/wan-3.0",
)
"""What the models are called in requests."""
ADDRESS = "https://pictures.example/a.png"
CONTENTS: dict[str, bytes] = {"image": b"\x89PNG\r\n\x1a\n a picture", "video": b"\0\0\0\x18ftypmp42 a clip"}
BEGINNINGS: dict[str, tuple[int, bytes]] = {
    "image": (0, b"\x89PNG"),
    "video": (4, b"ftyp"),
    "audio": (0, b"RIFF"),
    "model3d": (0, b"glTF"),
}


def small_file(job: Job) -> bytes:
    """A real file of the kind that a job makes."""
    match job.kind:
        case "image":
            return make_picture(64, 36)
        case "audio":
            return make_sound(1)
        case "model3d":
            return make_object()
        case _:
            return make_clip(64, 36, 1)


@pytest.fixture(scope="module")
def specs(committed: Project) -> dict[str, LoadedSpec]:
    """The models by each of their names."""
    return {name: spec for spec in committed.specs for name in spec.names}


@pytest.fixture(scope="module")
def sandbox(specs: dict[str, LoadedSpec]) -> Iterator[Sandbox]:
    with Sandbox([specs[name] for name in NAMES], clip=small_file) as running:
        yield running


class User:
    """One client of a sandbox; every call is run to its end."""

    def __init__(self, mode: str, sandbox: Sandbox) -> None:
        kind: Any = leonardo_client.Leonardo if mode == "blocking" else leonardo_client.AsyncLeonardo
        self.loop = asyncio.new_event_loop()
        self.client = kind(sandbox.key, base_url=sandbox.base_url)

    def run(self, call: Callable[[], Any]) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # that a model is retired, and what only some witness refuses
            found = call()
            return self.loop.run_until_complete(found) if inspect.isawaitable(found) else found

    def close(self) -> None:
        self.run(self.client.close)
        self.loop.close()


@pytest.fixture(scope="module", params=["blocking", "asynchronous"])
def user(request: pytest.FixtureRequest, sandbox: Sandbox) -> Iterator[User]:
    one = User(request.param, sandbox)
    yield one
    one.close()


def made(user: User, spec: LoadedSpec, arguments: dict[str, Any], folder: Path) -> list[Path]:
    """The files of a job that arguments ask for."""
    namespace = getattr(user.client, spec.namespace)
    job = user.run(lambda: namespace.create(**arguments))
    user.run(lambda: job.wait(interval=0.01, timeout=20))
    return [Path(user.run(lambda file=file: file.download(folder))) for file in job.files]


def arguments_of(spec: LoadedSpec) -> Arguments:
    calls: Any = getattr(leonardo_client.Leonardo("a-key"), spec.namespace)
    return Arguments(spec, inspect.signature(calls.create).parameters, leonardo_client.Reference)


@pytest.mark.parametrize("name", NAMES)
def test_a_model_makes_its_files(
    name: str, user: User, specs: dict[str, LoadedSpec], sandbox: Sandbox, tmp_path: Path
) -> None:
    spec = specs[name]
    files = made(user, spec, arguments_of(spec).sparse(dict(spec.content.sample.body)), tmp_path)
    (job,) = list(sandbox.endpoint.jobs.values())[-1:]
    assert (job.model, job.kind, len({*files})) == (spec.model, spec.content.result, job.parameter("quantity") or 1)
    at, mark = BEGINNINGS[job.kind]
    assert [path.read_bytes()[at : at + len(mark)] for path in files] == [mark] * len(files)


def ways(argument: Argument, slot: InputSlot, folder: Path) -> Iterator[tuple[str, Any]]:
    """Each form in which the API takes an input at this place, and what a user gives for it."""
    path = folder / ("input.png" if slot.kind == "image" else "input.mp4")
    path.write_bytes(CONTENTS[slot.kind])
    data = {"type": "BASE64", "data": base64.b64encode(CONTENTS[slot.kind]).decode()}
    given: dict[str, Any] = {
        "uploaded": path,
        "url": ADDRESS,
        "base64": {slot.wrap: data} if slot.wrap else data,
    }
    for form, value in given.items():
        if form in slot.forms:
            yield form, [value] if argument.many else value


@pytest.mark.parametrize("name", NAMES)
def test_a_model_takes_inputs_in_each_form(
    name: str, user: User, specs: dict[str, LoadedSpec], sandbox: Sandbox, tmp_path: Path
) -> None:
    spec = specs[name]
    known = arguments_of(spec)
    places = [(one, one.slot) for one in model_context(spec).arguments if one.slot and one.slot.kind in CONTENTS]
    if not places:
        pytest.skip("it takes no pictures and no videos")
    for argument, slot in places:
        body = bodies_for(spec).holding(FactPath(argument.path))
        assert not isinstance(body, Absent), f"no body holds {argument.path}"
        for form, value in ways(argument, slot, tmp_path):
            made(user, spec, {**known.sparse(body), argument.name: value}, tmp_path)
            (job,) = list(sandbox.endpoint.jobs.values())[-1:]
            sent = value_at(job.body, FactPath(argument.path).loc())
            first: Any = sent[0] if isinstance(sent, list) else sent
            told = first[slot.wrap] if slot.wrap else first
            want = ADDRESS if form == "url" else CONTENTS[slot.kind]
            assert arrived(sandbox, form, told) == want, f"{argument.path} as {form}: {told}"


def arrived(sandbox: Sandbox, form: str, told: Any) -> object:
    """The content or the address that a server knows of an input by what the body says of it."""
    if form == "uploaded":
        return sandbox.endpoint.uploads[told["id"]].content
    return told["url"] if form == "url" else base64.b64decode(told["data"])
