"""The vendor's own list of its pages, and which of them are new or gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from docpact.errors import DocpactError, Place
from docpact.read.pages.source import content_of
from docpact.spec import LoadedApi, LoadedSpec
from docpact.spec.api import Index

_LINK: Final = re.compile(
    r"""\]\(\s*<?([^()\s<>]{1,500})|href\s*=\s*["']([^"'<>\s]{1,500})|<loc>\s*([^<>\s]{1,500})"""
    r"""|(https?://[^\s<>"'()\[\]{}|\\^`]{1,500})""",
    re.IGNORECASE,
)
_MOST: Final = 20_000
"""Links of an index that are looked at."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Addresses of pages that no spec is about, and specs whose pages the index no longer lists."""

    new: tuple[str, ...] = ()
    gone: tuple[LoadedSpec, ...] = ()


def compare_index(api: LoadedApi, specs: Sequence[LoadedSpec]) -> Changes:
    """What an API's index lists beside its specs. Raises DocpactError where it cannot be read, or lists no page."""
    index = api.content.index
    if index is None:
        return Changes()
    name, text = _text(api, index)
    listed = {_plain(one): one for one in _links(text, name) if _plain(one).startswith(_plain(index.pages))}
    if not listed:
        raise DocpactError(
            f"the index lists no page below {index.pages}",
            where=api.file.place("index", "pages"),
            hint="Look at it in a browser, and correct 'at' or 'pages'.",
        )
    ours = {_plain(page.url): spec for spec in specs if (page := spec.content.witnesses.page) and page.url}
    known = ours.keys() | {_plain(one) for one in index.others}
    new = [listed[one] for one in sorted(listed.keys() - known)]
    below = [one for one in ours if one.startswith(_plain(index.pages)) and ours[one].content.lifecycle is None]
    return Changes(tuple(new), tuple(ours[one] for one in sorted(below) if one not in listed))


def _text(api: LoadedApi, index: Index) -> tuple[str, str]:
    """The index's address and text."""
    if re.match(r"https?://", index.at):
        content, name = content_of(index.at, same_host=True)
        return name, content.decode("utf-8", "replace")
    folder = api.path.resolve().parent
    path = (folder / index.at).resolve()
    if not path.is_relative_to(folder):
        raise DocpactError(
            "the index lies outside of the API's folder",
            where=api.file.place("index", "at"),
            hint="Name an address, or a file beside api.yaml.",
        )
    content, _ = content_of(str(path))
    return index.pages, content.decode("utf-8", "replace")


def _links(text: str, base: str) -> Iterable[str]:
    for count, match in enumerate(_LINK.finditer(text)):
        if count >= _MOST:
            raise DocpactError(
                f"the index has more than {_MOST:,} links", where=Place(base), hint="Name a smaller one."
            )
        link = next(one for one in match.groups() if one)
        try:
            yield urljoin(base, link.rstrip(".,;"))
        except ValueError:
            continue


def _plain(address: str) -> str:
    """An address without what does not name another page: query, fragment, a last slash, an ending of Markdown."""
    parts = urlsplit(address)
    path = parts.path.removesuffix(".md").rstrip("/")
    return f"{parts.netloc.lower()}{path}"
