"""A body as keyword arguments: which of them an error of Python's own is about."""

from __future__ import annotations

import pytest

from docpact.check.arguments import Arguments
from docpact.spec import LoadedSpec


@pytest.mark.parametrize(
    ("message", "paths"),
    [
        ("create() got an unexpected keyword argument 'Prompt'", ["parameters.Prompt"]),
        ("create() got an unexpected keyword argument 'Prompt'. Did you mean 'prompt'?", ["parameters.Prompt"]),
        ("create() missing 1 required keyword-only argument: 'prompt'", ["parameters.prompt"]),
        ("'x' is not callable", []),
    ],
)
def test_a_type_error_is_about_what_it_names_and_not_what_it_suggests(
    sora: LoadedSpec, message: str, paths: list[str]
) -> None:
    arguments = Arguments(sora, {}, lambda *_: None)
    arguments.wrong({"parameters": {"Prompt": ""}}, "parameters.Prompt")
    assert arguments.named(message) == paths
