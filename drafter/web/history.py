"""Undo and redo of a draft that is written in the page: what its file held before each change.

The steps lie beside the draft's file, so that they are there when the server was stopped or killed.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from threading import Lock

import msgspec
from msgspec import Struct

from drafter.paths import steps_of
from drafter.storage.files import atomic_write

_KEPT = 100  # steps
_QUICK = 1  # zlib's level: one step is much like the next
_LARGEST = 16 * 1024 * 1024  # bytes of all steps; a file that unpacks to more is none of ours


class _Steps(Struct, frozen=True):
    """Contents of a draft's file: before the last changes, undone, and as the page left it."""

    before: tuple[bytes, ...] = ()
    after: tuple[bytes, ...] = ()
    last: bytes | None = None


class History:
    """The contents that one draft's file had, as long as nobody else changed it meanwhile."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._passed = False
        steps = _read(steps_of(file))
        same = steps.last is None or (file.exists() and file.read_bytes() == steps.last)
        self._steps = steps if same else _Steps()

    @property
    def can_undo(self) -> bool:
        return bool(self._steps.before)

    @property
    def can_redo(self) -> bool:
        return bool(self._steps.after)

    def changed(self, before: bytes, now: bytes) -> None:
        """Remembers a change. Raises UserError where the steps cannot be written."""
        steps = self._steps
        if before == now:
            return
        if self._passed:
            self._keep(_Steps(steps.before, steps.after, now))
        else:
            self._keep(_Steps((*steps.before, before)[-_KEPT:], (), now))

    def passes_over(self) -> None:
        """Lets the change that is being made be no step to undo."""
        self._passed = True

    def undo(self) -> None:
        """Puts back what the file held before the last change."""
        before, after = self._steps.before, self._steps.after
        if before:
            held = self._file.read_bytes()
            self._step(_Steps(before[:-1], (*after, held), before[-1]))

    def redo(self) -> None:
        """Puts back what was undone last."""
        before, after = self._steps.before, self._steps.after
        if after:
            held = self._file.read_bytes()
            self._step(_Steps((*before, held), after[:-1], after[-1]))

    def _step(self, steps: _Steps) -> None:
        self.passes_over()
        assert steps.last is not None
        atomic_write(self._file, steps.last)
        self._keep(steps)

    def _keep(self, steps: _Steps) -> None:
        self._steps = steps
        packed = zlib.compress(msgspec.msgpack.encode(steps), _QUICK)
        atomic_write(steps_of(self._file), packed)


def _read(path: Path) -> _Steps:
    """The steps that were kept; none where they cannot be read: the draft itself is whole."""
    try:
        packed = path.read_bytes()
        unpacked = zlib.decompressobj().decompress(packed, _LARGEST)
        return msgspec.msgpack.decode(unpacked, type=_Steps)
    except (OSError, zlib.error, msgspec.DecodeError):
        return _Steps()


class Locks:
    """A lock for each draft: requests for one draft come one after the other."""

    def __init__(self) -> None:
        self._locks: dict[Path, Lock] = {}
        self._lock = Lock()

    def of(self, file: Path) -> Lock:
        with self._lock:
            return self._locks.setdefault(file, Lock())
