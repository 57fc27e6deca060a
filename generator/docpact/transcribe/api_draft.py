"""A draft of ``api.yaml`` from the pages of an API: what they state, what is assumed, and what stays open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from pydantic import JsonValue

from docpact.errors import DocpactError, Place, display_path, one_line, printable
from docpact.identifiers import class_name
from docpact.read.pages import Page, Row, read_page
from docpact.read.pages.endpoints import Endpoint, ErrorCode, Exchanges
from docpact.read.pages.exchanges import read_exchanges
from docpact.read.pages.source import content_of
from docpact.spec.addresses import Placed, takes_a_key
from docpact.spec.forms import JSON, MULTIPART, ContentType, writing
from docpact.spec.load import API_FILE, check_api_text
from docpact.spec.write import api_text
from docpact.spec.yaml import SpecError
from docpact.transcribe import answers
from docpact.transcribe.answers import Told, has
from docpact.transcribe.api_assumed import INPUTS, TIMING, delivery, is_file, takes
from docpact.transcribe.api_endpoints import joined, taking
from docpact.transcribe.api_headers import KEY_NAME, key_sent
from docpact.transcribe.api_operations import Operations
from docpact.transcribe.api_report import ApiDraft, Notes, Open


def draft_api(page: Page | None, found: Sequence[Exchanges], name: str) -> ApiDraft:
    """The draft that the pages of an API give. ``page`` is the one that lists the body's parameters."""
    drafter = _Drafter(page, joined(found), name)
    data, notes = drafter.data(), drafter.notes
    text = api_text(data, _header(notes.open))
    open_points = [*notes.open, *_refusals(text, name)]
    text = api_text(data, _header(open_points))
    return ApiDraft(text, name, found[0].source, tuple(open_points), tuple(notes.stated), drafter.placed())


def draft_pages(
    sources: Sequence[str], name: Callable[[Sequence[Exchanges]], str], operation: str | None = None
) -> ApiDraft:
    """The draft that pages give, by their paths or addresses. Raises DocpactError where one cannot be had or read."""
    if list(sources).count("-") > 1:
        raise DocpactError("standard input can be read once only", hint="Save the pages to files.")
    contents = [content_of(source) for source in sources]
    found = [read_exchanges(*one) for one in contents]
    page: Page | None = None
    for content in contents:
        with suppress(DocpactError):  # a page about answers alone lists no parameters
            page = page or read_page(*content, operation=operation)
    return draft_api(page, found, name(found))


def api_name(wanted: str | None, target: Path | None, found: Sequence[Exchanges]) -> str:
    """The API's name: as wanted, as its folder is called, or as its host is. Raises DocpactError."""
    hosts = [one.host for exchanges in found for one in exchanges.endpoints if one.host]
    labels = hosts[0].split("//")[1].split(":")[0].split(".") if hosts else []
    own = [label for label in labels[:-1] if label not in ("api", "www", "gateway", "dev", "rest", "open")]
    folder = target.resolve().parent.name if target else None
    name = wanted or folder or (re.sub(r"[^a-z0-9]+", "_", own[-1].lower()).strip("_") if own else None)
    if name is None or not re.fullmatch(r"[a-z][a-z0-9_]{0,63}", name):
        raise DocpactError(
            "nothing says what the API is called" if name is None else f"{name!r} cannot be the name of an API",
            hint="Name it with --api: lower-case letters, digits and underscores.",
        )
    return name


def check_draft_target(target: Path) -> None:
    """Raises DocpactError where a draft cannot be written: it never replaces a file."""
    if target.name != API_FILE:
        raise DocpactError(
            f"the draft of an API is a file called {API_FILE}",
            where=Place(display_path(target)),
            hint=f"Name it as in: -o spec/API/{API_FILE}",
        )
    if target.exists():
        raise DocpactError(
            "this file is there already, and a draft replaces nothing",
            where=Place(display_path(target)),
            hint="Write the draft elsewhere (without -o it is printed), and take over from it what is new.",
        )


def _header(found: Sequence[Open]) -> str:
    lines = ["# yaml-language-server: $schema=../api.schema.json"]
    lines += [f"# OPEN {printable(one_line(f'{one.where}: {one.what}', 300))}" for one in found]
    return "\n".join(lines) + "\n"


def _refusals(text: str, name: str) -> Iterator[Open]:
    """What docpact would still refuse in the draft, each as an open point."""
    try:
        check_api_text(Path(name, API_FILE), text)
    except SpecError as error:
        for one in error.errors:
            yield Open("file", f"docpact refuses it as it stands: {one.what}")


@dataclass
class _Drafter:
    page: Page | None
    pages: Exchanges
    name: str
    notes: Notes = field(default_factory=Notes)

    def __post_init__(self) -> None:
        self._key_in_query = self._taken_from_queries()
        self.operations = Operations(self.page, self.pages, self.notes)

    def placed(self) -> Placed | None:
        """How requests say a body."""
        if self.operations.submit is None:
            return None
        found = taking(self.operations.submit)
        query = cast("dict[str, str]", found.get("query", {}))
        form = cast("ContentType", found.get("content_type", JSON))
        written = writing(str(found["method"]), form, listed="listed" in found)
        return Placed(str(found["path"]), query, writing=written)

    def data(self) -> dict[str, object]:
        words = re.split(r"_+", self.name)
        self.notes.note("server.environment, auth.environment", "names of our own; rename them as you like")
        operations = self.operations.data()
        waiter: dict[str, object] = {**dict(self.operations.states.items()), **TIMING}
        waiter["source"] = self.operations.states_source
        return {
            "api": self.name,
            "title": f"{' '.join(word.capitalize() for word in words)} API",
            "package": f"{self.name}_client",
            "client": self._client("".join(word.capitalize() for word in words)),
            "server": {"url": self._host(), "environment": f"{self.name.upper()}_BASE_URL"},
            "auth": self._auth(),
            **self._objects(),
            "operations": operations,
            "errors": self._errors(),
            **(
                {}
                if self.operations.jobless
                else {"waiter": {**waiter, **TIMING, "source": self.operations.states_source}}
            ),
            "delivery": self._delivery(),
            "retries": {"attempts": 4, "first_delay": 0.5, "longest_delay": 20},
            "timeouts": {"connect": 10, "read": 60, "write": 60, "pool": 60},
            **self._inputs(),
            "account": self._account(),
        }

    def _client(self, name: str) -> str:
        """A name for the class of the client that is no model's."""
        models = (*self.page.models, self.page.title) if self.page else ()
        return f"{name}Client" if name in map(class_name, models) else name

    def _taken_from_queries(self) -> str | None:
        """The parameter of addresses that holds the key, which no address keeps then."""
        names = {name for one in self.pages.endpoints for name in one.query if KEY_NAME.fullmatch(name)}
        names |= {self.pages.key_in_query} - {""}
        for one in self.pages.endpoints:
            one.query = {name: value for name, value in one.query.items() if name not in names}
        return min(names, default=None)

    def _host(self) -> str:
        asked = (one.host for one in (self.operations.submit, *self.pages.endpoints) if one and one.host)
        host = next(asked, self.pages.base if "://" in self.pages.base else None)
        if host is None:
            self.notes.note("server.url", "no address of the server was found: the one here is made up")
            return "https://api.example"
        self.notes.stated.append(f"server {host}")
        if not takes_a_key(host):
            self.notes.note("server.url", "the samples send the key in the clear: https is assumed")
            host = host.replace("http://", "https://", 1)
        return host

    def _auth(self) -> dict[str, object]:
        sent = key_sent(self.pages.headers, self._key_in_query, f"{self.name.upper()}_API_KEY")
        self.notes.stated += [sent.stated] if sent.stated else []
        if sent.open:
            self.notes.note("auth", sent.open)
        return sent.auth

    def _objects(self) -> dict[str, object]:
        """Whether unknown members are refused: only where a sentence says so."""
        said = self.pages.unknown
        if said is None:
            return {"objects": {}, "objects_evidence": "No sentence about unknown keys was found."}
        closed = re.search(r"refus|reject|error|not (?:allowed|accepted)|invalid|fail", said[0], re.IGNORECASE)
        self.notes.stated.append(f"unknown keys {'are refused' if closed else 'may be sent'}")
        evidence = f"stated on the page, line {said[1]}"
        return {"objects": {"additionalProperties": False} if closed else {}, "objects_evidence": evidence}

    def _errors(self) -> dict[str, object]:
        shown_errors = self.pages.errors
        told = Endpoint("GET", "/", "", 0, answers=shown_errors)
        leaves = Told.from_endpoint(told).leaves
        messages = [path for path, values in leaves.items() if answers.is_message(path, values)]
        messages.sort(key=lambda path: path.endswith("title"))  # of all errors of a kind, and the others of this one
        messages = messages or [
            path for path, values in leaves.items() if values and all(map(answers.is_sentence, values))
        ]
        codes = [path for path, values in leaves.items() if answers.is_code(path, values)]
        messages = [path for path in messages if path not in codes] or messages
        requests = [path for path in leaves if re.search(r"request_?id$", path, re.IGNORECASE)]
        if messages:
            examples = [
                answers.error_example(one.body, one.status)
                for one in shown_errors
                if any(has(one.body, at) for at in messages)
            ]
            self.notes.stated.append(f"errors at {', '.join(messages)}")
            made: dict[str, object] = {"messages": messages}
            made |= {"codes": codes} if codes else {}
            made |= {"request_id": requests} if requests else {}
            return {**made, "examples": examples, "source": "stated: answers that the page shows"}
        envelope = {**(Told.from_endpoint(self.operations.submit).leaves if self.operations.submit else {})}
        message = next((path for path in envelope if path in ("message", "msg", "error_message")), None)
        code = next((path for path in envelope if path in ("code", "errno", "error_code")), None)
        self.notes.note("errors", "no answer with an error was found: its form is assumed")
        body: dict[str, JsonValue] = {message or "message": "A parameter is wrong."}
        body |= {code: 1} if code else {}
        made = {"messages": [message or "message"], **({"codes": [code]} if code else {})}
        return {**made, "examples": [{"says": "assumed", "status": 400, "body": body}], "source": "assumed"}

    def _delivery(self) -> list[dict[str, object]]:
        codes = self.pages.codes
        said = {int(one.code): one for one in codes if re.fullmatch(r"4\d\d", one.code)}
        others = [one for one in codes if not re.search(r"\b[1-5]\d\d\b", f"{one.code} {one.definition}")]
        if others:
            self.notes.note(
                "delivery",
                f"error codes that say what became of a request only to you: {_listed(others)}",
                others[0].line,
            )
        self.notes.note(
            "delivery", "what an answer means for a billed request is HTTP's word, not the page's: review each row"
        )
        return delivery(said)

    def _account(self) -> dict[str, object]:
        """How many jobs may be under way: the smallest number that is said, since accounts differ."""
        said = self.pages.concurrent
        if said is None:
            return {"concurrent_jobs": 1, "source": "assumed: no number was found"}
        self.notes.stated.append(f"{said[0]} jobs at one time")
        return {"concurrent_jobs": said[0], "source": f"stated on the page, line {said[1]}"}

    def _texts(self) -> list[Row]:
        """The parameters that take a text of any kind: neither one of some values, nor an object."""
        if self.page is None:
            return []
        listed = {str(claim.fact.path).removesuffix("[]") for claim in self.page.claims if claim.fact.keyword == "enum"}
        holders = {re.sub(r"(?:\[\])?\.[^.]*$", "", row.path) for row in self.page.rows if "." in row.path}
        return [row for row in self.page.rows if row.path not in listed and row.path.removesuffix("[]") not in holders]

    def _inputs(self) -> dict[str, object]:
        """The members of the body that take media: by address, as base64 or as a form's files, as their names tell."""
        found: dict[str, object] = {}
        as_files = self.operations.submit is not None and self.operations.submit.form == MULTIPART
        for kind, (words, extensions) in INPUTS.items():
            rows = [row for row in self._texts() if self.page is not None and takes(self.page, row, words)]
            if not rows:
                continue
            said = " ".join(row.definition for row in rows)
            files = as_files and any(is_file(row) for row in rows)
            by_address = not files or re.search(r"\burls?\b", said, re.IGNORECASE)
            forms: dict[str, object] = {"url": "{url}"} if by_address else {}
            forms |= {"base64": "{data}"} if re.search("base64", said, re.IGNORECASE) else {}
            forms |= {"base64": "data:{type};base64,{data}"} if files else {}
            members = list(dict.fromkeys(row.path.rpartition(".")[2].removesuffix("[]") for row in rows))
            found[kind] = {
                "members": members,
                "extensions": extensions,
                "forms": forms,
                "source": "assumed by their names",
            }
            self.notes.note(
                f"inputs.{kind}", f"members that seem to take {kind}s: {', '.join(members)}; see in which forms"
            )
        return {"inputs": found} if found else {}


def _listed(codes: Sequence[ErrorCode]) -> str:
    return "; ".join(f"{one.code} ({one.definition[:40]})" for one in codes[:20])
