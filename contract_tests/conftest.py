"""Which client and specs the contract is checked between, and how long Hypothesis searches.

By options, which count first, or by variables of the environment:

--docpact-client   DOCPACT_CLIENT   import name of the client package (the API's own name by default)
--docpact-spec     DOCPACT_SPEC     folder of the specs, or one model's file (this repository's by default)
--docpact-profile  DOCPACT_PROFILE  'ci' (default: the same examples every time) or 'deep' (many, new ones every time)

The options need ``-p docpact.check.plugin`` where pytest does not find this file on its command line.
"""

from __future__ import annotations

import os
import random
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from docpact.check import plugin, promises
from docpact.check.harness import Harness
from docpact.check.network import measured
from docpact.check.network.bench import takes_pictures
from docpact.check.subject import Subject, load_subject
from docpact.errors import DocpactError, printable
from docpact.spec import LoadedSpec

HERE = Path(__file__).parent
PROFILES = ("ci", "deep")
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
SUBJECT = pytest.StashKey[Subject]()
UNUSABLE = pytest.StashKey[bool]()

settings.register_profile(
    "docpact-ci", derandomize=True, database=None, max_examples=100, deadline=None, suppress_health_check=SLOW
)
settings.register_profile("docpact-deep", max_examples=20_000, deadline=None, suppress_health_check=SLOW)


def pytest_addoption(parser: pytest.Parser) -> None:
    plugin.pytest_addoption(parser)


def pytest_terminal_summary(terminalreporter: object) -> None:
    """Show what tests have measured."""
    measured.pytest_terminal_summary(terminalreporter)


def pytest_configure(config: pytest.Config) -> None:
    """Markers, for whoever runs pytest with --strict-markers."""
    config.addinivalue_line("markers", "deep: a long search that only DOCPACT_PROFILE=deep runs")
    config.addinivalue_line("markers", "once: what is the same for all models, proven for one of them")
    config.addinivalue_line("markers", "xdist_group: tests that share a costly fixture and so a worker")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave long searches to the deep profile, each has a shorter sister; a model's bodies are found by one worker."""
    for item in items:
        spec = (
            item.callspec.params.get("spec")
            if isinstance(item, pytest.Function) and hasattr(item, "callspec")
            else None
        )
        if HERE in item.path.parents and isinstance(spec, LoadedSpec) and not item.get_closest_marker("once"):
            item.add_marker(pytest.mark.xdist_group(spec.model))
    if profile(config) != "deep":
        for item in items:
            if HERE in item.path.parents and item.get_closest_marker("deep"):
                item.add_marker(pytest.mark.skip(reason="long: runs with DOCPACT_PROFILE=deep"))


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
    if HERE not in item.path.parents or profile(item.config) == "deep":
        return (yield)
    before = random.getstate()
    random.seed(0)
    try:
        return (yield)
    finally:
        random.setstate(before)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A broken promise says what there is to say: no frames of the suite, unless --full-trace asks for them."""
    report = yield
    if call.excinfo is not None and not item.config.getoption("fulltrace"):
        error = call.excinfo.value
        frames = {str(entry.path) for entry in call.excinfo.traceback}
        if isinstance(error, AssertionError) and promises.__file__ in frames:
            notes: list[str] = getattr(error, "__notes__", [])
            report.longrepr = "\n".join([str(error).partition("\nassert ")[0], *notes])
    return report


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every promise for every model; what is the same for all models for one that takes pictures."""
    if "spec" in metafunc.fixturenames:
        specs = usable(metafunc.config)
        if metafunc.definition.get_closest_marker("once"):
            specs = [next(filter(takes_pictures, specs), specs[0])] if specs else []
        metafunc.parametrize("spec", specs, ids=[spec.model for spec in specs], scope="session")


def usable(config: pytest.Config) -> list[LoadedSpec]:
    """The specs. Where they or the client cannot be used, one complaint without frames, and no specs after it."""
    if config.stash.get(UNUSABLE, False):
        return []
    try:
        return list(subject_of(config).specs)
    except DocpactError as error:
        config.stash[UNUSABLE] = True
        raise pytest.Collector.CollectError(str(error)) from None


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


@pytest.fixture(scope="session")
def shared_harness(spec: LoadedSpec, subject: Subject) -> Harness:
    """One router, endpoint and client for each model: making them anew for every body would take most of the time."""
    return Harness(spec, subject.package)


@pytest.fixture
def harness(shared_harness: Harness) -> Harness:
    """The shared harness, with nothing in it of the test before."""
    shared_harness.reset()
    return shared_harness
