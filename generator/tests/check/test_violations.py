from __future__ import annotations

import json
import os
import subprocess
import sys

import jsonschema_rs
import pytest
from pydantic import JsonValue

from docpact.check.certify import Candidate, Certifier, InvalidBody, NotCertifiedError
from docpact.check.values import boundary_bodies, closed_bodies
from docpact.check.violations import certified, refuses_something, violations
from docpact.errors import DocpactError
from docpact.facts import Contract, Judge, canonical, parse
from docpact.spec import LoadedSpec
from docpact.write.json_schema import body_schema


@pytest.fixture(scope="module")
def found(spec: LoadedSpec) -> list[InvalidBody]:
    return list(violations(spec))


@pytest.mark.untraced
def test_every_candidate_is_certified(spec: LoadedSpec) -> None:
    found = list(certified(spec))
    refused = [(one.name, why) for one, why in found if isinstance(why, str)]
    # What breaks an array and its items at once is nobody's near miss.
    assert [one for one in refused if not one[1].startswith("refused at")] == []
    assert len(refused) < len(found) / 100


def test_a_violation_breaks_the_facts_that_it_names_and_is_right_when_mended(
    spec: LoadedSpec, found: list[InvalidBody]
) -> None:
    judge = Judge(spec.contract)
    second = jsonschema_rs.Draft202012Validator(body_schema(spec.contract))
    for violation in found:
        assert judge.accepts(violation.mended), violation.name
        assert second.is_valid(violation.mended), violation.name
        if violation.raw is not None:
            assert canonical(json.loads(violation.raw)) == canonical(violation.mended)
            continue
        faults = judge.refusals(violation.body)
        assert tuple(sorted({fault.fact for fault in faults})) == violation.facts
        assert {str(fault.path) for fault in faults} == violation.paths
        assert tuple(fault.message for fault in faults) == violation.messages
        assert not second.is_valid(violation.body), violation.name


def test_names_and_bodies_are_different(found: list[InvalidBody]) -> None:
    assert len({violation.name for violation in found}) == len(found) == len({one.text() for one in found})


def test_there_are_enough_and_not_too_many(sora: LoadedSpec) -> None:
    assert 500 <= len(list(violations(sora))) <= 800


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("duration", 5),
        ("duration", 6),
        ("duration", 3),
        ("duration", 13),
        ("duration", "4"),
        ("duration", True),
        ("duration", 4.5),
        ("duration", 3.75),
        ("duration", None),
        ("duration", [4]),
        ("mode", "resolution_720"),
        ("mode", "RESOLUTION_1080 "),
        ("mode", " RESOLUTION_1080"),
        ("mode", "RESOLUTION_1081"),
        ("mode", "RESOLUTION_108"),
        ("mode", "RESOLUTION_1080,RESOLUTION_1080"),
        ("quantity", 0),
        ("quantity", 2),
        ("quantity", 1.5),
        ("prompt", "a" * 5001),
        ("prompt", "\u00e9" * 5001),
        ("prompt", "a" * 5000 + " "),
        ("prompt", None),
        ("guidances", None),
    ],
)
def test_near_misses_are_among_them(sora: LoadedSpec, path: str, value: object) -> None:
    wanted = json.dumps(value)
    bodies = [violation.body for violation in violations(sora)]
    parameters = [body["parameters"] for body in bodies if isinstance(body, dict) and "parameters" in body]
    assert any(isinstance(one, dict) and json.dumps(one.get(path, "absent")) == wanted for one in parameters)


def test_no_body_counts_on_integral_floats(found: list[InvalidBody]) -> None:
    def floats(value: JsonValue) -> bool:
        if isinstance(value, dict):
            return any(floats(member) for member in value.values())
        if isinstance(value, list):
            return any(floats(item) for item in value)
        return isinstance(value, float) and value.is_integer()

    assert not [violation.name for violation in found if floats(violation.body)]


def test_keys_are_wrong_at_every_level(sora: LoadedSpec) -> None:
    paths = {violation.path for violation in violations(sora)}
    item = "parameters.guidances.start_frame[]"
    assert {"unknown", "parameters.unknown", f"{item}.unknown", f"{item}.image.unknown"} <= paths
    assert {"Public", "parameters.Prompt", "parameters.guidances.startFrame", f"{item}.image.Id"} <= paths
    twice = {violation.path for violation in violations(sora) if violation.raw is not None}
    assert {"model", "parameters", "parameters.prompt", f"{item}.image", f"{item}.image.type"} <= twice


def test_every_fact_that_refuses_something_is_broken(spec: LoadedSpec, found: list[InvalidBody]) -> None:
    broken = {fact for violation in found for fact in violation.facts}
    refusing = [one.fact for one in spec.contract.constraints if one.refuses and refuses_something(one.fact)]
    assert [fact for fact in refusing if fact not in broken] == []


def test_what_allows_or_only_tells_refuses_nothing(sora: LoadedSpec) -> None:
    silent = {one.fact.id for one in sora.contract.constraints if not refuses_something(one.fact)}
    assert {"parameters.duration#default", "public#required"} <= silent


def test_facts_that_imply_each_other_are_broken_together() -> None:
    lines = ['$ type "object"', 'one type "boolean"', 'other type "boolean"', 'size type "integer"']
    lines += ["size enum [1, 2]", "one forbidden true when other given", "other forbidden true when one given"]
    lines += ["size maximum 5 when one given", "size ignored true when one=true"]
    broken = [{*violation.ids} for violation in violations(Contract.from_facts(map(parse, lines)))]

    def fewest(fact: str) -> set[str]:
        return min((ids for ids in broken if fact in ids), key=len)

    assert fewest("one#forbidden when other given") == {
        "one#forbidden when other given",
        "other#forbidden when one given",
    }
    assert fewest("size#maximum when one given") == {"size#maximum when one given", "size#enum"}
    assert not any("size#ignored when one=true" in ids for ids in broken)


def test_what_is_no_violation_gets_no_certificate(sora: LoadedSpec) -> None:
    one = next(iter(violations(sora)))
    wrong = {
        "made from is not valid": Candidate("", one.path, one.body, one.body),
        "instead of elsewhere": Candidate("", "elsewhere", one.body, one.mended),
        "it is valid": Candidate("", one.path, one.mended, one.mended),
        "not refused": Candidate("", "$", one.mended, one.mended, b"{}"),
        "lenient": Candidate("", "a", one.mended, one.mended, b'{"a": 1, "a": 2}'),
    }
    for why, candidate in wrong.items():
        with pytest.raises(NotCertifiedError, match=why):
            Certifier(Judge(sora.contract)).certify(candidate)


def test_validators_that_disagree_certify_nothing(sora: LoadedSpec) -> None:
    certifier = Certifier(Judge(sora.contract))
    certifier.__dict__["second"] = jsonschema_rs.Draft202012Validator(True)  # noqa: FBT003
    with pytest.raises(NotCertifiedError, match="disagree"):
        certifier.certify(Candidate("", "$", [], next(iter(violations(sora))).mended))


def test_a_missing_second_validator_is_told(sora: LoadedSpec, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    with pytest.raises(DocpactError, match="second") as error:
        list(certified(sora))
    assert "docpact[contract]" in str(error.value)


@pytest.mark.untraced
@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_order_rests_on_no_hash(seed: str, gale: LoadedSpec) -> None:
    code = (
        "import pathlib, sys\n"
        "from docpact.spec import load_spec\n"
        "from docpact.check.values import boundary_bodies, closed_bodies\n"
        "from docpact.check.violations import violations\n"
        "spec = load_spec(pathlib.Path(sys.argv[1]))\n"
        "print(ascii([(v.name, v.ids, v.text()) for v in violations(spec)]))\n"
        "print(ascii([*boundary_bodies(spec), *closed_bodies(spec, 100)]))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(gale.path)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
        text=True,
    )
    here = ascii([(violation.name, violation.ids, violation.text()) for violation in violations(gale)])
    assert ran.stdout == f"{here}\n{[*boundary_bodies(gale), *closed_bodies(gale, 100)]!a}\n"


def test_what_no_body_may_hold_is_tried_with_every_wrong_value() -> None:
    facts = ['$ type "object"', 'a type "string"', "a required true", 'old type "string"', "old forbidden true"]
    tried = [one.body for one in violations([*map(parse, facts)]) if one.paths == {"old"}]
    held = [body["old"] for body in tried if isinstance(body, dict)]
    assert {canonical(value) for value in held} >= {"null", "true", "1", "[]"}
    assert any(isinstance(value, str) for value in held), "also with one of the right type"


def test_a_column_may_have_other_values_alone() -> None:
    facts = [
        '$ type "object"',
        *(f"{side} {fact}" for side in ("width", "height") for fact in ('type "integer"', "multipleOf 8")),
        '$ rows {"columns": ["width", "height"], "rows": [[64, 64], [96, 64]]}',
    ]
    bodies = [one.body for one in boundary_bodies([*map(parse, facts)])]
    alone = {canonical(body["width"]) for body in bodies if isinstance(body, dict) and {*body} == {"width"}}
    assert alone > {"64", "96"}
    assert all(int(value) % 8 == 0 for value in alone)
