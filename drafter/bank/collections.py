"""A writer's own collections of phrases (本周安全会): each on disk when the call returns."""

from __future__ import annotations

from msgspec import Struct

from drafter.bank.access import Access
from drafter.errors import UsageError
from drafter.text.clean import clean_line

_TABLE = """CREATE TABLE IF NOT EXISTS collected (
    place INTEGER PRIMARY KEY, name TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (name, id))"""
_LONGEST = 20


class Collection(Struct, frozen=True):
    """A collection by its name, with the content ids of its phrases, the latest first."""

    name: str
    ids: tuple[str, ...]


class Collections(Access):
    """The collections of an open bank; as with favourites the table is made with the first one,
    and an id outlives its phrase. A collection that is emptied is gone."""

    def everything(self) -> tuple[Collection, ...]:
        """Every collection, the one made first at the head."""
        if not self.row("SELECT 1 FROM sqlite_master WHERE name = 'collected'"):
            return ()
        ids: dict[str, list[str]] = {}
        for row in self.rows("SELECT name, id FROM collected ORDER BY place"):
            ids.setdefault(str(row["name"]), []).insert(0, str(row["id"]))
        return tuple(Collection(name, tuple(each)) for name, each in ids.items())

    def add(self, name: str, identity: str) -> None:
        """Puts a phrase into the collection ``name``, made where there is none. Raises UsageError
        for a name that is none."""
        name = clean_line(name)
        if not 1 <= len(name) <= _LONGEST:
            raise UsageError("集子要有个名字", f"1 到 {_LONGEST} 个字，如 本周安全会")
        with self.writing() as connection:
            connection.execute(_TABLE)
            connection.execute(
                "INSERT OR IGNORE INTO collected (name, id) VALUES (?, ?)", (name, identity)
            )

    def remove(self, name: str, identity: str) -> None:
        """Takes a phrase out of a collection."""
        with self.writing() as connection:
            connection.execute(_TABLE)
            connection.execute("DELETE FROM collected WHERE name = ? AND id = ?", (name, identity))
