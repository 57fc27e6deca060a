"""Help, completion and colour: what a person sees who does not know the commands yet."""

from __future__ import annotations

import inspect
import io
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from docpact.cli import COMMANDS, GROUPS, overview
from docpact.cli.parser import Parser
from docpact.cli.terminal import Ticker, painted, progress_bar, tell

Command = Callable[..., tuple[int, str, str]]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_overview_lists_every_command_once_with_an_example() -> None:
    shown = overview()
    assert len(COMMANDS) == sum(map(len, GROUPS.values()))
    for entry in COMMANDS.values():
        assert len(re.findall(rf"^  {entry.name} ", shown, re.MULTILINE)) == 1
        assert f"docpact {entry.name}" in entry.example
        assert entry.example in shown


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_80_columns_and_h_is_help(docpact: Command, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    code, shown, errors = docpact(*name.split(), "--help")
    assert (code, errors) == (0, "")
    assert docpact(*name.split(), "-h") == (0, shown, "")
    wide = [line for line in shown.splitlines() if len(line) > 80]
    assert not wide or name == "sandbox", wide
    assert "Usage: docpact" in shown
    assert not re.search(r"[{<]", shown.split("Example:")[0]) or name == "sandbox"


@pytest.mark.parametrize("entry", COMMANDS.values(), ids=lambda entry: entry.name)
def test_each_option_is_a_parameter_of_the_command(entry: object) -> None:
    command = COMMANDS[entry.name].load()  # type: ignore[attr-defined]  # an entry
    parser = Parser("docpact")
    command.options(parser)
    options = {action.dest for action in parser._actions} - {"help"} | ({"command"} if parser.rest else set())
    assert options == set(inspect.signature(command.run).parameters)
    assert inspect.getdoc(command.run)


def test_an_option_means_the_same_everywhere() -> None:
    seen: dict[str, set[str]] = {}
    for entry in COMMANDS.values():
        for action in entry.parser()._actions:
            for option in action.option_strings:
                seen.setdefault(option, set()).add(str(action.dest))
    assert {option: names for option, names in seen.items() if len(names) > 1} == {}


def test_help_takes_less_than_an_eighth_of_a_second_and_loads_no_library() -> None:
    def seconds() -> float:
        """Of the processor: what others do on this machine does not count."""
        began = os.times()
        subprocess.run([sys.executable, "-m", "docpact", "--help"], check=True, capture_output=True)
        ended = os.times()
        return ended.children_user + ended.children_system - began.children_user - began.children_system

    assert min(seconds() for _ in range(5)) < 0.12
    names = "pydantic httpx rich ruamel.yaml jinja2 jsonschema"
    code = "import sys; from docpact.cli import COMMANDS; [entry.parser() for entry in COMMANDS.values()]; "
    code += f"print([name for name in '{names}'.split() if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_a_command_loads_no_library_that_it_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "body.json").write_text('{"model": "kling-2.6", "parameters": {"prompt": "x"}}')
    spec = "spec/leonardo/models/kling-2.6.yaml"
    unneeded = {
        ("facts", spec): ["httpx", "jsonschema", "markdown_it", "docpact.read.pages", "docpact.diff", "jinja2"],
        ("diff", spec, spec): ["httpx", "jsonschema", "markdown_it", "docpact.read.pages", "jinja2"],
        ("check", spec, str(tmp_path / "body.json")): ["httpx", "jsonschema", "docpact.read.pages", "jinja2"],
    }
    for arguments, names in unneeded.items():
        code = f"import sys; from docpact.cli import run; run({[*arguments]}); "
        code += f"print([name for name in {names} if name in sys.modules], file=sys.stderr)"
        done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
        assert done.stderr == "[]\n"


def test_no_command_at_all_shows_what_there_is_and_ends_with_two(docpact: Command) -> None:
    code, shown, errors = docpact()
    assert (code, shown, errors) == (2, f"{overview()}\n", "")


def test_a_command_that_is_spelt_wrongly_is_told_the_right_name(docpact: Command) -> None:
    code, shown, errors = docpact("generat")
    assert (code, shown) == (2, "")
    assert errors.startswith("error: there is no command 'generat'; did you mean generate?\n  Usage: docpact COMMAND")
    assert r"\x1b" in docpact("\x1b[2J")[2]
    assert "did you mean" not in docpact("\x1b[2J")[2]


def test_the_command_of_the_sandbox_is_what_follows_two_dashes(docpact: Command) -> None:
    code, _, errors = docpact("sandbox", "pytest", "-x")
    assert code == 2
    assert "unrecognized arguments: pytest -x" in errors
    assert "Try: docpact sandbox --help" in errors


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_of_the_shell(docpact: Command, shell: str) -> None:
    code, script, _ = docpact("completion", shell)
    assert code == 0
    assert "_ARGCOMPLETE" in script
    assert "docpact" in script


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("docpact ge", {"generate"}),
        ("docpact ", set(COMMANDS)),
        ("docpact diff a b --form", {"--format"}),
        ("docpact completion b", {"bash"}),
        ("docpact no-such-command x", set()),
    ],
)
def test_a_line_is_completed(tmp_path: Path, line: str, expected: set[str]) -> None:
    told = {"COMP_LINE": line, "COMP_POINT": str(len(line)), "COMP_TYPE": "9", "_ARGCOMPLETE": "1"}
    environment = {**os.environ, **told, "IFS": "\v", "_ARGCOMPLETE_STDOUT_FILENAME": str(tmp_path / "out")}
    subprocess.run([sys.executable, "-m", "docpact"], env=environment, check=True, capture_output=True)
    assert {word.strip() for word in (tmp_path / "out").read_text().split("\v") if word.strip()} == expected


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert painted("stale", "red", Terminal()) == "\x1b[31mstale\x1b[0m"
    assert painted("stale", "red", io.StringIO()) == "stale"
    monkeypatch.setenv("NO_COLOR", "1")
    assert painted("stale", "red", Terminal()) == "stale"


def test_a_command_that_takes_long_says_so_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream, wanted in ((io.StringIO(), False), (Terminal(), True)):
        monkeypatch.setattr("sys.stderr", stream)
        monkeypatch.setenv("TERM", "xterm")
        Ticker.begin("docpact list")
        time.sleep(1.1 if wanted else 0)
        tell("done")
        Ticker.stop()
        assert stream.getvalue() == ("\rdocpact list is at work, 1 s\r\x1b[K" if wanted else "") + "done\n"


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    for stream in (io.StringIO(), Terminal()):
        monkeypatch.setattr("sys.stderr", stream)
        with progress_bar() as told:
            told("model \x07\u202e[bold]x[/bold]", 3, 10)
            told("model \x07\u202e[bold]x[/bold]", 4, 10)
        shown.append(stream.getvalue())
    assert shown[0] == ""
    assert "4/10" in shown[1]
    assert "[bold]" in shown[1]
    assert "\x07" not in shown[1]
    assert "\u202e" not in shown[1]
