"""Does a running server keep a spec? Certified violations, and with a budget valid bodies, over HTTP.

``verify`` returns what was found; ``printed`` makes it the report that each format prints.
"""

from __future__ import annotations

from docpact.check.verify.entry import MOST_REQUESTS, Limits, named_spec, verify
from docpact.check.verify.findings import Deviation, FactResult, Report, Subject, Trait
from docpact.check.verify.report import printed
from docpact.check.verify.schemas import ask_models

__all__ = [
    "MOST_REQUESTS",
    "Deviation",
    "FactResult",
    "Limits",
    "Report",
    "Subject",
    "Trait",
    "ask_models",
    "named_spec",
    "printed",
    "verify",
]
