"""A whole bank as a folder of sorted JSON Lines, to keep, to compare or to hand on.

The files are those of the phrasebank that ships, with all decisions, the favourites and the sources
that were withdrawn; a line of ``sources.jsonl`` says more: the grade, the rules it was mined by,
its text where it is wanted. Patterns stand as they were mined; decisions say what became of them. A
pattern has a line for each move and set of topics it was found with, so a bank that takes the
folder in is the same one but for short numbers, which each bank gives anew, and for texts that were
left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from drafter.bank.bank import Bank
from drafter.bank.deciding import Decision
from drafter.bank.decision_file import decision_lines, decisions_in
from drafter.bank.holdings import Content, Grade
from drafter.bank.jsonlines import PhraseLine
from drafter.bank.shipped import DECISIONS_FILE, PART_FILES, SOURCES_FILE
from drafter.errors import BankError
from drafter.model import (
    SLOT,
    MinedPhrase,
    Move,
    Part,
    SourceRecord,
    SpeechRecord,
    phrase_id,
)
from drafter.storage.files import atomic_write
from drafter.text.clean import clean_line

WITHDRAWN_FILE = "withdrawn.jsonl"
FAVOURITES_FILE = "favourites.jsonl"
"""The ids of the favourites, the one kept last at the end."""

_LARGEST = 2**53  # an offset; SQLite and JSON hold it exactly

_Line = TypeVar("_Line")
_Key = tuple[str, Move | None, tuple[str, ...]]


class HeldLine(Struct, frozen=True, omit_defaults=True):
    """One line of ``sources.jsonl``."""

    sha256: str
    name: str
    encoding: str
    speeches: tuple[SpeechRecord, ...]
    grade: Grade = "网络"
    rules: int = 0
    shipped: bool = False
    text: str | None = None


class WithdrawnLine(Struct, frozen=True):
    """One line of ``withdrawn.jsonl``: a source that was taken out and stays away."""

    sha256: str


class FavouriteLine(Struct, frozen=True):
    """One line of ``favourites.jsonl``: a content id."""

    id: str


def export_bank(bank: Bank, folder: Path, *, with_text: bool) -> int:
    """Writes the bank to ``folder``; gives the number of sources. Same bank, same bytes.

    Raises UserError when the folder cannot be written.
    """
    contents = list(bank.holdings.contents(with_text=with_text))
    for part, name in PART_FILES.items():
        atomic_write(folder / name, _encoded(_phrase_lines(contents, part)))
    held = sorted(map(_held_line, contents), key=lambda line: (line.name, line.sha256))
    atomic_write(folder / SOURCES_FILE, _encoded(held))
    atomic_write(folder / DECISIONS_FILE, decision_lines(bank.decisions.everything()))
    withdrawn = map(WithdrawnLine, bank.holdings.withdrawn())
    atomic_write(folder / WITHDRAWN_FILE, _encoded(withdrawn))
    kept = [FavouriteLine(identity) for identity in reversed(bank.favourites.ids())]
    atomic_write(folder / FAVOURITES_FILE, _encoded(kept))
    return len(contents)


def exported(folder: Path) -> tuple[list[Content], tuple[Decision, ...], tuple[str, ...]]:
    """What ``export_bank`` wrote: sources with their phrases, decisions, and the sha256 of sources
    that were withdrawn.

    The folder of the phrasebank that ships can be read too. Raises BankError that names the file
    that is missing or broken.
    """
    mined: dict[str, list[MinedPhrase]] = defaultdict(list)
    for part, name in PART_FILES.items():
        for line in _lines(folder / name, PhraseLine):
            if phrase_id(part, line.pattern) != line.id:
                raise _broken(folder / name)
            for occurrence in line.occurrences:
                mined[occurrence.source].append(
                    MinedPhrase(part, line.move, line.pattern, occurrence, line.topics)
                )
    sources = _lines(folder / SOURCES_FILE, HeldLine)
    contents = [_content(line, mined.pop(line.sha256, [])) for line in sources]
    if mined or not all(map(_is_sound, contents)):
        raise _broken(folder / SOURCES_FILE)
    decisions, withdrawn = folder / DECISIONS_FILE, folder / WITHDRAWN_FILE
    gone = _lines(withdrawn, WithdrawnLine) if withdrawn.is_file() else []
    return (
        contents,
        decisions_in(decisions) if decisions.is_file() else (),
        tuple(each.sha256 for each in gone),
    )


def exported_favourites(folder: Path) -> tuple[str, ...]:
    """The content ids of the favourites that ``export_bank`` wrote, the one kept last at the end;
    none where an older export has no such file. Raises BankError for a broken line."""
    path = folder / FAVOURITES_FILE
    return tuple(line.id for line in _lines(path, FavouriteLine)) if path.is_file() else ()


def _phrase_lines(contents: Iterable[Content], part: Part) -> list[PhraseLine]:
    found: dict[_Key, list[MinedPhrase]] = defaultdict(list)
    for content in contents:
        for phrase in content.phrases:
            if phrase.part == part:
                found[phrase.pattern, phrase.move, tuple(sorted(phrase.topics))].append(phrase)
    return [
        PhraseLine(
            id=phrase_id(part, pattern),
            pattern=pattern,
            move=move,
            topics=topics,
            occurrences=tuple(sorted({phrase.occurrence for phrase in phrases})),
        )
        for (pattern, move, topics), phrases in sorted(
            found.items(), key=lambda one: _order(one[0])
        )
    ]


def _order(key: _Key) -> tuple[str, str, tuple[str, ...]]:
    pattern, move, topics = key
    return pattern, move or "", topics


def _held_line(content: Content) -> HeldLine:
    record = content.record
    return HeldLine(
        record.sha256,
        record.name,
        record.encoding,
        record.speeches,
        record.grade,
        content.rules,
        content.shipped,
        record.text,
    )


def _content(line: HeldLine, phrases: list[MinedPhrase]) -> Content:
    record = SourceRecord(
        line.sha256, line.name, line.encoding, line.speeches, line.text, line.grade
    )
    return Content(record, line.rules, line.shipped, tuple(phrases))


def _is_sound(content: Content) -> bool:
    """Whether every occurrence lies in its source."""
    longest = None if content.record.text is None else len(content.record.text)
    return all(
        0 <= phrase.occurrence.start < phrase.occurrence.end < _LARGEST
        and 0 <= phrase.occurrence.speech < _LARGEST
        and _is_clean(phrase.pattern)
        and (longest is None or phrase.occurrence.end <= longest)
        for phrase in content.phrases
    )


def _is_clean(pattern: str) -> bool:
    """Whether a pattern is words and slots on one line, with nothing that only looks like them."""
    plain = SLOT.sub("", pattern)
    return bool(plain.strip()) and clean_line(pattern) == pattern and not set(plain) & set("{}")


def _lines(path: Path, kind: type[_Line]) -> list[_Line]:
    try:
        return msgspec.json.Decoder(kind).decode_lines(path.read_bytes())
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise _broken(path) from error


def _broken(path: Path) -> BankError:
    return BankError(f"{path} 缺失或损坏", "请指向 drafter bank export 写出的文件夹；词库没有动")


def _encoded(lines: Iterable[object]) -> bytes:
    return msgspec.json.Encoder().encode_lines(lines)
