from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reference import KEY, Server

from docpact.spec import LoadedSpec, load_project
from docpact.verify import Limits, Report, verify

REPOSITORY = Path(__file__).parents[3]

Ask = Callable[..., Report]


@pytest.fixture(scope="session")
def sora() -> LoadedSpec:
    return load_project(REPOSITORY / "spec").spec("sora-2-pro")


@pytest.fixture(scope="session")
def gale() -> LoadedSpec:
    return load_project(REPOSITORY / "generator" / "tests" / "contract" / "data" / "spec").spec("gale-1")


@pytest.fixture(autouse=True)
def _without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEONARDO_API_KEY", raising=False)


@pytest.fixture
def ask(sora: LoadedSpec) -> Ask:
    """Verifies a running server: ``billed`` is the budget of accepted requests."""

    def asked(server: Server, billed: int | None = None, most: int = 300, **options: Any) -> Report:
        limits = Limits(billed, most, options.pop("rate", None))
        return verify(sora, server.url, key=options.pop("key", KEY), limits=limits, **options)

    return asked


def broken(report: Report) -> set[str]:
    return {one.subject.id for one in report.deviations}
