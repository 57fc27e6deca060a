"""Ways in which a server departs from the documentation, each in one rule, by the kinds in which real ones do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from benchmarks.drift.reference import Rules

_RIGHT: Final = Rules()
_FRAME: Final = "parameters.guidances.start_frame"
_IMAGE: Final = f"{_FRAME}[].image"
_PNG: Final = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0\x08\x02\0\0\0"


@dataclass(frozen=True, slots=True)
class Deviation:
    """The rules with one of them changed. ``facts`` are the documented ones that this breaks, any of which names it.

    They are empty where no answer can break a documented fact: ``why`` then says why not.
    """

    name: str
    rules: Rules
    facts: tuple[str, ...] = ()
    why: str = ""
    create: bool = True
    """Whether it shows in what the create operation takes and answers, which is all that the peers are given."""

    @property
    def fact(self) -> str:
        """The fact that stands for all."""
        return self.facts[0] if self.facts else ""


def _breaks(name: str, facts: str | tuple[str, ...], *, create: bool = True, **rules: Any) -> Deviation:
    listed = (facts,) if isinstance(facts, str) else facts
    return Deviation(name, replace(_RIGHT, **rules), tuple(_path(one) for one in listed), create=create)


def _path(fact: str) -> str:
    """A fact of a parameter, of an image, or one that is written out."""
    whole = fact.startswith(("parameters", "public", "model", "api", "$"))
    return fact if whole else f"parameters.{fact}"


_VALUES: Final = (
    *(
        _breaks(f"{size} width dropped", "width#enum", widths=frozenset({720, 1024, 1280, 1792}) - {size})
        for size in (1024, 1280, 1792)
    ),
    *(
        _breaks(f"{size} height dropped", "height#enum", heights=frozenset({720, 1024, 1280, 1792}) - {size})
        for size in (1024, 1280, 1792)
    ),
    _breaks("12 s dropped", "duration#enum", durations=frozenset({4, 8})),
    _breaks("8 s dropped", "duration#enum", durations=frozenset({4, 12})),
    _breaks("4 s dropped", "duration#enum", durations=frozenset({8, 12})),
    _breaks("5 s added", "duration#enum", durations=frozenset({4, 5, 8, 12})),
    _breaks("10 s added", "duration#enum", durations=frozenset({4, 8, 10, 12})),
    _breaks("16 s added", "duration#enum", durations=frozenset({4, 8, 12, 16})),
    _breaks("any duration", "duration#enum", durations=None),
    _breaks("any width", "width#enum", widths=None),
    _breaks("any height", "height#enum", heights=None),
    _breaks("1920 wide added", "width#enum", widths=frozenset({720, 1024, 1280, 1792, 1920})),
    _breaks("640 high added", "height#enum", heights=frozenset({640, 720, 1024, 1280, 1792})),
    _breaks("the higher mode dropped", "mode#enum", modes=frozenset({"RESOLUTION_720"})),
    _breaks("a mode of 480 lines", "mode#enum", modes=_RIGHT.modes | {"RESOLUTION_480"}),
    _breaks("a mode of 2160 lines", "mode#enum", modes=_RIGHT.modes | {"RESOLUTION_2160"}),
    _breaks("modes in any case", "mode#enum", modes_in_any_case=True),
    *(
        _breaks(f"no pictures of type {word}", f"{_IMAGE}.type#enum", image_types=_RIGHT.image_types - {word})
        for word in ("INIT", "GENERATION", "UPLOADED", "GENERATED", "VARIATION")
    ),
    _breaks("another model's name", "model#enum", models=frozenset({"sora-2-pro", "sora-2"})),
)
_BOUNDS: Final = (
    _breaks("5001 characters taken", "prompt#maxLength", longest_prompt=5001),
    _breaks("10000 characters taken", "prompt#maxLength", longest_prompt=10000),
    _breaks("5000 characters refused", "prompt#maxLength", longest_prompt=4999),
    _breaks("prompts measured in bytes", "prompt#maxLength", prompt_unit="bytes"),
    _breaks("prompts measured in UTF-16 units", "prompt#maxLength", prompt_unit="UTF-16 units"),
    _breaks("prompts trimmed first", "prompt#maxLength", prompt_is_trimmed=True),
    _breaks("a quantity of 2", "quantity#maximum", largest_quantity=2),
    _breaks("a quantity of 4", "quantity#maximum", largest_quantity=4),
    _breaks("a quantity of 0", "quantity#minimum", least_quantity=0),
    _breaks("two start frames", f"{_FRAME}#maxItems", most_frames=2),
    _breaks("no start frame", f"{_FRAME}#maxItems", most_frames=0),
)
_TYPES: Final = (
    _breaks("a number as prompt", "prompt#type", prompt_may_be_number=True),
    *(
        _breaks(f"{name} in a text", f"{name}#type", reads_texts_as_numbers=frozenset({name}))
        for name in ("duration", "width", "height", "quantity")
    ),
    _breaks("true for a quantity of 1", "quantity#type", reads_truth_as_numbers=frozenset({"quantity"})),
    *(
        _breaks(f"fractions of {name} cut off", f"{name}#type", cuts_fractions_of=frozenset({name}))
        for name in ("duration", "width", "quantity")
    ),
    *(
        _breaks(f"null for {name}", f"{name}#type", may_be_null=frozenset({name}))
        for name in ("guidances", "duration", "mode", "prompt", "quantity")
    ),
    _breaks("null for public", "public#type", may_be_null=frozenset({"public"})),
    _breaks("a start frame without its list", f"{_FRAME}#type", wraps_single_frame=True),
    _breaks("numbers as ids of pictures", f"{_IMAGE}.id#type", ids_may_be_numbers=True),
)
_PRESENCE: Final = (
    *(
        _breaks(f"no {name} needed", f"{name}#required", required=_RIGHT.required - {name})
        for name in ("quantity", "prompt", "width", "height")
    ),
    *(
        _breaks(f"a {name} needed", f"{name}#required", required=_RIGHT.required | {name})
        for name in ("duration", "mode", "guidances")
    ),
    _breaks("pictures without type", f"{_IMAGE}.type#required", required_of_images=frozenset({"id"})),
    _breaks("pictures without id", f"{_IMAGE}.id#required", required_of_images=frozenset({"type"})),
    _breaks("unknown parameters taken", "parameters#additionalProperties", open_objects=frozenset({"$.parameters"})),
    _breaks("unknown members of the body taken", "$#additionalProperties", open_objects=frozenset({"$"})),
    _breaks(
        "unknown guidances taken",
        "parameters.guidances#additionalProperties",
        open_objects=frozenset({"$.parameters.guidances"}),
    ),
)
_TOGETHER: Final = (
    _breaks(
        "12 s not in the higher mode",
        ("duration#enum", "mode#enum"),
        clashes=((("duration", 12), ("mode", "RESOLUTION_1080")),),
    ),
    _breaks("no square pictures of 720", ("width#enum", "height#enum"), clashes=((("width", 720), ("height", 720)),)),
    _breaks(
        "no start frame in 12 s",
        ("duration#enum", f"{_FRAME}#required", f"{_FRAME}#maxItems", f"{_IMAGE}.type#enum", f"{_IMAGE}.id#type"),
        clashes=((("duration", 12), ("guidances", None)),),
    ),
)
ANSWERS: Final = (
    _breaks("another width reported", "width#enum", reports_parameters=True, misreports=("width", 1024)),
    _breaks("another mode reported", "mode#enum", reports_parameters=True, misreports=("mode", "RESOLUTION_720")),
    _breaks("another default, told", "duration#default", default_duration=8, reports_parameters=True),
    _breaks("success without a job", ("api#delivery", "api#create"), names_job="task"),
    _breaks("success with status 500", ("api#delivery", "api#create"), status_of_success=500),
    _breaks("a null prompt crashes", "prompt#type", crashes_on_null=frozenset({"prompt"})),
    _breaks("no key needed", "api#auth", needs_key=False),
    _breaks("any key taken", "api#auth", takes_any_key=True),
    _breaks("jobs are told without a key", "api#auth", create=False, reads_need_key=False),
    _breaks("another word for complete", "api#poll", create=False, job_word="SUCCEEDED"),
    _breaks("polls answered under another name", "api#poll", create=False, poll_member="generation"),
    _breaks("the file in another member", "api#poll", create=False, file_member="videoUrl"),
    _breaks("a picture instead of a clip", "api#result", create=False, file=_PNG),
    _breaks("every job fails", "api#result", create=False, fails_with=("prompt", None)),
    _breaks("jobs of 12 s fail", ("duration#enum", "api#result"), create=False, fails_with=("duration", 12)),
    _breaks("no fields for an upload", "api#upload", create=False, slot_members=frozenset({"id", "key", "url"})),
    _breaks("fields that are no JSON", "api#upload", create=False, slot_fields="key=1"),
    _breaks("no webp", "api#upload", create=False, extensions=_RIGHT.extensions - {"webp"}),
    _breaks("the account under another name", "api#account", create=False, account_member="users"),
    _breaks("slots in a text", "api#account", create=False, slots_at_once="10"),
    _breaks("the listing under another name", "api#list", create=False, list_member="items"),
)
_NONE: Final = (
    Deviation(
        "another default, not told",
        replace(_RIGHT, default_duration=8),
        why="the answer would have to say what was filled in",
    ),
    Deviation(
        "whole floats refused",
        replace(_RIGHT, takes_whole_floats=False),
        why="JSON Schema calls 4.0 an integer, the page does not say; a dialect",
    ),
    Deviation(
        "refusals with status 200",
        replace(_RIGHT, status_of_refusals=200),
        why="the habit of this vendor, which the spec knows",
    ),
    Deviation(
        "public needed", replace(_RIGHT, required=_RIGHT.required | {"public"}), why="the spec records it as observed"
    ),
    Deviation("refusals with status 422", replace(_RIGHT, status_of_refusals=422), why="a refusal all the same"),
    Deviation("created with status 201", replace(_RIGHT, status_of_success=201), why="a status of success"),
    Deviation(
        "what was taken is reported", replace(_RIGHT, reports_parameters=True), why="answers may hold more members"
    ),
)

DEVIATIONS: Final = (*_VALUES, *_BOUNDS, *_TYPES, *_PRESENCE, *_TOGETHER, *ANSWERS, *_NONE)
