"""The client knows another API than its spec: each value of ``_api.py`` changed, while the endpoint keeps api.yaml."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib import import_module
from typing import Any, Final

from docpact.check.harness import Harness
from docpact.check.score.mutant import Drift, Mutant, replaced_attribute

_ONLY_SAID: Final = {
    "title": "stands in messages alone",
    "known": "made of the shapes of api.yaml: what is told of drift, which test_drift_at_run_time.py looks at",
}
"""Members that decide nothing."""

Variant = tuple[str, str, Any]
"""A place in the data, what is different there, and the data with that."""


def api_mutants(harness: Harness) -> Iterator[Mutant]:
    """Every change of the client's data about its API."""
    for place, what, changed in variants(harness.client.session.api, ""):
        section = place.partition(".")[0].partition("[")[0]
        yield Mutant("client", f"api.yaml {section}", place, what, with_api(lambda _, changed=changed: changed))  # type: ignore[misc]


def variants(value: Any, place: str) -> Iterator[Variant]:
    """Data that differs from a value in one place: another number or text, a member or an item left out."""
    if isinstance(value, bool | int | float | str):
        if value != "":
            other = _other(value)
            yield place, repr(other), other
    elif hasattr(value, "_fields"):
        for name in value._fields:
            inner = variants(getattr(value, name), f"{place}.{name}".lstrip(".")) if name not in _ONLY_SAID else ()
            yield from ((where, what, value._replace(**{name: changed})) for where, what, changed in inner)
    elif isinstance(value, Mapping):
        yield from _mapping_variants(dict(value), place)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, tuple | list):
        yield from _item_variants([*value], place)


def _other(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    return _other_text(value) if isinstance(value, str) else value * 2 + 1


def _other_text(text: str) -> str:
    """Another text of the same kind: of two words that a member may have the other, else one letter more."""
    known = {"GET": "POST", "POST": "PUT", "DELETE": "GET", "form": "put", "put": "form", "accepted": "unknown"}
    known |= {"not_connected": "interrupted", "interrupted": "not_connected", "success": "errors", "errors": "success"}
    known |= {"refused": "unknown", "unknown": "refused", "not_sent": "unknown", "RequestRejected": "RateLimited"}
    return known.get(text) or ("RequestRejected" if text[:1].isupper() and text.isalpha() else f"x{text}")


def _mapping_variants(value: dict[str, Any], place: str) -> Iterator[Variant]:
    for name, member in value.items():
        where = f"{place}.{name}"
        yield where, "left out", {key: one for key, one in value.items() if key != name}
        yield from ((inner, what, {**value, name: changed}) for inner, what, changed in variants(member, where))


def _item_variants(value: list[Any], place: str) -> Iterator[Variant]:
    for index, item in enumerate(value):
        where = f"{place}[{index}]"
        yield where, "left out", (*value[:index], *value[index + 1 :])
        for inner, what, changed in variants(item, where):
            yield inner, what, (*value[:index], changed, *value[index + 1 :])


def with_api(change: Callable[[Any], Any]) -> Drift:
    """Both clients of a package, and every new one, know another API."""

    @contextmanager
    def drift(harness: Harness) -> Generator[None]:
        module = import_module(type(harness.client).__module__)
        changed = change(harness.client.session.api)
        with ExitStack() as stack:
            stack.enter_context(replaced_attribute(module, "API", changed))
            kinds: list[Any] = [type(harness.client), type(harness.async_client)]
            for kind in kinds:
                stack.enter_context(replaced_attribute(kind, "api", changed))
            for name, client in harness.new_clients().items():
                stack.enter_context(replaced_attribute(harness, name, client))
            for name, client in (("namespace", harness.client), ("async_namespace", harness.async_client)):
                stack.enter_context(replaced_attribute(harness, name, getattr(client, harness.spec.namespace)))
            yield

    return drift
