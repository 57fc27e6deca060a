"""How the contract suite is run by pytest: one test for each model, promise and fact, and failures on one screen.

``contract_tests`` gives the whole suite to a test module of one's own: it is that module's pytest then, with its own
options, workers and reports.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from docpact.check.harness import Harness
from docpact.check.network.fault_harness import takes_pictures
from docpact.check.promises import Promise
from docpact.check.subject import Subject, load_subject
from docpact.check.suite import suite_folder
from docpact.check.time_limit import TooLongError, bounded_case
from docpact.errors import DocpactError
from docpact.spec import LoadedSpec

Function = TypeVar("Function", bound=Callable[..., None])
APART: Final = ("test_double_spend", "test_interruptions", "test_oracles", "test_secrets")
"""What is no matter of a spec, takes long, and is proven with the runtime that every copy has byte for byte."""
EXAMPLES: Final = 100
DEEP: Final = "docpact-deep"
"""The profile of Hypothesis under which searches go on far longer."""
_SLOW: Final = [HealthCheck.too_slow, HealthCheck.data_too_large]


@dataclass(frozen=True, slots=True)
class Tried:
    """A promise and one part of its cases; without one some of each."""

    promise: Promise
    group: str | None

    @property
    def id(self) -> str:
        """Its name, of characters that ``pytest -k`` takes."""
        group = re.sub(r"[^\w:.\[\]/-]+", "_", (self.group or "").replace("#", ":")).strip("_")
        return f"{self.promise}-{group}" if group else str(self.promise)


def promised(promises: Sequence[Promise], *, once: bool = False) -> Callable[[Function], Function]:
    """A test of each of some promises; ``once`` where what they hold is the same for all models."""

    def mark(function: Function) -> Function:
        vars(function).update(promises=promises, once=once)
        return function

    return mark


def once(function: Function) -> Function:
    """A test of what is the same for all models, and is proven for one of them."""
    vars(function).update(once=True)
    return function


def long(function: Function) -> Function:
    """A test that takes long: of bodies that are drawn or combined, or of what a shorter one looks at too."""
    vars(function).update(long=True)
    return function


def hold(harness: Harness, tried: Tried) -> None:
    """Try the cases of a part: fail with the smallest that is broken, skip where there is none."""
    spec, promise = harness.spec, tried.promise
    cases = promise.some(spec) if tried.group is None else promise.part(spec, tried.group)
    if not cases:
        jobs = harness.spec.api.content.operation("poll")
        pytest.skip(f"the spec has nothing to try it on{'' if jobs else ': no operation asks for a job'}")
    said = ""
    try:
        promise.keep(harness, cases)
    except AssertionError as error:
        said = str(error)
    if said:  # outside of the handler: pytest would show both errors
        pytest.fail(said, pytrace=False)


def searched(check: Callable[[st.DataObject], None], *, examples: int = EXAMPLES) -> None:
    """Search for an example that breaks a check: fail with what the smallest one says, and nothing of the search."""
    deep = settings.get_current_profile_name() == DEEP
    options: dict[str, Any] = {
        "deadline": None,
        "suppress_health_check": _SLOW,
        "report_multiple_bugs": False,
        "phases": [Phase.explicit, Phase.reuse, Phase.generate, Phase.target, Phase.shrink],
    }
    usual = settings(max_examples=examples, derandomize=True, database=None, **options)
    longer = settings(max_examples=200 * examples, **options)

    @given(data=st.data())
    @(longer if deep else usual)
    def search(data: st.DataObject) -> None:
        with bounded_case():
            check(data)

    said = ""
    try:
        search()
    except (AssertionError, TooLongError) as error:
        said = str(error)
    if said:
        pytest.fail(said, pytrace=False)


def parametrize(metafunc: pytest.Metafunc, specs: Sequence[LoadedSpec], *, quick: bool = False) -> None:
    """One test for each model, or for one of an operation's where all are the same; of promises one for each part of
    their cases.

    A ``quick`` run has one test for each promise, of some of its cases, unless it is proven for one model.
    """
    if "spec" not in metafunc.fixturenames:
        return
    function: Any = metafunc.function
    if is_once(function):
        specs = one_of_each_operation(specs)
    promises: Sequence[Promise] | None = getattr(function, "promises", None)
    if promises is None:
        metafunc.parametrize("spec", specs, ids=[spec.model for spec in specs], scope="session")
        return
    quick = quick and not is_once(function)
    rows = [(spec, tried) for spec in specs for tried in _parts(spec, promises, quick=quick)]
    metafunc.parametrize(("spec", "promised"), rows, ids=[f"{spec.model}-{tried.id}" for spec, tried in rows])


def one_of_each_operation(specs: Sequence[LoadedSpec]) -> list[LoadedSpec]:
    """A spec for each operation that takes bodies, of a model that takes pictures where there is one."""
    found: dict[str, LoadedSpec] = {}
    for spec in sorted(specs, key=takes_pictures, reverse=True):
        found.setdefault(spec.operation.path, spec)
    return [*found.values()]


def is_once(function: Any) -> bool:
    """Whether a test is the same for all models of an operation: it says so, or its whole module does."""
    return bool(getattr(function, "once", False) or function.__globals__.get("ONCE", False))


def _parts(spec: LoadedSpec, promises: Sequence[Promise], *, quick: bool) -> Iterator[Tried]:
    for promise in promises:
        yield from (Tried(promise, group) for group in ([None] if quick else promise.groups.names(spec)))


_HARNESSES: Final[dict[tuple[str, int], Harness]] = {}


def harness_of(spec: LoadedSpec, package: str) -> Harness:
    """One router, endpoint and client for each model, with nothing in it of the test before."""
    key = (package, id(spec))
    if key not in _HARNESSES:
        _HARNESSES[key] = Harness(spec, package)
    _HARNESSES[key].reset()
    return _HARNESSES[key]


def contract_tests(client: str, specs: Path | str) -> dict[str, object]:
    """The suite for a client, by its import name, and specs, as the members of a test module.

    Write ``globals().update(contract_tests("myapp.client", Path(__file__).parent / "spec"))`` there.
    """
    known: list[Subject] = []

    def subject_of() -> Subject:
        if not known:
            try:
                known.append(load_subject(client, Path(specs)))
            except DocpactError as error:
                raise pytest.Collector.CollectError(str(error)) from None
        return known[0]

    def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
        parametrize(metafunc, subject_of().specs)

    @pytest.fixture
    def subject() -> Subject:
        return subject_of()

    @pytest.fixture
    def harness(spec: LoadedSpec) -> Harness:
        return harness_of(spec, client)

    found: dict[str, object] = {"pytest_generate_tests": pytest_generate_tests, "subject": subject, "harness": harness}
    for path in sorted(suite_folder().glob("test_*.py")):
        if path.stem not in APART:
            members = vars(_loaded(path))
            found |= {name: one for name, one in members.items() if name.startswith("test_")}
    return found


def _loaded(path: Path) -> ModuleType:
    name = f"docpact_contract_{path.stem}"
    if name in sys.modules:
        return sys.modules[name]
    pytest.register_assert_rewrite(name)
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise DocpactError(f"{path.name} cannot be loaded", hint="Install docpact[contract] again.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
