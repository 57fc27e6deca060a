"""The contract suite in a stranger's repository: on their copy of the client, under their name, by their pytest."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from docpact.check import plugin, suite
from docpact.check.drift import drift, telling_body
from docpact.check.subject import changed_specs, load_subject, specs_at
from docpact.errors import DocpactError
from docpact.facts import Change, Fact
from docpact.read.package import facts_of_package
from docpact.spec import Project, load_project
from docpact.vendor import contract_command, import_name, vendor, vendor_contract
from docpact.write.python.lock import LOCK_FILE

pytestmark = pytest.mark.xdist_group("vendored")
Command = Callable[..., tuple[int, str, str]]
CLIENT = "acme.vendored.studio"
SUITE = "-m pytest -p docpact.check.plugin docpact.contract_tests"
SETTINGS = """
[tool.pytest.ini_options]
addopts = "-ra --strict-markers --strict-config"
filterwarnings = ["error"]
pythonpath = ["src"]
testpaths = ["tests"]
"""
CONFTEST = """
from hypothesis import settings
settings.register_profile("ci", max_examples=7)
settings.load_profile("ci")
def pytest_sessionfinish():
    assert settings.get_current_profile_name() == "ci"
"""
LAST = "leonardo/models/sora-2-pro.yaml changed since the client was made. Make the client anew by 'docpact vendor'"


@pytest.fixture(scope="module")
def stranger(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a vendored client, the specs and the test. To be read only."""
    folder = tmp_path_factory.mktemp("stranger")
    inner = folder / "src" / "acme" / "vendored"
    inner.mkdir(parents=True)
    for package in (inner, inner.parent):
        (package / "__init__.py").write_text("")
    (folder / "pyproject.toml").write_text(SETTINGS)
    (folder / "conftest.py").write_text(CONFTEST)
    vendor_contract(project, vendor(project, inner, package="studio"), folder / "tests")
    return folder


@pytest.fixture
def importable(stranger: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(stranger / "src"))
    return stranger


def spoilt(stranger: Path, target: Path, **changes: str) -> Path:
    """A copy of the stranger's specs with texts of the model's replaced."""
    shutil.copytree(stranger / "tests" / "spec", target)
    path = target / "leonardo" / "models" / "sora-2-pro.yaml"
    text = path.read_text()
    for before, after in changes.items():
        old = before.replace("__", " ")
        assert text.count(old) == 1, old
        text = text.replace(old, after)
    path.write_text(text)
    return target


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "DOCPACT_", "COV_"))}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(
        command, cwd=folder, env={**kept, **variables}, capture_output=True, text=True, check=False, timeout=120
    )


def test_their_test_passes_under_their_configuration(stranger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    shutil.copytree(stranger, folder)
    test = folder / "tests" / "test_studio_contract.py"
    text = test.read_text()
    assert f'contract_tests("{CLIENT}", Path(__file__).parent / "spec")' in text
    # The whole suite takes a while, and says nothing more of their configuration.
    result = run(folder, "-k", "same_facts or (refused_by_create_from and duration)", "--junitxml=report.xml")
    assert (result.returncode, result.stderr) == (0, ""), result.stdout
    report = (folder / "report.xml").read_text()
    assert "test_every_violation[sora-2-pro-refused_by_create_from-parameters.duration:enum]" in report
    assert 'failures="0"' in report


def test_their_failure_is_one_screen_with_the_fact_and_a_line_to_paste(stranger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    shutil.copytree(stranger, folder)
    calls = folder / "src" / "acme" / "vendored" / "studio" / "models" / "sora_2_pro.py"
    spoilt_text = calls.read_text().replace("max_length=5000", "max_length=5001")
    assert spoilt_text != calls.read_text()
    calls.write_text(spoilt_text)
    result = run(folder, "-k", "refused_by_create_from and prompt:maxLength")
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert len(lines) < 24, result.stdout
    assert "Traceback" not in result.stdout
    assert any(line.startswith("a request was sent for parameters.prompt is ") for line in lines)
    assert any(line.startswith("fact:    parameters.prompt maxLength 5000 (page, line 48, ") for line in lines)
    body = next(line for line in lines if line.startswith("body:    "))
    assert "'prompt': 'a' * 5001" in body
    assert any(line.startswith("paste:   python -c ") and "| docpact check " in line for line in lines)


def test_what_drifted_is_named_with_fact_page_line_spec_line_and_body(stranger: Path, tmp_path: Path) -> None:
    changes = {"enum: [4, 8, 12]": "enum: [4, 8, 12, 16]", "maxLength: 5000": "maxLength: 4000"}
    specs = spoilt(stranger, tmp_path / "changed", **changes)
    options = [f"--docpact-client={CLIENT}", f"--docpact-spec={specs}", "-k", "same_facts or create_from"]
    names = ["docpact.contract_tests.test_agreement", "docpact.contract_tests.test_violations"]
    result = run(stranger, "-p", "docpact.check.plugin", *names, *options)
    assert result.returncode == 1
    lines = [line.strip() for line in result.stdout.splitlines()]
    path = specs / "leonardo" / "models" / "sora-2-pro.yaml"
    spec = path.read_text().splitlines()
    enum = f"(page, line 42, {path}:{spec.index('    enum: [4, 8, 12, 16]') + 1}:5)"
    longest = f"(page, line 48, {path}:{spec.index('    maxLength: 4000') + 1}:5)"
    assert f"parameters.duration enum: the spec says [4,8,12,16], the client [4,8,12] {enum}" in lines
    allowed = "the spec allows and the client refuses this: parameters.duration = 16: {"
    assert any(line.startswith(allowed) and '"duration":16' in line for line in lines)
    assert f"parameters.prompt maxLength: the spec says 4000, the client 5000 {longest}" in lines
    forbidden = 'the spec forbids and the client sends this: parameters.prompt is "aaaaaaaaaaa..., 4001 long: {'
    assert any(line.startswith(forbidden) for line in lines)
    assert any(line.startswith(LAST) for line in lines)
    # What the client does says the same, without the frames of the suite.
    assert 'a request was sent for parameters.prompt is "aaaaaaaaaaa..., 4001 long' in lines
    assert f"fact:    parameters.prompt maxLength 4000 {longest}" in lines
    assert "Traceback" not in result.stdout
    assert "assert outcome" not in result.stdout


def test_what_cannot_be_used_is_said_once_without_frames(stranger: Path) -> None:
    variables = {"DOCPACT_CLIENT": "acme.nothing", "DOCPACT_SPEC": "tests/spec"}
    folder = str(suite.suite_folder())
    result = run(stranger, folder, **variables)
    assert result.returncode == 2
    assert result.stdout.count("cannot be imported") == 1
    assert "the client 'acme.nothing' cannot be imported (ModuleNotFoundError: No module named" in result.stdout
    assert 'File "' not in result.stdout


def complaint(client: str | None, specs: Path) -> str:
    with pytest.raises(DocpactError) as caught:
        load_subject(client, specs)
    assert caught.value.hint
    return str(caught.value)


def test_each_mistake_has_a_complaint_of_its_own(importable: Path, kestrel: Project, tmp_path: Path) -> None:
    specs = importable / "tests" / "spec"
    assert "there are no specs here" in complaint(CLIENT, tmp_path / "nowhere")
    assert "cannot be imported" in complaint("src/acme", specs)
    assert "json is no client of leonardo: it has no Leonardo\n" in complaint("json", specs)
    said = complaint(CLIENT, kestrel.folder)
    assert "acme.vendored.studio is no client of kestrel: it has no Kestrel, and was made from leonardo/" in said
    two = tmp_path / "two"
    shutil.copytree(specs, two)
    text = (two / "leonardo" / "models" / "sora-2-pro.yaml").read_text()
    (two / "leonardo" / "models" / "sora-3.yaml").write_text(text.replace("sora-2-pro", "sora-3"))
    said = complaint(CLIENT, two)
    assert "the specs have the model 'sora-3', and acme.vendored.studio has not" in said
    assert "--model sora-3" in said


def test_specs_are_a_folder_of_apis_an_api_or_one_model(importable: Path) -> None:
    specs = importable / "tests" / "spec"
    for path in (specs, specs / "leonardo", specs / "leonardo" / "models" / "sora-2-pro.yaml"):
        assert [spec.model for spec in specs_at(path)] == ["sora-2-pro"]
        assert load_subject(CLIENT, path).folder == importable / "src" / "acme" / "vendored" / "studio"


def test_the_lock_tells_which_specs_changed(importable: Path, tmp_path: Path) -> None:
    specs = spoilt(importable, tmp_path / "changed", **{"maxLength: 5000": "maxLength: 4000"})
    assert changed_specs(load_subject(CLIENT, importable / "tests" / "spec")) == []
    assert changed_specs(load_subject(CLIENT, specs)) == ["leonardo/models/sora-2-pro.yaml"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"specs": 1}', '{"specs": {"leonardo/models/sora-2-pro.yaml": 1}}', "["]
)
def test_a_lock_that_says_nothing_is_none(importable: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / LOCK_FILE).write_text(text)
    subject = load_subject(CLIENT, importable / "tests" / "spec")
    assert len(changed_specs(replace(subject, folder=tmp_path))) == ("leonardo" in text)


def test_facts_that_no_body_shows_are_named_too(importable: Path, tmp_path: Path) -> None:
    default = {"default: RESOLUTION_720": "default: RESOLUTION_1080"}
    specs = spoilt(importable, tmp_path / "changed", **default)
    subject = load_subject(CLIENT, specs)
    lines = drift(subject.specs[0], subject.folder)
    assert len(lines) == 2
    assert lines[0].startswith(
        'parameters.mode default: the spec says "RESOLUTION_1080", the client "RESOLUTION_720" ('
    )
    assert "no body shows it" in lines[1]


def test_a_fact_that_one_side_alone_states_is_shown_by_a_body(project: Project, importable: Path) -> None:
    spec = project.specs[0]
    known = Fact("parameters.prompt", "minLength", 3)
    found = telling_body(spec, Change(None, known))
    assert found is not None
    assert found.allowed
    lost = next(
        fact for fact in facts_of_package(importable / "src/acme/vendored/studio") if fact.keyword == "maxItems"
    )
    found = telling_body(spec, Change(lost, None))
    assert found is not None
    assert not found.allowed
    found = telling_body(spec, Change(None, Fact("parameters.prompt", "maxLength", 1)))
    assert found is not None
    assert found.allowed, "the spec allows longer texts"
    assert telling_body(spec, Change(None, Fact("parameters.prompt", "default", "A kite"))) is None


def test_the_command_that_is_printed_runs_there(stranger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(stranger)
    package = Path("src/acme/vendored/studio")
    assert import_name(package) == (stranger / "src", CLIENT)
    line = contract_command(package, Path("tests/spec"))
    assert line == f"PYTHONPATH=src python {SUITE} --docpact-client={CLIENT} --docpact-spec=tests/spec"
    monkeypatch.chdir(stranger / "src")
    assert contract_command(package.relative_to("src"), Path("../tests/spec")).startswith(f"python {SUITE} ")


@pytest.mark.usefixtures("workspace")
def test_vendoring_with_the_contract_says_what_it_wrote(docpact: Command) -> None:
    code, output, _ = docpact("vendor", "src", "--package", "studio", "--contract", "checks")
    assert code == 0
    assert output.splitlines() == [
        "wrote src/studio; it needs httpx and pydantic.",
        "wrote checks/spec, and the test checks/test_studio_contract.py.",
        "With docpact[contract] installed, this says whether the copy keeps its specs:",
        f"  PYTHONPATH=src python {SUITE} --docpact-client=studio --docpact-spec=checks/spec",
    ]
    copied = Path("checks/spec/leonardo/models/sora-2-pro.yaml")
    assert copied.read_bytes() == Path("spec/leonardo/models/sora-2-pro.yaml").read_bytes()
    test = Path("checks/test_studio_contract.py")
    test.write_text("mine")
    again = vendor_contract(load_project(Path("spec")), Path("src/studio"), Path("checks"))
    assert again == (Path("checks/spec"), test)
    assert test.read_text() == "mine"


def test_a_folder_of_somebody_else_gets_no_specs(project: Project, stranger: Path, tmp_path: Path) -> None:
    package = stranger / "src" / "acme" / "vendored" / "studio"
    (tmp_path / "spec").mkdir()
    with pytest.raises(DocpactError, match="docpact did not write it"):
        vendor_contract(project, package, tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(DocpactError, match="cannot write"):
        vendor_contract(project, package, tmp_path / "file")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "spec"]


def test_a_test_is_never_written_through_a_link(kestrel: Project, tmp_path: Path) -> None:
    package = vendor(kestrel, tmp_path, models=["gale-1"])
    folder, elsewhere = tmp_path / "tests", tmp_path / "elsewhere.py"
    folder.mkdir()
    (folder / f"test_{package.name}_contract.py").symlink_to(elsewhere)
    vendor_contract(kestrel, package, folder, models=["gale-1"])

    assert not elsewhere.exists()


def test_an_error_that_names_no_file_is_told_all_the_same(
    kestrel: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    package = vendor(kestrel, tmp_path, models=["gale-1"])
    monkeypatch.setattr("docpact.vendor.write_tree", full)
    with pytest.raises(DocpactError, match="No space left on device") as caught:
        vendor_contract(kestrel, package, tmp_path / "tests", models=["gale-1"])
    assert caught.value.where is not None
    assert caught.value.hint


def test_only_the_chosen_models_are_copied(kestrel: Project, tmp_path: Path) -> None:
    package = vendor(kestrel, tmp_path, models=["gale-1"])
    specs, _ = vendor_contract(kestrel, package, tmp_path / "tests", models=["gale-1"])
    locked = json.loads((specs / LOCK_FILE).read_text())
    assert set(locked["files"]) == {"kestrel/api.yaml", "kestrel/models/gale-1.yaml"}


def test_the_suite_is_found_by_its_name_wherever_it_lies() -> None:
    folder = suite.suite_folder()
    arguments = ["-q", "docpact.contract_tests", "docpact.contract_tests.test_job::test_x[a::b]", "docpact.check"]
    plugin.pytest_load_initial_conftests(arguments)
    assert arguments == ["-q", str(folder), f"{folder / 'test_job.py'}::test_x[a::b]", "docpact.check"]


def test_a_docpact_without_its_suite_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite, "_MODULES", tmp_path / "site" / "docpact")
    with pytest.raises(DocpactError, match="installed without its contract suite"):
        suite.suite_folder()
    shipped = tmp_path / "site" / "docpact" / "contract_tests"
    shipped.mkdir(parents=True)
    (shipped / "conftest.py").write_text("")
    assert suite.suite_folder() == shipped


def test_the_options_are_added_once_however_often_they_are_asked_for() -> None:
    parser = pytest.Parser(_ispytest=True)
    plugin.pytest_addoption(parser)
    plugin.pytest_addoption(parser)
    found = parser.parse([f"{plugin.CLIENT}=a.b", f"{plugin.SPEC}=c", f"{plugin.PROFILE}=deep"])
    assert (found.docpact_client, found.docpact_spec, found.docpact_profile) == ("a.b", "c", "deep")
