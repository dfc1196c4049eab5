"""What the page works on: the bank, the folders, today; opened anew for each request.

Nothing of a draft or of the bank is held between two requests but what is worked out from a file
and thrown away when the file changes: the files are the truth, so that the terminal and the page
can be used side by side, and a server that is killed loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from drafter import paths
from drafter.bank import Bank, Catalogue, open_bank, open_user_bank
from drafter.web.guard import Door
from drafter.web.history import Locks
from drafter.web.runs import Runs


class Desk:
    """The bank and the folders behind the page. ``now`` tells the time, for a server that runs on
    over midnight; ``bank`` names another bank than the user's own."""

    def __init__(
        self,
        door: Door,
        *,
        now: Callable[[], datetime],
        version: str = "",
        bank: Path | None = None,
    ) -> None:
        self.door = door
        self.now = now
        self.version = version
        self.locks = Locks()
        self.runs = Runs()
        self._bank = bank
        self._lock = Lock()
        self._catalogue: tuple[tuple[object, ...], Catalogue] | None = None
        self._stamp: tuple[int, ...] = ()

    def today(self) -> date:
        """The day it is."""
        return self.now().date()

    @property
    def bank_path(self) -> Path:
        return self._bank or paths.user_bank()

    def reading(self) -> AbstractContextManager[Bank]:
        """The bank to read. Raises BankError."""
        if self._bank is not None:
            return open_bank(self._bank, read_only=True)
        return open_user_bank(
            paths.user_bank(), shipped=paths.shipped("phrasebank"), read_only=True
        )

    def writing(self) -> AbstractContextManager[Bank]:
        """The bank to write to. Raises BankError."""
        if self._bank is not None:
            return open_bank(self._bank)
        return open_user_bank(paths.user_bank(), shipped=paths.shipped("phrasebank"))

    def catalogue(self, bank: Bank) -> Catalogue:
        """Every phrase of the open bank, for lists; made anew when they have changed."""
        with self._lock:
            stamp = _stamp(self.bank_path)
            if self._catalogue is not None and self._stamp == stamp:
                return self._catalogue[1]
            mark = bank.listed_mark()
            if self._catalogue is None or self._catalogue[0] != mark:
                self._catalogue = (mark, Catalogue(bank.listed()))
            self._stamp = stamp
            return self._catalogue[1]


def _stamp(path: Path) -> tuple[int, ...]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
