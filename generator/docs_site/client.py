"""The reference of the emitted client: everything that it exports, in its own docstrings."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parent.parent.parent / "generated" / "leonardo_client"


def page() -> str:
    """One entry for each exported name: clients first, then values, then errors."""
    names = sorted(exported(), key=lambda name: (name.removeprefix("Async"), name.startswith("Async")))
    errors = [name for name in names if _is_error(name)]
    clients = [name for name in names if name.endswith("Leonardo") and name not in errors]
    values = [name for name in names if name not in errors and name not in clients]
    intro = (
        "Made from the docstrings of the client in `generated/leonardo_client`. A client that you generate from other "
        "specs has the same parts, under the names that its `api.yaml` gives."
    )
    lines = ["# Client", "", intro, ""]
    for title, part in {"Clients": clients, "Values": values, "Errors": errors}.items():
        lines += [f"## {title}", ""]
        for name in part:
            lines += [f"::: {PACKAGE.name}.{name}", ""]
    return "\n".join(lines)


def exported() -> list[str]:
    """The names in ``__all__``."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return [str(name) for name in ast.literal_eval(node.value)]
    raise LookupError(f"{PACKAGE.name} has no __all__")


def _is_error(name: str) -> bool:
    endings = (
        "Error",
        "Failed",
        "Timeout",
        "Unknown",
        "Rejected",
        "Limited",
        "Credits",
        "Moderated",
        "Request",
        "Warning",
    )
    return name.endswith(endings) and name != "PreparedRequest"
