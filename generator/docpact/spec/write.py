"""Spec data to YAML text that reads back as the same data, and onto a file that a person has commented."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import re
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, cast

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.emitter import RoundTripEmitter
from ruamel.yaml.error import CommentMark, YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString
from ruamel.yaml.tokens import CommentToken

from docpact import facts
from docpact.errors import DocpactError, Place, display_path, printable

SpecData = Mapping[str, object]
"""A spec file's content: JSON values, and dates."""

HEADER: Final = """\
# yaml-language-server: $schema=../../spec.schema.json
# The first witness states what stands at the top of an entry; what others say stands below, by their name.
# An empty 'says' or 'why' waits for a person's own words.
"""

LONGEST_INLINE: Final = 100
"""Characters that a list or mapping may take to stand on one line."""

_UNLIKE: Final = re.compile(r"^[:?]|:[^\w /.-]")
"""What ruamel writes without quotes, and libyaml, by which specs are read, does not take so on one line."""
_SWITCHES: Final = frozenset({"y", "n", "yes", "no", "on", "off"})
"""Texts that readers of YAML 1.1 take for booleans: quoted, although readers of 1.2 need no quotes."""

_INLINE: Final = frozenset({"openapi", "server", "observed", "assumed"})
"""What others say in an entry: on one line, however long. A document of that name has its hash, and lines."""


class _Emitter(RoundTripEmitter):
    """Writes what no terminal or editor should be shown (control, bidi and other invisible characters) as escapes."""

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: FBT001, FBT002  # ruamel's signature
        before = self.allow_unicode
        self.allow_unicode = text.isprintable()
        super().write_double_quoted(text, split)  # pyright: ignore[reportUnknownMemberType]
        self.allow_unicode = before


def spec_text(data: SpecData, onto: str | None = None) -> str:
    """The YAML text of a spec.

    ``onto`` is the text that a person has edited: whatever stays the same in it keeps its comments, order and look.
    It must be a spec that :mod:`docpact.spec.yaml` reads.
    """
    if onto is None:
        return HEADER + _dumped(_styled_mapping(data))
    try:
        document: CommentedMap = _yaml().load(onto)  # pyright: ignore[reportUnknownMemberType]
    except YAMLError as error:  # it keeps comments, and is stricter than what only reads
        told = printable(" ".join(str(error).split()), 300)
        raise DocpactError(f"the spec cannot be edited: {told}", hint="Mend the syntax at this place.") from None
    _plain_floats(document)
    _reconcile(document, data)
    return _dumped(document)


def api_text(data: SpecData, header: str) -> str:
    """The YAML text of a new ``api.yaml``, below the comment lines of ``header``."""
    return header + _dumped(_styled_mapping(data))


def lost_comments(before: str, after: str) -> list[str]:
    """The comment lines of a text that another one lacks."""
    kept = set(_comments(after))
    return [comment for comment in _comments(before) if comment not in kept]


def write_spec(path: Path, text: str) -> bool:
    """Puts a text in place of a file, whole or not at all; whether anything changed. Raises DocpactError.

    Writes nothing but this file: a symbolic link is refused, since what it leads to was not asked for.
    """
    raw = text.encode("utf-8")
    try:
        if path.is_symlink():
            raise DocpactError(
                "this is a symbolic link, and what it leads to was not asked for",
                where=Place(display_path(path.parent) + f"/{path.name}"),
                hint="Name the file itself.",
            )
        if path.exists() and path.read_bytes() == raw:
            return False
        _replace(path, raw)
    except OSError as error:
        raise DocpactError(
            f"the spec cannot be written: {error.strerror}",
            where=Place(str(path)),
            hint="Check that the folder exists, and its rights.",
        ) from error
    return True


def _replace(path: Path, raw: bytes) -> None:
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _yaml() -> YAML:
    yaml = YAML(typ="rt", pure=True)
    yaml.Emitter = _Emitter
    yaml.preserve_quotes = True
    yaml.representer.add_representer(facts.Path, _represent_path)  # pyright: ignore[reportUnknownMemberType]
    # The same list at two places is written twice: specs have no aliases.
    yaml.representer.ignore_aliases = _never
    # One line for each value, however long: folding would make a change of one word a change of many lines.
    yaml.width = 1_000_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)  # pyright: ignore[reportUnknownMemberType]
    return yaml


def _never(_data: object) -> bool:
    return True


def _represent_path(representer: Any, path: facts.Path) -> object:
    return representer.represent_str(str(path))


def _dumped(document: CommentedMap) -> str:
    stream = io.StringIO()
    _yaml().dump(document, stream)  # pyright: ignore[reportUnknownMemberType]
    return stream.getvalue()


def _mapping(value: object) -> SpecData | None:
    return cast("SpecData", value) if isinstance(value, Mapping) else None


def _list(value: object) -> list[object] | None:
    return cast("list[object]", value) if isinstance(value, list) else None


def _loose(value: CommentedMap | CommentedSeq) -> Any:
    """A collection of ruamel.yaml's, which says little of the types of its parts."""
    return value


def _plain_floats(value: object) -> object:
    """Makes floats Python's own: ruamel.yaml's remember their spelling, and write some back a digit off."""
    if isinstance(value, CommentedMap | CommentedSeq):
        items = cast("dict[object, object]", value)
        keys: list[object] = [*items] if isinstance(value, CommentedMap) else [*range(len(value))]
        for key in keys:
            items[key] = _plain_floats(items[key])
    return float(value) if isinstance(value, float) else value


def _reconcile(there: CommentedMap, wanted: SpecData) -> None:
    """Makes a mapping that was read hold what is wanted, and leaves alone what it holds already."""
    members = cast("dict[str, Any]", there)
    for name in [name for name in members if name not in wanted]:
        names = list(members)
        before = names[names.index(name) - 1] if name != names[0] else None
        if before is not None:
            _move_comments((there, name), (there, before))
        del members[name]
    before = None
    for position, (name, value) in enumerate(wanted.items()):
        if name not in members:
            there.insert(position, _text(name), _styled(name, value))  # pyright: ignore[reportUnknownMemberType]
            if before is not None:
                _move_comments((there, before), (there, name))
        elif not _same(members[name], value):
            members[name] = _changed(name, members[name], value)
        before = name


def _changed(name: str, before: object, value: object) -> object:
    mapping, items = _mapping(value), _list(value)
    if isinstance(before, CommentedMap) and mapping is not None:
        _reconcile(before, mapping)
        return before
    if isinstance(before, CommentedSeq) and items and any(isinstance(item, Mapping) for item in items):
        _reconcile_items(before, items)
        return before
    after = _styled(name, value)
    if isinstance(before, CommentedMap | CommentedSeq) and isinstance(after, CommentedMap | CommentedSeq):
        # The comment at the end of its line.
        _loose(after).ca.comment = _loose(before).ca.comment
    return after


def _reconcile_items(there: CommentedSeq, wanted: list[object]) -> None:
    """Makes a list of mappings hold what is wanted; an item stays itself where it is the same or has the same path."""
    left = list(cast("list[Any]", there))
    items: list[object] = []
    for value in wanted:
        known = next((item for item in left if _same(item, value)), None)
        if known is None:
            known = next((item for item in left if _path(item) is not None and _path(item) == _path(value)), None)
        if known is None:
            items.append(_styled("", value))
        else:
            left = [item for item in left if item is not known]
            items.append(_changed("", known, value))
    while len(there):
        there.pop()
    _loose(there).extend(items)


def _path(item: object) -> object:
    mapping = _mapping(item)
    return mapping.get("path") if mapping is not None else None


_Leaf = tuple[CommentedMap, str]


def _move_comments(source: _Leaf, target: _Leaf) -> None:
    """The comment lines that follow a member, which speak of what comes next, made to follow another one."""
    (holder, name), (onto, other) = _last_leaf(*source), _last_leaf(*target)
    token = _token(holder, name)
    if token is None:
        return
    own, _, following = token.value.partition("\n")
    if not following.strip():
        return
    token.value = f"{own}\n"
    known = _token(onto, other)
    if known is None:
        token = CommentToken(f"\n{following}", CommentMark(0), None)
        _loose(onto).ca.items[other] = [None, None, token, None]
        if isinstance(value := cast("dict[str, Any]", onto)[other], CommentedMap | CommentedSeq):
            _loose(value).ca.comment = [token, None]
    else:
        known.value = f"{known.value.rstrip()}\n{following}"


def _last_leaf(holder: CommentedMap, name: str) -> _Leaf:
    """The member on whose line a member ends: itself, or the last one of a mapping that takes several lines."""
    value: object = cast("dict[str, Any]", holder)[name]
    if isinstance(value, CommentedSeq) and value and not _loose(value).fa.flow_style():
        value = cast("list[Any]", value)[-1]
    if isinstance(value, CommentedMap) and value and not _loose(value).fa.flow_style():
        return _last_leaf(value, list(cast("dict[str, Any]", value))[-1])
    return holder, name


def _token(holder: CommentedMap, name: str) -> CommentToken | None:
    tokens = cast("dict[str, list[Any]]", _loose(holder).ca.items).get(name)
    token: object = tokens[2] if tokens else None
    return token if isinstance(token, CommentToken) else None


def _styled(name: str, value: object) -> object:
    """A value as it is to be written: short lists and what is assumed on one line, everything else line by line."""
    mapping, items = _mapping(value), _list(value)
    if mapping is not None:
        return _styled_mapping(mapping, inline=name in _INLINE and "sha256" not in mapping)
    if items is not None:
        sequence = CommentedSeq([_styled("", item) for item in items])
        if not any(isinstance(item, Mapping) for item in items) and _length(items) <= LONGEST_INLINE:
            _loose(sequence).fa.set_flow_style()
        return sequence
    return _text(value) if isinstance(value, str) else value


def _styled_mapping(value: SpecData, *, inline: bool = False) -> CommentedMap:
    mapping = CommentedMap()
    for name, member in value.items():
        mapping[_text(name)] = _styled(name, member)
    if inline or not value:
        _loose(mapping).fa.set_flow_style()
    return mapping


def _text(value: str) -> str:
    if not value.isprintable():
        return cast("str", DoubleQuotedScalarString(value))
    quoted: str = SingleQuotedScalarString(value)
    return quoted if value.lower() in _SWITCHES or _UNLIKE.search(value) else value


def _length(value: list[object]) -> int:
    return len(json.dumps(value, ensure_ascii=False, default=str))


def _same(one: object, other: object) -> bool:
    """Whether two values are the same data: ``1``, ``1.0``, ``true`` and ``"1"`` are four values."""
    left, right = _mapping(one), _mapping(other)
    if left is not None and right is not None:
        return list(left) == list(right) and all(_same(left[name], right[name]) for name in left)
    first, second = _list(one), _list(other)
    if first is not None and second is not None:
        return len(first) == len(second) and all(_same(a, b) for a, b in zip(first, second, strict=True))
    return _kind(one) is _kind(other) and one == other


def _kind(value: object) -> type[object]:
    kinds: tuple[type[object], ...] = (bool, int, float, str, dt.date)
    return next((kind for kind in kinds if isinstance(value, kind)), type(value))


def _comments(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.lstrip().startswith("#"):
            yield line.strip()
        elif (start := line.find(" #")) >= 0:
            yield line[start + 1 :].strip()
