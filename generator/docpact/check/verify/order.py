"""In which order violations are sent: what servers are known to get wrong first, where users would notice it first."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from docpact.check.violations import joins
from docpact.facts import ITEMS, ROOT, Absent, Fact, Path, value_at
from docpact.facts.resolution import MODEL
from docpact.facts.values import is_number, number

if TYPE_CHECKING:
    from docpact.check.verify.probes import Probe

MOST_OF_A_FACT: Final = 12
"""How many violations of one fact are sent at most."""
NEXT: Final = ", which might come next"
OF_OTHERS: Final = "is a parameter of other models"
WITH_UNIT: Final = ", with its unit"
AS_ONE: Final = ", where 1 is allowed"
"""How the names of violations end that some programs make a right value of: the number in a text, and true as 1."""
FLATTENED: Final = "has its members in the object that holds it"
RENAMED: Final = "is given as"
"""What stands in the names of violations that have a member under another name, before that."""
_GUESSED: Final = re.compile(rf"({NEXT}|{OF_OTHERS}|{RENAMED} \w+)(, on the fullest body)?$")
"""How the names of guessed violations end."""
_LEAST: Final = 3
"""So many that were not guessed are sent of a fact, however many were."""
_TYPES: Final = ("type", "itemType")
_SHALLOW: Final = 3
"""So many steps a parameter lies from the body at most that is not deep."""

_LIKELY: Final = (
    re.compile(
        rf"({WITH_UNIT}|{AS_ONE}| {FLATTENED}| is null| is missing| is JSON in a text| is an item without its array"
        r"| in small letters| in capitals| with a letter more| one above \S+| one below \S+| half a step above \S+"
        r"| not a parameter| in another style| in the wrong place|\.\.\., \d+ long)$| against \S+#"
        r"| is the text '(?!.*unit$)"
    ),
    re.compile(
        r"( is true| is 1| half of one more| a quarter less| an item null| its last letter| with other separators)$"
        r"| a space after "
    ),
    re.compile(r"( is itself in an array| is an object| is zero| and a space)$| a space before | a line end after "),
)
"""How the names of violations end or go on that servers often take, the likeliest first."""
_UNLIKELY: Final = len(_LIKELY)
_OF_TYPES: Final = {
    "integer": " is the text ",
    "number": " is the text ",
    "boolean": " is the text ",
    "array": " is an item without its array",
}
"""What a server takes first where it reads a value of a type out of another."""


def ordered(probes: Sequence[Probe], rank: Callable[[Fact], int]) -> list[Probe]:
    """Violations, those of each fact by turns: each has its first one before any has a second."""
    groups: defaultdict[str, list[Probe]] = defaultdict(list)
    for probe in probes:
        if probe.fact is not None:
            groups[probe.fact.id].append(probe)
    ranked = sorted(groups.values(), key=lambda group: (_telling(group[0].facts[0]), rank(group[0].facts[0])))
    turns: list[tuple[float, int, Probe]] = []
    for place, group in enumerate(ranked):
        guessed = [probe for probe in group if is_guessed(probe)]
        others = [probe for probe in group if not is_guessed(probe)]
        few = _likeliest_first(others)[: max(_LEAST, MOST_OF_A_FACT - len(guessed))]
        turns += [(float(turn), place, probe) for turn, probe in enumerate(few)]
        # A server that is ahead of its page takes one of the words that were guessed, and none of the near misses.
        for kind in (True, False):
            some = [probe for probe in guessed if is_renamed(probe) is kind]
            turns += [(0.5 + turn * 0.6, place, probe) for turn, probe in enumerate(some)]
    return [probe for *_, probe in sorted(turns, key=lambda turn: turn[:2])]


def _telling(fact: Fact) -> float:
    """How late a fact comes: limits and conditions, whether an object is open, types and what must be given, and of
    each what lies deep after what does not; then the names of models, and the body as a whole.
    """
    of_members = fact.keyword == "additionalProperties"
    deep = 1.5 * (len(_names(fact.path)) + of_members > _SHALLOW)
    if of_members:
        return 0.5 + deep
    if fact.path in (MODEL, ROOT):
        return 2
    return deep + (fact.keyword in _TYPES or (fact.keyword in ("required", "present") and not fact.when))


def is_guessed(probe: Probe) -> bool:
    """Whether a violation has a word or a member that no fact leads to."""
    return _GUESSED.search(probe.name) is not None


def is_renamed(probe: Probe) -> bool:
    """Whether a violation has a member under another name."""
    return f" {RENAMED} " in probe.name


def _likeliest_first(group: Sequence[Probe]) -> list[Probe]:
    """Violations that servers often take before the far-fetched ones; each kind comes later each time.

    Of a fact about several members those come first that break it alone, of a bound what lies next to it.
    """
    seen: Counter[str] = Counter()
    fact = group[0].facts[0] if group else None
    joining = fact is not None and joins(fact)
    first = min(group, key=_distance, default=None)
    ranked: list[tuple[int, int, int]] = []
    for index, probe in enumerate(group):
        rank, kind = _kind(probe.name.partition(", on the ")[0])
        rank = -1 if probe is first and _distance(probe) < math.inf else rank
        ranked.append((rank + seen[kind], len(probe.facts) if joining else 0, index))
        seen[kind] += kind != ""
    return [group[index] for _, _, index in sorted(ranked)]


def _distance(probe: Probe) -> float:
    """How far a number lies beyond the bound that it breaks, or a value off its type: 0 for the usual way."""
    fact, value = probe.facts[0], value_at(probe.body, Path(probe.path).loc())
    if fact.keyword in _TYPES:
        return 0 if _OF_TYPES.get(str(fact.value), "\0") in probe.name else math.inf
    if joins(fact) or isinstance(value, Absent) or not (is_number(fact.value) and is_number(value)):
        return math.inf
    return abs(number(value) - number(fact.value))


def _kind(name: str) -> tuple[int, str]:
    """How far-fetched a violation is, 0 for what servers often take, and of which kind."""
    for rank, pattern in enumerate(_LIKELY):
        if found := pattern.search(name):
            # Texts that are too long are of different characters each, and show in what the server counts; bodies that
            # were made against a fact of several members are few, and no other breaks it alone.
            own = found[0].endswith((" long", "#"))
            return rank, "" if own else re.sub(r"[\d.]+", "", found[0])
    return _UNLIKELY, ""


def _names(path: Path) -> list[str]:
    return [step for step in path.steps if step != ITEMS]
