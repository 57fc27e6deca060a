# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Every model of the Leonardo.AI REST API that this package knows, in short; ``models()`` of the clients gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple


class ModelInfo(NamedTuple):
    """A model: ``kind`` is what it makes, ``namespace`` the client's property that makes it.

    ``names`` are those that a request may give. ``inputs`` are the arguments that take pictures, videos or sounds, by
    kind; ``limits`` say in words what other arguments may be. ``retired`` is the day of its retirement, None while it
    is alive, and ``replaced_by`` what its vendor names instead.
    """

    name: str
    namespace: str
    title: str
    kind: str
    names: Sequence[str]
    inputs: Mapping[str, Sequence[str]] = {}
    limits: Mapping[str, str] = {}
    url: str | None = None
    retired: str | None = None
    replaced_by: Sequence[str] = ()


def models() -> Sequence[ModelInfo]:
    """Every model, sorted by name."""
    names = [path.stem for folder in __path__ for path in Path(folder).glob("[a-z]*.py")]
    found: list[ModelInfo] = [import_module(f".{name}", __name__).MODEL for name in names]
    return sorted(found, key=lambda one: one.name)
