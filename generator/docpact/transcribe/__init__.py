"""A documentation page to a spec: a fresh draft, or the page's facts merged onto a spec that a person has reviewed.

``transcribe`` does the work and touches nothing; ``save`` puts its text in place of the file.
"""

from __future__ import annotations

from docpact.transcribe.report import Note, Report
from docpact.transcribe.stated import SetAside
from docpact.transcribe.transcription import Transcription, Wanted, save, transcribe, transcribe_document, unready
from docpact.transcribe.witness import Document, load_document

__all__ = [
    "Document",
    "Note",
    "Report",
    "SetAside",
    "Transcription",
    "Wanted",
    "load_document",
    "save",
    "transcribe",
    "transcribe_document",
    "unready",
]
