"""``size="1280x720"`` stands for width and height, and is refused where it could mean something else."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from leonardo_client import InvalidRequest, Leonardo
from leonardo_client.calls import kling_2_6


@pytest.fixture
def kling() -> Any:
    return Leonardo("11111111-1111-4111-8111-111111111111").kling_2_6


def test_a_size_is_width_and_height(kling: Any) -> None:
    by_size = kling.preview(prompt="x", size="1920x1080")
    assert by_size == kling.preview(prompt="x", width=1920, height=1080)
    assert by_size.json()["parameters"] == {"prompt": "x", "width": 1920, "height": 1080}
    assert kling.preview(prompt="x", size=None) == kling.preview(prompt="x")
    assert "size" not in kling_2_6.PAGE.parameters
    for text in get_args(kling_2_6.Size):
        kling.preview(prompt="x", size=text)


@pytest.mark.parametrize(
    "size", ["1920", "1920 x 1080", "1920X1080", "-1x1", "1x1\n", "", 1920, ("1920", "1080"), True]
)
def test_what_is_no_size_is_refused(kling: Any, size: object) -> None:
    with pytest.raises(InvalidRequest, match=r"size: must be WIDTHxHEIGHT, as in \"1280x720\", got ") as caught:
        kling.preview(prompt="x", size=size)
    assert [problem.path for problem in caught.value.problems] == ["size"]


@pytest.mark.parametrize(
    ("given", "named"), [({"width": 1920}, "width"), ({"height": 0, "width": 0}, "width and height")]
)
def test_a_size_beside_width_or_height_is_refused(kling: Any, given: dict[str, int], named: str) -> None:
    with pytest.raises(InvalidRequest, match=f"size: must not be given beside {named}, which it stands for"):
        kling.create(prompt="x", size="1920x1080", **given)


def test_a_size_that_the_page_does_not_list_is_refused_where_it_goes(kling: Any) -> None:
    with pytest.raises(InvalidRequest, match=r"parameters.height: must be one of .* got 720") as caught:
        kling.preview(prompt="x", size="1920x720")
    assert {problem.path for problem in caught.value.problems} == {"parameters.height", "parameters"}


def test_a_size_stands_before_what_create_sends_by_itself() -> None:
    leonardo: Any = Leonardo("11111111-1111-4111-8111-111111111111")
    create = leonardo.sora_2_pro.preview
    assert create(prompt="x").json()["parameters"]["width"] == 1280
    found = create(prompt="x", size="720x1280").json()["parameters"]
    assert (found["width"], found["height"]) == (720, 1280)
    assert create(prompt="x", size="720x1280", width=1280) == create(prompt="x", size="720x1280")
    with pytest.raises(InvalidRequest, match="size: must not be given beside width, which it stands for"):
        create(prompt="x", size="720x1280", width=1792)
