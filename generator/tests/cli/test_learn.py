"""``docpact learn`` as it is typed: what answers teach, and what is never kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docpact.check.offline.learning import keepable
from docpact.facts import Fact
from docpact.spec import Project
from docpact.spec.yaml import read_yaml

Command = Callable[..., tuple[int, str, str]]
KESTREL = Path(__file__).parents[1] / "data" / "spec"
SECRET = "A secret prompt of somebody"


@pytest.fixture
def accepted(kestrel: Project) -> dict[str, Any]:
    """An answer by which the made-up API accepts a body."""
    example: Any = kestrel.api.content.submit.examples[0].body
    return example  # type: ignore[no-any-return]  # JSON


def body(**parameters: Any) -> dict[str, Any]:
    known = {"prompt": SECRET, "class": "LIGHT", "kind": "FIXED", "steps": 16, "offsets": [0, 1]}
    return {"model": "gale-1", "parameters": {**known, **parameters}}


def lines(path: Path, *entries: tuple[int, Any, dict[str, Any]]) -> Path:
    wrapped = [{"status": status, "answer": said, "body": sent} for status, said, sent in entries]
    path.write_text("".join(json.dumps(one) + "\n" for one in wrapped))
    return path


def refusal(path: str) -> list[dict[str, str]]:
    return [{"path": path, "message": f"{SECRET} is not allowed"}]


def test_what_was_accepted_though_denied_becomes_a_draft(
    docpact: Command, tmp_path: Path, accepted: dict[str, Any]
) -> None:
    traffic = lines(
        tmp_path / "traffic.jsonl",
        (202, accepted, body(**{"class": "STORM"})),
        (202, accepted, body(**{"class": "STORM"}, steps=40)),
        (202, accepted, body()),
        (422, refusal("parameters.weight"), body(weight=1)),
        (422, refusal("parameters.weight"), body(weight=1)),
        (500, {}, body()),
    )
    code, out, errors = docpact("learn", KESTREL, "--bodies", traffic, "--format", "json")
    found = json.loads(out)
    assert (code, errors, found["accepted"], found["refused"]) == (0, "", 3, 2)
    learnt = {one["fact"]: one for one in found["findings"]}
    assert learnt["parameters.class#enum"]["values"] == ["STORM"]
    assert learnt["parameters.class#enum"]["times"] == 2
    assert learnt["parameters.steps#maximum"]["values"] == [40]
    assert learnt["parameters.weight#blamed"]["kind"] == "learn-blamed"
    assert set(learnt) == {"parameters.class#enum", "parameters.steps#maximum", "parameters.weight#blamed"}
    assert SECRET not in out
    _, text, _ = docpact("learn", KESTREL, "--bodies", traffic)
    draft = text.split(":\n    body:\n")[1].split("\n\n")[0]
    (tmp_path / "draft.yaml").write_text("body:\n" + "\n".join(line[4:] for line in draft.splitlines()))
    rows: Any = read_yaml(tmp_path / "draft.yaml").data
    assert rows["body"]["parameters.class"]["observed"] == {"enum": ["HEAVY", "LIGHT", "STORM"]}
    assert rows["body"]["parameters.steps"]["observed"] == {"maximum": 40}
    assert "2 bodies" in rows["body"]["parameters.class"]["evidence"]
    assert "1 body without an answer" in text
    assert SECRET not in text


def test_a_har_file_teaches_the_same(docpact: Command, tmp_path: Path, accepted: dict[str, Any]) -> None:
    entry = {
        "request": {
            "url": "https://kestrel.example/v2/flights",
            "headers": [{"name": "authorization", "value": "Bearer a-key"}],
            "postData": {"text": json.dumps(body(**{"class": "STORM"}))},
        },
        "response": {"status": 202, "content": {"text": json.dumps(accepted)}},
    }
    (tmp_path / "x.har").write_text(json.dumps({"log": {"entries": [entry]}}))
    code, out, _ = docpact("learn", KESTREL, "--har", tmp_path / "x.har")
    assert code == 0
    assert 'observed: {enum: ["HEAVY", "LIGHT", "STORM"]}' in out
    assert "a-key" not in out


def test_silence_teaches_nothing(docpact: Command, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(json.dumps({"body": body(**{"class": "STORM"})}) + "\n")
    code, out, _ = docpact("learn", KESTREL, "--bodies", tmp_path / "x.jsonl")
    assert code == 2
    assert "STORM" not in out
    code, _, errors = docpact("learn", KESTREL)
    assert code == 2
    assert "nothing to learn from" in errors


@pytest.mark.parametrize(
    ("keyword", "limit", "value", "kept"),
    [
        ("enum", ["A"], "RESOLUTION_720", "RESOLUTION_720"),
        ("enum", ["A"], "A secret prompt", None),
        ("enum", ["A"], "0b0e1c2d-0000-4000-8000-000000000000", None),
        ("enum", ["A"], "abcdef0123456789abcdef", None),
        ("enum", ["A"], "user123456", None),
        ("enum", ["A"], "x" * 41, None),
        ("enum", [1], 2, 2),
        ("type", "integer", "secret", None),
        ("pattern", "^a", "secret", None),
        ("maximum", 4, 7, 7),
        ("maxLength", 4, "secret", 6),
        ("maxItems", 1, ["secret", "secret"], 2),
        ("maxItems", 1, "secret", None),
    ],
)
def test_no_text_of_a_person_is_kept(keyword: str, limit: Any, value: Any, kept: Any) -> None:
    assert keepable(Fact("p", keyword, limit), value) == kept
