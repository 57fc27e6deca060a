"""What goes out by every door of both clients: method, address, headers, body, key, options; and what is shown."""

from __future__ import annotations

import base64
import itertools
import json
import os
import re
import shlex
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import httpx
from pydantic import JsonValue

from docpact.check.bodies import bodies_for, replaced
from docpact.check.callers import (
    ONCE,
    Asked,
    Caller,
    Door,
    ModeCase,
    accepting,
    answer,
    asked,
    modes,
    of_jobs,
    replies,
    sending_doors,
    told_once,
)
from docpact.check.certify import InvalidBody
from docpact.check.harness import KEY, Harness
from docpact.check.promises import promise, promises_in
from docpact.check.pytest_suite import Tried, hold, promised
from docpact.check.seam import MODES, no_pauses, untold
from docpact.check.values import boundary_bodies
from docpact.check.violations import as_value
from docpact.facts import ABSENT, ROOT, Absent, Loc, Path, canonical, value_at
from docpact.spec import LoadedSpec
from docpact.spec.forms import WHOLE
from docpact.write.python.context import model_context

ODD = """a 'b' "c" $HOME `id` $(id) \\ *"""
"""A text in which a shell would find something to do."""
UNEVEN = f" {ODD} \u51e7 \u00e9 e\u0301 \ufb01 \uff21 \U0001f3b5 \u2019\n\n\tb  \n"
"""The same with what is often taken away or made even: blanks around it, ends of lines, forms of a character."""


def wanted(harness: Harness) -> Asked:
    """The request that starts a job of the sample."""
    api, operation = harness.spec.api.content, harness.spec.operation
    path, content_type, content = harness.spec.request(json.dumps(harness.arguments.wire(sample(harness))).encode())
    headers = {"accept": "application/json"} | ({"content-type": content_type} if content_type else {})
    headers |= {name.lower(): text for name, text in operation.headers.items()}
    headers |= {operation.idempotency.lower(): ONCE} if operation.idempotency else {}
    return Asked(operation.method, api.server.url.rstrip("/") + path, headers, harness.content_of(headers, content))


def sample(harness: Harness) -> Any:
    """The body of the sample; one of its texts is such as a shell, or who reads characters, makes another of."""
    bodies, body = bodies_for(harness.spec), dict(harness.spec.content.sample.body)
    usual = harness.spec.request(json.dumps(body).encode()).path
    for one in model_context(harness.spec).arguments:
        field = bodies.fields.get(Path(one.path)) if one.slot is None else None
        if field and field.type == "string" and not isinstance(value_at(body, field.path.loc()), Absent):
            odd: Any = replaced(body, field.path.loc(), UNEVEN)
            if bodies.judge.accepts(odd) and harness.spec.request(json.dumps(odd).encode()).path == usual:
                return odd
    return body


@promise(sending_doors)
def a_job_is_asked_for_as_documented(harness: Harness, door: Door) -> None:
    """One request: the documented method, address, headers and key, and this very body."""
    caller, body = Caller(harness, door.mode), harness.arguments.wire(sample(harness))
    caller.through(door.method, body)
    found = [asked(harness, request) for request in caller.sent]
    assert found == [wanted(harness)], f"{door.name} sends {found}, not {wanted(harness)}"


@promise(sending_doors)
def the_client_names_itself(harness: Harness, door: Door) -> None:
    """Its name and version stand in the user agent, unless the caller says otherwise."""
    caller = Caller(harness, door.mode)
    caller.through(door.method, harness.arguments.wire(sample(harness)))
    caller.through(door.method, harness.arguments.wire(sample(harness)), headers={"User-Agent": "mine"})
    agents = [request.headers["user-agent"] for request in caller.sent]
    name = harness.package.__name__.rpartition(".")[2]
    assert agents[0] == f"{name}/{harness.package.__version__}", f"the user agent is {agents[0]}"
    assert agents[1:] == ["mine"], f"the caller's user agent became {agents[1:]}"


def once_doors(spec: LoadedSpec) -> Iterator[Door]:
    """Where the server carries out a call once, however often it is sent."""
    yield from sending_doors(spec) if spec.operation.idempotency else ()


@promise(once_doors)
def a_call_that_the_server_carries_out_once_says_so(harness: Harness, door: Door) -> None:
    """Each call has a text of its own in the documented header, which stays while it is sent again; the caller's wins.

    An outcome that is unknown names it, for a call that starts no second job.
    """
    name, operation = str(harness.spec.operation.idempotency), harness.spec.operation
    body, lost = harness.arguments.wire(sample(harness)), httpx.ReadError("cut")
    taken = answer(*harness.endpoint.documented.created("a-job", operation))
    caller = Caller(harness, door.mode, replies(lost, taken))
    with no_pauses(harness.package.__name__):
        for options in ({}, {}, {"headers": {name.title(): "mine"}}):
            caller.through(door.method, body, **options)
    first, again, second, third = (request.headers[name] for request in caller.sent)
    assert first == again != second, f"{door.name} has {[first, again, second]} in {name}"
    assert third == "mine", f"the caller's own {name} became {third}"
    caller = Caller(harness, door.mode, replies(lost), max_retries=1)
    given = {"body": body} if door.method == "create_from" else harness.arguments.sparse(body)
    with no_pauses(harness.package.__name__):
        error = caller.error(lambda _: getattr(caller.namespace, door.method)(**given))
    told = {request.headers[name] for request in caller.sent}
    assert isinstance(error, harness.package.OutcomeUnknown), f"{door.name}: {error!r}"
    assert len(told) == 1 and told.pop() in str(error), f"{door.name} sent {told}, and tells: {error}"  # noqa: PT018


@promise(modes)
def a_preview_is_the_request_without_the_key(harness: Harness, case: ModeCase) -> None:
    """Method, address, headers and body of a preview are those that are sent; nothing is, and the key is not in it."""
    caller = Caller(harness, case.mode)
    shown = caller.through("preview", sample(harness))
    headers = {name.lower(): text for name, text in shown.headers.items() if name.lower() != "user-agent"}
    as_json = harness.spec.operation.writing == WHOLE
    body = shown.json() if as_json else harness.content_of(headers, shown.body)
    found = Asked(shown.method, shown.url, told_once(harness, headers), body)
    assert found == wanted(harness), f"preview shows {found}, not {wanted(harness)}"
    assert not caller.sent, f"preview sent {caller.sent}"
    assert KEY not in f"{shown} {shown!r} {shown.curl()} {vars(shown) if hasattr(shown, '__dict__') else ''}"


@promise(modes)
def the_line_for_a_shell_is_the_request(harness: Harness, case: ModeCase) -> None:
    """``curl()`` has the method, address, headers and body that are sent, and takes the key from the environment.

    A shell changes nothing of these.
    """
    shown = Caller(harness, case.mode, headers={"x-odd": ODD}).through("preview", sample(harness))
    want, auth = wanted(harness), harness.spec.api.content.auth
    words, given = _words(shown.curl(), {auth.environment: KEY, "TOKEN": KEY})
    options = [*pairwise(words)]
    pairs = [text.partition(": ") for flag, text in options if flag in ("-H", "--header")]
    headers = {name.lower(): text for name, _, text in pairs if name.lower() != "user-agent"}
    keys = {name: text for flag, one in options for name, _, text in [one.partition("=")] if flag == "--url-query"}
    addresses = [word for word in words if word.startswith("http")]
    method = next((text for flag, text in options if flag in ("-X", "--request")), "POST")
    bodies = [text.encode() for flag, text in options if flag in ("--data-raw", "--data", "-d")]
    bodies += [given for option in options if option == ("--data-binary", "@-")]
    key = keys.get(auth.query or "") if auth.scheme == "query" else headers.pop(auth.header.lower(), None)
    assert words, f"a shell makes nothing of {shown.curl()}"
    headers = told_once(harness, headers)
    assert (method, headers) == (want.method, {**want.headers, "x-odd": ODD}), f"curl sends {method} with {headers}"
    assert addresses[:1] == [want.url], words
    assert bodies == [shown.body] * bool(shown.body), f"curl sends the body {bodies}"
    prefix = "" if auth.scheme == "query" else auth.header_prefix
    assert key == f"{prefix}{KEY}", f"curl shows the key as {key}"


def _words(line: str, variables: Mapping[str, str]) -> tuple[list[str], bytes]:
    """What curl is given of a line by a shell, or where there is none by Python; nothing if it is not curl's.

    That is its arguments, and what it reads.
    """
    shell = shutil.which("sh")
    if shell is None:
        filled = shlex.split(line)
        words = [re.sub(r"\$(\w+)", lambda name: variables.get(name[1], name[0]), word) for word in filled]
        piped = words[:1] == ["echo"] and words[2:6] == ["|", "base64", "-d", "|"]
        given, words = (base64.b64decode(words[1]), words[6:]) if piped else (b"", words)
        return words[1:] if words[0] == "curl" else [], given
    script = f'curl() {{ printf "%s\\0" "$@"; case "$*" in *" @-") cat;; esac; }}\n{line}'
    path = {"PATH": os.environ.get("PATH", os.defpath)}
    found = subprocess.run([shell, "-c", script], env={**path, **variables}, capture_output=True, check=False)
    said, reads, given = found.stdout.partition(b"\0@-\0")
    return [*said.decode().removesuffix("\0").split("\0"), *(["@-"] if reads else [])] if said else [], given


@dataclass(frozen=True, slots=True)
class Refusal:
    """An invalid body at a door."""

    door: Door
    violation: InvalidBody

    @property
    def name(self) -> str:
        return f"{self.violation.name}, by {self.door.name}"


def refusals(spec: LoadedSpec) -> Iterator[Refusal]:
    """One body for each kind of fact at each door that judges."""
    seen: set[str] = set()

    def last(one: InvalidBody) -> tuple[bool, bool]:
        """An argument that is null may mean none, and not all that is wrong can be said in an address."""
        return not spec.placed.expresses(one.body), value_at(one.body, Path(one.path).loc()) is None

    for violation in sorted(as_value(spec), key=last):
        kind = violation.facts[0].keyword if violation.facts else ""
        if not isinstance(violation.body, dict) or kind in seen or not violation.facts:
            continue
        seen.add(kind)
        for mode in MODES:
            for method in ("create", "create_from", "preview", "check"):
                yield Refusal(Door(mode, method), violation)


def sent_all_the_same(spec: LoadedSpec) -> Iterator[Refusal]:
    """Those that a request can say, as a whole body."""
    for one in refusals(spec):
        said = one.violation.raw is None and spec.placed.expresses(one.violation.body)
        yield from [one] if said and one.door.method == "create_from" else []


@promise(refusals)
def every_door_refuses_before_it_sends(harness: Harness, case: Refusal) -> None:
    """What the page forbids is refused by every method of both clients that is given it, and not sent."""
    method, violation = case.door.method, case.violation
    whole = method in ("create_from", "check")
    if not whole and not harness.expresses(violation):
        return
    wrong = {} if whole else harness.arguments.wrong(violation.body, violation.path)
    caller, given = Caller(harness, case.door.mode), wrong or {"body": violation.body}
    error = caller.error(lambda _: getattr(caller.namespace, method)(**given))
    refused = isinstance(error, harness.package.InvalidRequest | TypeError)
    assert (refused, caller.sent) == (True, []), f"{case.name}: {error!r}, {len(caller.sent)} requests"


@promise(sent_all_the_same)
def validation_is_as_the_caller_wants(harness: Harness, case: Refusal) -> None:
    """With "warn" a body is sent and warned of, with "off" sent unjudged: for one call, and for a whole client.

    ``check`` judges all the same.
    """
    for where in ("call", "client", "with_options"):
        for validation in ("warn", "off"):
            found = _sent_with(harness, case, validation, where)
            want = (1, validation == "warn", True)
            assert found == want, (
                f"{case.name}, validation={validation!r} of the {where}: {found} (sent, warned, refused)"
            )


def _sent_with(harness: Harness, case: Refusal, validation: str, where: str) -> tuple[int, bool, bool]:
    untold(harness.package.__name__)
    settings: dict[str, Any] = {"validation": validation} if where == "client" else {}
    caller = Caller(harness, case.door.mode, **settings)
    client = caller.client.with_options(validation=validation) if where == "with_options" else caller.client
    options: dict[str, Any] = {"validation": validation} if where == "call" else {}
    namespace = getattr(client, harness.spec.namespace)
    caught = caller.warned(lambda _client: namespace.create_from(case.violation.body, **options))
    if where != "client":  # the next call is judged as ever
        caught += caller.warned(lambda _client: caller.namespace.create_from(case.violation.body))
    told = [one for one in caught if one.category is harness.package.DocumentationWarning]
    judged = caller.error(lambda _client: namespace.check(case.violation.body))
    return len(caller.sent), bool(told), isinstance(judged, harness.package.InvalidRequest)


@dataclass(frozen=True, slots=True)
class OptionCase:
    """Options, and the place where a caller gives them."""

    door: Door
    where: str

    @property
    def name(self) -> str:
        return f"{self.door.name}, options of the {self.where}"


def option_cases(spec: LoadedSpec) -> list[OptionCase]:
    methods = ("create", "create_from", "refresh")[: 3 if spec.api.content.operation("poll") else 2]
    doors = [Door(mode, method) for mode in MODES for method in methods]
    places = ("nobody", "client", "with_options", "call")
    return [
        OptionCase(door, where) for door in doors for where in places if (door.method, where) != ("refresh", "call")
    ]


@promise(option_cases)
def options_are_those_of_the_request(harness: Harness, case: OptionCase) -> None:
    """Seconds and headers of a client, of ``with_options`` or of one call count, and else those that api.yaml names.

    What was said of one call, or to ``with_options``, is forgotten at the next.
    """
    usual = harness.spec.api.content.timeouts.model_dump()
    options: dict[str, Any] = {"timeout": 7.25, "headers": {"X-Of-The-Caller": "mine", "accept": "of/mine"}}
    given = {} if case.where == "nobody" else options
    caller = Caller(harness, case.door.mode, **(given if case.where == "client" else {}))
    client = caller.client.with_options(**given) if case.where == "with_options" else caller.client
    body = harness.arguments.wire(sample(harness))
    if case.door.method == "refresh":
        caller.error(lambda _: client.generation("a-job").refresh())  # nobody knows of it: the request counts
    else:
        arguments = {"body": body} if case.door.method == "create_from" else harness.arguments.sparse(body)
        arguments |= given if case.where == "call" else {}
        caller.run(lambda _: getattr(getattr(client, harness.spec.namespace), case.door.method)(**arguments))
    # What is only read is asked for again where nobody documents the answer.
    once = case.door.method == "refresh" or len(caller.sent) == 1
    caller.through("create_from", body)
    found = [
        (one.extensions["timeout"], one.headers.get("x-of-the-caller"), one.headers["accept"])
        for one in (caller.sent[0], caller.sent[-1])
    ]
    accept = wanted(harness).headers["accept"]
    plain = (usual, None, "application/json" if case.door.method == "refresh" else accept)
    named = (usual | {"read": 7.25, "write": 7.25}, "mine", "of/mine")
    want = [named if given else plain, named if case.where == "client" else (usual, None, accept)]
    assert (found, once) == (want, True), f"{case.name}: {found}, not {want}"


@promise(modes)
def options_of_one_client_are_not_those_of_another(harness: Harness, case: ModeCase) -> None:
    """``with_options`` leaves the client as it was, and adds to what that has; a preview shows the headers of each."""
    caller = Caller(harness, case.mode, headers={"x-one": "1"})
    other, shown = caller.client.with_options(headers={"x-two": "2"}, timeout=7.25), list[Any]()
    for client in (other, caller.client):
        namespace, body = getattr(client, harness.spec.namespace), harness.arguments.wire(sample(harness))
        caller.run(lambda _, namespace=namespace, body=body: namespace.create_from(body))  # type: ignore[misc]
        shown.append(namespace.preview(**harness.arguments.sparse(sample(harness))))
    names = [[one for one in ("x-one", "x-two") if one in request.headers] for request in caller.sent]
    previews = [[one for one in ("x-one", "x-two") if one in preview.headers] for preview in shown]
    assert previews == names, f"{case.name}: previews show {previews}, and {names} were sent"
    seconds = [request.extensions["timeout"]["read"] for request in caller.sent]
    usual = harness.spec.api.content.timeouts.read
    assert (names, seconds) == ([["x-one", "x-two"], ["x-one"]], [7.25, usual]), f"{names}, {seconds}"


@promise(of_jobs(modes))
def options_that_nobody_names_stay(harness: Harness, case: ModeCase) -> None:
    """``with_options`` changes what it is given, and of the rest nothing: seconds, headers and how often is retried."""
    mine: dict[str, Any] = {"timeout": 7.25, "headers": {"x-one": "1"}, "max_retries": 2}
    for changed in ({"timeout": 9.5}, {"headers": {"x-two": "2"}}, {"max_retries": 1}, {"validation": "off"}):
        caller = Caller(harness, case.mode, replies(httpx.ConnectError("refused")), **mine)
        other = caller.client.with_options(**changed)
        with no_pauses(harness.package.__name__):
            caller.error(lambda _, other=other: other.generation("a-job").refresh())  # type: ignore[misc]
        found = [(one.extensions["timeout"]["read"], one.headers.get("x-one")) for one in caller.sent]
        want: dict[str, Any] = {**mine, **changed}
        assert found == [(want["timeout"], "1")] * (want["max_retries"] + 1), f"{case.name}, {changed}: {found}"


@promise(modes)
def what_is_not_documented_is_sent_as_it_is(harness: Harness, case: ModeCase) -> None:
    """``extra`` goes into the object that holds most arguments, and never replaces what one of these says."""
    body, holders = sample(harness), Counter(Path(path).parent or ROOT for path, _, _ in harness.arguments.entries())
    holder = max(holders, key=lambda path: (holders[path], path if path != ROOT else "")).loc()
    values: list[JsonValue] = [[1, {"two": None}], "x", False, {"an": {"object": []}}, 0.25, None, 10**17]
    extra = {f"not_documented_{number}": value for number, value in enumerate(values)}
    want = harness.arguments.wire(body)
    for name, value in extra.items():
        want = replaced(want, (*holder, name), value)
    want = harness.spec.placed.said(want)
    caller = Caller(harness, case.mode, accepting(harness))
    prepared = caller.through("preview", body, extra=extra)
    shown = harness.body_of(prepared.url, prepared.headers, prepared.body)
    caller.through("create", body, extra=extra)
    sent = harness.body_of(caller.sent[0].url, caller.sent[0].headers, caller.sent[0].content)
    assert canonical(sent) == canonical(want), f"{case.name}: {canonical(sent)}, not {canonical(want)}"
    assert canonical(shown) == canonical(want), f"{case.name}: preview shows {canonical(shown)}, not {canonical(want)}"
    inside = [path for path, _, _ in harness.arguments.entries() if Path(path).parent == Path.from_loc(holder)]
    known = Path(inside[0]).name
    arguments = {**harness.arguments.sparse(body), "extra": {known: "another"}}
    error = caller.error(lambda _: caller.namespace.create(**arguments))
    assert isinstance(error, harness.package.InvalidRequest), f"{case.name}: extra replaces {known}: {error!r}"
    assert len(caller.sent) == 1, f"{case.name}: {len(caller.sent)} requests"


@promise(modes)
def none_leaves_an_argument_out(harness: Harness, case: ModeCase) -> None:
    """Also one that is sent where nobody says anything, if the page lets it be left out."""
    caller = Caller(harness, case.mode, accepting(harness), validation="off")
    plain = harness.arguments.sparse(sample(harness))
    for path, argument in ((Path(one.path), one) for one in model_context(harness.spec).arguments):
        others = {name: value for name, value in plain.items() if name != argument.name}
        sent = harness.arguments.sent_by_itself(argument.path)
        if argument.default is None or argument.needed or (sent and not argument.optional):
            continue
        for arguments in (others, {**others, argument.name: None}):
            caller.run(lambda _, given=arguments: caller.namespace.create(**given))  # type: ignore[misc]
        without, found = (asked(harness, request).body for request in caller.sent[-2:])
        want = replaced(without, path.loc(), ABSENT)
        assert canonical(found) == canonical(want), f"{case.name}, {argument.name}=None: {canonical(found)}"


@promise(modes)
def what_the_page_does_not_name_is_no_argument_and_stays_in_a_body(harness: Harness, case: ModeCase) -> None:
    """An argument that nobody names is an error, and so is one without a name; in a whole body the objects that nobody
    closes keep what they hold.
    """
    waits = case.mode == "asynchronous"
    create, create_from = (
        (harness.create_awaited, harness.create_from_awaited) if waits else (harness.create, harness.create_from)
    )
    whole = harness.arguments.wire(sample(harness))
    found = harness.outcome(create, {**harness.arguments.sparse(whole), "nobody_names_this": 1})
    assert (found.refused is not None, found.sent) == (True, ()), f"{case.name}: an argument that nobody names: {found}"
    caller, arguments = Caller(harness, case.mode), harness.arguments.sparse(whole)
    for given in ({}, arguments):
        error = caller.error(lambda _, given=given: caller.namespace.create("nameless", **given))  # type: ignore[misc]
        assert (type(error), caller.sent) == (TypeError, []), f"{case.name}: an argument without a name: {error!r}"
    for path, field in harness.spec.contract.fields.items():
        is_open = field.value("additionalProperties") is not False and "[]" not in path
        if is_open and isinstance(value_at(whole, path.loc()), dict):
            whole = replaced(whole, (*path.loc(), "nobody_names_this"), [1])
    found, want = harness.outcome(create_from, whole), canonical(harness.spec.placed.said(whole))
    assert found.sent == (want,), f"{case.name}: {found}, not {want}"


@dataclass(frozen=True, slots=True)
class SizeCase:
    """A valid body whose width and height differ, and the door at which one text stands for both."""

    door: Door
    body: JsonValue
    columns: dict[str, int]

    @property
    def name(self) -> str:
        return f"{self.door.name}, size {self.text}"

    @property
    def text(self) -> str:
        return "x".join(map(str, self.columns.values()))


def size_cases(spec: LoadedSpec) -> Iterator[SizeCase]:
    """The sample made wide and made high, at each door that takes arguments; none where the model has no size."""
    size, bodies = model_context(spec).size, bodies_for(spec)
    paths = {one.name: Path(one.path) for one in model_context(spec).arguments if size and one.name in size.arguments}
    by_column = {path.name: (name, path.loc()) for name, path in paths.items()}
    columns = [by_column[name] for name in ("width", "height")] if by_column else []
    shapes: dict[bool, tuple[JsonValue, dict[str, int]]] = {}
    for width, height in itertools.product(*(_measures(spec, loc) for _, loc in columns)) if columns else ():
        if width != height and (width > height) not in shapes:
            body: JsonValue = dict(spec.content.sample.body)
            for (_, loc), value in zip(columns, (width, height), strict=True):
                body = replaced(body, loc, value)
            if bodies.judge.accepts(body):
                shapes[width > height] = body, dict(zip((name for name, _ in columns), (width, height), strict=True))
    for body, measures in shapes.values():
        yield from (SizeCase(Door(mode, method), body, measures) for mode in MODES for method in ("create", "preview"))


def _measures(spec: LoadedSpec, loc: Loc) -> list[int]:
    """Whole numbers that stand at a place in valid bodies, that of the sample first."""
    bodies = [spec.content.sample.body, *(valid.body for valid in boundary_bodies(spec))]
    return [*dict.fromkeys(value for body in bodies if type(value := value_at(body, loc)) is int)]


@promise(size_cases)
def a_size_is_width_and_height(harness: Harness, case: SizeCase) -> None:
    """``size="1280x720"`` sends what width 1280 and height 720 send; beside them, or not so written, it is refused."""
    arguments = harness.arguments.sparse(case.body)
    others = {name: value for name, value in arguments.items() if name not in case.columns}
    want = canonical(harness.arguments.wire(case.body))
    caller = Caller(harness, case.door.mode, accepting(harness))
    shown = caller.run(lambda _: getattr(caller.namespace, case.door.method)(**others, size=case.text))
    prepared = case.door.method == "preview"
    request = None if prepared else caller.sent[0]
    parts = (request.url, request.headers, request.content) if request else (shown.url, shown.headers, shown.body)
    found = canonical(harness.body_of(*parts))
    assert found == want, f"{case.name}: {found}, not {want}"
    sent = len(caller.sent)
    # What create sends by itself counts as not given.
    beside = {name: value for name, value in arguments.items() if name in case.columns}
    arabic = case.text.translate({ord("0") + digit: 0x660 + digit for digit in range(10)})
    odd = (f"{case.text} px", f" {case.text}", f"{case.text}\n", f"+{case.text}", case.text.upper(), arabic)
    wrongs: list[dict[str, Any]] = [{"size": one} for one in (*odd, [*case.columns.values()])]
    for wrong in [*wrongs, *([{"size": case.text, **beside}] if beside else [])]:
        given = {**others, **wrong}
        error = caller.error(lambda _, given=given: getattr(caller.namespace, case.door.method)(**given))  # type: ignore[misc]
        assert isinstance(error, harness.package.InvalidRequest), f"{case.name}: {wrong} gives {error!r}"
    assert len(caller.sent) == sent, f"{case.name}: {len(caller.sent) - sent} requests of what is no size"


PROMISES = promises_in(globals())


@promised(PROMISES)
def test_every_request(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)
