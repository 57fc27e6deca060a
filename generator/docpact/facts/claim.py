"""Claims: a fact, who says it, how sure a refusal is, and where it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal, get_args

from docpact.errors import Place
from docpact.facts.fact import Fact

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
    ``page_line`` the line of the page (or None), ``wording`` the row's own short form, as in
    ``excludes guidances.start_frame``; ``why`` is the reason or the evidence.
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
