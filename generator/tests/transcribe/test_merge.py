"""Onto a reviewed spec: facts follow the page, and what a person wrote survives."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from docpact.errors import DocpactError
from docpact.facts import Fact
from docpact.read.pages import Page
from docpact.spec import LoadedSpec, SpecError, load_spec
from docpact.transcribe import Transcription, Wanted, save, transcribe

from .conftest import ROWS, TODAY, Transcribe, page

SPEED = "parameters.speed"
FIRST = "parameters.guidances.first"


@pytest.fixture
def target(folder: Path, onto: Transcribe) -> Path:
    """A spec that a person has reviewed."""
    onto(page())
    path = folder / "models" / "breeze-2.yaml"
    edit(
        path,
        ("title: Breeze 2\n", "title: Breeze, the second\n"),
        ("  page:\n    read", "  page:\n    url: https://kestrel.example/docs/breeze-2\n    read"),
        ("\nsample:\n", "\nlifecycle: {retired: 2027-01-01, replaced_by: [gale-1], source: a letter}\nsample:\n"),
        ("A red kite above dunes", "A blue kite above the sea"),
        ("    default: 4\n", "    default: 4 # as measured\n"),
        ("  parameters.style:\n", "  # the wind's own word\n  parameters.style:\n"),
    )
    text = path.read_text().replace("says: ''", "says: Ours.")
    path.write_text(
        text.replace(
            "  public:\n    type: boolean\n    required: false\n",
            "  public:\n    type: boolean\n    required: false\n"
            "    observed: {required: true}\n    evidence: One user.\n",
        )
    )
    load_spec(path)
    return path


def edit(path: Path, *edits: tuple[str, str]) -> None:
    text = path.read_text()
    for old, new in edits:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    path.write_text(text)


def merged(target: Path, read: Page) -> tuple[LoadedSpec, Transcription]:
    made = transcribe(read, Wanted(TODAY, target))
    save(made, target)
    return load_spec(target), made


def notes(made: Transcription, kind: str) -> dict[str, str]:
    return {note.path: note.text for note in made.report.notes if note.kind == kind}


def test_the_same_page_again_changes_nothing(target: Path) -> None:
    before = target.read_bytes()
    made = transcribe(page(), Wanted(dt.date(2030, 1, 1), target))
    assert not save(made, target)
    assert target.read_bytes() == before
    assert (made.report.changes, made.report.notes) == ((), ())


def test_a_fresh_draft_transcribed_again_changes_nothing(folder: Path, onto: Transcribe) -> None:
    more = "| odd | `integer` | Accepts 1, 2, 3. Defaults to 4. |\n"
    onto(page(more=more))
    before = (folder / "models" / "breeze-2.yaml").read_bytes()
    onto(page(more=more))
    assert (folder / "models" / "breeze-2.yaml").read_bytes() == before


def test_facts_follow_the_page_and_the_reviewers_words_stay(target: Path) -> None:
    changed = page(
        ("Maximum of 900 characters", "Maximum of 1000 characters"),
        ("`4`, or `8`. Defaults to `4`", "`4`, or `16`. Defaults to `2`"),
    )
    spec, made = merged(target, changed)
    assert spec.facts == {claim.fact for claim in changed.claims}
    assert [(str(change)) for change in made.report.changes] == [
        "parameters.prompt maxLength: 900 -> 1000",
        "parameters.speed default: 4 -> 2",
        "parameters.speed enum: [2, 4, 8] -> [2, 4, 16]",
    ]
    text = target.read_text()
    for kept in (
        "# as measured",
        "# the wind's own word",
        "A blue kite above the sea",
        "title: Breeze, the second",
        "replaced_by: [gale-1]",
    ):
        assert kept in text
    assert text.count("says: Ours.") == 7
    assert spec.content.body["public"].observed is not None
    assert spec.content.source.sha256 == changed.sha256


def test_the_day_of_reading_moves_with_the_page(target: Path) -> None:
    changed = page(("Maximum of 900", "Maximum of 901"))
    later = dt.date(2027, 5, 6)
    made = transcribe(changed, Wanted(later, target))
    assert "read: 2027-05-06" in made.text
    assert "read: 2027-05-05" in transcribe(changed, Wanted(later, target, read=dt.date(2027, 5, 5))).text
    assert "read: 2026-11-22" in transcribe(page(), Wanted(later, target)).text


def test_a_row_in_other_words_is_pointed_out(target: Path) -> None:
    _, made = merged(target, page(("What blows.", "What moves the air.")))
    assert list(notes(made, "reworded")) == ["parameters.prompt"]
    assert made.report.changes == ()


def test_new_parameters_stand_where_the_page_has_them(target: Path) -> None:
    spec, made = merged(target, page(more="| tempo | `number` | Range 1-5. |\n"))
    assert list(spec.content.body)[-1] == "parameters.tempo"
    assert notes(made, "added") == {"parameters.tempo": "the page names it now"}
    first = page(rows="| aaa | `number` | Range 1-5. |\n" + ROWS)
    paths = list(merged(target, first)[0].content.body)
    assert paths.index("parameters.aaa") == paths.index("parameters") + 1
    assert "parameters.tempo" not in paths


def test_parameters_that_are_gone_go_with_all_that_hangs_on_them(target: Path) -> None:
    read = page(
        rows=ROWS.split("\n", 2)[0] + "\n" + ROWS.split("\n", 2)[2],
        sample='{"model": "breeze-2", "parameters": {"prompt": "x", "speed": 4}}',
    )
    spec, made = merged(target, read)
    assert not [path for path in spec.content.body if "guidances" in path]
    assert set(notes(made, "removed")) == {
        "parameters.guidances",
        FIRST,
        f"{FIRST}[]",
        f"{FIRST}[].image",
        f"{FIRST}[].image.id",
        f"{FIRST}[].image.type",
        f"{FIRST}[].strength",
    }
    assert "A blue kite above the sea" in target.read_text()
    assert notes(made, "sample") == {"$": "the page's sample request has changed"}


def test_what_was_observed_of_a_parameter_outlives_the_page(target: Path) -> None:
    edit(
        target,
        (
            f"  {FIRST}[].strength:\n    present: true\n",
            f"  {FIRST}[].strength:\n    present: true\n    observed: {{minLength: 1}}\n    evidence: Two users.\n",
        ),
    )
    rows = ROWS.split("\n", 2)[0] + "\n" + ROWS.split("\n", 2)[2]
    spec, made = merged(
        target, page(rows=rows, sample='{"model": "breeze-2", "parameters": {"prompt": "x", "speed": 4}}')
    )
    kept = spec.content.body[f"{FIRST}[].strength"]
    assert kept.observed is not None
    assert kept.value("enum") is None
    assert kept.line is None
    assert set(notes(made, "kept")) == {f"{FIRST}[].strength", f"{FIRST}[]", FIRST, "parameters.guidances"}
    first = spec.content.body[FIRST]
    assert first.assumed is not None
    assert (first.value("type"), first.assumed.value("type")) == (None, "array")
    assert spec.facts == {claim.fact for claim in page(rows=rows).claims}


def test_what_a_person_assumed_beyond_the_page_stays(target: Path) -> None:
    target.write_text(
        target.read_text() + "  parameters.secret:\n    assumed: {type: string}\n    why: A friend said so.\n"
    )
    spec, made = merged(target, page(("Maximum of 900", "Maximum of 901")))
    assert spec.content.body["parameters.secret"].why == "A friend said so."
    assert "parameters.secret" in notes(made, "kept")


def test_an_assumption_that_the_page_now_states_is_dropped(target: Path) -> None:
    more = "| guidances | `object` | *Optional.* Pictures. |\n"
    spec, made = merged(target, page(more=more))
    found = spec.content.body["parameters.guidances"]
    assert (found.value("type"), found.assumed, found.why) == ("object", None, None)
    assert "parameters.guidances" in notes(made, "assumption dropped")


def test_a_type_that_the_page_no_longer_states_is_assumed(target: Path) -> None:
    spec, made = merged(target, page(("| seed | `number` |", "| seed | |")))
    found = spec.content.body["parameters.seed"]
    assert found.assumed is not None
    assert (found.value("type"), found.assumed.value("type")) == (None, "number")
    assert "parameters.seed" in notes(made, "kept")
    assert [str(change) for change in made.report.changes] == ['parameters.seed type: "number" -> (nothing)']


def test_a_statement_that_the_page_drops_is_dropped(target: Path) -> None:
    spec, made = merged(target, page(("Maximum of 900 characters.", "Long.")))
    assert spec.content.body["parameters.prompt"].value("maxLength") is None
    assert [str(change) for change in made.report.changes] == ["parameters.prompt maxLength: 900 -> (nothing)"]


UNREAD = ("What blows.", "Accepts no more than some 40 gusts unless the moon is in range.")


def test_what_a_person_read_out_of_a_sentence_that_docpact_could_not_read_stays(target: Path) -> None:
    merged(target, page(UNREAD))
    edit(target, ("    maxLength: 900\n", "    minLength: 3\n    maxLength: 900\n"))
    before = target.read_bytes()
    spec, made = merged(target, page(UNREAD))
    assert made.report.unread
    assert spec.content.body["parameters.prompt"].value("minLength") == 3
    assert "minLength was not read" in notes(made, "kept")["parameters.prompt"]
    assert target.read_bytes() == before
    assert merged(target, page())[0].content.body["parameters.prompt"].value("minLength") is None


def test_entries_below_a_sentence_that_was_not_read_stay(target: Path) -> None:
    edit(
        target,
        (
            f"  {FIRST}[].strength:\n",
            (
                f"  {FIRST}[].image.mask:\n    present: true\n    assumed: {{type: string}}\n    why: So.\n"
                f"  {FIRST}[].strength:\n"
            ),
        ),
    )
    unread = (
        "Maximum 1 item.",
        "Maximum 1 item. Accepts at most what the mask and the moon allow unless told otherwise.",
    )
    spec, made = merged(target, page(unread))
    assert made.report.unread
    assert f"{FIRST}[].image.mask" in spec.content.body
    assert f"{FIRST}[].image.mask" not in merged(target, page())[0].content.body


TWICE = ("Set to `2`, `4`, or `8`. Defaults to `4`.", "Set to `2`, `4`, or `8`. Defaults to `5`.")


def test_a_settled_discrepancy_stays_settled_and_its_reading_rules(target: Path) -> None:
    spec, made = merged(target, page(TWICE))
    (found,) = spec.content.discrepancies
    assert (found.kind, found.chosen, found.why) == ("default not allowed", "b", "")
    assert notes(made, "contradiction")[SPEED].startswith("new: ")
    assert spec.content.body[SPEED].value("default") is None
    edit(
        target,
        ("    chosen: b\n    why: ''\n", "    chosen: a\n    why: A user sent 5.\n"),
        ("    enum: [2, 4, 8]\n", "    enum: [2, 4, 5, 8]\n    default: 5\n"),
    )
    settled, made = merged(target, page(TWICE, ("# Breeze 2", "# Breeze 2\n\nA line more.")))
    (found,) = settled.content.discrepancies
    assert (found.chosen, found.why) == ("a", "A user sent 5.")
    assert (settled.content.body[SPEED].value("default"), settled.content.body[SPEED].value("enum")) == (
        5,
        [2, 4, 5, 8],
    )
    assert made.report.changes == ()
    assert SPEED in notes(made, "kept")
    assert [one.data["chosen"] for one in made.report.printed().findings if one.label == "settled"] == ["a"]


def test_other_claims_ask_for_another_look(target: Path) -> None:
    merged(target, page(TWICE))
    edit(target, ("    chosen: b\n    why: ''\n", "    chosen: b\n    why: Typing error.\n"))
    spec, made = merged(target, page((TWICE[0], TWICE[1].replace("5", "6"))))
    (found,) = spec.content.discrepancies
    assert (found.claim_a, found.why) == ("default 6", "Typing error.")
    assert "have changed" in notes(made, "contradiction")[SPEED]


def test_a_contradiction_that_the_page_no_longer_has_is_taken_out_but_a_persons_own_stays(target: Path) -> None:
    merged(target, page(TWICE))
    own = "  - {path: parameters.style, claim_a: a, line_a: 1, claim_b: b, line_b: 2, chosen: neither, why: ours}\n"
    target.write_text(target.read_text() + own)
    spec, made = merged(target, page())
    assert [(one.path, one.why) for one in spec.content.discrepancies] == [("parameters.style", "ours")]
    assert SPEED in notes(made, "settled")
    edit(target, (own, ""), ("discrepancies:\n", ""))
    assert merged(target, page())[0].content.discrepancies == []


def test_the_sample_stays_where_its_figures_do(target: Path) -> None:
    spec, made = merged(target, page(("Ein Satz", "Noch ein Satz"), ("# Sample", "\n\n# Sample")))
    parameters = spec.content.sample.body["parameters"]
    assert isinstance(parameters, dict)
    assert parameters["prompt"] == "A blue kite above the sea in the evening light"
    assert spec.content.sample.line == 13
    assert not notes(made, "sample")


def test_a_page_that_loses_its_sample_leaves_the_one_of_before_as_ours(target: Path) -> None:
    rows = ROWS.replace("| guidances", "| parameters.guidances").replace("| prompt", "| parameters.prompt")
    rows = rows.replace("| s", "| parameters.s")
    spec, made = merged(target, page(sample=None, rows=rows))
    assert spec.content.sample.line is None
    assert isinstance(spec.content.sample.body["parameters"], dict)
    assert "$" in notes(made, "sample")
    before = target.read_bytes()
    merged(target, page(sample=None, rows=rows))
    assert target.read_bytes() == before


def test_comments_of_what_is_gone_are_named(target: Path) -> None:
    _, made = merged(target, page(("Defaults to `4`.", "")))
    assert notes(made, "comment") == {"$": "lost: # as measured"}


def test_a_merge_that_would_contradict_itself_is_refused_and_nothing_is_written(target: Path) -> None:
    edit(target, ("    enum: [2, 4, 8]\n", "    enum: [2, 4, 8]\n    assumed: {maximum: 9}\n    why: So it seems.\n"))
    before = target.read_bytes()
    with pytest.raises(
        SpecError, match=r"(?s)contradict what the spec says beyond them.*16 is above 9.*Nothing was written"
    ):
        merged(target, page(("or `8`", "or `16`")))
    assert target.read_bytes() == before


def test_a_spec_that_does_not_load_is_left_alone(target: Path) -> None:
    target.write_text(target.read_text().replace("maxLength", "maxLenght"))
    before = target.read_bytes()
    with pytest.raises(SpecError, match="unknown keyword"):
        merged(target, page())
    assert target.read_bytes() == before


def test_another_api_is_refused(target: Path) -> None:
    with pytest.raises(SpecError, match="belongs to the API 'kestrel'"):
        transcribe(page(), Wanted(TODAY, target, api="other"))


def test_a_file_from_windows_is_read_as_it_is(target: Path) -> None:
    text = target.read_text()
    target.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    merged(target, page())
    assert target.read_bytes() == text.encode()


def test_the_order_of_a_reviewers_enum_stays(target: Path) -> None:
    edit(target, ("    enum: [2, 4, 8]\n", "    enum: [8, 2, 4]\n"))
    spec, _ = merged(target, page(("Maximum of 900", "Maximum of 901")))
    assert spec.content.body[SPEED].value("enum") == [8, 2, 4]
    assert Fact(SPEED, "enum", [2, 4, 8]) in spec.facts


RULED = ("Accepts CALM, WILD.", "Accepts CALM, WILD. Only available when `seed` is provided.")


def conditions(spec: LoadedSpec) -> list[tuple[str, str | None]]:
    return [(one.path, one.states) for one in spec.content.conditions]


def test_conditions_come_and_go_with_the_page(onto: Transcribe) -> None:
    spec, _ = onto(page(RULED))
    assert conditions(spec) == [("parameters.style", "requires seed")]
    assert spec.content.conditions[0].row == spec.content.body["parameters.style"].row
    assert not onto(page(RULED))[1].report.changes
    spec, made = onto(page())
    assert conditions(spec) == []
    assert notes(made, "removed") == {"parameters.style": "the page no longer says: requires seed"}
    assert [str(change) for change in made.report.changes] == [
        "parameters.seed required when parameters.style given: true -> (nothing)"
    ]


@pytest.mark.parametrize("fits", [True, False])
def test_a_condition_in_another_form_is_the_same_where_it_says_the_same(target: Path, *, fits: bool) -> None:
    """A spec may hold in keywords what a page's reader writes in the wording of a row, and the other way round."""
    save(transcribe(page(RULED), Wanted(TODAY, target)), target)
    written = "seed" if fits else "speed"
    edit(
        target,
        (
            "  - path: parameters.style\n    states: requires seed\n",
            f"  - path: parameters.{written}\n    required: true\n    when: parameters.style given\n    why: Ours.\n",
        ),
    )
    spec, made = merged(target, page(RULED))
    kept = spec.content.conditions
    assert [(one.path, one.states, one.why) for one in kept][:1] == (
        [("parameters.seed", None, "Ours.")] if fits else [("parameters.style", "requires seed", None)]
    )
    assert len(kept) == 1
    assert bool(notes(made, "removed")) is not fits


def test_a_reviewers_word_on_a_condition_stays_and_so_do_conditions_of_others(target: Path) -> None:
    save(transcribe(page(RULED), Wanted(TODAY, target)), target)
    ours = (
        "  - path: parameters.speed\n    maximum: 4\n    when: parameters.style given\n    witness: observed\n"
        "    why: Two users saw it.\n"
    )
    edit(
        target,
        (
            "    states: requires seed\n",
            "    states: requires seed\n    severity: warn\n    why: It is sent all the same.\n",
        ),
        ("conditions:\n", f"conditions:\n{ours}"),
    )
    more = "| calm | `boolean` | *Optional.* Only available when `seed` is provided. |\n"
    spec, made = merged(target, page(RULED, more=more))
    assert conditions(spec) == [
        ("parameters.speed", None),
        ("parameters.style", "requires seed"),
        ("parameters.calm", "requires seed"),
    ]
    kept = spec.content.conditions[1]
    assert (kept.severity, kept.why) == ("warn", "It is sent all the same.")
    assert notes(made, "added")["parameters.calm"] == "the page says now: requires seed"
    spec, _ = merged(target, page())
    assert conditions(spec) == [("parameters.speed", None)]


def test_a_condition_of_a_sentence_that_is_not_read_stays(target: Path) -> None:
    save(transcribe(page(RULED), Wanted(TODAY, target)), target)
    unread = (RULED[0], "Accepts CALM, WILD. It harmonises `seed` in a manner of its own unless `speed`.")
    spec, made = merged(target, page(unread))
    assert conditions(spec) == [("parameters.style", "requires seed")]
    assert "was not read" in notes(made, "kept")["parameters.style"]


def test_rows_that_change_keep_the_reviewers_word(onto: Transcribe) -> None:
    table = "\n## Dimensions\n\n| width | height |\n|---|---|\n| 640 | 480 |\n| 480 | 640 |\n"
    sides = "| width | `integer` | Width. |\n| height | `integer` | Height. |\n"
    spec, _ = onto(page(more=sides + table))
    (rows,) = spec.content.conditions
    assert rows.value("rows") == {"columns": ["width", "height"], "rows": [[480, 640], [640, 480]]}
    edit(
        spec.path, ("    rows: [[480, 640], [640, 480]]\n", "    rows: [[480, 640], [640, 480]]\n    severity: warn\n")
    )
    spec, made = onto(page(more=sides + table.replace("| 640 | 480 |", "| 640 | 360 |")))
    (rows,) = spec.content.conditions
    assert rows.value("rows") == {"columns": ["width", "height"], "rows": [[480, 640], [640, 360]]}
    assert rows.severity == "warn"
    assert "its condition has changed" in notes(made, "reworded")["parameters"]


def test_errors_are_docpacts() -> None:
    assert issubclass(SpecError, DocpactError)
