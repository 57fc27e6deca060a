"""Whatever texts and values specs hold stay text and values: they never become code, and arrive as they were."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docpact.errors import DocpactError
from docpact.facts import Fact, difference
from docpact.read.package import facts_of_package
from docpact.write.python import render as rendering
from docpact.write.python.generate import generate
from docpact.write.python.literal import docstring, literal, literals

from .hostile_texts import (
    ADDRESS,
    ENUMS,
    INVISIBLE,
    NASTY,
    TEXTS,
    VALUES,
    Rewritten,
    constants,
    few,
    poison,
    quick,
    rendered,
    skeleton,
    written,
)

pytestmark = pytest.mark.untraced


@few
@given(texts=st.lists(TEXTS, min_size=3, max_size=3), enum=ENUMS, longest=st.sampled_from([0, 100_000]))
@example(texts=['"""', "\\", "\n    import os\n"], enum=["'''", '\\"""', "{{ 7 * 7 }}"], longest=0)
@example(texts=["{% raw %}", '"); import os #', "\x00"], enum=["\u2028import os", "\r", ""], longest=100_000)
def test_hostile_texts_change_no_tree(
    rewritten: Rewritten, harmless: Callable[[int], dict[str, str]], texts: list[str], enum: list[str], longest: int
) -> None:
    emitted = rendered(rewritten(poison(texts, enum)), pytest.MonkeyPatch(), longest)
    expected = harmless(longest)
    assert emitted.keys() == expected.keys()
    for path, source in emitted.items():
        if source == expected[path]:
            continue
        assert not {unicodedata.category(character) for character in source.replace("\n", "")} & INVISIBLE, path
        if "LIGHT" not in enum:
            assert skeleton(source) == skeleton(expected[path]), path
    calls = constants(emitted["kestrel_client/calls/gale_1.py"])
    said = {texts[0], texts[1], ADDRESS, *(enum if longest else [enum[0]])}
    assert said <= {value for value in calls if isinstance(value, str)}
    assert set(enum) <= set(map(str, constants(emitted["kestrel_client/models/gale_1.py"])))


GUARD = """
import sys
import sysconfig
sysconfig.get_config_vars()
from pydantic import BaseModel, create_model
create_model("Small", one=(int, 1))
import pytest, httpx, httpcore, pydantic, asyncio, argparse, hashlib, inspect, logging, random, secrets, shlex, sqlite3, tempfile
import warnings
import importlib, os, pkgutil, stat, urllib.parse, collections.abc, concurrent.futures, contextlib, threading, types
name, folder = sys.argv[1:]
known = {*sys.stdlib_module_names, "httpx", "httpcore", *(one.split(".")[0] for one in sys.modules)}
FORBIDDEN = ("os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "subprocess", "socket", "os.putenv")
FORBIDDEN += ("os.remove", "os.rename", "os.mkdir", "os.chmod", "shutil", "ctypes", "os.link", "os.symlink")

def guard(event, arguments):
    first = arguments[0] if arguments else None
    if event == "import" and first.split(".")[0] not in known | {name}:
        raise SystemExit(f"imports {first}")
    if event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        raise SystemExit(f"writes {first}")
    if event in ("compile", "exec") and sys._getframe(1).f_code.co_filename.startswith(folder):
        raise SystemExit(f"runs {first}")
    if event.startswith(FORBIDDEN):
        raise SystemExit(f"{event} {arguments}")

sys.path.insert(0, folder)
sys.addaudithook(guard)
for module in pkgutil.walk_packages([os.path.join(folder, name)], f"{name}."):
    importlib.import_module(module.name)
print("imported", len([one for one in sys.modules if one.startswith(name)]))
"""  # noqa: E501
"""Imports every module of a package, and ends at whatever an import has no business to do."""


def imported(package: Path) -> str:
    command = [sys.executable, "-B", "-c", GUARD, package.name, str(package.parent)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout + done.stderr


def test_importing_hostile_modules_runs_nothing(rewritten: Rewritten, tmp_path: Path) -> None:
    texts = ["\n".join(NASTY)[:1900], '"""\nimport os; os.system("x")\n', "{{ 7 * 7 }}'''"]
    package = written(rewritten(poison(texts, NASTY)), tmp_path)
    assert imported(package).startswith("imported ")


@pytest.mark.parametrize(
    "line", ["import os; os.system('true')", "open('x', 'w')", "import antigravity_of_a_stranger", "exec('1')"]
)
def test_the_guard_of_the_test_above_notices(rewritten: Rewritten, tmp_path: Path, line: str) -> None:
    package = written(rewritten(lambda *_: None), tmp_path)
    with (package / "calls" / "gale_1.py").open("a") as file:
        file.write(f"\n{line}\n")
    assert not imported(package).startswith("imported")
    assert not (tmp_path / "x").exists()


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


def test_an_enum_of_fractions_is_kept(rewritten: Rewritten, tmp_path: Path) -> None:
    def change(_: Any, spec: Any) -> None:
        spec["body"]["parameters.speed"] = {"type": "number", "required": False, "enum": [0.5, 1]}

    generate(rewritten(change), tmp_path)
    assert Fact("parameters.speed", "enum", [0.5, 1]) in facts_of_package(tmp_path / "kestrel_client")


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


@pytest.mark.parametrize("text", ["a\\/b", "\\\\/", "\\/\u00e9", "\\", "/", "\x7f", *NASTY])
@pytest.mark.filterwarnings("error")
def test_a_literal_has_no_escape_that_python_does_not_know(text: str) -> None:
    assert ast.literal_eval(literal(text)) == text


@pytest.mark.parametrize("text", NASTY)
def test_what_stands_in_source_is_plain(text: str) -> None:
    for written_out in (literal(text), literal({text: [text]}), docstring(text)):
        assert written_out.isascii()
        assert written_out.isprintable()


def test_the_help_of_the_command_shows_hostile_texts_and_fills_nothing_in(rewritten: Rewritten, tmp_path: Path) -> None:
    says = "%(prog)s %(x)s %s 100 % \x1b[2J {0} {{ 7 * 7 }}"
    package = written(rewritten(poison([says, says, says], ["A", "B", "C"])), tmp_path)
    for command in ([], ["generate"], ["wait"], ["batch"]):
        line = [sys.executable, "-B", "-m", package.name, *command, "--help"]
        done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.replace("\n", "").isprintable()
        assert (command == ["batch"]) == ("% (prog)s % (x)s %s 100 %" in done.stdout)


def test_source_that_is_no_python_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DocpactError, match=r"the emitted a.py would not be Python: .*, line 2"):
        rendering._Module.of("x = 1\nif:\n", "a.py")
    monkeypatch.setattr("ruff.find_ruff_bin", lambda: "/bin/false")
    with pytest.raises(DocpactError, match="ruff could not format"):
        rendering.format_python({"a.py": "x = 1\n"})
