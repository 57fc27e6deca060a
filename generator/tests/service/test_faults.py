from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from typing import get_args

import pytest

from docpact.errors import DocpactError
from docpact.service import Fault, Faults, parse_fault
from docpact.service.faults import ALLOWED, BEHAVIOURS, OPTIONS, Kind, Option, Target, described, parse_faults

SPELLINGS = [
    ("create=429:2", Fault(target="create", kind="429", times=2)),
    ("create=429,retry_after=3", Fault(target="create", kind="429", retry_after=3)),
    ("poll=late,phase=before,seconds=0.5", Fault(target="poll", kind="late", phase="before", seconds=0.5)),
    ("any=html-403:always", Fault(target="any", kind="html-403", times=None)),
    ("cdn=cut-inside-answer", Fault(target="cdn", kind="cut-inside-answer")),
    (
        "storage=cut-before-answer,phase=after:3",
        Fault(target="storage", kind="cut-before-answer", phase="after", times=3),
    ),
    ("upload=wrong-length,by=-5", Fault(target="upload", kind="wrong-length", by=-5)),
]

MISTAKES = [
    ("create", "that is no fault", "TARGET=KIND"),
    ("", "that is no fault", "create=429:2"),
    ("=", "target is ''", "Targets are: create, poll"),
    ("buy=429", "target is 'buy'", "Targets are: create, poll"),
    ("create=418", "kind is '418': there is no such kind", "Faults are: 429, 500"),
    ("create=429:0", "times is 0", "'always'"),
    ("create=429:often", "times is 'often'", "'always'"),
    ("create=429:1:2", "times is '1:2'", "'always'"),
    ("create=429,retry_after", "'retry_after' has no value", "TARGET=KIND"),
    ("create=429,retry_after=1.5", "retry_after is 1.5", "whole seconds"),
    ("create=429,retry_after=\x1b[31m", r"retry_after is '\x1b[31m'", "whole seconds"),
    ("create=429,retry_after=a\r\nb", r"retry_after is 'a\r\nb'", "whole seconds"),
    ("create=429,colour=red", "there is no option 'colour'", "Options are: phase"),
    ("create=429,target=poll", "there is no option 'target'", "Options are: phase"),
    ("create=429,seconds=2", "seconds means nothing to 429, only to: late, slow", "TARGET=KIND"),
    ("create=late,seconds=0", "seconds is 0", "above 0"),
    ("create=late,seconds=nan", "seconds is nan", "above 0"),
    ("create=late,phase=later", "phase is 'later'", "before and after"),
    ("create=slow,phase=before", "slow always strikes after the request was handled", "TARGET=KIND"),
    ("create=wrong-length,by=0", "a length that is wrong by 0 is right", "TARGET=KIND"),
    ("create=wrong-length,by=9999", "by is 9999", "-1000 to 1000"),
]


@pytest.mark.parametrize(("text", "fault"), SPELLINGS)
def test_a_fault_is_read_as_it_is_spelt(text: str, fault: Fault) -> None:
    assert parse_fault(text) == fault
    assert str(fault) == text


@pytest.mark.parametrize(("text", "what", "hint"), MISTAKES)
def test_a_mistake_is_named_with_what_may_stand_there(text: str, what: str, hint: str) -> None:
    with pytest.raises(DocpactError) as caught:
        parse_fault(text)
    assert what in caught.value.what
    assert hint in str(caught.value.hint)
    assert str(caught.value).startswith("--fault ")
    assert "\x1b" not in str(caught.value)
    assert "\r" not in str(caught.value)


def test_every_kind_and_every_member_is_described() -> None:
    assert tuple(BEHAVIOURS) == get_args(Kind)
    assert set(ALLOWED) == set(Fault.model_fields)
    assert set(OPTIONS) == set(get_args(Option))


def test_what_is_described_can_be_written_and_is_complete() -> None:
    lines = described()
    examples = re.findall(r"[a-z]+=[a-z0-9-]+[^ ]*?(?=,? |$)", lines[1])
    assert [str(parse_fault(example)) for example in examples] == examples
    assert len(examples) == 3
    for kind, behaviour in BEHAVIOURS.items():
        (line,) = [line for line in lines if line.startswith(f"  {kind}: ")]
        assert all(option in line for option in behaviour.options)
        assert ("phase" in line) == (len(behaviour.phases) > 1)
    assert all(any(line.startswith(f"  {option}: ") for line in lines) for option in get_args(Option))
    assert all(target in " ".join(lines) for target in get_args(Target))


def test_faults_strike_in_order_as_often_as_they_should_and_then_no_more() -> None:
    faults = Faults([Fault(target="create", kind="429", times=2), Fault(target="create", kind="500")])
    assert faults.take("poll") is None
    struck = [faults.take("create") for _ in range(4)]
    assert [fault and fault.kind for fault in struck] == ["429", "429", "500", None]
    assert faults.waiting == []


def test_a_fault_for_any_strikes_whatever_comes() -> None:
    faults = Faults([Fault(target="any", kind="500", times=None)])
    targets: tuple[Target | None, ...] = ("create", "cdn", "storage", None)
    assert all(faults.take(target) for target in targets)
    assert [str(fault) for fault in faults.waiting] == ["any=500:always"]
    faults.clear()
    assert faults.take("create") is None


def test_a_request_without_an_operation_is_only_struck_by_a_fault_for_any() -> None:
    faults = Faults([Fault(target="create", kind="500")])
    assert faults.take(None) is None
    assert len(faults.waiting) == 1


def test_faults_count_right_from_many_threads() -> None:
    faults = Faults([Fault(target="create", kind="500", times=500)])

    def take(_: int) -> bool:
        return faults.take("create") is not None

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(take, range(1000))) == 500


def test_faults_are_read_from_json() -> None:
    items = [{"target": "create", "kind": "429", "times": None, "retry_after": "Wed, 21 Oct 2026 07:28:00 GMT"}]
    assert parse_faults(json.dumps(items).encode()) == [
        Fault(target="create", kind="429", times=None, retry_after="Wed, 21 Oct 2026 07:28:00 GMT")
    ]
    assert parse_faults(b"[]") == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the body is not JSON"),
        (b"\xff", "the body is not JSON"),
        (b"[" * 100_000, "the body is not JSON"),
        (b"{}", "not a list"),
        (b"[0]", r"faults\[0\]: .*valid dictionary"),
        (b'[{"target": "create", "kind": "500"}, {"target": "create"}]', r"faults\[1\]: kind is missing"),
        (b'[{"target": "create", "kind": "500", "times": "2"}]', "times is '2'"),
        (b'[{"target": "create", "kind": "500", "colour": 1}]', "there is no option 'colour'"),
        (b'[{"target": "create", "kind": "500", "seconds": 1}]', "seconds means nothing to 500"),
        (json.dumps([{"target": "create", "kind": "500"}] * 1001).encode(), "at most 1000"),
    ],
)
def test_json_that_is_no_list_of_faults_is_named(content: bytes, message: str) -> None:
    with pytest.raises(DocpactError, match=message):
        parse_faults(content)
