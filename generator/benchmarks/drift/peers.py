"""The three that are measured on a running server: docpact, free and with a budget, and schemathesis."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from benchmarks.drift import tools
from benchmarks.drift.reference import KEY, PATH, Rules, running
from pydantic import JsonValue

BUDGET: Final = 50
"""How many accepted requests docpact may pay for, where it may pay at all."""
_SEED: Final = 1


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run on one server came to. ``findings`` are ids of facts, or names of checks.

    ``requests`` and ``billed`` were counted by the server. ``seconds`` are those that the tool says its run took,
    ``whole`` those of the command with its start.
    """

    findings: tuple[str, ...]
    requests: int
    billed: int
    seconds: float
    whole: float
    dialect: tuple[str, ...] = ()
    bodies: tuple[bytes, ...] = ()


class FailedError(Exception):
    """A tool that could not do its work: that is no result."""


def docpact(spec: Path, rules: Rules, budget: int | None) -> Measured:
    """``docpact verify`` on a server with these rules; without a budget as it runs by default."""
    billed = [] if budget is None else ["--allow-billed", str(budget)]
    with running(rules) as server:
        options = ["--base-url", server.url, "--key", KEY, "--format", "json", *billed]
        done = tools.run([sys.executable, "-m", "docpact", "verify", spec, *options], spec.parent)
        requests, accepted = server.requests, server.billed
    if done.exit_code not in (0, 1):
        raise FailedError(f"docpact verify ended with {done.exit_code}: {done.errors[-500:]}")
    report = _Json(json.loads(done.output))
    return Measured(
        tuple(sorted({one.text("fact") for one in report.all("findings")})),
        requests,
        accepted,
        report.number("seconds"),
        done.seconds,
        tuple(f"{one.text('path')}: {one.text('question')}: {one.text('answer')}" for one in report.all("dialect")),
    )


def schemathesis(program: Path, document: JsonValue, rules: Rules, examples: int | None) -> Measured:
    """schemathesis on a server with these rules; with its own number of examples where none is given."""
    more = [] if examples is None else ["--max-examples", str(examples)]
    with tempfile.TemporaryDirectory() as name, running(rules) as server:
        folder = Path(name)
        (folder / "openapi.json").write_text(json.dumps(document), encoding="utf-8")
        options = ["--url", server.url, "--header", f"Authorization: Bearer {KEY}", "--seed", str(_SEED), "--no-color"]
        reports = ["--report", "json", "--report-json-path", "report.json"]
        done = tools.run([program, "run", "openapi.json", *options, *reports, *more], folder)
        requests, accepted, bodies = server.requests, server.billed, tuple(server.bodies)
        path = folder / "report.json"
        if done.exit_code not in (0, 1) or not path.exists():
            raise FailedError(f"schemathesis ended with {done.exit_code}: {done.errors[-500:]}")
        report = _Json(json.loads(path.read_text(encoding="utf-8")))
    checks = {f"{one.text('type')}: {one.text('title')}" for one in report.all("failures")}
    errors = {"error" for _ in report.all("errors")}
    seconds = report.number("running_time")
    return Measured(tuple(sorted(checks | errors)), requests, accepted, seconds, done.seconds, bodies=bodies)


def create_alone(document: JsonValue) -> JsonValue:
    """An OpenAPI document with the create operation only, so that no tool spends its requests elsewhere."""
    whole = cast("dict[str, JsonValue]", document)
    return {**whole, "paths": {PATH: cast("dict[str, JsonValue]", whole["paths"])[PATH]}}


def bodies_of(measured: Measured) -> list[JsonValue]:
    """The bodies that were sent, as JSON and without repeats; what is no JSON is left out."""
    found: dict[str, JsonValue] = {}
    for content in measured.bodies:
        try:
            body = cast("JsonValue", json.loads(content))
        except ValueError:
            continue
        found.setdefault(json.dumps(body, sort_keys=True), body)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Json:
    """A report of a tool, read by the names of its members."""

    data: JsonValue

    def _get(self, name: str) -> JsonValue:
        if not isinstance(self.data, dict) or name not in self.data:
            raise FailedError(f"the report has no {name}: {json.dumps(self.data)[:300]}")
        return self.data[name]

    def all(self, name: str) -> Sequence[_Json]:
        values = self._get(name)
        return [_Json(value) for value in values] if isinstance(values, list) else []

    def text(self, name: str) -> str:
        return str(self._get(name))

    def number(self, name: str) -> float:
        value = self._get(name)
        return float(value) if isinstance(value, int | float) else 0.0
