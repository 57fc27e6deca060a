"""Which specs bodies are judged by: files, or folders of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from docpact.check.offline.judging import SpecJudges
from docpact.errors import DocpactError, Place, display_path, together
from docpact.facts import Contract
from docpact.spec import LoadedSpec, load_project, load_spec
from docpact.spec.addresses import Placed
from docpact.spec.load import API_FILE

_SUFFIXES: Final = (".yaml", ".yml")


def split(sources: Sequence[str], other_bodies: Sequence[Path] = ()) -> tuple[list[Path], list[str]]:
    """Specs and files of bodies, told apart by their names. Raises DocpactError where one of the two is missing."""
    specs = [Path(source) for source in sources if Path(source).suffix.lower() in _SUFFIXES or Path(source).is_dir()]
    files = [source for source in sources if Path(source) not in specs]
    if not specs:
        raise DocpactError("no spec is named", hint="Name API/MODEL.yaml or a folder of specs before the bodies.")
    if not files and not other_bodies:
        raise DocpactError(
            "no body is named", hint="Name .json or .jsonl files after the specs, - for JSON lines, or --har FILE."
        )
    return specs, files


def judges_of(paths: Sequence[Path]) -> tuple[SpecJudges, tuple[Placed, ...]]:
    """The contracts of some specs, and the addresses of the operations that take their bodies. Raises DocpactError."""
    loaded = [spec for specs in together(partial(loaded_specs, path) for path in paths) for spec in specs]
    names: dict[str, Contract] = {}
    owners: dict[str, LoadedSpec] = {}
    contracts = {id(spec): spec.contract for spec in loaded}
    for spec in loaded:
        for name in spec.contract.models or (spec.model,):
            other = owners.setdefault(name, spec)
            if other.path.resolve() != spec.path.resolve():
                raise DocpactError(
                    f"two specs are of the model {name!r}, the other is {display_path(other.path)}",
                    where=Place(display_path(spec.path)),
                    hint="Name one of them only.",
                )
            names[name] = contracts[id(other)]
    kept = {id(contract): contract for contract in names.values()}
    operations = {spec.operation.path: spec.placed for spec in loaded}
    foreign = {name: version for spec in loaded for name, version in spec.api.content.other_versions.items()}
    return SpecJudges(tuple(kept.values()), names, foreign), tuple(operations.values())


def loaded_specs(path: Path) -> list[LoadedSpec]:
    if path.is_dir():
        inside = (path / API_FILE).is_file()
        return load_project(path.resolve().parent if inside else path).specs
    return [load_spec(path)]
