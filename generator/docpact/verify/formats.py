"""The report in each format that the command prints."""

from docpact.verify.junit import junit
from docpact.verify.sarif import sarif
from docpact.verify.structured import structured
from docpact.verify.text import summary, text, verdict

__all__ = ["junit", "sarif", "structured", "summary", "text", "verdict"]
