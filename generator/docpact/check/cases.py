"""What the promises are tried on beyond valid bodies and violations: pairs of bodies, near misses, keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from docpact.check.bodies import bodies_for, canonical_at, replaced
from docpact.check.certify import InvalidBody
from docpact.check.values import boundary_bodies
from docpact.check.violations import as_value
from docpact.facts import ABSENT, ITEMS, ROOT, Absent, Fact, Field, canonical, value_at
from docpact.spec import LoadedSpec
from docpact.spec.api import Auth
from docpact.write.python.conditions import conditions
from docpact.write.python.context import always_sent

Order = Callable[[Sequence[str]], Sequence[str]]
"""Gives the names of an object's members in another order."""


@dataclass(frozen=True, slots=True)
class MeantBody:
    """A valid body to be meant by arguments: all of them given, or without those that ``create`` sends by itself."""

    name: str
    body: JsonValue
    sparse: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two valid bodies that mean the same."""

    name: str
    body: JsonValue
    same: JsonValue


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A body that JSON Schema allows and the client refuses at a path: a whole number written as a fraction."""

    name: str
    path: str
    body: JsonValue


@dataclass(frozen=True, slots=True)
class WrongKey:
    """What is shown in the key's place and gives no right to anything: headers, and parameters of the address."""

    name: str
    shown: tuple[dict[str, str], dict[str, str]]


@dataclass(frozen=True, slots=True)
class ToldDefault:
    """A default that only the server fills in: a client can tell it, and nothing that it sends shows it."""

    name: str
    default: JsonValue


@dataclass(frozen=True, slots=True)
class Warned:
    """A body that is sent, and the path of each fact that it breaks without being refused, sorted."""

    name: str
    body: JsonValue
    paths: list[str]


def kept_as_conditions(spec: LoadedSpec) -> list[Fact]:
    """The facts that a client keeps as conditions, and refuses."""
    return [one.fact for one in conditions(spec.contract) if one.refuses]


def broken_conditions(spec: LoadedSpec) -> Iterator[InvalidBody]:
    """The violations of facts that a client keeps as conditions, alone or beside others but of types.

    What else is wrong with a value of the wrong type, one may say or not.
    """
    facts = {*kept_as_conditions(spec)}
    for violation in as_value(spec):
        if facts & {*violation.facts} and not any(fact.keyword == "type" for fact in violation.facts):
            yield violation


def warned_bodies(spec: LoadedSpec) -> Iterator[Warned]:
    """Every boundary body with what a client should warn of, which of most is nothing."""
    judge = bodies_for(spec).judge
    for valid in boundary_bodies(spec):
        told = {(str(fault.path), fault.fact) for fault in judge.warnings(valid.body)}
        yield Warned(valid.name, valid.body, sorted(path for path, _ in told))


def argument_cases(spec: LoadedSpec) -> Iterator[MeantBody]:
    """Every boundary body, meant by all arguments and by as few as will do."""
    for valid in boundary_bodies(spec):
        yield MeantBody(valid.name, valid.body, sparse=False)
        yield MeantBody(f"{valid.name}, defaults left out", valid.body, sparse=True)


def few_meant_bodies(spec: LoadedSpec) -> list[MeantBody]:
    """The smallest body, the fullest, one without defaults, and each parameter alone: for calls that hardly differ.

    A full body may hold members for which there is no argument; one that is given alone shows that it is sent.
    """
    few = [meant for meant in argument_cases(spec) if meant.name.startswith(("the smallest", "the fullest"))]
    contrary = _contrary(spec)
    few += [MeantBody("no value its default", contrary, sparse) for sparse in (False, True)]
    bodies = bodies_for(spec)
    for path, field in bodies.fields.items():
        if path == ROOT or ITEMS in path:
            continue
        told = "[]", "{}", canonical(field.value("default")), canonical(sent_usually(spec, field))
        others = [value for value in bodies.proposals.values(field) if canonical(value) not in told]
        held = (bodies.with_value(path, value) for value in reversed(others))
        alone = next((body for body in held if not isinstance(body, Absent)), None)
        if alone is None:
            continue
        few.append(MeantBody(f"{path} alone", alone, sparse=True))
        if _beside_what_is_sent(spec, alone) != alone:
            found = (
                _beside_what_is_sent(spec, body)
                for body in (alone, *(one.body for one in boundary_bodies(spec)))
                if canonical_at(body, path.loc()) not in (None, *told)
            )
            kept = next((body for body in found if body is not None), None)
            few += [MeantBody(f"{path} beside what is sent", kept, sparse=True)] if kept is not None else []
    return few


def _beside_what_is_sent(spec: LoadedSpec, body: JsonValue) -> JsonValue:
    """A body with what ``create`` demands although it may be left out; None where it breaks what is sent by itself."""
    bodies = bodies_for(spec)
    demanded = sent = body
    for path, field in bodies.fields.items():
        if not isinstance(value_at(sent, path.loc()), Absent) or (above := path.parent) is None:
            continue
        if (value := sent_usually(spec, field)) is not None:
            sent = bodies.planted(sent, path.loc(), value)
            continue
        usual, held = value_at(bodies.full, path.loc()), not isinstance(value_at(sent, above.loc()), Absent)
        if always_sent(field) and held and not isinstance(usual, Absent):
            demanded, sent = (bodies.planted(one, path.loc(), usual) for one in (demanded, sent))
    return demanded if bodies.judge.accepts(sent) else None


def sent_usually(spec: LoadedSpec, field: Field) -> JsonValue:
    """What a client sends of a parameter where its caller says nothing; None where it sends nothing."""
    row = spec.row(field.path)
    if row is not None and "sent" in row.model_fields_set:
        return row.sent
    return field.value("default") if always_sent(field) else None


def _contrary(spec: LoadedSpec) -> JsonValue:
    """A full body in which no member has its default, as far as the facts allow."""
    bodies = bodies_for(spec)
    body = bodies.full
    for path, field in bodies.fields.items():
        values = [
            value for value in bodies.proposals.values(field) if canonical(value) != canonical(field.value("default"))
        ]
        for value in values[-1:] if field.name != ITEMS and not field.properties else ():
            changed = bodies.planted(body, path.loc(), value)
            body = changed if bodies.judge.accepts(changed) else body
    return body


def may_be_left_out(field: Field) -> bool:
    """Whether a member has a default that holds where it is left out."""
    return field.constraint("default") is not None and not field.required


def omissions(spec: LoadedSpec) -> Iterator[Pair]:
    """For each parameter that may be left out and has a default: a body without it, and one with its default."""
    bodies = bodies_for(spec)
    for path, field in bodies.fields.items():
        if not may_be_left_out(field):
            continue
        given = bodies.with_value(path, field.value("default"))
        if isinstance(given, Absent):
            continue
        left_out = replaced(given, path.loc(), ABSENT)
        if bodies.judge.accepts(left_out):
            yield Pair(f"{path} left out", left_out, given)


def reorderings(spec: LoadedSpec) -> Iterator[Pair]:
    """Bodies with the members of every object the other way round."""
    for valid in boundary_bodies(spec):
        if valid.name in ("the smallest body", "the fullest body"):
            yield Pair(
                f"{valid.name}, its members the other way round",
                reordered(valid.body, lambda names: names[::-1]),
                valid.body,
            )


def reordered(value: JsonValue, order: Order) -> JsonValue:
    """A value with the members of each object in it in another order."""
    if isinstance(value, dict):
        return {name: reordered(value[name], order) for name in order([*value])}
    return [reordered(item, order) for item in value] if isinstance(value, list) else value


def near_misses(spec: LoadedSpec) -> Iterator[NearMiss]:
    """Whole numbers with a fraction of zero, wherever an integer is wanted."""
    bodies = bodies_for(spec)
    for path, field in bodies.fields.items():
        if path == ROOT or field.type != "integer":
            continue
        for value in bodies.proposals.values(field):
            held = bodies.with_value(path, value)
            if isinstance(value, int) and not isinstance(held, Absent):
                yield NearMiss(f"{path} is {float(value)}", path, replaced(held, path.loc(), float(value)))


def wrong_keys(auth: Auth, key: str) -> list[WrongKey]:
    """What must not be taken for the key: nothing, empty ones, other keys, parts of the right one, other schemes."""
    others = {
        "an empty key": "",
        "another key": "another",
        "the key without its last character": key[:-1],
        "the key with a character more": f"{key}x",
        "the key in capitals": key.upper(),
    }
    none: tuple[dict[str, str], dict[str, str]] = ({}, {})
    if auth.scheme == "query":
        return [
            WrongKey("no key", none),
            *(WrongKey(name, ({}, {auth.query or "": text})) for name, text in others.items()),
        ]
    name, prefix = auth.header.lower(), auth.header_prefix
    texts = {what: prefix + text for what, text in others.items()} | {"an empty header": ""}
    if prefix:
        texts |= {
            "a scheme without a key": prefix.strip(),
            "another scheme": f"Basic {key}",
            "the key without a scheme": key,
        }
    return [WrongKey("no header", none), *(WrongKey(what, ({name: text}, {})) for what, text in texts.items())]


def told_defaults(spec: LoadedSpec) -> Iterator[ToldDefault]:
    """Defaults of members that a client leaves out where its caller does."""
    for field in spec.contract.root.walk():
        claim = field.claim("default")
        if claim is not None and claim.witness != "observed" and not field.required and field.name != ITEMS:
            yield ToldDefault(field.path, claim.fact.value)
