"""Checked specs: a model's contract, and all models of one API."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from functools import cached_property
from keyword import iskeyword
from pathlib import Path
from typing import Final

from docpact.errors import display_path, printable
from docpact.facts import ROOT, Claim, Contract, Fact
from docpact.facts import Path as FactPath
from docpact.spec.addresses import Content, Placed
from docpact.spec.api import Api, Operation
from docpact.spec.conditions import claims_of_spec
from docpact.spec.model import Parameter, Spec
from docpact.spec.yaml import SpecError, YamlFile

CLIENT_MEMBERS: Final = frozenset(
    {"account", "api", "close", "delete", "generation", "generations", "models", "parse_webhook", "prepare", "session"}
    | {"api_models", "submit", "submitted", "sync", "upload", "with_options"}
) | {*dir(builtins)}
"""Names that the emitted client class needs for itself, so that no model's namespace can have them."""

UNDECIDABLE: Final = frozenset({"two model names", "name spelt two ways"})
"""Kinds of contradictions in which a wrong guess is billed, or refused by the server."""


@dataclass(frozen=True)
class LoadedApi:
    """An ``api.yaml`` that has been checked."""

    content: Api
    file: YamlFile

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def name(self) -> str:
        """The file's name from the folder of specs on, as in ``acme/api.yaml``."""
        return "/".join(self.path.resolve().parts[-2:])


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
    def name(self) -> str:
        """The file's name from the folder of specs on, as in ``acme/models/kite-1.yaml``."""
        return "/".join(self.path.resolve().parts[-3:])

    @property
    def model(self) -> str:
        return self.content.model

    @property
    def operation(self) -> Operation:
        """The operation that its bodies go to."""
        api = self.api.content
        return api.operations[self.content.operation] if self.content.operation else api.submit

    @property
    def telling(self) -> Operation | None:
        """The operation whose answers have the files: one of their own, that asks for a job, or that takes the body."""
        api = self.api.content
        return self.operation if self.operation.role == "sync" else api.operation("result") or api.operation("poll")

    @property
    def namespace(self) -> str:
        """The model's name as a Python identifier, as in ``client.kite_2``."""
        name = "".join(character if character.isalnum() else "_" for character in self.model.lower())
        return f"model_{name}" if name[0].isdigit() or iskeyword(name) or name in CLIENT_MEMBERS else name

    @property
    def models(self) -> list[str]:
        """The names that a request may give."""
        return list(self.contract.models)

    @property
    def names(self) -> list[str]:
        """The page's name for the model, then the names that a request may give."""
        return list(dict.fromkeys([self.model, *self.models]))

    @cached_property
    def contract(self) -> Contract:
        """All claims as the one tree by which bodies are judged and clients are made."""
        claims = [*claims_of_spec(self.content, self.file.place)]
        claims += self._claims_of_objects(claims)
        return Contract(claims, self.content.body)

    @cached_property
    def placed(self) -> Placed:
        """How the requests of its operation say a body."""
        return self.api.content.placed(self.operation, lambda: [self.contract])

    def request(self, text: bytes) -> Content:
        """The request by which a text is sent as a body; its path is that below the server's address."""
        return self.placed.request(text, dict(self.content.sample.body))

    @cached_property
    def facts(self) -> frozenset[Fact]:
        """What the spec's first witness states; nothing that is assumed, or said by others."""
        return self.contract.facts(self.content.witnesses.first)

    @property
    def undecided(self) -> list[SpecError]:
        """Contradictions of the page for which a person has to choose before requests are paid for."""
        return [
            SpecError(
                f"{one.path}: {one.kind}, and nobody has chosen: {one.claim_a} (page line {one.line_a}) against "
                f"{one.claim_b} (page line {one.line_b})",
                where=self.file.place("discrepancies", index, "why"),
                hint=f"Say why the reading '{one.chosen}' is right, as in 'why: ...', or choose the other and correct "
                f"the entry under 'body'.",
            )
            for index, one in enumerate(self.content.discrepancies)
            if (one.kind in UNDECIDABLE or (one.kind and one.path == "model")) and not one.why.strip()
        ]

    def row(self, path: str) -> Parameter | None:
        """The entry of a path, with its line in the page and what it is for; None where there is none."""
        return self.content.body.get(path)

    def says(self, path: str) -> str | None:
        """What a parameter is for: the spec's own words, or the glossary's for the longest end of the path."""
        row = self.row(path)
        if row is not None and row.says:
            return row.says
        steps = FactPath(path).steps
        ends = (str(FactPath.of(steps[at:])) for at in range(len(steps)))
        return next((words for end in ends if (words := self.api.content.glossary.get(end))), None)

    def _claims_of_objects(self, claims: list[Claim]) -> list[Claim]:
        """What is observed of every object of the API, said of each that nobody says otherwise of."""
        holders = {ROOT, *(path.parent for path in map(FactPath, self.content.body) if path.parent is not None)}
        objects = {
            claim.fact.path: claim
            for claim in claims
            if claim.fact.keyword == "type" and claim.fact.value == "object" and not claim.fact.when
        }
        said = {(claim.fact.path, claim.fact.keyword) for claim in claims}
        # Of an object whose members nobody lists, nobody knows which are too many.
        return [
            Claim(
                Fact(path, keyword, value),
                "observed",
                place=self.api.file.place("objects"),
                why=self.api.content.objects_evidence,
            )
            for path in objects
            if path in holders
            for keyword, value in self.api.content.objects.statements()
            if (path, keyword) not in said
        ]


@dataclass(frozen=True)
class Project:
    """All specs of one API, sorted by name; ``refused`` says what is wrong with those that are left out."""

    folder: Path
    api: LoadedApi
    specs: list[LoadedSpec]
    refused: tuple[SpecError, ...] = ()

    def spec(self, model: str) -> LoadedSpec:
        """The spec of one model. Raises SpecError for a name that is not there."""
        for spec in self.specs:
            if spec.model == model:
                return spec
        known = ", ".join(spec.model for spec in self.specs)
        raise SpecError(
            f"there is no model {printable(model, 60)!r} in {display_path(self.folder)}", hint=f"There is: {known}."
        )
