"""Specs to the client package: models by datamodel-code-generator, calls by Jinja templates, a lock, and facts back."""
