"""From a page and what the caller knows of it to a spec's text, which is read back before anybody gets it."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, cast

from docpact.errors import DocpactError, Place, display_path, printable
from docpact.facts import ROOT, difference
from docpact.read.pages import Page, languages
from docpact.spec.addresses import Placed, url_parts
from docpact.spec.conditions import documented, stated_facts
from docpact.spec.load import API_FILE, BEGIN_API, MODELS, api_file, checked_spec, load_api
from docpact.spec.loaded import LoadedApi
from docpact.spec.model import Source, Spec
from docpact.spec.write import lost_comments, spec_text, write_spec
from docpact.spec.yaml import SpecError, YamlFile, parse_yaml, read_yaml
from docpact.transcribe.draft import About, Draft, draft
from docpact.transcribe.merge import merge
from docpact.transcribe.report import Note, Report
from docpact.transcribe.served import Served
from docpact.transcribe.stated import Entry
from docpact.transcribe.witness import Document, add_document

_SLUG: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_API: Final = re.compile(r"[a-z][a-z0-9_]{0,63}")
_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%\[\]-]{1,480}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller wants, and knows of the page.

    ``target`` is the spec file that is written or merged onto, or None for a draft that is only shown. ``api`` and
    ``model`` default to what the target's folder and name say, then to what ``specs`` (the folder of all specs) and
    the page say. ``today`` is the day on which a page was read unless ``read`` says another. ``openapi`` is the
    vendor's own document as a second witness, ``served`` what the API itself serves, and ``openapi_model`` and
    ``served_model`` what they call the model; ``witness`` says whether the page is one, or made of such a document.
    """

    today: dt.date
    target: Path | None = None
    api: str | None = None
    model: str | None = None
    url: str | None = None
    read: dt.date | None = None
    specs: Path = Path("spec")
    openapi: Document | None = None
    openapi_model: str | None = None
    served: Served | None = None
    served_model: str | None = None
    witness: Literal["page", "openapi"] = "page"


@dataclass(frozen=True, slots=True)
class _Existing:
    """A spec that is merged onto."""

    file: YamlFile
    spec: Spec
    text: str


@dataclass(frozen=True, slots=True)
class Transcription:
    """The text of a spec, and what is to be said of how it came about."""

    text: str
    report: Report


def transcribe(page: Page, wanted: Wanted) -> Transcription:
    """The spec of a page. Writes nothing. Raises DocpactError where no spec that loads can be made."""
    if wanted.target is not None:
        _check_target(wanted.target)
    old = _existing(wanted.target)
    api, create_path = _api(wanted, old)
    model = _model(page, wanted)
    if old is not None and old.spec.witnesses.first != wanted.witness:
        raise DocpactError(
            f"this spec was first transcribed from another kind of source: its first witness is "
            f"{old.spec.witnesses.first}",
            where=Place(display_path(wanted.target or Path())),
            hint="Write to a new file; a page's spec takes the vendor's document with --openapi.",
        )
    if old is not None and wanted.model is None:
        _check_model(page, old.spec, wanted.target or Path())
    about = About(api, model, _url(page, wanted, old), _read(page, wanted, old), create_path, wanted.witness)
    fresh = draft(page, about)
    if wanted.openapi is not None:
        fresh = _with_document(fresh, wanted.openapi, wanted.openapi_model, wanted, old)
    if wanted.served is not None:
        names = _names(Spec.model_validate(fresh.data))
        served = wanted.served.document(names, wanted.served_model)
        fresh = _with_document(fresh, served, None, wanted, old)
    notes = [Note("note", ROOT, text) for text in fresh.notes]
    path = wanted.target or Path(f"{model}.yaml")
    if old is None:
        text = spec_text(fresh.data)
        spec = _check_text(path, text, "the page gives no valid spec")
        before = stated_facts(spec)
    else:
        merged = merge(cast("dict[str, object]", old.file.data), fresh, page)
        text = spec_text(merged.data, old.text)
        spec = _check_text(path, text, "the page's facts contradict what the spec says beyond them")
        before = stated_facts(old.spec)
        notes += [*merged.notes, *(Note("comment", ROOT, f"lost: {one}") for one in lost_comments(old.text, text))]
    return Transcription(
        text,
        Report(
            page=page.source,
            model=model,
            merged=old is not None,
            facts=len(stated_facts(spec)),
            changes=tuple(difference(before, stated_facts(spec))),
            notes=tuple(notes),
            unread=page.unread,
            contradictions=tuple(spec.discrepancies),
            aside=fresh.aside,
            unfilled=tuple(path for path, entry in spec.body.items() if entry.says == ""),
        ),
    )


def transcribe_document(document: Document, folder: Path, wanted: Wanted) -> list[tuple[Path, Transcription]]:
    """A spec for each model of an OpenAPI document that no spec in a folder is about yet, beside where it goes.

    Writes nothing. Raises DocpactError.
    """
    known: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        known |= {str(name) for name in _names(checked_spec(read_yaml(path)))}
    found: list[tuple[Path, Transcription]] = []
    for model in document.models:
        if model not in known:
            target = folder / f"{re.sub(r'[^A-Za-z0-9._-]+', '-', model)}.yaml"
            one = replace(wanted, target=target, model=None, witness="openapi")
            found.append((target, transcribe(document.as_page(model), one)))
    return found


def _with_document(fresh: Draft, document: Document, model: str | None, wanted: Wanted, old: _Existing | None) -> Draft:
    """A draft with what a further witness says otherwise."""
    models = [model] if model else _names(Spec.model_validate(fresh.data))
    if not {*models} & {*document.models}:
        raise DocpactError(
            f"the document describes none of these models: {printable(', '.join(models), 200)}",
            where=Place(document.source),
            hint="Name the model as the document calls it with --openapi-model.",
        )
    known: Source | None = getattr(old.spec.witnesses, document.witness) if old is not None else None
    section: Entry = {} if known is None or known.url is None else {"url": known.url}
    unchanged = known is not None and known.sha256 == document.sha256
    section |= {"read": known.read if known and unchanged else wanted.read or wanted.today, "sha256": document.sha256}
    aside = add_document(fresh.data, document, section, models)
    missing = [model for model in models if model not in document.models]
    whose = "the vendor's document" if document.witness == "openapi" else "what the API serves"
    notes = [f"{whose} does not know {model}" for model in missing]
    notes += [f"not understood in {whose}: {one.sentence}" for one in document.unread(models)]
    return replace(fresh, aside=(*fresh.aside, *aside), notes=(*fresh.notes, *notes))


def _names(spec: Spec) -> list[str]:
    """The model names that the requests of a spec may give."""
    values = documented(spec, "model").get("enum")
    return [str(name) for name in values] if isinstance(values, list) else []


def save(transcription: Transcription, target: Path) -> bool:
    """Writes a spec, whole or not at all; whether the file changed. Raises DocpactError."""
    with suppress(OSError):  # writing the file says what is wrong
        target.parent.mkdir(exist_ok=True)
    return write_spec(target, transcription.text)


def unready(target: Path) -> DocpactError | None:
    """Why a spec that was written cannot be used as it stands, and what to do; None where it can."""
    folder = target.resolve().parents[1]
    if (folder / API_FILE).is_file():
        return None
    hint = f"{BEGIN_API} Nothing reads the spec without it."
    if any(folder.parent.glob(f"*/{API_FILE}")):
        hint += f" {display_path(folder.parent)} holds another API: this one needs a folder of its own for --spec."
    return DocpactError(f"there is no {API_FILE} for this spec yet", where=Place(display_path(target)), hint=hint)


def _check_target(target: Path) -> None:
    place = Place(display_path(target))
    if target.is_dir() or target.suffix != ".yaml" or target.name == API_FILE:
        raise DocpactError(
            "a spec is one file, called after its model",
            where=place,
            hint="Name it as in: -o spec/API/models/MODEL.yaml",
        )
    if not _SLUG.fullmatch(target.stem):
        raise DocpactError(
            "a spec's name holds letters, digits, dots, dashes and underscores only, at most 64",
            where=place,
            hint="Rename the file.",
        )
    if target.resolve().parent.name != MODELS:
        raise DocpactError(
            f"a spec stands in a folder called '{MODELS}', beside the {API_FILE} of its API",
            where=place,
            hint=f"Name it as in: -o {display_path(target.parent / MODELS / target.name)}",
        )
    if not target.resolve().parents[1].is_dir():
        raise DocpactError(
            "the folder does not exist", where=place, hint=f"Make the folder of the API, with an {API_FILE} in it."
        )


def _existing(target: Path | None) -> _Existing | None:
    """The spec that is already there. Raises SpecError where it is none: nothing can be merged onto it."""
    if target is None or not target.exists():
        return None
    file = read_yaml(target)
    raw = target.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    return _Existing(file, checked_spec(file), raw.decode("utf-8"))


def api_of(wanted: Wanted) -> LoadedApi:
    """The API that a spec is written for. Raises DocpactError where there is no ``api.yaml`` yet."""
    folder = _folder(wanted)
    if folder is None or not (folder / API_FILE).is_file():
        raise DocpactError(
            f"there is no {API_FILE} that says of which API the page is",
            where=Place(display_path(wanted.target or wanted.specs)),
            hint=BEGIN_API,
        )
    return load_api(folder / API_FILE)


def address_of(wanted: Wanted) -> Placed | None:
    """How requests say a body, where an ``api.yaml`` tells. Raises DocpactError."""
    folder = _folder(wanted)
    if folder is None or not (folder / API_FILE).is_file():
        return None
    api, old = load_api(folder / API_FILE).content, _existing(wanted.target)
    takes = api.operations.get((old.spec.operation or "") if old else "", api.submit)
    return api.placed(takes)


def _folder(wanted: Wanted) -> Path | None:
    """The folder of the API: that of the target, else the only one among the specs that may be meant."""
    if wanted.target is not None:
        return api_file(wanted.target.resolve()).parent
    found = sorted(wanted.specs.glob(f"*/{API_FILE}"))
    chosen = [path for path in found if wanted.api in (None, path.parent.name)]
    return chosen[0].resolve().parent if len(chosen) == 1 else None


def _api(wanted: Wanted, old: _Existing | None) -> tuple[str, str | None]:
    """The API's name, and the path of its creating operation as far as known."""
    folder, name = _folder(wanted), wanted.api
    if old is not None and name not in (None, old.spec.api):
        raise SpecError(
            f"the spec belongs to the API {old.spec.api!r}",
            where=old.file.place("api"),
            hint="Leave --api away, or correct 'api'.",
        )
    name = old.spec.api if old else name
    name = name or (folder.name if folder else None)
    if name is None or not _API.fullmatch(name):
        raise DocpactError(
            "nothing says to which API the page belongs" if name is None else f"{name!r} cannot be the name of an API",
            hint="Name it with --api, or write the spec beside its api.yaml with -o.",
        )
    if folder is None or not (folder / API_FILE).is_file():
        return name, None
    api = load_api(folder / API_FILE)
    if api.content.api != name:
        raise SpecError(
            f"this folder holds the API {api.content.api!r}, not {name!r}",
            where=api.file.place("api"),
            hint="Name the spec in the folder of its API.",
        )
    return name, api.content.submit.path


def _model(page: Page, wanted: Wanted) -> str:
    """The spec's name for the model: what the file is called, or was asked for, or the page's own name.

    The last step of the sample's address names one whose title has no letter of these.
    """
    if wanted.target is not None:
        if wanted.model not in (None, wanted.target.stem):
            raise DocpactError(
                f"the file is called {wanted.target.name!r} and the model {printable(str(wanted.model), 60)!r}",
                where=Place(display_path(wanted.target)),
                hint=f"Write to {printable(str(wanted.model), 60)}.yaml, or leave --model away.",
            )
        return wanted.target.stem
    bodies = [one.body for one in page.samples if isinstance(one.body, dict)]
    sent = dict.fromkeys(name for body in bodies if isinstance(name := body.get("model"), str))
    models = page.models or [*sent]
    named = models[0].rsplit("/", 1)[-1] if len(models) == 1 else ""
    title = languages.without_accents(languages.essence(page.title)).lower()
    titled = re.sub(r"[^a-z0-9._]+", "-", title).strip("-.")[:64]
    asked = url_parts(page.samples[0].url) if page.samples else None
    steps = [asked.path.rstrip("/").rpartition("/")[2].lower()] if asked else []
    for name in (wanted.model,) if wanted.model is not None else (named, titled, *steps):
        if _SLUG.fullmatch(name):
            return name
    raise DocpactError(
        f"{printable(wanted.model, 60)!r} cannot be the name of a spec" if wanted.model else "the page names no model",
        where=Place(page.source),
        hint="Name one with --model: letters, digits, dots, dashes and underscores, at most 64.",
    )


def _check_model(page: Page, old: Spec, target: Path) -> None:
    """Raises DocpactError where the spec is of another model than the page: nothing of it would be left."""
    values = [fact.value for fact in stated_facts(old) if (fact.path, fact.keyword) == ("model", "enum")]
    known = {str(name) for value in values if isinstance(value, list) for name in value}
    if known and page.models and known.isdisjoint(page.models):
        raise DocpactError(
            f"the page is of {printable(page.models[0], 60)!r}, and this is a spec of {printable(min(known), 60)!r}",
            where=Place(display_path(target)),
            hint=f"Write to another file, or say --model {target.stem} if the model has got another name.",
        )


def _url(page: Page, wanted: Wanted, old: _Existing | None) -> str | None:
    if wanted.url is not None:
        if not _ADDRESS.fullmatch(wanted.url):
            raise DocpactError(
                f"{printable(wanted.url, 200)!r} is no http(s) address",
                hint="Pass the page's address, as in https://...",
            )
        return wanted.url
    known = _reference(wanted, old)
    if known is not None and known.url is not None:
        return known.url
    return page.source if _ADDRESS.fullmatch(page.source) else None


def _reference(wanted: Wanted, old: _Existing | None) -> Source | None:
    """What the spec says of the witness that is read, where there is one."""
    found: Source | None = getattr(old.spec.witnesses, wanted.witness) if old is not None else None
    return found


def _read(page: Page, wanted: Wanted, old: _Existing | None) -> dt.date:
    """The day of reading; a page that has not changed was read when it was first read."""
    known = _reference(wanted, old)
    if wanted.read is None and known is not None and known.sha256 == page.sha256:
        return known.read
    return wanted.read or wanted.today


def _check_text(path: Path, text: str, what: str) -> Spec:
    """Reads a spec's text back. What is wrong with it now would otherwise be found by whoever loads it."""
    try:
        return checked_spec(parse_yaml(path, text.encode("utf-8")))
    except SpecError as error:
        where = error.where or Place(display_path(path))
        raise SpecError(
            f"{what}, at line {where.line} of what would be written: {error.what}",
            where=Place(where.source),
            hint=f"Nothing was written. {error.hint or ''}".strip(),
        ) from None
