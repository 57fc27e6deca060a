# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""One module for each model page: its request body as pydantic models."""
