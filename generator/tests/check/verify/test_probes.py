"""What is sent, for specs with every keyword."""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations, islice
from pathlib import Path as FilePath
from typing import Any

import pytest

from docpact.check.judge import Judge
from docpact.check.verify.answers import Answer, Reader
from docpact.check.verify.blamed_members import Naming
from docpact.check.verify.cover import Cover, states_in
from docpact.check.verify.order import MOST_OF_A_FACT, is_guessed
from docpact.check.verify.probes import Probes, states_of
from docpact.check.verify.together import path_at_fault, sorted_out, together
from docpact.check.verify.words import guessed_members, guessed_words, likely_values, vocabulary
from docpact.facts import ABSENT, Path, canonical, value_at
from docpact.spec import LoadedSpec, load_project, load_spec

REPOSITORY = FilePath(__file__).parents[4]


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
    counts = Counter(probe.facts[0].id for probe in probes if not is_guessed(probe))
    assert max(counts.values()) <= MOST_OF_A_FACT
    for probe in probes:
        if any(fact.keyword == "type" for fact in probe.facts):
            assert probe.facts[0].keyword == "type"
    assert len({probe.text() for probe in probes}) == len(probes)


def test_each_fact_has_its_turn_before_any_has_a_second(spec: LoadedSpec) -> None:
    names = [probe.facts[0].id for probe in Probes(spec).violations()]
    first = len(set(names))
    assert len(set(names[:first])) == first


def test_what_the_page_states_comes_before_what_is_assumed(sora: LoadedSpec) -> None:
    """Of what is as likely to be wrong; and of a body's own members before what lies deep in them."""
    assumed = {claim.fact.id for claim in sora.contract.claims if claim.witness == "assumed"}
    stated = {claim.fact.id for claim in sora.contract.claims if claim.witness == "page"}
    first = [probe.facts[0] for probe in Probes(sora).violations()][:30]
    types = [fact.id for fact in first if fact.keyword == "type" and "[]" not in fact.path and fact.path != "model"]
    kinds = ["assumed" if name in assumed - stated else "stated" for name in types]
    assert kinds == sorted(kinds, reverse=True)
    enums = dict.fromkeys(fact.path for fact in first if fact.keyword == "enum" and fact.path != "model")
    deep = [path.count(".") > 3 for path in enums]
    assert deep == sorted(deep)


@pytest.mark.parametrize(
    ("fact", "name"),
    [
        ("parameters.quantity#maximum", "is 9"),
        ("parameters.quantity#type", "is the text '1'"),
        ("public#type", "is the text 'true'"),
        ("parameters.style_ids#type", "is an item without its array"),
    ],
)
def test_the_nearest_and_likeliest_violation_of_a_fact_comes_first(fact: str, name: str) -> None:
    banana = load_project(REPOSITORY / "spec").spec("nano-banana-2")
    first = next(probe for probe in Probes(banana).violations() if probe.facts[0].id == fact)
    assert first.name.endswith(name)


def test_valid_bodies_hold_every_state(spec: LoadedSpec) -> None:
    probes, judge = Probes(spec), Judge(spec)
    bodies = [*Cover(probes).bodies(100)]
    assert all(judge.accepts(one.body) for one in bodies)
    shown = {(state.path, canonical(state.value)) for one in bodies for state in one.states}
    wanted = {(state.path, canonical(state.value)) for state in probes.states()}
    assert len(wanted - shown) <= len(wanted) // 10, wanted - shown
    assert len({one.text() for one in bodies}) == len(bodies)


def test_a_body_is_the_base_with_the_states_that_it_shows(spec: LoadedSpec) -> None:
    probes = Probes(spec)
    for one in Cover(probes).bodies(30):
        assert canonical(probes.planted(states_in(probes, one.body))) == canonical(one.body), one.name


def test_sora_s_values_are_shown_in_pairs(sora: LoadedSpec) -> None:
    bodies = [*Cover(Probes(sora)).bodies(100)]
    assert len(bodies) <= 30
    names = ("width", "height", "duration", "mode")
    for one, other in combinations(names, 2):
        values = [value_at(body.body, ("parameters", one)) for body in bodies]
        others = [value_at(body.body, ("parameters", other)) for body in bodies]
        seen = {(first, second) for first, second in zip(values, others, strict=True) if ABSENT not in (first, second)}
        fields = [sora.contract.fields[Path(f"parameters.{name}")] for name in (one, other)]
        assert len(seen) == len(fields[0].enum or []) * len(fields[1].enum or []), (one, other, seen)
    shown = {state.name for body in bodies for state in body.states}
    assert 'parameters.guidances.start_frame[].image.type = "VARIATION"' in shown
    assert any(name.startswith("parameters.prompt 5000 characters, ") for name in shown)
    assert "parameters.guidances without start_frame" in shown


@pytest.mark.parametrize(
    ("model", "most"),
    [("kling-2.6", 20), ("seedream-4.5", 20), ("hailuo-2_3", 30), ("veo-3.1", 40), ("gpt-image-2", 50)],
)
def test_what_is_right_costs_few_bodies(model: str, most: int) -> None:
    """Each is paid for: long lists, tables and members that have nothing to do with each other ask for no more."""
    spec = load_spec(REPOSITORY / "spec" / "leonardo" / "models" / f"{model}.yaml")
    assert len([*Cover(Probes(spec)).bodies(100)]) <= most


def test_conditions_are_shown_on_both_sides(kling: LoadedSpec) -> None:
    bodies = [*Cover(Probes(kling)).bodies(30)]
    both = {"parameters.width", "parameters.height"}
    rows = {
        (value_at(one.body, ("parameters", "width")), value_at(one.body, ("parameters", "height"))) for one in bodies
    }
    assert {(0, 0), (1080, 1920), (1440, 1440), (1920, 1080), (ABSENT, ABSENT)} <= rows
    assert any(one.joins and both <= {state.path for state in one.states} for one in bodies)


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


def test_guesses_words_and_members_of_other_specs(kling: LoadedSpec) -> None:
    known, fields = vocabulary(kling), kling.contract.fields
    members = dict(guessed_members(fields[Path("parameters")], known))
    assert {"seed", "negative_prompt"} <= members.keys()
    assert not members.keys() & fields[Path("parameters")].properties.keys()
    wan = load_project(kling.path.parents[2]).spec("wan-3.0")
    guessed = guessed_words(wan, wan.contract.fields[Path("parameters.quality")], vocabulary(wan))
    assert guessed[0] == "TURBO", "a word that stands beside its own in another spec"


def test_words_of_the_format_of_specs_are_no_members(sora: LoadedSpec) -> None:
    known = vocabulary(sora)
    names = {path for path in known.members if "." not in path}
    assert "parameters" in names
    assert not names & {"page", "openapi", "observed", "line", "body", "replaced", "replaced_by", "when", "states"}


def test_what_programs_make_a_right_value_of_comes_early(sora: LoadedSpec) -> None:
    names = [probe.name for probe in Probes(sora).violations()]
    for name in (
        "parameters has its members in the object that holds it",
        "parameters.guidances.start_frame[].image has its members in the object that holds it",
        "prompt is parameters.prompt in the wrong place",
        "parameters.quantity is true, where 1 is allowed",
    ):
        assert name in names[: len(names) // 2], name
    assert "parameters.duration is the text '4s', with its unit" in names, "the spec speaks of seconds"
    assert "parameters.width is the text '1280px', with its unit" in names
    assert not any(name.startswith("parameters.width is true, where") for name in names), "1 is no width"


def test_a_number_need_not_be_whole() -> None:
    veo = load_project(REPOSITORY / "spec").spec("veo-3.1")
    seed = [state.value for state in Probes(veo).states() if state.path == "parameters.seed"]
    assert any(isinstance(value, float) and not value.is_integer() for value in seed)


def test_numbers_are_shown_that_no_coarser_step_has() -> None:
    lucid = load_project(REPOSITORY / "spec").spec("lucid-origin")
    widths = [state for state in Probes(lucid).states() if state.path == "parameters.width"]
    assert {state.fact.keyword for state in widths} == {"minimum", "maximum", "multipleOf"}
    assert any(isinstance(one.value, int) and one.value % 16 and one.value % 24 and one.value % 40 for one in widths)


def test_many_violations_in_one_body_are_sorted_by_what_a_refusal_names(spec: LoadedSpec) -> None:
    probes, naming = Probes(spec), Naming(spec.contract.fields)
    judge = Judge(spec)
    bundles = [*islice(together(probes, probes.violations(), 100), 4)]
    assert bundles
    for whole, parts in bundles:
        wrong = {refusal.path for refusal in judge.judge(whole.body)}
        assert {one.path for one in parts} <= wrong
        known = [one for one in parts if path_at_fault(one) in spec.contract.fields]
        silent = known[0]
        said = Answer(
            400,
            "application/json",
            json.dumps([{"path": path_at_fault(one)} for one in parts if one != silent]).encode(),
        )
        named, unsaid = sorted_out(parts, Reader(spec.api).read(said), naming)
        assert [one for one in unsaid if one in known or "." in one.path] == [silent]
        assert [one for one in known[1:] if one not in named] == []


def test_many_violations_in_one_body_break_nothing_beside_their_facts(spec: LoadedSpec) -> None:
    probes = Probes(spec)
    bundles = [*together(probes, probes.violations(), 100)]
    sent = [one.text() for _, parts in bundles for one in parts]
    assert len(sent) == len({*sent})
    assert len(sent) > len(probes.violations()) // 2
    for whole, parts in bundles:
        meant = {fact for one in parts for fact in one.facts}
        broken = {fault.fact for fault in probes.bodies.judge.refusals(whole.body)}
        assert {one.facts[0] for one in parts} <= broken
        assert len({path_at_fault(one) for one in parts}) == len(parts)
        presence = {fact for fact in broken - meant if fact.when and fact.meaning.about == "presence"}
        assert presence == set(), [one.name for one in parts]


def test_one_body_has_the_most_of_everything() -> None:
    kling = load_project(REPOSITORY / "spec").spec("kling-3.0")
    bodies: list[Any] = [one.body for one in Cover(Probes(kling)).bodies(15)]
    most = [one["parameters"] for one in bodies if one["parameters"].get("duration") == 15]
    assert any(len(one.get("guidances", {}).get("image_reference", [])) == 7 and one["width"] > 2000 for one in most)


def test_where_witnesses_differ_each_bound_is_sent(kling: LoadedSpec) -> None:
    """The tightest is the one that all allow: a server that refuses it departs from everybody."""
    probes = Probes(kling)
    prompt = probes.bodies.fields[Path("parameters.prompt")]
    lengths = {len(str(state.value)) for state in states_of(probes.bodies.proposals, prompt)}
    assert {1500, 2500} < lengths
