"""A server of the Sora 2 Pro request, written by hand from the documentation: it shares no code with docpact.

The defaults of `Rules` are what the documentation says; a server that deviates has one of them changed.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final, Never, cast

from pydantic import JsonValue

KEY: Final = "a-key-of-the-reference-server"
PATH: Final = "/v2/generations"
_SIZES: Final = frozenset({720, 1024, 1280, 1792})
_OTHER_METHODS: Final = ("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY")
_POLL_SECONDS: Final = 0.01
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
    prompt_in_bytes: bool = False
    prompt_is_trimmed: bool = False
    prompt_may_be_number: bool = False
    most_frames: int = 1
    required: frozenset[str] = frozenset({"prompt", "width", "height", "quantity"})
    may_be_null: frozenset[str] = frozenset()
    reads_texts_as_numbers: frozenset[str] = frozenset()
    reads_truth_as_numbers: frozenset[str] = frozenset()
    cuts_fractions_of: frozenset[str] = frozenset()
    takes_whole_floats: bool = True
    open_objects: frozenset[str] = frozenset()
    needs_key: bool = True
    default_duration: int = 4
    reports_parameters: bool = False
    status_of_refusals: int = 400


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
        if "public" in members and not isinstance(members["public"], bool):
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
        length = len(text.encode("utf-8", "surrogatepass")) if rules.prompt_in_bytes else len(text)
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
        if not isinstance(frames, list):
            _refuse(at, "must be an array")
        if len(frames) > self.rules.most_frames:
            _refuse(at, f"must not hold more than {self.rules.most_frames}")
        for index, frame in enumerate(frames):
            image_at = f"{at}[{index}].image"
            members = self._object(frame, f"{at}[{index}]", ("image",))
            if "image" not in members:
                _refuse(image_at, "is required")
            image = self._object(members["image"], image_at, ("id", "type"))
            for name in ("id", "type"):
                if name not in image:
                    _refuse(f"{image_at}.{name}", "is required")
            if not isinstance(image["id"], str):
                _refuse(f"{image_at}.id", "must be a text")
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
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, authorization: str | None, content: bytes) -> tuple[int, JsonValue]:
        """Status and body of the answer to one request to create."""
        rules = self.service.rules
        if rules.needs_key and authorization != f"Bearer {KEY}":
            return 401, {"error": "The key is missing or wrong.", "path": "$", "code": "access-denied"}
        try:
            body = _read(content)
            self.service.check(body)
        except RefusedError as refused:
            return self._refusal(refused)
        with self.lock:
            self.billed += 1
            job: dict[str, JsonValue] = {"generationId": _ACCEPTED.format(self.billed)}
        if rules.reports_parameters:
            given = cast("dict[str, dict[str, JsonValue]]", body)["parameters"]
            job["parameters"] = {"duration": rules.default_duration, **given}
        return 200, {"generate": job}

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
        if self.path != PATH:
            self._send(404, {"error": "There is nothing here.", "path": "$", "code": "not-found"})
            return
        server = self.server_of_rules
        with server.lock:
            server.requests += 1
            server.bodies.append(content)
        self._send(*server.answer(self.headers.get("authorization"), content))

    def other(self) -> None:
        self.rfile.read(int(self.headers.get("content-length") or 0))
        with self.server_of_rules.lock:
            self.server_of_rules.requests += 1
        self._send(405, {"error": "Only POST is known here.", "path": "$", "code": "method"})

    def _send(self, status: int, body: JsonValue) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
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
