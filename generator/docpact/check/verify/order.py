"""In which order violations are sent: what servers are known to get wrong first, where users would notice it first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from docpact.check.violations import joins
from docpact.facts import ITEMS, ROOT, Fact, Path, value_at
from docpact.facts.resolution import MODEL

if TYPE_CHECKING:
    from docpact.check.verify.probes import Probe

MOST_OF_A_FACT: Final = 12
"""How many violations of one fact are sent at most."""
MOST_UNKNOWN_NAMES: Final = 9
"""How many members that no fact names are tried in each object."""
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
_DEEP: Final = 2.5
"""How much later the second violation of a fact comes that lies deep in the body."""
_AGAIN: Final = 3.0
"""The same for a fact that is said of another member of the same name: a server has one definition for both."""
_LATE: Final = 0.4
"""How much later the first violation of such a fact comes."""
_TYPES: Final = ("type", "itemType")
_SHALLOW: Final = 3
"""So many steps a parameter lies from the body at most that is not deep."""

_LIKELY: Final[tuple[tuple[int, re.Pattern[str]], ...]] = (
    (0, re.compile(rf"{WITH_UNIT}$|{AS_ONE}$")),
    (0, re.compile(r" is null$| is missing$| is the text '| is JSON in a text$| is an item without its array$")),
    (0, re.compile(r" in small letters$| in capitals$| with a letter more$| one above \S+$| one below \S+$")),
    (0, re.compile(r" not a parameter$| in another style$| half a step above \S+$")),
    (0, re.compile(r"\.\.\., \d+ long$")),
    (0, re.compile(rf" against \S+#| {FLATTENED}$")),
    (
        1,
        re.compile(
            r" is true$| is 1$| half of one more$| a quarter less$| a space after | an item null$| its last letter$"
        ),
    ),
    (1, re.compile(r" with other separators$")),
    (2, re.compile(r" is itself in an array$| is an object$")),
    (2, re.compile(r" is zero$| a space before | a line end after | and a space$| in the wrong place$")),
)
_UNLIKELY: Final = 3
_OF_SERVERS: Final = re.compile(
    r" is JSON in a text$| is true$| is 1$| in another style$| is itself in an array$| is an object$| wrong place$"
)
"""How violations end that one reader of JSON takes or refuses, whatever the member is called."""
_AS_TEXT: Final = " is JSON in a text"
_LATER: Final = 0.8
_MOST_LATER: Final = 3
"""How much later each next one of these comes, up to so many times."""
_KINDS: Final = re.compile(r"(not a parameter|another style|last letter|in capitals|and a space|wrong place)$")
"""How names of violations end that differ in the kind of unknown member."""
_KINDS_FIRST: Final = ("not a parameter", "wrong place")
"""Those that servers take most often: whatever comes, or a member wherever it stands."""


def ordered(probes: Sequence[Probe], rank: Callable[[Fact], int]) -> list[Probe]:
    """Violations, those of each fact by turns: each has its first one before any has a second.

    But for facts that are said a second time. After that a fact of a parameter near the top has several turns for each
    of one that lies deep, or of such a fact.
    """
    groups: defaultdict[str, list[Probe]] = defaultdict(list)
    for probe in probes:
        if probe.fact is not None:
            groups[probe.fact.id].append(probe)
    ranked = sorted(groups.values(), key=lambda group: (rank(group[0].facts[0]), _telling(group[0].facts[0])))
    said: Counter[str] = Counter()
    turns: list[tuple[float, int, Probe]] = []
    for place, group in enumerate(ranked):
        fact = group[0].facts[0]
        alike = _alike(fact)
        said[alike] += 1
        again = said[alike] > 1
        slow = (_DEEP if len(_names(fact.path)) > _SHALLOW else 1.0) * (_AGAIN if again else 1.0)
        late = _LATE if again else 0.0
        guessed = [probe for probe in group if is_guessed(probe)]
        others = [probe for probe in group if not is_guessed(probe)]
        few = _few(others, fact)[: max(_LEAST, MOST_OF_A_FACT - len(guessed))]
        turns += [((late + turn) * slow, place, probe) for turn, probe in enumerate(few)]
        # A server that is ahead of its page takes one of the words that were guessed, and none of the near misses.
        for kind in (True, False):
            some = [probe for probe in guessed if is_renamed(probe) is kind]
            turns += [((0.5 + turn * 0.6) * slow, place, probe) for turn, probe in enumerate(some)]
    return [probe for *_, probe in sorted(_spread(sorted(turns, key=_when)), key=_when)]


def _telling(fact: Fact) -> int:
    """How late a fact comes among those of one witness: limits and conditions, then types, then the rest."""
    deep, named = len(_names(fact.path)) > _SHALLOW, fact.path in (MODEL, ROOT)
    rest = named or (fact.keyword in ("required", "present") and not fact.when)
    return (2 if rest else int(fact.keyword in _TYPES)) + deep


def is_guessed(probe: Probe) -> bool:
    """Whether a violation has a word or a member that no fact leads to."""
    return _GUESSED.search(probe.name) is not None


def is_renamed(probe: Probe) -> bool:
    """Whether a violation has a member under another name."""
    return f" {RENAMED} " in probe.name


def _when(turn: tuple[float, int, Probe]) -> tuple[float, int]:
    return turn[:2]


def _spread(turns: Sequence[tuple[float, int, Probe]]) -> Iterator[tuple[float, int, Probe]]:
    """Turns, those later that show of another member what a server does with all members, or with none."""
    seen: Counter[str] = Counter()
    for at, place, probe in turns:
        found = _OF_SERVERS.search(probe.name.partition(", on the ")[0])
        kind = found[0] if found else ""
        if kind == _AS_TEXT:  # who reads an object from a text may read no list from one
            kind += str(value_at(probe.body, Path(probe.path).loc()))[:1]
        yield at + (_LATER * min(seen[kind], _MOST_LATER) if kind else 0.0), place, probe
        seen[kind] += 1


def _few(group: Sequence[Probe], fact: Fact) -> list[Probe]:
    """The violations of one fact worth sending, the likeliest first; of unknown members a few of each kind."""
    if fact.keyword != "additionalProperties":
        return _likeliest_first(group)
    seen: Counter[str] = Counter()
    turns: list[tuple[int, bool, int]] = []
    for index, probe in enumerate(group):
        found = _KINDS.search(probe.name.partition(", on the ")[0])
        kind = found[1] if found else ""
        turns.append((seen[kind], kind not in _KINDS_FIRST, index))
        seen[kind] += 1
    return [group[index] for *_, index in sorted(turns)[:MOST_UNKNOWN_NAMES]]


def _likeliest_first(group: Sequence[Probe]) -> list[Probe]:
    """Violations that servers often take before the far-fetched ones; each kind comes later each time.

    Of a fact about several members those come first that break it alone.
    """
    seen: Counter[str] = Counter()
    joining = any(probe.facts and joins(probe.facts[0]) for probe in group[:1])
    ranked: list[tuple[int, int, int]] = []
    for index, probe in enumerate(group):
        rank, kind = _kind(probe.name.partition(", on the ")[0])
        ranked.append((rank + seen[kind], len(probe.facts) if joining else 0, index))
        seen[kind] += kind != ""
    return [group[index] for _, _, index in sorted(ranked)]


def _kind(name: str) -> tuple[int, str]:
    """How far-fetched a violation is, 0 for what servers often take, and of which kind."""
    for rank, pattern in _LIKELY:
        if found := pattern.search(name):
            # Texts that are too long are of different characters each, and show in what the server counts; bodies that
            # were made against a fact of several members are few, and no other breaks it alone.
            own = found[0].endswith((" long", "#"))
            return rank, "" if own else re.sub(r"[\d.]+", "", found[0])
    return _UNLIKELY, ""


def _names(path: Path) -> list[str]:
    return [step for step in path.steps if step != ITEMS]


def _alike(fact: Fact) -> str:
    """What facts share that are said of members of the same name in alike places."""
    names = _names(fact.path)
    return f"{'.'.join(names[-2:]) if len(names) > _SHALLOW + 1 else fact.path}#{fact.keyword} {fact.when}"
