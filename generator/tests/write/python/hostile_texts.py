"""What hostile specs are made of, and how what is made of them is compared: for the tests ``test_hostile_*.py``."""

from __future__ import annotations

import ast
import functools
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from docpact.facts.keywords import Schema
from docpact.spec import Project
from docpact.write.python import render as rendering
from docpact.write.python.models import emit_models

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
    "*/ } /*",
    "-->",
    "]]>",
    "&lt;b&gt;",
    "{0} {self.__class__}",
    "{{ self.__init__.__globals__ }}",
    "{% import 'os' as os %}",
    "[link](javascript:alert(1))",
    "| a | b |",
    "::error::x",
    "\u2066hidden\u2069",
    "\u200bzero\ufeff",
    "p\u0430ypal",
    "\ufb01le \u2168",
    "-e 'x'",
    "@file",
    "!!python/object/apply:os.system [x]",
    "&anchor *alias",
    "null",
    "1e999",
    "x" * 1500,
    "",
    " ",
]
TEXTS = st.sampled_from(NASTY) | st.text(max_size=30)
ENUMS = st.lists(TEXTS, min_size=3, max_size=3, unique=True)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**64), 2**64) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
EXAMPLES = 20 if os.environ.get("DOCPACT_PROFILE") == "deep" else 1
"""How many times as many examples a deep search tries."""

some = settings(
    max_examples=40 * EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES == 1,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
quick = settings(max_examples=150 * EXAMPLES, deadline=None, derandomize=EXAMPLES == 1)
few = settings(
    max_examples=8 * EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES == 1,
    suppress_health_check=list(HealthCheck),
    phases=(
        Phase.explicit,
        Phase.generate,
    ),  # each example takes a while: making a failing one smaller would take minutes
)


INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""What could steer a terminal or hide code from a reader: controls, bidi marks, line separators."""

ADDRESS = "https://kestrel.example/$(reboot);%s%%#(x)~!*&@:?a=[]"
SERVER = "https://kestrel.example/$(reboot);%s%%(x)~!*&:a=[]"
"""Addresses as odd as a spec may hold them: of a page, and of a server."""

Change = Callable[[Any, Any], None]
Rewritten = Callable[[Change], Project]


def poison(texts: list[str], enum: list[str]) -> Change:
    def change(api: Any, spec: Any) -> None:
        api["title"], api["objects_evidence"], api["waiter"]["source"] = texts[0], texts[1], texts[2]
        api["operations"]["take_off"]["says"] = api["operations"]["look"]["source"] = texts[1]
        api["auth"]["source"] = api["inputs"]["image"]["source"] = api["account"]["source"] = texts[0]
        api["delivery"][2]["text"] = f"{texts[2][:70]}..."
        api["shapes"]["Seen"]["schema"]["properties"]["flight"]["properties"]["phase"]["enum"] = enum
        api["shapes"]["Perch"]["schema"]["properties"][f"{texts[1]}!"] = {"enum": enum}
        spec["title"] = texts[0]
        spec["witnesses"]["page"]["url"], api["server"]["url"] = ADDRESS, SERVER
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


def rendered(project: Project, monkeypatch: pytest.MonkeyPatch, longest: int | None = None) -> dict[str, str]:
    """What is emitted, unformatted: formatting starts a process and changes no tree.

    Closed sets beyond ``longest`` characters have names, where that is given.
    """
    with monkeypatch.context() as patch:
        if longest is not None:
            patch.setattr("docpact.write.python.models._LONGEST", longest)
        patch.setattr(rendering, "_ruff", lambda *_: None)
        patch.setattr(rendering, "compile_document", lambda _: {})
        patch.setattr("docpact.write.python.models.emit_models", _models)
        return {path: content.decode() for path, content in rendering.render(project).items() if path.endswith(".py")}


def written(project: Project, folder: Path) -> Path:
    """What is emitted, unformatted, below a folder: the package."""
    for path, source in rendered(project, pytest.MonkeyPatch()).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source, encoding="utf-8")
    return folder / project.api.content.package


def _models(schema: Schema, class_name: str) -> str:
    return _models_of(json.dumps({**schema, "title": _PLACEHOLDER})).replace(_PLACEHOLDER, class_name)


@functools.cache
def _models_of(schema: str) -> str:
    """Request models: what takes longest, and is the same for many projects."""
    return emit_models(json.loads(schema), _PLACEHOLDER)


_PLACEHOLDER = "PlaceholderRequest"
