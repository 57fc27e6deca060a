"""Any order of calls and faults: a Hypothesis state machine over both clients, and the count of what it has driven."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from docpact.check.network.fault_harness import HOWS, PICTURE, Call, FaultHarness, How, takes_pictures
from docpact.check.network.invariants import at_rest, violated_invariants
from docpact.check.network.request_faults import DOWNLOAD_PAIRS, PAIRS, READ_PAIRS, Fault
from docpact.check.seam import MODES, Mode

_STRIDE: Final = 37
"""So many pairs further at each call."""
modes: Final = st.sampled_from(MODES)
points: Final = st.none() | st.integers(1, 40)
faults: Final = st.lists(st.integers(0, len(PAIRS) - 1), max_size=3)
"""Of billed requests: numbers of pairs, counted from another one at each call."""
read_faults: Final = st.lists(st.sampled_from(READ_PAIRS), max_size=3)
download_faults: Final = st.lists(st.sampled_from(DOWNLOAD_PAIRS), max_size=3)


@dataclass
class Tally:
    """What was driven: steps of the machine, calls, interruptions, and the faults that struck, by operation."""

    steps: int = 0
    calls: int = 0
    jobs: int = 0
    interruptions: int = 0
    struck: Counter[tuple[str, Fault]] = field(default_factory=Counter[tuple[str, Fault]])
    came_to: Counter[str] = field(default_factory=Counter[str])

    def note(self, call: Call) -> None:
        self.calls += 1
        self.jobs += len(call.jobs)
        self.interruptions += call.interrupted
        self.came_to[type(call.error).__name__ if call.error else "returned"] += 1

    @property
    def missing(self) -> list[str]:
        """Pairs of a fault and a phase that never struck a billed request."""
        return [str(fault) for fault in PAIRS if not self.struck["create", fault]]

    def __str__(self) -> str:
        driven = len(PAIRS) - len(self.missing)
        return (
            f"{self.steps:,} steps, {self.calls:,} calls, {self.jobs:,} jobs, {self.interruptions:,} interruptions, "
            f"{self.struck.total():,} faults struck, {driven} of {len(PAIRS)} pairs struck a billed request"
        )


class Machine(RuleBasedStateMachine):
    """Both clients, one server, and all that may go wrong between them. Raises AssertionError for a broken law."""

    harness: ClassVar[FaultHarness]
    tally: ClassVar[Tally]
    first: ClassVar[int]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="docpact-")
        self.ids: list[str] = []
        self.number = self.checks = 0
        self.harness.rest()

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(mode=modes, how=st.sampled_from(HOWS), coming=faults, point=points)
    def create(self, mode: Mode, how: How, coming: list[int], point: int | None) -> None:
        """A billed call, with faults on its way."""
        self.number += 1
        self.harness.network.queue_faults("create", self._dealt(coming))
        self._judged(self.harness.call(mode, how, self.harness.creation(mode, how, self.number), interrupt=point))

    @rule(mode=modes, how=st.sampled_from(HOWS), coming=faults)
    def create_undisturbed(self, mode: Mode, how: How, coming: list[int]) -> None:
        self.create(mode, how, coming, None)

    @rule(mode=modes, coming=faults, cut=st.lists(points, min_size=2, max_size=4))
    def create_several(self, mode: Mode, coming: list[int], cut: list[int | None]) -> None:
        """Several billed calls at once, each cancelled or not."""
        self.harness.network.queue_faults("create", self._dealt(coming))
        functions: list[Callable[[], Any]] = []
        for _ in cut:
            self.number += 1
            functions.append(self.harness.creation(mode, "create", self.number))
        for call in self.harness.together(mode, "create", functions, interrupts=cut):
            self._judged(call)

    @rule(mode=modes, coming=read_faults, point=points)
    def create_over_a_bad_upload(self, mode: Mode, coming: list[Fault], point: int | None) -> None:
        """A billed call whose picture does not get through."""
        self.number += 1
        self.harness.network.queue_faults("upload", coming[:2])
        self.harness.network.queue_faults("storage", coming[2:])
        how: How = "create with a picture"
        self._judged(self.harness.call(mode, how, self.harness.creation(mode, how, self.number), interrupt=point))

    @precondition(lambda self: self.ids and self.harness.has("poll"))
    @rule(
        mode=modes, pick=st.integers(0, 99), coming=read_faults, point=points, seconds=st.sampled_from([0, 5, 30, 600])
    )
    def wait(self, mode: Mode, pick: int, coming: list[Fault], point: int | None, seconds: float) -> None:
        """Wait for a job of either client, picked up by its id."""
        generation = self._picked(mode, pick)
        interval = self.harness.spec.api.content.waiter.longest_interval
        self.harness.network.queue_faults("poll", coming)
        function = partial(generation.wait, timeout=seconds)
        self._judged(self.harness.call(mode, "wait", function, interrupt=point, most=seconds + interval + 1))

    @precondition(lambda self: self.ids and self.harness.has("poll"))
    @rule(mode=modes, pick=st.integers(0, 99), coming=read_faults, point=points)
    def refresh(self, mode: Mode, pick: int, coming: list[Fault], point: int | None) -> None:
        self.harness.network.queue_faults("poll", coming)
        self._judged(self.harness.call(mode, "refresh", self._picked(mode, pick).refresh, interrupt=point))

    @precondition(lambda self: self.ids and self.harness.has("poll"))
    @rule(mode=modes, pick=st.integers(0, 99), coming=download_faults, point=points)
    def download(self, mode: Mode, pick: int, coming: list[Fault], point: int | None) -> None:
        """Fetch a finished file: whole, or nothing under its name."""
        generation = self._picked(mode, pick)
        self.harness.network.clear_faults()
        self._judged(self.harness.call(mode, "wait", generation.wait))
        self.harness.network.queue_faults("cdn", coming)
        path = Path(self.folder.name, f"{self.number}-{pick}.mp4")
        path.unlink(missing_ok=True)
        endpoint = self.harness.endpoint
        for file in generation.files[:1]:
            whole = endpoint.clip(endpoint.jobs[generation.id])
            call = self.harness.call(mode, "download", partial(file.download, path), interrupt=point)
            self._judged(call)
            if path.exists() and path.read_bytes() != whole:
                raise AssertionError(f"a partial file lies under the final name: {call}")
            if not path.exists() and call.error is None:
                raise AssertionError(f"there is no file: {call}")

    @precondition(lambda self: self.harness.has("account"))
    @rule(mode=modes, coming=read_faults, point=points)
    def account(self, mode: Mode, coming: list[Fault], point: int | None) -> None:
        self.harness.network.queue_faults("account", coming)
        self._judged(self.harness.call(mode, "account", self.harness.clients[mode].account, interrupt=point))

    @precondition(lambda self: takes_pictures(self.harness.spec))
    @rule(mode=modes, coming=read_faults, point=points)
    def upload(self, mode: Mode, coming: list[Fault], point: int | None) -> None:
        self.harness.network.queue_faults("upload", coming)
        client = self.harness.clients[mode]
        self._judged(self.harness.call(mode, "upload", lambda: client.upload(PICTURE), interrupt=point))

    @rule(mode=modes, slots=st.sampled_from([None, 1, 2]))
    def renew(self, mode: Mode, slots: int | None) -> None:
        """A new client, perhaps with few slots; the jobs of the one before are picked up by their ids."""
        self.harness.renew(mode, max_concurrent=slots)

    @rule(mode=modes, how=st.sampled_from(HOWS))
    def use_after_closing(self, mode: Mode, how: How) -> None:
        """A closed client refuses, and sends nothing."""
        self.number += 1
        harness = self.harness
        function = harness.creation(mode, how, self.number)
        http = harness.https[mode]
        self._judged(harness.call(mode, "close", http.close if mode == "blocking" else http.aclose))
        call = harness.call(mode, how, function)
        self._judged(call)
        if call.exchanges or not isinstance(call.error, harness.package.InvalidRequest):
            raise AssertionError(f"a closed client did not refuse: {call}")
        harness.renew(mode)

    @rule(noticed=st.booleans())
    def hang_up(self, noticed: bool) -> None:  # noqa: FBT001  # Hypothesis gives it by name
        """The hosts close idle connections."""
        self.harness.network.hang_up(noticed=noticed)

    @rule(seconds=st.sampled_from([1.0, 10.0]))
    def time_passes(self, seconds: float) -> None:
        self.harness.clock.advance(seconds)

    @invariant()
    def counted(self) -> None:
        self.checks += 1
        self.tally.steps += self.checks > 1  # the first check comes before the first step

    def _dealt(self, coming: list[int]) -> list[Fault]:
        """Hypothesis repeats what it has drawn: without the number of the call, some pairs would hardly come."""
        return [PAIRS[(index + self.first + self.number * _STRIDE) % len(PAIRS)] for index in coming]

    def _picked(self, mode: Mode, pick: int) -> Any:
        return self.harness.clients[mode].generation(self.ids[pick % len(self.ids)])

    def _judged(self, call: Call) -> None:
        """Count a call, and hold it to the laws."""
        self.tally.note(call)
        found = violated_invariants(self.harness, call) + at_rest(self.harness, call.mode)
        if found:
            raise AssertionError("\n".join(found))
        self.ids += call.jobs
        self.tally.struck.update((one.operation, one.fault) for one in call.exchanges if one.fault and one.struck)
        self.harness.network.clear_faults()


def machine(harness: FaultHarness, tally: Tally, first: int = 0) -> type[Machine]:
    """A state machine over a harness, which counts what it drives; with another ``first`` the faults are others."""
    return type("DoubleSpend", (Machine,), {"harness": harness, "tally": tally, "first": first})
