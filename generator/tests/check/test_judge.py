"""How the endpoint takes bodies: defaults filled in, and text of one meaning only."""

from __future__ import annotations

from typing import cast

import pytest
from pydantic import JsonValue

from docpact.check.json_text import JsonTextError, read_json
from docpact.check.judge import Judge
from docpact.spec import LoadedSpec

Body = dict[str, JsonValue]


def test_a_refusal_names_path_fact_and_what_is_wrong(sora: LoadedSpec) -> None:
    body: Body = {"model": "sora-2-pro", "parameters": {"prompt": "Dunes", "width": 1280, "height": 720, "quantity": 2}}
    (refusal,) = Judge(sora).judge(body)
    assert (refusal.path, refusal.fact and refusal.fact.keyword) == ("parameters.quantity", "maximum")
    assert refusal.message == "parameters.quantity is above 1"


def test_defaults_fill_only_objects_that_are_there(sora: LoadedSpec, gale: LoadedSpec) -> None:
    effective = cast("Body", Judge(sora).effective(dict(sora.content.sample.body)))
    assert effective["public"] is False
    assert cast("Body", effective["parameters"])["duration"] == 4
    assert "guidances" not in cast("Body", effective["parameters"])
    assert Judge(sora).effective([1]) == [1]
    taken = cast("Body", Judge(gale).effective({"parameters": {"camera": {"path": [{"x": 1}]}}}))
    assert cast("Body", taken["parameters"])["strength"] == 0.5


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
def test_text_with_no_one_meaning_is_refused(text: bytes, path: str) -> None:
    with pytest.raises(JsonTextError) as error:
        read_json(text)
    assert error.value.path == path


@pytest.mark.parametrize("depth", [100, 900, 990])
def test_deep_text_is_refused_at_any_depth(depth: int) -> None:
    with pytest.raises(JsonTextError) as error:
        read_json(b'{"a": ' + b"[" * depth + b'{"b": 1, "b": 2}' + b"]" * depth + b"}")
    assert error.value.path in ("$", f"a{'[]' * depth}.b")


def test_text_that_is_json_is_read_as_its_value() -> None:
    assert read_json(b'{"model": "x"}') == {"model": "x"}
