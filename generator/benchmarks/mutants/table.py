"""The survivors of ``docpact score --code``: ``python generator/benchmarks/mutants/table.py`` writes RESULTS.md.

It reads results.json, which holds what ``docpact score --code N --format json`` says of each mutant, what has become of
it since, and what was measured.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
_PARTS: Final = {"_runtime/core/": "core of the runtime", "_runtime/extras/": "extras of the runtime"}
_LONGEST: Final = 200

INTRODUCTION: Final = """\
# Mutants of the client's code

{judged} of the {drawn} mutants that `{command}` draws from {total:,} were judged on {date}, in {minutes} minutes
on two cores that did much other work as well. {before}

- **{first_percent} % were noticed** ({first} of {differ} that differ) by the tests as they were before anybody looked
  at the survivors. The goal is 90 %.
- {killed_percent} % ({killed} of {left}) are noticed with the tests that were written for kinds of survivors, and
  since the clients that tests make for other APIs have the mutant as well. It is no measure of code that was not drawn.
- Survivors: {survived}. Gone with needless code: {gone}. Equivalent, which means that nobody could see what is
  changed: {equivalent}.

A mutant counts as noticed where the contract suite of three models fails, or a test of the runtime.

| part | judged | noticed at first | noticed now | survive | gone | equivalent |
|---|--:|--:|--:|--:|--:|--:|"""


def markdown(measured: dict[str, Any]) -> str:
    """The whole of RESULTS.md."""
    results: list[dict[str, Any]] = measured["mutants"]
    states = Counter(result["state"] for result in results)
    differ = len(results) - states["equivalent"]
    first = states["killed"] - sum("since" in result for result in results if result["state"] == "killed")
    lines = [
        INTRODUCTION.format(
            **measured,
            judged=len(results),
            differ=differ,
            first=first,
            first_percent=_percent(first, differ),
            killed=states["killed"],
            killed_percent=_percent(states["killed"], differ - states["gone"]),
            left=differ - states["gone"],
            gone=states["gone"],
            survived=states["survived"],
            equivalent=states["equivalent"],
        )
    ]
    for part in (*_PARTS.values(), "rendered half"):
        own = [result for result in results if _part(result) == part]
        of = Counter(result["state"] for result in own)
        since = sum(result["state"] == "killed" and "since" in result for result in own)
        numbers = (len(own), of["killed"] - since, of["killed"], of["survived"], of["gone"], of["equivalent"])
        lines.append(f"| {part} | {' | '.join(map(str, numbers))} |")
    for state, heading in (
        ("survived", "Survivors"),
        ("gone", "Gone with needless code"),
        ("equivalent", "Equivalent"),
    ):
        lines += ["", f"## {heading}"]
        for result in sorted((one for one in results if one["state"] == state), key=lambda one: one["id"]):
            said = result.get("since") or result.get("reason")
            lines += ["", f"`{result['id']}` ({result['hash']}){f': {said}' if said else ''}", "", "```diff"]
            lines += [*_shortened(result["diff"]), "```"]
    return "\n".join([*lines, ""])


def _part(result: dict[str, Any]) -> str:
    return next((part for prefix, part in _PARTS.items() if result["id"].startswith(prefix)), "rendered half")


def _percent(some: int, of: int) -> float:
    return int(1000 * some / of) / 10


def _shortened(diff: str) -> list[str]:
    """The lines of a difference; of long ones the part around what differs."""
    lines = diff.splitlines()
    if len(lines) != 2 or max(map(len, lines)) <= _LONGEST:
        return lines
    first = len(os.path.commonprefix([line[1:] for line in lines]))  # noqa: RUF071  # of texts, by character
    begin = max(0, first - _LONGEST // 2)
    return [f"{line[0]}... {line[1 + begin : 1 + begin + _LONGEST]} ..." for line in lines]


if __name__ == "__main__":
    text = (HERE / "results.json").read_text(encoding="utf-8")
    (HERE / "RESULTS.md").write_text(markdown(json.loads(text)), encoding="utf-8")
