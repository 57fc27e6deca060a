"""Claims: a fact, who says it, how sure a refusal is, and where it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal, get_args

from pydantic import JsonValue

from docpact.errors import Place
from docpact.facts.fact import Fact
from docpact.facts.path import Path

Witness = Literal["page", "openapi", "server", "observed", "assumed"]
"""Who says a fact: the vendor's page, its OpenAPI document, schemas that its API serves, users of the API, or us."""

WITNESSES: Final[tuple[Witness, ...]] = get_args(Witness)
"""Every witness; of two that say the same, the earlier is named."""

Severity = Literal["refuse", "warn"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One witness's word for one fact.

    ``severity`` says what comes of a body that breaks it. ``settled`` is the witness whose word a reviewer chose where
    witnesses contradict each other. ``since`` is the day from which it holds. ``place`` is where it stands in a spec,
    ``page_line`` the line of the page (or None). ``row`` is the parameter whose row says it in the short form
    ``wording``, as in ``excludes guidances.start_frame``. ``why`` is the reason or the evidence.
    """

    fact: Fact
    witness: Witness = "page"
    severity: Severity | None = None
    settled: Witness | None = None
    since: dt.date | None = None
    place: Place | None = None
    page_line: int | None = None
    why: str | None = None
    wording: str | None = None
    row: Path | None = None

    @property
    def refuses(self) -> bool:
        """Whether a body that breaks the fact is refused rather than warned of."""
        if self.severity is not None:
            return self.severity == "refuse"
        return not self.fact.meaning.warns

    @property
    def rank(self) -> int:
        """The order in which witnesses are named."""
        return WITNESSES.index(self.witness)

    def as_json(self) -> list[JsonValue]:
        """The fact as ``docpact facts --format json`` prints it: in the wording of its row where there is one."""
        if self.wording is not None and self.row is not None:
            return [str(self.row), "rule", self.wording]
        value = self.fact.value
        if self.fact.keyword == "rows" and not self.fact.when and isinstance(value, dict) and len(value) == 2:
            columns = value["columns"]
            if isinstance(columns, list) and columns == ["width", "height"]:
                return [str(self.fact.path.child("width")), "pairs", value["rows"]]
        return self.fact.as_json()
