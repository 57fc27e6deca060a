"""Values that a server's answers report to have taken, beside those that were sent or left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, Literal, NamedTuple

from pydantic import JsonValue

from docpact.check.judge import effective
from docpact.check.verify.answers import Reading
from docpact.check.verify.ledger import Ledger
from docpact.check.verify.probes import Probe, fact_at
from docpact.facts import ITEMS, ROOT, Absent, Contract, Fact, Field, Path, canonical, value_at

_DEEPEST: Final = 6
_LONGEST_WORD: Final = 40
_DEEP: Final = 2
"""How many steps a parameter lies from the body at most that an answer repeats."""
_COMMON: Final = frozenset({"id", "type", "url", "name", "status", "model", "data"})
"""Names that an answer has for things of its own."""
_SAYING: Final = ("enum", "maximum", "minimum", "maxLength", "multipleOf", "type", "present", "required")


class Report(NamedTuple):
    """What an answer reports at a path: a value in place of another that was ``sent``, or of a default."""

    path: str
    about: Literal["default", "sent"]
    value: JsonValue


class Echoes:
    """Compares what answers report with what was sent; what they fill in has to be the documented default.

    A value that differs from answer to answer is no default: a seed that is drawn, the time.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger: Final = ledger
        self._filled_in: Final[dict[str, list[tuple[JsonValue, Fact, Probe, Reading]]]] = {}

    def compare(self, answer: JsonValue, probe: Probe, reading: Reading, contract: Contract) -> None:
        """What one answer reports of one accepted body."""
        taken = effective(probe.body, contract.root)
        for path, about, value in reported(answer, probe.body, taken, contract.fields):
            member = contract.fields[Path(path)]
            if about == "default":
                fact = fact_at(member, "default")
                if fact is not None:
                    self._filled_in.setdefault(path, []).append((value, fact, probe, reading))
                continue
            fact = next((fact for word in _SAYING if (fact := fact_at(member, word))), None)
            if fact is not None:
                sent = value_at(probe.body, Path(path).loc())
                instead = "" if isinstance(sent, Absent) else f" where {canonical(sent)[:100]} was sent"
                note = f"It reports {canonical(value)[:100]}{instead}."
                self._ledger.deviates("echo", fact, probe, reading, note=note)

    def conclude(self) -> None:
        """Judge the defaults that were reported."""
        for found in self._filled_in.values():
            values = {canonical(value) for value, _, _, _ in found}
            if len(values) > 1:
                continue
            value, fact, probe, reading = min(found, key=lambda one: len(one[2].text()))
            if canonical(value) == canonical(fact.value):
                self._ledger.record_kept(fact.id)
            else:
                self._ledger.deviates("default", fact, probe, reading, note=f"It reports {canonical(value)[:100]}.")


def reported(answer: JsonValue, body: JsonValue, taken: JsonValue, members: Mapping[Path, Field]) -> list[Report]:
    """Paths that ``body`` leaves out, each with the value that the answer reports, and those reported otherwise.

    Only an object that repeats a value which was sent counts as a report of what was taken.
    """
    sent: dict[str, tuple[str, JsonValue]] = {}
    left_out: dict[str, str] = {}
    for member in _named_once(members):
        value = value_at(body, member.path.loc())
        if not isinstance(value, Absent) and isinstance(value, str | int | float):
            sent[member.name] = (str(member.path), value)
        elif isinstance(value, Absent) and not isinstance(value_at(taken, member.path.loc()), Absent):
            left_out[member.name] = str(member.path)
    found: dict[str, Report] = {}
    holders = {member.name for path, member in members.items() if len(path.steps) >= _DEEP and _holds(member)}
    for report in _objects(answer, 0, holders):
        same = [name for name, (_, value) in sent.items() if name in report and _is_same(report[name], value)]
        if not same:
            continue
        found |= {path: Report(path, "default", report[name]) for name, path in left_out.items() if name in report}
        for name, (path, value) in sent.items():
            if name in report and name not in same and name not in _COMMON and _is_about(report[name], value):
                found[path] = Report(path, "sent", report[name])
    return [one for one in found.values() if _text(one.value) is not None]


def _named_once(members: Mapping[Path, Field]) -> Sequence[Field]:
    """The fields beside no other of the same name that lies less deep, and in no array."""
    found: dict[str, Field] = {}
    for path, member in members.items():
        if path == ROOT or ITEMS in str(path) or len(path.steps) > _DEEP:
            continue
        known = found.get(member.name)
        if known is None or len(path.steps) < len(known.path.steps):
            found[member.name] = member
    return [*found.values()]


def _is_same(reported_value: JsonValue, sent: JsonValue) -> bool:
    return _text(reported_value) == canonical(sent)


def _is_about(reported_value: JsonValue, sent: JsonValue) -> bool:
    """Whether a reported value can only be another one in the place of what was sent.

    A free text that is wholly another may be one that the server has made of it, as is documented of some.
    """
    if isinstance(reported_value, bool) or isinstance(sent, bool):
        return isinstance(reported_value, bool) and isinstance(sent, bool)
    if isinstance(sent, str):
        if not isinstance(reported_value, str) or not reported_value:
            return False
        word = len(sent) <= _LONGEST_WORD and sent.isascii() and sent.upper() == sent and " " not in sent
        one, other = reported_value.strip().casefold(), sent.strip().casefold()
        return word or one == other or (len(one) < len(other) and other.startswith(one))
    return isinstance(reported_value, int | float) and reported_value != sent


def _text(value: JsonValue) -> str | None:
    """The text by which a value is compared; None for one that is nested deeper than any parameter's."""
    return canonical(value) if _shallow(value, 0) else None


def _shallow(value: JsonValue, depth: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return depth <= _DEEPEST and all(_shallow(item, depth + 1) for item in inner)


def _holds(member: Field) -> bool:
    return bool(member.properties) or member.items is not None


def _objects(data: JsonValue, depth: int, but: AbstractSet[str]) -> Iterator[dict[str, JsonValue]]:
    """The objects of an answer, but for what is in members of some names: these have values of their own."""
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        for name, value in data.items():
            if name not in but:
                yield from _objects(value, depth + 1, but)
    elif isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1, but)
