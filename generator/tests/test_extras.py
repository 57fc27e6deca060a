"""Every optional dependency is named with its extra where it is missing."""

from __future__ import annotations

import builtins
import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any, cast

import pytest

from docpact import cli, extras
from docpact.errors import DocpactError

PYPROJECT = Path(__file__).parent.parent.parent / "pyproject.toml"


def test_the_table_is_what_pyproject_declares() -> None:
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    declared: dict[str, list[str]] = project["optional-dependencies"]
    distributions = packages_distributions()
    always = {_name(line) for line in project["dependencies"]}
    for extra, lines in declared.items():
        brought = {name.lower().replace("_", "-") for module in extras.EXTRAS[extra] for name in distributions[module]}
        # httpcore is declared for its version alone: httpx brings it.
        assert brought == {_name(line) for line in lines} - always - {"httpcore"}
    assert set(declared) == set(extras.EXTRAS)


def test_what_docpact_always_needs_is_pinned_by_nothing() -> None:
    lines = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    assert not [line for line in lines if "==" in line]


def test_a_missing_module_is_named_with_the_extras_that_bring_it(monkeypatch: pytest.MonkeyPatch) -> None:
    extras.require("av", "ruff")
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == "ruff" else name)
    with pytest.raises(DocpactError, match=r"^this needs ruff, which is not installed here\n.*'docpact\[generate\]'"):
        extras.require("av", "ruff")
    assert "'docpact[sandbox]'" in str(extras.not_installed("av"))
    assert "'docpact[generate,contract]'" in str(extras.not_installed("ruff", "pytest"))
    assert extras.from_an_extra("av.video.reformatter")
    assert not extras.from_an_extra("avro")


@pytest.mark.parametrize(("module", "extra"), [("av.video", "sandbox"), ("jinja2", "generate")])
def test_a_command_without_its_extra_exits_2_and_says_what_to_install(
    module: str, extra: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "run", lambda _: _import_without(monkeypatch, module))
    with pytest.raises(SystemExit) as exit_:
        cli.main()
    assert exit_.value.code == 2
    said = " ".join(capsys.readouterr().err.split())
    assert f"needs {module.partition('.')[0]}, which is not installed here" in said
    assert f"python -m pip install 'docpact[{extra}]'" in said


def test_a_module_that_no_extra_brings_is_a_defect_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "run", lambda _: _import_without(monkeypatch, "nobody_brings_this"))
    with pytest.raises(ModuleNotFoundError):
        cli.main()


def _import_without(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    importer = builtins.__import__

    def without(
        name: str,
        globals_: Mapping[str, object] | None = None,
        locals_: Mapping[str, object] | None = None,
        fromlist: Sequence[str] = (),
        level: int = 0,
    ) -> Any:
        if name == missing:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return importer(name, globals_, locals_, fromlist, level)

    with monkeypatch.context() as patched:
        patched.setattr(builtins, "__import__", without)
        cast("Any", __import__)(missing)


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
