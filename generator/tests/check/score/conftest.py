"""Scores by the committed suite: of every mutant in the deep profile and in the session ``score``, else of a sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docpact.check.harness import Harness
from docpact.check.score.command import emitted_client
from docpact.check.score.mutant import Mutant
from docpact.check.score.run import Score, mutants, score
from docpact.check.score.suite import Suite, load_suite
from docpact.spec import Project


@pytest.fixture(scope="session")
def suite_folder(repository: Path) -> Path:
    return repository / "contract_tests"


@pytest.fixture(scope="session")
def vendors(repository: Path) -> Path:
    """The folder with descriptions of other APIs."""
    return repository / "generator" / "tests" / "data" / "vendors"


@pytest.fixture(scope="session")
def suite(suite_folder: Path) -> Suite:
    return load_suite(suite_folder)


@pytest.fixture(scope="session")
def sora(project: Project) -> Iterator[Harness]:
    with emitted_client(project) as package:
        yield Harness(project.spec("sora-2-pro"), package)


@pytest.fixture(scope="session")
def gale(kestrel: Project) -> Iterator[Harness]:
    """A made-up model with every keyword that can be emitted."""
    with emitted_client(kestrel) as package:
        yield Harness(kestrel.specs[0], package)


@pytest.fixture(scope="session")
def sample(sora: Harness) -> list[Mutant]:
    """A mutant of each kind on each side."""
    return list({(mutant.side, mutant.kind): mutant for mutant in mutants(sora)}.values())


@pytest.fixture(scope="session")
def sample_score(sora: Harness, suite: Suite, sample: list[Mutant]) -> Score:
    return score(sora, suite, sample)


@pytest.fixture(scope="session")
def gale_score(gale: Harness, suite: Suite) -> Score:
    return score(gale, suite)


@pytest.fixture(scope="session")
def sora_score(sora: Harness, suite: Suite) -> Score:
    return score(sora, suite)
