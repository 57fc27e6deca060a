"""Advisories of other generators, by name: what made their output run a stranger's code does nothing here.

What each input does was looked up in the published advisories; the payloads are written for these tests and would leave
a file behind. Whoever runs the emitted package runs none of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docpact.errors import DocpactError
from docpact.read.sources import read_source
from docpact.spec import Project, SpecError, load_project
from docpact.vendor import vendor
from docpact.write.openapi import compile_document, request_schema
from docpact.write.python.generate import generate
from docpact.write.python.models import PLAIN_KEYWORDS, emit_models, plain

from .hostile_texts import Change, Rewritten, rendered, skeleton, written

pytestmark = pytest.mark.untraced

LEFT_BEHIND = "print(1, file=open('left-behind', 'w'))"
"""Python without a dot, which these payloads must do without: it would leave a file in the current folder."""


def is_refused(rewritten: Rewritten, change: Change, complaint: str) -> None:
    with pytest.raises(SpecError, match=complaint) as caught:
        rendered(rewritten(change), pytest.MonkeyPatch())
    assert caught.value.where is not None
    assert caught.value.where.line == 1
    assert caught.value.hint


def runs_nothing(package: Path, folder: Path) -> None:
    """Import every module of a package, in a folder of its own, and see that it stays empty."""
    source = f"import pkgutil, importlib, {package.name} as p\n"
    source += "for m in pkgutil.walk_packages(p.__path__, p.__name__ + '.'): importlib.import_module(m.name)"
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(package.parent)}
    command = [sys.executable, "-B", "-c", source]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(folder.iterdir()) == []


def test_the_payload_of_these_tests_would_be_seen(rewritten: Rewritten, tmp_path: Path) -> None:
    package = written(rewritten(lambda *_: None), tmp_path)
    with (package / "_api.py").open("a") as file:
        file.write(f"{LEFT_BEHIND}\n")
    with pytest.raises(AssertionError):
        runs_nothing(package, tmp_path / "work")


# CVE-2016-5641: Swagger Codegen put names, descriptions and paths of a document into sources as they were. Its
# published inputs end a string and a block in the path (JavaScript, Java), a comment in the description (PHP: */), and
# the block comment in the title (Ruby: =end).
SWAGGER = {
    "JavaScript": "/a');};};return exports;}}));%s;(function(){}(this,function(){a=function(){b=function(){new Array('",
    "PHP": "*/ namespace other; %s; /*",
    "Ruby": "=end %s\n=begin ",
    "Java": 'a\\\\\\"; "%s; "',
    "Python": '"""\n%s\n"""',
}


def test_cve_2016_5641_parameters_of_a_swagger_document(rewritten: Rewritten, tmp_path: Path) -> None:
    texts = [text % LEFT_BEHIND for text in SWAGGER.values()]
    text = "\n".join(texts)

    def change(api: Any, spec: Any) -> None:
        api["title"] = spec["title"] = spec["body"]["parameters.prompt"]["says"] = text
        api["operations"]["take_off"]["says"] = api["operations"]["take_off"]["source"] = text
        spec["body"]["parameters.style"]["default"] = text
        spec["body"]["parameters.style_ids"]["enum"] = texts

    for one in texts:

        def path(api: Any, _: Any, one: str = one) -> None:
            api["operations"]["take_off"]["path"] = one

        is_refused(rewritten, path, r"operations\.take_off\.path: string should match pattern")
    project = rewritten(change)
    runs_nothing(written(project, tmp_path), tmp_path / "work")
    assert compile_document(project)["info"]["title"] == text  # type: ignore[index, call-overload]


# CVE-2020-15142 (GHSA-9x4c-63pf-525f): openapi-python-client before 0.5.3 put enum names and values, descriptions and
# defaults into Python as they were; GHSA-5293-mq8x-g3xj says the same of docstrings, f-strings and literals before
# 0.29.1. Neither publishes its input: these end each of the strings that they name.
ENDINGS = ['"\n%s\n"', "'\n%s\n'", '"""\n%s\n"""', "{%s}", "\\\n%s", '\\"\n%s', "\r%s\r"]


def test_cve_2020_15142_code_through_the_document(rewritten: Rewritten, tmp_path: Path) -> None:
    texts = [ending % LEFT_BEHIND for ending in ENDINGS]

    def change(_: Any, spec: Any) -> None:
        body = spec["body"]
        body["parameters.prompt"]["says"] = body["parameters.style"]["default"] = "".join(texts)
        body["parameters.class"]["enum"] = ["LIGHT", *texts]
        body["parameters.kind"]["enum"] = ["".join(texts)]

    package = written(rewritten(change), tmp_path)
    runs_nothing(package, tmp_path / "work")
    assert LEFT_BEHIND not in [line.strip() for path in package.rglob("*.py") for line in path.read_text().splitlines()]

    for text in texts:

        def named(_: Any, spec: Any, text: str = text) -> None:
            spec["body"] = {**spec["body"], f"parameters.{text}": {"type": "string", "required": False}}

        is_refused(rewritten, named, "string should match pattern")


# GHSA-5578-w22f-pfx9 (CVE-2026-55415): datamodel-code-generator before 0.64 wrote x-python-import (module and name) and
# customTypePath into import statements, line ends and all. CVE-2026-63720 (GHSA-7x49-hhjc-29rg): before 0.70 it did so
# with customBasePath; issue 5 names it together with the first two.
HIDDEN: dict[str, Any] = {
    "x-python-import": {"module": "os", "name": f"getcwd\n{LEFT_BEHIND}"},
    "customTypePath": f"os.getcwd\n{LEFT_BEHIND}",
    "customBasePath": f"os.getcwd\n{LEFT_BEHIND}",
    "x-python-type": f"int\n{LEFT_BEHIND}",
    "default_factory": f"int\n{LEFT_BEHIND}",
    "$id": f"a\n{LEFT_BEHIND}",
    "$ref": "https://evil.example/schema.json",
    "$comment": LEFT_BEHIND,
    "description": f'"""\n{LEFT_BEHIND}\n"""',
    "discriminator": {"propertyName": LEFT_BEHIND},
}


@pytest.mark.parametrize("keyword", HIDDEN)
def test_ghsa_5578_w22f_pfx9_and_cve_2026_63720_keywords_that_are_emitted(kestrel: Project, keyword: str) -> None:
    schema = request_schema(kestrel.specs[0])
    spoilt = json.loads(json.dumps(schema))
    waiting = [spoilt]
    while waiting:
        one = waiting.pop()
        waiting += list(one.get("properties", {}).values())
        waiting += [one["items"]] if isinstance(one.get("items"), dict) else []
        one[keyword] = HIDDEN[keyword]
    assert keyword not in PLAIN_KEYWORDS
    assert plain(spoilt) == plain(schema)
    assert emit_models(spoilt, "Gale1Request") == emit_models(schema, "Gale1Request")


@pytest.mark.parametrize("keyword", HIDDEN)
def test_a_spec_holds_no_such_keyword(rewritten: Rewritten, keyword: str) -> None:
    def parameter(_: Any, spec: Any) -> None:
        spec["body"]["parameters.prompt"][keyword] = HIDDEN[keyword]

    def assumed(_: Any, spec: Any) -> None:
        spec["body"]["parameters"]["assumed"][keyword] = HIDDEN[keyword]

    for change in (parameter, assumed):
        is_refused(rewritten, change, "unknown keyword")


def test_a_vendors_document_with_such_keywords_gives_facts_and_nothing_else(kestrel: Project, tmp_path: Path) -> None:
    document = json.loads(json.dumps(compile_document(kestrel)))
    before = tmp_path / "before.json"
    before.write_text(json.dumps(document))
    request = document["components"]["schemas"]["Gale1Request"]
    for keyword in ("x-python-import", "customTypePath", "customBasePath", "x-python-type", "default_factory"):
        request[keyword] = request["properties"]["parameters"][keyword] = HIDDEN[keyword]
    after = tmp_path / "after.json"
    after.write_text(json.dumps(document))
    assert read_source(str(after)).facts == read_source(str(before)).facts


def test_a_shape_with_such_keywords_changes_no_emitted_tree(
    rewritten: Rewritten, harmless: Callable[[int], dict[str, str]], tmp_path: Path
) -> None:
    def change(api: Any, _: Any) -> None:
        for name, value in HIDDEN.items():
            if name != "$ref":
                api["shapes"]["Seen"]["schema"]["properties"]["flight"][name] = value

    package = written(rewritten(change), tmp_path)
    source = (package / "_client.py").read_text()
    assert skeleton(source) == skeleton(harmless(60)["kestrel_client/_client.py"])
    runs_nothing(package, tmp_path / "work")


# YAML that makes objects or grows: PyYAML's tags (CVE-2017-18342, and others since), anchors that multiply, the merge.
YAMLS = {
    "a tag that calls": 'title: !!python/object/apply:os.system ["touch left-behind"]',
    "a tag that makes": "title: !!python/object:os.PathLike {}",
    "a tag that imports": "title: !!python/module:antigravity ''",
    "a tag of another kind": "title: !!binary aGk=",
    "a local tag": "title: !include /etc/passwd",
    "a verbatim tag": "title: !<tag:yaml.org,2002:python/name:os.system> ''",
    "a directive": "%TAG ! tag:yaml.org,2002:python/\n---\ntitle: x",
    "an anchor": "title: &a x\nother: *a",
    "a merge": "base: &b {title: x}\n<<: *b",
    "a set": "title: !!set {a, b}",
    "another document": "title: x\n---\ntitle: y",
}


@pytest.mark.parametrize("name", YAMLS)
def test_yaml_that_is_more_than_data_is_refused(kestrel: Project, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "kestrel"
    (folder / "models").mkdir(parents=True)
    (folder / "api.yaml").write_bytes(kestrel.api.path.read_bytes())
    text = kestrel.specs[0].path.read_text().replace("title: Gale 1\n", f"{YAMLS[name]}\n")
    (folder / "models" / "gale-1.yaml").write_text(f"{YAMLS[name]}\n" if name == "a directive" else text)
    with pytest.raises(SpecError, match=r"tag|directive|anchor|second document") as caught:
        load_project(tmp_path)
    assert caught.value.where is not None
    assert caught.value.where.line
    assert not Path("left-behind").exists()


# CVE-2020-15141 (GHSA-7wgr-7666-7pwj): openapi-python-client before 0.5.3 wrote files wherever a document's names led.
OUTSIDE = [
    "../outside",
    "/etc/outside",
    "a/../../b",
    "..\\outside",
    "C:\\outside",
    "\\\\host\\share",
    "con",
    "a\x00b",
    ".",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_name_leads_out_of_the_target(rewritten: Rewritten, project: Project, tmp_path: Path, name: str) -> None:
    def package(api: Any, _: Any) -> None:
        api["package"] = name

    def model(_: Any, spec: Any) -> None:
        spec["model"] = name

    for change in (package, model):
        is_refused(rewritten, change, "string should match pattern|no name for a package|device|the file is called")
    with pytest.raises(DocpactError, match="no name for a package"):
        vendor(project, tmp_path / "target", package=name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("link", ["kestrel_client", "kestrel_client/models"])
def test_a_linked_folder_in_the_target_is_not_followed(
    kestrel: Project, kestrel_emitted: Path, tmp_path: Path, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere, target = tmp_path / "elsewhere", tmp_path / "target"
    elsewhere.mkdir()
    (target / link).parent.mkdir(parents=True)
    (target / link).symlink_to(elsewhere)
    tree = {path.relative_to(kestrel_emitted).as_posix(): path.read_bytes() for path in kestrel_emitted.rglob("*.*")}
    monkeypatch.setattr(
        "docpact.write.python.generate.render", lambda *_: {k: v for k, v in tree.items() if k != "docpact.lock"}
    )
    with pytest.raises(DocpactError, match="leads outside of the target"):
        generate(kestrel, target)
    assert list(elsewhere.iterdir()) == []


def test_a_link_in_place_of_a_file_is_replaced_and_its_target_kept(kestrel: Project, tmp_path: Path) -> None:
    precious, target = tmp_path / "precious.txt", tmp_path / "target"
    precious.write_text("mine")
    package = target / "kestrel_client"
    package.mkdir(parents=True)
    for name in ("_api.py", "._api.py.docpact-tmp", ".docpact.lock.docpact-tmp"):
        (package / name).symlink_to(precious)
    (target / ".docpact.lock.docpact-tmp").symlink_to(precious)
    (target / ".docpact.lock.journal.docpact-tmp").symlink_to(precious)
    (target / "docpact.lock").symlink_to(precious)
    with pytest.raises(DocpactError, match=r"docpact did not write it: kestrel_client/_api\.py"):
        generate(kestrel, target)
    assert (package / "_api.py").is_symlink()
    generate(kestrel, target, ["force"])
    assert precious.read_text() == "mine"
    assert not (target / "docpact.lock").is_symlink()
    assert [path for path in target.rglob("*") if path.is_symlink()] == []


def test_a_package_is_not_vendored_through_a_link(kestrel: Project, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "docpact.lock").write_text("{}")
    (tmp_path / "target").mkdir()
    (tmp_path / "target" / "kestrel_client").symlink_to(elsewhere)
    with pytest.raises(DocpactError, match="docpact did not write it"):
        vendor(kestrel, tmp_path / "target")
    assert [path.name for path in elsewhere.iterdir()] == ["docpact.lock"]


def test_a_lock_of_somebody_else_s_removes_nothing_outside(kestrel: Project, tmp_path: Path) -> None:
    outside, target = tmp_path / "outside.txt", tmp_path / "target"
    outside.write_text("mine")
    target.mkdir()
    import hashlib

    digest = hashlib.sha256(b"mine").hexdigest()
    files = dict.fromkeys(["../outside.txt", str(outside), "a/../../outside.txt"], digest)
    (target / "docpact.lock").write_text(json.dumps({"files": files}))
    generate(kestrel, target)
    assert outside.read_text() == "mine"
