"""A small page for sentences to be read against: parameters, models and one table of voices."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages.page_names import PageNames


@pytest.fixture
def names() -> PageNames:
    return page_names()


def page_names() -> PageNames:
    return PageNames(
        kinds={
            "tone": "string",
            "music": "object",
            "music.tune": "array",
            "echo": "boolean",
            "drum_kind": "string",
            "width": "integer",
            "height": "integer",
            "tone.colour": "string",
            "model": "string",
            "x": None,
            "clips": "array",
        },
        allowed={"tone": ["LOUD", "SOFT"], "drum_kind": ["none", "snare"], "model": [*_MODELS]},
        models=[*_MODELS],
        inside={"clips": ["[].clip", "[].clip.id", "[].clip.type"]},
        id_lists=[
            ("List of Voice IDs", "Voice ID", ("v1", "v2")),
            ("List of x IDs", "ID", ("v1", "v2")),
            ("", "model", ("tuba-2", "tuba-3")),
        ],
    )


_MODELS: Final = ("tuba-2-lite", "tuba-2-pro")
