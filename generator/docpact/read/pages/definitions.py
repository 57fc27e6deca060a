"""From the rows of the parameter tables to facts: cells, then the sentences of every definition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docpact.facts import Fact, JsonType
from docpact.read.pages import languages, phrases
from docpact.read.pages.cuts import FINISHED
from docpact.read.pages.languages import folded, is_blank, yes_or_no
from docpact.read.pages.model import Described, PageFact, Row, Unread
from docpact.read.pages.page_names import PageNames
from docpact.read.pages.phrases.clauses import BOUND
from docpact.read.pages.phrases.entry import Claim, Scope
from docpact.read.pages.phrases.values import SHAPE, read_list, typed, typed_all
from docpact.read.pages.placing import Placing, in_place
from docpact.read.pages.rows import Account, RawRow
from docpact.read.pages.sentences import sentences
from docpact.read.pages.types import FILES, FORMATS, TYPE_ALONE, read_type

LABELS: Final[tuple[languages.Role, ...]] = ("type", "required", "default", "range", "allowed", "minimum", "maximum")
"""The labels of facts: a text that begins with one states something, or is listed as unread."""
_COLUMN: Final = "column"
_INTERVAL: Final = re.compile(r"`?[\[\uff3b]\s*-?[\d.]+\s*[,\uff0c]\s*-?[\d.]+\s*[\])\uff3d\uff09]`?")
_PAIR_OF_ENDS: Final = re.compile(
    r"`?[\[(]\s*[^\s,\[\]()`]*\d[^\s,\[\]()`]*\s*,\s*[^\s,\[\]()`]*\d[^\s,\[\]()`]*\s*[\])]`?\s*\.?"
)
"""Two ends of something that is no number, such as ``[512x512, 2048x2048]``."""
_BOUND_WORDS: Final = re.compile(r"(?:max|min|up to|at (?:most|least))\b", re.IGNORECASE)
_LIMITS: Final = re.compile(r"\b(?:max|min)imum\s+`?\d|`\s*:\s*`?-?\d")
"""What a cell of values says instead: bounds, or those of each model."""
_COMPARES: Final = re.compile(r"[`\s]*(?:[<>]=?|\u2264|\u2265)[`\s]*-?\d")
"""A bound in place of values, as in ``>= 1``."""
_BARE_VALUES: Final = re.compile(r"[A-Za-z][\w.-]{0,30}(?:\s*[,|/]\s*[A-Za-z][\w.-]{0,30}){1,11}")
_BARE_WORDS: Final = re.compile(r"[A-Za-z][\w.-]{0,30}(?:(?:\s*[,/]\s*|,? or )[A-Za-z][\w.-]{0,30}){1,11}")
_IN_BRACKETS: Final = re.compile(
    r"(?<!like )(?:\((?!e\.?g|i\.?e|such as|for|like|includ|[^()]*\b(?:etc|more|others?)\b)[A-Za-z][\w.-]{0,30}"
    r"(?:\s*[,/|]\s*(?:or\s+)?[A-Za-z][\w.-]{0,30}){1,11}\)|:\s*[A-Za-z][\w.-]{0,30}"
    r"(?:\s*,\s*[A-Za-z][\w.-]{0,30}){2,20})\s*\.?$"
)
_MARKED_VALUES: Final = re.compile(r"[A-Za-z][\w.-]{0,30}(?:\s*,\s*[A-Za-z][\w.-]{0,30}(?:\s*\(default\))?){1,20}")
_QUOTED: Final = re.compile(r"`?(?:\"(?P<double>[^\"`]{0,200})\"|'(?P<single>[^'`]{0,200})')`?")
_BETWEEN_QUOTES: Final = re.compile(r"(?<=[\"`\w][\"`]) +(?=[\"`][\"`\w])|(?<=\w\")(?=\"\w)")
"""Between values that nothing but a blank parts, or not even that."""
_AFTER_VALUE: Final = re.compile(r"\n|(?<=`)\s+[\u2013\u2014-]\s+")
"""Between a default and what is said of it."""
_NO_DEFAULTS: Final = frozenset(("automatic", "automatically", "random", "varies", "dynamic", "inherited", "computed"))
_ANY_VALUE: Final = re.compile(
    r"any(?: (?:valid|positive|whole|non-empty))?(?: (?:int|integer|number|float|string|text|value|length|url))?|-"
    r"|\u2014",
    re.IGNORECASE,
)
"""A cell of values that leaves them as free as the type does."""
_EITHER: Final = re.compile(
    r"[`\"]?(?P<one>true|false)[`\"]?\s*(?:/|,|\||or)\s*[`\"]?(?!(?P=one))(?:true|false)[`\"]?", re.IGNORECASE
)
"""The two values of every boolean."""
_OR_ARRAY: Final = re.compile(r"\barray\b|\blist\b|\[\]", re.IGNORECASE)
"""A type beside others in whose form several are sent: what bounds their number bounds it."""
_BULLET: Final = re.compile(r"\s*\u2022\s*")
_FILE: Final = re.compile(r"(?:image|audio|video|media)?\s*(?:file|binary|blob|upload)s?|bytes", re.IGNORECASE)
_MODEL_IDS: Final = re.compile(
    r"(?<=`)[a-z][\w./:]*(?:-|\d)[\w./:-]*(?=`)|(?<![\w./`-])(?=[\w.-]*\d)[a-z][\w.]*-[\w.-]*\w(?![\w/])", re.ASCII
)
_FIGURE: Final = re.compile(r"-?\d+(?:\.\d+)?")
_FIGURE_ALONE: Final = re.compile(r"(?P<figure>\d{1,3}(?:,\d{3})+|\d+)\s*(?i:characters?|chars?|items?)\s*\.?")
"""What a column of bounds holds, with what it counts."""
_BETWEEN_ENDS: Final = re.compile(r"(?<=\d)\s+(?:a|\u00e0|at\u00e9|hasta|bis|\u0434\u043e)\s+(?=-?\d)")
"""The word between the ends of a range in other languages, where no other word tells which."""
_NAMED_VALUE: Final = re.compile(r"`[A-Za-z][^`<>=\s]*`")
_ONE_REQUIRED: Final = re.compile(r"\s*(?P<one>`[^`]+`)\s+is required\s*")
"""A mark that holds for one model or value."""
_INVERTED: Final = frozenset(("optional", "opcional", "可选", "是否可选"))
"""Heads of columns whose yes means that a parameter need not be sent."""


def rows_of(raw: Sequence[RawRow], places: Placing) -> list[Row]:
    """The rows with their paths; a parameter that several tables list stands once, as its first row has it."""
    first: dict[str, RawRow] = {}
    for row in raw:
        first.setdefault(places.path(row.declared), row)
    return [
        Row(row.declared, path, row.type_cell, row.type.type, row.definition, row.line, row.sha256, row.cells)
        for path, row in first.items()
    ]


def read_rows(raw: Sequence[RawRow], places: Placing, names: PageNames, *, learn: bool) -> Account:
    """Reads the cells of every row.

    A definition may refer to a row below it, so rows are read twice: first to ``learn`` what ``names`` is to know.
    """
    account = Account()
    holders = {row.declared.rpartition(".")[0] for row in raw}
    for row in raw:
        path = places.path(row.declared)
        either: JsonType | None = "array" if row.type.type is None and _OR_ARRAY.search(row.type_cell) else None
        kind = row.type.type or names.kind(row.name) or either or ("string" if names.are_strings(row.name) else None)
        known = (claim for claim in names.shapes.get(row.name, ()) if claim.keyword == "default" and not claim.target)
        scope = Scope(row.name, kind, names, defaults=[claim.value for claim in known if not claim.when])
        holds = row.type.type is None and (row.declared in holders or _FILE.fullmatch(row.type.unknown) is not None)
        reader = _RowReader(row, path, scope, account, learn=learn)
        reader.holds = holds
        reader.read()
        if not learn:
            continue
        if row.name == names.model_field and not any(claim.keyword == "enum" for claim in reader.claims):
            # A list of models that is not all of them still says what conditions mean by them.
            names.models = sorted({*names.models, *_MODEL_IDS.findall(row.definition)})
        names.shapes.setdefault(row.name, []).extend(reader.claims)
        if scope.type is None and any(_is_figure_in_quotes(claim) for claim in reader.claims):
            names.quoted.add(row.name)
        for claim in reader.claims:
            if claim.keyword == "enum" and not claim.target and not claim.when and isinstance(claim.value, list):
                names.allowed[row.name] = max(names.allowed.get(row.name, []), claim.value, key=len)
                if row.name == names.model_field:
                    names.models = sorted({*names.models, *(str(value) for value in claim.value)})
    return account


def _is_figure_in_quotes(claim: Claim) -> bool:
    """Whether a default without a stated type is a number that the page puts in quotes: its values are strings."""
    return claim.keyword == "default" and isinstance(claim.value, str) and _FIGURE.fullmatch(claim.value) is not None


def _may_list(sentence: str, claims: Sequence[tuple[Claim, str]]) -> bool:
    """Whether plain words of a sentence may be the values of the parameter, which nothing says for sure."""
    if any(claim.keyword == "enum" for claim, _ in claims):
        return False
    words = languages.in_english(sentence).strip(" .")
    return bool(_IN_BRACKETS.search(sentence) or (not claims and _BARE_WORDS.fullmatch(words)))


class _RowReader:
    def __init__(self, row: RawRow, path: str, scope: Scope, account: Account, *, learn: bool) -> None:
        self._learn = learn
        self.holds = False
        """Whether it is a file or has members, so that it has no bounds and values of its own."""
        self._row = row
        self._path = path
        self._scope = scope
        self._account = account
        self.claims: list[Claim] = []
        self._conditional = ""
        """The mark of a parameter that must be sent under a condition, which a sentence has to state."""
        self._open = False
        """Whether the page ends within the sentence: of a list or a figure more may have followed."""
        self._labelled = False
        """Whether the sentence before was a label alone, without the value that it announces."""

    def read(self) -> None:
        row = self._row
        self._types()
        for header, cell in row.cells:
            if not is_blank(cell) or self._is_value(header, cell):
                self._cell(header, cell)
        *whole, last = sentences(row.definition) or [""]
        for sentence in (*whole, *([last] if last else [])):
            self._open = row.cut and sentence is last and not FINISHED.search(last)
            self.sentence(sentence)
        if self._conditional and not any(str(claim.value).startswith("required when") for claim in self.claims):
            self._unread(self._conditional, "required under a condition that no sentence states")
        if row.cut:
            self._unread(row.definition[-80:], "the page ends in the middle of this row")

    def sentence(self, sentence: str) -> None:
        if self._marks(sentence):
            return
        label, _ = languages.label(sentence) or ("other", "")
        said = _BETWEEN_QUOTES.sub(", ", sentence) if label == "allowed" else sentence
        found = phrases.read(said, self._scope, account=not self._learn)
        if self.holds and any(claim.keyword in BOUND and not claim.target for claim, _ in found.claims):
            self._unread(sentence, "a bound or value that is not of the parameter itself")
            return
        silent = self._announces_nothing(sentence, found.claims)
        for claim, phrase in found.claims:
            self._claim(claim, phrase, sentence)
        if found.rest:
            reason = "read in part" if found.claims else "no entry of the catalogue reads this sentence"
            self._unread(sentence, reason, found.rest)
        elif not found.claims and TYPE_ALONE.fullmatch(sentence):
            self._unread(sentence, "a type without the parameter that it is of")
        elif silent:
            self._unread(sentence, "a label without a value that docpact understands")
        elif self._scope.type == "string" and _may_list(sentence, found.claims):
            self._unread(sentence, "words that may be the values of the parameter")
        elif not found.claims:
            self._account.described.append(Described(sentence, self._row.line, self._path))

    def _marks(self, sentence: str) -> bool:
        """Takes a label with a mark, as a cell of its column has it: ``Required: sometimes.``"""
        kind, value = languages.label(sentence) or ("other", "")
        first = value.partition(" ")[0]
        marks = kind == "required" and (yes_or_no(value) is not None or languages.is_conditional(first))
        if marks:
            self._required(sentence.partition(":")[0], value if yes_or_no(value) is not None else first)
        return marks

    def _announces_nothing(self, sentence: str, claims: Sequence[object]) -> bool:
        """Whether a sentence without claims is a label of a fact, or stands where the value of a label should."""
        before, self._labelled = self._labelled, False
        kind, value = languages.label(sentence) or ("other", "")
        if claims or kind not in LABELS:
            return before and not claims
        self._labelled = not value
        if kind == "type":
            stated = read_type(value)
            return not (value.lower() in FORMATS or stated.type == self._row.type.type is not None)
        return not value or not (is_blank(value) or self._is_free(value))

    def _is_free(self, cell: str) -> bool:
        """Whether a cell of values leaves them as free as the type does."""
        if _EITHER.fullmatch(cell):
            return self._scope.type != "string"
        return _ANY_VALUE.fullmatch(cell) is not None

    def _is_value(self, header: str, cell: str) -> bool:
        """Whether a word such as ``none`` is a default rather than none: the parameter lists it among its values."""
        text = cell.strip("` \"'")
        return (
            languages.role(header) == "default"
            and text != ""
            and text in (self._scope.names.values(self._scope.name) or ())
        )

    def _types(self) -> None:
        kind = self._row.type
        if kind.type is not None:
            self._claim(Claim("type", kind.type), _COLUMN, self._row.type_cell)
        if kind.unknown:
            why = "a type of forms, and none of JSON" if kind.unknown in FILES else "not a type that docpact knows"
            self._unread(self._row.type_cell, why, kind.unknown)
        if kind.item is not None:
            self._claim(Claim("itemType", kind.item), _COLUMN, self._row.type_cell)
        if kind.values:
            self._claim(Claim("enum", typed_all(kind.values, kind.type) or []), _COLUMN, self._row.type_cell)
        required = kind.required if self._row.required is None else self._row.required
        if required is not None and not any(self._presence(*cell) is not None for cell in self._row.cells):
            self._claim(Claim("required", required), _COLUMN, self._row.type_cell)
        for sentence in kind.says:
            self.sentence(sentence)

    def _presence(self, header: str, cell: str) -> bool | None:
        """What a cell says of whether the parameter must be sent; None where its column is about something else."""
        if languages.role(header) != "required":
            return None
        said = yes_or_no(cell, header)
        return said if said is None or folded(header) not in _INVERTED else not said

    def _cell(self, header: str, cell: str) -> None:
        """One further cell: Required, Default, Range, allowed values."""
        kind = languages.role(header)
        kind = "range" if kind == "default" and _BOUND_WORDS.match(cell) else kind
        if kind in ("deprecated", "ignored", "other"):
            return
        claim: Claim | None = None
        if kind == "required":
            self._required(header, cell)
            return
        if kind in ("minimum", "maximum"):
            claim = self._bound("minimum" if kind == "minimum" else "maximum", cell)
        elif kind == "default":
            first, *more = _AFTER_VALUE.split(cell)
            said = self._presence_in_default(first)
            claim = self._default(first) if said is None else Claim("required", said)
            cell = first
            for line in more:
                self.sentence(line)
        elif kind in ("range", "allowed"):
            if self._is_free(cell.strip(" .")):
                self._account.described.append(Described(cell, self._row.line, self._path))
                return
            before = self._account.told
            (self._range if kind == "range" else self._values)(_BULLET.sub("\n", languages.in_english(cell)).strip())
            if self._account.told > before:
                return
        if claim is not None:
            self._claim(claim, _COLUMN, cell)
        else:
            self._unread(cell, f"a cell of the column {header} that docpact does not understand")

    def _values(self, cell: str) -> None:
        """A cell of allowed values: a list, a bound in place of one, or a sentence."""
        said = _BETWEEN_QUOTES.sub(", ", cell)
        claim = None if "(default" in said else self._allowed(said)
        if claim is not None:
            self._claim(claim, _COLUMN, cell)
        elif _COMPARES.match(cell):
            self.sentence(f"Range {cell}".replace("`", ""))
        else:
            listed = (re.match(r"[`\"'\d-]", cell) and not _LIMITS.search(cell)) or re.fullmatch(
                r"[A-Z][^.;:]*,[^.;:]*", cell
            )
            marked = _MARKED_VALUES.fullmatch(said) and re.sub(r"[\w.-]+(?!\w*\))", r"`\g<0>`", said)
            self.sentence(f"Valid values: {marked or cell}" if listed or marked else cell)

    def _required(self, header: str, cell: str) -> None:
        mark, bracket, rest = cell.partition("(")
        if bracket and rest.rstrip().endswith(")") and self._presence(header, mark) is not None:
            inner = rest.rstrip().removesuffix(")")
            if self._presence(header, mark) and phrases.read(inner, self._scope).rest:
                self._conditional = cell
                return
            self.sentence(inner)
            cell = mark
        said = self._presence(header, cell)
        if said is not None:
            self._claim(Claim("required", said), _COLUMN, cell)
        elif languages.is_conditional(cell):
            self._conditional = cell
        else:
            one = _ONE_REQUIRED.fullmatch(languages.in_english(cell))
            self.sentence(f"Required for {one['one']}" if one else cell)

    def _range(self, cell: str) -> None:
        """A range of numbers, or of lengths on a string, or a list of values under such a head."""
        cell = _BETWEEN_ENDS.sub("-", re.sub(r"(?<=[\])])\.$", "", cell))
        if _INTERVAL.fullmatch(cell) and self._scope.type in ("integer", "number"):
            self.sentence(f"Range {cell}")
            return
        if _PAIR_OF_ENDS.fullmatch(cell):
            self._unread(cell, "a range of something else than the parameter's value")
            return
        claim = self._allowed(cell := _BETWEEN_QUOTES.sub(", ", cell))
        texts = re.split(r"\s*(?:\n|,|;|/|\bor\b)\s*", cell)
        if self._scope.type == "string" and _BARE_VALUES.fullmatch(cell):
            claim = self._allowed(", ".join(f"`{one.strip()}`" for one in re.split(r"[,|/]", cell)))
        named = (self._scope.type == "string" and _NAMED_VALUE.fullmatch(cell)) or (
            self._scope.type in ("string", None) and _QUOTED.fullmatch(cell)
        )
        if claim is not None and (len(texts) > 1 or named or not re.search(r"\d", cell)):
            self._claim(claim, _COLUMN, cell)
        elif self._scope.type == "string" and re.search(r"[A-Za-z]{4}|[\u3400-\u9fff]", cell):
            self._values(cell)
        elif self._scope.type == "string":
            self.sentence(f"Length {cell} characters")
        else:
            self.sentence(
                cell if re.search(r"[A-Za-z]{4}", cell) and not re.match(r"[-\d]|`-?\d", cell) else f"Range {cell}"
            )

    def _bound(self, keyword: str, cell: str) -> Claim | None:
        figure = _FIGURE_ALONE.fullmatch(cell)
        value = typed(figure["figure"].replace(",", "") if figure else cell.strip("` "), "number")
        lengths: dict[str, str] = {"minimum": "minLength", "maximum": "maxLength"}
        counts: dict[str, str] = {"minimum": "minItems", "maximum": "maxItems"}
        by_type = {"string": lengths, "array": counts}.get(self._scope.type or "", {})
        return None if value is None else Claim(by_type.get(keyword, keyword), value[0])

    def _presence_in_default(self, cell: str) -> bool | None:
        """What a default such as ``(required)`` says of whether the parameter must be sent."""
        listed = any(languages.role(header) == "required" for header, _ in self._row.cells)
        if listed or cell in (self._scope.names.values(self._scope.name) or ()) or len(cell.split()) > 1:
            return None
        return languages.is_mandatory(cell)

    def _default(self, cell: str) -> Claim | None:
        quoted = _QUOTED.fullmatch(cell.strip())
        if quoted and self._scope.type in ("string", None):
            return Claim("default", quoted["double"] or quoted["single"] or "")
        if self._scope.type == "string" and cell in (self._scope.names.values(self._scope.name) or ()):
            return Claim("default", cell)
        values = read_list(cell, 0)
        text = (
            values.texts[0]
            if values and len(values.texts) == 1 and not cell[values.end :].strip(" .")
            else cell.strip("` ")
        )
        if self._scope.type == "array":
            text = cell.strip("` ")
            value = typed(text, "array") if text.startswith("[") else None
        else:
            value = typed(text, self._scope.type) if " " not in text else None
            if value and values and not values.marked and self._is_no_value(text):
                return None
            text = (
                "" if not text.isascii() and languages.is_telling(text) else self._unglued(text)
            )  # how it comes about
            value = (text,) if value and isinstance(value[0], str) and text else value if text else None
        return None if value is None else Claim("default", value[0])

    def _unglued(self, text: str) -> str:
        """A default without the value that its rendering ran together with it; empty where it may be either."""
        known = [*map(str, self._scope.names.values(self._scope.name) or ())]
        ends = [one for one in known if text not in known and text.startswith(one) and text[len(one) :] in known]
        return text if not ends else ends[0] if text == ends[0] * 2 else ""

    def _is_no_value(self, word: str) -> bool:
        """Whether a bare word says how a default comes about: the parameter has values, and it is none of them."""
        known = self._scope.names.values(self._scope.name)
        if self._scope.type != "string" or not word.isalpha():
            return False
        return word not in known if known is not None else word.lower() in _NO_DEFAULTS

    def _allowed(self, cell: str) -> Claim | None:
        if _COMPARES.match(cell):
            return None
        cell = re.sub(r"\s*\n\s*(?:- )?", ", ", cell)
        values = read_list(cell, 0)
        if (
            values is None
            or SHAPE.search(cell)
            or cell[values.end :].strip(" .")
            or self._scope.type in ("boolean", "object")
        ):
            return None
        quoted = all(map(_QUOTED.fullmatch, re.split(r"\s*,\s*", cell.strip(" ."))))
        found = typed_all(values.parted.texts, "string" if quoted and self._scope.type is None else self._scope.type)
        return None if found is None else Claim("enum", found)

    def _claim(self, claim: Claim, phrase: str, sentence: str) -> None:
        if self._open and claim.keyword in BOUND:
            return
        if phrase == _COLUMN and claim.keyword == "default":
            self._scope.defaults.append(claim.value)
        path = self._path
        types = {"enum", *re.findall(r"\w+", self._row.type.unknown)}
        if claim.value and isinstance(claim.value, list) and types.issuperset(str(one).lower() for one in claim.value):
            return  # The types once more, as in ``One of: Hall | Enum``.
        if claim.on and claim.on != self._scope.name:
            path = self._scope.names.path(claim.on)
        else:
            self.claims.append(claim)
        fact = in_place(Fact(f"{path}{claim.target}", claim.keyword, claim.value))
        self._account.facts.append(PageFact(fact, self._row.line, phrase, sentence, claim.when))

    def _unread(self, sentence: str, reason: str, rest: str = "") -> None:
        self._account.unread.append(Unread(sentence, self._row.line, self._path, reason, rest or sentence))
