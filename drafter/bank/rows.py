"""From rows of the bank's tables to frozen values, and text in and out of its compressed form."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable

import msgspec

from drafter.model import Occurrence, Phrase, SourceRecord, SpeechRecord


def compressed(text: str | None) -> bytes | None:
    """A source's decoded text as the bank keeps it."""
    return None if text is None else zlib.compress(text.encode("utf-8"), 9)


def held_text(row: sqlite3.Row) -> str | None:
    """The decoded text in a row of ``source``; None where it is not held.

    Raises sqlite3.DatabaseError when the stored bytes are damaged.
    """
    stored = row["text"]
    if stored is None:
        return None
    try:
        return zlib.decompress(stored).decode("utf-8")
    except (zlib.error, UnicodeDecodeError) as error:
        raise sqlite3.DatabaseError("存下的原文损坏") from error


def source_of(row: sqlite3.Row, speeches: tuple[SpeechRecord, ...]) -> SourceRecord:
    """A row of ``source`` without its text."""
    return SourceRecord(
        sha256=row["sha256"],
        name=row["name"],
        encoding=row["encoding"],
        speeches=speeches,
        grade=row["grade"],
    )


def speeches_of(rows: Iterable[sqlite3.Row]) -> tuple[SpeechRecord, ...]:
    """Rows of ``speech`` in their order."""
    return tuple(
        SpeechRecord(
            r["start"],
            r["end"],
            r["title"],
            r["year"],
            r["occasion"],
            r["level"],
            r["speaker"],
            r["words"],
        )
        for r in rows
    )


def occurrence_of(row: sqlite3.Row) -> Occurrence:
    """A row of sha256, speech, start, end."""
    return Occurrence(row["sha256"], row["speech"], row["start"], row["end"])


def phrase_of(row: sqlite3.Row, occurrences: tuple[Occurrence, ...]) -> Phrase:
    """A row of ``phrase`` that stands for its family, with the occurrences of all of it."""
    return Phrase(
        id=row["id"],
        number=row["number"],
        part=row["part"],
        move=row["move"],
        pattern=row["pattern"],
        topics=_texts(row["topics"]),
        occurrences=occurrences,
        speeches=row["speeches"],
        sources=row["sources"],
        first_year=row["first_year"],
        last_year=row["last_year"],
        variants=_texts(row["variants"]),
        speakers=row["speakers"],
        occasions=_texts(row["occasions"]),
        levels=_texts(row["levels"]),
    )


def _texts(stored: str) -> tuple[str, ...]:
    return () if stored == "[]" else msgspec.json.decode(stored, type=tuple[str, ...])
