# Made by docpact 0.1.0: part of every client, copied as it is.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""What a batch has done, on disk before and after each step, so that no end of a process makes it pay twice.

One SQLite file in the folder of the clips, for one process at a time. Of each prompt it holds a hash of its line, the
name of its file, its state, and what the server said: the job's id, its cost, why it failed. It holds neither the key
nor the prompts.

    planned    was not accepted: may be sent
    sending    written before the request leaves: who finds it at the start knows that nobody knows
    submitted  accepted, and charged: the id is known, the file is not here yet
    done       the file is here
    failed     the job failed, or the request was refused
    unknown    may have been accepted: waits for somebody who has looked
"""

from __future__ import annotations

import os
import re
import sqlite3
from decimal import Decimal
from typing import Literal, NamedTuple

from ..core.values import Cost

_AMOUNT = re.compile(r"\d{1,12}(\.\d{1,12})?")
VERSION, APPLICATION = 1, 0x64706261
ENDED = "the batch ended while this was under way"
_SCHEMA = f"""
BEGIN;
CREATE TABLE jobs (
  key TEXT PRIMARY KEY, file TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'sending', 'submitted', 'done', 'failed', 'unknown')),
  job TEXT, fingerprint TEXT, sent_at REAL, amount TEXT, unit TEXT, note TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE server (base_url TEXT NOT NULL, runs INTEGER NOT NULL);
INSERT INTO server VALUES ('', 0);
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
COMMIT;
"""


class JournalError(Exception):
    """The journal cannot be had, read or written: without it nothing may be sent."""


class Row(NamedTuple):
    """One prompt: ``sent_at`` is in seconds since the epoch, ``fingerprint`` the SHA-256 of the body that was sent."""

    key: str
    file: str
    state: Literal["planned", "sending", "submitted", "done", "failed", "unknown"] = "planned"
    job: str | None = None
    fingerprint: str | None = None
    sent_at: float | None = None
    amount: str | None = None
    unit: str | None = None
    note: str = ""

    def charged(self, cost: Cost | None) -> Row:
        """The row with what a job costs: one of it that failed before has cost something too."""
        if cost is None:
            return self
        amounts = self.amount or "", cost.amount
        more = self.unit == cost.unit and all(map(_AMOUNT.fullmatch, amounts))
        return self._replace(amount=str(sum(map(Decimal, amounts))) if more else cost.amount, unit=cost.unit)


_PUT = f"INSERT INTO jobs VALUES ({', '.join('?' * len(Row._fields))}) ON CONFLICT (key) DO UPDATE SET " + ", ".join(
    f"{name} = excluded.{name}" for name in Row._fields[1:]
)


class Journal:
    """An open journal, locked for all others; ``rows`` are its rows by key. Raises JournalError.

    What was being sent when the last process ended is unknown from here on.
    """

    def __init__(self, path: str, base_url: str) -> None:
        self.path = path
        self.rows: dict[str, Row] = {}
        try:
            self._database = sqlite3.connect(path, timeout=0, isolation_level=None)
        except sqlite3.Error as error:
            raise JournalError(f"the journal {path} cannot be opened ({error}); nothing was sent") from None
        try:
            self._open(base_url)
        except (JournalError, sqlite3.Error, TypeError) as error:
            self.close()
            text = str(error)
            if getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
                text = f"another batch is at work in {os.path.dirname(path)!r}"
            elif not isinstance(error, JournalError):
                text = f"the journal {path} cannot be read ({error}). Only it knows what was paid for: bring back a copy, or look at your account before you move it away"
            raise JournalError(f"{text}; nothing was sent") from None

    def _open(self, base_url: str) -> None:
        run = self._database.execute
        # The lock that is taken here is kept until the end. EXTRA: a commit is on the disk when it returns.
        run("PRAGMA locking_mode = EXCLUSIVE")
        run("PRAGMA synchronous = EXTRA")
        run("BEGIN EXCLUSIVE")
        run("COMMIT")
        identity = run("PRAGMA application_id").fetchone()[0], run("PRAGMA user_version").fetchone()[0]
        if identity == (0, 0) and not run("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            self._database.executescript(_SCHEMA)
        elif identity[0] != APPLICATION:
            raise JournalError(f"{self.path} is not the journal of a batch")
        elif identity[1] != VERSION:
            raise JournalError(
                f"the journal {self.path} has version {identity[1]}, and this client knows version {VERSION}"
            )
        if (found := run("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise sqlite3.DatabaseError(found)
        known = run("SELECT base_url FROM server").fetchone()[0]
        if known not in ("", base_url):
            raise JournalError(f"the journal {self.path} is of jobs at {known}, not at {base_url}: take another folder")
        # Counting shows whether the disk can be written, and has SQLite remove what a killed process left beside it.
        run("UPDATE server SET base_url = ?, runs = runs + 1", (base_url,))
        run("UPDATE jobs SET state = 'unknown', note = ? WHERE state = 'sending'", (ENDED,))
        self.rows = {values[0]: Row(*values) for values in run("SELECT * FROM jobs ORDER BY sent_at, key")}
        for row in self.rows.values():
            if set("/\\") & set(row.file) or row.file in (".", ".."):
                raise JournalError(f"the journal {self.path} names a file that is in another folder: {row.file!r:.200}")

    def put(self, row: Row) -> None:
        """Write a row down: when this returns, it is on the disk. Raises JournalError, which says what is not written."""
        try:
            # What a server says may hold what no text on a disk can.
            self._database.execute(
                _PUT, [one.encode("utf-8", "replace").decode() if isinstance(one, str) else one for one in row]
            )
        except sqlite3.Error as error:
            job = f", as job {row.job}" if row.job else ""
            text = f"the journal {self.path} cannot be written ({error}); what it lacks: {row.file} is {row.state}{job}"
            raise JournalError(text) from None
        self.rows[row.key] = row

    @property
    def charged(self) -> str:
        """What all jobs have cost, as far as the server said, and in numbers."""
        found = dict[str, Decimal]()
        for row in self.rows.values():
            if row.amount and _AMOUNT.fullmatch(row.amount):
                found[row.unit or ""] = found.get(row.unit or "", Decimal(0)) + Decimal(row.amount)
        return ", ".join(f"{amount} {unit}" for unit, amount in sorted(found.items()))

    def close(self) -> None:
        self._database.close()
