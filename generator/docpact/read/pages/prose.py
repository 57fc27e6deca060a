"""Sentences outside the tables that name a parameter: lists of constraints, defaults below a table, notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from docpact.facts import Fact
from docpact.read.pages import phrases
from docpact.read.pages.blocks import Block, Grid, Heading, Prose
from docpact.read.pages.definitions import LABELS
from docpact.read.pages.expressions import comparison, definition
from docpact.read.pages.languages import in_english, is_conditional, is_telling, label, role
from docpact.read.pages.limits import MAX_CELL, MAX_SENTENCE
from docpact.read.pages.model import Ceasing, PageFact, Unread
from docpact.read.pages.notices import failing_from
from docpact.read.pages.page_names import PageNames, squashed
from docpact.read.pages.phrases.conditions import condition_at
from docpact.read.pages.phrases.entry import Claim, Scope, number
from docpact.read.pages.phrases.values import typed
from docpact.read.pages.placing import Placing, declared_name, in_place
from docpact.read.pages.rows import Account, RawRow
from docpact.read.pages.sentences import sentences
from docpact.read.pages.text import without_backticks
from docpact.read.pages.types import TYPE_ALONE

_NAME: Final = r"(?:`[A-Za-z_][\w.\[\]]{0,120}`|[A-Za-z_][\w.\[\]]{0,120})"
_SUBJECT: Final = re.compile(
    rf"^\s*(?:note:?\s*)?(?P<lead>(?:both|the|your)\s+)?(?P<names>{_NAME}(?:\s*(?:,|\band\b"
    rf"|&)\s*(?:the\s+)?{_NAME}){{0,4}})(?P<noun>\s+(?:parameters?|fields?|values?))?\s+(?=(?:is|are|accepts?|must"
    rf"|defaults?|can|cannot|may|supports?|requires?|ranges?|takes|has|have|should|only)\b)(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_NEITHER: Final = re.compile(
    rf"^\s*neither\s+(?P<one>{_NAME})\s+nor\s+(?P<other>{_NAME})\s+(?:can|may|must|should|will)\b", re.IGNORECASE
)
_SPLIT: Final = re.compile(r"\s*(?:,|&)\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_DEFAULTS: Final = re.compile(r"^\s*(?:the\s+)?defaults?(?:\s+values?)?\s*(?::|are|is)\s*(?P<list>.+)$", re.IGNORECASE)
_ONE_DEFAULT: Final = re.compile(
    rf"(?P<name>{_NAME})\s*(?:=|:|\bis\b|\bof\b)?\s*`?(?P<value>-?\d{{1,12}}(?:\.\d{{1,12}})?|[A-Z][A-Z0-9_]+|true"
    rf"|false)`?(?:\s*(?:px|pixels))?(?:\s*[.;]?\s*$|\s*,?\s*(?:and\s+)?)"
)
_SHARED_DEFAULT: Final = re.compile(
    rf"\b(?:the\s+)?defaults?\s+(?P<names>{_NAME}(?:\s*(?:,|\band\b|&)\s*{_NAME}){{0,3}})(?:\s+values?)?\s+(?:is"
    rf"|are|=)\s+(?:both\s+)?`?(?P<value>-?\d{{1,12}})`?(?!\s*[x\u00d7]|\w)",
    re.IGNORECASE,
)
_PAIR_DEFAULT: Final = re.compile(
    r"\b(?:defaults?\s+(?:to|is|are|:)|defaults?\s+(?:resolution|dimensions?|size|output size|output"
    r"|value)\s+(?:is|are|:))\s*`?(?P<width>\d{1,5})`?\s*[x\u00d7]\s*`?(?P<height>\d{1,5})`?",
    re.IGNORECASE,
)
_DEPRECATED: Final = re.compile(
    r"\b(?:the\s+)?(?P<name>[`'\"]?[A-Za-z_][\w.]{0,80}[`'\"]?)\s+(?:parameter|field)\s+(?:is|has been"
    r"|was)\s+(?:now\s+|being\s+)?deprecated\b",
    re.IGNORECASE,
)
_OTHERS_OPTIONAL: Final = re.compile(
    r"(?:\W|note)*all(?: the)?(?: other)? (?:parameters|fields)(?: (?:other than|besides?|except(?: for)?|apart from) "
    rf"(?P<names>{_NAME}(?:(?:,| and|, and) {_NAME}){{0,9}}))? are optional\b",
    re.IGNORECASE,
)
_FOLLOWING: Final = (
    re.compile(rf"\b(?:following|these)\s+(?P<name>{_NAME})\s+(?:values|ids|options)\b[^.]*:?\s*$", re.IGNORECASE),
    re.compile(
        rf"\b(?P<name>{_NAME})\s+(?:parameter\s+)?(?:accepts|must be one of|supports)\s+(?:one of\s+)?"
        r"the following\b[^.]*:\s*$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?P<name>{_NAME})\s*:?\s*(?:can|may|must)?\s*(?:have|has|be|takes?) (?:one of )?the followin"
        rf"g values\s*:\s*$",
        re.IGNORECASE,
    ),
)
_LABEL: Final = re.compile(
    r"^(?:available|supported|valid|allowed|possible|list of)\s+(?P<name>[a-z][a-z ]{2,40}?)(?: ids| names|"
    r" values)?\s*:?$",
    re.IGNORECASE,
)
"""A label or heading of a list of values, as in ``Available presets:``."""
_VALUE_ITEM: Final = re.compile(r"`(?P<code>[^`]+)`(?s:\s*[-\u2013\u2014:(].*)?|(?P<bare>[a-z0-9][\w./-]{0,60})")
_OWN_LABEL: Final = re.compile(r"^(?P<name>[a-z][a-z_ ]{2,40}?) (?:options|values|choices)\s*:?$", re.IGNORECASE)
"""The same with the whole name of the parameter, as in ``Image size options``."""
_ELSEWHERE: Final = re.compile(r"\b(?:see|below|listed|following|supported|available)\b|下方|下文|见", re.IGNORECASE)
_CODE: Final = re.compile(r"`([^`]{3,300})`")
_TITLE: Final = re.compile(r"`?(?P<name>[a-z_][\w.]{0,120})`?(?:\s*\([^()]{1,60}\))?")
_MARKED_NAME: Final = re.compile(r"`[A-Za-z_][\w.\[\]]{0,120}`")
_RELATIVE: Final = re.compile(r"^\s*[,:]?\s*(?:(?:which|that)\s+)?")
_WORD: Final = re.compile(r"[A-Za-z_][\w.]*")
_CONDITIONAL: Final = re.compile(
    r"^\s*(?:when|if|for|in|on|with|while|unless)\b(?!\s+(?:not|it is not|left)\s+(?:specified|provided|set|given)"
    r"|\s+(?:omitted|unspecified)|[^,]*\bnot (?:specified|provided|set|given),)",
    re.IGNORECASE,
)
_SETTING: Final = re.compile(r"`\w{1,80}\s*(?:==?|:)\s*\"?[\w./-]{1,80}\"?`")
"""A parameter with its value, as in ``In custom mode (`custom_mode: true`):``."""
_BARE: Final = re.compile(r"(?<![\w`./-])[a-z]+(?:_[a-z0-9]+|[A-Z][a-z0-9]*)+(?![\w/-])")
_AMONG: Final = re.compile(r"(?<![\w`.-])[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?=\s?[\u3040-\u30ff\u3400-\u9fff])")
"""Names that stand bare in a sentence of another script."""
_OF_TWO: Final = re.compile(
    rf"(?:the\s+)?product of (?P<one>{_NAME}) and (?P<other>{_NAME})\s+(?:(?:must|may|can|should)\s?not exceed"
    r"|(?:must|should|has to) (?:be|stay) (?:at most|no more than|less than or equal to)|is (?:limited t"
    r"o|at most))\s+(?P<limit>[\d,]+)\b(?:\s+pixels)?",
    re.IGNORECASE,
)
"""A bound of a product, in words."""
_ITEM: Final = re.compile(
    r"[`\"]?[a-z]\w*(?:\.\w+)*[`\"]?(?:\s[-\u2013\u2014]\s|:\s|\s\(|$)|\"[^\"]{1,60}\"\s[-\u2013\u2014]\s"
)
"""What may be a parameter or a value with its meaning."""
_LABELLED: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+\s?:\s")
"""What can only be a parameter with its definition, too few of which stand together for a list."""
_PARAMETER: Final = re.compile(
    r"\bparameter `?[a-z]+(?:_[a-z]|[A-Z])\w{1,40}`? (?:is|are|can|must|may|accepts|takes)\b"
)
_STRONG: Final = re.compile(
    r"\b(?:must|only|at most|at least|up to|maximum|minimum|required|cannot|limited|exactly|multiples?"
    r"|ignored|when|if|unless|either|neither|one of"
    r"|precedence|overrides?|defaults?|do not|don't|never|together"
    r"|not (?:available|supported|allowed)|unavailable|unsupported)\b",
    re.IGNORECASE,
)


class ProseReader:
    """Reads the prose of a page, block by block, in the page's order."""

    def __init__(
        self, raw: Sequence[RawRow], places: Placing, names: PageNames, account: Account, *, alone: bool = False
    ) -> None:
        self._raw = raw
        self._alone = alone
        """Whether the page lists no parameters, so that prose alone defines them."""
        self._rows = {row.name: row for row in reversed(raw)}
        self._places = places
        self._names = names
        self._account = account
        self._defined: dict[str, str] = {}
        self._about = ""
        """The parameter that the heading above calls by its name."""
        self._lead = ""
        """The condition that a list stands below, as in ``In loud mode:``."""
        self._noticed: dict[str, str] = {}
        """The paths of parameters that a notice calls deprecated, by their names."""
        self.ceasing: list[Ceasing] = []

    def read(self, block: Prose | Heading, following: Sequence[Block], *, listed: bool = False) -> None:
        """Reads one block; ``following`` are those after it, ``listed``: it stands where a page lists parameters."""
        if len(block.text) > MAX_CELL:
            return
        self._values_below(block, following)
        self._lead = self._lead if isinstance(block, Prose) and block.item else ""
        if isinstance(block, Heading):
            titled = _TITLE.fullmatch(block.text)
            self._about = titled["name"] if titled and titled["name"] in self._rows else ""
            return
        for sentence in sentences(block.text):
            if len(sentence) > MAX_SENTENCE:
                continue
            before = len(self._account.facts)
            self._sentence(sentence, block.line)
            item = listed and (_ITEM if block.item else _LABELLED).match(sentence)
            reason = self._doubt(sentence) or ("an item of a list that docpact does not read" if item else "")
            if len(self._account.facts) == before and reason:
                self._account.unread.append(Unread(sentence, block.line, None, reason, sentence))
        if not block.item and block.text.endswith((":", "\uff1a")):
            lead = in_english(block.text)
            self._lead = lead if _CONDITIONAL.match(lead) or _SETTING.search(lead) else ""
        self._ceasing(block)
        if TYPE_ALONE.fullmatch(block.text):
            reason = "a type without the parameter that it is of"
            self._account.unread.append(Unread(block.text, block.line, None, reason, block.text))

    def _doubt(self, sentence: str) -> str:
        """Why a sentence that states nothing may yet be about parameters; empty where it is not."""
        if self._suspicious(sentence) or _PARAMETER.search(sentence):
            return "names a parameter outside the table"
        labelled = label(sentence)
        return (
            "a label without the parameter that it is about"
            if labelled and labelled[0] in LABELS and labelled[1]
            else ""
        )

    def _sentence(self, sentence: str, line: int) -> None:
        for reading in () if self._lead else (self._comparisons, self._deprecated, self._defaults, self._optional):
            if reading(sentence, line):
                return
        if not self._lead and self._with_subject(sentence, line):
            return
        before = len(self._account.facts)
        if not (self._alone and not self._lead and self._of_one(sentence, line)):
            self._relations(sentence, line)
        if self._about and not self._lead and len(self._account.facts) == before:
            self._defines(self._about, sentence, sentence, line, "below its heading")

    def _defines(self, name: str, text: str, sentence: str, line: int, phrase: str) -> bool:
        """Reads a text as a definition of a parameter, if every word of it is understood."""
        read = phrases.read(text, Scope(name, self._names.kind(name), self._names))
        self._add([(name, claim) for claim, _ in read.claims] if not read.rest else [], phrase, sentence, line)
        if self._about and read.rest:
            reason = "no entry of the catalogue reads this sentence"
            self._account.unread.append(Unread(sentence, line, self._names.path(name), reason, read.rest))
        return bool(read.claims) and not read.rest

    def _of_one(self, sentence: str, line: int) -> bool:
        """A sentence that names one parameter wherever it does: what follows the name is read as its definition."""
        marked = [*_MARKED_NAME.finditer(sentence)]
        names = [name for match in marked if (name := self._names.resolve(match[0], "")) in self._rows]
        if len(names) != 1 or _CONDITIONAL.match(sentence):
            return False
        start = next(match.end() for match in marked if self._names.resolve(match[0], "") == names[0])
        return self._defines(names[0], _RELATIVE.sub("", sentence[start:], count=1), sentence, line, "prose alone")

    def _relations(self, sentence: str, line: int) -> None:
        """Relations that name all of their parameters: ``When `a` is used, `b` is ignored.``"""
        scope = Scope("", None, self._names, prose=True)
        read = phrases.read(sentence, scope, account=False)
        claims = read.claims
        if self._lead:
            setting = _SETTING.search(self._lead)
            outer = condition_at(self._lead, 0, scope) or (setting and condition_at(setting[0], 0, scope))
            test = f" and {outer.names[0]}={outer.value}" if outer and outer.value and outer.equal else ""
            ruled = ((claim, phrase) for claim, phrase in claims if test and " when " in str(claim.value))
            claims = tuple((replace(claim, value=f"{claim.value}{test}"), phrase) for claim, phrase in ruled)
        for claim, phrase in claims:
            if claim.on in self._rows:
                self._add([(claim.on, claim)], phrase, sentence, line)
            if phrase == "not both" and (other := str(claim.value).removeprefix("excludes ")) in self._rows:
                # Both rows refer to this sentence for whether they are required: one of them is.
                pairs = ((claim.on, other), (other, claim.on))
                if all(self._depends(name) for name in pairs[0]):
                    self._add(
                        [(one, Claim("rule", f"required when {two} not given")) for one, two in pairs],
                        phrase, sentence, line,
                    )  # fmt: skip

    def _depends(self, name: str) -> bool:
        """Whether a row leaves open whether its parameter is required."""
        cells = self._rows[name].cells if name in self._rows else ()
        return any(role(header) == "required" and is_conditional(cell) for header, cell in cells)

    def _suspicious(self, sentence: str) -> bool:
        codes = (*_CODE.findall(sentence), *_BARE.findall(sentence))
        named = any(self._names.resolve(code, "") in self._rows for code in codes)
        among = any(name in self._rows for name in _AMONG.findall(sentence))
        strong = _STRONG.search(sentence) is not None or (not sentence.isascii() and is_telling(sentence))
        return (named and strong) or (among and is_telling(sentence))

    def _with_subject(self, sentence: str, line: int) -> bool:
        """A sentence that begins with parameters: read as if it stood in their definitions."""
        sentence = _NEITHER.sub(r"\g<one> and \g<other> cannot", sentence)
        match = _SUBJECT.match(sentence)
        names = self._subjects(match) if match else []
        if match is None or not names:
            return False
        rest = match["rest"]
        found = False
        for name in names:
            scope = Scope(name, self._names.kind(name), self._names, prose=True)
            read = phrases.read(rest, scope)
            found = found or bool(read.claims)
            for claim, phrase in read.claims:
                self._add([(name, claim)], phrase, sentence, line)
        return found

    def _subjects(self, match: re.Match[str]) -> list[str]:
        """The parameters that a sentence begins with; none when one of the words may be prose."""
        found: list[str] = []
        for part in _SPLIT.split(match["names"]):
            text = part.strip()
            marked = text.startswith("`")
            name = text.strip("` ").removeprefix("parameters.").replace("[]", "")
            sure = marked or "_" in name or "." in name or bool(match["noun"]) or (name.islower() and not match["lead"])
            resolved = (
                name if name in self._rows else self._names.resolve(f"`{name}`", "") if marked or "_" in name else None
            )
            if not sure or resolved not in self._rows or resolved is None:
                return []
            found.append(resolved)
        return found

    def _comparisons(self, sentence: str, line: int) -> bool:
        both = _OF_TWO.search(sentence)
        worded = f"{both['one']} * {both['other']} <= {both['limit']}".replace("`", "") if both else ""
        texts = [worded] if worded else _CODE.findall(sentence) or [sentence]
        claims: list[tuple[str, Claim]] = []
        for text in texts:
            if defined := definition(text, self._rows.keys()):
                self._defined[defined[0]] = f"{defined[1]}"
            elif rule := comparison(text, self._rows.keys(), self._defined):
                named = [word for word in _WORD.findall(rule) if word in self._rows]
                claims.append(("width" if "width" in named else named[0], Claim("rule", rule)))
        self._add(claims, "comparison", sentence, line)
        return bool(claims)

    def _deprecated(self, sentence: str, line: int) -> bool:
        match = _DEPRECATED.search(sentence)
        name = declared_name(match["name"].strip("`'\"")) if match else None
        if name is None or name.lower() in ("this", "that", "which", "following", "old", "new", "same"):
            return False
        resolved = self._names.resolve(f"`{name}`", "") or name
        path = self._places.path(self._rows[resolved].declared if resolved in self._rows else resolved)
        self._noticed[resolved] = path
        self._account.facts.append(
            PageFact(Fact(path, "deprecated", value=True), line, "deprecated parameter in a notice", sentence)
        )
        return True

    def _ceasing(self, block: Prose) -> None:
        """The days from which requests with a parameter fail."""
        for words, day, sentence in failing_from(block.text):
            name = self._names.resolve(f"`{words}`", "") or words
            row = self._rows.get(name)
            path = self._places.path(row.declared) if row else self._noticed.get(name)
            if path is not None:
                self.ceasing.append(Ceasing(path, day, sentence, block.line))

    def _optional(self, sentence: str, line: int) -> bool:
        """``All parameters beside `x` are optional.``: those of the table above of which nothing else is said."""
        if (match := _OTHERS_OPTIONAL.match(sentence)) is None:
            return False
        above = [row for row in self._raw if row.line < line]
        named = {name.strip("`") for name in _SPLIT.split(match["names"] or "")}
        stated = {at.fact.path for at in self._account.facts if at.fact.keyword == "required"}
        free = [row for row in above if row.table == above[-1].table and row.name not in named and "." not in row.name]
        free = [row for row in free if self._places.path(row.declared) not in stated]
        self._add([(row.name, Claim("required", value=False)) for row in free], "all others optional", sentence, line)
        return bool(free)

    def _defaults(self, sentence: str, line: int) -> bool:
        if _CONDITIONAL.match(sentence):
            return False
        claims = self._pair_default(sentence) or self._shared_default(sentence) or self._listed_defaults(sentence)
        self._add(claims, "defaults below the table", sentence, line)
        return bool(claims)

    def _pair_default(self, sentence: str) -> list[tuple[str, Claim]]:
        match = _PAIR_DEFAULT.search(sentence)
        if match is None or not {"width", "height"} <= self._rows.keys():
            return []
        return [(side, Claim("default", number(match[side]))) for side in ("width", "height")]

    def _shared_default(self, sentence: str) -> list[tuple[str, Claim]]:
        match = _SHARED_DEFAULT.search(sentence)
        if match is None:
            return []
        names = [part.strip("` ") for part in _SPLIT.split(match["names"])]
        return (
            [(name, Claim("default", number(match["value"]))) for name in names]
            if all(name in self._rows for name in names)
            else []
        )

    def _listed_defaults(self, sentence: str) -> list[tuple[str, Claim]]:
        match = _DEFAULTS.match(sentence)
        claims: list[tuple[str, Claim]] = []
        position = 0
        while match and position < len(match["list"]):
            one = _ONE_DEFAULT.match(match["list"], position)
            name = one["name"].strip("`") if one else ""
            value = typed(one["value"], self._names.kind(name)) if one and name in self._rows else None
            if one is None or value is None:
                return []
            claims.append((name, Claim("default", value[0])))
            position = one.end()
        return claims

    def _values_below(self, block: Prose | Heading, following: Sequence[Block]) -> None:
        """``The API accepts the following `x` values:`` before a table or list of them."""
        leads = [match for pattern in _FOLLOWING if (match := pattern.search(block.text[-MAX_SENTENCE:]))]
        name = self._names.resolve(leads[0]["name"], "") if leads else self._labelled(block.text)
        if name is None or name not in self._rows or not following:
            return
        values: list[str] = []
        if isinstance(following[0], Grid):
            listed = [
                ids
                for _, column, ids in self._names.id_lists
                if following[0].header and column in following[0].header and len(ids) == len(following[0].rows)
            ]
            values = list(listed[0]) if listed else []
        for item in following:
            if not isinstance(item, Prose) or not item.item or not (value := _VALUE_ITEM.fullmatch(item.text)):
                break
            values.append(value["code"] or value["bare"])
        typed_values = [
            typed(value, "string" if self._names.kind(name) == "array" else self._names.kind(name)) for value in values
        ]
        found = [value[0] for value in typed_values if value is not None]
        if found and len(found) == len(values):
            self._add([(name, Claim("enum", found))], "values listed below", block.text, block.line)

    def _labelled(self, text: str) -> str | None:
        """The parameter whose values a label such as ``Available presets:`` announces: its row refers to them."""
        label = _LABEL.match(without_backticks(text))
        own = None if label else _OWN_LABEL.match(without_backticks(text))
        if own and (name := next((name for name in self._rows if squashed(name) == squashed(own["name"])), None)):
            return name if self._names.values(name) is None else None
        word = squashed(label["name"]).removesuffix("s") if label else ""
        found = {
            row.name
            for row in self._raw
            if word
            and word in (squashed(row.name), *re.split(r"[_.]", row.name.lower()))
            and any(_ELSEWHERE.search(text) for text in (row.definition, *(cell for _, cell in row.cells)))
        }
        name = found.pop() if len(found) == 1 else None
        return name if name is not None and self._names.values(name) is None else None

    def _add(self, claims: Sequence[tuple[str, Claim]], phrase: str, sentence: str, line: int) -> None:
        for name, claim in claims:
            path = f"{self._names.path(claim.on or name)}{claim.target}"
            fact = in_place(Fact(path, claim.keyword, claim.value))
            self._account.facts.append(PageFact(fact, line, phrase, sentence, claim.when))
