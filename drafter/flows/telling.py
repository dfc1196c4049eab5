"""Progress of a run of mining, for those who watch it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from drafter.corpus.records import holds_records
from drafter.flows.inventory import Entry
from drafter.flows.looking import Item
from drafter.flows.lots import size_of


class Progress(Struct, frozen=True):
    """Told before each file or record of a stage: ``done`` of ``total`` are behind us, ``name`` is
    next. ``share`` of the work of the stage, by size, is done (0 to 1); None where nobody knows."""

    stage: Literal["read", "mine"]
    done: int
    total: int
    name: str
    share: float | None = None


class Telling:
    """Tells of progress: by files while they are looked at, by files and records when each is
    mined."""

    def __init__(self, progress: Callable[[Progress], None] | None, files: Sequence[str]) -> None:
        self._tell = progress or (lambda _: None)
        self._files = files
        self._done = self._total = self._behind = self._size = 0

    def read(self, items: Iterable[tuple[int, Item]]) -> Iterator[Item]:
        """The items, with how many files are behind each; told of before it is given on."""
        sizes = list(map(file_size, self._files))
        whole, last, before, within = max(1, sum(sizes)), 0, 0, 0
        for done, item in items:
            if done > last:
                before, last, within = before + sum(sizes[last:done]), done, 0
            share = None
            if not _is_packed(item.path):
                share = (before + min(within, sizes[done])) / whole
            self._tell(Progress("read", done, len(sizes), item.name, share))
            within += size_of(item)
            yield item

    def expect(self, entries: int, *, size: int) -> None:
        """So many entries come, and so much is to be mined of them."""
        self._total, self._size = entries, size

    def mine(self, entry: Entry) -> None:
        """Tells of an entry before it is mined."""
        share = self._behind / self._size if self._size else None
        self._tell(Progress("mine", self._done, self._total, entry.name, share))
        self._done += 1
        if entry.skipped is None and not entry.is_held:
            self._behind += entry.size


def file_size(where: str) -> int:
    """Bytes of a file; 0 where it cannot be seen."""
    path = Path(where)
    return path.stat().st_size if path.is_file() else 0


def _is_packed(path: Path) -> bool:
    """Whether the size of a file says nothing of the text in it."""
    return holds_records(path) and path.suffix.lower() != ".jsonl"
