"""OpenAPI 3.1 out of specs, and facts out of anybody's OpenAPI document."""

from docpact.openapi.document import compile_document, request_schema
from docpact.openapi.reading import facts_of_document, read_document

__all__ = ["compile_document", "facts_of_document", "read_document", "request_schema"]
