"""Sentences that bind a parameter to the models that have it, or to a mode in place of one."""

from __future__ import annotations

import re
from typing import Final

from docpact.read.pages.phrases.conditions import in_mode
from docpact.read.pages.phrases.entry import Claim, Example, Phrase, Reading, Scope, compiled
from docpact.read.pages.phrases.rules import COUNTS, NOT, ONLY, Forms, claims_of, said_of

_ON_MODEL: Final = compiled(
    r"\b(?P<how>(?:only (?:available|applicable|applies|usable|supported|valid|allowed|accepted|works)|(?:available"
    r"|supported|valid|allowed|works|applies|applicable) only|(?:exclusive|limited|restricted|reserved) (?:to|for)"
    r"|not (?:available|supported|valid|allowed)|unavailable|unsupported|only))\s*(?:on|for|by|with|in"
    r"|to)?\s*(?:the )?(?P<model>`[^`]{1,120}`(?:\s[a-z_]{3,30})?|[A-Za-z][\w.-]*(?:\s(?!only\b|and\b|or\b|but\b|with\b"
    r"|model\b)[\w.-]+){0,4})(?:\s+models?)?(?=\s*(?:$|[.;,)]|and (?:will be |is )?ignored))"
)
_VALUES_BEFORE: Final = re.compile(r"(?:,|\bor\b|/)\s*[`\"]?[\w.:-]+[`\"]?\s*$")
_OF_A_VALUE: Final = re.compile(r"[\d`\"][\w.:]*[`\"]?\s*(?:\([^()]*\)?)?\s*$")
_IGNORED: Final = compiled(r"\W+(?:and |it |will |is |be ){0,4}(?:simply )?ignored\b")


def _on_model(match: re.Match[str], scope: Scope) -> Reading | None:
    models = scope.names.models_like(match["model"].rstrip("."))
    how = (match.groupdict().get("how") or "not").lower()
    denied = how.startswith(("not", "un", "does", "do"))
    if not models:
        return _in_mode_only(match, scope, NOT if denied else COUNTS if re.search("appli|work", how) else ONLY)
    test = f"{scope.names.model_field}={'|'.join(models)}"
    rule = f"not available when {test}" if denied else f"only when {test}"
    if denied and (ignored := _IGNORED.match(match.string, match.end())):
        return Reading((Claim("rule", f"ignored when {test}"),), ignored.end())
    if denied and len(models) == 1 and scope.names.model_field == "model":
        rule = f"not available on model {models[0]}"
    return Reading((Claim("rule", rule),), match.end())


def _model_only(match: re.Match[str], scope: Scope) -> Reading | None:
    # ``Quality: normal, fine (tuba-2-pro only)`` may speak of the last value alone.
    before = match.string[: match.start()]
    if (match[0].startswith("(") and _VALUES_BEFORE.search(before)) or _OF_A_VALUE.search(before):
        return None
    models = scope.names.models_like(match["model"].rstrip("."))
    rule = f"only when {scope.names.model_field}={'|'.join(models)}"
    return Reading((Claim("rule", rule),), match.end()) if models else _in_mode_only(match, scope, ONLY)


def _in_mode_only(match: re.Match[str], scope: Scope, forms: Forms) -> Reading | None:
    """``Only available in pro mode.``: what stands in place of a model is a value of another parameter."""
    found = in_mode(match["model"], 0, scope)
    if found is None or scope.name in found.names or match["model"][found.end :].strip(" ."):
        return None
    return Reading(claims_of([found], forms), match.end())


def _to_use(match: re.Match[str], scope: Scope) -> Reading | None:
    """``Model to use: `tuba-2```: the one value of the parameter that names the model."""
    if scope.name != scope.names.model_field:
        return None
    return Reading((Claim("enum", [match["model"]]),), match.end())


PHRASES: Final = (
    Phrase(
        "model to use",
        compiled(
            r"^\s*(?!(?:e\.g|example|for example|default|such as|like)\b)(?:[a-z ]{3,40}:"
            r"|[a-z ]{3,40}[;,] use)\s*`(?P<model>[^`]{2,80})`\s*\.?\s*$"
        ),
        (
            Example("Model to use: `tuba-3`.", (("enum", ["tuba-3"]),), name="model"),
            Example("Example: `tuba-3`.", (), name="model"),
            Example("What to use: `tuba-3`.", ()),
        ),
        _to_use,
        prose=False,
    ),
    Phrase(
        "on one model only",
        _ON_MODEL,
        (
            Example("Available only on `tuba-2-pro`.", (("rule", "only when model=tuba-2-pro"),)),
            Example("Not supported on Tuba 2 Lite.", (("rule", "not available on model tuba-2-lite"),)),
            Example("Only available in LOUD tone.", (("rule", "only when tone=LOUD"),)),
            Example("Not supported in the `SOFT` tone.", (("rule", "not available when tone=SOFT"),)),
            Example("Available only on Sundays.", ()),
            Example("Not supported for `tuba-2-pro` and ignored.", (("rule", "ignored when model=tuba-2-pro"),)),
        ),
        said_of(_on_model),
    ),
    Phrase(
        "one model supports it",
        compiled(
            r"(?:^|(?<=[.;(]\s))\s*only\s+(?:the\s+)?(?P<model>`[^`]{1,120}`|[A-Za-z][\w.-]*(?:\s(?!supports?\b"
            r"|accepts?\b)[\w.-]+){0,4})(?:\s+models?)?(?=\s+(?:supports?|accepts?)\b)"
        ),
        (
            Example(
                "Only `tuba-2-pro` supports: `a`, `b`", (("rule", "only when model=tuba-2-pro"), ("enum", ["a", "b"]))
            ),
            Example("Only brass supports: `a`, `b`", (("enum", ["a", "b"]),)),
        ),
        _model_only,
    ),
    Phrase(
        "a model does without",
        compiled(
            r"(?:^|(?<=[.;,(]))\s*(?:the\s+)?(?P<model>`[^`]{1,120}`|[A-Za-z][\w.-]*(?:\s(?!models?\b"
            r"|do)[\w.-]+){0,4})(?:\s+models?)?\s+(?:does not|do not|doesn't|don't)\s+(?:yet\s+)?support\s+(?:(?:the"
            r"|this|these)\s+)*(?:parameters?|fields?|options?|it)\b"
        ),
        (
            Example(
                "Tuba-2.x model does not support the this parameters",
                (("rule", "not available when model=tuba-2-lite|tuba-2-pro"),),
            ),
        ),
        said_of(_on_model),
    ),
    Phrase(
        "one model only",
        compiled(
            r"(?:^|\(|,\s*)\s*(?:available\s+|supported\s+|valid\s+|works\s+|allowed\s+)?(?:(?:for|on|with"
            r"|in)\s+)?(?P<model>`[^`]{1,120}`|[A-Za-z][\w.-]*(?:\s[\w.-]+){0,4})\s+(?:models? "
            r")?only\)?(?=\s*(?:$|[.;,)]))"
        ),
        (
            Example("`tuba-2-pro` only.", (("rule", "only when model=tuba-2-pro"),)),
            Example("LOUD tone only.", (("rule", "only when tone=LOUD"),)),
            Example("Style: plain, rich (tuba-2-pro only)", ()),
            Example("Sundays only.", ()),
            Example("21:9 (wide), `tuba-2-pro` only", ()),
        ),
        said_of(_model_only),
    ),
)
