"""Schemas that an API serves of its own models: a further witness, read from a saved answer or asked for."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from docpact.facts import Fact, parse
from docpact.read.sources import read_source
from docpact.spec import LoadedSpec, load_spec
from docpact.spec.yaml import SpecError

from .conftest import page_text

Command = Callable[..., tuple[int, str, str]]

MODELS = """\
  flock:
    role: models
    method: GET
    path: /v2/flock
    says: List the models.
    reads: {items: ["birds[]"], job: [ring], name: [called]}
    schemas: {SCHEMAS}
    examples: [{body: {birds: [{ring: r-1, called: Breeze 2, wings: {shape: {}}}]}}]
    source: made up
errors:
"""
SHAPE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["prompt", "speed"],
    "properties": {
        "prompt": {"type": "string", "maxLength": 900},
        "speed": {"$ref": "#/$defs/speed"},
        "echo": {"type": "boolean"},
    },
    "$defs": {"speed": {"type": "integer", "enum": [2, 4, 8, 16]}},
}


def listed(shape: dict[str, Any], name: str = "BREEZE 2") -> dict[str, Any]:
    other = {"ring": "r-2", "called": "Gust", "wings": {"shape": {"type": "object"}}}
    return {"birds": [other, {"ring": "r-3", "called": name, "wings": {"shape": shape}}, {"called": "no schema"}]}


@pytest.fixture
def serving(folder: Path) -> Path:
    """A folder of specs whose API serves the schema of what lies in ``parameters``."""
    api = folder / "api.yaml"
    api.write_text(api.read_text().replace("errors:\n", MODELS.replace("SCHEMAS", "parameters: wings.shape"), 1))
    (folder / "page.md").write_text(page_text())
    return folder


@pytest.fixture
def answer(serving: Path) -> Path:
    path = serving / "answer.json"
    path.write_text(json.dumps(listed(SHAPE)))
    return path


def said(spec: LoadedSpec) -> dict[str, dict[str, object]]:
    return {path: dict(one.server.statements()) for path, one in spec.content.body.items() if one.server}


def test_what_the_page_lacks_or_contradicts_is_written(docpact: Command, serving: Path, answer: Path) -> None:
    target = serving / "models" / "breeze-2.yaml"
    command = ("transcribe", serving / "page.md", "-o", target, "--server", answer, "--read", "2026-11-22")
    code, _, error = docpact(*command)
    assert code == 0, error
    spec = load_spec(target)
    assert said(spec) == {
        "parameters": {"type": "object", "additionalProperties": False},
        "parameters.speed": {"required": True, "enum": [2, 4, 8, 16]},
        "parameters.echo": {"type": "boolean", "required": False},
    }
    assert spec.content.witnesses.server is not None
    facts = read_source(str(target), witness="server").facts
    assert parse("parameters.speed enum [2,4,8,16]") in facts
    assert Fact("model", "type", "string") not in facts
    before = target.read_bytes()
    assert docpact(*command)[0] == 0
    # Neither reading the same again nor the page alone changes what was served.
    assert docpact(*command[:4], "--read", "2026-11-22")[0] == 0
    assert target.read_bytes() == before


def test_a_schema_of_the_whole_body_says_nothing_of_the_model(docpact: Command, serving: Path) -> None:
    api, target = serving / "api.yaml", serving / "models" / "breeze-2.yaml"
    api.write_text(api.read_text().replace("parameters: wings.shape", "$: wings.shape"))
    whole = {"type": "object", "properties": {"parameters": SHAPE | {"$defs": {}}, "model": {"type": "integer"}}}
    whole["$defs"] = SHAPE["$defs"]
    (serving / "answer.json").write_text(json.dumps(listed(whole)))
    code, _, _ = docpact("transcribe", serving / "page.md", "-o", target, "--server", serving / "answer.json")
    assert code == 0
    assert said(load_spec(target))["parameters.speed"] == {"required": True, "enum": [2, 4, 8, 16]}
    assert "model" not in said(load_spec(target))


def test_a_model_that_the_api_calls_otherwise_is_named(docpact: Command, serving: Path, answer: Path) -> None:
    answer.write_text(json.dumps(listed(SHAPE, "Breeze Two")))
    target = serving / "models" / "breeze-2.yaml"
    command = ("transcribe", serving / "page.md", "-o", target, "--server", answer)
    code, _, error = docpact(*command)
    assert (code, "no schema of breeze-2" in error, "--server-model: Breeze Two" in error) == (2, True, True)
    assert not target.exists()
    assert docpact(*command, "--server-model", "breeze two")[0] == 0
    assert "parameters.echo" in said(load_spec(target))


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (("schemas: {parameters: wings.shape}", "schemas: {parameters: wings.form}"), "no entry holds an object at"),
        (("    schemas: {parameters: wings.shape}\n", ""), "serves schemas"),
        (("role: models", "role: list"), "role 'models'"),
    ],
)
def test_says_what_api_yaml_lacks(
    docpact: Command, serving: Path, answer: Path, edit: tuple[str, str], told: str
) -> None:
    api = serving / "api.yaml"
    api.write_text(api.read_text().replace(*edit))
    code, _, error = docpact("transcribe", serving / "page.md", "--spec", serving.parent, "--server", answer)
    assert (code, told in error) == (2, True), error


def test_an_api_that_is_not_described_yet_serves_nothing(docpact: Command, serving: Path, answer: Path) -> None:
    (serving / "api.yaml").unlink()
    target = serving / "models" / "breeze-2.yaml"
    code, _, error = docpact("transcribe", serving / "page.md", "-o", target, "--server", answer)
    assert (code, "--api-draft" in error) == (2, True)


def test_a_file_that_holds_no_data_is_named(docpact: Command, serving: Path, answer: Path) -> None:
    answer.write_text("[")
    code, _, error = docpact("transcribe", serving / "page.md", "--spec", serving.parent, "--server", answer)
    assert (code, "answer.json" in error) == (2, True)


@contextmanager
def api(status: int, content: bytes) -> Generator[tuple[str, list[tuple[str, str | None]]]]:
    """A server on this machine that answers everything alike, and what it was asked with which key."""
    asked: list[tuple[str, str | None]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers["x-kestrel-key"]))
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # as the library has it
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/studio", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def test_the_api_is_asked_only_when_no_file_is_given(
    docpact: Command, serving: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KESTREL_KEY", "a-key")
    target = serving / "models" / "breeze-2.yaml"
    with api(200, json.dumps(listed(SHAPE)).encode()) as (url, asked):
        monkeypatch.setenv("KESTREL_BASE_URL", url)
        assert docpact("transcribe", serving / "page.md", "-o", target)[0] == 0
        assert (asked, said(load_spec(target))) == ([], {})
        assert docpact("transcribe", serving / "page.md", "-o", target, "--server")[0] == 0
    assert asked == [("/studio/v2/flock", "Wing a-key")]
    assert said(load_spec(target))["parameters.speed"] == {"required": True, "enum": [2, 4, 8, 16]}
    assert "a-key" not in target.read_text()


@pytest.mark.parametrize(("status", "content"), [(401, b"{}"), (200, b"<html>"), (503, b"")])
def test_an_answer_that_cannot_be_used_ends_with_what_to_do(
    docpact: Command, serving: Path, monkeypatch: pytest.MonkeyPatch, status: int, content: bytes
) -> None:
    monkeypatch.setenv("KESTREL_KEY", "a-key")
    with api(status, content) as (url, _):
        monkeypatch.setenv("KESTREL_BASE_URL", url)
        code, _, error = docpact("transcribe", serving / "page.md", "--spec", serving.parent, "--server")
    assert (code, f"status {status}" in error, "KESTREL_KEY holds the key" in error) == (2, True, True)


def test_without_an_operation_nothing_is_asked(docpact: Command, folder: Path) -> None:
    (folder / "page.md").write_text(page_text())
    code, _, error = docpact("transcribe", folder / "page.md", "--spec", folder.parent, "--server")
    assert (code, "role 'models'" in error) == (2, True)


def test_a_wrong_binding_is_refused(serving: Path) -> None:
    api = serving / "api.yaml"
    api.write_text(api.read_text().replace("wings.shape}", "wings.form}"))
    from docpact.spec import load_api

    with pytest.raises(SpecError, match=r"no entry holds an object at wings\.form"):
        load_api(api)
