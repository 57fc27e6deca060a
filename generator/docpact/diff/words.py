"""The words of a change: one sentence for every report, with each name and value quoted as the report needs it."""

from __future__ import annotations

import json
from collections.abc import Callable

from pydantic import JsonValue

from docpact import errors
from docpact.diff.classify import Classified
from docpact.diff.directions import same
from docpact.diff.table import Subject
from docpact.facts import Change

LONGEST: int = 400
"""Characters of a value that a report shows."""

Quote = Callable[[str], str]


def sentence(change: Classified, quote: Quote) -> str:
    """What happened, without a full stop. ``quote`` makes a piece of foreign text safe, and tells it from ours."""
    before, after = _values(change)
    return change.row.says.format(
        path=quote(one_line(change.path)),
        keyword=change.subject,
        before=_quoted(before, change.subject, quote),
        after=_quoted(after, change.subject, quote),
        added=_quoted(_beyond(after, before), change.subject, quote),
        removed=_quoted(_beyond(before, after), change.subject, quote),
    )


def members(change: Classified) -> list[Change]:
    """The facts that make up a parameter's coming or going; none for a change that is one fact."""
    return list(change.facts) if change.subject == "parameter" else []


def shown_value(value: JsonValue, subject: Subject) -> str:
    """A value as a line shows it: rules and types as they read, pairs as 1280x720, sets without brackets, else JSON."""
    if isinstance(value, str) and subject in ("rule", "type", "itemType"):
        return one_line(value)
    if subject in ("enum", "pairs") and isinstance(value, list):
        shown = [_pair(entry) if subject == "pairs" else json.dumps(entry, ensure_ascii=False) for entry in value]
        return one_line(", ".join(shown) or "none")
    return one_line(json.dumps(value, ensure_ascii=False))


def one_line(text: str) -> str:
    """A text from anywhere on one line, as long as a report shows."""
    return errors.one_line(text, LONGEST)


def release(semver: str) -> str:
    return "no release" if semver == "none" else f"a {semver} release"


def counted(count: int, singular: str) -> str:
    return f"{count} {singular}" if count == 1 else f"{count} {singular}s"


def _values(change: Classified) -> tuple[JsonValue, JsonValue]:
    """What the clients of the two sides keep to, whether it is stated or assumed."""
    if change.known is None:
        return None, None
    before, after = change.known.before, change.known.after
    return before.value if before else None, after.value if after else None


def _beyond(one: JsonValue, other: JsonValue) -> JsonValue:
    if not isinstance(one, list):
        return None
    known = set(map(same, other)) if isinstance(other, list) else set[str]()
    return [value for value in one if same(value) not in known]


def _quoted(value: JsonValue, subject: Subject, quote: Quote) -> str:
    return "nothing" if value is None else quote(shown_value(value, subject))


def _pair(value: JsonValue) -> str:
    return "x".join(map(str, value)) if isinstance(value, list) else json.dumps(value, ensure_ascii=False)
