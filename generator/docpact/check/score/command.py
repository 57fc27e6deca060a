"""``docpact score``: which specs, which client, which suite."""

from __future__ import annotations

import contextlib
import itertools
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from docpact.check.harness import Harness
from docpact.check.network.fault_harness import takes_pictures
from docpact.check.score.changed import changed_files
from docpact.check.score.code import CodeScore, score_code, write_client
from docpact.check.score.run import Score, score
from docpact.check.score.suite import load_suite
from docpact.check.subject import load_subject
from docpact.check.suite import suite_folder
from docpact.errors import DocpactError, Place, display_path, printable
from docpact.spec import LoadedSpec, Project, load_project
from docpact.spec.load import API_FILE
from docpact.write.python.spread import cores

_counter = itertools.count()
_MODELS_OF_CODE: Final = 3
"""Models whose suite judges a mutant of the code."""


def score_specs(  # noqa: PLR0913  # all but the first have a default
    sources: Sequence[Path],
    suite: Path | None = None,
    client: str | None = None,
    progress: Callable[[str, int, int], object] | None = None,
    *,
    thorough: bool = False,
    everything: bool = False,
    changed_since: str | None = None,
    note: Callable[[str], object] = lambda _line: None,
) -> Iterator[Score]:
    """The score of each spec: files, or folders that hold API/api.yaml.

    ``suite`` is the folder of a contract suite; docpact's own where there is none. ``client`` is the import name of the
    client; without it, one is emitted from the specs for the occasion. With ``everything`` all mutants are tried, else
    as many of each kind as time allows. With ``changed_since``, a commit, the files are
    scored and what else of their folders differs from it; ``note`` is told what is left out. Raises DocpactError for
    what cannot be scored.
    """
    loaded = load_suite(suite or suite_folder())
    for project in _chosen(sources, changed_since, note):
        with _named(client, project.specs) if client else emitted_client(project) as package:
            for spec in project.specs:
                harness = Harness(spec, package)
                told = partial(progress, spec.model) if progress else None
                yield score(
                    harness,
                    loaded,
                    progress=told,
                    thorough=thorough,
                    everything=everything,
                    processes=cores(),
                )


def score_code_of(  # noqa: PLR0913  # all but the first have a default
    sources: Sequence[Path],
    suite: Path | None = None,
    progress: Callable[[str, int, int], object] | None = None,
    *,
    number: int,
    seed: int = 0,
    shard: str = "1/1",
) -> CodeScore:
    """The score of mutants of the code that the specs make, on the suite of a few models. Raises DocpactError.

    The first takes pictures where one does, and the others have the most constraints.
    """
    project = next(_chosen(sources, None, lambda _line: None))
    first = next(filter(takes_pictures, project.specs), project.specs[0])
    others = sorted(project.specs, key=lambda spec: (-len(spec.contract.constraints), spec.model))
    specs = [first, *(spec for spec in others if spec is not first)][:_MODELS_OF_CODE]
    at, _, of = shard.partition("/")
    if not (at.isdecimal() and of.isdecimal() and 1 <= int(at) <= int(of)):
        raise DocpactError(
            f"{printable(shard, 20)!r} is no part of a whole", hint="Write --shard 1/4, for the first of four."
        )
    told = partial(progress, "code") if progress else None
    whole = load_project(project.folder)
    return score_code(
        whole, specs, load_suite(suite or suite_folder()), number, seed=seed, shard=(int(at), int(of)), progress=told
    )


def _chosen(sources: Sequence[Path], changed_since: str | None, note: Callable[[str], object]) -> Iterator[Project]:
    """Each project that the sources belong to, with the specs that are meant."""
    named: dict[Path, list[Path]] = {}
    for source in sources:
        if not source.exists():
            hint = "Name API/models/MODEL.yaml, or the folder that holds API/api.yaml."
            raise DocpactError("there are no specs here", where=Place(display_path(source)), hint=hint)
        if source.is_file() and (source.suffix != ".yaml" or source.name == API_FILE):
            raise _no_spec(source)
        named.setdefault(source.parent.parent.parent if source.is_file() else source, []).append(source)
    for folder, meant in named.items():
        project = load_project(folder)
        files = {source.resolve() for source in meant if source.is_file()}
        specs = [spec for spec in project.specs if spec.path.resolve() in files]
        if len(specs) < len(files):
            raise _no_spec(min(files - {spec.path.resolve() for spec in specs}))
        if changed_since is not None:
            specs = _with_changed(project, specs, changed_files(folder, changed_since), note)
        elif folder in meant:
            specs = project.specs
        if specs:
            yield replace(project, specs=specs)


def _no_spec(path: Path) -> DocpactError:
    return DocpactError("this is no model's spec", where=Place(display_path(path)), hint="Name API/models/MODEL.yaml.")


def _with_changed(
    project: Project, specs: list[LoadedSpec], changed: set[Path], note: Callable[[str], object]
) -> list[LoadedSpec]:
    found = [spec for spec in project.specs if spec in specs or spec.path.resolve() in changed]
    rest = len(project.specs) - len(found)
    if rest and project.api.path.resolve() in changed:
        changed_api = display_path(project.api.path)
        note(f"{changed_api} has changed, on which all specs rest: {rest} that have not are not scored here.")
    if not found:
        note(f"no spec in {display_path(project.folder)} has changed: nothing is scored.")
    return found


def _named(client: str, specs: Sequence[LoadedSpec]) -> contextlib.AbstractContextManager[str]:
    """A client that can be imported and has the models. Raises DocpactError for any other."""
    for spec in specs:
        try:
            load_subject(client, spec.path)
        except DocpactError as error:
            hint = "Give --client the name by which your code imports it, or leave it out: one is emitted then."
            raise DocpactError(error.what, where=error.where, hint=hint) from None
    return contextlib.nullcontext(client)


@contextlib.contextmanager
def emitted_client(project: Project) -> Generator[str]:
    """The import name of a client that is emitted from the specs for the occasion, and forgotten afterwards."""
    name = f"docpact_scored_{next(_counter)}"
    with tempfile.TemporaryDirectory(prefix="docpact-") as folder:
        write_client(project, name, Path(folder))
        sys.path.insert(0, folder)
        try:
            yield name
        finally:
            sys.path.remove(folder)
            for module in [module for module in sys.modules if module == name or module.startswith(f"{name}.")]:
                del sys.modules[module]
