"""The short wording of a conditional fact on a parameter's row, and the fact that it is."""

from __future__ import annotations

import pytest

from docpact.facts import Claim, Path, parse
from docpact.facts.wording import FORMS, Names, UnknownNameError, any_of, facts_from_wording, parse_test

NAMES = Names.from_facts(
    map(
        parse,
        [
            'model type "string"',
            'p.prompt type "string"',
            'p.mode type "string"',
            'p.level type "integer"',
            'p.ratio type "number"',
            'p.audio type "boolean"',
            'p.width type "integer"',
            'p.height type "integer"',
            'p.g.start type "array"',
            'p.g.end type "array"',
            'p.g.start[].image.type type "string"',
            'p.g.start[].image.url type "string"',
            'other.width type "integer"',
        ],
    )
)
ROW = Path("p.prompt")


@pytest.mark.parametrize(
    ("wording", "facts"),
    [
        ("requires mode", ["p.mode required true when p.prompt given"]),
        ("requires g.start", ["p.g.start required true when p.prompt given"]),
        ("requires start or end", ['$ anyOf ["p.g.end", "p.g.start"] when p.prompt given']),
        ("excludes end", ["p.g.end forbidden true when p.prompt given"]),
        ("required when mode=A and level=2", ['p.prompt required true when p.level=2 and p.mode="A"']),
        ("required when mode given", ["p.prompt required true when p.mode given"]),
        ("only when mode=A|B", ['p.prompt forbidden true when p.mode is not "A"|"B"']),
        ("only when mode is not A", ['p.prompt forbidden true when p.mode="A"']),
        ("only when mode not given", ["p.prompt forbidden true when p.mode given"]),
        ("only when mode given", ["p.prompt forbidden true when p.mode not given"]),
        (
            "only when mode=A and level given",
            ['p.prompt forbidden true when p.mode is not "A"', "p.prompt forbidden true when p.level not given"],
        ),
        ("not available when audio=true", ["p.prompt forbidden true when p.audio=true"]),
        ("not available when level=1|2", ["p.prompt forbidden true when p.level=1|2"]),
        ("not available on model veo-3|veo-4", ['p.prompt forbidden true when model="veo-3"|"veo-4"']),
        ("ignored when ratio=1.5", ["p.prompt ignored true when p.ratio=1.5"]),
        ("maxItems 4 when end given", ["p.prompt maxItems 4 when p.g.end given"]),
        ("minItems 1 when end given", ["p.prompt minItems 1 when p.g.end given"]),
        ("max 10 when end given", ["p.prompt maximum 10 when p.g.end given"]),
        ("min -0.5 when end given", ["p.prompt minimum -0.5 when p.g.end given"]),
        ("max(width, height) < 3840", ['p compare "max(width, height) < 3840"']),
        ("g.start_x > 0 and 1", None),
        (
            'required when mode="A and B"|"C" and level=1',
            ['p.prompt required true when p.level=1 and p.mode="A and B"|"C"'],
        ),
        ('required when mode="A"', ['p.prompt required true when p.mode="A"']),
        ("required when level=A", ['p.prompt required true when p.level="A"']),
        ("excludes nothing_such", None),
        ("rests on mode", None),
        ("requires", None),
        ("width < depth", None),
    ],
)
def test_a_wording_is_facts(wording: str, facts: list[str] | None) -> None:
    if facts is None:
        with pytest.raises(ValueError, match=r".") as caught:
            facts_from_wording(ROW, wording, NAMES)
        assert str(caught.value)
        return
    assert [str(fact) for fact in facts_from_wording(ROW, wording, NAMES)] == facts


def test_every_form_that_is_advertised_is_read() -> None:
    names = Names(tuple(map(Path, ["A", "B", "model", "width", "height"])), {})
    for form in FORMS:
        assert facts_from_wording(Path("width"), form, names), form


def test_sizes_of_a_model_are_denied_rows() -> None:
    (fact,) = facts_from_wording(Path("p.width"), "1x2 and 3x4 not available on model veo-3", NAMES)
    assert str(fact) == (
        'p rows {"columns": ["width", "height"], "denied": true, "rows": [[1, 2], [3, 4]]} when model="veo-3"'
    )


def test_a_name_is_the_shortest_path_that_ends_so() -> None:
    assert NAMES.place("start") == "p.g.start"
    assert NAMES.place("image.type") == "p.g.start[].image.type"
    assert NAMES.place("g.start.image.url") == "p.g.start[].image.url"
    assert NAMES.place("p.width") == "p.width"
    with pytest.raises(UnknownNameError, match="no parameter is called depth"):
        NAMES.place("depth")


def test_of_two_paths_of_one_name_the_shorter_and_then_the_first_is_meant() -> None:
    assert NAMES.place("width") == "other.width"
    names = Names((Path("a.b.c"), Path("c")), {})
    assert names.place("c") == "c"


def test_a_name_is_looked_up_from_its_row_outwards() -> None:
    paths = ["start[].image.type", "start[].image.url", "end[].image.type", "end[].image.url", "url"]
    names = Names(tuple(map(Path, paths)), {})
    (fact,) = facts_from_wording(Path("end[].image.url"), "required when type=URL", names)
    assert str(fact) == 'end[].image.url required true when end[].image.type="URL"'
    assert names.place("url", Path("start[].image.type")) == "start[].image.url"
    assert names.place("image.url", Path("end[].image.type")) == "end[].image.url"
    assert names.place("url", Path("end")) == "url"
    assert names.place("image.url", Path("other")) == "end[].image.url"


def test_a_comparison_is_of_members_beside_each_other() -> None:
    with pytest.raises(UnknownNameError, match=r"p\.width does not stand beside"):
        facts_from_wording(Path("p.g.start"), "width < 3", NAMES)


def test_one_of_members_is_needed_on_the_innermost_item_that_holds_them() -> None:
    paths = [Path("x[].a"), Path("x[].b")]
    assert str(any_of(paths, parse_tests("x[].c given"))) == 'x[] anyOf ["x[].a", "x[].b"] when x[].c given'
    assert any_of(paths, parse_tests("d given")).path == "$"
    assert any_of([Path("x[].a"), Path("b")], ()).path == "$"


def parse_tests(text: str) -> tuple[object, ...]:
    names = Names(tuple(map(Path, ["x[].c", "d"])), {})
    return (parse_test(text.replace("x[].c", "x.c"), names),)


@pytest.mark.parametrize("text", ["mode", "mode ==", "mode is A", "=A", "mode=", "mode given now"])
def test_what_is_no_test(text: str) -> None:
    with pytest.raises(ValueError, match="is no test"):
        parse_test(text, NAMES)


def test_a_claim_is_printed_in_the_wording_of_its_row() -> None:
    fact = parse("b required true when a given")
    assert Claim(fact).as_json() == ["b", "required", True, "a given"]
    assert Claim(fact, wording="requires b", row=Path("a")).as_json() == ["a", "rule", "requires b"]
    rows = parse('p rows {"columns": ["width", "height"], "rows": [[1, 2]]}')
    assert Claim(rows).as_json() == ["p.width", "pairs", [[1, 2]]]
    other = parse('p rows {"columns": ["width", "height"], "denied": true, "rows": [[1, 2]]}')
    assert Claim(other).as_json() == other.as_json()
    assert Claim(parse('p rows {"columns": ["a", "b"], "rows": [[1, 2]]}')).as_json()[1] == "rows"
