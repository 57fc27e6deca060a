"""The emitted check, docpact's own judge and the JSON Schema of the same facts agree on bodies: of every labelled page
of the corpus, and of facts of every keyword.
"""

from __future__ import annotations

import ast
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import jsonschema_rs
import pytest
from pydantic import JsonValue
from runtime.core import conditions as interpreter
from runtime.core import requests

from docpact.facts import ROOT, Claim, Contract, Fact, Judge, Path, canonical
from docpact.facts.wording import Names, columns_beside, facts_from_wording
from docpact.read.package import fact_of_condition
from docpact.read.probes import Named, Probes, Wanted
from docpact.write.json_schema import body_schema
from docpact.write.python.conditions import condition_source, conditions
from docpact.write.python.models import model_source

GOLD = FilePath(__file__).parents[5] / "shared" / "corpus" / "gold"
PAGES = sorted(path.stem for path in GOLD.glob("*.json"))
UNREADABLE = {("kling-3.0", "video reference")}
"""Wordings that name what no parameter is called."""


class Client(NamedTuple):
    """The emitted check of one contract."""

    page: Any
    api: Any

    def problems(self, body: JsonValue) -> list[Any]:
        return requests.problems(self.page, self.api, json.dumps(body).encode())

    def named(self, body: JsonValue) -> list[Named]:
        return [
            Named(one.path, one.keyword, one.warns, one.condition and fact_of_condition(one.condition))
            for one in self.problems(body)
        ]

    def refuses(self, body: JsonValue) -> bool:
        return any(not one.warns for one in self.problems(body))


class NoApi(NamedTuple):
    other_versions: dict[str, str]


def client_for(contract: Contract) -> Client:
    """The check that would be emitted, run from its sources."""
    source = model_source(contract, "ProbeRequest").replace(
        "from .._runtime.core.requests", "from runtime.core.requests"
    )
    module: dict[str, Any] = {"__name__": "probe"}
    exec(compile(ast.parse(source), "probe", "exec"), module)  # our own text, in a test
    lines = [condition_source(one, contract) for one in conditions(contract)]
    found = [eval(line, {"Condition": interpreter.Condition}) for line in lines]
    module["ProbeRequest"].model_rebuild(_types_namespace=module)
    page = requests.Page("probe", "Probe", "", module["ProbeRequest"], {}, {}, {}, tuple(found))
    return Client(page, NoApi({}))


@cache
def gold_contract(page: str) -> Contract:
    """The contract of a labelled page, with types assumed where the page states none."""
    labels = json.loads((GOLD / f"{page}.json").read_text())
    plain = [Fact(*label[:3]) for label in labels if label[1] not in ("rule", "pairs")]
    names = Names.from_facts(plain)
    facts = [*plain]
    for path, keyword, value in (label[:3] for label in labels if label[1] in ("rule", "pairs")):
        place = Path(path)
        if keyword == "pairs":
            columns: list[JsonValue] = [*columns_beside(place)]
            facts.append(Fact(place.parent or ROOT, "rows", {"columns": columns, "rows": value}))
        elif not any(page == one and words in value for one, words in UNREADABLE):
            facts += facts_from_wording(place, value, names)
    tree = Contract.from_facts(facts)
    assumed = [Claim(fact, "assumed") for fact in assumed_types(tree)]
    return Contract([*map(Claim, facts), *assumed], [])


def assumed_types(tree: Contract) -> Iterator[Fact]:
    for field in tree.root.walk():
        if field.constraint("type") is None:
            enum = field.enum or ["text"]
            kinds = {str: "string", bool: "boolean", int: "integer", float: "number"}
            yield Fact(field.path, "type", field.type or kinds[type(enum[0])])
        if field.properties:
            yield Fact(field.path, "additionalProperties", value=False)


def bodies(contract: Contract, count: int) -> Iterator[JsonValue]:
    """Bodies around every fact, and others of values that each field may have or not."""
    probes = Probes(contract, lambda *_: [])
    for constraint in contract.constraints:
        if constraint.fact.meaning.constrains:
            for made in (probes._broken, probes._kept, probes._beyond):
                yield from (body for body, _ in made(constraint.fact))
    draw = random.Random(0)

    def drawn(field: Any) -> JsonValue:
        if field.properties:
            chosen = {
                name: drawn(child) for name, child in field.properties.items() if child.required or draw.random() < 0.3
            }
            return chosen if draw.random() > 0.02 else {**chosen, "unknown": 1}
        if field.items is not None and draw.random() < 0.8:
            return [drawn(field.items) for _ in range(draw.choice([0, 1, 1, 2, 3]))]
        values = probes.instances.candidates(field)
        return draw.choice([*values, values[0], values[0], values[0]])

    for _ in range(count):
        yield drawn(contract.root)


def inexact(body: JsonValue) -> bool:
    """Whether a body holds a whole number written with a point, which JSON Schema calls an integer."""
    if isinstance(body, dict):
        return any(map(inexact, body.values()))
    return any(map(inexact, body)) if isinstance(body, list) else isinstance(body, float) and body.is_integer()


def disagreements(contract: Contract, found: Iterator[JsonValue]) -> Iterator[str]:
    client, judge = client_for(contract), Judge(contract)
    validator = jsonschema_rs.Draft202012Validator(body_schema(contract))
    seen: set[str] = set()
    for body in found:
        if canonical(body) in seen or inexact(body):
            continue
        seen.add(canonical(body))
        refusals = judge.refusals(body)
        arithmetic = all(one.fact.keyword == "compare" for one in refusals)
        verdicts = {"judge": bool(refusals), "client": client.refuses(body)}
        if not (refusals and arithmetic):
            verdicts["schema"] = not validator.is_valid(body)
        if len({*verdicts.values()}) > 1:
            yield f"{verdicts}: {canonical(body)}; {[str(one) for one in client.problems(body)]}; {refusals}"
        warned = {(str(one.path), one.fact.keyword) for one in judge.warnings(body)}
        told = {(one.path, one.keyword) for one in client.problems(body) if one.warns}
        if {(generic(path), keyword) for path, keyword in told} != warned:
            yield f"warned of {warned}, told {told}: {canonical(body)}"


def generic(path: str) -> str:
    first, *rest = path.split("[")
    return first + "".join(f"[]{part.partition(']')[2]}" for part in rest)


@pytest.mark.skipif(not PAGES, reason="the corpus of real pages is not here (../shared/corpus)")
@pytest.mark.parametrize("page", PAGES)
def test_three_judges_agree_on_every_labelled_page(page: str) -> None:
    contract = gold_contract(page)
    found = [*bodies(contract, 300)]
    assert [*disagreements(contract, iter(found))][:3] == []
    refused = sum(not Judge(contract).accepts(body) for body in found)
    assert 20 < refused < len(found), (refused, len(found))


@pytest.mark.skipif(not PAGES, reason="the corpus of real pages is not here (../shared/corpus)")
@pytest.mark.parametrize("page", PAGES)
def test_the_emitted_check_of_every_labelled_page_keeps_each_of_its_facts(page: str) -> None:
    contract = gold_contract(page)
    client = client_for(contract)
    tree = Contract.from_facts(one.fact for one in contract.constraints if not one.fact.when)
    probes = Probes(tree, lambda body, _: client.named(body))
    told = {id(one) for one in conditions(contract)}
    wanted = [
        Wanted(one.fact, not one.refuses, id(one) in told)
        for one in contract.constraints
        if one.fact.meaning.constrains
    ]
    assert [*filter(None, probes.faults(wanted))] == []
