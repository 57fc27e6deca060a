"""What is sent, for specs with every keyword."""

from __future__ import annotations

from collections import Counter

import pytest

from docpact.check import Judge
from docpact.check.verify.probes import MOST_OF_A_FACT, MOST_UNKNOWN_NAMES, Probes, likely_values
from docpact.spec import LoadedSpec


@pytest.fixture(params=["sora", "gale"])
def spec(request: pytest.FixtureRequest) -> LoadedSpec:
    found: LoadedSpec = request.getfixturevalue(request.param)
    return found


def test_violations_are_refused_by_the_facts_that_they_name(spec: LoadedSpec) -> None:
    judge = Judge(spec)
    for probe in Probes(spec).violations():
        found = {refusal.fact for refusal in judge.judge(probe.body)}
        assert found == {*probe.facts}, probe.name


def test_no_fact_has_too_many_violations_and_types_come_first(spec: LoadedSpec) -> None:
    probes = Probes(spec).violations()
    counts = Counter(probe.facts[0].id for probe in probes)
    assert max(counts.values()) <= MOST_OF_A_FACT
    assert max(count for name, count in counts.items() if name.endswith("additionalProperties")) <= MOST_UNKNOWN_NAMES
    for probe in probes:
        if any(fact.keyword == "type" for fact in probe.facts):
            assert probe.facts[0].keyword == "type"
    assert len({probe.text() for probe in probes}) == len(probes)


def test_each_fact_has_its_turn_before_any_has_a_second(spec: LoadedSpec) -> None:
    names = [probe.facts[0].id for probe in Probes(spec).violations()]
    first = len(set(names))
    assert len(set(names[:first])) == first


def test_what_the_page_states_comes_before_what_is_assumed(sora: LoadedSpec) -> None:
    assumed = {claim.fact.id for claim in sora.contract.claims if claim.witness == "assumed"}
    stated = {claim.fact.id for claim in sora.contract.claims if claim.witness == "page"}
    first = [probe.facts[0].id for probe in Probes(sora).violations()][:35]
    kinds = ["assumed" if name in assumed - stated else "stated" if name in stated else "observed" for name in first]
    assert kinds.index("assumed") > max(index for index, kind in enumerate(kinds) if kind == "stated")


def test_rows_are_valid_and_hold_every_state(spec: LoadedSpec) -> None:
    probes, judge = Probes(spec), Judge(spec)
    rows = probes.rows()
    assert all(judge.accepts(row.body) for row in rows)
    shown = {state.name for row in rows for state in row.states}
    wanted = {state.name for state in probes._states()}
    assert len(wanted - shown) <= len(wanted) // 10, wanted - shown
    assert len(rows) < len(wanted)


def test_every_allowed_value_of_sora_is_in_seven_bodies(sora: LoadedSpec) -> None:
    rows = Probes(sora).rows()
    assert len(rows) <= 7
    shown = {state.name for row in rows for state in row.states}
    assert 'parameters.guidances.start_frame[].image.type = "VARIATION"' in shown
    assert any(name.startswith("parameters.prompt 5000 characters, ") for name in shown)
    assert "parameters.guidances without start_frame" in shown


def test_every_body_holds_what_users_report_to_be_needed(sora: LoadedSpec) -> None:
    probes = Probes(sora)
    assert isinstance(probes.base, dict)
    assert probes.base["public"] is False
    assert isinstance(probes.smallest, dict)
    assert "public" not in probes.smallest
    wanted = [probe for probe in probes.violations() if isinstance(probe.body, dict)]
    assert all("public" in probe.body for probe in wanted)  # type: ignore[operator]


def test_guesses_what_might_come_next() -> None:
    assert likely_values([4, 8, 12])[0] == 16
    assert 1920 in likely_values([720, 1280])
    assert {640, 768} <= {*likely_values([720, 1024, 1280, 1792])}
    assert "RESOLUTION_4K" in likely_values(["RESOLUTION_720"])
    assert likely_values(["A", True]) == []
    assert likely_values([]) == []
