from __future__ import annotations

import copy
from collections.abc import Callable
from typing import cast

import jsonschema_rs
import pytest
from pydantic import JsonValue

from docpact.check import Judge
from docpact.check.judge import is_multiple
from docpact.errors import DocpactError
from docpact.facts import Fact
from docpact.spec import LoadedSpec

Body = dict[str, JsonValue]


def sora_body(**parameters: JsonValue) -> Body:
    defaults: Body = {"prompt": "A heron at dawn", "width": 1280, "height": 720, "quantity": 1}
    return {"model": "sora-2-pro", "parameters": {**defaults, **parameters}}


def gale_body(**parameters: JsonValue) -> Body:
    return {"model": "gale-1", "parameters": {"prompt": "Gusts", "width": 640, "height": 480, **parameters}}


def frame_item(identifier: str) -> JsonValue:
    return {"image": {"id": identifier, "type": "INIT"}}


def frame(**image: JsonValue) -> JsonValue:
    return {"start_frame": [{"image": {"id": "1", "type": "UPLOADED", **image}}]}


def test_the_sample_and_its_optional_members_are_accepted(sora: LoadedSpec, judge: Judge) -> None:
    assert judge.judge(dict(sora.content.sample.body)) == []
    assert judge.judge(sora_body(guidances=frame())) == []
    assert judge.accepts(sora_body(duration=12, mode="RESOLUTION_1080", guidances={}))


@pytest.mark.parametrize(
    ("body", "path", "ids"),
    [
        ([], "$", ["$#type"]),
        (None, "$", ["$#type"]),
        ({"parameters": sora_body()["parameters"]}, "model", ["model#required"]),
        ({**sora_body(), "model": "sora-2"}, "model", ["model#enum"]),
        ({**sora_body(), "public": None}, "public", ["public#type"]),
        ({**sora_body(), "prompt": ""}, "prompt", ["$#additionalProperties"]),
        (sora_body(Prompt="x"), "parameters.Prompt", ["parameters#additionalProperties"]),
        (sora_body(prompt="x" * 5001), "parameters.prompt", ["parameters.prompt#maxLength"]),
        (sora_body(prompt="\U0001fa81" * 5001), "parameters.prompt", ["parameters.prompt#maxLength"]),
        (sora_body(duration=5), "parameters.duration", ["parameters.duration#enum"]),
        (sora_body(duration="4"), "parameters.duration", ["parameters.duration#enum", "parameters.duration#type"]),
        (sora_body(quantity=True), "parameters.quantity", ["parameters.quantity#type"]),
        (sora_body(quantity=0), "parameters.quantity", ["parameters.quantity#minimum"]),
        (sora_body(quantity=2), "parameters.quantity", ["parameters.quantity#maximum"]),
        (
            sora_body(guidances={"start_frame": [frame_item("1"), frame_item("2")]}),
            "parameters.guidances.start_frame",
            ["parameters.guidances.start_frame#maxItems"],
        ),
        (
            sora_body(guidances={"start_frame": [{"image": {"type": "INIT"}}]}),
            "parameters.guidances.start_frame[].image.id",
            ["parameters.guidances.start_frame[].image.id#required"],
        ),
        (
            sora_body(guidances=frame(url="x")),
            "parameters.guidances.start_frame[].image.url",
            ["parameters.guidances.start_frame[].image#additionalProperties"],
        ),
    ],
)
def test_a_fault_is_named_by_its_path_and_its_facts(judge: Judge, body: JsonValue, path: str, ids: list[str]) -> None:
    refusals = judge.judge(body)
    assert {refusal.path for refusal in refusals} == {path}
    assert [name for refusal in refusals for name in refusal.ids] == ids
    assert all(refusal.message.startswith(f"{path} ") for refusal in refusals)
    assert not judge.accepts(body)


@pytest.mark.parametrize(
    ("body", "path", "ids"),
    [
        (gale_body(prompt="ab"), "parameters.prompt", ["parameters.prompt#minLength"]),
        (gale_body(prompt="e\u0301"), "parameters.prompt", ["parameters.prompt#minLength"]),
        (gale_body(strength=0.25), "parameters.strength", ["parameters.strength#multipleOf"]),
        (gale_body(strength=0.0), "parameters.strength", ["parameters.strength#minimum"]),
        (gale_body(steps=12), "parameters.steps", ["parameters.steps#multipleOf"]),
        (gale_body(style_ids=[]), "parameters.style_ids", ["parameters.style_ids#minItems"]),
        (gale_body(style_ids=["GALE"]), "parameters.style_ids[]", ["parameters.style_ids#enum"]),
        (gale_body(tags=["a", 1]), "parameters.tags[]", ["parameters.tags#itemType"]),
        (gale_body(width=800), "parameters.width", ["parameters.width#pairs"]),
        (gale_body(loop_count=2), "parameters.loop_count", ["parameters.loop_count#rule:only when loop=true"]),
    ],
)
def test_a_fault_of_the_made_up_model_is_named(gale_judge: Judge, body: JsonValue, path: str, ids: list[str]) -> None:
    refusals = gale_judge.judge(body)
    assert {refusal.path for refusal in refusals} == {path}
    assert [name for refusal in refusals for name in refusal.ids] == ids


@pytest.mark.parametrize(
    "body",
    [
        gale_body(strength=0.3),
        gale_body(strength=0.7),
        gale_body(prompt="\U0001fa81" * 40),
        gale_body(width=480, height=640),
        gale_body(style_ids=["CALM", "CALM"]),
        gale_body(tags=[]),
        gale_body(loop=True, loop_count=2),
        gale_body(weight=-1.5),
        gale_body(style="anything"),
    ],
)
def test_what_the_made_up_model_allows_is_accepted(gale_judge: Judge, body: JsonValue) -> None:
    assert gale_judge.judge(body) == []


def test_json_says_what_an_integer_is(judge: Judge) -> None:
    assert judge.accepts(sora_body(duration=4.0))
    assert not judge.accepts(sora_body(duration=4.5))
    assert not judge.accepts(sora_body(quantity=True))


def test_every_fault_of_a_body_is_told(judge: Judge) -> None:
    refusals = judge.judge(sora_body(duration=5, mode="x", prompt=1, more=1))
    assert [refusal.path for refusal in refusals] == [
        "parameters.duration",
        "parameters.mode",
        "parameters.more",
        "parameters.prompt",
    ]


def test_pairs_are_not_judged_where_a_member_is_wrong_by_itself(gale_judge: Judge) -> None:
    assert [refusal.path for refusal in gale_judge.judge(gale_body(height="480"))] == ["parameters.height"]


def test_judging_changes_no_body(judge: Judge) -> None:
    body = sora_body(guidances=frame(), duration=5)
    before = copy.deepcopy(body)
    judge.judge(body)
    judge.effective(body)
    assert body == before


def test_a_changed_fact_changes_the_judgement(judge: Judge) -> None:
    def changed(change: Callable[[Fact], Fact | None]) -> Judge:
        return Judge([new for fact in judge.facts if (new := change(fact)) is not None])

    shorter = changed(lambda f: Fact(f.path, f.keyword, 4000) if f.id == "parameters.prompt#maxLength" else f)
    assert not shorter.accepts(sora_body(prompt="a" * 4001))
    open_body = changed(lambda f: None if f.keyword == "additionalProperties" else f)
    assert open_body.accepts(sora_body(more=1))
    assert judge.judge(sora_body(prompt="a" * 4001)) == []


@pytest.mark.parametrize("keyword", ["type", "required", "enum", "minimum", "maximum", "maxLength", "maxItems"])
def test_no_fact_is_left_out_of_the_schema(judge: Judge, keyword: str) -> None:
    """A judge without the facts of one keyword must accept something that the whole one refuses."""
    wrong: dict[str, JsonValue] = {
        "type": sora_body(prompt=1),
        "required": {"model": "sora-2-pro"},
        "enum": sora_body(duration=5),
        "minimum": sora_body(quantity=0),
        "maximum": sora_body(quantity=2),
        "maxLength": sora_body(prompt="a" * 5001),
        "maxItems": sora_body(guidances={"start_frame": [frame_item(""), frame_item("")]}),
    }
    without = Judge([fact for fact in judge.facts if fact.keyword != keyword])
    assert not judge.accepts(wrong[keyword])
    assert without.accepts(wrong[keyword])


def test_the_schema_is_json_schema_that_another_validator_reads(judge: Judge, gale_judge: Judge) -> None:
    for one in (judge, gale_judge):
        jsonschema_rs.meta.validate(one.schema)
        jsonschema_rs.Draft202012Validator(one.schema)
    second = jsonschema_rs.Draft202012Validator(gale_judge.schema)
    assert second.is_valid(gale_body())
    assert not second.is_valid(gale_body(width=800))


def test_facts_in_any_order_give_the_same_judgement(judge: Judge) -> None:
    body = sora_body(duration=5, prompt=None)
    assert [r.message for r in Judge(set(judge.facts)).judge(body)] == [r.message for r in judge.judge(body)]


def test_contradicting_facts_are_refused() -> None:
    with pytest.raises(DocpactError, match="contradict"):
        Judge([Fact("a", "type", "string"), Fact("a", "type", "integer")])


def test_a_path_without_facts_of_its_parents_is_judged_all_the_same() -> None:
    orphan = Judge([Fact("a.b[].c", "type", "string"), Fact("a.b[].c", "required", True)])
    assert [refusal.path for refusal in orphan.judge({"a": {"b": [{"c": 1}, {}]}})] == ["a.b[].c", "a.b[].c"]


def test_an_enum_of_an_array_whose_type_is_gone_still_speaks_of_its_items(gale_judge: Judge) -> None:
    without = Judge([fact for fact in gale_judge.facts if fact.id != "parameters.style_ids#type"])
    assert without.accepts(gale_body(style_ids=["CALM"]))
    assert not without.accepts(gale_body(style_ids=["GALE"]))


def test_hostile_names_cannot_reach_a_terminal(judge: Judge) -> None:
    refusal = judge.judge({**sora_body(), "\x1b[31mred": 1})[0]
    assert "\x1b" not in refusal.message


@pytest.mark.parametrize(
    ("number", "divisor", "expected"),
    [
        (0.3, 0.1, True),
        (0.7, 0.1, True),
        (0.35, 0.1, False),
        (16, 8, True),
        (1e300, 0.1, True),
        (10**40 + 1, 7, False),
        (10**40, 2, True),
    ],
)
def test_multiples_are_counted_in_decimals(number: float, divisor: float, expected: bool) -> None:  # noqa: FBT001
    assert is_multiple(number, divisor) is expected


def test_defaults_fill_only_objects_that_are_there(judge: Judge, gale_judge: Judge) -> None:
    effective = cast("Body", judge.effective(sora_body()))
    assert effective["public"] is False
    assert cast("Body", effective["parameters"])["duration"] == 4
    assert "guidances" not in cast("Body", effective["parameters"])
    assert judge.effective([1]) == [1]
    path: JsonValue = [{"x": 1}, {"x": 2}]
    gale = cast("Body", gale_judge.effective(gale_body(camera={"mode": "PAN", "path": path})))
    assert cast("Body", gale["parameters"])["strength"] == 0.5


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (b"{", "$"),
        (b"", "$"),
        (b"\xff", "$"),
        (b'{"model": NaN}', "$"),
        (b'{"model": 1e999}', "$"),
        (b"[" * 100_000, "$"),
        (b'{"model": ' + b"9" * 5000 + b"}", "$"),
        (b'{"model": "a", "model": "sora-2-pro"}', "model"),
        (
            b'{"parameters": {"guidances": {"start_frame": [{"image": 1, "image": 2}]}}}',
            "parameters.guidances.start_frame[].image",
        ),
    ],
)
def test_text_with_no_one_meaning_is_refused(judge: Judge, text: bytes, path: str) -> None:
    (refusal,) = judge.judge_text(text)
    assert (refusal.path, refusal.keyword, refusal.facts) == (path, None, ())


@pytest.mark.parametrize("depth", [100, 900, 990])
def test_deep_text_is_refused_at_any_depth(judge: Judge, depth: int) -> None:
    (refusal,) = judge.judge_text(b'{"a": ' + b"[" * depth + b'{"b": 1, "b": 2}' + b"]" * depth + b"}")
    assert refusal.path in ("$", f"a{'[]' * depth}.b")
    assert len(refusal.message) <= 500


def test_text_that_is_json_is_judged_as_its_value(judge: Judge) -> None:
    assert judge.judge_text(b'{"model": "x"}') == judge.judge({"model": "x"})
