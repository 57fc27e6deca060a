"""Whatever specs, pages and servers hold: every document made of it is one, steers nothing, and keeps the text."""

from __future__ import annotations

import datetime as dt
import importlib
import json
import shlex
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pydantic import JsonValue

from docpact import diff as differ
from docpact.check.endpoint import Endpoint
from docpact.check.messages import Request
from docpact.check.verify import Report, printed
from docpact.check.verify.answers import Answer
from docpact.check.verify.curl import curl
from docpact.check.verify.findings import Deviation, FactResult, Subjects
from docpact.errors import DocpactError
from docpact.facts import canonical
from docpact.read.pages import read_page
from docpact.read.sources import read_source
from docpact.report import junit, markdown, sarif, structured, text
from docpact.service.clip import clip_for
from docpact.spec import Project
from docpact.spec.write import spec_text
from docpact.spec.yaml import read_yaml
from docpact.transcribe import Wanted, transcribe
from docpact.write.openapi import compile_document
from docpact.write.python.lock import make_lock, source_hashes

from .hostile_texts import ENUMS, NASTY, TEXTS, VALUES, Rewritten, few, poison, some

pytestmark = pytest.mark.untraced

KEY = "a-key-of-the-tests"
POISONED = ["\n".join(NASTY)[:1900], "</script>--> */ ]]>\x1b[2J\u202e", '"""{{ 7 * 7 }}$(x)`x`']


OWN_TAGS = {"x", "p", "strong", "code", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "h3"} | {
    "ul",
    "li",
}


def is_safe(line: str) -> bool:
    """Whether a line can be printed: one line, nothing invisible."""
    return all(character.isprintable() for character in line)


@pytest.fixture
def poisoned(rewritten: Rewritten) -> Project:
    return rewritten(poison(POISONED, NASTY))


def texts_in(value: object) -> set[str]:
    if isinstance(value, dict):
        members = cast("dict[str, object]", value)
        return {*members, *(found for member in members.values() for found in texts_in(member))}
    if isinstance(value, list):
        return {found for item in cast("list[object]", value) for found in texts_in(item)}
    return {value} if isinstance(value, str) else set()


@few
@given(texts=st.lists(TEXTS, min_size=3, max_size=3), enum=ENUMS)
def test_an_openapi_document_holds_the_texts_and_nothing_else(
    rewritten: Rewritten, texts: list[str], enum: list[str]
) -> None:
    project = rewritten(poison(texts, enum))
    document = compile_document(project)
    written = json.dumps(document, ensure_ascii=True)
    assert written.isascii()
    assert written.isprintable()
    assert json.loads(written) == document
    assert {texts[0], texts[1], *enum} <= texts_in(document)
    harmless = compile_document(rewritten(poison(["one", "two", "three"], ["A", "B", "C"])))
    assert [*document] == [*harmless]
    assert {*cast("dict[str, JsonValue]", document["paths"])} == {*cast("dict[str, JsonValue]", harmless["paths"])}


@some
@given(data=st.dictionaries(TEXTS, VALUES, max_size=4))
def test_yaml_that_is_written_reads_back_and_shows_nothing_invisible(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, JsonValue]
) -> None:
    path = tmp_path_factory.getbasetemp() / "written.yaml"
    written = spec_text(data)
    path.write_text(written, encoding="utf-8")
    assert canonical(cast("JsonValue", read_yaml(path).data)) == canonical(cast("JsonValue", data))
    assert is_safe(written.replace("\n", ""))


def test_a_lock_is_json_of_plain_text(poisoned: Project) -> None:
    lock = make_lock(source_hashes(poisoned), {"kestrel_client/__init__.py": b"x"})
    assert lock.isascii()
    assert is_safe(lock.replace("\n", ""))
    assert [*json.loads(lock)["files"]] == ["kestrel_client/__init__.py"]


@pytest.fixture
def changes(poisoned: Project, kestrel: Project) -> differ.Comparison:
    """What changed between the made-up spec and its hostile copy."""
    return differ.compare(read_source(str(kestrel.specs[0].path)), read_source(str(poisoned.specs[0].path)))


def test_reports_of_differences_are_what_they_claim_to_be(changes: differ.Comparison) -> None:
    assert changes.changes
    found = differ.report(changes)
    for line in text(found):
        assert is_safe(line)
    assert is_safe(markdown(found).replace("\n", ""))
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown(found))
    tags = {one.tag for one in ET.fromstring(f"<x>{page.replace('<br>', '')}</x>").iter()}
    assert tags <= OWN_TAGS
    for document in (structured(found), sarif(found)):
        assert is_safe(json.dumps(document))
        assert json.loads(json.dumps(document)) == document


def report_of(project: Project, said: bytes, body: JsonValue) -> Report:
    """A report of a server that said something about a body, for every fact of a spec."""
    spec = project.specs[0]
    subjects = Subjects(spec)
    found = Report(spec, f"{spec.api.content.server.url}/v2/flights", "KESTREL_KEY", 1, billed=True)
    for fact in sorted(spec.facts):
        subject = subjects.of(fact)
        answer = Answer(200, said[:50].decode("utf-8", "replace"), said)
        words = said.decode("utf-8", "replace")
        found.deviations.append(Deviation("accepted", subject, words, json.dumps(body).encode(), answer, note=words))
        found.facts.append(FactResult(subject, "broken", 1, words))
    found.notes.append(said.decode("utf-8", "replace"))
    return found


@few
@example(
    said=b'{"generate": {"generationId": not yet,}\n',
    body={"\u00fe": {}, "|\x7f;C\U00031f02!\u00d2 \x04\u00ea\u00a6": 'Üa\U000598eb\U00101391\xa0\r"'},
)
@given(said=TEXTS.map(str.encode) | st.binary(max_size=40), body=st.dictionaries(TEXTS, VALUES, max_size=2))
def test_reports_of_a_server_are_what_they_claim_to_be(
    rewritten: Rewritten, said: bytes, body: dict[str, JsonValue]
) -> None:
    found = report_of(rewritten(poison(POISONED, NASTY)), said, cast("JsonValue", body))
    report = printed(found)
    assert [line for line in text(report) if not is_safe(line)] == []
    document = ET.fromstring(junit(report))
    assert len([*document.iter("testcase")]) == len(found.facts)
    assert is_safe(junit(report).replace("\n", ""))
    for one in (structured(report), sarif(report)):
        assert is_safe(json.dumps(one))
    messages = [result["message"]["text"] for result in cast("Any", sarif(report))["runs"][0]["results"]]
    assert not any("](" in one for one in messages)


def words_of(lines: list[str], folder: Path) -> list[list[str]]:
    """The words that a shell makes of some lines, in which curl only says what it was given."""
    program = 'curl() { printf "%s\\0" "$@"; printf "\\0\\0"; }\n'
    command = ["sh", "-c", program + "\n".join(lines)]
    done = subprocess.run(command, capture_output=True, cwd=folder, env={"KESTREL_KEY": "the key"}, check=True)
    assert done.stderr == b""
    assert [*folder.iterdir()] == [], "nothing ran"
    return [words.decode().split("\0") for words in done.stdout.split(b"\0\0\0") if words]


def test_lines_for_a_shell_are_words_and_nothing_else(rewritten: Rewritten, tmp_path: Path) -> None:
    project = rewritten(poison(POISONED, NASTY))
    bodies: list[JsonValue] = [*NASTY, {one: one for one in NASTY}, "$(touch x); `touch y`; touch z\n touch a", "'" * 9]
    deviations = [report_of(project, b"", body).deviations[0] for body in bodies]
    report = report_of(project, b"", "")
    lines = [curl(report, one) for one in deviations]
    assert all(is_safe(line) and line.isascii() for line in lines)
    short = [(line, body) for line, body in zip(lines, bodies, strict=True) if line.startswith("curl ")]
    assert len(short) > len(NASTY) - 3
    found = words_of([line for line, _ in short], tmp_path)
    for words, (line, body) in zip(found, short, strict=True):
        assert words[-1] == shlex.split(line)[-1]
        assert json.loads(words[-1]) == body
        assert f"{project.api.content.server.url}/v2/flights" in words
        assert "x-kestrel-key: Wing the key" in words


def test_a_client_s_own_line_for_a_shell_is_words_too(kestrel_emitted: Path, tmp_path: Path) -> None:
    sys.path.insert(0, str(kestrel_emitted))
    try:
        request: Any = importlib.import_module("kestrel_client._runtime.core.values")
    finally:
        sys.path.remove(str(kestrel_emitted))
        for name in [name for name in sys.modules if name.split(".")[0] == "kestrel_client"]:
            del sys.modules[name]
    texts = [one for one in NASTY if "\x00" not in one]
    url, headers = "https://x.example/'$(touch x)", {"accept": "application/json"}
    prepared = [
        request.PreparedRequest("POST", url, headers, json.dumps(one).encode(), '-H "x-kestrel-key: Wing $KESTREL_KEY"')
        for one in texts
    ]
    found = words_of([one.curl() for one in prepared], tmp_path)
    assert [json.loads(words[-1]) for words in found] == texts
    assert all(url in words and any(word.startswith("x-kestrel-key: Wing") for word in words) for words in found)


PAGE = """# {title}

```json
{{"model": "breeze-2", "parameters": {{"prompt": {quoted}}}}}
```

| Parameter | Type | Definition |
|---|---|---|
| model | `string` | *Required.* Set to `breeze-2`. |
| prompt | `string` | *Required.* {cell} |
| {name} | `string` | *Optional.* Accepts {cell}, `{cell}`. Defaults to `{cell}`. |
"""


def is_a_refusal(error: DocpactError) -> None:
    assert error.hint
    assert is_safe(str(error).replace("\n", ""))


@some
@given(cell=TEXTS, name=TEXTS)
def test_a_draft_of_a_hostile_page_is_plain_yaml_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, cell: str, name: str
) -> None:
    page = PAGE.format(title=cell, quoted=json.dumps(cell), cell=cell, name=name)
    try:
        found = transcribe(
            read_page(page.encode("utf-8", "replace"), "breeze-2.md"),
            Wanted(dt.date(2026, 11, 22), api="kestrel", model="breeze-2", url="https://x.example/"),
        )
    except DocpactError as error:
        is_a_refusal(error)
        return
    assert is_safe(found.text.replace("\n", ""))
    path = tmp_path_factory.getbasetemp() / "breeze-2.yaml"
    path.write_text(found.text, encoding="utf-8")
    assert spec_text(cast("dict[str, object]", read_yaml(path).data), found.text) == found.text
    report = found.report.printed()
    assert all(is_safe(line) for line in text(report))
    json.dumps(structured(report))


@some
@given(body=st.dictionaries(TEXTS, VALUES, max_size=3), prompt=TEXTS, step=TEXTS)
def test_the_sandbox_answers_hostile_requests_in_json(
    endpoint: Endpoint, body: dict[str, JsonValue], prompt: str, step: str
) -> None:
    headers = {"authorization": f"Bearer {KEY}", "content-type": "application/json"}
    valid: JsonValue = {"model": "gale-1", "parameters": {"prompt": prompt, "class": prompt, step: prompt}}
    requests = [Request("POST", "/studio/v2/flights", headers, json.dumps(one).encode()) for one in (body, valid)]
    requests += [Request("GET", f"/studio/v1/flights/{step}", headers), Request("POST", f"/studio/{step}", headers)]
    for request in requests:
        answer = endpoint.api(request)
        if answer.headers["content-type"].startswith("application/json"):
            assert answer.body.isascii()
            json.loads(answer.body)
        else:
            assert b"<script" not in answer.body.lower()
        assert all(is_safe(f"{name}: {value}") for name, value in answer.headers.items())


@pytest.fixture(scope="session")
def endpoint(kestrel: Project) -> Endpoint:
    url = kestrel.api.content.server.url
    return Endpoint(
        kestrel.specs,
        key=KEY,
        base_url=url,
        storage_url="https://s.example",
        cdn_url="https://c.example",
        clip=clip_for,
    )


def test_hostile_texts_hold_what_steers_a_terminal() -> None:
    assert {"Cc", "Cf", "Zl"} <= {unicodedata.category(one) for one in "".join(NASTY)}
