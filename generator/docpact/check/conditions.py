"""The conditions that an emitted client should have, as objects of its own, to be held against those that it names."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from docpact.facts import Contract, Fact
from docpact.write.python.conditions import condition_source, conditions

NAMED = "page"
"""The witness of a condition where nobody is named: who says a fact decides nothing."""


def emitted_conditions(contract: Contract, package: str) -> dict[Fact, Any]:
    """By fact the ``Condition`` of a package that says it, without who says it and where."""
    return {fact: bare(condition) for fact, condition in whole_conditions(contract, package).items()}


def whole_conditions(contract: Contract, package: str) -> dict[Fact, Any]:
    """By fact the ``Condition`` of a package that says it, as it is emitted."""
    known = vars(import_module(f"{package}._runtime.core.conditions"))
    # What the emitter writes for a module of the client, and that is literals alone.
    return {
        one.fact: eval(condition_source(one, contract), {"Condition": known["Condition"]})  # noqa: S307
        for one in conditions(contract)
    }


def bare(condition: Any) -> Any:
    """A condition without who says it and where."""
    return condition._replace(line=None, witness=NAMED)
