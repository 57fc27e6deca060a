"""A draft of ``api.yaml`` as it is shown: its text, what the pages state, and what stays open."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import JsonValue

from docpact.errors import Place
from docpact.report import Finding, Report, Words, counted
from docpact.spec.addresses import Placed
from docpact.spec.load import API_FILE


@dataclass(frozen=True, slots=True)
class Open:
    """Something that the pages do not say, or that was guessed: where it stands in the draft, and what to do."""

    where: str
    what: str
    line: int | None = None


@dataclass(slots=True)
class Notes:
    """What stays open of a draft while it is made, and what the pages state."""

    open: list[Open] = field(default_factory=list[Open])
    stated: list[str] = field(default_factory=list[str])

    def note(self, where: str, what: str, line: int | None = None) -> None:
        self.open.append(Open(where, what, line))


@dataclass(frozen=True, slots=True)
class ApiDraft:
    """The text of an ``api.yaml``, what stays open, and whether docpact could use the file as it stands."""

    text: str
    name: str
    source: str
    open: tuple[Open, ...]
    stated: tuple[str, ...]
    address: Placed | None = None
    """What of a body stands in the address that it goes to."""

    def report(self, *, written: bool | None, draft: str | None) -> Report:
        """What each format prints of the draft."""
        made: dict[str, JsonValue] = {} if draft is None else {"draft": draft}
        made |= {} if written is None else {"written": written}
        return Report(
            command="transcribe",
            title=Words.of("{} from {}", API_FILE, self.source),
            verdict=Words.of(f"{{}}: {counted(len(self.open), 'open point')}.", API_FILE),
            exit_code=0,
            findings=tuple(
                Finding("open", "warning", Words.of("{}: {}", one.where, one.what), one.where,
                        Place(self.source, one.line), "open", hint=Words(("Correct the draft there.",)),
                        data={"where": one.where, "what": one.what})
                for one in self.open
            ),
            remarks=(Words.of("stated by the page: {}.", "; ".join(self.stated) or "nothing"),),
            source=Place(self.source),
            data={"api": self.name, "open": [one.where for one in self.open], **made},
        )  # fmt: skip
