"""The first files of a project: drafts of what a vendor's page says, and what keeps them and the client together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final

import docpact
from docpact.errors import DocpactError, Place, display_path
from docpact.read.pages import load
from docpact.report import Evidence, Finding, Report, Section, Words, counted
from docpact.spec.load import API_FILE, MODELS
from docpact.spec.published import write_schemas
from docpact.spec.yaml import YamlFile, parse_yaml
from docpact.transcribe import Transcription, Wanted, transcribe
from docpact.transcribe.api_draft import draft_pages
from docpact.transcribe.api_report import ApiDraft

WORKFLOW: Final = "docpact-update.yml"
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,63}")
_IGNORED: Final = "__pycache__/"
_HOOKS: Final = """\
repos:
  - repo: local
    hooks:
      - id: docpact
        name: The client is what the specs make
        entry: docpact generate --check
        language: python
        additional_dependencies: ["docpact[generate]=={version}"]
        files: ^(spec|generated)/
        pass_filenames: false
"""


@dataclass(frozen=True, slots=True)
class Begun:
    """What was written, by path, and the drafts."""

    files: tuple[Path, ...]
    api: Path
    draft: ApiDraft
    spec: Path
    transcription: Transcription


def begin(name: str, sources: Sequence[str], operation: str | None, model: str | None, today: dt.date) -> Begun:
    """Begin a project in the current folder, of a page and perhaps further ones. Raises DocpactError.

    Nothing is written over, and nothing at all is written where one of the files cannot be.
    """
    if not _NAME.fullmatch(name):
        raise DocpactError(
            f"{name!r:.80} cannot be the name of an API",
            hint="Use lower-case letters, digits and _, as in: docpact init acme --url PAGE",
        )
    draft = draft_pages(sources, lambda _: name, operation)
    page = load(sources[0], operation=operation, address=draft.address)
    made = transcribe(page, Wanted(today, None, name, model, specs=Path("spec", name)))
    api = Path("spec", name, API_FILE)
    spec = api.parent / MODELS / f"{made.report.model}.yaml"
    files = {
        api: draft.text,
        spec: made.text,
        Path(".github", "workflows", WORKFLOW): workflow(),
        Path(".pre-commit-config.yaml"): _HOOKS.format(version=docpact.__version__),
    }
    _write(files)
    schemas = write_schemas(Path("spec"))
    return Begun((*files, *_ignore(Path(".gitignore")), *schemas), api, draft, spec, made)


def workflow() -> str:
    """The workflow that opens a pull request where a page has changed, for a repository that installs docpact."""
    packaged = resources.files("docpact") / "_workflows" / WORKFLOW
    ours = Path(__file__).parents[3] / ".github" / "workflows" / WORKFLOW
    text = (packaged if packaged.is_file() else ours).read_text(encoding="utf-8")
    install = f'  INSTALL: "docpact[generate]=={docpact.__version__}"'
    return re.sub(r"^  INSTALL: .*$", install, text, count=1, flags=re.MULTILINE)


def _write(files: Mapping[Path, str]) -> None:
    there = [path for path in files if path.exists() or path.is_symlink()]
    if there:
        raise DocpactError(
            f"{'these are' if len(there) > 1 else 'this is'} there already, and nothing is written over: "
            f"{', '.join(map(display_path, there))}",
            hint="Begin in an empty folder, or move them away. Another page of this API: docpact transcribe.",
        )
    written: list[Path] = []
    path = Path()
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
    except OSError as error:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise DocpactError(
            f"cannot write: {error.strerror}",
            where=Place(display_path(Path(error.filename or path))),
            hint="No file was left. Check the folder's rights and the disk's room.",
        ) from None


def _ignore(path: Path) -> list[Path]:
    """Add a line to what git ignores, where nobody has; the file if it was written."""
    before = path.read_bytes() if path.is_file() else b""
    if _IGNORED.encode() in before.splitlines() or path.is_symlink():
        return []
    ending = b"" if not before or before.endswith(b"\n") else b"\n"
    path.write_bytes(before + ending + f"{_IGNORED}\n".encode())
    return [path]


def report(begun: Begun) -> Report:
    """What was written, what is open in it, and what to do next."""
    findings = [*_open_in_api(begun), *_open_in_spec(begun)]
    steps = (
        Words.of("1. Fill in what is open, the pages beside {} and {}.", begun.api, begun.spec),
        Words(("2. Run 'docpact generate --draft': it emits a client, or says what is still missing, with its line.",)),
        Words(("3. Run 'git add --all' and commit; then 'docpact update' reads the page again, in CI every day.",)),
    )
    return Report(
        command="init",
        title=Words.of("{}", begun.draft.name),
        verdict=Words((f"{counted(len(begun.files), 'file')} written, {counted(len(findings), 'open point')}.",)),
        exit_code=0,
        findings=tuple(findings),
        remarks=tuple(Words.of("wrote {}", path) for path in begun.files),
        sections=(Section("Next", steps),),
        source=Place(begun.draft.source),
        data={"files": [path.as_posix() for path in begun.files]},
    )


def _open_in_api(begun: Begun) -> list[Finding]:
    file = parse_yaml(begun.api, begun.draft.text.encode())
    return [
        Finding("open", "warning", Words.of("{}: {}", one.where, one.what), one.where, _place(file, one.where), "open")
        for one in begun.draft.open
    ]


def _place(file: YamlFile, where: str) -> Place:
    return file.place(*(int(step) if step.isdecimal() else step for step in where.split(".")))


def _open_in_spec(begun: Begun) -> list[Finding]:
    file = parse_yaml(begun.spec, begun.transcription.text.encode())
    found = begun.transcription.report
    listed = [one for one in found.printed().findings if one.severity == "warning"]
    if not found.page.startswith(("http://", "https://")):
        hint = Words(("Add 'url': without it 'docpact update' can read saved files only.",))
        message = Words(("nobody has noted the page's address",))
        listed.insert(0, Finding("open", "warning", message, "url", file.place("witnesses", "page"), "open", hint=hint))
    places = [file.place("body", path, "says") for path in found.unfilled]
    if places:
        message = Words((f"{counted(len(places), 'parameter')} without your own words under 'says'",))
        lines = Evidence("lines", ", ".join(str(place.line) for place in places))
        listed.append(Finding("open", "note", message, "says", places[0], "open", evidence=(lines,)))
    return listed
