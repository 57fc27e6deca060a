"""OpenAPI documents in a page's code or beside the page: what they say of the request is part of the page's word."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docpact.errors import DocpactError
from docpact.facts import JSON_TYPES, Fact, JsonType
from docpact.read.pages import loosejson
from docpact.read.pages.blocks import Block, Code, Document, Heading, Prose
from docpact.read.pages.fragments import MARK, as_document, is_unclear
from docpact.read.pages.limits import MAX_BYTES, MAX_SAMPLE
from docpact.read.pages.model import PageFact, Row, Unread

if TYPE_CHECKING:
    from docpact.read.openapi.document import Object
    from docpact.read.openapi.request import Request

_MARK: Final = re.compile(
    r"\A\s*(?:#[^\n]*\n\s*|---\s*\n)*(?:\"?(?:openapi|swagger)\"?\s*:|\{\s*\"(?:openapi|swagger)\"\s*:)"
)
_HOLDS: Final = re.compile(r"\b(?:properties|requestBody|schema(?:Array)?)\"?\s*:")
_LEAD: Final = 200
_SPOKEN_OF: Final = re.compile(rb"openapi|swagger", re.IGNORECASE)
_LINKED: Final = re.compile(rb"[\w.-]{1,120}\.(?:json|ya?ml)\b")
_SUFFIXES: Final = (".json", ".yaml", ".yml")
_MOST_FILES: Final = 8
PHRASE: Final = "OpenAPI document"


@dataclass(frozen=True, slots=True)
class Specification:
    """A document and where it stands: its line on the page, or the file beside the page."""

    document: Object
    line: int
    name: str = ""


_WHOLE: Final = "openapi"
"""The rendering of a page that is nothing but a document, and what its code is called."""
_ASSIGNED: Final = re.compile(r"\A\s*[\w.]+(?:\s*:[^=\n]{1,60})?\s*=\s*(?=\{)")
"""What a program calls a schema."""


def beside(page: Path, content: bytes) -> list[Specification]:
    """The documents beside a page that speaks of one: of the page's own name, or of a name that the page links to."""
    if not _SPOKEN_OF.search(content):
        return []
    from docpact.read.openapi.document import read_document  # noqa: PLC0415 - only pages that speak of one pay for it

    linked = {match[0].decode("ascii", "replace") for match in _LINKED.finditer(content)}
    names = [page.with_suffix(suffix).name for suffix in _SUFFIXES] + sorted(linked)
    found: list[Specification] = []
    for name in dict.fromkeys(names):
        path = page.parent / name
        if len(found) >= _MOST_FILES or not path.is_file():
            continue
        try:
            found.append(Specification(read_document(path), 1, name))
        except DocpactError:
            continue
    return found


def within(blocks: Sequence[Block], source: str, *, alone: bool = False) -> tuple[list[Specification], list[Unread]]:
    """The documents in the code of a page, and those that cannot be read.

    ``alone``: nothing else lists parameters, so that any schema may be the body's.
    """
    found: list[Specification] = []
    unread: list[Unread] = []
    lead = ""
    for block in blocks:
        if isinstance(block, Heading | Prose):
            lead = block.text[-_LEAD:]
        if not isinstance(block, Code):
            continue
        if part := _part(block, lead, alone=alone):
            if isinstance(part, Unread):
                unread.append(part)
            else:
                found.append(Specification(part, block.line))
            continue
        if not _MARK.match(block.text[:2_000]):
            continue
        if len(block.text) > _longest(block):
            unread.append(Unread("an OpenAPI document", block.line, None, "the document is too long to be read here"))
            continue
        try:
            found.append(Specification(_parsed(block.text, source), block.line))
        except DocpactError as error:
            unread.append(Unread("an OpenAPI document", block.line, None, error.what, error.what))
    return found, unread


def whole_page(text: str) -> Document | None:
    """A page that is nothing but a document, called as that is; None for any other."""
    code = Code(text, 1, _WHOLE)
    document = document_in(code, "page")
    if document is None:
        return None
    info = document.get("info")
    title = info.get("title") if isinstance(info, dict) else ""
    return Document(_WHOLE, (code,), title=title if isinstance(title, str) else "")


def document_in(block: Code, source: str) -> Object | None:
    """The whole document that code is; None for other code, and for one that cannot be read."""
    if not _MARK.match(block.text[:2_000]) or len(block.text) > _longest(block):
        return None
    try:
        document = _parsed(block.text, source)
    except DocpactError:
        return None
    return document if isinstance(document.get("paths"), dict) else None  # and no front matter that names an operation


def _longest(block: Code) -> int:
    """Characters of a document that is read in code: JSON is read a hundred times as fast as YAML."""
    if block.language == _WHOLE:
        return MAX_BYTES
    return MAX_BYTES // 10 if block.text.lstrip().startswith("{") else MAX_SAMPLE


def _parsed(text: str, source: str) -> Object:
    """A document. Raises DocpactError where it is none."""
    from docpact.read.openapi.document import parse_document  # noqa: PLC0415 - the same

    return parse_document(text.encode("utf-8", "surrogatepass"), Path(source))


def _part(block: Code, lead: str, *, alone: bool) -> Object | Unread | None:
    """The document that a part of one stands for, if it is the body's; None for other code."""
    text = _ASSIGNED.sub("", block.text[:MAX_SAMPLE], count=1)
    if not MARK.match(text[:2_000]) or not _HOLDS.search(text) or len(block.text) > MAX_SAMPLE:
        return None
    from docpact.read.openapi.document import parse_data  # noqa: PLC0415 - the same

    try:
        if text.lstrip().startswith("{"):  # JSON, or what Python calls so
            data = loosejson.read(text, block.line).value
        else:
            data = parse_data(text.encode("utf-8", "surrogatepass"), Path("part"))
    except DocpactError:
        return None
    if not isinstance(data, dict):
        return None
    why = "nothing says whether this is the schema of the body"
    return as_document(data, lead, alone=alone) or (
        Unread("a schema", block.line, None, why, "a schema") if is_unclear(data, lead) else None
    )


def stated(
    specifications: Sequence[Specification], models: Sequence[str]
) -> tuple[list[PageFact], list[Row], list[Unread]]:
    """What documents say of the request, with a row for every member. ``models`` are those that the page names."""
    facts: list[PageFact] = []
    rows: list[Row] = []
    unread: list[Unread] = []
    for one in specifications:
        try:
            request = _request(one.document, models)
        except DocpactError as error:
            unread.append(Unread(f"an OpenAPI document {one.name}".strip(), one.line, None, error.what, error.what))
            continue
        if request is None:
            continue
        facts += [PageFact(fact, one.line, PHRASE, str(fact)) for fact in request.facts]
        rows += _rows(request.facts, one.line)
        unread += [
            Unread(str(part), one.line, None, "a part of the schema that is not understood", str(part))
            for part in request.unread
        ]
    return facts, rows, unread


def _request(document: Object, models: Sequence[str]) -> Request | None:
    """The request of the page's model; None for a document that describes no request body."""
    from docpact.read.openapi.request import model_names, read_request  # noqa: PLC0415 - the same

    names = model_names(document)
    if not names:
        return None
    wanted = next((model for model in models if model in names), None)
    return read_request(document, wanted)


def _rows(facts: Sequence[Fact], line: int) -> list[Row]:
    """A row for every member that is not only inside another one's condition."""
    by_path: dict[str, list[Fact]] = {}
    for fact in facts:
        if not fact.when and fact.path.steps:
            by_path.setdefault(str(fact.path), []).append(fact)
    return [_row(path, listed, line) for path, listed in by_path.items()]


def _row(path: str, facts: Sequence[Fact], line: int) -> Row:
    kinds: list[JsonType] = [
        kind for kind in JSON_TYPES for fact in facts if (fact.keyword, fact.value) == ("type", kind)
    ]
    written = ["binary" for fact in facts if (fact.keyword, fact.value) == ("format", "binary")]
    digest = hashlib.sha256("\n".join(sorted(map(str, facts))).encode()).hexdigest()
    return Row(path, path, [*written, *kinds, ""][0], kinds[0] if kinds else None, "", line, digest)
