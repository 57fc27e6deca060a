"""The benchmark beside peers goes on working: its server, its deviations, its mutants, its table."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from benchmarks.drift import peers, prism, run, tools
from benchmarks.drift.corpus import Body, Corpus
from benchmarks.drift.deviations import ANSWERS, DEVIATIONS, Deviation
from benchmarks.drift.killing import NotEquivalentError, kills
from benchmarks.drift.mutations import WORD, Mutant, Schema, equivalent, mutants
from benchmarks.drift.peers import Measured
from benchmarks.drift.reference import KEY, CrashedError, RefusedError, Rules, Service, running
from benchmarks.drift.table import Column, Results, markdown
from pydantic import JsonValue

from docpact.check.verify import Limits, verify

pytestmark = pytest.mark.untraced

BREAKING = sum(bool(one.facts) for one in DEVIATIONS)
NOT_BY_BODIES = {one.name for one in ANSWERS}
"""What shows in an answer, and not in which bodies are taken."""
BY_NAME = {one.name: one for one in DEVIATIONS}


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return Corpus()


def accepts(rules: Rules, body: JsonValue) -> bool:
    try:
        Service(rules).check(body)
    except (RefusedError, CrashedError):
        return False
    return True


def by_hand(**parameters: JsonValue) -> JsonValue:
    """A valid body with other parameters."""
    usual: dict[str, JsonValue] = {"prompt": "A kite.", "width": 1280, "height": 720, "quantity": 1}
    return {"model": "sora-2-pro", "parameters": {**usual, **parameters}}


FRAMES: JsonValue = {"start_frame": [{"image": {"id": "1", "type": "UPLOADED"}}]}
BY_HAND: list[JsonValue] = [
    by_hand(width=1920),
    by_hand(height=640),
    by_hand(mode="RESOLUTION_480"),
    by_hand(duration=12, mode="RESOLUTION_1080"),
    by_hand(duration=12, guidances=FRAMES),
    {"model": "sora-2", "parameters": {"prompt": "A kite.", "width": 1280, "height": 720, "quantity": 1}},
]
"""Bodies that show what no certified body of the corpus does: words that it does not guess, and pairs."""


def verified(corpus: Corpus, rules: Rules, budget: int | None) -> tuple[list[str], int, int]:
    with running(rules) as server:
        report = verify(corpus.spec, server.url, key=KEY, limits=Limits(budget))
        assert report.could_not_run is None
        return [one.subject.id for one in report.deviations], server.requests, server.billed


def test_the_right_server_judges_every_body_as_the_spec_does(corpus: Corpus) -> None:
    bodies = [*corpus.bodies, *corpus.whole_floats]
    assert [body.name for body in bodies if body.text is None and accepts(Rules(), body.body) is not body.valid] == []


@pytest.mark.parametrize("one", DEVIATIONS, ids=lambda one: one.name)
def test_each_deviation_is_one_that_bodies_can_show_or_that_has_a_reason(one: Deviation, corpus: Corpus) -> None:
    bodies = [*corpus.values, *(body.body for body in corpus.whole_floats), *BY_HAND]
    shown = any(accepts(one.rules, body) is not accepts(Rules(), body) for body in bodies)
    assert shown or one.why or one.name in NOT_BY_BODIES
    assert bool(one.facts) is not bool(one.why)


def test_more_than_80_break_a_documented_fact(corpus: Corpus) -> None:
    operations = {f"api#{name}" for name in corpus.spec.api.content.operations}
    facts = {one.fact.id for one in corpus.spec.contract.constraints} | {
        claim.fact.id for claim in corpus.spec.contract.claims
    }
    facts |= operations | {"api#auth", "api#delivery", "api#result"}
    breaking = [one for one in DEVIATIONS if one.facts]
    assert len(breaking) >= 80
    assert [one.name for one in breaking if not {*one.facts} <= facts] == []
    assert len({one.name for one in DEVIATIONS}) == len(DEVIATIONS)


def test_verify_raises_no_alarm_on_the_right_server(corpus: Corpus) -> None:
    found, requests, billed = verified(corpus, Rules(), peers.BUDGET)
    assert found == []
    assert requests <= 300
    assert billed <= 27  # each optional member is shown without each other one


@pytest.mark.parametrize("name", ["5 s added", "any width", "a quantity of 2", "a duration needed"])
def test_verify_names_the_fact_at_the_price_of_one_accepted_request_at_most(name: str, corpus: Corpus) -> None:
    found, requests, billed = verified(corpus, BY_NAME[name].rules, None)
    assert found == [BY_NAME[name].fact]
    assert requests <= 300
    assert billed <= 1


def test_verify_names_each_of_several_parameters_that_a_server_asks_for_one_after_the_other(corpus: Corpus) -> None:
    right = Rules()
    found, _, _ = verified(corpus, replace(right, required=right.required | {"duration", "mode"}), peers.BUDGET)
    assert sorted(found) == ["parameters.duration#required", "parameters.mode#required"]


def test_verify_stops_at_what_is_accepted_and_names_what_the_server_asked_for_first(corpus: Corpus) -> None:
    right = Rules()
    rules = replace(right, required=right.required | {"duration"}, may_be_null=right.required)
    found, _, billed = verified(corpus, rules, None)
    assert found == ["parameters.duration#required", "parameters.prompt#type"]
    assert billed == 1


def test_verify_with_a_budget_names_what_only_a_valid_body_shows(corpus: Corpus) -> None:
    found, requests, _ = verified(corpus, BY_NAME["12 s dropped"].rules, peers.BUDGET)
    assert found == [BY_NAME["12 s dropped"].fact]
    assert requests <= 300


def test_the_certified_bodies_kill_all_mutants_but_words_that_nobody_can_guess(corpus: Corpus) -> None:
    found = mutants(corpus.schema)
    killed = kills(corpus.schema, found, corpus.values)
    assert len(found) > 150
    assert killed.share >= 0.9
    assert [mutant.name for mutant in killed.survivors if WORD not in mutant.what] == []


def test_few_bodies_kill_few_mutants(corpus: Corpus) -> None:
    valid = [body.body for body in corpus.bodies if body.valid]
    assert kills(corpus.schema, mutants(corpus.schema), valid).share < 0.6


SCHEMA: Schema = {
    "type": "object",
    "properties": {"a": {"type": "integer", "enum": [1, 2]}, "b": {"type": "integer", "minimum": 3, "maximum": 3}},
}


def test_a_mutant_counts_as_equal_only_for_a_reason() -> None:
    equal = {mutant.name for mutant in mutants(SCHEMA) if equivalent(mutant)}
    assert equal == {"a: type dropped", "a: number beside integer", "b: number beside integer"}


def test_a_wrong_reason_is_noticed() -> None:
    place: Schema = {"type": "integer", "enum": [1, 2]}
    wrong = Mutant("x", "$", "type dropped", place, {"enum": [1, 2]}, {"enum": [1]})
    with pytest.raises(NotEquivalentError, match=r"\$: type dropped"):
        kills(place, [wrong], [2])


def test_only_the_create_operation_is_shown_to_the_peers() -> None:
    document: JsonValue = {"openapi": "3.1.0", "paths": {"/v1/me": {}, "/v2/generations": {"post": {}}}}
    assert peers.create_alone(document) == {"openapi": "3.1.0", "paths": {"/v2/generations": {"post": {}}}}


def test_bodies_of_a_peer_are_taken_once_and_without_what_is_no_json() -> None:
    sent = Measured((), 4, 0, 0, 0, bodies=(b'{"a": 1}', b'{"a":1}', b"nonsense", b"[]"))
    assert peers.bodies_of(sent) == [{"a": 1}, []]


def test_a_disagreement_without_a_reason_ends_the_benchmark() -> None:
    with pytest.raises(prism.UnusableError, match=r"no reason is known.*Prism names type"):
        run.reason_of(prism.Disagreement(Body("a body", 1, valid=True), ("type",)))
    assert "twice" in run.reason_of(prism.Disagreement(Body("a body", 1, valid=False, text=b'{"a":1,"a":1}'), ()))


def test_a_body_that_prism_does_not_survive_has_its_own_reason() -> None:
    found = prism.Disagreement(Body("a body", {"\u2603": 1}, valid=False), (prism.NO_ANSWER,))
    assert "header" in run.reason_of(found)


def test_prism_is_left_out_with_a_reason_where_npm_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(tools.MissingPeerError, match="needs node and npm"):
        tools.prism()


def made_up(corpus: Corpus, *, alarm: bool = False, unnamed: str = "") -> Results:
    """Results as they would be if all were well, or with something amiss."""
    right = Measured(("model#enum",) if alarm else (), 281, 0, 0.5, 1.0)
    columns = [Column("docpact, billed", right, names_facts=True), Column("docpact", right, names_facts=True)]
    for one in DEVIATIONS:
        findings = ("model#enum",) if one.name == unnamed else (one.fact,) if one.fact else ()
        columns[0].runs[one.name] = columns[1].runs[one.name] = replace(right, findings=findings)
    columns.append(Column("peer", right, names_facts=False, carried={"any width"}))
    found = mutants(corpus.schema)
    killed = kills(corpus.schema, found, corpus.values)
    results = Results(DEVIATIONS, columns, found, {"docpact": (344, killed)}, left_out=["Prism: no npm here"])
    results.prism["certified"] = (351, Counter({"given twice": 7}))
    return results


def test_the_table_says_what_was_found_and_what_was_left_out(corpus: Corpus) -> None:
    results = made_up(corpus)
    page = markdown(results)
    assert results.problems() == []
    assert f"| noticed, of {BREAKING} that break a documented fact | {BREAKING} | {BREAKING} | 1 |" in page
    assert "| any width | `parameters.width#enum` | named (281, 0) | named (281, 0) | noticed before |" in page
    assert "| certified | 351 | 344 | 7: given twice |" in page
    assert page.endswith("- Prism: no npm here.\n")


def test_what_falls_short_is_said(corpus: Corpus) -> None:
    unexplained = made_up(corpus)
    unexplained.unexplained.append("a body is judged differently")
    assert unexplained.problems() == ["a body is judged differently"]
    assert "a false alarm of docpact" in made_up(corpus, alarm=True).problems()
    assert made_up(corpus, unnamed="any width").problems() == [
        "another fact named: any width",
        "a wrong fact named without a budget: any width",
    ]
