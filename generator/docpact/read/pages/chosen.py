"""Which endpoint of a page is read, and what of its tables is of the body, be it in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from docpact.errors import DocpactError
from docpact.read.pages import forms, permodel, sections, tables
from docpact.read.pages.blocks import Block, Code, Grid
from docpact.read.pages.model import Unread
from docpact.read.pages.sections import Operation, Placed

if TYPE_CHECKING:
    from docpact.spec.addresses import Placed as Addressed

_ASKING: Final = ("GET", "DELETE")


def _nothing(_name: str) -> bool:
    return False


def anything(_name: str) -> bool:
    return True


def with_places(
    tabled: Sequence[Block], address: Addressed | None
) -> tuple[Callable[[str], bool], list[Placed], list[Operation]]:
    """What stands in the address, and all blocks and operations: of a page that only asks, all that its query lists."""
    takes = address.stands_in_address if address else _nothing
    everything, operations = _placed(tabled, takes)
    if address is None and _asks_by_query(everything, operations):
        return anything, *_placed(tabled, anything)
    return takes, everything, operations


def _asks_by_query(everything: Sequence[Placed], operations: Sequence[Operation]) -> bool:
    """Whether a page lists parameters of a query, and no call of it sends a body: what is asked for stands in there."""
    tables_of_query = [at for at in everything if at.kind == "query" and isinstance(at.block, Grid)]
    return bool(tables_of_query) and only_asks(operations) and not any(map(_lists_body, everything))


def _with_address(at: Placed, takes: Callable[[str], bool]) -> Iterator[Placed]:
    """A block as it is; of a table about the address the rows of members of the body as one about the body."""
    grid = at.block
    if at.kind not in ("path", "query") or not isinstance(grid, Grid):
        yield at
        return
    ours = tuple(row for row in grid.rows if any(takes(cell.strip("`* \n")) for cell in row.cells[:1]))
    others = tuple(row for row in grid.rows if row not in ours)
    if ours:
        yield replace(at, kind="body", block=replace(grid, rows=ours))
    if others or not ours:
        yield replace(at, block=replace(grid, rows=others))


def _placed(tabled: Sequence[Block], takes: Callable[[str], bool]) -> tuple[list[Placed], list[Operation]]:
    """The blocks with their places; where no table lists a body, with what comments say, then whatever is above it."""
    everything, operations = sections.placed(tabled)
    if not any(map(_lists_body, everything)):
        everything, operations = sections.placed(forms.with_comments(tabled))
    if not any(map(_lists_body, everything)):
        everything = [replace(at, kind=None) if at.kind == "about" else at for at in everything]
    if not any(map(_lists_body, everything)) and not only_asks(operations):
        codes = [at.block for at in everything if isinstance(at.block, Code) and not at.is_answer]
        everything, operations = sections.placed(forms.with_unmarked(tabled, forms.names_sent(codes)))
    return [part for at in everything for part in _with_address(at, takes)], operations


def only_asks(operations: Sequence[Operation]) -> bool:
    """Whether every call of a page asks for something, and sends no body."""
    return bool(operations) and all(one.method in _ASKING for one in operations)


def of_one_endpoint(blocks: Sequence[Placed], operations: Sequence[Operation], wanted: str | None) -> list[Placed]:
    """The blocks of one endpoint: of the wanted one, or of the first that lists parameters of a body.

    Raises DocpactError when none or several are called as wanted.
    """
    if wanted is not None:
        named = [index for index, one in enumerate(operations) if wanted.lower() in f"{one} {one.title}".lower()]
        if len(named) != 1:
            known = "; ".join(str(one) for one in operations) or "none that is named"
            problem = "several endpoints are" if named else "no endpoint is"
            raise DocpactError(f"{problem} called {wanted!r}", hint=f"Name one of: {known}.")
        return [at for at in blocks if at.operation == named[0]]
    listing = [at for at in blocks if _lists_body(at)]
    # A call that asks for something sends no body, be it the first of a page.
    asking = [index for index, one in enumerate(operations) if one.method in _ASKING]
    chosen = next((at for at in listing if at.operation not in asking), listing[0] if listing else None)
    within = [at for at in listing if chosen and at.operation == chosen.operation and at.kind == "body"]
    chosen = within[0] if within else chosen
    lists = {id(at) for at in listing}
    return [
        other
        for other in blocks
        if chosen is None
        or (isinstance(other.block, Grid) and not other.is_answer and permodel.listed_models(other.block))
        or (other.operation == chosen.operation and not (id(other) in lists and _is_before(other, chosen, operations)))
    ]


def _lists_body(at: Placed) -> bool:
    return isinstance(at.block, Grid) and not at.is_answer and tables.lists_parameters(at, at.block)


def left_above(everything: Sequence[Placed], chosen: Sequence[Placed]) -> Iterator[Unread]:
    """The tables above the endpoint that was chosen, which may be of something else: a person has to look."""
    kept = {id(at) for at in chosen}
    for at in everything:
        if isinstance(at.block, Grid) and id(at) not in kept and chosen and at.operation == chosen[0].operation:
            columns = " | ".join(at.block.header)
            reason = "a table above the endpoint, which may be of something else"
            yield Unread(f"{at.heading}: {columns}", at.block.line, None, reason, columns)


def _is_before(table: Placed, chosen: Placed, operations: Sequence[Operation]) -> bool:
    """Whether a table stands above the endpoint that another one is of, and no heading says that it is of the body."""
    start = operations[chosen.operation].line if chosen.operation < len(operations) else 0
    return table.kind is None and table.block.line < start < chosen.block.line
