"""The score of the committed suite: all mutants noticed, every reason used."""

from __future__ import annotations

import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from docpact.check.harness import Harness
from docpact.check.judge import Judge
from docpact.check.promises import Promise
from docpact.check.score.client import modelled, request_model, source_of
from docpact.check.score.command import emitted_client
from docpact.check.score.endpoint import ANOTHER_SHAPE
from docpact.check.score.equivalent import REASONS, _no_request_says  # pyright: ignore[reportPrivateUsage]
from docpact.check.score.mutant import CannotDriftError, Mutant, replaced_attribute, replaced_item
from docpact.check.score.report import report
from docpact.check.score.run import MOST_OF_A_SECTION, Score, mutants, sampled, score
from docpact.check.score.suite import Suite, load_suite
from docpact.errors import DocpactError
from docpact.facts import ROOT, Contract, Field
from docpact.facts import Path as FactPath
from docpact.report import structured, text
from docpact.spec import Project, load_project
from docpact.spec.answers import values_at

pytestmark = pytest.mark.xdist_group("score")


@pytest.mark.deep
def test_every_mutant_of_sora_2_pro_is_noticed(sora_score: Score) -> None:
    assert [result.mutant.id for result in sora_score.survived] == []
    assert sora_score.percent == 100
    assert sora_score.counted > 300


@pytest.mark.deep
def test_both_sides_drift_in_every_way_that_the_issue_lists(sora_score: Score) -> None:
    kinds = Counter((result.mutant.side, result.mutant.kind) for result in sora_score.killed)
    both = ["enum changed", "enum dropped", "maximum changed", "maxLength dropped", "maxItems changed"]
    both += ["required changed", "null let through", "coerced", "default changed", "key opened", "authorisation"]
    both += ["trimmed", "case folded", "length"]
    assert [kind for kind in both for side in ("endpoint", "client") if not kinds[side, kind]] == []
    assert kinds["endpoint", "refusal's status"]
    assert kinds["endpoint", "refusal's shape"]
    assert kinds["client", "api.yaml delivery"]


def test_a_mutant_of_each_kind_on_each_side_is_noticed(sample: list[Mutant], sample_score: Score) -> None:
    assert [result.mutant.id for result in sample_score.survived] == []
    assert len(sample_score.killed) > len(sample) * 0.9 > 30


def test_ids_are_unique_and_facts_each_have_a_mutant(sora: Harness) -> None:
    found = list(mutants(sora))
    assert len(found) > 800
    ids = Counter(mutant.id for mutant in found)
    assert [name for name, count in ids.items() if count > 1] == []
    subjects = {mutant.subject for mutant in found}
    describing = ("present", "deprecated")
    facts = [one.fact for one in sora.spec.contract.constraints if one.fact.keyword not in describing and one.refuses]
    assert [fact.id for fact in facts if fact.id not in subjects] == []


@pytest.mark.deep
def test_equivalent_mutants_really_are_not_noticed_by_any_case(sora: Harness, suite: Suite, sora_score: Score) -> None:
    said = {result.mutant.id for result in sora_score.equivalent}
    chosen = [mutant for mutant in mutants(sora) if mutant.id in said]
    again = score(sora, suite, chosen, thorough=True)
    assert [result.mutant.id for result in again.results if result.state != "equivalent"] == []


@pytest.mark.deep
def test_no_reason_for_an_equivalent_mutant_is_stale(
    sora_score: Score, gale_score: Score, forbidden_score: Score, twice_said_score: Score
) -> None:
    scores = (sora_score, gale_score, forbidden_score, twice_said_score)
    found = {result.equivalent for found in scores for result in found.equivalent}
    assert found == {name for name, applies in REASONS.items() if applies is not _no_request_says}


def test_an_endpoint_that_judges_otherwise_what_no_request_says_is_as_good(
    vendors: Path, suite: Suite, tmp_path: Path
) -> None:
    shutil.copytree(vendors / "lark", tmp_path / "lark")
    project = load_project(tmp_path)
    with emitted_client(project) as package:
        harness = Harness(project.spec("lark-voice"), package)
        chosen = [one for one in mutants(harness) if one.side == "endpoint" and one.path in ("voice", "speed")]
        found = score(harness, suite, chosen)
    assert [result.mutant.id for result in found.survived] == []
    reason = next(name for name, applies in REASONS.items() if applies is _no_request_says)
    assert {"voice#type: dropped", "voice#required: false", "voice#minLength: 0", "speed: null"} <= {
        f"{one.mutant.subject}: {one.mutant.what}" for one in found.equivalent if one.equivalent == reason
    }
    assert any(one.mutant.subject == "voice#maxLength" for one in found.killed)


def score_at(committed: Project, suite: Suite, model: str, path: str) -> Score:
    """What becomes of the mutants of one member."""
    harness = Harness(committed.spec(model))
    return score(harness, suite, [one for one in mutants(harness) if one.path == path])


@pytest.fixture(scope="module")
def forbidden_score(committed: Project, suite: Suite) -> Score:
    """Of a member that no body may hold."""
    return score_at(committed, suite, "gpt-image-1.5", "parameters.mode")


@pytest.fixture(scope="module")
def twice_said_score(committed: Project, suite: Suite) -> Score:
    """Of an array whose items' type is said of the array, and of the items."""
    return score_at(committed, suite, "flux-kontext-max", "parameters.style_ids")


@pytest.mark.deep
def test_a_type_that_is_said_twice_has_mutants_that_are_noticed(twice_said_score: Score) -> None:
    assert [result.mutant.id for result in twice_said_score.survived] == []
    assert {result.mutant.kind for result in twice_said_score.killed} >= {"itemType changed", "enum dropped"}


@pytest.mark.deep
def test_what_no_body_may_hold_has_mutants_that_are_noticed(forbidden_score: Score) -> None:
    assert [result.mutant.id for result in forbidden_score.survived] == []
    assert {result.mutant.kind for result in forbidden_score.killed} >= {"forbidden dropped", "argument lost"}


@pytest.mark.deep
def test_every_mutant_of_a_made_up_model_is_noticed(gale_score: Score) -> None:
    assert [result.mutant.id for result in gale_score.survived] == []
    assert gale_score.counted > 1100


def test_a_survivor_comes_with_a_body_that_shows_it(sora: Harness, suite: Suite) -> None:
    fewer = [promise for promise in suite if promise.name == "tells_the_default"]
    chosen = [
        mutant for mutant in mutants(sora) if mutant.id == "client:enum changed:parameters.duration#enum:[3, 4, 8, 12]"
    ]
    found = score(sora, fewer, chosen)
    assert found.survived[0].witness is not None
    assert "3" in str(found.survived[0].witness)
    assert any("would have been shown by" in line for line in text(report([found])))
    assert structured(report([found]))["scores"][0]["survived"] == 1  # type: ignore[index,call-overload]  # JSON


@pytest.mark.untraced
@pytest.mark.usefixtures("no_other_threads")
def test_several_processes_find_what_one_finds(sora: Harness, suite: Suite) -> None:
    kinds = ("trimmed", "maxItems changed", "enum changed")
    chosen = [mutant for mutant in sampled([*mutants(sora)], 2) if mutant.kind in kinds]
    refusals = [promise for promise in suite if promise.name == "refused_by_create_from"]
    one, two = (score(sora, refusals, chosen, processes=count) for count in (1, 2))

    def told(found: Score) -> list[tuple[str, str, str | None]]:
        return [(one.mutant.id, one.state, one.kill.case if one.kill else None) for one in found.results]

    assert told(two) == told(one)
    assert one.killed
    assert one.survived, "the endpoint's"


@pytest.fixture
def no_other_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads that tests before have left behind keep a score from forking."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.mark.usefixtures("no_other_threads")
def test_a_process_of_its_own_with_a_broken_suite_gives_no_score(sora: Harness, suite: Suite) -> None:
    def broken(harness: Harness, _case: object) -> None:
        assert harness is sora, "another harness"

    chosen = [mutant for mutant in mutants(sora) if mutant.kind in ("trimmed", "maxItems changed")]
    spoilt = [Promise(broken, suite[0].cases)]
    with pytest.raises(DocpactError, match="the contract suite fails already: broken: another harness"):
        score(sora, spoilt, chosen, processes=2)


@pytest.mark.untraced
def test_a_condition_deleted_from_a_client_is_noticed_by_its_name(committed: Project, suite: Suite) -> None:
    """Also one that follows from others; one that only warns by its path."""
    kling = Harness(committed.spec("kling-2.6"), "leonardo_client")
    promises = [one for one in suite if one.check.__module__.endswith(("test_conditions", "test_violations"))]
    kept = kling.page.conditions
    assert len(kept) > 10
    unnoticed: list[str] = []
    for condition in kept:
        fewer = kling.page._replace(conditions=[other for other in kept if other is not condition])
        with replaced_attribute(kling.calls, "PAGE", fewer):
            said = "".join(map(str, broken_promises(kling, promises, condition)))
        if (condition.path if condition.warns else f"fact:    {condition.path} {condition.keyword} ") not in said:
            unnoticed.append(str(condition))
    assert [text for text in unnoticed if NOT_JUDGED not in text] == []


NOT_JUDGED = "'byte'"
"""A format that nobody judges: a text is never warned of by it."""


def broken_promises(harness: Harness, promises: list[Promise], condition: Any) -> Iterator[AssertionError]:
    """What promises say in those cases that are about a condition."""
    for promised in promises:
        for case in promised.cases_for(harness.spec):
            facts, paths = getattr(case, "facts", ()), getattr(case, "paths", ())
            about = {(str(fact.path), fact.keyword) for fact in facts} | {(path, condition.keyword) for path in paths}
            if (condition.path, condition.keyword) not in about:
                continue
            try:
                promised(harness, case)
            except AssertionError as error:
                yield error


def test_a_sample_has_every_kind_and_is_always_the_same(sora: Harness) -> None:
    found = list(mutants(sora))
    few = sampled(found, 2)
    counts = Counter((mutant.side, mutant.kind) for mutant in few)
    assert {*counts} == {(mutant.side, mutant.kind) for mutant in found}
    assert max(counts.values()) == 2
    assert [mutant.id for mutant in few] == [mutant.id for mutant in sampled(found, 2)]
    whole = sampled(found, len(found))
    sections = Counter(mutant.kind for mutant in whole if mutant.kind.startswith("api.yaml"))
    assert max(sections.values()) == MOST_OF_A_SECTION
    assert [mutant for mutant in whole if mutant.kind not in sections] == [
        mutant for mutant in found if mutant.kind not in sections
    ]


def test_a_suite_that_fails_already_has_no_score(sora: Harness, suite: Suite) -> None:
    lenient = Contract(
        [claim for claim in sora.spec.contract.claims if claim.fact.id != "parameters.duration#enum"],
        sora.spec.contract.fields,
    )
    with (
        replaced_item(sora.endpoint.judges, "sora-2-pro", Judge(lenient)),
        pytest.raises(DocpactError, match=r"fails already: refused_by_the_endpoint"),
    ):
        score(sora, suite, [])


def test_models_made_in_memory_that_differ_from_the_clients_are_reported(sora: Harness, suite: Suite) -> None:
    lenient = Contract(
        [claim for claim in sora.spec.contract.claims if claim.fact.id != "parameters.duration#enum"],
        sora.spec.contract.fields,
    )
    refusals = [promise for promise in suite if promise.name.startswith("refused_by")]
    with modelled(request_model(sora, source_of(lenient)))(sora), pytest.raises(DocpactError, match="duration"):
        score(sora, refusals, [])


def test_a_harness_is_as_before_after_mutants_of_every_kind(
    sora: Harness, suite: Suite, sample: list[Mutant], sample_score: Score
) -> None:
    assert len(sample_score.results) == len(sample)
    for promise in suite:
        cases = list(promise.cases_for(sora.spec))
        for case in cases[:: len(cases) // 5 + 1]:
            promise(sora, case)


def test_what_is_not_there_cannot_drift() -> None:
    with pytest.raises(CannotDriftError), replaced_attribute(Judge, "no_such_name", 1):
        pass


def test_what_a_class_has_of_another_is_its_again_after_a_drift() -> None:
    class Above:
        name = "above"

    class Below(Above):
        pass

    with replaced_attribute(Below, "name", "drifted"):
        assert (Below.name, Above.name) == ("drifted", "above")
    assert (Below.name, "name" in vars(Below)) == ("above", False)


def test_a_mutant_that_changes_nothing_survives(sora: Harness, suite: Suite) -> None:
    control = Mutant("client", "control", ROOT, "nothing", modelled(sora.page.request))
    found = score(sora, suite[::5], [control])
    assert [result.mutant.kind for result in found.survived] == ["control"]
    assert found.survived[0].witness is None


def test_a_suite_without_promises_or_that_cannot_be_imported_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocpactError, match="no promises here"):
        load_suite(tmp_path)
    (tmp_path / "test_broken.py").write_text("import no_such_module_anywhere\n", encoding="utf-8")
    with pytest.raises(DocpactError, match="no_such_module_anywhere"):
        load_suite(tmp_path)
    (tmp_path / "test_broken.py").write_text("ok = 1\nassert = 2\n", encoding="utf-8")
    with pytest.raises(DocpactError, match=r"test_broken\.py:2: the contract suite cannot be read"):
        load_suite(tmp_path)


def test_a_side_that_counts_otherwise_is_noticed_by_what_it_counts_wrong(sora: Harness) -> None:
    prompt = dict(sora.spec.content.sample.body)
    lengths = [mutant for mutant in mutants(sora) if (mutant.side, mutant.kind) == ("endpoint", "length")]
    for mutant in lengths:
        with mutant.drift(sora):
            judge = sora.endpoint.judges["sora-2-pro"]
            assert judge.effective(prompt) == Judge(sora.spec).effective(prompt), mutant.what
    assert len(lengths) == 6


@pytest.mark.parametrize(("forms", "told"), [({"url": "{url}"}, True), ({"url": "{url}", "base64": "{data}"}, False)])
def test_where_only_addresses_go_no_ending_and_no_text_for_a_number_shows(
    committed: Project, forms: dict[str, str], *, told: bool
) -> None:
    spec = committed.spec("kling-2.6")
    one = spec.api.content.inputs["image"].model_copy(update={"forms": forms, "upload": None})
    content = spec.api.content.model_copy(update={"inputs": {"image": one}})
    slot = SimpleNamespace(path="prompt", forms=tuple(forms))
    around: Any = SimpleNamespace(
        spec=SimpleNamespace(api=SimpleNamespace(content=content), contract=Contract([])),
        page=SimpleNamespace(parameters={"prompt": slot}),
    )
    member, first = Field(FactPath("prompt")), next(iter(one.extensions))
    ending = Mutant("client", "api.yaml inputs", f"inputs.image.extensions.{first}", "left out", no_drift)
    read = Mutant("client", "coerced", "create prompt", "before it is checked", no_drift, "prompt")
    applies = list(REASONS.values())
    assert any(one(ending, member, around) for one in applies if one.__name__ == "_unused_form") is told
    assert any(one(read, member, around) for one in applies if one.__name__ == "_read_as_refused") is told


def no_drift(_: Harness) -> AbstractContextManager[object]:
    return nullcontext()


def test_the_other_shape_of_a_refusal_says_nothing_where_an_api_has_its_words(committed: Project) -> None:
    api = committed.spec("kling-2.6").api.content
    usual = ["detail", "title", "message", "error", "code"]
    assert not [path for path in [*api.errors.texts, *api.errors.codes, *usual] if values_at(ANOTHER_SHAPE, path)]
