"""A spec that cannot be used: every complaint with file, line and column, exit code 2, and nothing is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from docpact.spec import Project, SpecError, load_project, load_spec
from docpact.spec.yaml import LARGEST_INTEGER, MAXIMUM_BYTES, MAXIMUM_DEPTH, MAXIMUM_NODES

pytestmark = pytest.mark.usefixtures("workspace")
Command = Callable[..., tuple[int, str, str]]
SPEC = Path("spec/leonardo/models/sora-2-pro.yaml")
FORM_WITH_A_HEADER = (
    "    role: submit\n    content_type: multipart/form-data\n    headers: {Content-Type: text/plain}\n"
)
ONCE_WITH_A_HEADER = "    role: submit\n    idempotency: Once\n    headers: {once: again}\n"
LISTED_FORM = "    role: submit\n    content_type: multipart/form-data\n    listed: true\n"
LISTED_GET = "    role: submit\n    method: GET\n    listed: true\n"
API = Path("spec/leonardo/api.yaml")

BOMB = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(9))

EDITS: dict[str, tuple[str, str, str, str]] = {
    # what is wrong: the text that is replaced, what replaces it, the complaint, and the text that it points at
    "unknown keyword": ("    maxLength: 5000", "    maxLenght: 5000", "unknown keyword: body.*maxLenght", "maxLenght"),
    "unknown key at the top": ("title: Sora 2 Pro", "titel: Sora 2 Pro", "titel|title is missing", ""),
    "default outside the enum": (
        "default: 4\n",
        "default: 5\n",
        r"default 5 has to be one of: 4, 8, 12",
        "default: 5",
    ),
    "default of another type": ("default: 4\n", 'default: "4"\n', 'default "4" is not of type integer', 'default: "4"'),
    "default out of bounds": ("    default: 1\n", "    default: 2\n", r"2 is above 1 \(maximum 1\)", "default: 2"),
    "default too long": (
        "    maxLength: 5000",
        "    maxLength: 5\n    default: too long",
        '"too long" is 8 characters long, more than 5',
        "default: too",
    ),
    "default below its bound": ("    default: 1\n", "    default: 0\n", "0 is below 1", "default: 0"),
    "default of too many items": (
        "    maxItems: 1",
        "    maxItems: 1\n    default: [{}, {}]",
        "has 2 items, more than 1",
        "default:",
    ),
    "minLength above maxLength": (
        "    maxLength: 5000",
        "    maxLength: 5\n    minLength: 6",
        "minLength 6 is above",
        "minLength",
    ),
    "minimum above maximum": ("minimum: 1", "minimum: 2", "minimum 2 is above maximum 1", "minimum: 2"),
    "an enum of another type": ("[4, 8, 12]", "[4, eight, 12]", '"eight" is not of type integer', "eight"),
    "an enum that repeats itself": ("[4, 8, 12]", "[4, 8, 4]", "4 stands twice", "4]"),
    "an enum beyond its bounds": ("    minimum: 1\n", "    enum: [1, 3]\n    minimum: 1\n", "3 is above 1", "3]"),
    "an empty enum": ("enum: [4, 8, 12]", "enum: []", "enum is a list of one value or more", "enum: []"),
    "a path without parent": (
        "  parameters.mode:",
        "  settings.mode:",
        "stands in settings, which has no entry",
        "settings.mode",
    ),
    "a member of an array": (
        "start_frame[].image.id:",
        "start_frame.id:",
        "to be of type object, which is array",
        "parameters.guidances.start_frame.id",
    ),
    "items of an object": (
        "  parameters.guidances.start_frame[]:",
        "  parameters[]:",
        "to be of type array",
        "parameters[]",
    ),
    "a duplicate path": (
        "  parameters.mode:",
        "  parameters.width:",
        "'parameters.width' stands here a second time",
        "parameters.width:",
    ),
    "a duplicate key": (
        "    maxLength: 5000",
        "    type: string\n    maxLength: 5000",
        "'type' stands here a second time",
        "type: string",
    ),
    "a wrong type": (
        "maxLength: 5000",
        'maxLength: "5000"',
        "maxLength is a number",
        'maxLength: "5000"',
    ),
    "a type that is none": ("    type: boolean", "    type: bool", "type is one of string, integer", "type: bool"),
    "a boolean in YAML 1.1": ("required: false", "required: no", "required is true or false", "required: no"),
    "a negative length": (
        "maxLength: 5000",
        "maxLength: -1",
        "maxLength is a whole number, 0 or more",
        "maxLength: -1",
    ),
    "a keyword of another type": (
        "maxLength: 5000",
        "maximum: 5000",
        "maximum says nothing about a value of type string",
        "maximum",
    ),
    "no type": ("    type: boolean\n", "", "nothing says of which type public is", "public:"),
    "assumed without why": (
        "    why: The page's sample nests every parameter but model and public here, and three of them are required.\n",
        "",
        "what is assumed needs a reason",
        "assumed:",
    ),
    "an empty why": (
        "why: Uploaded images have string ids, and a reference without an id points at nothing.",
        "why: ' '",
        "what is assumed needs a reason",
        "assumed:",
    ),
    "observed without evidence": (
        "    evidence: One user",
        "    says: One user",
        "second time|what is observed needs a reason",
        "",
    ),
    "why without assumption": (
        "    maxLength: 5000",
        "    why: it is so\n    maxLength: 5000",
        "'why' without anything assumed or settled",
        "why: it",
    ),
    "stated and assumed": (
        "    maxLength: 5000",
        "    assumed: {maxLength: 4000}\n    why: it is so\n    maxLength: 5000",
        "maxLength is stated by the page and assumed too",
        "maxLength: 4000",
    ),
    "sent without why": (
        "    sent_why: Private is",
        "    says: Private is",
        "second time|what is sent needs a reason",
        "",
    ),
    "sent and not allowed": ("    sent: false", "    sent: 0", "0 is not of type boolean", "sent: 0"),
    "settled by nobody": (
        "    maxLength: 5000",
        "    maxLength: 5000\n    settled: openapi\n    why: so",
        "openapi says nothing here",
        "settled",
    ),
    "a witness whom nobody names": (
        "    maxLength: 5000",
        "    maxLength: 5000\n    openapi: {minLength: 1}",
        "'witnesses' does not name openapi",
        "openapi",
    ),
    "a second witness's wrong keyword": (
        "    maxLength: 5000",
        "    maxLength: 5000\n    openapi: {maximum: 1}",
        "maximum says nothing about a value of type string",
        "maximum: 1",
    ),
    "a condition of nothing": (
        "\nbody:\n",
        "\nconditions:\n  - {path: public}\nbody:\n",
        "either 'states' or keywords",
        "{path: public}",
    ),
    "a condition in two ways": (
        "\nbody:\n",
        "\nconditions: [{path: public, states: requires prompt, forbidden: true}]\nbody:\n",
        "either 'states' or keywords",
        "",
    ),
    "a wording that is none": (
        "\nbody:\n",
        "\nconditions:\n  - {path: public, states: is nice}\nbody:\n",
        "this cannot be used: it is in none of the forms that are understood: is nice",
        "states: is nice",
    ),
    "a condition on an unknown name": (
        "\nbody:\n",
        "\nconditions:\n  - {path: public, states: requires colour}\nbody:\n",
        "no parameter is called colour",
        "states: req",
    ),
    "a test of an unknown path": (
        "\nbody:\n",
        "\nconditions:\n  - {path: public, forbidden: true, when: parameters.colour given}\nbody:\n",
        "no parameter is called parameters.colour",
        "",
    ),
    "a test that is none": (
        "\nbody:\n",
        "\nconditions:\n  - {path: public, forbidden: true, when: if it rains}\nbody:\n",
        "this cannot be used: expected 'given'",
        "when: if",
    ),
    "rows of an unknown column": (
        "\nbody:\n",
        "\nconditions:\n  - path: parameters\n    rows: {columns: [width, depth], rows: [[1, 2]]}\nbody:\n",
        "no parameter is called parameters.depth",
        "",
    ),
    "a condition of an unknown path": (
        "\nbody:\n",
        "\nconditions:\n  - {path: parameters.colour, forbidden: true}\nbody:\n",
        "the body does not list parameters.colour",
        "path: parameters.colour",
    ),
    "a condition said twice": (
        "\nbody:\n",
        "\nconditions:\n" + "  - {path: public, states: requires prompt}\n" * 2 + "body:\n",
        r"conditions\[0\] says the same",
        "",
    ),
    "a condition that is assumed without why": (
        "\nbody:\n",
        "\nconditions:\n  - {path: public, states: requires prompt, witness: assumed}\nbody:\n",
        "what is assumed needs a reason",
        "",
    ),
    "a keyword that no spec has": (
        "    maxLength: 5000",
        "    rule: requires x",
        "unknown keyword: body.*rule",
        "rule",
    ),
    "a model that says nothing": ("    enum: [sora-2-pro]\n", "", "entry 'model'", "model:"),
    "a sample beyond the body": (
        "      quantity: 1\n",
        "      amount: 1\n",
        "the sample sends parameters.amount",
        "amount",
    ),
    "a name that would be code": (
        "  parameters.mode:",
        '  "parameters.mode; import os":',
        "string should match pattern",
        '"parameters.mode; import os"',
    ),
    "a name that leads outside": (
        "  parameters.mode:",
        '  "../../etc/passwd":',
        "string should match pattern",
        '"../../etc',
    ),
    "a name of other letters": (
        "  parameters.mode:",
        "  parameters.m\u043ede:",
        "string should match pattern",
        "parameters.m",
    ),
    "a model that leads outside": (
        "model: sora-2-pro\napi",
        "model: ../../sora\napi",
        "string should match pattern",
        "model:",
    ),
    "another model than the file's": (
        "model: sora-2-pro\napi",
        "model: sora-3\napi",
        "the file is called 'sora-2-pro.yaml'",
        "model:",
    ),
    "another API": ("api: leonardo", "api: raphael", "belongs to the API 'raphael'", "api:"),
    "an address that is none": (
        "https://docs.leonardo.ai/docs/sora-2-pro",
        "javascript:alert(1)",
        "string should match pattern",
        "url:",
    ),
    "an address that would end a string": (
        "docs/sora-2-pro\n",
        "docs/sora'2'pro\n",
        "string should match pattern",
        "url:",
    ),
    "infinity": ("minimum: 1", "minimum: 1e999", "'1e999' is not a value", "1e999"),
    "not a number": ("minimum: 1", "minimum: .nan", "'.nan' is not a value", ".nan"),
    "a number beyond 64 bits": ("minimum: 1", f"minimum: {'9' * 400}", "is not a value", "999"),
    "a number of 5000 digits": ("minimum: 1", f"minimum: {'9' * 5000}", "is not a value", "999"),
    "a day that is none": ("read: 2026-11-22", "read: 2026-13-45", "'2026-13-45' is not a value", "2026-13-45"),
    "a time instead of a day": ("read: 2026-11-22", "read: 2026-11-22T10:00:00Z", "is not a value", "2026-11-22T"),
    "a date as a default": ("default: 4\n", "default: 2026-01-01\n", "valid JSON value", "default:"),
    "a key that is not text": ("    maxLength: 5000", "    1: 5000", "a key that is not text", "1: 5000"),
    "a key that is a list": ("    maxLength: 5000", "    ? [a]\n    : 5000", "a key that is not text", "[a]"),
    "a tag": ("says: The model's name.", "says: !!python/object:os.system x", "a YAML tag", "!!python"),
    "a tag of its own": ("says: The model's name.", "says: !x y", "a YAML tag", "!x"),
    "an anchor": ("enum: [4, 8, 12]", "enum: &a [4, 8, 12]", "an anchor or alias", "&a"),
    "an alias": ("enum: [4, 8, 12]", "enum: *a", "an anchor or alias", "*a"),
    "a tab": ("    maxLength: 5000", "\tmaxLength: 5000", "not YAML", ""),
    "an unfinished list": ("[4, 8, 12]", "[4, 8, 12", "not YAML", ""),
    "an unfinished string": ("says: The model's name.", 'says: "The model', "not YAML", ""),
    "a control character": ("says: The model's name.", "says: a\x1b[2Jb", "not YAML", ""),
    "a text without end": ("says: The model's name.", f"says: {'x' * 3000}", "at most 2000 characters", "says:"),
}


def complaints(result: tuple[int, str, str], path: Path) -> dict[str, tuple[int, int]]:
    """What is wrong with a file, with line and column; each is followed by a next step."""
    code, output, errors = result
    assert code == 2
    assert output == ""
    assert "Traceback" not in errors
    lines = errors.rstrip("\n").split("\n")
    assert len(lines) % 2 == 0, errors
    found: dict[str, tuple[int, int]] = {}
    for first, then in zip(lines[::2], lines[1::2], strict=True):
        assert then.startswith("  "), "a next step"
        assert all(character.isprintable() for character in first + then)
        match = re.fullmatch(rf"(?:error: )?{re.escape(path.as_posix())}:(\d+):(\d+): (.*)", first)
        assert match, errors
        found[match[3]] = (int(match[1]), int(match[2]))
    assert [*found.values()] == sorted(found.values()), "from top to end"
    return found


def one_complaint(result: tuple[int, str, str], path: Path) -> tuple[int, int]:
    """The place of the one complaint."""
    found = complaints(result, path)
    assert len(found) == 1, result[2]
    return next(iter(found.values()))


@pytest.fixture
def known_api(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The committed api.yaml without reading it again: it takes most of the time."""
    monkeypatch.setattr("docpact.spec.load.load_api", lambda _: project.api)


@pytest.mark.usefixtures("known_api")
@pytest.mark.parametrize("name", EDITS)
def test_a_malformed_spec_gets_a_complaint_where_it_is_wrong(docpact: Command, name: str) -> None:
    old, new, complaint, pointed_at = EDITS[name]
    text = SPEC.read_text()
    assert old in text
    SPEC.write_text(text.replace(old, new, 1))
    before = {path: path.read_bytes() for path in Path("generated").rglob("*") if path.is_file()}
    result = docpact("openapi")
    found = complaints(result, SPEC)
    line, column = next(place for what, place in found.items() if re.search(complaint, what))
    assert len(found) <= 2, result[2]
    if pointed_at:
        assert SPEC.read_text().splitlines()[line - 1][column - 1 :].startswith(pointed_at), result[2]
    assert {path: path.read_bytes() for path in Path("generated").rglob("*") if path.is_file()} == before


WHOLE: dict[str, tuple[bytes, str, tuple[int, int]]] = {
    "a bomb": (BOMB.encode(), "an anchor or alias", (1, 4)),
    "ten megabytes": (b"a: 1\n" * 2_000_000, "larger than 512 KiB", (1, 1)),
    "deep flow nesting": (b"a: " + b"[" * 400_000, f"nested more than {MAXIMUM_DEPTH} deep", (1, 43)),
    "deep block nesting": (
        b"".join(b" " * n + b"a:\n" for n in range(900)),
        f"nested more than {MAXIMUM_DEPTH} deep",
        (41, 41),
    ),
    "too many values": (b"- 1\n" * 100_000, f"more than {MAXIMUM_NODES} values", (MAXIMUM_NODES - 1, 3)),
    "a directive": (b"%YAML 1.1\n---\na: 1\n", "a YAML directive", (1, 1)),
    "a directive of tags": (b"%TAG ! tag:x,2000:\n---\na: 1\n", "a YAML directive", (1, 1)),
    "two documents": (b"a: 1\n---\nb: 2\n", "a second document", (2, 1)),
    "a control character after letters that take two bytes": ("é: éé\nb: \x07\n".encode(), "control character", (2, 4)),
    "no UTF-8": (b"model: a\ntitle: \xff\xfe\n", "not UTF-8", (2, 1)),
    "UTF-16": ("model: a\n".encode("utf-16"), "not UTF-8", (1, 1)),
    "nothing": (b"", "holds no mapping", (1, 1)),
    "a comment alone": (b"# nothing\n", "holds no mapping", (1, 1)),
    "null": (b"null\n", "holds no mapping", (1, 1)),
    "a list": (b"- a\n- b\n", "holds no mapping", (1, 1)),
    "a word": (b"hello\n", "holds no mapping", (1, 1)),
    "an empty mapping": (b"{}\n", "is missing", (1, 1)),
    "zero bytes": (b"a: \x00\n", "not YAML", (1, 4)),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8", (1, 1)),
    "a page instead of a spec": (b"<html><body>Sora</body></html>\n", "holds no mapping", (1, 1)),
    "JSON": (b'{"openapi": "3.1.0"}', "is missing|unknown keyword", (1, 1)),
}


@pytest.mark.untraced
@pytest.mark.usefixtures("known_api")
@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_is_no_spec_gets_one_complaint(docpact: Command, name: str) -> None:
    content, complaint, place = WHOLE[name]
    SPEC.write_bytes(content)
    result = docpact("openapi")
    found = complaints(result, SPEC)
    assert re.search(complaint, result[2]), result[2]
    assert next(iter(found.values())) == place, result[2]


def test_byte_order_mark_and_windows_line_ends_mean_nothing() -> None:
    before = load_spec(SPEC)
    SPEC.write_bytes(b"\xef\xbb\xbf" + SPEC.read_bytes().replace(b"\n", b"\r\n"))
    after = load_spec(SPEC)
    assert after.facts == before.facts
    assert [claim.place for claim in after.contract.claims] == [claim.place for claim in before.contract.claims]


@pytest.mark.parametrize(
    ("text", "value"),
    [("0x10", 16), ("0o17", 15), ("1_000", 1000), ("+7", 7), ("-7", -7), (str(LARGEST_INTEGER), LARGEST_INTEGER)],
)
def test_integers_mean_what_they_say(text: str, value: int) -> None:
    SPEC.write_text(SPEC.read_text().replace("maxLength: 5000", f"maxLength: {text.replace('-', '')}"))
    found = load_spec(SPEC).contract.root.properties["parameters"].properties["prompt"]
    assert found.value("maxLength") == abs(value)


@pytest.mark.untraced
def test_the_largest_file_that_is_read_is_read() -> None:
    filling = b"#" * (MAXIMUM_BYTES - len(SPEC.read_bytes()) - 1) + b"\n"
    SPEC.write_bytes(filling + SPEC.read_bytes())
    assert len(load_spec(SPEC).facts) == 37


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("answer: Created\n", "answer: Nobody\n", "there is no shape 'Nobody'"),
        ("{$ref: ErrorItem}", "{$ref: Nobody}", "there is no shape 'Nobody'"),
        ("generate: {$ref: Submission}", "generate: {$ref: [1]}", r"there is no shape"),
        ("  account:\n    role: account", "  account:\n    role: nobody", "operations.account.role"),
        ("api: leonardo", "api: raphael", "the folder is called 'leonardo'"),
        ("error: ConnectionFailed", "error: NoSuchError", "there is no error 'NoSuchError'"),
        ("package: leonardo_client", "package: ../outside", "string should match pattern"),
        ("client: Leonardo", "client: 'Leonardo):\n  pass'", "string should match pattern"),
        ("path: /v1/me\n", "path: '/v1/{id}\"'\n", "string should match pattern"),
        ("path: /v1/me\n", "path: '/v1/{id}'\n", "nothing fills in .id. in the path of 'account'"),
        (
            "path: /v1/me\n",
            "path: /v1/me\n    content_type: multipart/form-data\n",
            "takes no body that could be a form",
        ),
        ("    role: submit\n", FORM_WITH_A_HEADER, "'create' has a header of its own for that"),
        ("    role: submit\n", ONCE_WITH_A_HEADER, "'create' has a header of its own for that"),
        ("    role: submit\n", "    role: submit\n    brackets: true\n", "'create' sends JSON, which has lists"),
        ("    role: submit\n", LISTED_FORM, "'create' sends a form, which is no item of a list"),
        ("    role: submit\n    method: POST\n", LISTED_GET, "'create' says everything in its address: GET has no"),
        ("path: /v1/me\n", "path: /v1/me\n    idempotency: Once\n", "'account' takes no body"),
        (
            "path: /v1/me\n",
            "path: /v1/me\n    body: {what: all}\n",
            "'account' has a body of its own, and GET has none",
        ),
        (
            "    role: submit\n",
            "    role: submit\n    body: {kind: film}\n",
            "'create' has a body of its own, and takes that of a request",
        ),
        ("operation_id: getGeneration", "operation_id: createGeneration", "'poll' has the operationId of 'create'"),
        ("package: leonardo_client", "package: json", "'json' is no name for a package"),
        ("package: leonardo_client", "package: class", "'class' is no name for a package"),
        ("client: Leonardo", "client: 'None'", "'None' is no name for a class"),
        ("client: Leonardo", "client: Api", "the client's own ApiError and what is made of 'Api' would share a name"),
        ("https://cloud.leonardo.ai", "https://user:word@cloud.leonardo.ai", "holds a user, a query or a fragment"),
        ("backoff: 1.3", "backoff: 0.5", "greater than or equal to 1"),
        ("deadline: 1200", "deadline: 0", "greater than 0"),
        (
            "objects: {additionalProperties: false}",
            "objects: {additionalProperties: 0}",
            "additionalProperties is true or",
        ),
        ("scheme: bearer", "scheme: basic", "input should be 'bearer'"),
    ],
)
def test_a_malformed_api_gets_one_complaint(docpact: Command, old: str, new: str, complaint: str) -> None:
    text = API.read_text()
    assert old in text
    API.write_text(text.replace(old, new, 1))
    result = docpact("generate")
    assert 1 <= len(complaints(result, API)) <= 2
    assert re.search(complaint, result[2], re.IGNORECASE), result[2]


def test_an_api_without_what_a_client_needs_is_refused(docpact: Command) -> None:
    text = API.read_text()
    API.write_text(text.replace("role: submit", "role: models", 1))
    result = docpact("generate")
    assert result[0] == 2
    assert "no operation has the role 'submit' or 'sync'" in result[2]


def test_an_answer_at_once_has_to_show_its_files(docpact: Command) -> None:
    text = API.read_text()
    API.write_text(text.replace("role: submit", "role: sync", 1))
    result = docpact("generate")
    assert result[0] == 2
    assert "'sync' has to say where its answers hold 'files'" in result[2]
    API.write_text(
        text.replace("role: submit", "role: sync", 1).replace(
            "      cost:\n", "      files: {image: [url]}\n      cost:\n", 1
        )
    )
    result = docpact("generate")
    assert "no example shows an answer that has files" in result[2]


def test_jobs_cannot_be_asked_for_where_nothing_says_how_to_wait(docpact: Command) -> None:
    text = API.read_text()
    API.write_text(text[: text.index("waiter:\n")] + text[text.index("# What an answer means") :])
    result = docpact("generate")
    assert result[0] == 2
    assert "nothing says how to wait for the job: give 'waiter'" in result[2]


BINDINGS = [
    ("job: [generate.generationId,", "job: [generate.jobId,", "no example bears this out"),
    ("status: [generations_by_pk.status]", "status: [generations_by_pk.generated_images]", "no text, whole number"),
    ("messages:\n", "messages:\n    - nowhere\n", "no example bears this out: none holds a text at nowhere"),
    ("status: COMPLETE\n", "status: FINISHED\n", "an example has the status 'FINISHED'"),
    ("upload: upload\n", "upload: nobody\n", "there is no operation 'nobody' with the role 'upload'"),
    ("      file_id: id\n    examples:", "      file_id: id\n    samples:", "operations.poll.samples"),
    ('      video: ["data', '      video: ["date', "no example bears this out"),
]


@pytest.mark.parametrize(("old", "new", "complaint"), BINDINGS)
def test_a_binding_that_no_example_bears_out_is_refused_with_its_line(
    docpact: Command, old: str, new: str, complaint: str
) -> None:
    text = API.read_text()
    assert old in text
    API.write_text(text.replace(old, new, 1))
    code, _, errors = docpact("generate")
    assert code == 2
    assert complaint in errors
    assert re.search(r"spec/leonardo/api.yaml:\d+", errors)


def test_a_shape_that_is_no_schema_is_refused(docpact: Command) -> None:
    API.write_text(API.read_text().replace("id: {type: string}", "id: {type: nonsense}"))
    result = docpact("openapi")
    line, _ = one_complaint(result, API)
    assert "is no JSON Schema: 'nonsense'" in result[2]
    assert "nonsense" in API.read_text().splitlines()[line - 1]


@pytest.mark.parametrize(
    ("first", "second", "complaint"),
    [
        ("veo-3.1", "veo-3_1", "would share the name"),
        ("veo-3.1", "veo-31", "would share the name 'Veo31'"),
        ("leonardo", "other", "'leonardo' and the client would share the name 'Leonardo'"),
        ("async-leonardo", "other", "would share the name 'AsyncLeonardo'"),
        ("veo", "async-veo", "would share the name"),
    ],
)
def test_models_that_would_share_a_name_are_refused(docpact: Command, first: str, second: str, complaint: str) -> None:
    text = SPEC.read_text()
    SPEC.unlink()
    for name in (first, second):
        SPEC.with_name(f"{name}.yaml").write_text(text.replace("model: sora-2-pro\napi", f"model: {name}\napi"))
    code, _, errors = docpact("openapi")
    assert code == 2
    assert complaint in errors


@pytest.mark.parametrize("name", ["class", "account", "close", "import", "3d", "None", "session"])
def test_no_model_s_namespace_gets_in_the_client_s_way(name: str) -> None:
    text = SPEC.read_text()
    SPEC.unlink()
    SPEC.with_name(f"{name}.yaml").write_text(text.replace("model: sora-2-pro\napi", f"model: {name}\napi"))
    assert load_project(Path("spec")).specs[0].namespace == ("none" if name == "None" else f"model_{name}")


def test_a_folder_without_specs_is_refused(docpact: Command) -> None:
    SPEC.unlink()
    assert "found 0 model specs" in docpact("openapi")[2]
    API.unlink()
    assert "one API is wanted, found: none" in docpact("openapi")[2]
    assert "one API is wanted" in docpact("generate", "--spec", "nowhere")[2]


def test_a_project_of_two_apis_is_refused(docpact: Command) -> None:
    other = Path("spec/other/api.yaml")
    other.parent.mkdir()
    other.write_bytes(API.read_bytes())
    said = docpact("openapi")[2]
    assert "one API is wanted, found: spec/leonardo/api.yaml, spec/other/api.yaml\n  Put each API into a folder" in said


def test_a_missing_file_is_named() -> None:
    with pytest.raises(SpecError, match=r"spec/leonardo/models/none.yaml: cannot read the file: No such file"):
        load_spec(Path("spec/leonardo/models/none.yaml"))


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(SpecError, match="no model 'x' in spec") as caught:
        load_project(Path("spec")).spec("x")
    assert "There is: sora-2-pro." in str(caught.value)


def test_a_known_contradiction_lets_the_sample_go_its_own_way() -> None:
    text = SPEC.read_text().replace("      quantity: 1\n", "      amounts: [{a: 1}]\n")
    SPEC.write_text(
        text + "discrepancies:\n  - {path: parameters.amounts, claim_a: a, line_a: 1, claim_b: b, line_b: 2,\n"
        "     chosen: b, why: made up}\n"
    )
    assert load_spec(SPEC).content.discrepancies[0].chosen == "b"


def test_the_body_itself_and_values_of_every_kind_may_be_described() -> None:
    text = SPEC.read_text().replace("body:\n  model:", "conditions:\n  - {path: $, anyOf: [public]}\nbody:\n  model:")
    text = text.replace("    says: Pictures that", "    default: {}\n    says: Pictures that")
    SPEC.write_text(text)
    facts = {str(fact) for fact in load_spec(SPEC).facts}
    assert '$ anyOf ["public"]' in facts
    assert "parameters.guidances default {}" in facts


def test_the_description_of_the_api_is_no_model_and_names_those_beside_it(docpact: Command) -> None:
    code, output, errors = docpact("facts", API)
    assert (code, output) == (2, "")
    assert errors.splitlines() == [
        f"error: {API}: this file describes the API, not a model",
        f"  Name a model's spec: {SPEC}.",
    ]
    for number in range(6):
        SPEC.with_name(f"a{number}.yaml").write_text("")
    assert docpact("diff", API, SPEC)[2].endswith("spec/leonardo/models/a4.yaml and 2 more.\n")
    for path in SPEC.parent.glob("*.yaml"):
        path.unlink()
    assert "There is no model's spec beside it: write one with 'docpact transcribe" in docpact("facts", API)[2]


def test_a_spec_without_its_api_says_how_to_begin_one(docpact: Command) -> None:
    API.unlink()
    for arguments in (("facts", SPEC), ("openapi",)):
        code, output, errors = docpact(*arguments)
        assert (code, output) == (2, "")
        assert errors.startswith(f"error: {SPEC}: there is no api.yaml for this spec\n  Draft one with")


def test_the_folder_of_an_api_is_told_to_be_below_the_one_that_is_meant(docpact: Command) -> None:
    code, _, errors = docpact("openapi", "--spec", "spec/leonardo")
    assert code == 2
    assert "Name the folder above it, spec: it holds API/api.yaml." in errors


def test_all_that_is_wrong_with_specs_and_their_api_comes_at_once(docpact: Command) -> None:
    text = SPEC.read_text().replace("model: sora-2-pro\napi", "model: other\napi")
    SPEC.with_name("other.yaml").write_text(text.replace("    maxLength: 5000", "    maxLenght: 5000"))
    edits = {
        "default: 4\n": "default: 5\n",
        "minimum: 1": "minimum: 2",
        "required: false\n    maxItems": "required: 0\n    maxItems",
    }
    text = SPEC.read_text()
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new, 1)
    SPEC.write_text(text)
    API.write_text(API.read_text().replace("backoff: 1.3", "backoff: 0.5").replace("scheme: bearer", "scheme: 7"))
    code, _, errors = docpact("openapi")
    assert code == 2
    wanted = ["scheme", "backoff", "unknown keyword", "default 5", "minimum 2 is above", "required is"]
    places = [next(at for at, line in enumerate(errors.splitlines()) if what in line) for what in wanted]
    assert places == sorted(places), errors
    assert all(re.match(r"(error: )?spec/leonardo/\S+:\d+:\d+: ", line) for line in errors.splitlines()[::2])


def test_conditions_that_cannot_be_read_are_answered_by_those_that_can(docpact: Command) -> None:
    wrong = "conditions:\n  - {path: public, states: is nice}\n  - {path: public, forbidden: true, when: if it rains}\n"
    SPEC.write_text(SPEC.read_text().replace("body:\n  model:", f"{wrong}body:\n  model:"))
    code, _, errors = docpact("openapi")
    assert code == 2
    assert "Say it in one of these forms: requires A; requires A or B; excludes A;" in errors
    assert "Say when in tests joined by 'and': NAME=1, NAME=1|2," in errors


def test_one_model_in_two_specs_is_refused_at_both(docpact: Command) -> None:
    text = SPEC.read_text()
    SPEC.with_name("other.yaml").write_text(text.replace("model: sora-2-pro\napi", "model: other\napi"))
    code, _, errors = docpact("openapi")
    assert code == 2
    assert errors.count("the model 'sora-2-pro' is claimed by another spec too: spec/leonardo/models/") == 2
    assert "the wrong model would be billed" in errors


def test_a_spec_outside_of_the_folder_of_models_is_told_where_it_belongs(docpact: Command) -> None:
    moved = SPEC.parents[1] / SPEC.name
    SPEC.rename(moved)
    code, _, errors = docpact("facts", moved)
    assert code == 2
    assert f"{moved}: a spec stands in a folder called 'models'" in errors
    assert "Move it to models/sora-2-pro.yaml." in errors


def test_conditions_become_facts_with_their_place_line_and_reason() -> None:
    more = """conditions:
  - path: parameters.mode
    states: only when duration=4
    line: 46
  - path: parameters
    rows: {columns: [width, height], rows: [[1280, 720], [720, 1280]]}
    severity: warn
    settled: page
    why: A user pays for another picture otherwise.
  - path: parameters.quantity
    maximum: 1
    when: parameters.mode="RESOLUTION_1080" and parameters.duration is not 4
    witness: observed
    since: 2026-05-04
    why: Two users saw it.
"""
    last = SPEC.read_text().count("\n")
    SPEC.write_text(SPEC.read_text() + more)
    spec = load_spec(SPEC)
    only, rows, maximum = (claim for claim in spec.contract.claims if claim.place and (claim.place.line or 0) > last)
    assert str(only.fact) == "parameters.mode forbidden true when parameters.duration is not 4"
    assert (only.wording, only.row, only.page_line) == ("only when duration=4", "parameters.mode", 46)
    assert (rows.refuses, rows.settled, rows.why) == (False, "page", "A user pays for another picture otherwise.")
    assert str(maximum.fact).endswith(
        'maximum 1 when parameters.duration is not 4 and parameters.mode="RESOLUTION_1080"'
    )
    assert (maximum.witness, str(maximum.since)) == ("observed", "2026-05-04")
    assert maximum.fact not in spec.facts
    assert only.fact in spec.facts
