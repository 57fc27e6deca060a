"""Specs: reviewed transcriptions of documentation pages, read from YAML with the line of every value."""

from docpact.spec.api import Api
from docpact.spec.load import load_api, load_project, load_spec
from docpact.spec.loaded import LoadedApi, LoadedSpec, Project
from docpact.spec.model import Condition, Parameter, Provenance, Spec, Statements
from docpact.spec.yaml import SpecError

__all__ = [
    "Api",
    "Condition",
    "LoadedApi",
    "LoadedSpec",
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
