"""Whatever names specs give become identifiers that stand in nobody's way, or are refused with their place."""

from __future__ import annotations

import ast
import builtins
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpact.errors import DocpactError
from docpact.facts import difference
from docpact.read.package import facts_of_package
from docpact.spec import Project, SpecError, load_project
from docpact.spec.loaded import CLIENT_MEMBERS
from docpact.write.python.context import model_context
from docpact.write.python.generate import generate

from .hostile_texts import NASTY, TEXTS, Change, Rewritten, rendered, some, written

pytestmark = pytest.mark.untraced

NAMES = [
    *("class", "None", "match", "type", "self", "cls", "extra", "body", "images", "call", "client", "print"),
    *("model_config", "model_fields", "model_validate", "model_", "json", "copy", "schema", "validate", "dict", "list"),
    *("str", "int", "object", "Literal", "Field", "StrictStr", "RequestModel", "ConfigDict", "BaseModel", "_hidden"),
    *("__dunder__", "__class__", "__init__", "__slots__", "2d", "a-b", "a_b", "1", "A", "exec", "Mapping", "Sequence"),
    *(
        "PAGE",
        "Page",
        "Call",
        "ImageInput",
        "warnings",
        "annotations",
        "parameters_",
        "field_1",
        "model-name",
        "create",
    ),
    *("case", "lambda", "await", "construct", "fields", "root", "assemble", "prompt_", "x" * 64),
]
PREVIEWS = """
import importlib, json, sys, warnings
warnings.simplefilter("error")
for name, client, namespace, arguments in json.load(sys.stdin):
    package = importlib.import_module(name)
    importlib.import_module(f"{name}.__main__")
    with getattr(package, client)("a-key-of-the-tests") as made:
        print(json.dumps(getattr(made, namespace).preview(**arguments).json()))
    assert getattr(package, f"Async{client}") and issubclass(getattr(package, f"{client}Error"), Exception)
"""


def previews(folder: Path, *wanted: tuple[str, str, str, Mapping[str, object]]) -> list[Any]:
    """What clients in a folder would send: package, client, namespace and arguments of each."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, "-B", "-c", PREVIEWS],
        input=json.dumps(wanted),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def refusal(rewritten: Rewritten, change: Change) -> SpecError | None:
    """How a project is refused: by a rule, that names file and line and says what to do; None where it is not."""
    try:
        rendered(rewritten(change), pytest.MonkeyPatch())
    except DocpactError as error:
        return by_a_rule(error)
    return None


def by_a_rule(error: DocpactError) -> SpecError:
    """An error that says where the fault is and what to do about it."""
    assert isinstance(error, SpecError), f"not by a rule: {error}"
    assert error.where is not None, error
    assert error.where.line, error
    assert error.hint, error
    assert str(error).replace("\n", "").isprintable()
    return error


def test_any_name_of_a_parameter_is_emitted_and_comes_back(rewritten: Rewritten, tmp_path: Path) -> None:
    def change(_: Any, spec: Any) -> None:
        for name in NAMES:
            spec["body"][f"parameters.{name}"] = {"type": "string", "required": False, "maxLength": 90}
            spec["body"][f"parameters.deep.{name}"] = {"type": "object", "required": False}
            spec["body"][f"parameters.deep.{name}.{name}"] = {"type": "integer", "required": False, "default": 1}
        spec["body"]["parameters.deep"] = {"type": "object", "required": False}

    project = rewritten(change)
    generate(project, tmp_path)
    assert difference(project.specs[0].facts, facts_of_package(tmp_path / "kestrel_client")) == []
    named = {one.path: one.name for one in model_context(project.specs[0]).arguments}
    assert len({*named.values()}) == len(named)
    texts = {named[f"parameters.{name}"]: f"the value of {name}" for name in NAMES}
    numbers = {named[f"parameters.deep.{name}.{name}"]: index for index, name in enumerate(NAMES)}
    arguments = {"model": "gale-1", "prompt": "abc", "class_": "LIGHT", **texts, **numbers}
    (sent,) = previews(tmp_path, ("kestrel_client", "Kestrel", "gale_1", arguments))
    for index, name in enumerate(NAMES):
        if name not in ("class", "prompt"):
            assert sent["parameters"][name] == f"the value of {name}"
        assert sent["parameters"]["deep"][name] == {name: index}


def test_names_that_get_in_each_other_s_way_are_refused_with_their_place(rewritten: Rewritten, tmp_path: Path) -> None:
    def change(_: Any, spec: Any) -> None:
        spec["body"]["parameters.deep"] = {"type": "object", "required": False}
        for name in ("Field", "_"):
            spec["body"][f"parameters.{name}"] = {"type": "string", "required": False, "maxLength": 9}
            spec["body"][f"parameters.deep.{name}"] = {"type": "object", "required": False}
            spec["body"][f"parameters.deep.{name}.{name}"] = {"type": "integer", "required": False, "default": 1}

    (error,) = generate(rewritten(change), tmp_path / "generated").refused
    assert isinstance(error, SpecError)
    assert (
        "the client made of this spec does not work: the package cannot be imported: TypeError" in by_a_rule(error).what
    )
    assert error.where is not None
    assert error.where.source.endswith("gale-1.yaml")
    assert not (tmp_path / "generated").exists()


@some
@given(name=TEXTS | st.from_regex(r"[a-z_]{1,5}[.\[\]\-_$ ]?[\w\u202e\ufb01\u2168\u0430]{0,5}", fullmatch=True))
def test_a_parameter_is_named_in_ascii_or_refused_with_its_place(rewritten: Rewritten, name: str) -> None:
    def change(_: Any, spec: Any) -> None:
        spec["body"] = {**spec["body"], f"parameters.{name}": {"type": "string", "required": False}}

    try:
        project = rewritten(change)
    except SpecError as error:
        by_a_rule(error)
    else:
        assert name.isascii()
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.[]")
        identifiers = [one.name for one in model_context(project.specs[0]).arguments]
        assert all(one.isidentifier() and one.isascii() for one in identifiers)


MODELS = [
    *(
        "file",
        "generation",
        "any",
        "list",
        "property",
        "str",
        "type",
        "match",
        "class",
        "none",
        "true",
        "import",
        "self",
    ),
    *(
        "client",
        "key",
        "session",
        "call",
        "page",
        "literal",
        "mapping",
        "account",
        "submitted",
        "upload",
        "close",
        "os",
    ),
    *("t", "type-var", "coroutine", "callable", "cost", "drift", "async-file", "exception", "timeout-error", "warning"),
    *("init", "main", "models", "calls", "prepared-request", "image-input", "json", "0", "9a", "a.b", "x" * 64),
]
SMALL = {
    "parameters": {"assumed": {"type": "object", "required": True}, "why": "It nests."},
    "parameters.prompt": {"type": "string", "required": True},
}


def test_any_name_of_a_model_gives_a_client_that_works(
    kestrel: Project, tmp_path: Path, sources: dict[str, Any]
) -> None:
    folder = tmp_path / "spec" / "kestrel"
    folder.mkdir(parents=True)
    (folder / "models").mkdir()
    (folder / "api.yaml").write_bytes(kestrel.api.path.read_bytes())
    for name in MODELS:
        sample = {"body": {"model": name, "parameters": {"prompt": "x"}}}
        row = {"type": "string", "required": True, "enum": [name]}
        data = {**sources["gale-1.yaml"], "model": name, "body": {"model": row, **SMALL}, "sample": sample}
        del data["conditions"]
        (folder / "models" / f"{name}.yaml").write_text(json.dumps(data).replace('"2026-11-22"', "2026-11-22"))
    project = load_project(folder.parent)
    package = written(project, tmp_path)
    assert len(project.specs) == len(MODELS)
    wanted = [(package.name, "Kestrel", spec.namespace, {"prompt": "x"}) for spec in project.specs]
    sent = previews(tmp_path, *wanted)
    assert sorted(one["model"] for one in sent) == sorted(MODELS)
    assert all(one["parameters"] == {"prompt": "x"} for one in sent)


@pytest.mark.parametrize(
    "name",
    [
        *("con", "NUL", "aux.v1", "COM1", "lpt9.txt", "prn"),
        *("..", ".", "../x", "/etc/x", "a/b", "a\\b", "C:x", ".hidden", "-rf", "a b", "", "x" * 65, "x\n", "x\x00"),
        *("é", "\ufb01le", "p\u0430ge", "x\u202e", "\u2168", "{{ 7 }}", "$(x)", "a:b", "*", "~"),
    ],
)
def test_a_model_that_no_file_can_be_called_by_is_refused(rewritten: Rewritten, name: str) -> None:
    def change(_: Any, spec: Any) -> None:
        spec["model"] = name

    error = refusal(rewritten, change)
    assert error is not None
    assert error.where is not None
    assert error.where.source.endswith("gale-1.yaml")


@pytest.mark.parametrize(
    "name",
    [
        *("class", "lambda", "json", "os", "httpx", "pydantic", "docpact", "con", "nul", "com1", "test", "antigravity"),
        *("../x", "/x", "a.b", "a-b", "A", "_x", "1a", "x\n", "x" * 65, "\ufb01le", "é", "x;import os", ""),
    ],
)
def test_a_package_that_would_get_in_somebody_s_way_is_refused(rewritten: Rewritten, name: str) -> None:
    def change(api: Any, _: Any) -> None:
        api["package"] = name

    assert refusal(rewritten, change) is not None


REFUSED = ["None", "True", "File", "Api", "Timeout", "Exception", "Generation", "Client", "Gale1", "Import"]
CLIENTS = [*REFUSED, "Any", "T", "Call", "Session", "Key", "Address", "Row", "RequestModel", "Base", "X" * 64]


def test_a_client_s_name_works_or_is_refused(rewritten: Rewritten, tmp_path: Path) -> None:
    working: list[tuple[str, str, str, Mapping[str, object]]] = []
    refused: set[str] = set()
    for number, name in enumerate(CLIENTS):

        def change(api: Any, _: Any, name: str = name, number: int = number) -> None:
            api["client"], api["package"] = name, f"client_{number}"

        try:
            written(rewritten(change), tmp_path)
        except DocpactError as error:
            by_a_rule(error)
            refused.add(name)
        else:
            arguments = {"model": "gale-1", "prompt": "abc", "class_": "LIGHT"}
            working.append((f"client_{number}", name, "gale_1", arguments))
    assert {*REFUSED} <= refused
    assert {"Base", "X" * 64} <= {*CLIENTS} - refused
    assert len(previews(tmp_path, *working)) == len(working)


@pytest.mark.parametrize(
    "text",
    [
        *(pytest.param(text, marks=[pytest.mark.deep] if at % 3 else []) for at, text in enumerate(NASTY)),
        *("{self}", "/v1/{id}/{id}", "/v1/{0.__class__}", "//x", "/v1/%7Bid%7D", "/x?y"),
    ],
)
@pytest.mark.parametrize("place", ["path", "code", "reference", "environment", "shape", "status", "extension"])
def test_a_word_of_the_api_is_plain_or_refused(rewritten: Rewritten, place: str, text: str) -> None:
    def change(api: Any, _: Any) -> None:
        if place == "path":
            api["operations"]["look"]["path"] = text
        elif place == "code":
            api["delivery"][2]["codes"] = [text]
        elif place == "reference":
            api["inputs"]["image"]["members"] = [text]
        elif place == "environment":
            api["auth"]["environment"] = text
        elif place == "shape":
            api["shapes"][text] = api["shapes"]["Mishap"]
        elif place == "status":
            api["operations"]["look"]["reads"]["status"] = [text]
        else:
            api["inputs"]["image"]["extensions"] = {text: "image/png"}

    refused = refusal(rewritten, change) is not None
    plain = re.fullmatch(r"[A-Za-z0-9_.-]+", text) or (place == "path" and text == "/v1/{id}/{id}")
    assert refused or plain, "only plain words are taken"


def test_every_member_of_the_client_is_kept_from_models(kestrel: Project) -> None:
    source = rendered(kestrel, pytest.MonkeyPatch())["kestrel_client/_client.py"]
    classes = [node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)]
    for node in classes:
        if node.name in ("Kestrel", "AsyncKestrel"):
            named = {one.name for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)}
            assert {name for name in named if not name.startswith("_")} - {"gale_1"} <= CLIENT_MEMBERS
    assert {*dir(builtins)} <= CLIENT_MEMBERS


def test_equal_names_in_different_places_keep_their_defaults_apart(rewritten: Rewritten, tmp_path: Path) -> None:
    def change(_: Any, spec: Any) -> None:
        body = spec["body"]
        body["size"] = {"type": "integer", "required": True, "default": 1}
        body["parameters.size"] = {"type": "integer", "required": True, "default": 2}
        body["parameters.inner"] = {"type": "object", "required": True}
        body["parameters.inner.size"] = {"type": "integer", "required": True, "default": 3}

    project = rewritten(change)
    generate(project, tmp_path)
    assert difference(project.specs[0].facts, facts_of_package(tmp_path / "kestrel_client")) == []
