"""Specs as an earlier release wrote them, in the form that this one reads. A release that changes the form adds a step.

Release 0.1 had specs beside ``api.yaml``, the page's address under ``page``, and what joins parameters as ``pairs`` and
``rules`` in their rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from docpact.errors import Place, display_path
from docpact.spec.load import API_FILE, MODELS, checked_spec, load_api
from docpact.spec.write import HEADER, lost_comments, spec_text, write_spec
from docpact.spec.yaml import SpecError, parse_yaml, raise_all, read_yaml

Entry = dict[str, object]

_FIRST_LINE: Final = "# yaml-language-server: $schema=../spec.schema.json\n"
_RENAMED_MEMBER: Final = "billed"
"""What an operation of ``api.yaml`` had in release 0.1, in place of its role."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """A spec in today's form: where it stood, where it goes, and what could not be kept."""

    source: Path
    target: Path
    text: str
    lost: tuple[str, ...] = ()

    def write(self) -> None:
        """Put the spec where it goes, and take the old file away. Raises DocpactError."""
        self.target.parent.mkdir(exist_ok=True)
        write_spec(self.target, self.text)
        if self.source != self.target:
            self.source.unlink()


@dataclass(frozen=True, slots=True)
class Migration:
    """What a folder of specs needs: files to be written, and what a person has to do."""

    files: tuple[Migrated, ...]
    open: tuple[SpecError, ...]


def migrate(folder: Path) -> Migration:
    """Read every spec below a folder that is in an earlier form. Writes nothing."""
    files: list[Migrated] = []
    left: list[SpecError] = []
    for described in sorted(folder.glob(f"*/{API_FILE}")):
        for path in [*sorted(described.parent.glob("*.yaml")), *sorted(described.parent.glob(f"{MODELS}/*.yaml"))]:
            if path == described:
                continue
            try:
                files += _migrated(path, described.parent / MODELS / path.name)
            except SpecError as error:
                left += error.errors
        left += _api_complaints(described)
    return Migration(tuple(files), tuple(left))


def _migrated(path: Path, target: Path) -> Iterator[Migrated]:
    """A spec that is in an earlier form, as it is to be now; nothing where it is in today's."""
    file = read_yaml(path)
    if not isinstance(file.data, dict) or (path == target and not _is_earlier(file.data)):
        return
    if path != target and target.exists():
        raise SpecError(
            f"this model has a spec in the folder '{MODELS}' too",
            where=file.place(),
            hint="Delete one of the two.",
        )
    before = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    text = spec_text(_current(file.data), before)
    if text.startswith(_FIRST_LINE):
        text = HEADER.partition("\n")[0] + "\n" + text.removeprefix(_FIRST_LINE)
    try:
        checked_spec(parse_yaml(target, text.encode("utf-8")))
    except SpecError as error:
        raise_all(
            [SpecError(f"it would not load: {one.what}", where=file.place(), hint=one.hint) for one in error.errors]
        )
    lost = [one for one in lost_comments(before, text) if one != _FIRST_LINE.rstrip()]
    yield Migrated(path, target, text, tuple(lost))


def _is_earlier(data: Mapping[str, object]) -> bool:
    return "page" in data or any("pairs" in part or "rules" in part for part in _statements(data))


def _statements(data: Mapping[str, object]) -> Iterator[Entry]:
    """Every mapping of a spec's body that may hold keywords."""
    body = data.get("body")
    for entry in cast("dict[str, object]", body).values() if isinstance(body, dict) else ():
        if isinstance(entry, dict):
            yield cast("Entry", entry)
            for section in ("assumed", "observed"):
                if isinstance(said := cast("Entry", entry).get(section), dict):
                    yield cast("Entry", said)


def _current(data: Mapping[str, Any]) -> dict[str, object]:
    """The content of a spec of release 0.1 as it is written now."""
    body: dict[str, object] = {}
    conditions = list(data.get("conditions", []))
    for path, entry in data["body"].items():
        kept, found = _without_conditions(path, entry)
        body[path] = kept
        conditions += found
    made: dict[str, object] = {}
    for name, value in data.items():
        if name == "page":
            made["witnesses"] = {"page": value}
        elif name != "conditions":
            made[name] = body if name == "body" else value
        if name == "body" and conditions:
            made["conditions"] = conditions
    return made


def _without_conditions(path: str, entry: Entry) -> tuple[Entry, list[Entry]]:
    """A row without what joins it to others, and that as conditions of their own."""
    kept: Entry = {}
    found: list[Entry] = []
    line: Entry = {"line": entry["line"]} if "line" in entry else {}
    for name, value in entry.items():
        if name in ("assumed", "observed") and isinstance(value, dict):
            rest, more = _without_conditions(path, cast("Entry", value))
            why = {"why": entry["why" if name == "assumed" else "evidence"]}
            found += [{**one, "witness": name, **why} for one in more]
            if rest:
                kept[name] = rest
        elif name == "pairs":
            above, _, last = path.rpartition(".")
            rows = {"columns": [last, "height"], "rows": value}
            found.append({"path": above or "$", "rows": rows, **line})
        elif name == "rules":
            found += [{"path": path, "states": rule, **line} for rule in cast("list[str]", value)]
        else:
            kept[name] = value
    return kept, found


def _api_complaints(path: Path) -> Iterator[SpecError]:
    """What is to be done where an ``api.yaml`` is in an earlier form."""
    file = read_yaml(path)
    operations = file.data.get("operations") if isinstance(file.data, dict) else None
    named = operations if isinstance(operations, dict) else {}
    if any(isinstance(one, dict) and _RENAMED_MEMBER in one for one in named.values()):
        yield SpecError(
            "release 0.1 knew by itself where the answers of the one API that it could describe hold what",
            where=Place(display_path(path)),
            hint=f"Take this API's {API_FILE} from the repository of docpact, and bring what you changed into it.",
        )
    elif isinstance(file.data, dict):
        load_api(path)
