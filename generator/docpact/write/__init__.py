"""Facts to anything: JSON Schema, OpenAPI documents, and client packages."""
