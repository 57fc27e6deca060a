# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""What some want besides: each module stands alone, and nothing in ``core`` imports one."""
