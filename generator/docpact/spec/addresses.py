"""Addresses of operations: names in braces to values; and bodies as requests say them, in their address or a form too.

The path and the query of an operation that takes a body name members at its top: each goes there as a text, and not
into what is sent as the body. Everybody else speaks of the body as a whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Final, NamedTuple
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from pydantic import JsonValue

from docpact.facts import Contract, Field, canonical
from docpact.facts.values import from_text
from docpact.spec.forms import JSON, URLENCODED, WHOLE, Writing, body_of_form, media_type, written_form

NAME: Final = re.compile(r"\{(\+?)([A-Za-z0-9_-]+)\}")
"""A name in braces; a + before it keeps the slashes of its value (RFC 6570)."""


def names_in(*texts: str) -> list[str]:
    """The names in braces of texts."""
    return [name for text in texts for _, name in NAME.findall(text)]


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """A text with values in place of their names in braces; names that are not among them stay."""
    return NAME.sub(lambda found: values.get(found[2], found[0]), text)


def filled_path(path: str, values: Mapping[str, str]) -> str:
    """A path with values in place of their names in braces, quoted; names that are not among them stay."""
    return NAME.sub(lambda name: _quoted(values[name[2]], name[1] and "/:") if name[2] in values else name[0], path)


def url_parts(url: str) -> SplitResult | None:
    """The parts of an address; None for what is none, as a stranger's page may have it."""
    try:
        return urlsplit(url)
    except ValueError:
        return None


def takes_a_key(url: str) -> bool:
    """Whether a client sends its key to an address: over https, or on loopback."""
    parts = url_parts(url)
    return parts is not None and (parts.scheme == "https" or parts.hostname in ("localhost", "127.0.0.1", "::1"))


def _quoted(text: str, safe: str) -> str:
    # One of dots alone would be taken for another folder.
    return quote(text, safe=safe, errors="replace") if text.strip(".") else "%2E" * len(text)


def path_pattern(path: str, prefix: str = "") -> re.Pattern[str]:
    """What a path looks like below a prefix: for each name in braces one step, with a + before it one or more."""
    parts = [re.escape(part) for part in NAME.split(prefix.rstrip("/") + path)]
    parts[1::3] = ["((?:(?!%2[Ff]).)+)" if plus else "([^/]+)" for plus in parts[1::3]]
    parts[2::3] = [""] * len(parts[2::3])
    return re.compile("".join(parts))


class Content(NamedTuple):
    """What says a body: the path with its query, the content type, and what is sent as the request's own body."""

    path: str
    content_type: str
    body: bytes


class Placed:
    """A body in the requests of the operation that takes it: members in the address, the others as ``writing`` says.

    ``contracts`` gives those of the bodies, when they are wanted: a text in an address or in a form is a value of its
    member's type. ``aside`` are parameters of the query that are no members, such as the key's.
    """

    def __init__(
        self,
        path: str,
        query: Mapping[str, str],
        contracts: Callable[[], Iterable[Contract]] = tuple[Contract, ...],
        writing: Writing = WHOLE,
        aside: Iterable[str] = (),
    ) -> None:
        self._contracts: Final = contracts
        self._writing: Final = writing
        self.content_type: Final = writing.content_type
        self._path: Final = path
        self._query: Final = {one: ((*names_in(text), "")[0], text) for one, text in query.items()}
        self._asked: Final = {name: one for one, (name, _) in self._query.items() if name}
        self.steps: Final = frozenset(names_in(path))
        self.names: Final = self.steps | {*self._asked}
        self._aside: Final = {*aside, *self._query}

    @property
    def form(self) -> str:
        """The media type of the form that a body is sent as; nothing where that is JSON."""
        return self.content_type if self.content_type != JSON else ""

    @property
    def plain(self) -> bool:
        """Whether a body is sent whole, and as JSON."""
        return not self.names and self._writing == WHOLE

    @property
    def in_query(self) -> bool:
        """Whether all of a body stands in the address, as a form in its query."""
        return self._writing.in_query

    @property
    def listed(self) -> bool:
        """Whether a body is sent as the one item of a list."""
        return self._writing.listed

    def stands_in_address(self, name: str) -> bool:
        """Whether a member at the top does."""
        return self.in_query or name in self.names

    @cached_property
    def _known(self) -> dict[str, Field]:
        """The members at the top; of what is a text to one of several bodies, that."""
        tops = [field for contract in self._contracts() for field in contract.root.properties.values()]
        return {field.name: field for field in sorted(tops, key=lambda field: field.type == "string")}

    def _type(self, name: str) -> JsonValue:
        return self._known[name].type if name in self._known else None

    def split(self, body: JsonValue) -> tuple[str, str, JsonValue]:
        """The path, the query, and what is left of a body; names of members that it does not have stay in the path."""
        members = body if isinstance(body, dict) else {}
        given = {name: one for name, one in members.items() if name in self.names and one is not None}
        texts = {name: one if isinstance(one, str) else json.dumps(one) for name, one in given.items()}
        query = {one: texts.get(name, text) for one, (name, text) in self._query.items() if name in texts or not name}
        rest = (
            {name: one for name, one in members.items() if name not in self.names} if isinstance(body, dict) else body
        )
        asked = urlencode(query, errors="replace")
        if self.in_query and isinstance(rest, dict):
            form = written_form(rest, self._writing)[1].decode()
            asked, rest = "&".join(filter(None, [asked, form])), {}
        return filled_path(self._path, texts), asked, rest

    def request(self, text: bytes, usual: JsonValue) -> Content:
        """The request by which a text is sent as a body.

        What is no JSON of an object, or has a member twice, goes as it is to the address of the ``usual`` body.
        """
        try:
            body: JsonValue = json.loads(text, object_pairs_hook=_once)
        except ValueError:
            body = None
        path, query, rest = self.split(body if isinstance(body, dict) else usual)
        content_type, content = str(self.content_type), text
        if self.in_query:
            content_type, content = "", b""
        elif isinstance(rest, dict) and isinstance(body, dict) and content_type != JSON:
            content_type, content = written_form(rest, self._writing)
        elif isinstance(body, dict) and self.names:
            content = json.dumps(rest).encode()
        if self.listed:
            content = b"[" + content + b"]"
        return Content(f"{path}?{query}" if query else path, content_type, content)

    def body(self, content_type: str, content: bytes, read: Callable[[bytes], JsonValue]) -> JsonValue:
        """What is sent as the request's own body: JSON by ``read``, or a form. Raises ValueError for neither."""
        if self.in_query:
            return {}
        if self.content_type != JSON:
            return body_of_form(content_type, content, self._known, self._writing)
        inside = content.strip()
        if not self.listed:
            return read(content)
        # Read without what is around the item, so that faults are named by their places in it.
        return read(inside[1:-1]) if inside[:1] + inside[-1:] == b"[]" else [read(content)]

    def takes(self, content_type: str) -> bool:
        """Whether a request with this content type may hold a body."""
        return self.in_query or media_type(content_type) == self.content_type

    def joined(self, path: str, query: str, rest: JsonValue) -> JsonValue:
        """The body that a request means: what is sent as one, with what its path and its query say."""
        if self.in_query:
            fields = [
                (name, text) for name, text in parse_qsl(query, keep_blank_values=True) if name not in self._aside
            ]
            rest = body_of_form(URLENCODED, urlencode(fields).encode(), self._known, self._writing)
        if not isinstance(rest, dict) or not self.names:
            return rest
        found = path_pattern(self._path).fullmatch(path)
        texts = dict(zip(names_in(self._path), map(unquote, found.groups() if found else ()), strict=False))
        asked = dict(parse_qsl(query, keep_blank_values=True))
        texts |= {name: asked[one] for name, one in self._asked.items() if one in asked}
        return rest | {name: from_text(text, self._type(name)) for name, text in texts.items()}

    def in_url(self, url: str) -> tuple[str, str] | None:
        """The path and the query in an address that ends as the operation's does; None for any other."""
        parts = url_parts(url)
        if parts is None:
            return None
        found = re.search(rf"(?:{path_pattern(self._path.rstrip('/')).pattern})/?\Z", parts.path)
        return (found[0].rstrip("/"), parts.query) if found else None

    def shown_in(self, url: str, rest: JsonValue) -> JsonValue:
        """The body that a request means, by the end of its address and what it sends."""
        found = self.in_url(url)
        return self.joined(*found, rest) if found else rest

    def said(self, body: JsonValue) -> JsonValue:
        """What the request by which a body is sent means: an address knows no null, no empty step, and no type; a form
        no null, no empty list, and no type.
        """
        path, query, rest = self.split(body)
        if self.form and isinstance(rest, dict):
            rest = self.body(*written_form(rest, self._writing), json.loads)
        return self.joined(path, query, rest)

    def expresses(self, body: JsonValue, text: bytes | None = None) -> bool:
        """Whether a request can say what a body holds, or where the ``text`` is given that stands for it, that."""
        if self.plain:
            return True
        as_form = self.content_type == JSON or (text is None and isinstance(body, dict))
        return as_form and canonical(self.said(body)) == canonical(body)


def _once(members: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    if len(found := dict(members)) < len(members):
        raise ValueError("a member stands there twice")
    return found
