"""The client's hand-written half: where its modules are, and which of them a package gets."""

from __future__ import annotations

import ast
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from docpact.errors import DocpactError

FOLDER: Final = "_runtime"
HTTP_MODULE: Final = "core/http.py"
CONNECTIONS_MODULE: Final = "core/transport.py"
EXTRAS: Final[dict[str, tuple[str, ...]]] = {
    "shell": ("shell.py",),
    "batch": ("batch.py", "batch_lines.py", "journal.py"),
    "webhooks": ("webhooks.py",),
    "listing": ("listing.py",),
    "testing": ("testing.py",),
    "drift": ("drift.py",),
    "mcp": ("mcp.py",),
}
"""What a package may do without, and the modules that it is made of."""
NEEDS: Final[dict[str, tuple[str, ...]]] = {"batch": ("shell",), "mcp": ("shell",)}
"""What is of no use without another."""
HTTP_LIBRARIES: Final = {"httpx": "httpcore", "httpx2": "httpcore2"}
"""The libraries that a client may be made for, and the one that opens the connections of each."""


@cache
def runtime_modules() -> dict[str, str]:
    """Every module's source by its path below the runtime's folder. Raises DocpactError where there is none."""
    found: dict[str, str] = {}

    def walk(folder: Traversable, prefix: str) -> None:
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if entry.is_dir() and entry.name != "__pycache__":
                walk(entry, f"{prefix}{entry.name}/")
            elif entry.name.endswith(".py"):
                found[prefix + entry.name] = entry.read_text(encoding="utf-8")

    for folder in (resources.files("docpact") / "_runtime", Path(str(resources.files("docpact"))).parent / "runtime"):
        if (folder / "core").is_dir():
            walk(folder, "")
            return found
    raise DocpactError("docpact is installed without the client's runtime", hint="Install it again.")


def with_needs(extras: frozenset[str]) -> frozenset[str]:
    """Extras, and what they need."""
    return extras | {needed for extra in extras for needed in NEEDS.get(extra, ())}


def chosen_modules(extras: frozenset[str], http: str = "httpx") -> dict[str, str]:
    """The modules of a package with these extras, for this HTTP library."""
    left_out = {f"extras/{name}" for extra, names in EXTRAS.items() if extra not in extras for name in names}
    found = {path: source for path, source in runtime_modules().items() if path not in left_out}
    if http != "httpx":
        core = HTTP_LIBRARIES[http]
        source = found[HTTP_MODULE].replace("import httpx\n", f"import {http} as httpx\n")
        found[HTTP_MODULE] = source.replace('f"httpcore.', f'f"{core}.')
        source = found[CONNECTIONS_MODULE]
        found[CONNECTIONS_MODULE] = source.replace("import httpcore\n", f"import {core} as httpcore\n")
    return found


@cache
def error_names() -> tuple[str, ...]:
    """The client's error classes and warnings."""
    tree = ast.parse(runtime_modules()["core/errors.py"])
    return tuple(
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id != "NamedTuple" for base in node.bases)
    )


EXPORTS: Final[dict[str, tuple[str, ...]]] = {
    "core/client.py": ("AsyncFile", "AsyncGeneration", "File", "Generation"),
    "core/inputs.py": ("Input", "Reference", "Uploaded"),
    "core/values.py": ("Cost", "PreparedRequest", "Progress"),
    "extras/listing.py": ("Account", "Model"),
    "extras/webhooks.py": ("Event", "InvalidWebhook"),
    "extras/drift.py": ("Drift", "watch_drift"),
    "extras/testing.py": ("FakeServer",),
}
"""What a package offers at its top, by module, besides its clients and errors."""
