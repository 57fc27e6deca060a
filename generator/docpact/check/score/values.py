"""Other values than a default, for a member of a spec."""

from __future__ import annotations

from pydantic import JsonValue

from docpact.check.score.facts import changes
from docpact.facts import canonical
from docpact.spec import Node


def other_values(node: Node) -> list[JsonValue]:
    """What the default of a member could be instead: its other allowed values, or what lies beside it."""
    claims = {claim.fact.keyword: claim for claim in node.claims}
    default = node.claim("default")
    if default is None:
        return []
    enum = node.value("enum")
    if isinstance(enum, list) and node.type != "array":
        return [value for value in enum if canonical(value) != canonical(default.fact.value)]
    facts = [claim.fact for claim in claims.values() if claim.fact.keyword in ("default", "type")]
    found: list[JsonValue] = []
    for changed in changes(facts):
        if changed.kind == "default changed" and changed.what != "dropped":
            found += [fact.value for fact in changed.facts if fact.keyword == "default"]
    return found
