"""The whole emitted tree in memory: a pure function of the specs, the templates and the pinned tools."""

from __future__ import annotations

import ast
import builtins
import importlib
import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, NamedTuple

import jinja2

import docpact
from docpact import identifiers
from docpact.errors import DocpactError
from docpact.extras import require
from docpact.facts.keywords import Schema
from docpact.spec import LoadedApi, LoadedSpec, Project, SpecError
from docpact.write.openapi import compile_document
from docpact.write.openapi_parts import Request, spliced
from docpact.write.python.api_data import api_source
from docpact.write.python.catalogue import entry_source
from docpact.write.python.context import ending, model_context
from docpact.write.python.known import NOTHING, OPENAPI_FILE, Headline, Known
from docpact.write.python.layout import kept, laid_out, without_marks
from docpact.write.python.literal import docstring, literal, literals
from docpact.write.python.models import model_source
from docpact.write.python.runtime import EXPORTS, EXTRAS, chosen_modules, error_names
from docpact.write.python.runtime import FOLDER as RUNTIME
from docpact.write.python.spread import spread

_MODEL: Final = "_model_"
_MODEL_TEMPLATES: Final = (f"calls/{_MODEL}.py.jinja", f"catalogue/{_MODEL}.py.jinja")
_SUFFIX: Final = ".jinja"
_PARTS: Final = frozenset({*_MODEL_TEMPLATES, "__pycache__"})

MODES: Final = (
    {"prefix": "", "title": "blocking", "define": "def", "wait": "", "run": "run", "open": "(", "shut": ")"},
    {
        "prefix": "Async",
        "title": "asynchronous",
        "define": "async def",
        "wait": "await ",
        "run": "await ",
        "open": "",
        "shut": "",
    },
)
"""The words by which the blocking and the asynchronous client differ; everything else is one template."""
ALL_EXTRAS: Final = frozenset(EXTRAS)
NOTICE: Final = "# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.\n# fmt: off\n# ruff: noqa"  # noqa: E501


@dataclass(frozen=True, slots=True)
class Choice:
    """What a package is to be: its name (the API's own unless given), its extras, and the HTTP library."""

    package: str | None = None
    extras: frozenset[str] = ALL_EXTRAS
    http: str = "httpx"


EVERYTHING: Final = Choice()
"""A package with all that there is, under the API's own name."""


def render(project: Project, choice: Choice = EVERYTHING, known: Known = NOTHING) -> dict[str, bytes]:
    """Every emitted file by its path below ``generated/``, formatted; the lock is not among them.

    The project's specs are rendered; of ``known`` models the files are there already and would come out as they are.
    Raises DocpactError for a spec that cannot be emitted.
    """
    package = choice.package or project.api.content.package
    modules = _from_templates(project, headlines(project, known), package, choice)
    for of_model in spread(partial(_model_modules, project.api), project.specs):
        modules |= of_model
    _check_clashes(project, modules)
    formatted = format_python({path: module.source for path, module in modules.items()})
    tree = {f"{package}/{path}": _noticed(without_marks(source)).encode() for path, source in formatted.items()}
    tree |= known.files
    made = f"# Made by docpact {docpact.__version__}: part of every client, copied as it is."
    for path, source in chosen_modules(choice.extras, choice.http).items():
        tree[f"{package}/{RUNTIME}/{path}"] = f"{made}\n{NOTICE}\n{source}".encode()
    document = json.dumps(_document(project, known), indent=2, ensure_ascii=True)
    tree[OPENAPI_FILE] = f"{document}\n".encode()
    return dict(sorted(tree.items()))


def headlines(project: Project, known: Known = NOTHING) -> list[Headline]:
    """What shared files say of each model, in the order of the specs."""
    return sorted((*known.headlines, *map(Headline.of, project.specs)), key=lambda one: one.name)


def _document(project: Project, known: Known) -> Schema:
    """The OpenAPI document: of models that are known it takes the parts from the one that is there."""
    if not known.headlines:
        return compile_document(project)
    made = compile_document(project, checked=False) if project.specs else None
    requests = {
        identifiers.request_name(one.namespace): Request(one.model, one.models) for one in headlines(project, known)
    }
    return spliced(known.document, made, requests)


def templates() -> dict[str, str]:
    """Every template's source by its path below ``templates/package``, the marker file ``py.typed`` included."""
    found: dict[str, str] = {}

    def walk(folder: Traversable, prefix: str) -> None:
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if entry.is_dir() and entry.name not in _PARTS:
                walk(entry, f"{prefix}{entry.name}/")
            elif entry.is_file():
                found[prefix + entry.name] = entry.read_text(encoding="utf-8")

    walk(resources.files("docpact.write.python") / "templates" / "package", "")
    return found


def _noticed(source: str) -> str:
    """A rendered module with the notice after its first line, where it begins with a comment."""
    first, end, rest = source.partition("\n")
    return f"{first}{end}{NOTICE}\n{rest}" if first.startswith("#") else source


class _Module(NamedTuple):
    """The source of an emitted module, and how often it binds each name outside of its functions."""

    source: str
    bound: Counter[str]

    @classmethod
    def of(cls, source: str, path: str) -> _Module:
        """Raises DocpactError for what is no Python."""
        return cls(source, Counter(_bound(source, path)))


def _model_modules(api: LoadedApi, spec: LoadedSpec) -> dict[str, _Module]:
    """The modules of one model, by their path in the package."""
    model = model_context(spec)
    context = {"api_file": api, "header": _header, "model": model}
    sources = {
        path.replace(_MODEL, model.namespace).removesuffix(_SUFFIX): _environment().get_template(path).render(context)
        for path in _MODEL_TEMPLATES
    }
    head = f'{_header(api, spec)}\n"""{docstring(model.title)}: what a request may hold."""\n'
    body = model_source(spec.contract, identifiers.request_name(model.namespace))
    sources[f"models/{model.namespace}.py"] = f"{head}\n{body}\n"
    return {path: _Module.of(source, path) for path, source in sources.items()}


def _from_templates(project: Project, shown: list[Headline], package: str, choice: Choice) -> dict[str, _Module]:
    """The modules that all models share, by their path in the package."""
    environment, api = _environment(), project.api.content
    errors = error_names()
    _check_errors(project, errors)
    exports = {
        f".{RUNTIME}.{path.removesuffix('.py').replace('/', '.')}": names
        for path, names in EXPORTS.items()
        if path in chosen_modules(choice.extras, choice.http)
    }
    exports |= {f".{RUNTIME}.core.errors": (*errors, "Problem"), "._client": (f"Async{api.client}", api.client)}
    exports[".catalogue"] = ("ModelInfo",)
    names = [name for group in exports.values() for name in group]
    context = {
        "api": api,
        "api_file": project.api,
        "client": api.client,
        "package": package,
        "modes": MODES,
        "header": _header,
        "extras": choice.extras,
        "models": shown,
        "variable": api.api,
        "version": docpact.__version__,
        "exports": dict(sorted(exports.items())),
        "public_names": sorted([*names, f"{api.client}Error"]),
        "api_source": laid_out(f"API = {api_source(api, package, docpact.__version__)}"),
        "kind_ending": ending(api),
    }
    optional = {"shell": "__main__.py.jinja", "testing": "testing.py.jinja"}
    left_out = {*_MODEL_TEMPLATES, *(path for extra, path in optional.items() if extra not in choice.extras)}
    return {
        path.removesuffix(_SUFFIX): _Module.of(environment.get_template(path).render(context), path)
        for path in templates()
        if path not in left_out
    }


@cache
def _environment() -> jinja2.Environment:
    """The templates, compiled once: that takes longer than rendering them."""
    environment = jinja2.Environment(  # noqa: S701  # the output is Python, where HTML's escapes would be wrong
        loader=jinja2.DictLoader(templates()),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(literal=literal, literals=literals, docstring=docstring)
    environment.filters.update(entry_source=entry_source, kept=kept, laid_out=laid_out)
    return environment


def _check_errors(project: Project, known: tuple[str, ...]) -> None:
    for index, row in enumerate(project.api.content.delivery):
        if row.error and row.error not in known:
            raise SpecError(
                f"there is no error {row.error!r}",
                where=project.api.file.place("delivery", index, "error"),
                hint=f"There is: {', '.join(sorted(known))}.",
            )


def _check_clashes(project: Project, modules: dict[str, _Module]) -> None:
    """Raise SpecError where a name made from a spec stands for something else too in an emitted module."""
    client = project.api.content.client
    ours = {client: project.api.file.place("client")}
    for spec in project.specs:
        ours |= {identifiers.class_name(spec.namespace): spec.file.place("model")}
    wanted = {f"{before}{name}{after}": name for name in ours for before in ("", "Async") for after in ("", "Error")}
    for module in modules.values():
        for name in sorted(module.bound.keys() & wanted.keys()):
            if module.bound[name] > 1 or hasattr(builtins, name):
                raise SpecError(
                    f"the client's own {name} and what is made of {wanted[name]!r} would share a name",
                    where=ours[wanted[name]],
                    hint="Choose another name.",
                )


def _bound(source: str, path: str) -> Iterator[str]:
    """The names that a module binds outside of its functions, once for each time. Raises DocpactError."""
    waiting: list[ast.AST] = [_parsed(source, path)]
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.name
            elif isinstance(node, ast.alias):
                yield node.asname or node.name
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield node.id
            elif not isinstance(node, ast.expr):
                waiting.append(node)


def _header(*files: LoadedApi | LoadedSpec | list[LoadedSpec]) -> str:
    """The first lines of every rendered file: what made it."""
    flat = [file for entry in files for file in (entry if isinstance(entry, list) else [entry])]
    made_from = ", ".join(f"{file.name} {file.file.sha256[:12]}" for file in flat)
    return f"# Made by docpact {docpact.__version__} from {made_from}; do not edit, change the spec."


def _parsed(source: str, path: str) -> ast.Module:
    """The tree of an emitted module. Raises DocpactError."""
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise DocpactError(
            f"the emitted {path} would not be Python: {error.msg}, line {error.lineno}",
            hint="This is a defect of a template or of docpact: please report it with the spec.",
        ) from None


def format_python(sources: dict[str, str]) -> dict[str, str]:
    """Sources as the pinned ruff formats them, whatever configuration lies around. Raises DocpactError."""
    with tempfile.TemporaryDirectory(prefix="docpact-") as folder:
        write_files(Path(folder), {path: source.encode() for path, source in sources.items()})
        require("ruff")
        _ruff("check", "--select", "I,F401", "--fix", "--quiet", folder)
        _ruff("format", "--quiet", folder)
        return {path: Path(folder, path).read_text(encoding="utf-8") for path in sources}


def write_files(folder: Path, tree: Mapping[str, bytes]) -> None:
    """Write files into a folder of ours, each by its path below it."""
    for path, content in tree.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _ruff(command: str, *arguments: str) -> None:
    shared = ["--isolated", "--no-cache", "--config", "line-length=120", "--config", 'target-version="py311"']
    ruff: Any = importlib.import_module("ruff")  # of the extra "generate"; a second interpreter would take longer
    result = subprocess.run(  # noqa: S603  # our own arguments and a folder of our own
        [ruff.find_ruff_bin(), command, *shared, *arguments], capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        raise DocpactError(f"ruff could not format the emitted code: {result.stderr or result.stdout}")
