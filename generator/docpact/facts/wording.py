"""The short wording of a conditional fact on a parameter's row, and the fact: ``excludes end_frame`` and back.

A page speaks of relations from one of the parameters that it joins. The wording keeps that row; the fact is the same
from whichever row it is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from docpact.facts.comparison import parse_comparison
from docpact.facts.condition import Test
from docpact.facts.fact import Fact
from docpact.facts.path import ITEMS, ROOT, Path
from docpact.facts.values import JsonType, is_of_type

_NAME: Final = r"[\w.\[\]-]+"
_VALUE: Final = r"(?:\"[^\"]*\"|[^\s|\"]+)"
_TEST: Final = re.compile(
    rf"(?P<path>{_NAME})(?: (?P<given>given|not given)|(?P<is>=| is not )(?P<values>{_VALUE}(?:\|{_VALUE})*))"
)
_AND: Final = re.compile(r" and (?=[^\"]*(?:\"[^\"]*\"[^\"]*)*$)")
"""Between tests, and not within a quoted value."""
_LIMITS: Final = {"max": "maximum", "min": "minimum", "maxItems": "maxItems", "minItems": "minItems"}

FORMS: Final = (
    "requires A",
    "requires A or B",
    "excludes A",
    "required when A=1 and B=2",
    "only when A=1",
    "only when A not given",
    "not available when A=1|2",
    "not available on model M",
    "1x2 and 3x4 not available on model M",
    "ignored when A=1",
    "maxItems 4 when A given",
    "max 10 when A given",
    "max(width, height) < 3840",
)
"""An example of each form."""


class UnknownNameError(ValueError):
    """A wording that names something which no parameter is called."""


@dataclass(frozen=True)
class Names:
    """The paths that a wording may name, as a page does: without ``parameters.``, where no other is meant.

    ``types`` gives the type of a path's values, where it is known, so that ``4`` is a text or a number.
    """

    paths: tuple[Path, ...]
    types: dict[Path, JsonType]

    @classmethod
    def from_facts(cls, facts: Iterable[Fact]) -> Names:
        """The names of everything that some facts speak of."""
        listed = [*facts]
        types: dict[Path, JsonType] = {fact.path: fact.value for fact in listed if fact.keyword == "type"}  # type: ignore[misc]  # a type's value is one
        return cls(tuple(dict.fromkeys(fact.path for fact in listed)), types)

    def place(self, name: str, row: Path = ROOT) -> Path:
        """The path that a name on a parameter's row means. Raises UnknownNameError.

        Of several that end in it: the one in the innermost object that holds the row as well, else the shortest.
        """
        wanted = _members(Path(name))
        found = [path for path in self.paths if path.name != ITEMS and _members(path)[-len(wanted) :] == wanted]
        if not found:
            raise UnknownNameError(f"no parameter is called {name}")
        return min(found, key=lambda path: (-_depth_beside(path, len(wanted), row), len(path.steps), path))

    def typed(self, path: Path, text: str) -> JsonValue:
        """A value as the type of its parameter has it."""
        wanted = self.types.get(path)
        if text.startswith('"') and text.endswith('"') and len(text) > 1:
            return text[1:-1]
        if wanted == "string":
            return text
        for value in _readings(text):
            if wanted is None or is_of_type(value, wanted):
                return value
        return text


def _members(path: Path) -> list[str]:
    return [step for step in path.steps if step != ITEMS]


def _depth_beside(path: Path, named: int, row: Path) -> int:
    """How deep the object lies in which a name is looked up to mean a path, where it holds the row as well; else -1."""
    steps = [*path.steps]
    while named:
        named -= steps.pop() != ITEMS
    return len(steps) if Path.of(steps).holds(row) else -1


def _readings(text: str) -> list[JsonValue]:
    words: dict[str, JsonValue] = {"true": True, "false": False}
    if text in words:
        return [words[text]]
    for number in (int, float):
        try:
            return [number(text)]
        except ValueError:
            continue
    return []


def facts_from_wording(path: Path, wording: str, names: Names) -> list[Fact]:
    """The facts that a wording on the row of ``path`` states. Raises UnknownNameError, ValueError for another form."""
    for pattern, build in _FORMS:
        if found := re.fullmatch(pattern, wording):
            return build(path, found, names)
    if re.search(r"[<>]|[=!]=", wording):
        return [_comparison(path, wording, names)]
    raise ValueError(f"it is in none of the forms that are understood: {wording}")


def parse_test(text: str, names: Names, row: Path = ROOT) -> Test:
    """One test in the words of a page, as in ``mode=A|B``. Raises UnknownNameError, ValueError."""
    found = _TEST.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no test")
    path = names.place(found["path"], row)
    if found["given"]:
        return Test(path, negated=found["given"] == "not given")
    values = re.findall(_VALUE, found["values"])
    return Test(path, (names.typed(path, value) for value in values), negated=found["is"] != "=")


def _tests(text: str, names: Names, row: Path) -> tuple[Test, ...]:
    return tuple(parse_test(part, names, row) for part in _AND.split(text))


def _requires(path: Path, found: re.Match[str], names: Names) -> list[Fact]:
    wanted = [names.place(name, path) for name in found[1].split(" or ")]
    given = (Test(path),)
    return [Fact(wanted[0], "required", True, given) if len(wanted) == 1 else any_of(wanted, given)]


def any_of(paths: Iterable[Path], when: tuple[Test, ...]) -> Fact:
    """The fact that one of some members is needed, on the innermost item that holds them all."""
    listed = [*paths]
    scope = listed[0].scope
    for path in (*listed, *(test.path for test in when)):
        scope = scope.shared(path)
    return Fact(scope, "anyOf", [str(path) for path in listed], when)


def _excludes(path: Path, found: re.Match[str], names: Names) -> list[Fact]:
    return [Fact(names.place(found[1], path), "forbidden", True, (Test(path),))]


def _required_when(path: Path, found: re.Match[str], names: Names) -> list[Fact]:
    return [Fact(path, "required", True, _tests(found[1], names, path))]


def _only_when(path: Path, found: re.Match[str], names: Names) -> list[Fact]:
    # Not all of several tests hold: one fact for each of them.
    return [Fact(path, "forbidden", True, (test.turned,)) for test in _tests(found[1], names, path)]


def _denied_rows(path: Path, found: re.Match[str], names: Names) -> list[Fact]:
    rows: list[JsonValue] = [[int(number) for number in row.split("x")] for row in found[1].split(" and ")]
    value: JsonValue = {"columns": [*columns_beside(path)], "rows": rows, "denied": True}
    return [Fact(path.parent or ROOT, "rows", value, (_model(found[2], names),))]


def columns_beside(path: Path) -> tuple[str, str]:
    """The columns of a table of sizes that stands on the row of the width."""
    return path.name, path.name.replace("width", "height")


def _not_on_model(path: Path, found: re.Match[str], names: Names) -> list[Fact]:
    return [Fact(path, "forbidden", True, (_model(found[1], names),))]


def _model(name: str, names: Names) -> Test:
    return Test(names.place("model"), tuple(name.split("|")))


def _not_when(path: Path, found: re.Match[str], names: Names) -> list[Fact]:
    return [Fact(path, "forbidden", True, _tests(found[1], names, path))]


def _ignored_when(path: Path, found: re.Match[str], names: Names) -> list[Fact]:
    return [Fact(path, "ignored", True, _tests(found[1], names, path))]


def _limit_when(path: Path, found: re.Match[str], names: Names) -> list[Fact]:
    number = float(found[2]) if "." in found[2] else int(found[2])
    return [Fact(path, _LIMITS[found[1]], number, _tests(found[3], names, path))]


_FORMS: Final[tuple[tuple[str, Callable[[Path, re.Match[str], Names], list[Fact]]], ...]] = (
    (rf"requires ({_NAME}(?: or {_NAME})*)", _requires),
    (rf"excludes ({_NAME})", _excludes),
    (r"required when (.+)", _required_when),
    (r"only when (.+)", _only_when),
    (r"(\d+x\d+(?: and \d+x\d+)*) not available on model (\S+)", _denied_rows),
    (r"not available on model (\S+)", _not_on_model),
    (r"not available when (.+)", _not_when),
    (r"ignored when (.+)", _ignored_when),
    (r"(maxItems|minItems|max|min) (-?\d+(?:\.\d+)?) when (.+)", _limit_when),
)


def _comparison(path: Path, wording: str, names: Names) -> Fact:
    comparison = parse_comparison(wording)
    places = [names.place(name, path) for name in comparison.names]
    above = path.parent or ROOT
    outside = [place for place in places if not above.holds(place) or "[]" in Path(place).relative_to(above)]
    if outside:
        raise UnknownNameError(f"{outside[0]} does not stand beside {path}")
    text = comparison.text
    for name, place in zip(comparison.names, places, strict=True):
        text = re.sub(rf"(?<![\w.]){re.escape(name)}(?![\w.(])", ".".join(place.relative_to(above)), text)
    return Fact(above, "compare", text)
