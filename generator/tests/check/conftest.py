"""Two specs to test with: the repository's Sora 2 Pro, and a made-up one that uses every keyword."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpact.check.endpoint import Endpoint
from docpact.check.judge import Judge
from docpact.spec import LoadedSpec, load_project

REPOSITORY = Path(__file__).parents[3]
DATA = Path(__file__).parent / "data" / "spec"


@pytest.fixture(scope="session")
def sora() -> LoadedSpec:
    return load_project(REPOSITORY / "spec").spec("sora-2-pro")


@pytest.fixture(scope="session")
def gale() -> LoadedSpec:
    return load_project(DATA).spec("gale-1")


@pytest.fixture(scope="session", params=["sora-2-pro", "gale-1"])
def spec(request: pytest.FixtureRequest) -> LoadedSpec:
    folder = DATA if request.param == "gale-1" else REPOSITORY / "spec"
    return load_project(folder).spec(request.param)


@pytest.fixture(scope="session")
def judge(sora: LoadedSpec) -> Judge:
    return Judge(sora)


@pytest.fixture(scope="session")
def gale_judge(gale: LoadedSpec) -> Judge:
    return Judge(gale)


class Clock:
    """Time that passes when told to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def endpoint(sora: LoadedSpec, clock: Clock) -> Endpoint:
    return Endpoint(
        [sora],
        key="right key",
        base_url="http://api.test/api/rest",
        storage_url="http://storage.test/bucket",
        cdn_url="http://cdn.test/clips",
        clip=lambda job: f"a clip of {job.parameter('width')} pixels".encode(),
        pending_seconds=5,
        clock=clock,
    )
