"""A score of Sora 2 Pro by the committed suite, taken once: most tests look at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docpact.contract.harness import Harness
from docpact.score.command import emitted_client
from docpact.score.run import Score, score
from docpact.score.suite import Suite, load_suite
from docpact.spec import Project, load_project


@pytest.fixture(scope="session")
def suite_folder(repository: Path) -> Path:
    return repository / "contract_tests"


@pytest.fixture(scope="session")
def suite(suite_folder: Path) -> Suite:
    return load_suite(suite_folder)


@pytest.fixture(scope="session")
def sora(project: Project) -> Iterator[Harness]:
    with emitted_client(project) as package:
        yield Harness(project.spec("sora-2-pro"), package)


@pytest.fixture(scope="session")
def gale() -> Iterator[Harness]:
    """A made-up model with most keywords. Its arrays hold objects: what ``create`` makes of others is not right yet."""
    project = load_project(Path(__file__).parent / "data" / "spec")
    with emitted_client(project) as package:
        yield Harness(project.specs[0], package)


@pytest.fixture(scope="session")
def gale_score(gale: Harness, suite: Suite) -> Score:
    return score(gale, suite)


@pytest.fixture(scope="session")
def sora_score(sora: Harness, suite: Suite) -> Score:
    return score(sora, suite)
