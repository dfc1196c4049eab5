"""Writing to the bank's tables; every function here runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import cast

import msgspec
from msgspec import Struct

from drafter.bank.rows import compressed
from drafter.bank.schema import RULES_VERSION
from drafter.model import MOVE_LABELS, MinedPhrase, Part, SourceRecord, phrase_id

_MOVE_ORDER: dict[str, int] = {move: place for place, move in enumerate(MOVE_LABELS)}


class Added(Struct, frozen=True):
    """New phrases and occurrences by part, and the numbers of all phrases that changed."""

    phrases: dict[Part, int]
    occurrences: dict[Part, int]
    touched: set[int]


def replaced_source(
    connection: sqlite3.Connection, record: SourceRecord, phrases: Iterable[MinedPhrase]
) -> Added:
    """Puts ``record`` and its phrases in place of what the bank held of the same bytes."""
    earlier = _occurrences_of(connection, record.sha256)
    touched = {number for number, _, _ in earlier}
    connection.execute("DELETE FROM source WHERE sha256 = ?", (record.sha256,))
    source = _inserted_source(connection, record)
    new_phrases, new_occurrences = Counter[Part](), Counter[Part]()
    for phrase in phrases:
        if phrase.occurrence.source != record.sha256:
            raise ValueError(f"{phrase.pattern!r} does not come from {record.name}")
        number, is_new = _number(connection, phrase)
        place = (number, phrase.occurrence.start, phrase.occurrence.end)
        inserted = connection.execute(
            "INSERT OR IGNORE INTO occurrence VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                source,
                phrase.occurrence.speech,
                phrase.occurrence.start,
                phrase.occurrence.end,
                phrase.move,
                _json(phrase.topics),
            ),
        ).rowcount
        touched.add(number)
        new_phrases[phrase.part] += is_new
        new_occurrences[phrase.part] += bool(inserted) and place not in earlier
    return Added(phrases=+new_phrases, occurrences=+new_occurrences, touched=touched)


def without_textless(connection: sqlite3.Connection) -> set[int]:
    """Removes every source whose text is not held; gives the numbers of phrases that changed."""
    rows = connection.execute(
        "SELECT DISTINCT phrase FROM occurrence JOIN source USING (source) WHERE text IS NULL"
    ).fetchall()
    connection.execute("DELETE FROM source WHERE text IS NULL")
    return {int(row[0]) for row in rows}


def text_is_held(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether the user mined this file himself."""
    return (
        connection.execute(
            "SELECT 1 FROM source WHERE sha256 = ? AND text IS NOT NULL", (sha256,)
        ).fetchone()
        is not None
    )


def settle(connection: sqlite3.Connection, touched: Iterable[int]) -> None:
    """Brings counts, years, move and topics of these phrases up to date; drops those without an
    occurrence (their number stays reserved)."""
    for number in sorted(touched):
        rows = connection.execute(
            "SELECT o.source, o.speech, o.move, o.topics, s.year FROM occurrence o"
            " LEFT JOIN speech s ON s.source = o.source AND s.start = o.speech"
            " WHERE o.phrase = ?",
            (number,),
        ).fetchall()
        if not rows:
            connection.execute("DELETE FROM phrase WHERE number = ?", (number,))
            continue
        years = [row[4] for row in rows if row[4] is not None]
        connection.execute(
            "UPDATE phrase SET move = ?, topics = ?, speeches = ?, sources = ?, first_year = ?,"
            " last_year = ? WHERE number = ?",
            (
                _commonest(row[2] for row in rows),
                _json({topic for row in rows for topic in _topics(row[3])}),
                len({(row[0], row[1]) for row in rows}),
                len({row[0] for row in rows}),
                min(years, default=None),
                max(years, default=None),
                number,
            ),
        )


def _occurrences_of(connection: sqlite3.Connection, sha256: str) -> set[tuple[int, int, int]]:
    rows = connection.execute(
        'SELECT phrase, start, "end" FROM occurrence JOIN source USING (source) WHERE sha256 = ?',
        (sha256,),
    )
    return {(int(row[0]), int(row[1]), int(row[2])) for row in rows}


def _inserted_source(connection: sqlite3.Connection, record: SourceRecord) -> int:
    cursor = connection.execute(
        "INSERT INTO source (sha256, name, encoding, grade, rules, text) VALUES (?, ?, ?, ?, ?, ?)",
        (
            record.sha256,
            record.name,
            record.encoding,
            record.grade,
            RULES_VERSION,
            compressed(record.text),
        ),
    )
    source = cast("int", cursor.lastrowid)
    connection.executemany(
        "INSERT INTO speech VALUES (?, ?, ?, ?, ?)",
        [(source, s.start, s.end, s.title, s.year) for s in record.speeches],
    )
    return source


def _number(connection: sqlite3.Connection, phrase: MinedPhrase) -> tuple[int, bool]:
    """The phrase's short number, and whether the bank did not hold the phrase."""
    identity = phrase_id(phrase.part, phrase.pattern)
    connection.execute("INSERT OR IGNORE INTO number (id) VALUES (?)", (identity,))
    row = connection.execute("SELECT number FROM number WHERE id = ?", (identity,)).fetchone()
    number = int(row[0])
    inserted = connection.execute(
        "INSERT OR IGNORE INTO phrase VALUES (?, ?, ?, NULL, ?, '[]', 0, 0, NULL, NULL)",
        (number, identity, phrase.part, phrase.pattern),
    ).rowcount
    return number, bool(inserted)


def _commonest(moves: Iterable[str | None]) -> str | None:
    counted = Counter[str](move for move in moves if move is not None)
    return min(counted, key=lambda move: (-counted[move], _MOVE_ORDER[move]), default=None)


def _topics(stored: str) -> tuple[str, ...]:
    return msgspec.json.decode(stored, type=tuple[str, ...])


def _json(topics: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(topics)).decode("utf-8")
