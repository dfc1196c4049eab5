"""From folders of files to phrases in the bank; a file that cannot be used is told, not fatal."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Literal

from msgspec import Struct

from drafter.bank import Bank
from drafter.corpus.cleaning import cleaned
from drafter.corpus.furniture import repeated_chrome
from drafter.corpus.readers import read_source
from drafter.drafting.markdown import is_draft_file
from drafter.errors import ReadError
from drafter.flows.inspect import inspected_source
from drafter.flows.names import readable_name
from drafter.mining import KeptOut, mined
from drafter.mining.context import circumstances_of
from drafter.model import (
    MinedPhrase,
    Part,
    Reading,
    Source,
    SourceRecord,
    Speech,
    SpeechRecord,
)
from drafter.text.clean import clean_line
from drafter.text.normalise import normalised

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
    """Told before each file of a stage: ``done`` of ``total`` are behind us, ``name`` is next."""

    stage: Literal["read", "mine"]
    done: int
    total: int
    name: str


class Examined(Struct, frozen=True):
    """A file with speeches and what can be mined from it, for a person to check; ``kept_out`` is
    what was found and gave no phrase, ``furniture`` are the stretches of its text that were taken
    for a page's furniture."""

    source: Source
    reading: Reading
    phrases: tuple[MinedPhrase, ...]
    kept_out: tuple[KeptOut, ...]
    furniture: tuple[tuple[int, int], ...]


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
    progress: Callable[[Progress], None] | None = None,
    examined: Callable[[Examined], None] | None = None,
) -> MineSummary:
    """Mines every file under ``paths`` into ``bank``, one transaction a file.

    Folders are walked in sorted order; hidden files are passed over. All files are read first: what
    they share is the furniture of their site. Stopped in the middle, what was mined stays, and the
    next run goes on from there. ``as_speech``: mine also what does not look like a speech.
    ``examined`` is told of each file with speeches, those the bank holds already included. Raises
    BankError.
    """
    skipped: list[Skipped] = []
    names = {path.resolve(): name for path, name in _files(paths, closed=skipped)}
    read = _read(names, progress)
    chrome = repeated_chrome(each for each in read if isinstance(each, Source))
    gains: list[_Mined] = []
    unchanged = 0
    for done, (each, name) in enumerate(zip(read, names.values(), strict=True)):
        if progress is not None:
            progress(Progress("mine", done, len(names), name))
        if isinstance(each, Skipped):
            skipped.append(each)
            continue
        match _outcome(each, bank=bank, as_speech=as_speech, chrome=chrome, examined=examined):
            case Skipped() as skip:
                skipped.append(skip)
            case _Mined() as gain:
                gains.append(gain)
            case None:
                unchanged += 1
    return MineSummary(
        files=len(names),
        read=len(gains),
        speeches=sum(each.speeches for each in gains),
        unchanged=unchanged,
        new_phrases=_sum(each.phrases for each in gains),
        new_occurrences=_sum(each.occurrences for each in gains),
        counts=bank.counts(),
        skipped=tuple(skipped),
    )


def _outcome(
    source: Source,
    *,
    bank: Bank,
    as_speech: bool,
    chrome: frozenset[str],
    examined: Callable[[Examined], None] | None,
) -> Skipped | _Mined | None:
    """What became of one file; None where the bank holds it already."""
    is_held = bank.holds(source.sha256)
    if is_held and examined is None:
        return None
    reading = inspected_source(source, as_speech=as_speech, chrome=chrome)
    if not reading.speeches:
        return None if is_held else Skipped(source.name, "speechless", reading.reason)
    found = [mined(source, speech) for speech in reading.speeches]
    phrases = tuple(phrase for each in found for phrase in each.phrases)
    if examined is not None:
        out = tuple(one for each in found for one in each.kept_out)
        examined(Examined(source, reading, phrases, out, _furniture(source.text, chrome)))
    if is_held:
        return None
    added = bank.add_source(_record(source, reading), phrases)
    return _Mined(len(reading.speeches), added.phrases, added.occurrences)


def mine_again(source: Source, *, bank: Bank) -> bool:
    """Mines one source whose text is at hand, be it a speech by its looks or not; False where there
    is nothing to mine. Raises BankError."""
    outcome = _outcome(source, bank=bank, as_speech=True, chrome=frozenset(), examined=None)
    return not isinstance(outcome, Skipped)


def _read(
    names: Mapping[Path, str], progress: Callable[[Progress], None] | None
) -> list[Source | Skipped]:
    """Each file's source, or why there is none to mine."""
    seen: dict[str, Path] = {}
    read: list[Source | Skipped] = []
    for done, (path, name) in enumerate(names.items()):
        if progress is not None:
            progress(Progress("read", done, len(names), name))
        try:
            source = read_source(path, name=name)
        except ReadError as error:
            read.append(Skipped(name, "unreadable", error.cause))
            continue
        if is_draft_file(source.text):
            read.append(Skipped(name, "speechless", "是 drafter 自己存的稿子"))
            continue
        first = seen.setdefault(_wording(source.text), path)
        same = Skipped(name, "duplicate", f"与 {names[first]} 逐字相同")
        read.append(source if first == path else same)
    return read


def _wording(text: str) -> str:
    """A key of the words alone (16 hex digits), so that one speech saved in two encodings, or with
    other line ends, counts once."""
    words = "".join(char for char in normalised(text) if char.isalnum())
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _furniture(text: str, chrome: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """The stretches that cleaning leaves out, but for single characters and spaces."""
    offsets = (-1, *cleaned(text, chrome=chrome).offsets, len(text))
    gaps = ((last + 1, here) for last, here in pairwise(offsets) if here - last > 2)
    return tuple((start, end) for start, end in gaps if text[start:end].strip())


def _record(source: Source, reading: Reading) -> SourceRecord:
    return SourceRecord(
        sha256=source.sha256,
        name=source.name,
        encoding=source.encoding,
        speeches=tuple(_speech_record(source, speech) for speech in reading.speeches),
        text=source.text,
    )


def _speech_record(source: Source, speech: Speech) -> SpeechRecord:
    told = circumstances_of(source.text, speech)
    return SpeechRecord(
        speech.start,
        speech.end,
        "" if speech.title is None else clean_line(speech.title.text),
        speech.year,
        told.occasion,
        told.level,
        told.speaker,
        _wording(source.text[speech.start : speech.end]),
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
