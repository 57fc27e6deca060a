"""The package as it is vendored: what importing it costs, what it needs, under any name, and both clients alike."""

# The modules of the package are private to its users; these tests look inside.
# pyright: reportPrivateUsage=false
from __future__ import annotations

import ast
import inspect
import re
import shutil
import subprocess
import sys
import tokenize
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

import leonardo_client
from leonardo_client._runtime.core import calls
from leonardo_client._runtime.core import client as clients
from leonardo_client._runtime.core.blocking import run as run_blocking
from leonardo_client._runtime.core.clock import Clock

REPOSITORY = Path(__file__).parents[3]
PACKAGE = REPOSITORY / "generated" / "leonardo_client"
SOURCES = sorted(PACKAGE.rglob("*.py"))
CORE = sorted((REPOSITORY / "generator" / "runtime" / "core").glob("*.py"))
EXTRAS = sorted((REPOSITORY / "generator" / "runtime" / "extras").glob("*.py"))
MOST_CORE, MOST_EXTRAS = 2524, 1175
"""Lines of code: a measure of what somebody has to read, and no aim. DESIGN asks for 1,200 of the core."""
PAIRS = ["Leonardo", "Client", "Generation", "File", "Calls", "Sora2Pro"]


def run(code: str, folder: Path = Path(leonardo_client.__file__).parents[1]) -> str:
    """What a fresh interpreter prints, run in a folder."""
    line = [sys.executable, "-W", "error", "-c", code]
    result = subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_importing_loads_no_library_and_no_model_before_it_is_used() -> None:
    loaded = "sorted(name.partition('leonardo_client.')[2] or name for name in set(sys.modules) - before)"
    code = f"""
import sys
before = set(sys.modules)
import leonardo_client
first = {loaded}
from leonardo_client import Leonardo
second = {loaded}
leonardo = Leonardo('key', base_url='https://x.test')
third = {loaded}
leonardo.sora_2_pro
print([first, second, third, {loaded}])
"""
    first, second, third, fourth = ast.literal_eval(run(code))
    assert {"leonardo_client"} <= set(first) <= {"leonardo_client", "__future__"}
    assert "httpx" in second
    assert {"pydantic", "httpcore", "asyncio", "calls.sora_2_pro"} & set(third) == set()
    assert {"pydantic", "calls.sora_2_pro"} <= set(fourth)
    assert {"httpcore", "asyncio"} & set(fourth) == set(), "which only sending needs, and the asynchronous client"
    assert not [name for name in fourth if "extras" in name]


def test_the_core_imports_nothing_of_the_extras_and_no_name_of_a_vendor() -> None:
    for path in CORE:
        source = path.read_text()
        assert "extras" not in source, path.name
        assert not re.search(r"(?i)leonardo|sora|kling|modelverse|generationId|motionMP4", source), path.name
    for path in EXTRAS:
        assert not re.search(r"(?i)leonardo|sora|kling|modelverse|generationId|motionMP4", path.read_text()), path.name


def test_the_copy_is_byte_for_byte_below_its_notice() -> None:
    for path in [*CORE, *EXTRAS]:
        copy = PACKAGE / "_runtime" / path.parent.name / path.name
        header, rest = copy.read_text().split("# ruff: noqa\n", 1)
        assert rest == path.read_text()
        assert header.startswith("# Made by docpact")
        assert "MIT License" in header


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." if node.level else (node.module or "").partition(".")[0])
    return found


def test_it_needs_only_httpx_and_pydantic_and_httpx_in_one_file() -> None:
    needed = {path.relative_to(PACKAGE).as_posix(): imports(path) for path in SOURCES}
    libraries = {name for names in needed.values() for name in names} - set(sys.stdlib_module_names) - {"."}
    come_with_them = {"httpcore", "pydantic_core"}
    assert libraries - come_with_them <= {"httpx", "pydantic", "pytest", "mcp"}
    at_run_time = {
        path.name
        for path in SOURCES
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.Import) and any(alias.name == "httpx" for alias in node.names)
    }
    assert at_run_time == {"http.py"}
    assert not any("leonardo_client" in names for names in needed.values()), "its own imports are relative"


def test_it_works_under_another_name(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "vendored" / "renamed", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "vendored" / "__init__.py").touch()
    code = """
import httpx, sys, warnings
from vendored.renamed import Leonardo, ModelRetiredWarning
warnings.simplefilter("ignore", ModelRetiredWarning)
answer = httpx.MockTransport(lambda request: httpx.Response(200, json={"generationId": "g1"}))
with Leonardo("key", http_client=httpx.Client(transport=answer)) as leonardo:
    print(leonardo.sora_2_pro.create(prompt="x").id)
from vendored.renamed.__main__ import main
try:
    main(["--help"])
except SystemExit:
    print("leonardo_client" in sys.modules)
"""
    shown = run(code, tmp_path).splitlines()
    assert shown[0] == "g1"
    assert "usage: python -m vendored.renamed [-h]" in shown[1]
    assert shown[-1] == "False"


def test_every_public_name_is_there_and_no_other() -> None:
    for name in leonardo_client.__all__:
        assert getattr(getattr(leonardo_client, name), "__name__", name) in (name, "ClientError", "Union")
        assert name in dir(leonardo_client)
    with pytest.raises(AttributeError, match="module 'leonardo_client' has no attribute 'Nothing'"):
        _ = vars(leonardo_client)["__getattr__"]("Nothing")
    with pytest.raises(ImportError):
        exec("from leonardo_client import _nothing")


@pytest.mark.parametrize("name", ["nothing", "a.b", "_nothing"])
def test_what_is_no_model_is_no_attribute_of_a_client(name: str) -> None:
    with pytest.raises(AttributeError, match=f"'Leonardo' object has no attribute '{name}'"):
        getattr(leonardo_client.Leonardo("a-key"), name)


def test_a_model_that_cannot_be_imported_is_told_as_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that is missing, say: that the model is none would lead astray."""
    monkeypatch.setitem(sys.modules, "leonardo_client.models.kling_3_0", None)
    monkeypatch.delitem(sys.modules, "leonardo_client.calls.kling_3_0", raising=False)
    with pytest.raises(ModuleNotFoundError, match=r"leonardo_client\.models\.kling_3_0"):
        _ = leonardo_client.Leonardo("a-key").kling_3_0


def test_the_models_are_among_the_names_of_a_client() -> None:
    for client in (leonardo_client.Leonardo("a-key"), leonardo_client.AsyncLeonardo("a-key")):
        named = {one.namespace for one in client.models()}
        assert named <= {*dir(client)}
        assert "create" in dir(client.sora_2_pro)


def test_the_first_use_of_each_name_is_in_any_order() -> None:
    for names in (leonardo_client.__all__, leonardo_client.__all__[::-1]):
        code = f"import leonardo_client as p\nfor name in {names!r}: getattr(p, name)\nprint(len(p.__all__))"
        assert run(code) == f"{len(names)}\n"


def both(name: str) -> tuple[type, type]:
    if name == "Leonardo":
        return leonardo_client.Leonardo, leonardo_client.AsyncLeonardo
    if name in ("Generation", "File", "Client"):
        return getattr(clients, name), getattr(clients, f"Async{name}")
    if name == "Calls":
        return calls.BlockingCalls, calls.AsyncCalls
    from leonardo_client.calls import sora_2_pro

    return getattr(sora_2_pro, name), getattr(sora_2_pro, f"Async{name}")


def members(kind: type) -> dict[str, Any]:
    renamed = {"__aenter__": "__enter__", "__aexit__": "__exit__"}
    # Copying an object makes Python note __slotnames__ on its class, and asking for annotations __annotations__.
    skipped = {"__module__", "__dict__", "__weakref__", "__qualname__", "__slotnames__", "__annotations__"}
    return {renamed.get(name, name): member for name, member in vars(kind).items() if name not in skipped}


def plain(text: object) -> str:
    return re.sub(r"\b(_?)Async(?=[A-Z])", r"\1", str(text)).replace("asynchronous", "blocking")


def same(first: Any, second: Any) -> None:
    assert str(inspect.signature(first)) == plain(inspect.signature(second))
    assert first.__doc__ == (plain(second.__doc__) if second.__doc__ else None)
    assert {name: said(kind) for name, kind in first.__annotations__.items()} == {
        name: plain(said(kind)) for name, kind in second.__annotations__.items()
    }


def said(annotation: object) -> str:
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))


@pytest.mark.parametrize("name", PAIRS)
def test_both_clients_have_the_same_methods_signatures_annotations_and_docstrings(name: str) -> None:
    blocking, asynchronous = both(name)
    first, second = members(blocking), members(asynchronous)
    assert list(first) == list(second)
    assert plain(second["__doc__"]) == first["__doc__"]
    for member, value in first.items():
        other = second[member]
        assert type(value) is type(other)
        if isinstance(value, property):
            same(value.fget, other.fget)
        elif isinstance(value, FunctionType):
            same(value, other)


def test_what_is_awaited_is_what_asks_the_server() -> None:
    awaited = {
        f"{name}.{member}"
        for name in PAIRS
        for member, value in members(both(name)[1]).items()
        if inspect.iscoroutinefunction(value)
    }
    assert awaited == {
        *(f"Client.{name}" for name in ("submit", "upload", "close", "__enter__", "__exit__")),
        *(f"Leonardo.{name}" for name in ("account", "generations", "api_models")),
        *("Generation.refresh", "Generation.wait", "Generation.delete", "File.download", "File.read"),
        *("Calls._create", "Calls.create_from", "Sora2Pro.create"),
    }
    assert not any(inspect.iscoroutinefunction(value) for name in PAIRS for value in members(both(name)[0]).values())


def test_every_public_thing_has_a_docstring() -> None:
    for name in PAIRS:
        for kind in both(name):
            assert kind.__doc__
            for member, value in vars(kind).items():
                if not member.startswith("_") and isinstance(value, (FunctionType, property)):
                    assert value.__doc__ or member in ("videos", "images", "audios", "models3d"), f"{name}.{member}"


def test_a_blocking_client_over_an_asynchronous_wire_says_so() -> None:
    class Suspending:
        def __await__(self) -> Any:
            yield

    async def flow() -> None:
        await Suspending()

    suspended = flow()
    with pytest.raises(RuntimeError, match="asynchronous wire"):
        run_blocking(suspended)
    suspended.close()


def test_the_real_pauses_of_both_clients_pass_the_time() -> None:
    import asyncio
    import time

    began = time.monotonic()
    Clock().sleep(0.01)
    asyncio.run(Clock().pause(0.01))
    assert time.monotonic() - began >= 0.02


def code_lines(path: Path) -> int:
    """Lines that are neither blank nor comment nor docstring."""
    ignored = {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENDMARKER,
        tokenize.ENCODING,
    }
    documented: set[int] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            documented |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    with path.open("rb") as file:
        tokens = [token for token in tokenize.tokenize(file.readline) if token.type not in ignored]
    return len({line for token in tokens for line in range(token.start[0], token.end[0] + 1)} - documented)


def test_the_runtime_stays_small() -> None:
    assert sum(map(code_lines, CORE)) <= MOST_CORE
    assert sum(map(code_lines, EXTRAS)) <= MOST_EXTRAS
    assert max(map(code_lines, [*CORE, *EXTRAS])) <= 330
