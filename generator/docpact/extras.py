"""Optional dependencies: which extra brings a module, said in one line where the module is missing."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Final

from docpact.errors import DocpactError

EXTRAS: Final[Mapping[str, tuple[str, ...]]] = {
    "generate": ("datamodel_code_generator", "jinja2", "ruff"),
    "sandbox": ("PIL", "av", "starlette", "uvicorn"),
    "contract": ("hypothesis", "jsonschema_rs", "pytest", "respx"),
}
"""The modules that each extra of ``pyproject.toml`` brings."""


def require(*modules: str) -> None:
    """Refuse to go on without the given modules. Raises DocpactError, which names the extra that brings them."""
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise not_installed(*missing)


def not_installed(*modules: str) -> DocpactError:
    """The error for modules of an extra that are missing."""
    extras = ",".join(extra for extra, brought in EXTRAS.items() if set(brought).intersection(modules))
    return DocpactError(
        f"this needs {', '.join(modules)}, which is not installed here",
        hint=f"Install it with: python -m pip install 'docpact[{extras}]'",
    )


def from_an_extra(module: str) -> bool:
    """Whether a module, given by its full name, is one that an extra brings."""
    return any(module.partition(".")[0] in brought for brought in EXTRAS.values())
