"""``docpact diff`` as it is typed: sources of every kind, formats, exit codes."""

from __future__ import annotations

import io
import json
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from docpact.errors import DocpactError
from docpact.facts import Fact
from docpact.read.sources import read_pair, read_source
from docpact.spec import Project, load_project
from docpact.write.python.generate import generate

Command = Callable[..., tuple[int, str, str]]

KESTREL = Path(__file__).parents[1] / "data" / "spec"
KITE = """\
# Kite 1

```
curl https://kestrel.example/v2/generations --data '{
  "model": "kite-1",
  "parameters": {"prompt": "Gusts over a ridge", "span": 4}
}'
```

| Parameter | Type | Definition |
|---|---|---|
| model | string | Required. Set to `kite-1`. |
| prompt | string | Required. Maximum of 400 characters. |
| span | integer | Optional. Accepts `2`, `4` or `8`. Defaults to `4`. |
"""
SPEC = """\
model: kite-1
api: kestrel
title: Kite 1
witnesses:
  page:
    url: https://kestrel.example/docs/kite-1
    read: 2026-11-22
    sha256: ab00000000000000000000000000000000000000000000000000000000000000
sample:
  line: 3
  body:
    model: kite-1
    parameters: {prompt: Gusts over a ridge, span: 4}
body:
  model: {type: string, required: true, enum: [kite-1], line: 12}
  parameters:
    assumed: {type: object, required: true}
    why: The sample nests the others here.
  parameters.prompt: {type: string, required: true, maxLength: 400, line: 13}
  parameters.span:
    type: integer
    required: false
    enum: [2, 4, 8]
    default: 4
    line: 14
"""


@pytest.fixture
def kite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a page, the spec of the same facts, and its API; the current folder."""
    (tmp_path / "spec" / "kestrel" / "models").mkdir(parents=True)
    shutil.copy(KESTREL / "kestrel" / "api.yaml", tmp_path / "spec" / "kestrel")
    (tmp_path / "spec" / "kestrel" / "models" / "kite-1.yaml").write_text(SPEC)
    (tmp_path / "kite.md").write_text(KITE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def changed(path: Path, old: str, new: str) -> None:
    content = path.read_text()
    assert content.count(old) == 1
    path.write_text(content.replace(old, new))


def test_a_page_and_the_spec_of_it_state_the_same(kite: Path, docpact: Command) -> None:
    assert (kite / "kite.md").is_file()
    assert docpact("diff", "kite.md", "spec/kestrel/models/kite-1.yaml") == (
        0,
        "No change: both state the same facts.\n",
        "",
    )


def test_any_change_gives_exit_code_1_and_names_both_lines(kite: Path, docpact: Command) -> None:
    changed(kite / "kite.md", "Defaults to `4`", "Defaults to `8`")
    code, out, _ = docpact("diff", "spec/kestrel/models/kite-1.yaml", "kite.md")
    assert (code, out.splitlines()[0]) == (
        1,
        "compatible  parameters.span now has default 8, where before it has default 4",
    )
    assert "    at spec/kestrel/models/kite-1.yaml:24:5\n    now: kite.md:14\n" in out
    assert "0 breaking, 1 compatible, 0 neutral: a minor release of the client." in out


def test_json_markdown_and_sarif_are_written_whole(kite: Path, docpact: Command) -> None:
    changed(kite / "kite.md", "Accepts `2`, `4` or `8`", "Accepts `4` or `8`")
    arguments = ("diff", "spec/kestrel/models/kite-1.yaml", "kite.md", "--format")
    code, out, _ = docpact(*arguments, "json")
    (change,) = json.loads(out)["findings"]
    assert (code, change["fact"], change["class"]) == (1, "parameters.span#enum", "breaking")
    code, out, _ = docpact(*arguments, "markdown")
    assert (code, out.splitlines()[0][:14]) == (1, "**1 breaking, ")
    code, out, _ = docpact(*arguments, "sarif")
    (result,) = json.loads(out)["runs"][0]["results"]
    assert code == 1
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "spec/kestrel/models/kite-1.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 23, "startColumn": 5},
    }


def test_a_new_row_is_one_change_that_sarif_shows_at_what_holds_it(kite: Path, docpact: Command) -> None:
    with (kite / "kite.md").open("a") as page:
        page.write("| tail | string | Optional. Accepts `SHORT` or `LONG`. |\n")
    code, out, _ = docpact("diff", "spec/kestrel/models/kite-1.yaml", "kite.md", "--format", "sarif")
    (result,) = json.loads(out)["runs"][0]["results"]
    assert (code, result["ruleId"]) == (1, "parameter-added")
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 16


def test_a_page_on_standard_input(kite: Path, docpact: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((kite / "kite.md").read_bytes())))
    assert docpact("diff", "-", "spec/kestrel/models/kite-1.yaml")[0] == 0


def test_the_facts_of_a_page(kite: Path, docpact: Command) -> None:
    assert (kite / "kite.md").is_file()
    code, out, _ = docpact("facts", "kite.md", "--format", "json")
    assert (code, json.loads(out)) == (
        0,
        json.loads(docpact("facts", "spec/kestrel/models/kite-1.yaml", "--format", "json")[1]),
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-", "-"), "read once only"),
        (("kite.md", "nothing.md"), "does not exist"),
        (("kite.md", "ftp://kestrel.example/kite"), "ftp"),
        (("kite.md", "no such thing"), "no source that can be read"),
        (("kite.md", "spec/kestrel/models/kite-1.yaml", "--model", "other"), "not of the model"),
        (("spec/kestrel/models/kite-1.yaml", "kite.md", "--new-model", "other"), "not of the model"),
        (("spec/kestrel/models/kite-1.yaml", "kite.md", "--old-model", "other"), "not of the model"),
        (("kite.md",), "NEW"),
        (("kite.md", "kite.md", "--format", "xml"), "xml"),
        (("nope:kite.md", "kite.md"), "in no git repository"),
    ],
)
def test_what_cannot_be_compared_gives_exit_code_2(
    kite: Path, docpact: Command, arguments: tuple[str, ...], message: str
) -> None:
    assert (kite / "kite.md").is_file()
    code, out, error = docpact("diff", *arguments)
    assert (code, out) == (2, "")
    assert message in error
    assert "Traceback" not in error


def test_hostile_text_of_a_page_stays_text(kite: Path, docpact: Command) -> None:
    changed(kite / "kite.md", "Accepts `2`, `4` or `8`. Defaults to `4`", "Accepts `[red]\x1b[31m`, `a{b}` or `<b>`")
    for wanted in ("text", "json", "markdown", "sarif", "junit"):
        code, out, _ = docpact("diff", "spec/kestrel/models/kite-1.yaml", "kite.md", "--format", wanted)
        assert code == 1
        assert "\x1b" not in out


def test_no_colour_leaves_for_a_pipe(kite: Path) -> None:
    changed(kite / "kite.md", "Maximum of 400", "Maximum of 300")
    command = [sys.executable, "-m", "docpact", "diff", "spec/kestrel/models/kite-1.yaml", "kite.md"]
    done = subprocess.run(command, capture_output=True, cwd=kite, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.startswith(
        b"breaking  parameters.prompt now has at most 300 characters, where before it has at most 400 characters\n"
    )
    assert b"\x1b" not in done.stdout


def test_spec_document_and_package_of_the_committed_project_agree(
    repository: Path, emitted: Path, docpact: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    sources = ["spec/leonardo/models/sora-2-pro.yaml", str(emitted / "openapi.json"), str(emitted / "leonardo_client")]
    for old in sources:
        for new in sources:
            assert docpact("diff", old, new) == (0, "No change: both state the same facts.\n", ""), (old, new)


def test_one_side_says_which_of_the_other_s_models_is_meant(kite: Path, docpact: Command) -> None:
    shutil.copy(KESTREL / "kestrel" / "models" / "gale-1.yaml", kite / "spec" / "kestrel" / "models")
    generate(load_project(kite / "spec"), kite / "out")
    project: Project = load_project(kite / "spec")
    many = ["out/openapi.json", f"out/{project.api.content.package}"]
    for source in many:
        for spec in ("spec/kestrel/models/kite-1.yaml", "spec/kestrel/models/gale-1.yaml"):
            assert docpact("diff", spec, source)[0] == 0
            assert docpact("diff", source, spec)[0] == 0
        assert docpact("diff", source, "kite.md")[0] == 0
    code, _, error = docpact("diff", *many)
    assert code == 2
    assert "--model" in error
    assert docpact("diff", *many, "--model", "gale-1")[0] == 0
    code, out, _ = docpact("diff", *many, "--model", "gale-1", "--new-model", "kite-1", "--format", "json")
    names = json.loads(out)
    assert (code, names["old"]["models"], names["new"]["models"]) == (1, ["gale-1"], ["kite-1"])


def test_a_vendor_s_own_document_is_a_third_witness(kite: Path, docpact: Command) -> None:
    """OpenAPI 3.0, several models under one oneOf with a discriminator, containers spelt out."""
    parameters = {
        "type": "object",
        "required": ["prompt"],
        "additionalProperties": False,
        "properties": {
            "prompt": {"type": "string", "maxLength": 300},
            "span": {"type": "integer", "enum": [2, 4, 8], "default": 4},
        },
    }
    kites = {
        "type": "object",
        "required": ["model", "parameters"],
        "properties": {"model": {"type": "string", "enum": ["kite-1"]}, "parameters": parameters},
    }
    other = {"type": "object", "properties": {"model": {"type": "string", "enum": ["other"]}}}
    body = {
        "oneOf": [{"$ref": "#/components/schemas/Kite"}, {"$ref": "#/components/schemas/Other"}],
        "discriminator": {"propertyName": "model"},
    }
    document = {
        "openapi": "3.0.3",
        "paths": {"/generations": {"post": {"requestBody": {"content": {"application/json": {"schema": body}}}}}},
        "components": {"schemas": {"Kite": kites, "Other": other}},
    }
    (kite / "vendor.json").write_text(json.dumps(document))
    _, out, _ = docpact("diff", "spec/kestrel/models/kite-1.yaml", "vendor.json", "--format", "json")
    changes = [(change["fact"], change["direction"], change["class"]) for change in json.loads(out)["findings"]]
    assert changes == [
        ("parameters.prompt#maxLength", "tightened", "breaking"),
        ("parameters#additionalProperties", "now-stated", "neutral"),
        ("parameters#required", "now-stated", "neutral"),
        ("parameters#type", "now-stated", "neutral"),
    ]


def test_the_older_page_of_a_model_against_the_newer_one(corpus: Path, docpact: Command) -> None:
    _, out, _ = docpact(
        "diff", corpus / "motion-2.0-fast@older.h2m.txt", corpus / "motion-2.0-fast.md", "--format", "json"
    )
    found = {change["fact"]: change["class"] for change in json.loads(out)["findings"]}
    expected = {
        "parameters.height#type": "breaking",
        "parameters.guidances.start_frame[].image.type#enum": "breaking",
        "parameters.negative_prompt#maxLength": "breaking",
        "parameters.mode#deprecated": "compatible",
        "parameters.seed#parameter": "compatible",
        "parameters.height#required": "neutral",
    }
    assert expected.items() <= found.items()


def test_what_a_source_says_and_where(kite: Path) -> None:
    spec = read_source("spec/kestrel/models/kite-1.yaml")
    assert (spec.kind, spec.models) == ("spec", ("kite-1",))
    assert spec.taken >= {Fact("parameters", "type", "object"), Fact("parameters", "required", value=True)}
    assert not spec.taken & spec.facts
    assert [
        str(spec.place_of(*wanted))
        for wanted in (
            ("parameters.span", "parameters.span#default"),
            ("parameters.span", "parameters.span#minimum"),
            ("parameters.span.far.below", None),
            ("nowhere", None),
        )
    ] == [f"spec/kestrel/models/kite-1.yaml:{place}" for place in ("24:5", "20:3", "20:3", "14:1")]
    page = read_source("kite.md")
    assert (page.kind, page.name, page.unread, str(page.place_of("model", "model#enum"))) == (
        "page",
        "kite.md",
        0,
        "kite.md:12",
    )
    assert page.place_of("nowhere") is None
    assert set(read_source("kite.md").facts) == set(page.facts) == set(spec.facts)
    (kite / "page-without-suffix").write_text(KITE)
    assert set(read_source("page-without-suffix").facts) == set(page.facts)


def test_a_package_is_found_by_its_name(
    kite: Path, emitted: Path, docpact: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder of what is emitted, then in the current folder, then among the installed packages."""
    package = emitted / "leonardo_client"
    (kite / "site").mkdir()
    shutil.copytree(package, kite / "site" / "vendored_leonardo")
    monkeypatch.setattr("sys.path", [str(kite / "site"), *sys.path])
    assert docpact("diff", "vendored_leonardo", package)[0] == 0
    shutil.copytree(package, kite / "generated" / "own_leonardo")
    assert docpact("diff", "own_leonardo", package)[0] == 0
    for unknown in ("no_such_package", "no_such_package.below", "json.decoder"):
        code, _, error = docpact("diff", package, unknown)
        assert (code, "no source that can be read" in error) == (2, True)


def test_values_nested_deeper_than_python_calls_are_compared(kite: Path, docpact: Command) -> None:
    for name, innermost in (("old.json", 1), ("new.json", 2)):
        nested: Any = innermost
        for _ in range(700):
            nested = [nested]
        schema = {"properties": {"model": {"enum": ["deep"]}, "a": {"enum": [nested]}, "b": {"default": nested}}}
        content = {"application/json": {"schema": schema}}
        document = {"openapi": "3.1.0", "paths": {"/a": {"post": {"requestBody": {"content": content}}}}}
        (kite / name).write_text(json.dumps(document))
    for wanted in ("text", "json", "markdown", "sarif", "junit"):
        code, _, error = docpact("diff", "old.json", "new.json", "--format", wanted)
        assert (code, error) == (1, "")


def test_a_pair_of_pages_needs_no_model(kite: Path) -> None:
    assert (kite / "kite.md").is_file()
    old, new = read_pair("kite.md", "kite.md", "kite-1")
    assert old.facts == new.facts
    with pytest.raises(DocpactError, match="not of the model"):
        read_pair("kite.md", "kite.md", "kite-2")


def read_yaml(path: Path) -> Any:
    reader: Any = YAML(typ="safe")
    return reader.load(path)


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    path = Path(__file__).parents[3] / ".github" / "workflows" / "docpact-drift.yml"
    return read_yaml(path)


def test_the_drift_workflow_may_read_and_upload_and_nothing_else(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {}
    jobs = workflow["jobs"]
    assert jobs["specs"]["permissions"] == {"contents": "read"}
    assert jobs["drift"]["permissions"] == {"contents": "read", "security-events": "write"}
    assert set(workflow["on"]) == {"schedule", "workflow_dispatch"}
    scripts = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert scripts
    assert not [script for script in scripts if "${{" in script], "an input must reach a shell as a variable only"


@pytest.mark.untraced
@pytest.mark.parametrize(("change", "exit_code"), [(None, 0), (("400 characters", "300 characters"), 1)])
def test_the_drift_workflow_s_scripts_do_what_they_say(
    workflow: dict[str, Any], kite: Path, change: tuple[str, str] | None, exit_code: int
) -> None:
    if change:
        changed(kite / "kite.md", *change)
    files = {"GITHUB_OUTPUT": kite / "output", "GITHUB_STEP_SUMMARY": kite / "summary"}
    (kite / "bin").mkdir()
    (kite / "bin" / "docpact").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m docpact "$@"\n')
    (kite / "bin" / "docpact").chmod(0o755)
    environment = {
        "PATH": f"{kite / 'bin'}:/usr/bin:/bin",
        "RUNNER_TEMP": str(kite),
        "SPEC": "spec/kestrel/models/kite-1.yaml",
        "PAGE": "kite.md",
        **{name: str(path) for name, path in files.items()},
    }
    job = workflow["jobs"]["drift"]
    for step in job["steps"]:
        if "docpact diff" in step.get("run", ""):
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]], cwd=kite, env=environment, capture_output=True, check=False
            )
            assert (done.returncode, done.stderr) == (0, b"")
    assert files["GITHUB_OUTPUT"].read_text() == f"code={exit_code}\n"
    assert len(json.loads((kite / "docpact.sarif").read_text())["runs"][0]["results"]) == exit_code
    assert ("a major release of the client" in files["GITHUB_STEP_SUMMARY"].read_text()) is bool(exit_code)
    (kite / "kite.md").unlink()
    script = next(step["run"] for step in job["steps"] if step.get("id") == "compare")
    assert (
        subprocess.run(
            ["bash", "-e", "-c", script], cwd=kite, env=environment, capture_output=True, check=False
        ).returncode
        != 0
    )


def test_the_drift_workflow_finds_living_specs_and_their_pages(workflow: dict[str, Any], kite: Path) -> None:
    living = kite / "spec" / "kestrel" / "models" / "kite-1.yaml"
    (living.parent / "kite-0.yaml").write_text(f"{living.read_text()}lifecycle: {{retired: 2026-01-01}}\n")
    variables = {**workflow["env"], "SPEC": str(living), "GITHUB_OUTPUT": str(kite / "output"), "PATH": "/usr/bin:/bin"}
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            if step.get("id") in ("list", "page"):
                subprocess.run(["bash", "-e", "-c", step["run"]], cwd=kite, env=variables, check=True)
    listed, page = (kite / "output").read_text().splitlines()
    assert listed == 'specs=["spec/kestrel/models/kite-1.yaml"]'
    assert page.startswith("page=https://")
    assert page.removeprefix("page=") in living.read_text()


def test_the_pre_commit_hooks_pass_where_everything_is_current_and_fail_where_not(
    repository: Path, workspace: Path, docpact: Command
) -> None:
    hooks = read_yaml(repository / ".pre-commit-hooks.yaml")
    entries = {hook["id"]: shlex.split(hook["entry"])[1:] for hook in hooks}
    assert set(entries) == {"docpact-check", "docpact-schema"}
    assert docpact("schema")[0] == docpact("generate")[0] == 0
    assert [docpact(*entry)[0] for entry in entries.values()] == [0, 0]
    (workspace / "generated" / "openapi.json").write_text("{}")
    (workspace / "spec" / "spec.schema.json").write_text("{}")
    assert [docpact(*entry)[0] for entry in entries.values()] == [1, 1]


@pytest.fixture
def history(kite: Path) -> Path:
    """The folder as a repository whose first commit has another limit."""
    changed(kite / "kite.md", "Maximum of 400", "Maximum of 300")
    changed(kite / "spec/kestrel/models/kite-1.yaml", "maxLength: 400", "maxLength: 300")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        who = ["-c", "user.name=Kite", "-c", "user.email=kite@kestrel.example"]
        subprocess.run(["git", *who, *arguments], cwd=kite, check=True, capture_output=True)
    changed(kite / "kite.md", "Maximum of 300", "Maximum of 400")
    changed(kite / "spec/kestrel/models/kite-1.yaml", "maxLength: 300", "maxLength: 400")
    return kite


LOOSER = "compatible  parameters.prompt now has at most 400 characters, where before it has at most 300 characters"


@pytest.mark.parametrize("name", ["kite.md", "spec/kestrel/models/kite-1.yaml"])
def test_a_file_of_a_git_revision(history: Path, docpact: Command, name: str) -> None:
    assert history.is_dir()
    code, out, errors = docpact("diff", f"HEAD:{name}", name)
    assert (code, out.splitlines()[0], errors) == (1, LOOSER, "")
    assert f"before: HEAD:{name}:" in out
    assert docpact("diff", f"HEAD:{name}", f"HEAD:{name}")[0] == 0


def test_a_revision_is_read_from_the_current_folder_or_the_top(
    history: Path, docpact: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(history / "spec")
    for name in ("kestrel/models/kite-1.yaml", "spec/kestrel/models/kite-1.yaml"):
        assert docpact("diff", f"HEAD:{name}", "kestrel/models/kite-1.yaml")[1].splitlines()[0] == LOOSER


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("HEAD:no.md", "HEAD:no.md: the revision has no such file"),
        ("HEAD:spec", "HEAD:spec: the revision has no such file"),
        ("--output=x:kite.md", "git knows no commit '--output=x' here"),
    ],
)
def test_what_a_revision_does_not_have(history: Path, docpact: Command, source: str, complaint: str) -> None:
    code, out, errors = (
        docpact("diff", "kite.md", "--", source) if source[0] == "-" else docpact("diff", source, "kite.md")
    )
    assert (code, out) == (2, "")
    assert complaint in errors
    assert "\n  " in errors
    assert not (history / "x").exists()


def test_a_shallow_clone_says_how_to_have_more(
    history: Path, docpact: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = subprocess.run(["git", "rev-parse", "HEAD"], cwd=history, check=True, capture_output=True)
    (history / ".git" / "shallow").write_bytes(done.stdout)
    assert "git fetch --unshallow" in docpact("diff", "HEAD~1:kite.md", "kite.md")[2]
    monkeypatch.setenv("PATH", str(history))
    assert "git cannot be run" in docpact("diff", "HEAD:kite.md", "kite.md")[2]


def test_facts_of_a_git_revision(history: Path, docpact: Command) -> None:
    assert history.is_dir()
    for name in ("kite.md", "spec/kestrel/models/kite-1.yaml"):
        code, output, errors = docpact("facts", f"HEAD:{name}")
        assert (code, errors) == (0, "")
        assert "parameters.prompt  maxLength  300" in output
    assert docpact("facts", "HEAD:no.md")[2].startswith("error: HEAD:no.md: the revision has no such file")


def test_an_old_spec_under_another_name_is_read_as_what_it_was(kite: Path, docpact: Command) -> None:
    old = kite / "before.yaml"
    old.write_text(SPEC.replace("maxLength: 400", "maxLength: 300"))
    (kite / "spec/kestrel/kite-1-before.yaml").write_text(old.read_text())
    for name in ("before.yaml", "spec/kestrel/kite-1-before.yaml"):
        code, out, errors = docpact("diff", name, "spec/kestrel/models/kite-1.yaml")
        assert (code, out.splitlines()[0], errors) == (1, LOOSER, "")
        assert f"before: {name}:" in out
    old.write_text(SPEC.replace("maxLength: 400", "maxLength: -1"))
    code, _, errors = docpact("diff", "before.yaml", "spec/kestrel/models/kite-1.yaml")
    assert code == 2
    assert errors.startswith("error: before.yaml:")
    old.write_text(SPEC.replace("model: kite-1", "model: ../../up"))
    assert docpact("diff", "before.yaml", "spec/kestrel/models/kite-1.yaml")[0] == 2
    assert not (kite.parent / "up.yaml").exists()


def test_two_specs_of_no_api_are_no_sources(kite: Path, docpact: Command) -> None:
    for name in ("a.yaml", "b.yaml"):
        (kite / name).write_text(SPEC)
    code, _, errors = docpact("diff", "a.yaml", "b.yaml")
    assert code == 2
    assert errors.startswith("error: a.yaml")


def test_a_document_s_complaint_names_the_document(tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_text('{"openapi": "3.1.0", "paths": {}}', encoding="utf-8")
    with pytest.raises(DocpactError, match="describes no request") as caught:
        read_source(str(path), "kite-1")
    assert str(caught.value).startswith(str(path))


def test_the_kind_of_a_source_does_not_hang_on_the_case_of_its_ending(tmp_path: Path) -> None:
    page, document = tmp_path / "KITE.MD", tmp_path / "KITES.JSON"
    page.write_text(KITE, encoding="utf-8")
    parts = {"properties": {"model": {"enum": ["kite-1"]}}}, {"properties": {"model": {"enum": ["kite-2"]}}}
    media = {"application/json": {"schema": {"oneOf": parts}}}
    paths = {"/x": {"post": {"requestBody": {"content": media}}}}
    document.write_text(json.dumps({"openapi": "3.1.0", "paths": paths}), encoding="utf-8")
    old, new = read_pair(str(document), str(page))

    assert (old.kind, old.models, new.kind) == ("openapi", ("kite-1",), "page")


@pytest.mark.parametrize("name", ["::error::x", " ::stop-commands::x", "##vso[task.x]"])
def test_no_name_of_a_parameter_is_a_command_to_a_runner_of_ci(docpact: Command, tmp_path: Path, name: str) -> None:
    for file, names in {"old.json": ["model"], "new.json": ["model", name]}.items():
        schema = {"type": "object", "properties": {one: {"type": "string", "enum": ["a"]} for one in names}}
        body = {"content": {"application/json": {"schema": schema}}}
        paths = {"/x": {"post": {"requestBody": body}}}
        document = {"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": paths}
        (tmp_path / file).write_text(json.dumps(document))
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    for command in (["facts", new], ["diff", old, new], ["diff", old, new, "--format", "markdown"]):
        _, output, errors = docpact(*command)
        assert command[0] == "diff" or name.strip() in errors  # no parameter is called so: it is listed as unread
        begun = [line.strip() for line in (output + errors).splitlines()]
        assert [line for line in begun if line.startswith(("::", "##")) and not line.startswith("### ")] == []
