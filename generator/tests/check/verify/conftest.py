from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from docpact.check.verify import Limits, Report, verify
from docpact.check.verify.probes import Probe, Probes
from docpact.facts import canonical
from docpact.spec import LoadedSpec, load_project, load_spec

sys.path.append(str(Path(__file__).parent))

from verify_reference import KEY, Server  # stands beside this file, where pytest does not look

REPOSITORY = Path(__file__).parents[4]


@pytest.fixture(scope="session")
def sora() -> LoadedSpec:
    return load_spec(REPOSITORY / "spec" / "leonardo" / "models" / "sora-2-pro.yaml")


@pytest.fixture(scope="session")
def kling() -> LoadedSpec:
    return load_spec(REPOSITORY / "spec" / "leonardo" / "models" / "kling-2.6.yaml")


@pytest.fixture(scope="session")
def gale() -> LoadedSpec:
    return load_project(REPOSITORY / "generator" / "tests" / "check" / "data" / "spec").spec("gale-1")


@pytest.fixture(autouse=True, scope="session")
def _found_once() -> Iterator[None]:
    """Violations are the same for the same spec and smallest body: finding them takes a third of a run's time."""
    known: dict[tuple[int, str, str], tuple[LoadedSpec, list[Probe]]] = {}
    find = Probes.violations

    def violations(probes: Probes) -> list[Probe]:
        key = id(probes.spec), canonical(probes.bodies.minimal), probes.suffix
        if key not in known:
            known[key] = probes.spec, find(probes)
        return [*known[key][1]]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Probes, "violations", violations)
        yield


@pytest.fixture(autouse=True)
def _without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEONARDO_API_KEY", raising=False)


@pytest.fixture
def no_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docpact.check.verify.exchange.Exchange.__init__.__kwdefaults__", {"sleep": lambda _: None})


@pytest.fixture
def ask(sora: LoadedSpec) -> Callable[..., Report]:
    """Verifies a running server: ``billed`` is the budget of accepted requests, ``most`` that of requests."""

    def asked(server: Server, billed: int | None = None, most: int = 200, **options: Any) -> Report:
        limits = Limits(billed, most, options.pop("rate", None))
        return verify(sora, server.url, key=options.pop("key", KEY), limits=limits, **options)

    return asked
