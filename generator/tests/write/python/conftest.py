"""Hostile projects: the made-up one with changes of its files."""

from __future__ import annotations

import copy
import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from docpact.spec import Project, load_project
from docpact.write.python.generate import generate

from .hostile_texts import Change, Rewritten, poison, rendered


@pytest.fixture(scope="session")
def sources(kestrel: Project) -> dict[str, Any]:
    """The made-up files as data; days stay text."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = lambda _, node: node.value
    return {path.name: yaml.load(path.read_text()) for path in (kestrel.api.path, kestrel.specs[0].path)}


@pytest.fixture(scope="session")
def conditional(kestrel: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The made-up project, whose model has conditions of each form."""
    folder = tmp_path_factory.mktemp("conditional") / "spec" / "kestrel"
    (folder / "models").mkdir(parents=True)
    (folder / "api.yaml").write_bytes(kestrel.api.path.read_bytes())
    spec = kestrel.specs[0].path
    conditions = (Path(__file__).parent / "data" / "conditions.yaml").read_text()
    (folder / "models" / spec.name).write_text(spec.read_text().partition("conditions:\n")[0] + conditions)
    return load_project(folder.parent)


@pytest.fixture(scope="session")
def conditional_emitted(conditional: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What that makes. To be read only."""
    folder = tmp_path_factory.mktemp("conditional_emitted")
    written = generate(conditional, folder)
    assert [str(error) for error in written.refused] == []
    return folder


@pytest.fixture(scope="session")
def rewritten(sources: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Rewritten:
    """The made-up project with changes of its api.yaml and its spec."""
    folder = tmp_path_factory.mktemp("rewritten") / "kestrel"
    (folder / "models").mkdir(parents=True)

    def rewrite(change: Change) -> Project:
        data = copy.deepcopy(sources)
        change(data["api.yaml"], data["gale-1.yaml"])
        for name, content in data.items():
            # JSON is YAML, but for days, which must not be quoted, and its pairs of surrogates.
            text = json.dumps(content, ensure_ascii=False).replace('"2026-11-22"', "2026-11-22")
            text = "".join(one if one.isprintable() and one != "\ufeff" else _escape(one) for one in text)
            (folder / ("" if name == "api.yaml" else "models") / name).write_text(text, encoding="utf-8")
        return load_project(folder.parent)

    return rewrite


def _escape(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


@pytest.fixture(scope="session")
def harmless(rewritten: Rewritten) -> Callable[[int], dict[str, str]]:
    """What harmless texts give, by the length from which closed sets have names."""

    @functools.cache
    def found(longest: int) -> dict[str, str]:
        return rendered(rewritten(poison(["one", "two", "three"], ["A", "B", "C"])), pytest.MonkeyPatch(), longest)

    return found
