"""The report in JUnit's XML: one case for each fact, so that a build shows which of them a server breaks."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from docpact.check.verify.curl import curl
from docpact.check.verify.exchange import said
from docpact.check.verify.findings import MEANING, Deviation, Report, Subject
from docpact.check.verify.text import shortened
from docpact.errors import printable


def junit(report: Report) -> str:
    """An XML document. Characters that XML cannot hold are written as escapes, since a server's text may hold any."""
    names = {fact.subject.id for fact in report.facts}
    subjects = {one.subject.id: one.subject for one in report.deviations if one.subject.id not in names}
    cases = [_case(report, fact.subject, fact.why) for fact in report.facts]
    cases += [_case(report, subject, "") for subject in subjects.values()]
    failures = sum(case.find("failure") is not None for case in cases)
    skipped = sum(case.find("skipped") is not None for case in cases)
    errors = 1 if report.could_not_run else 0
    suite = ET.Element(
        "testsuite",
        name=_plain(f"docpact verify {report.spec.model}"),
        tests=str(len(cases) + errors),
        failures=str(failures),
        errors=str(errors),
        skipped=str(skipped),
        time=f"{report.seconds:.3f}",
    )
    if report.could_not_run:
        case = ET.SubElement(suite, "testcase", classname=_plain(report.spec.model), name="the run itself", time="0")
        ET.SubElement(case, "error", message=_plain(report.could_not_run), type="could not run")
    suite.extend(cases)
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _case(report: Report, subject: Subject, why: str) -> ET.Element:
    case = ET.Element("testcase", classname=_plain(report.spec.model), name=_plain(subject.id), time="0")
    case.set("file", _plain(subject.place.source))
    if subject.place.line:
        case.set("line", str(subject.place.line))
    found = [one for one in report.deviations if one.subject.id == subject.id]
    for one in found:
        failure = ET.SubElement(case, "failure", message=_plain(MEANING[one.kind]), type=one.kind)
        failure.text = _plain(_told(report, one))
    if not found and why:
        ET.SubElement(case, "skipped", message=_plain(why))
    return case


def _told(report: Report, one: Deviation) -> str:
    lines = [one.subject.text, one.subject.where, one.note, f"sent: {one.name}", f"body: {shortened(one.body)}"]
    lines += [f"answer: {said(one.answer)}", curl(report, one)]
    return "\n".join(line for line in lines if line)


def _plain(text: str) -> str:
    """Text without what XML forbids; ElementTree escapes what it reserves."""
    return printable(text, 20_000)
