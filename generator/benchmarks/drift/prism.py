"""Prism as one more judge of bodies: does its mock of our OpenAPI document accept what the spec accepts?"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import httpx
from benchmarks.drift import tools
from benchmarks.drift.corpus import Body
from benchmarks.drift.reference import PATH
from pydantic import JsonValue

_LISTENING: Final = re.compile(r"listening on (http://127\.0\.0\.1:\d+)")
_REFUSED: Final = 422
_SECONDS: Final = 30.0
_LONGEST_START: Final = 60.0


NO_ANSWER: Final = "no answer"
"""Stands for the keywords where Prism might not live to name any."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A body on which Prism and the spec differ; ``codes`` are the keywords that Prism names."""

    body: Body
    codes: tuple[str, ...]


class UnusableError(Exception):
    """Prism gave an answer from which nothing follows."""


class NoAnswerError(UnusableError):
    """Prism gave none at all."""


Ask = Callable[[Body], tuple[bool, tuple[str, ...]]]
"""Whether Prism accepts a body, and the keywords that it names."""


def disagreements(document: JsonValue, bodies: Sequence[Body]) -> list[Disagreement]:
    """Every body on which Prism's mock of a document and the spec differ.

    Bodies that may end Prism are not sent and count as such; one of that kind shows that it still does.
    """
    deadly = [body for body in bodies if _is_deadly(body.body)]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "openapi.json")
        path.write_text(json.dumps(document), encoding="utf-8")
        with _asked(path) as ask:
            judged = [(body, *ask(body)) for body in bodies if not _is_deadly(body.body)]
            if deadly:
                _expect_no_answer(ask)
    found = [Disagreement(body, codes) for body, accepted, codes in judged if accepted is not body.valid]
    return [*found, *(Disagreement(body, (NO_ANSWER,)) for body in deadly)]


def _expect_no_answer(ask: Ask) -> None:
    try:
        ask(Body("a body with a snowman for a member", {"\N{SNOWMAN}": None}, valid=False))
    except NoAnswerError:
        return
    raise UnusableError("Prism survives member names beyond Latin-1 by now: send them all")


def _is_deadly(value: JsonValue) -> bool:
    """Whether a member has a name that no HTTP header can hold: Prism repeats some names in one, and ends."""
    if isinstance(value, dict):
        return any(max(name, default="") > "\xff" or _is_deadly(member) for name, member in value.items())
    return isinstance(value, list) and any(map(_is_deadly, value))


@contextmanager
def _asked(document: Path) -> Generator[Ask]:
    """A way to ask a Prism of one's own about bodies."""
    node, program = tools.prism()
    with (
        _running([str(node), str(program)], document) as url,
        httpx.Client(trust_env=False, timeout=_SECONDS) as http,
    ):
        yield lambda body: _judged(http, url + PATH, body)


def _judged(http: httpx.Client, url: str, body: Body) -> tuple[bool, tuple[str, ...]]:
    headers = {"authorization": "Bearer any", "content-type": "application/json"}
    try:
        response = http.post(url, content=body.content, headers=headers)
    except httpx.HTTPError as error:
        raise NoAnswerError(f"Prism gave no answer to {body.name}: {error}") from error
    if response.status_code not in (200, _REFUSED):
        raise UnusableError(f"Prism answered {response.status_code} to {body.name}: {response.text[:300]}")
    said = response.headers.get("sl-violations", "[]")
    return response.status_code == 200, tuple(sorted(set(re.findall(r'"code":"([^"]+)"', said))))


@contextmanager
def _running(program: Sequence[str], document: Path) -> Generator[str]:
    """Prism on a port of this machine that the system chooses; its address."""
    command = [*program, "mock", "--host", "127.0.0.1", "--port", "0", str(document)]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "SCARF_ANALYTICS": "false", "NO_COLOR": "1"},
    )
    found: list[str] = []
    ready = threading.Event()
    reader = threading.Thread(target=_read, args=(process.stdout, found, ready), daemon=True)
    reader.start()
    try:
        if not ready.wait(_LONGEST_START) or not found:
            raise UnusableError("Prism did not start")
        yield found[0]
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        reader.join(10)


def _read(output: IO[str] | None, found: list[str], ready: threading.Event) -> None:
    """Take what Prism prints, all of it, so that it never waits for a reader; keep its address."""
    for line in output or ():
        address = _LISTENING.search(line)
        if address and not found:
            found.append(address[1])
            ready.set()
    ready.set()
