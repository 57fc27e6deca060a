"""The reference of the emitted client: everything that it exports, in its own docstrings."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parent.parent.parent / "generated" / "leonardo_client"


def page() -> str:
    """One entry for each exported name: clients first, then values, then errors."""
    origins = exported()
    names = sorted(origins, key=lambda name: (_rank(name), name.removeprefix("Async"), name.startswith("Async")))
    errors = [name for name in names if origins[name].endswith("errors") or name.startswith("Invalid")]
    clients = [name for name in names if f"Async{name}" in names or name.startswith("Async")]
    values = [name for name in names if name not in errors and name not in clients]
    intro = (
        "Made from the docstrings of the client in `generated/leonardo_client`. A client that you generate from other "
        "specs has the same parts, under the names that its `api.yaml` gives."
    )
    lines = ["# Client", "", intro, ""]
    for title, part in {"Clients, jobs and files": clients, "Values": values, "Errors": errors}.items():
        lines += [f"## {title}", ""]
        for name in part:
            lines += [f"::: {PACKAGE.name}.{name}", ""]
    return "\n".join(lines)


def exported() -> dict[str, str]:
    """The names in ``__all__``, and the module that each comes from."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    names: list[str] = []
    origins: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names = [str(name) for name in ast.literal_eval(node.value)]
        elif isinstance(node, ast.ImportFrom):
            origins |= {name.asname or name.name: node.module or "" for name in node.names}
    return {name: origins.get(name, "") for name in names}


def _rank(name: str) -> int:
    """The client comes first, then jobs, then files."""
    order = ("Generation", "File")
    plain = name.removeprefix("Async")
    return order.index(plain) + 1 if plain in order else 0
