"""From what the pages say now to specs that were merged, a client that was emitted, and what is to be told of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

from pydantic import JsonValue

from docpact.diff import Comparison, compare
from docpact.errors import DocpactError, Place
from docpact.extras import EXTRAS, require
from docpact.read.pages import Page
from docpact.read.sources import read_source
from docpact.spec import LoadedSpec, Project, load_project, load_spec
from docpact.spec.yaml import parse_yaml
from docpact.transcribe import Transcription, save, transcribe
from docpact.transcribe import Wanted as Transcribing
from docpact.update.index import Changes, compare_index
from docpact.update.material import Content, Material, Progress, read_addresses, read_files
from docpact.write.python import generate as emit
from docpact.write.python.known import known_models
from docpact.write.python.lock import Leave, Written, is_current
from docpact.write.python.render import Choice

_OF_READING: Final = ("read", "sha256")
"""What a spec says of when a witness was read: no reason to change a spec by itself."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be brought up to date. Without ``sources`` the addresses in the specs are read.

    ``allow`` is leave for emitting, as ``generate`` has it.
    """

    specs: Path
    output: Path
    today: dt.date
    sources: Sequence[str] = ()
    choice: Choice = Choice()
    allow: Collection[Leave] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """One spec that was written anew: before and after, and what transcribing its page gave."""

    before: LoadedSpec
    after: LoadedSpec
    made: Transcription
    comparison: Comparison


@dataclass(slots=True)
class Outcome:
    """What an update did, and what it could not do."""

    read: int = 0
    changed: list[Changed] = field(default_factory=list[Changed])
    failures: list[tuple[LoadedSpec | None, DocpactError]] = field(
        default_factory=list[tuple[LoadedSpec | None, DocpactError]]
    )
    strangers: list[Content] = field(default_factory=list[Content])
    new_models: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Models of a document that no spec is about, with the document's name."""
    index: Changes = field(default_factory=Changes)
    written: Written | None = None

    @property
    def quiet(self) -> bool:
        """Whether there is nothing that anybody should know."""
        told = (self.changed, self.failures, self.strangers, self.new_models, self.index.new, self.index.gone)
        files = self.written and (self.written.changed or self.written.removed or self.written.refused)
        return not any(told) and not files


def update(wanted: Wanted, progress: Progress = lambda _name, _done, _total: None) -> Outcome:
    """Bring specs and client up to date. A page that cannot be used is told of, and does not stop the others.

    A spec is written where anything but the day and the hash of reading has changed, or where the page holds sentences
    that nobody has looked at yet. Raises DocpactError where nothing can be done at all.
    """
    project = load_project(wanted.specs)
    alive = [spec for spec in project.specs if spec.content.lifecycle is None]
    outcome = Outcome()
    if wanted.sources:
        material = read_files(project.specs, wanted.sources, progress)
    else:
        material = read_addresses(alive, progress)
        _read_index(project, outcome)
    outcome.read = len({*material.pages, *material.documents})
    outcome.failures += material.failures
    outcome.strangers += material.strangers
    outcome.new_models += _unknown_models(project, material)
    made: list[tuple[LoadedSpec, Transcription]] = []
    for done, spec in enumerate(project.specs, 1):
        progress("specs", done, len(project.specs))
        try:
            if found := _merged(spec, material, wanted.today):
                made.append((spec, found))
        except DocpactError as error:
            outcome.failures.append((spec, error))
    if made:
        require(*EXTRAS["generate"])
    outcome.changed += [_save(spec, found) for spec, found in made]
    if not is_current(wanted.specs, wanted.output, wanted.choice.http):
        progress("client", 0, 1)
        known = known_models(wanted.specs, wanted.output, wanted.choice)
        fresh = load_project(wanted.specs, tolerant=True, known=known.headlines)
        outcome.written = emit.generate(fresh, wanted.output, wanted.allow, wanted.choice, known)
        progress("client", 1, 1)
    return outcome


def _read_index(project: Project, outcome: Outcome) -> None:
    try:
        outcome.index = compare_index(project.api, project.specs)
    except DocpactError as error:
        outcome.failures.append((None, error))


def _unknown_models(project: Project, material: Material) -> list[tuple[str, str]]:
    """What documents describe and no spec is about."""
    known = {name for spec in project.specs for name in spec.names}
    known |= {one.model for spec in project.specs if (one := spec.content.witnesses.openapi) and one.model}
    named = {(model, one.source) for one in material.documents.values() for model in one.models}
    return sorted((model, source) for model, source in named if model not in known)


def _merged(spec: LoadedSpec, material: Material, today: dt.date) -> Transcription | None:
    """A spec with what its witnesses say now; None where that is nothing new. Raises DocpactError."""
    witnesses = spec.content.witnesses
    content, document = material.pages.get(spec.name), material.documents.get(spec.name)
    page = content.page(spec.placed) if content else None
    same_page = page is None or (witnesses.page is not None and witnesses.page.sha256 == page.sha256)
    same_document = document is None or (witnesses.openapi is not None and witnesses.openapi.sha256 == document.sha256)
    if same_page and same_document:
        return None
    name = (witnesses.openapi.model if witnesses.openapi else None) or None
    if witnesses.first == "openapi" and document is not None:
        wanted = Transcribing(today, spec.path, witness="openapi")
        page = document.as_page(name or next((one for one in spec.names if one in document.models), spec.model))
        made = transcribe(page, wanted)
    elif page is not None:
        _check_whole(page, spec)
        made = transcribe(page, Transcribing(today, spec.path, openapi=document, openapi_model=name))
    else:
        raise DocpactError(
            "the vendor's document has changed, and the page could not be read: they are merged together",
            where=spec.file.place("witnesses", "page"),
            hint="See to the page first; nothing of this spec was changed.",
        )
    return made if page.unread or _data(spec, made.text) != _data(spec) else None


def _check_whole(page: Page, spec: LoadedSpec) -> None:
    """Raises DocpactError for a page that was cut, or states nothing: merging it would drop what is missing."""
    cut = next((one for one in page.unread if one.reason.startswith("the page seems to be cut")), None)
    if cut is not None or (not page.claims and spec.facts):
        raise DocpactError(
            cut.reason if cut else "the page states no facts any more",
            where=Place(page.source, cut.line if cut else None),
            hint="Look at it in a browser; the spec stays as it is until the page can be read whole.",
        )


def _data(spec: LoadedSpec, text: str | None = None) -> JsonValue:
    """What a spec says, without when its witnesses were read."""
    raw = spec.path.read_bytes() if text is None else text.encode()
    data = cast("dict[str, dict[str, dict[str, JsonValue]]]", parse_yaml(spec.path, raw).data)
    for witness in data["witnesses"].values():
        for name in _OF_READING:
            witness.pop(name, None)
    return cast("JsonValue", data)


def _save(spec: LoadedSpec, made: Transcription) -> Changed:
    before = read_source(str(spec.path))
    save(made, spec.path)
    return Changed(spec, load_spec(spec.path), made, compare(before, read_source(str(spec.path))))
