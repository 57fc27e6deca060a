"""Where the facts of a client package and of a spec part, each with the smallest body that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from docpact.check.promises import body_excerpt, stated_at
from docpact.check.values import boundary_bodies
from docpact.check.violations import violations
from docpact.errors import DocpactError
from docpact.facts import Change, Claim, Contract, Judge, canonical, difference
from docpact.read.package import facts_of_package
from docpact.spec import LoadedSpec


def drift(spec: LoadedSpec, folder: Path) -> list[str]:
    """For each fact of the page that the package in a folder does not keep as the spec has it: what both say, where
    the page and the spec say it, and the smallest body that shows it.

    Raises DocpactError where the folder holds no package that can be read.
    """
    # What a reviewer settled otherwise, or a union replaces, is no longer what the client has to keep.
    counting = {constraint.fact for constraint in spec.contract.constraints}
    changes = difference(spec.facts & counting, facts_of_package(folder, spec.model))
    return [line for change in changes for line in _described(spec, change)]


def _described(spec: LoadedSpec, change: Change) -> Iterator[str]:
    before, after = change.before, change.after
    where = stated_at(spec, before) if before else "the spec says nothing of it"
    says = f"the spec says {canonical(before.value)}" if before else "the spec says nothing"
    keeps = f"the client {canonical(after.value)}" if after else "the client nothing"
    yield f"{change.path} {change.keyword}: {says}, {keeps} ({where})"
    found = telling_body(spec, change)
    if found is None:
        yield "  no body shows it: it says what the server does, or what the client tells"
    else:
        who = "the spec allows and the client refuses" if found.allowed else "the spec forbids and the client sends"
        yield f"  {who} this: {found.name}: {body_excerpt(found.body)}"


@dataclass(frozen=True, slots=True)
class Telling:
    """A body that tells two sets of facts apart, what it is an example of, and whether the spec's facts allow it."""

    name: str
    body: JsonValue
    allowed: bool


def telling_body(spec: LoadedSpec, change: Change) -> Telling | None:
    """The smallest body that the spec judges otherwise than it would with this one change.

    None where no such body was found: a default, for one, refuses nothing.
    """
    changed = _with(spec.contract, change)
    judge, other = Judge(spec.contract), Judge(changed)
    try:
        bodies = [named for contract in (spec.contract, changed) for named in _bodies(contract)]
    except DocpactError:
        # The changed facts contradict each other, so that they allow no body at all.
        return None
    telling = [
        Telling(name, body, judge.accepts(body)) for name, body in bodies if judge.accepts(body) != other.accepts(body)
    ]
    return min(telling, key=lambda one: len(canonical(one.body)), default=None)


def _bodies(contract: Contract) -> Iterator[tuple[str, JsonValue]]:
    yield from ((valid.name, valid.body) for valid in boundary_bodies(contract))
    yield from ((violation.name, violation.body) for violation in violations(contract))


def _with(contract: Contract, change: Change) -> Contract:
    """The contract as it would be if the client were right about one fact."""
    kept = [claim for claim in contract.claims if claim.fact != change.before]
    return Contract([*kept, *([Claim(change.after)] if change.after else [])], contract.fields)
