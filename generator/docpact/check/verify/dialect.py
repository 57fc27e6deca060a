"""How a server reads what the documentation leaves open, concluded from what it accepted and refused."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import JsonValue

from docpact.check.verify.findings import Trait
from docpact.facts import Fact, Field, Path, canonical

FLOATS: Final = "4.0 is an integer"
UNIT: Final = "lengths are counted in"
ALSO: Final = "takes as well"
"""The question whose answer is a JSON list of values that an enum does not name."""
_UNKNOWN_KEYS: Final = "unknown keys are taken"


@dataclass(frozen=True, slots=True)
class Sample:
    """A value at a path that was accepted or refused by itself, and what it was sent for."""

    kind: Literal["violation", "valid", "question"]
    path: str
    value: JsonValue
    fact: Fact
    accepted: bool
    name: str


def conclude(samples: Sequence[Sample], members: Mapping[Path, Field]) -> list[Trait]:
    """The traits that the samples show, sorted by path: yes where one sample shows it, no where none does."""
    asked: dict[tuple[str, str], list[Sample]] = {}
    for sample in samples:
        for path, question in _questions(sample, members):
            asked.setdefault((path, question), []).append(sample)
    traits = [_trait(path, question, asked[path, question]) for path, question in asked]
    for path, member in members.items():
        more = [sample for sample in samples if sample.path == path and _joins_enum(sample, members)]
        if more:
            values = json.dumps(sorted((sample.value for sample in more), key=canonical))
            traits.append(Trait(path, ALSO, values, more[0].name))
        if isinstance(member.value("maxLength"), int):
            traits += _units(path, [sample for sample in samples if sample.path == path])
    return sorted(traits, key=lambda trait: (trait.path, trait.question))


def _trait(path: str, question: str, samples: Sequence[Sample]) -> Trait:
    shown = next((sample for sample in samples if sample.accepted), None)
    return Trait(path, question, "yes" if shown else "no", (shown or samples[0]).name)


def _questions(sample: Sample, members: Mapping[Path, Field]) -> Iterator[tuple[str, str]]:
    """What a sample asks of the server."""
    path, value = sample.path, sample.value
    if sample.kind == "question":
        yield path, FLOATS
    if sample.kind != "violation":
        return
    if sample.fact.keyword == "additionalProperties":
        yield str(Path(path).parent or "$"), _UNKNOWN_KEYS
        return
    member = members.get(Path(path))
    if member is None or sample.fact.keyword == "required":
        return
    if value is None:
        yield path, "null is taken, as if left out"
    elif isinstance(value, str):
        yield from ((path, question) for question in _text_habits(value, member))
    elif isinstance(value, bool):
        yield path, "true and false are taken for another type"
    elif member.type == "boolean":
        yield path, "numbers are taken for true and false"
    elif isinstance(value, float) and member.type == "integer":
        yield path, "fractions are taken for integers"


def _text_habits(value: str, member: Field) -> Iterator[str]:
    if member.type in ("integer", "number") and value:
        yield "numbers in texts are taken"
    if member.type == "boolean" and value:
        yield "true and false in texts are taken"
    allowed = {text for text in member.enum or [] if isinstance(text, str)}
    if value not in allowed and value.strip() in allowed:
        yield "white space around texts is dropped"
    elif allowed and value.casefold() in {text.casefold() for text in allowed}:
        yield "case does not matter"
    most = member.value("maxLength")
    if isinstance(most, int) and len(value.strip()) <= most < len(value):
        yield "white space around texts is dropped"


def _joins_enum(sample: Sample, members: Mapping[Path, Field]) -> bool:
    """Whether a value was taken that an enum does not name, and no habit explains it."""
    if sample.kind != "violation" or not sample.accepted or sample.fact.keyword != "enum":
        return False
    return not list(_questions(sample, members)) and isinstance(sample.value, int | str)


def _graphemes(text: str) -> int:
    return sum(not unicodedata.combining(character) for character in text)


_COUNTS: Final[dict[str, Callable[[str], int]]] = {
    "code points": len,
    "UTF-16 units": lambda text: len(text.encode("utf-16-le")) // 2,
    "UTF-8 bytes": lambda text: len(text.encode()),
    "characters as a reader sees them": _graphemes,
}


def _units(path: str, samples: Sequence[Sample]) -> list[Trait]:
    """The units by which one limit divides what was accepted from what was refused, with that limit."""
    texts = [
        (sample.value, sample.accepted)
        for sample in samples
        if sample.fact.keyword in ("maxLength", "minLength")
        and isinstance(sample.value, str)
        and sample.value.strip() == sample.value
    ]
    fitting: list[str] = []
    for unit, count in _COUNTS.items():
        accepted = [count(text) for text, taken in texts if taken]
        refused = [count(text) for text, taken in texts if not taken]
        if accepted and refused and max(accepted) < min(refused):
            fitting.append(f"{unit}, at most {max(accepted)}")
    return [Trait(path, UNIT, " or ".join(fitting), f"{len(texts)} texts")] if fitting else []


def as_yaml(traits: Sequence[Trait], members: Mapping[Path, Field], url: str) -> str:
    """What a spec can record as observed: one entry for each field with a habit, to be merged into ``body``.

    JSON texts are YAML too, so that nothing that a server said can become anything else.
    """
    lines: list[str] = []
    for path in dict.fromkeys(trait.path for trait in traits):
        member = members.get(Path(path))
        habits = [trait for trait in traits if trait.path == path and trait.answer != "no"]
        if member is None or path == "$" or not habits or member.type is None:
            continue
        said = "; ".join(
            trait.question if trait.answer == "yes" else f"{trait.question} {trait.answer}" for trait in habits
        )
        evidence = json.dumps(f"docpact verify, {url}: {said}.")
        lines += [f"  {path}:", f"    observed: {{{_observed(member, habits)}}}", f"    evidence: {evidence}"]
    return "\n".join(["body:", *lines]) + "\n" if lines else ""


def _observed(member: Field, habits: Sequence[Trait]) -> str:
    """A statement of the spec's: the enum as the server has it, else the type, which was seen to be right."""
    more = next((json.loads(trait.answer) for trait in habits if trait.question == ALSO), None)
    if more and member.enum:
        return f"enum: {json.dumps([*member.enum, *more])}"
    return f"type: {member.type}"
