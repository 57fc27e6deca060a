"""What a second witness says beyond or against a spec's first one, written flat into the entries that it is about."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Final, Literal, cast

from pydantic import JsonValue, ValidationError

from docpact.errors import display_path
from docpact.facts import ITEMS, ROOT, Fact, Path, Test, canonical
from docpact.facts.resolution import MODEL
from docpact.read.openapi import model_names, read_document, read_request
from docpact.read.pages import Page, Unread
from docpact.read.pages.model import PageClaim
from docpact.spec.check import complaints
from docpact.spec.conditions import stated_facts
from docpact.spec.model import Spec
from docpact.transcribe.stated import Entry, SetAside, belongs_to_conditions, condition_entry, ordered

Body = dict[str, Entry]

_SENTENCE: Final = re.compile(r"[A-Z].*?\.(?= [A-Z]|$)")
_NUMBERS: Final = frozenset({"integer", "number"})


@dataclass(frozen=True)
class Document:
    """A vendor's OpenAPI document with the hash of its bytes, or one made of the schemas that an API serves.

    ``parts`` are the paths of the body that it speaks of: nothing is said of what leads there; none is the whole.
    """

    source: str
    sha256: str
    content: dict[str, JsonValue]
    witness: Literal["openapi", "server"] = "openapi"
    parts: tuple[Path, ...] = ()

    @property
    def models(self) -> list[str]:
        return model_names(self.content)

    def facts(self, models: Sequence[str]) -> tuple[Fact, ...]:
        """What the document says of some models; what it says of some of those that know a path is conditional."""
        known = [model for model in models if model in self.models]
        said = {model: read_request(self.content, model).facts for model in known}
        found: dict[Fact, list[str]] = {}
        for model, facts in said.items():
            for fact in facts:
                if (fact.path, fact.keyword) != (MODEL, "enum") and self._speaks_of(fact):
                    found.setdefault(fact, []).append(model)
        names: list[JsonValue] = [*known]
        stated = [Fact(MODEL, "enum", names)] if names else []
        knowing = _models_by_path(said)
        for fact, saying in found.items():
            when = fact.when if {*saying} == knowing[fact.path] else (*fact.when, Test(MODEL, [*saying]))
            stated.append(Fact(fact.path, fact.keyword, fact.value, when))
        return tuple(stated)

    def _speaks_of(self, fact: Fact) -> bool:
        if not self.parts:
            return True
        within = any(part in (ROOT, fact.path) or part.holds(fact.path) for part in self.parts)
        return within and fact.path != MODEL and not (fact.keyword == "required" and fact.path in self.parts)

    def unread(self, models: Sequence[str]) -> tuple[Unread, ...]:
        """What of its schemas for some models was not understood."""
        found = [one for model in models if model in self.models for one in read_request(self.content, model).unread]
        return tuple(Unread(str(one), 1, str(one.path), one.why) for one in dict.fromkeys(found))

    def as_page(self, model: str) -> Page:
        """The document's word for one model, in the form of a page that has no rows and no sample."""
        return Page(
            title=model,
            source=self.source,
            sha256=self.sha256,
            rendering="openapi",
            rows=(),
            tables=(),
            samples=(),
            claims=tuple(_claim(fact) for fact in self.facts([model])),
            unread=self.unread([model]),
        )


def load_document(path: FilePath) -> Document:
    """A document from a file. Raises DocpactError."""
    content = read_document(path)
    return Document(display_path(path), hashlib.sha256(path.read_bytes()).hexdigest(), content)


def add_document(data: dict[str, object], document: Document, section: Entry, models: Sequence[str]) -> list[SetAside]:
    """Writes what a document says otherwise into a draft's data; what no spec can hold beside the rest is returned."""
    body, conditions = cast("Body", data["body"]), list(cast("list[Entry]", data.get("conditions", [])))
    facts = document.facts(models)
    spec = Spec.model_validate(data)
    told = _news(facts, stated_facts(spec), {**body})
    witness = document.witness
    cast("dict[str, object]", data["witnesses"])[witness] = section
    for fact in told:
        if belongs_to_conditions(fact):
            _entry_for(body, fact.path, facts, witness)
            conditions.append({**condition_entry([_claim(fact)], {}), "witness": witness})
        else:
            entry = _entry_for(body, fact.path, facts, witness)
            cast("Entry", entry.setdefault(witness, {}))[fact.keyword] = fact.value
            _drop_assumption(entry, fact.keyword)
    data["body"] = {path: _ordered(entry, witness) for path, entry in body.items()}
    if conditions:
        data["conditions"] = conditions
    return _without_contradictions(data, witness)


def _models_by_path(said: Mapping[str, Iterable[Fact]]) -> dict[Path, set[str]]:
    found: dict[Path, set[str]] = {}
    for model, facts in said.items():
        for path in {fact.path for fact in facts}:
            found.setdefault(path, set()).add(model)
    return found


def _claim(fact: Fact) -> PageClaim:
    return PageClaim(fact, "openapi", phrase="openapi")


def _news(facts: Iterable[Fact], stated: frozenset[Fact], body: Body) -> list[Fact]:
    """The facts of each family that the first witness does not state alike."""
    groups: dict[tuple[Path, str, str], list[Fact]] = {}
    for fact in facts:
        if fact.keyword != "present" and not fact.meaning.trivial(fact.value):
            groups.setdefault((fact.path, fact.meaning.family, fact.condition), []).append(fact)
    found: list[Fact] = []
    for (path, family, condition), said in groups.items():
        before = {one for one in stated if (one.path, one.meaning.family, one.condition) == (path, family, condition)}
        before = {one for one in before if one.keyword != "present" and not one.meaning.trivial(one.value)}
        if before == {*said} or (belongs_to_conditions(said[0]) and {*said} <= before):
            continue
        found += [fact for fact in said if not _says_nothing_new(fact, before, body)]
    return found


def _says_nothing_new(fact: Fact, before: set[Fact], body: Body) -> bool:
    """Whether a fact is no contradiction of a page, although the page does not state it."""
    values = [one.value for one in before if one.keyword == fact.keyword]
    if fact.keyword == "type":
        return bool(values) and {canonical(values[0]), canonical(fact.value)} == {canonical(one) for one in _NUMBERS}
    if fact.keyword == "required" and fact.value is False and not fact.when and not values and fact.path in body:
        return not _contradicts_assumption(fact.path, body)
    return belongs_to_conditions(fact) and fact in before


def _contradicts_assumption(path: Path, body: Body) -> bool:
    """Whether we assume that a member must be sent which holds no members of its own that must be."""
    assumed = cast("Entry", body.get(path, {}).get("assumed", {}))
    return assumed.get("required") is True and not any(Path(path).holds(other) and other != path for other in body)


def _entry_for(body: Body, path: Path, facts: Sequence[Fact], witness: str) -> Entry:
    """The entry of a path; made where there is none, with those of all that holds it."""
    if path == ROOT:
        return {}
    above = path.parent
    if above is not None and above != ROOT:
        _entry_for(body, above, facts, witness)
    if path not in body:
        inside = [index for index, other in enumerate(body) if above is not None and above.holds(other)]
        end = 1 + max(inside, default=len(body) - 1)
        entry: Entry = {}
        types = [fact for fact in facts if fact.path == path and fact.keyword == "type" and not fact.when]
        if types:
            entry[witness] = {"type": types[0].value}
        elif not (path.name == ITEMS and _has_item_type(body[str(above)], facts, above)):
            kind = "array" if any(fact.path.startswith(f"{path}{ITEMS}") for fact in facts) else "object"
            entry |= {"assumed": {"type": kind}, "why": "The vendor's document names parts of it."}
        items = [*body.items()]
        items.insert(end, (str(path), entry))
        body.clear()
        body.update(items)
    return body[path]


def _has_item_type(entry: Entry, facts: Sequence[Fact], path: Path | None) -> bool:
    """Whether somebody says of which type the items of an array are."""
    return "itemType" in entry or any(fact.path == path and fact.keyword == "itemType" for fact in facts)


def _drop_assumption(entry: Entry, keyword: str) -> None:
    """Takes an assumption out that a witness speaks of now, and the sentence that gave its reason."""
    assumed = cast("Entry", entry.get("assumed", {}))
    if keyword not in assumed:
        return
    reasons = _SENTENCE.findall(str(entry.get("why", "")))
    if len(reasons) == len(assumed):
        del reasons[[*assumed].index(keyword)]
    del assumed[keyword]
    if assumed:
        entry["why"] = " ".join(reasons)
    else:
        del entry["assumed"], entry["why"]


def _ordered(entry: Entry, witness: str) -> Entry:
    if isinstance(said := entry.get(witness), Mapping):
        entry[witness] = ordered(cast("Entry", said))
    return ordered(entry)


def _without_contradictions(data: dict[str, object], witness: str) -> list[SetAside]:
    """Takes out what of the document contradicts itself."""
    aside: list[SetAside] = []
    while True:
        try:
            found = [*complaints(Spec.model_validate(data))]
        except ValidationError as error:
            raise ValueError(str(error)) from None
        gone = next((one for one in found if _take_out(data, witness, one.steps, aside, one.what)), None)
        if gone is None:
            return aside


def _take_out(
    data: dict[str, object], witness: str, steps: tuple[str | int, ...], aside: list[SetAside], why: str
) -> bool:
    match steps:
        case ("body", str() as path, str() as section, str() as keyword, *_) if section == witness:
            said = cast("Entry", cast("Body", data["body"])[path][witness])
            aside.append(SetAside(Fact(path, keyword, cast("JsonValue", said.pop(keyword))), 1, why))
            if not said:
                del cast("Body", data["body"])[path][witness]
            return True
        case ("conditions", int() as index, *_):
            conditions = cast("list[Entry]", data["conditions"])
            gone = conditions.pop(index)
            aside.append(SetAside(Fact(str(gone["path"]), "rule", canonical(cast("JsonValue", gone))), 1, why))
            return True
        case _:
            return False
