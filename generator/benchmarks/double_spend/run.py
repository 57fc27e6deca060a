"""How often is one paid call paid for? ``python generator/benchmarks/double_spend/run.py`` writes RESULTS.md.

Needs docpact's own environment; the other clients are installed into environments of their own, outside the tree.
"""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from benchmarks.double_spend.command import main

    sys.exit(main())
