"""A fresh draft onto a reviewed spec: facts are the page's, everything else that a person wrote survives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, cast

from pydantic import JsonValue

from docpact.facts import ITEMS, KEYWORDS, ROOT, Fact, Path, canonical
from docpact.facts.wording import Names
from docpact.read.pages import Page
from docpact.read.pages.placing import paths_of
from docpact.spec.conditions import conditional_facts, names_of
from docpact.spec.model import Condition, Spec
from docpact.transcribe.draft import Draft
from docpact.transcribe.report import Note, NoteKind
from docpact.transcribe.sampling import same_figures
from docpact.transcribe.stated import CONDITION_KEYS, KEYS, OTHERS, Entry

Body = dict[str, Entry]
Dispute = dict[str, object]

_FIRST_WORD: Final = re.compile(r"[A-Za-z]+")


@dataclass(slots=True)
class Merged:
    """A merged spec's data, and what a reviewer should know of it."""

    data: dict[str, object]
    notes: list[Note] = field(default_factory=list[Note])


def merge(old: Mapping[str, object], new: Draft, page: Page) -> Merged:
    """A draft merged onto the data of a spec. Neither is changed."""
    merger = _Merger(old, new, page)
    return Merged(merger.data(), merger.notes)


def _body_of(data: Mapping[str, object]) -> Body:
    return cast("Body", data["body"])


def _conditions_of(data: Mapping[str, object]) -> list[Entry]:
    return list(cast("list[Entry]", data.get("conditions", [])))


def _condition_key(entry: Entry) -> str:
    """What tells a condition from others of a spec; the values of its keywords may change."""
    keywords = [key for key in KEYWORDS if key in entry]
    columns = [cast("Entry", entry[key]).get("columns") for key in keywords if isinstance(entry[key], Mapping)]
    witness = entry.get("witness")
    key = [
        entry["path"],
        entry.get("states"),
        keywords,
        columns,
        entry.get("when"),
        None if witness == "page" else witness,
    ]
    return canonical(cast("JsonValue", key))


def _words(entry: Entry) -> str:
    if "states" in entry:
        return str(entry["states"])
    words = ", ".join(f"{key} {canonical(cast('JsonValue', entry[key]))[:200]}" for key in KEYWORDS if key in entry)
    return f"{words} when {entry['when']}" if "when" in entry else words


def _disputes_of(data: Mapping[str, object]) -> list[Dispute]:
    return cast("list[Dispute]", data.get("discrepancies", []))


class _Merger:
    def __init__(self, old: Mapping[str, object], new: Draft, page: Page) -> None:
        self._old = old
        self._new = new.data
        self._page = page
        self.notes: list[Note] = []
        self._unread = {one.path for one in page.unread}
        self._unread_lines = {one.line for one in page.unread}
        self._held: set[tuple[str, str]] = set()

    def data(self) -> dict[str, object]:
        disputes = self._disputes()
        body = self._body()
        merged = {
            **self._old,
            "witnesses": self._witnesses(),
            "sample": self._sample(body),
            "body": body,
        }
        for name, value in (("conditions", self._conditions()), ("discrepancies", disputes)):
            merged.pop(name, None)
            if value:
                merged[name] = value
        return merged

    def _witnesses(self) -> Entry:
        old, new = cast("Entry", self._old["witnesses"]), cast("Entry", self._new["witnesses"])
        merged = {**old}
        for witness, read in cast("dict[str, Entry]", new).items():
            known = cast("Entry", old.get(witness, {}))
            if witness == "observed" and known:
                continue  # what users saw is a person's to tell
            merged[witness] = _in_order(known, {**({"url": known["url"]} if "url" in known else {}), **read})
        return merged

    def _note(self, kind: NoteKind, path: str, text: str) -> None:
        self.notes.append(Note(kind, path, text))

    # -- discrepancies

    def _disputes(self) -> list[Dispute]:
        left = list(_disputes_of(self._old))
        merged: dict[int, Dispute] = {}
        fresh = _disputes_of(self._new)
        for exactly in (True, False):
            for index, dispute in enumerate(fresh):
                if index in merged:
                    continue
                known = next((one for one in left if _is_same(one, dispute, exactly=exactly)), None)
                if known is not None:
                    left = [one for one in left if one is not known]
                    merged[index] = self._known_dispute(known, dispute, exactly=exactly)
        for index, dispute in enumerate(fresh):
            if index not in merged:
                merged[index] = dispute
                self._note("contradiction", str(dispute["path"]), f"new: {dispute['claim_a']}, {dispute['claim_b']}")
        for one in left:
            if "kind" in one:
                self._note("settled", str(one["path"]), f"gone from the page: {one['claim_a']}, {one['claim_b']}")
        places = {id(dispute): index for index, dispute in enumerate(_disputes_of(self._old))}
        kept = [one for one in left if "kind" not in one]
        return [*sorted(kept, key=lambda one: places[id(one)]), *(merged[index] for index in sorted(merged))]

    def _known_dispute(self, known: Dispute, fresh: Dispute, *, exactly: bool) -> Dispute:
        path = str(fresh["path"])
        if not exactly:
            self._note("contradiction", path, "its claims have changed: see whether the reading still holds")
        elif str(known["why"]).strip():
            words = (_FIRST_WORD.match(str(fresh[claim])) for claim in ("claim_a", "claim_b"))
            self._held |= {(path, word[0]) for word in words if word and word[0] in KEYWORDS}
        return {**known, **{name: fresh[name] for name in ("claim_a", "line_a", "claim_b", "line_b")}}

    # -- body

    def _body(self) -> Body:
        old, new = _body_of(self._old), _body_of(self._new)
        kept = self._kept(old, new)
        body: Body = {}
        for path, entry in old.items():
            if path in new:
                body[path] = self._entry(path, entry, new[path])
            elif path in kept:
                body[path] = kept[path]
            else:
                self._note("removed", path, "the page no longer names it")
        paths = list(body)
        before: str | None = None
        for path in new:
            if path not in old:
                paths.insert(paths.index(before) + 1 if before is not None else 0, path)
                by_page = any(key in new[path] for key in KEYWORDS)
                self._note("added", path, f"{'the page' if by_page else 'a witness'} names it now")
            before = path
        return {path: body[path] if path in body else new[path] for path in paths}

    def _kept(self, old: Body, new: Body) -> Body:
        """Entries of which the page says nothing any more, but a person does."""
        gone = [path for path in old if path not in new]
        kept: Body = {}
        for path in gone:
            entry = old[path]
            if self._may_be_unread(path):
                kept[path] = entry
                self._note("kept", path, "no fact was read of it, but a sentence of its row was not understood")
            elif any(witness in entry and not self._is_read_again(witness) for witness in OTHERS):
                kept[path] = _unstated(entry)
                if any(key in entry for key in KEYWORDS):
                    self._note("kept", path, "the page no longer names it; what others say of it stays")
        for path in gone:
            entry = old[path]
            alone = not any(path in [*map(str, Path(other).ancestors)] for other in old)
            by_person = alone and not any(key in entry for key in KEYWORDS)
            if path not in kept and by_person and Path(path).parent in (*new, ROOT):
                kept[path] = entry
                self._note("kept", path, "the page does not name it; it was assumed by a person")
        for path in list(kept):
            for above in Path(path).ancestors:
                if above not in new and above in old and above not in kept:
                    kept[above] = _unstated(old[above])
                    self._note("kept", above, "the page no longer names it; what stands in it stays")
        return kept

    def _may_be_unread(self, path: str) -> bool:
        return path in self._unread or any(above in self._unread for above in Path(path).ancestors if above != ROOT)

    def _entry(self, path: str, old: Entry, new: Entry) -> Entry:
        merged: Entry = {key: value for key, value in old.items() if key not in KEYWORDS}
        for key in KEYWORDS:
            if (path, key) in self._held:
                wanted = key in old
                value = old.get(key)
                self._note_held(path, key, old, new)
            elif key in new:
                wanted = True
                value = old[key] if key in old and _same_fact(path, key, old[key], new[key]) else new[key]
            else:
                wanted = key in old and self._is_hand_read(path, key, old, new)
                value = old.get(key)
            if wanted:
                merged[key] = value
        self._second(merged, new)
        self._assumed(path, merged, new)
        for key in ("line", "row"):
            if key in new:
                merged[key] = new[key]
        if "row" in merged and "row" not in new:
            del merged["row"]
        if "row" in old and "row" in new and old["row"] != new["row"] and _stated(old) == _stated(merged):
            self._note("reworded", path, "its row was worded anew, and states the same: see whether 'says' still fits")
        return _in_order(old, merged)

    def _second(self, merged: Entry, new: Entry) -> None:
        """The other documents say of an entry what they say now, where they were read."""
        for witness in ("openapi", "server"):
            if self._is_read_again(witness):
                merged.pop(witness, None)
                if witness in new:
                    merged[witness] = new[witness]

    def _note_held(self, path: str, key: str, old: Entry, new: Entry) -> None:
        if (key in old) != (key in new) or (key in old and not _same_fact(path, key, old[key], new[key])):
            self._note("kept", path, f"{key} is what the reading chosen under 'discrepancies' says")

    def _is_hand_read(self, path: str, key: str, old: Entry, new: Entry) -> bool:
        """Whether a statement that was not read may be what a person read out of a sentence that docpact did not."""
        unchanged = None in self._unread and "row" in old and old.get("row") == new.get("row")
        kept = self._may_be_unread(path) or unchanged
        if kept:
            self._note("kept", path, f"{key} was not read from the page; it may be in what was not understood")
        return kept

    def _assumed(self, path: str, merged: Entry, new: Entry) -> None:
        """Drops what the page now states from what is assumed; assumes a type where nobody says one."""
        before = cast("Entry", merged.get("assumed", {}))
        assumed = {key: value for key, value in before.items() if key not in merged}
        for key in before.keys() - assumed.keys():
            self._note("assumption dropped", path, f"the page states {key} now")
        wanted = cast("Entry", new.get("assumed", {}))
        others = (cast("Entry", merged.get(witness, {})) for witness in OTHERS)
        said = "type" in merged or "type" in assumed or any("type" in other for other in others)
        if not said and "type" in wanted:
            assumed["type"] = wanted["type"]
            merged.setdefault("why", new["why"])
            self._note("kept", path, "the page no longer states its type: it is assumed")
        if assumed:
            merged["assumed"] = assumed
        else:
            merged.pop("assumed", None)
            if "settled" not in merged:
                merged.pop("why", None)

    # -- conditions

    def _conditions(self) -> list[Entry]:
        """The page's conditions with a reviewer's words, and between them those that a reviewer added."""
        left = _conditions_of(self._new)
        merged: list[Entry] = []
        for old in _conditions_of(self._old):
            fresh = next((one for one in left if _condition_key(one) == _condition_key(old)), None)
            same = None if fresh else self._said_otherwise(old, left)
            if same is not None:
                left.remove(same)
                merged.append({**old, **{name: same[name] for name in ("line", "row") if name in same}})
            elif fresh is not None:
                left.remove(fresh)
                keywords = [key for key in fresh if key in KEYWORDS]
                if any(not _same_fact("$", key, old[key], fresh[key]) for key in keywords):
                    self._note("reworded", str(old["path"]), "its condition has changed: see whether 'why' still fits")
                else:
                    fresh = {**fresh, **{key: old[key] for key in keywords}}
                merged.append(_in_order(old, {**old, **fresh}, CONDITION_KEYS))
            elif ("witness" in old and not self._is_read_again(old["witness"])) or "line" not in old:
                merged.append(old)
            elif self._may_be_unread(str(old["path"])) or old["line"] in self._unread_lines or None in self._unread:
                merged.append(old)
                self._note("kept", str(old["path"]), "its condition was not read; it may be in what was not understood")
            else:
                self._note("removed", str(old["path"]), f"the page no longer says: {_words(old)}")
        order = [_condition_key(one) for one in _conditions_of(self._new)]
        for fresh in left:
            before = order[: order.index(_condition_key(fresh))]
            index = max((at + 1 for at, one in enumerate(merged) if _condition_key(one) in before), default=0)
            merged.insert(index, fresh)
            self._note("added", str(fresh["path"]), f"the page says now: {_words(fresh)}")
        return merged

    def _said_otherwise(self, old: Entry, fresh: Sequence[Entry]) -> Entry | None:
        """The entry that states the facts of an old one in another form, as in keywords what was in a row's wording."""
        facts = self._facts_of(old)
        return next((one for one in fresh if facts and self._facts_of(one) == facts), None)

    @cached_property
    def _names(self) -> Names:
        return names_of(Spec.model_validate(self._old))

    def _facts_of(self, condition: Entry) -> frozenset[Fact]:
        try:
            return frozenset(conditional_facts(Condition.model_validate(condition), self._names))
        except ValueError:
            return frozenset()

    def _is_read_again(self, witness: object) -> bool:
        return witness != "observed" and witness in cast("Entry", self._new["witnesses"])

    # -- sample

    def _sample(self, body: Body) -> Entry:
        old, new = cast("Entry", self._old["sample"]), cast("Entry", self._new["sample"])
        before, after = cast("JsonValue", old["body"]), cast("JsonValue", new["body"])
        replaced = [str(path) for path in cast("list[object]", old.get("replaced", []))]
        ours = frozenset([*replaced, *map(str, cast("list[object]", new.get("replaced", [])))])
        if "line" not in new and all(path in body for path, _ in paths_of(before)):
            if "line" in old:
                self._note("sample", ROOT, "the page no longer has a sample request: the one of before stays as ours")
            return {key: value for key, value in old.items() if key != "line"}
        if same_figures(before, after, ours):
            return {**old, **({"line": new["line"]} if "line" in new else {})}
        self._note("sample", ROOT, "the page's sample request has changed")
        texts = {path: value for path, value in paths_of(before) if path in replaced}
        return {**new, "body": _with_texts(after, texts)}


def _with_texts(value: JsonValue, texts: Mapping[str, JsonValue], path: str = "") -> JsonValue:
    """A sample body with a person's own texts where they stood before."""
    if isinstance(value, dict):
        return {name: _with_texts(member, texts, f"{path}.{name}" if path else name) for name, member in value.items()}
    if isinstance(value, list):
        return [_with_texts(item, texts, path + ITEMS) for item in value]
    return texts.get(path, value)


def _is_same(old: Dispute, new: Dispute, *, exactly: bool) -> bool:
    names: Iterable[str] = ("path", "claim_a", "claim_b") if exactly else ("path", "kind")
    return all(old.get(name) == new.get(name) for name in names)


def _same_fact(path: str, key: str, one: object, other: object) -> bool:
    return Fact(path, key, cast("JsonValue", one)) == Fact(path, key, cast("JsonValue", other))


def _stated(entry: Entry) -> str:
    return canonical(cast("JsonValue", {key: entry[key] for key in KEYWORDS if key in entry}))


def _unstated(entry: Entry) -> Entry:
    """An entry that the page no longer backs: what it stated of its type is assumed from now on."""
    left = {key: value for key, value in entry.items() if key not in (*KEYWORDS, "line", "row")}
    assumed = cast("Entry", left.get("assumed", {}))
    if "type" in entry:
        left["assumed"] = {"type": entry["type"], **assumed}
        left.setdefault("why", "An earlier state of the page stated it.")
    return _in_order(entry, left)


def _in_order(old: Entry, new: Entry, usual: Iterable[str] = KEYS) -> Entry:
    """``new`` in the order of ``old``; keys that are new to it stand where they usually do."""
    rank = {key: index for index, key in enumerate(usual)}
    keys = [key for key in old if key in new]
    for key in new:
        if key not in old:
            after = (index for index, other in enumerate(keys) if rank.get(other, 99) > rank.get(key, 99))
            keys.insert(next(after, len(keys)), key)
    return {key: new[key] for key in keys}
