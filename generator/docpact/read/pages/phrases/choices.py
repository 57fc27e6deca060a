"""The values that a parameter accepts, where a definition lists them one by one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from pydantic import JsonValue

from docpact.read.pages.languages.entry import listed
from docpact.read.pages.phrases.entry import (
    READ,
    Claim,
    Example,
    Phrase,
    Reading,
    Scope,
    compiled,
    conditional,
    is_lead,
    subject_field,
    unread_before,
)
from docpact.read.pages.phrases.values import SHAPE, Values, read_list, typed_all

_NOUN: Final = (
    r"(?:values?|options?|choices?|settings?|modes?|formats?|levels?|resolutions?|durations?|types?|strings?"
    r"|tiers?|lengths?|ratios?|sizes?|models?|model names?|ids?|codes?|languages?|qualities|styles?)"
)
_ADJECTIVE: Final = r"(?:valid|allowed|accepted|supported|available|possible|permitted|permissible|acceptable|legal)"
_ARE: Final = r"(?:\s*(?:are|is|include|includes|can be|must be|:|=))?(?:\s+(?:one of|any of|either))?\s*:?"
_FIRM: Final = compiled(
    rf"\b(?:(?:must|should|has to|have to|can only)(?: always| only)? be(?: set to)?"
    rf"(?: exactly| (?:upper|lower)case)?(?: one of)?"
    rf"|(?:is )?(?:always |only )?(?:set|fixed|locked)(?: it| this)? (?:to|at)|(?:can|may|must"
    rf"|should) be set (?:only )?to|(?:the )?(?:only )?{_ADJECTIVE} {_NOUN}(?: for (?:this|the) (?:parameter"
    rf"|field))?{_ARE}|{_NOUN} (?:allowed|accepted|supported){_ARE}|only supports?|(?:only )?accepts?(?: only"
    rf"| either)?(?: one of)?(?: the)?(?: following)?(?: {_NOUN})?:?|(?:is |are )?(?:one"
    rf"|any) of(?: the)?(?: following)?(?: {_NOUN})?:?|enum(?:eration)?(?: of)?:?|must equal|only(?= [`\"])"
    rf"|^always(?= [`\"][a-z])|{_NOUN} (?:are|is):?|options?:|choices?:|values?:|allowed:|supported:|available:"
    rf"|accepted:)(?=[\s`\"\[:])"
)
_FURTHER: Final = compiled(r"\b(?:other|others|further|additional)\s+$")
"""What says of values that there are some beside them, as those named before."""
_EXTREME: Final = compiled(r"\b(?:max|min)(?:imum)?\b[^.;,]*$")
"""What says that a value is the largest or smallest, and not the only one."""
_LOOSE: Final = compiled(
    r"\b(?:specify|choose(?: from| between| one of)?|select(?: from| between| one of)?|pick(?: from| between)?|use"
    r"|supports?|takes|can be|may be|is|either|options include|available in|offered in)(?=[\s`\"\[:])"
)
_SWITCH: Final = compiled(
    r"when set to\s+[`\"]{1,2}(?P<on>[^`\"]{1,60})[`\"]{1,2}[^`\"]{0,80}?(?:[;,.]|\band\b"
    r"|\bor\b)[^`\"]{0,80}?(?:when|if)(?: it is)?(?: set to)?\s+[`\"]{1,2}(?P<off>[^`\"]{1,60})[`\"]{1,2}"
)
_ONLY_VALUES: Final = re.compile(
    r"^[\s\x00]*(?=[`\"'\d]|[A-Z][A-Z0-9_]+\s*(?:,|/|or\b)|[a-z][\w.-]*(?:\s*/\s*[a-z][\w.-]*)+\s*\.?$"
    r"|(?:[a-z]\w*-[\w.-]*\d\w*(?:,\s*|\s*$)){3,}$)"
)
_NAMED_BEFORE: Final = re.compile(
    r"(?P<code>`[A-Za-z_][\w.]{1,118}`)\s+(?:(?:parameter|field|must|should|has|have|can|only|always|is|be|to) ){0,5}$"
)
_BRACKETED: Final = re.compile(r"\((?P<inner>[^()]{3,400})\)")
_COLON: Final = re.compile(r"\b(?P<noun>[^\W\d_]+):\s*(?=[`\"'A-Za-z0-9])")
_VALUED: Final = frozenset(
    listed(
        "format, formats, mode, modes, quality, level, levels, type, types, style, styles, size, sizes, "
        "resolution, tier, tiers, speed, kind, strength"
    )
)
_OF_VALUES: Final = frozenset(
    listed("option, value, choice, setting, duration, length, second, count, ratio, fps, language, code")
)
_CODE_LIKE: Final = re.compile(
    r"[A-Z][A-Z0-9_]+|\d+(?:\.\d+)?(?:[:x*\u00d7]\d+|[A-Za-z]{1,2})?|[a-z]{4,12}/[a-z0-9][a-z0-9.+-]{1,40}|(?=[^\s]*[\d_])[a-z][a-z0-9]*(?:[_.-][a-z0-9]+)+"
)
_OTHER_SCRIPT: Final = re.compile(r"[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MORE: Final = ("etc", "more", "others", "and more")
_FILES: Final = frozenset(
    ("jpeg", "jpg", "png", "webp", "gif", "bmp", "tiff", "heic", "avif", "svg", "mp4", "mov", "webm", "avi", "mkv",
     "mp3", "wav", "m4a", "aac", "flac", "ogg", "wma", "pdf", "glb", "obj", "fbx", "zip")
)  # fmt: skip
_CARRIERS: Final = ("url", "urls", "uri", "base64", "file", "binary", "path", "link")
"""Ways to hand a file over, which are no values of the parameter."""
_TAKES_FILES: Final = compiled(
    r"image|video|audio|file|ur[li]|frame|mask|media|clip|picture|photo|sound|voice|music|upload|input|reference"
)
_OF_FORMATS: Final = compiled(r"format|type|ext|codec|encod|container|output")
_NUMERIC: Final = ("integer", "number")
_GOES_ON: Final = compiled(
    r"\s*,?\s*(?:(?:and|or)\s+)?(?:\.{2,}|\u2026|(?:many |some )?(?:more|others?)\b|etc\b|so on\b)"
)
"""What says that a list is not whole."""
_IN_A_CONDITION: Final = compiled(r"\b(?:when|if|unless|while)\b[^,;.]*$")
_TITLED: Final = r"(?-i:[A-Z0-9])(?:[\w+-]|[.&](?=\w))*(?: (?:[\w+-]|\.(?=\w))+){0,3}"
_OF_SEVERAL_WORDS: Final = compiled(
    rf"\b(?:{_ADJECTIVE} {_NOUN}|options?|choices?|one of)(?: are| include)?:\s*(?P<list>{_TITLED}(?:,"
    rf" {_TITLED}){{1,40}})\s*\.?$"
)
_PROVIDE: Final = compiled(r"\b(?:provide|send|pass|supply|include)\s*$")
"""What is said of parameters, not of their values."""
_NOT_ALL: Final = compiled(
    r"(?:examples?|samples?|e\.g\.?|i\.e\.?|such as|for example|like|including|for instance|not|ranges?"
    r"|(?:common(?:ly used)?|typical|popular)(?: [a-z]+){0,2})\s*[,:]?\s*$"
)


def _accepts(match: re.Match[str], scope: Scope) -> Reading | None:
    if _EXTREME.search(match.string[: match.start()]):
        return None
    values = read_list(match.string, match.end())
    firm = re.search(r"\b(?:set|fixed|locked)\b", match[0], re.IGNORECASE) is not None
    if values and re.search(r"\b(?:values|options|choices)\b", match[0], re.IGNORECASE):
        values = replace(values, listed=True)  # ``Possible values are LOUD and Soft.``
    return None if values is None else _enum(match, scope, values, alone=firm)


def _may_be(match: re.Match[str], scope: Scope) -> Reading | None:
    values = read_list(match.string, match.end())
    if _PROVIDE.search(match.string, 0, match.start()):
        return None
    return None if values is None or len(values.texts) < 2 else _enum(match, scope, values, alone=False)


def _in_brackets(match: re.Match[str], scope: Scope) -> Reading | None:
    said = re.match(r"\s*(?:possible |allowed |valid )?values?\b", match["inner"], re.IGNORECASE) is not None
    if scope.type not in ("string", *_NUMERIC, *([None] if said else [])):
        return None
    if _NOT_ALL.search(match.string, 0, match.start("inner")) or _NOT_ALL.search(match["inner"].split("value")[0]):
        return None
    values = read_list(match.string, match.start("inner"))
    if values is None or len(values.texts) < 2 or not _is_marked(values, scope, match.string):
        return None
    rest = match.string[values.end : match.end("inner")].strip(" .")
    # A pair such as ``(0, 0)`` is a place, no choice.
    if rest.strip(f" ,;{READ}") or (rest and READ not in rest) or len(set(values.texts)) < len(values.texts):
        return None
    return _enum(match, scope, values, alone=False, end=match.end())


def _after_colon(match: re.Match[str], scope: Scope) -> Reading | None:
    noun = match["noun"]
    nouns = {*re.split(r"[_.]", scope.name.lower()), *_VALUED, *_OF_VALUES}
    values = read_list(match.string, match.end())
    has_default = values is not None and not {*map(str, scope.defaults)}.isdisjoint(values.texts)
    known = noun.lower() in nouns or noun.lower().rstrip("s") in nouns or (has_default and noun.lower() != "where")
    if noun[:1].isupper() and noun.isascii() and not known:
        # ``Pro: 6, 8`` may be about one model.
        return None
    if scope.type not in ("string", *_NUMERIC) or values is None or match.string[values.end :].strip(f" .,;{READ}"):
        return None
    if values.marked and "`" in match.string[: match.start()]:
        return None  # One of several lists.
    own = noun.lower() in re.split(r"[_.]", scope.name.lower())
    if (
        scope.type == "string"
        and not _is_marked(values, scope, match.string)
        and noun.lower() not in _VALUED
        and not own
    ):
        return None
    return None if len(values.texts) < 2 else _enum(match, scope, values, alone=False)


def _only_values(match: re.Match[str], scope: Scope) -> Reading | None:
    values = read_list(match.string, match.end())
    if values is None or len(values.texts) < 2 or not _is_marked(values, scope, match.string):
        return None
    # The last value may be explained as well, in a bracket.
    rest = re.sub(r"^\s*\([^()]*\)", "", match.string[values.end :]).strip(f" .,;-{READ}")
    if rest and not (values.marked and match.string[values.end] == ";" and "`" not in rest):
        return None
    return _enum(match, scope, values, alone=False)


def _several_words(match: re.Match[str], scope: Scope) -> Reading | None:
    if scope.type != "string":
        return None
    texts = match["list"].split(", ")
    several = any(" " in text for text in texts) and not re.search(r" (?:and|or) ", texts[-1])
    return Reading((Claim("enum", [*texts]),), match.end()) if several else None


def _is_marked(values: Values, scope: Scope, text: str) -> bool:
    """Whether values are set apart from the prose of a text: as code, by script or looks, by the default among them."""
    return (
        values.marked
        or (_OTHER_SCRIPT.search(text) is not None and "".join(values.texts).isascii())
        or all(_CODE_LIKE.fullmatch(text) for text in values.texts)
        or not {*map(str, scope.defaults)}.isdisjoint(values.texts)
    )


def _enum(match: re.Match[str], scope: Scope, values: Values, *, alone: bool, end: int | None = None) -> Reading | None:
    """The enum that a list gives, unless it may not be whole, holds under a condition, or names other parameters."""
    text = match.string
    explained = values.glossed and len(values.texts) == 1
    stop = values.end if end is None else end
    values = values.parted
    further = _FURTHER.search(text, 0, match.start()) is not None
    first = re.findall(r"`([^`]{1,60})`", text[: match.start()]) if further else []
    unclear = further and (not first or any(scope.names.resolve(f"`{one}`", scope.name) for one in first))
    values = replace(values, texts=(*first, *values.texts))
    whole = values.closed or (values.marked and len(values.texts) > 1 and not conditional(text, match.start(), stop))
    if not whole or unclear or (explained and scope.name != "model") or conditional(text, match.start(), stop):
        return None
    if (
        _NOT_ALL.search(text, 0, match.start())
        or _GOES_ON.match(text, stop)
        or _negated(text, match.start())
        or not _plausible(scope, values, alone=alone)
        or _IN_A_CONDITION.search(text, 0, match.start())
        or _is_of_another(text, match.start(), scope)
    ):
        return None
    found = typed_all(values.texts, scope.type)
    if found and len(found) == 1 and scope.defaults and found[0] not in scope.defaults:
        return None  # Two values run together, or one of another time.
    if found is None or scope.type == "object" or (scope.type == "boolean" and (len(found) < 2 or values.glossed)):
        return None
    if scope.type != "array":
        return Reading((Claim("enum", found),), stop)
    target = _values_owner(match, scope) if values.marked else None
    return None if target is None else Reading((Claim("enum", found, target),), stop)


def _is_of_another(text: str, start: int, scope: Scope) -> bool:
    """Whether the name of another parameter stands right before values, as in ``with `mode` set to `pro` ``."""
    named = _NAMED_BEFORE.search(text, max(0, start - 130), start)
    name = scope.names.resolve(named["code"], scope.name) if named else None
    return name is not None and name != scope.name and scope.type != "array"


def _values_owner(match: re.Match[str], scope: Scope) -> str | None:
    """Of what in an array's definition values are: of a field named before, or of the items; None when unclear."""
    before = unread_before(match.string, match.start())
    field = subject_field(before, scope)
    if re.search(r"\btypes?\b", match[0], re.IGNORECASE):
        # ``Allowed types`` are those of the field of that name, which every item has.
        kinds = [known for known in scope.fields if known.target.rpartition(".")[2] == "type"]
        return kinds[-1].target if kinds else None
    if field is not None:
        return field.target
    return "" if is_lead(before) else None


def _are_not_all(values: Values) -> bool:
    return any(text.lower().strip(".") in _MORE or SHAPE.match(text) for text in values.texts)


def _are_kinds_of_file(scope: Scope, values: Values) -> bool:
    """Whether values are the kinds of file that a parameter takes, which are no values of the parameter."""
    files = len(values.texts) > 1 and all(
        text.lower().rpartition("/")[2].lstrip(".") in _FILES for text in values.texts
    )
    carriers = all(text.lower() in _CARRIERS for text in values.texts)
    return ((files and bool(_TAKES_FILES.search(scope.name))) or carriers) and not _OF_FORMATS.search(scope.name)


def _plausible(scope: Scope, values: Values, *, alone: bool) -> bool:
    """Whether texts can be values rather than prose, or the names of other parameters."""
    if _are_not_all(values) or _are_kinds_of_file(scope, values):
        return False
    if values.has_unquoted_word and (not values.listed or not values.closed or (len(values.texts) == 1 and not alone)):
        return False
    if values.has_unquoted_word and len(values.texts) == 1 and values.texts[0].lower() in _NO_VALUES:
        return False
    # ``width: 0`` in code is a setting of another parameter.
    settings = [text.split(":")[0].split("=")[0].strip() for text in values.texts if re.search(r"\w(?:: |\s?=)", text)]
    named = [text for text in values.texts if "." in text or "_" in text] + settings
    if values.marked and len(values.texts) > 1 and all(scope.names.kind(text) for text in values.texts):
        return False
    return not any(scope.names.resolve(f"`{text}`", scope.name) for text in named)


_NO_VALUES: Final = frozenset(
    listed(
        "provided, supplied, specified, set, given, used, included, present, unique, positive, negative, greater, "
        "less, integer, string, number, valid, text, images, videos, audio, public, accessible, together, either, "
        "square, identical, enabled, disabled, required, optional"
    )
)


def _negated(text: str, start: int) -> bool:
    return re.search(r"\b(?:not|never|cannot|no longer|also|additionally)\s*$", text[:start], re.IGNORECASE) is not None


def _switch(match: re.Match[str], scope: Scope) -> Reading | None:
    if scope.type != "string":
        return None
    found: list[JsonValue] = [match["on"], match["off"]]
    return Reading((Claim("enum", found),), match.end())


PHRASES: Final = (
    Phrase(
        "on when set to one value, off when set to another",
        _SWITCH,
        (Example('Turns the echo on when set to `"YES"`; off when set to `"NO"`.', (("enum", ["YES", "NO"]),)),),
        _switch,
    ),
    Phrase(
        "accepts",
        _FIRM,
        (
            Example("Accepts `A` or `B`.", (("enum", ["A", "B"]),)),
            Example("The maximum tune size is 4096x4096px.", ()),
            Example("Accepts 3, 6, 9.", (("enum", [3, 6, 9]),), "integer"),
            Example(
                "Valid values are `low` (quiet), `mid` (normal), and `high` (loud).",
                (("enum", ["low", "mid", "high"]),),
            ),
            Example("Valid values: [1, 1.5, 2] where 1 is soft and 2 loud.", (("enum", [1, 1.5, 2]),), "number"),
            Example("Possible values are Plain and Rich.", (("enum", ["Plain", "Rich"]),)),
            Example("Should always be `x1`.", (("enum", ["x1"]),)),
            Example("Valid values: `a` (default): soft; `b`: loud.", (("default", "a"), ("enum", ["a", "b"]))),
            Example("Options are A, B, C.", (("enum", ["A", "B", "C"]),)),
            Example("One of `x1`, `x2`.", (("enum", ["x1", "x2"]),)),
            Example("One of `x1, x2`.", (("enum", ["x1", "x2"]),)),
            Example("One of `low|mid|high`.", (("enum", ["low", "mid", "high"]),)),
            Example("Must be `1`.", (("enum", [1]),), "integer"),
            Example("Defaults to `a`. Valid values: ab", (("default", "a"),)),
            Example("Fixed at `wav`.", (("enum", ["wav"]),)),
            Example("Set to `dry` to keep it plain, or `wet` to add echo.", (("enum", ["dry", "wet"]),)),
            Example("Set to `0` to let the model choose.", (), "integer"),
            Example("Set to `true` to loop the tune.", (), "boolean"),
            Example("Set to tuba-2.0-pro or tuba-2.0-fast.", (("enum", ["tuba-2.0-pro", "tuba-2.0-fast"]),)),
            Example("Set to 4, 8, or 12 seconds.", (("enum", [4, 8, 12]),), "integer"),
            Example("Accepts `5` or `9` when `tone` is `LOUD`.", (("", "", "enum", [5, 9], "tone=LOUD"),), "integer"),
            Example("Tuba 2 Pro: 6, 8.", (("", "", "enum", [6, 8], "model=tuba-2-pro"),), "integer"),
            Example("Accepts one, two, or five numbers.", ()),
            Example("Must be provided.", ()),
            Example("Either `tone` or `width` will do.", ()),
            Example("Plays when mode is soft or loud.", ()),
            Example("The ratio: 16:9, 9:16, 1:1, etc.", ()),
            Example("Available values: `a`, `b`, ... (and the rest)", ()),
            Example("Set to `tone: LOUD` or `echo: true`.", ()),
            Example("Valid values are `C` and `D`.", (("enum", ["C", "D"]),), "array"),
            Example("The mood of each must be `C` or `D`.", (), "array"),
            Example("Allowed types: `C`, `D`.", (), "array"),
            Example("Valid values are `true` and `false`.", (("enum", [True, False]),), "boolean"),
        ),
        _accepts,
    ),
    Phrase(
        "values of several words",
        _OF_SEVERAL_WORDS,
        (
            Example("Valid values: Slow Waltz, Polka, Tango 2", (("enum", ["Slow Waltz", "Polka", "Tango 2"]),)),
            Example("Options: Ask the band, or whistle", ()),
        ),
        _several_words,
        prose=False,
    ),
    Phrase(
        "may be one of several",
        _LOOSE,
        (
            Example("Use `fast` for drafts or `fine` for the final take.", (("enum", ["fast", "fine"]),)),
            Example("Specify `A4` for concert pitch or `A3` for the octave below.", (("enum", ["A4", "A3"]),)),
            Example("Choose from `oboe`, `flute` or `horn`.", (("enum", ["oboe", "flute", "horn"]),)),
            Example("Use `tone.colour` instead.", ()),
        ),
        _may_be,
    ),
    Phrase(
        "only values",
        _ONLY_VALUES,
        (
            Example("`4p` or `8p` (default: 8p)", (("enum", ["4p", "8p"]), ("default", "8p"))),
            Example('"YES" or "NO".', (("enum", ["YES", "NO"]),)),
            Example("`a`, `b`, or `c`", (("enum", ["a", "b", "c"]),)),
            Example("`soft` - a light touch; `hard` - a heavy one.", (("enum", ["soft", "hard"]),)),
            Example("`a`, or `b` (the default).", (("enum", ["a", "b"]), ("default", "b"))),
            Example("LOUD or SOFT", (("enum", ["LOUD", "SOFT"]),)),
            Example('"soft", "hard"; default "soft"', (("enum", ["soft", "hard"]), ("default", "soft"))),
            Example("`a` or `b`; falls back to the house style", (("enum", ["a", "b"]),)),
            Example("1k|2k, default 1k", (("enum", ["1k", "2k"]), ("default", "1k"))),
            Example("hum-p1, hum-p2, hum-max3", (("enum", ["hum-p1", "hum-p2", "hum-max3"]),)),
        ),
        _only_values,
        prose=False,
    ),
    Phrase(
        "values in brackets",
        _BRACKETED,
        (
            Example("How hard the drum is hit (`SOFT`, `MID` or `HARD`).", (("enum", ["SOFT", "MID", "HARD"]),)),
            Example("A colour (e.g. `red`, `blue`).", ()),
            Example("Length in bars (4 or 8).", (("enum", [4, 8]),), "integer"),
            Example("The tone (soft, hard), default: soft", (("default", "soft"), ("enum", ["soft", "hard"]))),
            Example("Length in bars (4, 8, default 4).", (("default", 4), ("enum", [4, 8])), "integer"),
            Example("Loudness, range (0, 1)", (), "number"),
            Example('Plain or rich (value "P" or "R").', (("enum", ["P", "R"]),), None),
            Example("Rich at once (values 1 or 0.)", (("enum", [0, 1]),), None),
        ),
        _in_brackets,
        prose=False,
    ),
    Phrase(
        "values after a colon",
        _COLON,
        (
            Example("Playing style: `LEGATO` or `STACCATO`.", (("enum", ["LEGATO", "STACCATO"]),)),
            Example("How hard it blows: 'soft', 'hard'", (("enum", ["soft", "hard"]),)),
            Example("File format: wav or flac.", (("enum", ["wav", "flac"]),)),
            Example("The kind of tone: bright, dull or thin.", (("enum", ["bright", "dull", "thin"]),), name="tone"),
            Example("Controls: tempo, key or pitch.", ()),
            Example("Low: `a`, `b`; others: `c`, `d`", ()),
            Example("\u97f3\u8272: soft, loud", (("enum", ["soft", "loud"]),)),
        ),
        _after_colon,
        prose=False,
    ),
)
