"""docpact: from a documentation page to a reviewed spec, a small typed client, and contract tests."""

__version__ = "0.1.0"
