"""A keyword has one home: an invented one is its class, its phrase and its examples, and goes all the way.

In a copy of the package three files get one addition each. The keyword is then read from a page, written to a spec and
to an OpenAPI document, read back from both, and refuses a body.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

CLASS = '''

class MaxProperties(Bound):
    """``maxProperties``: most members of an object."""

    name = "maxProperties"
    upper = True
    whole = True
    family = "length"
    applies_to = ("object",)

    def measure(self, instance: JsonValue) -> float:
        return len(instance) if isinstance(instance, dict) else 0

    def complaint(self, value: JsonValue, instance: JsonValue) -> str:
        return f"has more than {value} members"
'''

PHRASE = """
    Phrase(
        "most members",
        numbered(r"\\bup to <limit> labels\\b", "limit"),
        (Example("Carries up to 3 labels.", (("maxProperties", 3),), "object"),),
        lambda match, scope: Reading((Claim("maxProperties", number(match["limit"])),), match.end()),
    ),"""

EXAMPLES = """
    "maxProperties": {
        "a maxProperties 1": ([{"a": {}}, {"a": {"b": 1}}, {"a": [1, 2]}], [{"a": {"b": 1, "c": 2}}]),
        "a maxProperties 1 when d given": ([{"a": {"b": 1, "c": 2}}], [{"a": {"b": 1, "c": 2}, "d": 1}]),
    },"""

PAGE = """# Kite

| Parameter | Type | Description |
| --- | --- | --- |
| `model` | string | Required. Set to `kite-1`. |
| `prompt` | string | Required. Maximum of 40 characters. |
| `labels` | object | Optional. Carries up to 2 labels. |

```json
{"model": "kite-1", "prompt": "A red kite", "labels": {"sky": "blue"}}
```
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


def add(path: Path, after: str, text: str) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count(after) == 1 or not after
    path.write_text(source.replace(after, after + text) if after else source + text, encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package that knows one more keyword, beside a page and an API."""
    folder = tmp_path_factory.mktemp("copy")
    package = folder / "lib" / "docpact"
    shutil.copytree(ROOT / "generator" / "docpact", package, ignore=shutil.ignore_patterns("__pycache__"))
    add(package / "facts" / "keywords" / "bounds.py", "", CLASS)
    add(package / "read" / "pages" / "phrases" / "bounds.py", "PHRASES: Final = (", PHRASE)
    add(package / "facts" / "examples.py", "_TABLE: Final[Mapping[str, _Table]] = {", EXAMPLES)
    (folder / "kite.md").write_text(PAGE, encoding="utf-8")
    api = folder / "spec" / "kestrel"
    shutil.copytree(ROOT / "generator" / "tests" / "data" / "spec" / "kestrel", api)
    shutil.rmtree(api / "models")
    (api / "models").mkdir()
    return folder


@pytest.fixture(scope="module")
def run(folder: Path) -> Run:
    """Runs Python with that package, in that folder."""

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(folder / "lib"), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, *map(str, arguments)]
        return subprocess.run(  # our own package
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
        )

    return run


def docpact(run: Run, *arguments: object) -> subprocess.CompletedProcess[str]:
    return run("-m", "docpact", *arguments)


def facts(run: Run, source: str) -> list[object]:
    found = docpact(run, "facts", source, "--format", "json")
    assert found.returncode == 0, found.stderr
    return [fact for fact in json.loads(found.stdout) if fact[1] == "maxProperties"]


FACT = [["labels", "maxProperties", 2]]
SPEC = "spec/kestrel/models/kite-1.yaml"


def test_an_invented_keyword_goes_from_a_page_to_a_refused_body(run: Run, folder: Path) -> None:
    assert facts(run, "kite.md") == FACT
    written = docpact(run, "transcribe", "kite.md", "-o", SPEC)
    assert written.returncode == 0, written.stderr
    assert "maxProperties: 2" in (folder / SPEC).read_text(encoding="utf-8")
    assert facts(run, SPEC) == FACT

    document = docpact(run, "openapi")
    assert document.returncode == 0, document.stderr
    (folder / "openapi.json").write_text(document.stdout, encoding="utf-8")
    assert facts(run, "openapi.json") == FACT

    body = {"model": "kite-1", "prompt": "A kite", "labels": {"a": 1, "b": 2}}
    (folder / "good.json").write_text(json.dumps(body), encoding="utf-8")
    (folder / "bad.json").write_text(json.dumps({**body, "labels": {"a": 1, "b": 2, "c": 3}}), encoding="utf-8")
    assert docpact(run, "check", "spec", "good.json").returncode == 0
    refused = docpact(run, "check", "spec", "bad.json")
    assert refused.returncode == 1
    assert "labels has more than 2 members" in refused.stdout


def run_tests(run: Run, picked: str, *names: str) -> subprocess.CompletedProcess[str]:
    """Some tests of this repository, of the copy that PYTHONPATH leads to."""
    options = [
        "-rA",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        ROOT,
        "-c",
        ROOT / "pyproject.toml",
        "-o",
        "pythonpath=",
    ]
    return run("-m", "pytest", *options, "-k", picked, *(ROOT / "generator" / "tests" / name for name in names))


def test_its_examples_are_judged_and_its_phrase_is_tested(run: Run) -> None:
    files = "facts/test_examples.py", "read/pages/test_catalogue.py"
    found = run_tests(run, "maxProperties or six_examples or (members and entry)", *files)
    assert found.returncode == 0, found.stdout[-2000:]
    passed = [line for line in found.stdout.splitlines() if line.startswith("PASSED ") and "maxProperties" in line]
    assert sum("verdict" in line for line in passed) == 12, found.stdout[-2000:]  # six bodies, by judge and schema


def test_a_keyword_without_examples_is_not_let_in(run: Run, folder: Path) -> None:
    examples = folder / "lib" / "docpact" / "facts" / "examples.py"
    whole = examples.read_text(encoding="utf-8")
    examples.write_text(whole.replace(EXAMPLES, ""), encoding="utf-8")
    try:
        found = run_tests(run, "six_examples", "facts/test_examples.py")
    finally:
        examples.write_text(whole, encoding="utf-8")
    assert found.returncode == 1
    assert "maxProperties" in found.stdout
