"""Faults on demand: what goes wrong, for which operation, how often, and whether the request was handled before."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints, ValidationError

from docpact.errors import DocpactError, Place, printable

Target = Literal["create", "poll", "result", "delete", "upload", "account", "list", "models", "storage", "cdn", "any"]
"""What a fault strikes: an operation of the API, the host that uploads go to, the host that clips come from, or all."""

Kind = Literal[
    "429",
    "500",
    "503",
    "html-403",
    "cut-before-answer",
    "cut-inside-answer",
    "reset-before-answer",
    "late",
    "slow",
    "malformed-json",
    "truncated-json",
    "empty-body",
    "wrong-length",
]

Phase = Literal["before", "after"]
"""Whether a fault strikes before the endpoint handles the request (nothing was accepted) or after (it was)."""

Option = Literal["phase", "retry_after", "seconds", "by"]


OPTIONS: Final[Mapping[Option, str]] = {
    "phase": "before or after the request is handled; where nothing is said before, of late after",
    "retry_after": "the header of that name, in seconds or as a text",
    "seconds": "how long it takes",
    "by": "bytes that are announced too many, or below zero too few",
}


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What is particular to a kind of fault: what it does, when it may strike (usual first), and its options."""

    does: str
    phases: tuple[Phase, ...]
    options: tuple[Option, ...] = ()


BEHAVIOURS: Final[Mapping[Kind, Behaviour]] = {
    "429": Behaviour("too many requests", ("before", "after"), ("retry_after",)),
    "500": Behaviour("a server error", ("before", "after")),
    "503": Behaviour("a server that is unavailable", ("before", "after"), ("retry_after",)),
    "html-403": Behaviour("a page of HTML instead of JSON, with status 403", ("before", "after")),
    "cut-before-answer": Behaviour("the connection ends and nothing was answered", ("before", "after")),
    "cut-inside-answer": Behaviour("the connection ends halfway through the answer's body", ("after",)),
    "reset-before-answer": Behaviour("the connection is reset and nothing was answered", ("before", "after")),
    "late": Behaviour("nothing happens for some seconds", ("after", "before"), ("seconds",)),
    "slow": Behaviour("the answer trickles in over some seconds", ("after",), ("seconds",)),
    "malformed-json": Behaviour("the answer's body is not JSON, but says that it is", ("after",)),
    "truncated-json": Behaviour("half of the answer's body, as if that were all", ("after",)),
    "empty-body": Behaviour("the answer's status without its body", ("after",)),
    "wrong-length": Behaviour("the answer announces another length than it has", ("after",), ("by",)),
}

USUAL_SECONDS: Final = 1.0
USUAL_BY: Final = 10
ALWAYS: Final = "always"
GRAMMAR: Final = "TARGET=KIND[,OPTION=VALUE...][:TIMES]"
NO_OPTION: Final = f"Options are: {', '.join(get_args(Option))}."
ALLOWED: Final = {
    "target": f"Targets are: {', '.join(get_args(Target))}.",
    "kind": f"Faults are: {', '.join(BEHAVIOURS)}.",
    "times": f"Give a whole number from 1, or {ALWAYS!r} (null in JSON).",
    "phase": "Phases are: before and after the endpoint handles the request.",
    "retry_after": "Give whole seconds up to a day, or a short text.",
    "seconds": "Give a number above 0, at most 3600.",
    "by": "Give a whole number from -1000 to 1000, but not 0.",
}
"""What each member of a fault may be, for error messages."""

Seconds = Annotated[int | float, Field(gt=0, le=3600, allow_inf_nan=False)]
HeaderText = Annotated[str, StringConstraints(pattern=r"^[\x21-\x7e]([\x20-\x7e]{0,60}[\x21-\x7e])?$")]


class Fault(BaseModel):
    """One thing that goes wrong, a number of times; then all is normal again."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    target: Target = Field(description="The operation or host that it strikes.")
    kind: Kind = Field(description="What goes wrong.")
    times: Annotated[int, Field(ge=1, le=1_000_000)] | None = Field(default=1, description="How often; null: always.")
    phase: Phase | None = Field(
        default=None, description="before or after the endpoint handles the request; null: the usual."
    )
    retry_after: Annotated[int, Field(ge=0, le=86_400)] | HeaderText | None = Field(
        default=None,
        description="The Retry-After header: seconds, or a text that is sent as it stands; null: no such header.",
    )
    seconds: Seconds | None = Field(default=None, description="late: of silence; slow: until the answer is complete.")
    by: Annotated[int, Field(ge=-1000, le=1000)] | None = Field(
        default=None,
        description="wrong-length: bytes announced beyond those sent; below zero: more is sent than announced.",
    )

    def model_post_init(self, _context: object, /) -> None:
        """Refuse options that the kind has no use for. Raises ValueError, which pydantic reports."""
        behaviour = BEHAVIOURS[self.kind]
        names: tuple[Option, ...] = ("retry_after", "seconds", "by")
        for name in names:
            if getattr(self, name) is not None and name not in behaviour.options:
                takers = ", ".join(kind for kind, other in BEHAVIOURS.items() if name in other.options)
                raise ValueError(f"{name} means nothing to {self.kind}, only to: {takers}")
        if self.phase is not None and self.phase not in behaviour.phases:
            raise ValueError(f"{self.kind} always strikes {behaviour.phases[0]} the request was handled")
        if self.by == 0:
            raise ValueError("a length that is wrong by 0 is right")

    @property
    def strikes(self) -> Phase:
        return self.phase or BEHAVIOURS[self.kind].phases[0]

    def __str__(self) -> str:
        names: tuple[Option, ...] = ("phase", "retry_after", "seconds", "by")
        options = [f"{name}={getattr(self, name)}" for name in names if getattr(self, name) is not None]
        times = "" if self.times == 1 else f":{self.times or ALWAYS}"
        return f"{self.target}={','.join([self.kind, *options])}{times}"


class Faults:
    """The faults still to come, in order. Safe to use from several threads."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._lock = threading.Lock()
        self._waiting = list(faults)

    @property
    def waiting(self) -> list[Fault]:
        """What is still to come; ``times`` counts down."""
        with self._lock:
            return list(self._waiting)

    def add(self, *faults: Fault | str) -> None:
        """Line up more faults, as objects or in the words of the command line. Raises DocpactError."""
        found = [parse_fault(fault) if isinstance(fault, str) else fault for fault in faults]
        with self._lock:
            self._waiting.extend(found)

    def replace(self, faults: Iterable[Fault]) -> None:
        with self._lock:
            self._waiting = list(faults)

    def clear(self) -> None:
        self.replace(())

    def take(self, target: Target | None) -> Fault | None:
        """The first fault that strikes this request, counted down; None where all is well or nothing is targeted."""
        with self._lock:
            for index, fault in enumerate(self._waiting):
                if fault.target not in (target, "any"):
                    continue
                if fault.times == 1:
                    del self._waiting[index]
                elif fault.times is not None:
                    self._waiting[index] = fault.model_copy(update={"times": fault.times - 1})
                return fault
        return None


def described() -> list[str]:
    """Which faults there are and how they are written, a line each, for whoever asks for help."""
    lines = [f"--fault {GRAMMAR}", f"  as in create=429:2, poll=late,seconds=5 or cdn=cut-inside-answer:{ALWAYS}"]
    lines.append(f"TARGET is what it strikes: {', '.join(get_args(Target))}.")
    lines.append("KIND is what goes wrong:")
    for kind, behaviour in BEHAVIOURS.items():
        phases: tuple[Option, ...] = ("phase",) if len(behaviour.phases) > 1 else ()
        options = ", ".join((*phases, *behaviour.options))
        lines.append(f"  {kind}: {behaviour.does}{f' ({options})' if options else ''}")
    lines.append("OPTION, where the kind takes it:")
    lines += [f"  {name}: {meaning}" for name, meaning in OPTIONS.items()]
    lines.append(f"TIMES is how often it strikes: a number, or {ALWAYS}; 1 where nothing is said.")
    return lines


def parse_fault(text: str) -> Fault:
    """A fault as the command line spells it, as in ``create=429,retry_after=2:3``. Raises DocpactError."""
    where = Place("--fault " + printable(text, 80))
    words, _, times = text.partition(":")
    target, equals, rest = words.partition("=")
    kind, *options = rest.split(",")
    if not equals:
        raise DocpactError("that is no fault", where=where, hint=f"Write it as {GRAMMAR}, as in create=429:2.")
    members: dict[str, JsonValue] = {"target": target.strip(), "kind": kind.strip()}
    for option in options:
        name, equals, value = option.partition("=")
        if not equals:
            raise DocpactError(f"{option!r} has no value", where=where, hint=f"Write it as {GRAMMAR}.")
        if name.strip() not in get_args(Option):
            raise DocpactError(f"there is no option {name!r}", where=where, hint=NO_OPTION)
        members[name.strip()] = _number(value.strip())
    if times:
        members["times"] = None if times == ALWAYS else _number(times)
    return _checked(members, where)


def parse_faults(content: bytes) -> list[Fault]:
    """Faults as the control address takes them: a JSON list of objects. Raises DocpactError."""
    where = Place("faults")
    try:
        data: JsonValue = json.loads(content)
    except (ValueError, RecursionError):
        raise DocpactError("the body is not JSON", where=where, hint="Send a list of faults.") from None
    if not isinstance(data, list) or len(data) > 1000:
        raise DocpactError("the body is not a list of at most 1000 faults", where=where, hint="Send a list of faults.")
    return [_checked(item, Place(f"faults[{index}]")) for index, item in enumerate(data)]


def _checked(members: JsonValue, where: Place) -> Fault:
    try:
        return Fault.model_validate(members)
    except ValidationError as error:
        what, hint = _explain(error)
        raise DocpactError(what, where=where, hint=hint) from None


def _explain(error: ValidationError) -> tuple[str, str]:
    """What is wrong with a fault, and what may stand there instead."""
    first = error.errors(include_url=False, include_context=False)[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    message = first["msg"].removeprefix("Value error, ")
    message = message[:1].lower() + message[1:]
    if first["type"] == "extra_forbidden":
        return f"there is no option {name!r}", NO_OPTION
    if first["type"] == "missing":
        return f"{name} is missing", "A fault has a target and a kind at least."
    if not name:
        return message, f"Write it as {GRAMMAR}."
    if first["type"] == "literal_error":
        message = f"there is no such {name}"
    return f"{name} is {printable(repr(first['input']), 60)}: {message}", ALLOWED[name]


def _number(text: str) -> JsonValue:
    """A number where the text is one, else the text itself."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
