"""What an answer to a ``delete`` means, where it holds nothing that is documented."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from docpact.check.callers import MODES, Caller, Mode, replies
from docpact.check.harness import Harness
from docpact.spec import load_spec

SPEC = Path(__file__).parents[3] / "spec" / "leonardo" / "models" / "sora-2-pro.yaml"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("content", "done"), [(b"", True), (b"{}", True), (b"\n<!doctype html><p>Sign in", False)], ids=["", "{}", "a page"]
)
def test_nothing_is_a_deletion_and_a_page_is_none(mode: Mode, content: bytes, *, done: bool) -> None:
    harness = Harness(load_spec(SPEC))
    caller = Caller(harness, mode, replies(httpx.Response(200, content=content)), max_retries=0)
    error = caller.error(lambda client: client.generation("a-job").delete())
    assert (error is None) is done, repr(error)
