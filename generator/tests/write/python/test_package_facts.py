"""Facts out of an emitted package: every edit of what its models enforce changes them, and no table can add any."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docpact.errors import DocpactError
from docpact.facts import Fact, difference
from docpact.read.package import facts_of_package
from docpact.spec import Project

P = "parameters."
MODELS, CALLS, BASE = "models/gale_1.py", "calls/gale_1.py", "_runtime/core/requests.py"
VALIDATOR = ('@field_validator("*", mode="before")\n    @classmethod\n', "@classmethod\n")

EDITS: list[tuple[str, str, str, str]] = [
    # file, text, what replaces it, the change of facts that it makes
    (MODELS, "min_length=3", "min_length=4", P + "prompt minLength: 3 -> 4"),
    (MODELS, "max_length=40, min_length=3", "max_length=40", P + "prompt minLength: 3 -> (nothing)"),
    (MODELS, "max_length=40", "max_length=50", P + "prompt maxLength: 40 -> 50"),
    (MODELS, "Field(max_length=5)", "Field(max_length=6)", P + "camera.path[].label maxLength: 5 -> 6"),
    (MODELS, "max_length=4, min_length=2", "max_length=5, min_length=2", P + "camera.path maxItems: 4 -> 5"),
    (MODELS, "max_length=4, min_length=2", "max_length=4, min_length=1", P + "camera.path minItems: 2 -> 1"),
    (MODELS, "Field(max_length=4)", "Field(max_length=3)", P + "guidances.feathers maxItems: 4 -> 3"),
    (MODELS, "Field(ge=0.1, ", "Field(ge=0.2, ", P + "strength minimum: 0.1 -> 0.2"),
    (MODELS, "le=0.9", "le=1", P + "strength maximum: 0.9 -> 1"),
    (MODELS, "multiple_of=0.1", "multiple_of=0.2", P + "strength multipleOf: 0.1 -> 0.2"),
    (MODELS, "le=0.9, multiple_of=0.1", "le=0.9", P + "strength multipleOf: 0.1 -> (nothing)"),
    (MODELS, "ge=-1.5", "ge=-2", P + "weight minimum: -1.5 -> -2"),
    (MODELS, "ge=-1.5", "gt=-1.5", P + "weight minimum: -1.5 -> (nothing)"),
    (MODELS, "le=4294967295", "le=4294967296", P + "seed maximum: 4294967295 -> 4294967296"),
    (MODELS, "multiple_of=8", "multiple_of=4", P + "steps multipleOf: 8 -> 4"),
    (
        MODELS,
        'Literal["PAN", "TILT"]',
        'Literal["PAN", "ROLL", "TILT"]',
        P + 'camera.mode enum: ["PAN", "TILT"] -> ["PAN", "ROLL", "TILT"]',
    ),
    (MODELS, 'Literal["PAN", "TILT"]', "StrictStr", P + 'camera.mode enum: ["PAN", "TILT"] -> (nothing)'),
    (
        MODELS,
        'list[Literal["BREEZE", "CALM", "SQUALL"]]',
        'list[Literal["BREEZE", "CALM"]]',
        P + 'style_ids enum: ["BREEZE", "CALM", "SQUALL"] -> ["BREEZE", "CALM"]',
    ),
    (
        MODELS,
        "seed: Annotated[StrictInt | None",
        "seed: Annotated[StrictInt | StrictStr | None",
        P + 'seed type: "integer" -> (nothing)',
    ),
    (
        MODELS,
        "seed: Annotated[StrictInt | None",
        "seed: Annotated[StrictFloat | None",
        P + 'seed type: "integer" -> "number"',
    ),
    (MODELS, "loop: StrictBool", "loop: StrictBool | StrictInt", P + 'loop type: "boolean" -> (nothing)'),
    (MODELS, "loop: StrictBool", "loop: StrictStr", P + 'loop type: "boolean" -> "string"'),
    (MODELS, "list[StrictStr]", "list[StrictStr | StrictInt]", P + 'tags itemType: "string" -> (nothing)'),
    (MODELS, "list[StrictInt]", "list[StrictFloat]", P + 'offsets itemType: "integer" -> "number"'),
    (MODELS, "x: StrictFloat", "x: StrictFloat = 0", P + "camera.path[].x required: true -> false"),
    (
        MODELS,
        'Literal["gale-1", "gale-1-turbo"]',
        'Literal["gale-1", "gale-1-turbo"] = "gale-1"',
        "model required: true -> false",
    ),
    (MODELS, "public: StrictBool | None = None", "public: StrictBool", "public required: false -> true"),
    (MODELS, "] = 0.5", "] = 0.6", P + "strength default: 0.5 -> 0.6"),
    (MODELS, "= False", "= True", P + "loop default: false -> true"),
    (MODELS, 'alias="class"', 'alias="klass"', P + "class required: true -> (nothing)"),
    (
        MODELS,
        "Annotated[StrictStr | None, Field(deprecated=True)]",
        "StrictStr | None",
        P + "style deprecated: true -> (nothing)",
    ),
    (MODELS, "    weight: ", "    mass: ", P + 'weight type: "number" -> (nothing)'),
    (
        MODELS,
        "class PathItem(RequestModel)",
        "class PathItem(BaseModel)",
        P + 'camera.path[].label type: "string" -> (nothing)',
    ),
    (CALLS, "steps: int = 16", "steps: int = 24", P + "steps default: 16 -> 24"),
    (CALLS, "steps: int = 16", "steps: int", P + "steps default: 16 -> (nothing)"),
    (CALLS, "[0, 1]", "[1, 0]", P + "offsets default: [0, 1] -> [1, 0]"),
    (CALLS, 'Parameter("parameters.steps"', 'Parameter("parameters.pace"', P + "steps default: 16 -> (nothing)"),
    (
        MODELS,
        'Field(alias="negative-prompt")',
        'Field(alias="negative-prompt", pattern="^a+$")',
        P + 'negative-prompt type: "string" -> (nothing)',
    ),
    (BASE, *VALIDATOR, P + 'seed type: "integer" -> (nothing)'),
]


@pytest.fixture
def package(kestrel_emitted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kestrel_emitted / "kestrel_client", tmp_path / "kestrel_client"))


@pytest.fixture(scope="session")
def stated(kestrel: Project) -> set[Fact]:
    return kestrel.specs[0].facts


@pytest.mark.parametrize(("file", "old", "new", "change"), EDITS)
def test_every_edit_of_what_is_enforced_changes_the_facts(
    package: Path, stated: set[Fact], *, file: str, old: str, new: str, change: str
) -> None:
    text = (package / file).read_text()
    assert old in text
    (package / file).write_text(text.replace(old, new).replace("import ConfigDict", "import BaseModel, ConfigDict"))
    assert change in [str(one) for one in difference(stated, facts_of_package(package))]


def test_the_validator_is_what_keeps_closed_numbers_exact(package: Path, emitted: Path, project: Project) -> None:
    target = package.parent / "leonardo_client"
    shutil.copytree(emitted / "leonardo_client", target)
    text = (target / BASE).read_text()
    (target / BASE).write_text(text.replace(*VALIDATOR))
    changes = [str(one) for one in difference(project.specs[0].facts, facts_of_package(target))]
    assert 'parameters.width type: "integer" -> (nothing)' in changes
    assert 'parameters.duration type: "integer" -> (nothing)' in changes


def test_the_table_of_what_is_unstated_can_only_take_facts_away(package: Path, stated: set[Fact]) -> None:
    text = (package / CALLS).read_text()
    table = re.compile(r"    unstated=\{.*?\n    \},\n", re.DOTALL)
    assert table.search(text)
    (package / CALLS).write_text(table.sub("    unstated={},\n", text))
    without = facts_of_package(package)
    assert without > stated
    hidden = {str(fact) for fact in without - stated}
    assert 'parameters type "object"' in hidden
    assert all(
        "additionalProperties" in one
        or "feathers[]" in one
        or "[]" in one
        or one.split()[0] in {"$", "parameters", "parameters.guidances.feathers", "parameters.camera.path"}
        for one in hidden
    ), hidden
    (package / CALLS).write_text(table.sub('    unstated={"nowhere": {"type": "assumed"}},\n', text))
    assert facts_of_package(package) == without


def test_two_packages_of_one_name_are_told_apart(package: Path, kestrel_emitted: Path, stated: set[Fact]) -> None:
    (package / MODELS).write_text((package / MODELS).read_text().replace("max_length=40", "max_length=41"))
    assert [str(one) for one in difference(stated, facts_of_package(package))] == [
        "parameters.prompt maxLength: 40 -> 41"
    ]
    assert facts_of_package(kestrel_emitted / "kestrel_client") == stated
    assert facts_of_package(package) != stated


def test_an_edit_within_the_clock_s_resolution_is_seen(package: Path, stated: set[Fact]) -> None:
    path = package / MODELS
    before = path.stat()
    assert facts_of_package(package) == stated
    path.write_text(path.read_text().replace("max_length=40", "max_length=41"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert facts_of_package(package) != stated


def test_reading_leaves_nothing_behind(package: Path) -> None:
    modules, prefix = set(sys.modules), sys.pycache_prefix
    files = set(package.rglob("*"))
    facts_of_package(package)
    assert {name for name in set(sys.modules) - modules if "docpact_subject" in name or "kestrel" in name} == set()
    assert sys.pycache_prefix == prefix
    assert set(package.rglob("*")) == files


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "raises": (
        lambda folder: (folder / CALLS).write_text("raise RuntimeError('\x1b[2J no')"),
        r"RuntimeError: \\x1b\[2J no",
    ),
    "exits": (
        lambda folder: (folder / "__init__.py").write_text("raise SystemExit(0)"),
        "cannot be imported: SystemExit",
    ),
    "is no Python": (lambda folder: (folder / MODELS).write_text("class ("), "cannot be imported: SyntaxError"),
    "has lost a module": (lambda folder: (folder / BASE).unlink(), "cannot be imported: ModuleNotFoundError"),
    "has no page": (lambda folder: (folder / CALLS).write_text("X = 1"), "cannot be imported: AttributeError"),
    "has no calls": (lambda folder: shutil.rmtree(folder / "calls"), "is not whole: it has no calls/\n  Copy"),
    "has no models": (lambda folder: shutil.rmtree(folder / "models"), "is not whole: it has no models/\n  Copy"),
    "has no __init__": (
        lambda folder: (folder / "__init__.py").unlink(),
        "is not whole: it has no __init__.py\n  Copy",
    ),
    "has no model": (lambda folder: (folder / CALLS).unlink(), "has no model: nothing is in its calls/"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_package_that_cannot_be_read_gets_a_clear_error(package: Path, name: str) -> None:
    spoil, complaint = BROKEN[name]
    spoil(package)
    modules = set(sys.modules)
    with pytest.raises(DocpactError, match=complaint) as caught:
        facts_of_package(package)
    assert str(package) in str(caught.value)
    assert caught.value.todo
    assert "docpact_subject" not in str(caught.value)
    assert not [module for module in set(sys.modules) - modules if "docpact_subject" in module]


def test_a_folder_that_holds_a_package_names_it(package: Path) -> None:
    with pytest.raises(DocpactError, match="this is no client package") as caught:
        facts_of_package(package.parent)
    assert caught.value.todo == f"Pass the package in it: {package}."


def test_a_model_is_picked_by_either_of_its_names(package: Path, stated: set[Fact]) -> None:
    assert facts_of_package(package, "gale-1") == facts_of_package(package, "gale_1") == stated
    with pytest.raises(DocpactError, match="has no model 'x'") as caught:
        facts_of_package(package, "x")
    assert "there is: gale-1." in str(caught.value)
    (package / "calls" / "gale_2.py").write_text(
        (package / CALLS).read_text().replace('model="gale-1"', 'model="gale-2"')
    )
    with pytest.raises(DocpactError, match="has several models"):
        facts_of_package(package)
