"""The program run in a folder, in a process forked from one that has it loaded."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from drafter.errors import UserError
from drafter.flows.answer_files import example_answers
from drafter.flows.session_files import saved, unfinished_sessions
from tests.terminal.stage import SERVER

ANSWER = "（答一问）"
"""In place of a command: the one session in the folder gets its example's answers, as one that is
typed does. It needs a terminal otherwise."""

SERVER.set_forkserver_preload(["bench.faults_loaded"])
"""Before the first process is started: whoever starts one from here on imports this module."""

_PATIENCE = 600  # seconds; a machine may be busy


class Done(NamedTuple):
    """How a process ended (None: not in its time), and what it said on its standard error."""

    code: int | None
    said: str


class Running(NamedTuple):
    """A command under way."""

    process: BaseProcess
    said: Path

    def done(self) -> Done:
        """Waits for the end."""
        self.process.join(_PATIENCE)
        code = self.process.exitcode
        self.process.kill()
        return Done(code, self.said.read_text("utf-8", "replace") if self.said.exists() else "")


def started(folder: Path, *command: str, traced: bool = False) -> Running:
    """``drafter`` with the words of ``command``, in ``folder``, its data in ``home`` there;
    ``traced``: it begins when strace looks on."""
    said = folder.parent / f".{folder.name}-{time.monotonic_ns()}"
    process = SERVER.Process(target=_perform, args=(command, str(folder), str(said), traced))
    process.start()
    return Running(process, said)


def _perform(command: Sequence[str], folder: str, said: str, traced: bool) -> None:
    os.chdir(folder)
    os.environ |= {"DRAFTER_HOME": f"{folder}/home", "DRAFTER_OUT": f"{folder}/稿"}
    for number, name in enumerate((os.devnull, os.devnull, said)):
        os.dup2(os.open(name, os.O_RDWR | os.O_CREAT), number)
    while traced and "TracerPid:\t0\n" in Path("/proc/self/status").read_text("ascii", "replace"):
        time.sleep(0.002)
    if command[0] == ANSWER:
        _answer_once()
        return
    sys.argv = ["drafter", *command]

    from drafter.cli import main

    main()


def _answer_once() -> None:
    try:
        (session,) = unfinished_sessions(Path("home") / "unfinished")
        saved(replace(session, answers=example_answers(session.outline)))
    except UserError as error:
        sys.exit(str(error))
