"""A report in JUnit's XML: a case for each thing that was judged, so that a build shows which of them is at fault."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.etree import ElementTree as ET

from docpact.errors import printable
from docpact.report.finding import Case, Finding, Report

_LONGEST: Final = 20_000


def junit(report: Report) -> str:
    """An XML document. Characters that XML cannot hold are written as escapes."""
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.case or finding.fact or finding.kind, []).append(finding)
    cases = {case.name: case for case in report.cases}
    cases |= {name: Case(name, several[0].place) for name, several in found.items() if name not in cases}
    elements = [_case(report, case, found.get(case.name, ())) for case in cases.values()]
    suite = ET.Element(
        "testsuite",
        name=_plain(f"docpact {report.command}"),
        tests=str(len(elements) + bool(report.failed)),
        failures=_count(elements, "failure"),
        errors=str(int(bool(report.failed))),
        skipped=_count(elements, "skipped"),
        time=_time(report.seconds),
    )
    if report.failed:
        run = ET.SubElement(
            suite, "testcase", classname=_class(report), name="the run itself", time=_time(report.seconds)
        )
        ET.SubElement(run, "error", message=_plain(report.failed), type="could not run")
    suite.extend(elements)
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _case(report: Report, case: Case, findings: Iterable[Finding]) -> ET.Element:
    element = ET.Element("testcase", classname=_class(report), name=_plain(case.name), time=_time(case.seconds))
    if case.place is not None:
        element.set("file", _plain(case.place.source))
        if case.place.line:
            element.set("line", str(case.place.line))
    told: list[str] = []
    for finding in findings:
        if finding.severity == "error":
            failure = ET.SubElement(element, "failure", message=_plain(str(finding.message)), type=finding.kind)
            failure.text = _plain(_details(finding))
        else:
            told.append(_plain(f"{finding.shown_label}: {finding.message}\n{_details(finding)}"))
    if told:
        ET.SubElement(element, "system-out").text = "\n".join(told)
    if case.skipped and element.find("failure") is None:
        ET.SubElement(element, "skipped", message=_plain(case.skipped))
    return element


def _details(finding: Finding) -> str:
    lines = [
        finding.reason,
        f"at {finding.place}" if finding.place else "",
        *(f"{one.label}: {one.text}" for one in finding.evidence),
    ]
    lines += [str(finding.hint)] if finding.hint else []
    return "\n".join(line for line in lines if line)


def _class(report: Report) -> str:
    return _plain(str(report.title))


def _count(elements: list[ET.Element], tag: str) -> str:
    return str(sum(element.find(tag) is not None for element in elements))


def _time(seconds: float) -> str:
    return f"{seconds:.3f}"


def _plain(text: str) -> str:
    """Text without what XML forbids; ElementTree escapes what it reserves."""
    return printable(text, _LONGEST)
