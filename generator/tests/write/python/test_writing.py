"""Writing is whole or known not to be; what is not as the specs make it is named, with the fact at stake."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from docpact.errors import DocpactError
from docpact.spec import Project, load, load_project
from docpact.write.python.generate import check, generate
from docpact.write.python.lock import JOURNAL_FILE, LOCK_FILE, TEMPORARY, TOOLS, Finding, is_current, remedy, write_tree
from docpact.write.python.render import render

OUT = Path("generated")
CLIENT = OUT / "leonardo_client"
MODELS = CLIENT / "models" / "sora_2_pro.py"
CALLS = CLIENT / "calls" / "sora_2_pro.py"
SPEC = Path("spec/leonardo/models/sora-2-pro.yaml")

posix_only = pytest.mark.skipif(os.name != "posix", reason="processes are killed as POSIX has it")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def found(project: Project | None = None) -> dict[str, Finding]:
    return {finding.path: finding for finding in check(project or load_project(Path("spec")), OUT)}


def states(project: Project | None = None) -> dict[str, str]:
    return {path: finding.state for path, finding in found(project).items()}


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.as_posix(): (path.read_bytes() if path.is_file() else b"", path.lstat().st_mtime_ns)
        for path in [folder, *folder.rglob("*")]
    }


@pytest.mark.usefixtures("workspace")
def test_a_fresh_tree_has_no_findings(project: Project) -> None:
    assert check(project, OUT) == []


@pytest.mark.usefixtures("workspace")
def test_a_changed_spec_makes_files_stale_and_names_the_fact() -> None:
    edit(SPEC, "maxLength: 5000", "maxLength: 4000")
    findings = found()
    models = findings["leonardo_client/models/sora_2_pro.py"]
    assert models.state == "stale"
    assert models.details == ("the client does not keep parameters.prompt maxLength 4000: its value is 5000 there",)
    assert findings["leonardo_client/calls/sora_2_pro.py"].details == models.details
    assert findings["openapi.json"].state == "stale"
    assert findings[LOCK_FILE].details == ("specs: leonardo/models/sora-2-pro.yaml has changed",)
    generate(load_project(Path("spec")), OUT)
    assert found() == {}


FACT_EDITS = {
    "a member of a closed set": (
        MODELS,
        "Literal[4, 8, 12]",
        "Literal[4, 8]",
        'parameters.duration enum [4, 8, 12]: the check refuses {"parameters":{"duration":12}}',
    ),
    "a bound": (
        MODELS,
        "max_length=5000",
        "max_length=5001",
        "parameters.prompt maxLength 5000: the check does not refuse ",
    ),
    "a bound taken away": (
        MODELS,
        "Field(max_length=5000)",
        "Field()",
        "parameters.prompt maxLength 5000: the check does not refuse ",
    ),
    "an optional default": (MODELS, "12] = 4", "12] = 8", "parameters.duration default 4: it is 8 there"),
    "a required default": (
        CALLS,
        "width: Literal[720, 1024, 1280, 1792] = 1280",
        "width: Literal[720, 1024, 1280, 1792] = 720",
        'parameters.width default 1280: it is "720 in create, 1280 in preview" there',
    ),
    "what makes all models exact": (
        CLIENT / "_runtime" / "core" / "requests.py",
        '= _exact(field["schema"])',
        '= field["schema"]',
        'public type "boolean": the check does not refuse {"public":null}',
    ),
    "a package that raises": (MODELS, "class Image(", "raise RuntimeError('no')\n\n\nclass Image(", "RuntimeError: no"),
    "a package that exits": (
        CALLS,
        "PAGE = Page(",
        "raise SystemExit(0)\nPAGE = Page(",
        "cannot be imported: SystemExit",
    ),
    "a package that is no Python": (MODELS, "class Image(", "class Image((", "cannot be imported: SyntaxError"),
}


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("name", FACT_EDITS)
def test_an_edit_by_hand_is_named_with_its_fact(project: Project, name: str) -> None:
    path, old, new, fact = FACT_EDITS[name]
    edit(path, old, new)
    before = everything(Path())
    findings = found(project)
    assert everything(Path()) == before
    finding = findings.pop(path.relative_to(OUT).as_posix())
    assert finding.state == "hand-edited"
    assert fact in "\n".join(finding.details)
    assert findings == {}
    with pytest.raises(DocpactError, match="edited by hand") as caught:
        generate(project, OUT)
    assert str(path.relative_to(OUT).as_posix()) in str(caught.value)
    assert everything(Path()) == before
    assert remedy([finding]) == "docpact generate --force"
    generate(project, OUT, ["force"])
    assert found(project) == {}


@pytest.mark.usefixtures("workspace")
def test_each_file_that_is_not_right_is_named(project: Project) -> None:
    (CLIENT / "_client.py").unlink()
    (CLIENT / "mine.py").write_text("# mine\n")
    (OUT / "openapi.json").write_bytes(b"{}")
    (CLIENT / "__pycache__").mkdir()
    (CLIENT / "__pycache__" / "x.pyc").write_bytes(b"")
    shutil.rmtree(CLIENT / "models")
    assert states(project) == {
        "leonardo_client/_client.py": "missing",
        "leonardo_client/mine.py": "extra",
        "leonardo_client/models/__init__.py": "missing",
        "leonardo_client/models/sora_2_pro.py": "missing",
        "openapi.json": "hand-edited",
    }
    assert remedy(check(project, OUT)) == "docpact generate --prune --force"
    written = generate(project, OUT, ["force"])
    assert written.left == ["leonardo_client/mine.py"]
    assert states(project) == {"leonardo_client/mine.py": "extra"}
    assert (CLIENT / "mine.py").read_text() == "# mine\n"
    assert generate(project, OUT, ["prune"]).removed == ["leonardo_client/mine.py"]
    assert states(project) == {}


@pytest.mark.usefixtures("workspace")
def test_pruning_keeps_to_the_package(project: Project) -> None:
    (OUT / "notes.txt").write_text("mine")
    (OUT / "other").mkdir()
    (OUT / "other" / "notes.txt").write_text("mine")
    assert check(project, OUT) == []
    assert generate(project, OUT, ["prune", "force"]).removed == []
    assert (OUT / "notes.txt").read_text() == (OUT / "other" / "notes.txt").read_text() == "mine"


@pytest.mark.usefixtures("workspace")
def test_what_docpact_did_not_write_is_not_overwritten(project: Project) -> None:
    (OUT / LOCK_FILE).unlink()
    edit(MODELS, "5000", "4000")
    (OUT / "openapi.json").write_text("mine")
    before = everything(OUT)
    with pytest.raises(DocpactError, match=r"did not write them: leonardo_client/models/sora_2_pro.py, openapi.json"):
        generate(project, OUT)
    assert everything(OUT) == before


@pytest.mark.usefixtures("workspace")
def test_an_edit_beside_an_interrupted_run_is_not_overwritten() -> None:
    edit(SPEC, "maxLength: 5000", "maxLength: 4000")
    (OUT / JOURNAL_FILE).write_text("{}")
    edit(MODELS, "5000", "4001")
    with pytest.raises(DocpactError, match="edited by hand"):
        generate(load_project(Path("spec")), OUT)
    assert "4001" in MODELS.read_text()


UNSETTLING = {
    "a spec": lambda: edit(SPEC, "maxLength: 5000", "maxLength: 4000"),
    "a comment in a spec": lambda: SPEC.write_text(SPEC.read_text() + "# read again\n"),
    "another spec": lambda: shutil.copy(SPEC, SPEC.with_name("other.yaml")),
    "a file of the client": lambda: edit(MODELS, "5000", "4000"),
    "a file that is gone": MODELS.unlink,
    "a file too many": lambda: (CLIENT / "mine.py").write_text(""),
    "a run that was cut short": lambda: (OUT / JOURNAL_FILE).write_text(""),
    "a lock of another docpact": lambda: edit(OUT / LOCK_FILE, '"docpact": "', '"docpact": "0'),
    "a lock of another tool": lambda: edit(OUT / LOCK_FILE, '"ruff": "', '"ruff": "0'),
    "a lock of other code": lambda: edit(OUT / LOCK_FILE, '"code": "', '"code": "0'),
    "no lock": (OUT / LOCK_FILE).unlink,
    "garbage for a lock": lambda: (OUT / LOCK_FILE).write_text("[]"),
}


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("name", UNSETTLING)
def test_hashes_alone_say_whether_there_is_anything_to_do(name: str) -> None:
    assert is_current(Path("spec"), OUT)
    UNSETTLING[name]()
    assert not is_current(Path("spec"), OUT)


def test_deciding_that_there_is_nothing_to_do_loads_nothing_heavy(workspace: Path) -> None:
    code = (
        "import sys; from docpact.cli import run; assert run(['generate']) == 0; "
        "print([name for name in ('pydantic', 'jinja2', 'ruamel', 'httpx') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=workspace)
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == ["generated is up to date.", "[]"]


@pytest.mark.usefixtures("workspace")
def test_the_lock_names_what_has_changed(project: Project) -> None:
    lock = json.loads((OUT / LOCK_FILE).read_text())
    lock["http"], lock["models"] = "httpx2", {}
    (OUT / LOCK_FILE).write_text(json.dumps(lock))
    finding = found(project)[LOCK_FILE]
    assert finding.state == "stale"
    assert finding.details == (
        "models: leonardo/models/sora-2-pro.yaml has changed",
        "http has changed",
    )
    generate(project, OUT)
    lock = json.loads((OUT / LOCK_FILE).read_text())
    lock["files"]["openapi.json"] = "0"
    (OUT / LOCK_FILE).write_text(json.dumps(lock))
    assert states(project) == {LOCK_FILE: "stale"}
    (OUT / LOCK_FILE).unlink()
    assert states(project) == {LOCK_FILE: "missing"}


@pytest.mark.usefixtures("workspace")
def test_another_docpact_that_makes_the_same_makes_nothing_stale(project: Project) -> None:
    """It is the tree that is checked; that everything has to be made for it is all that an older lock costs."""
    whole = (OUT / LOCK_FILE).read_text()
    lock = json.loads(whole)
    lock["docpact"] = lock["code"] = lock["tools"]["ruff"] = "0"
    (OUT / LOCK_FILE).write_text(json.dumps(lock))
    assert not is_current(Path("spec"), OUT)
    assert found(project) == {}
    generate(project, OUT)
    assert (OUT / LOCK_FILE).read_text() == whole


@pytest.mark.usefixtures("workspace")
def test_the_lock_holds_every_hash(project: Project) -> None:
    lock = json.loads((OUT / LOCK_FILE).read_text())
    for path, digest in lock["files"].items():
        assert hashlib.sha256((OUT / path).read_bytes()).hexdigest() == digest
    present = {path.relative_to(OUT).as_posix() for path in OUT.rglob("*") if path.is_file()}
    assert set(lock["files"]) == present - {LOCK_FILE}
    assert lock["specs"] == {
        "leonardo/api.yaml": project.api.file.sha256,
        "leonardo/models/sora-2-pro.yaml": project.specs[0].file.sha256,
    }
    assert lock["tools"] == {tool: metadata.version(tool) for tool in TOOLS}


@pytest.mark.usefixtures("workspace")
def test_files_of_a_model_that_has_gone_are_removed_unless_edited() -> None:
    text = SPEC.read_text()
    for name in ("other", "edited"):
        SPEC.with_name(f"{name}.yaml").write_text(text.replace("sora-2-pro", name))
    generate(load_project(Path("spec")), OUT)
    edit(CLIENT / "calls" / "edited.py", "PAGE = ", "page = ")
    for name in ("other", "edited"):
        SPEC.with_name(f"{name}.yaml").unlink()
    assert states()["leonardo_client/calls/other.py"] == "stale"
    written = generate(load_project(Path("spec")), OUT)
    assert "leonardo_client/calls/other.py" in written.removed
    assert written.left == ["leonardo_client/calls/edited.py"]
    assert states() == {"leonardo_client/calls/edited.py": "extra"}


@pytest.mark.untraced
@posix_only
def test_a_killed_run_is_known_and_healed(workspace: Path) -> None:
    before, work = workspace / OUT, workspace / "work"
    work.mkdir()
    edit(before / "leonardo_client" / "models" / "sora_2_pro.py", "5000", "4000")
    edit(before / "openapi.json", "5000", "4000")
    shutil.rmtree(before / "leonardo_client" / "calls")
    gone = before / "leonardo_client" / "gone.py"
    gone.write_text("# of a model that has gone\n")
    lock = json.loads((before / LOCK_FILE).read_text())
    for path in ("leonardo_client/models/sora_2_pro.py", "leonardo_client/gone.py", "openapi.json"):
        lock["files"][path] = hashlib.sha256((before / path).read_bytes()).hexdigest()
    (before / LOCK_FILE).write_text(json.dumps(lock))
    driver = Path(__file__).with_name("kill_driver.py")
    command = [sys.executable, str(driver), str(workspace / "spec"), str(before), str(work)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    reports = [json.loads(line) for line in result.stdout.splitlines()]
    operations = {report["operation"].split()[0] for report in reports}
    assert operations == {"mkdir", "open", "write", "fsync", "replace", "unlink"}
    assert len(reports) > 25
    first = [report["operation"].split()[0] for report in reports].index("open")
    for report in reports[: first + 1]:
        assert "interrupted" not in report["states"], "nothing had been written yet"
    for report in reports[first + 1 :]:
        assert "interrupted" in report["states"], report
        assert "hand-edited" not in report["states"], report
        assert report["healed"], report
    for report in reports:
        assert report["torn"] == [], report
        assert (report["afterwards"], report["same"], report["leftovers"]) == ([], True, []), report


@pytest.mark.usefixtures("workspace")
def test_an_interrupted_run_is_said_to_be_one(project: Project) -> None:
    (OUT / JOURNAL_FILE).write_text("")
    assert states(project) == {JOURNAL_FILE: "interrupted"}
    assert generate(project, OUT).healed
    assert states(project) == {}
    (OUT / f".x{TEMPORARY}").write_text("half")
    assert states(project) == {f".x{TEMPORARY}": "interrupted"}
    assert generate(project, OUT).healed
    assert states(project) == {}


@pytest.mark.usefixtures("workspace")
def test_a_folder_that_cannot_be_written_gets_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    edit(SPEC, "maxLength: 5000", "maxLength: 4000")
    before = everything(OUT)

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(OUT / JOURNAL_FILE))

    monkeypatch.setattr("docpact.write.python.lock.os.fsync", refused)
    with pytest.raises(
        DocpactError, match=r"generated/docpact.lock.journal: cannot write: Permission denied"
    ) as caught:
        generate(load_project(Path("spec")), OUT)
    assert "run 'docpact generate' again" in str(caught.value)
    after = everything(OUT)
    assert {path: content for path, (content, _) in after.items() if "tmp" not in path} == {
        path: content for path, (content, _) in before.items()
    }


def test_a_file_in_a_folder_s_place_gets_a_clear_error(project: Project, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(DocpactError, match="cannot write"):
        generate(project, tmp_path / "file")
    with pytest.raises(DocpactError, match="cannot write"):
        generate(project, tmp_path / "file" / "below")
    with pytest.raises(DocpactError, match="this is no folder"):
        check(project, tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"
    (tmp_path / "out" / "openapi.json").mkdir(parents=True)
    with pytest.raises(DocpactError, match=r"openapi.json.*cannot write"):
        generate(project, tmp_path / "out")
    (tmp_path / "out" / "openapi.json").rmdir()
    assert "interrupted" in {finding.state for finding in check(project, tmp_path / "out")}
    assert generate(project, tmp_path / "out").healed
    assert check(project, tmp_path / "out") == []


@posix_only
@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("name", ["leonardo_client", "leonardo_client/models"])
def test_nothing_is_written_through_a_link_that_leads_outside(project: Project, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    shutil.rmtree(OUT / name)
    outside.mkdir()
    (OUT / name).symlink_to(outside, target_is_directory=True)
    before = everything(OUT)
    with pytest.raises(DocpactError, match="leads outside of the target"):
        generate(project, OUT)
    assert list(outside.iterdir()) == []
    assert everything(OUT) == before


@posix_only
@pytest.mark.usefixtures("workspace")
def test_a_link_in_a_file_s_place_is_replaced_and_not_followed(project: Project, tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_text("mine")
    (OUT / "openapi.json").unlink()
    (OUT / "openapi.json").symlink_to(outside)
    with pytest.raises(DocpactError, match="edited by hand"):
        generate(project, OUT)
    generate(project, OUT, ["force"])
    assert outside.read_text() == "mine"
    assert not (OUT / "openapi.json").is_symlink()


@posix_only
def test_the_target_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    write_tree(tmp_path / "link", {"a.txt": b"a"}, "{}")
    assert (tmp_path / "real" / "a.txt").read_bytes() == b"a"


GARBAGE: list[bytes] = [
    b"",
    b"\xff\xfe",
    b"not JSON",
    b"[]",
    b"null",
    b'{"files": []}',
    b'{"files": {"a": 1, "": "x"}, "specs": 3}',
    b"[" * 100_000,
]


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
def test_a_lock_that_is_garbage_is_stale_and_replaced(project: Project, garbage: bytes) -> None:
    (OUT / LOCK_FILE).write_bytes(garbage)
    assert states(project) == {LOCK_FILE: "stale"}
    assert generate(project, OUT).changed == []
    assert states(project) == {}


@posix_only
@pytest.mark.usefixtures("workspace")
def test_a_lock_cannot_have_files_removed_elsewhere(project: Project, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.txt").write_text("mine")
    (OUT / "away").symlink_to(outside, target_is_directory=True)
    digest = hashlib.sha256(b"mine").hexdigest()
    names = ["../outside/mine.txt", str(outside / "mine.txt"), "leonardo_client/../../outside/mine.txt"]
    (OUT / LOCK_FILE).write_text(json.dumps({"files": dict.fromkeys(names, digest)}))
    assert generate(project, OUT).removed == []
    (OUT / LOCK_FILE).write_text(json.dumps({"files": {"away/mine.txt": digest}}))
    with pytest.raises(DocpactError, match="leads outside"):
        generate(project, OUT)
    assert (outside / "mine.txt").read_text() == "mine"


@pytest.mark.usefixtures("workspace")
def test_nothing_is_written_before_everything_is_rendered(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:

    def broken(_: Project) -> None:
        raise DocpactError("the last step fails")

    monkeypatch.setattr("docpact.write.python.generate.render", render)
    monkeypatch.setattr("docpact.write.python.render.compile_document", broken)
    (CLIENT / "_client.py").touch()
    before = everything(OUT)
    with pytest.raises(DocpactError, match="the last step"):
        generate(project, OUT)
    assert everything(OUT) == before


Command = Callable[..., tuple[int, str, str]]


def tree_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}


OTHER = Path("spec/kestrel/models/gale-2.yaml")
CHANGES = {
    "a model is other": lambda: edit(OTHER, "maxLength: 40", "maxLength: 30"),
    "a sample breaks its page": lambda: edit(OTHER, "Gusts over a ridge", "Gu"),
    "a model has another title": lambda: edit(OTHER, "title: Gale 1", "title: Gale"),
    "a model has come": lambda: copied("gale-0"),
    "a model has gone": OTHER.unlink,
}


def copied(name: str) -> None:
    source = Path("spec/kestrel/models/gale-1.yaml").read_text()
    OTHER.with_name(f"{name}.yaml").write_text(source.replace("gale-1", name))


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_made_of_what_changed_is_what_is_made_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kestrel: Project, docpact: Command, name: str
) -> None:
    shutil.copytree(kestrel.folder, tmp_path / "spec")
    monkeypatch.chdir(tmp_path)
    copied("gale-2")
    assert docpact("generate")[0] == 0
    CHANGES[name]()
    read: list[str] = []
    honest = load.load_spec
    monkeypatch.setattr(load, "load_spec", lambda path, api: read.append(path.name) or honest(path, api))
    code, output, errors = docpact("generate", "--check")
    assert (code, errors) == (1, "")
    assert "gale_1" not in output
    assert docpact("generate")[0] == 0
    assert "gale-1.yaml" not in read
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    partly = tree_of(OUT)
    assert docpact("generate", "-o", "whole")[0] == 0
    assert tree_of(Path("whole")) == partly
    assert docpact("generate", "--check")[0] == 0


@pytest.mark.usefixtures("workspace")
def test_a_file_that_models_share_is_made_of_all_of_them_where_it_was_edited(docpact: Command) -> None:
    edit(CLIENT / "_runtime" / "core" / "requests.py", '= _exact(field["schema"])', '= field["schema"]')
    code, output, _ = docpact("generate", "--check")
    assert code == 1
    assert 'public type "boolean": the check does not refuse' in output


@pytest.mark.parametrize("spoilt", [{"models": {}}, {"models": {"x": 1, "y": {"models": [], "namespace": "a b"}}}])
@pytest.mark.usefixtures("workspace")
def test_a_lock_without_what_was_said_of_a_model_has_its_spec_read(docpact: Command, spoilt: dict[str, object]) -> None:
    lock = json.loads((OUT / LOCK_FILE).read_text())
    (OUT / LOCK_FILE).write_text(json.dumps({**lock, **spoilt}))
    edit(SPEC, "maxLength: 5000", "maxLength: 4000")
    assert docpact("generate")[0] == 0
    assert docpact("generate", "--check")[0] == 0


def test_a_retired_model_is_marked_for_readers_and_type_checkers(emitted: Path, kestrel_emitted: Path) -> None:
    client = emitted / "leonardo_client"
    said = "Retired on 2026-07-09; its vendor names veo-3.1-generate-001 or veo-3.1-fast-generate-001."
    assert (client / "_models.py").read_text().count(f'@deprecated("{said}")') == 2
    assert said in (client / "calls" / "sora_2_pro.py").read_text()
    assert "deprecated" not in (kestrel_emitted / "kestrel_client" / "_models.py").read_text()
