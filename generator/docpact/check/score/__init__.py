"""What share of all drifts the contract suite notices: every claim of a spec mutated, on both sides in turn."""

from __future__ import annotations

from docpact.check.score.command import score_code_of, score_specs

__all__ = ["score_code_of", "score_specs"]
