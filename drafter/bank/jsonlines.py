"""The bank that ships: sorted JSON Lines, a file a part, patterns and offsets without any text."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from drafter.bank.bank import Bank, open_bank
from drafter.bank.deciding import Decision
from drafter.bank.decision_file import decisions_in
from drafter.bank.holdings import Content
from drafter.bank.schema import RULES_VERSION
from drafter.bank.shipped import (
    DECISIONS_FILE,
    PART_FILES,
    SOURCES_FILE,
    content_of,
    damaged,
    fingerprint,
    is_current,
)
from drafter.model import (
    MinedPhrase,
    Move,
    Occurrence,
    Part,
    Phrase,
    SourceRecord,
    SpeechRecord,
    phrase_id,
)
from drafter.storage.files import atomic_write

_Line = TypeVar("_Line")


class PhraseLine(Struct, frozen=True):
    """One line of a part's file."""

    id: str
    pattern: str
    move: Move | None
    topics: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]


class SourceLine(Struct, frozen=True):
    """One line of ``sources.jsonl``."""

    sha256: str
    name: str
    encoding: str
    speeches: tuple[SpeechRecord, ...]


def write_phrasebank(
    folder: Path, *, phrases: Iterable[Phrase], sources: Iterable[SourceRecord]
) -> None:
    """Writes all files of the phrasebank, sorted: the same bank gives the same bytes."""
    by_part: dict[Part, list[PhraseLine]] = {part: [] for part in PART_FILES}
    for phrase in phrases:
        by_part[phrase.part].append(
            PhraseLine(
                id=phrase.id,
                pattern=phrase.pattern,
                move=phrase.move,
                topics=tuple(sorted(phrase.topics)),
                occurrences=tuple(sorted(phrase.occurrences)),
            )
        )
    for part, lines in by_part.items():
        lines.sort(key=lambda line: (line.pattern, line.id))
        atomic_write(folder / PART_FILES[part], _encoded(lines))
    records = [
        SourceLine(source.sha256, source.name, source.encoding, tuple(sorted(source.speeches)))
        for source in sources
    ]
    records.sort(key=lambda line: (line.name, line.sha256))
    atomic_write(folder / SOURCES_FILE, _encoded(records))


def load_shipped(bank: Bank, folder: Path) -> bool:
    """Takes the phrasebank in ``folder`` into ``bank`` unless it holds just that already.

    Gives whether anything was loaded. A source the user mined himself is left alone and so counts
    once. What the review of the shipped phrases refused holds for him too until he decides
    otherwise. Raises BankError for a phrasebank that is damaged.
    """
    current = fingerprint(folder)
    if bank.shipped_fingerprint() == current:
        return False
    phrases = _mined(folder)
    bank.replace_shipped(
        current,
        [
            (
                SourceRecord(line.sha256, line.name, line.encoding, line.speeches),
                phrases[line.sha256],
            )
            for line in _lines(folder / SOURCES_FILE, SourceLine)
        ],
        decisions=shipped_decisions(folder),
    )
    return True


def shipped_decisions(folder: Path) -> tuple[Decision, ...]:
    """What a reader decided of the phrases in a phrasebank folder (``decisions.jsonl``).

    Raises BankError for a broken line.
    """
    path = folder / DECISIONS_FILE
    return decisions_in(path) if path.is_file() else ()


def shipped_source(folder: Path, sha256: str) -> Content | None:
    """A source as it comes with the phrasebank in ``folder``, with its phrases; None where it does
    not. Raises BankError for a phrasebank that is damaged."""
    lines = [each for each in _lines(folder / SOURCES_FILE, SourceLine) if each.sha256 == sha256]
    if not lines:
        return None
    line = lines[0]
    record = SourceRecord(line.sha256, line.name, line.encoding, line.speeches)
    return Content(record, RULES_VERSION, True, tuple(_mined(folder)[sha256]))


@contextmanager
def open_user_bank(path: Path, *, shipped: Path, read_only: bool = False) -> Iterator[Bank]:
    """The user's bank at ``path`` with the phrasebank in ``shipped`` taken in.

    Where ``read_only`` is asked for and the file is there but cannot be written, what it holds
    already is shown. Raises BankError.
    """
    if not read_only:
        with open_bank(path) as bank:
            load_shipped(bank, shipped)
            yield bank
        return
    if not is_current(path, shipped) and _writable(path):
        with open_bank(path) as bank:
            load_shipped(bank, shipped)
    with open_bank(path, read_only=True) as bank:
        yield bank


def _writable(path: Path) -> bool:
    return not path.is_file() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _mined(folder: Path) -> dict[str, list[MinedPhrase]]:
    by_source: dict[str, list[MinedPhrase]] = defaultdict(list)
    for part, name in PART_FILES.items():
        for line in _lines(folder / name, PhraseLine):
            if phrase_id(part, line.pattern) != line.id:
                raise damaged(folder / name)
            for occurrence in line.occurrences:
                by_source[occurrence.source].append(
                    MinedPhrase(part, line.move, line.pattern, occurrence, line.topics)
                )
    return by_source


def _lines(path: Path, kind: type[_Line]) -> list[_Line]:
    try:
        return msgspec.json.Decoder(kind).decode_lines(content_of(path))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise damaged(path) from error


def _encoded(lines: Iterable[object]) -> bytes:
    return msgspec.json.Encoder().encode_lines(lines)
