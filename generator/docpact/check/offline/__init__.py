"""Request bodies from files, judged by specs without a network: what a team's fixtures, logs and HAR files hold."""

from __future__ import annotations

from docpact.check.offline.judging import SpecJudges, Verdict, judged_report
from docpact.check.offline.reading import Given, read_bodies, read_har

__all__ = ["Given", "SpecJudges", "Verdict", "judged_report", "read_bodies", "read_har"]
