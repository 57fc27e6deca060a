"""Twenty-four ways in which a server departs from the documentation, each in one constraint."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from benchmarks.drift.reference import Rules

_RIGHT: Final = Rules()
_IMAGE: Final = "parameters.guidances.start_frame[].image"


@dataclass(frozen=True, slots=True)
class Deviation:
    """The rules with one of them changed. ``fact`` is the id of the documented fact that this breaks.

    ``fact`` is empty where no answer can break a documented fact: ``why`` then says why not.
    """

    name: str
    rules: Rules
    fact: str = ""
    why: str = ""


DEVIATIONS: Final = (
    Deviation("12 s dropped", replace(_RIGHT, durations=frozenset({4, 8})), "parameters.duration#enum"),
    Deviation("5 s added", replace(_RIGHT, durations=frozenset({4, 5, 8, 12})), "parameters.duration#enum"),
    Deviation("any width", replace(_RIGHT, widths=None), "parameters.width#enum"),
    Deviation(
        "an image type dropped",
        replace(_RIGHT, image_types=_RIGHT.image_types - {"VARIATION"}),
        f"{_IMAGE}.type#enum",
    ),
    Deviation("modes in any case", replace(_RIGHT, modes_in_any_case=True), "parameters.mode#enum"),
    Deviation("5001 characters taken", replace(_RIGHT, longest_prompt=5001), "parameters.prompt#maxLength"),
    Deviation("5000 characters refused", replace(_RIGHT, longest_prompt=4999), "parameters.prompt#maxLength"),
    Deviation("prompts measured in bytes", replace(_RIGHT, prompt_in_bytes=True), "parameters.prompt#maxLength"),
    Deviation("prompts trimmed first", replace(_RIGHT, prompt_is_trimmed=True), "parameters.prompt#maxLength"),
    Deviation("a number as prompt", replace(_RIGHT, prompt_may_be_number=True), "parameters.prompt#type"),
    Deviation("a quantity of 2", replace(_RIGHT, largest_quantity=2), "parameters.quantity#maximum"),
    Deviation("a quantity of 0", replace(_RIGHT, least_quantity=0), "parameters.quantity#minimum"),
    Deviation("two start frames", replace(_RIGHT, most_frames=2), "parameters.guidances.start_frame#maxItems"),
    Deviation(
        "a duration in a text",
        replace(_RIGHT, reads_texts_as_numbers=frozenset({"duration"})),
        "parameters.duration#type",
    ),
    Deviation(
        "true for a quantity of 1",
        replace(_RIGHT, reads_truth_as_numbers=frozenset({"quantity"})),
        "parameters.quantity#type",
    ),
    Deviation(
        "fractions of seconds cut off",
        replace(_RIGHT, cuts_fractions_of=frozenset({"duration"})),
        "parameters.duration#type",
    ),
    Deviation("null guidances", replace(_RIGHT, may_be_null=frozenset({"guidances"})), "parameters.guidances#type"),
    Deviation(
        "no quantity needed", replace(_RIGHT, required=_RIGHT.required - {"quantity"}), "parameters.quantity#required"
    ),
    Deviation(
        "a duration needed", replace(_RIGHT, required=_RIGHT.required | {"duration"}), "parameters.duration#required"
    ),
    Deviation(
        "unknown parameters taken",
        replace(_RIGHT, open_objects=frozenset({"$.parameters"})),
        "parameters#additionalProperties",
    ),
    Deviation("no key needed", replace(_RIGHT, needs_key=False), "api#auth"),
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
)

ECHOED_DEFAULT: Final = Deviation(
    "another default, told", replace(_RIGHT, default_duration=8, reports_parameters=True), "parameters.duration#default"
)
"""The changed default once more, on a server that says what it filled in."""
