"""Spec files to checked specs: one clear complaint for a file that cannot be used, with its file, line and column."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from keyword import iskeyword
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel, JsonValue, ValidationError

from docpact import facts, naming
from docpact.errors import Place, printable, shown
from docpact.facts import ROOT, Contract, Fact, Witness, parent
from docpact.facts.wording import Names, columns_beside, facts_from_wording
from docpact.spec.api import Api
from docpact.spec.check import complaints
from docpact.spec.claims import Claim, Node, build_tree
from docpact.spec.model import Provenance, Spec
from docpact.spec.yaml import SpecError, YamlFile, read_yaml

API_FILE: Final = "api.yaml"
MAXIMUM_MODELS: Final = 500
BEGIN_API: Final = f"Begin one with a copy of another API's {API_FILE}, and let it describe this API."
_SHOWN: Final = 5
"""Files that an error names before it counts the rest."""
CLIENT_MEMBERS: Final = frozenset(
    {"account", "cached_property", "close", "generation", "os", "session", "submit", "submitted", "upload"}
) | {*dir(builtins)}
"""Names that the emitted client class needs for itself, so that no model's namespace can have them."""

SCHEMA_OF: Final = {"Spec": "spec/spec.schema.json", "Api": "spec/api.schema.json"}

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True)
class LoadedApi:
    """An ``api.yaml`` that has been checked."""

    content: Api
    file: YamlFile

    @property
    def path(self) -> Path:
        return self.file.path


@dataclass(frozen=True)
class LoadedSpec:
    """One model's spec that has been checked, together with the API that it belongs to."""

    content: Spec
    file: YamlFile
    api: LoadedApi

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def model(self) -> str:
        return self.content.model

    @property
    def namespace(self) -> str:
        """The model's name as a Python identifier, as in ``leonardo.sora_2_pro``."""
        name = "".join(character if character.isalnum() else "_" for character in self.model.lower())
        return f"model_{name}" if name[0].isdigit() or iskeyword(name) or name in CLIENT_MEMBERS else name

    @property
    def names(self) -> list[str]:
        """The page's name for the model, then the names that a request may give."""
        enum = self.tree.properties["model"].value("enum")
        return list(dict.fromkeys([self.model, *map(str, enum if isinstance(enum, list) else [])]))

    @cached_property
    def claims(self) -> list[Claim]:
        """Every fact with who says it and where, in the spec's order."""
        return [claim for claims in self._claims_by_path.values() for claim in claims]

    @cached_property
    def contract(self) -> Contract:
        """The claims as the one tree by which bodies are judged and clients are made. Raises SpecError."""
        witness: dict[Provenance, Witness] = {"stated": "page", "assumed": "assumed", "observed": "observed"}
        claims: list[facts.Claim] = []
        for claim in self.claims:
            base = facts.Claim(
                claim.fact, witness[claim.provenance], place=claim.place, page_line=claim.page_line, why=claim.why
            )
            claims += [replace(base, fact=fact, wording=wording) for fact, wording in self._restated(claim)]
        return Contract(claims, self.content.body)

    def _restated(self, claim: Claim) -> list[tuple[Fact, str | None]]:
        """A claim's facts; for one that joins parameters, with the wording on its row."""
        fact = claim.fact
        if fact.keyword == "pairs":
            columns: list[JsonValue] = [*columns_beside(fact.path)]
            return [(Fact(fact.path.parent or ROOT, "rows", {"columns": columns, "rows": fact.value}), None)]
        if fact.keyword != "rule":
            return [(fact, None)]
        names = Names.from_facts(other.fact for other in self.claims)
        try:
            return [(made, str(fact.value)) for made in facts_from_wording(fact.path, str(fact.value), names)]
        except ValueError as error:
            raise SpecError(
                f"the rule {fact.value!r} of {fact.path} cannot be used: {error}", where=claim.place
            ) from None

    @cached_property
    def facts(self) -> set[Fact]:
        """What the page states; nothing that is assumed or observed."""
        return {claim.fact for claim in self.claims if claim.provenance == "stated"}

    @cached_property
    def tree(self) -> Node:
        """The request body as a tree of paths."""
        root = build_tree(self._claims_by_path)
        for node in root.walk():
            if entry := self.content.body.get(node.path):
                node.page_line, node.says = entry.line, entry.says
        return root

    @cached_property
    def _claims_by_path(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {ROOT: self._claims_of_body()}
        for path, parameter in self.content.body.items():
            claims: list[Claim] = found.setdefault(path, [])
            sections: tuple[tuple[Provenance, tuple[str, ...], str | None], ...] = (
                ("stated", (), None),
                ("assumed", ("assumed",), parameter.why),
                ("observed", ("observed",), parameter.evidence),
            )
            for provenance, section, why in sections:
                statements = getattr(parameter, section[0]) if section else parameter
                for keyword, value in statements.statements() if statements else ():
                    key = "rules" if keyword == "rule" else keyword
                    place = self.file.place("body", path, *section, key)
                    claims.append(Claim(Fact(path, keyword, value), provenance, place, parameter.line, why))
        holders = {parent(path) for path in found}
        for path, claims in found.items():
            # Of an object whose members nobody lists, nobody knows which are too many.
            if path in holders and any(
                claim.fact.keyword == "type" and claim.fact.value == "object" for claim in claims
            ):
                claims.extend(self._claims_of_objects(path, claims))
        return found

    def _claims_of_body(self) -> list[Claim]:
        place = self.file.place("sample")
        why = "the page's sample sends a JSON object"
        if self.content.sample.line is None:
            why = "every request of this API is a JSON object"
        return [Claim(Fact(ROOT, "type", "object"), "assumed", place, self.content.sample.line, why)]

    def _claims_of_objects(self, path: str, claims: list[Claim]) -> list[Claim]:
        said = {claim.fact.keyword for claim in claims}
        place, why = self.api.file.place("objects"), self.api.content.objects_evidence
        return [
            Claim(Fact(path, keyword, value), "observed", place, None, why)
            for keyword, value in self.api.content.objects.statements()
            if keyword not in said
        ]


@dataclass(frozen=True)
class Project:
    """All specs of one API, sorted by name."""

    folder: Path
    api: LoadedApi
    specs: list[LoadedSpec]

    def spec(self, model: str) -> LoadedSpec:
        """The spec of one model. Raises SpecError for a name that is not there."""
        for spec in self.specs:
            if spec.model == model:
                return spec
        known = ", ".join(spec.model for spec in self.specs)
        raise SpecError(
            f"there is no model {printable(model, 60)!r} in {shown(self.folder)}", todo=f"There is: {known}."
        )


def load_api(path: Path) -> LoadedApi:
    """Read and check an ``api.yaml``. Raises SpecError."""
    file = read_yaml(path)
    api = _validated(Api, file)
    if path.resolve().parent.name != api.api:
        raise SpecError(
            f"the folder is called {path.resolve().parent.name!r} and the API {api.api!r}",
            where=file.place("api"),
            todo="Give both the same name.",
        )
    for operation in api.operations:
        if api.operations[operation].answer not in api.shapes:
            raise SpecError(
                f"there is no shape {api.operations[operation].answer!r}",
                where=file.place("operations", operation, "answer"),
                todo="Name one of 'shapes', or add it there.",
            )
    for name, shape in api.shapes.items():
        for steps, reference in _references(shape.json_schema, ("shapes", name, "schema")):
            if not isinstance(reference, str) or reference not in api.shapes:
                raise SpecError(
                    f"there is no shape {printable(str(reference), 60)!r}",
                    where=file.place(*steps),
                    todo="Name one of 'shapes', or add it there.",
                )
    _check_names(api, file)
    missing = {"create", "poll", "upload", "account"} - set(api.operations)
    if missing:
        raise SpecError(
            f"the operation {min(missing)!r} is missing",
            where=file.place("operations"),
            todo="The client cannot do without it: describe it here.",
        )
    return LoadedApi(api, file)


def _check_names(api: Api, file: YamlFile) -> None:
    """Raises SpecError for a name or an address with which the client could not work."""
    if not naming.is_package(api.package):
        raise SpecError(
            f"{api.package!r} is no name for a package",
            where=file.place("package"),
            todo="Use letters, digits and _, and no name that Python or one of its packages has already.",
        )
    if iskeyword(api.client):
        raise SpecError(
            f"{api.client!r} is no name for a class", where=file.place("client"), todo="Choose another, as in 'Vendor'."
        )
    if set("@?#") & set(api.server.url):
        raise SpecError(
            "the server's address holds a user, a query or a fragment",
            where=file.place("server", "url"),
            todo="Give scheme, host, port and path only.",
        )
    for name, operation in api.operations.items():
        wanted = ["id"] if name in ("poll", "delete") else []
        if re.findall(r"\{([a-z_]+)\}", operation.path) != wanted:
            raise SpecError(
                f"the path of {name!r} must hold {'{id} once and ' if wanted else ''}nothing else in braces",
                where=file.place("operations", name, "path"),
                todo="The client fills in the id of a generation, and nothing else.",
            )


def load_spec(path: Path, api: LoadedApi | None = None) -> LoadedSpec:
    """Read and check a model's spec, with the ``api.yaml`` beside it unless one is given. Raises SpecError."""
    if path.name == API_FILE:
        raise SpecError(
            "this file describes the API, not a model", where=Place(shown(path)), todo=models_in(path.parent)
        )
    file = read_yaml(path)
    spec = checked_spec(file)
    beside = path.parent / API_FILE
    if api is None and not beside.exists():
        raise SpecError(f"there is no {API_FILE} beside this spec", where=Place(shown(path)), todo=BEGIN_API)
    api = api or load_api(beside)
    if spec.api != api.content.api:
        raise SpecError(
            f"the spec belongs to the API {spec.api!r}, but stands beside that of {api.content.api!r}",
            where=file.place("api"),
            todo="Move the file, or correct 'api'.",
        )
    return LoadedSpec(spec, file, api)


def models_in(folder: Path) -> str:
    """What to do instead of naming a file that is no model's: its neighbours that may be."""
    specs = sorted(path for path in folder.glob("*.yaml") if path.name != API_FILE)
    if not specs:
        return "There is no model's spec beside it: write one with 'docpact transcribe PAGE -o API/MODEL.yaml'."
    more = f" and {len(specs) - _SHOWN} more" if len(specs) > _SHOWN else ""
    return f"Name a model's spec: {', '.join(shown(path) for path in specs[:_SHOWN])}{more}."


def checked_spec(file: YamlFile) -> Spec:
    """What a spec file says, checked on its own, without its ``api.yaml``. Raises SpecError."""
    spec = _validated(Spec, file)
    for complaint in complaints(spec):
        raise SpecError(complaint.what, where=file.place(*complaint.steps), todo=complaint.todo)
    if file.path.name != f"{spec.model}.yaml":
        raise SpecError(
            f"the file is called {file.path.name!r} and the model {spec.model!r}",
            where=file.place("model"),
            todo=f"Call the file {spec.model}.yaml.",
        )
    if naming.is_device(spec.model):
        raise SpecError(
            f"{spec.model!r} is a device on Windows, where no file can have that name",
            where=file.place("model"),
            todo="Call the model, and its file, something longer.",
        )
    return spec


def load_project(folder: Path) -> Project:
    """Read and check every spec below a folder. Raises SpecError, for the first file that cannot be used."""
    found = sorted(folder.glob(f"*/{API_FILE}"))
    if len(found) != 1:
        names = ", ".join(shown(path) for path in found) or "none"
        todo = f"Name the folder that holds API/{API_FILE} with --spec, or start in the project's folder."
        if found:
            todo = "Put each API into a folder of specs of its own, and name one of these with --spec."
        elif (folder / API_FILE).is_file():
            todo = f"Name the folder above it, {shown(folder.resolve().parent)}: it holds API/{API_FILE}."
        elif alone := sorted(folder.glob("*/*.yaml")):
            raise SpecError(f"there is no {API_FILE} beside this spec", where=Place(shown(alone[0])), todo=BEGIN_API)
        raise SpecError(f"one API is wanted, found: {names}", where=Place(shown(folder)), todo=todo)
    api = load_api(found[0])
    paths = sorted(path for path in found[0].parent.glob("*.yaml") if path.name != API_FILE)
    if not paths or len(paths) > MAXIMUM_MODELS:
        raise SpecError(
            f"found {len(paths)} model specs, wanted 1 to {MAXIMUM_MODELS}",
            where=Place(shown(found[0].parent)),
            todo="Put one YAML file for each model beside api.yaml.",
        )
    specs = [load_spec(path, api) for path in paths]
    _refuse_shared_names(api, specs)
    return Project(folder, api, specs)


def _refuse_shared_names(api: LoadedApi, specs: list[LoadedSpec]) -> None:
    client = api.content.client
    taken = dict.fromkeys((client, f"Async{client}"), "the client")
    for spec in specs:
        name = naming.class_name(spec.namespace)
        for wanted in (name, f"Async{name}", spec.namespace):
            if wanted in taken:
                raise SpecError(
                    f"{spec.model!r} and {taken[wanted]} would share the name {wanted!r}",
                    where=spec.file.place("model"),
                    todo="Rename one of the two.",
                )
            taken[wanted] = repr(spec.model)


def _references(value: JsonValue, steps: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], JsonValue]]:
    """Every ``$ref`` in a shape's schema, with the steps that lead to it."""
    if isinstance(value, dict):
        for name, member in value.items():
            if name == "$ref":
                yield (*steps, name), member
            else:
                yield from _references(member, (*steps, name))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _references(member, (*steps, index))


def _validated(model: type[_Model], file: YamlFile) -> _Model:
    if not isinstance(file.data, dict):
        raise SpecError("the file holds no mapping", where=file.place(), todo="Start from an existing spec.")
    try:
        return model.model_validate(file.data)
    except ValidationError as error:
        # What is wrong nearest to the top is the likeliest cause of the rest.
        first = min(error.errors(include_url=False), key=lambda found: (len(found["loc"]), str(found["loc"])))
    steps = tuple(step for step in first["loc"] if step != "[key]")
    while steps and steps not in file.positions:
        steps = steps[:-1]
    name = printable(".".join(str(step) for step in first["loc"] if step != "[key]"), 120)
    if first["type"] == "extra_forbidden":
        what, todo = f"unknown keyword: {name}", f"The keywords are listed in {SCHEMA_OF[model.__name__]}."
    elif first["type"] == "missing":
        what, todo = f"{name} is missing", f"Add it; {SCHEMA_OF[model.__name__]} says what it holds."
    else:
        reason = printable(first["msg"][:1].lower() + first["msg"][1:], 200)
        what, todo = f"{name}: {reason}", f"{SCHEMA_OF[model.__name__]} says what may stand here."
    raise SpecError(what, where=file.place(*steps), todo=todo)
