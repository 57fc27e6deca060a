"""A server of the Sora 2 Pro request, written by hand from the documentation: it shares no code with docpact.

The defaults of `Rules` are what the documentation says; a server that deviates has one of them changed.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final, Never, cast

from pydantic import JsonValue

KEY: Final = "a-key-of-the-reference-server"
PATH: Final = "/v2/generations"
_SIZES: Final = frozenset({720, 1024, 1280, 1792})
_OTHER_METHODS: Final = ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY")
_POLL_SECONDS: Final = 0.01
_NO_KEY: Final[JsonValue] = {"error": "The key is missing or wrong.", "path": "$", "code": "access-denied"}
_ACCEPTED: Final = "00000000-0000-4000-8000-{:012}"


@dataclass(frozen=True, slots=True)
class Rules:
    """How the server judges. Names of members stand for those below `parameters`, as no name occurs twice there."""

    models: frozenset[str] = frozenset({"sora-2-pro"})
    widths: frozenset[int] | None = _SIZES
    heights: frozenset[int] | None = _SIZES
    durations: frozenset[int] | None = frozenset({4, 8, 12})
    modes: frozenset[str] = frozenset({"RESOLUTION_720", "RESOLUTION_1080"})
    modes_in_any_case: bool = False
    image_types: frozenset[str] = frozenset({"INIT", "GENERATION", "UPLOADED", "GENERATED", "VARIATION"})
    least_quantity: int = 1
    largest_quantity: int = 1
    longest_prompt: int = 5000
    prompt_unit: str = "characters"
    prompt_is_trimmed: bool = False
    prompt_may_be_number: bool = False
    most_frames: int = 1
    required: frozenset[str] = frozenset({"prompt", "width", "height", "quantity"})
    required_of_images: frozenset[str] = frozenset({"id", "type"})
    may_be_null: frozenset[str] = frozenset()
    reads_texts_as_numbers: frozenset[str] = frozenset()
    reads_truth_as_numbers: frozenset[str] = frozenset()
    cuts_fractions_of: frozenset[str] = frozenset()
    takes_whole_floats: bool = True
    open_objects: frozenset[str] = frozenset()
    needs_key: bool = True
    takes_any_key: bool = False
    reads_need_key: bool = True
    clashes: tuple[tuple[tuple[str, JsonValue], tuple[str, JsonValue]], ...] = ()
    """Values of two members that are refused together; None stands for any."""
    default_duration: int = 4
    reports_parameters: bool = False
    misreports: tuple[str, JsonValue] | None = None
    status_of_refusals: int = 400
    status_of_success: int = 200
    names_job: str = "generationId"
    job_word: str = "COMPLETE"
    fails_with: tuple[str, JsonValue] | None = None
    file_member: str = "motionMP4URL"
    file: bytes = b"\0\0\0\x18ftypisom\0\0\0\0isommp42"
    poll_member: str = "generations_by_pk"
    slot_members: frozenset[str] = frozenset({"id", "fields", "key", "url"})
    slot_fields: str = '{"key": "uploads/1"}'
    extensions: frozenset[str] = frozenset({"png", "jpg", "jpeg", "webp"})
    account_member: str = "user_details"
    slots_at_once: JsonValue = 10
    list_member: str = "generations"
    answers_as: str = "application/json"
    crashes_on_null: frozenset[str] = frozenset()
    ids_may_be_numbers: bool = False
    wraps_single_frame: bool = False


_UNITS: Final[Mapping[str, Callable[[str], int]]] = {
    "characters": len,
    "bytes": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "UTF-16 units": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
}


class CrashedError(Exception):
    """A body on which the server trips."""


class RefusedError(Exception):
    """A body that the server does not take, with the place of the first fault as a JSON path."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path


@dataclass(frozen=True, slots=True)
class Service:
    """The rules at work on one body."""

    rules: Rules

    def check(self, body: JsonValue) -> None:
        """Raises RefusedError for the first fault."""
        members = self._object(body, "$", ("model", "public", "parameters"))
        if "model" not in members:
            _refuse("$.model", "is required")
        self._word(members["model"], "$.model", self.rules.models)
        if "public" not in members and "public" in self.rules.required:
            _refuse("$.public", "is required")
        nothing = members.get("public") is None and "public" in self.rules.may_be_null
        if "public" in members and not nothing and not isinstance(members["public"], bool):
            _refuse("$.public", "must be true or false")
        if "parameters" not in members:
            _refuse("$.parameters", "is required")
        self._parameters(members["parameters"])

    def _parameters(self, value: JsonValue) -> None:
        rules, at = self.rules, "$.parameters"
        known = ("prompt", "width", "height", "duration", "mode", "quantity", "guidances")
        members = self._object(value, at, known)
        for name in known:
            if name not in members and name in rules.required:
                _refuse(f"{at}.{name}", "is required")
        given = {
            name: member
            for name, member in members.items()
            if name in known and not (member is None and name in rules.may_be_null)
        }
        if any(given[name] is None for name in rules.crashes_on_null & given.keys()):
            raise CrashedError
        self._given(given, at)
        for (one, taken), (other, beside) in rules.clashes:
            if _has(given, one, taken) and _has(given, other, beside):
                _refuse(f"{at}.{one}", f"does not go with this {other}")

    def _given(self, given: Mapping[str, JsonValue], at: str) -> None:
        rules = self.rules
        if "prompt" in given:
            self._prompt(given["prompt"], f"{at}.prompt")
        for name, allowed in (("width", rules.widths), ("height", rules.heights), ("duration", rules.durations)):
            if name in given:
                number = self._integer(given[name], f"{at}.{name}", name)
                if allowed is not None and number not in allowed:
                    _refuse(f"{at}.{name}", f"must be one of {', '.join(map(str, sorted(allowed)))}")
        if "quantity" in given:
            self._quantity(given["quantity"], f"{at}.quantity")
        if "mode" in given:
            self._mode(given["mode"], f"{at}.mode")
        if "guidances" in given:
            self._guidances(given["guidances"], f"{at}.guidances")

    def _prompt(self, value: JsonValue, at: str) -> None:
        rules = self.rules
        if rules.prompt_may_be_number and isinstance(value, int | float) and not isinstance(value, bool):
            return
        if not isinstance(value, str):
            _refuse(at, "must be a text")
        text = value.strip() if rules.prompt_is_trimmed else value
        length = _UNITS[rules.prompt_unit](text)
        if length > rules.longest_prompt:
            _refuse(at, f"must not be longer than {rules.longest_prompt}")

    def _quantity(self, value: JsonValue, at: str) -> None:
        number = self._integer(value, at, "quantity")
        if number < self.rules.least_quantity:
            _refuse(at, f"must be at least {self.rules.least_quantity}")
        if number > self.rules.largest_quantity:
            _refuse(at, f"must be at most {self.rules.largest_quantity}")

    def _mode(self, value: JsonValue, at: str) -> None:
        if self.rules.modes_in_any_case and isinstance(value, str):
            value = value.upper()
        self._word(value, at, self.rules.modes)

    def _guidances(self, value: JsonValue, at: str) -> None:
        frames = self._object(value, at, ("start_frame",)).get("start_frame", [])
        at = f"{at}.start_frame"
        if isinstance(frames, dict) and self.rules.wraps_single_frame:
            frames = [frames]
        if not isinstance(frames, list):
            _refuse(at, "must be an array")
        if len(frames) > self.rules.most_frames:
            _refuse(at, f"must not hold more than {self.rules.most_frames}")
        for index, frame in enumerate(frames):
            self._frame(frame, f"{at}[{index}]")

    def _frame(self, frame: JsonValue, at: str) -> None:
        image_at = f"{at}.image"
        members = self._object(frame, at, ("image",))
        if "image" not in members:
            _refuse(image_at, "is required")
        image = self._object(members["image"], image_at, ("id", "type"))
        for name in ("id", "type"):
            if name not in image and name in self.rules.required_of_images:
                _refuse(f"{image_at}.{name}", "is required")
        number = self.rules.ids_may_be_numbers and isinstance(image.get("id"), int)
        if "id" in image and not (isinstance(image["id"], str) or number):
            _refuse(f"{image_at}.id", "must be a text")
        if "type" in image:
            self._word(image["type"], f"{image_at}.type", self.rules.image_types)

    def _object(self, value: JsonValue, at: str, known: tuple[str, ...]) -> Mapping[str, JsonValue]:
        if not isinstance(value, dict):
            _refuse(at, "must be an object")
        if at not in self.rules.open_objects:
            for name in value:
                if name not in known:
                    _refuse(f"{at}.{name}", "is not a known member")
        return value

    def _word(self, value: JsonValue, at: str, allowed: frozenset[str]) -> None:
        if not isinstance(value, str):
            _refuse(at, "must be a text")
        if value not in allowed:
            _refuse(at, f"must be one of {', '.join(sorted(allowed))}")

    def _integer(self, value: JsonValue, at: str, name: str) -> int:
        rules = self.rules
        if isinstance(value, str) and name in rules.reads_texts_as_numbers and value.isascii() and value.isdigit():
            return int(value)
        if isinstance(value, bool) and name in rules.reads_truth_as_numbers:
            return int(value)
        if isinstance(value, float) and abs(value) < 2**53:
            if name in rules.cuts_fractions_of or (value.is_integer() and rules.takes_whole_floats):
                return int(value)
        elif isinstance(value, int) and not isinstance(value, bool):
            return value
        raise RefusedError(at, "must be an integer")


def _has(members: Mapping[str, JsonValue], name: str, value: JsonValue) -> bool:
    return name in members and (value is None or members[name] == value)


def _refuse(path: str, message: str) -> Never:
    raise RefusedError(path, message)


@dataclass(slots=True)
class Server:
    """A running server: where it is, and what it was asked. ``billed`` counts the requests that it accepted."""

    service: Service
    url: str = ""
    requests: int = 0
    billed: int = 0
    bodies: list[bytes] = field(default_factory=list[bytes])
    jobs: list[Mapping[str, JsonValue]] = field(default_factory=list[Mapping[str, JsonValue]])
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, authorization: str | None, content: bytes) -> tuple[int, JsonValue]:
        """Status and body of the answer to one request to create."""
        rules = self.service.rules
        if not self._may(authorization, needed=rules.needs_key):
            return 401, _NO_KEY
        try:
            body = _read(content)
            self.service.check(body)
        except RefusedError as refused:
            return self._refusal(refused)
        except CrashedError:
            return 500, {"error": "Service Error"}
        given = cast("dict[str, dict[str, JsonValue]]", body)["parameters"]
        with self.lock:
            self.billed += 1
            self.jobs.append(given)
            job: dict[str, JsonValue] = {rules.names_job: _ACCEPTED.format(self.billed)}
        if rules.reports_parameters:
            job["parameters"] = {"duration": rules.default_duration, **given}
            if rules.misreports and rules.misreports[0] in given:
                job["parameters"] = {**given, rules.misreports[0]: rules.misreports[1]}
        return rules.status_of_success, {"generate": job}

    def read(self, path: str, authorization: str | None, content: bytes) -> tuple[int, JsonValue]:
        """Status and body of the answer of an operation that costs nothing."""
        rules = self.service.rules
        if not self._may(authorization, needed=rules.reads_need_key):
            return 401, _NO_KEY
        user: JsonValue = {"id": "user-1", "username": "someone"}
        job: JsonValue = {"id": _ACCEPTED.format(1), "status": "COMPLETE", "generated_images": []}
        fixed: dict[str, JsonValue] = {
            "/v1/me": {rules.account_member: [{"user": user, "apiConcurrencySlots": rules.slots_at_once}]},
            "/v2/models": [{"id": "model-1", "name": "Sora 2 Pro", "parameters": {}}],
            "/v1/generations/user/user-1": {rules.list_member: [job]},
        }
        if path in fixed:
            return 200, fixed[path]
        if path == "/v1/init-image":
            wanted = _read(content)
            if not isinstance(wanted, dict) or wanted.get("extension") not in rules.extensions:
                return 400, {"error": "This extension is not taken.", "path": "$", "code": "extension"}
            slot: dict[str, JsonValue] = {"id": "1", "fields": rules.slot_fields, "key": "uploads/1", "url": self.url}
            return 200, {"uploadInitImage": {name: slot[name] for name in slot if name in rules.slot_members}}
        return self._polled(path)

    def _polled(self, path: str) -> tuple[int, JsonValue]:
        rules, identifier = self.service.rules, path.removeprefix("/v1/generations/")
        number = int(identifier[-12:]) if path != identifier and identifier[-12:].isdigit() else 0
        if not 0 < number <= len(self.jobs):
            return 404, {"error": "There is nothing here.", "path": "$", "code": "not-found"}
        failed = rules.fails_with is not None and _has(self.jobs[number - 1], *rules.fails_with)
        file: dict[str, JsonValue] = {"id": "1", "url": None, rules.file_member: f"{self.url}/file"}
        files: list[JsonValue] = [] if failed else [file]
        word = "FAILED" if failed else rules.job_word
        return 200, {rules.poll_member: {"id": identifier, "status": word, "generated_images": files}}

    def _may(self, authorization: str | None, *, needed: bool) -> bool:
        any_key = self.service.rules.takes_any_key and authorization is not None
        return not needed or any_key or authorization == f"Bearer {KEY}"

    def _refusal(self, refused: RefusedError) -> tuple[int, JsonValue]:
        status = self.service.rules.status_of_refusals
        sentence = f"{refused.path} {refused}"
        if status == 200:
            details: JsonValue = {"errors": [sentence]}
            extensions: JsonValue = {"code": "VALIDATION_ERROR", "statusCode": 400, "details": details}
            return status, [{"message": "Validation failed", "extensions": extensions}]
        return status, {"error": sentence, "path": refused.path, "code": "invalid-body"}


def _read(content: bytes) -> JsonValue:
    def refused(constant: str) -> Never:
        raise ValueError(constant)

    try:
        return cast("JsonValue", json.loads(content, parse_constant=refused))
    except (ValueError, RecursionError):
        raise RefusedError("$", "must be JSON") from None


class _Handler(BaseHTTPRequestHandler):
    """HTTP for a server; other methods than POST are answered in its own words too."""

    protocol_version = "HTTP/1.1"
    # Head and body leave in one piece, so that nobody waits for an acknowledgement between them.
    wbufsize = 64 * 1024
    disable_nagle_algorithm = True
    server_of_rules: Server

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        content = self.rfile.read(length)
        server = self.server_of_rules
        if self.path != PATH:
            self._read(content)
            return
        with server.lock:
            server.requests += 1
            server.bodies.append(content)
        self._send(*server.answer(self.headers.get("authorization"), content))

    def do_GET(self) -> None:
        if self.path in ("/", PATH):
            self.other()
        elif self.path == "/file":
            self._reply(200, "video/mp4", self.server_of_rules.service.rules.file)
        else:
            self._read(b"")

    def _read(self, content: bytes) -> None:
        server = self.server_of_rules
        with server.lock:
            server.requests += 1
        self._send(*server.read(self.path.partition("?")[0], self.headers.get("authorization"), content))

    def other(self) -> None:
        self.rfile.read(int(self.headers.get("content-length") or 0))
        with self.server_of_rules.lock:
            self.server_of_rules.requests += 1
        self._send(405, {"error": "Only POST is known here.", "path": "$", "code": "method"})

    def _send(self, status: int, body: JsonValue) -> None:
        self._reply(status, self.server_of_rules.service.rules.answers_as, json.dumps(body).encode())

    def _reply(self, status: int, media_type: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        if status == 405:
            self.send_header("Allow", "POST")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name in the base class
        """Nothing is logged: requests are counted."""


@contextmanager
def running(rules: Rules) -> Generator[Server]:
    """A server with these rules, on a port of this machine that the system chooses."""
    server = Server(Service(rules))
    others = {f"do_{method}": _Handler.other for method in _OTHER_METHODS}
    handler = type("Handler", (_Handler,), {"server_of_rules": server, **others})
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    http.daemon_threads = True
    server.url = f"http://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, args=(_POLL_SECONDS,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join(5)
