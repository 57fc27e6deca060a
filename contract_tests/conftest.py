"""Which client and spec the contract is checked between, and how long Hypothesis searches.

DOCPACT_CLIENT  import name of the client package (the API's own name by default)
DOCPACT_SPEC    folder of the specs (this repository's by default)
DOCPACT_PROFILE 'ci' (default: the same examples every time) or 'deep' (many, new ones every time)
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from docpact.contract.harness import Harness
from docpact.spec import LoadedSpec, load_project

SPECS = Path(os.environ.get("DOCPACT_SPEC") or Path(__file__).parent.parent / "spec")
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("ci", derandomize=True, max_examples=300, deadline=None, suppress_health_check=SLOW)
settings.register_profile("deep", max_examples=20_000, deadline=None, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("DOCPACT_PROFILE") or "ci")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every promise for every model."""
    if "spec" in metafunc.fixturenames:
        specs = load_project(SPECS).specs
        metafunc.parametrize("spec", specs, ids=[spec.model for spec in specs], scope="session")


@pytest.fixture(scope="session")
def shared_harness(spec: LoadedSpec) -> Harness:
    """One router, endpoint and client for each model: making them anew for every body would take most of the time."""
    return Harness(spec, os.environ.get("DOCPACT_CLIENT") or None)


@pytest.fixture
def harness(shared_harness: Harness) -> Harness:
    """The shared harness, with nothing in it of the test before."""
    shared_harness.reset()
    return shared_harness
