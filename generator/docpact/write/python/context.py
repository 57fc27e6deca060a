"""What the templates are given: the arguments and members of each model's calls, worked out from its spec's tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

from pydantic import JsonValue

from docpact import identifiers
from docpact.facts import Field, JsonType, Path
from docpact.spec import Api, LoadedSpec
from docpact.spec.answers import first_at, word_like
from docpact.spec.api import ERROR, ERROR_LIST, WRAPPED_ERRORS
from docpact.write.python.conditions import condition_source, conditions, in_models, witness
from docpact.write.python.known import retired_in_words
from docpact.write.python.layout import filled
from docpact.write.python.literal import literal, literals
from docpact.write.python.models import literal_type, value_names
from docpact.write.python.size import Size, size_of, with_size

RESERVED: Final = frozenset(
    {
        "self",
        "extra",
        "timeout",
        "headers",
        "validation",
        "body",
        "call",
        "check",
        "list",
        "dict",
        "str",
        "int",
        "float",
        "bool",
    }
    | {
        "PAGE",
        "Page",
        "Parameter",
        "Slot",
        "REQUIRED",
        "Condition",
        "Documented",
        "get_args",
        "Input",
        "Extra",
        "Headers",
        "Mapping",
        "Sequence",
        "Literal",
        "Required",
    }
    | {"Size", "TypedDict", "Unpack", "Client", "AsyncClient", "Generation", "AsyncGeneration", "PreparedRequest"}
)
"""Names that the emitted functions need for themselves, so that no argument can have them."""

_ANNOTATIONS: Final[dict[JsonType, str]] = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "object": "Mapping[str, object]",
}


_NOTHING: Final = "Documented(None, {})"
_MOST_LISTED: Final = 12
"""Allowed values that a docstring lists."""


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

    ``optional`` tells whether None leaves the member out of the request; ``documented`` is the server's own default
    where the client sends something else.
    """

    name: str
    path: str
    annotation: str
    default: str | None
    says: str
    slot: InputSlot | None = None
    optional: bool = False
    documented: str | None = None
    needed: bool = False
    """Whether the caller must give it although it may be left out: another argument can stand for it."""

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
        default = "REQUIRED" if self.default is None or self.needed else self.default
        last = [f"default={default}"] if default != "None" else []
        if self.slot is None:
            last += ["optional=True"] if last and self.optional else []
            last += [f"documented={self.documented}"] if self.documented else []
            return f"Parameter({', '.join([literal(self.path), *last])})"
        slot = self.slot
        parts = [literal(self.path), literal(slot.kind)]
        parts += [f"wrap={literal(slot.wrap)}"] if slot.wrap else []
        parts += [f"{name}=True" for name in ("listed", "many") if getattr(slot, name)]
        return f"Slot({', '.join([*parts, f'forms={literal(slot.forms)}', *last])})"


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
    size: Size | None

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
    def page(self) -> str:
        """The statement that holds what the client knows of the model, laid out."""
        parts = [f"    {name}={source}," for name, source in self._told().items()]
        tables: dict[str, tuple[str, list[str], str]] = {
            "parameters": ("{", [f"{literal(one.name)}: {one.source}" for one in self.parameters], "}"),
            "fields": ("{", [f"{literal(path)}: {source}" for path, source in self.fields.items()], "}"),
            "conditions": ("(", self.conditions, ")"),
        }
        for name, (opens, rows, closes) in tables.items():
            if rows:
                parts += [f"    {name}={opens}", *(filled(f"{row},", 8) for row in rows), f"    {closes},"]
        if self.retired:
            parts.append(f"    retired={literal(self.retired)},")
            parts.append(filled(f"replaced_by={literals(self.replaced_by)},", 4))
        if self.size:
            parts.append(f"    size={literals(self.size.arguments)},")
        operations = self.spec.api.content.operations
        name = next(name for name, one in operations.items() if one is self.spec.operation)
        if name != next((other for other, one in operations.items() if one.role == "submit"), ""):
            parts.append(f"    operation={literal(name)},")
        return "\n".join(["PAGE = Page(", *parts, ")"])

    @property
    def retired(self) -> str | None:
        lifecycle = self.spec.content.lifecycle
        return lifecycle.retired.isoformat() if lifecycle else None

    @property
    def gone(self) -> str:
        """That it is retired, in words; nothing while it is alive."""
        return retired_in_words(self.spec)

    @property
    def replaced_by(self) -> list[str]:
        lifecycle = self.spec.content.lifecycle
        return list(lifecycle.replaced_by) if lifecycle else []

    @property
    def kind(self) -> str:
        """The kind of media that it makes."""
        return self.spec.content.result or first_kind(self.spec.api.content)

    def _told(self) -> dict[str, str]:
        return {
            "model": literal(self.name),
            "title": literal(self.title),
            "url": literal(self.page_url),
            "request": identifiers.request_name(self.namespace),
            "fixed": literal(self.fixed),
        }

    @property
    def value_names(self) -> list[str]:
        """Names of closed sets that the calls use."""
        sources = [*(argument.annotation for argument in self.arguments), *self.fields.values()]
        used = {name for source in sources for name in re.findall(r"\w+", source)}
        return sorted(used & {*value_names(self.spec.contract).values()})

    @property
    def conditions(self) -> list[str]:
        """What the client's interpreter judges, a line of source each."""
        contract, first = self.spec.contract, self.spec.content.witnesses.first
        return [condition_source(one, contract, first) for one in conditions(contract)]

    @property
    def fields(self) -> dict[str, str]:
        """By path what else is said there, as source."""
        said: dict[Path, dict[str, dict[str, JsonValue]]] = {path: {} for path in self.spec.contract.fields}
        for constraint in in_models(self.spec.contract):
            said[constraint.fact.path].setdefault(witness(constraint), {})[constraint.fact.keyword] = (
                constraint.fact.value
            )
        return {str(path): source for path, found in said.items() if (source := self._field(path, found)) != _NOTHING}

    def _field(self, path: Path, said: dict[str, dict[str, JsonValue]]) -> str:
        row, first = self.spec.row(str(path)), self.spec.content.witnesses.first
        page, line = self._keywords(path, said.pop(first, {})), row.line if row else None
        others = ", ".join(f"{literal(who)}: {self._keywords(path, found)}" for who, found in said.items())
        return f"Documented({literal(line)}, {page}{f', {{{others}}}' if others else ''})"

    def _keywords(self, path: Path, said: dict[str, JsonValue]) -> str:
        field = self.spec.contract.fields[path]
        text = literal_type(field.items if field.items and "enum" in said else field)
        name = value_names(self.spec.contract).get(text or "")
        parts = [
            f'"enum": [*get_args({name})]' if keyword == "enum" and name else f"{literal(keyword)}: {literal(value)}"
            for keyword, value in said.items()
        ]
        return f"{{{', '.join(parts)}}}"


def model_context(spec: LoadedSpec) -> ModelContext:
    """The context of one model."""
    arguments: list[Argument] = []
    fixed: dict[str, JsonValue] = {}
    taken = RESERVED
    for field, sent in _leaves(spec.contract.root, sent=True):
        if sent and (value := _fixed(field)) is not None:
            fixed[str(field.path)] = value
            continue
        name = identifiers.identifier(field.name, taken)
        taken |= {name}
        arguments.append(_argument(spec, field, name, sent=sent))
    size = size_of(spec.contract, arguments)
    arguments = with_size(size, arguments)
    ordered = sorted(arguments, key=lambda argument: argument.default is not None)
    return ModelContext(spec, spec.namespace, identifiers.class_name(spec.namespace), ordered, arguments, fixed, size)


def first_kind(api: Api) -> str:
    """The kind of media that the first of an API's answers names."""
    return next((kind for one in api.operations.values() for kind in one.reads.files or ()), "")


def ending(api: Api) -> str:
    """The ending of a result's name, for an example of use."""
    return {"video": ".mp4", "image": ".png", "audio": ".mp3", "model3d": ".glb"}.get(first_kind(api), "")


def known_shapes(api: Api) -> dict[str, object]:
    """By operation, the members that its answers are known to have: what drift at run time is measured against."""
    words = (*api.waiter.pending, *api.waiter.success, *api.waiter.failure)
    found: dict[str, object] = {}
    for name, operation in api.operations.items():
        if operation.answer is not None:
            found[name] = _known(api, {"$ref": operation.answer}, 0)
        elif operation.examples:
            bodies = [example.body for example in operation.examples]
            known = _shown(bodies)
            for path in operation.reads.status or ():
                shown = first_at(bodies, [f"[].{path}"])
                known = _with_words(known, path.split("."), tuple(word_like(word, shown) for word in words))
            found[name] = known
    return found


def known_errors(api: Api) -> list[object]:
    """The same for answers that say no, which any operation may give: an object's, and a list's."""
    if not any(name in api.shapes for name in (ERROR, WRAPPED_ERRORS, ERROR_LIST)):
        bodies = [example.body for example in api.errors.examples]
        objects_shown: list[JsonValue] = [one for one in bodies if isinstance(one, dict)]
        lists_shown: list[JsonValue] = [one for one in bodies if isinstance(one, list)]
        return [_shown(alike) for alike in (objects_shown, lists_shown) if alike]
    objects: list[JsonValue] = [{"$ref": name} for name in (ERROR, WRAPPED_ERRORS) if name in api.shapes]
    known = _known(api, {"anyOf": objects}, 0)
    listed = _known(api, {"$ref": ERROR_LIST}, 0) if ERROR_LIST in api.shapes else None
    return [one for one in (known, listed) if one]


def _shown(values: list[JsonValue]) -> object:
    """The members that values of examples have, where no shape says what answers hold; None for values of two types."""
    if len({type(value) for value in values if value is not None}) > 1:
        return None
    objects = [value for value in values if isinstance(value, dict)]
    lists = [value for value in values if isinstance(value, list)]
    if objects:
        names = dict.fromkeys(name for value in objects for name in value)
        return {name: _shown([value[name] for value in objects if name in value]) for name in names}
    return [_shown([item for value in lists for item in value])] if lists else None


def _with_words(known: object, steps: list[str], words: tuple[JsonValue, ...]) -> object:
    """The same, with the words of a set at a path."""
    if not steps:
        return words
    name, listed = steps[0].removesuffix("[]"), steps[0].endswith("[]")
    if isinstance(known, list):
        return [_with_words(item, steps, words) for item in cast("list[object]", known)]
    below = cast("dict[str, object]", known) if isinstance(known, dict) else {}
    if name not in below:
        return cast("object", known)  # type: ignore[redundant-cast, unused-ignore]
    inner = below[name]
    if listed and isinstance(inner, list):
        return {**below, name: [_with_words(item, steps[1:], words) for item in cast("list[object]", inner)]}
    return {**below, name: _with_words(inner, steps[1:], words)}


def _known(api: Api, schema: JsonValue, depth: int) -> object:
    if not isinstance(schema, dict) or depth > 20:
        return None
    if isinstance(reference := schema.get("$ref"), str):
        return _known(api, cast("JsonValue", api.shapes[reference].json_schema), depth + 1)
    if isinstance(options := schema.get("anyOf"), list):
        return _known_together(api, options, depth)
    if isinstance(properties := schema.get("properties"), dict):
        return {name: _known(api, member, depth + 1) for name, member in properties.items()}
    if "items" in schema:
        return [_known(api, schema["items"], depth + 1)]
    words = schema.get("enum", schema.get("examples"))
    return tuple(words) if isinstance(words, list) else None


def _known_together(api: Api, options: list[JsonValue], depth: int) -> object:
    """The members of all options; None where one of them is a text, of which anything may be said."""
    merged: dict[str, object] = {}
    for option in options:
        if isinstance(option, dict) and option.get("type") == "string":
            return None
        known = _known(api, option, depth + 1)
        merged |= cast("dict[str, object]", known) if isinstance(known, dict) else {}
    return merged or None


def _leaves(field: Field, *, sent: bool) -> Iterator[tuple[Field, bool]]:
    """The fields that become arguments, members of objects, however deep, but nothing inside an array.

    Each with whether every request holds it: what an object needs must be sent only where the object is. What the page
    does not know and another document calls deprecated is left to ``extra``.
    """
    for child in field.properties.values():
        if child.value("deprecated") is True and not any(claim.witness == "page" for claim in child.claims):
            continue
        child_sent = sent and always_sent(child)
        if child.type == "object" and child.properties:
            yield from _leaves(child, sent=child_sent)
        else:
            yield child, child_sent


def always_sent(field: Field) -> bool:
    """Whether a client must send a field where its object is: some witness requires it, whatever the others say."""
    return any(
        claim.fact.keyword == "required" and claim.fact.value is True and not claim.fact.when for claim in field.claims
    )


def _fixed(field: Field) -> JsonValue:
    """The only value a member can have; where every request holds it, no caller needs to give it."""
    return field.enum[0] if field.type != "array" and field.enum is not None and len(field.enum) == 1 else None


def _argument(spec: LoadedSpec, field: Field, name: str, *, sent: bool) -> Argument:
    slot = _slot(spec.api.content, field)
    annotation = (
        ("Sequence[Input]" if slot.many else "Input") if slot else _annotation(field, value_names(spec.contract))
    )
    default = field.constraint("default")
    source: str | None = "None"
    if sent:
        source = literal(default.fact.value) if default else None
    else:
        annotation = f"{annotation} | None"
    row = spec.row(str(field.path))
    says = _says(field, spec.says(str(field.path)), sent=sent)
    if row and "sent" in row.model_fields_set:
        source = literal(row.sent)
        why = f": {row.sent_why.rstrip('.')}" if row.sent_why else ""
        says = f"{says} Sent as {row.sent!r} unless told otherwise{why}."
    other = literal(default.fact.value) if default and row and "sent" in row.model_fields_set else None
    return Argument(name, str(field.path), annotation, source, says, slot, not sent, other)


def _says(field: Field, says: str | None, *, sent: bool) -> str:
    parts = [says or ""]
    values = (field.items or field).enum
    if values is not None:
        listed = [str(value) for value in values]
        more = f" and {len(listed) - _MOST_LISTED} more" if len(listed) > _MOST_LISTED + 2 else ""
        parts.append(f"One of {', '.join(listed[:_MOST_LISTED] if more else listed)}{more}.")
    for keyword, words in (("maxLength", "At most {} characters."), ("maxItems", "At most {}.")):
        if (bound := field.value(keyword)) is not None:
            parts.append(words.format(bound))
    low, high = field.value("minimum"), field.value("maximum")
    if low is not None or high is not None:
        parts.append(f"From {low if low is not None else 'any'} to {high if high is not None else 'any'}.")
    default = field.constraint("default")
    if default and not sent:
        parts.append(f"The server takes {default.fact.value} where it is left out.")
    return " ".join(part for part in parts if part)


def _annotation(field: Field, names: Mapping[str, str]) -> str:
    if field.type == "array":
        item = _annotation(field.items, names) if field.items and field.items.type not in ("array", None) else "object"
        return f"Sequence[{item}]"
    # true and false are all that a boolean can be: a Literal would only be longer.
    text = literal_type(field) if field.type != "boolean" else None
    return names.get(text, text) if text else _ANNOTATIONS[cast("JsonType", field.type)]


def _slot(api: Api, field: Field) -> InputSlot | None:
    """How a member takes inputs, if it does: a reference or a text of its own, or a list of either.

    A reference is an object whose members are those of a form, perhaps within a member that names the kind of media.
    """
    listed = field.type == "array"
    item = field.items if listed else field
    for kind, one in api.inputs.items():
        wraps = [name for name in one.members if item is not None and name in item.properties and _enough(item, {name})]
        holder = item.properties[wraps[0]] if item is not None and wraps else item
        many = listed and field.value("maxItems") != 1
        if holder is not None and holder.properties and (wraps or field.name in one.members):
            forms = {form: {*text} for form, text in one.forms.items() if isinstance(text, dict)}
            known = {form for form, names in forms.items() if names <= {*holder.properties}}
            allowed = holder.properties["type"].enum if "type" in holder.properties else None
            taken = tuple(form for form in one.forms if form in known and _says_type(one.forms[form], allowed))
            if known and _enough(holder, {name for form in known for name in forms[form]}):
                return InputSlot(kind, wraps[0] if wraps else "", listed, many, taken)
        texts = tuple(form for form, text in one.forms.items() if isinstance(text, str))
        if texts and item is not None and item.type == "string" and field.name in one.members and not item.enum:
            return InputSlot(kind, "", listed, many, texts)
    return None


def _enough(field: Field, names: set[str]) -> bool:
    """Whether an object that holds some members and no others may be sent."""
    return all(name in names or not always_sent(child) for name, child in field.properties.items())


def _says_type(form: object, allowed: object) -> bool:
    """Whether a form's type is one that the page allows."""
    said = cast("dict[str, object]", form).get("type") if isinstance(form, dict) else None
    return not isinstance(allowed, list) or said in (None, "{type}") or said in allowed
