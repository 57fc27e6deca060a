"""Facts: the one data type that pages, specs, OpenAPI documents and emitted clients are compared in."""

from docpact.facts.claim import WITNESSES, Claim, Severity, Witness
from docpact.facts.condition import Test
from docpact.facts.contract import Contract, Field
from docpact.facts.fact import Change, Fact, as_json, difference, parse
from docpact.facts.judge import Judge, Violation
from docpact.facts.keywords import KEYWORDS, Keyword
from docpact.facts.path import ABSENT, ITEMS, NAME, ROOT, Absent, Loc, Path, value_at
from docpact.facts.values import JSON_TYPES, JsonType, canonical, same

__all__ = [
    "ABSENT",
    "ITEMS",
    "JSON_TYPES",
    "KEYWORDS",
    "NAME",
    "ROOT",
    "WITNESSES",
    "Absent",
    "Change",
    "Claim",
    "Contract",
    "Fact",
    "Field",
    "JsonType",
    "Judge",
    "Keyword",
    "Loc",
    "Path",
    "Severity",
    "Test",
    "Violation",
    "Witness",
    "as_json",
    "canonical",
    "difference",
    "parse",
    "same",
    "value_at",
]
