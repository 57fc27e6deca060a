"""The languages of pages, one file each. To add one, write its file and name it in ``LANGUAGES``.

Everything that docpact recognises by its words outside of sentences is asked here: heads of columns, sections, marks.
Sentences in another language are put into the words of the English grammar (``phrases/``), which then reads them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from docpact.facts import JsonType
from docpact.read.pages.languages.de import GERMAN
from docpact.read.pages.languages.en import ENGLISH
from docpact.read.pages.languages.entry import Language, Role, SectionKind, Wording, listed
from docpact.read.pages.languages.es import SPANISH
from docpact.read.pages.languages.fr import FRENCH
from docpact.read.pages.languages.id import INDONESIAN
from docpact.read.pages.languages.ja import JAPANESE
from docpact.read.pages.languages.ko import KOREAN
from docpact.read.pages.languages.pt import PORTUGUESE
from docpact.read.pages.languages.ru import RUSSIAN
from docpact.read.pages.languages.vi import VIETNAMESE
from docpact.read.pages.languages.zh import CHINESE

__all__ = [
    "LANGUAGES",
    "Language",
    "Role",
    "SectionKind",
    "Wording",
    "folded",
    "in_english",
    "is_blank",
    "is_conditional",
    "is_dash",
    "is_generic",
    "is_mandatory",
    "is_mark",
    "is_telling",
    "label",
    "mandatory_below",
    "presence_words",
    "role",
    "section_kind",
    "type_word",
    "yes_or_no",
]

LANGUAGES: Final[tuple[Language, ...]] = (
    ENGLISH,
    JAPANESE,
    CHINESE,
    SPANISH,
    PORTUGUESE,
    FRENCH,
    GERMAN,
    RUSSIAN,
    KOREAN,
    VIETNAMESE,
    INDONESIAN,
)
"""Each before those that it shares letters with and has more marks of its own than."""

_BRACKETED: Final = re.compile(r"\([^()]*\)|\uff08[^\uff08\uff09]*\uff09")
_WORD: Final = re.compile(r"[^\W_]+")
_WIDE: Final = str.maketrans(
    dict(zip("\uff1a\uff0c\u3001\uff1b\uff08\uff09\u3002", (": ", ", ", ", ", "; ", " (", ") ", ". "), strict=True))
    | dict(zip("\uff5e\u301c\u3010\u3011\uff1d\uff0e\uff05", "~~[]=.%", strict=True))
    | {"\u2265": ">=", "\u2264": "<="}
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
)
"""Full-width signs and numerals, which stand on pages of any language."""
_AFTER_COMMA: Final = re.compile(r"(?<=[\u3400-\u9fff]),(?=\S)")
"""Where a blank is missing between words of another script and what goes on."""
_BEFORE_SIGN: Final = re.compile(r"(?<=\)) (?=[.,;:)])")
"""The blank after a full-width bracket, where a sign follows it."""
_PARTS: Final = re.compile(r"\s*[/&|]\s*|\s+(?:and|y|e)\s+|\u548c|\u4e0e|\u53ca|\u3001")
_LISTED: Final = re.compile(r"\s*[,&/+]\s*|\s+(?:and|y|or)\s+|\u3001|\u548c")
_FILLER: Final = frozenset(
    listed(
        "is, the, of, this, a, body, request, api, field, parameter, value, de, parametro, parametre, valor, valeur, "
        "параметр, значение"
    )
)
_FOOTNOTE: Final = re.compile(r"[^\s*]\s*[*\u2020\u2021\u00b9\u00b2]\s*$")
"""A mark behind a word, which a note below the table explains."""
_LEGEND: Final = re.compile(r"\*\s*(?:[=:\u2013\u2014-]\s*)?\w+(?: \w+)?")
"""What a star stands for, as in ``Parameters (* required)``."""
_ONE_OF_THEM: Final = re.compile(
    r"\b(?:one|any) of\b|\beither\b|[二三四任择]选?一|其中一|いずれか|どれか|하나"
    r"|\bun[oa]? de\b|\bum(?:a)? d[eoa]s?\b|\beine[rs]? (?:von|der)\b"
)
"""What says of several parameters that one of them must be sent."""
_BELOW: Final = re.compile(
    r"(?:the )?(?:following )?(?:request |body )?(?:`?[A-Za-z_.]+`? )?(?:parameters?|params|fields|properties"
    r"|attributes|arguments) (?:(?:listed |given )?below )?(?:are|is) (?:all )?(?:required|optional|mandatory)\s*[.:]?"
    r"|(?:the )?(?:required|optional|mandatory) (?:parameters?|fields|properties|attributes"
    r"|arguments)(?: are)?(?: as follows)?\s*:",
    re.IGNORECASE,
)
"""A sentence about all the parameters that a list or table below it names."""
_CODE: Final = re.compile(r"`[^`]*`|\"[^\"]*\"|https?://\S+|\b\w{1,12}(?:/\w{1,12})+")
_EMOJI: Final = re.compile(r"^:([a-z_]+):$")
_DASHES: Final = frozenset(("", "-", "--", "---", "\u2013", "\u2014", "/", "\u2212", "\uff0d", "\uff0f"))
_MOST_ROLES: Final = 2
_ORDER: Final[tuple[SectionKind, ...]] = ("header", "query", "path", "error", "response", "about", "body")


def folded(text: str) -> str:
    """Words in lower case without accents or brackets, one blank between them: how heads are compared."""
    return " ".join(_WORD.findall(without_accents(_BRACKETED.sub(" ", text).lower())))


def without_accents(text: str) -> str:
    """A text without the accents of its letters; what marks a sound of Japanese is no accent."""
    apart = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(one for one in apart if not "\u0300" <= one <= "\u036f"))


@cache
def _heads() -> dict[str, Role]:
    return {folded(word): kind for language in LANGUAGES for kind, words in language.heads.items() for word in words}


@cache
def role(header: str) -> Role:
    """What a column or a labelled line holds, by its head in any language."""
    text = folded(header)
    if known := _heads().get(text):
        return known
    for part in _PARTS.split(header):
        if (known := _heads().get(folded(part))) is not None:
            return known
    words = [word for word in text.split() if word not in _FILLER]
    return _heads().get(" ".join(words), "other") if words else "other"


_LABEL: Final = re.compile(r"[\s*-]*(?P<label>[^:\uff1a\n`]{1,40}?)\s*(?:[:\uff1a]\s*(?P<value>.*))?", re.DOTALL)


@cache
def glued_heads(line: str) -> list[str]:
    """The heads that a line is made of without anything between them, a name's first; none where it is not."""
    heads = sorted((head for head in _heads() if not head.isascii()), key=len, reverse=True)
    pattern = "|".join(map(re.escape, heads))
    names = "|".join(re.escape(head) for head in heads if _heads()[head] == "name")
    match = re.fullmatch(f"(?P<name>{names})(?P<rest>(?:{pattern})+)", line)
    found = [match["name"], *re.findall(pattern, match["rest"])] if match else []
    roles = [role(head) for head in found]
    return found if len(set(roles)) == len(roles) and "other" not in roles else []


def label(text: str) -> tuple[Role, str] | None:
    """What the label that a text begins with announces, and the text after it; None where it is no label.

    A label stands before a colon, or alone.
    """
    match = _LABEL.fullmatch(text.rstrip(" .\u3002"))
    kind = role(match["label"]) if match else "other"
    return None if match is None or kind == "other" else (kind, (match["value"] or "").strip())


@cache
def _sections() -> dict[SectionKind, re.Pattern[str]]:
    patterns: dict[SectionKind, str] = {
        kind: "|".join(language.sections.get(kind, "(?!)") for language in LANGUAGES) for kind in _ORDER
    }
    return {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in patterns.items()}


@cache
def section_kind(heading: str) -> SectionKind | None:
    """What a heading says its part of the page is about; None where it does not say, or names several parts."""
    kinds: set[SectionKind | None] = {_part_kind(part) for part in _LISTED.split(heading) if part.strip()}
    said = kinds - {None}
    return said.pop() if len(said) == 1 else None


@cache
def _part_kind(heading: str) -> SectionKind | None:
    text = without_accents(heading)
    return next((kind for kind in _ORDER if _sections()[kind].search(text)), None)


@cache
def is_generic(heading: str) -> bool:
    """Whether a heading is made of such words alone as every page has, so that it names nothing."""
    rest = heading
    for language in LANGUAGES:
        rest = _compiled(language.generic).sub(" ", rest) if language.generic else rest
    return _WORD.search(rest) is None


def essence(title: str) -> str:
    """A title without the words at its ends that every page has, as in ``About the Tuba API``, if any are left."""
    words = title.split()
    while words and is_generic(words[0]):
        del words[0]
    while words and is_generic(words[-1]):
        del words[-1]
    return " ".join(words) or title


@cache
def is_mandatory(heading: str) -> bool | None:
    """Whether a heading says that its parameters must be sent, or need not be; None where it says neither or both."""
    text = _LEGEND.sub(" ", heading.lower())
    if _ONE_OF_THEM.search(text) or len({role(word) for word in text.split()} - {"other"}) > _MOST_ROLES:
        return None  # Or the heads of a table on one line.
    yes, no = (
        any(re.search(getattr(language, word), text) for language in LANGUAGES) for word in ("mandatory", "optional")
    )
    return yes if yes != no else None


def mandatory_below(lead: str) -> bool | None:
    """Whether a sentence says that the parameters below it must be sent, or need not be; None for any other."""
    return is_mandatory(lead) if _BELOW.fullmatch(lead) else None


def presence_words() -> list[str]:
    """The words of all languages that alone say whether a parameter must be sent, longer ones first."""
    found = {
        word
        for language in LANGUAGES
        for word in (*language.yes, *language.no)
        if re.search(f"{language.mandatory}|{language.optional}", word)
    }
    return sorted(found, key=lambda word: (-len(word), word))


@cache
def _marks() -> dict[str, bool]:
    return {
        **{word: True for language in LANGUAGES for word in language.yes},
        **{word: False for language in LANGUAGES for word in language.no},
    }


def _mark(cell: str) -> str:
    text = cell.replace("`", "").strip(" .*\u3002()").lower().replace("\ufe0f", "")
    emoji = _EMOJI.match(text)
    return emoji[1].replace("_", " ") if emoji else text


def yes_or_no(cell: str, head: str = "") -> bool | None:
    """What a cell of a Required column says, below its head; None when it says neither."""
    if _FOOTNOTE.search(cell):
        return None
    text = _mark(cell)
    if (own := _own_marks(folded(head)).get(text)) is not None:
        return own
    known = _marks().get(text)
    return known if known is not None else _marks().get(folded(text))


@cache
def _own_marks(head: str) -> Mapping[str, bool]:
    """The marks that mean something below a head of their language alone."""
    own = (one for one in LANGUAGES if one.own_marks and head in map(folded, one.heads["required"]))
    return next((one.own_marks for one in own if one.own_marks), dict[str, bool]())


def is_conditional(cell: str) -> bool:
    """Whether a cell of a Required column says that it depends, be it on what a footnote says."""
    return _FOOTNOTE.search(cell) is not None or _mark(cell) in {
        word for language in LANGUAGES for word in language.conditional
    }


def is_mark(cell: str) -> bool:
    """Whether a cell of a Required column says anything of it."""
    return yes_or_no(cell) is not None or is_conditional(cell)


def is_blank(cell: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    text = _mark(cell)
    return text in _DASHES or text in _blanks()


def is_dash(cell: str) -> bool:
    """Whether a cell holds a dash and nothing else."""
    return _mark(cell) in _DASHES - {""}


@cache
def _blanks() -> frozenset[str]:
    return frozenset(word for language in LANGUAGES for word in language.blank)


def type_word(word: str) -> JsonType | None:
    """The type that a word of another language than English stands for."""
    return next((found for language in LANGUAGES if (found := (language.types or {}).get(word))), None)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=4096)
def in_english(sentence: str) -> str:
    """A sentence with the phrases of other languages put into the words of the grammar; the rest stays as it is."""
    sentence = _AFTER_COMMA.sub(", ", _BEFORE_SIGN.sub("", sentence.translate(_WIDE)))
    for language in _languages_of(sentence):
        for entry in language.wordings:
            sentence = entry.pattern.sub(entry.english, sentence)
    return sentence


def _languages_of(sentence: str) -> list[Language]:
    """The languages beside English that a sentence may be written in."""
    prose = _CODE.sub(" ", sentence)
    counted = [(len(_compiled(language.marks).findall(prose)), language) for language in LANGUAGES]
    most = max(count for count, language in counted if language.words)
    found = [language for count, language in counted if count and (count == most or not language.words)]
    return [language for language in found if not language.words] if ENGLISH in found else found


def is_telling(text: str) -> bool:
    """Whether what is left of a sentence holds a word of another language that may bound a value."""
    return _telling().search(text) is not None


@cache
def _telling() -> re.Pattern[str]:
    found = (f"{language.telling}|{language.optional}" for language in LANGUAGES if language.telling)
    return re.compile("|".join(found), re.IGNORECASE)
