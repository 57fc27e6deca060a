"""What docpact brings: the spec, its OpenAPI document, and the bodies that its contract certifies."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from benchmarks.drift.mutations import Schema
from benchmarks.drift.peers import create_alone
from pydantic import JsonValue

from docpact.check.cases import near_misses
from docpact.check.values import boundary_bodies
from docpact.check.violations import violations
from docpact.spec import LoadedSpec, Project, load_project
from docpact.write.openapi import compile_document, request_schema

ROOT: Final = Path(__file__).parents[3]
MODEL: Final = "sora-2-pro"
SPEC: Final = ROOT / "spec" / "leonardo" / "models" / f"{MODEL}.yaml"


@dataclass(frozen=True, slots=True)
class Body:
    """A body with its name, and whether the spec allows it. ``text`` is set where the fault is in the text alone."""

    name: str
    body: JsonValue
    valid: bool
    text: bytes | None = None

    @property
    def content(self) -> bytes:
        """What is sent."""
        return json.dumps(self.body).encode() if self.text is None else self.text


class Corpus:
    """Everything for Sora 2 Pro, compiled from the spec of this repository."""

    @cached_property
    def project(self) -> Project:
        return load_project(ROOT / "spec")

    @cached_property
    def spec(self) -> LoadedSpec:
        return self.project.spec(MODEL)

    @cached_property
    def document(self) -> JsonValue:
        """The OpenAPI document of this model, with the create operation alone."""
        return create_alone(compile_document(replace(self.project, specs=[self.spec])))

    @cached_property
    def schema(self) -> Schema:
        """The JSON Schema of the request, as the document has it."""
        return request_schema(self.spec)

    @cached_property
    def bodies(self) -> list[Body]:
        """The certified bodies: valid ones at every bound, and violations that are wrong at one path."""
        valid = [Body(one.name, one.body, valid=True) for one in boundary_bodies(self.spec)]
        wrong = [Body(one.name, one.body, valid=False, text=one.raw) for one in violations(self.spec)]
        return [*valid, *wrong]

    @cached_property
    def values(self) -> list[JsonValue]:
        """The certified bodies that differ as values: what a schema can tell apart."""
        return [body.body for body in self.bodies if body.text is None]

    @cached_property
    def whole_floats(self) -> list[Body]:
        """Bodies with 4.0 for 4, which JSON Schema allows."""
        return [Body(one.name, one.body, valid=True) for one in near_misses(self.spec)]
