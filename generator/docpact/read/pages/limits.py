"""How much of a page is read at most, so that hostile or broken input costs bounded time and memory."""

from __future__ import annotations

from typing import Final

MAX_BYTES: Final = 10_000_000
"""Bytes of a page; documentation pages of one model are some kilobytes."""

MAX_LINES: Final = 100_000
"""Lines of a page."""

MAX_TAGS_OPEN: Final = 500
"""HTML elements inside one another."""

MAX_ROWS: Final = 5_000
"""Rows of all tables of a page together."""

MAX_SENTENCE: Final = 2_000
"""Characters of one sentence that phrases look at; a longer one is reported as unread."""

MAX_CELL: Final = 20_000
"""Characters of one table cell; a longer cell is an error."""

MAX_TABLE_TEXT: Final = 1_000_000
"""Characters of all table cells together."""

MAX_COLUMNS: Final = 64
"""Columns of a table."""

MAX_DEPTH: Final = 64
"""Nesting of a JSON sample."""

MAX_SAMPLES: Final = 64
"""Sample requests of a page."""

DOWNLOAD_SECONDS: Final = 30.0
"""Seconds that fetching a page may take altogether."""

MAX_REDIRECTS: Final = 5
"""Redirects followed when fetching a page."""

MAX_SAMPLE: Final = 200_000
"""Characters of the body of one sample request."""
