"""A page becomes a spec that loads: its facts, what must be assumed beyond them, and nothing of its sentences."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pydantic import JsonValue

from docpact.errors import DocpactError
from docpact.read.pages import read_page
from docpact.report import text
from docpact.spec import LoadedSpec, SpecError, load_spec
from docpact.transcribe import Transcription, Wanted, save, transcribe
from docpact.transcribe.sampling import ADDRESS, SENTENCE, made_up

from .conftest import SAMPLE, TODAY, Transcribe, page, page_text, stating

FIRST = "parameters.guidances.first"


def entry(spec: LoadedSpec, path: str) -> dict[str, object]:
    return spec.content.body[path].model_dump(exclude_unset=True, by_alias=True)


def drafted(folder: Path, text: str, name: str = "breeze-2") -> tuple[LoadedSpec, Transcription]:
    target = folder / "models" / f"{name}.yaml"
    made = transcribe(read_page(text, "page.md"), Wanted(TODAY, target))
    target.write_text(made.text, encoding="utf-8")
    return load_spec(target), made


def test_the_draft_states_what_the_page_states(onto: Transcribe) -> None:
    read = page()
    spec, made = onto(read)
    assert spec.facts == {claim.fact for claim in read.claims}
    assert (made.report.facts, made.report.changes, made.report.aside) == (len(spec.facts), (), ())
    assert len(spec.facts) > 20


def test_entries_stand_in_the_pages_order_below_model_and_public(onto: Transcribe) -> None:
    spec, _ = onto(page())
    assert list(spec.content.body) == [
        "model",
        "public",
        "parameters",
        "parameters.guidances",
        FIRST,
        f"{FIRST}[]",
        f"{FIRST}[].image",
        f"{FIRST}[].image.id",
        f"{FIRST}[].image.type",
        f"{FIRST}[].strength",
        "parameters.prompt",
        "parameters.seed",
        "parameters.speed",
        "parameters.style",
    ]


def test_a_row_gives_its_line_its_hash_and_an_empty_says(onto: Transcribe) -> None:
    read = page()
    spec, made = onto(read)
    for row in read.rows:
        found = spec.content.body[row.path]
        assert (found.line, found.row, found.says) == (row.line, row.sha256[:12], "")
    assert set(made.report.unfilled) == {row.path for row in read.rows}


def test_what_the_page_leaves_open_is_assumed_with_a_reason(onto: Transcribe) -> None:
    spec, _ = onto(page())
    wanted: dict[str, object] = {
        "parameters": {"type": "object", "required": True},
        "parameters.guidances": {"type": "object", "required": False},
        f"{FIRST}[]": {"type": "object"},
        f"{FIRST}[].image": {"type": "object", "required": True},
        f"{FIRST}[].image.id": {"type": "string", "required": True},
        f"{FIRST}[].image.type": {"type": "string", "required": True},
        f"{FIRST}[].strength": {"type": "string", "required": False},
    }
    assert {path: entry(spec, path)["assumed"] for path in wanted} == wanted
    assert all(len(str(entry(spec, path)["why"])) > 10 for path in wanted)
    assert "assumed" not in entry(spec, "parameters.seed")


def test_the_sample_keeps_its_figures_and_loses_its_texts(onto: Transcribe) -> None:
    spec, made = onto(page())
    sample = spec.content.sample
    assert sample.body["model"] == "breeze-2"
    parameters = sample.body["parameters"]
    assert isinstance(parameters, dict)
    assert (parameters["speed"], parameters["style"]) == (4, "CALM")
    assert sample.replaced == ["parameters.prompt", f"{FIRST}[].image.id"]
    assert sample.line == 11
    assert "Satz" not in made.text
    assert "YOUR_ID" not in made.text


def test_no_sentence_of_the_page_is_copied(onto: Transcribe) -> None:
    text = onto(page())[1].text
    for sentence in ("What blows", "Controls whether", "Set to", "Each item", "A guide"):
        assert sentence not in text


def test_the_address_comes_from_the_source_or_the_option_and_is_never_invented(folder: Path) -> None:
    content = page_text()
    target = folder / "models" / "breeze-2.yaml"

    def url(source: str, option: str | None = None) -> str | None:
        text = transcribe(read_page(content, source), Wanted(TODAY, target, url=option)).text
        target.write_text(text)
        found = load_spec(target).content.source.url
        target.unlink()
        return found

    assert url("https://kestrel.example/docs/breeze") == "https://kestrel.example/docs/breeze"
    assert url("page.md", "https://kestrel.example/b") == "https://kestrel.example/b"
    assert url("page.md") is None
    assert any("page.url" in note.text for note in transcribe(page(), Wanted(TODAY, target)).report.notes)
    with pytest.raises(DocpactError, match="no http"):
        url("page.md", "javascript:alert(1)")


def test_a_page_without_a_sample_gets_one_of_our_own(onto: Transcribe) -> None:
    kinds = ("kinds", "on", "count", "parts", "box", "tags", "ratio", "share", "lists", "modes", "left")
    types = ("array", "boolean", "integer", "array", "object", "array", "number", "number", "array", "string", "string")
    more = "".join(f"| {name} | `{kind}` | Words. |\n" for name, kind in zip(kinds, types, strict=True))
    required: list[tuple[str, str, JsonValue]] = [(name, "required", name != "left") for name in kinds]
    read = stating(
        page(sample=None, more=more),
        *required,
        ("kinds", "enum", ["A", "B"]),
        ("count", "minimum", 3),
        ("parts", "minItems", 2),
        ("parts[].name", "required", True),
        ("tags", "itemType", "string"),
        ("share", "maximum", 0.5),
        ("lists", "itemType", "array"),
        ("modes", "enum", ["X", "Y"]),
        ("box.lid", "required", True),
        ("box.lid", "type", "object"),
    )
    spec, made = onto(read)
    sentence = "A red kite above dunes in the evening light"
    assert spec.content.sample.line is None
    assert spec.content.sample.body == {
        "model": "breeze-2",
        "prompt": sentence,
        "kinds": ["A"],
        "on": False,
        "count": 3,
        "parts": [{"name": sentence}, {"name": sentence}],
        "box": {"lid": {}},
        "tags": [sentence],
        "ratio": 1,
        "share": 0.5,
        "lists": [[]],
        "modes": "X",
    }
    assert spec.contract.claims[0].why == "every request of this API is a JSON object"
    assert any("no sample" in note.text for note in made.report.notes)


ROWS_INSIDE = """\
| Parameter | Type | Default | Description |
|---|---|---|---|
| prompt | string | - | What blows. |
| speed | integer | 4 | How fast. |
"""


def test_what_a_sample_sends_beside_the_object_of_all_parameters_is_sent(folder: Path) -> None:
    body = '{"model": "gust-7", "version": "0.0.1", "beside": {"x": 1}, "input": {"prompt": "a kite", "odd": 1}}'
    sample = f"```sh\ncurl -X POST https://x.example/v1/jobs -d '{body}'\n```"
    read = read_page(f"# The newest gust\n\n{sample}\n\n## Parameters\n\n{ROWS_INSIDE}", "gust.md")
    made = transcribe(read, Wanted(TODAY, api="kestrel", specs=folder.parent))
    target = folder / "models" / "gust-7.yaml"
    assert made.report.model == "gust-7"
    save(made, target)
    entry = load_spec(target).content.body["version"]
    assert (entry.sent, entry.assumed and dict(entry.assumed.statements())) == (
        "0.0.1",
        {"type": "string", "required": False},
    )
    chosen = {one.path: one.chosen for one in load_spec(target).content.discrepancies}
    assert chosen == {"model": "a", "version": "a", "beside": "b", "input.odd": "b"}
    before = target.read_bytes()
    save(transcribe(read, Wanted(TODAY, target)), target)
    assert target.read_bytes() == before


def test_of_several_samples_the_creating_one_is_taken(folder: Path) -> None:
    other = page_text().replace(
        "# Body Parameters",
        '```curl\ncurl --url https://kestrel.example/api/v2/other --data \'{"model": "x"}\'\n```\n\n# Body Parameters',
    )
    swapped = (
        other.replace("/v2/flights", "/v2/swap").replace("/v2/other", "/v2/flights").replace("/v2/swap", "/v2/other")
    )
    first, made = drafted(folder, other)
    (folder / "models" / "breeze-2.yaml").unlink()
    second, _ = drafted(folder, swapped)
    assert first.content.sample.body["model"] == "breeze-2"
    assert second.content.sample.body == {"model": "x"}
    assert any("2 samples" in note.text for note in made.report.notes)
    assert {one.kind for one in second.content.discrepancies} >= {"two model names"}


def test_a_name_spelt_two_ways_is_spelt_as_in_the_table(folder: Path) -> None:
    spec, _ = drafted(folder, page_text(('"style"', '"Sty_le"')))
    parameters = spec.content.sample.body["parameters"]
    assert isinstance(parameters, dict)
    assert parameters["style"] == "CALM"
    (found,) = spec.content.discrepancies
    assert (found.path, found.kind, found.chosen, found.why) == ("parameters.style", "name spelt two ways", "a", "")


def test_contradictions_become_discrepancies_with_a_reading_and_a_why_to_fill(folder: Path) -> None:
    spec, made = drafted(folder, page_text(('"speed": 4', '"speed": 5,\n    "ghost": {"a": 1}')))
    found = {one.path: one for one in spec.content.discrepancies}
    assert found["parameters.speed"].kind == "sample breaks enum"
    assert found["parameters.ghost"].kind == "sample parameter not in the table"
    assert {one.chosen for one in found.values()} == {"b"}
    assert {one.why for one in found.values()} == {""}
    assert made.report.contradictions == tuple(spec.content.discrepancies)


def test_facts_that_no_spec_can_hold_together_are_set_aside_and_said(onto: Transcribe) -> None:
    odd = "| odd | `integer` | Accepts 1, 2, 3. Defaults to 4. |\n"
    more = f"{odd}| low | `string` | Words. |\n| big | `integer` | Words. |\n"
    read = stating(
        page(more=more),
        ("parameters.low", "minimum", 2),
        ("parameters.low", "minLength", 5),
        ("parameters.low", "maxLength", 4),
        ("parameters.big", "maximum", 10**30),
        ("parameters.big", "minLength", 1.5),
        ("parameters.big", "enum", [[10**30]]),
        ("parameters.big; x", "type", "string"),
        ("parameters.seed.part", "type", "string"),
    )
    spec, made = onto(read)
    assert {(one.fact.path, one.fact.keyword) for one in made.report.aside} == {
        ("parameters.odd", "default"),
        ("parameters.low", "minimum"),
        ("parameters.low", "minLength"),
        ("parameters.big", "maximum"),
        ("parameters.big", "minLength"),
        ("parameters.big", "enum"),
        ("parameters.big; x", "type"),
        # A number that has parts is an object, which then has no bounds.
        ("parameters.seed", "type"),
        ("parameters.seed", "minimum"),
        ("parameters.seed", "maximum"),
    }
    assert {claim.fact for claim in read.claims} - {one.fact for one in made.report.aside} == spec.facts
    assert all(one.reason and one.line > 20 for one in made.report.aside)
    kinds = [(one.path, one.kind, one.chosen) for one in spec.content.discrepancies]
    assert kinds[0] == ("parameters.odd", "default not allowed", "b")
    assert kinds.count(("parameters.low", "contradicts itself", "b")) == 2
    assert kinds.count(("parameters.seed", "contradicts itself", "b")) == 3
    assert len(kinds) == 6
    assert any("left out" in line for line in text(made.report.printed()))


def test_the_type_of_a_row_of_items_belongs_to_the_array(folder: Path) -> None:
    items = "| shots[] | `object` | One of them. |\n| shots[].text | `string` | *Required.* |\n"
    more = f"| shots | `array` | Up to 3 items. |\n{items}"
    spec, _ = drafted(folder, page_text(more=more))
    assert entry(spec, "parameters.shots")["itemType"] == "object"
    assert entry(spec, "parameters.shots[]")["assumed"] == {"type": "object"}


@pytest.mark.parametrize(
    ("name", "keyword", "value", "wanted"),
    [
        ("mystery", None, None, "string"),
        ("top_id", None, None, "string"),
        ("link_url", None, None, "string"),
        ("seed", None, None, "integer"),
        ("shown", None, None, "boolean"),
        ("a", "default", True, "boolean"),
        ("b", "default", 1.5, "number"),
        ("c", "default", [], "array"),
        ("d", "enum", ["A"], "string"),
        ("e", "enum", [1, 2.5], "number"),
        ("f", "enum", [1, "A"], "string"),
        ("g", "maxLength", 9, "string"),
        ("h", "itemType", "string", "array"),
        ("i", "maximum", 5, "number"),
    ],
)
def test_a_type_that_nobody_states_is_assumed(
    onto: Transcribe, name: str, keyword: str | None, value: JsonValue, wanted: str
) -> None:
    rows = f"| model | `string` | Set to `breeze-2`. |\n| prompt | `string` | Words. |\n| {name} | | Words only. |\n"
    sample = '{"model": "breeze-2", "parameters": {"prompt": "x y", "shown": true}}'
    read = page(rows=rows, sample=sample)
    spec, _ = onto(stating(read, (f"parameters.{name}", keyword, value)) if keyword else read)
    found = spec.content.body[f"parameters.{name}"]
    assert found.assumed is not None
    assert (found.assumed.value("type"), bool(found.why)) == (wanted, True)


def test_parts_that_only_the_sample_shows_are_assumed(folder: Path) -> None:
    rows = (
        "| model | `string` | Set to `breeze-2`. |\n"
        "| box | `object` | A box. |\n| tags | `array` | Array of strings. |\n"
        "| list | `array` | A list. |\n| word | `string` | A word. |\n"
    )
    sample = (
        '{"model": "breeze-2", "parameters": {"box": {"a": 1, "b": {"c": null}}, "tags": ["x"], '
        '"list": [{"d": 1.5}], "word": {"e": 1}}}'
    )
    spec, _ = drafted(folder, page_text(rows=rows, sample=sample))
    body = spec.content.body
    types: dict[str, JsonValue] = {}
    for path, one in body.items():
        if one.why == "Only the page's sample shows it." and one.assumed:
            types[path] = one.assumed.value("type")
    assert types == {
        "parameters.box.a": "integer",
        "parameters.box.b": "object",
        "parameters.box.b.c": "string",
        "parameters.list[]": "object",
        "parameters.list[].d": "number",
    }
    assert {one.path for one in spec.content.discrepancies} >= {"parameters.word", "parameters.word.e"}


def test_a_page_that_names_no_model_gets_the_samples_or_the_files_name(folder: Path) -> None:
    rows = "| prompt | `string` | Words. |\n"
    spec, _ = drafted(folder, page_text(rows=rows, sample='{"model": "gust", "parameters": {"prompt": "x"}}'))
    assert entry(spec, "model")["assumed"] == {"type": "string", "enum": ["gust"], "required": True}
    assert spec.names == ["breeze-2", "gust"]
    (folder / "models" / "breeze-2.yaml").unlink()
    spec, _ = drafted(folder, page_text(rows=rows, sample=None))
    assert spec.names == ["breeze-2"]
    assert spec.content.sample.body == {"model": "breeze-2", "prompt": SENTENCE}


def test_a_sample_that_sends_no_model_is_of_an_address_that_is_the_models_own(folder: Path) -> None:
    text = """# Gale

| Parameter | Type | Definition |
| --- | --- | --- |
| prompt | string | Required. |
| seconds | integer | Optional. Accepts 3, 6. |

```bash
curl -X POST https://api.gale.test/v1/gale -d '{"prompt": "A kite", "seconds": 3}'
```
"""
    spec, _ = drafted(folder, text, "gale")
    assert [*spec.content.body] == ["prompt", "seconds"]
    unknown, _ = drafted(folder, text.partition("```")[0], "gale")
    assert "model" in unknown.content.body  # nothing shows how a request looks


def test_a_sample_of_blanks_is_no_sample_and_contradicts_nothing(folder: Path) -> None:
    blanks = '{"model": "<string>", "parameters": {"prompt": "<string>", "duration": 123}}'
    spec, transcription = drafted(folder, page_text(sample=blanks))
    assert spec.content.sample.line is None
    assert spec.content.sample.body["model"] == "breeze-2"
    assert not [one for one in spec.content.discrepancies if one.kind and one.kind.startswith("sample breaks")]
    assert "the sample is ours, as the page's shows types alone" in [note.text for note in transcription.report.notes]
    told = drafted(folder, page_text(sample=blanks.replace('"prompt": "<string>"', '"prompt": "A kite"')))[0]
    assert [one for one in told.content.discrepancies if one.kind and one.kind.startswith("sample breaks")]


def test_sample_members_that_are_no_names_are_left_out_and_said(folder: Path) -> None:
    spec, made = drafted(folder, page_text(('"speed": 4', '"import os; x": 1, "../up": 2, "speed": 4')))
    parameters = spec.content.sample.body["parameters"]
    assert isinstance(parameters, dict)
    assert list(parameters) == ["prompt", "speed", "style", "guidances"]
    assert sum("left out" in note.text for note in made.report.notes) == 2


def test_numbers_that_yaml_cannot_hold_are_replaced(folder: Path) -> None:
    spec, _ = drafted(folder, page_text(('"speed": 4', f'"speed": {10**30}, "seed": 1e999')))
    parameters = spec.content.sample.body["parameters"]
    assert isinstance(parameters, dict)
    assert (parameters["speed"], parameters["seed"]) == (0, 0)
    assert {"parameters.speed", "parameters.seed"} <= set(spec.content.sample.replaced)


HOSTILE = "x\"; import os #{{ 7*7 }} !!python/object: [&a *b] \u202e\x1b[31m '` <script>"


def test_hostile_text_everywhere_gives_a_spec_that_loads(folder: Path) -> None:
    text = page_text(
        ("What blows.", HOSTILE.replace("|", "")),
        ("Ein Satz, der nur auf der Seite steht", HOSTILE.replace('"', '\\"').replace("'", "")),
        ("# Breeze 2", f"# {HOSTILE}"),
        ("Accepts CALM, WILD.", "Accepts `!!python/x`, `{{ y }}`, `a: b`, `OFF`, `CALM`."),
    )
    spec, made = drafted(folder, text)
    values = entry(spec, "parameters.style")["enum"]
    assert isinstance(values, list)
    assert set(values) == {"!!python/x", "{{ y }}", "a: b", "OFF", "CALM"}
    assert all(line.isprintable() for line in made.text.split("\n"))
    assert "import os" not in str(spec.content.sample.body)


def test_too_many_parameters_are_refused_with_the_reason(folder: Path) -> None:
    rows = "| model | `string` | Set to `breeze-2`. |\n" + "".join(
        f"| p{n} | `string` | Words. |\n" for n in range(501)
    )
    with pytest.raises(DocpactError, match=r"page.md: the page cannot be made a spec: body: .*at most 500"):
        drafted(folder, page_text(rows=rows))


def test_a_model_that_is_no_text_is_set_aside_with_the_reason(folder: Path) -> None:
    rows = ("| model | `string` | *Required.* Set to `breeze-2`. |", "| model | `integer` | Set to `2`. |")
    spec, made = drafted(folder, page_text(rows))
    assert [one.reason for one in made.report.aside] == [
        "the entry 'model' has to be of type string, with the model's names as its enum"
    ] * 2
    assert {one.fact.keyword for one in made.report.aside} == {"enum", "type"}
    assert {one.fact.path for one in made.report.aside} == {"model"}
    assert not any(fact.path == "model" for fact in spec.facts)


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("", "one file, called after its model"),
        ("api.yaml", "one file, called after its model"),
        ("breeze-2.json", "one file, called after its model"),
        ("bad name.yaml", "letters, digits"),
        ("breeze-2.yaml", "a folder called 'models'"),
        ("no/models/breeze-2.yaml", "folder does not exist"),
    ],
)
def test_a_target_that_is_no_spec_is_refused(folder: Path, target: str, wanted: str) -> None:
    with pytest.raises(DocpactError, match=wanted):
        transcribe(page(), Wanted(TODAY, folder / target))


def test_the_api_is_the_folders_or_the_only_one(folder: Path, tmp_path: Path) -> None:
    specs = folder.parent
    assert "\napi: kestrel\n" in transcribe(page(), Wanted(TODAY, specs=specs)).text
    assert "\napi: kestrel\n" in transcribe(page(), Wanted(TODAY, api="kestrel", specs=specs)).text
    assert "\napi: other\n" in transcribe(page(), Wanted(TODAY, api="other", specs=specs)).text
    with pytest.raises(DocpactError, match="nothing says to which API"):
        transcribe(page(), Wanted(TODAY, specs=tmp_path / "none"))
    with pytest.raises(DocpactError, match="cannot be the name of an API"):
        transcribe(page(), Wanted(TODAY, api="Not/One", specs=specs))
    with pytest.raises(SpecError, match="holds the API 'kestrel', not 'other'"):
        transcribe(page(), Wanted(TODAY, folder / "models" / "breeze-2.yaml", api="other"))
    bare = tmp_path / "hawk"
    bare.mkdir()
    assert "\napi: hawk\n" in transcribe(page(), Wanted(TODAY, bare / "models" / "breeze-2.yaml")).text


def test_the_models_name_is_the_files_the_callers_or_the_pages(folder: Path) -> None:
    def model(read: str, name: str | None = None) -> str:
        wanted = Wanted(TODAY, model=name, specs=folder.parent)
        return transcribe(read_page(read, "p.md"), wanted).report.model

    assert model(page_text()) == "breeze-2"
    assert model(page_text(), "zephyr") == "zephyr"
    assert model(page_text(("Set to `breeze-2`", "Set to `vendor/breeze-2`"))) == "breeze-2"
    assert model(page_text(("Set to `breeze-2`", "Set to `breeze-2` or `breeze-3`"))) == "breeze-2"
    with pytest.raises(DocpactError, match="cannot be the name of a spec"):
        model(page_text(), "../up")
    unnamed = ("Set to `breeze-2`", "Some"), ("# Breeze 2", "# ???")
    assert model(page_text(*unnamed)) == "breeze-2", "the sample names it"
    with pytest.raises(DocpactError, match="names no model"):
        model(page_text(*unnamed, sample=None))
    with pytest.raises(DocpactError, match="the file is called"):
        transcribe(page(), Wanted(TODAY, folder / "models" / "breeze-2.yaml", model="other"))


def test_the_sample_constant_is_what_the_page_holds() -> None:
    assert SAMPLE in page_text()


def test_a_row_of_items_that_contradicts_its_array_gives_a_draft_all_the_same(folder: Path) -> None:
    more = "| tones | array of strings | Optional. |\n| tones[] | integer | Up to 3. |\n"
    spec, made = drafted(folder, page_text(more=more))

    assert spec.content.body["parameters.tones"].value("itemType") == "string"
    assert [str(one.fact) for one in made.report.aside] == ["parameters.tones[] maximum 3"]


def test_what_must_be_sent_is_assumed_where_no_row_says_so(folder: Path) -> None:
    rows = "| model | `string` | Set to `breeze-2`. |\n| prompt | `string` | Words. |\n| loop | `boolean` | Round. |\n"
    spec, _ = drafted(folder, page_text(rows=rows))
    assumed = {path: dict(one.assumed.statements()) for path, one in spec.content.body.items() if one.assumed}
    assert (assumed["model"], assumed["parameters.prompt"]) == ({"required": True}, {"required": True})
    assert assumed["parameters.loop"] == {"required": False}
    assert spec.content.body["model"].why == "A request names its model."
    required = {path for path, field in spec.contract.fields.items() if field.required}
    assert required == {"model", "parameters", "parameters.prompt"}


@pytest.mark.parametrize("required", [True, False])
def test_an_object_that_the_sample_shows_must_be_sent_only_where_a_part_of_it_must(
    folder: Path, *, required: bool
) -> None:
    row = f"| camera.pan | number | {'Required. ' if required else ''}From -1 to 1. |\n"
    page = f"| Parameter | Type | Definition |\n|---|---|---|\n| text | string | Required. |\n{row}"
    spec, _ = drafted(folder, page + '\n```json\n{"text": "A kite", "camera": {"pan": 0.5}}\n```\n')
    assumed = spec.content.body["camera"].assumed
    assert assumed is not None
    assert assumed.value("required") is required


def test_what_a_person_has_to_decide_is_named_with_its_line(folder: Path) -> None:
    spec, _ = drafted(folder, page_text(('"model": "breeze-2"', '"model": "gust-2"')))
    (error,) = spec.undecided
    assert error.where is not None
    line = spec.path.read_text().splitlines()[(error.where.line or 0) - 1]
    assert line.strip() == "why: ''"
    assert "gust-2" in error.what
    assert "why: ..." in (error.hint or "")
    spec.path.write_text(spec.path.read_text().replace("why: ''", "why: The sample was copied from another page."))
    assert load_spec(spec.path).undecided == []


NOTICE = """

The style parameter is deprecated and goes on March 7, 2027. After March 7th, requests that send style will be rejected.
"""


def test_what_a_notice_says_fails_from_a_day_on_is_forbidden_since_then(folder: Path) -> None:
    spec, made = drafted(folder, page_text(more=NOTICE))

    since = [claim for claim in spec.contract.claims if claim.since is not None]
    assert [(str(claim.fact), claim.since, claim.witness) for claim in since] == [
        ("parameters.style forbidden true", dt.date(2027, 3, 7), "observed")
    ]
    again = transcribe(read_page(page_text(more=NOTICE), "page.md"), Wanted(TODAY, spec.file.path))
    assert again.text == made.text


@pytest.mark.parametrize(
    ("name", "value"),
    [("image", ADDRESS), ("end_frame", ADDRESS), ("sound", ADDRESS), ("image_prompt", SENTENCE), ("imagery", SENTENCE)],
)
def test_where_an_input_is_needed_the_sample_has_an_address(name: str, value: str) -> None:
    assert made_up([name], {name: {"type": "string", "required": True}}).body == {name: value}
