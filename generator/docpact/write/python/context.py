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
    {"self", "extra", "timeout", "headers", "body", "call", "check", "list", "dict", "str", "int", "float", "bool"}
    | {"PAGE", "Page", "Parameter", "SlotParameter", "REQUIRED", "Input", "Mapping", "Sequence", "Literal", "Required"}
    | {"TypedDict", "Unpack", "Client", "AsyncClient", "Generation", "AsyncGeneration", "PreparedRequest"}
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
class InputSlot:
    """A member of the body that takes pictures, videos or sounds, and how each is written there."""

    kind: str
    wrap: str
    listed: bool
    many: bool
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """One keyword argument of ``create``; ``default`` is source, None where the caller must give it.

    ``optional`` tells whether None leaves the member out of the request.
    """

    name: str
    path: str
    annotation: str
    default: str | None
    says: str
    slot: InputSlot | None = None
    optional: bool = False
    own: bool = False
    """Whether the default is the client's own choice, and no fact."""

    @property
    def image(self) -> bool:
        """Whether it takes inputs that may have to be uploaded."""
        return self.slot is not None

    @property
    def many(self) -> bool:
        return self.slot is not None and self.slot.many

    @property
    def source(self) -> str:
        """What the client knows of it, as source."""
        default = "REQUIRED" if self.default is None else self.default
        last = [f"default={default}"] if default != "None" else []
        if self.slot is None:
            own = ["optional=True"] * self.optional + ["own=True"] if self.own else []
            return f"Parameter({', '.join([literal(self.path), *last, *own])})"
        slot = self.slot
        parts = [literal(self.path), literal(slot.kind)]
        parts += [f"wrap={literal(slot.wrap)}"] if slot.wrap else []
        parts += [f"{name}=True" for name in ("listed", "many") if getattr(slot, name)]
        return f"SlotParameter({', '.join([*parts, f'forms={literal(slot.forms)}', *last])})"


@dataclass(frozen=True, slots=True)
class ModelContext:
    """Everything that the templates of one model need."""

    spec: LoadedSpec
    namespace: str
    class_name: str
    arguments: list[Argument]
    """In the order of the signature; ``parameters`` are they in the page's."""
    parameters: list[Argument]
    fixed: dict[str, JsonValue]

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
    def example(self) -> str:
        """Arguments for an example of use: those that must be given."""
        given = [argument for argument in self.arguments if argument.default is None or argument.name == "prompt"]
        texts = {"prompt": '"A red kite over dunes"'}
        return ", ".join(f"{one.name}={texts.get(one.name, '...')}" for one in given)

    @property
    def ending(self) -> str:
        """The ending of a result's name, for an example of use."""
        kinds = [kind for one in self.spec.api.content.operations.values() for kind in one.reads.files or ()]
        return {"video": ".mp4", "image": ".png", "audio": ".mp3", "model3d": ".glb"}.get(next(iter(kinds), ""), "")

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
    fixed: dict[str, JsonValue] = {}
    taken = RESERVED
    for node, sent in _leaves(spec.tree, sent=True):
        if sent and (value := _fixed(node)) is not None:
            fixed[node.path] = value
            continue
        name = naming.identifier(node.name, taken)
        taken |= {name}
        arguments.append(_argument(spec, node, name, sent=sent))
    ordered = sorted(arguments, key=lambda argument: argument.default is not None)
    return ModelContext(spec, spec.namespace, naming.class_name(spec.namespace), ordered, arguments, fixed)


def known_shapes(api: Api) -> dict[str, object]:
    """By operation, the members that its answers are known to have: what drift at run time is measured against."""
    return {
        name: _known(api, {"$ref": operation.answer}, 0)
        for name, operation in api.operations.items()
        if operation.answer is not None
    }


def known_errors(api: Api) -> list[object]:
    """The same for answers that say no, which any operation may give: an object's, and a list's."""
    objects: list[JsonValue] = [{"$ref": name} for name in (ERROR, WRAPPED_ERRORS) if name in api.shapes]
    known = _known(api, {"anyOf": objects}, 0)
    listed = _known(api, {"$ref": ERROR_LIST}, 0) if ERROR_LIST in api.shapes else None
    return [one for one in (known, listed) if one]


def _known(api: Api, schema: JsonValue, depth: int) -> object:  # noqa: PLR0911
    if not isinstance(schema, dict) or depth > 20:
        return None
    if isinstance(reference := schema.get("$ref"), str):
        return _known(api, cast("JsonValue", api.shapes[reference].json_schema), depth + 1)
    if isinstance(options := schema.get("anyOf"), list):
        if any(isinstance(one, dict) and one.get("type") == "string" for one in options):
            return None  # of a text anything may be said
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


def _argument(spec: LoadedSpec, node: Node, name: str, *, sent: bool) -> Argument:
    slot = _slot(spec.api.content, node)
    annotation = ("Sequence[Input]" if slot.many else "Input") if slot else _annotation(node)
    default = node.claim("default")
    row = spec.content.body.get(node.path)
    source: str | None = "None"
    says = _says(node, sent=sent)
    if row is not None and "sent" in row.model_fields_set:
        # Of its own: no fact of the page's or the server's, and None leaves the member out where it may be.
        source, annotation = literal(row.sent), annotation if sent else f"{annotation} | None"
        says += f" Sent as {row.sent!r} unless told otherwise{f': {row.sent_why}' if row.sent_why else ''}."
        return Argument(name, node.path, annotation, source, says, slot, not sent, own=True)
    if sent:
        source = literal(default.fact.value) if default else None
    else:
        annotation = f"{annotation} | None"
    return Argument(name, node.path, annotation, source, says, slot, not sent)


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


def _slot(api: Api, node: Node) -> InputSlot | None:
    """How a member takes inputs, if it does: a reference or a text of its own, or a list of either.

    A reference is an object whose members are those of a form, perhaps within a member that names the kind of media.
    """
    listed = node.type == "array"
    item = node.items if listed else node
    for kind, one in api.inputs.items():
        wraps = [name for name in one.members if item is not None and set(item.properties) == {name}]
        holder = item.properties[wraps[0]] if item is not None and wraps else item
        many = listed and node.value("maxItems") != 1
        if holder is not None and holder.properties and (wraps or node.name in one.members):
            forms = {form: set(text) for form, text in one.forms.items() if isinstance(text, dict)}
            known = {form for form, names in forms.items() if names <= set(holder.properties)}
            allowed = holder.properties["type"].value("enum") if "type" in holder.properties else None
            taken = tuple(form for form in one.forms if form in known and _says_type(one.forms[form], allowed))
            if known and set(holder.properties) <= set.union(*(forms[form] for form in known)):
                return InputSlot(kind, wraps[0] if wraps else "", listed, many, taken)
        item_type = (node.value("itemType") or (item.type if item else None)) if listed else node.type
        texts = tuple(form for form, text in one.forms.items() if isinstance(text, str))
        if texts and item_type == "string" and node.name in one.members and not node.value("enum"):
            return InputSlot(kind, "", listed, many, texts)
    return None


def _says_type(form: object, allowed: object) -> bool:
    """Whether a form's type is one that the page allows."""
    said = form.get("type") if isinstance(form, dict) else None
    return not isinstance(allowed, list) or said in (None, "{type}") or said in allowed
