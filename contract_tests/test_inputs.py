"""Pictures, videos and sounds: each way of giving one, at each argument that takes one, by either client."""

from __future__ import annotations

import base64
import io
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path as File
from typing import Any
from urllib.parse import quote_from_bytes

from pydantic import JsonValue

from docpact.check.bodies import bodies_for, replaced
from docpact.check.callers import Asked, Caller, asked
from docpact.check.endpoint import Upload
from docpact.check.harness import KEY, STORAGE, Harness
from docpact.check.http_client import request_of
from docpact.check.messages import storage_error
from docpact.check.promises import promise, promises_in
from docpact.check.pytest_suite import Tried, hold, promised
from docpact.check.seam import MODES, Mode
from docpact.facts import Absent, Path, canonical, value_at
from docpact.spec import LoadedSpec
from docpact.spec.api import InputKind, Operation
from docpact.write.python.context import Argument, InputSlot, model_context

ADDRESS = "https://pictures.example/a.png?size=1"
CONTENTS: Mapping[str, Sequence[bytes]] = {
    "image/png": [b"\x89PNG\r\n\x1a\n"],
    "image/jpeg": [b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1", b"\xff\xd8\xff\xdb", b"\xff\xd8\xff\xee"],
    "image/webp": [b"RIFF\x10\0\0\0WEBP", b"RIFF\xff\xff\xff\x7fWEBPVP8X"],
    "image/gif": [b"GIF89a", b"GIF87a"],
    "video/mp4": [b"\0\0\0\x18ftypmp42", b"\0\0\0\x20ftypisom", b"\0\0\0\x1cftypM4V "],
    "video/quicktime": [b"\0\0\0\x14ftypqt  "],
    "video/webm": [b"\x1aE\xdf\xa3"],
    "audio/wav": [b"RIFF\x10\0\0\0WAVE"],
    "audio/mpeg": [b"ID3\x04", b"ID3\x03"],
    "audio/flac": [b"fLaC"],
    "audio/ogg": [b"OggS"],
}
"""How files of each type begin."""
OWN = {"x-of-the-caller": "mine"}
"""Headers of the caller's own, which are for the API."""
BEFORE = b"what was read before"
STORED, NOT_STORED = (200, 201, 204), (302, 403, 500)
"""Statuses with which a host of files says that it has one, or has it not."""
CONTENT_WAYS = (
    "path",
    "path as text",
    "path from home",
    "bytes",
    "bytearray",
    "open file",
    "stream",
    "data URL",
    "data URL in capitals",
    "data URL of many lines",
    "plain data URL",
    "earlier result with its content",
)
OTHER_WAYS = (
    "address",
    "address in capitals",
    "earlier upload",
    "earlier result",
    "earlier result without id",
    "reference",
    "mapping",
)


@dataclass(frozen=True, slots=True)
class Given:
    """An argument, a way of giving what it takes, and the client."""

    argument: Argument
    slot: InputSlot
    way: str
    mode: Mode

    @property
    def name(self) -> str:
        return f"{self.argument.path}, by {self.way}, {self.mode}"


def inputs(spec: LoadedSpec) -> Iterator[Given]:
    for argument in model_context(spec).arguments:
        if argument.slot is not None:
            uploads = spec.api.content.inputs[argument.slot.kind].upload is not None  # type: ignore[index]
            for way in (*CONTENT_WAYS, *OTHER_WAYS):
                if uploads or way != "earlier upload":
                    yield from (Given(argument, argument.slot, way, mode) for mode in MODES)


class Stream(io.BytesIO):
    """What can be read once, as a pipe or an answer of HTTP."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise io.UnsupportedOperation("this is read once")


def opened(content: bytes) -> io.BytesIO:
    """A file that stands at its content, behind something else."""
    file = io.BytesIO(BEFORE + content)
    file.seek(len(BEFORE))
    return file


class Scene:
    """A client, and inputs that it is given."""

    def __init__(self, harness: Harness, mode: Mode, slot: InputSlot, folder: File) -> None:
        self.harness, self.slot, self.folder = harness, slot, folder
        harness.reset()
        self.caller = Caller(harness, mode)
        self.kind: InputKind = harness.spec.api.content.inputs[slot.kind]  # type: ignore[index]
        self.media = next(one for one in self.kind.extensions.values() if one in CONTENTS)
        self.ending = next(name for name, one in self.kind.extensions.items() if one == self.media)

    def content(self, number: int) -> bytes:
        return CONTENTS[self.media][0] + f"picture {number}".encode() * 20 + bytes(range(256))

    def made(self, way: str, number: int) -> tuple[Any, str, dict[str, str]]:
        """An input, the form in which the API is told of it, and what is filled in there."""
        content, path = self.content(number), self.folder / f"{number}.{self.ending}"
        ways: dict[str, Callable[[], Any]] = {
            "path": lambda: path,
            "path as text": lambda: str(path),
            "path from home": lambda: f"~/{os.path.relpath(path, File.home())}",
            "bytes": lambda: content,
            "bytearray": lambda: bytearray(content),
            "open file": lambda: opened(content),
            "stream": lambda: Stream(content),
            "data URL": lambda: f"data:{self.media};base64,{base64.b64encode(content).decode()}",
            "data URL in capitals": lambda: f"DATA:{self.media.upper()};BASE64,{base64.b64encode(content).decode()}",
            "data URL of many lines": lambda: f"data:{self.media};base64,{base64.encodebytes(content).decode()}",
            "plain data URL": lambda: f"data:{self.media},{quote_from_bytes(content)}",
            "earlier result with its content": lambda: self.file(ways["data URL"]()),
        }
        if way in ways:
            path.write_bytes(content)
            if self.kind.upload and "uploaded" in self.slot.forms:
                return ways[way](), "uploaded", {"id": "(uploaded when sent)"}
            return ways[way](), "base64", {"data": base64.b64encode(content).decode(), "type": self.media}
        return self._known(way, content)

    def _known(self, way: str, content: bytes) -> tuple[Any, str, dict[str, str]]:
        """An input that the API has, or can fetch."""
        package = self.harness.package
        if way.startswith("address"):
            address = ADDRESS if way == "address" else ADDRESS.replace("https", "HTTPS")
            return address, "url", {"url": address}
        if way == "earlier upload":
            uploaded = self.caller.run(lambda client: client.upload(content, self.slot.kind))
            return uploaded, "uploaded", {"id": [*self.harness.endpoint.uploads][-1]}
        if way.startswith("earlier result"):
            known = "the-file's-id" if way == "earlier result" else ""
            file = self.file(ADDRESS, known)
            form = "generated" if known and "generated" in self.slot.forms else "url"
            return file, form, {"id": known, "url": ADDRESS}
        if way == "reference":
            return package.Reference("an-id", "A_TYPE"), "reference", {"id": "an-id", "type": "A_TYPE"}
        return {"an": "object"}, "mapping", {}

    def file(self, url: str, known: str = "") -> Any:
        """A file of an earlier job, as the client has it."""
        package = self.harness.package
        kind = package.File if self.caller.mode == "blocking" else package.AsyncFile
        return kind(self.caller.client, "a-job", self.slot.kind, url, known)

    def written(self, form: str, values: Mapping[str, str]) -> JsonValue:
        """What stands in the body for an input: the form that api.yaml has."""
        found: JsonValue = {"an": "object"} if form == "mapping" else _filled(self.kind.forms[form], values)  # type: ignore[index]
        if form == "mapping":
            return found
        return {self.slot.wrap: found} if self.slot.wrap else found


def _filled(template: str | Mapping[str, str], values: Mapping[str, str]) -> JsonValue:
    if not isinstance(template, str):
        return {name: _filled(text, values) for name, text in template.items()}
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", value)
    return template


def _scene(case: Given, harness: Harness, folder: str) -> tuple[Scene, dict[str, Any]] | None:
    """The scene of a case with the smallest arguments that give the input; None where no body holds it."""
    body = bodies_for(harness.spec).holding(Path(case.argument.path))
    if isinstance(body, Absent) or not isinstance(body, dict):
        return None
    loc = Path(case.argument.path).loc()
    held = value_at(body, loc)
    body = replaced(body, loc, [{} for _ in held] if isinstance(held, list) else {})  # others give it its inputs
    return Scene(harness, case.mode, case.slot, File(folder)), harness.arguments.sparse(body)


@promise(inputs)
def an_input_is_sent_in_the_form_that_the_api_takes(harness: Harness, case: Given) -> None:
    """What is uploaded arrives whole and stands in the body by its id and type; the rest stands there as api.yaml says.

    An open file is read from where it stands, and left there. A form that is not taken at this place is refused, and
    nothing is sent; so is one input where a list is wanted.
    """
    with tempfile.TemporaryDirectory(prefix="docpact-") as folder:
        found = _scene(case, harness, folder)
        if found is None:
            return
        scene, arguments = found
        count = _count(harness, case, arguments)
        given = [scene.made(case.way, number) for number in range(count)]
        arguments[case.argument.name] = [one[0] for one in given] if case.argument.many else given[0][0]
        before = len(scene.caller.sent)
        alone = {**arguments, case.argument.name: given[0][0] if case.argument.many else [given[0][0]]}
        unfit = scene.caller.error(lambda _: scene.caller.namespace.create(**alone, validation="off"))
        error = scene.caller.error(lambda _: scene.caller.namespace.create(**arguments, validation="off"))
    form = given[0][1]
    requests = scene.caller.sent[before:]
    asked_for = [harness.endpoint.route(request_of(one)) for one in requests]
    submits = [one for one, at in zip(requests, asked_for, strict=True) if at and at[0] is harness.spec.operation]
    if form != "mapping" and form not in case.slot.forms:
        refused = isinstance(error, harness.package.InvalidRequest)
        assert (refused, len(requests)) == (True, 0), f"{case.name}: {error!r}, {len(requests)} requests"
        return
    found_out = len(submits), isinstance(unfit, harness.package.InvalidRequest)
    assert found_out == (1, True), f"{case.name}: {error!r}, {unfit!r}, {[str(one.url) for one in requests]}"
    uploads = [*harness.endpoint.uploads.values()]
    values = [
        {**one[2], "id": uploads[number].id} if case.way in CONTENT_WAYS and form == "uploaded" else one[2]
        for number, one in enumerate(given)
    ]
    want = [scene.written(form, one) for one in values]
    body = harness.body_of(submits[0].url, submits[0].headers, submits[0].content)
    there = value_at(body, Path(case.argument.path).loc())
    places = [one[0].tell() for one in given if case.way == "open file"]
    sent = there, {*places} <= {len(BEFORE)}
    assert sent == (_said(harness, case, body, want if case.slot.listed else want[0]), True), (
        f"{case.name}: {canonical(body)}, not {want}; open files are at {places}, and were at {len(BEFORE)}"
    )
    if form == "uploaded":
        contents = [one.content for one in uploads]
        assert contents == [scene.content(number) for number in range(len(given))], f"{case.name}: uploaded {contents}"


def _said(harness: Harness, case: Given, body: JsonValue, value: JsonValue) -> JsonValue | Absent:
    """What a request says in the place of an input for a value: a form has a text for an object."""
    loc = Path(case.argument.path).loc()
    return value_at(harness.spec.placed.said(replaced(body, loc, value)), loc)


def _count(harness: Harness, case: Given, arguments: dict[str, Any]) -> int:
    """Two inputs where the argument takes several, so that one which is lost or moved shows."""
    field = harness.spec.contract.fields[Path(case.argument.path)]
    most = field.value("maxItems") if field.constraint("maxItems") else None
    held: Any = arguments.get(case.argument.name)
    least = len([*held]) if case.argument.many else 1
    if not case.argument.many:
        return 1
    return max(least, 2 if not isinstance(most, int) or most > 1 else 1)


@promise(inputs)
def a_preview_uploads_nothing(harness: Harness, case: Given) -> None:
    """A preview shows the request with its inputs, and sends nothing, whatever way these are given."""
    with tempfile.TemporaryDirectory(prefix="docpact-") as folder:
        found = _scene(case, harness, folder)
        if found is None or case.way == "earlier upload":
            return
        scene, arguments = found
        given, form, values = scene.made(case.way, 0)
        if form != "mapping" and form not in case.slot.forms:
            return
        arguments[case.argument.name] = [given] if case.argument.many else given
        client = scene.caller.client.with_options(validation="off")
        prepared = getattr(client, harness.spec.namespace).preview(**arguments)
        shown = harness.body_of(prepared.url, prepared.headers, prepared.body)
    there = value_at(shown, Path(case.argument.path).loc())
    want = scene.written(form, values)
    if form != "uploaded":
        wanted = _said(harness, case, shown, [want] if case.slot.listed else want)
        assert there == wanted, f"{case.name}: {canonical(shown)}"
    assert not isinstance(there, Absent), f"{case.name}: {canonical(shown)}"
    assert not scene.caller.sent, f"{case.name}: preview sent {len(scene.caller.sent)} requests"


OF_MODELS = promises_in(globals())


@dataclass(frozen=True, slots=True)
class UploadCase:
    """A kind of media, a type of file, and the client that uploads it."""

    kind: str
    ending: str
    media: str
    mode: Mode

    @property
    def name(self) -> str:
        return f"{self.kind} {self.ending}, {self.mode}"


def upload_cases(spec: LoadedSpec) -> Iterator[UploadCase]:
    for kind, one in spec.api.content.inputs.items():
        for ending, media in one.extensions.items() if one.upload else ():
            if media in CONTENTS:
                yield from (UploadCase(kind, ending, media, mode) for mode in MODES)


@promise(upload_cases)
def an_upload_goes_where_the_api_says(harness: Harness, case: UploadCase) -> None:
    """A place is asked for with the type of the file's content, however it is called; the file goes there whole and
    without the key or the caller's own headers, and its id is given.
    """
    api = harness.spec.api.content
    kind = api.inputs[case.kind]  # type: ignore[index]
    operation = api.operations[kind.upload or ""]
    contents = [begin + b"a file" * 50 for begin in CONTENTS[case.media]]
    for status in operation.statuses[1:]:
        _answered_with(harness, case, "api", status, contents[0])
    for status in STORED:
        _answered_with(harness, case, "storage", status, contents[0])
    other = next((ending for ending, media in kind.extensions.items() if media != case.media), "bin")
    for content, ending in ((contents[0], other), *((one, case.ending) for one in contents)):
        harness.reset()
        caller = Caller(harness, case.mode, headers=OWN)
        with tempfile.TemporaryDirectory(prefix="docpact-") as folder:
            path = File(folder, f"file.{ending}")
            path.write_bytes(content)
            uploaded = caller.run(lambda client, path=path: client.upload(path, case.kind))  # type: ignore[misc]
        found, (upload,) = asked(harness, caller.sent[0]), [*harness.endpoint.uploads.values()]
        assert found == _slot(harness, operation, case), f"{case.name}: asked {found} for a file.{ending}"
        given = uploaded.id, uploaded.kind, upload.content
        assert given == (upload.id, case.kind, content), f"{case.name}: {uploaded}"
        _check_transfer(caller, operation, case, upload)


def _answered_with(harness: Harness, case: UploadCase, host: str, status: int, content: bytes) -> None:
    """Every status of success that a host may give is one."""
    honest = harness.answers[host]
    harness.answers[host] = lambda request: replace(honest(request), status=status)
    try:
        caller = Caller(harness, case.mode)
        error = caller.error(lambda client: client.upload(content, case.kind))
    finally:
        harness.answers[host] = honest
    assert error is None, f"{case.name}: HTTP {status} of {host} gives {error!r}"


def _slot(harness: Harness, operation: Operation, case: UploadCase) -> Asked:
    """The request for a place; of extensions that mean the same type the first is named."""
    api = harness.spec.api.content
    extensions = api.inputs[case.kind].extensions  # type: ignore[index]
    ending = next(name for name, media in extensions.items() if media == case.media)
    body = operation.own_body({"extension": ending, "type": case.media})
    headers = {"accept": "application/json", "content-type": "application/json", **OWN}
    headers |= {name.lower(): text for name, text in operation.headers.items()}
    return Asked(operation.method, api.server.url.rstrip("/") + operation.path, headers, body)


def _check_transfer(caller: Caller, operation: Operation, case: UploadCase, upload: Upload) -> None:
    sent = [one for one in caller.sent if str(one.url).startswith(STORAGE)]
    method = "PUT" if operation.transfer == "put" else "POST"
    assert [one.method for one in sent] == [method], f"{case.name}: {[one.method for one in sent]} for {upload.id}"
    shown = f"{sent[0].url} {sent[0].headers.raw} {sent[0].content!r}"
    assert not [one for one in (KEY, *OWN) if one in shown], f"{case.name}: what is for the API went to storage"


@promise(upload_cases)
def a_failed_upload_starts_no_job(harness: Harness, case: UploadCase) -> None:
    """Where storage refuses a file, or is not reached, TransferFailed says so."""
    kind = harness.spec.api.content.inputs[case.kind]  # type: ignore[index]
    content = CONTENTS[case.media][0] + b"a file" * 50
    if next(iter(kind.extensions)) != case.ending:
        return
    honest = harness.answers["storage"]
    try:
        for status in NOT_STORED:
            harness.answers["storage"] = lambda _, status=status: storage_error(status, "AccessDenied", "No.")  # type: ignore[misc]
            caller = Caller(harness, case.mode)
            error = caller.error(lambda client: client.upload(content, case.kind))
            assert isinstance(error, harness.package.TransferFailed), f"{case.name}, HTTP {status}: {error!r}"
    finally:
        harness.answers["storage"] = honest


@promise(upload_cases)
def what_is_no_file_of_its_kind_is_not_uploaded(harness: Harness, case: UploadCase) -> None:
    """A text, an empty file, a file that is not there, another type, a kind that is not uploaded: refused, and nothing
    is sent.
    """
    caller = Caller(harness, case.mode)
    wrongs = (b"just a text", b"", "/no/such/file.png", "data:image/png;base64,!", ADDRESS, 7)
    kinds = [name for name, kind in harness.spec.api.content.inputs.items() if not kind.upload]
    for wrong, kind in (
        *((one, case.kind) for one in wrongs),
        *((CONTENTS[case.media][0], one) for one in (*kinds, "x")),
    ):
        error = caller.error(lambda client, wrong=wrong, kind=kind: client.upload(wrong, kind))  # type: ignore[misc]
        said = f"{case.name}: {wrong!r} as {kind} gives {error!r}"
        assert isinstance(error, harness.package.InvalidRequest), said
    assert not caller.sent, f"{case.name}: {len(caller.sent)} requests"


PROMISES = promises_in(globals())
OF_THE_API = [one for one in PROMISES if one not in OF_MODELS]


@promised(OF_MODELS)
def test_every_input(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)


@promised(OF_THE_API, once=True)
def test_every_upload(harness: Harness, promised: Tried) -> None:
    hold(harness, promised)
