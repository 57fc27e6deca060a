# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Starting jobs, waiting for them, fetching their files; and what keeps a job from being paid for twice."""
