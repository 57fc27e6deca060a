"""Facts to one JSON Schema (2020-12), which any validator can judge by.

A keyword that is JSON Schema's own stands where the fact stands. What joins several members (``pairs``, rules) or
reaches from an array to its items (``itemType``, an array's ``enum``) is an entry of ``allOf`` whose ``$comment`` is
the fact's id, so that the fact can be told from the error.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from pydantic import JsonValue

from docpact.check.rules import broken_when
from docpact.check.tree import Member, by_path, partner_path
from docpact.facts import ROOT, Fact, parent

Schema = dict[str, JsonValue]

SCHEMA_OF_BODY: Final = "https://json-schema.org/draft/2020-12/schema"


def body_schema(root: Member) -> Schema:
    """The JSON Schema of the body. Raises DocpactError for a rule that cannot be judged."""
    return {"$schema": SCHEMA_OF_BODY, **_schema(root, _joint_schemas(root))}


def _schema(member: Member, joint: Mapping[str, list[JsonValue]]) -> Schema:
    schema = member.own_schema()
    if member.properties:
        schema["properties"] = {name: _schema(child, joint) for name, child in member.properties.items()}
        required: list[JsonValue] = [name for name, child in member.properties.items() if child.required]
        if required:
            schema["required"] = required
    if member.closed:
        schema["additionalProperties"] = False
    if member.path in joint:
        schema["allOf"] = joint[member.path]
    items: Schema = _schema(member.items, joint) if member.items else {}
    if from_array := _item_schemas(member):
        items["allOf"] = [*cast("list[JsonValue]", items.get("allOf", [])), *from_array]
    if items:
        schema["items"] = items
    return schema


def _item_schemas(member: Member) -> list[JsonValue]:
    found: list[JsonValue] = []
    if "itemType" in member.facts:
        found.append({"$comment": member.facts["itemType"].id, "type": member.value("itemType")})
    if member.holds_items and "enum" in member.facts:
        found.append({"$comment": member.facts["enum"].id, "enum": member.value("enum")})
    return found


def _joint_schemas(root: Member) -> Mapping[str, list[JsonValue]]:
    """What joins members, by the path of the object that holds them: each entry refuses one combination."""
    members = by_path(root)
    found: dict[str, list[JsonValue]] = {}
    for member in members.values():
        if fact := member.facts.get("pairs"):
            above = parent(member.path) or ROOT
            found.setdefault(above, []).append({"$comment": fact.id, "not": _not_a_pair(member, members, fact)})
        for rule in member.rules:
            for broken in broken_when(rule, members):
                found.setdefault(broken.at, []).append({"$comment": rule.id, "not": broken.schema})
    return found


def _not_a_pair(width: Member, members: Mapping[str, Member], fact: Fact) -> Schema:
    path = partner_path(width.path)
    partner = members.get(path, Member(path))
    both: Schema = {width.name: width.own_schema(), partner.name: partner.own_schema()}
    pairs = cast("list[list[JsonValue]]", fact.value)
    allowed: list[JsonValue] = [
        {"properties": {width.name: {"const": first}, partner.name: {"const": second}}} for first, second in pairs
    ]
    return {"required": [width.name, partner.name], "properties": both, "not": {"anyOf": allowed}}
