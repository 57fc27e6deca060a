"""Names in emitted code, made from names in pages: always identifiers, never keywords."""

from __future__ import annotations

import keyword
import re
from typing import Final

CLASSES: Final = frozenset({"Call", "Generation", "Literal", "Mapping", "ModelRetiredWarning", "None", "Page"}) | {
    "PreparedRequest",
    "Sequence",
    "Session",
}
"""Names that a module of calls needs for itself, and those that no class can have."""


def class_name(text: str) -> str:
    """``sora-2-pro`` or ``sora_2_pro`` as a class name: ``Sora2Pro``."""
    words = re.findall(r"[A-Za-z0-9]+", text)
    name = "".join(word[:1].upper() + word[1:] for word in words)
    return name if name[:1].isalpha() and name not in CLASSES and not keyword.iskeyword(name) else f"Model{name}"


def identifier(text: str, taken: frozenset[str] = frozenset()) -> str:
    """A parameter's name as a Python identifier; an underscore at its end sets it apart from what is taken."""
    name = re.sub(r"[^A-Za-z0-9_]", "_", text).lstrip("_") or "parameter"
    if name[0].isdigit():
        name = f"parameter_{name}"
    while keyword.iskeyword(name) or (keyword.issoftkeyword(name) and name != "type") or name in taken:
        name += "_"
    return name
