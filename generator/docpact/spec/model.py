"""What a spec file may say: one pydantic model, from which the published JSON Schema is made too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints
from pydantic.alias_generators import to_camel

from docpact.facts import JsonType

Provenance = Literal["stated", "assumed", "observed"]
"""Who says a fact: the page (stated), the spec's author for want of better (assumed), users of the API (observed)."""

Number = Annotated[int | float, Field(allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]
Line = Annotated[int, Field(ge=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
ClassName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]{0,63}$")]
EnvironmentName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{0,63}$")]
PathText = Annotated[
    str,
    StringConstraints(
        pattern=r"^(\$|[A-Za-z0-9_][A-Za-z0-9_-]{0,63}(\[\])*(\.[A-Za-z0-9_][A-Za-z0-9_-]{0,63}(\[\])*)*)$"
    ),
]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\"'<>\\^`{|}\x00-\x20\x7f-\uffff]+$", max_length=500)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
RowHash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
Text = Annotated[str, StringConstraints(max_length=2000)]


class Strict(BaseModel):
    """Refuses unknown keys and wrong types; nothing is coerced."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Statements(Strict):
    """Facts about one path, in JSON Schema's words and the four that docpact adds (see Keywords in CONTRIBUTING.md)."""

    model_config = ConfigDict(alias_generator=to_camel)

    type: JsonType | None = Field(None, description="The JSON type.")
    required: bool | None = Field(None, description="true: must be sent; false: may be left out; nothing: not said.")
    default: JsonValue = Field(None, description="What the server takes when the parameter is left out.")
    enum: Annotated[list[JsonValue], Field(min_length=1)] | None = Field(None, description="Every allowed value.")
    minimum: Number | None = Field(None, description="The smallest allowed number, itself allowed.")
    maximum: Number | None = Field(None, description="The largest allowed number, itself allowed.")
    multiple_of: Annotated[Number, Field(gt=0)] | None = Field(None, description="Every value is a multiple of this.")
    min_length: Count | None = Field(None, description="Fewest characters (Unicode code points).")
    max_length: Count | None = Field(None, description="Most characters (Unicode code points).")
    min_items: Count | None = Field(None, description="Fewest items of an array.")
    max_items: Count | None = Field(None, description="Most items of an array.")
    item_type: JsonType | None = Field(None, description="The JSON type of an array's items.")
    present: Literal[True] | None = Field(None, description="The page names this item field in prose only.")
    deprecated: bool | None = Field(None, description="The page calls the parameter deprecated.")
    pairs: Annotated[list[Annotated[list[int], Field(min_length=2, max_length=2)]], Field(min_length=1)] | None = Field(
        None, description="Allowed [width, height] combinations; stands on width."
    )
    rules: Annotated[list[Text], Field(min_length=1)] | None = Field(
        None, description="Cross-field rules, as in 'requires end_frame'."
    )
    additional_properties: Literal[False] | None = Field(None, description="false: unknown keys are refused.")

    def statements(self) -> list[tuple[str, JsonValue]]:
        """The keywords that are set, with their values, in the order of this class; one pair for each rule."""
        found: list[tuple[str, JsonValue]] = []
        for name in Statements.model_fields:
            if name not in self.model_fields_set:
                continue
            value: Any = getattr(self, name)
            if name == "rules":
                found.extend(("rule", rule) for rule in value)
            else:
                found.append((KEYWORD_OF[name], value))
        return found


KEYWORD_OF: Final[Mapping[str, str]] = {name: to_camel(name) for name in Statements.model_fields if name != "rules"}


class Parameter(Statements):
    """One row of the page's parameter table: what it states at the top, what it leaves open below."""

    line: Line | None = Field(None, description="Line of the row in the page, counted from 1.")
    row: RowHash | None = Field(
        None, description="First 12 hex digits of the SHA-256 of the row's cells, as docpact reads them."
    )
    says: Text | None = Field(None, description="What the parameter is for, in our own words.")
    assumed: Statements | None = Field(None, description="What must be assumed beyond the page; needs 'why'.")
    why: Text | None = Field(None, description="Why the assumption is a fair one.")
    observed: Statements | None = Field(None, description="What users of the API report; needs 'evidence'.")
    evidence: Text | None = Field(None, description="Who saw it, and how sure it is.")


class PageReference(Strict):
    """The documentation page that the spec was transcribed from."""

    url: Url
    read: dt.date = Field(description="The day on which the page was read.")
    sha256: Sha256 = Field(description="SHA-256 of the page's bytes as read.")


class Lifecycle(Strict):
    """When a vendor retires a model, and what it names instead."""

    retired: dt.date
    replaced_by: list[Slug]
    source: Text = Field(description="Where the vendor says so.")


class Sample(Strict):
    """The page's sample request: its figures as they stand there, its prompt in our own words."""

    line: Line | None = Field(
        None,
        description="Line on which the sample's body begins; nothing where the page has none and the body is ours.",
    )
    body: dict[str, JsonValue]
    replaced: list[PathText] = Field([], description="Paths whose value is ours instead of the page's.")


class Discrepancy(Strict):
    """Two places of a page that contradict each other, and the reading that was chosen."""

    path: PathText
    kind: Text | None = Field(None, description="Which check of docpact found it; nothing where a person did.")
    claim_a: Text
    line_a: Line
    claim_b: Text
    line_b: Line
    chosen: Literal["a", "b", "neither"]
    why: Text = Field(description="Why this reading was chosen; empty as long as nobody has looked.")


class Spec(Strict):
    """One documentation page, transcribed and reviewed."""

    model: Slug = Field(description="The page's name for the model; also the name of this file.")
    api: Identifier = Field(description="The API it belongs to: the folder of this file, described by api.yaml there.")
    title: Text = Field(description="The page's title.")
    page: PageReference
    lifecycle: Lifecycle | None = None
    sample: Sample
    body: Annotated[dict[PathText, Parameter], Field(min_length=1, max_length=500)] = Field(
        description="The request body: path to what is known of it, in the page's order."
    )
    discrepancies: list[Discrepancy] = []
