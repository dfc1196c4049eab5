"""From folders of files to phrases in the bank; a file that cannot be used is told, not fatal.

Every file is looked at first: what several share is the furniture of their site, and what is there
twice counts once. Then each is mined, by an engine where there is one (several processes, many
machines), and put by in the bank in the order of the files: the bank is the same whoever did the
work, and a run that was stopped goes on where it was. Neither texts nor what is known of the files
are in memory but for a few at a time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec import Struct

from drafter.bank import Bank
from drafter.corpus.records import holds_records, record_sources
from drafter.errors import ReadError
from drafter.flows.engines.engine import Engine
from drafter.flows.engines.garbage import seldom_collected
from drafter.flows.engines.here import Here
from drafter.flows.engines.pool import Pool
from drafter.flows.intake import Intake
from drafter.flows.inventory import open_inventory
from drafter.flows.looking import (
    SKIP_LABELS,
    Examined,
    Item,
    Order,
    SkipKind,
    Skipped,
    found_in,
)
from drafter.flows.lots import Mined, get_ready
from drafter.flows.names import readable_name
from drafter.flows.stages import Wanted, look, mined_entries
from drafter.flows.telling import Progress, Telling, file_size
from drafter.model import Part, Source

__all__ = [
    "SKIP_LABELS", "Examined", "MineSummary", "Progress", "SkipKind", "Skipped", "mine",
    "mine_again",
]  # fmt: skip

_FOR_A_PROCESS = 300_000
"""Bytes that are worth a process of their own: it takes some two seconds to start."""
_SOON_SEEN = 4_000_000
"""Bytes of plain text that are looked at here while processes start."""


_File = tuple[str, str]
"""Where a file is and its name in lists; a ``Path`` would take five times as much memory, and an
archive has a hundred thousand of them."""


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


def mine(
    paths: Iterable[Path],
    *,
    bank: Bank,
    as_speech: bool = False,
    workers: int = 1,
    engine: Engine | None = None,
    progress: Callable[[Progress], None] | None = None,
    examined: Callable[[Examined], None] | None = None,
) -> MineSummary:
    """Mines every file under ``paths`` into ``bank``.

    Folders are walked in sorted order; hidden files are passed over; a file of records
    (``corpus.records``) gives one source a record. Stopped in the middle, what was mined stays, and
    the next run goes on from there; no file is ever there by half. ``as_speech``: mine also what
    does not look like a speech. ``workers``: how many processes, fewer where there is little to
    mine; with an ``engine`` that does the work (the caller closes it). ``examined`` is told of each
    file with speeches, those the bank holds already included. Raises BankError, and UserError where
    processes or machines are lost again and again, or cannot see a file.
    """
    skipped: list[Skipped] = []
    files = _named(list(paths), skipped)
    intake = Intake(bank)
    if examined is None and files and _all_held(files, bank):
        return _summary(bank, intake, files=len(files), unchanged=len(files), skipped=skipped)
    told = Telling(progress, [where for where, _ in files])
    with (
        seldom_collected(),
        _engine(engine, files, workers) as used,
        open_inventory() as inventory,
    ):
        looking = Here() if engine is None and _are_soon_seen(files) else used
        look(told.read(_items(files, skipped)), inventory, engine=looking, is_held=bank.holds)
        told.expect(len(inventory), size=inventory.to_mine)
        wanted = Wanted(as_speech, inventory.furniture(), examined is not None)
        again = (item for _, item in _items(files, []))
        results = mined_entries(again, inventory, wanted, engine=used, tell=told.mine)
        unchanged = 0
        with closing(results), intake:
            for entry, result in results:
                if isinstance(result, Mined) and result.examined and examined is not None:
                    examined(result.examined)
                if isinstance(result, Skipped):
                    skipped.append(result)
                elif entry.is_held or result is None:
                    unchanged += 1
                elif result.packed is None:
                    skipped.append(Skipped(entry.name, "speechless", result.reason))
                else:
                    intake.add(result.packed)
        count = max(len(files), len(inventory))
    bank.make_searchable()
    return _summary(bank, intake, files=count, unchanged=unchanged, skipped=skipped)


def mine_again(source: Source, *, bank: Bank) -> bool:
    """Mines one source whose text is at hand, be it a speech by its looks or not; False where there
    is nothing to mine. Raises BankError."""
    item = Item(Path(source.name), source.name, source)
    result = found_in(Order(item, as_speech=True, chrome=frozenset(), examine=False))
    if isinstance(result, Skipped) or result.record is None:
        return False
    bank.add_source(result.record, result.phrases)
    return True


@contextmanager
def _engine(
    given: Engine | None, files: Sequence[_File], workers: int
) -> Generator[Engine, None, None]:
    """The engine that is given, or one of this machine that is closed at the end."""
    if given is not None:
        yield given
        return
    workers = max(1, min(workers, _bytes(files) // _FOR_A_PROCESS))
    if workers == 1:
        yield Here()
        return
    with closing(Pool(workers, prepare=get_ready)) as pool:
        pool.begin()
        yield pool


def _items(files: Sequence[_File], skipped: list[Skipped]) -> Iterator[tuple[int, Item]]:
    """The items of the files, each with how many files are behind it; files of records that are
    damaged are added to ``skipped``, with what was read of them until then kept."""
    for done, (where, name) in enumerate(files):
        path = Path(where)
        if not holds_records(path):
            yield done, Item(path, name)
            continue
        try:
            for source in record_sources(path, name=name):
                yield done, Item(path, readable_name(source.name), source)
        except ReadError as error:
            skipped.append(Skipped(name, "unreadable", error.cause))


def _all_held(files: Sequence[_File], bank: Bank) -> bool:
    """Whether the bank holds every file, none of them twice, so that none needs to be read."""
    seen = set[str]()
    for path in (Path(where) for where, _ in files):
        if holds_records(path):
            return False
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return False
        if digest in seen or not bank.holds(digest):
            return False
        seen.add(digest)
    return True


def _are_soon_seen(files: Sequence[_File]) -> bool:
    return _bytes(files) <= _SOON_SEEN and all(
        where.lower().endswith((".txt", ".md", ".jsonl")) for where, _ in files
    )


def _bytes(files: Sequence[_File]) -> int:
    return sum(file_size(where) for where, _ in files)


def _summary(
    bank: Bank, intake: Intake, *, files: int, unchanged: int, skipped: Iterable[Skipped]
) -> MineSummary:
    return MineSummary(
        files=files,
        read=intake.read,
        speeches=intake.speeches,
        unchanged=unchanged,
        new_phrases=dict(intake.phrases),
        new_occurrences=dict(intake.occurrences),
        counts=bank.counts(),
        skipped=tuple(skipped),
    )


def _named(paths: Iterable[Path], skipped: list[Skipped]) -> list[_File]:
    """Every file once; folders that cannot be opened are added to ``skipped``."""
    found = _files(paths, closed=skipped)
    return list({str(path.resolve()): name for path, name in found}.items())


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
