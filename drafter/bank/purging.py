"""A source out of a bank without a trace of its words."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from drafter.bank.bank import open_bank
from drafter.bank.pending import forgotten
from drafter.bank.settling import settle
from drafter.bank.writing import is_held, without_source
from drafter.storage.database import database, transaction


def purge_source(path: Path, sha256: str) -> bool:
    """Takes a source, its text and the wordings that only it had out of the bank at ``path``, with
    what was decided of those, and has SQLite overwrite the pages they stood on. False where the
    bank does not have it. Raises BankError.

    A number that a wording had is forgotten with it: it is the one place where a wording outlives
    its occurrences.
    """
    with database(path, read_only=False) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        with transaction(connection):
            waited = forgotten(connection, sha256)
            numbers = _numbers_of(connection, sha256)
            held = is_held(connection, sha256)
            settle(connection, without_source(connection, sha256))
            _forget(connection, numbers)
        if not (waited or held):
            return False
        connection.execute("VACUUM")
    return True


def sources_with(path: Path, words: Sequence[str]) -> tuple[str, ...]:
    """The names of the sources the user brought in whose held text one of these stretches of words
    stands, sorted, with those that wait to be taken in. Raises BankError."""
    with open_bank(path, read_only=True) as bank:
        own = bank.holdings.own_sources() & bank.holdings.with_text()
        held = (
            (source.name, bank.text(source.sha256) or "")
            for source in bank.sources()
            if source.sha256 in own
        )
        found = {
            name
            for name, text in chain(held, bank.pending.texts())
            if any(each in text for each in words)
        }
    return tuple(sorted(found))


def _numbers_of(connection: sqlite3.Connection, sha256: str) -> set[int]:
    rows = connection.execute(
        "SELECT mined, phrase FROM occurrence JOIN source USING (source) WHERE sha256 = ?",
        (sha256,),
    )
    return {int(number) for row in rows for number in row}


def _forget(connection: sqlite3.Connection, numbers: set[int]) -> None:
    """Forgets the wordings with these numbers that no occurrence has any more."""
    for number in sorted(numbers):
        still = connection.execute(
            "SELECT 1 FROM occurrence WHERE mined = :n OR phrase = :n"
            " UNION SELECT 1 FROM phrase WHERE number = :n",
            {"n": number},
        ).fetchone()
        if still is None:
            connection.execute(
                "DELETE FROM decision WHERE shipped = 0"
                " AND id = (SELECT id FROM number WHERE number = ?)",
                (number,),
            )
            connection.execute("DELETE FROM number WHERE number = ?", (number,))
