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
from drafter.model import MOVE_LABELS, MinedPhrase, Part, SourceRecord

_MOVE_ORDER: dict[str, int] = {move: place for place, move in enumerate(MOVE_LABELS)}


class Added(Struct, frozen=True):
    """New phrases and occurrences by part, and the numbers of all phrases that changed."""

    phrases: dict[Part, int]
    occurrences: dict[Part, int]
    touched: set[int]


def replaced_source(
    connection: sqlite3.Connection,
    record: SourceRecord,
    phrases: Iterable[MinedPhrase],
    *,
    rules: int = RULES_VERSION,
    shipped: bool = False,
) -> Added:
    """Puts ``record`` and its phrases in place of what the bank held of the same bytes.

    The grade that the user gave the source stays.
    """
    earlier = _occurrences_of(connection, record.sha256)
    touched = {number for number, _, _ in earlier}
    row = connection.execute(
        "SELECT grade FROM source WHERE sha256 = ?", (record.sha256,)
    ).fetchone()
    connection.execute("DELETE FROM source WHERE sha256 = ?", (record.sha256,))
    source = _inserted_source(
        connection, record, grade=record.grade if row is None else row[0], rules=rules,
        shipped=shipped,
    )  # fmt: skip
    new_phrases, new_occurrences = Counter[Part](), Counter[Part]()
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
        new_phrases[phrase.part] += is_new
        new_occurrences[phrase.part] += bool(inserted) and place not in earlier
    return Added(phrases=+new_phrases, occurrences=+new_occurrences, touched=touched)


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


def is_held(connection: sqlite3.Connection, sha256: str, *, with_text: bool = False) -> bool:
    """Whether the bank has this source (``with_text``: with its text, so the user mined it)."""
    condition = " AND text IS NOT NULL" if with_text else ""
    row = connection.execute(
        f"SELECT 1 FROM source WHERE sha256 = ?{condition}", (sha256,)
    ).fetchone()
    return row is not None


def is_withdrawn(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether the user took this source out of the bank."""
    row = connection.execute("SELECT 1 FROM withdrawn WHERE sha256 = ?", (sha256,)).fetchone()
    return row is not None


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
            " last_year = ?, dropped = EXISTS (SELECT 1 FROM decision WHERE decision.id = phrase.id"
            " AND verdict = 'drop') WHERE number = ?",
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


def _inserted_source(
    connection: sqlite3.Connection, record: SourceRecord, *, grade: str, rules: int, shipped: bool
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
            compressed(record.text),
        ),
    )
    source = cast("int", cursor.lastrowid)
    connection.executemany(
        "INSERT INTO speech VALUES (?, ?, ?, ?, ?)",
        [(source, s.start, s.end, s.title, s.year) for s in record.speeches],
    )
    return source


def _commonest(moves: Iterable[str | None]) -> str | None:
    counted = Counter[str](move for move in moves if move is not None)
    return min(counted, key=lambda move: (-counted[move], _MOVE_ORDER[move]), default=None)


def _topics(stored: str) -> tuple[str, ...]:
    return msgspec.json.decode(stored, type=tuple[str, ...])


def _json(topics: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(topics)).decode("utf-8")
