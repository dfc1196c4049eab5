"""From folders of files to phrases in the bank; a file that cannot be used is told, not fatal.

Every file is looked at first: what several share is the furniture of their site, and what is there
twice counts once. Then each is mined, in several processes where that is asked for, and goes into
the bank in the order of the files, one transaction each: the bank is the same whatever the number
of processes, and a run that was stopped goes on where it was. No more than a few files are in
memory at a time.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from drafter.bank import Bank
from drafter.corpus.furniture import repeated_lines
from drafter.corpus.records import holds_records, record_sources
from drafter.errors import ReadError
from drafter.flows.looking import (
    SKIP_LABELS,
    Examined,
    Found,
    Item,
    Looked,
    Order,
    SkipKind,
    Skipped,
    found_in,
    looked,
)
from drafter.flows.names import readable_name
from drafter.flows.pooling import in_order
from drafter.model import Part, Source

__all__ = [
    "SKIP_LABELS", "Examined", "MineSummary", "Progress", "SkipKind", "Skipped", "mine",
    "mine_again",
]  # fmt: skip

_KEPT = 64 * 1024 * 1024
"""Characters of what is dear to read that are kept from the first look."""
_FOR_A_PROCESS = 300_000
"""Bytes that are worth a process of their own: it takes some two seconds to start."""


class Progress(Struct, frozen=True):
    """Told before each file of a stage: ``done`` of ``total`` are behind us, ``name`` is next."""

    stage: Literal["read", "mine"]
    done: int
    total: int
    name: str


class MineSummary(Struct, frozen=True):
    """What a run of mining did. ``read`` counts files mined now, ``unchanged`` those the bank held
    already (已在库); ``counts`` is what the bank holds by part afterwards."""

    files: int
    read: int
    speeches: int
    unchanged: int
    new_phrases: dict[Part, int]
    new_occurrences: dict[Part, int]
    counts: dict[Part, int]
    skipped: tuple[Skipped, ...]


class _Mined(Struct, frozen=True):
    speeches: int
    phrases: dict[Part, int]
    occurrences: dict[Part, int]


def mine(
    paths: Iterable[Path],
    *,
    bank: Bank,
    as_speech: bool = False,
    workers: int = 1,
    progress: Callable[[Progress], None] | None = None,
    examined: Callable[[Examined], None] | None = None,
) -> MineSummary:
    """Mines every file under ``paths`` into ``bank``, one transaction a file.

    Folders are walked in sorted order; hidden files are passed over; a file of records
    (``corpus.records``) gives one source a record. Stopped in the middle, what was mined stays, and
    the next run goes on from there. ``as_speech``: mine also what does not look like a speech.
    ``workers``: how many processes, fewer where there is little to mine. ``examined`` is told of
    each file with speeches, those the bank holds already included. Raises BankError, and UserError
    where processes die again and again.
    """
    given = list(paths)
    skipped: list[Skipped] = []
    named = {path.resolve(): name for path, name in _files(given, closed=skipped)}
    files = list(named.items())
    total = len(files)
    if examined is None and files and _all_held(files, bank):
        return _summary(bank, files=total, gains=[], unchanged=total, skipped=skipped)
    workers = max(1, min(workers, _bytes(files) // _FOR_A_PROCESS))
    told = _Telling(progress, total)
    known = _known(told.each("read", _items(files, skipped)), workers=workers)
    chrome = repeated_lines(
        {each.sha256: each.edges for each in known if isinstance(each, Looked)}.values()
    )
    gains: list[_Mined] = []
    unchanged = 0
    results = _results(
        told.each("mine", _items(files, [])), known, bank=bank, workers=workers,
        as_speech=as_speech, chrome=chrome, examine=examined is not None,
    )  # fmt: skip
    with closing(results):
        for name, is_held, result in results:
            if isinstance(result, Found) and result.examined is not None and examined is not None:
                examined(result.examined)
            if isinstance(result, Skipped):
                skipped.append(result)
            elif is_held or result is None:
                unchanged += 1
            elif result.record is None:
                skipped.append(Skipped(name, "speechless", result.reason))
            else:
                added = bank.add_source(result.record, result.phrases)
                count = len(result.record.speeches)
                gains.append(_Mined(count, added.phrases, added.occurrences))
    bank.make_searchable()
    return _summary(
        bank, files=max(total, len(known)), gains=gains, unchanged=unchanged, skipped=skipped
    )


def mine_again(source: Source, *, bank: Bank) -> bool:
    """Mines one source whose text is at hand, be it a speech by its looks or not; False where there
    is nothing to mine. Raises BankError."""
    item = Item(Path(source.name), source.name, source)
    result = found_in(Order(item, as_speech=True, chrome=frozenset(), examine=False))
    if isinstance(result, Skipped) or result.record is None:
        return False
    bank.add_source(result.record, result.phrases)
    return True


def _results(
    items: Iterator[Item],
    known: Sequence[Looked | Skipped],
    *,
    bank: Bank,
    workers: int,
    as_speech: bool,
    chrome: frozenset[str],
    examine: bool,
) -> Generator[tuple[str, bool, Found | Skipped | None], None, None]:
    """For each item in order its name, whether the bank holds it, and what was found in it; None
    where nobody asks for what it holds."""
    held = [isinstance(each, Looked) and bank.holds(each.sha256) for each in known]
    names: list[str] = []

    def orders() -> Iterator[Order]:
        for item, each, is_held in zip(items, known, held, strict=False):
            names.append(item.name)
            if isinstance(each, Looked) and (examine or not is_held):
                source = item.source or each.source
                wanted = msgspec.structs.replace(item, source=source)
                yield Order(wanted, as_speech, chrome, examine)

    results = in_order(found_in, orders(), workers=workers)
    with closing(results):
        for at, (each, is_held) in enumerate(zip(known, held, strict=True)):
            result: Found | Skipped | None = None
            if isinstance(each, Skipped):
                result = each
            elif examine or not is_held:
                result = next(results)
            yield names[at] if at < len(names) else "", is_held, result
        for _ in results:  # those that the bank holds at the end are told of too
            pass


def _known(items: Iterable[Item], *, workers: int) -> list[Looked | Skipped]:
    """What is known of each item; one whose words another has is a duplicate."""
    seen: dict[str, str] = {}
    names: list[str] = []

    def named() -> Iterator[Item]:
        for item in items:
            names.append(item.name)
            yield item

    kept = 0
    known: list[Looked | Skipped] = []
    results = in_order(looked, named(), workers=workers)
    with closing(results):
        for at, each in enumerate(results):
            name = names[at]
            if isinstance(each, Skipped):
                known.append(each)
            elif each.wording in seen:
                known.append(Skipped(name, "duplicate", f"与 {seen[each.wording]} 逐字相同"))
            else:
                seen[each.wording] = name
                kept += len(each.source.text) if each.source is not None else 0
                known.append(each if kept <= _KEPT else msgspec.structs.replace(each, source=None))
    return known


class _Telling:
    """Tells of progress by files, whatever the number of records in them."""

    def __init__(self, progress: Callable[[Progress], None] | None, total: int) -> None:
        self._progress, self._total = progress, total

    def each(
        self, stage: Literal["read", "mine"], items: Iterable[tuple[int, Item]]
    ) -> Iterator[Item]:
        """The items, each told of before it is given on."""
        for done, item in items:
            if self._progress is not None:
                self._progress(Progress(stage, done, self._total, item.name))
            yield item


def _items(files: Sequence[tuple[Path, str]], skipped: list[Skipped]) -> Iterator[tuple[int, Item]]:
    """The items of the files, each with how many files are behind it; files of records that are
    damaged are added to ``skipped``, with what was read of them until then kept."""
    for done, (path, name) in enumerate(files):
        if not holds_records(path):
            yield done, Item(path, name)
            continue
        try:
            for source in record_sources(path, name=name):
                yield done, Item(path, readable_name(source.name), source)
        except ReadError as error:
            skipped.append(Skipped(name, "unreadable", error.cause))


def _all_held(files: Sequence[tuple[Path, str]], bank: Bank) -> bool:
    """Whether the bank holds every file, none of them twice, so that none needs to be read."""
    seen = set[str]()
    for path, _ in files:
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return False
        if digest in seen or not bank.holds(digest):
            return False
        seen.add(digest)
    return True


def _bytes(files: Sequence[tuple[Path, str]]) -> int:
    return sum(path.stat().st_size for path, _ in files if path.is_file())


def _summary(
    bank: Bank,
    *,
    files: int,
    gains: Sequence[_Mined],
    unchanged: int,
    skipped: Iterable[Skipped],
) -> MineSummary:
    return MineSummary(
        files=files,
        read=len(gains),
        speeches=sum(each.speeches for each in gains),
        unchanged=unchanged,
        new_phrases=_sum(each.phrases for each in gains),
        new_occurrences=_sum(each.occurrences for each in gains),
        counts=bank.counts(),
        skipped=tuple(skipped),
    )


def _files(paths: Iterable[Path], *, closed: list[Skipped]) -> Iterator[tuple[Path, str]]:
    """Every file to look at and its name in lists: as given, or relative to the folder given.

    Folders that cannot be opened are added to ``closed``.
    """

    def refused(error: OSError) -> None:
        closed.append(Skipped(readable_name(str(error.filename)), "unreadable", "打不开这个文件夹"))

    for given in paths:
        if not given.is_dir():
            yield given, readable_name(given.name)
            continue
        for folder, subfolders, names in os.walk(given, onerror=refused):
            subfolders[:] = sorted(each for each in subfolders if not each.startswith("."))
            for name in sorted(names):
                if not name.startswith("."):
                    path = Path(folder) / name
                    yield path, readable_name(path.relative_to(given).as_posix())


def _sum(counts: Iterable[dict[Part, int]]) -> dict[Part, int]:
    total = Counter[Part]()
    for each in counts:
        total.update(each)
    return dict(total)
