"""From folders of files to phrases in the bank; a file that cannot be used is told, not fatal."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from drafter.bank import Bank
from drafter.corpus.readers import read_source
from drafter.errors import ReadError
from drafter.flows.inspect import inspected_source
from drafter.flows.names import readable_name
from drafter.mining import mined_phrases
from drafter.model import Part, Reading, Source, SourceRecord, SpeechRecord
from drafter.text.clean import clean_line

SkipKind = Literal["speechless", "duplicate", "unreadable"]

SKIP_LABELS: dict[SkipKind, str] = {
    "speechless": "不是讲话",
    "duplicate": "重复",
    "unreadable": "读不了",
}


class Skipped(Struct, frozen=True):
    """A file that brought nothing: ``reason`` is Chinese, for a clerk."""

    name: str
    kind: SkipKind
    reason: str


class Progress(Struct, frozen=True):
    """Told before each file: ``done`` of ``total`` are behind us, ``name`` is next."""

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
    progress: Callable[[Progress], None] | None = None,
) -> MineSummary:
    """Mines every file under ``paths`` into ``bank``, one transaction a file.

    Folders are walked in sorted order; hidden files are passed over. Stopped in the middle, what
    was mined stays, and the next run goes on from there. Raises BankError.
    """
    skipped: list[Skipped] = []
    names = {path.resolve(): name for path, name in _files(paths, closed=skipped)}
    seen: dict[str, Path] = {}
    mined: list[_Mined] = []
    unchanged = 0
    for done, (path, name) in enumerate(names.items()):
        if progress is not None:
            progress(Progress(done, len(names), name))
        match _outcome(path, names, bank=bank, seen=seen):
            case Skipped() as skip:
                skipped.append(skip)
            case _Mined() as gain:
                mined.append(gain)
            case None:
                unchanged += 1
    return MineSummary(
        files=len(names),
        read=len(mined),
        speeches=sum(each.speeches for each in mined),
        unchanged=unchanged,
        new_phrases=_sum(each.phrases for each in mined),
        new_occurrences=_sum(each.occurrences for each in mined),
        counts=bank.counts(),
        skipped=tuple(skipped),
    )


def _outcome(
    path: Path, names: Mapping[Path, str], *, bank: Bank, seen: dict[str, Path]
) -> Skipped | _Mined | None:
    """What became of one file; None where the bank holds it already. ``seen`` is added to."""
    name = names[path]
    try:
        source = read_source(path, name=name)
    except ReadError as error:
        return Skipped(name, "unreadable", error.cause)
    first = seen.setdefault(source.sha256, path)
    if first != path:
        return Skipped(name, "duplicate", f"与 {names[first]} 逐字相同")
    if bank.holds(source.sha256):
        return None
    reading = inspected_source(source)
    if not reading.speeches:
        return Skipped(name, "speechless", reading.reason)
    phrases = [phrase for speech in reading.speeches for phrase in mined_phrases(source, speech)]
    added = bank.add_source(_record(source, reading), phrases)
    return _Mined(len(reading.speeches), added.phrases, added.occurrences)


def _record(source: Source, reading: Reading) -> SourceRecord:
    return SourceRecord(
        sha256=source.sha256,
        name=source.name,
        encoding=source.encoding,
        speeches=tuple(
            SpeechRecord(
                speech.start,
                speech.end,
                "" if speech.title is None else clean_line(speech.title.text),
                speech.year,
            )
            for speech in reading.speeches
        ),
        text=source.text,
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
