"""What is mined on its way into the bank."""

from __future__ import annotations

import time
from collections import Counter

from drafter.bank import AddedCounts, Bank, Packed
from drafter.model import Part

_SOON = 0.5  # seconds after which what was mined is on disk


class Intake:
    """Takes what is mined into the bank: on disk within a moment, in its tables when there is
    enough of it and at the end, also where Ctrl+C is the end. What a run before this one left is
    taken in first."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._lot: list[Packed] = []
        self._waiting, self._since = 0, time.monotonic()
        self.read = self.speeches = 0
        self.phrases, self.occurrences = Counter[Part](), Counter[Part]()
        self._count(bank.pending.take_in())
        self._most = bank.pending.most()

    def add(self, mined: Packed) -> None:
        """Takes what was mined from a source."""
        self._lot.append(mined)
        self.read += 1
        self.speeches += mined.speeches
        if time.monotonic() - self._since >= _SOON:
            self._put_by()
            if self._waiting >= self._most:
                self._take_in()

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._put_by()
        if kind is None or issubclass(kind, KeyboardInterrupt):
            self._take_in()

    def _put_by(self) -> None:
        if self._lot:
            self._bank.pending.add(self._lot)
            self._waiting += sum(each.phrases for each in self._lot)
        self._lot, self._since = [], time.monotonic()

    def _take_in(self) -> None:
        self._count(self._bank.pending.take_in())
        self._waiting, self._most = 0, self._bank.pending.most()

    def _count(self, added: AddedCounts) -> None:
        self.phrases.update(added.phrases)
        self.occurrences.update(added.occurrences)
