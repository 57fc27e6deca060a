"""The parts of a page: which endpoint a block belongs to, and whether it is about the body, the answer or the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from docpact.read.pages import samples
from docpact.read.pages.blocks import Block, Code, Grid, Heading, Prose
from docpact.read.pages.languages import SectionKind, is_generic, is_mandatory, mandatory_below, role, section_kind
from docpact.read.pages.text import without_backticks

_METHOD: Final = re.compile(
    r"^(?:\d{1,2}[.)]\s+)?\W{0,3}(?P<method>GET|POST|PUT|PATCH|DELETE)\W{0,3}\s+`?(?P<url>(?:https?://|\{[\w.-]+\}|/)[^\s`]*)`?\W{0,3}"
    r"(?:\s[\u00b7\u2014\u2013-]\s.{0,200})?$"
)
_TITLED: Final = re.compile(
    r".{1,80}\s[\u00b7\u2014\u2013:-]\s+(?P<method>GET|POST|PUT|PATCH|DELETE)\s+(?P<url>(?:https?://|/)\S+)$"
)
"""A heading that ends with its endpoint, as in ``## Hum: POST /v1/hums``."""
_LABELLED: Final = re.compile(
    r"^\W{0,3}(?:(?:API )?endpoint|(?:request )?url|request|api|端点|(?:接口|请求)(?:地址|路径)|接口)\W{0,4}\s*`?"
    r"(?P<method>GET|POST|PUT|PATCH|DELETE)\s+`?(?P<url>(?:https?://|\{[\w.-]+\}|/)[^\s`]+)`?",
    re.IGNORECASE,
)
"""An endpoint behind a label, as in ``**Endpoint:** `POST /v1/tunes```."""
_METHOD_ALONE: Final = re.compile(r"^\W{0,3}(?P<method>GET|POST|PUT|PATCH|DELETE)\W{0,3}$")
_ADDRESS_ALONE: Final = re.compile(r"(?:https?:/)?/[\w.{}:-][^\s`]*")
_PIECE: Final = re.compile(r"[\w.{}:-]{1,60}$")
_MOST_PIECES: Final = 24
"""How many lines an endpoint may take whose address is in pieces."""
_SHOWN_CALL: Final = re.compile(r"\s*curl\s[^\n]*https?://|\s*curl\s[^\n]*/[a-z]")
_SENDS: Final = re.compile(r"(?:^|\s)(?:-d|-F|--data\S*|--form\S*|--json|-T)\b|\b(?:POST|PUT|PATCH)\b")
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
_LEADS_TO_PARAMETERS: Final = re.compile(r"\bparameters\b[^.]{0,60}\b(?:listed|below|follow(?:s|ing)?)$", re.IGNORECASE)
"""The end of a paragraph above a table of them."""
_NEAR: Final = 3
"""How many blocks may stand between the address and the method of an endpoint, each behind a label of its own."""
_METHOD_HEAD: Final = re.compile(r"\bmethod\b|请求方法|请求方式|m[eé]hint", re.IGNORECASE)
_URL_HEAD: Final = re.compile(r"\b(?:url|endpoint|path|uri|address)\b|请求地址|请求路径|接口地址", re.IGNORECASE)
_WHOLE_BODY: Final = re.compile(
    r"\bbody\b(?!.*\b(?:param|field|propert|argument|attribute))(?<!required body)", re.IGNORECASE
)
"""A heading that says of the body, and not of its parameters, whether it must be sent."""
_ANSWERS: Final[tuple[SectionKind, ...]] = ("response", "error")
_MEMBERS: Final = re.compile(r"\b(?:schema|fields|properties|attributes)\W*$", re.IGNORECASE)
"""A heading of what body and answer have alike."""
_MEDIA_TYPE: Final = re.compile(r"\b(?:application|multipart)/[\w-]+")
_KINDS: Final = re.compile(
    r"\b(?:required|optional|mandatory|supported|core|additional)(?= parameters\b)", re.IGNORECASE
)
"""What a title says of parameters, those of a request: an answer has none that must be sent."""
_ANSWER_FENCE: Final = re.compile(r"\s(?:response|[2-5]\d\d)\b", re.IGNORECASE)
"""What stands behind the language of a fence whose code is an answer, as in ``json 200``."""
_OF_REQUEST: Final = re.compile(r"\W*request\b(?!.*\b(?:id|status)\b)", re.IGNORECASE)
"""What leads to the body even below a heading about answers."""
_OUTPUT: Final = re.compile(r"outputs?(?: (?:options|settings))?", re.IGNORECASE)
_WORDS_OF_A_TITLE: Final = 4
_MOST_WORDS: Final = 6
_LEAD: Final = 80
_OF_A_HEADER: Final = re.compile(r"[:\uff1a]\s*`?[\w-]+\s*[:\uff1a]\s*\S")
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
        text = without_backticks(block.text)
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
    if found := _listed_first(blocks):
        return found
    heading: tuple[int, Heading] | None = None
    labelled = _Labelled()
    taken = -1
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and not _METHOD.match(block.text):
            heading = (index, block) if section_kind(block.text) is None else None
        named = _endpoint(block) or _endpoint_of_lines(blocks, index) or labelled.read(index, block)
        if named is None:
            continue
        start = heading[0] if heading and heading[0] > taken else index
        title = heading[1].text if heading and heading[0] > taken else ""
        taken = index
        found.append((start, Operation(*named, title, block.line)))
    found = _without_repeated(blocks, found)
    return [*_shown_before(blocks, found), *found] if found else _by_headings(blocks)


def _listed_first(blocks: Sequence[Block]) -> list[tuple[int, Operation]]:
    """The endpoints that a table lists: each row has the heading of its part, and a method with an address."""
    heads = {block.text: (index, block.line) for index, block in enumerate(blocks) if isinstance(block, Heading)}
    for grid in (block for block in blocks if isinstance(block, Grid) and len(block.rows) > 1):
        cells = [[without_backticks(cell).strip() for cell in row.cells] for row in grid.rows]
        named = [(next(filter(None, map(_METHOD.match, row)), None), heads.get(row[0])) for row in cells if row]
        found = [(at[0], Operation(match["method"], match["url"], row[0], at[1]))
                 for row, (match, at) in zip(cells, named, strict=True) if match and at]  # fmt: skip
        if len(found) == len(cells):
            return sorted(found, key=lambda one: one[0])
    return []


def _without_repeated(blocks: Sequence[Block], found: list[tuple[int, Operation]]) -> list[tuple[int, Operation]]:
    """The endpoints without those that are named before, unless what follows lists a parameter of theirs anew."""
    ends = [*(start for start, _ in found[1:]), len(blocks)]
    kept: list[tuple[int, Operation]] = []
    listed: dict[tuple[str, str], set[str]] = {}
    for (start, one), end in zip(found, ends, strict=False):
        known = [other.title for _, other in kept if (other.method, other.url) == (one.method, one.url)]
        before, own = listed.setdefault((one.method, one.url), set()), _names_in(blocks[start:end])
        if not known or (one.title and one.title not in known and before & own):
            kept.append((start, one))
        before |= own
    return kept


def _names_in(blocks: Sequence[Block]) -> set[str]:
    """The first cells of the tables of a part, but for those of its answers."""
    found: set[str] = set()
    kind: SectionKind | None = None
    for block in blocks:
        if isinstance(block, Grid):
            found |= {without_backticks(row.cells[0]) for row in block.rows if row.cells and kind not in _ANSWERS}
        elif isinstance(block, Heading) or len(block.text) <= _LEAD:
            kind = section_kind(block.text) or (None if isinstance(block, Heading) else kind)
    return found


def _by_headings(blocks: Sequence[Block]) -> list[tuple[int, Operation]]:
    """The calls of a page that names no endpoints: headings with a part of parameters each, which repeat a name."""
    open_: list[tuple[int, Heading]] = []
    parts: dict[int, set[str]] = {}
    heads: dict[int, Heading] = {}
    lead = ""
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            open_ = [entry for entry in open_ if entry[1].level < block.level]
            open_.append((index, block))
        elif isinstance(block, Grid) and open_:
            titled = len(open_) > 1 and _PARAMETERS.fullmatch(open_[-1][1].text)
            if titled or _PARAMETERS.fullmatch(lead) or _LEADS_TO_PARAMETERS.search(lead):
                at, head = open_[-2 if titled else -1]
                heads[at] = head
                parts.setdefault(at, set()).update(without_backticks(row.cells[0]) for row in block.rows if row.cells)
        lead = without_backticks(block.text).strip(" :\uff1a") if isinstance(block, Prose) else ""
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
    text = without_backticks(block.text).strip()
    match = _METHOD.match(text) or (_LABELLED if isinstance(block, Prose) else _TITLED).match(text)
    return (match["method"], match["url"]) if match else None


def _endpoint_of_lines(blocks: Sequence[Block], start: int) -> tuple[str, str] | None:
    """A method alone on a line and the address below it, which may be in pieces: ``POST``, ``/``, ``v1``, ``/``."""
    first = blocks[start]
    method = None if isinstance(first, Grid) else _METHOD_ALONE.match(without_backticks(first.text[:40]).strip())
    texts = [
        without_backticks(block.text).strip() if not isinstance(block, Grid) else ""
        for block in blocks[start : start + _MOST_PIECES if method else start]
    ]
    if method is None or len(texts) < 2:
        return None
    if _ADDRESS_ALONE.fullmatch(texts[1]):
        return method["method"], texts[1]
    pairs = zip(texts[1::2], texts[2::2], strict=False)
    url = "".join(map("".join, takewhile(lambda pair: pair[0] == "/" and _PIECE.match(pair[1]), pairs)))
    return (method["method"], url) if _ADDRESS_ALONE.fullmatch(url) and "//" not in url else None


def _endpoint_of_table(grid: Grid) -> tuple[str, str] | None:
    """The method and address of a table with a head, or in two columns a row, for either."""
    rows = [
        [without_backticks(cell).strip() for cell in row] for row in (grid.header, *(row.cells for row in grid.rows))
    ]
    if len(rows) == 2:
        rows = [[*pair] for pair in zip(*rows, strict=True)]
    told = [(row[0], row[1]) for row in rows if len(row) == 2]
    method = next((said.upper() for head, said in told if _METHOD_HEAD.search(head)), "")
    url = next((said for head, said in told if _URL_HEAD.search(head)), "")
    return (method, url) if _METHOD_ALONE.match(method) and _ADDRESS_ALONE.match(url) else None


def placed(blocks: Sequence[Block]) -> tuple[list[Placed], list[Operation]]:
    """Every block with its place, and the endpoints; a page that names none has one, without method and address."""
    starts = operations(blocks)
    listed = [operation for _, operation in starts]
    titles = {operation.title: at for at, operation in enumerate(listed) if operation.title}
    stack: list[_Open] = []
    found: list[Placed] = []
    current, lead, asks, called, marked = 0, "", False, False, False
    following = 0
    for index, block in enumerate(blocks):
        while following < len(starts) and starts[following][0] <= index:
            if following:
                stack = [
                    entry for entry in stack if entry.level and isinstance(block, Heading) and entry.level < block.level
                ]
            current = following
            following += 1
        if isinstance(block, Heading) and following == len(starts):
            current = titles.get(block.text, _after(listed, current, starts, blocks, block))
        if isinstance(block, Heading):
            heads_so_far = [isinstance(at.block, Heading) for at in found]
            _enter(stack, block, first=not any(heads_so_far), contents=all(heads_so_far), below=any(heads_so_far[-1:]))
        asks = not isinstance(block, Heading) and (asks or (isinstance(block, Code) and _asks(block)))
        at = _place(block, stack, current, lead)
        heads = {*map(role, block.header)} if isinstance(block, Grid) else set[str]()
        # Below parameters with marks and a call that sends them, a table without marks is the answer's.
        answers = asks or (called and {"name", "type"} <= heads and "required" not in heads)
        marked = not isinstance(block, Heading) and (marked or "required" in heads)
        called = marked and (called or (isinstance(block, Code) and "curl " in block.text[:200]))
        found.append(replace(at, kind="response") if heads and answers and at.kind is None else at)
        if not isinstance(block, Code):  # What leads to a sample leads to the table below it as well.
            lead = block.text if isinstance(block, Prose | Heading) and not _is_sentence(block) else ""
    return found, listed


def _is_sentence(block: Block) -> bool:
    """Whether a heading of a page without levels is too long for one: the last of a run of definitions."""
    return isinstance(block, Heading) and not block.level and len(block.text.split()) > _MOST_WORDS


def _asks(code: Code) -> bool:
    """Whether code shows a call that sends no body: what a table below it lists is the answer's."""
    return _SHOWN_CALL.match(code.text) is not None and not _SENDS.search(code.text)


def _after(
    listed: Sequence[Operation],
    current: int,
    starts: Sequence[tuple[int, Operation]],
    blocks: Sequence[Block],
    heading: Heading,
) -> int:
    """The endpoint that a page goes on with below a heading that ends the part of one without a body.

    That is the first with one: a poll or a list stands between a call and its parameters on some pages.
    """
    if not listed or listed[current].method not in ("GET", "DELETE"):
        return current
    start = blocks[starts[current][0]]
    if not isinstance(start, Heading) or not start.level or heading.level >= start.level or not heading.level:
        return current
    return next((at for at, one in enumerate(listed) if one.method not in ("GET", "DELETE")), current)


def _enter(stack: list[_Open], heading: Heading, *, first: bool, contents: bool, below: bool) -> None:
    """Closes the parts that a heading ends, and opens its own. What the ``first`` one is about, its page is not.

    ``below``: it stands directly below one that may name the object whose members it groups, with those that end alike.
    """
    own = section_kind(heading.text) if not _METHOD.match(heading.text) else None
    if first and own == "about":
        own = None
    if heading.level == 0 and own in _ANSWERS and [entry.kind for entry in stack] == ["body"] and contents:
        own = None  # Both stand in the list of the page's parts.
    mandatory = None if _WHOLE_BODY.search(heading.text) else is_mandatory(heading.text)
    if heading.level == 0:
        # Without levels a part goes on until a heading says otherwise.
        before = stack[-1].kind if stack else None
        own = None if _is_sentence(heading) else own
        if before in _ANSWERS and own == "body" and (_MEMBERS.search(heading.text) or not _is_title(heading.text)):
            own = before
        kept = before if before != "body" else None
        alike = bool(stack) and stack[-1].text.split()[-1:] == heading.text.split()[-1:] and not _is_title(heading.text)
        outer = stack[-1:] if below else stack[-2:-1] if alike else []
        stack[:] = [*outer, _Open(0, heading.text, own or kept, mandatory)]
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


def _is_title(heading: str) -> bool:
    """Whether a heading is made of such words alone as titles of every page are, and perhaps a media type."""
    return is_generic(_MEDIA_TYPE.sub(" ", _KINDS.sub(" ", heading)))


def _place(block: Block, stack: Sequence[_Open], operation: int, lead: str) -> Placed:
    top = stack[-1] if stack else None
    kind, mandatory = (top.kind, top.mandatory) if top else (None, None)
    if isinstance(block, Code) and _ANSWER_FENCE.search(block.language):
        return Placed(block, tuple(entry.text for entry in stack), "response", mandatory, operation, lead)
    titled = 0 < len(lead) <= _LEAD and not (isinstance(block, Grid) and lead.rstrip().endswith((".", "\u3002")))
    if isinstance(block, Grid):
        own = is_mandatory(lead) if titled and 1 < len(lead.split()) <= _WORDS_OF_A_TITLE else mandatory_below(lead)
        mandatory = own if own is not None else mandatory
    said = section_kind(lead) if titled and not _METHOD.match(lead) else None
    if said == "header" and isinstance(block, Grid) and _OF_A_HEADER.search(lead):
        said = None  # It is the header itself, and the table below it another matter.
    if isinstance(block, Code | Grid) and said is not None:
        kind = said if kind in (None, "body") or said != "body" or _OF_REQUEST.match(lead) else kind
    if isinstance(block, Grid) and top and _OUTPUT.fullmatch(top.text) and "default" in map(role, block.header):
        kind = "body"  # What an answer holds has no defaults.
    if isinstance(block, Grid) and block.section is not None and not (block.section == "body" and kind in _ANSWERS):
        # Some pages write the fields of the answer with the component of the body's.
        kind = block.section
    return Placed(block, tuple(entry.text for entry in stack), kind, mandatory, operation, lead)
