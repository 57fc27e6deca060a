# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""For the tests of programs that use the client: a pytest fixture of a server in memory.

In ``conftest.py``: ``from leonardo_client.testing import fake_server``. A test that takes ``fake_server`` gives its program
``fake_server.client()``, and finds the bodies that were sent in ``fake_server.bodies``.
"""

from __future__ import annotations

import pytest

from ._client import AsyncLeonardo, Leonardo
from ._runtime.extras.testing import FakeServer


@pytest.fixture
def fake_server() -> FakeServer:
    """A server of each test's own, to which no network leads."""
    return FakeServer(Leonardo, AsyncLeonardo)
