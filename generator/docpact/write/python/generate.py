"""``docpact generate`` and ``docpact generate --check``: specs to the emitted tree, and the tree against the specs."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from docpact.errors import DocpactError
from docpact.facts import difference
from docpact.read.package import facts_of_package
from docpact.spec import LoadedSpec, Project, SpecError
from docpact.write.python.lock import Finding, Leave, Written, check_tree, make_lock, write_tree
from docpact.write.python.render import Choice, render


@dataclass(frozen=True, slots=True)
class Emission:
    """What a run would write, and every reason for which a model is not in it."""

    tree: dict[str, bytes]
    lock: str
    refused: list[SpecError]


def generate(project: Project, folder: Path, allow: Collection[Leave] = (), choice: Choice = Choice()) -> Written:
    """Emit into ``folder``, but for the models that cannot be emitted: the result says why.

    Nothing is written before all is rendered and keeps every fact. Raises DocpactError for what concerns all models.
    """
    found = emission(project, choice, draft="draft" in allow)
    written = Written([], [], [], healed=False)
    if found.tree:
        written = write_tree(folder, found.tree, found.lock, allow=allow)
    return dataclasses.replace(written, refused=[*found.refused])


def emission(project: Project, choice: Choice = Choice(), *, draft: bool = False) -> Emission:
    """The whole tree, proven to keep the facts of the specs, without the models that cannot be emitted."""
    refused, left = [*project.refused], [*project.specs]
    for spec in project.specs if not draft else ():
        if undecided := spec.undecided:
            refused += undecided
            left.remove(spec)
    while left:
        chosen = dataclasses.replace(project, specs=left)
        try:
            tree = render(chosen, choice)
        except SpecError as error:
            at_fault = [spec for spec in left if error.where and error.where.source == spec.file.place().source]
            if not at_fault:
                raise
            lost = {spec.model: [error] for spec in at_fault}
        else:
            lost = _lost(chosen, tree)
            if not lost:
                return Emission(tree, make_lock(chosen, tree), refused)
        refused += [error for errors in lost.values() for error in errors]
        left = [spec for spec in left if spec.model not in lost]
    return Emission({}, "", refused)


def _lost(project: Project, tree: Mapping[str, bytes]) -> dict[str, list[SpecError]]:
    """Import what would be written and hold it against the specs: by model, facts that its client would not keep."""
    package = project.api.content.package
    found: dict[str, list[SpecError]] = {}
    with tempfile.TemporaryDirectory(prefix="docpact-") as folder:
        for path, content in tree.items():
            target = Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        for spec in project.specs:
            if errors := [*_lost_by(spec, Path(folder, package))]:
                found[spec.model] = errors
    return found


def _lost_by(spec: LoadedSpec, package: Path) -> Iterator[SpecError]:
    try:
        kept = facts_of_package(package, spec.model)
    except DocpactError as error:
        yield SpecError(
            f"the client made of this spec would not work: {error.what}",
            where=spec.file.place("body"),
            todo="Some of its names get in each other's way. Please report it.",
        )
        return
    places = {claim.fact.id: claim.place for claim in reversed(spec.contract.claims)}
    for change in difference(spec.facts, kept):
        yield SpecError(
            f"the client would not keep this fact: {change}",
            where=places.get(change.id),
            todo="docpact cannot emit this combination of facts yet.",
        )


def check(project: Project, folder: Path, choice: Choice = Choice(), *, draft: bool = False) -> list[Finding]:
    """What in ``folder`` is not as ``generate`` would leave it, for models also which facts. Writes nothing.

    A model that cannot be emitted is a finding at its spec, with every reason.
    """
    found = emission(project, choice, draft=draft)
    reasons: dict[str, list[str]] = {}
    for error in found.refused:
        reasons.setdefault(error.where.source if error.where else "", []).append(str(error))
    refused = [Finding(source, "refused", tuple(errors)) for source, errors in reasons.items()]
    if not found.tree:
        return refused
    return [_with_facts(project, folder, one) for one in check_tree(folder, found.tree, found.lock)] + refused


def _with_facts(project: Project, folder: Path, finding: Finding) -> Finding:
    path = Path(finding.path)
    if finding.state not in ("stale", "hand-edited"):
        return finding
    if path.parent.name in ("models", "calls"):
        specs = [spec for spec in project.specs if spec.namespace == path.stem]
    else:
        # The base class of every model.
        specs = project.specs if path.name == "requests.py" else []
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
