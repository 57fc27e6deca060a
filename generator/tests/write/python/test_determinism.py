"""The same bytes whatever the hash seed, the folder, the clock, and the configuration that lies around."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from docpact.spec import Project, load_project
from docpact.write.python.generate import check, generate

HOSTILE = """
[tool.black]
line-length = 20
skip-string-normalization = true
[tool.ruff]
line-length = 30
extend-exclude = ["*.py"]
[tool.ruff.format]
quote-style = "single"
[tool.ruff.lint.isort]
force-single-line = true
[tool.isort]
profile = "google"
force_single_line = true
[tool.datamodel-codegen]
use-annotated = false
field-constraints = false
base-class = "os.system"
snake-case-field = true
[tool.datamodel-codegen.profiles.default]
strict-types = []
"""


def hashes(folder: Path) -> dict[str, str]:
    """What was emitted; byte code of it may lie beside it, as others import what is shared."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def run(folder: Path, **environment: str) -> dict[str, str]:
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "docpact", "generate", "-o", "out"]
    result = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return hashes(folder / "out")


@pytest.mark.untraced
def test_bytes_depend_on_nothing_but_the_specs(kestrel: Project, kestrel_emitted: Path, tmp_path: Path) -> None:
    places: list[tuple[Path, dict[str, str]]] = [
        (tmp_path / "one", {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati"}),
        (tmp_path / "two with spaces" / "deeper", {"PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0"}),
        (tmp_path / "three", {"PYTHONHASHSEED": "random", "SOURCE_DATE_EPOCH": "0", "COLUMNS": "20"}),
    ]
    for folder, _ in places:
        shutil.copytree(kestrel.folder, folder / "spec")
    for name in ("pyproject.toml", "three/pyproject.toml"):
        (tmp_path / name).write_text(HOSTILE)
    (tmp_path / "three" / "ruff.toml").write_text("line-length = 40\n")
    (tmp_path / "three" / "out").mkdir()
    (tmp_path / "three" / "out" / "pyproject.toml").write_text(HOSTILE)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda place: run(place[0], **place[1]), places))
    found[2].pop("pyproject.toml")
    expected = hashes(kestrel_emitted)
    assert len(expected) > 12
    assert found == [expected] * 3


@pytest.mark.untraced
def test_hostile_settings_around_this_process_mean_nothing(
    kestrel: Project, kestrel_emitted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text(HOSTILE)
    monkeypatch.chdir(tmp_path)
    assert check(kestrel, kestrel_emitted) == []


@pytest.mark.untraced
def test_a_second_run_writes_nothing(kestrel: Project, tmp_path: Path) -> None:
    first = generate(kestrel, tmp_path)
    assert len(first.changed) > 12
    assert (first.removed, first.left, first.healed) == ([], [], False)
    before = {path: path.stat().st_mtime_ns for path in [tmp_path, *tmp_path.rglob("*")]}
    second = generate(load_project(kestrel.folder), tmp_path)
    assert (second.changed, second.removed, second.left, second.healed) == ([], [], [], False)
    assert {path: path.stat().st_mtime_ns for path in [tmp_path, *tmp_path.rglob("*")]} == before


def test_the_order_of_the_files_on_disk_means_nothing(
    kestrel: Project, kestrel_emitted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original: Callable[..., Iterable[Path]] = Path.glob
    # Python 3.13's rglob goes through glob, with options of its own.
    monkeypatch.setattr(Path, "glob", lambda *where, **options: reversed(list(original(*where, **options))))
    assert check(load_project(kestrel.folder), kestrel_emitted) == []
