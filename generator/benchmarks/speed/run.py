"""How fast is the client, beside what a user would pick instead? ``python generator/benchmarks/speed/run.py``.

Writes results.json, RESULTS.md and a plot for each question. Needs docpact's own environment; the other clients, and
Matplotlib, are installed into environments of their own, outside the tree.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.double_spend.environments import UnavailableError, default_cache, environment
from benchmarks.speed import checks, generation, measures
from benchmarks.speed.measures import HERE, PEERS, Pythons, Question
from benchmarks.speed.table import markdown

PARTS = ("creates", "imports", "downloads", "many_models", "commands", "reading", "checks")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and write what was measured. Gives 0, or 1 where our own client could not be measured."""
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__)
    parser.add_argument("--cache", type=Path, default=default_cache(), help="where the environments are kept")
    parser.add_argument("--rounds", type=int, default=15, help="how often each side has its turn")
    parser.add_argument("--only", choices=PARTS, action="append", help="only these; others stay as they were measured")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="docpact-bench-") as folder:
        questions = run(Path(folder), options.cache, options.rounds, options.only or PARTS)
        versions = peers(Pythons(options.cache, Path(folder)))
    measured = {one.name for one in questions}
    questions += [one for one in earlier() if one.name not in measured]
    results = {"machine": machine(), "versions": versions, "questions": [asdict(one) for one in questions]}
    (HERE / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    (HERE / "RESULTS.md").write_text(markdown(questions, machine(), versions), encoding="utf-8")
    plots(options.cache)
    return 1 if any(measures.OURS in question.missing for question in questions) else 0


def run(folder: Path, cache: Path, rounds: int, parts: Sequence[str]) -> list[Question]:
    """The questions of some parts."""
    pythons, found = Pythons(cache, folder), list[Question]()
    for part in parts:
        print(f"{part} ...", file=sys.stderr)
        if part == "creates":
            found += measures.creates(pythons, rounds)
        elif part == "imports":
            found += measures.imports(pythons, rounds)
        elif part == "downloads":
            found += measures.downloads(pythons, max(1, rounds // 5))
        elif part == "many_models":
            found += generation.many_models(folder, rounds)
        elif part == "commands":
            found += generation.commands(folder, rounds)
        elif part == "reading":
            found += generation.reading(folder, max(1, rounds // 3))
        else:
            found += checks.bodies(rounds) + checks.verifying(rounds)
    return found


def earlier() -> list[Question]:
    """What was measured before, and may be measured again in parts."""
    kept = HERE / "results.json"
    found: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {"questions": []}
    return [Question(**one) for one in found["questions"]]


def machine() -> dict[str, object]:
    load = round(os.getloadavg()[0], 1)  # of others too: ratios of a busy machine spread
    python = platform.python_version()
    return {"system": platform.system(), "cores": os.cpu_count(), "load at the end": load, "Python": python}


def peers(pythons: Pythons) -> dict[str, str]:
    """The version of each client that is there."""
    found = {"docpact": version("docpact"), "httpx": version("httpx"), "pydantic": version("pydantic")}
    for name in [name for name, pinned in PEERS.items() if pinned]:
        code = f"from importlib.metadata import version; print(version({name!r}), end='')"
        try:
            python, _ = pythons.of(name)
            found[name] = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout
        except (UnavailableError, subprocess.CalledProcessError):
            continue
    return found


def plots(cache: Path) -> None:
    """Draw the results; where Matplotlib cannot be had, say so and leave the plots as they are."""
    try:
        python = environment("plot", cache, HERE)
    except UnavailableError as error:
        print(f"no plots: {error}", file=sys.stderr)
        return
    subprocess.run([str(python), str(HERE / "plot.py"), str(HERE / "results.json"), str(HERE / "plots")], check=True)


if __name__ == "__main__":
    sys.exit(main())
