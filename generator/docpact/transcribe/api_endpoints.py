"""The endpoints of a vendor's pages, as ``api.yaml`` writes them down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docpact.errors import one_line, printable
from docpact.read.pages.endpoints import Endpoint, Exchanges

_ID: Final = re.compile(r"(?:^|_)id$|I[dD]$")
"""What a member is called that holds an id."""


def hole(endpoint: Endpoint | None) -> str | None:
    """The name that an address, or the body of what asks with POST, gives to the id of a job."""
    if endpoint is None:
        return None
    holes = re.findall(r"\{(\w+)\}", endpoint.path)
    in_query = [
        name for name, value in endpoint.query.items() if re.fullmatch(r"\{\w+\}|<.*>|", value) or _ID.search(name)
    ]
    in_body = [name for name, value in endpoint.sends.items() if isinstance(value, str) and _ID.search(name)]
    return next(iter([*holes[-1:], *in_query, *in_body]), None)


def address(endpoint: Endpoint, name: str = "id", ids: Sequence[str] = ()) -> dict[str, object]:
    """Method, path and query, with {id} where the job's id goes, or what else it is asked by.

    Where ``ids`` are shown with slashes, these stay; what they begin with is no longer in the path.
    """
    named = hole(endpoint)
    place = f"{{{name}}}"
    path = endpoint.path.replace(f"{{{named}}}", place)
    if above := next((one.rpartition("/")[0] for one in ids if "/" in one and "://" not in one), ""):
        path = path.replace(f"/{above}/{place}", f"/{place}").replace(place, f"{{+{name}}}")
    query = {one: place if one == named or value == f"{{{named}}}" else value for one, value in endpoint.query.items()}
    made: dict[str, object] = {"method": endpoint.method, "path": path, **({"query": query} if query else {})}
    if named in endpoint.sends and place not in f"{path}{query}":
        texts = {one: value for one, value in endpoint.sends.items() if isinstance(value, str) and value}
        made["body"] = texts | {named: place}
    return made


def taking(endpoint: Endpoint) -> dict[str, object]:
    """Method, path, query and form of what takes a body: members stand in holes, and where a table lists a query.

    All of what is asked for with GET does, unless no table lists it.
    """
    placed = {name: f"{{{name}}}" for name in sorted(endpoint.asked)}
    values = endpoint.query | placed
    query = {name: value for name, value in values.items() if value}
    if endpoint.method == "GET":
        query = {name: value for name, value in query.items() if name not in placed}
    made: dict[str, object] = {"method": endpoint.method, "path": endpoint.path, **({"query": query} if query else {})}
    made |= {"content_type": endpoint.form} if endpoint.form else {}
    made |= {"brackets": True} if endpoint.brackets and endpoint.form else {}
    return {**made, **({"listed": True} if endpoint.listed and not endpoint.form else {})}


def says(endpoint: Endpoint) -> str:
    """Who states an endpoint, and where."""
    title = one_line(printable(endpoint.title, 80), 80)
    return f"stated on the page, line {endpoint.line}" + (f" ({title})" if title else "")


def joined(found: Sequence[Exchanges]) -> Exchanges:
    """What all pages tell, each endpoint once; what one page leaves open another may say."""
    whole = Exchanges(found[0].source, " ".join(one.title for one in found))
    endpoints: dict[tuple[str, str], Endpoint] = {}
    for exchanges in found:
        for one in exchanges.endpoints:
            known = endpoints.setdefault(one.key, one)
            if known is not one:
                known.host = known.host or one.host
                known.query = known.query or one.query
                known.asked |= one.asked
                known.listed, known.brackets = known.listed or one.listed, known.brackets or one.brackets
                known.sent, known.said = known.sent or one.sent, known.said or one.said
                known.sends = known.sends or one.sends
                known.answers += one.answers
                known.fields += one.fields
        whole.errors += exchanges.errors
        whole.codes += exchanges.codes
        whole.states |= exchanges.states
        whole.headers |= exchanges.headers
        for name, words in exchanges.listed.items():
            whole.listed[name] = [*whole.listed.get(name, ()), *words]
        whole.base = whole.base if "://" in whole.base else exchanges.base
        whole.key_in_query = whole.key_in_query or exchanges.key_in_query
        whole.file, whole.webhook = whole.file or exchanges.file, whole.webhook or exchanges.webhook
        whole.unknown = whole.unknown or exchanges.unknown
        whole.concurrent = min(filter(None, (whole.concurrent, exchanges.concurrent)), default=None)
    whole.endpoints = list(endpoints.values())
    return whole
