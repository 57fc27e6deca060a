"""``docpact score``: which specs, which client, which suite."""

from __future__ import annotations

import contextlib
import itertools
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from pathlib import Path

from docpact.contract.harness import Harness
from docpact.emit.render import OPENAPI_FILE, render
from docpact.errors import DocpactError, Place, shown
from docpact.score.run import Score, score
from docpact.score.suite import load_suite
from docpact.spec import LoadedSpec, Project, load_project

_counter = itertools.count()


def score_specs(
    sources: Sequence[Path],
    suite: Path,
    client: str | None = None,
    progress: Callable[[str, int, int], object] | None = None,
    *,
    thorough: bool = False,
) -> Iterator[Score]:
    """The score of each spec: files, or folders that hold API/api.yaml.

    ``client`` is the import name of the client; without it, one is emitted from the specs for the occasion.
    Raises DocpactError for what cannot be scored.
    """
    loaded = load_suite(suite)
    for project, specs in _chosen(sources):
        with _named(client) if client else emitted_client(project) as package:
            for spec in specs:
                harness = Harness(spec, package)
                told = partial(progress, spec.model) if progress else None
                yield score(harness, loaded, progress=told, thorough=thorough)


def _chosen(sources: Sequence[Path]) -> Iterator[tuple[Project, list[LoadedSpec]]]:
    for source in sources:
        folder = source.parent.parent if source.is_file() else source
        project = load_project(folder)
        specs = [spec for spec in project.specs if folder == source or spec.path.resolve() == source.resolve()]
        if not specs:
            raise DocpactError("this is no model's spec", where=Place(shown(source)), todo="Name API/MODEL.yaml.")
        yield project, specs


def _named(client: str) -> contextlib.AbstractContextManager[str]:
    return contextlib.nullcontext(client)


@contextlib.contextmanager
def emitted_client(project: Project) -> Generator[str]:
    """The import name of a client that is emitted from the specs for the occasion, and forgotten afterwards."""
    name = f"docpact_scored_{next(_counter)}"
    with tempfile.TemporaryDirectory(prefix="docpact-") as folder:
        for path, content in render(project, name).items():
            if path != OPENAPI_FILE:
                target = Path(folder, path)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        sys.path.insert(0, folder)
        try:
            yield name
        finally:
            sys.path.remove(folder)
            for module in [module for module in sys.modules if module == name or module.startswith(f"{name}.")]:
                del sys.modules[module]
