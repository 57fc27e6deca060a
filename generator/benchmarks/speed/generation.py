"""What is measured of docpact itself: generating for many models, and the commands that are run most."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from benchmarks.double_spend.environments import REPOSITORY, UnavailableError
from benchmarks.speed.measures import READY, Cost, Question, timed

from docpact.spec import load_spec
from docpact.write.json_schema import body_schema
from docpact.write.python.models import plain

DOCPACT: Final = (sys.executable, "-m", "docpact")
PAGES: Final = REPOSITORY.parent / "shared"
"""Where pages of real vendors lie, which cannot be in the repository."""
COUNTS: Final = (1, 80, 200, 1000)
SOURCES: Final = REPOSITORY / "spec" / "leonardo"
ALONE: Final = "datamodel-code-generator alone"
FIRST: Final = "veo-3.1"
HIGHEST: Final = 4294967295
"""A bound in its spec, of the seed."""


MODELS_ALONE: Final = """
import json, sys
from datamodel_code_generator import generate
from datamodel_code_generator.enums import DataModelType, InputFileType
schema = json.load(open(sys.argv[1]))
kinds = {"input_file_type": InputFileType.JsonSchema, "output_model_type": DataModelType.PydanticV2BaseModel}
for _ in range(int(sys.argv[2])):
    generate(schema, output=None, formatters=[], **kinds)
"""
"""Without docpact: the request models alone, made of their schemas by the library that makes them here too."""


def models_alone(folder: Path, count: int) -> Cost:
    """What the library takes that makes the models, of which each is that of our one. Raises UnavailableError."""
    schema = folder / "schema.json"
    contract = load_spec(SOURCES / "models" / f"{FIRST}.yaml").contract
    schema.write_text(json.dumps(plain(body_schema(contract, conditions=False))), encoding="utf-8")
    return timed([sys.executable, "-c", MODELS_ALONE, str(schema), str(count)])


def many_models(folder: Path, rounds: int, counts: Sequence[int] = COUNTS) -> list[Question]:
    """The client and the generator by how many models there are: one of ours, and copies of it."""
    one = named(1)
    client = [
        Question("models", "Import to first request ready, by how many models the package has", one, 1.1),
        Question("models-memory", "The most memory held by a client up to its first request", one, unit="MB"),
        Question("models-vendored", "Size of the vendored copy of one model, by how many there are", one, unit="KB"),
    ]
    generated = [
        Question("models-generate", "Generating the package from nothing", one, unit="s"),
        Question(
            "models-generate-processor", "Generating the package from nothing, seconds of all processors", one, unit="s"
        ),
        Question("models-generate-memory", "The most memory held by one process that generates", one, unit="MB"),
        Question("models-changed", "Generating after one model has changed, seconds of all processors", one, unit="s"),
        Question("models-unchanged", "Generating where nothing has changed, seconds of all processors", one, unit="s"),
    ]
    generated[0].note = "Goal: 200 models in 10 s by the clock, on two cores with nothing else to do."
    generated[1].note = (
        "datamodel-code-generator alone, which makes the models of requests here, shows the limit: ours also reads the "
        "specs, renders and formats the client, and proves with bodies that it keeps every fact."
    )
    generated[1].runs[f"{ALONE}, 200 models"] = [models_alone(folder, 200).processor / 1000]
    generated[3].note = "Goal: 1 s of 80 models."
    generated[4].note = "Goal: 0.15 s of 80 models."
    for count in counts:
        project = folder / str(count)
        synthetic(project, count)
        costs = [generate(project)]
        changed, unchanged = list[Cost](), list[Cost]()
        for number in range(max(1, rounds // 5)):
            touched(project, number)
            changed.append(generate(project))
            unchanged.append(generate(project))
        values = [
            [cost.clock / 1000 for cost in costs],
            [cost.processor / 1000 for cost in costs],
            [cost.memory for cost in costs],
            [cost.processor / 1000 for cost in changed],
            [cost.processor / 1000 for cost in unchanged],
        ]
        for question, runs in zip(generated, values, strict=True):
            question.runs[named(count)] = runs
    for question in client:
        question.runs |= {named(count): [] for count in counts}
    for _ in range(rounds):
        for count in counts:
            cost = timed([sys.executable, "-c", READY.format(package=str(folder / str(count) / "generated"))])
            client[0].runs[named(count)].append(cost.clock)
            client[1].runs[named(count)].append(cost.memory)
    for count in counts:
        client[2].runs[named(count)] = [vendored(folder / str(count)) / 1000]
    return [*client, *generated]


def named(count: int) -> str:
    return f"{count:,} {'model' if count == 1 else 'models'}"


def generate(project: Path) -> Cost:
    """What generating took. Raises UnavailableError."""
    return timed([*DOCPACT, "generate"], project)


def touched(project: Path, number: int) -> None:
    """Change a bound of one model. Raises UnavailableError."""
    path = project / "spec" / "leonardo" / "models" / f"{FIRST}.yaml"
    text = path.read_text(encoding="utf-8")
    before, after = f"maximum: {HIGHEST - number}", f"maximum: {HIGHEST - number - 1}"
    if before not in text:
        raise UnavailableError(f"{path.name} has no {before}")
    path.write_text(text.replace(before, after), encoding="utf-8")


def vendored(project: Path) -> int:
    """Bytes of the copy of one model in another repository. Raises UnavailableError."""
    target = project / "vendored"
    timed([*DOCPACT, "vendor", str(target), "-m", FIRST], project)
    return sum(path.stat().st_size for path in target.rglob("*.py"))


def synthetic(project: Path, count: int) -> None:
    """A project of one model that is ours, and copies of it under other names."""
    models = project / "spec" / "leonardo" / "models"
    models.mkdir(parents=True)
    shutil.copy(SOURCES / "api.yaml", models.parent)
    text = (SOURCES / "models" / f"{FIRST}.yaml").read_text(encoding="utf-8")
    for number in range(count):
        name = f"{FIRST}-{number}" if number else FIRST
        (models / f"{name}.yaml").write_text(text.replace(FIRST, name), encoding="utf-8")


def commands(folder: Path, rounds: int) -> list[Question]:
    """The commands that are run most, each in a cold process."""
    project = folder / "commands"
    synthetic(project, 1)
    body = project / "body.json"
    body.write_text(json.dumps({"model": "veo-3.1-generate-001", "parameters": {"prompt": "A red kite"}}))
    spec, page = f"spec/leonardo/models/{FIRST}.yaml", "spec/leonardo/models/kling-2.6.yaml"

    def cold() -> Cost:
        shutil.rmtree(project / "generated", ignore_errors=True)
        return generate(project)

    sides: dict[str, Callable[[], Cost]] = {
        "bare Python": lambda: timed([sys.executable, "-c", "pass"]),
        ALONE: lambda: models_alone(folder, 1),
        "docpact --help": lambda: timed([*DOCPACT, "--help"]),
        "facts": lambda: timed([*DOCPACT, "facts", spec]),
        "diff": lambda: timed([*DOCPACT, "diff", page, spec]),
        "check": lambda: timed([*DOCPACT, "check", spec, str(body)]),
        "generate, nothing changed": lambda: generate(project),
        "generate, cold": cold,
    }
    clock = Question("commands", "Commands, cold process, one model", "bare Python")
    processor = Question(
        "commands-processor", "Commands, cold process, one model, milliseconds of all processors", "bare Python"
    )
    clock.note = processor.note = (
        "Goals in ms: `--help` 120, `facts` 300, `diff` 400, `check` 350, `generate` 1,000 and, unchanged, 150. "
        "datamodel-code-generator alone, in a process of its own that makes one model, shows what of `generate` is its."
    )
    costs = {name: [run() for _ in range(2)][1:] for name, run in sides.items()}
    for _ in range(rounds - 1):
        for name, run in sides.items():
            costs[name].append(run())
    for name, found in costs.items():
        clock.runs[name] = [cost.clock for cost in found]
        processor.runs[name] = [cost.processor for cost in found]
    return [clock, processor]


READING: Final = """
import sys
from docpact.read.pages import load
for name in sys.argv[1:]:
    load(name)
"""


def reading(folder: Path, rounds: int) -> list[Question]:
    """Reading all pages that there are, in one process."""
    pages = [
        str(path)
        for corpus in ("corpus", "others")
        for path in sorted((PAGES / corpus).glob("*"))
        if path.suffix in (".md", ".txt") and path.stem != "README"
    ]
    question = Question("reading", "Reading all pages of the corpora, seconds of the processor", "nothing", unit="s")
    if not pages:
        question.missing["pages"] = "are not here"
        return [question]
    name = f"{len(pages)} pages"
    question.note = "Goal: 1.5 s in all. Nothing: the same process without a page."
    question.runs = {"nothing": [], name: []}
    for _ in range(rounds):
        for side, read in (("nothing", []), (name, pages)):
            question.runs[side].append(timed([sys.executable, "-c", READING, *read], folder).processor / 1000)
    return [question]
