"""Vendoring: a copy of the client in somebody else's repository, under their name, that stands by itself."""

from __future__ import annotations

import ast
import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docpact.errors import DocpactError
from docpact.read.package import facts_of_package
from docpact.spec import Project, load_project
from docpact.vendor import vendor
from docpact.write.python import lock

Command = Callable[..., tuple[int, str, str]]
USE = """
from acme.studio import Leonardo
with Leonardo("key") as client:
    print(client.sora_2_pro.preview(prompt="A red kite").json()["parameters"]["prompt"])
"""


def test_a_vendored_package_works_under_its_new_name(project: Project, tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "__init__.py").write_text("")
    folder = vendor(project, tmp_path / "acme", package="studio")
    assert folder == tmp_path / "acme" / "studio"
    assert {path.name for path in folder.parent.iterdir()} == {"__init__.py", "studio"}
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-W", "error", "-c", USE]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "A red kite\n"), result.stderr
    assert facts_of_package(folder) == project.specs[0].facts


def test_it_imports_only_itself_httpx_pydantic_and_the_standard_library(project: Project, tmp_path: Path) -> None:
    folder = vendor(project, tmp_path, package="studio")
    wanted: set[str] = set()
    for path in folder.rglob("*.py"):
        source = path.read_text()
        assert "leonardo_client" not in source, path
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                wanted |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                wanted.add(str(node.module).split(".")[0])
    assert (
        {"httpx", "pydantic"} <= wanted - sys.stdlib_module_names <= {"httpx", "httpcore", "pydantic", "pydantic_core"}
    )


@pytest.mark.usefixtures("workspace")
def test_a_part_of_the_models_can_be_vendored_and_changed_later(docpact: Command) -> None:
    spec = Path("spec/leonardo/models/sora-2-pro.yaml")
    for name in ("other", "third"):
        spec.with_name(f"{name}.yaml").write_text(spec.read_text().replace("sora-2-pro", name))
    calls = Path("vendored/leonardo_client/calls")
    code, output, _ = docpact("vendor", "vendored", "-m", "other", "-m", "sora-2-pro", "-m", "other")
    assert code == 0
    assert output.startswith("wrote vendored/leonardo_client; it needs httpx and pydantic.\n")
    assert {path.stem for path in calls.glob("*.py")} == {"__init__", "other", "sora_2_pro"}
    assert docpact("vendor", "vendored", "-m", "third")[0] == 0
    assert {path.stem for path in calls.glob("*.py")} == {"__init__", "third"}
    code, _, errors = docpact("vendor", "vendored", "-m", "nobody")
    assert code == 2
    assert "there is no model 'nobody'" in errors
    assert {path.stem for path in calls.glob("*.py")} == {"__init__", "third"}


def test_somebody_else_s_folder_is_left_alone(project: Project, tmp_path: Path) -> None:
    mine = tmp_path / "leonardo_client" / "mine.py"
    mine.parent.mkdir()
    mine.write_text("mine")
    with pytest.raises(DocpactError, match="docpact did not write it"):
        vendor(project, tmp_path)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(DocpactError, match="docpact did not write it"):
        vendor(project, tmp_path, package="file")
    assert [path.name for path in mine.parent.iterdir()] == ["mine.py"]
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("name", ["../outside", "a/b", "a.b", "a-b", "", "class", "1a", "a b", "a\n", "\x1b[2J"])
def test_a_name_that_is_none_is_refused(project: Project, tmp_path: Path, name: str) -> None:
    if name == "":
        assert vendor(project, tmp_path, package=name).name == "leonardo_client"
        return
    with pytest.raises(DocpactError, match="is no name for a package") as caught:
        vendor(project, tmp_path, package=name)
    assert "\x1b" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_vendoring_twice_changes_nothing(kestrel: Project, tmp_path: Path) -> None:
    folder = vendor(kestrel, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert vendor(load_project(kestrel.folder), tmp_path) == folder
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def everything() -> set[Path]:
    return set(Path().rglob("*"))


@pytest.mark.usefixtures("workspace")
def test_nothing_is_written_where_a_part_of_it_could_not(docpact: Command) -> None:
    Path("file").write_text("mine")
    Path("checks/test_leonardo_client_contract.py").mkdir(parents=True)
    before = everything()
    for arguments, complaint in {
        ("file",): "file: cannot write below this: it is no folder\n  No file was written.",
        ("src", "--contract", "file"): "file: cannot write below this: it is no folder\n  No file was written.",
        ("src", "--contract", "file/below"): "file: cannot write below this: it is no folder",
        ("src", "--contract", "."): "spec: there is such a folder already, and docpact did not write it",
        ("src", "--contract", "checks"): "checks/test_leonardo_client_contract.py: a folder stands where the test",
    }.items():
        code, output, errors = docpact("vendor", *arguments)
        assert (code, output) == (2, "")
        assert errors.startswith(f"error: {complaint}")
        assert everything() == before


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="a folder in which nobody can make a file")
@pytest.mark.usefixtures("workspace")
def test_a_folder_in_which_nothing_can_be_made_is_found_before_anything_is_written(docpact: Command) -> None:
    before = everything()
    for arguments in (("/proc/src",), ("src", "--contract", "/proc/checks")):
        code, output, errors = docpact("vendor", *arguments)
        assert (code, output) == (2, "")
        assert errors.startswith("error: /proc: cannot write here: ")
        assert "Name another folder, or mend the cause." in errors
    assert everything() == before


def test_a_copy_that_was_cut_short_is_finished_by_the_same_command(
    kestrel: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("docpact.write.python.lock.Path.unlink", full)
        with pytest.raises(DocpactError, match=r"No file was written. Name another folder, or mend the cause"):
            vendor(kestrel, tmp_path)
    replaced = iter(range(3))
    original = lock._replace

    def replace(*arguments: object) -> None:
        if next(replaced, None) is None:
            full()
        original(*arguments)

    (tmp_path / "kestrel_client").rmdir()
    with monkeypatch.context() as patch:
        patch.setattr(lock, "_replace", replace)
        with pytest.raises(DocpactError, match="run 'docpact vendor' again: it finishes what is unfinished"):
            vendor(kestrel, tmp_path)
    assert facts_of_package(vendor(kestrel, tmp_path), "gale-1") == kestrel.spec("gale-1").facts


@pytest.mark.usefixtures("workspace")
def test_extras_are_named_together_and_bring_what_they_need(docpact: Command) -> None:
    folder = Path("vendored/leonardo_client")
    assert docpact("vendor", "vendored", "--with", "mcp,testing", "--with", "drift", "--http", "httpx2")[0] == 0
    extras = {path.stem for path in (folder / "_runtime" / "extras").glob("*.py")}
    assert extras == {"__init__", "mcp", "shell", "testing", "drift"}, "agents are served by the shell command"
    assert {"__main__.py", "testing.py"} <= {path.name for path in folder.iterdir()}
    assert "import httpx2 as httpx\n" in (folder / "_runtime" / "core" / "http.py").read_text()
    assert docpact("vendor", "vendored", "--with", "mcp,testing,drift", "--http", "httpx2", "--check")[0] == 0
    code, output, _ = docpact("vendor", "vendored", "--with", "mcp,testing,drift", "--check")
    assert code == 1
    assert "http.py" in output
    code, _, errors = docpact("vendor", "vendored", "--with", "mcp,webhook")
    assert code == 2
    assert "there is no extra 'webhook'; choose from shell, batch, webhooks" in errors


@pytest.mark.usefixtures("workspace")
def test_generate_makes_the_client_for_another_http_library_and_back(docpact: Command) -> None:
    """Also where the other library is not installed, and though no spec has changed in between."""
    module = Path("generated/leonardo_client/_runtime/core/http.py")
    for library, line in (("httpx2", "import httpx2 as httpx\n"), ("httpx", "import httpx\n")):
        assert docpact("generate", "--http", library)[0] == 0
        assert line in module.read_text()
        assert docpact("generate", "--http", library, "--check")[0] == 0
    code, output, _ = docpact("generate", "--http", "httpx2", "--check")
    assert code == 1
    assert "http has changed" in output
