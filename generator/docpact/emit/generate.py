"""``docpact generate`` and ``docpact generate --check``: specs to the emitted tree, and the tree against the specs."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from docpact.emit.lock import Finding, Written, check_tree, make_lock, write_tree
from docpact.emit.package import facts_of_package
from docpact.emit.render import render
from docpact.errors import DocpactError
from docpact.facts import difference
from docpact.spec import Project


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
    if path.parent.name not in ("models", "calls") or finding.state not in ("stale", "hand-edited"):
        return finding
    for spec in project.specs:
        if spec.namespace == path.stem:
            try:
                emitted = facts_of_package(folder / path.parts[0], spec.model)
            except DocpactError as error:
                return dataclasses.replace(finding, details=(f"its facts cannot be read: {error.what}",))
            changes = difference(spec.facts, emitted)
            return dataclasses.replace(finding, details=tuple(f"spec against file: {change}" for change in changes))
    return finding
