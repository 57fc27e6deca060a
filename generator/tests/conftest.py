"""What the tests of docpact share: the committed project, a made-up one, what they emit, and copies to spoil."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from docpact.cli import main
from docpact.spec import Project, load_project
from docpact.write.python.generate import generate
from docpact.write.python.known import NOTHING, Known
from docpact.write.python.render import Choice, render

ROOT = Path(__file__).parents[2]
KESTREL = Path(__file__).parent / "data" / "spec"
"""A made-up API whose one model uses every keyword that can be emitted."""

# The same examples every time, and no deadlines: a busy machine is no defect.
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deep", deadline=None, suppress_health_check=[HealthCheck.too_slow])
PROFILE = os.environ.get("DOCPACT_PROFILE") or "ci"
settings.load_profile(PROFILE)

MODEL = "sora-2-pro"

Command = Callable[..., tuple[int, str, str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave long searches to the deep profile, whose shorter sisters always run."""
    if PROFILE != "deep":
        for item in items:
            if item.get_closest_marker("deep"):
                item.add_marker(pytest.mark.skip(reason="long: runs with DOCPACT_PROFILE=deep"))


def pytest_runtest_setup() -> None:
    """The client's jitter is the same in every run, as Hypothesis's examples are; the deep profile searches anew."""
    if PROFILE != "deep":
        random.seed(0)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run a test that is marked so, and what it sets up, at full speed: tracing takes two to four times as long.

    The mark that pytest-cov has for this does nothing in a worker of xdist, where it pauses the second of two
    collectors, which wakes the first.
    """
    if not item.get_closest_marker("untraced"):
        return (yield)
    tracer, of_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)
        threading.settrace(of_threads)


@pytest.fixture(scope="session")
def repository() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the corpus of real pages is not here (../shared/corpus)")
    return folder


@pytest.fixture(scope="session")
def committed() -> Project:
    """The committed specs."""
    return load_project(ROOT / "spec")


@pytest.fixture(scope="session")
def project(committed: Project) -> Project:
    """The committed specs without all models but one: what holds for any model is proven with it."""
    return replace(committed, specs=[committed.spec(MODEL)])


@pytest.fixture(scope="session")
def kestrel() -> Project:
    return load_project(KESTREL)


@pytest.fixture(scope="session")
def emitted(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the committed spec of one model makes, freshly emitted. To be read only."""
    folder = tmp_path_factory.mktemp("emitted")
    generate(project, folder)
    return folder


@pytest.fixture(scope="session")
def kestrel_emitted(kestrel: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the made-up specs make. To be read only."""
    folder = tmp_path_factory.mktemp("kestrel")
    generate(kestrel, folder)
    return folder


@pytest.fixture(scope="session")
def rendered_once() -> Callable[..., dict[str, bytes]]:
    """``render`` that remembers, by the hashes of the specs: rendering takes half a second."""
    done: dict[tuple[str, ...], dict[str, bytes]] = {}

    def rendered(project: Project, choice: Choice = Choice(), known: Known = NOTHING) -> dict[str, bytes]:
        if known.headlines:
            return render(project, choice, known)
        key = (repr(choice), project.api.file.sha256, *(spec.path.name + spec.file.sha256 for spec in project.specs))
        if key not in done:
            done[key] = render(project, choice)
        return done[key]

    return rendered


def _other_models(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if Path(folder).name == "models" and name != f"{MODEL}.yaml"]


@pytest.fixture
def workspace(
    tmp_path: Path,
    emitted: Path,
    rendered_once: Callable[..., dict[str, bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A copy of the committed spec of one model and of what it makes, as current folder; to be spoilt."""
    monkeypatch.setattr("docpact.write.python.generate.render", rendered_once)
    shutil.copytree(ROOT / "spec", tmp_path / "spec", ignore=_other_models)
    shutil.copytree(emitted, tmp_path / "generated")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def signals() -> Generator[None]:
    """Signals do what they do in a terminal: in the background of a shell, or under nohup, some would be ignored here,
    and so in what a test starts.
    """
    handlers = {"SIGINT": signal.default_int_handler, "SIGHUP": signal.SIG_DFL, "SIGTERM": signal.SIG_DFL}
    known = {getattr(signal, name): one for name, one in handlers.items() if hasattr(signal, name)}
    before = {number: signal.signal(number, one) for number, one in known.items()}
    yield
    for number, one in before.items():
        signal.signal(number, one)


@pytest.fixture
def docpact(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command line in this process: exit code, output, errors."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["docpact", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        captured = capsys.readouterr()
        code = end.value.code
        return (code if isinstance(code, int) else 0 if code is None else 1), captured.out, captured.err

    return run
