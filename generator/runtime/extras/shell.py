"""The client as a shell command: generate PROMPT -o FILE, wait ID -o FILE, and batch LIST -o FOLDER."""

from __future__ import annotations

import argparse
import inspect
import io
import json
import math
import os
import re
import shlex
import signal
import sys
import threading
import warnings
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NamedTuple, TextIO

from ..core.client import AsyncClient, Client, Generation
from ..core.download import no_file
from ..core.errors import (
    ClientError,
    GenerationFailed,
    InvalidRequest,
    ModelRetiredWarning,
    OutcomeUnknown,
    TransferFailed,
)


class Package(NamedTuple):
    """What a command is for: a package's name and its API's, its clients, and their namespaces by the models' names.

    ``batch`` and ``mcp`` are the modules of these commands, where the package has them.
    """

    name: str
    api_name: str
    client: type[Client]
    async_client: type[AsyncClient]
    models: Mapping[str, str]
    batch: Any = None
    mcp: Any = None


EXIT_CODES = """exit codes:
  0  the file is there; of a batch, all of them
  1  refused or failed: nothing is running, nothing more will be charged
  2  wrong arguments, or a request that breaks the documentation: nothing was sent
  3  outcome unknown: a job may be running; the message says how to find out
  4  started, but its end or its file could not be had; the message says how to resume
  130  interrupted, or told to end (SIGTERM, SIGHUP); the message says how to resume where a job was started
"""


def _parser(package: Package, *, explained: bool) -> argparse.ArgumentParser:
    api, models = package.client.api, package.models
    parser = argparse.ArgumentParser(
        prog=f"python -m {package.name}",
        description=f"The key comes from {api.auth.variable}, the address from {api.base_url_variable}.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    generate = commands.add_parser("generate", help="start a generation, wait for it, and fetch its file")
    generate.add_argument("prompt")
    only = next(iter(models)) if len(models) == 1 else None
    generate.add_argument("--model", choices=sorted(models), default=only, required=only is None)
    generate.add_argument(
        "--set",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="any argument of the model's create; a value is JSON or text",
    )
    generate.add_argument("--preview", action="store_true", help="show the request as a curl line, and send nothing")
    wait = commands.add_parser("wait", help="wait for an earlier generation, and fetch its file")
    wait.add_argument("id")
    many = _batch_parser(package, commands, only, explained) if package.batch else None
    if package.mcp:
        commands.add_parser(
            "mcp", help="serve the models to agents, over the Model Context Protocol, on standard input and output"
        )
    for command in filter(None, (generate, wait, many)):
        if command is not wait:
            command.add_argument(
                "--max-retries",
                type=lambda text: _integer_from(text, 0),
                metavar="N",
                help=f"how often a request that was refused for its rate, or never arrived, is sent again; default: {api.retries.attempts - 1}",
            )
        if command is not many:
            command.add_argument(
                "-o",
                "--output",
                required=command is wait,
                metavar="FILE",
                help="where the file goes; what is there is replaced",
            )
        command.add_argument(
            "--timeout", type=_seconds, default=api.waiter.deadline, metavar="SECONDS", help="default: %(default)s"
        )
        command.add_argument("--interval", type=_seconds, metavar="SECONDS", help="time between polls; default: polite")
    return parser


def _batch_parser(package: Package, commands: Any, only: str | None, explained: bool) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        "batch",
        help="a file for each prompt of a list; goes on after any end, and pays for nothing twice",
        description=_batch_help(package).replace("%(", "% (") if explained else None,
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("list", metavar="LIST", help="the prompts, one JSON object a line")
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where the files and the journal go")
    parser.add_argument("--model", choices=sorted(package.models), default=only, help="for lines that name none")
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--preview", action="store_true", help="show what would be sent, and send nothing")
    parser.add_argument(
        "--at-once",
        type=lambda text: _integer_from(text, 1),
        metavar="N",
        help="jobs that run at once; default: what the API allows",
    )
    parser.add_argument(
        "--limit", type=lambda text: _integer_from(text, 1), metavar="N", help="start so many new jobs at most"
    )
    parser.add_argument("--retry-failed", action="store_true", help="start anew what failed; each is charged again")
    either.add_argument(
        "--resolve",
        metavar="LINE=ID",
        action="append",
        default=[],
        help="an unknown outcome is this job, or LINE=none: there is no such job; the latter sends nothing yet",
    )
    return parser


def _integer_from(text: str, least: int) -> int:
    if not text.isdecimal() or (number := int(text)) < least:
        raise argparse.ArgumentTypeError(f"wants a whole number from {least}, got {text!r}")
    return number


def _seconds(text: str) -> float:
    with suppress(ValueError):
        if 0 < (seconds := float(text)) < math.inf:
            return seconds
    raise argparse.ArgumentTypeError(f"wants a number of seconds of more than 0, got {text!r}")


def _arguments(settings: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for setting in settings:
        name, separator, text = setting.partition("=")
        if not separator or not name.isidentifier():
            raise InvalidRequest(f"--set wants NAME=VALUE, got {setting!r}")
        try:
            found[name] = json.loads(text)
        except (ValueError, RecursionError):
            found[name] = text
    return found


def _check_output(path: str | None) -> None:
    """Before anything is paid for: can the file be written?"""
    folder = os.path.dirname(os.path.abspath(path)) if path else ""
    if not path or path == "-" or no_file(path) or not os.path.isdir(folder) or not os.access(folder, os.W_OK):
        got = f"got {path!r}" if path else "and is needed"
        raise InvalidRequest(f"-o wants a file in a folder that can be written to, {got}; nothing was sent")


def _say(text: str) -> None:
    _show("".join(character if character.isprintable() or character == "\n" else "?" for character in text), sys.stderr)


def _show(text: str, stream: TextIO | None = None) -> None:
    """Print a line. Where nobody reads any more, what was begun, and is paid for, goes on."""
    output = stream or sys.stdout
    try:
        print(text, file=output, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())  # or Python ends with an error of its own


def _warned(message: Warning | str, *_: object, **__: object) -> None:
    _say(f"warning: {message}")


def _fetch(generation: Generation, options: argparse.Namespace) -> None:
    generation.wait(options.timeout, interval=options.interval, progress=True)
    if not (files := generation.files):
        raise TransferFailed(f"generation {generation.id} is complete and names no file")
    for number, file in enumerate(files):
        root, ending = os.path.splitext(options.output)
        _show(file.download(options.output if number == 0 else f"{root}-{number + 1}{ending}", progress=True))


def _generate(package: Package, client: Client, options: argparse.Namespace) -> Generation | None:
    namespace = getattr(client, package.models[options.model])
    arguments = {"prompt": options.prompt, **_arguments(options.set)}
    try:
        inspect.signature(namespace.create).bind(**arguments)
    except TypeError as error:
        raise InvalidRequest(f"{error}; --set takes the arguments of {package.models[options.model]}.create") from None
    request = namespace.preview(**arguments)  # what is wrong with the request is said before anything else
    if options.preview:
        _show(request.curl())
        return None
    _check_output(options.output)
    generation: Generation = namespace.create(**arguments)
    cost = generation.cost
    _say(f"generation {generation.id} started{f', charged {cost.amount} {cost.unit}' if cost else ''}")
    return generation


@contextmanager
def _ending_well() -> Generator[None]:
    """Take a request to end, or a terminal that closes, as Ctrl-C: there is time for answers that are under way."""
    names = ("SIGTERM", "SIGHUP") if threading.current_thread() is threading.main_thread() else ()
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    taken = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]  # nohup ignores one of them
    for number in taken:
        signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _interrupt(_: int, frame: FrameType | None) -> None:
    handler = signal.getsignal(signal.SIGINT)  # asyncio's own, while a batch runs
    (handler if callable(handler) else signal.default_int_handler)(signal.SIGINT, frame)


def main(package: Package, arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    for name in ("stdout", "stderr"):
        if not getattr(sys, name):  # closed by whoever started this
            setattr(sys, name, open(os.devnull, "w"))
    output: object = sys.stdout
    if isinstance(output, io.TextIOWrapper):
        output.reconfigure(errors="backslashreplace")  # a name that the terminal cannot show must end nothing
    given = sys.argv[1:] if arguments is None else [*arguments]
    options = _parser(package, explained=bool({"-h", "--help"} & {*given})).parse_args(given)
    with warnings.catch_warnings(), _ending_well():
        warnings.simplefilter("default", ModelRetiredWarning)
        warnings.showwarning = _warned
        return _run(package, options)


def _run(package: Package, options: argparse.Namespace) -> int:
    generation: Generation | None = None
    try:
        if options.command == "batch":
            code: int = package.batch.run(_settings(package, options), _say, _show)
            return code
        if options.command == "mcp":
            package.mcp.serve(package.api_name, package.async_client, package.models)
            return 0
        retries = getattr(options, "max_retries", None)
        with package.client(max_retries=retries) as client:
            if options.command == "wait":
                _check_output(options.output)
                generation = client.generation(options.id)
            else:
                generation = _generate(package, client, options)
            if generation is not None:
                _fetch(generation, options)
        return 0
    except KeyboardInterrupt as error:
        for note in getattr(error, "__notes__", []):
            _say(note)
        code, text = 130, "interrupted"
    except ClientError as error:
        code, text = _exit_code(error, generation), str(error)
    _say(text)
    if generation is not None and code in (4, 130) and package.client.api.operation("poll"):
        resume = ["python", "-m", package.name, "wait", generation.id, "-o", options.output]
        _say(f"resume with: {shlex.join(resume)}")
    return code


def _settings(package: Package, options: argparse.Namespace) -> Any:
    names = ("timeout", "model", "at_once", "limit", "interval", "retry_failed", "max_retries", "preview", "resolve")
    return package.batch.Settings(
        package=package.name,
        journal=f".{package.api_name}-batch.sqlite3",
        client=package.async_client,
        prompts=options.list,
        folder=options.output,
        models=package.models,
        **{name: getattr(options, name) for name in names},
    )


def _exit_code(error: ClientError, generation: Generation | None) -> int:
    if generation is not None:
        return 1 if isinstance(error, GenerationFailed) else 4
    return 2 if isinstance(error, InvalidRequest) else 3 if isinstance(error, OutcomeUnknown) else 1


def _batch_help(package: Package) -> str:
    """What a list may say: the arguments of each model's ``create``, with what their docstrings say of them."""
    parts = [
        f"A file for each line of a list: python -m {package.name} batch prompts.jsonl -o clips\n",
        "The list has one JSON object a line, in UTF-8; blank lines are skipped. Its fields:\n",
        "  file    the name of the clip in the folder; otherwise one is made of the prompt and a hash",
        f"  model   {', '.join(package.models)}; may be left out where --model is given or there is only one",
        "  extra   an object of parameters that the page does not document, sent as they are",
    ]
    for namespace in package.models.values():
        module = __import__(f"{package.name}.calls.{namespace}", fromlist=["PAGE"])
        kinds: list[Any] = [one for name in dir(module) if hasattr(one := getattr(module, name), "create_from")]
        said = inspect.getdoc(kinds[0].create) or ""
        args = said.partition("Args:\n")[2].partition("\n\nRaises")[0]
        described = re.sub(r"(?m)^ {4}(\w+): ", r"  \1  ", args)
        parts.append(f"\nand the arguments of {namespace}, null for what is to be left out:\n\n{described}")
    return "\n".join([*parts, _BATCH_HELP.format(journal=f".{package.api_name}-batch.sqlite3")])


_BATCH_HELP = """
A picture, video or sound is a path, taken from the list's own folder, an address, or {{"id": ..., "type": ...}} of one
that the vendor has. All lines are checked before anything is sent.

What was done is kept in {journal} in the folder, so that the same command goes on after any end, and pays for
nothing twice. A line is known by its content but for file, not by its place: lines may be added, moved and removed, and
one that says the same as another is another clip. A line that was changed is a new one, and is paid for. Where nobody
knows whether a request was accepted, it is not sent again: look in your account, then say --resolve LINE=ID, or
LINE=none to have it sent again. A clip that you remove is fetched again; where the server has lost its job,
--resolve LINE=none has it made anew. A picture is known by its path alone: another one in its place changes no line.

Nothing more is started once the key is refused or the credits are spent, nor after five lines in a row of which the
server took none, or of which no clip came. The exit code is 0 when all clips are there, otherwise that of the worst line.
"""
