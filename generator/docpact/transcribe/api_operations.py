"""The operations of a draft of ``api.yaml``: what starts a job, says how far it is, and tells its files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from pydantic import JsonValue

from docpact.read.pages import Page
from docpact.read.pages.endpoints import Endpoint, Exchanges
from docpact.spec.addresses import path_pattern
from docpact.spec.answers import status_word, values_at
from docpact.spec.model import Media
from docpact.transcribe import answers
from docpact.transcribe.answers import State, Told, filled, has, is_placeholder, sorted_words, without
from docpact.transcribe.api_assumed import WORDS
from docpact.transcribe.api_endpoints import address, hole, says, taking
from docpact.transcribe.api_headers import own_headers
from docpact.transcribe.api_report import Notes

_FILE: Final[dict[Media, str]] = {
    "video": "https://files.example/1.mp4", "image": "https://files.example/1.png",
    "audio": "https://files.example/1.mp3", "model3d": "https://files.example/1.glb",
}  # fmt: skip
_QUERY_WORDS: Final = re.compile(
    r"status|quer|get|fetch|retriev|poll|result|ask|\u67e5\u8be2|\u83b7\u53d6|consult|obten", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What an example has to hold: values at paths, one of some words as its status, and nothing at other paths."""

    values: dict[str, JsonValue]
    status: str | None = None
    words: tuple[str, ...] = ()
    away: tuple[str, ...] = ()


@dataclass
class Operations:
    """The endpoints of ``pages`` that take part, and what is made of them; ``page`` lists the body's parameters."""

    page: Page | None
    pages: Exchanges
    notes: Notes
    states: dict[State, list[str]] = field(default_factory=lambda: {**WORDS})
    states_source: str = "assumed"
    jobless: bool = False

    def __post_init__(self) -> None:
        self.submit = self._find_submit()
        self.poll = self._find_poll()
        self._result = self._find_result()

    def _find_submit(self) -> Endpoint | None:
        posts = [one for one in self.pages.endpoints if one.method == "POST"]
        wanted = [
            one for one in posts if self.page and any(sample.url.endswith(one.path) for sample in self.page.samples)
        ]
        asked = [one for one in self.pages.endpoints if one.method == "GET" and one.asked]
        return next(iter([*wanted, *posts, *asked]), None)

    def _find_poll(self) -> Endpoint | None:
        # Of one that shows no answer nothing can be read: it is left out, and said to be.
        others = [one for one in self.pages.endpoints if one is not self.submit and hole(one)]
        gets = [one for one in others if one.method == "GET" and Told.from_endpoint(one).leaves]
        telling = [one for one in gets if Told.from_endpoint(one).status() or _QUERY_WORDS.search(one.title + one.path)]
        posts = [one for one in others if one.method == "POST" and one.sends and Told.from_endpoint(one).status()]
        return next(iter([*telling, *posts, *gets]), None)

    def _find_result(self) -> Endpoint | None:
        """The endpoint that tells the files of a job, where the one that says how far it is does not."""
        if self.poll is None or Told.from_endpoint(self.poll).files(self.media()):
            return None
        others = [one for one in self.pages.endpoints if one.method == "GET" and one is not self.poll and hole(one)]
        return next((one for one in others if Told.from_endpoint(one).files(self.media())), None)

    def data(self) -> dict[str, dict[str, object]]:
        """The operations, as ``api.yaml`` has them."""
        operations: dict[str, dict[str, object]] = {}
        named = hole(self.poll) if self.poll else None
        if self.submit is None:
            self.notes.note("operations", "no endpoint that takes a body was found")
        else:
            at_once = self._at_once(self.submit)
            operations["submit"] = at_once or self._submitting(self.submit, named or "id")
        if self.poll is None and not self.jobless:
            here = self.submit is not None and Told.from_endpoint(self.submit).job(named or "id") is None
            self.notes.note(
                "operations",
                "no endpoint that says how far a job is was found: pass its page with --more"
                + ("; where the answer is the file itself, its role is sync, and its files are at $" if here else ""),
            )
        elif self.poll is None:
            self.notes.note(
                "operations.submit", "it answers with the files at once, as it seems: see that no job is asked for"
            )
        else:
            operations["poll"] = self._polling(self.poll, named or "id")
        if self.poll is not None and self._result is not None:
            asked_by = self._result_named(named or "id")
            operations["result"] = self._resulting(self._result, "result" if asked_by else "id")
        for one in self.pages.endpoints:
            if one.method == "DELETE" and hole(one) and "delete" not in operations:
                # What is gone is answered with nothing as often as with something.
                gone = {"role": "delete", **address(one), "statuses": [200, 202, 204], "says": "Delete a job."}
                operations["delete"] = {**gone, "source": says(one)}
            elif not self._is_taken(one):
                self.notes.note(
                    "operations",
                    f"{one.method} {one.path} is left out: "
                    + ("give it a role if it is of use" if one.answers or one.fields else "no answer of it is shown"),
                    one.line,
                )
        if headers := self._own_headers():
            operations = {name: {**made, "headers": headers} for name, made in operations.items()}
        self._note_what_no_draft_has()
        return operations

    def _note_what_no_draft_has(self) -> None:
        if self.submit is not None and self.submit.unwritten:
            said = (
                f"a body is sent as {self.submit.unwritten}, and here only JSON and forms are: see what else is taken"
            )
            self.notes.note("operations.submit", said, self.submit.line)
        if line := self.pages.webhook:
            said = "the page shows what it sends to one: describe it, and the header that shows the key"
            self.notes.note("webhook", said, line)

    def _is_taken(self, endpoint: Endpoint) -> bool:
        """Whether an operation is made of an endpoint, or of one whose address has holes where it has values."""
        taken = [one for one in (self.submit, self.poll, self._result) if one is not None]
        return any(one is endpoint or path_pattern(one.path).fullmatch(endpoint.path) for one in taken)

    def _own_headers(self) -> dict[str, str]:
        own, others = own_headers(self.pages.headers)
        for name in own:
            self.notes.stated.append(f"header {name}")
            self.notes.note("operations", f"the samples' header {name} is sent with each request, with their value")
        for name in others:
            once = "idempoten" in name
            said = "where the page promises one job for one text of it, say 'idempotency'"
            said = said if once else "its value is no fixed one"
            where = "operations.submit" if once else "operations"
            self.notes.note(where, f"the samples send a header {name}, which is left out: {said}")
        return own

    def _at_once(self, endpoint: Endpoint) -> dict[str, object] | None:
        """The operation of an API without jobs, whose answer shows the files; None where jobs are asked for."""
        told = Told.from_endpoint(endpoint)
        found: dict[Media, list[str]] = {} if self.poll is not None or told.status() else told.files(self.media())
        files: dict[Media, list[str]] = {
            kind: [one for one in listed if told.leaves.get(one) or not endpoint.answers]
            for kind, listed in found.items()
        }
        if not any(files.values()):
            return self._itself(endpoint, told)
        self.jobless, job, cost, success = True, told.job("id"), told.cost(), told.success()
        if job and any(has(error.body, job) for error in self.pages.errors):
            job = None  # a refusal names one as well, which tells of none
        self.notes.stated.append(f"{endpoint.method} {endpoint.path} answers with the files")
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
        file = self.pages.file
        if self.poll is not None or told.leaves or not file:
            return None
        self.jobless, family = True, file.partition("/")[0]
        self.notes.stated.append(f"{endpoint.method} {endpoint.path} answers with the file itself")
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
        self.notes.stated.append(f"{endpoint.method} {endpoint.path} starts a job")
        if job is None:
            job = Told.from_endpoint(self.poll).job(named) if self.poll else None
            said = f": assumed to be where the answer about a job has it, {job}" if job else ""
            self.notes.note(
                "operations.submit.reads", f"no answer shows where the id of the job is{said}", endpoint.line
            )
        if job is not None:
            cost = told.cost()
            made["reads"] = {"job": [job], **({"cost": [cost]} if cost else {})}
            made["examples"] = [self._example(endpoint, told, _Wanted({job: "job-1", **_fixed(success)}))]
        return {**made, "source": says(endpoint)}

    def _polling(self, endpoint: Endpoint, named: str) -> dict[str, object]:
        told = Told.from_endpoint(endpoint)
        status, job = told.status(), told.job(named)
        files = told.files(self.media())
        self._read_words(told, status)
        reason = told.reason(status, self.states["failure"])
        success = told.success()
        ids = [one for one in told.leaves.get(job or "", []) if isinstance(one, str)]
        made: dict[str, object] = {"role": "poll", **address(endpoint, ids=ids), "says": "Ask how far a job is."}
        made |= {"success": success} if success else {}
        self.notes.stated.append(f"{endpoint.method} {endpoint.path} says how far it is")
        if "{+" in str(made["path"]):
            self.notes.note(
                "operations.poll.path", "ids are shown with slashes, which stay in the address", endpoint.line
            )
        if status is None:
            self.notes.note("operations.poll.reads", "no answer shows the word for how far a job is", endpoint.line)
        asked_by = self._result_named(named)
        if not files and self._result is None:
            said = "no answer shows where the addresses of files are, and of what kind"
            self.notes.note("operations.poll.reads", said, endpoint.line)
        reads: dict[str, object] = {"job": [job]} if job else {}
        reads |= {"status": [status]} if status else {}
        reads |= {"reason": [reason]} if reason else {}
        reads |= {"result": [asked_by]} if asked_by else {}
        reads |= {"files": dict(files.items())} if files else {}
        made["reads"] = reads
        made["examples"] = self._poll_examples(endpoint, told, (job, status, reason, asked_by), files, success)
        return {**made, "source": says(endpoint)}

    def _result_named(self, named: str) -> str | None:
        """Where the answer about a job holds what its result is asked by; None where that is the job's id."""
        asked, leaves = hole(self._result), Told.from_endpoint(self.poll).leaves if self.poll else {}
        return next((path for path in leaves if asked != named and path.rpartition(".")[2] == asked), None)

    def _resulting(self, endpoint: Endpoint, name: str) -> dict[str, object]:
        told = Told.from_endpoint(endpoint)
        files, success = told.files(self.media()), told.success()
        self.notes.stated.append(f"{endpoint.method} {endpoint.path} tells the files")
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
        for state, words in self.states.items():
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
        first = Told.from_endpoint(self.submit).words(status) if self.submit and status else []
        name = (status or "").rpartition(".")[2]
        names = (name, name.rpartition("_")[2])
        said = [word for one in names for word in self.pages.listed.get(one, ())]
        listed = {**dict.fromkeys([*told.words(status), *first, *said], ""), **self.pages.states} if status else {}
        found, unknown = sorted_words(listed)
        missing: list[State] = [state for state, words in found.items() if not words]
        if unknown:
            self.notes.note("waiter", f"what do these words mean: {', '.join(unknown)}")
        for state in missing:
            self.notes.note(f"waiter.{state}", f"no word for it was found: {WORDS[state][0]!r} is assumed")
        if len(found["success"]) > 1:
            self.notes.note(
                "waiter.success", f"do all of these mean that the files are there: {', '.join(found['success'])}"
            )
        if not missing:
            self.notes.stated.append(f"words for a job: {', '.join(listed)}")
        self.states = {**found, **{state: WORDS[state] for state in missing}}
        self.states_source = "the words are the page's, the seconds ours" if listed else "assumed"

    def media(self) -> Media | None:
        addresses = [one.path for one in self.pages.endpoints]
        return answers.media((), " ".join([self.pages.title, self.page.title if self.page else "", *addresses]))


def _stands_for_another(body: JsonValue, path: str) -> bool:
    """Whether what an answer shows at a path is a placeholder, or is not what the client could read there."""
    return any(is_placeholder(value) or value == "" for value in values_at(body, path))


def _fixed(success: dict[str, list[JsonValue]]) -> dict[str, JsonValue]:
    return {path: words[0] for path, words in success.items()}


def _is_plain(path: str, told: Told) -> bool:
    return "[" not in path and not re.match(r"\W*(?:array|list|object|int|num|bool)", told.types.get(path, ""))
