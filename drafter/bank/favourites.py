"""Phrases a writer keeps at hand (收藏), by content id: each on disk when the call returns."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.bank.access import Access

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

    def add(self, ids: Iterable[str]) -> None:
        """Keeps these, the last as the latest, in one transaction."""
        with self.writing() as connection:
            connection.execute(_TABLE)
            for each in ids:
                connection.execute("DELETE FROM favourite WHERE id = ?", (each,))
                connection.execute("INSERT INTO favourite (id) VALUES (?)", (each,))

    def remove(self, ids: Iterable[str]) -> None:
        """Keeps these no more, in one transaction."""
        with self.writing() as connection:
            connection.execute(_TABLE)
            connection.executemany("DELETE FROM favourite WHERE id = ?", [(each,) for each in ids])
