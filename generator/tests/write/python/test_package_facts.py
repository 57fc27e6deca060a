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
from docpact.read.package import carried_facts, facts_of_package
from docpact.spec import Project

P = "parameters."
CONJUNCTION = 'tags required true when model is not "gale-1" and parameters.style="plain"'
DENIED = '$parameters rows {"columns": ["steps", "camera.mode"], "denied": true, "rows": [[8, "PAN"], [32, "TILT"]]}'
ROWS = (
    '$parameters rows {"columns": ["steps", "weight"], "rows": [[8, 0.5], [16, 1], [16, 2]]} when parameters.seed given'
)
COMPARISON = '$parameters compare "max(weight * 8, 1) <= steps"'
WARNS = "tags maxItems 2 when parameters.loop=true"
FORBIDDEN = "seed forbidden true when parameters.loop=true"
MODELS, CALLS, BASE = "models/gale_1.py", "calls/gale_1.py", "_runtime/core/requests.py"
INTERPRETER = "_runtime/core/conditions.py"

EDITS: list[tuple[str, str, str, str]] = [
    # file, text, what replaces it, the fact that the package no longer keeps
    (MODELS, "min_length=3", "min_length=4", "prompt minLength 3"),
    (MODELS, "max_length=40, min_length=3", "max_length=40", "prompt minLength 3"),
    (MODELS, "max_length=40", "max_length=50", "prompt maxLength 40"),
    (MODELS, "Field(max_length=5)", "Field(max_length=6)", "camera.path[].label maxLength 5"),
    (MODELS, "max_length=4, min_length=2", "max_length=5, min_length=2", "camera.path maxItems 4"),
    (MODELS, "max_length=4, min_length=2", "max_length=4, min_length=1", "camera.path minItems 2"),
    (MODELS, "Field(max_length=4)", "Field(max_length=3)", "guidances.feathers maxItems 4"),
    (MODELS, "Field(ge=0.1, ", "Field(ge=0.2, ", "strength minimum 0.1"),
    (MODELS, "le=0.9", "le=1", "strength maximum 0.9"),
    (MODELS, "multiple_of=0.1", "multiple_of=0.2", "strength multipleOf 0.1"),
    (MODELS, "le=0.9, multiple_of=0.1", "le=0.9", "strength multipleOf 0.1"),
    (MODELS, "ge=-1.5", "ge=-2", "weight minimum -1.5"),
    (MODELS, "ge=-1.5", "gt=-1.5", "weight minimum -1.5"),
    (MODELS, "le=4294967295", "le=4294967296", "seed maximum 4294967295"),
    (MODELS, "multiple_of=8", "multiple_of=4", "steps multipleOf 8"),
    (MODELS, 'Literal["PAN", "TILT"]', 'Literal["PAN", "ROLL", "TILT"]', 'camera.mode enum ["PAN", "TILT"]'),
    (MODELS, 'Literal["PAN", "TILT"]', 'Literal["PAN"]', 'camera.mode enum ["PAN", "TILT"]'),
    (MODELS, 'Literal["PAN", "TILT"]', "StrictStr", 'camera.mode enum ["PAN", "TILT"]'),
    (
        MODELS,
        'list[Literal["BREEZE", "CALM", "SQUALL"]]',
        'list[Literal["BREEZE", "CALM"]]',
        'style_ids enum ["BREEZE", "CALM", "SQUALL"]',
    ),
    (MODELS, "seed: Annotated[StrictInt | None", "seed: Annotated[StrictInt | StrictStr | None", 'seed type "integer"'),
    (MODELS, "seed: Annotated[StrictInt | None", "seed: Annotated[StrictFloat | None", 'seed type "integer"'),
    (MODELS, "loop: StrictBool", "loop: StrictBool | StrictInt", 'loop type "boolean"'),
    (MODELS, "loop: StrictBool", "loop: StrictStr", 'loop type "boolean"'),
    (MODELS, "list[StrictStr]", "list[StrictStr | StrictInt]", 'tags itemType "string"'),
    (MODELS, "list[StrictInt]", "list[StrictFloat]", 'offsets itemType "integer"'),
    (MODELS, "x: StrictFloat", "x: StrictFloat = 0", "camera.path[].x required true"),
    (MODELS, "public: StrictBool | None = None", "public: StrictBool", "public required false"),
    (MODELS, "] = 0.5", "] = 0.6", "strength default 0.5"),
    (MODELS, "= False", "= True", "loop default false"),
    (MODELS, 'alias="class"', 'alias="klass"', "class required true"),
    (MODELS, "Annotated[StrictStr | None, Field(deprecated=True)]", "StrictStr | None", "style deprecated true"),
    (MODELS, "    weight: ", "    mass: ", 'weight type "number"'),
    (MODELS, "    label: ", "    title: ", "camera.path[].label present true"),
    (MODELS, "class PathItem(RequestModel,", "class PathItem(BaseModel,", 'camera.path[].label type "string"'),
    (CALLS, "steps: int = 16", "steps: int = 24", "steps default 16"),
    (CALLS, "steps: int = 16", "steps: int", "steps default 16"),
    (CALLS, '"parameters.steps", default=16', '"parameters.steps", default=24', "steps default 16"),
    (CALLS, '"parameters.steps"', '"parameters.stairs"', "steps default 16"),
    (
        MODELS,
        'Field(alias="negative-prompt")',
        'Field(alias="negative-prompt", pattern="^a+$")',
        'negative-prompt type "string"',
    ),
    (BASE, 'if schema["type"] == "nullable":', 'if schema["type"] == "void":', 'seed type "integer"'),
    (BASE, '"extra_forbidden": "additionalProperties"', '"extra_forbidden": "type"', "$$ additionalProperties false"),
    # conditions: taken out, turned round, moved, let pass
    (
        CALLS,
        'Condition("parameters.seed", "forbidden", when=',
        'Condition("parameters.seed", "ignored", when=',
        FORBIDDEN,
    ),
    (CALLS, '(("parameters.loop", "=", True),)', '(("parameters.loop", "=", False),)', FORBIDDEN),
    (CALLS, '(("parameters.loop", "=", True),)', '(("parameters.loop", "given"),)', FORBIDDEN),
    (CALLS, '(("parameters.loop", "=", True),)', "()", FORBIDDEN),
    (
        INTERPRETER,
        "all(_holds(test, given, steps) for test",
        "all(_holds(test, given, steps) is (len(condition.when) < 2) for test",
        CONJUNCTION,
    ),
    (BASE, "faults(page.conditions, ", "faults((), ", FORBIDDEN),
    (CALLS, '[8, "PAN"], ', "", DENIED),
    (CALLS, '"denied": True', '"denied": False', DENIED),
    (CALLS, "[16, 1], ", "", ROWS),
    (CALLS, "[16, 1], ", "[16, 1], [32, 1], ", ROWS),
    (CALLS, '("<=", ("max"', '("<", ("max"', COMPARISON),
    (CALLS, '("max", ("*", "weight", 8), 1)', '("max", ("*", "weight", 7), 1)', COMPARISON),
    (CALLS, "warns=True)", "warns=False)", WARNS),
]


@pytest.fixture
def package(conditional_emitted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(conditional_emitted / "kestrel_client", tmp_path / "kestrel_client"))


@pytest.fixture(scope="session")
def stated(conditional: Project) -> frozenset[Fact]:
    return conditional.specs[0].facts


def test_a_package_states_what_its_spec_does(package: Path, stated: frozenset[Fact]) -> None:
    assert facts_of_package(package) == stated
    assert len([fact for fact in stated if fact.when or fact.keyword in ("rows", "compare")]) == 12
    carried = carried_facts(package)
    assert [one for one in carried if one.fault] == []
    lines = {str(one.fact): one.page_line for one in carried}
    assert lines["parameters.seed forbidden true when parameters.loop=true"] == 40
    assert lines["parameters.prompt maxLength 40"] == 12
    assert {one.witness for one in carried} == {"page", "assumed", "observed"}


@pytest.mark.parametrize(("file", "old", "new", "fact"), EDITS)
def test_every_edit_of_what_is_enforced_is_noticed(
    package: Path, stated: frozenset[Fact], *, file: str, old: str, new: str, fact: str
) -> None:
    text = re.sub(r",\n +", ", ", (package / file).read_text())
    assert old in text
    (package / file).write_text(text.replace(old, new).replace("import Field", "import BaseModel, Field"))
    lost = {str(one) for one in {*stated, OBSERVED} - kept(package)}
    assert {fact.removeprefix("$"), P + fact} & lost


OBSERVED = Fact("$", "additionalProperties", value=False)


def kept(package: Path) -> set[Fact]:
    """What a package keeps, whoever says it, as severely as it should."""
    return {
        one.fact for one in carried_facts(package) if one.fault is None and (str(one.fact) != P + WARNS or one.warns)
    }


def test_what_cannot_be_confirmed_says_why(package: Path) -> None:
    text = (package / MODELS).read_text()
    (package / MODELS).write_text(text.replace("max_length=40", "max_length=41"))
    ((fact, fault),) = [(str(one.fact), one.fault) for one in carried_facts(package) if one.fault]
    assert fact == "parameters.prompt maxLength 40"
    assert fault is not None
    assert fault.startswith("the check does not refuse {")


def test_the_command_lists_what_is_not_kept_and_ends_with_one(
    package: Path, docpact: Callable[..., tuple[int, str, str]]
) -> None:
    assert docpact("facts", package, "--model", "gale-1-turbo")[::2] == (0, "")
    (package / MODELS).write_text((package / MODELS).read_text().replace("max_length=40", "max_length=41"))
    code, output, errors = docpact("facts", package)
    assert code == 1
    assert "prompt  maxLength" not in output
    assert errors.startswith(f"not kept: {package}: parameters.prompt maxLength 40: the check does not refuse {{")


def test_a_model_is_read_by_any_of_its_names(package: Path, stated: frozenset[Fact]) -> None:
    for name in ("gale-1", "gale_1", "gale-1-turbo"):
        assert facts_of_package(package, name) == stated


def test_two_packages_of_one_name_are_told_apart(
    package: Path, conditional_emitted: Path, stated: frozenset[Fact]
) -> None:
    (package / MODELS).write_text((package / MODELS).read_text().replace("max_length=40", "max_length=41"))
    assert [str(one) for one in difference(stated, facts_of_package(package))] == [
        "parameters.prompt maxLength: 40 -> (nothing)"
    ]
    assert facts_of_package(conditional_emitted / "kestrel_client") == stated
    assert facts_of_package(package) != stated


def test_an_edit_within_the_clock_s_resolution_is_seen(package: Path, stated: frozenset[Fact]) -> None:
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
    assert caught.value.hint
    assert "docpact_subject" not in str(caught.value)
    assert not [module for module in set(sys.modules) - modules if "docpact_subject" in module]


def test_a_folder_that_holds_a_package_names_it(package: Path) -> None:
    with pytest.raises(DocpactError, match="this is no client package") as caught:
        facts_of_package(package.parent)
    assert caught.value.hint == f"Pass the package in it: {package}."


def test_a_model_is_picked_by_either_of_its_names(package: Path, stated: frozenset[Fact]) -> None:
    assert facts_of_package(package, "gale-1") == facts_of_package(package, "gale_1") == stated
    with pytest.raises(DocpactError, match="has no model 'x'") as caught:
        facts_of_package(package, "x")
    assert "there is: gale-1." in str(caught.value)
    (package / "calls" / "gale_2.py").write_text(
        (package / CALLS).read_text().replace('model="gale-1"', 'model="gale-2"')
    )
    with pytest.raises(DocpactError, match="has several models"):
        facts_of_package(package)
