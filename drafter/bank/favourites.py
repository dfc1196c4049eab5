"""Phrases a writer keeps at hand (收藏), by content id: each on disk when the call returns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from drafter.bank.access import Access
from drafter.model import Phrase

_TABLE = "CREATE TABLE IF NOT EXISTS favourite (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)"


class Favourites(Access):
    """The favourites of an open bank.

    Their table is made with the first one, so a bank of before needs no new version. A favourite is
    a content id and outlives its phrase: mined again, it is one again.
    """

    def ids(self) -> tuple[str, ...]:
        """Content ids, the one kept last first."""
        if not self.row("SELECT 1 FROM sqlite_master WHERE name = 'favourite'"):
            return ()
        return tuple(str(row[0]) for row in self.rows("SELECT id FROM favourite ORDER BY -place"))

    def add(self, phrase: Phrase) -> None:
        """Keeps a phrase, as the latest."""
        self.take_in([phrase.id])

    def remove(self, phrase: Phrase, *, also: Iterable[str] = ()) -> None:
        """Keeps it no more; ``also`` are ids of its variants, kept under their own name before."""
        with self.writing() as connection:
            _prepare(connection)
            connection.executemany(
                "DELETE FROM favourite WHERE id = ?", [(each,) for each in (phrase.id, *also)]
            )

    def take_in(self, ids: Iterable[str]) -> None:
        """Keeps these too, the last as the latest, in one transaction."""
        with self.writing() as connection:
            _prepare(connection)
            for each in ids:
                connection.execute("DELETE FROM favourite WHERE id = ?", (each,))
                connection.execute("INSERT INTO favourite (id) VALUES (?)", (each,))


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute(_TABLE)
