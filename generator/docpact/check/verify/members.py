"""The members of a spec's contract by path, for reports."""

from __future__ import annotations

from collections.abc import Mapping

from docpact.check.tree import Member, by_path, facts_of, member_tree
from docpact.spec import LoadedSpec


def members_of(spec: LoadedSpec) -> Mapping[str, Member]:
    """Every member of the request body by its path."""
    return by_path(member_tree(facts_of(spec)))
