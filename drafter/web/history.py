"""Undo and redo of a draft that is written in the page: what its file held before each change."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from drafter.storage.files import atomic_write

_KEPT = 200


class History:
    """The contents that one draft's file had, as long as nobody else changed it meanwhile."""

    def __init__(self) -> None:
        self._before: list[bytes] = []
        self._after: list[bytes] = []
        self._last: bytes | None = None
        self._passed = False

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    def look(self, file: Path) -> None:
        """Forgets everything where the file is not as the page left it: the terminal wrote it."""
        if self._last is not None and file.read_bytes() != self._last:
            self._before.clear()
            self._after.clear()
            self._last = None

    def changed(self, before: bytes, now: bytes) -> None:
        """Remembers a change."""
        if self._passed:
            self._passed = False
        elif before != now:
            self._before = [*self._before, before][-_KEPT:]
            self._after.clear()
        self._last = now

    def passes_over(self) -> None:
        """Lets the change that is being made, or one that is a step itself, be no step to undo."""
        self._passed = True

    def undo(self, file: Path) -> None:
        """Puts back what the file held before the last change."""
        self._step(file, self._before, self._after)

    def redo(self, file: Path) -> None:
        """Puts back what was undone last."""
        self._step(file, self._after, self._before)

    def _step(self, file: Path, taken: list[bytes], given: list[bytes]) -> None:
        if taken:
            given.append(file.read_bytes())
            self._last = taken.pop()
            self.passes_over()
            atomic_write(file, self._last)


class Histories:
    """A history and a lock for each draft: requests for one draft come one after the other."""

    def __init__(self) -> None:
        self._histories: dict[Path, History] = {}
        self._locks: dict[Path, Lock] = {}
        self._lock = Lock()

    def of(self, file: Path) -> History:
        with self._lock:
            return self._histories.setdefault(file, History())

    def lock(self, file: Path) -> Lock:
        with self._lock:
            return self._locks.setdefault(file, Lock())
