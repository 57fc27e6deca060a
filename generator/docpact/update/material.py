"""Where the content comes from that specs are held against: addresses, or files that somebody has saved."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from docpact.errors import DocpactError, Place, display_path
from docpact.read.pages import Page
from docpact.read.pages.reading import read_page
from docpact.read.pages.source import content_of
from docpact.read.pages.specifications import beside
from docpact.read.sources import PAGE_SUFFIXES
from docpact.spec import LoadedSpec
from docpact.spec.addresses import Placed
from docpact.spec.model import Source
from docpact.transcribe import Document, load_document

Progress = Callable[[str, int, int], None]

DOCUMENT_SUFFIXES: Final = (".json", ".yaml", ".yml")
_AT_ONCE: Final = 4
"""Addresses that are asked at once: quick enough, and a burden to nobody."""


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a page or document, and its name in messages."""

    data: bytes
    name: str

    def page(self, address: Placed | None = None) -> Page:
        """The page that it is, with members of the body in its address. Raises DocpactError."""
        path = Path(self.name)
        documents = beside(path, self.data) if path.is_file() else ()
        return read_page(self.data, self.name, documents, address=address)


@dataclass(slots=True)
class Material:
    """What was found: pages by spec, documents, what could not be had, and files that belong to no spec."""

    pages: dict[str, Content] = field(default_factory=dict[str, Content])
    documents: dict[str, Document] = field(default_factory=dict[str, Document])
    """By the spec that it is a witness of."""
    failures: list[tuple[LoadedSpec | None, DocpactError]] = field(
        default_factory=list[tuple[LoadedSpec | None, DocpactError]]
    )
    strangers: list[Content] = field(default_factory=list[Content])
    """Pages that no spec is about."""


def read_addresses(specs: Sequence[LoadedSpec], progress: Progress) -> Material:
    """What stands at the addresses of the specs' witnesses now; each address is asked once."""
    found = Material()
    asked: dict[str, list[tuple[LoadedSpec, str]]] = {}
    for spec in specs:
        for witness, source in _documents_of(spec):
            if source.url is None:
                hint = f"Add 'url' to witnesses.{witness}, or give the file that was saved."
                where = spec.file.place("witnesses", witness)
                found.failures.append((spec, DocpactError("nobody noted its address", where=where, hint=hint)))
            else:
                asked.setdefault(source.url, []).append((spec, witness))

    def ask(address: str) -> bytes | DocpactError:
        try:
            return content_of(address, same_host=True)[0]
        except DocpactError as error:
            return error

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for done, (address, answer) in enumerate(zip(asked, pool.map(ask, asked), strict=True), 1):
            progress("pages", done, len(asked))
            for spec, witness in asked[address]:
                _add(found, spec, witness, answer if isinstance(answer, DocpactError) else Content(answer, address))
    return found


def read_files(specs: Sequence[LoadedSpec], sources: Sequence[str], progress: Progress) -> Material:
    """What files and folders of files hold. A page is known by its file's name, its address's end, or its model."""
    found = Material()
    files = [*_files(sources)]
    by_name = {name: spec for spec in specs for name in reversed(_names(spec))}
    for done, path in enumerate(files, 1):
        progress("pages", done, len(files))
        try:
            content = Content(*content_of(str(path)))
            if path.suffix.lower() in DOCUMENT_SUFFIXES:
                _add_document(found, specs, content)
                continue
            spec = by_name.get(path.stem) or _spec_for_models(content, specs)
        except DocpactError as error:
            found.failures.append((by_name.get(path.stem), error))
            continue
        if spec is None:
            found.strangers.append(content)
        elif spec.name in found.pages:
            other = found.pages[spec.name].name
            hint = "Leave one of the two away."
            two = DocpactError(f"this is a second page of {spec.model}: {other}", where=Place(content.name), hint=hint)
            found.failures.append((spec, two))
        else:
            _add(found, spec, "page", content)
    return found


def _documents_of(spec: LoadedSpec) -> Iterator[tuple[str, Source]]:
    witnesses = spec.content.witnesses
    for witness, source in (("page", witnesses.page), ("openapi", witnesses.openapi)):
        # Of a spec with a page, an OpenAPI document without an address was given by hand.
        if source is not None and (source.url is not None or witness == witnesses.first):
            yield witness, source


def _names(spec: LoadedSpec) -> list[str]:
    """What the file of a page may be called: after the spec, or after its address."""
    page = spec.content.witnesses.page
    address = page.url if page and page.url else ""
    return [spec.model, *filter(None, [address.rstrip("/").rpartition("/")[2]])]


def _files(sources: Sequence[str]) -> Iterator[Path]:
    for source in sources:
        path = Path(source)
        if path.is_dir():
            yield from (one for one in sorted(path.rglob("*")) if one.suffix.lower() in (*PAGE_SUFFIXES, ".json"))
        elif path.is_file():
            yield path
        else:
            raise DocpactError(
                "there is no such file or folder",
                where=Place(source),
                hint="Pass files of pages, or folders of them; without any, the addresses in the specs are read.",
            )


def _spec_for_models(content: Content, specs: Sequence[LoadedSpec]) -> LoadedSpec | None:
    models = {*content.page().models}
    return next((spec for spec in specs if models & {*spec.contract.models}), None)


def _add(found: Material, spec: LoadedSpec, witness: str, answer: Content | DocpactError) -> None:
    if isinstance(answer, DocpactError):
        found.failures.append((spec, answer))
    elif witness == "page":
        found.pages[spec.name] = answer
    else:
        try:
            found.documents[spec.name] = document_of(answer)
        except DocpactError as error:
            found.failures.append((spec, error))


def _add_document(found: Material, specs: Sequence[LoadedSpec], content: Content) -> None:
    document = document_of(content)
    for spec in specs:
        known = spec.content.witnesses.openapi
        if known is not None and {known.model or spec.model, *spec.contract.models} & {*document.models}:
            found.documents[spec.name] = document


def document_of(content: Content) -> Document:
    """The OpenAPI document that a content is. Raises DocpactError."""
    suffix = ".json" if content.data.lstrip()[:1] in (b"{", b"[") else ".yaml"
    with tempfile.TemporaryDirectory(prefix="docpact-") as folder:
        path = Path(folder, f"document{suffix}")
        path.write_bytes(content.data)
        try:
            return replace(load_document(path), source=content.name)
        except DocpactError as error:
            what = error.what.replace(display_path(path), content.name)
            raise DocpactError(what, where=Place(content.name), hint=error.hint) from None
