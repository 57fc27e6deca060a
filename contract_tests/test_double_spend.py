"""No call pays twice: every fault in every phase, every point of interruption, and any order of calls and faults.

A test tells what it has driven in pytest's summary. DOCPACT_PROFILE=deep drives a hundred times as much.
"""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from docpact.check.network import sweep
from docpact.check.network.fault_harness import HOWS, FaultHarness
from docpact.check.network.lines import interrupted_at_lines
from docpact.check.network.machine import Tally, machine
from docpact.check.network.measured import MEASURED
from docpact.check.network.request_faults import PAIRS
from docpact.check.promises import summary
from docpact.check.seam import MODES, Mode
from docpact.check.subject import Subject
from docpact.spec import LoadedSpec

DEEP = settings.get_current_profile_name().endswith("deep")
STEPS_OF_ONE = 50
EXAMPLES, MORE, ROUNDS = (1000, 1000, 40) if DEEP else (110, 40, 10)
LEAST_STEPS = 1_000_000 if DEEP else 5_000
ONCE = True
Record = Callable[[str, object], None]


@pytest.fixture(scope="module")
def harness(spec: LoadedSpec, subject: Subject) -> Iterator[FaultHarness]:
    """Both clients on a network, and one model's endpoint: requests of an operation are delivered alike."""
    harness = FaultHarness(spec, subject.package)
    yield harness
    harness.close()


def test_every_fault_in_every_phase_means_what_it_should(harness: FaultHarness, record_property: Record) -> None:
    """Each pair strikes the first, the second and the last attempt of each client, and comes to what it should."""
    failures: list[str] = []
    cases = list(sweep.cases())
    for case in cases:
        failures += sweep.check_case(harness, case)
    record_property(MEASURED, f"{len(PAIRS)} pairs of fault and phase, {len(cases)} cases")
    assert {case.fault for case in cases} == set(PAIRS)
    assert not failures, summary(failures, len(cases))


@pytest.mark.parametrize("mode", MODES)
def test_without_retries_one_call_is_one_request(harness: FaultHarness, mode: Mode, record_property: Record) -> None:
    """Then one call starts one job at most whatever a server says, also one that accepts a job and calls it refused."""
    if "max_retries" not in inspect.signature(harness.clients[mode].__init__).parameters:
        pytest.skip("this client takes no max_retries")
    failures: list[str] = []
    faults = [*PAIRS, *sweep.FALSE_REFUSALS]
    for number, fault in enumerate(faults):
        failures += sweep.sent_once(harness, mode, fault, HOWS[number % len(HOWS)])
    record_property(
        MEASURED, f"{len(faults)} pairs of fault and phase, {len(sweep.FALSE_REFUSALS)} of them refusals that lie"
    )
    assert not failures, summary(failures, len(faults))


@pytest.mark.parametrize("mode", MODES)
def test_an_interruption_anywhere_pays_once_and_says_so(
    harness: FaultHarness, mode: Mode, record_property: Record
) -> None:
    """Ctrl-C at every blocking call, and cancellation at every await, during every way of starting a job."""
    failures: list[str] = []
    points = 0
    for number, faults in enumerate(sweep.interruptible(every=DEEP)):
        for how in HOWS if not faults else HOWS[number % len(HOWS) :][:1]:
            reached, found = sweep.interrupted(harness, mode, how, faults)
            points += reached
            failures += found
    record_property(MEASURED, f"interrupted at {points:,} points")
    assert points > 100
    assert not failures, summary(failures, points)


def test_ctrl_c_at_any_line_pays_once_and_says_so(harness: FaultHarness, record_property: Record) -> None:
    """Also between two calls that block, where a coroutine may be given up before it has begun."""
    failures: list[str] = []
    lines, places = 0, set[str]()
    for how in HOWS if DEEP else HOWS[1:2]:
        reached, found = interrupted_at_lines(harness, how, places)
        lines += reached
        failures += found
    record_property(MEASURED, f"interrupted at {lines:,} lines as they ran, {len(places)} lines of code")
    assert len(places) > 100
    assert not failures, summary(failures, lines)


def test_any_order_of_calls_and_faults_pays_once(harness: FaultHarness, record_property: Record) -> None:
    """Creating, waiting, fetching and uploading with either client, in any order, with any faults and interruptions."""
    tally = Tally()
    began = time.perf_counter()
    try:
        for number in range(ROUNDS):
            searched = machine(harness, tally, first=number)
            run_state_machine_as_test(searched, settings=_settings(MORE if number else EXAMPLES))
            if tally.steps >= LEAST_STEPS and not tally.missing:
                break
            print(f"{tally} in {time.perf_counter() - began:.0f} s", flush=True)  # noqa: T201  # seen with pytest -s
    finally:
        record_property(MEASURED, f"{tally} in {time.perf_counter() - began:.0f} s")
    assert tally.steps >= LEAST_STEPS, tally
    assert not tally.missing, "each pair of fault and phase has struck a billed request"


def _settings(examples: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=STEPS_OF_ONE,
        derandomize=not DEEP,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
