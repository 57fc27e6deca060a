"""Bad and hostile pages: a clear error or a clean reading, in bounded time, never a crash or code."""

from __future__ import annotations

import time

import pytest

from docpact.errors import DocpactError
from docpact.facts import Path as FactPath
from docpact.read.pages import read_page

TABLE = "# T\n\n| Parameter | Type | Definition |\n|---|---|---|\n"
SECONDS = 20.0
"""What the slowest of these may take on a busy machine; on an idle one all stay below 5 s."""


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        ("\u200b\u202e\n".encode(), "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not text"),
        (b"a\x00b", "binary"),
        (b"line\n\xff\xfebroken", "not text"),
        (b"# Title\n\nOnly words.\n", "no table or list of parameters"),
        (b"# T\n\n| A | B |\n|---|---|\n| 1 | 2 |\n", r"columns A \| B"),
        (b"x" * 50_000_000, "larger than 10 MB"),
        (b"a\n" * 200_000, "more than 100,000 lines"),
        ((TABLE + "| p | string | x |\n" * 10_000).encode(), "more than 5,000 table rows"),
        (
            b"<html><table><tr><th>Parameter</th><th>Type</th></tr>" + b"<tr><td>a</td><td>string</td></tr>" * 10_000,
            "5,000 table rows",
        ),
        (("T\nParameter | Type |\n|---|---|\n" + "a | string |\n" * 6_000).encode(), "5,000 table rows"),
        (("T\n\nParameterTypeDefinition\n" + "astringOptional.\n" * 6_000).encode(), "5,000 table rows"),
        (("T\n\nParameter\tType\n" + "a\tstring\n" * 6_000).encode(), "5,000 table rows"),
        (b"<html>" + b"<div>" * 200_000, "nested deeper than 500"),
        ((TABLE + f"| a | string | {'x' * 30_000} |\n").encode(), "longer than 20,000"),
        ((TABLE + f"| a | string | {'x ' * 9_000} |\n" * 100).encode(), "more than 1,000,000 characters"),
        (
            ("curl x --data '" + '{"a":' * 50_000 + "'\n\nParameterTypeDefinition\nastringX.\n").encode(),
            "nested deeper than 64",
        ),
    ],
    ids=lambda value: value[:25] if isinstance(value, str) else str(value[:25]),
)
def test_bad_input_is_a_clear_error(content: bytes, message: str) -> None:
    started = time.perf_counter()
    with pytest.raises(DocpactError, match=message) as caught:
        read_page(content, "bad.page")

    assert time.perf_counter() - started < SECONDS
    assert caught.value.where is not None
    assert caught.value.where.source == "bad.page"
    assert caught.value.hint


@pytest.mark.parametrize(
    "definition",
    [
        "(" * 1_900,
        "[a](" * 450,
        "*a" * 900,
        "`" * 1_900,
        "`a`, " * 380,
        "1, " * 600,
        "between 1 and " * 130,
        "Each item includes a.b and " * 70,
        "only available when a or b or " * 60,
        "a " * 900,
        "<" * 1_900,
        "_a " * 600,
        "true or " * 240,
        "maximum of value " * 110,
        "  ".join("x" * 900),
        "&#" * 900,
    ],
    ids=lambda text: text[:15],
)
@pytest.mark.parametrize("kind", ["string", "integer", "array", "object"])
def test_a_definition_made_to_be_slow_is_read_in_bounded_time(definition: str, kind: str) -> None:
    started = time.perf_counter()
    read_page(f"{TABLE}| a | {kind} | {definition} |\n", "slow.page")

    assert time.perf_counter() - started < SECONDS / 10


@pytest.mark.parametrize(
    "content",
    [
        "<html>"
        + "<p>" * 50_000
        + "<table><tr><th>Parameter</th><th>Type</th></tr><tr><td>a</td><td>string</td></tr></table>",
        TABLE + "| a | string | Optional. |\n\n" + "> " * 5_000 + "x\n",
        TABLE + "| a | string | Optional. |\n\n" + "".join(f"{' ' * (2 * depth)}- x\n" for depth in range(500)),
        TABLE + "| a | string | Optional. |\n\n" + "|" * 100_000 + "\n" + "|-" * 100_000 + "\n",
        "curl -X POST 'https://a' --data '{\n" * 2_000 + TABLE + "| a | string | Optional. |\n",
        "<table><tr><th>Parameter</th><th>Type</th></tr><tr><td colspan=9999 rowspan=9999>a</td></tr></table>",
        TABLE + "".join(f"| p{number} | string | Optional. Accepts `a` or `b`. |\n" for number in range(3_000)),
    ],
    ids=["open paragraphs", "quotes", "lists", "pipes", "curls", "spans", "three thousand rows"],
)
@pytest.mark.untraced
def test_odd_pages_are_read_or_refused_in_bounded_time(content: str) -> None:
    started = time.perf_counter()
    try:
        read_page(content, "odd.page")
    except DocpactError as error:
        assert error.hint  # noqa: PT017 - either outcome is fine, a crash is not

    assert time.perf_counter() - started < SECONDS


ROW = TABLE + "| a | string | Optional. |\n\n"


def _rows(count: int, definition: str = "Optional.") -> str:
    return TABLE + "".join(f"| p_{number}_q | string | {definition} |\n" for number in range(count)) + "\n"


def _curl(body: str) -> str:
    return f"```\ncurl -X POST 'https://a/b' --data '{{{body}}}'\n```\n\n"


_HTML = "<html><table><tr><th>Parameter</th><th>Type</th></tr><tr><td>a</td><td>string</td></tr></table>"

GROWING = {
    "comments before what is no HTML": "<!---->" * 30 + "x\n" + ROW,
    "blank lines": ROW + "\n" * 90_000 + "x",
    "blanks in a heading": "# x " + " " * 90_000 + "x\n\n" + ROW,
    "blanks on a page of one line": "# x " + " " * 90_000 + "| Name | Type | |---|---| | a | string | " + " " * 90_000,
    "tables on one line": "| Name | Type | |---|---| | a | string | " * 4_000,
    "fields on one line": ("a?string" * 50_000 + "\n") * 3 + ROW,
    "sizes that are nearly allowed": ROW + "supports any " * 2_000,
    "tables of one row": "".join(f"| Parameter | Type |\n|---|---|\n| a{n} | string |\n\n" for n in range(4_900)),
    "dots that end no sentence": ROW + ("." * 19_000 + "x\n\n") * 60,
    "comments in a sample that do not end": ROW + _curl("/* " * 30_000),
    "text around elements": _HTML + "<blockquote>" + "a<b></b>" * 10_000 + "<p>x</p></blockquote>",
    "quotes in quotes": _HTML + "<blockquote>" * 400 + "a<b></b>" * 4_000 + "<p>x</p>",
    "members of a sample": ROW + _curl(",".join(f'"k{n}":1' for n in range(12_000))),
    "members of a sample and rows": _rows(2_000) + _curl(",".join(f'"k{n}":1' for n in range(5_000))),
    "comparisons": _rows(2_000) + "".join(f"- `p_{n}_q < p_{n + 1}_q`\n" for n in range(200)),
    "names that are none": _rows(2_000) + "".join(f"- It must `foo bar {n}`.\n" for n in range(2_000)),
    "values that could be names": _rows(600, "Accepts " + ", ".join(f"`v_{n}`" for n in range(20)) + "."),
    "lists of ids": _rows(600, "See the table below for a list of voice IDs.")
    + "".join(f"## L{n}\n\n| Voice ID |\n|---|\n| v{n} |\n\n" for n in range(1_000)),
    "a definition that goes on": "T\n\nParameterTypeDefinition\nastringX.\n" + "This goes on and on.\n" * 90_000,
    "types in one line": "T\n\nParameterTypeDefinition\nastringX.\n-" + "stringA" * 300_000 + "\n",
    "rows of values": "T\n\nParameterTypeDefinition\n"
    + "".join(f"p{n}stringX.\n" for n in range(3_000))
    + "\n\nParameterValues\n"
    + "zz1\n" * 30_000,
    "nearly a delimiter": "T\nParameter | Type |\n" + (" " * 1_900 + "x-|\n") * 1_000,
    "bounds of an array": f"{TABLE}| a | array | {'1 up to ' * 240} |\n",
    "leads to values": ROW + ("the following x values " * 800 + ".\n\n") * 50,
}
"""Pages on which time must grow with their length, not with its square, as once it did with every one of them."""


@pytest.mark.parametrize("content", GROWING.values(), ids=GROWING.keys())
@pytest.mark.untraced
def test_time_grows_with_the_length_of_a_page(content: str, seconds_of_a_page: float) -> None:
    """Each takes at most ten times as long as a page of 600 rows; twice as much is allowed."""
    assert _seconds(content) < 20 * seconds_of_a_page


@pytest.fixture(scope="module")
def seconds_of_a_page() -> float:
    """How long a page of 600 rows takes on this machine just now."""
    return max(_seconds(_rows(600)) for _ in range(2))


def _seconds(content: str) -> float:
    """Seconds of the processor to read a page, or to refuse it."""
    started = time.process_time()
    try:
        read_page(content, "long.page")
    except DocpactError as error:
        assert error.hint  # noqa: PT017 - either outcome is fine, a crash is not
    return time.process_time() - started


def test_only_so_many_samples_of_a_page_are_looked_at() -> None:
    assert len(read_page(ROW + _curl('"model":"m"') * 100, "long.page").samples) == 64


def test_a_name_of_more_steps_than_a_sample_may_nest_is_none() -> None:
    page = read_page(f"{TABLE}| {'a.' * 63}a | string | Optional. |\n| {'a.' * 64}a | string | x |\n", "deep.page")

    assert len(page.rows) == 1
    assert [entry.reason for entry in page.unread] == ["the first cell is not the name of a parameter"]


HOSTILE = (
    "`\"; import os; os.system('x')`",
    "`{{ 7 * 7 }}`",
    "`!!python/object:os.system`",
    "`a\\b'c`",
    "`$(reboot)`",
    "`<script>alert(1)</script>`",
)


def test_hostile_values_stay_values() -> None:
    page = read_page(f"{TABLE}| key | string | Accepts {', '.join(HOSTILE)}. |\n", "hostile.page")

    enum = next(at.fact.value for at in page.claims if at.fact.keyword == "enum")
    assert isinstance(enum, list)
    assert "{{ 7 * 7 }}" in enum
    assert "$(reboot)" in enum


def test_terminal_escapes_and_bidi_marks_are_taken_out() -> None:
    accepts = "Accepts `\x1b[31mred\x1b[0m`, `\u2066blue\u2069\x07`. Odd \x9b2J words must \u202eflow."
    content = f"{TABLE}| k\u202eey | string | {accepts} |\n"
    page = read_page(content, "hostile.page")

    texts = (
        [at.sentence for at in page.claims]
        + [str(at.fact.value) for at in page.claims]
        + [entry.sentence for entry in page.unread]
    )
    assert all(character.isprintable() or character == "\n" for text in texts for character in text)
    assert {str(at) for at in page.claims} == {'key type "string"', 'key enum ["blue", "red"]'}


@pytest.mark.parametrize(
    "name",
    ["../x", "a b", "a;b", "{{ a }}", "$a", "<a>", "a'b", 'a"b', "a\\b", "x" * 200, "\u00e9", "a..b", ".a", "!!a"],
)
def test_a_hostile_name_never_becomes_a_path(name: str) -> None:
    page = read_page(f"{TABLE}| {name} | string | Optional. |\n| fine | string | Optional. |\n", "hostile.page")

    assert {at.fact.path for at in page.claims} == {"fine"}
    assert all(at.fact.path != "$" and FactPath(at.fact.path).valid for at in page.claims)
    assert len(page.unread) == 1


def test_text_in_another_encoding_of_unicode_is_read() -> None:
    page = read_page(f"{TABLE}| key | string | Optional. |\n".encode("utf-16"), "wide.page")

    assert len(page.claims) == 2


def test_an_error_is_printed_in_one_screen() -> None:
    with pytest.raises(DocpactError) as caught:
        read_page(("| " + "A\x1b[2J" * 500 + " | B |\n|---|---|\n| 1 | 2 |\n").encode(), "bad\x1b.page")

    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 2_000
