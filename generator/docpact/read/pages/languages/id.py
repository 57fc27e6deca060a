"""Indonesian: the heads of its tables and their marks."""

from __future__ import annotations

from typing import Final

from docpact.read.pages.languages.entry import Language

INDONESIAN: Final = Language(
    code="id",
    marks=r"\b(?:yang|untuk|dari|dengan|atau|dan|wajib|opsional|maksimal|minimal)\b",
    heads={
        "name": ("nama", "kolom"),
        "type": ("tipe", "tipe data", "jenis"),
        "definition": ("deskripsi", "keterangan", "penjelasan"),
        "required": ("wajib", "wajib diisi"),
        "default": ("bawaan", "nilai bawaan", "nilai default"),
        "allowed": ("nilai", "pilihan", "nilai yang diizinkan"),
        "ignored": ("contoh",),
    },
    sections={"response": r"\brespons\b|\bbalasan\b", "error": r"\bkesalahan\b", "body": r"\bpermintaan\b"},
    mandatory=r"\bwajib\b",
    optional=r"\bopsional\b",
    yes=("ya", "wajib"),
    no=("tidak", "opsional"),
    telling="maksimal|minimal|antara|hanya|wajib|bawaan",
)
