"""``size="1280x720"`` in place of width and height: part of the client's surface, and no fact of any page."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from docpact.facts import Contract, Path
from docpact.facts.resolution import Constraint
from docpact.write.python.literal import literal

if TYPE_CHECKING:
    from docpact.write.python.context import Argument

NAME: Final = "size"
COLUMNS: Final = ("width", "height")


@dataclass(frozen=True, slots=True)
class Size:
    """The arguments that ``size`` stands for, width first, and the texts that it may be where these are listed."""

    arguments: tuple[str, str]
    texts: tuple[str, ...]

    @property
    def annotation(self) -> str:
        """The name of the closed set, or the type."""
        return "Size" if self.texts else "str"

    @property
    def alias(self) -> str:
        """The statement that names the closed set."""
        return f"Size = Literal[{', '.join(map(literal, self.texts))}]"


def size_of(contract: Contract, arguments: Sequence[Argument]) -> Size | None:
    """What ``size`` stands for in a model; None where it has no width and height of its own, or a size already.

    Of several pairs, those of the picture that is made lie the least deep.
    """
    pairs: dict[Path | None, dict[str, Argument]] = {}
    for one in arguments:
        path = Path(one.path)
        if NAME in (one.name, path.name):
            return None
        if path.name in COLUMNS and contract.fields[path].type in ("integer", "number"):
            pairs.setdefault(path.parent, {})[path.name] = one
    whole = {holder: pair for holder, pair in pairs.items() if len(pair) == len(COLUMNS)}
    if not whole:
        return None
    holder = min(whole, key=lambda one: len(one.steps) if one else 0)
    width, height = (whole[holder][name].name for name in COLUMNS)
    listed = next((one for one in contract.constraints if _lists(one, holder)), None)
    return Size((width, height), _texts(listed) if listed else ())


def with_size(size: Size | None, arguments: Sequence[Argument]) -> list[Argument]:
    """The arguments, of which those that ``size`` may stand for can be left out."""
    return [
        dataclasses.replace(one, default="None", needed=True, annotation=f"{one.annotation} | None")
        if size and one.name in size.arguments and one.default is None
        else one
        for one in arguments
    ]


def _lists(constraint: Constraint, holder: Path | None) -> bool:
    """Whether a fact that always holds, and refuses, lists the combinations of width and height."""
    fact = constraint.fact
    if fact.keyword != "rows" or fact.when or not constraint.refuses or fact.path != holder:
        return False
    value = cast("dict[str, object]", fact.value)
    return value["columns"] == [*COLUMNS] and not value.get("denied")


def _texts(constraint: Constraint) -> tuple[str, ...]:
    rows = cast("list[list[object]]", cast("dict[str, object]", constraint.fact.value)["rows"])
    whole = all(type(one) is int and one >= 0 for row in rows for one in row)
    return tuple(f"{width}x{height}" for width, height in rows) if whole else ()
