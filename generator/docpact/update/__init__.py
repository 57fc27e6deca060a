"""Keeps a project alive: reads every page again, merges what changed, emits the client, and says what to decide."""

from __future__ import annotations

from docpact.update.pull_request import body, report, title
from docpact.update.run import Outcome, Wanted, update

__all__ = ["Outcome", "Wanted", "body", "report", "title", "update"]
