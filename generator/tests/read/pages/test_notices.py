"""Notices of a day from which requests with a parameter fail."""

from __future__ import annotations

import datetime as dt

import pytest

from docpact.read.pages.notices import failing_from

DAY = dt.date(2027, 3, 7)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("From 2027-03-07 requests that send `tune` are rejected.", [("tune", DAY)]),
        ("The `tune` parameter will no longer be accepted after 7 March 2027.", [("tune", DAY)]),
        ("It goes on March 7, 2027. After Mar 7th, requests with tune will return an error.", [("tune", DAY)]),
        ("After March 7th, requests with tune will fail.", []),
        ("On March 7, 2027 and on March 8, 2027 requests with `tune` fail.", []),
        ("From February 30, 2027 requests with `tune` fail.", []),
        ("`tune` is deprecated since March 7, 2027.", []),
        ("Requests with a wrong key fail.", []),
    ],
)
def test_a_notice_names_parameter_and_day(text: str, found: list[tuple[str, dt.date]]) -> None:
    assert [(name, day) for name, day, _ in failing_from(text)] == found
