"""``docpact completion``."""

from __future__ import annotations

import sys

from docpact.cli.parser import Parser


def options(parser: Parser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), metavar="SHELL", help="bash, zsh or fish.")


def run(*, shell: str) -> int:
    """Print what makes a shell complete docpact's commands and options.

    Evaluate it in the shell's start-up file: in fish with docpact completion fish | source; in zsh after compinit.
    """
    from argcomplete.shell_integration import shellcode

    sys.stdout.write(shellcode(["docpact"], shell=shell))
    return 0
