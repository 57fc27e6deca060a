"""A documentation page to a spec: a fresh draft, or the page's facts merged onto a spec that a person has reviewed.

``transcribe`` does the work and touches nothing; ``save`` puts its text in place of the file.
"""

from __future__ import annotations

from docpact.transcribe.report import Note, Report
from docpact.transcribe.served import Served, served
from docpact.transcribe.stated import SetAside
from docpact.transcribe.transcription import (
    Transcription,
    Wanted,
    address_of,
    api_of,
    save,
    transcribe,
    transcribe_document,
    unready,
)
from docpact.transcribe.witness import Document, load_document

__all__ = [
    "Document",
    "Note",
    "Report",
    "Served",
    "SetAside",
    "Transcription",
    "Wanted",
    "address_of",
    "api_of",
    "load_document",
    "save",
    "served",
    "transcribe",
    "transcribe_document",
    "unready",
]
