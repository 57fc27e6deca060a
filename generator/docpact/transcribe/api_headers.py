"""How the samples of a vendor's pages send a key, and which headers of their own they send."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

KEY_NAME: Final = re.compile(r"(?:api|access|auth)?[-_]?(?:key|token)", re.IGNORECASE)
"""What a parameter of an address is called that holds the key."""
_USUAL: Final = re.compile(
    r"authorization|content-(?:type|length)|accept(?:-.*)?|user-agent|host|connection|cookie|origin|referer|cache-control"
)
_OF_A_KEY: Final = re.compile(r"^(?!.*idempoten).*(?:key|token|secret|auth)")
_FIXED_VALUE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/;=,+-]{0,99}")
_SCHEME_WORD: Final = re.compile(r"(?P<word>[A-Za-z]+)\s+\S")
_BLANK: Final = re.compile(r"[<{$\[]?[\w ]*(?:key|token|authorization)[\w ]*[>}\]]?", re.IGNORECASE)


class Sent(NamedTuple):
    """How the key is sent, what the pages state of it, and what a person has to see to."""

    auth: dict[str, object]
    stated: str = ""
    open: str = ""


def key_sent(headers: Mapping[str, str], in_query: str | None, environment: str) -> Sent:
    """How a key is sent, as the headers of samples show it, or else ``in_query``, a parameter of their addresses."""
    header: dict[str, object] = {"scheme": "header", "header": "authorization", "environment": environment}
    header["source"] = "stated by a sample"
    value = headers.get("authorization", "")
    scheme = _SCHEME_WORD.match(value)
    if re.search(r"\bbearer\b", value, re.IGNORECASE):
        source = "stated: Authorization with Bearer"
        return Sent({"scheme": "bearer", "environment": environment, "source": source}, "auth bearer")
    if _BLANK.fullmatch(value.strip()):
        bare = "the samples show the bare key in Authorization; see that no word stands before it"
        return Sent(header, "auth header", bare)
    if scheme and len(value.split()) == 2:
        return Sent({**header, "prefix": f"{scheme['word']} "}, "auth header")
    if name := next((one for one in headers if _OF_A_KEY.search(one) and one != "authorization"), None):
        return Sent({**header, "header": name}, f"auth {name}")
    if in_query:
        asked: dict[str, object] = {"scheme": "query", "query": in_query, "environment": environment}
        return Sent({**asked, "source": "stated by an address"}, f"auth {in_query} in the address")
    assumed: dict[str, object] = {"scheme": "bearer", "environment": environment, "source": "assumed"}
    return Sent(assumed, open="how the key is sent was not found: a bearer token is assumed")


def own_headers(headers: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The samples' headers that are neither a key's nor every request's, as a version: those with a fixed value, which
    can be sent, and the names of the others.
    """
    others = {name: value for name, value in headers.items() if not (_USUAL.fullmatch(name) or _OF_A_KEY.search(name))}
    once = {name for name in others if "idempoten" in name}
    fixed = {name: value for name, value in others.items() if name not in once and _FIXED_VALUE.fullmatch(value)}
    return fixed, [name for name in others if name not in fixed]
