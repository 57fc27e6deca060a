"""Whether the search for a secret finds one, wherever it lies and however it is written."""

from __future__ import annotations

import base64
import functools
import io
import json
from collections.abc import Callable
from types import SimpleNamespace
from urllib.parse import quote

import pytest

from docpact.check.harness import Harness
from docpact.check.leak_scenarios import LEAK_SCENARIOS, LeakScenario, run
from docpact.check.seam import MODES, Mode
from docpact.check.secrets import HIDDEN, forms, masked, texts_of, tracebacks_of, ways_shown
from docpact.spec import LoadedSpec

KEY = "sk-7Hq\"x'\\9/Zr+t%w=~L$m(2kP"


class Slotted:
    __slots__ = ("__private", "public", "unset")

    def __init__(self, private: object, public: object) -> None:
        self.__private, self.public = private, public

    def method(self) -> None:
        """Holds its object."""


class OneSlot:
    __slots__ = "only"  # noqa: PLC0205  # as some write it

    def __init__(self, only: object) -> None:
        self.only = only


class Boasting:
    def __repr__(self) -> str:
        return f"<Boasting {KEY}>"


class Raising:
    def __repr__(self) -> str:
        raise ValueError(KEY)


def raised(error: ValueError) -> ValueError:
    """The error with a traceback, whose frame has the key as a local value."""

    def deeper(local: str) -> None:
        assert local
        raise error

    try:
        deeper(KEY)
    except ValueError as caught:
        return caught


def noted() -> BaseException:
    error = ValueError("x")
    error.add_note(KEY)
    return error


def caused(*, by: bool) -> BaseException:
    error = ValueError("x")
    if by:
        error.__cause__ = ValueError(KEY)
    else:
        error.__context__ = ValueError(KEY)
    return error


def cyclic() -> object:
    holder: dict[str, object] = {"key": [KEY]}
    holder["itself"] = holder
    return holder


PLACES: dict[str, Callable[[], object]] = {
    "a text": lambda: f"before {KEY} after",
    "bytes": f"x{KEY}".encode,
    "a value": lambda: {"a": [(1, {KEY})]},
    "a name": lambda: {KEY: 1},
    "an attribute": lambda: SimpleNamespace(a=SimpleNamespace(b=KEY)),
    "a private slot": lambda: Slotted(KEY, 1),
    "a slot": lambda: Slotted(1, KEY),
    "the only slot": lambda: OneSlot(KEY),
    "what a repr says": Boasting,
    "what a repr raises": Raising,
    "a method's object": lambda: Slotted(KEY, 1).method,
    "a partial": lambda: functools.partial(print, end=KEY),
    "an exception": lambda: ValueError(KEY),
    "a note": noted,
    "a cause": lambda: caused(by=True),
    "a context": lambda: caused(by=False),
    "a group": lambda: ExceptionGroup("x", [ValueError("y"), ValueError(KEY)]),
    "a frame": lambda: raised(ValueError("x")),
    "a circle": cyclic,
}


@pytest.mark.parametrize("place", PLACES)
def test_a_key_is_found_in(place: str) -> None:
    assert [where for where, text in texts_of(PLACES[place]()) if ways_shown(KEY, text)]


def test_what_holds_no_key_shows_none() -> None:
    things = [Slotted(1, 2), OneSlot("x"), caused, functools.partial(print, 1), io, {"a": [b"x", None, 1.5]}]
    assert [where for where, text in texts_of(things) if ways_shown(KEY, text)] == []


@pytest.mark.parametrize(
    ("way", "text"),
    {
        "as it is": KEY.upper(),
        "as Python writes it": repr({"a": KEY}),
        "as JSON writes it": json.dumps({"a": KEY}),
        "percent-encoded": f"https://x/?key={quote(KEY, safe='')}",
        "in hex": KEY.encode().hex(),
        "its first half": KEY[: len(KEY) // 2],
        "its second half": KEY[len(KEY) // 2 :],
    }.items(),
)
def test_a_key_is_found_however_it_is_written(way: str, text: str) -> None:
    assert way in ways_shown(KEY, f"before {text} after")


@pytest.mark.parametrize("before", range(6))
@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
def test_a_key_is_found_in_base64_whatever_stands_before_it(before: int, encode: Callable[[bytes], bytes]) -> None:
    assert any("base64" in way for way in ways_shown(KEY, encode(b"u" * before + KEY.encode() + b"more").decode()))


def test_halves_of_a_short_secret_mean_nothing() -> None:
    assert not [way for way in forms("short-key") if "half" in way]


def test_a_masked_text_shows_no_key() -> None:
    for text in (KEY, json.dumps(KEY), quote(KEY, safe=""), KEY.upper()):
        assert ways_shown(KEY, masked(KEY, f"before {text} after")) == []
    for text in (
        base64.b64encode(f"key {KEY}".encode()).decode(),
        KEY.encode().hex(),
        KEY.encode("utf-16").decode("latin-1"),
    ):
        assert ways_shown(KEY, masked(KEY, text).replace("\0", "")) == []
    assert masked(KEY, f"a {KEY} z") == f"a {HIDDEN} z"
    assert masked("key", "a key in a text") == "a key in a text", "three characters are part of any word"


def test_tracebacks_with_local_values_show_what_a_frame_holds() -> None:
    error = raised(ValueError("x"))
    shown = dict(tracebacks_of(error))
    assert len(shown) == 2
    assert all(ways_shown(KEY, text) for text in shown.values())
    assert [*dict(tracebacks_of(error, rich=False))] == [*shown][:1]


@pytest.fixture(scope="module")
def harness(sora: LoadedSpec) -> Harness:
    return Harness(sora)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("scenario", LEAK_SCENARIOS, ids=lambda scenario: scenario.name)
def test_each_situation_comes_to_the_error_that_it_is_about(
    harness: Harness, scenario: LeakScenario, mode: Mode
) -> None:
    """Else the key would be looked for where nothing has happened."""
    evidence = run(scenario, mode, harness, lambda: KEY)
    assert evidence.objects
    assert scenario.error is None or evidence.error(scenario.error)
