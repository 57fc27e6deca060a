"""Texts of a page: invisible characters removed, inline markup reduced to backticks, sentences told apart."""

from __future__ import annotations

import html
import re
import unicodedata
from itertools import takewhile
from typing import Final

_KEPT_CONTROLS: Final = "\n\t"
_SPACES: Final = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_QUOTES: Final = str.maketrans(
    {"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2018": "'", "\u2019": "'", "\u201a": "'"}
)
_ESCAPE_SEQUENCE: Final = re.compile(r"\x1b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|[@-_])")
_INVISIBLE: Final = re.compile(r"[^\x20-\x7e\n\t]")

_CODE_SPAN: Final = re.compile(r"(`{1,3})(?!`)([^`]{1,2000})\1(?!`)")
_HTML_CODE: Final = re.compile(r"<(code|tt|kbd)\b[^<>]{0,200}>([^<]{0,2000})</\1>", re.IGNORECASE)
_LINK: Final = re.compile(
    r"!?\[([^\[\]]{0,500}(?:\[[^\[\]]{0,200}\][^\[\]]{0,200})?)\]\((?:[^()\s]{0,2000})(?:\s+\"[^\"]{0,200}\")?\)"
)
_BREAK: Final = re.compile(r"<br\b[^<>]{0,100}>", re.IGNORECASE)
_LIST_ITEM: Final = re.compile(r"<li\b[^<>]{0,200}>", re.IGNORECASE)
_TAG: Final = re.compile(
    r"</?(?:a|abbr|b|big|code|div|em|font|i|kbd|li|mark|ol|p|q|s|small|span|strong|sub|sup|tt|u|ul)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_STRUCK: Final = re.compile(r"<(?P<tag>del|s|strike)\b[^<>]{0,200}>(?P<text>[^<]{0,2000})</(?P=tag)>", re.IGNORECASE)
_INDENTED: Final = re.compile(
    r"(?<!\s)\s{0,40}(?P<indent>(?:&(?:nbsp|ensp|emsp|thinsp);"
    r"|[\u00a0\u2002\u2003\u3000])+)\s*(?=[`*_]{0,3}[A-Za-z_][\w.\[\]`*-]{0,80}\s*$)"
)
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_STARS: Final = re.compile(r"(?<![\w\s])\*{1,3}|\*{1,3}(?![\w\s])|(?<!\S)\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?!\S)")
_INLINE_ITEM: Final = re.compile(r"(?<=\S)(?: {1,8}\* (?=[A-Z\ue000-\uf8ff])| {2,8}\* (?=\S))")
"""The bullet of a list that stands on one line."""
_UNDERLINED: Final = re.compile(r"(?<![\w`.])_{1,2}(?=[^\s_])([^_`\n]{1,300})(?<=\S)_{1,2}(?![\w`])")
_ENTITY: Final = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
_HOLD: Final = 0xE000

NESTED: Final = "\u2514"
"""Stands before a name that is a field of the name above it."""

_BLANKS: Final = re.compile(r"[ \t]+")
_BLANK_LINES: Final = re.compile(r" ?\n\s*")
_VALUE_ITEM: Final = re.compile(
    r"(?:`[^`]+`|\"[^\"]+\")"
    r"(?:\s*(?:\([^()]*\)|\uff08[^\uff08\uff09]*\uff09|(?:[:\u2013\u2014-]\s|\uff1a)[^`]*))?[.;,]?"
)
_BARE_VALUE_ITEM: Final = re.compile(r"\s*[A-Za-z0-9][\w.:*+/-]{0,40}[.;,]?\s*", re.ASCII)
_OLDER_VALUES: Final = re.compile(
    r"(?:\n|(?<=[.;]) )\W{0,4}(?:deprecated|legacy) values?(?:\s*\([^()\n]*\))?\W{0,4}(?P<items>(?:\n[-*] [^\n]+)+)",
    re.IGNORECASE,
)
"""Values that are still taken, below a label that parts them from those above."""
_OLDER_VALUE: Final = re.compile(r"(\n[-*] `[^`\n]+`)[^\n]*")
_BULLETS: Final = re.compile(r"\n(?:[-*\u2022\u00b7]|\d{1,2}[.)])\s+")


def visible(text: str) -> str:
    """A text without control, bidi and other invisible characters; unusual spaces and quotes become plain ones."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and "\x1b" not in text:
        return text if not _has_controls(text) else _without_invisible(text)
    text = _ESCAPE_SEQUENCE.sub("", text)
    text = _SPACES.sub(" ", text).translate(_QUOTES)
    return _without_invisible(text)


def inline(source: str, *, entities: bool = True) -> str:
    """The text of a markdown cell or paragraph: emphasis, links and tags dropped, code kept in backticks.

    ``entities``: whether ``&times;`` and the like are still to be decoded (in HTML the parser has done it).
    """
    # A name that is set in by blanks which HTML keeps is a field of the name above it.
    source = _INDENTED.sub(lambda match: f"{NESTED * (1 + len(match['indent']) // 6)} ", source)
    text = visible(_PRIVATE.sub("", source))
    held: list[str] = []

    def hold(code: str) -> str:
        held.append(" ".join(code.split()))
        return chr(_HOLD + len(held) - 1) if len(held) < 0x1800 else f"`{code}`"

    text = _HTML_CODE.sub(lambda match: hold(html.unescape(match[2]).replace("`", "")), text)
    text = _CODE_SPAN.sub(lambda match: hold(match[2]), text)
    text = _LINK.sub(lambda match: match[1], text)
    text = _STRUCK.sub(lambda match: f"~~{match['text']}~~", text)
    text = _LIST_ITEM.sub("\n- ", _BREAK.sub("\n", text))
    text = _TAG.sub("", text)
    text = _ESCAPED.sub(lambda match: _hold_character(match[1]), text)
    if text.count(" * ") > 1:
        text = _INLINE_ITEM.sub("\n- ", text)
    # A star that stands alone is a mark, as of a parameter that must be sent.
    text = _STARS.sub("", text) if text.count("*") != 1 else text
    text = _UNDERLINED.sub(lambda match: match[1], text)
    if entities:
        text = _ENTITY.sub(lambda match: _PRIVATE.sub("", html.unescape(match[0])), text)
    text = visible(_restore_characters(text))
    text = _PRIVATE.sub(lambda match: f"`{_held(held, match[0])}`", text)
    return squeezed(text)


def squeezed(text: str) -> str:
    """One blank between words; line breaks kept, except that the items of a list join the line that leads to it."""
    text = _BLANK_LINES.sub("\n", _BLANKS.sub(" ", text)).strip()
    if "\n" not in text:
        return text
    return joined_lists(text)


def without_backticks(text: str) -> str:
    """A text without its backticks, for names and headings."""
    return " ".join(text.replace("`", "").split())


def _hold_character(character: str) -> str:
    """An escaped character, put out of reach of the markup around it."""
    return chr(0xF800 + ord(character))


def _restore_characters(text: str) -> str:
    return re.sub("[\uf800-\uf8ff]", lambda match: chr(ord(match[0]) - 0xF800), text)


def _held(held: list[str], mark: str) -> str:
    index = ord(mark) - _HOLD
    return held[index] if index < len(held) else ""


def joined_lists(text: str) -> str:
    """A text whose list items join the line that leads to them, so that a list of values is one sentence."""
    text = _OLDER_VALUES.sub(lambda match: _OLDER_VALUE.sub(r"\1", match["items"]), text)
    lead, *items = _BULLETS.split(f"\n{text}" if text.startswith(("- ", "* ")) else text)
    if not items:
        return text
    # What follows the last item on a line of its own is no part of it.
    last, _, after = items[-1].partition("\n")
    items[-1] = last
    run = [*takewhile(lambda item: _VALUE_ITEM.fullmatch(item.strip()), items)]
    if 1 < len(run) < len(items):
        rest = "\n".join([f"- {item}" for item in items[len(run) :]])
        first = joined_lists("\n".join([lead, *(f"- {item}" for item in run)]))
        return "\n".join(part for part in (first, joined_lists(f"\n{rest}").strip(), after) if part.strip())
    separator = ", " if all(map(_BARE_VALUE_ITEM.fullmatch, items)) else "; "
    values = separator.join(item.strip().rstrip(".;,") if ". " not in item else item.strip() for item in items)
    words = "(default)" in values and all(_BARE_VALUE_ITEM.fullmatch(item.replace("(default)", "")) for item in items)
    alone = len(items) > 1 and (words or all(_VALUE_ITEM.fullmatch(item.strip()) for item in items))
    if not lead.strip():
        joined = values
    elif lead.rstrip().endswith((":", "\uff1a")):
        joined = f"{lead.rstrip()} {values}."
    else:
        joined = "\n".join([lead.strip(), *([f"{values}."] if alone else [item.strip() for item in items])])
    return f"{joined}\n{joined_lists(after)}" if after.strip() else joined


def _has_controls(text: str) -> bool:
    return any((character < " " and character not in _KEPT_CONTROLS) or character == "\x7f" for character in set(text))


def _without_invisible(text: str) -> str:
    return _INVISIBLE.sub(lambda match: "" if _is_invisible(match[0]) else match[0], _ESCAPE_SEQUENCE.sub("", text))


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp") and character not in _KEPT_CONTROLS
