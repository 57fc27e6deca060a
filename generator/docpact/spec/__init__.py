"""Specs: reviewed transcriptions of documentation pages, read from YAML with the line of every value."""

from docpact.spec.api import Api
from docpact.spec.claims import Claim, Node
from docpact.spec.load import LoadedApi, LoadedSpec, Project, load_api, load_project, load_spec
from docpact.spec.model import Parameter, Provenance, Spec, Statements
from docpact.spec.yaml import SpecError

__all__ = [
    "Api",
    "Claim",
    "LoadedApi",
    "LoadedSpec",
    "Node",
    "Parameter",
    "Project",
    "Provenance",
    "Spec",
    "SpecError",
    "Statements",
    "load_api",
    "load_project",
    "load_spec",
]
