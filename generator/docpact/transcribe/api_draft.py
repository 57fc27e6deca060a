"""A draft of ``api.yaml`` from the pages of an API: what they state, what is assumed, and what stays open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

from pydantic import JsonValue

from docpact.errors import DocpactError, Place, display_path, one_line, printable
from docpact.read.pages import Page, Row, read_page
from docpact.read.pages.endpoints import Endpoint, ErrorCode, Exchanges
from docpact.read.pages.exchanges import read_exchanges
from docpact.read.pages.source import content_of
from docpact.spec.addresses import Placed, path_pattern, takes_a_key
from docpact.spec.answers import status_word, values_at
from docpact.spec.forms import JSON, MULTIPART, ContentType, writing
from docpact.spec.load import API_FILE, check_api_text
from docpact.spec.model import Media
from docpact.spec.write import api_text
from docpact.spec.yaml import SpecError
from docpact.transcribe import answers
from docpact.transcribe.answers import State, Told, filled, has, is_placeholder, sorted_words, without
from docpact.transcribe.api_assumed import INPUTS, TIMING, WORDS, delivery, is_file, takes
from docpact.transcribe.api_endpoints import address, hole, joined, says, taking
from docpact.transcribe.api_headers import KEY_NAME, key_sent, own_headers
from docpact.transcribe.api_report import ApiDraft, Open

_FILE: Final[dict[Media, str]] = {
    "video": "https://files.example/1.mp4", "image": "https://files.example/1.png",
    "audio": "https://files.example/1.mp3", "model3d": "https://files.example/1.glb",
}  # fmt: skip
_QUERY_WORDS: Final = re.compile(
    r"status|quer|get|fetch|retriev|poll|result|ask|\u67e5\u8be2|\u83b7\u53d6|consult|obten", re.IGNORECASE
)


def draft_api(page: Page | None, found: Sequence[Exchanges], name: str) -> ApiDraft:
    """The draft that the pages of an API give. ``page`` is the one that lists the body's parameters."""
    drafter = _Drafter(page, found, name)
    data = drafter.data()
    text = api_text(data, _header(drafter.open))
    open_points = [*drafter.open, *_refusals(text, name)]
    text = api_text(data, _header(open_points))
    return ApiDraft(text, name, found[0].source, tuple(open_points), drafter.stated(), drafter.placed())


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


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What an example has to hold: values at paths, one of some words as its status, and nothing at other paths."""

    values: dict[str, JsonValue]
    status: str | None = None
    words: tuple[str, ...] = ()
    away: tuple[str, ...] = ()


@dataclass
class _Drafter:
    page: Page | None
    found: Sequence[Exchanges]
    name: str
    open: list[Open] = field(default_factory=list[Open])
    _stated: list[str] = field(default_factory=list[str])
    _jobless: bool = False

    def __post_init__(self) -> None:
        self._endpoints = joined(self.found)
        self._states: dict[State, list[str]] = {**WORDS}
        self._states_source = "assumed"
        self._key_in_query = self._taken_from_queries()
        self._submit = self._find_submit()
        self._poll = self._find_poll()
        self._result = self._find_result()

    def stated(self) -> tuple[str, ...]:
        return tuple(self._stated)

    def placed(self) -> Placed | None:
        """How requests say a body."""
        if self._submit is None:
            return None
        found = taking(self._submit)
        query = cast("dict[str, str]", found.get("query", {}))
        form = cast("ContentType", found.get("content_type", JSON))
        written = writing(str(found["method"]), form, listed="listed" in found)
        return Placed(str(found["path"]), query, writing=written)

    def data(self) -> dict[str, object]:
        words = re.split(r"_+", self.name)
        self._note("server.environment, auth.environment", "names of our own; rename them as you like")
        operations = self._operations()
        self._note_what_no_draft_has()
        waiter: dict[str, object] = dict(self._states.items())
        return {
            "api": self.name,
            "title": f"{' '.join(word.capitalize() for word in words)} API",
            "package": f"{self.name}_client",
            "client": "".join(word.capitalize() for word in words),
            "server": {"url": self._host(), "environment": f"{self.name.upper()}_BASE_URL"},
            "auth": self._auth(),
            **self._objects(),
            "operations": operations,
            "errors": self._errors(),
            **({} if self._jobless else {"waiter": {**waiter, **TIMING, "source": self._states_source}}),
            "delivery": self._delivery(),
            "retries": {"attempts": 4, "first_delay": 0.5, "longest_delay": 20},
            "timeouts": {"connect": 10, "read": 60, "write": 60, "pool": 60},
            **self._inputs(),
            "account": self._account(),
        }

    def _note(self, where: str, what: str, line: int | None = None) -> None:
        self.open.append(Open(where, what, line))

    def _taken_from_queries(self) -> str | None:
        """The parameter of addresses that holds the key, which no address keeps then."""
        names = {name for one in self._endpoints for name in one.query if KEY_NAME.fullmatch(name)}
        names |= {one.key_in_query for one in self.found if one.key_in_query}
        for one in self._endpoints:
            one.query = {name: value for name, value in one.query.items() if name not in names}
        return min(names, default=None)

    def _find_submit(self) -> Endpoint | None:
        posts = [one for one in self._endpoints if one.method == "POST"]
        wanted = [
            one for one in posts if self.page and any(sample.url.endswith(one.path) for sample in self.page.samples)
        ]
        asked = [one for one in self._endpoints if one.method == "GET" and one.asked]
        return next(iter([*wanted, *posts, *asked]), None)

    def _find_poll(self) -> Endpoint | None:
        # Of one that shows no answer nothing can be read: it is left out, and said to be.
        others = [one for one in self._endpoints if one.method == "GET" and one is not self._submit]
        gets = [one for one in others if Told.from_endpoint(one).leaves]
        holed = [one for one in gets if hole(one)]
        telling = [
            one for one in holed if Told.from_endpoint(one).status() or _QUERY_WORDS.search(one.title + one.path)
        ]
        return next(iter([*telling, *holed]), None)

    def _host(self) -> str:
        bases = [one.base for one in self.found if "://" in one.base]
        host = next(
            (one.host for one in (self._submit, *self._endpoints) if one and one.host), bases[0] if bases else None
        )
        if host is None:
            self._note("server.url", "no address of the server was found: the one here is made up")
            return "https://api.example"
        self._stated.append(f"server {host}")
        if not takes_a_key(host):
            self._note("server.url", "the samples send the key in the clear: https is assumed")
            host = host.replace("http://", "https://", 1)
        return host

    def _headers(self) -> dict[str, str]:
        return {name: value for one in self.found for name, value in one.headers.items()}

    def _auth(self) -> dict[str, object]:
        sent = key_sent(self._headers(), self._key_in_query, f"{self.name.upper()}_API_KEY")
        self._stated += [sent.stated] if sent.stated else []
        if sent.open:
            self._note("auth", sent.open)
        return sent.auth

    def _objects(self) -> dict[str, object]:
        """Whether unknown members are refused: only where a sentence says so."""
        said = next((one.unknown for one in self.found if one.unknown), None)
        if said is None:
            return {"objects": {}, "objects_evidence": "No sentence about unknown keys was found."}
        closed = re.search(r"refus|reject|error|not (?:allowed|accepted)|invalid|fail", said[0], re.IGNORECASE)
        self._stated.append(f"unknown keys {'are refused' if closed else 'may be sent'}")
        evidence = f"stated on the page, line {said[1]}"
        return {"objects": {"additionalProperties": False} if closed else {}, "objects_evidence": evidence}

    def _operations(self) -> dict[str, dict[str, object]]:
        operations: dict[str, dict[str, object]] = {}
        named = hole(self._poll) if self._poll else None
        if self._submit is None:
            self._note("operations", "no endpoint that takes a body was found")
        else:
            at_once = self._at_once(self._submit)
            operations["submit"] = at_once or self._submitting(self._submit, named or "id")
        if self._poll is None and not self._jobless:
            here = self._submit is not None and Told.from_endpoint(self._submit).job(named or "id") is None
            self._note(
                "operations",
                "no endpoint that says how far a job is was found: pass its page with --more"
                + ("; where the answer is the file itself, its role is sync, and its files are at $" if here else ""),
            )
        elif self._poll is None:
            self._note(
                "operations.submit", "it answers with the files at once, as it seems: see that no job is asked for"
            )
        else:
            operations["poll"] = self._polling(self._poll, named or "id")
        if self._poll is not None and self._result is not None:
            asked_by = self._result_named(named or "id")
            operations["result"] = self._resulting(self._result, "result" if asked_by else "id")
        for one in self._endpoints:
            if one.method == "DELETE" and hole(one) and "delete" not in operations:
                # What is gone is answered with nothing as often as with something.
                gone = {"role": "delete", **address(one), "statuses": [200, 202, 204], "says": "Delete a job."}
                operations["delete"] = {**gone, "source": says(one)}
            elif not self._is_taken(one):
                self._note(
                    "operations",
                    f"{one.method} {one.path} is left out: "
                    + ("give it a role if it is of use" if one.answers or one.fields else "no answer of it is shown"),
                    one.line,
                )
        if headers := self._own_headers():
            operations = {name: {**made, "headers": headers} for name, made in operations.items()}
        return operations

    def _note_what_no_draft_has(self) -> None:
        if self._submit is not None and self._submit.unwritten:
            said = (
                f"a body is sent as {self._submit.unwritten}, and here only JSON and forms are: see what else is taken"
            )
            self._note("operations.submit", said, self._submit.line)
        for line in (one.webhook for one in self.found if one.webhook):
            said = "the page shows what it sends to one: describe it, and the header that shows the key"
            self._note("webhook", said, line)

    def _is_taken(self, endpoint: Endpoint) -> bool:
        """Whether an operation is made of an endpoint, or of one whose address has holes where it has values."""
        taken = [one for one in (self._submit, self._poll, self._result) if one is not None]
        return any(one is endpoint or path_pattern(one.path).fullmatch(endpoint.path) for one in taken)

    def _own_headers(self) -> dict[str, str]:
        own, others = own_headers(self._headers())
        for name in own:
            self._stated.append(f"header {name}")
            self._note("operations", f"the samples' header {name} is sent with each request, with their value")
        for name in others:
            once = "idempoten" in name
            said = "where the page promises one job for one text of it, say 'idempotency'"
            said = said if once else "its value is no fixed one"
            where = "operations.submit" if once else "operations"
            self._note(where, f"the samples send a header {name}, which is left out: {said}")
        return own

    def _at_once(self, endpoint: Endpoint) -> dict[str, object] | None:
        """The operation of an API without jobs, whose answer shows the files; None where jobs are asked for."""
        told = Told.from_endpoint(endpoint)
        found: dict[Media, list[str]] = {} if self._poll is not None or told.status() else told.files(self._media())
        files: dict[Media, list[str]] = {
            kind: [one for one in listed if told.leaves.get(one) or not endpoint.answers]
            for kind, listed in found.items()
        }
        if not any(files.values()):
            return self._itself(endpoint, told)
        self._jobless, job, cost, success = True, told.job("id"), told.cost(), told.success()
        if job and any(has(error.body, job) for one in self.found for error in one.errors):
            job = None  # a refusal names one as well, which tells of none
        self._stated.append(f"{endpoint.method} {endpoint.path} answers with the files")
        values: dict[str, JsonValue] = {**({job: "job-1"} if job else {}), **_fixed(success)}
        for kind, listed in files.items():
            values |= {path: answers.HELD if answers.is_held(path) else _FILE[kind] for path in listed}
        reads: dict[str, object] = {**({"job": [job]} if job else {}), **({"cost": [cost]} if cost else {})}
        reads["files"] = {kind: listed for kind, listed in files.items() if listed}
        made: dict[str, object] = {"role": "sync", **taking(endpoint), "says": "Make files.", "reads": reads}
        made |= {"success": success} if success else {}
        return {**made, "examples": [self._example(endpoint, told, _Wanted(values))], "source": says(endpoint)}

    def _itself(self, endpoint: Endpoint, told: Told) -> dict[str, object] | None:
        """The operation whose answer is the file itself, where a sentence says so and no answer shows anything else."""
        file = next((one.file for one in self.found if one.file), "")
        if self._poll is not None or told.leaves or not file:
            return None
        self._jobless, family = True, file.partition("/")[0]
        self._stated.append(f"{endpoint.method} {endpoint.path} answers with the file itself")
        made: dict[str, object] = {"role": "sync", **taking(endpoint), "says": "Make a file."}
        made["reads"] = {"files": {"model3d" if family == "model" else family: ["$"]}}
        example = {"status": 200, "body": f"data:{file};base64,AAAA", "says": "assumed"}
        return {**made, "examples": [example], "source": says(endpoint)}

    def _submitting(self, endpoint: Endpoint, named: str) -> dict[str, object]:
        told = Told.from_endpoint(endpoint)
        job = told.job(named)
        made: dict[str, object] = {"role": "submit", **taking(endpoint), "says": "Start a job."}
        success = told.success()
        made |= {"success": success} if success else {}
        self._stated.append(f"{endpoint.method} {endpoint.path} starts a job")
        if job is None:
            job = Told.from_endpoint(self._poll).job(named) if self._poll else None
            said = f": assumed to be where the answer about a job has it, {job}" if job else ""
            self._note("operations.submit.reads", f"no answer shows where the id of the job is{said}", endpoint.line)
        if job is not None:
            cost = told.cost()
            made["reads"] = {"job": [job], **({"cost": [cost]} if cost else {})}
            made["examples"] = [self._example(endpoint, told, _Wanted({job: "job-1", **_fixed(success)}))]
        return {**made, "source": says(endpoint)}

    def _polling(self, endpoint: Endpoint, named: str) -> dict[str, object]:
        told = Told.from_endpoint(endpoint)
        status, job = told.status(), told.job(named)
        files = told.files(self._media())
        self._read_words(told, status)
        reason = told.reason(status, self._states["failure"])
        success = told.success()
        ids = [one for one in told.leaves.get(job or "", []) if isinstance(one, str)]
        made: dict[str, object] = {"role": "poll", **address(endpoint, ids=ids), "says": "Ask how far a job is."}
        made |= {"success": success} if success else {}
        self._stated.append(f"{endpoint.method} {endpoint.path} says how far it is")
        if "{+" in str(made["path"]):
            self._note("operations.poll.path", "ids are shown with slashes, which stay in the address", endpoint.line)
        if status is None:
            self._note("operations.poll.reads", "no answer shows the word for how far a job is", endpoint.line)
        asked_by = self._result_named(named)
        if not files and self._result is None:
            said = "no answer shows where the addresses of files are, and of what kind"
            self._note("operations.poll.reads", said, endpoint.line)
        reads: dict[str, object] = {"job": [job]} if job else {}
        reads |= {"status": [status]} if status else {}
        reads |= {"reason": [reason]} if reason else {}
        reads |= {"result": [asked_by]} if asked_by else {}
        reads |= {"files": dict(files.items())} if files else {}
        made["reads"] = reads
        made["examples"] = self._poll_examples(endpoint, told, (job, status, reason, asked_by), files, success)
        return {**made, "source": says(endpoint)}

    def _find_result(self) -> Endpoint | None:
        """The endpoint that tells the files of a job, where the one that says how far it is does not."""
        if self._poll is None or Told.from_endpoint(self._poll).files(self._media()):
            return None
        others = [one for one in self._endpoints if one.method == "GET" and one is not self._poll and hole(one)]
        return next((one for one in others if Told.from_endpoint(one).files(self._media())), None)

    def _result_named(self, named: str) -> str | None:
        """Where the answer about a job holds what its result is asked by; None where that is the job's id."""
        asked, leaves = hole(self._result), Told.from_endpoint(self._poll).leaves if self._poll else {}
        return next((path for path in leaves if asked != named and path.rpartition(".")[2] == asked), None)

    def _resulting(self, endpoint: Endpoint, name: str) -> dict[str, object]:
        told = Told.from_endpoint(endpoint)
        files, success = told.files(self._media()), told.success()
        self._stated.append(f"{endpoint.method} {endpoint.path} tells the files")
        values: dict[str, JsonValue] = {path: _FILE[kind] for kind, listed in files.items() for path in listed}
        made: dict[str, object] = {"role": "result", **address(endpoint, name)}
        made |= {"says": "Ask for the files of a job that is complete."} | ({"success": success} if success else {})
        made["reads"] = {"files": dict(files.items())}
        made["examples"] = [self._example(endpoint, told, _Wanted(values | _fixed(success)))]
        return {**made, "source": says(endpoint)}

    def _poll_examples(
        self,
        endpoint: Endpoint,
        told: Told,
        paths: tuple[str | None, str | None, str | None, str | None],
        files: dict[Media, list[str]],
        success: dict[str, list[JsonValue]],
    ) -> list[dict[str, object]]:
        """An answer for each state: documented where one is, else made of a documented one, and marked as assumed."""
        job, status, reason, asked_by = paths
        made: list[dict[str, object]] = []
        places: list[tuple[Media, str]] = [(kind, path) for kind, listed in files.items() for path in listed]
        for state, words in self._states.items():
            values: dict[str, JsonValue] = {job: "job-1"} if job else {}
            values |= _fixed(success)
            values |= {status: words[0]} if status else {}
            values |= {path: _FILE[kind] for kind, path in places} if state == "success" else {}
            values |= {reason: "It went wrong."} if reason and state == "failure" else {}
            away = [path for _, path in places] if state != "success" else []
            away += [reason] if reason and state != "failure" else []
            values |= {asked_by: "result-1"} if asked_by and state == "success" else {}
            away += [asked_by] if asked_by and state != "success" else []
            wanted = _Wanted(values, status, tuple(words), tuple(away))
            made.append(self._example(endpoint, told, wanted))
        return made

    def _example(self, endpoint: Endpoint, told: Told, wanted: _Wanted) -> dict[str, object]:
        """A documented answer that has all of the wanted values, or one that is made to have them."""
        for answer in endpoint.answers:
            right = wanted.status is None or status_word(answer.body, [wanted.status]) in wanted.words
            if right and all(has(answer.body, path) for path in wanted.values):
                hollow = {path: one for path, one in wanted.values.items() if _stands_for_another(answer.body, path)}
                body = filled(answer.body, hollow)
                return {"body": body} if not hollow else {"says": "assumed", "body": body}
        base: JsonValue = endpoint.answers[0].body if endpoint.answers else {}
        values = wanted.values
        if not endpoint.answers:
            values = {**{path: "text" for path in told.leaves if _is_plain(path, told)}, **values}
        kept = {path: value for path, value in values.items() if path not in wanted.away}
        return {"says": "assumed", "body": filled(without(base, wanted.away), kept)}

    def _read_words(self, told: Told, status: str | None) -> None:
        """Takes the words for a job from where its status is explained and shown."""
        tables = {word: said for exchanges in self.found for word, said in exchanges.states.items()}
        first = Told.from_endpoint(self._submit).words(status) if self._submit and status else []
        name = (status or "").rpartition(".")[2]
        names = (name, name.rpartition("_")[2])
        said = [word for exchanges in self.found for one in names for word in exchanges.listed.get(one, ())]
        listed = {**dict.fromkeys([*told.words(status), *first, *said], ""), **tables} if status else {}
        found, unknown = sorted_words(listed)
        missing: list[State] = [state for state, words in found.items() if not words]
        if unknown:
            self._note("waiter", f"what do these words mean: {', '.join(unknown)}")
        for state in missing:
            self._note(f"waiter.{state}", f"no word for it was found: {WORDS[state][0]!r} is assumed")
        if len(found["success"]) > 1:
            self._note(
                "waiter.success", f"do all of these mean that the files are there: {', '.join(found['success'])}"
            )
        if not missing:
            self._stated.append(f"words for a job: {', '.join(listed)}")
        self._states = {**found, **{state: WORDS[state] for state in missing}}
        self._states_source = "the words are the page's, the seconds ours" if listed else "assumed"

    def _media(self) -> Media | None:
        pages = [one.title for one in self.found] + [self.page.title if self.page else ""]
        addresses = [one.path for one in self._endpoints]
        return answers.media((), " ".join([*pages, *addresses]))

    def _errors(self) -> dict[str, object]:
        shown_errors = [one for exchanges in self.found for one in exchanges.errors]
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
            self._stated.append(f"errors at {', '.join(messages)}")
            made: dict[str, object] = {"messages": messages}
            made |= {"codes": codes} if codes else {}
            made |= {"request_id": requests} if requests else {}
            return {**made, "examples": examples, "source": "stated: answers that the page shows"}
        envelope = {**(Told.from_endpoint(self._submit).leaves if self._submit else {})}
        message = next((path for path in envelope if path in ("message", "msg", "error_message")), None)
        code = next((path for path in envelope if path in ("code", "errno", "error_code")), None)
        self._note("errors", "no answer with an error was found: its form is assumed")
        body: dict[str, JsonValue] = {message or "message": "A parameter is wrong."}
        body |= {code: 1} if code else {}
        made = {"messages": [message or "message"], **({"codes": [code]} if code else {})}
        return {**made, "examples": [{"says": "assumed", "status": 400, "body": body}], "source": "assumed"}

    def _delivery(self) -> list[dict[str, object]]:
        codes = [one for exchanges in self.found for one in exchanges.codes]
        said = {int(one.code): one for one in codes if re.fullmatch(r"4\d\d", one.code)}
        others = [one for one in codes if not re.search(r"\b[1-5]\d\d\b", f"{one.code} {one.definition}")]
        if others:
            self._note(
                "delivery",
                f"error codes that say what became of a request only to you: {_listed(others)}",
                others[0].line,
            )
        self._note(
            "delivery", "what an answer means for a billed request is HTTP's word, not the page's: review each row"
        )
        return delivery(said)

    def _account(self) -> dict[str, object]:
        """How many jobs may be under way: the smallest number that is said, since accounts differ."""
        said = min((one.concurrent for one in self.found if one.concurrent), default=None)
        if said is None:
            return {"concurrent_jobs": 1, "source": "assumed: no number was found"}
        self._stated.append(f"{said[0]} jobs at one time")
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
        as_files = self._submit is not None and self._submit.form == MULTIPART
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
            self._note(f"inputs.{kind}", f"members that seem to take {kind}s: {', '.join(members)}; see in which forms")
        return {"inputs": found} if found else {}


def _stands_for_another(body: JsonValue, path: str) -> bool:
    """Whether what an answer shows at a path is a placeholder, or is not what the client could read there."""
    return any(is_placeholder(value) or value == "" for value in values_at(body, path))


def _fixed(success: dict[str, list[JsonValue]]) -> dict[str, JsonValue]:
    return {path: words[0] for path, words in success.items()}


def _is_plain(path: str, told: Told) -> bool:
    return "[" not in path and not re.match(r"\W*(?:array|list|object|int|num|bool)", told.types.get(path, ""))


def _listed(codes: Sequence[ErrorCode]) -> str:
    return "; ".join(f"{one.code} ({one.definition[:40]})" for one in codes[:20])
