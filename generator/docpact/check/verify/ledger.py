"""What a run has found so far: deviations by fact, what each fact was shown by, and values for the dialect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, Literal

from docpact.check.verify.answers import Answer, Reading
from docpact.check.verify.dialect import Sample
from docpact.check.verify.findings import Deviation, DeviationKind, FactResult, FreeRequest, Subject, Subjects
from docpact.check.verify.probes import Probe, State
from docpact.check.verify.sender import Key
from docpact.facts import Absent, Fact, Path, value_at
from docpact.spec import LoadedSpec


class Ledger:
    """Collects; decides nothing about what is sent."""

    def __init__(self, spec: LoadedSpec) -> None:
        self._operations: Final = [*spec.api.content.operations]
        self.subjects: Final = Subjects(spec)
        self.samples: Final[list[Sample]] = []
        self.notes: Final[list[str]] = []
        self.accepted: Final[Counter[str]] = Counter()
        """How many violations of a fact were accepted, or may have been."""
        self._deviations: Final[dict[tuple[DeviationKind, str], Deviation]] = {}
        self._witnesses: Final[Counter[str]] = Counter()
        self._seconds: Final[dict[str, float]] = {}
        self._undecided: Final[dict[str, str]] = {}

    def record_kept(self, name: str) -> None:
        """One more body showed that a fact is kept."""
        self._witnesses[name] += 1

    def is_kept(self, name: str) -> bool:
        """Whether some body has shown that a fact is kept."""
        return self._witnesses[name] > 0

    def took(self, names: Iterable[str], seconds: float) -> None:
        """How long an answer about some facts took, which is shared among them."""
        listed = [*names]
        for name in listed:
            self._seconds[name] = self._seconds.get(name, 0.0) + seconds / len(listed)

    def mark_undecided(self, name: str, why: str) -> None:
        """A body said nothing about a fact."""
        self._undecided.setdefault(name, why)

    def mark_all_undecided(self, probe: Probe, why: str) -> None:
        for fact in probe.facts:
            self.mark_undecided(fact.id, why)

    def sample_violation(self, probe: Probe, *, accepted: bool) -> None:
        value = value_at(probe.body, Path(probe.path).loc())
        if probe.fact is not None and not isinstance(value, Absent):
            self.samples.append(Sample("violation", probe.path, value, probe.fact, accepted, probe.name))

    def sample_states(self, states: Iterable[State], *, accepted: bool, question: bool = False) -> None:
        kind: Literal["question", "valid"] = "question" if question else "valid"
        self.samples.extend(Sample(kind, state.path, state.value, state.fact, accepted, state.name) for state in states)

    def deviates(  # noqa: PLR0913  # what a deviation is made of
        self,
        kind: DeviationKind,
        about: Fact | Subject,
        probe: Probe,
        reading: Reading,
        *,
        key: Key = "key",
        note: str = "",
    ) -> None:
        """A departure from a fact; of several of one kind the smallest body stands for all."""
        subject = about if isinstance(about, Subject) else self.subjects.of(about)
        found = Deviation(kind, subject, probe.name, probe.text(), reading.answer, key, note)
        known = self._deviations.get((kind, subject.id))
        if known is None:
            self._deviations[(kind, subject.id)] = found
            return
        smaller, larger = (found, known) if len(found.body) < len(known.body) else (known, found)
        smaller.others = sorted({*known.others, *found.others, larger.name} - {smaller.name})
        self._deviations[(kind, subject.id)] = smaller

    def deviates_in_operation(  # noqa: PLR0913  # what a deviation is made of
        self, subject: Subject, name: str, request: FreeRequest, answer: Answer, note: str, *, key: Key = "key"
    ) -> None:
        """An answer of an operation that costs nothing departs from what is documented: the first stands for all."""
        kind: DeviationKind = "operation" if key == "key" else "key"
        found = Deviation(kind, subject, name, request[2] or b"", answer, key, note, request)
        known = self._deviations.setdefault((kind, subject.id), found)
        if known is not found and name not in (known.name, *known.others):
            known.others.append(name)

    def deviations(self, *, refusals_seen: bool) -> list[Deviation]:
        """The deviations; where no refusal was as documented, that is one deviation and not one for each fact."""
        found = list(self._deviations.values())
        strange = [one for one in found if one.kind == "answer"]
        if len(strange) < 2 or refusals_seen:
            return found
        first = min(strange, key=lambda one: len(one.body))
        merged = Deviation("answer", self.subjects.of_api("delivery"), first.name, first.body, first.answer)
        merged.others = sorted({name for one in strange for name in (one.name, *one.others)} - {first.name})
        return [*(one for one in found if one.kind != "answer"), merged]

    def results(self, facts: Iterable[Fact], broken: set[str], *, billed: bool, has_key: bool) -> list[FactResult]:
        """What became of each fact, and of the key."""
        subjects = [*(self.subjects.of(fact) for fact in facts), self.subjects.of_api("auth")]
        others = [self.subjects.of_api("result"), *map(self.subjects.of_operation, self._operations)]
        subjects += [one for one in others if one.id in {*broken, *self._witnesses, *self._undecided}]
        results = [FactResult(subject, witnesses=self._witnesses[subject.id]) for subject in subjects]
        for result in results:
            name = result.subject.id
            result.seconds = self._seconds.get(name, 0.0)
            if name in broken:
                result.status, result.why = "broken", ""
            elif result.witnesses and name not in self._undecided:
                result.status, result.why = "kept", ""
            else:
                result.why = self._undecided.get(name) or _reason(result.subject, billed=billed, has_key=has_key)
        return results


def _reason(subject: Subject, *, billed: bool, has_key: bool) -> str:
    if subject.keyword == "default":
        return "no answer reported the value that was taken"
    if subject.keyword == "deprecated":
        return "it refuses nothing and requires nothing"
    if subject.keyword == "auth":
        return "no refusal without a key was seen" if has_key else "no key was given"
    if not billed and (subject.keyword == "present" or subject.text.endswith("required false")):
        return "only a valid body would show it: --allow-billed"
    return "no body that shows it was sent and answered"
