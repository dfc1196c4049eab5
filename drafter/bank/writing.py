"""Writing to the bank's tables; every function here runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import cast

import msgspec
from msgspec import Struct

from drafter.bank.deciding import phrase_numbers
from drafter.bank.rows import compressed
from drafter.bank.schema import RULES_VERSION
from drafter.model import PART_LABELS, MinedPhrase, Part, SourceRecord


class AddedCounts(Struct, frozen=True):
    """What was brought that the bank did not hold before, by part."""

    phrases: dict[Part, int]
    occurrences: dict[Part, int]


class Added(Struct, frozen=True):
    """Numbers of wordings the bank did not have, new occurrences by part, and the numbers of all
    phrases that changed."""

    made: set[int]
    occurrences: dict[Part, int]
    touched: set[int]


def replaced_source(
    connection: sqlite3.Connection,
    record: SourceRecord,
    phrases: Iterable[MinedPhrase],
    *,
    rules: int = RULES_VERSION,
    shipped: bool = False,
    text: bytes | None = None,
) -> Added:
    """Puts ``record`` and its phrases in place of what the bank held of the same bytes.

    The grade that the user gave the source stays. ``text``: the record's text as the bank keeps it,
    where it is at hand.
    """
    earlier = _occurrences_of(connection, record.sha256)
    touched = {number for number, _, _ in earlier}
    row = connection.execute(
        "SELECT grade FROM source WHERE sha256 = ?", (record.sha256,)
    ).fetchone()
    connection.execute("DELETE FROM source WHERE sha256 = ?", (record.sha256,))
    source = _inserted_source(
        connection, record, grade=record.grade if row is None else row[0], rules=rules,
        shipped=shipped, text=compressed(record.text) if text is None else text,
    )  # fmt: skip
    made, new_occurrences = set[int](), Counter[Part]()
    for phrase in phrases:
        if phrase.occurrence.source != record.sha256:
            raise ValueError(f"{phrase.pattern!r} does not come from {record.name}")
        mined, shown, is_new = phrase_numbers(connection, phrase.part, phrase.pattern)
        inserted = connection.execute(
            "INSERT OR IGNORE INTO occurrence VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                mined,
                shown,
                source,
                phrase.occurrence.speech,
                phrase.occurrence.start,
                phrase.occurrence.end,
                phrase.move,
                _json(phrase.topics),
            ),
        ).rowcount
        touched.add(shown)
        place = (shown, phrase.occurrence.start, phrase.occurrence.end)
        made |= {shown} if is_new else set()
        new_occurrences[phrase.part] += bool(inserted) and place not in earlier
    return Added(made=made, occurrences=+new_occurrences, touched=touched)


def new_phrases(connection: sqlite3.Connection, made: set[int]) -> dict[Part, int]:
    """How many phrases of each part are new: all of their wordings are in ``made``.

    To be asked when the write is settled.
    """
    numbers = msgspec.json.encode(sorted(made)).decode("utf-8")
    rows = connection.execute(
        "WITH made AS MATERIALIZED (SELECT value FROM json_each(?))"
        " SELECT part, count(*) FROM phrase head WHERE number = family AND dropped = 0"
        " AND number IN (SELECT family FROM phrase WHERE number IN made)"
        " AND NOT EXISTS (SELECT 1 FROM phrase WHERE family = head.number"
        "  AND number NOT IN made) GROUP BY part",
        (numbers,),
    )
    counts = {row[0]: int(row[1]) for row in rows}
    return {part: counts[part] for part in PART_LABELS if part in counts}


def without_source(connection: sqlite3.Connection, sha256: str) -> set[int]:
    """Removes a source with its occurrences; gives the numbers of phrases that changed."""
    touched = {number for number, _, _ in _occurrences_of(connection, sha256)}
    connection.execute("DELETE FROM source WHERE sha256 = ?", (sha256,))
    return touched


def without_shipped(connection: sqlite3.Connection) -> set[int]:
    """Removes every source that came with the program; gives the phrases that changed."""
    rows = connection.execute(
        "SELECT DISTINCT phrase FROM occurrence JOIN source USING (source) WHERE shipped = 1"
    ).fetchall()
    connection.execute("DELETE FROM source WHERE shipped = 1")
    return {int(row[0]) for row in rows}


def is_held(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether the bank has this source."""
    row = connection.execute("SELECT 1 FROM source WHERE sha256 = ?", (sha256,)).fetchone()
    return row is not None


def not_withdrawn(connection: sqlite3.Connection, sha256: str) -> None:
    """Notes that the user wants a source again."""
    connection.execute("DELETE FROM withdrawn WHERE sha256 = ?", (sha256,))


def is_withdrawn(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether the user took this source out of the bank."""
    row = connection.execute("SELECT 1 FROM withdrawn WHERE sha256 = ?", (sha256,)).fetchone()
    return row is not None


def _occurrences_of(connection: sqlite3.Connection, sha256: str) -> set[tuple[int, int, int]]:
    rows = connection.execute(
        'SELECT phrase, start, "end" FROM occurrence JOIN source USING (source) WHERE sha256 = ?',
        (sha256,),
    )
    return {(int(row[0]), int(row[1]), int(row[2])) for row in rows}


def _inserted_source(
    connection: sqlite3.Connection,
    record: SourceRecord,
    *,
    grade: str,
    rules: int,
    shipped: bool,
    text: bytes | None,
) -> int:
    cursor = connection.execute(
        "INSERT INTO source (sha256, name, encoding, grade, rules, shipped, text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            record.sha256,
            record.name,
            record.encoding,
            grade,
            rules,
            shipped,
            text,
        ),
    )
    source = cast("int", cursor.lastrowid)
    connection.executemany(
        "INSERT INTO speech VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (source, s.start, s.end, s.title, s.year, s.occasion, s.level, s.speaker, s.words)
            for s in record.speeches
        ],
    )
    return source


def _json(topics: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(topics)).decode("utf-8")
