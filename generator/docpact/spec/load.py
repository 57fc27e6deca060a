"""Spec files to checked specs: all that is wrong with a file at once, each with its file, line and column."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, Protocol, TypeVar

from pydantic import BaseModel, JsonValue, ValidationError
from pydantic_core import ErrorDetails

from docpact import identifiers
from docpact.errors import Place, display_path, printable
from docpact.spec.api import Api
from docpact.spec.check import Complaint, Steps, complaints
from docpact.spec.check_api import address_complaints, api_complaints
from docpact.spec.loaded import LoadedApi, LoadedSpec, Project
from docpact.spec.model import Spec
from docpact.spec.yaml import SpecError, YamlFile, joined, parse_yaml, raise_all, read_yaml

API_FILE: Final = "api.yaml"
MODELS: Final = "models"
"""The folder beside ``api.yaml`` that holds one spec a page."""
MAXIMUM_MODELS: Final = 5000
BEGIN_API: Final = f"Draft one with 'docpact transcribe PAGE --api-draft -o API/{API_FILE}', and review it."
EARLIER: Final = frozenset({"page", "pairs", "rules"})
"""Keywords that earlier releases had, and ``docpact migrate`` takes away."""
_SHOWN: Final = 5
"""Files that an error names before it counts the rest."""

SCHEMA_OF: Final = {"Spec": "spec/spec.schema.json", "Api": "spec/api.schema.json"}

_Model = TypeVar("_Model", bound=BaseModel)


def load_api(path: Path) -> LoadedApi:
    """Read and check an ``api.yaml``. Raises SpecError."""
    file = read_yaml(path)
    folder = path.resolve().parent.name
    return LoadedApi(_checked(Api, file, lambda api: api_complaints(api, folder)), file)


def check_api_text(path: Path, text: str) -> None:
    """Raises SpecError for all that is wrong with the text of an ``api.yaml`` that would stand at a path."""
    _checked(Api, parse_yaml(path, text.encode("utf-8")), lambda api: api_complaints(api, path.parent.name))


def api_file(spec: Path) -> Path:
    """The ``api.yaml`` that a spec belongs to: beside the folder ``models`` that holds it."""
    folder = spec.parent
    return (folder.parent if folder.resolve().name == MODELS else folder) / API_FILE


def load_spec(path: Path, api: LoadedApi | None = None) -> LoadedSpec:
    """Read and check a model's spec, with its ``api.yaml`` unless one is given. Raises SpecError."""
    if path.name == API_FILE:
        raise SpecError(
            "this file describes the API, not a model", where=Place(display_path(path)), hint=models_in(path.parent)
        )
    file = read_yaml(path)
    spec = checked_spec(file)
    described = api_file(path)
    if api is None and path.resolve().parent.name != MODELS:
        raise SpecError(
            f"a spec stands in a folder called '{MODELS}', beside its {API_FILE}",
            where=Place(display_path(path)),
            hint=f"Move it to {MODELS}/{path.name}.",
        )
    if api is None and not described.exists():
        raise SpecError(f"there is no {API_FILE} for this spec", where=Place(display_path(path)), hint=BEGIN_API)
    api = api or load_api(described)
    if spec.api != api.content.api:
        raise SpecError(
            f"the spec belongs to the API {spec.api!r}, but stands beside that of {api.content.api!r}",
            where=file.place("api"),
            hint="Move the file, or correct 'api'.",
        )
    takes = [name for name, one in api.content.operations.items() if one.billed]
    if spec.operation is not None and spec.operation not in takes:
        raise SpecError(
            f"bodies cannot go to {spec.operation!r}",
            where=file.place("operation"),
            hint=f"Name an operation of {API_FILE} with the role submit or sync: {', '.join(takes)}.",
        )
    kinds = {kind for one in api.content.operations.values() for kind in one.reads.files or ()}
    if spec.result is not None and spec.result not in kinds:
        raise SpecError(
            f"a job of this model leaves a file of kind {spec.result!r}, for which {API_FILE} binds no place",
            where=file.place("result"),
            hint="Bind it under reads.files of the operation that polls, or whose answer has the files, or choose: "
            f"{', '.join(sorted(kinds))}.",
        )
    loaded = LoadedSpec(spec, file, api)
    if not loaded.placed.plain:
        raise_all(_errors(file, address_complaints(loaded.operation, loaded.contract)))
    return loaded


def models_in(folder: Path) -> str:
    """What to do instead of naming a file that is no model's: the specs of the API in this folder."""
    specs = sorted((folder / MODELS).glob("*.yaml"))
    if not specs:
        return (
            f"There is no model's spec beside it: write one with 'docpact transcribe PAGE -o API/{MODELS}/MODEL.yaml'."
        )
    more = f" and {len(specs) - _SHOWN} more" if len(specs) > _SHOWN else ""
    return f"Name a model's spec: {', '.join(display_path(path) for path in specs[:_SHOWN])}{more}."


def checked_spec(file: YamlFile) -> Spec:
    """What a spec file says, checked on its own, without its ``api.yaml``. Raises SpecError."""
    return _checked(Spec, file, lambda spec: [*complaints(spec), *_name_complaints(file, spec)])


def _name_complaints(file: YamlFile, spec: Spec) -> Iterable[Complaint]:
    if file.path.name != f"{spec.model}.yaml":
        yield Complaint(
            ("model",),
            f"the file is called {file.path.name!r} and the model {spec.model!r}",
            f"Call the file {spec.model}.yaml.",
        )
    if identifiers.is_device(spec.model):
        yield Complaint(
            ("model",),
            f"{spec.model!r} is a device on Windows, where no file can have that name",
            "Call the model, and its file, something longer.",
        )


class Named(Protocol):
    """A spec by its file's name, and the names that no other may have."""

    @property
    def name(self) -> str: ...
    @property
    def model(self) -> str: ...
    @property
    def models(self) -> Sequence[str]: ...
    @property
    def namespace(self) -> str: ...


def load_project(folder: Path, *, tolerant: bool = False, known: Sequence[Named] = ()) -> Project:
    """Read and check every spec below a folder. Raises SpecError, for all files that cannot be used.

    A ``tolerant`` project leaves out specs that cannot be used, and has what is wrong with them in ``refused``.
    Specs that are ``known`` to be right are not read, and are not in the project.
    """
    found = sorted(folder.glob(f"*/{API_FILE}"))
    if len(found) != 1:
        raise _other_than_one_api(folder, found)
    models = found[0].parent / MODELS
    paths = sorted(models.glob("*.yaml"))
    if not paths or len(paths) > MAXIMUM_MODELS:
        raise SpecError(
            f"found {len(paths)} model specs, wanted 1 to {MAXIMUM_MODELS}",
            where=Place(display_path(models)),
            hint=f"Put one YAML file for each model into the folder '{MODELS}' beside {API_FILE}. Specs of release 0.1 "
            "stood beside it: 'docpact migrate' moves them.",
        )
    errors: list[SpecError] = []
    specs: list[LoadedSpec] = []
    try:
        api = load_api(found[0])
    except SpecError as error:
        raise_all([error, *_errors_of_specs(paths)])
        raise
    unread = {one.name for one in known}
    for path in paths:
        if path.relative_to(folder).as_posix() in unread:
            continue
        try:
            specs.append(load_spec(path, api))
        except SpecError as error:
            errors.append(error)
    errors += _shared_names(api, specs, known)
    if not tolerant:
        raise_all(errors)
    refused = tuple(one for error in errors for one in error.errors)
    sources = {error.where.source for error in refused if error.where}
    return Project(folder, api, [spec for spec in specs if spec.file.place().source not in sources], refused)


def _errors_of_specs(paths: list[Path]) -> Iterable[SpecError]:
    """What is wrong with specs whose ``api.yaml`` cannot be used."""
    for path in paths:
        try:
            checked_spec(read_yaml(path))
        except SpecError as error:
            yield error


def _other_than_one_api(folder: Path, found: list[Path]) -> SpecError:
    names = ", ".join(display_path(path) for path in found) or "none"
    hint = f"Name the folder that holds API/{API_FILE} with --spec, or start in the project's folder."
    if found:
        hint = "Put each API into a folder of specs of its own, and name one of these with --spec."
    elif (folder / API_FILE).is_file():
        hint = f"Name the folder above it, {display_path(folder.resolve().parent)}: it holds API/{API_FILE}."
    elif alone := sorted(folder.glob(f"*/{MODELS}/*.yaml")):
        return SpecError(f"there is no {API_FILE} for this spec", where=Place(display_path(alone[0])), hint=BEGIN_API)
    return SpecError(f"one API is wanted, found: {names}", where=Place(display_path(folder)), hint=hint)


def _shared_names(api: LoadedApi, specs: list[LoadedSpec], known: Sequence[Named]) -> Iterable[SpecError]:
    root = api.path.parent.parent
    claimed: dict[str, list[Named]] = {}
    for one in (*known, *specs):
        for model in one.models:
            claimed.setdefault(model, []).append(one)
    for model, claiming in claimed.items():
        for spec in [one for one in claiming if isinstance(one, LoadedSpec)] if len(claiming) > 1 else ():
            others = ", ".join(display_path(root / other.name) for other in claiming if other is not spec)
            yield SpecError(
                f"the model {printable(model, 60)!r} is claimed by another spec too: {others}",
                where=spec.file.place("body", "model", "enum"),
                hint="Correct 'enum' in one of the two: the wrong model would be billed.",
            )
    client = api.content.client
    taken = dict.fromkeys((client, f"Async{client}"), "the client")
    for one in known:
        name = identifiers.class_name(one.namespace)
        taken |= dict.fromkeys((name, f"Async{name}", one.namespace), repr(one.model))
    for spec in specs:
        name = identifiers.class_name(spec.namespace)
        for wanted in (name, f"Async{name}", spec.namespace):
            if wanted in taken:
                yield SpecError(
                    f"{spec.model!r} and {taken[wanted]} would share the name {wanted!r}",
                    where=spec.file.place("model"),
                    hint="Rename one of the two.",
                )
                break
            taken[wanted] = repr(spec.model)


def _checked(model: type[_Model], file: YamlFile, check: Callable[[_Model], Iterable[Complaint]]) -> _Model:
    """A file's content. Raises SpecError for everything that is wrong with it."""
    if not isinstance(file.data, dict):
        raise SpecError("the file holds no mapping", where=file.place(), hint="Start from an existing spec.")
    try:
        content = model.model_validate(file.data)
    except ValidationError as error:
        found = error.errors(include_url=False)
    else:
        raise_all(_errors(file, check(content)))
        return content
    faults = [_steps(file, one["loc"]) for one in found]
    errors = [_restated(model, file, one) for one in found]
    rest = _without(model, file.data, faults)
    if rest is not None:
        errors += _errors(file, (one for one in check(rest) if not _follows(one, faults)))
    raise joined(errors)


def _without(model: type[_Model], data: JsonValue, faults: list[Steps]) -> _Model | None:
    """What a file says apart from the values at fault, so that all else can be checked; None where it cannot."""
    rest = copy.deepcopy(data)
    for steps in faults:
        *above, last = steps or ("",)
        holder = rest
        for step in above:
            holder = holder.get(step) if isinstance(holder, dict) and isinstance(step, str) else None
        if not isinstance(holder, dict) or not isinstance(last, str):
            return None
        holder.pop(last, None)
    try:
        return model.model_validate(rest)
    except ValidationError:
        return None


def _follows(complaint: Complaint, faults: list[Steps]) -> bool:
    """Whether a complaint may come of a value that was left out because it is wrong itself."""
    if any(steps[:1] == ("body",) for steps in faults) and complaint.steps[0] in ("sample", "conditions"):
        return True
    return any(complaint.steps[:2] == steps[:2] for steps in faults)


def _steps(file: YamlFile, loc: tuple[str | int, ...]) -> Steps:
    """The steps of an error of pydantic, as far as the file has them."""
    steps = tuple(step for step in loc if step != "[key]")
    while steps and steps not in file.positions:
        steps = steps[:-1]
    return steps


def _errors(file: YamlFile, found: Iterable[Complaint]) -> list[SpecError]:
    return [SpecError(one.what, where=file.place(*one.steps), hint=one.hint) for one in found]


def _restated(model: type[BaseModel], file: YamlFile, error: ErrorDetails) -> SpecError:
    """An error of pydantic as one of the file."""
    name = printable(".".join(str(step) for step in error["loc"] if step != "[key]"), 120)
    if error["type"] == "extra_forbidden":
        what, hint = f"unknown keyword: {name}", f"The keywords are listed in {SCHEMA_OF[model.__name__]}."
        if model is Spec and name.rpartition(".")[2] in EARLIER:
            hint = "Release 0.1 wrote specs so: run 'docpact migrate'."
    elif error["type"] == "too_short" and error.get("ctx", {}).get("actual_length") == 0:
        what, hint = f"{name} must not be empty", f"{SCHEMA_OF[model.__name__]} says what stands there."
    elif error["type"] == "missing":
        what, hint = f"{name} is missing", f"Add it; {SCHEMA_OF[model.__name__]} says what it holds."
    else:
        reason = printable(error["msg"][:1].lower() + error["msg"][1:], 200)
        what, hint = f"{name}: {reason}", f"{SCHEMA_OF[model.__name__]} says what may stand here."
    return SpecError(what, where=file.place(*_steps(file, error["loc"])), hint=hint)
