"""Cross-field rules to JSON Schema: for each rule the condition under which a body breaks it.

A rule is judged only where the members that it joins are fine by themselves, so that one fault is one refusal. A
member that is left out counts with its documented default; without one, nothing is known of its value, and a rule
about that value refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Final

from pydantic import JsonValue

from docpact.check.tree import Member, concrete
from docpact.errors import DocpactError
from docpact.facts import ITEMS, Fact, canonical, segments

Schema = dict[str, JsonValue]


FORMS: Final = (
    "requires A",
    "requires A or B",
    "excludes A",
    "required when A=1",
    "only when A=1",
    "only when A is not 1",
    "only when A given",
    "only when A not given",
    "not available when A=1",
    "not available on model M",
    "1x2 and 3x4 not available on model M",
    "ignored when A=1",
    "maxItems 1 when A given",
    "max 1 when A given",
)
"""The forms of rules that can be judged, as an example of each."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A JSON Schema that is true of the object at ``at`` exactly where the rule is broken."""

    at: str
    schema: Schema


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule, the member that has it, and all members that it may name."""

    fact: Fact
    members: Mapping[str, Member]

    @property
    def subject(self) -> Member:
        return self.members[self.fact.path]

    def named(self, name: str) -> Member:
        """The member that a rule calls as the page's table does, without ``parameters.`` and ``[]``."""
        found = [member for member in self.members.values() if _bare(member.path) == _bare(name)]
        if not found:
            raise self.unsupported(f"no parameter is called {name}")
        return min(found, key=lambda member: len(member.path))

    def unsupported(self, why: str) -> DocpactError:
        return DocpactError(
            f"the rule of {self.fact.path} cannot be judged: {self.fact.value} ({why})",
            todo=f"Write it in one of these forms: {'; '.join(FORMS)}.",
        )

    def broken(self, *conditions: tuple[Member, Schema | bool]) -> Broken:
        """All conditions at once, at the innermost object that holds all members: True stands for 'is there'."""
        steps = [segments(member.path)[:-1] for member, _ in conditions]
        shared = reduce(_common, steps)
        found: list[JsonValue] = []
        for member, condition in conditions:
            below = segments(member.path)[len(shared) :]
            if ITEMS in below:
                raise self.unsupported(f"{member.path} stands in other items")
            there = _nested(below, {} if isinstance(condition, bool) else condition)
            found.append({"not": there} if condition is False else there)
        return Broken(concrete(shared), {"allOf": found})


def broken_when(fact: Fact, members: Mapping[str, Member]) -> list[Broken]:
    """When a rule is broken: any of these. Raises DocpactError for a rule that cannot be judged."""
    rule = _Rule(fact, members)
    for pattern, compiled in _FORMS:
        if found := pattern.fullmatch(str(fact.value)):
            return compiled(rule, found)
    raise rule.unsupported("its form is not known")


def _requires(rule: _Rule, found: re.Match[str]) -> list[Broken]:
    wanted = [rule.named(name) for name in found[1].split(" or ")]
    return [rule.broken((rule.subject, True), *((member, False) for member in wanted))]


def _excludes(rule: _Rule, found: re.Match[str]) -> list[Broken]:
    return [rule.broken((rule.subject, True), (rule.named(found[1]), True))]


def _required_when(rule: _Rule, found: re.Match[str]) -> list[Broken]:
    return _with_value(rule, False, found[1], found[2], equal=True)  # noqa: FBT003  # 'is not there'


def _not_when(rule: _Rule, found: re.Match[str]) -> list[Broken]:
    return _with_value(rule, True, found[1], found[2], equal=True)  # noqa: FBT003  # 'is there'


def _only_when(rule: _Rule, found: re.Match[str]) -> list[Broken]:
    return _with_value(rule, True, found[1], found[2], equal=False)  # noqa: FBT003  # 'is there'


def _pairs_not_on_model(rule: _Rule, found: re.Match[str]) -> list[Broken]:
    broken: list[Broken] = []
    width = rule.subject
    height = rule.named(width.path.replace("width", "height"))
    model = rule.named("model")
    for size in found[1].split(" and "):
        first, second = (int(number) for number in size.split("x"))
        value = _value(rule, model, found[2])
        broken.append(rule.broken((width, {"const": first}), (height, {"const": second}), (model, {"const": value})))
    return broken


def _maximum_items(rule: _Rule, found: re.Match[str]) -> list[Broken]:
    more: Schema = {"type": "array", "minItems": int(found[1]) + 1}
    return [rule.broken((rule.subject, more), (rule.named(found[2]), True))]


def _maximum(rule: _Rule, found: re.Match[str]) -> list[Broken]:
    limit = float(found[1])
    more: Schema = {"type": "number", "exclusiveMinimum": int(limit) if limit.is_integer() else limit}
    return [rule.broken((rule.subject, more), (rule.named(found[2]), True))]


def _with_value(rule: _Rule, given: bool, name: str, text: str, *, equal: bool) -> list[Broken]:  # noqa: FBT001  # given
    """The subject is there (or not), and the other member, sent or by its default, has a value (or another)."""
    member = rule.named(name)
    value = _value(rule, member, text)
    same: Schema = {"const": value}
    sent: Schema = {"allOf": [member.own_schema(), same if equal else {"not": same}]}
    broken = [rule.broken((rule.subject, given), (member, sent))]
    if "default" in member.facts and (canonical(member.value("default")) == canonical(value)) is equal:
        broken.append(rule.broken((rule.subject, given), (member, False)))
    return broken


def _value(rule: _Rule, member: Member, text: str) -> JsonValue:
    """The value that a rule's text stands for, by the type of the member."""
    if member.type == "string" or member.type is None:
        return text
    if member.type == "boolean" and text in ("true", "false"):
        return text == "true"
    if member.type in ("integer", "number"):
        try:
            return int(text) if member.type == "integer" else float(text)
        except ValueError:
            pass
    raise rule.unsupported(f"{text} is not of type {member.type}")


def _nested(steps: list[str], schema: Schema) -> Schema:
    """A value at some steps below an object is there and as the schema says."""
    for step in reversed(steps):
        schema = {"type": "object", "required": [step], "properties": {step: schema}}
    return schema


def _common(left: list[str], right: list[str]) -> list[str]:
    same = 0
    while same < min(len(left), len(right)) and left[same] == right[same]:
        same += 1
    return left[:same]


def _bare(path: str) -> str:
    return path.replace(ITEMS, "").removeprefix("parameters.")


_NAME = r"([\w.\[\]-]+)"
_VALUE = r"([\w.-]+)"
_Compiled = Callable[[_Rule, re.Match[str]], list[Broken]]
_FORMS: Final[tuple[tuple[re.Pattern[str], _Compiled], ...]] = (
    (re.compile(rf"requires ({_NAME}(?: or {_NAME})*)"), _requires),
    (re.compile(rf"excludes {_NAME}"), _excludes),
    (re.compile(rf"required when {_NAME}={_VALUE}"), _required_when),
    (re.compile(rf"only when {_NAME}={_VALUE}"), _only_when),
    (re.compile(rf"only when {_NAME} not given"), _excludes),
    (re.compile(rf"only when {_NAME} given"), _requires),
    (re.compile(rf"only when {_NAME} is not {_VALUE}"), _not_when),
    (re.compile(rf"not available when {_NAME}={_VALUE}"), _not_when),
    (re.compile(rf"not available on (model) {_VALUE}"), _not_when),
    (re.compile(rf"(\d+x\d+(?: and \d+x\d+)*) not available on model {_VALUE}"), _pairs_not_on_model),
    (re.compile(rf"ignored when {_NAME}={_VALUE}"), lambda _rule, _found: []),
    (re.compile(rf"maxItems (\d+) when {_NAME} given"), _maximum_items),
    (re.compile(rf"max (\d+(?:\.\d+)?) when {_NAME} given"), _maximum),
)
"""Every form of rule that can be judged; what is 'ignored' refuses nothing."""
