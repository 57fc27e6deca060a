"""The report in each format that the command prints."""

from docpact.check.verify.junit import junit
from docpact.check.verify.sarif import sarif
from docpact.check.verify.structured import structured
from docpact.check.verify.text import summary, text, verdict

__all__ = ["junit", "sarif", "structured", "summary", "text", "verdict"]
