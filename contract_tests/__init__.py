"""The contract suite: what a client, the endpoint of its spec and the page promise each other, one file for each kind.

It runs here by ``python -m pytest contract_tests``, and with an installed docpact on anybody's package and specs by
``python -m pytest -p docpact.check.plugin docpact.contract_tests``.
It imports docpact, and nothing else of this repository.
"""
