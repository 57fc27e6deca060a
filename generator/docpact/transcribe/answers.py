"""What the answers of an endpoint hold where: told from names, types, words and sample values, never from a vendor.

Whatever cannot be told is left out, and named as open by :mod:`docpact.transcribe.api_draft`.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from pydantic import JsonValue

from docpact.read.pages.endpoints import Endpoint
from docpact.spec.answers import first_at, parsed, values_at, with_value, word_like
from docpact.spec.model import Media

State = Literal["success", "failure", "pending"]

_WORDS: Final[dict[State, re.Pattern[str]]] = {
    "success": re.compile(r"succe|^complete|^finish|^done$|^ready$|^ok$|^available$|^delivered$", re.IGNORECASE),
    "failure": re.compile(
        r"fail|error|cancel|reject|expire|abort|broken|timed?_?out|invalid|denied|moderated|blocked|unsuccess|incomplete"
        r"|refus|stopped",
        re.IGNORECASE,
    ),
    "pending": re.compile(
        r"pend|queu|wait|run|process|progress|submit|start|creat|work|generat|re_?try|schedul|prepar|accept|initiali[sz]"
        r"|upload|render|draw|new|active|not_?ready",
        re.IGNORECASE,
    ),
}
_ID: Final = re.compile(r"(?:^|[_a-z])(?:id|uuid|ID|Id|UUID|Uuid)$")
_JOB: Final = re.compile(r"task|job|generation|prediction|operation|run|video|image|order", re.IGNORECASE)
_OTHER_ID: Final = re.compile(
    r"request_?id|trace|user|account|external|client|correlation|model|org|team|project", re.IGNORECASE
)
_STATUS: Final = re.compile(r"^(?:\w+[_-])?(?:status|state|phase)$|(?:Status|State)$")
_FLAG: Final = re.compile(r"(?:status|state|phase|flag)$", re.IGNORECASE)
_FEW_WORDS: Final = 4
_DONE_WORDS: Final[Mapping[str, State]] = {"true": "success", "false": "pending"}
_DONE: Final = re.compile(r"^(?:is_?)?(?:done|complete|completed|finished|ready)$", re.IGNORECASE)
_REASON: Final = re.compile(r"error|fail|reason|message|msg|detail", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?:^|[_-])(?:url|uri|link|href)s?$|(?:Url|URL|Uri|Link)s?$", re.IGNORECASE)
_HELD: Final = re.compile(r"b64|base64", re.IGNORECASE)
HELD: Final = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""A picture in base64, where an answer shows none."""
_NO_RESULT: Final = re.compile(
    r"webhook|callback|status_?url|poll|cancel|thumb|cover|preview|input|response_url|queue", re.IGNORECASE
)
_PRICE: Final = re.compile(
    r"(?:^|[._])(?:cost|price|credits?)(?:_?(?:used|cost|amount|charged|consumed))?$|(?:cost|price|charge)\w*\.(?:amount|value|total)$",
    re.IGNORECASE,
)
_WORD_LIST: Final = re.compile(r"[`\"'\u201c]?([A-Za-z][A-Za-z0-9_-]{1,40})[`\"'\u201d]?")
_LISTED: Final = re.compile(
    r"(?:[`\"'\u201c]?[A-Za-z][A-Za-z0-9_-]{1,40}[`\"'\u201d]?)(?:\s*(?:[,/|\u3001\uff0c;]|\bor\b|\band\b|,\s*or)\s*"
    r"[`\"'\u201c]?[A-Za-z][A-Za-z0-9_-]{1,40}[`\"'\u201d]?){1,20}"
)
_QUOTED: Final = re.compile(r"`([^`\s]{2,40})`|\"([^\"\s]{2,40})\"|'([^'\s]{2,40})'")
_ENDINGS: Final[dict[Media, str]] = {
    "video": r"mp4|mov|webm|avi|mkv", "image": r"png|jpe?g|webp|gif|tiff?|svg", "audio": r"mp3|wav|ogg|flac|aac|m4a",
    "model3d": r"glb|gltf|obj|fbx|usdz|stl",
}  # fmt: skip
_KINDS: Final[dict[Media, str]] = {
    "video": r"video|clip|movie|\u89c6\u9891", "image": r"image|picture|photo|img|\u56fe\u7247|\u56fe\u50cf",
    "audio": r"audio|sound|song|music|speech|voice|\u97f3\u9891", "model3d": r"mesh|3d|glb|\u6a21\u578b\u6587\u4ef6",
}  # fmt: skip
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_PLACEHOLDER: Final = re.compile(
    r"<?(?:string|text|str|url|x+|\.\.\.|your[_ -].*|https?://x+(?:/.*)?)>?|<[^<>]{1,80}>", re.IGNORECASE
)


_LIST: Final = re.compile(r"\W*(?:array|list|\[)", re.IGNORECASE)


def _held_in_lists(path: str) -> Iterator[str]:
    """The lists on the way to a member, as its own path has them."""
    yield from (path[: at.start()].replace("[]", "") for at in re.finditer(r"\[\]\.", path))


def _through(lists: Collection[str], path: str) -> str:
    """A path with ``[]`` behind each list on the way to a member, also where a table leaves that away."""
    *above, last = path.replace("[]", "").split(".") if "[]" not in path else [path]
    steps = [f"{step}[]" if ".".join(above[: at + 1]) in lists else step for at, step in enumerate(above)]
    return ".".join([*steps, last])


@dataclass
class Told:
    """What an endpoint's answers hold: leaf paths with the texts that explain them, and the values of examples."""

    endpoint: Endpoint
    leaves: dict[str, list[JsonValue]] = field(default_factory=dict[str, list[JsonValue]])
    texts: dict[str, str] = field(default_factory=dict[str, str])
    types: dict[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def from_endpoint(cls, endpoint: Endpoint) -> Told:
        told = cls(endpoint)
        for answer in endpoint.answers:
            for path, value in _leaves(answer.body):
                told.leaves.setdefault(path, []).append(value)
            for path, text in answer.comments:
                told.texts.setdefault(path, text)
        lists = {re.sub(r"\[\]$", "", one.path) for one in endpoint.fields if _LIST.match(one.type_cell)}
        lists |= {held for one in endpoint.fields for held in _held_in_lists(one.path)}
        for one in (replace(each, path=_through(lists, each.path)) for each in endpoint.fields):
            shown = [leaf for leaf in told.leaves if re.search(rf"(?:^|[.\]]){re.escape(one.path)}(?:$|[.\[])", leaf)]
            # A table may leave out what all answers have about their members.
            path = shown[0] if len(shown) == 1 and shown[0].endswith(f".{one.path}") else one.path
            if _LIST.match(one.type_cell) and f"{path}[]" in told.leaves:
                path += "[]"
            told.texts[path] = f"{told.texts.get(path, '')} {one.definition}".strip()
            told.types[path] = one.type_cell.lower()
            inside = any(other.startswith((f"{path}.", f"{path}[")) for other in [*told.leaves, *told.texts])
            if not inside:
                told.leaves.setdefault(path, [])
        return told

    def job(self, hole: str) -> str | None:
        """Where the id of the job is: where the poll's address has its name, else the likeliest id, or all there is.

        Where answers are shown, a member that only a table lists is none of theirs.
        """
        leaves = {path: values for path, values in self.leaves.items() if values or not self.endpoint.answers}
        # To one item of a list the answer is a list of one, as is an answer that is a list itself.
        single = [path for path in leaves if self.endpoint.listed or "[" not in path.removeprefix("[]")]
        ids = [path for path in single if _ID.search(_name(path))]
        plain = [path for path in single if _may_be_id(leaves[path])]
        named = [path for path in plain if _same_name(_name(path), hole)]
        good = [path for path in ids if not _OTHER_ID.search(_name(path))]
        jobs = [path for path in good if _JOB.search(_name(path))]
        within = re.compile(rf"^(?!.*://)(?:.*/)?{re.escape(re.sub('_?[iI][dD]$', '', hole) or '/')}s?/[^/]+$")
        stepped = [path for path in leaves if any(map(within.match, self.words(path)))]
        words = [str(value) for path in plain for value in leaves[path]]
        alone = plain if len(leaves) == 1 and not any(re.search(r"\s|://", word) for word in words) else []
        for found in (named if hole != "id" else [], jobs, good, named, ids, stepped, alone):
            if found:
                return min(found, key=lambda path: (path.count("."), path))
        return None

    def status(self) -> str | None:
        """Where the word for how far a job is stands."""
        found = [path for path in self.leaves if _STATUS.search(_name(path)) and "[" not in path]
        texts = [path for path in found if all(isinstance(value, str) for value in self.leaves[path])]
        known = [path for path in texts if any(_state(word) for word in self.words(path))]
        if not texts:
            known = [path for path, values in self.leaves.items() if self._seems_a_status(path, values)]
        known = known or texts or [path for path, values in self.leaves.items() if _is_flag(path, values)]
        return min(known, key=lambda path: (path.count("."), path), default=None)

    def _seems_a_status(self, path: str, values: Sequence[JsonValue]) -> bool:
        """Whether a member that is called otherwise has a word for how far a job is."""
        plain = "[" not in path and not _REASON.search(_name(path)) and bool(values)
        words = [value for value in values if isinstance(value, str) and _WORD_LIST.fullmatch(value)]
        return plain and len(words) == len(values) and all(_state(word) is not None for word in words)

    def words(self, path: str) -> list[str]:
        """The words that a status may be, from examples and from what is said of it."""
        shown = self.leaves.get(path, ())
        found = [word for value in shown if (word := value if isinstance(value, str) else _flag_word(path, value))]
        said = self.texts.get(path, "")
        quoted = [next(part for part in match if part) for match in _QUOTED.findall(said)]
        listed = [_WORD_LIST.findall(match[0]) for match in _LISTED.finditer(said)]
        runs = [words for words in listed if sum(_state(word) is not None for word in words) * 2 >= len(words)]
        found += quoted or [word for words in runs for word in words if word.lower() not in ("or", "and")]
        return [word for word in dict.fromkeys(found) if not _PLACEHOLDER.fullmatch(word)]

    def reason(self, status: str | None, failure: Sequence[str] = ()) -> str | None:
        """Where the words are that say why a job failed, as its name or answers with a word for failure tell."""
        found = [path for path, values in self.leaves.items() if _is_reason(path, values, self.types.get(path, ""))]
        beside = [path for path in found if status and _above(path) == _above(status)]
        good = [path for path in found if re.search(r"error|fail|reason", path, re.IGNORECASE)]
        failed = [one.body for one in self.endpoint.answers if status and set(values_at(one.body, status)) & {*failure}]
        others = [one.body for one in self.endpoint.answers if one.body not in failed]
        shown = {
            path: value for body in failed for path, value in _leaves(body) if not any(has(one, path) for one in others)
        }
        spoken = [path for path, value in shown.items() if "[" not in path and is_sentence(value)]
        spoken += [path for path, said in self.texts.items() if re.match(r"why\b|reason\b", said, re.IGNORECASE)]
        return next(iter([*(path for path in beside if path in good), *beside, *good, *spoken]), None)

    def files(self, otherwise: Media | None) -> dict[Media, list[str]]:
        """Where the addresses of files are, by kind of media."""
        found: dict[Media, list[str]] = {}
        for path, values in self.leaves.items():
            texts = [value for value in values if isinstance(value, str)]
            shown = any(text.startswith(("http://", "https://", "data:")) for text in texts)
            if _NO_RESULT.search(path) or not (shown or is_held(path) or _ADDRESS.search(_name(path))):
                continue
            place = path if not self._is_list(path) else f"{path}[]"
            mixed = _by_ending(place, texts)
            for one, at in mixed:
                found.setdefault(one, []).append(at)
            kind = None if mixed else media(texts, f"{path} {self.texts.get(path, '')}") or otherwise
            if kind is not None:
                found.setdefault(kind, []).append(place)
        return found

    def cost(self) -> dict[str, str] | None:
        """Where an amount stands that is called a price, and its unit beside it or in its name."""
        for path, values in self.leaves.items():
            priced = _PRICE.search(path) is not None and "[" not in path
            if priced and values and all(type(value) in (int, float) for value in values):
                beside = [f"{_above(path)}.{name}".lstrip(".") for name in ("currency", "unit")]
                unit = next((other for other in beside if other in self.leaves), None)
                word = "CREDITS" if "credit" in path.lower() else None
                return {"amount": path, **({"unit": unit} if unit else {"word": word} if word else {})}
        return None

    def _is_list(self, path: str) -> bool:
        kind = self.types.get(path, "")
        return not path.endswith("[]") and re.match(r"\W*(?:array|list|\[)", kind) is not None

    def success(self) -> dict[str, list[JsonValue]]:
        """A member that is the same in every answer that says that all is well, as ``code: 0`` does."""
        for name in ("code", "errno", "ret", "status_code", "success", "error_code", "ok"):
            values = self.leaves.get(name, [])
            same = bool(values) and all(
                type(value) in (int, bool) and type(value) is type(values[0]) and value == values[0] for value in values
            )
            if same and (values[0] is True or (type(values[0]) is int and values[0] in (0, 200))):
                return {name: [values[0]]}
        return {}


def is_held(path: str) -> bool:
    """Whether a member is called so that its text is a file, in base64."""
    return _HELD.search(_name(path)) is not None


def _by_ending(path: str, texts: Sequence[str]) -> list[tuple[Media, str]]:
    """Where the items of one list are files of several kinds: the place of each, by the ending of its addresses."""
    endings = dict.fromkeys(text.partition("?")[0].rpartition(".")[2].lower() for text in texts)
    told: list[tuple[Media, str]] = [
        (kind, ending) for ending in endings for kind, known in _ENDINGS.items() if re.fullmatch(known, ending)
    ]
    if "[]" not in path or len({kind for kind, _ in told}) < 2:
        return []
    holder = path.removesuffix("[]") if path.endswith("[]") else _above(path)
    return [(kind, f"{holder}.**~.{ending}") for kind, ending in told]


def media(texts: Sequence[str], about: str) -> Media | None:
    """The kind of media that addresses lead to, by their endings, or else by the words about them."""
    for kind, endings in _ENDINGS.items():
        if any(re.search(rf"\.(?:{endings})(?:\?|$)", text, re.IGNORECASE) for text in texts):
            return kind
    for kind, words in _KINDS.items():
        if re.search(words, about, re.IGNORECASE):
            return kind
    return None


def _is_flag(path: str, values: Sequence[JsonValue]) -> bool:
    """Whether a member says by a small number, or by yes or no, how far a job is."""
    return "[" not in path and bool(values) and all(_flag_word(path, value) for value in values)


def _flag_word(path: str, value: JsonValue) -> str | None:
    """The word that a number or a boolean is for how far a job is; None where it is none."""
    name, small = _name(path), isinstance(value, int) and -10 < value < 100
    wanted = _DONE if isinstance(value, bool) else _FLAG
    return json.dumps(value) if small and wanted.search(name) else None


def sorted_words(words: Mapping[str, str]) -> tuple[dict[State, list[str]], list[str]]:
    """Words for a job by what they mean or are said to mean, and those whose meaning nobody can tell."""
    found: dict[State, list[str]] = {"pending": [], "success": [], "failure": []}
    unknown: list[str] = []
    for word, said in words.items():
        told: list[State] = [meant for one in re.findall(r"\w+", said) if (meant := _state(one))]
        if "failure" in told and len(said.split()) <= _FEW_WORDS:
            told.insert(0, "failure")  # "Creation failed" is no creation
        state = _DONE_WORDS.get(word) or _state(word) or next(iter(told), None)
        (found[state] if state else unknown).append(word)
    return found, unknown


def filled(body: JsonValue, values: Mapping[str, JsonValue]) -> JsonValue:
    """A copy of an answer with values at paths; a list that a path needs and the answer lacks is made."""
    made = copy.deepcopy(body) if isinstance(body, dict | list) else {}
    found: JsonValue = made
    for path, value in values.items():
        word = word_like(value, first_at(found, [path])) if isinstance(value, str) else value
        found = with_value(found, path, [word])
    return found


def without(body: JsonValue, paths: Sequence[str]) -> JsonValue:
    """A copy of an answer without what stands at paths, and without what that leaves empty."""
    made = copy.deepcopy(body)
    for path in paths:
        steps = [step for step in re.split(r"\.|(?=\[\])", path) if step]
        _drop(made, [step for step in steps if step != "[]"])
    return made


def is_placeholder(value: JsonValue) -> bool:
    """Whether a value of a sample stands for another, as ``string`` does."""
    return isinstance(value, str) and _PLACEHOLDER.fullmatch(value) is not None


def has(body: JsonValue, path: str) -> bool:
    return bool(values_at(body, path))


def _drop(holder: JsonValue, steps: Sequence[str]) -> None:
    at = holder
    for step in steps[:-1]:
        inside = at.get(step) if isinstance(at, dict) else None
        if isinstance(at, dict) and isinstance(inside, str):  # which is JSON itself
            del at[step]
        at = inside
        if isinstance(at, list):
            break
    if isinstance(at, dict):
        at.pop(steps[-1], None)
    elif isinstance(at, list):
        at.clear()


def _leaves(value: JsonValue, path: str = "") -> Iterator[tuple[str, JsonValue]]:
    if isinstance(value, dict):
        for name, member in value.items():
            if re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name):
                yield from _leaves(member, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for item in value[:20]:
            yield from _leaves(item, f"{path}[]")
    elif not isinstance(inside := parsed(value), str | int | float | None):
        yield from _leaves(inside, path)
    elif path:
        yield path, value


def _state(word: str) -> State | None:
    if re.match(r"(?:un|in|not_?)(?:success|complete|ready|finished)", word, re.IGNORECASE):
        return "pending" if re.match(r"not_?|incomplete", word, re.IGNORECASE) else "failure"
    return next((state for state, words in _WORDS.items() if words.search(word)), None)


def _is_reason(path: str, values: Sequence[JsonValue], kind: str) -> bool:
    if not _REASON.search(_name(path)) or re.search(r"code|\bid$|_id$", _name(path), re.IGNORECASE) or "[" in path:
        return False
    return all(isinstance(value, str | None) for value in values) and not kind.startswith(
        ("int", "number", "bool", "object")
    )


def _may_be_id(values: Sequence[JsonValue]) -> bool:
    return all(type(value) in (str, int) for value in values)


def _name(path: str) -> str:
    return path.rpartition(".")[2].removesuffix("[]")


def _above(path: str) -> str:
    return path.rpartition(".")[0]


def _same_name(name: str, hole: str) -> bool:
    return re.sub(r"[^a-z0-9]", "", name.lower()) == re.sub(r"[^a-z0-9]", "", hole.lower())


def is_message(path: str, values: Sequence[JsonValue]) -> bool:
    """Whether what stands at a path says what is wrong, as its name tells."""
    texts = bool(values) and all(isinstance(value, str) for value in values)
    return texts and re.search(r"(?:^|[._])(?:message|msg|error|detail|description|reason|title)$", path) is not None


def is_code(path: str, values: Sequence[JsonValue]) -> bool:
    """Whether what stands at a path is a word for a kind of error, as its name or its form tells."""
    named = re.search(r"(?:^|[._])(?:code|errno|error_code)$", path) is not None
    words = [value for value in values if isinstance(value, str) and _CODE.fullmatch(value)]
    return "[" not in path and (named or (is_message(path, values) and len(words) == len(values)))


def is_sentence(value: JsonValue) -> bool:
    """Whether a value is text of several words."""
    return isinstance(value, str) and " " in value.strip()


def error_example(body: JsonValue, status: int | None) -> dict[str, object]:
    """An answer that says no, as an example; its status is assumed where nothing says it."""
    own = body.get("status") if isinstance(body, dict) else None
    status = status or (own if type(own) is int and 400 <= own < 600 else None)
    return {"status": status, "body": body} if status else {"says": "assumed", "status": 400, "body": body}
