"""Sample requests in other notations than curl: a JSON body, a raw HTTP request, Python, JavaScript and their like."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from pydantic import JsonValue

from docpact.errors import DocpactError
from docpact.read.pages import loosejson
from docpact.read.pages.blocks import Code
from docpact.read.pages.endpoints import MULTIPART
from docpact.read.pages.limits import MAX_SAMPLE
from docpact.read.pages.samples import Sample
from docpact.read.pages.text import visible

_CALL: Final = re.compile(
    r"\brequests?\.(?:post|put|patch|request)\b|\bfetch\s*\(|\baxios\b|\bhttpx\b|\burllib\b|\bhttp\.client\b"
    r"|\baiohttp\b"
    r"|\bgot\s*[.(]|\bNet::HTTP\b|\bcurl_init\b|\bhttp\.NewRequest\b|\bHttpClient\b|\bXMLHttpRequest\b|\bOkHttp"
)
_BODIES: Final = (
    re.compile(r"\bjson\s*=\s*(?:\[\s*)?(?=\{)"),
    re.compile(r"\bJSON\.stringify\(\s*(?:\[\s*)?(?=\{)"),
    re.compile(r"\bjson\.dumps\(\s*(?:\[\s*)?(?=\{)"),
    re.compile(
        r"\b(?:body|data|payload|json_data|request_body|requestBody|params)\s*[:=]\s*(?:json_encode\(\s*)?(?=[{\[])"
    ),
)
_HTTP: Final = re.compile(
    r"\A\s*(?P<method>POST|PUT|PATCH)\s+(?P<url>\S+)(?:\s+HTTP/[\d.]+)?\s*\n(?P<headers>(?:[\w-]+:[^\n]*\n)*)\s*"
    r"\n*(?=\{)"
)
_URL: Final = re.compile(r"[\"'](?P<url>https?://[^\"'\s]{1,500})[\"']")
_FILES: Final = re.compile(r"\bfiles\s*=\s*\{(?P<members>[^{}]{1,2000})\}")
_KEY: Final = re.compile(r"[\"'](\w{1,60})[\"']\s*:")
_APPENDED: Final = re.compile(
    r"\.append\(\s*[\"'`](?P<name>\w{1,60})(?:\[\])?[\"'`]\s*,\s*(?:[\"'`](?P<text>[^\"'`\n]{0,500})[\"'`]\s*\))?"
)
"""A member of a form in JavaScript, with its value where that is a text."""
_SHARE: Final = 0.5
"""The share of a body's members that a page must list, for JSON without an address to count as a request."""


def read(code: Code, listed: Collection[str], *, in_body: bool = False) -> Sample | None:
    """The request that a block of code shows, if it is one; ``listed`` are the first steps of the parameters' names.

    ``in_body``: it stands in the part about the body, so that fewer of them tell.
    """
    text = visible(code.text)[:MAX_SAMPLE]
    if http := _HTTP.match(text):
        return _sample(text, http.end(), code, (http["method"], http["url"]), strict=True)
    stripped = text.lstrip()
    if stripped.startswith("{"):
        found = _sample(text, len(text) - len(stripped), code, ("POST", ""), strict=True)
        return (
            found if found is not None and _is_request(found.body, listed, _SHARE / 2 if in_body else _SHARE) else None
        )
    if not _CALL.search(text):
        return None
    url = _URL.search(text)
    files = {name: "@file" for held in _FILES.finditer(text) for name in _KEY.findall(held["members"])}
    appended = {one["name"]: one["text"] or "@file" for one in _APPENDED.finditer(text)} if "FormData" in text else {}
    if appended:
        line = code.line + text.count("\n", 0, text.index("FormData"))
        return Sample("POST", url["url"] if url else "", (), {**appended}, line, {}, form=MULTIPART)
    for pattern in _BODIES:
        for match in pattern.finditer(text):
            found = _sample(text, match.end(), code, ("POST", ""), strict=False)
            if found is not None and isinstance(found.body, dict) and found.body:
                body, form = {**files, **found.body}, MULTIPART if files else ""
                return Sample("POST", url["url"] if url else "", (), body, found.line, found.lines, form=form)
    return None


def _sample(text: str, start: int, code: Code, request: tuple[str, str], *, strict: bool) -> Sample | None:
    """The object that begins at ``start``; its oddities count only where it is ``strict``ly meant to be JSON."""
    line = code.line + text.count("\n", 0, start)
    try:
        loose = loosejson.read(text[start:], line)
    except DocpactError:
        return None
    return Sample(*request, (), loose.value, line, loose.lines, loose.complaints if strict else ())


def _is_request(body: JsonValue, listed: Collection[str], share: float) -> bool:
    """Whether enough members of a JSON object are parameters of the page, at its top level or one below."""
    if not isinstance(body, dict) or not body:
        return False
    members = [name for name, value in body.items() if not isinstance(value, dict)]
    for value in body.values():
        members += [*value] if isinstance(value, dict) else []
    named = sum(member in listed for member in members)
    return named > 0 and named >= share * len(members)
