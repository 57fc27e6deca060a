"""A page that was cut says so: whatever states a fact after the cut is not known to be missing otherwise."""

from __future__ import annotations

from typing import Final

import pytest

from docpact.read.pages import read_page

TABLE: Final = "# Wind\n\n| Name | Type | Definition |\n|---|---|---|\n| prompt | string | Required. |\n"
HEAD: Final = "<tr><th>Name</th><th>Type</th></tr>"
HTML: Final = f"<html><body><table>{HEAD}<tr><td>prompt</td><td>string</td></tr></table></body></html>"


def cuts(text: str, name: str = "page.md") -> list[str]:
    return [one.reason for one in read_page(text, name).unread if "cut" in one.reason or "middle" in one.reason]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{TABLE}| mode | string | Optional. One of `so", "the page ends in the middle of this row"),
        (f"{TABLE}\n```json\n" + '{"prompt": "a kite"', "the page seems to be cut: it ends inside a block of code"),
        (f"{TABLE}\nThe prompt and the mode together must not have more tha", "inside a sentence"),
        (f"{TABLE}\n<table><tr><th>Name</th><th>Type</th></tr><tr><td>mode</td><td>str", "</table> is missing"),
        (HTML.replace("</table></body></html>", ""), "</table> is missing"),
        (HTML.replace("</body></html>", "<div cla"), "it ends inside a tag"),
        (HTML.replace("</body></html>", "<p>More"), "</body> is missing"),
    ],
)
def test_a_page_that_was_cut_says_where(text: str, reason: str) -> None:
    found = cuts(text, "page.html" if text.startswith("<html") else "page.md")

    assert len(found) == 1
    assert reason in found[0]


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        TABLE.rstrip(),
        f"{TABLE}\n```json\n{{}}\n```",
        f"{TABLE}\n````md\n```\n````\n",
        f"{TABLE}\nWas this page helpful",
        f"{TABLE}\nAll of this holds for every request that is sent.",
        f"{TABLE}\nA last line without an end, as some editors leave it, but for its line break\n",
        HTML,
        f"{HTML}\n",
    ],
)
def test_a_page_that_is_whole_is_not_called_cut(text: str) -> None:
    assert cuts(text, "page.html" if text.startswith("<html") else "page.md") == []
