"""Which client and specs the contract is checked between, and how long Hypothesis searches.

By options, which count first, or by variables of the environment:

--docpact-client   DOCPACT_CLIENT   import name of the client package (the API's own name by default)
--docpact-spec     DOCPACT_SPEC     folder of the specs, or one model's file (this repository's by default)
--docpact-models   DOCPACT_MODELS   which models' specs, names with commas between (all by default)
--docpact-profile  DOCPACT_PROFILE  'ci' (default: the same examples every time), 'quick' (two cases of each fact, and
                                    nothing long: for many models) or 'deep' (many examples, new ones every time)

The options need ``-p docpact.check.plugin`` where pytest does not find this file on its command line.
"""

from __future__ import annotations

import os
import random
from collections.abc import Generator
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, settings

from docpact.check import plugin
from docpact.check.harness import Harness
from docpact.check.network import measured
from docpact.check.pytest_suite import DEEP, harness_of, is_once, parametrize
from docpact.check.subject import Subject, load_subject
from docpact.errors import DocpactError, printable
from docpact.spec import LoadedSpec

HERE = Path(__file__).parent
if not (HERE.parent / "generator").is_dir():
    # How requests are delivered is proven with the runtime, which each copy has byte for byte.
    collect_ignore = ["test_double_spend.py", "test_interruptions.py"]
PROFILES = ("ci", "quick", "deep")
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
SUBJECT = pytest.StashKey[Subject]()
UNUSABLE = pytest.StashKey[bool]()

settings.register_profile(
    "docpact-ci", derandomize=True, database=None, max_examples=100, deadline=None, suppress_health_check=SLOW
)
settings.register_profile("docpact-quick", settings.get_profile("docpact-ci"))
settings.register_profile(DEEP, max_examples=20_000, deadline=None, suppress_health_check=SLOW)


def pytest_addoption(parser: pytest.Parser) -> None:
    plugin.pytest_addoption(parser)


def pytest_terminal_summary(terminalreporter: object) -> None:
    """Show what tests have measured."""
    measured.pytest_terminal_summary(terminalreporter)


def pytest_configure(config: pytest.Config) -> None:
    """Markers, for whoever runs pytest with --strict-markers."""
    config.addinivalue_line("markers", "once: what is the same for all models, proven for one of them")
    config.addinivalue_line("markers", "xdist_group: tests that share a costly fixture and so a worker")


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A model's bodies are found by one worker; a quick run leaves out what is long.

    What is proven once comes first: some of it is long, and would leave a core without work at the end.
    """
    quick = profile(config) == "quick"
    for item in items:
        if HERE not in item.path.parents or not isinstance(item, pytest.Function):
            continue
        spec = item.callspec.params.get("spec") if hasattr(item, "callspec") else None
        function: Any = cast("Any", item).function
        if is_once(function) or not isinstance(spec, LoadedSpec):
            item.add_marker(pytest.mark.once)
        else:
            item.add_marker(pytest.mark.xdist_group(spec.model))
        if quick and getattr(function, "long", False):
            item.add_marker(pytest.mark.skip(reason="long: a quick run leaves it out"))
    items.sort(key=lambda item: HERE in item.path.parents and item.get_closest_marker("once") is None)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """How long to search is said when a test is defined: for the tests of this folder, and for nobody else's."""
    usual = settings.get_current_profile_name()
    settings.load_profile(f"docpact-{profile(collector.config)}")
    try:
        return (yield)
    finally:
        settings.load_profile(usual)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """The client's jitter is the same in every run, as the examples are; the deep profile searches anew."""
    if HERE not in item.path.parents:
        return (yield)
    before, usual = random.getstate(), settings.get_current_profile_name()
    settings.load_profile(f"docpact-{profile(item.config)}")
    if profile(item.config) != "deep":
        random.seed(0)
    try:
        return (yield)
    finally:
        random.setstate(before)
        settings.load_profile(usual)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every promise for every model, one test for each fact; what is the same for all models for one."""
    if "spec" in metafunc.fixturenames:
        parametrize(metafunc, usable(metafunc.config), quick=profile(metafunc.config) == "quick")


def usable(config: pytest.Config) -> list[LoadedSpec]:
    """The specs. Where they or the client cannot be used, one complaint without frames, and no specs after it."""
    if config.stash.get(UNUSABLE, False):
        return []
    try:
        specs = list(subject_of(config).specs)
        names = [name.strip() for name in (asked(config, plugin.MODELS, "DOCPACT_MODELS") or "").split(",")]
        return chosen(specs, [name for name in names if name]) or specs
    except DocpactError as error:
        config.stash[UNUSABLE] = True
        raise pytest.Collector.CollectError(str(error)) from None


def chosen(specs: list[LoadedSpec], names: list[str]) -> list[LoadedSpec]:
    """The specs of some models. Raises DocpactError for a name that is none's."""
    if unknown := sorted({*names} - {spec.model for spec in specs}):
        raise DocpactError(
            f"no spec is about {', '.join(printable(name, 60) for name in unknown)}",
            hint=f"Name with {plugin.MODELS} some of: {', '.join(spec.model for spec in specs)}.",
        )
    return [spec for spec in specs if spec.model in names]


def subject_of(config: pytest.Config) -> Subject:
    """The client and the specs that the options or the environment name. Raises DocpactError."""
    if SUBJECT not in config.stash:
        ours = HERE.parent / "spec"
        # In an installed docpact there is a folder of this name, and it holds no specs.
        usual = ours if any(ours.glob("*/api.yaml")) else Path("spec")
        named = asked(config, plugin.SPEC, "DOCPACT_SPEC")
        config.stash[SUBJECT] = load_subject(
            asked(config, plugin.CLIENT, "DOCPACT_CLIENT"), Path(named) if named else usual
        )
    return config.stash[SUBJECT]


def asked(config: pytest.Config, option: str, variable: str) -> str | None:
    """What an option says, or else a variable of the environment."""
    return config.getoption(option) or os.environ.get(variable) or None


def profile(config: pytest.Config) -> str:
    """How long to search. Raises pytest.UsageError for a profile that there is not."""
    name = asked(config, plugin.PROFILE, "DOCPACT_PROFILE") or "ci"
    if name not in PROFILES:
        raise pytest.UsageError(
            f"there is no profile {printable(name, 80)!r}: give {plugin.PROFILE} or DOCPACT_PROFILE one of "
            f"{', '.join(PROFILES)}"
        )
    return name


@pytest.fixture(scope="session")
def subject(pytestconfig: pytest.Config) -> Subject:
    """The client package and the specs that it is held against."""
    return subject_of(pytestconfig)


@pytest.fixture
def harness(spec: LoadedSpec, subject: Subject) -> Harness:
    """The endpoint of a spec, and clients of the package before it."""
    return harness_of(spec, subject.package)
