"""``docpact generate`` and ``docpact generate --check``: specs to the emitted tree, and the tree against the specs."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from docpact.errors import DocpactError
from docpact.facts import difference
from docpact.read.package import facts_of_package
from docpact.spec import LoadedSpec, Project, SpecError
from docpact.write.python.lock import Finding, Leave, Written, check_tree, make_lock, write_tree
from docpact.write.python.render import render


def generate(project: Project, folder: Path, allow: Collection[Leave] = ()) -> Written:
    """Emit into ``folder``. Nothing is written before all is rendered and keeps every fact. Raises DocpactError."""
    tree = render(project)
    _prove(project, tree)
    return write_tree(folder, tree, make_lock(project, tree), allow=allow)


def _prove(project: Project, tree: Mapping[str, bytes]) -> None:
    """Import what would be written and hold it against the specs: a constraint must not get lost on the way.

    Raises SpecError at the first fact that the client would not keep.
    """
    package = project.api.content.package
    with tempfile.TemporaryDirectory(prefix="docpact-") as folder:
        for path, content in tree.items():
            target = Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        for spec in project.specs:
            try:
                kept = facts_of_package(Path(folder, package), spec.model)
            except DocpactError as error:
                raise SpecError(
                    f"the client made of this spec would not work: {error.what}",
                    where=spec.file.place("body"),
                    todo="Some of its names get in each other's way; nothing was written. Please report it.",
                ) from None
            for change in difference(spec.facts, kept):
                claims = [claim.place for claim in spec.claims if claim.fact.id == change.id]
                raise SpecError(
                    f"the client would not keep this fact: {change}",
                    where=next(iter(claims), None),
                    todo="docpact cannot emit this combination of facts yet; nothing was written.",
                )


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
