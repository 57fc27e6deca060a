"""The parts of a page: which endpoint a block belongs to, and whether it is about the body, the answer or the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from docpact.read.pages import samples
from docpact.read.pages.blocks import Block, Code, Grid, Heading, Prose
from docpact.read.pages.languages import SectionKind, is_mandatory, section_kind
from docpact.read.pages.text import plain

_METHOD: Final = re.compile(
    r"^\W{0,3}(?P<method>GET|POST|PUT|PATCH|DELETE)\W{0,3}\s+`?(?P<url>(?:https?://|\{[\w.-]+\}|/)[^\s`]*)`?\W{0,3}$"
)
_LABELLED: Final = re.compile(
    r"^\W{0,3}(?:(?:API )?endpoint|(?:request )?url|request|api|端点|接口(?:地址)?|请求地址)\W{0,4}\s*`?"
    r"(?P<method>GET|POST|PUT|PATCH|DELETE)\s+`?(?P<url>(?:https?://|\{[\w.-]+\}|/)[^\s`]+)`?",
    re.IGNORECASE,
)
"""An endpoint behind a label, as in ``**Endpoint:** `POST /v1/tunes```."""
_METHOD_ALONE: Final = re.compile(r"^\W{0,3}(?P<method>GET|POST|PUT|PATCH|DELETE)\W{0,3}$")
_METHOD_LABEL: Final = re.compile(
    r"(?:^|(?<=[\s*]))(?:(?:http )?(?:request )?method|请求方法|请求方式|方法|m[eé]hint)\W{0,4}"
    r"(?P<method>GET|POST|PUT|PATCH|DELETE)\b",
    re.IGNORECASE,
)
_URL_LABEL: Final = re.compile(
    r"(?:^|(?<=[\s*]))(?:(?:api )?endpoint|(?:request )?url|path|请求url|请求地址|请求路径|接口地址|接口|端点|地址)"
    r"\W{0,4}(?P<url>(?:https?://|/)[^\s`]+)",
    re.IGNORECASE,
)
_PARAMETERS: Final = re.compile(
    r"(?:request |body |input )?(?:parameters?|params|arguments|body|fields)|(?:请求)?参数(?:说明)?|par[aá]metros?",
    re.IGNORECASE,
)
"""The heading of the parameters of the call that the heading above it names."""
_NEAR: Final = 3
"""How many blocks may stand between the address and the method of an endpoint, each behind a label of its own."""
_METHOD_HEAD: Final = re.compile(r"\bmethod\b|请求方法|请求方式|m[eé]hint", re.IGNORECASE)
_URL_HEAD: Final = re.compile(r"\b(?:url|endpoint|path|uri|address)\b|请求地址|请求路径|接口地址", re.IGNORECASE)
_WHOLE_BODY: Final = re.compile(
    r"\bbody\b(?!.*\b(?:param|field|propert|argument|attribute))(?<!required body)", re.IGNORECASE
)
"""A heading that says of the body, and not of its parameters, whether it must be sent."""
_ANSWERS: Final[tuple[SectionKind, ...]] = ("response", "error")
_ANSWER_FENCE: Final = re.compile(r"\s(?:response|[2-5]\d\d)\b", re.IGNORECASE)
"""What stands behind the language of a fence whose code is an answer, as in ``json 200``."""
_LEAD: Final = 80
"""The length up to which a paragraph before code can be its title, as in ``**Response**``."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One endpoint that a page describes: its method and address, as far as stated, and the heading above it."""

    method: str
    url: str
    title: str
    line: int

    def __str__(self) -> str:
        return " ".join(part for part in (self.method, self.url or self.title) if part)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, where it stands: its headings from the outermost, what its part is about, and its endpoint's number."""

    block: Block
    headings: tuple[str, ...]
    kind: SectionKind | None
    mandatory: bool | None
    operation: int
    lead: str
    """The paragraph or heading directly before it."""

    @property
    def heading(self) -> str:
        return self.headings[-1] if self.headings else ""

    @property
    def is_answer(self) -> bool:
        return self.kind not in (None, "body")


@dataclass(slots=True)
class _Open:
    """A heading whose part of the page has not ended."""

    level: int
    text: str
    kind: SectionKind | None
    mandatory: bool | None


class _Labelled:
    """Puts together an address and a method that stand behind labels of their own, near each other."""

    def __init__(self) -> None:
        self._url = (-1, "")
        self._method = (-1, "")

    def read(self, index: int, block: Block) -> tuple[str, str] | None:
        if not isinstance(block, Prose):
            return None
        text = plain(block.text)
        if url := _URL_LABEL.search(text):
            self._url = (index, url["url"])
        if method := _METHOD_LABEL.search(text):
            self._method = (index, method["method"].upper())
        (at_url, address), (at_method, verb) = self._url, self._method
        if not (url or method) or min(at_url, at_method) < 0 or abs(at_url - at_method) > _NEAR:
            return None
        self._url = self._method = (-1, "")
        return verb, address


def operations(blocks: Sequence[Block]) -> list[tuple[int, Operation]]:
    """The endpoints of a page, each with the index of its first block: the heading above its method and address."""
    found: list[tuple[int, Operation]] = []
    heading: tuple[int, Heading] | None = None
    labelled = _Labelled()
    taken = -1
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and not _METHOD.match(block.text):
            heading = (index, block) if section_kind(block.text) is None else None
        named = _endpoint(block) or labelled.read(index, block)
        if named is None:
            continue
        start = heading[0] if heading and heading[0] > taken else index
        title = heading[1].text if heading and heading[0] > taken else ""
        taken = index
        operation = Operation(*named, title, block.line)
        known = [known for _, known in found if (known.method, known.url) == (operation.method, operation.url)]
        if not known:
            found.append((start, operation))
    return [*_shown_before(blocks, found), *found] if found else _by_headings(blocks)


def _by_headings(blocks: Sequence[Block]) -> list[tuple[int, Operation]]:
    """The calls of a page that names no endpoints: headings with a part of parameters each, which repeat a name."""
    open_: list[tuple[int, Heading]] = []
    parts: dict[int, set[str]] = {}
    heads: dict[int, Heading] = {}
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            open_ = [entry for entry in open_ if entry[1].level < block.level]
            open_.append((index, block))
        elif isinstance(block, Grid) and len(open_) > 1 and _PARAMETERS.fullmatch(open_[-1][1].text):
            at, head = open_[-2]
            heads[at] = head
            parts.setdefault(at, set()).update(plain(row.cells[0]) for row in block.rows if row.cells)
    if len(parts) < 2 or len({head.level for head in heads.values()}) > 1:
        return []
    named = [name for names in parts.values() for name in names]
    if len(set(named)) == len(named):
        return []
    return [(at, Operation("", "", head.text, head.line)) for at, head in heads.items()]


def _shown_before(blocks: Sequence[Block], found: Sequence[tuple[int, Operation]]) -> list[tuple[int, Operation]]:
    """The endpoint that a sample request alone names, before the first one that the page states."""
    if not found:
        return []
    stated = {(one.method, _without_host(one.url)) for _, one in found}
    heading = (0, "")
    for index, block in enumerate(blocks[: found[0][0]]):
        if isinstance(block, Heading) and section_kind(block.text) is None:
            heading = (index, block.text)
        requests = samples.find(block.text, block.line)[:1] if isinstance(block, Code) else []
        for sample in (request.sample for request in requests):
            if sample.url and (sample.method, _without_host(sample.url)) not in stated:
                return [(heading[0], Operation(sample.method, sample.url, heading[1], block.line))]
    return []


def _without_host(url: str) -> str:
    return re.sub(r"^https?://[^/]*", "", url).partition("?")[0].rstrip("/")


def _endpoint(block: Block) -> tuple[str, str] | None:
    """The method and address that a block states as an endpoint of its own; None for every other block."""
    if isinstance(block, Grid):
        return _endpoint_of_table(block)
    if isinstance(block, Code):
        first = block.text.strip().split("\n")[0]
        return (match["method"], match["url"]) if (match := _METHOD.match(first.strip())) else None
    text = plain(block.text).strip()
    match = _METHOD.match(text) or (_LABELLED.match(text) if isinstance(block, Prose) else None)
    return (match["method"], match["url"]) if match else None


def _endpoint_of_table(grid: Grid) -> tuple[str, str] | None:
    method = next((index for index, head in enumerate(grid.header) if _METHOD_HEAD.search(head)), None)
    url = next((index for index, head in enumerate(grid.header) if _URL_HEAD.search(head)), None)
    if method is None or url is None or len(grid.rows) != 1:
        return None
    cells = [plain(cell) for cell in grid.rows[0].cells]
    return (cells[method].upper(), cells[url]) if _METHOD_ALONE.match(cells[method].upper()) else None


def placed(blocks: Sequence[Block]) -> tuple[list[Placed], list[Operation]]:
    """Every block with its place, and the endpoints; a page that names none has one, without method and address."""
    starts = operations(blocks)
    listed = [operation for _, operation in starts]
    stack: list[_Open] = []
    found: list[Placed] = []
    current, lead = 0, ""
    following = 0
    for index, block in enumerate(blocks):
        while following < len(starts) and starts[following][0] <= index:
            if following:
                stack = [
                    entry for entry in stack if entry.level and isinstance(block, Heading) and entry.level < block.level
                ]
            current = following
            following += 1
        if isinstance(block, Heading):
            _enter(stack, block)
        found.append(_place(block, stack, current, lead))
        lead = block.text if isinstance(block, Prose | Heading) else ""
    return found, listed


def _enter(stack: list[_Open], heading: Heading) -> None:
    """Closes the parts that a heading ends, and opens its own."""
    own = section_kind(heading.text)
    mandatory = None if _WHOLE_BODY.search(heading.text) else is_mandatory(heading.text)
    if heading.level == 0:
        # Without levels a part goes on until a heading says otherwise.
        before = stack[-1].kind if stack else None
        kept = before if before != "body" else None
        stack[:] = [_Open(0, heading.text, own or kept, mandatory)]
        return
    while stack and stack[-1].level >= heading.level:
        stack.pop()
    above = stack[-1] if stack else None
    inherited = above.kind if above else None
    # Below the answer, "Fields" are the answer's; below the body, "Response" is not.
    kind = inherited if inherited not in (None, "body") and own in (None, "body") else own or inherited
    stack.append(
        _Open(
            heading.level,
            heading.text,
            kind,
            mandatory if mandatory is not None else above.mandatory if above else None,
        )
    )


def _place(block: Block, stack: Sequence[_Open], operation: int, lead: str) -> Placed:
    top = stack[-1] if stack else None
    kind, mandatory = (top.kind, top.mandatory) if top else (None, None)
    if isinstance(block, Code) and _ANSWER_FENCE.search(block.language):
        return Placed(block, tuple(entry.text for entry in stack), "response", mandatory, operation, lead)
    if isinstance(block, Code | Grid) and 0 < len(lead) <= _LEAD and (said := section_kind(lead)) is not None:
        kind = said if not (kind not in (None, "body") and said == "body") else kind
    if isinstance(block, Grid) and block.section is not None and not (block.section == "body" and kind in _ANSWERS):
        # Some pages write the fields of the answer with the component of the body's.
        kind = block.section
    return Placed(block, tuple(entry.text for entry in stack), kind, mandatory, operation, lead)
