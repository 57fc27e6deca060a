"""Which of several witnesses counts: each rule of precedence with the claims that it decides."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from docpact.facts import Claim, Contract, Judge, Path, Severity, Witness, parse
from docpact.facts.claim import WITNESSES


def claim(text: str, witness: Witness = "page", **more: Severity | Witness) -> Claim:
    return Claim(parse(text), witness, **more)  # type: ignore[arg-type]  # each under its own name


def page(text: str, **more: Severity | Witness) -> Claim:
    return claim(text, "page", **more)


def document(text: str, **more: Severity | Witness) -> Claim:
    return claim(text, "openapi", **more)


def counts(*claims: Claim) -> dict[str, bool]:
    """Each fact that counts, and whether it refuses."""
    return {str(one.fact): one.refuses for one in Contract(claims).constraints}


def contested(*claims: Claim) -> dict[str, list[str]]:
    """Each claim that is contested, with the claims that accept what it refuses."""
    return {str(one.claim.fact): [str(other.fact) for other in one.against] for one in Contract(claims).contested}


def verdict(body: JsonValue, *claims: Claim) -> str:
    judge = Judge(Contract(claims))
    return "refused" if judge.refusals(body) else "warned" if judge.warnings(body) else "accepted"


# ---- who speaks


def test_what_one_witness_alone_speaks_of_it_refuses() -> None:
    assert counts(page("a maximum 8"), document("b maximum 8")) == {"a maximum 8": True, "b maximum 8": True}
    assert contested(page("a maximum 8"), document("a maxLength 4"), document('a type "string"')) == {}


def test_what_all_that_speak_refuse_is_refused_and_what_some_refuse_is_warned_of() -> None:
    claims = page('a enum ["A", "B"]'), document('a enum ["B", "C"]')
    assert counts(*claims) == {'a enum ["A", "B"]': False, 'a enum ["B", "C"]': False, 'a enum ["A", "B", "C"]': True}
    assert contested(*claims) == {
        'a enum ["A", "B"]': ['a enum ["B", "C"]'],
        'a enum ["B", "C"]': ['a enum ["A", "B"]'],
    }
    assert [verdict({"a": value}, *claims) for value in "ABCD"] == ["warned", "accepted", "warned", "refused"]


def test_of_two_bounds_the_looser_refuses_and_the_tighter_warns() -> None:
    claims = page("a maximum 8"), document("a maximum 10")
    assert counts(*claims) == {"a maximum 8": False, "a maximum 10": True}
    assert contested(*claims) == {"a maximum 8": ["a maximum 10"]}
    assert [verdict({"a": value}, *claims) for value in (8, 9, 11)] == ["accepted", "warned", "refused"]


def test_a_witness_that_states_another_keyword_of_the_family_speaks() -> None:
    assert contested(page("a maximum 8"), document("a minimum 2")) == {
        "a maximum 8": ["a minimum 2"],
        "a minimum 2": ["a maximum 8"],
    }
    assert counts(page("a maximum 8"), document("a minimum 2"), document("a maximum 8")) == {
        "a maximum 8": True,
        "a minimum 2": False,
    }


def test_a_witness_is_silent_on_other_paths_and_families() -> None:
    assert contested(page("a maximum 8"), document("b maximum 9"), document("a[] maximum 9")) == {}
    assert contested(page('a itemType "string"'), document('a type "array"')) == {}
    assert contested(claim("a additionalProperties false", "observed"), page('a type "object"')) == {}
    assert contested(document("a uniqueItems true"), page("a maxItems 3")) == {}


@pytest.mark.parametrize("text", ["a default 9", "a deprecated true", "a present true"])
def test_notes_contradict_nobody(text: str) -> None:
    assert contested(document(text), page("a enum [1, 2]"), page("a required true")) == {}


def test_several_values_of_one_witness_refuse_together() -> None:
    claims = page("a enum [1, 2, 3]"), page("a enum [2, 3, 4]"), document("a enum [3, 5]")
    found = counts(*claims)
    assert found["a enum [2, 3, 5]"] is True
    assert [verdict({"a": value}, *claims) for value in (3, 2, 5, 1)] == ["accepted", "warned", "warned", "refused"]
    assert contested(page("a multipleOf 8"), page("a multipleOf 12"), document("a multipleOf 4")) == {
        "a multipleOf 8": ["a multipleOf 4"],
        "a multipleOf 12": ["a multipleOf 4"],
    }


def test_three_witnesses_are_each_asked() -> None:
    claims = page("a maximum 8"), document("a maximum 8"), claim("a maximum 12", "observed")
    assert counts(*claims) == {"a maximum 8": False, "a maximum 12": True}
    assert verdict({"a": 10}, *claims) == "warned"
    assert verdict({"a": 13}, *claims) == "refused"


def test_a_fact_names_all_that_state_it_the_foremost_first() -> None:
    (constraint,) = Contract([claim("a maximum 8", witness) for witness in reversed(WITNESSES[:-1])]).constraints
    assert constraint.witnesses == ("page", "openapi", "server", "observed")


# ---- limits for form's sake


@pytest.mark.parametrize(
    ("stated", "trivial"),
    [
        ("a maximum 8", "a minimum 0"),
        ("a minimum 2", "a maximum 9007199254740991"),
        ("a minimum 1", "a minimum 0"),
        ("a maxLength 5", "a minLength 1"),
        ("a minLength 2", "a minLength 0"),
        ("a maxItems 3", "a minItems 0"),
        ("a minimum 1", "a minimum -9007199254740991"),
    ],
)
def test_a_document_s_limit_for_form_s_sake_contradicts_nothing(stated: str, trivial: str) -> None:
    assert contested(page(stated), document(trivial)) == {}
    assert counts(page(stated), document(trivial)) == {stated: True, trivial: True}


def test_on_a_page_no_limit_is_for_form_s_sake() -> None:
    assert contested(document("a maximum 2147483637"), page("a maximum 4294967295")) == {
        "a maximum 2147483637": ["a maximum 4294967295"]
    }
    assert contested(document("a minimum 1"), page("a minimum 0")) == {"a minimum 1": ["a minimum 0"]}
    assert contested(document("a minimum 0"), page("a minimum -5")) == {"a minimum 0": ["a minimum -5"]}


def test_an_integer_beside_a_number_is_no_contradiction() -> None:
    for one, other in (("integer", "number"), ("number", "integer")):
        assert contested(page(f'a type "{one}"'), document(f'a type "{other}"')) == {}
    assert set(contested(page('a type "string"'), document('a type "integer"'))) == {
        'a type "string"',
        'a type "integer"',
    }


def test_a_document_that_requires_what_has_a_default_says_nothing_for_sure() -> None:
    form = document("a required true"), document("a default 1")
    assert counts(*form) == {"a required true": False, "a default 1": True}
    assert counts(page("a required true"), *form)["a required true"] is False
    assert counts(document("b default 1"), form[0])["a required true"] is True
    assert counts(page("a required false"), *form)["a required true"] is False
    assert counts(document("a required false"), form[1])["a required false"] is True


# ---- presence


def test_required_has_three_values() -> None:
    def required(*claims: Claim) -> bool | None:
        return Contract([page('a type "string"'), *claims]).fields[Path("a")].required

    assert required() is None
    assert required(page("a required true")) is True
    assert required(page("a required false")) is False
    assert required(page('a required true when b="x"')) is None
    assert required(page("a required false"), document("a required true")) is False
    assert required(page("a required true"), document("a required false")) is False
    assert required(page("a required true", severity="warn")) is False
    assert required(claim("a required true", "assumed")) is True
    assert required(page("a required false"), claim("a required true", "assumed")) is False


def test_a_combination_is_denied_by_nobody_s_silence() -> None:
    claims = (
        page("a forbidden true when b given"),
        document("a forbidden true when c given"),
        document("a required true"),
    )
    assert contested(*claims) == {}
    assert counts(page('a maximum 4 when m="x"'), document("a maximum 9")) == {
        'a maximum 4 when m="x"': True,
        "a maximum 9": True,
    }


# ---- sizes


def rows(*listed: tuple[int, int], columns: str = '["w", "h"]', denied: str = "") -> str:
    return f'$ rows {{"columns": {columns}, {denied}"rows": {[[*row] for row in listed]}}}'


def test_rows_of_two_witnesses_become_one_table() -> None:
    claims = page(rows((1, 2), (3, 4))), document(rows((3, 4), (5, 6)))
    assert counts(*claims)[rows((1, 2), (3, 4), (5, 6))] is True
    given = [{"w": 1, "h": 2}, {"w": 3, "h": 4}, {"w": 5, "h": 6}, {"w": 1, "h": 4}]
    assert [verdict({**body}, *claims) for body in given] == ["warned", "accepted", "warned", "refused"]


def test_tables_of_other_columns_contradict_nothing() -> None:
    assert contested(page(rows((1, 2))), document(rows((1, 2), columns='["w", "d"]'))) == {}
    assert contested(page(rows((1, 2))), document('$ compare "w < d"')) == {}
    assert set(contested(page(rows((1, 2))), document('$ compare "w < h"'))) == {rows((1, 2)), '$ compare "w < h"'}


DENIED = '"denied": true, '


def test_denied_rows_and_a_table_without_them_agree() -> None:
    claims = page(rows((1, 2), denied=DENIED)), document(rows((3, 4)))
    assert counts(*claims) == {rows((1, 2), denied=DENIED): True, rows((3, 4)): False}
    both = page(rows((1, 2), (3, 4))), page(rows((1, 2), denied=DENIED)), document(rows((3, 4)))
    assert contested(*both) == {}
    more = page(rows((1, 2), (3, 4))), page(rows((1, 2), denied=DENIED)), document(rows((3, 4), (5, 6)))
    assert counts(*more)[rows((3, 4), (5, 6))] is True


def test_denied_rows_have_no_union() -> None:
    claims = page(rows((1, 2), denied=DENIED)), document(rows((1, 2), (3, 4)))
    assert all(refuses is False for refuses in counts(*claims).values())


# ---- models


def test_facts_of_different_models_do_not_meet() -> None:
    assert contested(page('a enum [1] when model="A"'), document('a enum [2] when model="B"')) == {}
    assert contested(page('a enum [1] when model is not "A"'), document('a enum [2] when model="A"')) == {}


def test_a_witness_is_asked_for_each_model() -> None:
    claims = page('a enum [1, 2] when model="A"'), page('a enum [1, 9] when model="B"'), document("a enum [1, 2, 3]")
    assert contested(*claims) == {
        'a enum [1, 2] when model="A"': ["a enum [1, 2, 3]"],
        'a enum [1, 9] when model="B"': ["a enum [1, 2, 3]"],
        "a enum [1, 2, 3]": ['a enum [1, 9] when model="B"'],
    }
    cases = [("A", 2), ("A", 3), ("A", 9), ("B", 1), ("B", 3), ("B", 9), ("B", 4), ("C", 3), ("C", 9)]
    found = [verdict({"model": model, "a": value}, *claims) for model, value in cases]
    assert found == ["accepted", "warned", "refused", "accepted", "warned", "warned", "refused", "accepted", "refused"]


# ---- what a reviewer says


def test_a_settled_contradiction_leaves_the_chosen_witness_alone() -> None:
    claims = page("a maximum 8"), document("a maximum 10", settled="openapi")
    assert counts(*claims) == {"a maximum 10": True}
    assert contested(*claims) == {}
    assert counts(page("a maximum 8", settled="page"), document("a maximum 10")) == {"a maximum 8": True}


def test_settling_one_matter_leaves_the_others() -> None:
    claims = page("a maximum 8", settled="page"), document("a maximum 10"), page("a enum [1]"), document("a enum [2]")
    assert set(contested(*claims)) == {"a enum [1]", "a enum [2]"}


def test_a_settled_witness_that_is_silent_lets_everything_through() -> None:
    assert counts(page("a maximum 8", settled="openapi"), claim("a maximum 20", "assumed")) == {"a maximum 20": True}


def test_a_reviewed_severity_counts() -> None:
    assert counts(page("a maximum 8", severity="warn")) == {"a maximum 8": False}
    assert counts(page("a ignored true when b given")) == {"a ignored true when b given": False}
    assert counts(page("a ignored true when b given", severity="refuse")) == {"a ignored true when b given": True}
    assert counts(page("a maximum 8", severity="warn"), document("a maximum 8")) == {"a maximum 8": False}
    assert counts(page("a maximum 8", severity="warn"), document("a maximum 4")) == {
        "a maximum 8": False,
        "a maximum 4": False,
    }


# ---- assumptions


def test_an_assumption_counts_only_where_no_witness_states_the_keyword() -> None:
    assert counts(claim('a type "string"', "assumed")) == {'a type "string"': True}
    assert counts(claim('a type "string"', "assumed"), document('a type "integer"')) == {'a type "integer"': True}
    assert counts(claim('a type "string"', "assumed"), page("a maxLength 3")) == {
        'a type "string"': True,
        "a maxLength 3": True,
    }
    assert counts(claim("a enum [1]", "assumed"), page('a enum [2] when model="A"')) == {
        'a enum [2] when model="A"': True
    }
    assert counts(claim('a enum [1] when model="A"', "assumed"), page('a enum [2] when model="B"')) == {
        'a enum [1] when model="A"': True,
        'a enum [2] when model="B"': True,
    }
    assert counts(claim("a enum [1]", "assumed"), page('a enum [2] when m="x"')) == {
        "a enum [1]": True,
        'a enum [2] when m="x"': True,
    }


def test_an_assumption_contradicts_nobody() -> None:
    assert contested(claim("a maximum 4", "assumed"), page("a minimum 2")) == {}


def test_an_assumption_beside_a_word_that_does_not_count_counts() -> None:
    claims = page('a type "string"', settled="openapi"), claim('a type "integer"', "assumed")
    assert counts(*claims) == {'a type "integer"': True}
