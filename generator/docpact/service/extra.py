"""The sandbox's own dependencies: named clearly where they are missing."""

from __future__ import annotations

from importlib.util import find_spec

from docpact.errors import DocpactError

INSTALL = "pip install 'docpact[sandbox]'"


def require(*modules: str) -> None:
    """Refuse to go on without the modules that the extra ``sandbox`` brings. Raises DocpactError."""
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise DocpactError(
            f"the sandbox needs {', '.join(missing)}, which is not installed here", todo=f"Install it with: {INSTALL}"
        )
