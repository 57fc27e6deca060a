"""Members that no witness knows: which of them are refused, and what was meant."""

from __future__ import annotations

from typing import Any

import pytest

from docpact.facts import Contract, Fact
from docpact.facts.unknown import KnownMembers, meant_name

FACTS = [
    Fact("model", "enum", ["kite-1"]),
    Fact("public", "type", "boolean"),
    Fact("parameters.prompt", "type", "string"),
    Fact("parameters.prompt_enhance", "type", "string"),
    Fact("parameters.span", "type", "integer"),
    Fact("parameters.frames[].image.id", "type", "string"),
    Fact("parameters.metadata", "type", "object"),
    Fact("parameters.options.speed", "type", "integer"),
    Fact("parameters.options", "additionalProperties", value=True),
]
SIBLING = [Fact("parameters.mode", "type", "string"), Fact("parameters.spam", "type", "string")]
KNOWN = KnownMembers.of(
    Contract.from_facts(FACTS), [Contract.from_facts(SIBLING)], {"controls": "the first version of the API"}
)


@pytest.mark.parametrize(
    ("parameters", "path", "refused", "meant"),
    [
        ({"promptEnhance": "ON"}, "parameters.promptEnhance", True, "parameters.prompt_enhance"),
        ({"Prompt": "x"}, "parameters.Prompt", True, "parameters.prompt"),
        ({"prompt-enhance": "x"}, "parameters.prompt-enhance", True, "parameters.prompt_enhance"),
        ({"pormpt": "x"}, "parameters.pormpt", True, "parameters.prompt"),
        ({"prmpt": "x"}, "parameters.prmpt", True, "parameters.prompt"),
        ({"promptt": "x"}, "parameters.promptt", True, "parameters.prompt"),
        ({"spen": 1}, "parameters.spen", True, "parameters.span"),
        ({"frames": [{"imag": 1}]}, "parameters.frames[].imag", True, "parameters.frames[].image"),
        ({"frames": [{"image": {"idd": 1}}]}, "parameters.frames[].image.idd", False, None),  # too short to tell
        ({"controls": []}, "parameters.controls", True, None),
        # Words of other parameters and of siblings are no slips.
        ({"spam": 1}, "parameters.spam", False, None),
        ({"mode": 1}, "parameters.mode", False, None),
        ({"model": 1}, "parameters.model", False, None),
        ({"sparkle": 1}, "parameters.sparkle", False, None),
    ],
)
def test_a_member_among_the_parameters(parameters: Any, path: str, refused: bool, meant: str | None) -> None:  # noqa: FBT001  # a case
    (found,) = KNOWN.unknown({"model": "kite-1", "parameters": parameters})
    assert (str(found.path), found.refused, found.meant) == (path, refused, meant)
    assert found.why


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("prompt", "parameters.prompt"),
        ("sapn", "parameters.span"),
        ("sparkle", None),
        ("Public", "public"),
        ("mode", None),  # a sibling's word, and so no slip of model
        ("spam", "parameters.span"),
    ],
)
def test_a_member_beside_the_parameters_is_refused(name: str, meant: str | None) -> None:
    (found,) = KNOWN.unknown({"model": "kite-1", name: 1})
    assert (found.refused, found.meant) == (True, meant)


@pytest.mark.parametrize(
    "parameters",
    [{}, {"metadata": {"anything": {"goes": 1}}}, {"options": {"sped": 1}}, {"prompt": {"no": "object"}}, "no object"],
)
def test_what_is_known_or_takes_anything_is_not_unknown(parameters: Any) -> None:
    assert [*KNOWN.unknown({"model": "kite-1", "parameters": parameters})] == []


def test_what_could_be_two_names_is_neither() -> None:
    assert meant_name("start_fram", ["start_frame", "start_frams"]) is None
    assert meant_name("width2", ["width", "widths"]) is None
    assert meant_name("widthh", ["width", "height"]) == "width"
    assert meant_name("hieght", ["width", "height"]) == "height"
    assert meant_name("height", ["height"]) == "height"
    assert meant_name("depth", ["width", "height"]) is None


def test_every_unknown_member_of_a_body_is_told_in_its_order() -> None:
    body = {"zeta": 1, "parameters": {"frames": [{"a": 1}, {"b": 1}], "spen": 1}, "alpha": 1}
    found = [one.loc for one in KNOWN.unknown(body)]  # type: ignore[arg-type]  # JSON
    assert found == [
        ("zeta",),
        ("parameters", "frames", 0, "a"),
        ("parameters", "frames", 1, "b"),
        ("parameters", "spen"),
        ("alpha",),
    ]
