"""``python -m docpact``: the same as the command ``docpact``."""

from __future__ import annotations

from docpact.cli import main

if __name__ == "__main__":
    main()
