"""Which mutants of the request's schema a set of bodies kills."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import jsonschema_rs
from benchmarks.drift.mutations import KINDS, Mutant, Schema, equivalent
from pydantic import JsonValue


@dataclass(frozen=True, slots=True)
class Kills:
    """The mutants that some bodies kill, and those that they do not; those equal to the original are not counted."""

    killed: tuple[Mutant, ...]
    survivors: tuple[Mutant, ...]

    @property
    def share(self) -> float:
        return len(self.killed) / (len(self.killed) + len(self.survivors))

    def of_kind(self, kind: str) -> tuple[int, int]:
        """How many of a kind are killed, of how many."""
        killed = sum(mutant.kind == kind for mutant in self.killed)
        return killed, killed + sum(mutant.kind == kind for mutant in self.survivors)

    def perfect(self) -> list[str]:
        """The kinds of which nothing survives."""
        return [kind for kind in KINDS if (of := self.of_kind(kind))[1] and of[0] == of[1]]


class NotEquivalentError(Exception):
    """A mutant is taken for equal to the original, and a body shows that it is not."""


def kills(schema: Schema, mutants: Iterable[Mutant], bodies: Sequence[JsonValue]) -> Kills:
    """Judge every body by the original and by each mutant. Raises NotEquivalentError where a reason is wrong."""
    original = jsonschema_rs.Draft202012Validator(schema)
    judged = [(body, original.is_valid(body)) for body in bodies]
    killed: list[Mutant] = []
    survivors: list[Mutant] = []
    for mutant in mutants:
        validator = jsonschema_rs.Draft202012Validator(mutant.schema)
        dead = any(validator.is_valid(body) is not valid for body, valid in judged)
        if dead and equivalent(mutant):
            raise NotEquivalentError(mutant.name)
        if not equivalent(mutant):
            (killed if dead else survivors).append(mutant)
    return Kills(tuple(killed), tuple(survivors))
