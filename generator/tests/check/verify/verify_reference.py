"""A server of Sora 2 Pro written by hand for these tests: it knows nothing of docpact, and can be wrong in ways."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "reference-key"
PATH = "/v2/generations"
Problem = tuple[list[str | int], str]


def points(text: str) -> int:
    return len(text)


@dataclass(frozen=True)
class Rules:
    """How the server judges; the defaults are the documentation's."""

    durations: tuple[int, ...] = (4, 8, 12)
    widths: tuple[int, ...] = (720, 1024, 1280, 1792)
    heights: tuple[int, ...] = (720, 1024, 1280, 1792)
    modes: tuple[str, ...] = ("RESOLUTION_720", "RESOLUTION_1080")
    kinds: tuple[str, ...] = ("INIT", "GENERATION", "UPLOADED", "GENERATED", "VARIATION")
    quantity: tuple[int, int] = (1, 1)
    longest: int = 5000
    count: Callable[[str], int] = points
    most_frames: int | None = 1
    required: tuple[str, ...] = ("prompt", "width", "height", "quantity")
    required_above: tuple[str, ...] = ("model", "parameters")
    required_in_image: tuple[str, ...] = ("id", "type")
    open_at: str | None = None
    numbers_from_text: bool = False
    numbers_from_bool: bool = False
    numbers_truncated: bool = False
    whole_floats: bool = True
    bools_from_text: bool = False
    nulls: tuple[str, ...] = ()
    fold_case: bool = False
    trim: bool = False
    trim_prompt: bool = False
    any_prompt: bool = False
    refused_texts: str = "(?!)"
    """What a prompt must not hold, as a pattern."""
    first_member: str | None = None
    single_frame: bool = False
    wrong_name: str | None = None
    check_key: bool = True
    check_presence_of_key: bool = True
    keys: tuple[str, ...] = (f"Bearer {KEY}",)
    """What the header of a request may show, where the key is checked."""
    open_reads: tuple[str, ...] = ()
    """Paths of operations that are answered without a key."""
    file_status: int = 200
    body_before_key: bool = False
    default_duration: int = 4
    crash_on_null: bool = False
    style: str = "fastapi"
    success: str = "wrapped"
    refusal_status: int | None = None
    echo: bool = False


@dataclass
class Server:
    """The running server: its address, what it accepted, and what it was asked."""

    rules: Rules = field(default_factory=Rules)
    url: str = ""
    accepted: list[Any] = field(default_factory=list)
    requests: list[bytes] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    reads: list[str] = field(default_factory=list)
    """The requests of operations that cost nothing."""
    before: Callable[[Server, int], tuple[int, str, bytes] | None] | None = None
    last: bytes = b""

    @property
    def last_body(self) -> Any:
        return json.loads(self.last)

    def read(self, path: str, content: bytes) -> Any:
        """What an operation answers that costs nothing; None where there is none at a path."""
        if path == "/v1/me":
            return {"user_details": [{"user": {"id": "u-1", "username": "me"}, "apiConcurrencySlots": 10}]}
        if path == "/v1/init-image":
            assert json.loads(content)["extension"] in ("png", "jpg", "jpeg", "webp")
            return {"uploadInitImage": {"id": "i-1", "fields": '{"key": "k"}', "key": "k", "url": self.url}}
        if path == "/v2/models":
            return [{"id": "m-1", "name": "Sora 2 Pro", "parameters": {}}]
        if path == "/v1/generations/user/u-1":
            return {"generations": []}
        number = path.rpartition("-")[2]
        if not path.startswith("/v1/generations/") or not 0 < int(number) <= len(self.accepted):
            return None
        picture = {"id": "f", "url": None, "motionMP4URL": f"{self.url}/{number}.mp4"}
        return {
            "generations_by_pk": {"id": path.rpartition("/")[2], "status": "COMPLETE", "generated_images": [picture]}
        }

    def problems(self, body: Any) -> list[Problem]:
        rules, found = self.rules, list[Problem]()
        if not isinstance(body, dict):
            return [([], "not an object")]
        self._unknown(body, {"model", "public", "parameters"}, [], found)
        if rules.first_member not in (None, *[*body][:1]):
            found.append(([], "begins with another member"))
        for name in rules.required_above:
            if name not in body:
                found.append(([name], "is missing"))
        if "model" in body:
            self._text(body["model"], ("sora-2-pro",), ["model"], found)
        if "public" in body and not self._null(body["public"], "public"):
            self._boolean(body["public"], found)
        if "parameters" in body:
            self._parameters(body["parameters"], found)
        return found

    def _parameters(self, body: Any, found: list[Problem]) -> None:
        rules, at = self.rules, ["parameters"]
        if not isinstance(body, dict):
            found.append(([*at], "not an object"))
            return
        known = {"prompt", "width", "height", "duration", "mode", "quantity", "guidances"}
        self._unknown(body, known, at, found)
        found.extend(([*at, name], "is missing") for name in rules.required if name not in body)
        for name, allowed in (("width", rules.widths), ("height", rules.heights), ("duration", rules.durations)):
            if name in body and not self._null(body[name], name):
                number = self._integer(body[name], [*at, name], found)
                if number is not None and number not in allowed:
                    found.append(([*at, name], f"not one of {allowed}"))
        if "quantity" in body and not self._null(body["quantity"], "quantity"):
            number = self._integer(body["quantity"], [*at, "quantity"], found)
            if number is not None and not rules.quantity[0] <= number <= rules.quantity[1]:
                found.append(([*at, "quantity"], "out of range"))
        if "mode" in body and not self._null(body["mode"], "mode"):
            self._text(body["mode"], rules.modes, [*at, "mode"], found)
        if "prompt" in body and not self._null(body["prompt"], "prompt"):
            self._prompt(body["prompt"], found)
        if "guidances" in body and not self._null(body["guidances"], "guidances"):
            self._guidances(body["guidances"], [*at, "guidances"], found)

    def _prompt(self, value: Any, found: list[Problem]) -> None:
        rules = self.rules
        if not isinstance(value, str):
            if not rules.any_prompt or isinstance(value, (dict, list)) or value is None:
                found.append((["parameters", "prompt"], "not a text"))
        elif rules.count(value.strip() if rules.trim_prompt else value) > rules.longest:
            found.append((["parameters", "prompt"], "too long"))
        elif re.search(rules.refused_texts, value):
            found.append((["parameters", "prompt"], "is of a form that is not taken"))

    def _guidances(self, body: Any, at: list[str | int], found: list[Problem]) -> None:
        if not isinstance(body, dict):
            found.append((at, "not an object"))
            return
        self._unknown(body, {"start_frame"}, at, found)
        if "start_frame" not in body or self._null(body["start_frame"], "start_frame"):
            return
        frames, at = body["start_frame"], [*at, "start_frame"]
        if isinstance(frames, dict) and self.rules.single_frame:
            frames = [frames]
        if not isinstance(frames, list):
            found.append((at, "not a list"))
            return
        if self.rules.most_frames is not None and len(frames) > self.rules.most_frames:
            found.append((at, "too many"))
        for index, frame in enumerate(frames):
            self._frame(frame, [*at, index], found)

    def _frame(self, frame: Any, at: list[str | int], found: list[Problem]) -> None:
        if not isinstance(frame, dict):
            found.append((at, "not an object"))
            return
        self._unknown(frame, {"image"}, at, found)
        image, at = frame.get("image"), [*at, "image"]
        if not isinstance(image, dict):
            found.append((at, "not an object or missing"))
            return
        self._unknown(image, {"id", "type"}, at, found)
        found.extend(([*at, name], "is missing") for name in self.rules.required_in_image if name not in image)
        if "id" in image and not isinstance(image["id"], str):
            found.append(([*at, "id"], "not a text"))
        if "type" in image:
            self._text(image["type"], self.rules.kinds, [*at, "type"], found)

    def _unknown(self, body: dict[str, Any], known: set[str], at: list[Any], found: list[Problem]) -> None:
        if self.rules.open_at == ".".join(str(step) for step in at if not isinstance(step, int)):
            return
        found.extend(([*at, name], "is not known") for name in body if name not in known)

    def _null(self, value: Any, name: str) -> bool:
        if value is None and self.rules.crash_on_null:
            raise ZeroDivisionError
        return value is None and name in self.rules.nulls

    def _text(self, value: Any, allowed: tuple[str, ...], at: list[str | int], found: list[Problem]) -> None:
        if not isinstance(value, str):
            found.append((at, "not a text"))
            return
        value = value.strip() if self.rules.trim else value
        if value in allowed or (self.rules.fold_case and value.upper() in {text.upper() for text in allowed}):
            return
        found.append((at, f"not one of {allowed}"))

    def _boolean(self, value: Any, found: list[Problem]) -> None:
        if not isinstance(value, bool) and not (self.rules.bools_from_text and value in ("true", "false")):
            found.append((["public"], "not true or false"))

    def _integer(self, value: Any, at: list[str | int], found: list[Problem]) -> int | None:
        rules = self.rules
        if isinstance(value, bool) and rules.numbers_from_bool:
            return int(value)
        if isinstance(value, str) and rules.numbers_from_text and value.isdigit():
            return int(value)
        if isinstance(value, float) and ((value.is_integer() and rules.whole_floats) or rules.numbers_truncated):
            return int(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        found.append((at, "not a whole number"))
        return None

    def answer(self, key: str | None, content: bytes) -> tuple[int, str, Any]:
        self.requests.append(content)
        self.keys.append(key)
        rules = self.rules
        right = key in rules.keys if rules.check_key else key is not None or not rules.check_presence_of_key
        if not right and not rules.body_before_key:
            return 401, "application/json", {"detail": "Not authenticated"}
        body = json.loads(content)
        problems = self.problems(body)
        if problems:
            return self._refusal(problems)
        if not right:
            return 401, "application/json", {"detail": "Not authenticated"}
        self.accepted.append(body)
        job: dict[str, Any] = {"generationId": f"00000000-0000-4000-8000-{len(self.accepted):012}"}
        if rules.echo:
            job["parameters"] = {"duration": rules.default_duration, **body["parameters"]}
        return 200, "application/json", {"generate": job} if rules.success == "wrapped" else job

    def _refusal(self, problems: list[Problem]) -> tuple[int, str, Any]:
        status = self.rules.refusal_status
        if self.rules.wrong_name:
            problems = [
                ((["parameters", "height"] if place[-1:] == [self.rules.wrong_name] else place), what)
                for place, what in problems
            ]
        if self.rules.style == "fastapi":
            detail = [{"type": "value_error", "loc": ["body", *at], "msg": what, "input": 1} for at, what in problems]
            return status or 422, "application/json", {"detail": detail}
        if self.rules.style == "plain":
            return status or 400, "application/json", {"error": "bad request"}
        texts = [f"{'.'.join(map(str, at)) or 'body'} {what}" for at, what in problems]
        item = {
            "message": "Validation failed",
            "extensions": {"code": "VALIDATION_ERROR", "statusCode": 400, "details": {"errors": texts}},
        }
        return status or 200, "application/json", [item]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    reference: Server

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        content = self.rfile.read(length)
        server = self.reference
        server.last = content
        wanted = server.before if self.path == PATH else None
        special = wanted(server, len(server.requests)) if wanted else None
        if special is not None:
            server.requests.append(content)
            status, kind, data = special
            if status == 0:
                self.close_connection = True
                return
        elif self.path != PATH:
            self._read(content)
            return
        else:
            try:
                status, kind, value = server.answer(self.headers.get("authorization"), content)
                data = json.dumps(value).encode()
            except ZeroDivisionError:
                status, kind, data = 500, "text/plain", b"Internal Server Error"
        self._send(status, kind, data)

    def do_GET(self) -> None:
        self._read(b"")

    def _read(self, content: bytes) -> None:
        """What the operations answer that cost nothing, as the vendor's reference has them."""
        server, path = self.reference, self.path.partition("?")[0]
        if path.endswith(".mp4"):
            self._send(server.rules.file_status, "video/mp4", b"\0\0\0\x18ftypisom" + bytes(12))
            return
        server.reads.append(f"{self.command} {path}")
        status, value = 200, server.read(path, content)
        key, rules = self.headers.get("authorization"), server.rules
        wrong = key not in rules.keys if rules.check_key else rules.check_presence_of_key and not key
        if wrong and path not in rules.open_reads:
            status, value = 401, {"error": "no key", "path": "$", "code": "access-denied"}
        elif value is None:
            status, value = 404, {"detail": "Not Found"}
        self._send(status, "application/json", json.dumps(value).encode())

    def _send(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        if 300 <= status < 400:
            self.send_header("location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def running(
    before: Callable[[Server, int], tuple[int, str, bytes] | None] | None = None, **changes: Any
) -> Iterator[Server]:
    """A server on a free port of this machine; ``before`` may answer in its place, status 0 for not at all."""
    server = Server(replace(Rules(), **changes), before=before)
    handler = type("Bound", (Handler,), {"reference": server})
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    http.daemon_threads = True
    server.url = f"http://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join(5)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def utf8(text: str) -> int:
    return len(text.encode())


P = "parameters."
IMAGE = P + "guidances.start_frame[].image"
INTEGERS = (P + "width#type", P + "height#type", P + "duration#type", P + "quantity#type")
WORDS = ("model#enum", P + "mode#enum", IMAGE + ".type#enum")
NULLABLE = ("public", "prompt", "width", "height", "duration", "mode", "quantity", "guidances", "guidances.start_frame")
NULLS = tuple(f"{'' if name == 'public' else P}{name}#type" for name in NULLABLE)
DEVIATIONS: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "a duration added in between": ({"durations": (4, 6, 8, 12)}, (P + "duration#enum",)),
    "a duration added beyond": ({"durations": (4, 8, 12, 16)}, (P + "duration#enum",)),
    "a duration removed": ({"durations": (4, 8)}, (P + "duration#enum",)),
    "the usual duration removed": ({"durations": (8, 12)}, (P + "duration#enum",)),
    "a width added": ({"widths": (720, 1024, 1280, 1792, 1920)}, (P + "width#enum",)),
    "the usual width removed": ({"widths": (720, 1024, 1792)}, (P + "width#enum",)),
    "a mode renamed": ({"modes": ("RESOLUTION_720", "resolution_1080")}, (P + "mode#enum",)),
    "a mode added": ({"modes": ("RESOLUTION_720", "RESOLUTION_1080", "RESOLUTION_4K")}, (P + "mode#enum",)),
    "a type removed": ({"kinds": ("INIT", "GENERATION", "UPLOADED", "GENERATED")}, (IMAGE + ".type#enum",)),
    "the largest quantity moved up": ({"quantity": (1, 2)}, (P + "quantity#maximum",)),
    "the smallest quantity moved down": ({"quantity": (0, 1)}, (P + "quantity#minimum",)),
    "the longest prompt moved up": ({"longest": 5001}, (P + "prompt#maxLength",)),
    "the longest prompt moved down": ({"longest": 4999}, (P + "prompt#maxLength",)),
    "lengths in bytes": ({"count": utf8}, (P + "prompt#maxLength",)),
    "lengths in UTF-16 units": ({"count": utf16}, (P + "prompt#maxLength",)),
    "prompts trimmed": ({"trim_prompt": True}, (P + "prompt#maxLength",)),
    "any number of frames": ({"most_frames": None}, (P + "guidances.start_frame#maxItems",)),
    "one frame without its list": ({"single_frame": True}, (P + "guidances.start_frame#type",)),
    "the prompt not required": ({"required": ("width", "height", "quantity")}, (P + "prompt#required",)),
    "the quantity not required": ({"required": ("prompt", "width", "height")}, (P + "quantity#required",)),
    "the duration required": (
        {"required": ("prompt", "width", "height", "quantity", "duration")},
        (P + "duration#required",),
    ),
    "an image's type not required": ({"required_in_image": ("id",)}, (IMAGE + ".type#required",)),
    "unknown keys at the top": ({"open_at": ""}, ("$#additionalProperties",)),
    "unknown keys among parameters": ({"open_at": "parameters"}, ("parameters#additionalProperties",)),
    "unknown keys in an image": ({"open_at": IMAGE.replace("[]", "")}, (IMAGE + "#additionalProperties",)),
    "numbers from texts": ({"numbers_from_text": True}, INTEGERS),
    "numbers from true": ({"numbers_from_bool": True}, (P + "quantity#type",)),
    "fractions cut off": ({"numbers_truncated": True}, INTEGERS),
    "truth from texts": ({"bools_from_text": True}, ("public#type",)),
    "a null duration": ({"nulls": ("duration",)}, (P + "duration#type",)),
    "null guidances": ({"nulls": ("guidances",)}, (P + "guidances#type",)),
    "case folded": ({"fold_case": True}, WORDS),
    "trimmed": ({"trim": True}, WORDS),
    "a prompt of another type": ({"any_prompt": True}, (P + "prompt#type",)),
    "no key needed": ({"check_key": False, "check_presence_of_key": False}, ("api#auth",)),
    "any key taken": ({"check_key": False}, ("api#auth",)),
    "a body looked at before no key": (
        {"check_key": False, "check_presence_of_key": False, "body_before_key": True},
        ("api#auth",),
    ),
    "refusals with status 409": ({"refusal_status": 409}, ("api#delivery",)),
    "a null that crashes": ({"crash_on_null": True}, NULLS),
    "another default, which it reports": ({"default_duration": 8, "echo": True}, (P + "duration#default",)),
}
"""Each deviation, and the facts that it breaks."""
