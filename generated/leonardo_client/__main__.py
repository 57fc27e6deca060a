# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7, leonardo/models/sora-2-pro.yaml d430d990db9a.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""The client as a shell command: ``python -m leonardo_client generate PROMPT -o FILE``, ``wait ID -o FILE``, and
``batch LIST -o FOLDER``.
"""

from __future__ import annotations

import argparse
import inspect
import io
import json
import math
import os
import shlex
import signal
import sys
import threading
import warnings
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, TextIO

from . import batch
from ._api import ATTEMPTS, BASE_URL_VARIABLE, DEADLINE, KEY_VARIABLE
from ._clients import Generation, Leonardo
from ._errors import (
    GenerationFailed,
    InvalidRequest,
    LeonardoError,
    ModelRetiredWarning,
    OutcomeUnknown,
    TransferFailed,
)
from ._flows import no_file

MODELS = {"sora-2-pro": "sora_2_pro"}
EXIT_CODES = """exit codes:
  0  the file is there; of a batch, all of them
  1  refused or failed: nothing is running, nothing more will be charged
  2  wrong arguments, or a request that breaks the documentation: nothing was sent
  3  outcome unknown: a job may be running; the message says how to find out
  4  started, but its end or its file could not be had; the message says how to resume
  130  interrupted, or told to end (SIGTERM, SIGHUP); the message says how to resume where a job was started
"""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m {__package__}",
        description=f"The key comes from {KEY_VARIABLE}, the address from {BASE_URL_VARIABLE}.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    generate = commands.add_parser("generate", help="start a generation, wait for it, and fetch its file")
    generate.add_argument("prompt")
    only = next(iter(MODELS)) if len(MODELS) == 1 else None
    generate.add_argument("--model", choices=sorted(MODELS), default=only, required=only is None)
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
    many = _batch_parser(commands, only)
    for command in (generate, wait, many):
        if command is not wait:
            command.add_argument(
                "--max-retries",
                type=_retries,
                metavar="N",
                help=f"how often a request that was refused for its rate, or never arrived, is sent again; default: {ATTEMPTS - 1}",
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
            "--timeout", type=_seconds, default=DEADLINE, metavar="SECONDS", help="default: %(default)s"
        )
        command.add_argument("--interval", type=_seconds, metavar="SECONDS", help="time between polls; default: polite")
    return parser


def _batch_parser(commands: Any, only: str | None) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        "batch",
        help="a file for each prompt of a list; goes on after any end, and pays for nothing twice",
        description=(batch.__doc__ or "").replace("%(", "% ("),  # what argparse would fill in
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("list", metavar="LIST", help="the prompts, one JSON object a line")
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where the files and the journal go")
    parser.add_argument("--model", choices=sorted(MODELS), default=only, help="for lines that name none")
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--preview", action="store_true", help="show what would be sent, and send nothing")
    parser.add_argument(
        "--at-once", type=_count, metavar="N", help="jobs that run at once; default: what the API allows"
    )
    parser.add_argument("--limit", type=_count, metavar="N", help="start so many new jobs at most")
    parser.add_argument("--retry-failed", action="store_true", help="start anew what failed; each is charged again")
    either.add_argument(
        "--resolve",
        metavar="LINE=ID",
        action="append",
        default=[],
        help="an unknown outcome is this job, or LINE=none: there is no such job; the latter sends nothing yet",
    )
    return parser


def _whole(text: str, least: int) -> int:
    if not text.isdecimal() or (number := int(text)) < least:
        raise argparse.ArgumentTypeError(f"wants a whole number from {least}, got {text!r}")
    return number


def _count(text: str) -> int:
    return _whole(text, 1)


def _retries(text: str) -> int:
    return _whole(text, 0)


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
    files = generation.videos or generation.images
    if not files:
        raise TransferFailed(f"generation {generation.id} is complete and names no file")
    for number, file in enumerate(files):
        root, ending = os.path.splitext(options.output)
        _show(file.download(options.output if number == 0 else f"{root}-{number + 1}{ending}", progress=True))


def _generate(client: Leonardo, options: argparse.Namespace) -> Generation | None:
    namespace = getattr(client, MODELS[options.model])
    arguments = {"prompt": options.prompt, **_arguments(options.set)}
    try:
        inspect.signature(namespace.create).bind(**arguments)
    except TypeError as error:
        raise InvalidRequest(f"{error}; --set takes the arguments of {MODELS[options.model]}.create") from None
    if options.preview:
        _show(namespace.preview(**arguments).curl())
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    for name in ("stdout", "stderr"):
        if not getattr(sys, name):  # closed by whoever started this
            setattr(sys, name, open(os.devnull, "w"))
    output: object = sys.stdout
    if isinstance(output, io.TextIOWrapper):
        output.reconfigure(errors="backslashreplace")  # a name that the terminal cannot show must end nothing
    options = _parser().parse_args(arguments)
    with warnings.catch_warnings(), _ending_well():
        warnings.simplefilter("default", ModelRetiredWarning)
        warnings.showwarning = _warned
        return _run(options)


def _run(options: argparse.Namespace) -> int:
    generation: Generation | None = None
    try:
        if options.command == "batch":
            return batch.run(_settings(options), _say, _show)
        # To see a request, no key is needed.
        preview, retries = getattr(options, "preview", False), getattr(options, "max_retries", None)
        with Leonardo("none" if preview else None, max_retries=retries) as client:
            if options.command == "wait":
                _check_output(options.output)
                generation = client.generation(options.id)
            else:
                generation = _generate(client, options)
            if generation is not None:
                _fetch(generation, options)
        return 0
    except KeyboardInterrupt as error:
        for note in getattr(error, "__notes__", []):
            _say(note)
        code, text = 130, "interrupted"
    except LeonardoError as error:
        code, text = _exit_code(error, generation), str(error)
    _say(text)
    if generation is not None and code in (4, 130):
        resume = ["python", "-m", f"{__package__}", "wait", generation.id, "-o", options.output]
        _say(f"resume with: {shlex.join(resume)}")
    return code


def _settings(options: argparse.Namespace) -> batch.Settings:
    return batch.Settings(
        prompts=options.list,
        folder=options.output,
        models=MODELS,
        timeout=options.timeout,
        model=options.model,
        at_once=options.at_once,
        limit=options.limit,
        interval=options.interval,
        retry_failed=options.retry_failed,
        max_retries=options.max_retries,
        preview=options.preview,
        resolve=options.resolve,
    )


def _exit_code(error: LeonardoError, generation: Generation | None) -> int:
    if generation is not None:
        return 1 if isinstance(error, GenerationFailed) else 4
    return 2 if isinstance(error, InvalidRequest) else 3 if isinstance(error, OutcomeUnknown) else 1


if __name__ == "__main__":
    sys.exit(main())
