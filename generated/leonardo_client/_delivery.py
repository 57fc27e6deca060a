# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""What an answer means: for a billed request whether it was accepted, refused, or nobody knows. The table decides."""

from __future__ import annotations

import json
from typing import Any, Literal, NamedTuple

from . import _api
from ._errors import ApiError, AuthenticationFailed, ContentModerated, InsufficientCredits, RateLimited, RequestRejected
from ._values import Cost, items, members

_MOST = 100  # messages of one answer that are read


class Row(NamedTuple):
    """If all conditions hold: is the request accepted, and may it be sent again?"""

    outcome: Literal["accepted", "refused", "not_sent", "unknown"]
    error: type[ApiError] | None = None
    resend: bool = False
    event: str = ""
    statuses: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    text: str = ""
    answer: str = ""


TABLE = (
    Row("not_sent", resend=True, event="not_connected"),
    Row("unknown", event="interrupted"),
    Row("refused", RateLimited, resend=True, statuses=(429,)),
    Row("refused", AuthenticationFailed, text="authorization hook"),
    Row("refused", AuthenticationFailed, codes=("access-denied",)),
    Row("refused", AuthenticationFailed, text="authentication hook"),
    Row("refused", AuthenticationFailed, statuses=(401,)),
    Row("refused", ContentModerated, text="content moderation"),
    Row("refused", InsufficientCredits, text="not enough api tokens"),
    Row("refused", InsufficientCredits, statuses=(402,)),
    Row("refused", RequestRejected, statuses=(200, 201, 202), answer="errors"),
    Row("accepted", statuses=(200, 201, 202), answer="success"),
    Row("refused", RequestRejected, statuses=(400, 403, 404, 405, 410, 411, 413, 414, 415, 422, 431, 451)),
    Row("unknown"),
)


class Report(NamedTuple):
    """What an answer's body says, whatever its status."""

    data: Any
    kind: Literal["success", "errors", "unreadable"]
    codes: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    text: str | None = None

    @property
    def raw(self) -> Any:
        """The whole answer: data, or the text of one that is not JSON."""
        return self.data if self.text is None else self.text


def examine(content: bytes) -> Report:
    """Read an answer's body; one that is not JSON is unreadable, never an exception."""
    try:
        # Of bytes json would guess the encoding, and find in UTF-16 what nobody has looked through for the key.
        data: Any = json.loads(content.decode("utf-8-sig", "surrogatepass"))
    except (ValueError, RecursionError):
        return Report(None, "unreadable", text=content.decode(errors="replace") or None)
    codes: list[str] = []
    messages: dict[str, None] = {}  # in their order, each once
    for item in map(members, (items(data) or items(members(data).get("errors")) or [data])[:_MOST]):
        extensions = members(item.get("extensions"))
        details = members(extensions.get("details"))
        codes += [code for code in (item.get("code"), extensions.get("code")) if isinstance(code, str)]
        found = [item.get("error"), item.get("message"), details.get("message"), *items(details.get("errors"))[:_MOST]]
        messages |= dict.fromkeys(text for text in found if isinstance(text, str))
    kind: Literal["success", "errors", "unreadable"] = "success" if members(data) else "unreadable"
    if (messages or codes) and (isinstance(data, list) or members(data).get("error") or members(data).get("errors")):
        kind = "errors"
    return Report(data, kind, tuple(codes), tuple(messages))


def decide(event: str, status: int, report: Report) -> Row:
    """The first row of the table that fits."""
    text = " ".join(report.messages).lower()
    fitting = (
        row
        for row in TABLE
        if row.event == event
        and (not row.statuses or status in row.statuses)
        and (not row.codes or any(code in row.codes for code in report.codes))
        and (not row.text or row.text in text)
        and (not row.answer or row.answer == report.kind)
    )
    return next(fitting, TABLE[-1])


def decide_billed(event: str, status: int, report: Report) -> Row:
    """As ``decide``, for a request that starts a job: accepted only where the job is named.

    Where it is named in an answer that does not fit, there may be a job: never a refusal, and never sent again.
    """
    if submission(report.data) is None:
        return decide(event, status, report if report.kind == "errors" else report._replace(kind="unreadable"))
    row = decide(event, status, Report(report.data, "success"))
    return row if row.outcome == "accepted" else Row("unknown")


def api_error(kind: type[ApiError], status: int, report: Report, retry_after: float | None) -> ApiError:
    """The exception for an answer that says no."""
    data, _, codes, messages, _ = report
    said = "; ".join(messages) or ("an answer that is not JSON" if data is None else "an error without a message")
    shown = "".join(character if character.isprintable() else "?" for character in said)[:500]
    code = codes[0] if codes else None
    return kind(
        f"{shown} (HTTP {status}{f', {code}' if code else ''})", status, code, messages, retry_after, report.raw
    )


def submission(data: object) -> tuple[str, dict[str, Any]] | None:
    """The id of an accepted job and the object that holds it, however it is wrapped; None where there is none."""
    outer = members(data)
    inner = members(outer.get("data"))
    for holder in map(members, (outer.get("generate"), outer, inner.get("generate"), inner)):
        if isinstance(found := holder.get("generationId"), str) and found:
            return found, holder
    return None


def status_of(data: object) -> str | None:
    """The status in a poll answer; None where the server knows no such generation."""
    for step in _api.STATUS_PATH.split("."):
        data = members(data).get(step)
    return data if isinstance(data, str) else None


def cost_of(data: object) -> Cost | None:
    """What an accepted job costs; None where the answer does not say."""
    _, holder = submission(data) or ("", dict[str, Any]())
    cost = members(holder.get("cost"))
    if cost.get("amount") is not None:
        return Cost(str(cost["amount"]), str(cost.get("unit") or ""))
    credits = holder.get("apiCreditCost")
    return None if credits is None else Cost(str(credits), "CREDITS")


def files_of(data: object, kind: str) -> list[tuple[str, str]]:
    """Address and id of each file in a poll answer; ``kind`` is the member that holds the address."""
    images = map(members, items(members(members(data).get("generations_by_pk")).get("generated_images")))
    return [(url, str(image.get("id") or "")) for image in images if isinstance(url := image.get(kind), str) and url]
