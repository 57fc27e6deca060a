# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""The client's hand-written half: ``core`` starts jobs and fetches their files, ``extras`` is what some want besides."""
