"""Which wordings of the bank belong together, or may: by family, and by the keys of ``likeness``.

Every function runs inside the caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

_AT_ONCE = 20_000  # phrases whose keys are put in together


def relatives(connection: sqlite3.Connection, numbers: Iterable[int]) -> set[int]:
    """The phrases of the same families as these."""
    rows = connection.execute(
        "SELECT DISTINCT b.number FROM json_each(?) JOIN phrase a ON a.number = value"
        " JOIN phrase b ON b.family = a.family",
        (_json(numbers),),
    )
    return {int(row[0]) for row in rows}


def alike(connection: sqlite3.Connection, numbers: Iterable[int]) -> set[int]:
    """The phrases that may be near-identical to one of these."""
    rows = connection.execute(
        "SELECT DISTINCT b.phrase FROM json_each(?) JOIN likeness a ON a.phrase = value"
        " JOIN likeness b ON b.key = a.key",
        (_json(numbers),),
    )
    return {int(row[0]) for row in rows}


def likely_pairs(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Each of these phrases with each that may be near-identical to it."""
    return connection.execute(
        "SELECT DISTINCT a.phrase, b.phrase FROM json_each(?) CROSS JOIN likeness a"
        " ON a.phrase = value CROSS JOIN likeness b ON b.key = a.key AND b.phrase <> a.phrase",
        (_json(numbers),),
    ).fetchall()


def alike_to(connection: sqlite3.Connection, keys: Iterable[int]) -> set[int]:
    """The phrases that have one of these keys of ``mining.merging.likeness``."""
    rows = connection.execute(
        "SELECT DISTINCT phrase FROM json_each(?) JOIN likeness ON likeness.key = value",
        (_json(keys),),
    )
    return {int(row[0]) for row in rows}


def keys_of(connection: sqlite3.Connection, numbers: Iterable[int]) -> set[int]:
    """The keys that these phrases have."""
    rows = connection.execute(
        "SELECT DISTINCT likeness.key FROM json_each(?) JOIN likeness ON phrase = value",
        (_json(numbers),),
    )
    return {int(row[0]) for row in rows}


def with_likeness(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Lets phrases be found by their likeness from then on."""
    from drafter.mining.merging import likeness  # here, for a browse starts without it

    rows = connection.execute(
        "SELECT number, part, pattern FROM json_each(?) JOIN phrase ON number = value"
        " WHERE NOT EXISTS (SELECT 1 FROM likeness WHERE phrase = number)",
        (_json(numbers),),
    )
    while lot := rows.fetchmany(_AT_ONCE):
        keys = [
            (key, number) for number, part, pattern in lot for key in likeness(pattern, part=part)
        ]
        keys.sort()  # the table is in the order of the keys: each page of it is met once
        connection.executemany("INSERT OR IGNORE INTO likeness VALUES (?, ?)", keys)


def with_new_likeness(connection: sqlite3.Connection) -> set[int]:
    """Where the keys kept are those of older rules, lets all be made anew: gives every phrase."""
    from drafter.mining.merging import LIKENESS_VERSION

    row = connection.execute("SELECT value FROM meta WHERE key = 'likeness'").fetchone()
    if row is not None and row[0] == str(LIKENESS_VERSION):
        return set()
    connection.execute("DELETE FROM likeness")
    connection.execute(
        "INSERT OR REPLACE INTO meta VALUES ('likeness', ?)", (str(LIKENESS_VERSION),)
    )
    return {int(row[0]) for row in connection.execute("SELECT number FROM phrase")}


def _json(numbers: Iterable[int]) -> str:
    return msgspec.json.encode(sorted(numbers)).decode("utf-8")
