"""Sentences that look as if they bound something and state nothing that a fact could hold."""

from __future__ import annotations

from typing import Final

from docpact.read.pages.phrases.entry import Example, Phrase, compiled

PHRASES: Final = (
    Phrase(
        "what true and false mean",
        compiled(r"(?:^|(?<=[.;]))[^.;]*?\(?[`\"]?true[`\"]?\)?[^.;]*\bor\b[^.;]*\(?[`\"]?false[`\"]?\)?[^.;]*"),
        (Example("Whether the tune is heard by all (`true`) or by you alone (`false`).", (), "boolean"),),
    ),
    Phrase(
        "what a value is for",
        compiled(
            r"\b(?:when|if) (?:(?:set to )?[`\"]?(?:true|false)[`\"]?|(?:this is )?(?:enabled"
            r"|disabled)),(?![^.]*\b(?:must|can only|may only|cannot)\b)[^.]*|\b(?:set (?:(?:it |this )?to)?|use|send"
            r"|pass)\s*(?<=\s)(?:`[^`]{1,120}`|\"[^\"]{1,120}\"|-?\d+|true|false)\s+(?:to|for|if|when)\b[^.]*"
            r"|\bwhere\b[^.]*\b(?:corresponds?|means?|is|stands for)\b[^.]*|(?:^"
            r"|(?<=[.;,(]))\s*[`\"]?-?[\w.]{1,20}[`\"]?\s+(?:means?|stands for|indicates|represents)\b[^.;]*"
        ),
        (
            Example("When `true`, the tune is played twice.", (), "boolean"),
            Example("When `true`, the answer holds `tunes[].score` instead of `tunes[].file`.", (), "boolean"),
            Example("Use `false` for a quiet room.", (), "boolean"),
            Example("When enabled, only the band is heard.", (), "boolean"),
            Example("Set to `0` to let the model choose.", (), "integer"),
            Example("A step, where 3 corresponds to low.", (), "integer"),
            Example("-1 means a random tune.", (), "integer"),
        ),
    ),
    Phrase(
        "what stands in its place",
        compiled(
            r"\b(?:use|prefer|replace (?:it|this) with|replaced by|superseded by|please use|we "
            r"recommend)\b[^.]*\b(?:instead|rather)\b[^.]*|\bin favou?r of\b[^.]*|\buse\s+`[\w.]+`\s*$"
            r"|(?:^|(?<=[.;]))[^.;]*?\b(?:canonical inputs?|retained|kept|backwards?[- ]compatib)[^.;]*"
        ),
        (Example("Use `tone.colour` instead.", ()), Example("Kept for backwards compatibility.", ())),
    ),
    Phrase(
        "examples",
        compiled(
            r"\((?:e[._]g\.?|i[._]e\.?|for example|such as|for instance)[^()]*\)|\b(?:e[._]g\.?|for example|such "
            r"as|for instance)[^.;]*|\bexamples?(?: values?)?\s*:\s*\S[^;]*"
        ),
        (Example("The language of the song (e.g. `en`).", ()), Example("Example value: `a`, `b`", ())),
    ),
    Phrase(
        "a word of bounds without any",
        compiled(
            r"^\s*(?:the )?(?:maximum|minimum)"
            r"(?!\s+(?:is|of|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b)(?:\s+[a-z]+){1,6}\s*\.?\s*$"
            r"|^\s*how\s+[a-z]+(?:\s+[a-z]+){1,6}\s+(?:should|must) be\s+[a-z]+\s*\.?\s*$"
        ),
        (Example("Maximum loudness of the tune.", ()), Example("How loudly the tune should be played.", ())),
    ),
    Phrase(
        "how it is used",
        compiled(
            r"(?:^|(?<=[.;]))[^.;]*?\b(?:send|make|use) (?:multiple|several|more) requests[^.;]*"
            r"|\baccepts? the same (?:requests?|body|bodies)\b[^.`\"\d]*"
            r"|^(?:omit|leave (?:it )?(?:out|empty|unset))\b[^.]*|\bcan (?:also )?be (?:used|combined) with\b[^.]*"
            r"|^reference\b[^.]*`@[^.]*|^\s*(?:sync|async) api only\s*\.?"
        ),
        (
            Example("For more than 6 tunes, send several requests.", (), "integer"),
            Example("These tubas accept the same request.", ()),
            Example("Omit for a random tune.", (), "integer"),
            Example("Can be used with `tune`.", ()),
            Example("Reference clips by order with `@Clip1`.", ()),
            Example("Async API only.", ()),
        ),
    ),
    Phrase(
        "see elsewhere",
        compiled(
            r"\b(?:see|refer to|please refer to|check|consult|must match one of|for (?:a|the) (?:full )?list)\b[^.]*"
        ),
        (Example("See the Dimensions table for the sizes.", (), "integer"),),
    ),
    Phrase(
        "takes precedence",
        compiled(r"(?:^|(?<=[.;]))[^.]*?\b(?:takes? precedence|overrides?|has priority|have priority)\b[^.]*"),
        (Example("Explicit `tempo` and `key` take precedence.", ()),),
    ),
    Phrase(
        "about referenced files",
        compiled(
            r"^[^.]*\b(?:each|every|must|files?|clips?|images?|videos?|audio|uploads?|output|png|jpg"
            r"|jpeg)\b[^.]*\b\d[\d.,]*\s*(?:mb|kb|gb|megabytes?|megapixels?|seconds?|fps|px|pixels?)\b[^.]*"
        ),
        (Example("Each clip must last at most 20 seconds and stay under 40 MB.", (), "array"),),
    ),
    Phrase(
        "what happens without it",
        compiled(
            r"(?:^|(?<=[.;,(]))\s*(?:if|when) (?:it is |left )?(?:omitted|unset|unspecified|empty|blank|left out"
            r"|not (?:set|specified|provided|given|supplied|sent)),?(?![^.;]*\b(?:must|fails?|errors?|required|refused"
            r"|rejected|invalid|cannot)\b)[^`\"\d.;]*(?=[.;)]|$)"
        ),
        (
            Example("If not provided, the band picks one.", ()),
            Example("How high; when omitted, the band picks one.", (), "integer"),
        ),
    ),
    Phrase(
        "languages of the words",
        compiled(
            r"\bsupports?\b[^.`\d;]*\b(?:languages?|english|chinese|japanese|korean|spanish|french|german"
            r"|multilingual)\b[^.`\d;]*"
        ),
        (Example("Supports both English and Chinese.", ()),),
    ),
    Phrase(
        "a fraction or a view",
        compiled(r"\b\d+[- ]?(?:bit|d|k|way)\b|\bx/y\b|\bISO[ -]?\d+(?:-\d+)?\b"),
        (Example("The language as an ISO 639-1 code.", ()),),
    ),
)
