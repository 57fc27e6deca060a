"""Whatever specs hold stays text and values: it never becomes code, and arrives as it was."""

from __future__ import annotations

import ast
import copy
import importlib
import json
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from docpact.emit import render as rendering
from docpact.emit.generate import generate
from docpact.emit.literal import docstring, literal, literals
from docpact.emit.package import facts_of_package
from docpact.errors import DocpactError
from docpact.facts import difference
from docpact.spec import Project, SpecError, load_project

NASTY = [
    '"""',
    "'''",
    '\\"""',
    "\\",
    "\\N{BULLET}",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{# c #}",
    "\n    import os\n",
    "\r\nraise SystemExit",
    "\u2028import os",
    "\x1b[2J",
    "\x00",
    "\x7f",
    "# type: ignore",
    '"); import os; os.system("x") #',
    "f'{1/0}'",
    "$(reboot)",
    "`reboot`",
    "</script>",
    "\U0001f600 é \u202e",
    ":smile: [red]x[/red]",
    "%s %(x)s",
    "",
    " ",
]
TEXTS = st.sampled_from(NASTY) | st.text(max_size=30)
ENUMS = st.lists(TEXTS, min_size=3, max_size=3, unique=True)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
quick = settings(max_examples=150, deadline=None, derandomize=True)
few = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(
        Phase.explicit,
        Phase.generate,
    ),  # each example takes a while: making a failing one smaller would take minutes
)

INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""What could steer a terminal or hide code from a reader: controls, bidi marks, line separators."""

ADDRESS = "https://kestrel.example/$(reboot);%s%%#(x)~!*&@:?a=[]"

Rewritten = Callable[[Callable[[Any, Any], None]], Project]


@pytest.fixture(scope="session")
def sources(kestrel: Project) -> dict[str, Any]:
    """The made-up files as data; days stay text."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = lambda _, node: node.value
    return {path.name: yaml.load(path.read_text()) for path in (kestrel.api.path, kestrel.specs[0].path)}


@pytest.fixture(scope="session")
def rewritten(sources: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Rewritten:
    """The made-up project with changes of its api.yaml and its spec."""
    folder = tmp_path_factory.mktemp("rewritten") / "kestrel"
    folder.mkdir()

    def rewrite(change: Callable[[Any, Any], None]) -> Project:
        data = copy.deepcopy(sources)
        change(data["api.yaml"], data["gale-1.yaml"])
        for name, content in data.items():
            # JSON is YAML, but for days, which must not be quoted, and its pairs of surrogates.
            text = json.dumps(content, ensure_ascii=False).replace('"2026-11-22"', "2026-11-22")
            text = "".join(one if one.isprintable() and one != "\ufeff" else _escape(one) for one in text)
            (folder / name).write_text(text, encoding="utf-8")
        return load_project(folder.parent)

    return rewrite


def _escape(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def poison(texts: list[str], enum: list[str]) -> Callable[[Any, Any], None]:
    def change(api: Any, spec: Any) -> None:
        api["title"], api["objects_evidence"], api["waiter"]["source"] = texts[0], texts[1], texts[2]
        api["operations"]["create"]["says"] = texts[1]
        api["delivery"][2]["text"] = f"{texts[2]}..."
        api["shapes"]["Polled"]["schema"]["properties"]["generations_by_pk"]["properties"]["status"]["enum"] = enum
        spec["title"] = texts[0]
        spec["page"]["url"] = api["server"]["url"] = ADDRESS
        body = spec["body"]
        body["parameters"]["why"] = f"{texts[1]}."
        body["parameters.prompt"]["says"] = texts[2]
        body["parameters.camera.mode"] = {"type": "string", "required": True, "enum": enum, "says": texts[0]}
        body["parameters.class"]["enum"] = ["LIGHT", *(value for value in enum if value != "LIGHT")]
        body["parameters.class"]["default"] = enum[0]
        body["parameters.kind"]["enum"] = [texts[1]]
        body["parameters.style"]["default"] = texts[2]
        body["parameters.style_ids"]["enum"] = enum

    return change


def skeleton(source: str) -> str:
    """A module's tree without the values of its constants."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            node.value = None
        elif isinstance(node, ast.JoinedStr):
            node.values = [value for value in node.values if not isinstance(value, ast.Constant)]
    return ast.dump(tree)


def constants(source: str) -> list[object]:
    return [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]


def rendered(project: Project, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What is emitted, unformatted: formatting starts a process and changes no tree."""
    with monkeypatch.context() as patch:
        patch.setattr(rendering, "_ruff", lambda *_: None)
        patch.setattr(rendering, "compile_document", lambda _: {})
        return {path: content.decode() for path, content in rendering.render(project).items() if path.endswith(".py")}


@pytest.fixture(scope="session")
def harmless(rewritten: Rewritten) -> Callable[[], dict[str, str]]:
    """What harmless texts give; behind a call, for a failure shows its arguments."""
    found = rendered(rewritten(poison(["one", "two", "three"], ["A", "B", "C"])), pytest.MonkeyPatch())
    return lambda: found


@few
@given(texts=st.lists(TEXTS, min_size=3, max_size=3), enum=ENUMS)
@example(texts=['"""', "\\", "\n    import os\n"], enum=["'''", '\\"""', "{{ 7 * 7 }}"])
@example(texts=["{% raw %}", '"); import os #', "\x00"], enum=["\u2028import os", "\r", ""])
def test_hostile_texts_change_no_tree(
    rewritten: Rewritten, harmless: Callable[[], dict[str, str]], texts: list[str], enum: list[str]
) -> None:
    emitted = rendered(rewritten(poison(texts, enum)), pytest.MonkeyPatch())
    assert emitted.keys() == harmless().keys()
    for path, source in emitted.items():
        assert not {unicodedata.category(character) for character in source.replace("\n", "")} & INVISIBLE, path
        if "LIGHT" not in enum:
            assert skeleton(source) == skeleton(harmless()[path]), path
    calls = constants(emitted["kestrel_client/calls/gale_1.py"])
    assert {texts[0], texts[1], ADDRESS, *enum} <= {value for value in calls if isinstance(value, str)}
    assert set(enum) <= set(map(str, constants(emitted["kestrel_client/models/gale_1.py"])))


def test_hostile_values_come_back_from_the_package_as_they_were(rewritten: Rewritten, tmp_path: Path) -> None:
    enum = [text for text in NASTY if text.strip()]
    project = rewritten(poison(['"""\n{{ 7 * 7 }}', "\x1b[2J\\", "'''"], enum))
    generate(project, tmp_path)
    spec = project.specs[0]
    assert difference(spec.facts, facts_of_package(tmp_path / "kestrel_client")) == []
    sys.path.insert(0, str(tmp_path))
    try:
        client_package: Any = importlib.import_module("kestrel_client")
        calls: Any = importlib.import_module("kestrel_client.calls.gale_1")

        assert calls.PAGE.title == '"""\n{{ 7 * 7 }}'
        with client_package.Kestrel("key") as client:
            for value in enum:
                sent = client.gale_1.preview(model="gale-1", prompt="abc", class_=value, style_ids=[value]).json()
                assert sent["parameters"]["class"] == value
                assert sent["parameters"]["kind"] == "\x1b[2J\\"
    finally:
        sys.path.remove(str(tmp_path))
        for name in [name for name in sys.modules if name.split(".")[0] == "kestrel_client"]:
            del sys.modules[name]


NAMES = [
    *(
        "class",
        "None",
        "match",
        "type",
        "self",
        "cls",
        "extra",
        "body",
        "images",
        "call",
        "client",
        "print",
        "model_config",
    ),
    *("model_fields", "json", "copy", "schema", "validate", "dict", "list", "str", "int", "Literal", "Field"),
    *("StrictStr", "RequestModel", "ConfigDict", "BaseModel", "_hidden", "__dunder__", "2d", "a-b", "a_b", "1", "A"),
    *("exec", "Mapping", "Sequence", "PAGE", "Page", "warnings", "annotations", "parameters_", "field_1", "model-name"),
]


def test_any_name_of_a_parameter_is_emitted_and_comes_back(rewritten: Rewritten, tmp_path: Path) -> None:
    def change(_: Any, spec: Any) -> None:
        for name in NAMES:
            spec["body"][f"parameters.{name}"] = {"type": "string", "required": False, "maxLength": 7}
            spec["body"][f"parameters.deep.{name}"] = {"type": "object", "required": False}
            spec["body"][f"parameters.deep.{name}.{name}"] = {"type": "integer", "required": False, "default": 1}
        spec["body"]["parameters.deep"] = {"type": "object", "required": False}

    project = rewritten(change)
    generate(project, tmp_path)
    assert difference(project.specs[0].facts, facts_of_package(tmp_path / "kestrel_client")) == []


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


def test_kinds_that_few_pages_use_come_back(rewritten: Rewritten, tmp_path: Path) -> None:
    def change(_: Any, spec: Any) -> None:
        body = spec["body"]
        body["parameters.tags[]"] = {"assumed": {"type": "string"}, "why": "Words.", "maxLength": 9, "minLength": 2}
        body["parameters.tags"]["default"] = []
        body["parameters.open"] = {"type": "array", "required": False}
        body["parameters.open[]"] = {"assumed": {"type": "string"}, "why": "So it seems."}
        body["parameters.wide"] = {"type": "array", "required": False}
        body["parameters.anything"] = {"type": "object", "required": False}
        body["parameters.both"] = {"type": "boolean", "required": False, "enum": [True, False]}
        body["parameters.only"] = {"type": "boolean", "required": True, "enum": [True]}
        body["parameters.odd"] = {"type": "integer", "required": True, "minimum": 1, "maximum": 30, "multipleOf": 8}
        body["parameters.below"] = {"type": "integer", "required": False, "maximum": -3, "multipleOf": 2}
        body["parameters.free"] = {"type": "integer", "required": False, "multipleOf": 3}
        body["parameters.points"] = {"type": "array", "required": True, "itemType": "object", "minItems": 1}
        body["parameters.points[]"] = {"assumed": {"type": "object"}, "why": "They have parts."}
        body["parameters.points[].x"] = {"type": "number", "required": True, "present": True, "maximum": 1}

    project = rewritten(change)
    generate(project, tmp_path)
    assert difference(project.specs[0].facts, facts_of_package(tmp_path / "kestrel_client")) == []


def test_an_enum_of_fractions_is_refused_with_its_place(rewritten: Rewritten, tmp_path: Path) -> None:
    def change(_: Any, spec: Any) -> None:
        spec["body"]["parameters.speed"] = {"type": "number", "required": False, "enum": [0.5, 1]}

    with pytest.raises(
        SpecError, match=r"gale-1.yaml:\d+:\d+: the enum of parameters.speed holds a number with a fract"
    ):
        generate(rewritten(change), tmp_path)
    assert list(tmp_path.iterdir()) == []


@quick
@given(value=VALUES)
def test_a_literal_is_its_value(value: object) -> None:
    source = literal(value)
    assert source.isascii()
    assert source.isprintable()
    assert repr(ast.literal_eval(source)) == repr(value)


def test_what_has_no_literal_is_refused() -> None:
    for value in (object(), float("nan"), float("inf"), {1, 2}):
        with pytest.raises(TypeError, match="has no literal"):
            literal(value)
    assert (literals([]), literals([1]), literal((1, "a"))) == ("()", "(1,)", '(1, "a")')


@quick
@given(text=TEXTS, other=TEXTS)
def test_a_docstring_cannot_be_left(text: str, other: str) -> None:
    source = f'def f():\n    """{docstring(text)} {docstring(other)}."""\n'
    assert skeleton(source) == skeleton('def f():\n    """a"""\n')
    assert "\n" not in docstring(text)


def test_source_that_is_no_python_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DocpactError, match=r"the emitted a.py would not be Python: .*, line 2"):
        rendering.format_python({"a.py": "x = 1\nif:\n"})
    monkeypatch.setattr("docpact.emit.render.sys.executable", "/bin/false")
    with pytest.raises(DocpactError, match="ruff could not format"):
        rendering.format_python({"a.py": "x = 1\n"})
