"""What a spec file may say: one pydantic model, from which the published JSON Schema is made too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final, Literal, Self, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    JsonValue,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError

from docpact.facts import KEYWORDS, Severity, Witness

Provenance = Literal["stated", "assumed", "observed"]
"""Who says a shape of answers: the vendor (stated), nobody (assumed), users of the API (observed)."""

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
Media = Literal["video", "image", "audio", "model3d"]


class Strict(BaseModel):
    """Refuses unknown keys and wrong types; nothing is coerced."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


_ROW: Final = "First 12 hex digits of the SHA-256 of the row's cells, as docpact reads them."
Chosen = Literal["page", "openapi", "server", "observed"]


class Statements(Strict):
    """Facts about one path, by the names of their keywords."""

    model_config = ConfigDict(extra="allow")

    __pydantic_extra__: dict[str, JsonValue]  # pyright: ignore[reportIncompatibleVariableOverride]  # pydantic's way

    def statements(self) -> list[tuple[str, JsonValue]]:
        """The keywords that are set, with their values, in the order in which specs write them."""
        found = self.__pydantic_extra__
        return [(keyword, found[keyword]) for keyword in KEYWORDS if keyword in found]

    def value(self, keyword: str) -> JsonValue:
        """The value of a keyword; None where it is not set."""
        return self.__pydantic_extra__.get(keyword)

    @model_validator(mode="wrap")
    @classmethod
    def _check_keywords(cls, data: object, handler: Callable[[object], Self]) -> Self:
        """Reports keywords that are unknown, or whose value they do not take, beside all that is wrong otherwise."""
        errors = [*_keyword_errors(data, {field.alias or name for name, field in cls.model_fields.items()})]
        try:
            made = handler(data)
        except ValidationError as error:
            errors += [_restated(found["type"], found["msg"], found["loc"], found["input"]) for found in error.errors()]
        else:
            if not errors:
                return made
        raise ValidationError.from_exception_data(cls.__name__, errors)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        reference = handler(core)
        schema = handler.resolve_ref_schema(reference)
        schema.pop("additionalProperties", None)
        schema["properties"] = {**_keyword_schemas(), **schema.get("properties", {})}
        schema["additionalProperties"] = False
        return reference


def _keyword_errors(data: object, known: set[str]) -> Iterator[InitErrorDetails]:
    if not isinstance(data, Mapping):
        return
    for name, value in cast("Mapping[object, object]", data).items():
        if name in known or not isinstance(name, str):
            continue
        if name not in KEYWORDS or name in ("pairs", "rule"):
            yield _restated("extra_forbidden", "unknown keyword", (name,), value)
        elif problem := KEYWORDS[name].invalid(cast("JsonValue", value)):
            yield _restated("value_error", problem, (name,), value)


def _restated(kind: str, message: str, loc: tuple[int | str, ...], value: object) -> InitErrorDetails:
    """An error in the form in which several can be raised at once."""
    # The message is a value of its own, since braces in a template mean something.
    error = PydanticCustomError(cast("Any", kind), cast("Any", "{message}"), {"message": message})
    return InitErrorDetails(type=error, loc=loc, input=value)


def _keyword_schemas() -> dict[str, Any]:
    return {
        name: {**keyword.takes, "description": (type(keyword).__doc__ or name).partition("\n")[0]}
        for name, keyword in KEYWORDS.items()
        if name not in ("pairs", "rule")
    }


class Parameter(Statements):
    """One row of the page's parameter table: what it states at the top, who says otherwise below."""

    line: Line | None = Field(None, description="Line of the row in the page, counted from 1.")
    row: RowHash | None = Field(None, description=_ROW)
    says: Text | None = Field(None, description="What the parameter is for, in our own words.")
    openapi: Statements | None = Field(None, description="What the vendor's OpenAPI document says otherwise.")
    server: Statements | None = Field(None, description="What schemas that the API serves say otherwise.")
    observed: Statements | None = Field(None, description="What users of the API report; needs 'evidence'.")
    evidence: Text | None = Field(None, description="Who saw it, and how sure it is.")
    assumed: Statements | None = Field(None, description="What must be assumed beyond all others; needs 'why'.")
    settled: Chosen | None = Field(None, description="Whose word counts where they contradict each other; needs 'why'.")
    why: Text | None = Field(None, description="Why the assumption, or the choice, is a fair one.")
    sent: JsonValue = Field(None, description="What the client sends unless told otherwise; needs 'sent_why'.")
    sent_why: Text | None = Field(None, description="Why it is sent, for those who read the client's docstring.")

    def said_by(self, witness: Witness) -> Statements | None:
        """What a witness other than the spec's first one says; None where it says nothing."""
        section: Statements | None = getattr(self, witness)
        return section


class Condition(Statements):
    """A fact that joins parameters or holds for some requests only: ``states`` it in the short wording of a row, or
    keywords with a condition ``when``; also a fact that always holds and that warns, or holds from a day on.
    """

    path: PathText = Field(description="The parameter whose row it is; with keywords, the path that they are about.")
    states: Text | None = Field(None, description="The wording, as in 'excludes guidances.end_frame'.")
    when: Text | None = Field(None, description="Tests joined by 'and', as in: parameters.mode=\"A\" and seed given.")
    line: Line | None = Field(None, description="Line of the page that states it, counted from 1.")
    row: RowHash | None = Field(None, description=_ROW)
    witness: Witness | None = Field(None, description="Who says it; the spec's first witness where nothing stands.")
    severity: Severity | None = Field(None, description="warn: a request that breaks it is sent, with a warning.")
    since: dt.date | None = Field(None, description="The day from which it holds.")
    settled: Chosen | None = Field(None, description="Whose word counts where they contradict each other; needs 'why'.")
    why: Text | None = Field(None, description="Why it is taken so: the reason of a choice or assumption, or evidence.")


class Source(Strict):
    """A document that a spec was transcribed from, as it was read."""

    url: Url | None = Field(None, description="Its address; nothing in a draft of which nobody knows it yet.")
    read: dt.date = Field(description="The day on which it was read.")
    sha256: Sha256 = Field(description="SHA-256 of its bytes as read.")
    model: Text | None = Field(None, description="Which of the document's models this is, if it has several.")


class Evidence(Strict):
    """What users of the API report."""

    evidence: Text = Field(description="Who saw it, and how sure it is.")
    read: dt.date = Field(description="The day on which it was read.")


class Witnesses(Strict):
    """Who says what the spec says. The first of page, openapi and server speaks at the top of its entries."""

    page: Source | None = None
    openapi: Source | None = None
    server: Source | None = None
    observed: Evidence | None = None

    @property
    def first(self) -> Witness:
        """Whose word stands at the top of the entries."""
        return "page" if self.page else "openapi" if self.openapi else "server"


class Lifecycle(Strict):
    """When a vendor retires a model, and what it names instead."""

    retired: dt.date = Field(description="The day of its retirement.")
    replaced_by: list[Slug] = Field(description="Models that the vendor names instead.")
    source: Text = Field(description="Where the vendor says so.")


class Sample(Strict):
    """The page's sample request: its figures as they stand there, its prompt in our own words."""

    line: Line | None = Field(
        None,
        description="Line on which the sample's body begins; nothing where the page has none and the body is ours.",
    )
    body: dict[str, JsonValue] = Field(description="The request.")
    replaced: list[PathText] = Field([], description="Paths whose value is ours instead of the page's.")


class Discrepancy(Strict):
    """Two places of a page that contradict each other, and the reading that was chosen."""

    path: PathText = Field(description="What the two places speak of.")
    kind: Text | None = Field(None, description="Which check of docpact found it; nothing where a person did.")
    claim_a: Text = Field(description="What one place says, in our own words.")
    line_a: Line = Field(description="Its line in the page.")
    claim_b: Text = Field(description="What the other place says.")
    line_b: Line = Field(description="Its line in the page.")
    chosen: Literal["a", "b", "neither"] = Field(description="Which of the two holds.")
    why: Text = Field(description="Why this reading was chosen; empty as long as nobody has looked.")


class Spec(Strict):
    """One documentation page, transcribed and reviewed."""

    model: Slug = Field(description="The page's name for the model; also the name of this file.")
    api: Identifier = Field(description="The API it belongs to: the folder of this file, described by api.yaml there.")
    title: Text = Field(description="The page's title.")
    witnesses: Witnesses
    lifecycle: Lifecycle | None = None
    operation: Identifier | None = Field(
        None, description="The operation of api.yaml that its bodies go to, where that has several for them."
    )
    result: Media | None = Field(
        None, description="The kind of file that a job leaves; that of the first complete job in api.yaml if none."
    )
    sample: Sample
    body: Annotated[dict[PathText, Parameter], Field(min_length=1, max_length=500)] = Field(
        description="The request body: path to what is known of it, in the page's order."
    )
    conditions: Annotated[list[Condition], Field(max_length=500)] = Field(
        [], description="What joins parameters, in the page's order."
    )
    discrepancies: list[Discrepancy] = []

    @property
    def source(self) -> Source:
        """The document that the spec was transcribed from first."""
        return cast("Source", getattr(self.witnesses, self.witnesses.first))
