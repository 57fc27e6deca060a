"""The way in: a spec, an address, and what may be spent there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from docpact.check.verify.answers import Reader
from docpact.check.verify.asking import Progress
from docpact.check.verify.exchange import Exchange
from docpact.check.verify.findings import Report
from docpact.check.verify.journal import Journal, contract_digest
from docpact.check.verify.record import Record
from docpact.check.verify.run import Run
from docpact.check.verify.sender import Sender, key_of
from docpact.errors import DocpactError, Place, display_path
from docpact.spec import LoadedSpec, load_project, load_spec
from docpact.spec.load import API_FILE

MOST_REQUESTS: Final = 300
MOST_THOROUGH: Final = 700
"""The same where each violation is sent on the fullest body as well."""
_SLOWEST: Final = 0.001


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may do: accepted requests (None: only violations, and stop at the first accepted), requests, rate."""

    allow_billed: int | None = None
    most_requests: int | None = None
    """MOST_REQUESTS, or MOST_THOROUGH, unless said otherwise."""
    rate: float | None = None
    thorough: bool = False

    @property
    def requests(self) -> int:
        return self.most_requests or (MOST_THOROUGH if self.thorough else MOST_REQUESTS)

    def __post_init__(self) -> None:
        if self.allow_billed is not None and self.allow_billed < 1:
            raise DocpactError("a budget of accepted requests starts at 1", hint="Leave --allow-billed out instead.")
        if self.most_requests is not None and self.most_requests < 1:
            raise DocpactError("at least one request is needed", hint="Give --max-requests 1 or more.")
        if self.rate is not None and not self.rate >= _SLOWEST:
            raise DocpactError(
                f"a rate is at least {_SLOWEST} requests per second", hint="Leave --rate out for no limit."
            )


def named_spec(name: str) -> LoadedSpec:
    """The spec of a file, or of a model in the folder ``spec``. Raises DocpactError."""
    path = Path(name)
    if path.suffix == ".yaml" and path.name != API_FILE:
        return load_spec(path)
    if path.is_file() or (path.is_dir() and len(path.parts) > 1):
        hint = "Name API/models/MODEL.yaml, or a model of the folder spec."
        raise DocpactError("this is no model's spec", where=Place(display_path(path)), hint=hint)
    return load_project(Path("spec")).spec(name)


def verify(  # noqa: PLR0913  # one keyword for each option of the command
    spec: LoadedSpec,
    base_url: str,
    *,
    key: str | None = None,
    limits: Limits | None = None,
    state: Path | None = None,
    record: Path | None = None,
    insecure: bool = False,
    proxy: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Ask a running server whether it keeps a spec. Raises DocpactError for what cannot be used as it was given."""
    limits = limits or Limits()
    key = key_of(spec.api, key)
    with Sender(spec.api, base_url, key, spec=spec, insecure=insecure, proxy=proxy) as sender:
        claims = sorted(f"{claim.fact.key} {claim.witness}" for claim in spec.contract.claims)
        kept = Record(record, spec.operation)
        journal = Journal(state, sender.url, contract_digest(claims))
        try:
            exchange = Exchange(
                sender,
                Reader(spec.api),
                journal,
                kept,
                allowed=limits.allow_billed or 1,
                most_requests=limits.requests,
                rate=limits.rate,
            )
            variable = spec.api.content.auth.environment if sender.has_key else None
            billed = limits.allow_billed is not None
            report = Report(spec, sender.url, variable, limits.allow_billed or 1, billed)
            if journal.resumed:
                report.notes.append(f"{journal.resumed} answers were known from an earlier run.")
            run = Run(spec, sender, exchange, progress or _silent, billed=billed, thorough=limits.thorough)
            return run.carry_out(report)
        finally:
            journal.close()
            kept.close()


def _silent(_done: int, _total: int, _name: str) -> None:
    """Nobody watches."""
