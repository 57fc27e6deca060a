"""The parts of emission by themselves: what the generator of models may see, and what calls are made of."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docpact.spec import Project, load_project
from docpact.write.openapi import request_schema
from docpact.write.python.context import known_errors, known_shapes, model_context
from docpact.write.python.generate import emission
from docpact.write.python.models import PLAIN_KEYWORDS, emit_models, plain
from docpact.write.python.render import Choice, render, templates


def test_the_generator_of_models_sees_no_text_and_no_extension(project: Project, kestrel: Project) -> None:
    def keywords(schema: object) -> set[str]:
        if not isinstance(schema, dict):
            return set()
        members = schema.get("properties", {})
        below = [keywords(member) for member in [*members.values(), schema.get("items")]]
        return set(schema).union(*below)

    for spec in (*project.specs, *kestrel.specs):
        found = keywords(plain(request_schema(spec)))
        assert found <= PLAIN_KEYWORDS
        assert not {word for word in found if word.startswith("x-")} | ({"description"} & found)


def test_a_required_member_keeps_no_default() -> None:
    schema = plain(
        {
            "type": "object",
            "required": ["a"],
            "properties": {"a": {"default": 1, "type": "integer"}, "b": {"default": 1, "type": "integer"}},
        }
    )
    assert schema["properties"] == {"a": {"type": "integer"}, "b": {"default": 1, "type": "integer"}}


def test_a_generator_that_emits_something_else_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("datamodel_code_generator.generate", lambda *_, **__: "class Other: ...")
    with pytest.raises(AssertionError, match="look at its version"):
        emit_models({"type": "object"}, "A")


def test_arguments_are_typed_and_ordered(kestrel: Project) -> None:
    context = model_context(kestrel.specs[0])
    arguments = {argument.name: argument for argument in context.arguments}
    required = [argument.default is None for argument in context.arguments]
    assert required == sorted(required, reverse=True)
    assert arguments["class_"].annotation == 'Literal["HEAVY", "LIGHT"]'
    assert arguments["mode"].annotation == 'Literal["PAN", "TILT"] | None'
    assert arguments["loop"].annotation == "bool | None"
    assert arguments["path"].annotation == "Sequence[Mapping[str, object]] | None"
    assert (arguments["feathers"].annotation, arguments["feathers"].many) == ("Sequence[Input] | None", True)
    assert (arguments["steps"].default, arguments["speed"].default) == ("16", "None")
    assert arguments["strength"].says == "From 0.1 to 0.9. The server takes 0.5 where it is left out."
    assert arguments["weight"].says == "From -1.5 to 2."
    assert arguments["speed"].says.startswith("From 0 to any.")
    assert (context.retired, context.replaced_by, context.spec) == (None, [], kestrel.specs[0])


def test_the_committed_model_s_one_image_is_one_argument(project: Project) -> None:
    context = model_context(project.spec("sora-2-pro"))
    image = next(argument for argument in context.arguments if argument.image)
    assert (image.name, image.annotation, image.many) == ("start_frame", "Input | None", False)
    public = next(argument for argument in context.arguments if argument.name == "public")
    assert (public.annotation, public.default) == ("bool", "False")
    assert context.retired == "2026-07-09"


def test_answers_shapes_are_known_to_any_depth(project: Project) -> None:
    shapes = known_shapes(project.api.content)
    assert shapes["poll"] == {
        "generations_by_pk": {
            "id": None,
            "status": ("PENDING", "COMPLETE", "FAILED"),
            "generated_images": [
                {
                    "id": None,
                    "url": None,
                    "motionMP4URL": None,
                    "nsfw": None,
                    "generated_image_variation_generics": [{"id": None, "url": None}],
                }
            ],
            "failureReason": None,
            "prompt_moderations": [None],
        }
    }
    created = shapes["create"]
    assert isinstance(created, dict)
    assert set(created) == {"generate", "generationId", "cost", "apiCreditCost"}


def test_where_no_shape_is_documented_the_examples_say_what_is_known(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "data" / "vendors" / "gull", tmp_path / "gull")
    api = load_project(tmp_path).api.content
    shapes = known_shapes(api)
    words = ("waiting", "drawing", "ready", "broken")
    fault = {"kind": None, "text": None}
    assert shapes["look"] == {"ticket": None, "state": words, "output": {"video_url": None}, "fault": fault}
    assert shapes["make"] == {"ticket": None, "state": None, "note": None}
    assert known_errors(api) == [{"fault": fault, "note": None}]


def test_a_template_tree_mirrors_the_tree_that_it_emits(project: Project) -> None:
    emitted = {path.split("/", 1)[1] for path in render(project) if "/" in path and "_runtime" not in path}
    names = {path.removesuffix(".jinja") for path in templates()}
    assert emitted - names == {f"{folder}/sora_2_pro.py" for folder in ("calls", "catalogue", "models")}
    assert names - emitted == {"calls/_model_.py", "catalogue/_model_.py"}


def test_a_package_can_be_renamed(project: Project) -> None:
    tree = render(project, Choice("renamed"))
    assert {Path(path).parts[0] for path in tree} == {"renamed", "openapi.json"}
    source = b"\n".join(content for path, content in tree.items() if path.endswith(".py"))
    assert b"leonardo_client" not in source
    assert b"renamed" in source


def test_a_default_of_what_is_always_sent_is_kept_by_sending_it(tmp_path: Path) -> None:
    """As a document has it that gives a required model, of which there is one, a default."""
    shutil.copytree(Path(__file__).parents[2] / "data" / "vendors" / "gull", tmp_path / "gull")
    path = tmp_path / "gull" / "models" / "gull-1.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("enum: [gull-1],", "enum: [gull-1], default: gull-1,"), encoding="utf-8")
    assert emission(load_project(tmp_path)).refused == []
