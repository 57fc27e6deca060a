"""The emitted client's interpreter of conditions gives each keyword's examples the verdict that the judge gives."""

from __future__ import annotations

import pytest
from runtime.core.conditions import faults

from docpact.check.conditions import emitted_conditions
from docpact.facts import Contract
from docpact.facts.examples import EXAMPLES, Example

MADE = [
    example
    for keyword, examples in EXAMPLES.items()
    for example in examples
    if keyword in ("pattern", "format", "forbidden", "anyOf", "ignored", "uniqueItems", "rows", "compare")
    or example.fact.when
]


@pytest.mark.parametrize("example", MADE, ids=lambda example: f"{example.fact} {example.body}"[:80])
def test_a_condition_gives_the_verdict(example: Example) -> None:
    found = emitted_conditions(Contract.from_facts([example.fact]), "leonardo_client").values()
    broken = [condition for condition, _, _ in faults(found, example.body)]
    assert bool(broken) is (example.verdict != "accepted")
    assert all(condition.warns is (example.verdict == "warned") for condition in broken)
