"""One page that holds everything it needs: the facts of all models, to be searched, filtered, sorted and linked to."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from importlib import resources
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pydantic import JsonValue

_PLACES: Final = re.compile(r"(STYLE|SCRIPT|DATA)_(TEXT|HASH)")


def html(data: Mapping[str, JsonValue]) -> str:
    """The page. Its data is JSON that its one script reads as text: nothing in it can become markup or code.

    A content security policy names the hashes of that script and of the style, so that nothing else runs or loads.
    """
    style, script = _part("style.css"), _part("script.js")
    texts = {"STYLE_TEXT": style, "SCRIPT_TEXT": script, "DATA_TEXT": embedded(data)}
    texts |= {"STYLE_HASH": _hash(style), "SCRIPT_HASH": _hash(script)}
    return _PLACES.sub(lambda found: texts[found[0]], _part("page.html"))


def embedded(data: Mapping[str, JsonValue]) -> str:
    """JSON that can stand in an HTML script element: no character in it begins or ends a tag or a comment.

    Rows say the same things many times over: each text stands once, and an object is the list of its members, without
    those at its end that are null.
    """
    texts: dict[str, int] = {}
    forms: dict[tuple[str, ...], int] = {}

    def packed(value: JsonValue) -> JsonValue:
        if isinstance(value, str):
            return texts.setdefault(value, len(texts))
        if isinstance(value, list):
            return [-1, *map(packed, value)]
        if isinstance(value, dict):
            members = [*map(packed, value.values())]
            while members and members[-1] is None:
                members.pop()
            return [forms.setdefault((*value,), len(forms)), *members]
        return value

    rows = packed(data["rows"])
    whole = {**data, "rows": rows, "texts": [*texts], "forms": [[*form] for form in forms]}
    text = json.dumps(whole, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _part(name: str) -> str:
    return resources.files("docpact.report").joinpath("page", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
