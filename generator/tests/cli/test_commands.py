"""The command line: what each command prints, as text and as JSON, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import docpact as package
from docpact import cli
from docpact.cli.sandbox import FAULT
from docpact.cli.terminal import Outlet
from docpact.errors import DocpactError
from docpact.service.faults import BEHAVIOURS, GRAMMAR

Command = Callable[..., tuple[int, str, str]]
SPEC = Path("spec/leonardo/models/sora-2-pro.yaml")
COMMANDS = ("facts", "generate", "openapi", "schema", "sandbox", "vendor")


@pytest.mark.usefixtures("workspace")
def test_three_sources_give_the_same_facts(docpact: Command) -> None:
    outputs = [
        docpact("facts", SPEC, "--format", "json"),
        docpact("facts", "generated/openapi.json", "--format", "json"),
        docpact("facts", "generated/openapi.json", "--model", "sora-2-pro", "--format", "json"),
        docpact("facts", "leonardo_client", "--model", "sora-2-pro", "--format", "json"),
        docpact("facts", "generated/leonardo_client", "--format", "json"),
        docpact("facts", SPEC, "--model", "sora-2-pro", "--format", "json"),
    ]
    assert {code for code, _, _ in outputs} == {0}
    assert len({output for _, output, _ in outputs}) == 1
    facts = json.loads(outputs[0][1])
    assert len(facts) == 37
    assert facts == sorted(facts, key=lambda fact: (fact[0], fact[1]))


@pytest.mark.usefixtures("workspace")
def test_facts_as_text_are_a_line_each(docpact: Command) -> None:
    code, output, errors = docpact("facts", SPEC)
    assert (code, errors) == (0, "")
    assert len(output.splitlines()) == 37
    assert "parameters.duration  enum  [4, 8, 12]\n" in output


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["nothing-of-the-kind"], "is no source that can be read"),
        (["json"], "this is no client package: it has no calls/ and no models/\n"),
        (["no.such.module"], "is no source that can be read"),
        (["broken_parent.child"], "is no source that can be read"),
        (["missing.yaml"], "missing.yaml: cannot read the file"),
        (["missing.json"], "missing.json: cannot read the file: No such file or directory\n  Check the path"),
        ([""], "'' is no source that can be read\n  Pass a page"),
        (["/dev/null"], "/dev/null: the page is not a regular file\n  Pass the file"),
        (["missing.md"], "missing.md: the page does not exist\n  Pass the file of a documentation page, or -"),
        (["spec"], f"spec: this folder holds specs\n  Name a model's spec: {SPEC}."),
        (["spec/leonardo"], f"spec/leonardo: this folder holds specs\n  Name a model's spec: {SPEC}."),
        (["."], "this is no client package"),
        (["\x1b[2J"], r"\x1b"),
        ([str(SPEC), "--model", "sora-3"], "the spec is not of the model 'sora-3'"),
        (["generated/openapi.json", "--model", "sora-3"], "describes no request for this model"),
        (["leonardo_client", "--model", "sora-3"], "has no model 'sora-3'"),
    ],
)
def test_a_source_that_cannot_be_read_ends_with_two(docpact: Command, arguments: list[str], complaint: str) -> None:
    Path("broken_parent.py").write_text("raise RuntimeError\n")
    code, output, errors = docpact("facts", *arguments)
    assert (code, output) == (2, "")
    assert complaint in errors
    assert "\x1b" not in errors
    assert "Traceback" not in errors


def test_diff_says_at_once_what_is_wrong_with_either_source(docpact: Command) -> None:
    for old, new in (("missing.md", "gone.json"), ("gone.yaml", "missing.md")):
        code, output, errors = docpact("diff", old, new)
        assert (code, output) == (2, "")
        assert f"{old}: " in errors
        assert f"{new}: " in errors


def test_hostile_names_and_values_steer_no_terminal(docpact: Command, tmp_path: Path) -> None:
    schema = {
        "properties": {
            "model": {"enum": ["m"]},
            "a\x1b[2J\nb\u202e[red]": {"type": "string"},
            "b": {"default": "\x9b:smile: [bold]\n"},
        }
    }
    content = {"application/json": {"schema": schema}}
    document = {"openapi": "3.1.0", "paths": {"/": {"post": {"requestBody": {"content": content}}}}}
    (tmp_path / "x.json").write_text(json.dumps(document))
    code, output, errors = docpact("facts", tmp_path / "x.json")
    assert code == 0
    assert output.splitlines()[0] == r'b  default  "\u009b:smile: [bold]\n"'
    assert r"a\x1b[2J\nb\u202e[red]" in errors
    assert all(character.isprintable() or character == "\n" for character in output + errors)


@pytest.mark.usefixtures("workspace")
def test_generate_says_what_it_did(docpact: Command) -> None:
    assert docpact("generate") == (0, "generated is up to date.\n", "")
    Path("generated/openapi.json").unlink()
    Path("generated/leonardo_client/mine.txt").write_text("mine")
    code, output, _ = docpact("generate")
    assert (code, output.splitlines()) == (
        0,
        [
            "wrote generated/openapi.json",
            "left alone  generated/leonardo_client/mine.txt: no spec makes it; --prune removes it",
            "1 file of generated changed.",
        ],
    )
    Path("generated/docpact.lock.journal").write_text("")
    assert "An earlier run was cut short; this one finishes it." in docpact("generate")[1]
    code, output, _ = docpact("generate", "--format", "json")
    found = json.loads(output)
    assert (code, found["changed"], found["removed"], found["left"]) == (0, [], [], ["leonardo_client/mine.txt"])
    assert [finding["kind"] for finding in found["findings"]] == ["file-left"]
    assert docpact("generate", "--prune")[1].startswith("removed generated/leonardo_client/mine.txt\n")


@pytest.mark.usefixtures("workspace")
def test_what_check_advises_brings_the_tree_in_line(docpact: Command) -> None:
    Path("generated/leonardo_client/mine.txt").write_text("mine")
    Path("generated/openapi.json").write_text("{}")
    code, output, _ = docpact("generate", "--check")
    assert (code, output.splitlines()[-1]) == (1, "Run 'docpact generate --prune --force' to bring it in line.")
    code, _, errors = docpact("generate", "--prune")
    assert code == 2
    assert "edited by hand" in errors
    assert Path("generated/leonardo_client/mine.txt").exists()
    assert docpact("generate", "--prune", "--force")[0] == 0
    assert docpact("generate", "--check")[0] == 0


@pytest.mark.usefixtures("workspace")
def test_generate_removes_what_it_wrote_and_no_longer_makes(docpact: Command) -> None:
    text = SPEC.read_text()
    SPEC.with_name("other.yaml").write_text(text.replace("sora-2-pro", "other"))
    assert docpact("generate")[0] == 0
    SPEC.with_name("other.yaml").unlink()
    output = docpact("generate")[1]
    assert "removed generated/leonardo_client/calls/other.py" in output


@pytest.mark.usefixtures("workspace")
def test_check_names_files_and_facts_and_ends_with_one(docpact: Command) -> None:
    assert docpact("generate", "--check") == (0, "generated is what the specs make.\n", "")
    assert json.loads(docpact("generate", "--check", "--format", "json")[1])["findings"] == []
    SPEC.write_text(SPEC.read_text().replace("maxLength: 5000", "maxLength: 4000"))
    code, output, _ = docpact("generate", "--check")
    assert code == 1
    assert "stale  generated/leonardo_client/models/sora_2_pro.py: the specs, templates or tools have changed" in output
    assert "parameters.prompt maxLength 4000: its value is 5000 there" in output
    assert output.endswith("Run 'docpact generate' to bring it in line.\n")
    code, output, _ = docpact("generate", "--check", "--format", "json")
    findings = {finding["path"]: finding for finding in json.loads(output)["findings"]}
    assert code == 1
    assert findings["openapi.json"]["state"] == "stale"
    assert "maxLength 4000: its value is 5000 there" in findings["leonardo_client/models/sora_2_pro.py"]["details"][0]


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("form", ["markdown", "sarif", "junit"])
def test_check_is_written_for_machines_too(docpact: Command, form: str) -> None:
    Path("generated/openapi.json").unlink()
    code, output, errors = docpact("generate", "--check", "--format", form)
    assert (code, errors) == (1, "")
    assert "openapi.json" in output
    assert "missing" in output


@pytest.mark.usefixtures("workspace")
def test_check_writes_no_terminal_codes_of_file_names(docpact: Command) -> None:
    Path("generated/leonardo_client/\x1b[2J\nx").write_text("")
    code, output, _ = docpact("generate", "--check")
    assert (code, output.splitlines()[0]) == (1, r"extra  generated/leonardo_client/\x1b[2J\nx: no spec makes it")


@pytest.mark.usefixtures("workspace")
def test_openapi_is_printed_as_it_is_written(docpact: Command) -> None:
    code, output, _ = docpact("openapi")
    assert (code, output) == (0, Path("generated/openapi.json").read_text())


@pytest.mark.usefixtures("workspace")
def test_schemas_are_checked_and_written(docpact: Command) -> None:
    docpact("schema")
    current = (0, "The schemas in spec are up to date.\n", "")
    assert docpact("schema", "--check") == docpact("schema") == current
    Path("spec/spec.schema.json").write_bytes(b"\xff")
    Path("spec/api.schema.json").unlink()
    code, output, _ = docpact("schema", "--check")
    assert (code, len(output.splitlines())) == (1, 2)
    assert "stale: spec/spec.schema.json: run 'docpact schema'." in output
    assert docpact("schema") == (0, "wrote spec/api.schema.json\nwrote spec/spec.schema.json\n", "")
    assert docpact("schema", "--check") == current
    for folder, arguments in (("nowhere", ()), ("nowhere", ("--check",)), ("spec/spec.schema.json", ("--check",))):
        code, output, errors = docpact("schema", "--spec", folder, *arguments)
        assert (code, output) == (2, "")
        assert errors == f"error: {folder}: there is no such folder\n  Name the specs' folder with --spec.\n"


@pytest.mark.usefixtures("workspace")
def test_the_sandbox_is_given_what_was_asked_for(docpact: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}

    def serve(specs: object, **options: object) -> int:
        asked.update(options, specs=specs)
        return 3

    monkeypatch.setattr("docpact.service.serve", serve)
    code, _, _ = docpact("sandbox", "--port", "0", "--fault", "create=500", "--", "echo", "--hello")
    assert code == 3
    assert asked["command"] == ["echo", "--hello"]
    assert asked["faults"] == ["create=500"]


def test_help_names_every_command_and_exit_code(docpact: Command) -> None:
    code, output, _ = docpact("--help")
    assert code == 0
    assert all(command in output for command in COMMANDS)
    assert "0 fine, 1 findings, 2 usage or unreadable input" in output
    for command in COMMANDS:
        assert docpact(command, "--help")[0] == 0


def test_the_help_of_the_sandbox_alone_tells_how_to_write_every_fault(docpact: Command) -> None:
    code, output, _ = docpact("sandbox", "--help")
    assert code == 0
    assert FAULT == GRAMMAR
    assert f"--fault {GRAMMAR}" in output
    assert all(f"  {kind}: {behaviour.does}" in output for kind, behaviour in BEHAVIOURS.items())


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["facts", "x", "--format", "xml"], "--format: invalid choice: 'xml'"),
        (["transcribe", "x", "--read", "2026-13-01"], "--read: '2026-13-01' is no day"),
    ],
)
def test_a_wrong_option_is_told_without_the_words_of_a_library(
    docpact: Command, arguments: list[str], complaint: str
) -> None:
    code, _, errors = docpact(*arguments)
    assert code == 2
    assert complaint in errors


def test_the_version_is_the_package_s(docpact: Command) -> None:
    assert docpact("--version") == (0, f"docpact {package.__version__}\n", "")


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["facts"], ["generate", "--nonsense"], ["facts", "x", "--format", "x"]]
)
def test_wrong_usage_ends_with_two(docpact: Command, arguments: list[str]) -> None:
    code, output, errors = docpact(*arguments)
    assert (code, output) == (2, "")
    assert "Usage" in errors


def test_it_runs_as_a_module_from_anywhere(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "docpact", "generate"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "error: spec: one API is wanted, found: none",
        "  Name the folder that holds API/api.yaml with --spec, or start in the project's folder.",
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="a shell's pipe")
def test_a_reader_that_leaves_early_is_no_error(repository: Path) -> None:
    line = f"{sys.executable} -m docpact openapi --spec {repository / 'spec'} | head -c 1"
    result = subprocess.run(["bash", "-c", f"set -o pipefail; {line}"], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, "{", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a file that is always full")
def test_output_that_could_not_be_written_is_not_tried_again() -> None:
    """Or the end of the process would try, and have an exit code of its own."""
    with Path("/dev/full").open("wb") as full:
        outlet = Outlet(full.fileno())
        with pytest.raises(DocpactError, match="the output cannot be written"):
            outlet.write(b"facts")
        assert outlet.write(b"more") == 4


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a file that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", ["openapi", "facts SPEC --format json", "facts SPEC", "--version", "--help"])
def test_output_that_cannot_be_written_ends_with_two(repository: Path, arguments: str, unbuffered: str) -> None:
    command = [sys.executable, "-m", "docpact", *arguments.replace("SPEC", str(SPEC)).split()]
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            command, cwd=repository, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert result.returncode == 2
    assert result.stderr.splitlines()[0] == "error: the output cannot be written (No space left on device)"
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="a shell's descriptors")
def test_no_output_at_all_ends_with_two(repository: Path) -> None:
    line = f"{sys.executable} -m docpact openapi --spec {repository / 'spec'} >&-"
    result = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("error: there is no standard output\n")


@pytest.mark.skipif(os.name != "posix", reason="a shell's descriptors")
def test_no_input_at_all_ends_with_two(tmp_path: Path) -> None:
    line = f"{sys.executable} -m docpact facts - <&-"
    result = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "error: there is no standard input\n  Pass the page's file or address instead of -.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a file that is always full")
def test_an_error_that_cannot_be_said_keeps_its_code(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "docpact", "facts", "x.md"], cwd=tmp_path, stderr=full, check=False
        )
    assert result.returncode == 2


@pytest.mark.skipif(os.name != "posix", reason="a shell's pipe")
def test_a_command_keeps_its_code_when_its_reader_leaves(workspace: Path) -> None:
    SPEC.write_text(SPEC.read_text().replace("maxLength: 5000", "maxLength: 4000"))
    line = f"set -o pipefail; {sys.executable} -m docpact generate --check | true"
    result = subprocess.run(["bash", "-c", line], cwd=workspace, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (1, "")


def test_errors_and_early_readers_end_with_their_codes(docpact: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_arguments: list[str]) -> int:
        raise DocpactError("[red]it[/] is :warning: wrong")

    monkeypatch.setattr(cli, "run", fails)
    assert docpact("x") == (2, "", "error: [red]it[/] is :warning: wrong\n")

    def leaves(_arguments: list[str]) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(cli, "run", leaves)
    # What is still to be flushed is not flushed: the reader has gone.
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        monkeypatch.setattr(sys, "stderr", nowhere)
        assert docpact("x")[0] == 0
        assert nowhere.closed


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="makes pipes")
@pytest.mark.parametrize("name", ["pipe.yaml", "pipe.json", "pipe.md", "pipe"])
def test_a_pipe_that_nobody_writes_to_is_waited_for_by_nobody(
    docpact: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo(name)
    code, output, errors = docpact("facts", name)
    assert (code, output) == (2, "")
    assert errors.startswith(f"error: {name}: ")
    assert " regular file\n  " in errors


NO_FILE = "n" * 300


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    "arguments",
    [
        ("facts", NO_FILE),
        ("diff", NO_FILE, SPEC),
        ("generate", "--spec", NO_FILE),
        ("generate", "-o", NO_FILE),
        ("generate", "--check", "-o", NO_FILE),
        ("vendor", NO_FILE),
        ("score", NO_FILE),
        ("schema", "--spec", NO_FILE),
        ("openapi", "--spec", NO_FILE),
    ],
    ids=lambda arguments: " ".join(map(str, arguments[:2])).replace(NO_FILE, "NAME"),
)
def test_a_name_that_no_file_can_have_ends_with_two(docpact: Command, arguments: tuple[str | Path, ...]) -> None:
    code, _, errors = docpact(*arguments)
    assert code == 2
    assert errors.startswith("error: ")
    assert "\n  " in errors, "a next step"


@pytest.mark.skipif(os.name != "posix", reason="makes links")
@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    "arguments", [("generate", "--spec", "circle"), ("generate", "-o", "circle"), ("vendor", "circle")]
)
def test_links_that_lead_in_a_circle_end_with_two(docpact: Command, arguments: tuple[str, ...]) -> None:
    Path("circle").symlink_to("other")
    Path("other").symlink_to("circle")
    code, _, errors = docpact(*arguments)
    assert code == 2
    assert errors.startswith("error: ")
