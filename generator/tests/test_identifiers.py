"""Names in emitted code: whatever a page calls something, it is an identifier."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docpact.identifiers import CLASSES, class_name, identifier

quick = settings(max_examples=200, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("sora-2-pro", "Sora2Pro"),
        ("sora_2_pro", "Sora2Pro"),
        ("3d-model", "Model3dModel"),
        ("page", "ModelPage"),
        ("true", "ModelTrue"),
        ("...", "Model"),
    ],
)
def test_class_names(text: str, name: str) -> None:
    assert class_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("start_frame", "start_frame"),
        ("negative-prompt", "negative_prompt"),
        ("class", "class_"),
        ("match", "match_"),
        ("type", "type"),
        ("2d", "parameter_2d"),
        ("_hidden", "hidden"),
        ("___", "parameter"),
        ("extra", "extra_"),
    ],
)
def test_identifiers(text: str, name: str) -> None:
    assert identifier(text, frozenset({"extra"})) == name


@quick
@given(text=st.text(), taken=st.frozensets(st.sampled_from(["a", "b", "parameter", "parameter_"])))
def test_any_text_gives_an_identifier_that_is_free(text: str, taken: frozenset[str]) -> None:
    name = identifier(text, taken)
    assert name.isidentifier()
    assert name.isascii()
    assert not name.startswith("_")
    assert not keyword.iskeyword(name)
    assert name not in taken


@quick
@given(text=st.text())
def test_any_text_gives_a_class_name(text: str) -> None:
    name = class_name(text)
    assert name.isidentifier()
    assert name.isascii()
    assert not keyword.iskeyword(name)
    assert name not in CLASSES
