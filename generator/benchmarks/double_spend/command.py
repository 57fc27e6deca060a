"""The command line of the benchmark: measure the clients side by side, and write the tables."""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.double_spend.cases import MATRIX
from benchmarks.double_spend.drive import PEERS, Peer, measure
from benchmarks.double_spend.environments import HERE, UnavailableError, default_cache
from benchmarks.double_spend.measures import Column, shortcomings
from benchmarks.double_spend.server import FaultServer, make_certificate
from benchmarks.double_spend.table import render
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark. Gives 0, also where a peer cannot be measured; 1 where ours cannot; 130 where stopped."""
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__)
    parser.add_argument("--cache", type=Path, default=default_cache(), help="where the environments are kept")
    parser.add_argument("--client", action="append", choices=[peer.title for peer in PEERS], help="only these; no file")
    parser.add_argument("--output", type=Path, help="the file to write (default: RESULTS.md, unless --client is given)")
    options = parser.parse_args(arguments)
    peers = [peer for peer in PEERS if options.client is None or peer.title in options.client]
    output: Path | None = options.output or (None if options.client else HERE / "RESULTS.md")
    try:
        columns = run(peers, options.cache)
    except KeyboardInterrupt:
        print("Stopped; nothing was written.", file=sys.stderr)
        return 130
    _report(columns, output)
    return 1 if any(column.ours and column.problem for column in columns) else 0


def _report(columns: Sequence[Column], output: Path | None) -> None:
    if output is None:
        print(render(columns))
    else:
        output.write_text(render(columns), "utf-8")
        print(f"The tables are in {output}.")
    for column in columns:
        print(f"{column.title}: {column.problem or 'measured'}")
    for column in columns:
        for line in shortcomings(column) if column.ours else ():
            print(f"{column.title} falls short: {line}")


def run(peers: Sequence[Peer], cache: Path) -> list[Column]:
    """Measure some clients at the same time, as they mostly wait. An interrupt ends all of them after their call."""
    stopping = threading.Event()
    words = TextColumn("{task.description}: {task.fields[doing]}")
    console = Console(stderr=True)
    with tempfile.TemporaryDirectory(prefix="docpact-bench-") as folder:
        certificate = make_certificate(Path(folder))
        bars = Progress(MofNCompleteColumn(), BarColumn(), words, console=console)
        with FaultServer(certificate) as server, bars, ThreadPoolExecutor(len(peers)) as pool:

            def one(peer: Peer) -> Column:
                task = bars.add_task(peer.title, total=len(MATRIX) + 2, doing="")

                def tell(doing: str) -> None:
                    if stopping.is_set():
                        raise UnavailableError("stopped")
                    bars.update(task, advance=1, doing=doing)

                found = measure(peer, server, MATRIX, cache, tell)
                bars.update(task, doing=found.problem or "done")
                if not console.is_terminal:
                    print(f"{peer.title}: {found.problem or 'done'}", file=sys.stderr)
                return found

            try:
                return list(pool.map(one, peers))
            except BaseException:
                stopping.set()
                raise
