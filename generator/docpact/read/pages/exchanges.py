"""The endpoints of a page and what they answer: documented answers, their fields, error codes and sample headers.

Facts are about a request's body and come from :mod:`~docpact.read.pages.reading`; this is what an ``api.yaml`` needs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from pydantic import JsonValue

from docpact.errors import DocpactError, located
from docpact.read.pages import forms, listings, loosejson, samples, sections
from docpact.read.pages.blocks import Code, Document, Grid, Heading, Prose
from docpact.read.pages.endpoints import JSON, MULTIPART, Answer, AnswerField, Endpoint, Exchanges
from docpact.read.pages.languages import section_kind
from docpact.read.pages.limits import MAX_SAMPLE, MAX_SAMPLES
from docpact.read.pages.placing import declared_name
from docpact.read.pages.sections import Operation, Placed
from docpact.read.pages.specifications import document_in
from docpact.read.pages.text import visible, without_backticks

if TYPE_CHECKING:
    from docpact.read.openapi.document import Object

_CALL: Final = re.compile(
    r"\b(?:requests|httpx|axios|client|session|http)\.(?P<method>get|post|put|delete|patch)\(\s*(?:f?"
    r"[\"'`](?P<url>https?://[^\"'`\s]{1,500})[\"'`]|(?P<name>[A-Za-z_]\w{0,60})\s*[,)])",
    re.IGNORECASE,
)
_ASSIGNED: Final = re.compile(r"\b(?P<name>[A-Za-z_]\w{0,60})\s*=\s*f?[\"'`](?P<url>https?://[^\"'`\s]{1,500})[\"'`]")
_IN_PROSE: Final = re.compile(r"`(?P<method>GET|DELETE) (?P<url>(?:https?://|/)[^\s`{]{0,200}\{[^\s`]{1,100})`")
"""A question about a job, as in "Use `GET /tasks/{id}` to check it"."""
_HOLE: Final = re.compile(
    r"<[^<>/]{1,60}>|\{\{?[^{}/]{1,60}\}\}?|(?<=/):[A-Za-z_]\w{0,60}|\$\{?\w{1,60}\}?|%7B\w{1,60}%7D"
)
_IDENTIFIER: Final = re.compile(r"(?=[^/]*\d)[A-Za-z0-9_-]{12,80}")
_COMMENT: Final = re.compile(r"(?://|#)\s?(?P<text>[^\n]{1,400})$", re.MULTILINE)
_STATUS: Final = re.compile(r"\b([1-5]\d\d)\b")
_ANY_ERROR: Final = re.compile(r"\b[45]xx\b", re.IGNORECASE)
_FETCH: Final = re.compile(r"\bfetch\(\s*[\"'`](?P<url>https?://[^\"'`\s]{1,500})[\"'`](?P<rest>[^;]{0,300})")
_FETCHED: Final = re.compile(r"\bmethod\s*:\s*[\"'](?P<method>[A-Za-z]{3,6})[\"']")
_BASE: Final = re.compile(
    r"\bbase[ -](?:url|address|uri)\b[^\n]{0,40}?(?P<url>https?://[\w.:-]{1,100}(?:/[\w.-]{1,40}){0,4}|(?<=[\s`\"'])(?:/[\w.-]{1,40}){1,4})",
    re.IGNORECASE,
)
_KEY_IN_QUERY: Final = re.compile(
    r"\bquery (?:parameter|string)\W{1,12}(?P<name>\w{0,20}(?:key|token))\b", re.IGNORECASE
)
_STATE_LIST: Final = re.compile(
    r"[`\"'](?:\w{1,40}[.-])*(?:\w{1,40}_)?(?:status|state|phase)[`\"'][^.\n]{0,60}:", re.IGNORECASE
)
_STATE_ITEM: Final = re.compile(
    r"([`\"']|\*\*|)(?P<word>[A-Za-z][A-Za-z_-]{1,40})\1(?:\s*[:\uff1a\u2013\u2014-]\s*(?P<said>.{1,300}))?", re.DOTALL
)
_NAMED_HEADER: Final = re.compile(
    r"`(?P<name>[A-Za-z][\w-]{1,63})`(?: http| request)? header\b|\bheader `(?P<after>[A-Za-z][\w-]{1,63})`",
    re.IGNORECASE,
)
_OF_A_KEY: Final = re.compile(r"[\w-]*(?:key|token|secret)", re.IGNORECASE)
_FILE_ANSWER: Final = re.compile(
    r"\b(?:response|returns?|answers?|output)\b[^.\n]{0,80}?[`\s(\"](?P<type>(?:audio|image|video|model)/[\w+-]{2,20})(?![\w/])",
    re.IGNORECASE,
)
_SAVED: Final = re.compile(
    r"\bcurl\b.*?\s(?:-o|--output)\s+[\"']?[\w./-]{1,80}\.(?P<ending>png|jpe?g|webp|mp4|mp3|wav|glb)\b",
    re.IGNORECASE | re.DOTALL,
)
"""A sample that keeps the answer as a file."""
_SAVED_AS: Final = {
    **dict.fromkeys(("jpg", "jpeg"), "image/jpeg"),
    "png": "image/png",
    "webp": "image/webp",
    "mp4": "video/mp4",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
    "glb": "model/gltf-binary",
}
_BEARER: Final = re.compile(r"\bauthorization\b[`*\"': ]{1,8}bearer\b", re.IGNORECASE)
_HEADER_IN_CODE: Final = re.compile(
    r"[\"'`](?P<name>authorization|[\w-]{0,40}(?:key|token|secret))[\"'`]\s*[:,]\s*f?[\"'`](?P<value>[^\"'`\n]{1,200})[\"'`]",
    re.IGNORECASE,
)
_HEADER_LINE: Final = re.compile(
    r"^(?P<name>authorization|[\w-]{0,40}(?:key|token|secret)):[ \t]+(?P<value>[^\s\"'][^\n]{0,200})$",
    re.IGNORECASE | re.MULTILINE,
)
_UNKNOWN: Final = re.compile(
    r"[^.|\n]*\b(?:unknown|unrecogni[sz]ed|undocumented|unsupported|additional|extra)\s+(?:request\s+|body\s+)?"
    r"(?:parameter|field|key|propert|member|attribute)\w*\s+(?:are|is|will be|get|lead|cause|result|return)"
    r"\b[^.|\n]{0,200}",
    re.IGNORECASE,
)
_AT_ONCE: Final = re.compile(
    r"(?:concurren\w*|\u5e76\u53d1\w*)[^\n.\d]{0,40}\b(?P<most>\d{1,4})\b"
    r"|\b(?P<first>\d{1,4}) (?:concurrent\b|(?:\w+ )?(?:jobs?|tasks?|requests?|generations?)\b[^\n.\d]{0,30}"
    r"(?:in parallel|at (?:once|the same time|a time)|simultaneously))",
    re.IGNORECASE,
)
"""A number of requests or jobs that may be under way at one time."""
_TOLD: Final = re.compile(r"\b(?:webhook|callback|notification)s?\b|\u56de\u8c03", re.IGNORECASE)
"""The heading of what an API sends by itself, and not as an answer."""
_MEDIA_TYPE: Final = re.compile(r"multipart/form-data|application/(?:json|x-www-form-urlencoded)", re.IGNORECASE)
_FORM_IN_CODE: Final = re.compile(r"\bfiles\s*[=:]\s*|\bFormData\b|multipart/form-data")
"""What programs send files by."""
_BRACKETS: Final = re.compile(r"[\"'`=\s]\w{1,60}\[\][\"'`]?\s*[=,:]")
"""A field of a form that is named as one of several."""
_LIST_IN_CODE: Final = re.compile(r"(?:\bjson\s*=|\bJSON\.stringify\(|\bjson\.dumps\()\s*\[\s*\{")
"""What programs send a list of objects by."""


def read_exchanges(content: str | bytes, source: str) -> Exchanges:
    """What a page says of its endpoints and their answers. Raises DocpactError when it is no readable text."""
    from docpact.read.pages.reading import decoded, read_document, title_of  # noqa: PLC0415 - it reads facts with us

    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    text = decoded(data, source)
    with located(source):
        document = read_document(text)
    found = _Collector(Exchanges(source, title_of(document.title, document.blocks)))
    found.read(document, text)
    return found.exchanges


class _Collector:
    def __init__(self, exchanges: Exchanges) -> None:
        self.exchanges = exchanges
        self._current: Endpoint | None = None
        self._operation = -1
        self._answers = 0
        self._sent = set[str]()
        """The members of the body that the block of code before has sent."""
        self._listing = False
        """Whether the items that follow are words for how far a job is."""
        self._tables: list[tuple[Endpoint, list[AnswerField]]] = []
        """Of endpoints that take no body: parameters of the address, or members of the answer."""

    def read(self, document: Document, text: str) -> None:
        blocks, operations = sections.placed(forms.with_tables(document.blocks))
        if said := _UNKNOWN.search(visible(text)):
            self.exchanges.unknown = said[0].strip(" *>-"), text.count("\n", 0, said.start()) + 1
        numbers = [(int(one["most"] or one["first"]), one.start()) for one in _AT_ONCE.finditer(visible(text))]
        if (least := min(filter(all, numbers), default=None)) is not None:
            self.exchanges.concurrent = least[0], text.count("\n", 0, least[1]) + 1
        lines: list[Placed] = []
        for at in blocks:
            if operations and at.operation != self._operation:
                self._operation = at.operation
                self._enter(_stated(operations[at.operation]))
            self._block(at)
            if isinstance(at.block, Prose) and document.rendering in ("flattened", "tab-separated", "html-to-markdown"):
                lines.append(at)
        self._in_prose(lines, text)
        for endpoint, fields in self._tables:
            shown = [one for one in fields if any(_shows(answer.body, one.path) for answer in endpoint.answers)]
            endpoint.fields += fields if len(shown) * 2 >= len(fields) else []

    def _enter(self, endpoint: Endpoint | None) -> Endpoint | None:
        """Makes an endpoint the one that answers belong to, and gives it; a sample of a known one says more of it."""
        if endpoint is None:
            return None
        above = urlsplit(self.exchanges.base).path
        if above and endpoint.host and endpoint.path.startswith(f"{above}/"):
            endpoint.host, endpoint.path = endpoint.host + above, endpoint.path.removeprefix(above)
        known = next((one for one in self.exchanges.endpoints if one.key == endpoint.key), None)
        if known is None and self._current is not None and self._current.is_shown_by(endpoint):
            known = self._current
        if known is None:
            if len(self.exchanges.endpoints) >= MAX_SAMPLES:
                return None
            self.exchanges.endpoints.append(endpoint)
            known = endpoint
        known.host = known.host or endpoint.host
        known.query = known.query or endpoint.query
        known.has_body = known.has_body or endpoint.has_body
        self._current = known
        return known

    def _block(self, at: Placed) -> None:
        block = at.block
        if isinstance(block, Code) and (document := document_in(block, self.exchanges.source)):
            self._described(document, block.line)
        elif isinstance(block, Code):
            sent, self._sent = frozenset(self._sent), set[str]()
            self._requests(block, at)
            shown = at.is_answer or _is_status(at) or (at.kind is None and self._is_asked())
            if block.text.lstrip().startswith(("{", "[")) and (shown or (at.kind in (None, "body") and sent)):
                self._answer(block.text.lstrip(), block.line, at, frozenset() if shown else sent)
        elif isinstance(block, Grid):
            self._grid(block, at)
        else:
            self._said(block, at)

    def _described(self, document: Object, line: int) -> None:
        """What an OpenAPI document tells, as if the page itself did."""
        from docpact.read.pages.described import keys_in, operations_in  # noqa: PLC0415 - only pages with one pay for it

        try:
            keys, operations = [*keys_in(document)], [*operations_in(document)]
        except DocpactError:  # of a reference that leads nowhere; the reader of its facts tells of that
            return
        for name, before in keys:
            if name == "?":
                self.exchanges.key_in_query = self.exchanges.key_in_query or before
            elif not self.exchanges.headers.get(name):
                self.exchanges.headers[name] = before
        for one in operations:
            current = self._enter(_endpoint(one.method, one.url, one.title, line))
            if current is None:
                continue
            current.sent, current.sends = current.sent or one.content_type, current.sends or one.sends
            current.asked, current.listed = current.asked | {*one.asked}, current.listed or one.listed
            current.fields += [AnswerField(*member, line) for member in one.members]
            self.exchanges.file = self.exchanges.file or one.file
            for shown in one.answers:
                is_error = shown.is_error or _says_no(shown.body)
                answers = self.exchanges.errors if is_error else current.answers
                answers.append(Answer(shown.body, line, one.title, is_error, shown.status))

    def _grid(self, grid: Grid, at: Placed) -> None:
        if at.kind == "error" or listings.lists_codes(grid):
            self.exchanges.codes += listings.codes(grid)
        elif states := listings.states(grid):
            self.exchanges.states |= states
        elif at.kind == "response" and self._current is not None:
            self._current.fields += listings.fields(grid)
        elif at.kind is None and self._current is not None and self._is_asked():
            self._tables.append((self._current, [*listings.fields(grid)]))
        elif at.kind == "query" and self._current is not None:
            self._current.asked |= {name for row in grid.rows if (name := declared_name(row.cells[0]))}
        elif at.kind == "header":
            self._header_rows(grid, at.heading)
            self._media_type(" ".join(cell for row in grid.rows for cell in row.cells))

    def _said(self, block: Prose | Heading, at: Placed) -> None:
        text = block.text.strip()
        if self._listing and isinstance(block, Prose) and block.depth:
            item = _STATE_ITEM.fullmatch(text)
            self.exchanges.states |= {item["word"]: item["said"] or ""} if item else {}
            return
        self._listing = (
            _STATE_LIST.fullmatch(text) or listings.STATE_HEAD.fullmatch(text.strip("*_:\uff1a "))
        ) is not None
        self._media_type(text)
        if _BEARER.search(text) and not self.exchanges.headers.get("authorization"):
            self.exchanges.headers["authorization"] = "Bearer"
        if found := _BASE.search(text):
            self.exchanges.base = self.exchanges.base or found["url"]
        if found := _KEY_IN_QUERY.search(text):
            self.exchanges.key_in_query = found["name"]
        if found := _FILE_ANSWER.search(text):
            self.exchanges.file = self.exchanges.file or found["type"].lower()
        for asking in _IN_PROSE.finditer(text):
            self._enter(_endpoint(asking["method"], asking["url"], at.heading, block.line))
        named = (found["name"] or found["after"] for found in _NAMED_HEADER.finditer(text))
        for name in filter(_OF_A_KEY.fullmatch, named):
            self.exchanges.headers.setdefault(name.lower(), "")
        if at.kind == "header":
            self._header(at.heading, text)
        else:
            self.exchanges.listed |= listings.stated_words(text)

    def _media_type(self, text: str) -> None:
        """Take note of the one media type that a text names for bodies."""
        named = {found.lower() for found in _MEDIA_TYPE.findall(text)}
        if self._current is not None and self._current.method != "GET" and len(named) == 1:
            self._current.said = self._current.said or named.pop()

    def _is_asked(self) -> bool:
        """Whether the endpoint at hand takes no body, so that JSON below it is what it answers."""
        return self._current is not None and self._current.method == "GET" and not self._current.has_body

    def _requests(self, block: Code, at: Placed) -> None:
        text = visible(block.text)[:MAX_SAMPLE]
        found = [entry.sample for entry in samples.find(block.text, block.line)][:MAX_SAMPLES]
        for sample in found:
            for name, value in sample.headers:
                if not self.exchanges.headers.get(name) or not _is_blank(value):
                    self.exchanges.headers[name] = value
            self._enter(_sampled(sample.method, sample.url, at, block.line, has_body=sample.body is not None))
            if self._current is not None:
                self._current.sent = self._current.sent or sample.form or (JSON if sample.body is not None else "")
                self._current.listed |= sample.listed
                self._current.sends = self._current.sends or (sample.body if isinstance(sample.body, dict) else {})
            self._sent |= {*sample.body} if isinstance(sample.body, dict) else set()
        if saved := _SAVED.search(text):
            self.exchanges.file = self.exchanges.file or _SAVED_AS[saved["ending"].lower()]
        if not found:
            self._programs(text, block, at)
        if self._current is not None and self._current.form and _BRACKETS.search(text):
            self._current.brackets = True

    def _programs(self, text: str, block: Code, at: Placed) -> None:
        """Take the requests of programs."""
        for header in (*_HEADER_IN_CODE.finditer(text), *_HEADER_LINE.finditer(text)):
            self.exchanges.headers.setdefault(header["name"].lower(), header["value"])
        names = {match["name"]: match["url"] for match in _ASSIGNED.finditer(text)}
        for call in _FETCH.finditer(text):
            method = _FETCHED.search(call["rest"])
            line = block.line + text.count("\n", 0, call.start())
            known = method["method"].upper() if method else "GET"
            self._enter(_sampled(known, call["url"], at, line, has_body=known == "POST"))
        for call in _CALL.finditer(text):
            line = block.line + text.count("\n", 0, call.start())
            posts = call["method"].lower() == "post"
            url = call["url"] or names.get(call["name"], "")
            self._enter(_sampled(call["method"].upper(), url, at, line, has_body=posts))
        if self._current is not None and self._current.has_body and _FORM_IN_CODE.search(text):
            self._current.sent = self._current.sent or MULTIPART
        if self._current is not None and self._current.has_body and _LIST_IN_CODE.search(text):
            self._current.listed = True

    def _answer(self, text: str, line: int, at: Placed, sent: frozenset[str] = frozenset()) -> None:
        """Takes an answer, unless it has a member of the body that was ``sent`` before, and so is the body again."""
        self._answers += 1
        if self._answers > MAX_SAMPLES:
            return
        try:
            loose = loosejson.read(visible(text)[:MAX_SAMPLE], line)
        except DocpactError:
            return
        names = {*loose.value} if isinstance(loose.value, dict) else set[str]()
        if not isinstance(loose.value, dict | list) or not loose.value or sent & names:
            return
        if any(map(_TOLD.search, at.headings)):
            self.exchanges.webhook = self.exchanges.webhook or line
            return
        said = [int(one) for one in _STATUS.findall(f"{at.heading} {at.lead}") if int(one) < 600]
        comments = _comments(text, line, loose.lines)
        is_error = at.kind == "error" or (bool(said) and said[0] >= 400) or _ANY_ERROR.search(at.lead) is not None
        is_error = is_error or _says_no(loose.value)
        answer = Answer(loose.value, line, at.heading or at.lead, is_error, said[0] if said else None, comments)
        if is_error or self._current is None:
            self.exchanges.errors += [answer] if is_error else []
        else:
            self._current.answers.append(answer)

    def _in_prose(self, lines: Sequence[Placed], text: str) -> None:
        """Answers in renderings that know no code: from a line that opens an object to where that ends."""
        source = text.split("\n")
        starts: dict[int, Placed] = {}
        for at in lines:
            if isinstance(at.block, Prose) and at.is_answer and at.block.text.lstrip().startswith(("{", "[{")):
                starts.setdefault(at.block.line, at)
        operation: dict[int, Endpoint] = {}
        for endpoint in self.exchanges.endpoints:
            operation[endpoint.line] = endpoint
        end = 0
        for line, at in sorted(starts.items())[:MAX_SAMPLES]:
            if line <= end:
                continue
            before = [place for place in operation if place <= line]
            self._current = operation[max(before)] if before else None
            self._answer("\n".join(source[line - 1 : line + 400]).lstrip(), line, at)
            end = line + _length(source[line - 1 : line + 400])

    def _header_rows(self, grid: Grid, heading: str) -> None:
        for row in grid.rows:
            self._header(without_backticks(row.cells[0]), " ".join(without_backticks(cell) for cell in row.cells[1:]))
        if re.fullmatch(r"x-[\w-]+|[\w-]*(?:authorization|key|token)", heading.lower()):  # it is all about that header
            self._header(heading, " ".join(without_backticks(cell) for row in grid.rows for cell in row.cells))

    def _header(self, title: str, said: str) -> None:
        """Of what is said of a header only this tells how a key is sent; a sample with more than a blank says more."""
        known, named = self.exchanges.headers, _NAMED_HEADER.search(said)
        name = ((named["name"] or named["after"]) if named else title.strip("`* ")).lower()
        heading = name != "authorization" and (name == "authentication" or section_kind(name) is not None)
        if re.fullmatch(r"[a-z0-9-]{1,64}", name) and not heading and _is_blank(known.get(name, "")):
            known[name] = "Bearer" if re.search(r"\bbearer\b", said, re.IGNORECASE) else known.get(name, "")


def _says_no(body: JsonValue) -> bool:
    """Whether an answer has one of HTTP's codes for errors beside its words."""
    found = (
        [body.get(name) for name in ("code", "status", "statusCode", "status_code")] if isinstance(body, dict) else []
    )
    return any(isinstance(one, int) and 400 <= one < 600 for one in found)  # HTTP's own


def _shows(body: JsonValue, path: str) -> bool:
    """Whether an answer shows a member."""
    for step in path.replace("[]", "").split("."):
        body = body[0] if isinstance(body, list) and body else body
        if not isinstance(body, dict) or step not in body:
            return False
        body = body[step]
    return True


def _is_blank(value: str) -> bool:
    """Whether a header's value shows nothing but where something goes, as ``<authorization>`` does."""
    return re.fullmatch(r"(?:<[^<>]*>|\{+[^{}]*\}+)?", value.strip()) is not None


def _length(lines: Sequence[str]) -> int:
    """How many lines an object takes, by its brackets."""
    depth = 0
    for index, line in enumerate(lines):
        bare = re.sub(r"\"[^\"]*\"|//.*$", "", line)
        depth += bare.count("{") + bare.count("[") - bare.count("}") - bare.count("]")
        if depth <= 0:
            return index
    return len(lines)


def _stated(operation: Operation) -> Endpoint | None:
    return _endpoint(operation.method, operation.url, operation.title, operation.line)


def _sampled(method: str, url: str, at: Placed, line: int, *, has_body: bool) -> Endpoint | None:
    if not url:
        return None
    outer = [heading for heading in at.headings if section_kind(heading) is None]
    found = _endpoint(method, url, outer[-1] if outer else "", line)
    if found is not None:
        found.has_body = has_body
    return found


def _endpoint(method: str, url: str, title: str, line: int) -> Endpoint | None:
    """An endpoint by its address; None where that is none."""
    text = _HOLE.sub(_hole, url) if "://" not in url else url[:8] + _HOLE.sub(_hole, url[8:])
    try:
        parts = urlsplit(text if "://" in text or text.startswith("/") else f"//{text}")
    except ValueError:
        return None
    steps = parts.path.rstrip("/").split("/")
    if method in ("GET", "DELETE") and len(steps) > 2 and _IDENTIFIER.fullmatch(steps[-1]):
        steps[-1] = "{id}"
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    host = f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else ""
    return Endpoint(method, "/".join(steps) or "/", title, line, host, query, has_body=method in ("POST", "PUT"))


def _hole(match: re.Match[str]) -> str:
    name = re.sub(r"[^A-Za-z0-9]+", "_", match[0]).strip("_").lower()
    return f"{{{name or 'id'}}}"


def _is_status(at: Placed) -> bool:
    """Whether code stands below a heading or line that is a status, such as ``200 OK``."""
    text = f"{at.lead} {at.heading}" if isinstance(at.block, Code) else ""
    return at.kind is None and re.match(r"\W*(?:HTTP\s*)?[1-5]\d\d\b", text) is not None


def _comments(text: str, first_line: int, lines: dict[str, int]) -> tuple[tuple[str, str], ...]:
    by_line = {line: path for path, line in lines.items() if path}
    found: list[tuple[str, str]] = []
    for offset, line in enumerate(text.split("\n")):
        comment = _COMMENT.search(re.sub(r"\"[^\"\n]*\"", '""', line))
        path = by_line.get(first_line + offset)
        if comment and path:
            found.append((path, comment["text"].strip()))
    return tuple(found)
