"""The emitted package as a product: clean under two type checkers, importable from anywhere, and of use."""

from __future__ import annotations

import importlib
import inspect
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from docpact.facts import difference
from docpact.read.package import facts_of_package
from docpact.spec import Project

pytestmark = pytest.mark.untraced

MINIMUM = {"prompt": "Gusts over a ridge", "model": "gale-1", "class_": "LIGHT"}


@pytest.fixture
def client(kestrel_emitted: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(kestrel_emitted)
    yield importlib.import_module("kestrel_client")
    for name in [name for name in sys.modules if name.split(".")[0] == "kestrel_client"]:
        del sys.modules[name]


def sent(client: Any, **arguments: object) -> Any:
    with client.Kestrel("key") as kestrel:
        return kestrel.gale_1.preview(**{**MINIMUM, **arguments}).json()


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def checked(kestrel_emitted: Path, tmp_path: Path) -> Path:
    """A copy beside a file with one mistake, which shows that the checkers look at all."""
    shutil.copytree(kestrel_emitted / "kestrel_client", tmp_path / "kestrel_client")
    (tmp_path / "mistaken.py").write_text('MISTAKE: int = "text"\n')
    return tmp_path


def test_it_is_clean_under_mypy_strict(checked: Path, repository: Path) -> None:
    cache = repository / ".mypy_cache" / "emitted"
    options = ("--strict", "--config-file=", "--python-version=3.11", f"--cache-dir={cache}")
    result = run("mypy", *options, "kestrel_client", "mistaken.py", folder=checked)
    *found, total = result.stdout.splitlines()
    assert [line.split(":")[0] for line in found] == ["mistaken.py"], result.stdout
    assert f"(checked {len(list(checked.rglob('*.py')))} source files)" in total


def test_it_is_clean_under_pyright_strict(checked: Path) -> None:
    settings = {"include": ["."], "typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (checked / "pyrightconfig.json").write_text(json.dumps(settings))
    result = run("pyright", "--outputjson", "--pythonpath", sys.executable, folder=checked)
    report = json.loads(result.stdout)
    found = [(Path(one["file"]).name, one["message"]) for one in report["generalDiagnostics"]]
    assert [name for name, _ in found] == ["mistaken.py"], found
    assert report["summary"]["filesAnalyzed"] == len(list(checked.rglob("*.py")))


def test_it_states_what_the_spec_states(
    kestrel: Project, kestrel_emitted: Path, project: Project, emitted: Path
) -> None:
    for one, folder in ((kestrel, kestrel_emitted), (project, emitted)):
        for spec in one.specs:
            package = folder / one.api.content.package
            assert difference(spec.facts, facts_of_package(package, spec.model)) == []
            assert len(spec.facts) > 30


def test_what_the_caller_leaves_out_is_not_sent_but_for_required_defaults(client: ModuleType) -> None:
    assert sent(client) == {
        "model": "gale-1",
        "parameters": {
            "prompt": "Gusts over a ridge",
            "class": "LIGHT",
            "kind": "FIXED",
            "steps": 16,
            "offsets": [0, 1],
        },
    }


def test_what_the_caller_gives_arrives_where_it_belongs(client: ModuleType) -> None:
    image = client.Reference("id-1", "GENERATED")
    body = sent(
        client,
        model="gale-1-turbo",
        public=True,
        negative_prompt="rain",
        strength=0.3,
        weight=-1.5,
        seed=0,
        steps=32,
        loop=False,
        style_ids=("CALM", "SQUALL"),
        tags=[],
        offsets=[3, 4],
        style="old",
        mode="PAN",
        speed=2.5,
        path=[{"x": 0.5}, {"x": 1, "label": "end"}],
        feathers=[image, image],
    )
    reference = {"image": {"id": "id-1", "type": "GENERATED"}}
    assert body == {
        "model": "gale-1-turbo",
        "public": True,
        "parameters": {
            "prompt": "Gusts over a ridge",
            "class": "LIGHT",
            "negative-prompt": "rain",
            "kind": "FIXED",
            "strength": 0.3,
            "weight": -1.5,
            "seed": 0,
            "steps": 32,
            "loop": False,
            "style_ids": ["CALM", "SQUALL"],
            "tags": [],
            "offsets": [3, 4],
            "style": "old",
            "camera": {"mode": "PAN", "speed": 2.5, "path": [{"x": 0.5}, {"x": 1, "label": "end"}]},
            "guidances": {"feathers": [reference, reference]},
        },
    }


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({"prompt": "ab"}, "parameters.prompt"),
        ({"prompt": "x" * 41}, "parameters.prompt"),
        ({"class_": "MEDIUM"}, "parameters.class"),
        ({"negative_prompt": 3}, "parameters.negative-prompt"),
        ({"strength": 0.35}, "parameters.strength"),
        ({"strength": 1.0}, "parameters.strength"),
        ({"weight": True}, "parameters.weight"),
        ({"weight": float("nan")}, None),
        ({"seed": 1.0}, "parameters.seed"),
        ({"seed": -1}, "parameters.seed"),
        ({"steps": 12}, "parameters.steps"),
        ({"steps": "16"}, "parameters.steps"),
        ({"loop": 1}, "parameters.loop"),
        ({"style_ids": []}, "parameters.style_ids"),
        ({"style_ids": ["CALM"] * 3}, "parameters.style_ids"),
        ({"style_ids": ["STORM"]}, "parameters.style_ids[0]"),
        ({"tags": [1], "seed": 1}, "parameters.tags[0]"),
        ({"offsets": [1]}, "parameters.offsets"),
        ({"speed": 1.0}, "parameters.camera.mode"),
        ({"mode": "PAN", "path": [{"x": 1}]}, "parameters.camera.path"),
        ({"mode": "PAN", "path": [{"x": 1}, {"x": 1, "label": "too long"}]}, "parameters.camera.path[1].label"),
        ({"mode": "PAN", "path": [{"x": 1}, {"x": 1, "y": 2}]}, "parameters.camera.path[1].y"),
    ],
)
def test_what_the_spec_forbids_is_refused_at_its_path(
    client: ModuleType, arguments: dict[str, object], path: str | None
) -> None:
    with pytest.raises(client.InvalidRequest) as caught:
        sent(client, **arguments)
    if path:
        assert [problem.path for problem in caught.value.problems] == [path]


def test_too_many_images_are_refused(client: ModuleType) -> None:
    with pytest.raises(client.InvalidRequest, match="feathers"):
        sent(client, feathers=[client.Reference("a", "GENERATED")] * 5)


def test_a_member_of_an_optional_object_is_optional(client: ModuleType) -> None:
    calls: Any = importlib.import_module(f"{client.__name__}.calls.gale_1")
    parameters = inspect.signature(calls.Gale1.create).parameters
    required = {name for name, one in parameters.items() if one.default is one.empty and name != "self"}
    assert required == {"prompt", "model", "class_"}
    assert "kind" not in parameters


def test_a_model_without_lifecycle_does_not_warn(client: ModuleType) -> None:
    calls: Any = importlib.import_module(f"{client.__name__}.calls.gale_1")
    assert calls.PAGE.retired is None
    sent(client)


def test_every_emitted_file_says_what_made_it(kestrel_emitted: Path, emitted: Path) -> None:
    for folder in (kestrel_emitted, emitted):
        for path in folder.rglob("*.py"):
            first, second, third, *_ = path.read_text().splitlines()
            assert first.startswith("# Made by docpact "), path
            assert "api.yaml" in first or "_runtime" in path.parts
            assert "MIT License" in second
            assert third == "# fmt: off"
