"""The tree of errors: as its docstring draws it, and each of them able to travel between processes."""

# The modules of the package are private to its users; these tests look inside.
# pyright: reportPrivateUsage=false
from __future__ import annotations

import copy
import pickle
import re
from typing import Any

import pytest

import leonardo_client
from leonardo_client import (
    ApiError,
    GenerationFailed,
    InvalidRequest,
    LeonardoError,
    ModelRetiredWarning,
    OutcomeUnknown,
    Problem,
    RateLimited,
    WaitTimeout,
)
from leonardo_client._runtime.core import errors


def tree(kind: type[Exception], depth: int = 1) -> dict[str, int]:
    found = {kind.__name__: depth}
    for below in kind.__subclasses__():
        if below.__module__ == errors.__name__:
            found |= tree(below, depth + 1)
    return found


def test_the_tree_is_the_one_in_the_docstring() -> None:
    lines = re.findall(r"^( {4,})([A-Z]\w+)", errors.__doc__ or "", re.MULTILINE)
    assert {name: len(space) // 2 - 1 for space, name in lines} == tree(LeonardoError)


def test_every_error_is_exported_and_documented() -> None:
    for name in [*tree(LeonardoError), "ModelRetiredWarning", "Problem"]:
        assert name in leonardo_client.__all__
        assert getattr(leonardo_client, name).__doc__
    assert issubclass(ModelRetiredWarning, UserWarning)


def with_attributes(error: LeonardoError, **attributes: object) -> LeonardoError:
    vars(error).update(attributes)
    return error


SAMPLES: list[LeonardoError] = [
    InvalidRequest("wrong", [Problem("a.b", "must be given", 4, "type is assumed"), Problem("c", "is too long")]),
    with_attributes(
        ApiError("no (HTTP 400)", status=400, request_id="r-1", headers={"a": "b"}, raw={"raw": [1]}),
        code="BAD",
        messages=("one", "two"),
        retry_after=3.0,
    ),
    with_attributes(OutcomeUnknown("unknown", status=503, raw={"raw": [1]}), fingerprint="f" * 64, sent_at=12.5),
    with_attributes(GenerationFailed("failed", raw={"raw": [1]}), generation_id="id", reason="so"),
    with_attributes(WaitTimeout("late"), generation_id="id"),
]


@pytest.mark.parametrize("name", tree(LeonardoError))
def test_every_error_can_be_made_pickled_and_copied(name: str) -> None:
    kind: Any = getattr(leonardo_client, name)
    assert str(kind("what")) == "what"
    for error in [kind("what"), *(sample for sample in SAMPLES if type(sample) is kind)]:
        error.add_note("a note")
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
            assert type(again) is kind
            assert str(again) == str(error)
            assert vars(again) == vars(error)
            assert again.retry_safe == error.retry_safe


def test_what_may_be_done_again_is_said_of_each_error() -> None:
    safe = {name for name in tree(LeonardoError) if getattr(leonardo_client, name).retry_safe}
    assert safe == {
        "ConnectionFailed",
        "RequestTimeout",
        "RateLimited",
        "ServerFailed",
        "WaitTimeout",
        "TransferFailed",
    }
    assert not OutcomeUnknown.retry_safe


def test_errors_are_caught_as_the_standard_ones_too() -> None:
    assert issubclass(InvalidRequest, ValueError)
    assert issubclass(WaitTimeout, TimeoutError)
    assert issubclass(leonardo_client.RequestTimeout, TimeoutError)
    assert issubclass(RateLimited, ApiError)


def test_problems_stand_below_the_message_with_path_line_and_what_is_not_stated() -> None:
    assert str(SAMPLES[0]).splitlines() == [
        "wrong",
        "  a.b: must be given (page line 4) [type is assumed]",
        "  c: is too long",
    ]
