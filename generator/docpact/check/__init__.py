"""The documented contract: what it accepts, what it refuses, and the documented API as an object.

Names are loaded when first used, so that importing this costs nothing of what judging or drawing bodies needs.
Violations are in :mod:`docpact.check.violations`, Hypothesis strategies in :mod:`docpact.check.strategies`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docpact.check.certify import InvalidBody
    from docpact.check.endpoint import Endpoint, Job, Upload
    from docpact.check.judge import Judge, Refusal
    from docpact.check.messages import Request, Response
    from docpact.check.values import ClosedBodies, ValidBody, boundary_bodies, closed_bodies
    from docpact.check.violations import Unwitnessed, unwitnessed

_HOMES: Final = {
    "ClosedBodies": "values",
    "Endpoint": "endpoint",
    "Job": "endpoint",
    "Judge": "judge",
    "Refusal": "judge",
    "Request": "messages",
    "Response": "messages",
    "Unwitnessed": "violations",
    "Upload": "endpoint",
    "ValidBody": "values",
    "InvalidBody": "certify",
    "boundary_bodies": "values",
    "closed_bodies": "values",
    "unwitnessed": "violations",
}

__all__ = [
    "ClosedBodies",
    "Endpoint",
    "InvalidBody",
    "Job",
    "Judge",
    "Refusal",
    "Request",
    "Response",
    "Unwitnessed",
    "Upload",
    "ValidBody",
    "boundary_bodies",
    "closed_bodies",
    "unwitnessed",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
