"""Any source to its facts: a page, a spec, an OpenAPI document, or an emitted client package."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from pydantic import JsonValue

from docpact.errors import DocpactError, Place, display_path, located, printable
from docpact.facts import WITNESSES, Claim, Fact, canonical
from docpact.facts import Path as FactPath

if TYPE_CHECKING:
    from docpact.read.pages.model import Unread
    from docpact.spec.addresses import Placed

EMITTED: tuple[str, ...] = ("generated", ".")
"""Folders in which a package's name is looked for before the installed packages."""

PAGE_SUFFIXES: Final = (".md", ".markdown", ".txt", ".html", ".htm")
STANDARD_INPUT: Final = "-"

Kind = Literal["page", "spec", "openapi", "package", "facts"]
WitnessChoice = Literal["page", "openapi", "server", "observed", "all"]

_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_SPEC_SUFFIXES: Final = (".yaml", ".yml")
_COMPILED: Final = "Compiled by docpact"


@dataclass(frozen=True)
class Source:
    """What a source states, and where.

    ``taken`` are facts that it does not state and that its client keeps to all the same: assumed or observed ones of a
    spec; ``warning`` the ids of those whose breach is only warned of. ``compiled`` marks a document that docpact wrote,
    which says what the specs do. ``places`` and ``path_places`` say where a fact or a path stands in a page or a spec,
    by fact id and by path, also for a path of which nothing is stated. ``unread`` is how many sentences of a page were
    not understood and may hide a fact.
    """

    name: str
    kind: Kind
    facts: frozenset[Fact]
    taken: frozenset[Fact] = frozenset()
    models: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict[str, Place])
    path_places: Mapping[str, Place] = field(default_factory=dict[str, Place])
    unread: int = 0
    unread_sentences: tuple[Unread, ...] = ()
    warning: frozenset[str] = frozenset()
    compiled: bool = False
    claims: tuple[Claim, ...] = ()
    """The claims that state the facts, where the source has places for them."""
    notes: tuple[str, ...] = ()
    """What should be known of the source as a whole."""
    address: Placed | None = None
    """What of the body stands in its address, where the source says so."""
    unkept: tuple[str, ...] = ()
    """Facts that a package carries and that its own check does not keep, each with the reason."""

    def as_json(self) -> list[list[JsonValue]]:
        """The facts as ``docpact facts --format json`` prints them: sorted, in the wording of their rows."""
        claimed = {claim.fact for claim in self.claims}
        printed = [claim.as_json() for claim in self.claims if claim.fact in self.facts]
        printed += [fact.as_json() for fact in self.facts - claimed]
        return [*dict(sorted((canonical(one), one) for one in printed)).values()]

    def place_of(self, path: str, fact_id: str | None = None) -> Place | None:
        """Where a fact stands, or else its path, or else what would hold it; None where the source has no lines."""
        if fact_id is not None and (place := self.places.get(fact_id)):
            return place
        for candidate in (path, *FactPath(path).ancestors):
            if place := self.path_places.get(candidate):
                return place
        return None


def read_source(  # noqa: PLR0913  # one keyword for each way to pick
    source: str,
    model: str | None = None,
    *,
    otherwise: Sequence[str] = (),
    witness: WitnessChoice | None = None,
    operation: str | None = None,
    address: Placed | None = None,
) -> Source:
    """What a source states and where. Raises DocpactError.

    ``source`` is a page (a file, ``-`` for standard input, or an http(s) address), or the path of a spec (``.yaml``),
    of an OpenAPI document (``.json`` or ``.yaml``) or of a package's folder, or the import name of a package. ``model``
    picks one where a source holds several; without it, the first of ``otherwise`` that a document or a package has.
    ``witness`` picks whose word of a spec is meant, the first witness's where it is None; ``operation`` one of the
    endpoints of a page, and ``address`` has the members of the body that stand in its address.
    """
    kind = _kind(source)
    if witness is not None and kind != "spec":
        raise DocpactError(
            f"{printable(source, 200)!r} is no spec, and has one witness only",
            hint="Leave --witness away, or name a spec.",
        )
    if kind == "page":
        return _page(source, model, operation, address)
    if operation is not None:
        raise DocpactError(
            f"{printable(source, 200)!r} is no page, and has no endpoints to pick from",
            hint="Leave --operation away, or name a page.",
        )
    if kind == "spec":
        return _spec(source, model, witness)
    if kind == "openapi":
        return _document(source, model, otherwise)
    return _package(source, model, otherwise)


def read_pair(
    old: str, new: str, old_model: str | None = None, new_model: str | None = None, operation: str | None = None
) -> tuple[Source, Source]:
    """Two sources that are to be compared. Raises DocpactError.

    Where one is a page or a spec and the other holds several models, the first says which of them is meant.
    ``operation`` picks an endpoint of those that are pages, one of which there has to be.
    """
    if old == new == STANDARD_INPUT:
        raise DocpactError("standard input can be read once only", hint="Save one of the two pages to a file.")
    of_old, of_new = (operation if _kind(source) == "page" else None for source in (old, new))
    if operation is not None and of_old is of_new is None:
        of_old = operation  # reading it says that it is no page
    turned = _holds_one(new) and not _holds_one(old)
    turned |= _kind(old) == "page" and _kind(new) == "spec"  # which says what of the body stands in an address
    first, second = (old, old_model, of_old), (new, new_model, of_new)
    if turned:
        first, second = second, first
    try:
        one = read_source(first[0], first[1], operation=first[2])
    except DocpactError as error:
        if _holds_one(second[0]) or not Path(second[0]).exists():  # any other may need the first to say which is meant
            try:
                read_source(second[0], second[1], operation=second[2])
            except DocpactError as another:
                error.others.append(another)
        raise
    other = read_source(second[0], second[1], otherwise=one.models, operation=second[2], address=one.address)
    return (other, one) if turned else (one, other)


def _holds_one(source: str) -> bool:
    return _kind(source) in ("page", "spec")


def _kind(source: str) -> Kind:
    """What a source is, by its name; a file of another name is a page, and what is no file a package."""
    path = Path(source)
    suffix = path.suffix.lower()
    if source == STANDARD_INPUT or _ADDRESS.match(source) or suffix in PAGE_SUFFIXES:
        return "page"
    if suffix in _SPEC_SUFFIXES:
        return "openapi" if _is_document(path) else "spec"
    if suffix == ".json":
        return "openapi"
    # Also what a shell puts in place of <(COMMAND): reading the page says what is wrong with it.
    return "page" if path.exists() and not path.is_dir() else "package"


def _is_document(path: Path) -> bool:
    """Whether a YAML file is an OpenAPI document: that is told by the member with its version, near its beginning."""
    try:
        if not path.is_file():  # opening a pipe may wait for ever
            return False
        with path.open("rb") as file:
            return re.search(rb"^[\"']?openapi[\"']?\s*:", file.read(65536), re.MULTILINE) is not None
    except OSError:
        return False


def _page(source: str, model: str | None, operation: str | None, address: Placed | None) -> Source:
    from docpact.read.pages import load  # noqa: PLC0415  # each kind of source loads its own libraries

    page = load(source, operation=operation, address=address)
    if model is not None and page.models and model not in page.models:
        raise DocpactError(
            f"the page is not of the model {printable(model, 60)!r}",
            where=Place(page.source),
            hint=f"Leave --model away, or name one of: {printable(', '.join(page.models))}.",
        )
    return Source(
        name=page.source,
        kind="page",
        facts=frozenset(claim.fact for claim in page.claims),
        models=page.models,
        places={claim.fact.id: Place(page.source, claim.page_line) for claim in reversed(page.claims)},
        path_places={row.path: Place(page.source, row.line) for row in reversed(page.rows)},
        unread=len(page.unread),
        unread_sentences=page.unread,
        claims=page.claims,
        notes=page.notes,
    )


def _spec(source: str, model: str | None, witness: WitnessChoice | None) -> Source:
    from docpact.spec import load_spec  # noqa: PLC0415  # each kind of source loads its own libraries

    spec = load_spec(Path(source))
    if model is not None and model not in spec.names:
        raise DocpactError(
            f"the spec is not of the model {printable(model, 60)!r}",
            where=spec.file.place("model"),
            hint=f"Leave --model away, or name one of: {', '.join(spec.names)}.",
        )
    first = spec.content.witnesses.first
    wanted = {first} if witness is None else {*WITNESSES} - {"assumed"} if witness == "all" else {witness}
    claims = sorted(spec.contract.claims, key=lambda claim: (claim.witness not in wanted, claim.rank))
    foremost = {claim.fact.id: claim for claim in reversed(claims)}
    return Source(
        name=display_path(spec.path),
        kind="spec",
        facts=frozenset(claim.fact for claim in claims if claim.witness in wanted),
        taken=frozenset(claim.fact for claim in foremost.values() if claim.witness not in wanted),
        models=tuple(spec.names),
        places={name: claim.place for name, claim in foremost.items() if claim.place is not None},
        claims=tuple(claim for claim in claims if claim.witness in wanted),
        address=spec.placed,
        warning=frozenset(one.fact.id for one in spec.contract.constraints if not one.refuses),
        path_places={
            "$": spec.file.place("body"),
            **{path: spec.file.place("body", path) for path in spec.content.body},
        },
    )


def _document(source: str, model: str | None, otherwise: Sequence[str]) -> Source:
    from docpact.read.openapi import Request, read_document, read_request  # noqa: PLC0415  # see _spec
    from docpact.read.pages.model import Unread  # noqa: PLC0415  # see _spec

    document = read_document(Path(source))
    requests: list[Request] = []

    def read(name: str | None) -> set[Fact]:
        requests.append(read_request(document, name))
        return {*requests[-1].facts}

    found = _multi_model_source("openapi", source, read, model, otherwise)
    unread = tuple(Unread(f"{one.keyword} {one.text}", 0, one.path, one.why) for one in requests[-1].unread)
    compiled = _COMPILED in str(document.get("info"))
    return replace(found, compiled=compiled, unread=len(unread), unread_sentences=unread)


def _package(source: str, model: str | None, otherwise: Sequence[str]) -> Source:
    from docpact.read.package import Carried, carried_facts, kept_facts  # noqa: PLC0415  # see _spec

    folder = _package_folder(source)
    carried: list[Carried] = []

    def read(name: str | None) -> set[Fact]:
        carried[:] = carried_facts(folder, name)
        return kept_facts(carried)

    found = _multi_model_source("package", source, read, model, otherwise)
    return replace(found, unkept=tuple(f"{one.fact}: {one.fault}" for one in carried if one.fault))


def _multi_model_source(
    kind: Kind, source: str, read: Callable[[str | None], set[Fact]], model: str | None, otherwise: Sequence[str]
) -> Source:
    with located(source):
        if model is not None:
            return Source(source, kind, frozenset(read(model)), models=(model,))
        for name in otherwise:
            # Where it has no model of this name, the last try says what it has.
            with suppress(DocpactError):
                return Source(source, kind, frozenset(read(name)), models=(name,))
        return Source(source, kind, frozenset(read(None)))


def _refuse_specs(folder: Path) -> None:
    """Raises DocpactError where a folder holds specs: a source is one of them."""
    from docpact.spec.load import API_FILE, models_in  # noqa: PLC0415  # see _spec

    if (folder.parent / API_FILE).is_file():
        raise DocpactError("this folder holds specs", where=Place(display_path(folder)), hint=models_in(folder.parent))
    for api in (*folder.glob(API_FILE), *sorted(folder.glob(f"*/{API_FILE}"))):
        raise DocpactError("this folder holds specs", where=Place(display_path(folder)), hint=models_in(api.parent))


def _package_folder(source: str) -> Path:
    if source and Path(source).is_dir():
        _refuse_specs(Path(source))
        return Path(source)
    if source.replace(".", "").isidentifier():
        for folder in EMITTED:
            if (candidate := Path(folder, *source.split("."))).is_dir():
                return candidate
        try:
            found = importlib.util.find_spec(source)
        except Exception:  # noqa: BLE001  # looking for a.b imports a, which may do anything
            found = None
        if found and found.submodule_search_locations:
            return Path(next(iter(found.submodule_search_locations)))
    raise DocpactError(
        f"{printable(source, 200)!r} is no source that can be read",
        hint="Pass a page (.md, .txt, .html, - or an http(s) address), a spec (.yaml), an OpenAPI document (.json), "
        "or the folder or import name of a client package.",
    )
