"""Names in emitted code, made from names in pages: always identifiers, never keywords."""

from __future__ import annotations

import builtins
import keyword
import re
import sys
from typing import Final

CLASSES: Final = frozenset(
    {"Call", "Condition", "Documented", "Generation", "Literal", "Mapping", "ModelRetiredWarning", "None", "Page"}
) | {
    "PreparedRequest",
    "Sequence",
    "Session",
    *("Account", "Any", "Callable", "Coroutine", "Cost", "Drift", "File", "ImageInput", "ProgressHook", "T"),
    *("BlockingCalls", "Calls", "ModelInfo", "Models", "Size", "TypeVar", "UploadedImage"),
    *(name for name in dir(builtins) if name[0].isupper()),
}
"""Names that the modules of the client need for themselves, and those that no class can have."""

PACKAGES: Final = (
    frozenset({"docpact", "httpx", "pydantic", "pydantic_core", "test", "tests"}) | sys.stdlib_module_names
)
"""Packages that a client needs, or that Python itself has: another of that name would stand in their way."""

_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def is_device(name: str) -> bool:
    """Whether Windows takes a file's name for a device, whatever its ending."""
    return _DEVICES.fullmatch(name) is not None


def is_package(name: str) -> bool:
    """Whether a package can have this name: plain letters, digits and _, nobody else's, and no keyword."""
    plain = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,63}", name) is not None
    return plain and not keyword.iskeyword(name) and name not in PACKAGES and not is_device(name)


def class_name(text: str) -> str:
    """``sora-2-pro`` or ``sora_2_pro`` as a class name: ``Sora2Pro``."""
    words = re.findall(r"[A-Za-z0-9]+", text)
    name = "".join(word[:1].upper() + word[1:] for word in words)
    free = name[:1].isalpha() and name not in CLASSES and name.removeprefix("Async") not in CLASSES
    return name if free and not keyword.iskeyword(name) else f"Model{name}"


def request_name(namespace: str) -> str:
    """What a model's request body is called, as a class and as a schema: ``Sora2ProRequest``."""
    return f"{class_name(namespace)}Request"


def identifier(text: str, taken: frozenset[str] = frozenset()) -> str:
    """A parameter's name as a Python identifier; an underscore at its end sets it apart from what is taken."""
    name = re.sub(r"[^A-Za-z0-9_]", "_", text).lstrip("_") or "parameter"
    if name[0].isdigit():
        name = f"parameter_{name}"
    while keyword.iskeyword(name) or (keyword.issoftkeyword(name) and name != "type") or name in taken:
        name += "_"
    return name
