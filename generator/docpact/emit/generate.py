"""``docpact generate`` and ``docpact generate --check``: specs to the emitted tree, and the tree against the specs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from docpact.emit.lock import Finding, Written, check_tree, make_lock, write_tree
from docpact.emit.package import facts_of_package
from docpact.emit.render import render
from docpact.errors import DocpactError
from docpact.facts import difference
from docpact.spec import LoadedSpec, Project


def generate(project: Project, folder: Path) -> Written:
    """Emit into ``folder``. Nothing is written before everything has been rendered. Raises DocpactError."""
    tree = render(project)
    return write_tree(folder, tree, make_lock(project, tree))


def check(project: Project, folder: Path) -> list[Finding]:
    """What in ``folder`` is not as ``generate`` would leave it; for models also which facts. Writes nothing."""
    tree = render(project)
    found = check_tree(folder, tree, make_lock(project, tree))
    return [_with_facts(project, folder, finding) for finding in found]


def _with_facts(project: Project, folder: Path, finding: Finding) -> Finding:
    path = Path(finding.path)
    if finding.state not in ("stale", "hand-edited"):
        return finding
    if path.parent.name in ("models", "calls"):
        specs = [spec for spec in project.specs if spec.namespace == path.stem]
    else:
        # The base class of every model.
        specs = project.specs if path.name == "_request.py" else []
    if not specs:
        return finding
    details = [detail for spec in specs for detail in _drift(spec, folder / path.parts[0])]
    return dataclasses.replace(finding, details=tuple(details))


def _drift(spec: LoadedSpec, package: Path) -> Iterator[str]:
    try:
        emitted = facts_of_package(package, spec.model)
    except DocpactError as error:
        yield f"the facts of {spec.model} cannot be read: {error.what}"
    else:
        yield from (f"{spec.model}, spec against file: {change}" for change in difference(spec.facts, emitted))
