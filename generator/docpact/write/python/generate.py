"""``docpact generate`` and ``docpact generate --check``: specs to the emitted tree, and the tree against the specs."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from docpact.errors import DocpactError
from docpact.facts.condition import dumps
from docpact.read.package import ClientPackage, opened_package
from docpact.spec import LoadedSpec, Project, SpecError
from docpact.write.python.known import NOTHING, Known
from docpact.write.python.lock import Finding, Leave, Written, check_tree, make_lock, source_hashes, write_tree
from docpact.write.python.render import EVERYTHING, Choice, headlines, render, write_files
from docpact.write.python.runtime import FOLDER, HTTP_MODULE, runtime_modules
from docpact.write.python.spread import spread


@dataclass(frozen=True, slots=True)
class Emission:
    """What a run would write, and every reason for which a model is not in it."""

    tree: dict[str, bytes]
    lock: str
    refused: list[SpecError]


def generate(
    project: Project,
    folder: Path,
    allow: Collection[Leave] = (),
    choice: Choice = EVERYTHING,
    known: Known = NOTHING,
) -> Written:
    """Emit into ``folder``, but for the models that cannot be emitted: the result says why.

    ``known`` are models of which the project has no specs, since they would come out as they are. Nothing is written
    before all is rendered and keeps every fact. Raises DocpactError for what concerns all models.
    """
    found = emission(project, choice, known, draft="draft" in allow)
    written = Written([], [], [], healed=False)
    if found.tree:
        written = write_tree(folder, found.tree, found.lock, allow=allow)
    return dataclasses.replace(written, refused=[*found.refused])


def emission(project: Project, choice: Choice = EVERYTHING, known: Known = NOTHING, *, draft: bool = False) -> Emission:
    """The whole tree, proven to keep the facts of the specs, without the models that cannot be emitted."""
    refused: list[SpecError] = [*project.refused]
    left: list[LoadedSpec] = [*project.specs]
    undecided = {spec.model: found for spec in project.specs if (found := spec.undecided)}
    if not draft:
        refused += [error for errors in undecided.values() for error in errors]
        left = [spec for spec in left if spec.model not in undecided]
    package = choice.package or project.api.content.package
    while left or known.headlines:
        chosen = dataclasses.replace(project, specs=left)
        try:
            tree = render(chosen, choice, known)
        except SpecError as error:
            at_fault = [spec for spec in left if error.where and error.where.source == spec.file.place().source]
            if not at_fault:
                raise
            lost = {spec.model: [error] for spec in at_fault}
        else:
            lost = _lost(left, tree, package)
            if not lost:
                models = {one.name: one.as_json() for one in headlines(chosen, known)}
                drafted = draft and bool(undecided)
                specs = {**source_hashes(chosen), **known.specs}
                lock = make_lock(specs, tree, choice.http, models, draft=drafted)
                return Emission(tree, lock, refused)
        refused += [error for errors in lost.values() for error in errors]
        left = [spec for spec in left if spec.model not in lost]
    return Emission({}, "", refused)


def _lost(specs: list[LoadedSpec], tree: Mapping[str, bytes], package: str) -> dict[str, list[SpecError]]:
    """Import what would be written and hold it against the specs: by model, facts that its client would not keep."""
    if not specs:
        return {}
    with tempfile.TemporaryDirectory(prefix="docpact-") as folder:
        # The HTTP library that was chosen need not be installed here, and no fact depends on it.
        usual = {f"{package}/{FOLDER}/{HTTP_MODULE}": runtime_modules()[HTTP_MODULE].encode()}
        write_files(Path(folder), {**tree, **usual})
        with opened_package(Path(folder, package)) as opened:
            faults = spread(lambda spec: [*_not_kept(spec, opened)], specs)
    return {spec.model: errors for spec, errors in zip(specs, faults, strict=True) if errors}


def _not_kept(spec: LoadedSpec, package: ClientPackage) -> Iterator[SpecError]:
    """The facts of a spec that a client package does not keep, each with the reason."""
    try:
        carried = {one.fact: one for one in package.read(spec.namespace)}
    except DocpactError as error:
        yield SpecError(
            f"the client made of this spec does not work: {error.what}",
            where=spec.file.place("body"),
            hint="Some of its names may get in each other's way. Please report it.",
        )
        return
    by_id = {fact.id: fact for fact in carried}
    for constraint in spec.contract.constraints:
        one, fact = carried.get(constraint.fact), constraint.fact
        other = by_id.get(fact.id)
        absent = f"its value is {dumps(other.value)} there" if other else "it is not there"
        fault = absent if one is None else one.fault
        if fault is None and one and fact.meaning.constrains and one.warns is constraint.refuses:
            fault = "it only warns" if one.warns else "it refuses instead of warning"
        if fault:
            yield SpecError(
                f"the client does not keep {fact}: {fault}",
                where=constraint.claims[0].place,
                hint="docpact cannot emit this combination of facts yet. Please report it.",
            )


def check(
    project: Project,
    folder: Path,
    choice: Choice = EVERYTHING,
    known: Known = NOTHING,
    *,
    draft: bool = False,
) -> list[Finding]:
    """What in ``folder`` is not as ``generate`` would leave it, for models also which facts. Writes nothing.

    A model that cannot be emitted is a finding at its spec, with every reason.
    """
    found = emission(project, choice, known, draft=draft)
    reasons: dict[str, list[str]] = {}
    for error in found.refused:
        reasons.setdefault(error.where.source if error.where else "", []).append(str(error))
    refused = [Finding(source, "refused", tuple(errors)) for source, errors in reasons.items()]
    if not found.tree:
        return refused
    return [_with_facts(project, folder, one) for one in check_tree(folder, found.tree, found.lock)] + refused


def _with_facts(project: Project, folder: Path, finding: Finding) -> Finding:
    """The finding, with what of the specs the package in its folder does not keep, where its file decides that."""
    path = Path(finding.path)
    if finding.state not in ("stale", "hand-edited"):
        return finding
    if path.parent.name in ("models", "calls"):
        specs = [spec for spec in project.specs if spec.namespace == path.stem]
    else:
        specs = project.specs if path.name in ("requests.py", "conditions.py") else []
    if not specs:
        return finding
    try:
        with opened_package(folder / path.parts[0]) as package:
            details = [error.what for spec in specs for error in _not_kept(spec, package)]
    except DocpactError as error:
        details = [error.what]
    return dataclasses.replace(finding, details=tuple(details))
