"""How the documented API takes a request body: judged by the facts, and with documented defaults filled in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pydantic import JsonValue

from docpact.check.proposals import Source, contract_of
from docpact.facts import Contract, Fact, Field
from docpact.facts import Judge as Facts


@dataclass(frozen=True, slots=True)
class Refusal:
    """One fault of a body: where, which fact is broken (None where the JSON text itself cannot be used), in words."""

    path: str
    fact: Fact | None
    message: str


class Judge:
    """A contract as a server keeps it."""

    def __init__(self, source: Source) -> None:
        self.contract: Final[Contract] = contract_of(source)

    @cached_property
    def _facts(self) -> Facts:
        """Made when a body is first judged: of thousands of contracts that might drift few are tried."""
        return Facts(self.contract)

    def judge(self, body: JsonValue) -> list[Refusal]:
        """Every fault for which a body is refused, sorted by path; an empty list for a body that is taken."""
        return [Refusal(str(fault.path), fault.fact, fault.message) for fault in self._facts.refusals(body)]

    def accepts(self, body: JsonValue) -> bool:
        """Whether a body is taken."""
        return self._facts.accepts(body)

    def effective(self, body: JsonValue) -> JsonValue:
        """The body with documented defaults filled in, as the server is said to take it."""
        return effective(body, self.contract.root)

    @property
    def models(self) -> tuple[str, ...]:
        """The model names that the body may have."""
        return self.contract.models


def effective(body: JsonValue, field: Field) -> JsonValue:
    """The body as the documentation says that the server takes it: absent members with a default filled in.

    Only within objects that are there: nothing documents that a left-out object would come into being.
    """
    if isinstance(body, dict):
        filled: dict[str, JsonValue] = {}
        for name, value in body.items():
            child = field.properties.get(name)
            filled[name] = effective(value, child) if child else value
        for name, child in field.properties.items():
            if name not in filled and child.constraint("default"):
                filled[name] = child.value("default")
        return filled
    if isinstance(body, list) and field.items:
        return [effective(item, field.items) for item in body]
    return body
