"""A made-up contract with every keyword and conditions of every form, in the canonical text of facts."""

from __future__ import annotations

from typing import Final

from docpact.facts import Claim, Contract, Severity, parse

FACTS: Final = """
$ type "object"
$ additionalProperties false
model type "string"
model required true
model enum ["squall-1", "squall-1-mini"]
mode type "string"
mode enum ["DRIFT", "GUST", "STILL"]
mode default "DRIFT"
prompt type "string"
prompt required true
prompt maxLength 30
prompt maxLength 12 when mode="STILL"
seconds type "integer"
seconds minimum 1
seconds maximum 12
seconds maximum 6 when model="squall-1-mini"
seconds enum [2, 4] when mode="GUST"
width type "integer"
width multipleOf 16
width minimum 16
height type "integer"
height multipleOf 16
height minimum 16
$ compare "max(width, height) <= 2048"
$ compare "width * height <= 1048576"
$ rows {"columns": ["width", "height"], "denied": true, "rows": [[512, 512]]} when model="squall-1-mini"
ratio type "string"
ratio enum ["1:1", "2:1"]
quality type "string"
quality enum ["LOW", "HIGH"]
$ rows {"columns": ["ratio", "quality"], "rows": [["1:1", "HIGH"], ["1:1", "LOW"], ["2:1", "LOW"]]}
ratio forbidden true when width given
start type "object"
start.image type "string"
start.image required true
end type "string"
start required true when end given
refs type "array"
refs maxItems 4
refs maxItems 2 when start given
refs[] type "object"
refs[].kind type "string"
refs[].kind required true
refs[].kind enum ["DATA", "URL"]
refs[].data type "string"
refs[].data forbidden true when refs[].kind is not "DATA"
refs[].url type "string"
refs[].url required true when refs[].kind="URL"
end forbidden true when refs given
tracks type "array"
tracks[] type "array"
tracks[][] type "number"
tracks[][] maximum 1
codes type "array"
codes itemType "string"
codes enum ["A", "B", "C"]
codes uniqueItems true
codes minItems 1
loop type "boolean"
loops type "integer"
loops minimum 1
loops forbidden true when loop is not true
loops ignored true when loop=true and mode="STILL"
$ anyOf ["end", "refs", "start"] when mode="GUST"
seed type "integer"
seed forbidden true when seconds not given
id type "string"
id pattern "^[a-z]+$"
"""
"""In which ``loops`` is warned of, ``end`` excludes ``refs`` alone, and no fact follows from another."""

WARNED: Final = "refs[].data maxLength 3"


def squall() -> Contract:
    """The contract; each call makes another."""
    severity: Severity = "warn"
    claims = [Claim(parse(line)) for line in FACTS.strip().splitlines()]
    return Contract([*claims, Claim(parse(WARNED), severity=severity)])
