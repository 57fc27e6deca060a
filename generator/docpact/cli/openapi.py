"""``docpact openapi``."""

from __future__ import annotations

from pathlib import Path

from docpact.cli.parser import Parser
from docpact.cli.terminal import print_json


def options(parser: Parser) -> None:
    parser.spec()


def run(*, spec: Path) -> int:
    """Print the OpenAPI 3.1 document that the specs compile to."""
    from docpact.spec import load_project
    from docpact.write.openapi import compile_document

    print_json(compile_document(load_project(spec)))
    return 0
