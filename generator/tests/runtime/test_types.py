"""What a type checker says of calls: every wrong one is refused, every right one is taken, on both clients."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.untraced

REPOSITORY = Path(__file__).parents[3]
WRONG = "# wrong"
"""Marks a line that the type checker must refuse; it must refuse no other."""

CREATE = [
    'prompt="x"',
    'prompt="x", public=True, width=720, height=1792, duration=8, mode="RESOLUTION_1080", quantity=1',
    'prompt="x", start_frame="a.png"',
    'prompt="x", start_frame=b"bytes"',
    'prompt="x", start_frame=Path("a.png")',
    'prompt="x", start_frame=Uploaded("i")',
    'prompt="x", start_frame=Reference("i", "GENERATED")',
    'prompt="x", start_frame={"image": {"id": "i", "type": "GENERATED"}}',
    'prompt="x", start_frame=open("a.png", "rb")',
    'prompt="x", start_frame=file',
    'prompt="x", duration=None, mode=None, start_frame=None, extra=None',
    'prompt="x", extra={"seed": 7}',
    f" {WRONG}",
    f'"x" {WRONG}',
    f"prompt=None {WRONG}",
    f"prompt=5 {WRONG}",
    f'prompt=b"x" {WRONG}',
    f"duration=4 {WRONG}",
    *[f'prompt="x", duration={value} {WRONG}' for value in ("5", "0", '"4"', "4.0", "True", "-4", "[4]")],
    *[f'prompt="x", width={value} {WRONG}' for value in ("640", '"720"', "720.0", "None", "True", "1080")],
    *[f'prompt="x", height={value} {WRONG}' for value in ("640", '"720"', "720.0", "None", "False", "1080")],
    *[f'prompt="x", mode={value} {WRONG}' for value in ('"RESOLUTION_480"', '"resolution_720"', "720", 'b"x"')],
    *[f'prompt="x", quantity={value} {WRONG}' for value in ("None", '"1"', "1.0")],
    *[f'prompt="x", public={value} {WRONG}' for value in ("None", '"no"', "0")],
    *[f'prompt="x", start_frame={value} {WRONG}' for value in ("5", '["a.png"]', '("i", "GENERATED")')],
    *[f'prompt="x", extra={value} {WRONG}' for value in ("5", '"seed"', "[1]", "{1: 2}")],
    *[f'prompt="x", {name}=1 {WRONG}' for name in ("seed", "model", "guidances", "startFrame", "Duration", "body")],
]
FROM = [
    '{"model": "sora-2-pro", "parameters": {}}',
    "body={}",
    "MAPPING",
    f" {WRONG}",
    f'"text" {WRONG}',
    f"[1] {WRONG}",
    f"None {WRONG}",
    f"{{1: 2}} {WRONG}",
    f"{{}}, extra={{}} {WRONG}",
]
WAIT = [
    "",
    "60",
    "60.5, interval=1, progress=True",
    "timeout=60, progress=tell",
    "progress=lambda progress: print(progress.elapsed)",
    f'"60" {WRONG}',
    "None",
    f"60, 1 {WRONG}",
    f'interval="1" {WRONG}',
    f"progress=1 {WRONG}",
    f"progress=lambda: None {WRONG}",
    f"progress=wrong_hook {WRONG}",
    f"deadline=5 {WRONG}",
]
DOWNLOAD = [
    '"a.mp4"',
    'Path("a.mp4")',
    'path="a.mp4", progress=True',
    '"a.mp4", progress=tell',
    f" {WRONG}",
    f'b"a.mp4" {WRONG}',
    f"5 {WRONG}",
    f"None {WRONG}",
    f'"a.mp4", True {WRONG}',
    f'"a.mp4", progress="yes" {WRONG}',
    f'"a.mp4", overwrite=True {WRONG}',
]
UPLOAD = ['"a.png"', 'b"x"', 'Path("a.png")', f"5 {WRONG}", f'Uploaded("i") {WRONG}']
OPTIONS = [
    "",
    '"key"',
    'base_url="https://x.test", timeout=5, headers={"a": "b"}, max_retries=0, validation="warn"',
    f"5 {WRONG}",
    f'"key", "https://x.test" {WRONG}',
    f'timeout="5" {WRONG}',
    f"headers=5 {WRONG}",
    f"retries=3 {WRONG}",
    f'validation="never" {WRONG}',
]
HEAD = """
import httpx
from collections.abc import Mapping
from pathlib import Path
from leonardo_client import (
    AsyncFile, AsyncGeneration, AsyncLeonardo, Cost, File, Generation, Reference, Leonardo, PreparedRequest,
    Progress, Uploaded,
)
MAPPING: Mapping[str, object] = {}
def tell(progress: Progress) -> None: ...
def wrong_hook(progress: str) -> None: ...
"""
RESULTS = {
    "": [
        'a: Generation = leonardo.sora_2_pro.create(prompt="x")',
        'b: PreparedRequest = leonardo.sora_2_pro.preview(prompt="x")',
        "c: Generation = generation.wait().refresh()",
        "d: list[File] = generation.videos",
        'e: str = file.download("a.mp4")',
        "f: Cost | None = generation.cost",
        f"g: str = generation.status {WRONG}",
        f'h: AsyncGeneration = leonardo.sora_2_pro.create(prompt="x") {WRONG}',
        f"i = leonardo.sora_3_pro {WRONG}",
        f"j = leonardo.generation(5) {WRONG}",
        "k = Leonardo(http_client=httpx.Client())",
        f"l = Leonardo(http_client=httpx.AsyncClient()) {WRONG}",
        "with Leonardo() as m: n: Leonardo = m",
    ],
    "Async": [
        'a: AsyncGeneration = await leonardo.sora_2_pro.create(prompt="x")',
        'b: PreparedRequest = leonardo.sora_2_pro.preview(prompt="x")',
        "c: AsyncGeneration = await (await generation.wait()).refresh()",
        "d: list[AsyncFile] = generation.videos",
        'e: str = await file.download("a.mp4")',
        "f: Cost | None = generation.cost",
        f"g: str = generation.status {WRONG}",
        f'h: AsyncGeneration = leonardo.sora_2_pro.create(prompt="x") {WRONG}',
        f'leonardo.sora_2_pro.create(prompt="forgotten") {WRONG}',
        "k = AsyncLeonardo(http_client=httpx.AsyncClient())",
        f"l = AsyncLeonardo(http_client=httpx.Client()) {WRONG}",
        f"with AsyncLeonardo() as m: pass {WRONG}",
        "async with AsyncLeonardo() as n: o: AsyncLeonardo = n",
    ],
}


def program() -> str:
    lines: list[str] = [*HEAD.strip().splitlines()]
    for mode, results in RESULTS.items():
        wait, define = ("await ", "async def") if mode else ("", "def")
        lines.append(
            f"{define} use{mode}(leonardo: {mode}Leonardo, generation: {mode}Generation, file: {mode}File) -> None:"
        )
        calls = [
            ("leonardo.sora_2_pro.create", CREATE, wait),
            ("leonardo.sora_2_pro.preview", CREATE, ""),
            ("leonardo.sora_2_pro.create_from", FROM, wait),
            ("generation.wait", WAIT, wait),
            ("file.download", DOWNLOAD, wait),
            ("leonardo.upload", UPLOAD, wait),
            (f"{mode}Leonardo", OPTIONS, ""),
        ]
        for name, arguments, awaiting in calls:
            for argument in arguments:
                given, _, mark = argument.partition(WRONG)
                lines.append(
                    f"    {awaiting}{name}({given.strip()})" + (f"  {WRONG}" if mark or WRONG in argument else "")
                )
        lines += [f"    {line}" for line in results]
    return "\n".join([*lines, ""])


def marked(source: str) -> set[int]:
    return {number for number, line in enumerate(source.splitlines(), 1) if line.endswith(WRONG)}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("types")
    (folder / "use.py").write_text(program())
    settings = {
        "include": ["use.py"],
        "extraPaths": [str(REPOSITORY / "generated")],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "reportUnusedVariable": False,
        "reportUnusedCoroutine": True,
        "reportUnknownLambdaType": False,
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    return folder


def test_pyright_refuses_exactly_the_wrong_lines(written: Path) -> None:
    environment = {**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
    line = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, "-p", str(written)]
    result = subprocess.run(line, capture_output=True, text=True, env=environment, cwd=written, check=False)
    found = json.loads(result.stdout)
    assert found["summary"]["filesAnalyzed"] == 1
    errors = {entry["range"]["start"]["line"] + 1: entry["message"] for entry in found["generalDiagnostics"]}
    source = program()
    lines = source.splitlines()
    assert [lines[number - 1] for number in sorted(marked(source) - set(errors))] == [], "wrong, and not refused"
    assert {lines[number - 1]: errors[number] for number in sorted(set(errors) - marked(source))} == {}, (
        "right, and refused"
    )
    assert len(errors) > 100


def test_mypy_refuses_them_too(written: Path) -> None:
    line = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--cache-dir",
        str(written / "cache"),
        "use.py",
    ]
    environment = {**os.environ, "MYPYPATH": str(REPOSITORY / "generated")}
    result = subprocess.run(line, capture_output=True, text=True, env=environment, cwd=written, check=False)
    numbers = {int(entry.split(":")[1]) for entry in result.stdout.splitlines() if ": error: " in entry}
    lines = program().splitlines()
    assert {lines[number - 1] for number in numbers ^ marked(program())} == set()
