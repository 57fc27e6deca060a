"""A documentation page to a spec: a fresh draft, or the page's facts merged onto a spec that a person has reviewed.

``transcribe`` does the work and touches nothing; ``save`` puts its text in place of the file.
"""

from __future__ import annotations

from docpact.transcribe.report import Note, Report
from docpact.transcribe.stated import SetAside
from docpact.transcribe.transcription import Transcription, Wanted, save, transcribe, unready

__all__ = ["Note", "Report", "SetAside", "Transcription", "Wanted", "save", "transcribe", "unready"]
