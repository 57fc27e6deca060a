"""Which models take a ``size``, and what its type is."""

from __future__ import annotations

from typing import Any

import pytest

from docpact.spec import Project
from docpact.write.python.context import model_context
from docpact.write.python.render import render

from .hostile_texts import Rewritten

ROWS = {"columns": ["width", "height"], "rows": [[640, 480], [800, 600]]}
WHOLE = {"type": "integer", "required": False}


def changed(rewritten: Rewritten, members: dict[str, Any], conditions: list[dict[str, Any]]) -> Project:
    def change(_api: Any, spec: Any) -> None:
        spec["body"] |= {f"parameters.{name}": {**said, "line": 40} for name, said in members.items()}
        spec["conditions"] = [{"path": "parameters", "line": 41, **one} for one in conditions]

    return rewritten(change)


@pytest.mark.parametrize(
    ("members", "conditions", "annotation"),
    [
        ({"width": WHOLE, "height": WHOLE}, [{"rows": ROWS}], "Size"),
        ({"width": WHOLE, "height": WHOLE}, [], "str"),
        ({"width": WHOLE, "height": WHOLE}, [{"rows": ROWS, "when": "parameters.loop=true"}], "str"),
        ({"width": WHOLE, "height": WHOLE}, [{"rows": ROWS, "severity": "warn"}], "str"),
        ({"width": WHOLE, "height": WHOLE}, [{"rows": {**ROWS, "denied": True}}], "str"),
        ({"width": {**WHOLE, "required": True}, "height": WHOLE}, [], "str"),
        ({"width": WHOLE}, [], None),
        ({"width": WHOLE, "camera.height": WHOLE}, [], None),
        ({"width": WHOLE, "height": {"type": "string", "required": False}}, [], None),
        ({"width": {"type": "integer", "required": True, "default": 640}, "height": WHOLE}, [], "str"),
        ({"width": WHOLE, "height": WHOLE, "camera.width": WHOLE}, [], "str"),
        ({"width": WHOLE, "height": WHOLE, "size": {"type": "string", "required": False}}, [], None),
    ],
)
def test_a_model_takes_a_size_where_nothing_else_can_be_meant(
    rewritten: Rewritten, members: dict[str, Any], conditions: list[dict[str, Any]], annotation: str | None
) -> None:
    size = model_context(changed(rewritten, members, conditions).specs[0]).size
    assert (size.annotation if size else None) == annotation


def test_what_must_be_given_may_be_left_to_the_size(rewritten: Rewritten) -> None:
    needed = {"type": "integer", "required": True}
    project = changed(rewritten, {"width": needed, "height": needed}, [{"rows": ROWS}])
    source = render(project)["kestrel_client/calls/gale_1.py"].decode()
    assert 'Size = Literal["640x480", "800x600"]' in source
    assert source.count("width: int | None = None,") == 1
    assert '"width": Parameter("parameters.width", default=REQUIRED)' in source
