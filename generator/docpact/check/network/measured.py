"""A line in pytest's summary for each number that a test has measured: ``record_property(MEASURED, text)``.

A ``conftest.py`` that imports ``pytest_terminal_summary`` from here shows them, also where several processes run tests.
"""

from __future__ import annotations

from typing import Any, Final

MEASURED: Final = "measured"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what the tests have measured."""
    lines = [
        f"{report.nodeid.rpartition('::')[2]}: {text}"
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", "") == "call"
        for name, text in report.user_properties
        if name == MEASURED
    ]
    if lines:
        terminalreporter.section("measured")
    for line in lines:
        terminalreporter.write_line(line)
