"""What the promises are tried on beyond valid bodies and violations: pairs of bodies, near misses, keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import JsonValue

from docpact.check.bodies import Bodies, scalar_values
from docpact.check.places import ABSENT, Absent, replaced, steps_to, value_at
from docpact.check.values import boundary_bodies, edge_values
from docpact.facts import ROOT, canonical
from docpact.spec import LoadedSpec
from docpact.spec.api import Auth


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


def meant_bodies(spec: LoadedSpec) -> Iterator[MeantBody]:
    """Every boundary body, meant by all arguments and by as few as will do."""
    for valid in boundary_bodies(spec):
        yield MeantBody(valid.name, valid.body, sparse=False)
        yield MeantBody(f"{valid.name}, defaults left out", valid.body, sparse=True)


def few_meant_bodies(spec: LoadedSpec) -> list[MeantBody]:
    """The smallest body, the fullest, and one without defaults: for calls that hardly differ from others."""
    few = [meant for meant in meant_bodies(spec) if meant.name.startswith(("the smallest", "the fullest"))]
    contrary = _contrary(spec)
    return [*few, *(MeantBody("no value its default", contrary, sparse) for sparse in (False, True))]


def _contrary(spec: LoadedSpec) -> JsonValue:
    """A full body in which no member has its default, as far as the facts allow."""
    bodies = Bodies(spec)
    body = bodies.full
    for path, member in bodies.members.items():
        default = member.value("default")
        known = [value for _, value in edge_values(member)] if member.holds_items else scalar_values(member)
        values = [value for value in known if canonical(value) != canonical(default)]
        for value in values[-1:]:
            changed = bodies.planted(body, path, value)
            body = changed if bodies.judge.accepts(changed) else body
    return body


def omissions(spec: LoadedSpec) -> Iterator[Pair]:
    """For each parameter that may be left out and has a default: a body without it, and one with its default."""
    bodies = Bodies(spec)
    for path, member in bodies.members.items():
        if "default" not in member.facts or member.required:
            continue
        given = bodies.with_value(path, member.value("default"))
        if isinstance(given, Absent):
            continue
        left_out = replaced(given, steps_to(path), ABSENT)
        if bodies.judge.accepts(left_out):
            yield Pair(f"{path} left out", left_out, given)


def reorderings(spec: LoadedSpec) -> Iterator[Pair]:
    """Bodies with the members of every object the other way round."""
    for valid in boundary_bodies(spec):
        if valid.name in ("the smallest body", "the fullest body"):
            yield Pair(f"{valid.name}, its members the other way round", _reversed(valid.body), valid.body)


def _reversed(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return {name: _reversed(member) for name, member in reversed(value.items())}
    return [_reversed(item) for item in value] if isinstance(value, list) else value


def near_misses(spec: LoadedSpec) -> Iterator[NearMiss]:
    """Whole numbers with a fraction of zero, wherever an integer is wanted."""
    bodies = Bodies(spec)
    for path, member in bodies.members.items():
        base = bodies.holding(path)
        if path == ROOT or isinstance(base, Absent):
            continue
        steps = steps_to(path)
        if member.type == "integer":
            for value in (*scalar_values(member), value_at(base, steps)):
                held = bodies.with_value(path, value) if isinstance(value, int) else ABSENT
                if isinstance(value, int) and not isinstance(held, Absent):
                    yield NearMiss(f"{path} is {float(value)}", path, replaced(held, steps, float(value)))
        items = value_at(base, steps)
        if member.value("itemType") == "integer" and isinstance(items, list) and items and isinstance(items[0], int):
            wrong = [float(items[0]), *items[1:]]
            yield NearMiss(f"{path}[] is {canonical(wrong[0])}", f"{path}[]", replaced(base, steps, wrong))


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
    for node in spec.tree.walk():
        claim = node.claim("default")
        if claim is not None and claim.provenance != "observed" and not node.always_sent and "[]" not in node.path:
            yield ToldDefault(node.path, claim.fact.value)
