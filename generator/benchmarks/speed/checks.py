"""What is measured of the checks: bodies put through the client in memory, and a run of ``docpact verify``.

``python -m benchmarks.speed.checks SIDE`` puts bodies through, and prints how many a second of the processor.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any, Final

import httpx
from benchmarks.double_spend.environments import REPOSITORY, UnavailableError
from benchmarks.speed.measures import OURS, Question, process, read, timed
from hypothesis import HealthCheck, given, settings

from docpact.check import strategies
from docpact.check.harness import KEY, Harness
from docpact.check.values import closed_bodies
from docpact.spec import load_spec

MODEL: Final = "sora-2-pro"
SPEC: Final = REPOSITORY / "spec" / "leonardo" / "models" / f"{MODEL}.yaml"
PACKAGE: Final = "leonardo_client"
DRAWN: Final = 1000
ENUMERATED: Final = 3000
"""Bodies in a run; those of closed values come again until they are so many."""
BARE, ALONE = "httpx, posting to a function", "Hypothesis alone"
LIMIT: Final = "httpx, posting to the suite's server"
"""All that a body takes but for the client: respx, the server's judgement of it, and what it answers."""
HOLD: Final = "import json, os, sys; print(json.dumps(dict(os.environ)), flush=True); sys.stdin.read()"


def bodies(rounds: int) -> list[Question]:
    """How fast bodies go through the client: those of closed values, and those that Hypothesis draws."""
    title = "a second of the processor"
    enumerated = Question("enumerated", f"Bodies of closed values created, {title}", BARE, None, "bodies/s", less=False)
    enumerated.note = (
        "Goal: 6,000, which is about what httpx alone takes. Posting to the contract suite's server, in memory behind "
        "respx, shows the limit: it judges each body as well. Ours also judges it before, decides on the answer, and "
        "has what arrived compared with what was to be sent."
    )
    drawn = Question("drawn", f"Bodies that Hypothesis draws created, {title}", ALONE, 0.8, "bodies/s", less=False)
    drawn.note = "The limit here is what Hypothesis has drawn, posted to the suite's server."
    for _ in range(rounds):
        for question in (enumerated, drawn):
            for side in (question.one, LIMIT, OURS):
                question.runs.setdefault(side, []).append(_measured(question.name, side))
    return [enumerated, drawn]


def verifying(rounds: int) -> list[Question]:
    """What a run of verify takes of its own, with a sandbox in another process that answers as it should."""
    title = "docpact verify with 50 requests, seconds of its own processor"
    question = Question("verify", title, "docpact --help", unit="s")
    question.note = "Goal: 1 s."
    docpact = [sys.executable, "-m", "docpact"]
    sandbox = [
        *docpact,
        "sandbox",
        "--spec",
        str(REPOSITORY / "spec"),
        "--quiet",
        "--pending",
        "0",
        "--",
        sys.executable,
        "-c",
        HOLD,
    ]
    with process(*sandbox) as running:
        variables: dict[str, str] = json.loads(read(running))
        address = next(value for name, value in variables.items() if name.endswith("_BASE_URL"))
        command = [*docpact, "verify", str(SPEC), "--base-url", address, "--allow-billed", "50", "--max-requests", "50"]
        for _ in range(rounds):
            for name, one in ((question.one, [*docpact, "--help"]), (OURS, command)):
                question.runs.setdefault(name, []).append(timed(one, REPOSITORY, **variables).processor / 1000)
    return [question]


def _measured(question: str, side: str) -> float:
    """Raises UnavailableError where it fails."""
    command = [sys.executable, "-m", "benchmarks.speed.checks", question, side]
    path = f"{REPOSITORY / 'generator'}:{REPOSITORY / 'generated'}"
    done = subprocess.run(command, capture_output=True, text=True, env={"PYTHONPATH": path}, check=False)
    if done.returncode:
        raise UnavailableError(done.stderr.strip().rpartition("\n")[2])
    return float(done.stdout)


def rate(question: str, side: str) -> float:
    """Bodies a second of the processor, in this process."""
    spec = load_spec(SPEC)
    harness = Harness(spec, PACKAGE)
    sent = spec.request(b"{}")
    address, headers = spec.api.content.server.url + sent.path, {"authorization": f"Bearer {KEY}"}

    def limit(body: Any) -> None:
        harness.reset()
        assert harness.http.post(address, json=body, headers=headers).json()

    def ours(body: Any) -> None:
        outcome = harness.outcome(harness.create_from, body)
        assert outcome.refused is None, outcome

    if question == "enumerated":
        found = [*itertools.islice(itertools.cycle(closed_bodies(spec)), ENUMERATED)]
        with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json={"id": "1"}))) as client:

            def bare(body: Any) -> None:
                client.post("https://api.example/generations", json=body).json()

            take = {BARE: bare, LIMIT: limit, OURS: ours}[side]
            return _rate(lambda: [take(body) for body in found], ENUMERATED)

    @settings(
        max_examples=DRAWN, derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    @given(strategies.valid_bodies(spec))
    def drawn(body: Any) -> None:
        if side != ALONE:
            (ours if side == OURS else limit)(body)

    return _rate(drawn, DRAWN)


def _rate(run: Callable[[], object], count: int) -> float:
    began = time.process_time()
    run()
    return count / (time.process_time() - began)


if __name__ == "__main__":
    print(rate(*sys.argv[1:]))
