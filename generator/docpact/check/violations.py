"""Every way in which a body can break the contract at one path, walked in a fixed order and certified."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from pydantic import JsonValue

from docpact.check.bodies import Bodies, representative, scalar_values
from docpact.check.certify import Candidate, Certifier, NotCertifiedError, Violation
from docpact.check.faults import wrong_items, wrong_values
from docpact.check.judge import Judge
from docpact.check.places import ABSENT, Absent, replaced, steps_to, value_at
from docpact.check.tree import Member, Source, concrete, partner_path
from docpact.facts import ITEMS, ROOT, Fact, canonical, parent
from docpact.spec import LoadedSpec

_MOST_OF_A_RULE: Final = 3
_MOST_MISPLACED: Final = 2
_PERMISSIVE: Final = frozenset({"present", "default", "deprecated"})

Reason = Literal["permissive", "implied", "dead", "overridden"]


@dataclass(frozen=True, slots=True)
class Unwitnessed:
    """A fact that no violation breaks alone, and why.

    permissive: it refuses nothing. implied: what breaks it breaks other facts too, at that path or others. dead:
    nothing was found that breaks it. overridden: another claim about the same keyword counts instead.
    """

    fact: Fact
    reason: Reason
    why: str


def violations(source: Source) -> Iterator[Violation]:
    """Certified violations in a fixed order, none of them twice. Raises DocpactError without jsonschema-rs."""
    for _, found in certified(source):
        if isinstance(found, Violation):
            yield found


def as_value(source: Source) -> Iterator[Violation]:
    """The violations that are wrong as values: what is wrong as text alone nobody can give to a client."""
    return (violation for violation in violations(source) if violation.raw is None)


def one_of_each_kind(source: Source) -> Iterator[Violation]:
    """The first violation of each keyword, and the first that is wrong as text alone."""
    seen: set[str] = set()
    for violation in violations(source):
        kind = violation.facts[0].keyword if violation.facts else "text"
        if kind not in seen:
            seen.add(kind)
            yield violation


def certified(source: Source) -> Iterator[tuple[Candidate, Violation | str]]:
    """Every candidate with the violation that it is, or with the reason why it is none."""
    bodies = Bodies(source)
    certifier = Certifier(bodies.judge)
    seen: set[str] = set()
    names: Counter[str] = Counter()
    for candidate in candidates(bodies):
        key = canonical(candidate.body) if candidate.raw is None else candidate.raw.decode()
        if key in seen:
            continue
        seen.add(key)
        names[candidate.name] += 1
        if names[candidate.name] > 1:
            name = f"{candidate.name} ({names[candidate.name]})"
            candidate = replace(candidate, name=name)  # noqa: PLW2901  # the same candidate
        try:
            yield candidate, certifier.certify(candidate)
        except NotCertifiedError as error:
            yield candidate, str(error)


def candidates(bodies: Bodies) -> Iterator[Candidate]:
    """Bodies that ought to be violations, by the facts of each path; some are valid after all."""
    for value, word in _NO_OBJECTS:
        yield Candidate(f"$ is {word}", ROOT, value, bodies.minimal)
    yield Candidate("$ is itself in an array", ROOT, [bodies.minimal], bodies.minimal)
    yield Candidate("$ is JSON in a text", ROOT, json.dumps(bodies.minimal), bodies.minimal)
    for member in bodies.members.values():
        base = bodies.holding(member.path)
        if not isinstance(base, Absent):
            yield from faults_in(bodies, member, base)
            yield from _twice(member, base)
        yield from _unpaired(bodies, member)
        for rule in member.rules:
            yield from _against(bodies, rule)


def faults_in(bodies: Bodies, member: Member, base: JsonValue) -> Iterator[Candidate]:
    """A valid body that holds a member, with a wrong value there, without it, or with a member too many in it."""
    if member.path != ROOT:
        yield from _wrong(bodies, member, base)
        yield from _missing(member, base)
    yield from _extra(bodies, member, base)


_NO_OBJECTS: Final[tuple[tuple[JsonValue, str], ...]] = (
    (None, "null"),
    (True, "true"),
    (0, "0"),
    ("", "an empty text"),
    ([], "an empty array"),
)


def _wrong(bodies: Bodies, member: Member, base: JsonValue) -> Iterator[Candidate]:
    steps = steps_to(member.path)
    valid = value_at(base, steps)
    elsewhere = _of_others(bodies, member)
    if isinstance(valid, Absent):
        return
    for what, value in wrong_values(member, valid, elsewhere):
        yield Candidate(f"{member.path} is {what}", member.path, replaced(base, steps, value), base)
    if member.holds_items and isinstance(valid, list) and valid:
        for what, value in wrong_items(member, elsewhere):
            path = f"{member.path}{ITEMS}"
            yield Candidate(f"{path} is {what}", path, replaced(base, (*steps, len(valid) - 1), value), base)


def _of_others(bodies: Bodies, member: Member) -> list[JsonValue]:
    """One value of each other parameter's enum."""
    others = [other for other in bodies.members.values() if other.path != member.path and other.enum]
    return [other.enum[-1] for other in others if other.enum]


def _missing(member: Member, base: JsonValue) -> Iterator[Candidate]:
    if member.required:
        body = replaced(base, steps_to(member.path), ABSENT)
        yield Candidate(f"{member.path} is missing", member.path, body, base)


def _extra(bodies: Bodies, member: Member, base: JsonValue) -> Iterator[Candidate]:
    if not member.closed:
        return
    steps = steps_to(member.path)
    for name, value, what in _extra_names(bodies, member):
        if name in member.properties:
            continue
        path = concrete((*(ITEMS if isinstance(step, int) else step for step in steps), name))
        yield Candidate(f"{path} is {what}", path, replaced(base, (*steps, name), value), base)


def _extra_names(bodies: Bodies, member: Member) -> Iterator[tuple[str, JsonValue, str]]:
    yield "unknown", "x", "not a parameter"
    if member.path == ROOT:
        yield "__proto__", {}, "not a parameter"
    for index, (name, child) in enumerate(member.properties.items()):
        value = representative(child)
        yield _other_style(name), value, f"{name} in another style"
        yield name[:-1] or "x", value, f"{name} without its last letter"
        if index == 0:
            yield name.upper(), value, f"{name} in capitals"
            yield f"{name} ", value, f"{name} and a space"
    above = bodies.members[parent(member.path) or ROOT]
    below = [inner for child in member.properties.values() for inner in child.properties.values()]
    for others in (list(above.properties.values()), below):
        for other in others[:_MOST_MISPLACED]:
            yield other.name, representative(other), f"{other.path} in the wrong place"


def _other_style(name: str) -> str:
    """snake_case as camelCase, one word with a capital."""
    first, *rest = name.split("_")
    return "".join([first, *(part.capitalize() for part in rest)]) if rest else name.capitalize()


def _twice(member: Member, base: JsonValue) -> Iterator[Candidate]:
    """The first and the last member of an object given twice in the text, the second time as it should be."""
    steps = steps_to(member.path)
    content = value_at(base, steps)
    if not isinstance(content, dict):
        return
    for name in dict.fromkeys(name for name in (*list(content)[:1], *list(content)[-1:])):
        # A name that no body has holds the place of the second one while the text is made.
        marker = "\x00twice"
        first = {key: value for key, value in content.items() if key != name}
        text = json.dumps(replaced(base, steps, {**first, name: None, marker: content[name]}))
        path = concrete((*(ITEMS if isinstance(step, int) else step for step in steps), name))
        raw = text.replace(json.dumps(marker), json.dumps(name)).encode()
        yield Candidate(f"{path} is given twice", path, base, base, raw)


def _unpaired(bodies: Bodies, member: Member) -> Iterator[Candidate]:
    fact = member.facts.get("pairs")
    if fact is None or not isinstance(fact.value, list):
        return
    base = bodies.holding(member.path)
    partner = partner_path(member.path)
    if isinstance(base, Absent) or partner not in bodies.members:
        return
    pairs = [tuple(pair) for pair in fact.value if isinstance(pair, list)]
    swapped = [(height, width) for width, height in pairs]
    mixed = [(first[0], second[1]) for first, second in itertools.pairwise([*pairs, pairs[0]])]
    near = [(width, height + 1) for width, height in pairs[:1] if isinstance(height, int)]
    for width, height in dict.fromkeys([*mixed, *swapped, *near]):
        body = bodies.planted(bodies.planted(base, member.path, width), partner, height)
        # A number that is wrong by itself is another fact's business.
        if [refusal.keyword for refusal in bodies.judge.judge(body)] == ["pairs"]:
            yield Candidate(f"{member.path} is {width} beside {height}", member.path, body, base)


def _against(bodies: Bodies, rule: Fact) -> Iterator[Candidate]:
    """Bodies that break a rule and nothing else: valid ones with one thing changed, or two."""
    found = 0
    subject = steps_to(rule.path)
    values = scalar_values(bodies.members[rule.path])
    starts = [bodies.minimal, bodies.full, bodies.holding(rule.path)]
    starts += [bodies.with_value(rule.path, value) for value in values]
    for start in [start for start in starts if not isinstance(start, Absent)]:
        for steps, value in bodies.ways():
            body = bodies.changed(start, steps, value)
            refusals = bodies.judge.judge(body)
            if [refusal.facts for refusal in refusals] == [(rule,)] and found < _MOST_OF_A_RULE:
                found += 1
                there = "without" if isinstance(value, Absent) else f"with {canonical(value)} at"
                where = concrete(ITEMS if isinstance(step, int) else step for step in steps)
                given = "is there" if not isinstance(value_at(body, subject), Absent) else "is left out"
                name = f"{rule.path} {given} {there} {where}, against its rule: {rule.value}"
                yield Candidate(name, rule.path, body, start)


def unwitnessed(source: Source) -> list[Unwitnessed]:
    """Every claim that no violation breaks alone, with the reason."""
    judge = Judge(source)
    broken = [violation.ids for violation in violations(source)]
    alone = {ids[0] for ids in broken if len(ids) == 1}
    found: list[Unwitnessed] = []
    for fact in judge.facts:
        if _is_permissive(fact):
            found.append(Unwitnessed(fact, "permissive", "it refuses nothing"))
        elif fact.id in alone:
            continue
        elif others := sorted(_broken_with(fact, broken) or _broken_elsewhere(judge, fact)):
            found.append(Unwitnessed(fact, "implied", f"what breaks it breaks too: {', '.join(others)}"))
        else:
            found.append(Unwitnessed(fact, "dead", "no body was found that breaks it"))
    if isinstance(source, LoadedSpec):
        counted = set(judge.facts)
        for claim in source.claims:
            if claim.fact not in counted:
                why = f"{claim.provenance}, and another claim about {claim.fact.id} counts before it"
                found.append(Unwitnessed(claim.fact, "overridden", why))
    return found


def _broken_with(fact: Fact, broken: list[tuple[str, ...]]) -> set[str]:
    """The facts that violations break at the same path together with this one."""
    return {name for ids in broken if fact.id in ids for name in ids if name != fact.id}


def _broken_elsewhere(judge: Judge, fact: Fact) -> set[str]:
    """What is broken at other paths by the body that breaks a rule and the fewest other facts."""
    if fact.keyword != "rule":
        return set()
    bodies = Bodies(judge)
    starts = (bodies.minimal, bodies.full, bodies.holding(fact.path))
    found: list[set[str]] = []
    for start in [start for start in starts if not isinstance(start, Absent)]:
        for steps, value in bodies.ways():
            ids = {name for refusal in judge.judge(bodies.changed(start, steps, value)) for name in refusal.ids}
            if fact.id in ids:
                found.append(ids - {fact.id})
    return min(found, key=lambda ids: (len(ids), sorted(ids))) if found else set()


def _is_permissive(fact: Fact) -> bool:
    if fact.keyword in _PERMISSIVE or (fact.keyword == "required" and fact.value is False):
        return True
    return fact.keyword == "rule" and str(fact.value).startswith("ignored when ")
