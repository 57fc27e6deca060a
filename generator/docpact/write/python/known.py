"""What a lock remembers of models that were emitted before: enough to leave specs unread that have not changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from docpact import identifiers
from docpact.write.openapi_parts import is_of_parts
from docpact.write.python.lock import Lock, members, read_file, spec_hashes

if TYPE_CHECKING:
    from docpact.spec import LoadedSpec
    from docpact.write.python.render import Choice

OPENAPI_FILE: Final = "openapi.json"
MODEL_DEPTH: Final = 2
"""Folders above a model's spec, below the folder of all: the API's, and that of its models."""


@dataclass(frozen=True, slots=True)
class Headline:
    """All that shared files say of one model. ``name`` is that of its spec, from the folder of all specs on."""

    name: str
    model: str
    models: tuple[str, ...]
    namespace: str
    title: str
    url: str
    retired: str = ""
    """What its vendor says of its end, in words; nothing while it is alive."""

    @classmethod
    def of(cls, spec: LoadedSpec) -> Headline:
        """The headline of a spec."""
        url = spec.content.source.url or "an address that nobody noted"
        said = spec.name, spec.model, tuple(spec.models), spec.namespace, spec.content.title, url
        return cls(*said, retired_in_words(spec))

    @property
    def class_name(self) -> str:
        return identifiers.class_name(self.namespace)

    def as_json(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if name != "name" and value}


@dataclass(frozen=True, slots=True)
class Known:
    """Models that would come out as they are: what shared files say of them, their files, and the OpenAPI document."""

    headlines: tuple[Headline, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    specs: Mapping[str, str] = field(default_factory=dict[str, str])
    """The hashes of their specs, by the paths below the folder of all."""
    document: dict[str, Any] = field(default_factory=dict[str, Any])


NOTHING: Final = Known()


def retired_in_words(spec: LoadedSpec) -> str:
    """That a model is gone, since when, and what its vendor names instead; nothing for one that is alive."""
    lifecycle = spec.content.lifecycle
    if lifecycle is None:
        return ""
    instead = f"; its vendor names {' or '.join(lifecycle.replaced_by)}" if lifecycle.replaced_by else ""
    return f"Retired on {lifecycle.retired.isoformat()}{instead}."


def model_files(namespace: str, package: str) -> tuple[str, ...]:
    """The files that are made of one model's spec, below ``generated/``."""
    return tuple(f"{package}/{folder}/{namespace}.py" for folder in ("models", "calls", "catalogue"))


def known_models(specs: Path, folder: Path, choice: Choice) -> Known:
    """What need not be made anew in ``folder``: by hashes of the specs, of docpact, and of every file that it wrote.

    Nothing at all where an API's description or docpact has changed, or a file that several models share, and where the
    OpenAPI document is not made of parts.
    """
    lock, present = Lock.read(folder), spec_hashes(specs)
    unchanged = {spec for spec, value in lock.specs.items() if value == present.get(spec)}
    apis = {spec for spec in (*lock.specs, *present) if spec.count("/") < MODEL_DEPTH}
    if not lock.made_here(choice.http) or not apis <= unchanged:
        return NOTHING
    contents = {path: read_file(folder / path) for path in lock.files}
    whole = {path: content for path, content in contents.items() if content is not None and lock.wrote(path, content)}
    package = choice.package or next((Path(path).parts[0] for path in lock.files if len(Path(path).parts) > 1), "")
    said = {one: model_files(one.namespace, package) for one in lock_headlines(lock)}
    shared = {*lock.files} - {path for files in said.values() for path in files}
    if not shared <= whole.keys() or OPENAPI_FILE not in whole:
        return NOTHING
    document = cast("dict[str, Any]", json.loads(whole[OPENAPI_FILE]))
    if not is_of_parts(document):
        return NOTHING
    kept = {one: files for one, files in said.items() if one.name in unchanged and {*files} <= whole.keys()}
    return Known(
        tuple(kept),
        {path: whole[path] for files in kept.values() for path in files},
        {one.name: str(present[one.name]) for one in kept},
        document,
    )


def lock_headlines(lock: Lock) -> list[Headline]:
    """The headlines in a lock, which may be anybody's text: those that are whole."""
    found: list[Headline] = []
    for spec, said in lock.models.items():
        models = members(said).get("models")
        texts = [str(members(said).get(name, "")) for name in ("model", "namespace", "title", "url")]
        if isinstance(models, list) and all(texts) and texts[1].isidentifier():
            model, namespace, title, url = texts
            names = tuple(str(one) for one in cast("list[object]", models))
            found.append(Headline(spec, model, names, namespace, title, url, str(members(said).get("retired", ""))))
    return found
