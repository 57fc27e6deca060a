"""What the made-up specs are emitted as, line by line, so that a change of templates or tools is seen in review.

After a change that is meant run this file with ``DOCPACT_REFRESH_GOLDEN=1``; then read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[2] / "golden" / "kestrel"
REFRESH = "DOCPACT_REFRESH_GOLDEN"
FILES = ("kestrel_client/calls/gale_1.py", "kestrel_client/models/gale_1.py", "openapi.json")


@pytest.mark.parametrize("name", FILES)
def test_what_is_emitted_is_what_was_reviewed(kestrel_emitted: Path, name: str) -> None:
    emitted, golden = (kestrel_emitted / name).read_text(), GOLDEN / name
    if os.environ.get(REFRESH):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(emitted)
    assert emitted == golden.read_text(), (
        f"if this is meant: {REFRESH}=1 pytest {Path(__file__).name}, and read the diff"
    )


def test_nothing_else_is_golden() -> None:
    assert {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()} == set(FILES)
