"""Keywords of rooms that do not yet say relations as conditional facts: ``pairs`` and ``rule``."""

from __future__ import annotations

from pydantic import JsonValue

from docpact.facts.keywords.base import Metadata
from docpact.facts.values import sorted_unique


class Pairs(Metadata):
    """``pairs``: allowed combinations of width and height, on the width."""

    name = "pairs"
    family = "rows"

    def normal(self, value: JsonValue) -> JsonValue:
        return sorted_unique(value) if isinstance(value, list) else value


class Rule(Metadata):
    """``rule``: a relation in the short wording of a row."""

    name = "rule"
    family = "combination"

    def part(self, value: JsonValue) -> str:
        return str(value)
