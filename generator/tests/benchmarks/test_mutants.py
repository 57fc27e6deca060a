"""The listed survivors are those of the recorded results."""

from __future__ import annotations

import json

from benchmarks.mutants.table import HERE, markdown


def test_the_table_is_of_the_results_and_counts_each_mutant_once() -> None:
    measured = json.loads((HERE / "results.json").read_text("utf-8"))
    written = (HERE / "RESULTS.md").read_text("utf-8")
    assert written == markdown(measured)
    hashes = [result["hash"] for result in measured["mutants"]]
    assert len(hashes) == len(set(hashes))
    for result in measured["mutants"]:
        assert (f"({result['hash']})" in written) is (result["state"] != "killed")
