"""What the templates are given: the arguments and members of each model's calls, worked out from its spec's tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from pydantic import JsonValue

from docpact import naming
from docpact.facts import JsonType
from docpact.spec import Api, LoadedSpec, Node, SpecError
from docpact.spec.api import ERROR, ERROR_LIST, WRAPPED_ERRORS
from docpact.write.python.literal import literal

RESERVED: Final = frozenset(
    {
        "self",
        "extra",
        "body",
        "images",
        "call",
        "assemble",
        "list",
        "dict",
        "str",
        "Call",
        "ImageInput",
        "PAGE",
        "Sequence",
    }
)
"""Names that the emitted functions need for themselves, so that no argument can have them."""

_ANNOTATIONS: Final[dict[JsonType, str]] = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "object": "Mapping[str, object]",
}


@dataclass(frozen=True, slots=True)
class Argument:
    """One keyword argument of ``create``; ``default`` is source, None where the caller must give it."""

    name: str
    path: str
    annotation: str
    default: str | None
    says: str
    image: bool
    many: bool


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the body that ``create`` builds: its dotted path, and the source of its value."""

    path: str
    value: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ModelContext:
    """Everything that the templates of one model need."""

    spec: LoadedSpec
    namespace: str
    class_name: str
    arguments: list[Argument]
    members: list[Member]

    @property
    def file(self) -> LoadedSpec:
        return self.spec

    @property
    def name(self) -> str:
        return self.spec.model

    @property
    def title(self) -> str:
        return self.spec.content.title

    @property
    def page_url(self) -> str:
        return self.spec.content.source.url or "an address that nobody noted"

    @property
    def read(self) -> str:
        return self.spec.content.source.read.isoformat()

    @property
    def retired(self) -> str | None:
        lifecycle = self.spec.content.lifecycle
        return lifecycle.retired.isoformat() if lifecycle else None

    @property
    def replaced_by(self) -> list[str]:
        lifecycle = self.spec.content.lifecycle
        return list(lifecycle.replaced_by) if lifecycle else []

    @property
    def optional(self) -> tuple[str, ...]:
        """Paths of members that are left out where the caller says nothing."""
        return tuple(member.path for member in self.members if member.optional)

    @property
    def lines(self) -> dict[str, int]:
        return {node.path: node.page_line for node in self.spec.tree.walk() if node.page_line is not None}

    @property
    def unstated(self) -> dict[str, dict[str, str]]:
        """By path and keyword, what the page does not state: 'assumed', or 'observed' where that differs from it."""
        found: dict[str, dict[str, str]] = {}
        for node in self.spec.tree.walk():
            stated = {claim.fact.keyword for claim in node.claims if claim.provenance == "stated"}
            for claim in node.claims:
                if claim.fact.keyword not in stated:
                    found.setdefault(node.path, {}).setdefault(claim.fact.keyword, claim.provenance)
            if node.type == "array" and "itemType" not in stated:
                found.setdefault(node.path, {}).setdefault("itemType", "assumed")
            if "[]" in node.path and "present" not in stated:
                found.setdefault(node.path, {})["present"] = "assumed"
        return found


def model_context(spec: LoadedSpec) -> ModelContext:
    """The context of one model."""
    arguments: list[Argument] = []
    members: list[Member] = []
    taken = RESERVED
    for node, sent in _leaves(spec.tree, sent=True):
        if sent and (fixed := _fixed(node)) is not None:
            members.append(Member(node.path, literal(fixed)))
            continue
        name = naming.identifier(node.name, taken)
        taken |= {name}
        argument = _argument(node, name, sent=sent)
        arguments.append(argument)
        if not argument.image:
            members.append(Member(node.path, name, not sent))
    arguments.sort(key=lambda argument: argument.default is not None)
    return ModelContext(spec, spec.namespace, naming.class_name(spec.namespace), arguments, members)


def known_shapes(api: Api) -> dict[str, object]:
    """By operation, the members that its answers are known to have: what drift at run time is measured against.

    Under ``error`` and ``error list``, those of errors, which any operation may give.
    """
    errors: list[JsonValue] = [{"$ref": name} for name in (ERROR, WRAPPED_ERRORS) if name in api.shapes]
    return {
        **{name: _known(api, {"$ref": operation.answer}, 0) for name, operation in api.operations.items()},
        "error": _known(api, {"anyOf": errors}, 0),
        "error list": _known(api, {"$ref": ERROR_LIST}, 0) if ERROR_LIST in api.shapes else None,
    }


def _known(api: Api, schema: JsonValue, depth: int) -> object:
    if not isinstance(schema, dict) or depth > 20:
        return None
    if isinstance(reference := schema.get("$ref"), str):
        return _known(api, cast("JsonValue", api.shapes[reference].json_schema), depth + 1)
    if isinstance(options := schema.get("anyOf"), list):
        merged: dict[str, object] = {}
        for option in options:
            known = _known(api, option, depth + 1)
            merged |= cast("dict[str, object]", known) if isinstance(known, dict) else {}
        return merged or None
    if isinstance(properties := schema.get("properties"), dict):
        return {name: _known(api, member, depth + 1) for name, member in properties.items()}
    if "items" in schema:
        return [_known(api, schema["items"], depth + 1)]
    words = schema.get("enum", schema.get("examples"))
    return tuple(words) if isinstance(words, list) else None


def _leaves(node: Node, *, sent: bool) -> Iterator[tuple[Node, bool]]:
    """The nodes that become arguments, members of objects, however deep, but nothing inside an array.

    Each with whether every request holds it: what an object needs must be sent only where the object is.
    """
    for child in node.properties.values():
        child_sent = sent and child.always_sent
        if child.type == "object" and child.properties:
            yield from _leaves(child, sent=child_sent)
        else:
            yield child, child_sent


def _fixed(node: Node) -> JsonValue:
    """The only value a member can have; where every request holds it, no caller needs to give it."""
    enum = node.value("enum")
    if node.type != "array" and isinstance(enum, list) and len(enum) == 1:
        return enum[0]
    return None


def _argument(node: Node, name: str, *, sent: bool) -> Argument:
    image = _is_image_list(node)
    many = image and node.value("maxItems") != 1
    annotation = ("Sequence[ImageInput]" if many else "ImageInput") if image else _annotation(node)
    default = node.claim("default")
    source: str | None = "None"
    if sent:
        source = literal(default.fact.value) if default else None
    else:
        annotation = f"{annotation} | None"
    return Argument(name, node.path, annotation, source, _says(node, sent=sent), image, many)


def _says(node: Node, *, sent: bool) -> str:
    parts = [node.says or ""]
    enum = node.value("enum")
    if isinstance(enum, list):
        parts.append(f"One of {', '.join(str(value) for value in enum)}.")
    for keyword, words in (("maxLength", "At most {} characters."), ("maxItems", "At most {}.")):
        if (bound := node.value(keyword)) is not None:
            parts.append(words.format(bound))
    low, high = node.value("minimum"), node.value("maximum")
    if low is not None or high is not None:
        parts.append(f"From {low if low is not None else 'any'} to {high if high is not None else 'any'}.")
    default = node.claim("default")
    if default and not sent:
        parts.append(f"The server takes {default.fact.value} where it is left out.")
    return " ".join(part for part in parts if part)


def _annotation(node: Node) -> str:
    enum = node.value("enum")
    if isinstance(enum, list) and any(isinstance(value, float) for value in enum):
        claim = node.claim("enum")
        raise SpecError(
            f"the enum of {node.path} holds a number with a fraction, which no type of Python's can say",
            where=claim.place if claim else None,
            todo="State its bounds ('minimum', 'maximum', 'multipleOf') instead, or leave it out.",
        )
    values = f"Literal[{', '.join(literal(value) for value in enum)}]" if isinstance(enum, list) else None
    if node.type == "array":
        item_type = node.value("itemType") or (node.items.type if node.items else None)
        item = values or _ANNOTATIONS.get(cast("JsonType", item_type), "object")
        return f"Sequence[{item}]"
    # true and false are all that a boolean can be: a Literal would only be longer.
    return values if values and node.type != "boolean" else _ANNOTATIONS[cast("JsonType", node.type)]


def _is_image_list(node: Node) -> bool:
    """Whether an array's items are references to images, and nothing more: ``{image: {id, type}}``."""
    if node.type != "array" or node.items is None or set(node.items.properties) != {"image"}:
        return False
    return set(node.items.properties["image"].properties) == {"id", "type"}
