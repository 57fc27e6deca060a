"""Does a running server keep a spec? Certified violations, and with a budget valid bodies, over HTTP.

``verify`` returns a report; ``docpact.check.verify.formats`` prints it.
"""

from __future__ import annotations

from docpact.check.verify.entry import MOST_REQUESTS, Limits, named_spec, verify
from docpact.check.verify.findings import Deviation, FactResult, Report, Subject, Trait

__all__ = ["MOST_REQUESTS", "Deviation", "FactResult", "Limits", "Report", "Subject", "Trait", "named_spec", "verify"]
