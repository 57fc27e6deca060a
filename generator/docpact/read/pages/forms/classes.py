"""A body as a class of Python with annotated members, as pages show pydantic's: parsed, and never run."""

from __future__ import annotations

import ast
import json
import re
from typing import Final

from docpact.read.pages.blocks import Code
from docpact.read.pages.forms.field import FieldForm
from docpact.read.pages.languages import Role, section_kind
from docpact.read.pages.limits import MAX_SAMPLE

_CLASS: Final = re.compile(r"\((?:\w+\.)?(?:BaseModel|TypedDict|Struct)\b|^@(?:\w+\.)?dataclass", re.MULTILINE)
_CELLS: Final[dict[str, Role]] = {"ge": "minimum", "le": "maximum", "min_length": "minimum", "max_length": "maximum"}
_SAID: Final = {
    "gt": "Greater than {}.",
    "lt": "Less than {}.",
    "multiple_of": "A multiple of {}.",
    "description": "{}",
}


def class_fields(code: Code) -> list[FieldForm]:
    """The members of the first class that is none of an answer; none where the code is something else."""
    text = code.text[:MAX_SAMPLE]
    try:
        body = ast.parse(text).body if _CLASS.search(text) else []
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    classes = (one for one in body if isinstance(one, ast.ClassDef))
    sent = (one.body for one in classes if section_kind(re.sub(r"(?=[A-Z])", " ", one.name)) != "response")
    return [_member(one, code.line) for one in next(sent, ()) if isinstance(one, ast.AnnAssign)]


def _member(one: ast.AnnAssign, line: int) -> FieldForm:
    form = FieldForm(ast.unparse(one.target), line + one.lineno - 1)
    kind = ast.unparse(one.annotation)
    values = re.fullmatch(r"Literal\[(.*)\]", kind)
    form.cells |= {"allowed": values[1].replace("'", '"')} if values else {}
    form.cells |= {} if values and "'" not in kind else {"type": "string" if values else kind}
    stated = {"default": one.value} if one.value is not None else {}
    if isinstance(one.value, ast.Call):
        stated = {"default": one.value.args[0]} if one.value.args else {}
        stated |= {word.arg: word.value for word in one.value.keywords if word.arg}
    known = {name: value.value for name, value in stated.items() if isinstance(value, ast.Constant)}
    needed = known.get("default") is ... or not {"default", "default_factory"} & stated.keys()
    form.cells["required"] = "required" if needed else "optional"
    for name, value in known.items():
        if name in _SAID:
            form.lines.append(_SAID[name].format(value))
        elif name in (*_CELLS, "default") and isinstance(value, str | int | float):
            form.cells[_CELLS.get(name, "default")] = json.dumps(value)
    return form
