from __future__ import annotations

import pytest
from pydantic import JsonValue

from docpact.check import Judge, rules
from docpact.errors import DocpactError
from docpact.facts import Fact

FACTS = [
    Fact("model", "type", "string"),
    Fact("model", "enum", ["kite", "kite-lite"]),
    Fact("parameters", "type", "object"),
    Fact("parameters.width", "type", "integer"),
    Fact("parameters.width", "default", 0),
    Fact("parameters.height", "type", "integer"),
    Fact("parameters.ratio", "type", "number"),
    Fact("parameters.crop", "type", "boolean"),
    Fact("parameters.margin", "type", "integer"),
    Fact("parameters.shadow", "type", "string"),
    Fact("parameters.shadow", "default", "none"),
    Fact("parameters.refs", "type", "object"),
    Fact("parameters.refs.start", "type", "array"),
    Fact("parameters.refs.end", "type", "array"),
    Fact("parameters.refs.pictures", "type", "array"),
    Fact("parameters.refs.pictures[].image.kind", "type", "string"),
    Fact("parameters.refs.pictures[].image.url", "type", "string"),
    Fact("parameters.refs.sounds[].at", "type", "integer"),
]


def breaks(path: str, rule: str, parameters: JsonValue, model: str = "kite") -> bool:
    """Whether a body breaks the rule; if it does, at the rule's path and by the rule alone."""
    fact = Fact(path, "rule", rule)
    refusals = Judge([*FACTS, fact]).judge({"model": model, "parameters": parameters})
    assert all((refusal.path, refusal.facts) == (path, (fact,)) for refusal in refusals)
    return bool(refusals)


MARGIN = "parameters.margin"
END = "parameters.refs.end"
URL = "parameters.refs.pictures[].image.url"


RULES: list[tuple[str, str, list[JsonValue], list[JsonValue]]] = [
    ("parameters.width", "requires height", [{"width": 1}], [{"width": 1, "height": 1}, {"height": 1}, {}]),
    (
        END,
        "requires refs.start or refs.pictures",
        [{"refs": {"end": []}}],
        [{"refs": {"end": [], "start": []}}, {"refs": {"end": [], "pictures": []}}, {"refs": {}}, {}],
    ),
    (
        END,
        "excludes refs.start",
        [{"refs": {"end": [], "start": []}}],
        [{"refs": {"end": []}}, {"refs": {"start": []}}],
    ),
    (MARGIN, "only when crop=true", [{"margin": 1, "crop": False}], [{"margin": 1, "crop": True}, {"margin": 1}]),
    (MARGIN, "only when height not given", [{"margin": 1, "height": 1}], [{"margin": 1}, {"height": 1}]),
    (MARGIN, "only when height given", [{"margin": 1}], [{"margin": 1, "height": 1}]),
    (
        MARGIN,
        "only when shadow is not none",
        [{"margin": 1, "shadow": "none"}, {"margin": 1}],
        [{"margin": 1, "shadow": "soft"}, {"shadow": "none"}],
    ),
    (MARGIN, "only when width=0", [{"margin": 1, "width": 5}], [{"margin": 1, "width": 0}, {"margin": 1}]),
    (
        MARGIN,
        "not available when ratio=1.5",
        [{"margin": 1, "ratio": 1.5}],
        [{"margin": 1, "ratio": 2}, {"ratio": 1.5}],
    ),
    (MARGIN, "required when crop=true", [{"crop": True}], [{"crop": True, "margin": 1}, {"crop": False}, {}]),
    (
        MARGIN,
        "max 10 when refs.start given",
        [{"margin": 11, "refs": {"start": []}}],
        [{"margin": 11}, {"margin": 10, "refs": {"start": []}}],
    ),
    (
        END,
        "maxItems 1 when refs.start given",
        [{"refs": {"end": [1, 2], "start": []}}],
        [{"refs": {"end": [1], "start": []}}, {"refs": {"end": [1, 2]}}],
    ),
    (MARGIN, "ignored when crop=true", [], [{"margin": 1, "crop": True}]),
    (
        URL,
        "only when refs.pictures.image.kind=URL",
        [{"refs": {"pictures": [{"image": {"kind": "URL", "url": ""}}, {"image": {"kind": "ID", "url": ""}}]}}],
        [{"refs": {"pictures": [{"image": {"kind": "URL", "url": ""}}, {"image": {"kind": "ID"}}]}}],
    ),
]


@pytest.mark.parametrize(("path", "rule", "broken", "kept"), RULES)
def test_a_rule_refuses_what_breaks_it_and_nothing_else(
    path: str, rule: str, broken: list[JsonValue], kept: list[JsonValue]
) -> None:
    assert [breaks(path, rule, parameters) for parameters in broken] == [True] * len(broken)
    assert [breaks(path, rule, parameters) for parameters in kept] == [False] * len(kept)


def test_rules_about_the_model() -> None:
    rule = "not available on model kite-lite"
    assert breaks(MARGIN, rule, {"margin": 1}, "kite-lite")
    assert not breaks(MARGIN, rule, {"margin": 1})
    sizes = "3x2 and 2x3 not available on model kite-lite"
    assert breaks("parameters.width", sizes, {"width": 2, "height": 3}, "kite-lite")
    assert not breaks("parameters.width", sizes, {"width": 2, "height": 3})
    assert not breaks("parameters.width", sizes, {"width": 2, "height": 2}, "kite-lite")


def test_a_rule_about_a_wrong_value_leaves_the_refusal_to_that_value() -> None:
    judge = Judge([*FACTS, Fact(MARGIN, "rule", "only when crop=true")])
    refusals = judge.judge({"parameters": {"margin": 1, "crop": "true"}})
    assert [refusal.path for refusal in refusals] == ["parameters.crop"]


@pytest.mark.parametrize(
    "rule",
    [
        "width * height <= 4",
        "requires nothing-like-it",
        "only when crop=perhaps",
        "only when width=wide",
        "requires refs.sounds.at",
        "",
    ],
)
def test_a_rule_that_cannot_be_judged_is_never_ignored(rule: str) -> None:
    with pytest.raises(DocpactError, match="cannot be judged") as error:
        Judge([*FACTS, Fact(MARGIN, "rule", rule)])
    assert error.value.todo


def test_an_error_lists_forms_each_of_which_can_be_judged() -> None:
    facts = [Fact(name, "type", "integer") for name in ("A", "B", "width", "height")]
    for form in rules.FORMS:
        assert Judge([*facts, Fact("model", "type", "string"), Fact("width", "rule", form)])
    with pytest.raises(DocpactError) as error:
        Judge([*facts, Fact("width", "rule", "as you like")])
    assert "only when A is not 1; " in str(error.value)
    known = [pattern for pattern, _ in rules._FORMS]
    assert [one.pattern for one in known if not any(one.fullmatch(form) for form in rules.FORMS)] == []
