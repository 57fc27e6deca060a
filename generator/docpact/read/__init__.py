"""Anything to facts: pages, specs, OpenAPI documents and emitted packages."""
