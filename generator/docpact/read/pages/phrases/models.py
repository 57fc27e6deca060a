"""Sentences that name a model first: what it takes, does without or leaves out of account; and the model to use."""

from __future__ import annotations

import re
from typing import Final

from docpact.read.pages.phrases.conditions import condition_at, models_in
from docpact.read.pages.phrases.entry import Claim, Example, Phrase, Reading, Scope, compiled, ruled
from docpact.read.pages.phrases.lexicon import CANNOT, DO
from docpact.read.pages.phrases.rules import of_values, value_in

_SAYS: Final = compiled(
    r"(?:^|(?<=[.;,:(]))\s*(?:(?P<only>only)\s+)?(?:(?:the|all|any)\s+)*(?P<other>(?:other )?models? (?:other than"
    r"|except|besides)\s+(?:the\s+)?)?(?P<model>`[^`]{1,120}`|\d[\w.:]*|[A-Za-z][\w.-]*(?:\s(?!models?\b|requests?\b|do|supports?\b"
    r"|accepts?\b|ignores?\b|rejects?\b)[\w.-]+){0,4})(?P<noun>\s+models?)?(?:\s+requests?)?\s+(?:(?P<takes>(?:supports?|accepts?"
    rf"|takes?|ha(?:s|ve)|offers?)(?(only)\b|(?!)))|(?P<idle>ignores?)|(?:rejects?|refuses?|lacks?|{CANNOT} (?:contain"
    rf"|carry|have|{DO})|(?:(?:does|do) not|doesn't|don't)\s+(?:yet\s+)?(?:support|accept|have"
    rf"|offer)))(?:\s+(?:(?:(?:the|this|these)\s+)*(?:parameters?"
    r"|fields?|options?)\b|it\b|this\b(?=\s*(?:[.;,)]|$))|(?P<value>`[^`]{1,80}`"
    r"|\"[^\"]{1,80}\"|[\w.:-]{1,60}?)(?:[- ]seconds?)?(?: [a-z]{4,20})?(?=\s*(?:[.;,)]|$)))"
    r"|(?(takes)(?=\s*:)|(?!)))"
)


def _says(match: re.Match[str], scope: Scope) -> Reading | None:
    models = models_in(match["model"].rstrip(".") + (match["noun"] or ""), scope)
    others = bool(match["only"]) != bool(match["other"])
    test = f"{scope.names.model_field}{' is not ' if others else '='}{'|'.join(models)}"
    if not models:
        setting = condition_at(match["model"], 0, scope, "for") if match["value"] else None
        name, *more = setting.names if setting and setting.value is not None else ("", "")
        if setting is None or more or name == scope.name:
            return None
        test = setting.test(name, turned=others)
    wording = f"{'ignored' if match['idle'] else 'not available'} when {test}"
    if "|" not in test:
        wording = wording.replace("not available when model=", "not available on model ")
    claim = Claim("rule", wording)
    if match["value"]:
        return of_values([value_in(match["value"])], Reading((claim,), match.end()), "", match.start(), scope)
    return Reading(
        (claim,), match.start("takes") if match["takes"] and match[0].endswith(match["takes"]) else match.end()
    )


def _to_use(match: re.Match[str], scope: Scope) -> Reading | None:
    """``Model to use: `tuba-2```: the one value of the parameter that names the model, or the models that have it."""
    field = scope.names.model_field
    if match["only"]:
        models = models_in(match["only"], scope) if scope.name != field else ()
        return Reading((Claim("rule", f"only when {field}={'|'.join(models)}"),), match.end()) if models else None
    if scope.name != field:
        return None
    return Reading((Claim("enum", [match["model"]]),), match.end())


PHRASES: Final = (
    Phrase(
        "model to use",
        compiled(
            r"^\s*(?:(?:supported|available|compatible)(?: models?| (?:on|for|with|in))\s*:\s*(?P<only>[^:;]{2,200}?)"
            r"|(?!(?:e\.g|example|for example|default|such as|like)\b)(?:[a-z ]{3,40}:|[a-z ]{3,40}[;,] use)\s*"
            r"`(?P<model>[^`]{2,80})`)\s*\.?\s*$"
        ),
        (
            Example("Model to use: `tuba-3`.", (("enum", ["tuba-3"]),), name="model"),
            Example("Example: `tuba-3`.", (), name="model"),
            Example("What to use: `tuba-3`.", ()),
            ruled("Supported models: `tuba-2-pro`.", "only when model=tuba-2-pro"),
        ),
        _to_use,
        prose=False,
    ),
    Phrase(
        "what a model says to it",
        _SAYS,
        (
            Example(
                "Only `tuba-2-pro` supports: `a`, `b`",
                (("rule", "not available when model is not tuba-2-pro"), ("enum", ["a", "b"])),
            ),
            Example("Only brass supports: `a`, `b`", (("enum", ["a", "b"]),)),
            ruled(
                "Tuba-2.x model does not support the this parameters", "not available when model=tuba-2-lite|tuba-2-pro"
            ),
            ruled("Models other than `tuba-2-pro` ignore it.", "ignored when model is not tuba-2-pro"),
            Example(
                "Tuba 2 Lite does not support `SOFT`.", (("", "", "enum", ["LOUD"], "model=tuba-2-lite"),), name="tone"
            ),
        ),
        _says,
    ),
)
