"""Someone at a terminal who waits for each prompt before typing, and the interview he sits at.

Each interview is a process of its own on a pseudo-terminal of its own, which it can lose. It is
forked from a server that has the program loaded (``loaded``): what a user waits for once a speech,
tests would wait for a hundred times.
"""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import pty
import re
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from pexpect import EOF, TIMEOUT
from pexpect.fdpexpect import fdspawn

from drafter.flows.session import Session
from drafter.flows.session_files import unfinished_sessions
from tests.made_up import bank_file

ENTER, UP, DOWN, BACK, SPACE = "\r", "\x1b[A", "\x1b[B", "\x1b[Z", " "
CTRL_C, CTRL_D = "\x03", "\x04"
LINE_EMPTY = "\x05\x15"
"""Ctrl+E and Ctrl+U: what stands in the line is gone."""

_ESCAPES = re.compile(r"\x1b\[[?0-9;]*[A-Za-z]")
_PATIENCE = 30  # seconds; a machine may be busy
_A_LOOK = 0.3  # seconds after which it is seen whether the program is still there
_ROWS, _COLUMNS = 40, 80

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["tests.terminal.loaded"])
"""Starts processes that have the program loaded."""


class Home(NamedTuple):
    """Where one writer's data and files are."""

    folder: Path

    @property
    def out(self) -> Path:
        return self.folder / "讲话稿"

    @property
    def data(self) -> Path:
        return self.folder / "home"

    @property
    def env(self) -> dict[str, str]:
        return os.environ | {
            "DRAFTER_HOME": str(self.data),
            "DRAFTER_OUT": str(self.out),
            "TERM": "xterm-256color",
            "PROMPT_TOOLKIT_NO_CPR": "1",
        }

    def unfinished(self) -> tuple[Session, ...]:
        return unfinished_sessions(self.data / "unfinished")

    def kept(self) -> Session:
        """The one session that is on disk."""
        (session,) = self.unfinished()
        return session


def perform(terminal: str, arguments: Sequence[str], env: Mapping[str, str]) -> None:
    """The program on the terminal of that name, in a session of its own."""
    os.setsid()
    handle = os.open(terminal, os.O_RDWR)  # the first one a session opens becomes its terminal
    for number in range(3):
        os.dup2(handle, number)
    os.environ.clear()
    os.environ.update(env)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    sys.argv = ["drafter", *arguments]

    from drafter.cli import main

    main()


class Writer:
    """Someone at a terminal who waits for each prompt before typing."""

    def __init__(self, home: Home, *args: str, bank: Path | None = None) -> None:
        if bank is None:
            bank = home.folder / "b.db"
            if not bank.exists():
                bank_file(bank)
        self.home = home
        self._master, slave = pty.openpty()
        size = struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, size)
        arguments = ("draft", "--bank", str(bank), *args)
        self.process = SERVER.Process(
            target=perform, args=(os.ttyname(slave), arguments, home.env), daemon=True
        )
        self.process.start()
        self._slave = slave
        self._child = fdspawn(self._master, encoding="utf-8", timeout=_PATIENCE)
        self._child.delaybeforesend = None
        self.seen = ""

    def sees(self, *texts: str) -> None:
        for text in texts:
            self.sees_one_of(text)

    def sees_one_of(self, *texts: str) -> str:
        """Waits for one of these, each not seen before; which it was."""
        try:
            found = texts[self._number_of_one_of(texts)]
        except (EOF, TIMEOUT):
            waited = _ESCAPES.sub("", f"{self.seen}{self._child.before}")[-1500:]
            pytest.fail(f"没等到 {'／'.join(texts)}；最后看到的是：\n{waited}")
        self.seen += f"{self._child.before}{self._child.after}"
        return found

    def _number_of_one_of(self, texts: Sequence[str]) -> int:
        """Which of them is seen first. Of a process that is gone nothing is waited for: the
        terminal stays open on this side and would tell of no end."""
        patient_until = time.monotonic() + _PATIENCE
        while True:
            is_alive = self.process.is_alive()
            try:
                return int(self._child.expect_exact(list(texts), timeout=_A_LOOK))
            except TIMEOUT:
                if not is_alive or time.monotonic() > patient_until:
                    raise

    def types(self, keys: str) -> None:
        """Types once the program waits for keys: what is typed between two prompts is thrown away,
        and a prompt's text can be on the screen before the prompt that it closes is gone."""
        patient_until = time.monotonic() + _PATIENCE
        while not self._waits_for_keys():
            if not self.process.is_alive() or time.monotonic() > patient_until:
                pytest.fail(f"没在等人打字；最后看到的是：\n{self.seen[-1500:]}")
            time.sleep(0.002)
        self._child.send(keys)

    def _waits_for_keys(self) -> bool:
        """Has it read all that was typed, on a terminal in raw mode, and does it sleep waiting for
        more? Elsewhere than on Linux: whenever it is asked."""
        self._child.expect_exact([TIMEOUT, EOF], timeout=0)  # what it waits to write is read
        waits_in = Path(f"/proc/{self.process.pid}/wchan")
        if not waits_in.exists():
            return True
        raw = not termios.tcgetattr(self._master)[3] & termios.ICANON
        unread = struct.unpack("i", fcntl.ioctl(self._slave, termios.FIONREAD, b"\0" * 4))[0]
        return raw and not unread and "poll" in waits_in.read_text(encoding="ascii")

    def signals(self, number: int) -> None:
        assert self.process.pid is not None
        os.kill(self.process.pid, number)

    def closes_the_terminal(self) -> None:
        """The window is gone: nobody reads what is still written."""
        self._let_go()
        self._child.close()

    def leaves(self, code: int) -> None:
        """Waits for the end, which must have this exit code and no traceback."""
        self._let_go()
        self._child.expect(EOF)
        self.seen += str(self._child.before)
        self._child.close()
        self.ended(code)
        assert "Traceback" not in self.seen, self.seen

    def ended(self, code: int) -> None:
        self.process.join(_PATIENCE)
        assert self.process.exitcode == code, self.seen[-2000:]

    def _let_go(self) -> None:
        """Only the program holds the terminal from here on."""
        if self._slave >= 0:
            os.close(self._slave)
            self._slave = -1
