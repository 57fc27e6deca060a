"""OpenAPI 3.0 and 3.1 documents, ours or a vendor's own, to facts about one model's request body."""

from docpact.read.openapi.document import MAXIMUM_BYTES, read_data, read_document
from docpact.read.openapi.request import Request, facts_of_document, model_names, read_request
from docpact.read.openapi.schema import Unread

__all__ = [
    "MAXIMUM_BYTES",
    "Request",
    "Unread",
    "facts_of_document",
    "model_names",
    "read_data",
    "read_document",
    "read_request",
]
