"""A page to the data of a spec that loads: what the page states, what must be assumed, and what contradicts what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, cast

from pydantic import JsonValue, ValidationError

from docpact.errors import DocpactError, Place, printable
from docpact.facts import ITEMS, ROOT, Path, canonical
from docpact.facts.values import json_type
from docpact.read.pages import Discrepancy, Page, permodel
from docpact.spec.check import Complaint, complaints
from docpact.spec.forms import MULTIPART
from docpact.spec.model import Spec
from docpact.transcribe.api_assumed import is_file
from docpact.transcribe.assumptions import Assumptions
from docpact.transcribe.sampling import SampleBody, chosen_sample, from_page, made_up
from docpact.transcribe.stated import Entry, SetAside, Stated, ordered, stated

CHOSEN: Final[Mapping[str, str]] = {"stated twice": "a", "name spelt two ways": "a", "two model names": "a"}
"""Which claim a draft follows: the first of two like ones; elsewhere b, which is the table's."""

UNHOLDABLE: Final = "contradicts itself"
"""The kind of a discrepancy between two statements that no spec can hold together."""

ONLY_SAMPLED: Final = "sample parameter not in the table"


_CEASING: Final = "What the page's notice says beyond what its table states."
_CEASING_WHY: Final = "The page's notice says that requests with it fail from that day on."


@dataclass(frozen=True, slots=True)
class About:
    """What a spec says of its page that the page itself does not hold."""

    api: str
    model: str
    url: str | None
    read: dt.date
    create_path: str | None = None
    witness: Literal["page", "openapi"] = "page"


@dataclass(frozen=True, slots=True)
class Draft:
    """A spec's data. ``aside`` are facts that it cannot hold, ``notes`` what a person should know of it."""

    data: dict[str, object]
    aside: tuple[SetAside, ...]
    notes: tuple[str, ...]


def draft(page: Page, about: About) -> Draft:
    """The spec that a page gives. Raises DocpactError where it gives none."""
    drafter = _Drafter(page, about)
    while True:
        data = drafter.data()
        found = list(complaints(_validated(data, page)))
        if not found:
            return Draft(data, tuple(drafter.found.aside), tuple(drafter.notes()))
        in_sample = [complaint for complaint in found if complaint.steps[:2] == ("sample", "body")]
        for complaint in in_sample:
            drafter.dispute_sample(Path.of(complaint.steps[2:]))
        # One at a time: what one statement is at odds with may be at odds with that one only.
        if not in_sample and not any(drafter.set_claim_aside(complaint) for complaint in found):
            raise DocpactError(
                f"the page cannot be made a spec: {found[0].what}",
                where=Place(page.source, drafter.line_of(found[0])),
                hint="Correct the page, or write the spec by hand.",
            )


class _Drafter:
    """Drafts until nothing complains: each complaint takes out one fact, or becomes a discrepancy."""

    def __init__(self, page: Page, about: About) -> None:
        self.found: Stated = stated(page)
        self._page = page
        self._about = about
        self._paths = self.found.paths()
        self._sampled: dict[str, JsonValue] = {}
        self._disputes = [_dispute(one) for one in page.discrepancies]
        sample = chosen_sample(page, about.create_path)
        self._is_skeleton = sample is not None and sample.is_skeleton
        values = {path: self.found.values(path) for path in self._paths}
        self._sample: SampleBody | None = from_page(page, sample, values) if sample else None
        unsampled = sample is None and not page.complete
        if "model" not in self._paths and (unsampled or "model" in self._sample_values):
            self._paths.insert(0, "model")  # where a sample sends no model, the address is the model's own
        self._beside = self._sent_beside()
        self._paths[1:1] = self._beside
        self._add_what_only_the_sample_shows(values)
        for one in self._disputes:
            if one["kind"] == ONLY_SAMPLED and one["path"] in self._paths:
                one["chosen"] = "a"

    def data(self) -> dict[str, object]:
        page, about = self._page, self._about
        body = self._body()
        sample = self._sample if self._sample and not self._is_skeleton else None
        sample = sample or made_up(self._paths, {path: _known(entry) for path, entry in body.items()})
        url: dict[str, object] = {} if about.url is None else {"url": about.url}
        conditions = [*self.found.condition_entries(), *self._ceasing()]
        return {
            "model": about.model,
            "api": about.api,
            "title": page.title or about.model,
            "witnesses": {about.witness: {**url, "read": about.read, "sha256": page.sha256}, **self._observed()},
            "sample": sample.as_data(),
            "body": body,
            **({"conditions": conditions} if conditions else {}),
            **({"discrepancies": self._disputes} if self._disputes else {}),
        }

    def _ceasing(self) -> list[Entry]:
        """What a notice says is refused from a day on, which no row of the page's own word can hold."""
        return [
            {"path": one.path, "forbidden": True, "since": one.since, "witness": "observed", "why": _CEASING_WHY}
            for one in {one.path: one for one in self._page.ceasing}.values()
            if one.path in self._paths
        ]

    def _observed(self) -> dict[str, object]:
        return {"observed": {"evidence": _CEASING, "read": self._about.read}} if self._ceasing() else {}

    def notes(self) -> list[str]:
        notes = [*self._page.notes]
        if self._sample is None and self._about.witness == "page":
            notes.append("the sample is ours, as the page has none")
        elif self._is_skeleton:
            notes.append("the sample is ours, as the page's shows types alone")
        elif self._sample is not None and (count := len(self._page.samples)) > 1:
            notes.append(f"the page has {count} samples: the one on line {self._sample.line} was taken")
        notes += [
            f"the sample's member {printable(path, 80)} was left out: no parameter can be called so"
            for path in (self._sample.dropped if self._sample else ())
        ]
        if self._about.url is None:
            where = f"witnesses.{self._about.witness}.url"
            notes.append(f"nobody said from which address this comes: add {where}, or pass --url")
        return notes

    def line_of(self, complaint: Complaint) -> int | None:
        steps = complaint.steps
        return self.found.line(str(steps[1])) if len(steps) > 1 and steps[0] == "body" else None

    def set_claim_aside(self, complaint: Complaint) -> bool:
        """Set the claim aside that a complaint is about; whether there was any."""
        if complaint.steps[:1] == ("conditions",) and len(complaint.steps) > 1:
            self.found.set_condition_aside(int(complaint.steps[1]), complaint.what)
            return True
        if complaint.steps[:1] != ("body",) or len(complaint.steps) < 2:
            return False
        path = str(complaint.steps[1])
        keyword = str(complaint.steps[2]) if len(complaint.steps) > 2 else "type"
        # A path whose parent is of the wrong type complains at the path; it is the parent's type that is in the way.
        at = path if len(complaint.steps) > 2 else Path(path).parent or ROOT
        line = self.found.line(at) or 1
        if len(complaint.steps) == 2 and Path(path).name.isdigit():
            return self._leave_out(path, complaint.what)  # a place in a list is no member
        if not self.found.set_aside(at, keyword, complaint.what):
            return len(complaint.steps) == 2 and self._leave_out(path, complaint.what)
        aside = self.found.aside[-1]
        claim = f"{keyword} {canonical(aside.fact.value)[:200]}"
        known = any(one["path"] == at and claim in (one["claim_a"], one["claim_b"]) for one in self._disputes)
        if not known:
            self._disputes.append(_entry(at, UNHOLDABLE, (claim, aside.line), (complaint.what, line)))
        return True

    def _leave_out(self, path: str, reason: str) -> bool:
        """Leaves out a path that cannot stand where it does, and all below it; whether there was any."""
        gone = [other for other in self._paths if Path(path).holds(other)]
        self._paths = [other for other in self._paths if other not in gone]
        self.found.leave_out(gone, reason)
        return bool(gone)

    def dispute_sample(self, path: str) -> None:
        """Notes that the sample sends what no entry is about."""
        line = (self._sample.line if self._sample else None) or 1
        claims = (f"the sample sends {path}", line), ("the table does not list it", self._page.rows[0].line)
        self._disputes.append(_entry(path, ONLY_SAMPLED, *claims))

    @property
    def _sample_values(self) -> dict[str, JsonValue]:
        return self._sample.values if self._sample else {}

    def _body(self) -> dict[str, Entry]:
        sample = self._sample_values
        model = sample.get("model", self.found.values("model").get("default"))
        names = [model if isinstance(model, str) and model else self._about.model]
        listed = [one for table in self._page.tables for one in permodel.listed_models(table.grid)]
        names += [one for one in dict.fromkeys(listed) if one != model] if model in listed else []
        files = {row.path for row in self._page.rows if self._page.form == MULTIPART and is_file(row)}
        assumptions = Assumptions(self.found, self._paths, sample, names, self._page.shown, files, self._page.steps)
        return {path: self._entry(path, assumptions) for path in self._paths}

    def _entry(self, path: str, assumptions: Assumptions) -> Entry:
        entry: Entry = {**self.found.values(path)}
        if path in self._beside:
            entry["assumed"] = {"type": json_type(self._sample_values[path]), "required": False}
            entry["why"] = entry["sent_why"] = "The page's sample sends it, and its table does not list it."
            entry["sent"] = self._sample_values[path]
        elif path in self._sampled:
            entry["assumed"] = {"type": json_type(self._sampled[path]) or "string"}
            entry["why"] = "Only the page's sample shows it."
        elif assumed := assumptions.of(path):
            entry["assumed"] = {one.keyword: one.value for one in assumed}
            entry["why"] = " ".join(dict.fromkeys(one.why for one in assumed))
        if (line := self.found.line(path)) is not None:
            entry["line"] = line
        if path in self.found.rows:
            entry["row"] = self.found.rows[path].sha256[:12]
            entry["says"] = ""
        return ordered(entry)

    def _add_what_only_the_sample_shows(self, values: Mapping[str, Mapping[str, JsonValue]]) -> None:
        """Parts of a parameter of whose inside the table says nothing."""
        disputed = {str(one["path"]) for one in self._disputes}
        for path, value in (self._sample.values if self._sample else {}).items():
            above = Path(path).parent or ROOT
            known = values.get(above, {})
            kind = known.get("type") if above not in self._sampled else json_type(self._sampled[above])
            if path in self._paths or path in disputed or above not in self._paths:
                continue
            if kind == ("array" if path.endswith(ITEMS) else "object") and "itemType" not in known:
                self._sampled[path] = value
                self._paths.insert(self._end_of(above), path)

    def _sent_beside(self) -> list[str]:
        """What a sample sends beside the object of all parameters: a version, say, without which nothing is made."""
        if self._is_skeleton or any((Path(path).parent or ROOT) == ROOT for path in self.found.rows):
            return []
        around = [path for path in self._sample_values if Path(path).parent == ROOT and path not in self._paths]
        return [path for path in around if isinstance(self._sample_values[path], str | int | float)]

    def _end_of(self, path: str) -> int:
        """Where the paths below a path end."""
        inside = (f"{path}.", f"{path}{ITEMS}")
        return 1 + max(index for index, one in enumerate(self._paths) if one == path or one.startswith(inside))


def _known(entry: Entry) -> dict[str, JsonValue]:
    """What is stated or assumed of a path."""
    assumed = entry.get("assumed")
    return cast("dict[str, JsonValue]", {**entry, **(cast("Entry", assumed) if assumed else {})})


def _dispute(found: Discrepancy) -> dict[str, object]:
    path = found.path if Path(found.path).valid else ROOT
    return _entry(path, found.kind, (found.a.text, found.a.line), (found.b.text, found.b.line))


def _entry(path: str, kind: str, a: tuple[str, int], b: tuple[str, int]) -> dict[str, object]:
    return {
        "path": path,
        "kind": kind,
        "claim_a": a[0],
        "line_a": a[1],
        "claim_b": b[0],
        "line_b": b[1],
        "chosen": CHOSEN.get(kind, "b"),
        "why": "",
    }


def _validated(data: dict[str, object], page: Page) -> Spec:
    try:
        return Spec.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise DocpactError(
            f"the page cannot be made a spec: {printable(where, 120)}: {printable(first['msg'], 200)}",
            where=Place(page.source),
            hint="A spec describes one model's page; is this one?",
        ) from None
